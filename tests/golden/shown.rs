//! What stands in a session, in lines that a case can say.

use norishiro::domain::overlap::{Answer, Asked, Overlap};
use norishiro::domain::promise::{self, Fate, Lead, Part, Promise, Sort};
use norishiro::domain::{Record, RecordId, Session};
use norishiro::domain::{agency, agenda, attendance, entry, meeting, order, overlap, parked};

use super::laptop::{QUESTIONS, SAYING};

/// Everything that is seen, one thing a line.
pub(crate) fn shown(session: &Session) -> String {
    let mut lines = agencies(session);
    let meetings = meeting::all(session);
    for meeting in &meetings {
        if meetings.len() > 1 {
            lines.push(format!("会議「{}」", meeting.title()));
        }
        let id = meeting.id();
        for seat in attendance::seats(session, id) {
            let words = seat
                .record()
                .texts("state")
                .into_iter()
                .map(|word| if word == "absent" { "欠席" } else { "出席" });
            lines.push(format!("{}は{}", name(session, seat.id()), both(words.map(str::to_owned).collect())));
        }
        for item in agenda::list(session, id) {
            let minutes = item.0.field("minutes").map(|field| {
                field.values().into_iter().filter_map(norishiro::domain::Value::as_int).collect::<Vec<_>>()
            });
            let minutes =
                minutes.unwrap_or_default().into_iter().map(|minutes| format!("{minutes}分")).collect();
            lines.push(format!("次第{}{}", wording(item.0), both(minutes)));
        }
        lines.extend(said(session, id));
        let actions = promise::list(session, Sort::Action, id);
        lines.extend(actions.into_iter().map(|action| promised(session, action)));
        let lots = parked::list(session, id);
        lines.extend(lots.into_iter().map(|record| format!("駐車場{}", wording(record))));
    }
    let mut others: Vec<String> = session
        .records()
        .filter(|record| record.kind() == "sociogram")
        .map(|record| format!("知らない種類 {} {}", record.kind(), record.text("label")))
        .collect();
    let bin = order::sort(session.bin());
    others.extend(bin.into_iter().map(|record| format!("ごみ箱{}", wording(record))));
    others.sort();
    lines.extend(others);
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Every agency, with the names of those that are the same.
fn agencies(session: &Session) -> Vec<String> {
    let mut seen: Vec<RecordId> = Vec::new();
    let mut lines = Vec::new();
    for record in order::sort(session.of_kind(agency::KIND)) {
        let class = session.class(record.id());
        if !class.iter().any(|id| seen.contains(id)) {
            seen.extend(&class);
            let mut names: Vec<String> = class
                .iter()
                .filter_map(|id| session.visible(*id))
                .map(|record| both(texts(record, "name")))
                .collect();
            names.sort();
            lines.push(format!("機関 {}", names.join("＝")));
        }
    }
    lines
}

fn said(session: &Session, meeting: RecordId) -> Vec<String> {
    let mut lines = Vec::new();
    for agency in order::sort(session.of_kind(agency::KIND)) {
        for (word, question) in QUESTIONS {
            let key = format!("groupwork/{question}");
            let all = session.met(entry::KIND, meeting).filter(|record| {
                record.link("agency") == Some(agency.id())
                    && format!("groupwork/{}", record.text("question")) == key
            });
            for record in order::sort(all) {
                lines.push(format!(
                    "{} {word}{}{}",
                    name(session, agency.id()),
                    wording(record),
                    marks(record)
                ));
            }
        }
        let proposals =
            session.met(overlap::KIND, meeting).filter(|record| record.link("agency") == Some(agency.id()));
        for record in order::sort(proposals) {
            let to: Vec<String> = Overlap(record)
                .to()
                .iter()
                .map(|(asked, answer)| whom(session, record, asked, *answer))
                .collect();
            lines.push(format!("{}の提案{}: {}", name(session, agency.id()), wording(record), to.join("、")));
        }
    }
    lines
}

/// An action with who leads, who helps, by when, and what became of it.
fn promised(session: &Session, action: Promise) -> String {
    let lead = |word: &str| match Lead::read(word) {
        Some(Lead::Agency(id)) => name(session, id),
        Some(Lead::Secretariat) => "事務局".to_owned(),
        None => "なし".to_owned(),
    };
    let leads = both(action.0.texts("lead").into_iter().map(lead).collect());
    let mut helping: Vec<String> =
        action.taking_part(session, Part::Supporting).into_iter().map(|id| name(session, id)).collect();
    helping.sort();
    let mut line = format!("取組{}: 主は{leads}", wording(action.0));
    let facts = [("協力は", helping.join("、")), ("期日は", both(texts(action.0, "due")))];
    for (label, told) in facts.into_iter().filter(|(_, told)| !told.is_empty()) {
        line += &format!("、{label}{told}");
    }
    if action.fate() == Fate::Done {
        line += &format!("、できた「{}」", action.note());
    }
    line
}

fn whom(session: &Session, record: &Record, asked: &Asked, answer: Answer) -> String {
    let Asked::Agency(id) = asked else { return String::new() };
    let word = |word: &str| match Answer::read(word) {
        Answer::Agreed => "了承".to_owned(),
        Answer::TakenBack => "持ち帰り".to_owned(),
        Answer::NotNow => "見送り".to_owned(),
        Answer::Proposed => "これから".to_owned(),
    };
    let answers = record.texts(&format!("answer/{id}"));
    let answers = if answers.is_empty() { vec![answer.word()] } else { answers };
    format!("{}は{}", name(session, *id), both(answers.into_iter().map(word).collect()))
}

fn name(session: &Session, id: RecordId) -> String {
    session.record(id).map(|record| record.text("name").to_owned()).unwrap_or_default()
}

/// What a record says; where it says two things, both.
fn wording(record: &Record) -> String {
    let Some(field) = SAYING.iter().find(|field| record.field(field).is_some()) else { return String::new() };
    let texts = texts(record, field);
    if texts.is_empty() {
        "（消去済）".to_owned()
    } else {
        both(texts.iter().map(|text| format!("「{}」", text.replace('\n', "／"))).collect())
    }
}

fn texts(record: &Record, field: &str) -> Vec<String> {
    record.texts(field).into_iter().map(str::to_owned).collect()
}

/// One value as it is, several side by side.
fn both(values: Vec<String>) -> String {
    match <[String; 1]>::try_from(values) {
        Ok([one]) => one,
        Err(several) if several.is_empty() => String::new(),
        Err(several) => format!("{}（相違）", several.join("か")),
    }
}

fn marks(record: &Record) -> String {
    let mark = |field: &str, mark: &'static str| if record.flag(field) { mark } else { "" };
    let mood = record.value("mood").and_then(norishiro::domain::Value::as_text);
    let mood = mood.map(|mood| format!("（知らない項目 {mood}）")).unwrap_or_default();
    format!("{}{}{mood}", mark("starred", "（印）"), mark("private", "（非公開）"))
}
