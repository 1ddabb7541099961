//! A sample meeting as people wrote it down: `sessions/source/*.json`.

use std::collections::BTreeMap;

use serde::Deserialize;

/// One meeting.
#[derive(Debug, Deserialize)]
pub(crate) struct Source {
    /// The file name of the meeting before, without its ending.
    pub(crate) previous: Option<String>,
    pub(crate) title: String,
    pub(crate) date: String,
    pub(crate) time: (String, String),
    pub(crate) place: String,
    pub(crate) layer: String,
    pub(crate) theme: String,
    #[serde(default)]
    pub(crate) shell: String,
    pub(crate) rules: Vec<String>,
    /// Who did what on the day, by the word of the duty.
    #[serde(default)]
    pub(crate) duties: BTreeMap<String, String>,
    /// When the next meeting was to be.
    #[serde(default)]
    pub(crate) next: String,
    #[serde(default)]
    pub(crate) agenda: Vec<Item>,
    pub(crate) fictional: bool,
    pub(crate) agencies: Vec<Agency>,
    pub(crate) attendance: Vec<Attendance>,
    #[serde(default)]
    pub(crate) tables: Vec<Table>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) overlaps: Vec<Overlap>,
    pub(crate) parked: Vec<String>,
}

/// One item of the agenda: its minutes as planned, and as they came.
#[derive(Debug, Deserialize)]
pub(crate) struct Item {
    pub(crate) title: String,
    pub(crate) minutes: u32,
    /// None where the agenda is still to be gone through: the sample one practises on.
    pub(crate) took: Option<u32>,
    #[serde(default)]
    pub(crate) purpose: String,
    #[serde(default)]
    pub(crate) shows: String,
}

/// One agency; meetings of a network know it by the same key.
#[derive(Debug, Deserialize)]
pub(crate) struct Agency {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) short: String,
    pub(crate) reading: String,
    pub(crate) kinds: Vec<String>,
}

/// How an agency took part.
#[derive(Debug, Deserialize)]
pub(crate) struct Attendance {
    pub(crate) agency: String,
    pub(crate) state: String,
}

/// A breakout table and the agencies that sat at it.
#[derive(Debug, Deserialize)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) agencies: Vec<String>,
}

/// One thing said.
#[derive(Debug, Deserialize)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) agency: String,
    pub(crate) question: String,
    #[serde(default)]
    pub(crate) lane: String,
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) handed_in: bool,
    /// The key of the entry of the meeting before that it grew from.
    pub(crate) continues: Option<String>,
}

/// One proposal.
#[derive(Debug, Deserialize)]
pub(crate) struct Overlap {
    pub(crate) key: String,
    pub(crate) agency: String,
    /// The key of the entry it answers; none is a joint wish.
    pub(crate) need: Option<String>,
    pub(crate) to: Vec<To>,
    pub(crate) idea: String,
    #[serde(default)]
    pub(crate) handed_in: bool,
    pub(crate) continues: Option<String>,
}

/// One of those who are asked: an agency by its key, a kind of agency with its name, or anyone.
#[derive(Debug, Deserialize)]
pub(crate) struct To {
    pub(crate) agency: Option<String>,
    pub(crate) kind: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) answer: String,
}
