//! Ties by keys: whom an idea asks with the likeliest first, and the screen of needs and who can help.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

use common::{Room, meeting_of};
use norishiro::app::input::Code;
use norishiro::app::message::Msg;
use norishiro::domain::entry::{self, At};
use norishiro::domain::overlap::{self, Answer, Asked, Overlap};
use norishiro::domain::{Change, Pen, RecordId, Session, Writer, attendance, meeting};
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
        let pen = Pen { by: "記録2".into(), now: common::NOW, seed: [self.step; 16] };
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
    table.say(0, "weaknesses", "日中に通える場を持っていない");
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
    let mut table = table();
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
