//! Clearing: a filled sheet that a person has re-read counts with a lower level, until anything of it is changed.
//!
//! What was re-read is remembered by the writes themselves, so that a later edit, be it on another laptop, takes the
//! clearing back wherever both meet.

use std::collections::BTreeSet;

use super::check::Sheet;
use super::response::{Of, Response, Whose, fill};
use super::worksheet::{Question, Worksheet};
use super::{RecordId, RevisionId, Session, Value, Writer, level};

/// The field of a filled sheet that names the writes that were re-read.
const REREAD: &str = "reread";

/// The level of a question of a filled sheet: the lower one once the sheet was re-read. Until then nothing that stands on
/// such a sheet is for the room, harmless as the question may be: words about a person slip in everywhere.
#[must_use]
pub fn level(sheet: &Sheet, question: &Question) -> u8 {
    let whole = sheet.worksheet.cleared_if.is_some() && matches!(sheet.of.whose, Whose::Sheet(_));
    match (whole, is_cleared(sheet)) {
        (true, true) => question.cleared.unwrap_or(question.level),
        (true, false) => question.level.max(level::DESK),
        (false, _) => question.level,
    }
}

/// Whether a person has re-read the sheet as it stands.
#[must_use]
pub fn is_cleared(sheet: &Sheet) -> bool {
    let Some(rule) = &sheet.worksheet.cleared_if else { return false };
    let Whose::Sheet(id) = sheet.of.whose else { return false };
    let reread = reread(sheet.session, id);
    rule.holds(sheet) == Some(true)
        && writes(sheet.session, sheet.worksheet, sheet.of).iter().all(|write| reread.contains(write))
}

/// Fills in cells of a question; where it is one by which a person says that the sheet was re-read, what stands there now
/// is what was re-read.
pub fn fill_in(
    writer: &mut Writer,
    worksheet: &Worksheet,
    of: &Of,
    question: &str,
    cells: &[(&str, Option<Value>)],
) -> RecordId {
    let id = fill(writer, of, question, cells);
    if let Whose::Sheet(sheet) = of.whose
        && says_reread(worksheet, question)
    {
        let writes: Vec<Value> = writes(writer.session(), worksheet, of)
            .into_iter()
            .map(|write| write.to_string().into())
            .collect();
        writer.set(sheet, &[(REREAD, Value::List(writes))]);
    }
    id
}

/// Whether a question is one by which a person says that the sheet was re-read.
#[must_use]
pub fn says_reread(worksheet: &Worksheet, question: &str) -> bool {
    let paths = worksheet.cleared_if.as_ref().map(super::rule::Rule::paths).unwrap_or_default();
    paths.iter().any(|path| path.split('.').next() == Some(question))
}

fn reread(session: &Session, sheet: RecordId) -> BTreeSet<RevisionId> {
    let lists = session.record(sheet).and_then(|record| record.field(REREAD)).map(|field| field.values());
    // where two people re-read at once, what either saw was seen
    let seen = lists.unwrap_or_default().into_iter().filter_map(Value::as_list).flatten();
    seen.filter_map(|id| id.as_text()?.parse().ok()).collect()
}

/// The writes that hold of everything a person re-reads.
fn writes(session: &Session, worksheet: &Worksheet, of: &Of) -> BTreeSet<RevisionId> {
    let read = worksheet.questions.iter().filter(|question| !says_reread(worksheet, &question.id));
    let records = read.flat_map(|question| Response::find(session, of, &question.id).records().to_vec());
    let fields = records.flat_map(|record| record.fields().iter());
    let cells = fields.filter(|(name, _)| super::response::path(name).is_some());
    cells.flat_map(|(_, field)| field.writes().map(super::Revision::id)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::filled;
    use super::super::rule::Rule;
    use super::*;

    fn worksheet() -> Worksheet {
        let question =
            |id: &str, cleared| Question { id: id.into(), level: 3, cleared, ..Question::default() };
        Worksheet {
            id: "case_study".into(),
            cleared_if: Some(Rule::try_from("by is filled and ok == 'yes'".to_owned()).unwrap()),
            questions: vec![
                question("outline", Some(1)),
                question("by", None),
                question("ok", None),
                Question { id: "sex".into(), level: 1, ..Question::default() },
            ],
            ..Worksheet::default()
        }
    }

    fn put(desk: &mut Desk, of: &Of, question: &str, text: &str) {
        desk.write(|writer| fill_in(writer, &worksheet(), of, question, &[("", Some(text.into()))]));
    }

    fn told(desk: &Desk, of: &Of) -> u8 {
        level_of(desk, of, 0)
    }

    fn level_of(desk: &Desk, of: &Of, question: usize) -> u8 {
        let worksheet = worksheet();
        level(&Sheet { session: &desk.session, worksheet: &worksheet, of }, &worksheet.questions[question])
    }

    #[test]
    fn a_sheet_is_cleared_by_a_person_and_any_edit_takes_that_back() {
        let mut desk = Desk::new();
        let meeting = desk.meeting;
        let sheet = desk.write(|writer| filled::found(writer, meeting, "case_study", None));
        let of = Of { meeting, worksheet: "case_study".into(), whose: Whose::Sheet(sheet) };
        put(&mut desk, &of, "outline", "家で過ごす");
        assert_eq!((told(&desk, &of), level_of(&desk, &of, 3)), (3, 2));
        put(&mut desk, &of, "by", "提出機関の相談員");
        assert_eq!(told(&desk, &of), 3);
        put(&mut desk, &of, "ok", "yes");
        assert_eq!((told(&desk, &of), level_of(&desk, &of, 3)), (1, 1));
        let mut other = desk.twin(2);
        put(&mut other, &of, "outline", "家で本を読んで過ごす");
        assert_eq!(told(&other, &of), 3);
        desk.session.union(&other.session);
        assert_eq!(told(&desk, &of), 3);
        put(&mut desk, &of, "ok", "not_yet");
        put(&mut desk, &of, "ok", "yes");
        assert_eq!(told(&desk, &of), 1);
    }
}
