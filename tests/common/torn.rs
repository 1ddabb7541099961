//! Sessions in which two laptops wrote, neither knowing of the other.

use norishiro::domain::{Pen, RecordId, Session, Writer, entry, meeting, worksheet};

use super::NOW;

pub fn pen(by: &str, minutes: i64) -> Pen {
    Pen { by: by.into(), now: NOW + minutes * 60_000, seed: [u8::try_from(minutes).unwrap(); 16] }
}

/// What two tables wrote, a minute and three minutes after two.
pub fn torn(session: &Session, one: impl FnOnce(&mut Writer), other: impl FnOnce(&mut Writer)) -> Session {
    let (mut first, mut second) = (session.clone(), session.clone());
    one(&mut Writer::new(&mut first, pen("A卓", 1)));
    other(&mut Writer::new(&mut second, pen("B卓", 3)));
    first.union(&second);
    first
}

/// The same field written differently.
pub fn differing(session: &Session, id: RecordId, field: &str, one: &str, other: &str) -> Session {
    torn(
        session,
        |writer| writer.set(id, &[(field, one.into())]),
        |writer| writer.set(id, &[(field, other.into())]),
    )
}

/// The first entry of the first agency to the first question.
pub fn first_entry(session: &Session) -> RecordId {
    let meeting = *meeting::all(session).last().unwrap();
    let agency = norishiro::domain::attendance::seats(session, meeting.id())[0].id();
    let sheet = worksheet::find(session, meeting.worksheets()[0]).unwrap();
    let question = &sheet.questions[0];
    let at = entry::At {
        meeting: meeting.id(),
        agency,
        worksheet: sheet.id.clone(),
        question: question.id.clone(),
    };
    entry::list(session, &at, question.lanes.first().map(|lane| lane.id.as_str()))[0].id()
}

/// A session in which that entry was changed on two laptops.
pub fn words_differ(session: &Session) -> Session {
    let (one, other) = ("月に二度、家庭を訪ねている", "月に三度、家庭を訪ねている");
    differing(session, first_entry(session), "text", one, other)
}
