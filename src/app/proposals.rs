//! Who could help: asked outside with a copy of the session, because everything that was said is read for it. The
//! answer comes as a message and names what was asked, so that one to something else is known as such.

use std::collections::BTreeMap;

use super::model::View;
use super::work::Work;
use super::worksheet::WorksheetScreen;
use crate::domain::field::Field;
use crate::domain::kinds::Kinds;
use crate::domain::partners::{Partner, Partners};
use crate::domain::session::Edition;
use crate::domain::{Record, RecordId, Session};
use crate::i18n::Lang;
use crate::text::width;

/// What somebody seeks help with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    /// Who seeks it.
    pub asker: RecordId,
    /// The entry that says the need; none for a joint wish.
    pub need: Option<RecordId>,
    /// What the others could do; may be empty.
    pub idea: String,
    /// The question whose entries are needs (`groupwork/weaknesses`), so that no need is taken for an offer.
    pub needs: String,
}

/// What is asked, of which state of the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    edition: Edition,
    meeting: RecordId,
    sought: Vec<Sought>,
}

/// A question with everything that its answer needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    question: Question,
    session: Session,
    kinds: Kinds,
    field: Field,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// What it answers.
    pub question: Question,
    /// Who could help with each of what was sought, the likeliest first; nobody where nothing could be found out.
    pub partners: Vec<Vec<Partner>>,
}

impl Question {
    /// Asks about a meeting as it is now.
    #[must_use]
    pub fn new(session: &Session, meeting: RecordId, sought: Vec<Sought>) -> Self {
        Self { edition: session.edition(), meeting, sought }
    }

    /// What is sought.
    #[must_use]
    pub fn sought(&self) -> &[Sought] {
        &self.sought
    }

    /// The same, asked of the session as it is now; none where nothing changed.
    #[must_use]
    pub fn anew(&self, session: &Session) -> Option<Self> {
        (self.edition != session.edition()).then(|| Self { edition: session.edition(), ..self.clone() })
    }

    /// The question with a copy of all that its answer needs.
    #[must_use]
    pub fn asking(self, work: &Work) -> Asking {
        Asking {
            question: self,
            session: work.session().clone(),
            kinds: work.kinds.clone(),
            field: work.field.clone(),
        }
    }
}

impl Asking {
    /// Finds who could help.
    #[must_use]
    pub fn answer(self) -> Proposed {
        let Self { question, session, kinds, field } = self;
        let mut read: BTreeMap<&str, Partners> = BTreeMap::new();
        let mut partners = Vec::new();
        for sought in &question.sought {
            let known = read
                .entry(&sought.needs)
                .or_insert_with(|| Partners::of(&session, question.meeting, &sought.needs, &kinds, &field));
            let need = sought.need.and_then(|id| session.visible(id)).map(|need| need.text("text"));
            let asker = session.stands_for(sought.asker);
            partners.push(known.propose(asker, need.unwrap_or_default(), &sought.idea));
        }
        Proposed { partners, question }
    }

    /// The answer where nothing could be found out.
    #[must_use]
    pub fn unanswered(&self) -> Proposed {
        let partners = self.question.sought.iter().map(|_| Vec::new()).collect();
        Proposed { question: self.question.clone(), partners }
    }
}

/// Why an agency is proposed, in few words: those that its entry shares with the need, else what its kind usually does;
/// as many of them as fit.
#[must_use]
pub fn because(
    partner: &Partner,
    said: Option<&Record>,
    field: &Field,
    lang: Lang,
    columns: usize,
) -> String {
    if said.is_some() {
        let words = partner.shared.iter().map(|(one, other)| lang.shared_word(one, other));
        return fitting(words, lang.pick("", ", "), columns);
    }
    let topics = partner.topics.iter().filter_map(|at| field.topics().get(*at));
    let names = topics.map(|topic| lang.of(&topic.name.ja, &topic.name.en).to_owned());
    fitting(names, lang.pick("、", ", "), columns)
}

/// As many of the first words as fit.
fn fitting(words: impl Iterator<Item = String>, separator: &str, columns: usize) -> String {
    let mut text = String::new();
    for word in words {
        let longer = if text.is_empty() { word } else { format!("{text}{separator}{word}") };
        if width(&longer) > columns {
            break;
        }
        text = longer;
    }
    text
}

impl WorksheetScreen {
    /// What an agency said that comes nearest to a need, where this view shows it.
    #[must_use]
    pub fn said_by<'s>(&self, session: &'s Session, partner: &Partner, view: View) -> Option<&'s Record> {
        partner.entry.and_then(|id| session.visible(id)).filter(|record| self.shows(record, view))
    }
}
