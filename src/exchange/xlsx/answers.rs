//! シート: one row an agency, one column a question or lane; in each cell what the agency said there.

use crate::domain::agency::Agency;
use crate::domain::response::Whose;
use crate::domain::worksheet::{Kind, Question, Scope};
use crate::exchange::filled::sums::{self, Sums};
use crate::exchange::filled::told::{self, Piece};
use crate::exchange::filled::{One, Paper};
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
    let mut asked = minutes.by_question();
    // a grid, and what the meeting filled in together, have sheets of their own
    asked.retain(|asked| {
        asked.paper.is_none_or(|paper| !asked.said.is_empty() || stands_beside(paper, asked))
    });
    let places: Vec<Place> = asked.iter().flat_map(|asked| places(words, minutes, asked)).collect();
    let agencies = agencies(minutes);
    let names: Vec<String> = agencies.iter().map(|agency| words.name(*agency)).collect();
    let first = leaf::wide(names.iter().map(String::as_str), 14, 24);
    let heads: Vec<String> = places.iter().map(|place| place.head.clone()).collect();
    let rows = agencies.iter().zip(names).map(|(agency, name)| {
        (name, places.iter().map(|place| place.said(words, minutes, *agency)).collect())
    });
    let book = Wide { name: lang.xlsx_answers(), first: Column::new(lang.xlsx_agency(), first), heads };
    book.paged(words, minutes, &rows.collect::<Vec<_>>())
}

/// A table that may be too wide for one page.
struct Wide<'n> {
    name: &'n str,
    /// The column that stands on every page.
    first: Column,
    heads: Vec<String>,
}

impl Wide<'_> {
    /// As many sheets as its columns need, each with all rows.
    fn paged(&self, words: &Words, minutes: &Minutes, rows: &[(String, Vec<String>)]) -> Vec<Leaf> {
        let pages = self.heads.len().div_ceil(MOST).max(1);
        let page = |at: usize| {
            let here: Vec<&String> = self.heads.iter().skip(at * MOST).take(MOST).collect();
            let wide = (146 - self.first.wide).checked_div(here.len()).unwrap_or(30).clamp(22, 60);
            let mut columns = vec![self.first.clone()];
            columns.extend(here.iter().map(|head| Column::new((*head).clone(), wide)));
            let name =
                if pages > 1 { words.lang.xlsx_numbered(self.name, at + 1) } else { self.name.to_owned() };
            let mut leaf = Leaf::new(&name, titled(words, minutes), columns);
            for (name, cells) in rows {
                let cells = cells.iter().skip(at * MOST).take(MOST).cloned();
                leaf.row(std::iter::once(name.clone()).chain(cells));
            }
            leaf
        };
        (0..pages).map(page).collect()
    }
}

/// Whether the answers to a question fit into one column beside others.
fn stands_beside(paper: &Paper, asked: &Asked) -> bool {
    asked.question.is_none_or(|question| question.kind != Kind::Grid)
        && paper.sheet().is_none_or(|sheet| sheet.scope != Scope::Meeting)
}

/// The sheets that are filled in one by one, a row each; and each grid, with the rows of every agency below each other.
pub(super) fn filled(words: &Words, minutes: &Minutes) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    for paper in &minutes.papers {
        let is_own = paper.repeats() || paper.sheet().is_some_and(|sheet| sheet.scope == Scope::Meeting);
        if is_own {
            leaves.extend(by_sheet(words, minutes, paper));
        } else {
            let grids = paper.sheets.iter().flat_map(|sheet| &sheet.questions);
            let grids = grids.filter(|question| question.kind == Kind::Grid);
            leaves.extend(grids.filter_map(|question| grid(words, minutes, paper, question)));
        }
    }
    leaves
}

fn by_sheet(words: &Words, minutes: &Minutes, paper: &Paper) -> Vec<Leaf> {
    let lang = words.lang;
    let mut ids: Vec<&str> = Vec::new();
    for answer in paper.ones.iter().flat_map(|one| &one.answers) {
        if !ids.contains(&answer.question.as_str()) {
            ids.push(&answer.question);
        }
    }
    let place =
        |id: &str| paper.sheets.iter().flat_map(|sheet| &sheet.questions).position(|known| known.id == id);
    ids.sort_by_key(|id| place(id).unwrap_or(usize::MAX));
    let title = told::title(words, paper);
    let head = |id: &&str| match paper.question(id) {
        Some(question) => {
            let text = (words.dress)(lang.of(&question.text.ja, &question.text.en));
            format!("{} {text}", (words.dress)(&question.number)).trim_start().to_owned()
        }
        None => (words.dress)(id),
    };
    let row = |one: &One| {
        let cell = |id: &&str| {
            one.answer(id).map(|answer| told::in_one(words, paper, one, answer)).unwrap_or_default()
        };
        (told::name(words, paper, one), ids.iter().map(cell).collect())
    };
    let rows: Vec<(String, Vec<String>)> = paper.ones.iter().map(row).collect();
    let heads: Vec<String> = ids.iter().map(head).collect();
    let book = Wide { name: &title, first: Column::new(title.clone(), 24), heads };
    if ids.is_empty() { Vec::new() } else { book.paged(words, minutes, &rows) }
}

fn grid(words: &Words, minutes: &Minutes, paper: &Paper, question: &Question) -> Option<Leaf> {
    let lang = words.lang;
    let short = (words.dress)(lang.of(&question.short.ja, &question.short.en));
    let mut columns = vec![Column::new(lang.xlsx_agency(), 24), Column::new(short.clone(), 24)];
    columns.extend(
        question
            .columns
            .iter()
            .map(|column| Column::new((words.dress)(lang.of(&column.name.ja, &column.name.en)), 12)),
    );
    let mut leaf = Leaf::new(&short, titled(words, minutes), columns).with_figures();
    let mut whose = String::new();
    for piece in told::of_question(words, paper, &question.id) {
        match piece {
            Piece::Whose(name) => whose = name,
            Piece::Grid(_, rows) => {
                rows.into_iter().for_each(|row| leaf.row(std::iter::once(whose.clone()).chain(row)));
            }
            Piece::Facts(facts) => {
                facts.into_iter().for_each(|(label, text)| leaf.row([whose.clone(), label, text]));
            }
            Piece::Text(text) | Piece::Note(text) => leaf.row([whose.clone(), text]),
        }
    }
    (!leaf.rows.is_empty()).then_some(leaf)
}

/// What the filled sheets come to, a sheet for each worksheet.
pub(super) fn results(words: &Words, minutes: &Minutes) -> Vec<Leaf> {
    sums::all(words, minutes).into_iter().map(|sums| result(words, minutes, sums)).collect()
}

fn result(words: &Words, minutes: &Minutes, sums: Sums) -> Leaf {
    let grids = || {
        sums.asked.iter().flat_map(|(_, pieces)| pieces).filter_map(|piece| match piece {
            Piece::Grid(heads, _) => Some(heads.len()),
            _ => None,
        })
    };
    let most = grids().max().unwrap_or(1);
    let columns = (0..most).map(|at| Column::new("", if at == 0 { 44 } else { 14 })).collect();
    let mut leaf = Leaf::new(&sums.heading, titled(words, minutes), columns).with_figures();
    sums.sheets.into_iter().for_each(|text| leaf.row([text]));
    for (heading, pieces) in sums.asked {
        leaf.heading(&heading);
        for piece in pieces {
            match piece {
                Piece::Grid(heads, rows) => std::iter::once(heads).chain(rows).for_each(|row| leaf.row(row)),
                Piece::Whose(text) | Piece::Text(text) | Piece::Note(text) => leaf.row([text]),
                Piece::Facts(facts) => facts.into_iter().for_each(|(label, text)| leaf.row([label, text])),
            }
        }
    }
    leaf
}

/// The agencies as they sit, then those that said something and have no seat.
fn agencies<'s>(minutes: &Minutes<'s>) -> Vec<Option<Agency<'s>>> {
    let mut all: Vec<Option<Agency>> = minutes.seats.iter().map(|seat| Some(seat.agency)).collect();
    let said = minutes.said.iter().filter(|said| !matches!(said.what, What::Overlap(_)));
    let filled = minutes.papers.iter().filter(|paper| !paper.repeats()).flat_map(|paper| &paper.ones);
    let filled = filled.filter(|one| matches!(one.of.whose, Whose::Agency(_)) && !one.answers.is_empty());
    for agency in said.map(|said| said.agency).chain(filled.map(|one| one.agency)) {
        let id = agency.map(Agency::id);
        if !all.iter().any(|known| known.map(Agency::id) == id) {
            all.push(agency);
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
    let known = if asked.paper.is_some() { &[] } else { known };
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
        // where a question once took entries, those stand below
        let answers = self.asked.paper.into_iter().flat_map(|paper| {
            let own = paper.to(self.asked.ids.1).filter(|(one, _)| one.agency.map(Agency::id) == id);
            own.map(|(one, answer)| told::in_one(words, paper, one, answer))
        });
        let mut told: Vec<String> = answers.collect();
        let own = || self.asked.said.iter().filter(|said| said.agency.map(Agency::id) == id);
        let entries = || own().filter(|said| matches!(said.what, What::Entry));
        let here = entries().filter(|said| said.record.text("lane") == self.lane);
        let items: Vec<String> = here.map(|said| words.said(minutes, said)).collect();
        if entries().next().is_none() && own().any(|said| matches!(said.what, What::Pass)) {
            told.push(lang.passed().to_owned());
        }
        told.extend((!items.is_empty()).then(|| leaf::list(&items, lang.xlsx_bullet())));
        told.join("\n")
    }
}
