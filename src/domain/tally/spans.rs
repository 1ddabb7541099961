//! Periods and days that were written, each once with those who wrote it.

use super::super::response::Of;
use super::super::worksheet::Kind;
use super::Answers;

/// A period or a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span<'a> {
    /// The day or the first month, as it is stored; empty where it was left blank.
    pub from: &'a str,
    /// The last month; empty for a day.
    pub to: &'a str,
    /// The sheets on which it stands.
    pub by: Vec<&'a Of>,
}

/// Every one that was written, the earliest first.
pub(super) fn of<'a>(answers: &Answers<'a>) -> Vec<Span<'a>> {
    let paths = match answers.question.kind {
        Kind::Period => [Some(answers.path("from")), Some(answers.path("to"))],
        _ => [Some(answers.path("")), None],
    };
    let mut spans: Vec<Span> = Vec::new();
    for (of, response) in &answers.responses {
        let [from, to] = paths
            .each_ref()
            .map(|path| response.value(path.as_deref()?)?.as_text())
            .map(Option::unwrap_or_default);
        match spans.iter_mut().find(|span| (span.from, span.to) == (from, to)) {
            _ if from.is_empty() && to.is_empty() => {}
            Some(span) => span.by.push(of),
            None => spans.push(Span { from, to, by: vec![of] }),
        }
    }
    spans.sort_by_key(|span| (span.from, span.to));
    spans
}
