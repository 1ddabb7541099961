//! What a proposal ties together, as an audience may see it: the need it answers, and who is asked.

use crate::domain::agency::Agency;
use crate::domain::entry::Entry;
use crate::domain::overlap::{Answer, Asked, Overlap};
use crate::domain::{Session, entry};

use super::levels::Levels;
use super::{Audience, names};

/// What a proposal answers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Need<'s> {
    /// An entry.
    Entry(Entry<'s>),
    /// Nobody's weakness: a joint wish.
    Wish,
    /// An entry that was removed, or is not for this audience.
    Unseen,
}

/// One of those who are asked.
#[derive(Clone, Debug)]
pub(super) struct Addressed<'s> {
    /// Who.
    pub(super) asked: Asked,
    /// The agency, where one is asked that is not in the bin.
    pub(super) agency: Option<Agency<'s>>,
    /// What it says.
    pub(super) answer: Answer,
}

/// The need a proposal answers, where the audience may see it.
pub(super) fn need<'s>(
    session: &'s Session,
    levels: &Levels,
    audience: Audience,
    overlap: Overlap,
) -> Need<'s> {
    let Some(id) = overlap.need() else { return Need::Wish };
    let seen =
        session.visible(id).filter(|need| need.kind() == entry::KIND && audience.sees(levels.level(need)));
    seen.map_or(Need::Unseen, |need| Need::Entry(Entry(need)))
}

/// Who is asked, each agency once; of two answers of what is one agency, the more open one.
pub(super) fn addressed<'s>(session: &'s Session, overlap: Overlap) -> Vec<Addressed<'s>> {
    let mut all: Vec<Addressed> = Vec::new();
    for (asked, answer) in overlap.to() {
        let agency = match asked {
            Asked::Agency(id) => names::agency(session, id),
            _ => None,
        };
        let asked = agency.map_or(asked, |agency| Asked::Agency(agency.id()));
        match all.iter_mut().find(|known| known.asked == asked) {
            Some(known) => known.answer = answer.min(known.answer),
            None => all.push(Addressed { asked, agency, answer }),
        }
    }
    all
}
