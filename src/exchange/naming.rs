//! One line that names a record, for lists: who, which question, the beginning of the text.

mod value;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::agenda::Item;
use crate::domain::attendance::State;
use crate::domain::place::question_key;
use crate::domain::promise::{Fate, Lead, Sort};
use crate::domain::response::{self, Response};
use crate::domain::worksheet::{self, Bilingual, Worksheet};
use crate::domain::{
    Record, RecordId, Session, agency, agenda, arrival, attendance, common, decision, entry, filled,
    hint_note, issue, kinds, meeting, outcome, overlap, parked, pass, same, wording,
};
use crate::i18n::{Lang, date};
use crate::text::{Clean, shorten};

use super::cells::Cells;
use super::levels::Levels;
use super::{Audience, answers};

/// Columns of a text in such a line.
const COLUMNS: usize = 44;

/// Names the records of a session.
pub struct Naming<'s> {
    session: &'s Session,
    levels: Levels<'s>,
    audience: Audience,
    lang: Lang,
    questions: BTreeMap<String, Bilingual>,
    lanes: BTreeMap<(String, String), Bilingual>,
    sheets: BTreeMap<String, Bilingual>,
    worksheets: Vec<Worksheet>,
}

impl std::fmt::Debug for Naming<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Naming").field("audience", &self.audience).finish_non_exhaustive()
    }
}

impl<'s> Naming<'s> {
    /// Names them for an audience: of what it may not see only where it stands.
    #[must_use]
    pub fn new(session: &'s Session, audience: Audience, lang: Lang) -> Self {
        let (mut questions, mut lanes, mut sheets) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let carried = session.records().filter(|record| record.kind() == worksheet::KIND);
        let worksheets: Vec<Worksheet> =
            carried.filter_map(|record| worksheet::find(session, record.id())).collect();
        for sheet in worksheets.iter().cloned() {
            for question in sheet.questions {
                let key = question_key(&sheet.id, &question.id);
                lanes.extend(question.lanes.into_iter().map(|lane| ((key.clone(), lane.id), lane.name)));
                questions.insert(key, question.short);
            }
            sheets.insert(sheet.id, sheet.title);
        }
        Self { session, levels: Levels::of(session), audience, lang, questions, lanes, sheets, worksheets }
    }

    /// A word that a field of a record holds, as people read it; none where the field holds people's own words.
    #[must_use]
    pub fn word(&self, record: &Record, field: &str, word: &str) -> Option<String> {
        let lang = self.lang;
        let of = |text: &Bilingual| line(lang.of(&text.ja, &text.en));
        match field {
            "worksheet" => self.sheets.get(word).map(of),
            "question" => self.questions.get(&question_key(record.text("worksheet"), word)).map(of),
            "lane" => {
                let key = question_key(record.text("worksheet"), record.text("question"));
                self.lanes.get(&(key, word.to_owned())).map(of)
            }
            "state" if Sort::of_kind(record.kind()).is_some() => {
                Some(lang.became(Fate::read(word).word()).to_owned())
            }
            "state" => Some(lang.attendance(State::read(word).word()).to_owned()),
            "purpose" => Some(lang.purpose(word).to_owned()),
            "verdict" if word == "same" => Some(lang.naming_is_same().to_owned()),
            "verdict" => Some(lang.naming_is_not_same().to_owned()),
            "shows" => Some(match word.split_once(':') {
                Some((_, sheet)) => self.sheets.get(sheet).map_or_else(|| line(sheet), of),
                None if word == "actions" => lang.shows_actions().to_owned(),
                None if word == "sheet" => lang.field("worksheet"),
                None => lang.page(word).to_owned(),
            }),
            "lead" | "owner" => match Lead::read(word)? {
                Lead::Agency(id) => Some(self.agency(id)),
                Lead::Secretariat => Some(lang.duty("secretariat").to_owned()),
            },
            "due" | "from_day" => date::told(lang, word),
            _ if field.starts_with("answer/") => Some(lang.answer(word).to_owned()),
            _ if field.starts_with("part/") => Some(lang.taking_part(word).to_owned()),
            _ => None,
        }
    }

    /// One record.
    #[must_use]
    pub fn name(&self, record: &Record) -> String {
        let lang = self.lang;
        match record.kind() {
            agency::KIND => lang.naming_agency(&self.text(record, "name")),
            meeting::KIND => lang.naming_meeting(&self.text(record, "title")),
            attendance::KIND => lang.naming_attendance(
                &self.who(record),
                lang.attendance(State::read(record.text("state")).word()),
            ),
            agenda::KIND => lang.naming_agenda(&line(Item(record).title())),
            entry::KIND => {
                lang.naming_said(&self.who(record), &self.question(record), &self.text(record, "text"))
            }
            overlap::KIND => {
                lang.naming_said(&self.who(record), &self.question(record), &self.text(record, "idea"))
            }
            response::KIND => {
                lang.naming_said(&self.writer(record), &self.question(record), &self.answer(record))
            }
            filled::KIND => {
                let title = self.sheets.get(record.text("worksheet"));
                let title = title.map(|sheet| lang.of(&sheet.ja, &sheet.en)).unwrap_or_default();
                let writer = record.link("agency").map(|id| self.agency(id)).unwrap_or_default();
                format!("{writer} {}", lang.intake_sheet(&line(title))).trim().to_owned()
            }
            pass::KIND => lang.naming_pass(&self.who(record), &self.question(record)),
            parked::KIND if !record.text("question").is_empty() => {
                lang.naming_memo(&self.question(record), &self.text(record, "text"))
            }
            parked::KIND => lang.naming_parked(&self.text(record, "text")),
            same::KIND => {
                let [a, b] =
                    ["a", "b"].map(|field| record.link(field).map_or_else(String::new, |id| self.agency(id)));
                lang.naming_same(&a, &b)
            }
            worksheet::KIND => {
                let title = worksheet::find(self.session, record.id())
                    .map(|sheet| lang.of(&sheet.title.ja, &sheet.title.en).to_owned());
                lang.naming_worksheet(&line(&title.unwrap_or_default()))
            }
            kind => {
                let words =
                    wording::fields(kind).first().map(|field| self.text(record, field)).unwrap_or_default();
                match kind {
                    "role" => lang.naming_role(&words),
                    "action" => lang.naming_action(&words),
                    decision::KIND => lang.naming_decision(&words),
                    issue::KIND => lang.naming_issue(&words),
                    common::KIND => lang.naming_common(&words),
                    hint_note::KIND => lang.naming_hint(&words),
                    _ => lang.naming_other(&line(kind)),
                }
            }
        }
    }

    /// Whether the audience may see what was said in a record.
    #[must_use]
    pub fn shows(&self, record: &Record) -> bool {
        let kind = record.kind();
        let is_of_words = kind == hint_note::KIND || kind == response::KIND;
        let is_open = !arrival::is_said(kind) && !outcome::is(kind) && !is_of_words;
        is_open || self.audience.sees(self.levels.level(record))
    }

    /// A text of a record, or why none stands there.
    fn text(&self, record: &Record, field: &str) -> String {
        let lang = self.lang;
        match record.field(field) {
            _ if !self.shows(record) => lang.out_marks(lang.mark_private()).trim_start().to_owned(),
            Some(known) if known.shown().is_none() && known.is_redacted() => {
                lang.out_marks(lang.mark_redacted()).trim_start().to_owned()
            }
            _ => lang.naming_quoted(&line(record.text(field))),
        }
    }

    /// Whose sheet an answer stands on: an agency, or a sheet of its own.
    fn writer(&self, record: &Record) -> String {
        let own = record.link("sheet").and_then(|id| self.session.record(id));
        own.map_or_else(|| self.who(record), |own| self.name(own))
    }

    /// What an answer says.
    fn answer(&self, record: &Record) -> String {
        if !self.shows(record) {
            return self.text(record, "");
        }
        let sheet = self.worksheets.iter().find(|sheet| sheet.id == record.text("worksheet"));
        let question = sheet.and_then(|sheet| sheet.question(record.text("question")));
        let told = question.map(|question| {
            let meeting = record.link("meeting").unwrap_or(RecordId::MIN);
            let (session, today) = (self.session, NaiveDate::MIN);
            let cells = Cells { lang: self.lang, session, meeting, kinds: &kinds::NONE, today };
            answers::told(&cells, question, None, &Response::of_records(vec![record])).joined(self.lang)
        });
        self.lang.naming_quoted(&line(&told.unwrap_or_default()))
    }

    fn who(&self, record: &Record) -> String {
        record.link("agency").map_or_else(|| self.lang.agency_gone().to_owned(), |id| self.agency(id))
    }

    fn agency(&self, id: RecordId) -> String {
        let known = self.session.record(id).filter(|record| record.kind() == agency::KIND);
        let name = known.map(|record| line(agency::Agency(record).short())).filter(|name| !name.is_empty());
        let title = || self.session.record(id).map(|record| line(record.text("title")));
        name.or_else(title)
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| self.lang.agency_gone().to_owned())
    }

    fn question(&self, record: &Record) -> String {
        let key = question_key(record.text("worksheet"), record.text("question"));
        let short = self.questions.get(&key).map(|short| self.lang.of(&short.ja, &short.en).to_owned());
        line(&short.unwrap_or_else(|| record.text("question").to_owned()))
    }
}

/// A text as it fits into a line.
#[must_use]
pub fn line(text: &str) -> String {
    shorten(Clean::line(text).as_str(), COLUMNS)
}
