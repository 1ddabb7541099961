//! A text of a worksheet in the language of the screen or the file, with nothing in it that could steer a terminal.

use std::collections::BTreeMap;

use crate::domain::place::question_key;
use crate::domain::worksheet::Bilingual;
use crate::domain::{Session, meeting, worksheet};
use crate::i18n::Lang;
use crate::text::Clean;

/// A name: on one line, whatever stands in the file.
#[must_use]
pub fn line(lang: Lang, text: &Bilingual) -> String {
    Clean::line(lang.of(&text.ja, &text.en)).into_string()
}

/// A text, with its own line breaks.
#[must_use]
pub fn lines(lang: Lang, text: &Bilingual) -> String {
    Clean::lines(lang.of(&text.ja, &text.en)).into_string()
}

/// What the questions of a session and their lanes are called, by question and lane (empty for the question itself); of
/// several versions of a worksheet the newest wording counts.
#[must_use]
pub fn questions(session: &Session, lang: Lang) -> BTreeMap<(String, String), String> {
    let mut named = BTreeMap::new();
    for meeting in meeting::all(session) {
        for sheet in meeting.worksheets().into_iter().filter_map(|id| worksheet::find(session, id)) {
            for question in &sheet.questions {
                let key = question_key(&sheet.id, &question.id);
                for lane in &question.lanes {
                    named.insert((key.clone(), lane.id.clone()), line(lang, &lane.name));
                }
                named.insert((key, String::new()), line(lang, &question.short));
            }
        }
    }
    named
}
