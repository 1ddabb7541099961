//! Files of all sorts in families: copies, years of one network, what cannot be read.

use std::fs;

use proptest::prelude::*;

use super::*;
use crate::domain::figures::{Asking, By, Counted, count};
use crate::store::trouble::Cause;
use crate::store::wire::tests::made::{Step, session_of};
use crate::store::{create, real};

const MINATO: [&str; 2] =
    [include_str!("../../../sessions/minato-1.ron"), include_str!("../../../sessions/minato-2.ron")];
const SHIOKAZE: &str = include_str!("../../../sessions/shiokaze.ron");

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join("in").join(name)
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    fn shelf(&self) -> Shelf {
        Shelf::new(&real(), &self.0.path().join("state"))
    }

    fn gather(&self) -> Families {
        gather(walk::find(&[self.path("")]), |_| ())
    }

    fn read(&self) -> Vec<United> {
        let (mut all, families) = (Vec::new(), self.gather());
        each(
            &families.families,
            &self.shelf(),
            |united| united,
            |united| {
                all.push(united);
                ControlFlow::Continue(())
            },
        );
        all
    }

    /// What everything in it comes to.
    fn counted(&self, by: Option<By>) -> Counted {
        let (mut sum, families) = (Counted::default(), self.gather());
        let asking = Asking { by, today: "2026-11-21".into(), ..Asking::default() };
        let counts = |united: United| count(&united.session, &asking, &united.areas);
        each(&families.families, &self.shelf(), counts, |counted| {
            sum.add(counted);
            ControlFlow::Continue(())
        });
        sum
    }
}

fn names(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

#[test]
fn the_years_of_a_network_are_one_family_and_another_town_is_another() {
    let folder = Folder::new();
    folder.put("みなと市/2025.ron", MINATO[0]);
    folder.put("みなと市/2026/会議.ron.txt", MINATO[1]);
    folder.put("しおかぜ市/会議.ron", SHIOKAZE);
    let read = folder.read();
    let files: Vec<_> = read.iter().map(|united| united.files).collect();
    assert_eq!(files, [1, 2]);
    let areas = |at: usize| read[at].areas.values().cloned().collect::<std::collections::BTreeSet<_>>();
    assert_eq!((areas(0).len(), areas(1).len()), (1, 1));
    assert!(areas(0).contains("しおかぜ市") && areas(1).contains("みなと市"));
    let counted = folder.counted(Some(By::Area)).apart;
    let groups: Vec<_> =
        counted.groups.iter().map(|(key, figures)| (key.words.as_str(), figures.held)).collect();
    assert_eq!(groups, [("しおかぜ市", 1), ("みなと市", 2)]);
}

#[test]
fn copies_backups_and_merged_sessions_change_nothing_and_are_named() {
    let folder = Folder::new();
    for (name, text) in [("a.ron", MINATO[0]), ("b.ron", MINATO[1]), ("c.ron", SHIOKAZE)] {
        folder.put(name, text);
    }
    let before = folder.counted(Some(By::Month));
    assert!(folder.read().iter().all(|united| united.copies.is_empty()));
    let mut merged = wire::load(MINATO[0].as_bytes()).unwrap().session;
    merged.union(&wire::load(MINATO[1].as_bytes()).unwrap().session);
    folder.put("z/まとめ.ron", wire::print(&merged));
    folder.put("z/c のコピー.ron", SHIOKAZE);
    folder.put("a.ron.bak", MINATO[0]);
    folder.put("removed/c.ron.removed", SHIOKAZE);
    folder.put("removed/c.ron", SHIOKAZE);
    folder.put(".hidden/c.ron", SHIOKAZE);
    folder.put("sheets/町.ron", "( id: \"town\", questions: [ ] )");
    assert_eq!(folder.counted(Some(By::Month)), before);
    let read = folder.read();
    let copies: Vec<_> = read.iter().map(|united| names(&united.copies)).collect();
    // the merged one holds all of both; of two that are equal the first by its name is read
    assert_eq!(copies, [vec!["a.ron", "b.ron"], vec!["c のコピー.ron"]]);
    // a merged session in another folder does not move its meetings there
    folder.put("みなと市/c.ron", MINATO[0]);
    let areas: Vec<_> = folder.read()[0].areas.values().cloned().collect();
    assert!(areas.contains(&"みなと市".to_owned()), "{areas:?}");
}

#[test]
fn what_cannot_be_read_is_told_with_its_cause_and_the_rest_is_read() {
    let folder = Folder::new();
    folder.put("a.ron", MINATO[0]);
    let broken = MINATO[0].replacen(",kind:\"entry\"", ",kind:\"entrX\"", 1);
    assert_ne!(broken, MINATO[0]);
    folder.put("b.ron", &broken);
    folder.put("c.ron", "Session(\nversion: (9, 0),\nrevisions: [\n],\n)");
    folder.put("d.ron", "買い物メモ");
    folder.put("e.ron", "");
    let sound = folder.gather();
    let read = folder.read();
    let mut troubles: Vec<_> = sound.troubles.clone();
    troubles.extend(read.iter().flat_map(|united| united.troubles.clone()));
    troubles.sort_by(|a, b| a.path.cmp(&b.path));
    let told: Vec<_> = troubles
        .iter()
        .map(|trouble| (names(std::slice::from_ref(&trouble.path)).remove(0), &trouble.cause))
        .collect();
    assert!(
        matches!(
            &told[..],
            [(b, Cause::Damaged(_)), (c, Cause::Newer { major: 9, minor: 0 }), (d, Cause::Damaged(_)), (e, Cause::Damaged(_))]
            if b == "b.ron" && c == "c.ron" && d == "d.ron" && e == "e.ron"
        ),
        "{told:?}"
    );
    assert_eq!(folder.counted(None).apart.total.all_entries(), 117);
}

#[test]
fn a_place_named_twice_or_inside_another_is_read_once_and_a_link_to_a_folder_is_not_followed() {
    let folder = Folder::new();
    let file = folder.put("町/a.ron", MINATO[0]);
    let inside = folder.path("町");
    let found = walk::find(&[inside.clone(), file.clone(), folder.path(""), folder.path("町/../町")]);
    assert_eq!(found.files.len(), 1);
    let none = walk::find(&[folder.path("ない"), folder.path("")]);
    assert_eq!((none.files.len(), none.troubles[0].cause.clone()), (1, Cause::NotFound));
    fs::create_dir(folder.path("空")).unwrap();
    assert_eq!(walk::find(&[folder.path("空")]), Found::default());
    #[cfg(unix)]
    {
        let link = |to: &Path, name: &str| std::os::unix::fs::symlink(to, folder.path(name)).unwrap();
        link(&folder.path(""), "町/輪");
        link(&file, "町/b.ron");
        link(Path::new("ない"), "町/c.ron");
        let found = walk::find(&[folder.path("")]);
        assert_eq!((found.files.len(), names(&found.links)), (3, vec!["輪".to_owned()]));
        let counted = folder.counted(None).apart.total;
        assert_eq!(counted.all_entries(), 117, "a link to a file is a copy");
        assert_eq!(folder.gather().troubles.len(), 1, "what it leads to is not there");
    }
}

#[test]
fn what_this_machine_keeps_of_a_file_and_the_file_has_not_yet_counts() {
    let folder = Folder::new();
    let path = folder.path("a.ron");
    create(&path, &session_of(&[Step::Entry("ある".into())])).unwrap();
    let whole = session_of(&[Step::Entry("ある".into()), Step::Entry("まだない".into())]);
    let mut found = folder.shelf().find(&open::resolved(&path));
    found.journal.append(&whole, &[], &[]).unwrap();
    assert_eq!(folder.read()[0].session, whole);
}

/// The lines of a session dealt out to files, as numbers say; each keeps the meetings, so that they are known to belong.
fn dealt(session: &Session, deal: &[u8], files: usize) -> Vec<Session> {
    let mut dealt = vec![Session::new(); files];
    for (at, revision) in session.revisions().values().enumerate() {
        let code = deal[at % deal.len()];
        for (file, part) in dealt.iter_mut().enumerate() {
            // some are in several files
            let here = usize::from(code) % files == file || usize::from(code >> 4) % files == file;
            if here || revision.kind() == crate::domain::meeting::KIND {
                part.take_in([Arc::clone(revision)], session.redactions().iter().cloned());
            }
        }
    }
    dealt
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn a_family_counts_alike_however_it_is_split_and_called(
        deal in prop::collection::vec(any::<u8>(), 1..40),
        files in 1..5_usize,
        turn in 0..5_usize,
    ) {
        let mut whole = wire::load(MINATO[0].as_bytes()).unwrap().session;
        whole.union(&wire::load(MINATO[1].as_bytes()).unwrap().session);
        let folder = Folder::new();
        for (at, part) in dealt(&whole, &deal, files).iter().enumerate() {
            folder.put(&format!("{}.ron", (at + turn) % files), wire::print(part));
        }
        let together = Folder::new();
        together.put("a.ron", wire::print(&whole));
        for by in [None, Some(By::Agency), Some(By::Month)] {
            prop_assert_eq!(folder.counted(by), together.counted(by));
        }
    }
}
