//! Counts one session: every meeting it holds, and what was said, answered and promised there.

use std::collections::{BTreeMap, BTreeSet};

use super::{By, Cases, Key, Name, Programme, Sums, cases, grouping, note, programme};
use crate::domain::attendance::{self, State};
use crate::domain::decision;
use crate::domain::entry;
use crate::domain::issue::{self, Issue};
use crate::domain::meeting::{self, Meeting};
use crate::domain::overlap::{self, Asked, Overlap};
use crate::domain::parked;
use crate::domain::period::fiscal_year;
use crate::domain::promise::{Promise, Sort};
use crate::domain::thread;
use crate::domain::worksheet::{self, Worksheet};
use crate::domain::{Record, RecordId, Session};

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Asking {
    /// By what it is grouped.
    pub by: Option<By>,
    /// Only meetings from this day on, as `2026-04-01`; empty for all.
    pub since: String,
    /// Only meetings up to this day; empty for all.
    pub until: String,
    /// Today: meetings after it are planned ahead; one of it is held once anybody says something there.
    pub today: String,
    /// Whether made-up meetings count like any other; else they are counted apart.
    pub fictional: bool,
}

/// What a session comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// What counts.
    pub sums: Sums,
    /// What was made up to practise, where that is counted apart.
    pub apart: Sums,
    /// Made-up meetings, wherever they are counted.
    pub made_up: usize,
    /// Meetings that have no day, and so are in no span of days that was asked for.
    pub undated: usize,
}

impl Counted {
    /// Adds what another session comes to.
    pub fn add(&mut self, other: Self) {
        self.sums.add(other.sums);
        self.apart.add(other.apart);
        self.made_up += other.made_up;
        self.undated += other.undated;
    }
}

/// Counts a session; `areas` says of a meeting where it belongs, where it does not say so itself.
#[must_use]
pub fn count(session: &Session, asking: &Asking, areas: &BTreeMap<RecordId, String>) -> Counted {
    let mut counted = Counted::default();
    let (apart, real): (Vec<_>, Vec<_>) =
        meeting::all(session).into_iter().partition(|meeting| meeting.is_fictional() && !asking.fictional);
    for (meetings, sums) in [(real, &mut counted.sums), (apart, &mut counted.apart)] {
        let mut counting = Counting::new(session, asking, areas);
        for meeting in meetings {
            if counting.takes(meeting.date()) {
                counting.meeting(meeting);
                counted.made_up += usize::from(meeting.is_fictional());
            } else {
                counted.undated += usize::from(meeting.date().is_empty());
            }
            counting.register(meeting);
        }
        *sums = counting.sums();
    }
    counted
}

/// Rows of the whole session, with the group they are in; none where groups are made otherwise.
type Rows<R> = Vec<(Option<Key>, R)>;

struct Counting<'a> {
    session: &'a Session,
    asking: &'a Asking,
    areas: &'a BTreeMap<RecordId, String>,
    /// The worksheets that were read, by their records.
    sheets: BTreeMap<RecordId, Option<Worksheet>>,
    sums: Sums,
    cases: Rows<cases::Row>,
    items: Rows<programme::Row>,
}

impl<'a> Counting<'a> {
    fn new(session: &'a Session, asking: &'a Asking, areas: &'a BTreeMap<RecordId, String>) -> Self {
        let (cases, items) = (Vec::new(), Vec::new());
        Self { session, asking, areas, sheets: BTreeMap::new(), sums: Sums::default(), cases, items }
    }

    /// Whether a day is in the span that was asked for.
    fn takes(&self, day: &str) -> bool {
        let Asking { since, until, .. } = self.asking;
        if since.is_empty() && until.is_empty() {
            return true;
        }
        !day.is_empty() && day >= since.as_str() && (until.is_empty() || day <= until.as_str())
    }

    /// The group of a meeting; none where groups are made otherwise.
    fn key(&self, meeting: Meeting, day: &str) -> Option<Key> {
        Some(match self.asking.by? {
            By::Month => Key::of(&grouping::month(day)),
            By::Year => Key::of(&fiscal_year(day).map(|year| year.to_string()).unwrap_or_default()),
            By::Area => Key::of(&self.area(meeting)),
            By::Layer => Key::of(meeting.layer().trim()),
            By::Agency => return None,
        })
    }

    fn area(&self, meeting: Meeting) -> String {
        let said = meeting.area().trim();
        if !said.is_empty() {
            return said.to_owned();
        }
        let mut class = self.session.class(meeting.id()).into_iter();
        class.find_map(|id| self.areas.get(&id)).cloned().unwrap_or_default()
    }

    /// The groups of something that is tied to agencies.
    fn keys<K: IntoIterator<Item = Key>>(
        &self,
        own: Option<&Key>,
        agencies: impl FnOnce() -> K,
    ) -> BTreeSet<Key> {
        match own {
            Some(key) => BTreeSet::from([key.clone()]),
            None if self.asking.by == Some(By::Agency) => agencies().into_iter().collect(),
            None => BTreeSet::new(),
        }
    }

    fn meeting(&mut self, meeting: Meeting<'a>) {
        let (session, day) = (self.session, meeting.date());
        let own = self.key(meeting, day);
        let agency = |id: Option<RecordId>| id.map(|id| Key::agency(session, id)).unwrap_or_default();
        let sheets = self.read_sheets(meeting);
        let entries = self.here(meeting, entry::KIND);
        let overlaps = self.here(meeting, overlap::KIND);
        let is_held = meeting::is_held(session, meeting, &self.asking.today);
        let seats = attendance::seats(session, meeting.id());
        let took_part = |state: State| state.is_there() || state == State::HandedIn;
        let guests: Vec<_> = seats.iter().filter(|seat| is_held && took_part(seat.state)).collect();
        let keys = self.keys(own.as_ref(), || guests.iter().map(|seat| agency(Some(seat.id()))));
        self.sums.each(&keys, |figures| {
            figures.held += usize::from(is_held);
            figures.planned += usize::from(!is_held);
        });
        let area = if self.asking.by == Some(By::Agency) { self.area(meeting) } else { String::new() };
        for seat in seats.iter().filter(|_| !area.is_empty()) {
            self.sums.lies(session.stands_for(seat.id()), area.clone());
        }
        let is_noted = attendance::is_taken(session, meeting.id());
        for seat in seats.iter().filter(|_| is_held) {
            let keys = self.keys(own.as_ref(), || [agency(Some(seat.id()))]);
            self.sums.each(&keys, |figures| {
                figures.seats += 1;
                figures.there += usize::from(is_noted && seat.state.is_there());
                figures.handed_in += usize::from(seat.state == State::HandedIn);
                figures.not_noted += usize::from(!is_noted);
                if took_part(seat.state) {
                    figures.agencies.insert(session.stands_for(seat.id()));
                }
            });
        }
        let mut said: BTreeMap<(&str, &str, BTreeSet<Key>), usize> = BTreeMap::new();
        for record in entries {
            let keys = self.keys(own.as_ref(), || [agency(record.link("agency"))]);
            *said.entry((record.text("worksheet"), record.text("question"), keys)).or_default() += 1;
        }
        for ((sheet, question, keys), count) in said {
            let name = self.question(&sheets, sheet, question);
            let id = format!("{sheet}/{question}");
            self.sums.each(&keys, |figures| note(&mut figures.entries, id.clone(), count, name.clone()));
        }
        for overlap in overlaps.into_iter().map(Overlap) {
            let keys = self.keys(own.as_ref(), || [agency(overlap.agency())]);
            let most_open = overlap.answer();
            self.sums.each(&keys, |figures| *figures.overlaps.entry(most_open).or_default() += 1);
            for (asked, answer) in overlap.to() {
                let asked = match asked {
                    Asked::Agency(id) => Some(id),
                    Asked::Kind(..) | Asked::Anyone | Asked::Undecided => None,
                };
                let keys = self.keys(own.as_ref(), || [agency(asked)]);
                self.sums.each(&keys, |figures| *figures.answers.entry(answer).or_default() += 1);
            }
        }
        for sort in Sort::ALL {
            for promise in self.here(meeting, sort.kind()).into_iter().map(Promise) {
                let keys = self.keys(own.as_ref(), || [Key::lead(session, promise.lead())]);
                self.sums.each(&keys, |figures| {
                    let fates = match sort {
                        Sort::Action => &mut figures.actions,
                        Sort::Role => &mut figures.roles,
                    };
                    *fates.entry(promise.fate()).or_default() += 1;
                });
            }
        }
        // what was taken along to this meeting counts where it was said first
        let is_new =
            |record: &&Record| record.link(thread::FIELD).is_none_or(|id| session.record(id).is_none());
        for issue in self.here(meeting, issue::KIND).into_iter().filter(is_new).map(Issue) {
            let keys = self.keys(own.as_ref(), || [Key::lead(session, issue.owner())]);
            let is_owned = issue.owner().is_some();
            self.sums.each(&keys, |figures| {
                *(if is_owned { &mut figures.owned } else { &mut figures.ownerless }) += 1;
            });
        }
        let parked: BTreeSet<_> = parked::list(session, meeting.id()).iter().map(|line| line.id()).collect();
        let here = self.here(meeting, parked::KIND).into_iter();
        for line in here.filter(is_new).filter(|line| parked.contains(&line.id())) {
            let keys = self.keys(own.as_ref(), || [agency(line.link("agency"))]);
            self.sums.each(&keys, |figures| figures.parked += 1);
        }
        let decisions = self.here(meeting, decision::KIND).len();
        let keys = self.keys(own.as_ref(), || None);
        self.sums.each(&keys, |figures| figures.decisions += decisions);
        let items = programme::rows(session, meeting.id(), day, self.sheet(&sheets, programme::WORKSHEET));
        self.items.extend(items.into_iter().map(|row| (own.clone(), row)));
    }

    /// Notes the rows of the register; a case is where it was brought: in the span, the month, the year of its own day.
    fn register(&mut self, meeting: Meeting) {
        let sheets = self.read_sheets(meeting);
        let sheet = self.sheet(&sheets, cases::WORKSHEET);
        for row in cases::rows(self.session, meeting.id(), meeting.date(), sheet) {
            if self.takes(&row.date) {
                self.cases.push((self.key(meeting, &row.date), row));
            }
        }
    }

    /// The worksheet of a stable id.
    fn sheet(&self, sheets: &[RecordId], id: &str) -> Option<&Worksheet> {
        let mut known = sheets.iter().filter_map(|record| self.sheets.get(record)?.as_ref());
        known.find(|sheet| sheet.id == id)
    }

    /// The visible records of a kind that stand at a meeting, each once, also where people differ about its place.
    fn here(&self, meeting: Meeting, kind: &str) -> Vec<&'a Record> {
        let own = self.session.stands_for(meeting.id());
        let met: BTreeMap<RecordId, &Record> =
            self.session.met(kind, meeting.id()).map(|record| (record.id(), record)).collect();
        let is_here =
            |record: &&Record| record.link("meeting").map(|id| self.session.stands_for(id)) == Some(own);
        met.into_values().filter(is_here).collect()
    }

    /// Reads the worksheets of a meeting, and says which they are.
    fn read_sheets(&mut self, meeting: Meeting) -> Vec<RecordId> {
        let used = meeting.worksheets();
        for id in &used {
            self.sheets.entry(*id).or_insert_with(|| worksheet::find(self.session, *id));
        }
        used
    }

    /// What a question is called.
    fn question(&self, sheets: &[RecordId], sheet: &str, question: &str) -> Name {
        let known = sheets.iter().filter_map(|record| self.sheets.get(record)?.as_ref()).enumerate();
        let mut named = known.filter(|(_, known)| known.id == sheet).filter_map(|(place, known)| {
            let at = known.questions.iter().position(|other| other.id == question)?;
            let short = &known.questions.get(at)?.short;
            Some(Name { at: (place, at), ja: short.ja.clone(), en: short.en.clone() })
        });
        named.next().unwrap_or_default()
    }

    fn sums(self) -> Sums {
        let Self { session, asking, mut sums, cases, items, .. } = self;
        let all: Vec<_> = cases.iter().map(|(_, row)| row).collect();
        sums.total.cases = Cases::of(&all);
        // all rows of a case are in the group of whoever is responsible for it now
        let agencies = cases::agencies(&all);
        let agency = |row: &cases::Row| {
            let id = agencies.get(row.case.as_str()).copied().flatten();
            id.map(|id| Key::agency(session, id)).unwrap_or_default()
        };
        let by_agency = asking.by == Some(By::Agency);
        let keyed = |(key, row)| (if by_agency { Some(agency(row)) } else { key }, row);
        for (key, rows) in grouped(cases.iter().map(|(key, row)| keyed((key.clone(), row)))) {
            sums.groups.entry(key).or_default().cases = Cases::of(&rows);
        }
        let all: Vec<_> = items.iter().map(|(_, row)| row).collect();
        sums.total.programme = Programme::of(&all);
        for (key, rows) in grouped(items.iter().map(|(key, row)| (key.clone(), row))) {
            sums.groups.entry(key).or_default().programme = Programme::of(&rows);
        }
        for figures in std::iter::once(&mut sums.total).chain(sums.groups.values_mut()) {
            figures.networks = usize::from(figures.meetings() > 0 || figures.cases.cumulative > 0);
        }
        sums
    }
}

/// The rows of each group.
fn grouped<'a, R>(rows: impl Iterator<Item = (Option<Key>, &'a R)>) -> BTreeMap<Key, Vec<&'a R>> {
    let mut groups: BTreeMap<Key, Vec<&R>> = BTreeMap::new();
    for (key, row) in rows {
        if let Some(key) = key {
            groups.entry(key).or_default().push(row);
        }
    }
    groups
}
