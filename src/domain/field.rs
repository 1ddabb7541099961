//! The words of the field: which words speak of one thing, and which kinds of agencies usually have to do with it.
//! Data (`src/agencies/field.ron`), so that a town can add its own words.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Value;
use super::value::{Wrong, from_value};
use super::worksheet::Bilingual;
use crate::text::fold;

/// One thing that is spoken of in many words.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Topic {
    /// Its stable word (`visit`).
    pub id: String,
    /// What it is called.
    pub name: Bilingual,
    /// The words that speak of it (訪問, アウトリーチ, 家に…).
    pub words: Vec<String>,
    /// The kinds of agencies that usually have to do with it.
    #[serde(default)]
    pub usual: Vec<String>,
    /// The kinds that have to do with it, too.
    #[serde(default)]
    pub also: Vec<String>,
}

/// All topics, ready to be found in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    topics: Vec<Topic>,
    /// The words of each topic, folded and as they are written, the longest first.
    words: Vec<Vec<(String, String)>>,
}

/// The topics a text speaks of, by their place in the field, each with the word that says so.
pub(super) type Spoken = BTreeMap<usize, String>;

impl Field {
    /// Reads it out of the tree of its file.
    ///
    /// # Errors
    /// What is [`Wrong`] where it is no list of topics.
    pub fn read(tree: &Value) -> Result<Self, Wrong> {
        from_value(tree).map(Self::of)
    }

    /// Makes topics ready to be found.
    #[must_use]
    pub fn of(topics: Vec<Topic>) -> Self {
        let folded = |topic: &Topic| {
            let mut words: Vec<_> = topic.words.iter().map(|word| (fold(word), word.clone())).collect();
            words.retain(|(word, _)| !word.is_empty());
            words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
            words
        };
        let words = topics.iter().map(folded).collect();
        Self { topics, words }
    }

    /// The same with words of a town: each group says one thing. It joins the topics that know one of its words; one that
    /// none knows is a topic of its own, called by its first word.
    #[must_use]
    pub fn with(&self, groups: &[Vec<String>]) -> Self {
        let mut topics = self.topics.clone();
        for group in groups {
            let words: Vec<String> = group.iter().filter(|word| !fold(word).is_empty()).cloned().collect();
            let Some(first) = words.first() else { continue };
            let knows = |topic: &Topic| {
                topic.words.iter().any(|known| words.iter().any(|word| fold(word) == fold(known)))
            };
            let mut is_known = false;
            for topic in topics.iter_mut().filter(|topic| knows(topic)) {
                is_known = true;
                topic.words.extend(words.iter().cloned());
            }
            if !is_known {
                let name = Bilingual { ja: first.clone(), en: first.clone() };
                let (usual, also) = (Vec::new(), Vec::new());
                topics.push(Topic { id: first.clone(), name, words, usual, also });
            }
        }
        Self::of(topics)
    }

    /// All topics, in the order of their file.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// What a text speaks of.
    pub(super) fn spoken(&self, text: &str) -> Spoken {
        let text = fold(text);
        let said = |words: &Vec<(String, String)>| {
            words.iter().find(|(word, _)| text.contains(word.as_str())).map(|(_, written)| written.clone())
        };
        self.words.iter().enumerate().filter_map(|(at, words)| Some((at, said(words)?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(field: &Field, text: &str) -> Vec<usize> {
        field.spoken(text).into_keys().collect()
    }

    #[test]
    fn words_of_a_town_join_the_topic_that_knows_one_of_them_or_are_one() {
        let topic = |id: &str, words: &[&str]| Topic {
            id: id.into(),
            name: Bilingual { ja: id.into(), en: String::new() },
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            usual: Vec::new(),
            also: Vec::new(),
        };
        let field = Field::of(vec![topic("訪問", &["訪問", "アウトリーチ"])]);
        let group = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let town =
            field.with(&[group(&["ｱｳﾄﾘｰﾁ", "出前相談"]), group(&["ほたる会", "蛍の会"]), group(&["", " "])]);
        assert!(said(&field, "出前相談の日").is_empty());
        assert_eq!(said(&town, "出前相談の日"), [0]);
        assert_eq!((said(&town, "ほたる会へ誘う"), said(&town, "蛍の会を開く")), (vec![1], vec![1]));
        assert_eq!(town.topics().len(), 2);
        assert_eq!(field.with(&[]), field);
    }
}
