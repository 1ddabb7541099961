//! A form for one agency to fill in before the meeting: the questions with their guidance, room to write, and, where nobody
//! sees it, what everything is, so that the form can be read when it comes back (`intake/xlsx.rs`).

pub(in crate::exchange) mod keys;
mod known;
mod paper;

use chrono::NaiveDate;
use rust_xlsxwriter::{DataValidation, Formula, Workbook, Worksheet as Page, XlsxError};

use crate::domain::cell::Takes;
use crate::domain::meeting::{Duty, Meeting};
use crate::domain::worksheet::{Kind, Question, Worksheet};
use crate::domain::{RecordId, Session, attendance};
use crate::i18n::{Lang, date};
use crate::text::Clean;

use super::bilingual::lines;
use super::labels;
use super::xlsx::book;
use super::xlsx::cell::fitting;
use keys::Row;
pub use known::Held;
use known::Known;
use paper::Paper;

/// Lines that a question has at least, and those that stay empty below what was said already.
const LINES: usize = 6;
const EMPTY: usize = 3;

/// Agencies that can be named in answer to a question that takes any number of them.
const PLACES: usize = 5;
/// Lines that a longer text has.
const ROOMY: usize = 6;
/// The column of the hidden sheet in which the first list to choose from stands.
const LISTS: usize = 3;

/// A form to be filled in.
#[derive(Clone, Debug)]
pub struct Blank<'s> {
    /// The language of the form.
    pub lang: Lang,
    /// The day it is made.
    pub made: NaiveDate,
    /// The agency's name; empty where it writes it itself.
    pub agency: String,
    /// The agencies it may ask, as far as they are known.
    pub others: Vec<String>,
    /// The meeting it is for, where there is one.
    pub held: Option<Held<'s>>,
}

impl<'s> Blank<'s> {
    /// The forms of a meeting, one for each agency that has a seat, with what it handed in already.
    #[must_use]
    pub fn of_meeting(session: &'s Session, meeting: Meeting<'s>, lang: Lang, made: NaiveDate) -> Vec<Self> {
        let seats = attendance::seats(session, meeting.id());
        let others = |own: RecordId| {
            let others = seats.iter().filter(|seat| seat.id() != own);
            others.map(|seat| seat.agency.name().to_owned()).collect()
        };
        let form = |seat: &attendance::Seat<'s>| Self {
            lang,
            made,
            agency: seat.agency.name().to_owned(),
            others: others(seat.id()),
            held: Some(Held { session, meeting, agency: seat.agency }),
        };
        seats.iter().map(form).collect()
    }
}

/// Writes the form of a worksheet as a file for Excel; the same form is the same bytes.
#[must_use]
pub fn write(sheet: &Worksheet, blank: &Blank) -> Vec<u8> {
    // every text is cut to what a cell takes, so that nothing here can be refused
    bytes(sheet, blank).unwrap_or_default()
}

fn bytes(sheet: &Worksheet, blank: &Blank) -> Result<Vec<u8>, XlsxError> {
    let lang = blank.lang;
    let title = lines(lang, &sheet.title);
    let mut workbook = Workbook::new();
    workbook.set_properties(&book::properties(&title, blank.made)?);
    paper::room(&mut workbook)?;
    let page = workbook.add_worksheet();
    page.set_name(lang.template_tab())?;
    let mut form = Form { sheet, blank, paper: Paper::new(page)?, needs: Vec::new(), lists: Vec::new() };
    form.head(&title)?;
    for question in &sheet.questions {
        form.question(question)?;
    }
    form.paper.finish(lang, &form.care(&title))?;
    let lists = form.lists;
    hidden(workbook.add_worksheet(), sheet, blank, &lists)?;
    workbook.save_to_buffer()
}

/// What nobody needs to see: which form it is, and the agencies offered.
fn hidden(page: &mut Page, sheet: &Worksheet, blank: &Blank, lists: &[Vec<String>]) -> Result<(), XlsxError> {
    page.set_name(keys::SHEET)?;
    page.set_very_hidden(true);
    let held = blank.held.as_ref();
    let facts = [
        ("template", keys::FORMAT.to_owned()),
        ("meeting", held.map(|held| held.meeting.id().to_string()).unwrap_or_default()),
        ("agency", held.map(|held| held.agency.id().to_string()).unwrap_or_default()),
        ("agency_name", Clean::line(&blank.agency).into_string()),
        ("worksheet", sheet.id.clone()),
        ("version", sheet.version.to_string()),
    ];
    for (row, (word, fact)) in (0..).zip(&facts) {
        page.write_string(row, 0, format!("{}{word}", keys::SIGN))?;
        page.write_string(row, 1, fitting(fact))?;
    }
    for (row, name) in (0..).zip(&blank.others) {
        page.write_string(row, 2, fitting(&Clean::line(name)))?;
    }
    for (column, list) in (LISTS..).zip(lists) {
        for (row, name) in (0..).zip(list) {
            page.write_string(row, u16::try_from(column).unwrap_or(u16::MAX), fitting(name))?;
        }
    }
    Ok(())
}

/// A form while it is written.
struct Form<'f, 's> {
    sheet: &'f Worksheet,
    blank: &'f Blank<'s>,
    paper: Paper<'f>,
    /// The rows of the lines of each question, first and last.
    needs: Vec<(String, u32, u32)>,
    /// The lists to choose from.
    lists: Vec<Vec<String>>,
}

impl Form<'_, '_> {
    /// Title, meeting, agency, and how to fill it in.
    fn head(&mut self, title: &str) -> Result<(), XlsxError> {
        let (lang, held) = (self.blank.lang, self.blank.held.as_ref());
        self.paper.title(title)?;
        let mut day = String::new();
        let mut office = String::new();
        if let Some(held) = held {
            day = date::stored(held.meeting.date()).map(|day| date::long(lang, day)).unwrap_or_default();
            Clean::line(held.meeting.duty(Duty::Secretariat)).as_str().clone_into(&mut office);
            let meeting = [Clean::line(held.meeting.title()).into_string(), day.clone()];
            let meeting: Vec<&str> =
                meeting.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
            self.paper.note(&meeting.join("　"))?;
        }
        self.paper.agency(lang.template_agency(), Clean::line(&self.blank.agency).as_str())?;
        self.paper.note(lang.template_how())?;
        let office = if office.is_empty() {
            lang.template_office_alone().to_owned()
        } else {
            lang.template_office(&office)
        };
        let back = if day.is_empty() {
            lang.template_back(&office)
        } else {
            lang.template_back_before(&office, &day)
        };
        self.paper.note(&back)
    }

    fn question(&mut self, question: &Question) -> Result<(), XlsxError> {
        let (lang, sheet) = (self.blank.lang, self.sheet);
        let held = self.blank.held.as_ref();
        let said = held.map(|held| held.said(sheet, question, lang)).unwrap_or_default();
        let first = held.map_or(1, |held| held.first_line(sheet, question));
        let text = lines(lang, &question.text);
        match question.kind {
            Kind::Overlap => {
                self.paper.head(Row::TieHead, &question.number, &text, [&sheet.id, &question.id, ""])?;
                self.ties(question, said, first)
            }
            Kind::List => {
                let lane = question.lanes.first().map_or("", |lane| &lane.id);
                self.paper.head(Row::Head, &question.number, &text, [&sheet.id, &question.id, lane])?;
                self.list(question, said, first)
            }
            _ => {
                self.paper.head(Row::Head, &question.number, &text, [&sheet.id, &question.id, ""])?;
                self.cells(question)
            }
        }
    }

    /// Room for every cell of a question: beside its label, or a field of its own where the question says it all.
    fn cells(&mut self, question: &Question) -> Result<(), XlsxError> {
        let (lang, sheet) = (self.blank.lang, self.sheet);
        let guidance: Vec<String> = question.guidance.iter().map(|text| lines(lang, text)).collect();
        let place = [sheet.id.as_str(), question.id.as_str()];
        let places = if question.several { PLACES } else { 1 };
        let all = labels::cells(question, places);
        let is_alone = all.len() == 1 && question.lanes.is_empty();
        if !is_alone && !guidance.is_empty() {
            self.paper.note(&guidance.join("　"))?;
        }
        for known in &all {
            let held = self.blank.held.as_ref();
            let none = || Known { lane: known.cell.path.clone(), ..Known::default() };
            let filled = held.map_or_else(none, |held| held.filled(sheet, question, &known.cell, lang));
            let row = self.paper.row();
            let mut label = labels::label(lang, question, known);
            let has_unit = matches!(known.cell.takes, Takes::Figure { .. }) && !question.unit.ja.is_empty();
            if has_unit && !label.is_empty() {
                label.push_str(&lang.out_marks(&lines(lang, &question.unit)));
            }
            let column = if label.is_empty() {
                let lines = if known.cell.takes == Takes::Text { ROOMY } else { 1 };
                self.paper.answer(place, &filled, lines)?;
                if is_alone && guidance.len() == 1 || lines > 1 {
                    self.paper.beside_one(row, &guidance)?;
                }
                1
            } else {
                self.paper.labelled(&label, place, &filled)?;
                2
            };
            self.offer(&known.cell.takes, row, column)?;
        }
        if is_alone && guidance.len() > 1 && all.iter().all(|known| known.cell.takes != Takes::Text) {
            self.paper.note(&guidance.join("　"))?;
        }
        self.paper.space()
    }

    /// What can be chosen in a cell.
    fn offer(&mut self, takes: &Takes, row: u32, column: u16) -> Result<(), XlsxError> {
        let lang = self.blank.lang;
        let options: Vec<String> = match takes {
            Takes::Pick(options) => options.iter().map(|option| lines(lang, &option.name)).collect(),
            Takes::Tick => vec![lang.cell_ticked().to_owned()],
            Takes::Agency if !self.blank.others.is_empty() => {
                let list = format!("={}!$C$1:$C${}", keys::SHEET, self.blank.others.len());
                return self.paper.offer(row, row, column, &list);
            }
            _ => return Ok(()),
        };
        if options.is_empty() {
            return Ok(());
        }
        let known = self.lists.iter().position(|list| *list == options);
        let count = options.len();
        let at = known.unwrap_or_else(|| {
            self.lists.push(options);
            self.lists.len() - 1
        });
        let place = u16::try_from(at + LISTS).unwrap_or(u16::MAX);
        let column_of = rust_xlsxwriter::utility::column_number_to_name(place);
        let list = format!("={}!${column_of}$1:${column_of}${count}", keys::SHEET);
        self.paper.offer(row, row, column, &list)
    }

    /// The lines of a question, lane by lane, with its guidance beside them.
    fn list(&mut self, question: &Question, mut said: Vec<Known>, mut next: usize) -> Result<(), XlsxError> {
        let lang = self.blank.lang;
        let mut guidance: Vec<String> = question.guidance.iter().map(|text| lines(lang, text)).collect();
        let mut rows: Option<(u32, u32)> = None;
        let last = question.each_lane().count().saturating_sub(1);
        for (at, lane) in question.each_lane().enumerate() {
            let id = lane.map_or("", |lane| lane.id.as_str());
            // what stands in no lane of the question stands below the last
            let (here, rest) = said.into_iter().partition(|known: &Known| known.lane == id || at == last);
            said = rest;
            let top = self.paper.row();
            if let Some(lane) = lane {
                self.paper
                    .lane(&lang.out_lane(&lines(lang, &lane.name)), [&self.sheet.id, &question.id, id])?;
                guidance.extend(lane.guidance.iter().map(|text| lines(lang, text)));
            }
            let (from, to) = self.lines(Row::Line, question, id, here, &mut next)?;
            self.paper.beside(top, to, &guidance)?;
            guidance.clear();
            rows = Some((rows.map_or(from, |(first, _)| first), to));
        }
        if let Some((from, to)) = rows {
            self.needs.push((question.id.clone(), from, to));
        }
        self.paper.space()
    }

    /// The rows of a question of proposals: the idea, the weakness out of the list above, and whom to ask.
    fn ties(&mut self, question: &Question, said: Vec<Known>, mut next: usize) -> Result<(), XlsxError> {
        let lang = self.blank.lang;
        let guidance: Vec<String> = question.guidance.iter().map(|text| lines(lang, text)).collect();
        self.paper.note(&guidance.join("　"))?;
        let of_need = question.needs.as_ref().and_then(|id| self.sheet.question(id));
        let need = of_need.map_or_else(
            || lang.template_need_none().to_owned(),
            |need| lang.template_need(&lines(lang, &need.short)),
        );
        self.paper.heads([lang.xlsx_idea(), &need, lang.template_to()])?;
        let (from, to) = self.lines(Row::Tie, question, "", said, &mut next)?;
        let source = self.needs.iter().find(|(id, ..)| Some(id) == question.needs.as_ref());
        if let Some((_, first, last)) = source {
            let list = format!("=$B${}:$B${}", first + 1, last + 1);
            self.paper.offer(from, to, 2, &list)?;
        }
        if !self.blank.others.is_empty() {
            let list = format!("={}!$C$1:$C${}", keys::SHEET, self.blank.others.len());
            self.paper.offer(from, to, 3, &list)?;
        }
        self.paper.space()
    }

    /// Room for what was said already and for more; the first row and the last.
    fn lines(
        &mut self,
        row: Row,
        question: &Question,
        lane: &str,
        said: Vec<Known>,
        next: &mut usize,
    ) -> Result<(u32, u32), XlsxError> {
        let first = self.paper.row();
        let count = (said.len() + EMPTY).max(LINES);
        let mut known = said.into_iter();
        for number in 1..=count {
            let mut line = known.next().unwrap_or_default();
            if line.line.is_empty() {
                let place = [question.id.as_str(), lane].join(".");
                line.line = format!("{}.{next}", place.trim_end_matches('.'));
                lane.clone_into(&mut line.lane);
                *next += 1;
            }
            self.paper.line(row, number, [&self.sheet.id, &question.id], &line)?;
        }
        Ok((first, self.paper.row() - 1))
    }

    /// What stands at the head of every page: the form, and how it is handled once something stands in it.
    fn care(&self, title: &str) -> [String; 3] {
        let (lang, held) = (self.blank.lang, self.blank.held.as_ref());
        let shell = held.map(|held| Clean::line(held.meeting.shell()).into_string()).unwrap_or_default();
        let care = if held.is_some() { lang.xlsx_care() } else { "" };
        [
            title.to_owned(),
            [care, &shell].join(" ").trim().to_owned(),
            Clean::line(&self.blank.agency).into_string(),
        ]
    }
}

/// A list to choose from, in which other words are welcome, too.
fn offered(list: &str) -> DataValidation {
    DataValidation::new().allow_list_formula(Formula::new(list)).ignore_blank(true).show_error_message(false)
}
