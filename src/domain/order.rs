//! The order people gave: keys that sort as text and leave room between any two.

use super::{Record, RecordId, Stamp};

/// The digits of a key, in the order of their bytes.
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Digits needed for any stamp: 62^11 > 2^64.
const STAMP_DIGITS: usize = 11;

/// The field that holds the key.
pub const FIELD: &str = "order";

/// The key a record sorts by: the one it was given, else one made from the time it was founded.
#[must_use]
pub fn key(record: &Record) -> String {
    let given = record.text(FIELD);
    if given.is_empty() { of_stamp(record.founded()) } else { given.to_owned() }
}

/// Sorts records by their keys, then by id, so that every machine shows one order.
pub fn sort<'r>(records: impl IntoIterator<Item = &'r Record>) -> Vec<&'r Record> {
    let mut keyed: Vec<_> = records.into_iter().map(|record| (key(record), record.id(), record)).collect();
    keyed.sort_by(|(key, id, _), (other, other_id, _)| (key, id).cmp(&(other, other_id)));
    // a record in conflict about its place can come twice
    keyed.dedup_by_key(|(_, id, _)| *id);
    keyed.into_iter().map(|(_, _, record)| record).collect()
}

/// A key that sorts like the time it is made from.
pub(super) fn of_stamp(stamp: Stamp) -> String {
    let mut bits = stamp.bits();
    let mut digits = vec!['0'; STAMP_DIGITS];
    for digit in digits.iter_mut().rev() {
        *digit = char::from(DIGITS[(bits % 62) as usize]);
        bits /= 62;
    }
    digits.into_iter().collect()
}

/// Returns a key between two others (none: open end); nothing where there is no room because they are equal.
#[must_use]
pub fn between(low: Option<&str>, high: Option<&str>) -> Option<String> {
    let low = digits(low.unwrap_or_default());
    let high = high.map(digits);
    if high.as_ref().is_some_and(|high| trim(&low) >= trim(high)) {
        return None;
    }
    let (mut out, mut at, mut bounded) = (Vec::new(), 0, high.is_some());
    loop {
        let below = low.get(at).copied().unwrap_or(0);
        let above = if bounded { high.as_ref().and_then(|h| h.get(at).copied()).unwrap_or(0) } else { 62 };
        at += 1;
        if above > below + 1 {
            out.push(below + (above - below) / 2);
            return Some(out.into_iter().map(|digit| char::from(DIGITS[digit])).collect());
        }
        out.push(below);
        // one apart: any larger tail stays below the upper key
        bounded = bounded && above == below;
    }
}

/// The keys to write so that `ids[from]` stands at `to` (a place in the list without it): mostly one.
#[must_use]
pub fn move_to(list: &[&Record], from: usize, to: usize) -> Vec<(RecordId, String)> {
    let Some(moved) = list.get(from) else { return Vec::new() };
    let rest: Vec<_> = list.iter().filter(|record| record.id() != moved.id()).collect();
    let low = to.checked_sub(1).and_then(|at| rest.get(at)).map(|record| key(record));
    let high = rest.get(to).map(|record| key(record));
    if let Some(key) = between(low.as_deref(), high.as_deref()) {
        return vec![(moved.id(), key)];
    }
    // neighbours with one key (imported rows have no time): give the whole list fresh keys
    let mut ordered: Vec<RecordId> = rest.iter().map(|record| record.id()).collect();
    ordered.insert(to.min(ordered.len()), moved.id());
    let mut last: Option<String> = None;
    let mut keys = Vec::with_capacity(ordered.len());
    for id in ordered {
        last = between(last.as_deref(), None);
        keys.push((id, last.clone().unwrap_or_default()));
    }
    keys
}

fn digits(key: &str) -> Vec<usize> {
    key.bytes().map(|byte| DIGITS.iter().position(|digit| *digit == byte).unwrap_or(0)).collect()
}

fn trim(digits: &[usize]) -> &[usize] {
    let end = digits.iter().rposition(|digit| *digit != 0).map_or(0, |last| last + 1);
    digits.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn there_is_room_between_any_two(a in "[0-9A-Za-z]{0,12}", b in "[0-9A-Za-z]{1,12}") {
            let (low, high) = if a < b { (a, b) } else { (b, a) };
            match between(Some(&low), Some(&high)) {
                Some(key) => prop_assert!(low < key && key < high, "{low} {key} {high}"),
                None => prop_assert_eq!(low.trim_end_matches('0'), high.trim_end_matches('0')),
            }
            let after = between(Some(&low), None).unwrap();
            prop_assert!(low < after);
        }
    }

    #[test]
    fn keys_made_from_time_sort_like_time() {
        let early = Stamp::after(Stamp::NONE, 1);
        let late = Stamp::after(early, 1_800_000_000_000);
        assert!(of_stamp(Stamp::NONE) < of_stamp(early) && of_stamp(early) < of_stamp(late));
        let key = between(Some(&of_stamp(early)), Some(&of_stamp(late))).unwrap();
        assert!(of_stamp(early) < key && key < of_stamp(late));
    }
}
