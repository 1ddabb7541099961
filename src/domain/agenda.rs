//! The agenda (次第) of a meeting: what is on, for how long it was planned, and how long it took.
//!
//! That an item began, was paused and ended are facts of the meeting, so they stand in its record: after a crash, and
//! on another laptop, the same item is on. How much time has passed is derived and never stored while it runs.

use serde::Deserialize;

use super::value::{Wrong, from_value};
use super::worksheet::Bilingual;
use super::{Record, RecordId, Session, Value, Writer, order};

/// The kind of these records.
pub const KIND: &str = "item";

/// Milliseconds in a minute.
const MINUTE: i64 = 60_000;

/// The longest plan of an item, in minutes.
pub const LONGEST: u32 = 600;

/// What an item is for, so that nobody has to guess whether something is being decided (`共有 / 検討 / 決定`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// 共有: to know the same.
    Share,
    /// 検討: to think together.
    Discuss,
    /// 決定: to settle.
    Decide,
}

/// A page for the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Page {
    /// 約束: the ground rules and the rule of secrecy.
    Rules,
    /// 個人で記入: the question and the time, nothing else.
    Alone,
    /// 休憩.
    Break,
    /// おわりに: what is kept for later, and when the next meeting is.
    Closing,
}

/// What the wall shows while an item is on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Shows {
    /// Its title and the time.
    #[default]
    Item,
    /// A page.
    Page(Page),
    /// What was promised before, roles, actions.
    Actions,
    /// A worksheet by its stable id; where it is empty, the one that was on last.
    Sheet(String),
}

/// The word of the actions.
const ACTIONS: &str = "actions";

/// What an item is planned as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Its title.
    pub title: String,
    /// What it is for; none for a break.
    pub purpose: Option<Purpose>,
    /// Its minutes; 0 where none are set.
    pub minutes: u32,
    /// What the wall shows.
    pub shows: Shows,
}

/// An agenda to begin with, as a file of data.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Template {
    /// Its name.
    pub name: Bilingual,
    /// Its items.
    pub items: Vec<TemplateItem>,
}

/// One item of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TemplateItem {
    /// Its title.
    pub title: Bilingual,
    /// What it is for.
    #[serde(default)]
    pub purpose: Option<Purpose>,
    /// Its minutes.
    pub minutes: u32,
    /// What the wall shows, as the word that is stored.
    #[serde(default)]
    pub shows: String,
}

/// One item of an agenda, as it is read.
#[derive(Clone, Copy, Debug)]
pub struct Item<'s>(pub &'s Record);

impl Purpose {
    /// All of them, in the order menus show them.
    pub const ALL: [Self; 3] = [Self::Share, Self::Discuss, Self::Decide];

    /// The word that is stored and exported.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Discuss => "discuss",
            Self::Decide => "decide",
        }
    }

    /// Reads the stored word.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.word() == word)
    }
}

impl Page {
    /// All of them, in the order menus show them.
    pub const ALL: [Self; 4] = [Self::Rules, Self::Alone, Self::Break, Self::Closing];

    /// The word that is stored and exported.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Rules => "rules",
            Self::Alone => "alone",
            Self::Break => "break",
            Self::Closing => "closing",
        }
    }
}

impl Shows {
    /// The word that is stored: a page's own, `actions`, `sheet` or `sheet:` with the id; empty for the item itself.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::Item => String::new(),
            Self::Page(page) => page.word().to_owned(),
            Self::Actions => ACTIONS.to_owned(),
            Self::Sheet(id) if id.is_empty() => "sheet".to_owned(),
            Self::Sheet(id) => format!("sheet:{id}"),
        }
    }

    /// Reads the stored word; one that a newer program wrote shows the item.
    #[must_use]
    pub fn read(word: &str) -> Self {
        if word == ACTIONS {
            return Self::Actions;
        }
        if word == "sheet" {
            return Self::Sheet(String::new());
        }
        if let Some(id) = word.strip_prefix("sheet:") {
            return Self::Sheet(id.to_owned());
        }
        Page::ALL.into_iter().find(|page| page.word() == word).map_or(Self::Item, Self::Page)
    }
}

impl Template {
    /// Reads an agenda out of the tree of its file.
    ///
    /// # Errors
    /// What is [`Wrong`] where it is no agenda.
    pub fn read(tree: &Value) -> Result<Self, Wrong> {
        from_value(tree)
    }

    /// Its minutes in all.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.items.iter().map(|item| item.minutes).sum()
    }
}

impl Plan {
    fn fields(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("title", self.title.as_str().into()),
            ("purpose", self.purpose.map_or("", Purpose::word).into()),
            ("minutes", i64::from(self.minutes.min(LONGEST)).into()),
            ("shows", self.shows.word().into()),
        ]
    }
}

/// Adds an item at the end of the agenda.
pub fn add(writer: &mut Writer, meeting: RecordId, plan: &Plan) -> RecordId {
    let mut fields: Vec<(&str, Value)> = vec![("meeting", meeting.into())];
    fields.extend(plan.fields().into_iter().filter(|(_, value)| *value != Value::from("")));
    writer.found(KIND, &fields)
}

/// Writes what an item is planned as; what is unchanged is passed over.
pub fn plan(writer: &mut Writer, id: RecordId, plan: &Plan) {
    // only what was really changed: a word of a newer program, or another wording, is not settled by the way
    let Some(before) = writer.session().visible(id).map(|record| Item(record).plan().fields()) else {
        return;
    };
    let news: Vec<_> = plan.fields().into_iter().filter(|field| !before.contains(field)).collect();
    writer.set(id, &news);
}

/// Moves an item one place up (`-1`) or down (`1`); at the end nothing happens.
pub fn shift(writer: &mut Writer, meeting: RecordId, id: RecordId, by: isize) {
    let items = order::sort(writer.session().met(KIND, meeting));
    let Some(from) = items.iter().position(|record| record.id() == id) else { return };
    let Some(to) = from.checked_add_signed(by).filter(|to| *to < items.len()) else { return };
    for (id, key) in order::move_to(&items, from, to) {
        writer.set(id, &[(order::FIELD, key.into())]);
    }
}

/// Begins an item at a moment (milliseconds since 1970); whatever was on ends there.
pub fn begin(writer: &mut Writer, meeting: RecordId, id: RecordId, now: i64) {
    end_all(writer, meeting, Some(id), now);
    let runs = writer.session().visible(id).map(Item).is_some_and(|item| item.since().is_some());
    if !runs {
        writer.set(id, &[("on", true.into()), ("since", now.into())]);
    }
}

/// Ends whatever is on.
pub fn end(writer: &mut Writer, meeting: RecordId, now: i64) {
    end_all(writer, meeting, None, now);
}

fn end_all(writer: &mut Writer, meeting: RecordId, but: Option<RecordId>, now: i64) {
    let on: Vec<_> = list(writer.session(), meeting)
        .into_iter()
        .filter(|item| item.is_on() && Some(item.id()) != but)
        .map(|item| (item.id(), item.elapsed(now)))
        .collect();
    for (id, elapsed) in on {
        writer.set(id, &[("on", false.into()), ("since", 0.into()), ("spent", (elapsed / 1_000).into())]);
    }
}

/// Pauses the time of the item that is on, or lets it go on.
pub fn toggle(writer: &mut Writer, id: RecordId, now: i64) {
    let Some(item) = writer.session().visible(id).map(Item) else { return };
    let fields: &[(&str, Value)] = if item.since().is_some() {
        &[("since", 0.into()), ("spent", (item.elapsed(now) / 1_000).into())]
    } else {
        &[("since", now.into())]
    };
    writer.set(id, fields);
}

/// Gives an item one minute more; the plan stays as it was.
///
/// One without minutes gets those it has taken until `now`, and one more.
pub fn minute_more(writer: &mut Writer, id: RecordId, now: i64) {
    let Some(item) = writer.session().visible(id).map(Item) else { return };
    let begun = if item.planned() == 0 { item.elapsed(now) / MINUTE } else { 0 };
    let more = i64::from(item.more()) + begun + 1;
    writer.set(id, &[("more", more.into())]);
}

/// The agenda of a meeting, in order.
#[must_use]
pub fn list(session: &Session, meeting: RecordId) -> Vec<Item<'_>> {
    order::sort(session.met(KIND, meeting)).into_iter().map(Item).collect()
}

/// The place of the item that is on; where two laptops began one each, the later in the agenda.
#[must_use]
pub fn on(items: &[Item]) -> Option<usize> {
    items.iter().rposition(|item| item.is_on())
}

/// The place of the first item after all that have been on; none where the agenda is done.
#[must_use]
pub fn to_come(items: &[Item]) -> Option<usize> {
    let next = items.iter().rposition(|item| item.has_run()).map_or(0, |at| at + 1);
    Some(next).filter(|next| *next < items.len())
}

/// Milliseconds until the last item ends if what is on takes its time (or ends now, where that is over) and the rest
/// goes as planned; items before the one that is on are behind. None where the agenda has ended.
#[must_use]
pub fn left(items: &[Item], now: i64) -> Option<i64> {
    let on = on(items);
    let next = match on {
        Some(at) => at + 1,
        None => to_come(items)?,
    };
    let rest = items.get(next..).unwrap_or_default();
    let here = on.and_then(|at| items.get(at)).map_or(0, |item| (item.planned() - item.elapsed(now)).max(0));
    Some(here + rest.iter().map(|item| item.planned()).sum::<i64>())
}

impl<'s> Item<'s> {
    /// Its record.
    #[must_use]
    pub fn id(self) -> RecordId {
        self.0.id()
    }

    /// Its title.
    #[must_use]
    pub fn title(self) -> &'s str {
        self.0.text("title")
    }

    /// What it is for.
    #[must_use]
    pub fn purpose(self) -> Option<Purpose> {
        Purpose::read(self.0.text("purpose"))
    }

    /// Minutes it was planned for; 0 where none are set.
    #[must_use]
    pub fn minutes(self) -> u32 {
        self.number("minutes").try_into().unwrap_or(0).min(LONGEST)
    }

    /// Minutes it was given more.
    #[must_use]
    pub fn more(self) -> u32 {
        self.number("more").try_into().unwrap_or(0).min(LONGEST)
    }

    /// Milliseconds it may take, with what it was given more.
    #[must_use]
    pub fn planned(self) -> i64 {
        i64::from(self.minutes() + self.more()) * MINUTE
    }

    /// What the wall shows while it is on.
    #[must_use]
    pub fn shows(self) -> Shows {
        Shows::read(self.0.text("shows"))
    }

    /// What it is planned as, to be changed.
    #[must_use]
    pub fn plan(self) -> Plan {
        Plan {
            title: self.title().to_owned(),
            purpose: self.purpose(),
            minutes: self.minutes(),
            shows: self.shows(),
        }
    }

    /// Whether it is on.
    #[must_use]
    pub fn is_on(self) -> bool {
        self.0.flag("on")
    }

    /// Since when its time runs, in milliseconds since 1970; none while it is paused or not on.
    #[must_use]
    pub fn since(self) -> Option<i64> {
        Some(self.number("since")).filter(|since| *since > 0 && self.is_on())
    }

    /// Milliseconds it took before its time last began to run.
    #[must_use]
    pub fn spent(self) -> i64 {
        self.number("spent").clamp(0, i64::from(LONGEST) * 60) * 1_000
    }

    /// Milliseconds it has taken; a clock of the machine that jumps back takes none away.
    #[must_use]
    pub fn elapsed(self, now: i64) -> i64 {
        self.spent() + self.since().map_or(0, |since| (now - since).max(0))
    }

    /// Minutes it took in the end, rounded; none while it is on and before it was.
    #[must_use]
    pub fn took_minutes(self) -> Option<i64> {
        (!self.is_on() && self.has_run()).then(|| (self.spent() + MINUTE / 2) / MINUTE)
    }

    /// Whether it is on or has been.
    #[must_use]
    pub fn has_run(self) -> bool {
        self.is_on() || self.spent() > 0
    }

    fn number(self, field: &str) -> i64 {
        self.0.value(field).and_then(Value::as_int).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    fn desk(minutes: &[u32]) -> (Desk, Vec<RecordId>) {
        let mut desk = Desk::new();
        let meeting = desk.meeting;
        let ids = minutes
            .iter()
            .map(|minutes| {
                let plan = Plan { title: format!("{minutes}"), minutes: *minutes, ..Plan::default() };
                desk.write(|writer| add(writer, meeting, &plan))
            })
            .collect();
        (desk, ids)
    }

    fn left_at(desk: &Desk, now: i64) -> Option<i64> {
        left(&list(&desk.session, desk.meeting), now).map(|left| left / 1_000)
    }

    #[test]
    fn one_item_is_on_and_what_it_took_is_known_afterwards() {
        let (mut desk, ids) = desk(&[10, 20, 5]);
        let meeting = desk.meeting;
        assert_eq!(left_at(&desk, 0), Some(35 * 60));
        desk.write(|writer| begin(writer, meeting, ids[0], 1_000_000));
        assert_eq!(left_at(&desk, 1_000_000 + 4 * MINUTE), Some(31 * 60));
        // past its time it holds the others up
        assert_eq!(left_at(&desk, 1_000_000 + 14 * MINUTE), Some(25 * 60));
        desk.write(|writer| begin(writer, meeting, ids[1], 1_000_000 + 12 * MINUTE));
        let items = list(&desk.session, meeting);
        assert_eq!((on(&items), items[0].spent(), items[0].is_on()), (Some(1), 12 * MINUTE, false));
        let at = 1_000_000 + 20 * MINUTE;
        desk.write(|writer| toggle(writer, ids[1], at));
        assert_eq!(list(&desk.session, meeting)[1].elapsed(at + 99 * MINUTE), 8 * MINUTE);
        desk.write(|writer| toggle(writer, ids[1], at + 5 * MINUTE));
        desk.write(|writer| minute_more(writer, ids[1], at));
        let item = list(&desk.session, meeting)[1];
        assert_eq!((item.elapsed(at + 6 * MINUTE), item.planned()), (9 * MINUTE, 21 * MINUTE));
        desk.write(|writer| begin(writer, meeting, ids[2], at + 6 * MINUTE));
        desk.write(|writer| end(writer, meeting, at + 8 * MINUTE));
        assert_eq!(left_at(&desk, at + 8 * MINUTE), None);
        assert_eq!(on(&list(&desk.session, meeting)), None);
        // taken back, the last is on again
        desk.take_back();
        assert_eq!(left_at(&desk, at + 8 * MINUTE), Some(3 * 60));
    }

    #[test]
    fn an_item_that_is_taken_up_again_goes_on_where_it_was() {
        let (mut desk, ids) = desk(&[10, 20]);
        let meeting = desk.meeting;
        for (at, now) in [(0, 0), (1, 3), (0, 5)] {
            desk.write(|writer| begin(writer, meeting, ids[at], 1 + now * MINUTE));
        }
        let items = list(&desk.session, meeting);
        assert_eq!(items[0].elapsed(1 + 6 * MINUTE), 4 * MINUTE);
        assert_eq!((on(&items), items[1].spent()), (Some(0), 2 * MINUTE));
        // begun twice: the time goes on from the first
        desk.write(|writer| begin(writer, meeting, ids[0], 1 + 7 * MINUTE));
        assert_eq!(list(&desk.session, meeting)[0].elapsed(1 + 7 * MINUTE), 5 * MINUTE);
    }

    #[test]
    fn two_laptops_that_begin_an_item_each_agree_on_one() {
        let (mut one, ids) = desk(&[10, 20]);
        let mut two = one.twin(2);
        let meeting = one.meeting;
        one.write(|writer| begin(writer, meeting, ids[0], 1_000));
        two.write(|writer| begin(writer, meeting, ids[1], 2_000));
        let (mut left, mut right) = (one.session.clone(), two.session.clone());
        left.union(&two.session);
        right.union(&one.session);
        assert_eq!(on(&list(&left, meeting)), Some(1));
        assert_eq!(on(&list(&right, meeting)), Some(1));
    }

    #[test]
    fn items_move_and_words_of_a_newer_program_do_no_harm() {
        let (mut desk, ids) = desk(&[1, 2, 3]);
        let meeting = desk.meeting;
        desk.write(|writer| shift(writer, meeting, ids[2], -1));
        desk.write(|writer| shift(writer, meeting, ids[2], -1));
        assert!(desk.change(|writer| shift(writer, meeting, ids[2], -1)).is_empty());
        let minutes: Vec<_> = list(&desk.session, meeting).iter().map(|item| item.minutes()).collect();
        assert_eq!(minutes, [3, 1, 2]);
        for shows in [Shows::Item, Shows::Actions, Shows::Page(Page::Break), Shows::Sheet(String::new())] {
            assert_eq!(Shows::read(&shows.word()), shows);
        }
        assert_eq!(Shows::read(&Shows::Sheet("a".into()).word()), Shows::Sheet("a".into()));
        assert_eq!((Shows::read("hologram"), Purpose::read("sing")), (Shows::Item, None));
        desk.write(|writer| writer.set(ids[0], &[("minutes", (-5).into()), ("spent", i64::MAX.into())]));
        let item = Item(desk.session.record(ids[0]).unwrap());
        assert_eq!((item.minutes(), item.elapsed(0)), (0, 10 * 60 * MINUTE));
    }
}
