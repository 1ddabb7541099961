//! Reading a form of ours (`template.rs`), whatever people did to it: rows put in between, copied, moved or taken out, columns
//! added, sheets renamed.

use std::collections::{BTreeMap, BTreeSet};

use super::super::grid::Grid;
use super::super::{Brought, Expected, Fault, Place, Read, shown};
use crate::domain::entry;
use crate::exchange::template::keys::{self, Row};
use crate::text::fold;

/// What a form says of itself.
#[derive(Debug, Default)]
pub(super) struct Facts<'g>(BTreeMap<&'g str, &'g str>);

impl<'g> Facts<'g> {
    /// Finds what a form says of itself; none where no sheet is such.
    pub(super) fn find(grids: impl Iterator<Item = &'g Grid>) -> Option<Self> {
        grids.map(Self::of).find(|facts| facts.0.contains_key("template"))
    }

    fn of(grid: &'g Grid) -> Self {
        let fact = |cells: &'g Vec<String>| {
            let word = cells.first()?.strip_prefix(keys::SIGN)?;
            Some((word, cells.get(1).map_or("", String::as_str)))
        };
        Self(grid.rows.iter().filter_map(fact).collect())
    }

    fn get(&self, word: &str) -> &'g str {
        self.0.get(word).copied().unwrap_or_default()
    }
}

/// Reads the sheets of a form.
pub(super) fn read<'g>(file: &str, facts: &Facts<'g>, grids: impl Iterator<Item = &'g Grid>) -> Read {
    let fault = |found: &str| {
        let place = Place { file: file.to_owned(), ..Place::default() };
        Fault { place, found: found.to_owned(), expected: Expected::Table }
    };
    let mut read = Read::default();
    // a newer form: nothing of it is taken for something else
    if facts.get("template") != keys::FORMAT {
        read.faults.push(fault(facts.get("template")));
        return read;
    }
    let mut sheets = 0;
    for reader in grids.filter_map(|grid| Reader::of(file, facts, grid)) {
        sheets += 1;
        reader.read(&mut read);
    }
    if sheets == 0 {
        read.faults.push(fault(""));
    }
    read
}

/// What the rows below belong to.
#[derive(Clone, Copy)]
struct Block<'g> {
    worksheet: &'g str,
    question: &'g str,
    lane: &'g str,
    is_tie: bool,
}

/// One sheet while it is read.
struct Reader<'g> {
    file: &'g str,
    facts: &'g Facts<'g>,
    grid: &'g Grid,
    /// The row that names the columns, and where each is.
    head: usize,
    columns: BTreeMap<&'static str, usize>,
}

impl<'g> Reader<'g> {
    fn of(file: &'g str, facts: &'g Facts<'g>, grid: &'g Grid) -> Option<Self> {
        let column = |cells: &[String], word: &str| {
            cells.iter().position(|cell| cell.strip_prefix(keys::SIGN) == Some(word))
        };
        let is_head = |cells: &Vec<String>| column(cells, "text").is_some() && column(cells, "row").is_some();
        let head = grid.rows.iter().position(is_head)?;
        let cells = grid.rows.get(head)?;
        let columns =
            keys::COLUMNS.into_iter().filter_map(|word| Some((word, column(cells, word)?))).collect();
        Some(Self { file, facts, grid, head, columns })
    }

    fn cell(&self, row: usize, column: &str) -> &'g str {
        self.columns.get(column).map_or("", |column| self.grid.cell(row, *column))
    }

    fn read(&self, read: &mut Read) {
        let (mut block, mut seen): (Option<Block>, BTreeSet<&str>) = (None, BTreeSet::new());
        let agency = self.agency();
        for row in self.head + 1..self.grid.rows.len() {
            let sort = Row::read(self.cell(row, "row"));
            // a row that somebody put in between belongs to what stands above it
            if let Some(sort) = sort.filter(|sort| !matches!(sort, Row::Form | Row::Agency)) {
                block = Some(self.block(row, matches!(sort, Row::Tie | Row::TieHead)));
            }
            if matches!(sort, Some(Row::Form | Row::Agency | Row::Head | Row::TieHead)) {
                continue;
            }
            let text = self.cell(row, if sort == Some(Row::Labelled) { "need" } else { "text" });
            let (need, to) = match block {
                Some(Block { is_tie: true, .. }) => (self.cell(row, "need"), self.cell(row, "to")),
                _ => ("", ""),
            };
            if [text, need, to].iter().all(|text| text.is_empty()) {
                continue;
            }
            let place = self.place(row);
            let fault = |expected| Fault { place: place.clone(), found: shown(text), expected };
            let Some(block) = block else {
                read.faults.push(fault(Expected::Question));
                continue;
            };
            if [text, need, to].iter().any(|text| text.chars().count() > entry::LONGEST) {
                read.faults.push(fault(Expected::Shorter));
                continue;
            }
            // of a row that somebody copied, the first is the one that was there
            let line = Some(self.cell(row, "line"));
            let line = line.filter(|line| sort.is_some() && !line.is_empty() && seen.insert(line));
            let is_cell = matches!(sort, Some(Row::Cell | Row::Labelled));
            let known = line.or(is_cell.then_some("")).filter(|_| agency.is_none()).and_then(|_| {
                let id = self.cell(row, "id").parse().ok()?;
                Some((id, self.cell(row, "revision").parse().ok()))
            });
            read.rows.push(Brought {
                place,
                meeting: self.facts.get("meeting").to_owned(),
                agency: agency.unwrap_or(self.facts.get("agency_name")).to_owned(),
                agency_id: self.facts.get("agency").parse().ok().filter(|_| agency.is_none()),
                worksheet: block.worksheet.to_owned(),
                question: block.question.to_owned(),
                lane: block.lane.to_owned(),
                text: text.to_owned(),
                need: need.to_owned(),
                to: to.to_owned(),
                line: line.unwrap_or_default().to_owned(),
                known,
                ..Brought::default()
            });
        }
    }

    fn block(&self, row: usize, is_tie: bool) -> Block<'g> {
        let [worksheet, question, lane] =
            ["worksheet", "question", "lane"].map(|column| self.cell(row, column));
        Block { worksheet, question, lane, is_tie }
    }

    /// The name that stands on the form, where it is not the one it was made for: then another agency wrote it, and nothing in it
    /// is a new wording of what the first had said.
    fn agency(&self) -> Option<&'g str> {
        let mut rows = self.head + 1..self.grid.rows.len();
        let row = rows.find(|row| Row::read(self.cell(*row, "row")) == Some(Row::Agency))?;
        let name = self.cell(row, "need");
        (!name.is_empty() && fold(name) != fold(self.facts.get("agency_name"))).then_some(name)
    }

    fn place(&self, row: usize) -> Place {
        Place {
            file: self.file.to_owned(),
            sheet: self.grid.sheet.clone(),
            row: self.grid.first_row + row,
            column: self.columns.get("text").map_or(0, |column| column + 1),
        }
    }
}
