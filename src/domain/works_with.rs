//! Who works with whom, out of the rankings in which agencies name those they work with most (surveys, hearings).
//!
//! It is a table of lines between agencies, not of how good anybody is: it stands in the order of the seats.

use std::collections::{BTreeMap, BTreeSet};

use super::mention::{self, Mention};
use super::response::{Of, Response, Whose};
use super::worksheet::{Kind, Question, Scope, Worksheet};
use super::{RecordId, Session, Value, attendance};

/// An agency that names another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Who names it.
    pub by: RecordId,
    /// Whom.
    pub to: Mention,
    /// In which place, from 1.
    pub place: usize,
    /// How many could be named.
    pub of: usize,
    /// The worksheet on which it did, by its stable id.
    pub on: String,
}

/// Everything that was named.
#[derive(Clone, Debug, Default)]
pub struct WorksWith {
    /// Who answered, in the order of the seats.
    pub answered: Vec<RecordId>,
    /// What they named, each on its last worksheet first (the hearing comes after the survey), in the order of the places.
    pub named: Vec<Named>,
    /// The worksheets on which anybody named anybody, by their stable ids, the last one first.
    pub sheets: Vec<String>,
}

/// How often somebody was named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// By whom, in the order of the seats.
    pub by: Vec<RecordId>,
    /// How often in the first place.
    pub first: usize,
    /// Points: of three places 3, 2, 1.
    pub points: usize,
}

impl Named {
    /// Points: of three places 3, 2, 1.
    #[must_use]
    pub fn points(&self) -> usize {
        mention::points(self.place, self.of)
    }
}

impl WorksWith {
    /// Reads it out of a meeting. Of an agency that was asked on several worksheets every answer is kept, with where it stands.
    #[must_use]
    pub fn of(session: &Session, meeting: RecordId, worksheets: &[Worksheet]) -> Self {
        let asked: Vec<(&Worksheet, &Question)> = worksheets
            .iter()
            .filter(|worksheet| worksheet.scope == Scope::Agency)
            .flat_map(|worksheet| worksheet.questions.iter().map(move |question| (worksheet, question)))
            .filter(|(_, question)| is_asked(question))
            .collect();
        let mut all = Self::default();
        for seat in attendance::seats(session, meeting) {
            let by = session.stands_for(seat.id());
            let mut named: Vec<Named> = Vec::new();
            for (worksheet, question) in asked.iter().rev() {
                let of = Of { meeting, worksheet: worksheet.id.clone(), whose: Whose::Agency(seat.id()) };
                for one in ranked(session, &of, question, by) {
                    if !named.iter().any(|known| (&known.to, &known.on) == (&one.to, &one.on)) {
                        named.push(one);
                    }
                }
            }
            if !named.is_empty() {
                all.answered.push(by);
                all.named.extend(named);
            }
        }
        let mut sheets: Vec<String> = asked.iter().rev().map(|(worksheet, _)| worksheet.id.clone()).collect();
        sheets.dedup();
        sheets.retain(|sheet| all.named.iter().any(|named| named.on == *sheet));
        Self { sheets, ..all }
    }

    /// What one names of another, on the last worksheet on which it does.
    #[must_use]
    pub fn between(&self, by: RecordId, to: &Mention) -> Option<&Named> {
        self.named.iter().find(|named| named.by == by && named.to == *to)
    }

    /// Whether somebody was named on another worksheet than the last one: on the survey, where there are hearings.
    #[must_use]
    pub fn is_earlier(&self, named: &Named) -> bool {
        self.sheets.first().is_some_and(|last| *last != named.on)
    }

    /// How often each was named; by whom it was named on several worksheets, as on the last of them.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<&Mention, Count> {
        let mut counts: BTreeMap<&Mention, Count> = BTreeMap::new();
        for named in &self.named {
            let count = counts.entry(&named.to).or_default();
            if count.by.contains(&named.by) {
                continue;
            }
            count.by.push(named.by);
            count.first += usize::from(named.place == 1);
            count.points += named.points();
        }
        counts
    }

    /// Those who name each other, each two once.
    #[must_use]
    pub fn mutual(&self) -> Vec<(RecordId, RecordId)> {
        let pairs = self.pairs();
        let both = pairs.iter().filter(|(by, to)| by < to && pairs.contains(&(*to, *by)));
        both.copied().collect()
    }

    /// Between two who both answered, where only the first names the second.
    #[must_use]
    pub fn one_way(&self) -> Vec<(RecordId, RecordId)> {
        let pairs = self.pairs();
        let one =
            |(by, to): &&(RecordId, RecordId)| self.answered.contains(to) && !pairs.contains(&(*to, *by));
        pairs.iter().filter(one).copied().collect()
    }

    fn pairs(&self) -> BTreeSet<(RecordId, RecordId)> {
        let pair = |named: &Named| match named.to {
            Mention::Agency(to) => Some((named.by, to)),
            Mention::Kind(_) | Mention::Name(_) => None,
        };
        self.named.iter().filter_map(pair).collect()
    }

    /// Those who were named and did not answer themselves: agencies in the order of their seats, then kinds and names.
    #[must_use]
    pub fn outside(&self, session: &Session, meeting: RecordId) -> Vec<Mention> {
        let named: BTreeSet<&Mention> = self.named.iter().map(|named| &named.to).collect();
        let mut left: Vec<Mention> = Vec::new();
        for seat in attendance::seats(session, meeting) {
            let mention = Mention::Agency(session.stands_for(seat.id()));
            if named.contains(&mention) && !self.answered.contains(&session.stands_for(seat.id())) {
                left.push(mention);
            }
        }
        let answered = |mention: &Mention| {
            matches!(mention, Mention::Agency(id) if self.answered.contains(id)) || left.contains(mention)
        };
        let others: Vec<Mention> = named.into_iter().filter(|one| !answered(one)).cloned().collect();
        left.extend(others);
        left
    }
}

/// Whether a question asks whom an agency works with.
fn is_asked(question: &Question) -> bool {
    question.kind == Kind::Ranking && !question.ranks_options() && question.lanes.is_empty()
}

/// What an agency ranks: the first place of each counts, itself does not.
fn ranked(session: &Session, of: &Of, question: &Question, by: RecordId) -> Vec<Named> {
    let response = Response::find(session, of, &question.id);
    let mut ranked: Vec<Named> = Vec::new();
    let top = question.cells(None, 0).len();
    for place in 1..=top {
        let Some(stored) = response.value(&place.to_string()).and_then(Value::as_text) else { continue };
        let to = Mention::read(stored).settled(session);
        if to != Mention::Agency(by) && !ranked.iter().any(|named| named.to == to) {
            ranked.push(Named { by, to, place, of: top, on: of.worksheet.clone() });
        }
    }
    ranked
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::response::fill;
    use super::super::same::{Verdict, judge};
    use super::*;

    fn sheet(id: &str) -> Worksheet {
        let partners = Question { id: "partners".into(), kind: Kind::Ranking, top: 3, ..Question::default() };
        Worksheet { id: id.into(), questions: vec![partners], ..Worksheet::default() }
    }

    fn seated() -> Desk {
        let mut desk = Desk::new();
        let (meeting, agencies) = (desk.meeting, desk.agencies.clone());
        for agency in agencies {
            desk.write(|writer| attendance::set(writer, meeting, agency, attendance::State::Present));
        }
        desk
    }

    fn name(desk: &mut Desk, sheet: &str, by: usize, to: &[Mention]) {
        let whose = Whose::Agency(desk.agencies[by]);
        let of = Of { meeting: desk.meeting, worksheet: sheet.into(), whose };
        let cells: Vec<_> = (1..).zip(to).map(|(place, to)| (place.to_string(), to.stored())).collect();
        let cells: Vec<_> =
            cells.iter().map(|(place, to)| (place.as_str(), Some(to.as_str().into()))).collect();
        desk.write(|writer| fill(writer, &of, "partners", &cells));
    }

    fn read(desk: &Desk) -> WorksWith {
        WorksWith::of(&desk.session, desk.meeting, &[sheet("survey"), sheet("hearing")])
    }

    #[test]
    fn survey_and_hearing_stand_beside_each_other_and_one_that_is_named_on_both_counts_once() {
        let mut desk = seated();
        let at = |at: usize, desk: &Desk| Mention::Agency(desk.agencies[at]);
        let (zero, one, two) = (at(0, &desk), at(1, &desk), at(2, &desk));
        let town = Mention::Name("町の会".into());
        name(&mut desk, "survey", 0, &[one.clone(), two.clone(), town.clone()]);
        name(&mut desk, "survey", 1, &[zero.clone(), Mention::Kind("clinic".into())]);
        name(&mut desk, "hearing", 0, &[two.clone(), one.clone()]);
        let all = read(&desk);
        assert_eq!(all.answered, [desk.agencies[0], desk.agencies[1]]);
        assert_eq!(all.sheets, ["hearing", "survey"]);
        let told: Vec<(&str, usize)> = all
            .named
            .iter()
            .filter(|named| named.by == desk.agencies[0])
            .map(|named| (named.on.as_str(), named.place))
            .collect();
        assert_eq!(told, [("hearing", 1), ("hearing", 2), ("survey", 1), ("survey", 2), ("survey", 3)]);
        assert_eq!(all.between(desk.agencies[0], &two).map(Named::points), Some(3));
        assert_eq!(all.counts()[&one], Count { by: vec![desk.agencies[0]], first: 0, points: 2 });
        // what only the survey says is there, and said to be of the survey
        let of_survey = all.between(desk.agencies[0], &town).unwrap();
        assert!(of_survey.place == 3 && all.is_earlier(of_survey));
        assert!(!all.is_earlier(all.between(desk.agencies[0], &one).unwrap()));
        let mut pair = [desk.agencies[0], desk.agencies[1]];
        pair.sort_unstable();
        assert_eq!(all.mutual(), [(pair[0], pair[1])]);
        assert!(all.one_way().is_empty());
        assert_eq!(all.outside(&desk.session, desk.meeting), [two, Mention::Kind("clinic".into()), town]);
        // of surveys alone nothing is earlier
        let survey = WorksWith::of(&desk.session, desk.meeting, &[sheet("survey")]);
        assert!(survey.named.iter().all(|named| !survey.is_earlier(named)));
    }

    #[test]
    fn who_names_itself_or_one_agency_twice_names_it_not_again() {
        let mut desk = seated();
        let (a, b) = (desk.agencies[1], desk.agencies[2]);
        let to: Vec<Mention> = [1, 2, 0].iter().map(|at| Mention::Agency(desk.agencies[*at])).collect();
        name(&mut desk, "survey", 0, &to);
        assert_eq!(read(&desk).named.len(), 2);
        desk.write(|writer| judge(writer, a, b, Verdict::Same));
        let all = read(&desk);
        assert_eq!(all.named.iter().map(|named| named.place).collect::<Vec<_>>(), [1]);
    }
}
