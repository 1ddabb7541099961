//! What was said in a session with some words, or by whom: matched as in one meeting, over all meetings of the file.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::app::model::View;
use crate::app::search::{concerned, in_context, is_called, texts};
use crate::app::worksheet::asking;
use crate::app::worksheet::privacy::may_show;
use crate::domain::overlap::Asked;
use crate::domain::stamp::Stamp;
use crate::domain::worksheet::Worksheet;
use crate::domain::{
    Record, RecordId, Revision, Session, agency, directory, entry, meeting, outcome, overlap, parked, wording,
};
use crate::exchange::levels::Levels;
use crate::i18n::Lang;
use crate::text::{self, Clean, fold, shorten};

/// Columns of a text that are told, around where it was found.
const COLUMNS: usize = 160;

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Its record.
    pub id: RecordId,
    /// When it was written last, so that of several files the newest wording is told.
    pub stamp: Stamp,
    /// The title of its meeting.
    pub title: String,
    /// The day of it, as stored.
    pub day: String,
    /// Who said it, leads it or minds it; may be empty.
    pub who: String,
    /// To which question; or what it is.
    pub question: String,
    /// The words, from near where they were found.
    pub text: String,
    /// The parts of them that were looked for, in order.
    pub marked: Vec<Range<usize>>,
    /// Whether all that was looked for stands in its words, and not in the names beside them.
    pub in_words: bool,
    /// Whether it is not for the wall.
    pub is_withheld: bool,
    /// Whether its meeting can be opened in this file; else only what waits of it came along.
    pub is_here: bool,
}

/// What a file holds of some words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saying {
    /// What was said with them, by its last wording in this file.
    pub said: Vec<Said>,
    /// What was said with them before and is said otherwise by now, or was removed, with the time of its last write: what an
    /// older file still says of it holds no longer.
    pub overtaken: Vec<(RecordId, Stamp)>,
    /// Of what something was erased.
    pub erased: Vec<RecordId>,
}

/// One word that is looked for, and what it names in a session.
struct Word {
    folded: String,
    agencies: Vec<RecordId>,
    /// Worksheet and question.
    questions: Vec<(String, String)>,
}

/// The words that are looked for, folded.
#[must_use]
pub fn words(typed: &str) -> Vec<String> {
    typed.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect()
}

/// What a session holds of some words.
#[must_use]
pub fn find(session: &Session, typed: &str, lang: Lang) -> Saying {
    let sheets = sheets(session);
    let words: Vec<Word> = typed
        .split_whitespace()
        .map(|typed| Word::of(typed, session, &sheets))
        .filter(|word| !word.folded.is_empty())
        .collect();
    if words.is_empty() {
        return Saying::default();
    }
    let held: BTreeSet<RecordId> =
        meeting::all(session).into_iter().map(|meeting| session.stands_for(meeting.id())).collect();
    let mut levels = None;
    let mut found = Vec::new();
    for record in kinds().flat_map(|kind| session.of_kind(kind)) {
        let fields = texts(record, lang);
        let folded: Vec<String> = fields.iter().map(|(_, text)| fold(text)).collect();
        let stands = |word: &Word| folded.iter().any(|text| text.contains(&word.folded));
        let in_words = words.iter().all(stands);
        if !in_words && !words.iter().all(|word| stands(word) || word.names(record)) {
            continue;
        }
        let levels = levels.get_or_insert_with(|| Levels::of(session));
        let place = Place { session, sheets: &sheets, lang };
        let is_withheld = !may_show(View::Wall, levels.level(record));
        let is_here = record.link("meeting").is_some_and(|id| held.contains(&session.stands_for(id)));
        found.push(Said { in_words, is_withheld, is_here, ..place.told(record, &fields, &words) });
    }
    let erased = session.redactions().iter();
    let erased = erased.filter_map(|gone| Some(session.revisions().get(&gone.revision)?.record()));
    Saying { overtaken: overtaken(session, &words, &found), erased: erased.collect(), said: found }
}

/// The kinds that are looked through.
fn kinds() -> impl Iterator<Item = &'static str> {
    [entry::KIND, overlap::KIND, parked::KIND].into_iter().chain(outcome::KINDS)
}

/// What an earlier write of a session says with one of the words, and its last one does not.
fn overtaken(session: &Session, words: &[Word], found: &[Said]) -> Vec<(RecordId, Stamp)> {
    let found: BTreeSet<RecordId> = found.iter().map(|said| said.id).collect();
    let is_of = |record: &Record| kinds().any(|kind| kind == record.kind());
    let is_changed = |record: &Record| session.revisions_of(record.id()).nth(1).is_some();
    let others = session
        .records()
        .filter(|record| is_of(record) && is_changed(record) && !found.contains(&record.id()));
    let had = |record: &Record| {
        let fields = wording::fields(record.kind());
        let texts = session
            .revisions_of(record.id())
            .flat_map(|write| fields.iter().filter_map(|field| write.wrote(field)?.as_text().map(fold)));
        let mut texts = texts.into_iter();
        texts.any(|text| words.iter().any(|word| text.contains(&word.folded)))
            || words.iter().any(|word| word.names(record))
    };
    others.filter(|record| had(record)).map(|record| (record.id(), last_write(session, record))).collect()
}

fn last_write(session: &Session, record: &Record) -> Stamp {
    session.revisions_of(record.id()).map(Revision::stamp).max().unwrap_or(Stamp::NONE)
}

impl Word {
    fn of(typed: &str, session: &Session, sheets: &[Worksheet]) -> Self {
        let known = session.of_kind(agency::KIND).filter_map(|record| agency::find(session, record.id()));
        let named = known.filter(|agency| directory::matches(*agency, typed));
        let agencies = named.flat_map(|agency| session.class(agency.id())).collect();
        let questions = sheets.iter().flat_map(|sheet| {
            let named = sheet.questions.iter().filter(|question| {
                [&question.short.ja, &question.short.en].into_iter().any(|name| text::find(name, typed))
            });
            named.map(|question| (sheet.id.clone(), question.id.clone()))
        });
        Self { folded: fold(typed), agencies, questions: questions.collect() }
    }

    /// Whether it names who said a record, or to what.
    fn names(&self, record: &Record) -> bool {
        let asked = (record.text("worksheet"), record.text("question"));
        concerned(record).any(|agency| self.agencies.contains(&agency))
            || self.questions.iter().any(|(sheet, question)| (sheet.as_str(), question.as_str()) == asked)
            || is_called(record, &self.folded)
    }
}

/// Where things stand in a session.
struct Place<'s> {
    session: &'s Session,
    sheets: &'s [Worksheet],
    lang: Lang,
}

impl Place<'_> {
    fn told(&self, record: &Record, fields: &[(&str, String)], words: &[Word]) -> Said {
        let (title, day) = super::met(self.session, record);
        let (text, marked) = self.words(record, fields, words);
        let who = ["agency", "lead", "owner"].into_iter().find_map(|field| record.link(field));
        let who = who.map(|id| asking::name(self.session, &Asked::Agency(id), self.lang));
        Said {
            id: record.id(),
            stamp: last_write(self.session, record),
            title,
            day,
            who: who.map(|who| Clean::line(&who).into_string()).unwrap_or_default(),
            question: self.question(record),
            text,
            marked,
            in_words: false,
            is_withheld: true,
            is_here: false,
        }
    }

    /// The words in which it was found, from near there, and where.
    fn words(
        &self,
        record: &Record,
        fields: &[(&str, String)],
        words: &[Word],
    ) -> (String, Vec<Range<usize>>) {
        let holds = |text: &str| words.iter().find(|word| text::find_at(text, &word.folded).is_some());
        let at = fields.iter().position(|(_, text)| holds(text).is_some()).unwrap_or(0);
        let Some((field, text)) = fields.get(at) else { return (String::new(), Vec::new()) };
        let text = match holds(text) {
            Some(word) => in_context(text, &word.folded, COLUMNS),
            None => text.clone(),
        };
        let text = shorten(&text, COLUMNS);
        let text = match at {
            0 => text,
            // words that stand beside what it says (a first step, a measure) are told with what they are
            _ => self.lang.out_fact(&self.lang.field_of(record.kind(), field), &text),
        };
        let mut marked: Vec<Range<usize>> =
            words.iter().filter_map(|word| text::find_range(&text, &word.folded)).collect();
        marked.sort_by_key(|part| part.start);
        let mut end = 0;
        marked.retain(|part| {
            let is_apart = part.start >= end;
            end = end.max(part.end);
            is_apart
        });
        (text, marked)
    }

    fn question(&self, record: &Record) -> String {
        let lang = self.lang;
        let sheet = self.sheets.iter().filter(|sheet| sheet.id == record.text("worksheet"));
        let question = sheet.filter_map(|sheet| sheet.question(record.text("question"))).next();
        match question {
            Some(question) => lang.of(&question.short.ja, &question.short.en).to_owned(),
            None if record.kind() == parked::KIND => lang.parking_title().to_owned(),
            None if outcome::is(record.kind()) => lang.outcome(record.kind()).to_owned(),
            None => String::new(),
        }
    }
}

/// The worksheets of all meetings of a session, each once.
fn sheets(session: &Session) -> Vec<Worksheet> {
    let mut all: Vec<Worksheet> = Vec::new();
    for meeting in session.of_kind(meeting::KIND) {
        for sheet in meeting::sheets(session, meeting.id()) {
            if !all.contains(&sheet) {
                all.push(sheet);
            }
        }
    }
    all
}
