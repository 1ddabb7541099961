//! The least program: the same text in a paragraph of ratatui, below it a line being typed.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::{Constraint, Layout};
use ratatui::widgets::Paragraph;

use crate::wall::window;

/// Shows rows that stand, and a line.
pub struct Least {
    pub rows: String,
    pub line: String,
    terminal: Terminal<TestBackend>,
}

impl Least {
    pub fn with(rows: String) -> Self {
        let mut least = Self { rows, line: String::new(), terminal: window() };
        least.draw();
        least
    }

    pub fn draw(&mut self) {
        let (rows, line) = (&self.rows, &self.line);
        let drawn = self.terminal.draw(|frame| {
            let [above, below] =
                Layout::vertical([Constraint::Fill(1), Constraint::Length(1)]).areas(frame.area());
            frame.render_widget(Paragraph::new(rows.as_str()), above);
            frame.render_widget(Paragraph::new(line.as_str()), below);
        });
        drawn.unwrap();
    }
}
