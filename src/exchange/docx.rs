//! The minutes (会議録, 要点筆記) for Word: what an office goes on writing in, with real styles.

mod course;
mod draft;
mod facts;
mod outcome;
mod schema;
mod styles;

use std::io::Cursor;

use chrono::NaiveDate;
use docx_rs::{AlignmentType, Docx, Footer, Header, NumPages, PageNum, Paragraph, Run, Section};

use super::levels::Levels;
use super::minutes::Minutes;
use super::words::Words;
use super::{Audience, Order};
use crate::domain::Session;
use crate::domain::meeting::{self, Meeting};
use crate::text::Clean;
use draft::{Draft, Piece};

/// Writes what an audience may see of a session: a section for each meeting.
#[must_use]
pub fn write(session: &Session, order: &Order) -> Vec<u8> {
    let Order { audience, lang, .. } = *order;
    let levels = Levels::of(session);
    let words = Words::of(session, &levels, order, |text| Clean::lines(text).to_string());
    let meetings = meeting::all(session);
    let mut docx = styles::plain(lang);
    for (at, meeting) in meetings.iter().enumerate() {
        let minutes = Minutes::of(session, &levels, *meeting, audience);
        let pieces = pieces(&words, order, &minutes);
        let header = header(&words, *meeting);
        docx = if at + 1 == meetings.len() {
            let docx = pieces.into_iter().fold(docx, |docx, piece| match piece {
                Piece::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
                Piece::Table(table) => docx.add_table(*table),
            });
            docx.header(header).footer(footer(&words, order.made))
        } else {
            let section = Section::new().page_margin(styles::margin()).header(header);
            docx.add_section(pieces.into_iter().fold(section, |section, piece| match piece {
                Piece::Paragraph(paragraph) => section.add_paragraph(*paragraph),
                Piece::Table(table) => section.add_table(*table),
            }))
        };
    }
    let titles: Vec<String> = meetings.iter().map(|meeting| words.wordings(meeting.0, "title")).collect();
    let made = order.made.format("%Y-%m-%dT00:00:00Z").to_string();
    let docx = docx.created_at(&made).updated_at(&made);
    packed(docx, &schema::Core { title: titles.join(lang.out_comma()), lang })
}

/// The whole file; it fits into memory, so nothing can fail in writing it.
fn packed(docx: Docx, core: &schema::Core) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let done = schema::sound(docx.build(), core).pack(&mut file);
    debug_assert!(done.is_ok(), "{done:?}");
    file.into_inner()
}

/// The minutes of one meeting in the order an office writes them.
fn pieces(words: &Words, order: &Order, minutes: &Minutes) -> Vec<Piece> {
    let lang = words.lang;
    let mut draft = Draft::default();
    draft.text("Title", lang.docx_title());
    if words.audience == Audience::Office {
        draft.text("", lang.out_office());
    }
    if minutes.meeting.is_fictional() {
        draft.text("", lang.out_fictional());
    }
    facts::write(&mut draft, words, minutes);
    course::write(&mut draft, words, minutes);
    course::sheets(&mut draft, words, minutes);
    course::sums(&mut draft, words, minutes);
    outcome::write(&mut draft, words, minutes, order.small);
    draft.pieces
}

/// For whom it is and under which rule of secrecy, on every page; nothing where it is for everyone.
fn header(words: &Words, meeting: Meeting) -> Header {
    let class = match words.audience {
        Audience::Public => return Header::new().add_paragraph(Paragraph::new().style("Header")),
        Audience::Room => words.lang.docx_for_room(),
        Audience::Office => words.lang.docx_for_office(),
    };
    let shell = words.wordings(meeting.0, "shell");
    let text = if shell.is_empty() { class.to_owned() } else { words.lang.docx_head(class, &shell) };
    let text = draft::run(&text);
    Header::new().add_paragraph(Paragraph::new().style("Header").align(AlignmentType::Right).add_run(text))
}

/// The page, and the day the minutes were made.
fn footer(words: &Words, made: NaiveDate) -> Footer {
    let made = words.lang.docx_made(&crate::i18n::date::long(words.lang, made));
    let pages = Paragraph::new()
        .style("Footer")
        .align(AlignmentType::Center)
        .add_page_num(PageNum::new())
        .add_run(Run::new().add_text(" / "))
        .add_num_pages(NumPages::new());
    let made = Paragraph::new().style("Footer").align(AlignmentType::Right).add_run(draft::run(&made));
    Footer::new().add_paragraph(pages).add_paragraph(made)
}
