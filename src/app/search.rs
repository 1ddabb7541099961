//! Ctrl+F: what was said in this meeting, found by a part of it or by who said it.

use std::cmp::Reverse;

use super::choice::{Choice, Picked, Row};
use super::input::Input;
use super::model::View;
use super::region::is_wide;
use super::work::Work;
use super::worksheet::{WorksheetScreen, entries};
use crate::domain::attendance::Seat;
use crate::domain::record::Field;
use crate::domain::{
    Record, RecordId, Session, Value, conflict, directory, entry, members, outcome, overlap, parked, wording,
};
use crate::i18n::Lang;
use crate::text::{self, Clean, fold, shorten, width};

/// Rows that are listed at most, the newest.
const MOST: usize = 200;
/// Columns before what was found that are kept, so that it is read in its sentence.
const BEFORE: usize = 12;

/// The list over the screen.
#[derive(Clone, Debug)]
pub struct Search {
    /// What was found.
    pub choice: Choice<RecordId>,
    /// Everything this view shows, the newest first.
    all: Vec<RecordId>,
    /// Their words, folded when letters are first typed.
    folded: Vec<String>,
}

/// What an input came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The list stays.
    Open,
    /// It was left.
    Left,
    /// This is to be shown.
    Chosen(RecordId),
}

impl Search {
    /// Opens the list, narrowed by what was typed already.
    #[must_use]
    pub fn open(typed: &str, worksheet: &WorksheetScreen, work: &Work) -> Self {
        let mut choice = Choice::new("", Vec::new()).narrowed();
        if let Some(filter) = &mut choice.filter {
            filter.insert(&typed.replace('\n', " "));
        }
        let all = newest(worksheet, work);
        let mut search = Self { choice, all, folded: Vec::new() };
        search.narrow(worksheet, work);
        search
    }

    /// Takes an input.
    pub fn input(&mut self, input: &Input, worksheet: &WorksheetScreen, work: &Work) -> Outcome {
        match self.choice.input(input) {
            Picked::Chosen(id) => return Outcome::Chosen(id),
            Picked::Left => return Outcome::Left,
            Picked::Narrowed => self.narrow(worksheet, work),
            _ => {}
        }
        Outcome::Open
    }

    fn narrow(&mut self, worksheet: &WorksheetScreen, work: &Work) {
        let (session, lang) = (work.session(), work.lang);
        let typed = self.choice.typed().to_owned();
        let words: Vec<String> = typed.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
        let found: Vec<RecordId> = if words.is_empty() {
            self.all.clone()
        } else {
            if self.folded.is_empty() {
                let words = |id: &RecordId| {
                    let texts = session.visible(*id).map(|record| texts(record, lang)).unwrap_or_default();
                    fold(&texts.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n"))
                };
                self.folded = self.all.iter().map(words).collect();
            }
            self.found(&words, worksheet, session)
        };
        let told = found.len();
        let seats = worksheet.seats(session);
        let rows = found.into_iter().take(MOST).filter_map(|id| session.visible(id));
        let rows = rows.map(|record| row(record, &words, worksheet, &seats, work)).collect();
        self.choice.set_rows(rows);
        self.choice.title = match told {
            0 => lang.search_title().to_owned(),
            told if told > MOST => lang.search_newest(told, MOST),
            told => lang.search_count(told),
        };
        self.choice.says_why = told == 0;
        self.choice.about = match told {
            0 if words.is_empty() => lang.nothing_yet().to_owned(),
            0 => {
                let nothing = lang.search_nothing(&shorten(&Clean::line(&typed).into_string(), 30));
                // said whether anything is hidden or not
                let wall = *work.view == View::Wall;
                if wall { lang.in_two(&nothing, lang.search_wall_only()) } else { nothing }
            }
            _ => String::new(),
        };
    }

    /// Every word must be in the text, or in a name of the agency or the question; those whose text has them all
    /// come first.
    fn found(&self, words: &[String], worksheet: &WorksheetScreen, session: &Session) -> Vec<RecordId> {
        let seats = worksheet.seats(session);
        let called: Vec<(&String, Vec<RecordId>, Vec<&str>)> = words
            .iter()
            .map(|word| {
                let agencies = directory::search(&seats, word).into_iter();
                let agencies = agencies.flat_map(|seat| session.class(seat.id())).collect();
                let questions = worksheet.sheets.iter().flat_map(|sheet| &sheet.questions);
                let named = questions.filter(|question| {
                    [&question.short.ja, &question.short.en].into_iter().any(|name| text::find(name, word))
                });
                (word, agencies, named.map(|question| question.id.as_str()).collect())
            })
            .collect();
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for (id, text) in self.all.iter().zip(&self.folded) {
            if words.iter().all(|word| text.contains(word)) {
                first.push(*id);
            } else if let Some(record) = session.visible(*id) {
                let belongs = |(word, agencies, questions): &(&String, Vec<RecordId>, Vec<&str>)| {
                    text.contains(*word)
                        || concerned(record).any(|agency| agencies.contains(&agency))
                        || questions.contains(&record.text("question"))
                        || is_called(record, word)
                };
                if called.iter().all(belongs) {
                    second.push(*id);
                }
            }
        }
        first.extend(second);
        first
    }
}

/// What this view shows of the meeting, the newest first.
fn newest(worksheet: &WorksheetScreen, work: &Work) -> Vec<RecordId> {
    let session = work.session();
    let mut records: Vec<_> = [entry::KIND, overlap::KIND, parked::KIND]
        .into_iter()
        .chain(outcome::KINDS)
        .flat_map(|kind| session.met(kind, worksheet.meeting))
        .filter(|record| worksheet.shows(record, *work.view))
        .map(|record| (Reverse(record.founded()), record.id()))
        .collect();
    records.sort_unstable();
    // a record in conflict about its place comes twice
    records.dedup();
    records.into_iter().map(|(_, id)| id).collect()
}

fn row(
    record: &Record,
    words: &[String],
    worksheet: &WorksheetScreen,
    seats: &[Seat],
    work: &Work,
) -> Row<RecordId> {
    let texts: Vec<(&str, String)> = texts(record, work.lang);
    // words that stand beside what it says (a first step, a measure) are shown where they were found
    let beside = words.first().and_then(|word| {
        let has = |text: &str| text::find(text, word);
        let says = texts.first().is_some_and(|(_, text)| has(text));
        texts.iter().skip(1).find(|(_, text)| !says && has(text))
    });
    let text = match beside {
        Some((field, text)) => work.lang.out_fact(&work.lang.field_of(record.kind(), field), text),
        None => texts.into_iter().next().map(|(_, text)| text).unwrap_or_default(),
    };
    let place = place(record, worksheet, seats, work);
    let room = text_columns(work.size).saturating_sub(width(&place)).max(8);
    let label = words.first().map_or_else(|| text.clone(), |word| in_context(&text, word, room));
    Row { note: place, ..Row::new(record.id(), label) }
}

/// What a record says, field by field, the main one first.
pub(super) fn texts(record: &Record, lang: Lang) -> Vec<(&'static str, String)> {
    let says = |field: &&'static str| {
        let text = match conflict::words(record) == Some(*field) {
            true => entries::shown_text(record, lang),
            false => record.texts(field).join(" / "),
        };
        (*field, Clean::line(&text).into_string())
    };
    wording::fields(record.kind()).iter().map(says).collect()
}

/// Whether what a meeting came to is called by this word, in either language.
pub(super) fn is_called(record: &Record, word: &str) -> bool {
    let names = [Lang::Ja, Lang::En].map(|lang| lang.outcome(record.kind()));
    outcome::is(record.kind()) && names.into_iter().any(|name| text::find(name, word))
}

/// The agencies that said it, lead it, take part in it or are concerned.
pub(super) fn concerned(record: &Record) -> impl Iterator<Item = RecordId> {
    let links = ["agency", "lead", "owner"].into_iter().flat_map(|field| record.links(field));
    let takes_part = |(name, field): (&String, &Field)| {
        let (_, id) = members::read(name)?;
        field.shown().is_some_and(|way| *way != Value::Bool(false)).then_some(id)
    };
    links.chain(record.fields().iter().filter_map(takes_part))
}

/// Columns for a text and where it stands, as the list is painted.
fn text_columns((columns, _): (u16, u16)) -> usize {
    usize::from(if columns < 90 { columns.saturating_sub(7) } else { columns / 2 })
}

/// Who said it, and to what: 社協・強み.
fn place(record: &Record, worksheet: &WorksheetScreen, seats: &[Seat], work: &Work) -> String {
    let lang: Lang = work.lang;
    let who = ["agency", "lead", "owner"].into_iter().find_map(|field| record.link(field));
    let class = who.map(|id| work.session().class(id)).unwrap_or_default();
    let agency = seats.iter().find(|seat| class.contains(&seat.id())).map(|seat| seat.agency.short());
    let sheet = worksheet.sheets.iter().find(|sheet| sheet.id == record.text("worksheet"));
    let question = sheet.and_then(|sheet| sheet.question(record.text("question")));
    let question = match question {
        Some(question) => lang.of(&question.short.ja, &question.short.en),
        None if record.kind() == parked::KIND => lang.parking_title(),
        None if outcome::is(record.kind()) => lang.outcome(record.kind()),
        None => "",
    };
    let most = if is_wide(work.size) { 16 } else { 10 };
    let parts = [agency.unwrap_or_default(), question].into_iter().filter(|part| !part.is_empty());
    parts.map(|part| shorten(part, most)).collect::<Vec<_>>().join(lang.pick("・", ", "))
}

/// A text from where the word shows within its first columns.
pub(super) fn in_context(text: &str, word: &str, room: usize) -> String {
    let Some(at) = text::find_at(text, word) else { return text.to_owned() };
    let before = text.get(..at).unwrap_or_default();
    let needed = width(before) + 2 * word.chars().count() + 2;
    if needed <= room {
        return text.to_owned();
    }
    let away = width(before).saturating_sub(BEFORE.min(room / 3));
    let start = text::fit(before, away).len();
    format!("..{}", text.get(start..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_shows_in_its_sentence() {
        let long = format!("{}訪問する", "あ".repeat(100));
        assert_eq!(in_context("訪問する", "訪問", 20), "訪問する");
        assert_eq!(in_context(&long, "訪問", 24), "..ああああ訪問する");
        assert_eq!(in_context(&long, "無い", 24), long);
        // katakana typed as hiragana, blanks in between
        assert!(in_context(&format!("{}サポート", "あ".repeat(40)), "さぽーと", 30).contains("サポート"));
    }
}
