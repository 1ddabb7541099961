//! Telltale words: what in a text looks as if it pointed to one person.
//!
//! For a warning, never for a block: the rule sees how words are written, not what they mean. It is made for the
//! notes of a support network, where agencies and professions are called さん as people are (社協さん, 保健師さん),
//! where ages and dates are talked about all day, and where a warning at every third line would soon be read by
//! nobody. In doubt about a common word it is silent; in doubt about a number that could be dialled it is not.
//!
//! Time is linear in the text: every look to the left or right is bounded.

mod address;
mod age;
mod birth;
mod date;
mod letters;
mod named;
mod no_name;
mod number;
mod person;
mod telephone;

use std::ops::Range;

use letters::Letters;

/// What a finding looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A name as people are called: 田中さん, たけるくん, 山本氏.
    Person,
    /// A telephone number that could be somebody's own; not the lines of services (0120, 0570).
    Telephone,
    /// The day or year of a birth.
    BirthDate,
    /// An exact age together with a school or company called by its name.
    AgeWithPlace,
    /// A street and number.
    Address,
}

/// Words that look as if they pointed to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What they look like.
    pub kind: Kind,
    /// Where they stand: bytes of the text, never inside a letter.
    pub span: Range<usize>,
}

/// Finds what looks as if it pointed to a person, in the order of the text.
///
/// `known` are names that point to nobody: the agencies of the meeting, as they are called in it.
#[must_use]
pub fn find(text: &str, known: &[&str]) -> Vec<Finding> {
    let letters = Letters::of(text);
    // one letter alone would end many a name
    let known: Vec<_> = known.iter().map(|name| Letters::of(name)).filter(|name| name.len() > 1).collect();
    let found = [
        (Kind::Person, person::find(&letters, &known)),
        (Kind::Telephone, telephone::find(&letters)),
        (Kind::BirthDate, birth::find(&letters)),
        (Kind::AgeWithPlace, age::find(&letters, &known)),
        (Kind::Address, address::find(&letters)),
    ];
    let mut findings: Vec<_> = found
        .into_iter()
        .flat_map(|(kind, places)| places.into_iter().map(move |place| (kind, place)))
        .map(|(kind, place)| Finding { kind, span: letters.span(place) })
        .collect();
    findings.sort_by_key(|finding| (finding.span.start, finding.kind));
    findings
}
