//! The built-in hint library, as a file of data of the kind a town can write for itself.

use std::sync::LazyLock;

use crate::domain::hints::Hints;

use super::data;
use super::wire::Damage;

/// Reads a library, built-in or written by a town.
///
/// # Errors
/// A [`Damage`] where it is no RON, or (without a place) where it is no library this version knows.
pub fn read(text: &str) -> Result<Hints, Damage> {
    data::read(text, Hints::read)
}

/// The built-in library, read when it is first asked for.
pub static BUILTIN: LazyLock<Hints> =
    LazyLock::new(|| data::builtin(include_str!("../hints/hints.ron"), Hints::read));

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::hints::{CardKind, Part};
    use crate::store::kinds;

    #[test]
    fn the_library_reads_and_holds_what_it_should() {
        let hints = read(include_str!("../hints/hints.ron")).unwrap();
        let headings = hints.scenes.iter().flat_map(|scene| &scene.headings);
        let told: usize = headings.clone().map(|heading| heading.hints.len()).sum();
        let suggestions: usize = hints.scenes.iter().map(|scene| scene.suggestions.len()).sum();
        let situations: usize = hints.scenes.iter().map(|scene| scene.situations.len()).sum();
        assert_eq!((hints.scenes.len(), headings.count(), told), (6, 30, 83));
        assert_eq!((suggestions, situations), (29, 15));
        let of = |part: Part| hints.measures.iter().filter(|measure| measure.part == part).count();
        assert_eq!((of(Part::Hard), of(Part::Soft)), (34, 33));
        let systems = hints.cards.iter().filter(|card| card.kind == CardKind::System).count();
        assert_eq!((hints.cards.len(), systems, hints.journeys.len()), (6, 2, 2));
        assert!(!hints.notice.ja.is_empty() && !hints.notice.en.is_empty());
    }

    #[test]
    fn ids_are_unique_every_idea_speaks_both_languages_and_agencies_are_of_known_kinds() {
        let ids: BTreeSet<&str> = BUILTIN.ideas().map(|(id, _)| id).collect();
        assert_eq!(ids.len(), BUILTIN.ideas().count());
        for (id, text) in BUILTIN.ideas() {
            assert!(!text.ja.is_empty() && !text.en.is_empty(), "{id}");
            assert_eq!(BUILTIN.idea(id), Some(text));
        }
        let known: BTreeSet<&str> = kinds::builtin().all().iter().map(|kind| kind.id.as_str()).collect();
        let kinds = BUILTIN.cards.iter().flat_map(|card| &card.agencies);
        assert!(kinds.filter_map(|agency| agency.kind.as_deref()).all(|kind| known.contains(kind)));
    }

    #[test]
    fn a_town_may_write_as_much_of_it_as_it_has() {
        let text = r#"Hints(notice: (ja: "例です"), measures: [
            Measure(id: "K-1", part: "hard", group: (ja: "場"), text: (ja: "月一度の茶話会")),
        ])"#;
        let hints = read(text).unwrap();
        assert_eq!(hints.idea("K-1").map(|text| text.ja.as_str()), Some("月一度の茶話会"));
        assert!(read("Hints(").is_err() && read("Hints(scenes: [])").is_err());
    }
}
