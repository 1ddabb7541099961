//! Sessions of a given size: twenty agencies, every list question, the same words each time.

use norishiro::domain::attendance::{Seat, seats};
use norishiro::domain::entry::{self, At};
use norishiro::domain::worksheet::Kind;
use norishiro::domain::{Pen, RecordId, Session, Writer, meeting};
use norishiro::store::sheets;

use crate::common::{self, NOW};

/// What is said, over and over, with a number before it.
const SAID: [&str; 8] = [
    "月に一度、家族の集まりを開いている",
    "はじめの電話は三十分まで聞き、次に会う日を決める",
    "夜と土日は人がいない",
    "地区の民生委員と一緒に訪ねている",
    "手続きの紙を一緒に書き、窓口まで付いて行く",
    "働く前の練習の場が町の中に二か所ある。送り迎えはできないので、駅から歩ける人に限られる",
    "医療につなぐまでに時間がかかる",
    "学校を出たあとの様子が分からない",
];

/// A session with so many entries, spread over all agencies and questions.
pub fn of(entries: usize) -> Session {
    let names: Vec<String> =
        (1..=20).map(|number| format!("第{number}地区相談センター／第{number}")).collect();
    let mut session = common::meeting_of(&names);
    let (meeting, agencies) = around(&session);
    let sheet = &sheets::find("groupwork").unwrap().worksheet;
    let mut places = Vec::new();
    for question in sheet.questions.iter().filter(|question| question.kind == Kind::List) {
        let lanes: Vec<&str> = question.lanes.iter().map(|lane| lane.id.as_str()).collect();
        places
            .extend(if lanes.is_empty() { vec![""] } else { lanes }.into_iter().map(|lane| (question, lane)));
    }
    let mut writer = Writer::new(&mut session, Pen { by: "記録1".into(), now: NOW, seed: [7; 16] });
    for number in 0..entries {
        let (question, lane) = places[number / agencies.len() % places.len()];
        let agency = agencies[number % agencies.len()];
        let (worksheet, question) = (sheet.id.clone(), question.id.clone());
        entry::add(&mut writer, &At { meeting, agency, worksheet, question }, lane, &said(number), false);
    }
    session
}

/// The words of the entry with a number.
pub fn said(number: usize) -> String {
    format!("{number} {}", SAID[number % SAID.len()])
}

fn around(session: &Session) -> (RecordId, Vec<RecordId>) {
    let meeting = meeting::all(session).last().unwrap().id();
    (meeting, seats(session, meeting).iter().map(Seat::id).collect())
}
