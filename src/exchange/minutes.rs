//! One meeting as it is written out: what an audience may see of it, in the order every form writes it.

use std::collections::BTreeSet;

use crate::domain::agency::Agency;
use crate::domain::agenda::{self, Item};
use crate::domain::attendance::{self, Seat};
use crate::domain::meeting::{self, Meeting};
use crate::domain::overlap::{self, Overlap};
use crate::domain::worksheet::{Kind, Question, Worksheet};
use crate::domain::{Record, RecordId, Session, entry, level, parked, pass};

use super::filled::{self, Paper};
use super::levels::Levels;
use super::outcome::{self, Outcome};
use super::{Audience, names};

/// What an audience may see of one meeting.
#[derive(Debug)]
pub(super) struct Minutes<'s> {
    /// The meeting.
    pub(super) meeting: Meeting<'s>,
    /// The agencies at it, in their order.
    pub(super) seats: Vec<Seat<'s>>,
    /// Whether the audience may see who was there.
    pub(super) shows_attendance: bool,
    /// Whether anybody noted it.
    has_attendance: bool,
    /// Entries, proposals and 特になし, by seat, question, lane and order.
    pub(super) said: Vec<Said<'s>>,
    /// The items of the agenda, in order.
    pub(super) agenda: Vec<Item<'s>>,
    /// What it came to.
    pub(super) outcome: Outcome<'s>,
    /// Parked lines, in order.
    pub(super) parked: Vec<&'s Record>,
    /// What was filled in of its sheets.
    pub(super) papers: Vec<Paper<'s>>,
    sheets: Vec<Worksheet>,
    audience: Audience,
}

/// One thing an agency said to a question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said<'s> {
    /// Its record.
    pub(super) record: &'s Record,
    /// What it is.
    pub(super) what: What<'s>,
    /// Who said it; none where the agency is in the bin.
    pub(super) agency: Option<Agency<'s>>,
    /// Its privacy level.
    pub(super) level: u8,
    /// Where it stands.
    pub(super) spot: Spot,
}

/// What was said.
#[derive(Clone, Copy, Debug)]
pub(super) enum What<'s> {
    /// An entry.
    Entry,
    /// A proposal.
    Overlap(Overlap<'s>),
    /// 特になし.
    Pass,
}

/// Where something stands at its meeting; what is not known there comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    /// The place of the agency among the seats.
    pub(super) seat: usize,
    /// The place of the worksheet, and of the question in it.
    pub(super) question: (usize, usize),
    /// The place of the lane, from 1; 0 is none.
    pub(super) lane: usize,
}

/// A question with what was said to it.
#[derive(Debug)]
pub(super) struct Asked<'m, 's> {
    /// The stable ids of its worksheet and of itself.
    pub(super) ids: (&'m str, &'m str),
    /// The question; none where no worksheet of the meeting knows it.
    pub(super) question: Option<&'m Question>,
    /// What was said to it, by lane, seat and order.
    pub(super) said: Vec<&'m Said<'s>>,
    /// The sheets in which it is answered, where it is one that is filled in.
    pub(super) paper: Option<&'m Paper<'s>>,
}

impl Asked<'_, '_> {
    /// Whether entries are what the question takes.
    pub(super) fn takes_entries(&self) -> bool {
        self.question.is_some_and(|question| question.kind == Kind::List)
    }
}

impl<'s> Minutes<'s> {
    /// Gathers what an audience may see of a meeting.
    pub(super) fn of(
        session: &'s Session,
        levels: &Levels,
        meeting: Meeting<'s>,
        audience: Audience,
    ) -> Self {
        let sheets = meeting::sheets(session, meeting.id());
        let seats = attendance::seats(session, meeting.id());
        let seen = |kind| {
            let records = outcome::here(session, meeting, kind).into_iter();
            records.map(|record| (record, levels.level(record))).filter(|(_, level)| audience.sees(*level))
        };
        let mut said = Vec::new();
        for kind in [entry::KIND, overlap::KIND, pass::KIND] {
            for (record, level) in seen(kind) {
                let what = match kind {
                    entry::KIND => What::Entry,
                    overlap::KIND => What::Overlap(Overlap(record)),
                    _ if record.flag("said") => What::Pass,
                    _ => continue,
                };
                let agency = record.link("agency").and_then(|id| names::agency(session, id));
                said.push(Said { record, what, agency, level, spot: spot(&sheets, &seats, record, agency) });
            }
        }
        // stable: within a spot the order people gave stays
        said.sort_by_key(|said| said.spot);
        let agenda = seen(agenda::KIND).map(|(record, _)| Item(record)).collect();
        let parked = seen(parked::KIND).map(|(record, _)| record).collect();
        let shows_attendance = audience.sees(level::ROOM);
        let has_attendance = attendance::is_taken(session, meeting.id());
        let outcome = Outcome::of(session, levels, meeting, audience);
        let papers = filled::papers(session, levels, meeting, &seats, audience);
        Self {
            meeting,
            seats,
            shows_attendance,
            has_attendance,
            said,
            agenda,
            outcome,
            parked,
            papers,
            sheets,
            audience,
        }
    }

    /// Whether there is anything to tell the audience of who was there.
    pub(super) fn tells_attendance(&self) -> bool {
        self.shows_attendance && self.has_attendance
    }

    /// Whether the audience might see who was there, and nobody noted it.
    pub(super) fn lacks_attendance(&self) -> bool {
        self.shows_attendance && !self.has_attendance
    }

    /// The questions the audience may see; those that no worksheet knows come last.
    pub(super) fn by_question(&self) -> Vec<Asked<'_, 's>> {
        let mut groups = Vec::new();
        let mut rest: Vec<&Said> = self.said.iter().collect();
        rest.sort_by_key(|said| (said.spot.lane, said.spot.seat));
        for (sheet, known) in self.sheets.iter().enumerate() {
            for (at, question) in known.questions.iter().enumerate() {
                let (said, others) = rest.into_iter().partition(|said| said.spot.question == (sheet, at));
                rest = others;
                // a second definition of the same sheet shows only what it alone has
                let is_first = !self.sheets.iter().take(sheet).any(|other| other.id == known.id);
                let mut before = self.sheets.iter().take(sheet).filter(|other| other.id == known.id);
                let is_new = before.all(|other| other.question(&question.id).is_none());
                let paper =
                    self.paper(&known.id).filter(|paper| is_new && paper.to(&question.id).next().is_some());
                let ids = (known.id.as_str(), question.id.as_str());
                let group = Asked { ids, question: Some(question), said, paper };
                let is_open = is_first && !question.kind.has_cells() && self.audience.sees(question.level);
                if !group.said.is_empty() || group.paper.is_some() || is_open {
                    groups.push(group);
                }
            }
        }
        let of = |said: &Said<'s>| (said.record.text("worksheet"), said.record.text("question"));
        while let Some(first) = rest.first().map(|said| of(said)) {
            let (said, others) = rest.into_iter().partition(|said| of(said) == first);
            rest = others;
            groups.push(Asked { ids: first, question: None, said, paper: None });
        }
        for paper in self.papers.iter().filter(|paper| !paper.repeats()) {
            let all = paper.ones.iter().flat_map(|one| &one.answers);
            let gone: BTreeSet<&str> = all
                .map(|answer| answer.question.as_str())
                .filter(|question| paper.question(question).is_none())
                .collect();
            let ids = gone.into_iter().map(|question| (paper.id.as_str(), question));
            groups.extend(ids.map(|ids| Asked { ids, question: None, said: Vec::new(), paper: Some(paper) }));
        }
        groups
    }

    /// What was filled in of a worksheet of which each has one sheet.
    fn paper(&self, id: &str) -> Option<&Paper<'s>> {
        self.papers.iter().find(|paper| paper.id == id && !paper.repeats())
    }

    /// What was filled in of worksheets that are begun one by one.
    pub(super) fn repeating(&self) -> impl Iterator<Item = &Paper<'s>> {
        self.papers.iter().filter(|paper| paper.repeats())
    }

    /// The question a record belongs to.
    pub(super) fn question_of(&self, record: &Record) -> Option<&Question> {
        let (sheet, question) = spot(&self.sheets, &self.seats, record, None).question;
        self.sheets.get(sheet)?.questions.get(question)
    }

    /// The id of the worksheet that what was asked stands in.
    pub(super) fn sheet_id<'m>(&self, asked: &Asked<'m, 's>) -> &'m str {
        asked.ids.0
    }

    /// The worksheet of a question, where the meeting uses several.
    pub(super) fn sheet_of(&self, question: &Question) -> Option<&Worksheet> {
        let of = |sheet: &&Worksheet| sheet.questions.iter().any(|known| std::ptr::eq(known, question));
        self.sheets.iter().find(of).filter(|sheet| self.sheets.iter().any(|other| other.id != sheet.id))
    }
}

fn spot(sheets: &[Worksheet], seats: &[Seat], record: &Record, agency: Option<Agency>) -> Spot {
    const LAST: usize = usize::MAX;
    let id: Option<RecordId> = agency.map(Agency::id);
    let seat = seats.iter().position(|seat| Some(seat.id()) == id).unwrap_or(LAST);
    let place = |(number, sheet): (usize, &Worksheet)| {
        let at = sheet.questions.iter().position(|known| known.id == record.text("question"))?;
        (sheet.id == record.text("worksheet")).then_some((number, at))
    };
    let question = sheets.iter().enumerate().find_map(place).unwrap_or((LAST, LAST));
    let known = sheets.get(question.0).and_then(|sheet| sheet.questions.get(question.1));
    let lanes = known.map(|question| &question.lanes[..]).unwrap_or_default();
    let lane = match record.text("lane") {
        "" => 0,
        lane => lanes.iter().position(|known| known.id == lane).map_or(LAST, |at| at + 1),
    };
    Spot { seat, question, lane }
}
