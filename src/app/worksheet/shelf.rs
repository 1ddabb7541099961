//! Which worksheets a meeting uses, and a sheet that is made by copying another one.

use super::{Popup, WorksheetScreen};
use crate::app::choice::{Choice, Picked, Row};
use crate::app::input::Input;
use crate::app::keymap;
use crate::app::work::Work;
use crate::domain::meeting;
use crate::domain::worksheet::{self, Worksheet};
use crate::domain::{RecordId, Session, Value, copied, filled};
use crate::exchange::bilingual::line;
use crate::text::Clean;

impl WorksheetScreen {
    /// Reads the worksheets of the meeting again where they are others now, with what was answered and is asked no more.
    pub(super) fn settle_sheets(&mut self, session: &Session) {
        self.settle_used(session);
        self.find_gone(session);
    }

    fn settle_used(&mut self, session: &Session) {
        let ids = meeting::sheet_ids(session, self.meeting);
        if ids == self.sheet_ids {
            return;
        }
        let sheets: Vec<Worksheet> = ids.iter().filter_map(|id| worksheet::find(session, *id)).collect();
        if sheets.iter().all(|sheet| sheet.questions.is_empty()) {
            return;
        }
        let on = self.sheet().map(|sheet| sheet.id.clone());
        (self.sheets, self.sheet_ids, self.looked_for_gone) = (sheets, ids, None);
        match self.sheets.iter().position(|sheet| Some(&sheet.id) == on.as_ref()) {
            Some(at) => self.sheet_at = at,
            None => {
                self.sheet_at = 0;
                self.first_sheet(session);
                self.go(session, 0);
            }
        }
    }

    /// Asks which worksheets the meeting uses.
    pub(crate) fn open_shelf(&mut self, work: &mut Work) {
        let (lang, rows) = (work.lang, self.shelf_rows(work));
        let mut choice = Choice::new(lang.form_sheets_title(), rows);
        if !work.broken_sheets.is_empty() {
            choice = choice.about(lang.sheets_unused(&work.broken_sheets.join(lang.out_comma())));
        }
        self.popup = Some(Popup::Shelf(choice));
    }

    /// Those that can be had, then those the meeting has that are not on the shelf.
    fn shelf_rows(&self, work: &Work) -> Vec<Row<String>> {
        let row = |sheet: &Worksheet| Row {
            ticked: Some(self.sheets.iter().any(|used| used.id == sheet.id)),
            ..Row::new(sheet.id.clone(), line(work.lang, &sheet.title))
        };
        let others =
            self.sheets.iter().filter(|used| work.shelf.iter().all(|sheet| sheet.worksheet.id != used.id));
        work.shelf.iter().map(|sheet| &sheet.worksheet).chain(others).map(row).collect()
    }

    pub(super) fn answer_shelf(&mut self, mut choice: Choice<String>, input: &Input, work: &mut Work) {
        match choice.input(input) {
            Picked::Chosen(_) if keymap::is_confirm(input) => {}
            Picked::Ticked(id) | Picked::Chosen(id) => {
                self.toggle_sheet(&id, work);
                choice.rows = self.shelf_rows(work);
                self.popup = Some(Popup::Shelf(choice));
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::Shelf(choice)),
        }
    }

    fn toggle_sheet(&mut self, id: &str, work: &mut Work) {
        let used = self.sheets.iter().position(|sheet| sheet.id == id);
        let ids = self.sheet_ids.clone();
        match used {
            Some(_) if self.sheets.len() == 1 => work.say(work.lang.form_sheet_last()),
            Some(at) => {
                let title =
                    self.sheets.get(at).map(|sheet| line(work.lang, &sheet.title)).unwrap_or_default();
                // the same place may hold several versions of one worksheet
                let is_it = |record: &RecordId| {
                    worksheet::find(work.session(), *record).is_some_and(|sheet| sheet.id == id)
                };
                let left: Vec<RecordId> = ids.into_iter().filter(|record| !is_it(record)).collect();
                let meeting = self.meeting;
                if work.write(|writer| meeting::use_worksheets(writer, meeting, &left)).is_some() {
                    work.say(work.lang.form_sheet_taken(&title));
                }
            }
            None => {
                let found = work.shelf.iter().find(|sheet| sheet.worksheet.id == id);
                let found =
                    found.map(|sheet| (sheet.definition.clone(), line(work.lang, &sheet.worksheet.title)));
                let Some((tree, title)) = found else { return };
                let meeting = self.meeting;
                let written = work.write(|writer| add(writer, meeting, ids, &tree));
                if written.is_some() {
                    work.say(work.lang.form_sheet_added(&title));
                }
            }
        }
        self.settle_sheets(&work.open.session);
    }

    /// Asks from which filled sheet this one is made.
    pub(crate) fn open_copy(&mut self, work: &mut Work) {
        let Some(from) = self.sheet().and_then(|sheet| sheet.made_from.clone()) else {
            return work.say(work.lang.form_copy_not_here());
        };
        let session = work.session();
        let mut rows = Vec::new();
        for meeting in meeting::all(session) {
            for (at, filled) in filled::list(session, meeting.id(), &from).into_iter().enumerate() {
                let name = self.sheet_name(session, *work.view, work.lang, at, filled);
                let note = if meeting.id() == self.meeting {
                    String::new()
                } else {
                    Clean::line(meeting.title()).into_string()
                };
                rows.push(Row { note, ..Row::new(filled.id(), name) });
            }
        }
        if rows.is_empty() {
            return work.say(work.lang.form_copy_none());
        }
        self.popup = Some(Popup::Copy(Choice::new(work.lang.form_copy_title(), rows)));
    }

    pub(super) fn answer_copy(&mut self, mut choice: Choice<RecordId>, input: &Input, work: &mut Work) {
        match choice.input(input) {
            Picked::Chosen(from) => {
                let Some(sheet) = self.sheet().cloned() else { return };
                let meeting = self.meeting;
                if let Some(Some(id)) = work.write(|writer| copied::copy(writer, &sheet, meeting, from)) {
                    self.take_sheet(Some(id));
                    work.mark(work.lang.form_copied());
                }
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::Copy(choice)),
        }
    }
}

fn add(writer: &mut crate::domain::Writer, meeting: RecordId, mut ids: Vec<RecordId>, tree: &Value) {
    ids.push(worksheet::carry(writer, tree));
    meeting::use_worksheets(writer, meeting, &ids);
}
