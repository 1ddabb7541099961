//! Questions that a newer version of a worksheet asks no more: what was answered to them stands behind the last question, at
//! the desk, to be read and to be removed.

use super::WorksheetScreen;
use crate::app::work::Work;
use crate::domain::response::{self, Response};
use crate::domain::worksheet::{self, Bilingual, Question, Worksheet};
use crate::domain::{Record, Session, entry, level, overlap, place};
use crate::i18n::Lang;

impl WorksheetScreen {
    /// Whether the question that is on is one that the worksheet asks no more.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.question().is_some_and(|question| question.gone)
    }

    /// Nothing is written to such a question; says so.
    pub(super) fn refuses(&self, work: &mut Work) -> bool {
        if self.is_gone() {
            work.say(work.lang.form_gone_kept());
        }
        self.is_gone()
    }

    /// Puts what was answered at this meeting and is asked no more behind the questions of its worksheet. What stands there
    /// stays, so that what is removed can be had back.
    pub(super) fn find_gone(&mut self, session: &Session) {
        if self.looked_for_gone == Some(session.edition()) {
            return;
        }
        self.looked_for_gone = Some(session.edition());
        let others = session.of_kind(worksheet::KIND).filter(|record| !self.sheet_ids.contains(&record.id()));
        let others: Vec<&Record> = others.filter(|record| self.sheets.iter().any(is_of(record))).collect();
        let mut others: Vec<Worksheet> =
            others.into_iter().filter_map(|record| worksheet::find(session, record.id())).collect();
        // as it was asked last
        others.sort_by_key(|sheet| std::cmp::Reverse(sheet.version));
        for other in others {
            for question in other.questions {
                let mut used = self.sheets.iter().filter(|sheet| sheet.id == other.id);
                if used.all(|sheet| sheet.question(&question.id).is_none())
                    && self.was_answered(session, &other.id, &question)
                    && let Some(sheet) = self.sheets.iter_mut().find(|sheet| sheet.id == other.id)
                {
                    sheet.questions.push(gone(question));
                }
            }
        }
    }

    fn was_answered(&self, session: &Session, worksheet: &str, question: &Question) -> bool {
        let key = place::question_key(worksheet, &question.id);
        let mut said =
            [entry::KIND, overlap::KIND].into_iter().flat_map(|kind| session.asked(kind, self.meeting, &key));
        let mut filled = session.asked(response::KIND, self.meeting, &key);
        said.next().is_some() || filled.any(|record| !Response::of_records(vec![record]).is_blank())
    }
}

/// Whether a worksheet is of the same id as the definition in a record.
fn is_of<'r>(record: &&'r Record) -> impl Fn(&Worksheet) -> bool + use<'r> {
    let id = record.value("definition").and_then(|definition| definition.as_map()?.get("id")?.as_text());
    move |sheet| Some(sheet.id.as_str()) == id
}

/// A question as it stands among those that are asked no more: nothing follows from it, and what was answered to it is
/// treated with most care, as everywhere.
fn gone(question: Question) -> Question {
    let both = |told: fn(Lang) -> &'static str| Bilingual::of(told(Lang::Ja), told(Lang::En));
    let text = Bilingual {
        ja: Lang::Ja.form_gone(&question.text.ja),
        en: Lang::En.form_gone(Lang::En.of(&question.text.ja, &question.text.en)),
    };
    Question {
        gone: true,
        number: String::new(),
        text,
        guidance: vec![both(Lang::form_gone_kept)],
        level: level::UNKNOWN,
        cleared: None,
        section: None,
        group: None,
        proposed: false,
        minutes: None,
        show_if: None,
        checks: Vec::new(),
        suggest: Vec::new(),
        silence: Vec::new(),
        default: None,
        ..question
    }
}
