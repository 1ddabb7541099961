//! The words by which a form that comes back is known again. They stand where people do not see them.

/// Counts up where an older version could not read a form of this one.
pub(in crate::exchange) const FORMAT: &str = "1";

/// What every word begins with.
pub(in crate::exchange) const SIGN: &str = "norishiro:";

/// The name of the sheet that nobody sees.
pub(in crate::exchange) const SHEET: &str = "norishiro";

/// The columns, by the words in the hidden first row.
pub(in crate::exchange) const COLUMNS: [&str; 12] = [
    "number",
    "text",
    "need",
    "to",
    "space",
    "row",
    "worksheet",
    "question",
    "lane",
    "line",
    "id",
    "revision",
];

/// The columns that people see; the others are hidden.
pub(in crate::exchange) const SEEN: usize = 5;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Row {
    /// Words of the form itself.
    Form,
    /// Where the agency writes its name, in the column of needs.
    Agency,
    /// The head of a question or lane: what stands below belongs to it.
    Head,
    /// The same of a question of proposals.
    TieHead,
    /// Room for one thing.
    Line,
    /// Room for one proposal.
    Tie,
    /// Room for an answer.
    Cell,
    /// A label, and beside it room for an answer.
    Labelled,
}

impl Row {
    const ALL: [Self; 8] = [
        Self::Form,
        Self::Agency,
        Self::Head,
        Self::TieHead,
        Self::Line,
        Self::Tie,
        Self::Cell,
        Self::Labelled,
    ];

    /// Its word.
    pub(in crate::exchange) fn word(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Agency => "agency",
            Self::Head => "head",
            Self::TieHead => "tie_head",
            Self::Line => "line",
            Self::Tie => "tie",
            Self::Cell => "cell",
            Self::Labelled => "labelled",
        }
    }

    /// Reads the word; a row that somebody put in between has none.
    pub(in crate::exchange) fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|row| row.word() == word)
    }
}
