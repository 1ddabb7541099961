//! What the rules of a worksheet say about a filled sheet: which questions are asked, and which checks do not hold.

mod inherent;

use super::figure::Figure;
use super::response::{Of, Response};
use super::rule::{self, Answered};
use super::worksheet::{Bilingual, Check, Kind, Question, Weight, Worksheet};
use super::{Session, Value};

/// A filled sheet, for its rules.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// The session.
    pub session: &'a Session,
    /// The worksheet.
    pub worksheet: &'a Worksheet,
    /// Whose it is.
    pub of: &'a Of,
}

/// A check that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed<'a> {
    /// The question it stands at.
    pub question: &'a Question,
    /// What does not hold.
    pub why: Why<'a>,
    /// The row of the grid, where it is one of a row.
    pub row: Option<&'a Bilingual>,
}

/// What does not hold on a filled sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why<'a> {
    /// A check of the worksheet.
    Check(&'a Check),
    /// In a ranking one stands in two places.
    Twice,
    /// In a ranking an agency named itself.
    Itself,
    /// A share of more than a hundred percent.
    Share,
    /// Shares that come to so many percent together, more than a hundred.
    Shares(i64),
}

impl Why<'_> {
    /// What follows.
    #[must_use]
    pub fn weight(self) -> Weight {
        match self {
            Self::Check(check) => check.weight,
            Self::Twice | Self::Itself | Self::Shares(_) => Weight::Warning,
            Self::Share => Weight::Error,
        }
    }
}

impl<'a> Sheet<'a> {
    /// What was filled in of a question.
    #[must_use]
    pub fn response(&self, question: &str) -> Response<'a> {
        Response::find(self.session, self.of, question)
    }

    /// Whether a question is asked at all. One that depends on something blank is not asked yet.
    #[must_use]
    pub fn asks(&self, question: &Question) -> bool {
        question.show_if.as_ref().is_none_or(|rule| rule.holds(self) == Some(true))
    }

    /// The checks that do not hold, in the order of the questions; those that nobody is told of are left out.
    #[must_use]
    pub fn failed(&self) -> Vec<Failed<'a>> {
        self.worksheet.questions.iter().flat_map(|question| self.failed_at(question)).collect()
    }

    /// Those of one question.
    #[must_use]
    pub fn failed_at(&self, question: &'a Question) -> Vec<Failed<'a>> {
        let mut failed = Vec::new();
        if self.asks(question) {
            for check in question.checks.iter().filter(|check| check.weight != Weight::None) {
                match &check.each_row {
                    None if check.rule.holds(self) == Some(false) => {
                        failed.push(Failed { question, why: Why::Check(check), row: None });
                    }
                    None => {}
                    Some(grid) => {
                        let rows =
                            self.worksheet.question(grid).map(|grid| &grid.rows[..]).unwrap_or_default();
                        for row in rows {
                            let rule = check.rule.of_row(&format!("{grid}.{}", row.id));
                            if rule.holds(self) == Some(false) {
                                failed.push(Failed {
                                    question,
                                    why: Why::Check(check),
                                    row: Some(&row.name),
                                });
                            }
                        }
                    }
                }
            }
            // where the worksheet says what shares should come to, that is told once
            let is_told = |why: &Why| matches!(why, Why::Shares(_)) && !failed.is_empty();
            let inherent: Vec<Failed> =
                self.inherent(question).into_iter().filter(|failed| !is_told(&failed.why)).collect();
            failed.extend(inherent);
        }
        failed
    }

    /// Whether it counts: no check of weight error fails.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.failed().iter().all(|failed| failed.why.weight() != Weight::Error)
    }

    /// The value at a path of a rule.
    fn at(&self, path: &str) -> Option<&'a Value> {
        let (question, cell) = rule::parted(path);
        self.response(question).value(cell)
    }
}

impl Answered for Sheet<'_> {
    fn figure(&self, path: &str) -> Option<i64> {
        Figure::read(self.at(path)?).map(|figure| figure.value)
    }

    fn word(&self, path: &str) -> Option<String> {
        self.at(path)?.as_text().map(ToOwned::to_owned)
    }

    fn figures(&self, pattern: &str) -> Vec<Option<i64>> {
        let (id, cells) = rule::parted(pattern);
        let Some(question) = self.worksheet.question(id) else { return Vec::new() };
        let response = self.response(id);
        let all = question.each_lane().flat_map(|lane| question.cells(lane, 0));
        let cells = all.filter(|cell| rule::fits(cells, &cell.path));
        cells.map(|cell| Figure::read(response.value(&cell.path)?).map(|figure| figure.value)).collect()
    }

    fn ticked(&self, question: &str) -> Option<Vec<String>> {
        let question = self.worksheet.question(question).filter(|question| question.kind == Kind::Choices)?;
        let response = self.response(&question.id);
        let ticked: Vec<String> =
            response.ticked(question, None).into_iter().map(ToOwned::to_owned).collect();
        (!ticked.is_empty()).then_some(ticked)
    }

    fn is_blank(&self, path: &str) -> bool {
        match path.split_once('.') {
            Some(_) => self.at(path).is_none(),
            None => self.response(path).is_blank(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::response::{Whose, fill};
    use super::super::rule::Rule;
    use super::super::worksheet::{Choice, Lane, Named, Of as Of_};
    use super::*;

    fn rule(rule: &str) -> Rule {
        Rule::try_from(rule.to_owned()).unwrap()
    }

    fn named(id: &str) -> Named {
        Named { id: id.into(), name: Bilingual::of(id, id) }
    }

    fn check(text: &str, each_row: Option<&str>, weight: Weight) -> Check {
        let each_row = each_row.map(ToOwned::to_owned);
        Check { id: text.into(), rule: rule(text), each_row, weight, text: Bilingual::default() }
    }

    fn sheet() -> Worksheet {
        let counts = |id: &str, options: &[&str]| Question {
            id: id.into(),
            kind: Kind::Counts,
            options: options.iter().map(|id| Choice { id: (*id).into(), ..Choice::default() }).collect(),
            ..Question::default()
        };
        let mut first = counts("first", &["person", "family"]);
        first.checks = vec![check("sum(first.*) == 5", None, Weight::Error)];
        let mut family = counts("family", &["mother", "father"]);
        family.show_if = Some(rule("first.family > 0"));
        family.checks = vec![check("sum(family.*) == first.family", None, Weight::Warning)];
        let grid = Question {
            id: "ages".into(),
            kind: Kind::Grid,
            rows: vec![named("young"), named("old")],
            columns: vec![named("total"), named("male"), named("female")],
            checks: vec![check("row.male + row.female == row.total", Some("ages"), Weight::Error)],
            ..Question::default()
        };
        Worksheet { id: "survey".into(), questions: vec![first, family, grid], ..Worksheet::default() }
    }

    #[test]
    fn rules_say_what_is_asked_and_what_does_not_hold() {
        let (mut desk, worksheet) = (Desk::new(), sheet());
        let whose = Whose::Agency(desk.agencies[0]);
        let of = Of { meeting: desk.meeting, worksheet: "survey".into(), whose };
        let mut put = |question: &str, cells: &[(&str, i64)]| {
            let cells: Vec<_> = cells.iter().map(|(path, figure)| (*path, Some((*figure).into()))).collect();
            desk.write(|writer| fill(writer, &of, question, &cells));
            desk.session.clone()
        };
        let told = |session: &Session| {
            let sheet = Sheet { session, worksheet: &worksheet, of: &of };
            let failed = sheet.failed();
            let asked = sheet.asks(&worksheet.questions[1]);
            let rows: Vec<_> =
                failed.iter().map(|failed| failed.row.map_or("", |row| &row.ja).to_owned()).collect();
            (asked, failed.len(), rows, sheet.counts())
        };
        // a blank figure is no error, and nobody is asked for the family yet
        let session = put("first", &[("person", 2)]);
        assert_eq!(told(&session), (false, 0, vec![], true));
        let session = put("first", &[("family", 3)]);
        assert_eq!(told(&session), (true, 0, vec![], true));
        let session = put("family", &[("mother", 1), ("father", 1)]);
        assert_eq!(told(&session), (true, 1, vec![String::new()], true));
        let session =
            put("ages", &[("old.total", 4), ("old.male", 1), ("old.female", 2), ("young.total", 1)]);
        assert_eq!(told(&session), (true, 2, vec![String::new(), "old".into()], false));
        let session = put("first", &[("family", 0)]);
        assert_eq!(told(&session), (false, 2, vec![String::new(), "old".into()], false));
    }
    fn ranking(id: &str, of: Of_) -> Question {
        let options = ["a", "b"].map(|id| Choice { id: id.into(), ..Choice::default() }).into();
        Question { id: id.into(), kind: Kind::Ranking, top: 3, of, options, ..Question::default() }
    }

    #[test]
    fn who_is_ranked_twice_and_who_names_itself_is_told_and_counts() {
        let mut desk = Desk::new();
        let mut states = ranking("states", Of_::Options);
        states.lanes = ["new", "old"].map(|id| Lane { id: id.into(), ..Lane::default() }).into();
        let worksheet = Worksheet {
            id: "survey".into(),
            questions: vec![ranking("partners", Of_::Agencies), states],
            ..Worksheet::default()
        };
        let of =
            Of { meeting: desk.meeting, worksheet: "survey".into(), whose: Whose::Agency(desk.agencies[0]) };
        let put = |desk: &mut Desk, question: &str, cells: &[(&str, &str)]| {
            let cells: Vec<_> = cells.iter().map(|(path, value)| (*path, Some((*value).into()))).collect();
            desk.write(|writer| fill(writer, &of, question, &cells));
            let sheet = Sheet { session: &desk.session, worksheet: &worksheet, of: &of };
            let failed: Vec<Why> = sheet.failed().iter().map(|failed| failed.why).collect();
            (format!("{failed:?}"), sheet.counts())
        };
        let [own, one, other] = [0, 1, 2].map(|at: usize| desk.agencies[at].to_string());
        assert_eq!(put(&mut desk, "partners", &[("1", &one), ("2", &other)]), ("[]".into(), true));
        assert_eq!(put(&mut desk, "partners", &[("3", &one)]), ("[Twice]".into(), true));
        assert_eq!(put(&mut desk, "partners", &[("3", &own)]), ("[Itself]".into(), true));
        assert_eq!(put(&mut desk, "partners", &[("3", "kind:clinic"), ("2", "kind:clinic")]).0, "[Twice]");
        assert_eq!(put(&mut desk, "partners", &[("3", "name:会"), ("2", &other)]).0, "[]");
        // two of one type are told, the same in two types is not
        assert_eq!(put(&mut desk, "states", &[("new.1", "a"), ("old.1", "a")]).0, "[]");
        assert_eq!(put(&mut desk, "states", &[("new.2", "a")]).0, "[Twice]");
        // one agency made twice is one
        put(&mut desk, "states", &[("new.2", "b")]);
        let (a, b) = (desk.agencies[1], desk.agencies[2]);
        desk.write(|writer| super::super::same::judge(writer, a, b, super::super::same::Verdict::Same));
        assert_eq!(put(&mut desk, "states", &[("old.2", "b")]).0, "[Twice]");
    }

    #[test]
    fn a_share_over_the_whole_is_an_error_and_shares_over_it_together_a_warning() {
        let mut desk = Desk::new();
        let unit = Bilingual::of("%", "%");
        let options = ["a", "b", "c"].map(|id| Choice { id: id.into(), ..Choice::default() }).into();
        let share = Question { id: "share".into(), kind: Kind::Counts, unit, options, ..Question::default() };
        let mut worksheet = Worksheet { id: "survey".into(), questions: vec![share], ..Worksheet::default() };
        let of =
            Of { meeting: desk.meeting, worksheet: "survey".into(), whose: Whose::Agency(desk.agencies[0]) };
        let mut put = |worksheet: &Worksheet, cells: &[(&str, i64)]| {
            let cells: Vec<_> = cells.iter().map(|(path, value)| (*path, Some((*value).into()))).collect();
            desk.write(|writer| fill(writer, &of, "share", &cells));
            let sheet = Sheet { session: &desk.session, worksheet, of: &of };
            let failed: Vec<String> = sheet
                .failed()
                .iter()
                .map(|failed| match failed.why {
                    Why::Check(check) => check.id.clone(),
                    why => format!("{why:?}"),
                })
                .collect();
            (failed.join(" "), sheet.counts())
        };
        assert_eq!(put(&worksheet, &[("a", 60), ("b", 40)]), (String::new(), true));
        assert_eq!(put(&worksheet, &[("b", 41)]), ("Shares(101)".into(), true));
        assert_eq!(put(&worksheet, &[("a", 101)]), ("Share".into(), false));
        assert_eq!(put(&worksheet, &[("a", 100), ("b", 0)]), (String::new(), true));
        // a check of the worksheet that says so is enough
        worksheet.questions[0].checks = vec![check("sum(share.*) == 100", None, Weight::Warning)];
        assert_eq!(put(&worksheet, &[("c", 5)]).0, "sum(share.*) == 100");
    }
}
