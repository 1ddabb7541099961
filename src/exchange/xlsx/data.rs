//! The tables for programs, as the rules for machine-readable tables want them: heads in the first row, one datum a
//! cell, no unit beside a figure, days by both calendars, yes and no as 1 and 0, nothing merged, no row left blank.
//!
//! They are made of the flat form, so that they cannot hold more than it; what belongs to several is in [`relations`].

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use crate::domain::{Record, response};
use crate::exchange::counts::{self, Count};
use crate::exchange::minutes::Minutes;
use crate::exchange::words::Words;
use crate::exchange::{csv, json};
use crate::i18n::{Lang, date};
use crate::text::{Clean, width};

use super::relations;

/// One datum.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    /// Nothing is known.
    None,
    /// A text.
    Text(String),
    /// A figure.
    Number(f64),
    /// A day.
    Day(NaiveDate),
}

impl Cell {
    /// A text; none where it is empty.
    pub(super) fn text(text: &str) -> Self {
        let text = Clean::lines(text).into_string();
        if text.is_empty() { Self::None } else { Self::Text(text) }
    }

    /// Columns of the screen it takes.
    pub(super) fn wide(&self) -> usize {
        match self {
            Self::None => 0,
            Self::Text(text) => text.split('\n').map(width).max().unwrap_or(0),
            Self::Number(_) => 6,
            Self::Day(_) => 10,
        }
    }
}

/// A table: its word, the words of its columns, and its rows.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// Its word.
    pub(super) word: &'static str,
    /// The words of its columns.
    pub(super) columns: Vec<&'static str>,
    /// Its rows, each as long as there are columns.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// Where a datum of a row comes from.
#[derive(Clone, Copy)]
enum From {
    /// The title of its meeting.
    Meeting,
    /// The day of its meeting, by the western calendar.
    Day,
    /// The same by the Japanese one.
    Era,
    /// A text.
    Text(&'static str),
    /// A yes or no.
    Flag(&'static str),
    /// A figure.
    Number(&'static str),
    /// Whoever an id stands for.
    Name(&'static str),
    /// The words of the record that an id points to.
    Words(&'static str),
    /// A day that is written in it, by the western calendar.
    DayOf(&'static str),
    /// The same by the Japanese one.
    EraOf(&'static str),
    /// A word, as people say it.
    Said(&'static str, fn(Lang, &str) -> &'static str),
    /// The write that a text comes from.
    Revision(&'static str),
    /// The write that the cell of a filled sheet comes from.
    RevisionOfCell,
    /// Whether the record was handed in before the meeting.
    HandedIn,
    /// Whether people differ about it.
    Differs,
}

/// A column: its word, and where its data come from.
type Column = (&'static str, From);

const AT: [Column; 3] = [("meeting", From::Meeting), ("date", From::Day), ("date_era", From::Era)];
const KEPT: [Column; 3] =
    [("id", From::Text("id")), ("level", From::Number("level")), ("differs", From::Differs)];

/// Each table: its word, the columns of its own, and whether those of the meeting stand before them.
const TABLES: [(&str, bool, &[Column]); 15] = [
    (
        "entries",
        true,
        &[
            ("table", From::Text("table")),
            ("agency", From::Text("agency_name")),
            ("worksheet", From::Text("worksheet")),
            ("question", From::Text("question")),
            ("lane", From::Text("lane")),
            ("text", From::Text("text")),
            ("starred", From::Flag("starred")),
            ("private", From::Flag("private")),
            ("handed_in", From::Flag("handed_in")),
            ("id", From::Text("id")),
            ("revision", From::Revision("text")),
            ("sheet", From::Text("sheet")),
            ("level", From::Number("level")),
            ("differs", From::Differs),
        ],
    ),
    (
        "overlaps",
        true,
        &[
            ("agency", From::Name("agency")),
            ("need", From::Words("need")),
            ("need_id", From::Text("need")),
            ("idea", From::Text("idea")),
            ("whom", From::Text("whom")),
            ("answer", From::Said("answer", Lang::answer)),
            ("note", From::Text("note")),
            ("id", From::Text("id")),
            ("revision", From::Revision("idea")),
            ("level", From::Number("level")),
            ("differs", From::Differs),
        ],
    ),
    (
        "actions",
        true,
        &[
            ("action", From::Text("what")),
            ("lead", From::Name("lead")),
            ("answer", From::Said("answer", Lang::answer)),
            ("first_step", From::Text("first_step")),
            ("due", From::DayOf("due")),
            ("due_era", From::EraOf("due")),
            ("state", From::Said("state", Lang::became)),
            ("note", From::Text("note")),
            ("confirmed", From::Flag("confirmed")),
            ("overlap_id", From::Text("overlap")),
            ("continues_id", From::Text("continues")),
            KEPT[0],
            KEPT[1],
            KEPT[2],
        ],
    ),
    (
        "roles",
        true,
        &[
            ("role", From::Text("part")),
            ("agency", From::Name("agency")),
            ("accepted", From::Flag("accepted")),
            ("first_step", From::Text("first_step")),
            ("from", From::DayOf("from")),
            ("from_era", From::EraOf("from")),
            ("state", From::Said("state", Lang::became)),
            ("note", From::Text("note")),
            ("confirmed", From::Flag("confirmed")),
            ("overlap_id", From::Text("overlap")),
            ("continues_id", From::Text("continues")),
            KEPT[0],
            KEPT[1],
            KEPT[2],
        ],
    ),
    (
        "decisions",
        true,
        &[("decision", From::Text("text")), ("item", From::Words("item")), KEPT[0], KEPT[1], KEPT[2]],
    ),
    (
        "issues",
        true,
        &[
            ("issue", From::Text("text")),
            ("source", From::Text("source")),
            ("measure", From::Text("measure")),
            ("owner", From::Name("owner")),
            ("evidence", From::Text("evidence")),
            KEPT[0],
            KEPT[1],
            KEPT[2],
        ],
    ),
    (
        "attendance",
        true,
        &[("agency", From::Name("agency")), ("attendance", From::Said("state", Lang::attendance))],
    ),
    (
        "agencies",
        false,
        &[
            ("name", From::Text("name")),
            ("short", From::Text("short")),
            ("reading", From::Text("reading")),
            ("id", From::Text("id")),
            ("differs", From::Differs),
        ],
    ),
    (
        "passes",
        true,
        &[
            ("agency", From::Text("agency_name")),
            ("worksheet", From::Text("worksheet")),
            ("question", From::Text("question")),
        ],
    ),
    (
        "responses",
        true,
        &[
            ("agency", From::Text("agency_name")),
            ("worksheet", From::Text("worksheet")),
            ("question", From::Text("question")),
            ("lane", From::Text("lane")),
            ("text", From::Text("value")),
            ("figure", From::Number("figure")),
            ("private", From::Flag("private")),
            ("handed_in", From::HandedIn),
            ("sheet", From::Text("sheet")),
            ("id", From::Text("id")),
            ("revision", From::RevisionOfCell),
            ("level", From::Number("level")),
            ("differs", From::Differs),
        ],
    ),
    (
        "sheets",
        true,
        &[
            ("worksheet", From::Text("worksheet")),
            ("number", From::Number("number")),
            ("agency", From::Text("agency_name")),
            ("sheet", From::Text("id")),
            ("level", From::Number("level")),
        ],
    ),
    (
        "meetings",
        false,
        &[
            ("title", From::Text("title")),
            ("date", From::DayOf("date")),
            ("date_era", From::EraOf("date")),
            ("start", From::Text("start")),
            ("end", From::Text("end")),
            ("place", From::Text("place")),
            ("area", From::Text("area")),
            ("layer", From::Text("layer")),
            ("theme", From::Text("theme")),
            ("shell", From::Text("shell")),
            ("openness", From::Text("openness")),
            ("next", From::Text("next")),
            ("id", From::Text("id")),
            ("differs", From::Differs),
        ],
    ),
    (
        "agenda",
        true,
        &[
            ("item", From::Text("title")),
            ("purpose", From::Said("purpose", Lang::purpose)),
            ("minutes", From::Number("minutes")),
            ("more", From::Number("more")),
            ("took", From::Number("took_seconds")),
            ("id", From::Text("id")),
            ("differs", From::Differs),
        ],
    ),
    ("common", true, &[("common", From::Text("name")), KEPT[0], KEPT[1], KEPT[2]]),
    (
        "parked",
        true,
        &[("agency", From::Name("agency")), ("parked", From::Text("text")), KEPT[0], KEPT[1], KEPT[2]],
    ),
];

/// The tables of a session, as far as its audience may see it: that of the entries, and those in which something stands.
pub(super) fn tables(words: &Words, all: &[Minutes], small: usize) -> Vec<Table> {
    let flat = json::tree(words.session, &words.order());
    let reading = Reading::of(words, &flat);
    let mut tables: Vec<Table> = Vec::new();
    for (word, is_held, own) in TABLES {
        let columns: Vec<Column> = AT.into_iter().filter(|_| is_held).chain(own.iter().copied()).collect();
        let rows = rows(&flat, word);
        let rows = if word == "overlaps" {
            rows.iter().flat_map(|row| reading.each_asked(row)).collect()
        } else {
            rows
        };
        let row = |row: &Value| columns.iter().map(|(_, from)| reading.cell(row, *from)).collect();
        let rows = rows.iter().map(row).collect();
        tables.push(Table { word, columns: columns.iter().map(|(word, _)| *word).collect(), rows });
        if word == "agencies" {
            tables.push(counted(words, all, small));
        }
    }
    tables.push(relations::table(&reading, &flat, words.lang));
    tables.retain(|table| table.word == "entries" || !table.rows.is_empty());
    tables
}

/// The rows of one array of the flat form.
pub(super) fn rows(flat: &Value, word: &str) -> Vec<Value> {
    flat.get(word).and_then(Value::as_array).cloned().unwrap_or_default()
}

/// What is looked up while rows are written.
pub(super) struct Reading<'w, 's> {
    words: &'w Words<'s>,
    /// The title and the day of each meeting.
    meetings: BTreeMap<String, (String, String)>,
    /// The name of each agency, and the words of everything else that has an id.
    named: BTreeMap<String, String>,
}

impl<'w, 's> Reading<'w, 's> {
    fn of(words: &'w Words<'s>, flat: &Value) -> Self {
        let text =
            |row: &Value, field: &str| row.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        let meetings = rows(flat, "meetings")
            .iter()
            .map(|row| (text(row, "id"), (text(row, "title"), text(row, "date"))))
            .collect();
        let mut named = BTreeMap::new();
        let fields = [
            ("agencies", "name"),
            ("entries", "text"),
            ("overlaps", "idea"),
            ("actions", "what"),
            ("roles", "part"),
            ("decisions", "text"),
            ("issues", "text"),
            ("common", "name"),
            ("agenda", "title"),
            ("earlier", "text"),
        ];
        for (kind, field) in fields {
            for row in rows(flat, kind) {
                named.entry(text(&row, "id")).or_insert_with(|| text(&row, field));
            }
        }
        Self { words, meetings, named }
    }

    /// The words or the name of what has this id.
    pub(super) fn named(&self, id: &str) -> Cell {
        if id == "secretariat" {
            return Cell::text(self.words.lang.duty(id));
        }
        Cell::text(self.named.get(id).map_or("", String::as_str))
    }

    fn cell(&self, row: &Value, from: From) -> Cell {
        let text = |field: &str| row.get(field).and_then(Value::as_str).unwrap_or_default();
        let meeting = self.meetings.get(text("meeting"));
        match from {
            From::Meeting => Cell::text(meeting.map_or("", |(title, _)| title)),
            From::Day => day(meeting.map_or("", |(_, day)| day)),
            From::Era => era(meeting.map_or("", |(_, day)| day)),
            From::Text(field) => Cell::text(text(field)),
            From::Flag(field) => row
                .get(field)
                .and_then(Value::as_bool)
                .map_or(Cell::None, |is| Cell::Number(f64::from(u8::from(is)))),
            From::Number(field) => row.get(field).and_then(Value::as_f64).map_or(Cell::None, Cell::Number),
            From::Name(field) | From::Words(field) => self.named(text(field)),
            From::DayOf(field) => day(text(field)),
            From::EraOf(field) => era(text(field)),
            From::Said(field, said) => match text(field) {
                "" => Cell::None,
                word => Cell::text(said(self.words.lang, word)),
            },
            From::Revision(field) => self.revision(text("id"), field),
            From::RevisionOfCell => self.revision(text("id"), &response::field(text("lane"))),
            From::HandedIn => {
                let is = self.record(text("id")).is_some_and(|record| record.flag("handed_in"));
                Cell::Number(f64::from(u8::from(is)))
            }
            From::Differs => Cell::Number(f64::from(u8::from(row.get("conflicts").is_some()))),
        }
    }

    /// The write whose text is shown.
    fn revision(&self, id: &str, field: &str) -> Cell {
        Cell::text(&self.record(id).map(|record| csv::revision(record, field)).unwrap_or_default())
    }

    fn record(&self, id: &str) -> Option<&'s Record> {
        self.words.session.record(id.parse().ok()?)
    }

    /// A proposal once for each of those it asks, with what each says.
    fn each_asked(&self, row: &Value) -> Vec<Value> {
        let lang = self.words.lang;
        let asked = row.get("to").and_then(Value::as_array).cloned().unwrap_or_default();
        let one = |asked: &Value| {
            let text = |field: &str| asked.get(field).and_then(Value::as_str).unwrap_or_default();
            let whom = match (text("kind"), text("name")) {
                ("anyone", _) => lang.asked_anyone(),
                ("undecided", _) => lang.asked_undecided(),
                (_, "") => text("id"),
                (_, name) => name,
            };
            let mut row = row.clone();
            row["whom"] = whom.into();
            row["answer"] = text("answer").into();
            row
        };
        if asked.is_empty() { vec![row.clone()] } else { asked.iter().map(one).collect() }
    }
}

/// A day by the western calendar; a month, what is no day, and a year that Excel does not know, as it is written.
fn day(text: &str) -> Cell {
    let known = date::stored(text).filter(|day| (1900..=9999).contains(&day.year()));
    known.map_or_else(|| Cell::text(text), Cell::Day)
}

/// A day or month by the Japanese calendar.
fn era(text: &str) -> Cell {
    if let Some(day) = date::stored(text) {
        return Cell::Text(date::of_era(day));
    }
    let month = date::stored(&format!("{text}-01")).map(date::of_era);
    let month = month.and_then(|day| day.strip_suffix("1日").map(ToOwned::to_owned));
    Cell::text(&month.unwrap_or_default())
}

/// The counts of every meeting; one that is not told is left out, and the remark says why.
fn counted(words: &Words, all: &[Minutes], small: usize) -> Table {
    let mut rows = Vec::new();
    for minutes in all {
        let title = Cell::text(minutes.meeting.title());
        let (western, japanese) = (day(minutes.meeting.date()), era(minutes.meeting.date()));
        let counted = counts::counted(words.session, words.levels, minutes, words.audience);
        let asked = counted.by_question();
        for tally in counts::tallies(&counted, words.audience, small) {
            let (name, parts) = words.tally(&counted, &asked, &tally);
            let counts = tally.parts.iter().map(|(_, count)| *count).chain([tally.total]);
            for ((part, _), count) in parts.iter().zip(counts) {
                let (figure, remark) = match count {
                    Count::Of(count) => {
                        (Cell::Number(f64::from(u32::try_from(count).unwrap_or(u32::MAX))), Cell::None)
                    }
                    other => (Cell::None, Cell::text(&words.count(other))),
                };
                let cells = [
                    title.clone(),
                    western.clone(),
                    japanese.clone(),
                    Cell::text(&name),
                    Cell::text(part),
                    figure,
                    remark,
                ];
                rows.push(cells.into());
            }
        }
    }
    let columns = ["meeting", "date", "date_era", "counted", "part", "count", "remark"].into();
    Table { word: "counts", columns, rows }
}
