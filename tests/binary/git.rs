//! git merges sessions with the program's own driver: random graphs of branches, no conflict, nothing lost.
//!
//! `GRAPHS=200` and `SEED=1` as in `proofs/git`; the suite takes a few. Where there is no git, that is said.
#![allow(clippy::print_stdout, reason = "what a run came to is told")]
#![allow(clippy::disallowed_methods, reason = "a test, which has its own folder")]

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use crate::pty::{BINARY, Home};
use norishiro::domain::entry::{self, At};
use norishiro::domain::redaction::redact;
use norishiro::domain::{Pen, Record, Revision, RevisionId, Session, Writer, agency, meeting, parked};
use norishiro::i18n::Lang;
use norishiro::store::{recover, wire};

const FILE: &str = "会議.ron";
/// Branches of a graph.
const BRANCHES: usize = 4;
const STEPS: usize = 14;

fn number(name: &str, usual: u64) -> u64 {
    env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

fn has_git() -> bool {
    let there = Command::new("git").arg("--version").output().is_ok_and(|done| done.status.success());
    if !there {
        println!("skipped: there is no git here");
    }
    there
}

/// A repository with the two lines of configuration, or without them.
struct Repository {
    home: Home,
    folder: PathBuf,
}

impl Repository {
    fn new(driver: bool) -> Self {
        let home = Home::new();
        let folder = home.folder.path().join("repository");
        fs::create_dir(&folder).unwrap();
        let repository = Self { home, folder };
        repository.must(&["init", "--quiet", "--initial-branch", "b0"]);
        if driver {
            let line = format!("'{BINARY}' merge-driver %O %A %B %L %P");
            repository.must(&["config", "merge.norishiro.driver", &line]);
            fs::write(repository.folder.join(".gitattributes"), "*.ron merge=norishiro\n").unwrap();
        }
        repository
    }

    fn git(&self, args: &[&str]) -> Output {
        let mut git = Command::new("git");
        git.env_clear().envs(self.home.environment("ja")).current_dir(&self.folder).args(args);
        git.envs([
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_AUTHOR_NAME", "記録1"),
            ("GIT_AUTHOR_EMAIL", "1@example.org"),
        ]);
        git.envs([("GIT_COMMITTER_NAME", "記録1"), ("GIT_COMMITTER_EMAIL", "1@example.org")]);
        git.output().unwrap()
    }

    fn must(&self, args: &[&str]) -> Output {
        let done = self.git(args);
        assert!(done.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&done.stderr));
        done
    }

    fn file(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    fn commit(&self, text: &[u8]) {
        fs::write(self.file(), text).unwrap();
        self.must(&["add", "--all"]);
        self.must(&["commit", "--quiet", "--allow-empty", "--message", "会議"]);
    }

    fn session(&self) -> Session {
        wire::load(&fs::read(self.file()).unwrap()).unwrap().session
    }
}

/// A source of numbers that is the same each time (splitmix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap()
    }
}

/// All that was ever written in a graph.
#[derive(Default)]
struct Written {
    revisions: BTreeMap<RevisionId, Arc<Revision>>,
    redacted: BTreeSet<RevisionId>,
}

impl Written {
    fn note(&mut self, session: &Session) {
        for (id, revision) in session.revisions() {
            if !revision.body().is_redacted() {
                self.revisions.entry(*id).or_insert_with(|| Arc::clone(revision));
            }
        }
        self.redacted.extend(session.redactions().iter().map(|redaction| redaction.revision));
    }
}

fn base() -> Session {
    let mut session = Session::new();
    let pen = Pen { by: "記録1".into(), now: 1_790_000_000_000, seed: [0; 16] };
    let mut writer = Writer::new(&mut session, pen);
    let meeting =
        meeting::found(&mut writer, &meeting::Facts { title: "会議".into(), ..Default::default() }, &[]);
    for name in ["保健所", "社協"] {
        let agency = agency::found(&mut writer, &name.into());
        let (worksheet, question) = ("groupwork".to_owned(), "strengths".to_owned());
        entry::add(&mut writer, &At { meeting, agency, worksheet, question }, "", "はじめの一言", false);
    }
    drop(writer);
    session
}

/// One thing that somebody does on a branch.
fn change(session: &mut Session, dice: &mut Dice, step: u8, graph: u64) {
    let mut seed = [step; 16];
    seed[..8].copy_from_slice(&graph.to_be_bytes());
    let pen = Pen { by: format!("記録{}", dice.roll(3)), now: 1_790_000_000_000 + i64::from(step), seed };
    let entries: Vec<_> =
        session.of_kind(entry::KIND).map(|record| (record.id(), record.text("text").to_owned())).collect();
    let agencies: Vec<_> = session.of_kind(agency::KIND).map(Record::id).collect();
    let meeting = meeting::all(session)[0].id();
    let one = entries.get(dice.roll(entries.len().max(1))).map(|(id, _)| *id);
    let what = dice.roll(9);
    let mut writer = Writer::new(session, pen);
    match (what, one) {
        (0 | 1, Some(id)) => writer.set(id, &[("text", format!("直した{graph}の{step}").into())]),
        (2, Some(id)) => writer.delete(id),
        (3, Some(id)) => writer.set(id, &[("starred", true.into())]),
        (4, Some(id)) if dice.roll(3) == 0 => drop(redact(writer, id, "text")),
        (5, _) => _ = agency::found(&mut writer, &format!("機関{step}").as_str().into()),
        (6, _) => _ = parked::park(&mut writer, meeting, None, &format!("あとで{step}")),
        _ => {
            let agency = agencies[dice.roll(agencies.len())];
            let (worksheet, question) = ("groupwork".to_owned(), "weaknesses".to_owned());
            let at = At { meeting, agency, worksheet, question };
            entry::add(&mut writer, &at, "", &format!("新しい{graph}の{step}"), false);
        }
    }
}

/// What git left between its marks is the merge of both sides, and none of it a hand edit.
fn must_be_both(repository: &Repository) {
    let side = |stage: &str| {
        let done = repository.must(&["show", &format!(":{stage}:{FILE}")]);
        wire::load(&done.stdout).unwrap().session
    };
    let mut both = side("2");
    both.union(&side("3"));
    let left = wire::load(&fs::read(repository.file()).unwrap()).unwrap();
    assert!(left.hand.marks > 0);
    assert_eq!((left.hand.unread.count, left.hand.revisions.len()), (0, 0), "{:?}", left.hand);
    assert_eq!(left.session, both);
}

/// Walks one graph and says how many merges there were, and how many of them git could not do.
fn walk(graph: u64, driver: bool) -> (usize, usize) {
    let repository = Repository::new(driver);
    let mut dice = Dice(graph.wrapping_mul(0x5851_F42D_4C95_7F2D) + 1);
    let mut written = Written::default();
    repository.commit(wire::print(&base()).as_bytes());
    for branch in 1..BRANCHES {
        repository.must(&["branch", &format!("b{branch}")]);
    }
    let (mut merges, mut failed) = (0, 0);
    let merge = |other: usize| {
        let done = repository.git(&["merge", "--quiet", "--no-edit", &format!("b{other}")]);
        if !done.status.success() {
            assert!(
                !driver,
                "graph {graph}: {}",
                String::from_utf8_lossy(&[done.stdout, done.stderr].concat())
            );
            must_be_both(&repository);
            repository.must(&["merge", "--abort"]);
        }
        done.status.success()
    };
    for step in 0..STEPS {
        let branch = dice.roll(BRANCHES);
        repository.must(&["checkout", "--quiet", &format!("b{branch}")]);
        if dice.roll(4) == 0 {
            merges += 1;
            failed += usize::from(!merge((branch + 1 + dice.roll(BRANCHES - 1)) % BRANCHES));
        } else {
            let mut session = repository.session();
            change(&mut session, &mut dice, u8::try_from(step).unwrap(), graph);
            written.note(&session);
            repository.commit(wire::print(&session).as_bytes());
        }
    }
    repository.must(&["checkout", "--quiet", "b0"]);
    for other in 1..BRANCHES {
        merges += 1;
        failed += usize::from(!merge(other));
    }
    if driver {
        let merged = repository.session();
        for (id, revision) in &written.revisions {
            let kept = merged.revisions().get(id).unwrap_or_else(|| panic!("graph {graph}: {id} is lost"));
            if written.redacted.contains(id) {
                assert!(kept.body().is_redacted(), "graph {graph}: {id} came back");
            } else {
                assert_eq!(kept, revision, "graph {graph}");
            }
        }
        assert_eq!(fs::read(repository.file()).unwrap(), wire::print(&merged).as_bytes());
    }
    (merges, failed)
}

#[test]
fn random_graphs_of_branches_merge_without_a_conflict_and_lose_nothing() {
    if !has_git() {
        return;
    }
    let (graphs, seed) = (number("GRAPHS", 5), number("SEED", 1));
    let (mut merges, mut failed) = (0, 0);
    for graph in seed..seed + graphs {
        let (all, bad) = walk(graph, true);
        merges += all;
        failed += bad;
    }
    println!("{graphs} graphs, {merges} merges, {failed} conflicts, 0 lost");
    assert_eq!(failed, 0);
    assert!(merges as u64 >= graphs * 3);
}

#[test]
fn without_the_driver_git_finds_conflicts_in_them() {
    if !has_git() {
        return;
    }
    assert!((1..=number("GRAPHS", 2)).map(|graph| walk(graph, false).1).sum::<usize>() > 0);
}

/// Two branches, merged: ours and theirs as they are given.
fn merged(ours: &[u8], theirs: &[u8]) -> (Repository, Output) {
    let repository = Repository::new(true);
    let done = branches(&repository, ours, theirs);
    (repository, done)
}

fn branches(repository: &Repository, ours: &[u8], theirs: &[u8]) -> Output {
    repository.commit(wire::print(&base()).as_bytes());
    repository.must(&["branch", "b1"]);
    repository.commit(ours);
    repository.must(&["checkout", "--quiet", "b1"]);
    repository.commit(theirs);
    repository.must(&["checkout", "--quiet", "b0"]);
    repository.git(&["merge", "--no-edit", "b1"])
}

/// A session in which one entry more was written.
fn with(text: &str, seed: u8) -> Session {
    let mut session = base();
    let (meeting, agency) =
        (meeting::all(&session)[0].id(), session.of_kind(agency::KIND).next().unwrap().id());
    let pen = Pen { by: "記録2".into(), now: 1_790_000_000_000 + i64::from(seed), seed: [seed; 16] };
    let (worksheet, question) = ("groupwork".to_owned(), "strengths".to_owned());
    let at = At { meeting, agency, worksheet, question };
    entry::add(&mut Writer::new(&mut session, pen), &at, "", text, false);
    session
}

/// The text of a session in which the line of one entry in the part for the program cannot be read.
fn damaged(session: &Session) -> String {
    let text = wire::print(session);
    let (people, program) = text.split_at(text.rfind("revisions: [").unwrap());
    format!("{people}{}", program.replacen("kind:\"entry\"", "kind:", 1))
}

/// Does what was told, step by step; opening a damaged file makes the new one beside it.
fn follow(repository: &Repository, told: &str) {
    let steps: Vec<&str> = told.lines().filter_map(|line| line.strip_prefix("  ")).collect();
    assert!(steps.len() > 3, "{told}");
    for step in steps {
        let words: Vec<&str> = step
            .split('"')
            .enumerate()
            .flat_map(|(at, part)| if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() })
            .collect();
        match words[..] {
            ["git", ref args @ ..] => _ = repository.must(args),
            ["norishiro", file] => {
                let shelf = repository.home.shelf();
                recover::restore(&repository.folder.join(file), &repository.folder, &shelf).unwrap();
            }
            ["norishiro", ref args @ ..] => {
                let done =
                    repository.home.command("ja", args).current_dir(&repository.folder).output().unwrap();
                assert!(done.status.success(), "{step}: {}", String::from_utf8_lossy(&done.stderr));
            }
            ["mv", "-f", from, to] => {
                fs::rename(repository.folder.join(from), repository.folder.join(to)).unwrap();
            }
            _ => panic!("{step}"),
        }
    }
}

#[test]
fn where_a_side_cannot_be_read_ours_stays_and_what_is_told_loses_no_word_of_either() {
    if !has_git() {
        return;
    }
    let (mine, other) = (with("こちらの言葉", 7), with("相手の言葉", 8));
    let sound = |session: &Session| wire::print(session);
    for (ours, theirs, bad) in [
        (sound(&mine), damaged(&other), &["相手: "][..]),
        (damaged(&mine), sound(&other), &["こちら: "]),
        (damaged(&mine), damaged(&other), &["こちら: ", "相手: "]),
    ] {
        let (repository, done) = merged(ours.as_bytes(), theirs.as_bytes());
        assert_eq!(done.status.code(), Some(1));
        let told = String::from_utf8_lossy(&done.stderr);
        assert!(told.contains(&Lang::Ja.driver_not_merged(FILE)), "{told}");
        for side in ["こちら: ", "相手: "] {
            assert_eq!(told.contains(side), bad.contains(&side), "{told}");
        }
        assert_eq!(fs::read_to_string(repository.file()).unwrap(), ours);
        let state = repository.must(&["-c", "core.quotepath=off", "status", "--short"]);
        assert!(String::from_utf8_lossy(&state.stdout).contains(&format!("UU {FILE}")));
        follow(&repository, &told);
        let text = wire::print(&repository.session());
        for words in ["はじめの一言", "こちらの言葉", "相手の言葉"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        repository.must(&["commit", "--quiet", "--no-edit"]);
    }
}

#[test]
fn where_the_program_was_not_found_git_merges_once_more_when_it_is() {
    if !has_git() {
        return;
    }
    let repository = Repository::new(true);
    let driver = repository.must(&["config", "merge.norishiro.driver"]).stdout;
    repository.must(&["config", "merge.norishiro.driver", "norishiro-is-not-here %O %A %B %L %P"]);
    let (mine, other) = (with("こちらの言葉", 7), with("相手の言葉", 8));
    let done = branches(&repository, wire::print(&mine).as_bytes(), wire::print(&other).as_bytes());
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(repository.session(), mine);
    let driver = String::from_utf8(driver).unwrap();
    repository.must(&["config", "merge.norishiro.driver", driver.trim_end()]);
    repository.must(&["checkout", "-m", FILE]);
    let mut both = mine;
    both.union(&other);
    assert_eq!(repository.session(), both);
}

#[test]
fn a_newer_side_is_taken_out_of_git_and_neither_is_dropped() {
    if !has_git() {
        return;
    }
    let newer = wire::print(&with("相手の言葉", 8)).replacen("version: (1, 0)", "version: (9, 0)", 1);
    let (_, done) = merged(wire::print(&with("こちらの言葉", 7)).as_bytes(), newer.as_bytes());
    let told = String::from_utf8_lossy(&done.stderr);
    assert!(
        told.contains("git checkout-index --stage=3") && told.contains(Lang::Ja.driver_not_one_side()),
        "{told}"
    );
}

#[test]
fn what_was_erased_on_one_side_and_rewritten_on_the_other_is_told() {
    if !has_git() {
        return;
    }
    let (mut ours, mut theirs) = (base(), base());
    let id = ours.of_kind(entry::KIND).next().unwrap().id();
    let pen = |seed: u8| Pen { by: "記録2".into(), now: 1_790_000_100_000, seed: [seed; 16] };
    _ = redact(Writer::new(&mut ours, pen(7)), id, "text");
    Writer::new(&mut theirs, pen(8)).set(id, &[("text", "別の言い方".into())]);
    let (_, done) = merged(wire::print(&ours).as_bytes(), wire::print(&theirs).as_bytes());
    assert!(done.status.success());
    let told = String::from_utf8_lossy(&done.stderr);
    assert!(told.contains(&format!("norishiro redact \"{FILE}\" {id}")), "{told}");
    assert!(!told.contains("別の言い方"), "{told}");
}

#[test]
fn the_readme_shows_the_two_lines() {
    for name in ["README.md", "README.ja.md"] {
        let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
        assert!(readme.contains("*.ron merge=norishiro"), "{name}");
        assert!(
            readme.contains("git config merge.norishiro.driver \"norishiro merge-driver %O %A %B %L %P\""),
            "{name}"
        );
        for left in ["*.ron.bak*", ".norishiro-*", "*.recovered-*.ron", "*.edited-*.ron"] {
            assert!(readme.lines().any(|line| line == left), "{name}: {left}");
        }
    }
}
