//! What is proposed for the list that is on, by what the same agency answered on another sheet: chosen, it stands in the
//! line to be worded and entered.

use super::{Focus, Popup, WorksheetScreen};
use crate::app::choice::{Choice, Picked, Row};
use crate::app::input::Input;
use crate::app::work::Work;
use crate::domain::worksheet::{Kind, Question};
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
            None => work.say(self.told_where(lang)),
            Some(all) if all.is_empty() => work.say(lang.suggested_nothing()),
            Some(all) => {
                let question = self.question().map(|question| named(question, lang)).unwrap_or_default();
                let rows = all.into_iter().map(|text| Row::new(text.clone(), text)).collect();
                self.popup = Some(Popup::Suggested(Choice::new(lang.suggested_title(&question), rows)));
            }
        }
    }

    /// That there are no proposals here, and where there are some.
    fn told_where(&self, lang: Lang) -> String {
        let questions = self.sheets.iter().flat_map(|sheet| &sheet.questions);
        let has = questions.filter(|question| !question.suggest.is_empty());
        let names: Vec<String> = has.map(|question| named(question, lang)).collect();
        if names.is_empty() {
            return lang.suggested_not_here().to_owned();
        }
        lang.in_two(
            lang.suggested_not_here(),
            &lang.suggested_where(&names.join(lang.pick("」「", "\", \""))),
        )
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

fn named(question: &Question, lang: Lang) -> String {
    lang.of(&question.short.ja, &question.short.en).to_owned()
}
