//! The overlap question: whom an idea asks, and what each of them says.

use super::{Need, Popup, WorksheetScreen, find};
use crate::app::choice::{Choice, Picked, Row};
use crate::app::input::Input;
use crate::app::work::Work;
use crate::domain::overlap::{self, Answer, Asked, Overlap};
use crate::domain::{RecordId, Session, agency, directory};
use crate::i18n::Lang;
use crate::text::{self, Clean};

/// Asking whom an idea is for.
#[derive(Clone, Debug)]
pub struct Whom {
    /// The list; ticked rows are asked together.
    pub choice: Choice<Asked>,
    /// What is ticked.
    ticked: Vec<Asked>,
    /// The overlap whose asked are changed; none while a new one is made of the line.
    changed: Option<RecordId>,
}

/// Asking what each of the asked says.
#[derive(Clone, Debug)]
pub struct Answering {
    /// The four answers.
    pub choice: Choice<Answer>,
    /// Who has still to be asked; the first is asked now.
    waiting: Vec<Asked>,
    /// What was answered.
    given: Vec<(Asked, Answer)>,
    /// The overlap whose answers are noted; none while a new one is made of the line.
    changed: Option<RecordId>,
}

impl Whom {
    /// The overlap whose asked are changed.
    pub(super) fn changed(&self) -> Option<RecordId> {
        self.changed
    }
}

impl Answering {
    /// The overlap whose answers are noted.
    pub(super) fn changed(&self) -> Option<RecordId> {
        self.changed
    }
}

impl WorksheetScreen {
    /// Asks whom the typed idea is for.
    pub(super) fn open_whom(&mut self, work: &mut Work) {
        if work.may_write() {
            let idea = Clean::line(self.line.text()).into_string();
            self.ask_whom(&idea, Vec::new(), None, work);
        }
    }

    /// Asks anew whom an overlap is for.
    pub(super) fn reopen_whom(&mut self, id: RecordId, work: &mut Work) {
        let Some(overlap) = work.session().visible(id).map(Overlap) else { return };
        let ticked = overlap.to().into_iter().map(|(asked, _)| asked).collect();
        let idea = Clean::line(overlap.idea()).into_string();
        self.ask_whom(&idea, ticked, Some(id), work);
    }

    fn ask_whom(&mut self, idea: &str, ticked: Vec<Asked>, changed: Option<RecordId>, work: &mut Work) {
        let rows = self.whom_rows(work, "", &ticked);
        let choice = Choice::new(work.lang.whom_title(), rows).about(idea).narrowed();
        self.popup = Some(Popup::Whom(Whom { choice, ticked, changed }));
    }

    /// The other agencies in the order of the directory, then anyone and undecided.
    fn whom_rows(&self, work: &Work, typed: &str, ticked: &[Asked]) -> Vec<Row<Asked>> {
        let seats = self.seats(work.session());
        let mut rows: Vec<Row<Asked>> = directory::search(&seats, typed)
            .into_iter()
            .filter(|seat| Some(seat.id()) != self.agency)
            .map(|seat| Row {
                note: find::state_note(seat.state, work.lang).to_owned(),
                ..Row::new(Asked::Agency(seat.id()), seat.agency.name())
            })
            .collect();
        let known = |asked: &&Asked| !rows.iter().any(|row| row.value == **asked);
        let others: Vec<Asked> = ticked.iter().filter(known).cloned().collect();
        for asked in [Asked::Anyone, Asked::Undecided].into_iter().chain(others) {
            let label = name(work.session(), &asked, work.lang);
            if text::find(&label, typed) && !rows.iter().any(|row| row.value == asked) {
                rows.push(Row::new(asked, label));
            }
        }
        for row in &mut rows {
            row.ticked = Some(ticked.contains(&row.value));
        }
        rows
    }

    pub(super) fn answer_whom(&mut self, mut whom: Whom, input: &Input, work: &mut Work) {
        let ticked = &whom.ticked;
        match whom.choice.input_narrowing(input, |typed| self.whom_rows(work, typed, ticked)) {
            Picked::Chosen(asked) => {
                let asked = if whom.ticked.is_empty() { vec![asked] } else { whom.ticked.clone() };
                self.asked(asked, whom.changed, work);
            }
            Picked::Ticked(asked) => {
                match whom.ticked.iter().position(|ticked| *ticked == asked) {
                    Some(at) => {
                        whom.ticked.remove(at);
                    }
                    None => whom.ticked.push(asked),
                }
                let at = whom.choice.at;
                whom.choice.set_rows(self.whom_rows(work, whom.choice.typed(), &whom.ticked));
                whom.choice.at = at;
                self.popup = Some(Popup::Whom(whom));
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::Whom(whom)),
        }
    }

    /// Those who are asked are known: now their answers, unless nobody in particular is asked.
    fn asked(&mut self, asked: Vec<Asked>, changed: Option<RecordId>, work: &mut Work) {
        if let Some(id) = changed {
            let before: Vec<_> = work
                .session()
                .visible(id)
                .map(|record| Overlap(record).to().into_iter().map(|(asked, _)| asked).collect())
                .unwrap_or_default();
            work.write(|writer| overlap::ask(writer, id, &asked));
            let new: Vec<_> = asked.into_iter().filter(|asked| !before.contains(asked)).collect();
            self.next_answer(new, Vec::new(), changed, work);
        } else {
            self.next_answer(asked, Vec::new(), None, work);
        }
    }

    /// Asks the next of those who have not answered; when all have, writes it down.
    fn next_answer(
        &mut self,
        mut waiting: Vec<Asked>,
        mut given: Vec<(Asked, Answer)>,
        changed: Option<RecordId>,
        work: &mut Work,
    ) {
        while waiting.first() == Some(&Asked::Undecided) {
            given.push((waiting.remove(0), Answer::Proposed));
        }
        let Some(next) = waiting.first() else {
            self.answered(&given, changed, work);
            return;
        };
        let rows = Answer::ALL
            .into_iter()
            .map(|answer| Row::new(answer, work.lang.answer_choice(answer.word())))
            .collect();
        let who = name(work.session(), next, work.lang);
        let idea = match changed.and_then(|id| work.session().visible(id)) {
            Some(record) => Overlap(record).idea(),
            None => self.line.text(),
        };
        let mut choice =
            Choice::new(work.lang.answer_title(&who), rows).about(Clean::line(idea).into_string());
        let known = changed.and_then(|id| work.session().visible(id)).map(|record| Overlap(record).to());
        let known = known.unwrap_or_default().into_iter().find(|(asked, _)| asked == next);
        if let Some((_, answer)) = known {
            choice.at = Answer::ALL.into_iter().position(|other| other == answer).unwrap_or(0);
        }
        self.popup = Some(Popup::Answer(Answering { choice, waiting, given, changed }));
    }

    pub(super) fn answer_answer(&mut self, mut answering: Answering, input: &Input, work: &mut Work) {
        match answering.choice.input(input) {
            Picked::Chosen(answer) => {
                let Answering { mut waiting, mut given, changed, .. } = answering;
                if !waiting.is_empty() {
                    given.push((waiting.remove(0), answer));
                }
                self.next_answer(waiting, given, changed, work);
            }
            // one step back: a new idea is asked anew, a known one keeps what it had
            Picked::Left if answering.changed.is_none() => self.open_whom(work),
            Picked::Left => {}
            _ => self.popup = Some(Popup::Answer(answering)),
        }
    }

    /// Writes the overlap (or its new answers) down.
    fn answered(&mut self, given: &[(Asked, Answer)], changed: Option<RecordId>, work: &mut Work) {
        if let Some(id) = changed {
            work.write(|writer| {
                for (asked, answer) in given {
                    overlap::answer(writer, id, asked, *answer);
                }
            });
            return;
        }
        let Some(at) = self.at(work.session()) else { return };
        let need = match self.need {
            Need::Entry(id) => Some(id),
            Need::Wish => None,
        };
        let idea = Clean::lines(self.line.text()).into_string();
        let handed_in = self.hands_in(work);
        if let Some(id) = work.write(|writer| overlap::propose(writer, &at, need, &idea, given, handed_in)) {
            self.show_large(id, work);
            self.line.take();
            let agency = self.agency;
            self.turn_to(work.session(), agency);
        }
    }

    /// Notes the answers of an overlap that stands already.
    pub(super) fn open_answer(&mut self, id: RecordId, work: &mut Work) {
        let asked = work
            .session()
            .visible(id)
            .map(|record| Overlap(record).to().into_iter().map(|(asked, _)| asked).collect())
            .unwrap_or_default();
        self.next_answer(asked, Vec::new(), Some(id), work);
    }
}

/// The short name of one who is asked.
#[must_use]
pub fn name(session: &Session, asked: &Asked, lang: Lang) -> String {
    match asked {
        Asked::Agency(id) => {
            let known = session.class(*id).into_iter().find_map(|id| agency::find(session, id));
            known.map_or_else(|| lang.agency_gone().to_owned(), |agency| agency.short().to_owned())
        }
        Asked::Kind(_, name) => name.clone(),
        Asked::Anyone => lang.asked_anyone().to_owned(),
        Asked::Undecided => lang.asked_undecided().to_owned(),
    }
}
