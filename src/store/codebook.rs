//! The built-in codebook, as a file of data of the kind a town can write for itself.

use std::sync::LazyLock;

use crate::domain::codebook::Codebook;

use super::data;
use super::wire::Damage;

/// Reads a codebook, built-in or written by a town.
///
/// # Errors
/// A [`Damage`] where it is no RON, or (without a place) where it is no codebook this version knows.
pub fn read(text: &str) -> Result<Codebook, Damage> {
    data::read(text, Codebook::read)
}

/// The built-in codebook, read when it is first asked for.
pub static BUILTIN: LazyLock<Codebook> =
    LazyLock::new(|| data::builtin(include_str!("../cases/codebook.ron"), Codebook::read));

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::codebook::{Group, Strength};

    #[test]
    fn the_codebook_reads_and_every_mirror_faces_codes_of_both_sides() {
        let codebook = read(include_str!("../cases/codebook.ron")).unwrap();
        let ids: BTreeSet<&str> = codebook.codes.iter().map(|code| code.id.as_str()).collect();
        assert_eq!((codebook.codes.len(), ids.len(), codebook.mirrors.len()), (12, 12, 5));
        for code in &codebook.codes {
            assert!(!code.keywords.is_empty() && !code.include.ja.is_empty() && !code.exclude.en.is_empty());
            assert!(!code.id.contains('/'), "it is the end of a field");
        }
        for mirror in &codebook.mirrors {
            let group = |id: &str| codebook.code(id).map(|code| code.group);
            assert_eq!(group(&mirror.good), Some(Group::Good));
            assert!(group(&mirror.difficult).is_some_and(|group| group != Group::Good));
        }
        let exact = codebook.mirrors.iter().filter(|mirror| mirror.strength == Strength::Exact);
        let exact: Vec<_> = exact.map(|mirror| (mirror.good.as_str(), mirror.difficult.as_str())).collect();
        assert_eq!(exact, [("G2", "N3"), ("G4", "N2")]);
        assert!(!codebook.question.ja.is_empty() && !codebook.question.en.is_empty());
    }
}
