//! Writing files for other people: a session in another form, and forms to fill in.

use std::path::Path;

use chrono::NaiveDate;

use crate::app::export::{Exported, Ground};
use crate::app::message::Existing;
use crate::domain::meeting::Meeting;
use crate::domain::worksheet::Worksheet;
use crate::domain::{RecordId, Session};
use crate::exchange::{self, blank, template};
use crate::i18n::Lang;
use crate::shell::trouble;
use crate::store::{self, Trouble, library, outgoing};

/// Writes a session for other people.
pub(super) fn exported(
    session: &Session,
    order: &exchange::Order,
    folder: &Path,
    stem: &str,
    existing: Existing,
) -> Exported {
    let order = exchange::Order { kinds: store::kinds::builtin(), ..*order };
    let written = exchange::form::write(session, &order);
    let existing = outgoing_existing(existing);
    match outgoing::write(folder, (stem, order.form.ending()), &written.bytes, existing) {
        Ok(path) => Exported::Done(path),
        Err(trouble) if trouble.cause == store::Cause::Exists && existing == outgoing::Existing::Ask => {
            Exported::Exists(order.form)
        }
        Err(trouble) => not_written(&trouble),
    }
}

/// What the store found where files are to go, as the model calls it.
pub(super) fn ground(found: outgoing::Ground) -> Ground {
    match found {
        outgoing::Ground::There => Ground::There,
        outgoing::Ground::Missing => Ground::Missing,
        outgoing::Ground::Nowhere => Ground::Nowhere,
    }
}

pub(super) fn outgoing_existing(existing: Existing) -> outgoing::Existing {
    match existing {
        Existing::Ask => outgoing::Existing::Ask,
        Existing::Keep => outgoing::Existing::Keep,
        Existing::Replace => outgoing::Existing::Replace,
    }
}

pub(super) fn not_written(trouble: &Trouble) -> Exported {
    Exported::Failed(trouble::name(trouble), trouble::told(trouble, 0))
}

/// Forms for agencies to fill in.
pub(super) struct Forms<'a> {
    pub(super) session: &'a Session,
    pub(super) sheet: &'a Worksheet,
    pub(super) lang: Lang,
    pub(super) made: NaiveDate,
}

impl Forms<'_> {
    /// Writes them: for Excel one file an agency in a folder of their own, on paper one page for all.
    pub(super) fn write(
        &self,
        meeting: RecordId,
        folder: &Path,
        on_paper: bool,
    ) -> Result<Exported, Trouble> {
        let Some(meeting) = self.session.record(meeting).map(Meeting) else {
            return Ok(Exported::Forms(0, folder.to_owned()));
        };
        let forms = template::Blank::of_meeting(self.session, meeting, self.lang, self.made);
        let title = self.lang.of(&self.sheet.title.ja, &self.sheet.title.en);
        let put = |folder: &Path, stem: &str, ending: &str, bytes: &[u8]| {
            outgoing::write(folder, (stem, ending), bytes, outgoing::Existing::Keep)
        };
        if on_paper {
            let names: Vec<String> = forms.into_iter().map(|form| form.agency).collect();
            let page = blank::write(self.sheet, &names, self.lang);
            let stem = library::file_name(meeting.date(), title);
            return put(folder, &stem, "html", page.as_bytes()).map(Exported::Done);
        }
        let folder = folder.join(library::file_name(meeting.date(), self.lang.export_forms_folder()));
        for form in &forms {
            let stem = library::file_name("", &format!("{title}_{}", form.agency));
            put(&folder, &stem, "xlsx", &template::write(self.sheet, form))?;
        }
        Ok(Exported::Forms(forms.len(), folder))
    }
}
