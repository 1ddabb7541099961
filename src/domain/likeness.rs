//! How alike two texts are: pairs of characters weighted by their rarity, so that Japanese need not be cut into words.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::fold;

/// The pairs of characters of a text, with how often each stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs(BTreeMap<(char, char), u32>);

/// Texts with which others are compared, and in which of them each pair stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared<'p> {
    texts: Vec<&'p Pairs>,
    with: BTreeMap<(char, char), Vec<usize>>,
}

/// How rare each pair is among many texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rarity {
    texts: u32,
    /// In how many texts a pair stands.
    with: BTreeMap<(char, char), u32>,
}

impl Pairs {
    /// The pairs of a text, folded, without punctuation.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let letters: Vec<char> = fold(text).chars().filter(|c| c.is_alphanumeric() || *c == 'ー').collect();
        let mut pairs = BTreeMap::new();
        for pair in letters.windows(2) {
            if let [one, other] = pair {
                *pairs.entry((*one, *other)).or_insert(0) += 1;
            }
        }
        Self(pairs)
    }

    /// How many pairs there are.
    fn count(&self) -> u32 {
        self.0.values().sum()
    }

    /// How much of two texts is the same, from 0 (nothing) to 1 (all), by the pairs they have in common (Dice). Where both
    /// have words, hiragana alone in common are nothing.
    fn likeness(&self, other: &Self) -> f64 {
        let common: Vec<_> = self.0.iter().filter(|(pair, _)| other.0.contains_key(pair)).collect();
        let have_words = [self, other].iter().all(|text| text.0.keys().any(is_word));
        if have_words && !common.iter().any(|(pair, _)| is_word(pair)) {
            return 0.0;
        }
        let count = common.into_iter().filter_map(|(pair, count)| Some(*other.0.get(pair)?.min(count)));
        match self.count() + other.count() {
            0 => 0.0,
            all => 2.0 * f64::from(count.sum::<u32>()) / f64::from(all),
        }
    }
}

/// Whether a pair is more than two hiragana.
fn is_word((one, other): &(char, char)) -> bool {
    let is_kana = |letter: &char| ('ぁ'..='ん').contains(letter);
    !(is_kana(one) && is_kana(other))
}

impl<'p> Shared<'p> {
    /// Where each pair of some texts stands.
    #[must_use]
    pub fn among(texts: impl IntoIterator<Item = &'p Pairs>) -> Self {
        let mut shared = Self::default();
        for (place, pairs) in texts.into_iter().enumerate() {
            shared.texts.push(pairs);
            for pair in pairs.0.keys() {
                shared.with.entry(*pair).or_default().push(place);
            }
        }
        shared
    }

    /// Which of the texts another is compared with, and how alike each is to it, from 0 to 1: all of few; of many those that
    /// have its rarest pairs, at most `most`.
    #[must_use]
    pub fn likeness(&self, other: &Pairs, most: usize) -> Vec<(usize, f64)> {
        let places: BTreeSet<usize> = if self.texts.len() <= most {
            (0..self.texts.len()).collect()
        } else {
            let mut with: Vec<&Vec<usize>> = other.0.keys().filter_map(|pair| self.with.get(pair)).collect();
            with.sort_by_key(|places| places.len());
            with.into_iter().flatten().take(most).copied().collect()
        };
        let alike = |place: usize| Some((place, self.texts.get(place)?.likeness(other)));
        places.into_iter().filter_map(alike).collect()
    }
}

impl Rarity {
    /// Counts over texts.
    #[must_use]
    pub fn among<'p>(texts: impl IntoIterator<Item = &'p Pairs>) -> Self {
        let mut rarity = Self::default();
        for pairs in texts {
            rarity.texts += 1;
            for pair in pairs.0.keys() {
                *rarity.with.entry(*pair).or_insert(0) += 1;
            }
        }
        rarity
    }

    /// What a pair weighs: the more texts have it, the less it says.
    fn weight(&self, pair: &(char, char)) -> f64 {
        let with = self.with.get(pair).map_or(0.0, |with| f64::from(*with));
        ((f64::from(self.texts) + 1.0) / (with + 0.5)).ln()
    }

    fn length(&self, pairs: &Pairs) -> f64 {
        pairs
            .0
            .iter()
            .map(|(pair, count)| (self.weight(pair) * f64::from(*count)).powi(2))
            .sum::<f64>()
            .sqrt()
    }

    /// How alike two texts are, from 0 (no pair in common) to 1 (all).
    #[must_use]
    pub fn likeness(&self, one: &Pairs, other: &Pairs) -> f64 {
        let lengths = self.length(one) * self.length(other);
        let shared = one.0.iter().filter_map(|(pair, count)| {
            let others = other.0.get(pair)?;
            Some(self.weight(pair).powi(2) * f64::from(*count) * f64::from(*others))
        });
        let shared: f64 = shared.sum();
        if lengths > 0.0 { shared / lengths } else { 0.0 }
    }
}

/// What nearly every entry speaks of, so that two of them sharing it says nothing.
const VAGUE: &[&str] =
    &["本人", "支援", "相談", "機関", "担当", "対応", "場合", "必要", "関係", "一緒", "自分", "人が", "こと"];

/// The longest runs of characters that stand in both texts and say something: two characters or more, one of them no
/// hiragana, without particles at their end.
#[must_use]
pub fn shared(one: &str, other: &str) -> Vec<String> {
    let letters: Vec<char> = one.chars().collect();
    let mut runs: Vec<String> = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let mut run = String::new();
        for letter in letters.iter().skip(at) {
            run.push(*letter);
            if !letter.is_alphanumeric() && *letter != 'ー' || !other.contains(&run) {
                run.pop();
                break;
            }
        }
        let long = run.chars().count();
        let run = run.trim_matches(|c| ('ぁ'..='ん').contains(&c));
        let says = run.chars().count() >= 2 && !VAGUE.contains(&run);
        if says && !runs.iter().any(|known| known == run) {
            runs.push(run.to_owned());
        }
        at += long.max(1);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_many_say_counts_less_than_what_few_say() {
        let texts = ["居場所の見学", "居場所の相談", "居場所の訪問", "求人の紹介"].map(Pairs::of);
        let rarity = Rarity::among(&texts);
        let likeness = |one, other| rarity.likeness(&Pairs::of(one), &Pairs::of(other));
        assert!((likeness("見学", "ｹﾝｶﾞｸ")).abs() < 1e-9);
        assert!((likeness("居場所", "居　場所") - 1.0).abs() < 1e-9);
        assert!(likeness("居場所の見学", "家の見学") > likeness("居場所の見学", "居場所が遠い"));
        assert!(likeness("", "居場所").abs() < 1e-9);
    }

    #[test]
    fn pairs_in_common_count_alike_and_as_often_as_both_have_them() {
        let shared = |one, other| {
            Shared::among(&[Pairs::of("別"), Pairs::of(one)]).likeness(&Pairs::of(other), 2)[1].1
        };
        assert!((shared("居場所", "居　場所。") - 1.0).abs() < 1e-9);
        assert!((shared("居場所", "居場") - 2.0 / 3.0).abs() < 1e-9);
        assert!((shared("ああああ", "ああ") - 0.5).abs() < 1e-9);
        assert!(shared("", "").abs() < 1e-9 && shared("見学", "送迎").abs() < 1e-9);
    }

    #[test]
    fn grammar_alone_is_no_likeness_where_there_are_words() {
        let likeness = |one, other| Pairs::of(one).likeness(&Pairs::of(other));
        assert!(likeness("窓口を開いています", "送迎を行っています").abs() < 1e-9);
        assert!(likeness("送迎を行うことができる", "送迎ができるようになった") > 0.25);
        // a text of hiragana alone has nothing else to be known by
        assert!(likeness("つながりができています", "つながりが続いています") > 0.25);
        assert!((likeness("つながりができた", "つながりができた") - 1.0).abs() < 1e-9);
    }

    #[test]
    fn one_text_is_compared_with_no_more_than_so_many_however_many_there_are() {
        let texts: Vec<Pairs> =
            (0..5_000).map(|at| Pairs::of(&format!("月に一度の訪問を続けている {at}"))).collect();
        let shared = Shared::among(&texts);
        let found = shared.likeness(&Pairs::of("月に一度の訪問を続けていた 4321"), 200);
        assert!(found.len() <= 200, "{}", found.len());
        // the one that is most alike is among them
        let most = found.iter().max_by(|one, other| one.1.total_cmp(&other.1)).unwrap();
        assert_eq!(most.0, 4_321);
        assert_eq!(shared.likeness(&Pairs::of("月に"), 5_000).len(), 5_000);
        assert!(shared.likeness(&Pairs::of("別の話"), 200).is_empty());
    }

    #[test]
    fn shared_words_are_quoted_as_they_stand() {
        assert_eq!(shared("家族が通える場を持っていない", "家族の居場所を開く"), ["家族"]);
        assert_eq!(shared("家庭訪問を断られる", "家庭訪問を断らない"), ["家庭訪問を断"]);
        // what everybody speaks of is no reason
        assert!(shared("本人が通える場を持っていない", "本人が来る").is_empty());
        assert!(shared("している", "しています").is_empty());
        assert!(shared("、。", "、。").is_empty());
    }
}
