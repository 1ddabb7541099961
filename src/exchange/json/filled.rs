//! The filled sheets in the flat form: a row for each sheet that was begun by itself, a row for each cell.

use serde::Serialize;

use super::{Writing, delicate};
use crate::domain::agency::Agency;
use crate::domain::filled::Filled;
use crate::domain::meeting::Meeting;
use crate::domain::{Record, RecordId};
use crate::exchange::filled::flat::{self, Row};
use crate::exchange::filled::{One, Paper};
use crate::exchange::words::Words;
use crate::text::Clean;

/// One filled sheet that is one of several: a case, a reply, a row of a year.
#[derive(Debug, Serialize)]
pub(super) struct SheetRow<'s> {
    id: RecordId,
    meeting: RecordId,
    worksheet: &'s str,
    number: usize,
    agency: Option<RecordId>,
    agency_name: Option<&'s str>,
    from: Option<RecordId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
}

/// One cell that is filled in.
#[derive(Debug, Serialize)]
pub(super) struct ResponseRow<'s> {
    id: Option<RecordId>,
    meeting: RecordId,
    agency: Option<RecordId>,
    agency_name: Option<&'s str>,
    sheet: Option<RecordId>,
    worksheet: String,
    question: String,
    lane: String,
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<i64>,
    private: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    conflicts: Vec<String>,
}

impl<'s> Writing<'s> {
    pub(super) fn sheet(&self, meeting: Meeting, _: &Paper, one: &One<'s>) -> Option<SheetRow<'s>> {
        let record = one.record?;
        let filled = Filled(record);
        let seen = |id: &RecordId| {
            self.session.visible(*id).is_some_and(|from| self.audience.sees(self.levels.level(from)))
        };
        Some(SheetRow {
            id: record.id(),
            meeting: meeting.id(),
            worksheet: record.text("worksheet"),
            number: one.number,
            agency: one.agency.map(Agency::id),
            agency_name: one.agency.map(Agency::name),
            from: filled.from().filter(seen),
            level: delicate(one.level),
        })
    }

    pub(super) fn responses(
        &self,
        meeting: Meeting,
        paper: &Paper<'s>,
        one: &One<'s>,
    ) -> Vec<ResponseRow<'s>> {
        let words =
            Words::of(self.session, &self.levels, &self.order, |text| Clean::lines(text).into_string());
        let row = |row: Row<'_, 's>| ResponseRow {
            id: row.record.map(Record::id),
            meeting: meeting.id(),
            agency: one.agency.map(Agency::id),
            agency_name: one.agency.map(Agency::name),
            sheet: one.record.map(Record::id),
            worksheet: paper.id.clone(),
            question: row.answer.question.clone(),
            lane: row.put.path.clone(),
            value: row.each.first().cloned().unwrap_or_default(),
            figure: row.figure,
            private: row.answer.is_private,
            level: delicate(row.answer.level),
            conflicts: if row.each.len() > 1 { row.each } else { Vec::new() },
        };
        flat::rows(&words, paper, one).into_iter().map(row).collect()
    }
}
