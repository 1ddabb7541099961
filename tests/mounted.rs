//! The store on file systems that a script has mounted: `proofs/full-disks` and `proofs/power-cuts` call these. Where the
//! session lies says `FILE_AT`, where the journal `STATE_AT`, which syncs are left out `LEAVES_OUT` (file, folder, both).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a test, which has its own folder")]

mod common;

use std::env;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use common::{NOW, meeting_of};
use norishiro::domain::entry::{self, At};
use norishiro::domain::{Pen, Session, Writer, agency, meeting};
use norishiro::store::disk::{Disk, Guard, Handle, Imprint, Known, Shared};
use norishiro::store::saver::Patience;
use norishiro::store::{self, Order, Places, Report, Saver, SessionFile, Shelf};

/// Longer than anything here takes.
const LONG: Duration = Duration::from_secs(60);

/// A real disk that leaves out some of the syncs and says that all is well.
#[derive(Debug)]
struct Careless {
    disk: Shared,
    file: bool,
    folder: bool,
}

struct Unsynced(Box<dyn Handle>);

impl Handle for Unsynced {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Careless {
    fn handle(&self, handle: Box<dyn Handle>) -> Box<dyn Handle> {
        if self.file { Box::new(Unsynced(handle)) } else { handle }
    }
}

impl Disk for Careless {
    fn read(&self, path: &Path, from: u64, most: u64) -> io::Result<Vec<u8>> {
        self.disk.read(path, from, most)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        self.disk.create(path).map(|handle| self.handle(handle))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn Handle>> {
        self.disk.append(path).map(|handle| self.handle(handle))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.disk.remove(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if self.folder { Ok(()) } else { self.disk.sync_folder(folder) }
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.disk.make_folder(folder)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.disk.list(folder)
    }

    fn imprint(&self, path: &Path) -> io::Result<Imprint> {
        self.disk.imprint(path)
    }

    fn lock(&self, path: &Path, beside: &Path) -> io::Result<Option<Box<dyn Guard>>> {
        self.disk.lock(path, beside)
    }

    fn look(&self, path: &Path) -> io::Result<Known> {
        self.disk.look(path)
    }

    fn give_mode(&self, like: &Path, to: &Path) -> io::Result<()> {
        self.disk.give_mode(like, to)
    }

    fn is_busy(&self, error: &io::Error) -> bool {
        self.disk.is_busy(error)
    }

    fn pause(&self, time: Duration) {
        self.disk.pause(time);
    }
}

fn place(name: &str) -> PathBuf {
    env::var_os(name).map_or_else(|| panic!("{name} says where"), PathBuf::from)
}

fn disk() -> Shared {
    let left_out = env::var("LEAVES_OUT").unwrap_or_default();
    let (file, folder) = match left_out.as_str() {
        "" => (false, false),
        "file" => (true, false),
        "folder" => (false, true),
        "both" => (true, true),
        other => panic!("{other} cannot be left out"),
    };
    Arc::new(Careless { disk: store::real(), file, folder })
}

/// Long enough that the entries fill a disk of a megabyte up.
fn said(number: u64) -> String {
    format!("第{number}の記入、読み書きのあいだに電気が切れても残る言葉。").repeat(10)
}

/// Adds an entry and says what changed.
fn say(session: &mut Session, number: u64) -> norishiro::domain::Change {
    let meeting = meeting::all(session)[0].id();
    let agency = session.of_kind(agency::KIND).next().unwrap().id();
    let at = At { meeting, agency, worksheet: "groupwork".into(), question: "strengths".into() };
    let mut seed = [0; 16];
    seed[..8].copy_from_slice(&number.to_be_bytes());
    let now = NOW + i64::try_from(number).unwrap() * 1_000;
    let mut writer = Writer::new(session, Pen { by: "記録1".into(), now, seed });
    entry::add(&mut writer, &at, "", &said(number), false);
    writer.finish()
}

fn start(file: &Path, state: &Path, session: Session) -> (Saver, Receiver<Report>) {
    let disk = disk();
    let shelf = Shelf::new(&disk, state);
    let (tell, reports) = channel();
    let patience = Patience {
        calm: Duration::from_millis(1),
        first: Duration::from_millis(1),
        most: Duration::from_millis(4),
        ..Patience::default()
    };
    let (file, journal) = (SessionFile::new(&disk, file), shelf.find(file).journal);
    let places = Places { file, journal, shelf, presence: None };
    (Saver::start(session, places, patience, move |report| drop(tell.send(report))).unwrap(), reports)
}

/// Which of the entries up to a number are not in a session.
fn lost(session: &Session, up_to: u64) -> Vec<u64> {
    let texts: Vec<&str> = session.of_kind(entry::KIND).map(|entry| entry.text("text")).collect();
    (1..=up_to).filter(|number| !texts.contains(&said(*number).as_str())).collect()
}

/// What is left in the file, and in the file and the journal together.
fn left(file: &Path, state: &Path) -> Result<(Session, Session), String> {
    let in_file = match store::open::read(file) {
        Ok(loaded) => loaded.session,
        Err(trouble) => return Err(format!("the file cannot be read: {trouble:?}")),
    };
    let mut all = in_file.clone();
    all.union(&Shelf::new(&store::real(), state).find(file).session);
    Ok((in_file, all))
}

#[test]
#[ignore = "called by proofs/power-cuts"]
fn writes_until_the_power_is_cut() {
    let (file, state) = (place("FILE_AT").join("会議.ron"), place("STATE_AT"));
    let mut log = OpenOptions::new().create(true).append(true).open(place("LOG")).unwrap();
    let mut session = meeting_of(&["北町保健所／保健所"]);
    let (saver, reports) = start(&file, &state, session.clone());
    for number in 1..=100_000 {
        let change = say(&mut session, number);
        saver.order(Order::Change(change, number));
        loop {
            match reports.recv_timeout(LONG) {
                Ok(Report::Kept { generation }) => {
                    writeln!(log, "kept {generation}").unwrap();
                    if generation >= number {
                        break;
                    }
                }
                Ok(Report::Saved { generation }) => writeln!(log, "saved {generation}").unwrap(),
                // no time to tidy up where there is no power
                _ => process::exit(0),
            }
        }
    }
}

#[test]
#[ignore = "called by proofs/power-cuts"]
fn what_was_called_saved_is_there() {
    let (file, state) = (place("FILE_AT").join("会議.ron"), place("STATE_AT"));
    let log = fs::read_to_string(place("LOG")).unwrap_or_default();
    let last = |word: &str| {
        log.lines().filter_map(|line| line.strip_prefix(word)?.trim().parse().ok()).max().unwrap_or(0)
    };
    let (kept, saved) = (last("kept"), last("saved"));
    let verdict = match left(&file, &state) {
        Err(_) if kept == 0 && saved == 0 => "holds".to_owned(),
        // before the file there is the journal, which Home offers
        Err(_) if saved == 0 && journal_holds(&file, &state, kept) => "holds".to_owned(),
        Err(wrong) => format!("LOST {wrong}"),
        Ok((in_file, all)) => {
            let gone = (lost(&in_file, saved).len(), lost(&all, kept.max(saved)).len());
            if gone == (0, 0) {
                "holds".to_owned()
            } else {
                format!("LOST {} of the file, {} of all", gone.0, gone.1)
            }
        }
    };
    println!("verdict {verdict} kept {kept} saved {saved}");
}

fn journal_holds(file: &Path, state: &Path, kept: u64) -> bool {
    lost(&Shelf::new(&store::real(), state).find(file).session, kept).is_empty()
}

#[test]
#[ignore = "called by proofs/full-disks"]
fn on_a_full_disk() {
    let (file, state) = (place("FILE_AT").join("会議.ron"), place("STATE_AT"));
    let mut session = meeting_of(&["北町保健所／保健所"]);
    if store::create(&file, &session).is_err() {
        assert!(!file.exists(), "half a file");
        println!("verdict holds: not even an empty session fits, which is told");
        return;
    }
    let (saver, reports) = start(&file, &state, session.clone());
    let (mut kept, mut saved, mut told) = (0, 0, false);
    for number in 1..=120 {
        let change = say(&mut session, number);
        saver.order(Order::Change(change, number));
        // until something is known of this entry
        loop {
            match reports.recv_timeout(LONG).expect("the saver says something") {
                Report::Kept { generation } => kept = kept.max(generation),
                Report::Saved { generation } => saved = saved.max(generation),
                Report::Failed { generation, .. } => {
                    told = true;
                    if generation >= number {
                        break;
                    }
                }
                Report::JournalFailed(_) => told = true,
                _ => {}
            }
            if kept.max(saved) >= number {
                break;
            }
        }
    }
    let ended = saver.quit().expect("the saver ends");
    (kept, saved) = (kept.max(ended.kept), saved.max(ended.saved));
    let (in_file, all) = left(&file, &state).unwrap();
    assert_eq!(lost(&in_file, saved), Vec::<u64>::new(), "called saved in the file");
    assert_eq!(lost(&all, kept.max(saved)), Vec::<u64>::new(), "called saved");
    assert!(saved == 120 || ended.trouble.is_some() || told, "trouble is told");
    let how = if saved == 120 { "all in the file" } else { "told" };
    println!(
        "verdict holds: {how}, kept {kept} saved {saved} of 120, journal trouble or failure told: {told}"
    );
}
