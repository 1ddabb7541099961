//! Where in the file of a worksheet something stands: the text read once more, for the places alone.

use crate::domain::definition::{Flaw, What};
use crate::domain::value::reading::Step;
use crate::store::wire::{Damage, Fault};

/// A thing of the file with its place.
struct Node<'t> {
    /// Bytes before it.
    at: usize,
    /// What stands in it: each with the name it has, or without one.
    inside: Vec<(Option<Name<'t>>, Node<'t>)>,
}

/// A name before a colon.
struct Name<'t> {
    at: usize,
    name: &'t str,
}

/// The places of what is wrong in a file that reads as RON, from its beginning to its end, and of the names that stand twice.
pub(super) fn all(text: &str, flaws: &[Flaw]) -> Vec<Damage> {
    let text = text.trim_start_matches('\u{FEFF}');
    let top = Reader { text, at: 0 }.file();
    let mut found: Vec<(usize, What)> =
        flaws.iter().map(|flaw| (of(text, &top, flaw), flaw.what.clone())).collect();
    again(&top, &mut found);
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(at, what)| damage(text, at, what)).collect()
}

/// Bytes before a flaw: as far as the way to it leads.
fn of(text: &str, top: &Node, flaw: &Flaw) -> usize {
    let (mut node, mut name) = (top, None);
    for step in &flaw.path {
        let next = match step {
            Step::Name(wanted) => {
                let named = |name: &Option<Name>| name.as_ref().is_some_and(|name| name.name == wanted);
                // of a name that stands twice the last one counts
                node.inside.iter().rev().find(|(name, _)| named(name))
            }
            Step::Nth(at) => node.inside.get(*at),
        };
        let Some(next) = next else { return node.at };
        (name, node) = (next.0.as_ref(), &next.1);
    }
    if matches!(flaw.what, What::Name(..)) {
        return name.map_or(node.at, |name| name.at);
    }
    let within = match &flaw.what {
        What::Rule(at, _) => Some(at.saturating_sub(1)),
        _ => flaw.within,
    };
    node.at + within.map_or(0, |within| into(text.get(node.at..).unwrap_or_default(), within))
}

/// Bytes before the so-manieth character of a quoted text; where one is written with a backslash, its quote.
fn into(quoted: &str, within: usize) -> usize {
    let Some(inner) = quoted.strip_prefix('"') else { return 0 };
    let before: String = inner.chars().take(within).collect();
    if before.contains('\\') { 0 } else { 1 + before.len() }
}

/// The names that stand twice in one thing.
fn again(node: &Node, found: &mut Vec<(usize, What)>) {
    for (at, (name, inner)) in node.inside.iter().enumerate() {
        let earlier = || node.inside.iter().take(at).filter_map(|(name, _)| name.as_ref());
        if let Some(name) = name.as_ref().filter(|name| earlier().any(|other| other.name == name.name)) {
            found.push((name.at, What::Again(name.name.to_owned())));
        }
        again(inner, found);
    }
}

fn damage(text: &str, at: usize, what: What) -> Damage {
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
    let source = text.split('\n').nth(line).unwrap_or_default().trim_end_matches('\r');
    Damage::at(line + 1, column + 1, Fault::Sheet(what), source)
}

/// Goes through a text of which it is known that it is RON.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes on by what is taken from the beginning of the rest.
    fn skip(&mut self, taken: usize) {
        self.at += taken.min(self.rest().len());
    }

    fn takes(&mut self, word: &str) -> bool {
        let is_it = self.rest().starts_with(word);
        self.skip(if is_it { word.len() } else { 0 });
        is_it
    }

    /// Goes on behind the next of these words.
    fn behind(&mut self, word: &str) {
        let rest = self.rest();
        self.skip(rest.find(word).map_or(rest.len(), |found| found + word.len()));
    }

    fn file(mut self) -> Node<'t> {
        loop {
            self.blanks();
            if !self.takes("#!") {
                return self.node();
            }
            self.behind("]");
        }
    }

    fn blanks(&mut self) {
        loop {
            let rest = self.rest();
            self.skip(rest.len() - rest.trim_start().len());
            if self.takes("//") {
                self.behind("\n");
            } else if self.takes("/*") {
                self.comment();
            } else {
                return;
            }
        }
    }

    /// The rest of a comment, in which others may stand.
    fn comment(&mut self) {
        let mut open = 1;
        while open > 0 && !self.rest().is_empty() {
            if self.takes("/*") {
                open += 1;
            } else if self.takes("*/") {
                open -= 1;
            } else {
                self.skip(self.next().map_or(1, char::len_utf8));
            }
        }
    }

    fn node(&mut self) -> Node<'t> {
        let at = self.at;
        let mut inside = Vec::new();
        if !self.quoted() {
            self.word();
            self.blanks();
            if ["(", "[", "{"].into_iter().any(|open| self.takes(open)) {
                inside = self.inside();
            }
        }
        Node { at, inside }
    }

    /// What stands between brackets, behind the opening one.
    fn inside(&mut self) -> Vec<(Option<Name<'t>>, Node<'t>)> {
        let mut inside = Vec::new();
        loop {
            self.blanks();
            if self.rest().is_empty() || [")", "]", "}"].into_iter().any(|close| self.takes(close)) {
                return inside;
            }
            let begun = self.at;
            let first = self.node();
            let written = self.text.get(first.at..self.at).unwrap_or_default();
            self.blanks();
            if self.takes(":") {
                self.blanks();
                let name = written.trim_end().trim_start_matches("r#").trim_matches('"');
                inside.push((Some(Name { at: first.at, name }), self.node()));
            } else {
                inside.push((None, first));
            }
            self.blanks();
            // what is no RON ends here, too
            if !self.takes(",") && self.at == begun {
                self.skip(self.next().map_or(1, char::len_utf8));
            }
        }
    }

    /// A text between quotes, or a character.
    fn quoted(&mut self) -> bool {
        let rest = self.rest();
        let raw = rest.strip_prefix('b').unwrap_or(rest).strip_prefix('r');
        let marks = raw.map(|raw| raw.len() - raw.trim_start_matches('#').len());
        if let Some((raw, marks)) =
            raw.zip(marks).filter(|(raw, marks)| raw.get(*marks..).is_some_and(|raw| raw.starts_with('"')))
        {
            self.skip(rest.len() - raw.len() + marks + 1);
            self.behind(&format!("\"{}", "#".repeat(marks)));
            return true;
        }
        let Some(quote) = ["\"", "'", "b\"", "b'"].into_iter().find(|quote| self.takes(quote)) else {
            return false;
        };
        let end = if quote.ends_with('"') { '"' } else { '\'' };
        while let Some(c) = self.next() {
            self.skip(c.len_utf8());
            if c == '\\' {
                self.skip(self.next().map_or(0, char::len_utf8));
            } else if c == end {
                break;
            }
        }
        true
    }

    /// A number or a name without quotes.
    fn word(&mut self) {
        let is_end = |c: char| c.is_whitespace() || "()[]{}:,\"/".contains(c);
        let rest = self.rest();
        self.skip(rest.find(is_end).unwrap_or(rest.len()));
    }
}
