//! What an agency has said already, as its form is filled in with it.

use chrono::NaiveDate;

use crate::domain::agency::Agency;
use crate::domain::cell::Cell;
use crate::domain::entry::{self, At};
use crate::domain::kinds;
use crate::domain::meeting::Meeting;
use crate::domain::overlap::{self, Asked, Overlap};
use crate::domain::response::{Of, Response, Whose};
use crate::domain::worksheet::{Kind, Question, Scope, Worksheet};
use crate::domain::{Record, RecordId, Session, response};
use crate::exchange::cells::Cells;
use crate::exchange::xlsx::cell;
use crate::exchange::{csv, tie};
use crate::i18n::Lang;

/// The field that holds the line of a form by which something was taken in.
const LINE: &str = "row";

/// One thing that an agency has said already.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// Its words; of a proposal, the idea.
    pub(super) text: String,
    /// Of a proposal: the weakness it answers.
    pub(super) need: String,
    /// Of a proposal: who is asked.
    pub(super) to: String,
    /// The lane it stands in.
    pub(super) lane: String,
    /// The line of the form.
    pub(super) line: String,
    /// Its record.
    pub(super) id: String,
    /// The write whose words they are.
    pub(super) revision: String,
}

/// A meeting that a form is for, and the agency it goes to.
#[derive(Clone, Copy, Debug)]
pub struct Held<'s> {
    /// The session.
    pub session: &'s Session,
    /// The meeting.
    pub meeting: Meeting<'s>,
    /// The agency.
    pub agency: Agency<'s>,
}

impl Held<'_> {
    fn at(&self, sheet: &Worksheet, question: &Question) -> At {
        At {
            meeting: self.meeting.id(),
            agency: self.agency.id(),
            worksheet: sheet.id.clone(),
            question: question.id.clone(),
        }
    }

    /// What it has said to a question, in order. It is its own, so that what is private stands there, too.
    pub(super) fn said(&self, sheet: &Worksheet, question: &Question, lang: Lang) -> Vec<Known> {
        let at = self.at(sheet, question);
        let all: Vec<Known> = match question.kind {
            Kind::List => {
                entry::list(self.session, &at, None).iter().map(|entry| known(entry.0, "text")).collect()
            }
            Kind::Overlap => {
                overlap::list(self.session, &at).into_iter().map(|tie| self.tie(tie, lang)).collect()
            }
            _ => Vec::new(),
        };
        // what no cell can hold whole stays out, so that it does not come back shortened
        all.into_iter().filter(|known| !known.text.is_empty() && cell::fits(&known.text)).collect()
    }

    /// What it has filled in of a cell; none of what cannot come back as it is.
    pub(super) fn filled(&self, sheet: &Worksheet, question: &Question, cell: &Cell, lang: Lang) -> Known {
        let at = self.at(sheet, question);
        let whose = Whose::Agency(at.agency);
        let response = Response::find(
            self.session,
            &Of { meeting: at.meeting, worksheet: at.worksheet, whose },
            &at.question,
        );
        let none = Known { lane: cell.path.clone(), ..Known::default() };
        let Some(value) = response.value(&cell.path).filter(|_| sheet.scope == Scope::Agency) else {
            return none;
        };
        let (session, meeting, today) = (self.session, self.meeting.id(), NaiveDate::MIN);
        let cells = Cells { lang, session, meeting, kinds: &kinds::NONE, today };
        let text = cells.typeable(&cell.takes, value);
        if cells.read(cell, &text).ok().flatten().as_ref() != Some(value) || !cell::fits(&text) {
            return none;
        }
        let field = response::field(&cell.path);
        let record = response.standing(&cell.path).map(|(record, _)| record);
        Known {
            text,
            id: record.map(|record| record.id().to_string()).unwrap_or_default(),
            revision: record.map(|record| csv::revision(record, &field)).unwrap_or_default(),
            ..none
        }
    }

    /// The number after those of all lines by which something was taken in here, also what is in the bin: so that a line of a new
    /// form is never one of an old one.
    pub(super) fn first_line(&self, sheet: &Worksheet, question: &Question) -> usize {
        let at = self.at(sheet, question);
        let own = self.session.class(at.agency);
        let bin = self.session.bin().filter(|record| {
            record.link("agency").is_some_and(|id| own.contains(&id))
                && record.text("question") == at.question
        });
        let there = [entry::KIND, overlap::KIND]
            .into_iter()
            .flat_map(|kind| self.session.said(kind, at.meeting, &at.key(), at.agency));
        let numbers = there.chain(bin).flat_map(|record| record.texts(LINE)).filter_map(|line| {
            let (_, number) = line.rsplit_once('.')?;
            number.parse::<usize>().ok()
        });
        numbers.max().unwrap_or(0) + 1
    }

    fn tie(&self, tie: Overlap, lang: Lang) -> Known {
        let own = self.session.class(self.agency.id());
        let is_own = |need: &&Record| need.link("agency").is_some_and(|id: RecordId| own.contains(&id));
        let need = tie.need().and_then(|id| self.session.visible(id)).filter(is_own);
        let names = tie::addressed(self.session, tie).into_iter().map(|one| match (one.asked, one.agency) {
            (_, Some(agency)) => agency.name().to_owned(),
            (Asked::Kind(word, name), None) => {
                if name.is_empty() {
                    word
                } else {
                    name
                }
            }
            (Asked::Anyone, None) => lang.asked_anyone().to_owned(),
            (Asked::Agency(_) | Asked::Undecided, None) => String::new(),
        });
        let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
        Known {
            need: need.map(|need| need.text("text").to_owned()).unwrap_or_default(),
            to: names.join(lang.out_comma()),
            ..known(tie.0, "idea")
        }
    }
}

fn known(record: &Record, field: &str) -> Known {
    let line = record.text(LINE);
    Known {
        text: record.text(field).to_owned(),
        lane: record.text("lane").to_owned(),
        line: if line.is_empty() { format!("record.{}", record.id()) } else { line.to_owned() },
        id: record.id().to_string(),
        revision: csv::revision(record, field),
        ..Known::default()
    }
}
