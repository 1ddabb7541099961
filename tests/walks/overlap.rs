//! Ties by keys: whom an idea asks with the likeliest first, and the screen of needs and who can help.

use crate::common::{Room, meeting_by, meeting_of};
use norishiro::app::input::{Code, Key};
use norishiro::app::message::Msg;
use norishiro::app::open::Access;
use norishiro::domain::entry::{self, At};
use norishiro::domain::overlap::{self, Answer, Asked, Overlap};
use norishiro::domain::same::{self, Verdict};
use norishiro::domain::{Change, Pen, RecordId, Session, Writer, agency, attendance, meeting};
use norishiro::i18n::Lang;

const NAMES: [&str; 4] = [
    "みなと保健所／保健所／みなとほけんじょ",
    "みなと市社会福祉協議会／社協／しゃきょう",
    "みなと若者サポートステーション／サポステ／さぽすて",
    "みなと市教育支援センター／教育支援／きょういくしえん",
];

/// A meeting at which something was said: the agency's place, the question, the words.
struct Table {
    session: Session,
    step: u8,
}

impl Table {
    fn new(names: &[&str]) -> Self {
        Self { session: meeting_of(names), step: 0 }
    }

    fn agency(&self, at: usize) -> RecordId {
        attendance::seats(&self.session, self.meeting())[at].id()
    }

    fn meeting(&self) -> RecordId {
        meeting::all(&self.session)[0].id()
    }

    fn at(&self, agency: usize, question: &str) -> At {
        let (meeting, agency) = (self.meeting(), self.agency(agency));
        At { meeting, agency, worksheet: "groupwork".into(), question: question.into() }
    }

    fn write<R>(&mut self, work: impl FnOnce(&mut Writer) -> R) -> R {
        self.step += 1;
        let pen = Pen { by: "記録2".into(), now: crate::common::NOW, seed: [self.step; 16] };
        work(&mut Writer::new(&mut self.session, pen))
    }

    fn say(&mut self, agency: usize, question: &str, text: &str) -> RecordId {
        let at = self.at(agency, question);
        self.write(|writer| entry::add(writer, &at, "", text, false))
    }

    fn room(&self) -> Room {
        Room::with(Lang::Ja, (60, 20), self.session.clone())
    }
}

/// The health centre needs places to be; the fourth agency runs one.
fn table() -> Table {
    let mut table = Table::new(&NAMES);
    table.say(0, "weaknesses", "日中に通える場を学校のほかに持っていない");
    table.say(1, "strengths", "各地区の民生委員と顔がつながっている");
    table.say(3, "strengths", "午後に部屋を開けて居場所にしている");
    table.say(3, "support", "居場所の見学を受けている");
    table
}

fn asked(session: &Session) -> Vec<(Asked, Answer)> {
    let record = session.of_kind(overlap::KIND).last().expect("an overlap");
    Overlap(record).to()
}

#[test]
fn the_likeliest_agency_comes_first_with_the_reason_and_is_asked_with_two_keys() {
    let table = table();
    let mut room = table.room();
    room.times(5, Code::PageDown).must_show("> 1 日中に通える場").text("見学させてほしい").enter();
    let first = room.rows().into_iter().find(|row| row.contains("[ ]")).unwrap();
    assert!(first.contains("教育支援センター") && first.contains("「通える場・居場所」"), "{first}");
    // who has nothing to do with it stands below, and so do anyone and undecided
    room.must_show("社会福祉協議会").must_show("みんな").must_show("未定");
    room.key(Code::Enter).must_show("教育支援の返事").text("２").faded();
    room.must_show("〔弱み 1・教育支援 了承〕見学させてほしい");
    assert_eq!(asked(&room.disk), [(Asked::Agency(table.agency(3)), Answer::Agreed)]);
}

#[test]
fn keys_that_come_before_it_is_known_whom_to_propose_wait_for_it() {
    let table = table();
    let mut room = table.room();
    room.thinks = true;
    room.times(5, Code::PageDown).text("見学させてほしい").enter();
    room.must_show("さがしています").must_not_show("社会福祉協議会");
    room.key(Code::Enter).text("3").must_show("さがしています");
    assert_eq!(room.disk.of_kind(overlap::KIND).count(), 0);
    room.thought().faded().must_show("〔弱み 1・教育支援 持ち帰り〕");
    assert_eq!(asked(&room.disk), [(Asked::Agency(table.agency(3)), Answer::TakenBack)]);
    // left before it is known: nothing was asked, and a late answer changes nothing
    room.text("もう一つ").enter().key(Code::Enter).key(Code::Esc).must_show("> もう一つ").thought();
    room.must_show("> もう一つ").must_not_show("さがしています");
    assert_eq!(room.disk.of_kind(overlap::KIND).count(), 1);
}

#[test]
fn what_was_found_of_another_state_or_another_idea_is_not_used() {
    let mut table = Table::new(&NAMES);
    table.say(0, "weaknesses", "日中に通える場を持っていない");
    table.say(3, "strengths", "午後に部屋を開けて居場所にしている");
    let mut room = table.room();
    room.thinks = true;
    room.times(5, Code::PageDown).text("見学させてほしい").enter();
    // meanwhile another laptop says that somebody else has the place
    let before = table.session.clone();
    let at = table.at(2, "strengths");
    table.write(|writer| {
        for text in ["居場所を毎日開いている", "通える場を三つ持っている", "居場所の見学を受けている"]
        {
            entry::add(writer, &at, "", text, false);
        }
    });
    let (new, _) = before.missing(&table.session);
    room.send(Msg::FromDisk(Change::new(new), Vec::new()));
    room.key(Code::Enter).thought().must_show("さがしています").thought();
    room.must_show("サポステの返事");
    room.key(Code::Esc).must_show("さがしています").key(Code::Esc);
    // the answer to the idea before is none to this one
    room.key(Code::Backspace).enter().must_show("さがしています");
    room.thought().must_show("みんな");
}

#[test]
fn a_kind_of_agency_without_a_seat_is_found_by_typing() {
    let mut room = table().room();
    room.times(5, Code::PageDown).text("夜の電話を受けてほしい").enter().must_not_show("機関の種類  ");
    room.text("ほうかつ").must_show("地域包括支援センター").must_show("機関の種類");
    room.enter().must_show("地域包括支援センターの返事").enter();
    room.must_show("地域包括支援セ").must_show("提案");
    let asked = asked(&room.disk);
    assert!(matches!(&asked[..], [(Asked::Kind(word, name), Answer::Proposed)]
        if word == "houkatsu" && name == "地域包括支援センター"));
    // asked anew it is ticked, in its own row
    room.key(Code::Down).key(Code::Right).text("2").must_show("[x] 地域包括支援センター");
}

fn f4(room: &mut Room) -> &mut Room {
    room.press(Key::function(4))
}

fn row(room: &Room, text: &str) -> String {
    let found = room.rows().into_iter().find(|row| row.contains(text));
    found.unwrap_or_else(|| panic!("not shown: {text}\n{}", room.picture()))
}

fn place(room: &Room, text: &str) -> usize {
    let found = room.rows().iter().position(|row| row.contains(text));
    found.unwrap_or_else(|| panic!("not shown: {text}\n{}", room.picture()))
}

#[test]
fn from_a_need_to_an_agreed_tie_and_back() {
    let mut table = table();
    table.say(0, "weaknesses", "夜は動けない");
    let mut room = table.room();
    f4(&mut room).must_show("のりしろ（すべて）").must_show("了承 0件").must_show("これから");
    room.must_show("> 保健所: 日中に通える場を学校の").key(Code::Enter);
    room.must_show("力になれそうな機関").must_show("> みなと市教育支援センター");
    room.must_show("「通える場・居場所」").must_show("【居場所】");
    // the idea has a line of its own; the answer is one key
    room.key(Code::Enter).must_show("教育支援に、してもらえると").text("見学させてほしい").key(Code::Enter);
    room.must_show("教育支援の返事").text("２");
    assert!(room.model.room.as_ref().unwrap().worksheet.echo.is_some(), "it stands large");
    assert!(room.rows().iter().any(|row| row.contains("見  学")), "{}", room.picture());
    room.faded().must_show("了承 1件").must_show("結んだもの");
    assert!(row(&room, "> 教育支援").contains("了承"));
    let overlap = room.disk.of_kind(overlap::KIND).next().map(Overlap).unwrap();
    assert_eq!((overlap.idea(), overlap.answer()), ("見学させてほしい", Answer::Agreed));
    assert_eq!(overlap.0.link("agency"), Some(table.agency(0)), "it is the proposal of who has the need");
    assert_eq!(asked(&room.disk), [(Asked::Agency(table.agency(3)), Answer::Agreed)]);
    // who is asked already is not proposed again; the need stays where it stood until the list is made anew
    assert_eq!(room.rows().iter().filter(|row| row.contains("教育支援")).count(), 1);
    room.key(Code::Left).must_show("> 保健所: 日中に通える場");
    assert!(place(&room, "日中に通える場") < place(&room, "夜は動けない"));
    f4(room.press(Key::function(3)));
    assert!(place(&room, "日中に通える場") > place(&room, "夜は動けない"));
    room.ctrl('z').must_show("了承 0件").ctrl('y').must_show("了承 1件");
}

#[test]
fn an_answer_is_one_key_and_a_tie_is_removed() {
    let mut room = table().room();
    f4(&mut room).key(Code::Enter).key(Code::Enter).key(Code::Enter).key(Code::Enter).faded();
    // the idea may stay empty
    assert_eq!(room.disk.of_kind(overlap::KIND).next().map(Overlap).unwrap().idea(), "");
    assert!(row(&room, "> 教育支援").contains("提案"));
    room.text("3");
    assert!(row(&room, "> 教育支援").contains("持ち帰り"));
    room.text("あ").must_show("返事は 1 提案");
    // 見送り leaves the need without a partner
    room.text("４");
    assert!(row(&room, "> 教育支援").contains("見送り"));
    room.key(Code::Esc).times(2, Code::Tab).must_show("相手がこれからの分").must_show("日中に通える場");
    room.key(Code::Tab).must_show("返事を待っている分").must_show("あてはまるものはありません");
    room.times(2, Code::Tab).must_show("（すべて）").key(Code::Enter).key(Code::Enter);
    room.must_show("教育支援の返事").text("2").must_show("了承 1件");
    room.key(Code::Delete).must_show("了承 0件").must_not_show("結んだもの");
    assert_eq!(room.disk.of_kind(overlap::KIND).filter(|record| !record.is_hidden()).count(), 0);
    room.ctrl('z').must_show("了承 1件").must_show("結んだもの");
    // its menu is that of the worksheet
    room.key(Code::Right)
        .must_show("返事を書く")
        .must_show("履歴を見る")
        .key(Code::Esc)
        .must_show("結んだもの");
}

#[test]
fn one_of_several_is_asked_no_more_and_kinds_and_anyone_can_be_asked() {
    let mut room = table().room();
    f4(&mut room).key(Code::Enter).times(9, Code::Down).must_show("> ほかの相手を選ぶ").key(Code::Enter);
    room.text("電話がほしい").key(Code::Enter).must_show("どの機関に").text("ほうかつ");
    room.key(Code::Tab).ctrl('a').key(Code::Backspace).text("みんな").key(Code::Tab).key(Code::Enter);
    room.must_show("地域包括支援センターの返事").text("1").must_show("みんなの返事").text("3").faded();
    assert_eq!(asked(&room.disk).len(), 2);
    assert!(row(&room, "みんな").contains("持ち帰り"));
    room.must_show("> 地域包括支援センター").key(Code::Delete);
    assert_eq!(asked(&room.disk), [(Asked::Anyone, Answer::TakenBack)]);
    room.key(Code::Esc).times(4, Code::Tab).must_show("持ち帰りの分").must_show("日中に通える場");
}

#[test]
fn a_joint_wish_has_words_and_is_reached() {
    let mut room = table().room();
    f4(&mut room).key(Code::Down).must_show("> みんなの願いを書く").key(Code::Enter);
    room.must_show("みんなで、できるとよいこと").key(Code::Enter).must_show("願いの言葉を書いてください");
    room.text("顔の見える会を")
        .key(Code::Enter)
        .must_show("どの機関に")
        .text("みんな")
        .key(Code::Enter)
        .text("2");
    room.faded().must_show("了承 1件").must_show("弱みによらない").must_show("顔の見える会を");
    let overlap = room.disk.of_kind(overlap::KIND).next().map(Overlap).unwrap();
    assert_eq!(overlap.need(), None);
    room.text("3").must_show("持ち帰り").must_show("了承 0件");
    room.key(Code::Down).must_show("> 相手を変える").key(Code::Enter).must_show("[x] みんな").key(Code::Esc);
    room.key(Code::Esc).must_show("みんなの願い: 顔の見える会を");
}

#[test]
fn a_quick_enter_waits_until_it_is_known_who_could_help() {
    let mut room = table().room();
    room.thinks = true;
    f4(&mut room).key(Code::Enter).must_show("さがしています").key(Code::Enter).text("見学したい");
    room.must_not_show("見学したい")
        .thought()
        .must_show("教育支援に、してもらえると")
        .must_show("> 見学したい");
    // Esc waits for nothing
    let mut room = table().room();
    room.thinks = true;
    f4(&mut room).key(Code::Enter).key(Code::Enter).key(Code::Esc).must_show("> 保健所: 日中").thought();
    room.must_show("> 保健所: 日中").must_not_show("してもらえると");
}

#[test]
fn what_arrives_moves_nothing_that_is_looked_at() {
    let mut table = table();
    let mut room = table.room();
    f4(&mut room).key(Code::Enter).key(Code::Down);
    let before: Vec<_> = room.rows();
    let known = table.session.clone();
    let (at, other) = (table.at(2, "strengths"), table.at(1, "weaknesses"));
    table.write(|writer| {
        entry::add(writer, &at, "", "通える場と居場所を毎日開き、見学を受けている", false);
        entry::add(writer, &other, "", "車がない", false);
    });
    let (new, _) = known.missing(&table.session);
    room.send(Msg::FromDisk(Change::new(new), Vec::new()));
    let after = room.rows();
    assert_eq!(before[4..17], after[4..17], "{}", room.picture());
    // back in the list the new need is there, and the agency is proposed the next time
    room.key(Code::Esc).must_show("社協: 車がない").must_show("> 保健所").key(Code::Enter);
    room.must_show("みなと若者サポートステーション").must_show("毎日開");
}

#[test]
fn what_is_private_is_not_drawn_on_the_wall() {
    let mut table = table();
    let id = table.say(1, "weaknesses", "壁には出さない弱み");
    let said = table.say(3, "values", "通える場の秘密の話");
    table.write(|writer| {
        writer.set(id, &[("private", true.into())]);
        writer.set(said, &[("private", true.into())]);
    });
    let mut room = table.room();
    f4(&mut room).must_not_show("壁には出さない").key(Code::Enter).must_not_show("秘密の話");
    room.key(Code::Esc).ctrl('w').must_show("壁には出さない").ctrl('w').must_not_show("壁には出さない");
}

#[test]
fn where_nobody_may_write_nothing_is_written() {
    let table = table();
    let mut room = Room::new(Lang::Ja, (60, 20));
    room.open(table.session.clone(), Access::ReadOnly);
    f4(&mut room).key(Code::Enter).key(Code::Enter).must_show("閲覧だけできます").text("文字");
    room.key(Code::Esc).key(Code::Down).key(Code::Enter).text("願い").enter();
    assert_eq!(room.session(), &table.session);
}

#[test]
fn an_idea_that_was_not_entered_is_there_again_after_a_crash() {
    let table = table();
    let mut room = table.room();
    f4(&mut room).key(Code::Enter).key(Code::Enter).text("見学させてほしい").wait(2_000);
    let (disk, draft) = (room.disk.clone(), room.draft.clone());
    let mut room = Room::new(Lang::Ja, (60, 20));
    room.draft = draft;
    room.open(disk, Access::Writable);
    room.must_show("> 見学させてほしい");
}

#[test]
fn it_is_reached_from_every_screen_and_says_what_to_do_where_there_is_nothing() {
    let mut room = Room::with(Lang::Ja, (60, 20), meeting_of(&["A", "B"]));
    f4(&mut room).must_show("まだ弱みの記入がありません").must_show("みんなの願いを書く");
    room.press(Key::function(3)).must_show("A");
    f4(&mut room).must_show("まだ弱みの記入がありません");
    f4(room.ctrl('b')).must_show("まだ弱みの記入がありません").key(Code::Esc).must_show("1/5");
    f4(&mut room).press(Key::function(4)).press(Key::function(4));
    f4(&mut room).must_show("のりしろ（すべて）");
    room.press(Key::function(1)).must_show("のりしろ").key(Code::Esc).must_show("のりしろ（すべて）");
    // letters find what was said
    let mut room = table().room();
    f4(&mut room).text("民生").must_show("顔がつながっている").key(Code::Esc);
    // a meeting without agencies
    let mut room = Room::with(Lang::Ja, (60, 20), meeting_of::<&str>(&[]));
    f4(&mut room).must_show("まだ弱みの記入がありません").enter().enter().text("1").key(Code::Down);
}

#[test]
fn merged_agencies_are_one_here_too() {
    let mut table = table();
    let twin = table.write(|writer| agency::found(writer, &"みなと教育支援".into()));
    let (meeting, first) = (table.meeting(), table.agency(3));
    table.write(|writer| attendance::set(writer, meeting, twin, attendance::State::Present));
    table.write(|writer| same::judge(writer, first, twin, Verdict::Same));
    let need = table.session.of_kind(entry::KIND).next().unwrap().id();
    let at = table.at(0, "overlap");
    let to = [(Asked::Agency(twin), Answer::Agreed)];
    table.write(|writer| overlap::propose(writer, &at, Some(need), "案", &to, false));
    let mut room = table.room();
    f4(&mut room).key(Code::Enter);
    assert_eq!(room.rows().iter().filter(|row| row.contains("教育支援")).count(), 1, "{}", room.picture());
}

#[test]
fn a_hundred_needs_of_twenty_agencies_with_long_names_stand_whole() {
    let names: Vec<String> = (0..20)
        .map(|at| {
            format!("{at}番町社会福祉法人ひきこもり地域支援ネットワーク推進連絡協議会事務局分室北第二出張所")
        })
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut table = Table::new(&names);
    let places: Vec<At> = (0..20).map(|at| table.at(at, "weaknesses")).collect();
    table.write(|writer| {
        for (at, place) in places.iter().cycle().take(100).enumerate() {
            let text = format!("{at}つ目の弱みは、夜間や休日に一人で訪問することが難しく、相談がそこで途切れてしまうことです。").repeat(3);
            entry::add(writer, place, "", &text, false);
        }
    });
    for size in [(60, 20), (80, 24), (120, 36)] {
        let mut room = Room::with(Lang::Ja, size, table.session.clone());
        f4(&mut room).times(99, Code::Down).must_show("> 19番町").key(Code::Down).must_show("> みんなの願い");
        room.times(100, Code::Up).must_show("> 0番町").key(Code::Enter).times(30, Code::Down);
        room.must_show("> ほかの相手を選ぶ")
            .key(Code::PageDown)
            .must_show("力になれそうな機関")
            .key(Code::Enter);
        room.text(&"長い言葉を書き続ける。".repeat(30));
        let caret = room.frame().1.unwrap();
        assert!(caret.y < 13 * size.1 / 20, "{caret:?}\n{}", room.picture());
    }
}

#[test]
fn an_idea_that_was_not_entered_goes_along_to_another_meeting() {
    let mut both = table().session;
    both.union(&meeting_by(7, &["図書館"]));
    let mut room = Room::with(Lang::Ja, (60, 20), both);
    f4(&mut room).must_show("日中に通える場").key(Code::Enter).key(Code::Enter).text("見学させてほしい");
    room.ctrl('p').text("ほかの会議").enter().must_show("未[図書館]").must_show("> 見学させてほしい");
    f4(&mut room).must_show("まだ弱みの記入がありません").must_not_show("見学させてほしい");
}

#[test]
fn a_second_request_stays_with_its_need_and_a_wish_says_that_it_is_one() {
    let table = table();
    let mut needs = table.session.of_kind(entry::KIND);
    let need =
        needs.find(|entry| entry.text("text").starts_with("日中に")).map(norishiro::domain::Record::id);
    let mut room = table.room();
    room.times(5, Code::PageDown).text("見学させてほしい").enter().enter().text("2").faded();
    // asked of another for the same need
    room.must_show("> 1 日中に通える場").text("送り迎えを頼みたい").enter();
    room.must_show("「日中に通える場を学校の").text("社協").enter().text("1").faded();
    let needs: Vec<_> = room.disk.of_kind(overlap::KIND).map(|record| Overlap(record).need()).collect();
    assert_eq!(needs, [need, need]);
    // a wish is chosen by hand, and is told as one
    room.key(Code::Up).key(Code::Down).must_show("> - ").key(Code::Esc);
    room.text("顔の見える会を").enter().must_show("みんなの願い: 顔の見える会を");
}

#[test]
fn a_long_name_over_who_could_help_ends_in_dots() {
    let long = "みなと市社会福祉法人ひきこもり地域支援ネットワーク推進連絡協議会事務局分室北第二出張所";
    let mut table = Table::new(&[long, NAMES[1]]);
    table.say(0, "weaknesses", "日中に通える場を持っていない");
    let mut room = table.room();
    f4(&mut room).key(Code::Enter);
    let heading = row(&room, "みなと市社会福祉法人ひきこもり地域支援");
    assert!(heading.trim_end().ends_with(".."), "{heading}");
}
