//! What was said in all files with some words: the newest meeting first, a record once however many files hold it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{Around, Place, meeting};
use crate::app::model::View;
use crate::app::scroll::{Row, Words};
use crate::app::sweep::Said;
use crate::domain::RecordId;

/// What was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Saying {
    all: BTreeMap<RecordId, (PathBuf, Said)>,
    /// Kept off the wall by any file.
    withheld: BTreeSet<RecordId>,
    /// Those of which something was erased, in any file: what an older copy still says is not told.
    erased: BTreeSet<RecordId>,
}

impl Saying {
    /// Takes what a file holds.
    pub(super) fn take(&mut self, path: &Path, said: Vec<Said>, erased: &[RecordId]) {
        for one in said {
            if one.is_withheld {
                self.withheld.insert(one.id);
            }
            let known = self.all.get(&one.id);
            if known.is_none_or(|(_, known)| known.stamp < one.stamp) {
                self.all.insert(one.id, (path.to_owned(), one));
            }
        }
        self.erased.extend(erased);
    }

    /// The rows, how many were found, and how many of them are kept off the wall.
    pub(super) fn rows(&self, around: Around) -> (Vec<Row<Place>>, usize, usize) {
        let lang = around.lang;
        let (mut shown, mut withheld) = (Vec::new(), 0);
        for (path, said) in self.all.values().filter(|(_, said)| !self.erased.contains(&said.id)) {
            if around.view == View::Wall && self.withheld.contains(&said.id) {
                withheld += 1;
            } else {
                shown.push((path, said));
            }
        }
        shown.sort_by_key(|(_, said)| (!said.in_words, Reverse(&said.day), Reverse(said.stamp), said.id));
        let count = shown.len();
        let row = |(path, said): (&PathBuf, &Said)| {
            let words = match said.text.as_str() {
                "" => Words::from(lang.nothing_yet()),
                text => Words::marking(text, &said.marked, lang),
            };
            let who = [said.who.as_str(), said.question.as_str()];
            let who: Vec<&str> = who.into_iter().filter(|part| !part.is_empty()).collect();
            let beside = [who.join(lang.pick("・", ", ")), meeting(&said.title, &said.day, lang)];
            let beside: Vec<String> = beside.into_iter().filter(|part| !part.is_empty()).collect();
            Row::new((path.clone(), said.id), words).and(beside.join(super::BESIDE))
        };
        (shown.into_iter().take(super::MOST).map(row).collect(), count, withheld)
    }
}
