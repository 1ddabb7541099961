//! The overlap question: whom an idea asks, and what each of them says.
//!
//! The list of whom has the likeliest first. That is found out outside; keys that come before it are kept and count when
//! it is there, so that a quick Enter never asks an agency that stood there a moment before another.

use super::{Need, Popup, WorksheetScreen, find};
use crate::app::choice::{Choice, Picked, Row};
use crate::app::input::{Code, Input};
use crate::app::proposals::{Proposed, Question, Sought, because};
use crate::app::work::Work;
use crate::domain::attendance::Seat;
use crate::domain::entry::At;
use crate::domain::kinds::Kind;
use crate::domain::overlap::{self, Answer, Asked, Overlap};
use crate::domain::partners::Partner;
use crate::domain::{RecordId, Session, agency, directory, place};
use crate::i18n::Lang;
use crate::text::{self, Clean, shorten, width};

/// Columns of the need above the list of whom to ask.
const NEED_COLUMNS: usize = 24;
/// Keys that are kept at most until it is known whom to propose.
const KEYS: usize = 64;
/// Columns of a row that are no words: its tick, and the blanks around and between name and reason.
const BESIDE: usize = 16;

/// What is proposed to those who are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Whose it is, and the question it answers.
    pub at: At,
    /// The entry that says the need; none is a joint wish.
    pub need: Option<RecordId>,
    /// What the others could do; may be empty where there is a need.
    pub idea: String,
    /// Whether it was handed in before the meeting.
    pub handed_in: bool,
    /// Whether it stands in the entry line, which is free again once it is written down.
    pub from_line: bool,
}

/// What it is that somebody is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A new proposal, written down with the answers.
    New(Offer),
    /// An overlap that stands already.
    Known(RecordId),
}

/// Asking whom an idea is for.
#[derive(Clone, Debug)]
pub struct Whom {
    /// The list; ticked rows are asked together.
    pub choice: Choice<Asked>,
    /// What is ticked.
    ticked: Vec<Asked>,
    /// What they are asked.
    about: About,
    /// Who could help.
    likely: Likely,
}

/// Who could help, the likeliest first.
#[derive(Clone, Debug)]
enum Likely {
    /// It is being found out; the inputs that came meanwhile.
    Asked(Question, Vec<Input>),
    /// It is known.
    Known(Vec<Partner>),
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
    /// What they were asked.
    about: About,
    /// Whether the list of whom comes before it, to go back to.
    after_list: bool,
}

impl About {
    /// The overlap that stands already.
    fn known(&self) -> Option<RecordId> {
        match self {
            Self::New(_) => None,
            Self::Known(id) => Some(*id),
        }
    }
}

impl Whom {
    /// The overlap whose asked are changed.
    pub(super) fn changed(&self) -> Option<RecordId> {
        self.about.known()
    }

    /// Whether it is still being found out who could help.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        matches!(self.likely, Likely::Asked(..))
    }
}

impl Answering {
    /// The overlap whose answers are noted.
    pub(super) fn changed(&self) -> Option<RecordId> {
        self.about.known()
    }
}

impl WorksheetScreen {
    /// Asks whom the typed idea is for.
    pub(super) fn open_whom(&mut self, work: &mut Work) {
        let Some(at) = self.at(work.session()).filter(|_| work.may_write()) else { return };
        let need = match self.need {
            Need::Entry(id) => Some(id),
            Need::Wish => None,
        };
        let idea = Clean::lines(self.line.text()).into_string();
        let handed_in = self.hands_in(work);
        self.ask_whom(About::New(Offer { at, need, idea, handed_in, from_line: true }), Vec::new(), work);
    }

    /// Asks anew whom an overlap is for.
    pub(super) fn reopen_whom(&mut self, id: RecordId, work: &mut Work) {
        let Some(overlap) = work.session().visible(id).map(Overlap) else { return };
        let ticked = overlap.to().into_iter().map(|(asked, _)| asked).collect();
        self.ask_whom(About::Known(id), ticked, work);
    }

    /// Asks whom something is for: at first for those who could help.
    pub(crate) fn ask_whom(&mut self, about: About, ticked: Vec<Asked>, work: &mut Work) {
        let Some(sought) = self.sought(&about, work.session()) else { return };
        let mut idea = Clean::line(self.idea(&about, work.session())).into_string();
        let need = sought.need.and_then(|id| work.session().visible(id));
        if let Some(need) = need.filter(|need| self.shows(need, *work.view)) {
            let need = shorten(&Clean::line(need.text("text")).into_string(), NEED_COLUMNS);
            idea = work.lang.whom_about(&need, &idea);
        } else if sought.need.is_none() {
            idea = work.lang.overlap_wish_of(&idea);
        }
        let choice = Choice::new(work.lang.whom_title(), Vec::new()).about(idea).narrowed();
        let question = Question::new(work.session(), self.meeting, vec![sought]);
        work.ask(question.clone());
        let likely = Likely::Asked(question, Vec::new());
        let mut whom = Whom { choice, ticked, about, likely };
        // as large as it will be, with nothing to choose from yet
        let blank = |at| Row::new(Asked::Undecided, if at == 0 { work.lang.whom_waits() } else { "" });
        whom.choice.rows = (0..self.whom_rows(&whom, work).len()).map(blank).collect();
        self.popup = Some(Popup::Whom(whom));
    }

    /// What those who could help are sought for.
    fn sought(&self, about: &About, session: &Session) -> Option<Sought> {
        let (asker, key, need) = match about {
            About::New(offer) => (offer.at.agency, (&*offer.at.worksheet, &*offer.at.question), offer.need),
            About::Known(id) => {
                let record = session.visible(*id)?;
                let key = (record.text("worksheet"), record.text("question"));
                (record.link("agency")?, key, Overlap(record).need())
            }
        };
        let (worksheet, question) = key;
        let sheet = self.sheets.iter().find(|sheet| sheet.id == worksheet);
        let needs = sheet.and_then(|sheet| sheet.question(question)?.needs.as_deref()).unwrap_or_default();
        let idea = self.idea(about, session).to_owned();
        Some(Sought { asker, need, idea, needs: place::question_key(worksheet, needs) })
    }

    /// What is proposed.
    fn idea<'a>(&self, about: &'a About, session: &'a Session) -> &'a str {
        match about {
            About::New(offer) => &offer.idea,
            About::Known(id) => session.visible(*id).map(|record| Overlap(record).idea()).unwrap_or_default(),
        }
    }

    /// It is known who could help: the list is made, and what was pressed meanwhile comes back to be done now.
    pub(crate) fn proposed(&mut self, proposed: &Proposed, work: &mut Work) -> Vec<Input> {
        let Some(Popup::Whom(mut whom)) = self.popup.take_if(|popup| matches!(popup, Popup::Whom(_))) else {
            return Vec::new();
        };
        let mut pressed = Vec::new();
        if let Likely::Asked(question, keys) = &mut whom.likely
            && *question == proposed.question
        {
            if let Some(anew) = question.anew(work.session()) {
                question.clone_from(&anew);
                work.ask(anew);
            } else {
                pressed = std::mem::take(keys);
                whom.likely = Likely::Known(proposed.partners.first().cloned().unwrap_or_default());
                whom.choice.set_rows(self.whom_rows(&whom, work));
            }
        }
        self.popup = Some(Popup::Whom(whom));
        pressed
    }

    /// Those who could help, the other agencies in the order of the directory, kinds of agencies where letters were
    /// typed, anyone and undecided.
    fn whom_rows(&self, whom: &Whom, work: &Work) -> Vec<Row<Asked>> {
        let (session, lang, typed) = (work.session(), work.lang, whom.choice.typed());
        let asker = self.sought(&whom.about, session).map(|sought| session.class(sought.asker));
        let seats = self.seats(session);
        let mut found: Vec<&Seat> = directory::search(&seats, typed);
        found.retain(|seat| !asker.as_ref().is_some_and(|class| class.contains(&seat.id())));
        let partners: &[Partner] = match &whom.likely {
            Likely::Asked(..) => &[],
            Likely::Known(partners) => partners,
        };
        let place = |seat: &&Seat| partners.iter().position(|partner| partner.agency == seat.id());
        found.sort_by_key(|seat| place(seat).unwrap_or(usize::MAX));
        let mut rows: Vec<Row<Asked>> = found
            .into_iter()
            .map(|seat| {
                let partner = partners.iter().find(|partner| partner.agency == seat.id());
                let note = self.whom_note(seat, partner, work);
                Row { note, ..Row::new(Asked::Agency(seat.id()), seat.agency.name()) }
            })
            .collect();
        if !typed.is_empty() {
            rows.extend(work.kinds.all().iter().filter(|kind| is_called(kind, typed)).map(|kind| {
                let name = lang.of(&kind.name.ja, &kind.name.en);
                let asked = Asked::Kind(kind.id.clone(), name.to_owned());
                Row { note: lang.asked_kind().to_owned(), ..Row::new(asked, name) }
            }));
        }
        let known = |asked: &&Asked| !rows.iter().any(|row| is_same(&row.value, asked));
        let others: Vec<Asked> = whom.ticked.iter().filter(known).cloned().collect();
        for asked in [Asked::Anyone, Asked::Undecided].into_iter().chain(others) {
            let label = name(session, &asked, lang);
            if text::find(&label, typed) && !rows.iter().any(|row| row.value == asked) {
                rows.push(Row::new(asked, label));
            }
        }
        for row in &mut rows {
            row.ticked = Some(whom.ticked.iter().any(|ticked| is_same(ticked, &row.value)));
        }
        rows
    }

    /// How an agency takes part, and why it is proposed, as far as there is room beside its name.
    fn whom_note(&self, seat: &Seat, partner: Option<&Partner>, work: &Work) -> String {
        let state = find::state_note(seat.state, work.lang);
        let Some(partner) = partner else { return state.to_owned() };
        let said = self.said_by(work.session(), partner, *work.view);
        let room = usize::from(work.size.0).saturating_sub(width(seat.agency.name()) + width(state) + BESIDE);
        let room = room.min(usize::from(work.size.0) / 2);
        let why = because(partner, said, work.field, work.lang, room);
        [state, &why].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
    }

    pub(super) fn answer_whom(&mut self, mut whom: Whom, input: &Input, work: &mut Work) {
        if let Likely::Asked(_, pressed) = &mut whom.likely {
            let leaves = matches!(input, Input::Key(key) if key.code == Code::Esc);
            if !leaves {
                if pressed.len() < KEYS {
                    pressed.push(input.clone());
                }
                self.popup = Some(Popup::Whom(whom));
            }
            return;
        }
        match whom.choice.input(input) {
            Picked::Narrowed => {
                whom.choice.set_rows(self.whom_rows(&whom, work));
                self.popup = Some(Popup::Whom(whom));
            }
            Picked::Chosen(asked) => {
                let asked = if whom.ticked.is_empty() { vec![asked] } else { whom.ticked.clone() };
                self.asked(asked, whom.about, work);
            }
            Picked::Ticked(asked) => {
                match whom.ticked.iter().position(|ticked| is_same(ticked, &asked)) {
                    Some(at) => {
                        whom.ticked.remove(at);
                    }
                    None => whom.ticked.push(asked),
                }
                let at = whom.choice.at;
                whom.choice.set_rows(self.whom_rows(&whom, work));
                whom.choice.at = at;
                self.popup = Some(Popup::Whom(whom));
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::Whom(whom)),
        }
    }

    /// Those who are asked are known: now their answers, unless nobody in particular is asked.
    fn asked(&mut self, mut asked: Vec<Asked>, about: About, work: &mut Work) {
        if let About::Known(id) = about {
            let before: Vec<_> = work
                .session()
                .visible(id)
                .map(|record| Overlap(record).to().into_iter().map(|(asked, _)| asked).collect())
                .unwrap_or_default();
            work.write(|writer| overlap::ask(writer, id, &asked));
            asked.retain(|asked| !before.contains(asked));
        }
        self.next_answer(Answering::of(asked, about, true), work);
    }

    /// A proposal to those who are chosen already: what they say is asked.
    pub(crate) fn offer(&mut self, offer: Offer, to: Vec<Asked>, work: &mut Work) {
        self.next_answer(Answering::of(to, About::New(offer), false), work);
    }

    /// Notes what one of the asked says.
    pub(crate) fn answer_one(&mut self, id: RecordId, asked: Asked, work: &mut Work) {
        self.next_answer(Answering::of(vec![asked], About::Known(id), false), work);
    }

    /// Asks the next of those who have not answered; when all have, writes it down.
    fn next_answer(&mut self, mut answering: Answering, work: &mut Work) {
        while answering.waiting.first() == Some(&Asked::Undecided) {
            answering.given.push((answering.waiting.remove(0), Answer::Proposed));
        }
        let Some(next) = answering.waiting.first() else {
            self.answered(&answering, work);
            return;
        };
        let who = name(work.session(), next, work.lang);
        let idea = Clean::line(self.idea(&answering.about, work.session())).into_string();
        // however long the name is, that it is asked for an answer stays in sight
        let who = shorten(&who, usize::from(work.size.0 / 2));
        let mut choice = Choice::new(work.lang.answer_title(&who), answers(work.lang)).about(idea);
        let known = answering.changed().and_then(|id| work.session().visible(id));
        let known = known.map(|record| Overlap(record).to()).unwrap_or_default();
        if let Some((_, answer)) = known.into_iter().find(|(asked, _)| asked == next) {
            choice.at = Answer::ALL.into_iter().position(|other| other == answer).unwrap_or(0);
        }
        self.popup = Some(Popup::Answer(Answering { choice, ..answering }));
    }

    pub(super) fn answer_answer(&mut self, mut answering: Answering, input: &Input, work: &mut Work) {
        match answering.choice.input(input) {
            Picked::Chosen(answer) => {
                if !answering.waiting.is_empty() {
                    answering.given.push((answering.waiting.remove(0), answer));
                }
                self.next_answer(answering, work);
            }
            // one step back: a new idea is asked anew, a known one keeps what it had
            Picked::Left if answering.after_list && answering.changed().is_none() => {
                self.ask_whom(answering.about, Vec::new(), work);
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::Answer(answering)),
        }
    }

    /// Writes the overlap (or its new answers) down.
    fn answered(&mut self, answering: &Answering, work: &mut Work) {
        let given = &answering.given;
        let Offer { at, need, idea, handed_in, from_line } = match &answering.about {
            About::New(offer) => offer,
            About::Known(id) => {
                work.write(|writer| {
                    for (asked, answer) in given {
                        overlap::answer(writer, *id, asked, *answer);
                    }
                });
                return;
            }
        };
        let need = need.filter(|id| work.session().visible(*id).is_some());
        let written = work.write(|writer| {
            let id = overlap::propose(writer, at, need, idea, given, *handed_in);
            if *from_line {
                self.note_sheet(at.agency, writer);
            }
            id
        });
        if let Some(id) = written {
            self.show_large(id, work);
            self.offered = Some(id);
            if *from_line {
                self.line.take();
                let agency = self.agency;
                self.turn_to(work.session(), agency);
                if let Some(need) = need.filter(|_| self.need == Need::Wish) {
                    // more for the same need is likelier than a wish that nobody chose
                    self.need = Need::Entry(need);
                }
            }
        }
    }

    /// Notes the answers of an overlap that stands already.
    pub(super) fn open_answer(&mut self, id: RecordId, work: &mut Work) {
        let asked = work
            .session()
            .visible(id)
            .map(|record| Overlap(record).to().into_iter().map(|(asked, _)| asked).collect())
            .unwrap_or_default();
        self.next_answer(Answering::of(asked, About::Known(id), false), work);
    }
}

impl Answering {
    fn of(waiting: Vec<Asked>, about: About, after_list: bool) -> Self {
        Self { choice: Choice::new("", Vec::new()), waiting, given: Vec::new(), about, after_list }
    }
}

/// The four answers to choose from.
#[must_use]
pub fn answers(lang: Lang) -> Vec<Row<Answer>> {
    let row = |answer: Answer| Row::new(answer, lang.answer_choice(answer.word()));
    Answer::ALL.into_iter().map(row).collect()
}

/// Whether both ask the same: a kind is known by its word, however it was called.
fn is_same(one: &Asked, other: &Asked) -> bool {
    match (one, other) {
        (Asked::Kind(one, _), Asked::Kind(other, _)) => one == other,
        _ => one == other,
    }
}

/// Whether a kind of agency is called by what was typed.
fn is_called(kind: &Kind, typed: &str) -> bool {
    let names = [&kind.name.ja, &kind.name.en, &kind.short, &kind.reading].into_iter().chain(&kind.aliases);
    names.into_iter().any(|name| text::find(name, typed)) || text::romaji_match(&kind.reading, typed)
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
