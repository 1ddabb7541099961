use std::collections::BTreeMap;

use super::*;

struct Sheet(BTreeMap<&'static str, &'static str>);

impl Answered for Sheet {
    fn figure(&self, path: &str) -> Option<i64> {
        self.0.get(path)?.parse().ok()
    }

    fn word(&self, path: &str) -> Option<String> {
        self.0.get(path).map(|word| (*word).to_owned())
    }

    fn figures(&self, pattern: &str) -> Vec<Option<i64>> {
        let (start, end) = pattern.split_once('*').unwrap();
        let fits = |path: &&&str| path.starts_with(start) && path.ends_with(end);
        self.0.keys().filter(fits).map(|path| self.figure(path)).collect()
    }

    fn ticked(&self, question: &str) -> Option<Vec<String>> {
        self.0.get(question).map(|ticked| ticked.split(' ').map(ToOwned::to_owned).collect())
    }

    fn is_blank(&self, path: &str) -> bool {
        !self.0.contains_key(path)
    }
}

fn holds(rule: &str, answers: &[(&'static str, &'static str)]) -> Option<bool> {
    let rule = Rule::try_from(rule.to_owned()).unwrap_or_else(|unread| panic!("{unread}"));
    rule.holds(&Sheet(answers.iter().copied().collect()))
}

#[test]
fn figures_are_added_and_compared() {
    let staff = [("staff.full_time", "3"), ("staff.part_time", "4"), ("staff.total", "8")];
    assert_eq!(holds("staff.full_time + staff.part_time == staff.total", &staff), Some(false));
    assert_eq!(holds("staff.total - staff.part_time >= 2 * staff.full_time - 2", &staff), Some(true));
    assert_eq!(holds("sum(staff.*) == 15", &staff), Some(true));
    assert_eq!(holds("staff.total<=8 and staff.full_time>3", &staff), Some(false));
}

#[test]
fn a_blank_figure_says_nothing_and_what_is_certain_is_certain() {
    let one = [("a.x", "1")];
    assert_eq!(holds("a.x == b.y", &one), None);
    assert_eq!(holds("a.x == 1 or b.y == 2", &one), Some(true));
    assert_eq!(holds("a.x == 2 and b.y == 2", &one), Some(false));
    assert_eq!(holds("a.x == 1 and b.y == 2", &one), None);
    assert_eq!(holds("b.y is blank and not (a.x is blank)", &one), Some(true));
    assert_eq!(holds("a.x is filled", &one), Some(true));
}

#[test]
fn a_sum_of_nothing_says_nothing() {
    assert_eq!(holds("sum(nowhere.*) == 3", &[("a.x", "1")]), None);
}

#[test]
fn a_rule_out_of_a_file_never_ends_the_program() {
    let read = |rule: String| Rule::try_from(rule).is_ok();
    for depth in [1, 20, 60] {
        assert!(read(format!("{}a.x == 1", "not ".repeat(depth))), "{depth}");
        assert!(read(format!("{}a.x == 1{}", "(".repeat(depth), ")".repeat(depth))), "{depth}");
    }
    for depth in [64, 500_000] {
        assert!(!read(format!("{}a.x == 1", "not ".repeat(depth))), "{depth}");
        assert!(!read(format!("{}a.x == 1{}", "(".repeat(depth), ")".repeat(depth))), "{depth}");
    }
    assert!(read(format!("{}a.x == 1", "1 * ".repeat(100_000))));
    assert!(!read(format!("{}a.x == 1", "1000 * ".repeat(7))));
    assert_eq!(holds("2 * 3 * a.x == 12", &[("a.x", "2")]), Some(true));
    assert_eq!(holds("2 * 3 == a.x", &[("a.x", "6")]), Some(true));
}

#[test]
fn the_sums_of_a_rule_are_what_it_compares() {
    let rule = Rule::try_from("a.x + a.y == b.t or 5 >= sum(c.*) and v == 'good'".to_owned()).unwrap();
    let told = |relation: Relation| (relation.less.join(" "), relation.more.join(" "), relation.is_equal);
    let told: Vec<_> = rule.relations().into_iter().map(told).collect();
    assert_eq!(told, [("a.x a.y".into(), "b.t".into(), true), ("c.*".into(), String::new(), false)]);
}

#[test]
fn words_days_and_ticks_are_compared() {
    let sheet = [
        ("variant", "good"),
        ("period.from", "2024-04"),
        ("period.to", "2025-03"),
        ("methods", "phone visit"),
    ];
    assert_eq!(holds("variant == 'good'", &sheet), Some(true));
    assert_eq!(holds("variant != 'good' or period.from <= period.to", &sheet), Some(true));
    assert_eq!(holds("not (methods includes 'visit')", &sheet), Some(false));
    assert_eq!(holds("count(methods) == 2", &sheet), Some(true));
    assert_eq!(holds("none includes 'visit'", &sheet), None);
}

#[test]
fn a_rule_for_each_row_speaks_of_the_row() {
    let rule = Rule::try_from("row.male + row.female == row.total".to_owned()).unwrap().of_row("age_sex.a65");
    assert_eq!(rule.paths(), ["age_sex.a65.male", "age_sex.a65.female", "age_sex.a65.total"]);
}

#[test]
fn what_is_not_understood_is_said_with_its_place() {
    let unread = |rule: &str| {
        let unread = Rule::try_from(rule.to_owned()).unwrap_err();
        (unread.at, unread.found)
    };
    assert_eq!(unread("a.x = 3"), (4, "=".into()));
    assert_eq!(unread("a.x == "), (4, "==".into()));
    assert_eq!(unread("sum(a.*) == 3 tokyo"), (14, "tokyo".into()));
    assert_eq!(unread("a includes visit"), (11, "visit".into()));
    assert_eq!(unread(""), (0, String::new()));
    assert_eq!(unread("a.* == 3"), (0, "a.*".into()));
}
