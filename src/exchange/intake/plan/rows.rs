//! What the files brought, as rows of a session: the meeting, the question, whose they are, who is asked.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Ask, Item, Name, Plan};
use crate::domain::agency::Agency;
use crate::domain::entry::{self, At};
use crate::domain::kinds::Kinds;
use crate::domain::overlap::Asked;
use crate::domain::place::question_key;
use crate::domain::submission::{Need, Row, What};
use crate::domain::worksheet::{Bilingual, Kind, Worksheet};
use crate::domain::{Record, RecordId, Session, Value, conflict, level, meeting, response};
use crate::exchange::csv;
use crate::exchange::intake::columns::asked;
use crate::exchange::intake::nothing::says_nothing;
use crate::exchange::intake::whose::{self, Whose};
use crate::exchange::intake::{Brought, Expected, Fault, Place, Read, question, shown};
use crate::text::{Clean, fold};

/// What the files brought, not yet compared with the session.
pub(super) fn plan(session: &Session, kinds: &Kinds, reads: Vec<Read>) -> Plan {
    let plan =
        Plan { items: Vec::new(), names: Vec::new(), faults: Vec::new(), of_files: 0, kinds: kinds.clone() };
    let mut rows = Rows { session, kinds, sheets: BTreeMap::new(), whose: BTreeMap::new(), plan };
    for (file, read) in reads.into_iter().enumerate() {
        rows.plan.faults.extend(read.faults);
        for brought in read.rows {
            if let Err(fault) = rows.row(file, brought) {
                rows.plan.faults.push(fault);
            }
        }
    }
    rows.plan.of_files = rows.plan.faults.len();
    rows.plan
}

/// The rows so far, and what was looked up for them.
pub(super) struct Rows<'a> {
    pub(super) session: &'a Session,
    pub(super) kinds: &'a Kinds,
    sheets: BTreeMap<RecordId, Rc<[Worksheet]>>,
    /// Whose a name is at a meeting.
    whose: BTreeMap<(RecordId, String), Whose>,
    pub(super) plan: Plan,
}

impl Rows<'_> {
    fn row(&mut self, file: usize, brought: Brought) -> Result<(), Fault> {
        let record = brought.known.and_then(|(id, _)| self.session.record(id));
        let Some(at) = question::meeting(self.session, &brought.meeting, &brought.date, record) else {
            let found = if brought.meeting.is_empty() { &brought.date } else { &brought.meeting };
            return Err(fault(&brought, found, Expected::Meeting));
        };
        let (session, meeting) = (self.session, at.id());
        let known = self.sheets.entry(meeting);
        let sheets = Rc::clone(known.or_insert_with(|| meeting::sheets(session, meeting).into()));
        self.add(&sheets, file, meeting, brought)
    }

    fn add(
        &mut self,
        sheets: &[Worksheet],
        file: usize,
        meeting: RecordId,
        mut brought: Brought,
    ) -> Result<(), Fault> {
        let record = brought.known.and_then(|(id, _)| self.session.record(id));
        // what was written out is asked as it is, whatever becomes of the worksheet
        let own = record.filter(|record| record.text("question") == brought.question);
        let found = asked(&brought, sheets);
        if let (None, Some(own)) = (&found, own.filter(|own| own.kind() == response::KIND)) {
            return self.unasked(own, meeting, &brought);
        }
        let (worksheet, question) = match (&found, own) {
            (Some(found), _) => (found.sheet.id.clone(), found.question.id.clone()),
            (None, Some(record)) => (record.text("worksheet").to_owned(), record.text("question").to_owned()),
            (None, None) => return Err(fault(&brought, &brought.question, Expected::Question)),
        };
        if let Some(found) = found.filter(|found| found.question.kind.has_cells()) {
            return self.answer(file, meeting, &brought, found);
        }
        let lane = found.and_then(|found| found.lane);
        let takes_lane = found.is_some_and(|found| !found.question.lanes.is_empty());
        if takes_lane && lane.is_none() && own.is_none() && !says_nothing(&brought.text) {
            return Err(fault(&brought, &brought.lane, Expected::Lane));
        }
        let is_overlap = found.is_some_and(|found| found.question.kind == Kind::Overlap);
        if let Some(record) = record {
            let field = if is_overlap { "idea" } else { "text" };
            brought.text = csv::restored(&brought.text, &self.wordings(record, &brought, field));
        }
        let name = self.whose_row(meeting, &brought, record);
        let mut needs = found.filter(|_| is_overlap).and_then(|found| found.question.needs.clone());
        needs = needs.filter(|_| !brought.need.is_empty());
        if let Some(question) = &needs
            && let Err(fault) = self.add_need(sheets, file, meeting, (&brought, name), (&worksheet, question))
        {
            self.plan.faults.push(fault);
            needs = None;
        }
        let (what, asks) = self.what(meeting, &brought, is_overlap, needs);
        let row = Row {
            at: At { meeting, agency: RecordId::MIN, worksheet, question },
            lane: lane
                .map(|lane| lane.id.clone())
                .or(own.map(|own| own.text("lane").to_owned()))
                .unwrap_or_default(),
            what,
            table: brought.table.clone(),
            private: brought.private == Some(true),
            starred: brought.starred == Some(true),
            handed_in: brought.handed_in != Some(false),
            line: brought.line.clone(),
            known: brought.known,
        };
        let label = found.map_or_else(
            || (String::new(), Bilingual { ja: row.at.question.clone(), en: row.at.question.clone() }),
            |found| (found.question.number.clone(), found.question.short.clone()),
        );
        self.plan.items.push(Item {
            brought,
            file,
            name,
            meeting,
            question: label,
            lane: lane.map(|lane| lane.name.clone()),
            level: found.map_or(level::UNKNOWN, |found| found.question.level),
            fate: None,
            is_chosen: false,
            choice: None,
            differs: false,
            asks,
            takes: None,
            row,
        });
        Ok(())
    }

    /// What a row says, and whom it asks.
    fn what(
        &mut self,
        meeting: RecordId,
        brought: &Brought,
        is_overlap: bool,
        needs: Option<String>,
    ) -> (What, Vec<Ask>) {
        if says_nothing(&brought.text) {
            return (What::Pass, Vec::new());
        }
        if !is_overlap {
            return (What::Entry(brought.text.clone()), Vec::new());
        }
        let need = needs.map(|question| Need::Words { question, text: brought.need.clone() });
        let asked = named(&brought.to).map(str::to_owned).collect();
        let what = What::Overlap { need, to: Vec::new(), asked, idea: brought.text.clone() };
        (what, self.asks(meeting, &brought.to))
    }

    /// The weakness that a proposal answers is said by the proposal, where it is said nowhere else.
    fn add_need(
        &mut self,
        sheets: &[Worksheet],
        file: usize,
        meeting: RecordId,
        (brought, name): (&Brought, usize),
        (worksheet, question): (&str, &str),
    ) -> Result<(), Fault> {
        let key = fold(&brought.need);
        let in_file = self.plan.items.iter().any(|item| {
            item.file == file
                && item.name == name
                && item.meeting == meeting
                && item.row.at.worksheet == worksheet
                && item.row.at.question == question
                && fold(item.row.words()) == key
        });
        let agency = self.plan.names.get(name).and_then(Name::agency);
        let in_session = agency.is_some_and(|agency| {
            let said = self.session.said(entry::KIND, meeting, &question_key(worksheet, question), agency);
            said.into_iter().any(|record| record.texts("text").iter().any(|text| fold(text) == key))
        });
        if in_file || in_session {
            return Ok(());
        }
        let line = if brought.line.is_empty() { String::new() } else { format!("{}/need", brought.line) };
        let need = Brought {
            worksheet: worksheet.to_owned(),
            question: question.to_owned(),
            lane: String::new(),
            text: brought.need.clone(),
            need: String::new(),
            to: String::new(),
            line,
            known: None,
            ..brought.clone()
        };
        self.add(sheets, file, meeting, need)
    }

    /// The wordings that a row may be, the one that stood in the file first.
    fn wordings(&self, record: &Record, brought: &Brought, field: &str) -> Vec<&str> {
        self.written(record, brought, field).into_iter().filter_map(Value::as_text).collect()
    }

    /// What was ever written into a field, what stood in the file first.
    pub(super) fn written(&self, record: &Record, brought: &Brought, field: &str) -> Vec<&Value> {
        let seen = brought.known.and_then(|(_, seen)| seen);
        let mut all: Vec<_> = self.session.revisions_of(record.id()).collect();
        all.sort_by_key(|revision| (Some(revision.id()) != seen, std::cmp::Reverse(revision.stamp())));
        all.into_iter().filter_map(|revision| revision.wrote(field)).collect()
    }

    /// Where the name of a row stands among the names; what was written out is the agency's that it was, however its name
    /// came back.
    pub(super) fn whose_row(
        &mut self,
        meeting: RecordId,
        brought: &Brought,
        record: Option<&Record>,
    ) -> usize {
        let of_record = record.and_then(|record| {
            let agencies = record.links("agency").into_iter();
            let mut agencies = agencies.filter_map(|id| conflict::standing(self.session, id));
            agencies.find(|agency| csv::is_written(&brought.agency, &Clean::line(agency.name())))
        });
        let of_form = || brought.agency_id.and_then(|id| conflict::standing(self.session, id));
        match of_record.or_else(of_form).map(Agency::id) {
            Some(id) => self.name(&brought.agency, Whose::Known(id)),
            None => {
                let whose = self.whose(meeting, &brought.agency);
                self.name(&brought.agency, whose)
            }
        }
    }

    /// Where a name stands among the names.
    fn name(&mut self, name: &str, whose: Whose) -> usize {
        let names = &mut self.plan.names;
        let known = names.iter().position(|known| known.name == name && known.whose == whose);
        known.unwrap_or_else(|| {
            names.push(Name { name: name.to_owned(), whose, answer: None });
            names.len() - 1
        })
    }

    fn whose(&mut self, meeting: RecordId, name: &str) -> Whose {
        let (session, kinds) = (self.session, self.kinds);
        let known = self.whose.entry((meeting, name.to_owned()));
        known.or_insert_with(|| whose::whose(session, Some(meeting), kinds, name)).clone()
    }

    /// Who is asked: agencies and kinds by their names; a person says whose a name is that may be an agency's, and what is
    /// neither is kept as the name of a kind.
    fn asks(&mut self, meeting: RecordId, words: &str) -> Vec<Ask> {
        let mut all = Vec::new();
        for name in named(words) {
            let key = fold(name);
            let ask = match (self.whose(meeting, name), key.as_str(), self.kinds.called(name)) {
                (Whose::Known(id), ..) => Ask::Is(Asked::Agency(id)),
                (_, "anyone" | "どこでも" | "だれでも" | "誰でも" | "どの機関でも", _) => {
                    Ask::Is(Asked::Anyone)
                }
                (_, "undecided" | "未定" | "これから", _) => Ask::Is(Asked::Undecided),
                (_, _, Some(kind)) => Ask::Is(Asked::Kind(kind.id.clone(), kind.name.ja.clone())),
                (whose @ Whose::Unsure(_), ..) => Ask::Name(self.name(name, whose), name.to_owned()),
                (Whose::Unknown, ..) => Ask::Is(Asked::Kind(key, name.to_owned())),
            };
            all.push(ask);
        }
        if all.is_empty() { vec![Ask::Is(Asked::Undecided)] } else { all }
    }
}

/// The names in a cell.
fn named(words: &str) -> impl Iterator<Item = &str> {
    words.split(['、', ',', '，', '\n', ';']).map(str::trim).filter(|name| !name.is_empty())
}

pub(super) fn fault(brought: &Brought, found: &str, expected: Expected) -> Fault {
    // the place is that of the words, and something else in their row is not understood
    let place = Place { column: 0, ..brought.place.clone() };
    Fault { place, found: shown(found), expected }
}
