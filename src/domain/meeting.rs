//! A meeting: one gathering of the network.

use super::{Record, RecordId, Session, Value, Writer, order};

/// The kind of these records.
pub const KIND: &str = "meeting";

/// One gathering, as it is read.
#[derive(Clone, Copy, Debug)]
pub struct Meeting<'s>(pub &'s Record);

/// What a new meeting is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its title.
    pub title: String,
    /// Its day, as `2026-11-21`; empty where it is not fixed.
    pub date: String,
    /// Begin and end, as `14:00`; empty where not fixed.
    pub time: (String, String),
    /// Where.
    pub place: String,
    /// 代表者会議, 実務者会議, or the town's own word.
    pub layer: String,
    /// What it is about.
    pub theme: String,
    /// The rule of secrecy it is held under.
    pub shell: String,
    /// What all have promised, one sentence each.
    pub rules: Vec<String>,
    /// Whether everything in it is made up.
    pub fictional: bool,
}

/// Founds a meeting that uses the given worksheet definitions (their records).
pub fn found(writer: &mut Writer, facts: &Facts, worksheets: &[RecordId]) -> RecordId {
    let mut fields: Vec<(&str, Value)> = vec![
        ("title", facts.title.as_str().into()),
        ("worksheets", worksheets.iter().map(|id| Value::from(*id)).collect::<Vec<_>>().into()),
    ];
    let texts = [
        ("date", &facts.date),
        ("start", &facts.time.0),
        ("end", &facts.time.1),
        ("place", &facts.place),
        ("layer", &facts.layer),
        ("theme", &facts.theme),
        ("shell", &facts.shell),
    ];
    fields.extend(
        texts
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| (name, text.as_str().into())),
    );
    if !facts.rules.is_empty() {
        fields.push(("rules", facts.rules.iter().map(String::as_str).collect::<Vec<_>>().into()));
    }
    if facts.fictional {
        fields.push(("fictional", true.into()));
    }
    writer.found(KIND, &fields)
}

/// All meetings of a session, the newest date last; the same meeting made twice comes once.
#[must_use]
pub fn all(session: &Session) -> Vec<Meeting<'_>> {
    let first = |record: &&Record| session.stands_for(record.id()) == record.id();
    let mut meetings: Vec<_> =
        order::sort(session.of_kind(KIND).filter(first)).into_iter().map(Meeting).collect();
    meetings.sort_by(|a, b| a.date().cmp(b.date()));
    meetings
}

impl<'s> Meeting<'s> {
    /// Its record.
    #[must_use]
    pub fn id(self) -> RecordId {
        self.0.id()
    }

    /// Its title.
    #[must_use]
    pub fn title(self) -> &'s str {
        self.0.text("title")
    }

    /// Its day, as `2026-11-21`; empty where it is not fixed.
    #[must_use]
    pub fn date(self) -> &'s str {
        self.0.text("date")
    }

    /// Where.
    #[must_use]
    pub fn place(self) -> &'s str {
        self.0.text("place")
    }

    /// 代表者会議, 実務者会議, or the town's own word.
    #[must_use]
    pub fn layer(self) -> &'s str {
        self.0.text("layer")
    }

    /// What it is about.
    #[must_use]
    pub fn theme(self) -> &'s str {
        self.0.text("theme")
    }

    /// The rule of secrecy it is held under.
    #[must_use]
    pub fn shell(self) -> &'s str {
        self.0.text("shell")
    }

    /// Whether everything in it is made up.
    #[must_use]
    pub fn is_fictional(self) -> bool {
        self.0.flag("fictional")
    }

    /// The records of the worksheet definitions it uses, in their order.
    #[must_use]
    pub fn worksheets(self) -> Vec<RecordId> {
        let list = self.0.value("worksheets").and_then(Value::as_list).unwrap_or_default();
        list.iter().filter_map(|value| value.as_text()?.parse().ok()).collect()
    }
}
