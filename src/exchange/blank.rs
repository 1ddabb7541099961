//! A worksheet to be filled in by hand: the questions as they are numbered on the screen, with room to write.

mod cells;
mod variant;

use maud::{Markup, html};

use crate::domain::worksheet::{Bilingual, Kind, Lane, Question, Worksheet};
use crate::i18n::Lang;
use crate::text::Clean;

use super::bilingual;
use super::paper::{self, Edges};
use variant::Variant;

/// Lines to write on, and rows of a table.
const LINES: usize = 6;
const ROWS: usize = 4;

/// Writes a worksheet as a page to be printed, one copy for each agency; without any, one with room for the name.
#[must_use]
pub fn write(sheet: &Worksheet, agencies: &[String], lang: Lang) -> String {
    let nobody = [String::new()];
    let agencies = if agencies.is_empty() { &nobody[..] } else { agencies };
    let variants = variant::of(sheet);
    let forms: Vec<Form> = variants.into_iter().map(|variant| Form { sheet, lang, variant }).collect();
    let copies = agencies.iter().flat_map(|agency| forms.iter().map(move |form| (agency, form)));
    let copies: Vec<(String, &String, &Form)> =
        copies.zip(1..).map(|((agency, form), number)| (format!("copy{number}"), agency, form)).collect();
    let edges: Vec<Edges> = copies
        .iter()
        .map(|(name, agency, form)| Edges {
            name: name.clone(),
            wide: false,
            top: [(*agency).clone(), form.care().to_owned()],
            bottom: form.title(),
            numbered: copies.len() == 1,
        })
        .collect();
    let title = bilingual::lines(lang, &sheet.title);
    let body = html! { main { @for (name, agency, form) in &copies { (form.copy(name, agency)) } } };
    paper::document(lang, &title, &edges, &body)
}

struct Form<'s> {
    sheet: &'s Worksheet,
    lang: Lang,
    /// The option for which it is, where a worksheet asks other questions for each (a good case, a difficult one).
    variant: Option<Variant<'s>>,
}

impl Form<'_> {
    fn of(&self, text: &Bilingual) -> String {
        bilingual::lines(self.lang, text)
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

    /// The title, with the option for which it is.
    fn title(&self) -> String {
        let title = self.of(&self.sheet.title);
        match &self.variant {
            Some(variant) => title + &self.lang.out_marks(&self.of(variant.name())),
            None => title,
        }
    }

    /// The questions that are asked on this form.
    fn questions(&self) -> impl Iterator<Item = &Question> {
        let asks = |question: &&Question| self.variant.as_ref().is_none_or(|variant| variant.asks(question));
        self.sheet.questions.iter().filter(asks)
    }

    fn copy(&self, name: &str, agency: &str) -> Markup {
        let (lang, purpose) = (self.lang, self.of(&self.sheet.purpose));
        html! {
            section class={ "form " (name) } {
                h1 { (self.title()) }
                @if !purpose.is_empty() { p class="text" { (purpose) } }
                div class="fill" {
                    div class="name" { span { (lang.blank_agency()) } strong { (Clean::line(agency).as_str()) } }
                    div { span { (lang.blank_day()) } }
                }
                p {
                    (lang.blank_how())
                    @if let Some(level) = self.level() { (lang.pick("", " ")) (lang.blank_readers(level)) }
                }
                @for question in self.questions() { (self.question(question)) }
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
                    _ => (cells::room(self.lang, question)),
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
    fn every_sheet_of_the_booklet_has_room_for_what_each_question_takes() {
        for sheet in sheets::builtin().iter().map(|sheet| &sheet.worksheet) {
            let page = Html::parse_document(&write(sheet, &[], Lang::Ja));
            let forms = all(&page, ".form");
            let variants = variant::of(sheet);
            assert_eq!(forms.len(), variants.len(), "{}", sheet.id);
            for (form, variant) in forms.iter().zip(&variants) {
                let asked =
                    |question: &&Question| variant.as_ref().is_none_or(|variant| variant.asks(question));
                let questions: Vec<&Question> = sheet.questions.iter().filter(asked).collect();
                let parts: Vec<ElementRef> = form.select(&Selector::parse(".question").unwrap()).collect();
                assert_eq!(parts.len(), questions.len(), "{}", sheet.id);
                for (part, question) in parts.iter().zip(questions) {
                    let count = |what: &str| part.select(&Selector::parse(what).unwrap()).count();
                    let each = question.lanes.len().max(1);
                    let (boxes, cells) = (count(".box"), count(".figures td"));
                    let expected = match question.kind {
                        Kind::Choice | Kind::Choices => (question.options.len() * each, 0),
                        Kind::Number => (0, question.parts.len() * each),
                        Kind::Counts => (0, question.options.len() * each),
                        Kind::Grid => (0, question.rows.len() * question.columns.len() * each),
                        Kind::Ranking => (0, question.top as usize * each),
                        Kind::Agency if question.several => (0, 4 * each),
                        _ => (0, 0),
                    };
                    assert_eq!((boxes, cells), expected, "{} {}", sheet.id, question.id);
                    let is_long = matches!(question.kind, Kind::Text | Kind::List);
                    assert!(!is_long || count(".line") == LINES * each, "{} {}", sheet.id, question.id);
                }
            }
        }
    }

    #[test]
    fn a_good_case_and_a_difficult_one_have_a_form_each() {
        let case = &sheets::find("case").unwrap().worksheet;
        let page = Html::parse_document(&write(case, &["保健所".to_owned()], Lang::Ja));
        let forms = all(&page, ".form");
        assert_eq!(forms.len(), 2);
        let asked = |form: &ElementRef| form.select(&Selector::parse(".question").unwrap()).count();
        assert!(forms.iter().all(|form| asked(form) < case.questions.len()));
        assert_ne!(text(&forms[0]), text(&forms[1]));
    }

    #[test]
    fn it_refers_to_nothing_outside() {
        let page = read(&["会"], Lang::En);
        assert!(all(&page, "script, link, img, iframe, [src], [href], [style]").is_empty());
        assert_eq!(all(&page, "html")[0].attr("lang"), Some("en"));
    }
}
