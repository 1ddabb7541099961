//! A short message on the notice row: what just happened; gone with the next key.

/// What is told on the notice row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether it stands out.
    pub weight: Weight,
}

/// How much a notice stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// It may be read or not.
    Calm,
    /// It should be read.
    Marked,
}

impl Notice {
    /// A notice that may be read or not.
    #[must_use]
    pub fn calm(text: impl Into<String>) -> Self {
        Self { text: text.into(), weight: Weight::Calm }
    }

    /// A notice that should be read.
    #[must_use]
    pub fn marked(text: impl Into<String>) -> Self {
        Self { text: text.into(), weight: Weight::Marked }
    }
}
