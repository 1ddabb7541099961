//! Where everything of the face of needs stands: rows, for `ui` to paint.

use std::ops::Range;

use super::content::Content;
use super::needs::{Filter, Item, Needs, Spot};
use crate::app::model::View;
use crate::app::proposals::because;
use crate::app::region::{Rect, is_wide, upper, window};
use crate::app::scroll::Words;
use crate::app::worksheet::{WorksheetScreen, asking, entries, find};
use crate::domain::attendance::Seat;
use crate::domain::entry::Entry;
use crate::domain::field::Field;
use crate::domain::overlap::{Answer, Asked, Overlap};
use crate::domain::partners::Partner;
use crate::domain::ties::Need;
use crate::domain::{Record, RecordId, Session};
use crate::i18n::Lang;
use crate::text::{Clean, shorten, width, with_marks, wrap};

/// The row of the heading, with what is listed and how much is agreed to.
pub const HEADING: u16 = 2;
/// First row below it.
const TOP: u16 = 4;
/// Columns of the mark before a row.
pub const MARK: u16 = 2;
/// Rows that a need takes in the list at most, and while it is selected.
const NEED_ROWS: (usize, usize) = (2, 4);
/// Rows that the need takes above who could help, and while an idea is typed.
const HEAD_ROWS: (usize, usize) = (4, 2);
/// Rows that an idea takes while it is typed, at most.
const IDEA_ROWS: usize = 4;
/// Rows of what an agency said.
const SAID_ROWS: usize = 3;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing.
    Blank,
    /// A name above others.
    Heading,
    /// The first row of what can be selected.
    First,
    /// Another row of it.
    More,
    /// A remark.
    Quiet,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: Kind,
    /// What stands there.
    pub text: String,
    /// The parts of it that stand out.
    pub marked: Vec<Range<usize>>,
    /// What stands at its end.
    pub note: String,
    /// Whether it is set in below the first row of its own.
    pub is_below: bool,
    /// Whether it belongs to what is selected.
    pub selected: bool,
}

impl Line {
    fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self {
            kind,
            text: text.into(),
            marked: Vec::new(),
            note: String::new(),
            is_below: false,
            selected: false,
        }
    }

    fn blank() -> Self {
        Self::new(Kind::Blank, "")
    }
}

/// A column of rows, and how many that can be selected are hidden above and below.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// Where it stands.
    pub area: Rect,
    /// Its rows.
    pub lines: Vec<Line>,
    /// How many are hidden.
    pub hidden: (usize, usize),
}

/// The line of an idea, and its caret in it: rows scrolled away, column, row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdeaLine {
    /// Where it stands, without its mark.
    pub area: Rect,
    /// Rows scrolled away, column and row of the caret.
    pub caret: (usize, usize, usize),
}

/// What shows.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The list.
    pub list: Option<Column>,
    /// What belongs to the selected row: its head.
    pub head: Option<Column>,
    /// What belongs to it: what was tied and who could help.
    pub detail: Option<Column>,
    /// The idea being typed.
    pub idea: Option<IdeaLine>,
    /// What is to be said where there is nothing.
    pub empty: Option<&'static str>,
    /// How many proposals are agreed to.
    pub agreed: usize,
}

/// Columns that an idea has.
#[must_use]
pub fn idea_columns(size: (u16, u16)) -> usize {
    usize::from(right(size).w.saturating_sub(MARK + 1)).max(2)
}

/// The part for what belongs to the selected row.
fn right(size: (u16, u16)) -> Rect {
    let h = size.1.saturating_sub(TOP + 2);
    if is_wide(size) {
        let left = left(size);
        let x = left.x + left.w + 3;
        Rect::new(x, TOP, size.0.saturating_sub(x + 1), h)
    } else {
        Rect::new(1, TOP, size.0.saturating_sub(2), h)
    }
}

/// The part for the list.
fn left(size: (u16, u16)) -> Rect {
    let w = if is_wide(size) { size.0 * 2 / 5 } else { size.0.saturating_sub(2) };
    Rect::new(1, TOP, w, size.1.saturating_sub(TOP + 2))
}

/// What is needed to put the face into words.
struct Said<'a> {
    face: &'a Needs,
    worksheet: &'a WorksheetScreen,
    content: Content<'a>,
    session: &'a Session,
    field: &'a Field,
    view: View,
    lang: Lang,
}

impl Needs {
    /// Lays the face out.
    #[must_use]
    pub fn page(
        &self,
        worksheet: &WorksheetScreen,
        session: &Session,
        field: &Field,
        (view, lang): (View, Lang),
        size: (u16, u16),
    ) -> Page {
        let content = Content::of(self, worksheet, session, view);
        let mut page = Page { agreed: content.agreed, ..Page::default() };
        if content.is_empty && self.idea.is_none() {
            page.empty = Some(if crate::domain::ties::places(&worksheet.sheets).is_empty() {
                lang.overlap_no_question()
            } else {
                lang.overlap_no_needs()
            });
        } else if content.items().is_empty() {
            page.empty = Some(lang.overlap_none_listed());
        }
        let said = Said { face: self, worksheet, content, session, field, view, lang };
        let wide = is_wide(size);
        if wide || !(self.inside || self.idea.is_some()) {
            let area = left(size);
            let from = if page.empty.is_some() { 3 } else { 0 };
            page.list = Some(said.list(Rect { y: area.y + from, h: area.h.saturating_sub(from), ..area }));
        }
        if wide || self.inside || self.idea.is_some() {
            said.beside(right(size), &mut page, size);
        }
        page
    }
}

impl Said<'_> {
    /// The needs, the wishes, and a new wish; only the rows that show are made.
    fn list(&self, area: Rect) -> Column {
        let items = self.content.items();
        let room = usize::from(area.h);
        let at = items.iter().position(|item| Some(*item) == self.face.item).unwrap_or(0);
        let first = at.saturating_sub(room);
        let near = items.iter().skip(first).take(at - first + room + 1);
        let parts: Vec<Vec<Line>> = near.map(|item| self.row(*item, area)).collect();
        let heights: Vec<usize> = parts.iter().map(Vec::len).collect();
        let used =
            |range: &Range<usize>| heights.get(range.clone()).unwrap_or_default().iter().sum::<usize>();
        let mut range = window(&heights, room, Some(at - first));
        if range.len() < items.len() && used(&range) >= room && range.len() > 1 {
            range = window(&heights, room - 1, Some(at - first));
        }
        let hidden = (first + range.start, items.len() - first - range.end);
        let lines = parts.into_iter().skip(range.start).take(range.len()).flatten().collect();
        Column { area, lines, hidden }
    }

    /// One row of the list.
    fn row(&self, item: Item, area: Rect) -> Vec<Line> {
        let selected = self.face.item == Some(item);
        let (text, note) = match item {
            Item::Need(_) => match self.content.need(Some(item)) {
                Some(need) => (self.said(need), self.standing(need)),
                None => (String::new(), String::new()),
            },
            Item::Wish(_) => match self.content.wish(Some(item)) {
                Some(wish) => {
                    let idea = words(wish.overlap.0);
                    let idea = if idea.is_empty() { self.lang.overlap_no_idea().to_owned() } else { idea };
                    (self.lang.overlap_wish_of(&idea), answers(&[wish.overlap], self.lang))
                }
                None => (String::new(), String::new()),
            },
            Item::NewWish => (self.lang.overlap_new_wish().to_owned(), String::new()),
        };
        let most = if selected { NEED_ROWS.1 } else { NEED_ROWS.0 };
        let beside = if note.is_empty() { 0 } else { width(&note) + 2 };
        let columns = usize::from(area.w.saturating_sub(MARK)).saturating_sub(beside);
        let mut lines = rows(&text, columns, most);
        for line in &mut lines {
            line.selected = selected;
        }
        if let Some(first) = lines.first_mut() {
            first.kind = Kind::First;
            first.note = note;
        }
        set_in(lines)
    }

    /// A need with who said it; one of an earlier meeting says so.
    fn said(&self, need: &Need) -> String {
        let text = self.lang.overlap_of(&name(need.seat), &words(need.entry.0));
        if need.is_left_over { self.lang.overlap_left_over(&text) } else { text }
    }

    /// What the asked say, in a word each; without a partner that.
    fn standing(&self, need: &Need) -> String {
        let told = answers(&need.overlaps, self.lang);
        if told.is_empty() { self.lang.overlap_open().to_owned() } else { told }
    }

    /// What belongs to the selected row.
    fn beside(&self, area: Rect, page: &mut Page, size: (u16, u16)) {
        let lang = self.lang;
        let typing = self.face.idea.is_some();
        let most = if typing { HEAD_ROWS.1 } else { HEAD_ROWS.0 };
        let columns = usize::from(area.w);
        let mut head = Vec::new();
        if let Some(need) = self.content.need(self.face.item) {
            let note = find::state_note(need.seat.state, lang).to_owned();
            let beside = if note.is_empty() { 0 } else { width(&note) + 1 };
            let name = shorten(need.seat.agency.name(), columns.saturating_sub(beside));
            head.push(Line { note, ..Line::new(Kind::Heading, name) });
            head.extend(rows(&self.marked_words(need.entry.0, columns, most), columns, most));
        } else if let Some(wish) = self.content.wish(self.face.item) {
            head.push(Line::new(Kind::Heading, lang.need_wish()));
            head.extend(rows(&self.marked_words(wish.overlap.0, columns, most), columns, most));
        } else if typing {
            head.push(Line::new(Kind::Heading, lang.need_wish()));
        } else {
            return;
        }
        if let Some(idea) = &self.face.idea {
            head.push(Line::blank());
            let to = idea.to.map(|id| asking::name(self.session, &Asked::Agency(id), lang));
            let label = match (to, idea.need) {
                (Some(name), _) => lang.idea_for(&name),
                (None, Some(_)) => lang.idea_for_others().to_owned(),
                (None, None) => lang.idea_wish().to_owned(),
            };
            head.push(Line::new(Kind::Quiet, shorten(&label, columns)));
        }
        let rows_of = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let mut y = area.y + rows_of(head.len()).min(area.h);
        page.head = Some(Column { area: Rect { h: y - area.y, ..area }, lines: head, hidden: (0, 0) });
        if let Some(idea) = &self.face.idea {
            let columns = idea_columns(size);
            let room = usize::from(upper(size.1).saturating_sub(y)).clamp(1, IDEA_ROWS);
            let typed = rows_of(idea.buffer.rows(columns).len().min(room));
            let place = Rect::new(area.x + MARK, y, area.w.saturating_sub(MARK), typed);
            let (column, row) = idea.buffer.caret_cell(columns);
            let scrolled = (row + 1).saturating_sub(usize::from(typed));
            page.idea = Some(IdeaLine { area: place, caret: (scrolled, column, row - scrolled) });
            y += typed;
        }
        let below = Rect { y: y + 1, h: area.bottom().saturating_sub(y + 1), ..area };
        page.detail = Some(self.detail(below));
    }

    /// What was tied and who could help.
    fn detail(&self, area: Rect) -> Column {
        let spots = self.content.spots(self.face);
        let columns = usize::from(area.w.saturating_sub(MARK));
        let mut parts: Vec<Vec<Line>> = Vec::new();
        let mut before: Option<&Spot> = None;
        for spot in &spots {
            let mut lines = Vec::new();
            let title = match (before, spot) {
                (None, Spot::Tie(..)) => Some(self.lang.ties_title()),
                (None | Some(Spot::Tie(..)), Spot::Partner(_)) => Some(self.lang.partners_title()),
                _ => None,
            };
            if let Some(title) = title {
                lines.extend(before.map(|_| Line::blank()));
                lines.push(Line::new(Kind::Quiet, title));
            }
            let is_next =
                matches!((before, spot), (Some(Spot::Tie(one, _)), Spot::Tie(other, _)) if one == other);
            let mut own = self.spot(spot, is_next, columns);
            let selected =
                self.face.inside && self.face.idea.is_none() && self.face.spot.as_ref() == Some(spot);
            own.iter_mut().for_each(|line| line.selected = selected);
            lines.extend(set_in(own));
            parts.push(lines);
            before = Some(spot);
        }
        let heights: Vec<usize> = parts.iter().map(Vec::len).collect();
        let at =
            spots.iter().position(|spot| self.face.spot.as_ref() == Some(spot)).filter(|_| self.face.inside);
        let range = window(&heights, usize::from(area.h), Some(at.unwrap_or(0)));
        let hidden = (range.start, spots.len() - range.end);
        let mut lines: Vec<Line> = parts.into_iter().skip(range.start).take(range.len()).flatten().collect();
        if self.face.is_waiting() {
            lines.push(Line::new(Kind::Quiet, self.lang.whom_waits()));
        }
        Column { area, lines, hidden }
    }

    /// One of them.
    fn spot(&self, spot: &Spot, is_next: bool, columns: usize) -> Vec<Line> {
        match spot {
            Spot::Tie(id, asked) => self.tie(*id, asked, is_next, columns),
            Spot::Partner(id) => self.partner(*id, columns),
            Spot::Others => {
                let label = match self.face.item {
                    Some(Item::Wish(_)) => self.lang.menu_whom(),
                    _ => self.lang.overlap_others(),
                };
                vec![Line::new(Kind::First, shorten(label, columns))]
            }
        }
    }

    /// One who is asked, with the answer; below the first the idea.
    fn tie(&self, id: RecordId, asked: &Asked, is_next: bool, columns: usize) -> Vec<Line> {
        let Some(record) = self.session.visible(id) else { return Vec::new() };
        let answer =
            Overlap(record).to().into_iter().find(|(other, _)| other == asked).map(|(_, answer)| answer);
        let note = self.lang.answer(answer.unwrap_or_default().word()).to_owned();
        let name = asking::name(self.session, asked, self.lang);
        let name = shorten(&name, columns.saturating_sub(width(&note) + 2));
        let mut lines = vec![Line { note, ..Line::new(Kind::First, name) }];
        let is_wish = matches!(self.face.item, Some(Item::Wish(_)));
        let idea = self.marked_words(record, columns, SAID_ROWS);
        if !is_next && !is_wish && !idea.is_empty() {
            lines.extend(rows(&idea, columns, SAID_ROWS));
        }
        lines
    }

    /// An agency that could help, and why.
    fn partner(&self, id: RecordId, columns: usize) -> Vec<Line> {
        let seats = self.worksheet.seats(self.session);
        let seat = seats.iter().find(|seat| seat.id() == id);
        let partners = self.face.likely.shown(self.face.item).unwrap_or_default();
        let partner = partners.iter().find(|partner| partner.agency == id);
        let (Some(seat), Some(partner)) = (seat, partner) else { return Vec::new() };
        let note = find::state_note(seat.state, self.lang).to_owned();
        let name = shorten(seat.agency.name(), columns.saturating_sub(width(&note) + 2));
        let mut lines = vec![Line { note, ..Line::new(Kind::First, name) }];
        let said = self.worksheet.said_by(self.session, partner, self.view);
        let why = self.reason(partner, said, columns);
        if !why.text.is_empty() {
            lines.extend(marked_rows(&why, columns, SAID_ROWS));
        }
        lines
    }

    /// What an agency said that comes near, with the words in common marked; else what its kind usually does.
    fn reason(&self, partner: &Partner, said: Option<&Record>, columns: usize) -> Words {
        let Some(said) = said else {
            let usual = because(partner, None, self.field, self.lang, columns.saturating_sub(16));
            let told = if usual.is_empty() { String::new() } else { self.lang.partner_usually(&usual) };
            return Words::from(told);
        };
        let text = words(said);
        let mut parts: Vec<Range<usize>> = Vec::new();
        for (_, word) in &partner.shared {
            if let Some(start) = text.find(word.as_str()) {
                let part = start..start + word.len();
                if !parts.iter().any(|known| known.start < part.end && part.start < known.end) {
                    parts.push(part);
                }
            }
        }
        parts.sort_by_key(|part| part.start);
        let words = Words::marking(&text, &parts, self.lang);
        // where the need says it otherwise, that stands before it
        let pairs = partner.shared.iter().filter(|(one, other)| one != other);
        let pairs: String = pairs.map(|(one, other)| self.lang.shared_word(one, other)).collect();
        if pairs.is_empty() { words } else { words.after(&format!("{pairs} ")) }
    }

    /// A record's words with what is to be known of it, for so many columns and rows.
    fn marked_words(&self, record: &Record, columns: usize, most: usize) -> String {
        let mut marks = entries::marks(self.session, record, self.view, self.lang);
        marks.extend(self.worksheet.arrived.mark(record.id(), self.lang));
        with_marks(&words(record), &marks, columns.max(2), most).trim_start().to_owned()
    }
}

/// Sets the further rows in below the first.
fn set_in(mut lines: Vec<Line>) -> Vec<Line> {
    lines.iter_mut().for_each(|line| line.is_below = line.kind == Kind::More);
    lines
}

/// The short name of an agency.
fn name(seat: Seat) -> String {
    shorten(seat.agency.short(), 16)
}

/// A record's words on one line; every wording where they differ.
fn words(record: &Record) -> String {
    let field = entries::field(record);
    let redacted = Entry(record).is_redacted()
        || record.field(field).is_some_and(crate::domain::record::Field::is_redacted);
    let texts = record.texts(field);
    if texts.is_empty() && !redacted {
        return String::new();
    }
    Clean::line(&texts.join(" / ")).into_string()
}

/// What the asked of some proposals say, each answer once, the most settled first.
fn answers(overlaps: &[Overlap], lang: Lang) -> String {
    let said: Vec<Answer> =
        overlaps.iter().flat_map(|overlap| overlap.to()).map(|(_, answer)| answer).collect();
    let told = Answer::SETTLED_FIRST.into_iter().filter(|answer| said.contains(answer));
    told.map(|answer| lang.answer(answer.word())).collect::<Vec<_>>().join(lang.pick("・", ", "))
}

/// A text in so many rows at most; where something is cut, two dots say so.
fn rows(text: &str, columns: usize, most: usize) -> Vec<Line> {
    marked_rows(&Words::from(text), columns, most)
}

fn marked_rows(words: &Words, columns: usize, most: usize) -> Vec<Line> {
    let columns = columns.max(2);
    let all = wrap(&words.text, columns);
    let cut = all.len() > most;
    let line = |row: crate::text::Row| {
        let range = row.range;
        let within = |part: &Range<usize>| {
            let (start, end) = (part.start.max(range.start), part.end.min(range.end));
            (start < end).then(|| start - range.start..end - range.start)
        };
        let marked = words.marked.iter().filter_map(within).collect();
        Line { marked, ..Line::new(Kind::More, words.text.get(range.clone()).unwrap_or_default().trim_end()) }
    };
    let mut lines: Vec<Line> = all.into_iter().take(most).map(line).collect();
    if let Some(last) = lines.last_mut().filter(|_| cut) {
        last.text = shorten(&format!("{}  ", last.text), columns.saturating_sub(2).max(1)) + "..";
    }
    lines
}

/// What is listed, in a word.
#[must_use]
pub fn filter_name(filter: Filter, lang: Lang) -> &'static str {
    match filter {
        Filter::All => lang.filter_all(),
        Filter::Mine => lang.filter_mine(),
        Filter::Open => lang.filter_open(),
        Filter::Unanswered => lang.filter_unanswered(),
        Filter::TakenBack => lang.filter_taken_back(),
    }
}
