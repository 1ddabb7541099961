//! The marks git puts into a file where both sides of a merge wrote, with both sides between them. As a session is a set
//! of revisions, both sides one after the other are the merge of both: the marks are passed over, and told.

use std::ops::RangeInclusive;

/// How often its sign stands in a mark at least.
const LEAST: usize = 7;

/// Where git's marks stand in a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    /// The numbers of the lines that are marks, from 1.
    lines: Vec<usize>,
    /// From the first mark of a place to its last.
    places: Vec<RangeInclusive<usize>>,
}

impl Marks {
    /// Finds them; a place without its last mark is none.
    pub(super) fn of(text: &str) -> Self {
        let mut marks = Self::default();
        if !text.contains("<<<<<<<") {
            return marks;
        }
        let mut open: Vec<usize> = Vec::new();
        // within what was there before both sides a place may stand in a place
        let mut depth = 0_usize;
        for (at, line) in text.split('\n').enumerate() {
            match sign(line) {
                Some('<') => depth += 1,
                Some('>') if depth > 0 => depth -= 1,
                Some(_) if depth > 0 => {}
                _ => continue,
            }
            open.push(at + 1);
            if depth == 0 {
                marks.places.extend(open.first().map(|first| *first..=at + 1));
                marks.lines.append(&mut open);
            }
        }
        marks
    }

    /// How many places there are.
    pub(super) fn count(&self) -> usize {
        self.places.len()
    }

    /// Whether the line of this number is a mark.
    pub(super) fn is_mark(&self, number: usize) -> bool {
        self.lines.binary_search(&number).is_ok()
    }

    /// Whether the line of this number stands between marks.
    pub(super) fn are_around(&self, number: usize) -> bool {
        self.places.iter().any(|place| place.contains(&number))
    }
}

/// The sign a mark consists of: alone on its line, or with a name behind it.
fn sign(line: &str) -> Option<char> {
    let sign = line.chars().next().filter(|sign| "<|=>".contains(*sign))?;
    let rest = line.trim_start_matches(sign);
    let is_mark = line.len() - rest.len() >= LEAST && (rest.is_empty() || rest.starts_with(' '));
    is_mark.then_some(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<RangeInclusive<usize>> {
        Marks::of(text).places
    }

    #[test]
    fn a_place_goes_from_its_first_mark_to_its_last() {
        let two = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> b1\nd\n";
        assert_eq!(places(two), [2..=6]);
        assert_eq!(Marks::of(two).lines, [2, 4, 6]);
        let three =
            "<<<<<<< HEAD\nb\n||||||| 1234567\n<<<<<<<<< x\n=========\n>>>>>>>>> y\n=======\nc\n>>>>>>> b1\n";
        assert_eq!(places(three), [1..=9]);
        assert_eq!(places(&format!("{two}{two}")).len(), 2);
        for none in [
            "<<<<<<\n======\n>>>>>>\n",
            "=======\n>>>>>>> b1\n",
            "<<<<<<< HEAD\nb\n=======\nc\n",
            "<<<<<<<a\n>>>>>>> b\n",
        ] {
            assert!(places(none).is_empty(), "{none}");
        }
    }
}
