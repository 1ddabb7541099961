//! What is being typed into a cell: begun, taken over, left, had back; it belongs to its cell and to no other.

use std::collections::BTreeSet;

use super::Form;
use super::rows::Field;
use crate::app::message::Spot;
use crate::app::model::View;
use crate::app::open::Draft;
use crate::app::work::Work;
use crate::app::worksheet::{WorksheetScreen, telltale};
use crate::domain::cell::{Cell, Takes};
use crate::domain::record::Field as Written;
use crate::domain::response::{Response, field};
use crate::domain::{RecordId, Revision, RevisionId, Session, Value};
use crate::text::{self, Buffer, Clean};

/// What is being typed into a cell.
#[derive(Clone, Debug)]
pub struct Typing {
    /// Where it is being typed.
    pub(super) spot: Spot,
    /// The cell.
    pub path: String,
    /// What is typed.
    pub buffer: Buffer,
    /// What stood there when typing began, as it is typed.
    began: String,
    /// The writes of the cell that were seen then.
    pub(in crate::app::worksheet) seen: BTreeSet<RevisionId>,
    /// The records it was read from.
    records: Vec<RecordId>,
}

impl Typing {
    /// Whether it says anything else than what stood there.
    fn is_changed(&self) -> bool {
        self.buffer.text() != self.began
    }
}

impl Form {
    /// Keeps nothing of what is typed into a cell of records that were redacted; says whether there was anything.
    pub(in crate::app::worksheet) fn forget(&mut self, gone: &[RecordId]) -> bool {
        let is_gone = |typing: &mut Typing| typing.records.iter().any(|record| gone.contains(record));
        let typed = self.typing.take_if(is_gone).is_some();
        self.left.take_if(is_gone).is_some() || typed
    }
}

/// The writes that stand in a cell.
fn writes(response: &Response, path: &str) -> BTreeSet<RevisionId> {
    let name = field(path);
    let fields = response.records().iter().filter_map(|record| record.field(&name));
    fields.flat_map(Written::writes).map(Revision::id).collect()
}

impl WorksheetScreen {
    /// Another question, lane or sheet: its first field has the keys. Words that were being typed can be had back.
    pub(in crate::app::worksheet) fn fresh_form(&mut self) {
        let left = self.form.typing.take().filter(Typing::is_changed).or(self.form.left.take());
        self.form = Form { left, ..Form::default() };
    }

    /// The cell of a path among those of the question that is on, with its place.
    fn cell_of(&self, session: &Session, path: &str) -> Option<(usize, Cell)> {
        self.fields(session).into_iter().enumerate().find_map(|(at, field)| match field {
            Field::Cell(cell) if cell.path == path => Some((at, cell)),
            _ => None,
        })
    }

    /// The keys stay with the cell that is typed into, also where somebody else made rows come or go above it.
    pub(in crate::app::worksheet) fn follow_typing(&mut self, session: &Session) {
        let Some(typing) = self.form.typing.as_ref().filter(|_| self.takes_cells()) else { return };
        if let Some((at, _)) = self.cell_of(session, &typing.path) {
            self.form.at = at;
        }
    }

    /// Begins typing into a cell that shows what stands in it: to go on from that, or with all of it selected so that
    /// letters take its place.
    pub(super) fn begin_typing(&mut self, cell: &Cell, work: &mut Work, anew: bool) {
        if self.form.typing.as_ref().is_some_and(|typing| typing.path == cell.path) {
            return;
        }
        self.lose_cell(work);
        let began = self.response(work.session()).value(&cell.path).map(|value| {
            let cells = self.cells(work);
            cells.typeable(&cell.takes, value)
        });
        let mut typing = self.typing_at(&cell.path, &began.unwrap_or_default(), work.session());
        // words are gone on with, a figure is written anew
        let is_figure = matches!(
            cell.takes,
            Takes::Figure { .. } | Takes::Day | Takes::Month | Takes::Agency | Takes::Pick(_)
        );
        if anew && is_figure {
            typing.buffer.select_all();
        }
        self.form.typing = Some(typing);
    }

    /// Typing into a cell that begins with these words.
    fn typing_at(&self, path: &str, began: &str, session: &Session) -> Typing {
        let response = self.response(session);
        Typing {
            spot: self.spot(),
            path: path.to_owned(),
            buffer: Buffer::from_text(began),
            began: began.to_owned(),
            seen: writes(&response, path),
            records: response.records().iter().map(|record| record.id()).collect(),
        }
    }

    /// The cell that was typed into is not asked for any more: the words can be had back where it is again.
    fn lose_cell(&mut self, work: &mut Work) {
        if let Some(typing) = self.form.typing.take().filter(Typing::is_changed) {
            self.form.left = Some(typing);
            work.mark(work.lang.form_cell_gone());
        }
    }

    /// Takes over what is being typed; false where it does not fit or cannot be written, and it stays.
    pub(in crate::app) fn take_over(&mut self, work: &mut Work) -> bool {
        let Some(typing) = self.form.typing.clone() else { return true };
        let Some((_, cell)) = self.cell_of(work.session(), &typing.path) else {
            self.lose_cell(work);
            return true;
        };
        let response = self.response(work.session());
        let stands: Vec<Value> = response.values(&cell.path).into_iter().cloned().collect();
        let written = writes(&response, &cell.path);
        // a caret that only moved settles no conflict
        let settles = stands.len() > 1 && typing.buffer.can_undo();
        if !typing.is_changed() && !settles {
            self.form.typing = None;
            return true;
        }
        let words = self.by_number(&cell, typing.buffer.text());
        let value = match self.cells(work).read(&cell, &words) {
            Ok(value) => value,
            Err(unread) => {
                work.mark(unread.told(work.lang));
                return false;
            }
        };
        if !work.may_keep(typing.buffer.text()) {
            return false;
        }
        let own: Vec<&Value> = value.iter().collect();
        if written != typing.seen && !stands.is_empty() && stands.iter().collect::<Vec<_>>() != own {
            // somebody else wrote here meanwhile: said once, and then the newer words hold
            if !self.shows_cells(work.session(), *work.view) {
                self.form.left = self.form.typing.take();
                work.mark(work.lang.notice_private_waits());
                return true;
            }
            let shown: Vec<String> =
                stands.iter().map(|value| self.cells(work).shown(&cell.takes, value)).collect();
            if let Some(typing) = &mut self.form.typing {
                typing.seen = written;
            }
            work.mark(work.lang.form_meanwhile(&shown.join(work.lang.pick("」「", "\", \""))));
            return false;
        }
        if !self.put(&cell.path, value, work) {
            return false;
        }
        self.form.typing = None;
        if matches!(cell.takes, Takes::Text | Takes::Words) {
            let found = self.telltale(work.session(), typing.buffer.text());
            if !found.is_empty() {
                work.mark(work.lang.form_telltale(&telltale::names(&found, work.lang)));
            }
        }
        true
    }

    /// Goes away from the cells by a way that cannot wait: what fits is taken over, what does not can be had back.
    pub(in crate::app) fn leave_cell(&mut self, work: &mut Work) {
        if !self.take_over(work) {
            self.form.left = self.form.typing.take();
            work.mark(work.lang.form_left());
        }
    }

    /// Esc: what is typed is given up, and can be had back.
    pub(super) fn give_up_typing(&mut self, work: &mut Work) {
        if let Some(typing) = self.form.typing.take().filter(Typing::is_changed) {
            self.form.left = Some(typing);
            work.say(work.lang.notice_edit_left());
        }
    }

    /// An option of a ranking may be named by its number.
    fn by_number(&self, cell: &Cell, typed: &str) -> String {
        let number = Clean::line(typed).as_str().trim().chars().map(text::fold_key).collect::<String>();
        let Takes::Pick(options) = &cell.takes else { return typed.to_owned() };
        let at = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        at.and_then(|at| options.get(at)).map_or_else(|| typed.to_owned(), |option| option.id.clone())
    }

    /// A cell was filled in: nothing else waits to go into it, and what waits for a new sheet waits for this one now.
    pub(super) fn settle_left(&mut self, before: &Spot, path: &str) {
        let after = self.spot();
        let Some(left) = &mut self.form.left else { return };
        if left.spot == *before && left.path == path {
            self.form.left = None;
        } else if left.spot.sheet.is_none()
            && before.sheet.is_none()
            && left.spot.worksheet == before.worksheet
        {
            left.spot.sheet = after.sheet;
        }
    }

    /// Undo of typing in a cell, and of having left it; false where there is none, so that the last step is taken back.
    pub(in crate::app::worksheet) fn undo_typing(&mut self, work: &mut Work) -> bool {
        if let Some(typing) = &mut self.form.typing {
            if typing.buffer.undo() {
                return true;
            }
            if typing.is_changed() {
                return false;
            }
            self.form.typing = None;
        }
        let Some(left) = self.form.left.take() else { return false };
        let (here, at) = (self.spot(), self.form.at);
        self.go_to(&work.open.session, &left.spot);
        let found = self.cell_of(work.session(), &left.path).filter(|_| self.spot() == left.spot);
        let shows = self.shows_cells(work.session(), *work.view);
        if let Some((at, _)) = found.as_ref().filter(|_| shows) {
            self.form = Form { at: *at, typing: Some(left), left: None };
            return true;
        }
        // its sheet or its cell is not there, or not for the wall: it waits
        self.go_to(&work.open.session, &here);
        self.form = Form { at, typing: None, left: Some(left) };
        if found.is_some() {
            work.mark(work.lang.notice_private_waits());
        }
        found.is_some()
    }

    /// Does again what undo took out of a cell; false where there is nothing.
    pub(in crate::app::worksheet) fn redo_typing(&mut self) -> bool {
        self.form.typing.as_mut().is_some_and(|typing| typing.buffer.redo())
    }

    /// The words that undo of typing would be about: of the cell in hand, else of the line.
    pub(in crate::app) fn typed(&self) -> &str {
        if !self.takes_cells() {
            return self.line.text();
        }
        let typing = self.form.typing.as_ref().filter(|typing| typing.is_changed());
        typing.map(|typing| typing.buffer.text()).unwrap_or_default()
    }

    /// What is typed from now on is taken back by itself.
    pub(in crate::app) fn rest_typing(&mut self) {
        self.line.rest();
        if let Some(typing) = &mut self.form.typing {
            typing.buffer.rest();
        }
    }

    /// What is being typed into a cell, for after a crash.
    pub(in crate::app) fn typed_cell(&self) -> Option<&Typing> {
        self.form.typing.as_ref().filter(|_| self.takes_cells())
    }

    /// Puts words back into the cell they were being typed into, as one step of typing; what was redacted since is
    /// dropped. Says whether the draft still holds.
    pub(in crate::app::worksheet) fn restore_cell(
        &mut self,
        session: &Session,
        path: &str,
        draft: &Draft,
    ) -> bool {
        let seen = draft.seen.iter().filter_map(|id| session.revisions().get(id));
        if seen.into_iter().any(|revision| revision.body().is_redacted()) {
            return false;
        }
        let mut typing = self.typing_at(path, "", session);
        typing.buffer.set(&draft.text);
        typing.seen.clone_from(&draft.seen);
        let (here, there) = (self.spot(), &draft.spot);
        let is_question = here.worksheet == there.worksheet && here.question == there.question;
        match self.cell_of(session, path).filter(|_| here == *there) {
            Some((at, _)) => self.form = Form { at, typing: Some(typing), left: None },
            // the words of a cell that is not for the wall are not for the line, either
            None if is_question && self.shows_cells(session, View::Wall) => self.join_line(&draft.text),
            None => self.form.left = Some(Typing { spot: there.clone(), ..typing }),
        }
        true
    }
}
