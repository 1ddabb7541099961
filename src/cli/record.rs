//! A record that is named on the command line, by its number.

use super::message::Failure;
use crate::domain::{RecordId, Session};
use crate::i18n::Lang;
use crate::text::fold;

/// Letters of a number that must be typed at least.
const FEWEST: usize = 4;

/// The record a number names; its beginning is enough where no other begins so.
pub(super) fn find(lang: Lang, session: &Session, typed: &str) -> Result<RecordId, Failure> {
    let key = fold(typed);
    let begins = |id: &RecordId| key.len() >= FEWEST && id.to_string().starts_with(&key);
    let found: Vec<RecordId> = session.records().map(crate::domain::Record::id).filter(begins).collect();
    let failure = |what| Failure::plain(what, lang.record_next());
    match found.as_slice() {
        [id] => Ok(*id),
        [] => Err(failure(lang.record_none(typed))),
        _ => Err(failure(lang.record_several(typed))),
    }
}
