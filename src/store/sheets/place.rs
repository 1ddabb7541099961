//! Where in the file of a worksheet something stands.

use crate::domain::definition::{Flaw, Seek};
use crate::store::wire::{Damage, Fault};

/// The place of a flaw: as far as the words by which it is found lead.
pub(super) fn of(text: &str, flaw: &Flaw) -> Damage {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut at = 0;
    for seek in &flaw.seek {
        let rest = text.get(at..).unwrap_or_default();
        let found = match seek {
            Seek::Word(word) => rest.find(word.as_str()),
            Seek::Id(id, number) => ids(rest, id).nth(number.saturating_sub(1)),
        };
        match found {
            Some(found) => at += found,
            None => break,
        }
    }
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
    let source = text.split('\n').nth(line).unwrap_or_default().trim_end_matches('\r');
    Damage::at(line + 1, column + 1, Fault::Sheet(flaw.what.clone()), source)
}

/// Where `"…"` stands behind `id:`.
fn ids<'t>(text: &'t str, id: &str) -> impl Iterator<Item = usize> + use<'t> {
    let quoted = format!("\"{id}\"");
    let all: Vec<usize> = text.match_indices(quoted.as_str()).map(|(at, _)| at).collect();
    all.into_iter().filter(|at| {
        let before = text.get(..*at).unwrap_or_default().trim_end();
        let named = before.strip_suffix(':').map(str::trim_end).and_then(|before| before.strip_suffix("id"));
        named.is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    })
}
