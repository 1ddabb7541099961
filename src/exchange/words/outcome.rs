//! What a meeting came to, in the words of a page for people.

use crate::domain::agency::Agency;
use crate::domain::common::Common;
use crate::domain::decision::Decision;
use crate::domain::issue::{Issue, Text};
use crate::domain::overlap::Answer;
use crate::domain::promise::{Fate, Lead, Part, Promise, Sort};
use crate::domain::{Record, RecordId, conflict};
use crate::exchange::minutes::Minutes;
use crate::exchange::outcome::{self, Earlier};
use crate::i18n::date;

use super::Words;

/// An action or a role as the columns of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Row {
    /// What it is, with its marks, where it comes from and what became of it.
    pub(in crate::exchange) what: String,
    /// Who leads, who helps, who is told: a line each.
    pub(in crate::exchange) who: String,
    /// When it is due or begins.
    pub(in crate::exchange) day: String,
    /// Its first step.
    pub(in crate::exchange) first_step: String,
}

impl Words<'_> {
    /// What became of something that was promised at an earlier meeting.
    pub(in crate::exchange) fn earlier(&self, minutes: &Minutes, earlier: Earlier) -> String {
        let lang = self.lang;
        match earlier {
            Earlier::Overlap(overlap) => self.overlap(minutes, overlap),
            Earlier::Promise(promise) => {
                let words = self.dressed(promise.0, promise.sort().words());
                let what = match promise.sort() {
                    Sort::Action => lang.naming_action(&words),
                    Sort::Role => lang.naming_role(&words),
                };
                let who = self.who(promise);
                let what = if who.is_empty() { what } else { what + &lang.out_marks(&who) };
                lang.out_fact(&what, &self.fate(promise))
            }
        }
    }

    /// An action or a role: what, who, when, from where, and what became of it.
    pub(in crate::exchange) fn promise(&self, promise: Promise) -> String {
        let (lang, record, sort) = (self.lang, promise.0, promise.sort());
        let who = self.who(promise);
        let mut first = self.wording(record, sort.words());
        if !who.is_empty() {
            first += &lang.out_marks(&who);
        }
        let mut facts = vec![self.head(record, sort.words(), &first)];
        facts.extend(self.waiting(promise));
        self.fact(record, "first_step", &mut facts);
        self.told(record, sort.day(), &self.day(promise), &mut facts);
        self.linked(promise, &mut facts);
        facts.join("\n")
    }

    /// The same as the columns of a table.
    pub(in crate::exchange) fn row(&self, promise: Promise) -> Row {
        let (record, words) = (promise.0, promise.sort().words());
        let mut facts = vec![self.head(record, words, &self.wording(record, words))];
        facts.extend(self.waiting(promise));
        self.linked(promise, &mut facts);
        let first_step = self.wordings(record, "first_step");
        Row {
            what: facts.join("\n"),
            who: self.taking(promise).join("\n"),
            day: self.day_cell(promise),
            first_step,
        }
    }

    /// The answer of who leads, where it has still to be asked for or is no.
    fn waiting(&self, promise: Promise) -> Option<String> {
        let answer = promise.answer();
        matches!(answer, Answer::TakenBack | Answer::NotNow)
            .then(|| self.lang.out_fact(self.lang.answer_word(), self.lang.answer(answer.word())))
    }

    /// Who leads; what is open and has nobody yet says so.
    pub(in crate::exchange) fn lead(&self, promise: Promise) -> String {
        self.else_open(promise, self.leads(promise.0, "lead"))
    }

    /// The day for the cell of a table, where what is open and has none yet says so.
    pub(in crate::exchange) fn day_cell(&self, promise: Promise) -> String {
        self.else_open(promise, self.day(promise))
    }

    fn else_open(&self, promise: Promise, known: String) -> String {
        let is_open = known.is_empty() && promise.fate() == Fate::Open;
        if is_open { self.lang.out_undecided().to_owned() } else { known }
    }

    /// When an action is due or a role begins.
    fn day(&self, promise: Promise) -> String {
        let days = promise.0.texts(promise.sort().day()).into_iter().rev().filter(|day| !day.is_empty());
        self.differing(days.map(|day| date::told(self.lang, day).unwrap_or_else(|| (self.dress)(day))))
    }

    /// Where a promise comes from, and what became of it.
    fn linked(&self, promise: Promise, facts: &mut Vec<String>) {
        let (lang, record) = (self.lang, promise.0);
        self.told(record, "overlap", &self.quoted(promise.overlap()), facts);
        self.told(record, "continues", &self.quoted(promise.continues()), facts);
        if promise.fate() != Fate::Open || !promise.note().is_empty() {
            facts.push(lang.out_fact(&lang.field_of(record.kind(), "state"), &self.fate(promise)));
        }
    }

    /// A decision and what it rests on.
    pub(in crate::exchange) fn decision(&self, decision: Decision) -> String {
        let record = decision.0;
        let mut facts = vec![self.head(record, "text", &self.wording(record, "text"))];
        let basis = self.quoted(decision.basis(self.session));
        if !basis.is_empty() {
            facts.push(self.lang.out_fact(self.lang.out_rests_on(), &basis));
        }
        facts.join("\n")
    }

    /// An issue: whom it concerns, where it was seen, what is done, who minds it, what will show it.
    pub(in crate::exchange) fn issue(&self, issue: Issue) -> String {
        let (lang, record) = (self.lang, issue.0);
        let words = Text::Words.field();
        let mut facts = vec![self.head(record, words, &self.wording(record, words))];
        let about = self.names(outcome::agencies(self.session, issue.about(self.session)));
        if !about.is_empty() {
            facts.push(lang.out_fact(lang.out_about(), &about));
        }
        let seen = self.quoted(issue.seen(self.session));
        if !seen.is_empty() {
            facts.push(lang.out_fact(lang.out_seen(), &seen));
        }
        self.fact(record, Text::Source.field(), &mut facts);
        self.fact(record, Text::Measure.field(), &mut facts);
        let owner = self.leads(record, "owner");
        let owner = if owner.is_empty() { lang.out_no_owner().to_owned() } else { owner };
        self.told(record, "owner", &owner, &mut facts);
        self.fact(record, Text::Evidence.field(), &mut facts);
        facts.join("\n")
    }

    /// Common ground: to which agencies, and what each of them said.
    pub(in crate::exchange) fn common(&self, common: Common) -> String {
        let lang = self.lang;
        let ids = common.entries(self.session).into_iter().map(Record::id);
        let entries = outcome::all_seen(self.session, self.levels, self.audience, ids);
        let agencies = entries.iter().filter_map(|entry| entry.link("agency"));
        let agencies = self.names(outcome::agencies(self.session, agencies));
        let name = self.dressed(common.0, "name");
        let first = if agencies.is_empty() { name } else { lang.out_common(&name, &agencies) };
        let mut lines = vec![self.head(common.0, "name", &first)];
        lines.extend(entries.into_iter().map(|entry| self.quote(entry)));
        lines.join("\n")
    }

    /// Who leads, who helps, who is told.
    fn who(&self, promise: Promise) -> String {
        self.taking(promise).join(self.lang.out_semicolon())
    }

    /// The same, one part each.
    fn taking(&self, promise: Promise) -> Vec<String> {
        let (lang, session) = (self.lang, self.session);
        let parts = Part::ALL.into_iter().map(|part| {
            let agencies = outcome::agencies(session, promise.taking_part(session, part));
            (part.word(), self.names(agencies))
        });
        let all = std::iter::once(("lead", self.lead(promise))).chain(parts);
        let all = all.filter(|(_, names)| !names.is_empty());
        all.map(|(how, names)| lang.out_fact(lang.taking_part(how), &names)).collect()
    }

    pub(in crate::exchange) fn leads(&self, record: &Record, field: &str) -> String {
        let name = |lead| match lead {
            Lead::Agency(id) => self.short(super::super::names::agency(self.session, id)),
            Lead::Secretariat => self.lang.duty("secretariat").to_owned(),
        };
        let names: Vec<String> = outcome::leads(record, field).into_iter().map(name).collect();
        names.join(self.lang.history_or())
    }

    pub(in crate::exchange) fn names(&self, agencies: Vec<Agency>) -> String {
        let names: Vec<String> = agencies.into_iter().map(|agency| self.short(Some(agency))).collect();
        names.join(self.lang.review_joint())
    }

    /// What became of a promise, with the word about it.
    pub(in crate::exchange) fn fate(&self, promise: Promise) -> String {
        let states: Vec<&str> = promise.0.texts("state").into_iter().rev().collect();
        let states = if states.is_empty() { vec![Fate::Open.word()] } else { states };
        let fates: Vec<&str> =
            states.into_iter().map(|word| self.lang.became(Fate::read(word).word())).collect();
        let (fate, note) = (fates.join(self.lang.history_or()), self.wordings(promise.0, "note"));
        if note.is_empty() { fate } else { self.lang.out_told(&fate, &note) }
    }

    /// A field with its name, where something was written.
    fn fact(&self, record: &Record, field: &str, facts: &mut Vec<String>) {
        self.told(record, field, &self.wordings(record, field), facts);
    }

    fn told(&self, record: &Record, field: &str, text: &str, facts: &mut Vec<String>) {
        if !text.is_empty() {
            facts.push(self.lang.out_fact(&self.lang.field_of(record.kind(), field), text));
        }
    }

    /// A line with the newest wording of a field and the marks of its record, and below it the other wordings.
    pub(in crate::exchange) fn head(&self, record: &Record, field: &str, first: &str) -> String {
        let first = self.marked(record, self.levels.level(record), first);
        let others = record.texts(field).into_iter().rev().skip(1).map(self.dress);
        self.differing(std::iter::once(first).chain(others))
    }

    /// The newest wording of a field in quotes.
    fn dressed(&self, record: &Record, field: &str) -> String {
        self.lang.naming_quoted(&self.wording(record, field))
    }

    /// What other records say that the audience may see, each with whose it is.
    pub(in crate::exchange) fn quoted(&self, ids: impl IntoIterator<Item = RecordId>) -> String {
        let seen = outcome::all_seen(self.session, self.levels, self.audience, ids);
        let quotes: Vec<String> = seen.into_iter().map(|record| self.quote(record)).collect();
        quotes.join(self.lang.out_comma())
    }

    fn quote(&self, record: &Record) -> String {
        let words = conflict::words(record).map(|field| self.dressed(record, field)).unwrap_or_default();
        match record.link("agency") {
            Some(id) => {
                self.lang.out_quote(&self.short(super::super::names::agency(self.session, id)), &words)
            }
            None => words,
        }
    }
}
