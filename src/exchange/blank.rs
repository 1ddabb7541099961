//! A worksheet to be filled in by hand: the questions as they are numbered on the screen, with room to write.

use maud::{Markup, html};

use crate::domain::worksheet::{Bilingual, Kind, Lane, Question, Worksheet};
use crate::i18n::Lang;
use crate::text::Clean;

use super::paper::{self, Edges};

/// Lines to write on, and rows of a table.
const LINES: usize = 6;
const ROWS: usize = 4;

/// Writes a worksheet as a page to be printed, one copy for each agency; without any, one with room for the name.
#[must_use]
pub fn write(sheet: &Worksheet, agencies: &[String], lang: Lang) -> String {
    let form = Form { sheet, lang };
    let nobody = [String::new()];
    let agencies = if agencies.is_empty() { &nobody[..] } else { agencies };
    let copies: Vec<(String, &String)> =
        agencies.iter().zip(1..).map(|(agency, number)| (format!("copy{number}"), agency)).collect();
    let edges: Vec<Edges> = copies
        .iter()
        .map(|(name, agency)| Edges {
            name: name.clone(),
            wide: false,
            top: [(*agency).clone(), form.care().to_owned()],
            bottom: form.of(&sheet.title),
            numbered: agencies.len() == 1,
        })
        .collect();
    let body = html! { main { @for (name, agency) in &copies { (form.copy(name, agency)) } } };
    paper::document(lang, &form.of(&sheet.title), &edges, &body)
}

struct Form<'s> {
    sheet: &'s Worksheet,
    lang: Lang,
}

impl Form<'_> {
    fn of(&self, text: &Bilingual) -> String {
        Clean::lines(self.lang.of(&text.ja, &text.en)).into_string()
    }

    /// What is written to a sheet of which all may be published needs no care.
    fn care(&self) -> &'static str {
        let is_inside = self.sheet.questions.iter().any(|question| question.level > 0);
        if is_inside { self.lang.blank_care() } else { "" }
    }

    /// The privacy level of all questions, where it is the same.
    fn level(&self) -> Option<u8> {
        let first = self.sheet.questions.first()?.level;
        self.sheet.questions.iter().all(|question| question.level == first).then_some(first)
    }

    fn copy(&self, name: &str, agency: &str) -> Markup {
        let (lang, purpose) = (self.lang, self.of(&self.sheet.purpose));
        html! {
            section class={ "form " (name) } {
                h1 { (self.of(&self.sheet.title)) }
                @if !purpose.is_empty() { p class="text" { (purpose) } }
                div class="fill" {
                    div class="name" { span { (lang.blank_agency()) } strong { (Clean::line(agency).as_str()) } }
                    div { span { (lang.blank_day()) } }
                }
                p {
                    (lang.blank_how())
                    @if let Some(level) = self.level() { (lang.pick("", " ")) (lang.blank_readers(level)) }
                }
                @for question in &self.sheet.questions { (self.question(question)) }
            }
        }
    }

    fn question(&self, question: &Question) -> Markup {
        html! {
            div class="question" {
                h2 { (self.number(&question.number)) (self.of(&question.text)) }
                (self.guide(&question.guidance))
                @if self.level().is_none() { p class="soft" { (self.lang.blank_readers(question.level)) } }
                @match question.kind {
                    Kind::List if question.lanes.is_empty() => (lines()),
                    Kind::List => div class="rules" { @for lane in &question.lanes { (self.lane(lane)) } },
                    Kind::Overlap => (self.table(question)),
                    _ => (lines()),
                }
            }
        }
    }

    fn number(&self, number: &str) -> String {
        let number = Clean::line(number).into_string();
        if number.is_empty() { number } else { number + " " }
    }

    fn guide(&self, guidance: &[Bilingual]) -> Markup {
        html! {
            @if !guidance.is_empty() {
                ul class="guide" { @for line in guidance { li { (self.of(line)) } } }
            }
        }
    }

    fn lane(&self, lane: &Lane) -> Markup {
        html! {
            div {
                strong { (self.of(&lane.name)) }
                (self.guide(&lane.guidance))
                (lines())
            }
        }
    }

    /// What is hard, whom to ask, what it could do.
    fn table(&self, question: &Question) -> Markup {
        let lang = self.lang;
        let needs = question.needs.as_deref().and_then(|id| self.sheet.question(id));
        let need = needs.map_or(lang.blank_need_any().to_owned(), |needs| {
            lang.blank_need(&Clean::line(&needs.number), &self.of(&needs.short))
        });
        html! {
            table class="room" {
                thead { tr {
                    th scope="col" { (need) }
                    th scope="col" { (lang.blank_whom()) }
                    th scope="col" { (lang.blank_idea()) }
                } }
                tbody { @for _ in 0..ROWS { tr { td {} td {} td {} } } }
            }
        }
    }
}

fn lines() -> Markup {
    html! { div class="lines" { @for _ in 0..LINES { div class="line" {} } } }
}

#[cfg(test)]
mod tests {
    use scraper::{ElementRef, Html, Selector};

    use super::*;
    use crate::store::sheets;

    fn groupwork() -> &'static Worksheet {
        &sheets::find("groupwork").unwrap().worksheet
    }

    fn read(agencies: &[&str], lang: Lang) -> Html {
        let agencies: Vec<String> = agencies.iter().map(|name| (*name).to_owned()).collect();
        Html::parse_document(&write(groupwork(), &agencies, lang))
    }

    fn all<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
        page.select(&Selector::parse(selector).unwrap()).collect()
    }

    fn text(element: &ElementRef) -> String {
        element.text().collect()
    }

    #[test]
    fn every_question_stands_there_with_its_number_its_guidance_and_room_to_write() {
        for lang in [Lang::Ja, Lang::En] {
            let page = read(&[], lang);
            let questions = all(&page, ".question");
            assert_eq!(questions.len(), groupwork().questions.len());
            for (part, question) in questions.iter().zip(&groupwork().questions) {
                let has = |words: &Bilingual| text(part).contains(lang.of(&words.ja, &words.en));
                let heading = part.select(&Selector::parse("h2").unwrap()).next().unwrap();
                let told = lang.of(&question.text.ja, &question.text.en);
                assert_eq!(text(&heading), format!("{} {told}", question.number));
                assert!(question.guidance.iter().all(has));
                assert!(question.lanes.iter().all(|lane| has(&lane.name) && lane.guidance.iter().all(has)));
                let count = |what: &str| part.select(&Selector::parse(what).unwrap()).count();
                let lanes = question.lanes.len().max(1);
                let expected = if question.kind == Kind::List { (LINES * lanes, 0) } else { (0, ROWS * 3) };
                assert_eq!((count(".line"), count("td")), expected);
            }
        }
        let heads: Vec<String> = all(&read(&[], Lang::Ja), "th").iter().map(text).collect();
        assert_eq!(heads, ["自分たちの「弱み」（設問3）", "お願いしたい機関", "してもらえると助かること"]);
    }

    #[test]
    fn each_agency_has_a_copy_with_its_name_also_at_the_edge_of_every_page() {
        let page = read(&["保健所", "<b>会</b>\u{1b}"], Lang::Ja);
        let names: Vec<String> = all(&page, ".fill strong").iter().map(text).collect();
        assert_eq!(names, ["保健所", "<b>会</b>"]);
        let style = text(&all(&page, "style")[0]);
        assert!(
            style.contains("@page copy1{size:A4;@top-left{content:\"保健所\"}")
                && style.contains(".copy2{page:copy2}")
        );
        assert!(all(&page, "b").is_empty() && all(&page, ".copy2").len() == 1);
        assert_eq!(all(&read(&[], Lang::Ja), ".form").len(), 1);
    }

    #[test]
    fn who_will_read_it_is_said_once_or_where_it_differs_at_each_question() {
        let mut sheet = groupwork().clone();
        let told = |sheet: &Worksheet, level| {
            write(sheet, &[], Lang::Ja).matches(Lang::Ja.blank_readers(level)).count()
        };
        assert_eq!((told(&sheet, 1), told(&sheet, 2)), (1, 0));
        sheet.questions[0].level = 3;
        assert_eq!((told(&sheet, 1), told(&sheet, 3)), (4, 1));
    }

    #[test]
    fn it_refers_to_nothing_outside() {
        let page = read(&["会"], Lang::En);
        assert!(all(&page, "script, link, img, iframe, [src], [href], [style]").is_empty());
        assert_eq!(all(&page, "html")[0].attr("lang"), Some("en"));
    }
}
