//! Who could help with a need: proposals, each with its reason; people decide. Nothing here is shown as a figure.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::agency::Agency;
use super::attendance;
use super::entry::{self, Entry};
use super::field::{Field, Spoken};
use super::kinds::Kinds;
use super::likeness::{Pairs, Rarity, shared};
use super::{RecordId, Session};
use crate::text::find;

/// An agency that could help, and why it is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// The agency.
    pub agency: RecordId,
    /// What it said that comes nearest, if anything does.
    pub entry: Option<RecordId>,
    /// The words in common: as the need has them, as the entry has them (働く, 就労).
    pub shared: Vec<(String, String)>,
    /// What agencies of its kind usually have to do with, of what the need speaks of; places in [`Field::topics`].
    pub topics: Vec<usize>,
}

/// What is known of the agencies of a meeting, read once and asked for many needs.
#[derive(Clone, Debug)]
pub struct Partners<'a> {
    field: &'a Field,
    rarity: Rarity,
    agencies: Vec<Known>,
}

/// One agency.
#[derive(Clone, Debug)]
struct Known {
    id: RecordId,
    /// The one that stands for all records of the agency.
    first: RecordId,
    /// How much its kind has to do with each topic.
    usual: BTreeMap<usize, f64>,
    said: Vec<Said>,
}

/// One thing it said.
#[derive(Clone, Debug)]
struct Said {
    id: RecordId,
    text: String,
    spoken: Spoken,
    pairs: Pairs,
}

// The weights were chosen on three fictional meetings (`tests/partners.rs` measures how often they are right); between half and
// twice of each the result hardly changes.
/// What a kind usually has to do with something counts 1, also having to do with it half.
const ALSO: f64 = 0.5;
/// What an agency says itself, in two entries or more.
const SAID: f64 = 0.7;
/// A topic that all agencies share says little; this keeps one that none has from weighing without bound.
const COMMON: f64 = 0.3;
/// Having to do with many things, where nothing else decides.
const BREADTH: f64 = 0.03;
/// What the idea adds to the need.
const IDEA: f64 = 0.8;
/// An entry that is less alike than this gives no reason.
const ALIKE: f64 = 0.08;

impl<'a> Partners<'a> {
    /// Reads the agencies of a meeting, with what they said to questions other than `needs` (`groupwork/weaknesses`).
    #[must_use]
    pub fn of(session: &Session, meeting: RecordId, needs: &str, kinds: &Kinds, field: &'a Field) -> Self {
        let mut all: Vec<Pairs> = Vec::new();
        let seats = attendance::seats(session, meeting);
        let mut said: BTreeMap<RecordId, Vec<Said>> = BTreeMap::new();
        for record in super::order::sort(session.met(entry::KIND, meeting)) {
            let (entry, pairs) = (Entry(record), Pairs::of(record.text("text")));
            all.push(pairs.clone());
            let question = super::place::question_key(record.text("worksheet"), record.text("question"));
            if let (Some(agency), false) = (record.link("agency"), question == needs || entry.is_private()) {
                let (text, spoken) = (entry.text().to_owned(), field.spoken(entry.text()));
                let one = Said { id: entry.id(), text, spoken, pairs };
                said.entry(session.stands_for(agency)).or_default().push(one);
            }
        }
        let known = |seat: &attendance::Seat| Known {
            id: seat.id(),
            first: session.stands_for(seat.id()),
            usual: usual(seat.agency, kinds, field),
            said: said.remove(&session.stands_for(seat.id())).unwrap_or_default(),
        };
        let agencies = seats.iter().map(known).collect();
        Self { field, rarity: Rarity::among(&all), agencies }
    }

    /// Who could help `asker` with a need, the likeliest first; the idea may be empty, as may the need of a joint wish.
    #[must_use]
    pub fn propose(&self, asker: RecordId, need: &str, idea: &str) -> Vec<Partner> {
        let texts = [(need, 1.0), (idea, IDEA)]
            .map(|(text, weight)| (text, weight, self.field.spoken(text), Pairs::of(text)));
        let mut sought: BTreeMap<usize, f64> = BTreeMap::new();
        for (_, weight, spoken, _) in &texts {
            spoken.keys().for_each(|topic| *sought.entry(*topic).or_insert(0.0) += weight);
        }
        let common: BTreeMap<usize, f64> = sought.keys().map(|topic| (*topic, self.common(*topic))).collect();
        let mut partners: Vec<(i64, usize, Partner)> = Vec::new();
        for (at, known) in
            self.agencies.iter().enumerate().filter(|(_, known)| known.id != asker && known.first != asker)
        {
            let by_topic: f64 = sought
                .iter()
                .map(|(topic, weight)| weight * known.has(*topic) / (COMMON + common[topic]))
                .sum();
            let nearest = texts.iter().flat_map(|(text, weight, spoken, pairs)| {
                known.said.iter().map(move |said| {
                    let alike = weight * self.rarity.likeness(pairs, &said.pairs);
                    let topics = spoken.keys().filter(|topic| said.spoken.contains_key(topic)).count();
                    (alike, topics, said, *text, spoken)
                })
            });
            let nearest: Vec<_> = nearest.collect();
            let alike = nearest.iter().map(|(alike, ..)| *alike).fold(0.0, f64::max);
            let breadth: f64 = known.usual.values().sum::<f64>() * BREADTH;
            let reason = nearest
                .iter()
                .filter(|(alike, topics, ..)| *alike >= ALIKE || *topics > 0)
                .max_by_key(|(alike, topics, said, ..)| (*topics, micro(*alike), Reverse(said.id)));
            let shared =
                reason.map(|(_, _, said, text, spoken)| self.words(text, spoken, said)).unwrap_or_default();
            let partner = Partner {
                agency: known.id,
                entry: reason.filter(|_| !shared.is_empty()).map(|(_, _, said, ..)| said.id),
                shared,
                topics: sought.keys().copied().filter(|topic| known.usual.contains_key(topic)).collect(),
            };
            partners.push((micro(by_topic + alike + breadth), at, partner));
        }
        // what an agency said itself counts before what others of its kind usually do
        partners.sort_by_key(|(score, at, partner)| (partner.entry.is_none(), Reverse(*score), *at));
        partners.into_iter().map(|(_, _, partner)| partner).collect()
    }

    /// Which part of the agencies has to do with a topic.
    fn common(&self, topic: usize) -> f64 {
        let all: f64 = self.agencies.iter().map(|known| known.has(topic)).sum();
        all / f64::from(u32::try_from(self.agencies.len()).unwrap_or(u32::MAX).max(1))
    }

    /// The words that a need and an entry have in common: the same ones, and two for one thing.
    fn words(&self, need: &str, spoken: &Spoken, said: &Said) -> Vec<(String, String)> {
        let mut words: Vec<_> =
            shared(need, &said.text).into_iter().map(|word| (word.clone(), word)).collect();
        for (topic, word) in spoken {
            if let Some(other) = said.spoken.get(topic)
                && !words.iter().any(|(known, _)| find(known, word) || find(word, known))
            {
                words.push((word.clone(), other.clone()));
            }
        }
        words
    }
}

impl Known {
    fn has(&self, topic: usize) -> f64 {
        let says = self.said.iter().filter(|said| said.spoken.contains_key(&topic)).count().min(2);
        self.usual.get(&topic).copied().unwrap_or(0.0) + SAID * [0.0, 0.5, 1.0][says]
    }
}

/// What agencies of its kind usually have to do with; the kind is the one it was given, else the one its name speaks of.
fn usual(agency: Agency, kinds: &Kinds, field: &Field) -> BTreeMap<usize, f64> {
    let mut of: Vec<&str> = agency.kinds();
    if of.is_empty() {
        of.extend(kinds.in_name(agency.name()).map(|kind| kind.id.as_str()));
    }
    let is = |words: &[String]| words.iter().any(|word| of.contains(&word.as_str()));
    let weight = |(at, topic): (usize, &super::field::Topic)| {
        let weight = if is(&topic.usual) { Some(1.0) } else { is(&topic.also).then_some(ALSO) };
        weight.map(|weight| (at, weight))
    };
    field.topics().iter().enumerate().filter_map(weight).collect()
}

/// A figure to compare by, without the last digits, in which machines may differ.
#[expect(clippy::cast_possible_truncation, reason = "scores are below a thousand")]
fn micro(score: f64) -> i64 {
    (score * 1e6).round() as i64
}
