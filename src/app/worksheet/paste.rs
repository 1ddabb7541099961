//! Pasted text of several lines: shown first, then as many entries.

use super::{Popup, WorksheetScreen};
use crate::app::action::Action;
use crate::app::input::Input;
use crate::app::keymap::{self, Context};
use crate::app::work::Work;
use crate::domain::entry;
use crate::text::{Clean, telltale};

/// The lines that are to become entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paste {
    /// One entry each.
    pub lines: Vec<Line>,
    /// Which line is selected.
    pub at: usize,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its words.
    pub text: String,
    /// Whether they may point to a person.
    pub is_telltale: bool,
}

impl Paste {
    /// How many lines may point to a person.
    #[must_use]
    pub fn telltale(&self) -> usize {
        self.lines.iter().filter(|line| line.is_telltale).count()
    }

    /// The lines as they were pasted.
    fn text(&self) -> String {
        let lines: Vec<_> = self.lines.iter().map(|line| line.text.as_str()).collect();
        lines.join("\n")
    }
}

impl WorksheetScreen {
    /// Cuts the line being typed into lines, without the blank ones; none where there are fewer than two.
    pub(super) fn pasted(&self, work: &Work) -> Option<Paste> {
        let nobodies = self.nobodies(work.session());
        let lines: Vec<_> = self
            .line
            .text()
            .lines()
            .map(|line| Clean::line(line).into_string())
            .filter(|line| !line.is_empty())
            .map(|text| Line { is_telltale: !telltale::find(&text, &nobodies).is_empty(), text })
            .collect();
        (lines.len() > 1).then_some(Paste { lines, at: 0 })
    }

    /// Enter takes the lines as entries, Del drops one; Esc leaves the text in the line, so that nothing is lost.
    pub(super) fn answer_paste(&mut self, mut paste: Paste, input: &Input, work: &mut Work) {
        let last = paste.lines.len().saturating_sub(1);
        let Input::Key(key) = input else {
            if let Input::Text(typed) | Input::Paste(typed) = input {
                // more of a paste that came in pieces
                self.line.paste(typed);
                paste = self.pasted(work).unwrap_or(paste);
            }
            self.popup = Some(Popup::Paste(paste));
            return;
        };
        match keymap::action(Context::Choice, *key) {
            Some(Action::Up) => paste.at = paste.at.checked_sub(1).unwrap_or(last),
            Some(Action::Down) => paste.at = if paste.at >= last { 0 } else { paste.at + 1 },
            Some(Action::Remove) => {
                paste.lines.remove(paste.at);
                paste.at = paste.at.min(paste.lines.len().saturating_sub(1));
                if paste.lines.is_empty() {
                    self.line.set("");
                    return;
                }
            }
            Some(Action::Confirm) => {
                self.take_lines(&paste, work);
                return;
            }
            Some(Action::Back) => {
                self.line.set(&paste.text());
                return;
            }
            _ => {}
        }
        self.popup = Some(Popup::Paste(paste));
    }

    fn take_lines(&mut self, paste: &Paste, work: &mut Work) {
        let Some(at) = self.at(work.session()) else {
            work.mark(work.lang.notice_no_agencies());
            return;
        };
        let lane = self.lane_id();
        let (handed_in, about) = (self.hands_in(work), self.about());
        if !paste.lines.iter().all(|line| work.may_keep(&line.text)) {
            self.line.set(&paste.text());
            return;
        }
        let added = work.write(|writer| {
            for line in &paste.lines {
                let id = entry::add(writer, &at, &lane, &line.text, handed_in);
                entry::say_about(writer, id, about);
            }
            self.note_sheet(at.agency, writer);
        });
        if added.is_some() {
            self.line.take();
            match (paste.lines.len(), paste.telltale()) {
                (count, 0) => work.say(work.lang.notice_pasted(count)),
                (count, telltale) => work.mark(work.lang.notice_telltale_pasted(count, telltale)),
            }
        }
    }
}
