//! Two sessions of the list side by side: united in memory, of which nothing is written, and reviewed.

use std::path::PathBuf;

use super::action::Action;
use super::input::Input;
use super::keymap::{self, Context};
use super::merge::Fetched;
use super::message::{Effect, Moment};
use super::model::{Model, Screen};
use super::notice::Notice;
use super::open::{Access, Opened};
use super::update::{in_room, open, tell};
use crate::domain::period::{self, Period};
use crate::domain::together;
use crate::domain::{RecordId, Session, agency};

/// Reads two sessions to compare them.
pub(super) fn ask(model: &mut Model, files: [PathBuf; 2], effects: &mut Vec<Effect>) {
    model.notice = Some(Notice::calm(model.lang.intake_reading()));
    model.home.comparing = Some(files.clone());
    effects.push(Effect::ReadBoth(files));
}

/// They were read: what has changed from one to the other, or why that cannot be told.
pub(super) fn read(
    model: &mut Model,
    files: &[PathBuf; 2],
    fetched: &Fetched,
    moment: &Moment,
    effects: &mut Vec<Effect>,
) {
    let is_asked = model.home.comparing.as_ref() == Some(files);
    if !is_asked || model.screen != Screen::Home || model.open.is_some() {
        return;
    }
    (model.home.comparing, model.notice) = (None, None);
    if let Some((name, trouble)) = fetched.troubles.first() {
        tell(model, trouble, name);
        return;
    }
    let [one, other] = &fetched.files[..] else { return };
    let [first, second] = [one, other].map(|file| fetched.called(file));
    let sessions = [one.session.clone(), other.session.clone()];
    let mut all = together::union(&sessions);
    let candidates = together::candidates(&sessions, &model.kinds);
    together::bind(&mut all, &candidates, together::Verdicts::new(), &model.by);
    let lang = model.lang;
    if !share_agency(&all, &sessions) {
        model.notice = Some(Notice::marked(lang.compare_strangers(&first, &second)));
        return;
    }
    let Some((before, after)) = span(&all, &sessions, &model.today) else {
        model.notice = Some(Notice::marked(lang.compare_same_meeting(&first, &second)));
        return;
    };
    let damaged = [one, other].into_iter().find(|file| file.lost > 0);
    let damaged = damaged.map(|file| Notice::marked(lang.compare_damaged(&file.name, file.lost)));
    let opened = Opened {
        path: other.path.clone(),
        session: all,
        access: Access::Compared,
        why: None,
        draft: None,
        sample: false,
        recovered: 0,
        marked: false,
        shared: false,
        refuge: String::new(),
    };
    open(model, opened, effects);
    in_room(model, moment, effects, |room, _, work| room.compare(before, after, work));
    model.notice = damaged.or(model.notice.take());
}

/// Whether any agency is in both.
fn share_agency(all: &Session, [one, other]: &[Session; 2]) -> bool {
    let of = |session: &Session| -> Vec<RecordId> {
        session.of_kind(agency::KIND).map(|record| all.stands_for(record.id())).collect()
    };
    let known = of(one);
    of(other).iter().any(|id| known.contains(id))
}

/// The newest meeting of each that has been held, the earlier first; where that is the same one, the newest two of both. None where there is
/// only one.
fn span(all: &Session, sessions: &[Session; 2], today: &str) -> Option<(Period, Period)> {
    let newest = |session: &Session| {
        let held = period::held(session, today).pop().or_else(|| period::in_time(session).pop());
        Some(Period::Meeting(all.stands_for(held?.id())))
    };
    let [one, other] = sessions.each_ref().map(newest);
    match (one?, other?) {
        (one, other) if one == other => period::usual(all, today),
        (one, other) => Some(period::in_order(all, one, other)),
    }
}

/// Whether two sessions are being compared.
pub(super) fn is_on(model: &Model) -> bool {
    model.open.as_ref().is_some_and(|open| open.access == Access::Compared)
}

/// Whether the review was left with this input, and with it the comparison.
pub(super) fn is_left(model: &Model, before: Context, input: &Input) -> bool {
    let Input::Key(key) = input else { return false };
    let is_back = keymap::action(before, *key) == Some(Action::Back);
    let lies_over = |context| matches!(context, Context::Years | Context::Choice);
    let now = model.room.as_ref().map(|room| room.context(model.screen));
    is_on(model) && is_back && lies_over(before) && !now.is_some_and(lies_over)
}
