//! What the filled sheets of a meeting come to, as far as an audience may see them: for texts and for files.

use super::super::Audience;
use super::super::cells::Cells;
use super::super::levels::Levels;
use super::{Table, how_many, n, tables, writer};
use crate::domain::check::Sheet;
use crate::domain::meeting;
use crate::domain::response::{Of, Response, Whose};
use crate::domain::tally::{Faulty, Sheets, Tally};
use crate::domain::worksheet::{Question, Worksheet};
use crate::domain::{clearing, filled};

/// What the filled sheets of one worksheet come to.
#[derive(Clone, Debug)]
pub(in crate::exchange) struct Told {
    /// The worksheet's title.
    pub(in crate::exchange) title: String,
    /// How many sheets there are of how many, who is left out, who is still to come.
    pub(in crate::exchange) sheets: Vec<String>,
    /// Question by question.
    pub(in crate::exchange) asked: Vec<Asked>,
}

/// What one question comes to.
#[derive(Clone, Debug)]
pub(in crate::exchange) struct Asked {
    /// Its number and its short name.
    pub(in crate::exchange) heading: String,
    /// How many were asked and answered.
    pub(in crate::exchange) n: String,
    /// One table a lane.
    pub(in crate::exchange) tables: Vec<Table>,
    /// What is to be said about them.
    pub(in crate::exchange) notes: Vec<String>,
}

/// Which questions are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Which {
    /// Those that the worksheet has on one page.
    Summary,
    /// All that come to something.
    All,
}

/// Tells it of the meeting of `cells`, worksheet by worksheet; of one of which nothing was filled in there is nothing.
///
/// Nothing of it is for the public: among so few sheets sums and shares tell who is behind a small figure.
pub(in crate::exchange) fn of_meeting(
    cells: &Cells,
    levels: &Levels,
    audience: Audience,
    which: Which,
) -> Vec<Told> {
    if audience == Audience::Public {
        return Vec::new();
    }
    let mut all: Vec<Worksheet> = Vec::new();
    for sheet in meeting::sheets(cells.session, cells.meeting) {
        if all.iter().all(|known| known.id != sheet.id) {
            all.push(sheet);
        }
    }
    let telling = Telling { cells, levels, audience, which };
    all.iter().filter_map(|sheet| telling.sheet(sheet)).collect()
}

/// What the results are told with.
struct Telling<'a> {
    cells: &'a Cells<'a>,
    levels: &'a Levels<'a>,
    audience: Audience,
    which: Which,
}

impl Telling<'_> {
    fn sheet(&self, sheet: &Worksheet) -> Option<Told> {
        let cells = self.cells;
        let sheets = Sheets::of(cells.session, cells.meeting, sheet, Faulty::LeftOut);
        let count = sheets.counted.len() + sheets.faulty.len();
        let all = filled::all(cells.session, cells.meeting, sheet);
        if count == 0 || !all.iter().any(|of| filled::is_begun(cells.session, of, sheet)) {
            return None;
        }
        let ids = sheet.summary.iter().filter_map(|id| sheet.question(id));
        let questions: Vec<&Question> = match self.which {
            Which::Summary => ids.collect(),
            Which::All => sheet.questions.iter().collect(),
        };
        Some(Told {
            title: cells.named(&sheet.title),
            sheets: std::iter::once(how_many(cells.lang, sheet.scope, count, sheets.waiting.len()))
                .chain(names(cells, &sheets))
                .collect(),
            asked: questions
                .into_iter()
                .filter_map(|question| self.question(sheet, question, &sheets.counted))
                .collect(),
        })
    }

    fn question(&self, sheet: &Worksheet, question: &Question, counted: &[Of]) -> Option<Asked> {
        let cells = self.cells;
        let shown: Vec<Of> = counted.iter().filter(|of| self.sees(sheet, question, of)).cloned().collect();
        let tally = Tally::of(cells.session, sheet, question, &shown);
        let tables = tables(cells, &tally, self.audience == Audience::Office);
        // who said nothing at all made no nought
        if shown.is_empty() || tally.answered == 0 || tables.is_empty() {
            return None;
        }
        let mut notes: Vec<String> = tables.iter().flat_map(|table| table.notes.clone()).collect();
        notes.dedup();
        let heading = format!("{} {}", question.number, cells.named(&question.short)).trim().to_owned();
        Some(Asked { heading, n: n(cells, &tally), tables, notes })
    }

    /// Whether the audience may see what a sheet says to a question: by the question, and by every record of it, which may be
    /// marked private.
    fn sees(&self, sheet: &Worksheet, question: &Question, of: &Of) -> bool {
        let session = self.cells.session;
        let level = clearing::level(&Sheet { session, worksheet: sheet, of }, question);
        let own = matches!(of.whose, Whose::Sheet(_)).then(|| session.visible(of.whose.id())).flatten();
        let own = own.filter(|record| record.kind() == filled::KIND);
        let response = Response::find(session, of, &question.id);
        let records = response.records().iter().copied().chain(own);
        self.audience.sees(records.map(|record| self.levels.level(record)).max().unwrap_or(0).max(level))
    }
}

/// Who is not counted, and who is still to come.
fn names(cells: &Cells, sheets: &Sheets) -> Vec<String> {
    let lang = cells.lang;
    let named =
        |of: &[Of]| of.iter().filter_map(|of| writer(cells, of)).collect::<Vec<_>>().join(lang.out_comma());
    let (faulty, waiting) = (named(&sheets.faulty), named(&sheets.waiting));
    let faulty = (!faulty.is_empty()).then(|| lang.results_left_out(&faulty));
    let waiting = (!waiting.is_empty()).then(|| lang.results_waiting(&waiting));
    faulty.into_iter().chain(waiting).collect()
}
