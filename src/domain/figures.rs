//! Meetings in figures: what one or many sessions come to, as counts that can be added in any order.
//!
//! [`count`](count::count) counts one session; a record counts once by its id, with its newest state. What belongs together
//! (copies, merged sessions, the years of one network) is to be united before it is counted; what does not is counted
//! apart and [added](Figures::add). Agencies are never compared: nothing here sorts by a count.

use std::collections::{BTreeMap, BTreeSet};

use super::RecordId;
use super::overlap::Answer;
use super::promise::Fate;

pub mod cases;
pub mod count;
pub mod grouping;
pub mod programme;

pub use cases::{Cases, Main};
pub use count::{Asking, Counted, count};
pub use grouping::{By, Key};
pub use programme::{Item, Known, Programme, Sum, Year};

/// How often each of several things occurs.
pub type Counts<K> = BTreeMap<K, usize>;

/// Things with a stable id, each with its name and how often it occurs.
pub type Named = BTreeMap<String, One>;

/// One thing with a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct One {
    /// How often it occurs.
    pub count: usize,
    /// What it is called.
    pub name: Name,
}

/// What something with a stable id is called; where worksheets differ about it, the first of the names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// The place of its worksheet, and its own among its like.
    pub at: (usize, usize),
    /// Japanese.
    pub ja: String,
    /// English; empty where a town wrote only Japanese.
    pub en: String,
}

impl Default for Name {
    /// What nobody knows the name of comes after all others.
    fn default() -> Self {
        Self { at: (usize::MAX, usize::MAX), ja: String::new(), en: String::new() }
    }
}

/// What meetings come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Networks: sessions that belong together and hold a meeting or a case that counts.
    pub networks: usize,
    /// Meetings that were held.
    pub held: usize,
    /// Meetings that are planned ahead.
    pub planned: usize,
    /// The agencies that took part in any meeting that was held: they were there, or had handed in their sheet.
    pub agencies: BTreeSet<RecordId>,
    /// Seats at the meetings that were held.
    pub seats: usize,
    /// How many of the seats somebody sat on.
    pub there: usize,
    /// For how many of the others a sheet was handed in.
    pub handed_in: usize,
    /// Seats at meetings of which nobody noted who was there.
    pub not_noted: usize,
    /// Entries by worksheet and question (`groupwork/strengths`).
    pub entries: Named,
    /// Proposals by their most open answer.
    pub overlaps: Counts<Answer>,
    /// The answers of all who were asked, one for each.
    pub answers: Counts<Answer>,
    /// Actions by what became of them.
    pub actions: Counts<Fate>,
    /// Roles by what became of them.
    pub roles: Counts<Fate>,
    /// Decisions.
    pub decisions: usize,
    /// Issues that somebody minds.
    pub owned: usize,
    /// Issues that nobody minds yet.
    pub ownerless: usize,
    /// Parked lines.
    pub parked: usize,
    /// The register of the coordination meeting.
    pub cases: Cases,
    /// What the year planned and what was held.
    pub programme: Programme,
}

impl Figures {
    /// Adds what other meetings come to.
    pub fn add(&mut self, other: Self) {
        self.networks += other.networks;
        self.held += other.held;
        self.planned += other.planned;
        self.agencies.extend(other.agencies);
        self.seats += other.seats;
        self.there += other.there;
        self.handed_in += other.handed_in;
        self.not_noted += other.not_noted;
        add_named(&mut self.entries, other.entries);
        add_counts(&mut self.overlaps, other.overlaps);
        add_counts(&mut self.answers, other.answers);
        add_counts(&mut self.actions, other.actions);
        add_counts(&mut self.roles, other.roles);
        self.decisions += other.decisions;
        self.owned += other.owned;
        self.ownerless += other.ownerless;
        self.parked += other.parked;
        self.cases.add(other.cases);
        self.programme.add(other.programme);
    }

    /// All meetings.
    #[must_use]
    pub fn meetings(&self) -> usize {
        self.held + self.planned
    }

    /// All issues.
    #[must_use]
    pub fn issues(&self) -> usize {
        self.owned + self.ownerless
    }

    /// All entries.
    #[must_use]
    pub fn all_entries(&self) -> usize {
        self.entries.values().map(|one| one.count).sum()
    }
}

/// The sum of counts.
#[must_use]
pub fn total<K>(counts: &Counts<K>) -> usize {
    counts.values().sum()
}

/// What sessions come to: all in all, and by group where groups were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// All in all. Where one thing is in two groups (an agency in two months), this is less than their sum.
    pub total: Figures,
    /// By group.
    pub groups: BTreeMap<Key, Figures>,
    /// Where agencies that are groups belong, which tells those of one name apart.
    pub areas: BTreeMap<RecordId, String>,
}

impl Sums {
    /// Adds what other sessions come to.
    pub fn add(&mut self, other: Self) {
        self.total.add(other.total);
        for (key, figures) in other.groups {
            self.groups.entry(key).or_default().add(figures);
        }
        for (agency, area) in other.areas {
            self.lies(agency, area);
        }
    }

    /// Notes where an agency belongs; of several areas the first of their names.
    fn lies(&mut self, agency: RecordId, area: String) {
        let here = self.areas.entry(agency).or_insert_with(|| area.clone());
        if area < *here {
            *here = area;
        }
    }

    /// Changes the total and the groups alike.
    fn each(&mut self, keys: &BTreeSet<Key>, change: impl Fn(&mut Figures)) {
        change(&mut self.total);
        for key in keys {
            change(self.groups.entry(key.clone()).or_default());
        }
    }
}

fn add_counts<K: Ord>(here: &mut Counts<K>, there: Counts<K>) {
    for (what, count) in there {
        *here.entry(what).or_default() += count;
    }
}

fn add_named(here: &mut Named, there: Named) {
    for (id, one) in there {
        note(here, id, one.count, one.name);
    }
}

/// Counts a thing with a name.
fn note(named: &mut Named, id: String, count: usize, name: Name) {
    let one = named.entry(id).or_default();
    one.count += count;
    one.name = one.name.clone().min(name);
}

#[cfg(test)]
mod tests;
