//! Every system call of `merge` and `export` that touches a file fails once, in each way: what they write is whole or not
//! there, what they read is as it was, and who called them is told.

use std::collections::BTreeMap;
use std::fs;
use std::process::Output;

use super::{AGENCIES, Command, ERRORS, every, has_strace};
use crate::pty::{BINARY, Home};
use norishiro::domain::{Pen, Writer, entry, meeting, parked};
use norishiro::store;

/// What is called, and the file it writes; none where it writes to standard output.
const JOBS: [(&[&str], Option<&str>); 8] = [
    (&["merge", "a.ron", "b.ron", "-o", "new.ron"], Some("new.ron")),
    (&["merge", "a.ron", "b.ron", "-o", "a.ron"], Some("a.ron")),
    (&["merge", "a.ron", "b.ron", "-o", "-"], None),
    (&["export", "a.ron", "--to", "json", "-o", "new.json"], Some("new.json")),
    (&["export", "a.ron", "--to", "html", "-o", "new.html"], Some("new.html")),
    (&["export", "a.ron", "--to", "xlsx", "-o", "new.xlsx"], Some("new.xlsx")),
    (&["export", "a.ron", "--to", "docx", "-o", "new.docx"], Some("new.docx")),
    (&["export", "a.ron", "--to", "csv"], None),
];

/// The calls by which files are looked for, read and written.
const CALLS: &str = "openat,read,pread64,write,fsync,fdatasync,ftruncate,lseek,rename,renameat2,linkat,unlink,statx,newfstatat,\
                     fstat,fchmod,flock,getcwd,readlink,mkdir";

/// A folder with the sessions of two tables: the second has an entry more, and a line that was parked.
fn folder() -> Home {
    let home = Home::new();
    let one = home.session("a.ron", &AGENCIES);
    let mut session = store::open::read(&one).unwrap().session;
    let meeting = meeting::all(&session)[0].id();
    let pen = Pen { by: "記録2".into(), now: 1_800_000_000_000, seed: [2; 16] };
    let mut writer = Writer::new(&mut session, pen);
    writer.found(entry::KIND, &[("meeting", meeting.into()), ("text", "夜は動けない".into())]);
    parked::park(&mut writer, meeting, None, "次の名簿を作る");
    drop(writer);
    store::create(&home.sessions().join("b.ron"), &session).unwrap();
    home
}

/// What a run leaves.
struct Left {
    done: Output,
    files: BTreeMap<String, Vec<u8>>,
    /// What strace wrote of the calls.
    calls: String,
}

/// Runs a job in a copy of the folder.
fn run(of: &Home, args: &[&str], fault: Option<&str>) -> Left {
    let home = Home::new();
    for name in ["a.ron", "b.ron"] {
        fs::copy(of.sessions().join(name), home.sessions().join(name)).unwrap();
    }
    let log = home.folder.path().join("calls");
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-e", "signal=none", "-e", &format!("trace={CALLS}"), "-o"]).arg(&log);
    if let Some(fault) = fault {
        command.args(["-e", &format!("inject={fault}")]);
    }
    command.arg(BINARY).args(["--lang", "ja"]).args(args).current_dir(home.sessions());
    let done = command.env_clear().envs(home.environment("ja")).output().unwrap();
    let is_own = |name: &str| !name.starts_with(".norishiro-") && !name.contains(".bak");
    let names = fs::read_dir(home.sessions()).unwrap().map(|found| found.unwrap().file_name());
    let names = names.map(|name| name.into_string().unwrap()).filter(|name| is_own(name));
    let files = names.map(|name| (name.clone(), fs::read(home.sessions().join(name)).unwrap())).collect();
    Left { done, files, calls: fs::read_to_string(log).unwrap() }
}

/// How often each call is made.
fn counted(calls: &str) -> BTreeMap<&str, usize> {
    let mut counted = BTreeMap::new();
    for line in calls.lines() {
        let (name, _) = line.split_once('(').unwrap_or_default();
        if let Some(name) = name.split_whitespace().last().filter(|name| CALLS.contains(name)) {
            *counted.entry(name).or_default() += 1;
        }
    }
    counted
}

/// What came of the runs.
#[derive(Debug, Default)]
struct Count {
    runs: usize,
    done_all_the_same: usize,
    refused: usize,
    /// The loader of the system could not even start it.
    not_begun: usize,
}

impl Count {
    fn note(&mut self, before: &Left, whole: &Left, faulty: &Left, writes: Option<&str>, what: &str) {
        let Some(failed) = faulty.calls.lines().find(|line| line.contains("(INJECTED)")) else { return };
        let what = format!("{what}: {failed}\n{}", String::from_utf8_lossy(&faulty.done.stderr));
        self.runs += 1;
        for (name, bytes) in &faulty.files {
            let old = before.files.get(name) == Some(bytes);
            let new = writes == Some(name) && whole.files.get(name) == Some(bytes);
            assert!(old || new, "{name} is neither as it was nor whole: {what}");
        }
        assert!(before.files.keys().all(|name| faulty.files.contains_key(name)), "a file is gone: {what}");
        match faulty.done.status.code() {
            Some(0) => {
                self.done_all_the_same += 1;
                assert!(faulty.files == whole.files, "it says that all is well: {what}");
                assert!(faulty.done.stdout == whole.done.stdout, "it says that all was written: {what}");
            }
            Some(1) => {
                self.refused += 1;
                let told = String::from_utf8_lossy(&faulty.done.stderr).contains('。');
                assert!(told || failed.contains("write(2, "), "nothing is told: {what}");
            }
            Some(127) => self.not_begun += 1,
            other => panic!("it ends with {other:?}: {what}"),
        }
    }
}

#[test]
#[ignore = "minutes: proofs/faults runs it"]
fn no_failing_system_call_leaves_half_a_file_or_goes_untold() {
    if !has_strace() {
        return;
    }
    let folder = folder();
    let nothing = run(&folder, &["--version"], None);
    let (mut count, mut turn) = (Count::default(), 0);
    for (args, writes) in JOBS {
        let whole = run(&folder, args, None);
        assert!(whole.done.status.success(), "{}", String::from_utf8_lossy(&whole.done.stderr));
        assert!(writes.is_none_or(|name| whole.files.get(name) != nothing.files.get(name)));
        for (call, most) in counted(&whole.calls) {
            for error in ERRORS {
                for number in 1..=most {
                    turn += 1;
                    if turn % every() == 0 {
                        let faulty = run(&folder, args, Some(&format!("{call}:error={error}:when={number}")));
                        let what = format!("{} {call} {error} {number}", args.join(" "));
                        count.note(&nothing, &whole, &faulty, writes, &what);
                    }
                }
            }
        }
    }
    println!("merge and export: {count:?}, none half written, none untold");
}
