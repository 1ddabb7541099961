//! The preview: how many records would come, change or go, and what may be one agency made twice.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{Fetched, Incoming};
use crate::app::action::Action;
use crate::app::input::Input;
use crate::app::keymap::{self, Context};
use crate::domain::arrival::{Arrival, Fate, Kinship, kinship};
use crate::domain::candidates::{self, Candidate};
use crate::domain::kinds::Kinds;
use crate::domain::same::Verdict;
use crate::domain::{RecordId, Session, meeting, outcome, together};

/// Two records that may be one, and what is said of them; nothing means they are asked about again next time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The two.
    pub candidate: Candidate,
    /// What is said.
    pub verdict: Option<Verdict>,
}

/// A part of what would come, with a list of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What was said, by what becomes of it.
    Said(Fate),
    /// What was answered on filled sheets.
    Answers,
    /// What a meeting came to: roles, actions, decisions…
    Outcome,
    /// Everything else: agencies, attendance, agenda…
    Others,
    /// What was erased on one side and written anew on the other.
    Rewritten,
    /// What is not taken in.
    Refused,
}

/// A row of the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A part and how many records it has.
    Part(Part, usize),
    /// The pairs of agencies (or of meetings), and how many there are.
    Pairs(Pairs, usize),
    /// Take it in.
    TakeIn,
    /// Only look at it.
    Look,
    /// Leave it.
    Leave,
}

/// Pairs of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pairs {
    /// Of agencies.
    Agencies,
    /// Of meetings.
    Meetings,
}

/// What of the preview shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The overview.
    Overview,
    /// The list of one part, from this row on.
    List(Part, usize),
    /// The pairs, with the selected one.
    Pairs(Pairs, usize),
}

/// The preview.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The files, for a sentence.
    pub name: String,
    /// Where they are.
    pub files: Vec<PathBuf>,
    /// How many lines of them could not be read.
    pub lost: usize,
    /// Those of several that have no meeting and no agency in common with the rest.
    pub strangers: Vec<String>,
    /// What they would bring.
    pub arrival: Arrival,
    /// The pairs.
    pub pairs: Vec<Pair>,
    /// Whether what was written anew over an erased text is erased, too, if somebody has said.
    said: Option<bool>,
    /// What shows.
    pub page: Page,
    /// Which row of the overview is selected.
    pub at: usize,
    /// What the session is without it.
    pub here: Session,
    there: Vec<Session>,
}

/// What an input came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The preview stays.
    Open,
    /// It was left.
    Left,
    /// Take it in.
    TakeIn,
    /// Only look at it.
    Look,
}

impl Preview {
    /// Looks at what files would bring; what was `said` of pairs before is taken over.
    #[must_use]
    pub fn of(here: &Session, fetched: Fetched, name: String, kinds: &Kinds, said: &[Pair]) -> Self {
        let lost = fetched.files.iter().map(|file| file.lost).sum();
        let files = fetched.files.iter().map(|file| file.path.clone()).collect();
        let strangers = strangers(here, &fetched, kinds);
        let there: Vec<Session> = fetched.files.into_iter().map(|file| file.session).collect();
        let arrival = Arrival::of(here, &there.iter().collect::<Vec<_>>());
        let (here, page) = (here.clone(), Page::Overview);
        let (pairs, at) = (Vec::new(), 0);
        let mut preview =
            Self { name, files, lost, strangers, arrival, pairs, said: None, page, at, here, there };
        preview.pairs = preview.found(kinds, said);
        let is_first = |entry: &Entry| match entry {
            // that has to be seen before it is decided
            Entry::Part(Part::Rewritten, _) => true,
            Entry::Leave => preview.is_doubtful(),
            Entry::TakeIn => !preview.is_doubtful(),
            _ => false,
        };
        preview.at = preview.entries().iter().position(is_first).unwrap_or(0);
        preview
    }

    /// The session changed meanwhile; what was said of pairs stays.
    pub fn refresh(&mut self, here: &Session, kinds: &Kinds) {
        let selected = self.entries().get(self.at).copied();
        self.here = here.clone();
        self.arrival = Arrival::of(here, &self.there.iter().collect::<Vec<_>>());
        let said = std::mem::take(&mut self.pairs);
        self.pairs = self.found(kinds, &said);
        let entries = self.entries();
        let kept = entries.iter().position(|entry| Some(*entry) == selected);
        self.at = kept.unwrap_or(self.at.min(entries.len() - 1));
    }

    fn found(&self, kinds: &Kinds, said: &[Pair]) -> Vec<Pair> {
        let new = self.arrival.items.iter().filter(|(fate, _)| *fate == Fate::New);
        let fresh = new.map(|(_, id)| *id).collect();
        let sessions: Vec<Session> = [&self.here].into_iter().chain(&self.there).cloned().collect();
        let all = together::candidates(&sessions, kinds).into_iter();
        let all = all.chain(candidates::left_open(&self.arrival.after, &fresh, kinds));
        let mut once = BTreeSet::new();
        let all = all.filter(|found| once.insert(together::pair(found.known, found.fresh)));
        all.map(|candidate| {
            let is_alike = |other: &&Pair| {
                (other.candidate.known, other.candidate.fresh) == (candidate.known, candidate.fresh)
            };
            let usual = candidate.is_ticked.then_some(Verdict::Same);
            Pair { candidate, verdict: said.iter().find(is_alike).map_or(usual, |before| before.verdict) }
        })
        .collect()
    }

    /// Whether a record was here before.
    #[must_use]
    pub fn is_here(&self, id: RecordId) -> bool {
        self.here.record(id).is_some()
    }

    /// Whether what comes is of another meeting, as far as can be seen: of a damaged file the meeting may be missing.
    #[must_use]
    pub fn is_another_meeting(&self) -> bool {
        let is_meeting =
            |id| self.arrival.after.record(id).is_some_and(|record| record.kind() == meeting::KIND);
        self.lost == 0 && !self.pairs.iter().any(|pair| is_meeting(pair.candidate.known))
    }

    /// Whether the two share neither a meeting nor an agency, nor anything that may be one.
    #[must_use]
    pub fn is_of_strangers(&self) -> bool {
        self.arrival.kinship == Kinship::Strangers
            && self
                .pairs
                .iter()
                .all(|pair| self.is_here(pair.candidate.fresh) == self.is_here(pair.candidate.known))
    }

    /// Whether all of it, or one of several files, rather seems to be of another network.
    fn is_doubtful(&self) -> bool {
        self.is_of_strangers() || !self.strangers.is_empty()
    }

    /// Whether what was written anew over an erased text is erased, too; a session's own words only if somebody says so.
    #[must_use]
    pub fn erases(&self) -> bool {
        self.said.unwrap_or_else(|| self.arrival.rewritten.iter().all(|anew| anew.by > 0))
    }

    /// The records whose words go with it.
    #[must_use]
    pub fn erased(&self) -> Vec<RecordId> {
        let goes = |fate: &Fate| *fate == Fate::Redacted || (self.erases() && *fate == Fate::Rewritten);
        self.arrival.items.iter().filter(|(fate, _)| goes(fate)).map(|(_, id)| *id).collect()
    }

    /// The pairs of one sort.
    #[must_use]
    pub fn pairs_of(&self, pairs: Pairs) -> Vec<&Pair> {
        self.pairs.iter().filter(|pair| self.sort(pair) == pairs).collect()
    }

    fn sort(&self, pair: &Pair) -> Pairs {
        match self.arrival.after.record(pair.candidate.known) {
            Some(record) if record.kind() == meeting::KIND => Pairs::Meetings,
            _ => Pairs::Agencies,
        }
    }

    /// How many records of each kind that a meeting comes to are concerned; only those of which any is.
    #[must_use]
    pub fn by_kind(&self) -> Vec<(&'static str, usize)> {
        let of_kind = |kind| Fate::ALL.into_iter().map(|fate| self.arrival.count_of(fate, kind)).sum();
        outcome::KINDS.into_iter().map(|kind| (kind, of_kind(kind))).filter(|(_, count)| *count > 0).collect()
    }

    /// What becomes of how many answers on filled sheets; only what becomes of any.
    #[must_use]
    pub fn answers_by_fate(&self) -> Vec<(Fate, usize)> {
        let counts = Fate::ALL.into_iter().map(|fate| (fate, self.arrival.count_answers(fate)));
        counts.filter(|(_, count)| *count > 0).collect()
    }

    /// The rows of the overview.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        let said = Fate::ALL.into_iter().map(|fate| (Part::Said(fate), self.arrival.count(fate, true)));
        let others = Fate::ALL.into_iter().map(|fate| self.arrival.count_around(fate)).sum();
        let outcome = self.by_kind().into_iter().map(|(_, count)| count).sum();
        let parts = said.chain([
            (Part::Answers, self.arrival.answers().filter(|(fate, _)| *fate != Fate::Rewritten).count()),
            (Part::Outcome, outcome),
            (Part::Others, others),
            (Part::Refused, self.arrival.refused),
        ]);
        let parts = parts.filter(|(_, count)| *count > 0).map(|(part, count)| Entry::Part(part, count));
        let rewritten = self.arrival.records_of(Fate::Rewritten);
        let rewritten = (rewritten > 0).then_some(Entry::Part(Part::Rewritten, rewritten));
        let pairs = [Pairs::Meetings, Pairs::Agencies].map(|sort| (sort, self.pairs_of(sort).len()));
        let pairs = pairs.into_iter().filter(|(_, count)| *count > 0);
        let pairs = pairs.map(|(sort, count)| Entry::Pairs(sort, count));
        parts.chain(rewritten).chain(pairs).chain([Entry::TakeIn, Entry::Look, Entry::Leave]).collect()
    }

    /// Takes an input; `rows` is how many rows the list has that shows.
    pub fn input(&mut self, input: &Input, rows: usize, size: (u16, u16)) -> Outcome {
        let action = match input {
            Input::Key(key) => keymap::action(Context::Preview, *key),
            Input::Text(typed) if self.is_ticked_here() && typed.trim().is_empty() => Some(Action::Tick),
            Input::Text(_) | Input::Paste(_) | Input::Resize(..) => None,
        };
        let Some(action) = action else { return Outcome::Open };
        match self.page {
            Page::Overview | Page::List(..) if action == Action::Tick => {
                if self.is_ticked_here() {
                    self.said = Some(!self.erases());
                }
            }
            Page::Overview => return self.in_overview(action),
            Page::List(part, from) => self.page = in_list(part, from, action, rows, room(size)),
            Page::Pairs(sort, at) => self.page = self.in_pairs(sort, at, action),
        }
        Outcome::Open
    }

    /// Whether the space bar says something of what is selected.
    #[must_use]
    pub fn is_ticked_here(&self) -> bool {
        match self.page {
            Page::Overview => matches!(self.entries().get(self.at), Some(Entry::Part(Part::Rewritten, _))),
            Page::List(part, _) => part == Part::Rewritten,
            Page::Pairs(..) => true,
        }
    }

    fn in_overview(&mut self, action: Action) -> Outcome {
        let entries = self.entries();
        let last = entries.len() - 1;
        match action {
            Action::Up => self.at = self.at.checked_sub(1).unwrap_or(last),
            Action::Down => self.at = if self.at >= last { 0 } else { self.at + 1 },
            Action::Back => return Outcome::Left,
            Action::Confirm => match entries.get(self.at) {
                Some(Entry::Part(part, _)) => self.page = Page::List(*part, 0),
                Some(Entry::Pairs(sort, _)) => self.page = Page::Pairs(*sort, 0),
                Some(Entry::TakeIn) => return Outcome::TakeIn,
                Some(Entry::Look) => return Outcome::Look,
                Some(Entry::Leave) | None => return Outcome::Left,
            },
            _ => {}
        }
        Outcome::Open
    }

    fn in_pairs(&mut self, sort: Pairs, at: usize, action: Action) -> Page {
        let last = self.pairs_of(sort).len().saturating_sub(1);
        let at = match action {
            Action::Up => at.checked_sub(1).unwrap_or(last),
            Action::Down => {
                if at >= last {
                    0
                } else {
                    at + 1
                }
            }
            Action::Confirm | Action::Back => return Page::Overview,
            Action::Tick => {
                let selected = self.pairs_of(sort).get(at).map(|pair| pair.candidate);
                let known = self.pairs.iter_mut().find(|pair| Some(pair.candidate) == selected);
                if let Some(pair) = known {
                    pair.verdict = next(pair.verdict);
                }
                at
            }
            _ => at,
        };
        Page::Pairs(sort, at)
    }
}

/// The files of several that share no meeting and no agency with a session, nor with another that does, nor anything that
/// may be one; none where that holds for all of them.
fn strangers(here: &Session, fetched: &Fetched, kinds: &Kinds) -> Vec<String> {
    if fetched.files.len() < 2 {
        return Vec::new();
    }
    let is_kin = |known: &Session, other: &Session| {
        kinship(known, other, &together::union([known, other])) != Kinship::Strangers
            || !together::candidates(&[known.clone(), other.clone()], kinds).is_empty()
    };
    let (mut known, mut rest) = (here.clone(), fetched.files.iter().collect::<Vec<_>>());
    while !rest.is_empty() {
        let (kin, strange): (Vec<&Incoming>, Vec<&Incoming>) =
            rest.into_iter().partition(|file| is_kin(&known, &file.session));
        let is_end = kin.is_empty();
        kin.into_iter().for_each(|file| known.union(&file.session));
        rest = strange;
        if is_end {
            break;
        }
    }
    if rest.len() == fetched.files.len() {
        return Vec::new();
    }
    rest.into_iter().map(|file| fetched.called(file)).collect()
}

/// What is said of a pair after what was said: one, two, later.
fn next(verdict: Option<Verdict>) -> Option<Verdict> {
    match verdict {
        None => Some(Verdict::Same),
        Some(Verdict::Same) => Some(Verdict::NotSame),
        Some(Verdict::NotSame) => None,
    }
}

/// The rows that a list has on a screen of this size.
#[must_use]
pub fn room(size: (u16, u16)) -> usize {
    usize::from(size.1).saturating_sub(6).max(1)
}

fn in_list(part: Part, from: usize, action: Action, rows: usize, room: usize) -> Page {
    let end = rows.saturating_sub(room);
    let page = room.saturating_sub(1).max(1);
    match action {
        Action::Up => Page::List(part, from.saturating_sub(1)),
        Action::Down => Page::List(part, (from + 1).min(end)),
        Action::PreviousStep => Page::List(part, from.saturating_sub(page)),
        Action::NextStep => Page::List(part, (from + page).min(end)),
        Action::Confirm | Action::Back => Page::Overview,
        _ => Page::List(part, from),
    }
}
