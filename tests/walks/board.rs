//! The board, the stroll and finding, walked by keys: what the wall shows, what is kept off it, where a jump goes.

use crate::common::{Room, meeting_of};
use norishiro::app::Screen;
use norishiro::app::board::{Board, Way};
use norishiro::app::input::{Code, Key};
use norishiro::app::new::{self, Guest, named};
use norishiro::app::open::Access;
use norishiro::app::worksheet::Focus;
use norishiro::domain::attendance::{self, State};
use norishiro::domain::meeting::{self, Facts};
use norishiro::domain::overlap::{Answer, Asked};
use norishiro::domain::{Pen, Session, Value, Writer, entry, overlap, parked, pass};
use norishiro::i18n::Lang;
use norishiro::store::sheets;

const BOARD: Key = Key::function(3);
const SHEET: Key = Key::function(2);
const STROLL: Key = Key::function(7);
const STAR: Key = Key::function(9);
const STARRED: Key = Key::function(8);

const NAMES: [&str; 4] = [
    "みなと市保健所／保健所／ほけんじょ",
    "みなと市社会福祉協議会／社協／しゃきょう",
    "サポステみなと／サポステ",
    "みなと警察署／警察",
];

/// A machine that writes entries before the meeting is opened.
struct Table {
    session: Session,
    count: u8,
}

impl Table {
    fn new() -> Self {
        Self { session: meeting_of(&NAMES), count: 0 }
    }

    fn write<R>(&mut self, work: impl FnOnce(&mut Writer) -> R) -> R {
        self.count += 1;
        let mut seed = [7; 16];
        seed[0] = self.count;
        let pen = Pen { by: "記録1".into(), now: crate::common::NOW - 500, seed };
        work(&mut Writer::new(&mut self.session, pen))
    }

    fn at(&self, agency: usize, question: &str) -> entry::At {
        let meeting = meeting::all(&self.session).last().unwrap().id();
        let agency = attendance::seats(&self.session, meeting)[agency].id();
        entry::At { meeting, agency, worksheet: "groupwork".into(), question: question.into() }
    }

    fn say(&mut self, agency: usize, question: &str, lane: &str, text: &str) -> norishiro::domain::RecordId {
        let at = self.at(agency, question);
        self.write(|writer| entry::add(writer, &at, lane, text, false))
    }

    fn room(self, size: (u16, u16)) -> Room {
        Room::with(Lang::Ja, size, self.session)
    }
}

/// Three agencies have spoken of their strengths, one twice; the police is absent.
fn table() -> Table {
    let mut table = Table::new();
    for (agency, text) in
        [(0, "夜も電話に出る"), (0, "保健師が訪問する"), (1, "地区に詳しい"), (2, "仕事の練習ができる")]
    {
        table.say(agency, "strengths", "", text);
    }
    let at = table.at(3, "strengths");
    table.write(|writer| attendance::set(writer, at.meeting, at.agency, State::Absent));
    table
}

/// At the question of strengths, nothing typed.
fn strengths() -> Room {
    let mut room = table().room((60, 20));
    room.times(2, Code::PageDown).must_show("2/5");
    room
}

fn board(room: &Room) -> &Board {
    assert_eq!(room.model.screen, Screen::Board, "{}", room.picture());
    &room.model.room.as_ref().unwrap().board
}

/// The words of the entry selected on the board.
fn selected(room: &Room) -> String {
    let record = board(room).entry.and_then(|id| room.session().visible(id));
    record.map(|record| format!("{}{}", record.text("text"), record.text("idea"))).unwrap_or_default()
}

/// The row on which the caret stands.
fn caret_row(room: &Room) -> String {
    let (_, caret) = room.frame();
    room.rows()[usize::from(caret.expect("a caret").y)].clone()
}

#[test]
fn one_question_stands_with_all_agencies_and_its_counts() {
    let mut room = strengths();
    room.key(Code::Tab).press(BOARD);
    room.must_show("2/5 自分たちの「強み」").must_show("記入 4 件・発言 3/3 機関");
    for shown in ["保健所", "・夜も電話に出る", "・保健師が訪問する", "社協", "サポステ", "欠席: 警察"]
    {
        room.must_show(shown);
    }
    // the agency in turn is where one looks first
    assert_eq!(selected(&room), "地区に詳しい");
    assert!(caret_row(&room).contains("> 地区に詳しい"), "{}", room.picture());
    room.key(Code::Down);
    assert!(caret_row(&room).contains("> 仕事の練習"), "{}", room.picture());
    room.key(Code::Down).key(Code::Tab);
    assert_eq!(selected(&room), "夜も電話に出る", "around the end");
    room.press(Key::shift(Code::Tab));
    assert_eq!(selected(&room), "仕事の練習ができる");
    room.key(Code::PageUp).must_show("1/5").key(Code::PageUp).must_show("最初の設問です");
    room.times(5, Code::PageDown).must_show("5/5").must_show("最後の設問です").must_not_show("Ctrl+Q");
}

#[test]
fn who_said_nothing_stands_there_too_and_enter_gives_it_the_turn() {
    let mut room = strengths();
    room.press(BOARD).key(Code::PageDown);
    room.must_show("3/5").must_show("> 保健所  まだ記入がありません").must_show("発言 0/3 機関");
    room.key(Code::Down);
    assert!(caret_row(&room).contains("> 社協"), "{}", room.picture());
    room.enter().must_show("未[社協]").must_show("3/5").text("夜は閉まる").enter();
    room.press(BOARD).must_show("夜は閉まる").must_show("発言 1/3 機関");
    // 特になし is said in words
    room.press(SHEET)
        .key(Code::Tab)
        .ctrl('d')
        .press(BOARD)
        .must_show("サポステ  特になし")
        .must_show("発言 2/3 機関");
}

#[test]
fn the_whole_sheet_of_one_agency() {
    let mut table = table();
    table.say(0, "support", "accompany", "手紙を届ける");
    table.say(0, "support", "solve", "手続きを手伝う");
    let at = table.at(0, "values");
    table.write(|writer| pass::say(writer, &at, None));
    let mut room = table.room((80, 24));
    room.times(2, Code::PageDown).press(BOARD).press(BOARD);
    assert_eq!((board(&room).way, selected(&room)), (Way::Agency, "夜も電話に出る".to_owned()));
    room.must_show("みなと市保健所").must_show("グループワークシート").must_not_show("記入 ");
    for shown in [
        "1 日ごろの支援",
        "伴走型",
        "手紙を届ける",
        "課題解決型",
        "手続きを手伝う",
        "2 強み",
        "4 大切にしていること  特になし",
    ] {
        room.must_show(shown);
    }
    // further down the sheet, and to another agency at the same question
    room.key(Code::PageUp);
    assert_eq!(selected(&room), "手紙を届ける");
    room.key(Code::PageDown).key(Code::Tab).must_show("みなと市社会福祉協議会");
    assert_eq!(selected(&room), "地区に詳しい");
    room.press(Key::shift(Code::Tab))
        .press(Key::shift(Code::Tab))
        .must_show("みなと警察署")
        .must_show("欠席");
    // the other way shows the same entry
    room.times(2, Code::Tab).press(BOARD);
    assert_eq!((board(&room).way, selected(&room)), (Way::Question, "地区に詳しい".to_owned()));
    room.key(Code::Esc);
    assert_eq!(room.model.screen, Screen::Worksheet);
}

#[test]
fn enter_goes_to_the_entry_on_the_worksheet_and_the_board_comes_back_to_it() {
    let mut room = strengths();
    room.text("書きかけ").press(BOARD).times(4, Code::Up).key(Code::Down);
    assert_eq!(selected(&room), "保健師が訪問する");
    let id = board(&room).entry.unwrap();
    room.key(Code::Enter)
        .must_show("> 書きかけ")
        .must_show("[保健所]")
        .must_show("「保健所」の記入になります");
    assert_eq!(room.worksheet().focus, Focus::Entries(id));
    room.press(BOARD);
    assert_eq!(board(&room).entry, Some(id));
    // only looking moves nothing on the worksheet
    room.times(2, Code::Down).key(Code::PageUp).key(Code::Esc).must_show("[保健所]").must_show("2/5");
    assert_eq!(room.worksheet().focus, Focus::Entries(id));
}

#[test]
fn an_entry_of_a_lane_is_found_in_its_lane() {
    let mut table = table();
    let id = table.say(1, "support", "solve", "申請に付き添う");
    let mut room = table.room((60, 20));
    room.press(BOARD).must_show("課題解決型").key(Code::Tab).key(Code::Enter).must_show("課題解決型");
    assert_eq!(room.worksheet().focus, Focus::Entries(id));
    assert_eq!(room.worksheet().lane().unwrap().id, "solve");
}

#[test]
fn the_menu_works_from_the_board_and_leaves_the_worksheet_where_it_stood() {
    let mut room = strengths();
    room.key(Code::Tab).text("書きかけ").press(BOARD).times(3, Code::Up).key(Code::Right);
    room.must_show("この記入を").must_show("夜も電話に出る");
    let Some(norishiro::app::worksheet::Popup::Menu(_, menu)) =
        &room.model.room.as_ref().unwrap().worksheet.popup
    else {
        panic!("no menu")
    };
    let star = menu.rows.iter().position(|row| row.label == Lang::Ja.menu_star()).unwrap();
    room.times(star, Code::Down).key(Code::Enter).must_show("夜も電話に出る  *");
    assert_eq!(selected(&room), "夜も電話に出る");
    // letters answer the menu, not the find
    room.key(Code::Right).text("0").key(Code::Esc).key(Code::Esc).key(Code::Esc);
    room.press(SHEET).must_show("[社協]").must_show("> 書きかけ");
    // removed: its neighbour is selected, and undo brings it back selected
    room.press(BOARD).times(3, Code::Up).key(Code::Right).must_show("消す");
    let Some(norishiro::app::worksheet::Popup::Menu(_, menu)) =
        &room.model.room.as_ref().unwrap().worksheet.popup
    else {
        panic!("no menu")
    };
    let remove = menu.rows.iter().position(|row| row.label == Lang::Ja.menu_remove()).unwrap();
    room.times(remove, Code::Down).key(Code::Enter).must_not_show("・夜も電話に出る").must_show("記入 3 件");
    assert_eq!(selected(&room), "保健師が訪問する");
    room.ctrl('z').must_show("記入 4 件");
    assert_eq!(selected(&room), "夜も電話に出る");
    // undo on the board never reaches the words in the line
    room.ctrl('y').must_show("記入 3 件").ctrl('z').ctrl('z').ctrl('z').ctrl('z');
    room.press(SHEET).must_show("> 書きかけ");
    // a change of the words goes on at the worksheet
    room.press(BOARD).times(4, Code::Up).key(Code::Right).key(Code::Enter);
    assert!(matches!(room.worksheet().focus, Focus::Editing(_)), "{}", room.picture());
    room.text("、朝も").key(Code::Enter).press(BOARD).must_show("夜も電話に出る、朝も");
}

#[test]
fn a_change_in_the_middle_survives_the_board() {
    let mut room = strengths();
    room.press(Key::shift(Code::Tab));
    room.press(BOARD).times(4, Code::Up).key(Code::Enter).key(Code::Enter).text("（直し中）").press(BOARD);
    room.key(Code::Down).press(STAR).key(Code::Esc);
    room.must_show("夜も電話に出る（直し中）");
    assert!(matches!(room.worksheet().focus, Focus::Editing(_)));
    // jumping elsewhere leaves it, and undo has it back
    room.press(BOARD).key(Code::Down).key(Code::Enter).must_show("Ctrl+Z で続きに戻れます");
    room.ctrl('z').must_show("夜も電話に出る（直し中）");
}

#[test]
fn stars_are_set_filtered_and_taken_back() {
    let mut room = strengths();
    room.press(BOARD).press(STARRED).must_show("印の付いた記入はありません").press(STARRED);
    room.times(4, Code::Up).key(Code::Down).press(STAR).must_show("保健師が訪問する  *");
    room.key(Code::Tab).press(STAR).press(STARRED);
    room.must_show("印の付いた記入だけ")
        .must_not_show("夜も電話")
        .must_show("保健師")
        .must_show("地区に詳しい");
    room.must_not_show("サポステ").must_not_show("発言");
    assert_eq!(selected(&room), "地区に詳しい");
    // taken away here, its neighbour is next
    room.press(STAR).must_not_show("地区に詳しい");
    assert_eq!(selected(&room), "保健師が訪問する");
    room.ctrl('z').must_show("地区に詳しい");
    room.press(STARRED).must_show("夜も電話に出る");
    // the same key among the entries of the worksheet
    room.key(Code::Enter).press(STAR).must_not_show("*").press(STAR).must_show("*");
    let mut locked = Room::new(Lang::Ja, (60, 20));
    locked.open(table().session, Access::ReadOnly);
    locked.times(2, Code::PageDown).press(BOARD).press(STAR).must_show("閲覧だけできます").must_not_show("*");
}

#[test]
fn ideas_say_what_they_answer_whom_they_ask_and_what_was_answered() {
    let mut table = table();
    let need = table.say(0, "weaknesses", "", "夜は人がいない");
    let (at, other) = (table.at(0, "overlap"), table.at(1, "overlap").agency);
    let to = [(Asked::Agency(other), Answer::TakenBack)];
    table.write(|writer| overlap::propose(writer, &at, Some(need), "夜の電話を分け合う", &to, false));
    let mut room = table.room((60, 20));
    room.times(5, Code::PageDown).press(BOARD);
    room.must_show("・夜の電話を分け合う")
        .must_show("〔弱み「夜は人がいない」・社協 持ち帰り〕")
        .must_show("発言 1/3");
    room.press(STROLL).must_show("夜  の  電  話").must_show("社協 持ち帰り").key(Code::Esc);
    room.key(Code::Enter);
    assert!(matches!(room.worksheet().focus, Focus::Entries(_)));
}

#[test]
fn a_stroll_shows_one_entry_after_the_other() {
    let mut room = strengths();
    room.key(Code::Tab).text("書きかけ").press(BOARD).press(STROLL);
    room.must_show("地  区  に").must_show("みなと市社会福祉協議会").must_show("強み").must_show("3/4");
    room.must_not_show("書きかけ").must_not_show("夜も");
    room.key(Code::Enter).must_show("4/4").key(Code::Down).must_show("ここまでです").must_show("4/4");
    room.key(Code::Up)
        .key(Code::PageUp)
        .key(Code::Left)
        .must_show("1/4")
        .key(Code::Up)
        .must_show("最初の記入");
    room.key(Code::PageDown).press(STAR).key(Code::Right).must_show("3/4");
    room.press(STARRED).must_show("1/1").must_show("保  健  師").press(STARRED).must_show("2/4");
    // Esc: the board, at that entry
    room.key(Code::Esc);
    assert_eq!(selected(&room), "保健師が訪問する");
    // letters are not lost in the line below, they find
    room.press(STROLL).text("地区").must_show("さがす 地区").must_show("地区に詳しい");
    room.key(Code::Esc).must_show("保  健  師").press(SHEET).must_show("> 書きかけ");
    // from the beginning, where nobody has spoken there is nothing to read
    room.press(BOARD).key(Code::PageDown).press(STROLL).must_show("読み上げる記入がありません");
}

#[test]
fn a_long_entry_is_strolled_through_page_by_page() {
    let mut table = Table::new();
    let long: String = (1..=60).map(|at| format!("{at}番目の言葉です。")).collect();
    table.say(0, "strengths", "", &long);
    table.say(0, "strengths", "", "次の話");
    let mut room = table.room((60, 20));
    room.times(2, Code::PageDown).press(BOARD).times(9, Code::Up).must_show("1番目").must_show("..");
    room.press(STROLL).must_show("1番目").must_show("1/2").must_show("ページ").must_not_show("60番目");
    for _ in 0..3 {
        if room.shows("60番目") {
            break;
        }
        room.key(Code::Enter).must_show("1/2");
    }
    room.must_show("60番目").key(Code::Enter).must_show("次  の  話").must_not_show("ページ");
    room.key(Code::Up).must_show("1番目");
}

#[test]
fn typed_letters_find_wherever_there_is_no_line() {
    let mut room = strengths();
    room.press(BOARD).text("電話").must_show("などをさがす（1 件）").must_show("夜も電話に出る");
    room.must_show("保健所・強み").key(Code::Esc);
    assert_eq!(room.model.screen, Screen::Board);
    room.text("３")
        .must_show("「３」は見つかりません")
        .must_show("投影に出さないものは")
        .key(Code::Esc)
        .paste("電話\n相談")
        .key(Code::Esc);
    assert_eq!(room.model.screen, Screen::Board);
    room.press(SHEET);
    assert_eq!(room.worksheet().line.text(), "");
}

#[test]
fn finding_lists_the_newest_first_and_goes_there() {
    let mut room = strengths();
    room.text("委託の更新").ctrl('k').text("書きかけ").ctrl('f');
    room.must_show("などをさがす（5 件）").must_show("委託の更新").must_show("駐車場");
    let rows = room.rows();
    let at = |text: &str| rows.iter().position(|row| row.contains(text)).unwrap();
    assert!(at("委託の更新") < at("仕事の練習"), "{}", room.picture());
    // by its words, folded; by who said it; by both
    room.text("練習　ｻﾎﾟｽﾃ").must_show("仕事の").ctrl('a').text("練習　ほけん").must_show("見つかりません");
    room.ctrl('a').text("シャキョウ").must_show("（1 件）").must_show("地区に詳しい");
    room.ctrl('a').text("ほけんじょ　訪問").must_show("（1 件）").must_show("保健師が訪問する");
    room.ctrl('a').text("shakyou").must_show("地区に詳しい");
    room.key(Code::Esc).must_show("> 書きかけ").must_show("2/5");
    room.ctrl('f').text("練習").key(Code::Enter).must_show("[サポステ]").must_show("> 書きかけ");
    assert!(matches!(room.worksheet().focus, Focus::Entries(_)));
    room.ctrl('f').text("委託").key(Code::Enter).must_show("1 委託の更新");
    assert_eq!(parked::list(room.session(), room.worksheet().meeting).len(), 1);
    room.key(Code::Esc).must_show("> 書きかけ");
    // with nothing said at all
    let mut empty = Room::with(Lang::Ja, (60, 20), meeting_of(&NAMES));
    empty.ctrl('f').must_show("まだ記入がありません").text("x").key(Code::Enter).must_show("見つかりません");
    // it can be left by the keys that mean the same everywhere
    empty.press(Key::function(1)).must_show("ヘルプ").key(Code::Esc).must_show("記入をさがす").ctrl('q');
    assert!(empty.quit);
}

#[test]
fn a_hit_deep_in_a_long_entry_is_seen() {
    let mut table = Table::new();
    table.say(0, "strengths", "", &format!("{}灯台守の話{}", "長い前置き".repeat(60), "続き".repeat(60)));
    for size in [(60, 20), (80, 24), (120, 36)] {
        let mut room = Room::with(Lang::Ja, size, table.session.clone());
        room.ctrl('f').text("灯台守").must_show("灯台守の話");
    }
}

/// A worksheet whose third question is for the secretariat only.
fn delicate() -> Session {
    let mut definition = sheets::usual().remove(0);
    let Value::Map(sheet) = &mut definition else { panic!() };
    let Some(Value::List(questions)) = sheet.get_mut("questions") else { panic!() };
    let Value::Map(question) = &mut questions[2] else { panic!() };
    question.insert("level".into(), Value::Int(2));
    let pen = Pen { by: "記録1".into(), now: crate::common::NOW - 1_000, seed: [9; 16] };
    let guests: Vec<_> =
        NAMES.iter().map(|name| Guest { named: named(name).unwrap(), known: None }).collect();
    let facts = Facts { title: "第1回 会議".into(), ..Facts::default() };
    new::session(pen, facts, &guests, &[definition], None)
}

const SECRET: &str = "外に出せない話";

/// Walks every way of looking; what may not be drawn must be in no frame of it.
fn must_stay_hidden(mut room: Room) {
    room.press(BOARD);
    for _ in 0..2 {
        for _ in 0..6 {
            room.must_not_show("外に出せ").must_not_show("外  に  出");
            room.press(STROLL)
                .must_not_show("外  に  出")
                .key(Code::Enter)
                .must_not_show("外  に  出")
                .key(Code::Esc);
            room.key(Code::Right).must_not_show("外に出せ").key(Code::Esc);
            if room.model.screen == Screen::Worksheet {
                room.press(BOARD);
            }
            room.key(Code::PageDown);
        }
        room.press(BOARD);
    }
    // the words typed to find it are the facilitator's own; the list must not hold it
    room.ctrl('f').must_not_show("外に出せ").text("外に").must_not_show(SECRET).must_show("見つかりません");
    room.key(Code::Esc).press(STARRED).must_not_show("外に出せ");
}

#[test]
fn what_is_private_is_on_no_wall() {
    let mut table = table();
    let id = table.say(0, "strengths", "", SECRET);
    table.write(|writer| writer.set(id, &[("private", true.into()), ("starred", true.into())]));
    let at = table.at(0, "overlap");
    let weak = table.say(0, "weaknesses", "", SECRET);
    table.write(|writer| writer.set(weak, &[("private", true.into())]));
    let idea = table.write(|writer| overlap::propose(writer, &at, Some(weak), "見える案", &[], false));
    assert!(table.session.visible(idea).is_some());
    must_stay_hidden(Room::with(Lang::Ja, (60, 20), table.session.clone()));
    // the desk sees it, in every way
    let mut room = table.room((60, 20));
    room.times(2, Code::PageDown)
        .ctrl('w')
        .press(BOARD)
        .must_show(SECRET)
        .must_show("非公開")
        .must_show("記入 5 件");
    room.times(9, Code::Up).times(2, Code::Down).press(STROLL).must_show("外  に  出");
    // the curtain, then the wall: the stroll has moved on
    room.press(Key::function(12)).press(Key::function(12)).must_not_show("外  に").must_not_show("事務局用");
    room.ctrl('w').ctrl('f').text("外に").must_show(SECRET);
    room.press(Key::function(12))
        .press(Key::function(12))
        .must_not_show(SECRET)
        .must_not_show("記入をさがす");
    // a menu that quotes it does not stay open, and the worksheet stands where it stood
    room.ctrl('w').key(Code::Esc).press(SHEET).press(BOARD).times(9, Code::Up).times(2, Code::Down);
    room.key(Code::Right)
        .must_show(SECRET)
        .press(Key::function(12))
        .press(Key::function(12))
        .must_not_show(SECRET);
    room.key(Code::Down).press(SHEET).must_show("2/5");
}

#[test]
fn a_question_that_is_not_for_the_room_is_withheld_as_a_whole() {
    let mut table = Table { session: delicate(), count: 0 };
    table.say(0, "weaknesses", "", SECRET);
    table.say(1, "strengths", "", "見える話");
    must_stay_hidden(Room::with(Lang::Ja, (60, 20), table.session.clone()));
    let mut room = Room::with(Lang::Ja, (60, 20), table.session.clone());
    room.times(3, Code::PageDown).must_show("3/5").must_not_show(SECRET).must_show("投影しません");
    room.press(BOARD)
        .must_show("この設問の記入は投影しません")
        .must_not_show("発言")
        .key(Code::Down)
        .key(Code::Enter);
    room.must_show("3/5").press(BOARD).press(BOARD).must_show("3 弱み  投影しません").press(BOARD);
    room.ctrl('w').must_show(SECRET).must_show("発言").ctrl('w').must_not_show(SECRET);
    // the echo of what is typed there is not drawn either
    room.press(SHEET).text("話").key(Code::Enter).must_not_show("1 話").must_show("投影しません");
}

#[test]
fn four_hundred_entries_of_twenty_agencies_with_long_names_stand_whole() {
    let long =
        format!("社会福祉法人{}支援センター", "葛飾區𠮷田".repeat(7).chars().take(33).collect::<String>());
    let names: Vec<String> =
        std::iter::once(long).chain((2..=20).map(|at| format!("{at}番町の支援センター／{at}番町"))).collect();
    let mut table = Table { session: meeting_of(&names), count: 0 };
    for at in 0..400 {
        let text = if at % 7 == 0 {
            format!("{at}番の{}終", "言葉①※👍🏽".repeat(50))
        } else {
            format!("{at}番の言葉。")
        };
        let place = table.at(at % 20, "strengths");
        let seed = u16::try_from(at).unwrap().to_be_bytes();
        let mut bytes = [5; 16];
        bytes[..2].copy_from_slice(&seed);
        let pen = Pen { by: "記録1".into(), now: crate::common::NOW - 400, seed: bytes };
        entry::add(&mut Writer::new(&mut table.session, pen), &place, "", &text, false);
    }
    for size in [(60, 20), (80, 24), (120, 36), (200, 50)] {
        let mut room = Room::with(Lang::Ja, size, table.session.clone());
        room.times(2, Code::PageDown)
            .press(BOARD)
            .must_show("記入 400 件・発言 20/20 機関")
            .must_show("ページ");
        room.key(Code::Tab).must_show("2番町").press(Key::shift(Code::Tab)).press(Key::shift(Code::Tab));
        room.must_show("20番町");
        for _ in 0..30 {
            room.key(Code::Down);
            let words: String = selected(&room).chars().take(4).collect();
            assert!(caret_row(&room).contains(&words), "{words}\n{}", room.picture());
            assert!(caret_row(&room).contains('>'), "{}", room.picture());
        }
        room.press(BOARD).must_show("グループワークシート").press(STROLL).must_show("/");
        room.ctrl('f').must_show("400 件のうち新しい 200 件").text("399番").must_show("（1 件）");
    }
}

#[test]
fn an_empty_meeting_says_so_and_nothing_goes_wrong() {
    let mut room = Room::with(Lang::Ja, (60, 20), meeting_of::<&str>(&[]));
    room.press(BOARD).must_show("まだ機関がありません");
    for code in [Code::Up, Code::Down, Code::Tab, Code::Right, Code::PageDown, Code::PageUp] {
        room.key(code);
    }
    room.press(STROLL).must_show("読み上げる記入がありません").press(STAR).press(STARRED).press(BOARD);
    room.must_show("まだ機関がありません").key(Code::Enter);
    assert_eq!(room.model.screen, Screen::Worksheet);
    room.resize((20, 5)).press(BOARD).key(Code::Down);
    room.resize((1, 1)).frame();
}
