//! Whether the definition of a worksheet is sound: what a town that writes one may have got wrong, and the way to the place.

use std::collections::BTreeSet;

use super::Value;
use super::default::Later;
use super::rule::{self, Rule};
use super::value::reading::{self, Misread, Step, Wanted, Wrong};
use super::worksheet::{Kind, Question, Worksheet};
use crate::text::nearest;

/// The strictest privacy level.
const STRICTEST: u8 = 3;

/// Something that is wrong in a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The way to it from the top of the definition.
    pub path: Vec<Step>,
    /// For what stands in a text: how many characters are before it there.
    pub within: Option<usize>,
    /// What is wrong there.
    pub what: What,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A name is missing that has to be there.
    Missing(String),
    /// Nobody knows this name; those that can stand there.
    Name(String, &'static [&'static str]),
    /// A name stands twice.
    Again(String),
    /// A word stands where one of some others is expected.
    Word(String, &'static [&'static str]),
    /// A rule is not understood from this character on, where this stands.
    Rule(usize, String),
    /// Something else should stand there.
    Kind(Wanted),
    /// A number that cannot stand there.
    Number,
    /// Two questions, or two things of one list, have this id.
    Twice(String),
    /// An id has characters that paths do not take, or is a word that rules are written with.
    BadId(String),
    /// A level that is none of 0 to the strictest.
    Level(i64),
    /// What the kind of the question needs and has not: `options`, `parts`, `rows`, `columns`, `types`, `questions`.
    Lacks(&'static str),
    /// A rule, or another question, speaks of what is not there; what may have been meant.
    Unknown(String, Option<String>),
    /// A group stands in a group.
    Nested,
    /// There are not as many `widths` as rows, of which there are so many.
    Widths(usize),
    /// What is proposed for an answer is not understood, or the question takes no day.
    Default(String),
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
    let (worksheet, wrong) = reading::read::<Worksheet>(definition);
    let mut found = wrong;
    if worksheet.is_none() {
        found.extend(reading::read::<Worksheet>(&without_questions(definition)).1);
        of_each_question(definition, &[], &mut found);
    }
    let mut flaws: Vec<Flaw> = Vec::new();
    for wrong in found {
        let flaw = Flaw { what: told(definition, &wrong), path: wrong.path, within: None };
        if !flaws.contains(&flaw) {
            flaws.push(flaw);
        }
    }
    flaws.extend(worksheet.as_ref().map(of_worksheet).unwrap_or_default());
    without_consequences(flaws)
}

/// What does not fit in each question by itself: reading the whole ends at the first that does not.
fn of_each_question(tree: &Value, path: &[Step], found: &mut Vec<Wrong>) {
    let questions = tree.as_map().and_then(|map| map.get("questions")).and_then(Value::as_list);
    for (at, question) in questions.into_iter().flatten().enumerate() {
        let path = to(path, &[&"questions", &at]);
        let wrong = reading::read::<Question>(&without_questions(question)).1;
        found.extend(wrong.into_iter().map(|wrong| {
            let path = path.iter().cloned().chain(wrong.path).collect();
            Wrong { path, ..wrong }
        }));
        of_each_question(question, &path, found);
    }
}

/// A worksheet or a group by itself.
fn without_questions(tree: &Value) -> Value {
    let mut alone = tree.clone();
    if let Value::Map(map) = &mut alone {
        map.entry("questions".to_owned()).and_modify(|questions| *questions = Value::List(Vec::new()));
    }
    alone
}

/// Leaves out that a name is missing where it stands there misspelt.
fn without_consequences(mut flaws: Vec<Flaw>) -> Vec<Flaw> {
    let meant: Vec<(Vec<Step>, &str)> = flaws
        .iter()
        .filter_map(|flaw| {
            let What::Name(name, known) = &flaw.what else { return None };
            let (_, owner) = flaw.path.split_last()?;
            Some((owner.to_vec(), nearest(name, known.iter().copied())?))
        })
        .collect();
    flaws.retain(|flaw| {
        let lost = match &flaw.what {
            What::Missing(name) => name.as_str(),
            What::Lacks(name) => name,
            _ => return true,
        };
        !meant.iter().any(|(owner, name)| *owner == flaw.path && *name == lost)
    });
    flaws
}

/// What does not fit, as a person that writes a worksheet can mend it.
fn told(definition: &Value, wrong: &Wrong) -> What {
    let value = wrong.path.iter().try_fold(definition, |tree, step| match step {
        Step::Name(name) => tree.as_map()?.get(name),
        Step::Nth(at) => tree.as_list()?.get(*at),
    });
    let text = || value.and_then(Value::as_text).unwrap_or_default().to_owned();
    let name = match wrong.path.last() {
        Some(Step::Name(name)) => name.as_str(),
        _ => "",
    };
    match &wrong.what {
        Misread::Missing(name) => What::Missing((*name).to_owned()),
        Misread::Name(known) => What::Name(name.to_owned(), known),
        Misread::Word(known) => What::Word(text(), known),
        Misread::Kind(wanted) => What::Kind(*wanted),
        Misread::Other(_) => match value {
            Some(Value::Int(level)) if ["level", "cleared"].contains(&name) => What::Level(*level),
            Some(Value::Text(written)) => match Rule::try_from(written.clone()) {
                Err(unread) => What::Rule(unread.at + 1, unread.found),
                Ok(_) => What::Kind(Wanted::Text),
            },
            _ => What::Number,
        },
    }
}

/// A step down, written short.
trait Down {
    fn step(&self) -> Step;
}

impl Down for &str {
    fn step(&self) -> Step {
        Step::Name((*self).to_owned())
    }
}

impl Down for usize {
    fn step(&self) -> Step {
        Step::Nth(*self)
    }
}

fn to(path: &[Step], steps: &[&dyn Down]) -> Vec<Step> {
    path.iter().cloned().chain(steps.iter().map(|step| step.step())).collect()
}

fn flaw(path: &[Step], steps: &[&dyn Down], what: What) -> Flaw {
    Flaw { path: to(path, steps), within: None, what }
}

/// A question as it is asked, with the way to it and whether it stands in a group.
struct Asked<'w> {
    worksheet: &'w Worksheet,
    question: &'w Question,
    path: Vec<Step>,
    /// As it is written: without what it has from its group.
    written: &'w Question,
}

fn of_worksheet(written: &Worksheet) -> Vec<Flaw> {
    let worksheet = &written.clone().flat();
    let mut flaws = Vec::new();
    if worksheet.questions.is_empty() {
        flaws.push(flaw(&[], &[&"questions"], What::NoQuestions));
    }
    if !is_id(&worksheet.id.replace('-', "_")) {
        flaws.push(flaw(&[], &[&"id"], What::BadId(worksheet.id.clone())));
    }
    flaws.extend(ids(&[], "sections", worksheet.sections.iter().map(|section| section.id.as_str())));
    flaws.extend(ids(&[], "types", worksheet.types.iter().map(|of| of.id.as_str())));
    for (at, id) in worksheet.summary.iter().enumerate().filter(|(_, id)| worksheet.question(id).is_none()) {
        flaws.push(flaw(&[], &[&"summary", &at], unknown_question(worksheet, id)));
    }
    flaws.extend(
        worksheet
            .cleared_if
            .iter()
            .flat_map(|rule| of_rule(worksheet, None, rule, &to(&[], &[&"cleared_if"]))),
    );
    let mut seen = BTreeSet::new();
    for asked in each(written, worksheet, &mut flaws) {
        let id = asked.question.id.as_str();
        if seen.insert(id) {
            flaws.extend(of_question(&asked));
        } else {
            flaws.push(flaw(&asked.path, &[&"id"], What::Twice(id.to_owned())));
        }
    }
    flaws
}

/// Every question with the way to it; what is wrong in the heading of a group is told.
fn each<'w>(written: &'w Worksheet, worksheet: &'w Worksheet, flaws: &mut Vec<Flaw>) -> Vec<Asked<'w>> {
    let mut places: Vec<(Vec<Step>, &Question)> = Vec::new();
    for (at, question) in written.questions.iter().enumerate() {
        let path = to(&[], &[&"questions", &at]);
        if question.kind != Kind::Group {
            places.push((path, question));
            continue;
        }
        if question.questions.is_empty() {
            flaws.push(flaw(&path, &[], What::Lacks("questions")));
        }
        if !is_id(&question.id) {
            flaws.push(flaw(&path, &[&"id"], What::BadId(question.id.clone())));
        }
        flaws.extend(levels(question, &path));
        flaws.extend(under(worksheet, question, &path));
        let parts = question.questions.iter().enumerate();
        places.extend(parts.map(|(part, question)| (to(&path, &[&"questions", &part]), question)));
    }
    let asked = places.into_iter().zip(&worksheet.questions);
    asked.map(|((path, written), question)| Asked { worksheet, question, path, written }).collect()
}

fn of_question(asked: &Asked) -> Vec<Flaw> {
    let Asked { worksheet, question, path, written } = asked;
    let mut found = Vec::new();
    if !is_id(&question.id) || rule::WORDS.contains(&question.id.as_str()) || question.id == rule::ROW {
        found.push(flaw(path, &[&"id"], What::BadId(question.id.clone())));
    }
    if question.kind == Kind::Group {
        found.push(flaw(path, &[&"kind"], What::Nested));
    }
    found.extend(levels(question, path));
    found.extend(lacking(worksheet, question).map(|what| flaw(path, &[], what)));
    if !question.widths.is_empty() && question.widths.len() != question.rows.len() {
        found.push(flaw(path, &[&"widths"], What::Widths(question.rows.len())));
    }
    let named = [("parts", &question.parts), ("rows", &question.rows), ("columns", &question.columns)];
    found.extend(named.iter().flat_map(|(list, of)| ids(path, list, of.iter().map(|one| one.id.as_str()))));
    found.extend(ids(path, "options", question.options.iter().map(|option| option.id.as_str())));
    // those of what is asked for each type are the types
    found.extend(ids(path, "lanes", written.lanes.iter().map(|lane| lane.id.as_str())));
    found.extend(elsewhere(worksheet, question, path));
    found.extend(
        question.default.as_deref().and_then(|written| of_default(worksheet, question, written, path)),
    );
    found.extend(under(worksheet, written, path));
    found.extend(of_checks(worksheet, question, path));
    for (at, suggestion) in question.suggest.iter().enumerate() {
        // what is proposed goes by another worksheet, whose questions are not known here
        let path = to(path, &[&"suggest", &at, &"when"]);
        let of_own = of_rule(worksheet, None, &suggestion.when, &path).into_iter().filter(|flaw| {
            let What::Unknown(path, _) = &flaw.what else { return true };
            let (id, _) = rule::parted(path);
            id == rule::ROW || worksheet.question(id).is_some()
        });
        found.extend(of_own);
    }
    found.extend(personal(question, path));
    found
}

fn levels(question: &Question, path: &[Step]) -> Vec<Flaw> {
    let levels = [("level", Some(question.level)), ("cleared", question.cleared)];
    let levels = levels.into_iter().filter_map(|(name, level)| Some((name, level?)));
    let above = levels.filter(|(_, level)| *level > STRICTEST);
    above.map(|(name, level)| flaw(path, &[&name], What::Level(level.into()))).collect()
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
        _ => return None,
    };
    Some(What::Lacks(lacks))
}

/// The section and the rule by which a question or a group is asked, where they lead nowhere.
fn under(worksheet: &Worksheet, written: &Question, path: &[Step]) -> Vec<Flaw> {
    let sections = || worksheet.sections.iter().map(|known| known.id.as_str());
    let section = written.section.iter().filter(|id| !sections().any(|known| known == id.as_str()));
    let mut found: Vec<Flaw> = section.map(|id| flaw(path, &[&"section"], unknown(id, sections()))).collect();
    let rule = written.show_if.iter();
    found.extend(rule.flat_map(|rule| of_rule(worksheet, None, rule, &to(path, &[&"show_if"]))));
    found
}

/// What a question names that is not there.
fn elsewhere(worksheet: &Worksheet, question: &Question, path: &[Step]) -> Vec<Flaw> {
    let columns = || question.columns.iter().map(|column| column.id.as_str());
    let total = question.total.iter().filter(|id| !columns().any(|column| column == id.as_str()));
    let total = total.map(|id| ("total", unknown(id, columns())));
    let needs = question.needs.iter().filter(|id| worksheet.question(id).is_none());
    let needs = needs.map(|id| ("needs", unknown_question(worksheet, id)));
    // a decade is that of a figure of the worksheet it is made from
    let decade = question.decade_of.iter().filter(|_| worksheet.made_from.is_none());
    let decade = decade.map(|id| ("decade_of", What::Unknown(id.clone(), None)));
    total.chain(needs).chain(decade).map(|(name, what)| flaw(path, &[&name], what)).collect()
}

/// What a question proposes for a day, where it is no day after another one.
fn of_default(worksheet: &Worksheet, question: &Question, written: &str, path: &[Step]) -> Option<Flaw> {
    let takes_day = |question: &Question| question.kind == Kind::Date;
    let what = match Later::read(written).filter(|_| takes_day(question)) {
        None => What::Default(written.to_owned()),
        Some(later) if worksheet.question(later.question).is_some_and(takes_day) => return None,
        Some(later) => unknown_question(worksheet, later.question),
    };
    Some(flaw(path, &[&"default"], what))
}

fn of_checks(worksheet: &Worksheet, question: &Question, path: &[Step]) -> Vec<Flaw> {
    let mut found = ids(path, "checks", question.checks.iter().map(|check| check.id.as_str()));
    // no path leads to a check
    found.retain(|flaw| matches!(flaw.what, What::Twice(_)));
    for (at, check) in question.checks.iter().enumerate() {
        let rule = to(path, &[&"checks", &at, &"rule"]);
        let grid = check.each_row.as_ref().map(|id| (id, worksheet.question(id)));
        found.extend(match grid {
            None => of_rule(worksheet, None, &check.rule, &rule),
            Some((_, Some(grid))) if grid.kind == Kind::Grid => {
                of_rule(worksheet, Some(grid), &check.rule, &rule)
            }
            Some((id, _)) => {
                let grids = worksheet.questions.iter().filter(|question| question.kind == Kind::Grid);
                let what = unknown(id, grids.map(|grid| grid.id.as_str()));
                vec![flaw(path, &[&"checks", &at, &"each_row"], what)]
            }
        });
    }
    found
}

fn unknown<'w>(id: &str, known: impl IntoIterator<Item = &'w str>) -> What {
    What::Unknown(id.to_owned(), nearest(id, known).map(ToOwned::to_owned))
}

fn unknown_question(worksheet: &Worksheet, id: &str) -> What {
    unknown(id, worksheet.questions.iter().map(|question| question.id.as_str()))
}

/// The ids of a list that no path takes, and those that stand twice in it.
fn ids<'w>(path: &[Step], list: &str, of: impl Iterator<Item = &'w str>) -> Vec<Flaw> {
    let mut seen = BTreeSet::new();
    let bad = of.enumerate().filter_map(|(at, id)| {
        let what = match id {
            id if !is_part(id) => What::BadId(id.to_owned()),
            id if !seen.insert(id) => What::Twice(id.to_owned()),
            _ => return None,
        };
        Some(flaw(path, &[&list, &at, &"id"], what))
    });
    bad.collect()
}

/// The paths and the words of a rule that lead nowhere.
fn of_rule(worksheet: &Worksheet, row_of: Option<&Question>, rule: &Rule, path: &[Step]) -> Vec<Flaw> {
    let within = |found: &str| {
        let before = rule.written().split(found).next().unwrap_or_default();
        before.chars().count()
    };
    let mut found: Vec<Flaw> = Vec::new();
    for led in rule.paths() {
        if let Some(what) = leads_nowhere(worksheet, row_of, led) {
            found.push(Flaw { path: path.to_vec(), within: Some(within(led)), what });
        }
    }
    for (led, word) in rule.words() {
        let question = worksheet.question(rule::parted(led).0);
        let options = question.filter(|question| matches!(question.kind, Kind::Choice | Kind::Choices));
        let Some(options) = options.map(|question| &question.options) else { continue };
        if !options.iter().any(|option| option.id == word) {
            let what = unknown(word, options.iter().map(|option| option.id.as_str()));
            found.push(Flaw { path: path.to_vec(), within: Some(within(&format!("'{word}'"))), what });
        }
    }
    found
}

/// What a path of a rule does not lead to.
fn leads_nowhere(worksheet: &Worksheet, row_of: Option<&Question>, path: &str) -> Option<What> {
    if let (Some(grid), Some(column)) = (row_of, path.strip_prefix("row.")) {
        let columns = || grid.columns.iter().map(|known| known.id.as_str());
        let meant = || nearest(column, columns()).map(|column| format!("row.{column}"));
        return (!columns().any(|known| known == column)).then(|| What::Unknown(path.to_owned(), meant()));
    }
    let (id, cells) = rule::parted(path);
    let meant = match worksheet.question(id) {
        None => nearest(id, worksheet.questions.iter().map(|question| question.id.as_str()))
            .map(|meant| if cells.is_empty() { meant.to_owned() } else { format!("{meant}.{cells}") }),
        Some(_) if cells.is_empty() => return None,
        Some(question) => {
            let paths: Vec<String> =
                question.each_lane().flat_map(|lane| question.cells(lane, 0)).map(|cell| cell.path).collect();
            if paths.iter().any(|path| rule::fits(cells, path)) {
                return None;
            }
            nearest(cells, paths.iter().map(String::as_str)).map(|meant| format!("{id}.{meant}"))
        }
    };
    Some(What::Unknown(path.to_owned(), meant))
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
fn personal(question: &Question, path: &[Step]) -> Option<Flaw> {
    let texts = [("text", &question.text), ("short", &question.short)];
    let texts = texts.into_iter().map(|(name, text)| (to(path, &[&name]), text));
    let parts = question.parts.iter().enumerate();
    let parts = parts.map(|(at, part)| (to(path, &[&"parts", &at, &"name"]), &part.name));
    let options = question.options.iter().enumerate().filter(|(_, option)| option.text);
    let options = options.map(|(at, option)| (to(path, &[&"options", &at, &"name"]), &option.name));
    let found = texts.chain(parts).chain(options).find_map(|(path, text)| {
        let (ja, en) = (&text.ja, text.en.to_lowercase());
        let word = PERSONAL.into_iter().find(|word| ja.contains(word) || en.contains(word))?;
        Some(flaw(&path, &[], What::Personal(word.to_owned())))
    });
    let takes_words = matches!(question.kind, Kind::Text | Kind::List | Kind::Date);
    let id = PERSONAL_IDS.into_iter().find(|id| takes_words && question.id == *id);
    found.or_else(|| id.map(|id| flaw(path, &[&"id"], What::Personal(id.to_owned()))))
}
