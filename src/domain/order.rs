//! The order people gave: keys that sort as text and leave room between any two.

use super::{Record, RecordId, Stamp, Writer};

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
///
/// A key after all others stays before the time of whatever is founded later, so that what is said next comes last.
#[must_use]
pub fn between(low: Option<&str>, high: Option<&str>) -> Option<String> {
    let low = digits(low.unwrap_or_default());
    let high = high.map(digits).or_else(|| next_moment(&low));
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

/// The keys to write so that `list[from]` stands at `to` (a place in the list without it): mostly one.
///
/// Where there is no room because neighbours have one key (imported rows have no time), those of one key that
/// come after it get new ones too; all others keep theirs, so that what is said next still comes last.
#[must_use]
pub fn move_to(list: &[&Record], from: usize, to: usize) -> Vec<(RecordId, String)> {
    let Some(moved) = list.get(from).filter(|_| from != to) else { return Vec::new() };
    let rest = || list.iter().filter(|record| record.id() != moved.id());
    let to = to.min(list.len().saturating_sub(1));
    let low = to.checked_sub(1).and_then(|at| rest().nth(at)).map(|record| key(record));
    let floor = digits(low.as_deref().unwrap_or_default());
    let mut after = rest().skip(to).map(|record| (record.id(), key(record))).peekable();
    let mut ids = vec![moved.id()];
    while let Some((id, _)) = after.next_if(|(_, key)| trim(&digits(key)) <= trim(&floor)) {
        ids.push(id);
    }
    let high = after.next().map(|(_, key)| key);
    let mut keys = Vec::with_capacity(ids.len());
    spread(low.as_deref(), high.as_deref(), ids.len(), &mut keys);
    ids.into_iter().zip(keys).collect()
}

/// Moves a record one place up (`-1`) or down (`1`) among those of its kind in its meeting; at the end nothing happens.
pub fn shift(writer: &mut Writer, id: RecordId, by: isize) {
    let session = writer.session();
    let Some(record) = session.visible(id) else { return };
    let Some(meeting) = record.link("meeting") else { return };
    let list = sort(session.met(record.kind(), meeting));
    let Some(from) = list.iter().position(|record| record.id() == id) else { return };
    let Some(to) = from.checked_add_signed(by).filter(|to| *to < list.len()) else { return };
    for (id, key) in move_to(&list, from, to) {
        writer.set(id, &[(FIELD, key.into())]);
    }
}

/// Appends `count` keys between two others, the middle one first, so that they stay short.
fn spread(low: Option<&str>, high: Option<&str>, count: usize, out: &mut Vec<String>) {
    if count == 0 {
        return;
    }
    let Some(middle) = between(low, high) else { return };
    spread(low, Some(&middle), count / 2, out);
    out.push(middle.clone());
    spread(Some(&middle), high, count - count / 2 - 1, out);
}

fn digits(key: &str) -> Vec<usize> {
    key.bytes().map(|byte| DIGITS.iter().position(|digit| *digit == byte).unwrap_or(0)).collect()
}

/// The first moment after a key, as digits; none at the end of time.
fn next_moment(key: &[usize]) -> Option<Vec<usize>> {
    let mut moment: Vec<_> = key.iter().copied().chain([0; STAMP_DIGITS]).take(STAMP_DIGITS).collect();
    for digit in moment.iter_mut().rev() {
        *digit = (*digit + 1) % DIGITS.len();
        if *digit > 0 {
            return Some(moment);
        }
    }
    None
}

fn trim(digits: &[usize]) -> &[usize] {
    let end = digits.iter().rposition(|digit| *digit != 0).map_or(0, |last| last + 1);
    digits.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::desk::Desk;
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

    proptest! {
        #[test]
        fn a_move_puts_one_where_it_was_wanted_and_leaves_the_others_as_they_stand(
            keys in prop::collection::vec("00000[01]{1,3}", 1..9), from in 0..9_usize, to in 0..9_usize,
        ) {
            let mut desk = Desk::new();
            for key in &keys {
                let id = desk.add("x");
                desk.write(|writer| writer.set(id, &[(FIELD, key.as_str().into())]));
            }
            let (from, to) = (from % keys.len(), to % keys.len());
            let ids = |desk: &Desk| {
                sort(desk.session.of_kind("entry")).into_iter().map(Record::id).collect::<Vec<_>>()
            };
            let mut wanted = ids(&desk);
            let moved = wanted.remove(from);
            wanted.insert(to, moved);
            let list = sort(desk.session.of_kind("entry"));
            let keys = move_to(&list, from, to);
            for (id, key) in keys {
                desk.write(|writer| writer.set(id, &[(FIELD, key.into())]));
            }
            prop_assert_eq!(ids(&desk), wanted.clone());
            // what is said next comes last
            wanted.push(desk.add("新"));
            prop_assert_eq!(ids(&desk), wanted);
        }
    }

    #[test]
    fn many_rows_of_one_key_get_short_ones() {
        let mut desk = Desk::new();
        let rows: Vec<_> = (0..500).map(|row| row.to_string()).collect();
        desk.import(&rows.iter().map(String::as_str).collect::<Vec<_>>());
        let list = sort(desk.session.of_kind("entry"));
        let keys = move_to(&list, 499, 0);
        assert_eq!(keys.len(), 500);
        assert!(keys.iter().all(|(_, key)| key.len() <= STAMP_DIGITS + 4));
        assert!(move_to(&list, 3, 3).is_empty() && move_to(&list, 500, 3).is_empty());
    }

    #[test]
    fn moved_to_the_end_again_and_again_keys_stay_short() {
        let mut key = of_stamp(Stamp::after(Stamp::NONE, 1_800_000_000_000));
        let later = of_stamp(Stamp::after(Stamp::NONE, 1_800_000_000_001));
        for _ in 0..600 {
            let next = between(Some(&key), None).unwrap();
            assert!(key < next && next < later);
            key = next;
        }
        assert!(key.len() < 120, "{}", key.len());
        assert_eq!(between(Some("zzzzzzzzzzz"), None).map(|key| *key > *"zzzzzzzzzzz"), Some(true));
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
