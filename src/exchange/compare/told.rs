//! A comparison in words: as plain text, and as Markdown.

use std::ops::Range;

use super::Comparison;
use crate::domain::since::{Change, Line};
use crate::exchange::escape;
use crate::exchange::refilled;
use crate::exchange::text::Rows;
use crate::i18n::Lang;
use crate::text::differing;

/// A part of it.
enum Part {
    Title(String),
    Note(String),
    Agency(String),
    Question(String),
    /// What was said; of what was reworded, both wordings.
    Said(Vec<String>),
}

/// As plain text of at most `columns`.
pub(super) fn text(of: &Comparison, columns: usize) -> String {
    let mut rows = Rows::new(columns);
    for part in parts(of, str::to_owned) {
        match part {
            Part::Title(text) => rows.heading(&text, "="),
            Part::Note(text) => rows.part("", &text),
            Part::Agency(text) => rows.heading(&text, "-"),
            Part::Question(text) => rows.part("", &text),
            Part::Said(words) => {
                for (at, words) in words.iter().enumerate() {
                    rows.hang(if at == 0 { "  - " } else { "    " }, words);
                }
            }
        }
    }
    rows.finish()
}

/// As Markdown; what people wrote is escaped.
pub(super) fn markdown(of: &Comparison) -> String {
    let mut out = String::new();
    let mut in_list = false;
    for part in parts(of, escape::markdown) {
        let is_said = matches!(part, Part::Said(_));
        if !out.is_empty() {
            out += if in_list && is_said { "\n" } else { "\n\n" };
        }
        in_list = is_said;
        out += &match part {
            Part::Title(text) => format!("# {text}"),
            Part::Note(text) => text,
            Part::Agency(text) => format!("## {text}"),
            Part::Question(text) => format!("### {text}"),
            Part::Said(words) => format!("- {}", words.join("<br>\n  ")),
        };
    }
    out.push('\n');
    out
}

fn parts(of: &Comparison, word: impl Fn(&str) -> String) -> Vec<Part> {
    let lang = of.lang;
    let (before, after) = (word(&of.period(of.before)), word(&of.period(of.after)));
    let mut parts = vec![Part::Title(lang.diff_title(&before, &after))];
    if of.agencies().is_empty() {
        let why = match of.withheld {
            0 => lang.years_nothing_said().to_owned(),
            count => lang.diff_all_withheld(count),
        };
        parts.push(Part::Note(why));
        return parts;
    }
    if of.are_strangers() {
        parts.push(Part::Note(lang.diff_strangers().to_owned()));
    }
    let counts = of.counts(of.lines.iter().filter(|line| line.is_told()));
    if !counts.is_empty() {
        parts.push(Part::Note(counts));
    }
    let not_told = of.lines.iter().filter(|line| !line.is_told()).count();
    if not_told > 0 {
        parts.push(Part::Note(lang.years_not_told(not_told)));
    }
    let [changed, same] = refilled::counts(&of.answers);
    if changed > 0 {
        parts.push(Part::Note(lang.refilled_title(changed, same)));
    }
    for agency in of.agencies() {
        parts.push(Part::Agency(word(&of.agency(agency)) + &of.note(agency)));
        let own: Vec<&Line> = of.lines.iter().filter(|line| line.agency == agency).collect();
        let place = |line: &Line| (line.worksheet.clone(), line.question.clone(), line.lane.clone());
        for said in own.chunk_by(|one, other| place(one) == place(other)) {
            let name = said.first().map(|line| word(&of.question(line))).unwrap_or_default();
            let counts = of.counts(said.iter().copied());
            parts.push(Part::Question(lang.diff_question(&name, &counts)));
            parts.extend(said.iter().filter_map(|line| told(of, line, &word)).map(Part::Said));
        }
        let answers = of.answers.iter().filter(|answer| answer.agency == agency);
        for answer in answers.filter(|answer| !answer.changed().is_empty()) {
            let name = of.cells(&answer.after).named(&answer.question.short);
            parts.push(Part::Question(word(&name)));
            let cells = refilled::told(&of.cells(&answer.after), answer);
            parts.extend(cells.iter().map(|cell| Part::Said(vec![word(cell)])));
        }
    }
    parts
}

fn told(of: &Comparison, line: &Line, word: impl Fn(&str) -> String) -> Option<Vec<String>> {
    let lang = of.lang;
    let (was, now) = (of.words(line.before), of.words(line.after));
    Some(match (line.change, was, now) {
        (Change::Reworded, Some((_, was)), Some((_, now))) => {
            let (gone, come) = differing(&was, &now);
            vec![
                lang.years_was_line().to_owned() + &marked(&was, &gone, lang, &word),
                lang.years_is_line().to_owned() + &marked(&now, &come, lang, &word),
            ]
        }
        (Change::Kept, _, Some((_, now))) => vec![lang.years_kept_line().to_owned() + &word(&now)],
        (Change::New, _, Some((_, now))) => vec![lang.years_new_line().to_owned() + &word(&now)],
        (Change::Gone, Some((record, was)), _) => {
            let mark = if line.is_told() { lang.years_gone_line() } else { lang.years_unheard_line() };
            let day = record.link("meeting").map(|id| of.day(id)).filter(|day| !day.is_empty());
            let day = day.map(|day| lang.years_when(&day)).unwrap_or_default();
            vec![format!("{mark}{}{day}", word(&was))]
        }
        _ => return None,
    })
}

/// A text with brackets around some of its parts.
fn marked(text: &str, parts: &[Range<usize>], lang: Lang, word: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut from = 0;
    for part in parts {
        let plain = text.get(from..part.start).unwrap_or_default();
        let other = text.get(part.clone()).unwrap_or_default();
        out += &(word(plain) + &word(lang.mark_open()) + &word(other) + &word(lang.mark_close()));
        from = part.end;
    }
    out + &word(text.get(from..).unwrap_or_default())
}
