//! A small, unforgiving terminal for tests: half a wide symbol overwritten leaves rubbish, and nothing is guessed.

use unicode_width::UnicodeWidthChar;

/// What a cell shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// A symbol starts here; its colours are the codes in force.
    Symbol(String, String),
    /// The right half of the symbol to the left.
    Covered,
    /// What is left of a symbol whose other half was overwritten.
    Rubbish,
}

/// A screen fed with bytes.
pub(super) struct Grid {
    width: usize,
    cells: Vec<Shown>,
    x: usize,
    y: usize,
    pen: String,
    pub(super) visible: bool,
    /// How many columns an ambiguous symbol takes.
    ambiguous: usize,
}

impl Grid {
    pub(super) fn new(width: usize, height: usize, ambiguous: usize) -> Self {
        let blank = Shown::Symbol(" ".to_owned(), "0".to_owned());
        let cells = vec![blank; width * height];
        Self { width, cells, x: 0, y: 0, pen: "0".to_owned(), visible: true, ambiguous }
    }

    pub(super) const fn cursor(&self) -> (usize, usize) {
        (self.x, self.y)
    }

    /// The text of a row: covered cells are left out, rubbish is `?`.
    pub(super) fn row(&self, y: usize) -> String {
        let text = |cell: &Shown| match cell {
            Shown::Symbol(symbol, _) => symbol.clone(),
            Shown::Covered => String::new(),
            Shown::Rubbish => "?".to_owned(),
        };
        self.cells[y * self.width..(y + 1) * self.width].iter().map(text).collect()
    }

    pub(super) fn shown(&self, x: usize, y: usize) -> &Shown {
        &self.cells[y * self.width + x]
    }

    pub(super) fn feed(&mut self, bytes: &[u8]) {
        let mut rest = std::str::from_utf8(bytes).unwrap();
        while let Some(first) = rest.chars().next() {
            if let Some(body) = rest.strip_prefix("\x1b[") {
                let (parameters, behind) =
                    body.split_at(body.find(|c: char| c.is_ascii_alphabetic()).unwrap());
                let (last, behind) = behind.split_at(1);
                self.control(parameters, last);
                rest = behind;
            } else {
                assert!(!first.is_control(), "a control reached the terminal: {first:?}");
                self.print(first);
                rest = rest.split_at(first.len_utf8()).1;
            }
        }
    }

    fn control(&mut self, parameters: &str, last: &str) {
        match (parameters, last) {
            ("?25", "h") => self.visible = true,
            ("?25", "l") => self.visible = false,
            ("2", "J") => {
                let blank = Shown::Symbol(" ".to_owned(), self.pen.clone());
                self.cells.fill(blank);
            }
            (codes, "m") if codes.starts_with("0;") || codes == "0" => codes.clone_into(&mut self.pen),
            (codes, "m") => self.pen = format!("{};{codes}", self.pen),
            (place, "H") => {
                let (row, column) = place.split_once(';').unwrap();
                (self.x, self.y) = (column.parse::<usize>().unwrap() - 1, row.parse::<usize>().unwrap() - 1);
            }
            _ => {}
        }
    }

    fn print(&mut self, found: char) {
        let (narrow, wide) = (found.width().unwrap(), found.width_cjk().unwrap());
        let width = if narrow == wide { narrow } else { self.ambiguous };
        let start = self.y * self.width + self.x;
        if width == 0 {
            return;
        }
        for at in start..start + width {
            match self.cells[at] {
                // the right half goes: the left half is rubbish unless it is overwritten, too
                Shown::Covered if at == start => self.cells[at - 1] = Shown::Rubbish,
                _ => {}
            }
            if at + 1 < self.cells.len() && self.cells[at + 1] == Shown::Covered && at + 1 == start + width {
                self.cells[at + 1] = Shown::Rubbish;
            }
            self.cells[at] = Shown::Covered;
        }
        self.cells[start] = Shown::Symbol(found.to_string(), self.pen.clone());
        self.x += width;
    }
}
