//! Which column of a table is what: by the words in its head, in the three ways in which offices send tables.
//!
//! One row a thing said, with a head; the same as three columns without a head (agency, question, text); or one row an agency
//! and one column a question, as answers are gathered.

use super::grid::Grid;
use super::plan::answers;
use super::question::{self, Found};
use super::{Brought, Expected, Fault, Place, Read, shown};
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
    let place = |row: usize, column: usize| Place {
        file: file.to_owned(),
        sheet: grid.sheet.clone(),
        row: grid.first_row.max(1) + row,
        column,
    };
    if grid.rows.iter().flatten().all(|cell| Clean::line(cell).is_empty()) {
        return read;
    }
    let shape = match shape(grid, sheets) {
        Ok(shape) => shape,
        Err((row, missing)) => {
            let found = grid.rows.get(row).map(|row| row.join(" ")).unwrap_or_default();
            let expected = Expected::Column(missing.word());
            read.faults.push(Fault { place: place(row, 0), found: shown(&found), expected });
            return read;
        }
    };
    for (at, row) in grid.rows.iter().enumerate().skip(shape.first) {
        let cell = |column| shape.at(column).and_then(|at| row.get(at)).map_or("", String::as_str);
        let line = |column| Clean::line(unguarded(cell(column))).into_string();
        let mut wrong = Vec::new();
        let mut flag = |column| {
            let said = flag(cell(column));
            if said.is_err() {
                let at = place(at, shape.at(column).map_or(0, |at| at + 1));
                wrong.push(Fault { place: at, found: shown(cell(column)), expected: Expected::YesOrNo });
            }
            said.unwrap_or_default()
        };
        let row_says = Brought {
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
        let mut said: Vec<Brought> = Vec::new();
        if let Some(column) = shape.at(Column::Text) {
            let (place, text) = (place(at, column + 1), lines(cell(Column::Text)));
            said.push(Brought { place, text, ..row_says });
        } else {
            for asking in &shape.questions {
                let cell = row.get(asking.column).map_or("", String::as_str);
                let texts = if asking.is_cell { vec![lines(cell)] } else { things(cell) };
                for text in texts {
                    let mut brought = Brought {
                        place: place(at, asking.column + 1),
                        question: asking.question.clone(),
                        text,
                        ..row_says.clone()
                    };
                    if !asking.lane.is_empty() {
                        brought.lane.clone_from(&asking.lane);
                    }
                    if asking.repeats && brought.sheet.is_empty() {
                        brought.sheet = answers::row_of(grid.first_row.max(1) + at);
                    }
                    said.push(brought);
                }
            }
        }
        said.retain(|brought| !brought.text.is_empty());
        if !said.is_empty() && !wrong.is_empty() {
            read.faults.append(&mut wrong);
            continue;
        }
        let too_long = |column: &(Column, usize)| {
            let count = row.get(column.1).map_or(0, |cell| cell.chars().count());
            (count > entry::LONGEST).then(|| (place(at, column.1 + 1), count))
        };
        if !said.is_empty()
            && let Some((place, count)) = shape.columns.iter().find_map(too_long)
        {
            read.faults.push(Fault { place, found: count.to_string(), expected: Expected::Shorter });
            continue;
        }
        for brought in said {
            let count = brought.text.chars().count();
            if count > entry::LONGEST {
                let found = count.to_string();
                read.faults.push(Fault { place: brought.place, found, expected: Expected::Shorter });
            } else {
                read.rows.push(brought);
            }
        }
    }
    read
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
