//! The warning: words just entered may point to a person. They are saved all the same; the room decides.
//!
//! The notice names what the words look like and what can be done, and does not repeat them: on a wall, a warning that
//! quotes a name shows it twice. For the same reason a new one does not stand there large, and undo does not say
//! its words again.

use super::WorksheetScreen;
use crate::app::work::Work;
use crate::domain::attendance::Seat;
use crate::domain::entry::Entry;
use crate::domain::response::{Of, Response};
use crate::domain::worksheet::Worksheet;
use crate::domain::{Record, RecordId, Session, Value, clearing, wording};
use crate::i18n::Lang;
use crate::text::telltale::{self, Kind};

impl WorksheetScreen {
    /// What in a text may point to a person, each sort once; the agencies of the meeting are none.
    pub(super) fn telltale(&self, session: &Session, text: &str) -> Vec<Kind> {
        let found = telltale::find(text, &self.nobodies(session));
        let mut kinds: Vec<_> = found.into_iter().map(|found| found.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    /// What in the words of a whole filled sheet may point to a person.
    pub(super) fn telltale_of_sheet(&self, session: &Session, sheet: &Worksheet, of: &Of) -> Vec<Kind> {
        let asked = sheet.questions.iter().filter(|question| !clearing::says_reread(sheet, &question.id));
        let responses = asked.map(|question| Response::find(session, of, &question.id));
        let mut words: Vec<String> = Vec::new();
        for response in responses {
            let values = response.paths().into_iter().flat_map(|path| response.values(path));
            words.extend(values.filter_map(Value::as_text).map(ToOwned::to_owned));
        }
        self.telltale(session, &words.join("\n"))
    }

    /// The names of the agencies of the meeting, which are called さん as people are.
    pub(in crate::app) fn nobodies<'s>(&self, session: &'s Session) -> Vec<&'s str> {
        let seats = self.seats(session).into_iter();
        let names = |seat: Seat<'s>| [vec![seat.agency.name(), seat.agency.short()], seat.agency.aliases()];
        seats.flat_map(names).flatten().collect()
    }

    /// What in a record's words may point to a person.
    pub(super) fn telltale_of(&self, session: &Session, record: &Record) -> Vec<Kind> {
        let texts = wording::fields(record.kind()).iter().flat_map(|field| record.texts(field));
        self.telltale(session, &texts.collect::<Vec<_>>().join("\n"))
    }

    /// Warns where one of some records has words that may point to a person; says whether it did.
    pub(crate) fn warn(&self, ids: &[RecordId], work: &mut Work) -> bool {
        let session = work.session();
        let told = ids.iter().filter_map(|id| session.visible(*id)).find_map(|record| {
            let kinds = self.telltale_of(session, record);
            (!kinds.is_empty()).then(|| (names(&kinds, work.lang), Entry(record).is_private()))
        });
        let Some((kinds, is_private)) = told else { return false };
        work.mark(if is_private {
            work.lang.notice_telltale_private(&kinds)
        } else {
            work.lang.notice_telltale(&kinds)
        });
        true
    }
}

/// What some findings look like, in words; the notice row has room for two.
pub(super) fn names(kinds: &[Kind], lang: Lang) -> String {
    let names: Vec<_> = kinds
        .iter()
        .map(|kind| match kind {
            Kind::Person => lang.telltale_person(),
            Kind::Telephone => lang.telltale_telephone(),
            Kind::BirthDate => lang.telltale_birth(),
            Kind::AgeWithPlace => lang.telltale_age(),
            Kind::Address => lang.telltale_address(),
        })
        .collect();
    let named = names.iter().take(2).copied().collect::<Vec<_>>().join(lang.pick("、", ", "));
    if names.len() > 2 { lang.telltale_and_more(&named) } else { named }
}
