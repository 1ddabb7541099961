//! What does not hold on the sheet in turn: told at its question, and all of it in a list.

use crate::app::choice::{Choice, Picked, Row};
use crate::app::input::Input;
use crate::app::work::Work;
use crate::app::worksheet::{Popup, WorksheetScreen};
use crate::domain::Session;
use crate::domain::check::{self, Sheet};
use crate::domain::worksheet::Weight;
use crate::exchange::checked;
use crate::i18n::Lang;

/// A check that does not hold, as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failed {
    /// The question's stable id.
    question: String,
    /// What is told.
    pub(super) text: String,
    /// Whether it has to be mended before the sheet counts.
    pub(super) is_error: bool,
}

impl Failed {
    fn told(failed: &check::Failed, lang: Lang) -> Self {
        let text = checked::told(failed.why, failed.question, lang);
        let of_row = |row: &crate::domain::worksheet::Bilingual| {
            lang.form_row_failed(lang.of(&row.ja, &row.en), &text)
        };
        Self {
            question: failed.question.id.clone(),
            text: failed.row.map_or_else(|| text.clone(), of_row),
            is_error: failed.why.weight() == Weight::Error,
        }
    }
}

impl WorksheetScreen {
    /// The checks of the question that is on that do not hold.
    #[must_use]
    pub fn failed(&self, session: &Session, lang: Lang) -> Vec<String> {
        let (Some(worksheet), Some(of), Some(question)) = (self.sheet(), self.of(session), self.question())
        else {
            return Vec::new();
        };
        let failed = Sheet { session, worksheet, of: &of }.failed_at(question);
        failed.iter().map(|failed| Failed::told(failed, lang).text).collect()
    }

    /// Every check of the sheet in turn that does not hold.
    pub(super) fn all_failed(&self, session: &Session, lang: Lang) -> Vec<Failed> {
        let (Some(worksheet), Some(of)) = (self.sheet(), self.of(session)) else { return Vec::new() };
        let failed = Sheet { session, worksheet, of: &of }.failed();
        failed.iter().map(|failed| Failed::told(failed, lang)).collect()
    }

    /// Every check of the sheet in turn that does not hold, to go to its question.
    pub(crate) fn open_checks(&mut self, work: &mut Work) {
        let failed = self.all_failed(work.session(), work.lang);
        if failed.is_empty() {
            return work.say(work.lang.form_all_hold());
        }
        let row = |failed: Failed| Row {
            note: (if failed.is_error { work.lang.form_to_mend() } else { "" }).to_owned(),
            ..Row::new(failed.question, failed.text)
        };
        let choice = Choice::new(work.lang.form_checks(), failed.into_iter().map(row).collect());
        self.popup = Some(Popup::Checks(choice));
    }

    pub(in crate::app::worksheet) fn answer_checks(&mut self, mut choice: Choice<String>, input: &Input) {
        match choice.input(input) {
            Picked::Chosen(question) => {
                let asks = |step: &crate::app::worksheet::Step| {
                    let asked = self.sheet().and_then(|sheet| sheet.questions.get(step.question));
                    asked.is_some_and(|asked| asked.id == question)
                };
                if let Some(step) = self.steps().iter().position(asks) {
                    self.step_at = step;
                    self.fresh_form();
                }
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::Checks(choice)),
        }
    }
}
