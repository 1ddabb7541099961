//! What reaches the model, and what the model asks of the world outside.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::export::{Exported, Ground};
use super::home::Listing;
use super::input::Input;
use super::likening::{Likened, Likening};
use super::merge::Fetched;
use super::open::{Copies, Draft, Opened};
use super::proposals::{Asking, Proposed};
use super::submission::{self, Tables};
use super::sweep::{Found, Sweep};
use crate::domain::redaction::Redacted;
use crate::domain::session::Redaction;
use crate::domain::worksheet::Worksheet;
use crate::domain::{Change, RecordId, Revision, Session};
use crate::exchange::{self, missing::Gone};
use crate::i18n::{Lang, Trouble};

/// When a message came, and the randomness it may use; the model knows no other time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds since 1970 (UTC) on this machine's clock.
    pub now: i64,
    /// The day here.
    pub today: NaiveDate,
    /// Minutes since midnight here.
    pub minute: u16,
    /// 128 random bits.
    pub seed: [u8; 16],
}

impl Moment {
    /// The day here as it is stored: `2026-11-21`.
    #[must_use]
    pub fn day(&self) -> String {
        self.today.format("%Y-%m-%d").to_string()
    }
}

/// Everything that reaches the model.
#[derive(Clone, Debug)]
pub enum Msg {
    /// Something was typed or pressed, or the window changed.
    Input(Input),
    /// The time that [`super::Model::wake_at`] asked for has come.
    Woke,
    /// The session files of the library, newest first; what is in them may still have to be read.
    Listed(Vec<Listing>),
    /// What was read of some of them.
    Summaries(Vec<Listing>),
    /// A folder of the library cannot be read: its name and why.
    Unlisted(String, Trouble),
    /// What some files hold of what is looked for over all of them: the number of the sweep, how many are left.
    Swept(u64, Vec<Found>, usize),
    /// A session was opened.
    Opened(Box<Opened>),
    /// A file could not be used; its name and why.
    Failed(String, Trouble),
    /// A file is damaged, and something is left to make a new one of; why.
    Broken(PathBuf, Trouble),
    /// Something was done with a file of the library.
    Filed(Filed, String),
    /// A file of this name was made of what was left of another; of a damaged one, how much of it is gone.
    Restored(String, Option<Gone>),
    /// This machine keeps what is not in its file yet of a meeting, by its title, whose file lay where another's is opened
    /// now.
    KeptOfAnother(String),
    /// An earlier session was read, to take its agencies into a new meeting.
    Earlier(Box<Session>),
    /// Files were read that are to be taken into a session.
    Fetched(Box<Fetched>),
    /// Two sessions were read that are to be compared.
    Both([PathBuf; 2], Box<Fetched>),
    /// Copies were found beside the session of this path.
    Copies(PathBuf, Copies),
    /// A folder was read that was named to choose such files from.
    Folder(PathBuf, Vec<Listing>),
    /// Who could help, as it was asked for.
    Proposed(Box<Proposed>),
    /// Tables that lie in the usual folders.
    TablesFound(Vec<submission::Found>),
    /// Tables were read that agencies handed in.
    Tables(Box<Tables>),
    /// So many of the sessions that are written into one file are done, of how many.
    Exporting(usize, usize),
    /// What came of writing a session for other people.
    Exported(Exported),
    /// What was found where files are to go.
    FolderSought(PathBuf, Ground),
    /// It is known what several agencies do alike.
    Likened(Box<Likened>),
    /// Everything up to this generation is safe on this machine.
    Saved(u64),
    /// Everything up to this generation is in the session file.
    InFile(u64),
    /// The session file could not be written.
    NotSaved(Trouble),
    /// Another program had written to the file; this is what was new.
    FromDisk(Change, Vec<Redaction>),
    /// Who else has the session open now, by their labels.
    Others(Vec<String>),
    /// The label of this machine could not be remembered for the next start.
    LabelNotKept(String),
    /// The file on the disk could not be read; the session is kept in this one from now on.
    SavedBeside(String),
    /// The terminal was repainted from outside (resumed): draw all of it again.
    Repaint,
    /// The program is asked to end (the window was closed, the system shuts down).
    Ended,
}

/// What the world outside is asked to do; the answer comes as a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Look at the library; what is in its files is told as it is read.
    List,
    /// Of the files that are still to be read, these come first: they show.
    ReadFirst(Vec<PathBuf>),
    /// Look through files for something.
    Sweep(Box<Sweep>),
    /// Look no further.
    StopSweep,
    /// Open a session file.
    Open(PathBuf),
    /// Open a fresh copy of the sample.
    OpenSample,
    /// Read an earlier session for its agencies.
    ReadEarlier(PathBuf),
    /// Keep a new session in the library, under a name made of this, and open it.
    Create {
        /// The session.
        session: Box<Session>,
        /// Title of the meeting, for the file name.
        title: String,
        /// Day of the meeting, as stored, for the file name.
        date: String,
    },
    /// Save a change; [`Msg::Saved`] and [`Msg::InFile`] name the generation when it is.
    Keep(Change, u64),
    /// Save a redaction, everywhere on this machine; its generation counts like that of a change.
    Redact(Redacted, u64),
    /// Save what was taken in from other sessions, as one generation.
    TakeIn(Vec<Arc<Revision>>, Vec<Redaction>, u64),
    /// Read files that are to be taken into a session; a folder is listed.
    ReadOthers {
        /// The session they are to go into.
        into: PathBuf,
        /// The files, or a folder.
        files: Vec<PathBuf>,
    },
    /// Read two sessions to compare them.
    ReadBoth([PathBuf; 2]),
    /// Find who could help with needs.
    Propose(Box<Asking>),
    /// Find what several agencies do alike.
    Liken(Box<Likening>),
    /// Look for tables in the usual folders and in this one.
    FindTables(PathBuf),
    /// Read tables that agencies handed in; a folder is all tables in it.
    ReadTables {
        /// The files.
        files: Vec<PathBuf>,
        /// The worksheets whose questions they may answer.
        sheets: Vec<Worksheet>,
    },
    /// See whether a folder is there that files are to go into.
    SeekFolder(PathBuf),
    /// Write a session for other people.
    Export {
        /// The session.
        session: Box<Session>,
        /// What of it, in which form.
        order: exchange::Order,
        /// The folder the file goes into.
        folder: PathBuf,
        /// Day of the meeting, as stored, for the file name.
        date: String,
        /// Title of the meeting, for the file name.
        title: String,
        /// What stands behind it in the file name.
        suffix: &'static str,
        /// What becomes of a file of that name.
        existing: Existing,
    },
    /// Write several sessions into one file for other people.
    ExportMany {
        /// Their files.
        files: Vec<PathBuf>,
        /// What of them, in which form.
        order: exchange::Order,
        /// The folder the file goes into.
        folder: PathBuf,
        /// Its name, without its ending.
        name: String,
        /// What becomes of a file of that name.
        existing: Existing,
    },
    /// Write forms for the agencies of a meeting to fill in.
    Forms {
        /// The session.
        session: Box<Session>,
        /// The meeting.
        meeting: RecordId,
        /// The worksheet to be filled in.
        sheet: Box<Worksheet>,
        /// The language of the forms.
        lang: Lang,
        /// The day they are made.
        made: NaiveDate,
        /// The folder they go into.
        folder: PathBuf,
        /// Whether they are pages to be printed rather than files for Excel.
        on_paper: bool,
    },
    /// Keep the line being typed and where the room is.
    Draft(Draft),
    /// Write under this label from now on, and remember it for the next start.
    Label(String),
    /// Save now, if anything is unsaved.
    SaveNow,
    /// Save what is unsaved and close the session; what it holds, in case that fails.
    Close(Box<Session>),
    /// Make a new file of what is left of a damaged one, and open it.
    Restore(PathBuf),
    /// Give a session file another name.
    Rename(PathBuf, String),
    /// Make a copy of a session file.
    Copy(PathBuf),
    /// Put a session file away (it can be brought back by hand).
    Remove(PathBuf),
    /// Draw everything again.
    Repaint,
    /// Ring the terminal's bell, once.
    Bell,
    /// End the program.
    Quit,
}

/// What becomes of a file that has the name of a new one already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written: people are asked.
    #[default]
    Ask,
    /// It stays; the new one gets another name.
    Keep,
    /// It is replaced.
    Replace,
}

/// What was done with a file of the library; its new name is told beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filed {
    /// A copy was made.
    Copied,
    /// It was given another name.
    Renamed,
    /// It was put away.
    PutAway,
    /// It was closed and could not be written; what it lacks is kept on this machine until it is opened again.
    InJournal,
    /// It had gone while it was open, and was made anew.
    Remade,
    /// The session is kept in it, because its own file holds another session now.
    BesideAnother,
    /// Words written into it by hand could not be read; a copy of it is kept.
    KeptCopy,
}

/// Where a person is, to come back to after a crash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The meeting.
    pub meeting: RecordId,
    /// The agency in turn.
    pub agency: Option<RecordId>,
    /// The filled sheet in hand, where sheets are begun one by one; none is a new one.
    pub sheet: Option<RecordId>,
    /// The worksheet's stable id.
    pub worksheet: String,
    /// The question's stable id.
    pub question: String,
    /// The lane's stable id; empty where the question has none.
    pub lane: String,
}
