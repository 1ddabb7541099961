//! The built-in words of the field, as a file of data.

use std::sync::LazyLock;

use crate::domain::field::Field;

use super::data;

/// The words of the field.
#[must_use]
pub fn builtin() -> &'static Field {
    static FIELD: LazyLock<Field> =
        LazyLock::new(|| data::builtin(include_str!("../agencies/field.ron"), Field::read));
    &FIELD
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::kinds;

    #[test]
    fn every_topic_has_words_and_knows_its_kinds() {
        assert!(builtin().topics().len() > 30);
        let known: Vec<&str> = kinds::builtin().all().iter().map(|kind| kind.id.as_str()).collect();
        for topic in builtin().topics() {
            assert!(!topic.words.is_empty() && !topic.usual.is_empty(), "{}", topic.id);
            assert!(!topic.name.ja.is_empty() && !topic.name.en.is_empty(), "{}", topic.id);
            for kind in topic.usual.iter().chain(&topic.also) {
                assert!(known.contains(&kind.as_str()), "{}: {kind}", topic.id);
            }
        }
        // every kind has something to do with something
        let idle = known.iter().filter(|kind| {
            let has = |words: &Vec<String>| words.iter().any(|word| word == *kind);
            !builtin().topics().iter().any(|topic| has(&topic.usual) || has(&topic.also))
        });
        assert_eq!(idle.collect::<Vec<_>>(), Vec::<&&str>::new());
    }
}
