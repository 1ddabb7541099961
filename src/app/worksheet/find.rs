//! Ctrl+G: to an agency by a part of its name; one that is not found can be added on the spot.

use super::{Popup, WorksheetScreen};
use crate::app::choice::{Choice, Picked, Row};
use crate::app::input::Input;
use crate::app::new;
use crate::app::work::Work;
use crate::domain::agency::{self, Agency};
use crate::domain::attendance::{self, State};
use crate::domain::worksheet::Scope;
use crate::domain::{RecordId, directory};
use crate::i18n::Lang;
use crate::text::fold;

/// What can be done with an agency of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Say how it takes part.
    State(State),
    /// Say that it is one with another.
    Same,
    /// Say that another is none with it after all.
    Apart(RecordId),
    /// Type in its sheet that came back on paper.
    Paper,
}

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
    pub(super) fn open_find_at(&mut self, agency: Option<RecordId>, work: &mut Work) {
        let rows = self.found(work, "");
        let choice = Choice::new(work.lang.find_title(), rows).narrowed().with_menu(work.lang.find_menu());
        let here = |row: &Row<Found>| matches!(row.value, Found::Agency(id) if Some(id) == agency);
        let at = choice.rows.iter().position(here).unwrap_or(0);
        self.popup = Some(Popup::Find(Choice { at, ..choice }));
    }

    fn found(&self, work: &Work, typed: &str) -> Vec<Row<Found>> {
        let seats = self.seats(work.session());
        let session = work.session();
        // also by the names of those that are one with it
        let is_named = |seat: &&attendance::Seat| {
            let names = session.class(seat.id()).into_iter().filter_map(|id| agency::find(session, id));
            names.into_iter().any(|agency| directory::matches(agency, typed))
        };
        let mut rows: Vec<_> = seats
            .iter()
            .filter(is_named)
            .map(|seat| Row {
                note: state_note(seat.state, work.lang).to_owned(),
                ..Row::new(Found::Agency(seat.id()), seat.agency.name())
            })
            .collect();
        // one that is called just so comes before those whose names hold it
        rows.sort_by_key(|row| fold(&row.label) != fold(typed));
        let exact = seats.iter().any(|seat| fold(seat.agency.name()) == fold(typed));
        if let Some(named) = new::named(typed).filter(|_| !exact) {
            rows.push(Row::new(Found::New(typed.to_owned()), work.lang.find_add(&named.name)));
        }
        rows
    }

    pub(super) fn answer_find(&mut self, mut choice: Choice<Found>, input: &Input, work: &mut Work) {
        match choice.input_narrowing(input, |typed| self.found(work, typed)) {
            Picked::Chosen(Found::Agency(id)) => {
                self.take_up(work.session(), Some(id));
                // of replies and rows none belongs to an agency
                if self.repeats() && self.sheet().is_some_and(|sheet| sheet.scope == Scope::Case) {
                    // a sheet on paper is typed into no sheet that is there already
                    let sheet = self.sheet_of(work.session(), id).filter(|_| !self.on_paper);
                    self.take_sheet(sheet);
                }
            }
            Picked::Chosen(Found::New(typed)) => self.add_agency(&typed, work),
            Picked::Menu(Found::Agency(id)) => {
                self.popup = Some(Popup::Attendance(id, menu(self, id, work)));
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::Find(choice)),
        }
    }

    /// A latecomer: into the directory, into the meeting, and in turn.
    fn add_agency(&mut self, typed: &str, work: &mut Work) {
        if let Some(id) = seat(typed, self.meeting, work) {
            self.take_up(work.session(), Some(id));
        }
    }

    pub(super) fn answer_attendance(
        &mut self,
        agency: RecordId,
        mut choice: Choice<Command>,
        input: &Input,
        work: &mut Work,
    ) {
        match choice.input(input) {
            Picked::Chosen(Command::State(state)) => {
                take(self.meeting, agency, state, work);
                self.open_find_at(Some(agency), work);
            }
            Picked::Chosen(Command::Paper) => self.begin_paper(Some(agency), work),
            Picked::Chosen(Command::Same) => self.open_same(agency, work),
            Picked::Chosen(Command::Apart(other)) => self.take_apart(agency, other, work),
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

/// Takes down how an agency takes part, and says so.
pub(crate) fn take(meeting: RecordId, agency: RecordId, state: State, work: &mut Work) {
    let name = agency::find(work.session(), agency).map(Agency::short).unwrap_or_default().to_owned();
    if work.write(|writer| attendance::take(writer, meeting, agency, state)).is_some() {
        work.say(work.lang.notice_attendance(&name, work.lang.attendance(state.word())));
    }
}

fn menu(screen: &WorksheetScreen, id: RecordId, work: &Work) -> Choice<Command> {
    let seat = screen.seats(work.session()).into_iter().find(|seat| seat.id() == id);
    let name = seat.as_ref().map(|seat| seat.agency.name().to_owned()).unwrap_or_default();
    let mut rows: Vec<_> = State::ALL
        .into_iter()
        .map(|state| Row::new(Command::State(state), work.lang.attendance(state.word())))
        .collect();
    rows.extend(screen.same_rows(id, work));
    rows.push(Row::new(Command::Paper, work.lang.menu_paper()));
    let at = seat.and_then(|seat| State::ALL.into_iter().position(|state| state == seat.state)).unwrap_or(0);
    Choice { at, ..Choice::new(work.lang.find_menu(), rows).about(name) }
}

/// The word behind an agency's name: nothing while it is there.
#[must_use]
pub fn state_note(state: State, lang: Lang) -> &'static str {
    if state == State::Present { "" } else { lang.attendance(state.word()) }
}
