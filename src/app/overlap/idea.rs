//! The idea: a line of its own, where letters go until it is proposed to somebody.

use super::needs::{Item, Needs};
use crate::app::action::Action;
use crate::app::input::Key;
use crate::app::keymap::{self, Context};
use crate::app::line;
use crate::app::work::Work;
use crate::app::worksheet::WorksheetScreen;
use crate::app::worksheet::asking::{About, Offer};
use crate::domain::attendance::State;
use crate::domain::overlap::Asked;
use crate::domain::{RecordId, ties};
use crate::text::{Buffer, Clean};

use super::content::Content;
use super::page;

/// An idea being typed.
#[derive(Clone, Debug, Default)]
pub struct Idea {
    /// Its words.
    pub buffer: Buffer,
    /// The need it answers; none is a joint wish.
    pub need: Option<RecordId>,
    /// Who is asked; asked for afterwards where it is empty.
    pub to: Option<RecordId>,
}

impl Needs {
    /// Opens the line for what is selected, with letters that were typed already.
    pub(super) fn open_idea(&mut self, to: Option<RecordId>, typed: &str, work: &mut Work) {
        if !work.may_write() {
            return;
        }
        let need = if let Some(Item::Need(need)) = self.item { Some(need) } else { None };
        let mut buffer = Buffer::new();
        if let Some(aside) = self.aside.take_if(|aside| (aside.need, aside.to) == (need, to)) {
            buffer = aside.buffer;
        }
        buffer.insert(typed);
        self.idea = Some(Idea { buffer, need, to });
    }

    /// The line is left; its words stand there again when it is opened for the same.
    fn put_aside(&mut self, work: &mut Work) {
        self.aside = self.idea.take().filter(|idea| !idea.buffer.is_empty());
        if self.aside.is_some() {
            work.say(work.lang.notice_idea_aside());
        }
    }

    pub(super) fn close_idea(&mut self) {
        self.idea = None;
    }

    /// Words that were being typed, to be taken elsewhere.
    pub(super) fn take_words(&mut self) -> String {
        let idea = self.idea.take().or_else(|| self.aside.take());
        idea.map(|idea| idea.buffer.text().to_owned()).unwrap_or_default()
    }

    /// A key while the idea is typed; one that means nothing there comes back.
    pub(super) fn idea_key(
        &mut self,
        key: Key,
        worksheet: &mut WorksheetScreen,
        work: &mut Work,
    ) -> Option<Key> {
        let Some(idea) = &mut self.idea else { return Some(key) };
        match keymap::action(Context::Editing, key) {
            Some(Action::Confirm) => self.propose(worksheet, work),
            Some(Action::LineBreak) => idea.buffer.newline(),
            Some(Action::Back) => self.put_aside(work),
            Some(_) => return Some(key),
            None => {
                line::key(&mut idea.buffer, key, page::idea_columns(work.size));
            }
        }
        None
    }

    /// Proposes the idea: to the agency that was chosen, or to whom is chosen next.
    fn propose(&mut self, worksheet: &mut WorksheetScreen, work: &mut Work) {
        let Some(idea) = &self.idea else { return };
        let words = Clean::lines(idea.buffer.text()).into_string();
        if !work.may_keep(&words) {
            return;
        }
        if idea.need.is_none() && words.is_empty() {
            work.mark(work.lang.notice_wish_empty());
            return;
        }
        let content = Content::of(self, worksheet, work.session(), *work.view);
        let (need, to) = (idea.need, idea.to);
        let stands = content.need(need.map(Item::Need)).map(|need| (need.at.clone(), need.seat.state));
        let own = || {
            let sheet = worksheet.sheet().map(|sheet| sheet.id.as_str());
            let places = ties::places(&worksheet.sheets);
            let here = places.iter().find(|place| Some(&*place.worksheet) == sheet).or(places.first())?;
            let seat = worksheet.seat(work.session())?;
            Some((here.at(worksheet.meeting, seat.id()), seat.state))
        };
        let Some((at, state)) = stands.or_else(|| if need.is_none() { own() } else { None }) else {
            return work.mark(work.lang.notice_need_not_shown());
        };
        let handed_in = state == State::HandedIn;
        let offer = Offer { at, need, idea: words, handed_in, from_line: false };
        match to {
            Some(agency) => worksheet.offer(offer, vec![Asked::Agency(agency)], work),
            None => worksheet.ask_whom(About::New(offer), Vec::new(), work),
        }
    }
}
