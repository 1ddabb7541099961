//! Two savers at one file: whatever call of the one's saving the other's comes in between, nothing of either is lost.

use super::*;
use crate::store::save::{Looked, SessionFile, Written};

/// One of the two, with something of its own that is not in the file yet.
struct One {
    file: SessionFile,
    session: Session,
}

impl One {
    fn with(disk: &Fake, number: u8, text: &str) -> Self {
        let shared: Shared = Arc::new(disk.clone());
        let shelf = Shelf::new(&shared, Path::new(STATE));
        let TakenUp { mut session, file, .. } = take_up(&shared, Path::new(FILE), &shelf).unwrap();
        say(&mut session, number, text);
        Self { file, session }
    }

    fn save(&mut self) {
        self.file.save(&mut self.session, &mut Written::default()).unwrap();
    }

    /// What the filer does once a second; says whether there was anything to do.
    fn look(&mut self) -> bool {
        let changed = self.file.look() == Looked::Changed;
        if changed {
            self.save();
        }
        changed
    }
}

/// Has the one save while the other saves at one of its calls; says whether the file has the words of both afterwards, and
/// how many calls there were.
fn meet(at: usize, locks: bool, repairs: bool) -> (bool, usize) {
    let disk = Fake::with(&["/usb", STATE]);
    let mut first = Session::new();
    say(&mut first, 1, "初めからある");
    disk.put(FILE, wire::print(&first).as_bytes());
    if !locks {
        disk.lockless();
    }
    let mut one = One::with(&disk, 2, "こちらの言葉");
    let other = Arc::new(Mutex::new(One::with(&disk, 3, "向こうの言葉")));
    disk.plan(None);
    let theirs = Arc::clone(&other);
    disk.meanwhile(at, move || theirs.lock().unwrap().save());
    one.save();
    let calls = disk.calls();
    // where it was kept out to the end
    let _ = disk.look(Path::new(FILE));
    for _ in 0..4 {
        if repairs && !(one.look() | other.lock().unwrap().look()) {
            break;
        }
    }
    let text = String::from_utf8(disk.content(FILE).unwrap()).unwrap();
    (["こちらの言葉", "向こうの言葉"].iter().all(|words| text.contains(words)), calls)
}

#[test]
fn whenever_two_save_at_once_the_lock_alone_and_looking_again_alone_lose_nothing() {
    let (_, calls) = meet(usize::MAX, true, false);
    assert!(calls > 10);
    for at in 0..calls {
        assert!(meet(at, true, false).0, "with the lock alone, at call {at}");
        assert!(meet(at, false, true).0, "looking again alone, at call {at}");
    }
    let lost = (0..calls).filter(|at| !meet(*at, false, false).0).count();
    assert!(lost > 0, "without both nothing is lost: this proves nothing");
}
