//! The drawing of the map: who asks on the left, who is asked on the right, a line for each proposal. Each line has a row of
//! its own at both ends, where its number and its answer stand, so that nothing lies over anything else; what does not fit on
//! one page goes on in the next figure. Tenths of a millimetre.

use maud::{Markup, html};

use crate::domain::overlap::Answer;
use crate::i18n::Lang;
use crate::text::{shorten, width, wrap};

/// An end of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    /// What stands in it.
    pub(super) name: String,
    /// Whether it is one agency, not a kind of them, anyone, or nobody yet.
    pub(super) is_agency: bool,
}

/// A line of the map.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its number, which is that of its sentence.
    pub(super) number: usize,
    /// Who asks.
    pub(super) from: Node,
    /// Who is asked.
    pub(super) to: Node,
    /// The answer.
    pub(super) answer: Answer,
}

/// How wide the drawing is.
const WIDTH: usize = 1_750;
/// How wide a node is.
const NODE: usize = 460;
/// From line to line within a node.
const PITCH: usize = 56;
/// From row to row of a name, and how many columns and rows it may have.
const ROW: usize = 39;
const COLUMNS: usize = 27;
const ROWS: usize = 3;
/// Between two nodes.
const GAP: usize = 20;
/// Above the nodes.
const HEAD: usize = 62;
/// How high the nodes of a figure may be together.
const HIGHEST: usize = 1_880;
/// How wide a half-width letter of a word on a line is at most.
const LETTER: usize = 15;
/// The end of a line on the right, with its number and the head of the arrow.
const END: usize = 110;

/// Draws all lines, in as many figures as are needed.
pub(super) fn figures(lines: &[Line], id: &str, lang: Lang) -> Markup {
    let mut figures: Vec<Vec<&Line>> = Vec::new();
    let mut open: Vec<&Line> = Vec::new();
    for of_one in lines.chunk_by(|one, other| one.from == other.from) {
        for piece in of_one.chunks(HIGHEST / PITCH - 2) {
            let with: Vec<&Line> = open.iter().copied().chain(piece).collect();
            if !open.is_empty() && Figure::of(&with).height() > HIGHEST {
                figures.push(std::mem::take(&mut open));
            }
            open.extend(piece);
        }
    }
    figures.push(open);
    html! {
        @for (lines, number) in figures.iter().zip(1..) {
            figure tabindex="0" { (Figure::of(lines).markup(&format!("{id}{number}"), lang)) }
        }
    }
}

/// A node where it stands, with the lines at it by their place among the lines of the figure.
struct Placed<'n> {
    node: &'n Node,
    rows: Vec<String>,
    lines: Vec<usize>,
    top: usize,
}

impl<'n> Placed<'n> {
    fn new(node: &'n Node) -> Self {
        let all: Vec<_> = wrap(&node.name, COLUMNS).into_iter().map(|row| row.range).collect();
        let mut rows: Vec<String> = all
            .iter()
            .take(ROWS)
            .map(|range| node.name.get(range.clone()).unwrap_or_default().trim_end().to_owned())
            .collect();
        if let (true, Some(last), Some(range)) = (all.len() > ROWS, rows.last_mut(), all.get(ROWS - 1)) {
            *last = shorten(node.name.get(range.start..).unwrap_or_default(), COLUMNS);
        }
        Self { node, rows, lines: Vec::new(), top: 0 }
    }

    fn height(&self) -> usize {
        (self.lines.len() * PITCH).max(self.rows.len() * ROW + 22)
    }

    fn middle(&self) -> usize {
        self.top + self.height() / 2
    }

    /// Where one of its lines ends.
    fn port(&self, line: usize) -> usize {
        let at = self.lines.iter().position(|known| *known == line).unwrap_or_default();
        self.middle() + at * PITCH + PITCH / 2 - self.lines.len() * PITCH / 2
    }

    fn markup(&self, x: usize) -> Markup {
        let first = self.middle() + ROW * 3 / 4 - self.rows.len() * ROW / 2;
        html! {
            rect class=(if self.node.is_agency { "node" } else { "node other" })
                x=(x) y=(self.top) width=(NODE) height=(self.height()) rx="12" {}
            @for (row, at) in self.rows.iter().zip(0..) {
                text class="name" x=(x + NODE / 2) y=(first + at * ROW) text-anchor="middle" { (row) }
            }
        }
    }
}

/// The lines of one figure, and where their ends stand.
struct Figure<'l> {
    lines: Vec<&'l Line>,
    left: Vec<Placed<'l>>,
    right: Vec<Placed<'l>>,
}

impl<'l> Figure<'l> {
    fn of(lines: &[&'l Line]) -> Self {
        let mut left = gathered(lines.iter().map(|line| &line.from));
        place(&mut left);
        let mut right = gathered(lines.iter().map(|line| &line.to));
        // whoever is asked stands about where those stand who ask it
        let port =
            |line: usize| left.iter().find(|node| node.lines.contains(&line)).map(|node| node.port(line));
        right.sort_by_key(|node| {
            let ports: Vec<usize> = node.lines.iter().filter_map(|line| port(*line)).collect();
            ports.iter().sum::<usize>() / ports.len().max(1)
        });
        place(&mut right);
        let (a, b) = (bottom(&left), bottom(&right));
        for (nodes, height) in [(&mut left, a), (&mut right, b)] {
            nodes.iter_mut().for_each(|node| node.top += (a.max(b) - height) / 2);
        }
        Self { lines: lines.to_vec(), left, right }
    }

    /// How high the nodes are together.
    fn height(&self) -> usize {
        bottom(&self.left).max(bottom(&self.right)) - HEAD
    }

    fn markup(&self, id: &str, lang: Lang) -> Markup {
        let answers: Vec<Answer> = Answer::SETTLED_FIRST
            .into_iter()
            .filter(|answer| self.lines.iter().any(|line| line.answer == *answer))
            .collect();
        let label = |line: &Line| format!("{} {}", line.number, lang.answer(line.answer.word()));
        let widest = self.lines.iter().map(|line| width(&label(line))).max().unwrap_or_default();
        let start = NODE + 24 + widest * LETTER;
        let below = HEAD + self.height() + 60;
        html! {
            svg viewBox={ "0 0 " (WIDTH) " " (below + 30) } role="img" aria-labelledby={ (id) "t " (id) "d" } {
                title id={ (id) "t" } { (lang.paper_map()) }
                desc id={ (id) "d" } { (lang.paper_map_told(self.lines.len())) }
                text class="head" x="0" y="34" { (lang.paper_map_from()) }
                text class="head" x=(WIDTH) y="34" text-anchor="end" { (lang.paper_map_to()) }
                @for (line, at) in self.lines.iter().zip(0..) {
                    @let (from, to) = (port(&self.left, at), port(&self.right, at));
                    path class={ "tie " (line.answer.word()) }
                        d={ "M" (NODE) " " (from) "H" (start) "L" (WIDTH - NODE - END) " " (to) "H" (WIDTH - NODE - 20) } {}
                    path d={ "M" (WIDTH - NODE) " " (to) "l-28 -13v26z" } {}
                    text class="word" x=(NODE + 14) y=(from - 10) { (label(line)) }
                    text class="word" x=(WIDTH - NODE - 34) y=(to - 10) text-anchor="end" { (line.number) }
                }
                @for node in &self.left { (node.markup(0)) }
                @for node in &self.right { (node.markup(WIDTH - NODE)) }
                @for (answer, at) in answers.into_iter().zip(0..) {
                    path class={ "tie " (answer.word()) } d={ "M" (at * 430) " " (below) "h120" } {}
                    text class="word" x=(at * 430 + 136) y=(below + 10) { (lang.answer(answer.word())) }
                }
            }
        }
    }
}

fn port(nodes: &[Placed], line: usize) -> usize {
    nodes.iter().find(|node| node.lines.contains(&line)).map_or(0, |node| node.port(line))
}

/// Each node once, with its lines.
fn gathered<'n>(nodes: impl Iterator<Item = &'n Node>) -> Vec<Placed<'n>> {
    let mut all: Vec<Placed> = Vec::new();
    for (line, node) in nodes.enumerate() {
        match all.iter_mut().find(|known| known.node == node) {
            Some(known) => known.lines.push(line),
            None => {
                let mut placed = Placed::new(node);
                placed.lines.push(line);
                all.push(placed);
            }
        }
    }
    all
}

/// Stands nodes one below the other.
fn place(nodes: &mut [Placed]) {
    let mut top = HEAD;
    for node in nodes {
        node.top = top;
        top += node.height() + GAP;
    }
}

fn bottom(nodes: &[Placed]) -> usize {
    nodes.last().map_or(HEAD, |node| node.top + node.height())
}
