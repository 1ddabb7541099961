//! When the meeting ends: as it was planned, and at the pace it has.

use crate::domain::agenda::{self, Item};
use crate::domain::meeting::Meeting;
use crate::i18n::time;

/// The end of a meeting, in minutes since midnight (past midnight they go on counting).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    /// As planned; none where neither an end nor a beginning with an agenda is known.
    pub planned: Option<u32>,
    /// As planned, where the meeting is today's: then it can be late.
    pub due: Option<u32>,
    /// At this pace; none before the first item begins and after the last has ended.
    pub expected: Option<u32>,
}

impl Pace {
    /// Reckons the end at a moment: `now` in milliseconds since 1970, `today` as it is stored, `minute` since midnight.
    #[must_use]
    pub fn of(meeting: Meeting, items: &[Item], now: i64, (today, minute): (&str, u16)) -> Self {
        let minutes: u32 = items.iter().map(|item| item.minutes()).sum();
        let begins = time::typed(meeting.start()).filter(|_| minutes > 0);
        let planned = time::typed(meeting.end()).or(begins.map(|begins| begins + minutes));
        let runs = items.iter().any(|item| item.has_run());
        let left = agenda::left(items, now).filter(|_| runs);
        let left = left.and_then(|left| u32::try_from((left + 59_999) / 60_000).ok());
        let due = planned.filter(|_| meeting.date() == today);
        Self { planned, due, expected: left.map(|left| u32::from(minute) + left) }
    }

    /// By how many minutes the meeting runs late; 0 where it does not, or nothing was planned for today.
    #[must_use]
    pub fn late(self) -> u32 {
        self.expected.zip(self.due).map_or(0, |(expected, planned)| expected.saturating_sub(planned))
    }
}
