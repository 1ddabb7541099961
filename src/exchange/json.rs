//! The flat form for other programs: one JSON object with one array for each kind of record (`docs/flat-form.md`).

use std::collections::BTreeSet;

use serde::Serialize;

use crate::domain::agency::Agency;
use crate::domain::agenda::{Item, Purpose};
use crate::domain::meeting::{self, Duty, Meeting};
use crate::domain::overlap::Asked;
use crate::domain::{Record, RecordId, Session, level};

use super::conflicts::{Conflicts, conflicts};
use super::filled::spoken_of;
use super::levels::{self, Levels};
use super::minutes::{Minutes, Said, What};
use super::outcome::Outcome;
use super::tie::{self, Addressed, Need};
use super::{Audience, Order, names};

mod filled;
mod hint;
pub mod lines;
mod outcome;
mod row;

use filled::{ResponseRow, SheetRow};
use outcome::{ActionRow, CommonRow, DecisionRow, EarlierRow, IssueRow, RoleRow};
pub(super) use row::OverlapRow;
use row::{AgencyRow, AttendanceRow, EntryRow, ItemRow, MeetingRow, ParkedRow, PassRow, ToRow};

/// Counts up where a program that reads the form has to change.
const FORMAT: u32 = 1;

/// The whole form; fields are written in this order.
#[derive(Debug, Default, Serialize)]
struct Flat<'s> {
    format: u32,
    meetings: Vec<MeetingRow<'s>>,
    agencies: Vec<AgencyRow<'s>>,
    attendance: Vec<AttendanceRow>,
    agenda: Vec<ItemRow<'s>>,
    entries: Vec<EntryRow<'s>>,
    passes: Vec<PassRow<'s>>,
    sheets: Vec<SheetRow<'s>>,
    responses: Vec<ResponseRow<'s>>,
    overlaps: Vec<OverlapRow<'s>>,
    earlier: Vec<EarlierRow<'s>>,
    roles: Vec<RoleRow<'s>>,
    actions: Vec<ActionRow<'s>>,
    decisions: Vec<DecisionRow<'s>>,
    issues: Vec<IssueRow<'s>>,
    common: Vec<CommonRow<'s>>,
    parked: Vec<ParkedRow<'s>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hint_notes: Vec<hint::HintRow<'s>>,
}

/// Writes what an audience may see of a session as JSON, with a line break at its end.
#[must_use]
pub fn write(session: &Session, order: &Order) -> String {
    let flat = Writing::of(session, order).flat();
    // texts, lists and maps keyed by text always have a JSON form
    let mut out = serde_json::to_string_pretty(&flat).unwrap_or_default();
    out.push('\n');
    out
}

/// The same as a tree, for forms that take it apart.
pub(super) fn tree(session: &Session, order: &Order) -> serde_json::Value {
    // texts, lists and maps keyed by text always have a JSON form
    serde_json::to_value(Writing::of(session, order).flat()).unwrap_or_default()
}

/// The proposals that an audience may see.
pub(super) fn overlaps<'s>(session: &'s Session, order: &Order) -> Vec<OverlapRow<'s>> {
    Writing::of(session, order).flat().overlaps
}

/// What every row is made with.
struct Writing<'s> {
    session: &'s Session,
    levels: Levels<'s>,
    audience: Audience,
    order: Order,
    /// The meetings that are listed.
    meetings: BTreeSet<RecordId>,
    /// What was promised before them and is asked after at one of them.
    earlier: BTreeSet<RecordId>,
}

impl<'s> Writing<'s> {
    fn of(session: &'s Session, order: &Order) -> Self {
        let audience = order.audience;
        let levels = Levels::of(session);
        let (mut meetings, mut earlier) = (BTreeSet::new(), BTreeSet::new());
        for meeting in meeting::all(session) {
            meetings.insert(session.stands_for(meeting.id()));
            let outcome = Outcome::of(session, &levels, meeting, audience);
            earlier.extend(outcome.earlier.into_iter().map(|one| one.record().id()));
        }
        Self { session, levels, audience, order: *order, meetings, earlier }
    }

    fn flat(&self) -> Flat<'s> {
        let mut flat = Flat { format: FORMAT, ..Flat::default() };
        flat.agencies = names::agencies(self.session)
            .into_iter()
            .map(|agency| AgencyRow {
                id: agency.id(),
                name: agency.name(),
                short: given(agency.0.text("short")),
                reading: given(agency.reading()),
                kinds: agency.kinds(),
                conflicts: self.conflicts(agency.0),
            })
            .collect();
        for meeting in meeting::all(self.session) {
            let minutes = Minutes::of(self.session, &self.levels, meeting, self.audience);
            flat.meetings.push(self.meeting(&minutes));
            if minutes.shows_attendance {
                flat.attendance.extend(minutes.seats.iter().map(|seat| AttendanceRow {
                    meeting: meeting.id(),
                    agency: seat.id(),
                    state: minutes.tells_attendance().then(|| seat.state.word()),
                    conflicts: self.conflicts(seat.record()),
                }));
            }
            flat.agenda.extend(minutes.agenda.iter().map(|item| self.item(meeting, *item)));
            for said in &minutes.said {
                match said.what {
                    What::Entry => flat.entries.push(self.entry(&minutes, said)),
                    What::Overlap(_) => flat.overlaps.extend(self.overlap(meeting, said)),
                    What::Pass => flat.passes.push(PassRow {
                        meeting: meeting.id(),
                        agency: said.agency.map(Agency::id),
                        agency_name: said.agency.map(Agency::name),
                        worksheet: said.record.text("worksheet"),
                        question: said.record.text("question"),
                        sheet: about(&minutes, said.record),
                    }),
                }
            }
            for paper in &minutes.papers {
                for one in &paper.ones {
                    flat.sheets.extend(self.sheet(meeting, paper, one));
                    flat.responses.extend(self.responses(meeting, paper, one));
                }
            }
            let came = &minutes.outcome;
            flat.earlier.extend(came.earlier.iter().map(|earlier| self.earlier(meeting, *earlier)));
            flat.roles.extend(came.roles.iter().map(|role| self.role(meeting, *role)));
            flat.actions.extend(came.actions.iter().map(|action| self.action(meeting, *action)));
            flat.decisions.extend(came.decisions.iter().map(|decision| self.decision(meeting, *decision)));
            flat.issues.extend(came.issues.iter().map(|issue| self.issue(meeting, *issue)));
            flat.common.extend(came.common.iter().map(|common| self.common(meeting, *common)));
            flat.parked.extend(minutes.parked.iter().map(|record| self.parked(meeting, record)));
        }
        flat.hint_notes = self.hint_notes();
        flat
    }

    fn meeting(&self, minutes: &Minutes<'s>) -> MeetingRow<'s> {
        let meeting = minutes.meeting;
        let duties = Duty::ALL.into_iter().filter(|_| minutes.shows_attendance);
        let duties = duties.filter_map(|duty| Some((duty.word(), given(meeting.duty(duty))?)));
        MeetingRow {
            id: meeting.id(),
            title: given(meeting.title()),
            date: given(meeting.date()),
            start: given(meeting.start()),
            end: given(meeting.end()),
            place: given(meeting.place()),
            area: given(meeting.area()),
            layer: given(meeting.layer()),
            theme: given(meeting.theme()),
            shell: given(meeting.shell()),
            rules: meeting.rules(),
            duties: duties.collect(),
            next: given(meeting.next()),
            materials: meeting.materials(),
            openness: given(meeting.openness()),
            previous: meeting
                .previous()
                .map(|id| self.session.stands_for(id))
                .filter(|id| self.meetings.contains(id)),
            fictional: meeting.is_fictional(),
            conflicts: self.conflicts(meeting.0),
        }
    }

    fn item(&self, meeting: Meeting, item: Item<'s>) -> ItemRow<'s> {
        ItemRow {
            id: item.id(),
            meeting: meeting.id(),
            title: item.title(),
            purpose: item.purpose().map(Purpose::word),
            minutes: item.minutes(),
            more: item.more(),
            took_seconds: item.spent() / 1_000,
            shows: Some(item.shows().word()).filter(|word| !word.is_empty()),
            conflicts: self.conflicts(item.0),
        }
    }

    fn entry(&self, minutes: &Minutes<'s>, said: &Said<'s>) -> EntryRow<'s> {
        let record = said.record;
        EntryRow {
            id: record.id(),
            meeting: minutes.meeting.id(),
            table: given(record.text("table")),
            agency: said.agency.map(Agency::id),
            agency_name: said.agency.map(Agency::name),
            worksheet: record.text("worksheet"),
            question: record.text("question"),
            lane: given(record.text("lane")),
            text: given(record.text("text")),
            starred: record.flag("starred"),
            private: levels::is_private(record),
            handed_in: record.flag("handed_in"),
            sheet: about(minutes, record),
            level: delicate(said.level),
            conflicts: self.conflicts(record),
        }
    }

    fn overlap(&self, meeting: Meeting, said: &Said<'s>) -> Option<OverlapRow<'s>> {
        let What::Overlap(overlap) = said.what else { return None };
        let need = match tie::need(self.session, &self.levels, self.audience, overlap) {
            Need::Entry(need) => Some(need.id()),
            Need::Wish | Need::Unseen => None,
        };
        Some(OverlapRow {
            id: overlap.id(),
            meeting: meeting.id(),
            agency: said.agency.map(Agency::id),
            need,
            to: tie::addressed(self.session, overlap).into_iter().map(to).collect(),
            idea: given(overlap.idea()),
            note: given(overlap.note()),
            level: delicate(said.level),
            conflicts: self.conflicts(said.record),
        })
    }

    fn parked(&self, meeting: Meeting, record: &'s Record) -> ParkedRow<'s> {
        let agency = record.link("agency").and_then(|id| names::agency(self.session, id));
        ParkedRow {
            id: record.id(),
            meeting: meeting.id(),
            agency: agency.map(Agency::id),
            worksheet: given(record.text("worksheet")),
            question: given(record.text("question")),
            lane: given(record.text("lane")),
            text: given(record.text("text")),
            level: delicate(self.levels.level(record)),
            conflicts: self.conflicts(record),
        }
    }

    fn conflicts(&self, record: &Record) -> Conflicts {
        conflicts(self.session, &self.levels, self.audience, record)
    }
}

fn to(addressed: Addressed) -> ToRow {
    let kind = addressed.asked.word();
    let (id, name) = match (addressed.asked, addressed.agency) {
        (_, Some(agency)) => (Some(agency.id().to_string()), Some(agency.name().to_owned())),
        (Asked::Kind(word, name), None) => (Some(word), Some(name).filter(|name| !name.is_empty())),
        (Asked::Agency(_) | Asked::Anyone | Asked::Undecided, None) => (None, None),
    };
    ToRow { kind, id, name, answer: addressed.answer.word() }
}

/// The level of what is not for the room; nothing for the rest.
fn delicate(level: u8) -> Option<u8> {
    (level >= level::DESK).then_some(level)
}

/// The filled sheet that something said is about, where it may be seen.
fn about(minutes: &Minutes, said: &Record) -> Option<RecordId> {
    spoken_of(&minutes.papers, said).map(|(_, one)| one.of.whose.id())
}

/// A text, unless it is empty.
fn given(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}
