//! What can be done with a row of the Actions screen.

use super::content::Row;
use super::field::{self, Field};
use super::form::Form;
use super::{ActionsScreen, On, Over, Wish};
use crate::app::choice;
use crate::app::further::Further;
use crate::app::work::Work;
use crate::domain::overlap::{self, Answer, Overlap};
use crate::domain::promise::{self, Fate, Promise, Sort};
use crate::domain::{Record, RecordId, confirmed, conflict, issue, order};
use crate::text::{Clean, shorten};

/// Columns of what stands in a field, behind its name.
const NOTE: usize = 28;

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Say what became of a promise.
    Tell(Fate),
    /// Say what those asked answer now.
    Answer(Answer),
    /// Make a promise of an overlap.
    Make(Sort),
    /// Change a field.
    Field(Field),
    /// Note that it was read out, or not after all.
    Confirm(bool),
    /// See its overlap on the worksheet.
    Overlap(RecordId),
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// Put it into the bin.
    Remove,
    /// See how it came to be.
    History,
    /// Remove its words for good.
    Erase,
    /// See about what people differ.
    Conflict,
}

impl ActionsScreen {
    /// Asks what to do with a row.
    pub(super) fn open_menu(&mut self, row: Row, on: On, work: &mut Work) {
        let Some(record) = row.id().and_then(|id| work.session().visible(id)) else { return };
        let lang = work.lang;
        let mut rows = match row {
            Row::Before(_) => told(Promise(record), work),
            Row::Home(..) => {
                let answer = |answer: Answer| {
                    choice::Row::new(Command::Answer(answer), lang.answer_choice(answer.word()))
                };
                Answer::ALL.into_iter().map(answer).collect()
            }
            Row::Overlap(_) => vec![
                choice::Row::new(Command::Make(Sort::Action), lang.menu_make_action()),
                choice::Row::new(Command::Make(Sort::Role), lang.menu_make_role()),
            ],
            Row::Record(_) | Row::FromOverlap => own(record, on, work),
        };
        let from = match row {
            Row::Home(id, _) | Row::Overlap(id) => Some(id),
            _ => Promise(record).overlap(),
        };
        let shown = from.and_then(|id| work.session().visible(id));
        if let Some(from) = shown.filter(|record| on.worksheet.shows(record, *work.view)) {
            rows.push(choice::Row::new(Command::Overlap(from.id()), lang.menu_show_overlap()));
        }
        if matches!(row, Row::Record(_)) {
            rows.extend([
                choice::Row::new(Command::Up, lang.menu_up()),
                choice::Row::new(Command::Down, lang.menu_down()),
                choice::Row::new(Command::Remove, lang.menu_remove()),
                choice::Row::new(Command::History, lang.menu_history()),
                choice::Row::new(Command::Erase, lang.menu_erase()).without_digit(),
            ]);
        } else if matches!(row, Row::Before(_)) {
            rows.push(choice::Row::new(Command::History, lang.menu_history()));
        }
        if conflict::count(work.session(), record) > 0 {
            rows.push(choice::Row::new(Command::Conflict, lang.review_menu()));
        }
        let about = Clean::line(&on.telling(work).words(row)).into_string();
        let title = match row {
            Row::Home(_, at) => {
                let who = Overlap(record).to().into_iter().nth(at).map(|(asked, _)| asked);
                let who = who.map(|asked| crate::app::worksheet::asking::name(work.session(), &asked, lang));
                lang.taken_title(&shorten(&who.unwrap_or_default(), NOTE))
            }
            Row::Before(_) => lang.form_note().to_owned(),
            _ => lang.menu_record().to_owned(),
        };
        self.over = Some(Over::Menu(row, choice::Choice::new(title, rows).about(about)));
    }

    pub(super) fn command(&mut self, row: Row, command: Command, on: On, work: &mut Work) -> Wish {
        let Some(id) = row.id() else { return Wish::None };
        match command {
            Command::Conflict => return Wish::Further(Further::Conflict(id)),
            Command::History => return Wish::Further(Further::History(id)),
            Command::Erase => return Wish::Further(Further::Erase(id)),
            Command::Overlap(from) => return Wish::Show(from),
            Command::Tell(Fate::Open) => {
                let meeting = on.meeting();
                work.write(|writer| promise::tell(writer, id, meeting, Fate::Open, ""));
            }
            Command::Tell(fate) => {
                if work.may_write() {
                    self.over = Form::telling(id, fate, on, work).map(|form| Over::Form(Box::new(form)));
                }
            }
            Command::Answer(answer) => {
                let Row::Home(_, at) = row else { return Wish::None };
                let asked =
                    work.session().visible(id).and_then(|record| Overlap(record).to().into_iter().nth(at));
                let Some((asked, _)) = asked else { return Wish::None };
                let meeting = on.meeting();
                let write = |writer: &mut crate::domain::Writer| {
                    overlap::answer_later(writer, id, &asked, answer, meeting);
                };
                if work.write(write).is_some() {
                    work.say(work.lang.notice_answer_noted(work.lang.answer(answer.word())));
                }
            }
            Command::Make(sort) => self.make(id, sort, on, work),
            Command::Field(field) => {
                if work.may_write() {
                    self.over = Form::of(id, field, true, on, work).map(|form| Over::Form(Box::new(form)));
                }
            }
            Command::Confirm(is) => {
                work.write(|writer| confirmed::note(writer, id, is));
            }
            Command::Up => _ = work.write(|writer| order::shift(writer, id, -1)),
            Command::Down => _ = work.write(|writer| order::shift(writer, id, 1)),
            Command::Remove => remove(id, work),
        }
        Wish::None
    }
}

/// What became of a promise, one digit each; what is told already can be asked after again.
fn told(promise: Promise, work: &Work) -> Vec<choice::Row<Command>> {
    let lang = work.lang;
    let fates = Fate::ALL.into_iter().filter(|fate| *fate != Fate::Open);
    let row = |fate: Fate| choice::Row::new(Command::Tell(fate), lang.promise_fate(fate.word()));
    let mut rows: Vec<_> = fates.map(row).collect();
    if promise.fate() != Fate::Open {
        rows.push(choice::Row::new(Command::Tell(Fate::Open), lang.told_again()));
    }
    rows
}

/// The fields of a record, each with what stands there, and whether it was confirmed.
fn own(record: &Record, on: On, work: &Work) -> Vec<choice::Row<Command>> {
    let (lang, telling) = (work.lang, on.telling(work));
    let row = |field: &Field| {
        let note = match field::draft(*field, record, on, work) {
            super::form::Draft::Words(buffer) => buffer.text().to_owned(),
            super::form::Draft::List(_, chosen) => field::told(*field, &chosen, telling),
        };
        let note = if *field == Field::Words { String::new() } else { shorten(&note, NOTE) };
        choice::Row { note, ..choice::Row::new(Command::Field(*field), field.name(record.kind(), lang)) }
    };
    let mut rows: Vec<_> = field::of(record).iter().map(row).collect();
    if record.kind() != issue::KIND {
        let is = confirmed::is(work.session(), record);
        let label = if is { lang.menu_unconfirm() } else { lang.menu_confirm() };
        rows.push(choice::Row::new(Command::Confirm(!is), label));
    }
    rows
}

/// Puts a record into the bin.
pub(super) fn remove(id: RecordId, work: &mut Work) {
    if work.write(|writer| writer.delete(id)).is_some() {
        work.say(work.lang.notice_removed());
    }
}
