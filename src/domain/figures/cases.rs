//! The register of the coordination meeting: cases once each by their number, and every time one was brought.

use std::collections::BTreeMap;

use super::{Counts, Name, Named, add_counts, add_named, note};
use crate::domain::filled::{self, Filled};
use crate::domain::mention::Mention;
use crate::domain::response::{Of, Response, Whose};
use crate::domain::worksheet::{Question, Worksheet};
use crate::domain::{RecordId, Session, agency};
use crate::text::fold;

/// The worksheet whose rows these are.
pub const WORKSHEET: &str = "register";

/// What the register comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cases {
    /// Cases, each once.
    pub distinct: usize,
    /// Rows: every time a case was brought.
    pub cumulative: usize,
    /// By which way the cases came; an empty id where that was not told.
    pub routes: Named,
    /// Who is mainly responsible for the cases.
    pub main: Counts<Main>,
    /// How the cases stand; an empty id where that was not told.
    pub states: Named,
}

/// Who is mainly responsible for a case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Main {
    /// An agency, by its name.
    Agency(String),
    /// A kind of agency, by its word.
    Kind(String),
    /// Nobody yet: the case is to be discussed again.
    Again,
    /// That was not told.
    NotTold,
}

/// One row, as it is counted.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// When it was brought, as `2026-11-21`; empty where that is not known.
    pub(super) date: String,
    /// Who is mainly responsible, where that is an agency of the session.
    pub(super) agency: Option<RecordId>,
    /// What the case is known by.
    pub(super) case: String,
    route: Option<(String, Name)>,
    main: Option<Main>,
    state: Option<(String, Name)>,
}

impl Cases {
    /// Adds another register, of other cases.
    pub fn add(&mut self, other: Self) {
        self.distinct += other.distinct;
        self.cumulative += other.cumulative;
        add_named(&mut self.routes, other.routes);
        add_counts(&mut self.main, other.main);
        add_named(&mut self.states, other.states);
    }

    /// Counts rows of one network: of a case that was brought several times the newest word holds.
    pub(super) fn of(rows: &[&Row]) -> Self {
        let cases = by_case(rows);
        let mut counted = Self { distinct: cases.len(), cumulative: rows.len(), ..Self::default() };
        for rows in cases.into_values() {
            let newest = |told: fn(&Row) -> Option<&(String, Name)>| {
                rows.iter().rev().find_map(|row| told(row)).cloned().unwrap_or_default()
            };
            let (route, name) = newest(|row| row.route.as_ref());
            note(&mut counted.routes, route, 1, name);
            let (state, name) = newest(|row| row.state.as_ref());
            note(&mut counted.states, state, 1, name);
            let main = newest_main(&rows).and_then(|row| row.main.clone()).unwrap_or(Main::NotTold);
            *counted.main.entry(main).or_default() += 1;
        }
        counted
    }
}

/// The agency of the session that is mainly responsible for each case by the newest word; none where it is none of them.
pub(super) fn agencies<'a>(rows: &[&'a Row]) -> BTreeMap<&'a str, Option<RecordId>> {
    let main = |rows: Vec<&Row>| newest_main(&rows).and_then(|row| row.agency);
    by_case(rows).into_iter().map(|(case, rows)| (case, main(rows))).collect()
}

/// The rows of each case, the newest last.
fn by_case<'a>(rows: &[&'a Row]) -> BTreeMap<&'a str, Vec<&'a Row>> {
    let mut cases: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        cases.entry(&row.case).or_default().push(row);
    }
    for rows in cases.values_mut() {
        rows.sort_by(|a, b| a.date.cmp(&b.date));
    }
    cases
}

/// The newest row that tells who is mainly responsible.
fn newest_main<'a>(rows: &[&'a Row]) -> Option<&'a Row> {
    rows.iter().rev().find(|row| row.main.is_some()).copied()
}

/// The rows of the register of a meeting; those without a day of their own have that of the meeting.
pub(super) fn rows(
    session: &Session,
    meeting: RecordId,
    day: &str,
    worksheet: Option<&Worksheet>,
) -> Vec<Row> {
    filled::list(session, meeting, WORKSHEET)
        .into_iter()
        .map(|sheet| row(session, meeting, day, worksheet, sheet))
        .collect()
}

fn row(session: &Session, meeting: RecordId, day: &str, worksheet: Option<&Worksheet>, sheet: Filled) -> Row {
    let of = Of { meeting, worksheet: WORKSHEET.to_owned(), whose: Whose::Sheet(sheet.id()) };
    let text = |question: &str| {
        let response = Response::find(session, &of, question);
        response.value("").and_then(|value| value.as_text()).unwrap_or_default().trim().to_owned()
    };
    let chosen = |question: &str| {
        let id = Some(text(question)).filter(|id| !id.is_empty())?;
        let name = worksheet.and_then(|sheet| sheet.question(question)).map(|known| option(known, &id));
        Some((id, name.unwrap_or_default()))
    };
    let (number, date, main) = (fold(&text("number")), text("date"), text("main"));
    let mention = Some(main).filter(|main| !main.is_empty()).map(|main| Mention::read(&main));
    let state = chosen("state");
    let again = state.as_ref().is_some_and(|(id, _)| id == "again");
    let agency = mention.as_ref().and_then(|mention| match mention {
        Mention::Agency(id) => session.class(*id).into_iter().find_map(|id| agency::find(session, id)),
        Mention::Kind(_) | Mention::Name(_) => None,
    });
    let main = match (mention, agency) {
        (_, Some(agency)) => Some(Main::Agency(agency.name().to_owned())),
        (Some(Mention::Kind(word)), _) => Some(Main::Kind(word)),
        (Some(Mention::Name(name)), _) => Some(Main::Agency(name)),
        (Some(Mention::Agency(_)) | None, None) => again.then_some(Main::Again),
    };
    Row {
        date: if date.is_empty() { day.to_owned() } else { date },
        agency: agency.map(|agency| session.stands_for(agency.id())),
        // a row without a number is a case of its own
        case: if number.is_empty() { sheet.id().to_string() } else { format!("# {number}") },
        route: chosen("route"),
        main,
        state,
    }
}

/// What an option of a question is called.
pub(super) fn option(question: &Question, id: &str) -> Name {
    let known = question.options.iter().enumerate().find(|(_, option)| option.id == id);
    known.map_or_else(Name::default, |(at, option)| Name {
        at: (0, at),
        ja: option.name.ja.clone(),
        en: option.name.en.clone(),
    })
}
