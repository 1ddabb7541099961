//! Words that stand only in the part for people any more, because their lines in the machine part are damaged.
//!
//! Every text stands twice. What a row says and no revision of its record says becomes a revision by `hand`, wholly
//! determined; where the record itself is gone, its kind and place are read off the headings and the rows beside it,
//! and it keeps its id, so that it falls together with the same record out of an undamaged copy.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::label;
use crate::domain::revision::{Body, Parts};
use crate::domain::{
    Record, RecordId, Revision, Session, Stamp, Value, agency, agenda, attendance, entry, meeting, outcome,
    overlap, parked, pass, worksheet,
};

use super::decode::Source;
use super::{frame, hand, limits};

/// Reads what only the part for people still says: written on top of what is left in the file, as far as nothing of `all`
/// that is left anywhere ever said it.
pub(super) fn regain(source: &Source, file: &Session, all: &Session) -> Vec<Arc<Revision>> {
    let mut rows = rows(source);
    let places = Places::of(&rows, all);
    rows.sort_by_key(|row| row.id);
    rows.dedup_by_key(|row| row.id);
    rows.into_iter().filter_map(|row| regained(row, &places, file, all)).collect()
}

/// One row and the headings above it.
struct Row {
    id: RecordId,
    values: BTreeMap<String, Value>,
    heading: Heading,
}

/// Where a row stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Heading {
    part: Part,
    meeting: Option<RecordId>,
    agency: String,
    question: String,
    lane: String,
}

/// The parts of the part for people.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    #[default]
    Agencies,
    Meeting,
    Attendance,
    Agenda,
    Question,
    /// What the meeting came to, by the kind of the records.
    Outcome(&'static str),
    Parked,
    Other(String),
}

fn rows(source: &Source) -> Vec<Row> {
    let mut blocks = hand::blocks(source).into_iter().peekable();
    let mut heading = Heading::default();
    let mut rows = Vec::new();
    for (number, line) in source.lines() {
        if let Some(words) = line.trim().strip_prefix("// ") {
            heading.read(words, line.starts_with(' '));
        }
        while blocks.peek().is_some_and(|block| block.number < number) {
            blocks.next();
        }
        let Some(block) = blocks.next_if(|block| block.number == number) else { continue };
        let Ok((Some(id), values)) = block.parse(source.patched) else { continue };
        if heading.part == Part::Meeting {
            heading.meeting = Some(id);
        }
        rows.push(Row { id, values, heading: heading.clone() });
    }
    rows
}

impl Heading {
    /// Takes in the words of a comment.
    fn read(&mut self, words: &str, indented: bool) {
        let between = |bar: &str| words.strip_prefix(bar)?.strip_suffix(bar).map(str::trim);
        if let Some(words) = between("━━━━") {
            let other = words.strip_prefix(frame::OTHER).and_then(|rest| rest.strip_prefix(": "));
            let part = match other {
                _ if words == frame::AGENCIES => Part::Agencies,
                Some(kind) => Part::Other(kind.to_owned()),
                None => Part::Meeting,
            };
            *self = Self { part, ..Self::default() };
        } else if let Some(words) = between("──") {
            self.part = match words {
                frame::ATTENDANCE => Part::Attendance,
                frame::AGENDA => Part::Agenda,
                frame::PARKED => Part::Parked,
                words => match outcome::KINDS.into_iter().find(|kind| frame::outcome(kind) == words) {
                    Some(kind) => Part::Outcome(kind),
                    None => Part::Question,
                },
            };
            let question = if self.part == Part::Question { words.to_owned() } else { String::new() };
            *self = Self { part: self.part.clone(), meeting: self.meeting, question, ..Self::default() };
        } else if let Some(name) = words.strip_prefix("● ") {
            (self.agency, self.lane) = (name.to_owned(), String::new());
        } else if indented && self.part == Part::Attendance {
            words.clone_into(&mut self.agency);
        } else if indented
            && ![frame::NEED, frame::ASKED, frame::TOLD].iter().any(|told| words.starts_with(told))
        {
            words.clone_into(&mut self.lane);
        }
    }
}

/// What headings mean, as far as rows of undamaged records stand below the same.
struct Places {
    agencies: BTreeMap<String, RecordId>,
    questions: BTreeMap<String, (Value, Value)>,
    lanes: BTreeMap<(String, String), Value>,
    worksheets: Vec<Value>,
}

impl Places {
    fn of(rows: &[Row], session: &Session) -> Self {
        let worksheets =
            session.of_kind(worksheet::KIND).map(|sheet| sheet.id().to_string().into()).collect();
        let (agencies, questions, lanes) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut places = Self { agencies, questions, lanes, worksheets };
        for Row { id, values, heading } in rows {
            if let (Part::Agencies, Some(name)) = (&heading.part, values.get("name").and_then(Value::as_text))
            {
                places.agencies.entry(name.to_owned()).or_insert(*id);
            }
            let Some(record) = session.record(*id).filter(|_| heading.part == Part::Question) else {
                continue;
            };
            let question = heading.question.clone();
            if let (Some(sheet), Some(asked)) = (record.value("worksheet"), record.value("question")) {
                places.questions.entry(question.clone()).or_insert_with(|| (sheet.clone(), asked.clone()));
            }
            if let Some(lane) = record.value("lane") {
                places.lanes.entry((question, heading.lane.clone())).or_insert_with(|| lane.clone());
            }
        }
        places
    }

    /// The kind of a row's record, and the fields that bind it to others.
    fn bind(&self, row: &Row) -> Option<(String, BTreeMap<String, Value>)> {
        let heading = &row.heading;
        let question = self.questions.get(&heading.question);
        let kind = match &heading.part {
            Part::Agencies => agency::KIND,
            Part::Meeting => meeting::KIND,
            Part::Attendance => attendance::KIND,
            Part::Agenda => agenda::KIND,
            Part::Outcome(kind) => kind,
            Part::Other(kind) => kind,
            Part::Question if row.values.contains_key("idea") => overlap::KIND,
            Part::Question if row.values.contains_key("said") => pass::KIND,
            Part::Question if question.is_some() => entry::KIND,
            // which question it answered is not known any more: a person puts it where it belongs
            Part::Question | Part::Parked => parked::KIND,
        };
        // how delicate that question was is not known any more, either
        let private = heading.part == Part::Question && question.is_none();
        let link = |id: Option<RecordId>| id.map(|id| Value::from(id.to_string()));
        let lane = self.lanes.get(&(heading.question.clone(), heading.lane.clone())).cloned();
        let sheets = (heading.part == Part::Meeting && !self.worksheets.is_empty())
            .then(|| Value::List(self.worksheets.clone()));
        let fields = [
            ("meeting", link(heading.meeting.filter(|id| *id != row.id))),
            ("agency", link(self.agencies.get(&heading.agency).copied())),
            ("worksheet", question.map(|(sheet, _)| sheet.clone())),
            ("question", question.map(|(_, question)| question.clone())),
            ("lane", lane.filter(|_| kind != parked::KIND)),
            ("worksheets", sheets),
            ("private", private.then(|| true.into())),
        ];
        let fields = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        Some((kind.to_owned(), fields.collect()))
    }
}

fn regained(row: Row, places: &Places, file: &Session, all: &Session) -> Option<Arc<Revision>> {
    let (history, record) = (all.history(row.id), all.record(row.id));
    // no redacted wording comes back, and none is asked after
    if history.iter().any(|revision| revision.body().is_redacted()) {
        return None;
    }
    let founded = history.iter().any(|revision| revision.is_founding());
    let (kind, place) = places.bind(&row)?;
    let mut set = BTreeMap::new();
    for (name, value) in row.values {
        let (name, value) = hand::plain(name, value);
        if !hand::is_written(&history, &name, &value) {
            set.insert(name, value);
        }
    }
    if !founded {
        set.extend(
            place.into_iter().filter(|(name, _)| record.is_none_or(|known| known.field(name).is_none())),
        );
    }
    if set.is_empty() {
        return None;
    }
    // what other copies hold may be newer: it is not covered, but stands beside it
    let parents = file.record(row.id).map(Record::heads).cloned().unwrap_or_default();
    let last = parents.iter().filter_map(|id| all.revisions().get(id)).map(|head| head.stamp()).max();
    let revision = Revision::new(Parts {
        record: Some(row.id),
        kind: record.map_or(kind, |known| known.kind().to_owned()),
        parents,
        stamp: last.map_or(Stamp::NONE, |last| Stamp::after(last, 0)),
        by: label::BY_HAND.to_owned(),
        body: Body::Open { nonce: None, set },
    });
    limits::unfit(&revision).is_none().then(|| Arc::new(revision))
}
