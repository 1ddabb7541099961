//! Who speaks on the board: an agency, or a filled sheet (a case, a reply, a row).

use crate::app::model::View;
use crate::app::worksheet::WorksheetScreen;
use crate::app::worksheet::privacy::may_show;
use crate::domain::attendance::Seat;
use crate::domain::check::Sheet;
use crate::domain::filled::{self, Filled};
use crate::domain::response::{Of, Whose};
use crate::domain::worksheet::{Question, Scope};
use crate::domain::{RecordId, Session, clearing};
use crate::i18n::Lang;

/// One of those whose words stand on the board.
#[derive(Clone, Debug)]
pub struct Speaker<'a> {
    /// The agency, or the filled sheet.
    pub id: RecordId,
    /// Its seat, where it is an agency.
    pub seat: Option<Seat<'a>>,
    /// The sheet it fills in.
    pub of: Of,
    /// Its place among all.
    at: usize,
}

/// Those who speak to a question; to a worksheet as a whole, where none is given.
#[must_use]
pub fn all<'a>(
    worksheet: &WorksheetScreen,
    session: &'a Session,
    question: Option<&Question>,
) -> Vec<Speaker<'a>> {
    let Some(sheet) = worksheet.sheet() else { return Vec::new() };
    let of = |whose| Of { meeting: worksheet.meeting, worksheet: sheet.id.clone(), whose };
    let is_room = question.is_some_and(|question| question.room || !question.kind.has_cells());
    if sheet.scope == Scope::Agency || is_room {
        let speaker = |(at, seat): (usize, Seat<'a>)| Speaker {
            id: seat.id(),
            seat: Some(seat),
            of: of(Whose::Agency(seat.id())),
            at,
        };
        return worksheet.seats(session).into_iter().enumerate().map(speaker).collect();
    }
    let sheets = filled::all(session, worksheet.meeting, sheet).into_iter().enumerate();
    sheets.map(|(at, of)| Speaker { id: of.whose.id(), seat: None, of, at }).collect()
}

impl Speaker<'_> {
    /// What it is called, in short.
    #[must_use]
    pub fn short(&self, worksheet: &WorksheetScreen, session: &Session, view: View, lang: Lang) -> String {
        match self.seat {
            Some(seat) => seat.agency.short().to_owned(),
            None => self.sheet(worksheet, session, view, lang),
        }
    }

    /// What it is called in full.
    #[must_use]
    pub fn name(&self, worksheet: &WorksheetScreen, session: &Session, view: View, lang: Lang) -> String {
        match self.seat {
            Some(seat) => seat.agency.name().to_owned(),
            None => self.sheet(worksheet, session, view, lang),
        }
    }

    fn sheet(&self, worksheet: &WorksheetScreen, session: &Session, view: View, lang: Lang) -> String {
        match session.record(self.id).filter(|record| record.kind() == filled::KIND) {
            Some(record) => worksheet.sheet_name(session, view, lang, self.at, Filled(record)),
            None => worksheet
                .sheet()
                .map(|sheet| lang.of(&sheet.title.ja, &sheet.title.en))
                .unwrap_or_default()
                .to_owned(),
        }
    }

    /// Whether a view shows what it answers to a question: one that was re-read shows where others do not.
    #[must_use]
    pub fn shows(
        &self,
        worksheet: &WorksheetScreen,
        session: &Session,
        question: &Question,
        view: View,
    ) -> bool {
        let Some(sheet) = worksheet.sheet() else { return false };
        let read = Sheet { session, worksheet: sheet, of: &self.of };
        may_show(view, clearing::level(&read, question))
    }
}
