//! Where else the words of a record still stand: what was split off it, carried over or put together with it, and what
//! says the same in other places.

use std::collections::BTreeSet;

use super::{Record, RecordId, Session, Value, wording};
use crate::text::fold;

/// Letters that a wording needs, folded, before finding it inside another one says anything; fewer where the one record
/// came from the other.
const TELLING: usize = 6;
const TELLING_OF_KIN: usize = 2;

/// A record in which the words of another one may still stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The record.
    pub record: RecordId,
    /// The field that holds its words.
    pub field: &'static str,
    /// Whether one of its wordings is among those of the other, or has one of them in it; else it only came from it
    /// or led to it.
    pub is_alike: bool,
    /// Whether the one came from the other or was put together with it; else it only says the same.
    pub is_kin: bool,
}

/// The wordings that a record ever had and that were not redacted, each once, the oldest first.
#[must_use]
pub fn wordings(session: &Session, record: &Record) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for text in wording::fields(record.kind()).iter().flat_map(|field| wordings_of(session, record, field)) {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all
}

/// The same of any of its fields.
#[must_use]
pub fn wordings_of(session: &Session, record: &Record, field: &str) -> Vec<String> {
    let mut revisions: Vec<_> = session.revisions_of(record.id()).collect();
    revisions.sort_by_key(|revision| (revision.stamp(), revision.id()));
    let mut all: Vec<String> = Vec::new();
    for value in revisions.into_iter().filter_map(|revision| revision.wrote(field)) {
        for text in value.each().iter().filter_map(Value::as_text) {
            if !text.is_empty() && !all.iter().any(|known| known == text) {
                all.push(text.to_owned());
            }
        }
    }
    all
}

/// The other records in which the words of one may still stand, those in the bin too, by the time they were founded.
#[must_use]
pub fn of(session: &Session, id: RecordId) -> Vec<Copy> {
    let Some(record) = session.record(id) else { return Vec::new() };
    let own = wordings(session, record);
    if own.is_empty() && wording::fields(record.kind()).is_empty() {
        Vec::new()
    } else {
        alike_to(session, record, &own)
    }
}

/// The other records in which the words of any of its fields may still stand.
#[must_use]
pub fn of_field(session: &Session, id: RecordId, field: &str) -> Vec<Copy> {
    let Some(record) = session.record(id) else { return Vec::new() };
    alike_to(session, record, &wordings_of(session, record, field))
}

/// Where some wordings of a record may still stand: each field that has one of them, and what came from the record or led
/// to it.
fn alike_to(session: &Session, record: &Record, wordings: &[String]) -> Vec<Copy> {
    let sought: Vec<String> = wordings.iter().map(|text| fold(text)).collect();
    let mut kin = kin(session, record.id());
    kin.extend(joined(session, record));
    let mut found: Vec<(&Record, Copy)> = Vec::new();
    for other in session.records().filter(|other| other.id() != record.id()) {
        let is_kin = kin.contains(&other.id());
        let said =
            wording::fields(other.kind()).iter().map(|field| (*field, wordings_of(session, other, field)));
        let said: Vec<_> = said.filter(|(_, wordings)| !wordings.is_empty()).collect();
        let has = |(_, wordings): &&(&str, Vec<String>)| {
            let mut folded = wordings.iter().map(|text| fold(text));
            folded.any(|text| sought.iter().any(|sought| alike(sought, &text, is_kin)))
        };
        let copy = |field, is_alike| (other, Copy { record: other.id(), field, is_alike, is_kin });
        let before = found.len();
        found.extend(said.iter().filter(has).map(|(field, _)| copy(*field, true)));
        if let Some((field, _)) = said.first().filter(|_| is_kin && found.len() == before) {
            found.push(copy(*field, false));
        }
    }
    found.sort_by_key(|(record, _)| (record.founded(), record.id()));
    found.into_iter().map(|(_, copy)| copy).collect()
}

/// Whether two folded wordings are one, or one of them stands in the other, with letters enough to say anything: two
/// strangers often say the same short word (電話).
fn alike(one: &str, other: &str, is_kin: bool) -> bool {
    let least = if is_kin { TELLING_OF_KIN } else { TELLING };
    let inside = |long: &str, short: &str| short.chars().count() >= least && long.contains(short);
    (is_kin && one == other && !one.is_empty()) || inside(one, other) || inside(other, one)
}

/// What was put together with a record: the one has the words of the other as its last, which went into the bin for it.
fn joined(session: &Session, record: &Record) -> Vec<RecordId> {
    let ends_with = |long: &Record, short: &Record| {
        let short = wordings(session, short);
        let ends = |long: &str| {
            short
                .iter()
                .any(|short| long.strip_suffix(short.as_str()).is_some_and(|rest| rest.ends_with('\n')))
        };
        wordings(session, long).iter().any(|long| ends(long))
    };
    session
        .of_kind(record.kind())
        .chain(session.bin().filter(|other| other.kind() == record.kind()))
        .filter(|other| other.id() != record.id())
        .filter(|other| {
            (other.is_hidden() && ends_with(record, other))
                || (record.is_hidden() && ends_with(other, record))
        })
        .map(Record::id)
        .collect()
}

/// What a record came from and what came from it, however far.
fn kin(session: &Session, id: RecordId) -> BTreeSet<RecordId> {
    let from = |record: &Record| ["from", "continues", "overlap"].map(|field| record.links(field)).concat();
    let ties: Vec<(RecordId, RecordId)> = session
        .records()
        .flat_map(|record| from(record).into_iter().map(|other| (record.id(), other)))
        .collect();
    let mut kin = BTreeSet::from([id]);
    let mut waiting = vec![id];
    while let Some(id) = waiting.pop() {
        for (one, other) in &ties {
            let next = if *one == id { *other } else { *one };
            if (*one == id || *other == id) && kin.insert(next) {
                waiting.push(next);
            }
        }
    }
    kin.remove(&id);
    kin
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::{entry, parked};
    use super::*;

    fn found(desk: &Desk, id: RecordId) -> Vec<(RecordId, bool)> {
        of(&desk.session, id).into_iter().map(|copy| (copy.record, copy.is_alike)).collect()
    }

    #[test]
    fn what_was_split_off_and_what_it_was_split_from_are_found() {
        let mut desk = Desk::new();
        let id = desk.add("山田さんの家へ行く。電話もする");
        desk.add("関わりのない記入");
        let second =
            desk.write(|writer| entry::split(writer, id, "山田さんの家へ行く。", "電話もする")).unwrap();
        let third = desk.write(|writer| entry::split(writer, second, "電話も", "する")).unwrap();
        assert_eq!(found(&desk, id), [(second, true), (third, true)]);
        assert_eq!(found(&desk, third), [(id, true), (second, true)]);
        // one that came from it and says something else now, and always did
        let at = desk.at(0);
        let other = desk.write(|writer| entry::add_from(writer, &at, "", "別の話", false, id));
        assert_eq!(found(&desk, id)[2], (other, false));
    }

    #[test]
    fn the_same_words_elsewhere_are_found_also_in_the_bin_and_in_older_wordings() {
        let mut desk = Desk::new();
        let meeting = desk.meeting;
        let id = desk.add("山田さんのこと");
        let line = desk.write(|writer| parked::park(writer, meeting, None, "ﾔﾏﾀﾞさん"));
        let again = desk.add("きのうの話: 山田さんのこと、ほか");
        desk.write(|writer| writer.set(again, &[("text", "直した".into())]));
        let gone = desk.add("山田さんのこと");
        desk.write(|writer| writer.delete(gone));
        assert_eq!(found(&desk, id), [(again, true), (gone, true)]);
        assert!(found(&desk, line).is_empty());
        assert!(of(&desk.session, meeting).is_empty());
        let record = desk.session.record(again).unwrap();
        assert_eq!(wordings(&desk.session, record), ["きのうの話: 山田さんのこと、ほか", "直した"]);
    }

    #[test]
    fn what_strangers_say_alike_is_told_from_kin_and_short_words_are_nothing() {
        let mut desk = Desk::new();
        let [id, other, next] = ["電話", "電話", "山田さん"].map(|text| desk.add(text));
        assert!(found(&desk, id).is_empty());
        desk.write(|writer| entry::join(writer, id, next));
        let stranger = desk.add("きのうは電話山田さんの話");
        let kin = |id: RecordId| {
            let all = of(&desk.session, id).into_iter();
            all.map(|copy| (copy.record, copy.is_alike, copy.is_kin)).collect::<Vec<_>>()
        };
        assert_eq!(kin(next)[0], (id, true, true));
        assert_eq!(kin(id)[0], (next, true, true));
        assert!(!kin(id).iter().any(|(id, ..)| *id == other));
        assert!(kin(id).iter().all(|(id, _, is_kin)| *id != stranger || !is_kin));
    }

    #[test]
    fn what_was_planned_out_of_a_proposal_is_a_copy_of_it_in_each_field_that_says_it() {
        use super::super::overlap::{self, Answer, Asked};
        use super::super::promise::{self, Plan, Sort};
        let mut desk = Desk::new();
        let (at, meeting) = (desk.at(0), desk.meeting);
        let to = [(Asked::Anyone, Answer::Agreed)];
        let idea = desk.write(|writer| overlap::propose(writer, &at, None, "山田さん宅へ同行", &to, false));
        let plan = Plan { words: "山田さん宅へ同行".into(), overlap: Some(idea), ..Plan::default() };
        let action = desk.write(|writer| promise::plan(writer, Sort::Action, meeting, &plan));
        desk.write(|writer| promise::first_step(writer, action, "山田さんに電話"));
        desk.write(|writer| {
            promise::settle(writer, action, meeting, promise::Fate::Done, "山田さん宅へ同行した");
        });
        let on = desk.write(|writer| promise::go_on(writer, action, meeting)).unwrap();
        let told = |id: RecordId| -> Vec<(RecordId, &'static str, bool)> {
            of(&desk.session, id).into_iter().map(|copy| (copy.record, copy.field, copy.is_alike)).collect()
        };
        // what goes on is wholly determined, and so the oldest of them
        assert_eq!(told(idea), [(on, "what", true), (action, "what", true), (action, "note", true)]);
        assert_eq!(told(on)[0], (idea, "idea", true));
        // what only came from it and says something else
        let plan = Plan { words: "別の話".into(), overlap: Some(idea), ..Plan::default() };
        let other = desk.write(|writer| promise::plan(writer, Sort::Role, meeting, &plan));
        assert!(
            of(&desk.session, idea).iter().any(|copy| copy.record == other && copy.is_kin && !copy.is_alike)
        );
    }

    #[test]
    fn what_is_redacted_already_is_not_offered() {
        let mut desk = Desk::new();
        let [id, other] = ["山田さんのこと", "山田さんのこと"].map(|text| desk.add(text));
        let pen = desk.pen();
        _ = super::super::redaction::redact(super::super::Writer::new(&mut desk.session, pen), other, "text");
        assert!(found(&desk, id).is_empty());
    }
}
