//! The privacy level of a record: that of its question, at least 2 where it is marked private.

use std::collections::BTreeMap;

use crate::domain::entry::Entry;
use crate::domain::place::question_key;
use crate::domain::response::{self, Of, Whose};
use crate::domain::worksheet::Worksheet;
use crate::domain::{
    Record, RecordId, Session, agenda, check, clearing, filled, hint_note, level, meeting, outcome, parked,
};

/// The levels of all questions of a session.
#[derive(Debug)]
pub(crate) struct Levels<'s> {
    session: &'s Session,
    of_question: BTreeMap<(RecordId, String), u8>,
    /// The worksheets of each meeting.
    sheets: BTreeMap<RecordId, Vec<Worksheet>>,
}

impl<'s> Levels<'s> {
    /// Reads them out of the worksheets the meetings carry; where two definitions differ, the stricter one counts.
    pub(crate) fn of(session: &'s Session) -> Self {
        let (mut of_question, mut all) = (BTreeMap::new(), BTreeMap::new());
        for record in session.of_kind(meeting::KIND) {
            let meeting = session.stands_for(record.id());
            let sheets = meeting::sheets(session, record.id());
            for sheet in &sheets {
                for question in &sheet.questions {
                    let key = (meeting, question_key(&sheet.id, &question.id));
                    let level = of_question.entry(key).or_insert(question.level);
                    *level = question.level.max(*level);
                }
            }
            all.insert(meeting, sheets);
        }
        Self { session, of_question, sheets: all }
    }

    /// The level of a record; where people differ about its question or meeting, the strictest of all counts.
    pub(crate) fn level(&self, record: &Record) -> u8 {
        let base = match record.kind() {
            agenda::KIND => level::ROOM,
            kind if outcome::is(kind) => level::ROOM,
            hint_note::KIND => level::ROOM,
            // a memo is as delicate as its question
            parked::KIND if !record.text("question").is_empty() => self.asked(record).max(level::ROOM),
            parked::KIND => level::ROOM,
            response::KIND => self.answered(record),
            filled::KIND => self.filled(record),
            _ => self.asked(record),
        };
        if is_private(record) { base.max(level::DESK) } else { base }
    }

    /// The level of what was filled in: the lower one once a person has re-read the sheet.
    fn answered(&self, record: &Record) -> u8 {
        let Some((meeting, whose)) = record.link("meeting").zip(Whose::of(record)) else {
            return level::UNKNOWN;
        };
        let questions = record.texts("question");
        let level = |sheet: &Worksheet, of: &Of| {
            let known = sheet.questions.iter().filter(|question| questions.contains(&question.id.as_str()));
            let sheet = check::Sheet { session: self.session, worksheet: sheet, of };
            known.map(|question| clearing::level(&sheet, question)).max()
        };
        self.strictest(record, meeting, whose, level)
    }

    /// The level of a filled sheet: that of what is least delicate in it.
    fn filled(&self, record: &Record) -> u8 {
        let Some(meeting) = record.link("meeting") else { return level::UNKNOWN };
        let level = |sheet: &Worksheet, of: &Of| {
            let filled = check::Sheet { session: self.session, worksheet: sheet, of };
            sheet.questions.iter().map(|question| clearing::level(&filled, question)).min()
        };
        self.strictest(record, meeting, Whose::Sheet(record.id()), level)
    }

    /// The strictest level by any of the worksheets that a record may be of.
    fn strictest(
        &self,
        record: &Record,
        meeting: RecordId,
        whose: Whose,
        level: impl Fn(&Worksheet, &Of) -> Option<u8>,
    ) -> u8 {
        let sheets =
            self.sheets.get(&self.session.stands_for(meeting)).map(Vec::as_slice).unwrap_or_default();
        let ids = record.texts("worksheet");
        let levels = sheets
            .iter()
            .filter(|sheet| ids.contains(&sheet.id.as_str()))
            .filter_map(|sheet| level(sheet, &Of { meeting, worksheet: sheet.id.clone(), whose }));
        levels.max().unwrap_or(level::UNKNOWN)
    }

    fn asked(&self, record: &Record) -> u8 {
        let mut levels = Vec::new();
        for meeting in record.links("meeting") {
            for worksheet in record.texts("worksheet") {
                for question in record.texts("question") {
                    let key = (self.session.stands_for(meeting), question_key(worksheet, question));
                    levels.push(self.of_question.get(&key).copied().unwrap_or(level::UNKNOWN));
                }
            }
        }
        levels.into_iter().max().unwrap_or(level::UNKNOWN)
    }
}

/// Whether a record is marked private; where people differ, it is.
pub(crate) fn is_private(record: &Record) -> bool {
    Entry(record).is_private()
}
