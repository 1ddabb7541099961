//! The loop: what happened becomes messages, messages become effects, effects are performed, one frame is drawn.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use ratatui::layout::Size;

use super::events::{self, Heard};
use super::input::Normaliser;
use super::moment;
use super::perform::{Folders, Hands};
use super::screen::{self, Screen};
use super::signals::{self, Signal};
use super::terminal::{EnterError, Output, Terminal};
use super::trouble;
use super::watchdog::{Lead, Watchdog};
use crate::app::message::{Effect, Filed, Msg};
use crate::app::notice::Notice;
use crate::app::open::Saving;
use crate::app::{Model, Theme, update};
use crate::domain::field::Field;
use crate::i18n::{Lang, Trouble};
use crate::store::{Labels, agendas, codebook, hints, kinds, open, sheets};
use crate::ui;

/// How the program is started.
#[derive(Clone, Debug)]
pub struct Start {
    /// The language of the screen.
    pub lang: Lang,
    /// The colours of the screen, where somebody asked for some.
    pub theme: Option<Theme>,
    /// The folder of the sessions.
    pub library: PathBuf,
    /// Whether somebody asked for that folder, so that it has to be there.
    pub is_asked: bool,
    /// The folder of the worksheets of this town.
    pub sheets: PathBuf,
    /// The folder of what the program keeps for itself.
    pub state: PathBuf,
    /// The label under which this machine writes.
    pub by: String,
    /// What this machine knows of its label.
    pub labels: Labels,
    /// Whether a short bell rings when the time of a question is up.
    pub bell: bool,
    /// The words of the field.
    pub field: Field,
    /// Counts below this one are not told to the public.
    pub small: usize,
    /// The folder of what is written for other people.
    pub exports: PathBuf,
    /// What is opened first.
    pub first: First,
}

/// What is opened first.
#[derive(Clone, Debug)]
pub enum First {
    /// The list of sessions.
    Home,
    /// A session.
    File(PathBuf),
    /// A fresh copy of the sample.
    Sample,
}

/// How the program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Everything is saved.
    Well,
    /// Something is not saved in its own file: the file, why, and where it is kept instead.
    Unsaved(String, Option<Trouble>, Option<String>),
    /// The same, and what the file lacks is in the journal: the file, why, and where the journals are.
    InJournal(String, Option<Trouble>, String),
}

/// What reaches the loop from its threads.
pub(super) enum Event {
    /// From the terminal.
    Heard(Heard),
    /// From the system.
    Signal(Signal),
    /// From the reader of the library.
    Msg(Msg),
    /// From the saver of the session that was opened as number so and so.
    Saver(u64, Msg),
}

type Tui = ratatui::Terminal<Screen<Output>>;

/// Runs the program until it is left.
///
/// # Errors
/// Where the terminal cannot be had.
pub fn run(start: Start) -> Result<Ended, EnterError> {
    let held = Terminal::enter()?;
    let (sender, events) = mpsc::channel();
    let lead = Lead::default();
    let (signals, watchdog) = (sender.clone(), Watchdog::start(lead.clone())?);
    let watched = watchdog.clone();
    signals::listen(move |signal| {
        if matches!(signal, Signal::End | Signal::HangUp) {
            watched.ending();
        }
        let _ = signals.send(Event::Signal(signal));
    })?;
    let heard = sender.clone();
    events::spawn(events::Source::new()?, move |what| {
        if what == Heard::Gone {
            watchdog.ending();
        }
        let _ = heard.send(Event::Heard(what));
    })?;
    let size = crossterm::terminal::size()?;
    let environment = |name: &str| std::env::var(name).ok();
    let depth = screen::depth_from(environment);
    let usual = || if screen::wants_no_colour(environment) { Theme::Mono } else { Theme::default() };
    let theme = start.theme.unwrap_or_else(usual);
    let backend = Screen::new(Output, Size::new(size.0, size.1), depth);
    let mut tui = ratatui::Terminal::new(backend)?;
    let known = sheets::shelf(&start.sheets);
    let mut model = Model::new(start.lang, theme, size, &start.by, sheets::usual_of(&known.sheets));
    model.shelf = known.sheets;
    model.broken_sheets = known.troubles.iter().map(trouble::name).collect();
    if !model.broken_sheets.is_empty() {
        let files = model.broken_sheets.join(start.lang.out_comma());
        model.notice = Some(Notice::marked(start.lang.sheets_unused(&files)));
    }
    model.agendas = agendas::builtin().to_vec();
    model.kinds = kinds::builtin().clone();
    model.codebook = &codebook::BUILTIN;
    model.hints = &hints::BUILTIN;
    model.field = start.field;
    model.small = start.small;
    model.exports = start.exports;
    model.colours = depth.colours();
    model.bell = start.bell;
    model.home.folder = open::resolved(&start.library).display().to_string();
    let folders = Folders { library: start.library, is_asked: start.is_asked, state: start.state };
    let hands = Hands::new(folders, (start.by, start.labels), sender, lead);
    let mut program = Program { model, hands, normaliser: Normaliser::new(cfg!(windows)), ended: false };
    let first = match start.first {
        First::Home => Effect::List,
        First::File(path) => Effect::Open(path),
        First::Sample => Effect::OpenSample,
    };
    let listed = !matches!(first, Effect::List);
    let answers = program.hands.perform(first);
    answers.into_iter().for_each(|msg| program.take(msg, &mut tui));
    if listed && program.model.open.is_none() {
        program.hands.perform(Effect::List);
    }
    let turned = program.turn(&mut tui, &held, &events);
    let ended = program.leave();
    drop(held);
    turned.map(|()| ended)
}

struct Program {
    model: Model,
    hands: Hands,
    normaliser: Normaliser,
    ended: bool,
}

impl Program {
    /// Goes round until the program is left: silent while nothing happens, one frame for all that came together.
    fn turn(&mut self, tui: &mut Tui, held: &Terminal, events: &Receiver<Event>) -> Result<(), EnterError> {
        while !self.ended {
            if let Err(gone) = tui.draw(|frame| ui::view(&self.model, frame)).map(drop) {
                // nobody may have told yet that the terminal is gone: what is in hand is kept all the same
                self.take(Msg::Ended, tui);
                return Err(gone.into());
            }
            match self.wait(events) {
                Some(event) => self.hear(event, tui, held),
                None => self.take(Msg::Woke, tui),
            }
            while let (false, Ok(event)) = (self.ended, events.try_recv()) {
                self.hear(event, tui, held);
            }
        }
        Ok(())
    }

    /// Sleeps until something happens, or until the model wants to be woken.
    fn wait(&self, events: &Receiver<Event>) -> Option<Event> {
        let ended = || Some(Event::Heard(Heard::Gone));
        let Some(at) = self.model.wake_at() else { return events.recv().ok().or_else(ended) };
        let left = u64::try_from(at - moment::now().now).unwrap_or(0);
        match events.recv_timeout(Duration::from_millis(left)) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => ended(),
        }
    }

    fn hear(&mut self, event: Event, tui: &mut Tui, held: &Terminal) {
        match event {
            Event::Heard(Heard::Events(events)) => {
                for input in self.normaliser.batch(&events) {
                    if let crate::app::input::Input::Resize(columns, rows) = input {
                        tui.backend_mut().set_size(columns, rows);
                    }
                    self.take(Msg::Input(input), tui);
                }
            }
            Event::Heard(Heard::Gone) | Event::Signal(Signal::End | Signal::HangUp) => {
                self.take(Msg::Ended, tui);
            }
            Event::Signal(Signal::Stop) => {
                held.pause();
                signals::stop();
            }
            Event::Signal(Signal::Continue) => {
                // a terminal that cannot be had again is noticed by the reader of keys
                let _ = held.resume();
                self.take(Msg::Repaint, tui);
            }
            Event::Msg(msg) => self.take(msg, tui),
            Event::Saver(opening, msg) if self.hands.is_current(opening) => self.take(msg, tui),
            Event::Saver(..) => {}
        }
    }

    /// Lets the model take a message, and performs what it asks for.
    fn take(&mut self, msg: Msg, tui: &mut Tui) {
        let mut waiting = vec![msg];
        while let Some(msg) = waiting.pop() {
            for effect in update(&mut self.model, msg, &moment::now()) {
                match effect {
                    Effect::Quit => self.ended = true,
                    Effect::Bell => tui.backend_mut().ring(),
                    Effect::Repaint => {
                        let _ = tui.clear();
                    }
                    other => waiting.extend(self.hands.perform(other)),
                }
            }
        }
    }

    /// Waits until everything is on the disk, and says what is not.
    fn leave(&mut self) -> Ended {
        let Some(open) = self.model.open.take() else { return Ended::Well };
        let why = if let Saving::Failed(trouble) = open.saving() { Some(trouble) } else { None };
        match self.hands.close(&open.session) {
            None => Ended::Well,
            Some(Msg::Filed(Filed::InJournal, name)) => Ended::InJournal(name, why, open.refuge),
            Some(Msg::SavedBeside(place)) => Ended::Unsaved(open.name(), why, Some(place)),
            Some(Msg::Failed(_, trouble)) => Ended::Unsaved(open.name(), Some(trouble), None),
            Some(_) => Ended::Unsaved(open.name(), why, None),
        }
    }
}
