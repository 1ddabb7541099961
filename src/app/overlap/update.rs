//! What an input means on the face of needs.

use super::Next;
use super::content::Content;
use super::needs::{Item, Needs, Spot};
use crate::app::action::Action;
use crate::app::input::{Code, Input, Key};
use crate::app::keymap::{self, Context};
use crate::app::model::Screen;
use crate::app::work::Work;
use crate::app::worksheet::WorksheetScreen;
use crate::app::worksheet::asking::About;
use crate::domain::overlap::{self, Answer, Asked, Overlap};
use crate::domain::{RecordId, entry};
use crate::text;

impl Needs {
    /// Where the keys go.
    pub(super) fn context(&self) -> Context {
        if self.idea.is_some() { Context::Editing } else { Context::Overlap }
    }

    /// Comes to the screen: what is without a partner stands first.
    pub(super) fn open(&mut self, worksheet: &WorksheetScreen, work: &mut Work) {
        if !self.inside {
            self.arrange(worksheet, work.session(), *work.view);
        }
        self.look(worksheet, work);
        self.settle(worksheet, work.session(), *work.view);
    }

    pub(super) fn input(
        &mut self,
        input: &Input,
        on: &mut Screen,
        worksheet: &mut WorksheetScreen,
        work: &mut Work,
    ) -> Next {
        let is_kept = match input {
            Input::Key(key) => key.code != Code::Esc && keymap::action(Context::Room, *key).is_none(),
            Input::Text(_) | Input::Paste(_) => true,
            Input::Resize(..) => false,
        };
        if self.is_waiting() && is_kept {
            self.keep(input);
            return Next::Taken;
        }
        self.drop_pressed();
        let next = match input {
            Input::Key(key) if self.idea.is_some() => {
                self.idea_key(*key, worksheet, work).map_or(Next::Taken, Next::Passed)
            }
            Input::Key(key) => self.key(*key, on, worksheet, work),
            Input::Text(typed) | Input::Paste(typed) => self.letters(typed, work),
            Input::Resize(..) => Next::Taken,
        };
        self.look(worksheet, work);
        self.settle(worksheet, work.session(), *work.view);
        let typed =
            if let Input::Text(typed) | Input::Paste(typed) = input { typed.chars().count() } else { 1 };
        self.keep_words(worksheet, typed, work);
        next
    }

    /// Words being typed here are kept for after a crash.
    fn keep_words(&self, worksheet: &mut WorksheetScreen, typed: usize, work: &mut Work) {
        let words = self.idea.as_ref().map(|idea| idea.buffer.text().to_owned()).unwrap_or_default();
        worksheet.keep_beside(&words, typed, work);
    }

    /// Letters: into the idea; on a tie a digit is its answer; in the list they find what was said.
    fn letters(&mut self, typed: &str, work: &mut Work) -> Next {
        if let Some(idea) = &mut self.idea {
            idea.buffer.insert(typed);
            return Next::Taken;
        }
        match (&self.spot, self.inside, self.item) {
            (Some(Spot::Tie(id, asked)), true, _) => {
                let (id, asked) = (*id, asked.clone());
                let mut letters = typed.trim().chars().map(text::fold_key);
                let digit = letters.next().and_then(|digit| digit.to_digit(10));
                let digit = digit.filter(|_| letters.next().is_none());
                let answer = digit.and_then(|digit| Answer::ALL.get((digit as usize).checked_sub(1)?));
                match answer {
                    Some(answer) => note(id, &asked, *answer, work),
                    None => work.say(work.lang.notice_answer_digits()),
                }
            }
            (Some(Spot::Partner(agency)), true, _) => {
                let agency = *agency;
                self.open_idea(Some(agency), typed, work);
            }
            (Some(Spot::Others), true, Some(Item::Need(_))) | (_, _, Some(Item::NewWish)) => {
                self.open_idea(None, typed, work);
            }
            _ => return Next::Find(typed.to_owned()),
        }
        Next::Taken
    }

    fn key(&mut self, key: Key, on: &mut Screen, worksheet: &mut WorksheetScreen, work: &mut Work) -> Next {
        let Some(action) = keymap::action(Context::Overlap, key) else { return Next::Taken };
        match action {
            Action::Up => self.step(-1, worksheet, work),
            Action::Down => self.step(1, worksheet, work),
            Action::NextNeed => self.step_item(1, worksheet, work),
            Action::PreviousNeed => self.step_item(-1, worksheet, work),
            Action::NextFilter => self.turn_filter(1, worksheet, work),
            Action::PreviousFilter => self.turn_filter(-1, worksheet, work),
            Action::Confirm if self.inside => self.confirm(worksheet, work),
            Action::Menu if self.inside => self.open_menu(worksheet, work),
            Action::Confirm | Action::Menu => self.go_in(work),
            Action::Remove if self.inside => self.remove(work),
            Action::Remove => {}
            Action::ToList => self.inside = false,
            Action::Back if self.inside => self.inside = false,
            Action::Back => *on = Screen::Worksheet,
            _ => return Next::Passed(key),
        }
        Next::Taken
    }

    /// Up or down, in the list or in what belongs to one of its rows.
    fn step(&mut self, by: isize, worksheet: &WorksheetScreen, work: &Work) {
        if !self.inside {
            return self.step_item(by, worksheet, work);
        }
        let spots = Content::of(self, worksheet, work.session(), *work.view).spots(self);
        if let Some(spot) = self.at.1.checked_add_signed(by).and_then(|at| spots.get(at)) {
            self.spot = Some(spot.clone());
        }
    }

    fn step_item(&mut self, by: isize, worksheet: &WorksheetScreen, work: &Work) {
        let items = Content::of(self, worksheet, work.session(), *work.view).items();
        if let Some(item) = self.at.0.checked_add_signed(by).and_then(|at| items.get(at)) {
            self.select(*item);
        }
    }

    fn select(&mut self, item: Item) {
        if self.item != Some(item) {
            (self.item, self.spot) = (Some(item), None);
            self.inside &= item != Item::NewWish;
        }
    }

    fn turn_filter(&mut self, by: isize, worksheet: &WorksheetScreen, work: &Work) {
        self.filter = self.filter.step(by);
        self.inside = false;
        self.arrange(worksheet, work.session(), *work.view);
    }

    /// To what belongs to the selected row; a new wish is written at once.
    fn go_in(&mut self, work: &mut Work) {
        match self.item {
            Some(Item::NewWish) => self.open_idea(None, "", work),
            Some(_) => (self.inside, self.spot) = (true, None),
            None => {}
        }
    }

    /// Enter: the answer of one who is asked, or an idea for an agency.
    fn confirm(&mut self, worksheet: &mut WorksheetScreen, work: &mut Work) {
        match (self.spot.clone(), self.item) {
            (Some(Spot::Tie(id, asked)), _) if work.may_write() => worksheet.answer_one(id, asked, work),
            (Some(Spot::Partner(agency)), _) => self.open_idea(Some(agency), "", work),
            (Some(Spot::Others), Some(Item::Wish(id))) if work.may_write() => {
                let to = work.session().visible(id).map(|record| Overlap(record).to()).unwrap_or_default();
                let ticked = to.into_iter().map(|(asked, _)| asked).collect();
                worksheet.ask_whom(About::Known(id), ticked, work);
            }
            (Some(Spot::Others), Some(Item::Need(_))) => self.open_idea(None, "", work),
            _ => {}
        }
    }

    /// The menu of a tie is the worksheet's; what leads on from a tie belongs there.
    fn open_menu(&mut self, worksheet: &mut WorksheetScreen, work: &mut Work) {
        match &self.spot {
            Some(Spot::Tie(id, _)) => self.visit = Some(worksheet.visit(*id, work)),
            _ => self.confirm(worksheet, work),
        }
    }

    /// One who is asked is asked no more; with the last of them the proposal goes into the bin.
    fn remove(&mut self, work: &mut Work) {
        let Some(Spot::Tie(id, asked)) = self.spot.clone() else { return };
        let to = work.session().visible(id).map(|record| Overlap(record).to()).unwrap_or_default();
        let rest: Vec<Asked> =
            to.into_iter().map(|(asked, _)| asked).filter(|other| *other != asked).collect();
        let removed = work.write(|writer| {
            if rest.is_empty() {
                writer.delete(id);
            } else {
                overlap::ask(writer, id, &rest);
            }
        });
        if removed.is_some() {
            work.say(work.lang.notice_removed());
        }
    }

    /// After an input to a list over the screen: what was proposed is shown, and the line is free again.
    pub(super) fn after_list(&mut self, on: &mut Screen, worksheet: &mut WorksheetScreen, work: &mut Work) {
        if worksheet.popup.is_some() {
            return;
        }
        if let Some(standing) = self.visit.take()
            && worksheet.end_visit(standing, work)
        {
            *on = Screen::Worksheet;
        }
        if let Some(id) = worksheet.offered.take() {
            self.close_idea();
            self.keep_words(worksheet, 1, work);
            self.show(id, work);
        }
        self.look(worksheet, work);
        self.settle(worksheet, work.session(), *work.view);
    }

    /// Goes to a need, or to what was tied.
    pub(super) fn show(&mut self, id: RecordId, work: &Work) {
        let Some(record) = work.session().visible(id) else { return };
        if record.kind() == entry::KIND {
            self.select(Item::Need(id));
        } else if record.kind() == overlap::KIND {
            let overlap = Overlap(record);
            let item = overlap.need().map_or(Item::Wish(id), Item::Need);
            self.select(item);
            let asked = overlap.to().into_iter().map(|(asked, _)| asked).next();
            self.spot = asked.map(|asked| Spot::Tie(id, asked));
            self.inside = true;
        }
    }

    pub(super) fn step_back(&mut self, again: bool, worksheet: &mut WorksheetScreen, work: &mut Work) {
        if let Some(idea) = &mut self.idea {
            if again {
                idea.buffer.redo();
            } else {
                idea.buffer.undo();
            }
            return self.keep_words(worksheet, 1, work);
        }
        if let Some(id) = worksheet.step_back(again, work) {
            self.show(id, work);
        }
        self.look(worksheet, work);
        self.settle(worksheet, work.session(), *work.view);
    }
}

/// Notes what one of the asked says.
fn note(id: RecordId, asked: &Asked, answer: Answer, work: &mut Work) {
    let Some(record) = work.session().visible(id) else { return };
    let is_known = Overlap(record).to().iter().any(|known| *known == (asked.clone(), answer));
    if !is_known {
        work.write(|writer| overlap::answer(writer, id, asked, answer));
    }
}
