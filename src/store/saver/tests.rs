//! The saver thread: what it says, and when.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::{fs, iter};

use super::*;
use crate::store::wire::tests::made::{Step, session_of};
use crate::store::{Cause, create, draft, open, real, wire};

struct Bench {
    home: tempfile::TempDir,
    path: PathBuf,
    saver: Saver,
    reports: Receiver<Report>,
}

/// Longer than any of these tests may take; nothing waits for it when all goes well.
const LONG: Duration = Duration::from_secs(20);

fn bench() -> Bench {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("s/a.ron");
    create(&path, &session_of(&[])).unwrap();
    let (saver, reports) = start(&home, &path);
    Bench { home, path, saver, reports }
}

fn shelf(home: &tempfile::TempDir) -> Shelf {
    Shelf::new(&real(), home.path())
}

/// A saver that does not look at what others do meanwhile, unless it is told to.
fn start(home: &tempfile::TempDir, path: &Path) -> (Saver, Receiver<Report>) {
    start_as("記録1", LONG, home, path)
}

fn start_as(label: &str, look: Duration, home: &tempfile::TempDir, path: &Path) -> (Saver, Receiver<Report>) {
    let opened = open(path, &shelf(home), label).unwrap();
    let (tell, reports) = channel();
    let patience = Patience {
        calm: Duration::from_millis(1),
        first: Duration::from_millis(1),
        most: Duration::from_millis(4),
        look,
    };
    let crate::store::Access::Writable(presence) = opened.access else { panic!("it can be written") };
    let presence = Some(presence).filter(|_| look < LONG);
    let places = Places { file: opened.file, journal: opened.journal, shelf: shelf(home), presence };
    let saver = Saver::start(opened.session, places, patience, move |report| drop(tell.send(report)));
    (saver.unwrap(), reports)
}

/// A change that writes these entries.
fn change(texts: &[&str]) -> Change {
    let steps: Vec<_> = texts.iter().map(|text| Step::Entry((*text).to_owned())).collect();
    let (before, after) = (session_of(&[]), session_of(&steps));
    let new = after.revisions().iter().filter(|(id, _)| !before.revisions().contains_key(*id));
    Change::new(new.map(|(_, revision)| Arc::clone(revision)).collect())
}

impl Bench {
    fn next(&self) -> Report {
        self.reports.recv_timeout(LONG).unwrap()
    }

    /// The reports up to the first that fits.
    fn until(&self, fits: impl Fn(&Report) -> bool) -> Vec<Report> {
        let mut done = false;
        iter::from_fn(|| {
            (!done).then(|| {
                let report = self.next();
                done = fits(&report);
                report
            })
        })
        .collect()
    }
}

fn holds(path: &Path, text: &str) -> bool {
    fs::read_to_string(path).is_ok_and(|all| all.contains(text))
}

#[test]
fn saved_is_said_once_it_is_in_the_journal_and_again_once_it_is_in_the_file() {
    let bench = bench();
    let journal = shelf(&bench.home).journal(&bench.path);
    for (generation, text) in [(1, "一"), (2, "二"), (3, "三")] {
        bench.saver.order(Order::Change(change(&[text]), generation));
        assert_eq!(bench.next(), Report::Kept { generation });
        assert!(holds(&journal, &format!("\"{text}\"")));
        assert_eq!(bench.next(), Report::Saved { generation });
        assert!(holds(&bench.path, &format!("\"{text}\"")));
    }
    assert_eq!(bench.saver.quit(), Some(Ended { kept: 3, saved: 3, told: 3, trouble: None }));
    assert!(!journal.exists());
}

#[test]
fn quitting_saves_what_is_not_saved_yet() {
    let bench = bench();
    for generation in 1..=50 {
        bench.saver.order(Order::Change(change(&[&format!("言葉{generation}")]), generation));
    }
    let orders = bench.saver.orders();
    assert_eq!(bench.saver.quit(), Some(Ended { kept: 50, saved: 50, told: 50, trouble: None }));
    assert!((1..=50).all(|generation| holds(&bench.path, &format!("\"言葉{generation}\""))));
    assert!(orders.send(Order::SaveNow).is_err());
    assert_eq!(bench.reports.iter().last(), Some(Report::Saved { generation: 50 }));
}

#[test]
fn dropping_it_in_a_panic_saves_too() {
    let bench = bench();
    bench.saver.order(Order::Change(change(&["言葉"]), 1));
    drop(bench.saver);
    assert!(holds(&bench.path, "言葉"));
}

#[test]
fn what_fails_is_tried_again_by_itself() {
    let bench = bench();
    let moved = bench.home.path().join("elsewhere");
    fs::rename(&bench.path, &moved).unwrap();
    fs::create_dir(&bench.path).unwrap();
    bench.saver.order(Order::Change(change(&["言葉"]), 1));
    assert_eq!(bench.next(), Report::Kept { generation: 1 });
    for _ in 0..4 {
        let Report::Failed { generation: 1, trouble } = bench.next() else { panic!("failed") };
        assert_eq!(trouble.cause, Cause::IsFolder);
    }
    fs::remove_dir(&bench.path).unwrap();
    let reports = bench.until(|report| matches!(report, Report::Saved { .. }));
    assert_eq!(reports.last(), Some(&Report::Saved { generation: 1 }));
    assert!(holds(&bench.path, "言葉"));
}

#[test]
fn quitting_where_the_file_cannot_be_had_leaves_the_journal_and_the_next_run_takes_it_up() {
    let bench = bench();
    let text = fs::read(&bench.path).unwrap();
    fs::remove_file(&bench.path).unwrap();
    fs::create_dir(&bench.path).unwrap();
    bench.saver.order(Order::Change(change(&["言葉"]), 7));
    let ended = bench.saver.quit().unwrap();
    assert_eq!((ended.kept, ended.saved, ended.told), (7, 0, 7));
    assert_eq!(ended.trouble.unwrap().cause, Cause::IsFolder);
    fs::remove_dir(&bench.path).unwrap();
    fs::write(&bench.path, text).unwrap();
    assert_eq!(open(&bench.path, &shelf(&bench.home), "記録1").unwrap().notes.recovered, 1);
    let (saver, reports) = start(&bench.home, &bench.path);
    saver.order(Order::SaveNow);
    assert_eq!(reports.recv_timeout(LONG), Ok(Report::Saved { generation: 0 }));
    assert!(holds(&bench.path, "言葉"));
    saver.quit().unwrap();
    assert!(shelf(&bench.home).leftovers().is_empty());
    assert!(!shelf(&bench.home).journal(&bench.path).exists());
}

#[test]
fn the_journal_stays_where_somebody_whose_lock_is_not_seen_may_replace_the_file() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("s/a.ron");
    create(&path, &session_of(&[])).unwrap();
    let sign = crate::store::disk::side_name(&path) + "-aaaaaaaa.open";
    fs::write(path.with_file_name(sign), "記録2").unwrap();
    let (saver, _reports) = start_as("記録1", SOON, &home, &path);
    saver.order(Order::Change(change(&["言葉"]), 1));
    assert_eq!(saver.quit().map(|ended| ended.saved), Some(1));
    let (shelf, journal) = (shelf(&home), shelf(&home).journal(&path));
    // the file holds all of it, so nothing is told, but not for long enough to be sure
    assert!(shelf.leftovers().is_empty() && journal.exists());
    // the other replaced it with what it had read before
    fs::write(&path, wire::print(&session_of(&[]))).unwrap();
    let back = open(&path, &shelf, "記録1").unwrap();
    assert_eq!(back.session.of_kind("entry").count(), 1);
    drop(back);
    open::replace(&path, &shelf.find(&path).session).unwrap();
    let file = fs::File::options().write(true).open(&journal).unwrap();
    file.set_modified(std::time::SystemTime::now() - Duration::from_secs(60)).unwrap();
    assert!(shelf.leftovers().is_empty() && !journal.exists());
}

#[test]
fn what_is_to_be_written_waits_while_the_file_is_on_its_way_but_not_for_long() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("s/a.ron");
    create(&path, &session_of(&[])).unwrap();
    let opened = open(&path, &shelf(&home), "記録1").unwrap();
    let (keeper, _inbox) = channel();
    let mut filer = Filer::new(opened.session, opened.file, Patience::default(), Arc::new(|_| {}), keeper);
    filer.take(Job::Take(change(&["言葉"]).revisions().to_vec(), Vec::new(), 1));
    let text = fs::read(&path).unwrap();
    assert!(!filer.is_on_its_way());
    // somebody is copying it: half of it is there
    fs::write(&path, &text[..text.len() / 2]).unwrap();
    assert!(filer.is_on_its_way() && filer.is_on_its_way());
    fs::write(&path, &text).unwrap();
    assert!(!filer.is_on_its_way() && filer.is_behind());
    filer.snapshot();
    assert!(!filer.is_behind() && holds(&path, "言葉"));
    // it stays as it is
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &text[..text.len() / 2]).unwrap();
    assert_eq!(iter::repeat_with(|| filer.is_on_its_way()).take_while(|waits| *waits).count(), 3);
    filer.snapshot();
    assert!(holds(&path.with_file_name("a.recovered-1.ron"), "言葉"));
    // the file comes back just as it was before: what is beside it goes into it, unasked
    filer.take(Job::Take(change(&["あとの言葉"]).revisions().to_vec(), Vec::new(), 2));
    filer.snapshot();
    fs::write(&path, &whole).unwrap();
    filer.look();
    assert!(filer.is_due());
    filer.snapshot();
    assert!(holds(&path, "言葉") && holds(&path, "あとの言葉"));
}

#[test]
fn a_journal_that_cannot_be_written_is_told_and_the_file_serves_at_once() {
    let bench = bench();
    let folder = shelf(&bench.home).folder().to_owned();
    fs::remove_dir_all(&folder).unwrap();
    fs::write(&folder, "in the way").unwrap();
    bench.saver.order(Order::Change(change(&["言葉"]), 1));
    assert!(matches!(bench.next(), Report::JournalFailed(_)));
    assert_eq!(bench.next(), Report::Saved { generation: 1 });
    assert!(holds(&bench.path, "言葉"));
    let ended = bench.saver.quit().unwrap();
    assert_eq!((ended.kept, ended.saved, ended.told), (0, 1, 1));
}

#[test]
fn what_others_wrote_is_reported() {
    let bench = bench();
    fs::write(&bench.path, wire::print(&session_of(&[Step::Entry("向こう".into())]))).unwrap();
    bench.saver.order(Order::SaveNow);
    let Report::MergedFromDisk(revisions, redactions) = bench.next() else { panic!("merged") };
    assert_eq!((revisions.len(), redactions.len()), (1, 0));
    assert_eq!(bench.next(), Report::Saved { generation: 0 });
}

#[cfg(unix)]
#[test]
fn what_others_wrote_is_reported_even_where_saving_fails() {
    use std::os::unix::fs::PermissionsExt;
    let bench = bench();
    // as a whole and read-only at once: a look at it in between would save it
    let made = bench.path.with_extension("made");
    fs::write(&made, wire::print(&session_of(&[Step::Entry("向こう".into())]))).unwrap();
    fs::set_permissions(&made, fs::Permissions::from_mode(0o440)).unwrap();
    fs::rename(&made, &bench.path).unwrap();
    bench.saver.order(Order::Change(change(&["", "こちら"]), 1));
    let told = bench.until(|report| matches!(report, Report::Failed { generation: 1, .. }));
    assert!(told.contains(&Report::Kept { generation: 1 }), "{told:?}");
    assert!(told.iter().any(merged), "{told:?}");
}

#[test]
fn a_change_that_does_not_fit_is_refused_and_the_others_are_saved() {
    let bench = bench();
    bench.saver.order(Order::Change(change(&["鐘\u{7}"]), 1));
    let Report::Failed { trouble, .. } = bench.next() else { panic!("failed") };
    assert!(matches!(trouble.cause, Cause::Unfit(_)));
    bench.saver.order(Order::Change(change(&["", "言葉"]), 2));
    assert!(matches!(bench.next(), Report::Failed { generation: 2, .. }));
    assert!(holds(&bench.path, "言葉"));
    assert_eq!(bench.saver.quit().map(|ended| (ended.kept, ended.saved, ended.told)), Some((0, 0, 2)));
}

#[test]
fn the_line_being_typed_goes_only_once_its_entry_is_kept() {
    let bench = bench();
    let typed = Draft { text: "途中".into(), ..Draft::default() };
    bench.saver.order(Order::Draft(Box::new(typed.clone())));
    bench.saver.order(Order::SaveNow);
    bench.until(|report| matches!(report, Report::Saved { .. }));
    let shelf = shelf(&bench.home);
    assert_eq!(draft::read(&real(), &shelf.draft(&bench.path)), Some(typed.clone()));
    // neither the journal nor the file can be written
    let text = fs::read(&bench.path).unwrap();
    fs::remove_file(&bench.path).unwrap();
    fs::create_dir(&bench.path).unwrap();
    fs::create_dir(shelf.journal(&bench.path)).unwrap();
    bench.saver.order(Order::Change(change(&["途中"]), 1));
    bench.saver.order(Order::Draft(Box::default()));
    bench.until(|report| matches!(report, Report::Failed { .. }));
    bench.until(|report| matches!(report, Report::Failed { .. }));
    assert_eq!(draft::read(&real(), &shelf.draft(&bench.path)), Some(typed));
    fs::remove_dir(&bench.path).unwrap();
    fs::write(&bench.path, text).unwrap();
    bench.until(|report| matches!(report, Report::Saved { .. }));
    let path = bench.path.clone();
    assert_eq!(bench.saver.quit().map(|ended| ended.saved), Some(1));
    assert_eq!(draft::read(&real(), &shelf.draft(&path)), Some(Draft::default()));
}

/// Two who have one session open and look at it all the time; what each reports.
struct Two {
    home: tempfile::TempDir,
    path: PathBuf,
    one: (Saver, Receiver<Report>),
    other: (Saver, Receiver<Report>),
}

const SOON: Duration = Duration::from_millis(5);

fn two() -> Two {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("s/a.ron");
    create(&path, &session_of(&[])).unwrap();
    let [one, other] = ["記録1", "記録2"].map(|label| start_as(label, SOON, &home, &path));
    let two = Two { home, path, one, other };
    for ((_, reports), label) in [(&two.one, "記録2"), (&two.other, "記録1")] {
        until(reports, |report| *report == Report::Others(vec![label.to_owned()]));
    }
    two
}

fn until(reports: &Receiver<Report>, fits: impl Fn(&Report) -> bool) -> Report {
    loop {
        let report = reports.recv_timeout(LONG).unwrap();
        if fits(&report) {
            return report;
        }
    }
}

fn merged(report: &Report) -> bool {
    matches!(report, Report::MergedFromDisk(..))
}

#[test]
fn what_one_writes_comes_to_the_other_without_being_asked_for() {
    let two = two();
    two.one.0.order(Order::Change(change(&["こちら"]), 1));
    let came = until(&two.other.1, merged);
    assert_eq!(came, Report::MergedFromDisk(change(&["こちら"]).revisions().to_vec(), Vec::new()));
    // who goes is seen to go, and the other's journal goes when it does
    assert!(two.one.0.quit().unwrap().trouble.is_none());
    until(&two.other.1, |report| *report == Report::Others(Vec::new()));
    two.other.0.order(Order::Change(change(&["", "向こう"]), 1));
    assert_eq!(two.other.0.quit().map(|ended| ended.saved), Some(1));
    assert!(holds(&two.path, "こちら") && holds(&two.path, "向こう"));
    assert!(shelf(&two.home).leftovers().is_empty() && !shelf(&two.home).journal(&two.path).exists());
}

#[test]
fn what_somebody_careless_writes_over_ours_is_written_again() {
    let Two { home: _home, path, one, other } = two();
    one.0.order(Order::Change(change(&["こちら"]), 1));
    until(&one.1, |report| *report == Report::Saved { generation: 1 });
    until(&other.1, merged);
    // an older copy comes back, with something that is new
    fs::write(&path, wire::print(&session_of(&[Step::Agency("後から".into())]))).unwrap();
    until(&one.1, merged);
    until(&one.1, |report| matches!(report, Report::Saved { .. }));
    assert!(holds(&path, "こちら") && holds(&path, "後から"));
}

#[test]
fn a_file_that_goes_is_made_anew_and_that_is_told() {
    let Two { home: _home, path, one, other } = two();
    one.0.order(Order::Change(change(&["こちら"]), 1));
    until(&other.1, merged);
    drop(other);
    until(&one.1, |report| *report == Report::Others(Vec::new()));
    fs::remove_file(&path).unwrap();
    until(&one.1, |report| *report == Report::Remade);
    assert!(holds(&path, "こちら"));
}

#[test]
fn a_file_that_cannot_be_read_any_more_is_left_alone_and_what_is_here_goes_beside_it() {
    let newer = b"Session(\nversion: (9, 0),".to_vec();
    let mut stranger = Session::new();
    let mut writer = crate::domain::Writer::new(
        &mut stranger,
        crate::domain::Pen { by: "記録9".into(), now: 1_900_000_000_000, seed: [9; 16] },
    );
    writer.found("meeting", &[("title", "別の会議".into())]);
    let _ = writer.finish();
    let another = wire::print(&stranger).into_bytes();
    for (bytes, is_another) in [(b"x".to_vec(), false), (another, true), (newer, false)] {
        let Two { home, path, one, other } = two();
        drop(other);
        let is_newer = bytes.starts_with(b"Session(\nversion: (9");
        fs::write(&path, &bytes).unwrap();
        let told = until(&one.1, |report| matches!(report, Report::Recovered { .. } | Report::Failed { .. }));
        match told {
            Report::Recovered { path: aside, is_another: told } => {
                assert!(!is_newer && told == is_another && aside.ends_with("a.recovered-1.ron"));
                // told once, and what is said from now on goes there
                one.0.order(Order::Change(change(&["こちら"]), 1));
                until(&one.1, |report| *report == Report::Saved { generation: 1 });
                assert!(holds(&aside, "こちら") && !holds(&aside, "別の会議"));
            }
            Report::Failed { trouble, .. } => {
                assert!(is_newer && matches!(trouble.cause, Cause::Newer { .. }), "{trouble}");
                one.0.order(Order::Change(change(&["こちら"]), 1));
                until(&one.1, |report| *report == Report::Kept { generation: 1 });
                assert_eq!(one.0.quit().map(|ended| (ended.kept, ended.saved)), Some((1, 0)));
                assert!(holds(&shelf(&home).journal(&path), "こちら"));
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
}

#[test]
fn a_file_that_is_being_copied_is_waited_for() {
    let (home, path) = {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("s/a.ron");
        create(&path, &session_of(&[])).unwrap();
        (home, path)
    };
    let opened = open(&path, &shelf(&home), "記録1").unwrap();
    let mut file = opened.file;
    let whole = wire::print(&session_of(&[Step::Entry("向こう".into())]));
    fs::write(&path, whole.get(..whole.len() / 3).unwrap_or_default()).unwrap();
    assert_eq!(file.look(), crate::store::save::Looked::Odd);
    fs::write(&path, &whole).unwrap();
    assert_eq!(file.look(), crate::store::save::Looked::Changed);
}

#[test]
fn a_change_of_equal_length_at_the_same_moment_is_seen_too() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("s/a.ron");
    create(&path, &session_of(&[Step::Entry("甲".into())])).unwrap();
    let mut file = open(&path, &shelf(&home), "記録1").unwrap().file;
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    assert_eq!(file.look(), crate::store::save::Looked::Same);
    // in place, with the same length and time: as a disk tells it that knows only every second second
    fs::write(&path, wire::print(&session_of(&[Step::Entry("乙".into())]))).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    assert_eq!(file.look(), crate::store::save::Looked::Changed);
}
