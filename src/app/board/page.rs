//! Where everything of the board stands: rows in columns, for `ui` to paint.

use chrono::NaiveDate;

use super::columns::{Piece, fill};
use super::content::{Block, Content};
use super::{Board, Way};
use crate::app::model::View;
use crate::app::region::Rect;
use crate::app::worksheet::{WorksheetScreen, entries, find};
use crate::domain::kinds::Kinds;
use crate::domain::overlap::{self, Overlap};
use crate::domain::response::Response;
use crate::domain::worksheet::{Kind as QuestionKind, Lane, Question};
use crate::domain::{Record, RecordId, Session, filled};
use crate::exchange::answers;
use crate::exchange::cells::Cells;
use crate::exchange::results::lines::Bar;
use crate::i18n::Lang;
use crate::text::{shorten, with_marks, wrap};

/// Columns of the mark before an entry.
pub const MARK: u16 = 2;
/// Blank columns between two columns.
const GAP: u16 = 3;
/// Columns that the words of a need take where it is quoted.
const NEED: usize = 24;
/// First row below the headings.
pub const TOP: u16 = 5;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing.
    Blank,
    /// An agency or a question; behind it what is to be said where it has no entries.
    Heading,
    /// A lane.
    Lane,
    /// The first row of an entry.
    First,
    /// Another row of an entry.
    More,
    /// A remark.
    Quiet,
    /// A row of a table.
    Row,
    /// What stands above the columns of a table, or sums them up.
    Sum,
    /// A row of what was filled in.
    Answer,
}

/// One row of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: Kind,
    /// What stands there.
    pub text: String,
    /// What stands behind it.
    pub note: String,
    /// Whether it belongs to what is selected.
    pub selected: bool,
    /// The bar that is drawn in it.
    pub bar: Option<Bar>,
}

impl Line {
    pub(super) fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), note: String::new(), selected: false, bar: None }
    }
}

/// What shows of the board.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The columns with their rows.
    pub columns: Vec<(Rect, Vec<Line>)>,
    /// Which page it is, from 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
    /// How many entries stand on all of them.
    pub entries: usize,
    /// Of a result: how many it is of.
    pub told: String,
    /// Whether it is a result, on which nothing is selected.
    pub is_result: bool,
}

/// A piece with its rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    pub(super) lines: Vec<Line>,
    pub(super) opens: bool,
    pub(super) bare: bool,
    pub(super) selected: bool,
    /// The heading it stands under.
    pub(super) heading: String,
}

impl Part {
    fn piece(&self) -> Piece {
        Piece { rows: self.lines.len(), opens: self.opens, bare: self.bare }
    }
}

/// What is needed to put the board into words.
pub(super) struct Words<'a> {
    pub(super) board: &'a Board,
    pub(super) worksheet: &'a WorksheetScreen,
    pub(super) session: &'a Session,
    pub(super) view: View,
    pub(super) lang: Lang,
    pub(super) cells: Cells<'a>,
}

/// How the board is looked at: by whom, in which language, on how much of a screen.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// What is shown to whom.
    pub view: View,
    /// The language of the screen.
    pub lang: Lang,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// What kinds of agencies are called.
    pub kinds: &'a Kinds,
}

impl Board {
    /// What the board is put into words with.
    pub(super) fn words<'a>(
        &'a self,
        worksheet: &'a WorksheetScreen,
        session: &'a Session,
        look: Look<'a>,
    ) -> Words<'a> {
        let Look { view, lang, kinds, .. } = look;
        // only what is typed needs the day
        let cells = Cells { lang, session, meeting: worksheet.meeting, kinds, today: NaiveDate::default() };
        Words { board: self, worksheet, session, view, lang, cells }
    }

    /// Lays out the page on which the selected entry stands.
    #[must_use]
    pub fn page(&self, worksheet: &WorksheetScreen, session: &Session, look: Look) -> Page {
        let Look { view, lang, size, .. } = look;
        let content = Content::of(self, worksheet, session, view);
        let beside = if content.summed { 1 } else { beside(size) };
        let w = columns(size, beside);
        let height = size.1.saturating_sub(TOP + 2).max(1);
        let words = self.words(worksheet, session, look);
        let (parts, told) = if content.summed {
            words.reckoned(usize::from(w))
        } else {
            (words.parts(&content, usize::from(w), usize::from(height)), String::new())
        };
        let pieces: Vec<Piece> = parts.iter().map(Part::piece).collect();
        let columns = fill(&pieces, usize::from(height), usize::from(beside));
        let holds = |range: &std::ops::Range<usize>| {
            parts.get(range.clone()).unwrap_or_default().iter().any(|part| part.selected)
        };
        let turned = if content.summed { self.turned.min(columns.len().saturating_sub(1)) } else { 0 };
        let on = columns.iter().position(holds).unwrap_or(turned) / usize::from(beside);
        let shown = columns.iter().skip(on * usize::from(beside)).take(usize::from(beside));
        let columns_shown = (0_u16..).zip(shown).map(|(at, range)| {
            let area = Rect::new(1 + at * (w + GAP), TOP, w, height);
            (area, lines(parts.get(range.clone()).unwrap_or_default(), lang))
        });
        Page {
            columns: columns_shown.collect(),
            number: on + 1,
            count: columns.len().div_ceil(usize::from(beside)).max(1),
            entries: content.entries(),
            told,
            is_result: content.summed,
        }
    }
}

/// How wide each of the columns is that stand beside each other.
pub(super) fn columns(size: (u16, u16), beside: u16) -> u16 {
    (size.0.saturating_sub(2) - GAP * (beside - 1)) / beside
}

/// Columns of entries that stand beside each other.
fn beside((columns, rows): (u16, u16)) -> u16 {
    match columns {
        150.. if rows >= 30 => 3,
        100.. => 2,
        _ => 1,
    }
}

/// The rows of one column.
fn lines(parts: &[Part], lang: Lang) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut above: Option<Piece> = None;
    for part in parts {
        match above {
            None if !part.opens => lines.push(Line::new(Kind::Heading, lang.board_goes_on(&part.heading))),
            Some(above) if part.piece().is_apart(above) => lines.push(Line::new(Kind::Blank, "")),
            _ => {}
        }
        lines.extend(part.lines.iter().cloned());
        above = Some(part.piece());
    }
    lines
}

/// What was filled in, in rows.
fn answer_lines(told: &answers::Told, columns: usize) -> Vec<Line> {
    let rows = told.rows(columns.saturating_sub(usize::from(MARK)).max(2)).into_iter();
    rows.map(|row| Line::new(Kind::Answer, row)).collect()
}

/// A remark in rows.
pub(super) fn quiet(text: &str, columns: usize) -> Vec<Line> {
    let rows = wrap(text, columns).into_iter();
    rows.map(|row| Line::new(Kind::Quiet, text.get(row.range).unwrap_or_default())).collect()
}

impl Words<'_> {
    fn parts(&self, content: &Content, columns: usize, height: usize) -> Vec<Part> {
        let mut parts: Vec<Part> =
            content.blocks.iter().flat_map(|block| self.block(block, columns, height)).collect();
        if parts.is_empty()
            && let Some(text) = self.nothing(content)
        {
            parts.push(Part { lines: quiet(text, columns), opens: true, ..Part::default() });
        }
        if !content.away.is_empty() {
            let names: Vec<&str> = content.away.iter().map(|seat| seat.agency.short()).collect();
            let text = self.lang.board_away(&names.join(self.lang.pick("、", ", ")));
            let rows = quiet(&text, columns);
            match parts.last_mut() {
                // so it shows with the last that can be selected
                Some(last) => {
                    last.lines.push(Line::new(Kind::Blank, ""));
                    last.lines.extend(rows);
                    last.bare = false;
                }
                None => parts.push(Part { lines: rows, opens: true, ..Part::default() }),
            }
        }
        parts
    }

    /// What to say where there is nothing at all.
    fn nothing(&self, content: &Content) -> Option<&'static str> {
        if content.withheld {
            Some(self.lang.withheld())
        } else if self.worksheet.sheet().is_some_and(|sheet| sheet.scope.repeats())
            && content.blocks.is_empty()
        {
            Some(self.lang.results_nothing())
        } else if self.worksheet.seats(self.session).is_empty() {
            Some(self.lang.no_agencies_yet())
        } else if self.board.only_starred {
            Some(self.lang.board_nothing_starred())
        } else {
            content.away.is_empty().then(|| self.lang.nothing_yet())
        }
    }

    fn block(&self, block: &Block, columns: usize, height: usize) -> Vec<Part> {
        if self.board.way == Way::Agency && block.speaker.seat.is_none() {
            return self.of_sheet(block, columns);
        }
        let heading = match self.board.way {
            Way::Agency if block.speaker.seat.is_some() => {
                let short = self.lang.of(&block.question.short.ja, &block.question.short.en);
                format!("{} {short}", block.question.number)
            }
            _ => block.speaker.short(self.worksheet, self.session, self.view, self.lang),
        };
        if let Some(answer) = block.answer.as_ref().filter(|answer| !answer.is_blank()) {
            return self.answer(block, answer, &heading, columns);
        }
        let mut first = Line::new(Kind::Heading, heading.clone());
        first.note = self.note(block);
        if block.is_bare() {
            let here = self.is_here(block) && self.board.entry.is_none();
            first.selected = here;
            return vec![Part { lines: vec![first], opens: true, bare: true, selected: here, heading }];
        }
        let mut parts: Vec<Part> = Vec::new();
        for (lane, records) in &block.groups {
            for (at, record) in records.iter().enumerate() {
                let opens = parts.is_empty();
                let mut lines = if opens { vec![first.clone()] } else { Vec::new() };
                if let (Some(lane), 0) = (lane, at) {
                    lines.push(Line::new(Kind::Lane, self.lang.of(&lane.name.ja, &lane.name.en)));
                }
                let here = self.board.entry == Some(record.id());
                // one that is taller than the screen is cut here; the stroll shows all of it
                let room = height.saturating_sub(lines.len() + usize::from(!opens)).max(1);
                lines.extend(self.entry(record, columns, room, here));
                let lane = lane.filter(|_| at > 0).map(|lane| self.lang.of(&lane.name.ja, &lane.name.en));
                let under = [Some(heading.as_str()), lane].into_iter().flatten().collect::<Vec<_>>();
                let heading = under.join(self.lang.pick("・", ", "));
                parts.push(Part { lines, opens, bare: false, selected: here, heading });
            }
        }
        parts
    }

    /// One of the sheets that stand one under another: what is short in a few rows, or one of its texts.
    fn of_sheet(&self, block: &Block, columns: usize) -> Vec<Part> {
        let (here, lang) = (self.is_here(block), self.lang);
        let heading = block.speaker.short(self.worksheet, self.session, self.view, lang);
        let mut lines = Vec::new();
        if block.begins {
            let mut first = Line::new(Kind::Heading, heading.clone());
            (first.note, first.selected) = (self.kept(block).to_owned(), here);
            lines.push(first);
            let short = self.short_answers(block);
            lines.extend(answer_lines(&short, columns));
            return vec![Part { lines, opens: true, bare: short.parts.is_empty(), selected: here, heading }];
        }
        let name = lang.of(&block.question.short.ja, &block.question.short.en);
        lines.push(Line { selected: here, ..Line::new(Kind::Lane, name) });
        if let Some(answer) = &block.answer {
            lines.extend(answer_lines(&answers::told(&self.cells, block.question, None, answer), columns));
        }
        let rest = lines.split_off(lines.len().min(2));
        let part = |lines, selected| Part { lines, selected, heading: heading.clone(), ..Part::default() };
        [part(lines, here)].into_iter().chain(rest.into_iter().map(|line| part(vec![line], false))).collect()
    }

    /// What is short on a sheet, one after the other.
    fn short_answers(&self, block: &Block) -> answers::Told {
        let Some(sheet) = self.worksheet.sheet() else { return answers::Told::default() };
        let lang = self.lang;
        let short =
            sheet.questions.iter().filter(|asked| asked.kind.has_cells() && asked.kind != QuestionKind::Text);
        let open = short.filter(|asked| block.speaker.shows(self.worksheet, self.session, asked, self.view));
        let told = open.filter_map(|asked| {
            let response = Response::find(self.session, &block.speaker.of, &asked.id);
            let told = answers::told(&self.cells, asked, None, &response);
            let name = lang.of(&asked.short.ja, &asked.short.en);
            (!told.parts.is_empty()).then(|| format!("{name} {}", told.joined(lang)))
        });
        answers::Told { parts: told.collect(), between: lang.pick("　", "; ") }
    }

    /// What is said where something of a sheet is kept from this view, or where nothing stands on it.
    fn kept(&self, block: &Block) -> &'static str {
        let Some(sheet) = self.worksheet.sheet() else { return "" };
        let filled = |asked: &&Question| {
            asked.kind.has_cells() && !Response::find(self.session, &block.speaker.of, &asked.id).is_blank()
        };
        let mut filled = sheet.questions.iter().filter(filled).peekable();
        if filled.peek().is_none() {
            return self.lang.results_blank();
        }
        let is_kept = |asked: &Question| !block.speaker.shows(self.worksheet, self.session, asked, self.view);
        if filled.any(is_kept) { self.lang.results_kept() } else { "" }
    }

    /// Whether anything stands on the sheet.
    fn is_begun(&self, block: &Block) -> bool {
        let sheet = self.worksheet.sheet().filter(|_| block.question.kind.has_cells());
        sheet.is_some_and(|sheet| filled::is_begun(self.session, &block.speaker.of, sheet))
    }

    fn is_here(&self, block: &Block) -> bool {
        Some(block.speaker.id) == self.board.agency && block.at == self.board.question
    }

    /// What stands behind a heading.
    fn note(&self, block: &Block) -> String {
        let state = match self.board.way {
            Way::Question => block.speaker.seat.map_or("", |seat| find::state_note(seat.state, self.lang)),
            Way::Agency | Way::Summary => "",
        };
        let said = match block.is_bare() {
            _ if !block.open => self.lang.board_withheld(),
            _ if block.passed => self.lang.passed(),
            true if block.answer.as_ref().is_some_and(|answer| !answer.is_blank()) => "",
            true if self.is_begun(block) => self.lang.results_blank(),
            true => self.lang.nothing_yet(),
            false => "",
        };
        [state, said].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
    }

    /// What a sheet says to a question, in parts that a page can end between.
    fn answer(&self, block: &Block, answer: &Response, heading: &str, columns: usize) -> Vec<Part> {
        let here = self.is_here(block);
        let mut first = Line::new(Kind::Heading, heading);
        (first.note, first.selected) = (self.note(block), here);
        let mut parts = vec![Part {
            lines: vec![first],
            opens: true,
            bare: false,
            selected: here,
            heading: heading.to_owned(),
        }];
        let lanes: Vec<Option<&Lane>> = match &block.question.lanes[..] {
            [] => vec![None],
            lanes => lanes.iter().map(Some).collect(),
        };
        for lane in lanes {
            let told = answers::told(&self.cells, block.question, lane, answer);
            let lines = answer_lines(&told, columns);
            let name =
                lane.filter(|_| !lines.is_empty()).map(|lane| self.lang.of(&lane.name.ja, &lane.name.en));
            let mut lines = name.map(|name| Line::new(Kind::Lane, name)).into_iter().chain(lines);
            // a heading is never alone at the foot of a page
            if let Some(part) = parts.last_mut().filter(|part| part.lines.len() == 1) {
                part.lines.extend(lines.by_ref().take(2));
            }
            parts.extend(lines.map(|line| Part {
                lines: vec![line],
                heading: heading.to_owned(),
                ..Part::default()
            }));
        }
        parts
    }

    fn entry(&self, record: &Record, columns: usize, room: usize, selected: bool) -> Vec<Line> {
        let columns = columns.saturating_sub(usize::from(MARK)).max(2);
        let text = said(self.worksheet, self.session, record, self.view, self.lang, (columns, room));
        let rows = wrap(&text, columns);
        let cut = rows.len() > room;
        let mut lines: Vec<Line> = rows
            .into_iter()
            .take(room)
            .map(|row| Line { selected, ..Line::new(Kind::More, text.get(row.range).unwrap_or_default()) })
            .collect();
        if let Some(first) = lines.first_mut() {
            first.kind = Kind::First;
        }
        if let Some(last) = lines.last_mut().filter(|_| cut) {
            last.text = shorten(&format!("{}  ", last.text), columns.saturating_sub(2).max(1)) + "..";
        }
        lines
    }
}

/// An entry as the board says it; below an overlap what it answers, whom it asks and what they say.
fn said(
    worksheet: &WorksheetScreen,
    session: &Session,
    record: &Record,
    view: View,
    lang: Lang,
    (columns, room): (usize, usize),
) -> String {
    let text = entries::shown_text(record, lang);
    let case = worksheet.case_told(session, record, view, lang);
    let mut marks: Vec<&str> = case.as_deref().into_iter().collect();
    marks.extend(entries::marks(session, record, view, lang));
    marks.extend(worksheet.arrived.mark(record.id(), lang));
    let asked = asked(worksheet, session, record, view, lang);
    // what is asked stands below the words, and is cut first
    let room = if asked.is_some() { usize::MAX } else { room };
    let text = with_marks(&text, &marks, columns, room);
    match asked {
        Some(asked) => format!("{text}\n{}", asked.trim_end()).trim_start().to_owned(),
        None => text,
    }
}

/// What an overlap answers, whom it asks and what they say; nothing for an entry.
#[must_use]
pub fn asked(
    worksheet: &WorksheetScreen,
    session: &Session,
    record: &Record,
    view: View,
    lang: Lang,
) -> Option<String> {
    let overlap = (record.kind() == overlap::KIND).then_some(Overlap(record))?;
    let need = overlap.need().and_then(|id| need(worksheet, session, id, view, lang));
    let asked = entries::asked_names(session, overlap, lang)
        .into_iter()
        .map(|(name, answer)| format!("{} {}", shorten(&name, 16), lang.standing(answer.word())));
    let parts: Vec<String> = need.into_iter().chain(asked).collect();
    (!parts.is_empty()).then(|| lang.overlap_asked(&parts.join(lang.pick("・", ", "))))
}

/// The need in its question's word, and quoted: 弱み「夜は出られない」.
fn need(
    worksheet: &WorksheetScreen,
    session: &Session,
    id: RecordId,
    view: View,
    lang: Lang,
) -> Option<String> {
    let record = session.visible(id).filter(|record| worksheet.shows(record, view))?;
    let question = worksheet.sheet().and_then(|sheet| sheet.question(record.text("question")))?;
    let text = shorten(&entries::quoted(record), NEED);
    Some(lang.board_need(lang.of(&question.short.ja, &question.short.en), &text))
}
