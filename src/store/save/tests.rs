//! Saving: what may be lost (nothing), what may be written over (only what is in the new file).

use std::fs;

use super::*;
use crate::store::wire::tests::made::{Step, sample, session_of};
use crate::store::{Shelf, create, open, real};

fn entry(text: &str) -> Step {
    Step::Entry(text.into())
}

/// A folder with a saved session in it.
fn saved(steps: &[Step]) -> (tempfile::TempDir, PathBuf, Session) {
    let home = tempfile::tempdir().unwrap();
    let (path, session) = (home.path().join("会議.ron"), session_of(steps));
    create(&path, &session).unwrap();
    (home, path, session)
}

fn read(path: &Path) -> Session {
    wire::load(&fs::read(path).unwrap()).unwrap().session
}

fn seen(path: &Path) -> SessionFile {
    let bytes = fs::read(path).unwrap();
    SessionFile::read(&real(), path, &bytes, &wire::load(&bytes).unwrap())
}

fn save(file: &mut SessionFile, session: &mut Session) -> Result<Written, Trouble> {
    let mut written = Written::default();
    file.save(session, &mut written).map(|()| written)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_saved_session_is_the_file_and_nothing_else_stays_behind() {
    let (home, path, mut session) = saved(&[]);
    let mut file = seen(&path);
    session.union(&session_of(&sample()));
    assert_eq!(save(&mut file, &mut session).unwrap(), Written::default());
    assert_eq!(read(&path), session);
    assert_eq!(names(home.path()), ["会議.ron", "会議.ron.bak", "会議.ron.bak2"]);
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    save(&mut file, &mut session).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before, "nothing new, nothing written");
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_merged() {
    let (home, path, mine) = saved(&[entry("初め")]);
    let mut opened = open(&path, &Shelf::new(&real(), &home.path().join("state")), "記録1").unwrap();
    let mut theirs = mine.clone();
    theirs.union(&session_of(&[entry("初め"), entry("向こうの言葉")]));
    fs::write(&path, wire::print(&theirs)).unwrap();
    opened.session.union(&session_of(&[entry("初め"), Step::Agency("x".into()), entry("こちらの言葉")]));
    let written = save(&mut opened.file, &mut opened.session).unwrap();
    assert!(!written.revisions.is_empty());
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("向こうの言葉") && text.contains("こちらの言葉"));
    assert_eq!(read(&path), opened.session);
}

#[test]
fn what_cannot_be_read_is_left_alone_and_the_session_goes_beside_it() {
    for broken in [&b""[..], b"Session(\nversion: (1, 0),\nrevisions: [\n(id", b"\x89PNG\0\xFF\xFE\xFD"] {
        let (home, path, mut session) = saved(&[entry("言葉")]);
        let mut file = seen(&path);
        fs::write(&path, broken).unwrap();
        let written = save(&mut file, &mut session).unwrap();
        let beside = home.path().join("会議.recovered-1.ron");
        assert_eq!(written.recovered.as_deref(), Some(&*beside));
        assert_eq!((fs::read(&path).unwrap(), read(&beside)), (broken.to_vec(), session.clone()));
        // the next save goes there, too, and comes home once the file can be read again
        session.union(&session_of(&sample()));
        assert_eq!(save(&mut file, &mut session).unwrap().recovered.as_deref(), Some(&*beside));
        assert_eq!(read(&beside), session);
        fs::write(&path, wire::print(&session_of(&[entry("戻った")]))).unwrap();
        assert_eq!(save(&mut file, &mut session).unwrap().recovered, None);
        assert_eq!(read(&path), session);
        assert!(fs::read_to_string(&path).unwrap().contains("戻った"));
    }
}

#[test]
fn what_is_left_of_a_damaged_file_is_taken_in() {
    let (_home, path, mut session) = saved(&[entry("こちら")]);
    let mut file = seen(&path);
    let theirs = wire::print(&session_of(&[entry("向こうで足した")]));
    let cut = theirs.rfind("redactions: [").unwrap();
    fs::write(&path, theirs.get(..cut).unwrap()).unwrap();
    let written = save(&mut file, &mut session).unwrap();
    assert!(
        written.recovered.is_some_and(|path| fs::read_to_string(path).unwrap().contains("向こうで足した"))
    );
}

#[test]
fn a_newer_file_is_never_written_over() {
    let (home, path, mut session) = saved(&[entry("言葉")]);
    let mut file = seen(&path);
    fs::write(&path, "Session(\nversion: (2, 0),\n").unwrap();
    assert_eq!(save(&mut file, &mut session).unwrap_err().cause, Cause::Newer { major: 2, minor: 0 });
    assert_eq!(fs::read_to_string(&path).unwrap(), "Session(\nversion: (2, 0),\n");
    assert_eq!(names(home.path()), ["会議.ron"]);
}

#[test]
fn only_not_found_is_a_new_file() {
    let (home, path, mut session) = saved(&[entry("言葉")]);
    let mut file = seen(&path);
    fs::remove_file(&path).unwrap();
    save(&mut file, &mut session).unwrap();
    assert_eq!(read(&path), session);
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert_eq!(save(&mut file, &mut session).unwrap_err().cause, Cause::IsFolder);
    let gone = home.path().join("stick/会議.ron");
    assert_eq!(save(&mut SessionFile::new(&real(), &gone), &mut session).unwrap_err().cause, Cause::NotFound);
    assert!(!gone.exists() && !home.path().join("stick").exists(), "a stick that is out is not made anew");
}

#[test]
fn what_does_not_fit_is_named_and_nothing_is_written() {
    let (_home, path, mut session) = saved(&[entry("言葉")]);
    let before = fs::read(&path).unwrap();
    let mut file = seen(&path);
    session.union(&session_of(&[entry("言葉"), entry("鐘\u{7}")]));
    assert_eq!(save(&mut file, &mut session).unwrap_err().cause, Cause::Unfit(wire::Unfit::Control('\u{7}')));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_new_file_never_takes_the_place_of_another() {
    let (_home, path, session) = saved(&[entry("言葉")]);
    let fresh = disk::Fresh::write(&real(), &path, b"x").unwrap();
    assert_eq!(fresh.create(&path).unwrap_err().cause, Cause::Exists);
    assert_eq!(read(&path), session);
}

#[test]
fn three_generations_are_kept() {
    let (_home, path, mut session) = saved(&[entry("一")]);
    for run in ["二", "三", "四"] {
        let mut file = seen(&path);
        for text in [run, "途中"] {
            session.union(&session_of(&[entry("一"), entry(&format!("{run}{text}"))]));
            save(&mut file, &mut session).unwrap();
        }
    }
    let [last, found, before] = backup::SUFFIXES.map(|suffix| read(&disk::beside(&path, suffix)));
    let entries = |session: &Session| session.of_kind("entry").count();
    assert_eq!([&session, &last, &found, &before].map(entries), [7, 6, 5, 3]);
}

#[test]
fn a_redacted_text_leaves_the_backups_and_copies_too() {
    let steps = [entry("秘密の言葉"), entry("他の言葉")];
    let (home, path, mut session) = saved(&steps);
    let mut file = seen(&path);
    fs::write(home.path().join("会議.edited-1.ron"), fs::read(&path).unwrap()).unwrap();
    fs::write(home.path().join("別.edited-1.ron"), "秘密の言葉 in a file that is not ours").unwrap();
    session.union(&session_of(&[entry("秘密の言葉"), Step::Edit(0, "まだ秘密の言葉".into())]));
    save(&mut file, &mut session).unwrap();
    fs::write(disk::beside(&path, ".bak3"), wire::print(&session).replace("redactions: [", "x")).unwrap();
    let secret = |revision: &&Arc<Revision>| {
        wire::print(&{
            let mut one = Session::new();
            one.take_in([Arc::clone(revision)], []);
            one
        })
        .contains("秘密")
    };
    let gone: Vec<_> = session
        .revisions()
        .values()
        .filter(secret)
        .map(|revision| Redaction {
            revision: revision.id(),
            stamp: session.last_stamp(),
            by: "記録1".into(),
        })
        .collect();
    session.take_in([], gone);
    save(&mut file, &mut session).unwrap();
    for name in names(home.path()) {
        let text = fs::read_to_string(home.path().join(&name)).unwrap();
        assert_eq!(text.contains("秘密"), name.starts_with('別'), "{name}\n{text}");
    }
    assert!(fs::read_to_string(disk::beside(&path, ".bak")).unwrap().contains("他の言葉"));
}

#[test]
fn a_redacted_text_leaves_the_backups_also_where_the_file_cannot_be_read() {
    let (home, path, mut session) = saved(&[entry("秘密の言葉")]);
    let mut file = seen(&path);
    fs::copy(&path, disk::beside(&path, ".bak")).unwrap();
    fs::write(&path, "壊れた").unwrap();
    let gone = session_of(&[entry("秘密の言葉"), Step::Redact(0)]);
    session.take_in(gone.revisions().values().cloned(), gone.redactions().iter().cloned());
    assert!(save(&mut file, &mut session).unwrap().recovered.is_some());
    for name in names(home.path()) {
        assert!(!fs::read_to_string(home.path().join(&name)).unwrap().contains("秘密"), "{name}");
    }
}

#[test]
fn a_whole_revision_that_mends_a_skeleton_is_told_as_one_that_came() {
    let (_home, path, whole) = saved(&[entry("言葉")]);
    let is_entry = |revision: &&Arc<Revision>| revision.kind() == "entry";
    let entry = whole.revisions().values().find(is_entry).unwrap();
    let mut session = Session::new();
    session.take_in(whole.revisions().values().filter(|one| !is_entry(one)).cloned(), []);
    session.take_in([Arc::new(entry.redacted())], []);
    let written = save(&mut SessionFile::new(&real(), &path), &mut session).unwrap();
    assert_eq!((written.revisions, session), (vec![Arc::clone(entry)], whole));
}

#[test]
fn words_by_hand_that_cannot_be_taken_in_are_kept_in_a_copy() {
    let (home, path, session) = saved(&[entry("言葉")]);
    let text = fs::read_to_string(&path).unwrap().replacen("\"言葉\",", "\"言葉,", 1);
    fs::write(&path, &text).unwrap();
    let mut opened = open(&path, &Shelf::new(&real(), &home.path().join("state")), "記録1").unwrap();
    assert_eq!((opened.notes.hand.unread.count, &opened.session), (1, &session));
    let kept = save(&mut opened.file, &mut opened.session).unwrap().kept.unwrap();
    assert_eq!(kept, home.path().join("会議.edited-1.ron"));
    assert_eq!(fs::read_to_string(kept).unwrap(), text);
    assert_eq!(read(&path), session);
}

#[cfg(unix)]
#[test]
fn modes_are_kept_and_new_files_are_for_the_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("記録/会議.ron");
    let mut session = session_of(&[]);
    create(&path, &session).unwrap();
    assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let mut file = seen(&path);
    session.union(&session_of(&sample()));
    save(&mut file, &mut session).unwrap();
    assert_eq!(mode(&path), 0o640);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
    session.union(&session_of(&[entry("x")]));
    let theirs = session_of(&[entry("向こう")]);
    let mut theirs_and_old = read(&path);
    theirs_and_old.union(&theirs);
    fs::remove_file(&path).unwrap();
    fs::write(&path, wire::print(&theirs_and_old)).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
    let mut written = Written::default();
    assert_eq!(file.save(&mut session, &mut written).unwrap_err().cause, Cause::NoPermission);
    assert!(
        wire::print(&session).contains("向こう") && written.revisions.len() == 1,
        "told, although it failed"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    use std::io::Write;
    // what the device says, and that the words for it are found
    let error = fs::OpenOptions::new().write(true).open("/dev/full").unwrap().write_all(b"x").unwrap_err();
    assert_eq!(Trouble::io(Path::new("x"), &error).cause, Cause::DiskFull);
}
