//! The stroll (読み上げ): one entry a screen, large, to be read out and talked over.

use super::Board;
use super::content::{Content, Stop};
use crate::app::large::Large;
use crate::app::region::Rect;
use crate::app::work::Work;
use crate::app::worksheet::{WorksheetScreen, entries};
use crate::domain::{RecordId, Session};
use crate::i18n::Lang;

/// Where the words stand, below the name and what the entry belongs to.
#[must_use]
pub fn area((columns, rows): (u16, u16)) -> Rect {
    Rect::new(3, 5, columns.saturating_sub(6), rows.saturating_sub(8))
}

impl Board {
    /// The entry that stands large, and how its words fill the screen.
    #[must_use]
    pub fn strolled(&self, session: &Session, lang: Lang, size: (u16, u16)) -> Option<(String, Large)> {
        let text = entries::shown_text(session.visible(self.entry?)?, lang);
        let large = Large::of(&text, area(size));
        Some((text, large))
    }

    /// Which entry it is, from 1, and of how many.
    #[must_use]
    pub fn position(&self, content: &Content) -> (usize, usize) {
        let entries = entries_of(content);
        let at = entries.iter().position(|stop| stop.entry == self.entry);
        (at.map_or(0, |at| at + 1), entries.len())
    }

    /// Begins at the selected entry, or at the next there is; once more ends it.
    pub(super) fn toggle_stroll(&mut self, worksheet: &WorksheetScreen, work: &mut Work) {
        if self.stroll.take().is_some() {
            return;
        }
        let content = Content::of(self, worksheet, work.session(), *work.view);
        let stops = content.stops();
        let from = |from: usize| stops.iter().skip(from).find(|stop| stop.entry.is_some()).copied();
        match from(self.at).or_else(|| from(0)) {
            Some(stop) => {
                self.go(stop);
                self.stroll = Some(0);
                self.settle(worksheet, &work.open.session, *work.view);
            }
            None => work.say(work.lang.notice_nothing_to_read()),
        }
    }

    /// On or back: within a long entry, then to the next one.
    pub(super) fn stroll_on(&mut self, on: bool, worksheet: &WorksheetScreen, work: &mut Work) {
        let pages = self.strolled(work.session(), work.lang, work.size).map_or(1, |(_, large)| large.pages());
        let page = self.stroll.unwrap_or(0).min(pages - 1);
        if on && page + 1 < pages {
            self.stroll = Some(page + 1);
            return;
        }
        if !on && page > 0 {
            self.stroll = Some(page - 1);
            return;
        }
        let content = Content::of(self, worksheet, work.session(), *work.view);
        let entries = entries_of(&content);
        let at = entries.iter().position(|stop| stop.entry == self.entry);
        let next = at.and_then(|at| at.checked_add_signed(if on { 1 } else { -1 }));
        match next.and_then(|next| entries.get(next)) {
            Some(stop) => {
                self.go(*stop);
                self.stroll = Some(0);
                self.settle(worksheet, &work.open.session, *work.view);
            }
            None if on => work.say(work.lang.notice_last_entry()),
            None => work.say(work.lang.notice_first_entry()),
        }
    }

    fn go(&mut self, stop: Stop) {
        (self.question, self.agency, self.entry) = (stop.question, Some(stop.agency), stop.entry);
    }

    /// Where a filter leaves nothing to read, the stroll ends.
    #[must_use]
    pub fn is_strolling(&self) -> bool {
        self.stroll.is_some()
    }
}

fn entries_of(content: &Content) -> Vec<Stop> {
    content.stops().into_iter().filter(|stop| stop.entry.is_some()).collect()
}

/// An agency's short name and a question's, as they stand quietly above.
#[must_use]
pub fn title(content: &Content, entry: RecordId, lang: Lang) -> Option<(String, String)> {
    let holds = |block: &&super::content::Block| block.entries().any(|record| record.id() == entry);
    let block = content.blocks.iter().find(holds)?;
    let question = lang.of(&block.question.short.ja, &block.question.short.en);
    let lane = block.groups.iter().find(|(_, records)| records.iter().any(|record| record.id() == entry));
    let lane = lane.and_then(|(lane, _)| *lane).map(|lane| lang.of(&lane.name.ja, &lane.name.en));
    let asked = [Some(question), lane].into_iter().flatten().collect::<Vec<_>>().join(lang.pick("・", ", "));
    let name = block.speaker.seat.map(|seat| seat.agency.name().to_owned());
    Some((name.unwrap_or_default(), asked))
}
