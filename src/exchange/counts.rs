//! How much was said and came of it, as counts; what could point to somebody by being few is not told to the public.

use std::collections::BTreeMap;

use crate::domain::overlap::Answer;
use crate::domain::promise::Fate;
use crate::domain::{Session, level};

use super::Audience;
use super::levels::Levels;
use super::minutes::{Minutes, What};

/// Counts below this one are small, unless a town says otherwise: 1 to 4 are told as "below 5", as in statistics of
/// municipalities.
pub const SMALL: usize = 5;

/// One count as it may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// As it is.
    Of(usize),
    /// At least one, and below this.
    Below(usize),
    /// Not told, because what is told beside it would give a small one away.
    Withheld,
}

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// Entries, by question as its heading reads.
    Entries,
    /// Proposals, by how they stand.
    Overlaps,
    /// Actions, by what became of them.
    Actions,
}

/// The parts of something that is counted, and their sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tally<L> {
    /// What is counted.
    pub(super) counted: Counted,
    /// Each part with its count; a part that never occurs has 0.
    pub(super) parts: Vec<(L, Count)>,
    /// The sum of all.
    pub(super) total: Count,
}

/// One part that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The question, by its place among [`Minutes::by_question`] of [`counted`].
    Question(usize),
    /// An answer.
    Answer(Answer),
    /// What became of an action.
    Fate(Fate),
}

/// A meeting as it is counted: everything that may be said inside it, whoever reads the counts; what is private or of
/// level 2 or 3 only for those who see it.
pub(super) fn counted<'s>(
    session: &'s Session,
    levels: &Levels,
    minutes: &Minutes<'s>,
    audience: Audience,
) -> Minutes<'s> {
    let counting = if audience.sees(level::ROOM) { audience } else { Audience::Room };
    Minutes::of(session, levels, minutes.meeting, counting)
}

/// Counts a meeting for an audience; `minutes` are those of [`counted`].
pub(super) fn tallies(minutes: &Minutes, audience: Audience, small: usize) -> Vec<Tally<Part>> {
    let entries: Vec<(Part, usize)> = minutes
        .by_question()
        .iter()
        .enumerate()
        .map(|(at, asked)| {
            let said = asked.said.iter().filter(|said| matches!(said.what, What::Entry));
            (Part::Question(at), said.count(), asked.takes_entries())
        })
        .filter(|(_, count, takes)| *count > 0 || *takes)
        .map(|(part, count, _)| (part, count))
        .collect();
    let mut answers: BTreeMap<Answer, usize> = BTreeMap::new();
    for said in &minutes.said {
        if let What::Overlap(overlap) = said.what {
            *answers.entry(overlap.standing()).or_default() += 1;
        }
    }
    let answers = Answer::ALL.into_iter().map(|answer| {
        let count = answers.get(&answer).copied().unwrap_or(0);
        (Part::Answer(answer), count)
    });
    let fates = Fate::ALL.into_iter().map(|fate| {
        let count = minutes.outcome.actions.iter().filter(|action| action.fate() == fate).count();
        (Part::Fate(fate), count)
    });
    let public = (!audience.sees(level::ROOM)).then_some(small);
    [(Counted::Entries, entries), (Counted::Overlaps, answers.collect()), (Counted::Actions, fates.collect())]
        .into_iter()
        .filter(|(_, parts)| parts.iter().any(|(_, count)| *count > 0))
        .map(|(counted, parts)| tally(counted, parts, public))
        .collect()
}

/// Hides what is small, and as much beside it as would give it away: the sum, which less the other parts is what is hidden.
fn tally<L>(counted: Counted, parts: Vec<(L, usize)>, small: Option<usize>) -> Tally<L> {
    let sum = parts.iter().map(|(_, count)| count).sum();
    let told = |count: usize| match small {
        Some(small) if count > 0 && count < small => Count::Below(small),
        _ => Count::Of(count),
    };
    let parts: Vec<(L, Count)> = parts.into_iter().map(|(part, count)| (part, told(count))).collect();
    let hides = parts.iter().any(|(_, count)| matches!(count, Count::Below(_)));
    Tally { counted, parts, total: if hides { Count::Withheld } else { Count::Of(sum) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(counts: &[usize], small: Option<usize>) -> (Vec<Count>, Count) {
        let tally = tally(Counted::Entries, counts.iter().map(|count| ((), *count)).collect(), small);
        (tally.parts.into_iter().map(|(_, count)| count).collect(), tally.total)
    }

    #[test]
    fn inside_every_count_is_told() {
        assert_eq!(told(&[1, 0, 7], None), (vec![Count::Of(1), Count::Of(0), Count::Of(7)], Count::Of(8)));
    }

    #[test]
    fn a_small_count_is_not_told_nor_the_sum_that_gives_it_away() {
        let (parts, total) = told(&[4, 0, 5, 12], Some(5));
        assert_eq!(parts, [Count::Below(5), Count::Of(0), Count::Of(5), Count::Of(12)]);
        assert_eq!(total, Count::Withheld);
        assert_eq!(told(&[5, 6], Some(5)).1, Count::Of(11));
        assert_eq!(told(&[2, 9], Some(3)).0, [Count::Below(3), Count::Of(9)]);
    }
}
