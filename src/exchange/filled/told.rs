//! The filled sheets in words: the same pieces in the same order, whatever form they are written in.

use super::small::{self, Hidden};
use super::{Answer, One, Paper, Put};
use crate::domain::cell::{Takes, in_lane};
use crate::domain::worksheet::{Bilingual, Kind, Question, Scope};
use crate::domain::{Record, RecordId, Value, filled, level};
use crate::exchange::cells::Cells;
use crate::exchange::counts::Count;
use crate::exchange::said::{self, Said, What};
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

/// Which of several filled sheets something said is about, where the audience may see it, in a few words.
pub(in crate::exchange) fn spoken_of(words: &Words, papers: &[Paper], said: &Record) -> Option<String> {
    let (paper, one) = super::spoken_of(papers, said)?;
    let all = filled::list(words.session, one.of.meeting, &paper.id);
    let called = || match one.agency {
        Some(agency) => words.lang.form_case(one.number, &words.short(Some(agency))),
        None => words.lang.sheet_numbered(&title(words, paper), one.number),
    };
    (all.len() > 1).then(called)
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
    let meeting = answer.records.first().and_then(|record| record.link("meeting"));
    let cells = cells(words, meeting.unwrap_or(RecordId::MIN));
    put.values.iter().map(|value| shown(&cells, value)).collect()
}

/// How answers given at a meeting are read.
pub(super) fn cells<'w>(words: &Words<'w>, meeting: RecordId) -> Cells<'w> {
    Cells { lang: words.lang, session: words.session, meeting, kinds: words.kinds, today: words.made }
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
        (!is_meeting || self.one.agency.is_some()).then(|| self.words.name(self.one.agency))
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
        let lang = self.words.lang;
        let put = |path: &str| answer.cells.iter().find(|put| put.path == path);
        let value = |path: &str| put(path).and_then(|put| put.values.first().copied());
        let show = |path: &str, takes: Option<&Takes>| {
            put(path).map(|put| self.cell(answer, put, takes)).unwrap_or_default()
        };
        let paths = answer.cells.iter().map(|put| put.path.as_str()).collect();
        let said = said::walk(lang, question, &said::Answer { paths, value: &value, show: &show });
        let mut pieces = if question.kind == Kind::Grid { self.grids(question, answer) } else { Vec::new() };
        // what is ticked stands in one line, lane by lane
        for lane in question.each_lane() {
            let here = |said: &&Said| said.what == What::Ticked && said.lane == lane;
            let ticked: Vec<String> =
                said.iter().filter(here).map(|said| self.ticked(answer, said)).collect();
            let text = ticked.join(lang.out_comma());
            match lane {
                _ if text.is_empty() => {}
                None => pieces.push(Piece::Text(text)),
                Some(lane) => self.fact(&mut pieces, named(self.words, &lane.name), text),
            }
        }
        for said in said.iter().filter(|said| said.what != What::Ticked) {
            let mut text = said.text.clone();
            if let What::Figure(true) = said.what {
                text.push_str(&self.unit(question, answer, &said.path));
            }
            text.extend(said.beside.iter().map(|words| lang.out_marks(words)));
            let lane = said.lane.filter(|_| said.what != What::Gone);
            let lane = lane.map(|lane| named(self.words, &lane.name)).filter(|name| !name.is_empty());
            let name = (self.words.dress)(&said.name);
            let label = lane.into_iter().chain([name].into_iter().filter(|name| !name.is_empty()));
            let label = label.collect::<Vec<_>>().join("・");
            if label.is_empty() {
                pieces.push(Piece::Text(text));
            } else {
                self.fact(&mut pieces, label, text);
            }
        }
        pieces
    }

    /// An option that is ticked, with the words beside it, and whether people differ about it.
    fn ticked(&self, answer: &Answer, said: &Said) -> String {
        let lang = self.words.lang;
        let differs = answer.cells.iter().any(|put| put.path == said.path && put.values.len() > 1);
        let differs = differs.then(|| lang.out_marks(lang.mark_conflict()));
        let beside = said.beside.iter().map(|words| lang.out_marks(words));
        std::iter::once((self.words.dress)(&said.name)).chain(beside).chain(differs).collect()
    }

    /// What is counted, behind one figure that is told.
    fn unit(&self, question: &Question, answer: &Answer, path: &str) -> String {
        let unit = named(self.words, &question.unit);
        let is_told = !self.hidden.contains_key(&(answer.question.clone(), path.to_owned()));
        let is_one = answer.cells.iter().any(|put| put.path == path && put.values.len() == 1);
        if unit.is_empty() || !is_told || !is_one { String::new() } else { self.words.lang.sheet_unit(&unit) }
    }

    /// A grid for each lane.
    fn grids(&self, question: &Question, answer: &Answer) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for lane in question.each_lane() {
            let figure = |row: &str, column: &str| {
                let path = in_lane(lane, &format!("{row}.{column}"));
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
            (answer.level == level::DESK || answer.is_private, lang.mark_private()),
            (answer.level > level::DESK, lang.out_delicate()),
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
