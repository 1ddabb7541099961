//! New meeting: a form of title, date and agencies; agencies are typed, pasted one a line, or taken over with what waits
//! of an earlier meeting.

pub mod earlier;

use std::path::PathBuf;

use chrono::NaiveDate;

use super::action::Action;
use super::choice::{Choice, FILTER_COLUMNS, Picked, Row};
use super::home::Listing;
use super::input::{Code, Input};
use super::keymap::{self, Context};
use super::line;
use super::message::{Effect, Moment};
use super::notice::Notice;
use super::scroll::Scroll;
use crate::domain::agency::{self, Named};
use crate::domain::attendance::{self, State};
use crate::domain::meeting::{self, Facts};
use crate::domain::{Pen, Record, RecordId, Session, Value, Writer, worksheet};
use crate::i18n::{Lang, date, day};
use crate::text::{Buffer, Clean, fold};
use earlier::{Earlier, next_title};

/// A part of the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Field {
    /// The title of the meeting.
    #[default]
    Title,
    /// Its day.
    Date,
    /// The line in which agencies are typed.
    Agencies,
    /// Taking over agencies, and what waits, of an earlier session.
    Earlier,
    /// What waits and goes along; it is passed over where nothing waits.
    Waiting,
    /// Begin.
    Begin,
}

const FIELDS: [Field; 6] =
    [Field::Title, Field::Date, Field::Agencies, Field::Earlier, Field::Waiting, Field::Begin];

/// What is asked over the form.
#[derive(Clone, Debug)]
pub enum Popup {
    /// Which earlier session.
    Earlier(Choice<PathBuf>),
    /// What of it goes along.
    Waiting(Scroll<RecordId>),
}

/// What the form works with.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The language of the screen.
    pub lang: Lang,
    /// When the input came.
    pub moment: &'a Moment,
    /// The sessions of the library.
    pub sessions: &'a [Listing],
    /// The worksheets of a new meeting.
    pub sheets: &'a [Value],
    /// Columns and rows of the window.
    pub size: (u16, u16),
}

/// An agency of the new meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// Its names.
    pub named: Named,
    /// Its record, where it was taken over.
    pub known: Option<RecordId>,
}

/// The state of the form.
#[derive(Clone, Debug, Default)]
pub struct NewScreen {
    /// The title.
    pub title: Buffer,
    /// The day, as typed.
    pub date: Buffer,
    /// The agencies, in their order.
    pub guests: Vec<Guest>,
    /// The line in which agencies are typed.
    pub line: Buffer,
    /// Which part is being filled in.
    pub field: Field,
    /// Which agency is selected, while going through them.
    pub at: Option<usize>,
    /// What is asked over the form.
    pub popup: Option<Popup>,
    /// What is taken over.
    pub earlier: Option<Earlier>,
    changing: Option<RecordId>,
    removed: Vec<(usize, Guest)>,
    begun: bool,
}

/// What the form wants beyond effects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing.
    None,
    /// To be left; what was filled in stays.
    Leave,
}

impl NewScreen {
    /// Opens the form; what was filled in before and not used is still there.
    pub fn enter(&mut self, lang: Lang, today: NaiveDate) {
        if !self.is_touched() {
            *self = Self { date: Buffer::from_text(&date::typeable(lang, today)), ..Self::default() };
        }
        self.field = Field::Title;
    }

    /// Whether anything was filled in that is not in a session yet.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        let empty = self.title.is_empty() && self.guests.is_empty() && self.line.is_empty();
        !self.begun && !empty
    }

    /// The meeting stands in a session: the form is free for the next one.
    pub fn done(&mut self) {
        self.begun = true;
    }

    /// The day that was typed, if it is one.
    #[must_use]
    pub fn day(&self, today: NaiveDate) -> Option<NaiveDate> {
        date::typed(self.date.text(), today).or_else(|| day::named_exactly(self.date.text(), today))
    }

    /// The day that was understood, where what was typed does not say it in full.
    #[must_use]
    pub fn understood(&self, lang: Lang, today: NaiveDate) -> Option<NaiveDate> {
        self.day(today).filter(|day| date::typeable(lang, *day) != self.date.text().trim())
    }

    /// Takes over an earlier session: the agencies of its newest meeting, and what waits. Title and day are proposed where
    /// nobody wrote one.
    pub fn take_over(&mut self, session: Session, lang: Lang, today: NaiveDate, notice: &mut Option<Notice>) {
        let before = self.guests.len();
        for guest in guests_of(&session) {
            let is_it = |known: &&mut Guest| fold(&known.named.name) == fold(&guest.named.name);
            match self.guests.iter_mut().find(is_it) {
                // typed already: it is the one that is known there
                Some(typed) => typed.known = typed.known.or(guest.known),
                None => self.guests.push(guest),
            }
        }
        let count = self.guests.len() - before;
        match &mut self.earlier {
            Some(earlier) => earlier.join(&session),
            None => self.earlier = Some(Earlier::new(session)),
        }
        let previous = self.earlier.as_ref().and_then(Earlier::previous);
        let (title, next) = previous.map(|known| (known.title(), known.next())).unwrap_or_default();
        let (title, next) = (next_title(&Clean::line(title).into_string()), date::typed(next, today));
        if self.title.is_empty() {
            self.title.set(&title);
        }
        if let Some(next) = next.filter(|next| *next > today && self.day(today) == Some(today)) {
            self.date.set(&date::typeable(lang, next));
        }
        let waits = self.earlier.as_ref().map(|earlier| earlier.told(&self.guests, lang)).unwrap_or_default();
        let (told, field) = if waits.is_empty() {
            (lang.new_taken_over(count), Field::Agencies)
        } else {
            (lang.new_taken_over_with(count, &waits), Field::Waiting)
        };
        *notice = Some(Notice::calm(told));
        self.field = field;
    }

    /// Whether anything waits that can go along.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.earlier.as_ref().is_some_and(|earlier| earlier.waits(&self.guests))
    }

    fn knows(&self, name: &str) -> bool {
        self.guests.iter().any(|guest| fold(&guest.named.name) == fold(name))
    }

    /// Takes an input.
    pub fn input(
        &mut self,
        input: &Input,
        around: Around,
        (notice, effects): (&mut Option<Notice>, &mut Vec<Effect>),
    ) -> Wish {
        let lang = around.lang;
        if let Some(popup) = self.popup.take() {
            self.answer(popup, input, around, effects);
            return Wish::None;
        }
        match input {
            Input::Resize(..) => {}
            Input::Paste(pasted) if !matches!(self.field, Field::Title | Field::Date) => {
                self.field = Field::Agencies;
                self.at = None;
                let text = self.line.take() + pasted;
                text.lines().for_each(|line| self.add(line, lang, notice));
            }
            Input::Text(typed) | Input::Paste(typed) => {
                self.at = None;
                if let Some(buffer) = self.buffer() {
                    buffer.insert(&typed.replace('\n', " "));
                } else {
                    // letters always go somewhere: to the agencies
                    self.field = Field::Agencies;
                    self.line.insert(&typed.replace('\n', " "));
                }
            }
            Input::Key(key) => match (keymap::action(Context::New, *key), self.at) {
                (Some(Action::Back), Some(_)) => self.at = None,
                (Some(Action::Back), None) => return Wish::Leave,
                (Some(Action::Confirm), _) => self.confirm(around, (notice, effects)),
                (Some(Action::NextField), _) => self.step(1),
                (Some(Action::PreviousField), _) => self.step(-1),
                (Some(Action::Up), _) => self.up(),
                (Some(Action::Down), _) => self.down(),
                (Some(Action::Remove), Some(at)) => {
                    if at < self.guests.len() {
                        let gone = self.guests.remove(at);
                        *notice = Some(Notice::calm(lang.new_removed(&gone.named.name)));
                        self.removed.push((at, gone));
                    }
                    self.at = if self.guests.is_empty() { None } else { Some(at.min(self.guests.len() - 1)) };
                }
                (Some(Action::Undo), _) => {
                    if !self.buffer().is_some_and(Buffer::undo)
                        && let Some((at, guest)) = self.removed.pop()
                    {
                        self.guests.insert(at.min(self.guests.len()), guest);
                    }
                }
                (Some(Action::Redo), _) => {
                    self.buffer().map(Buffer::redo);
                }
                _ if self.at.is_some() && key.code == Code::Backspace => {}
                _ => {
                    self.at = None;
                    if let Some(buffer) = self.buffer() {
                        line::key(buffer, *key, FILTER_COLUMNS);
                    }
                }
            },
        }
        Wish::None
    }

    /// The line of the field being filled in.
    fn buffer(&mut self) -> Option<&mut Buffer> {
        match self.field {
            Field::Title => Some(&mut self.title),
            Field::Date => Some(&mut self.date),
            Field::Agencies => Some(&mut self.line),
            Field::Earlier | Field::Waiting | Field::Begin => None,
        }
    }

    /// Answers what is asked over the form.
    fn answer(&mut self, popup: Popup, input: &Input, around: Around, effects: &mut Vec<Effect>) {
        match popup {
            Popup::Earlier(mut choice) => match choice.input(input) {
                Picked::Chosen(path) => effects.push(Effect::ReadEarlier(path)),
                Picked::Left => {}
                _ => self.popup = Some(Popup::Earlier(choice)),
            },
            Popup::Waiting(mut list) => {
                let drops = matches!(input, Input::Key(key)
                    if keymap::action(Context::New, *key) == Some(Action::Remove));
                let picked = match list.rows.get(list.at()).and_then(|row| row.value).filter(|_| drops) {
                    Some(record) => Picked::Ticked(record),
                    None => list.input(input, around.size),
                };
                match picked {
                    Picked::Left | Picked::Chosen(_) => self.field = Field::Begin,
                    Picked::Ticked(record) => {
                        if let Some(earlier) = &mut self.earlier {
                            earlier.toggle(record);
                            let new = earlier.list(&self.guests, around.lang);
                            self.popup = Some(Popup::Waiting(new.following(&list, around.size)));
                        }
                    }
                    _ => self.popup = Some(Popup::Waiting(list)),
                }
            }
        }
    }

    fn step(&mut self, by: isize) {
        let at = FIELDS.iter().position(|field| *field == self.field).unwrap_or(0);
        let next = at.checked_add_signed(by).unwrap_or(FIELDS.len() - 1) % FIELDS.len();
        self.field = FIELDS.get(next).copied().unwrap_or_default();
        if self.field == Field::Waiting && !self.waits() {
            return self.step(by);
        }
        self.at = None;
        if self.field == Field::Date {
            // what stands there is a proposal: typing replaces it
            self.date.select_all();
        }
    }

    fn up(&mut self) {
        match (self.field, self.at) {
            (Field::Agencies, None) if !self.guests.is_empty() => self.at = Some(self.guests.len() - 1),
            (Field::Agencies, Some(at)) if at > 0 => self.at = Some(at - 1),
            (Field::Title, _) => {}
            _ => self.step(-1),
        }
    }

    fn down(&mut self) {
        match (self.field, self.at) {
            (Field::Agencies, Some(at)) if at + 1 < self.guests.len() => self.at = Some(at + 1),
            (Field::Agencies, Some(_)) => self.at = None,
            (Field::Begin, _) => {}
            _ => self.step(1),
        }
    }

    fn confirm(&mut self, around: Around, (notice, effects): (&mut Option<Notice>, &mut Vec<Effect>)) {
        let Around { lang, moment, sessions, .. } = around;
        match (self.field, self.at) {
            (Field::Title, _) => self.step(1),
            (Field::Date, _) => {
                if self.day(moment.today).is_some() || self.date.text().trim().is_empty() {
                    self.step(1);
                } else {
                    *notice = Some(Notice::marked(lang.new_bad_date()));
                }
            }
            (Field::Agencies, Some(at)) => {
                // back into the line, to be changed
                if at < self.guests.len() && self.line.is_empty() {
                    let guest = self.guests.remove(at);
                    self.line.set(&typed_form(&guest.named));
                    self.changing = guest.known;
                    self.at = None;
                }
            }
            (Field::Agencies, None) if self.line.text().trim().is_empty() => self.field = Field::Begin,
            (Field::Agencies, None) => {
                let typed = self.line.take();
                self.add(&typed, lang, notice);
            }
            (Field::Earlier, _) => {
                let rows: Vec<_> = sessions
                    .iter()
                    .filter(|listing| listing.trouble.is_none())
                    .map(|listing| {
                        let title = listing.titles.first().cloned().unwrap_or_else(|| listing.name.clone());
                        let note = listing.date.map(|day| date::short(lang, day)).unwrap_or_default();
                        Row { note, ..Row::new(listing.path.clone(), title) }
                    })
                    .collect();
                if rows.is_empty() {
                    *notice = Some(Notice::calm(lang.new_no_earlier()));
                } else {
                    self.popup = Some(Popup::Earlier(Choice::new(lang.new_choose_earlier(), rows)));
                }
            }
            (Field::Waiting, _) => {
                let list = self.earlier.as_ref().map(|earlier| earlier.list(&self.guests, lang));
                self.popup = list.map(Popup::Waiting);
            }
            (Field::Begin, _) => self.begin(around, (notice, effects)),
        }
    }

    /// Adds an agency as it was typed: 名称／略称／よみ, or those three in the columns of a spreadsheet.
    fn add(&mut self, typed: &str, lang: Lang, notice: &mut Option<Notice>) {
        let Some(named) = named(typed) else { return };
        if self.knows(&named.name) {
            *notice = Some(Notice::marked(lang.new_known(&named.name)));
        } else {
            self.guests.push(Guest { named, known: self.changing.take() });
        }
    }

    fn begin(&mut self, around: Around, (notice, effects): (&mut Option<Notice>, &mut Vec<Effect>)) {
        let Around { lang, moment, sheets, .. } = around;
        let waiting = self.line.take();
        self.add(&waiting, lang, notice);
        let title = Clean::line(self.title.text()).into_string();
        let day = self.day(moment.today);
        let wrong = if title.is_empty() {
            Some((Field::Title, lang.new_no_title()))
        } else if day.is_none() && !self.date.text().trim().is_empty() {
            Some((Field::Date, lang.new_bad_date()))
        } else if self.guests.is_empty() {
            Some((Field::Agencies, lang.new_no_agencies()))
        } else {
            None
        };
        if let Some((field, why)) = wrong {
            self.field = field;
            *notice = Some(Notice::marked(why));
            return;
        }
        let date = day.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default();
        let facts = Facts { title: title.clone(), date: date.clone(), ..Facts::default() };
        let pen = Pen { by: String::new(), now: moment.now, seed: moment.seed };
        let session = Box::new(session(pen, facts, &self.guests, sheets, self.earlier.as_ref()));
        effects.push(Effect::Create { session, title, date });
    }
}

/// Makes the session of a new meeting: its agencies are all expected to be there, and what waits of earlier ones goes
/// along.
#[must_use]
pub fn session(
    pen: Pen,
    facts: Facts,
    guests: &[Guest],
    sheets: &[Value],
    earlier: Option<&Earlier>,
) -> Session {
    let mut session = Session::new();
    let mut facts = facts;
    if let Some(earlier) = earlier {
        earlier.bring(&mut session, guests);
        facts.previous = earlier.previous().map(meeting::Meeting::id);
        facts.area = earlier.previous().map(meeting::Meeting::area).unwrap_or_default().to_owned();
        facts.remembers = session.of_kind(meeting::KIND).map(Record::id).collect();
    }
    let mut writer = Writer::new(&mut session, pen);
    let sheets: Vec<_> = sheets.iter().map(|sheet| worksheet::carry(&mut writer, sheet)).collect();
    let meeting = meeting::found(&mut writer, &facts, &sheets);
    for guest in guests {
        let agency = match guest.known {
            Some(known) => {
                agency::name(&mut writer, known, &guest.named);
                known
            }
            None => agency::found(&mut writer, &guest.named),
        };
        attendance::set(&mut writer, meeting, agency, State::Present);
    }
    if let Some(earlier) = earlier {
        earlier.take_along(&mut writer, meeting, guests);
    }
    session
}

/// The agencies of the newest meeting of a session, to be taken over into a new one.
#[must_use]
pub fn guests_of(session: &Session) -> Vec<Guest> {
    let newest = meeting::all(session).last().map(|meeting| meeting.id());
    let seats = newest.map(|meeting| attendance::seats(session, meeting)).unwrap_or_default();
    let guest = |agency: agency::Agency| {
        let named = Named {
            name: agency.name().to_owned(),
            short: if agency.has_short() { agency.short().to_owned() } else { String::new() },
            reading: agency.reading().to_owned(),
            kinds: agency.kinds().into_iter().map(str::to_owned).collect(),
        };
        Guest { named, known: Some(agency.id()) }
    };
    seats.into_iter().map(|seat| guest(seat.agency)).collect()
}

/// Reads an agency as it is typed: 名称／略称／よみ; none where there is no name.
#[must_use]
pub fn named(typed: &str) -> Option<Named> {
    let typed = typed.replace(" / ", "／");
    let mut parts = typed.split(['\t', '／']).map(|part| Clean::line(part).into_string());
    let name = parts.next().filter(|name| !name.is_empty())?;
    let (short, reading) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    Some(Named { name, short, reading, kinds: Vec::new() })
}

fn typed_form(named: &Named) -> String {
    let mut parts = vec![named.name.as_str(), named.short.as_str(), named.reading.as_str()];
    while parts.last().is_some_and(|part| part.is_empty()) {
        parts.pop();
    }
    parts.join("／")
}
