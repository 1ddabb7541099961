//! Finding an agency by what a person types: name, short name, alias, よみ, or romaji of the よみ.

use super::agency::Agency;
use super::attendance::Seat;
use crate::text::{find, romaji_match};

/// Whether what was typed is a part of one of the agency's names.
#[must_use]
pub fn matches(agency: Agency, typed: &str) -> bool {
    let names = [agency.name(), agency.short(), agency.reading()];
    names.into_iter().chain(agency.aliases()).any(|name| find(name, typed))
        || (!agency.reading().is_empty() && romaji_match(agency.reading(), typed))
}

/// The seats whose agency matches, in their order.
#[must_use]
pub fn search<'a, 's>(seats: &'a [Seat<'s>], typed: &str) -> Vec<&'a Seat<'s>> {
    seats.iter().filter(|seat| matches(seat.agency, typed)).collect()
}
