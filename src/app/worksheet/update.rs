//! What an input means on the worksheet screen.

use super::{Editing, Focus, Popup, Undone, WorksheetScreen, entries, layout};
use crate::app::action::Action;
use crate::app::input::{Code, Input, Key};
use crate::app::keymap::{self, Context};
use crate::app::line;
use crate::app::work::Work;
use crate::domain::undo::Outcome;
use crate::domain::{Record, RecordId, Session, agenda, attendance::State, entry, meeting, pass, response};
use crate::i18n::Lang;
use crate::text::{self, Buffer, Clean};

impl WorksheetScreen {
    /// Takes an input; a key that means nothing on this screen comes back.
    pub fn input(&mut self, input: &Input, work: &mut Work) -> Option<Key> {
        self.echo = None;
        let passed = match self.popup.take() {
            Some(popup) => match keymap::everywhere(input) {
                Some(key) => {
                    self.popup = Some(popup);
                    Some(key)
                }
                None => {
                    self.answer(popup, input, work);
                    None
                }
            },
            None => match input {
                Input::Text(typed) => {
                    self.type_text(typed, work);
                    None
                }
                Input::Paste(pasted) => {
                    self.paste(pasted, work);
                    None
                }
                Input::Key(key) => self.key(*key, work),
                Input::Resize(..) => None,
            },
        };
        self.settle(&work.open.session, *work.view);
        let typed =
            if let Input::Text(typed) | Input::Paste(typed) = input { typed.chars().count() } else { 1 };
        self.keep(typed, work);
        passed
    }

    /// The time has come to keep the line, or to take the echo away.
    pub fn woke(&mut self, work: &mut Work) {
        self.fade(work.moment.now);
        self.keep(0, work);
    }

    /// Where the keys go, for the key map and the bottom row.
    #[must_use]
    pub fn context(&self) -> Context {
        match (&self.popup, &self.focus) {
            (Some(_), _) => Context::Choice,
            (None, Focus::Line) if self.takes_cells() => Context::Cell,
            (None, Focus::Line) => Context::Line,
            (None, Focus::Needs) => Context::Needs,
            (None, Focus::Entries(_)) => Context::Entries,
            (None, Focus::Editing(_)) => Context::Editing,
        }
    }

    fn answer(&mut self, popup: Popup, input: &Input, work: &mut Work) {
        match popup {
            Popup::Find(choice) => self.answer_find(choice, input, work),
            Popup::Attendance(agency, choice) => self.answer_attendance(agency, choice, input, work),
            Popup::Same(agency, choice) => self.answer_same(agency, choice, input, work),
            Popup::Menu(id, choice) => self.answer_menu(id, choice, input, work),
            Popup::Move(id, choice) => self.answer_move(id, choice, input, work),
            Popup::Whom(whom) => self.answer_whom(whom, input, work),
            Popup::Answer(answering) => self.answer_answer(answering, input, work),
            Popup::ChooseNeed(id, choice) => self.answer_need(id, choice, input, work),
            Popup::Paste(paste) => self.answer_paste(paste, input, work),
            Popup::Parking(choice) => self.answer_parking(choice, input, work),
            Popup::Parked(id, choice) => self.answer_parked(id, choice, input, work),
            Popup::Memos(choice) => self.answer_memos(choice, input, work),
            Popup::MemoTo(id, choice) => self.answer_memo_to(id, choice, input, work),
            Popup::Offer(cell, choice) => self.answer_offer(cell, choice, input, work),
            Popup::Checks(choice) => self.answer_checks(choice, input),
            Popup::Shelf(choice) => self.answer_shelf(choice, input, work),
            Popup::Copy(choice) => self.answer_copy(choice, input, work),
            Popup::Suggested(choice) => self.answer_suggested(choice, input, work),
        }
    }

    /// The line that letters go into now.
    fn buffer(&mut self) -> &mut Buffer {
        match &mut self.focus {
            Focus::Editing(editing) => &mut editing.buffer,
            _ => &mut self.line,
        }
    }

    /// Columns of the line that letters go into now.
    fn columns(&self, work: &Work) -> usize {
        match &self.focus {
            Focus::Editing(_) => self.edit_columns(&work.open.session, *work.view, work.size),
            _ => layout::line_columns(work.size),
        }
    }

    fn type_text(&mut self, typed: &str, work: &mut Work) {
        if self.takes_cells() {
            return self.type_cell(typed, work);
        }
        if !work.may_write() || self.refuses(work) {
            return;
        }
        // letters always go into the line
        if matches!(self.focus, Focus::Entries(_) | Focus::Needs) {
            self.focus = Focus::Line;
        }
        self.buffer().insert(typed);
    }

    fn paste(&mut self, pasted: &str, work: &mut Work) {
        if !work.may_write() || self.refuses(work) {
            return;
        }
        if self.takes_cells() {
            return self.paste_cell(pasted, work);
        }
        if matches!(self.focus, Focus::Editing(_)) || self.is_overlap() {
            self.type_text(pasted, work);
            return;
        }
        self.focus = Focus::Line;
        self.line.paste(pasted);
        match self.pasted(work) {
            Some(paste) => self.popup = Some(Popup::Paste(paste)),
            None => {
                let only = Clean::line(self.line.text()).into_string();
                self.line.set(&only);
            }
        }
    }

    fn key(&mut self, key: Key, work: &mut Work) -> Option<Key> {
        if self.takes_cells() {
            return self.form_key(key, work);
        }
        let Some(action) = keymap::action(self.context(), key) else {
            let columns = self.columns(work);
            if matches!(self.focus, Focus::Line | Focus::Editing(_)) && work.open.access_is_writable() {
                line::key(self.buffer(), key, columns);
            }
            return None;
        };
        match action {
            Action::NextAgency => self.turn(1, work),
            Action::PreviousAgency => self.turn(-1, work),
            Action::NextStep => self.step_question(work, 1),
            Action::PreviousStep => self.step_question(work, -1),
            Action::FindAgency => self.open_find(work),
            _ => return self.act(action, key, work),
        }
        None
    }

    /// What a wish means where the keys go now.
    fn act(&mut self, action: Action, key: Key, work: &mut Work) -> Option<Key> {
        let columns = self.columns(work);
        match (&mut self.focus, action) {
            (Focus::Line, Action::Add) => self.add(work),
            (Focus::Line, Action::Pass) => self.pass(work),
            (Focus::Line, Action::Park) => self.park(work),
            (Focus::Line, Action::Memo) => self.memo(work),
            (Focus::Line | Focus::Editing(_), Action::LineBreak) => {
                if work.may_write() {
                    self.buffer().newline();
                }
            }
            (Focus::Line, Action::Palette)
                if key.code == Code::Esc && self.on_paper && self.line.is_empty() =>
            {
                self.end_paper(work);
            }
            // Esc: only where there is nothing it could seem to take away
            (Focus::Line, Action::Palette) if key.code == Code::Esc && !self.line.is_empty() => {}
            (Focus::Line, Action::ToEntries) => {
                if !self.line.down(columns, false) {
                    let first = self.listed(work.session(), *work.view).first().map(|record| record.id());
                    self.focus = first.map_or(Focus::Line, Focus::Entries);
                }
            }
            (Focus::Line, Action::ToNeeds) => {
                if !self.line.up(columns, false) && self.is_overlap() {
                    self.focus = Focus::Needs;
                }
            }
            (Focus::Needs, Action::Up | Action::Down | Action::Confirm | Action::Back) => {
                self.move_need(action, work);
            }
            (
                Focus::Entries(_),
                Action::Up
                | Action::Down
                | Action::Edit
                | Action::Remove
                | Action::Menu
                | Action::Star
                | Action::Back,
            ) => {
                self.act_on_entries(action, work);
            }
            (Focus::Editing(_), Action::Confirm) => self.finish_editing(work),
            (Focus::Editing(editing), Action::Back) => {
                let left = editing.clone();
                self.focus = Focus::Entries(left.id);
                self.leave_editing(left, work);
            }
            _ => return Some(key),
        }
        None
    }

    /// Enter: adds the line, asks whom an idea is for, or with an empty line goes on.
    fn add(&mut self, work: &mut Work) {
        let text = Clean::lines(self.line.text()).into_string();
        if text.is_empty() {
            self.line.set("");
            self.advance(work);
            return;
        }
        let Some(at) = self.at(work.session()) else {
            work.mark(work.lang.notice_no_agencies());
            return;
        };
        if self.refuses(work) {
            return;
        }
        if !work.may_keep(&text) {
            return;
        }
        if self.is_overlap() {
            self.open_whom(work);
            return;
        }
        let lane = self.lane_id();
        let handed_in = self.hands_in(work);
        let about = self.about();
        let written = work.write(|writer| {
            let id = entry::add(writer, &at, &lane, &text, handed_in);
            entry::say_about(writer, id, about);
            self.note_sheet(at.agency, writer);
            id
        });
        if let Some(id) = written {
            self.abandoned = None;
            self.line.take();
            self.show_large(id, work);
        }
    }

    /// Whether what is typed now was handed in before the meeting.
    pub(super) fn hands_in(&self, work: &Work) -> bool {
        self.on_paper || self.seat(work.session()).is_some_and(|seat| seat.state == State::HandedIn)
    }

    /// What says that the agency in turn has nothing to say here.
    #[must_use]
    pub fn passed(&self, session: &Session) -> Option<RecordId> {
        pass::said(session, &self.at(session)?, self.about())
    }

    /// 特になし: said once, taken back the second time.
    pub(super) fn pass(&mut self, work: &mut Work) {
        if self.refuses(work) {
            return;
        }
        let Some(at) = self.at(work.session()) else { return };
        if let Some(said) = self.passed(work.session()) {
            if work.write(|writer| writer.delete(said)).is_some() {
                work.say(work.lang.notice_pass_taken_back());
            }
            return;
        }
        let has_spoken = self.round(work.session()).is_some_and(|round| round.has_spoken(at.agency));
        if has_spoken {
            work.say(work.lang.notice_has_spoken());
            return;
        }
        let about = self.about();
        let said = work.write(|writer| {
            pass::say(writer, &at, about);
            self.note_sheet(at.agency, writer);
        });
        if said.is_some() {
            work.say(work.lang.notice_passed());
        }
    }

    /// Takes back typing first, then a change that was left, then the last step of this run.
    pub(crate) fn undo(&mut self, work: &mut Work) {
        if self.takes_cells() {
            if !self.undo_typing(work) {
                self.step_and_show(false, work);
            }
            return;
        }
        if matches!(self.focus, Focus::Line | Focus::Editing(_)) && self.buffer().undo() {
            self.undone.push(Undone::Typing);
            return;
        }
        if matches!(self.focus, Focus::Editing(_)) {
            work.say(work.lang.notice_nothing_to_undo());
            return;
        }
        if let Some(mut editing) = self.abandoned.take() {
            match work.session().visible(editing.id).cloned() {
                Some(record) if self.shows(&record, *work.view) => {
                    self.show(&work.open.session, &record);
                    if editing.catch_up(&record) {
                        work.mark(work.lang.notice_changed_meanwhile());
                    }
                    self.focus = Focus::Editing(editing);
                    return;
                }
                Some(_) => {
                    // private words wait for the desk
                    self.abandoned = Some(editing);
                    work.mark(work.lang.notice_private_waits());
                    return;
                }
                None => {}
            }
        }
        self.step_and_show(false, work);
    }

    pub(crate) fn redo(&mut self, work: &mut Work) {
        if self.takes_cells() {
            if !self.redo_typing() {
                self.undone.pop_if(|undone| *undone == Undone::Step);
                self.step_and_show(true, work);
            }
            return;
        }
        let typing = self.undone.pop() != Some(Undone::Step);
        if typing && matches!(self.focus, Focus::Line | Focus::Editing(_)) && self.buffer().redo() {
            return;
        }
        if matches!(self.focus, Focus::Editing(_)) {
            work.say(work.lang.notice_nothing_to_redo());
            return;
        }
        self.step_and_show(true, work);
    }

    /// Takes a step back (or again), and shows where it was.
    fn step_and_show(&mut self, again: bool, work: &mut Work) {
        let record = self.tell_step(again, work).and_then(|id| work.open.session.record(id)).cloned();
        if let Some(record) = record.filter(|record| !record.text("question").is_empty()) {
            self.show(&work.open.session, &record);
        }
    }

    /// The same for a screen without a line: what is typed in the line stays as it is; returns the record.
    pub(crate) fn step_back(&mut self, again: bool, work: &mut Work) -> Option<RecordId> {
        if again && self.undone.last() == Some(&Undone::Step) {
            self.undone.pop();
        }
        self.tell_step(again, work)
    }

    /// Takes a step back (or again), and says what it was; returns its record.
    fn tell_step(&mut self, again: bool, work: &mut Work) -> Option<RecordId> {
        match work.step_back(again) {
            Outcome::Nothing if again => work.say(work.lang.notice_nothing_to_redo()),
            Outcome::Nothing => work.say(work.lang.notice_nothing_to_undo()),
            Outcome::Overtaken(id) => {
                let what = self.named(id, work);
                let named = !what.is_empty();
                let lang = work.lang;
                let told =
                    if named { lang.notice_overtaken_of(&what) } else { lang.notice_overtaken().into() };
                work.mark(told);
            }
            Outcome::Done(id) => {
                if !again {
                    self.undone.push(Undone::Step);
                }
                let what = self.named(id, work);
                let (lang, together) = (work.lang, work.open.together(again));
                work.say(match (again, what.is_empty()) {
                    (true, _) if together > 1 => lang.notice_redone_many(together),
                    (false, _) if together > 1 => lang.notice_undone_many(together),
                    (true, true) => lang.notice_redone_plain().to_owned(),
                    (false, true) => lang.notice_undone_plain().to_owned(),
                    (true, false) => lang.notice_redone(&what),
                    (false, false) => lang.notice_undone(&what),
                });
                return id;
            }
        }
        None
    }

    /// What a step was about, in a few words that this view may show.
    fn named(&self, id: Option<RecordId>, work: &Work) -> String {
        let record = id.and_then(|id| work.open.session.record(id));
        let shown = record.filter(|record| self.shows(record, *work.view));
        let hidden = || work.lang.mark_private().to_owned();
        shown.map_or_else(hidden, |record| self.told(record, work.session(), work.lang))
    }

    /// A record in a few words, without those that may point to a person.
    pub(in crate::app) fn told(&self, record: &Record, session: &Session, lang: Lang) -> String {
        if !self.telltale_of(session, record).is_empty() {
            return lang.telltale_words().to_owned();
        }
        let text = match record.kind() {
            crate::domain::agency::KIND => record.text("name"),
            agenda::KIND | meeting::KIND => record.text("title"),
            response::KIND => return self.question_named(record, lang),
            _ => record.text(entries::field(record)),
        };
        text::shorten(&Clean::line(text), 40)
    }

    /// Leaves a change without taking it over; its words can be had back with undo.
    pub(super) fn leave_editing(&mut self, editing: Editing, work: &mut Work) {
        let unchanged = work
            .session()
            .record(editing.id)
            .is_some_and(|record| record.text(entries::field(record)) == editing.buffer.text());
        if !unchanged {
            work.say(work.lang.notice_edit_left());
            self.abandoned = Some(editing);
        }
    }
}
