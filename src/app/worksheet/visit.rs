//! Visits from the other screens: going to one entry, and opening its menu without leaving where the room is.

use super::{Editing, Focus, Need, Popup, WorksheetScreen};
use crate::app::choice::Choice;
use crate::app::message::Spot;
use crate::app::model::View;
use crate::app::work::Work;
use crate::domain::{RecordId, Session, filled};

/// Where the room was before a visit.
#[derive(Clone, Debug)]
pub struct Standing {
    spot: Spot,
    focus: Focus,
    need: Need,
}

impl Standing {
    /// Keeps nothing of the words of records that were redacted; says whether they were being changed.
    pub(crate) fn forget(&mut self, gone: &[RecordId]) -> bool {
        match &self.focus {
            Focus::Editing(editing) if gone.contains(&editing.id) => {
                self.focus = Focus::Entries(editing.id);
                true
            }
            _ => false,
        }
    }
}

impl WorksheetScreen {
    /// Goes to an entry and selects it; a line that is being typed goes along, and that is said.
    pub(crate) fn jump_to(&mut self, id: RecordId, work: &mut Work) {
        self.leave_for_another(work);
        let Some(record) = work.session().visible(id).cloned() else { return };
        self.show(&work.open.session, &record);
        self.focus = Focus::Entries(id);
        self.settle(&work.open.session, *work.view);
        self.tell_line_goes_along(work);
    }

    /// Goes to where an answer in cells was given.
    pub(crate) fn jump_to_answer(&mut self, id: RecordId, work: &mut Work) {
        self.leave_for_another(work);
        let Some(record) = work.session().visible(id) else { return };
        let text = |name: &str| record.text(name).to_owned();
        let spot = Spot {
            agency: record.link("agency"),
            sheet: record.link("sheet"),
            worksheet: text("worksheet"),
            question: text("question"),
            lane: String::new(),
            ..self.spot()
        };
        self.go_to(&work.open.session, &spot);
        self.settle(&work.open.session, *work.view);
        self.tell_line_goes_along(work);
    }

    /// Gives an agency, or a filled sheet, the turn at a question.
    pub(crate) fn jump_to_turn(&mut self, question: &str, turn: Option<RecordId>, work: &mut Work) {
        self.leave_for_another(work);
        let here = Spot { question: question.to_owned(), lane: String::new(), ..self.spot() };
        let is_sheet = |id| work.session().visible(id).is_some_and(|record| record.kind() == filled::KIND);
        let spot = match turn {
            Some(id) if is_sheet(id) => Spot { sheet: turn, ..here },
            _ => Spot { agency: turn, ..here },
        };
        self.go_to(&work.open.session, &spot);
        self.tell_line_goes_along(work);
    }

    /// Opens the menu of an entry; returns where the room was, to be given back when the menu is done.
    pub(crate) fn visit(&mut self, id: RecordId, work: &mut Work) -> Standing {
        let standing = Standing { spot: self.spot(), focus: self.focus.clone(), need: self.need };
        if let Some(record) = work.session().visible(id).cloned() {
            self.show(&work.open.session, &record);
            self.focus = Focus::Entries(id);
            self.open_menu(id, work);
        }
        standing
    }

    /// The menu is done: back to where the room was, unless the words are being changed now; says whether they are.
    pub(crate) fn end_visit(&mut self, standing: Standing, work: &mut Work) -> bool {
        let changing = matches!(self.focus, Focus::Editing(_));
        if !changing {
            self.stand(standing, &work.open.session, *work.view);
        } else if let Focus::Editing(left) = standing.focus {
            self.leave_editing(left, work);
        }
        changing
    }

    /// Back to where the room was.
    pub(crate) fn stand(&mut self, standing: Standing, session: &Session, view: View) {
        self.go_to(session, &standing.spot);
        (self.focus, self.need) = (standing.focus, standing.need);
        self.settle(session, view);
    }

    /// Opens the list of what is parked, or of memos, at one of its lines.
    pub(crate) fn show_parked(&mut self, id: RecordId, work: &mut Work) {
        if self.memos(work.session(), *work.view).iter().any(|memo| memo.id() == id) {
            self.show_memo(id, work);
            return;
        }
        self.open_parking(work);
        if let Some(Popup::Parking(choice)) = &mut self.popup {
            choice.at = choice.rows.iter().position(|row| row.value == id).unwrap_or(0);
        }
    }

    /// Keeps nothing of the words of records that were redacted: not in a change, not in a menu, not in what undo of
    /// typing has; says whether they were being changed.
    pub(crate) fn forget(&mut self, gone: &[RecordId]) -> bool {
        let is_gone = |editing: &Editing| gone.contains(&editing.id);
        let mut changed = false;
        if let Focus::Editing(editing) = &self.focus
            && is_gone(editing)
        {
            self.focus = Focus::Entries(editing.id);
            changed = true;
        }
        for left in [&mut self.abandoned, &mut self.aside] {
            changed |= left.take_if(|editing| is_gone(editing)).is_some();
        }
        changed |= self.form.forget(gone);
        let lists = |choice: &Choice<RecordId>| choice.rows.iter().any(|row| gone.contains(&row.value));
        let listed =
            matches!(&self.popup, Some(Popup::Parking(choice) | Popup::Memos(choice)) if lists(choice));
        if listed || self.asked_about().is_some_and(|id| gone.contains(&id)) {
            self.popup = None;
        }
        self.echo = self.echo.filter(|echo| !gone.contains(&echo.id));
        self.line.forget();
        changed
    }

    /// What is written over the screen, of words that stand on it.
    pub(crate) fn write_aside(&mut self, aside: Option<Editing>, work: &mut Work) {
        self.aside = aside;
        self.keep(1, work);
    }

    /// What is written over the screen is left, to be had back with undo.
    pub(crate) fn leave_aside(&mut self) {
        let left = self.aside.take();
        self.keep_aside(left);
    }

    /// Keeps words that were written over the screen and left, to be had back with undo.
    pub(crate) fn keep_aside(&mut self, left: Option<Editing>) -> bool {
        let kept = left.is_some();
        self.abandoned = left.or(self.abandoned.take());
        kept
    }

    /// A change that was not finished is left, and can be had back.
    fn leave_for_another(&mut self, work: &mut Work) {
        self.pause_clocks(work.moment.now);
        self.leave_cell(work);
        if let Focus::Editing(left) = self.focus.clone() {
            self.focus = Focus::Entries(left.id);
            self.leave_editing(left, work);
        }
    }
}
