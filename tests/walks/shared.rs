//! Two at one file, seen from one of them: what the other writes arrives, is marked, moves nothing, and covers nothing.

use crate::common::{NOW, Room, meeting_of};
use norishiro::app::input::{Code, Key};
use norishiro::app::{Effect, Msg};
use norishiro::domain::attendance::Seat;
use norishiro::domain::entry::{self, At};
use norishiro::domain::{Change, Pen, RecordId, Session, Writer, redaction, same};
use norishiro::i18n::Lang;

const NAMES: [&str; 3] = ["北町保健所／保健所", "北町社会福祉協議会／社協", "若者支援センター／若者"];
const BOARD: Key = Key::function(3);

/// The same session on another machine.
pub(super) struct Other {
    session: Session,
    step: u8,
}

impl Other {
    pub(super) fn of(room: &Room) -> Self {
        Self { session: room.disk.clone(), step: 100 }
    }

    pub(super) fn write<R>(&mut self, room: &mut Room, work: impl FnOnce(&mut Writer) -> R) -> R {
        self.session.union(&room.disk);
        self.write_behind(room, work)
    }

    /// The same before what was written here has come there.
    pub(super) fn write_behind<R>(&mut self, room: &mut Room, work: impl FnOnce(&mut Writer) -> R) -> R {
        self.step += 1;
        let pen = Pen { by: "記録2".into(), now: NOW + 5_000, seed: [self.step; 16] };
        let mut writer = Writer::new(&mut self.session, pen);
        let done = work(&mut writer);
        let change: Change = writer.finish();
        change.apply(&mut room.disk);
        room.send(Msg::FromDisk(change, Vec::new()));
        done
    }

    fn say(&mut self, room: &mut Room, text: &str) -> RecordId {
        let at = at(room);
        let lane = room.worksheet().lane_id();
        self.write(room, |writer| entry::add(writer, &at, &lane, text, false))
    }

    fn erase(&mut self, room: &mut Room, id: RecordId) {
        self.erase_field(room, id, "text");
    }

    pub(super) fn erase_field(&mut self, room: &mut Room, id: RecordId, field: &str) {
        self.session.union(&room.disk);
        self.step += 1;
        let pen = Pen { by: "記録2".into(), now: NOW + 5_000, seed: [self.step; 16] };
        let gone = redaction::redact(Writer::new(&mut self.session, pen), id, field);
        room.disk.take_in(gone.kept.clone(), gone.redactions.clone());
        room.send(Msg::FromDisk(Change::new(gone.kept), gone.redactions));
    }

    fn change(&mut self, room: &mut Room, id: RecordId, text: &str) {
        self.write(room, |writer| writer.set(id, &[("text", text.into())]));
    }
}

fn at(room: &Room) -> At {
    room.worksheet().at(room.session()).unwrap()
}

fn room() -> Room {
    Room::with(Lang::Ja, (60, 20), meeting_of(&NAMES))
}

fn said(room: &Room) -> Vec<RecordId> {
    entry::list(room.session(), &at(room), None).into_iter().map(entry::Entry::id).collect()
}

fn texts(room: &Room, id: RecordId) -> Vec<String> {
    let texts = room.session().record(id).unwrap().texts("text");
    texts.into_iter().map(str::to_owned).collect()
}

#[test]
fn what_arrives_is_marked_for_a_moment_and_leaves_the_line_and_the_caret() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::with(lang, (60, 20), meeting_of(&NAMES));
        let mut other = Other::of(&room);
        room.text("自分の記入").enter().text("書きかけ").key(Code::Left);
        let caret = room.frame().1;
        let id = other.say(&mut room, "向こうの記入");
        room.must_show(&format!("2 向こうの記入  {}", lang.mark_new()));
        room.must_show("> 書きかけ").must_show(&lang.notice_arrived(1));
        assert_eq!(room.frame().1, caret, "{}", room.picture());
        // a change is marked, too, and with the marks the notice goes
        room.wait(7_000).must_not_show(lang.mark_new()).must_not_show(&lang.notice_arrived(1));
        assert_eq!(room.model.wake_at(), None);
        other.change(&mut room, id, "向こうで直した");
        room.must_show(&format!("2 向こうで直した  {}", lang.mark_changed()));
        assert_eq!(room.frame().1, caret, "{}", room.picture());
        room.key(Code::End).text("の続き").enter();
        room.must_show("3 書きかけの続き");
    }
}

#[test]
fn what_arrives_elsewhere_is_told_and_a_notice_that_should_be_read_stays() {
    let mut room = room();
    let mut other = Other::of(&room);
    room.text("自分の記入").enter();
    let first = at(&room);
    room.key(Code::Tab).must_show("[社協]");
    other.write(&mut room, |writer| entry::add(writer, &first, "accompany", "保健所の記入", false));
    room.must_show("ほかから 1 件の記入が届きました").must_show("[社協]").must_not_show("保健所の記入");
    room.disk_works = false;
    room.text("書けない").enter();
    let told = room.picture();
    room.disk_works = true;
    other.write(&mut room, |writer| entry::add(writer, &first, "accompany", "もう一つ", false));
    assert_eq!(room.picture(), told, "the trouble still stands there");
}

#[test]
fn private_words_that_arrive_show_nothing_on_the_wall() {
    let mut room = room();
    let mut other = Other::of(&room);
    let at = at(&room);
    other.write(&mut room, |writer| {
        let id = entry::add(writer, &at, "accompany", "秘密", false);
        writer.set(id, &[("private", true.into())]);
    });
    for shown in ["秘密", "新着", "届きました"] {
        room.must_not_show(shown);
    }
    room.ctrl('w').must_show("秘密");
}

#[test]
fn an_entry_that_is_selected_or_changed_stays_where_it_is() {
    for lang in [Lang::Ja, Lang::En] {
        for size in [(60, 20), (120, 36)] {
            let mut room = Room::with(lang, size, meeting_of(&NAMES));
            let mut other = Other::of(&room);
            let first = other.say(&mut room, "一");
            for text in ["二", "三"] {
                room.text(text).enter();
            }
            room.wait(7_000).times(3, Code::Down).must_show(">  3 三");
            let caret = room.frame().1;
            // above it something grows by many rows, and something new comes in
            other.change(&mut room, first, &"長い言葉".repeat(40));
            room.must_show(">  4 三".replace('4', "3").as_str());
            assert_eq!(room.frame().1, caret, "{}", room.picture());
            other.write(&mut room, |writer| entry::shift(writer, first, 1));
            room.must_show(">  3 三");
            assert_eq!(room.frame().1, caret, "{}", room.picture());
            // the marks fade, too, without moving it
            room.wait(7_000);
            assert_eq!(room.frame().1, caret, "{}", room.picture());
            room.enter().text("を直す");
            let caret = room.frame().1;
            other.change(&mut room, first, "短い");
            let added = other.say(&mut room, "足した");
            room.wait(7_000).must_show("三を直す");
            assert_eq!(room.frame().1, caret, "{}", room.picture());
            other.write(&mut room, |writer| writer.delete(added));
            room.enter();
            assert_eq!(texts(&room, said(&room)[2]), ["三を直す"]);
        }
    }
}

#[test]
fn an_entry_changed_on_both_sides_keeps_both_wordings_and_says_so() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::with(lang, (60, 20), meeting_of(&NAMES));
        let mut other = Other::of(&room);
        room.text("元").enter().key(Code::Down).key(Code::Enter).text("をこちらで");
        let id = said(&room)[0];
        let before = room.picture();
        other.change(&mut room, id, "元を向こうで");
        assert_eq!(room.picture(), before, "what is being typed is left alone");
        room.enter();
        room.must_show(lang.notice_both_kept().split_at(12).0).must_show(lang.mark_conflict());
        let mut both = texts(&room, id);
        both.sort();
        assert_eq!(both, ["元をこちらで", "元を向こうで"]);
        assert_eq!(room.session(), &room.disk, "the file has the same");
    }
}

#[test]
fn a_change_that_is_left_takes_over_what_came_and_can_still_be_had_beside_it() {
    let mut room = room();
    let mut other = Other::of(&room);
    room.text("元").enter().key(Code::Down).key(Code::Enter).text("をこちらで");
    let id = said(&room)[0];
    other.change(&mut room, id, "元を向こうで");
    room.key(Code::Esc).must_show("元を向こうで");
    assert_eq!(texts(&room, id), ["元を向こうで"]);
    room.ctrl('z').must_show("その間にほかで直されています");
    room.must_show("元を向こうで").must_show("元をこちらで").enter();
    assert_eq!(texts(&room, id), ["元を向こうで\n元をこちらで"]);
}

#[test]
fn an_entry_removed_elsewhere_while_it_is_changed_stays() {
    let mut room = room();
    let mut other = Other::of(&room);
    room.text("元").enter().key(Code::Down).key(Code::Enter).text("を直す");
    let id = said(&room)[0];
    other.write(&mut room, |writer| writer.delete(id));
    room.must_show("元を直す").enter();
    room.must_show("ほかで消されていましたが").must_show("1 元を直す");
    // and where nothing was changed here, it goes
    room.key(Code::Enter);
    other.write(&mut room, |writer| writer.delete(id));
    room.must_show("1 元を直す").key(Code::Esc).must_not_show("元を直す");
}

#[test]
fn what_was_changed_elsewhere_is_not_removed_by_a_menu_opened_before() {
    for on_board in [false, true] {
        let mut room = room();
        let mut other = Other::of(&room);
        room.text("元").enter().key(Code::Down);
        let id = said(&room)[0];
        if on_board {
            room.press(BOARD);
        }
        room.key(Code::Right).must_show("4 消す");
        other.change(&mut room, id, "元を向こうで");
        room.must_show("4 消す").must_show("   元").text("4");
        room.must_show("消さずに残しました").must_show("元を向こうで");
        assert_eq!(texts(&room, id), ["元を向こうで"]);
        assert_eq!(room.session(), &room.disk);
    }
}

#[test]
fn what_waited_for_an_entry_in_hand_is_there_when_the_session_is_closed() {
    let mut room = room();
    let mut other = Other::of(&room);
    room.text("元").enter().key(Code::Down).key(Code::Enter);
    let id = said(&room)[0];
    other.change(&mut room, id, "元を向こうで");
    room.ctrl('o');
    let closed = room.asked.iter().find_map(|effect| match effect {
        Effect::Close(session) => Some(session.clone()),
        _ => None,
    });
    assert_eq!(*closed.unwrap(), room.disk);
}

#[test]
fn words_erased_elsewhere_do_not_come_back_from_a_change_or_a_draft() {
    for left in [false, true] {
        let mut room = room();
        let mut other = Other::of(&room);
        room.text("山田の家").enter().key(Code::Down).key(Code::Enter).text("と山田の職場").wait(2_000);
        let id = said(&room)[0];
        let draft = room.draft.clone();
        assert!(draft.as_ref().is_some_and(|draft| draft.text.contains("職場")));
        if left {
            room.key(Code::Esc);
        }
        // a change of it waits, and is erased with it
        other.change(&mut room, id, "山田の家へ");
        other.erase(&mut room, id);
        room.must_show("ほかで消去されたので").must_not_show("山田").wait(2_000);
        assert!(!format!("{:?}{:?}{:?}", room.model, room.disk, room.draft).contains("山田"), "it is kept");
        for _ in 0..5 {
            room.ctrl('z').must_not_show("山田");
        }
        room.enter().key(Code::Esc).must_not_show("山田");
        // a draft that a crash left
        let mut again = Room::new(Lang::Ja, (60, 20));
        again.draft = draft;
        again.open(room.disk.clone(), norishiro::app::open::Access::Writable);
        again.must_not_show("山田").must_not_show("書きかけの行");
        assert!(again.draft.as_ref().is_some_and(|draft| draft.text.is_empty()));
    }
}

#[test]
fn what_is_typed_on_after_words_were_erased_elsewhere_goes_nowhere() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::with(lang, (60, 20), meeting_of(&NAMES));
        let mut other = Other::of(&room);
        room.text("とても").enter().key(Code::Down).enter().text("長い直し");
        let id = said(&room)[0];
        other.erase(&mut room, id);
        let told = lang.pick("ほかで消去されたので", "It was erased elsewhere");
        room.must_show(told).text("の途中").must_show(told).key(Code::Delete).ctrl('z').paste("です");
        room.key(Code::Tab).must_show(told).press(Key::function(12)).press(Key::function(12)).text("まだ");
        assert_eq!((room.worksheet().line.text(), room.session().of_kind(entry::KIND).count()), ("", 1));
        // the key that would have ended the change is seen to, and does nothing else
        room.must_show(told).enter().must_not_show(told).text("次").must_show("> 次");
        assert_eq!(room.session().of_kind(entry::KIND).count(), 1);
    }
    // what is typed elsewhere than in the change that went is taken
    let mut room = room();
    let mut other = Other::of(&room);
    room.text("元").enter().key(Code::Down).enter().text("を直す").key(Code::Esc).key(Code::Esc);
    let id = said(&room)[0];
    other.erase(&mut room, id);
    room.must_show("ほかで消去されたので").text("続き").must_show("> 続き");
}

#[test]
fn words_written_anew_from_a_conflict_go_with_what_is_erased_elsewhere() {
    let mut room = room();
    let mut other = Other::of(&room);
    room.text("元").enter().key(Code::Down).key(Code::Enter).text("の山田");
    let id = said(&room)[0];
    other.change(&mut room, id, "元の鈴木");
    room.enter().press(Key::ctrl('r')).key(Code::Enter).text("4").text("と職場").wait(2_000);
    assert!(room.draft.as_ref().is_some_and(|draft| draft.text.contains("職場")));
    other.erase(&mut room, id);
    room.must_show("ほかで消去されたので").must_not_show("職場").must_not_show("山田").wait(2_000);
    assert!(!format!("{:?}{:?}{:?}", room.model, room.disk, room.draft).contains("山田"), "it is kept");
}

#[test]
fn what_is_asked_of_something_stays_while_others_write() {
    let mut room = room();
    let mut other = Other::of(&room);
    for text in ["消した話", "名前のある話"] {
        room.text(text).enter();
    }
    let [gone, named] = <[RecordId; 2]>::try_from(said(&room)).unwrap();
    room.key(Code::Down).key(Code::Delete);
    // the menu of something in the bin
    room.ctrl('p').text("ごみ箱").key(Code::Enter).key(Code::Right).must_show("消去する（記録に残さない）");
    other.change(&mut room, gone, "向こうで直した");
    other.say(&mut room, "別の記入");
    room.must_show("消去する（記録に残さない）").must_show("消した話");
    room.key(Code::Esc).must_show("ごみ箱は空です").key(Code::Esc);
    assert_eq!(texts(&room, gone), ["向こうで直した"]);
    // what is to be erased: nothing is erased that was not seen, and that is told
    room.must_show(">  2 名前のある話").key(Code::Right);
    room.key(Code::Up).key(Code::Enter).must_show("「名前のある話」");
    other.change(&mut room, named, "向こうの名前");
    other.say(&mut room, "もう一つの記入");
    room.must_show("「名前のある話」").key(Code::Down).key(Code::Enter);
    room.must_show("ほかで書かれた言葉が届きました").must_show("向こうの名前").must_not_show("名前のある話");
}

#[test]
fn a_new_need_does_not_push_the_line_away() {
    let mut room = room();
    let mut other = Other::of(&room);
    room.times(5, Code::PageDown).must_show("5/5").text("書きかけ");
    let caret = room.frame().1;
    let at = At { question: "weaknesses".into(), ..at(&room) };
    for text in ["弱み一", "弱み二"] {
        other.write(&mut room, |writer| entry::add(writer, &at, "", text, false));
        assert_eq!(room.frame().1, caret, "{}", room.picture());
    }
    room.key(Code::Up).must_show("弱み一");
}

#[test]
fn the_selected_item_of_the_agenda_stays_selected() {
    let mut room = room();
    let mut other = Other::of(&room);
    room.ctrl('b').text("一つ目 10分").enter().text("二つ目 10分").enter().times(2, Code::Down);
    room.must_show("> 2 二つ目");
    let first =
        norishiro::domain::agenda::list(room.session(), room.model.room.as_ref().unwrap().meeting_id())[0]
            .id();
    other.write(&mut room, |writer| writer.delete(first));
    room.must_show("> 1 二つ目");
}

#[test]
fn who_else_has_it_open_is_shown_on_every_screen_and_told_when_it_changes() {
    for lang in [Lang::Ja, Lang::En] {
        for size in [(60, 20), (120, 36)] {
            let mut room = Room::with(lang, size, meeting_of(&NAMES));
            let label = |label: &str| label.to_owned();
            room.send(Msg::Others(vec![label("記録2")]));
            room.must_show(&lang.others_here("記録2")).must_show(&lang.notice_others_came("記録2"));
            room.text("あ");
            for key in [BOARD, Key::ctrl('b')] {
                room.press(key).must_show(&lang.others_here("記録2"));
            }
            room.press(Key::function(2));
            // the own label, and one that comes twice
            room.send(Msg::Others(vec![label("記録1"), label("記録2"), label("記録2")]));
            let names = [lang.another_screen().to_owned(), lang.counted_label("記録2", 2)];
            room.must_show(&lang.others_here(&names.join(lang.pick("、", ", "))));
            room.send(Msg::Others((0..20).map(|at| format!("窓口{at}の記録係の端末")).collect()));
            room.must_show("..");
            room.send(Msg::Others(Vec::new()));
            room.must_not_show(&lang.others_here("")).must_show("> あ");
        }
    }
}

#[test]
fn the_word_that_something_came_is_never_parted_nor_cut() {
    for lang in [Lang::Ja, Lang::En] {
        for (columns, letters) in [(60, 18..30), (80, 30..42), (120, 15..35)] {
            for count in letters {
                let mut room = Room::with(lang, (columns, 24), meeting_of(&NAMES));
                let mut other = Other::of(&room);
                let id = other.say(&mut room, &"あ".repeat(count));
                room.must_show(lang.mark_new()).wait(7_000);
                other.change(&mut room, id, &"い".repeat(count));
                room.must_show(lang.mark_changed()).press(BOARD).must_show(lang.mark_changed());
            }
        }
    }
}

#[test]
fn who_came_and_went_makes_way_for_what_arrives_and_says_who_is_left() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::with(lang, (80, 24), meeting_of(&NAMES));
        let mut other = Other::of(&room);
        let others = |labels: &[&str]| Msg::Others(labels.iter().map(|label| (*label).to_owned()).collect());
        let said = |room: &Room| room.model.notice.as_ref().unwrap().text.clone();
        room.send(others(&["記録2", "記録2"]));
        room.send(others(&["記録2"]));
        let left = lang.in_two(&lang.notice_others_went("記録2"), &lang.others_here("記録2"));
        assert_eq!(said(&room), left);
        room.send(others(&[]));
        assert_eq!(said(&room), lang.notice_others_went("記録2"));
        other.say(&mut room, "一");
        other.say(&mut room, "二");
        assert_eq!(said(&room), lang.notice_arrived(2));
        // what a key did stands
        room.text("三").enter().key(Code::Down).key(Code::Delete).must_show(lang.notice_removed());
        other.say(&mut room, "四");
        room.must_show(lang.notice_removed());
    }
}

#[test]
fn an_entry_removed_here_and_changed_elsewhere_is_told_to_be_back() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::with(lang, (80, 24), meeting_of(&NAMES));
        room.text("元").enter();
        let mut other = Other::of(&room);
        let id = said(&room)[0];
        room.key(Code::Down).key(Code::Delete).must_show(lang.notice_removed());
        other.write_behind(&mut room, |writer| writer.set(id, &[("text", "元を向こうで".into())]));
        room.must_show(&lang.notice_back_changed("元を向こうで")).must_not_show(lang.notice_removed());
        room.key(Code::Down).key(Code::Delete);
        other.write(&mut room, |writer| writer.set(id, &[("deleted", false.into())]));
        room.must_show(&lang.notice_back_elsewhere("元を向こうで"));
        // what should be read already is not lost by it
        room.key(Code::Down).key(Code::Delete).ctrl('w').must_show(lang.notice_desk().split_at(12).0);
        other.write(&mut room, |writer| writer.set(id, &[("deleted", false.into())]));
        let both = lang.in_two(&lang.notice_back_elsewhere("元を向こうで"), lang.notice_desk());
        assert_eq!(room.model.notice.as_ref().unwrap().text, both);
    }
}

#[test]
fn agencies_made_one_elsewhere_are_told_where_the_heading_changes() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::with(lang, (80, 24), meeting_of(&NAMES));
        let mut other = Other::of(&room);
        let seats: Vec<RecordId> = room.worksheet().seats(room.session()).iter().map(Seat::id).collect();
        room.key(Code::Tab).text("書きかけ").must_show("北町社会福祉協議会");
        other.write(&mut room, |writer| same::bind(writer, seats[0], seats[1]));
        let told = lang.notice_same_elsewhere("北町社会福祉協議会", "北町保健所");
        let along = lang.notice_line_goes_along("北町保健所");
        assert_eq!(room.model.notice.as_ref().unwrap().text, lang.in_two(&told, &along));
        room.must_show("> 書きかけ");
        // of another two nothing is said
        room.text("。");
        other.write(&mut room, |writer| same::release(writer, seats[1]));
        assert!(room.model.notice.is_none(), "{}", room.picture());
    }
}

#[test]
fn a_step_that_cannot_be_taken_back_names_its_entry() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::with(lang, (80, 24), meeting_of(&NAMES));
        let mut other = Other::of(&room);
        room.text("元").enter().key(Code::Down).enter().text("の続き").enter();
        let id = said(&room)[0];
        other.change(&mut room, id, "向こうの言葉");
        room.ctrl('z').must_show(&lang.notice_overtaken_of("向こうの言葉"));
    }
}

#[test]
fn a_change_of_two_wordings_says_what_stands_there() {
    for lang in [Lang::Ja, Lang::En] {
        let mut room = Room::with(lang, (80, 24), meeting_of(&NAMES));
        let mut other = Other::of(&room);
        room.text("元").enter().key(Code::Down).enter().text("をこちらで");
        let id = said(&room)[0];
        other.change(&mut room, id, "元を向こうで");
        room.enter().enter();
        let by = ["記録1", "記録2"].join(lang.out_comma());
        assert_eq!(
            room.model.notice.as_ref().unwrap().text,
            lang.notice_wordings(2, &by),
            "{}",
            room.picture()
        );
    }
}
