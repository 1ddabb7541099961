//! What a meeting came to, as rows of the flat form.

use serde::Serialize;

use crate::domain::agency::Agency;
use crate::domain::common::Common;
use crate::domain::decision::Decision;
use crate::domain::issue::{Issue, Text};
use crate::domain::meeting::Meeting;
use crate::domain::overlap::Answer;
use crate::domain::promise::{self, Lead, Part, Promise};
use crate::domain::{Record, RecordId, conflict, outcome as kinds};
use crate::exchange::conflicts::Conflicts;
use crate::exchange::names;
use crate::exchange::outcome::{self, Earlier};

use super::{Writing, delicate, given};

/// Something promised at an earlier meeting and asked after at this one.
#[derive(Debug, Serialize)]
pub(super) struct EarlierRow<'s> {
    meeting: RecordId,
    id: RecordId,
    kind: &'s str,
    agency: Option<String>,
    text: Option<&'s str>,
    state: &'static str,
    note: Option<&'s str>,
    next: Option<RecordId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(skip_serializing_if = "Conflicts::is_empty")]
    conflicts: Conflicts,
}

/// One role.
#[derive(Debug, Serialize)]
pub(super) struct RoleRow<'s> {
    id: RecordId,
    meeting: RecordId,
    agency: Option<String>,
    part: Option<&'s str>,
    from: Option<&'s str>,
    accepted: bool,
    #[serde(flatten)]
    shared: Shared<'s>,
}

/// One action.
#[derive(Debug, Serialize)]
pub(super) struct ActionRow<'s> {
    id: RecordId,
    meeting: RecordId,
    what: Option<&'s str>,
    lead: Option<String>,
    due: Option<&'s str>,
    #[serde(flatten)]
    shared: Shared<'s>,
}

/// What a role and an action have alike.
#[derive(Debug, Serialize)]
pub(super) struct Shared<'s> {
    answer: &'static str,
    supporting: Vec<RecordId>,
    informed: Vec<RecordId>,
    first_step: Option<&'s str>,
    overlap: Option<RecordId>,
    continues: Option<RecordId>,
    state: &'static str,
    note: Option<&'s str>,
    confirmed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(skip_serializing_if = "Conflicts::is_empty")]
    conflicts: Conflicts,
}

/// One decision.
#[derive(Debug, Serialize)]
pub(super) struct DecisionRow<'s> {
    id: RecordId,
    meeting: RecordId,
    item: Option<RecordId>,
    text: Option<&'s str>,
    basis: Vec<RecordId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(skip_serializing_if = "Conflicts::is_empty")]
    conflicts: Conflicts,
}

/// One issue.
#[derive(Debug, Serialize)]
pub(super) struct IssueRow<'s> {
    id: RecordId,
    meeting: RecordId,
    text: Option<&'s str>,
    agencies: Vec<RecordId>,
    seen: Vec<RecordId>,
    source: Option<&'s str>,
    measure: Option<&'s str>,
    owner: Option<String>,
    evidence: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(skip_serializing_if = "Conflicts::is_empty")]
    conflicts: Conflicts,
}

/// One group of common ground.
#[derive(Debug, Serialize)]
pub(super) struct CommonRow<'s> {
    id: RecordId,
    meeting: RecordId,
    name: Option<&'s str>,
    entries: Vec<RecordId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(skip_serializing_if = "Conflicts::is_empty")]
    conflicts: Conflicts,
}

impl<'s> Writing<'s> {
    pub(super) fn earlier(&self, meeting: Meeting, earlier: Earlier<'s>) -> EarlierRow<'s> {
        let record = earlier.record();
        let (agency, state, note) = match earlier {
            Earlier::Promise(promise) => (self.lead(promise.lead()), promise.fate().word(), promise.note()),
            Earlier::Overlap(overlap) => {
                let agency = record.link("agency").map(Lead::Agency);
                (self.lead(agency), overlap.answer().word(), overlap.note())
            }
        };
        let next = promise::next(self.session, record.id()).map(Promise::id);
        EarlierRow {
            meeting: meeting.id(),
            id: record.id(),
            kind: record.kind(),
            agency,
            text: conflict::words(record).and_then(|field| given(record.text(field))),
            state,
            note: given(note),
            next: next.filter(|id| self.is_listed(*id)),
            level: delicate(self.levels.level(record)),
            conflicts: self.conflicts(record),
        }
    }

    pub(super) fn role(&self, meeting: Meeting, role: Promise<'s>) -> RoleRow<'s> {
        RoleRow {
            id: role.id(),
            meeting: meeting.id(),
            agency: self.lead(role.lead()),
            part: given(role.words()),
            from: given(role.when()),
            accepted: role.answer() == Answer::Agreed,
            shared: self.shared(role),
        }
    }

    pub(super) fn action(&self, meeting: Meeting, action: Promise<'s>) -> ActionRow<'s> {
        ActionRow {
            id: action.id(),
            meeting: meeting.id(),
            what: given(action.words()),
            lead: self.lead(action.lead()),
            due: given(action.when()),
            shared: self.shared(action),
        }
    }

    fn shared(&self, promise: Promise<'s>) -> Shared<'s> {
        let taking_part = |part| self.agencies(promise.taking_part(self.session, part));
        Shared {
            answer: promise.answer().word(),
            supporting: taking_part(Part::Supporting),
            informed: taking_part(Part::Informed),
            first_step: given(promise.first_step()),
            overlap: promise.overlap().filter(|id| self.is_listed(*id)),
            continues: promise.continues().filter(|id| self.is_listed(*id)),
            state: promise.fate().word(),
            note: given(promise.note()),
            confirmed: promise.is_confirmed(self.session),
            level: delicate(self.levels.level(promise.0)),
            conflicts: self.conflicts(promise.0),
        }
    }

    pub(super) fn decision(&self, meeting: Meeting, decision: Decision<'s>) -> DecisionRow<'s> {
        DecisionRow {
            id: decision.id(),
            meeting: meeting.id(),
            item: decision.item().filter(|id| self.is_listed(*id)),
            text: given(decision.words()),
            basis: self.listed(decision.basis(self.session)),
            level: delicate(self.levels.level(decision.0)),
            conflicts: self.conflicts(decision.0),
        }
    }

    pub(super) fn issue(&self, meeting: Meeting, issue: Issue<'s>) -> IssueRow<'s> {
        IssueRow {
            id: issue.id(),
            meeting: meeting.id(),
            text: given(issue.text(Text::Words)),
            agencies: self.agencies(issue.about(self.session)),
            seen: self.listed(issue.seen(self.session)),
            source: given(issue.text(Text::Source)),
            measure: given(issue.text(Text::Measure)),
            owner: self.lead(issue.owner()),
            evidence: given(issue.text(Text::Evidence)),
            level: delicate(self.levels.level(issue.0)),
            conflicts: self.conflicts(issue.0),
        }
    }

    pub(super) fn common(&self, meeting: Meeting, common: Common<'s>) -> CommonRow<'s> {
        CommonRow {
            id: common.id(),
            meeting: meeting.id(),
            name: given(common.name()),
            entries: self.listed(common.entries(self.session).into_iter().map(Record::id)),
            level: delicate(self.levels.level(common.0)),
            conflicts: self.conflicts(common.0),
        }
    }

    /// Who leads, as it is written: the id of an agency that is listed, or `secretariat`.
    fn lead(&self, lead: Option<Lead>) -> Option<String> {
        match lead? {
            Lead::Agency(id) => names::agency(self.session, id).map(|agency| agency.id().to_string()),
            lead @ Lead::Secretariat => Some(lead.word()),
        }
    }

    fn agencies(&self, ids: impl IntoIterator<Item = RecordId>) -> Vec<RecordId> {
        outcome::agencies(self.session, ids).into_iter().map(Agency::id).collect()
    }

    /// Those of some records that this form has, in the order they were said.
    fn listed(&self, ids: impl IntoIterator<Item = RecordId>) -> Vec<RecordId> {
        let ids = ids.into_iter().filter(|id| self.is_listed(*id));
        let all = outcome::all_seen(self.session, &self.levels, self.audience, ids);
        all.into_iter().map(Record::id).collect()
    }

    /// Whether a record is one that this form has: it is at a meeting that is listed, or was asked after at one, and is for
    /// the audience.
    fn is_listed(&self, id: RecordId) -> bool {
        let Some(record) = outcome::seen(self.session, &self.levels, self.audience, id) else { return false };
        let meeting = record.link("meeting").map(|id| self.session.stands_for(id));
        let is_held = meeting.is_some_and(|meeting| self.meetings.contains(&meeting));
        is_held || (kinds::is(record.kind()) || record.kind() == "overlap") && self.earlier.contains(&id)
    }
}
