//! What an earlier session leaves to a new meeting: its agencies, and what waits; what is dropped stays behind.

use std::collections::BTreeSet;

use crate::app::model::View;
use crate::app::new::Guest;
use crate::app::scroll::{Row, Scroll};
use crate::app::worksheet::WorksheetScreen;
use crate::domain::carry::{self, Waiting, Waits};
use crate::domain::entry::Entry;
use crate::domain::overlap::Overlap;
use crate::domain::{Record, RecordId, Session, Writer, agency, conflict, meeting};
use crate::i18n::Lang;
use crate::text::Clean;

/// An earlier session, or several, of which a new meeting takes over what waits.
#[derive(Clone, Debug)]
pub struct Earlier {
    session: Box<Session>,
    waiting: Vec<Waiting>,
    dropped: BTreeSet<RecordId>,
}

impl Earlier {
    /// Takes over an earlier session.
    #[must_use]
    pub fn new(session: Session) -> Self {
        let waiting = carry::waiting(&session);
        Self { session: Box::new(session), waiting, dropped: BTreeSet::new() }
    }

    /// Takes over another one, too.
    pub(super) fn join(&mut self, other: &Session) {
        self.session.union(other);
        self.waiting = carry::waiting(&self.session);
    }

    /// The meeting that is continued: the newest.
    #[must_use]
    pub fn previous(&self) -> Option<meeting::Meeting<'_>> {
        meeting::all(&self.session).pop()
    }

    /// What can go along: all that waits, but for the needs of agencies that will not be there.
    fn offered(&self, guests: &[Guest]) -> impl Iterator<Item = Waiting> {
        let known: BTreeSet<RecordId> =
            guests.iter().filter_map(|guest| guest.known).flat_map(|id| self.session.class(id)).collect();
        self.waiting.iter().copied().filter(move |waiting| {
            let agency = || self.session.record(waiting.record).and_then(|record| record.link("agency"));
            waiting.sort != Waits::Need || agency().is_some_and(|agency| known.contains(&agency))
        })
    }

    /// What goes along.
    #[must_use]
    pub fn kept(&self, guests: &[Guest]) -> Vec<Waiting> {
        self.offered(guests).filter(|waiting| !self.dropped.contains(&waiting.record)).collect()
    }

    /// How much of each sort goes along, in words; empty where nothing waits.
    #[must_use]
    pub fn told(&self, guests: &[Guest], lang: Lang) -> String {
        let kept = self.kept(guests);
        let of = |sort: Waits| kept.iter().filter(|waiting| waiting.sort == sort).count();
        let counts = Waits::ALL.into_iter().map(|sort| (sort, of(sort))).filter(|(_, count)| *count > 0);
        let told: Vec<_> =
            counts.map(|(sort, count)| lang.carry_count(lang.carry_short(sort.word()), count)).collect();
        told.join(lang.pick("・", ", "))
    }

    /// Whether anything waits.
    #[must_use]
    pub fn waits(&self, guests: &[Guest]) -> bool {
        self.offered(guests).next().is_some()
    }

    /// Drops something, or keeps it after all.
    pub(super) fn toggle(&mut self, record: RecordId) {
        if !self.dropped.remove(&record) {
            self.dropped.insert(record);
        }
    }

    /// All that waits, ticked where it goes along.
    pub(super) fn list(&self, guests: &[Guest], lang: Lang) -> Scroll<RecordId> {
        let mut rows = vec![Row::text(lang.carry_about())];
        let mut sort = None;
        for waiting in self.offered(guests) {
            let Some(record) = self.session.record(waiting.record) else { continue };
            if sort.replace(waiting.sort) != Some(waiting.sort) {
                rows.push(Row::text(lang.carry_sort(waiting.sort.word())));
            }
            let row = Row::new(waiting.record, self.words(record, lang));
            rows.push(Row { ticked: Some(!self.dropped.contains(&waiting.record)), ..row });
        }
        Scroll::new(lang.carry_title(), rows).unnumbered()
    }

    /// What waits, with who it is about; what is not for the wall has no words here, which is projected, too.
    fn words(&self, record: &Record, lang: Lang) -> String {
        let wall = self.previous().and_then(|meeting| WorksheetScreen::of_meeting(&self.session, meeting));
        let shows = |record: &Record| wall.as_ref().is_none_or(|screen| screen.shows(record, View::Wall));
        let words = |record: &Record| {
            let text = conflict::words(record).map(|field| record.text(field)).unwrap_or_default();
            let seen = shows(record) && !Entry(record).is_private();
            if seen { Clean::line(text).into_string() } else { lang.review_withheld().to_owned() }
        };
        let mut text = words(record);
        let need = (text.is_empty()).then(|| self.session.visible(Overlap(record).need()?)).flatten();
        if let Some(need) = need {
            text = words(need);
        }
        let about = record.link("lead").or_else(|| record.link("agency"));
        let about = about
            .and_then(|id| self.session.class(id).into_iter().find_map(|id| agency::find(&self.session, id)));
        match about {
            Some(agency) => lang.carry_row(&text, agency.short()),
            None => text,
        }
    }

    /// Puts what goes along into the session of the new meeting, before it is founded.
    pub fn bring(&self, session: &mut Session, guests: &[Guest]) {
        let agencies: Vec<_> = guests.iter().filter_map(|guest| guest.known).collect();
        let (revisions, redactions) = carry::brought(&self.session, &agencies, &self.kept(guests));
        session.take_in(revisions, redactions);
    }

    /// Writes into the new meeting what becomes a line of it.
    pub fn take_along(&self, writer: &mut Writer, meeting: RecordId, guests: &[Guest]) {
        carry::take_along(writer, &self.session, meeting, &self.kept(guests));
    }
}

/// The title of the meeting after one: its number counts on (第1回 becomes 第2回); without a number it stays.
#[must_use]
pub fn next_title(title: &str) -> String {
    for (before, after) in [("第", "回"), ("no. ", ""), ("No. ", "")] {
        let Some((head, rest)) = title.split_once(before) else { continue };
        let digits: String = rest
            .chars()
            .map_while(|c| crate::text::fold_key(c).to_digit(10))
            .map(|d| d.to_string())
            .collect();
        let tail: String = rest.chars().skip(digits.chars().count()).collect();
        if let (Ok(number), true) = (digits.parse::<u32>(), tail.starts_with(after)) {
            return format!("{head}{before}{}{tail}", number.saturating_add(1));
        }
    }
    title.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_meeting_counts_on() {
        assert_eq!(next_title("令和7年度 第1回 会議"), "令和7年度 第2回 会議");
        assert_eq!(next_title("第９回会議"), "第10回会議");
        assert_eq!(next_title("Network meeting no. 3"), "Network meeting no. 4");
        assert_eq!(next_title("第二部会 定例会"), "第二部会 定例会");
        assert_eq!(next_title("連絡会 2026"), "連絡会 2026");
    }
}
