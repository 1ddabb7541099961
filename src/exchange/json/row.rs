//! The rows of the flat form, field by field in the order they are written; nothing is `null`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::RecordId;
use crate::exchange::conflicts::Conflicts;

/// One meeting.
#[derive(Debug, Serialize)]
pub(super) struct MeetingRow<'s> {
    pub(super) id: RecordId,
    pub(super) title: Option<&'s str>,
    pub(super) date: Option<&'s str>,
    pub(super) start: Option<&'s str>,
    pub(super) end: Option<&'s str>,
    pub(super) place: Option<&'s str>,
    pub(super) area: Option<&'s str>,
    pub(super) layer: Option<&'s str>,
    pub(super) theme: Option<&'s str>,
    pub(super) shell: Option<&'s str>,
    pub(super) rules: Vec<&'s str>,
    pub(super) duties: BTreeMap<&'static str, &'s str>,
    pub(super) next: Option<&'s str>,
    pub(super) materials: Vec<&'s str>,
    pub(super) openness: Option<&'s str>,
    pub(super) previous: Option<RecordId>,
    pub(super) fictional: bool,
    #[serde(skip_serializing_if = "Conflicts::is_empty")]
    pub(super) conflicts: Conflicts,
}

/// One agency.
#[derive(Debug, Serialize)]
pub(super) struct AgencyRow<'s> {
    pub(super) id: RecordId,
    pub(super) name: &'s str,
    pub(super) short: Option<&'s str>,
    pub(super) reading: Option<&'s str>,
    pub(super) kinds: Vec<&'s str>,
    #[serde(skip_serializing_if = "Conflicts::is_empty")]
    pub(super) conflicts: Conflicts,
}

/// One agency at one meeting.
#[derive(Debug, Serialize)]
pub(super) struct AttendanceRow {
    pub(super) meeting: RecordId,
    pub(super) agency: RecordId,
    pub(super) state: Option<&'static str>,
    #[serde(skip_serializing_if = "Conflicts::is_empty")]
    pub(super) conflicts: Conflicts,
}

/// One item of an agenda.
#[derive(Debug, Serialize)]
pub(super) struct ItemRow<'s> {
    pub(super) id: RecordId,
    pub(super) meeting: RecordId,
    pub(super) title: &'s str,
    pub(super) purpose: Option<&'static str>,
    pub(super) minutes: u32,
    pub(super) more: u32,
    pub(super) took_seconds: i64,
    pub(super) shows: Option<String>,
    #[serde(skip_serializing_if = "Conflicts::is_empty")]
    pub(super) conflicts: Conflicts,
}

/// One entry.
#[derive(Debug, Serialize)]
pub(super) struct EntryRow<'s> {
    pub(super) id: RecordId,
    pub(super) meeting: RecordId,
    pub(super) table: Option<&'s str>,
    pub(super) agency: Option<RecordId>,
    pub(super) agency_name: Option<&'s str>,
    pub(super) worksheet: &'s str,
    pub(super) question: &'s str,
    pub(super) lane: Option<&'s str>,
    pub(super) text: Option<&'s str>,
    pub(super) starred: bool,
    pub(super) private: bool,
    pub(super) handed_in: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sheet: Option<RecordId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) level: Option<u8>,
    #[serde(skip_serializing_if = "Conflicts::is_empty")]
    pub(super) conflicts: Conflicts,
}

/// One 特になし.
#[derive(Debug, Serialize)]
pub(super) struct PassRow<'s> {
    pub(super) meeting: RecordId,
    pub(super) agency: Option<RecordId>,
    pub(super) agency_name: Option<&'s str>,
    pub(super) worksheet: &'s str,
    pub(super) question: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sheet: Option<RecordId>,
}

/// One proposal.
#[derive(Debug, Serialize)]
pub(in crate::exchange) struct OverlapRow<'s> {
    pub(super) id: RecordId,
    pub(super) meeting: RecordId,
    pub(super) agency: Option<RecordId>,
    pub(super) need: Option<RecordId>,
    pub(super) to: Vec<ToRow>,
    pub(super) idea: Option<&'s str>,
    pub(super) note: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) level: Option<u8>,
    #[serde(skip_serializing_if = "Conflicts::is_empty")]
    pub(super) conflicts: Conflicts,
}

/// One of those who are asked.
#[derive(Debug, Serialize)]
pub(super) struct ToRow {
    pub(super) kind: &'static str,
    pub(super) id: Option<String>,
    pub(super) name: Option<String>,
    pub(super) answer: &'static str,
}

/// One parked line.
#[derive(Debug, Serialize)]
pub(super) struct ParkedRow<'s> {
    pub(super) id: RecordId,
    pub(super) meeting: RecordId,
    pub(super) agency: Option<RecordId>,
    pub(super) worksheet: Option<&'s str>,
    pub(super) question: Option<&'s str>,
    pub(super) lane: Option<&'s str>,
    pub(super) text: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) level: Option<u8>,
    #[serde(skip_serializing_if = "Conflicts::is_empty")]
    pub(super) conflicts: Conflicts,
}
