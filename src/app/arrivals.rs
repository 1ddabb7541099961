//! What others write into the same file while it is open: it comes in without moving anything, and stands out for a moment.
//!
//! What concerns an entry that is being changed (or whose menu is open) waits until that is done: so what is written then is
//! written on what was seen, and both wordings stay.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::action::Action;
use super::actions::content::Section;
use super::keymap::{self, Context};
use super::model::Model;
use super::notice::{Notice, Weight};
use super::review::Review;
use super::room::Room;
use super::worksheet::WorksheetScreen;
use crate::domain::record::Field;
use crate::domain::session::Redaction;
use crate::domain::{Change, Record, RecordId, Revision, Session, conflict, entry, overlap};
use crate::i18n::Lang;
use crate::text::shorten;

/// How long what arrived stands out, in milliseconds.
const STAYS: i64 = 6_000;
/// Columns of all the labels of those who have the session open.
const LABELS: usize = 40;
/// Columns of one of them.
const LABEL: usize = 16;

/// The entries that arrived a moment ago.
#[derive(Clone, Debug, Default)]
pub struct Arrivals {
    /// Each with until when it stands out, in milliseconds since 1970, and whether it is new.
    entries: BTreeMap<RecordId, (i64, bool)>,
    /// What the notice row says of them.
    told: Option<String>,
    /// What it said last of who else has the session open: what arrives is newer.
    others: Option<String>,
}

impl Arrivals {
    /// The word behind an entry that arrived: new, or changed.
    #[must_use]
    pub fn mark(&self, id: RecordId, lang: Lang) -> Option<&'static str> {
        let (_, is_new) = self.entries.get(&id)?;
        Some(if *is_new { lang.mark_new() } else { lang.mark_changed() })
    }

    /// When the first of them is to fade.
    #[must_use]
    pub fn next(&self) -> Option<i64> {
        self.entries.values().map(|(until, _)| *until).min()
    }

    fn fade(&mut self, now: i64) {
        self.entries.retain(|_, (until, _)| now < *until);
    }
}

/// Takes in what another program wrote to the file.
///
/// What was redacted waits for nothing: no words of these records stay in hand.
pub(super) fn take_in(model: &mut Model, change: &Change, redactions: Vec<Redaction>) {
    let Model { open: Some(open), room, lang, notice, screen, erased, .. } = &mut *model else { return };
    let all: Vec<Arc<Revision>> =
        std::mem::take(&mut open.waiting).into_iter().chain(change.revisions().iter().cloned()).collect();
    let gone = redacted(&redactions, &all, &open.session);
    if let Some(room) = room.as_mut().filter(|_| !gone.is_empty()) {
        let typing = |room: &Room| (room.context(*screen), room.worksheet.typed_cell().is_some());
        let before = typing(room);
        if room.forget(&gone, &open.session) {
            let told = lang.notice_erased_elsewhere();
            let in_hand = typing(room) != before;
            let told = if in_hand { lang.in_two(told, lang.notice_erased_go_on()) } else { told.to_owned() };
            *notice = Some(Notice::marked(told));
            // whoever types on without looking up means the words that are gone
            *erased = notice.clone().filter(|_| in_hand);
        }
    }
    let in_hand = room.as_ref().map(|room| room.in_hand()).unwrap_or_default();
    let waits =
        |revision: &Arc<Revision>| in_hand.contains(&revision.record()) && !gone.contains(&revision.record());
    let (waiting, fit): (Vec<_>, Vec<_>) = all.into_iter().partition(waits);
    open.waiting = waiting;
    arrive(model, fit, redactions);
}

/// The records whose words redactions remove.
fn redacted(redactions: &[Redaction], arrived: &[Arc<Revision>], session: &Session) -> Vec<RecordId> {
    let record = |gone: &Redaction| {
        let known = session.revisions().get(&gone.revision);
        let known = known.or_else(|| arrived.iter().find(|revision| revision.id() == gone.revision));
        known.map(|revision| revision.record())
    };
    redactions.iter().filter_map(record).collect()
}

/// What waited for a record to be let go comes in, once it is; where both sides wrote, that is said. Says whether
/// anything came in.
pub(super) fn let_go(model: &mut Model) -> bool {
    let Model { open: Some(open), room, .. } = &mut *model else { return false };
    if open.waiting.is_empty() {
        return false;
    }
    let in_hand = room.as_ref().map(|room| room.in_hand()).unwrap_or_default();
    let waiting = std::mem::take(&mut open.waiting);
    let (waiting, fit): (Vec<_>, Vec<_>) =
        waiting.into_iter().partition(|revision| in_hand.contains(&revision.record()));
    open.waiting = waiting;
    if fit.is_empty() {
        return false;
    }
    let before = open.session.clone();
    let came = fit.clone();
    arrive(model, fit, Vec::new());
    let Some(open) = &model.open else { return false };
    if let Some(told) = came.iter().find_map(|revision| told(revision, &before, &open.session, model.lang)) {
        model.notice = Some(Notice::marked(told));
    }
    true
}

/// What is to be said where both sides wrote one entry.
fn told(revision: &Revision, before: &Session, after: &Session, lang: Lang) -> Option<&'static str> {
    let (was, is) = (before.record(revision.record())?, after.record(revision.record())?);
    let is_deletion = revision.body().fields().any(|field| field == crate::domain::record::DELETED);
    if was.is_hidden() && !is.is_hidden() && !is_deletion {
        return Some(lang.notice_changed_and_kept());
    }
    let words = |record: &Record| conflict::words(record).map_or(0, |field| record.texts(field).len());
    let was_erased = conflict::words(was).and_then(|field| was.field(field)).is_some_and(Field::is_redacted);
    if was_erased && words(is) > words(was) {
        return Some(lang.notice_words_after_erasing());
    }
    if is_deletion && !is.is_hidden() && is.heads().len() > 1 {
        return Some(lang.notice_removed_and_kept());
    }
    match is.conflicts().count().cmp(&was.conflicts().count()) {
        Ordering::Greater => Some(lang.notice_both_kept()),
        Ordering::Less => Some(lang.notice_settled_elsewhere()),
        Ordering::Equal => None,
    }
}

fn arrive(model: &mut Model, revisions: Vec<Arc<Revision>>, redactions: Vec<Redaction>) {
    let now = model.now;
    let Model { open: Some(open), room: Some(room), lang, view, size, screen, notice, .. } = &mut *model
    else {
        if let Some(open) = &mut model.open {
            open.take_in(revisions, redactions);
        }
        return;
    };
    room.hold(&open.session, *view, *lang, *size);
    let selected = room.meeting.selected(&open.session, room.worksheet.meeting);
    let touched: BTreeSet<_> = revisions.iter().map(|revision| revision.record()).collect();
    let new: BTreeSet<_> = touched.iter().copied().filter(|id| open.session.record(*id).is_none()).collect();
    let is_binned = |id: &RecordId| open.session.record(*id).is_some_and(Record::is_hidden);
    let binned: Vec<_> = touched.iter().copied().filter(is_binned).collect();
    let seated = Seated::of(&room.worksheet, &open.session);
    open.take_in(revisions, redactions);
    room.meeting.select(selected, &open.session, room.worksheet.meeting);
    let entries = touched.into_iter().filter_map(|id| open.session.visible(id));
    let entries: Vec<RecordId> = entries
        .filter(|record| {
            [entry::KIND, overlap::KIND].contains(&record.kind()) || Section::of_kind(record.kind()).is_some()
        })
        .filter(|record| room.worksheet.shows(record, *view))
        .map(Record::id)
        .collect();
    for id in &entries {
        let is_new = new.contains(id) || room.worksheet.arrived.entries.get(id).is_some_and(|(_, new)| *new);
        room.worksheet.arrived.entries.insert(*id, (now.saturating_add(STAYS), is_new));
    }
    room.settle(screen, &open.session, *view);
    let arrived = &mut room.worksheet.arrived;
    let is_ours = |text| [&arrived.told, &arrived.others].into_iter().flatten().any(|told| told == text);
    if notice.as_ref().is_none_or(|notice| is_ours(&notice.text)) && !entries.is_empty() {
        let text = lang.notice_arrived(arrived.entries.len());
        arrived.told = Some(text.clone());
        *notice = Some(Notice::calm(text));
    }
    let returned = binned.iter().find_map(|id| open.session.visible(*id).filter(|_| entries.contains(id)));
    if let Some(record) = returned {
        let what = room.worksheet.told(record, &open.session, *lang);
        let changed = record.is_kept_though_deleted();
        let told = if changed { lang.notice_back_changed(&what) } else { lang.notice_back_elsewhere(&what) };
        mark(notice, &told, *lang);
    }
    if let (Some(before), Some(now)) = (seated, Seated::of(&room.worksheet, &open.session))
        && let Some(told) = now.told_after(&before, room.worksheet.typed(), *lang)
    {
        mark(notice, &told, *lang);
    }
}

/// Says what should be read; what should be read already stays behind it.
fn mark(notice: &mut Option<Notice>, told: &str, lang: Lang) {
    let before =
        notice.take().filter(|before| before.weight == Weight::Marked && !before.text.contains(told));
    *notice = Some(Notice::marked(before.map_or(told.to_owned(), |before| lang.in_two(told, &before.text))));
}

/// The agency in turn, as the heading names it.
struct Seated {
    name: String,
    /// All that are one with it.
    class: BTreeSet<RecordId>,
}

impl Seated {
    fn of(worksheet: &WorksheetScreen, session: &Session) -> Option<Self> {
        let agency = worksheet.seat(session)?.agency;
        let class = session.class(agency.id()).into_iter().collect();
        Some(Self { name: agency.name().to_owned(), class })
    }

    /// What is to be said where somebody else has made the agency one with another; with it, where the line belongs now.
    fn told_after(&self, before: &Self, line: &str, lang: Lang) -> Option<String> {
        if self.name == before.name || !self.class.is_superset(&before.class) || self.class == before.class {
            return None;
        }
        let told = lang.notice_same_elsewhere(&before.name, &self.name);
        let along = (!line.is_empty()).then(|| lang.notice_line_goes_along(&self.name));
        Some(along.map_or(told.clone(), |along| lang.in_two(&told, &along)))
    }
}

/// Lets the marks go whose time is over, and with the last of them the notice.
pub(super) fn fade(model: &mut Model) {
    let now = model.now;
    let Some(arrived) = model.room.as_mut().map(|room| &mut room.worksheet.arrived) else { return };
    arrived.fade(now);
    if arrived.entries.is_empty()
        && let Some(told) = arrived.told.take()
        && model.notice.as_ref().is_some_and(|notice| notice.text == told)
    {
        model.notice = None;
    }
}

/// Who else has the session open now; who came and who went is said, unless something weightier stands there.
pub(super) fn others(model: &mut Model, labels: Vec<String>) {
    let Some(open) = &mut model.open else { return };
    let before = std::mem::replace(&mut open.others, labels);
    let (came, went) = (beyond(&open.others, &before), beyond(&before, &open.others));
    if model.notice.as_ref().is_some_and(|notice| notice.weight == Weight::Marked) {
        return;
    }
    let (lang, by) = (model.lang, &model.by);
    let here = || lang.others_here(&names(&open.others, by, lang));
    let told = match (came.is_empty(), went.is_empty()) {
        (true, true) => return,
        // one closed while another opened, or one took another name
        (false, false) => here(),
        (false, true) => lang.notice_others_came(&names(&came, by, lang)),
        (true, false) => {
            let told = lang.notice_others_went(&names(&went, by, lang));
            // of one name there was more than one
            let stays = went.iter().any(|label| open.others.contains(label));
            if stays { lang.in_two(&told, &here()) } else { told }
        }
    };
    if let Some(room) = &mut model.room {
        room.worksheet.arrived.others = Some(told.clone());
    }
    model.notice = Some(Notice::calm(told));
}

/// Says once that somebody writes under the same label here, and how to take another one.
pub(super) fn tell_namesake(model: &mut Model) {
    let (lang, by) = (model.lang, &model.by);
    let weighty = model.notice.as_ref().is_some_and(|notice| notice.weight == Weight::Marked);
    let Some(open) = model.open.as_mut().filter(|open| !open.namesake_told && open.others.contains(by))
    else {
        return;
    };
    if !weighty {
        open.namesake_told = true;
        let key = keymap::key_of(Context::Anywhere, Action::Palette).map(|key| key.label(lang));
        let command = lang.label_command(&key.unwrap_or_default(), Action::Label.name(lang));
        model.notice = Some(Notice::calm(lang.label_same(by, &command)));
    }
}

/// The labels of one list that are more often in it than in another.
fn beyond(these: &[String], those: &[String]) -> Vec<String> {
    let mut rest = those.to_vec();
    let mut more = these.to_vec();
    more.retain(|label| match rest.iter().position(|other| other == label) {
        Some(at) => {
            rest.remove(at);
            false
        }
        None => true,
    });
    more
}

/// The labels as they are shown: those of our own name are other screens; one that comes twice is counted.
#[must_use]
pub fn names(labels: &[String], by: &str, lang: Lang) -> String {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for label in labels {
        *counted.entry(label).or_default() += 1;
    }
    let name = |(label, count): (&str, usize)| {
        let is_own = label == by || label.is_empty();
        let label = if is_own { lang.another_screen().to_owned() } else { shorten(label, LABEL) };
        if count == 1 { label } else { lang.counted_label(&label, count) }
    };
    let names: Vec<String> = counted.into_iter().map(name).collect();
    shorten(&names.join(lang.out_comma()), LABELS)
}

/// What is in hand in a room.
impl Room {
    /// The records that are being changed, or asked about.
    #[must_use]
    pub(super) fn in_hand(&self) -> Vec<RecordId> {
        let mut ids = self.worksheet.in_hand();
        ids.extend(self.meeting.in_hand(self.worksheet.meeting));
        ids.extend(self.review.iter().flat_map(Review::in_hand));
        ids.extend(self.overlap.in_hand());
        ids.extend(self.actions.in_hand());
        ids
    }

    /// Keeps nothing of the words of records that were redacted; says whether they were being changed.
    pub(super) fn forget(&mut self, gone: &[RecordId], session: &Session) -> bool {
        if self.meeting.in_hand(self.worksheet.meeting).is_some_and(|id| gone.contains(&id)) {
            self.meeting.popup = None;
        }
        // a menu of the board: the room is where it was, before it closes
        if self.worksheet.in_hand().iter().any(|id| gone.contains(id)) {
            self.board.leave_menu(&mut self.worksheet, session);
            self.overlap.leave_list(&mut self.worksheet, session);
        }
        let below = self.board.forget(gone) | self.overlap.forget(gone);
        let above = self.review.as_mut().is_some_and(|review| review.forget(gone));
        let beside = self.actions.forget(gone);
        let notes = self.forget_notes(gone);
        let mut changed = self.worksheet.forget(gone) || below || above || beside || notes;
        for screen in &mut self.elsewhere {
            changed |= screen.forget(gone);
        }
        changed
    }
}
