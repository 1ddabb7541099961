//! What another session would bring: the preview of a merge, record by record.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::conflict;
use super::record::{Field, is_settled};
use super::redaction::{self, Rewritten};
use super::response::{self, Whose};
use super::session::Redaction;
use super::{
    Record, RecordId, Revision, Session, agency, entry, filled, meeting, namesakes, outcome, overlap, parked,
    together,
};

/// What becomes of a record that is here, or comes to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    /// It was not here.
    New,
    /// It was here and reads otherwise now.
    Changed,
    /// It was in the bin here and was written there: it comes back.
    Back,
    /// Both sides wrote different values: both are kept, and people are asked.
    Differs,
    /// It goes into the bin.
    Deleted,
    /// A text of it was redacted there and is gone here, too.
    Redacted,
    /// A text of it was redacted on one side, and written anew on the other by somebody who did not know.
    Rewritten,
}

impl Fate {
    /// What merging does by itself, in the order a preview tells it; what is [`Rewritten`](Self::Rewritten) people decide.
    pub const ALL: [Self; 6] =
        [Self::New, Self::Changed, Self::Back, Self::Differs, Self::Deleted, Self::Redacted];

    /// The word it has in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Back => "back",
            Self::Differs => "changed_on_both_sides",
            Self::Deleted => "deleted",
            Self::Redacted => "redacted",
            Self::Rewritten => "redacted_and_rewritten",
        }
    }
}

/// How the meetings of two sessions belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinship {
    /// They share a meeting.
    SameMeeting,
    /// They share agencies, but no meeting: two meetings of one network.
    SameNetwork,
    /// They share neither.
    Strangers,
}

/// What another session would bring into one.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// The session as it would be.
    pub after: Session,
    /// What would become of which record, by fate and then in the order of their founding.
    pub items: Vec<(Fate, RecordId)>,
    /// How many records of the other side have a text that was redacted here: it is not taken in.
    pub refused: usize,
    /// What was redacted on one side, and written anew on the other by somebody who did not know.
    pub rewritten: BTreeSet<Rewritten>,
    /// The labels under which more than one of the sides wrote.
    pub namesakes: Vec<String>,
    /// How the two belong together.
    pub kinship: Kinship,
    /// The revisions that come in.
    pub revisions: Vec<Arc<Revision>>,
    /// The redactions that come in.
    pub redactions: Vec<Redaction>,
}

/// What people have said, in contrast to what it is said at and by whom.
#[must_use]
pub fn is_said(kind: &str) -> bool {
    [entry::KIND, overlap::KIND, parked::KIND].contains(&kind)
}

/// Whether a record is an answer on a filled sheet (survey, hearing, case…), or such a sheet itself.
#[must_use]
pub fn is_answer(kind: &str) -> bool {
    [response::KIND, filled::KIND].contains(&kind)
}

impl Arrival {
    /// Looks at what other sessions would bring; nothing is changed.
    #[must_use]
    pub fn of(here: &Session, others: &[&Session]) -> Self {
        let there = &together::union(others.iter().copied());
        let all = [&[here], others].concat();
        let (revisions, redactions) = here.missing(there);
        let mut after = here.clone();
        after.take_in(revisions.iter().cloned(), redactions.iter().cloned());
        let redacted = redactions.iter().filter_map(|redaction| here.revisions().get(&redaction.revision));
        let redacted: BTreeSet<RecordId> =
            redacted.filter(|revision| !revision.body().is_redacted()).map(|r| r.record()).collect();
        let touched = revisions.iter().map(|revision| revision.record()).chain(redacted.iter().copied());
        let touched: BTreeSet<RecordId> = touched.collect();
        let rewritten = redaction::rewritten(&all);
        let anew: BTreeSet<RecordId> = rewritten.iter().map(|anew| anew.record).collect();
        let fate = |id| {
            if anew.contains(&id) {
                return Some(Fate::Rewritten);
            }
            let is_removed = there.record(id).is_some_and(Record::is_hidden);
            fate(here.record(id), &after, after.record(id)?, redacted.contains(&id), is_removed)
        };
        let mut items: Vec<_> = touched.iter().filter_map(|id| Some((fate(*id)?, *id))).collect();
        items.sort_by_key(|(fate, id)| (*fate, after.record(*id).map(Record::founded), *id));
        let refused = refused(here, there);
        let (namesakes, kinship) = (namesakes::among(&all), kinship(here, there, &after));
        Self { after, items, refused, rewritten, namesakes, kinship, revisions, redactions }
    }

    /// Whether it brings nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.revisions.is_empty() && self.redactions.is_empty()
    }

    /// How many records of a kind come to this.
    #[must_use]
    pub fn count_of(&self, fate: Fate, kind: &str) -> usize {
        let is = |id| self.after.record(id).is_some_and(|record| record.kind() == kind);
        self.items.iter().filter(|(other, id)| *other == fate && is(*id)).count()
    }

    /// How many answers on filled sheets come to this. A sheet that comes with answers is told by them.
    #[must_use]
    pub fn count_answers(&self, fate: Fate) -> usize {
        self.answers().filter(|(other, _)| *other == fate).count()
    }

    /// The answers on filled sheets, and the sheets without any.
    pub fn answers(&self) -> impl Iterator<Item = (Fate, RecordId)> {
        let record = |id: RecordId| self.after.record(id);
        let told = self.items.iter().filter_map(move |(_, id)| match Whose::of(record(*id)?) {
            Some(Whose::Sheet(sheet)) => Some(self.after.stands_for(sheet)),
            _ => None,
        });
        let told: BTreeSet<RecordId> = told.collect();
        self.items.iter().copied().filter(move |(_, id)| {
            let kind = record(*id).map_or("", |record| record.kind());
            is_answer(kind) && !(kind == filled::KIND && told.contains(&self.after.stands_for(*id)))
        })
    }

    /// How many records come to this that are neither said nor answered nor what a meeting came to: agencies, attendance, agenda…
    #[must_use]
    pub fn count_around(&self, fate: Fate) -> usize {
        let kinds = outcome::KINDS.into_iter().chain([response::KIND, filled::KIND]);
        let others: usize = kinds.map(|kind| self.count_of(fate, kind)).sum();
        self.count(fate, false) - others
    }

    /// How many records of any kind come to this.
    #[must_use]
    pub fn records_of(&self, fate: Fate) -> usize {
        self.items.iter().filter(|(other, _)| *other == fate).count()
    }

    /// How many records come to this, of what was said (or of everything else).
    #[must_use]
    pub fn count(&self, fate: Fate, said: bool) -> usize {
        let is = |id| self.after.record(id).is_some_and(|record| is_said(record.kind()) == said);
        self.items.iter().filter(|(other, id)| *other == fate && is(*id)).count()
    }
}

fn fate(
    before: Option<&Record>,
    session: &Session,
    after: &Record,
    redacted: bool,
    is_removed: bool,
) -> Option<Fate> {
    if redacted {
        return Some(Fate::Redacted);
    }
    let was_seen = before.filter(|record| !record.is_hidden());
    match (was_seen, after.is_hidden()) {
        (None, true) => None,
        (None, false) => Some(if before.is_some() { Fate::Back } else { Fate::New }),
        (Some(_), true) => Some(Fate::Deleted),
        (Some(before), false) => {
            let values = |record: &Record, name: &str| -> Vec<_> {
                record.field(name).map(Field::values).unwrap_or_default().into_iter().cloned().collect()
            };
            let others: Vec<&str> = after
                .fields()
                .keys()
                .filter(|name| !is_settled(name) && values(before, name) != values(after, name))
                .map(String::as_str)
                .collect();
            let open = conflict::of(session, after);
            if open.iter().flat_map(|conflict| &conflict.fields).any(|name| others.contains(name)) {
                Some(Fate::Differs)
            } else {
                // removed there and changed here: it stays, and that is told
                (!others.is_empty() || is_removed).then_some(Fate::Changed)
            }
        }
    }
}

/// How many records of the other side have a text that was redacted here.
#[must_use]
pub fn refused(here: &Session, there: &Session) -> usize {
    let gone = here.redactions().iter().filter_map(|redaction| there.revisions().get(&redaction.revision));
    let gone = gone.filter(|revision| !revision.body().is_redacted()).map(|revision| revision.record());
    gone.collect::<BTreeSet<_>>().len()
}

/// How two sessions belong together; `after` holds both.
#[must_use]
pub fn kinship(here: &Session, there: &Session, after: &Session) -> Kinship {
    let shares = |kind: &str| {
        let of = |session: &Session| -> BTreeSet<RecordId> {
            session.records().filter(|r| r.kind() == kind).map(|r| after.stands_for(r.id())).collect()
        };
        !of(here).is_disjoint(&of(there))
    };
    if shares(meeting::KIND) {
        Kinship::SameMeeting
    } else if shares(agency::KIND) {
        Kinship::SameNetwork
    } else {
        Kinship::Strangers
    }
}

#[cfg(test)]
mod tests {
    use super::super::Writer;
    use super::super::desk::Desk;
    use super::super::same::{self, Verdict};
    use super::*;

    fn look(here: &Desk, there: &Desk) -> Arrival {
        Arrival::of(&here.session, &[&there.session])
    }

    fn fates(arrival: &Arrival) -> Vec<(Fate, &str)> {
        let text = |id: &RecordId| arrival.after.record(*id).map_or("", |record| record.text("text"));
        arrival.items.iter().map(|(fate, id)| (*fate, text(id))).collect()
    }

    #[test]
    fn every_record_has_one_fate() {
        let mut here = Desk::new();
        let [kept, reworded, both, gone, starred] =
            ["残る", "直す", "両方", "消す", "星"].map(|text| here.add(text));
        let mut there = here.twin(2);
        here.add("こちらだけ");
        here.write(|writer| writer.set(both, &[("text", "こちらで".into())]));
        there.write(|writer| writer.set(both, &[("text", "あちらで".into())]));
        there.write(|writer| writer.set(reworded, &[("text", "直した".into())]));
        there.write(|writer| writer.set(starred, &[("starred", true.into())]));
        there.write(|writer| writer.set(kept, &[("order", "b".into())]));
        there.write(|writer| writer.delete(gone));
        let brief = there.add("すぐ消した");
        there.write(|writer| writer.delete(brief));
        there.add("新しい");
        let arrival = look(&here, &there);
        let expected = [
            (Fate::New, "新しい"),
            (Fate::Changed, "直した"),
            (Fate::Changed, "星"),
            (Fate::Differs, "こちらで"),
            (Fate::Deleted, "消す"),
        ];
        assert_eq!(fates(&arrival), expected);
        assert_eq!((arrival.count(Fate::Changed, true), arrival.count(Fate::Changed, false)), (2, 0));
        assert_eq!((arrival.kinship, arrival.refused), (Kinship::SameMeeting, 0));
        let mut merged = here.session.clone();
        merged.union(&there.session);
        assert_eq!(arrival.after, merged);
        // once taken in there is nothing more
        here.session = merged;
        assert!(look(&here, &there).is_empty() && look(&here, &there).items.is_empty());
    }

    #[test]
    fn two_names_of_one_agency_do_not_differ() {
        let mut here = Desk::new();
        let id = here.add("元");
        let [one, other] = [here.agencies[1], here.agencies[2]];
        here.write(|writer| same::judge(writer, one, other, Verdict::Same));
        let mut there = here.twin(2);
        here.write(|writer| writer.set(id, &[("agency", one.into())]));
        there.write(|writer| writer.set(id, &[("agency", other.into())]));
        assert_eq!(fates(&look(&here, &there)), [(Fate::Changed, "元")]);
    }

    #[test]
    fn what_comes_back_out_of_the_bin_is_told() {
        let mut here = Desk::new();
        let id = here.add("元");
        let mut there = here.twin(2);
        here.write(|writer| writer.delete(id));
        there.write(|writer| writer.set(id, &[("text", "直した".into())]));
        assert_eq!(fates(&look(&here, &there)), [(Fate::Back, "直した")]);
    }

    #[test]
    fn redactions_of_either_side_are_told() {
        let mut here = Desk::new();
        let [theirs, ours] = ["あ", "い"].map(|text| here.add(text));
        let mut there = here.twin(2);
        let erase = |desk: &mut Desk, id| {
            let pen = desk.pen();
            let _ = redaction::redact(Writer::new(&mut desk.session, pen), id, "text");
        };
        erase(&mut there, theirs);
        erase(&mut here, ours);
        let arrival = look(&here, &there);
        assert_eq!(fates(&arrival), [(Fate::Redacted, "")]);
        assert_eq!(arrival.refused, 1);
        assert!(!format!("{:?}", arrival.after).contains('い'));
    }

    #[test]
    fn sessions_of_one_network_and_of_two() {
        let here = Desk::new();
        let mut there = Desk::new();
        there.session = Session::new();
        assert_eq!(look(&here, &there).kinship, Kinship::Strangers);
        let agencies = here.session.records().filter(|record| record.kind() == agency::KIND);
        let revisions: Vec<_> = agencies.flat_map(|record| here.session.history(record.id())).collect();
        there.session.take_in(revisions, []);
        assert_eq!(look(&here, &there).kinship, Kinship::SameNetwork);
    }
}
