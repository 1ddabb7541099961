//! Turns among sheets that are begun one by one: the cases, replies or rows in their order, then a new one.

use super::WorksheetScreen;
use crate::app::model::View;
use crate::app::work::Work;
use crate::domain::check::Sheet;
use crate::domain::filled::Filled;
use crate::domain::response::{Of, Whose};
use crate::domain::worksheet::{Kind, Scope};
use crate::domain::{Record, RecordId, Session, Value, agency, clearing, entry, filled};
use crate::i18n::Lang;
use crate::text::Clean;

impl WorksheetScreen {
    /// The sheets of the worksheet that is on, in order, then the new one, which has no record.
    #[must_use]
    pub fn turns<'s>(&self, session: &'s Session) -> Vec<Option<Filled<'s>>> {
        let Some(sheet) = self.sheet() else { return Vec::new() };
        let list = filled::list(session, self.meeting, &sheet.id);
        list.into_iter().map(Some).chain([None]).collect()
    }

    /// What one of these is called, by its place.
    #[must_use]
    pub fn turn_called(
        &self,
        session: &Session,
        view: View,
        lang: Lang,
        at: usize,
        turn: Option<Filled>,
    ) -> String {
        match turn {
            Some(filled) => self.sheet_name(session, view, lang, at, filled),
            None => lang.form_new().to_owned(),
        }
    }

    /// What the filled sheet in turn is called; none of a new one.
    #[must_use]
    pub fn turn_name(&self, session: &Session, view: View, lang: Lang) -> Option<String> {
        let list = filled::list(session, self.meeting, &self.sheet()?.id);
        let at = list.iter().position(|filled| Some(filled.id()) == self.filled)?;
        Some(self.sheet_name(session, view, lang, at, *list.get(at)?))
    }

    /// How many questions of the sheet in turn are filled in, and how many are asked of it.
    #[must_use]
    pub fn progress(&self, session: &Session) -> Option<(usize, usize)> {
        let (worksheet, of) = (self.sheet()?, self.of(session)?);
        let read = Sheet { session, worksheet, of: &of };
        let asked = worksheet
            .questions
            .iter()
            .filter(|asked| asked.kind.has_cells() && !asked.gone && read.asks(asked));
        let mut counts = (0, 0);
        for question in asked {
            counts.0 += usize::from(!read.response(&question.id).is_blank());
            counts.1 += 1;
        }
        Some(counts)
    }

    /// What a filled sheet is called: its number, with the agency of a case, or the words that name a row.
    #[must_use]
    pub fn sheet_name(&self, session: &Session, view: View, lang: Lang, at: usize, filled: Filled) -> String {
        let Some(sheet) = self.sheet() else { return String::new() };
        let of = Of { meeting: self.meeting, worksheet: sheet.id.clone(), whose: Whose::Sheet(filled.id()) };
        let read = Sheet { session, worksheet: sheet, of: &of };
        let naming = filled::naming(sheet)
            .filter(|question| super::privacy::may_show(view, clearing::level(&read, question)));
        let named =
            naming.and_then(|question| read.response(&question.id).value("").and_then(Value::as_text));
        let who = filled.agency().and_then(|id| agency::find(session, session.stands_for(id)));
        let number = at + 1;
        match (named, who, sheet.scope) {
            (Some(named), ..) => Clean::line(named).into_string(),
            (None, Some(who), _) => lang.form_case(number, Clean::line(who.short()).as_str()),
            (None, None, Scope::Reply) => lang.form_reply(number),
            _ => lang.form_sheet(number),
        }
    }

    /// The next (or previous) sheet around the end.
    pub(super) fn step_sheet(&mut self, by: isize, work: &mut Work) {
        let turns: Vec<_> = self.turns(work.session()).into_iter().map(|turn| turn.map(Filled::id)).collect();
        let last = turns.len().saturating_sub(1);
        let here = turns.iter().position(|turn| *turn == self.filled).unwrap_or(last);
        let next = here.checked_add_signed(by).unwrap_or(last) % turns.len().max(1);
        let Some(turn) = turns.get(next).copied() else { return };
        if turn.is_none() {
            // a new one is filled in from its beginning
            self.step_at = 0;
        }
        self.take_sheet(turn);
        self.stand_on_choice(work.session());
    }

    /// Gives a sheet the turn; none is the new one.
    pub(super) fn take_sheet(&mut self, id: Option<RecordId>) {
        self.filled = id;
        self.fresh_form();
    }

    /// Gives the turn to the sheet of a spot; where that is not there any more, to the first.
    pub(super) fn take_spot_sheet(&mut self, session: &Session, id: Option<RecordId>) {
        if self.is_one_by_one() {
            self.take_sheet(id);
            self.settle_sheet(session);
        }
    }

    /// The first sheet of an agency, where it has handed in any; else a new one of it.
    pub(super) fn sheet_of(&self, session: &Session, agency: RecordId) -> Option<RecordId> {
        let sheet = self.sheet()?;
        let class = session.class(agency);
        let list = filled::list(session, self.meeting, &sheet.id);
        list.into_iter().find(|filled| filled.agency().is_some_and(|id| class.contains(&id))).map(Filled::id)
    }

    /// Makes sure that the sheet in turn is one of the worksheet that is on. What is asked of the room is asked about one,
    /// where there is any: without one in hand, about the one the room spoke of last.
    pub(super) fn settle_sheet(&mut self, session: &Session) {
        let Some(sheet) = self.sheet().filter(|_| self.is_one_by_one()) else { return };
        let list: Vec<RecordId> =
            filled::list(session, self.meeting, &sheet.id).into_iter().map(Filled::id).collect();
        let is_asked_about = !self.on_paper && self.question().is_some_and(|question| question.room);
        match self.filled {
            Some(id) if list.contains(&id) => {}
            None if !is_asked_about || list.is_empty() => {}
            _ => {
                let last = self.spoken_of_last(session, &list).filter(|_| is_asked_about);
                self.take_sheet(last.or(list.first().copied()));
            }
        }
    }

    /// Of these filled sheets the one that the last words of the room are about.
    fn spoken_of_last(&self, session: &Session, list: &[RecordId]) -> Option<RecordId> {
        let said = session.met(entry::KIND, self.meeting);
        let about = said.filter_map(|record| Some((record.founded(), record.link("about")?)));
        about.filter(|(_, about)| list.contains(about)).max().map(|(_, about)| about)
    }

    /// The sheet that a worksheet begins with: its first, or a new one.
    pub(super) fn first_sheet(&mut self, session: &Session) {
        let Some(sheet) = self.sheet().filter(|_| self.is_one_by_one()) else { return };
        let list = filled::list(session, self.meeting, &sheet.id);
        // what is asked of the room is asked about a sheet, so one has to be in hand
        let first = list.first().map(|filled| filled.id());
        self.take_sheet(first);
    }

    /// Removes the sheet in turn; undo brings it back.
    pub(crate) fn remove_sheet(&mut self, work: &mut Work) {
        let Some(id) = self.filled.filter(|_| self.is_one_by_one()) else {
            return work.say(work.lang.form_no_sheet());
        };
        // what is typed goes with it, and comes back with it
        self.leave_cell(work);
        if work.write(|writer| writer.delete(id)).is_some() {
            self.first_sheet(&work.open.session);
            work.say(work.lang.form_removed());
        }
    }

    /// Whether the sheet in turn was re-read, where that decides about the wall.
    #[must_use]
    pub fn clearing_told(&self, session: &Session, lang: Lang) -> Option<&'static str> {
        let (worksheet, of) = (self.sheet()?, self.of(session)?);
        worksheet.cleared_if.as_ref()?;
        let is_cleared = clearing::is_cleared(&Sheet { session, worksheet, of: &of });
        Some(if is_cleared { lang.form_cleared() } else { lang.form_not_cleared() })
    }

    /// The sheet that a question of the room is asked about.
    #[must_use]
    pub fn about_told(&self, session: &Session, view: View, lang: Lang) -> Option<String> {
        self.question().filter(|question| question.room)?;
        self.turn_name(session, view, lang)
    }

    /// Which filled sheet of the worksheet that is on something said speaks of, where there are several.
    #[must_use]
    pub fn case_told(&self, session: &Session, record: &Record, view: View, lang: Lang) -> Option<String> {
        let about = record.link("about")?;
        let list = filled::list(session, self.meeting, &self.sheet()?.id);
        let at = list.iter().position(|filled| filled.id() == about).filter(|_| list.len() > 1)?;
        Some(self.sheet_name(session, view, lang, at, *list.get(at)?))
    }

    /// The sheet that is spoken about at a question of the room.
    pub(super) fn about(&self) -> Option<RecordId> {
        self.filled.filter(|_| self.is_one_by_one() && self.question().is_some_and(|question| question.room))
    }

    /// Whether what is said to a question of the room belongs to the sheet in hand.
    #[must_use]
    pub(super) fn is_about(&self, record: &Record) -> bool {
        let is_room = self.question().is_some_and(|question| question.room && question.kind == Kind::List);
        !is_room || record.link("about").is_none() || record.link("about") == self.filled
    }
}
