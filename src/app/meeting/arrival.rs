//! What stays as it is on this screen while others write.

use super::agenda::{self, AgendaRow};
use super::{Focus, MeetingScreen, Part, Popup, What};
use crate::domain::attendance::seats;
use crate::domain::{RecordId, Session};

impl MeetingScreen {
    /// The records that are being changed, or asked about.
    pub(in crate::app) fn in_hand(&self, meeting: RecordId) -> Option<RecordId> {
        match self.popup.as_ref()? {
            Popup::Item(id, _) | Popup::Purpose(id, _) | Popup::Shows(id, _) | Popup::Seat(id, _) => {
                Some(*id)
            }
            Popup::Edit(
                What::ItemTitle(id)
                | What::ItemMinutes(id)
                | What::AgencyName(id)
                | What::AgencyShort(id)
                | What::AgencyReading(id),
                _,
            ) => Some(*id),
            Popup::Words(..) | Popup::Rule(..) | Popup::Edit(What::Fact(_), _) => Some(meeting),
            Popup::Template(_) | Popup::Page(_) => None,
        }
    }

    /// The row that is selected, by what stands there.
    pub(in crate::app) fn selected(&self, session: &Session, meeting: RecordId) -> Option<Selected> {
        let Focus::List(at) = self.focus else { return None };
        self.all(session, meeting).get(at).copied()
    }

    /// Selects it again, wherever it stands now.
    pub(in crate::app) fn select(&mut self, row: Option<Selected>, session: &Session, meeting: RecordId) {
        let at = self.all(session, meeting).into_iter().position(|other| Some(other) == row);
        if let (Focus::List(_), Some(at)) = (self.focus, at) {
            self.focus = Focus::List(at);
        }
    }

    fn all(&self, session: &Session, meeting: RecordId) -> Vec<Selected> {
        match self.part {
            Part::Agenda => agenda::rows(session, meeting).into_iter().map(Selected::Row).collect(),
            Part::Attendance => {
                seats(session, meeting).iter().map(|seat| Selected::Seat(seat.id())).collect()
            }
            // their rows are always the same ones
            Part::Facts => Vec::new(),
        }
    }
}

/// What is selected in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Selected {
    /// A row of the agenda.
    Row(AgendaRow),
    /// An agency.
    Seat(RecordId),
}
