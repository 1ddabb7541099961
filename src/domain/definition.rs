//! Whether the definition of a worksheet is sound: what a town that writes one may have got wrong, and by which words the
//! place is found in its file.

use std::collections::BTreeSet;

use super::Value;
use super::rule::{self, Rule};
use super::value::from_value;
use super::worksheet::{Kind, Named, Question, Worksheet};

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
    /// Two questions, two parts of one, two sections or two types have this id.
    Twice(String),
    /// An id has characters that paths do not take, or is a word that rules are written with.
    BadId(String),
    /// A level above the strictest.
    Level(u8),
    /// What the kind of the question needs and has not: `options`, `parts`, `rows`, `columns`, `types`.
    Lacks(&'static str),
    /// A rule, or another question, speaks of what is not there.
    Unknown(String),
    /// A group stands in a group.
    Nested,
    /// There are not as many `widths` as rows, of which there are so many.
    Widths(usize),
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
    if !is_id(&worksheet.id.replace('-', "_")) {
        flaws.push(Flaw {
            seek: vec![Seek::Id(worksheet.id.clone(), 1)],
            what: What::BadId(worksheet.id.clone()),
        });
    }
    let top = ids([&worksheet.sections, &worksheet.types]);
    flaws.extend(top.into_iter().map(|(seek, what)| Flaw { seek, what }));
    let summary = worksheet.summary.iter().filter(|id| worksheet.question(id).is_none());
    flaws.extend(summary.map(|id| {
        let seek = vec![Seek::Word("summary".to_owned()), Seek::Word(format!("\"{id}\""))];
        Flaw { seek, what: What::Unknown(id.clone()) }
    }));
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
    if !is_id(&question.id) || rule::WORDS.contains(&question.id.as_str()) || question.id == rule::ROW {
        found.push((Vec::new(), What::BadId(question.id.clone())));
    }
    if question.kind == Kind::Group {
        found.push((Vec::new(), What::Nested));
    }
    for level in std::iter::once(question.level).chain(question.cleared).filter(|level| *level > STRICTEST) {
        found.push((word(&level.to_string()), What::Level(level)));
    }
    found.extend(lacking(worksheet, question).map(|what| (Vec::new(), what)));
    let options: Vec<Named> = question.choices();
    // those of what is asked for each type are the types
    let lanes = question.lanes.iter().filter(|_| !question.each);
    let lanes: Vec<Named> =
        lanes.map(|lane| Named { id: lane.id.clone(), name: lane.name.clone() }).collect();
    found.extend(ids([&question.parts, &options, &question.rows, &question.columns, &lanes]));
    found.extend(elsewhere(worksheet, question));
    for check in &question.checks {
        match &check.each_row {
            None => found.extend(of_rule(worksheet, None, &check.rule)),
            Some(grid) => match worksheet.question(grid).filter(|grid| grid.kind == Kind::Grid) {
                Some(grid) => found.extend(of_rule(worksheet, Some(grid), &check.rule)),
                None => found.push((quoted(grid), What::Unknown(grid.clone()))),
            },
        }
    }
    found.extend(question.show_if.iter().flat_map(|rule| of_rule(worksheet, None, rule)));
    for suggestion in &question.suggest {
        // what is proposed goes by another worksheet, whose questions are not known here
        let of_own = of_rule(worksheet, None, &suggestion.when).into_iter().filter(|(_, what)| {
            let What::Unknown(path) = what else { return true };
            let (id, _) = rule::parted(path);
            id == rule::ROW || worksheet.question(id).is_some()
        });
        found.extend(of_own);
    }
    found.extend(personal(question).map(|what| (Vec::new(), What::Personal(what))));
    found
}

/// What the kind of a question needs and has not.
fn lacking(worksheet: &Worksheet, question: &Question) -> Option<What> {
    let lacks = match question.kind {
        Kind::Choice | Kind::Choices | Kind::Counts if question.options.is_empty() => "options",
        Kind::Ranking if question.ranks_options() && question.options.is_empty() => "options",
        Kind::Number if question.parts.is_empty() => "parts",
        Kind::Grid if question.rows.is_empty() => "rows",
        Kind::Grid if question.columns.is_empty() => "columns",
        _ if question.each && worksheet.types.is_empty() => "types",
        _ if !question.widths.is_empty() && question.widths.len() != question.rows.len() => {
            return Some(What::Widths(question.rows.len()));
        }
        _ => return None,
    };
    Some(What::Lacks(lacks))
}

/// What a question names that is not there.
fn elsewhere(worksheet: &Worksheet, question: &Question) -> Found {
    let is_column = |id: &&String| question.columns.iter().any(|column| column.id == **id);
    let is_section = |id: &&String| worksheet.sections.iter().any(|known| known.id == **id);
    let total = question.total.iter().filter(|id| !is_column(id));
    let needs = question.needs.iter().filter(|id| worksheet.question(id).is_none());
    let section = question.section.iter().filter(|id| !is_section(id));
    // a decade is that of a figure of the worksheet it is made from
    let decade = question.decade_of.iter().filter(|_| worksheet.made_from.is_none());
    let lost = total.chain(needs).chain(section).chain(decade);
    lost.map(|id| (quoted(id), What::Unknown(id.clone()))).collect()
}

/// The ids that no path takes, and those that stand twice in one of these lists.
fn ids<const LISTS: usize>(lists: [&Vec<Named>; LISTS]) -> Found {
    let mut found = Vec::new();
    for list in lists {
        let mut seen = BTreeSet::new();
        for one in list {
            let first = Seek::Id(one.id.clone(), 1);
            if !is_part(&one.id) {
                found.push((vec![first], What::BadId(one.id.clone())));
            } else if !seen.insert(one.id.as_str()) {
                found.push((vec![first, Seek::Id(one.id.clone(), 2)], What::Twice(one.id.clone())));
            }
        }
    }
    found
}

fn word(word: &str) -> Vec<Seek> {
    vec![Seek::Word(word.to_owned())]
}

fn quoted(id: &str) -> Vec<Seek> {
    word(&format!("\"{id}\""))
}

/// The paths of a rule that lead nowhere.
fn of_rule(worksheet: &Worksheet, row_of: Option<&Question>, rule: &Rule) -> Found {
    let leads = |path: &&str| {
        if let (Some(grid), Some(column)) = (row_of, path.strip_prefix("row.")) {
            return grid.columns.iter().any(|known| known.id == column);
        }
        let (id, cells) = rule::parted(path);
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
    let mut cells = question.each_lane().flat_map(|lane| question.cells(lane, 0));
    cells.any(|cell| rule::fits(wanted, &cell.path))
}

/// An id that paths take: letters, figures and `_`, a letter first; a `-` in a rule takes away.
fn is_id(id: &str) -> bool {
    is_part(id) && id.chars().next().is_some_and(char::is_alphabetic)
}

fn is_part(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || c == '_')
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
