//! The open actions of all files, by their day. An action that lies in several files is one: all that was written of it
//! anywhere is put together, so that what a later file tells of it holds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Around, Place, meeting};
use crate::app::model::View;
use crate::app::scroll::Row;
use crate::app::sweep::Promised;
use crate::domain::promise::{Fate, Promise};
use crate::domain::session::Redaction;
use crate::domain::stage::last_day;
use crate::domain::stamp::Stamp;
use crate::domain::{RecordId, Revision, Session};
use crate::i18n::day::Day;
use crate::text::{self, Clean, romaji_match, shorten};

/// Columns of a name within a row.
const NAME: usize = 24;

/// All actions that were found, open or not.
#[derive(Clone, Debug, Default)]
pub(super) struct Promises {
    all: BTreeMap<RecordId, Gathered>,
}

#[derive(Clone, Debug)]
struct Gathered {
    /// All that was written of it, in any file.
    session: Session,
    /// The file that has its newest word.
    path: PathBuf,
    newest: Stamp,
    told: Promised,
    /// Whether any file keeps it off the wall.
    is_private: bool,
}

impl Promises {
    /// Takes the actions of a file.
    pub(super) fn take(&mut self, path: &Path, promised: Vec<Promised>, erased: &[Redaction]) {
        for one in promised {
            let newest = one.revisions.iter().map(|revision| Revision::stamp(revision)).max();
            let newest = newest.unwrap_or(Stamp::NONE);
            let own = |gone: &&Redaction| one.revisions.iter().any(|known| known.id() == gone.revision);
            let gone: Vec<Redaction> = erased.iter().filter(own).cloned().collect();
            let revisions = one.revisions.clone();
            let gathered = self.all.entry(one.id).or_insert_with(|| Gathered {
                session: Session::new(),
                path: path.to_owned(),
                newest,
                is_private: one.is_private,
                told: one.clone(),
            });
            gathered.session.take_in(revisions, gone);
            gathered.is_private |= one.is_private;
            if newest > gathered.newest {
                (gathered.path, gathered.newest, gathered.told) = (path.to_owned(), newest, one);
            }
        }
    }

    /// The rows of those that are open, how many there are, and how many of them are kept off the wall.
    pub(super) fn rows(&self, typed: &str, around: Around) -> (Vec<Row<Place>>, usize, usize) {
        let mut withheld = 0;
        let mut open = Vec::new();
        for one in self.all.values() {
            let Some(promise) = one.open() else { continue };
            if one.is_private && around.view == View::Wall {
                // counted whatever was typed, so that nothing can be learnt by trying words
                withheld += 1;
                continue;
            }
            if !one.matches(promise, typed) {
                continue;
            }
            let due = last_day(promise.when());
            // the earliest first, those without a day last
            open.push(((due.is_none(), due, one.told.day.clone(), promise.id()), one, promise));
        }
        open.sort_by(|(a, ..), (b, ..)| a.cmp(b));
        let count = open.len();
        let shown = open.into_iter().take(super::MOST);
        (shown.map(|(_, one, promise)| one.row(promise, around)).collect(), count, withheld)
    }
}

impl Gathered {
    /// The action, where it is open by all that is known of it.
    fn open(&self) -> Option<Promise<'_>> {
        let promise = Promise(self.session.visible(self.told.id)?);
        (promise.fate() == Fate::Open).then_some(promise)
    }

    /// Whether every word that was typed is in it or in the names of its agencies.
    fn matches(&self, promise: Promise, typed: &str) -> bool {
        let told = &self.told;
        let texts = [promise.words(), &told.title, &told.lead, &told.support];
        typed.split_whitespace().all(|word| {
            texts.into_iter().chain(told.names.iter().map(String::as_str)).any(|text| text::find(text, word))
                || told
                    .readings
                    .iter()
                    .any(|reading| text::find(reading, word) || romaji_match(reading, word))
        })
    }

    fn row(&self, promise: Promise, around: Around) -> Row<Place> {
        let (lang, told) = (around.lang, &self.told);
        let due = match Day::read(promise.when()) {
            Some(day) if day.is_past(around.today) => lang.found_overdue(&day.listed(lang, around.today)),
            Some(day) => day.listed(lang, around.today),
            None if promise.when().is_empty() => lang.is_due_none().to_owned(),
            None => Clean::line(promise.when()).into_string(),
        };
        let words = Clean::line(
            &self
                .session
                .visible(told.id)
                .map(|record| record.texts(promise.sort().words()).join(" / "))
                .unwrap_or_default(),
        )
        .into_string();
        let lead = match told.lead.as_str() {
            "" => lang.is_lead_none().to_owned(),
            lead => lang.is_lead(&shorten(lead, NAME)),
        };
        let support = Some(&told.support).filter(|names| !names.is_empty());
        let support = support.map(|names| lang.is_supporting(&shorten(names, 2 * NAME)));
        let from = meeting(&told.title, &told.day, lang);
        let beside: Vec<String> =
            [lead].into_iter().chain(support).chain([from]).filter(|part| !part.is_empty()).collect();
        Row::new((self.path.clone(), told.id), format!("{due}  {words}")).and(beside.join(super::BESIDE))
    }
}
