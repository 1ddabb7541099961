use super::*;
use crate::domain::agency::Named;
use crate::domain::attendance::{self, State};
use crate::domain::entry::Entry;
use crate::domain::entry::{self, At};
use crate::domain::meeting::Facts;
use crate::domain::submission::Need;
use crate::domain::{Value, worksheet};
use crate::exchange::intake::read::read;

const SHEET: &str = r#"(
    id: "groupwork", version: 1, title: (ja: "グループワークシート"),
    questions: [
        (id: "support", number: "1", text: (ja: "支援は"), short: (ja: "日ごろの支援"), level: 1, kind: "list",
            lanes: [(id: "accompany", name: (ja: "伴走型")), (id: "solve", name: (ja: "課題解決型"))]),
        (id: "strengths", number: "2", text: (ja: "強みは"), short: (ja: "強み"), level: 1, kind: "list"),
        (id: "weaknesses", number: "3", text: (ja: "弱みは"), short: (ja: "弱み"), level: 1, kind: "list"),
        (id: "overlap", number: "5", text: (ja: "だれが何を"), short: (ja: "のりしろ"), level: 1, kind: "overlap", needs: "weaknesses"),
    ],
)"#;

fn kinds() -> Kinds {
    let tree: Value = ron::from_str(include_str!("../../../agencies/kinds.ron")).unwrap();
    Kinds::read(&tree).unwrap()
}

struct Desk {
    session: Session,
    meetings: [RecordId; 2],
    agencies: Vec<RecordId>,
    seed: u8,
}

impl Desk {
    fn new() -> Self {
        let mut desk =
            Self { session: Session::new(), meetings: [RecordId::MIN; 2], agencies: Vec::new(), seed: 0 };
        let definition: Value = ron::from_str(SHEET).unwrap();
        let sheet = desk.write(|writer| worksheet::carry(writer, &definition));
        desk.meetings = ["2025-10-01", "2026-02-18"].map(|date| {
            let facts = Facts { title: "実務者会議".into(), date: date.into(), ..Facts::default() };
            desk.write(|writer| meeting::found(writer, &facts, &[sheet]))
        });
        for (name, short) in [
            ("社会福祉法人みなと市社会福祉協議会", "社協"),
            ("みなと市保健所", ""),
            ("みなと保健センター", ""),
            ("しおかぜ公共職業安定所", ""),
        ] {
            let named = Named { short: short.into(), ..Named::from(name) };
            let (id, meeting) = (desk.write(|writer| agency::found(writer, &named)), desk.meetings[1]);
            desk.write(|writer| attendance::set(writer, meeting, id, State::Absent));
            desk.agencies.push(id);
        }
        desk
    }

    fn write<T>(&mut self, write: impl FnOnce(&mut Writer) -> T) -> T {
        self.seed += 1;
        let pen =
            Pen {
                by: "記録1".into(), now: 1_700_000_000_000 + i64::from(self.seed), seed: [self.seed; 16]
            };
        write(&mut Writer::new(&mut self.session, pen))
    }

    fn plan(&self, files: &[&str]) -> Plan {
        let sheets = sheets(&self.session);
        let reads = files.iter().map(|file| read("表.csv", file.as_bytes(), &sheets)).collect();
        Plan::of(&self.session, &kinds(), reads)
    }

    fn take(&mut self, plan: &Plan) -> usize {
        self.write(|writer| plan.take(writer)).records.len()
    }

    fn said(&self, agency: RecordId, question: &str) -> Vec<&str> {
        let at = At {
            meeting: self.meetings[1],
            agency,
            worksheet: "groupwork".into(),
            question: question.into(),
        };
        entry::list(&self.session, &at, None).into_iter().map(Entry::text).collect()
    }
}

#[test]
fn whose_a_name_is_and_when_a_person_is_asked() {
    let desk = Desk::new();
    let [shakyo, hokenjo, center, hellowork] = desk.agencies[..] else { panic!() };
    for (name, whose) in [
        ("社協", Whose::Known(shakyo)),
        ("みなと市社会福祉協議会", Whose::Known(shakyo)),
        ("みなと市 保健所", Whose::Known(hokenjo)),
        ("保健所", Whose::Unsure(vec![hokenjo])),
        ("ハローワーク", Whose::Unsure(vec![hellowork])),
        ("HW", Whose::Unsure(vec![hellowork])),
        ("センター", Whose::Unsure(vec![center])),
        ("はまべ市図書館", Whose::Unknown),
        ("", Whose::Unknown),
    ] {
        assert_eq!(whose::whose(&desk.session, None, &kinds(), name), whose, "{name}");
    }
    assert!(matches!(whose::whose(&desk.session, None, &kinds(), "SC"), Whose::Unknown));
}

#[test]
fn an_answer_is_remembered_so_that_the_next_file_finds_it_by_itself() {
    let mut desk = Desk::new();
    let file = "機関,設問,記入\nセンター,強み,訪問\n";
    let mut plan = desk.plan(&[file]);
    assert_eq!((plan.open().count(), plan.items[0].fate, plan.chosen()), (1, None, 0));
    assert_eq!(desk.take(&plan), 0);
    plan.answer(&desk.session, 0, Some(Answer::Agency(desk.agencies[2])));
    assert_eq!((plan.open().count(), plan.items[0].fate), (0, Some(Fate::New)));
    assert_eq!(desk.take(&plan), 1);
    assert_eq!(desk.said(desk.agencies[2], "strengths"), ["訪問"]);
    let again = desk.plan(&[file]);
    assert!(matches!(again.items[0].fate, Some(Fate::Here(_))) && again.open().count() == 0);
    let seats = attendance::seats(&desk.session, desk.meetings[1]);
    let states: Vec<State> = seats.iter().map(|seat| seat.state).collect();
    assert_eq!(states, [State::Absent, State::Absent, State::HandedIn, State::Absent]);
}

#[test]
fn an_agency_that_was_not_known_is_the_same_on_two_copies() {
    let mut desk = Desk::new();
    let mut other = desk.session.clone();
    let mut plan = desk.plan(&["機関,設問,記入\n図書館,強み,静かな席\n"]);
    plan.answer(&desk.session, 0, Some(Answer::New));
    desk.take(&plan);
    plan.take(&mut Writer::new(&mut other, Pen { by: "別".into(), now: 0, seed: [7; 16] }));
    let before = desk.session.of_kind(agency::KIND).count();
    desk.session.union(&other);
    assert_eq!((before, desk.session.of_kind(agency::KIND).count()), (5, 5));
    assert_eq!(desk.session.of_kind(entry::KIND).count(), 1);
    let mut plan = desk.plan(&["機関,設問,記入\n公民館,強み,集会室\n"]);
    plan.answer(&desk.session, 0, Some(Answer::LeftOut));
    assert_eq!((plan.open().count(), desk.take(&plan)), (0, 0));
}

#[test]
fn what_stands_in_two_files_is_there_once_and_in_one_file_twice() {
    let mut desk = Desk::new();
    let file = "機関,設問,記入\n社協,強み,見守り\n社協,強み,見守り\n";
    let plan = desk.plan(&[file, file]);
    assert_eq!((plan.count("new"), plan.count("here"), plan.chosen()), (2, 2, 2));
    desk.take(&plan);
    assert_eq!(desk.said(desk.agencies[0], "strengths"), ["見守り", "見守り"]);
}

#[test]
fn a_lane_a_meeting_and_a_question_that_are_not_there_are_told() {
    let desk = Desk::new();
    let plan = desk.plan(&["会議,機関,設問,区分,記入\n,社協,1,,一\n,社協,1,伴走型,二\n第9回,社協,2,,三\n,社協,備考,,四\n2025-10-01,社協,2,,五\n"]);
    let faults: Vec<_> = plan.faults.iter().map(|fault| (fault.place.row, fault.expected.clone())).collect();
    assert_eq!(faults, [(2, Expected::Lane), (4, Expected::Meeting), (5, Expected::Question)]);
    let meetings: Vec<_> = plan.items.iter().map(|item| item.meeting).collect();
    assert_eq!(meetings, [desk.meetings[1], desk.meetings[0]]);
}

#[test]
fn nothing_to_say_is_passed_where_it_is_all_that_is_said() {
    let mut desk = Desk::new();
    let plan = desk.plan(&["機関名,1 伴走型,1 課題解決型,強み,弱み\n社協,なし,特になし,なし,車\n"]);
    let kinds: Vec<_> =
        plan.items.iter().map(|item| (item.question_id(), item.row.what == What::Pass)).collect();
    assert_eq!(kinds, [("support", true), ("strengths", true), ("weaknesses", false)]);
    let plan = desk.plan(&["機関名,1 伴走型,1 課題解決型\n社協,なし,家計\n"]);
    assert_eq!(plan.items.len(), 1);
    desk.take(&plan);
    let plan = desk.plan(&["機関名,日ごろの支援\n社協,特になし\n"]);
    assert!(matches!(plan.items[0].fate, Some(Fate::Here(_))));
}

#[test]
fn a_proposal_comes_with_its_weakness_and_those_it_asks() {
    let mut desk = Desk::new();
    let file = "機関,設問,記入,対象の弱み,相手\n社協,のりしろ,送迎してほしい,車がない,みなと市保健所、ハローワーク、商店街、センター\n";
    let mut plan = desk.plan(&[file]);
    assert_eq!(plan.items.len(), 2);
    // who may be an agency is asked after like any other name
    let open: Vec<_> = plan.open().map(|(at, name)| (at, name.name.clone(), plan.rows_of(at))).collect();
    assert_eq!(open, [(1, "センター".to_owned(), 1)]);
    plan.answer(&desk.session, 1, Some(Answer::Agency(desk.agencies[2])));
    desk.take(&plan);
    assert_eq!(desk.said(desk.agencies[0], "weaknesses"), ["車がない"]);
    let overlaps = crate::domain::overlap::of_meeting(&desk.session, desk.meetings[1]);
    let asked: Vec<Asked> = overlaps[0].to().into_iter().map(|(asked, _)| asked).collect();
    assert_eq!(asked[0], Asked::Agency(desk.agencies[1]));
    assert!(matches!(&asked[1], Asked::Kind(id, _) if id == "hellowork"));
    assert!(matches!(&asked[2], Asked::Kind(_, name) if name == "商店街"));
    assert_eq!(asked[3], Asked::Agency(desk.agencies[2]));
    assert!(overlaps[0].need().is_some());
    let again = desk.plan(&[file]);
    assert_eq!((again.items.len(), again.chosen(), again.open().count()), (1, 0, 0));
    let other = desk.plan(&[&file.replace("車がない", "夜が弱い")]);
    assert_eq!(other.count("new"), 2, "the same idea for another weakness");
}

#[test]
fn a_weakness_that_is_left_out_is_told() {
    let mut desk = Desk::new();
    let file = "機関,設問,記入,対象の弱み\n社協,のりしろ,送迎,車がない\n";
    let mut plan = desk.plan(&[file]);
    assert!(plan.faults.is_empty());
    plan.choose(&desk.session, 0, false);
    assert_eq!(plan.faults.iter().map(|fault| fault.expected.clone()).collect::<Vec<_>>(), [Expected::Need]);
    plan.choose(&desk.session, 0, true);
    assert!(plan.faults.is_empty());
    desk.take(&plan);
    let need = Need::Words { question: "weaknesses".into(), text: "車がない".into() };
    let at = plan.items[1].row.at.clone();
    assert!(submission::needed(&desk.session, &at, &need).is_some());
}

#[test]
fn of_meetings_with_one_title_the_day_says_which_and_else_the_row_itself() {
    let mut desk = Desk::new();
    let head = "会議,日付,機関,設問,記入,id\n";
    let id = {
        let (meeting, agency) = (desk.meetings[0], desk.agencies[0]);
        let at = At { meeting, agency, worksheet: "groupwork".into(), question: "strengths".into() };
        desk.write(|writer| entry::add(writer, &at, "", "一", false))
    };
    let rows = format!(
        "実務者会議,R7.10.1,社協,2,二,\n実務者会議,,社協,2,三,\n実務者会議,,社協,2,一,{id}\n実務者会議,2024-01-01,社協,2,四,\n"
    );
    let plan = desk.plan(&[&format!("{head}{rows}")]);
    let meetings: Vec<_> = plan.items.iter().map(|item| item.meeting).collect();
    assert_eq!(meetings, [desk.meetings[0], desk.meetings[1], desk.meetings[0]]);
    assert_eq!(
        plan.faults.iter().map(|fault| fault.expected.clone()).collect::<Vec<_>>(),
        [Expected::Meeting]
    );
}

#[test]
fn more_rows_than_a_session_can_hold_are_not_taken_in() {
    let mut desk = Desk::new();
    let row = |at: usize| format!("社協,強み,{at}\n");
    let file = format!("機関,設問,記入\n{}", (0..=MOST / EACH).map(row).collect::<String>());
    let plan = desk.plan(&[&file, "機関,設問,記入\n社協,強み,一つ\n"]);
    assert_eq!(plan.faults.iter().map(|fault| fault.expected.clone()).collect::<Vec<_>>(), [Expected::Fewer]);
    assert_eq!((plan.chosen(), desk.take(&plan)), (1, 1));
}
