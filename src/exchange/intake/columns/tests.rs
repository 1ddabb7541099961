use proptest::prelude::*;

use super::*;
use crate::domain::worksheet::{Bilingual, Kind, Lane, Question};

fn both(ja: &str) -> Bilingual {
    Bilingual { ja: ja.to_owned(), en: String::new() }
}

fn question(id: &str, number: &str, text: &str, short: &str, lanes: &[(&str, &str)]) -> Question {
    Question {
        id: id.to_owned(),
        number: number.to_owned(),
        text: both(text),
        short: both(short),
        level: 1,
        kind: Kind::List,
        lanes: lanes
            .iter()
            .map(|(id, ja)| Lane { id: (*id).to_owned(), name: both(ja), ..Lane::default() })
            .collect(),
        ..Question::default()
    }
}

pub(super) fn sheet() -> Vec<Worksheet> {
    let lanes = [("accompany", "伴走型"), ("solve", "課題解決型")];
    vec![Worksheet {
        id: "groupwork".to_owned(),
        version: 1,
        title: both("グループワークシート"),
        questions: vec![
            question("support", "1", "日ごろ、どんな支援をしていますか", "日ごろの支援", &lanes),
            question("strengths", "2", "自分たちの「強み」は何ですか", "強み", &[]),
            question("weaknesses", "3", "自分たちの「弱み」は何ですか", "弱み", &[]),
        ],
        ..Worksheet::default()
    }]
}

fn table(table: &str) -> Read {
    crate::exchange::intake::read::read("表.csv", table.as_bytes(), &sheet())
}

/// Agency, question as it is written, and text of each row.
fn said(read: &Read) -> Vec<[&str; 3]> {
    read.rows.iter().map(|row| [row.agency.as_str(), row.question.as_str(), row.text.as_str()]).collect()
}

#[test]
fn a_head_in_either_language_below_a_title_in_any_order() {
    let read = table(
        "令和8年度 事前シート,,,,\n\n記入,非公開,機関名,質問,日付（和暦）\n見守り,はい,社協,強み,R8.2.18\n,,,,\n送迎,,社協,2,\n",
    );
    assert_eq!(said(&read), [["社協", "強み", "見守り"], ["社協", "2", "送迎"]]);
    assert_eq!(
        (read.rows[0].private, read.rows[1].private, read.rows[0].handed_in),
        (Some(true), None, None)
    );
    assert_eq!(
        (read.rows[0].date.as_str(), read.rows[0].place.row, read.rows[0].place.column),
        ("R8.2.18", 4, 1)
    );
    assert_eq!(read.rows[1].place.row, 6);
    let read = table("agency,question,text,starred,handed_in,id\nA,strengths,b,1,0,abcdefghijklmnop\n");
    assert_eq!((read.rows[0].starred, read.rows[0].handed_in), (Some(true), Some(false)));
    assert!(
        read.rows[0]
            .known
            .is_some_and(|(id, revision)| id.to_string() == "abcdefghijklmnop" && revision.is_none())
    );
}

#[test]
fn three_columns_that_were_pasted_need_no_head() {
    assert_eq!(
        said(&table("社協\t強み\t見守り\n保健所\t問3\t車がない\n")),
        [["社協", "強み", "見守り"], ["保健所", "問3", "車がない"]]
    );
}

#[test]
fn commas_within_a_cell_do_not_part_what_tabs_part() {
    let read = table("機関\t設問\t記入\n社協\t強み\t見守り,送迎,居場所,家計,就労\n");
    assert_eq!(said(&read), [["社協", "強み", "見守り,送迎,居場所,家計,就労"]]);
    let read = table("社協\t強み\t見守り,送迎,居場所,家計\n");
    assert_eq!(said(&read), [["社協", "強み", "見守り,送迎,居場所,家計"]]);
}

#[test]
fn one_row_an_agency_and_one_column_a_question_as_answers_are_gathered() {
    let read = table(
        "機関名,担当課,1 伴走型,問2 強み,Q3. 弱み\n社協,地域課,\"・見守り\n・送迎\",居場所,\n保健所,,,,車がない\n",
    );
    assert_eq!(
        said(&read),
        [
            ["社協", "1 伴走型", "見守り"],
            ["社協", "1 伴走型", "送迎"],
            ["社協", "問2 強み", "居場所"],
            ["保健所", "Q3. 弱み", "車がない"],
        ]
    );
    assert_eq!((read.rows[3].place.row, read.rows[3].place.column), (3, 5));
    let sheets = sheet();
    let found = asked(&read.rows[0], &sheets).unwrap();
    assert_eq!((found.question.id.as_str(), found.lane.unwrap().id.as_str()), ("support", "accompany"));
}

#[test]
fn a_question_is_found_by_number_words_or_lane_and_never_guessed() {
    let sheets = sheet();
    let found = |words: &str, lane: &str| {
        question::find(&sheets, "", words, lane)
            .map(|found| (found.question.id.as_str(), found.lane.map_or("", |lane| lane.id.as_str())))
    };
    for (words, lane, id) in [
        ("strengths", "", Some(("strengths", ""))),
        ("２", "", Some(("strengths", ""))),
        ("設問2", "", Some(("strengths", ""))),
        ("（2）強み", "", Some(("strengths", ""))),
        ("自分たちの「強み」は何ですか", "", Some(("strengths", ""))),
        ("強み（箇条書き）", "", Some(("strengths", ""))),
        ("1", "伴走型", Some(("support", "accompany"))),
        ("support", "solve", Some(("support", "solve"))),
        ("日ごろの支援（課題解決型）", "", Some(("support", "solve"))),
        ("課題解決型", "", Some(("support", "solve"))),
        ("1", "", Some(("support", ""))),
        ("2 弱み", "", None),
        ("強みと弱み", "", None),
        ("9", "", None),
        ("備考", "", None),
        ("", "", None),
    ] {
        assert_eq!(found(words, lane), id, "{words}");
    }
    assert!(question::find(&sheets, "survey", "2", "").is_none());
    // the very words in another worksheet come before what only speaks of them in the usual one
    let mut two = sheet();
    let other = question("wish", "1", "強みについての願い", "強みについての願い", &[]);
    two.push(Worksheet { id: "survey".to_owned(), questions: vec![other], ..sheet().remove(0) });
    let found = question::find(&two, "", "強みについての願い", "").unwrap();
    assert_eq!((found.sheet.id.as_str(), found.question.id.as_str()), ("survey", "wish"));
}

#[test]
fn what_cannot_be_read_is_told_with_its_cell() {
    let fault = |text: &str| {
        let read = table(text);
        let [fault] = read.faults.as_slice() else { panic!("{read:?}") };
        (fault.place.row, fault.place.column, fault.expected.clone(), read.rows.len())
    };
    assert_eq!(fault("機関,設問\n社協,強み\n"), (1, 0, Expected::Column("text"), 0));
    assert_eq!(fault("あ,い,う\n"), (1, 0, Expected::Column("agency"), 0));
    assert_eq!(
        fault("機関,設問,記入,非公開\n社協,強み,一,たぶん\n社協,強み,二,0\n"),
        (2, 4, Expected::YesOrNo, 1)
    );
    let long = "あ".repeat(entry::LONGEST + 1);
    assert_eq!(fault(&format!("機関,設問,記入\n社協,強み,{long}\n")), (2, 3, Expected::Shorter, 0));
    assert_eq!(table(&format!("機関,設問,記入\n社協,強み,{}\n", "あ".repeat(entry::LONGEST))).rows.len(), 1);
    assert_eq!(fault(&format!("機関,設問,記入,相手\n社協,強み,一,{long}\n")), (2, 4, Expected::Shorter, 0));
    assert_eq!(fault(&format!("機関,設問,記入\n{long},強み,一\n")), (2, 1, Expected::Shorter, 0));
    assert_eq!(table(""), Read::default());
}

proptest! {
    #[test]
    fn no_table_is_too_much(cells in prop::collection::vec("(機関|設問|記入|強み|1|'?=|はい|\"|,|\\n|\\t|\\PC){0,30}", 0..8)) {
        let text = cells.join("\n");
        let _ = table(&text);
    }
}
