//! The agenda on the Meeting screen: begin an item, and plan it.

use super::{MeetingScreen, On, Popup, What, Wish};
use crate::app::action::Action;
use crate::app::choice::{Choice, Picked, Row};
use crate::app::further::Further;
use crate::app::input::Input;
use crate::app::model::View;
use crate::app::work::Work;
use crate::domain::agenda::{self, Item, Page, Plan, Purpose, Shows};
use crate::domain::{RecordId, Session, conflict};
use crate::i18n::{Lang, time};
use crate::text::Clean;

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgendaRow {
    /// An item.
    Item(RecordId),
    /// Take an agenda over.
    Template,
    /// Show a page without an item.
    Page,
}

/// What can be done with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Begin it; where it is on, show what it shows.
    Begin,
    /// End it, with nothing after it.
    End,
    /// Change its title.
    Title,
    /// Change its minutes.
    Minutes,
    /// Say what it is for.
    Purpose,
    /// Say what the wall shows.
    Shows,
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// Put it into the bin.
    Remove,
    /// See about what people differ in it.
    Conflict,
}

/// The rows of the list: the items, then what else can be begun.
#[must_use]
pub fn rows(session: &Session, meeting: RecordId) -> Vec<AgendaRow> {
    let items = agenda::list(session, meeting).into_iter().map(|item| AgendaRow::Item(item.id()));
    items.chain([AgendaRow::Template, AgendaRow::Page]).collect()
}

/// The row to go on with: the item after what is on, else the first that is to come, else what follows the items.
pub(super) fn next(session: &Session, meeting: RecordId) -> usize {
    let items = agenda::list(session, meeting);
    let last = items.len().saturating_sub(1);
    match agenda::on(&items) {
        Some(at) => (at + 1).min(last),
        // the agenda is done: a reflex Enter begins nothing
        None => agenda::to_come(&items).unwrap_or(items.len()),
    }
}

/// Adds an item: a title, and behind it its minutes where a unit says so.
pub(super) fn add(typed: &str, on: On, work: &mut Work) -> bool {
    let (title, minutes) = time::title_and_minutes(typed);
    let plan = Plan { title, minutes: minutes.unwrap_or(0), ..Plan::default() };
    work.write(|writer| agenda::add(writer, on.meeting, &plan)).is_some()
}

pub(super) fn retitle(id: RecordId, text: &str, work: &mut Work) -> bool {
    replan(id, work, |plan| {
        let (title, minutes) = time::title_and_minutes(text);
        plan.title = title;
        plan.minutes = minutes.unwrap_or(plan.minutes);
        !plan.title.is_empty()
    })
}

pub(super) fn retime(id: RecordId, text: &str, work: &mut Work) -> bool {
    let minutes = if text.is_empty() { Some(0) } else { time::minutes(text) };
    match minutes.filter(|minutes| *minutes <= agenda::LONGEST) {
        Some(minutes) => replan(id, work, |plan| {
            plan.minutes = minutes;
            true
        }),
        None => {
            work.mark(work.lang.notice_no_minutes());
            false
        }
    }
}

/// Changes what an item is planned as; false where the change makes no sense.
fn replan(id: RecordId, work: &mut Work, change: impl FnOnce(&mut Plan) -> bool) -> bool {
    let Some(mut plan) = work.session().visible(id).map(|record| Item(record).plan()) else { return true };
    if !change(&mut plan) {
        return false;
    }
    work.write(|writer| agenda::plan(writer, id, &plan));
    true
}

/// Begins an item; the wall shows it to everybody, so it is the wall's view from now on.
pub(crate) fn begin(id: RecordId, meeting: RecordId, work: &mut Work) -> Option<Shows> {
    let now = work.moment.now;
    work.write(|writer| agenda::begin(writer, meeting, id, now))?;
    *work.view = View::Wall;
    work.session().visible(id).map(|record| Item(record).shows())
}

impl MeetingScreen {
    pub(super) fn act_on_item(&mut self, at: usize, action: Action, on: On, work: &mut Work) -> Wish {
        match (rows(work.session(), on.meeting).get(at), action) {
            (Some(AgendaRow::Item(id)), Action::Begin) => return begin_or_show(*id, on, work),
            (Some(AgendaRow::Item(id)), Action::Menu) => self.open_item(*id, work),
            (Some(AgendaRow::Item(id)), Action::Remove) => remove(*id, work),
            (Some(AgendaRow::Template), Action::Confirm) => {
                let lang = work.lang;
                let row = |(at, template): (usize, &agenda::Template)| {
                    Row::new(at, lang.of(&template.name.ja, &template.name.en))
                };
                let rows = work.agendas.iter().enumerate().map(row).collect();
                self.popup = Some(Popup::Template(Choice::new(lang.agenda_template(), rows)));
            }
            (Some(AgendaRow::Page), Action::Confirm) => {
                let rows = Page::ALL.into_iter().map(|page| Row::new(page, work.lang.page(page.word())));
                self.popup = Some(Popup::Page(Choice::new(work.lang.agenda_page(), rows.collect())));
            }
            _ => {}
        }
        Wish::None
    }

    fn open_item(&mut self, id: RecordId, work: &mut Work) {
        let lang = work.lang;
        let Some(item) = work.session().visible(id).map(Item) else { return };
        let begin = if item.is_on() { lang.agenda_show() } else { lang.agenda_begin() };
        let mut rows = vec![Row::new(Command::Begin, begin)];
        if item.is_on() {
            rows.push(Row::new(Command::End, lang.agenda_end()));
        }
        rows.extend([
            Row::new(Command::Title, lang.agenda_retitle()),
            Row::new(Command::Minutes, lang.agenda_retime()),
            Row::new(Command::Purpose, lang.agenda_purpose()),
            Row::new(Command::Shows, lang.agenda_shows()),
            Row::new(Command::Up, lang.menu_up()),
            Row::new(Command::Down, lang.menu_down()),
            Row::new(Command::Remove, lang.menu_remove()),
        ]);
        if conflict::count(work.session(), item.0) > 0 {
            rows.push(Row::new(Command::Conflict, lang.review_menu()));
        }
        let title = Clean::line(item.title()).into_string();
        self.popup = Some(Popup::Item(id, Choice::new(lang.agenda_item(), rows).about(title)));
    }

    pub(super) fn answer_item(
        &mut self,
        id: RecordId,
        mut choice: Choice<Command>,
        input: &Input,
        on: On,
        work: &mut Work,
    ) -> Wish {
        let command = match choice.input(input) {
            Picked::Chosen(command) => command,
            Picked::Left => return Wish::None,
            _ => {
                self.popup = Some(Popup::Item(id, choice));
                return Wish::None;
            }
        };
        let Some(plan) = work.session().visible(id).map(|record| Item(record).plan()) else {
            return Wish::None;
        };
        let lang = work.lang;
        match command {
            Command::Begin => return begin_or_show(id, on, work),
            Command::Conflict => return Wish::Further(Further::Conflict(id)),
            Command::End => {
                let now = work.moment.now;
                work.write(|writer| agenda::end(writer, on.meeting, now));
            }
            Command::Title => self.open_edit(What::ItemTitle(id), &plan.title, work),
            Command::Minutes => {
                let minutes = if plan.minutes > 0 { plan.minutes.to_string() } else { String::new() };
                self.open_edit(What::ItemMinutes(id), &minutes, work);
            }
            Command::Purpose => {
                let named = |purpose: Purpose| Row::new(Some(purpose), lang.purpose(purpose.word()));
                let rows = Purpose::ALL.into_iter().map(named);
                let rows = rows.chain([Row::new(None, lang.purpose_none())]).collect();
                self.popup = Some(Popup::Purpose(id, Choice::new(lang.agenda_purpose(), rows)));
            }
            Command::Shows => {
                let rows = shown_rows(on, lang);
                let at = rows.iter().position(|row| row.value == plan.shows).unwrap_or(0);
                let choice = Choice { at, ..Choice::new(lang.agenda_shows(), rows) };
                self.popup = Some(Popup::Shows(id, choice));
            }
            Command::Up | Command::Down => {
                let by = if command == Command::Up { -1 } else { 1 };
                work.write(|writer| agenda::shift(writer, on.meeting, id, by));
                let at = rows(work.session(), on.meeting).iter().position(|row| *row == AgendaRow::Item(id));
                self.focus = super::Focus::List(at.unwrap_or(0));
            }
            Command::Remove => remove(id, work),
        }
        Wish::None
    }

    pub(super) fn answer_purpose(
        &mut self,
        id: RecordId,
        mut choice: Choice<Option<Purpose>>,
        input: &Input,
        work: &mut Work,
    ) {
        match choice.input(input) {
            Picked::Chosen(purpose) => {
                replan(id, work, |plan| {
                    plan.purpose = purpose;
                    true
                });
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::Purpose(id, choice)),
        }
    }

    pub(super) fn answer_shows(
        &mut self,
        id: RecordId,
        mut choice: Choice<Shows>,
        input: &Input,
        work: &mut Work,
    ) {
        match choice.input(input) {
            Picked::Chosen(shows) => {
                replan(id, work, |plan| {
                    plan.shows = shows;
                    true
                });
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::Shows(id, choice)),
        }
    }

    /// Takes an agenda over, as one step.
    pub(super) fn answer_template(
        &mut self,
        mut choice: Choice<usize>,
        input: &Input,
        on: On,
        work: &mut Work,
    ) {
        match choice.input(input) {
            Picked::Chosen(at) => {
                let lang = work.lang;
                let Some(template) = work.agendas.get(at).cloned() else { return };
                work.write(|writer| {
                    for item in &template.items {
                        let plan = Plan {
                            title: lang.of(&item.title.ja, &item.title.en).to_owned(),
                            purpose: item.purpose,
                            minutes: item.minutes,
                            shows: Shows::read(&item.shows),
                        };
                        agenda::add(writer, on.meeting, &plan);
                    }
                });
                self.focus = super::Focus::List(next(work.session(), on.meeting));
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::Template(choice)),
        }
    }
}

/// Begins an item; one that is on already is shown again.
fn begin_or_show(id: RecordId, on: On, work: &mut Work) -> Wish {
    let item = work.session().visible(id).map(Item);
    let shows = match item {
        Some(item) if item.is_on() => Some(item.shows()),
        _ => begin(id, on.meeting, work),
    };
    shows.map_or(Wish::None, Wish::Show)
}

fn remove(id: RecordId, work: &mut Work) {
    if work.write(|writer| writer.delete(id)).is_some() {
        work.say(work.lang.notice_removed());
    }
}

/// What the wall can show while an item is on.
fn shown_rows(on: On, lang: Lang) -> Vec<Row<Shows>> {
    let sheets = on.sheets.iter().map(|sheet| {
        let title = lang.of(&sheet.title.ja, &sheet.title.en);
        Row::new(Shows::Sheet(sheet.id.clone()), title)
    });
    let pages = Page::ALL.into_iter().map(|page| Row::new(Shows::Page(page), lang.page(page.word())));
    let first = [
        Row::new(Shows::Item, lang.shows_item()),
        Row::new(Shows::Sheet(String::new()), lang.shows_sheet()),
        Row::new(Shows::Actions, lang.shows_actions()),
    ];
    first.into_iter().chain(pages).chain(sheets).collect()
}
