//! The page for browser and printer, read back as a browser reads it.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use scraper::{ElementRef, Html, Selector};

use super::*;
use crate::exchange::html;
use crate::text::Clean;

/// Texts that mean something to a browser, a terminal or a spreadsheet.
const HOSTILE: [&str; 9] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</style></title></svg><b>",
    "&amp; &lt; &#12354;",
    "=1+1 @SUM -1",
    "\u{1b}[31m赤\u{7}\u{202e}逆",
    "一行目\r\n二行目\n\n    字下げ",
    "辻󠄀 𠮷 髙 ｻﾎﾟｽﾃ ①※→",
    "url(//example.invalid/) @import }*/",
];

pub(super) fn page(session: &Session, audience: Audience, lang: Lang) -> String {
    html::write(session, &order(audience, lang))
}

/// The page without its style sheet.
pub(super) fn body(session: &Session, audience: Audience, lang: Lang) -> String {
    let page = Html::parse_document(&page(session, audience, lang));
    all(&page, "body")[0].inner_html()
}

fn all<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef) -> String {
    element.text().collect()
}

/// What stands in the smallest pieces of a page, one a line.
fn outline(page: &Html) -> String {
    let pieces = "h1, h2, h3, h4, h5, p, dt, dd, th, td:not(:has(ul)), li, .top, svg text, caption";
    let line = |piece: ElementRef| {
        let said = text(piece).replace('\n', " / ");
        format!("{} {said}", piece.value().name())
    };
    all(page, "main")[0].select(&Selector::parse(pieces).unwrap()).map(line).collect::<Vec<_>>().join("\n")
}

/// The texts of people that the flat form has for an audience.
fn flat_texts(session: &Session, audience: Audience) -> BTreeSet<String> {
    const SAID: [&str; 17] = [
        "title",
        "place",
        "area",
        "layer",
        "theme",
        "shell",
        "text",
        "idea",
        "note",
        "part",
        "what",
        "first_step",
        "measure",
        "evidence",
        "source",
        "name",
        "rules",
    ];
    fn walk(value: &serde_json::Value, name: &str, found: &mut BTreeSet<String>) {
        match value {
            serde_json::Value::Object(fields) => {
                fields.iter().for_each(|(name, value)| walk(value, name, found));
            }
            serde_json::Value::Array(list) => {
                list.iter().for_each(|value| walk(value, name, found));
            }
            serde_json::Value::String(text) if SAID.contains(&name) => {
                found.insert(text.clone());
            }
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    walk(&serde_json::from_str(&json::write(session, &order(audience, Lang::Ja))).unwrap(), "", &mut found);
    found
}

/// A session of twenty agencies with names of 45 letters, each of which asks three others.
fn crowd() -> Session {
    let mut desk = Desk::new();
    let ids: Vec<RecordId> = (0..20)
        .map(|at| {
            let name = format!("社会福祉法人みなと市{at:02}地区地域包括支援相談センター連絡協議会（就労準備支援事業受託団体）分室");
            desk.agency(&name, "", State::Present)
        })
        .collect();
    for at in 0..20 {
        let idea = format!("{at}番の機関からの頼みごとを、月に一度ずつ引き受けてほしい");
        let to = [(1, Answer::Agreed), (7, Answer::TakenBack), (11, Answer::NotNow)]
            .map(|(by, answer)| (Asked::Agency(ids[(at + by) % 20]), answer));
        for question in ["open", "support", "weak"] {
            desk.say(ids[at], question, "", &format!("{at}番の機関が{question}について言ったこと"));
        }
        desk.tie(ids[at], None, &idea, &to);
    }
    desk.session
}

#[test]
fn a_small_meeting_reads_in_order() {
    let read = |audience, lang| outline(&Html::parse_document(&page(&small(), audience, lang)));
    assert_snapshot!("html_ja", read(Audience::Room, Lang::Ja));
    assert_snapshot!("html_public", read(Audience::Public, Lang::Ja));
    assert_snapshot!("html_en", read(Audience::Office, Lang::En));
}

#[test]
fn it_has_the_words_of_the_flat_form_and_none_that_are_withheld() {
    for session in [small(), outcome::came_to().0.session] {
        let everything = flat_texts(&session, Audience::Office);
        for audience in Audience::ALL {
            let source = page(&session, audience, Lang::Ja);
            let read = text(all(&Html::parse_document(&source), "body")[0]);
            let seen = flat_texts(&session, audience);
            for word in &seen {
                assert!(read.contains(Clean::lines(word).as_str()), "{audience:?}: {word}");
            }
            for word in
                everything.difference(&seen).filter(|word| !seen.iter().any(|seen| seen.contains(*word)))
            {
                assert!(!source.contains(word.as_str()), "{audience:?}: {word}");
            }
        }
    }
}

#[test]
fn it_is_one_file_of_its_language_that_refers_to_nothing_outside() {
    const OURS: &[&str] = &[
        "html", "head", "meta", "title", "style", "body", "nav", "main", "section", "div", "span", "strong",
        "a", "p", "h1", "h2", "h3", "h4", "h5", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption",
        "colgroup", "col", "thead", "tbody", "tr", "th", "td", "figure", "svg", "desc", "rect", "path",
        "text",
    ];
    const NEVER: [&str; 5] = ["src", "style", "srcset", "action", "xlink:href"];
    let mut hostile = Desk::new();
    let agency = hostile.agency("<b>機関</b>", "", State::Present);
    hostile.say(agency, "open", "", HOSTILE[0]);
    hostile.tie(agency, None, HOSTILE[1], &[(Asked::Agency(agency), Answer::Agreed)]);
    for (session, lang) in [(small(), Lang::Ja), (hostile.session, Lang::En)] {
        let source = page(&session, Audience::Office, lang);
        let page = Html::parse_document(&source);
        assert_eq!(all(&page, "html")[0].attr("lang"), Some(lang.pick("ja", "en")));
        assert!(source.starts_with("<!DOCTYPE html>") && !all(&page, "meta[charset=utf-8]").is_empty());
        let ids: BTreeSet<&str> = all(&page, "[id]").iter().filter_map(|one| one.attr("id")).collect();
        assert_eq!(ids.len(), all(&page, "[id]").len(), "an id comes twice");
        for element in all(&page, "*") {
            let name = element.value().name();
            assert!(OURS.contains(&name), "{name}");
            for (attribute, value) in element.value().attrs() {
                assert!(!NEVER.contains(&attribute) && !attribute.starts_with("on"), "{name} {attribute}");
                if attribute == "href" {
                    assert!(value.strip_prefix('#').is_some_and(|id| ids.contains(id)), "{value}");
                }
            }
        }
        let style = text(all(&page, "style")[0]);
        assert!(!["url(", "@import", "http", "src"].iter().any(|word| style.contains(word)), "{style}");
    }
}

#[test]
fn whatever_people_write_stays_text() {
    let long = "長い".repeat(5_000);
    for said in HOSTILE.iter().copied().chain([long.as_str()]) {
        let mut desk = Desk::new();
        let [one, other] = [said, "ほかの機関"].map(|name| desk.agency(name, "", State::Present));
        desk.say(one, "open", "", said);
        desk.say(one, "support", "accompany", said);
        desk.tie(other, None, said, &[(Asked::Agency(one), Answer::Agreed)]);
        let meeting = desk.meeting;
        for field in ["title", "shell", "place", "secretariat"] {
            desk.set(meeting, field, said);
        }
        desk.write(|writer| parked::park(writer, meeting, Some(one), said));
        let source = page(&desk.session, Audience::Room, Lang::Ja);
        assert!(!source.chars().any(|c| c.is_control() && c != '\n') && !source.contains('\u{202e}'));
        let page = Html::parse_document(&source);
        let clean = Clean::lines(said);
        let same = |selector: &str, at: usize| text(all(&page, selector)[at]) == *clean;
        assert!(same("h1", 0) && same("#m1-agency1-name", 0) && same("#m1-questions td li", 0), "{said}");
        assert_eq!(all(&page, "main > section").len(), 7, "{said}");
        assert_eq!((all(&page, "style").len(), all(&page, "title").len()), (1, 2), "{said}");
    }
}

#[test]
fn each_agency_has_its_page_that_begins_with_what_others_lean_on() {
    let (desk, _) = outcome::came_to();
    let page = Html::parse_document(&page(&desk.session, Audience::Room, Lang::Ja));
    let pages = all(&page, "section[id^=m1-agency]:not(#m1-agencies)");
    let names: Vec<String> =
        pages.iter().map(|page| text(page.select(&Selector::parse("h2").unwrap()).next().unwrap())).collect();
    assert_eq!(names, ["みなと市保健所", "とまりぎ", "民生委員"]);
    for page in pages {
        let first = page.select(&Selector::parse("h3").unwrap()).next().unwrap();
        assert_eq!(text(first), Lang::Ja.paper_lean());
    }
    let ibasho = text(all(&page, "#m1-agency2")[0]);
    let at = |word: &str| ibasho.find(word).unwrap_or_else(|| panic!("{word}: {ibasho}"));
    assert!(at("「夜の電話を受けてほしい」を了承しました") < at("ほかの機関に頼むこと"));
    assert!(at("名前を貸してほしい") < at("家を訪ねる"));
    let hoken = text(all(&page, "#m2-agency1")[0]);
    assert!(hoken.contains("夜の電話の当番") && hoken.contains(Lang::Ja.paper_helping()), "{hoken}");
}

#[test]
fn every_printed_page_says_how_to_handle_it_and_of_what_meeting_it_is() {
    let mut desk = Desk::new();
    let (meeting, _) = (desk.meeting, desk.agency("会", "", State::Present));
    desk.set(meeting, "shell", "守秘義務あり");
    for (audience, care) in [
        (Audience::Room, "\u{3000}取扱注意\""),
        (Audience::Office, "取扱注意\\00ff08事務局用\\00ff09\""),
        (Audience::Public, ""),
    ] {
        let page = Html::parse_document(&page(&desk.session, audience, Lang::Ja));
        let style = text(all(&page, "style")[0]).replace("\\003000", "\u{3000}");
        let edges: Vec<&str> = style.lines().filter(|line| line.starts_with("@page m")).collect();
        assert_eq!(edges.len(), 2);
        for edge in edges {
            assert!(
                edge.contains("守秘義務あり") && edge.contains("架空の見本") && edge.contains(care),
                "{edge}"
            );
            assert!(edge.contains("11月22日") && edge.contains("counter(pages)"), "{edge}");
            assert_eq!(edge.contains("取扱注意"), !care.is_empty());
        }
        for section in all(&page, "main > section") {
            let name = section.attr("class").unwrap().split(' ').next_back().unwrap().to_owned();
            assert!(style.contains(&format!(".{name}{{page:{name}}}")), "{name}");
        }
    }
}

/// A rectangle: left, top, right, bottom, in tenths of a millimetre.
type Box4 = (i64, i64, i64, i64);

#[test]
fn on_the_map_nothing_lies_over_anything() {
    let page = Html::parse_document(&page(&crowd(), Audience::Room, Lang::En));
    let figures = all(&page, "#m1-map svg");
    assert!(figures.len() > 1, "twenty agencies need several figures");
    let select = |figure: ElementRef<'_>, what: &str| -> usize {
        figure.select(&Selector::parse(what).unwrap()).count()
    };
    let lines: usize = figures.iter().map(|figure| select(*figure, "text.word[text-anchor]")).sum();
    assert_eq!((lines, all(&page, "#m1-map ol > li").len()), (60, 60));
    for figure in figures {
        let number =
            |element: ElementRef, name: &str| -> i64 { element.attr(name).unwrap().parse().unwrap() };
        let size: Vec<i64> = figure
            .attr("viewbox")
            .or(figure.attr("viewBox"))
            .unwrap()
            .split(' ')
            .map(|n| n.parse().unwrap())
            .collect();
        assert!(size[3] < 2_100, "higher than a page: {size:?}");
        let all = |what: &str| figure.select(&Selector::parse(what).unwrap()).collect::<Vec<_>>();
        let nodes: Vec<Box4> = all("rect")
            .into_iter()
            .map(|node| {
                let (x, y) = (number(node, "x"), number(node, "y"));
                (x, y, x + number(node, "width"), y + number(node, "height"))
            })
            .collect();
        let spans = |what: &str, letter: i64, high: i64| -> Vec<Box4> {
            let span = |piece: ElementRef| {
                let (x, y) = (number(piece, "x"), number(piece, "y"));
                let wide = i64::try_from(width(&text(piece))).unwrap() * letter / 10;
                let left = match piece.attr("text-anchor") {
                    Some("middle") => x - wide / 2,
                    Some("end") => x - wide,
                    _ => x,
                };
                (left, y - high, left + wide, y)
            };
            all(what).into_iter().map(span).collect()
        };
        let (names, told) = (spans("text.name", 158, 28), spans("text.word", 138, 24));
        let apart = |a: &Box4, b: &Box4| a.2 <= b.0 || b.2 <= a.0 || a.3 <= b.1 || b.3 <= a.1;
        for boxes in [[&nodes[..], &told].concat(), names.clone()] {
            for (at, one) in boxes.iter().enumerate() {
                assert!(one.0 >= 0 && one.2 <= size[2] && one.3 <= size[3], "outside: {one:?}");
                assert!(boxes[at + 1..].iter().all(|other| apart(one, other)), "{one:?}");
            }
        }
        let inside = |name: &Box4| {
            nodes.iter().any(|n| n.0 <= name.0 && n.1 <= name.1 && name.2 <= n.2 && name.3 <= n.3)
        };
        assert!(names.iter().all(inside), "a name leaves its node");
    }
}

#[test]
fn an_empty_session_is_a_page_that_says_so() {
    let page = Html::parse_document(&page(&Session::new(), Audience::Room, Lang::Ja));
    assert_eq!(text(all(&page, "main")[0]), Lang::Ja.out_none());
}

#[test]
fn who_is_only_put_off_is_told_in_the_words_of_the_screen() {
    let mut desk = Desk::new();
    let [one, other] = ["保健所", "社協"].map(|name| desk.agency(name, "", State::Present));
    desk.tie(one, None, "送迎", &[(Asked::Agency(other), Answer::NotNow)]);
    let body = body(&desk.session, Audience::Room, Lang::Ja);
    let told = Lang::Ja.map_untied("保健所、社協");
    assert!(told.starts_with("見送りのほかに") && body.contains(&told), "{body}");
}
