//! New records: out of the line, and out of an overlap.

use super::content::{Content, Place, Section};
use super::field::Field;
use super::form::Form;
use super::{ActionsScreen, On, Over};
use crate::app::model::View;
use crate::app::work::Work;
use crate::app::worksheet::WorksheetScreen;
use crate::domain::agenda;
use crate::domain::overlap::{Answer, Asked, Overlap};
use crate::domain::promise::{self, Lead, Part, Plan, Promise, Sort};
use crate::domain::{RecordId, Session, decision, issue};
use crate::text::Clean;

impl ActionsScreen {
    /// Enter in the line: what was typed becomes a record of the section, and the form asks for the rest.
    pub(super) fn add(&mut self, section: Section, on: On, work: &mut Work) {
        let text = Clean::line(self.line.text()).into_string();
        if text.is_empty() {
            self.line.set("");
            work.say(work.lang.notice_section_words());
            return;
        }
        if !work.may_keep(&text) {
            return;
        }
        let meeting = on.meeting();
        let items = agenda::list(work.session(), meeting);
        let item = agenda::on(&items).and_then(|at| items.get(at)).map(|item| item.id());
        let words = || Plan { words: text.clone(), ..Plan::default() };
        let made = work.write(|writer| match section {
            Section::Roles => promise::plan(writer, Sort::Role, meeting, &words()),
            Section::Before | Section::Actions => promise::plan(writer, Sort::Action, meeting, &words()),
            Section::Decisions => decision::note(writer, meeting, item, &text),
            Section::Issues => issue::note(writer, meeting, &text),
        });
        let Some(id) = made else { return };
        self.line.take();
        let first = match section {
            Section::Before | Section::Roles | Section::Actions => Field::Lead,
            Section::Decisions => Field::Item,
            Section::Issues => Field::Source,
        };
        self.ask(id, first, on, work);
        if !on.worksheet.warn(&[id], work) {
            work.say(work.lang.notice_made());
        }
    }

    /// Opens the form of a new record at one of its fields, with the record selected below it.
    pub(super) fn ask(&mut self, id: RecordId, first: Field, on: On, work: &mut Work) {
        self.show(id, on, work.session(), *work.view);
        self.over = Form::of(id, first, false, on, work).map(|form| Over::Form(Box::new(form)));
    }

    /// Makes a promise of an overlap and asks by when.
    pub(super) fn make(&mut self, overlap: RecordId, sort: Sort, on: On, work: &mut Work) {
        if let Some(id) = from_overlap(overlap, sort, on.worksheet, work) {
            let worded = work.session().visible(id).is_some_and(|record| !Promise(record).words().is_empty());
            // an idea may be left open; what is done may not
            self.ask(id, if worded { Field::When } else { Field::Words }, on, work);
            work.say(work.lang.notice_made());
        }
    }

    /// Selects a record wherever it stands; what was made of the promise one is on leaves one there.
    pub fn show(&mut self, id: RecordId, on: On, session: &Session, view: View) {
        let made_of = session.visible(id).and_then(|record| Promise(record).continues());
        if let Place::Row(Section::Before, row) = self.place
            && row.id().is_some_and(|here| Some(here) == made_of)
        {
            return;
        }
        let places = Content::of(on.worksheet, session, view).places();
        let is_it = |place: &&Place| matches!(place, Place::Row(_, row) if row.id() == Some(id));
        if let Some(place) = places.iter().find(is_it) {
            self.place = *place;
        }
    }

    /// Goes to what was made of an overlap, else to where it can be made: one key makes an action of it there.
    pub fn show_made_of(&mut self, overlap: RecordId, on: On, session: &Session, view: View) {
        let is_of = |promise: &Promise| promise.overlap() == Some(overlap);
        let made =
            Sort::ALL.into_iter().flat_map(|sort| promise::list(session, sort, on.meeting())).find(is_of);
        self.show(made.map_or(overlap, Promise::id), on, session, view);
    }
}

/// Makes a role or an action of an overlap that was agreed or taken home: what it is, who leads with its answer, whose
/// wish it was helps. What is private stays so. None where nothing may be written, or the overlap is gone.
pub fn from_overlap(
    overlap: RecordId,
    sort: Sort,
    worksheet: &WorksheetScreen,
    work: &mut Work,
) -> Option<RecordId> {
    let tied = work.session().visible(overlap).map(Overlap)?;
    let asked = |wanted: Answer| {
        let of = |(asked, answer): (Asked, Answer)| match asked {
            Asked::Agency(id) if answer == wanted => Some((id, answer)),
            _ => None,
        };
        tied.to().into_iter().filter_map(of).collect::<Vec<_>>()
    };
    let mut willing = [asked(Answer::Agreed), asked(Answer::TakenBack)].concat();
    let lead = (!willing.is_empty()).then(|| willing.remove(0));
    let helps = willing.into_iter().map(|(id, _)| id).chain(tied.agency());
    let mut parts: Vec<(RecordId, Part)> = Vec::new();
    for id in helps {
        let is_new = |(known, _): &(RecordId, Part)| *known != id;
        if Some(id) != lead.map(|(lead, _)| lead) && parts.iter().all(is_new) {
            parts.push((id, Part::Supporting));
        }
    }
    let plan = Plan {
        words: Clean::line(tied.idea()).into_string(),
        lead: lead.map(|(id, _)| Lead::Agency(id)),
        answer: lead.map(|(_, answer)| answer).unwrap_or_default(),
        parts,
        overlap: Some(overlap),
        ..Plan::default()
    };
    // what is not for the wall stays so
    let (is_private, meeting) = (!worksheet.shows(tied.0, View::Wall), worksheet.meeting);
    work.write(|writer| {
        let id = promise::plan(writer, sort, meeting, &plan);
        if is_private {
            writer.set(id, &[("private", true.into())]);
        }
        id
    })
}
