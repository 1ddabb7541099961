//! The real binary in a pseudo-terminal, its screen read by a terminal emulator.
//!
//! Nothing here sleeps: whoever waits, waits for a frame that shows something, or for the end of the output.
#![allow(dead_code, missing_docs, unreachable_pub, reason = "each test file uses its own part of this")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]
#![allow(clippy::disallowed_methods, reason = "a test, which has its own clock and its own folder")]

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use norishiro::app::input::{Code, Key};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// How long a text may take to come; a slow machine is no failure.
const PATIENCE: Duration = Duration::from_secs(20);
/// What begins and ends a frame.
const FRAME: (&[u8], &[u8]) = (b"\x1b[?2026h", b"\x1b[?2026l");

pub const BINARY: &str = env!("CARGO_BIN_EXE_norishiro");

/// A home of its own: sessions, settings and state of one test.
pub struct Home {
    pub folder: TempDir,
}

impl Home {
    pub fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("norishiro-test-").tempdir().unwrap();
        fs::create_dir(folder.path().join("sessions")).unwrap();
        Self { folder }
    }

    pub fn sessions(&self) -> PathBuf {
        self.folder.path().join("sessions")
    }

    /// The only session in it.
    pub fn only(&self) -> PathBuf {
        let names = fs::read_dir(self.sessions()).unwrap().map(|entry| entry.unwrap().path());
        let mut found: Vec<PathBuf> =
            names.filter(|path| path.extension().is_some_and(|end| end == "ron")).collect();
        assert_eq!(found.len(), 1, "{found:?}");
        found.remove(0)
    }

    /// Where the program keeps journals and lines being typed.
    pub fn shelf(&self) -> norishiro::store::Shelf {
        norishiro::store::Shelf::new(&norishiro::store::real(), &self.folder.path().join("state/norishiro"))
    }

    /// The line being typed of a session, as it is kept.
    pub fn kept_line(&self, file: &Path) -> String {
        self.kept(file).text
    }

    /// What is kept of where a session is, and of what is typed there.
    pub fn kept(&self, file: &Path) -> norishiro::store::Draft {
        let draft = self.shelf().draft(file);
        norishiro::store::draft::read(&norishiro::store::real(), &draft).unwrap_or_default()
    }

    /// What is set for the program, and nothing else.
    pub fn environment(&self, lang: &str) -> Vec<(String, String)> {
        let at = |name: &str| self.folder.path().join(name).display().to_string();
        let locale = if lang == "en" { "en_GB.UTF-8" } else { "ja_JP.UTF-8" };
        [
            ("PATH", std::env::var("PATH").unwrap_or_default()),
            ("TERM", "xterm-256color".to_owned()),
            ("HOME", at("")),
            ("XDG_DATA_HOME", at("data")),
            ("XDG_STATE_HOME", at("state")),
            ("XDG_CONFIG_HOME", at("config")),
            ("LANG", locale.to_owned()),
            ("LC_ALL", locale.to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec()
    }

    /// The program on the command line, not in a terminal.
    pub fn command(&self, lang: &str, args: &[&str]) -> Command {
        let mut command = Command::new(BINARY);
        command.env_clear().envs(self.environment(lang)).args(["--lang", lang]).args(args);
        command.stdin(std::process::Stdio::null());
        command
    }

    /// Makes a session of some agencies with the program itself.
    pub fn session(&self, name: &str, agencies: &[&str]) -> PathBuf {
        let file = self.sessions().join(name);
        let mut args = vec!["new", file.to_str().unwrap(), "--title", "第1回 会議", "--date", "2026-11-21"];
        agencies.iter().for_each(|agency| args.extend(["--agency", *agency]));
        let done = self.command("ja", &args).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        file
    }

    /// The program in a terminal.
    pub fn start(&self, lang: &str, size: (u16, u16), args: &[&str]) -> Pty {
        let mut all = vec![BINARY, "--lang", lang, "--dir"];
        let sessions = self.sessions();
        all.push(sessions.to_str().unwrap());
        all.extend(args);
        self.run(lang, size, &all)
    }

    /// Any program in a terminal.
    pub fn run(&self, lang: &str, size: (u16, u16), args: &[&str]) -> Pty {
        let pair = native_pty_system().openpty(pty_size(size)).unwrap();
        let mut command = CommandBuilder::new(args[0]);
        command.env_clear();
        self.environment(lang).into_iter().for_each(|(name, value)| command.env(name, value));
        command.args(&args[1..]);
        command.cwd(self.folder.path());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let seen = Seen {
            parser: vt100::Parser::new(size.1, size.0, 0),
            pending: Vec::new(),
            bytes: 0,
            raw: Vec::new(),
            frames: Vec::new(),
            closed: false,
            deaf: false,
            last: false,
            stop: None,
        };
        let shared = Arc::new((Mutex::new(seen), Condvar::new()));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let told = Arc::clone(&shared);
        let thread = std::thread::spawn(move || {
            let mut buffer = vec![0; 1 << 16];
            loop {
                let mut seen = told.0.lock().unwrap_or_else(PoisonError::into_inner);
                while seen.deaf {
                    seen = told.1.wait(seen).unwrap_or_else(PoisonError::into_inner);
                }
                drop(seen);
                let read = reader.read(&mut buffer).unwrap_or(0);
                let last = told.0.lock().unwrap_or_else(PoisonError::into_inner).last;
                let mut seen = told.0.lock().unwrap_or_else(PoisonError::into_inner);
                seen.take(&buffer[..read]);
                told.1.notify_all();
                if read == 0 || last {
                    return;
                }
            }
        });
        Pty { master: Some(pair.master), child, writer, shared, reader: Some(thread) }
    }
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// What came out of the program.
pub struct Seen {
    parser: vt100::Parser,
    /// The part of a frame that is not complete yet.
    pending: Vec<u8>,
    pub bytes: usize,
    /// All of them.
    pub raw: Vec<u8>,
    /// The rows of every frame.
    pub frames: Vec<Vec<String>>,
    pub closed: bool,
    /// Whether nobody reads what comes.
    deaf: bool,
    /// Whether the reading ends with what comes next.
    last: bool,
    /// A process to be killed when so many frames have come.
    stop: Option<(usize, u32)>,
}

impl Seen {
    /// Shows complete frames only.
    fn take(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len();
        self.raw.extend_from_slice(bytes);
        self.closed |= bytes.is_empty();
        self.pending.extend_from_slice(bytes);
        while let Some(end) = find(&self.pending, FRAME.1) {
            let frame: Vec<u8> = self.pending.drain(..end + FRAME.1.len()).collect();
            self.parser.process(&frame);
            self.frames.push(self.rows());
            if let Some((count, process)) = self.stop
                && self.frames.len() >= count
            {
                self.stop = None;
                signal(process, "KILL");
            }
        }
        // what is no frame: taking the terminal over and giving it back
        if find(&self.pending, FRAME.0).is_none() && !FRAME.0.starts_with(tail(&self.pending)) {
            let rest = std::mem::take(&mut self.pending);
            self.parser.process(&rest);
        }
    }

    pub fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    pub fn rows(&self) -> Vec<String> {
        let screen = self.screen();
        screen.rows(0, screen.size().1).collect()
    }

    pub fn shows(&self, text: &str) -> bool {
        self.rows().iter().any(|row| row.contains(text))
    }

    /// Column and row of the cursor, where it shows.
    pub fn caret(&self) -> Option<(u16, u16)> {
        let (row, column) = self.screen().cursor_position();
        (!self.screen().hide_cursor()).then_some((column, row))
    }

    pub fn picture(&self) -> String {
        format!(
            "{}\ncaret {:?}, {} bytes, closed: {}",
            self.rows().join("\n"),
            self.caret(),
            self.bytes,
            self.closed
        )
    }
}

/// The last escape sequence begun, if it may still become the beginning of a frame.
fn tail(bytes: &[u8]) -> &[u8] {
    let from = bytes.iter().rposition(|byte| *byte == 0x1b).unwrap_or(0);
    bytes.get(from..).filter(|tail| !tail.is_empty()).unwrap_or(b"-")
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Sends a signal to a process that this test started.
pub fn signal(process: u32, name: &str) {
    let done = Command::new("kill").args([&format!("-{name}"), &process.to_string()]).status().unwrap();
    assert!(done.success());
}

/// A program in a terminal; it is ended when this is dropped.
pub struct Pty {
    /// None once the terminal is gone.
    master: Option<Box<dyn MasterPty + Send>>,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    shared: Arc<(Mutex<Seen>, Condvar)>,
    reader: Option<JoinHandle<()>>,
}

impl Pty {
    pub fn seen(&self) -> MutexGuard<'_, Seen> {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many bytes and frames have come.
    pub fn counts(&self) -> (usize, usize) {
        let seen = self.seen();
        (seen.bytes, seen.frames.len())
    }

    pub fn picture(&self) -> String {
        self.seen().picture()
    }

    pub fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Waits for a frame in which something holds; false when it does not come in time.
    pub fn comes(&self, patience: Duration, holds: impl Fn(&Seen) -> bool) -> bool {
        let end = Instant::now() + patience;
        let mut seen = self.seen();
        while !holds(&seen) {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() || seen.closed {
                return holds(&seen);
            }
            seen = self.shared.1.wait_timeout(seen, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }

    pub fn until_that(&mut self, what: &str, holds: impl Fn(&Seen) -> bool) -> &mut Self {
        let came = self.comes(PATIENCE, holds);
        assert!(came, "never came: {what}\n{}", self.picture());
        self
    }

    pub fn until(&mut self, text: &str) -> &mut Self {
        self.until_that(text, |seen| seen.shows(text))
    }

    pub fn until_gone(&mut self, text: &str) -> &mut Self {
        self.until_that(&format!("a screen without {text}"), |seen| !seen.shows(text))
    }

    pub fn until_caret(&mut self, at: (u16, u16)) -> &mut Self {
        self.until_that(&format!("the caret at {at:?}"), |seen| seen.caret() == Some(at))
    }

    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.writer.write_all(bytes).unwrap();
        self.writer.flush().unwrap();
        self
    }

    /// The same for a program that may have ended.
    pub fn try_bytes(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        if self.seen().closed {
            return Err(std::io::ErrorKind::BrokenPipe.into());
        }
        self.writer.write_all(bytes).and_then(|()| self.writer.flush())
    }

    /// Waits for something beside the screen: looks again whenever something is written, and every 10 ms.
    pub fn until_file(&mut self, holds: impl Fn() -> bool) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while !holds() {
            assert!(Instant::now() < end, "never came\n{}", self.picture());
            self.comes(Duration::from_millis(10), |_| false);
        }
        self
    }

    pub fn text(&mut self, typed: &str) -> &mut Self {
        self.bytes(typed.as_bytes())
    }

    pub fn paste(&mut self, pasted: &str) -> &mut Self {
        let terminals = pasted.replace('\n', "\r");
        self.bytes(format!("\x1b[200~{terminals}\x1b[201~").as_bytes())
    }

    pub fn key(&mut self, key: Key) -> &mut Self {
        self.bytes(bytes_of(key))
    }

    pub fn enter(&mut self) -> &mut Self {
        self.key(Key::plain(Code::Enter))
    }

    pub fn ctrl(&mut self, letter: char) -> &mut Self {
        self.key(Key::ctrl(letter))
    }

    pub fn resize(&mut self, size: (u16, u16)) -> &mut Self {
        let mut seen = self.shared.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.parser.screen_mut().set_size(size.1, size.0);
        drop(seen);
        self.master.as_ref().unwrap().resize(pty_size(size)).unwrap();
        self
    }

    pub fn signal(&mut self, name: &str) -> &mut Self {
        signal(self.process(), name);
        self
    }

    /// Kills it without warning, unless it is dead, and waits for the end of its output.
    pub fn kill(&mut self) {
        if self.child.try_wait().unwrap().is_none() {
            let _ = Command::new("kill").args(["-KILL", &self.process().to_string()]).status();
        }
        self.ended();
    }

    /// Whether the process is stopped.
    pub fn is_stopped(&self) -> bool {
        let told =
            Command::new("ps").args(["-o", "state=", "-p", &self.process().to_string()]).output().unwrap();
        String::from_utf8_lossy(&told.stdout).trim_start().starts_with('T')
    }

    /// From now on nobody reads what it writes, or somebody does again.
    pub fn deaf(&mut self, deaf: bool) -> &mut Self {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner).deaf = deaf;
        self.shared.1.notify_all();
        self
    }

    /// Takes the terminal away from under it, as when a window is closed.
    pub fn hang_up(&mut self) -> &mut Self {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner).last = true;
        // what is painted for it is the last that is read
        self.ctrl('l');
        if let Some(reader) = self.reader.take() {
            reader.join().unwrap();
        }
        self.writer = Box::new(std::io::sink());
        self.master = None;
        self
    }

    /// Waits for the end of the process, whether its output is read or not.
    pub fn wait(&mut self) -> u32 {
        self.child.wait().unwrap().exit_code()
    }

    /// Writes over its screen, as another program would.
    pub fn spoil(&mut self) -> &mut Self {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner).parser.process(b"\x1b[H\x1b[2Jspoilt");
        self
    }

    /// Has it killed the moment that so many more frames have come.
    pub fn kill_after(&mut self, frames: usize) {
        let process = self.process();
        let mut seen = self.shared.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.stop = Some((seen.frames.len() + frames, process));
    }

    /// Waits for the end of the output and says the exit status.
    pub fn ended(&mut self) -> u32 {
        self.until_that("the end", |seen| seen.closed);
        self.child.wait().unwrap().exit_code()
    }

    /// Leaves with Ctrl+Q.
    pub fn quit(mut self) -> u32 {
        self.ctrl('q');
        self.ended()
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        self.deaf(false);
        if !self.seen().closed {
            let _ = Command::new("kill").args(["-KILL", &self.process().to_string()]).status();
            let _ = self.child.wait();
        }
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
    }
}

/// What a terminal sends for a key.
pub fn bytes_of(key: Key) -> &'static [u8] {
    const LETTERS: &[u8; 27] = b"\0\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a";
    match (key.code, key.ctrl, key.shift) {
        (Code::Char(letter), true, false) if letter.is_ascii_lowercase() => {
            let at = usize::from(letter as u8 - b'a' + 1);
            &LETTERS[at..=at]
        }
        (Code::Tab, _, true) => b"\x1b[Z",
        (Code::Home, true, false) => b"\x1b[1;5H",
        (Code::End, true, false) => b"\x1b[1;5F",
        (code, false, false) => match code {
            Code::Enter => b"\r",
            Code::Esc => b"\x1b",
            Code::Tab => b"\t",
            Code::Backspace => b"\x7f",
            Code::Delete => b"\x1b[3~",
            Code::Left => b"\x1b[D",
            Code::Right => b"\x1b[C",
            Code::Up => b"\x1b[A",
            Code::Down => b"\x1b[B",
            Code::Home => b"\x1b[H",
            Code::End => b"\x1b[F",
            Code::PageUp => b"\x1b[5~",
            Code::PageDown => b"\x1b[6~",
            Code::Function(1) => b"\x1bOP",
            _ => panic!("{key:?}"),
        },
        _ => panic!("{key:?}"),
    }
}

/// The names in a folder.
pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
