//! シート: one row an agency, one column a question or lane; in each cell what the agency said there.

use crate::domain::agency::Agency;
use crate::domain::worksheet::Kind;
use crate::exchange::minutes::{Asked, Minutes, What};
use crate::exchange::words::Words;

use super::leaf::{self, Column, Leaf};
use super::titled;

/// Columns of questions on one sheet: with more, a page as wide as a sheet could not be read.
const MOST: usize = 8;

/// Where an answer stands: a question, and one of its lanes.
struct Place<'m, 's> {
    asked: &'m Asked<'m, 's>,
    lane: &'m str,
    head: String,
}

/// The sheets of a meeting: one, or several where it has many questions.
pub(super) fn leaves(words: &Words, minutes: &Minutes) -> Vec<Leaf> {
    let lang = words.lang;
    let asked = minutes.by_question();
    let places: Vec<Place> = asked.iter().flat_map(|asked| places(words, minutes, asked)).collect();
    let agencies = agencies(minutes);
    let names: Vec<String> = agencies.iter().map(|agency| words.name(*agency)).collect();
    let first = leaf::wide(names.iter().map(String::as_str), 14, 24);
    let sheets = places.len().div_ceil(MOST).max(1);
    let mut leaves = Vec::new();
    for at in 0..sheets {
        let here: Vec<&Place> = places.iter().skip(at * MOST).take(MOST).collect();
        let wide = (146 - first).checked_div(here.len()).unwrap_or(30).clamp(22, 60);
        let mut columns = vec![Column::new(lang.xlsx_agency(), first)];
        columns.extend(here.iter().map(|place| Column::new(place.head.clone(), wide)));
        let name = if sheets > 1 {
            lang.xlsx_numbered(lang.xlsx_answers(), at + 1)
        } else {
            lang.xlsx_answers().to_owned()
        };
        let mut leaf = Leaf::new(&name, titled(words, minutes), columns);
        for (agency, name) in agencies.iter().zip(&names) {
            let cells = here.iter().map(|place| place.said(words, minutes, *agency));
            leaf.row(std::iter::once(name.clone()).chain(cells));
        }
        leaves.push(leaf);
    }
    leaves
}

/// The agencies as they sit, then those that said something and have no seat.
fn agencies<'s>(minutes: &Minutes<'s>) -> Vec<Option<Agency<'s>>> {
    let mut all: Vec<Option<Agency>> = minutes.seats.iter().map(|seat| Some(seat.agency)).collect();
    for said in minutes.said.iter().filter(|said| !matches!(said.what, What::Overlap(_))) {
        let id = said.agency.map(Agency::id);
        if !all.iter().any(|known| known.map(Agency::id) == id) {
            all.push(said.agency);
        }
    }
    all
}

/// The columns of a question: its lanes, else itself; what is tied to other agencies has a sheet of its own.
fn places<'m, 's>(words: &Words, minutes: &Minutes, asked: &'m Asked<'m, 's>) -> Vec<Place<'m, 's>> {
    if asked.question.is_some_and(|question| question.kind == Kind::Overlap) {
        return Vec::new();
    }
    let heading = words.heading(minutes, asked);
    let known = asked.question.map(|question| &question.lanes[..]).unwrap_or_default();
    let mut lanes: Vec<(&str, String)> = known
        .iter()
        .map(|lane| (lane.id.as_str(), (words.dress)(words.lang.of(&lane.name.ja, &lane.name.en))))
        .collect();
    for said in asked.said.iter().filter(|said| matches!(said.what, What::Entry)) {
        let lane = said.record.text("lane");
        if !lanes.iter().any(|(id, _)| *id == lane) {
            lanes.push((lane, (words.dress)(lane)));
        }
    }
    if lanes.is_empty() {
        lanes.push(("", String::new()));
    }
    let head = |name: &str| {
        if name.is_empty() { heading.clone() } else { format!("{heading}\n{}", words.lang.out_lane(name)) }
    };
    lanes.into_iter().map(|(lane, name)| Place { asked, lane, head: head(&name) }).collect()
}

impl Place<'_, '_> {
    /// What an agency said here; 特になし where it said so and nothing else to the question.
    fn said(&self, words: &Words, minutes: &Minutes, agency: Option<Agency>) -> String {
        let lang = words.lang;
        let id = agency.map(Agency::id);
        let own = || self.asked.said.iter().filter(|said| said.agency.map(Agency::id) == id);
        let entries = || own().filter(|said| matches!(said.what, What::Entry));
        let here = entries().filter(|said| said.record.text("lane") == self.lane);
        let items: Vec<String> = here.map(|said| words.said(minutes, said)).collect();
        if entries().next().is_none() && own().any(|said| matches!(said.what, What::Pass)) {
            return lang.passed().to_owned();
        }
        leaf::list(&items, lang.xlsx_bullet())
    }
}
