//! Cases side by side: codes proposed by words and marked by people, what is settled, counts, words that come up again.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::Room;
use crate::common::filled::{self, Town, fixture};
use norishiro::app::input::Code;
use norishiro::domain::coding::{self, Case};
use norishiro::domain::recurring;
use norishiro::i18n::Lang;
use norishiro::store::{codebook, sheets};
use serde_json::Value as Json;

/// The ten cases as two coders coded them, and what was settled.
fn coded() -> Town {
    let mut town = filled::cases();
    let cases = fixture("cases");
    for sheet in cases["sheets"].as_array().unwrap() {
        let id = town.sheets[sheet["id"].as_str().unwrap()];
        for coder in ["coder_1", "coder_2"] {
            for code in words(&sheet["coding"][coder]) {
                town.write(|writer| coding::mark(writer, id, coder, &code, true));
            }
        }
        for code in words(&sheet["coding"]["settled"]) {
            town.write(|writer| coding::settle(writer, id, &code, true));
        }
    }
    town
}

fn words(list: &Json) -> Vec<String> {
    list.as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect()
}

fn cases(town: &Town) -> Vec<Case<'_>> {
    let sheet = &sheets::find("case").unwrap().worksheet;
    coding::cases(&town.session, town.meeting, sheet, |_| true)
}

/// The ids of the fixture of some cases.
fn ids(town: &Town, cases: &[Case], places: &[usize]) -> BTreeSet<String> {
    let id = |at: &usize| {
        let found = town.sheets.iter().find(|(_, id)| **id == cases[*at].filled.id());
        found.unwrap().0.clone()
    };
    places.iter().map(id).collect()
}

#[test]
fn codes_are_counted_with_their_cases_as_both_either_and_settled() {
    let town = coded();
    let (cases, expected) = (cases(&town), fixture("cases")["expected"].clone());
    assert_eq!(cases.len(), 10);
    for code in &codebook::BUILTIN.codes {
        let count = coding::count(&cases, &code.id);
        for (name, places) in [("both", &count.both), ("either", &count.either), ("settled", &count.settled)]
        {
            let expected = &expected[name][&code.id];
            assert_eq!(Some(places.len() as u64), expected["n"].as_u64(), "{name} {}", code.id);
            let known: BTreeSet<String> = words(&expected["cases"]).into_iter().collect();
            assert_eq!(ids(&town, &cases, places), known, "{name} {}", code.id);
        }
    }
    let agreement = coding::agreement(&cases);
    let figure =
        |name: &str| expected["agreement"][name].as_u64().map(|figure| usize::try_from(figure).unwrap());
    assert_eq!(Some(agreement.both), figure("code_marks_both"));
    assert_eq!(Some(agreement.either), figure("code_marks_either"));
    assert_eq!((Some(agreement.alike), agreement.cases), (figure("cases_alike"), 10));
}

#[test]
fn what_coders_differ_about_is_seen() {
    let town = coded();
    let cases = cases(&town);
    let mut differ = BTreeSet::new();
    for (at, case) in cases.iter().enumerate() {
        let id = ids(&town, &cases, &[at]).pop_first().unwrap();
        for (code, by) in case.coding.disagreed() {
            assert_eq!(by.len(), 1);
            differ.insert((id.clone(), code.to_owned(), by[0].to_owned()));
        }
    }
    let expected = fixture("cases")["expected"]["disagreements"].clone();
    let text = |one: &Json, name: &str| one[name].as_str().unwrap().to_owned();
    let one = |one: &Json| (text(one, "case"), text(one, "code"), text(one, "by"));
    assert_eq!(differ, expected.as_array().unwrap().iter().map(one).collect());
}

#[test]
fn words_propose_just_the_codes_they_should() {
    let town = filled::cases();
    let cases = cases(&town);
    let expected = fixture("cases")["expected"]["keyword_proposals"].clone();
    for (at, case) in cases.iter().enumerate() {
        let id = ids(&town, &cases, &[at]).pop_first().unwrap();
        let proposed: BTreeMap<String, BTreeSet<String>> = case
            .proposed(&codebook::BUILTIN)
            .into_iter()
            .map(|(code, words)| (code.id.clone(), words.into_iter().map(ToOwned::to_owned).collect()))
            .collect();
        let known = expected[&id].as_object().unwrap().iter();
        let known: BTreeMap<String, BTreeSet<String>> =
            known.map(|(code, found)| (code.clone(), words(found).into_iter().collect())).collect();
        assert_eq!(proposed, known, "{id}");
        // they only propose
        assert!(case.coding.either().is_empty() && case.coding.settled.is_empty());
    }
}

#[test]
fn words_that_come_up_again_are_counted_once_a_case() {
    let town = filled::cases();
    let (cases, expected) = (cases(&town), fixture("cases")["expected"].clone());
    for list in ["recurring_words", "only_once"] {
        for one in expected[list].as_array().unwrap() {
            let word = one["word"].as_str().unwrap();
            let found = recurring::of(&cases, word);
            assert_eq!(
                ids(&town, &cases, &found.cases),
                words(&one["cases"]).into_iter().collect(),
                "{word}"
            );
        }
    }
    let found = recurring::found(&cases, &codebook::BUILTIN);
    assert!(found.iter().all(|one| one.cases.len() > 1));
    let listed: BTreeSet<&str> = found.iter().map(|one| one.word.as_str()).collect();
    for word in ["昼夜逆転", "退職", "手紙", "年金", "受診", "断られ", "困っていない", "合う場", "クリニック"]
    {
        assert!(listed.contains(word), "{word} of {listed:?}");
    }
    for word in words_of(&expected["only_once"]) {
        assert!(!listed.contains(word.as_str()), "{word}");
    }
}

fn words_of(list: &Json) -> Vec<String> {
    list.as_array().unwrap().iter().map(|one| one["word"].as_str().unwrap().to_owned()).collect()
}

/// The cases over the screen.
fn room(town: &Town, size: (u16, u16)) -> Room {
    let mut room = Room::with(Lang::Ja, size, town.session.clone());
    room.ctrl('p').text("事例を並べる").enter();
    room
}

#[test]
fn the_wall_lays_out_what_is_for_the_room_and_the_desk_everything() {
    let town = filled::cases();
    for size in [(60, 20), (80, 24), (120, 36)] {
        let mut room = room(&town, size);
        room.must_show("事例シート: 性別（1/").must_show("1 好事例・とまりぎ");
        let mut titles = BTreeSet::new();
        loop {
            let title = room.rows().iter().find(|row| row.contains("シート: ")).cloned().unwrap();
            if !titles.insert(title) {
                break;
            }
            room.must_not_show("昼夜逆転").key(Code::PageDown);
        }
        let all = titles.into_iter().collect::<String>();
        // of the case study that was re-read, the outline is for the room; its age, too
        assert!(all.contains("事例検討シート: 事例概要"), "{all}");
        assert!(!all.contains("事例シート: 事例概要") && !all.contains("事例シート: 年齢"), "{all}");
        room.ctrl('w');
        while !room.shows("事例シート: 事例概要") {
            room.key(Code::PageDown);
        }
        room.must_show("昼夜逆転").ctrl('w').must_not_show("昼夜逆転");
        room.key(Code::Esc).must_not_show("事例シート: ");
    }
}

#[test]
fn a_code_is_proposed_marked_by_two_coders_and_settled_in_talk() {
    let town = filled::cases();
    let mut room = room(&town, (80, 24));
    room.ctrl('w').enter().must_show("符号を付ける: 1 好事例").must_show("付ける人: 記録1");
    room.must_show("文中の言葉「同行」").key(Code::Down).must_show("含む: 要になる機関").enter();
    room.must_show("[x] G1").key(Code::Down).enter().must_show("[x] G2");
    // the other coder sees nothing of it while marking
    room.times(2, Code::Up).enter().ctrl('a').must_show("呼び名");
    room.times(3, Code::Backspace).text("2人目").enter().must_show("付ける人: ").must_show("[ ] G1");
    room.key(Code::Down).enter().must_show("[x] G1");
    room.key(Code::Tab).must_show("話し合って決める: 1 好事例").must_show("分かれた所 1");
    room.must_show("分かれています: 記録1 だけ").must_show("[ ] G1").enter().must_show("[x] G1");
    let disk = room.disk.clone();
    let coding = coding::Coding::of(disk.record(town.sheets["case-g1"]).unwrap());
    assert_eq!(coding.both(), BTreeSet::from(["G1"]));
    assert_eq!((coding.either().len(), coding.settled.len(), coding.marks.len()), (2, 1, 2));
    room.key(Code::Tab)
        .must_show("符号の集計（事例10件中）")
        .must_show("決めたもの 1  全員 1  だれか 1  （10件中）");
    room.ctrl('z').must_show("決めたもの 0  全員 1").ctrl('y').must_show("決めたもの 1  全員 1");
}

#[test]
fn who_finds_no_code_says_so_and_a_code_takes_that_back() {
    let town = filled::cases();
    let mut room = room(&town, (120, 36));
    room.ctrl('w').enter().key(Code::Up).must_show("[ ] 読んだが").enter().must_show("[x] 読んだが");
    room.key(Code::Down).key(Code::Down).enter().must_show("[x] G1").must_show("[ ] 読んだが");
    room.enter().must_show("[ ] G1").key(Code::PageDown).must_show("符号を付ける: 2 ").key(Code::PageUp);
    room.key(Code::PageUp).must_show("符号を付ける: 10 ");
}

#[test]
fn codes_that_face_each_other_stand_with_their_cases_and_what_the_room_is_asked() {
    let town = coded();
    let mut room = room(&town, (120, 36));
    room.key(Code::Tab).key(Code::Tab).key(Code::Tab).must_show("G1 役割が明確");
    room.must_show("決めたもの 2  全員 2  だれか 3  （10件中）");
    room.times(17, Code::Down).must_show("向かい合う符号").must_show("それはだれでしょうか");
    room.must_show("N3 見立ての不一致 2件").must_show("裏返すと: G2 見立てが一致");
    room.must_show("29のうち25").must_show("10件のうち6件");
}

#[test]
fn words_that_come_up_again_are_listed_and_any_word_can_be_asked_for() {
    let town = filled::cases();
    let mut room = room(&town, (80, 24));
    room.ctrl('w').key(Code::Tab).key(Code::Tab).key(Code::Tab).key(Code::Tab);
    room.must_show("くり返し出る言葉（事例10件中）").must_show("年金  5件（10件中）");
    room.text("椅子並べ")
        .must_show("椅子並べ  1件")
        .must_show("事例 3")
        .key(Code::Esc)
        .must_show("年金  5件");
    // on the wall only what may be read there is counted
    room.ctrl('w').must_not_show("年金");
    room.key(Code::Tab).must_show("事例シート: 性別");
}

#[test]
fn a_meeting_without_cases_and_one_without_the_sheet_say_so() {
    let empty = Town::empty(&["case", "groupwork"], &fixture("cases"));
    let mut room = room(&empty, (60, 20));
    room.must_show("事例はまだありません").enter().key(Code::Tab).must_show("事例はまだありません").enter();
    room.key(Code::Tab).key(Code::PageDown).key(Code::Tab).key(Code::Tab).key(Code::Esc);
    let without = Town::empty(&["groupwork"], &fixture("cases"));
    let mut room = Room::with(Lang::Ja, (60, 20), without.session);
    room.ctrl('p').text("事例を並べる").enter().must_show("事例シートを使っていません");
}

#[test]
fn enter_marks_nothing_on_a_case_that_is_not_on_the_screen() {
    let mut room = room(&filled::cases(), (120, 36));
    let before = room.disk.clone();
    room.times(3, Code::Tab).must_show("符号の集計").key(Code::Down).enter().enter().text(" ");
    assert_eq!(room.disk, before);
}

#[test]
fn the_case_in_hand_stays_in_hand_when_one_before_it_goes() {
    let town = filled::cases();
    let mut room = room(&town, (80, 24));
    room.ctrl('w').key(Code::Down).key(Code::Down).enter().must_show("符号を付ける: 3 ");
    let second = town.sheets["case-g2"];
    let mut other = super::shared::Other::of(&room);
    let place = |room: &Room| {
        let cases = sheets::find("case").unwrap().worksheet.clone();
        let all = coding::cases(room.session(), town.meeting, &cases, |_| true);
        all.iter().map(|case| case.filled.id()).collect::<Vec<_>>()
    };
    let third = place(&room)[2];
    other.write(&mut room, |writer| writer.delete(if third == second { third } else { second }));
    let at = place(&room).iter().position(|id| *id == third).unwrap() + 1;
    room.must_show(&format!("符号を付ける: {at} "));
    // Space marks, too
    room.key(Code::Down).text("　").must_show("[x] G1").text(" ").must_show("[ ] G1").text(" ");
    let marked = coding::Coding::of(room.disk.record(third).unwrap());
    assert_eq!(marked.either().len(), 1);
    // Esc leaves it, also where a word was typed on another page
    room.times(3, Code::Tab).text("年金").key(Code::Tab).key(Code::Esc).must_not_show("事例シート: ");
}
