//! The overlap (のりしろ): a proposal that ties a need of one agency to what others could do, and each one's answer.

use std::collections::BTreeMap;

use super::entry::At;
use super::{Record, RecordId, Revision, Session, Value, Writer, meeting, order};

/// The kind of these records.
pub const KIND: &str = "overlap";

/// What an asked agency says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// 提案: proposed, not answered yet.
    #[default]
    Proposed,
    /// 持ち帰り: taken back to ask at home; a good answer.
    TakenBack,
    /// 見送り: not now.
    NotNow,
    /// 了承: agreed.
    Agreed,
}

impl Answer {
    /// All answers, the most settled first, as lists and cells tell them.
    pub const SETTLED_FIRST: [Self; 4] = [Self::Agreed, Self::TakenBack, Self::Proposed, Self::NotNow];

    /// All answers, in the order menus show them.
    pub const ALL: [Self; 4] = [Self::Proposed, Self::Agreed, Self::TakenBack, Self::NotNow];

    /// The word that is stored and exported.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Agreed => "agreed",
            Self::TakenBack => "taken_back",
            Self::NotNow => "not_now",
        }
    }

    /// Reads the stored word; an unknown one counts as not answered.
    #[must_use]
    pub fn read(word: &str) -> Self {
        Self::ALL.into_iter().find(|answer| answer.word() == word).unwrap_or_default()
    }
}

/// Who is asked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// An agency of the directory.
    Agency(RecordId),
    /// A kind of agency (its word in the directory of kinds, and the name it was given).
    Kind(String, String),
    /// Anyone.
    Anyone,
    /// Not decided yet.
    Undecided,
}

impl Asked {
    /// The word of what is asked: `agency`, `kind`, `anyone` or `undecided`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Agency(_) => "agency",
            Self::Kind(..) => "kind",
            Self::Anyone => "anyone",
            Self::Undecided => "undecided",
        }
    }

    /// The field that holds its answer: each answers for itself, so that two answers never conflict.
    pub(super) fn answer_field(&self) -> String {
        match self {
            Self::Agency(id) => format!("answer/{id}"),
            Self::Kind(word, _) => format!("answer/kind/{word}"),
            Self::Anyone | Self::Undecided => format!("answer/{}", self.word()),
        }
    }

    pub(super) fn value(&self) -> Value {
        let mut map = BTreeMap::from([("kind".to_owned(), self.word().into())]);
        match self {
            Self::Agency(id) => {
                map.insert("id".to_owned(), (*id).into());
            }
            Self::Kind(word, name) => {
                map.insert("id".to_owned(), word.as_str().into());
                map.insert("name".to_owned(), name.as_str().into());
            }
            Self::Anyone | Self::Undecided => {}
        }
        Value::Map(map)
    }

    /// Reads what is stored of one who is asked.
    #[must_use]
    pub fn read(value: &Value) -> Option<Self> {
        let map = value.as_map()?;
        let text = |name: &str| map.get(name).and_then(Value::as_text).unwrap_or_default();
        match text("kind") {
            "agency" => text("id").parse().ok().map(Self::Agency),
            "kind" => Some(Self::Kind(text("id").to_owned(), text("name").to_owned())),
            "anyone" => Some(Self::Anyone),
            _ => Some(Self::Undecided),
        }
    }
}

/// One proposal, as it is read.
#[derive(Clone, Copy, Debug)]
pub struct Overlap<'s>(pub &'s Record);

/// Writes a proposal down; no need is a joint wish.
pub fn propose(
    writer: &mut Writer,
    at: &At,
    need: Option<RecordId>,
    idea: &str,
    to: &[(Asked, Answer)],
    handed_in: bool,
) -> RecordId {
    let mut fields = at.fields();
    fields.push(("idea", idea.into()));
    if let Some(need) = need {
        fields.push(("need", need.into()));
    }
    if handed_in {
        fields.push(("handed_in", true.into()));
    }
    fields.push(("to", to.iter().map(|(asked, _)| asked.value()).collect::<Vec<_>>().into()));
    let answers: Vec<_> = to.iter().map(|(asked, answer)| (asked.answer_field(), *answer)).collect();
    for (field, answer) in &answers {
        fields.push((field, answer.word().into()));
    }
    writer.found(KIND, &fields)
}

/// Writes down what one of the asked says.
pub fn answer(writer: &mut Writer, id: RecordId, asked: &Asked, answer: Answer) {
    writer.set(id, &[(&asked.answer_field(), answer.word().into())]);
}

/// Writes down at a later meeting what one of the asked says now that it took the question home.
pub fn answer_later(writer: &mut Writer, id: RecordId, asked: &Asked, answer: Answer, meeting: RecordId) {
    writer.set(id, &[(&asked.answer_field(), answer.word().into()), ("told", meeting.into())]);
}

/// The overlaps of earlier meetings whose answer is waited for: those that still wait, and those that were answered at this
/// one; the oldest meeting first.
#[must_use]
pub fn waiting(session: &Session, meeting: RecordId) -> Vec<Overlap<'_>> {
    let own = session.stands_for(meeting);
    let waits = |overlap: &Overlap| {
        let told = overlap.told(session) == Some(own);
        told || overlap.to().iter().any(waits_for)
    };
    let of = |meeting: RecordId| order::sort(session.met(KIND, meeting)).into_iter().map(Overlap);
    meeting::before(session, meeting).into_iter().flat_map(|meeting| of(meeting.id()).filter(waits)).collect()
}

/// Whether somebody's answer is waited for: it was taken home, or never given.
#[must_use]
pub fn waits_for((asked, answer): &(Asked, Answer)) -> bool {
    match answer {
        Answer::TakenBack => true,
        Answer::Proposed => matches!(asked, Asked::Agency(_) | Asked::Kind(..)),
        Answer::NotNow | Answer::Agreed => false,
    }
}

/// The overlaps of a meeting, in order.
#[must_use]
pub fn of_meeting(session: &Session, meeting: RecordId) -> Vec<Overlap<'_>> {
    order::sort(session.met(KIND, meeting)).into_iter().map(Overlap).collect()
}

/// Changes who is asked; answers of those who stay are kept.
pub fn ask(writer: &mut Writer, id: RecordId, to: &[Asked]) {
    writer.set(id, &[("to", to.iter().map(Asked::value).collect::<Vec<_>>().into())]);
}

/// What one agency proposed, in order.
#[must_use]
pub fn list<'s>(session: &'s Session, at: &At) -> Vec<Overlap<'s>> {
    order::sort(session.said(KIND, at.meeting, &at.key(), at.agency)).into_iter().map(Overlap).collect()
}

impl<'s> Overlap<'s> {
    /// Its record.
    #[must_use]
    pub fn id(self) -> RecordId {
        self.0.id()
    }

    /// What the other could do.
    #[must_use]
    pub fn idea(self) -> &'s str {
        self.0.text("idea")
    }

    /// The entry it answers; none is a joint wish.
    #[must_use]
    pub fn need(self) -> Option<RecordId> {
        self.0.link("need")
    }

    /// The word that was said about it at a later meeting.
    #[must_use]
    pub fn note(self) -> &'s str {
        self.0.text("note")
    }

    /// Who is asked, with the answer of each.
    #[must_use]
    pub fn to(self) -> Vec<(Asked, Answer)> {
        let list = self.0.value("to").and_then(Value::as_list).unwrap_or_default();
        let answered = |asked: Asked| {
            let answer = Answer::read(self.0.text(&asked.answer_field()));
            (asked, answer)
        };
        list.iter().filter_map(Asked::read).map(answered).collect()
    }

    /// The agency that proposed it.
    #[must_use]
    pub fn agency(self) -> Option<RecordId> {
        self.0.link("agency")
    }

    /// The later meeting at which an answer was told.
    #[must_use]
    pub fn told(self, session: &Session) -> Option<RecordId> {
        self.0.link("told").map(|meeting| session.stands_for(meeting))
    }

    /// Whether somebody is asked who has not said 見送り.
    #[must_use]
    pub fn has_partner(self) -> bool {
        let is_one =
            |(asked, answer): &(Asked, Answer)| *asked != Asked::Undecided && *answer != Answer::NotNow;
        self.to().iter().any(is_one)
    }

    /// Whether one of the asked answered at the later meeting at which an answer was told last.
    #[must_use]
    pub fn is_told_by(self, asked: &Asked) -> bool {
        let answered = self.0.shown_by(&asked.answer_field()).map(Revision::stamp);
        // of two laptops at that meeting the first counts
        let told = self.0.field("told").and_then(|told| told.writes().map(Revision::stamp).min());
        answered.zip(told).is_some_and(|(answered, told)| answered >= told)
    }

    /// How it stands, where one word is wanted for the room: one who agreed makes it a tie, whatever others say.
    #[must_use]
    pub fn standing(self) -> Answer {
        let to = self.to();
        let said = |answer: &Answer| to.iter().any(|(_, said)| said == answer);
        Answer::SETTLED_FIRST.into_iter().find(said).unwrap_or_default()
    }

    /// The most open answer, where it is asked after or counted over meetings: proposed, taken back, not now, agreed.
    #[must_use]
    pub fn answer(self) -> Answer {
        self.to().into_iter().map(|(_, answer)| answer).min().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    fn asked(desk: &Desk) -> [(Asked, Answer); 3] {
        let kind = Asked::Kind("health_center".into(), "保健所".into());
        [Asked::Agency(desk.agencies[1]), Asked::Agency(desk.agencies[2]), kind]
            .map(|to| (to, Answer::Proposed))
    }

    fn proposed(desk: &mut Desk) -> (RecordId, [(Asked, Answer); 3]) {
        let (at, to) = (desk.at(0), asked(desk));
        (desk.write(|writer| propose(writer, &at, None, "送迎", &to, false)), to)
    }

    fn answers(session: &Session, id: RecordId) -> Vec<Answer> {
        Overlap(session.record(id).unwrap()).to().into_iter().map(|(_, answer)| answer).collect()
    }

    #[test]
    fn each_answers_for_itself_and_two_answers_do_not_conflict() {
        let mut one = Desk::new();
        let (id, to) = proposed(&mut one);
        let mut two = one.twin(2);
        one.write(|writer| answer(writer, id, &to[0].0, Answer::Agreed));
        two.write(|writer| answer(writer, id, &to[1].0, Answer::TakenBack));
        two.write(|writer| answer(writer, id, &to[2].0, Answer::NotNow));
        one.session.union(&two.session);
        assert_eq!(answers(&one.session, id), [Answer::Agreed, Answer::TakenBack, Answer::NotNow]);
        assert_eq!(one.session.record(id).unwrap().conflicts().count(), 0);
        assert_eq!(list(&one.session, &one.at(0)).len(), 1);
    }

    #[test]
    fn the_most_open_answer_stands_for_all() {
        let mut desk = Desk::new();
        let (id, to) = proposed(&mut desk);
        let mut say = |at: usize, what| {
            desk.write(|writer| answer(writer, id, &to[at].0, what));
            Overlap(desk.session.record(id).unwrap()).answer()
        };
        assert_eq!(say(0, Answer::Agreed), Answer::Proposed);
        assert_eq!(say(1, Answer::TakenBack), Answer::Proposed);
        assert_eq!(say(2, Answer::NotNow), Answer::TakenBack);
        assert_eq!(say(1, Answer::Agreed), Answer::NotNow);
        assert_eq!(say(2, Answer::Agreed), Answer::Agreed);
    }

    #[test]
    fn one_who_agreed_makes_it_a_tie() {
        let mut desk = Desk::new();
        let (id, to) = proposed(&mut desk);
        let mut say = |at: usize, what| {
            desk.write(|writer| answer(writer, id, &to[at].0, what));
            Overlap(desk.session.record(id).unwrap()).standing()
        };
        assert_eq!(say(0, Answer::NotNow), Answer::Proposed);
        assert_eq!(say(1, Answer::TakenBack), Answer::TakenBack);
        assert_eq!(say(2, Answer::Agreed), Answer::Agreed);
    }

    #[test]
    fn who_stays_asked_keeps_its_answer_and_it_is_taken_back() {
        let mut desk = Desk::new();
        let (id, to) = proposed(&mut desk);
        desk.write(|writer| answer(writer, id, &to[1].0, Answer::Agreed));
        desk.write(|writer| ask(writer, id, &[Asked::Anyone, to[1].0.clone()]));
        assert_eq!(answers(&desk.session, id), [Answer::Proposed, Answer::Agreed]);
        desk.take_back();
        assert_eq!(answers(&desk.session, id), [Answer::Proposed, Answer::Agreed, Answer::Proposed]);
        desk.take_back();
        assert_eq!(answers(&desk.session, id), [Answer::Proposed; 3]);
        desk.take_back();
        assert!(list(&desk.session, &desk.at(0)).is_empty());
    }

    #[test]
    fn what_was_taken_back_is_asked_after_and_stays_on_that_list_while_it_is_answered() {
        let mut desk = Desk::new();
        let (id, to) = proposed(&mut desk);
        let facts = |date: &str| meeting::Facts { date: date.into(), ..meeting::Facts::default() };
        let [next, third] =
            ["2026-12-20", "2027-02-20"].map(|date| desk.write(|w| meeting::found(w, &facts(date), &[])));
        let waiting = |desk: &Desk, meeting| waiting(&desk.session, meeting).len();
        assert_eq!((waiting(&desk, desk.meeting), waiting(&desk, next)), (0, 1), "nobody has answered");
        for (asked, _) in &to {
            desk.write(|writer| answer(writer, id, asked, Answer::Agreed));
        }
        assert_eq!(waiting(&desk, next), 0);
        desk.write(|writer| answer(writer, id, &to[0].0, Answer::TakenBack));
        assert_eq!((waiting(&desk, desk.meeting), waiting(&desk, next)), (0, 1));
        desk.write(|writer| answer_later(writer, id, &to[0].0, Answer::Agreed, next));
        assert_eq!((waiting(&desk, next), waiting(&desk, third)), (1, 0));
        desk.take_back();
        assert_eq!(waiting(&desk, third), 1);
    }

    #[test]
    fn who_is_asked_reads_back_as_it_was_written() {
        let all = [
            Asked::Agency(RecordId::MAX),
            Asked::Kind("a".into(), "b".into()),
            Asked::Anyone,
            Asked::Undecided,
        ];
        for asked in all {
            assert_eq!(Asked::read(&asked.value()), Some(asked));
        }
    }
}
