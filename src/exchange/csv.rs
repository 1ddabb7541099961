//! The entries as a table for spreadsheets: one row an entry; `import` takes it back (`docs/flat-form.md`).

use csv::{QuoteStyle, Terminator, WriterBuilder};
use encoding_rs::SHIFT_JIS;

use super::guard::guarded;
use super::levels::{self, Levels};
use super::minutes::{Minutes, What};
use super::{Encoding, Lost, Order};
use crate::domain::agency::Agency;
use crate::domain::{Session, meeting};
use crate::text::Clean;

/// The heads of the columns.
const HEADS: [&str; 13] = [
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
];

/// What a spreadsheet knows UTF-8 by.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Stands for a character that an encoding has not.
const GETA: char = '〓';

/// Characters that CP932 has under another name; what is seen stays the same.
const TWINS: [(char, char); 6] =
    [('〜', '～'), ('‖', '∥'), ('—', '―'), ('¢', '￠'), ('£', '￡'), ('¬', '￢')];

/// Writes the entries that the audience of an order may see, and says what its encoding has not.
pub(super) fn write(session: &Session, order: &Order) -> (Vec<u8>, Vec<Lost>) {
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    // memory takes everything
    _ = writer.write_record(HEADS);
    for row in rows(session, order) {
        _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    match order.encoding {
        Encoding::Utf8 => ([MARK, &bytes].concat(), Vec::new()),
        Encoding::Cp932 => cp932(&String::from_utf8_lossy(&bytes)),
    }
}

fn rows(session: &Session, order: &Order) -> Vec<[String; 13]> {
    let levels = Levels::of(session);
    let mut rows = Vec::new();
    for meeting in meeting::all(session) {
        let minutes = Minutes::of(session, &levels, meeting, order.audience);
        for said in minutes.said.iter().filter(|said| matches!(said.what, What::Entry)) {
            let record = said.record;
            let line = |text: &str| guarded(&Clean::line(text));
            let flag = |is: bool| if is { "1" } else { "0" }.to_owned();
            let words = record.field("text").and_then(|field| field.writes().next_back());
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
                words.map(|write| write.id().to_string()).unwrap_or_default(),
            ]);
        }
    }
    rows
}

/// The text in CP932; of what that has not, the row in which it stood.
fn cp932(text: &str) -> (Vec<u8>, Vec<Lost>) {
    let (mut bytes, mut lost, mut row) = (Vec::with_capacity(text.len()), Vec::new(), 1);
    for c in text.chars() {
        let c = TWINS.into_iter().find(|(ours, _)| *ours == c).map_or(c, |(_, twin)| twin);
        row += usize::from(c == '\n');
        let mut buffer = [0; 4];
        let (encoded, _, is_lost) = SHIFT_JIS.encode(c.encode_utf8(&mut buffer));
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
}
