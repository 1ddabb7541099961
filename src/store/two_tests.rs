//! Two processes at one file, saving again and again as fast as they can: nothing of either is lost. Savers without what
//! keeps them apart go through the same and must lose something, else it would prove nothing.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use super::open::Opened;
use super::saver::{Ended, Patience};
use super::wire::tests::made::session_of;
use super::{Access, Cause, Order, Places, Report, Saver, Shelf, Trouble, create, open, real};
use crate::domain::{Change, Pen, Session, Writer};

/// What one of the two is told: the file, where its machine keeps what is not in it yet, its label, how often it saves, whether it stays, whether it takes care.
const TOLD: &str = "NORISHIRO_ONE_OF_TWO";
/// How often each saves, unless `SAVES` says otherwise.
const SAVES: usize = 20;
/// The two.
const LABELS: [&str; 2] = ["記録1", "記録2"];

fn word(label: &str, number: usize) -> String {
    format!("{label}の言葉{number}")
}

fn said(session: &mut Session, label: &str, number: usize) -> Change {
    let mut seed = [0; 16];
    seed.iter_mut().zip(word(label, number).bytes().rev()).for_each(|(to, from)| *to = from);
    let mut writer = Writer::new(session, Pen { by: label.to_owned(), now: 1_800_000_000_000, seed });
    writer.found("entry", &[("text", word(label, number).as_str().into())]);
    writer.finish()
}

/// A file as one of the two sees it, and where its machine keeps what is not in the file yet.
type Place = (PathBuf, PathBuf);

/// Runs two processes at one file; says how many words neither the file nor a journal has afterwards, and how many the file has not.
fn both(saves: usize, stays: bool, cares: bool) -> (usize, usize) {
    let home = tempfile::tempdir().unwrap();
    let place = (home.path().join("会議.ron"), home.path().to_owned());
    at(&[place.clone(), place], saves, stays, cares)
}

/// The same where each of them sees the file in a folder of its own, as two machines do on a file server.
fn through(folders: &[PathBuf; 2], saves: usize, stays: bool) -> (usize, usize) {
    let home = tempfile::tempdir().unwrap();
    let name = format!("会議-{stays}.ron");
    at(&[0, 1].map(|at| (folders[at].join(&name), home.path().join(LABELS[at]))), saves, stays, true)
}

fn at(places: &[Place; 2], saves: usize, stays: bool, cares: bool) -> (usize, usize) {
    let [(file, _), _] = places;
    create(file, &session_of(&[])).unwrap();
    let start = |((file, shelf), label): (&Place, &&str)| {
        let told = format!("{}\n{}\n{label}\n{saves}\n{stays}\n{cares}", file.display(), shelf.display());
        Command::new(std::env::current_exe().unwrap())
            .args(["store::two_tests::one_of_two", "--exact", "--ignored", "--nocapture"])
            .env(TOLD, told)
            .stdout(Stdio::null())
            .spawn()
            .unwrap()
    };
    for mut child in places.iter().zip(&LABELS).map(start).collect::<Vec<_>>() {
        assert!(child.wait().unwrap().success(), "one of the two failed");
    }
    let in_file = open::read(file).unwrap().session;
    let mut with_journals = in_file.clone();
    for (file, shelf) in places {
        with_journals.union(&Shelf::new(&real(), shelf).find(file).session);
    }
    let lost = |session: &Session| {
        let texts: Vec<&str> = session.of_kind("entry").map(|record| record.text("text")).collect();
        let all = LABELS.iter().flat_map(|label| (0..saves).map(|number| word(label, number)));
        all.filter(|word| !texts.contains(&word.as_str())).count()
    };
    (lost(&with_journals), lost(&in_file))
}

/// Starts the saver of what was opened; what it reports comes through the channel.
fn start(opened: Opened, shelf: &Shelf, cares: bool) -> (Session, Saver, mpsc::Receiver<Report>) {
    let Opened { session, mut file, journal, access: Access::Writable(presence), .. } = opened else {
        panic!("it can be written");
    };
    file.careless = !cares;
    let patience = Patience { calm: Duration::ZERO, look: Duration::from_millis(20), ..Patience::default() };
    let (tell, reports) = mpsc::channel();
    let places = Places { file, journal, shelf: shelf.clone(), presence: Some(presence) };
    let saver = Saver::start(session.clone(), places, patience, move |report| drop(tell.send(report)));
    (session, saver.unwrap(), reports)
}

fn until_saved(reports: &mpsc::Receiver<Report>, number: u64) {
    loop {
        match reports.recv().unwrap() {
            Report::Saved { generation } if generation >= number => return,
            // the other was quicker three times: it is tried again
            Report::Failed { trouble: Trouble { cause: Cause::Changed, .. }, .. } => {}
            Report::Failed { trouble, .. } => panic!("{trouble}"),
            _ => {}
        }
    }
}

/// One of the two processes; [`both`] starts it.
#[test]
#[ignore = "is started by the others"]
fn one_of_two() {
    let told = std::env::var(TOLD).unwrap();
    let told: Vec<&str> = told.lines().collect();
    let [file, shelf, label, saves, stays, cares] = told[..] else { panic!("{told:?}") };
    let (file, saves, cares) = (Path::new(file), saves.parse().unwrap(), cares == "true");
    let shelf = Shelf::new(&real(), Path::new(shelf));
    let begin = || start(open(file, &shelf, label).unwrap(), &shelf, cares);
    let quit = |saver: Saver| {
        let Ended { saved, kept, told, trouble } = saver.quit().unwrap();
        // what the careless and those who were not quick enough leave to the journal, the next of them takes up
        let is_late = trouble.as_ref().is_some_and(|trouble| trouble.cause == Cause::Changed);
        assert!((saved == told && trouble.is_none()) || ((!cares || is_late) && kept == told), "{trouble:?}");
    };
    if stays == "true" {
        let (mut session, saver, reports) = begin();
        for number in 0..saves {
            saver.order(Order::Change(said(&mut session, label, number), number as u64 + 1));
            until_saved(&reports, number as u64 + 1);
        }
        return quit(saver);
    }
    for number in 0..saves {
        let (mut session, saver, _reports) = begin();
        saver.order(Order::Change(said(&mut session, label, number), 1));
        quit(saver);
    }
}

#[test]
fn two_who_save_at_once_lose_nothing_of_each_other() {
    for stays in [true, false] {
        assert_eq!(both(SAVES, stays, true), (0, 0), "stays: {stays}");
    }
}

/// The figures: `proofs/two`.
#[test]
#[ignore = "takes minutes"]
fn figures() {
    let saves = std::env::var("SAVES").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000);
    for (what, stays) in [("open all the time", true), ("opened and left for each word", false)] {
        let (lost, behind) = both(saves, stays, true);
        println!("2 x {saves} saves, {what}: {lost} lost, {behind} of them not in the file");
        assert_eq!((lost, behind), (0, 0));
    }
    let (lost, _) = both(saves, false, false);
    println!("the same without the lock and without looking again: {lost} lost");
    assert!(lost > 0, "the control loses nothing: this proves nothing");
}

/// The figures of a network folder: `proofs/network-folder`, which names two places where the same folder is seen.
#[test]
#[ignore = "wants a network folder"]
fn through_a_network_folder() {
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("FOLDERS").unwrap()).collect();
    let folders: [PathBuf; 2] = folders.try_into().expect("two folders");
    let saves = std::env::var("SAVES").ok().and_then(|text| text.parse().ok()).unwrap_or(100);
    for (what, stays) in [("open all the time", true), ("opened and left for each word", false)] {
        let (lost, behind) = through(&folders, saves, stays);
        println!("2 x {saves} saves, {what}: {lost} lost, {behind} of them not in the file");
        assert_eq!(lost, 0);
    }
}
