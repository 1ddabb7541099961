//! The filled sheets of a meeting, as far as an audience may see them: whose they are, which questions are answered, and
//! what stands in each cell.

pub(super) mod flat;
pub(super) mod small;
pub(super) mod sums;
pub(super) mod told;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::agency::Agency;
use crate::domain::attendance::Seat;
use crate::domain::check::{Failed, Sheet};
use crate::domain::meeting::{self, Meeting};
use crate::domain::response::{self, Of, Response, Whose};
use crate::domain::worksheet::{Bilingual, Question, Worksheet};
use crate::domain::{Record, RecordId, Session, Value, filled, level};
use crate::i18n::Lang;

use super::levels::{self, Levels};
use super::{Audience, checked, names, outcome};

/// One worksheet of a meeting with what was filled in of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Paper<'s> {
    /// Its stable id.
    pub(super) id: String,
    /// Its definitions, the one that is shown first; none where no worksheet of the meeting has this id.
    pub(super) sheets: Vec<Worksheet>,
    /// What was filled in, sheet by sheet.
    pub(super) ones: Vec<One<'s>>,
    /// Its sums, found when they are first asked for.
    sums: OnceCell<Vec<small::Sum>>,
}

/// One filled sheet.
#[derive(Clone, Debug)]
pub(super) struct One<'s> {
    /// Whose it is.
    pub(super) of: Of,
    /// Its own record, where it is one of several that were begun one by one.
    pub(super) record: Option<&'s Record>,
    /// Which of these it is, from 1.
    pub(super) number: usize,
    /// The agency that filled it in; none of a reply, a row, the meeting's own.
    pub(super) agency: Option<Agency<'s>>,
    /// Its level, where it is a record of its own.
    pub(super) level: u8,
    /// Its answers, in the order of the questions; those to questions that are no longer known come last.
    pub(super) answers: Vec<Answer<'s>>,
    /// What its figures do not hold to: the question, and what is told. Only for the office.
    pub(super) failed: Vec<(String, Told)>,
}

/// What is told of a check that does not hold: the row, and the sentence.
pub(super) type Told = (Option<Bilingual>, Bilingual);

/// What was filled in of one question.
#[derive(Clone, Debug)]
pub(super) struct Answer<'s> {
    /// The question's stable id.
    pub(super) question: String,
    /// The records behind it; mostly one.
    pub(super) records: Vec<&'s Record>,
    /// Its level.
    pub(super) level: u8,
    /// Whether it is marked private.
    pub(super) is_private: bool,
    /// Its cells that are not blank.
    pub(super) cells: Vec<Put<'s>>,
}

/// One cell that is filled in.
#[derive(Clone, Debug)]
pub(super) struct Put<'s> {
    /// Its path.
    pub(super) path: String,
    /// What stands there, the newest first; several where people differ.
    pub(super) values: Vec<&'s Value>,
}

impl<'s> Paper<'s> {
    /// The worksheet, where one is known.
    pub(super) fn sheet(&self) -> Option<&Worksheet> {
        self.sheets.first()
    }

    /// A question of any of its definitions.
    pub(super) fn question(&self, id: &str) -> Option<&Question> {
        self.sheets.iter().find_map(|sheet| sheet.question(id))
    }

    /// The sums of its figures.
    fn sums(&self) -> &[small::Sum] {
        self.sums.get_or_init(|| small::sums(self))
    }

    /// Whether its sheets are begun one by one.
    pub(super) fn repeats(&self) -> bool {
        self.sheet().is_some_and(|sheet| sheet.scope.repeats())
            || self.sheets.is_empty() && self.ones.iter().any(|one| one.record.is_some())
    }

    /// The answers to one question, each with whose it is.
    pub(super) fn to<'a>(
        &'a self,
        question: &'a str,
    ) -> impl Iterator<Item = (&'a One<'s>, &'a Answer<'s>)> + use<'a, 's> {
        self.ones.iter().filter_map(move |one| Some((one, one.answer(question)?)))
    }
}

impl<'s> One<'s> {
    /// The answer to a question.
    pub(super) fn answer(&self, question: &str) -> Option<&Answer<'s>> {
        self.answers.iter().find(|answer| answer.question == question)
    }
}

impl<'s> Answer<'s> {
    /// The paths of its cells.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> + Clone {
        self.cells.iter().map(|put| put.path.as_str())
    }

    /// The record that a cell is shown from.
    pub(super) fn standing(&self, path: &str) -> Option<&'s Record> {
        Response::of_records(self.records.clone()).standing(path).map(|(record, _)| record)
    }
}

/// Gathers the filled sheets of a meeting.
pub(super) fn papers<'s>(
    session: &'s Session,
    levels: &Levels,
    meeting: Meeting<'s>,
    seats: &[Seat<'s>],
    audience: Audience,
) -> Vec<Paper<'s>> {
    let mut papers: Vec<Paper> = Vec::new();
    for sheet in meeting::sheets(session, meeting.id()) {
        match papers.iter_mut().find(|paper| paper.id == sheet.id) {
            Some(paper) => paper.sheets.push(sheet),
            None => papers.push(Paper { id: sheet.id.clone(), sheets: vec![sheet], ..Paper::default() }),
        }
    }
    let mut all: BTreeMap<(&str, Whose), BTreeMap<&str, Vec<&Record>>> = BTreeMap::new();
    for record in outcome::here(session, meeting, filled::KIND) {
        all.entry((record.text("worksheet"), Whose::Sheet(session.stands_for(record.id())))).or_default();
    }
    for record in outcome::here(session, meeting, response::KIND) {
        let Some(whose) = Whose::of(record) else { continue };
        let whose = whose.settled(session);
        let questions = all.entry((record.text("worksheet"), whose)).or_default();
        questions.entry(record.text("question")).or_default().push(record);
    }
    let worksheets: BTreeSet<&str> = all.keys().map(|(worksheet, _)| *worksheet).collect();
    let lists = worksheets.into_iter().map(|worksheet| filled::list(session, meeting.id(), worksheet));
    let numbers = lists.flat_map(|list| list.into_iter().map(filled::Filled::id).zip(1..)).collect();
    let gathering = Gathering { session, levels, meeting, seats, audience, numbers };
    for ((worksheet, whose), questions) in all {
        let at = papers.iter().position(|paper| paper.id == worksheet).unwrap_or_else(|| {
            papers.push(Paper { id: worksheet.to_owned(), ..Paper::default() });
            papers.len() - 1
        });
        if let Some(paper) = papers.get_mut(at)
            && let Some(one) = gathering.one(paper, whose, &questions)
        {
            paper.ones.push(one);
        }
    }
    for paper in &mut papers {
        let place = |one: &One| {
            let seat = |seat: &Seat| Some(seat.id()) == one.agency.map(Agency::id);
            seats.iter().position(seat).unwrap_or(usize::MAX)
        };
        paper.ones.sort_by_key(|one| (one.number, place(one)));
    }
    papers.retain(|paper| !paper.ones.is_empty());
    papers
}

/// The filled sheet that something said is about, where the audience may see it.
pub(super) fn spoken_of<'p, 's>(
    papers: &'p [Paper<'s>],
    said: &Record,
) -> Option<(&'p Paper<'s>, &'p One<'s>)> {
    let about = said.link("about")?;
    let paper = papers.iter().find(|paper| paper.id == said.text("worksheet"))?;
    let one = paper.ones.iter().find(|one| one.record.is_some_and(|record| record.id() == about))?;
    Some((paper, one))
}

/// What every sheet is gathered with.
struct Gathering<'a, 's> {
    session: &'s Session,
    levels: &'a Levels<'a>,
    meeting: Meeting<'s>,
    seats: &'a [Seat<'s>],
    audience: Audience,
    /// Which of its worksheet each sheet that was begun by itself is, from 1.
    numbers: BTreeMap<RecordId, usize>,
}

impl<'s> Gathering<'_, 's> {
    fn one(
        &self,
        paper: &Paper<'s>,
        whose: Whose,
        questions: &BTreeMap<&str, Vec<&'s Record>>,
    ) -> Option<One<'s>> {
        let (session, meeting) = (self.session, self.meeting.id());
        let own = match whose {
            Whose::Agency(_) => None,
            Whose::Sheet(id) if session.class(meeting).contains(&id) => None,
            // what is in the bin is not written, and neither is what stands on it
            Whose::Sheet(id) => Some(session.visible(id).filter(|record| record.kind() == filled::KIND)?),
        };
        let agency = match whose {
            Whose::Agency(id) => Some(id),
            Whose::Sheet(_) => own.and_then(|record| filled::Filled(record).agency()),
        };
        let number = own.and_then(|own| self.numbers.get(&own.id()).copied()).unwrap_or(0);
        let of = Of { meeting, worksheet: paper.id.clone(), whose };
        let level = own.map_or(0, |own| self.levels.level(own));
        let mut answers: Vec<Answer> =
            questions.iter().filter_map(|(question, records)| self.answer(question, records)).collect();
        answers.retain(|answer| self.audience.sees(answer.level));
        let place = |answer: &Answer| {
            let places = paper.sheets.iter().enumerate().filter_map(|(at, sheet)| {
                let place = sheet.questions.iter().position(|known| known.id == answer.question)?;
                Some((at, place))
            });
            places.min().unwrap_or((usize::MAX, usize::MAX))
        };
        answers.sort_by_key(place);
        if own.is_none() && answers.is_empty() || own.is_some() && !self.audience.sees(level) {
            return None;
        }
        let failed = paper.sheet().filter(|_| self.audience == Audience::Office).map(|worksheet| {
            let failed = Sheet { session, worksheet, of: &of }.failed();
            let text = |failed: &Failed| {
                let [ja, en] =
                    [Lang::Ja, Lang::En].map(|lang| checked::told(failed.why, failed.question, lang));
                Bilingual { ja, en }
            };
            let told =
                failed.iter().map(|failed| (failed.question.id.clone(), (failed.row.cloned(), text(failed))));
            told.collect()
        });
        let agency = agency.and_then(|id| self.agency(id));
        Some(One { of, record: own, number, agency, level, answers, failed: failed.unwrap_or_default() })
    }

    /// Who filled it in: as it sits, else as it is listed.
    fn agency(&self, id: RecordId) -> Option<Agency<'s>> {
        let id = self.session.stands_for(id);
        let seat = self.seats.iter().find(|seat| self.session.stands_for(seat.id()) == id);
        seat.map(|seat| seat.agency).or_else(|| names::agency(self.session, id))
    }

    fn answer(&self, question: &str, records: &[&'s Record]) -> Option<Answer<'s>> {
        let response = Response::of_records(records.to_vec());
        let put = |path: &'s str| {
            let mut values = response.values(path);
            let shown = response.value(path);
            values.sort_by_key(|value| Some(*value) != shown);
            Put { path: path.to_owned(), values }
        };
        let cells: Vec<Put> = response.paths().into_iter().map(put).collect();
        if cells.is_empty() {
            return None;
        }
        let level = records.iter().map(|record| self.levels.level(record)).max().unwrap_or(level::UNKNOWN);
        let is_private = records.iter().any(|record| levels::is_private(record));
        debug_assert!(!is_private || level >= level::DESK);
        Some(Answer { question: question.to_owned(), records: records.to_vec(), level, is_private, cells })
    }
}
