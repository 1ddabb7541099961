//! What went on from meeting to meeting: the second sample meeting against the first.

use norishiro::domain::meeting;
use norishiro::domain::since::{self, Change};
use norishiro::domain::thread::{self, Threads};
use norishiro::domain::{Pen, Record, RecordId, Session, Writer, entry, overlap};
use norishiro::store::wire;

fn minato(number: usize) -> Session {
    let files: [&[u8]; 2] =
        [include_bytes!("../../sessions/minato-1.ron"), include_bytes!("../../sessions/minato-2.ron")];
    wire::load(files[number - 1]).unwrap().session
}

/// Both meetings in one session.
fn both() -> Session {
    let mut session = minato(1);
    session.union(&minato(2));
    session
}

fn meetings(session: &Session) -> Vec<RecordId> {
    meeting::all(session).into_iter().map(meeting::Meeting::id).collect()
}

#[test]
fn the_changes_of_the_second_meeting_are_those_that_were_written_down_for_it() {
    let session = both();
    let [first, second] = meetings(&session)[..] else { panic!("two meetings") };
    let threads = Threads::of(&session);
    let lines = since::compare(&session, &threads, &[first], &[second]);
    let (overlaps, entries): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.question == "overlap");
    assert_eq!(since::counts(entries), [80, 17, 30, 20]);
    assert_eq!(since::counts(overlaps), [1, 14, 10, 6]);
}

#[test]
fn the_words_alone_tell_all_that_was_kept_most_that_was_reworded_and_nothing_wrong() {
    let session = both();
    let truth = Threads::of(&session);
    let mut blind = session.clone();
    let said: Vec<RecordId> = [entry::KIND, overlap::KIND]
        .into_iter()
        .flat_map(|kind| session.of_kind(kind))
        .map(Record::id)
        .collect();
    let mut writer = Writer::new(&mut blind, Pen { by: "試".into(), now: 2_000_000_000_000, seed: [7; 16] });
    for id in &said {
        writer.set(*id, &[(thread::FIELD, "".into())]);
    }
    drop(writer);
    let found = Threads::of(&blind);
    let [first, second] = meetings(&session)[..] else { panic!("two meetings") };
    let lines = since::compare(&session, &truth, &[first], &[second]);
    let (mut found_again, mut another) = ([0; 2], Vec::new());
    for after in lines.iter().filter_map(|line| Some((line.change, line.after?))) {
        let (change, after) = after;
        match (truth.before(after), found.before(after)) {
            (told, Some(guess)) if told == Some(guess) => {
                found_again[usize::from(change == Change::Reworded)] += 1;
            }
            (told, Some(guess)) => another.push((after, told, guess)),
            (_, None) => {}
        }
    }
    assert!(another.is_empty(), "{another:?}");
    let [kept, reworded, ..] = since::counts(&lines);
    assert_eq!((found_again[0], kept), (81, 81));
    assert_eq!((found_again[1], reworded), (25, 31));
}
