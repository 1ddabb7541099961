//! What several agencies do alike: asked outside with a copy of the session, because every two entries are compared.

use super::work::Work;
use super::worksheet::WorksheetScreen;
use crate::domain::alike::{self, Group};
use crate::domain::entry::{self, Entry};
use crate::domain::field::Field;
use crate::domain::place::question_key;
use crate::domain::session::Edition;
use crate::domain::worksheet::Kind;
use crate::domain::{RecordId, Session, order};

/// What is asked, with everything that its answer needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Likening {
    edition: Edition,
    meeting: RecordId,
    /// The questions whose entries are compared, as keys.
    questions: Vec<String>,
    session: Session,
    field: Field,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likened {
    /// The state of the session that was asked about.
    pub edition: Edition,
    /// The meeting that was asked about.
    pub meeting: RecordId,
    /// What is alike, the widest first.
    pub groups: Vec<Group>,
}

impl Likening {
    /// Asks about the meeting of a worksheet: everything that was said but the needs.
    #[must_use]
    pub fn new(worksheet: &WorksheetScreen, work: &Work) -> Self {
        Self {
            edition: work.session().edition(),
            meeting: worksheet.meeting,
            questions: questions(worksheet),
            session: work.session().clone(),
            field: work.field.clone(),
        }
    }

    /// Finds what is alike.
    #[must_use]
    pub fn answer(self) -> Likened {
        let asked = |question: &String| self.session.asked(entry::KIND, self.meeting, question);
        let entries: Vec<Entry> =
            order::sort(self.questions.iter().flat_map(asked)).into_iter().map(Entry).collect();
        let groups = alike::groups(&self.session, &entries, &self.field);
        Likened { edition: self.edition, meeting: self.meeting, groups }
    }

    /// The answer where nothing could be found out.
    #[must_use]
    pub fn unanswered(&self) -> Likened {
        Likened { edition: self.edition, meeting: self.meeting, groups: Vec::new() }
    }
}

/// The questions of which entries can be common ground: all lists but those of needs.
#[must_use]
pub fn questions(worksheet: &WorksheetScreen) -> Vec<String> {
    let mut keys = Vec::new();
    for sheet in &worksheet.sheets {
        let needs: Vec<&str> =
            sheet.questions.iter().filter_map(|question| question.needs.as_deref()).collect();
        let asked = sheet.questions.iter().filter(|question| question.kind == Kind::List);
        let asked = asked.filter(|question| !needs.contains(&question.id.as_str()));
        keys.extend(asked.map(|question| question_key(&sheet.id, &question.id)));
    }
    keys
}
