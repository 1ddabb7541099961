//! What becomes of each row: what is exactly here first, then what is an edit of it, then what says the same words.

use std::collections::{BTreeMap, BTreeSet};

use super::{BY, Fate, ROW, Row, What, made};
use crate::domain::place::question_key;
use crate::domain::record::Field;
use crate::domain::{Record, RecordId, Revision, RevisionId, Session, entry, overlap, pass};
use crate::text::fold;

/// What taking one row in means.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// What becomes of the row.
    pub(super) fate: Fate,
    /// What is written of its words; none where these stand there already.
    pub(super) words: Option<Revision>,
}

impl Step {
    fn plain(fate: Fate) -> Self {
        Self { fate, words: None }
    }
}

/// Kind, meeting, question and agency.
type Spot = (&'static str, RecordId, String, RecordId);

/// What is here, ready to be compared with.
struct Here<'s> {
    session: &'s Session,
    /// The records of each spot, those in the bin too: where they stand, and where a file had put them.
    at: BTreeMap<Spot, Vec<&'s Record>>,
    /// The records that a row was found to be.
    claimed: BTreeSet<RecordId>,
}

/// One way to find what a row is.
type Look<'f> = &'f dyn Fn(&mut Here, &Row, i64) -> Option<Step>;

/// What to do with each row.
pub(super) fn steps(session: &Session, rows: &[Row]) -> Vec<Step> {
    let mut here = Here { session, at: spots(session), claimed: BTreeSet::new() };
    let numbers = numbers(rows);
    let mut steps: Vec<Option<Step>> = vec![None; rows.len()];
    // the surest first, so that no row takes the record of another
    let looks: [Look; 7] = [
        &|here, row, _| here.passed(row).or_else(|| here.known(row, false)),
        &|here, row, number| here.founded(row, number).or_else(|| here.lined(row, false)),
        &|here, row, _| here.known(row, true).or_else(|| here.lined(row, true)),
        &|here, row, _| here.said(row, Says::Now),
        &|here, row, _| here.said(row, Says::Before),
        &|here, row, _| here.said(row, Says::InTheBin),
        &|here, row, number| Some(here.add(row, number)),
    ];
    for look in looks {
        for ((row, number), step) in rows.iter().zip(&numbers).zip(&mut steps) {
            if step.is_none() {
                *step = look(&mut here, row, *number);
            }
        }
    }
    steps.into_iter().flatten().collect()
}

/// Which of the rows with its words each row is, from 1.
fn numbers(rows: &[Row]) -> Vec<i64> {
    let mut seen: BTreeMap<RevisionId, i64> = BTreeMap::new();
    let number = |row| {
        let number = seen.entry(made::founding(row, 0).id()).or_default();
        *number += 1;
        *number
    };
    rows.iter().map(number).collect()
}

fn spots(session: &Session) -> BTreeMap<Spot, Vec<&Record>> {
    let mut spots: BTreeMap<Spot, Vec<&Record>> = BTreeMap::new();
    for record in session.records() {
        let Some(kind) = [entry::KIND, overlap::KIND, pass::KIND].into_iter().find(|k| *k == record.kind())
        else {
            continue;
        };
        let mut add = |meeting: RecordId, agency: RecordId, key: String| {
            let spot = (kind, session.stands_for(meeting), key, session.stands_for(agency));
            let records = spots.entry(spot).or_default();
            if !records.iter().any(|known| known.id() == record.id()) {
                records.push(record);
            }
        };
        for meeting in record.links("meeting") {
            for agency in record.links("agency") {
                for question in record.texts("question") {
                    for worksheet in record.texts("worksheet") {
                        add(meeting, agency, question_key(worksheet, question));
                    }
                }
            }
        }
        // what people moved since comes back under its old place
        for revision in session.revisions_of(record.id()).filter(|revision| revision.is_founding()) {
            let text =
                |name| revision.wrote(name).and_then(crate::domain::Value::as_text).unwrap_or_default();
            if let (Ok(meeting), Ok(agency)) = (text("meeting").parse(), text("agency").parse()) {
                add(meeting, agency, question_key(text("worksheet"), text("question")));
            }
        }
    }
    spots
}

impl<'s> Here<'s> {
    fn records(&self, row: &Row) -> Vec<&'s Record> {
        let (meeting, agency) =
            (self.session.stands_for(row.at.meeting), self.session.stands_for(row.at.agency));
        let all = self.at.get(&(row.kind(), meeting, row.at.key(), agency));
        let free = |record: &&&Record| !self.claimed.contains(&record.id());
        all.into_iter().flatten().filter(free).copied().collect()
    }

    /// 特になし: an agency that has said something has no need to say that.
    fn passed(&mut self, row: &Row) -> Option<Step> {
        if row.what != What::Pass {
            return None;
        }
        let at = &row.at;
        let said = [entry::KIND, overlap::KIND].into_iter().find_map(|kind| {
            self.session.said(kind, at.meeting, &at.key(), at.agency).next().map(Record::id)
        });
        let fate = match pass::said(self.session, at).or(said) {
            Some(id) => Fate::Here(id),
            None => match self.records(row).into_iter().find(|record| record.is_hidden()) {
                Some(record) => Fate::Removed(record.id()),
                None => Fate::New,
            },
        };
        Some(Step::plain(fate))
    }

    /// The record that the file names, where it stands where the row says.
    fn known(&mut self, row: &Row, edited: bool) -> Option<Step> {
        let (id, seen) = row.known?;
        let record = self.records(row).into_iter().find(|record| record.id() == id)?;
        let of_record = |id: &RevisionId| {
            let revision = self.session.revisions().get(id)?;
            (revision.record() == record.id()).then_some(&**revision)
        };
        let seen = seen.as_ref().and_then(of_record);
        let parent = seen.or_else(|| of_record(&id.founding()))?;
        let unedited = match seen.filter(|revision| wrote(revision, row)) {
            Some(revision) => has(revision, row),
            None => self.session.revisions_of(id).any(|revision| has(revision, row)),
        };
        self.step(row, record, parent, unedited, edited)
    }

    /// The record that a form's line was taken in as before.
    fn lined(&mut self, row: &Row, edited: bool) -> Option<Step> {
        if row.line.is_empty() {
            return None;
        }
        let taken = |record: &Record| {
            let all = self.session.revisions_of(record.id());
            let ours = all.filter(|revision| revision.by() == BY && wrote(revision, row));
            ours.max_by_key(|revision| (revision.stamp(), revision.id()))
        };
        let of_line = |record: &&Record| {
            let founding = self.session.revisions().get(&record.id().founding());
            let at_first = founding.and_then(|founding| founding.wrote(ROW)?.as_text());
            at_first == Some(row.line.as_str()) || record.texts(ROW).contains(&row.line.as_str())
        };
        let all = self.records(row).into_iter().filter(of_line);
        let mut all: Vec<_> = all.filter_map(|record| Some((record, taken(record)?))).collect();
        // one version of the form taken in here and another there: the newest that people see
        all.sort_by_key(|(record, last)| (record.is_hidden(), std::cmp::Reverse((last.stamp(), last.id()))));
        let was = |record: &Record| {
            self.session.revisions_of(record.id()).any(|revision| revision.by() == BY && has(revision, row))
        };
        let (record, last) = *all.iter().find(|(record, _)| was(record)).or(all.first())?;
        self.step(row, record, last, was(record), edited)
    }

    /// What a row is to the record it was written out of; an edit only where edits are looked for.
    fn step(
        &mut self,
        row: &Row,
        record: &Record,
        parent: &Revision,
        unedited: bool,
        edited: bool,
    ) -> Option<Step> {
        let id = record.id();
        let edit = made::edit(row, id, parent);
        let is_erased = record.field(row.field()).is_some_and(Field::is_redacted)
            || parent.body().is_redacted()
            || self.session.is_redacted(edit.id());
        let is_here = unedited
            || record.texts(row.field()).contains(&row.words())
            || self.session.revisions().contains_key(&edit.id());
        let step = match (is_erased, is_here, record.is_hidden()) {
            (true, _, _) => Step::plain(Fate::Erased),
            (false, true, false) => Step::plain(Fate::Here(id)),
            (false, true, true) => Step::plain(Fate::Removed(id)),
            _ if !edited => return None,
            (false, false, false) => Step { fate: Fate::Changed(id), words: Some(edit) },
            (false, false, true) => Step { fate: Fate::Removed(id), words: Some(edit) },
        };
        self.claimed.insert(id);
        Some(step)
    }

    /// What founds the record of a row, or would: the first of these words that is no other row's.
    fn founding(&self, row: &Row, number: i64) -> Revision {
        let mut founding = made::founding(row, number);
        let mut next = number;
        // the line of a form is one, however often it comes
        while row.line.is_empty() && self.claimed.contains(&founding.record()) {
            next += 1;
            founding = made::founding(row, next);
        }
        founding
    }

    /// What was taken in before in just these words.
    fn founded(&mut self, row: &Row, number: i64) -> Option<Step> {
        let founding = self.founding(row, number);
        let id = founding.record();
        let fate = if self.session.is_redacted(founding.id()) {
            Fate::Erased
        } else if self.session.revisions().contains_key(&founding.id()) {
            let is_hidden = self.session.record(id).is_some_and(Record::is_hidden);
            if is_hidden { Fate::Removed(id) } else { Fate::Here(id) }
        } else {
            return None;
        };
        self.claimed.insert(id);
        Some(Step::plain(fate))
    }

    fn add(&mut self, row: &Row, number: i64) -> Step {
        let founding = self.founding(row, number);
        self.claimed.insert(founding.record());
        Step { fate: Fate::New, words: Some(founding) }
    }

    /// What says the same, however it is written: typed at the meeting, and perhaps edited since or in the bin.
    fn said(&mut self, row: &Row, when: Says) -> Option<Step> {
        let words = fold(row.words());
        let alike = |text: &str| fold(text) == words;
        let bin = when == Says::InTheBin;
        let says = |record: &Record| {
            let mut before = self.session.revisions_of(record.id());
            record.texts(row.field()).into_iter().any(alike)
                || when != Says::Now && before.any(|revision| wording(revision, row).is_some_and(alike))
        };
        let fits = |record: &&Record| {
            let lane = record.text("lane");
            let stands = lane == row.lane || lane.is_empty() || row.lane.is_empty();
            record.is_hidden() == bin && stands && says(record)
        };
        let id = self.records(row).into_iter().find(fits)?.id();
        self.claimed.insert(id);
        Some(Step::plain(if bin { Fate::Removed(id) } else { Fate::Here(id) }))
    }
}

/// When a record says the words of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// Now.
    Now,
    /// It did before it was edited.
    Before,
    /// It did before it was put into the bin.
    InTheBin,
}

/// Whether a revision wrote the words of its record, be they redacted or not.
fn wrote(revision: &Revision, row: &Row) -> bool {
    revision.body().fields().any(|name| name == row.field())
}

/// Whether a revision wrote just the words of a row.
fn has(revision: &Revision, row: &Row) -> bool {
    wording(revision, row) == Some(row.words())
}

/// The words that a revision wrote, where they are not redacted.
fn wording<'r>(revision: &'r Revision, row: &Row) -> Option<&'r str> {
    revision.wrote(row.field()).and_then(crate::domain::Value::as_text)
}
