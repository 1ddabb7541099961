//! Filling in the cells of a question: figures, options, words, one field after the other.
//!
//! What is typed belongs to the cell in hand and is taken over when one goes on; the cell says at once where it does not
//! fit. Options are chosen with Enter, Space or their digit, so that nothing depends on how the IME stands.

mod checks;
mod keys;
mod offer;
pub mod rows;

use super::{WorksheetScreen, telltale};
use crate::app::message::Spot;
use crate::app::model::{Model, View};
use crate::app::work::Work;
use crate::domain::cell::{Cell, Takes};
use crate::domain::check::Sheet;
use crate::domain::response::{Of, Response, Whose};
use crate::domain::worksheet::Scope;
use crate::domain::{RecordId, Session, Value, clearing, filled};
use crate::i18n::date;
use crate::text::{self, Buffer, Clean};

pub use crate::exchange::cells::Cells;
use rows::{Field, FormRow};

/// Where one is in the cells, and what is being typed there.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Which field has the keys, counted over all rows.
    pub at: usize,
    /// What is being typed and not taken over; none while the cell shows what stands in it.
    pub typing: Option<Typing>,
    /// What was left, with Esc or because the room went elsewhere, to be had back with undo.
    left: Option<Typing>,
}

/// What is being typed into a cell.
#[derive(Clone, Debug)]
pub struct Typing {
    /// Where it is being typed.
    spot: Spot,
    /// The cell.
    pub path: String,
    /// What is typed.
    pub buffer: Buffer,
    /// What stood in the cell when typing began.
    seen: Vec<Value>,
}

/// What the cells of the screen are shown with.
#[must_use]
pub fn cells<'a>(model: &'a Model, screen: &WorksheetScreen, session: &'a Session) -> Cells<'a> {
    let today = date::stored(&model.today).unwrap_or_default();
    Cells { lang: model.lang, session, meeting: screen.meeting, kinds: &model.kinds, today }
}

impl WorksheetScreen {
    /// Whether the question that is on is filled in cell by cell.
    #[must_use]
    pub fn takes_cells(&self) -> bool {
        self.question().is_some_and(|question| question.kind.has_cells())
    }

    /// Whether the sheets of the worksheet that is on are begun one by one (cases, replies, rows).
    #[must_use]
    pub fn repeats(&self) -> bool {
        let room = self.question().is_some_and(|question| question.room);
        !room && self.sheet().is_some_and(|sheet| sheet.scope.repeats())
    }

    /// The filled sheet in turn; none while it is a new one that nothing was filled in of.
    #[must_use]
    pub fn of(&self, session: &Session) -> Option<Of> {
        let sheet = self.sheet()?;
        let whose = match sheet.scope {
            Scope::Agency => Whose::Agency(self.agency?),
            Scope::Meeting => Whose::Sheet(session.stands_for(self.meeting)),
            Scope::Case | Scope::Reply | Scope::Network => Whose::Sheet(self.filled?),
        };
        Some(Of { meeting: self.meeting, worksheet: sheet.id.clone(), whose })
    }

    /// What was filled in of the question that is on.
    #[must_use]
    pub fn response<'s>(&self, session: &'s Session) -> Response<'s> {
        match (self.of(session), self.question()) {
            (Some(of), Some(question)) => Response::find(session, &of, &question.id),
            _ => Response::default(),
        }
    }

    /// Whether a view shows what is filled in of the question that is on.
    #[must_use]
    pub fn shows_cells(&self, session: &Session, view: View) -> bool {
        let (Some(worksheet), Some(question)) = (self.sheet(), self.question()) else { return false };
        let level = match self.of(session) {
            Some(of) => clearing::level(&Sheet { session, worksheet, of: &of }, question),
            None => question.level,
        };
        view == View::Desk || level <= super::privacy::ROOM
    }

    /// Whether the question that is on is asked of the sheet in turn.
    #[must_use]
    pub fn asks(&self, session: &Session) -> bool {
        self.step().is_some_and(|step| self.asks_at(session, step.question))
    }

    pub(super) fn asks_at(&self, session: &Session, question: usize) -> bool {
        let (Some(worksheet), Some(of)) = (self.sheet(), self.of(session)) else { return true };
        let question = worksheet.questions.get(question);
        question.is_none_or(|question| Sheet { session, worksheet, of: &of }.asks(question))
    }

    /// The rows of the question that is on.
    #[must_use]
    pub fn form_rows(&self, session: &Session) -> Vec<FormRow> {
        let Some(question) = self.question() else { return Vec::new() };
        rows::of(question, self.lane(), &self.response(session))
    }

    /// The fields of all rows, in the order in which they have the keys.
    fn fields(&self, session: &Session) -> Vec<Field> {
        self.form_rows(session).into_iter().flat_map(|row| row.fields).collect()
    }

    /// The field that has the keys.
    fn field(&self, session: &Session) -> Option<Field> {
        self.fields(session).into_iter().nth(self.form.at)
    }

    /// The agency that writes a sheet begun now: of cases the one in turn, of replies and rows none.
    fn writer_of_sheets(&self) -> Option<RecordId> {
        let is_case = self.sheet().is_some_and(|sheet| sheet.scope == Scope::Case);
        self.agency.filter(|_| is_case)
    }

    /// Another question, lane or sheet: its first field has the keys. Words that were being typed can be had back.
    pub(super) fn fresh_form(&mut self) {
        let left = self.form.typing.take().or(self.form.left.take());
        self.form = Form { left, ..Form::default() };
    }

    /// Whether the cells may be filled in here; where not, says why.
    fn may_fill(&self, work: &mut Work) -> bool {
        if !self.shows_cells(work.session(), *work.view) {
            work.mark(work.lang.withheld());
            return false;
        }
        if !self.asks(work.session()) {
            work.say(work.lang.form_not_asked());
            return false;
        }
        if self.sheet().is_some_and(|sheet| sheet.scope == Scope::Agency) && self.agency.is_none() {
            work.mark(work.lang.notice_no_agencies());
            return false;
        }
        true
    }

    /// Begins typing into a cell that shows what stands in it: anew, or with that to go on from.
    fn begin_typing(&mut self, cell: &Cell, work: &Work, anew: bool) {
        if self.form.typing.as_ref().is_some_and(|typing| typing.path == cell.path) {
            return;
        }
        let response = self.response(work.session());
        let seen: Vec<Value> = response.values(&cell.path).into_iter().cloned().collect();
        let stands = response.value(&cell.path).map(|value| self.cells(work).typeable(&cell.takes, value));
        // words are gone on with, a figure is written anew
        let is_figure = matches!(
            cell.takes,
            Takes::Figure { .. } | Takes::Day | Takes::Month | Takes::Agency | Takes::Pick(_)
        );
        let text = stands.filter(|_| !(anew && is_figure)).unwrap_or_default();
        let (spot, path, buffer) = (self.spot(), cell.path.clone(), Buffer::from_text(&text));
        self.form.typing = Some(Typing { spot, path, buffer, seen });
    }

    /// What cells are read and shown with.
    fn cells<'a>(&self, work: &'a Work) -> Cells<'a> {
        Cells {
            lang: work.lang,
            session: work.session(),
            meeting: self.meeting,
            kinds: work.kinds,
            today: work.moment.today,
        }
    }

    /// Takes over what is being typed; false where it does not fit or cannot be written, and it stays.
    pub(super) fn take_over(&mut self, work: &mut Work) -> bool {
        let Some(typing) = self.form.typing.clone() else { return true };
        let cell = self.fields(work.session()).into_iter().find_map(|field| match field {
            Field::Cell(cell) if cell.path == typing.path => Some(cell),
            _ => None,
        });
        let Some(cell) = cell else {
            self.form.typing = None;
            return true;
        };
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
        let stands: Vec<Value> =
            self.response(work.session()).values(&cell.path).into_iter().cloned().collect();
        let own: Vec<&Value> = value.iter().collect();
        if stands != typing.seen && stands.iter().collect::<Vec<_>>() != own {
            // somebody else wrote here meanwhile: said once, and then the newer words hold
            let shown: Vec<String> =
                stands.iter().map(|value| self.cells(work).shown(&cell.takes, value)).collect();
            if let Some(typing) = &mut self.form.typing {
                typing.seen = stands;
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

    /// An option of a ranking may be named by its number.
    fn by_number(&self, cell: &Cell, typed: &str) -> String {
        let number = Clean::line(typed).as_str().trim().chars().map(text::fold_key).collect::<String>();
        let Takes::Pick(options) = &cell.takes else { return typed.to_owned() };
        let at = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        at.and_then(|at| options.get(at)).map_or_else(|| typed.to_owned(), |option| option.id.clone())
    }

    /// Writes a cell of the sheet in turn, which begins with it where it is a new one; tells the checks that fail now.
    fn put(&mut self, path: &str, value: Option<Value>, work: &mut Work) -> bool {
        let (Some(sheet), Some(question)) = (self.sheet().cloned(), self.question().cloned()) else {
            return false;
        };
        let before = self.all_failed(work.session(), work.lang);
        let known = self.of(work.session());
        if known.is_none() && value.is_none() {
            return true;
        }
        let (meeting, agency, lang) = (self.meeting, self.writer_of_sheets(), work.lang);
        let written = work.write(|writer| {
            let of = known.unwrap_or_else(|| {
                let id = filled::found(writer, meeting, &sheet.id, agency);
                Of { meeting, worksheet: sheet.id.clone(), whose: Whose::Sheet(id) }
            });
            clearing::fill_in(writer, &sheet, &of, &question.id, &[(path, value)]);
            if let Whose::Agency(agency) = of.whose {
                self.note_sheet(agency, writer);
            }
            of
        });
        let Some(of) = written else { return false };
        self.form.left = None;
        if let (Whose::Sheet(id), true) = (of.whose, sheet.scope.repeats()) {
            self.filled = Some(id);
        }
        let now = self.all_failed(work.session(), work.lang);
        if let Some(failed) = now.into_iter().find(|failed| !before.contains(failed)) {
            let told =
                if failed.is_error { lang.form_error(&failed.text) } else { lang.form_warning(&failed.text) };
            work.mark(told);
        }
        true
    }

    /// Undo of typing in a cell, and of having left it; false where there is none, so that the last step is taken back.
    pub(super) fn undo_typing(&mut self, session: &Session) -> bool {
        if let Some(typing) = &mut self.form.typing {
            if !typing.buffer.undo() {
                self.form.typing = None;
            }
            return true;
        }
        let Some(left) = self.form.left.take() else { return false };
        self.go_to(session, &left.spot);
        self.go_on(session, left);
        true
    }

    /// Goes on typing into a cell; where it is not there any more, the words go to the line.
    fn go_on(&mut self, session: &Session, typing: Typing) {
        let is_it = |field: &Field| matches!(field, Field::Cell(cell) if cell.path == typing.path);
        match self.fields(session).iter().position(is_it) {
            Some(at) => self.form = Form { at, typing: Some(typing), left: None },
            None => self.join_line(typing.buffer.text()),
        }
    }

    /// What is being typed into a cell, for after a crash: the cell and the words.
    #[must_use]
    pub fn typed_cell(&self) -> Option<(&str, &str)> {
        let typing = self.form.typing.as_ref().filter(|_| self.takes_cells())?;
        Some((&typing.path, typing.buffer.text()))
    }

    /// Puts words back into the cell they were being typed into.
    pub(super) fn restore_cell(&mut self, session: &Session, path: &str, words: &str) {
        let seen = self.response(session).values(path).into_iter().cloned().collect();
        let (spot, path, buffer) = (self.spot(), path.to_owned(), Buffer::from_text(words));
        self.go_on(session, Typing { spot, path, buffer, seen });
    }
}
