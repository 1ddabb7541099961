//! Whether the definition of a worksheet is sound: what a town that writes one may have got wrong, and by which words the
//! place is found in its file.

use std::collections::BTreeSet;

use super::Value;
use super::rule::Rule;
use super::value::from_value;
use super::worksheet::{Kind, Named, Of, Question, Worksheet};

/// The strictest privacy level.
const STRICTEST: u8 = 3;

/// Something that is wrong in a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// By what the place is found, one after the other.
    pub seek: Vec<Seek>,
    /// What is wrong there.
    pub what: What,
}

/// By what a place is found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seek {
    /// The so-manieth (from 1) `id: "…"`.
    Id(String, usize),
    /// These characters.
    Word(String),
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A name is missing that has to be there.
    Missing(String),
    /// A word stands where one of some others is expected.
    Word(String, Vec<String>),
    /// A rule is not understood from this character on, where this stands.
    Rule(usize, String),
    /// A value is of another kind than is expected; the words are for a log.
    Kind(String),
    /// Two questions, or two parts of one, have this id.
    Twice(String),
    /// An id has characters that paths do not take.
    BadId(String),
    /// A level above the strictest.
    Level(u8),
    /// What the kind of the question needs and has not: `options`, `parts`, `rows`, `columns`, `types`.
    Lacks(&'static str),
    /// A rule, or another question, speaks of what is not there.
    Unknown(String),
    /// It has no questions.
    NoQuestions,
    /// It asks for something by which a person can be told: only a warning.
    Personal(String),
}

impl What {
    /// Whether the worksheet can be used all the same.
    #[must_use]
    pub fn is_warning(&self) -> bool {
        matches!(self, Self::Personal(_))
    }
}

/// What is wrong in a definition; nothing where it is sound.
#[must_use]
pub fn flaws(definition: &Value) -> Vec<Flaw> {
    match Worksheet::read(definition) {
        Ok(worksheet) => of_worksheet(&worksheet),
        Err(misfit) => vec![misfitting(definition, &misfit.to_string())],
    }
}

/// The part that does not read: the innermost question, else the worksheet itself.
fn misfitting(definition: &Value, told: &str) -> Flaw {
    let (mut seek, mut told, mut tree) = (Vec::new(), told.to_owned(), definition);
    while let Some(questions) = tree.as_map().and_then(|map| map.get("questions")).and_then(Value::as_list) {
        let bad = questions.iter().find_map(|question| {
            from_value::<Question>(question).err().map(|misfit| (question, misfit.to_string()))
        });
        let Some((question, why)) = bad else { break };
        let id = question.as_map().and_then(|map| map.get("id")).and_then(Value::as_text);
        match id {
            Some(id) => seek.push(Seek::Id(id.to_owned(), 1)),
            None => seek.push(Seek::Word("Question(".to_owned())),
        }
        (told, tree) = (why, question);
    }
    let what = told_of(&told);
    seek.extend(match &what {
        What::Word(word, _) => Some(Seek::Word(format!("\"{word}\""))),
        What::Rule(..) => told.split('"').nth(1).map(|rule| Seek::Word(rule.to_owned())),
        _ => None,
    });
    Flaw { seek, what }
}

/// What a misfit says.
fn told_of(told: &str) -> What {
    let quoted = |text: &str| text.split('`').skip(1).step_by(2).map(ToOwned::to_owned).collect::<Vec<_>>();
    if told.starts_with("missing field") {
        return What::Missing(quoted(told).into_iter().next().unwrap_or_default());
    }
    if told.starts_with("unknown variant") {
        let mut words = quoted(told);
        let word = if words.is_empty() { String::new() } else { words.remove(0) };
        return What::Word(word, words);
    }
    if let Some((_, rest)) = told.split_once("is not understood at character ") {
        let (at, found) = rest.split_once(": ").unwrap_or((rest, ""));
        return What::Rule(at.parse().unwrap_or(1), found.trim_matches('"').to_owned());
    }
    What::Kind(told.to_owned())
}

fn of_worksheet(worksheet: &Worksheet) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if worksheet.questions.is_empty() {
        flaws.push(Flaw { seek: vec![Seek::Word("questions".to_owned())], what: What::NoQuestions });
    }
    if !is_id(&worksheet.id) {
        flaws.push(Flaw {
            seek: vec![Seek::Id(worksheet.id.clone(), 1)],
            what: What::BadId(worksheet.id.clone()),
        });
    }
    let mut seen = BTreeSet::new();
    for question in &worksheet.questions {
        let here = [Seek::Id(question.id.clone(), 1)];
        if !seen.insert(question.id.as_str()) {
            let seek = vec![Seek::Id(question.id.clone(), 2)];
            flaws.push(Flaw { seek, what: What::Twice(question.id.clone()) });
            continue;
        }
        for (seek, what) in of_question(worksheet, question) {
            flaws.push(Flaw { seek: here.iter().cloned().chain(seek).collect(), what });
        }
    }
    if let Some(rule) = &worksheet.cleared_if {
        flaws.extend(of_rule(worksheet, None, rule).into_iter().map(|(seek, what)| Flaw { seek, what }));
    }
    flaws
}

type Found = Vec<(Vec<Seek>, What)>;

fn of_question(worksheet: &Worksheet, question: &Question) -> Found {
    let mut found: Found = Vec::new();
    let id = |id: &str| vec![Seek::Id(id.to_owned(), 1)];
    let word = |word: &str| vec![Seek::Word(word.to_owned())];
    if !is_id(&question.id) {
        found.push((Vec::new(), What::BadId(question.id.clone())));
    }
    for level in std::iter::once(question.level).chain(question.cleared).filter(|level| *level > STRICTEST) {
        found.push((word(&level.to_string()), What::Level(level)));
    }
    let ranks_options = question.kind == Kind::Ranking && question.of == Of::Options;
    let lacks = match question.kind {
        Kind::Choice | Kind::Choices | Kind::Counts if question.options.is_empty() => Some("options"),
        Kind::Ranking if ranks_options && question.options.is_empty() => Some("options"),
        Kind::Number if question.parts.is_empty() => Some("parts"),
        Kind::Grid if question.rows.is_empty() => Some("rows"),
        Kind::Grid if question.columns.is_empty() => Some("columns"),
        _ if question.each && worksheet.types.is_empty() => Some("types"),
        _ => None,
    };
    found.extend(lacks.map(|lacks| (Vec::new(), What::Lacks(lacks))));
    let options: Vec<Named> = question.choices();
    for named in [&question.parts, &options, &question.rows, &question.columns] {
        let mut seen = BTreeSet::new();
        for one in named {
            if !is_part(&one.id) {
                found.push((id(&one.id), What::BadId(one.id.clone())));
            } else if !seen.insert(one.id.as_str()) {
                found.push((
                    vec![Seek::Id(one.id.clone(), 1), Seek::Id(one.id.clone(), 2)],
                    What::Twice(one.id.clone()),
                ));
            }
        }
    }
    let total =
        question.total.iter().filter(|total| !question.columns.iter().any(|column| column.id == **total));
    found.extend(total.map(|total| (word(&format!("\"{total}\"")), What::Unknown(total.clone()))));
    let needs = question.needs.iter().filter(|needs| worksheet.question(needs).is_none());
    found.extend(needs.map(|needs| (word(&format!("\"{needs}\"")), What::Unknown(needs.clone()))));
    let section = question
        .section
        .iter()
        .filter(|section| !worksheet.sections.iter().any(|known| known.id == **section));
    found.extend(section.map(|section| (word(&format!("\"{section}\"")), What::Unknown(section.clone()))));
    for check in &question.checks {
        match &check.each_row {
            None => found.extend(of_rule(worksheet, None, &check.rule)),
            Some(grid) => match worksheet.question(grid).filter(|grid| grid.kind == Kind::Grid) {
                Some(grid) => found.extend(of_rule(worksheet, Some(grid), &check.rule)),
                None => found.push((word(&format!("\"{grid}\"")), What::Unknown(grid.clone()))),
            },
        }
    }
    found.extend(question.show_if.iter().flat_map(|rule| of_rule(worksheet, None, rule)));
    found.extend(personal(question).map(|what| (Vec::new(), What::Personal(what))));
    found
}

/// The paths of a rule that lead nowhere.
fn of_rule(worksheet: &Worksheet, row_of: Option<&Question>, rule: &Rule) -> Found {
    let leads = |path: &&str| {
        if let (Some(grid), Some(column)) = (row_of, path.strip_prefix("row.")) {
            return grid.columns.iter().any(|known| known.id == column);
        }
        let (id, cells) = path.split_once('.').unwrap_or((path, ""));
        let Some(question) = worksheet.question(id) else { return false };
        cells.is_empty() || has_cell(question, cells)
    };
    let lost = rule.paths().into_iter().filter(|path| !leads(path));
    lost.map(|path| {
        (
            vec![Seek::Word(rule.written().to_owned()), Seek::Word(path.to_owned())],
            What::Unknown(path.to_owned()),
        )
    })
    .collect()
}

/// Whether a question has a cell at a path, or some where parts of it are `*`.
fn has_cell(question: &Question, wanted: &str) -> bool {
    let wanted: Vec<&str> = wanted.split('.').collect();
    let fits = |path: &str| {
        let parts: Vec<&str> = path.split('.').collect();
        parts.len() == wanted.len()
            && parts.iter().zip(&wanted).all(|(part, wanted)| *wanted == "*" || part == wanted)
    };
    let lanes: Vec<_> = question.lanes.iter().map(Some).collect();
    let lanes = if lanes.is_empty() { vec![None] } else { lanes };
    lanes.into_iter().any(|lane| question.cells(lane, 0).iter().any(|cell| fits(&cell.path)))
}

/// An id that paths take: letters, figures, `_` and `-`.
fn is_id(id: &str) -> bool {
    is_part(id) && id.chars().next().is_some_and(char::is_alphabetic)
}

fn is_part(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

/// Words by which a question asks for what tells who a supported person is.
const PERSONAL: [&str; 16] = [
    "氏名",
    "本人の名前",
    "お名前",
    "住所",
    "生年月日",
    "誕生日",
    "電話番号",
    "携帯番号",
    "メールアドレス",
    "full name",
    "home address",
    "date of birth",
    "birthday",
    "phone number",
    "telephone number",
    "email address",
];
/// Ids that say the same.
const PERSONAL_IDS: [&str; 9] = [
    "name",
    "full_name",
    "address",
    "birthday",
    "birth_date",
    "date_of_birth",
    "phone_number",
    "telephone",
    "email",
];

/// What a question asks for that tells who a supported person is.
fn personal(question: &Question) -> Option<String> {
    let parts = question.parts.iter().map(|part| &part.name);
    let options = question.options.iter().filter(|option| option.text).map(|option| &option.name);
    let texts = [&question.text, &question.short].into_iter().chain(parts).chain(options);
    let texts: Vec<String> = texts.flat_map(|text| [text.ja.clone(), text.en.to_lowercase()]).collect();
    let found = PERSONAL.into_iter().find(|word| texts.iter().any(|text| text.contains(word)));
    let takes_words = matches!(question.kind, Kind::Text | Kind::List | Kind::Date);
    let id = PERSONAL_IDS.into_iter().find(|id| takes_words && question.id == *id);
    found.or(id).map(ToOwned::to_owned)
}
