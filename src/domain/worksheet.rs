//! A worksheet: the questions a meeting walks through. No code knows the text of a question.
//!
//! A definition travels with the session as a record keyed by its content, so that another laptop shows the same
//! questions; ids of questions bind the years.

use serde::Deserialize;

use super::value::{Misfit, from_value};
use super::{RecordId, Session, Value, Writer};

/// The kind of these records.
pub const KIND: &str = "worksheet";

/// A text in Japanese and, where there is one, in English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Bilingual {
    /// Japanese.
    pub ja: String,
    /// English; empty where a town wrote only Japanese.
    #[serde(default)]
    pub en: String,
}

/// The definition of a worksheet.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Worksheet {
    /// Its stable id (`groupwork`).
    pub id: String,
    /// Counts up when a town changes it.
    pub version: u32,
    /// Its title.
    pub title: Bilingual,
    /// What it is for.
    #[serde(default)]
    pub purpose: Bilingual,
    /// Its questions, in order.
    pub questions: Vec<Question>,
}

/// One step of a worksheet.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Question {
    /// Its stable id; years are compared by it.
    pub id: String,
    /// Its number as printed.
    pub number: String,
    /// The question.
    pub text: Bilingual,
    /// A word or two for headings and narrow rows.
    pub short: Bilingual,
    /// What helps to answer, always shown beside the field; one sentence each.
    #[serde(default)]
    pub guidance: Vec<Bilingual>,
    /// Minutes of its time box.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// Privacy level 0 to 3 (`docs/session-format.md`).
    pub level: u8,
    /// What it takes.
    pub kind: Kind,
    /// Its side-by-side parts; mostly none.
    #[serde(default)]
    pub lanes: Vec<Lane>,
    /// For [`Kind::Overlap`]: the question whose entries are the needs.
    #[serde(default)]
    pub needs: Option<String>,
}

/// What a question takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Short texts, one thing each.
    List,
    /// Proposals that tie a need to another agency.
    Overlap,
}

/// One of the side-by-side parts of a question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Lane {
    /// Its stable id.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// What belongs here.
    #[serde(default)]
    pub guidance: Vec<Bilingual>,
}

impl Worksheet {
    /// Reads a definition out of the tree it travels as.
    ///
    /// # Errors
    /// A [`Misfit`] where it is not a definition this version knows.
    pub fn read(definition: &Value) -> Result<Self, Misfit> {
        from_value(definition)
    }

    /// One question by its id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }
}

/// Carries a definition along in the session; the same definition is one record wherever it comes from.
pub fn carry(writer: &mut Writer, definition: &Value) -> RecordId {
    writer.determined(KIND, &[("definition", definition.clone())], &[])
}

/// Reads a carried definition.
#[must_use]
pub fn find(session: &Session, id: RecordId) -> Option<Worksheet> {
    let record = session.record(id).filter(|record| record.kind() == KIND)?;
    Worksheet::read(record.value("definition")?).ok()
}
