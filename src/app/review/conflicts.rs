//! The list of what people wrote differently, which waits until somebody has time for it.

use super::super::scroll::{NUMBER, Row, Scroll, inside};
use super::super::work::Work;
use super::super::worksheet::WorksheetScreen;
use super::reading::Reading;
use crate::app::model::View;
use crate::domain::conflict::{self, Conflict};
use crate::domain::{RecordId, Session};
use crate::text::{self, Clean, differing, shorten, width};

/// Columns before the first difference that are kept where a side does not fit.
const BEFORE: usize = 8;

/// One of them: its record, and the first of its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The record.
    pub record: RecordId,
    /// The field by which it is found again.
    pub field: String,
}

impl Key {
    pub(super) fn of(conflict: &Conflict) -> Self {
        let field = conflict.fields.first().copied().unwrap_or_default().to_owned();
        Self { record: conflict.record.id(), field }
    }

    /// What it stands for now; none where it is settled.
    pub(super) fn find<'s>(&self, session: &'s Session) -> Option<Conflict<'s>> {
        let record = session.visible(self.record)?;
        conflict::of(session, record)
            .into_iter()
            .find(|conflict| conflict.fields.contains(&self.field.as_str()))
    }
}

/// How many wait that a view shows.
#[must_use]
pub fn count(session: &Session, worksheet: &WorksheetScreen, view: View) -> usize {
    let shown = session.disputed().filter(|record| worksheet.shows(record, view));
    shown.map(|record| conflict::count(session, record)).sum()
}

/// The list; none where nothing waits that this view shows.
pub(super) fn list(worksheet: &WorksheetScreen, work: &Work) -> Option<Scroll<Key>> {
    let read = Reading::new(worksheet, work);
    let open: Vec<Conflict> =
        conflict::open(work.session()).into_iter().filter(|conflict| read.shows(conflict.record)).collect();
    let rows: Vec<_> = open.iter().map(|conflict| row(conflict, read, work.size)).collect();
    (!rows.is_empty()).then(|| Scroll::new(work.lang.review_conflicts(rows.len()), rows))
}

fn row(conflict: &Conflict, read: Reading, size: (u16, u16)) -> Row<Key> {
    let (record, lang) = (conflict.record, read.lang);
    let field = conflict.fields.first().copied().unwrap_or_default();
    let texts: Vec<String> = conflict
        .sides
        .iter()
        .map(|side| Clean::line(&read.value(record, field, &side.value)).into_string())
        .collect();
    // brackets and what stands between two sides
    const AROUND: usize = 7;
    let room = usize::from(inside(size).0.saturating_sub(NUMBER));
    let columns = (room / texts.len().max(1)).saturating_sub(AROUND).max(AROUND);
    let sides: Vec<String> =
        near_difference(&texts, columns).iter().map(|text| lang.review_side(text)).collect();
    Row::new(Key::of(conflict), lang.review_about(&read.what(record), &read.field(record, field)))
        .and(sides.join(" / "))
}

/// Texts cut to some columns, from where the first of their differences shows.
fn near_difference(texts: &[String], columns: usize) -> Vec<String> {
    let fit = texts.iter().all(|text| width(text) <= columns);
    let first = texts.first().map(String::as_str).unwrap_or_default();
    let alike = texts.iter().skip(1).map(|other| alike(first, other)).min().unwrap_or(0);
    let before = first.get(..alike).unwrap_or_default();
    let away = width(before).saturating_sub(BEFORE);
    if fit || width(before) + BEFORE <= columns {
        return texts.iter().map(|text| shorten(text, columns)).collect();
    }
    let start = text::fit(before, away).len();
    let from = |text: &String| format!("..{}", text.get(start..).unwrap_or_default());
    texts.iter().map(|text| shorten(&from(text), columns)).collect()
}

/// How far two texts are alike from their beginning, in bytes.
fn alike(one: &str, other: &str) -> usize {
    let (one, other) = differing(one, other);
    let starts = [one.first(), other.first()].into_iter().flatten().map(|part| part.start);
    starts.min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sides_show_where_they_differ() {
        let texts = |columns| {
            let long = format!("{}月に", "あ".repeat(30));
            near_difference(&[format!("{long}二度"), format!("{long}三度の相談をする")], columns)
        };
        assert_eq!(texts(20), ["..ああ月に二度", "..ああ月に三度の相.."]);
        assert!(texts(200)[0].ends_with("二度") && texts(200)[0].starts_with("ああ"));
        assert!(near_difference(&[], 10).is_empty());
    }
}
