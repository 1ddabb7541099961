//! How often the agency that a meeting really chose is among the first proposed; `cargo test --test partners -- --nocapture` prints it.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a test, which prints what it measured"
)]

use norishiro::domain::field::Field;
use norishiro::domain::kinds::Kinds;
use norishiro::domain::overlap::{self, Asked, Overlap};
use norishiro::domain::partners::{Partner, Partners};
use norishiro::domain::same::{self, Verdict};
use norishiro::domain::{Pen, RecordId, Session, Writer, attendance, meeting};
use norishiro::store;

const NEEDS: &str = "groupwork/weaknesses";

/// One need of a meeting, and whom it was really brought to.
struct Case {
    asker: RecordId,
    need: String,
    idea: String,
    chosen: Vec<RecordId>,
}

fn sample(name: &str) -> Session {
    let path = format!("{}/sessions/{name}.ron", env!("CARGO_MANIFEST_DIR"));
    store::open::read(path.as_ref()).unwrap().session
}

/// The overlaps of a meeting that were brought to agencies of the room.
fn cases(session: &Session, meeting: RecordId) -> Vec<Case> {
    let seats: Vec<_> = attendance::seats(session, meeting).iter().map(attendance::Seat::id).collect();
    let case = |record| {
        let overlap = Overlap(record);
        let to = overlap.to().into_iter().filter_map(|(asked, _)| match asked {
            Asked::Agency(id) => Some(session.stands_for(id)),
            _ => None,
        });
        let need = overlap.need().and_then(|id| session.visible(id)).map(|need| need.text("text").to_owned());
        Case {
            asker: session.stands_for(record.link("agency").unwrap()),
            need: need.unwrap_or_default(),
            idea: overlap.idea().to_owned(),
            chosen: to.filter(|id| seats.contains(id)).collect(),
        }
    };
    let cases = session.met(overlap::KIND, meeting).map(case);
    cases.filter(|case| !case.chosen.is_empty()).collect()
}

/// In how many cases the chosen one is the first, and among the first three.
fn recall(cases: &[Case], propose: impl Fn(&Case) -> Vec<Partner>) -> (usize, usize) {
    let within = |case: &&Case, first: usize| {
        propose(case).iter().take(first).any(|partner| case.chosen.contains(&partner.agency))
    };
    let count = |first| cases.iter().filter(|case| within(case, first)).count();
    (count(1), count(3))
}

fn measure(name: &str, session: &Session, meeting: RecordId) -> (usize, usize, usize) {
    let (kinds, field) = (store::kinds::builtin(), store::field::builtin());
    let all = cases(session, meeting);
    let needs: Vec<&Case> = all.iter().filter(|case| !case.need.is_empty()).collect();
    let seats = attendance::seats(session, meeting).len();
    let partners = Partners::of(session, meeting, NEEDS, kinds, field);
    // what the words of the field give without anything said at the meeting, and what the entries give without the field
    let none = Field::default();
    let texts_only = Partners::of(session, meeting, NEEDS, &Kinds::default(), &none);
    let silent = silent(session, meeting);
    let kinds_only = Partners::of(&silent, meeting, NEEDS, kinds, field);
    let by_need = recall(&all, |case| partners.propose(case.asker, &case.need, ""));
    let with_idea = recall(&all, |case| partners.propose(case.asker, &case.need, &case.idea));
    let others = [
        ("texts only", recall(&all, |case| texts_only.propose(case.asker, &case.need, ""))),
        ("kinds only", recall(&all, |case| kinds_only.propose(case.asker, &case.need, ""))),
    ];
    let of = |hits: usize| format!("{:.2}", hits as f64 / all.len() as f64);
    let guess = |first: usize| format!("{:.2}", first as f64 / (seats - 1) as f64);
    println!(
        "{name}: {} overlaps ({} with a need), {seats} agencies; recall@1 and recall@3",
        all.len(),
        needs.len()
    );
    println!("  guessing          {} {}", guess(1), guess(3));
    for (what, (one, three)) in others {
        println!("  {what}        {} {}", of(one), of(three));
    }
    println!("  by the need       {} {}", of(by_need.0), of(by_need.1));
    println!("  need and idea     {} {}", of(with_idea.0), of(with_idea.1));
    (all.len(), by_need.1, with_idea.1)
}

/// The same meeting before anybody has said anything.
fn silent(session: &Session, meeting: RecordId) -> Session {
    let mut silent = Session::new();
    let said = |kind: &str| kind == "entry" || kind == "overlap";
    let kept = session.revisions().values().filter(|revision| !said(revision.kind())).cloned();
    silent.take_in(kept, []);
    assert_eq!(attendance::seats(&silent, meeting).len(), attendance::seats(session, meeting).len());
    silent
}

/// Two networks at one table: fourteen agencies, some of one kind.
fn both_networks() -> (Session, RecordId) {
    let mut both = sample("minato-1");
    both.union(&sample("shiokaze"));
    let meetings: Vec<_> = meeting::all(&both).into_iter().map(meeting::Meeting::id).collect();
    let pen = Pen { by: "記録1".into(), now: 1, seed: [1; 16] };
    same::judge(&mut Writer::new(&mut both, pen), meetings[0], meetings[1], Verdict::Same);
    (both, meetings[0])
}

#[test]
fn where_two_networks_sit_at_one_table_the_chosen_agency_is_found_far_more_often_than_by_guessing() {
    let (both, meeting) = both_networks();
    let seats = attendance::seats(&both, meeting).len();
    assert_eq!(seats, 14);
    let (all, by_need, with_idea) = measure("both networks", &both, meeting);
    assert_eq!(all, 40);
    assert!(by_need * 10 >= all * 5 && with_idea * 10 >= all * 6, "{by_need} {with_idea}");
}

#[test]
fn the_agency_that_was_chosen_is_among_the_first_three() {
    for name in ["minato-1", "minato-2", "shiokaze"] {
        let session = sample(name);
        for meeting in meeting::all(&session) {
            let (all, by_need, with_idea) = measure(name, &session, meeting.id());
            assert!(by_need * 10 >= all * 8 && with_idea * 10 >= all * 8, "{name}");
        }
    }
}
