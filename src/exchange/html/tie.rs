//! What one agency asks of another, as one numbered sentence: a line of the map.

use crate::domain::agency::Agency;
use crate::domain::overlap::{Answer, Asked, Overlap};
use crate::exchange::minutes::{Minutes, Said, What};
use crate::exchange::tie::{self, Addressed, Need};
use crate::exchange::words::Words;

/// A proposal, and one of those who are asked.
pub(super) struct Tie<'s> {
    said: Said<'s>,
    overlap: Overlap<'s>,
    pub(super) to: Addressed<'s>,
}

/// All of a meeting that its audience may see, in the order they were said.
pub(super) fn all<'s>(words: &Words<'s>, minutes: &Minutes<'s>) -> Vec<Tie<'s>> {
    let mut all = Vec::new();
    for said in &minutes.said {
        let What::Overlap(overlap) = said.what else { continue };
        let mut asked = tie::addressed(words.session, overlap);
        if asked.is_empty() {
            asked.push(Addressed { asked: Asked::Undecided, agency: None, answer: Answer::Proposed });
        }
        all.extend(asked.into_iter().map(|to| Tie { said: *said, overlap, to }));
    }
    all
}

impl<'s> Tie<'s> {
    /// Who asks; none where that agency is in the bin.
    pub(super) fn from(&self) -> Option<Agency<'s>> {
        self.said.agency
    }

    /// The answer as it is now.
    pub(super) fn answer(&self) -> Answer {
        self.to.answer
    }

    /// Who asks whom for what, and the answer.
    pub(super) fn sentence(&self, words: &Words) -> String {
        let (lang, from) = (words.lang, words.short(self.from()));
        let idea = words.wording(self.overlap.0, "idea");
        let sentence = if self.to.asked == Asked::Undecided {
            let open = if idea.is_empty() {
                lang.out_proposal_bare_open().to_owned()
            } else {
                lang.out_proposal_open(&idea)
            };
            lang.out_fact(&from, &open)
        } else {
            let need = tie::need(words.session, words.levels, words.audience, self.overlap);
            let what = match need {
                _ if !idea.is_empty() => lang.tie_idea(&idea),
                Need::Entry(need) => lang.tie_need(&words.wording(need.0, "text")),
                Need::Wish | Need::Unseen => lang.tie_bare().to_owned(),
            };
            lang.tie_sentence(self.answer().word(), &from, &words.whom(&self.to), &what)
        };
        words.marked(self.said.record, self.said.level, &sentence)
    }
}
