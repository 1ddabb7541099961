//! Whose words a row has: an agency by its names, else those it may be, and a person says which. Never bound unasked.

use crate::domain::agency::{self, Agency};
use crate::domain::candidates::{Likeness, names_alike};
use crate::domain::kinds::Kinds;
use crate::domain::{Record, RecordId, Session, attendance, conflict, order};
use crate::text::fold;

/// Whose a name is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// This agency's.
    Known(RecordId),
    /// One of these, perhaps; the likeliest first.
    Unsure(Vec<RecordId>),
    /// Nobody's that is known.
    Unknown,
}

/// Finds whose a name is at a meeting: exactly as an agency is called, in full, in short or otherwise; else but for widths,
/// spaces and legal forms. A kind, a part of a name or the name of a town alone decides nothing.
#[must_use]
pub fn whose(session: &Session, meeting: Option<RecordId>, kinds: &Kinds, name: &str) -> Whose {
    let agencies = agencies(session, meeting);
    let named = |fits: &dyn Fn(&str) -> bool| -> Vec<RecordId> {
        let has = |agency: &&Agency| names(session, agency.id()).iter().any(|name| fits(name));
        agencies.iter().filter(has).map(|agency| agency.id()).collect()
    };
    let key = fold(name);
    if key.is_empty() {
        return Whose::Unknown;
    }
    let equal = |known: &str| names_alike(known, name, kinds) == Some(Likeness::Equal);
    for found in [named(&|known| known == name), named(&|known| fold(known) == key), named(&equal)] {
        match found.as_slice() {
            [] => {}
            [one] => return Whose::Known(*one),
            _ => return Whose::Unsure(found),
        }
    }
    let mut likely: Vec<(u8, usize, RecordId)> = Vec::new();
    for (at, agency) in agencies.iter().enumerate() {
        let rank =
            names(session, agency.id()).iter().filter_map(|known| rank(known, &key, name, kinds)).min();
        let of_kind = kinds.in_name(name).is_some_and(|kind| {
            agency.kinds().contains(&kind.id.as_str())
                || kinds.in_name(agency.name()).is_some_and(|other| other.id == kind.id)
        });
        if let Some(rank) = rank.or(of_kind.then_some(3)) {
            likely.push((rank, at, agency.id()));
        }
    }
    likely.sort_unstable();
    if likely.is_empty() {
        Whose::Unknown
    } else {
        Whose::Unsure(likely.into_iter().map(|(_, _, id)| id).collect())
    }
}

/// How near a known name comes; the smaller the nearer.
fn rank(known: &str, key: &str, name: &str, kinds: &Kinds) -> Option<u8> {
    match names_alike(known, name, kinds) {
        Some(Likeness::Equal) => Some(0),
        Some(Likeness::Contained) => Some(1),
        Some(Likeness::Alike) => Some(2),
        // センター, SC: too short to say anything, but better than all
        None => fold(known).contains(key).then_some(4),
    }
}

/// The agencies that may be meant, each once: those at the meeting first, as they sit there.
#[must_use]
pub fn agencies(session: &Session, meeting: Option<RecordId>) -> Vec<Agency<'_>> {
    let seats = meeting.map(|meeting| attendance::seats(session, meeting)).unwrap_or_default();
    let mut all: Vec<Agency> = seats.into_iter().map(|seat| seat.agency).collect();
    for record in order::sort(session.of_kind(agency::KIND)) {
        let known = |agency: &Agency| session.stands_for(agency.id()) == session.stands_for(record.id());
        if !all.iter().any(known) {
            all.extend(conflict::standing(session, record.id()));
        }
    }
    all
}

/// Everything an agency is called, by whatever record.
fn names(session: &Session, id: RecordId) -> Vec<String> {
    let of_record = |record: &Record| {
        let own = ["name", "short"].into_iter().flat_map(|field| record.texts(field));
        own.chain(Agency(record).aliases()).map(str::to_owned).collect::<Vec<_>>()
    };
    let records = session.class(id).into_iter().filter_map(|id| session.visible(id));
    records.flat_map(of_record).filter(|name| !name.is_empty()).collect()
}

/// Whether an agency is called so.
#[must_use]
pub fn is_called(session: &Session, id: RecordId, name: &str) -> bool {
    let key = fold(name);
    names(session, id).iter().any(|known| fold(known) == key)
}
