//! The worksheet, walked by keys: what a facilitator does, what the wall shows, what is on the disk.

use crate::common::{Room, meeting_of};
use norishiro::app::input::{Code, Key};
use norishiro::app::new::{self, Guest, named};
use norishiro::app::open::Access;
use norishiro::app::worksheet::Popup;
use norishiro::domain::attendance::{self, State};
use norishiro::domain::entry::Entry;
use norishiro::domain::meeting::{self, Facts};
use norishiro::domain::overlap::{Answer, Asked, Overlap};
use norishiro::domain::{Pen, Session, entry, order, overlap, parked};
use norishiro::i18n::Lang;
use norishiro::store::sheets;

fn room(names: &[&str]) -> Room {
    Room::with(Lang::Ja, (60, 20), meeting_of(names))
}

fn three() -> Room {
    room(&[
        "みなと市保健所／保健所／ほけんじょ",
        "みなと市社会福祉協議会／社協／しゃきょう",
        "サポステみなと／サポステ",
    ])
}

fn texts(session: &Session, question: &str) -> Vec<String> {
    let said = session.of_kind(entry::KIND).filter(|record| record.text("question") == question);
    order::sort(said).into_iter().map(|record| record.text("text").to_owned()).collect()
}

fn turn(room: &Room) -> String {
    room.worksheet().seat(room.session()).expect("a turn").agency.short().to_owned()
}

/// Opens the menu of the selected entry and chooses what is called so, by arrows alone.
fn choose(room: &mut Room, label: &str) {
    room.key(Code::Right);
    let Some(Popup::Menu(_, menu)) = &room.worksheet().popup else { panic!("no menu") };
    let at = menu.rows.iter().position(|row| row.label.contains(label)).expect("in the menu");
    room.times(at, Code::Down);
    room.enter();
}

#[test]
fn enter_adds_and_an_empty_enter_goes_round_and_on() {
    let mut room = three();
    room.must_show("1/5").must_show("未[保健所] 未社協 未サポステ");
    room.text("家族の話を聞いている").enter().text("手紙を届ける").enter();
    room.must_show("済[保健所]")
        .must_show("1 家族の話を聞いている")
        .must_show("2 手紙を届ける")
        .must_show("保存済");
    room.enter();
    assert_eq!(turn(&room), "社協");
    room.enter();
    assert_eq!(turn(&room), "サポステ");
    // those that were passed over without a word come again
    room.text("仕事の練習").enter().enter();
    assert_eq!(turn(&room), "社協");
    room.text("相談会").enter().enter();
    // all have spoken: the next lane of the question
    room.must_show("課題解決型");
    assert_eq!(room.worksheet().lane().unwrap().id, "solve");
    assert_eq!(turn(&room), "保健所");
    assert_eq!(
        texts(&room.disk, "support"),
        ["家族の話を聞いている", "手紙を届ける", "仕事の練習", "相談会"]
    );
}

#[test]
fn an_empty_enter_stays_with_the_only_agency_that_has_not_spoken() {
    let mut room = room(&["A", "B"]);
    room.text("x").enter().enter();
    assert_eq!(turn(&room), "B");
    room.enter();
    assert_eq!(turn(&room), "B");
    room.must_show("まだなのはこの機関だけです");
    room.ctrl('d').must_show("特になし");
    room.enter();
    assert_eq!(room.worksheet().lane().unwrap().id, "solve");
}

#[test]
fn nothing_to_add_is_said_taken_back_and_undone() {
    let mut room = three();
    room.ctrl('d').must_show("済[保健所]");
    room.ctrl('d').must_show("未[保健所]").must_show("取り消しました");
    room.ctrl('d').must_show("済[保健所]");
    room.ctrl('z').must_show("未[保健所]");
    room.ctrl('y').must_show("済[保健所]");
    // what was said outweighs it
    room.key(Code::Tab).text("x").enter().ctrl('d');
    room.must_show("もう記入があります");
}

#[test]
fn a_blank_line_is_no_entry() {
    let mut room = three();
    room.text("　 ").enter();
    assert!(texts(room.session(), "support").is_empty());
    assert_eq!(turn(&room), "社協");
}

#[test]
fn the_line_stays_when_the_turn_changes() {
    let mut room = three();
    room.text("これは社協の話").key(Code::Tab);
    assert_eq!(turn(&room), "社協");
    room.must_show("> これは社協の話").enter();
    room.must_show("済[社協]").must_show("未保健所");
    room.text("途中").key(Code::PageDown).must_show("> 途中").ctrl('g').key(Code::Esc).must_show("> 途中");
    room.press(Key::function(1)).must_show("ヘルプ").key(Code::Esc).must_show("> 途中");
}

#[test]
fn undo_takes_back_typing_first_then_the_last_step_and_says_what() {
    let mut room = three();
    room.text("一つ目").enter().text("二つ目");
    room.ctrl('z').must_not_show("二つ目").must_show("1 一つ目");
    room.ctrl('z').must_not_show("1 一つ目").must_show("元に戻しました: 一つ目").must_show("未[保健所]");
    room.ctrl('z').must_show("元に戻すものはありません");
    room.ctrl('y').must_show("1 一つ目").must_show("やり直しました: 一つ目");
    assert_eq!(texts(&room.disk, "support"), ["一つ目"]);
}

#[test]
fn undo_shows_what_it_undid_where_it_was() {
    let mut room = three();
    room.text("一つ目").enter().key(Code::PageDown).key(Code::PageDown).key(Code::Tab);
    room.must_show("2/5");
    room.ctrl('z').must_show("1/5").must_show("未[保健所]");
}

#[test]
fn an_entry_is_changed_in_place_left_and_had_back() {
    let mut room = three();
    room.text("ひとつめ").enter().text("ふたつめ").enter();
    room.key(Code::Down).key(Code::Down).enter().text("を直す").enter();
    room.must_show(">  2 ふたつめを直す");
    room.enter().text("もっと").key(Code::Esc).must_show("2 ふたつめを直す").must_show("直しをやめました");
    room.ctrl('z').must_show("ふたつめを直すもっと").enter();
    assert_eq!(texts(&room.disk, "support"), ["ひとつめ", "ふたつめを直すもっと"]);
    // Esc without a change says nothing
    room.enter().key(Code::Esc).must_not_show("直しをやめました");
    // typing goes into the line, wherever the selection stands
    room.text("三つめ").must_show("> 三つめ");
    room.enter();
    assert_eq!(texts(&room.disk, "support").len(), 3);
}

#[test]
fn an_entry_emptied_in_place_goes_to_the_bin() {
    let mut room = three();
    room.text("a").enter().key(Code::Down).enter().key(Code::Backspace).enter();
    room.must_show("消しました").must_show("まだ記入がありません");
    assert_eq!(room.session().bin().filter(|record| record.kind() == entry::KIND).count(), 1);
    room.ctrl('z').must_show("1 a");
}

#[test]
fn removing_selects_the_neighbour_and_comes_back_with_undo() {
    let mut room = three();
    for text in ["一", "二", "三"] {
        room.text(text).enter();
    }
    room.key(Code::Down).key(Code::Down).key(Code::Delete).must_show(">  2 三");
    room.key(Code::Delete).must_show(">  1 一").key(Code::Delete).must_show("まだ記入がありません");
    // the selection has nothing to stand on: back in the line
    room.text("四").enter();
    room.ctrl('z').ctrl('z').ctrl('z').ctrl('z').must_show("1 一").must_show("2 二").must_show("3 三");
}

#[test]
fn what_cannot_be_taken_back_is_not_one_digit_away() {
    let mut room = three();
    room.text("一つ目").enter().key(Code::Down).key(Code::Right).must_show("消去する");
    for digit in ["9", "0", "９"] {
        room.text(digit);
        assert!(matches!(room.worksheet().popup, Some(Popup::Menu(..))), "{digit}\n{}", room.picture());
    }
    room.key(Code::Up).enter().must_not_show("言葉を直す");
    assert!(room.worksheet().popup.is_none());
}

#[test]
fn the_menu_moves_stars_splits_and_joins() {
    let mut room = three();
    for text in ["一つ目", "二つ目", "三つ目"] {
        room.text(text).enter();
    }
    room.times(3, Code::Down);
    choose(&mut room, "上へ移す");
    assert_eq!(texts(room.session(), "support"), ["一つ目", "三つ目", "二つ目"]);
    room.must_show(">  2 三つ目");
    // what every entry has has the same digits everywhere, with the IME on, too
    room.key(Code::Right).text("２").must_show("三つ目  *");
    choose(&mut room, "次の記入とつなげる");
    assert_eq!(texts(room.session(), "support"), ["一つ目", "三つ目\n二つ目"]);
    // split it again where the caret stands
    choose(&mut room, "二つに分ける");
    room.must_show("分ける所");
    room.key(Code::Up).enter();
    assert_eq!(texts(room.session(), "support"), ["一つ目", "三つ目", "二つ目"]);
}

#[test]
fn an_entry_moves_to_another_lane_and_another_agency() {
    let mut room = three();
    room.text("付き添う")
        .enter()
        .key(Code::Down)
        .key(Code::Right)
        .must_show("「課題解決型」へ移す")
        .key(Code::Esc);
    choose(&mut room, "「課題解決型」へ移す");
    room.must_show("移しました").must_show("まだ記入がありません");
    // the turn goes to who has not spoken there; back to the one that has
    room.key(Code::PageDown).press(Key::shift(Code::Tab)).must_show("1 付き添う");
    room.key(Code::Down);
    choose(&mut room, "ほかの機関へ移す");
    room.text("しゃきょう").enter();
    room.must_show("移しました");
    room.ctrl('g').text("syakyo").enter();
    assert_eq!(turn(&room), "社協");
    room.must_show("1 付き添う");
}

#[test]
fn a_latecomer_is_added_on_the_spot_and_takes_its_turn() {
    let mut room = three();
    room.ctrl('g').text("民生委員児童委員協議会／民生委員").must_show("機関に加える").enter();
    assert_eq!(turn(&room), "民生委員");
    room.text("一軒ずつ回る").enter().must_show("済[民生委員]");
    assert_eq!(attendance::seats(&room.disk, room.worksheet().meeting).len(), 4);
    room.ctrl('z').ctrl('z').must_show("未[保健所] 未社協 未サポステ");
    assert_eq!(attendance::seats(&room.disk, room.worksheet().meeting).len(), 3);
}

#[test]
fn absent_agencies_are_passed_over_and_handed_in_ones_count() {
    let mut room = three();
    room.ctrl('g').text("社協").key(Code::Esc);
    room.ctrl('g').key(Code::Down).key(Code::Right).must_show("出欠").text("3").key(Code::Esc);
    room.must_show("欠社協");
    room.text("x").enter().enter();
    assert_eq!(turn(&room), "サポステ");
    room.key(Code::Tab);
    assert_eq!(turn(&room), "保健所");
    // its sheet comes in: what is typed there was handed in
    room.ctrl('g').text("社協").key(Code::Home).key(Code::Delete).key(Code::Delete);
    room.key(Code::Down).key(Code::Right).text("4").key(Code::Esc);
    room.ctrl('g').text("社協").enter().text("相談会を開く").enter();
    room.must_show("相談会を開く  事前提出").must_show("済[社協]");
    assert_eq!(attendance::seats(&room.disk, room.worksheet().meeting)[1].state, State::HandedIn);
}

#[test]
fn pasted_lines_are_shown_first_then_taken_together() {
    let mut room = three();
    room.text("行の").paste("初め\n\n 二つ目 \r\n三つ目\n");
    room.must_show("貼り付けた 3 行を記入にしますか").must_show("1 行の初め").must_show("2 二つ目");
    room.key(Code::Down).key(Code::Delete).must_show("2 三つ目").enter();
    assert_eq!(texts(&room.disk, "support"), ["行の初め", "三つ目"]);
    room.must_show("2 件を追加しました");
    // one step takes both, and says how many
    room.ctrl('z')
        .must_show("2 件をまとめて元に戻しました")
        .ctrl('y')
        .must_show("2 件をまとめてやり直しました");
    room.ctrl('z');
    assert!(texts(room.session(), "support").is_empty());
}

#[test]
fn a_paste_that_is_left_stays_in_the_line() {
    let mut room = three();
    room.paste("一つ目\n二つ目").key(Code::Esc).must_show("一つ目").must_show("二つ目");
    room.enter();
    assert_eq!(texts(&room.disk, "support"), ["一つ目\n二つ目"]);
}

#[test]
fn a_line_is_parked_and_counted() {
    let mut room = three();
    room.ctrl('k').must_show("行に書いてから");
    room.text("委託の更新の時期").ctrl('k').must_show("駐車場に置きました").text("x").must_show("駐車場 1");
    let parked = parked::list(&room.disk, room.worksheet().meeting);
    assert_eq!(parked[0].text("text"), "委託の更新の時期");
    room.ctrl('z').ctrl('z').must_not_show("駐車場 1");
}

#[test]
fn an_entry_of_several_lines_is_one_entry() {
    let mut room = three();
    room.text("一行目").ctrl('n').text("二行目").enter();
    assert_eq!(texts(&room.disk, "support"), ["一行目\n二行目"]);
    room.must_show("1 一行目").must_show("二行目");
}

#[test]
fn private_entries_are_not_drawn_on_the_wall() {
    let mut room = three();
    room.text("外では言えない").enter().key(Code::Down);
    choose(&mut room, "非公開にする");
    room.must_not_show("外では言えない").must_show("非公開にしました");
    room.ctrl('w').must_show("外では言えない  非公開").must_show("事務局用");
    room.ctrl('w').must_not_show("外では言えない").must_not_show("事務局用の");
}

#[test]
fn an_idea_is_tied_to_a_weakness_and_answered_with_one_key() {
    let mut room = three();
    room.times(3, Code::PageDown).must_show("3/5");
    room.text("通える場がない").enter().text("土日に動けない").enter();
    room.times(2, Code::PageDown).must_show("5/5").must_show("> 1 通える場がない");
    room.text("土曜に部屋を借りたい").enter().must_show("どの機関に");
    room.enter().must_show("社協の返事").text("2").faded();
    room.must_show("〔弱み 1・社協 了承〕土曜に部屋を借りたい")
        .must_show("済[保健所]")
        .must_show("> 2 土日に動けない");
    // the next idea: the joint wish, to two agencies at once, each with its own answer
    room.text("顔の見える会を").key(Code::Up).key(Code::Down).must_show("> - 弱みによらない").key(Code::Down);
    room.enter().key(Code::Tab).key(Code::Down).key(Code::Tab).enter();
    room.must_show("社協の返事").text("3").must_show("サポステの返事").enter();
    room.must_show("〔社協 持ち帰り・サポステ 提案〕");
    let at = room.worksheet().at(room.session()).unwrap();
    let overlaps = overlap::list(&room.disk, &at);
    let need = overlaps[0].need().map(|need| Entry(room.disk.record(need).unwrap()).text().to_owned());
    assert_eq!(need.as_deref(), Some("通える場がない"));
    assert_eq!(overlaps[0].answer(), Answer::Agreed);
    assert_eq!(overlaps[1].need(), None);
    assert_eq!(
        overlaps[1].to().iter().map(|(_, answer)| *answer).collect::<Vec<_>>(),
        [Answer::TakenBack, Answer::Proposed]
    );
}

#[test]
fn leaving_the_question_of_whom_keeps_the_idea_in_the_line() {
    let mut room = three();
    room.times(5, Code::PageDown).text("考え").enter().key(Code::Esc).must_show("> 考え");
    room.enter().enter().key(Code::Esc).must_show("どの機関に").key(Code::Esc).must_show("> 考え");
    assert_eq!(room.disk.of_kind(overlap::KIND).count(), 0);
    room.ctrl('z').must_not_show("> 考え");
}

#[test]
fn whom_is_found_by_typing_and_anyone_can_be_asked() {
    let mut room = three();
    room.times(5, Code::PageDown).text("表を作る").enter().text("みんな").enter().text("3").faded();
    room.must_show("〔みんな 持ち帰り〕表を作る");
    room.text("もう一つ").enter().text("未定").enter();
    room.must_show("〔未定 提案〕もう一つ");
}

#[test]
fn an_overlap_is_answered_later_and_asked_of_others() {
    let mut room = three();
    room.times(5, Code::PageDown).text("案").enter().enter().enter().must_show("〔社協 提案〕案");
    room.key(Code::Down)
        .key(Code::Right)
        .text("1")
        .must_show("社協の返事")
        .text("2")
        .must_show("〔社協 了承〕案");
    room.key(Code::Right)
        .text("2")
        .must_show("[x] みなと市社会福祉協議会")
        .key(Code::Down)
        .key(Code::Tab)
        .enter();
    room.must_show("サポステの返事").text("4").must_show("〔社協 了承・サポステ 見送り〕案");
    let id = room.session().of_kind(overlap::KIND).next().unwrap().id();
    let asked = Overlap(room.disk.record(id).unwrap()).to();
    assert!(asked.iter().all(|(asked, _)| matches!(asked, Asked::Agency(_))));
    assert_eq!(asked.len(), 2);
    room.ctrl('z').ctrl('z').must_show("〔社協 了承〕案");
}

#[test]
fn a_session_where_nobody_may_write_can_be_looked_at_but_not_written() {
    let mut room = Room::new(Lang::Ja, (60, 20));
    let session = meeting_of(&["A", "B"]);
    room.open(session.clone(), Access::ReadOnly);
    room.must_show("閲覧のみ").must_show("閲覧だけできます");
    room.text("書けない").enter().ctrl('d').ctrl('k').paste("a\nb").enter();
    assert_eq!(room.session(), &session);
    room.key(Code::Tab).must_show("[B]");
}

#[test]
fn what_is_typed_where_nobody_may_write_is_said_not_to_be_taken_and_nothing_moves_as_if_it_were() {
    for lang in [Lang::Ja, Lang::En] {
        let untaken = lang.notice_nothing_written();
        let mut room = Room::new(lang, (60, 20));
        room.open(meeting_of(&["A", "B"]), Access::ReadOnly);
        room.must_show("[A]").must_not_show(untaken);
        // with nothing typed Enter goes on, as everywhere
        room.enter().must_show("[B]").must_not_show(untaken);
        for taking in [Key::plain(Code::Enter), Key::ctrl('k'), Key::ctrl('u')] {
            room.text("書けない").must_show(untaken).must_not_show("書けない");
            room.press(taking).must_show("[B]").must_show(untaken);
        }
        // said once for what was typed: after that Enter is Enter
        room.enter().must_show("[A]").must_not_show(untaken);
        room.paste("貼る").must_show(untaken).enter().must_show("[A]").must_show(untaken);
        // any other key is what it always is
        room.text("あ").key(Code::Tab).must_show("[B]").must_not_show(untaken);
    }
}

#[test]
fn the_line_being_typed_is_kept_within_a_second_or_twenty_characters() {
    let mut room = three();
    room.text("書きかけ");
    assert_eq!(room.draft, None);
    room.wait(1_000);
    assert_eq!(room.draft.as_ref().unwrap().text, "書きかけ");
    room.text("あいうえおかきくけこさしすせそたちつてと");
    assert!(room.draft.as_ref().unwrap().text.ends_with("つてと"));
    // after a crash it stands there again
    let draft = room.draft.clone();
    room.enter();
    assert_eq!(room.draft.as_ref().unwrap().text, "");
    assert_eq!(room.model.wake_at(), None);
    let mut again = Room::new(Lang::Ja, (60, 20));
    again.draft = draft;
    again.open(room.disk.clone(), Access::Writable);
    again
        .must_show("> 書きかけあいうえおかきくけこさしすせそたちつてと")
        .must_show("書きかけの行を戻しました");
}

#[test]
fn a_change_in_place_comes_back_after_a_crash() {
    let mut room = three();
    room.text("元の言葉").enter();
    room.key(Code::Down).enter().text("を直している").wait(1_000);
    let draft = room.draft.clone();
    assert!(draft.as_ref().unwrap().editing.is_some());
    let mut again = Room::new(Lang::Ja, (60, 20));
    again.draft = draft;
    again.open(room.disk.clone(), Access::Writable);
    again.must_show("元の言葉を直している").enter();
    assert_eq!(texts(&again.disk, "support"), ["元の言葉を直している"]);
}

#[test]
fn an_entry_that_was_only_opened_is_not_open_again_the_next_time() {
    let mut room = three();
    room.text("元の言葉").enter();
    room.key(Code::Down).enter().wait(1_000).ctrl('q');
    let mut again = Room::new(Lang::Ja, (60, 20));
    again.draft.clone_from(&room.draft);
    again.open(room.disk.clone(), Access::Writable);
    again.must_not_show("書きかけの行を戻しました").text("新しい言葉").enter();
    assert_eq!(texts(&again.disk, "support"), ["元の言葉", "新しい言葉"]);
}

#[test]
fn a_full_disk_is_told_typing_goes_on_and_quitting_asks_first() {
    let mut room = three();
    room.disk_works = false;
    room.text("保存できない記入").enter().must_show("未保存").must_show("空きがありません");
    room.text("次の記入").enter().must_show("2 次の記入");
    room.ctrl('q').must_show("もう一度 Ctrl+Q");
    assert!(!room.quit);
    room.text("続き").ctrl('q');
    assert!(!room.quit, "only the second press in a row quits");
    room.ctrl('q');
    assert!(room.quit);
}

#[test]
fn the_wall_has_no_counts_beside_names() {
    let mut room = three();
    for text in ["一", "二", "三"] {
        room.text(text).enter();
    }
    let strip = room.rows().into_iter().find(|row| row.contains("[保健所]")).unwrap();
    assert!(!strip.contains(|c: char| c.is_numeric()), "{strip}");
}

#[test]
fn a_meeting_is_the_newest_of_its_session() {
    let mut session = meeting_of(&["A"]);
    let pen = Pen { by: "記録1".into(), now: crate::common::NOW, seed: [3; 16] };
    let facts = Facts { title: "来年の会議".into(), date: "2027-11-21".into(), ..Facts::default() };
    let sheets: Vec<_> = sheets::usual();
    let guests = [Guest { named: named("B").unwrap(), known: None }];
    session.union(&new::session(pen, facts, &guests, &sheets, None));
    assert_eq!(meeting::all(&session).len(), 2);
    Room::with(Lang::Ja, (60, 20), session).must_show("来年の会議").must_show("[B]");
}

#[test]
fn words_too_long_to_be_kept_stay_in_the_line_and_nothing_breaks() {
    let mut room = three();
    let long = "長".repeat(20_001);
    room.text(&long).enter().must_show("長すぎます");
    assert_eq!(room.worksheet().line.text(), long);
    room.key(Code::Backspace).enter().must_show("済[保健所]").must_show("保存済");
    room.paste(&format!("{long}\n短い")).enter().must_show("長すぎます");
    assert_eq!(texts(&room.disk, "support").len(), 1);
}

#[test]
fn what_means_the_same_everywhere_does_so_while_something_is_asked() {
    let mut room = three();
    room.times(5, Code::PageDown).text("考え").enter().must_show("どの機関に");
    room.press(Key::function(1)).must_show("ヘルプ").key(Code::Esc).must_show("どの機関に");
    room.key(Code::Esc).must_show("> 考え");
    room.ctrl('g').must_show("機関をさがす").ctrl('q');
    assert!(room.quit);
    assert_eq!(room.draft.as_ref().unwrap().text, "考え");
}

#[test]
fn a_new_entry_stands_large_for_a_moment_and_never_holds_anybody_up() {
    let mut room = three();
    room.text("手紙を届ける").key(Code::Enter).must_show("手  紙  を  届  け  る").must_show("> ");
    let caret = room.frame().1;
    room.wait(4_000).must_not_show("手  紙").must_show("1 手紙を届ける");
    assert_eq!(room.frame().1, caret);
    assert_eq!(room.model.wake_at(), None);
    // the next key takes it away at once
    room.text("顔を見に行く")
        .key(Code::Enter)
        .text("次")
        .must_not_show("顔  を")
        .must_show("> 次")
        .must_show("2 顔を見に行く");
    // undone, it does not stand there any more
    room.ctrl('z').ctrl('z').must_not_show("顔を見に行く 2");
    // a long one is shown as it fits
    room.text(&"長い話".repeat(60)).key(Code::Enter).must_show("長い話長い話").must_show("保存済");
}

#[test]
fn the_curtain_hides_everything_at_once_and_loses_nothing() {
    let mut room = three();
    room.text("外に出せない話").enter().text("途中");
    room.press(Key::function(12))
        .must_not_show("話")
        .must_not_show("保健所")
        .must_show("第1回 会議")
        .must_show("14:00");
    assert_eq!(room.frame().1, None, "no caret on the card");
    // the clock goes on, once a minute
    room.wait(60_000).must_show("14:01");
    room.key(Code::Tab).text("の続き").must_not_show("途中");
    room.press(Key::function(12)).must_show("> 途中の続き").must_show("[保健所]");
    // Enter behind it adds nothing, and glues nothing together
    room.press(Key::function(12)).enter().text("次の話").enter().press(Key::function(12));
    assert_eq!(room.worksheet().line.text(), "途中の続き\n次の話\n");
    assert_eq!(texts(&room.disk, "support"), ["外に出せない話"]);
    // from the desk it lifts to the wall
    room.ctrl('w')
        .must_show("事務局用")
        .press(Key::function(12))
        .press(Key::function(12))
        .must_not_show("事務局用");
    room.press(Key::function(12)).ctrl('q');
    assert!(room.quit);
}

#[test]
fn every_wish_is_found_by_its_name_in_either_language() {
    let mut room = three();
    room.ctrl('p').must_show("操作").must_show("特になし").text("nothing").must_show("特になし").enter();
    room.must_show("済[保健所]");
    room.press(Key::function(10)).text("幕").enter().must_show("しばらくお待ちください");
    room.press(Key::function(12)).ctrl('p').key(Code::Esc).must_not_show("操作を名前で");
    room.ctrl('p')
        .text("次の設問")
        .enter()
        .must_show("課題解決型")
        .ctrl('p')
        .text("ｘｙｚ")
        .enter()
        .key(Code::Esc);
    room.text("x").must_show("> x");
}

#[test]
fn the_clock_of_a_question_runs_pauses_and_goes_over_without_holding_anybody_up() {
    let mut room = three();
    room.must_not_show("00:00").text("途中").ctrl('t').must_show("00:00/08:00");
    let caret = room.frame().1;
    for _ in 0..65 {
        room.wait(1_000);
    }
    room.must_show("01:05/08:00").must_show("> 途中");
    assert_eq!(room.frame().1, caret);
    room.ctrl('t').must_show("時計停止中").wait(60_000).must_show("01:05/08:00");
    room.ctrl('t').wait(5 * 60_000 + 20_000).must_show("06:25/08:00 あと2分");
    room.wait(80_000).must_show("あと15秒").wait(30_000).must_show("0分15秒 超過");
    room.press(Key::function(6)).must_show("08:15/09:00").must_show("1分延ばしました");
    // on to the next question: its own clock runs
    room.key(Code::PageDown).must_show("08:15/09:00").key(Code::PageDown).must_show("00:00/06:00");
    room.key(Code::PageUp).must_show("08:15/09:00");
}

#[test]
fn after_a_break_the_room_is_where_it_was() {
    let mut room = three();
    room.times(3, Code::PageDown).key(Code::Tab).must_show("3/5").must_show("[社協]").ctrl('q');
    let mut again = Room::new(Lang::Ja, (60, 20));
    again.draft = room.draft.clone();
    again.open(room.disk.clone(), Access::Writable);
    again.must_show("3/5").must_show("[社協]").must_show("前に閉じた所から");
    // one that was left at its beginning says nothing
    let mut fresh = three();
    fresh.must_not_show("前に閉じた所から");
}

#[test]
fn what_is_parked_is_seen_and_comes_back_as_an_entry() {
    let mut room = three();
    room.text("委託の更新の時期").ctrl('k').text("保険").ctrl('k').ctrl('k').must_show("2 保険");
    room.text("1")
        .must_show("今の機関の記入にする")
        .key(Code::Esc)
        .must_show("1 委託の更新の時期")
        .text("1")
        .text("1");
    room.faded().must_show("1 委託の更新の時期").must_show("駐車場 1");
    assert_eq!(texts(&room.disk, "support"), ["委託の更新の時期"]);
    room.ctrl('z').must_show("まだ記入がありません").text("x").must_show("駐車場 2").ctrl('z');
    room.ctrl('k').text("2").text("2").must_show("消しました");
    // on the overlap question it comes into the line, for it needs an answer too
    room.times(5, Code::PageDown).ctrl('k').text("1").text("1").must_show("> 委託の更新の時期");
    assert_eq!(parked::list(&room.disk, room.worksheet().meeting).len(), 0);
}

#[test]
fn a_chosen_entry_is_shown_whole_before_counts_are() {
    let mut room = three();
    room.times(3, Code::PageDown).text("弱み").enter().times(2, Code::PageDown);
    for text in ["一つ目の考え".repeat(14), "二つ目の考え".repeat(14), "三つ目の考え".repeat(14)]
    {
        room.text(&format!("{text}終")).enter().enter().enter();
    }
    room.must_show("考え終").times(3, Code::Down).must_show("考え終");
    for _ in 0..2 {
        room.key(Code::Up).must_show("考え終");
    }
}

#[test]
fn a_line_that_goes_along_with_the_turn_says_so() {
    let mut room = three();
    room.text("途中").key(Code::Tab).must_show("「社協」の記入になります");
    room.ctrl('z').key(Code::Tab).must_not_show("の記入になります");
}

#[test]
fn in_a_lane_the_wall_shows_who_has_spoken_to_that_lane() {
    let mut room = three();
    room.text("x").enter().must_show("済[保健所]").must_show("次の区分");
    room.key(Code::PageDown).must_show("未[保健所]").must_show("次の設問");
}

/// A room at the desk with one private entry selected.
fn desk() -> Room {
    let mut room = three();
    room.text("外では言えない").enter().key(Code::Down);
    choose(&mut room, "非公開にする");
    room.ctrl('w').must_show("外では言えない").key(Code::Down);
    room
}

#[test]
fn nothing_private_reaches_the_wall_by_way_of_the_curtain_undo_or_a_restart() {
    let curtain = Key::function(12);
    // selected at the desk, curtain down and up: it is not opened on the wall
    let mut room = desk();
    room.press(curtain).press(curtain).enter().must_not_show("外では言えない");
    assert_eq!(room.worksheet().line.text(), "");
    // a menu that quotes it does not stay open
    let mut room = desk();
    room.key(Code::Right)
        .must_show("非公開をやめる")
        .press(curtain)
        .press(curtain)
        .must_not_show("外では言えない");
    // a change of it that is left does not come back into the line
    let mut room = desk();
    room.enter().text("こと").key(Code::Esc).ctrl('w').ctrl('z').must_not_show("外では言えない");
    assert_eq!(room.worksheet().line.text(), "");
    // undo does not quote it
    let mut room = three();
    room.text("外では言えない").enter().key(Code::Down);
    choose(&mut room, "非公開にする");
    room.ctrl('z').ctrl('y').must_not_show("外では言えない");
    // nor does a restart in the middle of its change
    let mut room = desk();
    room.enter().text("こと").wait(1_000);
    let mut again = Room::new(Lang::Ja, (60, 20));
    again.draft = room.draft.clone();
    again.open(room.disk.clone(), Access::Writable);
    again.must_not_show("外では言えない").text("次").must_not_show("外では言えない");
    assert_eq!(again.worksheet().line.text(), "次");
}

#[test]
fn the_line_under_a_change_is_kept_too() {
    let mut room = three();
    room.text("元").enter().text("行の言葉").key(Code::Down).enter().text("直し").wait(1_000);
    let mut again = Room::new(Lang::Ja, (60, 20));
    again.draft = room.draft.clone();
    again.open(room.disk.clone(), Access::Writable);
    again.must_show("元直し").enter().key(Code::Esc).must_show("> 行の言葉");
}

#[test]
fn undo_inside_a_change_never_reaches_beyond_it() {
    let mut room = three();
    room.text("一").enter().text("二").enter().ctrl('z').must_not_show("2 二");
    room.key(Code::Down).enter().text("直し").ctrl('z').ctrl('z').must_show("元に戻すものはありません");
    room.text("やり直し").ctrl('y').must_show("一やり直し").enter();
    assert_eq!(texts(&room.disk, "support"), ["一やり直し"]);
}

#[test]
fn leaving_an_unsaved_session_asks_once_for_each_way_out() {
    let mut room = three();
    room.disk_works = false;
    room.text("記入").enter().ctrl('o').must_show("もう一度 Ctrl+O");
    room.ctrl('q').must_show("もう一度 Ctrl+Q");
    assert!(!room.quit);
    room.ctrl('o').must_show("もう一度 Ctrl+O").ctrl('o').must_show("会議の記録");
    // what is asked is seen, also over the help
    let mut room = three();
    room.disk_works = false;
    room.text("記入").enter().press(Key::function(1)).ctrl('q').must_show("もう一度 Ctrl+Q");
}

#[test]
fn the_curtain_falls_over_the_palette_and_letters_answer_no_list_behind_it() {
    let mut room = three();
    room.ctrl('p').press(Key::function(12)).must_show("しばらくお待ちください").press(Key::function(12));
    room.key(Code::Esc)
        .text("一")
        .enter()
        .key(Code::Down)
        .key(Code::Right)
        .press(Key::function(12))
        .text("0");
    room.press(Key::function(12)).key(Code::Esc);
    assert_eq!(texts(room.session(), "support"), ["一"]);
}

#[test]
fn up_and_down_inside_a_change_go_by_the_rows_that_show() {
    for size in [(60, 20), (120, 36)] {
        let mut room = Room::with(Lang::Ja, size, meeting_of(&["A", "B"]));
        room.text(&"あいうえおかきくけこ".repeat(6)).enter().key(Code::Down).enter();
        let (x, y) = room.frame().1.map(|at| (at.x, at.y)).unwrap();
        room.key(Code::Up);
        assert_eq!(room.frame().1.map(|at| (at.x, at.y)), Some((x, y - 1)), "{}", room.picture());
        room.key(Code::Down);
        assert_eq!(room.frame().1.map(|at| (at.x, at.y)), Some((x, y)));
    }
}

#[test]
fn saving_by_a_key_says_again_why_it_cannot_be_saved() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::with(lang, (60, 20), meeting_of(&["保健所"]));
        let why = lang.trouble(&norishiro::i18n::Trouble::DiskFull, "会議.ron").what;
        let says = |room: &Room| room.model.notice.as_ref().is_some_and(|notice| notice.text.contains(&why));
        room.disk_works = false;
        room.text("一").enter();
        assert!(says(&room), "{}", room.picture());
        room.text("二");
        assert!(!says(&room), "{}", room.picture());
        room.ctrl('s');
        assert!(says(&room), "{}", room.picture());
        room.disk_works = true;
        room.ctrl('a').key(Code::Backspace).text("二").enter().must_show(lang.notice_saved_again());
        room.ctrl('s').must_show(lang.notice_all_saved());
    }
}
