//! Filled sheets of worksheets that repeat: the cases of agencies, anonymous replies, the rows of a year.

use std::collections::BTreeSet;

use super::response::{Of, Response, Whose};
use super::worksheet::{Kind, Question, Scope, Worksheet};
use super::{Record, RecordId, Session, Value, Writer, attendance, order};

/// The kind of these records.
pub const KIND: &str = "sheet";

/// One filled sheet that is a record of its own, as it is read.
#[derive(Clone, Copy, Debug)]
pub struct Filled<'s>(pub &'s Record);

impl<'s> Filled<'s> {
    /// Its record.
    #[must_use]
    pub fn id(self) -> RecordId {
        self.0.id()
    }

    /// The agency that wrote it; none of a reply or a row.
    #[must_use]
    pub fn agency(self) -> Option<RecordId> {
        self.0.link("agency")
    }

    /// The filled sheet it was copied from.
    #[must_use]
    pub fn from(self) -> Option<RecordId> {
        self.0.link("from")
    }

    /// The worksheet's stable id.
    #[must_use]
    pub fn worksheet(self) -> &'s str {
        self.0.text("worksheet")
    }
}

/// Begins a new filled sheet after all others.
pub fn found(writer: &mut Writer, meeting: RecordId, worksheet: &str, agency: Option<RecordId>) -> RecordId {
    found_from(writer, meeting, worksheet, agency, None)
}

/// The same, copied from another one.
pub fn found_from(
    writer: &mut Writer,
    meeting: RecordId,
    worksheet: &str,
    agency: Option<RecordId>,
    from: Option<RecordId>,
) -> RecordId {
    let last = order::of_stamp(writer.stamp());
    let mut fields: Vec<(&str, Value)> =
        vec![("meeting", meeting.into()), ("worksheet", worksheet.into()), (order::FIELD, last.into())];
    fields.extend(agency.map(|agency| ("agency", agency.into())));
    fields.extend(from.map(|from| ("from", from.into())));
    writer.found(KIND, &fields)
}

/// All filled sheets of a repeating worksheet at a meeting, in order.
#[must_use]
pub fn list<'s>(session: &'s Session, meeting: RecordId, worksheet: &str) -> Vec<Filled<'s>> {
    let of_sheet = session.met(KIND, meeting).filter(|record| record.text("worksheet") == worksheet);
    let mut known = BTreeSet::new();
    order::sort(of_sheet).into_iter().filter(|record| known.insert(record.id())).map(Filled).collect()
}

/// Whose sheets of a worksheet there are at a meeting: its agencies, or what was begun one by one.
#[must_use]
pub fn all(session: &Session, meeting: RecordId, worksheet: &Worksheet) -> Vec<Of> {
    let of = |whose| Of { meeting, worksheet: worksheet.id.clone(), whose };
    match worksheet.scope {
        Scope::Agency => {
            attendance::seats(session, meeting).iter().map(|seat| of(Whose::Agency(seat.id()))).collect()
        }
        Scope::Meeting => vec![of(Whose::Sheet(session.stands_for(meeting)))],
        Scope::Case | Scope::Reply | Scope::Network => list(session, meeting, &worksheet.id)
            .into_iter()
            .map(|filled| of(Whose::Sheet(filled.id())))
            .collect(),
    }
}

/// Whether anything was filled in of a sheet.
#[must_use]
pub fn is_begun(session: &Session, of: &Of, worksheet: &Worksheet) -> bool {
    let cells = worksheet.questions.iter().filter(|question| question.kind.has_cells());
    cells.into_iter().any(|question| !Response::find(session, of, &question.id).is_blank())
}

/// The question whose words name a filled sheet in lists: the first that takes words and is for the room; none where the
/// number has to do.
#[must_use]
pub fn naming(worksheet: &Worksheet) -> Option<&Question> {
    let names = |question: &&Question| question.kind == Kind::Text && question.level <= 1 && !question.each;
    match worksheet.scope {
        Scope::Network | Scope::Case if worksheet.made_from.is_none() => {
            worksheet.questions.iter().take(2).find(names)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    #[test]
    fn sheets_stand_in_the_order_they_were_begun_and_those_of_two_laptops_stand_beside_each_other() {
        let mut one = Desk::new();
        let (meeting, agency) = (one.meeting, one.agencies[0]);
        let first = one.write(|writer| found(writer, meeting, "case", Some(agency)));
        let mut two = one.twin(2);
        one.write(|writer| found(writer, meeting, "case", Some(agency)));
        two.write(|writer| found(writer, meeting, "case", None));
        two.write(|writer| found(writer, meeting, "feedback", None));
        one.session.union(&two.session);
        let cases = list(&one.session, meeting, "case");
        assert_eq!((cases.len(), cases[0].id(), cases[0].agency()), (3, first, Some(agency)));
        assert_eq!(list(&one.session, meeting, "feedback").len(), 1);
    }
}
