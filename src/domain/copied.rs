//! A sheet made by copying another one: the case study from the case, with the age in decades.
//!
//! Only questions with the same id and kind go along, with what is filled in of them now; who gives it to the room re-reads
//! it first (`clearing`).

use super::cell::Takes;
use super::figure::Figure;
use super::filled::{Filled, found_from};
use super::response::{Of, Response, Whose, fill, fits};
use super::worksheet::{Question, Worksheet};
use super::{RecordId, Session, Value, Writer};

/// Copies a filled sheet into a new one of another worksheet.
pub fn copy(
    writer: &mut Writer,
    worksheet: &Worksheet,
    meeting: RecordId,
    from: RecordId,
) -> Option<RecordId> {
    let record = writer.session().visible(from)?;
    let agency = Filled(record).agency();
    let source = Of {
        meeting: record.link("meeting")?,
        worksheet: record.text("worksheet").to_owned(),
        whose: Whose::Sheet(from),
    };
    let copied: Vec<_> = worksheet
        .questions
        .iter()
        .map(|question| (question.id.clone(), of_question(writer.session(), &source, question)))
        .filter(|(_, cells)| !cells.is_empty())
        .collect();
    let id = found_from(writer, meeting, &worksheet.id, agency, Some(from));
    let of = Of { meeting, worksheet: worksheet.id.clone(), whose: Whose::Sheet(id) };
    for (question, cells) in copied {
        let cells: Vec<(&str, Option<Value>)> =
            cells.iter().map(|(path, value)| (path.as_str(), Some(value.clone()))).collect();
        fill(writer, &of, &question, &cells);
    }
    Some(id)
}

fn of_question(session: &Session, source: &Of, question: &Question) -> Vec<(String, Value)> {
    if let Some(age) = &question.decade_of {
        return decade(session, source, question, age).into_iter().collect();
    }
    let response = Response::find(session, source, &question.id);
    let cells = response.cells(question, None);
    let value = |path: &str| response.value(path).cloned();
    let fitting = cells.into_iter().filter_map(|cell| Some((value(&cell.path)?, cell)));
    fitting.filter(|(value, cell)| fits(cell, value)).map(|(value, cell)| (cell.path, value)).collect()
}

/// The age of a person as a decade: 17 is 10.
fn decade(session: &Session, source: &Of, question: &Question, age: &str) -> Option<(String, Value)> {
    let response = Response::find(session, source, age);
    let path = response.paths().into_iter().next()?;
    let years = Figure::read(response.value(path)?)?.value;
    let cell = question.cells(None, 0).into_iter().find(|cell| matches!(cell.takes, Takes::Figure { .. }))?;
    Some((cell.path, Value::Int(years.div_euclid(10) * 10)))
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::filled;
    use super::super::worksheet::{Bilingual, Kind, Named};
    use super::*;

    #[test]
    fn a_case_is_copied_with_the_age_in_decades_and_nothing_else_goes_along() {
        let mut desk = Desk::new();
        let (meeting, agency) = (desk.meeting, desk.agencies[0]);
        let text = |id: &str| Question { id: id.into(), kind: Kind::Text, ..Question::default() };
        let figure = |id: &str, part: &str| Question {
            id: id.into(),
            kind: Kind::Number,
            parts: vec![Named { id: part.into(), name: Bilingual::default() }],
            ..Question::default()
        };
        let decade = Question { decade_of: Some("age".into()), ..figure("age_decade", "decade") };
        let study = Worksheet {
            id: "case_study".into(),
            questions: vec![decade, text("outline")],
            ..Worksheet::default()
        };
        let case = desk.write(|writer| filled::found(writer, meeting, "case", Some(agency)));
        let of = Of { meeting, worksheet: "case".into(), whose: Whose::Sheet(case) };
        desk.write(|writer| {
            fill(writer, &of, "age", &[("age", Some(17.into()))]);
            fill(writer, &of, "outline", &[("", Some("家で過ごす".into()))]);
            fill(writer, &of, "secret", &[("", Some("写さない".into()))]);
        });
        let copied = desk.write(|writer| copy(writer, &study, meeting, case)).unwrap();
        let of = Of { meeting, worksheet: "case_study".into(), whose: Whose::Sheet(copied) };
        let stands =
            |question: &str, path: &str| Response::find(&desk.session, &of, question).value(path).cloned();
        assert_eq!(stands("age_decade", "decade"), Some(Value::Int(10)));
        assert_eq!(stands("outline", ""), Some("家で過ごす".into()));
        assert_eq!((stands("age", "age"), stands("secret", "")), (None, None));
        let filled = Filled(desk.session.visible(copied).unwrap());
        assert_eq!((filled.agency(), filled.from()), (Some(agency), Some(case)));
        desk.take_back();
        assert!(desk.session.visible(copied).is_none());
    }
}
