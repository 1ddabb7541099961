//! An entry: one thing that one agency said to one question; never attributed to a person.

use super::place::question_key;
use super::{Record, RecordId, Session, Value, Writer, order};

/// The kind of these records.
pub const KIND: &str = "entry";

/// Characters that a text has at most; a session file takes no longer one.
pub const LONGEST: usize = 20_000;

/// One thing said, as it is read.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'s>(pub &'s Record);

/// Which question of which worksheet at which meeting, and whose turn it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// The meeting.
    pub meeting: RecordId,
    /// The agency that speaks.
    pub agency: RecordId,
    /// The worksheet's stable id (`groupwork`).
    pub worksheet: String,
    /// The question's stable id (`strengths`).
    pub question: String,
}

impl At {
    /// Worksheet and question as one key.
    #[must_use]
    pub fn key(&self) -> String {
        question_key(&self.worksheet, &self.question)
    }

    /// The fields that say where a record belongs.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("meeting", self.meeting.into()),
            ("agency", self.agency.into()),
            ("worksheet", self.worksheet.as_str().into()),
            ("question", self.question.as_str().into()),
        ]
    }
}

/// Writes down what was said; `lane` is empty where the question has none.
pub fn add(writer: &mut Writer, at: &At, lane: &str, text: &str, handed_in: bool) -> RecordId {
    writer.found(KIND, &said(at, lane, text, handed_in))
}

/// Says which filled sheet something said (or kept for later) is about.
pub fn say_about(writer: &mut Writer, id: RecordId, about: Option<RecordId>) {
    if let Some(about) = about {
        writer.set(id, &[("about", about.into())]);
    }
}

fn said(at: &At, lane: &str, text: &str, handed_in: bool) -> Vec<(&'static str, Value)> {
    let mut fields = at.fields();
    fields.push(("text", text.into()));
    if !lane.is_empty() {
        fields.push(("lane", lane.into()));
    }
    if handed_in {
        fields.push(("handed_in", true.into()));
    }
    fields
}

/// Writes down what was kept for later; the entry remembers the line it was made of.
pub fn add_from(
    writer: &mut Writer,
    at: &At,
    lane: &str,
    text: &str,
    handed_in: bool,
    from: RecordId,
) -> RecordId {
    let mut fields = said(at, lane, text, handed_in);
    fields.push(("from", from.into()));
    writer.found(KIND, &fields)
}

/// What one agency said to one question, in order; with a lane, only what stands in it.
#[must_use]
pub fn list<'s>(session: &'s Session, at: &At, lane: Option<&str>) -> Vec<Entry<'s>> {
    let said = session.said(KIND, at.meeting, &at.key(), at.agency);
    order::sort(said.filter(|record| lane.is_none_or(|lane| stands_in(record, lane))))
        .into_iter()
        .map(Entry)
        .collect()
}

/// Whether a record stands in a lane; one in conflict about it stands in each, so that nothing is overlooked.
pub fn stands_in(record: &Record, lane: &str) -> bool {
    let lanes = record.texts("lane");
    if lanes.is_empty() { lane.is_empty() } else { lanes.contains(&lane) }
}

/// Whether a record speaks of a filled sheet; what names none speaks of each, and of none in particular anything does.
#[must_use]
pub fn speaks_of(record: &Record, about: Option<RecordId>) -> bool {
    let named = record.link("about");
    about.is_none() || named.is_none() || named == about
}

/// Splits an entry in two: the first keeps the record, the second is new and comes right after it.
pub fn split(writer: &mut Writer, id: RecordId, first: &str, second: &str) -> Option<RecordId> {
    let record = writer.session().visible(id)?;
    let copied = ["meeting", "agency", "worksheet", "question", "lane", "handed_in", "private", "about"];
    let mut fields = copy(record, copied.into_iter());
    fields.push(("text", second.into()));
    fields.push(("from", id.into()));
    writer.set(id, &[("text", first.into())]);
    beside(writer, id, KIND, &fields)
}

/// The values of fields to found a record like this one with; what one laptop holds private stays private.
pub(super) fn copy<'n>(record: &Record, names: impl Iterator<Item = &'n str>) -> Vec<(&'n str, Value)> {
    names
        .filter_map(|name| match name {
            "private" => Entry(record).is_private().then(|| (name, true.into())),
            _ => Some((name, record.value(name)?.clone())),
        })
        .collect()
}

/// Founds a record of some kind right after another one.
pub(super) fn beside(
    writer: &mut Writer,
    id: RecordId,
    kind: &str,
    fields: &[(&str, Value)],
) -> Option<RecordId> {
    let record = writer.session().visible(id)?;
    let siblings = siblings(writer.session(), record);
    let after = siblings.iter().position(|other| other.id() == id).and_then(|at| siblings.get(at + 1));
    let key = order::between(Some(&order::key(record)), after.map(|next| order::key(next)).as_deref());
    let mut fields = fields.to_vec();
    let full = key.is_none();
    if let Some(key) = key {
        fields.push((order::FIELD, key.into()));
    }
    let new = writer.found(kind, &fields);
    if full {
        place_after(writer, new, id);
    }
    Some(new)
}

/// Moves an entry right after another of the same list.
fn place_after(writer: &mut Writer, id: RecordId, other: RecordId) {
    let Some(record) = writer.session().visible(id) else { return };
    let siblings = siblings(writer.session(), record);
    let Some(from) = siblings.iter().position(|sibling| sibling.id() == id) else { return };
    let rest = siblings.iter().filter(|sibling| sibling.id() != id);
    let Some(to) = rest.map(|sibling| sibling.id()).position(|sibling| sibling == other) else { return };
    for (id, key) in order::move_to(&siblings, from, to + 1) {
        writer.set(id, &[(order::FIELD, key.into())]);
    }
}

/// Joins an entry with the next one: its text takes the other in, the other goes to the bin.
///
/// Where a text is in conflict, every wording is taken in; what was only for the secretariat stays so.
pub fn join(writer: &mut Writer, id: RecordId, next: RecordId) {
    let (Some(one), Some(other)) = (writer.session().visible(id), writer.session().visible(next)) else {
        return;
    };
    if id == next {
        return;
    }
    let text = [one.texts("text"), other.texts("text")].concat().join("\n");
    let mut fields: Vec<(&str, Value)> = vec![("text", text.into())];
    if Entry(other).is_private() {
        fields.push(("private", true.into()));
    }
    writer.set(id, &fields);
    writer.delete(next);
}

/// Moves an entry one place up (`-1`) or down (`1`) among its neighbours; at the end nothing happens.
pub fn shift(writer: &mut Writer, id: RecordId, by: isize) {
    let Some(record) = writer.session().visible(id) else { return };
    let siblings = siblings(writer.session(), record);
    let Some(from) = siblings.iter().position(|other| other.id() == id) else { return };
    let Some(to) = from.checked_add_signed(by).filter(|to| *to < siblings.len()) else { return };
    for (id, key) in order::move_to(&siblings, from, to) {
        writer.set(id, &[(order::FIELD, key.into())]);
    }
}

/// The records an entry (or overlap) stands among, in order.
fn siblings<'s>(session: &'s Session, record: &Record) -> Vec<&'s Record> {
    let (Some(meeting), Some(agency)) = (record.link("meeting"), record.link("agency")) else {
        return Vec::new();
    };
    let key = question_key(record.text("worksheet"), record.text("question"));
    let lane = record.text("lane").to_owned();
    order::sort(session.said(record.kind(), meeting, &key, agency).filter(|other| stands_in(other, &lane)))
}

impl<'s> Entry<'s> {
    /// Its record.
    #[must_use]
    pub fn id(self) -> RecordId {
        self.0.id()
    }

    /// What was said.
    #[must_use]
    pub fn text(self) -> &'s str {
        self.0.text("text")
    }

    /// Every wording, where it is in conflict.
    #[must_use]
    pub fn texts(self) -> Vec<&'s str> {
        self.0.texts("text")
    }

    /// The lane it stands in; empty where the question has none.
    #[must_use]
    pub fn lane(self) -> &'s str {
        self.0.text("lane")
    }

    /// Whether it was starred.
    #[must_use]
    pub fn is_starred(self) -> bool {
        self.0.flag("starred")
    }

    /// Whether it is only for the secretariat and the agency itself; one who said so is enough.
    #[must_use]
    pub fn is_private(self) -> bool {
        let said = self.0.field("private").map(super::record::Field::values).unwrap_or_default();
        said.iter().any(|value| value.as_bool() == Some(true))
    }

    /// Whether it was handed in before the meeting.
    #[must_use]
    pub fn is_handed_in(self) -> bool {
        self.0.flag("handed_in")
    }

    /// Whether what was written here has been redacted.
    #[must_use]
    pub fn is_redacted(self) -> bool {
        self.0.field("text").is_some_and(super::record::Field::is_redacted)
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    #[test]
    fn a_split_entry_stands_in_its_place_and_is_whole_again() {
        let mut desk = Desk::new();
        let [id, _] = ["一二", "三"].map(|text| desk.add(text));
        let second = desk.write(|writer| split(writer, id, "一", "二")).unwrap();
        assert_eq!(desk.texts(), ["一", "二", "三"]);
        assert_eq!(desk.session.record(second).unwrap().link("from"), Some(id));
        desk.take_back();
        assert_eq!(desk.texts(), ["一二", "三"]);
        assert_eq!(desk.write(|writer| split(writer, RecordId::MAX, "", "")), None);
    }

    #[test]
    fn what_is_said_after_the_last_was_split_or_moved_still_comes_last() {
        let mut desk = Desk::new();
        let [one, two] = ["一", "二三"].map(|text| desk.add(text));
        desk.write(|writer| split(writer, two, "二", "三"));
        desk.add("四");
        assert_eq!(desk.texts(), ["一", "二", "三", "四"]);
        for _ in 0..3 {
            desk.write(|writer| shift(writer, one, 1));
        }
        desk.add("五");
        assert_eq!(desk.texts(), ["二", "三", "四", "一", "五"]);
    }

    #[test]
    fn rows_of_one_key_are_split_and_moved_one_by_one() {
        let mut desk = Desk::new();
        desk.import(&["一", "二", "三", "四"]);
        desk.add("後");
        let mut texts: Vec<_> = desk.texts().into_iter().map(str::to_owned).collect();
        assert_eq!(texts[4], "後");
        let id = |desk: &Desk, at: usize| list(&desk.session, &desk.at(0), None)[at].id();
        for (from, by) in [(0, 1), (3, -1), (1, 1), (2, -1), (4, -1), (0, 1)] {
            let moved = id(&desk, from);
            desk.write(|writer| shift(writer, moved, by));
            texts.swap(from, from.checked_add_signed(by).unwrap());
            assert_eq!(desk.texts(), texts, "{from} {by}");
        }
        let mut desk = Desk::new();
        desk.import(&["一", "二", "三"]);
        let cut = id(&desk, 1);
        desk.write(|writer| split(writer, cut, "前", "後"));
        assert_eq!((desk.texts()[1], desk.texts()[2], desk.texts().len()), ("前", "後", 4));
        desk.take_back();
        assert_eq!(desk.texts().len(), 3);
    }

    #[test]
    fn at_the_ends_and_across_lanes_nothing_is_shifted() {
        let mut desk = Desk::new();
        let at = desk.at(0);
        let mut say = |lane: &str, text: &str| desk.write(|writer| add(writer, &at, lane, text, false));
        let [one, _, three, four] =
            [("a", "一"), ("b", "二"), ("a", "三"), ("b", "四")].map(|(l, t)| say(l, t));
        for (id, by) in [(one, -1), (three, 1), (four, 1), (RecordId::MAX, 1)] {
            assert!(desk.change(|writer| shift(writer, id, by)).is_empty());
        }
        desk.write(|writer| shift(writer, three, -1));
        let texts = |lane| -> Vec<_> {
            list(&desk.session, &at, Some(lane)).into_iter().map(Entry::text).map(str::to_owned).collect()
        };
        assert_eq!(
            (texts("a"), texts("b")),
            (vec!["三".into(), "一".into()], vec!["二".to_owned(), "四".into()])
        );
        let mut desk = desk.clone();
        desk.take_back();
        assert_eq!(list(&desk.session, &at, Some("a"))[0].id(), one);
    }

    #[test]
    fn a_joined_entry_takes_every_wording_in_and_stays_private() {
        let mut desk = Desk::new();
        let [one, two] = ["一", "二"].map(|text| desk.add(text));
        let mut other = desk.twin(2);
        other.write(|writer| writer.set(two, &[("text", "弐".into())]));
        desk.write(|writer| writer.set(two, &[("text", "ニ".into()), ("private", true.into())]));
        desk.session.union(&other.session);
        assert!(desk.change(|writer| join(writer, one, one)).is_empty());
        desk.write(|writer| join(writer, one, two));
        let lines: Vec<_> = desk.texts()[0].split('\n').collect();
        assert_eq!((lines.len(), lines[0], desk.texts().len()), (3, "一", 1));
        assert!(lines.contains(&"弐") && lines.contains(&"ニ"));
        assert!(Entry(desk.session.record(one).unwrap()).is_private());
        desk.take_back();
        let entries = list(&desk.session, &desk.at(0), None);
        assert_eq!((entries[0].text(), entries[1].texts().len(), entries[0].is_private()), ("一", 2, false));
    }

    #[test]
    fn an_entry_in_conflict_about_its_lane_or_agency_stands_in_both() {
        let mut desk = Desk::new();
        let id = desk.add("一");
        let mut other = desk.twin(2);
        let agency = desk.agencies[1];
        other.write(|writer| writer.set(id, &[("lane", "a".into()), ("agency", agency.into())]));
        let third = desk.agencies[2];
        desk.write(|writer| writer.set(id, &[("lane", "b".into()), ("agency", third.into())]));
        desk.session.union(&other.session);
        for (who, lane) in [(1, "a"), (1, "b"), (2, "a"), (2, "b")] {
            assert_eq!(list(&desk.session, &desk.at(who), Some(lane)).len(), 1);
        }
        assert!(desk.texts().is_empty());
    }

    #[test]
    fn one_who_says_it_is_private_is_enough() {
        let mut desk = Desk::new();
        let id = desk.add("一");
        desk.write(|writer| writer.set(id, &[("private", true.into())]));
        let mut other = desk.twin(2);
        desk.write(|writer| writer.set(id, &[("private", false.into())]));
        desk.write(|writer| writer.set(id, &[("private", true.into())]));
        other.write(|writer| writer.set(id, &[("private", false.into())]));
        desk.session.union(&other.session);
        assert!(Entry(desk.session.record(id).unwrap()).is_private());
    }
}
