//! Where a record belongs, so that what one screen row needs is found without looking at all records.

use super::{Record, RecordId};

/// The kind of a record and what it hangs on; records sort by it, parts that a kind has not are empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Kind of record.
    pub kind: String,
    /// Meeting it was said in.
    pub meeting: Option<RecordId>,
    /// Worksheet and question, as `groupwork/strengths`.
    pub question: String,
    /// Agency that said it, or the filled sheet it stands on.
    pub agency: Option<RecordId>,
    /// The record itself.
    pub record: RecordId,
}

impl Place {
    /// Every place of a record: one, or one for each value where what it hangs on is in conflict.
    #[must_use]
    pub fn all(record: &Record) -> Vec<Self> {
        let mut places = Vec::new();
        for meeting in each(record.links("meeting")) {
            for agency in each(whose(record)) {
                for question in questions(record) {
                    places.push(Self {
                        kind: record.kind().to_owned(),
                        meeting,
                        question,
                        agency,
                        record: record.id(),
                    });
                }
            }
        }
        places
    }

    /// Where the records of one agency to one question stand: first and last possible place.
    #[must_use]
    pub fn said(kind: &str, meeting: RecordId, question: &str, agency: RecordId) -> (Self, Self) {
        let at = |record| Self {
            kind: kind.to_owned(),
            meeting: Some(meeting),
            question: question.to_owned(),
            agency: Some(agency),
            record,
        };
        (at(RecordId::MIN), at(RecordId::MAX))
    }

    /// Where the records of all agencies to one question stand.
    #[must_use]
    pub fn asked(kind: &str, meeting: RecordId, question: &str) -> (Self, Self) {
        let start = Self {
            kind: kind.to_owned(),
            meeting: Some(meeting),
            question: question.to_owned(),
            agency: None,
            record: RecordId::MIN,
        };
        let end = Self { agency: Some(RecordId::MAX), record: RecordId::MAX, ..start.clone() };
        (start, end)
    }

    /// Where the records of a kind in one meeting stand.
    #[must_use]
    pub fn met(kind: &str, meeting: RecordId) -> (Self, Self) {
        let start = Self {
            kind: kind.to_owned(),
            meeting: Some(meeting),
            question: String::new(),
            agency: None,
            record: RecordId::MIN,
        };
        let end = Self {
            question: "\u{10ffff}".to_owned(),
            agency: Some(RecordId::MAX),
            record: RecordId::MAX,
            ..start.clone()
        };
        (start, end)
    }

    /// Where all records of a kind stand.
    #[must_use]
    pub fn kind(kind: &str) -> (Self, Self) {
        let start = Self {
            kind: kind.to_owned(),
            meeting: None,
            question: String::new(),
            agency: None,
            record: RecordId::MIN,
        };
        let end = Self { kind: format!("{kind}\0"), ..start.clone() };
        (start, end)
    }
}

/// Names a question within all worksheets, as `groupwork/strengths`.
#[must_use]
pub fn question_key(worksheet: &str, question: &str) -> String {
    if worksheet.is_empty() && question.is_empty() {
        String::new()
    } else {
        format!("{worksheet}/{question}")
    }
}

fn whose(record: &Record) -> Vec<RecordId> {
    let agencies = record.links("agency");
    if agencies.is_empty() { record.links("sheet") } else { agencies }
}

fn each(links: Vec<RecordId>) -> Vec<Option<RecordId>> {
    if links.is_empty() { vec![None] } else { links.into_iter().map(Some).collect() }
}

fn questions(record: &Record) -> Vec<String> {
    let or_none = |texts: Vec<_>| if texts.is_empty() { vec![""] } else { texts };
    let questions = or_none(record.texts("question"));
    let worksheets = or_none(record.texts("worksheet"));
    worksheets
        .iter()
        .flat_map(|sheet| questions.iter().map(|question| question_key(sheet, question)))
        .collect()
}
