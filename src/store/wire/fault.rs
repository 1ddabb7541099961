//! What is wrong in a file, and where: enough for a sentence and a caret in any language.

use ron::error::SpannedError;

use super::limits::Unfit;
use crate::domain::definition::What;

/// How many places are kept of a damaged file; all are counted.
const KEPT: usize = 100;
/// Characters kept of a damaged line around the place.
const AROUND: usize = 120;

/// What a reader says of a text that is no label.
pub(in crate::store) const NOT_A_LABEL: &str = "not a label";
/// What a reader says of a text that is no name of a folder.
pub(in crate::store) const NOT_A_FOLDER: &str = "not a folder";

/// One damaged place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong there.
    pub fault: Fault,
    /// The line as it stands, controls shown as `�`, cut around the place where it is long.
    pub source: String,
    /// The place within [`Damage::source`] in characters, from 1.
    pub caret: usize,
}

/// The damaged places of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Damages {
    /// The first of them.
    pub places: Vec<Damage>,
    /// How many lines are damaged or missing.
    pub count: usize,
}

/// What is wrong at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file (or line) ends too early.
    UnexpectedEnd,
    /// Something else should stand here.
    Expected(Expected),
    /// A backslash with something after it that has no meaning.
    BadEscape,
    /// A number that is none, or too large.
    BadNumber,
    /// A full-width blank between words of the file.
    WideBlank,
    /// A name that does not belong here.
    UnknownName(String),
    /// A name that should be here.
    MissingName(String),
    /// A name that stands twice.
    TwiceNamed(String),
    /// A word that is none of those that may stand there.
    UnknownValue(String, &'static [&'static str]),
    /// What should be a label (of who writes) is none.
    NotALabel,
    /// What should be the name of a folder is none.
    NotAFolder,
    /// What should be an id (or nonce) is none.
    NotAnId,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// The content of a revision is not what its id says: somebody changed it, or a bit flipped.
    WrongId,
    /// A revision that could not have been written.
    Unfit(Unfit),
    /// So many revisions or redactions that were written are not here.
    Missing(usize),
    /// A worksheet that is not sound.
    Sheet(What),
    /// Anything else; the word is for a log, not for a screen.
    Other(String),
}

/// What should stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The line `version: (1, 0),` near the beginning.
    Version,
    /// The line `revisions: [`.
    Revisions,
    /// A revision on a line of its own.
    Revision,
    /// A text in quotes.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Truth,
    /// `[`.
    List,
    /// `]`.
    ListEnd,
    /// `{`.
    Map,
    /// `}`.
    MapEnd,
    /// `:`.
    Colon,
    /// `,`.
    Comma,
    /// `(`.
    Open,
    /// `)`.
    Close,
    /// A closing quote.
    Quote,
    /// A name.
    Name,
}

impl Damage {
    /// Names a place; `line` is the text of that line.
    #[must_use]
    pub fn at(number: usize, column: usize, fault: Fault, line: &str) -> Self {
        let skip = column.saturating_sub(AROUND / 2 + 1);
        let shown = |c: char| if super::limits::is_control(c) || c == '\n' { '\u{FFFD}' } else { c };
        let source = line.chars().skip(skip).take(AROUND).map(shown).collect();
        Self { line: number, column, fault, source, caret: column - skip }
    }

    /// Maps what the parser of a whole text says: the place is where the wrong thing begins.
    #[must_use]
    pub fn of_text(text: &str, error: SpannedError) -> Self {
        let line = |number: usize| text.split('\n').nth(number.saturating_sub(1)).unwrap_or_default();
        let end = error.span.end;
        let after = line(end.line).chars().skip(end.col.saturating_sub(1));
        let is_last = text.split('\n').skip(end.line).all(|line| line.trim().is_empty());
        if error.code == ron::Error::ExpectedComma && is_last && after.clone().all(char::is_whitespace) {
            return Self::at(end.line, end.col, Fault::UnexpectedEnd, line(end.line));
        }
        if after.clone().next() == Some('\u{3000}') {
            return Self::at(end.line, end.col, Fault::WideBlank, line(end.line));
        }
        let (number, column) = (error.span.start.line, error.span.start.col.max(1));
        let blanks = line(number).chars().skip(column - 1).take_while(|c| c.is_whitespace()).count();
        Self::at(number, column + blanks, Fault::of(error.code), line(number))
    }

    /// Maps what the parser of one line says.
    #[must_use]
    pub fn of_ron(number: usize, line: &str, error: SpannedError) -> Self {
        let column = error.span.end.col;
        let here = line.chars().nth(column.saturating_sub(1));
        let fault = if here == Some('\u{3000}') { Fault::WideBlank } else { Fault::of(error.code) };
        Self::at(number, column, fault, line)
    }
}

impl Damages {
    /// Notes one damaged line.
    pub fn push(&mut self, damage: Damage) {
        self.count += 1;
        if self.places.len() < KEPT {
            self.places.push(damage);
        }
    }
}

impl Fault {
    fn of(code: ron::Error) -> Self {
        use ron::Error as E;
        let expected = |what| Self::Expected(what);
        match code {
            E::Eof | E::UnclosedBlockComment | E::UnclosedLineComment => Self::UnexpectedEnd,
            E::ExpectedArray => expected(Expected::List),
            E::ExpectedArrayEnd => expected(Expected::ListEnd),
            E::ExpectedBoolean => expected(Expected::Truth),
            E::ExpectedComma => expected(Expected::Comma),
            E::ExpectedMap => expected(Expected::Map),
            E::ExpectedMapColon => expected(Expected::Colon),
            E::ExpectedMapEnd => expected(Expected::MapEnd),
            E::ExpectedString | E::ExpectedChar => expected(Expected::Text),
            E::ExpectedStringEnd => expected(Expected::Quote),
            E::ExpectedInteger => expected(Expected::Number),
            E::ExpectedIdentifier | E::UnderscoreAtBeginning | E::InvalidIdentifier(_) => {
                expected(Expected::Name)
            }
            E::ExpectedStructLike | E::ExpectedNamedStructLike(_) | E::ExpectedDifferentStructName { .. } => {
                expected(Expected::Open)
            }
            E::ExpectedStructLikeEnd | E::TrailingCharacters => expected(Expected::Close),
            E::InvalidEscape(_) => Self::BadEscape,
            E::IntegerOutOfBounds | E::InvalidIntegerDigit { .. } | E::FloatUnderscore => Self::BadNumber,
            E::NoSuchStructField { found, .. } => Self::UnknownName(found),
            E::MissingStructField { field, .. } => Self::MissingName(field.to_owned()),
            E::DuplicateStructField { field, .. } => Self::TwiceNamed(field.to_owned()),
            E::NoSuchEnumVariant { expected, found, .. } => Self::UnknownValue(found, expected),
            E::Message(message) if message == NOT_A_LABEL => Self::NotALabel,
            E::Message(message) if message == NOT_A_FOLDER => Self::NotAFolder,
            E::Message(message) if message.starts_with("not an id") || message.starts_with("not 128") => {
                Self::NotAnId
            }
            E::ExceededRecursionLimit => Self::Unfit(Unfit::TooDeep(super::limits::DEPTH + 1)),
            other => Self::Other(other.to_string()),
        }
    }
}
