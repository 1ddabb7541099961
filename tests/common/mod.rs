//! A room without a terminal: messages in, pictures out, with a frozen clock and a disk in memory.
#![allow(dead_code, missing_docs, unreachable_pub, reason = "each test file uses its own part of this")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

pub mod filled;
pub mod torn;
pub mod whole;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use norishiro::app::export::{Exported, Ground, Many};
use norishiro::app::home::Listing;
use norishiro::app::input::{Code, Input, Key};
use norishiro::app::merge::{Fetched, Incoming};
use norishiro::app::message::{Effect, Existing, Msg};
use norishiro::app::new::{self, Guest, named};
use norishiro::app::open::{Access, Copies, Draft, Opened};
use norishiro::app::submission::{Found, Tables};
use norishiro::app::worksheet::WorksheetScreen;
use norishiro::app::{Model, Moment, Screen, Theme, update};
use norishiro::domain::meeting::Facts;
use norishiro::domain::{Pen, Session};
use norishiro::exchange::{self, Form};
use norishiro::i18n::{Lang, Trouble};
use norishiro::store::library::file_name;
use norishiro::store::{agendas, codebook, field, hints, kinds, sheets};
use norishiro::ui;
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Position;

pub struct Room {
    pub model: Model,
    /// What is "on the disk".
    pub disk: Session,
    /// The line kept beside it.
    pub draft: Option<Draft>,
    /// Everything that was asked for and not done here.
    pub asked: Vec<Effect>,
    pub quit: bool,
    pub now: i64,
    steps: u64,
    /// Whether saving works.
    pub disk_works: bool,
    /// Why a session that is opened to be read only is.
    pub why: Option<Trouble>,
    /// Sessions in the library.
    pub library: Vec<Listing>,
    /// Files that can be read to be merged, and how many of their lines are damaged.
    pub files: Vec<(PathBuf, Session, usize)>,
    /// Tables that agencies sent.
    pub tables: Vec<(PathBuf, Vec<u8>)>,
    /// Files that were written for other people.
    pub written: Vec<(PathBuf, Vec<u8>)>,
    /// Whether finding who could help takes until it is asked for with `thought`.
    pub thinks: bool,
    thought: Vec<Msg>,
}

/// 2026-11-21 14:00 in Japan.
pub const NOW: i64 = 1_795_237_200_000;

/// A meeting of some agencies (名称／略称／よみ), before anybody has spoken.
pub fn meeting_of<S: AsRef<str>>(names: &[S]) -> Session {
    meeting_by(9, names)
}

/// The same, made on some machine.
pub fn meeting_by<S: AsRef<str>>(machine: u8, names: &[S]) -> Session {
    let pen = Pen { by: "記録1".into(), now: NOW - 1_000, seed: [machine; 16] };
    let sheets: Vec<_> = sheets::usual();
    let facts = Facts { title: "第1回 会議".into(), date: "2026-11-21".into(), ..Facts::default() };
    let guest = |name: &S| Guest { named: named(name.as_ref()).expect("a name"), known: None };
    let guests: Vec<_> = names.iter().map(guest).collect();
    new::session(pen, facts, &guests, &sheets, None)
}

/// A session file as the list shows it.
pub fn listing(path: &Path) -> Listing {
    Listing {
        path: path.to_owned(),
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        titles: vec!["第1回 会議".to_owned()],
        date: NaiveDate::from_ymd_opt(2026, 11, 21),
        agencies: 2,
        entries: 1,
        open_actions: 0,
        next: String::new(),
        fictional: false,
        trouble: None,
        is_read: true,
        waiting: false,
        ..Listing::default()
    }
}

/// Copies beside a session, and those of them that hold something new.
pub fn copies(all: &[&str], fresh: &[&str]) -> Copies {
    let [all, fresh] = [all, fresh].map(|names| names.iter().map(PathBuf::from).collect());
    Copies { all, fresh }
}

fn opened(path: PathBuf, session: Session, access: Access, draft: Option<Draft>) -> Opened {
    let refuge = "~/norishiro/journal".to_owned();
    let why = None;
    let (sample, marked, shared, recovered) = (false, false, false, 0);
    Opened { path, session, access, why, draft, sample, recovered, marked, shared, refuge }
}

impl Room {
    pub fn new(lang: Lang, size: (u16, u16)) -> Self {
        let sheets = sheets::usual();
        let mut model = Model::new(lang, Theme::Light, size, "記録1", sheets);
        model.shelf = sheets::builtin().to_vec();
        model.agendas = agendas::builtin().to_vec();
        model.kinds = kinds::builtin().clone();
        model.codebook = &codebook::BUILTIN;
        model.hints = &hints::BUILTIN;
        model.field = field::builtin().clone();
        model.exports = PathBuf::from("/home/town/Documents/norishiro");
        let mut room = Self {
            model,
            disk: Session::new(),
            draft: None,
            asked: Vec::new(),
            quit: false,
            now: NOW,
            steps: 0,
            disk_works: true,
            why: None,
            library: Vec::new(),
            files: Vec::new(),
            tables: Vec::new(),
            written: Vec::new(),
            thinks: false,
            thought: Vec::new(),
        };
        room.send(Msg::Listed(Vec::new()));
        room
    }

    /// A room in which a session is open.
    pub fn with(lang: Lang, size: (u16, u16), session: Session) -> Self {
        let mut room = Self::new(lang, size);
        room.open(session, Access::Writable);
        room
    }

    pub fn open(&mut self, session: Session, access: Access) {
        self.disk = session.clone();
        let draft = self.draft.clone();
        let path = PathBuf::from("会議.ron");
        let why = self.why.clone();
        self.send(Msg::Opened(Box::new(Opened { why, ..opened(path, session, access, draft) })));
    }

    /// Opens a session that others may have open already.
    pub fn open_shared(&mut self, session: Session, shared: bool) {
        self.disk = session.clone();
        let opened = opened(PathBuf::from("会議.ron"), session, Access::Writable, None);
        self.send(Msg::Opened(Box::new(Opened { shared, ..opened })));
    }

    /// Opens a session into whose file git had put both sides of a merge.
    pub fn open_marked(&mut self, session: Session) {
        self.disk = session.clone();
        let opened = opened(PathBuf::from("会議.ron"), session, Access::Writable, None);
        self.send(Msg::Opened(Box::new(Opened { marked: true, ..opened })));
    }

    pub fn moment(&mut self) -> Moment {
        self.steps += 1;
        let mut seed = [0; 16];
        seed[..8].copy_from_slice(&self.steps.to_be_bytes());
        let minute = u16::try_from((self.now / 60_000 + 9 * 60).rem_euclid(24 * 60)).unwrap();
        Moment { now: self.now, today: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(), minute, seed }
    }

    pub fn send(&mut self, msg: Msg) {
        let mut waiting = vec![msg];
        while let Some(msg) = waiting.pop() {
            let moment = self.moment();
            for effect in update(&mut self.model, msg, &moment) {
                waiting.extend(self.perform(effect));
            }
        }
    }

    fn perform(&mut self, effect: Effect) -> Option<Msg> {
        match effect {
            Effect::Keep(change, generation) if self.disk_works => {
                change.apply(&mut self.disk);
                return Some(Msg::InFile(generation));
            }
            Effect::Redact(redacted, generation) => {
                self.disk.take_in(redacted.kept, redacted.redactions);
                return Some(Msg::InFile(generation));
            }
            Effect::TakeIn(revisions, redactions, generation) if self.disk_works => {
                self.disk.take_in(revisions, redactions);
                return Some(Msg::InFile(generation));
            }
            Effect::Keep(..) | Effect::TakeIn(..) => return Some(Msg::NotSaved(Trouble::DiskFull)),
            Effect::Draft(draft) => self.draft = Some(draft),
            Effect::Open(path) if self.files.iter().any(|(known, ..)| *known == path) => {
                let found = self.files.iter().find(|(known, ..)| *known == path);
                let session = found.map(|(_, session, _)| session.clone()).unwrap_or_default();
                self.disk = session.clone();
                return Some(Msg::Opened(Box::new(opened(path, session, Access::Writable, None))));
            }
            Effect::Create { session, title, date } => {
                self.disk = (*session).clone();
                self.asked.push(Effect::Create { session: session.clone(), title, date });
                let path = PathBuf::from("会議.ron");
                let opened = opened(path, *session, Access::Writable, None);
                return Some(Msg::Opened(Box::new(opened)));
            }
            Effect::Liken(likening) => return Some(Msg::Likened(Box::new(likening.answer()))),
            Effect::Propose(asking) => {
                let answer = Msg::Proposed(Box::new(asking.answer()));
                if !self.thinks {
                    return Some(answer);
                }
                self.thought.push(answer);
            }
            Effect::FindTables(_) => {
                let found = |(path, _): &(PathBuf, Vec<u8>)| Found {
                    path: path.clone(),
                    name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                    folder: "Downloads".to_owned(),
                };
                return Some(Msg::TablesFound(self.tables.iter().map(found).collect()));
            }
            Effect::ReadTables { files, sheets } => {
                let mut tables = Tables::default();
                for path in files {
                    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    match self.tables.iter().find(|(known, _)| *known == path) {
                        Some((_, bytes)) => {
                            let read = exchange::intake::read::read(&name, bytes, &sheets);
                            tables.reads.push((name, read));
                        }
                        None => tables.troubles.push((name, Trouble::NotFound)),
                    }
                }
                return Some(Msg::Tables(Box::new(tables)));
            }
            Effect::SeekFolder(folder) => {
                let stick = Path::new("/media/usb");
                let ground = match folder.strip_prefix(stick).map(|below| below.components().count()) {
                    Ok(0) => Ground::There,
                    Ok(1) => Ground::Missing,
                    _ => Ground::Nowhere,
                };
                return Some(Msg::FolderSought(folder, ground));
            }
            Effect::Export { session, order, folder, date, title, suffix, existing } => {
                let stem = file_name(&date, &title) + suffix;
                let bytes = exchange::form::write(&session, &order).bytes;
                return Some(Msg::Exported(self.put(&folder, &stem, order.form, bytes, existing)));
            }
            Effect::ExportMany { files, order, folder, name, existing } => {
                return Some(Msg::Exported(self.put_many(&files, &order, &folder, &name, existing)));
            }
            Effect::List => return Some(Msg::Listed(self.library.clone())),
            Effect::Sweep(sweep) if !self.thinks => {
                let answer = |path: &PathBuf| {
                    let session = self.files.iter().find(|(known, ..)| known == path);
                    sweep.answer(path, session.map(|(_, session, _)| session).ok_or(Trouble::NotUtf8))
                };
                return Some(Msg::Swept(sweep.number, sweep.files.iter().map(answer).collect(), 0));
            }
            Effect::ReadEarlier(path) => {
                let (_, session, _) = self.files.iter().find(|(known, ..)| *known == path)?;
                return Some(Msg::Earlier(Box::new(session.clone())));
            }
            Effect::ReadBoth(files) => {
                return match self.read(PathBuf::new(), &files) {
                    Msg::Fetched(fetched) => Some(Msg::Both(files, fetched)),
                    _ => None,
                };
            }
            Effect::ReadOthers { into, files } => return Some(self.read(into, &files)),
            Effect::Quit => self.quit = true,
            other => self.asked.push(other),
        }
        None
    }

    /// Puts a file on the disk in memory, as the program does on the real one.
    fn put(&mut self, folder: &Path, stem: &str, form: Form, bytes: Vec<u8>, existing: Existing) -> Exported {
        if !self.disk_works {
            return Exported::Failed(format!("{stem}.{}", form.ending()), Trouble::DiskFull);
        }
        let path = |number: usize| match number {
            1 => folder.join(format!("{stem}.{}", form.ending())),
            _ => folder.join(format!("{stem} ({number}).{}", form.ending())),
        };
        let is_there = |path: &PathBuf| self.written.iter().any(|(known, _)| known == path);
        let place = match existing {
            Existing::Ask if is_there(&path(1)) => return Exported::Exists(form),
            Existing::Replace => path(1),
            Existing::Ask | Existing::Keep => (1..).map(path).find(|path| !is_there(path)).unwrap(),
        };
        self.written.retain(|(known, _)| *known != place);
        self.written.push((place.clone(), bytes));
        Exported::Done(place)
    }

    /// Puts several sessions into one file on the disk in memory.
    fn put_many(
        &mut self,
        files: &[PathBuf],
        order: &exchange::Order,
        folder: &Path,
        name: &str,
        existing: Existing,
    ) -> Exported {
        let mut bytes = exchange::stream::head(order).bytes;
        let (mut unread, mut kept_back) = (Vec::new(), Vec::new());
        for path in files {
            match self.files.iter().find(|(known, ..)| known == path) {
                Some((_, session, _)) => {
                    bytes.extend(exchange::stream::piece(session, order, &BTreeMap::new()).bytes);
                    let counted =
                        exchange::withheld::counted(session, order.audience, order.small, order.lang);
                    exchange::withheld::add(&mut kept_back, counted);
                }
                None => unread.push((path.display().to_string(), Trouble::NotFound)),
            }
        }
        let withheld = exchange::withheld::sentences(&kept_back, order.lang);
        match self.put(folder, name, order.form, bytes, existing) {
            Exported::Done(path) => Exported::Many(Many { path, unread, copies: 0, withheld }),
            other => other,
        }
    }

    /// What the files hold that are to be merged; a folder is one whose files begin with its path.
    fn read(&mut self, into: PathBuf, files: &[PathBuf]) -> Msg {
        let mut fetched = Fetched { into, ..Fetched::default() };
        for path in files {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            match self.files.iter().find(|(known, ..)| known == path) {
                _ if *path == fetched.into => fetched.is_own = true,
                Some((_, session, lost)) => {
                    let (path, session) = (path.clone(), session.clone());
                    fetched.files.push(Incoming { path, name, session, lost: *lost });
                }
                None if self.files.iter().any(|(known, ..)| known.starts_with(path)) => {
                    let within = self.files.iter().filter(|(known, ..)| known.starts_with(path));
                    return Msg::Folder(path.clone(), within.map(|(path, ..)| listing(path)).collect());
                }
                None => fetched.troubles.push((name, Trouble::NotFound)),
            }
        }
        Msg::Fetched(Box::new(fetched))
    }

    /// Who could help is found at last.
    pub fn thought(&mut self) -> &mut Self {
        for answer in std::mem::take(&mut self.thought) {
            self.send(answer);
        }
        self
    }

    /// Puts a session file into the library.
    pub fn file(&mut self, name: &str, session: &Session) -> &mut Self {
        let path = PathBuf::from(name);
        let actions = session.of_kind("action").count();
        self.library.push(Listing { actions, ..listing(&path) });
        self.files.push((path, session.clone(), 0));
        self
    }

    /// Lets time pass; the model is woken if it asked for it.
    pub fn wait(&mut self, millis: i64) -> &mut Self {
        self.now += millis;
        if self.model.wake_at().is_some_and(|at| at <= self.now) {
            self.send(Msg::Woke);
        }
        self
    }

    pub fn text(&mut self, typed: &str) -> &mut Self {
        self.send(Msg::Input(Input::Text(typed.to_owned())));
        self
    }

    pub fn paste(&mut self, pasted: &str) -> &mut Self {
        self.send(Msg::Input(Input::Paste(pasted.to_owned())));
        self
    }

    pub fn press(&mut self, key: Key) -> &mut Self {
        self.send(Msg::Input(Input::Key(key)));
        self
    }

    pub fn key(&mut self, code: Code) -> &mut Self {
        self.press(Key::plain(code))
    }

    pub fn ctrl(&mut self, letter: char) -> &mut Self {
        self.press(Key::ctrl(letter))
    }

    /// Enter; a new entry that stands large for a moment is waited for.
    pub fn enter(&mut self) -> &mut Self {
        self.key(Code::Enter);
        self.faded()
    }

    /// Waits until nothing stands large on the wall.
    pub fn faded(&mut self) -> &mut Self {
        match &self.model.room {
            Some(room) if room.worksheet.echo.is_some() => self.wait(4_000),
            _ => self,
        }
    }

    pub fn times(&mut self, count: usize, code: Code) -> &mut Self {
        for _ in 0..count {
            self.key(code);
        }
        self
    }

    pub fn resize(&mut self, size: (u16, u16)) -> &mut Self {
        self.send(Msg::Input(Input::Resize(size.0, size.1)));
        self
    }

    pub fn session(&self) -> &Session {
        &self.model.open.as_ref().expect("a session is open").session
    }

    pub fn worksheet(&self) -> &WorksheetScreen {
        match (&self.model.screen, &self.model.room) {
            (Screen::Worksheet, Some(room)) => &room.worksheet,
            _ => panic!("not on the worksheet:\n{}", self.picture()),
        }
    }

    /// The cells and the caret.
    pub fn frame(&self) -> (Buffer, Option<Position>) {
        let (columns, rows) = self.model.size;
        let backend = ratatui::backend::TestBackend::new(columns, rows);
        let mut terminal = ratatui::Terminal::new(backend).unwrap();
        let mut buffer = Buffer::default();
        let mut shown = false;
        terminal
            .draw(|frame| {
                ui::view(&self.model, frame);
                buffer = frame.buffer_mut().clone();
            })
            .unwrap();
        let caret = terminal.backend().cursor_position();
        if terminal.backend().cursor_visible() {
            shown = true;
        }
        (buffer, shown.then_some(caret))
    }

    /// What the wall shows, row by row.
    pub fn rows(&self) -> Vec<String> {
        rows(&self.frame().0)
    }

    /// What the wall shows, with the caret as the last line.
    pub fn picture(&self) -> String {
        let (buffer, caret) = self.frame();
        let mut lines: Vec<String> = rows(&buffer).into_iter().map(|row| row.trim_end().to_owned()).collect();
        lines.push(caret.map_or("caret hidden".to_owned(), |at| format!("caret {},{}", at.x, at.y)));
        lines.join("\n")
    }

    pub fn shows(&self, text: &str) -> bool {
        self.rows().iter().any(|row| row.contains(text))
    }

    /// Fails with a picture where a text is not on the wall.
    pub fn must_show(&mut self, text: &str) -> &mut Self {
        assert!(self.shows(text), "not shown: {text}\n{}", self.picture());
        self
    }

    pub fn must_not_show(&mut self, text: &str) -> &mut Self {
        assert!(!self.shows(text), "shown: {text}\n{}", self.picture());
        self
    }
}

/// The rows of a buffer as text; the second cell of a wide glyph adds nothing.
pub fn rows(buffer: &Buffer) -> Vec<String> {
    let area = buffer.area;
    (0..area.height)
        .map(|y| {
            let cells = (0..area.width).map(|x| &buffer[(x, y)]);
            cells
                .filter(|cell| cell.diff_option != CellDiffOption::Skip)
                .map(ratatui::buffer::Cell::symbol)
                .collect()
        })
        .collect()
}
