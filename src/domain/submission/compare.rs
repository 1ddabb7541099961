//! What becomes of each row: what is exactly here first, then what is an edit of it, then what says the same words.

use std::collections::{BTreeMap, BTreeSet};

use super::{BY, Fate, Need, ROW, Row, What, answer, made};
use crate::domain::overlap::{Asked, Overlap};
use crate::domain::place::question_key;
use crate::domain::record::Field;
use crate::domain::{Record, RecordId, Revision, RevisionId, Session, Value, entry, overlap, pass};
use crate::text::{Clean, fold};

/// What taking one row in means.
#[derive(Clone, Debug)]
pub struct Step {
    /// What becomes of the row.
    pub fate: Fate,
    /// Whether somebody has written other words since: those of the row will stand beside them.
    pub differs: bool,
    /// What is written of its words; none where these stand there already, or did.
    pub(super) words: Option<Revision>,
    /// What its words are set to where they stood there once.
    pub(super) again: Option<Value>,
    /// Whether the record is made private: a file can make it stricter, and never less so.
    pub(super) hides: bool,
}

impl Step {
    pub(super) fn plain(fate: Fate) -> Self {
        Self { fate, differs: false, words: None, again: None, hides: false }
    }

    /// The agency marked the row 非公開 later.
    fn hidden(mut self, session: &Session, row: &Row) -> Self {
        let record = self.fate.record().and_then(|id| session.record(id));
        let is_open = record.is_some_and(|record| !entry::Entry(record).is_private());
        self.hides = row.private && row.what != What::Pass && is_open;
        if let (true, Fate::Here(id)) = (self.hides, self.fate) {
            self.fate = Fate::Changed(id);
        }
        self
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
    let answer = |row: &Row| match &row.what {
        What::Answer { onto, path, value } => Some(answer::step(session, row, (onto, path, value))),
        _ => None,
    };
    let mut steps: Vec<Option<Step>> = rows.iter().map(answer).collect();
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
    steps.into_iter().flatten().zip(rows).map(|(step, row)| step.hidden(session, row)).collect()
}

/// Which of the rows with its words each row is, from 1.
fn numbers(rows: &[Row]) -> Vec<i64> {
    let mut seen: BTreeMap<RevisionId, i64> = BTreeMap::new();
    let number = |row: &Row| {
        if matches!(row.what, What::Answer { .. }) {
            return 0;
        }
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
            let text = |name| revision.wrote(name).and_then(Value::as_text).unwrap_or_default();
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
        let fate = match pass::said(self.session, at, None).or(said) {
            Some(id) => Fate::Here(id),
            None => match self.records(row).into_iter().find(|record| record.is_hidden()) {
                Some(record) => Fate::Removed(record.id()),
                None => Fate::New,
            },
        };
        Some(Step::plain(fate))
    }

    /// The record that the file names, where it stands where the row says, or ever stood there.
    fn known(&mut self, row: &Row, edited: bool) -> Option<Step> {
        let (id, seen) = row.known?;
        let record = self.session.record(id).filter(|record| self.was_at(record, row))?;
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
        self.step(row, record, parent, (unedited, None), edited)
    }

    /// Whether a record stands, or ever stood, where a row says.
    fn was_at(&self, record: &Record, row: &Row) -> bool {
        let wrote = |name: &str, fits: &dyn Fn(&str) -> bool| {
            let mut all = self.session.revisions_of(record.id());
            all.any(|revision| revision.wrote(name).and_then(Value::as_text).is_some_and(fits))
        };
        let stands = |id: RecordId| {
            let id = self.session.stands_for(id);
            move |text: &str| text.parse().is_ok_and(|other| self.session.stands_for(other) == id)
        };
        record.kind() == row.kind()
            && !self.claimed.contains(&record.id())
            && wrote("meeting", &stands(row.at.meeting))
            && wrote("agency", &stands(row.at.agency))
            && wrote("worksheet", &|text| text == row.at.worksheet)
            && wrote("question", &|text| text == row.at.question)
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
            let mut all = self.session.revisions_of(record.id());
            all.find(|revision| revision.by() == BY && has(revision, row))
        };
        let (record, last) = *all.iter().find(|(record, _)| was(record).is_some()).or(all.first())?;
        self.step(row, record, last, (false, was(record)), edited)
    }

    /// What a row is to the record it was written out of (where it may be unedited, or a revision may have brought its words
    /// before); an edit only where edits are looked for.
    fn step(
        &mut self,
        row: &Row,
        record: &Record,
        parent: &Revision,
        (unedited, brought): (bool, Option<&Revision>),
        edited: bool,
    ) -> Option<Step> {
        let id = record.id();
        let edit = made::edit(row, id, parent);
        let is_erased = record.field(row.field()).is_some_and(Field::is_redacted)
            || parent.body().is_redacted()
            || self.session.is_redacted(edit.id());
        let stands: Vec<&str> = record.texts(row.field());
        let is_here = unedited || stands.iter().any(|text| is_same(text, row.words()));
        let brought = brought.or(self.session.revisions().get(&edit.id()).map(AsRef::as_ref));
        let before = |text: &str| {
            let parents = brought.iter().flat_map(|brought| brought.parents());
            let mut known = parents.filter_map(|id| self.session.revisions().get(id)).map(AsRef::as_ref);
            wording(parent, row) == Some(text) || known.any(|known| wording(known, row) == Some(text))
        };
        let differs = !stands.iter().all(|text| before(text));
        let words = |fate| match brought {
            None => Step { differs, words: Some(edit), ..Step::plain(fate) },
            Some(_) => {
                let beside = stands.iter().filter(|_| differs).map(|text| Value::from(*text));
                let all = beside.chain([row.words().into()]).collect();
                Step { differs, again: Some(Value::several(all)), ..Step::plain(fate) }
            }
        };
        let step = match (is_erased, is_here, record.is_hidden()) {
            (true, _, _) => Step::plain(Fate::Erased),
            (false, true, false) => Step::plain(Fate::Here(id)),
            (false, true, true) => Step::plain(Fate::Removed(id)),
            (false, false, hidden) => match (brought.is_some(), hidden) {
                (false, _) if !edited => return None,
                (_, true) => words(Fate::Removed(id)),
                (true, false) => words(Fate::Replaced(id)),
                (false, false) => words(Fate::Changed(id)),
            },
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
        Step { words: Some(founding), ..Step::plain(Fate::New) }
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
            record.is_hidden() == bin && stands && says(record) && self.asks_alike(record, row)
        };
        let id = self.records(row).into_iter().find(fits)?.id();
        self.claimed.insert(id);
        Some(Step::plain(if bin { Fate::Removed(id) } else { Fate::Here(id) }))
    }

    /// Whether a proposal answers the same weakness and asks the same ones, as far as the row says so.
    fn asks_alike(&self, record: &Record, row: &Row) -> bool {
        let What::Overlap { need, to, .. } = &row.what else { return true };
        let overlap = Overlap(record);
        let answers = overlap.need();
        let same_need = match need {
            None => true,
            Some(Need::Entry(id)) => answers == Some(*id),
            Some(Need::Words { text, .. }) => {
                let words = fold(text);
                let answered = answers.and_then(|id| self.session.record(id));
                answered.is_some_and(|record| record.texts("text").iter().any(|text| fold(text) == words))
            }
        };
        let asked: BTreeSet<Asked> = overlap.to().into_iter().map(|(asked, _)| asked).collect();
        let says = to.iter().any(|asked| *asked != Asked::Undecided);
        same_need && (!says || asked == to.iter().cloned().collect())
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
    wording(revision, row).is_some_and(|wording| is_same(wording, row.words()))
}

/// Whether words are those of the session, as a file holds them.
fn is_same(ours: &str, words: &str) -> bool {
    ours == words || *Clean::lines(ours) == *words
}

/// The words that a revision wrote, where they are not redacted.
fn wording<'r>(revision: &'r Revision, row: &Row) -> Option<&'r str> {
    revision.wrote(row.field()).and_then(Value::as_text)
}
