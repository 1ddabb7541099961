//! Two laptops of one meeting, and what becomes of the file of one at the other: preview, taking in, only looking.

use crate::common::{Room, copies, meeting_by, meeting_of};
use norishiro::app::Screen;
use norishiro::app::input::{Code, Key};
use norishiro::app::message::{Effect, Msg};
use norishiro::app::open::{Access, Saving};
use norishiro::domain::{Change, Pen, RecordId, Session, Writer, agency, entry, meeting};
use norishiro::i18n::Lang;

const SIZE: (u16, u16) = (80, 24);

/// A laptop that has the meeting open.
fn laptop(session: &Session) -> Room {
    Room::with(Lang::Ja, SIZE, session.clone())
}

/// What somebody did with a copy of the session on another laptop.
fn elsewhere(session: &Session, work: impl FnOnce(&mut Room)) -> Session {
    let mut room = laptop(session);
    room.now += 60_000;
    room.model.by = "記録2".into();
    // another machine's randomness
    for _ in 0..1_000 {
        room.moment();
    }
    work(&mut room);
    room.disk.clone()
}

fn minato() -> Session {
    meeting_of(&["保健所", "社会福祉協議会／社協", "サポステ"])
}

/// Chooses a wish by its name.
fn wish(room: &mut Room, name: &str) {
    room.ctrl('p').text(name).enter();
}

/// A laptop on which the file of another is looked over.
fn looking_over(here: &Session, there: &Session) -> Room {
    let mut room = laptop(here);
    room.file("グループB.ron", there);
    wish(&mut room, "取り込む");
    room.must_show("どの記録を取り込みますか").must_show("グループB.ron").enter();
    room.must_show("取り込む前の確認").must_show("「グループB.ron」を取り込むと");
    room
}

fn texts(session: &Session) -> Vec<String> {
    let mut texts: Vec<_> =
        session.of_kind(entry::KIND).flat_map(|record| record.texts("text")).map(str::to_owned).collect();
    texts.sort();
    texts
}

/// The entries of the first agency, with the first selected.
fn to_entries(room: &mut Room) -> &mut Room {
    room.press(Key::shift(Code::Tab)).key(Code::Down)
}

/// Changes the words of the selected entry.
fn reword<'r>(room: &'r mut Room, words: &str) -> &'r mut Room {
    room.enter().ctrl('a').text(words).enter()
}

fn two_tables() -> (Session, Session) {
    let base = minato();
    let mut one = laptop(&base);
    one.text("窓口").enter().text("消す").enter().text("元").enter();
    let base = one.disk.clone();
    let there = elsewhere(&base, |room| {
        room.text("向こうの新しい記入").enter();
        reword(to_entries(room), "訪問も");
        room.key(Code::Down).key(Code::Delete);
        room.key(Code::Esc).times(2, Code::Down);
        reword(room, "向こうで直した");
    });
    let mut here = laptop(&base);
    to_entries(&mut here).times(2, Code::Down);
    reword(&mut here, "こちらで直した");
    (here.disk.clone(), there)
}

fn merged(here: &Session, there: &Session) -> Session {
    let mut merged = here.clone();
    merged.union(there);
    merged
}

/// The preview's row for something.
fn row(room: &Room, name: &str) -> String {
    let rows = room.rows();
    rows.into_iter().find(|row| row.contains(name)).unwrap_or_else(|| panic!("{name}\n{}", room.picture()))
}

/// Selects a row of the preview.
fn select<'r>(room: &'r mut Room, name: &str) -> &'r mut Room {
    for _ in 0..20 {
        let is_selected = |row: &String| row.strip_prefix(" > ").is_some_and(|row| row.starts_with(name));
        if room.rows().iter().any(is_selected) {
            return room;
        }
        room.key(Code::Down);
    }
    panic!("{name}\n{}", room.picture())
}

#[test]
fn the_preview_tells_what_would_become_of_the_session() {
    let (here, there) = two_tables();
    let mut room = looking_over(&here, &there);
    for (name, count) in [("新しい記入", " 1 "), ("変わる記入", " 1 "), ("両方で", " 1 "), ("消える", " 1 ")]
    {
        assert!(row(&room, name).contains(count), "{}", room.picture());
    }
    select(&mut room, "取り込む");
    select(&mut room, "新しい記入").enter().must_show("社協・日ごろの支援").must_show("向こうの新しい記入");
    room.key(Code::Esc);
    select(&mut room, "こちらで変わる").enter().must_show("前: 窓口").must_show("後: 訪問も");
    room.key(Code::Esc);
    select(&mut room, "両方で").enter();
    room.must_show("こちら: こちらで直した").must_show("向こう: 向こうで直した");
    room.key(Code::Esc);
    select(&mut room, "消える").enter().must_show("消す");
    // nothing is done before it is decided
    assert_eq!((room.session(), &room.disk), (&here, &here));
    room.key(Code::Esc).key(Code::Esc).must_show("保存済（ファイル）");
    assert_eq!((room.session(), room.model.screen), (&here, Screen::Worksheet));
}

#[test]
fn what_is_taken_in_shows_and_is_saved_with_the_next_entry() {
    let (here, there) = two_tables();
    let mut room = looking_over(&here, &there);
    room.enter()
        .must_show("「グループB.ron」を取り込みました")
        .must_show("保存前")
        .must_show("向こうの新しい記入");
    assert_eq!(room.session(), &merged(&here, &there));
    assert_eq!(room.disk, here, "nothing is saved yet");
    // typing and looking about is no edit; the banner stays
    room.text("続き").must_show("取り消しは Ctrl+Z").key(Code::Tab).must_show("保存前");
    assert_eq!(room.disk, here);
    room.enter().must_not_show("保存前").must_not_show("を取り込みました");
    assert_eq!(&room.disk, room.session());
    assert_eq!(texts(&room.disk).len(), texts(&merged(&here, &there)).len() + 1);
    // from now on undo takes back the entry and nothing of the merge
    room.ctrl('z').ctrl('z').ctrl('z').ctrl('z');
    assert_eq!(texts(room.session()), texts(&merged(&here, &there)));
    assert_eq!(&room.disk, room.session());
    must_offer(&mut room, false);
}

/// Whether the palette offers to take a merge back.
fn must_offer(room: &mut Room, is_there: bool) {
    let name = "取り込みを取り消す";
    room.ctrl('p').text("取り消す");
    assert_eq!(room.rows().iter().any(|row| row.contains(name)), is_there, "{}", room.picture());
    room.key(Code::Esc);
}

#[test]
fn taking_back_is_offered_only_while_there_is_something_to_take_back() {
    let (here, there) = two_tables();
    let mut room = looking_over(&here, &there);
    must_offer(&mut room, false);
    room.enter().must_show("保存前");
    must_offer(&mut room, true);
    room.ctrl('z').must_not_show("保存前");
    must_offer(&mut room, false);
}

#[test]
fn why_a_list_has_no_rows_is_said_once() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::with(lang, (80, 24), meeting_of(&["北町保健所／保健所"]));
        let nothing = lang.choice_nothing_found();
        // nothing to merge with, nothing said yet, nothing found
        room.ctrl('p')
            .text("take-in")
            .enter()
            .must_show(lang.pick("ほかの記録はありません", "There are no other sessions"))
            .must_not_show(nothing);
        room.text("どこにもない")
            .must_show(nothing)
            .must_not_show(lang.pick("ほかの記録はありません", "There are no other sessions"));
        room.key(Code::Esc).ctrl('f').must_show(lang.nothing_yet()).must_not_show(nothing);
        room.text("どこにもない").must_show(&lang.search_nothing("どこにもない")).must_not_show(nothing);
        room.key(Code::Esc).ctrl('p').text("どこにもない").must_show(nothing);
        room.ctrl('a').key(Code::Backspace).must_not_show(nothing);
    }
}

#[test]
fn what_was_taken_in_and_not_kept_is_offered_again_after_a_crash() {
    let (here, there) = two_tables();
    let mut room = looking_over(&here, &there);
    let laid = |room: &Room| room.draft.as_ref().map_or(0, |draft| draft.laid.len());
    room.enter().must_show("保存前");
    assert_eq!((laid(&room), &room.disk), (1, &here), "at once: which file, and nothing of what it says");
    // killed: the next start has the session, and which file lay over it
    let again = |room: &Room| {
        let mut again = Room::new(Lang::Ja, SIZE);
        again.draft = room.draft.clone();
        again.file("グループB.ron", &there);
        again.open(room.disk.clone(), Access::Writable);
        again
    };
    let mut killed = again(&room);
    killed.must_show(Lang::Ja.intake_not_kept()).must_show("「グループB.ron」を取り込むと");
    // killed once more before anybody decided
    killed.key(Code::Down).key(Code::Up).wait(1_000);
    assert_eq!(laid(&killed), 1);
    let mut killed = again(&killed);
    killed.must_show(Lang::Ja.intake_not_kept()).must_show("「グループB.ron」を取り込むと");
    let mut refused = again(&killed);
    refused.key(Code::Esc);
    assert_eq!((laid(&refused), &refused.disk), (0, &here), "it was decided to leave it");
    assert_eq!(killed.disk, here, "it is asked, and not done");
    killed.enter().must_show("保存前").text("続き").enter().wait(1_000);
    assert_eq!((laid(&killed), texts(&killed.disk).len()), (0, texts(&merged(&here, &there)).len() + 1));
    again(&killed).must_not_show("取り込むと");
    // where the file is not there now, that is said
    let mut away = Room::new(Lang::Ja, SIZE);
    away.draft = room.draft.clone();
    away.open(room.disk.clone(), Access::Writable);
    away.must_show(Lang::Ja.intake_not_kept()).must_show("見つかりません").must_show(Lang::Ja.intake_pick());
    // taken back, or left alone, it is not offered any more
    room.ctrl('z').must_not_show("保存前");
    assert_eq!(laid(&room), 0);
    let mut left = looking_over(&here, &there);
    left.enter().wait(1_000).ctrl('o').wait(1_000);
    assert_eq!(laid(&left), 0);
    assert_eq!(left.disk, merged(&here, &there));
}

#[test]
fn one_key_takes_back_what_is_not_saved_yet() {
    let (here, there) = two_tables();
    let mut room = laptop(&here);
    room.text("書きかけ").file("グループB.ron", &there);
    wish(&mut room, "取り込む");
    room.enter().enter().must_show("向こうの新しい記入");
    // what was typed before stays; what is typed after goes first
    room.text("の行").ctrl('z').must_show("保存前");
    assert_eq!(room.worksheet().line.text(), "書きかけ");
    room.ctrl('z').must_show("取り込みを取り消しました").must_not_show("向こうの新しい記入");
    assert_eq!((room.session(), &room.disk), (&here, &here));
    assert_eq!(room.worksheet().line.text(), "書きかけ");
    // and by its name, too
    wish(&mut room, "ほかの記録を取り込む");
    room.enter().enter().must_show("保存前");
    wish(&mut room, "取り消す");
    assert_eq!(room.session(), &here);
}

#[test]
fn redo_takes_in_again_what_was_taken_back_until_something_is_written() {
    let (here, there) = two_tables();
    let mut room = laptop(&here);
    room.text("こちらの続き").enter().file("グループB.ron", &there);
    let here = room.disk.clone();
    wish(&mut room, "ほかの記録を取り込む");
    room.enter().must_show("取り込む前の確認").key(Code::Esc);
    room.ctrl('y').must_show("やり直すものはありません");
    wish(&mut room, "ほかの記録を取り込む");
    room.enter().enter().must_show("保存前");
    // the merge, then the entry before it; and both again, the other way round
    room.ctrl('z').must_show("もう一度取り込めます");
    assert_eq!(room.session(), &here);
    room.ctrl('z');
    assert!(!texts(room.session()).contains(&"こちらの続き".to_owned()));
    room.ctrl('y').must_not_show("保存前");
    assert_eq!(texts(room.session()), texts(&here));
    room.ctrl('y').must_show("もう一度取り込みました").must_show("保存前").must_show("向こうの新しい記入");
    assert_eq!(texts(room.session()), texts(&merged(&here, &there)));
    room.ctrl('y').must_show("やり直すものはありません");
    // once more, and from another screen
    room.ctrl('z')
        .key(Code::Function(3))
        .ctrl('y')
        .must_show("もう一度取り込みました")
        .key(Code::Function(2));
    room.must_show("向こうの新しい記入").ctrl('z').must_not_show("向こうの新しい記入");
    // what was typed meanwhile is for the line, and an entry ends it
    room.text("続き")
        .ctrl('y')
        .must_not_show("保存前")
        .enter()
        .ctrl('y')
        .must_show("やり直すものはありません");
    assert_eq!(&room.disk, room.session());
    assert!(!texts(&room.disk).contains(&"向こうの新しい記入".to_owned()));
}

#[test]
fn what_others_bring_meanwhile_is_not_taken_in_again() {
    let (here, there) = two_tables();
    let mut room = looking_over(&here, &there);
    room.enter().ctrl('z');
    let (revisions, redactions) = here.missing(&there);
    room.send(Msg::FromDisk(Change::new(revisions), redactions));
    room.ctrl('y').must_show("に新しいものはありません").must_not_show("保存前");
    assert_eq!(room.session(), &merged(&here, &there));
}

#[test]
fn it_is_taken_back_from_the_list_of_what_differs_and_from_the_review_too() {
    let (here, there) = two_tables();
    for (review, shows) in [(0, "相違"), (1, "振り返り")] {
        let mut room = laptop(&here);
        room.file("グループB.ron", &there);
        wish(&mut room, "取り込む");
        room.enter().enter().must_show("向こうの新しい記入");
        room.press(Key::ctrl('r')).times(review, Code::Tab).must_show(shows);
        room.ctrl('z').must_show("取り込みを取り消しました");
        assert_eq!(room.session(), &here);
    }
}

#[test]
fn what_is_only_looked_at_is_never_saved() {
    let (here, there) = two_tables();
    let mut room = looking_over(&here, &there);
    select(&mut room, "見るだけ").enter();
    room.must_show("取り込み前の表示です").must_show("向こうの新しい記入").must_show("取り込み前");
    // the keys that work there
    room.must_show("Ctrl+Z 確認に戻る").must_not_show("Enter 追加").must_not_show("特になし");
    room.text("あ").must_show("見るだけの表示です");
    room.key(Code::Tab).ctrl('d').must_show("見るだけの表示です");
    room.ctrl('y').ctrl('s');
    assert_eq!((room.worksheet().line.text(), &room.disk), ("", &here));
    assert!(room.asked.iter().all(|effect| !matches!(effect, Effect::TakeIn(..))));
    // back to the choice, and now take it in
    room.ctrl('z').must_show("取り込む前の確認");
    assert_eq!(room.session(), &here);
    select(&mut room, "取り込む").enter().must_show("保存前");
    room.ctrl('s').must_not_show("保存前");
    assert_eq!(room.disk, merged(&here, &there));
}

#[test]
fn leaving_keeps_what_was_taken_in_and_drops_what_was_looked_at() {
    let (here, there) = two_tables();
    let leave: [fn(&mut Room); 3] =
        [|room| _ = room.ctrl('o'), |room| _ = room.ctrl('q'), |room| room.send(Msg::Ended)];
    for leave in leave {
        let mut room = looking_over(&here, &there);
        room.enter().must_show("保存前");
        leave(&mut room);
        assert!(room.quit || room.model.screen == Screen::Home, "{}", room.picture());
        assert_eq!(room.disk, merged(&here, &there));
        let mut room = looking_over(&here, &there);
        select(&mut room, "見るだけ").enter();
        leave(&mut room);
        assert!(room.quit || room.model.screen == Screen::Home, "{}", room.picture());
        assert_eq!(room.disk, here);
        let closed = room.asked.iter().find_map(|effect| match effect {
            Effect::Close(session) => Some((**session).clone()),
            _ => None,
        });
        assert_eq!(closed.or(room.model.open.map(|open| open.session)), Some(here.clone()));
    }
}

#[test]
fn leaving_waits_until_the_file_has_what_was_taken_in() {
    let (here, there) = two_tables();
    let mut room = looking_over(&here, &there);
    room.enter();
    room.disk_works = false;
    room.ctrl('o').must_show("空きがありません");
    assert!(room.model.open.is_some(), "it is asked first");
    let open = room.model.open.as_ref().unwrap();
    assert!(open.overlay().is_none() && matches!(open.saving(), Saving::Failed(_)));
}

#[test]
fn what_comes_from_the_disk_goes_below_and_above() {
    let (here, there) = two_tables();
    let news = elsewhere(&here, |room| _ = room.text("ほかの機械から").enter());
    let from_disk = |room: &mut Room| {
        let (revisions, redactions) = here.missing(&news);
        room.disk.union(&news);
        room.send(Msg::FromDisk(Change::new(revisions), redactions));
    };
    let mut room = looking_over(&here, &there);
    from_disk(&mut room);
    room.must_show("取り込む前の確認");
    room.enter();
    assert_eq!(room.session(), &merged(&merged(&here, &there), &news));
    room.ctrl('z');
    assert_eq!(room.session(), &news);
    let mut room = looking_over(&here, &there);
    select(&mut room, "見るだけ").enter();
    from_disk(&mut room);
    assert!(texts(room.session()).contains(&"ほかの機械から".to_owned()));
    room.ctrl('z');
    assert_eq!(room.session(), &news);
}

#[test]
fn a_session_that_can_only_be_read_can_only_look() {
    let (here, there) = two_tables();
    let mut room = Room::new(Lang::Ja, SIZE);
    room.open(here.clone(), Access::ReadOnly);
    room.file("グループB.ron", &there);
    wish(&mut room, "取り込む");
    room.enter().enter().must_show("閲覧だけ").must_show("取り込む前の確認");
    select(&mut room, "見るだけ").enter().must_show("向こうの新しい記入");
    room.ctrl('z').key(Code::Esc);
    assert_eq!((room.session(), &room.disk), (&here, &here));
}

/// The same meeting made on two laptops, each with its own agencies.
fn two_made() -> (Session, Session) {
    let here = meeting_of(&["北町社会福祉協議会", "北町保健所", "サポステきた"]);
    let facts = |session: &Session| meeting::all(session)[0].0.clone();
    let mut there = meeting_by(3, &["社会福祉法人北町社会福祉協議会", "保健所", "家族会"]);
    assert_ne!(facts(&here).id(), facts(&there).id());
    let pen = Pen { by: "記録2".into(), now: crate::common::NOW, seed: [7; 16] };
    let at = entry::At {
        meeting: facts(&there).id(),
        agency: there.of_kind(agency::KIND).find(|record| record.text("name") == "家族会").unwrap().id(),
        worksheet: "groupwork".into(),
        question: "support".into(),
    };
    entry::add(&mut Writer::new(&mut there, pen), &at, "accompany", "月に一度集まる", false);
    (here, there)
}

#[test]
fn agencies_made_twice_are_bound_asked_again_or_kept_apart() {
    let (here, there) = two_made();
    let mut room = looking_over(&here, &there);
    // of the same day and title: ticked already
    assert!(row(&room, "同じ会議かもしれない").contains("同じ 1"), "{}", room.picture());
    assert!(row(&room, "同じ機関かもしれない").contains("同じ 1・別 0・あとで 1"), "{}", room.picture());
    select(&mut room, "同じ機関かもしれない").enter();
    room.must_show("[x] 同じ機関").must_show("[ ] あとで決める").must_show("名前が同じです");
    room.must_show("こちら    北町保健所").must_show("向こう    保健所");
    room.key(Code::Esc);
    select(&mut room, "取り込む").enter();
    let seats = |room: &Room| {
        let session = room.session();
        norishiro::domain::attendance::seats(session, room.worksheet().meeting).len()
    };
    // three and three: one of them is the same
    assert_eq!(seats(&room), 5, "{}", room.picture());
    room.text("続き").enter();
    assert_eq!(&room.disk, room.session());
    // the pair that nobody judged is asked about again with the next file
    let third = elsewhere(&room.disk.clone(), |room| _ = room.text("三つ目").enter());
    room.file("グループC.ron", &third);
    wish(&mut room, "取り込む");
    room.key(Code::Down).enter();
    assert!(row(&room, "同じ機関かもしれない").contains("同じ 0・別 0・あとで 1"), "{}", room.picture());
    select(&mut room, "同じ機関かもしれない").enter();
    room.text(" ").must_show("[x] 同じ機関").key(Code::Tab).must_show("[-] 別の機関");
    room.enter();
    select(&mut room, "取り込む").enter().text("続き").enter();
    assert_eq!(seats(&room), 5);
    // said once, it is not asked again
    let fourth = elsewhere(&room.disk.clone(), |room| _ = room.text("四つ目").enter());
    room.file("グループD.ron", &fourth);
    wish(&mut room, "取り込む");
    room.times(2, Code::Down).enter().must_show("新しい記入").must_not_show("同じ機関かもしれない");
}

#[test]
fn verdicts_are_taken_back_with_the_merge() {
    let (here, there) = two_made();
    let mut room = looking_over(&here, &there);
    room.enter().ctrl('z');
    assert_eq!((room.session(), &room.disk), (&here, &here));
}

#[test]
fn what_was_said_of_pairs_is_there_again_after_the_preview_was_left() {
    let (here, there) = two_made();
    let mut room = looking_over(&here, &there);
    select(&mut room, "同じ機関かもしれない").enter();
    room.text(" ")
        .must_show("[-] 別の機関")
        .must_not_show("[x]")
        .key(Code::Down)
        .text(" ")
        .must_show("[x] 同じ機関");
    let said = row(room.key(Code::Esc), "同じ機関かもしれない");
    let said = said.trim_start_matches([' ', '>']).to_owned();
    assert!(said.contains("同じ 1・別 1・あとで 0"), "{said}");
    room.key(Code::Esc).must_not_show("取り込む前の確認");
    wish(&mut room, "ほかの記録を取り込む");
    room.enter();
    room.must_show(said.trim_end());
    // taken in and back, it still stands
    select(&mut room, "取り込む").enter().ctrl('z');
    wish(&mut room, "ほかの記録を取り込む");
    room.enter();
    room.must_show(said.trim_end());
}

#[test]
fn two_agencies_of_the_list_are_made_one_by_hand_and_two_again() {
    let mut room = laptop(&meeting_of(&["北町社会福祉協議会／社協", "保健所", "しゃきょう"]));
    room.text("こちら").enter().ctrl('g').key(Code::Right).must_show("ほかの機関と同じにする").text("5");
    room.must_show("どの機関と同じですか").text("しゃきょう").enter();
    room.must_show("同じ機関にしました");
    assert_eq!(norishiro::domain::attendance::seats(room.session(), room.worksheet().meeting).len(), 2);
    room.ctrl('z');
    assert_eq!(norishiro::domain::attendance::seats(room.session(), room.worksheet().meeting).len(), 3);
    room.ctrl('y').ctrl('g').text("社協").key(Code::Right);
    assert!(room.shows("別の機関に戻す"), "{}", room.picture());
    room.text("6").must_show("別の機関に戻しました");
    room.key(Code::Esc);
    assert_eq!(norishiro::domain::attendance::seats(room.session(), room.worksheet().meeting).len(), 3);
    assert_eq!(&room.disk, room.session());
}

#[test]
fn what_is_private_is_counted_and_not_shown_on_the_wall() {
    let base = minato();
    let there = elsewhere(&base, |room| {
        room.text("開いた話").enter().text("内密の話").enter();
        room.times(2, Code::Down).key(Code::Right);
        let at = room.rows().iter().find(|row| row.contains("非公開")).cloned().unwrap();
        let digit: String = at.chars().filter(char::is_ascii_digit).take(1).collect();
        room.text(&digit);
    });
    assert!(there.of_kind(entry::KIND).any(|record| record.flag("private")));
    let mut room = looking_over(&base, &there);
    assert!(row(&room, "新しい記入").contains(" 2 "), "{}", room.picture());
    select(&mut room, "新しい記入").enter();
    room.must_show("開いた話").must_not_show("内密").must_show("投影しないもの 1 件");
    room.ctrl('w').must_show("内密の話").ctrl('w').must_not_show("内密");
}

#[test]
fn strangers_are_warned_of_and_left_unless_chosen() {
    let mut room = looking_over(&minato(), &strange());
    room.must_show("ほかの地域の記録ではありませんか");
    assert!(row(&room, "やめる").starts_with(" > "), "{}", room.picture());
    room.enter().must_show("保健所");
    assert_eq!(room.session(), &minato());
}

/// A session of another network.
fn strange() -> Session {
    let mut there = Session::new();
    let pen = Pen { by: "記録9".into(), now: crate::common::NOW, seed: [5; 16] };
    let facts =
        meeting::Facts {
            title: "よその会議".into(), date: "2026-10-01".into(), ..meeting::Facts::default()
        };
    meeting::found(&mut Writer::new(&mut there, pen), &facts, &[]);
    there
}

#[test]
fn a_place_that_is_named_is_read_alone_whatever_is_ticked() {
    let (here, there) = two_tables();
    let mut room = laptop(&here);
    room.files.push(("会議 (1).ron".into(), there, 0));
    room.files.push(("/usb/よそ.ron".into(), strange(), 0));
    room.send(Msg::Copies("会議.ron".into(), copies(&["会議 (1).ron"], &["会議 (1).ron"])));
    for place in ["/usb/よそ.ron", "/usb"] {
        wish(&mut room, "取り込む");
        room.must_show("[x] 会議 (1).ron").paste(place).enter();
        if place == "/usb" {
            room.must_show("よそ.ron").enter();
        }
        room.must_show("「よそ.ron」を取り込むと").must_show("ほかの地域の記録ではありませんか");
        assert!(row(&room, "やめる").starts_with(" > "), "{}", room.picture());
        room.key(Code::Esc);
    }
}

#[test]
fn a_stranger_among_several_is_named_and_they_are_left_unless_chosen() {
    let (here, there) = two_tables();
    let mut room = laptop(&here);
    room.file("グループB.ron", &there).file("よそ.ron", &strange());
    wish(&mut room, "取り込む");
    room.key(Code::Tab).key(Code::Down).key(Code::Tab).enter().must_show("「グループB.ron」ほか1つを");
    room.must_show("「よそ.ron」には、ほかと同じ会議も同じ機関もありません");
    assert!(row(&room, "やめる").starts_with(" > "), "{}", room.picture());
}

#[test]
fn a_file_of_the_name_of_the_open_one_is_told_with_its_folder() {
    let (here, there) = two_tables();
    let mut room = laptop(&here);
    room.files.push(("/usb/会議.ron".into(), there, 0));
    wish(&mut room, "取り込む");
    room.paste("/usb/会議.ron").enter().must_show("「usb/会議.ron」を取り込むと");
}

#[test]
fn files_are_named_by_ticks_places_and_folders() {
    let (here, there) = two_tables();
    let other = elsewhere(&here, |room| _ = room.text("三台目").enter());
    let mut room = laptop(&here);
    room.file("グループB.ron", &there).file("グループC.ron", &other);
    room.files.push(("/usb/会議/グループD.ron".into(), other.clone(), 3));
    // several at once
    wish(&mut room, "取り込む");
    room.key(Code::Tab).must_show("[x] グループB.ron").key(Code::Down).key(Code::Tab).enter();
    room.must_show("「グループB.ron」ほか1つ").key(Code::Esc);
    // a folder as a file manager copies it, then a damaged file in it
    wish(&mut room, "取り込む");
    room.text("\"/usb/会議\"").must_show("「/usb/会議」を開く").enter().must_show("グループD.ron").enter();
    room.must_show("壊れたファイルです").must_show("読めない 3 行").key(Code::Esc);
    // out of the folder again
    wish(&mut room, "取り込む");
    room.text("/usb/会議").enter().key(Code::Esc).must_show("グループB.ron").must_not_show("グループD.ron");
    // what is not there, what is open itself, what brings nothing
    room.text("/usb/無い.ron").enter().must_show("見つかりません").must_show("どの記録を");
    room.ctrl('a').text("グループ").must_show("グループC.ron").key(Code::Esc);
    room.file("もう同じ.ron", &here);
    wish(&mut room, "取り込む");
    room.text("もう").enter().must_show("新しいものはありません").must_not_show("どの記録を");
    assert_eq!((room.session(), &room.disk), (&here, &here));
}

#[test]
fn from_home_the_session_is_opened_with_the_preview() {
    let (here, there) = two_tables();
    let mut room = Room::new(Lang::Ja, SIZE);
    room.file("グループA.ron", &here).file("グループB.ron", &there);
    room.send(Msg::Listed(room.library.clone()));
    room.times(2, Code::Down).key(Code::Right).must_show("ほかの記録と合わせる").text("5");
    room.must_show("どの記録を").must_show("グループB.ron").enter().must_show("取り込む前の確認");
    room.enter().must_show("保存前");
    room.ctrl('o');
    assert_eq!(room.disk, merged(&here, &there));
}

/// A session in which a person is named, and the same after the name was erased there.
fn named_and_erased() -> (Session, Session) {
    let base = elsewhere(&minato(), |room| _ = room.text("山田さんの話").enter().text("残る").enter());
    let mut erased = base.clone();
    let id = named(&erased);
    let pen = Pen { by: "記録2".into(), now: crate::common::NOW + 90_000, seed: [8; 16] };
    let _ = norishiro::domain::redaction::redact(Writer::new(&mut erased, pen), id, "text");
    (base, erased)
}

/// The entry that names a person.
fn named(session: &Session) -> RecordId {
    session.of_kind(entry::KIND).find(|record| record.text("text").contains("山田")).unwrap().id()
}

/// An old copy in which the entry that names a person was reworded.
fn rewritten(base: &Session, text: &str) -> Session {
    let (mut old, id) = (base.clone(), named(base));
    let pen = Pen { by: "記録3".into(), now: crate::common::NOW + 95_000, seed: [9; 16] };
    Writer::new(&mut old, pen).set(id, &[("text", text.into())]);
    old
}

#[test]
fn a_redaction_in_it_is_kept_at_once_and_not_where_it_is_only_looked_at() {
    let (base, erased) = named_and_erased();
    let there = elsewhere(&erased, |room| _ = room.text("向こうの新しい記入").enter());
    let mut room = looking_over(&base, &there);
    assert!(row(&room, "消去される記入").contains(" 1 "), "{}", room.picture());
    // which words go is seen at the desk, and not on the wall
    select(&mut room, "消去される記入").enter().must_show("消去済").must_not_show("山田");
    room.ctrl('w').must_show("山田さんの話").ctrl('w').key(Code::Esc);
    // only looked at, nothing of it stays
    select(&mut room, "見るだけ").enter();
    assert_eq!(texts(room.session()), ["向こうの新しい記入", "残る"]);
    assert_eq!(room.disk, base);
    room.ctrl('z').must_show("取り込む前の確認");
    assert_eq!((room.session(), &room.disk), (&base, &base));
    // merged, the words are gone at once, and taking the rest back does not bring them
    select(&mut room, "取り込む").enter();
    assert!(!format!("{:?}", room.disk).contains("山田"));
    assert_eq!(texts(&room.disk), ["残る"]);
    room.ctrl('z').must_show("消去されたものは戻りません").must_show("取り消しました");
    room.press(Key::shift(Code::Tab)).must_show("消去済").must_show("残る").must_not_show("山田");
    assert_eq!(room.session(), &room.disk);
    // and an old copy does not bring it back
    room.file("古い.ron", &base);
    wish(&mut room, "取り込む");
    room.text("古い").enter().must_show("新しいものはありません").must_show("消去した 1 件");
}

#[test]
fn what_an_old_copy_wrote_over_erased_words_is_erased_too_unless_somebody_says_otherwise() {
    let (base, erased) = named_and_erased();
    let old = rewritten(&base, "山田さんの続き");
    let mut room = looking_over(&erased, &old);
    assert!(row(&room, "消去と書き直し").contains(" 1   [x]"), "{}", room.picture());
    room.must_not_show("こちらで変わる記入");
    // not even the list has the words on the wall
    select(&mut room, "消去と書き直し").enter().must_show("知らずに書き直しています").must_not_show("山田");
    room.ctrl('w').must_show("山田さんの続き").ctrl('w').key(Code::Esc);
    select(&mut room, "取り込む").enter();
    assert_eq!(texts(room.session()), ["残る"]);
    room.text("次").enter();
    for asked in &room.asked {
        assert!(!format!("{asked:?}").contains("山田さんの続き"), "{asked:?}");
    }
    assert!(!format!("{:?}", room.disk).contains("山田"));
    assert_eq!(texts(&room.disk), ["次", "残る"]);
    // on the wall again, and the other way: to keep them is one key
    let mut room = looking_over(&erased, &old);
    select(&mut room, "消去と書き直し").text(" ").must_show("[ ] 書き直しは残す");
    select(&mut room, "取り込む").enter();
    assert_eq!(texts(room.session()), ["山田さんの続き", "残る"]);
    room.ctrl('z');
    assert_eq!(room.session(), &erased);
}

#[test]
fn own_words_over_what_others_erased_stay_unless_somebody_says_otherwise() {
    let (base, erased) = named_and_erased();
    let own = rewritten(&base, "ある方の話");
    let mut room = looking_over(&own, &erased);
    assert!(row(&room, "消去と書き直し").contains(" 1   [ ]"), "{}", room.picture());
    select(&mut room, "取り込む").enter();
    assert_eq!(texts(room.session()), ["ある方の話", "残る"]);
    assert!(!format!("{:?}", room.disk).contains("山田"));
    let mut room = looking_over(&own, &erased);
    select(&mut room, "消去と書き直し").key(Code::Tab).must_show("[x]");
    select(&mut room, "取り込む").enter();
    // at once and for good: taking the rest of the merge back does not bring them
    assert_eq!(texts(&room.disk), ["残る"]);
    room.ctrl('z').must_show("消去されたものは戻りません");
    assert_eq!(texts(room.session()), ["残る"]);
    room.text("次").enter();
    assert_eq!(texts(&room.disk), ["次", "残る"]);
    // neither undo brings them back
    room.ctrl('z').ctrl('z').ctrl('z');
    assert!(!format!("{:?}", room.disk).contains("ある方"));
}

#[test]
fn what_was_removed_on_one_side_and_changed_on_the_other_is_told_on_both() {
    let base = elsewhere(&minato(), |room| _ = room.text("元の言葉").enter());
    let id = base.of_kind(entry::KIND).next().unwrap().id();
    let pen = |by: &str, seed| Pen { by: by.into(), now: crate::common::NOW + 90_000, seed: [seed; 16] };
    let (mut removed, mut changed) = (base.clone(), base);
    Writer::new(&mut removed, pen("記録2", 8)).delete(id);
    Writer::new(&mut changed, pen("記録3", 9)).set(id, &[("text", "直した言葉".into())]);
    let mut room = looking_over(&removed, &changed);
    room.must_not_show("こちらで変わる記入");
    assert!(row(&room, "ごみ箱から戻る記入").contains(" 1 "), "{}", room.picture());
    select(&mut room, "ごみ箱から戻る記入")
        .enter()
        .must_show("直した言葉")
        .must_show("向こうで直してあるので、戻ります");
    let mut restored = removed.clone();
    Writer::new(&mut restored, pen("記録2", 7)).set(id, &[("deleted", false.into())]);
    let mut room = looking_over(&removed, &restored);
    select(&mut room, "ごみ箱から戻る記入").enter().must_show("元の言葉").must_show("向こうで戻してあります");
    let mut room = looking_over(&changed, &removed);
    select(&mut room, "こちらで変わる記入")
        .enter()
        .must_show("直した言葉")
        .must_show("こちらで直してあるので、残ります");
}

#[test]
fn two_laptops_with_one_name_are_told_before_they_are_merged() {
    let (here, there) = two_tables();
    looking_over(&here, &there).must_not_show("書いた名前が同じ");
    let [one, other] = ["こちらの記入", "もう一台の記入"].map(|words| {
        let mut room = laptop(&here);
        room.text(words).enter();
        room.disk.clone()
    });
    looking_over(&one, &other).must_show("書いた名前が同じ「記録1」です。");
}

#[test]
fn help_curtain_and_the_palette_work_over_the_preview() {
    let (here, there) = two_tables();
    let mut room = looking_over(&here, &there);
    room.press(Key::function(1)).must_show("取り込む前の確認").must_show("Esc").key(Code::Esc);
    room.press(Key::function(12))
        .must_not_show("新しい記入")
        .press(Key::function(12))
        .must_show("新しい記入");
    room.ctrl('p').must_show("終わる").key(Code::Esc).must_show("新しい記入");
    room.ctrl('o');
    assert_eq!((room.model.screen, &room.disk), (Screen::Home, &here));
    assert!(room.model.merging.is_none());
}

#[test]
fn copies_beside_the_session_are_offered_and_put_away_once_all_of_them_is_here() {
    let (here, there) = two_tables();
    let mut room = laptop(&here);
    room.files.push(("会議 (1).ron".into(), there, 0));
    room.send(Msg::Copies("会議.ron".into(), copies(&["会議 (1).ron"], &["会議 (1).ron"])));
    room.must_show("この記録の写しが 1 つあります");
    wish(&mut room, "取り込む");
    room.must_show("[x] 会議 (1).ron").enter().must_show("取り込む前の確認").enter().text("続き").enter();
    wish(&mut room, "取り込む");
    room.enter().must_show("新しいものはありません").must_show("写しを片付けますか").key(Code::Down).enter();
    assert!(
        room.asked
            .iter()
            .any(|effect| matches!(effect, Effect::Remove(path) if path.ends_with("会議 (1).ron")))
    );
    assert!(room.model.merging.is_none());
}

#[test]
fn copies_that_hold_nothing_new_are_not_spoken_of_and_not_ticked() {
    let (here, _) = two_tables();
    let mut room = laptop(&here);
    room.files.push(("会議 (1).ron".into(), here.clone(), 0));
    room.send(Msg::Copies("会議.ron".into(), copies(&["会議 (1).ron"], &[])));
    room.must_not_show("この記録の写しが");
    wish(&mut room, "取り込む");
    room.must_show("[ ] 会議 (1).ron");
}

#[test]
fn both_sides_that_git_left_in_a_file_are_told_to_be_one_now() {
    let mut room = laptop(&minato());
    room.open_marked(minato());
    room.must_show("git がファイルに残した両方の記録を、一つに合わせました");
}

#[test]
fn words_that_are_erased_before_the_merge_is_kept_never_reach_the_disk() {
    let base = minato();
    let there = elsewhere(&base, |room| _ = room.text("山田さんの話").enter().text("残る").enter());
    let mut room = looking_over(&base, &there);
    room.enter().must_show("保存前");
    let id = there.of_kind(entry::KIND).find(|record| record.text("text").contains("山田")).unwrap().id();
    let by = room.model.by.clone();
    let moment = room.moment();
    let open = room.model.open.as_mut().unwrap();
    let effects = open.redact(&moment, &by, &[(id, "text")]);
    assert!(open.overlay().is_none() && effects.len() == 2);
    assert!(!format!("{effects:?}{:?}", open.session).contains("山田"));
    assert_eq!(texts(&open.session), ["残る"]);
}

#[test]
fn another_meeting_is_told_of_and_both_can_be_opened() {
    let mut own = laptop(&minato());
    own.text("ここの記入").enter();
    let here = own.disk.clone();
    let mut other = meeting_by(7, &["保健所", "図書館"]);
    let id = meeting::all(&other)[0].id();
    let pen = Pen { by: "記録2".into(), now: 0, seed: [9; 16] };
    Writer::new(&mut other, pen).set(id, &[("title", "べつの会議".into())]);
    let mut room = looking_over(&here, &other);
    room.must_show("別の会議の記録です");
    select(&mut room, "取り込む").enter();
    room.must_show("取り消しは Ctrl+Z").text("続き").enter();
    let both = room.disk.clone();
    wish(&mut room, "ほかの会議");
    room.must_show("図書館").must_not_show("ここの記入").must_show("「べつの会議」を開きました");
    wish(&mut room, "ほかの会議");
    room.must_show("「第1回 会議」を開きました");
    // as it was left: at the council, the first agency is one before it
    to_entries(&mut room).must_show("ここの記入");
    // of two meetings of one day the one at which something was said is opened
    laptop(&both).must_show("済保健所").must_not_show("図書館");
    let mut one = laptop(&here);
    wish(&mut one, "ほかの会議");
    one.must_show("会議はひとつだけです");
}

#[test]
fn what_was_begun_at_one_meeting_is_there_again_after_looking_at_another() {
    let mut own = laptop(&minato());
    own.text("ここの記入").enter();
    let mut both = own.disk.clone();
    let mut other = meeting_by(7, &["図書館"]);
    let id = meeting::all(&other)[0].id();
    let pen = Pen { by: "記録2".into(), now: 0, seed: [9; 16] };
    Writer::new(&mut other, pen).set(id, &[("title", "べつの会議".into())]);
    both.union(&other);
    let mut room = laptop(&both);
    to_entries(&mut room).enter().text("直しかけ");
    wish(&mut room, "ほかの会議");
    room.must_show("先に Enter か Esc で").must_show("直しかけ");
    // left with Esc the change is to be had back, at its own meeting; the line goes along
    room.key(Code::Esc).key(Code::Esc).text("言いかけ");
    wish(&mut room, "ほかの会議");
    room.must_show("未[図書館]").must_show("言いかけ").ctrl('z').must_not_show("言いかけ");
    wish(&mut room, "ほかの会議");
    room.must_not_show("直しかけ").ctrl('z').must_show("ここの記入直しかけ");
    room.enter();
    assert_eq!(texts(&room.disk), ["ここの記入直しかけ"]);
}

#[test]
fn answers_on_sheets_are_counted_as_answers_and_named() {
    use crate::common::filled::{Town, cases, fixture, survey};
    use norishiro::domain::arrival::{Arrival, Fate};
    use norishiro::domain::response;
    use norishiro::exchange::preview::Preview;

    let (here, there) = (Town::empty(&["survey"], &fixture("survey")), survey());
    let count = there.session.of_kind(response::KIND).count();
    let mut room = looking_over(&here.session, &there.session);
    room.must_show("アンケート・事例などの回答").must_show(&format!("新しい {count}"));
    room.must_not_show("機関・出欠・次第など").must_not_show("新しい記入");
    room.key(Code::Up);
    while !room.shows("> アンケート・事例などの回答") {
        room.key(Code::Up);
    }
    room.enter().must_show("保健所・相談の職員").must_show("計 9人・常勤 7人・非常勤 2人");
    let arrival = Arrival::of(&here.session, &[&there.session]);
    assert_eq!(arrival.count_answers(Fate::New), count);
    assert_eq!(arrival.count_around(Fate::New), 0);
    let told = |arrival: &Arrival, here: &Session| {
        let preview = Preview {
            here,
            arrival,
            candidates: &[],
            verdicts: &Default::default(),
            arguments: &[],
            into: "",
        };
        preview.text(Lang::Ja)
    };
    let text = told(&arrival, &here.session);
    assert!(text.contains(&format!("アンケート・事例などの回答: 新しい {count}")), "{text}");
    assert!(!text.contains("response") && !text.contains("機関・出席"), "{text}");
    // an answer that reads otherwise is told with what stood there
    let mut later = survey();
    let of = later.whose("survey", "hiki");
    let staff = &[("total", Some(99.into()))];
    later.write(|writer| response::fill(writer, &of, "staff", staff));
    let text = told(&Arrival::of(&there.session, &[&later.session]), &there.session);
    assert!(text.contains("こちらで変わる 1") && text.contains("職員") && text.contains("99"), "{text}");
    // a case is told by its answers
    let (none, all) = (Town::empty(&["case", "case_study"], &fixture("cases")), cases());
    let arrival = Arrival::of(&none.session, &[&all.session]);
    assert_eq!(arrival.count_answers(Fate::New), all.session.of_kind(response::KIND).count());
}
