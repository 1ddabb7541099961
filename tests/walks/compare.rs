//! Two sessions side by side, ticked in the list of sessions: nothing of them is written.

use norishiro::app::Screen;
use norishiro::app::input::{Code, Key};
use norishiro::app::message::Effect;
use norishiro::app::open::Access;
use norishiro::app::years::Spot;
use norishiro::domain::kinds::Kinds;
use norishiro::domain::period::Period;
use norishiro::domain::since;
use norishiro::domain::thread::Threads;
use norishiro::domain::{Session, meeting};
use norishiro::exchange::compare::Comparison;
use norishiro::exchange::{Audience, Form};
use norishiro::i18n::Lang;
use norishiro::store::wire;

use crate::common::{Room, meeting_by};

const SIZE: (u16, u16) = (100, 30);

fn minato(number: usize) -> Session {
    let files: [&[u8]; 3] = [
        include_bytes!("../../sessions/minato-1.ron"),
        include_bytes!("../../sessions/minato-2.ron"),
        include_bytes!("../../sessions/minato-3.ron"),
    ];
    wire::load(files[number - 1]).unwrap().session
}

/// Home with these files; the first two are ticked, and the menu is open.
fn ticked(lang: Lang, size: (u16, u16), files: &[(&str, &Session)]) -> Room {
    let mut room = Room::new(lang, size);
    for (name, session) in files {
        room.file(name, session);
    }
    room.send(norishiro::app::message::Msg::Listed(room.library.clone()));
    room.times(2, Code::Down).key(Code::Tab).key(Code::Down).key(Code::Tab).key(Code::Right);
    room
}

/// Whether anything was asked that writes to a session, or takes it into hand.
fn is_written(room: &Room) -> bool {
    let writes = |effect: &Effect| {
        matches!(
            effect,
            Effect::Open(_) | Effect::Keep(..) | Effect::TakeIn(..) | Effect::Redact(..) | Effect::SaveNow
        )
    };
    room.asked.iter().any(writes) || room.disk != Session::new() || room.draft.is_some()
}

/// What is selected in the review.
fn spot(room: &Room) -> Option<&Spot> {
    room.model.room.as_ref().and_then(|room| room.years.spot())
}

#[test]
fn two_that_are_ticked_are_reviewed_and_left_as_they_are() {
    let [one, three] = [minato(1), minato(3)];
    let mut both = one.clone();
    both.union(&three);
    let of = |session: &Session| meeting::all(session).pop().unwrap().id();
    let lines = since::compare(&both, &Threads::of(&both), &[of(&one)], &[of(&three)]);
    let [kept, reworded, new, gone] = since::counts(lines.iter().filter(|line| line.is_told()));
    // whichever comes first in the list
    for files in [[("一.ron", &one), ("三.ron", &three)], [("三.ron", &three), ("一.ron", &one)]] {
        let mut room = ticked(Lang::Ja, SIZE, &files);
        room.must_show("印を付けた2件を").must_show("2件を見くらべる").enter();
        room.must_show("振り返り 1/5　前から変わったこと").must_show("前　R7.6.18").must_show("今　R8.6.17");
        room.must_show(&format!("続き {kept}・表現の変更 {reworded}・新しく {new}・今回なし {gone}"));
        room.must_show("見くらべ中").must_show("書き込みません");
        // to where something was said, and back
        let is_said = |room: &Room| matches!(spot(room), Some(Spot::Said(_)));
        let _ = (0..100).find(|_| is_said(room.key(Code::Down)));
        room.enter().must_not_show("振り返り 1/5");
        assert_eq!(room.model.screen, Screen::Worksheet);
        room.text("書けない").enter().must_show("見くらべるための表示なので、書き込めません");
        room.ctrl('a').key(Code::Backspace).ctrl('e').must_show("見くらべるための表示");
        room.ctrl('s').must_show("見くらべるための表示").ctrl('r').must_show("振り返り 1/5");
        // out of it, and the ticks are there
        room.key(Code::Esc).must_show("会議の記録").must_show("印 2件").must_not_show("見くらべ中");
        assert_eq!((room.model.screen, room.model.home.ticked.len()), (Screen::Home, 2));
        assert!(room.model.open.is_none() && !is_written(&room), "{:?}", room.asked);
        // once more, and out by the other way
        room.key(Code::Right).enter().must_show("振り返り 1/5").ctrl('o').must_show("印 2件");
        assert!(!is_written(&room));
    }
}

#[test]
fn two_of_one_name_are_told_apart_by_their_folders() {
    let one = minato(1);
    let mut room = ticked(Lang::Ja, SIZE, &[("/a/予算.ron", &one), ("/b/予算.ron", &one)]);
    room.enter().must_show("「a/予算.ron」").must_show("「b/予算.ron」").must_show("は、同じ会議の記録です");
}

#[test]
fn a_list_over_the_review_is_left_before_it_and_a_small_window_shows_it_all() {
    let [one, three] = [minato(1), minato(3)];
    let mut room = ticked(Lang::En, (60, 20), &[("1.ron", &one), ("3.ron", &three)]);
    room.must_show("Compare the two").enter().must_show("comparing");
    room.key(Code::Left).key(Code::Esc);
    assert!(room.model.open.is_some());
    room.press(Key::ctrl('r')).key(Code::Esc);
    assert_eq!(room.model.screen, Screen::Home);
}

#[test]
fn agencies_of_strange_files_are_paired_by_their_names() {
    let [one, other] = [meeting_by(1, &["北町保健所", "社協"]), meeting_by(2, &["北町 保健所", "図書館"])];
    let mut room = ticked(Lang::Ja, SIZE, &[("a.ron", &one), ("b.ron", &other)]);
    room.enter().must_show("振り返り 1/5");
    assert_eq!(room.model.open.as_ref().unwrap().access, Access::Compared);
}

#[test]
fn what_cannot_be_compared_is_said_and_home_stays() {
    let one = meeting_by(1, &["北町保健所"]);
    let other = meeting_by(2, &["南町図書館"]);
    let stays = |room: &mut Room| {
        assert_eq!((room.model.screen, room.model.home.ticked.len()), (Screen::Home, 2));
        assert!(room.model.open.is_none() && !is_written(room));
    };
    let mut room = ticked(Lang::Ja, SIZE, &[("北.ron", &one), ("南.ron", &other)]);
    stays(room.enter().must_show("には、同じ機関がありません。見くらべられません"));
    // two copies of one meeting: what differs is told before merging
    let mut room = ticked(Lang::Ja, SIZE, &[("北.ron", &one), ("写し.ron", &one)]);
    stays(room.enter().must_show("同じ会議の記録です"));
    // one that cannot be read
    let mut room = ticked(Lang::Ja, SIZE, &[("北.ron", &one), ("南.ron", &other)]);
    room.files.retain(|(path, ..)| path.to_str() != Some("南.ron"));
    stays(room.enter().must_show("南.ron"));
    // damaged: the rest of it is compared, and that is said
    let three = minato(3);
    let mut room = ticked(Lang::Ja, SIZE, &[("三.ron", &three), ("一.ron", &minato(1))]);
    room.files[0].2 = 7;
    room.enter().must_show("「三.ron」は壊れています。読めない 7 行").must_show("振り返り 1/5");
}

#[test]
fn only_two_are_compared() {
    let [one, two, three] = [minato(1), minato(2), minato(3)];
    let mut room = ticked(Lang::Ja, SIZE, &[("1.ron", &one), ("2.ron", &two), ("3.ron", &three)]);
    room.key(Code::Esc).key(Code::Down).key(Code::Tab).key(Code::Right);
    room.must_show("印を付けた3件を").must_not_show("見くらべる");
}

/// Goes down until the row that is selected begins with a word.
fn choose<'r>(room: &'r mut Room, word: &str) -> &'r mut Room {
    let is_selected = |room: &Room| {
        let row = |row: String| row.trim_start().strip_prefix("> ").map(str::to_owned);
        let own =
            |row: &str| row.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start().starts_with(word);
        room.rows().into_iter().filter_map(row).any(|row| own(&row))
    };
    for _ in 0..20 {
        if is_selected(room) {
            return room;
        }
        room.key(Code::Down);
    }
    panic!("no {word}:\n{}", room.picture());
}

#[test]
fn what_has_changed_is_written_in_every_form_and_nothing_over() {
    let mut session = minato(1);
    session.union(&minato(2));
    session.union(&minato(3));
    let meetings: Vec<_> = meeting::all(&session).into_iter().map(meeting::Meeting::id).collect();
    let written = |form: Form, audience: Audience| {
        let [.., before, after] = meetings[..] else { panic!("two meetings") };
        let span = (Period::Meeting(before), Period::Meeting(after));
        Comparison::of(&session, span, audience, &Kinds::default(), Lang::Ja).write(form, 80)
    };
    let mut room = Room::with(Lang::Ja, SIZE, session.clone());
    room.ctrl('r').must_show("Ctrl+E 変わったことを書き出す").ctrl('e').must_show("だれに渡すものですか");
    choose(&mut room, "会議の参加者").enter().must_show("変わったことを書き出す（R8.2.18 から R8.6.17）");
    // neither minutes nor forms to fill in
    room.must_not_show("Word").must_not_show("Excel").must_show("テキスト");
    for (name, form) in
        [("CSV", Form::Csv), ("テキスト", Form::Text), ("Markdown", Form::Markdown), ("JSON", Form::Json)]
    {
        choose(&mut room, name).enter().must_show("を書き出しました（Documents > norishiro）。");
        let (path, bytes) = room.written.last().unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        assert_eq!(name, format!("2026-06-17 変わったこと（R8.2.18から）.{}", form.ending()));
        assert_eq!(*bytes, written(form, Audience::Room), "{name}");
        room.times(8, Code::Up);
    }
    // what is there is asked about, and stays
    choose(&mut room, "JSON").enter().must_show("同じ名前のファイル");
    room.key(Code::Esc);
    assert_eq!(room.written.len(), 4);
    // for others less, which is told first, under another name
    choose(&mut room, "渡す相手を変える").enter();
    room.text("3").must_show("この宛先には出さない記入を");
    choose(&mut room, "テキスト").enter();
    assert_eq!(room.written[4].1, written(Form::Text, Audience::Public));
    // the disk says no
    room.disk_works = false;
    choose(&mut room, "CSV").enter().must_show("空きがありません");
    assert_eq!(room.written.len(), 5);
    // back to the review, where the palette has it, too
    room.key(Code::Esc).must_show("振り返り 1/5").ctrl('p').text("変わったことを").enter();
    room.must_show("だれに渡すものですか").key(Code::Esc).must_show("振り返り 1/5");
}

#[test]
fn a_comparison_out_of_home_is_written_and_one_meeting_has_nothing_to_write() {
    let [one, three] = [minato(1), minato(3)];
    let mut room = ticked(Lang::En, (60, 20), &[("1.ron", &one), ("3.ron", &three)]);
    room.enter().ctrl('e').enter();
    choose(&mut room, "Plain text").enter();
    let text = String::from_utf8(room.written[0].1.clone()).unwrap();
    assert!(text.starts_with("What has changed from "), "{text}");
    room.key(Code::Esc).key(Code::Esc);
    assert_eq!(room.model.screen, Screen::Home);
    let mut room = Room::with(Lang::Ja, SIZE, one);
    room.ctrl('r').ctrl('e').must_show("会議は一つだけです").must_not_show("だれに渡す");
}
