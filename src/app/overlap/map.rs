//! The face of the map: who asks whom, with the answers; heads stay in place while it scrolls.

use std::ops::Range;

use super::sentences;
use crate::app::action::Action;
use crate::app::choice::Picked;
use crate::app::input::{Input, Key};
use crate::app::keymap::{self, Context};
use crate::app::model::View;
use crate::app::region::{Rect, window};
use crate::app::scroll::Scroll;
use crate::app::work::Work;
use crate::app::worksheet::{WorksheetScreen, entries};
use crate::domain::map::{Map, Pair};
use crate::domain::overlap::Overlap;
use crate::domain::{RecordId, Session};
use crate::i18n::Lang;
use crate::text::{Clean, shorten, width, wrap};

/// The row of the heading.
pub const HEADING: u16 = 2;
/// The row of the names of those who are asked.
const HEADS: u16 = 4;
/// Columns of a cell, at least and at most: where there is room, the names above stand whole.
const CELL: (u16, u16) = (8, 17);
/// Columns of the names of those who ask.
const NAMES: u16 = 18;
/// Rows below the map that tell the selected cell.
const TOLD: u16 = 4;
/// Rows of a name above.
const HEAD_ROWS: u16 = 2;
/// Rows of one proposal there.
const TOLD_ROWS: usize = 2;

/// The state of the face.
#[derive(Clone, Debug, Default)]
pub struct MapFace {
    /// The selected cell: who asks, and who is asked, by their seats.
    pub at: Pair,
    /// The same in sentences, while they are read.
    pub sentences: Option<Scroll<RecordId>>,
}

/// What an input came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// It was taken.
    Taken,
    /// The key means nothing here.
    Passed(Key),
    /// These letters are to be found.
    Find(String),
    /// This proposal is to be opened.
    Open(RecordId),
}

/// A cell that shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Where it stands.
    pub area: Rect,
    /// The answers, each in a sign with how often it stands; empty where nothing was proposed.
    pub text: String,
    /// Whether it is selected.
    pub selected: bool,
    /// Whether who asks is who is asked.
    pub is_own: bool,
}

/// A name at the edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Where it stands.
    pub area: Rect,
    /// The name.
    pub text: String,
    /// Whether the selected cell is in its row or column.
    pub selected: bool,
}

/// What shows.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The names of those who are asked, and of those who ask.
    pub heads: Vec<Head>,
    /// The cells.
    pub cells: Vec<Cell>,
    /// How many agencies are hidden on the left, on the right, above, and below.
    pub hidden: (usize, usize, usize, usize),
    /// Where the selected cell is told.
    pub told: Rect,
    /// Who asks whom, then each proposal with its answer.
    pub lines: Vec<String>,
    /// Whether nothing was proposed.
    pub is_empty: bool,
}

impl MapFace {
    /// Reads what a view shows.
    #[must_use]
    pub fn map<'s>(worksheet: &WorksheetScreen, session: &'s Session, view: View) -> Map<'s> {
        Map::of(session, worksheet.meeting, |record| worksheet.shows(record, view))
    }

    /// Makes sure that what is selected is still there.
    pub(super) fn settle(&mut self, worksheet: &WorksheetScreen, session: &Session) {
        let last = worksheet.seats(session).len().saturating_sub(1);
        self.at = (self.at.0.min(last), self.at.1.min(last));
    }

    /// Comes to the face.
    pub(super) fn open(&mut self, worksheet: &WorksheetScreen, session: &Session) {
        self.sentences = None;
        self.settle(worksheet, session);
    }

    /// Where the keys go.
    pub(super) fn context(&self) -> Context {
        if self.sentences.is_some() { Context::Choice } else { Context::Map }
    }

    /// Takes an input.
    pub(super) fn input(&mut self, input: &Input, worksheet: &WorksheetScreen, work: &mut Work) -> Next {
        if let Some(key) = keymap::everywhere(input).filter(|_| self.sentences.is_some()) {
            return Next::Passed(key);
        }
        if let Some(mut list) = self.sentences.take() {
            match list.input(input, work.size) {
                Picked::Chosen(id) => return Next::Open(id),
                Picked::Left => {}
                _ => self.sentences = Some(list),
            }
            return Next::Taken;
        }
        let key = match input {
            Input::Key(key) => *key,
            Input::Text(typed) | Input::Paste(typed) => return Next::Find(typed.clone()),
            Input::Resize(..) => return Next::Taken,
        };
        let last = worksheet.seats(work.session()).len().saturating_sub(1);
        match keymap::action(Context::Map, key) {
            Some(Action::Up) => self.at.0 = self.at.0.saturating_sub(1),
            Some(Action::Down) => self.at.0 = (self.at.0 + 1).min(last),
            Some(Action::CellLeft) => self.at.1 = self.at.1.saturating_sub(1),
            Some(Action::CellRight) => self.at.1 = (self.at.1 + 1).min(last),
            Some(Action::Sentences) => {
                self.sentences = Some(sentences::list(worksheet, work.session(), *work.view, work.lang));
            }
            Some(Action::Confirm) => {
                let map = Self::map(worksheet, work.session(), *work.view);
                if let Some((overlap, _)) = map.cell(self.at).first() {
                    return Next::Open(overlap.id());
                }
                // where nothing at all is tied, the screen says so
                if !map.is_empty() {
                    let is_own = self.at.0 == self.at.1;
                    work.say(if is_own { work.lang.map_own_cell() } else { work.lang.map_nothing_here() });
                }
            }
            _ => return Next::Passed(key),
        }
        Next::Taken
    }

    /// Lays the face out.
    #[must_use]
    pub fn page(
        &self,
        worksheet: &WorksheetScreen,
        session: &Session,
        (view, lang): (View, Lang),
        (columns, rows): (u16, u16),
    ) -> Page {
        let map = Self::map(worksheet, session, view);
        let bottom = rows.saturating_sub(3);
        let told = Rect::new(1, bottom.saturating_sub(TOLD), columns.saturating_sub(2), TOLD);
        let mut page = Page { told, is_empty: map.is_empty(), ..Page::default() };
        let count = map.seats.len();
        let names = NAMES.min(columns / 3);
        let number = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        let room = columns.saturating_sub(names + 3);
        let cell = (room / number(count).max(1)).clamp(CELL.0, CELL.1);
        let fits_across = usize::from(room / cell).max(1);
        let fits_down = usize::from(told.y.saturating_sub(HEADS + HEAD_ROWS + 1)).max(1);
        let across = window(&vec![1; count], fits_across, Some(self.at.1));
        let down = window(&vec![1; count], fits_down, Some(self.at.0));
        let hidden = |shown: &Range<usize>| (shown.start, count - shown.end.min(count));
        let ((left, right), (above, below)) = (hidden(&across), hidden(&down));
        page.hidden = (left, right, above, below);
        let x = |at: usize| 1 + names + 1 + cell * number(at - across.start);
        let y = |at: usize| HEADS + HEAD_ROWS + number(at - down.start);
        let name = |at: usize| map.seats.get(at).map(|seat| Clean::line(seat.agency.short()).into_string());
        for at in across.clone() {
            let (whole, selected) = (name(at).unwrap_or_default(), at == self.at.1);
            let parts: Vec<_> =
                wrap(&whole, usize::from(cell - 1)).into_iter().map(|row| row.range).collect();
            // a short name stands right above its column
            let first = HEADS + HEAD_ROWS.saturating_sub(number(parts.len()).max(1));
            for (row, range) in parts.iter().take(usize::from(HEAD_ROWS)).enumerate() {
                let rest = whole.get(range.start..).unwrap_or_default();
                let is_last = row + 1 == usize::from(HEAD_ROWS);
                let text = whole.get(range.clone()).unwrap_or_default();
                let text =
                    if is_last { shorten(rest, usize::from(cell - 1)) } else { text.trim_end().to_owned() };
                page.heads.push(Head {
                    area: Rect::new(x(at), first + number(row), cell - 1, 1),
                    text,
                    selected,
                });
            }
        }
        for row in down.clone() {
            let text = shorten(&name(row).unwrap_or_default(), usize::from(names));
            page.heads.push(Head { area: Rect::new(1, y(row), names, 1), text, selected: row == self.at.0 });
            for column in across.clone() {
                let text = signs(&map, (row, column), usize::from(cell - 1), lang);
                let area = Rect::new(x(column), y(row), cell - 1, 1);
                let (selected, is_own) = ((row, column) == self.at, row == column);
                page.cells.push(Cell { area, text, selected, is_own });
            }
        }
        page.lines = self.told(&map, &name, lang, usize::from(told.w));
        page
    }

    /// The selected cell in words.
    fn told(
        &self,
        map: &Map,
        name: &dyn Fn(usize) -> Option<String>,
        lang: Lang,
        columns: usize,
    ) -> Vec<String> {
        let (Some(from), Some(to)) = (name(self.at.0), name(self.at.1)) else { return Vec::new() };
        if self.at.0 == self.at.1 {
            return vec![shorten(&from, columns)];
        }
        let ties = map.cell(self.at);
        let mut lines = vec![shorten(&lang.map_between(&from, &to), columns)];
        if ties.is_empty() {
            lines.push(lang.map_nothing().to_owned());
        }
        for (at, (overlap, answer)) in ties.iter().enumerate() {
            let left = ties.len() - at;
            if lines.len() + left.min(2) > usize::from(TOLD) {
                lines.truncate(usize::from(TOLD) - 1);
                lines.push(lang.map_more(left));
                break;
            }
            let text = format!("{} {}", lang.answer(answer.word()), words(*overlap, lang));
            let rows: Vec<_> = wrap(&text, columns).into_iter().map(|row| row.range).collect();
            let whole = rows.len() <= TOLD_ROWS;
            for (number, range) in rows.into_iter().take(TOLD_ROWS).enumerate() {
                let row = text.get(range).unwrap_or_default();
                let cut = !whole && number + 1 == TOLD_ROWS;
                lines.push(if cut {
                    format!("{}..", shorten(row, columns.saturating_sub(2)).trim_end_matches(".."))
                } else {
                    row.to_owned()
                });
            }
        }
        lines.truncate(usize::from(TOLD));
        lines
    }
}

/// What a proposal says; without an idea, that.
fn words(overlap: Overlap, lang: Lang) -> String {
    let idea = entries::shown_text(overlap.0, lang);
    if idea.is_empty() { lang.overlap_no_idea().to_owned() } else { Clean::line(&idea).into_string() }
}

/// The answers between two agencies, a sign for each with how often it stands where it does more than once; as many as fit.
fn signs(map: &Map, pair: Pair, columns: usize, lang: Lang) -> String {
    let mut text = String::new();
    for (answer, count) in map.answers(pair) {
        let count = if count > 1 { count.to_string() } else { String::new() };
        let sign = format!("{}{count}", lang.answer_sign(answer.word()));
        if width(&text) + width(&sign) > columns {
            break;
        }
        text += &sign;
    }
    text
}
