//! A world of a few machines that write, copy each other and go on, and what really happened in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use norishiro::domain::attendance::{self, State};
use norishiro::domain::entry::{self, At};
use norishiro::domain::promise::{self, Fate, Lead, Part, Plan, Sort};
use norishiro::domain::redaction::redact;
use norishiro::domain::revision::Body;
use norishiro::domain::same::{self, Verdict};
use norishiro::domain::submission::{self, Row};
use norishiro::domain::undo::{Outcome, Undo};
use norishiro::domain::{Pen, Record, RecordId, Revision, RevisionId, Session, Value, Writer};
use norishiro::domain::{agency, common, meeting, pass};
use proptest::prelude::*;

/// Two thousand cases, or more where `PROPTEST_CASES` says so.
pub(crate) fn cases() -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    ProptestConfig { cases: config.cases.max(2_000), ..config }
}

/// How the clocks of a world behave and how its machines are called.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Habits {
    /// What a clock says at the start.
    pub(crate) start: i64,
    /// How far one step "forward" moves it.
    pub(crate) tick: i64,
    /// The name of every machine, before its number.
    pub(crate) name: &'static str,
    /// Whether a cloned machine goes on with the same randomness.
    pub(crate) twins: bool,
}

/// The ordinary world.
pub(crate) const PLAIN: Habits =
    Habits { start: 1_790_000_000_000, tick: 1_000, name: "記録", twins: true };

/// The same with clocks that are far apart and run the other way.
pub(crate) const ODD: Habits = Habits { start: -4_000, tick: -77_000, name: "テーブル", twins: true };

/// One machine.
#[derive(Clone)]
pub(crate) struct Replica {
    /// What it holds.
    pub(crate) session: Session,
    /// What it can take back.
    pub(crate) undo: Undo,
    /// Its wall clock.
    pub(crate) clock: i64,
    /// Its label.
    pub(crate) by: String,
    /// Its randomness: a clone goes on with the same.
    seed: u64,
}

/// All machines, and what really happened.
pub(crate) struct World {
    /// The machines.
    pub(crate) replicas: Vec<Replica>,
    /// Every revision ever written, as it was written.
    pub(crate) written: BTreeMap<RevisionId, Arc<Revision>>,
    /// Which revisions its writer's machine held when it was written: what it had really seen.
    pub(crate) seen: BTreeMap<RevisionId, BTreeSet<RevisionId>>,
    /// Every revision ever redacted.
    pub(crate) redacted: BTreeSet<RevisionId>,
    /// Every record in the order they were made.
    pub(crate) made: Vec<RecordId>,
    /// The meeting, at the start of `made`.
    pub(crate) meeting: RecordId,
    /// Its agencies.
    pub(crate) agencies: Vec<RecordId>,
    habits: Habits,
    step: usize,
}

/// A field and what is written to it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Set {
    /// A text unlike any other.
    Text,
    /// A text that others write too.
    SameText,
    /// One of two lanes.
    Lane(u8),
    /// One of the agencies.
    Agency(u8),
    /// One of three places.
    Order(u8),
    /// A star, or none.
    Star(bool),
    /// Something only a later version knows.
    Unknown(u8),
}

/// What a machine does with one record.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Act {
    /// Writes a new entry.
    New(u8),
    /// Founds a record of a kind nobody knows.
    Strange,
    /// Writes a field.
    Edit(u8, Set),
    /// Writes several fields at once.
    Both(u8, Set, Set),
    /// Puts it into the bin.
    Delete(u8),
    /// Takes it out of the bin.
    Undelete(u8),
    /// Cuts it in two.
    Split(u8),
    /// Joins it with another.
    Join(u8, u8),
    /// Moves it up or down.
    Shift(u8, bool),
    /// Says that two agencies are the same, or not.
    Judge(u8, bool),
    /// Seats an agency.
    Seat(u8, u8),
    /// 特になし.
    Pass(u8),
    /// Takes one of three rows in from a spreadsheet.
    Import(u8),
    /// Settles an open conflict.
    Resolve(u8),
    /// Plans an action that an agency leads, or a role.
    Plan(u8, bool),
    /// Says how an agency takes part in a promise, or that it does not.
    TakePart(u8, u8, u8),
    /// Gives a promise to another agency.
    Lead(u8, u8),
    /// Tells what became of a promise.
    Tell(u8, u8),
    /// Names common ground of an entry.
    Common(u8),
}

/// One step of one machine.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// Writes, so that it can be taken back.
    Do(u8, Act),
    /// Removes a text for good.
    Redact(u8, u8),
    /// Takes the newest change back.
    Undo(u8),
    /// Does it again.
    Redo(u8),
    /// Takes all in that another machine holds.
    Pull(u8, u8),
    /// Becomes two machines.
    Clone(u8),
    /// The clock goes forward, back, or says 1970.
    Clock(u8, u8),
}

pub(crate) fn set() -> impl Strategy<Value = Set> {
    prop_oneof![
        4 => Just(Set::Text),
        2 => Just(Set::SameText),
        1 => any::<u8>().prop_map(Set::Lane),
        1 => any::<u8>().prop_map(Set::Agency),
        1 => any::<u8>().prop_map(Set::Order),
        1 => any::<bool>().prop_map(Set::Star),
        1 => any::<u8>().prop_map(Set::Unknown),
    ]
}

/// What depends on nothing but what was seen: no wording or place that is the newest by some clock.
pub(crate) fn blind_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => any::<u8>().prop_map(Act::New),
        1 => Just(Act::Strange),
        8 => (any::<u8>(), set()).prop_map(|(at, set)| Act::Edit(at, set)),
        1 => (any::<u8>(), set(), set()).prop_map(|(at, one, other)| Act::Both(at, one, other)),
        3 => any::<u8>().prop_map(Act::Delete),
        1 => any::<u8>().prop_map(Act::Undelete),
        2 => (any::<u8>(), any::<bool>()).prop_map(|(pair, same)| Act::Judge(pair, same)),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(at, state)| Act::Seat(at, state)),
        1 => any::<u8>().prop_map(Act::Pass),
        2 => any::<u8>().prop_map(Act::Import),
        2 => any::<u8>().prop_map(Act::Resolve),
        2 => (any::<u8>(), any::<bool>()).prop_map(|(agency, role)| Act::Plan(agency, role)),
        2 => (any::<u8>(), any::<u8>(), any::<u8>()).prop_map(|(at, who, how)| Act::TakePart(at, who, how)),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(at, who)| Act::Lead(at, who)),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(at, fate)| Act::Tell(at, fate)),
        1 => any::<u8>().prop_map(Act::Common),
    ]
}

/// Anything a person can do.
pub(crate) fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        10 => blind_act(),
        1 => any::<u8>().prop_map(Act::Split),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(one, other)| Act::Join(one, other)),
        1 => (any::<u8>(), any::<bool>()).prop_map(|(at, up)| Act::Shift(at, up)),
    ]
}

fn steps_of(act: impl Strategy<Value = Act> + 'static) -> impl Strategy<Value = Vec<Step>> {
    let at = any::<u8>;
    let step = prop_oneof![
        12 => (at(), act).prop_map(|(at, act)| Step::Do(at, act)),
        1 => (at(), at()).prop_map(|(at, record)| Step::Redact(at, record)),
        1 => at().prop_map(Step::Undo),
        1 => at().prop_map(Step::Redo),
        5 => (at(), at()).prop_map(|(to, from)| Step::Pull(to, from)),
        1 => at().prop_map(Step::Clone),
        1 => (at(), at()).prop_map(|(at, how)| Step::Clock(at, how)),
    ];
    prop::collection::vec(step, 0..26)
}

/// Some steps.
pub(crate) fn steps() -> impl Strategy<Value = Vec<Step>> {
    steps_of(act())
}

/// Some steps that depend on nothing but what was seen.
pub(crate) fn blind_steps() -> impl Strategy<Value = Vec<Step>> {
    steps_of(blind_act())
}

/// The union of sessions, in their order.
pub(crate) fn union<'s>(sessions: impl IntoIterator<Item = &'s Session>) -> Session {
    let mut all = Session::new();
    sessions.into_iter().for_each(|session| all.union(session));
    all
}

fn pick<T: Copy>(list: &[T], at: u8) -> Option<T> {
    list.get(usize::from(at) % list.len().max(1)).copied()
}

impl World {
    /// Three machines that share a meeting with three agencies.
    pub(crate) fn new(habits: Habits) -> Self {
        let mut session = Session::new();
        let pen = Pen { by: "start".to_owned(), now: habits.start, seed: [9; 16] };
        let mut writer = Writer::new(&mut session, pen);
        let meeting = meeting::found(&mut writer, &meeting::Facts::default(), &[]);
        let agencies: Vec<_> =
            ["社協", "社会福祉協議会", "保健所"].map(|name| agency::found(&mut writer, &name.into())).into();
        let start = writer.finish();
        let replica = |number: usize| Replica {
            session: session.clone(),
            undo: Undo::default(),
            clock: habits.start,
            by: format!("{}{number}", habits.name),
            seed: (number as u64) << 32,
        };
        let mut world = Self {
            replicas: (1..=3).map(replica).collect(),
            written: BTreeMap::new(),
            seen: BTreeMap::new(),
            redacted: BTreeSet::new(),
            made: vec![meeting],
            meeting,
            agencies: agencies.clone(),
            habits,
            step: 0,
        };
        world.made.extend(agencies);
        world.log(start.revisions(), BTreeSet::new());
        world
    }

    /// A world after some steps.
    pub(crate) fn after(habits: Habits, steps: &[Step]) -> Self {
        let mut world = Self::new(habits);
        steps.iter().for_each(|step| world.take(*step));
        world
    }

    /// All sessions.
    pub(crate) fn sessions(&self) -> impl DoubleEndedIterator<Item = &Session> {
        self.replicas.iter().map(|replica| &replica.session)
    }

    /// Everything that every machine holds.
    pub(crate) fn whole(&self) -> Session {
        union(self.sessions())
    }

    /// Which machine is meant.
    pub(crate) fn machine(&self, at: u8) -> usize {
        usize::from(at) % self.replicas.len()
    }

    /// Takes one step.
    pub(crate) fn take(&mut self, step: Step) {
        match step {
            Step::Do(at, act) => self.act(self.machine(at), act),
            Step::Redact(at, record) => {
                let at = self.machine(at);
                if let Some(record) = self.entry(at, record) {
                    self.redact(at, record);
                }
            }
            Step::Undo(at) => _ = self.undo(self.machine(at)),
            Step::Redo(at) => _ = self.redo(self.machine(at)),
            Step::Pull(to, from) => self.pull(self.machine(to), self.machine(from)),
            Step::Clone(at) if self.replicas.len() < 4 => {
                let mut twin = self.replicas[self.machine(at)].clone();
                if !self.habits.twins {
                    twin.seed += 1 << 48;
                }
                self.replicas.push(twin);
            }
            Step::Clone(_) => {}
            Step::Clock(at, how) => {
                let (at, tick) = (self.machine(at), self.habits.tick);
                let clock = &mut self.replicas[at].clock;
                *clock = match how % 3 {
                    0 => *clock + tick,
                    1 => *clock - 50 * tick,
                    _ => 0,
                };
            }
        }
    }

    /// One machine takes all in that another holds.
    pub(crate) fn pull(&mut self, to: usize, from: usize) {
        let from = self.replicas[from].session.clone();
        self.replicas[to].session.union(&from);
    }

    /// A machine's pen, and what it holds before it writes.
    fn pen(&mut self, at: usize) -> (Pen, BTreeSet<RevisionId>) {
        let replica = &mut self.replicas[at];
        replica.seed += 1;
        let mut seed = [0; 16];
        seed[..8].copy_from_slice(&replica.seed.to_be_bytes());
        let pen = Pen { by: replica.by.clone(), now: replica.clock, seed };
        (pen, replica.session.revisions().keys().copied().collect())
    }

    /// Writes with a machine's pen and logs what came of it.
    fn write<T>(
        &mut self,
        at: usize,
        write: impl FnOnce(&mut Writer, &mut Undo) -> T,
    ) -> (T, Vec<Arc<Revision>>) {
        let (pen, before) = self.pen(at);
        let replica = &mut self.replicas[at];
        let mut writer = Writer::new(&mut replica.session, pen);
        let result = write(&mut writer, &mut replica.undo);
        let change = writer.finish();
        self.log(change.revisions(), before);
        (result, change.revisions().to_vec())
    }

    fn log(&mut self, revisions: &[Arc<Revision>], mut before: BTreeSet<RevisionId>) {
        for revision in revisions {
            self.seen.entry(revision.id()).or_insert_with(|| before.clone());
            let first = self.written.entry(revision.id()).or_insert_with(|| Arc::clone(revision));
            assert_eq!(first, revision, "one id, two contents");
            before.insert(revision.id());
            if !self.made.contains(&revision.record()) {
                self.made.push(revision.record());
            }
        }
    }

    /// Takes back what a machine did last; says what was written.
    pub(crate) fn undo(&mut self, at: usize) -> (Outcome, Vec<Arc<Revision>>) {
        self.write(at, |writer, undo| undo.undo(writer))
    }

    /// Does it again.
    pub(crate) fn redo(&mut self, at: usize) -> (Outcome, Vec<Arc<Revision>>) {
        self.write(at, |writer, undo| undo.redo(writer))
    }

    /// Redacts the text of a record.
    pub(crate) fn redact(&mut self, at: usize, record: RecordId) {
        let (pen, before) = self.pen(at);
        let gone = redact(Writer::new(&mut self.replicas[at].session, pen), record, "text");
        self.log(&gone.kept, before);
        self.redacted.extend(gone.redactions.iter().map(|redaction| redaction.revision));
    }

    /// The records a machine knows, in the order they were made, without meeting and agencies.
    pub(crate) fn known(&self, at: usize) -> Vec<RecordId> {
        let session = &self.replicas[at].session;
        self.made.iter().skip(4).copied().filter(|record| session.record(*record).is_some()).collect()
    }

    /// One of the records with a text that a machine knows.
    pub(crate) fn entry(&self, at: usize, which: u8) -> Option<RecordId> {
        let session = &self.replicas[at].session;
        let told = |id: &RecordId| session.record(*id).is_some_and(|record| record.field("text").is_some());
        pick(&self.known(at).into_iter().filter(told).collect::<Vec<_>>(), which)
    }

    /// One of the promises that a machine knows.
    fn promise(&self, at: usize, which: u8) -> Option<RecordId> {
        let session = &self.replicas[at].session;
        let is =
            |id: &RecordId| session.record(*id).is_some_and(|record| Sort::of_kind(record.kind()).is_some());
        pick(&self.known(at).into_iter().filter(is).collect::<Vec<_>>(), which)
    }

    /// Where an agency speaks.
    pub(crate) fn at(&self, agency: u8) -> At {
        let agency = self.agencies[usize::from(agency) % self.agencies.len()];
        At {
            meeting: self.meeting,
            agency,
            worksheet: "groupwork".to_owned(),
            question: "strengths".to_owned(),
        }
    }

    fn value(&self, set: Set) -> (&'static str, Value) {
        match set {
            Set::Text => ("text", format!("w{}", self.step).into()),
            Set::SameText => ("text", "同じ".into()),
            Set::Lane(lane) => ("lane", ["a", "b"][usize::from(lane % 2)].into()),
            Set::Agency(agency) => ("agency", self.at(agency).agency.into()),
            Set::Order(order) => ("order", ["5", "K", "Z"][usize::from(order % 3)].into()),
            Set::Star(star) => ("starred", star.into()),
            Set::Unknown(what) => {
                ("mood", Value::Map(BTreeMap::from([("color".to_owned(), i64::from(what % 3).into())])))
            }
        }
    }

    /// Lets a machine do something, so that it can be taken back.
    pub(crate) fn act(&mut self, at: usize, act: Act) {
        self.step += 1;
        let known = self.known(at);
        let one = |which| pick(&known, which);
        // what is determined by its agency is not given to another one
        let may = |record, set| match set {
            Set::Agency(_) => {
                let kind = self.replicas[at].session.record(record).map(Record::kind);
                ![Some(attendance::KIND), Some(pass::KIND)].contains(&kind)
            }
            _ => true,
        };
        let (_, revisions) = match act {
            Act::New(who) => {
                let (place, text) = (self.at(who), format!("w{}", self.step));
                let lane = if who % 2 == 0 { "" } else { "a" };
                self.write(at, |writer, _| _ = entry::add(writer, &place, lane, &text, false))
            }
            Act::Strange => {
                let text = format!("w{}", self.step).into();
                let (mood, value) = self.value(Set::Unknown(1));
                self.write(at, |writer, _| _ = writer.found("hologram", &[("text", text), (mood, value)]))
            }
            Act::Edit(which, set) => {
                let (Some(record), field) = (one(which), self.value(set)) else { return };
                if !may(record, set) {
                    return;
                }
                self.write(at, |writer, _| writer.set(record, &[field]))
            }
            Act::Both(which, first, second) => {
                let (Some(record), fields) = (one(which), [self.value(first), self.value(second)]) else {
                    return;
                };
                if !may(record, first) || !may(record, second) {
                    return;
                }
                self.write(at, |writer, _| writer.set(record, &fields))
            }
            Act::Delete(which) => {
                let Some(record) = one(which) else { return };
                self.write(at, |writer, _| writer.delete(record))
            }
            Act::Undelete(which) => {
                let Some(record) = one(which) else { return };
                self.write(at, |writer, _| writer.set(record, &[("deleted", false.into())]))
            }
            Act::Split(which) => {
                let (Some(record), step) = (self.entry(at, which), self.step) else { return };
                let (first, second) = (format!("w{step}前"), format!("w{step}後"));
                self.write(at, |writer, _| _ = entry::split(writer, record, &first, &second))
            }
            Act::Join(which, next) => {
                let (Some(record), Some(next)) = (self.entry(at, which), self.entry(at, next)) else {
                    return;
                };
                self.write(at, |writer, _| entry::join(writer, record, next))
            }
            Act::Shift(which, up) => {
                let Some(record) = self.entry(at, which) else { return };
                self.write(at, |writer, _| entry::shift(writer, record, if up { -1 } else { 1 }))
            }
            Act::Judge(pair, alike) => {
                let [a, b] =
                    [[0, 1], [1, 2], [0, 2]][usize::from(pair % 3)].map(|at: usize| self.agencies[at]);
                let verdict = if alike { Verdict::Same } else { Verdict::NotSame };
                self.write(at, |writer, _| _ = same::judge(writer, a, b, verdict))
            }
            Act::Plan(who, role) => {
                let (place, sort) = (self.at(who), if role { Sort::Role } else { Sort::Action });
                let lead = Some(Lead::Agency(place.agency));
                let parts = vec![(self.at(who.wrapping_add(1)).agency, Part::Supporting)];
                let plan = Plan { words: format!("w{}", self.step), lead, parts, ..Plan::default() };
                self.write(at, |writer, _| _ = promise::plan(writer, sort, place.meeting, &plan))
            }
            Act::TakePart(which, who, how) => {
                let (Some(id), agency) = (self.promise(at, which), self.at(who).agency) else { return };
                let part = [None, Some(Part::Supporting), Some(Part::Informed)][usize::from(how % 3)];
                self.write(at, |writer, _| promise::take_part(writer, id, agency, part))
            }
            Act::Lead(which, who) => {
                let (Some(id), agency) = (self.promise(at, which), self.at(who).agency) else { return };
                let lead = if who % 5 == 0 { Lead::Secretariat } else { Lead::Agency(agency) };
                self.write(at, |writer, _| promise::lead(writer, id, Some(lead)))
            }
            Act::Tell(which, fate) => {
                let (Some(id), meeting) = (self.promise(at, which), self.meeting) else { return };
                let (fate, note) =
                    (Fate::ALL[usize::from(fate) % Fate::ALL.len()], format!("w{}", self.step));
                self.write(at, |writer, _| promise::settle(writer, id, meeting, fate, &note))
            }
            Act::Common(which) => {
                let (Some(entry), meeting) = (self.entry(at, which), self.meeting) else { return };
                let name = format!("w{}", self.step);
                self.write(at, |writer, _| _ = common::name(writer, meeting, &name, &[entry], false))
            }
            Act::Seat(who, state) => {
                let (place, state) = (self.at(who), State::ALL[usize::from(state % 4)]);
                self.write(at, |writer, _| _ = attendance::set(writer, place.meeting, place.agency, state))
            }
            Act::Pass(who) => {
                let place = self.at(who);
                self.write(at, |writer, _| _ = pass::say(writer, &place, None))
            }
            Act::Import(row) => {
                let rows = [self.row(row)];
                let fates = submission::fates(&self.replicas[at].session, &rows);
                let chosen: Vec<_> = fates.into_iter().map(submission::Fate::is_usual).collect();
                self.write(at, |writer, _| _ = submission::take(writer, &rows, &chosen))
            }
            Act::Resolve(which) => {
                let record = |id: &RecordId| self.replicas[at].session.record(*id);
                let open: Vec<_> = known
                    .iter()
                    .filter_map(record)
                    .flat_map(|record| record.conflicts().map(|name| (record.id(), name.to_owned())))
                    .collect();
                let Some((id, name)) = open.get(usize::from(which) % open.len().max(1)).cloned() else {
                    return;
                };
                let values = record(&id).unwrap().field(&name).unwrap().values();
                let value = (*values.iter().min_by_key(|value| self.named(value)).unwrap()).clone();
                self.write(at, |writer, _| writer.set(id, &[(&name, value)]))
            }
        };
        self.replicas[at].undo.note(&norishiro::domain::Change::new(revisions));
    }

    /// A row of a table that the first agency handed in.
    pub(crate) fn row(&self, row: u8) -> Row {
        let (lane, table, line) = (String::new(), String::new(), String::new());
        let what = submission::What::Entry(format!("行{}", row % 3));
        let at = self.at(0);
        Row { at, lane, what, table, private: false, starred: false, handed_in: true, line, known: None }
    }

    /// A value with the ids of records replaced by when they were made, so that two worlds can be compared.
    pub(crate) fn named(&self, value: &Value) -> String {
        let id = value.as_text().and_then(|text| text.parse().ok());
        id.map_or_else(|| format!("{value:?}"), |id| self.name(id))
    }

    /// When a record was made, in this world.
    pub(crate) fn name(&self, id: RecordId) -> String {
        format!("#{:?}", self.made.iter().position(|made| *made == id))
    }

    /// The revisions that wrote a field and were covered by nobody who had seen them, whatever they say of parents.
    pub(crate) fn heads_of(&self, record: RecordId, field: &str) -> BTreeSet<RevisionId> {
        let writes: Vec<_> = self
            .written
            .values()
            .filter(|r| r.record() == record && names(r.body()).any(|name| name == field))
            .collect();
        let covered = |id: RevisionId| writes.iter().any(|later| self.seen[&later.id()].contains(&id));
        writes.iter().map(|write| write.id()).filter(|id| !covered(*id)).collect()
    }

    /// Whether a record must be in the bin once everybody has everything.
    pub(crate) fn must_hide(&self, record: RecordId) -> bool {
        let heads = self.heads_of(record, "deleted");
        let said: Vec<_> = self.written.values().filter(|r| r.record() == record && says(r.body())).collect();
        let yes = |id: &RevisionId| match self.written[id].body() {
            Body::Open { set, .. } if !self.redacted.contains(id) => set["deleted"] == Value::Bool(true),
            _ => false,
        };
        let had_seen_all =
            |id: &RevisionId| said.iter().all(|r| r.id() == *id || self.seen[id].contains(&r.id()));
        let open: Vec<_> = heads.iter().filter(|id| !self.redacted.contains(id)).collect();
        !open.is_empty() && open.iter().all(|id| yes(id)) && heads.iter().any(had_seen_all)
    }
}

/// The names of the fields a body wrote.
pub(crate) fn names(body: &Body) -> impl Iterator<Item = &String> {
    body.fields()
}

/// Whether a body wrote more than an arrangement.
pub(crate) fn says(body: &Body) -> bool {
    names(body).any(|name| !["deleted", "order", "starred", "private"].contains(&name.as_str()))
}

/// Every value that is visible of a record, by field; a field without values is as good as none.
pub(crate) fn values(record: &Record) -> BTreeMap<&str, Vec<&Value>> {
    let fields = record.fields().iter().map(|(name, field)| (name.as_str(), field.values()));
    fields.filter(|(name, values)| *name != "deleted" && !values.is_empty()).collect()
}

/// Steps that a law takes by hand.
impl World {
    /// Founds a record of some kind with some field.
    pub(crate) fn strange(&mut self, at: usize, kind: &str, name: &str, tree: Value) -> RecordId {
        self.write(at, |writer, _| writer.found(kind, &[("text", "不明".into()), (name, tree)])).0
    }

    /// Writes a text on a record.
    pub(crate) fn edit_text(&mut self, at: usize, record: RecordId) {
        self.step += 1;
        let text = format!("w{}", self.step);
        self.write(at, |writer, _| writer.set(record, &[("text", text.into())]));
    }

    /// Settles a field.
    pub(crate) fn settle(&mut self, at: usize, record: RecordId, name: &str, value: Value) {
        self.write(at, |writer, _| writer.set(record, &[(name, value)]));
    }
}
