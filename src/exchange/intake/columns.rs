//! Which column of a table is what: by the words in its head, in the three ways in which offices send tables.
//!
//! One row a thing said, with a head; the same as three columns without a head (agency, question, text); or one row an agency
//! and one column a question, as answers are gathered.

use super::grid::Grid;
use super::question::{self, Found};
use super::{Brought, Expected, Fault, Place, Read, row_of, shown};
use crate::domain::worksheet::Worksheet;
use crate::domain::{RecordId, entry};
use crate::exchange::guard::unguarded;
use crate::exchange::labels;
use crate::text::fold::yes_no;
use crate::text::{Clean, fold};

/// What a column can be, with the words its head may have; the first is the one that other programs write.
const HEADS: [(Column, &[&str]); 16] = [
    (Column::Meeting, &["meeting", "会議", "会議名"]),
    (Column::Date, &["date", "日付", "日付（西暦）", "日付（和暦）", "開催日", "年月日"]),
    (Column::Table, &["table", "グループ", "卓", "テーブル", "班"]),
    (Column::Agency, &["agency", "機関", "機関名", "所属", "所属機関", "団体名", "agency_name"]),
    (Column::Worksheet, &["worksheet", "シート", "シート名"]),
    (Column::Question, &["question", "設問", "質問", "項目"]),
    (Column::Lane, &["lane", "区分"]),
    (Column::Text, &["text", "記入", "記入内容", "回答", "内容", "意見"]),
    (Column::Starred, &["starred", "印"]),
    (Column::Private, &["private", "非公開"]),
    (Column::HandedIn, &["handed_in", "事前提出"]),
    (Column::Id, &["id", "番号", "記録番号"]),
    (Column::Revision, &["revision", "版"]),
    (Column::Sheet, &["sheet", "シート番号", "事例番号", "票番号", "何枚目"]),
    (Column::Need, &["need", "対象の弱み", "どの弱みに"]),
    (Column::To, &["to", "相手", "提案先", "相手機関"]),
];

/// Without these a row says nothing.
const NEEDED: [Column; 3] = [Column::Agency, Column::Question, Column::Text];

/// Rows above a head at most: titles, notes.
const ABOVE: usize = 20;

/// What people put before each of several things in one cell.
const BULLETS: [char; 9] = ['・', '･', '●', '○', '•', '-', '*', '※', '＊'];

/// What stands between a question and one of its cells in the head of a column.
const BETWEEN: [char; 8] = ['・', '.', '／', '/', '：', ':', '\n', ' '];

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Meeting,
    Date,
    Table,
    Agency,
    Worksheet,
    Question,
    Lane,
    Text,
    Starred,
    Private,
    HandedIn,
    Id,
    Revision,
    Sheet,
    Need,
    To,
}

impl Column {
    fn read(head: &str) -> Option<Self> {
        let key = fold(head);
        HEADS
            .into_iter()
            .find(|(_, heads)| heads.iter().any(|head| fold(head) == key))
            .map(|(column, _)| column)
    }

    fn word(self) -> &'static str {
        HEADS
            .into_iter()
            .find(|(column, _)| *column == self)
            .and_then(|(_, heads)| heads.first().copied())
            .unwrap_or("")
    }
}

/// How a table is to be read.
struct Shape {
    /// The first row below the head, counted in the table.
    first: usize,
    /// Where each column stands.
    columns: Vec<(Column, usize)>,
    /// Columns of one question or one cell each.
    questions: Vec<Asking>,
}

/// A column of one question, or of one of its cells.
struct Asking {
    column: usize,
    question: String,
    lane: String,
    /// Whether what stands there is one answer, and not one thing a line.
    is_cell: bool,
    /// Whether each row is a sheet of its own.
    repeats: bool,
}

impl Shape {
    fn at(&self, column: Column) -> Option<usize> {
        self.columns.iter().find(|(known, _)| *known == column).map(|(_, at)| *at)
    }
}

/// Reads a table of a file; the worksheets are those whose questions may be columns.
#[must_use]
pub fn read(file: &str, grid: &Grid, sheets: &[Worksheet]) -> Read {
    let mut read = Read::default();
    if grid.rows.iter().flatten().all(|cell| Clean::line(cell).is_empty()) {
        return read;
    }
    match shape(grid, sheets) {
        Ok(shape) => {
            let table = Table { file, grid, shape };
            for (at, row) in grid.rows.iter().enumerate().skip(table.shape.first) {
                match table.row(at, row) {
                    Ok(said) => said.into_iter().for_each(|brought| match too_long(&brought.text) {
                        None => read.rows.push(brought),
                        Some(found) => {
                            let (place, expected) = (brought.place, Expected::Shorter);
                            read.faults.push(Fault { place, found, expected });
                        }
                    }),
                    Err(faults) => read.faults.extend(faults),
                }
            }
        }
        Err((row, missing)) => {
            let found = shown(&grid.rows.get(row).map(|row| row.join(" ")).unwrap_or_default());
            let expected = Expected::Column(missing.word());
            read.faults.push(Fault { place: place(file, grid, row, 0), found, expected });
        }
    }
    read
}

/// How many characters a text has, where they are more than an entry holds.
fn too_long(text: &str) -> Option<String> {
    Some(text.chars().count()).filter(|count| *count > entry::LONGEST).map(|count| count.to_string())
}

fn place(file: &str, grid: &Grid, row: usize, column: usize) -> Place {
    Place { file: file.to_owned(), sheet: grid.sheet.clone(), row: grid.first_row.max(1) + row, column }
}

/// A table whose head is understood.
struct Table<'t> {
    file: &'t str,
    grid: &'t Grid,
    shape: Shape,
}

impl Table<'_> {
    /// What a row says, thing by thing; nothing of one in which something is not understood, or too long.
    fn row(&self, at: usize, row: &[String]) -> Result<Vec<Brought>, Vec<Fault>> {
        let (common, wrong) = self.common(at, row);
        let mut said = self.said(at, row, common);
        said.retain(|brought| !brought.text.is_empty());
        if said.is_empty() {
            return Ok(said);
        }
        let long = |(_, column): &(Column, usize)| {
            let found = too_long(row.get(*column)?)?;
            Some(Fault { place: self.place(at, column + 1), found, expected: Expected::Shorter })
        };
        let wrong = if wrong.is_empty() {
            self.shape.columns.iter().find_map(long).into_iter().collect()
        } else {
            wrong
        };
        if wrong.is_empty() { Ok(said) } else { Err(wrong) }
    }

    /// What a row says of all its things, and what of that is neither yes nor no.
    fn common(&self, at: usize, row: &[String]) -> (Brought, Vec<Fault>) {
        let cell = |column| self.cell(row, column);
        let line = |column| Clean::line(unguarded(cell(column))).into_string();
        let mut wrong = Vec::new();
        let mut flag = |column| {
            let said = flag(cell(column));
            if said.is_err() {
                let place = self.place(at, self.shape.at(column).map_or(0, |at| at + 1));
                wrong.push(Fault { place, found: shown(cell(column)), expected: Expected::YesOrNo });
            }
            said.unwrap_or_default()
        };
        let common = Brought {
            meeting: line(Column::Meeting),
            date: line(Column::Date),
            agency: line(Column::Agency),
            worksheet: line(Column::Worksheet),
            question: line(Column::Question),
            lane: line(Column::Lane),
            need: lines(cell(Column::Need)),
            to: lines(cell(Column::To)),
            table: line(Column::Table),
            private: flag(Column::Private),
            starred: flag(Column::Starred),
            handed_in: flag(Column::HandedIn),
            sheet: Some(line(Column::Sheet)).filter(|sheet| !sheet.is_empty()).unwrap_or_else(|| {
                Some(line(Column::Id)).filter(|id| id.parse::<RecordId>().is_err()).unwrap_or_default()
            }),
            known: line(Column::Id).parse().ok().map(|id| (id, line(Column::Revision).parse().ok())),
            ..Brought::default()
        };
        (common, wrong)
    }

    /// The things of a row: that of its text, else those of the columns of questions.
    fn said(&self, at: usize, row: &[String], common: Brought) -> Vec<Brought> {
        if let Some(column) = self.shape.at(Column::Text) {
            let (place, text) = (self.place(at, column + 1), lines(self.cell(row, Column::Text)));
            return vec![Brought { place, text, ..common }];
        }
        let mut said = Vec::new();
        for asking in &self.shape.questions {
            let cell = row.get(asking.column).map_or("", String::as_str);
            let texts = if asking.is_cell { vec![lines(cell)] } else { things(cell) };
            let lane = if asking.lane.is_empty() { &common.lane } else { &asking.lane };
            let is_own = asking.repeats && common.sheet.is_empty();
            let sheet = if is_own { row_of(self.grid.first_row.max(1) + at) } else { common.sheet.clone() };
            said.extend(texts.into_iter().map(|text| Brought {
                place: self.place(at, asking.column + 1),
                question: asking.question.clone(),
                lane: lane.clone(),
                sheet: sheet.clone(),
                text,
                ..common.clone()
            }));
        }
        said
    }

    fn cell<'r>(&self, row: &'r [String], column: Column) -> &'r str {
        self.shape.at(column).and_then(|at| row.get(at)).map_or("", String::as_str)
    }

    fn place(&self, row: usize, column: usize) -> Place {
        place(self.file, self.grid, row, column)
    }
}

/// Whether the first rows of a table have a head.
pub(super) fn has_head(rows: Vec<Vec<String>>, sheets: &[Worksheet]) -> bool {
    shape(&Grid { rows, ..Grid::default() }, sheets).is_ok()
}

/// Finds the head; else which column is missing, and in which row it was looked for.
fn shape(grid: &Grid, sheets: &[Worksheet]) -> Result<Shape, (usize, Column)> {
    let asks = |words: &str| question::find(sheets, "", words, "");
    let asking = |(column, head): &(usize, String)| {
        let of = |found: Found, question: String, lane: String| Asking {
            column: *column,
            question,
            lane,
            is_cell: found.question.kind.has_cells(),
            repeats: found.sheet.scope.repeats(),
        };
        let cell = head.char_indices().filter(|(_, c)| BETWEEN.contains(c)).find_map(|(at, c)| {
            let (question, cell) = (head.get(..at)?.trim(), head.get(at + c.len_utf8()..)?.trim());
            let found = asks(question).filter(|found| found.question.kind.has_cells())?;
            labels::path(found.question, cell).map(|path| of(found, question.to_owned(), path))
        });
        cell.or_else(|| asks(head).map(|found| of(found, head.clone(), String::new())))
    };
    let mut nearest: Option<(usize, usize, Column)> = None;
    for (at, row) in grid.rows.iter().enumerate().take(ABOVE) {
        let mut columns: Vec<(Column, usize)> = Vec::new();
        let mut others = Vec::new();
        for (at, cell) in row.iter().enumerate() {
            let head = Clean::line(unguarded(cell)).into_string();
            match Column::read(&head) {
                Some(column) if !columns.iter().any(|(known, _)| *known == column) => {
                    columns.push((column, at));
                }
                Some(_) => {}
                None => others.push((at, head)),
            }
        }
        let has = |column| columns.iter().any(|(known, _)| *known == column);
        let is_nobodys = has(Column::Worksheet) || has(Column::Sheet);
        let lacks = |column: &Column| !(has(*column) || *column == Column::Agency && is_nobodys);
        let Some(missing) = NEEDED.into_iter().find(lacks) else {
            return Ok(Shape { first: at + 1, columns, questions: Vec::new() });
        };
        if (has(Column::Agency) || is_nobodys) && !has(Column::Text) {
            let questions: Vec<Asking> =
                others.iter().filter(|(_, head)| !head.is_empty()).filter_map(asking).collect();
            if !questions.is_empty() {
                columns.retain(|(column, _)| *column != Column::Question);
                return Ok(Shape { first: at + 1, columns, questions });
            }
        }
        let known = columns.len();
        if known > 0 && nearest.is_none_or(|(most, ..)| known > most) {
            nearest = Some((known, at, missing));
        }
    }
    let first = grid.rows.iter().position(|row| row.iter().any(|cell| !cell.trim().is_empty())).unwrap_or(0);
    let is_bare = grid
        .rows
        .get(first)
        .is_some_and(|row| row.len() == NEEDED.len() && row.get(1).is_some_and(|cell| asks(cell).is_some()));
    if is_bare {
        return Ok(Shape { first, columns: NEEDED.into_iter().zip(0..).collect(), questions: Vec::new() });
    }
    Err(nearest.map_or((first, Column::Agency), |(_, at, missing)| (at, missing)))
}

/// Yes or no; none where nothing is said.
fn flag(cell: &str) -> Result<Option<bool>, ()> {
    let cell = Clean::line(unguarded(cell));
    match fold(&cell).as_str() {
        "" => Ok(None),
        "1" | "true" | "○" | "〇" | "◯" | "✓" | "*" | "有" => Ok(Some(true)),
        "0" | "false" | "×" | "無" => Ok(Some(false)),
        other => yes_no(other).map(Some).ok_or(()),
    }
}

fn lines(cell: &str) -> String {
    Clean::lines(unguarded(cell)).into_string()
}

/// The things that are written below each other in one cell.
fn things(cell: &str) -> Vec<String> {
    let bare = |line: &str| line.trim().trim_start_matches(BULLETS).trim().to_owned();
    lines(cell).lines().map(bare).filter(|line| !line.is_empty()).collect()
}

/// The question of a column, or of a row.
#[must_use]
pub fn asked<'w>(brought: &Brought, sheets: &'w [Worksheet]) -> Option<Found<'w>> {
    question::find(sheets, &brought.worksheet, &brought.question, &brought.lane)
}

#[cfg(test)]
mod tests;
