//! A session for Excel: sheets to read and print, and tables that obey the rules for machine-readable data.

mod answers;
pub(super) mod book;
pub(super) mod cell;
mod data;
mod leaf;
mod outcome;
mod overview;
mod relations;
mod ties;

use rust_xlsxwriter::XlsxError;

use crate::domain::{Session, meeting};
use crate::text::Clean;

use super::levels::Levels;
use super::minutes::Minutes;
use super::words::Words;
use super::{Audience, Order};
use book::{Book, Margin};
use leaf::Leaf;

/// Writes what an audience may see of a session as a file for Excel; the same session and order are the same bytes.
#[must_use]
pub fn write(session: &Session, order: &Order) -> Vec<u8> {
    // every name, length and place is within what Excel takes, so nothing here can be refused
    bytes(session, order).unwrap_or_default()
}

fn bytes(session: &Session, order: &Order) -> Result<Vec<u8>, XlsxError> {
    let levels = Levels::of(session);
    let dress = |text: &str| Clean::lines(text).into_string();
    let words = Words::of(session, &levels, order, dress);
    let lang = order.lang;
    let meetings = meeting::all(session);
    let all: Vec<Minutes> =
        meetings.iter().map(|meeting| Minutes::of(session, &levels, *meeting, order.audience)).collect();
    let title = all.last().map(|minutes| words.wordings(minutes.meeting.0, "title")).unwrap_or_default();
    let mut book = Book::new(&title, order.made)?;
    for (at, minutes) in all.iter().enumerate() {
        let named = |leaf: Leaf| match all.len() {
            0 | 1 => leaf,
            _ => Leaf { name: lang.xlsx_numbered(&leaf.name, at + 1), ..leaf },
        };
        let margin = margin(&words, minutes, order);
        book.read(&named(overview::leaf(&words, minutes, order.small)), &margin, lang)?;
        let leaves = [
            answers::leaves(&words, minutes),
            answers::filled(&words, minutes),
            answers::results(&words, minutes),
        ];
        for leaf in leaves.into_iter().flatten() {
            book.read(&named(leaf), &margin, lang)?;
        }
        for leaf in [
            ties::leaf(&words, minutes),
            outcome::promises(&words, minutes),
            outcome::settled(&words, minutes),
        ] {
            // what a meeting did not come to has no sheet
            if !leaf.rows.is_empty() {
                book.read(&named(leaf), &margin, lang)?;
            }
        }
    }
    let margin = all.last().map(|minutes| margin(&words, minutes, order)).unwrap_or_default();
    for table in data::tables(&words, &all, order.small) {
        book.table(&table, &margin, lang)?;
    }
    book.finish()
}

/// What stands at the head and foot of every page of a meeting.
fn margin(words: &Words, minutes: &Minutes, order: &Order) -> Margin {
    let lang = words.lang;
    let care = match words.audience {
        Audience::Room => lang.xlsx_care(),
        Audience::Office => lang.xlsx_care_office(),
        Audience::Public => "",
    };
    let fictional = if minutes.meeting.is_fictional() { lang.out_fictional() } else { "" };
    Margin {
        left: fictional.to_owned(),
        right: [care.to_owned(), words.wordings(minutes.meeting.0, "shell")],
        made: lang.xlsx_made(&crate::i18n::date::long(lang, order.made)),
    }
}

/// The title of a meeting and its day, as they stand above each of its sheets.
fn titled(words: &Words, minutes: &Minutes) -> String {
    let title = words.wordings(minutes.meeting.0, "title");
    let title = if title.is_empty() { words.lang.home_no_title().to_owned() } else { title };
    let day = crate::i18n::date::stored(minutes.meeting.date());
    let day = day.map(|day| crate::i18n::date::long(words.lang, day));
    [Some(title), day].into_iter().flatten().collect::<Vec<_>>().join(" ").replace('\n', " ")
}
