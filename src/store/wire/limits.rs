//! What is too large to be read, and which characters no text of a session may hold.

use crate::domain::revision::Body;
use crate::domain::{Revision, Value};

/// Bytes of a session file that are read at most.
pub const BYTES: usize = 32 * 1024 * 1024;
/// Revisions of a session file that are read at most.
pub const REVISIONS: usize = 100_000;
/// Characters of one text that are read at most.
pub const TEXT: usize = 20_000;
/// How deep a value may be nested.
pub const DEPTH: usize = 32;

/// Says why a revision does not fit into a session file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It holds a character that could steer a terminal or turn text around.
    Control(char),
    /// A text in it has more than [`TEXT`] characters.
    TooLong(usize),
    /// A value in it is nested deeper than [`DEPTH`].
    TooDeep(usize),
}

/// Whether a character must not stand in any text: C0 (but the line break) and C1, line and paragraph separator,
/// bidi controls, tags. All of these are taken out of what is typed, pasted or imported before it becomes a revision.
#[must_use]
pub fn is_control(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{E0000}'..='\u{E007F}')
}

/// Says why a revision does not fit, if it does not; to be asked before a change is made.
#[must_use]
pub fn unfit(revision: &Revision) -> Option<Unfit> {
    if let Some(bad) = text_unfit(revision.kind()).or_else(|| text_unfit(revision.by())) {
        return Some(bad);
    }
    match revision.body() {
        Body::Redacted { fields, .. } => fields.iter().find_map(|name| text_unfit(name)),
        Body::Open { set, .. } => {
            set.iter().find_map(|(name, value)| text_unfit(name).or_else(|| value_unfit(value)))
        }
    }
}

fn value_unfit(value: &Value) -> Option<Unfit> {
    let depth = value.depth();
    if depth > DEPTH { Some(Unfit::TooDeep(depth)) } else { part_unfit(value) }
}

fn part_unfit(value: &Value) -> Option<Unfit> {
    match value {
        Value::Bool(_) | Value::Int(_) => None,
        Value::Text(text) => text_unfit(text),
        Value::List(list) => list.iter().find_map(part_unfit),
        Value::Map(map) => {
            map.iter().find_map(|(name, value)| text_unfit(name).or_else(|| part_unfit(value)))
        }
    }
}

fn text_unfit(text: &str) -> Option<Unfit> {
    if let Some(c) = text.chars().find(|c| is_control(*c)) {
        return Some(Unfit::Control(c));
    }
    // a text of so few bytes cannot have more characters
    let long = (text.len() > TEXT).then(|| text.chars().count()).filter(|count| *count > TEXT);
    long.map(Unfit::TooLong)
}
