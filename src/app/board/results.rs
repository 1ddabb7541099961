//! What the answers of all come to, on the board: a table with bars, and one page of what matters most.

use super::content::Content;
use super::page::{Kind, Line, Look, Part, Words, columns, quiet};
use super::speaker::{self, Speaker};
use super::{Board, Way};
use crate::app::model::{Screen, View};
use crate::app::worksheet::WorksheetScreen;
use crate::app::worksheet::privacy::may_show;
use crate::domain::check::Sheet;
use crate::domain::response::Of;
use crate::domain::session::Edition;
use crate::domain::tally::{Faulty, Sheets, Tally};
use crate::domain::worksheet::{Kind as QuestionKind, Question, Scope, Worksheet};
use crate::domain::{RecordId, Session, clearing, meeting};
use crate::exchange::results::{self, Table, lines};
use crate::i18n::Lang;
use crate::text::{width, wrap};

/// Blank columns behind a name.
const GAP: usize = 2;
/// The most columns of a whole bar: two percent each.
const BAR: usize = 50;
/// Columns of the names on the page of results.
const LABEL: usize = 14;
/// Columns from which on a grid stands beside the period before.
const WIDE: usize = 70;

/// What a result comes to, and of what it was reckoned.
#[derive(Clone, Debug)]
pub(super) struct Reckoned {
    of: Asked,
    parts: Vec<Part>,
    told: String,
}

/// Everything that a result depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    session: Edition,
    meeting: RecordId,
    worksheet: usize,
    question: usize,
    way: Way,
    faulty: Faulty,
    view: View,
    lang: Lang,
    columns: usize,
}

impl Board {
    /// Reckons the result that is on, once for each change; of one that is not on nothing is kept.
    pub(in crate::app) fn reckon(
        &mut self,
        on: Screen,
        worksheet: &WorksheetScreen,
        session: &Session,
        look: Look,
    ) {
        if on != Screen::Board || !Content::of(self, worksheet, session, look.view).summed {
            self.reckoned = None;
            return;
        }
        let words = self.words(worksheet, session, look);
        let columns = usize::from(columns(look.size, 1));
        let of = words.asked(columns);
        if self.reckoned.as_ref().is_none_or(|known| known.of != of) {
            let (parts, told) = words.results(columns);
            self.reckoned = Some(Reckoned { of, parts, told });
        }
    }
}

impl Words<'_> {
    fn asked(&self, columns: usize) -> Asked {
        Asked {
            session: self.session.edition(),
            meeting: self.worksheet.meeting,
            worksheet: self.worksheet.sheet_at,
            question: self.board.question,
            way: self.board.way,
            faulty: self.board.faulty,
            view: self.view,
            lang: self.lang,
            columns,
        }
    }

    /// The rows of the result that is on as they were reckoned, else reckoned now.
    pub(super) fn reckoned(&self, columns: usize) -> (Vec<Part>, String) {
        let known = self.board.reckoned.as_ref().filter(|known| known.of == self.asked(columns));
        known.map_or_else(|| self.results(columns), |known| (known.parts.clone(), known.told.clone()))
    }

    /// The rows of the result that is on, and how many it is of.
    fn results(&self, columns: usize) -> (Vec<Part>, String) {
        let Some(sheet) = self.worksheet.sheet() else { return Default::default() };
        let sheets = Sheets::of(self.session, self.worksheet.meeting, sheet, self.board.faulty);
        if self.board.way == Way::Summary {
            return self.summary(sheet, &sheets, columns);
        }
        let Some(question) = sheet.questions.get(self.board.question) else { return Default::default() };
        let counted = self.shown(sheet, question, &sheets.counted);
        let tally = Tally::of(self.session, sheet, question, &counted);
        if counted.is_empty() {
            let mut parts = vec![note(self.lang.results_nothing(), columns, true)];
            parts.extend(self.names(sheet, &sheets).iter().map(|text| note(text, columns, true)));
            return (parts, String::new());
        }
        let mut parts = Vec::new();
        let mut tables = results::tables(&self.cells, &tally, self.view == View::Desk);
        // a narrow window has no room for two columns more
        let adds_up = matches!(question.kind, QuestionKind::Counts | QuestionKind::Number)
            || (question.kind == QuestionKind::Grid && columns >= WIDE);
        if let ([table], true) = (&mut tables[..], adds_up) {
            let earlier = self.shown(sheet, question, &self.earlier(sheet));
            if !earlier.is_empty() {
                let earlier = Tally::of(self.session, sheet, question, &earlier);
                results::before::add(&self.cells, table, &earlier, &tally);
            }
        }
        for table in &tables {
            rows(table, columns, &mut parts);
        }
        let mut notes: Vec<String> = Vec::new();
        for text in tables.into_iter().flat_map(|table| table.notes).chain(self.names(sheet, &sheets)) {
            if !notes.contains(&text) {
                notes.push(text);
            }
        }
        parts.extend(notes.iter().enumerate().map(|(at, text)| note(text, columns, at == 0)));
        (parts, results::n(&self.cells, &tally))
    }

    /// The sheets of the last meeting before this one that filled in the worksheet, too.
    fn earlier(&self, sheet: &Worksheet) -> Vec<Of> {
        let here = self.session.stands_for(self.worksheet.meeting);
        let meetings = meeting::all(self.session).into_iter();
        let before = meetings.take_while(|meeting| self.session.stands_for(meeting.id()) != here);
        let before: Vec<_> = before.map(meeting::Meeting::id).collect();
        // from the last one back: checking sheets takes time
        let counted = |id| Sheets::of(self.session, id, sheet, self.board.faulty).counted;
        before.into_iter().rev().map(counted).find(|counted| !counted.is_empty()).unwrap_or_default()
    }

    /// The sheets whose answer this view shows.
    fn shown(&self, sheet: &Worksheet, question: &Question, of: &[Of]) -> Vec<Of> {
        let level =
            |of: &Of| clearing::level(&Sheet { session: self.session, worksheet: sheet, of }, question);
        of.iter().filter(|of| may_show(self.view, level(of))).cloned().collect()
    }

    /// Who is counted although something is to be mended, who is not, and who is still to come: by name, calmly.
    fn names(&self, sheet: &Worksheet, sheets: &Sheets) -> Vec<String> {
        let lang = self.lang;
        let speakers = speaker::all(self.worksheet, self.session, None);
        let named = |of: &[Of]| {
            let is_one = |speaker: &&Speaker| of.iter().any(|of| of.whose.id() == speaker.id);
            let short = |speaker: &Speaker| speaker.short(self.worksheet, self.session, self.view, lang);
            speakers.iter().filter(is_one).map(short).collect::<Vec<_>>().join(lang.out_comma())
        };
        let faulty = named(&sheets.faulty);
        let waiting = if sheet.scope == Scope::Agency { named(&sheets.waiting) } else { String::new() };
        let mut told = Vec::new();
        if !faulty.is_empty() {
            told.push(match self.board.faulty {
                Faulty::LeftOut => lang.results_left_out(&faulty),
                Faulty::Counted => lang.results_counted_in(&faulty),
            });
        }
        if !waiting.is_empty() {
            told.push(lang.results_waiting(&waiting));
        }
        told
    }

    /// One page: of each question that the worksheet names, what is foremost.
    fn summary(&self, sheet: &Worksheet, sheets: &Sheets, columns: usize) -> (Vec<Part>, String) {
        let lang = self.lang;
        // an agency whose sheet is left out has handed it in all the same
        let is_left_out = self.board.faulty == Faulty::LeftOut && sheet.scope == Scope::Agency;
        let left = if is_left_out { sheets.faulty.len() } else { 0 };
        let told = results::how_many(lang, sheet.scope, sheets.counted.len() + left, sheets.waiting.len());
        let mut parts = Vec::new();
        for question in sheet.summary.iter().filter_map(|id| sheet.question(id)) {
            let counted = self.shown(sheet, question, &sheets.counted);
            let tally = Tally::of(self.session, sheet, question, &counted);
            let name = self.cells.named(&question.short);
            for (at, part) in tally.parts.iter().enumerate() {
                let foremost = results::foremost(&self.cells, &part.sum);
                let lane = part.lane.map(|lane| self.cells.named(&lane.name));
                let label = match &lane {
                    None => name.clone(),
                    Some(lane) => format!("{name} {lane}"),
                };
                if !foremost.is_empty() {
                    let of = n(&tally, &foremost, lang);
                    parts.push(line((&label, &of), &foremost, columns, lang, lane.is_none() || at == 0));
                }
            }
        }
        if parts.is_empty() {
            parts.push(note(lang.results_nothing(), columns, true));
        }
        let names = self.names(sheet, sheets);
        parts.extend(names.iter().enumerate().map(|(at, text)| note(text, columns, at == 0)));
        (parts, told)
    }
}

/// Of how many the shares of a question are, and whether each could give several answers; nothing where there are no shares.
fn n(tally: &Tally, foremost: &[(String, Option<String>)], lang: Lang) -> String {
    match tally.question.kind {
        _ if foremost.iter().all(|(_, share)| share.is_none()) => String::new(),
        QuestionKind::Choices => lang.results_n_several(tally.n),
        QuestionKind::Choice => lang.results_n(tally.n),
        _ => lang.results_n(tally.answered),
    }
}

/// One question of the page: its name, then what is foremost, as far as one row (two on a narrow screen) holds.
fn line(
    (label, of): (&str, &str),
    foremost: &[(String, Option<String>)],
    columns: usize,
    lang: Lang,
    opens: bool,
) -> Part {
    let told: Vec<String> = foremost
        .iter()
        .map(|(name, share)| match share {
            Some(share) => format!("{name} {share}%"),
            None => name.clone(),
        })
        .collect();
    let beside = columns >= 70 && width(label) <= LABEL;
    let behind = if of.is_empty() { String::new() } else { format!("{}{of}", " ".repeat(GAP)) };
    let room = if beside {
        columns.saturating_sub(LABEL + GAP + width(&behind))
    } else {
        columns.saturating_sub(GAP)
    };
    let comma = lang.pick("・", ", ");
    let mut text = String::new();
    for (at, one) in told.iter().enumerate() {
        let rest = told.len() - at - 1;
        let more = if rest > 0 { width(comma) + width(&lang.results_rest(rest)) } else { 0 };
        let next = if at == 0 { one.clone() } else { format!("{text}{comma}{one}") };
        if at > 0 && width(&next) + more > room {
            text = format!("{text}{comma}{}", lang.results_rest(told.len() - at));
            break;
        }
        text = next;
    }
    let mut lines = Vec::new();
    if beside {
        let blank = " ".repeat((LABEL + GAP).saturating_sub(width(label)));
        lines.push(Line::new(Kind::Row, format!("{label}{blank}{text}{behind}")));
    } else {
        lines.push(Line::new(Kind::Lane, format!("{label}{behind}")));
        let rows = wrap(&text, room).into_iter();
        lines.extend(rows.map(|row| {
            Line::new(Kind::Row, format!("{}{}", " ".repeat(GAP), text.get(row.range).unwrap_or_default()))
        }));
    }
    Part { lines, opens, ..Part::default() }
}

fn note(text: &str, columns: usize, opens: bool) -> Part {
    Part { lines: quiet(text, columns), opens, ..Part::default() }
}

/// A table in rows; a page can end between any two.
fn rows(table: &Table, columns: usize, parts: &mut Vec<Part>) {
    let laid = lines::lay(table, columns, BAR);
    let mut head = Vec::new();
    if !table.lane.is_empty() {
        head.push(Line::new(Kind::Heading, table.lane.clone()));
    }
    head.extend(laid.head.into_iter().map(|text| Line::new(Kind::Sum, text)));
    for ((row, texts), bar) in table.rows.iter().zip(laid.rows).zip(laid.bars) {
        let kind = if row.is_total { Kind::Sum } else { Kind::Row };
        let opens = !head.is_empty();
        // the bar stands beside the first line of a long name
        let bars = std::iter::once(bar).chain(std::iter::repeat(None));
        let texts = texts.into_iter().zip(bars).map(|(text, bar)| Line { bar, ..Line::new(kind, text) });
        let lines = head.drain(..).chain(texts).collect();
        parts.push(Part { lines, opens, heading: table.lane.clone(), ..Part::default() });
    }
}
