//! 事前提出: what agencies hand in as files, compared with a session and taken into it.
//!
//! A row that is new is wholly determined by what it says: the same file taken into two copies of a session is one entry
//! after the merge, and taking it in twice adds nothing. A row that comes back edited is a write on the wording it was made
//! from, so that a live edit in between becomes a conflict and nothing that was typed is written over.

use super::entry::At;
use super::overlap::Asked;
use super::{RecordId, RevisionId, Session, Value, Writer, entry, overlap, pass, response};

mod answer;
mod compare;
mod made;
mod write;

pub use answer::told_apart;
pub use compare::Step;
pub use write::needed;

/// Who writes what is wholly determined by a file.
pub const BY: &str = "import";

/// The field that tells rows with the same words apart: the line of the form, else which of them it is.
pub const ROW: &str = "row";

/// One thing that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it belongs, and who says it.
    pub at: At,
    /// The lane; empty where the question has none.
    pub lane: String,
    /// What it says.
    pub what: What,
    /// The breakout table; empty where there was none.
    pub table: String,
    /// Whether it is only for the secretariat and the agency itself.
    pub private: bool,
    /// Whether it is starred.
    pub starred: bool,
    /// Whether it was handed in before the meeting.
    pub handed_in: bool,
    /// The line of the form it was written in; empty where the file has no such lines.
    pub line: String,
    /// The record it was written out of, and the write whose words were in the file.
    pub known: Option<(RecordId, Option<RevisionId>)>,
}

/// What a row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// An entry.
    Entry(String),
    /// 特になし: the agency has nothing to say to the question.
    Pass,
    /// A proposal.
    Overlap {
        /// The weakness it answers; none is a joint wish.
        need: Option<Need>,
        /// Who is asked.
        to: Vec<Asked>,
        /// The same in the words of the file, which tell two proposals of one idea apart.
        asked: Vec<String>,
        /// What they could do.
        idea: String,
    },
    /// What stands in a cell of a filled sheet.
    Answer {
        /// Whose sheet it is.
        onto: Onto,
        /// The path of the cell.
        path: String,
        /// What stands there.
        value: Value,
    },
}

/// Which filled sheet an answer belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Onto {
    /// The one of the agency.
    Agency,
    /// This one: a sheet that was begun by itself, or the meeting's own.
    Sheet(RecordId),
    /// One that the file begins, told apart by this word: alike wherever the file is taken in.
    New(String),
}

/// The weakness that a proposal answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// The entry itself.
    Entry(RecordId),
    /// What the agency says in these words to this question.
    Words {
        /// The question's stable id, of the same worksheet.
        question: String,
        /// Its words.
        text: String,
    },
}

/// What becomes of a row in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is new.
    New,
    /// It is there already: taken in before, typed at the meeting, or not edited since it was written out.
    Here(RecordId),
    /// It is an edit of this record.
    Changed(RecordId),
    /// It was taken in as an edit of this record, but its words stand there no more: taken back, or written over. They come
    /// back only if somebody asks for them.
    Replaced(RecordId),
    /// It is in the bin here, and comes back only if somebody asks for it.
    Removed(RecordId),
    /// Its words were redacted here; it is never taken in.
    Erased,
}

impl Fate {
    /// Whether taking the row in writes anything.
    #[must_use]
    pub fn adds(self) -> bool {
        matches!(self, Self::New | Self::Changed(_) | Self::Replaced(_) | Self::Removed(_))
    }

    /// Whether the row is taken in unless somebody says otherwise.
    #[must_use]
    pub fn is_usual(self) -> bool {
        matches!(self, Self::New | Self::Changed(_))
    }

    /// The record it is about.
    #[must_use]
    pub fn record(self) -> Option<RecordId> {
        match self {
            Self::Here(id) | Self::Changed(id) | Self::Replaced(id) | Self::Removed(id) => Some(id),
            Self::New | Self::Erased => None,
        }
    }

    /// The word it has in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Here(_) => "here",
            Self::Changed(_) => "changed",
            Self::Replaced(_) => "replaced",
            Self::Removed(_) => "removed",
            Self::Erased => "erased",
        }
    }
}

impl Row {
    /// The kind of record it is.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.what {
            What::Entry(_) => entry::KIND,
            What::Pass => pass::KIND,
            What::Overlap { .. } => overlap::KIND,
            What::Answer { .. } => response::KIND,
        }
    }

    /// Its words; empty where it says 特になし or fills in a cell.
    #[must_use]
    pub fn words(&self) -> &str {
        match &self.what {
            What::Entry(text) => text,
            What::Pass | What::Answer { .. } => "",
            What::Overlap { idea, .. } => idea,
        }
    }

    /// The field that holds its words.
    #[must_use]
    pub fn field(&self) -> &'static str {
        if matches!(self.what, What::Overlap { .. }) { "idea" } else { "text" }
    }
}

/// What becomes of each row; nothing is written.
#[must_use]
pub fn compare(session: &Session, rows: &[Row]) -> Vec<Step> {
    compare::steps(session, rows)
}

/// The same, without what else is known of it.
#[must_use]
pub fn fates(session: &Session, rows: &[Row]) -> Vec<Fate> {
    compare(session, rows).into_iter().map(|step| step.fate).collect()
}

/// Takes in the rows that are chosen, as part of one change, and says which records were written. All rows of the file are
/// given, so that rows with the same words stay apart; what adds nothing is passed over.
///
/// An agency that was noted as absent has handed in its sheet then, and one that had no seat at the meeting gets one.
pub fn take(writer: &mut Writer, rows: &[Row], chosen: &[bool]) -> Vec<RecordId> {
    let steps = compare(writer.session(), rows);
    take_compared(writer, rows, steps, chosen)
}

/// The same, with what [`compare`] has said of these rows and this session.
pub fn take_compared(writer: &mut Writer, rows: &[Row], steps: Vec<Step>, chosen: &[bool]) -> Vec<RecordId> {
    write::take(writer, rows, steps, chosen)
}

#[cfg(test)]
mod tests;
