//! A session file damaged in every way of one kind: a bit flipped at each byte, cut off at each length. Every day a
//! sample of the places is tried; `proofs/damage` tries all.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "tests")]

mod common;

use std::collections::BTreeSet;
use std::ops::AddAssign;
use std::panic::catch_unwind;
use std::thread;

use common::{NOW, meeting_of};
use norishiro::domain::entry::{self, At};
use norishiro::domain::overlap::{self, Answer, Asked};
use norishiro::domain::redaction::redact;
use norishiro::domain::{Pen, Record, RecordId, RevisionId, Session, Writer, agency, meeting, parked, pass};
use norishiro::store::wire::{self, LoadError};

const AGENCIES: [&str; 3] = ["北町保健所／保健所", "北町社会福祉協議会／社協", "若者支援センター／若者"];
const SAID: [&str; 6] = [
    "家族の話を月に一度、時間を区切らずに聞いている",
    "夜と土日は動けない\n電話は留守番になる",
    "\"待っている\"と伝える手紙を季節ごとに届ける",
    "受診先を探し、はじめの日に付いて行く",
    "葛󠄀飾の窓口と名簿を分けて持っている",
    "短い仕事の練習ができる場所を三か所知っている",
];

/// A session of about 20 KB with one of everything: edits, a conflict, a deletion, a redaction, an overlap.
fn session() -> Session {
    let mut session = meeting_of(&AGENCIES);
    let meeting = meeting::all(&session)[0].id();
    let agencies: Vec<_> = session.of_kind(agency::KIND).map(Record::id).collect();
    let mut seed = 0;
    let mut pen = || {
        seed += 1;
        Pen { by: "記録1".into(), now: NOW + i64::from(seed) * 1_000, seed: [seed; 16] }
    };
    let at = |number: usize| At {
        meeting,
        agency: agencies[number % agencies.len()],
        worksheet: "groupwork".into(),
        question: ["support", "strengths", "weaknesses"][number / 3 % 3].into(),
    };
    let mut entries = Vec::new();
    for number in 0..20 {
        let lane = if at(number).question == "support" { "solve" } else { "" };
        let text = format!("{} その{number}", SAID[number % SAID.len()]);
        entries.push(entry::add(&mut Writer::new(&mut session, pen()), &at(number), lane, &text, false));
    }
    let write = |session: &mut Session, pen: Pen, id: RecordId, text: &str| {
        Writer::new(session, pen).set(id, &[("text", text.into())]);
    };
    write(&mut session, pen(), entries[0], "月に二度、家族の話を聞いている");
    let mut twin = session.clone();
    write(&mut session, pen(), entries[1], "夜は動けない");
    write(&mut twin, pen(), entries[1], "土日は動けない");
    session.union(&twin);
    Writer::new(&mut session, pen()).delete(entries[2]);
    let _ = redact(Writer::new(&mut session, pen()), entries[3], "text");
    let mut writer = Writer::new(&mut session, pen());
    let to = [(Asked::Agency(agencies[1]), Answer::TakenBack), (Asked::Anyone, Answer::Agreed)];
    overlap::propose(&mut writer, &at(7), Some(entries[7]), "朝の電話を代わりにかける", &to, false);
    parked::park(&mut writer, meeting, Some(agencies[0]), "次の名簿を作る");
    pass::say(&mut writer, &at(8), None);
    session
}

/// The words people see.
fn words(session: &Session) -> BTreeSet<String> {
    let fields = ["text", "idea", "name", "title"];
    let shown = session.records().filter(|record| !record.is_hidden());
    shown
        .flat_map(|record| fields.into_iter().flat_map(|name| record.texts(name)))
        .map(str::to_owned)
        .collect()
}

/// What came of reading damaged files.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// How many were read.
    files: usize,
    /// Nothing was lost or changed by it.
    same: usize,
    /// A word of the part for people was another: taken for an edit by hand, the first wording is kept, too.
    by_hand: usize,
    /// Somebody's label, or a time, in a redaction was another.
    label: usize,
    /// The version is a newer one: nothing is read, and nothing is written over.
    newer: usize,
    /// The damage was named.
    named: usize,
    /// Revisions the damage touched, and those of them that came back as they were.
    touched: usize,
    mended: usize,
    /// Revisions it did not touch, and those of them that were kept.
    whole: usize,
    kept: usize,
    /// Words people saw, and those of them that are there still.
    words: usize,
    seen: usize,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.files += other.files;
        self.same += other.same;
        self.by_hand += other.by_hand;
        self.label += other.label;
        self.newer += other.newer;
        self.named += other.named;
        self.touched += other.touched;
        self.mended += other.mended;
        self.whole += other.whole;
        self.kept += other.kept;
        self.words += other.words;
        self.seen += other.seen;
    }
}

struct Proof {
    session: Session,
    text: String,
    words: BTreeSet<String>,
}

impl Proof {
    fn new() -> Self {
        let session = session();
        let (text, words) = (wire::print(&session), words(&session));
        assert_eq!(wire::load(text.as_bytes()).unwrap().session, session);
        Self { session, text, words }
    }

    /// Reads what is left of a file of which some lines were touched.
    fn read(&self, bytes: &[u8]) -> Result<Tally, String> {
        let tally = Tally { files: 1, ..Tally::default() };
        match wire::load(bytes) {
            Ok(loaded) if loaded.session == self.session => Ok(Tally { same: 1, ..tally }),
            Ok(loaded) => self.changed(&loaded.session, tally),
            Err(LoadError::Newer { .. }) => Ok(Tally { newer: 1, ..tally }),
            Err(LoadError::Damaged(damages)) if damages.count == 0 => Err("damage without a place".into()),
            Err(_) => self.salvaged(bytes, tally),
        }
    }

    /// A file that counts as sound: everything stands in it, and what was added says that it is by hand.
    fn changed(&self, session: &Session, tally: Tally) -> Result<Tally, String> {
        for (id, revision) in self.session.revisions() {
            if session.revisions().get(id) != Some(revision) {
                return Err(format!("{id} is gone or another"));
            }
        }
        let by_hand = session.revisions().values().filter(|r| r.by() == "hand").count();
        if session.revisions().len() != self.session.revisions().len() + by_hand {
            return Err("a revision from nowhere".into());
        }
        let of =
            |session: &Session| session.redactions().iter().map(|gone| gone.revision).collect::<Vec<_>>();
        if of(session) != of(&self.session) {
            return Err("a redaction is gone".into());
        }
        let (label, by_hand) = if by_hand == 0 { (1, 0) } else { (0, 1) };
        Ok(Tally { label, by_hand, ..tally })
    }

    fn salvaged(&self, bytes: &[u8], mut tally: Tally) -> Result<Tally, String> {
        tally.named = 1;
        let mut left = wire::salvage(bytes).map(|salvaged| salvaged.session).unwrap_or_default();
        let lines: BTreeSet<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
        let machine = self.text.lines().rev().filter(|line| line.starts_with("(id:"));
        for line in machine {
            let id = line.get(5..21).and_then(|id| id.parse().ok()).unwrap();
            let there = match left.revisions().get(&id) {
                None => false,
                Some(found) if *found == self.session.revisions()[&id] => true,
                // its redaction is what was damaged
                Some(found) => found.body().is_redacted(),
            };
            let untouched = lines.contains(line.as_bytes());
            let (all, good) = if untouched {
                (&mut tally.whole, &mut tally.kept)
            } else {
                (&mut tally.touched, &mut tally.mended)
            };
            *all += 1;
            *good += usize::from(there);
        }
        if let Some((id, _)) =
            left.revisions().iter().find(|(id, _)| !self.session.revisions().contains_key(*id))
        {
            return Err(format!("{id} was made up"));
        }
        let gone = |session: &Session| {
            session.redactions().iter().map(|gone| gone.revision).collect::<BTreeSet<_>>()
        };
        let there = |id: &RevisionId| left.revisions().get(id).is_none_or(|left| left.body().is_redacted());
        if !gone(&self.session).iter().all(there) {
            return Err("a redaction is gone".into());
        }
        let file = left.clone();
        left.take_in(wire::regain(bytes, &file, &left), []);
        let seen = words(&left);
        if let Some(back) =
            ["受診先を探し、はじめの日に付いて行く その3"].iter().find(|word| seen.contains(**word))
        {
            return Err(format!("a redacted text is back: {back}"));
        }
        tally.words = self.words.len();
        tally.seen = self.words.intersection(&seen).count();
        // what is read can be written and read again
        let again = wire::load(wire::print(&left).as_bytes()).map(|loaded| loaded.session);
        if again.as_ref() != Ok(&left) { Err("what was salvaged cannot be saved".into()) } else { Ok(tally) }
    }

    fn flipped(&self, at: usize, bit: u8) -> Vec<u8> {
        let mut bytes = self.text.clone().into_bytes();
        bytes[at] ^= 1 << bit;
        bytes
    }
}

/// Reads every one of some damaged files, on all processors.
fn all(proof: &Proof, files: usize, make: impl Fn(usize) -> Vec<u8> + Sync) -> Tally {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let part = |first: usize| {
        let mut sum = Tally::default();
        for number in (first..files).step_by(threads) {
            let read = || proof.read(&make(number));
            let read = catch_unwind(std::panic::AssertUnwindSafe(read));
            sum += read.expect("no panic").unwrap_or_else(|wrong| panic!("damaged file {number}: {wrong}"));
        }
        sum
    };
    let parts = thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|first| scope.spawn(move || part(first))).collect();
        handles.into_iter().map(|handle| handle.join().unwrap()).collect::<Vec<_>>()
    });
    let mut sum = Tally::default();
    parts.into_iter().for_each(|part| sum += part);
    sum
}

/// Flips so many bits of every byte, or one of every so many bytes.
fn flips(bits: usize, step: usize) -> Tally {
    let proof = Proof::new();
    let tally = all(&proof, proof.text.len() / step * bits, |number| {
        let at = number / bits * step;
        proof.flipped(at, u8::try_from((at + number % bits) % 8).unwrap())
    });
    told(&proof, "flipped", &tally);
    assert_eq!(tally.kept, tally.whole, "what a flip did not touch is kept");
    assert_eq!(tally.seen, tally.words, "every text stands twice");
    tally
}

/// Cuts the file off at every length, or every so many.
fn cuts(step: usize) {
    let proof = Proof::new();
    let tally =
        all(&proof, proof.text.len() / step, |number| proof.text.as_bytes()[..number * step].to_vec());
    told(&proof, "cut off", &tally);
    // without its last line break it is as good
    assert_eq!(tally.named + tally.same, tally.files, "that it is cut off is named");
    assert!(tally.same <= 1);
    assert_eq!(tally.kept, tally.whole, "every whole line is kept");
}

/// Makes zeros of the sectors of a disk in which the file lies, one after the other, wherever it begins in them.
fn sectors(step: usize) {
    let proof = Proof::new();
    let machine = proof.text.rfind("revisions: [").unwrap();
    let zeros = |at: usize| {
        let mut bytes = proof.text.clone().into_bytes();
        bytes.iter_mut().skip(at).take(SECTOR).for_each(|byte| *byte = 0);
        bytes
    };
    let starts: Vec<usize> = (0..proof.text.len()).step_by(step).collect();
    let within = |at: &&usize| **at > machine || **at + SECTOR < machine;
    let parted: Vec<usize> = starts.iter().filter(within).copied().collect();
    let tally = all(&proof, parted.len(), |number| zeros(parted[number]));
    told(&proof, "a sector of zeros", &tally);
    assert_eq!(tally.kept, tally.whole, "what is not in the sector is kept");
    assert_eq!(tally.seen, tally.words, "every text stands twice");
    // where the two parts meet, each may lose a few lines
    let meeting = all(&proof, starts.len() - parted.len(), |number| {
        let at: Vec<usize> = starts.iter().filter(|at| !within(at)).copied().collect();
        zeros(at[number])
    });
    assert_eq!(meeting.kept, meeting.whole);
}

/// Bytes of a sector.
const SECTOR: usize = 512;

fn told(proof: &Proof, how: &str, tally: &Tally) {
    let Tally { files, same, by_hand, label, newer, named, touched, mended, whole, kept, words, seen } =
        tally;
    println!("{} bytes, {how}: {files} files read without a panic", proof.text.len());
    println!("  unchanged {same}, taken for an edit by hand {by_hand} (the first wording is kept, too),");
    println!("  a label or time in a redaction is another {label}, taken for a newer program's {newer},");
    println!(
        "  damage named {named}: of {whole} revisions it did not touch {kept} kept, of {touched} it touched"
    );
    println!("  {mended} found again as they were; of {words} texts people saw {seen} are there");
}

#[test]
fn a_flipped_bit_anywhere_loses_nothing() {
    flips(1, 97);
}

#[test]
fn of_a_file_cut_off_anywhere_every_whole_line_is_kept() {
    cuts(101);
}

#[test]
#[ignore = "minutes: proofs/damage"]
fn every_byte() {
    let bits = std::env::var("BITS").ok().and_then(|bits| bits.parse().ok()).unwrap_or(8);
    flips(bits, 1);
}

#[test]
fn a_sector_of_zeros_anywhere_loses_no_word() {
    sectors(301);
}

#[test]
#[ignore = "minutes: proofs/damage"]
fn every_sector() {
    sectors(1);
}

#[test]
#[ignore = "minutes: proofs/damage"]
fn every_length() {
    cuts(1);
}
