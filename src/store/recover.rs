//! Getting back what can be got back of a session whose file is damaged or gone.
//!
//! Because merging is union, there is nothing to choose: what is undamaged in the file, its backups and its journal are
//! put together in a new file beside it. The damaged file is left as it is.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::domain::{
    Pen, Record, RecordId, Session, Value, Writer, entry, meeting, overlap, pass, response, worksheet,
};

use super::disk;
use super::journal::{self, Shelf};
use super::open::{self, resolved};
use super::trouble::{Cause, Trouble};
use super::{backup, library, presence, sheets, wire};

/// What is left of a session, put together.
#[derive(Clone, Debug)]
pub struct Left {
    /// All of it.
    pub session: Session,
    /// How many revisions of it the file itself still has.
    pub in_file: usize,
    /// How many came back from backups and out of the part for people. What this machine had not written into the file yet
    /// is not among them: it never stood in the lines that are gone.
    pub added: usize,
}

/// Puts together what is left of a session; none where that is no meeting, or where the trouble is of another kind. Nothing
/// is written, and nothing kept from others.
#[must_use]
pub fn look(path: &Path, shelf: &Shelf) -> Option<Left> {
    let path = &resolved(path);
    put_together(path, shelf, &shelf.look_for(path, &readable(path)).0)
}

/// What can be read of a file.
fn readable(path: &Path) -> Session {
    open::salvage(path).map_or_else(|_| Session::new(), |salvaged| salvaged.session)
}

fn put_together(path: &Path, shelf: &Shelf, left: &Session) -> Option<Left> {
    let file = match open::read(path).map_err(|trouble| trouble.cause) {
        Err(Cause::NotFound) => Session::new(),
        Err(Cause::Damaged(_) | Cause::NotUtf8(_)) => readable(path),
        _ => return None,
    };
    let mut session = file.clone();
    let in_file = session.revisions().len();
    // the backups of a file that was put away or deleted are no wish to have it back; its journal is
    if in_file > 0 || disk::is_there(shelf.disk(), path) {
        for suffix in backup::SUFFIXES {
            if let Ok(salvaged) = open::salvage(&disk::beside(path, suffix)) {
                session.union(&salvaged.session);
            }
        }
    }
    let from_backups = session.revisions().len() - in_file;
    session.union(left);
    let known = session.revisions().len();
    // every text stands twice: what no line for the program says any more may stand in the part for people
    if let Ok(Some(bytes)) = disk::read(shelf.disk(), path) {
        session.take_in(wire::regain(&bytes, &file, &session), []);
    }
    let added = from_backups + session.revisions().len() - known;
    bring_sheets(&mut session);
    (!meeting::all(&session).is_empty()).then_some(Left { session, in_file, added })
}

/// Brings the worksheets back that meetings use and this program knows word for word.
fn bring_sheets(session: &mut Session) {
    let mut known = Session::new();
    let mut writer = Writer::new(&mut known, Pen { by: String::new(), now: 0, seed: [0; 16] });
    sheets::builtin().iter().for_each(|sheet| _ = worksheet::carry(&mut writer, &sheet.definition));
    let used: Vec<_> = meeting::all(session).into_iter().flat_map(meeting::Meeting::worksheets).collect();
    let lost = known.revisions().values().filter(|sheet| used.contains(&sheet.record()));
    session.take_in(lost.cloned(), []);
    for meeting in meeting::all(session).into_iter().map(meeting::Meeting::id).collect::<Vec<_>>() {
        give_sheets(session, meeting);
    }
}

/// Gives a meeting of which no worksheet is known any more those that its entries name, else the first a meeting begins
/// with: without one it cannot be opened.
fn give_sheets(session: &mut Session, meeting: RecordId) {
    if meeting::sheets(session, meeting).iter().any(|sheet| !sheet.questions.is_empty()) {
        return;
    }
    let said = [entry::KIND, overlap::KIND, pass::KIND, response::KIND];
    let named: BTreeSet<String> = said
        .into_iter()
        .flat_map(|kind| session.met(kind, meeting))
        .map(|record| record.text("worksheet").to_owned())
        .collect();
    let own = session.of_kind(worksheet::KIND).map(Record::id);
    let is_named =
        |id: &RecordId| worksheet::find(session, *id).is_some_and(|sheet| named.contains(&sheet.id));
    let own: BTreeSet<RecordId> = own.filter(is_named).collect();
    let mut known: Vec<Value> =
        named.iter().filter_map(|id| sheets::find(id)).map(|sheet| sheet.definition.clone()).collect();
    if own.is_empty() && known.is_empty() {
        known = sheets::usual();
    }
    let mut writer = Writer::new(session, Pen { by: String::new(), now: 0, seed: [0; 16] });
    let known: Vec<RecordId> = known.iter().map(|sheet| worksheet::carry(&mut writer, sheet)).collect();
    let all: BTreeSet<RecordId> = own.into_iter().chain(known).collect();
    meeting::use_worksheets(&mut writer, meeting, &all.into_iter().collect::<Vec<_>>());
}

/// Puts what is left of a session into a new file and says which, and what that is: beside the damaged one, in the place of one that is
/// gone, or in the library where its folder is gone, too.
///
/// # Errors
/// A [`Trouble`]; then there is no such file, and what was there is there still.
pub fn restore(path: &Path, library: &Path, shelf: &Shelf) -> Result<(PathBuf, Left), Trouble> {
    let path = &resolved(path);
    let mut found = shelf.find_for(path, &readable(path));
    // who has it open brings it back
    if found.is_shared || presence::is_open(path) {
        return Err(Trouble::new(path, Cause::InUse));
    }
    let left =
        put_together(path, shelf, &found.session).ok_or_else(|| Trouble::new(path, Cause::NotFound))?;
    let to = if disk::is_there(shelf.disk(), path) {
        disk::free_name(shelf.disk(), path, "recovered")
    } else if disk::folder(path).is_dir() {
        path.clone()
    } else {
        resolved(&library::free_path(library, "", &disk::stem(path)))
    };
    open::create(&to, &left.session)?;
    if journal::is_held(shelf.disk(), &to, &found.session) {
        found.journal.remove()?;
    }
    // lets go of the slot, which moves
    drop(found);
    if to != *path {
        let _ = shelf.move_along(path, &to);
    }
    Ok((to, left))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::wire::tests::made::{Step, sample, session_of};
    use crate::store::{create, draft, real};

    struct Place {
        home: tempfile::TempDir,
        file: PathBuf,
        shelf: Shelf,
    }

    fn entry(text: &str) -> Step {
        Step::Entry(text.to_owned())
    }

    /// A session in a file, in a backup, and in a journal left behind, each with more than the other.
    fn place() -> Place {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("s/会議.ron");
        let shelf = Shelf::new(&real(), &home.path().join("state"));
        create(&file, &session_of(&[entry("ファイル")])).unwrap();
        fs::write(disk::beside(&file, ".bak"), wire::print(&session_of(&sample()))).unwrap();
        let mut journal = shelf.find(&file).journal;
        journal.append(&session_of(&[entry("ファイル"), entry("続き")]), &[], &[]).unwrap();
        draft::write(
            &real(),
            &shelf.draft(&file),
            &draft::Draft { text: "途中".into(), ..draft::Draft::default() },
        )
        .unwrap();
        Place { home, file, shelf }
    }

    fn text(path: &Path) -> String {
        let session = wire::load(&fs::read(path).unwrap()).unwrap().session;
        wire::print(&session)
    }

    #[test]
    fn a_damaged_file_is_left_alone_and_all_that_is_left_stands_beside_it() {
        let Place { home, file, shelf } = place();
        let whole = fs::read_to_string(&file).unwrap();
        let cut: String = whole.chars().take(whole.chars().count() * 4 / 5).collect();
        fs::write(&file, &cut).unwrap();
        let left = look(&file, &shelf).unwrap();
        assert!(left.in_file > 0 && left.added > 0);
        let to = restore(&file, home.path(), &shelf).unwrap().0;
        assert_eq!(to, home.path().join("s/会議.recovered-1.ron"));
        assert!(["続き", "民生委員と訪問"].iter().all(|word| text(&to).contains(word)));
        assert_eq!(fs::read_to_string(&file).unwrap(), cut);
        assert!(!shelf.journal(&file).exists() && shelf.leftovers().is_empty());
        assert_eq!(draft::read(&real(), &shelf.draft(&to)).unwrap().text, "途中");
    }

    #[test]
    fn words_that_only_the_part_for_people_still_says_come_back_in_their_place() {
        let home = tempfile::tempdir().unwrap();
        let (file, shelf) = (home.path().join("a.ron"), Shelf::new(&real(), &home.path().join("state")));
        let session = session_of(&sample());
        let text = wire::print(&session);
        let (people, program) = text.split_at(text.rfind("revisions: [").unwrap());
        // of all lines with these words, and of the worksheet, nothing can be read any more
        let torn = |line: &str| {
            let hit = ["夜間は動けない", "駐車", "kind:\"worksheet\""].iter().any(|word| line.contains(word));
            if hit { "\0".repeat(line.len()) } else { line.to_owned() }
        };
        let program: Vec<String> = program.split('\n').map(torn).collect();
        fs::write(&file, format!("{people}{}", program.join("\n"))).unwrap();
        let left = look(&file, &shelf).unwrap().session;
        for record in session.records().filter(|record| !record.is_hidden()) {
            let back = left.visible(record.id()).unwrap();
            for name in ["meeting", "agency", "worksheet", "question", "lane", "text", "definition"] {
                assert_eq!(back.value(name), record.value(name), "{name} of {record:?}");
            }
        }
        // together with an undamaged copy it is that copy: nothing is asked
        let mut both = left;
        both.union(&session);
        let asked = |session: &Session| session.records().filter(|r| r.conflicts().count() > 0).count();
        assert_eq!(asked(&both), asked(&session));
    }

    #[test]
    fn a_meeting_that_lost_its_worksheets_has_those_its_entries_name_and_can_be_worked_on() {
        let home = tempfile::tempdir().unwrap();
        let (file, shelf) = (home.path().join("a.ron"), Shelf::new(&real(), &home.path().join("state")));
        let bytes = include_bytes!("../../sessions/minato-2.ron");
        for part in [30, 50, 70, 90] {
            fs::write(&file, &bytes[..bytes.len() * part / 100]).unwrap();
            let left = look(&file, &shelf).unwrap().session;
            for meeting in meeting::all(&left) {
                let sheets = meeting::sheets(&left, meeting.id());
                assert!(sheets.iter().any(|sheet| sheet.id == "groupwork"), "{part}% of the file");
            }
        }
    }

    #[test]
    fn words_whose_question_is_not_known_any_more_are_not_for_the_wall() {
        let home = tempfile::tempdir().unwrap();
        let (file, shelf) = (home.path().join("a.ron"), Shelf::new(&real(), &home.path().join("state")));
        let text = wire::print(&session_of(&[entry("言いにくいこと")]));
        let (people, program) = text.split_at(text.rfind("revisions: [").unwrap());
        let torn = |line: &str| if line.contains("kind:\"entry\"") { "\0".into() } else { line.to_owned() };
        let program: Vec<String> = program.split('\n').map(torn).collect();
        fs::write(&file, format!("{people}{}", program.join("\n"))).unwrap();
        let left = look(&file, &shelf).unwrap().session;
        let back: Vec<_> = left.of_kind("parked").collect();
        assert_eq!(back.len(), 1);
        assert!(back[0].text("text") == "言いにくいこと" && back[0].flag("private"));
    }

    #[test]
    fn no_redacted_word_comes_back_out_of_the_part_for_people() {
        let home = tempfile::tempdir().unwrap();
        let (file, shelf) = (home.path().join("a.ron"), Shelf::new(&real(), &home.path().join("state")));
        let whole = session_of(&[entry("秘密の言葉")]);
        let gone = session_of(&[entry("秘密の言葉"), Step::Redact(0)]);
        let text = wire::print(&whole);
        fs::write(&file, text.replacen("\nrevisions: [", "\nrevisions: [\n???", 1)).unwrap();
        fs::write(disk::beside(&file, ".bak"), wire::print(&gone)).unwrap();
        assert!(!wire::print(&look(&file, &shelf).unwrap().session).contains("秘密の言葉"));
    }

    #[test]
    fn a_file_that_is_gone_comes_back_from_its_journal_in_its_own_place() {
        let Place { home, file, shelf } = place();
        fs::remove_file(&file).unwrap();
        assert_eq!(restore(&file, home.path(), &shelf).unwrap().0, file);
        assert!(text(&file).contains("続き") && text(&file).contains("ファイル"));
        assert_eq!(draft::read(&real(), &shelf.draft(&file)).unwrap().text, "途中");
        assert!(shelf.leftovers().is_empty());
    }

    #[test]
    fn where_the_folder_is_gone_it_comes_into_the_library() {
        let Place { home, file, shelf } = place();
        fs::remove_dir_all(file.parent().unwrap()).unwrap();
        let library = home.path().join("library");
        let to = restore(&file, &library, &shelf).unwrap().0;
        assert_eq!(to, library.join("会議.ron"));
        assert!(text(&to).contains("続き"));
        assert!(!file.exists() && shelf.leftovers().is_empty());
    }

    #[test]
    fn what_is_open_elsewhere_or_from_a_newer_program_is_left_alone() {
        let Place { home, file, shelf } = place();
        fs::write(&file, "Session(\nversion: (9, 0),\n").unwrap();
        assert!(look(&file, &shelf).is_none());
        assert!(restore(&file, home.path(), &shelf).is_err());
        fs::write(&file, "x").unwrap();
        let _held = shelf.find(&file);
        assert_eq!(restore(&file, home.path(), &shelf).unwrap_err().cause, Cause::InUse);
        assert_eq!(fs::read_to_string(&file).unwrap(), "x");
    }

    #[test]
    fn nothing_is_made_up_where_nothing_is_left() {
        let home = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(&real(), home.path());
        assert!(look(&home.path().join("none.ron"), &shelf).is_none());
        fs::write(home.path().join("shopping.ron"), "牛乳、卵").unwrap();
        assert!(look(&home.path().join("shopping.ron"), &shelf).is_none());
    }
}
