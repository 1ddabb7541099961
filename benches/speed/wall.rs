//! The program before a terminal that keeps its cells: a key, `update`, `ui::view`, the differences.

use std::hint::black_box;

use norishiro::app::input::{Code, Input, Key};
use norishiro::app::message::Msg;
use norishiro::app::update;
use norishiro::domain::Session;
use norishiro::i18n::Lang;
use norishiro::ui;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::common::Room;

/// Columns and rows of every window that is measured.
pub const SIZE: (u16, u16) = (120, 36);

/// A window of that size in which nothing stands yet.
pub fn window() -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap()
}

/// The program with a session open.
pub struct Wall {
    pub room: Room,
    terminal: Terminal<TestBackend>,
}

impl Wall {
    pub fn with(session: Session) -> Self {
        let mut wall = Self { room: Room::with(Lang::Ja, SIZE, session), terminal: window() };
        wall.draw();
        wall
    }

    /// The program on Home.
    pub fn home() -> Self {
        Self { room: Room::new(Lang::Ja, SIZE), terminal: window() }
    }

    /// Takes an input; what is to happen outside is left to nobody.
    pub fn take(&mut self, input: Input) {
        let moment = self.room.moment();
        black_box(update(&mut self.room.model, Msg::Input(input), &moment));
    }

    pub fn text(&mut self, typed: &str) {
        self.take(Input::Text(typed.to_owned()));
    }

    pub fn key(&mut self, code: Code) {
        self.take(Input::Key(Key::plain(code)));
    }

    pub fn ctrl(&mut self, letter: char) {
        self.take(Input::Key(Key::ctrl(letter)));
    }

    pub fn draw(&mut self) {
        self.terminal.draw(|frame| ui::view(&self.room.model, frame)).unwrap();
    }

    /// The rows as they stand, for the least program to show.
    pub fn rows(&self) -> String {
        self.room.rows().join("\n")
    }
}
