//! Where everything of the worksheet screen stands: plain numbers for `ui` to paint and for the caret to move in.
//!
//! The entry line is at the latest in row 13 of 20: candidate windows of an IME cover what is below it.

use super::{Focus, WorksheetScreen, entries};
use crate::app::model::View;
use crate::app::region::{Rect, is_wide, upper, window_within};
use crate::domain::overlap::{self, Overlap};
use crate::domain::worksheet::Lane;
use crate::domain::{Record, RecordId, Session};
use crate::i18n::Lang;
use crate::text::{self, Row, width, wrap};

/// Columns of the mark before a line, an entry, a need.
pub const MARK: u16 = 2;
/// Columns of the number before an entry: a mark, three figures, a blank.
pub const NUMBER: u16 = 5;
/// Columns of the word beside a question that is a proposal, in either language at most.
const PROPOSED: usize = 9;
/// Rows the entry line may take at most.
const LINE_ROWS: usize = 4;
/// Needs that show at most: on the smallest screen the entries below need the room.
const NEED_ROWS: (usize, usize) = (3, 5);
/// Rows below the entries: the parking lot, what just happened, the keys.
const BELOW: u16 = 3;

/// The regions of the screen; a region that is not there has no rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Title, and what is saved.
    pub header: Rect,
    /// The question.
    pub question: Rect,
    /// What helps to answer it, or its lanes.
    pub guidance: Rect,
    /// The agencies: a strip of one row, or a column.
    pub agencies: Rect,
    /// The agency in turn.
    pub name: Rect,
    /// The needs of the overlap question.
    pub needs: Rect,
    /// The entry line, without its mark.
    pub line: Rect,
    /// The entries: one list, or one a lane side by side.
    pub lists: Vec<Rect>,
    /// The cells of the question, in place of line and entries.
    pub form: Rect,
    /// The parking lot.
    pub parking: Rect,
    /// What just happened.
    pub notice: Rect,
    /// The keys.
    pub keys: Rect,
}

/// Columns the entry line has.
#[must_use]
pub fn line_columns(size: (u16, u16)) -> usize {
    usize::from(main_columns(size).saturating_sub(MARK + 1)).max(2)
}

/// Columns that the words of an entry have in a list.
fn text_columns(list: Rect) -> usize {
    usize::from(list.w.saturating_sub(NUMBER)).max(2)
}

/// Rows of a list, from one of its rows on, in which a change may have its caret.
#[must_use]
pub fn reach(list: Rect, top: u16) -> usize {
    usize::from(upper(list.bottom() + BELOW).saturating_sub(top)).max(1)
}

/// First column of the main part.
fn main_start(size: (u16, u16)) -> u16 {
    if is_wide(size) { 32 } else { 1 }
}

/// Columns of the main part.
fn main_columns(size: (u16, u16)) -> u16 {
    size.0.saturating_sub(main_start(size) + 1)
}

impl WorksheetScreen {
    /// Which question it is of how many, and the number that is printed on the sheet, by which checks and papers name it,
    /// where that is another; with a blank behind.
    #[must_use]
    pub fn number(&self) -> String {
        let (Some(sheet), Some(question)) = (self.sheet(), self.question()) else { return String::new() };
        if question.gone {
            return String::new();
        }
        let at = sheet.questions.iter().position(|other| other.id == question.id).map_or(0, |at| at + 1);
        let counted = format!("{at}/{} ", sheet.count());
        let printed =
            Some(question.number.as_str()).filter(|number| !number.is_empty() && *number != at.to_string());
        printed.map_or(counted.clone(), |number| format!("{counted}{number} "))
    }

    /// Computes the regions.
    #[must_use]
    pub fn layout(&self, session: &Session, view: View, size: (u16, u16)) -> Layout {
        let (cols, rows) = size;
        let wide = is_wide(size);
        let (x, w) = (main_start(size), main_columns(size));
        let full = |y: u16| Rect::new(1, y, cols.saturating_sub(2), 1);
        let part = |y: u16, h: u16| Rect::new(x, y, w, h);
        // among the entries only the need that is tied stays, so that the entries have room
        let most = if matches!(self.focus, Focus::Entries(_) | Focus::Editing(_)) {
            1
        } else if rows < 24 {
            NEED_ROWS.0
        } else {
            NEED_ROWS.1
        };
        let needs = if self.is_overlap() { (self.needs(session, view).len() + 1).min(most) } else { 0 };
        let needs = self.pinned().map_or(needs, |pin| pin.needs);
        let typed = self.line.rows(line_columns(size)).len().min(LINE_ROWS);
        let typed = u16::try_from(typed).unwrap_or(1);
        let top = if wide { 2 } else { 0 };
        let (question, guidance) = (2, if wide { 2 } else { 1 });
        let name = if wide { question + guidance + 2 } else { 7 };
        // a line of many rows pushes needs away rather than its own end out of the upper two thirds
        let needs = u16::try_from(needs).unwrap_or(0).min(upper(rows).saturating_sub(name + 1 + typed));
        let line = name + 1 + needs;
        let list = line + typed + 1;
        let end = rows.saturating_sub(BELOW);
        let list_rows = end.saturating_sub(list);
        let lanes = self.question().map_or(0, |question| question.lanes.len());
        let lists = if wide && lanes > 1 {
            let count = u16::try_from(lanes).unwrap_or(1);
            let each = w / count;
            (0..count).map(|at| Rect::new(x + at * each, list, each.saturating_sub(2), list_rows)).collect()
        } else {
            vec![part(list, list_rows)]
        };
        // a long question takes the blank row below it
        let takes_cells = self.takes_cells();
        let long = self.question().is_some_and(|question| {
            let widest = width(&question.text.ja).max(width(&question.text.en));
            let proposed = if question.proposed { PROPOSED } else { 0 };
            takes_cells && widest + width(&self.number()) + proposed + 1 > usize::from(w)
        });
        let asked = if long { 2 } else { 1 };
        let lists = if takes_cells { Vec::new() } else { lists };
        let form = if takes_cells { part(name + 1, end.saturating_sub(name + 1)) } else { Rect::default() };
        Layout {
            header: full(0),
            question: part(question, asked),
            guidance: part(question + asked, guidance),
            agencies: if wide { Rect::new(1, top, 28, rows.saturating_sub(top + 3)) } else { full(5) },
            name: part(name, 1),
            needs: part(name + 1, needs),
            line: Rect::new(x + MARK, line, w.saturating_sub(MARK), typed),
            lists,
            form,
            parking: full(rows.saturating_sub(3)),
            notice: full(rows.saturating_sub(2)),
            keys: full(rows.saturating_sub(1)),
        }
    }

    /// Columns that an entry has while it is changed in place: those of the list it stands in.
    #[must_use]
    pub fn edit_columns(&self, session: &Session, view: View, size: (u16, u16)) -> usize {
        let lists = self.layout(session, view, size).lists;
        text_columns(lists.first().copied().unwrap_or_default())
    }

    /// The rows of the entry line that show, and where in them the caret stands: rows scrolled away, column, row.
    #[must_use]
    pub fn caret(&self, layout: &Layout, size: (u16, u16)) -> (usize, usize, usize) {
        let (column, row) = self.line.caret_cell(line_columns(size));
        let scrolled = (row + 1).saturating_sub(usize::from(layout.line.h));
        (scrolled, column, row - scrolled)
    }

    /// The entries that show in one list: the lane's place, with the record selected or changed in view.
    #[must_use]
    pub fn shown(&self, session: &Session, view: View, lang: Lang, lane: Option<&Lane>, area: Rect) -> Shown {
        let records = self.listed_in(session, view, lane);
        let columns = text_columns(area);
        let room = usize::from(area.h);
        let selected = match &self.focus {
            Focus::Entries(id) => records.iter().position(|record| record.id() == *id),
            Focus::Editing(editing) => records.iter().position(|record| record.id() == editing.id),
            Focus::Line | Focus::Needs => None,
        };
        // an entry takes a row at least: what stands further away than there are rows cannot show
        let middle = selected.unwrap_or(records.len().saturating_sub(1));
        let first = middle.saturating_sub(room);
        let near = records.iter().enumerate().skip(first).take(middle - first + room + 1);
        let mut rows: Vec<ShownRow> =
            near.map(|(at, record)| self.shown_row(session, view, lang, record, at, columns)).collect();
        let heights: Vec<usize> = rows.iter().map(|row| row.lines.len()).collect();
        let selected = selected.map(|at| at - first);
        // what is changed goes up, as the entry line does
        let reach = match self.focus {
            Focus::Editing(_) => reach(area, area.y),
            _ => room,
        };
        let mut range = window_within(&heights, room, reach, selected);
        // where some are hidden, a row says how many
        let used = |range: &std::ops::Range<usize>| {
            heights.get(range.clone()).unwrap_or_default().iter().sum::<usize>()
        };
        if range.len() < records.len() && used(&range) >= room && range.len() > 1 {
            range = window_within(&heights, room - 1, reach, selected);
        }
        let lead = self.pinned().zip(selected).map_or(0, |(pin, selected)| {
            let told = usize::from(range.len() < records.len());
            pin.keep(&heights, &mut range, room.saturating_sub(told), reach, selected)
        });
        let told = used(&range) + lead < room;
        let (above, below) = (first + range.start, records.len() - first - range.end);
        rows.truncate(range.end);
        rows.drain(..range.start);
        Shown { rows, lead, above, below, told }
    }

    fn shown_row(
        &self,
        session: &Session,
        view: View,
        lang: Lang,
        record: &Record,
        at: usize,
        columns: usize,
    ) -> ShownRow {
        let mut text = String::new();
        let mut changed = None;
        if let Focus::Editing(change) = &self.focus
            && change.id == record.id()
        {
            changed = Some(&change.buffer);
            change.buffer.text().clone_into(&mut text);
        } else {
            if record.kind() == overlap::KIND {
                text = self.asked_heading(session, view, Overlap(record), lang);
            }
            text += &entries::shown_text(record, lang);
            let mut marks = entries::marks(session, record, view, lang);
            marks.extend(self.arrived.mark(record.id(), lang));
            text = text::with_marks(&text, &marks, columns, usize::MAX);
        }
        // the caret has a row of its own behind a full one
        let lines = changed.map_or_else(|| wrap(&text, columns), |buffer| buffer.rows(columns));
        let caret = changed.map(|buffer| buffer.caret_cell(columns));
        ShownRow { id: record.id(), number: at + 1, text, lines, caret, editing: changed.is_some() }
    }
}

impl WorksheetScreen {
    /// Which need an overlap answers, whom it asks and what they say, before its idea: 〔弱み 2・社協 了承〕.
    fn asked_heading(&self, session: &Session, view: View, overlap: Overlap, lang: Lang) -> String {
        let needs = self.needs(session, view);
        let number = needs.iter().position(|entry| Some(entry.id()) == overlap.need());
        let asks = self.question().and_then(|question| question.needs.as_deref());
        let question = self.sheet().zip(asks).and_then(|(sheet, id)| sheet.question(id));
        let need = number.zip(question).map(|(number, question)| {
            format!("{} {}", lang.of(&question.short.ja, &question.short.en), number + 1)
        });
        let asked = entries::asked_names(session, overlap, lang)
            .into_iter()
            .map(|(name, answer)| format!("{} {}", text::shorten(&name, 16), lang.answer(answer.word())));
        let parts: Vec<String> = need.into_iter().chain(asked).collect();
        lang.overlap_asked(&parts.join(lang.pick("・", ", ")))
    }
}

/// The part of a list that shows.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The entries.
    pub rows: Vec<ShownRow>,
    /// Blank rows above them.
    pub lead: usize,
    /// How many are hidden above.
    pub above: usize,
    /// How many are hidden below.
    pub below: usize,
    /// Whether there is a row left to say so; words come before counts.
    pub told: bool,
}

/// One entry of a list.
#[derive(Clone, Debug)]
pub struct ShownRow {
    /// Its record.
    pub id: RecordId,
    /// Its number in the list, from 1.
    pub number: usize,
    /// What stands there.
    pub text: String,
    /// Its lines, as parts of the text.
    pub lines: Vec<Row>,
    /// Where the caret stands in it, while it is changed: column and row.
    pub caret: Option<(usize, usize)>,
    /// Whether it is being changed.
    pub editing: bool,
}
