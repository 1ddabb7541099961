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
    #[serde(default)]
    pub(crate) roles: Vec<Role>,
    #[serde(default)]
    pub(crate) actions: Vec<Action>,
    #[serde(default)]
    pub(crate) decisions: Vec<Decision>,
    #[serde(default)]
    pub(crate) issues: Vec<Issue>,
    /// What became of the promises of the meeting before.
    #[serde(default)]
    pub(crate) told: Vec<Told>,
    /// What those answer now who had taken a proposal back to ask at home.
    #[serde(default)]
    pub(crate) taken_back: Vec<TakenBack>,
    /// What became of the lines parked at the meeting before.
    #[serde(default)]
    pub(crate) lot: Vec<Lot>,
}

/// Who does something that was promised, and the proposal it came from.
#[derive(Debug, Deserialize)]
pub(crate) struct Who {
    /// The key of an agency, or `secretariat`.
    pub(crate) lead: String,
    pub(crate) answer: String,
    #[serde(default)]
    pub(crate) supporting: Vec<String>,
    #[serde(default)]
    pub(crate) informed: Vec<String>,
    pub(crate) overlap: Option<String>,
}

/// A part that is taken.
#[derive(Debug, Deserialize)]
pub(crate) struct Role {
    pub(crate) key: String,
    pub(crate) part: String,
    pub(crate) from: String,
    /// The key of the role of an earlier meeting that it goes on from.
    pub(crate) continues: Option<String>,
    #[serde(flatten)]
    pub(crate) who: Who,
}

/// Something that is done by a day.
#[derive(Debug, Deserialize)]
pub(crate) struct Action {
    pub(crate) key: String,
    pub(crate) what: String,
    #[serde(default)]
    pub(crate) first_step: String,
    pub(crate) due: String,
    pub(crate) state: Option<String>,
    /// The key of the promise of the meeting before that it goes on from.
    pub(crate) continues: Option<String>,
    #[serde(flatten)]
    pub(crate) who: Who,
}

/// What the room settled at an item of the agenda, counted from 1.
#[derive(Debug, Deserialize)]
pub(crate) struct Decision {
    pub(crate) key: String,
    pub(crate) item: usize,
    pub(crate) text: String,
    pub(crate) basis: Vec<String>,
}

/// A problem of the network.
#[derive(Debug, Deserialize)]
pub(crate) struct Issue {
    pub(crate) key: String,
    /// The key of the issue of an earlier meeting that it goes on from.
    pub(crate) continues: Option<String>,
    pub(crate) text: String,
    pub(crate) seen: Vec<String>,
    #[serde(default)]
    pub(crate) source: String,
    pub(crate) about: Vec<String>,
    pub(crate) measure: String,
    pub(crate) owner: Option<String>,
    pub(crate) evidence: String,
}

/// What became of a promise.
#[derive(Debug, Deserialize)]
pub(crate) struct Told {
    pub(crate) promise: String,
    pub(crate) fate: String,
    pub(crate) note: String,
}

/// What is answered to a proposal now.
#[derive(Debug, Deserialize)]
pub(crate) struct TakenBack {
    pub(crate) overlap: String,
    pub(crate) answer: String,
    pub(crate) note: String,
}

/// A line parked before, and the proposal that took it up or the line it is parked as again.
#[derive(Debug, Deserialize)]
pub(crate) struct Lot {
    pub(crate) text: String,
    pub(crate) overlap: Option<String>,
    pub(crate) parked: Option<String>,
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
