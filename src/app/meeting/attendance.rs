//! Who is here, on the Meeting screen: how each takes part, its names, its seat.

use super::{MeetingScreen, On, Popup, What, Wish};
use crate::app::action::Action;
use crate::app::choice::{Choice, Picked, Row};
use crate::app::further::Further;
use crate::app::input::Input;
use crate::app::work::Work;
use crate::app::worksheet::find;
use crate::domain::agency::{self, Agency};
use crate::domain::attendance::{self, Seat, State};
use crate::domain::{RecordId, Session, conflict, entry, overlap, pass};

/// What can be done with an agency of the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Say how it takes part.
    State(State),
    /// Change its name.
    Name,
    /// Change its short name.
    Short,
    /// Change its reading.
    Reading,
    /// One seat up.
    Up,
    /// One seat down.
    Down,
    /// Take it out of the meeting.
    Remove,
    /// See about what people differ: in how it takes part, or in its names.
    Conflict(RecordId),
}

/// Adds an agency: 名称／略称／よみ.
pub(super) fn add(typed: &str, on: On, work: &mut Work) -> bool {
    find::seat(typed, on.meeting, work).is_some()
}

pub(super) fn rename(what: What, id: RecordId, text: &str, work: &mut Work) -> bool {
    let field = match what {
        What::AgencyShort(_) => "short",
        What::AgencyReading(_) => "reading",
        _ if text.is_empty() => return false,
        _ => "name",
    };
    work.write(|writer| writer.set(id, &[(field, text.into())]));
    true
}

impl MeetingScreen {
    pub(super) fn act_on_seat(&mut self, at: usize, action: Action, on: On, work: &mut Work) -> Wish {
        let seats = attendance::seats(work.session(), on.meeting);
        let Some(seat) = seats.get(at) else { return Wish::None };
        let id = seat.id();
        match action {
            Action::Remove => unseat(id, on, work),
            _ => self.popup = Some(Popup::Seat(id, menu(seat, work))),
        }
        Wish::None
    }

    pub(super) fn answer_seat(
        &mut self,
        id: RecordId,
        mut choice: Choice<Command>,
        input: &Input,
        on: On,
        work: &mut Work,
    ) -> Wish {
        let command = match choice.input(input) {
            Picked::Chosen(command) => command,
            Picked::Left => return Wish::None,
            _ => {
                self.popup = Some(Popup::Seat(id, choice));
                return Wish::None;
            }
        };
        let names = agency::find(work.session(), id).map(|known| {
            let short = if known.has_short() { known.short() } else { "" };
            [known.name(), short, known.reading()].map(str::to_owned)
        });
        let [name, short, reading] = names.unwrap_or_default();
        match command {
            Command::State(state) => {
                find::take(on.meeting, id, state, work);
            }
            Command::Name => self.open_edit(What::AgencyName(id), &name, work),
            Command::Short => self.open_edit(What::AgencyShort(id), &short, work),
            Command::Reading => self.open_edit(What::AgencyReading(id), &reading, work),
            Command::Up | Command::Down => {
                let by = if command == Command::Up { -1 } else { 1 };
                work.write(|writer| attendance::shift(writer, on.meeting, id, by));
                let seats = attendance::seats(work.session(), on.meeting);
                let at = seats.iter().position(|seat| seat.id() == id).unwrap_or(0);
                self.focus = super::Focus::List(at);
            }
            Command::Remove => unseat(id, on, work),
            Command::Conflict(record) => return Wish::Further(Further::Conflict(record)),
        }
        Wish::None
    }
}

/// The record about which people differ: how it takes part, else its names.
#[must_use]
pub fn differing(session: &Session, seat: &Seat) -> Option<RecordId> {
    let records = [seat.record(), seat.agency.0];
    records.into_iter().find(|record| conflict::count(session, record) > 0).map(crate::domain::Record::id)
}

fn menu(seat: &Seat, work: &Work) -> Choice<Command> {
    let lang = work.lang;
    let mut rows: Vec<_> = State::ALL
        .into_iter()
        .map(|state| Row::new(Command::State(state), lang.attendance(state.word())))
        .collect();
    rows.extend([
        Row::new(Command::Name, lang.agency_rename()),
        Row::new(Command::Short, lang.agency_short()),
        Row::new(Command::Reading, lang.agency_reading()),
        Row::new(Command::Up, lang.menu_up()),
        Row::new(Command::Down, lang.menu_down()),
        Row::new(Command::Remove, lang.agency_unseat()),
    ]);
    if let Some(record) = differing(work.session(), seat) {
        rows.push(Row::new(Command::Conflict(record), lang.review_menu()));
    }
    let at = State::ALL.into_iter().position(|state| state == seat.state).unwrap_or(0);
    Choice { at, ..Choice::new(lang.agency_menu(), rows).about(seat.agency.name()) }
}

/// Takes an agency out of the meeting; one that has said something stays, so that its words keep their place.
fn unseat(id: RecordId, on: On, work: &mut Work) {
    if has_spoken(work.session(), on.meeting, id) {
        work.mark(work.lang.notice_agency_has_entries());
        return;
    }
    let class = work.session().class(id);
    let records: Vec<RecordId> = work
        .session()
        .met(attendance::KIND, on.meeting)
        .filter(|record| record.link("agency").is_some_and(|agency| class.contains(&agency)))
        .map(crate::domain::Record::id)
        .collect();
    let name = agency::find(work.session(), id).map(Agency::name).unwrap_or_default().to_owned();
    if work.write(|writer| records.into_iter().for_each(|record| writer.delete(record))).is_some() {
        work.say(work.lang.notice_agency_unseated(&name));
    }
}

/// Whether an agency said anything at a meeting, or was asked there.
fn has_spoken(session: &Session, meeting: RecordId, agency: RecordId) -> bool {
    let class = session.class(agency);
    let said = |kind: &str| {
        session
            .met(kind, meeting)
            .any(|record| record.links("agency").iter().any(|agency| class.contains(agency)))
    };
    let asked = || {
        session.met(overlap::KIND, meeting).any(|record| {
            let asked = overlap::Overlap(record).to().into_iter().map(|(asked, _)| asked);
            asked.into_iter().any(|asked| matches!(asked, overlap::Asked::Agency(id) if class.contains(&id)))
        })
    };
    [entry::KIND, overlap::KIND, pass::KIND].into_iter().any(said) || asked()
}
