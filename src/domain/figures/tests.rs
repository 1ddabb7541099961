//! Counts of made sessions; adding them up.

use std::collections::BTreeMap;

use super::*;
use crate::domain::attendance::{self, State};
use crate::domain::carry;
use crate::domain::desk::Desk;
use crate::domain::entry;
use crate::domain::figure::Figure;
use crate::domain::filled;
use crate::domain::issue;
use crate::domain::meeting::{self, Facts};
use crate::domain::mention::Mention;
use crate::domain::overlap::{self, Asked};
use crate::domain::parked;
use crate::domain::promise::{self, Lead, Plan, Sort};
use crate::domain::response::{self, Of, Whose};
use crate::domain::same::{Verdict, judge};
use crate::domain::{Session, Value};

const NONE: BTreeMap<RecordId, String> = BTreeMap::new();

fn asking(by: Option<By>) -> Asking {
    Asking { by, today: "2026-11-21".into(), ..Asking::default() }
}

fn of(session: &Session, by: Option<By>) -> Sums {
    count(session, &asking(by), &NONE).sums
}

/// A meeting of three agencies with two entries, a proposal to two, an action and two issues.
fn held() -> Desk {
    let mut desk = Desk::new();
    let (meeting, agencies) = (desk.meeting, desk.agencies.clone());
    desk.write(|writer| {
        writer.set(meeting, &[("date", "2026-03-10".into()), ("layer", "実務者会議".into())]);
    });
    for (agency, state) in agencies.iter().zip([State::Present, State::HandedIn, State::Absent]) {
        desk.write(|writer| attendance::set(writer, meeting, *agency, state));
    }
    desk.add("ひとつ");
    desk.add("ふたつ");
    let at = desk.at(0);
    let to = [(Asked::Agency(agencies[1]), Answer::Agreed), (Asked::Anyone, Answer::TakenBack)];
    desk.write(|writer| overlap::propose(writer, &at, None, "送迎", &to, false));
    let plan = Plan { words: "車".into(), lead: Some(Lead::Agency(agencies[1])), ..Plan::default() };
    desk.write(|writer| promise::plan(writer, Sort::Action, meeting, &plan));
    let issue = desk.write(|writer| issue::note(writer, meeting, "足"));
    desk.write(|writer| issue::give(writer, issue, Some(Lead::Secretariat)));
    desk.write(|writer| issue::note(writer, meeting, "宿"));
    desk
}

fn another_meeting(desk: &mut Desk, date: &str) -> RecordId {
    let facts = Facts { date: date.into(), layer: "代表者会議".into(), ..Facts::default() };
    desk.write(|writer| meeting::found(writer, &facts, &[]))
}

/// A row of a sheet of a year, with what stands in its cells.
fn row(desk: &mut Desk, meeting: RecordId, worksheet: &str, cells: &[(&str, &str, Value)]) {
    let sheet = desk.write(|writer| filled::found(writer, meeting, worksheet, None));
    let of = Of { meeting, worksheet: worksheet.into(), whose: Whose::Sheet(sheet) };
    for (question, path, value) in cells {
        desk.write(|writer| response::fill(writer, &of, question, &[(path, Some(value.clone()))]));
    }
}

#[test]
fn everything_of_a_meeting_is_counted() {
    let total = of(&held().session, None).total;
    assert_eq!((total.networks, total.held, total.planned, total.agencies.len()), (1, 1, 0, 2));
    assert_eq!((total.seats, total.there, total.handed_in), (3, 1, 1));
    assert_eq!(total.entries["groupwork/strengths"].count, 2);
    // one proposal counts by its most open answer, and each who was asked has one
    assert_eq!(total.overlaps, Counts::from([(Answer::TakenBack, 1)]));
    assert_eq!(total.answers, Counts::from([(Answer::TakenBack, 1), (Answer::Agreed, 1)]));
    assert_eq!(total.actions, Counts::from([(Fate::Open, 1)]));
    assert_eq!((total.owned, total.ownerless), (1, 1));
}

#[test]
fn what_is_in_the_bin_or_made_up_is_left_out() {
    let mut desk = held();
    let entry = desk.add("みっつ");
    desk.write(|writer| writer.delete(entry));
    assert_eq!(of(&desk.session, None).total.all_entries(), 2);
    let meeting = desk.meeting;
    desk.write(|writer| writer.set(meeting, &[("fictional", true.into())]));
    let counted = count(&desk.session, &asking(None), &NONE);
    assert_eq!((counted.sums, counted.apart.total.all_entries()), (Sums::default(), 2));
}

#[test]
fn a_meeting_ahead_is_planned_and_one_without_a_day_is_held_once_something_was_said() {
    let mut desk = held();
    let later = another_meeting(&mut desk, "2026-12-01");
    let agency = desk.agencies[3];
    desk.write(|writer| attendance::set(writer, later, agency, State::Present));
    let undated = another_meeting(&mut desk, "");
    let total = of(&desk.session, None).total;
    // who is to come has not taken part
    assert_eq!((total.held, total.planned, total.agencies.len()), (1, 2, 2));
    let at = entry::At { meeting: undated, ..desk.at(0) };
    desk.write(|writer| entry::add(writer, &at, "", "言った", false));
    assert_eq!(of(&desk.session, None).total.held, 2);
    let since = Asking { since: "2026-04-01".into(), ..asking(None) };
    let counted = count(&desk.session, &since, &NONE);
    assert_eq!((counted.sums.total.planned, counted.sums.total.held, counted.undated), (1, 0, 1));
    let until = Asking { until: "2026-03-10".into(), ..asking(None) };
    assert_eq!(count(&desk.session, &until, &NONE).sums.total.meetings(), 1);
}

#[test]
fn preparing_the_next_meeting_counts_nothing_again_and_opens_none() {
    let mut desk = held();
    let meeting = desk.meeting;
    desk.write(|writer| parked::park(writer, meeting, None, "通訳"));
    let before = of(&desk.session, None).total;
    let from = desk.session.clone();
    let next = another_meeting(&mut desk, "2026-11-21");
    let agency = desk.agencies[3];
    desk.write(|writer| {
        attendance::set(writer, next, agency, State::Present);
        carry::take_along(writer, &from, next, &carry::waiting(&from));
    });
    let after = of(&desk.session, None).total;
    // of today, and nobody has sat down yet
    assert_eq!((after.held, after.planned, after.seats), (1, 1, before.seats));
    assert_eq!((after.owned, after.ownerless, after.parked), (before.owned, before.ownerless, before.parked));
    assert_eq!((after.owned, after.ownerless, after.parked), (1, 1, 1));
}

#[test]
fn groups_are_months_years_layers_areas_and_agencies() {
    let mut desk = held();
    another_meeting(&mut desk, "2026-04-02");
    let words =
        |by| -> Vec<String> { of(&desk.session, Some(by)).groups.into_keys().map(|key| key.words).collect() };
    assert_eq!(words(By::Month), ["2026-03", "2026-04"]);
    assert_eq!(words(By::Year), ["2025", "2026"]);
    assert_eq!(words(By::Layer), ["代表者会議", "実務者会議"]);
    assert_eq!(words(By::Area), [""]);
    let agencies = of(&desk.session, Some(By::Agency)).groups;
    let names: Vec<_> = agencies.keys().map(|key| key.words.as_str()).collect();
    assert_eq!(names, ["保健所", "包括", "社協", "secretariat", ""]);
    let of_agency = |name: &str| agencies.iter().find(|(key, _)| key.words == name).unwrap().1;
    assert_eq!((of_agency("社協").all_entries(), of_agency("社協").held), (2, 1));
    assert_eq!(of_agency("保健所").answers, Counts::from([(Answer::Agreed, 1)]));
    assert_eq!(of_agency("保健所").actions, Counts::from([(Fate::Open, 1)]));
    assert_eq!((of_agency("包括").seats, of_agency("包括").held), (1, 0));
}

#[test]
fn the_area_is_what_the_meeting_says_and_else_where_its_file_lies() {
    let mut desk = held();
    let meeting = desk.meeting;
    let folders = BTreeMap::from([(meeting, "しおかぜ市".to_owned())]);
    let area = |desk: &Desk| {
        let sums = count(&desk.session, &asking(Some(By::Area)), &folders).sums;
        sums.groups.into_keys().map(|key| key.words).collect::<Vec<_>>()
    };
    assert_eq!(area(&desk), ["しおかぜ市"]);
    desk.write(|writer| writer.set(meeting, &[("area", "みなと市".into())]));
    assert_eq!(area(&desk), ["みなと市"]);
}

#[test]
fn one_agency_or_meeting_made_twice_is_one() {
    let mut desk = held();
    let (a, b, meeting) = (desk.agencies[0], desk.agencies[1], desk.meeting);
    let twin = another_meeting(&mut desk, "2026-03-10");
    desk.write(|writer| judge(writer, a, b, Verdict::Same));
    desk.write(|writer| judge(writer, meeting, twin, Verdict::Same));
    let total = of(&desk.session, None).total;
    assert_eq!((total.held, total.agencies.len(), total.all_entries()), (1, 1, 2));
}

#[test]
fn cases_count_once_by_their_number_and_the_newest_word_holds() {
    let mut desk = held();
    let (meeting, agency) = (desk.meeting, desk.agencies[0]);
    let main = |agency| ("main", "", Value::from(Mention::Agency(agency).stored()));
    let text = |question: &'static str, value: &str| (question, "", Value::from(value));
    row(
        &mut desk,
        meeting,
        "register",
        &[text("number", "R7-01"), text("date", "2026-01-10"), text("route", "desk"), text("state", "again")],
    );
    row(
        &mut desk,
        meeting,
        "register",
        &[text("number", "Ｒ７－０１"), text("date", "2026-02-10"), main(agency)],
    );
    row(&mut desk, meeting, "register", &[text("number", "R7-02"), text("state", "again")]);
    row(&mut desk, meeting, "register", &[text("route", "desk")]);
    let sums = of(&desk.session, Some(By::Month));
    let cases = &sums.total.cases;
    assert_eq!((cases.distinct, cases.cumulative), (3, 4));
    let routes: Vec<_> = cases.routes.iter().map(|(id, one)| (id.as_str(), one.count)).collect();
    assert_eq!(routes, [("", 1), ("desk", 2)]);
    let expected = [(Main::Agency("社協".into()), 1), (Main::Again, 1), (Main::NotTold, 1)];
    assert_eq!(cases.main, Counts::from(expected));
    // a row is in the month it was brought in, else in that of its meeting; each month counts its own cases
    let months: Vec<_> =
        sums.groups.iter().map(|(key, figures)| (key.words.as_str(), figures.cases.distinct)).collect();
    assert_eq!(months, [("2026-01", 1), ("2026-02", 1), ("2026-03", 2)]);
}

#[test]
fn a_programme_keeps_blanks_and_adds_up_only_what_is_of_one_measure() {
    let figure = |text: &str| Figure::typed(text).unwrap();
    let town = |item: &str, plan: Option<&str>, held: Option<&str>| {
        let mut desk = held_without_cases();
        let meeting = desk.meeting;
        let mut cells = vec![("item", "", Value::from(item)), ("unit", "", "times".into())];
        cells.extend(plan.map(|plan| ("plan", "plan", figure(plan).stored())));
        cells.extend(held.map(|held| ("held", "held", figure(held).stored())));
        row(&mut desk, meeting, "programme", &cells);
        of(&desk.session, None).total.programme
    };
    let mut sum = town("家族教室", Some("12程度"), Some("0"));
    sum.add(town("家族教室", Some("10程度"), None));
    let items = told(&sum);
    let [(2025, 2, known, item)] = &items[..] else { panic!("{items:?}") };
    assert_eq!(known.item, "家族教室");
    assert_eq!((item.plan.figure.clone(), item.plan.given), (Some(figure("22程度")), 2));
    // a blank is no 0, and is told beside the sum
    assert_eq!((item.held.figure.clone(), item.held.given, item.held.of), (Some(figure("0")), 1, 2));
    sum.add(town("家族教室", Some("月1"), Some("3")));
    let [(.., item)] = &told(&sum)[..] else { panic!("{sum:?}") };
    assert!(item.plan.is_mixed());
    assert_eq!(item.held.figure, Some(figure("3")));
}

/// Every item that is told: its year, the networks of the year, what it is known by.
fn told(programme: &Programme) -> Vec<(i32, usize, &Known, &Item)> {
    let mut all = Vec::new();
    for (year, of) in programme.years() {
        all.extend(of.items().into_iter().map(|(known, item)| (year, of.networks, known, item)));
    }
    all
}

/// What was held of every item that is told: its year, its area, the figure.
fn all_held(programme: &Programme) -> Vec<(i32, &str, i64)> {
    let held = |item: &Item| item.held.figure.as_ref().map_or(-1, |figure| figure.value);
    told(programme)
        .into_iter()
        .map(|(year, _, known, item)| (year, known.area.as_str(), held(item)))
        .collect()
}

#[test]
fn items_of_one_name_are_apart_by_area_and_rows_of_one_meeting_are_added_up() {
    let mut desk = held_without_cases();
    let (meeting, later) = (desk.meeting, another_meeting(&mut desk, "2026-03-20"));
    let lecture = |area: &str, held: i64| {
        [("item", "", "講演会".into()), ("area", "", area.into()), ("held", "held", Value::from(held))]
    };
    for (area, held) in [("family", 3), ("community", 5), ("community", 4)] {
        row(&mut desk, meeting, "programme", &lecture(area, held));
    }
    let of_desk = |desk: &Desk| of(&desk.session, None).total.programme;
    assert_eq!(all_held(&of_desk(&desk)), [(2025, "family", 3), (2025, "community", 9)]);
    // what a later meeting has of them holds
    row(&mut desk, later, "programme", &lecture("community", 10));
    assert_eq!(all_held(&of_desk(&desk)), [(2025, "community", 10), (2025, "family", 3)]);
}

#[test]
fn the_next_year_of_one_network_hides_nothing_of_the_others() {
    let town = |years: &[(&str, i64)]| {
        let mut desk = Desk::new();
        for (date, held) in years {
            let meeting = another_meeting(&mut desk, date);
            row(
                &mut desk,
                meeting,
                "programme",
                &[("item", "", "研修".into()), ("held", "held", (*held).into())],
            );
        }
        of(&desk.session, None).total.programme
    };
    let ahead = town(&[("2024-05-01", 9), ("2025-05-01", 7), ("2026-04-01", 1)]);
    assert_eq!(all_held(&ahead), [(2026, "", 1)]);
    let mut all = ahead;
    all.add(town(&[("2025-05-01", 2)]));
    all.add(town(&[("2025-06-01", 3)]));
    // the year before last is no newest year of anybody
    assert_eq!(all_held(&all), [(2026, "", 1), (2025, "", 12)]);
    let networks: Vec<_> = told(&all).into_iter().map(|(_, networks, ..)| networks).collect();
    assert_eq!(networks, [1, 3]);
}

#[test]
fn a_case_is_in_the_group_of_whoever_is_responsible_for_it_now() {
    let mut desk = held();
    let (meeting, a, b) = (desk.meeting, desk.agencies[0], desk.agencies[1]);
    let main = |agency: RecordId| ("main", "", Value::from(Mention::Agency(agency).stored()));
    let text = |question: &'static str, value: &str| (question, "", Value::from(value));
    for cells in [
        vec![text("number", "R7-01"), text("date", "2026-01-10"), text("state", "continued"), main(a)],
        vec![text("number", "R7-01"), text("date", "2026-02-10"), text("state", "closed")],
        vec![text("number", "R7-02"), text("date", "2026-01-10"), main(a)],
        vec![text("number", "R7-02"), text("date", "2026-02-10"), main(b)],
    ] {
        row(&mut desk, meeting, "register", &cells);
    }
    let sums = of(&desk.session, Some(By::Agency));
    let groups: Vec<_> = sums
        .groups
        .iter()
        .filter(|(_, figures)| figures.cases.cumulative > 0)
        .map(|(key, figures)| (key.words.as_str(), figures.cases.distinct, figures.cases.cumulative))
        .collect();
    assert_eq!(groups, [("保健所", 1, 2), ("社協", 1, 2)]);
    let of_a = sums.groups.iter().find(|(key, _)| key.words == "社協").unwrap().1;
    assert_eq!(of_a.cases.states.keys().collect::<Vec<_>>(), ["closed"]);
    assert_eq!((sums.total.cases.distinct, sums.total.cases.cumulative), (2, 4));
}

#[test]
fn a_row_of_the_register_is_in_the_span_of_its_own_day() {
    let mut desk = Desk::new();
    let meeting = desk.meeting;
    desk.write(|writer| writer.set(meeting, &[("date", "2026-04-10".into())]));
    let text = |question: &'static str, value: &str| (question, "", Value::from(value));
    row(&mut desk, meeting, "register", &[text("number", "R7-01"), text("date", "2026-03-25")]);
    row(&mut desk, meeting, "register", &[text("number", "R7-02")]);
    let months = |since: &str, until: &str| {
        let asking = Asking { since: since.into(), until: until.into(), ..asking(Some(By::Month)) };
        let groups = count(&desk.session, &asking, &NONE).sums.groups;
        groups
            .into_iter()
            .map(|(key, figures)| (key.words, figures.held, figures.cases.distinct))
            .collect::<Vec<_>>()
    };
    assert_eq!(months("2026-04-01", ""), [("2026-04".to_owned(), 1, 1)]);
    assert_eq!(months("", "2026-03-31"), [("2026-03".to_owned(), 0, 1)]);
    assert_eq!(months("", ""), [("2026-03".to_owned(), 0, 1), ("2026-04".to_owned(), 1, 1)]);
}

#[test]
fn a_made_up_and_a_real_meeting_of_one_session_are_one_network() {
    let mut desk = held();
    let (real, made_up) = (desk.meeting, another_meeting(&mut desk, "2026-03-20"));
    desk.write(|writer| writer.set(made_up, &[("fictional", true.into())]));
    for meeting in [real, made_up] {
        row(&mut desk, meeting, "register", &[("number", "", "R7-01".into())]);
    }
    let both = Asking { fictional: true, ..asking(None) };
    let counted = count(&desk.session, &both, &NONE);
    let Figures { networks, held, cases, .. } = &counted.sums.total;
    assert_eq!((*networks, *held, cases.distinct, cases.cumulative), (1, 2, 1, 2));
    assert_eq!((counted.apart, counted.made_up), (Sums::default(), 1));
    let counted = count(&desk.session, &asking(None), &NONE);
    let held = [&counted.sums, &counted.apart].map(|sums| (sums.total.held, sums.total.cases.cumulative));
    assert_eq!((held, counted.made_up), ([(1, 1), (1, 1)], 1));
}

#[test]
fn agencies_of_one_name_are_told_apart_by_where_they_sat() {
    let mut desk = held();
    let meeting = desk.meeting;
    desk.write(|writer| writer.set(meeting, &[("area", "みなと市".into())]));
    let seated = |by| of(&desk.session, by).areas;
    assert_eq!(seated(None), BTreeMap::new());
    let expected: BTreeMap<_, _> =
        desk.agencies.iter().take(3).map(|agency| (*agency, "みなと市".to_owned())).collect();
    assert_eq!(seated(Some(By::Agency)), expected);
}

fn held_without_cases() -> Desk {
    let mut desk = Desk::new();
    let meeting = desk.meeting;
    desk.write(|writer| writer.set(meeting, &[("date", "2026-03-10".into())]));
    desk
}

#[test]
fn of_an_item_on_two_sheets_of_a_year_the_newest_figures_hold_and_only_the_newest_year_is_told() {
    let mut desk = held_without_cases();
    let before = another_meeting(&mut desk, "2025-03-01");
    let (first, last) = (another_meeting(&mut desk, "2025-05-01"), desk.meeting);
    let item = ("item", "", Value::from("研修"));
    row(&mut desk, before, "programme", &[item.clone(), ("held", "held", 9.into())]);
    row(
        &mut desk,
        first,
        "programme",
        &[item.clone(), ("plan", "plan", 2.into()), ("held", "held", 0.into())],
    );
    row(&mut desk, last, "programme", &[item, ("held", "held", 1.into())]);
    let programme = of(&desk.session, None).total.programme;
    let [(2025, 1, _, item)] = told(&programme)[..] else { panic!("{programme:?}") };
    assert_eq!(item.plan.figure, Some(Figure::plain(2)));
    assert_eq!(item.held.figure, Some(Figure::plain(1)));
}

#[test]
fn figures_add_up_alike_in_any_order() {
    let mut one = held();
    let meeting = one.meeting;
    row(&mut one, meeting, "register", &[("number", "", "R7-01".into())]);
    let mut two = held_without_cases();
    let later = another_meeting(&mut two, "2026-05-05");
    for plan in [("plan", "plan", Figure::typed("約3").unwrap().stored()), ("plan", "plan", 4.into())] {
        row(&mut two, later, "programme", &[("item", "", "研修".into()), plan]);
    }
    let three = Desk::new();
    let sums = [one, two, three].map(|desk| of(&desk.session, Some(By::Month)));
    let added = |order: [usize; 3]| {
        let mut sum = Sums::default();
        order.into_iter().for_each(|at| sum.add(sums[at].clone()));
        sum
    };
    let all = added([0, 1, 2]);
    for order in [[2, 1, 0], [1, 2, 0], [1, 0, 2]] {
        assert_eq!(added(order), all);
    }
    let mut right = sums[1].clone();
    right.add(sums[2].clone());
    let mut left = sums[0].clone();
    left.add(right);
    assert_eq!(left, all);
}

#[test]
fn seats_of_which_nobody_noted_who_was_there_are_told_apart() {
    let mut desk = held();
    let (meeting, agency) = (another_meeting(&mut desk, "2026-03-11"), desk.agencies[0]);
    desk.write(|writer| attendance::set(writer, meeting, agency, State::Present));
    let total = of(&desk.session, None).total;
    assert_eq!((total.seats, total.there, total.handed_in, total.not_noted), (4, 1, 1, 1));
    desk.write(|writer| attendance::take(writer, meeting, agency, State::Present));
    let total = of(&desk.session, None).total;
    assert_eq!((total.seats, total.there, total.not_noted), (4, 2, 0));
}
