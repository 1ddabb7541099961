//! What was said in all files with some words: the newest meeting first, a record once however many files hold it.

use std::cmp::Reverse;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::{Around, Place, meeting};
use crate::app::model::View;
use crate::app::scroll::{Row, Words};
use crate::app::sweep::{Said, said};
use crate::domain::RecordId;
use crate::domain::stamp::Stamp;

/// How many are kept with their words, the first in order; of all others only that they are there. More than are shown, as
/// some of them are not for the wall, and some go when a later file tells otherwise.
const KEPT: usize = 10 * super::MOST;

/// What was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Saying {
    /// All of it, by its newest wording, and where it is opened.
    all: BTreeMap<RecordId, (Key, Source)>,
    /// The first of it in order, with its words.
    first: BTreeMap<Key, Said>,
    /// Kept off the wall by any file.
    withheld: BTreeSet<RecordId>,
    /// What is said otherwise by now, or was removed, and when.
    overtaken: BTreeMap<RecordId, Stamp>,
    /// Those of which something was erased, in any file: what an older copy still says is not told.
    erased: BTreeSet<RecordId>,
}

/// What comes first: what has the words itself, the newest meeting, the newest word.
type Key = (bool, Reverse<String>, Reverse<Stamp>, RecordId);

/// The file in which something is opened: one that has its meeting before one into which it was only carried, then the
/// newest.
#[derive(Clone, Debug)]
struct Source {
    rank: (bool, Stamp),
    path: Arc<Path>,
}

impl Saying {
    /// Takes what a file holds.
    pub(super) fn take(&mut self, path: &Path, found: said::Saying) {
        let path: Arc<Path> = path.into();
        for one in found.said {
            if one.is_withheld {
                self.withheld.insert(one.id);
            }
            let key = (!one.in_words, Reverse(one.day.clone()), Reverse(one.stamp), one.id);
            let source = Source { rank: (one.is_here, one.stamp), path: Arc::clone(&path) };
            match self.all.entry(one.id) {
                Entry::Vacant(new) => _ = new.insert((key.clone(), source)),
                Entry::Occupied(known) => {
                    let (known, from) = known.into_mut();
                    if source.rank > from.rank {
                        *from = source;
                    }
                    if known.2.0 >= one.stamp {
                        continue;
                    }
                    self.first.remove(&std::mem::replace(known, key.clone()));
                }
            }
            self.first.insert(key, one);
        }
        while self.first.len() > KEPT {
            self.first.pop_last();
        }
        for (id, stamp) in found.overtaken {
            let known = self.overtaken.entry(id).or_insert(stamp);
            *known = stamp.max(*known);
        }
        self.erased.extend(found.erased);
    }

    /// Whether it still holds: nothing was erased of it, and no file knows a later wording without these words.
    fn holds(&self, (_, _, Reverse(stamp), id): &Key) -> bool {
        !self.erased.contains(id) && self.overtaken.get(id).is_none_or(|later| later < stamp)
    }

    /// The rows, how many were found, and how many of them are kept off the wall.
    pub(super) fn rows(&self, around: Around) -> (Vec<Row<Place>>, usize, usize) {
        let lang = around.lang;
        let is_shown = |id: &RecordId| around.view != View::Wall || !self.withheld.contains(id);
        let hold = self.all.values().map(|(key, _)| key).filter(|key| self.holds(key));
        let (shown, withheld): (Vec<&Key>, Vec<&Key>) = hold.partition(|(.., id)| is_shown(id));
        let (count, withheld) = (shown.len(), withheld.len());
        let shown = self.first.iter().filter(|(key, said)| self.holds(key) && is_shown(&said.id));
        let row = |(_, said): (&Key, &Said)| {
            let words = match said.text.as_str() {
                "" => Words::from(lang.nothing_yet()),
                text => Words::marking(text, &said.marked, lang),
            };
            let who = [said.who.as_str(), said.question.as_str()];
            let who: Vec<&str> = who.into_iter().filter(|part| !part.is_empty()).collect();
            let beside = [who.join(lang.pick("・", ", ")), meeting(&said.title, &said.day, lang)];
            let beside: Vec<String> = beside.into_iter().filter(|part| !part.is_empty()).collect();
            let path = self.all.get(&said.id).map(|(_, from)| from.path.to_path_buf()).unwrap_or_default();
            Row::new((path, said.id), words).and(beside.join(super::BESIDE))
        };
        (shown.take(super::MOST).map(row).collect(), count, withheld)
    }
}
