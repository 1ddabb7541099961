//! Forms of which each is for one option: a worksheet that asks other questions of a good case than of a difficult one has
//! a form of its own for each.

use crate::domain::rule::Answered;
use crate::domain::worksheet::{Bilingual, Choice, Kind, Question, Worksheet};

/// The option of a question that a form is for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Variant<'s> {
    question: &'s str,
    option: &'s Choice,
}

/// A form for each option on which it depends what is asked; one for all where it depends on none.
pub(super) fn of(sheet: &Worksheet) -> Vec<Option<Variant<'_>>> {
    let depend = |question: &str, option: &Choice| {
        let rules = sheet.questions.iter().filter_map(|question| question.show_if.as_ref());
        let written = format!("{question} == '{}'", option.id);
        rules.into_iter().any(|rule| rule.written() == written)
    };
    for question in sheet.questions.iter().filter(|question| question.kind == Kind::Choice) {
        let all = question.options.iter().filter(|option| depend(&question.id, option));
        let all: Vec<Option<Variant>> =
            all.map(|option| Some(Variant { question: &question.id, option })).collect();
        if all.len() > 1 {
            return all;
        }
    }
    vec![None]
}

impl<'s> Variant<'s> {
    /// What the option is called.
    pub(super) fn name(&self) -> &'s Bilingual {
        &self.option.name
    }

    /// Whether a question may be asked where this option is chosen.
    pub(super) fn asks(&self, question: &Question) -> bool {
        question.show_if.as_ref().is_none_or(|rule| rule.holds(self) != Some(false))
    }
}

impl Answered for Variant<'_> {
    fn figure(&self, _: &str) -> Option<i64> {
        None
    }

    fn word(&self, path: &str) -> Option<String> {
        (path == self.question).then(|| self.option.id.clone())
    }

    fn figures(&self, _: &str) -> Vec<Option<i64>> {
        vec![None]
    }

    fn ticked(&self, _: &str) -> Option<Vec<String>> {
        None
    }

    fn is_blank(&self, path: &str) -> bool {
        path != self.question
    }
}
