//! What is proposed for the list that is on, by what the same agency answered on another sheet: chosen, it stands in the
//! line to be worded and entered.

use super::{Focus, Popup, WorksheetScreen};
use crate::app::choice::{Choice, Picked, Row};
use crate::app::input::Input;
use crate::app::work::Work;
use crate::domain::worksheet::Kind;
use crate::domain::{Session, suggested};
use crate::i18n::Lang;

impl WorksheetScreen {
    /// The proposals for the agency in turn; none where the question is no list with proposals.
    fn suggestions(&self, session: &Session, lang: Lang) -> Option<Vec<String>> {
        let question = self.question().filter(|question| question.kind == Kind::List)?;
        if question.suggest.is_empty() {
            return None;
        }
        let agency = self.agency?;
        let found = suggested::of(session, self.meeting, &self.sheets, question, agency);
        Some(found.into_iter().map(|one| lang.of(&one.text.ja, &one.text.en).to_owned()).collect())
    }

    /// Lists what is proposed; says so where nothing is.
    pub(crate) fn open_suggested(&mut self, work: &mut Work) {
        let lang = work.lang;
        if self.question().is_some_and(|question| !Self::is_open(question, *work.view)) {
            return work.say(lang.suggested_at_the_desk());
        }
        match self.suggestions(work.session(), lang) {
            None => work.say(lang.suggested_not_here()),
            Some(all) if all.is_empty() => work.say(lang.suggested_nothing()),
            Some(all) => {
                let rows = all.into_iter().map(|text| Row::new(text.clone(), text)).collect();
                self.popup = Some(Popup::Suggested(Choice::new(lang.suggested_title(), rows)));
            }
        }
    }

    pub(super) fn answer_suggested(&mut self, mut choice: Choice<String>, input: &Input, work: &mut Work) {
        match choice.input(input) {
            Picked::Chosen(text) => {
                if work.may_write() {
                    self.focus = Focus::Line;
                    self.join_line(&text);
                    work.say(work.lang.suggested_in_line());
                }
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::Suggested(choice)),
        }
    }
}
