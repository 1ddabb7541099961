//! A meeting: one gathering of the network.

use std::collections::BTreeMap;

use super::worksheet::{self, Worksheet};
use super::{Record, RecordId, Session, Value, Writer, members, order};

/// The kind of these records.
pub const KIND: &str = "meeting";

/// The set of earlier meetings of which only what waits came along, one field each.
const REMEMBERS: &str = "remembers";

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
    /// The city, town or village whose network it is.
    pub area: String,
    /// 代表者会議, 実務者会議, or the town's own word.
    pub layer: String,
    /// What it is about.
    pub theme: String,
    /// The rule of secrecy it is held under.
    pub shell: String,
    /// What all have promised, one sentence each.
    pub rules: Vec<String>,
    /// Who does what on the day, by agency or office, never by name.
    pub duties: Vec<(Duty, String)>,
    /// When the next meeting is, in words or as a day.
    pub next: String,
    /// What was handed out, one thing a line.
    pub materials: String,
    /// 公開, 非公開, or the town's own words: whether others may listen and read.
    pub openness: String,
    /// The meeting whose promises it begins with.
    pub previous: Option<RecordId>,
    /// Earlier meetings of which only what waits came along.
    pub remembers: Vec<RecordId>,
    /// Whether everything in it is made up.
    pub fictional: bool,
}

/// What somebody does for the meeting on the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Duty {
    /// 事務局: plans, sends, collects.
    Secretariat,
    /// 進行: keeps aim, fairness and time.
    Facilitator,
    /// 記録: takes down.
    Scribe,
    /// 時計係: says what time is left.
    Timekeeper,
    /// 助言者: a doctor or scholar, often by line.
    Adviser,
}

impl Duty {
    /// All of them, in the order forms show them.
    pub const ALL: [Self; 5] =
        [Self::Secretariat, Self::Facilitator, Self::Scribe, Self::Timekeeper, Self::Adviser];

    /// The field it is stored under, and its word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Secretariat => "secretariat",
            Self::Facilitator => "facilitator",
            Self::Scribe => "scribe",
            Self::Timekeeper => "timekeeper",
            Self::Adviser => "adviser",
        }
    }
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
        ("area", &facts.area),
        ("layer", &facts.layer),
        ("theme", &facts.theme),
        ("shell", &facts.shell),
        ("next", &facts.next),
        ("materials", &facts.materials),
        ("openness", &facts.openness),
    ];
    let duties = facts.duties.iter().map(|(duty, who)| (duty.word(), who));
    fields.extend(
        texts
            .into_iter()
            .chain(duties)
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| (name, text.as_str().into())),
    );
    if !facts.rules.is_empty() {
        fields.push(("rules", facts.rules.iter().map(String::as_str).collect::<Vec<_>>().into()));
    }
    if let Some(previous) = facts.previous {
        fields.push(("previous", previous.into()));
    }
    if facts.fictional {
        fields.push(("fictional", true.into()));
    }
    let remembers: Vec<_> = facts.remembers.iter().map(|id| members::field(REMEMBERS, *id)).collect();
    fields.extend(remembers.iter().map(|field| (field.as_str(), true.into())));
    writer.found(KIND, &fields)
}

/// Says which worksheet definitions (their records) a meeting uses, in their order.
pub fn use_worksheets(writer: &mut Writer, meeting: RecordId, worksheets: &[RecordId]) {
    let ids: Vec<Value> = worksheets.iter().map(|id| Value::from(*id)).collect();
    writer.set(meeting, &[("worksheets", Value::List(ids))]);
}

/// The records of the worksheet definitions of a meeting, those of the records that are the same and of differing writes
/// too, each once; what was written last comes first.
#[must_use]
pub fn sheet_ids(session: &Session, meeting: RecordId) -> Vec<RecordId> {
    let mut ids: Vec<RecordId> = Vec::new();
    let records = std::iter::once(meeting).chain(session.class(meeting)).filter_map(|id| session.visible(id));
    for field in records.filter_map(|record| record.field("worksheets")) {
        for list in field.values().into_iter().rev().filter_map(Value::as_list) {
            for id in list.iter().filter_map(|id| id.as_text()?.parse::<RecordId>().ok()) {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
    }
    ids
}

/// The worksheets of a meeting; two definitions of one worksheet are both there, the one that is shown first.
#[must_use]
pub fn sheets(session: &Session, meeting: RecordId) -> Vec<Worksheet> {
    sheet_ids(session, meeting).into_iter().filter_map(|id| worksheet::find(session, id)).collect()
}

/// Whether a meeting has been held by a day (`2026-11-21`): one of an earlier day has been; one of that day, or of none, once
/// anybody said something at it; one that is prepared for later has not, whatever was handed in for it.
#[must_use]
pub fn is_held(session: &Session, meeting: Meeting, today: &str) -> bool {
    use super::{entry, overlap, pass, response};
    let said = || {
        [entry::KIND, overlap::KIND, pass::KIND, response::KIND]
            .into_iter()
            .any(|kind| session.met(kind, meeting.id()).next().is_some())
    };
    match meeting.date() {
        "" => said(),
        day => day < today || (day == today && said()),
    }
}

/// The meetings that a session holds, the newest date last; the same meeting made twice comes once. One of which only is
/// remembered what came of it is not among them.
#[must_use]
pub fn all(session: &Session) -> Vec<Meeting<'_>> {
    let known = known(session);
    let named = |meeting: &Meeting| {
        let before = meeting.previous().map(|id| session.stands_for(id));
        before.into_iter().chain(members::of(session, meeting.0, REMEMBERS)).collect::<Vec<_>>()
    };
    let remembered: Vec<RecordId> = known.iter().flat_map(named).collect();
    let is_held = |meeting: &Meeting| {
        // where its own file was merged, its seats or its agenda are here
        let here = |kind| session.met(kind, meeting.id()).next().is_some();
        !remembered.contains(&session.stands_for(meeting.id()))
            || here(super::attendance::KIND)
            || here(super::agenda::KIND)
    };
    known.into_iter().filter(is_held).collect()
}

/// The meetings before one, the newest date last, those that are only remembered too. What it continues is before it,
/// whatever the days say.
#[must_use]
pub fn before(session: &Session, meeting: RecordId) -> Vec<Meeting<'_>> {
    let known = known(session);
    let place = |id: RecordId| known.iter().position(|meeting| session.class(id).contains(&meeting.id()));
    let Some(at) = place(meeting) else { return Vec::new() };
    let mut chain = vec![at];
    let mut last = known.get(at);
    while let Some(before) =
        last.and_then(|meeting| place(meeting.previous()?)).filter(|at| !chain.contains(at))
    {
        chain.push(before);
        last = known.get(before);
    }
    let has_day = known.get(at).is_some_and(|meeting| !meeting.date().is_empty());
    let is_before = |other: usize| other != at && (chain.contains(&other) || (has_day && other < at));
    known.iter().enumerate().filter(|(other, _)| is_before(*other)).map(|(_, meeting)| *meeting).collect()
}

/// Which meeting comes how late, by the record that stands for it; those too of which only is remembered what came of them.
#[must_use]
pub fn ranks(session: &Session) -> BTreeMap<RecordId, usize> {
    let mut known: Vec<_> = known(session).into_iter().map(Meeting::id).collect();
    known.sort_by_key(|id| before(session, *id).len());
    known.into_iter().enumerate().map(|(rank, id)| (session.stands_for(id), rank)).collect()
}

/// All meetings, those too of which only is remembered what came of them.
fn known(session: &Session) -> Vec<Meeting<'_>> {
    // the first that is not in the bin: one made twice must not vanish with its double
    let first = |record: &&Record| {
        session.class(record.id()).into_iter().find(|id| session.visible(*id).is_some()) == Some(record.id())
    };
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

    /// The city, town or village whose network it is.
    #[must_use]
    pub fn area(self) -> &'s str {
        self.0.text("area")
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

    /// When it begins, as `14:00`; empty where not fixed.
    #[must_use]
    pub fn start(self) -> &'s str {
        self.0.text("start")
    }

    /// When it is to end, as `16:00`; empty where not fixed.
    #[must_use]
    pub fn end(self) -> &'s str {
        self.0.text("end")
    }

    /// What all have promised, one sentence each.
    #[must_use]
    pub fn rules(self) -> Vec<&'s str> {
        // where two laptops added one each, both stand there
        let lists = self.0.field("rules").map(super::record::Field::values).unwrap_or_default();
        let mut rules: Vec<&str> = Vec::new();
        for rule in lists.into_iter().filter_map(Value::as_list).flatten().filter_map(Value::as_text) {
            if !rules.contains(&rule) {
                rules.push(rule);
            }
        }
        rules
    }

    /// Who does what on the day; empty where nothing is noted.
    #[must_use]
    pub fn duty(self, duty: Duty) -> &'s str {
        self.0.text(duty.word())
    }

    /// When the next meeting is; empty where not fixed.
    #[must_use]
    pub fn next(self) -> &'s str {
        self.0.text("next")
    }

    /// What was handed out, one thing each.
    #[must_use]
    pub fn materials(self) -> Vec<&'s str> {
        self.0.text("materials").lines().map(str::trim).filter(|line| !line.is_empty()).collect()
    }

    /// 公開, 非公開, or the town's own words; empty where nothing is said.
    #[must_use]
    pub fn openness(self) -> &'s str {
        self.0.text("openness")
    }

    /// The meeting whose promises this one begins with.
    #[must_use]
    pub fn previous(self) -> Option<RecordId> {
        self.0.link("previous")
    }

    /// The meetings it comes after: the one it continues, and those of which only what waits came along.
    #[must_use]
    pub fn comes_after(self, session: &Session) -> Vec<RecordId> {
        self.previous().into_iter().chain(members::of(session, self.0, REMEMBERS)).collect()
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

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::same::{Verdict, judge};
    use super::*;

    #[test]
    fn a_meeting_made_twice_comes_once_and_does_not_vanish_with_its_double() {
        let mut desk = Desk::new();
        let facts = Facts { title: "会議".into(), date: "2026-11-21".into(), ..Facts::default() };
        let (one, two) = (desk.meeting, desk.write(|writer| found(writer, &facts, &[])));
        assert_eq!(all(&desk.session).len(), 2);
        desk.write(|writer| judge(writer, one, two, Verdict::Same));
        let [first] = all(&desk.session)[..] else { panic!("one meeting") };
        let (first, rest) = (first.id(), if first.id() == one { two } else { one });
        desk.write(|writer| writer.delete(first));
        assert_eq!(all(&desk.session).iter().map(|meeting| meeting.id()).collect::<Vec<_>>(), [rest]);
    }

    #[test]
    fn the_newest_meeting_comes_last() {
        let mut desk = Desk::new();
        for date in ["2027-01-05", "2026-11-21"] {
            let facts = Facts { date: date.into(), ..Facts::default() };
            desk.write(|writer| found(writer, &facts, &[RecordId::MAX]));
        }
        let meetings = all(&desk.session);
        let dates: Vec<_> = meetings.iter().map(|meeting| meeting.date()).collect();
        assert_eq!(dates, ["", "2026-11-21", "2027-01-05"]);
        assert_eq!(meetings[1].worksheets(), [RecordId::MAX]);
    }
}
