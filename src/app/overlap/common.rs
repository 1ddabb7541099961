//! The face of common ground (重なり): what several agencies do alike, proposed as groups; people name them, add and remove.

use std::collections::BTreeSet;

use crate::app::action::Action;
use crate::app::choice::{Choice, FILTER_COLUMNS, Picked, Row};
use crate::app::input::{Input, Key};
use crate::app::keymap::{self, Context};
use crate::app::likening::{Likened, Likening, questions};
use crate::app::line;
use crate::app::message::Effect;
use crate::app::model::View;
use crate::app::work::Work;
use crate::app::worksheet::{WorksheetScreen, entries};
use crate::domain::alike::Group;
use crate::domain::attendance::Seat;
use crate::domain::common::{self, Common};
use crate::domain::entry;
use crate::domain::session::Edition;
use crate::domain::{Record, RecordId, Session, order};
use crate::i18n::Lang;
use crate::text::{self, Buffer, Clean};

/// What is largely in a named group already is not proposed again: this many of its entries, in tenths.
const KNOWN: usize = 6;
/// Entries that can be added are listed up to this many.
const MOST: usize = 200;

/// The state of the face.
#[derive(Clone, Debug, Default)]
pub struct CommonFace {
    /// What is selected.
    pub spot: Option<Spot>,
    /// The name being typed.
    pub naming: Option<Naming>,
    /// Which entries are to be added, while it is asked.
    pub adding: Option<Adding>,
    /// What is to be done with a group, while it is asked.
    pub menu: Option<Choice<Command>>,
    /// Whether the selected group stands large.
    pub reads: bool,
    proposed: Option<Vec<Group>>,
    /// What the topics are called, in Japanese and English.
    names: Vec<(String, String)>,
    /// The state of the session that was asked about last.
    asked: Option<(Edition, RecordId)>,
    /// Whether the answer has not come yet.
    is_asked: bool,
    /// Proposals, and entries of them, that nobody wants to see again now, each with the steps that could be taken back then.
    hidden: Vec<(Spot, usize)>,
    /// The same that were brought back.
    returned: Vec<(Spot, usize)>,
    /// The place of what is selected, for when it goes away.
    at: usize,
}

/// What can be selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A named group.
    Kept(RecordId),
    /// One of its entries.
    KeptEntry(RecordId, RecordId),
    /// A proposal, by all entries it was made of.
    Proposed(Vec<RecordId>),
    /// One of its entries.
    ProposedEntry(Vec<RecordId>, RecordId),
    /// A new group.
    New,
}

/// The name being typed.
#[derive(Clone, Debug)]
pub struct Naming {
    /// Its letters.
    pub buffer: Buffer,
    /// What is named.
    of: Of,
}

#[derive(Clone, Debug)]
enum Of {
    /// A new group of these entries.
    New(Vec<RecordId>),
    /// One that stands already.
    Known(RecordId),
}

/// Choosing entries for a group.
#[derive(Clone, Debug)]
pub struct Adding {
    /// The list; ticked rows are in the group.
    pub choice: Choice<RecordId>,
    to: RecordId,
    /// Whether anything was ticked.
    ticks: bool,
}

/// What can be done with a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Add entries.
    Add,
    /// Give it another name.
    Rename,
    /// Show it large.
    Read,
    /// Put it into the bin; its entries stay.
    Remove,
}

/// One group, as a view shows it.
#[derive(Clone, Debug)]
pub struct Area {
    /// What selects it.
    pub spot: Spot,
    /// Its name; of a proposal, what it speaks of.
    pub name: String,
    /// The short names of its agencies, in the order they sit.
    pub agencies: Vec<String>,
    /// Its entries: what selects it, who said it, what was said, and in a proposal the word that says why.
    pub entries: Vec<(Spot, String, String, String)>,
}

impl CommonFace {
    /// Comes to the face.
    pub(super) fn open(&mut self, worksheet: &WorksheetScreen, work: &mut Work) {
        self.reads = false;
        self.look(worksheet, work);
        self.settle(worksheet, work.session(), *work.view);
    }

    /// Asks anew what is alike, where anything changed since it was asked.
    pub(super) fn look(&mut self, worksheet: &WorksheetScreen, work: &mut Work) {
        let now = (work.session().edition(), worksheet.meeting);
        if !self.is_asked && self.asked != Some(now) {
            (self.asked, self.is_asked) = (Some(now), true);
            let likening = Likening::new(worksheet, work);
            work.effects.push(Effect::Liken(Box::new(likening)));
        }
    }

    /// It is known what is alike; what was asked before something changed is not waited for any more.
    pub(super) fn likened(&mut self, likened: Likened, worksheet: &WorksheetScreen, work: &mut Work) {
        self.is_asked = false;
        if self.asked == Some((likened.edition, likened.meeting)) {
            if self.proposed.is_none() && self.spot == Some(Spot::New) {
                // nobody has gone anywhere yet
                (self.spot, self.at) = (None, 0);
            }
            self.proposed = Some(likened.groups);
            let names = work.field.topics().iter();
            self.names = names.map(|topic| (topic.name.ja.clone(), topic.name.en.clone())).collect();
            self.settle(worksheet, work.session(), *work.view);
        }
        // something may have changed meanwhile
        self.look(worksheet, work);
    }

    /// Whether nothing is known yet.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.proposed.is_none()
    }

    /// Where the keys go.
    pub(super) fn context(&self) -> Context {
        if self.naming.is_some() {
            Context::Editing
        } else if self.is_asking() {
            Context::Choice
        } else {
            Context::Common
        }
    }

    /// Whether a list is open that letters would answer.
    pub(super) fn is_asking(&self) -> bool {
        self.adding.is_some() || self.menu.is_some()
    }

    /// The groups a view shows: those that were named, then those that are proposed.
    #[must_use]
    pub fn areas(&self, worksheet: &WorksheetScreen, session: &Session, view: View, lang: Lang) -> Vec<Area> {
        let seats = worksheet.seats(session);
        let mut areas = Vec::new();
        let mut known: Vec<Vec<RecordId>> = Vec::new();
        for common in common::list(session, worksheet.meeting) {
            if !worksheet.shows(common.0, view) {
                continue;
            }
            let seen = common.entries(session).into_iter().filter(|entry| worksheet.shows(entry, view));
            let seen: Vec<&Record> = seen.collect();
            known.push(common.entries(session).into_iter().map(Record::id).collect());
            let id = common.id();
            let spot = |entry| Spot::KeptEntry(id, entry);
            let name = Clean::line(&entries::shown_text(common.0, lang)).into_string();
            areas.push(area(Spot::Kept(id), name, &seen, &[], spot, &seats, session, lang));
        }
        for group in self.proposed.iter().flatten() {
            let own: BTreeSet<_> = group.entries.iter().collect();
            let in_known = |known: &Vec<RecordId>| known.iter().filter(|id| own.contains(id)).count();
            let is_known = known.iter().any(|known| in_known(known) * 10 >= group.entries.len() * KNOWN);
            let proposed = Spot::Proposed(group.entries.clone());
            if is_known || self.hidden.iter().any(|(spot, _)| *spot == proposed) {
                continue;
            }
            let told = group.entries.iter().zip(&group.words).filter(|(id, _)| !self.is_without(id));
            let seen = told.filter_map(|(id, word)| Some((session.visible(*id)?, word)));
            let seen: Vec<(&Record, &String)> =
                seen.filter(|(entry, _)| worksheet.shows(entry, view)).collect();
            let records: Vec<&Record> = seen.iter().map(|(record, _)| *record).collect();
            let words: Vec<&str> = seen.iter().map(|(_, word)| word.as_str()).collect();
            let spot = |entry| Spot::ProposedEntry(group.entries.clone(), entry);
            let name = self.called(group, &words, lang);
            let area = area(proposed, name, &records, &words, spot, &seats, session, lang);
            if area.agencies.len() > 1 {
                areas.push(area);
            }
        }
        areas
    }

    /// Whether an entry was taken out of proposals.
    fn is_without(&self, id: &RecordId) -> bool {
        self.hidden.iter().any(|(spot, _)| matches!(spot, Spot::ProposedEntry(_, entry) if entry == id))
    }

    /// What a proposal speaks of, to be taken as a name; where no word of the field says it, the words in common.
    fn called(&self, group: &Group, words: &[&str], lang: Lang) -> String {
        let names = group.topics.iter().filter_map(|at| self.names.get(*at));
        let names: Vec<&str> = names.map(|(ja, en)| lang.of(ja, en)).collect();
        if names.is_empty() {
            return words
                .iter()
                .max_by_key(|word| word.chars().count())
                .copied()
                .unwrap_or_default()
                .to_owned();
        }
        names.join(lang.pick("・", ", "))
    }

    /// Everything that can be selected, in its order; the entries of a group only while it is selected.
    #[must_use]
    pub fn spots(&self, areas: &[Area]) -> Vec<Spot> {
        let mut spots = Vec::new();
        for area in areas {
            spots.push(area.spot.clone());
            if self.is_open(area) {
                spots.extend(area.entries.iter().map(|(spot, ..)| spot.clone()));
            }
        }
        spots.push(Spot::New);
        spots
    }

    /// Whether the entries of a group show: it, or one of them, is selected.
    #[must_use]
    pub fn is_open(&self, area: &Area) -> bool {
        let own = |spot: &Spot| *spot == area.spot || area.entries.iter().any(|(entry, ..)| entry == spot);
        self.spot.as_ref().is_some_and(own)
    }

    /// The group that is selected, or one of whose entries is.
    #[must_use]
    pub fn selected<'a>(&self, areas: &'a [Area]) -> Option<&'a Area> {
        areas.iter().find(|area| self.is_open(area))
    }

    /// Makes sure that what is selected is still there.
    pub(super) fn settle(&mut self, worksheet: &WorksheetScreen, session: &Session, view: View) {
        // which language does not matter for where things stand
        let areas = self.areas(worksheet, session, view, Lang::Ja);
        let spots = self.spots(&areas);
        let known = self.spot.as_ref().and_then(|spot| spots.iter().position(|other| other == spot));
        let head = || {
            // an entry that went away: its group, while that is there
            let head = match self.spot.as_ref()? {
                Spot::KeptEntry(id, _) => Spot::Kept(*id),
                Spot::ProposedEntry(of, _) => Spot::Proposed(of.clone()),
                _ => return None,
            };
            spots.iter().position(|spot| *spot == head)
        };
        self.at = known.or_else(head).unwrap_or(self.at.min(spots.len().saturating_sub(1)));
        self.spot = spots.get(self.at).cloned();
        self.reads &= self.selected(&areas).is_some();
        if let Some(Naming { of: Of::Known(id), .. }) = &self.naming
            && session.visible(*id).is_none()
        {
            self.naming = None;
        }
        if self.adding.as_ref().is_some_and(|adding| session.visible(adding.to).is_none()) {
            self.adding = None;
        }
    }

    /// The record whose name is being typed.
    pub(super) fn in_hand(&self) -> Option<RecordId> {
        match &self.naming {
            Some(Naming { of: Of::Known(id), .. }) => Some(*id),
            _ => None,
        }
    }

    /// Takes an input; a key that means nothing here comes back.
    pub(super) fn input(
        &mut self,
        input: &Input,
        worksheet: &WorksheetScreen,
        work: &mut Work,
    ) -> Option<Key> {
        let passed = if let Some(key) = keymap::everywhere(input).filter(|_| self.is_asking()) {
            Some(key)
        } else if let Some(menu) = self.menu.take() {
            self.answer_menu(menu, input, worksheet, work);
            None
        } else if let Some(adding) = self.adding.take() {
            self.answer_adding(adding, input, worksheet, work);
            None
        } else if self.naming.is_some() {
            self.type_name(input, worksheet, work)
        } else {
            self.go(input, worksheet, work)
        };
        self.look(worksheet, work);
        self.settle(worksheet, work.session(), *work.view);
        passed
    }

    fn go(&mut self, input: &Input, worksheet: &WorksheetScreen, work: &mut Work) -> Option<Key> {
        let key = match input {
            Input::Key(key) => *key,
            Input::Text(typed) | Input::Paste(typed) => {
                self.name_with(&typed.replace('\n', " "), worksheet, work);
                return None;
            }
            Input::Resize(..) => return None,
        };
        let areas = self.areas(worksheet, work.session(), *work.view, work.lang);
        match keymap::action(Context::Common, key) {
            Some(Action::Up) if self.reads => self.step_area(-1, &areas),
            Some(Action::Down | Action::Confirm) if self.reads => self.step_area(1, &areas),
            Some(Action::Back) if self.reads => self.reads = false,
            Some(Action::Up) => self.step(-1, &areas),
            Some(Action::Down) => self.step(1, &areas),
            Some(Action::NextNeed) => self.step_area(1, &areas),
            Some(Action::PreviousNeed) => self.step_area(-1, &areas),
            Some(Action::Stroll) => self.reads = !self.reads && self.selected(&areas).is_some(),
            Some(Action::Confirm | Action::Menu) => self.confirm(worksheet, work),
            Some(Action::Remove) => self.remove(&areas, work),
            _ => return Some(key),
        }
        None
    }

    fn step(&mut self, by: isize, areas: &[Area]) {
        let spots = self.spots(areas);
        let next = self.at.checked_add_signed(by).filter(|at| *at < spots.len());
        let Some(next) = next.and_then(|at| spots.get(at)) else { return };
        self.spot = Some(next.clone());
    }

    fn step_area(&mut self, by: isize, areas: &[Area]) {
        let at = areas.iter().position(|area| self.is_open(area));
        let next = at.map_or(Some(0), |at| at.checked_add_signed(by));
        match next.and_then(|at| areas.get(at)) {
            Some(area) => self.spot = Some(area.spot.clone()),
            None if by > 0 && !self.reads => self.spot = Some(Spot::New),
            None => {}
        }
    }

    /// Enter: what is proposed gets a name, what has one its menu.
    fn confirm(&mut self, worksheet: &WorksheetScreen, work: &mut Work) {
        match &self.spot {
            Some(Spot::Kept(_) | Spot::KeptEntry(..)) => {
                let lang = work.lang;
                let rows = vec![
                    Row::new(Command::Add, lang.common_add()),
                    Row::new(Command::Rename, lang.common_rename()),
                    Row::new(Command::Read, lang.common_read()),
                    Row::new(Command::Remove, lang.common_remove()),
                ];
                self.menu = Some(Choice::new(lang.common_menu(), rows));
            }
            _ => self.name_with("", worksheet, work),
        }
    }

    /// Opens the line of the name: letters typed on a proposal replace its word, elsewhere they begin a new group.
    fn name_with(&mut self, typed: &str, worksheet: &WorksheetScreen, work: &mut Work) {
        if !work.may_write() {
            return;
        }
        let areas = self.areas(worksheet, work.session(), *work.view, work.lang);
        let proposed = match &self.spot {
            Some(Spot::Proposed(_) | Spot::ProposedEntry(..)) => self.selected(&areas),
            _ => None,
        };
        let ids = |area: &Area| {
            let id = |(spot, ..): &(Spot, String, String, String)| match spot {
                Spot::ProposedEntry(_, id) | Spot::KeptEntry(_, id) => Some(*id),
                _ => None,
            };
            area.entries.iter().filter_map(id).collect()
        };
        let mut buffer = Buffer::from_text(proposed.map_or("", |area| area.name.as_str()));
        // what is proposed is a proposal: typing replaces it
        buffer.select_all();
        if !typed.is_empty() {
            buffer.insert(typed);
        }
        self.naming = Some(Naming { buffer, of: Of::New(proposed.map(ids).unwrap_or_default()) });
        self.reads = false;
    }

    fn type_name(&mut self, input: &Input, worksheet: &WorksheetScreen, work: &mut Work) -> Option<Key> {
        let naming = self.naming.as_mut()?;
        let key = match input {
            Input::Text(typed) | Input::Paste(typed) => {
                naming.buffer.insert(&typed.replace('\n', " "));
                return None;
            }
            Input::Key(key) => *key,
            Input::Resize(..) => return None,
        };
        match keymap::action(Context::Editing, key) {
            Some(Action::Confirm) => self.named(worksheet, work),
            Some(Action::Back) => self.naming = None,
            Some(Action::LineBreak) => {}
            Some(Action::Undo) => _ = naming.buffer.undo(),
            Some(Action::Redo) => _ = naming.buffer.redo(),
            Some(_) => return Some(key),
            None => _ = line::key(&mut naming.buffer, key, FILTER_COLUMNS),
        }
        None
    }

    /// The name is typed: the group stands, or has it now.
    fn named(&mut self, worksheet: &WorksheetScreen, work: &mut Work) {
        let Some(Naming { buffer, of }) = self.naming.take() else { return };
        let name = Clean::line(buffer.text()).into_string();
        if name.is_empty() || !work.may_keep(&name) {
            if name.is_empty() {
                work.mark(work.lang.common_no_name());
            }
            self.naming = Some(Naming { buffer, of });
            return;
        }
        match of {
            Of::Known(id) => _ = work.write(|writer| common::rename(writer, id, &name)),
            Of::New(entries) => {
                let (meeting, session) = (worksheet.meeting, work.session());
                // its name may have words of entries that are not for the wall
                let on_wall = |id: &RecordId| {
                    session.visible(*id).is_some_and(|entry| worksheet.shows(entry, View::Wall))
                };
                let private = !entries.iter().all(on_wall);
                let new = work.write(|writer| common::name(writer, meeting, &name, &entries, private));
                if let Some(id) = new {
                    self.spot = Some(Spot::Kept(id));
                    work.say(work.lang.common_named(&name));
                    if entries.is_empty() {
                        self.open_adding(id, worksheet, work);
                    }
                }
            }
        }
    }

    fn answer_menu(
        &mut self,
        mut menu: Choice<Command>,
        input: &Input,
        worksheet: &WorksheetScreen,
        work: &mut Work,
    ) {
        let id = match &self.spot {
            Some(Spot::Kept(id) | Spot::KeptEntry(id, _)) => *id,
            _ => return,
        };
        match menu.input(input) {
            Picked::Chosen(Command::Add) => self.open_adding(id, worksheet, work),
            Picked::Chosen(Command::Rename) => {
                if work.may_write() {
                    let name = work.session().visible(id).map(|record| Common(record).name().to_owned());
                    let buffer = Buffer::from_text(&name.unwrap_or_default());
                    self.naming = Some(Naming { buffer, of: Of::Known(id) });
                }
            }
            Picked::Chosen(Command::Read) => self.reads = true,
            Picked::Chosen(Command::Remove) => {
                self.spot = Some(Spot::Kept(id));
                self.remove(&[], work);
            }
            Picked::Left => {}
            _ => self.menu = Some(menu),
        }
    }

    fn open_adding(&mut self, to: RecordId, worksheet: &WorksheetScreen, work: &mut Work) {
        if work.may_write() {
            let mut choice = Choice::new(work.lang.common_add_title(), Vec::new()).narrowed();
            choice.set_rows(addable(to, "", worksheet, work));
            self.adding = Some(Adding { choice, to, ticks: false });
        }
    }

    fn answer_adding(
        &mut self,
        mut adding: Adding,
        input: &Input,
        worksheet: &WorksheetScreen,
        work: &mut Work,
    ) {
        let to = adding.to;
        match adding.choice.input_narrowing(input, |typed| addable(to, typed, worksheet, work)) {
            // Enter ends it; where nothing was ticked here, with the row it is on
            Picked::Chosen(entry) if !adding.ticks => {
                work.write(|writer| common::put(writer, to, entry, true));
            }
            Picked::Chosen(_) => {}
            Picked::Ticked(entry) => {
                let row = adding.choice.rows.iter_mut().find(|row| row.value == entry);
                if let Some(row) = row {
                    let is_in = row.ticked == Some(true);
                    row.ticked = Some(!is_in);
                    work.write(|writer| common::put(writer, to, entry, !is_in));
                }
                adding.ticks = true;
                self.adding = Some(adding);
            }
            Picked::Left => {}
            _ => self.adding = Some(adding),
        }
    }

    /// Del: an entry leaves its group; a named group goes into the bin; a proposal is not shown again.
    fn remove(&mut self, areas: &[Area], work: &mut Work) {
        let lang = work.lang;
        let group = self.selected(areas);
        let name = group.map(|area| area.name.as_str()).unwrap_or_default();
        let mut entries = group.into_iter().flat_map(|area| &area.entries);
        let who =
            entries.find(|(spot, ..)| Some(spot) == self.spot.as_ref()).map(|(_, who, ..)| who.as_str());
        let left = lang.notice_left_group(name, who.unwrap_or_default());
        match self.spot.clone() {
            Some(Spot::KeptEntry(id, entry)) => {
                if work.write(|writer| common::put(writer, id, entry, false)).is_some() {
                    work.say(left);
                }
            }
            Some(Spot::Kept(id)) => {
                if work.write(|writer| writer.delete(id)).is_some() {
                    work.say(work.lang.notice_removed());
                }
            }
            Some(spot @ Spot::Proposed(_)) => {
                let told = lang.notice_group_hidden(name);
                self.hide(spot, told, work);
            }
            Some(spot @ Spot::ProposedEntry(..)) => self.hide(spot, left, work),
            Some(Spot::New) | None => {}
        }
    }

    /// What is only proposed goes from the screen; nothing is written.
    fn hide(&mut self, spot: Spot, told: String, work: &mut Work) {
        self.hidden.push((spot, work.open.steps()));
        self.returned.clear();
        work.say(told);
    }

    /// Brings back what was hidden last (or hides it again), where nothing was written since.
    fn step_hidden(&mut self, again: bool, work: &mut Work) -> bool {
        let steps = work.open.steps();
        let (from, to) = match again {
            true => (&mut self.returned, &mut self.hidden),
            false => (&mut self.hidden, &mut self.returned),
        };
        let Some((spot, at)) = from.pop_if(|(_, at)| *at == steps) else { return false };
        to.push((spot.clone(), at));
        self.spot = Some(spot);
        let lang = work.lang;
        work.say(if again { lang.notice_redone_plain() } else { lang.notice_undone_plain() });
        true
    }

    /// The name that is being typed, to be taken elsewhere.
    pub(super) fn take_words(&mut self) -> String {
        self.naming.take().map(|naming| naming.buffer.text().to_owned()).unwrap_or_default()
    }

    /// Keeps nothing of words that were redacted: what is alike is asked anew; says whether a name was being typed.
    pub(super) fn forget(&mut self, gone: &[RecordId]) -> bool {
        let was_typed = self.in_hand().is_some_and(|id| gone.contains(&id));
        if was_typed {
            self.naming = None;
        }
        (self.adding, self.menu, self.proposed, self.asked) = (None, None, None, None);
        was_typed
    }

    /// Takes a step back (or again): while a name is typed, its typing.
    pub(super) fn step_back(&mut self, again: bool, worksheet: &mut WorksheetScreen, work: &mut Work) {
        if let Some(naming) = &mut self.naming {
            let _ = if again { naming.buffer.redo() } else { naming.buffer.undo() };
            return;
        }
        if !self.step_hidden(again, work)
            && let Some(id) = worksheet.step_back(again, work)
        {
            self.spot = Some(Spot::Kept(id));
        }
        self.look(worksheet, work);
        self.settle(worksheet, work.session(), *work.view);
    }
}

/// A group as it shows, of the entries that show.
#[expect(clippy::too_many_arguments, reason = "what a group is made of, and what puts it into words")]
fn area(
    spot: Spot,
    name: String,
    seen: &[&Record],
    words: &[&str],
    entry: impl Fn(RecordId) -> Spot,
    seats: &[Seat],
    session: &Session,
    lang: Lang,
) -> Area {
    let seat = |record: &Record| {
        let class = record.link("agency").map(|id| session.class(id)).unwrap_or_default();
        seats.iter().position(|seat| class.contains(&seat.id()))
    };
    let short = |at: usize| seats.get(at).map(|seat| Clean::line(seat.agency.short()).into_string());
    let places: BTreeSet<usize> = seen.iter().filter_map(|record| seat(record)).collect();
    let entries = seen.iter().enumerate().map(|(at, record)| {
        let who = seat(record).and_then(short).unwrap_or_else(|| lang.agency_gone().to_owned());
        let said = Clean::line(&entries::shown_text(record, lang)).into_string();
        (entry(record.id()), who, said, words.get(at).copied().unwrap_or_default().to_owned())
    });
    let entries = entries.collect();
    Area { spot, name, agencies: places.into_iter().filter_map(short).collect(), entries }
}

/// The entries that can stand in a group, those that do ticked and first; narrowed by their words or who said them.
fn addable(to: RecordId, typed: &str, worksheet: &WorksheetScreen, work: &Work) -> Vec<Row<RecordId>> {
    let session = work.session();
    let Some(group) = session.visible(to).map(Common) else { return Vec::new() };
    let own: Vec<RecordId> = group.entries(session).into_iter().map(Record::id).collect();
    let questions = questions(worksheet);
    let seats = worksheet.seats(session);
    let said = questions.iter().flat_map(|question| session.asked(entry::KIND, worksheet.meeting, question));
    let all = order::sort(said).into_iter().filter(|record| worksheet.shows(record, *work.view));
    let row = |record: &Record| {
        let class = record.link("agency").map(|id| session.class(id)).unwrap_or_default();
        let seat = seats.iter().find(|seat| class.contains(&seat.id()));
        let who = seat.map(|seat| Clean::line(seat.agency.short()).into_string()).unwrap_or_default();
        let said = Clean::line(&entries::shown_text(record, work.lang)).into_string();
        let found = text::find(&said, typed) || text::find(&who, typed);
        let ticked = Some(own.contains(&record.id()));
        found.then(|| Row { note: who, ticked, ..Row::new(record.id(), said) })
    };
    let mut rows: Vec<_> = all.into_iter().filter_map(row).collect();
    rows.sort_by_key(|row| row.ticked != Some(true));
    rows.truncate(MOST);
    rows
}
