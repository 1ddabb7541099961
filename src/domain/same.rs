//! Two records that are one thing: made on two laptops, said to be the same by a person, and taken back as easily.

use std::collections::BTreeSet;

use super::classes::{NOT_SAME, SAME};
use super::{RecordId, Writer};

pub use super::classes::KIND;

/// What a person said of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are one and the same.
    Same,
    /// They are two.
    NotSame,
}

/// Says of two agencies (or meetings) whether they are the same; never rewrites either.
pub fn judge(writer: &mut Writer, one: RecordId, other: RecordId, verdict: Verdict) -> RecordId {
    let (a, b) = if one < other { (one, other) } else { (other, one) };
    let word = match verdict {
        Verdict::Same => SAME,
        Verdict::NotSame => NOT_SAME,
    };
    writer.determined(KIND, &[("a", a.into()), ("b", b.into())], &[("verdict", word.into())])
}

/// Binds two and all that stand for them, also where a person had said of some of these that they are two.
pub fn bind(writer: &mut Writer, one: RecordId, other: RecordId) {
    let sides = [one, other].map(|id| writer.session().class(id));
    let of_both = |a: &RecordId, b: &RecordId| {
        let across = |x: usize, y: usize| sides[x].contains(a) && sides[y].contains(b);
        across(0, 1) || across(1, 0)
    };
    let pairs = writer.session().of_kind(KIND).filter_map(|pair| Some((pair.link("a")?, pair.link("b")?)));
    let judged: BTreeSet<_> = pairs.filter(|(a, b)| of_both(a, b)).collect();
    for (a, b) in judged {
        judge(writer, a, b, Verdict::Same);
    }
    judge(writer, one, other, Verdict::Same);
}

/// Takes one out of those it is bound to; they stay bound to each other.
pub fn release(writer: &mut Writer, one: RecordId) {
    let mut others = writer.session().class(one);
    others.retain(|other| *other != one);
    for other in &others {
        judge(writer, one, *other, Verdict::NotSame);
    }
    for pair in others.windows(2) {
        if let [a, b] = pair
            && writer.session().stands_for(*a) != writer.session().stands_for(*b)
        {
            judge(writer, *a, *b, Verdict::Same);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    fn together(desk: &Desk, a: usize, b: usize) -> bool {
        desk.session.class(desk.agencies[a]).contains(&desk.agencies[b])
    }

    #[test]
    fn binding_by_hand_beats_an_earlier_no() {
        let mut desk = Desk::new();
        let [a, b, c, _] = desk.agencies[..] else { panic!() };
        desk.write(|writer| judge(writer, a, c, Verdict::NotSame));
        desk.write(|writer| bind(writer, a, b));
        desk.write(|writer| bind(writer, b, c));
        assert!(together(&desk, 0, 2) && together(&desk, 0, 1));
    }

    #[test]
    fn who_is_taken_out_stands_alone_and_the_others_stay_bound() {
        let mut desk = Desk::new();
        let [a, b, c, _] = desk.agencies[..] else { panic!() };
        for other in [a, c] {
            desk.write(|writer| bind(writer, b, other));
        }
        desk.write(|writer| release(writer, b));
        assert!(together(&desk, 0, 2) && !together(&desk, 0, 1) && !together(&desk, 1, 2));
        desk.write(|writer| bind(writer, a, b));
        assert!(together(&desk, 1, 2));
        desk.take_back();
        assert!(together(&desk, 0, 2) && !together(&desk, 1, 2));
    }
}
