//! The actions of a session, with all that was written of each: what a later file says of one counts.

use std::sync::Arc;

use crate::app::worksheet::asking;
use crate::domain::agency;
use crate::domain::entry::Entry;
use crate::domain::overlap::Asked;
use crate::domain::promise::{Lead, Part, Promise, Sort};
use crate::domain::{RecordId, Revision, Session};
use crate::i18n::Lang;
use crate::text::Clean;

/// An action as one file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    /// Its record.
    pub id: RecordId,
    /// All that was written of it.
    pub revisions: Vec<Arc<Revision>>,
    /// The title of the meeting it was promised at.
    pub title: String,
    /// Its day, as stored.
    pub day: String,
    /// Who leads; empty where nobody said it would.
    pub lead: String,
    /// Who helps.
    pub support: String,
    /// By what else its agencies are found: all their names, and their readings.
    pub names: Vec<String>,
    /// The readings.
    pub readings: Vec<String>,
    /// Whether it is not for the wall.
    pub is_private: bool,
}

/// All actions of a session, those in the bin too.
#[must_use]
pub fn all(session: &Session, lang: Lang) -> Vec<Promised> {
    let kind = Sort::Action.kind();
    let gone = session.bin().filter(|record| record.kind() == kind);
    session
        .of_kind(kind)
        .chain(gone)
        .map(|record| {
            let promise = Promise(record);
            let supporting = promise.taking_part(session, Part::Supporting);
            let name =
                |id: RecordId| Clean::line(&asking::name(session, &Asked::Agency(id), lang)).into_string();
            let (title, day) = super::met(session, record);
            let leads = match promise.lead() {
                Some(Lead::Agency(id)) => Some(id),
                _ => None,
            };
            let agencies = leads.into_iter().chain(supporting.iter().copied());
            let known: Vec<_> = agencies
                .filter_map(|id| session.class(id).into_iter().find_map(|id| agency::find(session, id)))
                .collect();
            Promised {
                id: record.id(),
                revisions: session.history(record.id()),
                title,
                day,
                lead: match promise.lead() {
                    Some(Lead::Agency(id)) => name(id),
                    Some(Lead::Secretariat) => lang.duty("secretariat").to_owned(),
                    None => String::new(),
                },
                support: supporting.iter().map(|id| name(*id)).collect::<Vec<_>>().join(lang.out_comma()),
                names: known
                    .iter()
                    .flat_map(|agency| [agency.name(), agency.short()].into_iter().chain(agency.aliases()))
                    .map(str::to_owned)
                    .collect(),
                readings: known.iter().map(|agency| agency.reading().to_owned()).collect(),
                is_private: Entry(record).is_private(),
            }
        })
        .collect()
}
