//! The overlap (のりしろ): a proposal that ties a need of one agency to what others could do, and each one's answer.

use std::collections::BTreeMap;

use super::entry::At;
use super::{Record, RecordId, Session, Value, Writer, order};

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
    fn answer_field(&self) -> String {
        match self {
            Self::Agency(id) => format!("answer/{id}"),
            Self::Kind(word, _) => format!("answer/kind/{word}"),
            Self::Anyone | Self::Undecided => format!("answer/{}", self.word()),
        }
    }

    fn value(&self) -> Value {
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

    fn read(value: &Value) -> Option<Self> {
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

    /// The most open answer, where one word is wanted: proposed, taken back, not now, agreed.
    #[must_use]
    pub fn answer(self) -> Answer {
        self.to().into_iter().map(|(_, answer)| answer).min().unwrap_or_default()
    }
}
