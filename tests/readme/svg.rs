//! A screen as SVG: blocks of background, and each glyph at the column it has in a terminal, whatever font draws it.

use std::collections::BTreeMap;
use std::fmt::Write;

use vt100::{Cell, Color, Screen};

/// Width and height of a cell, size of letters of one and of two columns, rim around all.
const CELL: (u32, u32) = (9, 20);
const LETTERS: (u32, u32) = (15, 17);
const RIM: u32 = 8;
const FONTS: &str = "Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK JP',monospace";

type Rgb = (u8, u8, u8);

/// The picture of a screen; `title` is what a reader hears who does not see it.
pub fn of(screen: &Screen, title: &str) -> String {
    let (rows, columns) = screen.size();
    let (width, height) = (u32::from(columns) * CELL.0 + 2 * RIM, u32::from(rows) * CELL.1 + 2 * RIM);
    let wall = wall(screen);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" font-family=\"{FONTS}\" font-size=\"{}\">\n\
         <title>{}</title>\n<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
        LETTERS.0,
        escaped(title),
        hex(wall)
    );
    for row in 0..rows {
        blocks(screen, row, wall, &mut out);
        texts(screen, row, &mut out);
    }
    if !screen.hide_cursor() {
        let (row, column) = screen.cursor_position();
        let (x, y) = (left(column), top(row));
        writeln!(out, "<rect x=\"{x}\" y=\"{}\" width=\"2\" height=\"{}\"/>", y + 1, CELL.1 - 2).unwrap();
    }
    out + "</svg>\n"
}

fn left(column: u16) -> u32 {
    RIM + u32::from(column) * CELL.0
}

fn top(row: u16) -> u32 {
    RIM + u32::from(row) * CELL.1
}

/// The background that most cells have.
fn wall(screen: &Screen) -> Rgb {
    let (rows, columns) = screen.size();
    let mut counts: BTreeMap<Rgb, usize> = BTreeMap::new();
    for at in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
        *counts.entry(back(screen, at.0, at.1)).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or((255, 255, 255), |(colour, _)| colour)
}

/// One rectangle for each run of cells with another background than the wall's.
fn blocks(screen: &Screen, row: u16, wall: Rgb, out: &mut String) {
    let (_, columns) = screen.size();
    let mut column = 0;
    while column < columns {
        let colour = back(screen, row, column);
        let end = (column..columns).find(|at| back(screen, row, *at) != colour).unwrap_or(columns);
        if colour != wall {
            let (x, y, w, h) = (left(column), top(row), u32::from(end - column) * CELL.0, CELL.1);
            let fill = hex(colour);
            writeln!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" fill=\"{fill}\"/>")
                .unwrap();
        }
        column = end;
    }
}

/// One text for each run of glyphs of one colour, weight and width. Every glyph says its own place, so that columns
/// stay columns in any font; a reader that knows one place a text has the spacing to go by.
fn texts(screen: &Screen, row: u16, out: &mut String) {
    let mut run: Option<(Look, String, String)> = None;
    for column in 0..=screen.size().1 {
        let cell = screen.cell(row, column).filter(|cell| !cell.is_wide_continuation());
        if cell.is_none() && column < screen.size().1 {
            continue;
        }
        let symbol = cell.map(Cell::contents).unwrap_or_default().trim();
        let look = cell.filter(|_| !symbol.is_empty()).map(Look::of);
        if look != run.as_ref().map(|(look, ..)| *look)
            && let Some((look, places, letters)) = run.take()
        {
            look.write(&places, top(row) + LETTERS.0, &letters, out);
        }
        let Some(look) = look else { continue };
        assert_eq!(symbol.chars().count(), 1, "{symbol:?} is more than a place can be told for");
        let (_, places, letters) = run.get_or_insert((look, String::new(), String::new()));
        let gap = if places.is_empty() { "" } else { " " };
        write!(places, "{gap}{}", left(column) + look.spacing() / 2).unwrap();
        letters.push_str(&escaped(symbol));
    }
}

/// What the glyphs of a run have in common.
#[derive(Clone, Copy, PartialEq)]
struct Look {
    colour: Rgb,
    bold: bool,
    wide: bool,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        Self { colour: rgb(cell.fgcolor(), (0, 0, 0)), bold: cell.bold(), wide: cell.is_wide() }
    }

    /// What two cells have over the letter in them.
    fn spacing(self) -> u32 {
        if self.wide { 2 * CELL.0 - LETTERS.1 } else { 0 }
    }

    fn write(self, places: &str, y: u32, letters: &str, out: &mut String) {
        let weight = if self.bold { " font-weight=\"bold\"" } else { "" };
        let size = format!(" font-size=\"{}\" letter-spacing=\"{}\"", LETTERS.1, self.spacing());
        let size = if self.wide { size } else { String::new() };
        let fill = hex(self.colour);
        writeln!(out, "<text x=\"{places}\" y=\"{y}\" fill=\"{fill}\"{weight}{size}>{letters}</text>")
            .unwrap();
    }
}

/// The background of a cell; the right half of a wide glyph has that of the left.
fn back(screen: &Screen, row: u16, column: u16) -> Rgb {
    let half = screen.cell(row, column).is_some_and(Cell::is_wide_continuation);
    let cell = screen.cell(row, column.saturating_sub(u16::from(half)));
    cell.map_or((255, 255, 255), |cell| rgb(cell.bgcolor(), (255, 255, 255)))
}

fn rgb(colour: Color, otherwise: Rgb) -> Rgb {
    match colour {
        Color::Rgb(r, g, b) => (r, g, b),
        Color::Default => otherwise,
        Color::Idx(_) => panic!("a terminal of sixteen million colours is told each of them"),
    }
}

fn hex((r, g, b): Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
