//! What goes from one meeting into the file of the next: promises that are open, proposals that wait for an answer, needs
//! without a partner; and, as lines of the new meeting, what is parked and the issues of the network.
//!
//! What waits stays in the record of its meeting: the same records stand in both files, so what is told of them at the
//! next meeting holds in both when they are merged. Of the earlier meeting itself only what these rest on comes along.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::overlap::{self, Overlap};
use super::promise::{Fate, Promise, Sort};
use super::session::Redaction;
use super::{
    Record, RecordId, Revision, Session, Value, Writer, classes, entry, issue, meeting, members, needs,
    order, parked,
};

/// What sort of thing waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Waits {
    /// 取組: an action whose fate is not told.
    Action,
    /// 役割: a role whose fate is not told.
    Role,
    /// 持ち帰り・提案: a proposal that waits for an answer.
    Answer,
    /// 弱み: a need without a partner.
    Need,
    /// 駐車場: a parked line.
    Parked,
    /// 課題: an issue of the network.
    Issue,
}

impl Waits {
    /// All of them, in the order they are listed.
    pub const ALL: [Self; 6] =
        [Self::Action, Self::Role, Self::Answer, Self::Need, Self::Parked, Self::Issue];

    /// Its word, under which it is named on the screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Action => Sort::Action.kind(),
            Self::Role => Sort::Role.kind(),
            Self::Answer => "answer",
            Self::Need => "need",
            Self::Parked => "parked",
            Self::Issue => "issue",
        }
    }

    /// Whether it becomes a line of the new meeting; all else stays in the record of its own.
    fn is_copied(self) -> bool {
        matches!(self, Self::Parked | Self::Issue)
    }
}

/// One thing that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Waiting {
    /// What sort of thing it is.
    pub sort: Waits,
    /// Its record.
    pub record: RecordId,
}

/// What waits in a session after its newest meeting, sort by sort.
#[must_use]
pub fn waiting(session: &Session) -> Vec<Waiting> {
    let Some(last) = meeting::all(session).pop() else { return Vec::new() };
    let of = |sort: Waits| -> Vec<RecordId> {
        match sort {
            Waits::Action => open(session, Sort::Action),
            Waits::Role => open(session, Sort::Role),
            Waits::Answer => {
                let waits = |overlap: &Overlap| overlap.to().iter().any(overlap::waits_for);
                let all = order::sort(session.of_kind(overlap::KIND)).into_iter().map(Overlap);
                all.filter(waits).map(Overlap::id).collect()
            }
            Waits::Need => {
                let own = needs::of(session, last.id()).into_iter().filter(needs::Need::is_open);
                let left = needs::left_over(session, last.id()).into_iter().filter(needs::Need::is_open);
                left.chain(own).map(|need| need.entry.id()).collect()
            }
            Waits::Parked => parked::list(session, last.id()).into_iter().map(Record::id).collect(),
            Waits::Issue => issue::list(session, last.id()).into_iter().map(issue::Issue::id).collect(),
        }
    };
    Waits::ALL
        .into_iter()
        .flat_map(|sort| of(sort).into_iter().map(move |record| Waiting { sort, record }))
        .collect()
}

fn open(session: &Session, sort: Sort) -> Vec<RecordId> {
    let all = order::sort(session.of_kind(sort.kind())).into_iter().map(Promise);
    all.filter(|promise| promise.fate() == Fate::Open).map(Promise::id).collect()
}

/// What the file of the next meeting needs of an earlier session to know agencies and what waits, with all that they rest
/// on; it is taken in before the new meeting is founded.
#[must_use]
pub fn brought(
    session: &Session,
    agencies: &[RecordId],
    waiting: &[Waiting],
) -> (Vec<Arc<Revision>>, Vec<Redaction>) {
    let stays = waiting.iter().filter(|waiting| !waiting.sort.is_copied()).map(|waiting| waiting.record);
    let last = meeting::all(session).pop().map(meeting::Meeting::id);
    let mut open: Vec<RecordId> = agencies.iter().copied().chain(stays).chain(last).collect();
    let mut brought = BTreeSet::new();
    while let Some(id) = open.pop() {
        let Some(record) = session.record(id) else { continue };
        if brought.insert(id) {
            open.extend(session.class(id));
            open.extend(rests_on(record).into_iter().filter(|id| session.record(*id).is_some()));
        }
    }
    // who is the same as whom is known there, too
    let both = |record: &&Record| {
        ["a", "b"].iter().all(|end| record.link(end).is_some_and(|id| brought.contains(&id)))
    };
    let verdicts: Vec<RecordId> = session.of_kind(classes::KIND).filter(both).map(Record::id).collect();
    brought.extend(verdicts);
    let revisions: Vec<_> = brought.iter().flat_map(|id| session.history(*id)).collect();
    let is_brought = |gone: &&Redaction| revisions.iter().any(|revision| revision.id() == gone.revision);
    let redactions = session.redactions().iter().filter(is_brought).cloned().collect();
    (revisions, redactions)
}

/// The records a record points to, by any of its fields.
fn rests_on(record: &Record) -> Vec<RecordId> {
    let mut all: Vec<RecordId> = Vec::new();
    for (name, field) in record.fields() {
        all.extend(members::read(name).map(|(_, member)| member));
        field.values().into_iter().for_each(|value| links(value, &mut all));
    }
    all
}

fn links(value: &Value, out: &mut Vec<RecordId>) {
    match value {
        Value::Text(text) => out.extend(text.parse::<RecordId>().ok()),
        Value::List(list) => list.iter().for_each(|value| links(value, out)),
        Value::Map(map) => map.values().for_each(|value| links(value, out)),
        Value::Bool(_) | Value::Int(_) => {}
    }
}

/// Writes down in the new meeting what becomes a line of it; it remembers the line it continues.
pub fn take_along(writer: &mut Writer, from: &Session, meeting: RecordId, waiting: &[Waiting]) {
    for waiting in waiting.iter().filter(|waiting| waiting.sort.is_copied()) {
        let Some(record) = from.visible(waiting.record) else { continue };
        let left_out = ["meeting", order::FIELD, "continues", "from"];
        // what it points to stays behind, unless it came along
        let known = |id: RecordId| writer.session().record(id).is_some();
        let stays = |name: &&str| {
            let value = record.value(name);
            let mut linked = Vec::new();
            linked.extend(members::read(name).map(|(_, member)| member));
            value.into_iter().for_each(|value| links(value, &mut linked));
            linked.into_iter().all(known)
        };
        let names = record.fields().keys().map(String::as_str);
        let names: Vec<&str> = names.filter(|name| !left_out.contains(name)).filter(stays).collect();
        let mut fields = entry::copy(record, names.into_iter());
        fields.push(("meeting", meeting.into()));
        fields.push(("continues", record.id().into()));
        let kind = record.kind().to_owned();
        writer.found(&kind, &fields);
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::meeting::{Facts, found};
    use super::super::overlap::{Answer, Asked, propose};
    use super::super::promise::{Lead, Part, Plan, before, plan, settle};
    use super::super::redaction::redact;
    use super::super::same::{Verdict, judge};
    use super::super::soundness::Soundness;
    use super::*;

    /// A meeting of which an action, a role, an answer, a parked line and an issue wait.
    fn held() -> Desk {
        let mut desk = Desk::new();
        let (meeting, agencies, at) = (desk.meeting, desk.agencies.clone(), desk.at(0));
        desk.write(|writer| super::super::attendance::set(writer, meeting, agencies[0], Default::default()));
        let need = desk.add("足がない");
        desk.add("残る記入");
        let to = [(Asked::Agency(agencies[1]), Answer::TakenBack)];
        let tie = desk.write(|writer| propose(writer, &at, Some(need), "送迎", &to, false));
        let action = Plan {
            words: "車を借りる".into(),
            lead: Some(Lead::Agency(agencies[1])),
            parts: vec![(agencies[2], Part::Supporting)],
            overlap: Some(tie),
            ..Plan::default()
        };
        desk.write(|writer| plan(writer, Sort::Action, meeting, &action));
        let role = Plan { words: "窓口".into(), lead: Some(Lead::Secretariat), ..Plan::default() };
        desk.write(|writer| plan(writer, Sort::Role, meeting, &role));
        desk.write(|writer| parked::park(writer, meeting, Some(agencies[3]), "保険のこと"));
        let issue = desk.write(|writer| issue::note(writer, meeting, "行き先が足りない"));
        desk.write(|writer| issue::see(writer, issue, need, true));
        desk
    }

    fn next(desk: &Desk, kept: &[Waiting]) -> (Desk, RecordId) {
        let mut next = desk.twin(2);
        next.session = Session::new();
        let (revisions, redactions) = brought(&desk.session, &desk.agencies[..1], kept);
        next.session.take_in(revisions, redactions);
        let remembers = next.session.of_kind(meeting::KIND).map(Record::id).collect();
        let previous = Some(desk.meeting);
        let facts = Facts { date: "2026-12-20".into(), previous, remembers, ..Facts::default() };
        let meeting = next.write(|writer| {
            let meeting = found(writer, &facts, &[]);
            take_along(writer, &desk.session, meeting, kept);
            meeting
        });
        (next, meeting)
    }

    #[test]
    fn everything_that_waits_goes_along_and_nothing_else() {
        let desk = held();
        let all = waiting(&desk.session);
        let sorts: Vec<_> = all.iter().map(|waiting| waiting.sort).collect();
        assert_eq!(sorts, [Waits::Action, Waits::Role, Waits::Answer, Waits::Parked, Waits::Issue]);
        let (next, meeting) = next(&desk, &all);
        assert!(Soundness::of(&next.session).is_sound());
        assert_eq!(before(&next.session, meeting).len(), 2);
        assert_eq!(parked::list(&next.session, meeting)[0].text("text"), "保険のこと");
        let issues = issue::list(&next.session, meeting);
        assert_eq!((issues.len(), issues[0].seen(&next.session).len()), (1, 1));
        let entries: Vec<_> = next.session.of_kind(entry::KIND).map(|entry| entry.text("text")).collect();
        assert_eq!(entries, ["足がない"]);
        // the earlier meeting is remembered, not held here
        let held: Vec<_> = meeting::all(&next.session).into_iter().map(meeting::Meeting::id).collect();
        assert_eq!(held, [meeting]);
    }

    #[test]
    fn what_was_dropped_stays_behind_with_all_it_rests_on() {
        let desk = held();
        let kept: Vec<_> = waiting(&desk.session).into_iter().filter(|w| w.sort == Waits::Role).collect();
        let (next, meeting) = next(&desk, &kept);
        assert_eq!(before(&next.session, meeting).len(), 1);
        assert_eq!(
            next.session.of_kind(overlap::KIND).count() + next.session.of_kind(entry::KIND).count(),
            0
        );
        assert!(parked::list(&next.session, meeting).is_empty());
    }

    #[test]
    fn what_is_told_at_the_next_meeting_holds_in_the_earlier_file_once_they_are_merged() {
        let mut desk = held();
        let all = waiting(&desk.session);
        let (mut later, meeting) = next(&desk, &all);
        let action = before(&later.session, meeting)[0].id();
        later.write(|writer| settle(writer, action, meeting, Fate::Done, "借りた"));
        desk.session.union(&later.session);
        let told = Promise(desk.session.record(action).unwrap());
        assert_eq!((told.fate(), told.note()), (Fate::Done, "借りた"));
        assert_eq!(meeting::all(&desk.session).len(), 2);
        assert!(waiting(&desk.session).iter().all(|waiting| waiting.record != action));
    }

    #[test]
    fn what_is_redacted_and_who_is_the_same_is_known_there_too() {
        let mut desk = held();
        let (a, b) = (desk.agencies[1], desk.agencies[2]);
        desk.write(|writer| judge(writer, a, b, Verdict::Same));
        let all = waiting(&desk.session);
        let action = all[0].record;
        let pen = desk.pen();
        drop(redact(Writer::new(&mut desk.session, pen), action, "what"));
        let (next, _) = next(&desk, &all);
        assert_eq!(next.session.redactions().len(), 1);
        assert!(Soundness::of(&next.session).is_sound());
        assert_eq!(next.session.stands_for(a), next.session.stands_for(b));
    }

    #[test]
    fn a_meeting_without_a_day_comes_after_the_one_it_continues() {
        let desk = held();
        let mut later = desk.twin(2);
        let facts = Facts { previous: Some(desk.meeting), ..Facts::default() };
        let meeting = later.write(|writer| found(writer, &facts, &[]));
        let (first, day) = (desk.meeting, vec![("date", Value::from("2026-12-20"))]);
        later.write(|writer| writer.set(first, &day));
        assert_eq!(before(&later.session, meeting).len(), 2);
    }
}
