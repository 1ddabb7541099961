//! The fields of a role, an action, a decision or an issue, one below the other.
//!
//! Enter takes a field over and goes to the next; after the last the form is done. What was taken over is written at
//! once, so that leaving in the middle keeps it. What became of an earlier promise is written in one piece at the end.

use super::On;
use super::field::{self, Field, Pick};
use crate::app::action::Action;
use crate::app::choice::{Choice, FILTER_COLUMNS, Picked};
use crate::app::input::Input;
use crate::app::keymap::{self, Context};
use crate::app::line;
use crate::app::work::Work;
use crate::domain::RecordId;
use crate::domain::promise::{self, Fate, Lead, Promise, Sort};
use crate::i18n::day::Said;
use crate::text::{Buffer, Clean};

/// What a form is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A record that is there.
    Record(RecordId),
    /// What became of an earlier promise.
    Fate(RecordId, Fate),
}

impl Target {
    /// Its record.
    #[must_use]
    pub fn id(self) -> RecordId {
        match self {
            Self::Record(id) | Self::Fate(id, _) => id,
        }
    }
}

/// What stands in a field while it is filled in.
#[derive(Clone, Debug)]
pub enum Draft {
    /// Words, or a day as it is typed.
    Words(Buffer),
    /// A choice out of a list; with ticks where several can be chosen.
    List(Choice<Pick>, Vec<Pick>),
}

/// A form.
#[derive(Clone, Debug)]
pub struct Form {
    /// What it is about.
    pub target: Target,
    /// Its fields.
    pub fields: Vec<(Field, Draft)>,
    /// Which of them is filled in now.
    pub at: usize,
    /// Whether only this one is changed.
    pub only: bool,
}

/// What an input to a form came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It goes on.
    Open,
    /// It is done, or was left.
    Closed,
}

impl Form {
    /// The fields of a record, beginning at one of them.
    #[must_use]
    pub fn of(id: RecordId, first: Field, only: bool, on: On, work: &Work) -> Option<Self> {
        let record = work.session().visible(id)?;
        let fields = if only { vec![first] } else { field::walked(record).to_vec() };
        let at = fields.iter().position(|field| *field == first)?;
        let draft = |field: Field| (field, field::draft(field, record, on, work));
        let fields = fields.into_iter().map(draft).collect();
        Some(Self { target: Target::Record(id), fields, at, only })
    }

    /// What became of a promise: a word about it, and where it goes on in some way, as what and by when.
    #[must_use]
    pub fn telling(id: RecordId, fate: Fate, on: On, work: &Work) -> Option<Self> {
        let record = work.session().visible(id)?;
        // a promise that was carried on already is told with what stands there now
        let next = promise::next(work.session(), id).map_or(record, |next| next.0);
        let mut fields = vec![(Field::Note, field::draft(Field::Note, record, on, work))];
        if fate == Fate::Changed {
            fields.push((Field::Words, field::draft(Field::Words, next, on, work)));
        }
        if matches!(fate, Fate::Continued | Fate::Changed) {
            // an action needs a new day; a role goes on from when it was taken
            let is_known = next.id() != id || Sort::of_kind(record.kind()) == Some(Sort::Role);
            let known = || field::draft(Field::When, next, on, work);
            let draft = if is_known { known() } else { Draft::Words(Buffer::new()) };
            fields.push((Field::When, draft));
        }
        Some(Self { target: Target::Fate(id, fate), fields, at: 0, only: false })
    }

    /// The field that is filled in now.
    #[must_use]
    pub fn field(&self) -> Option<Field> {
        self.fields.get(self.at).map(|(field, _)| *field)
    }

    /// What stands in it.
    #[must_use]
    pub fn draft(&self) -> Option<&Draft> {
        self.fields.get(self.at).map(|(_, draft)| draft)
    }

    /// Takes an input; keys that mean the same everywhere were taken out before.
    pub fn input(&mut self, input: &Input, on: On, work: &mut Work) -> Outcome {
        let action = match input {
            Input::Key(key) => keymap::action(Context::Form, *key),
            _ => None,
        };
        match action {
            Some(Action::Back) => return self.leave(on, work),
            Some(Action::NextField) => return self.step(true, on, work),
            Some(Action::PreviousField) => return self.step(false, on, work),
            _ => {}
        }
        let Some((_, draft)) = self.fields.get_mut(self.at) else { return Outcome::Closed };
        match (draft, input) {
            (Draft::Words(buffer), Input::Text(typed) | Input::Paste(typed)) => {
                buffer.insert(&typed.replace('\n', " "));
            }
            (Draft::Words(buffer), Input::Key(key)) => match action {
                Some(Action::Confirm | Action::Down) => return self.step(true, on, work),
                Some(Action::Up) => return self.step(false, on, work),
                Some(Action::Undo) => _ = buffer.undo(),
                Some(Action::Redo) => _ = buffer.redo(),
                _ => _ = line::key(buffer, *key, FILTER_COLUMNS),
            },
            (_, Input::Resize(..)) => {}
            (Draft::List(..), _) => return self.pick(input, on, work),
        }
        Outcome::Open
    }

    /// An input to a list: Enter chooses one, or ticks it where several can be chosen.
    fn pick(&mut self, input: &Input, on: On, work: &mut Work) -> Outcome {
        let Some(field) = self.field() else { return Outcome::Closed };
        let id = self.target.id();
        let Some((_, Draft::List(choice, chosen))) = self.fields.get_mut(self.at) else {
            return Outcome::Open;
        };
        let picked = choice.input_narrowing(input, |typed| field::rows(field, id, typed, chosen, on, work));
        match picked {
            _ if choice.rows.is_empty() && keymap::is_confirm(input) => {
                work.mark(work.lang.notice_not_in_list());
            }
            Picked::Chosen(Pick::GoOn) => return self.step(true, on, work),
            Picked::Chosen(pick) if !field.takes_several() => {
                *chosen = vec![pick];
                return self.step(true, on, work);
            }
            Picked::Chosen(pick) => {
                match chosen.iter().position(|known| *known == pick) {
                    Some(at) => _ = chosen.remove(at),
                    None => chosen.push(pick),
                }
                if let Some(filter) = &mut choice.filter {
                    filter.set("");
                }
                // the next Enter goes on
                choice.set_rows(field::rows(field, id, "", chosen, on, work));
            }
            _ => {}
        }
        Outcome::Open
    }

    /// Takes the field over and goes to another; past the last the form is done.
    fn step(&mut self, forward: bool, on: On, work: &mut Work) -> Outcome {
        if !self.take_over(on, work) {
            return Outcome::Open;
        }
        if self.only {
            return Outcome::Closed;
        }
        let next = |at: usize| if forward { Some(at + 1) } else { at.checked_sub(1) };
        let mut to = next(self.at);
        while let Some(at) = to.filter(|at| self.is_passed_over(*at, work)) {
            to = next(at);
        }
        match to {
            Some(to) if to >= self.fields.len() => return self.finish(on, work),
            Some(to) => self.at = to,
            None => {}
        }
        self.refresh(on, work);
        Outcome::Open
    }

    /// Only an agency is asked what it says.
    fn is_passed_over(&self, at: usize, work: &Work) -> bool {
        let is_answer = self.fields.get(at).is_some_and(|(field, _)| *field == Field::Answer);
        let lead = work.session().visible(self.target.id()).and_then(|record| Promise(record).lead());
        is_answer && !matches!(lead, Some(Lead::Agency(_)))
    }

    /// Leaves it: what was taken over stays, and of a new record what was typed last as well.
    fn leave(&mut self, on: On, work: &mut Work) -> Outcome {
        if !self.only && matches!(self.target, Target::Record(_)) {
            let told = work.notice.clone();
            if !self.take_over(on, work) {
                *work.notice = told;
            }
        }
        Outcome::Closed
    }

    /// Makes the list of the field that is on anew.
    pub fn refresh(&mut self, on: On, work: &Work) {
        let (Some(field), id) = (self.field(), self.target.id()) else { return };
        if let Some((_, Draft::List(choice, chosen))) = self.fields.get_mut(self.at) {
            let (typed, at) = (choice.typed().to_owned(), choice.at);
            choice.set_rows(field::rows(field, id, &typed, chosen, on, work));
            choice.at = at.min(choice.rows.len().saturating_sub(1));
        }
    }

    /// Writes the field that is on; false where it cannot be understood, which is said.
    fn take_over(&mut self, on: On, work: &mut Work) -> bool {
        let Some((field, draft)) = self.fields.get(self.at) else { return false };
        match draft {
            Draft::Words(buffer) => {
                let text = Clean::line(buffer.text()).into_string();
                if !work.may_keep(&text) {
                    return false;
                }
                if *field == Field::Words && text.is_empty() {
                    work.mark(work.lang.notice_words_needed());
                    return false;
                }
                if *field == Field::When {
                    let why =
                        match field::said(buffer.text(), on.meeting(), work.session(), work.moment.today) {
                            Said::Nothing | Said::Day(_) => None,
                            Said::NoNext => Some(work.lang.due_no_next()),
                            Said::Unknown => Some(work.lang.due_unknown()),
                        };
                    if let Some(why) = why {
                        work.mark(why);
                        return false;
                    }
                }
            }
            Draft::List(..) => {}
        }
        if let Target::Record(id) = self.target {
            field::write(*field, draft, id, on, work);
        }
        true
    }

    /// All fields were gone through.
    fn finish(&mut self, on: On, work: &mut Work) -> Outcome {
        let Target::Fate(id, fate) = self.target else { return Outcome::Closed };
        let text = |field: Field| {
            let draft = self.fields.iter().find(|(known, _)| *known == field).map(|(_, draft)| draft);
            match draft {
                Some(Draft::Words(buffer)) => Some(Clean::line(buffer.text()).into_string()),
                _ => None,
            }
        };
        let (note, words) = (text(Field::Note).unwrap_or_default(), text(Field::Words));
        let sort = work.session().visible(id).and_then(|record| Sort::of_kind(record.kind()));
        let when = text(Field::When).map(|typed| field::day(&typed, sort, on, work));
        let meeting = on.meeting();
        let done = work.write(|writer| {
            let next = promise::tell(writer, id, meeting, fate, &note);
            if let Some(next) = next {
                if let Some(words) = words {
                    promise::reword(writer, next, &words);
                }
                // an empty day of one that was carried on before takes its day away
                let has_day = |writer: &crate::domain::Writer| {
                    writer.session().visible(next).is_some_and(|record| !Promise(record).when().is_empty())
                };
                if let Some(when) = when.filter(|when| !when.is_empty() || has_day(writer)) {
                    promise::when(writer, next, &when);
                }
            }
            next.is_some()
        });
        if let Some(goes_on) = done {
            let lang = work.lang;
            let told = lang.notice_told(lang.promise_fate(fate.word()));
            work.say(if goes_on {
                format!("{told}{}{}", lang.pick("", " "), lang.notice_told_on())
            } else {
                told
            });
        }
        Outcome::Closed
    }
}
