//! What a sample meeting came to, and what became of what was promised at the one before.

use norishiro::domain::carry::{self, Waiting, Waits};
use norishiro::domain::overlap::{self, Answer, Overlap};
use norishiro::domain::promise::{self, Fate, Lead, Part, Plan, Sort};
use norishiro::domain::{Record, RecordId, decision, issue, meeting, parked};

use super::super::source::Who;
use super::{Building, SCRIBE};

impl Building<'_> {
    /// What the meeting knows of the one before, as a file that is made from it does: what was promised there and what
    /// somebody took back to ask at home. They are the same records, so that both files merge into one session.
    pub(super) fn remember(&mut self, own: RecordId) -> Result<(), String> {
        let Some(previous) = self.previous else { return Ok(()) };
        let session = &previous.session;
        let before = meeting::all(session).last().map(|meeting| meeting.id());
        let before = before.ok_or_else(|| format!("{}: no meeting before", self.name))?;
        let promised =
            |waiting: &Waiting| matches!(waiting.sort, Waits::Action | Waits::Role | Waits::Answer);
        let waiting: Vec<Waiting> = carry::waiting(session).into_iter().filter(promised).collect();
        let (revisions, redactions) = carry::brought(session, &[], &waiting);
        self.sample.session.take_in(revisions, redactions);
        let parked = parked::list(session, before).into_iter().map(Record::id);
        self.sample.session.take_in(parked.flat_map(|id| session.history(id)), []);
        self.step(SCRIBE, "previous", |writer| {
            writer.set(own, &[("previous", before.into())]);
            own
        });
        self.tell(own)
    }

    /// What became of it.
    fn tell(&mut self, own: RecordId) -> Result<(), String> {
        for told in &self.source.told {
            let id = self.earlier(&told.promise)?;
            self.step(SCRIBE, &format!("told {}", told.promise), |writer| {
                promise::settle(writer, id, own, Fate::read(&told.fate), &told.note);
                id
            });
        }
        for told in &self.source.taken_back {
            let id = self.earlier(&told.overlap)?;
            let asked = self.sample.session.record(id).map(|record| Overlap(record).to()).unwrap_or_default();
            let back = asked.into_iter().filter(overlap::waits_for);
            let back: Vec<_> = back.map(|(asked, _)| asked).collect();
            self.step(SCRIBE, &format!("told {}", told.overlap), |writer| {
                for asked in &back {
                    overlap::answer_later(writer, id, asked, Answer::read(&told.answer), own);
                }
                writer.set(id, &[("note", told.note.as_str().into())]);
                id
            });
        }
        for line in &self.source.lot {
            let known = |record: &Record| record.text("text") == line.text;
            let earlier =
                self.previous.and_then(|previous| previous.session.of_kind(parked::KIND).find(|r| known(r)));
            let earlier = earlier.ok_or_else(|| format!("{}: {} was not parked", self.name, line.text))?.id();
            let (grown, link) = match (&line.overlap, &line.parked) {
                (Some(key), _) => (self.record(key)?, "from"),
                (None, Some(text)) => {
                    let parked = self.source.parked.iter().position(|parked| parked == text);
                    let at = parked.ok_or_else(|| format!("{}: {text} is not parked", self.name))?;
                    (self.record(&format!("parked {at}"))?, "continues")
                }
                (None, None) => continue,
            };
            self.step(SCRIBE, &format!("grown {}", line.text), |writer| {
                writer.set(grown, &[(link, earlier.into())]);
                grown
            });
        }
        Ok(())
    }

    /// Roles, actions, decisions and issues.
    pub(super) fn outcome(&mut self, own: RecordId) -> Result<(), String> {
        for role in &self.source.roles {
            let continues = role.continues.as_deref().map(|key| self.earlier(key)).transpose()?;
            let plan = Plan {
                words: role.part.clone(),
                when: role.from.clone(),
                continues,
                ..self.plan(&role.who)?
            };
            self.step(SCRIBE, &role.key, |writer| promise::plan(writer, Sort::Role, own, &plan));
        }
        for action in &self.source.actions {
            let continues = action.continues.as_deref().map(|key| self.earlier(key)).transpose()?;
            let plan = Plan {
                words: action.what.clone(),
                first_step: action.first_step.clone(),
                when: action.due.clone(),
                continues,
                ..self.plan(&action.who)?
            };
            self.step(SCRIBE, &action.key, |writer| {
                let id = promise::plan(writer, Sort::Action, own, &plan);
                if let Some(state) = &action.state {
                    promise::settle(writer, id, own, Fate::read(state), "");
                }
                id
            });
        }
        for told in &self.source.decisions {
            let item = self.record(&format!("item {}", told.item.saturating_sub(1)))?;
            let basis = told.basis.iter().map(|key| self.record(key).or_else(|_| self.earlier(key)));
            let basis: Vec<_> = basis.collect::<Result<_, String>>()?;
            self.step(SCRIBE, &told.key, |writer| {
                let id = decision::note(writer, own, Some(item), &told.text);
                basis.iter().for_each(|record| decision::rest_on(writer, id, *record, true));
                id
            });
        }
        for told in &self.source.issues {
            let seen: Vec<_> = told.seen.iter().map(|key| self.record(key)).collect::<Result<_, String>>()?;
            let about: Vec<_> =
                told.about.iter().map(|key| self.record(key)).collect::<Result<_, String>>()?;
            let continues = told.continues.as_deref().map(|key| self.earlier(key)).transpose()?;
            let owner = told.owner.as_deref().map(|key| self.lead(key)).transpose()?;
            self.step(SCRIBE, &told.key, |writer| {
                let id = issue::note(writer, own, &told.text);
                let texts = [&told.source, &told.measure, &told.evidence];
                let kinds = [issue::Text::Source, issue::Text::Measure, issue::Text::Evidence];
                for (kind, text) in kinds.into_iter().zip(texts).filter(|(_, text)| !text.is_empty()) {
                    issue::write(writer, id, kind, text);
                }
                if owner.is_some() {
                    issue::give(writer, id, owner);
                }
                if let Some(earlier) = continues {
                    writer.set(id, &[("continues", earlier.into())]);
                }
                about.iter().for_each(|agency| issue::concern(writer, id, *agency, true));
                seen.iter().for_each(|record| issue::see(writer, id, *record, true));
                id
            });
        }
        Ok(())
    }

    /// Who does a promise, and what it came from.
    fn plan(&self, who: &Who) -> Result<Plan, String> {
        let mut parts = Vec::new();
        for (keys, part) in [(&who.supporting, Part::Supporting), (&who.informed, Part::Informed)] {
            for key in keys {
                parts.push((self.record(key)?, part));
            }
        }
        Ok(Plan {
            lead: Some(self.lead(&who.lead)?),
            answer: Answer::read(&who.answer),
            parts,
            overlap: who
                .overlap
                .as_deref()
                .map(|key| self.record(key).or_else(|_| self.earlier(key)))
                .transpose()?,
            ..Plan::default()
        })
    }

    fn lead(&self, key: &str) -> Result<Lead, String> {
        match Lead::read(key) {
            Some(lead) => Ok(lead),
            None => self.record(key).map(Lead::Agency),
        }
    }

    /// A record of a meeting before.
    pub(super) fn earlier(&self, key: &str) -> Result<RecordId, String> {
        let known = self.sample.earlier.get(key);
        known.copied().ok_or_else(|| format!("{}: no earlier record {key}", self.name))
    }
}
