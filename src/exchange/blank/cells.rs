//! Room for what is filled in by hand: boxes to tick, a field for each figure, tables, months and days.

use maud::{Markup, html};

use crate::domain::worksheet::{Bilingual, Kind, Lane, Question};
use crate::exchange::bilingual;
use crate::i18n::Lang;

/// Agencies that can be named in answer to a question that takes any number of them.
const PLACES: u32 = 4;

/// Room for the answer to a question, for each of its lanes.
pub(super) fn room(lang: Lang, question: &Question) -> Markup {
    let room = Room { lang, question };
    html! {
        @if question.lanes.is_empty() {
            (room.one())
        } @else {
            @for lane in &question.lanes { (room.lane(lane)) }
        }
    }
}

struct Room<'q> {
    lang: Lang,
    question: &'q Question,
}

impl Room<'_> {
    fn of(&self, text: &Bilingual) -> String {
        bilingual::lines(self.lang, text)
    }

    fn lane(&self, lane: &Lane) -> Markup {
        html! { div { strong { (self.of(&lane.name)) } (self.one()) } }
    }

    fn one(&self) -> Markup {
        let (lang, question) = (self.lang, self.question);
        match question.kind {
            Kind::Choice | Kind::Choices => self.boxes(),
            Kind::Number => self.fields(question.parts.iter().map(|part| self.of(&part.name))),
            Kind::Counts => self.fields(question.options.iter().map(|option| {
                let name = self.of(&option.name);
                if option.takes_words() { name + lang.blank_beside() } else { name }
            })),
            Kind::Grid => self.grid(),
            Kind::Ranking => html! {
                @if question.ranks_options() { p { (self.names().join(lang.out_comma())) } }
                (places(question.top.max(1)))
            },
            Kind::Agency if question.several => places(PLACES),
            Kind::Agency => html! { div class="lines" { div class="line" {} } },
            Kind::Period => html! { p class="day" { (lang.blank_period()) } },
            Kind::Date => html! { p class="day" { (lang.blank_date()) } },
            Kind::Text | Kind::List | Kind::Overlap | Kind::Group => super::lines(),
        }
    }

    fn names(&self) -> Vec<String> {
        self.question.options.iter().map(|option| self.of(&option.name)).collect()
    }

    /// A box before each option; a line behind one that takes words.
    fn boxes(&self) -> Markup {
        html! {
            ul class="boxes" {
                @for option in &self.question.options {
                    li {
                        span class="box" {} " " (self.of(&option.name))
                        @if option.takes_words() { (self.lang.blank_beside()) }
                    }
                }
            }
        }
    }

    /// A field behind each label, with what is counted.
    fn fields(&self, labels: impl Iterator<Item = String>) -> Markup {
        let unit = self.of(&self.question.unit);
        html! {
            table class="figures" {
                tbody { @for label in labels { tr { th scope="row" { (label) } td { (unit) } } } }
            }
        }
    }

    fn grid(&self) -> Markup {
        let (question, unit) = (self.question, self.of(&self.question.unit));
        html! {
            table class="figures" {
                thead { tr {
                    th { (unit) }
                    @for column in &question.columns { th scope="col" { (self.of(&column.name)) } }
                } }
                tbody {
                    @for row in &question.rows {
                        tr {
                            th scope="row" { (self.of(&row.name)) }
                            @for _ in &question.columns { td {} }
                        }
                    }
                }
            }
        }
    }
}

/// Numbered lines.
fn places(count: u32) -> Markup {
    html! {
        table class="figures" {
            tbody { @for place in 1..=count { tr { th scope="row" { (place) } td {} } } }
        }
    }
}
