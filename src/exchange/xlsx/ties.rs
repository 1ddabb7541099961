//! のりしろ: who needs what, whom it asks, what would help, and what each of the asked says.

use crate::domain::overlap::{Answer, Overlap};
use crate::domain::worksheet::Kind;
use crate::exchange::minutes::{Minutes, Said, What};
use crate::exchange::tie::{self, Need};
use crate::exchange::words::Words;

use super::leaf::{self, Column, Leaf};
use super::titled;

/// The sheet of a meeting.
pub(super) fn leaf(words: &Words, minutes: &Minutes) -> Leaf {
    let lang = words.lang;
    let ties: Vec<(&Said, Overlap)> = minutes
        .said
        .iter()
        .filter_map(|said| match said.what {
            What::Overlap(overlap) => Some((said, overlap)),
            What::Entry | What::Pass => None,
        })
        .collect();
    let names: Vec<String> = ties.iter().map(|(said, _)| words.name(said.agency)).collect();
    let first = leaf::wide(names.iter().map(String::as_str), 14, 24);
    let columns = vec![
        Column::new(lang.xlsx_agency(), first),
        Column::new(lang.xlsx_need(), 36),
        Column::new(lang.xlsx_whom(), 20),
        Column::new(lang.xlsx_idea(), 44),
        Column::new(lang.xlsx_answer(), 24),
    ];
    let mut leaf = Leaf::new(lang.xlsx_overlaps(), titled(words, minutes), columns);
    for ((said, overlap), name) in ties.into_iter().zip(names) {
        let asked = tie::addressed(words.session, overlap);
        let whom: Vec<String> = asked.iter().map(|one| words.whom(one)).collect();
        let answer = |answer| match answer {
            Answer::Proposed => lang.xlsx_no_answer(),
            other => lang.answer(other.word()),
        };
        let mut answers: Vec<String> = match (&asked[..], &whom[..]) {
            ([one], _) => vec![answer(one.answer).to_owned()],
            _ => asked.iter().zip(&whom).map(|(one, who)| lang.out_fact(who, answer(one.answer))).collect(),
        };
        answers.extend(Some(words.wordings(overlap.0, "note")).filter(|note| !note.is_empty()));
        let need = match tie::need(words.session, words.levels, words.audience, overlap) {
            Need::Entry(need) => words.wordings(need.0, "text"),
            Need::Wish => lang.xlsx_wish().to_owned(),
            Need::Unseen => String::new(),
        };
        let idea = words.marked(said.record, said.level, &words.wordings(overlap.0, "idea"));
        leaf.row([name, need, whom.join("\n"), idea, answers.join("\n")]);
    }
    for asked in minutes.by_question() {
        // who said 特になし to this question
        if asked.question.is_some_and(|question| question.kind == Kind::Overlap) {
            let passed = asked.said.iter().filter(|said| matches!(said.what, What::Pass));
            for said in passed.filter(|said| !tied(&asked.said, said)) {
                leaf.row(
                    [words.name(said.agency), lang.passed().to_owned()]
                        .into_iter()
                        .chain(vec![String::new(); 3]),
                );
            }
        }
    }
    leaf
}

/// Whether the agency that said 特になし has proposed something after all.
fn tied(all: &[&Said], pass: &Said) -> bool {
    let id = |said: &Said| said.agency.map(crate::domain::agency::Agency::id);
    all.iter().any(|said| matches!(said.what, What::Overlap(_)) && id(said) == id(pass))
}
