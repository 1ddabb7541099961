//! The facts of the meeting: when, where, under which rule of secrecy, who does what on the day, the ground rules.

use chrono::NaiveDate;

use super::{MeetingScreen, On, Popup, What, Wish};
use crate::app::action::Action;
use crate::app::choice::{Choice, Picked, Row};
use crate::app::further::Further;
use crate::app::input::Input;
use crate::app::work::Work;
use crate::domain::meeting::{Duty, Meeting};
use crate::domain::{RecordId, Session, conflict};
use crate::i18n::{Lang, date, day, time};
use crate::text::Clean;

/// One thing known of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Its title.
    Title,
    /// Its day.
    Date,
    /// When it begins.
    Start,
    /// When it is to end.
    End,
    /// Where.
    Place,
    /// The city, town or village whose network it is.
    Area,
    /// 代表者会議, 実務者会議, or the town's own word.
    Layer,
    /// What it is about.
    Theme,
    /// The rule of secrecy it is held under.
    Shell,
    /// One of the ground rules, by its place.
    Rule(usize),
    /// Some usual ground rules to begin with.
    Rules,
    /// Who does what on the day.
    Duty(Duty),
    /// What was handed out.
    Materials,
    /// Whether others may listen and read.
    Openness,
    /// When the next meeting is.
    Next,
}

/// What can be done with a ground rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Change its words.
    Edit,
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// Take it out.
    Remove,
    /// See about what people differ.
    Conflict,
}

/// The rows of the list.
#[must_use]
pub fn rows(session: &Session, meeting: RecordId) -> Vec<Fact> {
    use Fact::{Area, Date, End, Layer, Materials, Next, Openness, Place, Shell, Start, Theme, Title};
    let count = known(session, meeting).map_or(0, |meeting| meeting.rules().len());
    let mut rows = vec![Title, Date, Start, End, Place, Area, Layer, Theme, Shell];
    rows.extend((0..count).map(Fact::Rule));
    if count == 0 {
        rows.push(Fact::Rules);
    }
    rows.extend(Duty::ALL.map(Fact::Duty));
    rows.extend([Materials, Openness, Next]);
    rows
}

fn known(session: &Session, meeting: RecordId) -> Option<Meeting<'_>> {
    session.record(meeting).map(Meeting)
}

/// The day of a meeting, where it has one: from there the days are counted that are said at it.
#[must_use]
pub fn day_of(session: &Session, meeting: RecordId) -> Option<NaiveDate> {
    known(session, meeting).and_then(|meeting| date::stored(meeting.date()))
}

/// What a fact is called.
#[must_use]
pub fn name(fact: Fact, lang: Lang) -> String {
    match fact {
        Fact::Title => lang.new_field_title(),
        Fact::Date => lang.new_field_date(),
        Fact::Start => lang.fact_start(),
        Fact::End => lang.fact_end(),
        Fact::Place => lang.out_place(),
        Fact::Area => lang.out_area(),
        Fact::Layer => lang.out_layer(),
        Fact::Theme => lang.out_theme(),
        Fact::Shell => lang.out_shell(),
        Fact::Rule(at) => return format!("{} {}", lang.out_rules(), at + 1),
        Fact::Rules => lang.out_rules(),
        Fact::Duty(duty) => lang.duty(duty.word()),
        Fact::Materials => lang.fact_materials(),
        Fact::Openness => lang.fact_openness(),
        Fact::Next => lang.fact_next(),
    }
    .to_owned()
}

/// What is known of it, as it is shown; empty where nothing is.
#[must_use]
pub fn shown(meeting: Meeting, fact: Fact, lang: Lang) -> String {
    let text = match fact {
        Fact::Date | Fact::Next => {
            let text = stored(meeting, fact);
            return date::stored(text)
                .map_or_else(|| Clean::line(text).into_string(), |day| date::long(lang, day));
        }
        Fact::Rule(at) => meeting.rules().get(at).copied().unwrap_or_default(),
        Fact::Rules => lang.rules_usual(),
        Fact::Materials => return Clean::line(&in_one_line(&meeting.materials(), lang)).into_string(),
        _ => stored(meeting, fact),
    };
    Clean::line(text).into_string()
}

/// What is stored of it.
fn stored(meeting: Meeting<'_>, fact: Fact) -> &str {
    match fact {
        Fact::Rule(at) => meeting.rules().get(at).copied().unwrap_or_default(),
        _ => field(fact).map_or("", |field| meeting.0.text(field)),
    }
}

/// The field it is stored under; the ground rules share one.
fn field(fact: Fact) -> Option<&'static str> {
    Some(match fact {
        Fact::Title => "title",
        Fact::Date => "date",
        Fact::Start => "start",
        Fact::End => "end",
        Fact::Place => "place",
        Fact::Area => "area",
        Fact::Layer => "layer",
        Fact::Theme => "theme",
        Fact::Shell => "shell",
        Fact::Duty(duty) => duty.word(),
        Fact::Materials => "materials",
        Fact::Openness => "openness",
        Fact::Next => "next",
        Fact::Rule(_) | Fact::Rules => return None,
    })
}

/// The fact that a field of a meeting holds; the ground rules are one.
#[must_use]
pub fn of_field(field_name: &str) -> Option<Fact> {
    use Fact::{Area, Date, End, Layer, Materials, Next, Openness, Place, Rules, Shell, Start, Theme, Title};
    let plain = [Title, Date, Start, End, Place, Area, Layer, Theme, Shell, Materials, Openness, Next];
    let all = plain.into_iter().chain(Duty::ALL.map(Fact::Duty));
    all.into_iter().find(|fact| field(*fact) == Some(field_name)).or((field_name == "rules").then_some(Rules))
}

/// Whether people wrote it differently.
#[must_use]
pub fn differs(session: &Session, meeting: Meeting, fact: Fact) -> bool {
    let named = match fact {
        Fact::Rule(_) => Some("rules"),
        _ => field(fact),
    };
    conflict::of(session, meeting.0).iter().any(|open| open.fields.iter().any(|field| Some(*field) == named))
}

/// Several things in the one line of a field.
fn in_one_line(things: &[&str], lang: Lang) -> String {
    things.join(lang.fact_between())
}

/// What was typed in one line, one thing a line.
fn each_in_a_line(text: &str) -> String {
    let things =
        text.split('／').flat_map(|part| part.split(" / ")).map(str::trim).filter(|thing| !thing.is_empty());
    things.collect::<Vec<_>>().join("\n")
}

/// What is known of it, as it is typed.
#[must_use]
pub fn typeable(meeting: Meeting, fact: Fact, lang: Lang, today: NaiveDate) -> String {
    match fact {
        Fact::Date | Fact::Next => match date::stored(stored(meeting, fact)) {
            Some(day) => date::typeable(lang, day),
            None if fact == Fact::Date => date::typeable(lang, today),
            None => stored(meeting, fact).to_owned(),
        },
        Fact::Materials => in_one_line(&meeting.materials(), lang),
        _ => stored(meeting, fact).to_owned(),
    }
}

/// Writes a fact; false where what was typed means none, which is said.
pub(in crate::app) fn write(fact: Fact, text: &str, on: On, work: &mut Work) -> bool {
    let today = work.moment.today;
    let value = match fact {
        Fact::Title if text.is_empty() => {
            work.mark(work.lang.notice_title_needed());
            return false;
        }
        Fact::Date if !text.is_empty() => match date::typed(text, today) {
            Some(day) => day.format("%Y-%m-%d").to_string(),
            None => {
                work.mark(work.lang.new_bad_date());
                return false;
            }
        },
        // a day, counted from this meeting even before it, or what is known of it in words
        Fact::Next => match day::named_exactly(text, day_of(work.session(), on.meeting).unwrap_or(today)) {
            Some(day) => day.format("%Y-%m-%d").to_string(),
            None => text.to_owned(),
        },
        Fact::Materials => each_in_a_line(text),
        Fact::Start | Fact::End if !text.is_empty() => match time::typed(text) {
            Some(minute) => format!("{:02}:{:02}", minute / 60, minute % 60),
            None => {
                work.mark(work.lang.notice_no_time());
                return false;
            }
        },
        Fact::Rule(at) => {
            if text.is_empty() {
                remove_rule(at, on, work);
            } else {
                change_rules(on, work, |rules| match rules.get_mut(at) {
                    Some(rule) => text.clone_into(rule),
                    None => rules.push(text.to_owned()),
                });
            }
            return true;
        }
        _ => text.to_owned(),
    };
    if let Some(field) = field(fact) {
        work.write(|writer| writer.set(on.meeting, &[(field, value.into())]));
    }
    true
}

/// Adds a ground rule.
pub(super) fn add_rule(text: &str, on: On, work: &mut Work) -> bool {
    change_rules(on, work, |rules| rules.push(text.to_owned()))
}

fn change_rules(on: On, work: &mut Work, change: impl FnOnce(&mut Vec<String>)) -> bool {
    let rules = known(work.session(), on.meeting).map(Meeting::rules).unwrap_or_default();
    let mut rules: Vec<String> = rules.into_iter().map(str::to_owned).collect();
    change(&mut rules);
    let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
    work.write(|writer| writer.set(on.meeting, &[("rules", rules.into())])).is_some()
}

fn remove_rule(at: usize, on: On, work: &mut Work) {
    let mut place = 0..;
    if change_rules(on, work, |rules| rules.retain(|_| place.next() != Some(at))) {
        work.say(work.lang.notice_removed());
    }
}

impl MeetingScreen {
    pub(super) fn act_on_fact(&mut self, at: usize, action: Action, on: On, work: &mut Work) -> Wish {
        let Some(fact) = rows(work.session(), on.meeting).get(at).copied() else { return Wish::None };
        let meeting = known(work.session(), on.meeting);
        let fact_differs = meeting.is_some_and(|meeting| differs(work.session(), meeting, fact));
        match (fact, action) {
            (Fact::Rule(at), Action::Remove) => {
                remove_rule(at, on, work);
            }
            (_, Action::Remove) => {}
            (Fact::Rule(at), Action::Menu) => {
                let lang = work.lang;
                let mut rows = vec![
                    Row::new(Command::Edit, lang.menu_edit()),
                    Row::new(Command::Up, lang.menu_up()),
                    Row::new(Command::Down, lang.menu_down()),
                    Row::new(Command::Remove, lang.menu_remove()),
                ];
                if fact_differs {
                    rows.push(Row::new(Command::Conflict, lang.review_menu()));
                }
                self.popup = Some(Popup::Rule(at, Choice::new(name(fact, lang), rows)));
            }
            (_, Action::Menu) if fact_differs => return Wish::Further(Further::Conflict(on.meeting)),
            (Fact::Rules, _) => {
                let usual = work.lang.usual_rules().map(str::to_owned);
                change_rules(on, work, |rules| rules.extend(usual));
            }
            (Fact::Layer | Fact::Shell | Fact::Openness, _) => self.open_words(fact, on, work),
            (fact, _) => self.open_fact(fact, on, work),
        }
        Wish::None
    }

    fn open_fact(&mut self, fact: Fact, on: On, work: &mut Work) {
        let words = known(work.session(), on.meeting)
            .map(|meeting| typeable(meeting, fact, work.lang, work.moment.today));
        self.open_edit(What::Fact(fact), &words.unwrap_or_default(), work);
    }

    /// The usual words for a fact, and others.
    fn open_words(&mut self, fact: Fact, on: On, work: &mut Work) {
        let lang = work.lang;
        let usual: &[&str] = match fact {
            Fact::Layer => &lang.usual_layers(),
            Fact::Openness => &lang.usual_openness(),
            _ => &lang.usual_shells(),
        };
        let mut rows: Vec<_> =
            usual.iter().map(|words| Row::new(Some((*words).to_owned()), *words)).collect();
        rows.push(Row::new(None, lang.other_words()));
        let now = known(work.session(), on.meeting).map(|meeting| stored(meeting, fact).to_owned());
        // words of the town's own are kept: Enter does not write over them
        let own = now.as_ref().is_some_and(|words| !words.is_empty());
        let other = if own { rows.len() - 1 } else { 0 };
        let at = rows.iter().position(|row| row.value == now).unwrap_or(other);
        self.popup = Some(Popup::Words(fact, Choice { at, ..Choice::new(name(fact, lang), rows) }));
    }

    pub(super) fn answer_words(
        &mut self,
        fact: Fact,
        mut choice: Choice<Option<String>>,
        input: &Input,
        on: On,
        work: &mut Work,
    ) {
        match choice.input(input) {
            Picked::Chosen(Some(words)) => drop(write(fact, &words, on, work)),
            Picked::Chosen(None) => self.open_fact(fact, on, work),
            Picked::Left => {}
            _ => self.popup = Some(Popup::Words(fact, choice)),
        }
    }

    pub(super) fn answer_rule(
        &mut self,
        at: usize,
        mut choice: Choice<Command>,
        input: &Input,
        on: On,
        work: &mut Work,
    ) -> Wish {
        match choice.input(input) {
            Picked::Chosen(Command::Conflict) => return Wish::Further(Further::Conflict(on.meeting)),
            Picked::Chosen(Command::Edit) => self.open_fact(Fact::Rule(at), on, work),
            Picked::Chosen(Command::Remove) => remove_rule(at, on, work),
            Picked::Chosen(command) => {
                let count = known(work.session(), on.meeting).map_or(0, |meeting| meeting.rules().len());
                let to = if command == Command::Up { at.checked_sub(1) } else { Some(at + 1) };
                let Some(to) = to.filter(|to| at < count && *to < count) else { return Wish::None };
                if change_rules(on, work, |rules| rules.swap(at, to)) {
                    let row = rows(work.session(), on.meeting).iter().position(|row| *row == Fact::Rule(to));
                    self.focus = super::Focus::List(row.unwrap_or(0));
                }
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::Rule(at, choice)),
        }
        Wish::None
    }
}
