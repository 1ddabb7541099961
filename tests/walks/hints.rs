//! The hint library by keys, and what to say when the room is silent.

use crate::common::{Room, meeting_of};
use norishiro::app::input::{Code, Key};
use norishiro::domain::hint_note;
use norishiro::i18n::Lang;
use norishiro::store::sheets;

const NAMES: [&str; 2] = ["みなと保健所／保健所", "みなと市社会福祉協議会／社協"];
const NOTICE: &str = "手がかりの例で、正解ではありません";

fn room(size: (u16, u16)) -> Room {
    Room::with(Lang::Ja, size, meeting_of(&NAMES))
}

/// The library on the board, where there are no sentences for a silent room.
fn library(size: (u16, u16)) -> Room {
    let mut room = room(size);
    room.key(Code::Function(3)).times(2, Code::Function(1));
    room
}

/// The sentences of the first lane of the first question.
fn sentences() -> Vec<String> {
    let question = &sheets::find("groupwork").unwrap().worksheet.questions[0];
    question.lanes[0].silence.iter().map(|sentence| sentence.ja.clone()).collect()
}

/// Which of them stands there; letters stand apart and may be broken.
fn spoken(room: &Room) -> usize {
    let shown: String = room.rows().concat().split_whitespace().collect();
    let stands = |sentence: &String| shown.contains(&sentence.split_whitespace().collect::<String>());
    sentences().iter().position(stands).unwrap_or_else(|| panic!("{}", room.picture()))
}

/// Down to the row that begins so.
fn go<'r>(room: &'r mut Room, row: &str) -> &'r mut Room {
    let begins = |shown: &String| {
        shown.trim_start().strip_prefix("> ").is_some_and(|rest| rest.trim_start().starts_with(row))
    };
    for _ in 0..60 {
        if room.rows().iter().any(begins) {
            return room;
        }
        room.key(Code::Down);
    }
    panic!("no row {row}:\n{}", room.picture())
}

#[test]
fn the_wall_shows_headings_until_somebody_asks_for_the_rest_of_one() {
    for size in [(60, 20), (80, 24), (120, 36)] {
        let mut room = library(size);
        room.must_show(NOTICE).must_show("本人となかなかつながれない").enter();
        room.must_show(NOTICE).must_show("信じて長く関わる").must_not_show("部屋の前で天気の話");
        room.key(Code::Down).enter();
        room.must_show("部屋の前で天気の話").must_show(NOTICE);
        // the rest of another closes it
        go(&mut room, "会えないときは手紙を")
            .enter()
            .must_show("手紙を交わすうちに")
            .must_not_show("部屋の前で天気の話");
        room.key(Code::Esc).must_show("本人となかなかつながれない").key(Code::Esc).must_not_show(NOTICE);
    }
}

#[test]
fn the_desk_shows_all_of_it() {
    let mut room = room((80, 24));
    room.ctrl('w').key(Code::Function(3)).times(2, Code::Function(1)).enter();
    room.must_show("信じて長く関わる").must_show("部屋の前で天気の話").must_show(NOTICE);
    // back on the wall, the headings only
    room.ctrl('w').must_show("信じて長く関わる").must_not_show("部屋の前で天気の話");
}

#[test]
fn it_opens_over_every_screen_and_the_keys_of_the_room_still_do_what_they_say() {
    for open in [Code::Function(2), Code::Function(3), Code::Function(4), Code::Function(5)] {
        let mut room = room((80, 24));
        room.key(open).times(2, Code::Function(1));
        if room.shows("沈黙のとき（") {
            room.key(Code::Tab);
        }
        room.must_show(NOTICE).key(Code::Function(3)).must_not_show(NOTICE).must_show("記入 0 件");
    }
    let mut room = room((80, 24));
    room.text("書きかけ").ctrl('p').text("手がかり").enter().key(Code::Tab).must_show(NOTICE);
    room.key(Code::Function(12)).must_not_show(NOTICE).key(Code::Function(12)).must_show(NOTICE);
    room.key(Code::Esc).must_show("書きかけ");
}

#[test]
fn typed_letters_find_it_wherever_it_stands() {
    let mut room = library((80, 24));
    // hiragana for katakana, and two words in one sentence
    room.text("てがみ").must_show("見つかりません").times(3, Code::Backspace);
    room.text("手紙 関心").must_show("会えないときは手紙を").must_not_show("信じて長く関わる");
    room.enter().must_show("自己紹介ができる");
    room.key(Code::Esc).must_show("行き詰まった場面");
    room.text("ハローワーク").must_show("本人").key(Code::Esc).key(Code::Esc).must_not_show(NOTICE);
}

#[test]
fn cards_and_the_ways_people_went_are_read_passage_by_passage() {
    let mut room = library((80, 24));
    room.text("メタバース").must_show("仮想の空間で広報と相談").key(Code::Esc);
    go(&mut room, "事例カード").enter();
    go(&mut room, "祖母を支えてきた若者")
        .enter()
        .must_show("見どころ")
        .must_show("つながった入口")
        .must_not_show("祖母のケアマネ");
    room.key(Code::Down).enter().must_show("祖母のケアマネ");
    go(room.key(Code::Esc), "祖母を支えてきた若者").must_show("一人の事例");
}

#[test]
fn what_was_tried_and_noted_is_kept_found_again_and_taken_back() {
    let mut room = library((80, 24));
    room.enter().key(Code::Down).key(Code::Tab).must_show("手がかりを一つ選んで");
    room.enter()
        .key(Code::Down)
        .key(Code::Tab)
        .must_show("[x] 親と話し")
        .must_show("「試した」の印を付けました");
    room.enter().text("夏に二通").enter().must_show("メモ: 夏に二通");
    let noted = |room: &Room| {
        let notes = hint_note::list(&room.disk);
        notes
            .iter()
            .map(|note| (note.hint().to_owned(), note.words().to_owned(), note.is_tried()))
            .collect::<Vec<_>>()
    };
    assert_eq!(noted(&room), [("S1-1-1".to_owned(), "夏に二通".to_owned(), true)]);
    room.key(Code::Esc).must_show("試したもの・メモ（1件）");
    go(&mut room, "試したもの").enter();
    room.must_show("[x] 親と話し").must_show("メモ: 夏に二通");
    room.ctrl('z').must_not_show("メモ: 夏に二通").ctrl('y').must_show("メモ: 夏に二通");
    room.ctrl('z').ctrl('z').must_show("まだありません");
    assert!(noted(&room).is_empty());
}

#[test]
fn a_note_that_is_left_stays_as_it_was_and_one_that_may_point_to_a_person_is_warned_of() {
    let mut room = library((80, 24));
    room.enter().key(Code::Down).enter().key(Code::Down).enter().text("山田").key(Code::Esc);
    room.must_show("メモは書きかけのままです").must_not_show("メモ: 山田");
    room.enter()
        .must_show("山田")
        .ctrl('a')
        .text("たけるくんの家で")
        .enter()
        .must_show("メモ: たけるくん")
        .must_show("個人");
    room.enter().ctrl('a').key(Code::Backspace).enter().must_not_show("メモ:");
}

#[test]
fn sentences_for_a_silent_room_come_one_by_one_and_none_again_before_all_were_shown() {
    let count = sentences().len();
    assert!(count > 1);
    for size in [(60, 20), (80, 24), (120, 36)] {
        let mut room = room(size);
        let mut seen = Vec::new();
        room.key(Code::Function(1));
        for _ in 0..count {
            room.key(Code::Function(1)).must_show("沈黙のとき（伴走型");
            seen.push(spoken(&room));
        }
        assert_eq!(seen, (0..count).collect::<Vec<_>>());
        // Enter is another; left and asked again, it goes on where it was
        room.key(Code::Enter);
        assert_eq!(spoken(&room), 0);
        room.key(Code::Esc).must_not_show("沈黙のとき").times(2, Code::Function(1));
        assert_eq!(spoken(&room), 1);
        // the desk reads the same
        room.ctrl('w');
        assert_eq!(spoken(&room), 1);
        room.key(Code::Tab).must_show(NOTICE).key(Code::Function(1)).must_show("沈黙のとき（");
    }
}

#[test]
fn a_question_without_sentences_says_so_and_the_library_opens_at_once() {
    let mut room = room((80, 24));
    for question in &mut room.model.room.as_mut().unwrap().worksheet.sheets[0].questions {
        question.silence.clear();
        question.lanes.iter_mut().for_each(|lane| lane.silence.clear());
    }
    room.times(2, Code::Function(1)).must_show(NOTICE).key(Code::Esc);
    room.ctrl('p').text("沈黙").enter().must_show("ことばがありません").must_not_show(NOTICE);
}

#[test]
fn the_palette_speaks_from_any_screen_and_letters_go_on_to_the_library() {
    let mut room = room((80, 24));
    room.key(Code::Function(3)).ctrl('p').text("沈黙").enter();
    assert_eq!(spoken(&room), 0);
    room.text("手紙").must_show(NOTICE).must_show("会えないときは手紙を");
}

#[test]
fn a_session_that_may_only_be_read_takes_no_notes() {
    let mut room = Room::new(Lang::Ja, (80, 24));
    room.open(meeting_of(&NAMES), norishiro::app::open::Access::ReadOnly);
    room.key(Code::Function(3)).times(2, Code::Function(1)).enter().key(Code::Down).enter().key(Code::Down);
    room.key(Code::Tab).enter().must_not_show("[x]").must_show(NOTICE);
}

#[test]
fn a_key_that_means_nothing_there_leaves_it_open_and_pages_turn() {
    let mut room = library((60, 20));
    room.enter();
    let selected =
        |room: &Room| room.rows().into_iter().find(|row| row.trim_start().starts_with("> ")).unwrap();
    let first = selected(&room);
    room.press(Key::shift(Code::Tab)).ctrl('g').ctrl('d').ctrl('u').must_show(NOTICE);
    assert_eq!(selected(&room), first);
    room.key(Code::PageDown).must_show(NOTICE);
    assert_ne!(selected(&room), first);
    room.times(9, Code::PageDown);
    let last = selected(&room);
    room.key(Code::PageDown).must_show(NOTICE);
    assert_eq!(selected(&room), last);
    room.times(10, Code::PageUp);
    assert_eq!(selected(&room), first);
    // a sentence for a silent room stays, too
    room.key(Code::Esc).key(Code::Esc).key(Code::Function(2)).times(2, Code::Function(1));
    let spoken = spoken(&room);
    room.ctrl('g').key(Code::PageDown).press(Key::shift(Code::Tab));
    assert_eq!(self::spoken(&room), spoken);
}

#[test]
fn what_is_folded_at_the_desk_is_not_opened_on_the_wall() {
    let mut room = library((80, 24));
    room.enter().ctrl('w').must_show("部屋の前で天気の話").key(Code::Down).enter();
    room.must_not_show("部屋の前で天気の話").ctrl('w').must_not_show("部屋の前で天気の話");
    room.ctrl('w').must_not_show("部屋の前で天気の話").enter().must_show("部屋の前で天気の話");
}

#[test]
fn what_was_searched_for_stands_there_again_on_coming_back() {
    let mut room = library((80, 24));
    let card = &norishiro::store::hints::BUILTIN.cards[0].title.ja;
    let word: String = card.chars().take(8).collect();
    room.text(&word).times(9, Code::PageDown);
    while !room.rows().iter().any(|row| row.contains("> ") && row.contains(&word)) {
        room.key(Code::Up);
    }
    let at = room.picture();
    room.enter();
    assert_ne!(room.picture(), at);
    room.key(Code::Esc);
    assert_eq!(room.picture(), at);
    room.key(Code::Esc).must_show("本人となかなかつながれない");
}

#[test]
fn a_wish_of_the_palette_is_not_done_beneath_it() {
    for wish in ["この会議のシートを選ぶ", "紙のシートを写す"] {
        let mut room = library((80, 24));
        room.ctrl('p').text(wish).enter().must_not_show(NOTICE);
    }
}
