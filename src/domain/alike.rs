//! What several agencies do alike: groups of entries, proposed with the words that say so; people name and keep them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::entry::Entry;
use super::field::Field;
use super::likeness::{Pairs, Rarity, shared};
use super::{RecordId, Session};

/// Entries of several agencies that are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The entries, in the order they were given.
    pub entries: Vec<RecordId>,
    /// What they speak of: one or two places in [`Field::topics`]; none where only their words are alike.
    pub topics: Vec<usize>,
    /// The words that each of them says it with, in the order of the entries.
    pub words: Vec<String>,
}

/// Entries that are less alike than this are not put together, even where they speak of one thing.
const ALIKE: f64 = 0.13;
/// Without one topic, words have to be this much alike.
const CLOSE: f64 = 0.30;
/// Of two groups of which one holds most of the other, only the larger is proposed.
const MOST: f64 = 0.6;
/// A group of more entries says too little.
const LARGEST: usize = 9;

/// One entry, read once.
struct Said {
    id: RecordId,
    agency: RecordId,
    text: String,
    spoken: BTreeMap<usize, String>,
    pairs: Pairs,
}

/// Groups of entries of two or more agencies that are alike, those of most agencies first; an entry may stand in several.
#[must_use]
pub fn groups(session: &Session, entries: &[Entry], field: &Field) -> Vec<Group> {
    let read = |entry: &Entry| {
        let agency = entry.0.link("agency").map(|id| session.stands_for(id))?;
        let text = entry.text().to_owned();
        let (spoken, pairs) = (field.spoken(&text), Pairs::of(&text));
        Some(Said { id: entry.id(), agency, text, spoken, pairs })
    };
    let said: Vec<Said> = entries.iter().filter_map(read).collect();
    let rarity = Rarity::among(said.iter().map(|said| &said.pairs));
    let mut found: Vec<Group> = Vec::new();
    for topic in 0..field.topics().len() {
        let about: Vec<usize> = (0..said.len()).filter(|at| speaks(&said, *at, topic)).collect();
        if about.len() <= LARGEST {
            found.extend(group(&said, &about, &[topic]));
            continue;
        }
        // too much is said about it: what speaks of another thing, too, or is said in like words
        for other in (0..field.topics().len()).filter(|other| *other != topic) {
            let both: Vec<usize> = about.iter().copied().filter(|at| speaks(&said, *at, other)).collect();
            if both.len() <= LARGEST {
                found.extend(group(&said, &both, &[topic.min(other), topic.max(other)]));
            }
        }
        for part in parts(&said, &rarity, &about, ALIKE) {
            found.extend(group(&said, &part, &[topic]));
        }
    }
    let all: Vec<usize> = (0..said.len()).collect();
    for part in parts(&said, &rarity, &all, CLOSE) {
        found.extend(group(&said, &part, &[]));
    }
    let agencies = |group: &Group| -> usize {
        let of = |id: &RecordId| said.iter().find(|said| said.id == *id).map(|said| said.agency);
        group.entries.iter().filter_map(of).collect::<BTreeSet<_>>().len()
    };
    found.sort_by_key(|group| {
        (Reverse(agencies(group)), Reverse(group.entries.len()), group.topics.is_empty())
    });
    let mut kept: Vec<Group> = Vec::new();
    for group in found {
        let own: BTreeSet<_> = group.entries.iter().collect();
        let known = |kept: &Group| kept.entries.iter().filter(|id| own.contains(id)).count();
        let mostly = |kept: &Group| ratio(known(kept), own.len().min(kept.entries.len())) >= MOST;
        if !kept.iter().any(mostly) {
            kept.push(group);
        }
    }
    kept
}

fn speaks(said: &[Said], at: usize, topic: usize) -> bool {
    said.get(at).is_some_and(|said| said.spoken.contains_key(&topic))
}

fn ratio(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap_or(u32::MAX))
        / f64::from(u32::try_from(whole.max(1)).unwrap_or(u32::MAX))
}

/// Entries that hang together: each joins the part to whose entries it is most alike on the whole, if it is enough so.
fn parts(said: &[Said], rarity: &Rarity, about: &[usize], least: f64) -> Vec<Vec<usize>> {
    let mut pairs: Vec<(i64, usize, usize)> = Vec::new();
    for (place, one) in about.iter().enumerate() {
        for other in about.iter().skip(place + 1) {
            let (Some(a), Some(b)) = (said.get(*one), said.get(*other)) else { continue };
            let alike = rarity.likeness(&a.pairs, &b.pairs);
            if alike >= least {
                pairs.push((micro(alike), *one, *other));
            }
        }
    }
    pairs.sort_by_key(|(alike, one, other)| (Reverse(*alike), *one, *other));
    let mut part_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for (_, one, other) in pairs {
        match (part_of.get(&one).copied(), part_of.get(&other).copied()) {
            (None, None) => {
                part_of.extend([(one, parts.len()), (other, parts.len())]);
                parts.push(vec![one, other]);
            }
            (Some(part), None) | (None, Some(part)) => {
                let new = if part_of.contains_key(&one) { other } else { one };
                if let Some(members) = parts.get_mut(part).filter(|members| members.len() < LARGEST) {
                    members.push(new);
                    part_of.insert(new, part);
                }
            }
            (Some(_), Some(_)) => {}
        }
    }
    for part in &mut parts {
        part.sort_unstable();
    }
    parts
}

/// A group of what hangs together; none where only one agency says it.
fn group(said: &[Said], part: &[usize], topics: &[usize]) -> Option<Group> {
    let members: Vec<&Said> = part.iter().filter_map(|at| said.get(*at)).collect();
    let agencies: BTreeSet<_> = members.iter().map(|said| said.agency).collect();
    if agencies.len() < 2 {
        return None;
    }
    let words = |said: &&Said| -> String {
        let spoken: Vec<&str> =
            topics.iter().filter_map(|topic| said.spoken.get(topic)).map(String::as_str).collect();
        if !spoken.is_empty() {
            return spoken.join("・");
        }
        let others = members.iter().filter(|other| other.id != said.id);
        let shared = others.flat_map(|other| shared(&said.text, &other.text));
        shared.max_by_key(|word| word.chars().count()).unwrap_or_default()
    };
    let words = members.iter().map(words).collect();
    let entries = members.iter().map(|said| said.id).collect();
    Some(Group { entries, topics: topics.to_vec(), words })
}

/// A figure to compare by, without the last digits, in which machines may differ.
#[expect(clippy::cast_possible_truncation, reason = "likeness is at most 1")]
fn micro(alike: f64) -> i64 {
    (alike * 1e6).round() as i64
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::entry;
    use super::super::field::Topic;
    use super::super::order;
    use super::super::worksheet::Bilingual;
    use super::*;

    fn field() -> Field {
        let topic = |id: &str, words: &[&str]| Topic {
            id: id.into(),
            name: Bilingual { ja: id.into(), en: String::new() },
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            usual: Vec::new(),
            also: Vec::new(),
        };
        Field::of(vec![topic("訪問", &["訪問", "家に行"]), topic("夜", &["夜"])])
    }

    /// Groups of what agencies said, as texts.
    fn grouped(said: &[(usize, &str)]) -> Vec<(Vec<usize>, Vec<String>, Vec<String>)> {
        let mut desk = Desk::new();
        for (agency, text) in said {
            let at = desk.at(*agency);
            desk.write(|writer| entry::add(writer, &at, "", text, false));
        }
        let entries: Vec<_> = order::sort(desk.session.of_kind(entry::KIND)).into_iter().map(Entry).collect();
        let text = |id: &RecordId| desk.session.record(*id).unwrap().text("text").to_owned();
        let groups = groups(&desk.session, &entries, &field()).into_iter();
        groups.map(|group| (group.topics, group.entries.iter().map(text).collect(), group.words)).collect()
    }

    #[test]
    fn what_speaks_of_one_thing_in_two_words_is_a_group_with_both_words() {
        let groups = grouped(&[(0, "毎月の訪問"), (1, "家に行って話す"), (2, "電話を待つ")]);
        let [(topics, entries, words)] = &groups[..] else { panic!("{groups:?}") };
        assert_eq!(topics, &[0]);
        assert_eq!(entries, &["毎月の訪問", "家に行って話す"]);
        assert_eq!(words, &["訪問", "家に行"]);
    }

    #[test]
    fn one_agency_alone_has_nothing_in_common() {
        assert_eq!(grouped(&[(0, "毎月の訪問"), (0, "夜の訪問"), (1, "電話を待つ")]), []);
    }

    #[test]
    fn what_everybody_speaks_of_is_divided_by_what_else_it_speaks_of() {
        let many: Vec<String> = (0..12)
            .map(|at| format!("訪問{}", "甲乙丙丁戊己庚辛壬癸子丑".chars().nth(at).unwrap()))
            .collect();
        let mut said: Vec<(usize, &str)> =
            many.iter().enumerate().map(|(at, text)| (at % 4, text.as_str())).collect();
        said.extend([(0, "夜の訪問を受ける"), (2, "夜に家に行く日がある")]);
        let groups = grouped(&said);
        assert!(groups.iter().all(|(_, entries, _)| entries.len() <= LARGEST));
        let both = groups.iter().find(|(topics, ..)| topics[..] == [0, 1] || topics[..] == [1]);
        assert_eq!(both.map(|(_, entries, _)| entries.len()), Some(2), "{groups:?}");
    }

    #[test]
    fn like_words_make_a_group_that_no_topic_knows_and_the_words_are_quoted() {
        let groups = grouped(&[
            (0, "書類の書き方の練習"),
            (3, "書類の書き方を見る"),
            (1, "朝の散歩"),
            (2, "農園の草取り"),
        ]);
        let [(topics, entries, words)] = &groups[..] else { panic!("{groups:?}") };
        assert!(topics.is_empty());
        assert_eq!(
            (entries.len(), &words[..]),
            (2, &["書類の書き方".to_owned(), "書類の書き方".to_owned()][..])
        );
    }
}
