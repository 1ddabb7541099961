//! What was promised at a meeting: an action (取組), done once by a day, and a role (役割), taken now or from now on.
//!
//! Both are led by one (主) who may still have to ask at home, have others who help (協力) and others who are told
//! (知らせる), remember the overlap they came from, and are asked after at the next meeting.

use std::collections::BTreeSet;

use super::entry::Entry;
use super::overlap::Answer;
use super::{Record, RecordId, Session, Value, Writer, confirmed, meeting, members, order};

/// What sort of promise it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// 取組: something that is done.
    Action,
    /// 役割: a part that is taken.
    Role,
}

impl Sort {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Action, Self::Role];

    /// The kind of its records.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Role => "role",
        }
    }

    /// The field that holds its words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Action => "what",
            Self::Role => "part",
        }
    }

    /// The field of its day: an action is due then, a role is taken from then on.
    #[must_use]
    pub fn day(self) -> &'static str {
        match self {
            Self::Action => "due",
            Self::Role => "from_day",
        }
    }

    /// Of which sort the records of a kind are.
    #[must_use]
    pub fn of_kind(kind: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.kind() == kind)
    }
}

/// What became of a promise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// Not told yet.
    #[default]
    Open,
    /// できた.
    Done,
    /// 続ける: it goes on, as a promise of this meeting.
    Continued,
    /// やめる.
    Stopped,
    /// 変わった: something else is done instead.
    Changed,
}

impl Fate {
    /// All of them, in the order menus show them.
    pub const ALL: [Self; 5] = [Self::Open, Self::Done, Self::Continued, Self::Stopped, Self::Changed];

    /// The word that is stored and exported.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Continued => "continued",
            Self::Stopped => "stopped",
            Self::Changed => "changed",
        }
    }

    /// Reads the stored word; an unknown one counts as open, so that it is asked after.
    #[must_use]
    pub fn read(word: &str) -> Self {
        Self::ALL.into_iter().find(|fate| fate.word() == word).unwrap_or_default()
    }
}

/// Who leads a promise, or minds an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lead {
    /// An agency.
    Agency(RecordId),
    /// 事務局: whoever plans and sends.
    Secretariat,
}

/// The word under which the secretariat is stored.
const SECRETARIAT: &str = "secretariat";

impl Lead {
    /// Reads what is stored.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        match word {
            SECRETARIAT => Some(Self::Secretariat),
            id => id.parse().ok().map(Self::Agency),
        }
    }

    /// The word that is stored.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Agency(id) => id.to_string(),
            Self::Secretariat => SECRETARIAT.to_owned(),
        }
    }

    /// The same, by the agency that stands for all that are the same.
    #[must_use]
    pub fn standing(self, session: &Session) -> Self {
        match self {
            Self::Agency(id) => Self::Agency(session.stands_for(id)),
            Self::Secretariat => Self::Secretariat,
        }
    }
}

/// How an agency that does not lead takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// 協力.
    Supporting,
    /// 知らせる.
    Informed,
}

impl Part {
    /// Both, in the order they are read out.
    pub const ALL: [Self; 2] = [Self::Supporting, Self::Informed];

    /// The word that is stored.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Supporting => "supporting",
            Self::Informed => "informed",
        }
    }
}

/// The set of those who take part, one field each.
const PARTS: &str = "part";

/// A promise, as it is read.
#[derive(Clone, Copy, Debug)]
pub struct Promise<'s>(pub &'s Record);

/// What a new promise is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What is done, or which part is taken.
    pub words: String,
    /// Who leads; none while nobody said it would.
    pub lead: Option<Lead>,
    /// What the lead says; it may have to ask at home first.
    pub answer: Answer,
    /// Who else takes part.
    pub parts: Vec<(RecordId, Part)>,
    /// What is done first.
    pub first_step: String,
    /// The day it is due, or from when the part is taken, as `2026-12-10` or `2026-12`; empty where none is given. A
    /// role may be taken `now`.
    pub when: String,
    /// The overlap it came from.
    pub overlap: Option<RecordId>,
    /// The earlier promise that it continues.
    pub continues: Option<RecordId>,
}

/// A role that is taken at once.
pub const NOW: &str = "now";

impl Plan {
    fn fields(&self, sort: Sort) -> Vec<(String, Value)> {
        let mut fields: Vec<(String, Value)> = vec![(sort.words().into(), self.words.as_str().into())];
        if let Some(lead) = self.lead {
            fields.push(("lead".into(), lead.word().into()));
            if self.answer != Answer::Proposed {
                fields.push((answer_field(lead), self.answer.word().into()));
            }
        }
        for (agency, part) in &self.parts {
            fields.push((members::field(PARTS, *agency), part.word().into()));
        }
        let texts = [("first_step", &self.first_step), (sort.day(), &self.when)];
        let links = [("overlap", self.overlap), ("continues", self.continues)];
        let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
        fields.extend(texts.map(|(name, text)| (name.into(), text.as_str().into())));
        fields.extend(links.into_iter().filter_map(|(name, link)| Some((name.into(), link?.into()))));
        fields
    }
}

/// Writes a promise of a meeting down.
pub fn plan(writer: &mut Writer, sort: Sort, meeting: RecordId, plan: &Plan) -> RecordId {
    let fields = plan.fields(sort);
    let mut fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    fields.insert(0, ("meeting", meeting.into()));
    writer.found(sort.kind(), &fields)
}

/// Words it anew.
pub fn reword(writer: &mut Writer, id: RecordId, words: &str) {
    if let Some(sort) = sort_of(writer, id) {
        confirmed::write(writer, id, &[(sort.words(), words.into())]);
    }
}

/// Says who leads; what another one answered stays noted with it.
pub fn lead(writer: &mut Writer, id: RecordId, lead: Option<Lead>) {
    confirmed::changing(writer, id, |writer| {
        if let Some(Lead::Agency(agency)) = lead {
            members::put(writer, id, PARTS, agency, None);
        }
        writer.set(id, &[("lead", lead.map(Lead::word).unwrap_or_default().into())]);
    });
}

/// Notes what the lead says.
pub fn answer(writer: &mut Writer, id: RecordId, answer: Answer) {
    let lead = writer.session().record(id).and_then(|record| Promise(record).lead());
    if let Some(lead) = lead {
        confirmed::write(writer, id, &[(&answer_field(lead), answer.word().into())]);
    }
}

/// Says how an agency takes part; none takes it out.
pub fn take_part(writer: &mut Writer, id: RecordId, agency: RecordId, part: Option<Part>) {
    confirmed::changing(writer, id, |writer| {
        members::put(writer, id, PARTS, agency, part.map(|part| part.word().into()));
    });
}

/// Says what is done first.
pub fn first_step(writer: &mut Writer, id: RecordId, step: &str) {
    confirmed::write(writer, id, &[("first_step", step.into())]);
}

/// Says which overlap it came from; none where it came from none.
pub fn come_from(writer: &mut Writer, id: RecordId, overlap: Option<RecordId>) {
    writer.set(id, &[("overlap", overlap.map_or_else(|| "".into(), Value::from))]);
}

/// Says when: the day an action is due, or from when a role is taken; as [`Plan::when`].
pub fn when(writer: &mut Writer, id: RecordId, when: &str) {
    if let Some(sort) = sort_of(writer, id) {
        confirmed::write(writer, id, &[(sort.day(), when.into())]);
    }
}

/// Notes at a meeting what became of a promise, with a word about it.
pub fn settle(writer: &mut Writer, id: RecordId, meeting: RecordId, fate: Fate, note: &str) {
    writer.set(id, &[("state", fate.word().into()), ("told", meeting.into()), ("note", note.into())]);
}

/// Notes at a meeting what became of a promise, as [`settle`], with what follows from it: what goes on or changed is a
/// promise of this meeting; what was said to go on and does not after all leaves none behind.
pub fn tell(
    writer: &mut Writer,
    id: RecordId,
    meeting: RecordId,
    fate: Fate,
    note: &str,
) -> Option<RecordId> {
    settle(writer, id, meeting, fate, note);
    if matches!(fate, Fate::Continued | Fate::Changed) {
        return go_on(writer, id, meeting);
    }
    let here = writer.session().stands_for(meeting);
    let made = next(writer.session(), id).filter(|next| {
        // one that was told of at a later meeting is a promise of its own by now
        let at = next.0.link("meeting").map(|at| writer.session().stands_for(at));
        at == Some(here) && next.fate() == Fate::Open
    });
    if let Some(made) = made.map(Promise::id) {
        writer.delete(made);
    }
    None
}

/// Makes of a promise that goes on one of this meeting: the same words and agencies, a new day is still to be found. One
/// that was made already is found again, also by another laptop.
pub fn go_on(writer: &mut Writer, id: RecordId, meeting: RecordId) -> Option<RecordId> {
    let record = writer.session().record(id)?;
    let sort = Sort::of_kind(record.kind())?;
    let promise = Promise(record);
    let here = writer.session().stands_for(meeting);
    let is_here =
        |made: &Promise| made.0.link("meeting").map(|at| writer.session().stands_for(at)) == Some(here);
    if let Some(made) = next(writer.session(), id).filter(is_here) {
        return Some(made.id());
    }
    let parts = Part::ALL.into_iter().flat_map(|part| {
        let who = promise.taking_part(writer.session(), part);
        who.into_iter().map(move |agency| (agency, part))
    });
    let next = Plan {
        words: promise.words().to_owned(),
        lead: promise.lead(),
        answer: promise.answer(),
        parts: parts.collect(),
        first_step: String::new(),
        when: if sort == Sort::Role { promise.when().to_owned() } else { String::new() },
        overlap: promise.overlap(),
        continues: Some(id),
    };
    let mut fields = next.fields(sort);
    if Entry(record).is_private() {
        // what is not for the wall stays so
        fields.push(("private".into(), true.into()));
    }
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    let made =
        writer.determined(sort.kind(), &[("meeting", meeting.into()), ("continues", id.into())], &fields);
    if writer.session().record(made).is_some_and(|record| record.value(order::FIELD).is_none()) {
        let last = order::of_stamp(writer.stamp());
        writer.set(made, &[(order::FIELD, last.into())]);
    }
    Some(made)
}

/// The promises of a sort that were made at a meeting, in order.
#[must_use]
pub fn list(session: &Session, sort: Sort, meeting: RecordId) -> Vec<Promise<'_>> {
    order::sort(session.met(sort.kind(), meeting)).into_iter().map(Promise).collect()
}

/// The promises of earlier meetings that are asked after at this one: those that were open when it began, the oldest
/// meeting first, actions before roles.
#[must_use]
pub fn before(session: &Session, meeting: RecordId) -> Vec<Promise<'_>> {
    let own = session.stands_for(meeting);
    let asked = |promise: &Promise| promise.fate() == Fate::Open || promise.told(session) == Some(own);
    let earlier = meeting::before(session, meeting);
    let of_meeting = |meeting: RecordId| {
        Sort::ALL.into_iter().flat_map(move |sort| list(session, sort, meeting).into_iter().filter(asked))
    };
    earlier.into_iter().flat_map(|meeting| of_meeting(meeting.id())).collect()
}

/// What became of a promise: the one that continues it, if there is one.
#[must_use]
pub fn next(session: &Session, id: RecordId) -> Option<Promise<'_>> {
    let of = |sort: Sort| session.of_kind(sort.kind());
    let mut all = Sort::ALL.into_iter().flat_map(of).map(Promise);
    all.find(|promise| promise.continues() == Some(id))
}

fn answer_field(lead: Lead) -> String {
    format!("answer/{}", lead.word())
}

fn sort_of(writer: &Writer, id: RecordId) -> Option<Sort> {
    Sort::of_kind(writer.session().record(id)?.kind())
}

impl<'s> Promise<'s> {
    /// Its record.
    #[must_use]
    pub fn id(self) -> RecordId {
        self.0.id()
    }

    /// Whether it is an action or a role.
    #[must_use]
    pub fn sort(self) -> Sort {
        Sort::of_kind(self.0.kind()).unwrap_or(Sort::Action)
    }

    /// What is done, or which part is taken.
    #[must_use]
    pub fn words(self) -> &'s str {
        self.0.text(self.sort().words())
    }

    /// Who leads; none while nobody said it would.
    #[must_use]
    pub fn lead(self) -> Option<Lead> {
        Lead::read(self.0.text("lead"))
    }

    /// What the lead says.
    #[must_use]
    pub fn answer(self) -> Answer {
        self.lead().map_or(Answer::Proposed, |lead| Answer::read(self.0.text(&answer_field(lead))))
    }

    /// Who else takes part in one way, by id; who leads is not among them.
    #[must_use]
    pub fn taking_part(self, session: &Session, part: Part) -> BTreeSet<RecordId> {
        let mut all = members::with(session, self.0, PARTS, &part.word().into());
        if let Some(Lead::Agency(lead)) = self.lead() {
            all.remove(&session.stands_for(lead));
        }
        all
    }

    /// What is done first.
    #[must_use]
    pub fn first_step(self) -> &'s str {
        self.0.text("first_step")
    }

    /// The day it is due, or from when the part is taken, as [`Plan::when`].
    #[must_use]
    pub fn when(self) -> &'s str {
        self.0.text(self.sort().day())
    }

    /// What became of it.
    #[must_use]
    pub fn fate(self) -> Fate {
        Fate::read(self.0.text("state"))
    }

    /// The word that was said about it then.
    #[must_use]
    pub fn note(self) -> &'s str {
        self.0.text("note")
    }

    /// The meeting at which that was told.
    #[must_use]
    pub fn told(self, session: &Session) -> Option<RecordId> {
        self.0.link("told").map(|meeting| session.stands_for(meeting))
    }

    /// The overlap it came from.
    #[must_use]
    pub fn overlap(self) -> Option<RecordId> {
        self.0.link("overlap")
    }

    /// The earlier promise that it continues.
    #[must_use]
    pub fn continues(self) -> Option<RecordId> {
        self.0.link("continues")
    }

    /// Whether it was read out and confirmed.
    #[must_use]
    pub fn is_confirmed(self, session: &Session) -> bool {
        confirmed::is(session, self.0)
    }

    /// How many times it was carried on from meeting to meeting, as far as this session knows.
    #[must_use]
    pub fn carried(self, session: &Session) -> usize {
        let mut seen = BTreeSet::from([self.id()]);
        let mut at = self;
        while let Some(before) = at.continues().filter(|id| seen.insert(*id)) {
            let Some(record) = session.record(before) else { return seen.len() - 1 };
            at = Promise(record);
        }
        seen.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::meeting::{Facts, found};
    use super::*;

    fn planned(desk: &mut Desk) -> RecordId {
        let (meeting, agencies) = (desk.meeting, desk.agencies.clone());
        let promise = Plan {
            words: "紙を作る".into(),
            lead: Some(Lead::Agency(agencies[0])),
            parts: vec![(agencies[1], Part::Supporting), (agencies[2], Part::Informed)],
            when: "2026-12-10".into(),
            ..Plan::default()
        };
        desk.write(|writer| plan(writer, Sort::Action, meeting, &promise))
    }

    fn read(desk: &Desk, id: RecordId) -> Promise<'_> {
        Promise(desk.session.record(id).unwrap())
    }

    fn later(desk: &mut Desk, date: &str) -> RecordId {
        let facts = Facts { date: date.into(), ..Facts::default() };
        desk.write(|writer| found(writer, &facts, &[]))
    }

    #[test]
    fn it_is_read_as_it_was_planned() {
        let mut desk = Desk::new();
        let id = planned(&mut desk);
        let promise = read(&desk, id);
        assert_eq!(
            (promise.words(), promise.when(), promise.sort()),
            ("紙を作る", "2026-12-10", Sort::Action)
        );
        assert_eq!(promise.lead(), Some(Lead::Agency(desk.agencies[0])));
        assert_eq!(promise.taking_part(&desk.session, Part::Supporting), BTreeSet::from([desk.agencies[1]]));
        assert_eq!(promise.taking_part(&desk.session, Part::Informed), BTreeSet::from([desk.agencies[2]]));
        assert_eq!((promise.fate(), promise.answer(), promise.carried(&desk.session)), Default::default());
    }

    #[test]
    fn who_leads_now_does_not_help_too_and_each_answers_for_itself() {
        let mut desk = Desk::new();
        let id = planned(&mut desk);
        let helper = desk.agencies[1];
        desk.write(|writer| answer(writer, id, Answer::Agreed));
        desk.write(|writer| lead(writer, id, Some(Lead::Agency(helper))));
        let promise = read(&desk, id);
        assert!(promise.taking_part(&desk.session, Part::Supporting).is_empty());
        assert_eq!(promise.answer(), Answer::Proposed);
        desk.take_back();
        assert_eq!(read(&desk, id).answer(), Answer::Agreed);
        assert_eq!(read(&desk, id).taking_part(&desk.session, Part::Supporting).len(), 1);
        desk.write(|writer| lead(writer, id, Some(Lead::Secretariat)));
        assert_eq!(read(&desk, id).lead(), Some(Lead::Secretariat));
    }

    #[test]
    fn two_laptops_that_bring_in_different_agencies_differ_about_nothing() {
        let mut one = Desk::new();
        let id = planned(&mut one);
        let mut two = one.twin(2);
        let (a, b) = (one.agencies[3], one.agencies[1]);
        one.write(|writer| take_part(writer, id, a, Some(Part::Informed)));
        two.write(|writer| take_part(writer, id, b, None));
        one.session.union(&two.session);
        assert_eq!(one.session.record(id).unwrap().conflicts().count(), 0);
        assert_eq!(read(&one, id).taking_part(&one.session, Part::Informed).len(), 2);
        assert!(read(&one, id).taking_part(&one.session, Part::Supporting).is_empty());
    }

    #[test]
    fn what_was_open_is_asked_after_until_it_is_told_and_stays_on_that_list() {
        let mut desk = Desk::new();
        let id = planned(&mut desk);
        let (first, next) = (desk.meeting, later(&mut desk, "2026-12-20"));
        let asked = |desk: &Desk, meeting| -> Vec<RecordId> {
            before(&desk.session, meeting).into_iter().map(Promise::id).collect()
        };
        assert_eq!(asked(&desk, next), [id]);
        assert!(asked(&desk, first).is_empty());
        desk.write(|writer| settle(writer, id, next, Fate::Done, "配った"));
        assert_eq!(asked(&desk, next), [id]);
        let third = later(&mut desk, "2027-02-20");
        assert!(asked(&desk, third).is_empty());
        desk.take_back();
        desk.take_back();
        assert_eq!(read(&desk, id).fate(), Fate::Open);
    }

    #[test]
    fn what_goes_on_is_a_promise_of_this_meeting_and_counts_how_often_it_was_carried() {
        let mut desk = Desk::new();
        let mut id = planned(&mut desk);
        for (count, date) in ["2026-12-20", "2027-02-20", "2027-04-20"].into_iter().enumerate() {
            let meeting = later(&mut desk, date);
            let on = desk.write(|writer| {
                settle(writer, id, meeting, Fate::Continued, "");
                go_on(writer, id, meeting)
            });
            assert_eq!(next(&desk.session, id).map(Promise::id), on);
            id = on.unwrap();
            assert_eq!(read(&desk, id).carried(&desk.session), count + 1);
            assert_eq!(list(&desk.session, Sort::Action, meeting).len(), 1);
        }
        assert_eq!(read(&desk, id).when(), "");
        assert_eq!(read(&desk, id).taking_part(&desk.session, Part::Informed).len(), 1);
    }

    #[test]
    fn a_fate_told_otherwise_leaves_nothing_behind_and_nothing_twice() {
        let mut desk = Desk::new();
        let id = planned(&mut desk);
        let meeting = later(&mut desk, "2026-12-20");
        let made = |desk: &Desk| list(&desk.session, Sort::Action, meeting).len();
        let mut say = |fate| {
            let on = desk.write(|writer| tell(writer, id, meeting, fate, ""));
            (on.is_some(), made(&desk))
        };
        assert_eq!(say(Fate::Continued), (true, 1));
        assert_eq!(say(Fate::Continued), (true, 1));
        assert_eq!(say(Fate::Done), (false, 0));
        assert_eq!(say(Fate::Changed), (true, 1));
        assert_eq!(say(Fate::Stopped), (false, 0));
        desk.take_back();
        assert_eq!((made(&desk), read(&desk, id).fate()), (1, Fate::Changed));
        desk.take_back();
        assert_eq!((made(&desk), read(&desk, id).fate()), (0, Fate::Done));
    }

    #[test]
    fn what_two_laptops_carry_on_is_carried_on_once() {
        let mut one = Desk::new();
        let id = planned(&mut one);
        let meeting = later(&mut one, "2026-12-20");
        let mut two = one.twin(2);
        for desk in [&mut one, &mut two] {
            desk.write(|writer| tell(writer, id, meeting, Fate::Continued, ""));
        }
        one.session.union(&two.session);
        assert_eq!(list(&one.session, Sort::Action, meeting).len(), 1);
        assert_eq!(one.session.disputed().count(), 0);
    }

    #[test]
    fn whatever_is_changed_has_to_be_confirmed_again() {
        let mut desk = Desk::new();
        let id = planned(&mut desk);
        let agency = desk.agencies[3];
        let changes: [fn(&mut Writer, RecordId, RecordId); 6] = [
            |writer, id, _| reword(writer, id, "新しい紙を作る"),
            |writer, id, _| answer(writer, id, Answer::Agreed),
            |writer, id, agency| take_part(writer, id, agency, Some(Part::Informed)),
            |writer, id, _| first_step(writer, id, "集まる"),
            |writer, id, _| when(writer, id, "2026-12-11"),
            |writer, id, agency| lead(writer, id, Some(Lead::Agency(agency))),
        ];
        for change in changes {
            desk.write(|writer| confirmed::note(writer, id, true));
            assert!(read(&desk, id).is_confirmed(&desk.session));
            desk.write(|writer| change(writer, id, agency));
            assert!(!read(&desk, id).is_confirmed(&desk.session));
        }
    }

    #[test]
    fn words_that_are_stored_read_back() {
        for fate in Fate::ALL {
            assert_eq!(Fate::read(fate.word()), fate);
        }
        assert_eq!(Fate::read("beamed_up"), Fate::Open);
        for lead in [Lead::Secretariat, Lead::Agency(RecordId::MAX)] {
            assert_eq!(Lead::read(&lead.word()), Some(lead));
        }
        assert_eq!(Lead::read(""), None);
    }
}
