//! Two agencies of the list that are one, said by hand, and taken apart again.

use super::find::Command;
use super::{Popup, WorksheetScreen};
use crate::app::choice::{Choice, Picked, Row};
use crate::app::input::Input;
use crate::app::work::Work;
use crate::domain::agency::{self, Agency};
use crate::domain::{RecordId, directory, order, same};

impl WorksheetScreen {
    /// The rows of an agency's menu about those that are one with it.
    pub(super) fn same_rows(&self, id: RecordId, work: &Work) -> Vec<Row<Command>> {
        let bound = work.session().class(id).into_iter().filter(|other| *other != id);
        let bound = bound.filter_map(|other| agency::find(work.session(), other));
        let apart =
            bound.map(|agency| Row::new(Command::Apart(agency.id()), work.lang.agency_apart(agency.name())));
        [Row::new(Command::Same, work.lang.agency_same())].into_iter().chain(apart).collect()
    }

    pub(super) fn open_same(&mut self, id: RecordId, work: &mut Work) {
        let about = name(id, work).unwrap_or_default();
        let choice = Choice::new(work.lang.agency_same_title(), others(id, "", work)).about(about).narrowed();
        self.popup = Some(Popup::Same(id, choice));
    }

    pub(super) fn answer_same(
        &mut self,
        id: RecordId,
        mut choice: Choice<RecordId>,
        input: &Input,
        work: &mut Work,
    ) {
        match choice.input_narrowing(input, |typed| others(id, typed, work)) {
            Picked::Chosen(other) => {
                if work.write(|writer| same::bind(writer, id, other)).is_some() {
                    let names = [id, other].map(|id| name(id, work).unwrap_or_default());
                    work.say(work.lang.notice_same(&names[0], &names[1]));
                }
            }
            Picked::Left => self.open_find_at(Some(id), work),
            _ => self.popup = Some(Popup::Same(id, choice)),
        }
    }

    pub(super) fn take_apart(&mut self, id: RecordId, other: RecordId, work: &mut Work) {
        if work.write(|writer| same::release(writer, other)).is_some() {
            work.say(work.lang.notice_made_apart(&name(other, work).unwrap_or_default()));
        }
        self.open_find_at(Some(id), work);
    }
}

/// The other agencies of the session, those of the meeting or not.
fn others(id: RecordId, typed: &str, work: &Work) -> Vec<Row<RecordId>> {
    let session = work.session();
    let class = session.class(id);
    let all = order::sort(session.of_kind(agency::KIND)).into_iter().map(Agency);
    let others = all.filter(|other| !class.contains(&other.id()));
    let matching = others.filter(|agency| directory::matches(*agency, typed));
    matching.map(|agency| Row::new(agency.id(), agency.name())).collect()
}

fn name(id: RecordId, work: &Work) -> Option<String> {
    agency::find(work.session(), id).map(|agency| agency.name().to_owned())
}
