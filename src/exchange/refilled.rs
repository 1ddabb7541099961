//! What has become of an answer in cells, in words: cell by cell what stood there and what stands there now.

use super::cells::Cells;
use super::labels;
use crate::domain::Value;
use crate::domain::cell::Takes;
use crate::domain::figure::Figure;
use crate::domain::refilled::{Changed, Refilled};
use crate::i18n::Lang;
use crate::text::Clean;

/// One sentence for each cell in which something else stands, in the order of the question.
#[must_use]
pub fn told(cells: &Cells, of: &Refilled) -> Vec<String> {
    let mut changed = of.changed();
    let known = labels::filled(&of.question, changed.iter().map(|cell| cell.path));
    let place = |cell: &Changed| known.iter().position(|known| known.cell.path == cell.path);
    changed.sort_by_key(|cell| place(cell).unwrap_or(usize::MAX));
    changed.iter().map(|cell| of_cell(cells, of, cell)).collect()
}

fn of_cell(cells: &Cells, of: &Refilled, cell: &Changed) -> String {
    let (lang, known) = (cells.lang, labels::at(&of.question, cell.path));
    let label = match &known {
        Some(known) => labels::label(lang, &of.question, known),
        None => cell.path.to_owned(),
    };
    let takes = known.map(|known| known.cell.takes);
    let change = match (&takes, cell.before, cell.after) {
        (Some(Takes::Tick), None, _) => return lang.refilled_ticked(&label),
        (Some(Takes::Tick), _, None) => return lang.refilled_unticked(&label),
        (takes, before, after) => {
            let shown = |value: &Value| {
                let takes = takes.as_ref().unwrap_or(&Takes::Text);
                let text = Clean::line(&cells.shown(takes, value)).into_string();
                text + &unit(cells, of, takes, value)
            };
            match (before.map(shown), after.map(shown)) {
                (Some(before), Some(after)) => lang.refilled_from_to(&before, &after),
                (None, Some(after)) => lang.refilled_new(&after),
                (before, _) => lang.refilled_gone(&before.unwrap_or_default()),
            }
        }
    };
    if label.is_empty() { change } else { lang.out_fact(&label, &change) }
}

/// What stands behind a figure; in English a unit would need its number.
fn unit(cells: &Cells, of: &Refilled, takes: &Takes, value: &Value) -> String {
    let unit = cells.named(&of.question.unit);
    let is_counted =
        matches!(takes, Takes::Figure { .. }) && Figure::read(value).is_some_and(|of| of.takes_unit());
    if is_counted && (cells.lang == Lang::Ja || unit == "%") { unit } else { String::new() }
}

/// How many answers there are that changed, and that did not.
#[must_use]
pub fn counts<'a, 's: 'a>(all: impl IntoIterator<Item = &'a Refilled<'s>>) -> [usize; 2] {
    let mut counts = [0; 2];
    for of in all {
        let [changed, same] = &mut counts;
        *if of.changed().is_empty() { same } else { changed } += 1;
    }
    counts
}
