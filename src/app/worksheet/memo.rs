//! Memos: what comes too fast is kept for its question, and given to agencies when there is time.

use super::{Popup, WorksheetScreen};
use crate::app::choice::{Choice, Picked, Row};
use crate::app::input::Input;
use crate::app::model::View;
use crate::app::work::Work;
use crate::domain::entry::{self, At};
use crate::domain::parked::{self, Asked};
use crate::domain::{Record, RecordId, Session, directory};
use crate::text::{self, Clean};

/// What becomes of a memo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// An entry of this agency.
    Agency(RecordId),
    /// Nothing: into the bin.
    Nothing,
}

impl WorksheetScreen {
    /// Ctrl+U: keeps the line for this question; with an empty line shows what was kept.
    pub(super) fn memo(&mut self, work: &mut Work) {
        let text = Clean::lines(self.line.text()).into_string();
        if text.is_empty() {
            self.open_memos(work);
            return;
        }
        let (Some(sheet), Some(question)) = (self.sheet(), self.question()) else { return };
        if !work.may_keep(&text) {
            return;
        }
        let (meeting, lane) = (self.meeting, self.lane_id());
        let asked = Asked { worksheet: &sheet.id, question: &question.id, lane: &lane };
        let about = self.about();
        let noted = work.write(|writer| {
            let memo = parked::note(writer, meeting, &asked, &text);
            entry::say_about(writer, memo, about);
        });
        if noted.is_some() {
            let count = self.memos(work.session(), *work.view).len();
            self.kept(&text, work.lang.notice_memo(count), work);
        }
    }

    /// The memos that a view shows, in order.
    #[must_use]
    pub fn memos<'s>(&self, session: &'s Session, view: View) -> Vec<&'s Record> {
        let memos = parked::memos(session, self.meeting).into_iter();
        memos.filter(|record| self.shows(record, view)).collect()
    }

    /// Opens the list of memos at one of them.
    pub(super) fn show_memo(&mut self, id: RecordId, work: &mut Work) {
        self.open_memos(work);
        if let Some(Popup::Memos(choice)) = &mut self.popup {
            choice.at = choice.rows.iter().position(|row| row.value == id).unwrap_or(0);
        }
    }

    fn open_memos(&mut self, work: &mut Work) {
        let memos = self.memos(work.session(), *work.view);
        let row = |record: &&Record| Row {
            note: self.short_of(record, work),
            ..Row::new(record.id(), Clean::line(record.text("text")).into_string())
        };
        let rows: Vec<_> = memos.iter().map(row).collect();
        if rows.is_empty() {
            work.say(work.lang.notice_no_memo());
        } else {
            self.popup = Some(Popup::Memos(Choice::new(work.lang.memo_title(), rows)));
        }
    }

    /// The question of a memo in a word or two.
    fn short_of(&self, record: &Record, work: &Work) -> String {
        let sheet = self.sheets.iter().find(|sheet| sheet.id == record.text("worksheet"));
        let question = sheet.and_then(|sheet| sheet.question(record.text("question")));
        question.map(|q| work.lang.of(&q.short.ja, &q.short.en).to_owned()).unwrap_or_default()
    }

    pub(super) fn answer_memos(&mut self, mut choice: Choice<RecordId>, input: &Input, work: &mut Work) {
        match choice.input(input) {
            Picked::Chosen(id) => {
                let about = work.session().visible(id).map(|record| Clean::line(record.text("text")));
                let choice = Choice::new(work.lang.memo_to(), self.takers(work, "")).narrowed();
                let about = about.map(Clean::into_string).unwrap_or_default();
                self.popup = Some(Popup::MemoTo(id, choice.about(about)));
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::Memos(choice)),
        }
    }

    fn takers(&self, work: &Work, typed: &str) -> Vec<Row<To>> {
        let seats = self.seats(work.session());
        let found = directory::search(&seats, typed).into_iter();
        let mut rows: Vec<_> =
            found.map(|seat| Row::new(To::Agency(seat.id()), seat.agency.name())).collect();
        if text::find(work.lang.memo_remove(), typed) {
            rows.push(Row::new(To::Nothing, work.lang.memo_remove()));
        }
        rows
    }

    pub(super) fn answer_memo_to(
        &mut self,
        id: RecordId,
        mut choice: Choice<To>,
        input: &Input,
        work: &mut Work,
    ) {
        match choice.input_narrowing(input, |typed| self.takers(work, typed)) {
            Picked::Chosen(To::Nothing) => {
                if work.write(|writer| writer.delete(id)).is_some() {
                    self.next_memo(work);
                    work.say(work.lang.notice_removed());
                }
            }
            Picked::Chosen(To::Agency(agency)) => self.give(id, agency, work),
            Picked::Left => self.open_memos(work),
            _ => self.popup = Some(Popup::MemoTo(id, choice)),
        }
    }

    /// A memo becomes an entry of an agency; on an overlap question, which needs an answer too, it comes into the line.
    fn give(&mut self, id: RecordId, agency: RecordId, work: &mut Work) {
        let Some(record) = work.session().visible(id) else { return };
        let record = record.clone();
        let text = record.text("text").to_owned();
        let sheet = self.sheets.iter().find(|sheet| sheet.id == record.text("worksheet"));
        let question = sheet.and_then(|sheet| sheet.question(record.text("question")));
        if question.is_some_and(|question| question.kind == crate::domain::worksheet::Kind::Overlap) {
            if work.write(|writer| writer.delete(id)).is_some() {
                self.pause_clocks(work.moment.now);
                self.show(&work.open.session, &record);
                self.turn_to(work.session(), Some(agency));
                self.join_line(&text);
            }
            return;
        }
        let at = At {
            meeting: self.meeting,
            agency,
            worksheet: record.text("worksheet").to_owned(),
            question: record.text("question").to_owned(),
        };
        let given = work.write(|writer| {
            writer.delete(id);
            let entry = entry::add_from(writer, &at, record.text("lane"), &text, false, id);
            entry::say_about(writer, entry, record.link("about"));
            entry
        });
        if let Some(entry) = given {
            self.next_memo(work);
            if self.warn(&[entry], work) {
                return;
            }
            let name = crate::domain::agency::find(work.session(), agency);
            let name = name.map(|agency| agency.short().to_owned()).unwrap_or_default();
            work.say(work.lang.notice_memo_sorted(&name));
        }
    }

    /// The list again, while there is anything in it.
    fn next_memo(&mut self, work: &mut Work) {
        if !self.memos(work.session(), *work.view).is_empty() {
            self.open_memos(work);
        }
    }
}
