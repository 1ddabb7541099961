//! The forms a session is written in, and how one is ordered.

use chrono::NaiveDate;

use super::{Audience, counts, json, markdown, text};
use crate::domain::Session;
use crate::i18n::Lang;

/// Columns that a line of plain text has.
const COLUMNS: usize = 80;

/// The form of a file for other people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Markdown.
    #[default]
    Markdown,
    /// Plain text.
    Text,
    /// One JSON object.
    Json,
}

impl Form {
    /// All forms, in the order people are shown them.
    pub const ALL: [Self; 3] = [Self::Markdown, Self::Text, Self::Json];

    /// Their words, as the command line asks for one.
    pub const WORDS: &'static str = "markdown|text|json";

    /// The word on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Text => "text",
            Self::Json => "json",
        }
    }

    /// How the name of such a file ends.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Json => "json",
        }
    }

    /// Whether it is the minutes as an office keeps them.
    #[must_use]
    pub fn is_minutes(self) -> bool {
        false
    }

    /// Reads the word of the command line; none where it is another.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.word() == word)
    }
}

/// What is to be written, and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// In which form.
    pub form: Form,
    /// For whom.
    pub audience: Audience,
    /// In which language the program's own words are.
    pub lang: Lang,
    /// The day it is written, which stands on it.
    pub made: NaiveDate,
    /// Counts below this one are not told to the public (5: 1 to 4 are told as "below 5").
    pub small: usize,
}

impl Order {
    /// An order with the usual limit of small counts.
    #[must_use]
    pub fn new(form: Form, audience: Audience, lang: Lang, made: NaiveDate) -> Self {
        Self { form, audience, lang, made, small: counts::SMALL }
    }
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The content of the file.
    pub bytes: Vec<u8>,
}

/// Writes what the audience of an order may see of a session.
#[must_use]
pub fn write(session: &Session, order: &Order) -> Written {
    let bytes = match order.form {
        Form::Markdown => markdown::write(session, order).into_bytes(),
        Form::Text => text::write(session, order, COLUMNS).into_bytes(),
        Form::Json => json::write(session, order.audience).into_bytes(),
    };
    Written { bytes }
}
