//! The forms a session is written in, and how one is ordered.

use chrono::NaiveDate;

use super::compare::Comparison;
use super::{Audience, counts, csv, docx, html, json, markdown, text, xlsx};
use crate::domain::Session;
use crate::domain::kinds::{self, Kinds};
use crate::domain::period::Period;
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
    /// One page for browser and printer.
    Html,
    /// One JSON object.
    Json,
    /// One JSON object a record.
    Jsonl,
    /// The entries as a table.
    Csv,
    /// Excel: sheets to read, and sheets to reckon with.
    Xlsx,
    /// The minutes for Word.
    Docx,
}

impl Form {
    /// All forms, in the order people are shown them.
    pub const ALL: [Self; 8] =
        [Self::Docx, Self::Xlsx, Self::Html, Self::Csv, Self::Text, Self::Markdown, Self::Json, Self::Jsonl];

    /// Their words, as the command line asks for one.
    pub const WORDS: &'static str = "docx|xlsx|html|csv|text|markdown|json|jsonl";

    /// The word on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Text => "text",
            Self::Html => "html",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
        }
    }

    /// How the name of such a file ends.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Html => "html",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
        }
    }

    /// Whether it is the minutes as an office keeps them.
    #[must_use]
    pub fn is_minutes(self) -> bool {
        self == Self::Docx
    }

    /// Whether it is no text, so that a terminal cannot show it.
    #[must_use]
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Docx | Self::Xlsx)
    }

    /// Reads the word of the command line; none where it is another.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.word() == word)
    }
}

/// How the letters of a table are written down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with the mark that spreadsheets look for.
    #[default]
    Utf8,
    /// CP932, as older systems of Japanese offices read.
    Cp932,
}

impl Encoding {
    /// The words of the command line.
    pub const WORDS: &'static str = "utf-8|cp932";

    /// Reads a word of the command line; none where it is another.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        match word {
            "utf-8" => Some(Self::Utf8),
            "cp932" => Some(Self::Cp932),
            _ => None,
        }
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
    /// How the letters of a table are written down.
    pub encoding: Encoding,
    /// The kinds of agencies, for answers that name one.
    pub kinds: &'static Kinds,
    /// Not the session is written, but what has changed in it from one meeting (or year) to another.
    pub compared: Option<(Period, Period)>,
}

impl Order {
    /// The flat form, with nothing else asked for.
    #[must_use]
    pub fn flat(audience: Audience) -> Self {
        Self::new(Form::Json, audience, Lang::default(), NaiveDate::MIN)
    }

    /// An order with the usual limit of small counts.
    #[must_use]
    pub fn new(form: Form, audience: Audience, lang: Lang, made: NaiveDate) -> Self {
        Self {
            form,
            audience,
            lang,
            made,
            small: counts::SMALL,
            encoding: Encoding::default(),
            kinds: &kinds::NONE,
            compared: None,
        }
    }
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The content of the file.
    pub bytes: Vec<u8>,
    /// The characters that could not be written.
    pub lost: Vec<Lost>,
}

/// A character that an encoding has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The character.
    pub what: char,
    /// The line it stood in, from 1.
    pub row: usize,
}

/// Writes what the audience of an order may see of a session.
#[must_use]
pub fn write(session: &Session, order: &Order) -> Written {
    let mut lost = Vec::new();
    if let Some((before, after)) = order.compared {
        let compared = Comparison::of(session, (before, after), order.audience, order.kinds, order.lang);
        return Written { bytes: compared.write(order.form, COLUMNS), lost };
    }
    let bytes = match order.form {
        Form::Markdown => markdown::write(session, order).into_bytes(),
        Form::Text => text::write(session, order, COLUMNS).into_bytes(),
        Form::Html => html::write(session, order).into_bytes(),
        Form::Json => json::write(session, order).into_bytes(),
        Form::Jsonl => json::lines::write(session, order).into_bytes(),
        Form::Csv => {
            let (bytes, not_written) = csv::write(session, order);
            lost = not_written;
            bytes
        }
        Form::Xlsx => xlsx::write(session, order),
        Form::Docx => docx::write(session, order),
    };
    Written { bytes, lost }
}
