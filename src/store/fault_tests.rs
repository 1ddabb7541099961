//! The sweep: every call of the disk fails in every way, and nothing that was acknowledged is lost, nothing unreadable
//! is written over, and the trouble is told.
//!
//! Savers that leave one precaution out go through the same sweep and must fail it, else it would prove nothing.

mod controls;
mod two;

use std::path::Path;
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

use super::disk::fake::{Cut, Fake, Fault, Plan};
use super::disk::{Disk, Shared};
use super::journal::{self, Shelf};
use super::open::{TakenUp, take_up};
use super::saver::{Filer, Keeper, Order, Patience, Report};
use super::{Draft, wire};
use crate::domain::redaction::{self, Redacted};
use crate::domain::{Change, Pen, RecordId, Session, Writer};
use controls::{Careful, Flaw};

pub(super) const FILE: &str = "/usb/会議.ron";
const STATE: &str = "/state";
const GARBAGE: &[u8] = b"Session(\nversion: (1, 0),\nrevisions: [\n(id:\"aaaaaaaa";
/// EIO, ENOSPC, EDQUOT, EROFS, EACCES, EINTR, EMFILE.
const ERRORS: [i32; 7] = [5, 28, 122, 30, 13, 4, 24];

/// What a program does while the disk fails.
pub(super) enum Step {
    Change(Change),
    Redact(Redacted),
    Draft,
    /// The file is brought up to date.
    Save,
    /// Somebody else writes this to the file.
    Theirs(Vec<u8>),
}

/// What a program says it has done.
#[derive(Default)]
pub(super) struct Outcome {
    /// Everything it acknowledged.
    promised: Session,
    /// Whether it acknowledged everything.
    all: bool,
    /// Whether it told of any trouble.
    told: bool,
    /// What somebody else had put into the file meanwhile.
    given: Session,
    /// Whether somebody else had put something unreadable in its place.
    spoilt: bool,
}

/// A program that opens the session, goes through the steps, and ends.
pub(super) trait Program {
    fn run(&self, disk: &Fake, steps: &[Step]) -> Outcome;
}

/// This program.
struct Ours;

impl Program for Ours {
    fn run(&self, disk: &Fake, steps: &[Step]) -> Outcome {
        let mut outcome = Outcome::default();
        let shared: Shared = Arc::new(disk.clone());
        let shelf = Shelf::new(&shared, Path::new(STATE));
        let Ok(taken) = take_up(&shared, Path::new(FILE), &shelf) else {
            return Outcome { told: true, ..outcome };
        };
        let TakenUp { session, file, journal, notes, .. } = taken;
        outcome.told = notes.journal.is_some();
        let reports = Arc::new(Mutex::new(Vec::new()));
        let (told, dead) = (Arc::clone(&reports), disk.clone());
        let report: Arc<dyn Fn(Report) + Send + Sync> = Arc::new(move |report| {
            // the dead say nothing
            if !dead.is_dead() {
                told.lock().unwrap().push(report);
            }
        });
        let (orders, learned) = mpsc::channel();
        let mut keeper = Keeper::new(session.clone(), Path::new(FILE), journal, shelf, Arc::clone(&report));
        let mut filer = Filer::new(session.clone(), file, Patience::default(), report, orders);
        let mut made: Vec<(u64, Session)> = Vec::new();
        let mut generation = 0;
        for step in steps {
            let mut one = Session::new();
            generation += 1;
            match step {
                Step::Change(change) => {
                    change.apply(&mut one);
                    keeper.take(Order::Change(change.clone(), generation));
                }
                Step::Redact(gone) => {
                    one.take_in(gone.kept.iter().cloned(), gone.redactions.iter().cloned());
                    keeper.take(Order::Redact(gone.clone(), generation));
                }
                Step::Draft => {
                    keeper.take(Order::Draft(Box::new(Draft { text: "途中".into(), ..Draft::default() })));
                }
                Step::Save => keeper.take(Order::SaveNow),
                Step::Theirs(bytes) if !disk.is_dead() => {
                    disk.put(FILE, bytes);
                    match wire::load(bytes) {
                        Ok(loaded) => outcome.given.union(&loaded.session),
                        Err(_) => outcome.spoilt = true,
                    }
                }
                Step::Theirs(_) => {}
            }
            made.push((generation, one));
            keep(&mut keeper, &mut filer, matches!(step, Step::Save));
            while let Ok(order) = learned.try_recv() {
                keeper.take(order);
            }
        }
        keep(&mut keeper, &mut filer, false);
        if filer.is_behind() {
            filer.snapshot();
        }
        while let Ok(order) = learned.try_recv() {
            keeper.take(order);
        }
        keep(&mut keeper, &mut filer, false);
        keeper.end(Some(filer.end()));
        let mut safe = 0;
        for report in reports.lock().unwrap().iter() {
            match report {
                Report::Kept { generation } | Report::Saved { generation } => safe = safe.max(*generation),
                Report::Failed { .. } | Report::JournalFailed(_) | Report::Recovered { .. } => {
                    outcome.told = true;
                }
                Report::Remade | Report::Others(_) | Report::MergedFromDisk(..) | Report::KeptCopy { .. } => {
                }
            }
        }
        made.retain(|(_, one)| *one != Session::new());
        outcome.all = made.last().is_none_or(|(last, _)| *last <= safe);
        for (_, one) in made.into_iter().filter(|(number, _)| *number <= safe) {
            outcome.promised.union(&one);
        }
        outcome
    }
}

fn keep(keeper: &mut Keeper, filer: &mut Filer, save: bool) {
    let jobs = keeper.keep();
    let urgent = !jobs.is_empty() && jobs.iter().any(|job| matches!(job, super::saver::Job::Save));
    jobs.into_iter().for_each(|job| filer.take(job));
    if save || urgent {
        filer.snapshot();
    }
}

/// What the disk is at the beginning, what is done, and what must be there at the end.
struct Scene {
    name: &'static str,
    disk: Fake,
    steps: Vec<Step>,
    /// What stood in the file and the journal and nobody else took away: never lost, whatever fails.
    always: Session,
}

/// A session made of entries, small so that thousands of runs take seconds.
fn pen(number: u8) -> Pen {
    Pen { by: "記録1".into(), now: 1_800_000_000_000 + i64::from(number), seed: [number; 16] }
}

fn say(session: &mut Session, number: u8, text: &str) -> (RecordId, Change) {
    let mut writer = Writer::new(session, pen(number));
    let id = writer.found("entry", &[("text", text.into())]);
    (id, writer.finish())
}

fn scenes() -> Vec<Scene> {
    let mut first = Session::new();
    say(&mut first, 1, "初めからある");
    let start = |left: Option<&Session>| {
        let disk = Fake::with(&["/usb", STATE]);
        disk.put(FILE, wire::print(&first).as_bytes());
        if let Some(left) = left {
            disk.make_folder(Path::new("/state/journal")).unwrap();
            let shelf = Shelf::new(&(Arc::new(disk.clone()) as Shared), Path::new(STATE));
            let path = shelf.journal(Path::new(FILE)).display().to_string();
            disk.put(&path, &journal::tests::bytes(Path::new(FILE), left));
        }
        disk.settle();
        disk
    };
    let changes = || {
        let mut session = first.clone();
        [2, 3, 4].map(|number| Step::Change(say(&mut session, number, &format!("言葉{number}")).1))
    };
    let plain = |mut middle: Vec<Step>| {
        let [one, two, three] = changes();
        let mut steps = vec![one, Step::Draft, two];
        steps.append(&mut middle);
        steps.extend([Step::Save, three]);
        steps
    };
    let mut left = first.clone();
    say(&mut left, 9, "前回の続き");
    let mut theirs = first.clone();
    say(&mut theirs, 8, "向こうの言葉");
    theirs.union(&first);
    let redacted = {
        let mut session = first.clone();
        let (id, said) = say(&mut session, 2, "秘密の言葉");
        let gone = redaction::redact(Writer::new(&mut session, pen(5)), id, "text");
        let (_, after) = say(&mut session, 6, "その後");
        vec![Step::Change(said), Step::Save, Step::Redact(gone), Step::Change(after)]
    };
    let scene = |name, disk, steps, always: &Session| Scene { name, disk, steps, always: always.clone() };
    vec![
        scene("plain", start(None), plain(Vec::new()), &first),
        scene("a journal left behind", start(Some(&left)), plain(Vec::new()), &left),
        scene(
            "somebody else writes",
            start(None),
            plain(vec![Step::Theirs(wire::print(&theirs).into_bytes())]),
            &first,
        ),
        scene(
            "the file is damaged meanwhile",
            start(None),
            plain(vec![Step::Theirs(GARBAGE.to_vec())]),
            &Session::new(),
        ),
        scene("a text is redacted", start(None), redacted, &first),
    ]
}

/// What a program finds on a disk when it is started again.
fn found(disk: &Fake) -> Session {
    let disk = disk.copy();
    disk.plan(None);
    let shared: Shared = Arc::new(disk.clone());
    let shelf = Shelf::new(&shared, Path::new(STATE));
    if let Ok(taken) = take_up(&shared, Path::new(FILE), &shelf) {
        return taken.session;
    }
    let mut all = shelf.find(Path::new(FILE)).session;
    for name in disk.names() {
        let kept = name == FILE || name.contains(".recovered-");
        if let (true, Some(Ok(salvaged))) = (kept, disk.content(&name).map(|bytes| wire::salvage(&bytes))) {
            all.union(&salvaged.session);
        }
    }
    all
}

fn holds(all: &Session, part: &Session) -> bool {
    let mut both = all.clone();
    both.union(part);
    both == *all
}

/// Runs a program under one plan and says what is wrong.
fn attempt(program: &dyn Program, scene: &Scene, plan: Option<Plan>) -> Result<Fake, String> {
    let disk = scene.disk.copy();
    disk.plan(plan);
    let outcome = program.run(&disk, &scene.steps);
    let wrong = |what: &str, cut: Option<Cut>| {
        Err(format!("{}: {what}; {plan:?}, cut {cut:?}, on the disk {:?}", scene.name, disk.names()))
    };
    if !disk.is_dead() && !outcome.all && !outcome.told {
        return wrong("trouble is not told", None);
    }
    for cut in [None, Some(Cut::All), Some(Cut::Content), Some(Cut::Names)] {
        let left = cut.map_or_else(|| disk.copy(), |cut| disk.cut(cut));
        let found = found(&left);
        if !holds(&found, &outcome.promised) {
            return wrong("something acknowledged is lost", cut);
        }
        if !holds(&found, &scene.always) || !holds(&found, &outcome.given) {
            return wrong("something that was there is lost", cut);
        }
        if outcome.spoilt && left.content(FILE).as_deref() != Some(GARBAGE) {
            return wrong("an unreadable file was written over", cut);
        }
    }
    Ok(disk)
}

/// Every call, every fault; the first thing that is wrong, or how many runs there were.
fn sweep(program: &dyn Program, scene: &Scene) -> Result<usize, String> {
    let calls = attempt(program, scene, None)?.calls();
    let others = [Fault::Late(5), Fault::Late(28), Fault::Short, Fault::Lie, Fault::Kill, Fault::HalfKill];
    let faults = ERRORS.into_iter().map(Fault::Error).chain(others);
    let mut runs = 0;
    for fault in faults {
        let times = match fault {
            Fault::Kill | Fault::HalfKill | Fault::Late(_) => &[1][..],
            // a call that is interrupted for ever is none
            Fault::Error(4) => &[1, 2],
            _ => &[1, 2, usize::MAX],
        };
        for at in 0..calls {
            for times in times.iter().copied() {
                attempt(program, scene, Some(Plan { at, fault, times }))?;
                runs += 1;
            }
        }
    }
    Ok(runs)
}

#[test]
fn whatever_call_fails_nothing_acknowledged_is_lost_and_the_trouble_is_told() {
    // the longest of all tests: each scene on a thread of its own
    thread::scope(|scope| {
        for at in 0..scenes().len() {
            scope.spawn(move || {
                let scene = scenes().swap_remove(at);
                let runs = sweep(&Ours, &scene).unwrap_or_else(|wrong| panic!("{wrong}"));
                assert!(runs > 1_000, "{}: {runs}", scene.name);
            });
        }
    });
}

#[test]
fn a_saver_with_all_precautions_passes_and_one_that_leaves_any_out_fails() {
    let scene = &scenes()[0];
    sweep(&Careful(None), scene).unwrap_or_else(|wrong| panic!("{wrong}"));
    for flaw in Flaw::ALL {
        let wrong = sweep(&Careful(Some(flaw)), scene);
        assert!(wrong.is_err(), "{flaw:?} goes unnoticed in {wrong:?} runs");
    }
}

#[test]
fn when_all_goes_well_the_file_has_everything_and_the_journal_is_gone() {
    for scene in scenes() {
        let disk = attempt(&Ours, &scene, None).unwrap();
        assert!(!disk.names().iter().any(|name| name.ends_with(".journal")), "{:?}", disk.names());
        assert!(!disk.names().iter().any(|name| name.ends_with(".tmp")), "{:?}", disk.names());
        if disk.content(FILE).as_deref() != Some(GARBAGE) {
            let loaded = wire::load(&disk.content(FILE).unwrap()).unwrap().session;
            assert!(scene.steps.iter().all(|step| match step {
                Step::Change(change) =>
                    change.revisions().iter().all(|revision| loaded.revisions().contains_key(&revision.id())),
                _ => true,
            }));
        }
    }
}

#[test]
fn a_redacted_text_is_in_no_file_any_more() {
    let scene = scenes().pop().unwrap();
    let disk = attempt(&Ours, &scene, None).unwrap();
    for name in disk.names() {
        let text = String::from_utf8(disk.content(&name).unwrap()).unwrap();
        assert!(!text.contains("秘密"), "{name}\n{text}");
    }
    // nor while it is still running
    let scene = Scene { steps: scene.steps.into_iter().take(3).collect(), ..scene };
    let disk = scene.disk.copy();
    let running =
        Plan { at: attempt(&Ours, &scene, None).unwrap().calls() - 2, fault: Fault::Kill, times: 1 };
    disk.plan(Some(running));
    Ours.run(&disk, &scene.steps);
    let journals: Vec<_> = disk.names().into_iter().filter(|name| name.ends_with(".journal")).collect();
    for name in journals {
        assert!(!String::from_utf8(disk.content(&name).unwrap()).unwrap().contains("秘密"), "{name}");
    }
}

#[test]
fn when_there_is_room_again_the_next_save_succeeds_by_itself() {
    let mut session = Session::new();
    say(&mut session, 1, "初めからある");
    let disk = Fake::with(&["/usb", STATE]);
    disk.put(FILE, wire::print(&session).as_bytes());
    let shared: Shared = Arc::new(disk.clone());
    let shelf = Shelf::new(&shared, Path::new(STATE));
    let TakenUp { session: mut held, file, journal, .. } = take_up(&shared, Path::new(FILE), &shelf).unwrap();
    let (tell, reports) = mpsc::channel();
    let report: Arc<dyn Fn(Report) + Send + Sync> = Arc::new(move |report| drop(tell.send(report)));
    let (orders, _learned) = mpsc::channel();
    let mut keeper = Keeper::new(held.clone(), Path::new(FILE), journal, shelf, Arc::clone(&report));
    let mut filer = Filer::new(held.clone(), file, Patience::default(), report, orders);
    disk.plan(Some(Plan { at: 0, fault: Fault::Error(28), times: usize::MAX }));
    let (_, change) = say(&mut held, 2, "書けない間の言葉");
    keeper.take(Order::Change(change, 1));
    keep(&mut keeper, &mut filer, true);
    let said: Vec<Report> = reports.try_iter().collect();
    assert!(matches!(said[..], [Report::JournalFailed(_), Report::Failed { generation: 1, .. }]), "{said:?}");
    disk.plan(None);
    filer.snapshot();
    keeper.keep();
    assert_eq!(
        reports.try_iter().collect::<Vec<_>>(),
        [Report::Saved { generation: 1 }, Report::Kept { generation: 1 }]
    );
    assert!(String::from_utf8(disk.content(FILE).unwrap()).unwrap().contains("書けない間の言葉"));
}

#[test]
fn a_file_that_a_scanner_holds_for_a_moment_is_waited_for_and_never_deleted_first() {
    for error in [5, 32] {
        let scene = &scenes()[0];
        let calls = attempt(&Ours, scene, None).unwrap().calls();
        let mut waited = 0;
        for at in 0..calls {
            let disk = scene.disk.copy();
            disk.windows();
            disk.plan(Some(Plan { at, fault: Fault::Error(error), times: 1 }));
            let outcome = Ours.run(&disk, &scene.steps);
            waited += disk.pauses();
            if disk.pauses() > 0 {
                assert!(outcome.all && !outcome.told, "{at}");
            }
            assert!(disk.content(FILE).is_some());
        }
        assert!(waited >= 3, "{waited}");
    }
}

/// How many runs there are: `cargo test --lib fault_tests::figures -- --ignored --nocapture`.
#[test]
#[ignore = "tells figures"]
fn figures() {
    for scene in scenes() {
        println!("{}: {} runs", scene.name, sweep(&Ours, &scene).unwrap());
    }
    for flaw in Flaw::ALL {
        println!("{flaw:?}: {}", sweep(&Careful(Some(flaw)), &scenes()[0]).unwrap_err());
    }
}
