//! The clock of a question: started, paused, given a minute more; past its time it counts on, without scolding.

/// One minute, in milliseconds.
const MINUTE: i64 = 60_000;

/// The time box of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Milliseconds the question may take; grows with each minute more.
    planned: i64,
    /// Milliseconds that had passed when it was paused last.
    spent: i64,
    /// Since when it runs, in milliseconds since 1970; none while it is paused.
    since: Option<i64>,
}

/// How much time is left, as it should be noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// More than a fifth.
    Plenty,
    /// A fifth or less.
    Little,
    /// A twentieth or less.
    Last,
    /// None; the time is over.
    Over,
}

impl Clock {
    /// A clock that stands at the beginning of its minutes.
    #[must_use]
    pub fn new(minutes: u32) -> Self {
        Self { planned: i64::from(minutes) * MINUTE, spent: 0, since: None }
    }

    /// A clock with a past: what it may take and has taken, in milliseconds, and since when it runs.
    #[must_use]
    pub fn of(planned: i64, spent: i64, since: Option<i64>) -> Self {
        Self { planned, spent, since }
    }

    /// Whether it was ever started.
    #[must_use]
    pub fn is_used(&self) -> bool {
        self.since.is_some() || self.spent > 0
    }

    /// Whether it runs.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.since.is_some()
    }

    /// Starts it, or pauses it.
    pub fn toggle(&mut self, now: i64) {
        if self.is_running() {
            self.pause(now);
        } else {
            self.since = Some(now);
        }
    }

    /// Pauses it; what has passed is kept.
    pub fn pause(&mut self, now: i64) {
        self.spent = self.elapsed(now);
        self.since = None;
    }

    /// One minute more.
    pub fn add_minute(&mut self) {
        self.planned += MINUTE;
    }

    /// Milliseconds that have passed; a clock of the machine that jumps back takes none away.
    #[must_use]
    pub fn elapsed(&self, now: i64) -> i64 {
        self.spent + self.since.map_or(0, |since| (now - since).max(0))
    }

    /// Milliseconds that it has in all.
    #[must_use]
    pub fn planned(&self) -> i64 {
        self.planned
    }

    /// How much is left, as it should be noticed.
    #[must_use]
    pub fn rest(&self, now: i64) -> Rest {
        let left = self.planned - self.elapsed(now);
        if left <= 0 {
            Rest::Over
        } else if left * 20 <= self.planned {
            Rest::Last
        } else if left * 5 <= self.planned {
            Rest::Little
        } else {
            Rest::Plenty
        }
    }

    /// When the figures change next, in milliseconds since 1970; none while it is paused.
    #[must_use]
    pub fn next_second(&self, now: i64) -> Option<i64> {
        self.since?;
        Some(now + 1_000 - self.elapsed(now).rem_euclid(1_000))
    }
}

/// Minutes and seconds, as `07:32`.
#[must_use]
pub fn figures(millis: i64) -> String {
    let seconds = millis.max(0) / 1_000;
    format!("{:02}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_counts_only_while_it_runs() {
        let mut clock = Clock::new(10);
        assert!(!clock.is_used());
        clock.toggle(0);
        assert_eq!(clock.elapsed(90_000), 90_000);
        clock.toggle(90_000);
        assert_eq!((clock.elapsed(500_000), clock.next_second(500_000)), (90_000, None));
        clock.toggle(500_000);
        assert_eq!(clock.elapsed(510_500), 100_500);
        assert_eq!(clock.next_second(510_500), Some(511_000));
        // the machine's clock jumps back
        assert_eq!(clock.elapsed(0), 90_000);
    }

    #[test]
    fn it_turns_noticeable_at_a_fifth_and_a_twentieth_and_goes_on_past_the_end() {
        let mut clock = Clock::new(10);
        clock.toggle(0);
        let rests =
            [479_999, 480_000, 569_999, 570_000, 599_999, 600_000, 700_000].map(|now| clock.rest(now));
        use Rest::{Last, Little, Over, Plenty};
        assert_eq!(rests, [Plenty, Little, Little, Last, Last, Over, Over]);
        clock.add_minute();
        assert_eq!(clock.rest(600_000), Little);
        assert_eq!(figures(452_900), "07:32");
        assert_eq!(figures(6_000_000), "100:00");
    }
}
