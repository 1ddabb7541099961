//! The built-in agendas to begin a meeting with, as files of data.

use std::sync::OnceLock;

use crate::domain::Value;
use crate::domain::agenda::Template;

use super::wire;

const FILES: [&str; 2] = [include_str!("../agendas/90.ron"), include_str!("../agendas/120.ron")];

fn read(text: &str) -> Option<Template> {
    let tree: Value = wire::read_ron(text).ok()?;
    Template::read(&tree).ok()
}

/// Every built-in agenda, the shortest first.
#[must_use]
pub fn builtin() -> &'static [Template] {
    static AGENDAS: OnceLock<Vec<Template>> = OnceLock::new();
    // each of them is read by a test, so none is left out here
    AGENDAS.get_or_init(|| FILES.into_iter().filter_map(read).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agenda::Shows;

    #[test]
    fn every_built_in_agenda_reads_and_lasts_as_long_as_its_name_says() {
        let minutes: Vec<u32> = builtin().iter().map(Template::minutes).collect();
        assert_eq!(minutes, [90, 120]);
        for item in builtin().iter().flat_map(|agenda| &agenda.items) {
            // a break needs no word for what it is for, and every word is known
            assert_eq!(Shows::read(&item.shows).word(), item.shows);
            assert_eq!(item.purpose.is_none(), item.shows == "break");
            assert!(!item.title.ja.is_empty() && !item.title.en.is_empty());
        }
    }
}
