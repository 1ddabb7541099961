//! Steps played in a room without a terminal.

use crate::common::Room;
use crate::walk::{Player, Step};

impl Player for Room {
    fn play(&mut self, step: &Step) {
        match step {
            Step::Text(text) => {
                self.text(text);
            }
            Step::Press(key) => {
                self.press(*key);
            }
            Step::See(text) => {
                self.must_show(text);
            }
            Step::Gone(text) => {
                self.must_not_show(text);
            }
            Step::CaretRow(row) => {
                let caret = self.frame().1.expect("a caret");
                assert_eq!(caret.y, *row, "{}", self.picture());
            }
            Step::Turn(name) => {
                let seat = self.worksheet().seat(self.session()).expect("a turn");
                assert_eq!(seat.agency.name(), name, "{}", self.picture());
            }
        }
    }
}
