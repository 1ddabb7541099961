//! A session as one page for browser and printer: a summary, what each meeting came to, the map of overlaps, the sheet by
//! question and by agency, and a page for each agency.

mod agency;
mod by_agency;
mod by_question;
mod drawing;
mod filled;
mod map;
mod outcome;
mod summary;
mod tie;

use maud::{Markup, html};

use crate::domain::{Session, meeting};
use crate::i18n::date;
use crate::text::Clean;

use super::levels::Levels;
use super::minutes::Minutes;
use super::paper::{self, Edges};
use super::words::Words;
use super::{Audience, Order};

/// Writes what an audience may see of a session as one HTML file.
#[must_use]
pub fn write(session: &Session, order: &Order) -> String {
    let (levels, lang) = (Levels::of(session), order.lang);
    let dress = |text: &str| Clean::lines(text).into_string();
    let words = Words::of(session, &levels, order, dress);
    let all: Vec<Minutes> = meeting::all(session)
        .into_iter()
        .map(|meeting| Minutes::of(session, &levels, meeting, order.audience))
        .collect();
    let meetings: Vec<Part> =
        all.iter().zip(1..).map(|(minutes, number)| Part { words: &words, minutes, order, number }).collect();
    let edges: Vec<Edges> = meetings.iter().flat_map(Part::edges).collect();
    let title = meetings.last().map_or(String::new(), Part::title);
    let chapters: Vec<Vec<Chapter>> = meetings.iter().map(Part::chapters).collect();
    let body = html! {
        (contents(&meetings, &chapters))
        main {
            @for chapter in chapters.iter().flatten() { (chapter.markup) }
            @if chapters.is_empty() { p { (lang.out_none()) } }
        }
    };
    paper::document(lang, &title, &edges, &body)
}

/// The chapters with their places, for the screen.
fn contents(meetings: &[Part], chapters: &[Vec<Chapter>]) -> Markup {
    html! {
        @for (part, chapters) in meetings.iter().zip(chapters) {
            nav aria-label=(part.words.lang.paper_contents()) {
                p { strong { (part.title()) } }
                ol {
                    @for chapter in chapters {
                        li { a href={ "#" (chapter.id) } { (chapter.heading) } }
                    }
                }
            }
        }
    }
}

/// A chapter: what begins on a page of its own.
struct Chapter {
    id: String,
    heading: String,
    markup: Markup,
}

/// One meeting, and what it is written with.
struct Part<'w, 's> {
    words: &'w Words<'s>,
    minutes: &'w Minutes<'s>,
    order: &'w Order,
    /// Counts the meetings, from 1.
    number: usize,
}

impl Part<'_, '_> {
    fn chapters(&self) -> Vec<Chapter> {
        let lang = self.words.lang;
        let mut all = vec![self.chapter(summary::ID, lang.paper_summary(), &summary::markup(self))];
        let mut add = |id: &str, heading: &str, markup: Option<Markup>| {
            all.extend(markup.map(|markup| self.chapter(id, heading, &markup)));
        };
        add("outcome", lang.paper_outcome(), outcome::markup(self));
        add("map", lang.paper_map(), map::markup(self));
        add("questions", lang.paper_by_question(), by_question::markup(self));
        add("sheets", lang.paper_sheets(), filled::sheets(self));
        add("results", lang.paper_results(), filled::sums(self));
        add(by_agency::ID, lang.paper_by_agency(), by_agency::markup(self));
        for (seat, number) in self.minutes.seats.iter().zip(1..) {
            let name = self.words.wordings(seat.agency.0, "name");
            add(&format!("agency{number}"), &name, agency::markup(self, seat));
        }
        all
    }

    fn chapter(&self, part: &str, heading: &str, markup: &Markup) -> Chapter {
        let id = format!("m{}-{part}", self.number);
        let (first, wide, care) = (part == summary::ID, part == by_agency::ID, self.care());
        let markup = html! {
            section class={ "sheet " (self.edge(wide)) } id=(id) aria-labelledby={ (id) "-name" } {
                div class="top" {
                    @if !first { span { (self.title()) } }
                    @if !care.is_empty() { strong class="care" { (care) } }
                }
                @if first {
                    h1 id={ (id) "-name" } { (self.title()) }
                } @else {
                    h2 id={ (id) "-name" } { (heading) }
                }
                (markup)
            }
        };
        Chapter { id, heading: heading.to_owned(), markup }
    }

    /// The title of the meeting.
    fn title(&self) -> String {
        let title = self.words.wordings(self.minutes.meeting.0, "title");
        if title.is_empty() { self.words.lang.home_no_title().to_owned() } else { title }
    }

    /// How those who have the paper are to handle it; empty for what is published.
    fn care(&self) -> &'static str {
        match self.words.audience {
            Audience::Room => self.words.lang.paper_care(),
            Audience::Office => self.words.lang.paper_care_office(),
            Audience::Public => "",
        }
    }

    fn edge(&self, wide: bool) -> String {
        format!("m{}{}", self.number, if wide { "wide" } else { "" })
    }

    /// What stands on every printed page: under which rule of secrecy, how to handle it, of which meeting, of which day.
    fn edges(&self) -> [Edges; 2] {
        let (lang, meeting) = (self.words.lang, self.minutes.meeting);
        let shell = self.words.wordings(meeting.0, "shell");
        let sample = if meeting.is_fictional() { lang.paper_sample() } else { "" };
        let join = |parts: [&str; 2]| {
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(lang.pick("　", " - "))
        };
        let made = lang.paper_made(&date::long(lang, self.order.made));
        [false, true].map(|wide| Edges {
            name: self.edge(wide),
            wide,
            top: [shell.clone(), join([sample, self.care()])],
            bottom: join([&self.title(), &made]),
            numbered: true,
        })
    }
}

/// People's words in a list; nothing where there are none.
fn list(items: impl IntoIterator<Item = String>) -> Markup {
    let items: Vec<String> = items.into_iter().collect();
    html! {
        @if !items.is_empty() { ul { @for item in items { li { (item) } } } }
    }
}

/// A list below a heading; nothing where there is nothing in it.
fn headed(heading: &str, items: impl IntoIterator<Item = String>) -> Markup {
    let items: Vec<String> = items.into_iter().collect();
    html! {
        @if !items.is_empty() { h3 { (heading) } (list(items)) }
    }
}
