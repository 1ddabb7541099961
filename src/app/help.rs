//! The help: the keys of the screen it was asked for on.

use super::action::Action;
use super::input::{Code, Key};
use super::keymap::{BINDINGS, Context, KEYLESS, key_of};
use crate::i18n::Lang;

/// The help while it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpScreen {
    /// The places whose keys are listed, the nearest first.
    pub contexts: Vec<Context>,
    /// How many lines are scrolled away.
    pub scrolled: usize,
}

/// One line of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A heading.
    Heading(String),
    /// A key and what it does.
    Key(String, String),
    /// A sentence.
    Text(String),
    /// A blank row.
    Blank,
}

/// The lines of the help for some places.
#[must_use]
pub fn lines(contexts: &[Context], lang: Lang) -> Vec<Line> {
    let mut lines = Vec::new();
    for context in contexts {
        lines.push(Line::Heading(context_name(*context, lang).to_owned()));
        let mut told: Vec<Action> = Vec::new();
        for binding in BINDINGS.iter().filter(|binding| binding.context == *context) {
            if binding.action == Action::Copying || told.contains(&binding.action) {
                continue;
            }
            told.push(binding.action);
            let key = |b: &super::keymap::Binding| b.key.label(lang);
            let same = |b: &&super::keymap::Binding| b.context == *context && b.action == binding.action;
            let keys: Vec<_> = BINDINGS.iter().filter(same).map(key).collect();
            lines.push(Line::Key(keys.join(" / "), binding.action.name(lang).to_owned()));
        }
        if *context == Context::Line {
            lines.extend(typing(lang));
        }
        lines.push(Line::Blank);
    }
    lines.extend(keyless(contexts, lang));
    lines.push(Line::Text(lang.help_copy().to_owned()));
    if contexts.contains(&Context::Room) {
        lines.push(Line::Text(lang.help_hints().to_owned()));
    }
    lines
}

/// The wishes without a key, and where they are found.
fn keyless(contexts: &[Context], lang: Lang) -> Vec<Line> {
    let palette = key_of(Context::Anywhere, Action::Palette).map(|key| key.label(lang)).unwrap_or_default();
    let mut lines = vec![Line::Heading(lang.help_keyless(&palette))];
    for (_, action) in KEYLESS.iter().filter(|(context, _)| contexts.contains(context)) {
        lines.push(Line::Key(String::new(), action.name(lang).to_owned()));
    }
    lines.push(Line::Blank);
    lines
}

/// The keys of the line being typed, as any office program has them.
#[must_use]
pub fn typing(lang: Lang) -> Vec<Line> {
    let plain = |code: Code| Key::plain(code).label(lang);
    let held = |code: Code| Key { ctrl: true, ..Key::plain(code) }.label(lang);
    vec![
        Line::Key(format!("{} / {}", plain(Code::Home), plain(Code::End)), lang.type_home_end().to_owned()),
        Line::Key(format!("{} / {}", held(Code::Left), held(Code::Right)), lang.type_words().to_owned()),
        Line::Key(lang.type_shift_arrows().to_owned(), lang.type_select().to_owned()),
    ]
}

impl HelpScreen {
    /// Scrolls by some lines, within `total` lines of which `room` fit.
    pub fn scroll(&mut self, by: isize, total: usize, room: usize) {
        let end = total.saturating_sub(room);
        self.scrolled = self.scrolled.saturating_add_signed(by).min(end);
    }
}

/// The rows that the help has for its lines on a screen of this height.
#[must_use]
pub fn room(rows: u16) -> usize {
    usize::from(rows).saturating_sub(5).max(1)
}

/// What a place is called.
#[must_use]
pub fn context_name(context: Context, lang: Lang) -> &'static str {
    match context {
        Context::Anywhere => lang.context_anywhere(),
        Context::Home => lang.context_home(),
        Context::Found => lang.context_found(),
        Context::New => lang.context_new(),
        Context::Room => lang.context_room(),
        Context::Agenda => lang.context_agenda(),
        Context::Meeting => lang.context_meeting(),
        Context::MeetingLine => lang.context_meeting_line(),
        Context::Page => lang.context_page(),
        Context::Line => lang.context_line(),
        Context::Needs => lang.context_needs(),
        Context::Entries => lang.context_entries(),
        Context::Editing => lang.context_editing(),
        Context::Cell => lang.context_cell(),
        Context::Board => lang.context_board(),
        Context::Overlap => lang.context_overlap(),
        Context::Common => lang.context_common(),
        Context::Map => lang.context_map(),
        Context::Stroll => lang.context_stroll(),
        Context::Actions => lang.context_actions(),
        Context::Agreed => lang.context_agreed(),
        Context::ActionsLine => lang.context_actions_line(),
        Context::Form => lang.context_form(),
        Context::ReadBack => lang.context_read_back(),
        Context::Choice => lang.context_choice(),
        Context::Preview => lang.context_preview(),
        Context::Help => lang.context_help(),
        Context::Hints => lang.context_hints(),
        Context::Silence => lang.context_silence(),
        Context::Cases => lang.context_cases(),
        Context::WorksWith => lang.context_works_with(),
        Context::Figures => lang.context_figures(),
        Context::Years => lang.context_years(),
    }
}
