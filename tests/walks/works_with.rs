//! Who works with whom, out of hearings and surveys, and what a survey proposes to ask on a visit.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::Room;
use crate::common::filled::{self, Town, fixture};
use norishiro::app::input::Code;
use norishiro::domain::mention::Mention;
use norishiro::domain::suggested;
use norishiro::domain::works_with::WorksWith;
use norishiro::domain::worksheet::Worksheet;
use norishiro::i18n::Lang;
use norishiro::store::sheets;
use serde_json::Value as Json;

fn worksheets(ids: &[&str]) -> Vec<Worksheet> {
    ids.iter().map(|id| sheets::find(id).unwrap().worksheet.clone()).collect()
}

/// The key of the fixture.
fn key(town: &Town, mention: &Mention) -> String {
    match mention {
        Mention::Agency(id) => {
            town.agencies.iter().find(|(_, known)| *known == id).map(|(key, _)| key.clone()).unwrap()
        }
        Mention::Kind(kind) => format!("kind:{kind}"),
        Mention::Name(name) => name.clone(),
    }
}

fn pairs(list: &Json) -> BTreeSet<BTreeSet<String>> {
    let pair =
        |pair: &Json| pair.as_array().unwrap().iter().map(|key| key.as_str().unwrap().to_owned()).collect();
    list.as_array().unwrap().iter().map(pair).collect()
}

#[test]
fn hearings_tell_who_works_with_whom() {
    let town = filled::hearings();
    let all = WorksWith::of(&town.session, town.meeting, &worksheets(&["hearing"]));
    let expected = fixture("hearings")["expected"].clone();
    assert_eq!(Some(all.answered.len() as u64), expected["sheets"].as_u64());
    let counts = all.counts();
    let known = expected["partners"].as_object().unwrap();
    assert_eq!(counts.len(), known.len());
    for (mention, count) in &counts {
        let expected = &known[&key(&town, mention)];
        assert_eq!(Some(count.by.len() as u64), expected["named"].as_u64());
        assert_eq!(Some(count.first as u64), expected["first"].as_u64());
        assert_eq!(Some(count.points as u64), expected["points"].as_u64());
        let by: BTreeSet<String> = count.by.iter().map(|id| key(&town, &Mention::Agency(*id))).collect();
        assert_eq!(
            by,
            expected["by"].as_array().unwrap().iter().map(|by| by.as_str().unwrap().into()).collect()
        );
    }
    let mut table: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
    for named in &all.named {
        let row = table.entry(key(&town, &Mention::Agency(named.by))).or_default();
        row.insert(key(&town, &named.to), named.points() as u64);
    }
    assert_eq!(serde_json::to_value(table).unwrap(), expected["who_works_with_whom"]);
    let named = |pairs: Vec<_>| {
        let key = |id| key(&town, &Mention::Agency(id));
        pairs.into_iter().map(|(one, other)| BTreeSet::from([key(one), key(other)])).collect::<BTreeSet<_>>()
    };
    assert_eq!(named(all.mutual()), pairs(&expected["mutual"]));
    assert_eq!(named(all.one_way()), pairs(&expected["one_way_between_heard"]));
    let outside: BTreeSet<String> =
        all.outside(&town.session, town.meeting).iter().map(|mention| key(&town, mention)).collect();
    let known = expected["names_outside_the_six"].as_array().unwrap();
    assert_eq!(outside, known.iter().map(|key| key.as_str().unwrap().to_owned()).collect());
}

#[test]
fn the_survey_tells_it_of_those_who_were_not_visited() {
    let town = filled::year();
    let all = WorksWith::of(&town.session, town.meeting, &worksheets(&["survey", "hearing"]));
    let heard = WorksWith::of(&town.session, town.meeting, &worksheets(&["hearing"]));
    assert_eq!(all.answered.len(), 7);
    for named in &heard.named {
        assert_eq!(all.between(named.by, &named.to), Some(named));
    }
    let hoken = town.agencies["hoken"];
    assert!(all.named.iter().any(|named| named.by == hoken) && !heard.answered.contains(&hoken));
}

#[test]
fn what_was_asked_on_the_visits_was_proposed_by_the_survey() {
    let town = filled::year();
    let all = worksheets(&["survey", "hearing"]);
    let question = all[1].question("points_to_ask").unwrap();
    let proposed = |key: &str| {
        let agency = town.agencies[key];
        let of = suggested::of(&town.session, town.meeting, &all, question, agency);
        of.into_iter().map(|suggestion| suggestion.id.clone()).collect::<Vec<_>>()
    };
    let hearings = fixture("hearings");
    let mut asked = 0;
    for sheet in hearings["sheets"].as_array().unwrap() {
        let key = sheet["agency"].as_str().unwrap();
        for point in sheet["answers"]["points_to_ask"].as_array().unwrap() {
            let from = point["from"].as_str().unwrap();
            if from != "own" {
                assert!(proposed(key).iter().any(|id| id == from), "{key} {from} of {:?}", proposed(key));
                asked += 1;
            }
        }
    }
    assert_eq!(asked, 7);
    // nothing is proposed by a survey that was never filled in
    let town = filled::hearings();
    let of = suggested::of(&town.session, town.meeting, &all, question, town.agencies["shogai"]);
    assert!(of.is_empty());
}

fn room(town: &Town, size: (u16, u16)) -> Room {
    let mut room = Room::with(Lang::Ja, size, town.session.clone());
    room.ctrl('p').text("だれとだれ").enter();
    room
}

#[test]
fn the_wall_tells_who_named_whom_in_the_order_of_the_seats_and_counts_nobody() {
    for size in [(60, 20), (80, 24), (120, 36)] {
        let mut room = room(&filled::hearings(), size);
        room.must_show("席の順").must_show("1 保健所  2 サポステ").must_show("くらし相談室");
        let mut told = String::new();
        for _ in 0..20 {
            told += &room.rows().concat();
            room.key(Code::Down);
        }
        assert!(told.contains("くらし相談室と社協") || told.contains("社協とくらし相談室"), "{told}");
        assert!(told.contains("挙げた機関: ") && !told.contains("点"), "{told}");
        let place = |name: &str| told.find(name).unwrap_or_else(|| panic!("{name}"));
        assert!(place("とまりぎ") < place("サポステ"));
        // the office has the figures
        room.ctrl('w');
        let mut figures = String::new();
        for _ in 0..30 {
            figures += &room.rows().concat();
            room.key(Code::Up);
        }
        assert!(figures.contains("挙げた機関 5（1位 2、9点）"), "{figures}");
    }
}

#[test]
fn the_map_shows_the_place_each_was_given_and_scrolls_sideways() {
    let mut room = room(&filled::hearings(), (60, 20));
    room.key(Code::Tab).must_show("地図").must_show("1 保健所").must_show("精神科医療機関");
    room.key(Code::Down).must_show("1 保健所  2 サポステ  3 教育支援センター");
    // as many columns as there are are seen
    let heads = |room: &Room| room.rows().iter().find(|row| row.contains("  1  2  3")).cloned();
    assert!(heads(&room).is_some());
    room.key(Code::Right);
    assert!(heads(&room).is_none());
    room.key(Code::Left).must_show("  1  2  3").key(Code::Tab);
    room.must_show("心身の状態（n=6、3つまで）").must_show("支援が続いている");
    room.must_show("発達障害  挙げた機関 4（1位 3、11点）").key(Code::Esc).must_not_show("タイプごと");
}

#[test]
fn before_anybody_has_answered_and_where_nobody_is_asked_it_says_so() {
    let town = Town::empty(&["hearing", "groupwork"], &fixture("hearings"));
    let mut room = room(&town, (60, 20));
    room.must_show("まだ答えがありません").key(Code::Tab).must_show("まだ答えがありません");
    room.key(Code::Tab).must_show("まだ答えがありません").key(Code::Function(3)).must_not_show("タイプごと");
    let town = Town::empty(&["groupwork"], &fixture("hearings"));
    let mut room = Room::with(Lang::Ja, (60, 20), town.session);
    room.ctrl('p').text("だれとだれ").enter().must_show("連携の多い先をたずねる");
}

#[test]
fn points_to_ask_are_proposed_by_the_survey_and_worded_in_the_line() {
    let town = Town::of(&["survey", "hearings"]);
    let mut room = Room::with(Lang::Ja, (80, 24), town.session.clone());
    let ask = |room: &mut Room| _ = room.ctrl('p').text("聞きたい点の案").enter();
    ask(&mut room);
    room.must_show("この設問には案がありません");
    let screen = &mut room.model.room.as_mut().unwrap().worksheet;
    screen.sheet_at = screen.sheets.iter().position(|sheet| sheet.id == "hearing").unwrap();
    let steps = screen.steps();
    let questions = &screen.sheets[screen.sheet_at].questions;
    let at = questions.iter().position(|question| question.id == "points_to_ask").unwrap();
    screen.step_at = steps.iter().position(|step| step.question == at).unwrap();
    screen.agency = Some(town.agencies["shogai"]);
    // what it says about an agency's survey is not for the wall
    ask(&mut room);
    room.must_show("事務局用の表示").must_not_show("延べの件数").ctrl('w');
    ask(&mut room);
    room.must_show("聞きたい点の案")
        .must_show("延べの件数を数えていない事情")
        .must_show("どの機関と一緒なら");
    let before = room.disk.records().count();
    room.enter().must_show("記入の行に入れました").must_show("> 延べの件数を数えていない事情");
    assert_eq!(room.disk.records().count(), before);
    room.enter();
    assert_eq!(room.disk.records().count(), before + 1);
}

#[test]
fn pages_turn_and_a_key_that_means_nothing_leaves_it_open() {
    let town = filled::hearings();
    let mut room = Room::with(Lang::Ja, (60, 20), town.session);
    room.ctrl('w').ctrl('p').text("だれとだれ").enter().must_show("だれとだれ");
    let first = room.picture();
    room.ctrl('g').ctrl('k').key(Code::Right).key(Code::Left);
    assert_eq!(room.picture(), first);
    room.key(Code::PageDown);
    assert_ne!(room.picture(), first);
    room.times(5, Code::PageUp);
    assert_eq!(room.picture(), first);
}

#[test]
fn where_there_are_a_survey_and_hearings_each_is_told_with_its_source() {
    let town = filled::year();
    let all = WorksWith::of(&town.session, town.meeting, &worksheets(&["survey", "hearing"]));
    let (heard, asked) = (worksheets(&["hearing"]), worksheets(&["survey"]));
    let [heard, asked] = [heard, asked].map(|of| WorksWith::of(&town.session, town.meeting, &of).named);
    // nothing of either is dropped
    assert_eq!(all.named.len(), heard.len() + asked.len());
    assert!(heard.iter().chain(&asked).all(|named| all.named.contains(named)));
    for size in [(60, 20), (120, 36)] {
        let mut room = room(&town, size);
        let read = |room: &mut Room| {
            let mut told = String::new();
            for _ in 0..40 {
                told += &room.rows().concat().replace(' ', "");
                room.key(Code::Down);
            }
            told
        };
        let lines = read(&mut room);
        for told in ["アンケート:1とまりぎ", "ヒアリング調査シート:1くらし相談室", "アンケート:挙げた機関:"]
        {
            assert!(lines.contains(told), "{told} in {lines}");
        }
        // where both say the same it is said once
        assert!(lines.contains("ヒアリング調査シート・アンケート:1ハローワーク"), "{lines}");
        room.key(Code::Tab).must_show("( ) は「アンケート」だけに書かれたもの");
        let map = read(&mut room);
        assert!(["(1)", "(2)", "(3)"].iter().any(|cell| map.contains(cell)), "{map}");
        assert!(map.contains("アンケート:1"), "{map}");
    }
}
