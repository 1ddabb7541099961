//! A sheet made by copying another one: the case study from the case, with the age in decades.
//!
//! Only questions with the same id and kind go along, with what is filled in of them now; who gives it to the room re-reads
//! it first (`clearing`).

use super::cell::Takes;
use super::entry::Entry;
use super::figure::Figure;
use super::filled::{Filled, found_from};
use super::response::{Of, Response, Whose, fill, fits};
use super::worksheet::{Question, Worksheet};
use super::{RecordId, Session, Value, Writer, meeting};

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
    let session = writer.session();
    let known = meeting::sheets(session, source.meeting);
    let known: Vec<&Worksheet> = known.iter().filter(|sheet| sheet.id == source.worksheet).collect();
    let is_other = |question: &Question| {
        let kinds = known.iter().filter_map(|sheet| sheet.question(&question.id)).map(|known| known.kind);
        kinds.into_iter().any(|kind| kind != question.kind)
    };
    let copied: Vec<Copied> = worksheet
        .questions
        .iter()
        .filter(|question| question.decade_of.is_some() || !is_other(question))
        .map(|question| of_question(session, &source, question))
        .filter(|copied| !copied.cells.is_empty())
        .collect();
    let id = found_from(writer, meeting, &worksheet.id, agency, Some(from));
    let of = Of { meeting, worksheet: worksheet.id.clone(), whose: Whose::Sheet(id) };
    for copied in copied {
        let cells: Vec<(&str, Option<Value>)> =
            copied.cells.iter().map(|(path, value)| (path.as_str(), Some(value.clone()))).collect();
        let answer = fill(writer, &of, &copied.question, &cells);
        if copied.is_private {
            writer.set(answer, &[("private", true.into())]);
        }
    }
    Some(id)
}

/// What goes along of one question.
struct Copied {
    question: String,
    cells: Vec<(String, Value)>,
    is_private: bool,
}

fn of_question(session: &Session, source: &Of, question: &Question) -> Copied {
    let from = question.decade_of.as_ref().unwrap_or(&question.id);
    let response = Response::find(session, source, from);
    let cells = if question.decade_of.is_some() {
        decade(&response, question).into_iter().collect()
    } else {
        let cells = question.each_lane().flat_map(|lane| response.cells(question, lane));
        let filled = cells.filter_map(|cell| Some((response.value(&cell.path)?.clone(), cell)));
        filled.filter(|(value, cell)| fits(cell, value)).map(|(value, cell)| (cell.path, value)).collect()
    };
    let is_private = response.records().iter().any(|record| Entry(record).is_private());
    Copied { question: question.id.clone(), cells, is_private }
}

/// The age of a person as a decade: 17 is 10.
fn decade(response: &Response, question: &Question) -> Option<(String, Value)> {
    let path = response.paths().into_iter().next()?;
    let years = Figure::read(response.value(path)?)?.value;
    let cell = question.cells(None, 0).into_iter().find(|cell| matches!(cell.takes, Takes::Figure { .. }))?;
    Some((cell.path, Value::Int(years.div_euclid(10) * 10)))
}

#[cfg(test)]
mod tests {
    use super::super::desk::{self, Desk};
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
        desk.write(|writer| {
            let outline = fill(writer, &of, "outline", &[]);
            writer.set(outline, &[("private", true.into())]);
        });
        let copied = desk.write(|writer| copy(writer, &study, meeting, case)).unwrap();
        let of = Of { meeting, worksheet: "case_study".into(), whose: Whose::Sheet(copied) };
        let stands =
            |question: &str, path: &str| Response::find(&desk.session, &of, question).value(path).cloned();
        assert_eq!(stands("age_decade", "decade"), Some(Value::Int(10)));
        assert_eq!(stands("outline", ""), Some("家で過ごす".into()));
        let marked = |question: &str| {
            Response::find(&desk.session, &of, question).records().iter().any(|record| record.flag("private"))
        };
        assert_eq!([marked("outline"), marked("age_decade")], [true, false]);
        assert_eq!((stands("age", "age"), stands("secret", "")), (None, None));
        let filled = Filled(desk.session.visible(copied).unwrap());
        assert_eq!((filled.agency(), filled.from()), (Some(agency), Some(case)));
        desk.take_back();
        assert!(desk.session.visible(copied).is_none());
    }

    #[test]
    fn what_was_asked_as_something_else_does_not_go_along() {
        let mut desk = Desk::new();
        let meeting = desk.meeting;
        let sheet = |id, kind| desk::worksheet(id, &[("start", kind, None), ("outline", "text", None)]);
        let carried = sheet("case", "text");
        desk.write(|writer| {
            let id = super::super::worksheet::carry(writer, &carried);
            meeting::use_worksheets(writer, meeting, &[id]);
        });
        let case = desk.write(|writer| filled::found(writer, meeting, "case", None));
        let of = Of { meeting, worksheet: "case".into(), whose: Whose::Sheet(case) };
        desk.write(|writer| {
            fill(writer, &of, "start", &[("", Some("2024年ごろ".into()))]);
            fill(writer, &of, "outline", &[("", Some("家で過ごす".into()))]);
        });
        // a day takes any text, so that the kind alone tells them apart
        let study = Worksheet::read(&sheet("case_study", "date")).unwrap();
        let copied = desk.write(|writer| copy(writer, &study, meeting, case)).unwrap();
        let of = Of { meeting, worksheet: "case_study".into(), whose: Whose::Sheet(copied) };
        let stands = |question: &str| Response::find(&desk.session, &of, question).value("").is_some();
        assert_eq!([stands("start"), stands("outline")], [false, true]);
    }
}
