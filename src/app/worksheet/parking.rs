//! The parking lot: its list, from which a line comes back as an entry of the agency in turn.

use super::{Popup, WorksheetScreen, telltale};
use crate::app::choice::{Choice, Picked, Row};
use crate::app::further::Further;
use crate::app::input::Input;
use crate::app::work::Work;
use crate::domain::{RecordId, entry, parked};
use crate::text::Clean;

/// What can be done with a parked line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Make it an entry of the agency in turn.
    Enter,
    /// Put it into the bin.
    Remove,
    /// See how it came to be.
    History,
    /// Remove its words for good.
    Erase,
}

impl WorksheetScreen {
    /// Ctrl+K: parks the line; with an empty line shows what is parked.
    pub(super) fn park(&mut self, work: &mut Work) {
        let text = Clean::lines(self.line.text()).into_string();
        if text.is_empty() {
            self.open_parking(work);
            return;
        }
        let (meeting, agency) = (self.meeting, self.agency);
        if !work.may_keep(&text) {
            return;
        }
        if work.write(|writer| parked::park(writer, meeting, agency, &text)).is_some() {
            let count = parked::list(work.session(), meeting).len();
            self.kept(&text, work.lang.notice_parked(count), work);
        }
    }

    /// The line is kept for later: says so, or warns where its words may point to a person.
    pub(super) fn kept(&mut self, text: &str, told: String, work: &mut Work) {
        self.line.take();
        let kinds = self.telltale(work.session(), text);
        if kinds.is_empty() {
            work.say(told);
        } else {
            work.mark(work.lang.notice_telltale_kept(&telltale::names(&kinds, work.lang)));
        }
    }

    pub(super) fn open_parking(&mut self, work: &mut Work) {
        let rows: Vec<_> = parked::list(work.session(), self.meeting)
            .into_iter()
            .map(|record| Row::new(record.id(), Clean::line(record.text("text")).into_string()))
            .collect();
        if rows.is_empty() {
            work.say(work.lang.notice_nothing_to_park());
        } else {
            self.popup = Some(Popup::Parking(Choice::new(work.lang.parking_title(), rows)));
        }
    }

    pub(super) fn answer_parking(&mut self, mut choice: Choice<RecordId>, input: &Input, work: &mut Work) {
        match choice.input(input) {
            Picked::Chosen(id) => {
                let about = work.session().record(id).map(|record| record.text("text")).unwrap_or_default();
                let rows = vec![
                    Row::new(Command::Enter, work.lang.parking_enter()),
                    Row::new(Command::Remove, work.lang.menu_remove()),
                    Row::new(Command::History, work.lang.menu_history()),
                    Row::new(Command::Erase, work.lang.menu_erase()).without_digit(),
                ];
                let about = Clean::line(about).into_string();
                self.popup =
                    Some(Popup::Parked(id, Choice::new(work.lang.parking_title(), rows).about(about)));
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::Parking(choice)),
        }
    }

    pub(super) fn answer_parked(
        &mut self,
        id: RecordId,
        mut choice: Choice<Command>,
        input: &Input,
        work: &mut Work,
    ) {
        match choice.input(input) {
            Picked::Chosen(Command::Remove) => {
                if work.write(|writer| writer.delete(id)).is_some() {
                    work.say(work.lang.notice_removed());
                }
            }
            Picked::Chosen(Command::Enter) => self.enter_parked(id, work),
            Picked::Chosen(Command::History) => self.further = Some(Further::History(id)),
            Picked::Chosen(Command::Erase) => self.further = Some(Further::Erase(id)),
            Picked::Left => self.open_parking(work),
            _ => self.popup = Some(Popup::Parked(id, choice)),
        }
    }

    /// A parked line becomes an entry; on an overlap question, which needs an answer too, it comes into the line.
    fn enter_parked(&mut self, id: RecordId, work: &mut Work) {
        let text =
            work.session().visible(id).map(|record| record.text("text").to_owned()).unwrap_or_default();
        let Some(at) = self.at(work.session()).filter(|_| !text.is_empty()) else { return };
        if self.is_overlap() {
            if work.write(|writer| writer.delete(id)).is_some() {
                self.join_line(&text);
            }
            return;
        }
        let lane = self.lane_id();
        let (handed_in, about) = (self.hands_in(work), self.about());
        let entered = work.write(|writer| {
            writer.delete(id);
            let entry = entry::add_from(writer, &at, &lane, &text, handed_in, id);
            entry::say_about(writer, entry, about);
            entry
        });
        if let Some(entry) = entered {
            self.show_large(entry, work);
        }
    }
}
