//! What one sheet says to one question, in words.

use crate::domain::cell::{Takes, in_lane};
use crate::domain::figure::Figure;
use crate::domain::response::Response;
use crate::domain::worksheet::{Kind, Lane, Question};

use super::cells::Cells;
use super::said::{self, Answer, Said, What};
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
    let value = |path: &str| response.value(path);
    let show = |path: &str, takes: Option<&Takes>| {
        let shown = |value| cells.shown(takes.unwrap_or(&Takes::Text), value);
        response.value(path).map(shown).unwrap_or_default()
    };
    let said =
        said::walk(cells.lang, question, &Answer { paths: response.paths(), value: &value, show: &show });
    let here: Vec<&Said> = said
        .iter()
        .filter(|said| lane.is_none_or(|lane| said.lane.is_some_and(|of| of.id == lane.id)))
        .collect();
    let lang = cells.lang;
    let is_alone = response.cells(question, lane).len() == 1;
    let of_lane = |said: &Said| {
        let lane = said.lane.filter(|_| lane.is_none());
        lane.map(|lane| format!("{} ", cells.named(&lane.name))).unwrap_or_default()
    };
    let told = |said: &&Said| {
        let beside = said.beside.as_deref().map(|words| lang.out_beside(words)).unwrap_or_default();
        let name = if is_alone { String::new() } else { format!("{} ", said.name) };
        let told = match said.what {
            What::Ticked => format!("{}{beside}", said.name),
            What::Figure(has_unit) => {
                // in English a unit would need its number
                let unit = cells.named(&question.unit);
                let unit = if has_unit && (lang == Lang::Ja || unit == "%") { unit } else { String::new() };
                format!("{name}{}{unit}{beside}", said.text)
            }
            What::Cell if question.kind == Kind::Ranking => format!("{} {}", said.name, said.text),
            What::Cell => format!("{}{beside}", said.text),
            What::Words | What::Gone => lang.out_fact(&said.name, &said.text),
        };
        of_lane(said) + &told
    };
    let rows = if question.kind == Kind::Grid { grid(cells, question, lane, response) } else { Vec::new() };
    let mut parts: Vec<String> = rows.into_iter().chain(here.iter().map(told)).collect();
    let between = match question.kind {
        Kind::Text | Kind::Grid => "",
        Kind::Ranking => "  ",
        Kind::Agency => lang.out_comma(),
        _ => lang.pick("・", ", "),
    };
    if question.kind == Kind::Period {
        let end = |name: &str| {
            let is_it = |said: &&&Said| said.what == What::Cell && said.path.rsplit('.').next() == Some(name);
            here.iter().find(is_it).map(|said| said.text.as_str()).unwrap_or_default()
        };
        let gone = here.iter().filter(|said| said.what == What::Gone).map(told);
        let ends = [end("from"), end("to")];
        let span = ends.iter().any(|end| !end.is_empty()).then(|| lang.out_span(ends[0], ends[1]));
        parts = span.into_iter().chain(gone).collect();
    }
    Told { parts, between }
}

/// The rows of a grid in which something stands; those that are all 0 are told together.
fn grid(cells: &Cells, question: &Question, lane: Option<&Lane>, response: &Response) -> Vec<String> {
    let (mut lines, mut noughts) = (Vec::new(), false);
    for row in &question.rows {
        let figure = |column: &crate::domain::worksheet::Named| {
            let value = response.value(&in_lane(lane, &format!("{}.{}", row.id, column.id)))?;
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
