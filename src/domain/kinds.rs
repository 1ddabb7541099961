//! Kinds of agencies: what each is called from town to town, as data (`src/agencies/kinds.ron`).

use serde::Deserialize;

use super::Value;
use super::value::{Wrong, from_value};
use super::worksheet::Bilingual;
use crate::text::fold;

/// One kind of agency.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Kind {
    /// Its stable word (`health_center`).
    pub id: String,
    /// What it is called in full.
    pub name: Bilingual,
    /// Its short name (at most 8 full-width characters).
    pub short: String,
    /// よみ, in hiragana.
    pub reading: String,
    /// What it is called elsewhere.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// All kinds, ready to be found in a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kinds {
    kinds: Vec<Kind>,
    /// Every folded name with the place of its kind, the longest first.
    names: Vec<(String, usize)>,
}

/// No kinds of agencies.
pub static NONE: Kinds = Kinds::none();

impl Kinds {
    /// None at all.
    #[must_use]
    pub const fn none() -> Self {
        Self { kinds: Vec::new(), names: Vec::new() }
    }

    /// Reads them out of the tree of their file.
    ///
    /// # Errors
    /// What is [`Wrong`] where it is no list of kinds.
    pub fn read(tree: &Value) -> Result<Self, Wrong> {
        from_value(tree).map(Self::of)
    }

    /// Makes them ready to be found.
    #[must_use]
    pub fn of(kinds: Vec<Kind>) -> Self {
        let names_of = |(at, kind): (usize, &Kind)| {
            let names = [&kind.name.ja, &kind.short].into_iter().chain(&kind.aliases);
            names.map(|name| (fold(name), at)).filter(|(name, _)| !name.is_empty()).collect::<Vec<_>>()
        };
        let mut names: Vec<_> = kinds.iter().enumerate().flat_map(names_of).collect();
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.chars().count()));
        Self { kinds, names }
    }

    /// All of them, in the order of their file.
    #[must_use]
    pub fn all(&self) -> &[Kind] {
        &self.kinds
    }

    /// The kind that is called so, by any of its names in either language.
    #[must_use]
    pub fn called(&self, words: &str) -> Option<&Kind> {
        let key = fold(words);
        let is_it = |kind: &&Kind| {
            let names = std::iter::once(&kind.short).chain(&kind.aliases);
            kind.name.is_called(words) || names.into_iter().any(|name| fold(name) == key)
        };
        self.kinds.iter().find(is_it)
    }

    /// The kind that an agency's name speaks of: the one with the longest name in it. None where there is none.
    #[must_use]
    pub fn in_name(&self, name: &str) -> Option<&Kind> {
        self.find(&fold(name)).and_then(|(_, at)| self.kinds.get(at))
    }

    /// A folded name with the word for its kind written in one way, so that two words for one kind are alike.
    pub(super) fn in_one_way(&self, folded: &str) -> String {
        match self.find(folded).and_then(|(name, at)| Some((name, self.kinds.get(at)?))) {
            Some((name, kind)) => folded.replacen(name, &fold(&kind.name.ja), 1),
            None => folded.to_owned(),
        }
    }

    fn find(&self, folded: &str) -> Option<(&str, usize)> {
        let found = self.names.iter().find(|(name, _)| folded.contains(name.as_str()));
        found.map(|(name, at)| (name.as_str(), *at))
    }
}
