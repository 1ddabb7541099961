//! A worksheet: the questions a meeting walks through. No code knows the text of a question.
//!
//! A definition travels with the session as a record keyed by its content, so that another laptop shows the same
//! questions; ids of questions bind the years.

use serde::Deserialize;

use super::rule::Rule;
use super::value::{Wrong, from_value};
use super::{RecordId, Session, Value, Writer};

/// The kind of these records.
pub const KIND: &str = "worksheet";

/// A text in Japanese and, where there is one, in English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Bilingual {
    /// Japanese.
    pub ja: String,
    /// English; empty where a town wrote only Japanese.
    #[serde(default)]
    pub en: String,
}

/// A thing with a stable id and a name: an option, a part, a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Named {
    /// Its stable id.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
}

/// The definition of a worksheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Worksheet {
    /// Its stable id (`groupwork`).
    pub id: String,
    /// Counts up when a town changes it.
    pub version: u32,
    /// Its title.
    pub title: Bilingual,
    /// What it is for.
    #[serde(default)]
    pub purpose: Bilingual,
    /// Who fills it in.
    #[serde(default)]
    pub who: Bilingual,
    /// When in the year.
    #[serde(default)]
    pub when: Bilingual,
    /// Whether a new meeting begins with it.
    #[serde(default)]
    pub usual: bool,
    /// Whom one filled sheet belongs to.
    #[serde(default)]
    pub scope: Scope,
    /// The headings its questions stand under; mostly none.
    #[serde(default)]
    pub sections: Vec<Named>,
    /// What a question marked `each` is asked for one by one.
    #[serde(default)]
    pub types: Vec<Named>,
    /// The worksheet whose filled sheets it is copied from (`case` for the case study).
    #[serde(default)]
    pub made_from: Option<String>,
    /// The question of the network that stands beside a filled sheet on the wall.
    #[serde(default)]
    pub wall: Bilingual,
    /// The questions whose results stand on one page, in this order; mostly none.
    #[serde(default)]
    pub summary: Vec<String>,
    /// When a person has re-read a filled sheet, so that its questions count with their `cleared` level.
    #[serde(default)]
    pub cleared_if: Option<Rule>,
    /// Its questions, in order; those of a group stand in its place, with the group as their heading.
    pub questions: Vec<Question>,
}

/// Whom one filled sheet belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// An agency: one sheet each.
    #[default]
    Agency,
    /// A case; an agency may hand in several.
    Case,
    /// The meeting: one sheet.
    Meeting,
    /// An anonymous reply.
    Reply,
    /// A row of the network's year.
    Network,
}

impl Scope {
    /// Whether there may be any number of filled sheets, made one by one.
    #[must_use]
    pub fn repeats(self) -> bool {
        matches!(self, Self::Case | Self::Reply | Self::Network)
    }
}

/// One step of a worksheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Question {
    /// Its stable id; years are compared by it.
    pub id: String,
    /// Its number as printed.
    #[serde(default)]
    pub number: String,
    /// The question.
    pub text: Bilingual,
    /// A word or two for headings and narrow rows.
    pub short: Bilingual,
    /// What helps to answer, always shown beside the field; one sentence each.
    #[serde(default)]
    pub guidance: Vec<Bilingual>,
    /// Minutes of its time box.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// Privacy level 0 to 3 (`docs/session-format.md`).
    pub level: u8,
    /// The level once a person has re-read the sheet.
    #[serde(default)]
    pub cleared: Option<u8>,
    /// What it takes.
    pub kind: Kind,
    /// Its side-by-side parts; mostly none.
    #[serde(default)]
    pub lanes: Vec<Lane>,
    /// For [`Kind::Overlap`]: the question whose entries are the needs.
    #[serde(default)]
    pub needs: Option<String>,
    /// The section it stands in.
    #[serde(default)]
    pub section: Option<String>,
    /// Whether it is a proposal of this program for a page that is not to be had.
    #[serde(default)]
    pub proposed: bool,
    /// Whether it is asked of the agencies in the room, beside a sheet that belongs to a case.
    #[serde(default)]
    pub room: bool,
    /// What is counted.
    #[serde(default)]
    pub unit: Bilingual,
    /// For [`Kind::Number`]: the figures.
    #[serde(default)]
    pub parts: Vec<Named>,
    /// For [`Kind::Choice`], [`Kind::Choices`], [`Kind::Counts`] and a ranking of options.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// For [`Kind::Grid`]: its rows.
    #[serde(default)]
    pub rows: Vec<Named>,
    /// For [`Kind::Grid`]: its columns.
    #[serde(default)]
    pub columns: Vec<Named>,
    /// For [`Kind::Grid`]: the column that is the sum of the others.
    #[serde(default)]
    pub total: Option<String>,
    /// For [`Kind::Grid`]: whether its rows are bands of uneven width, never drawn as equal steps.
    #[serde(default)]
    pub uneven: bool,
    /// For [`Kind::Grid`]: how many years each of its rows is wide; 0 for one without an end.
    #[serde(default)]
    pub widths: Vec<u32>,
    /// For [`Kind::Ranking`]: how many are named.
    #[serde(default)]
    pub top: u32,
    /// For [`Kind::Ranking`]: of what.
    #[serde(default)]
    pub of: Of,
    /// For [`Kind::Agency`]: whether more than one is named.
    #[serde(default)]
    pub several: bool,
    /// For figures: whether they may be rates, with 年, 月, 週 or 日 (月1回程度).
    #[serde(default)]
    pub rough: bool,
    /// For [`Kind::Number`]: whether its figures are never added up: numbers by which things are known, ages.
    #[serde(default)]
    pub no_sum: bool,
    /// Whether it is asked once for each of the worksheet's types.
    #[serde(default)]
    pub each: bool,
    /// For [`Kind::Group`], as it is written down: its parts.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// The group it stands in, once the worksheet is read.
    #[serde(skip)]
    pub group: Option<Heading>,
    /// Whether the worksheet asks it no more: what was answered to it is kept, and read behind the others.
    #[serde(skip)]
    pub gone: bool,
    /// When it is asked at all.
    #[serde(default)]
    pub show_if: Option<Rule>,
    /// What its figures should hold to.
    #[serde(default)]
    pub checks: Vec<Check>,
    /// For [`Kind::List`]: what is proposed, by what the same agency answered elsewhere.
    #[serde(default)]
    pub suggest: Vec<Suggestion>,
    /// The question of `made_from` whose figure it holds, rounded down to ten.
    #[serde(default)]
    pub decade_of: Option<String>,
    /// What stands there unless something else is written (`date + 3 months`).
    #[serde(default)]
    pub default: Option<String>,
    /// Sentences to say when the room is silent.
    #[serde(default)]
    pub silence: Vec<Bilingual>,
}

/// The group of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// Its stable id.
    pub id: String,
    /// Its number as printed.
    pub number: String,
    /// A word or two.
    pub short: Bilingual,
}

/// What a question takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Short texts, one thing each.
    #[default]
    List,
    /// Proposals that tie a need to another agency.
    Overlap,
    /// One longer text.
    Text,
    /// Named figures.
    Number,
    /// One of several options.
    Choice,
    /// Any of several options.
    Choices,
    /// A figure for each option.
    Counts,
    /// Figures by rows and columns.
    Grid,
    /// The first few of agencies or of options.
    Ranking,
    /// From one month to another.
    Period,
    /// A day.
    Date,
    /// An agency of the directory, a kind of agencies, or a name.
    Agency,
    /// Several questions under one heading; they stand in its place once the worksheet is read.
    Group,
}

impl Kind {
    /// Whether the answer is cells of one record, not entries or overlaps.
    #[must_use]
    pub fn has_cells(self) -> bool {
        !matches!(self, Self::List | Self::Overlap | Self::Group)
    }
}

/// One option of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Choice {
    /// Its stable id.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// Whether words can be written beside it (その他).
    #[serde(default)]
    pub text: bool,
    /// Whether names of places can be written beside it.
    #[serde(default)]
    pub names: bool,
}

/// What a ranking ranks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    /// Agencies.
    #[default]
    Agencies,
    /// The options of the question.
    Options,
}

/// What figures should hold to.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Check {
    /// Its stable id.
    pub id: String,
    /// What should hold.
    pub rule: Rule,
    /// The grid for each row of which it should hold; `row` stands for the row.
    #[serde(default)]
    pub each_row: Option<String>,
    /// What follows where it does not.
    pub weight: Weight,
    /// What is told where it does not.
    pub text: Bilingual,
}

/// What follows where a check does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// It is never told.
    None,
    /// It is told, and the figures are counted.
    Warning,
    /// It is told, and the sheet is not counted until it is mended.
    Error,
}

/// Something to ask, proposed by what the same agency answered on another sheet.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Suggestion {
    /// Its stable id.
    pub id: String,
    /// When it is proposed.
    pub when: Rule,
    /// What is proposed.
    pub text: Bilingual,
}

/// One of the side-by-side parts of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Lane {
    /// Its stable id.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// What belongs here.
    #[serde(default)]
    pub guidance: Vec<Bilingual>,
    /// Sentences to say when the room is silent.
    #[serde(default)]
    pub silence: Vec<Bilingual>,
}

/// A worksheet as it travels with a session, and as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The tree a session carries along.
    pub definition: Value,
    /// The same, read.
    pub worksheet: Worksheet,
}

impl Sheet {
    /// Reads a definition, and keeps it as it travels.
    ///
    /// # Errors
    /// What is [`Wrong`] where it is not a definition this version knows.
    pub fn read(definition: Value) -> Result<Self, Wrong> {
        let worksheet = Worksheet::read(&definition)?;
        Ok(Self { definition, worksheet })
    }
}

impl Question {
    /// What it is asked for one by one: each of its lanes, or once.
    pub fn each_lane(&self) -> impl Iterator<Item = Option<&Lane>> + Clone {
        self.lanes.is_empty().then_some(None).into_iter().chain(self.lanes.iter().map(Some))
    }

    /// Whether it ranks its own options, not agencies.
    #[must_use]
    pub fn ranks_options(&self) -> bool {
        self.kind == Kind::Ranking && self.of == Of::Options
    }
}

impl Choice {
    /// Whether words can be written beside it.
    #[must_use]
    pub fn takes_words(&self) -> bool {
        self.text || self.names
    }
}

impl Worksheet {
    /// Reads a definition out of the tree it travels as.
    ///
    /// # Errors
    /// What is [`Wrong`] where it is not a definition this version knows.
    pub fn read(definition: &Value) -> Result<Self, Wrong> {
        from_value(definition).map(Self::flat)
    }

    /// Puts the parts of groups in their place, and the types of the worksheet into the lanes of what is asked for each.
    pub(super) fn flat(mut self) -> Self {
        let questions = std::mem::take(&mut self.questions);
        for mut question in questions {
            let parts = std::mem::take(&mut question.questions);
            if question.kind != Kind::Group {
                self.questions.push(question);
                continue;
            }
            let (id, number, short) = (question.id, question.number, question.short);
            for mut part in parts {
                part.group = Some(Heading { id: id.clone(), number: number.clone(), short: short.clone() });
                part.section = part.section.or_else(|| question.section.clone());
                part.show_if = part.show_if.or_else(|| question.show_if.clone());
                part.proposed |= question.proposed;
                part.each |= question.each;
                part.room |= question.room;
                self.questions.push(part);
            }
        }
        let lane = |of: &Named| Lane { id: of.id.clone(), name: of.name.clone(), ..Lane::default() };
        for question in self.questions.iter_mut().filter(|question| question.each) {
            question.lanes = self.types.iter().map(lane).collect();
        }
        self
    }

    /// Whether any of its questions takes entries of agencies.
    #[must_use]
    pub fn takes_entries(&self) -> bool {
        self.questions.iter().any(|question| !question.kind.has_cells())
    }

    /// How many questions it asks.
    #[must_use]
    pub fn count(&self) -> usize {
        self.questions.iter().filter(|question| !question.gone).count()
    }

    /// One question by its id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }
}

/// Carries a definition along in the session; the same definition is one record wherever it comes from.
pub fn carry(writer: &mut Writer, definition: &Value) -> RecordId {
    writer.determined(KIND, &[("definition", definition.clone())], &[])
}

/// Reads a carried definition.
#[must_use]
pub fn find(session: &Session, id: RecordId) -> Option<Worksheet> {
    let record = session.record(id).filter(|record| record.kind() == KIND)?;
    Worksheet::read(record.value("definition")?).ok()
}
