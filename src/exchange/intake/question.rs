//! Which question of which worksheet, and which meeting, the words of a file mean.

use chrono::NaiveDate;

use crate::domain::meeting::{self, Meeting};
use crate::domain::worksheet::{Bilingual, Lane, Question, Worksheet};
use crate::domain::{Record, RecordId, Session};
use crate::i18n::date;
use crate::text::fold;

/// A question, with its lane where the words name one.
#[derive(Clone, Copy, Debug)]
pub struct Found<'w> {
    /// Its worksheet.
    pub sheet: &'w Worksheet,
    /// The question.
    pub question: &'w Question,
    /// The lane.
    pub lane: Option<&'w Lane>,
}

/// The worksheet that a file without its name means, where a meeting uses several.
const USUAL: &str = "groupwork";

/// Finds a question by its stable id, its number, its words, or the name of its lane; none where no question fits, or more
/// than one does.
#[must_use]
pub fn find<'w>(sheets: &'w [Worksheet], worksheet: &str, words: &str, lane: &str) -> Option<Found<'w>> {
    let named = fold(worksheet);
    let is_named =
        |sheet: &&Worksheet| named.is_empty() || fold(&sheet.id) == named || is(&sheet.title, &named);
    let mut sheets: Vec<&Worksheet> = sheets.iter().filter(is_named).collect();
    sheets.sort_by_key(|sheet| sheet.id != USUAL);
    let asked = Asked::of(words);
    // the surest first, in every worksheet
    let of_question = |fits: &dyn Fn(&Question) -> bool| {
        let all = sheets.iter().map(|sheet| {
            let fitting: Vec<&Question> = sheet.questions.iter().filter(|question| fits(question)).collect();
            (*sheet, fitting)
        });
        all.into_iter().find(|(_, fitting)| !fitting.is_empty())
    };
    let exact: [&dyn Fn(&Question) -> bool; 3] = [
        &|question| question.id == words.trim(),
        &|question| asked.has_number_of(question) && asked.words.is_empty(),
        &|question| asked.is_words_of(question),
    ];
    let mut found = exact.into_iter().find_map(|fits| of_question(fits));
    if found.is_none() {
        // 伴走型 alone
        for sheet in &sheets {
            let lanes = sheet
                .questions
                .iter()
                .flat_map(|question| question.lanes.iter().map(move |lane| (question, lane)));
            let is_lane = |lane: &Lane| is(&lane.name, &asked.all) || lane.id == words.trim();
            if let [(question, lane)] = lanes.filter(|(_, lane)| is_lane(lane)).collect::<Vec<_>>()[..] {
                return Some(Found { sheet, question, lane: Some(lane) });
            }
        }
        found = of_question(&|question| asked.speaks_of(question));
    }
    let (sheet, fitting) = found?;
    let [question] = fitting[..] else { return None };
    let key = fold(lane);
    let begins = |lane: &&Lane| {
        let names = [&lane.name.ja, &lane.name.en].map(|name| fold(name));
        key.chars().count() >= 2 && names.iter().any(|name| name.starts_with(key.as_str()))
    };
    // 伴走 is 伴走型, where no other lane begins so
    let beginning = match question.lanes.iter().filter(begins).collect::<Vec<_>>()[..] {
        [only] => Some(only),
        _ => None,
    };
    let lane = question.lanes.iter().find(|known| {
        if key.is_empty() {
            let names = [&known.name.ja, &known.name.en].map(|name| fold(name));
            names.iter().any(|name| !name.is_empty() && asked.all.contains(name.as_str()))
        } else {
            known.id == lane.trim() || is(&known.name, &key)
        }
    });
    Some(Found { sheet, question, lane: lane.or(beginning) })
}

/// The meeting that words and a day mean: an id, a title, a day. Of several that fit, that of the record which the row was written
/// out of, else the newest.
#[must_use]
pub fn meeting<'s>(
    session: &'s Session,
    words: &str,
    day: &str,
    known: Option<&Record>,
) -> Option<Meeting<'s>> {
    let all = meeting::all(session);
    if let Ok(id) = words.trim().parse::<RecordId>() {
        let class = session.class(id);
        if let Some(known) = all.iter().find(|meeting| class.contains(&meeting.id())) {
            return Some(*known);
        }
    }
    let today = all.last().and_then(|meeting| date::stored(meeting.date())).unwrap_or(NaiveDate::MIN);
    let typed = |day: &str| Some(date::typed(day, today)?.format("%Y-%m-%d").to_string());
    let key = fold(words);
    let of_title = |meeting: &&Meeting| key.is_empty() || fold(meeting.title()) == key;
    let mut fitting: Vec<Meeting> = all.iter().filter(of_title).copied().collect();
    if fitting.is_empty() {
        let day = typed(words)?;
        fitting.extend(all.iter().filter(|meeting| meeting.date() == day));
    }
    if let Some(day) = typed(day) {
        fitting.retain(|meeting| meeting.date() == day);
    }
    let own: Vec<RecordId> = known
        .map(|known| known.links("meeting"))
        .unwrap_or_default()
        .into_iter()
        .map(|id| session.stands_for(id))
        .collect();
    let of_record = fitting.iter().find(|meeting| own.contains(&session.stands_for(meeting.id())));
    of_record.or(fitting.last()).copied()
}

fn is(name: &Bilingual, key: &str) -> bool {
    [&name.ja, &name.en].into_iter().any(|name| !name.is_empty() && fold(name) == key)
}

/// What a file calls a question.
struct Asked {
    /// All of it, folded.
    all: String,
    /// The number before its words.
    number: String,
    /// Its words, without what an office writes before a number (問, Q) and the number.
    words: String,
}

impl Asked {
    fn of(words: &str) -> Self {
        let all = fold(words);
        let start = all.trim_start_matches(['q', '問', '設', '第', '(', '[', '【', '〔']);
        let number: String = start.chars().take_while(char::is_ascii_digit).collect();
        let rest = start.get(number.len()..).unwrap_or_default();
        let rest = rest.trim_start_matches([')', ']', '】', '〕', '.', '、', ':', '-', '問', '。', '_']);
        let words = if number.is_empty() { all.clone() } else { rest.to_owned() };
        Self { all, number, words }
    }

    fn has_number_of(&self, question: &Question) -> bool {
        fold(&question.number) == self.number
    }

    /// Whether it is its words; a number before them has to be its number.
    fn is_words_of(&self, question: &Question) -> bool {
        let names = [&question.text, &question.short];
        let fits = self.number.is_empty() || self.has_number_of(question);
        names.into_iter().any(|name| is(name, &self.all) || fits && is(name, &self.words))
    }

    /// Whether its short words are in it, or one of its lanes is.
    fn speaks_of(&self, question: &Question) -> bool {
        if !self.number.is_empty() && !self.has_number_of(question) {
            return false;
        }
        let lanes = question.lanes.iter().map(|lane| &lane.name);
        let names = std::iter::once(&question.short).chain(lanes).flat_map(|name| [&name.ja, &name.en]);
        names.map(|name| fold(name)).any(|name| !name.is_empty() && self.words.contains(name.as_str()))
    }
}
