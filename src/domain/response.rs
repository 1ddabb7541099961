//! A response: what was filled in of one question of a sheet, one field for each cell, so that two laptops that fill in
//! different cells do not differ about anything.
//!
//! It is wholly determined by whose sheet and which question it is: typed on two laptops it is one record.

use std::collections::BTreeMap;

use super::cell::{Cell, Takes, in_lane, place};
use super::place::question_key;
use super::record::Field;
use super::worksheet::{Lane, Question};
use super::{Record, RecordId, Session, Value, Writer};

/// The kind of these records.
pub const KIND: &str = "response";

/// The field of a cell with this path.
#[must_use]
pub fn field(path: &str) -> String {
    if path.is_empty() { VALUE.to_owned() } else { format!("{VALUE}/{path}") }
}

/// The path of the cell a field is about; none where it is about no cell.
#[must_use]
pub fn path(field: &str) -> Option<&str> {
    let rest = field.strip_prefix(VALUE)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
}

const VALUE: &str = "value";

/// Whose a filled sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Whose {
    /// An agency's one sheet of a meeting.
    Agency(RecordId),
    /// A sheet of its own: a case, a reply, a row.
    Sheet(RecordId),
}

impl Whose {
    /// Whose sheet a response stands on; none where it says neither.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        record.link("sheet").map(Self::Sheet).or(record.link("agency").map(Self::Agency))
    }

    /// The same under the record that stands for it.
    #[must_use]
    pub fn settled(self, session: &Session) -> Self {
        match self {
            Self::Agency(id) => Self::Agency(session.stands_for(id)),
            Self::Sheet(id) => Self::Sheet(session.stands_for(id)),
        }
    }

    /// The record that stands for it.
    #[must_use]
    pub fn id(self) -> RecordId {
        match self {
            Self::Agency(id) | Self::Sheet(id) => id,
        }
    }
}

/// Which filled sheet of which worksheet at which meeting.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Of {
    /// The meeting.
    pub meeting: RecordId,
    /// The worksheet's stable id.
    pub worksheet: String,
    /// Whose sheet.
    pub whose: Whose,
}

/// What was filled in of one question; where the same agency was made twice, of each.
#[derive(Clone, Debug, Default)]
pub struct Response<'s> {
    records: Vec<&'s Record>,
}

impl<'s> Response<'s> {
    /// Reads what was filled in of a question.
    #[must_use]
    pub fn find(session: &'s Session, of: &Of, question: &str) -> Self {
        let key = question_key(&of.worksheet, question);
        Self { records: session.said(KIND, of.meeting, &key, of.whose.id()).collect() }
    }

    /// The same of records that are known to be those of the question.
    #[must_use]
    pub fn of_records(records: Vec<&'s Record>) -> Self {
        Self { records }
    }

    /// The records behind it; mostly one, none where nothing was ever filled in.
    #[must_use]
    pub fn records(&self) -> &[&'s Record] {
        &self.records
    }

    /// What stands in a cell; none where it is blank, the newest where people differ.
    #[must_use]
    pub fn value(&self, path: &str) -> Option<&'s Value> {
        self.standing(path).and_then(|(_, field)| field.shown())
    }

    /// The record and the field that a cell is shown from; none where it is blank. Of an agency that was made twice, what
    /// was written last.
    #[must_use]
    pub fn standing(&self, path: &str) -> Option<(&'s Record, &'s Field)> {
        let name = field(path);
        let written = self.records.iter().filter_map(|record| Some((*record, record.field(&name)?)));
        written
            .filter(|(_, field)| !field.values().is_empty())
            .max_by_key(|(_, field)| field.writes().next_back().map(|write| (write.stamp(), write.id())))
    }

    /// Everything that stands in a cell: more than one value where people differ.
    #[must_use]
    pub fn values(&self, path: &str) -> Vec<&'s Value> {
        let name = field(path);
        let mut values: Vec<&Value> = Vec::new();
        for value in
            self.records.iter().filter_map(|record| record.field(&name)).flat_map(|field| field.values())
        {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        values
    }

    /// The paths of all cells that are not blank, also of such as no worksheet knows any more.
    #[must_use]
    pub fn paths(&self) -> Vec<&'s str> {
        let filled = |record: &&'s Record| {
            let cells = record.fields().iter().filter(|(_, field)| !field.values().is_empty());
            cells.filter_map(|(name, _)| path(name)).collect::<Vec<_>>()
        };
        let mut paths: Vec<_> = self.records.iter().flat_map(filled).collect();
        paths.sort_unstable();
        paths.dedup();
        paths.retain(|path| self.value(path).is_some_and(|value| *value != Value::Bool(false)));
        paths
    }

    /// Whether nothing was filled in.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.paths().is_empty()
    }

    /// Whether something was filled in of a lane, or at all where none is asked for.
    #[must_use]
    pub fn speaks_of(&self, lane: Option<&str>) -> bool {
        let stands = |path: &&str| lane.is_none_or(|lane| path.split('.').next() == Some(lane));
        self.paths().iter().any(stands)
    }

    /// The cells of a question in a lane, as many as what is filled in needs.
    #[must_use]
    pub fn cells(&self, question: &Question, lane: Option<&Lane>) -> Vec<Cell> {
        let stands = |path: &&str| lane.is_none_or(|lane| path.split('.').next() == Some(lane.id.as_str()));
        let filled = self.paths().iter().filter(|path| stands(path)).filter_map(|path| place(path)).max();
        question.cells(lane, filled.unwrap_or(0))
    }

    /// The options that are ticked, in the order of the question.
    #[must_use]
    pub fn ticked<'q>(&self, question: &'q Question, lane: Option<&Lane>) -> Vec<&'q str> {
        let options = question.options.iter().map(|option| option.id.as_str());
        let is_ticked = |option: &&str| self.value(&in_lane(lane, option)) == Some(&Value::Bool(true));
        options.filter(is_ticked).collect()
    }
}

/// Fills in cells of a question; none empties a cell. Of an agency or a meeting that was made twice, a cell is written
/// wherever something stands in it.
pub fn fill(writer: &mut Writer, of: &Of, question: &str, cells: &[(&str, Option<Value>)]) -> RecordId {
    let fields: Vec<(String, Value)> = cells
        .iter()
        .map(|(path, value)| (field(path), value.clone().unwrap_or_else(|| Value::several(Vec::new()))))
        .collect();
    let known = Response::find(writer.session(), of, question);
    let Some(first) = known.records().first().map(|record| record.id()) else {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        return writer.determined(KIND, &key(of, question), &fields);
    };
    let mut writes: BTreeMap<RecordId, Vec<(&str, Value)>> = BTreeMap::new();
    for (name, value) in &fields {
        let stands = |record: &&&Record| record.field(name).is_some_and(|field| !field.values().is_empty());
        let standing: Vec<RecordId> =
            known.records().iter().filter(stands).map(|record| record.id()).collect();
        let ids = if standing.is_empty() { vec![first] } else { standing };
        for id in ids {
            writes.entry(id).or_default().push((name, value.clone()));
        }
    }
    for (id, fields) in writes {
        writer.set(id, &fields);
    }
    first
}

/// What a response is determined by.
#[must_use]
pub fn key(of: &Of, question: &str) -> [(&'static str, Value); 4] {
    let whose = match of.whose {
        Whose::Agency(_) => "agency",
        Whose::Sheet(_) => "sheet",
    };
    [
        ("meeting", of.meeting.into()),
        (whose, of.whose.id().into()),
        ("worksheet", of.worksheet.as_str().into()),
        ("question", question.into()),
    ]
}

/// Whether a value is one that a cell can hold; what a newer or edited worksheet left behind may not be.
#[must_use]
pub fn fits(cell: &Cell, value: &Value) -> bool {
    match &cell.takes {
        Takes::Text | Takes::Words | Takes::Agency | Takes::Month | Takes::Day => value.as_text().is_some(),
        Takes::Figure { .. } => super::figure::Figure::read(value).is_some(),
        Takes::Tick => value.as_bool().is_some(),
        Takes::Pick(options) => {
            value.as_text().is_some_and(|text| options.iter().any(|option| option.id == text))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::same::{Verdict, judge};
    use super::*;

    fn of(desk: &Desk, agency: usize) -> Of {
        let whose = Whose::Agency(desk.agencies[agency]);
        Of { meeting: desk.meeting, worksheet: "survey".into(), whose }
    }

    fn fill_one(desk: &mut Desk, path: &str, value: i64) {
        let of = of(desk, 0);
        desk.write(|writer| fill(writer, &of, "staff", &[(path, Some(value.into()))]));
    }

    fn values(desk: &Desk, path: &str) -> Vec<i64> {
        let response = Response::find(&desk.session, &of(desk, 0), "staff");
        response.values(path).into_iter().filter_map(Value::as_int).collect()
    }

    #[test]
    fn two_laptops_fill_in_one_response_and_differ_only_about_one_cell() {
        let mut one = Desk::new();
        let mut two = one.twin(2);
        fill_one(&mut one, "total", 8);
        fill_one(&mut one, "full", 5);
        fill_one(&mut two, "part", 3);
        fill_one(&mut two, "full", 4);
        one.session.union(&two.session);
        let response = Response::find(&one.session, &of(&one, 0), "staff");
        assert_eq!(response.records().len(), 1);
        assert_eq!((values(&one, "total"), values(&one, "part")), (vec![8], vec![3]));
        assert_eq!(values(&one, "full").len(), 2);
        assert_eq!(response.records()[0].conflicts().collect::<Vec<_>>(), ["value/full"]);
    }

    #[test]
    fn a_cell_is_emptied_and_undo_brings_it_back_and_takes_all_away() {
        let mut desk = Desk::new();
        fill_one(&mut desk, "total", 8);
        let of = of(&desk, 0);
        desk.write(|writer| fill(writer, &of, "staff", &[("total", None)]));
        assert!(Response::find(&desk.session, &of, "staff").is_blank());
        desk.take_back();
        assert_eq!(values(&desk, "total"), [8]);
        desk.take_back();
        assert!(Response::find(&desk.session, &of, "staff").is_blank());
        fill_one(&mut desk, "total", 9);
        assert_eq!(values(&desk, "total"), [9]);
    }

    #[test]
    fn an_agency_made_twice_has_one_response() {
        let mut desk = Desk::new();
        let (a, b) = (desk.agencies[0], desk.agencies[1]);
        fill_one(&mut desk, "total", 8);
        desk.write(|writer| judge(writer, a, b, Verdict::Same));
        let other = of(&desk, 1);
        assert_eq!(Response::find(&desk.session, &other, "staff").value("total"), Some(&Value::Int(8)));
        desk.write(|writer| fill(writer, &other, "staff", &[("part", Some(2.into()))]));
        assert_eq!(values(&desk, "part"), [2]);
    }

    #[test]
    fn a_cell_that_was_filled_in_twice_is_shown_settled_and_emptied_as_one() {
        let mut desk = Desk::new();
        let (a, b) = (desk.agencies[0], desk.agencies[1]);
        let sides = [of(&desk, 0), of(&desk, 1)];
        for (of, figure) in sides.iter().zip([8, 9]) {
            desk.write(|writer| fill(writer, of, "staff", &[("total", Some(figure.into()))]));
        }
        desk.write(|writer| judge(writer, a, b, Verdict::Same));
        let of = of(&desk, 0);
        let response = Response::find(&desk.session, &of, "staff");
        let (record, field) = response.standing("total").unwrap();
        assert_eq!((response.records().len(), response.values("total").len()), (2, 2));
        assert_eq!((field.shown(), record.link("agency")), (Some(&Value::Int(9)), Some(b)));
        desk.write(|writer| fill(writer, &of, "staff", &[("total", Some(7.into()))]));
        assert_eq!(values(&desk, "total"), [7]);
        desk.write(|writer| fill(writer, &of, "staff", &[("total", None)]));
        assert!(Response::find(&desk.session, &of, "staff").is_blank());
    }

    #[test]
    fn an_option_that_is_not_ticked_is_not_filled_in() {
        let mut desk = Desk::new();
        let of = of(&desk, 0);
        desk.write(|writer| fill(writer, &of, "methods", &[("phone", Some(true.into()))]));
        assert_eq!(Response::find(&desk.session, &of, "methods").paths(), ["phone"]);
        desk.write(|writer| fill(writer, &of, "methods", &[("phone", Some(false.into()))]));
        assert!(Response::find(&desk.session, &of, "methods").is_blank());
    }
}
