//! What is asked over the page: for whom, what the minutes still lack, the folder, what becomes of a file that is there.

use std::path::PathBuf;

use super::folder;
use super::writing::write;
use super::{Entry, Page, meeting};
use crate::app::choice::{Choice, FILTER_COLUMNS, Picked, Row};
use crate::app::input::Input;
use crate::app::line::{self, One};
use crate::app::meeting::{Fact, On, facts};
use crate::app::message::{Effect, Existing, Moment};
use crate::app::model::Model;
use crate::app::update::in_room;
use crate::domain::meeting::Meeting;
use crate::exchange::{Audience, Form};
use crate::i18n::Lang;
use crate::text::{Buffer, Clean};

/// What is asked over the page.
#[derive(Clone, Debug)]
pub enum Asking {
    /// For whom.
    Audience(Choice<Audience>),
    /// What the minutes still lack: a fact to write down, or none: they are written as they are.
    Lacks(Choice<Option<Fact>>),
    /// Which of the usual words a fact takes; none are others, to be typed.
    Words(Fact, Choice<Option<String>>),
    /// Words being typed.
    Typing(What, Buffer),
    /// There is no such folder yet: whether it is to be made.
    Make(PathBuf, Choice<bool>),
    /// A file has that name already.
    Existing(Form, Choice<Existing>),
}

/// What words being typed are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A fact of the meeting.
    Fact(Fact),
    /// The folder of what is written.
    Folder,
}

/// The facts that the minutes of an office have and that no step of the meeting asks for.
const LATE_FACTS: [Fact; 3] = [Fact::Materials, Fact::Openness, Fact::Next];

/// The audiences to choose from.
pub(super) fn audiences(now: Option<Audience>, lang: Lang) -> Choice<Audience> {
    let row = |audience: Audience| {
        let (name, note) = lang.audience(audience.word());
        Row { note: note.to_owned(), ..Row::new(audience, name) }
    };
    let at = Audience::ALL.into_iter().position(|audience| Some(audience) == now).unwrap_or(0);
    Choice { at, ..Choice::new(lang.export_ask_audience(), Audience::ALL.map(row).into()) }
}

/// The facts that offices expect in minutes, each with what is known of it.
pub(super) fn lacks(model: &Model) -> Choice<Option<Fact>> {
    let lang = model.lang;
    let Some(meeting) = meeting(model) else { return Choice::new("", Vec::new()) };
    let fact = |fact: Fact| {
        let known = facts::shown(meeting, fact, lang);
        let note = if known.is_empty() { lang.fact_empty().to_owned() } else { known };
        Row { note, ..Row::new(Some(fact), facts::name(fact, lang)) }
    };
    let mut rows = vec![Row::new(None, lang.export_as_it_is())];
    rows.extend(LATE_FACTS.map(fact));
    Choice::new(lang.export_lacks(), rows).about(lang.export_lacks_about())
}

/// Takes the answer to what is asked over the page; false where the page is left.
pub(super) fn answer(
    model: &mut Model,
    page: &mut Page,
    asking: Asking,
    input: &Input,
    moment: &Moment,
    effects: &mut Vec<Effect>,
) -> bool {
    match asking {
        Asking::Audience(mut choice) => match choice.input(input) {
            Picked::Chosen(audience) => page.audience = Some(audience),
            // who was never asked for goes back to where they came from
            Picked::Left => return page.audience.is_some(),
            _ => page.asking = Some(Asking::Audience(choice)),
        },
        Asking::Lacks(mut choice) => match choice.input(input) {
            Picked::Chosen(None) => write(model, page, minutes(page), Existing::Ask, moment, effects),
            Picked::Chosen(Some(Fact::Openness)) => {
                let lang = model.lang;
                let usual = lang.usual_openness();
                let mut rows: Vec<_> =
                    usual.into_iter().map(|words| Row::new(Some(words.to_owned()), words)).collect();
                rows.push(Row::new(None, lang.other_words()));
                let title = facts::name(Fact::Openness, lang);
                page.asking = Some(Asking::Words(Fact::Openness, Choice::new(title, rows)));
            }
            Picked::Chosen(Some(fact)) => page.asking = Some(typing(model, fact, moment)),
            Picked::Left => {}
            _ => page.asking = Some(Asking::Lacks(choice)),
        },
        Asking::Words(fact, mut choice) => match choice.input(input) {
            Picked::Chosen(Some(words)) => {
                keep(model, fact, &words, moment, effects);
                page.asking = Some(Asking::Lacks(lacks(model)));
            }
            Picked::Chosen(None) => page.asking = Some(typing(model, fact, moment)),
            Picked::Left => page.asking = Some(Asking::Lacks(lacks(model))),
            _ => page.asking = Some(Asking::Words(fact, choice)),
        },
        Asking::Typing(what, buffer) => page.asking = typed(model, what, buffer, input, moment, effects),
        Asking::Make(folder, mut choice) => match choice.input(input) {
            Picked::Chosen(true) => model.exports = folder,
            Picked::Chosen(false) | Picked::Left => page.asking = Some(folder::typing(&folder)),
            _ => page.asking = Some(Asking::Make(folder, choice)),
        },
        Asking::Existing(form, mut choice) => match choice.input(input) {
            Picked::Chosen(Existing::Ask) | Picked::Left => {}
            Picked::Chosen(existing) => write(model, page, form, existing, moment, effects),
            _ => page.asking = Some(Asking::Existing(form, choice)),
        },
    }
    true
}

/// The form whose gaps were asked about.
fn minutes(page: &Page) -> Form {
    match page.entries().get(page.at) {
        Some(Entry::Form(form)) => *form,
        _ => Form::default(),
    }
}

fn typing(model: &Model, fact: Fact, moment: &Moment) -> Asking {
    let words = meeting(model).map(|meeting| facts::typeable(meeting, fact, model.lang, moment.today));
    Asking::Typing(What::Fact(fact), Buffer::from_text(&words.unwrap_or_default()))
}

/// Takes a key in the line; what is asked after it.
fn typed(
    model: &mut Model,
    what: What,
    mut buffer: Buffer,
    input: &Input,
    moment: &Moment,
    effects: &mut Vec<Effect>,
) -> Option<Asking> {
    let back = |model: &Model| match what {
        What::Fact(_) => Some(Asking::Lacks(lacks(model))),
        What::Folder => None,
    };
    match line::one(&mut buffer, input, FILTER_COLUMNS) {
        One::Open => {}
        One::Left => return back(model),
        One::Confirmed => {
            let text = Clean::line(buffer.text()).into_string();
            let taken = match what {
                What::Fact(fact) => keep(model, fact, &text, moment, effects),
                // the line stays until it is known what is there
                What::Folder => {
                    folder::seek(model, &text, effects);
                    false
                }
            };
            if taken {
                return back(model);
            }
        }
    }
    Some(Asking::Typing(what, buffer))
}

/// Writes a fact down with the meeting.
fn keep(model: &mut Model, fact: Fact, text: &str, moment: &Moment, effects: &mut Vec<Effect>) -> bool {
    let Some(meeting) = meeting(model).map(Meeting::id) else { return false };
    in_room(model, moment, effects, |_, _, work| {
        work.may_keep(text) && facts::write(fact, text, On { meeting, sheets: &[] }, work)
    })
    .unwrap_or(false)
}
