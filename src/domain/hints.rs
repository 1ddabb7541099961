//! The hint library: ideas for support, to open when a case study is stuck. They are examples, never answers.
//!
//! What was tried and what people note beside it is kept with the session (`hint_note.rs`), bound by the ids here.

use serde::Deserialize;

use super::Value;
use super::value::{Wrong, from_value};
use super::worksheet::Bilingual;

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Hints {
    /// That these are ideas, not answers: it always stands beside them.
    pub notice: Bilingual,
    /// Situations one gets stuck in, with ideas.
    #[serde(default)]
    pub scenes: Vec<Scene>,
    /// What towns do.
    #[serde(default)]
    pub measures: Vec<Measure>,
    /// What became of one person, or what one town set up.
    #[serde(default)]
    pub cards: Vec<Card>,
    /// The way one person went.
    #[serde(default)]
    pub journeys: Vec<Journey>,
}

/// One idea, with the id that what was tried hangs on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Idea {
    /// Its stable id.
    pub id: String,
    /// Its words.
    pub text: Bilingual,
}

/// A situation one gets stuck in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Scene {
    /// Its stable id.
    pub id: String,
    /// What it is called.
    pub title: Bilingual,
    /// What it looks like.
    #[serde(default)]
    pub situations: Vec<Idea>,
    /// Ideas from the field, by heading.
    #[serde(default)]
    pub headings: Vec<Heading>,
    /// What advisers suggest.
    #[serde(default)]
    pub suggestions: Vec<Idea>,
}

/// A heading with its ideas.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Heading {
    /// Its stable id.
    pub id: String,
    /// What it says.
    pub title: Bilingual,
    /// The ideas.
    #[serde(default)]
    pub hints: Vec<Idea>,
}

/// What a town does.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Measure {
    /// Its stable id.
    pub id: String,
    /// Of which part it is.
    pub part: Part,
    /// The heading it stands under.
    pub group: Bilingual,
    /// Its words.
    pub text: Bilingual,
    /// Who runs it, where that is known.
    #[serde(default)]
    pub who: Option<Bilingual>,
}

/// The parts of what towns do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Places, people, structures.
    Hard,
    /// Attitudes and ways of working.
    Soft,
}

/// What became of one person, or what a town set up.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Card {
    /// Its stable id.
    pub id: String,
    /// Which of both.
    pub kind: CardKind,
    /// What it is called.
    pub title: Bilingual,
    /// The town, where it is known.
    #[serde(default)]
    pub place: Option<Bilingual>,
    /// What to look at.
    #[serde(default)]
    pub points: Vec<Bilingual>,
    /// How it went.
    #[serde(default)]
    pub course: Vec<Passage>,
    /// Who took which part.
    #[serde(default)]
    pub agencies: Vec<Partner>,
    /// What to learn from it.
    #[serde(default)]
    pub lessons: Vec<Bilingual>,
}

/// What a card is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// One person.
    Individual,
    /// What a town set up.
    System,
}

/// A passage of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Passage {
    /// What it is about.
    pub heading: Bilingual,
    /// What happened.
    #[serde(default)]
    pub lines: Vec<Bilingual>,
}

/// An agency and the part it took.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Partner {
    /// What it is called.
    pub name: Bilingual,
    /// Its kind, where one fits.
    #[serde(default)]
    pub kind: Option<String>,
    /// What it did.
    pub part: Bilingual,
}

/// The way one person went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Journey {
    /// Its stable id.
    pub id: String,
    /// What it is called.
    pub title: Bilingual,
    /// How it went.
    #[serde(default)]
    pub course: Vec<Passage>,
}

impl Hints {
    /// Reads a library out of the tree it is written as.
    ///
    /// # Errors
    /// What is [`Wrong`] where it is no library this version knows.
    pub fn read(tree: &Value) -> Result<Self, Wrong> {
        from_value(tree)
    }

    /// Everything that a town can have tried, in order.
    pub fn ideas(&self) -> impl Iterator<Item = (&str, &Bilingual)> {
        let scenes = self.scenes.iter().flat_map(|scene| {
            let hints = scene.headings.iter().flat_map(|heading| &heading.hints);
            hints.chain(&scene.suggestions).map(|idea| (idea.id.as_str(), &idea.text))
        });
        let measures = self.measures.iter().map(|measure| (measure.id.as_str(), &measure.text));
        scenes.chain(measures)
    }

    /// The idea with an id.
    #[must_use]
    pub fn idea(&self, id: &str) -> Option<&Bilingual> {
        self.ideas().find(|(known, _)| *known == id).map(|(_, text)| text)
    }
}
