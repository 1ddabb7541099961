//! Filled sheets out of `tests/fixtures/`, which are written with the words of the worksheets: put into a session as if
//! they had been typed in.

use std::collections::BTreeMap;
use std::path::Path;

use norishiro::app::new::{self, Guest, named};
use norishiro::domain::cell::WORDS;
use norishiro::domain::clearing;
use norishiro::domain::entry::{self, At};
use norishiro::domain::figure::Figure;
use norishiro::domain::filled;
use norishiro::domain::meeting::{self, Facts};
use norishiro::domain::mention::Mention;
use norishiro::domain::response::{Of, Whose};
use norishiro::domain::worksheet::{Bilingual, Kind, Question, Worksheet};
use norishiro::domain::{Pen, RecordId, Session, Value, Writer, attendance};
use norishiro::store::sheets;
use serde_json::Value as Json;

use super::NOW;

/// A session with filled sheets.
pub struct Town {
    pub session: Session,
    pub meeting: RecordId,
    /// The agencies, by their keys in the fixture.
    pub agencies: BTreeMap<String, RecordId>,
    /// The filled sheets that are records of their own, by their ids in the fixture.
    pub sheets: BTreeMap<String, RecordId>,
    count: u16,
}

/// A fixture, read.
#[allow(clippy::disallowed_methods, reason = "a test, which reads the source tree")]
pub fn fixture(name: &str) -> Json {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name).with_extension("json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Seven agencies, one survey each; that of the education centre (`edu`) has four errors.
pub fn survey() -> Town {
    Town::of(&["survey"])
}

/// Twelve anonymous slips, one of them blank.
pub fn feedback() -> Town {
    Town::of(&["feedback"])
}

/// Six hearings.
pub fn hearings() -> Town {
    Town::of(&["hearings"])
}

/// Ten cases of the agencies of two towns, and two case studies made of them (one cleared).
pub fn cases() -> Town {
    Town::of(&["cases"])
}

/// Sixteen rows of a year.
pub fn programme() -> Town {
    Town::of(&["programme"])
}

/// One year of one town: its survey, hearings, slips and programme in one session.
pub fn year() -> Town {
    Town::of(&["survey", "hearings", "feedback", "programme"])
}

impl Town {
    /// A meeting with these fixtures filled in; its agencies are those of the first one.
    pub fn of(fixtures: &[&str]) -> Self {
        let read: Vec<Json> = fixtures.iter().map(|name| fixture(name)).collect();
        let ids = read.iter().flat_map(|read| {
            let studies = read.get("studies").map(|_| "case_study");
            [text(&read["worksheet"])].into_iter().chain(studies)
        });
        let mut town = Self::empty(&ids.collect::<Vec<_>>(), &read[0]);
        for read in &read {
            town.take_in(text(&read["worksheet"]), list(&read["sheets"]));
            town.take_in("case_study", list(&read["studies"]));
        }
        town
    }

    /// A meeting with the agencies of a fixture and these worksheets, nothing filled in.
    pub fn empty(worksheets: &[&str], fixture: &Json) -> Self {
        let definitions: Vec<Value> =
            worksheets.iter().map(|id| sheets::find(id).expect("a worksheet").definition.clone()).collect();
        let facts = Facts {
            title: "令和7年度 第1回 みなと市ネットワーク会議".into(),
            date: "2025-06-18".into(),
            ..Facts::default()
        };
        let agencies = list(&fixture["agencies"]);
        let guest = |agency: &Json| {
            let line = format!("{}／{}", text(&agency["name"]), text(&agency["short"]));
            Guest { named: named(&line).expect("a name"), known: None }
        };
        let guests: Vec<Guest> = agencies.iter().map(guest).collect();
        let pen = Pen { by: "記録1".into(), now: NOW - 100_000, seed: [8; 16] };
        let session = new::session(pen, facts, &guests, &definitions, None);
        let meeting = meeting::all(&session).last().unwrap().id();
        let seats: Vec<RecordId> =
            attendance::seats(&session, meeting).iter().map(attendance::Seat::id).collect();
        let keys = agencies.iter().map(|agency| text(&agency["key"]).to_owned());
        Self { agencies: keys.zip(seats).collect(), session, meeting, sheets: BTreeMap::new(), count: 0 }
    }

    /// Writes something more, as the same machine.
    pub fn write<R>(&mut self, work: impl FnOnce(&mut Writer) -> R) -> R {
        self.count += 1;
        let mut seed = [6; 16];
        seed[..2].copy_from_slice(&self.count.to_be_bytes());
        let pen = Pen { by: "記録1".into(), now: NOW - 90_000 + i64::from(self.count), seed };
        work(&mut Writer::new(&mut self.session, pen))
    }

    /// Whose sheet: the agency's one, or the record of its own with this id.
    pub fn whose(&self, worksheet: &str, key: &str) -> Of {
        let whose = match self.sheets.get(key) {
            Some(sheet) => Whose::Sheet(*sheet),
            None => Whose::Agency(self.agencies[key]),
        };
        Of { meeting: self.meeting, worksheet: worksheet.to_owned(), whose }
    }

    /// Takes in filled sheets.
    pub fn take_in(&mut self, worksheet: &str, filled: &[Json]) {
        for sheet in filled {
            self.take_in_one(worksheet, sheet);
        }
    }

    fn take_in_one(&mut self, worksheet: &str, sheet: &Json) {
        let definition = &sheets::find(worksheet).expect("a worksheet").worksheet;
        let agency = sheet["agency"].as_str().map(|key| self.agencies[key]);
        let meeting = self.meeting;
        let whose = if definition.scope.repeats() {
            let from = sheet["from"].as_str().and_then(|key| self.sheets.get(key).copied());
            let id = self.write(|writer| filled::found_from(writer, meeting, worksheet, agency, from));
            self.sheets.insert(text(&sheet["id"]).to_owned(), id);
            Whose::Sheet(id)
        } else {
            Whose::Agency(agency.expect("an agency"))
        };
        let of = Of { meeting, worksheet: worksheet.to_owned(), whose };
        // in the order of the sheet, so that what was re-read stands there when it is said to be
        for question in &definition.questions {
            self.answer(definition, &of, question, &sheet["answers"][&question.id], &sheet["words"]);
        }
        let known = |id: &String| definition.question(id).is_some();
        let answers = sheet["answers"].as_object().unwrap();
        assert!(answers.keys().all(known), "a question that {worksheet} has not: {:?}", answers.keys());
    }

    fn answer(&mut self, worksheet: &Worksheet, of: &Of, question: &Question, answer: &Json, words: &Json) {
        if let (Kind::List, Whose::Agency(agency)) = (question.kind, of.whose) {
            let (meeting, worksheet) = (of.meeting, of.worksheet.clone());
            let at = At { meeting, agency, worksheet, question: question.id.clone() };
            for point in list(answer) {
                self.write(|writer| entry::add(writer, &at, "", text(&point["text"]), false));
            }
            return;
        }
        let mut cells = Vec::new();
        match &question.lanes[..] {
            [] => cells = self.cells(question, answer),
            lanes => {
                for lane in lanes {
                    let here = self.cells(question, &answer[&lane.name.ja]);
                    let path = |path: String| format!("{}.{path}", lane.id).trim_end_matches('.').to_owned();
                    cells.extend(here.into_iter().map(|(at, value)| (path(at), value)));
                }
            }
        }
        for (option, beside) in words[&question.id].as_object().into_iter().flatten() {
            let names = question.options.iter().map(|option| (&option.id, &option.name));
            cells.push((format!("{}.{WORDS}", id(names, option)), text(beside).into()));
        }
        if !cells.is_empty() {
            let cells: Vec<(&str, Option<Value>)> =
                cells.iter().map(|(path, value)| (path.as_str(), Some(value.clone()))).collect();
            self.write(|writer| clearing::fill_in(writer, worksheet, of, &question.id, &cells));
        }
    }

    /// The cells that an answer fills in.
    fn cells(&self, question: &Question, answer: &Json) -> Vec<(String, Value)> {
        let parts = || question.parts.iter().map(|part| (&part.id, &part.name));
        let options = || question.options.iter().map(|option| (&option.id, &option.name));
        let rows = || question.rows.iter().map(|row| (&row.id, &row.name));
        let columns = || question.columns.iter().map(|column| (&column.id, &column.name));
        let pairs = |answer: &Json| answer.as_object().cloned().unwrap_or_default();
        match question.kind {
            _ if answer.is_null() => Vec::new(),
            Kind::Text | Kind::Date => vec![(String::new(), text(answer).into())],
            Kind::Period => {
                pairs(answer).iter().map(|(end, month)| (end.clone(), text(month).into())).collect()
            }
            Kind::Choice => vec![(String::new(), id(options(), text(answer)).into())],
            Kind::Choices => {
                list(answer).iter().map(|option| (id(options(), text(option)), true.into())).collect()
            }
            Kind::Number => figures(&pairs(answer), |name| id(parts(), name)),
            Kind::Counts => figures(&pairs(answer), |name| id(options(), name)),
            Kind::Grid => {
                let row = |(name, row): (&String, &Json)| {
                    let row_id = id(rows(), name);
                    figures(&pairs(row), |name| format!("{row_id}.{}", id(columns(), name)))
                };
                pairs(answer).iter().flat_map(row).collect()
            }
            Kind::Ranking | Kind::Agency => {
                let named = |name: &Json| match question.options.is_empty() {
                    true => self.mention(text(name)).stored(),
                    false => id(options(), text(name)),
                };
                let place = |(at, name): (usize, &Json)| ((at + 1).to_string(), named(name).into());
                list(answer).iter().enumerate().map(place).collect()
            }
            Kind::List | Kind::Overlap | Kind::Group => Vec::new(),
        }
    }

    fn mention(&self, name: &str) -> Mention {
        match (self.agencies.get(name), name.strip_prefix("kind:")) {
            (Some(id), _) => Mention::Agency(*id),
            (None, Some(kind)) => Mention::Kind(kind.to_owned()),
            (None, None) => Mention::Name(name.to_owned()),
        }
    }
}

fn figures(figures: &serde_json::Map<String, Json>, path: impl Fn(&str) -> String) -> Vec<(String, Value)> {
    let figure = |(name, figure): (&String, &Json)| {
        let value = match figure {
            Json::Null => return None,
            Json::String(typed) => Figure::typed(typed).expect("a figure").stored(),
            figure => figure.as_i64().unwrap().into(),
        };
        Some((path(name), value))
    };
    figures.iter().filter_map(figure).collect()
}

/// The id of what has this name.
fn id<'a>(mut of: impl Iterator<Item = (&'a String, &'a Bilingual)>, name: &str) -> String {
    of.find(|(_, known)| known.ja == name).unwrap_or_else(|| panic!("no {name}")).0.clone()
}

fn text(json: &Json) -> &str {
    json.as_str().unwrap_or_default()
}

fn list(json: &Json) -> &[Json] {
    json.as_array().map(Vec::as_slice).unwrap_or_default()
}
