//! Frames through ratatui's own differences, on terminals that draw ambiguous symbols one and two wide.

use super::grid::{Grid, Shown};
use super::*;
use crate::ui::cell::put_wide;
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::style::{Color, Modifier, Style};

/// Records every single write.
#[derive(Debug, Default)]
struct Writes(Vec<Vec<u8>>);

impl Write for Writes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.push(bytes.to_vec());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn terminal(width: u16, height: u16) -> Terminal<Screen<Writes>> {
    Terminal::new(Screen::new(Writes::default(), Size::new(width, height), Depth::True)).unwrap()
}

fn writes(terminal: &Terminal<Screen<Writes>>) -> &[Vec<u8>] {
    &terminal.backend().writer().0
}

/// Paints one row as the painter is told to: two-column symbols by `put_wide`, the rest with the style.
fn paint(buffer: &mut Buffer, text: &str, style: Style) {
    let area = buffer.area;
    buffer.set_style(area, style);
    let mut x = 0;
    for found in text.chars() {
        if found.width_cjk() == Some(2) {
            put_wide(buffer, Position::new(x, 0), &found.to_string(), style);
            x += 2;
        } else {
            buffer[(x, 0)].set_char(found).set_style(style);
            x += 1;
        }
    }
}

#[test]
fn a_frame_is_one_write_and_ends_with_the_caret_where_it_belongs() {
    let mut terminal = terminal(20, 2);
    let mut grid = Grid::new(20, 2, 1);
    for (text, caret) in [("日本", 4), ("日本語", 6), ("日本語", 2), ("", 0)] {
        let before = writes(&terminal).len();
        terminal
            .draw(|frame| {
                paint(frame.buffer_mut(), text, Style::new());
                frame.set_cursor_position((caret, 0));
            })
            .unwrap();
        assert_eq!(writes(&terminal).len(), before + 1, "{text}");
        let last = writes(&terminal).last().unwrap();
        assert!(last.starts_with(b"\x1b[?2026h") && last.ends_with(b"\x1b[?2026l"));
        grid.feed(last);
        assert_eq!(
            (grid.row(0).trim_end(), grid.cursor(), grid.visible),
            (text, (usize::from(caret), 0), true)
        );
    }
}

#[test]
fn a_frame_that_changes_nothing_writes_nothing() {
    let mut terminal = terminal(20, 2);
    for caret in [Some((4, 0)), None] {
        let mut draw = || {
            terminal
                .draw(|frame| {
                    paint(frame.buffer_mut(), "①日本", Style::new().bg(Color::Blue));
                    if let Some(at) = caret {
                        frame.set_cursor_position(at);
                    }
                })
                .unwrap();
            writes(&terminal).len()
        };
        let first = draw();
        assert_eq!((draw(), draw()), (first, first));
    }
}

#[test]
fn a_caret_that_only_moves_is_not_hidden_first() {
    let mut terminal = terminal(20, 2);
    terminal.draw(|frame| frame.set_cursor_position((1, 1))).unwrap();
    terminal.draw(|frame| frame.set_cursor_position((3, 1))).unwrap();
    assert_eq!(writes(&terminal).last().unwrap(), b"\x1b[?2026h\x1b[2;4H\x1b[?25h\x1b[?2026l");
}

#[test]
fn a_new_size_repaints_everything_in_one_write() {
    let mut terminal = terminal(20, 2);
    terminal.draw(|frame| paint(frame.buffer_mut(), "ab", Style::new())).unwrap();
    let before = writes(&terminal).len();
    terminal.backend_mut().set_size(10, 1);
    terminal.draw(|frame| paint(frame.buffer_mut(), "ab", Style::new())).unwrap();
    assert_eq!(writes(&terminal).len(), before + 1);
    let last = String::from_utf8(writes(&terminal).last().unwrap().clone()).unwrap();
    assert!(last.contains("\x1b[2J") && last.contains("ab"), "{last:?}");
    terminal.backend_mut().set_size(0, 0);
    terminal.draw(|_| {}).unwrap();
}

#[test]
fn colours_follow_the_depth_and_controls_never_pass() {
    let sent = |depth, style: Style| {
        let mut screen = Screen::new(Writes::default(), Size::new(4, 1), depth);
        let mut cell = Cell::new("a");
        cell.set_style(style);
        let mut control = Cell::default();
        control.set_symbol("\u{1b}[31m");
        screen.draw([(0, 0, &cell), (1, 0, &cell), (2, 0, &control)].into_iter()).unwrap();
        screen.flush().unwrap();
        String::from_utf8(screen.out.0.concat()).unwrap()
    };
    let style =
        Style::new().fg(Color::Rgb(255, 0, 0)).bg(Color::Black).add_modifier(Modifier::BOLD | Modifier::DIM);
    assert!(sent(Depth::True, style).contains("\x1b[0;1;38;2;255;0;0;40m\x1b[1;1Haa\x1b[0m \x1b[0m"));
    assert!(sent(Depth::C256, style).contains("\x1b[0;1;38;5;196;40m"));
    assert!(sent(Depth::C16, style).contains("\x1b[0;1;91;40m"));
    assert!(sent(Depth::Mono, style.add_modifier(Modifier::REVERSED)).contains("\x1b[0;1;7m"));
}

#[test]
fn what_terminals_disagree_on_is_followed_by_an_absolute_move() {
    for symbol in ["👍🏽", "か\u{3099}", "ﾞ", "葛\u{E0100}", "❤\u{FE0F}", "→"] {
        let mut screen = Screen::new(Writes::default(), Size::new(9, 1), Depth::True);
        let mut cell = Cell::default();
        cell.set_symbol(symbol);
        let next = Cell::new("x");
        let width = cell.cell_width();
        screen.draw([(0, 0, &cell), (width, 0, &next)].into_iter()).unwrap();
        screen.flush().unwrap();
        let sent = String::from_utf8(screen.out.0.concat()).unwrap();
        assert!(sent.contains(&format!("{symbol}\x1b[1;{}Hx", width + 1)), "{symbol}: {sent:?}");
    }
}

#[test]
fn an_ambiguous_symbol_takes_two_columns_on_every_terminal() {
    let style = Style::new().bg(Color::Blue);
    for ambiguous in [1, 2] {
        let mut terminal = terminal(8, 1);
        let mut grid = Grid::new(8, 1, ambiguous);
        terminal.draw(|frame| paint(frame.buffer_mut(), "①a→b", style)).unwrap();
        grid.feed(writes(&terminal).last().unwrap());
        let second =
            if ambiguous == 2 { Shown::Covered } else { Shown::Symbol(" ".to_owned(), "0;44".to_owned()) };
        assert_eq!(grid.shown(1, 0), &second);
        assert_eq!(grid.row(0).replace(' ', ""), "①a→b");
        assert_eq!(grid.shown(5, 0), &Shown::Symbol("b".to_owned(), "0;44".to_owned()));
    }
}

#[test]
fn without_skip_in_the_second_cell_remains_would_stay() {
    for (skip, left) in [(true, "a"), (false, "a?")] {
        let mut terminal = terminal(4, 1);
        let mut grid = Grid::new(4, 1, 2);
        for first in ["漢", "a"] {
            terminal
                .draw(|frame| {
                    paint(frame.buffer_mut(), first, Style::new());
                    if !skip {
                        frame.buffer_mut()[(1, 0)].set_diff_option(CellDiffOption::None);
                    }
                })
                .unwrap();
            grid.feed(writes(&terminal).last().unwrap());
        }
        assert_eq!(grid.row(0).trim_end(), left);
    }
}

proptest! {
    /// Any row after any other shows exactly what it would on a fresh terminal: no rubbish, no remains, same colours.
    #[test]
    fn no_row_leaves_anything_of_the_one_before(
        rows in prop::collection::vec(("[ab①→漢字ｶ ]{0,5}", 0..3_u8), 2..6),
    ) {
        for ambiguous in [1, 2] {
            let mut terminal = terminal(12, 1);
            let mut grid = Grid::new(12, 1, ambiguous);
            for (text, color) in &rows {
                let style = match color {
                    0 => Style::new(),
                    1 => Style::new().bg(Color::Blue),
                    _ => Style::new().add_modifier(Modifier::REVERSED),
                };
                let draw = |terminal: &mut Terminal<Screen<Writes>>| {
                    terminal.draw(|frame| paint(frame.buffer_mut(), text, style)).unwrap();
                };
                let before = writes(&terminal).len();
                draw(&mut terminal);
                for write in writes(&terminal).iter().skip(before) {
                    grid.feed(write);
                }
                let mut fresh_terminal = self::terminal(12, 1);
                draw(&mut fresh_terminal);
                let mut fresh = Grid::new(12, 1, ambiguous);
                fresh.feed(writes(&fresh_terminal).last().unwrap());
                for x in 0..12 {
                    let same = match (grid.shown(x, 0), fresh.shown(x, 0)) {
                        (Shown::Symbol(one, pen), Shown::Symbol(other, fresh_pen)) => {
                            one == other && plain(pen) == plain(fresh_pen)
                        }
                        (one, other) => one == other,
                    };
                    prop_assert!(same, "{:?} at {} of {:?}: {:?} / {:?}", ambiguous, x, rows, grid.row(0), fresh.row(0));
                }
            }
        }
    }
}

/// The part of a pen that shows: the codes after the last reset, without those that set what is set anyway.
fn plain(pen: &str) -> (bool, bool) {
    let codes: Vec<_> = pen.split(';').collect();
    (codes.iter().rev().find(|c| ["44", "49"].contains(c)) == Some(&"44"), codes.contains(&"7"))
}
