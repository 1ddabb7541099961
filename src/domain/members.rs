//! A set of records that another one holds: one field for each member, so that two laptops that add different ones do not
//! differ about anything.

use std::collections::BTreeSet;

use super::{Record, RecordId, Session, Value, Writer};

/// The field that says how a record belongs to a set; `set` is the set's name (`entry`).
#[must_use]
pub fn field(set: &str, member: RecordId) -> String {
    format!("{set}/{member}")
}

/// The set and the member that a field is about; none where it is about no member.
#[must_use]
pub fn read(field: &str) -> Option<(&str, RecordId)> {
    let (set, member) = field.split_once('/')?;
    Some((set, member.parse().ok()?))
}

/// The members of a set, each once under the record that stands for it, in the order of their ids.
#[must_use]
pub fn of(session: &Session, record: &Record, set: &str) -> BTreeSet<RecordId> {
    with(session, record, set, &Value::from(true))
}

/// The members that belong to a set in one of several ways, by the value of their fields; where people differ, each way
/// holds.
#[must_use]
pub fn with(session: &Session, record: &Record, set: &str, way: &Value) -> BTreeSet<RecordId> {
    let belongs = |(name, field): (&String, &super::record::Field)| {
        let (known, member) = read(name)?;
        (known == set && field.values().contains(&way)).then(|| session.stands_for(member))
    };
    record.fields().iter().filter_map(belongs).collect()
}

/// Puts a record into a set, or takes it out of it, under every id that stands for the same.
pub fn put(writer: &mut Writer, record: RecordId, set: &str, member: RecordId, way: Option<Value>) {
    let session = writer.session();
    let Some(known) = session.record(record) else { return };
    let class = session.class(member);
    let written = class.iter().copied().filter(|id| known.value(&field(set, *id)).is_some());
    let mut to: Vec<RecordId> = written.collect();
    if to.is_empty() && way.is_some() {
        to.push(member);
    }
    let way = way.unwrap_or(Value::Bool(false));
    let fields: Vec<_> = to.into_iter().map(|id| (field(set, id), way.clone())).collect();
    let fields: Vec<(&str, Value)> = fields.iter().map(|(name, way)| (name.as_str(), way.clone())).collect();
    writer.set(record, &fields);
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::same::{Verdict, judge};
    use super::*;

    fn members(desk: &Desk, id: RecordId) -> Vec<RecordId> {
        of(&desk.session, desk.session.record(id).unwrap(), "entry").into_iter().collect()
    }

    #[test]
    fn two_laptops_that_add_and_remove_members_differ_about_nothing() {
        let mut one = Desk::new();
        let (a, b, c) = (one.add("一"), one.add("二"), one.add("三"));
        let id = one.write(|writer| writer.found("x", &[]));
        one.write(|writer| put(writer, id, "entry", a, Some(true.into())));
        let mut two = one.twin(2);
        one.write(|writer| put(writer, id, "entry", b, Some(true.into())));
        two.write(|writer| put(writer, id, "entry", c, Some(true.into())));
        two.write(|writer| put(writer, id, "entry", a, None));
        one.session.union(&two.session);
        let mut both = vec![b, c];
        both.sort();
        assert_eq!(members(&one, id), both);
        assert_eq!(one.session.record(id).unwrap().conflicts().count(), 0);
        one.take_back();
        assert_eq!(members(&one, id), [c]);
    }

    #[test]
    fn a_member_made_twice_is_one_and_leaves_as_one() {
        let mut desk = Desk::new();
        let (a, b) = (desk.agencies[0], desk.agencies[1]);
        let id = desk.write(|writer| writer.found("x", &[]));
        desk.write(|writer| put(writer, id, "entry", a, Some(true.into())));
        desk.write(|writer| put(writer, id, "entry", b, Some(true.into())));
        desk.write(|writer| judge(writer, a, b, Verdict::Same));
        assert_eq!(members(&desk, id).len(), 1);
        desk.write(|writer| put(writer, id, "entry", b, None));
        assert!(members(&desk, id).is_empty());
        // nothing to take out, nothing is written
        assert!(desk.change(|writer| put(writer, id, "entry", a, None)).is_empty());
    }

    #[test]
    fn a_field_reads_back_as_the_member_it_is_about() {
        assert_eq!(read(&field("part", RecordId::MAX)), Some(("part", RecordId::MAX)));
        assert_eq!(read("answer/anyone"), None);
        assert_eq!(read("text"), None);
    }
}
