//! Which agency stands for one that was made twice, so that every reference points to one that is listed.

use crate::domain::agency::{self, Agency};
use crate::domain::{Record, RecordId, Session, attendance, conflict, meeting, order};

/// The agency that stands for all that are the same as this one; none where all of them are in the bin.
pub(super) fn agency(session: &Session, id: RecordId) -> Option<Agency<'_>> {
    conflict::standing(session, id)
}

/// Every agency once: as they sit at the meetings, the earliest meeting first, then those that sit at none.
pub(super) fn agencies(session: &Session) -> Vec<Agency<'_>> {
    let mut all: Vec<Agency> = Vec::new();
    let seated =
        meeting::all(session).into_iter().flat_map(|meeting| attendance::seats(session, meeting.id()));
    let rest = order::sort(session.of_kind(agency::KIND));
    let ids: Vec<RecordId> = seated.map(|seat| seat.id()).chain(rest.into_iter().map(Record::id)).collect();
    for agency in ids.into_iter().filter_map(|id| agency(session, id)) {
        if !all.iter().any(|known| known.id() == agency.id()) {
            all.push(agency);
        }
    }
    all
}
