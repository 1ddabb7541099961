//! The filled sheets in words: the same pieces in the same order, whatever form they are written in.

use super::small::{self, Hidden};
use super::{Answer, One, Paper, Put};
use crate::domain::Value;
use crate::domain::agency::Agency;
use crate::domain::cell::{Takes, WORDS};
use crate::domain::worksheet::{Bilingual, Kind, Question, Scope};
use crate::exchange::cells::Cells;
use crate::exchange::counts::Count;
use crate::exchange::labels::{self, Labelled};
use crate::exchange::levels::PRIVATE;
use crate::exchange::words::Words;

/// One piece of what was filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Piece {
    /// Whose sheet it is.
    Whose(String),
    /// What stands beside each label.
    Facts(Vec<(String, String)>),
    /// A text of its own.
    Text(String),
    /// Figures by rows and columns, the first column the names of the rows.
    Grid(Vec<String>, Vec<Vec<String>>),
    /// Something to look at again: a check that does not hold.
    Note(String),
}

/// What was filled in of one question, sheet by sheet.
pub(in crate::exchange) fn of_question(words: &Words, paper: &Paper, question: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (one, answer) in paper.to(question) {
        let telling = Telling::new(words, paper, one);
        pieces.extend(telling.whose().map(Piece::Whose));
        pieces.extend(telling.answer(answer));
        pieces.extend(telling.notes(question));
    }
    pieces
}

/// One filled sheet, question by question.
pub(in crate::exchange) fn of_sheet(words: &Words, paper: &Paper, one: &One) -> Vec<Piece> {
    let telling = Telling::new(words, paper, one);
    let mut pieces: Vec<Piece> = Vec::new();
    for answer in &one.answers {
        let head = telling.heading(answer);
        for piece in telling.answer(answer) {
            match piece {
                Piece::Text(text) => telling.fact(&mut pieces, head.clone(), text),
                Piece::Facts(facts) => {
                    let lines: Vec<String> =
                        facts.iter().map(|(label, text)| words.lang.out_fact(label, text)).collect();
                    telling.fact(&mut pieces, head.clone(), lines.join("\n"));
                }
                grid @ Piece::Grid(..) => {
                    telling.fact(&mut pieces, head.clone(), String::new());
                    pieces.push(grid);
                }
                other => pieces.push(other),
            }
        }
        pieces.extend(telling.notes(&answer.question));
    }
    pieces
}

/// What one answer comes to in one cell of a table.
pub(in crate::exchange) fn in_one(words: &Words, paper: &Paper, one: &One, answer: &Answer) -> String {
    let telling = Telling::new(words, paper, one);
    let mut lines = Vec::new();
    for piece in telling.answer(answer).into_iter().chain(telling.notes(&answer.question)) {
        match piece {
            Piece::Whose(text) | Piece::Text(text) | Piece::Note(text) => lines.push(text),
            Piece::Facts(facts) => {
                lines.extend(facts.iter().map(|(label, text)| words.lang.out_fact(label, text)));
            }
            Piece::Grid(heads, rows) => {
                for row in rows {
                    let name = row.first().cloned().unwrap_or_default();
                    let figures = heads.iter().zip(&row).skip(1).filter(|(_, figure)| !figure.is_empty());
                    let figures: Vec<String> =
                        figures.map(|(head, figure)| format!("{head} {figure}")).collect();
                    lines.push(words.lang.out_fact(&name, &figures.join(words.lang.out_comma())));
                }
            }
        }
    }
    lines.join("\n")
}

/// The name of a filled sheet that was begun one by one: 事例 2（保健所）.
pub(in crate::exchange) fn name(words: &Words, paper: &Paper, one: &One) -> String {
    let numbered = words.lang.sheet_numbered(&title(words, paper), one.number);
    let has_agency = one.record.is_some_and(|record| record.link("agency").is_some());
    if has_agency { numbered + &words.lang.out_marks(&words.name(one.agency)) } else { numbered }
}

/// The title of a worksheet.
pub(in crate::exchange) fn title(words: &Words, paper: &Paper) -> String {
    paper.sheet().map_or_else(|| (words.dress)(&paper.id), |sheet| named(words, &sheet.title))
}

/// A cell as it is told to the audience: every value where people differ.
pub(in crate::exchange) fn cell(
    words: &Words,
    hidden: &Hidden,
    (answer, put): (&Answer, &Put),
    takes: Option<&Takes>,
) -> String {
    let each = told(words, hidden, (answer, put), |cells, value| match takes {
        Some(takes) => cells.shown(takes, value),
        None => cells.shown(&Takes::Text, value),
    });
    words.differing(each.into_iter().map(|text| (words.dress)(&text)))
}

/// The same, each value by itself and as it can be typed again: what other programs read, and what comes back.
pub(in crate::exchange) fn each(
    words: &Words,
    hidden: &Hidden,
    place: (&Answer, &Put),
    takes: Option<&Takes>,
) -> Vec<String> {
    told(words, hidden, place, |cells, value| match takes {
        Some(takes) => cells.typeable(takes, value),
        None => cells.shown(&Takes::Text, value),
    })
}

fn told(
    words: &Words,
    hidden: &Hidden,
    (answer, put): (&Answer, &Put),
    shown: impl Fn(&Cells, &Value) -> String,
) -> Vec<String> {
    if let Some(count) = hidden.get(&(answer.question.clone(), put.path.clone())) {
        return vec![count_told(words, *count)];
    }
    let cells = Cells {
        lang: words.lang,
        session: words.session,
        meeting: answer
            .records
            .first()
            .and_then(|record| record.link("meeting"))
            .unwrap_or(crate::domain::RecordId::MIN),
        kinds: words.kinds,
        today: words.made,
    };
    put.values.iter().map(|value| shown(&cells, value)).collect()
}

fn count_told(words: &Words, count: Count) -> String {
    match count {
        Count::Below(small) => words.lang.sheet_below(small),
        Count::Of(_) | Count::Withheld => words.lang.sheet_withheld().to_owned(),
    }
}

fn named(words: &Words, name: &Bilingual) -> String {
    (words.dress)(words.lang.of(&name.ja, &name.en))
}

/// One filled sheet while it is told.
struct Telling<'t, 'w, 's> {
    words: &'t Words<'w>,
    paper: &'t Paper<'s>,
    one: &'t One<'s>,
    hidden: Hidden,
}

impl<'t, 'w, 's> Telling<'t, 'w, 's> {
    fn new(words: &'t Words<'w>, paper: &'t Paper<'s>, one: &'t One<'s>) -> Self {
        Self { words, paper, one, hidden: small::hidden(paper, one, words.audience, words.small) }
    }

    /// Whose it is; none of what the meeting filled in together.
    fn whose(&self) -> Option<String> {
        let is_meeting = self.paper.sheet().is_some_and(|sheet| sheet.scope == Scope::Meeting);
        if self.one.record.is_some() {
            return Some(name(self.words, self.paper, self.one));
        }
        (!is_meeting || self.one.agency.is_some())
            .then(|| self.words.name(self.one.agency.map(|agency: Agency| agency)))
    }

    /// The heading of a question within a sheet: its number and a word or two.
    fn heading(&self, answer: &Answer) -> String {
        let Some(question) = self.paper.question(&answer.question) else {
            return (self.words.dress)(&answer.question);
        };
        let parts = [(self.words.dress)(&question.number), named(self.words, &question.short)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn fact(&self, pieces: &mut Vec<Piece>, label: String, text: String) {
        match pieces.last_mut() {
            Some(Piece::Facts(facts)) => facts.push((label, text)),
            _ => pieces.push(Piece::Facts(vec![(label, text)])),
        }
    }

    fn answer(&self, answer: &Answer) -> Vec<Piece> {
        let mut pieces = match self.paper.question(&answer.question) {
            Some(question) => self.known(question, answer),
            None => {
                let fact = |put: &Put| ((self.words.dress)(&put.path), self.cell(answer, put, None));
                vec![Piece::Facts(answer.cells.iter().map(fact).collect())]
            }
        };
        if let Some(marks) = self.marks(answer) {
            match pieces.last_mut() {
                Some(Piece::Text(text)) => text.push_str(&marks),
                Some(Piece::Facts(facts)) => {
                    facts.iter_mut().last().into_iter().for_each(|(_, text)| text.push_str(&marks));
                }
                _ => pieces.push(Piece::Text(marks.trim_start().to_owned())),
            }
        }
        pieces
    }

    fn known(&self, question: &Question, answer: &Answer) -> Vec<Piece> {
        let places = answer.cells.len().max(1);
        let all = labels::cells(question, places);
        let put = |path: &str| answer.cells.iter().find(|put| put.path == path);
        let mut rest: Vec<&Put> =
            answer.cells.iter().filter(|put| !all.iter().any(|known| known.cell.path == put.path)).collect();
        let mut pieces = Vec::new();
        match question.kind {
            Kind::Grid => pieces.extend(self.grids(question, answer)),
            Kind::Choices => {
                for lane in lanes(&all) {
                    let here = || all.iter().filter(|known| known.lane.map(|lane| &lane.id) == lane);
                    let ticked = here().filter(|known| known.cell.takes == Takes::Tick);
                    let ticked: Vec<String> = ticked
                        .filter_map(|known| {
                            let is = put(&known.cell.path)?;
                            let name = labels::own(self.words.lang, question, known);
                            let words = put(&format!("{}.{WORDS}", known.cell.path));
                            let words = words.map(|put| self.cell(answer, put, Some(&Takes::Words)));
                            let differs = is.values.len() > 1;
                            let name = (self.words.dress)(&name)
                                + &words.map(|words| self.words.lang.out_marks(&words)).unwrap_or_default();
                            Some(if differs {
                                name + &self.words.lang.out_marks(self.words.lang.mark_conflict())
                            } else {
                                name
                            })
                        })
                        .collect();
                    // words that stand beside an option that is not ticked are not lost
                    let lonely = here().filter(|known| known.cell.takes == Takes::Words);
                    let lonely = lonely.filter_map(|known| {
                        let option = known.cell.path.rsplit_once('.').map_or("", |(option, _)| option);
                        let words = put(&known.cell.path).filter(|_| put(option).is_none())?;
                        let label = labels::own(self.words.lang, question, known);
                        Some((label, self.cell(answer, words, Some(&Takes::Words))))
                    });
                    let lonely: Vec<(String, String)> = lonely.collect();
                    let text = ticked.join(self.words.lang.out_comma());
                    let name = here().find_map(|known| known.lane).map(|lane| named(self.words, &lane.name));
                    match name {
                        _ if text.is_empty() => {}
                        None => pieces.push(Piece::Text(text)),
                        Some(name) => self.fact(&mut pieces, name, text),
                    }
                    if !lonely.is_empty() {
                        pieces.push(Piece::Facts(lonely));
                    }
                }
            }
            _ => {
                let filled: Vec<(&Labelled, &Put)> =
                    all.iter().filter_map(|known| Some((known, put(&known.cell.path)?))).collect();
                for (known, put) in &filled {
                    let mut text = self.cell(answer, put, Some(&known.cell.takes));
                    if self.is_beside(question, known, &filled) {
                        continue;
                    }
                    if let Some(beside) = self.beside(question, answer, put, &filled) {
                        text.push_str(&self.words.lang.out_marks(&beside));
                    }
                    if matches!(known.cell.takes, Takes::Figure { .. }) {
                        text.push_str(&self.unit(question, answer, put));
                    }
                    let label = (self.words.dress)(&labels::label(self.words.lang, question, known));
                    if label.is_empty() {
                        pieces.push(Piece::Text(text));
                    } else {
                        self.fact(&mut pieces, label, text);
                    }
                }
            }
        }
        if question.kind == Kind::Choices {
            rest.retain(|put| !put.path.ends_with(WORDS));
        }
        for left in rest {
            let text = self.cell(answer, left, None);
            self.fact(&mut pieces, (self.words.dress)(&left.path), text);
        }
        pieces
    }

    /// Whether a cell holds the words beside an option that is chosen, which stand behind its name.
    fn is_beside(&self, question: &Question, known: &Labelled, filled: &[(&Labelled, &Put)]) -> bool {
        let path = &known.cell.path;
        question.kind == Kind::Choice
            && known.cell.takes == Takes::Words
            && filled.iter().any(|(_, put)| words_path(put).as_ref() == Some(path))
    }

    /// The words beside the option that is chosen.
    fn beside(
        &self,
        question: &Question,
        answer: &Answer,
        put: &Put,
        filled: &[(&Labelled, &Put)],
    ) -> Option<String> {
        let path = words_path(put).filter(|_| question.kind == Kind::Choice)?;
        let (known, words) = filled.iter().find(|(_, put)| put.path == path)?;
        Some(self.cell(answer, words, Some(&known.cell.takes)))
    }

    /// What is counted, behind a figure that is told and is no rate of its own.
    fn unit(&self, question: &Question, answer: &Answer, put: &Put) -> String {
        let unit = named(self.words, &question.unit);
        let is_told = !self.hidden.contains_key(&(answer.question.clone(), put.path.clone()));
        let is_one = put.values.len() == 1 && put.values.iter().all(|value| matches!(value, Value::Int(_)));
        if unit.is_empty() || !is_told || !is_one { String::new() } else { self.words.lang.sheet_unit(&unit) }
    }

    /// A grid for each lane.
    fn grids(&self, question: &Question, answer: &Answer) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let none = [None];
        let lanes: Vec<_> = question.lanes.iter().map(Some).collect();
        for lane in if lanes.is_empty() { &none[..] } else { &lanes[..] } {
            let before = lane.map(|lane| format!("{}.", lane.id)).unwrap_or_default();
            let figure = |row: &str, column: &str| {
                let path = format!("{before}{row}.{column}");
                let put = answer.cells.iter().find(|put| put.path == path);
                put.map(|put| self.cell(answer, put, Some(&Takes::Figure { rough: question.rough })))
                    .unwrap_or_default()
            };
            let heads = std::iter::once(lane.map(|lane| named(self.words, &lane.name)).unwrap_or_default())
                .chain(question.columns.iter().map(|column| named(self.words, &column.name)));
            let rows = question.rows.iter().map(|row| {
                let figures = question.columns.iter().map(|column| figure(&row.id, &column.id));
                std::iter::once(named(self.words, &row.name)).chain(figures).collect::<Vec<String>>()
            });
            let rows: Vec<Vec<String>> = rows.collect();
            if rows.iter().any(|row| row.iter().skip(1).any(|figure| !figure.is_empty())) {
                pieces.push(Piece::Grid(heads.collect(), rows));
            }
        }
        pieces
    }

    fn cell(&self, answer: &Answer, put: &Put, takes: Option<&Takes>) -> String {
        cell(self.words, &self.hidden, (answer, put), takes)
    }

    /// How the answer is to be handled.
    fn marks(&self, answer: &Answer) -> Option<String> {
        let lang = self.words.lang;
        let marks = [
            (answer.level == PRIVATE || answer.is_private, lang.mark_private()),
            (answer.level > PRIVATE, lang.out_delicate()),
            (self.paper.question(&answer.question).is_none(), lang.sheet_unknown()),
        ];
        let marks: Vec<&str> = marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).collect();
        (!marks.is_empty()).then(|| lang.out_marks(&marks.join(lang.out_comma())))
    }

    /// The checks of a question that do not hold.
    fn notes(&self, question: &str) -> Vec<Piece> {
        let here = self.one.failed.iter().filter(|(id, _)| id == question);
        let told = here.map(|(_, (row, text))| {
            let text = named(self.words, text);
            let text = match row {
                Some(row) => self.words.lang.out_fact(&named(self.words, row), &text),
                None => text,
            };
            Piece::Note(self.words.lang.sheet_look_again(&text))
        });
        told.collect()
    }
}

/// The path of the words beside the option that a cell says is chosen.
fn words_path(put: &Put) -> Option<String> {
    let option = put.values.first().and_then(|value| value.as_text())?;
    let before = if put.path.is_empty() { String::new() } else { format!("{}.", put.path) };
    Some(format!("{before}{option}.{WORDS}"))
}

/// The lanes in which cells stand, each once.
fn lanes<'q>(all: &[Labelled<'q>]) -> Vec<Option<&'q String>> {
    let mut lanes = Vec::new();
    for known in all {
        let lane = known.lane.map(|lane| &lane.id);
        if !lanes.contains(&lane) {
            lanes.push(lane);
        }
    }
    lanes
}
