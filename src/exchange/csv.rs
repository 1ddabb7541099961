//! Entries and answers as a table for spreadsheets: one row an entry, one row a cell of a filled sheet; `import` takes it
//! back (`docs/flat-form.md`).

use std::collections::BTreeMap;

use csv::{QuoteStyle, Terminator, WriterBuilder};
use encoding_rs::SHIFT_JIS;

use super::filled::flat::{self, Row};
use super::filled::{One, Paper, spoken_of};
use super::guard::guarded;
use super::levels::{self, Levels};
use super::minutes::{Minutes, What};
use super::words::Words;
use super::{Encoding, Lost, Order};
use crate::domain::agency::Agency;
use crate::domain::meeting::Meeting;
use crate::domain::{Record, Session, meeting, response};
use crate::text::Clean;

/// The heads of the columns.
const HEADS: [&str; 14] = [
    "meeting",
    "date",
    "table",
    "agency",
    "worksheet",
    "question",
    "lane",
    "text",
    "starred",
    "private",
    "handed_in",
    "id",
    "revision",
    "sheet",
];

/// The column that rows of many sessions have besides.
const AREA: &str = "area";

/// What a spreadsheet knows UTF-8 by.
pub(super) const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Stands for a character that an encoding has not.
const GETA: char = '〓';

/// Characters that CP932 has under another name; what is seen stays the same.
const TWINS: [(char, char); 6] =
    [('〜', '～'), ('‖', '∥'), ('—', '―'), ('¢', '￠'), ('£', '￡'), ('¬', '￢')];

/// Writes the entries that the audience of an order may see, and says what its encoding has not.
pub(super) fn write(session: &Session, order: &Order) -> (Vec<u8>, Vec<Lost>) {
    let head = HEADS.map(str::to_owned);
    let rows = std::iter::once(head).chain(rows(session, order));
    let (bytes, lost) = encoded(&table(rows), order.encoding);
    (if order.encoding == Encoding::Utf8 { [MARK, &bytes].concat() } else { bytes }, lost)
}

/// The heads over the rows of many sessions, which begin a file.
pub(super) fn head_of_many(order: &Order) -> Vec<u8> {
    let head = HEADS.into_iter().chain([AREA]).map(str::to_owned);
    let bytes = table([head.collect::<Vec<_>>()]);
    if order.encoding == Encoding::Utf8 { [MARK, &bytes].concat() } else { bytes }
}

/// The rows of one of many sessions, each with the area of its meeting; what the encoding has not, and how many lines it takes.
pub(super) fn of_many(
    session: &Session,
    order: &Order,
    areas: &BTreeMap<String, String>,
) -> (Vec<u8>, Vec<Lost>, usize) {
    let rows = rows(session, order).into_iter().map(|row| {
        let area = row.first().and_then(|meeting| areas.get(meeting));
        let area = guarded(&Clean::line(area.map(String::as_str).unwrap_or_default()));
        row.into_iter().chain([area]).collect::<Vec<_>>()
    });
    let bytes = table(rows);
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
    let (bytes, lost) = encoded(&bytes, order.encoding);
    (bytes, lost, lines)
}

fn table(rows: impl IntoIterator<Item = impl IntoIterator<Item = impl AsRef<[u8]>>>) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        // memory takes everything
        _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}

fn encoded(bytes: &[u8], encoding: Encoding) -> (Vec<u8>, Vec<Lost>) {
    match encoding {
        Encoding::Utf8 => (bytes.to_vec(), Vec::new()),
        Encoding::Cp932 => cp932(&String::from_utf8_lossy(bytes)),
    }
}

fn rows(session: &Session, order: &Order) -> Vec<[String; 14]> {
    let levels = Levels::of(session);
    let words = Words::of(session, &levels, order, |text| Clean::lines(text).into_string());
    let mut rows = Vec::new();
    for meeting in meeting::all(session) {
        let minutes = Minutes::of(session, &levels, meeting, order.audience);
        for said in minutes.said.iter().filter(|said| matches!(said.what, What::Entry)) {
            let record = said.record;
            let line = |text: &str| guarded(&Clean::line(text));
            let flag = |is: bool| if is { "1" } else { "0" }.to_owned();
            rows.push([
                meeting.id().to_string(),
                line(meeting.date()),
                line(record.text("table")),
                line(said.agency.map(Agency::name).unwrap_or_default()),
                line(record.text("worksheet")),
                line(record.text("question")),
                line(record.text("lane")),
                // a line break as Excel writes one within a cell
                guarded(&Clean::lines(record.text("text"))),
                flag(record.flag("starred")),
                flag(levels::is_private(record)),
                flag(record.flag("handed_in")),
                record.id().to_string(),
                revision(record, "text"),
                spoken_of(&minutes.papers, record)
                    .map(|(_, one)| one.of.whose.id().to_string())
                    .unwrap_or_default(),
            ]);
        }
        for paper in &minutes.papers {
            for one in &paper.ones {
                rows.extend(cells(&words, meeting, paper, one));
            }
        }
    }
    rows
}

/// The cells of a filled sheet, a row each: the lane is the path of the cell, the text can be typed again.
fn cells(words: &Words, meeting: Meeting, paper: &Paper, one: &One) -> Vec<[String; 14]> {
    let line = |text: &str| guarded(&Clean::line(text));
    let flag = |is: bool| if is { "1" } else { "0" }.to_owned();
    let row = |row: Row| {
        let text = row.each.first().map(String::as_str).unwrap_or_default();
        let field = response::field(&row.put.path);
        [
            meeting.id().to_string(),
            line(meeting.date()),
            String::new(),
            line(one.agency.map(Agency::name).unwrap_or_default()),
            line(&paper.id),
            line(&row.answer.question),
            line(&row.put.path),
            guarded(&Clean::lines(text)),
            flag(false),
            flag(row.answer.is_private),
            flag(row.record.is_some_and(|record| record.flag("handed_in"))),
            row.record.map(|record| record.id().to_string()).unwrap_or_default(),
            row.record.map(|record| revision(record, &field)).unwrap_or_default(),
            one.record.map(|record| record.id().to_string()).unwrap_or_default(),
        ]
    };
    flat::rows(words, paper, one).into_iter().map(row).collect()
}

/// The write whose text is shown, by which its row is known again; empty where there is none.
pub(super) fn revision(record: &Record, field: &str) -> String {
    record.shown_by(field).map(|write| write.id().to_string()).unwrap_or_default()
}

/// The text in CP932; of what that has not, the row in which it stood.
fn cp932(text: &str) -> (Vec<u8>, Vec<Lost>) {
    let (mut bytes, mut lost, mut row) = (Vec::with_capacity(text.len()), Vec::new(), 1);
    let mut buffer = [0; 4];
    for c in text.chars() {
        row += usize::from(c == '\n');
        let written = twin(c);
        let (encoded, _, is_lost) = SHIFT_JIS.encode(written.encode_utf8(&mut buffer));
        if is_lost {
            lost.push(Lost { what: c, row });
            let (geta, ..) = SHIFT_JIS.encode(GETA.encode_utf8(&mut buffer));
            bytes.extend_from_slice(&geta);
        } else {
            bytes.extend_from_slice(&encoded);
        }
    }
    (bytes, lost)
}

fn twin(c: char) -> char {
    TWINS.into_iter().find(|(ours, _)| *ours == c).map_or(c, |(_, twin)| twin)
}

/// The cell that was read, as it was before this program wrote it: one of these wordings where nobody edited it, and an edited
/// one at least without the 〓 that CP932 put into it.
pub(super) fn restored(read: &str, wordings: &[&str]) -> String {
    if let Some(ours) = wordings.iter().find(|ours| is_written(read, ours)) {
        return Clean::lines(ours).into_string();
    }
    let count = read.chars().filter(|c| *c == GETA).count();
    let gone = |ours: &&&str| {
        let gone: Vec<char> = ours.chars().filter(|c| in_cp932(*c) == GETA).collect();
        (gone.len() == count).then_some(gone)
    };
    let Some(gone) = wordings.first().as_ref().and_then(gone) else { return read.to_owned() };
    let mut gone = gone.into_iter();
    read.chars().map(|c| if c == GETA { gone.next().unwrap_or(c) } else { c }).collect()
}

/// Whether a cell holds what this program writes of a text, be it in CP932.
pub(super) fn is_written(read: &str, ours: &str) -> bool {
    let ours = Clean::lines(ours);
    *ours == *read || ours.chars().map(in_cp932).eq(read.chars())
}

/// A character as it comes back from CP932.
fn in_cp932(c: char) -> char {
    let mut buffer = [0; 4];
    let (bytes, _, is_lost) = SHIFT_JIS.encode(twin(c).encode_utf8(&mut buffer));
    if is_lost { GETA } else { SHIFT_JIS.decode(&bytes).0.chars().next().unwrap_or(c) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cp932_has_not_is_told_and_what_it_calls_otherwise_is_not() {
        let (bytes, lost) = cp932("〜髙①—\n𠮷〓");
        assert_eq!(lost, [Lost { what: '𠮷', row: 2 }]);
        let (text, _, is_broken) = SHIFT_JIS.decode(&bytes);
        assert_eq!((text.as_ref(), is_broken), ("～髙①―\n〓〓", false));
    }

    #[test]
    fn what_came_back_from_cp932_unedited_is_what_it_was() {
        let ours = "〜𠮷野家—¥100‖ ¢£¬か\u{3099}";
        let (bytes, _) = cp932(ours);
        let read = SHIFT_JIS.decode(&bytes).0.into_owned();
        assert_ne!(read, ours);
        assert_eq!(restored(&read, &["別", ours]), ours);
        assert_eq!(restored("〓野家のとなり", &["𠮷野家"]), "𠮷野家のとなり");
        assert_eq!(restored("吉野家", &["𠮷野家"]), "吉野家");
        assert_eq!(restored("〓と〓", &["𠮷"]), "〓と〓");
        assert_eq!(restored("𠮷", &["〓"]), "𠮷");
        assert_eq!(restored("何か", &[]), "何か");
    }
}
