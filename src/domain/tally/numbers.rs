//! Sums of named figures, each with how many it is the sum of.

use super::super::worksheet::{Bilingual, Named};
use super::Answers;

/// One named figure over all sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures<'a> {
    /// Its stable id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a Bilingual,
    /// The sum; none where nobody gave one, or where they are not of one measure.
    pub sum: Option<i64>,
    /// Whether any of them was about so much.
    pub about: bool,
    /// How many gave one.
    pub given: usize,
    /// How many of those were 0, which a blank is not.
    pub zeros: usize,
}

pub(super) fn of<'a>(answers: &Answers<'a>) -> Vec<Figures<'a>> {
    let question = answers.question;
    let part = |part: &'a Named| {
        let figures = answers.figures(&part.id);
        let one_rate = figures.windows(2).all(|pair| matches!(pair, [a, b] if a.per == b.per));
        let adds_up = !figures.is_empty() && question.is_measured() && one_rate;
        Figures {
            id: &part.id,
            name: &part.name,
            sum: adds_up.then(|| figures.iter().map(|figure| figure.value).sum()),
            about: figures.iter().any(|figure| !figure.about.is_empty()),
            given: figures.len(),
            zeros: figures.iter().filter(|figure| figure.value == 0).count(),
        }
    };
    question.parts.iter().map(part).collect()
}
