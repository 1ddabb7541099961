//! What taking files in would do: every row with where it goes and what becomes of it, whose names are to be asked after, and
//! what cannot be taken in. The command line and the screen show the same.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::whose::{self, Whose};
use super::{Brought, Expected, Fault, Place, Read, shown};
use crate::domain::agency;
use crate::domain::cell::Takes;
use crate::domain::kinds::Kinds;
use crate::domain::overlap::Asked;
use crate::domain::submission::{self, Fate, Row, What};
use crate::domain::worksheet::{Bilingual, Scope, Worksheet};
use crate::domain::{Pen, RecordId, Session, Writer, meeting, response};
use crate::exchange::cells::Cells;
use crate::i18n::Lang;
use crate::text::fold;

pub mod answers;
mod rows;

/// Revisions of a session at most: a session file with more is not read again.
const MOST: usize = 100_000;

/// Revisions that taking a row in writes at most: a sheet and its place, what founds it, the words, what comes with them,
/// a seat.
const EACH: usize = 6;

/// Stands in the place of a name where a row is nobody's: an anonymous reply, a row of the year.
const ANYONE: usize = usize::MAX;

/// What taking files in would do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The rows, in the order of the files.
    pub items: Vec<Item>,
    /// The agencies as the files call them.
    pub names: Vec<Name>,
    /// What cannot be taken in.
    pub faults: Vec<Fault>,
    /// How many of these are so whatever is chosen.
    of_files: usize,
    /// The kinds of agencies that are known.
    kinds: Kinds,
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
    differs: bool,
    asks: Vec<Ask>,
    /// What its cell takes, where it fills in one.
    takes: Option<Takes>,
    /// The row, with an agency that is filled in.
    row: Row,
}

/// One who is asked.
#[derive(Clone, Debug)]
enum Ask {
    /// This one.
    Is(Asked),
    /// Whoever the name at this place among the names is; else it stays as it is written.
    Name(usize, String),
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
    /// Whether somebody has written other words since the file was written out: taken in, both stand side by side.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.differs
    }

    fn asks_name(&self, name: usize) -> bool {
        self.asks.iter().any(|ask| matches!(ask, Ask::Name(at, _) if *at == name))
    }

    /// Fills in who is asked, as far as it is known whose the names are.
    fn ask(&mut self, agencies: &BTreeMap<usize, RecordId>) {
        let What::Overlap { to, .. } = &mut self.row.what else { return };
        to.clear();
        for ask in &self.asks {
            let asked = match ask {
                Ask::Is(asked) => asked.clone(),
                Ask::Name(at, name) => match agencies.get(at) {
                    Some(id) => Asked::Agency(*id),
                    None => Asked::Kind(fold(name), name.clone()),
                },
            };
            if !to.contains(&asked) {
                to.push(asked);
            }
        }
    }

    /// A proposal that is taken in without the weakness it answers, because that is left out or in the bin.
    fn without_need(&self, session: &Session) -> Option<Fault> {
        let What::Overlap { need: Some(need), .. } = &self.row.what else { return None };
        let is_lost = self.is_chosen
            && self.fate == Some(Fate::New)
            && submission::needed(session, &self.row.at, need).is_none();
        let (place, found) = (self.brought.place.clone(), shown(&self.brought.need));
        is_lost.then_some(Fault { place, found, expected: Expected::Need })
    }

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
        let mut plan = rows::plan(session, kinds, reads);
        plan.pass_over_nothing();
        let mut known: BTreeMap<RecordId, Vec<Worksheet>> = BTreeMap::new();
        let is_reply = |meeting: RecordId, worksheet: &str| {
            let sheets = known.entry(meeting).or_insert_with(|| meeting::sheets(session, meeting));
            sheets.iter().any(|sheet| sheet.id == worksheet && sheet.scope == Scope::Reply)
        };
        plan.tell_sheets_apart(is_reply);
        plan.renew(session);
        plan
    }

    /// The names of which a person has to say whose they are, with their places among the names.
    pub fn open(&self) -> impl Iterator<Item = (usize, &Name)> {
        self.names.iter().enumerate().filter(|(at, name)| name.is_open() && self.rows_of(*at) > 0)
    }

    /// How many rows a name matters for: those of its agency, and proposals that ask it.
    #[must_use]
    pub fn rows_of(&self, name: usize) -> usize {
        self.items.iter().filter(|item| item.name == name || item.asks_name(name)).count()
    }

    /// What stands in the session in the place of an edited row.
    #[must_use]
    pub fn before(&self, item: &Item, session: &Session, lang: Lang) -> Option<String> {
        let Some(Fate::Changed(id) | Fate::Replaced(id)) = item.fate else { return None };
        let record = session.record(id)?;
        let What::Answer { path, .. } = &item.row.what else {
            let field = if matches!(item.row.what, What::Overlap { .. }) { "idea" } else { "text" };
            return Some(record.text(field).to_owned());
        };
        let value = record.value(&response::field(path))?;
        let today = NaiveDate::MIN;
        let cells = Cells { lang, session, meeting: item.meeting, kinds: &self.kinds, today };
        Some(item.takes.as_ref().map_or_else(String::new, |takes| cells.shown(takes, value)))
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
        self.answer_all(session, [(name, answer)]);
    }

    /// Takes several such answers at once.
    pub fn answer_all(
        &mut self,
        session: &Session,
        answers: impl IntoIterator<Item = (usize, Option<Answer>)>,
    ) {
        for (name, answer) in answers {
            if let Some(name) = self.names.get_mut(name) {
                name.answer = answer;
            }
        }
        self.renew(session);
    }

    /// Takes a row in, or leaves it.
    pub fn choose(&mut self, session: &Session, item: usize, is_chosen: bool) {
        self.choose_all(session, [item], is_chosen);
    }

    /// Takes several rows in, or leaves them.
    pub fn choose_all(&mut self, session: &Session, items: impl IntoIterator<Item = usize>, is_chosen: bool) {
        for item in items {
            if let Some(item) = self.items.get_mut(item) {
                item.choice = Some(is_chosen);
            }
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
        self.faults.truncate(self.of_files);
        let last = self.items.iter().map(|item| item.file).max().unwrap_or(0);
        for file in 0..=last {
            let mut items: Vec<&mut Item> = Vec::new();
            for item in self.items.iter_mut().filter(|item| item.file == file) {
                match agencies.get(&item.name) {
                    Some(agency) => {
                        item.row.at.agency = *agency;
                        item.ask(&agencies);
                        items.push(item);
                    }
                    None if item.name == ANYONE => items.push(item),
                    None => (item.fate, item.is_chosen, item.differs) = (None, false, false),
                }
            }
            let rows: Vec<Row> = items.iter().map(|item| item.row.clone()).collect();
            let steps = submission::compare(writer.session(), &rows);
            for (item, step) in items.iter_mut().zip(&steps) {
                item.fate = Some(step.fate);
                item.differs = step.differs;
                item.is_chosen = step.fate.adds() && item.choice.unwrap_or(step.fate.is_usual());
            }
            let count = items.iter().filter(|item| item.is_chosen).count();
            if writer.session().revisions().len() + count * EACH > MOST {
                items.iter_mut().for_each(|item| item.is_chosen = false);
                let name = items.first().map(|item| item.brought.place.file.clone()).unwrap_or_default();
                let place = Place { file: name, ..Place::default() };
                self.faults.push(Fault { place, found: count.to_string(), expected: Expected::Fewer });
                continue;
            }
            let chosen: Vec<bool> = items.iter().map(|item| item.is_chosen).collect();
            written.extend(submission::take_compared(writer, &rows, steps, &chosen));
            self.faults.extend(items.iter().filter_map(|item| item.without_need(writer.session())));
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

/// The worksheets that the meetings of a session use, each once: the questions that a file may ask.
#[must_use]
pub fn sheets(session: &Session) -> Vec<Worksheet> {
    let mut all: Vec<Worksheet> = Vec::new();
    for meeting in meeting::all(session).into_iter().rev() {
        for sheet in meeting::sheets(session, meeting.id()) {
            if !all.contains(&sheet) {
                all.push(sheet);
            }
        }
    }
    all
}

#[cfg(test)]
mod tests;
