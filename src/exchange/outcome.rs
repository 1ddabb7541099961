//! What a meeting came to, as an audience may see it, and what became of what was promised before.

use crate::domain::agency::Agency;
use crate::domain::common::Common;
use crate::domain::decision::Decision;
use crate::domain::issue::Issue;
use crate::domain::meeting::Meeting;
use crate::domain::overlap::{self, Overlap};
use crate::domain::promise::{self, Lead, Promise, Sort};
use crate::domain::{Record, RecordId, Session, common, decision, issue, order};

use super::levels::Levels;
use super::{Audience, names};

/// What a meeting came to; everything in order.
#[derive(Debug, Default)]
pub(super) struct Outcome<'s> {
    /// What was promised at earlier meetings and asked after at this one.
    pub(super) earlier: Vec<Earlier<'s>>,
    /// The roles.
    pub(super) roles: Vec<Promise<'s>>,
    /// The actions.
    pub(super) actions: Vec<Promise<'s>>,
    /// The decisions.
    pub(super) decisions: Vec<Decision<'s>>,
    /// The issues.
    pub(super) issues: Vec<Issue<'s>>,
    /// The common ground.
    pub(super) common: Vec<Common<'s>>,
}

/// Something that was promised at an earlier meeting.
#[derive(Clone, Copy, Debug)]
pub(super) enum Earlier<'s> {
    /// An action or a role.
    Promise(Promise<'s>),
    /// A proposal that somebody took back to ask at home.
    Overlap(Overlap<'s>),
}

impl<'s> Earlier<'s> {
    /// Its record.
    pub(super) fn record(self) -> &'s Record {
        match self {
            Self::Promise(promise) => promise.0,
            Self::Overlap(overlap) => overlap.0,
        }
    }
}

impl<'s> Outcome<'s> {
    /// Gathers what an audience may see.
    pub(super) fn of(
        session: &'s Session,
        levels: &Levels,
        meeting: Meeting<'s>,
        audience: Audience,
    ) -> Self {
        let sees = |record: &Record| audience.sees(levels.level(record));
        let seen = |kind| here(session, meeting, kind).into_iter().filter(move |record| sees(record));
        let promises = promise::before(session, meeting.id()).into_iter().map(Earlier::Promise);
        let overlaps = overlap::waiting(session, meeting.id()).into_iter().map(Earlier::Overlap);
        Self {
            earlier: promises.chain(overlaps).filter(|one| sees(one.record())).collect(),
            roles: seen(Sort::Role.kind()).map(Promise).collect(),
            actions: seen(Sort::Action.kind()).map(Promise).collect(),
            decisions: seen(decision::KIND).map(Decision).collect(),
            issues: seen(issue::KIND).map(Issue).collect(),
            common: seen(common::KIND).map(Common).collect(),
        }
    }
}

/// The records of a kind that stand at a meeting; where people differ about the meeting of one, it is written once.
pub(super) fn here<'s>(session: &'s Session, meeting: Meeting<'s>, kind: &str) -> Vec<&'s Record> {
    let own = session.stands_for(meeting.id());
    let is_here = |record: &&Record| record.link("meeting").map(|id| session.stands_for(id)) == Some(own);
    order::sort(session.met(kind, meeting.id()).filter(is_here))
}

/// A record that another one rests on, where the audience may see it.
pub(super) fn seen<'s>(
    session: &'s Session,
    levels: &Levels,
    audience: Audience,
    id: RecordId,
) -> Option<&'s Record> {
    session.visible(id).filter(|record| audience.sees(levels.level(record)))
}

/// The same of several, in the order they were said.
pub(super) fn all_seen<'s>(
    session: &'s Session,
    levels: &Levels,
    audience: Audience,
    ids: impl IntoIterator<Item = RecordId>,
) -> Vec<&'s Record> {
    order::sort(ids.into_iter().filter_map(|id| seen(session, levels, audience, id)))
}

/// Agencies of which one stands for each, as they are listed, without those in the bin.
pub(super) fn agencies<'s>(session: &'s Session, ids: impl IntoIterator<Item = RecordId>) -> Vec<Agency<'s>> {
    let known = ids.into_iter().filter_map(|id| names::agency(session, id));
    order::sort(known.map(|agency| agency.0)).into_iter().map(Agency).collect()
}

/// Who is meant by a field, the newest write first; where people differ, all of them.
pub(super) fn leads(record: &Record, field: &str) -> Vec<Lead> {
    record.texts(field).into_iter().rev().filter_map(Lead::read).collect()
}
