//! What taking files in would do: every row with where it goes and what becomes of it, whose names are to be asked after, and
//! what cannot be taken in. The command line and the screen show the same.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::asked;
use super::question;
use super::whose::{self, Whose};
use super::{Brought, Expected, Fault, Read};
use crate::domain::agency::{self, Agency};
use crate::domain::entry::{self, At};
use crate::domain::kinds::Kinds;
use crate::domain::overlap::Asked;
use crate::domain::place::question_key;
use crate::domain::submission::{self, Fate, Need, Row, What, says_nothing};
use crate::domain::worksheet::{Bilingual, Kind, Worksheet};
use crate::domain::{Pen, RecordId, Session, Writer, meeting};
use crate::exchange::levels;
use crate::text::fold;

/// What taking files in would do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The rows, in the order of the files.
    pub items: Vec<Item>,
    /// The agencies as the files call them.
    pub names: Vec<Name>,
    /// What cannot be taken in.
    pub faults: Vec<Fault>,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Item {
    /// As it stands in its file.
    pub brought: Brought,
    /// Which of the files it came in.
    pub file: usize,
    /// Whose it is: a place among the names.
    pub name: usize,
    /// The meeting it goes to.
    pub meeting: RecordId,
    /// Number and short words of its question.
    pub question: (String, Bilingual),
    /// Its lane, where the question has some.
    pub lane: Option<Bilingual>,
    /// The privacy level of the question; of one that no worksheet of the meeting knows, the strictest.
    pub level: u8,
    /// What becomes of it; none while it is open whose it is, or it is left out.
    pub fate: Option<Fate>,
    /// Whether it is taken in.
    pub is_chosen: bool,
    /// What a person said of it.
    choice: Option<bool>,
    /// The row, with an agency that is filled in.
    row: Row,
}

/// An agency as the files call it.
#[derive(Clone, Debug)]
pub struct Name {
    /// The name in the file; may be empty.
    pub name: String,
    /// Whose it is, as far as it can be told.
    pub whose: Whose,
    /// What a person said.
    pub answer: Option<Answer>,
}

/// What a person says of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is this agency, which is known by the name from now on.
    Agency(RecordId),
    /// It is an agency that was not known.
    New,
    /// Its rows are left out.
    LeftOut,
}

/// What was taken in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The records that were written.
    pub records: Vec<RecordId>,
}

impl Name {
    /// Whether a person has to say whose it is.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.answer.is_none() && !matches!(self.whose, Whose::Known(_))
    }

    /// The agency, where it is known or a person said it.
    #[must_use]
    pub fn agency(&self) -> Option<RecordId> {
        match (self.answer, &self.whose) {
            (Some(Answer::Agency(id)), _) | (None, &Whose::Known(id)) => Some(id),
            _ => None,
        }
    }
}

impl Item {
    /// The stable id of its question.
    #[must_use]
    pub fn question_id(&self) -> &str {
        &self.row.at.question
    }

    /// Who is asked and what for, where it is a proposal.
    #[must_use]
    pub fn what(&self) -> &What {
        &self.row.what
    }
}

impl Plan {
    /// Looks at what files brought, one [`Read`] a file.
    #[must_use]
    pub fn of(session: &Session, kinds: &Kinds, reads: Vec<Read>) -> Self {
        let mut plan = Self { items: Vec::new(), names: Vec::new(), faults: Vec::new() };
        let mut sheets: BTreeMap<RecordId, Vec<Worksheet>> = BTreeMap::new();
        for (file, read) in reads.into_iter().enumerate() {
            plan.faults.extend(read.faults);
            for brought in read.rows {
                let Some(at) = question::meeting(session, &brought.meeting) else {
                    let found = brought.meeting.clone();
                    plan.faults.push(Fault { place: brought.place, found, expected: Expected::Meeting });
                    continue;
                };
                let meeting = at.id();
                let sheets = sheets.entry(meeting).or_insert_with(|| levels::sheets(session, meeting));
                if let Err(fault) = plan.add(session, kinds, sheets, file, meeting, brought) {
                    plan.faults.push(fault);
                }
            }
        }
        plan.pass_over_nothing();
        plan.renew(session);
        plan
    }

    /// The names of which a person has to say whose they are.
    pub fn open(&self) -> impl Iterator<Item = &Name> {
        self.names.iter().filter(|name| name.is_open() && self.is_used(name))
    }

    /// How many rows have a fate.
    #[must_use]
    pub fn count(&self, word: &str) -> usize {
        self.items.iter().filter(|item| item.fate.is_some_and(|fate| fate.word() == word)).count()
    }

    /// How many rows are taken in.
    #[must_use]
    pub fn chosen(&self) -> usize {
        self.items.iter().filter(|item| item.is_chosen).count()
    }

    /// Takes an answer to whose a name is, or takes it away.
    pub fn answer(&mut self, session: &Session, name: usize, answer: Option<Answer>) {
        if let Some(name) = self.names.get_mut(name) {
            name.answer = answer;
        }
        self.renew(session);
    }

    /// Takes a row in, or leaves it.
    pub fn choose(&mut self, session: &Session, item: usize, is_chosen: bool) {
        if let Some(item) = self.items.get_mut(item) {
            item.choice = Some(is_chosen);
        }
        self.renew(session);
    }

    /// Compares once more, with a session in which something was written meanwhile.
    pub fn renew(&mut self, session: &Session) {
        let mut world = session.clone();
        let mut writer = Writer::new(&mut world, Pen { by: String::new(), now: 0, seed: [0; 16] });
        self.step(&mut writer);
    }

    /// Takes in what is chosen, as part of one change.
    pub fn take(&self, writer: &mut Writer) -> Taken {
        Taken { records: self.clone().step(writer) }
    }

    /// Each file on top of the one before, so that what stands in two files is there once.
    fn step(&mut self, writer: &mut Writer) -> Vec<RecordId> {
        let agencies = self.agencies(writer);
        let mut written = Vec::new();
        let last = self.items.iter().map(|item| item.file).max().unwrap_or(0);
        for file in 0..=last {
            let mut items: Vec<&mut Item> = Vec::new();
            for item in self.items.iter_mut().filter(|item| item.file == file) {
                match agencies.get(&item.name) {
                    Some(agency) => {
                        item.row.at.agency = *agency;
                        items.push(item);
                    }
                    None => (item.fate, item.is_chosen) = (None, false),
                }
            }
            let rows: Vec<Row> = items.iter().map(|item| item.row.clone()).collect();
            let fates = submission::fates(writer.session(), &rows);
            for (item, fate) in items.iter_mut().zip(fates) {
                item.fate = Some(fate);
                item.is_chosen = fate.adds() && item.choice.unwrap_or(fate.is_usual());
            }
            let chosen: Vec<bool> = items.iter().map(|item| item.is_chosen).collect();
            written.extend(submission::take(writer, &rows, &chosen));
        }
        written
    }

    /// The agency of each name; what a person said of a name is remembered.
    fn agencies(&self, writer: &mut Writer) -> BTreeMap<usize, RecordId> {
        let mut agencies = BTreeMap::new();
        for (at, name) in self.names.iter().enumerate() {
            let id = match (name.answer, name.agency()) {
                (Some(Answer::New), _) if !name.name.is_empty() => {
                    // alike on two copies of a session
                    writer.determined(agency::KIND, &[("name", name.name.as_str().into())], &[])
                }
                (_, Some(id)) => id,
                _ => continue,
            };
            if name.answer.is_some() {
                remember(writer, id, &name.name);
            }
            agencies.insert(at, id);
        }
        agencies
    }

    fn is_used(&self, name: &Name) -> bool {
        self.items.iter().any(|item| self.names.get(item.name).is_some_and(|known| std::ptr::eq(known, name)))
    }

    fn add(
        &mut self,
        session: &Session,
        kinds: &Kinds,
        sheets: &[Worksheet],
        file: usize,
        meeting: RecordId,
        mut brought: Brought,
    ) -> Result<(), Fault> {
        let fault = |brought: &Brought, found: &str, expected| {
            Err(Fault { place: brought.place.clone(), found: found.to_owned(), expected })
        };
        let record = brought.known.and_then(|(id, _)| session.record(id));
        // what was written out is asked as it is, whatever becomes of the worksheet
        let own = record.filter(|record| record.text("question") == brought.question);
        let found = asked(&brought, sheets);
        let (worksheet, question) = match (&found, own) {
            (Some(found), _) => (found.sheet.id.clone(), found.question.id.clone()),
            (None, Some(record)) => (record.text("worksheet").to_owned(), record.text("question").to_owned()),
            (None, None) => return fault(&brought, &brought.question, Expected::Question),
        };
        let lane = found.and_then(|found| found.lane);
        let takes_lane = found.is_some_and(|found| !found.question.lanes.is_empty());
        if takes_lane && lane.is_none() && own.is_none() && !says_nothing(&brought.text) {
            return fault(&brought, &brought.lane, Expected::Lane);
        }
        let name = self.name(session, kinds, meeting, &brought);
        let at = At { meeting, agency: RecordId::MIN, worksheet, question };
        let is_overlap = found.is_some_and(|found| found.question.kind == Kind::Overlap);
        let needs = found.and_then(|found| found.question.needs.clone());
        if let Some(question) = needs.as_ref().filter(|_| is_overlap && !brought.need.is_empty()) {
            self.add_need(session, kinds, sheets, file, meeting, &brought, question);
        }
        let what = if says_nothing(&brought.text) {
            What::Pass
        } else if is_overlap {
            let need = needs.filter(|_| !brought.need.is_empty());
            let need = need.map(|question| Need::Words { question, text: brought.need.clone() });
            What::Overlap { need, to: to(session, meeting, kinds, &brought.to), idea: brought.text.clone() }
        } else {
            What::Entry(brought.text.clone())
        };
        let row = Row {
            at,
            lane: lane
                .map(|lane| lane.id.clone())
                .or(own.map(|own| own.text("lane").to_owned()))
                .unwrap_or_default(),
            what,
            table: brought.table.clone(),
            private: brought.private == Some(true),
            starred: brought.starred == Some(true),
            handed_in: brought.handed_in != Some(false),
            line: std::mem::take(&mut brought.line),
            known: brought.known,
        };
        brought.line.clone_from(&row.line);
        let label = found.map_or_else(
            || (String::new(), Bilingual { ja: row.at.question.clone(), en: row.at.question.clone() }),
            |found| (found.question.number.clone(), found.question.short.clone()),
        );
        self.items.push(Item {
            brought,
            file,
            name,
            meeting,
            question: label,
            lane: lane.map(|lane| lane.name.clone()),
            level: found.map_or(levels::UNKNOWN, |found| found.question.level),
            fate: None,
            is_chosen: false,
            choice: None,
            row,
        });
        Ok(())
    }

    /// The weakness that a proposal answers is said by the proposal, where it is said nowhere else.
    #[allow(clippy::too_many_arguments, reason = "the same as of `add`, and the question")]
    fn add_need(
        &mut self,
        session: &Session,
        kinds: &Kinds,
        sheets: &[Worksheet],
        file: usize,
        meeting: RecordId,
        brought: &Brought,
        question: &str,
    ) {
        let key = fold(&brought.need);
        let name = self.name(session, kinds, meeting, brought);
        let in_file = self.items.iter().any(|item| {
            item.file == file
                && item.name == name
                && item.row.at.question == question
                && fold(item.row.words()) == key
        });
        let agency = self.names.get(name).and_then(Name::agency);
        let in_session = agency.is_some_and(|agency| {
            let worksheet = if brought.worksheet.is_empty() { "groupwork" } else { &brought.worksheet };
            let said = session.said(entry::KIND, meeting, &question_key(worksheet, question), agency);
            said.into_iter().any(|record| record.texts("text").iter().any(|text| fold(text) == key))
        });
        if in_file || in_session {
            return;
        }
        let line = if brought.line.is_empty() { String::new() } else { format!("{}/need", brought.line) };
        let need = Brought {
            question: question.to_owned(),
            lane: String::new(),
            text: brought.need.clone(),
            need: String::new(),
            to: String::new(),
            line,
            known: None,
            ..brought.clone()
        };
        _ = self.add(session, kinds, sheets, file, meeting, need);
    }

    /// Where a name stands among the names.
    fn name(&mut self, session: &Session, kinds: &Kinds, meeting: RecordId, brought: &Brought) -> usize {
        let of_form =
            brought.agency_id.and_then(|id| crate::domain::conflict::standing(session, id)).map(Agency::id);
        let whose = of_form
            .map_or_else(|| whose::whose(session, Some(meeting), kinds, &brought.agency), Whose::Known);
        let known = self.names.iter().position(|name| name.name == brought.agency && name.whose == whose);
        known.unwrap_or_else(|| {
            self.names.push(Name { name: brought.agency.clone(), whose, answer: None });
            self.names.len() - 1
        })
    }

    /// 特になし is said once for a question, and not beside something that is said.
    fn pass_over_nothing(&mut self) {
        let key = |item: &Item| (item.name, item.meeting, item.row.at.key());
        let spoken: BTreeSet<_> =
            self.items.iter().filter(|item| item.row.what != What::Pass).map(key).collect();
        let mut passed = BTreeSet::new();
        self.items.retain(|item| {
            item.row.what != What::Pass || !spoken.contains(&key(item)) && passed.insert(key(item))
        });
    }
}

/// Writes down that an agency is called so, so that the next file finds it by itself.
fn remember(writer: &mut Writer, id: RecordId, name: &str) {
    if name.is_empty() || whose::is_called(writer.session(), id, name) {
        return;
    }
    let Some(agency) = agency::find(writer.session(), id) else { return };
    let mut aliases: Vec<String> = agency.aliases().into_iter().map(str::to_owned).collect();
    aliases.push(name.to_owned());
    let aliases: Vec<&str> = aliases.iter().map(String::as_str).collect();
    writer.set(id, &[("aliases", aliases.into())]);
}

/// Who is asked: agencies and kinds by their names; what is neither is kept as the name of a kind.
fn to(session: &Session, meeting: RecordId, kinds: &Kinds, words: &str) -> Vec<Asked> {
    let names = words.split(['、', ',', '，', '\n', ';']).map(str::trim).filter(|name| !name.is_empty());
    let mut all: Vec<Asked> = Vec::new();
    for name in names {
        let key = fold(name);
        let kind = || {
            let is = |known: &&crate::domain::kinds::Kind| {
                let names = [&known.name.ja, &known.name.en, &known.short].into_iter().chain(&known.aliases);
                names.into_iter().any(|known| fold(known) == key)
            };
            kinds.all().iter().find(is)
        };
        let asked = match whose::whose(session, Some(meeting), kinds, name) {
            Whose::Known(id) => Asked::Agency(id),
            Whose::Unsure(_) | Whose::Unknown => match (key.as_str(), kind()) {
                ("anyone" | "どこでも" | "だれでも" | "誰でも" | "どの機関でも", _) => {
                    Asked::Anyone
                }
                ("undecided" | "未定" | "これから", _) => Asked::Undecided,
                (_, Some(kind)) => Asked::Kind(kind.id.clone(), kind.name.ja.clone()),
                (_, None) => Asked::Kind(key, name.to_owned()),
            },
        };
        if !all.contains(&asked) {
            all.push(asked);
        }
    }
    if all.is_empty() { vec![Asked::Undecided] } else { all }
}

/// The worksheets that the meetings of a session use, each once: the questions that a file may ask.
#[must_use]
pub fn sheets(session: &Session) -> Vec<Worksheet> {
    let mut all: Vec<Worksheet> = Vec::new();
    for meeting in meeting::all(session).into_iter().rev() {
        for sheet in levels::sheets(session, meeting.id()) {
            if !all.contains(&sheet) {
                all.push(sheet);
            }
        }
    }
    all
}

#[cfg(test)]
mod tests;
