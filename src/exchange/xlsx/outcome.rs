//! 取組と役割, 決定と課題: what a meeting came to, one thing a row.

use crate::domain::RecordId;
use crate::domain::issue::Text;
use crate::domain::overlap::Answer;
use crate::domain::promise::{Part, Promise, Sort};
use crate::exchange::minutes::Minutes;
use crate::exchange::outcome;
use crate::exchange::words::Words;

use super::leaf::{Column, Leaf};
use super::titled;

/// The actions and roles of a meeting.
pub(super) fn promises(words: &Words, minutes: &Minutes) -> Leaf {
    let lang = words.lang;
    let columns = vec![
        Column::new(lang.xlsx_sort(), 9),
        Column::new(lang.xlsx_what(), 38),
        Column::new(lang.xlsx_lead(), 16),
        Column::new(lang.xlsx_with(), 20),
        Column::new(lang.xlsx_first_step(), 22),
        Column::new(lang.xlsx_day(), 18),
        Column::new(lang.xlsx_from_where(), 26),
        Column::new(lang.xlsx_became(), 18),
    ];
    let mut leaf = Leaf::new(lang.xlsx_promises(), titled(words, minutes), columns);
    let came = &minutes.outcome;
    for promise in came.actions.iter().chain(&came.roles) {
        leaf.row(cells(words, *promise));
    }
    leaf
}

fn cells(words: &Words, promise: Promise) -> [String; 8] {
    let (lang, record, sort) = (words.lang, promise.0, promise.sort());
    let what = words.marked(record, words.levels.level(record), &words.wordings(record, sort.words()));
    let mut lead = words.lead(promise);
    if matches!(promise.answer(), Answer::TakenBack | Answer::NotNow) {
        lead += &lang.out_marks(lang.answer(promise.answer().word()));
    }
    let with = Part::ALL.into_iter().filter_map(|part| {
        let names = words.names(outcome::agencies(words.session, promise.taking_part(words.session, part)));
        (!names.is_empty()).then(|| lang.out_fact(lang.taking_part(part.word()), &names))
    });
    let with: Vec<String> = with.collect();
    let from = [promise.overlap(), promise.continues()].map(|id| words.quoted(id));
    let from: Vec<String> = from.into_iter().filter(|text| !text.is_empty()).collect();
    [
        match sort {
            Sort::Action => lang.xlsx_action(),
            Sort::Role => lang.xlsx_role(),
        }
        .to_owned(),
        what,
        lead,
        with.join("\n"),
        words.wordings(record, "first_step"),
        words.day_cell(promise),
        from.join("\n"),
        words.fate(promise),
    ]
}

/// The decisions and issues of a meeting.
pub(super) fn settled(words: &Words, minutes: &Minutes) -> Leaf {
    let lang = words.lang;
    let columns = vec![
        Column::new(lang.xlsx_sort(), 9),
        Column::new(lang.xlsx_what(), 42),
        Column::new(lang.xlsx_item(), 20),
        Column::new(lang.xlsx_about(), 18),
        Column::new(lang.xlsx_seen(), 28),
        Column::new(lang.xlsx_measure(), 24),
        Column::new(lang.xlsx_owner(), 14),
        Column::new(lang.xlsx_evidence(), 22),
    ];
    let mut leaf = Leaf::new(lang.xlsx_settled(), titled(words, minutes), columns);
    let marked =
        |record, field| words.marked(record, words.levels.level(record), &words.wordings(record, field));
    let item = |id: RecordId| minutes.agenda.iter().find(|item| item.id() == id);
    for decision in &minutes.outcome.decisions {
        let item = decision.item().and_then(item).map(|item| words.wordings(item.0, "title"));
        let basis = words.quoted(decision.basis(words.session));
        let text = marked(decision.0, "text");
        let none = String::new;
        leaf.row([
            lang.xlsx_decision().into(),
            text,
            item.unwrap_or_default(),
            none(),
            basis,
            none(),
            none(),
            none(),
        ]);
    }
    for issue in &minutes.outcome.issues {
        let field = |text: Text| words.wordings(issue.0, text.field());
        let seen = [words.quoted(issue.seen(words.session)), field(Text::Source)];
        let seen: Vec<String> = seen.into_iter().filter(|text| !text.is_empty()).collect();
        let owner = words.leads(issue.0, "owner");
        leaf.row([
            lang.xlsx_issue().to_owned(),
            marked(issue.0, Text::Words.field()),
            String::new(),
            words.names(outcome::agencies(words.session, issue.about(words.session))),
            seen.join("\n"),
            field(Text::Measure),
            if owner.is_empty() { lang.out_no_owner().to_owned() } else { owner },
            field(Text::Evidence),
        ]);
    }
    leaf
}
