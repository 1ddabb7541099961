//! Needs: what agencies said to the questions that their worksheet names as needs, and what was tied to each.

use std::collections::BTreeMap;

use super::entry::{self, Entry};
use super::meeting::{self, Meeting};
use super::overlap::{self, Overlap};
use super::place::question_key;
use super::{RecordId, Session, order};

/// A need, with the proposals that were tied to it.
#[derive(Clone, Debug)]
pub struct Need<'s> {
    /// What was said.
    pub entry: Entry<'s>,
    /// What was proposed for it, in order.
    pub ties: Vec<Overlap<'s>>,
}

impl Need<'_> {
    /// Whether nobody is asked for it: one that said "not now" leaves it open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.ties.iter().any(|tie| tie.has_partner())
    }
}

/// The needs of a meeting, in the order they were said.
#[must_use]
pub fn of(session: &Session, meeting: RecordId) -> Vec<Need<'_>> {
    let questions = questions(session, meeting);
    if questions.is_empty() {
        return Vec::new();
    }
    let mut ties: BTreeMap<RecordId, Vec<Overlap>> = BTreeMap::new();
    for record in order::sort(session.of_kind(overlap::KIND)) {
        if let Some(need) = Overlap(record).need() {
            ties.entry(need).or_default().push(Overlap(record));
        }
    }
    let said = questions.iter().flat_map(|question| session.asked(entry::KIND, meeting, question));
    let said = order::sort(said).into_iter().map(Entry);
    said.map(|entry| Need { entry, ties: ties.remove(&entry.id()).unwrap_or_default() }).collect()
}

/// The needs of the meeting before that found no partner and were not said again at this one, with those that it had left
/// over itself and that were taken along.
#[must_use]
pub fn left_over(session: &Session, meeting: RecordId) -> Vec<Need<'_>> {
    let mut before = meeting::before(session, meeting);
    let last = before.pop();
    // of a meeting that is only remembered, nothing is here but what was taken along
    let held: Vec<RecordId> = meeting::all(session).into_iter().map(Meeting::id).collect();
    let taken_along = before.into_iter().filter(|meeting| !held.contains(&meeting.id()));
    let again: Vec<RecordId> =
        session.met(entry::KIND, meeting).filter_map(|record| record.link("continues")).collect();
    let left = taken_along.chain(last).flat_map(|meeting| of(session, meeting.id()));
    let own = session.stands_for(meeting);
    // what is tied at this meeting was left over when it began
    let was_open = |need: &Need| {
        let is_own = |tie: &Overlap| tie.0.link("meeting").map(|id| session.stands_for(id)) == Some(own);
        !need.ties.iter().any(|tie| !is_own(tie) && tie.has_partner())
    };
    left.filter(|need| was_open(need) && !again.contains(&need.entry.id())).collect()
}

/// The questions of a meeting whose entries are needs, as keys (`groupwork/weaknesses`).
fn questions(session: &Session, meeting: RecordId) -> Vec<String> {
    let mut keys = Vec::new();
    for sheet in meeting::sheets(session, meeting) {
        keys.extend(
            sheet.questions.iter().filter_map(|q| Some(question_key(&sheet.id, q.needs.as_deref()?))),
        );
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::super::desk::{self, Desk};
    use super::super::entry::At;
    use super::super::meeting::{Facts, found};
    use super::super::overlap::{Answer, Asked, answer, propose};
    use super::super::{Value, worksheet};
    use super::*;

    /// A worksheet whose question `o` ties what was said to `w`.
    fn sheet() -> Value {
        desk::worksheet("s", &[("w", "list", None), ("o", "overlap", Some("w"))])
    }

    fn meet(desk: &mut Desk, date: &str) -> RecordId {
        let facts = Facts { date: date.into(), ..Facts::default() };
        desk.write(|writer| {
            let sheet = worksheet::carry(writer, &sheet());
            found(writer, &facts, &[sheet])
        })
    }

    fn at(desk: &Desk, meeting: RecordId, question: &str) -> At {
        let (worksheet, question) = ("s".to_owned(), question.to_owned());
        At { meeting, agency: desk.agencies[0], worksheet, question }
    }

    #[test]
    fn a_need_is_open_until_somebody_is_asked_and_again_when_nobody_can() {
        let mut desk = Desk::new();
        let meeting = meet(&mut desk, "2026-01-01");
        let (said, proposed) = (at(&desk, meeting, "w"), at(&desk, meeting, "o"));
        let need = desk.write(|writer| entry::add(writer, &said, "", "足がない", false));
        desk.write(|writer| entry::add(writer, &proposed, "", "これは必要ではない", false));
        let open = |desk: &Desk| of(&desk.session, meeting).iter().map(Need::is_open).collect::<Vec<_>>();
        assert_eq!(open(&desk), [true]);
        let to = Asked::Agency(desk.agencies[1]);
        let tie = desk.write(|writer| {
            propose(writer, &proposed, Some(need), "送迎", &[(to.clone(), Answer::Proposed)], false)
        });
        assert_eq!(open(&desk), [false]);
        desk.write(|writer| answer(writer, tie, &to, Answer::NotNow));
        assert_eq!(open(&desk), [true]);
    }

    #[test]
    fn what_found_no_partner_is_left_over_until_it_is_said_again() {
        let mut desk = Desk::new();
        let first = meet(&mut desk, "2026-01-01");
        let said = at(&desk, first, "w");
        let need = desk.write(|writer| entry::add(writer, &said, "", "足がない", false));
        let next = meet(&mut desk, "2026-02-01");
        let left = |desk: &Desk| left_over(&desk.session, next).len();
        assert_eq!(left(&desk), 1);
        assert!(left_over(&desk.session, first).is_empty());
        desk.write(|writer| {
            let mut fields = said.fields();
            fields[0] = ("meeting", next.into());
            fields.push(("continues", need.into()));
            writer.found(entry::KIND, &fields)
        });
        assert_eq!(left(&desk), 0);
    }
}
