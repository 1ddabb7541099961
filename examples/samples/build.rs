//! Makes the sample sessions out of what people wrote down, the same bytes every time.
//!
//! Ids hang on time and chance, so both are fixed here: the clock starts with the meeting and goes on by half a minute
//! a step, and the seed of a step is a hash of the file's name and the key of what is written.

use std::collections::BTreeMap;

use chrono::{FixedOffset, NaiveDateTime};
use norishiro::domain::agency::{self, Named};
use norishiro::domain::agenda::{self, Plan, Purpose, Shows};
use norishiro::domain::attendance::{self, State};
use norishiro::domain::entry::{self, At};
use norishiro::domain::meeting::{self, Duty, Facts};
use norishiro::domain::overlap::{self, Answer, Asked};
use norishiro::domain::{Pen, RecordId, Session, Value, Writer, parked, worksheet};
use sha2::{Digest, Sha256};

use super::source::{Source, Table, To};

mod outcome;

/// The samples, each after the one it continues.
pub(crate) const NAMES: [&str; 4] = ["minato-1", "minato-2", "minato-3", "shiokaze"];

/// The worksheet all of them filled in.
pub(crate) const WORKSHEET: &str = "groupwork";

/// The label of what the secretariat wrote.
const SCRIBE: &str = "記録1";

const HALF_A_MINUTE: i64 = 30_000;

/// A session with the records its keys stand for.
#[derive(Debug, Default)]
pub(crate) struct Sample {
    /// The session.
    pub(crate) session: Session,
    /// Key to record.
    pub(crate) records: BTreeMap<String, RecordId>,
    /// Key to record, of all meetings before.
    pub(crate) earlier: BTreeMap<String, RecordId>,
}

/// Makes one session: its own meeting, and of `previous` the agencies both share and what was promised there, which are the
/// same records.
///
/// # Errors
/// A sentence where the source names a key that is none, or no day and time.
pub(crate) fn build(
    name: &str,
    source: &Source,
    definition: &Value,
    previous: Option<&Sample>,
) -> Result<Sample, String> {
    let mut building = Building { name, source, previous, sample: Sample::default(), now: begin(source)? };
    if let Some(previous) = previous {
        building.sample.earlier = previous.earlier.clone();
        building.sample.earlier.extend(previous.records.clone());
    }
    building.agencies();
    let sheet = building.step(SCRIBE, "worksheet", |writer| worksheet::carry(writer, definition));
    let facts = facts(source);
    let meeting = building.step(SCRIBE, "meeting", |writer| meeting::found(writer, &facts, &[sheet]));
    for attended in &source.attendance {
        let agency = building.record(&attended.agency)?;
        let key = format!("attendance {}", attended.agency);
        building.step(SCRIBE, &key, |writer| {
            attendance::set(writer, meeting, agency, State::read(&attended.state))
        });
    }
    for (at, item) in source.agenda.iter().enumerate() {
        let plan = Plan {
            title: item.title.clone(),
            purpose: Purpose::read(&item.purpose),
            minutes: item.minutes,
            shows: Shows::read(&item.shows),
        };
        building.step(SCRIBE, &format!("item {at}"), |writer| {
            let id = agenda::add(writer, meeting, &plan);
            if let Some(took) = item.took {
                writer.set(id, &[("spent", i64::from(took * 60).into())]);
            }
            id
        });
    }
    building.entries(meeting)?;
    building.overlaps(meeting)?;
    for (at, text) in source.parked.iter().enumerate() {
        building.step(SCRIBE, &format!("parked {at}"), |writer| parked::park(writer, meeting, None, text));
    }
    building.remember(meeting)?;
    building.outcome(meeting)?;
    Ok(building.sample)
}

/// A session while it is made.
struct Building<'b> {
    name: &'b str,
    source: &'b Source,
    previous: Option<&'b Sample>,
    sample: Sample,
    now: i64,
}

impl<'b> Building<'b> {
    /// Writes one thing and notes which record its key stands for.
    fn step(&mut self, by: &str, key: &str, write: impl FnOnce(&mut Writer) -> RecordId) -> RecordId {
        let mut seed = [0; 16];
        seed.iter_mut()
            .zip(Sha256::digest(format!("{}\n{key}", self.name)))
            .for_each(|(to, from)| *to = from);
        let mut writer =
            Writer::new(&mut self.sample.session, Pen { by: by.to_owned(), now: self.now, seed });
        let record = write(&mut writer);
        drop(writer.finish());
        self.now += HALF_A_MINUTE;
        self.sample.records.insert(key.to_owned(), record);
        record
    }

    fn record(&self, key: &str) -> Result<RecordId, String> {
        self.sample.records.get(key).copied().ok_or_else(|| format!("{}: no record {key}", self.name))
    }

    fn agencies(&mut self) {
        for agency in &self.source.agencies {
            let named = Named {
                name: agency.name.clone(),
                short: agency.short.clone(),
                reading: agency.reading.clone(),
                kinds: agency.kinds.clone(),
            };
            let known =
                self.previous.and_then(|previous| Some((previous, *previous.records.get(&agency.key)?)));
            if let Some((previous, id)) = known {
                self.sample.session.take_in(previous.session.history(id), []);
            }
            self.step(SCRIBE, &agency.key, |writer| match known {
                Some((_, id)) => {
                    agency::name(writer, id, &named);
                    id
                }
                None => agency::found(writer, &named),
            });
        }
    }

    fn entries(&mut self, meeting: RecordId) -> Result<(), String> {
        for entry in &self.source.entries {
            let at = self.at(meeting, &entry.agency, &entry.question)?;
            let table = self.table(&entry.agency, entry.handed_in);
            let also = self.also(table, entry.continues.as_deref())?;
            self.step(table.unwrap_or(SCRIBE), &entry.key, |writer| {
                let id = entry::add(writer, &at, &entry.lane, &entry.text, entry.handed_in);
                writer.set(id, &also);
                id
            });
        }
        Ok(())
    }

    fn overlaps(&mut self, meeting: RecordId) -> Result<(), String> {
        for overlap in &self.source.overlaps {
            let at = self.at(meeting, &overlap.agency, "overlap")?;
            let table = self.table(&overlap.agency, overlap.handed_in);
            let also = self.also(table, overlap.continues.as_deref())?;
            let need = overlap.need.as_deref().map(|key| self.record(key)).transpose()?;
            let to: Vec<_> = overlap.to.iter().map(|to| self.asked(to)).collect::<Result<_, String>>()?;
            self.step(table.unwrap_or(SCRIBE), &overlap.key, |writer| {
                let id = overlap::propose(writer, &at, need, &overlap.idea, &to, overlap.handed_in);
                writer.set(id, &also);
                id
            });
        }
        Ok(())
    }

    fn asked(&self, to: &To) -> Result<(Asked, Answer), String> {
        let asked = match (&to.agency, &to.kind) {
            (Some(key), _) => Asked::Agency(self.record(key)?),
            (None, Some(kind)) => Asked::Kind(kind.clone(), to.name.clone().unwrap_or_default()),
            (None, None) => Asked::Anyone,
        };
        Ok((asked, Answer::read(&to.answer)))
    }

    fn at(&self, meeting: RecordId, agency: &str, question: &str) -> Result<At, String> {
        Ok(At {
            meeting,
            agency: self.record(agency)?,
            worksheet: WORKSHEET.to_owned(),
            question: question.to_owned(),
        })
    }

    /// The table an agency sat at; what was handed in before belongs to none.
    fn table(&self, agency: &str, handed_in: bool) -> Option<&'b str> {
        let sat = |table: &&Table| table.agencies.iter().any(|key| key == agency);
        let table = self.source.tables.iter().find(sat).filter(|_| !handed_in);
        table.map(|table| table.name.as_str())
    }

    /// What no domain function takes when something is said: the table, and what it grew from.
    fn also(
        &self,
        table: Option<&str>,
        continues: Option<&str>,
    ) -> Result<Vec<(&'static str, Value)>, String> {
        let mut fields: Vec<(&str, Value)> = table.into_iter().map(|table| ("table", table.into())).collect();
        if let Some(key) = continues {
            fields.push(("continues", self.earlier(key)?.into()));
        }
        Ok(fields)
    }
}

fn facts(source: &Source) -> Facts {
    Facts {
        title: source.title.clone(),
        date: source.date.clone(),
        time: source.time.clone(),
        place: source.place.clone(),
        area: String::new(),
        layer: source.layer.clone(),
        theme: source.theme.clone(),
        shell: source.shell.clone(),
        rules: source.rules.clone(),
        duties: Duty::ALL
            .into_iter()
            .filter_map(|duty| Some((duty, source.duties.get(duty.word())?.clone())))
            .collect(),
        next: source.next.clone(),
        materials: String::new(),
        openness: String::new(),
        fictional: source.fictional,
        previous: None,
        remembers: Vec::new(),
    }
}

/// When the meeting begins, in Japan, in milliseconds since 1970.
fn begin(source: &Source) -> Result<i64, String> {
    let begin =
        NaiveDateTime::parse_from_str(&format!("{} {}", source.date, source.time.0), "%Y-%m-%d %H:%M");
    let japan = FixedOffset::east_opt(9 * 3600);
    let begin = begin.ok().zip(japan).and_then(|(begin, japan)| begin.and_local_timezone(japan).single());
    let begin = begin.ok_or_else(|| format!("no such time: {} {}", source.date, source.time.0))?;
    Ok(begin.timestamp_millis())
}
