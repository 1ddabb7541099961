//! Conflicts that wait for a person: fields of which people wrote different values, as sides to choose from.

use std::collections::{BTreeMap, BTreeSet};

use super::agency::{self, Agency};
use super::record::{DELETED, Field};
use super::{Record, RecordId, Revision, Session, Stamp, Value, Writer, entry, members, order, wording};

/// One thing about which people differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict<'s> {
    /// The record.
    pub record: &'s Record,
    /// Its fields: mostly one; the answers of an agency that was made twice are one matter.
    pub fields: Vec<&'s str>,
    /// What was written, the oldest first; at least two.
    pub sides: Vec<Side<'s>>,
}

/// What one of them wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side<'s> {
    /// The value; its references point to what is listed.
    pub value: Value,
    /// Who wrote it, as a label.
    pub by: &'s str,
    /// When.
    pub stamp: Stamp,
}

/// All that wait in a session, by the time their records were founded.
#[must_use]
pub fn open(session: &Session) -> Vec<Conflict<'_>> {
    let mut all: Vec<_> = session.disputed().flat_map(|record| of(session, record)).collect();
    all.sort_by_key(|conflict| (conflict.record.founded(), conflict.record.id()));
    all
}

/// Those of one record. Two values that name one agency are none: references point to what is listed.
#[must_use]
pub fn of<'s>(session: &'s Session, record: &'s Record) -> Vec<Conflict<'s>> {
    let mut all: BTreeMap<String, Conflict> = BTreeMap::new();
    for name in record.conflicts() {
        let none = || Conflict { record, fields: Vec::new(), sides: Vec::new() };
        let conflict = all.entry(key(session, name)).or_insert_with(none);
        conflict.fields.push(name);
        for value in record.field(name).map(Field::values).unwrap_or_default() {
            let standing = stands_for(session, name, value);
            if !conflict.sides.iter().any(|side| side.value == standing) {
                let (by, stamp) = writer_of(session, record, name, value);
                conflict.sides.push(Side { value: standing, by, stamp });
            }
        }
    }
    all.into_values().filter(|conflict| conflict.sides.len() > 1).collect()
}

/// How many there are of one record, without asking who wrote what.
#[must_use]
pub fn count(session: &Session, record: &Record) -> usize {
    let mut all: BTreeMap<String, BTreeSet<Value>> = BTreeMap::new();
    for name in record.conflicts() {
        let values = record.field(name).map(Field::values).unwrap_or_default();
        let sides = all.entry(key(session, name)).or_default();
        sides.extend(values.into_iter().map(|value| stands_for(session, name, value)));
    }
    all.into_values().filter(|sides| sides.len() > 1).count()
}

/// Who wrote a value and when; of one that taking back brought side by side again, who wrote it first of all.
fn writer_of<'s>(session: &'s Session, record: &'s Record, name: &str, value: &Value) -> (&'s str, Stamp) {
    let alone = |revision: &&Revision| revision.wrote(name) == Some(value);
    let held = record.field(name).and_then(|field| field.writes().rev().find(alone));
    let first = || session.revisions_of(record.id()).filter(alone).min_by_key(|r| (r.stamp(), r.id()));
    let beside = |revision: &&Revision| revision.wrote(name).is_some_and(|one| one.each().contains(value));
    let any = || record.field(name)?.writes().find(beside);
    held.or_else(first).or_else(any).map_or(("", Stamp::NONE), |revision| (revision.by(), revision.stamp()))
}

/// Settles it: one value holds for all of its fields.
pub fn choose(writer: &mut Writer, record: RecordId, fields: &[String], value: &Value) {
    for field in fields {
        writer.set(record, &[(field, value.clone())]);
    }
}

/// Settles different words of an entry, a proposal or a parked line: the oldest stay, each of the others becomes a
/// record of its own right after it that remembers where it came from.
pub fn apart(writer: &mut Writer, id: RecordId) -> Vec<RecordId> {
    let Some(record) = writer.session().visible(id) else { return Vec::new() };
    let Some(field) = words(record) else { return Vec::new() };
    let mut texts: Vec<String> = record.texts(field).into_iter().map(str::to_owned).collect();
    if texts.len() < 2 {
        return Vec::new();
    }
    let first = texts.remove(0);
    let kind = record.kind().to_owned();
    let names: Vec<String> = record.fields().keys().cloned().collect();
    writer.set(id, &[(field, first.into())]);
    let mut made: Vec<RecordId> = Vec::new();
    // each goes right after the first, so the last comes first
    for text in texts.into_iter().rev() {
        let Some(record) = writer.session().visible(id) else { break };
        let left_out = [
            field,
            order::FIELD,
            DELETED,
            "starred",
            "from",
            "confirmed",
            "continues",
            "state",
            "told",
            "note",
        ];
        let copied = names.iter().map(String::as_str).filter(|name| !left_out.contains(name));
        let mut fields = entry::copy(record, copied);
        fields.push((field, text.into()));
        fields.push(("from", id.into()));
        made.extend(entry::beside(writer, id, &kind, &fields));
    }
    made.reverse();
    made
}

/// All that stands in several lists, each once; none where one of them is no list.
#[must_use]
pub fn together<'v>(values: impl IntoIterator<Item = &'v Value>) -> Option<Value> {
    let mut all: Vec<Value> = Vec::new();
    for value in values {
        for item in value.as_list()? {
            if !all.contains(item) {
                all.push(item.clone());
            }
        }
    }
    Some(Value::List(all))
}

/// The field that holds the words of an entry, a proposal, a parked line, or what a meeting came to; none for other kinds.
#[must_use]
pub fn words(record: &Record) -> Option<&'static str> {
    wording::fields(record.kind()).first().copied()
}

/// The agency that stands for all that are the same as this one; none where all of them are in the bin.
#[must_use]
pub fn standing(session: &Session, id: RecordId) -> Option<Agency<'_>> {
    session.class(id).into_iter().find_map(|id| agency::find(session, id))
}

/// The name of a field; one that is about a member of a set (an answer, a part) names the agency that stands for it.
#[must_use]
pub fn key(session: &Session, name: &str) -> String {
    let about = members::read(name).and_then(|(set, id)| Some((set, standing(session, id)?)));
    about.map_or_else(|| name.to_owned(), |(set, agency)| members::field(set, agency.id()))
}

/// A value of a field whose references point to what is listed.
#[must_use]
pub fn stands_for(session: &Session, name: &str, value: &Value) -> Value {
    match (name, value) {
        ("agency" | "lead" | "owner", _) => {
            link(value).and_then(|id| standing(session, id)).map_or(value.clone(), |a| a.id().into())
        }
        ("meeting" | "told", _) => link(value).map_or(value.clone(), |id| session.stands_for(id).into()),
        ("to", Value::List(list)) => {
            Value::List(list.iter().map(|asked| stands_for(session, "asked", asked)).collect())
        }
        ("asked", Value::Map(map)) => {
            let one = |(name, value): (&String, &Value)| {
                let field = if name == "id" { "agency" } else { "" };
                (name.clone(), stands_for(session, field, value))
            };
            Value::Map(map.iter().map(one).collect())
        }
        _ => value.clone(),
    }
}

fn link(value: &Value) -> Option<RecordId> {
    value.as_text().and_then(|text| text.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::entry::Entry;
    use super::super::overlap::{self, Answer, Asked};
    use super::super::parked;
    use super::super::same::{self, Verdict};
    use super::*;

    /// Two machines that each wrote fields of one record; the first is returned with what the second wrote.
    fn torn(desk: &Desk, id: RecordId, one: &[(&str, Value)], other: &[(&str, Value)]) -> Desk {
        let (mut first, mut second) = (desk.twin(1), desk.twin(2));
        first.write(|writer| writer.set(id, one));
        second.write(|writer| writer.set(id, other));
        first.session.union(&second.session);
        first
    }

    /// The fields of a conflict, and its values with their writers.
    type Read = (Vec<String>, Vec<(Value, String)>);

    fn sides(desk: &Desk) -> Vec<Read> {
        let counted: usize = desk.session.disputed().map(|record| count(&desk.session, record)).sum();
        assert_eq!(counted, open(&desk.session).len());
        let side = |side: Side| (side.value, side.by.to_owned());
        open(&desk.session)
            .into_iter()
            .map(|c| {
                (c.fields.iter().map(|f| (*f).to_owned()).collect(), c.sides.into_iter().map(side).collect())
            })
            .collect()
    }

    #[test]
    fn each_side_has_its_value_and_its_writer() {
        let mut desk = Desk::new();
        let id = desk.add("元");
        assert!(open(&desk.session).is_empty());
        let mut desk = torn(&desk, id, &[("text", "甲".into())], &[("text", "乙".into())]);
        let open = sides(&desk);
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].0, ["text"]);
        let mut found = open[0].1.clone();
        found.sort();
        let expected: Vec<(Value, String)> =
            [("乙", "2"), ("甲", "1")].map(|(t, b)| (t.into(), b.into())).into();
        assert_eq!(found, expected);
        // settled, and taken back: they stand there as before, and each still has its writer
        desk.write(|writer| choose(writer, id, &["text".into()], &"甲".into()));
        assert!(sides(&desk).is_empty());
        desk.take_back();
        assert_eq!(sides(&desk), open);
        // in the bin nobody is asked
        desk.write(|writer| writer.delete(id));
        assert!(sides(&desk).is_empty());
        desk.take_back();
        assert_eq!(sides(&desk).len(), 1);
    }

    #[test]
    fn two_names_of_one_agency_are_no_conflict() {
        let mut desk = Desk::new();
        let id = desk.add("元");
        let [_, one, other, third] = desk.agencies[..] else { panic!() };
        let mut desk = torn(&desk, id, &[("agency", one.into())], &[("agency", other.into())]);
        assert_eq!(sides(&desk).len(), 1);
        desk.write(|writer| same::judge(writer, one, other, Verdict::Same));
        assert!(sides(&desk).is_empty());
        let mut more = desk.twin(3);
        more.write(|writer| writer.set(id, &[("agency", third.into())]));
        desk.write(|writer| writer.set(id, &[("agency", one.into())]));
        desk.session.union(&more.session);
        assert_eq!(sides(&desk)[0].1.len(), 2);
    }

    #[test]
    fn the_answers_of_an_agency_made_twice_are_settled_together() {
        let mut desk = Desk::new();
        let (at, one, other) = (desk.at(0), desk.agencies[1], desk.agencies[2]);
        let to = [one, other].map(|id| (Asked::Agency(id), Answer::Proposed));
        let id = desk.write(|writer| overlap::propose(writer, &at, None, "夜の電話", &to, false));
        let fields = [one, other].map(|id| format!("answer/{id}"));
        let say = |word: &str| fields.clone().map(|field| (field, Value::from(word)));
        let (agreed, later) = (say("agreed"), say("not_now"));
        let named = |set: &[(String, Value); 2]| set.clone().map(|(name, value)| (name, value));
        let (a, b) = (named(&agreed), named(&later));
        let a: Vec<(&str, Value)> = a.iter().map(|(n, v)| (n.as_str(), v.clone())).collect();
        let b: Vec<(&str, Value)> = b.iter().map(|(n, v)| (n.as_str(), v.clone())).collect();
        let mut desk = torn(&desk, id, &a, &b);
        assert_eq!(sides(&desk).len(), 2);
        desk.write(|writer| same::judge(writer, one, other, Verdict::Same));
        let open = sides(&desk);
        assert_eq!((open.len(), open[0].0.len(), open[0].1.len()), (1, 2, 2));
        desk.write(|writer| choose(writer, id, &open[0].0, &"agreed".into()));
        assert!(sides(&desk).is_empty());
        let answers = overlap::Overlap(desk.session.record(id).unwrap()).to();
        assert!(answers.iter().all(|(_, answer)| *answer == Answer::Agreed));
    }

    #[test]
    fn what_stood_side_by_side_stands_one_below_the_other() {
        let mut desk = Desk::new();
        let [_, id, _] = ["前", "元", "後"].map(|text| desk.add(text));
        desk.write(|writer| writer.set(id, &[("starred", true.into())]));
        let private = [("text", "乙".into()), ("private", true.into())];
        let mut desk = torn(&desk, id, &[("text", "甲".into()), ("lane", "a".into())], &private);
        let first = desk.session.record(id).unwrap().texts("text")[0].to_owned();
        let made = desk.write(|writer| apart(writer, id));
        assert_eq!(made.len(), 1);
        let texts = desk.texts();
        assert_eq!((texts[0], texts[3], texts.len()), ("前", "後", 4));
        assert_eq!(texts[1], first);
        let record = desk.session.record(made[0]).unwrap();
        assert_eq!((record.link("from"), record.text("lane")), (Some(id), "a"));
        assert!(Entry(record).is_private() && !record.flag("starred"));
        assert!(sides(&desk).is_empty());
        desk.take_back();
        assert_eq!((desk.texts().len(), sides(&desk).len()), (3, 1));
        // once more: nothing to part
        desk.write(|writer| choose(writer, id, &["text".into()], &"甲".into()));
        assert!(desk.write(|writer| apart(writer, id)).is_empty());
    }

    #[test]
    fn a_parked_line_and_a_proposal_are_parted_too() {
        let mut desk = Desk::new();
        let (meeting, at) = (desk.meeting, desk.at(0));
        let line = desk.write(|writer| parked::park(writer, meeting, None, "元"));
        let to = [(Asked::Anyone, Answer::TakenBack)];
        let idea = desk.write(|writer| overlap::propose(writer, &at, None, "元", &to, false));
        let mut desk = torn(&desk, line, &[("text", "甲".into())], &[("text", "乙".into())]);
        desk.write(|writer| apart(writer, line));
        assert_eq!(parked::list(&desk.session, meeting).len(), 2);
        let mut desk = torn(&desk, idea, &[("idea", "甲".into())], &[("idea", "乙".into())]);
        let made = desk.write(|writer| apart(writer, idea));
        let ideas = overlap::list(&desk.session, &at);
        assert_eq!((ideas.len(), ideas[1].id()), (2, made[0]));
        assert_eq!(ideas[1].to(), to);
    }

    #[test]
    fn lists_are_put_together() {
        let list = |items: &[&str]| Value::from(items.to_vec());
        assert_eq!(together([&list(&["一", "二"]), &list(&["二", "三"])]), Some(list(&["一", "二", "三"])));
        assert_eq!(together([&list(&["一"]), &Value::from("二")]), None);
    }
}
