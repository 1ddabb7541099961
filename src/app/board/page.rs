//! Where everything of the board stands: rows in columns, for `ui` to paint.

use super::columns::{Piece, fill};
use super::content::{Block, Content};
use super::{Board, Way};
use crate::app::model::View;
use crate::app::region::Rect;
use crate::app::worksheet::{WorksheetScreen, entries, find};
use crate::domain::overlap::{self, Overlap};
use crate::domain::{Record, RecordId, Session};
use crate::i18n::Lang;
use crate::text::{shorten, wrap};

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
}

impl Line {
    fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), note: String::new(), selected: false }
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
}

/// A piece with its rows.
struct Part {
    lines: Vec<Line>,
    opens: bool,
    bare: bool,
    selected: bool,
    /// The heading it stands under.
    heading: String,
}

impl Part {
    fn piece(&self) -> Piece {
        Piece { rows: self.lines.len(), opens: self.opens, bare: self.bare }
    }
}

/// What is needed to put the board into words.
struct Words<'a> {
    board: &'a Board,
    worksheet: &'a WorksheetScreen,
    session: &'a Session,
    view: View,
    lang: Lang,
}

impl Board {
    /// Lays out the page on which the selected entry stands.
    #[must_use]
    pub fn page(
        &self,
        worksheet: &WorksheetScreen,
        session: &Session,
        view: View,
        lang: Lang,
        size: (u16, u16),
    ) -> Page {
        let beside = beside(size);
        let w = (size.0.saturating_sub(2) - GAP * (beside - 1)) / beside;
        let height = size.1.saturating_sub(TOP + 2).max(1);
        let content = Content::of(self, worksheet, session, view);
        let words = Words { board: self, worksheet, session, view, lang };
        let parts = words.parts(&content, usize::from(w), usize::from(height));
        let pieces: Vec<Piece> = parts.iter().map(Part::piece).collect();
        let columns = fill(&pieces, usize::from(height), usize::from(beside));
        let holds = |range: &std::ops::Range<usize>| {
            parts.get(range.clone()).unwrap_or_default().iter().any(|part| part.selected)
        };
        let on = columns.iter().position(holds).unwrap_or(0) / usize::from(beside);
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
        }
    }
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

impl Words<'_> {
    fn parts(&self, content: &Content, columns: usize, height: usize) -> Vec<Part> {
        let mut parts: Vec<Part> =
            content.blocks.iter().flat_map(|block| self.block(block, columns, height)).collect();
        if parts.is_empty()
            && let Some(text) = self.nothing(content)
        {
            let lines = wrap(text, columns).into_iter();
            let lines = lines.map(|row| Line::new(Kind::Quiet, text.get(row.range).unwrap_or_default()));
            let lines = lines.collect();
            parts.push(Part { lines, opens: true, bare: false, selected: false, heading: String::new() });
        }
        if !content.away.is_empty() {
            let names: Vec<&str> = content.away.iter().map(|seat| seat.agency.short()).collect();
            let text = self.lang.board_away(&names.join(self.lang.pick("、", ", ")));
            let rows = wrap(&text, columns).into_iter();
            let rows = rows.map(|row| Line::new(Kind::Quiet, text.get(row.range).unwrap_or_default()));
            match parts.last_mut() {
                // so it shows with the last that can be selected
                Some(last) => {
                    last.lines.push(Line::new(Kind::Blank, ""));
                    last.lines.extend(rows);
                    last.bare = false;
                }
                None => parts.push(Part {
                    lines: rows.collect(),
                    opens: true,
                    bare: false,
                    selected: false,
                    heading: String::new(),
                }),
            }
        }
        parts
    }

    /// What to say where there is nothing at all.
    fn nothing(&self, content: &Content) -> Option<&'static str> {
        if content.withheld {
            Some(self.lang.withheld())
        } else if self.worksheet.seats(self.session).is_empty() {
            Some(self.lang.no_agencies_yet())
        } else if self.board.only_starred {
            Some(self.lang.board_nothing_starred())
        } else {
            content.away.is_empty().then(|| self.lang.nothing_yet())
        }
    }

    fn block(&self, block: &Block, columns: usize, height: usize) -> Vec<Part> {
        let heading = match self.board.way {
            Way::Question => block.seat.agency.short().to_owned(),
            Way::Agency => {
                let short = self.lang.of(&block.question.short.ja, &block.question.short.en);
                format!("{} {short}", block.question.number)
            }
        };
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

    fn is_here(&self, block: &Block) -> bool {
        Some(block.seat.id()) == self.board.agency && block.at == self.board.question
    }

    /// What stands behind a heading.
    fn note(&self, block: &Block) -> String {
        let state = match self.board.way {
            Way::Question => find::state_note(block.seat.state, self.lang),
            Way::Agency => "",
        };
        let said = match block.is_bare() {
            _ if !block.open => self.lang.board_withheld(),
            _ if block.passed => self.lang.passed(),
            true => self.lang.nothing_yet(),
            false => "",
        };
        [state, said].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
    }

    fn entry(&self, record: &Record, columns: usize, room: usize, selected: bool) -> Vec<Line> {
        let text = said(self.worksheet, self.session, record, self.view, self.lang);
        let columns = columns.saturating_sub(usize::from(MARK)).max(2);
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
fn said(worksheet: &WorksheetScreen, session: &Session, record: &Record, view: View, lang: Lang) -> String {
    let mut text = entries::shown_text(record, lang);
    for mark in entries::marks(session, record, view, lang)
        .into_iter()
        .chain(worksheet.arrived.mark(record.id(), lang))
    {
        text = format!("{text}  {mark}");
    }
    match asked(worksheet, session, record, view, lang) {
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
        .map(|(name, answer)| format!("{} {}", shorten(&name, 16), lang.answer(answer.word())));
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
