//! Whole meetings walked through the real binary in a terminal, by what a keyboard sends and nothing else.

use crate::pty::{Home, Pty};
use crate::walk::{Player, Step};
use norishiro::i18n::Lang;
use serde_json::Value;

impl Player for Pty {
    fn play(&mut self, step: &Step) {
        match step {
            Step::Text(text) => {
                self.text(text);
            }
            Step::Press(key) => {
                self.key(*key);
            }
            Step::See(text) => {
                self.until(text);
            }
            Step::Gone(text) => {
                self.until_gone(text);
            }
            Step::CaretRow(row) => {
                self.until_that("the caret", |seen| seen.caret().is_some_and(|(_, y)| y == *row));
            }
            Step::Turn(name) => {
                // the agency in turn stands in a row of its own, with nothing of the lists beside it
                self.until_that(name, |seen| {
                    let rows = seen.rows();
                    [6, 7].iter().filter_map(|at| rows.get(*at)).any(|row| row.contains(name.as_str()))
                });
            }
        }
    }
}

/// What the program exports of a session.
fn exported(home: &Home) -> Value {
    let file = home.only();
    let done = home.command("ja", &["export", file.to_str().unwrap(), "--to", "json"]).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).unwrap()
}

fn whole_sheet(size: (u16, u16)) {
    let source = crate::walk::sample("shiokaze");
    let home = Home::new();
    let mut screen = home.start("ja", size, &[]);
    screen.play_all(&crate::walk::sheet(&source, Lang::Ja));
    assert_eq!(screen.quit(), 0);
    crate::walk::must_equal(&source, &exported(&home));
}

#[test]
fn the_whole_sheet_of_shiokaze_goes_through_a_terminal_of_60_by_20() {
    whole_sheet((60, 20));
}

#[test]
fn the_whole_sheet_of_shiokaze_goes_through_a_terminal_of_120_by_36() {
    whole_sheet((120, 36));
}

#[test]
fn a_meeting_of_fifteen_goes_through_a_terminal_in_english() {
    let source = crate::walk::town();
    let home = Home::new();
    let mut screen = home.start("en", (60, 20), &[]);
    screen.play_all(&crate::walk::town_walk(&source, Lang::En));
    assert_eq!(screen.quit(), 0);
    let flat = exported(&home);
    crate::walk::must_equal(&source, &flat);
    crate::walk::passes_must_equal(&source, &flat);
}
