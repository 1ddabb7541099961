//! What answers of a kind cannot be, whatever the worksheet says: in a ranking nobody stands twice and no agency names itself,
//! and a share is a part of a hundred.

use super::{Failed, Sheet, Why};
use crate::domain::figure::Figure;
use crate::domain::mention::Mention;
use crate::domain::response::Whose;
use crate::domain::worksheet::{Kind, Lane, Question};

/// What shares come to together at most.
const WHOLE: i64 = 100;

impl<'a> Sheet<'a> {
    /// What does not hold of a question by its kind.
    pub(super) fn inherent(self, question: &'a Question) -> Vec<Failed<'a>> {
        let of_lane = |lane: Option<&'a Lane>| {
            let why = self.ranked_twice(question, lane).into_iter().chain(self.shares_over(question, lane));
            why.map(move |why| Failed { question, why, row: lane.map(|lane| &lane.name) }).collect::<Vec<_>>()
        };
        question.each_lane().flat_map(of_lane).collect()
    }

    /// In a ranking: one that stands in two places, and the agency itself.
    fn ranked_twice(self, question: &Question, lane: Option<&Lane>) -> Vec<Why<'a>> {
        if question.kind != Kind::Ranking {
            return Vec::new();
        }
        let response = self.response(&question.id);
        let cells = question.cells(lane, 0).into_iter();
        let named: Vec<&str> = cells.filter_map(|cell| response.value(&cell.path)?.as_text()).collect();
        let named: Vec<Mention> = if question.ranks_options() {
            named.into_iter().map(|option| Mention::Name(option.to_owned())).collect()
        } else {
            named.into_iter().map(|stored| Mention::read(stored).settled(self.session)).collect()
        };
        let itself = match self.of.whose.settled(self.session) {
            Whose::Agency(agency) => Some(agency),
            Whose::Sheet(sheet) => self.session.record(sheet).and_then(|sheet| sheet.link("agency")),
        };
        let itself = itself.map(|agency| Mention::Agency(self.session.stands_for(agency)));
        let is_twice =
            named.iter().enumerate().any(|(at, one)| named.iter().take(at).any(|other| other == one));
        let is_itself = itself.is_some_and(|itself| named.contains(&itself));
        let why = [(is_twice, Why::Twice), (is_itself, Why::Itself)].into_iter();
        why.filter(|(is, _)| *is).map(|(_, why)| why).collect()
    }

    /// Of shares: one of more than the whole, or all of them together.
    fn shares_over(self, question: &Question, lane: Option<&Lane>) -> Option<Why<'a>> {
        if !question.asks_shares() {
            return None;
        }
        let response = self.response(&question.id);
        let cells = question.cells(lane, 0).into_iter();
        let given: Vec<i64> = cells
            .filter_map(|cell| Figure::read(response.value(&cell.path)?).map(|figure| figure.value))
            .collect();
        if given.iter().any(|share| *share > WHOLE) {
            return Some(Why::Share);
        }
        let sum: i64 = given.into_iter().sum();
        (question.kind == Kind::Counts && sum > WHOLE).then_some(Why::Shares(sum))
    }
}
