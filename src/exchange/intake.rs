//! What comes back from the agencies, as it stands in their files: nothing of it is compared with a session yet.

pub mod columns;
pub mod grid;
mod nothing;
pub mod plan;
pub mod question;
pub mod read;
pub mod text;
pub mod whose;
pub mod words;
pub mod xlsx;

use super::cells::Unread;
use crate::domain::{RecordId, RevisionId};
use crate::text::Clean;

/// Where something stands in a file that came back.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The name of the file.
    pub file: String,
    /// The sheet of an Excel file; empty where there is only one table.
    pub sheet: String,
    /// The row, from 1.
    pub row: usize,
    /// The column, from 1; 0 is the whole row.
    pub column: usize,
}

/// One thing that came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// Where it stands.
    pub place: Place,
    /// The meeting by its id, its title or its day; empty where the file names none.
    pub meeting: String,
    /// The day of the meeting, as it is written; empty where the file has none.
    pub date: String,
    /// Who says it, as the file has it.
    pub agency: String,
    /// The agency's record, where a form of ours knows it.
    pub agency_id: Option<RecordId>,
    /// The worksheet's stable id; empty where the file names none.
    pub worksheet: String,
    /// The question: its stable id, its number or its words.
    pub question: String,
    /// The lane: its stable id or its name; empty where there is none.
    pub lane: String,
    /// What is said; of a proposal, the idea.
    pub text: String,
    /// Of a proposal: the weakness it answers, in its words; empty for a joint wish.
    pub need: String,
    /// Of a proposal: who is asked, in words.
    pub to: String,
    /// The breakout table; empty where there was none.
    pub table: String,
    /// Whether it is marked private, where the file says so.
    pub private: Option<bool>,
    /// Whether it is starred, where the file says so.
    pub starred: Option<bool>,
    /// Whether it was handed in before the meeting, where the file says so; what does not say was.
    pub handed_in: Option<bool>,
    /// Which filled sheet it belongs to, where several are begun one by one: its record, or its number in the file.
    pub sheet: String,
    /// The line of the form it was written in; empty in tables without such.
    pub line: String,
    /// The record it was written out of, and the write whose text was in the file.
    pub known: Option<(RecordId, Option<RevisionId>)>,
}

/// Something in a file that cannot be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands.
    pub place: Place,
    /// What is there, in its words.
    pub found: String,
    /// What was expected there.
    pub expected: Expected,
}

/// What was expected where something else stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A file of Excel, or a table as text.
    Table,
    /// A first row that names the columns, with one for this.
    Column(&'static str),
    /// A question of the worksheet.
    Question,
    /// A lane of the question.
    Lane,
    /// A cell of the question.
    Cell,
    /// What the cell takes.
    Fits(Unread),
    /// A meeting of the session.
    Meeting,
    /// 1 or 0, はい or いいえ.
    YesOrNo,
    /// Fewer characters.
    Shorter,
    /// Fewer rows than a session can hold.
    Fewer,
    /// The weakness that the proposal answers, taken in with it.
    Need,
    /// Text in the encoding that was named.
    Text,
    /// A file of Excel that is not locked with a password.
    Unlocked,
    /// A file of Excel as it has been since 2007 (.xlsx).
    Xlsx,
    /// A smaller file.
    Smaller,
}

impl Expected {
    /// The word it has in files.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Cell => "cell",
            Self::Fits(_) => "fits",
            Self::Table => "table",
            Self::Column(_) => "column",
            Self::Question => "question",
            Self::Lane => "lane",
            Self::Meeting => "meeting",
            Self::YesOrNo => "yes_or_no",
            Self::Shorter => "shorter",
            Self::Fewer => "fewer",
            Self::Need => "need",
            Self::Text => "text",
            Self::Unlocked => "unlocked",
            Self::Xlsx => "xlsx",
            Self::Smaller => "smaller",
        }
    }
}

/// What one file brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// What it says, in its order.
    pub rows: Vec<Brought>,
    /// What in it cannot be taken in.
    pub faults: Vec<Fault>,
}

/// Characters of a cell that are told of it at most.
const TOLD: usize = 40;

/// As much of a cell as is told.
fn shown(cell: &str) -> String {
    Clean::line(cell).chars().take(TOLD).collect()
}

/// What stands before a number by which a file counts its sheets.
const COUNTED: &str = "#";

/// The word of a row of a table that stands for a sheet of its own.
fn row_of(row: usize) -> String {
    format!("{COUNTED}{row}")
}
