//! The codebook by which cases are read: what each code takes in and what it does not, the words that propose it, and
//! which codes face each other.

use serde::Deserialize;

use super::Value;
use super::value::{Wrong, from_value};
use super::worksheet::Bilingual;

/// The whole of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Codebook {
    /// The codes, in order.
    #[serde(default)]
    pub codes: Vec<Code>,
    /// Which of them face each other.
    #[serde(default)]
    pub mirrors: Vec<Mirror>,
    /// What the room is asked where codes face each other.
    #[serde(default)]
    pub question: Bilingual,
}

/// A code.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Code {
    /// Its stable id, as people write it (`G1`).
    pub id: String,
    /// What it is about.
    pub group: Group,
    /// What it says.
    pub name: Bilingual,
    /// What it takes in.
    #[serde(default)]
    pub include: Bilingual,
    /// What it does not.
    #[serde(default)]
    pub exclude: Bilingual,
    /// Words that propose it.
    #[serde(default)]
    pub keywords: Vec<String>,
}

/// What a code is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// What went well.
    Good,
    /// What was hard about the situation of person and family.
    Person,
    /// What was hard among those who support.
    Network,
}

impl Group {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Good, Self::Person, Self::Network];

    /// Whether its codes are proposed for a case of this variant. People may mark any code on any case.
    #[must_use]
    pub fn suits(self, variant: &str) -> bool {
        (self == Self::Good) == (variant == GOOD)
    }
}

/// The variant of a case that went well.
pub const GOOD: &str = "good";

/// Two codes that face each other.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Mirror {
    /// What is there in good cases.
    pub good: String,
    /// What is missing in difficult ones.
    pub difficult: String,
    /// How near they are.
    pub strength: Strength,
}

/// How near two codes are that face each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// One is the other turned round.
    Exact,
    /// Nearly.
    Close,
    /// Loosely.
    Loose,
}

impl Codebook {
    /// Reads a codebook out of the tree it is written as.
    ///
    /// # Errors
    /// What is [`Wrong`] where it is no codebook this version knows.
    pub fn read(tree: &Value) -> Result<Self, Wrong> {
        from_value(tree)
    }

    /// The code with this id.
    #[must_use]
    pub fn code(&self, id: &str) -> Option<&Code> {
        self.codes.iter().find(|code| code.id == id)
    }
}
