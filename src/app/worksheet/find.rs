//! Ctrl+G: to an agency by a part of its name; one that is not found can be added on the spot.

use super::{Popup, WorksheetScreen};
use crate::app::choice::{Choice, Picked, Row};
use crate::app::input::Input;
use crate::app::new;
use crate::app::work::Work;
use crate::domain::agency::{self, Agency};
use crate::domain::attendance::{self, State};
use crate::domain::{RecordId, directory};
use crate::i18n::Lang;
use crate::text::fold;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// An agency of the meeting.
    Agency(RecordId),
    /// Nothing of that name: add it.
    New(String),
}

impl WorksheetScreen {
    pub(super) fn open_find(&mut self, work: &mut Work) {
        self.open_find_at(self.agency, work);
    }

    /// The list of agencies with one of them selected.
    fn open_find_at(&mut self, agency: Option<RecordId>, work: &mut Work) {
        let rows = self.found(work, "");
        let choice =
            Choice::new(work.lang.find_title(), rows).narrowed().with_menu(work.lang.attendance_title());
        let here = |row: &Row<Found>| matches!(row.value, Found::Agency(id) if Some(id) == agency);
        let at = choice.rows.iter().position(here).unwrap_or(0);
        self.popup = Some(Popup::Find(Choice { at, ..choice }));
    }

    fn found(&self, work: &Work, typed: &str) -> Vec<Row<Found>> {
        let seats = self.seats(work.session());
        let mut rows: Vec<_> = directory::search(&seats, typed)
            .into_iter()
            .map(|seat| Row {
                note: state_note(seat.state, work.lang).to_owned(),
                ..Row::new(Found::Agency(seat.id()), seat.agency.name())
            })
            .collect();
        let exact = seats.iter().any(|seat| fold(seat.agency.name()) == fold(typed));
        if let Some(named) = new::named(typed).filter(|_| !exact) {
            rows.push(Row::new(Found::New(typed.to_owned()), work.lang.find_add(&named.name)));
        }
        rows
    }

    pub(super) fn answer_find(&mut self, mut choice: Choice<Found>, input: &Input, work: &mut Work) {
        match choice.input(input) {
            Picked::Chosen(Found::Agency(id)) => self.turn_to(work.session(), Some(id)),
            Picked::Chosen(Found::New(typed)) => self.add_agency(&typed, work),
            Picked::Menu(Found::Agency(id)) => {
                self.popup = Some(Popup::Attendance(id, attendance_choice(self, id, work)));
            }
            Picked::Left => {}
            Picked::Narrowed => {
                let rows = self.found(work, choice.typed());
                choice.set_rows(rows);
                self.popup = Some(Popup::Find(choice));
            }
            _ => self.popup = Some(Popup::Find(choice)),
        }
    }

    /// A latecomer: into the directory, into the meeting, and in turn.
    fn add_agency(&mut self, typed: &str, work: &mut Work) {
        if let Some(id) = seat(typed, self.meeting, work) {
            self.turn_to(work.session(), Some(id));
        }
    }

    pub(super) fn answer_attendance(
        &mut self,
        agency: RecordId,
        mut choice: Choice<State>,
        input: &Input,
        work: &mut Work,
    ) {
        match choice.input(input) {
            Picked::Chosen(state) => {
                let meeting = self.meeting;
                work.write(|writer| attendance::set(writer, meeting, agency, state));
                self.open_find_at(Some(agency), work);
            }
            Picked::Left => self.open_find_at(Some(agency), work),
            _ => self.popup = Some(Popup::Attendance(agency, choice)),
        }
    }
}

/// Seats an agency at the meeting, as it is typed: one of the directory by its name, else a new one; says what was done.
pub(crate) fn seat(typed: &str, meeting: RecordId, work: &mut Work) -> Option<RecordId> {
    let named = new::named(typed)?;
    let is_named = |agency: &Agency| fold(agency.name()) == fold(&named.name);
    if attendance::seats(work.session(), meeting).iter().any(|seat| is_named(&seat.agency)) {
        work.say(work.lang.new_known(&named.name));
        return None;
    }
    let known = work.session().of_kind(agency::KIND).map(Agency).find(is_named).map(Agency::id);
    let id = work.write(|writer| {
        let id = known.unwrap_or_else(|| agency::found(writer, &named));
        attendance::set(writer, meeting, id, State::Present);
        id
    })?;
    work.say(work.lang.notice_agency_added(&named.name));
    Some(id)
}

fn attendance_choice(screen: &WorksheetScreen, id: RecordId, work: &Work) -> Choice<State> {
    let seat = screen.seats(work.session()).into_iter().find(|seat| seat.id() == id);
    let name = seat.as_ref().map(|seat| seat.agency.name().to_owned()).unwrap_or_default();
    let rows: Vec<_> =
        State::ALL.into_iter().map(|state| Row::new(state, work.lang.attendance(state.word()))).collect();
    let at = seat.and_then(|seat| State::ALL.into_iter().position(|state| state == seat.state)).unwrap_or(0);
    Choice { at, ..Choice::new(work.lang.attendance_title(), rows).about(name) }
}

/// The word behind an agency's name: nothing while it is there.
#[must_use]
pub fn state_note(state: State, lang: Lang) -> &'static str {
    if state == State::Present { "" } else { lang.attendance(state.word()) }
}
