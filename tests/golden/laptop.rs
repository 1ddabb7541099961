//! A laptop of a case, and all that can be done at it.

use std::sync::Arc;

use norishiro::domain::agenda::{self, Plan};
use norishiro::domain::attendance::{self, State};
use norishiro::domain::entry::{self, At};
use norishiro::domain::overlap::{self, Answer, Asked};
use norishiro::domain::promise::{self, Fate, Lead, Part, Sort};
use norishiro::domain::same::{self, Verdict};
use norishiro::domain::submission::{self, Row};
use norishiro::domain::undo::Undo;
use norishiro::domain::{Pen, Record, RecordId, Revision, RevisionId, Session, Writer};
use norishiro::domain::{agency, conflict, meeting, order, parked, redaction};
use norishiro::store::wire;

use super::line::{fits, parted};

/// What people call the questions.
pub(crate) const QUESTIONS: [(&str, &str); 4] =
    [("強み", "strengths"), ("弱み", "weaknesses"), ("支援", "support"), ("大切", "values")];

/// Texts by which a record is found.
pub(crate) const SAYING: [&str; 4] = ["text", "idea", "title", "what"];

/// One laptop.
#[derive(Clone)]
pub(crate) struct Laptop {
    /// What it holds.
    pub(crate) session: Session,
    undo: Undo,
    name: String,
    number: u8,
    step: u8,
    clock: i64,
    meeting: RecordId,
}

impl Laptop {
    /// The first one, with a meeting.
    pub(crate) fn new() -> Self {
        let mut session = Session::new();
        let pen = Pen { by: "記録1".to_owned(), now: 1_790_000_000_000, seed: [255; 16] };
        let facts = meeting::Facts { title: "第1回".to_owned(), ..meeting::Facts::default() };
        let meeting = meeting::found(&mut Writer::new(&mut session, pen), &facts, &[]);
        let (name, clock) = ("記録1".to_owned(), 1_790_000_000_000);
        Self { session, undo: Undo::default(), name, number: 0, step: 0, clock, meeting }
    }

    /// Another one with a copy of the file.
    pub(crate) fn copy(&self, name: &str, number: u8) -> Self {
        Self { undo: Undo::default(), name: name.to_owned(), number, step: 0, ..self.clone() }
    }

    fn pen(&mut self) -> Pen {
        self.step += 1;
        self.clock += 1_000;
        let mut seed = [0; 16];
        (seed[0], seed[1]) = (self.number, self.step);
        Pen { by: self.name.clone(), now: self.clock, seed }
    }

    fn write<T>(&mut self, write: impl FnOnce(&mut Writer) -> T) -> T {
        let pen = self.pen();
        let mut writer = Writer::new(&mut self.session, pen);
        let result = write(&mut writer);
        let change = writer.finish();
        self.undo.note(&change);
        result
    }

    /// The record that says this, one in the bin last.
    fn saying(&self, text: &str) -> Option<RecordId> {
        let mut all = order::sort(self.session.records());
        all.sort_by_key(|record| record.is_hidden());
        let says = |record: &&Record| SAYING.iter().any(|field| record.texts(field).contains(&text));
        all.into_iter().find(says).map(Record::id)
    }

    fn agency(&self, name: &str) -> Option<RecordId> {
        let all = order::sort(self.session.of_kind(agency::KIND));
        all.into_iter().find(|record| record.texts("name").contains(&name)).map(Record::id)
    }

    fn at(&self, agency: &str, question: &str) -> Option<At> {
        let (_, question) = QUESTIONS.iter().find(|(word, _)| *word == question)?;
        let (worksheet, question) = ("groupwork".to_owned(), (*question).to_owned());
        Some(At { meeting: self.meeting, agency: self.agency(agency)?, worksheet, question })
    }

    /// Does what a line says; none where nobody can read it, or what it speaks of is not there.
    pub(crate) fn does(&mut self, line: &str) -> Option<()> {
        let (form, said) = parted(line);
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        match (form.as_str(), said.as_slice()) {
            ("元に戻す", []) => {
                let pen = self.pen();
                let _ = self.undo.undo(&mut Writer::new(&mut self.session, pen));
            }
            ("時計が1970年に戻る", []) => self.clock = 0,
            ("会議□", [title]) => {
                let facts = meeting::Facts { title: (*title).to_owned(), ..meeting::Facts::default() };
                self.meeting = self.write(|writer| meeting::found(writer, &facts, &[]));
            }
            ("□を□に直す", [old, new]) => {
                let words = conflict::words(self.session.record(self.saying(old)?)?)?;
                self.set(old, words, new)?;
            }
            ("手で□を□に直す", [old, new]) => self.by_hand(old, new)?,
            ("□を消す", [text]) => {
                let id = self.saying(text)?;
                self.write(|writer| writer.delete(id));
            }
            ("□を消去", [text]) => {
                let id = self.saying(text)?;
                let words = conflict::words(self.session.record(id)?)?;
                let pen = self.pen();
                let _ = redaction::redact(Writer::new(&mut self.session, pen), id, words);
            }
            ("表の□を□に直して取り込む", [old, new]) => {
                let (at, known) = self.written_out(old)?;
                self.import(&[handed_in(at, new, Some(known))]);
            }
            ("□は□", [what, note]) => {
                let (id, meeting) = (self.saying(what)?, self.meeting);
                self.write(|writer| promise::settle(writer, id, meeting, Fate::Done, note));
            }
            ("□に印", [text]) => self.flag(text, "starred")?,
            ("□を非公開", [text]) => self.flag(text, "private")?,
            ("□を上へ", [text]) => self.shift(text, -1)?,
            ("□を下へ", [text]) => self.shift(text, 1)?,
            ("□を□と□に分ける", [text, first, second]) => {
                let id = self.saying(text)?;
                self.write(|writer| entry::split(writer, id, first, second))?;
            }
            ("□に□をつなぐ", [text, next]) => {
                let (id, next) = (self.saying(text)?, self.saying(next)?);
                self.write(|writer| entry::join(writer, id, next));
            }
            ("駐車場□", [text]) => {
                let meeting = self.meeting;
                self.write(|writer| parked::park(writer, meeting, None, text));
            }
            ("□に新しい項目□", [text, value]) => self.set(text, "mood", value)?,
            ("新しい種類□", [text]) => {
                _ = self.write(|writer| writer.found("sociogram", &[("label", (*text).into())]));
            }
            (form, said) => return self.does_more(form, said),
        }
        Some(())
    }

    fn does_more(&mut self, form: &str, said: &[&str]) -> Option<()> {
        let words = |pattern: &str| fits(form, pattern);
        if let Some([name]) = words("機関 *").as_deref() {
            self.write(|writer| agency::found(writer, &(*name).into()));
        } else if let Some([old, new]) = words("*を*に改名").as_deref() {
            let id = self.agency(old)?;
            self.write(|writer| writer.set(id, &[("name", (*new).into())]));
        } else if let Some([name, state]) = words("*は*席").as_deref().filter(|_| said.is_empty()) {
            let state = if *state == "欠" { State::Absent } else { State::Present };
            let (meeting, id) = (self.meeting, self.agency(name)?);
            self.write(|writer| attendance::set(writer, meeting, id, state));
        } else if let Some([one, other, verdict]) = words("*と*は*").as_deref() {
            let verdict = if *verdict == "同じ" { Verdict::Same } else { Verdict::NotSame };
            let (one, other) = (self.agency(one)?, self.agency(other)?);
            self.write(|writer| same::judge(writer, one, other, verdict));
        } else if let (Some([minutes]), [title]) = (words("次第□*分").as_deref(), said) {
            let plan = Plan { title: (*title).to_owned(), minutes: minutes.parse().ok()?, ..Plan::default() };
            let meeting = self.meeting;
            self.write(|writer| agenda::add(writer, meeting, &plan));
        } else if let (Some([minutes]), [title]) = (words("□を*分に").as_deref(), said) {
            let (id, minutes): (_, i64) = (self.saying(title)?, minutes.parse().ok()?);
            self.write(|writer| writer.set(id, &[("minutes", minutes.into())]));
        } else if let (Some([from, to]), [idea]) = (words("*から*への提案□").as_deref(), said) {
            let at = At { question: "overlap".to_owned(), ..self.at(from, "弱み")? };
            let to: Vec<_> = to.split('、').map(|name| self.agency(name)).collect::<Option<Vec<_>>>()?;
            let to: Vec<_> = to.into_iter().map(|id| (Asked::Agency(id), Answer::Proposed)).collect();
            self.write(|writer| overlap::propose(writer, &at, None, idea, &to, false));
        } else if let (Some([who, answer]), [idea]) = (words("□に*は*").as_deref(), said) {
            let answer = match *answer {
                "了承" => Answer::Agreed,
                "持ち帰り" => Answer::TakenBack,
                _ => Answer::NotNow,
            };
            let (id, asked) = (self.saying(idea)?, Asked::Agency(self.agency(who)?));
            self.write(|writer| overlap::answer(writer, id, &asked, answer));
        } else if let (Some([lead]), [what]) = (words("*の取組□").as_deref(), said) {
            let (lead, meeting) = (Lead::Agency(self.agency(lead)?), self.meeting);
            let plan =
                promise::Plan { words: (*what).to_owned(), lead: Some(lead), ..promise::Plan::default() };
            self.write(|writer| promise::plan(writer, Sort::Action, meeting, &plan));
        } else if let (Some([who, part]), [what]) = (words("□に*が*").as_deref(), said) {
            let (id, agency) = (self.saying(what)?, self.agency(who)?);
            let part = (*part == "協力").then_some(Part::Supporting);
            self.write(|writer| promise::take_part(writer, id, agency, part));
        } else if let (Some([lead]), [what]) = (words("□の主は*").as_deref(), said) {
            let (id, lead) = (self.saying(what)?, Lead::Agency(self.agency(lead)?));
            self.write(|writer| promise::lead(writer, id, Some(lead)));
        } else if let (Some([day]), [what]) = (words("□の期日は*").as_deref(), said) {
            let id = self.saying(what)?;
            self.write(|writer| promise::when(writer, id, day));
        } else if let Some([agency, rest]) = words("取り込み *の*").as_deref() {
            let at = self.at(agency, rest.trim_end_matches('□'))?;
            let rows: Vec<Row> = said.iter().map(|text| handed_in(at.clone(), text, None)).collect();
            self.import(&rows);
        } else {
            let words = words("* *□")?;
            let ([agency, question], [text]) = (words.as_slice(), said) else { return None };
            let at = self.at(agency, question)?;
            self.write(|writer| entry::add(writer, &at, "", text, false));
        }
        Some(())
    }

    /// Takes rows in as they are taken in unless somebody says otherwise.
    fn import(&mut self, rows: &[Row]) {
        let fates = submission::fates(&self.session, rows);
        let usual: Vec<bool> = fates.into_iter().map(submission::Fate::is_usual).collect();
        self.write(|writer| submission::take(writer, rows, &usual));
    }

    /// Where a text stood when it was written out as a table, and the write that it stood in.
    fn written_out(&self, text: &str) -> Option<(At, (RecordId, Option<RevisionId>))> {
        let wrote = |revision: &&Arc<Revision>| {
            revision.wrote("text").and_then(norishiro::domain::Value::as_text) == Some(text)
        };
        let revision = self.session.revisions().values().find(wrote)?;
        let record = self.session.record(revision.record())?;
        let (worksheet, question) = (record.text("worksheet").to_owned(), record.text("question").to_owned());
        let at = At { meeting: self.meeting, agency: record.link("agency")?, worksheet, question };
        Some((at, (record.id(), Some(revision.id()))))
    }

    fn set(&mut self, text: &str, field: &str, value: &str) -> Option<()> {
        let id = self.saying(text)?;
        self.write(|writer| writer.set(id, &[(field, value.into())]));
        Some(())
    }

    fn flag(&mut self, text: &str, field: &str) -> Option<()> {
        let id = self.saying(text)?;
        self.write(|writer| writer.set(id, &[(field, true.into())]));
        Some(())
    }

    fn shift(&mut self, text: &str, by: isize) -> Option<()> {
        let id = self.saying(text)?;
        self.write(|writer| entry::shift(writer, id, by));
        Some(())
    }

    /// Changes the part for people in an editor, and opens the file again.
    fn by_hand(&mut self, old: &str, new: &str) -> Option<()> {
        let text = wire::print(&self.session);
        let (reading, machine) = text.split_once("\nrevisions: [\n")?;
        let edited = reading.replacen(old, new, 1);
        let loaded = wire::load(format!("{edited}\nrevisions: [\n{machine}").as_bytes()).ok()?;
        assert_eq!(loaded.hand.revisions.len(), 1, "{:?}", loaded.hand);
        self.session = loaded.session;
        Some(())
    }
}

/// A row of a table that an agency handed in.
fn handed_in(at: At, text: &str, known: Option<(RecordId, Option<RevisionId>)>) -> Row {
    let (lane, table, line) = (String::new(), String::new(), String::new());
    let what = submission::What::Entry(text.to_owned());
    Row { at, lane, what, table, private: false, starred: false, handed_in: true, line, known }
}
