//! Filling in the cells of a question: figures, options, words, one field after the other.
//!
//! What is typed belongs to the cell in hand and is taken over when one goes on; the cell says at once where it does not
//! fit. Options are chosen with Space or their digit, of either width, so that nothing depends on how the IME stands; Enter
//! goes on and chooses nothing.

mod checks;
mod keys;
mod offer;
pub mod rows;
mod typing;

use super::{WorksheetScreen, telltale};
use crate::app::model::{Model, View};
use crate::app::work::Work;
use crate::domain::cell::Takes;
use crate::domain::check::Sheet;
use crate::domain::response::{Of, Response, Whose};
use crate::domain::worksheet::Scope;
use crate::domain::{RecordId, Session, Value, clearing, default, filled};
use crate::i18n::date;

use crate::exchange::cells::Cells;
use rows::{Field, FormRow};
pub use typing::Typing;

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

/// What the cells of the screen are shown with.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a>(Cells<'a>);

impl<'a> Shown<'a> {
    /// On a screen.
    #[must_use]
    pub fn on(model: &'a Model, screen: &WorksheetScreen, session: &'a Session) -> Self {
        let today = date::stored(&model.today).unwrap_or_default();
        Self(Cells { lang: model.lang, session, meeting: screen.meeting, kinds: &model.kinds, today })
    }

    /// What stands in a cell, in words.
    #[must_use]
    pub fn value(&self, takes: &Takes, value: &Value) -> String {
        self.0.shown(takes, value)
    }
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
        !room && self.is_one_by_one()
    }

    /// The same also of a question of the room, which is asked about a sheet.
    pub(super) fn is_one_by_one(&self) -> bool {
        self.sheet().is_some_and(|sheet| sheet.scope.repeats())
    }

    /// Whether one sheet of the whole meeting is filled in, whoever is in turn.
    #[must_use]
    pub fn is_of_meeting(&self) -> bool {
        self.takes_cells() && self.sheet().is_some_and(|sheet| sheet.scope == Scope::Meeting)
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
        super::privacy::may_show(view, level)
    }

    /// The day that is proposed for a cell of the question that is on, while it is blank.
    #[must_use]
    pub fn proposed_day(&self, session: &Session, path: &str) -> Option<Value> {
        let (worksheet, question, of) = (self.sheet()?, self.question()?, self.of(session)?);
        default::proposed(&Sheet { session, worksheet, of: &of }, question, path)
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

    /// Where one of several options is chosen already, it has the keys.
    pub(super) fn stand_on_choice(&mut self, session: &Session) {
        let response = self.response(session);
        let chosen = |field: &Field| matches!(field, Field::Option { .. }) && field.is_chosen(&response);
        let at = self.fields(session).iter().position(chosen);
        self.form.at = at.unwrap_or(self.form.at);
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

    /// Whether the cells may be filled in here; where not, says why.
    fn may_fill(&self, work: &mut Work) -> bool {
        !self.refuses(work) && self.may_empty(work)
    }

    /// The same for taking out what stands there.
    fn may_empty(&self, work: &mut Work) -> bool {
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

    /// Writes a cell of the sheet in turn, which begins with it where it is a new one; tells the checks that fail now.
    fn put(&mut self, path: &str, value: Option<Value>, work: &mut Work) -> bool {
        let (Some(sheet), Some(question)) = (self.sheet().cloned(), self.question().cloned()) else {
            return false;
        };
        let (here, before) = (self.spot(), self.all_failed(work.session(), work.lang));
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
        if let (Whose::Sheet(id), true) = (of.whose, sheet.scope.repeats()) {
            self.filled = Some(id);
        }
        self.settle_left(&here, path);
        if clearing::says_reread(&sheet, &question.id)
            && clearing::is_cleared(&Sheet { session: work.session(), worksheet: &sheet, of: &of })
        {
            let found = self.telltale_of_sheet(work.session(), &sheet, &of);
            if !found.is_empty() {
                work.mark(lang.form_cleared_telltale(&telltale::names(&found, lang)));
                return true;
            }
        }
        let now = self.all_failed(work.session(), work.lang);
        if let Some(failed) = now.into_iter().find(|failed| !before.contains(failed)) {
            let told =
                if failed.is_error { lang.form_error(&failed.text) } else { lang.form_warning(&failed.text) };
            work.mark(told);
        }
        true
    }
}
