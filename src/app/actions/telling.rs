//! How the rows of the Actions screen read.

use chrono::NaiveDate;

use super::super::worksheet::{WorksheetScreen, asking, entries};
use super::content::Row;
use crate::domain::agenda::Item;
use crate::domain::decision::Decision;
use crate::domain::issue::{Issue, Text};
use crate::domain::overlap::{Answer, Asked, Overlap};
use crate::domain::promise::{Fate, Lead, Part, Promise, Sort};
use crate::domain::{Record, RecordId, Session, conflict};
use crate::i18n::Lang;
use crate::i18n::day::Day;
use crate::text::{Clean, shorten};

/// Columns of an agency's name within a sentence.
const NAME: usize = 24;
/// Columns of other words within a sentence.
const WORDS: usize = 40;
/// From how many times on it is said that a promise was carried on.
const OFTEN: usize = 3;

/// What everything is read with.
#[derive(Clone, Copy, Debug)]
pub struct Telling<'a> {
    /// The session.
    pub session: &'a Session,
    /// The worksheet, which knows what may be shown.
    pub worksheet: &'a WorksheetScreen,
    /// What is shown to whom.
    pub view: super::super::model::View,
    /// The language.
    pub lang: Lang,
    /// The day it is.
    pub today: NaiveDate,
}

impl<'a> Telling<'a> {
    /// The words of a row, every wording where they differ.
    #[must_use]
    pub fn words(self, row: Row) -> String {
        match row {
            Row::FromOverlap => self.lang.role_from_overlap().to_owned(),
            Row::Before(id) | Row::Home(id, _) | Row::Record(id) | Row::Overlap(id) => {
                self.session.visible(id).map(|record| self.of(record)).unwrap_or_default()
            }
        }
    }

    fn of(self, record: &Record) -> String {
        Clean::line(&entries::shown_text(record, self.lang)).into_string()
    }

    /// What is quietly said below them, part by part.
    #[must_use]
    pub fn details(self, row: Row) -> Vec<String> {
        let Some(record) = row.id().and_then(|id| self.session.visible(id)) else { return Vec::new() };
        let mut parts = match row {
            Row::Before(_) => self.promised(Promise(record), true),
            Row::Home(_, at) => self.taken_home(Overlap(record), at),
            Row::Overlap(_) => self.tied(Overlap(record)),
            Row::Record(_) | Row::FromOverlap => self.record(record),
        };
        if conflict::count(self.session, record) > 0 {
            parts.push(self.lang.mark_conflict().to_owned());
        }
        parts.extend(self.worksheet.arrived.mark(record.id(), self.lang).map(str::to_owned));
        parts
    }

    /// What is said of a record of this meeting.
    #[must_use]
    pub fn record(self, record: &Record) -> Vec<String> {
        let lang = self.lang;
        let mut parts = match record.kind() {
            crate::domain::decision::KIND => self.settled(Decision(record)),
            crate::domain::issue::KIND => self.issue(Issue(record)),
            _ => self.promised(Promise(record), false),
        };
        if crate::domain::confirmed::is(self.session, record) {
            parts.push(lang.is_confirmed().to_owned());
        }
        parts
    }

    /// Who leads, helps and is told, what is first and by when.
    fn promised(self, promise: Promise, is_earlier: bool) -> Vec<String> {
        let lang = self.lang;
        let mut parts = Vec::new();
        if promise.fate() != Fate::Open {
            let fate = lang.promise_fate(promise.fate().word());
            let note = self.short(promise.note(), WORDS);
            parts.push(if note.is_empty() { fate.to_owned() } else { lang.is_told(fate, &note) });
        }
        parts.push(match promise.lead() {
            Some(lead) => lang.is_lead(&(self.lead(lead) + self.asked(promise, lead))),
            None => lang.is_lead_none().to_owned(),
        });
        for part in Part::ALL {
            let names = self.names(promise.taking_part(self.session, part));
            if !names.is_empty() {
                parts.push(match part {
                    Part::Supporting => lang.is_supporting(&names),
                    Part::Informed => lang.is_informed(&names),
                });
            }
        }
        if !promise.first_step().is_empty() {
            parts.push(lang.is_first_step(&self.short(promise.first_step(), WORDS)));
        }
        parts.push(self.when(promise));
        if let Some(words) = promise.overlap().filter(|_| !is_earlier).and_then(|from| self.other(from)) {
            let is_same = words == shorten(&self.of(promise.0), WORDS);
            parts.push(if is_same { lang.is_of_an_overlap().to_owned() } else { lang.is_of_overlap(&words) });
        }
        let carried = promise.carried(self.session);
        if carried >= OFTEN {
            parts.push(lang.carried_hint(carried));
        }
        parts
    }

    /// What the lead says, where that is to be known.
    fn asked(self, promise: Promise, lead: Lead) -> &'static str {
        match (lead, promise.answer(), promise.sort()) {
            (Lead::Agency(_), Answer::TakenBack, _) => self.lang.is_asked_home(),
            (Lead::Agency(_), Answer::Proposed, Sort::Role) => self.lang.is_asked_later(),
            _ => "",
        }
    }

    fn when(self, promise: Promise) -> String {
        let lang = self.lang;
        let text = promise.when();
        let day = Day::read(text);
        let shown = day.map_or_else(|| self.short(text, WORDS), |day| day.listed(lang, self.today));
        match promise.sort() {
            _ if text.is_empty() && promise.sort() == Sort::Role => lang.is_from_none().to_owned(),
            _ if text.is_empty() => lang.is_due_none().to_owned(),
            Sort::Role if day == Some(Day::Now) => lang.is_now().to_owned(),
            Sort::Role => lang.is_from(&shown),
            Sort::Action => {
                let is_past = day.is_some_and(|day| day.is_past(self.today));
                let open = promise.fate() == Fate::Open;
                lang.is_due(&shown) + if is_past && open { lang.is_due_past() } else { "" }
            }
        }
    }

    fn settled(self, decision: Decision) -> Vec<String> {
        let lang = self.lang;
        let item = decision.item().and_then(|id| self.session.visible(id));
        let item = item.map(|record| lang.is_at_item(&self.short(Item(record).title(), WORDS)));
        let basis = decision.basis(self.session).into_iter().filter_map(|id| self.other(id));
        item.into_iter().chain(basis.map(|words| lang.is_resting_on(&words))).collect()
    }

    fn issue(self, issue: Issue) -> Vec<String> {
        let lang = self.lang;
        let text = |text: Text| self.short(issue.text(text), 2 * WORDS);
        let about = self.names(issue.about(self.session));
        let owner = issue.owner().map(|owner| self.lead(owner)).unwrap_or_default();
        let seen = issue.seen(self.session).into_iter().filter_map(|id| self.other(id));
        let parts = [
            (text(Text::Source), Lang::is_seen_in as fn(Lang, &str) -> String),
            (seen.collect::<Vec<_>>().join(lang.out_comma()), Lang::is_seen_in),
            (about, Lang::is_about),
            (text(Text::Measure), Lang::is_measure),
            (owner, Lang::is_owner),
            (text(Text::Evidence), Lang::is_evidence),
        ];
        let parts = parts.into_iter().filter(|(words, _)| !words.is_empty());
        parts.map(|(words, told)| told(lang, &words)).collect()
    }

    /// Whose wish an overlap is, and what each of those asked says.
    fn tied(self, overlap: Overlap) -> Vec<String> {
        let asked = entries::asked_names(self.session, overlap, self.lang).into_iter();
        let answers = asked.map(|(who, answer)| self.answer(&who, answer));
        overlap.agency().map(|id| self.agency(id)).into_iter().chain(answers).collect()
    }

    fn taken_home(self, overlap: Overlap, at: usize) -> Vec<String> {
        let asked = entries::asked_names(self.session, overlap, self.lang);
        let answer = asked.get(at).map(|(who, answer)| self.answer(who, *answer));
        answer.into_iter().chain(overlap.agency().map(|id| self.agency(id))).collect()
    }

    /// What one of the asked says, or that it is waited for.
    fn answer(self, who: &str, answer: Answer) -> String {
        let who = shorten(who, NAME);
        match answer {
            Answer::Proposed => self.lang.is_waited_for(&who),
            answer => self.lang.is_answer(&who, self.lang.answer(answer.word())),
        }
    }

    /// An agency by its short name, or the secretariat.
    #[must_use]
    pub fn lead(self, lead: Lead) -> String {
        match lead {
            Lead::Agency(id) => self.agency(id),
            Lead::Secretariat => self.lang.duty("secretariat").to_owned(),
        }
    }

    fn agency(self, id: RecordId) -> String {
        shorten(&Clean::line(&asking::name(self.session, &Asked::Agency(id), self.lang)).into_string(), NAME)
    }

    /// Several agencies.
    #[must_use]
    pub fn names(self, ids: impl IntoIterator<Item = RecordId>) -> String {
        ids.into_iter().map(|id| self.agency(id)).collect::<Vec<_>>().join(self.lang.out_comma())
    }

    /// Another record by its words, as far as this view shows it.
    #[must_use]
    pub fn other(self, id: RecordId) -> Option<String> {
        let record = self.session.visible(id).filter(|record| self.worksheet.shows(record, self.view))?;
        Some(shorten(&self.of(record), WORDS))
    }

    fn short(self, text: &str, columns: usize) -> String {
        shorten(&Clean::line(text).into_string(), columns)
    }
}
