//! Redaction (消去): removes a text about a real person everywhere it arrives.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::record::{DELETED, Field};
use super::session::Redaction;
use super::{RecordId, Revision, RevisionId, Session, Value, Writer, wording};

/// What has to be saved of a redaction; it is no [`Change`](super::Change), because it is never taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redacted {
    /// What was written once more because it stood beside the text.
    pub kept: Vec<Arc<Revision>>,
    /// The redactions themselves.
    pub redactions: Vec<Redaction>,
}

/// Removes every wording a field ever had from the writer's session.
///
/// Every revision that set the field loses all it wrote. So what else stood in them and still holds (the meeting, the
/// agency and the question of an entry, that it is in the bin) is written once more before, and the entry
/// shows as 消去済 where it stood. That counts as an edit: it beats a deletion it has not seen, visibly.
#[must_use]
pub fn redact(writer: Writer, record: RecordId, field: &str) -> Redacted {
    redact_all(writer, &[(record, field)])
}

/// The same for fields of several records, in one go.
#[must_use]
pub fn redact_all(mut writer: Writer, what: &[(RecordId, &str)]) -> Redacted {
    let mut redactions = Vec::new();
    for (record, field) in what {
        redactions.extend(one(&mut writer, *record, field));
    }
    // what was kept for one field may have gone with the next
    let known = |revision: &Arc<Revision>| writer.session().revisions().get(&revision.id()).cloned();
    let kept = writer.since(0).iter().filter_map(known).collect();
    Redacted { kept, redactions }
}

/// The revisions that would lose what they wrote.
#[must_use]
pub fn gone(session: &Session, record: RecordId, field: &str) -> BTreeSet<RevisionId> {
    let sets = session.revisions_of(record).filter(|revision| {
        !revision.body().is_redacted() && revision.body().fields().any(|name| name == field)
    });
    sets.map(Revision::id).collect()
}

/// A field of a record that was redacted on one side and written anew on another, where nobody knew of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rewritten {
    /// The record.
    pub record: RecordId,
    /// Its field.
    pub field: String,
    /// Which of the sessions wrote anew, by its place among them.
    pub by: usize,
}

/// What was redacted in one of the sessions and written anew in another that knows nothing of that: the edit of an old
/// copy. A redaction cannot reach it, for it had not seen it; whether it goes, too, is for people to say.
#[must_use]
pub fn rewritten(sessions: &[&Session]) -> BTreeSet<Rewritten> {
    let mut found = BTreeSet::new();
    for knows in sessions {
        for (by, other) in sessions.iter().enumerate() {
            for redaction in knows.redactions().iter().filter(|gone| !other.is_redacted(gone.revision)) {
                let (ours, theirs) = (knows.revisions(), other.revisions());
                let Some(gone) = ours.get(&redaction.revision).or_else(|| theirs.get(&redaction.revision))
                else {
                    continue;
                };
                let record = gone.record();
                // what stood beside the text was written once more just before, and was not meant
                let was_kept = |field: &str| {
                    let sets =
                        |known: &Revision| known.wrote(field).is_some() && known.stamp() < redaction.stamp;
                    knows.revisions_of(record).any(sets)
                };
                let anew = other.revisions_of(record).filter(|anew| !ours.contains_key(&anew.id()));
                for (field, _) in anew.flat_map(wording::of) {
                    if gone.body().fields().any(|name| name == field) && !was_kept(field) {
                        found.insert(Rewritten { record, field: field.clone(), by });
                    }
                }
            }
        }
    }
    found
}

fn one(writer: &mut Writer, record: RecordId, field: &str) -> Vec<Redaction> {
    let session = writer.session();
    let Some(known) = session.record(record) else { return Vec::new() };
    let gone = gone(session, record, field);
    if gone.is_empty() {
        return Vec::new();
    }
    let lost = |held: &Field| held.writes().any(|write| gone.contains(&write.id()));
    let mut keep: BTreeMap<String, Value> = known
        .fields()
        .iter()
        .filter(|(name, held)| *name != field && *name != DELETED && lost(held))
        .map(|(name, held)| (name.clone(), Value::several(held.values().into_iter().cloned().collect())))
        .collect();
    let deletion_lost = known.field(DELETED).is_some_and(lost);
    if known.is_hidden() && (deletion_lost || !keep.is_empty()) {
        keep.insert(DELETED.to_owned(), true.into());
    }
    writer.write(record, keep);
    writer.redact(gone)
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::entry;
    use super::super::promise::{self, Plan, Sort};
    use super::super::undo::Outcome;
    use super::*;

    fn erase(desk: &mut Desk, id: RecordId) -> Redacted {
        let pen = desk.pen();
        redact(Writer::new(&mut desk.session, pen), id, "text")
    }

    #[test]
    fn a_redacted_entry_stands_where_it_stood_without_any_wording() {
        let mut desk = Desk::new();
        let [id, _] = ["山田", "次"].map(|text| desk.add(text));
        desk.write(|writer| writer.set(id, &[("text", "山田さん".into()), ("lane", "a".into())]));
        let old = desk.session.clone();
        let gone = erase(&mut desk, id);
        assert_eq!((gone.kept.len(), gone.redactions.len()), (1, 2));
        assert_eq!(desk.texts(), ["", "次"]);
        let shown = entry::list(&desk.session, &desk.at(0), Some("a"))[0];
        assert!(shown.is_redacted() && shown.texts().is_empty());
        // neither an old copy nor taking back brings it back
        desk.session.union(&old);
        assert!(matches!(desk.take_back(), Outcome::Overtaken(_)));
        assert!(!format!("{:?}", desk.session).contains("山田"));
        // and it arrives elsewhere with what is saved of it
        let mut other: Session = old;
        other.take_in(gone.kept, gone.redactions);
        assert_eq!(other, desk.session);
        assert_eq!(erase(&mut desk, id), Redacted::default());
        assert_eq!(erase(&mut desk, RecordId::MAX), Redacted::default());
    }

    #[test]
    fn several_fields_of_one_record_leave_nothing_in_what_is_saved() {
        let mut desk = Desk::new();
        let named = super::super::agency::Named {
            short: "山".into(),
            ..super::super::agency::Named::from("山田")
        };
        let id = desk.write(|writer| super::super::agency::found(writer, &named));
        let old = desk.session.clone();
        let pen = desk.pen();
        let gone = redact_all(Writer::new(&mut desk.session, pen), &[(id, "name"), (id, "short")]);
        assert!(!format!("{gone:?}{:?}", desk.session).contains('山'));
        let mut other = old;
        other.take_in(gone.kept, gone.redactions);
        assert_eq!(other, desk.session);
    }

    #[test]
    fn what_was_written_anew_by_who_did_not_know_is_found_from_either_side() {
        let mut desk = Desk::new();
        let [id, other] = ["山田", "川口"].map(|text| desk.add(text));
        let mut old = desk.twin(2);
        let found = |sides: [&Desk; 2]| rewritten(&sides.map(|side| &side.session));
        erase(&mut desk, id);
        // that an old copy still has the words, and moves them about, is nothing new
        old.write(|writer| writer.set(id, &[("starred", true.into()), ("agency", RecordId::MAX.into())]));
        old.write(|writer| writer.set(other, &[("text", "川口さん".into())]));
        assert!(found([&desk, &old]).is_empty());
        old.write(|writer| writer.set(id, &[("text", "山田さん".into())]));
        let anew = |by| BTreeSet::from([Rewritten { record: id, field: "text".into(), by }]);
        assert_eq!((found([&desk, &old]), found([&old, &desk])), (anew(1), anew(0)));
        // who knows of the redaction and writes, knows what it is
        let mut knows = desk.twin(3);
        knows.write(|writer| writer.set(id, &[("text", "ある人".into())]));
        assert!(found([&desk, &knows]).is_empty());
        // and once both are one, nothing is open
        old.session.union(&desk.session);
        assert!(found([&desk, &old]).is_empty());
    }

    #[test]
    fn what_stood_beside_an_erased_text_was_not_meant() {
        let mut desk = Desk::new();
        let plan =
            Plan {
                words: "山田さん宅へ行く".into(), first_step: "電話する".into(), ..Plan::default()
            };
        let meeting = desk.meeting;
        let id = desk.write(|writer| promise::plan(writer, Sort::Action, meeting, &plan));
        let mut old = desk.twin(2);
        let pen = desk.pen();
        _ = redact(Writer::new(&mut desk.session, pen), id, "what");
        old.write(|writer| promise::first_step(writer, id, "手紙を書く"));
        assert!(rewritten(&[&desk.session, &old.session]).is_empty());
        old.write(|writer| writer.set(id, &[("what", "山田さん宅を訪ねる".into())]));
        let found = rewritten(&[&desk.session, &old.session]);
        assert_eq!(found, BTreeSet::from([Rewritten { record: id, field: "what".into(), by: 1 }]));
    }

    #[test]
    fn what_is_redacted_in_the_bin_stays_in_the_bin() {
        let mut desk = Desk::new();
        let id = desk.add("山田");
        desk.write(|writer| writer.delete(id));
        erase(&mut desk, id);
        assert!(desk.session.record(id).unwrap().is_hidden());
    }

    #[test]
    fn a_redacted_wording_still_covers_what_came_before_it() {
        let mut desk = Desk::new();
        let id = desk.add("一");
        let change = desk.change(|writer| writer.set(id, &[("text", "二".into())]));
        let redaction = |id| Redaction { revision: id, stamp: super::super::Stamp::NONE, by: "消".into() };
        desk.session.take_in([], [redaction(change.revisions()[0].id())]);
        assert_eq!(desk.texts(), [""]);
        // what is written over it is seen, and taken back
        desk.write(|writer| writer.set(id, &[("text", "三".into())]));
        assert_eq!(desk.texts(), ["三"]);
        assert!(matches!(desk.take_back(), Outcome::Done(_)));
        assert_eq!(desk.texts(), [""]);
    }

    #[test]
    fn taking_back_does_not_go_behind_a_redaction() {
        let mut desk = Desk::new();
        let id = desk.add("一");
        desk.write(|writer| writer.set(id, &[("text", "二".into())]));
        let newest = *desk.session.record(id).unwrap().heads().first().unwrap();
        let redaction = Redaction { revision: newest, stamp: super::super::Stamp::NONE, by: "消".into() };
        desk.session.take_in([], [redaction]);
        assert!(matches!(desk.take_back(), Outcome::Overtaken(_)));
        assert_eq!(desk.texts(), [""]);
    }
}
