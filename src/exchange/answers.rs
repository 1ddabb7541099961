//! What one sheet says to one question, in words.

use crate::domain::cell::{Takes, WORDS};
use crate::domain::figure::Figure;
use crate::domain::response::Response;
use crate::domain::worksheet::{Kind, Lane, Question};

use super::cells::Cells;
use crate::i18n::Lang;
use crate::text::{Clean, width, wrap};

/// What a sheet says to a question in a lane: texts and rows of a grid stand one under another, all else one behind
/// the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What it says, piece by piece; none where it is blank.
    pub parts: Vec<String>,
    /// What stands between two pieces; nothing where each has a line of its own.
    pub between: &'static str,
}

impl Told {
    /// All of it.
    #[must_use]
    pub fn joined(&self, lang: Lang) -> String {
        let between = if self.between.is_empty() { lang.pick("・", ", ") } else { self.between };
        self.parts.join(between)
    }

    /// In rows of at most so many columns, parted between two pieces where that is possible.
    #[must_use]
    pub fn rows(&self, columns: usize) -> Vec<String> {
        let mut rows: Vec<String> = Vec::new();
        for part in &self.parts {
            match rows.last_mut() {
                Some(row)
                    if !self.between.is_empty()
                        && width(row) + width(self.between) + width(part) <= columns =>
                {
                    row.push_str(self.between);
                    row.push_str(part);
                }
                _ => {
                    let text = Clean::lines(part).into_string();
                    let wrapped = wrap(&text, columns).into_iter();
                    rows.extend(wrapped.map(|row| text.get(row.range).unwrap_or_default().to_owned()));
                }
            }
        }
        rows
    }
}

/// What a sheet says to a question in a lane.
#[must_use]
pub fn told(cells: &Cells, question: &Question, lane: Option<&Lane>, response: &Response) -> Told {
    if question.kind == Kind::Grid {
        return Told { parts: grid(cells, question, lane, response), between: "" };
    }
    let mut parts = Vec::new();
    let filled = response.cells(question, lane);
    for cell in &filled {
        let Some(value) = response.value(&cell.path) else { continue };
        let shown = cells.shown(&cell.takes, value);
        let name = cells.named(&cell.name);
        let beside = || {
            let words = response.value(&format!("{}.{WORDS}", cell.path))?.as_text()?;
            Some(cells.lang.out_beside(words))
        };
        match &cell.takes {
            Takes::Tick if value.as_bool() == Some(true) => {
                parts.push(format!("{name}{}", beside().unwrap_or_default()));
            }
            Takes::Tick => {}
            Takes::Words if question.kind == Kind::Choice => {
                let picked = response.value(lane.map_or("", |lane| lane.id.as_str()));
                let option = cell.path.trim_end_matches(WORDS).trim_end_matches('.');
                if picked.and_then(crate::domain::Value::as_text) == option.rsplit('.').next()
                    && let Some(last) = parts.last_mut()
                {
                    last.push_str(&cells.lang.out_beside(&shown));
                }
            }
            Takes::Words => {}
            Takes::Figure { .. } => {
                // in English a unit would need its number
                let unit = cells.named(&question.unit);
                let unit = if cells.lang == Lang::Ja || unit == "%" { unit } else { String::new() };
                let alone = filled.len() == 1;
                let name = if alone { String::new() } else { format!("{name} ") };
                parts.push(format!("{name}{shown}{unit}{}", beside().unwrap_or_default()));
            }
            Takes::Agency | Takes::Pick(_) if question.kind == Kind::Ranking => {
                parts.push(format!("{name} {shown}"));
            }
            _ => parts.push(shown),
        }
    }
    let lang = cells.lang;
    let between = match question.kind {
        Kind::Text => "",
        Kind::Ranking => "  ",
        Kind::Agency => lang.out_comma(),
        _ => lang.pick("・", ", "),
    };
    if let (Kind::Period, [from, to]) = (question.kind, &parts[..]) {
        parts = vec![lang.out_span(from, to)];
    }
    Told { parts, between }
}

/// The rows of a grid in which something stands; those that are all 0 are told together.
fn grid(cells: &Cells, question: &Question, lane: Option<&Lane>, response: &Response) -> Vec<String> {
    let before = lane.map(|lane| format!("{}.", lane.id)).unwrap_or_default();
    let (mut lines, mut noughts) = (Vec::new(), false);
    for row in &question.rows {
        let figure = |column: &crate::domain::worksheet::Named| {
            let value = response.value(&format!("{before}{}.{}", row.id, column.id))?;
            Some((cells.named(&column.name), Figure::read(value)?))
        };
        let figures: Vec<_> = question.columns.iter().filter_map(figure).collect();
        if figures.iter().any(|(_, figure)| figure.value != 0) {
            let told = figures.iter().map(|(name, figure)| format!("{name} {}", figure.shown()));
            let told = told.collect::<Vec<_>>().join(cells.lang.pick("・", ", "));
            lines.push(format!("{}  {told}", cells.named(&row.name)));
        } else {
            noughts |= !figures.is_empty();
        }
    }
    if noughts {
        lines.push(cells.lang.results_zero_rest().to_owned());
    }
    lines
}
