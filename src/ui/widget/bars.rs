//! The rows at the edges: what is open and saved at the top; what just happened and the keys at the bottom.

mod top;

use crate::app::board::Way;
use crate::app::cases::Cases;
use crate::app::hints::Spot;
use crate::app::keymap::{self, Context};
use crate::app::merge::Merging;
use crate::app::merge::preview;
use crate::app::notice::{Notice, Weight};
use crate::app::open::{Access, Stay};
use crate::app::region::Rect;
use crate::app::years::{self, Page};
use crate::app::{Action, Model};
use crate::domain::worksheet::Scope;
use crate::text::width;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;

pub use top::header;
/// Columns between two words of a row.
const GAP: usize = 2;

/// Paints what just happened, above the keys; a long sentence takes a second row.
pub fn notice(model: &Model, canvas: &mut Canvas) {
    let laid = || overlay(model).map(Notice::calm);
    let Some(notice) = model.notice.clone().or_else(laid) else { return };
    let (columns, rows) = canvas.size();
    let ink = if notice.weight == Weight::Marked { Ink::NoticeMarked } else { Ink::Notice };
    let room = columns.saturating_sub(2);
    let lines = crate::text::wrap(&notice.text, usize::from(room));
    let shown = lines.len().clamp(1, 3);
    let height = u16::try_from(shown).unwrap_or(1);
    let top = rows.saturating_sub(1 + height);
    canvas.fill(Rect::new(0, top, columns, height), ink);
    for (y, line) in (top..).zip(lines.into_iter().take(shown)) {
        canvas.text(1, y, room, notice.text.get(line.range).unwrap_or_default(), ink);
    }
}

/// What is said all the while another session is laid over this one.
fn overlay(model: &Model) -> Option<String> {
    let open = model.open.as_ref()?;
    if open.access == Access::Compared {
        return Some(model.lang.compare_banner().to_owned());
    }
    let laid = open.overlay()?;
    Some(match laid.stay {
        Stay::Taken => model.lang.intake_banner_taken(&laid.preview.name),
        Stay::Looked => model.lang.intake_banner_looked(&laid.preview.name),
    })
}

/// Paints the keys that matter most here; those that do not fit are left to the help.
pub fn keys(model: &Model, context: Context, actions: &[Action], canvas: &mut Canvas) {
    keys_with(model, context, actions, None, canvas);
}

/// The same, with another word for what the menu key does here.
pub fn keys_with(
    model: &Model,
    context: Context,
    actions: &[Action],
    menu: Option<&str>,
    canvas: &mut Canvas,
) {
    let lang = model.lang;
    let (columns, rows) = canvas.size();
    let y = rows.saturating_sub(1);
    canvas.fill(Rect::new(0, y, columns, 1), Ink::Keys);
    let help = hint(model, context, Action::Help);
    let end = columns.saturating_sub(1);
    let limit = canvas.right(end, y, &help, Ink::Keys).saturating_sub(2);
    let named = |action: &Action| {
        let name = match action {
            Action::Open if context == Context::Cases => {
                cases(model).map_or("", |cases| cases.enter_does(lang))
            }
            Action::NextStep if context == Context::Cases => {
                cases(model).map_or("", |cases| cases.page_does(lang))
            }
            Action::Confirm if context == Context::Found => found_does(model),
            Action::Find if matches!(context, Context::Home | Context::Found) => lang.found_do_words(),
            Action::Actions if matches!(context, Context::Home | Context::Found) => lang.found_do_actions(),
            Action::Desk if context == Context::Found => lang.found_do_desk(),
            Action::NextFace if context == Context::Years => lang.do_next_page_of(),
            Action::GoTo if context == Context::Years => enter_does(model),
            Action::Thread => lang.do_thread_short(),
            Action::Compare => lang.do_compare_short(),
            Action::NextGroup => group_is(model),
            Action::Quit if context == Context::Home => lang.home_do_quit(),
            Action::Tick if context == Context::Home => lang.home_do_tick(),
            Action::Add => lang.short_add(),
            Action::Menu => menu.unwrap_or(lang.do_menu()),
            Action::NextAgency if context == Context::Board && repeats(model) => lang.do_next_sheet(),
            Action::Down if context == Context::Board => lang.do_next_page(),
            Action::Down if matches!(context, Context::ActionsLine | Context::MeetingLine) => {
                lang.do_to_list()
            }
            Action::Down if context == Context::Common => lang.do_read_on(),
            Action::NextStep if context == Context::Board => lang.do_question_short(),
            Action::NextStep if model.exporting.is_some() => lang.export_withheld_on(),
            Action::NextStep if context == Context::Preview => lang.intake_page(),
            Action::NextStep if next_is_lane(model) => lang.do_next_lane(),
            Action::NextStep => lang.do_next_question(),
            Action::FindAgency => lang.do_find_short(),
            Action::Park => lang.do_park_short(),
            Action::GoTo => lang.do_go_to_short(),
            Action::Star => lang.do_star_short(),
            Action::Stroll => lang.do_stroll_short(),
            Action::Board => other_way(model),
            Action::Overlap => lang.do_overlap_short(),
            Action::Open if context == Context::Hints && on_idea(model) => lang.hints_do_note(),
            Action::Tick if context == Context::Preview => turned(model),
            Action::Undo => lang.intake_do_back(),
            _ => action.name(lang),
        };
        Some((*action, format!("{} {name}", keymap::key_of(context, *action)?.label(lang))))
    };
    let offered = offered(model, context, actions);
    let mut told: Vec<(Action, String)> = offered.iter().filter_map(named).collect();
    let taken = |told: &[(Action, String)]| told.iter().map(|(_, text)| width(text) + GAP).sum::<usize>();
    while taken(&told) > usize::from(limit) + GAP - 1 {
        // the way back is the last to go
        let leads_on = |(action, _): &(Action, String)| !matches!(action, Action::Back | Action::ToList);
        let goes = told.iter().rposition(leads_on).unwrap_or(told.len() - 1);
        told.remove(goes);
    }
    let mut x = 1;
    for (_, text) in told {
        x = canvas.text(x, y, limit, &text, Ink::Keys) + 2;
    }
}

/// The wishes of a place that can be granted: where the session may not be written, none that writes; where another is
/// only looked at, the way back to the choice comes first.
fn offered(model: &Model, context: Context, actions: &[Action]) -> Vec<Action> {
    let Some(open) = model.open.as_ref().filter(|open| open.refusal(model.lang).is_some()) else {
        return actions.to_vec();
    };
    let writes = |action: &Action| {
        matches!(
            action,
            Action::Add | Action::Pass | Action::Park | Action::Edit | Action::Remove | Action::Star
        ) || (*action == Action::Confirm
            && matches!(context, Context::Cell | Context::ActionsLine | Context::MeetingLine))
    };
    let lies_over = matches!(context, Context::Choice | Context::Editing | Context::Preview | Context::Help);
    let is_on_screen = !lies_over && model.room.as_ref().is_some_and(|room| !room.is_asking(model.screen));
    let back = (open.is_looking() && is_on_screen).then_some(Action::Undo);
    back.into_iter().chain(actions.iter().copied().filter(|action| !writes(action))).collect()
}

/// What is said of the selected row of the preview of a merge.
fn turned(model: &Model) -> &'static str {
    match &model.merging {
        Some(Merging::Preview(laid)) if !matches!(laid.page, preview::Page::Pairs(..)) => {
            model.lang.intake_turn_rewritten()
        }
        _ => model.lang.intake_turn_verdict(),
    }
}

/// What Enter does in what was found over all sessions.
fn found_does(model: &Model) -> &'static str {
    let looks = model.home.found.as_ref().is_some_and(|page| page.is_to_look());
    if looks { model.lang.found_look() } else { model.lang.found_open() }
}

/// What Enter does while it shows what went on from meeting to meeting.
fn enter_does(model: &Model) -> &'static str {
    let lang = model.lang;
    let Some(room) = &model.room else { return lang.do_go_to_short() };
    match room.years.spot() {
        _ if room.review.is_some() => lang.do_confirm(),
        Some(years::Spot::Compare) => lang.do_compare_short(),
        Some(years::Spot::Fold(_)) => lang.do_fold(),
        _ => lang.do_go_to_said(),
    }
}

/// What the next group of rows is on the page that shows what went on from meeting to meeting.
fn group_is(model: &Model) -> &'static str {
    let lang = model.lang;
    match model.room.as_ref().map(|room| room.years.page) {
        Some(Page::Changes | Page::Presence) => lang.do_next_agency(),
        Some(Page::Promises) => lang.do_next_meeting_short(),
        Some(Page::Found | Page::Ways) | None => lang.do_next_group_short(),
    }
}

/// What the board's key does on the board.
fn other_way(model: &Model) -> &'static str {
    let Some(room) = &model.room else { return model.lang.do_by_question() };
    match (room.board.way, room.board.has_summary(&room.worksheet)) {
        (Way::Question, _) if repeats(model) => model.lang.do_by_sheet(),
        (Way::Question, _) => model.lang.do_by_agency(),
        (Way::Agency, true) => model.lang.do_by_summary(),
        _ => model.lang.do_by_question(),
    }
}

/// Whether the sheets of the worksheet that is on are not those of agencies.
fn repeats(model: &Model) -> bool {
    let sheet = model.room.as_ref().and_then(|room| room.worksheet.sheet());
    sheet.is_some_and(|sheet| sheet.scope != Scope::Agency)
}

/// Whether the next step stays with the question.
fn next_is_lane(model: &Model) -> bool {
    let Some(screen) = model.room.as_ref().map(|room| &room.worksheet) else { return false };
    let steps = screen.steps();
    let question = |at: usize| steps.get(at).map(|step| step.question);
    question(screen.step_at).is_some() && question(screen.step_at) == question(screen.step_at + 1)
}

/// The cases that lie over the screen.
fn cases(model: &Model) -> Option<&Cases> {
    model.room.as_ref().map(|room| &room.cases)
}

/// Whether an idea of the hint library is selected.
fn on_idea(model: &Model) -> bool {
    let hints = model.room.as_ref().and_then(|room| room.hints.as_ref());
    hints.is_some_and(|hints| matches!(hints.spot(), Some(Spot::Idea(_))))
}

fn hint(model: &Model, context: Context, action: Action) -> String {
    let key = keymap::key_of(context, action).map(|key| key.label(model.lang)).unwrap_or_default();
    format!("{key} {}", action.name(model.lang))
}
