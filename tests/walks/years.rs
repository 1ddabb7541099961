//! What went on from meeting to meeting: the three sample meetings of one network.

use norishiro::domain::meeting;
use norishiro::domain::since::{self, Change};
use norishiro::domain::thread::{self, Threads};
use norishiro::domain::{Pen, Record, RecordId, Session, Writer, entry, overlap};
use norishiro::store::wire;

fn minato(number: usize) -> Session {
    let files: [&[u8]; 3] = [
        include_bytes!("../../sessions/minato-1.ron"),
        include_bytes!("../../sessions/minato-2.ron"),
        include_bytes!("../../sessions/minato-3.ron"),
    ];
    wire::load(files[number - 1]).unwrap().session
}

/// All meetings in one session.
fn all() -> Session {
    let mut session = minato(1);
    session.union(&minato(2));
    session.union(&minato(3));
    session
}

fn meetings(session: &Session) -> Vec<RecordId> {
    meeting::all(session).into_iter().map(meeting::Meeting::id).collect()
}

/// The same session, in which nobody wrote down from what anything goes on.
fn blind(session: &Session) -> Session {
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
    blind
}

#[test]
fn the_words_alone_tell_all_that_was_kept_and_most_that_was_reworded() {
    let session = all();
    let (truth, found) = (Threads::of(&session), Threads::of(&blind(&session)));
    let mut told = Vec::new();
    for pair in meetings(&session).windows(2) {
        let lines = since::compare(&session, &truth, &pair[..1], &pair[1..]);
        let right = |change: Change| {
            let of = lines.iter().filter(|line| line.change == change).filter_map(|line| line.after);
            of.filter(|after| found.before(*after) == truth.before(*after)).count()
        };
        let guessed = lines.iter().filter_map(|line| line.after);
        let wrong =
            guessed.filter(|after| found.before(*after).is_some_and(|id| truth.before(*after) != Some(id)));
        let [kept, reworded, ..] = since::counts(&lines);
        told.push(((right(Change::Kept), kept), (right(Change::Reworded), reworded), wrong.count()));
    }
    // of the first pair the height was found, the second is another hand's; each once as (found, of how many), and wrong ones
    assert_eq!(told, [((81, 81), (25, 31), 0), ((79, 79), (22, 32), 0)]);
}
