//! What to say when the room is silent: one sentence of the question that is on after the other, none again until all
//! of them were shown.

use std::collections::BTreeMap;

use crate::app::worksheet::WorksheetScreen;
use crate::domain::worksheet::Bilingual;

/// A sentence that stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// What is asked.
    pub question: Bilingual,
    /// The sentences.
    pub sentences: Vec<Bilingual>,
    /// Which of them.
    pub at: usize,
}

/// The sentences of the lane that is on, else of its question.
fn sentences(worksheet: &WorksheetScreen) -> &[Bilingual] {
    let lane = worksheet.lane().map(|lane| &lane.silence).filter(|sentences| !sentences.is_empty());
    lane.or_else(|| worksheet.question().map(|question| &question.silence)).map_or(&[], Vec::as_slice)
}

/// Whether there are any.
pub(super) fn has(worksheet: &WorksheetScreen) -> bool {
    !sentences(worksheet).is_empty()
}

/// Which sentence was shown last, of each question or lane.
#[derive(Clone, Debug, Default)]
pub struct Shown(BTreeMap<(String, String, String), usize>);

impl Invitation {
    /// The sentence of the question that is on after the one that was shown last; none where it has none.
    #[must_use]
    pub fn of(worksheet: &WorksheetScreen, shown: &mut Shown) -> Option<Self> {
        let (sheet, question) = (worksheet.sheet()?, worksheet.question()?);
        let sentences = sentences(worksheet).to_vec();
        if sentences.is_empty() {
            return None;
        }
        let key = (sheet.id.clone(), question.id.clone(), worksheet.lane_id());
        let at = shown.0.get(&key).map_or(0, |last| (last + 1) % sentences.len());
        shown.0.insert(key, at);
        let named = worksheet.lane().map_or(&question.short, |lane| &lane.name);
        Some(Self { question: named.clone(), sentences, at })
    }

    /// The sentence.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        self.sentences.get(self.at).cloned().unwrap_or_default()
    }
}
