//! Who else is there: seen while they are, gone with them, and never mistaken for the dead.

use super::*;

fn place() -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let session = home.path().join("会議.ron");
    fs::write(&session, "").unwrap();
    (home, session)
}

fn side_files(home: &tempfile::TempDir) -> Vec<PathBuf> {
    let there = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().path());
    there.filter(|path| path.extension().is_some_and(|end| end == END)).collect()
}

/// A side file that nobody has locked, written some time ago.
fn unlocked(session: &Path, token: &str, label: &str, age: u64) -> PathBuf {
    let path = session.with_file_name(format!("{}-{token}.{END}", side_name(session)));
    fs::write(&path, label).unwrap();
    let file = File::options().write(true).open(&path).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(age)).unwrap();
    path
}

#[test]
fn each_sees_the_others_by_their_labels_while_they_are_there() {
    let (home, session) = place();
    assert!(!is_open(&session));
    let mut one = Presence::enter(&session, "記録1").unwrap();
    assert_eq!(one.look(), None, "nobody else");
    assert!(is_open(&session) && !is_open(&home.path().join("別.ron")));
    let mut two = Presence::enter(&session, "記録2").unwrap();
    let third = Presence::enter(&session, "記録2").unwrap();
    assert_eq!(one.look().unwrap(), ["記録2", "記録2"]);
    assert_eq!(one.look(), None, "nothing new");
    assert_eq!(two.look().unwrap(), ["記録1", "記録2"]);
    assert!(!one.is_blind);
    // one dies, and its side file stays
    let path = third.path.clone();
    let left = fs::read(&path).unwrap();
    drop(third);
    fs::write(&path, left).unwrap();
    assert_eq!(one.look().unwrap(), ["記録2"]);
    drop(two);
    assert_eq!(one.look().unwrap(), [""; 0]);
    drop(one);
    assert!(side_files(&home).is_empty() && !is_open(&session));
}

#[test]
fn however_the_name_is_spelled_it_is_the_same_session() {
    assert_eq!(side_name(Path::new("/a/ガ.RON")), side_name(Path::new("/b/カ\u{3099}.ron")));
    assert_ne!(side_name(Path::new("/a/が.ron")), side_name(Path::new("/a/か.ron")));
}

#[test]
fn what_the_dead_left_is_removed() {
    let (home, session) = place();
    unlocked(&session, "aaaaaaaa", "記録9", 60);
    assert!(!is_open(&session) && side_files(&home).is_empty());
    // whoever opens it removes a young one, too
    unlocked(&session, "aaaaaaaa", "記録9", 0);
    let mut one = Presence::enter(&session, "記録1").unwrap();
    assert_eq!(one.look(), None);
    assert_eq!(side_files(&home).len(), 1);
}

#[test]
fn one_whose_lock_is_not_seen_counts_while_it_is_written_again() {
    let (_home, session) = place();
    let mut one = Presence::enter(&session, "記録1").unwrap();
    let path = unlocked(&session, "aaaaaaaa", "記録9", 5);
    assert_eq!(one.look().unwrap(), ["記録9"]);
    assert!(one.is_blind && is_open(&session));
    // so ours is written again, too, in its time
    let before = fs::metadata(&one.path).unwrap().modified().unwrap();
    one.written = Instant::now().checked_sub(AGAIN + Duration::from_secs(1)).unwrap();
    one.look();
    assert!(fs::metadata(&one.path).unwrap().modified().unwrap() > before);
    unlocked(&session, "aaaaaaaa", "記録9", 30);
    assert_eq!(one.look().unwrap(), [""; 0]);
    assert!(!path.exists() && !one.is_blind);
}

#[test]
fn who_comes_in_knows_of_the_living_whose_sign_it_takes_away() {
    let (_home, session) = place();
    let entered = |age: u64| {
        let path = unlocked(&session, "aaaaaaaa", "記録9", age);
        let one = Presence::enter(&session, "記録1").unwrap();
        assert!(!path.exists());
        (one.has_met(), one.has_met_blind())
    };
    assert_eq!(entered(60), (false, false), "of the dead nobody is afraid");
    assert_eq!(entered(0), (true, true));
    let _seen = Presence::enter(&session, "記録2").unwrap();
    let one = Presence::enter(&session, "記録1").unwrap();
    assert_eq!((one.has_met(), one.has_met_blind()), (true, false));
}

#[test]
fn ours_comes_back_where_somebody_took_it_away() {
    let (home, session) = place();
    let mut one = Presence::enter(&session, "記録1").unwrap();
    fs::remove_file(&one.path).unwrap();
    one.look();
    let mut two = Presence::enter(&session, "記録2").unwrap();
    assert_eq!(two.look().unwrap(), ["記録1"]);
    assert_eq!(side_files(&home).len(), 2);
}

#[test]
fn another_label_is_seen_at_the_next_look() {
    let (home, session) = place();
    let mut one = Presence::enter(&session, "記録1").unwrap();
    let mut two = Presence::enter(&session, "記録1").unwrap();
    assert_eq!(one.look().unwrap(), ["記録1"]);
    let longest = "長".repeat(label::LONGEST);
    two.relabel(longest.clone());
    assert_eq!(one.look().unwrap(), [longest.as_str()]);
    assert_eq!((two.look().unwrap(), side_files(&home).len()), (vec!["記録1".to_owned()], 2));
    // what cannot be written is written later
    fs::remove_file(&two.path).unwrap();
    fs::create_dir(&two.path).unwrap();
    two.relabel("グループ2".to_owned());
    fs::remove_dir(&two.path).unwrap();
    two.look();
    assert_eq!(one.look().unwrap(), ["グループ2"]);
}

#[test]
fn a_label_is_short_and_one_line_whatever_stands_in_the_file() {
    let (_home, session) = place();
    let mut one = Presence::enter(&session, "記録1").unwrap();
    unlocked(&session, "aaaaaaaa", &format!("\u{1b}[2J\n\u{202e}{}", "長".repeat(500)), 0);
    let labels = one.look().unwrap();
    assert!(labels[0].chars().count() <= label::LONGEST && !labels[0].contains('\u{1b}'), "{labels:?}");
    assert!(!labels[0].contains('\n') && !labels[0].contains('\u{202e}'), "{labels:?}");
}

#[cfg(unix)]
#[test]
fn whoever_may_use_the_session_may_use_the_side_file_and_nobody_else() {
    use std::os::unix::fs::PermissionsExt;
    let (_home, session) = place();
    for mode in [0o600, 0o660] {
        fs::set_permissions(&session, fs::Permissions::from_mode(mode)).unwrap();
        let one = Presence::enter(&session, "記録1").unwrap();
        assert_eq!(fs::metadata(&one.path).unwrap().permissions().mode() & 0o777, mode);
    }
    fs::set_permissions(session.parent().unwrap(), fs::Permissions::from_mode(0o500)).unwrap();
    let refused = Presence::enter(&session, "記録1");
    fs::set_permissions(session.parent().unwrap(), fs::Permissions::from_mode(0o700)).unwrap();
    // an administrator may do everything
    assert!(refused.is_ok() || refused.unwrap_err().cause == crate::store::Cause::NoPermission);
}
