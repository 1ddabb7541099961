//! What a file says in cells of filled sheets, as rows of a session: which cell, what stands in it, on whose sheet.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::rows::{Rows, fault};
use super::{ANYONE, Item, Plan};
use crate::domain::cell::{Takes, WORDS};
use crate::domain::entry::At;
use crate::domain::figure::Figure;
use crate::domain::kinds::Kinds;
use crate::domain::meeting::Meeting;
use crate::domain::mention::Mention;
use crate::domain::record::Field;
use crate::domain::submission::{self, Onto, Row, What};
use crate::domain::worksheet::{Bilingual, Kind, Question, Scope};
use crate::domain::{Record, RecordId, Session, Value, filled, response};
use crate::exchange::cells::{Cells, Unread};
use crate::exchange::csv;
use crate::exchange::intake::question::Found;
use crate::exchange::intake::{Brought, COUNTED, Expected, Fault, shown};
use crate::exchange::labels::{self, Labelled};
use crate::i18n::{Lang, date};
use crate::text::Clean;

impl Rows<'_> {
    /// Adds the cells that a row says; what does not fit is told, the others are taken all the same.
    pub(super) fn answer(
        &mut self,
        file: usize,
        meeting: RecordId,
        brought: &Brought,
        found: Found,
    ) -> Result<(), Fault> {
        let session = self.session;
        let cells = cells(session, self.kinds, meeting);
        let record = brought.known.and_then(|(id, _)| session.record(id));
        let own = record.filter(|record| record.kind() == response::KIND);
        let parts = match self.parts(&cells, own, brought, found) {
            Ok(parts) => parts,
            Err(_) if own.is_some_and(|own| stands(&cells, own, brought)) => return Ok(()),
            Err(wanted) => {
                let found = if brought.lane.is_empty() { &brought.text } else { &brought.lane };
                return Err(fault(brought, found, wanted));
            }
        };
        let scope = found.sheet.scope;
        let onto = match scope {
            Scope::Agency => Onto::Agency,
            Scope::Meeting => Onto::Sheet(session.stands_for(meeting)),
            Scope::Case | Scope::Reply | Scope::Network => self.onto(meeting, found, brought),
        };
        let is_of_agency = scope == Scope::Agency || scope == Scope::Case && !brought.agency.is_empty();
        let writer = own.map(|own| own.link("sheet").and_then(|id| session.record(id)).unwrap_or(own));
        let name = if is_of_agency { self.whose_row(meeting, brought, writer) } else { ANYONE };
        for Part { path, text, value } in parts {
            let Some(known) = labels::at(found.question, &path) else { continue };
            let read = value.map_or_else(|| cells.read(&known.cell, &text), |value| Ok(Some(value)));
            let value = match read {
                Ok(Some(value)) => value,
                Ok(None) => continue,
                Err(unread) => {
                    let place = brought.place.clone();
                    let (found, expected) = (shown(&text), Expected::Fits(unread));
                    self.plan.faults.push(Fault { place, found, expected });
                    continue;
                }
            };
            let what = What::Answer { onto: onto.clone(), path, value };
            let item = item(found, &known, (file, name, meeting), Brought { text, ..brought.clone() }, what);
            self.plan.items.push(item);
        }
        Ok(())
    }

    /// The cells that a row says. A cell by its path is as it was written out, whatever one could read into it.
    fn parts(
        &self,
        cells: &Cells,
        own: Option<&Record>,
        brought: &Brought,
        found: Found,
    ) -> Result<Vec<Part>, Expected> {
        let came_back = |path: &str, text: &str| {
            let known = labels::at(found.question, path)?;
            self.came_back(cells, own?, brought, (&known.cell.takes, path, text))
        };
        let part = |(path, text): (String, String)| match came_back(&path, &text) {
            Some(Ok(value)) => Part { path, text, value: Some(value) },
            Some(Err(text)) => Part { path, text, value: None },
            None => Part { path, text, value: None },
        };
        let whole = part((brought.lane.clone(), brought.text.clone()));
        if whole.value.is_some() {
            return Ok(vec![whole]);
        }
        Ok(parts(found.question, &brought.lane, &brought.text)?.into_iter().map(part).collect())
    }

    /// An answer to a question that is asked no more: it stays as it is, and nothing else can be read into it.
    pub(super) fn unasked(&self, own: &Record, meeting: RecordId, brought: &Brought) -> Result<(), Fault> {
        let (session, kinds) = (self.session, self.kinds);
        let cells = Cells { lang: Lang::Ja, session, meeting, kinds, today: NaiveDate::MIN };
        if stands(&cells, own, brought) {
            return Ok(());
        }
        Err(fault(brought, &brought.question, Expected::Question))
    }

    /// What a cell holds that came back as it was written out, whatever that has come to mean since: a name that is an
    /// agency's now, an option that was taken away. Of one that was edited, its text without what CP932 put into it.
    fn came_back(
        &self,
        cells: &Cells,
        own: &Record,
        brought: &Brought,
        (takes, path, text): (&Takes, &str, &str),
    ) -> Option<Result<Value, String>> {
        let written = self.written(own, brought, &response::field(path));
        let values = written.into_iter().flat_map(Value::each);
        let shown: Vec<(&Value, String)> = values
            .flat_map(|value| {
                let told = [Lang::Ja, Lang::En].map(|lang| Cells { lang, ..*cells }.typeable(takes, value));
                let names = if *takes == Takes::Agency { self.names(value) } else { Vec::new() };
                told.into_iter().chain(names).map(move |shown| (value, shown))
            })
            .collect();
        let same = shown.iter().find(|(_, shown)| csv::is_written(text, shown));
        if let Some((value, _)) = same {
            return Some(Ok((*value).clone()));
        }
        let wordings: Vec<&str> = shown.iter().map(|(_, shown)| shown.as_str()).collect();
        Some(Err(csv::restored(text, &wordings)))
    }

    /// What an agency that is named was ever called, also one that is in the bin now.
    fn names(&self, value: &Value) -> Vec<String> {
        let Some(Mention::Agency(id)) = value.as_text().map(Mention::read) else { return Vec::new() };
        let writes = self.session.class(id).into_iter().flat_map(|id| self.session.revisions_of(id));
        let names = writes.filter_map(|write| write.wrote("name")).flat_map(Value::each);
        names.filter_map(Value::as_text).map(|name| Clean::line(name).into_string()).collect()
    }

    /// The sheet that a row names: one that is here, else one that the file begins.
    fn onto(&self, meeting: RecordId, found: Found, brought: &Brought) -> Onto {
        let own = brought.sheet.parse::<RecordId>().ok().map(|id| self.session.stands_for(id));
        let record = own.and_then(|id| self.session.record(id)).filter(|record| {
            record.kind() == filled::KIND
                && record.text("worksheet") == found.sheet.id
                && record
                    .links("meeting")
                    .iter()
                    .any(|id| self.session.stands_for(*id) == self.session.stands_for(meeting))
        });
        match record {
            Some(record) => Onto::Sheet(record.id()),
            None => Onto::New(brought.sheet.clone()),
        }
    }
}

/// How cells of a meeting are read.
fn cells<'s>(session: &'s Session, kinds: &'s Kinds, meeting: RecordId) -> Cells<'s> {
    let held = session.class(meeting).into_iter().filter_map(|id| session.visible(id));
    let day = held.map(Meeting).find_map(|held| date::stored(held.date()));
    Cells { lang: Lang::Ja, session, meeting, kinds, today: day.unwrap_or(NaiveDate::MIN) }
}

/// A cell that a row says.
struct Part {
    path: String,
    text: String,
    /// What it holds, where it came back as it was written out.
    value: Option<Value>,
}

/// A cell that is to be taken in.
fn item(
    found: Found,
    known: &Labelled,
    (file, name, meeting): (usize, usize, RecordId),
    brought: Brought,
    what: What,
) -> Item {
    let label = |lang| labels::label(lang, found.question, known);
    let lane = Bilingual { ja: label(Lang::Ja), en: label(Lang::En) };
    let (worksheet, question) = (found.sheet.id.clone(), found.question.id.clone());
    let row = Row {
        at: At { meeting, agency: RecordId::MIN, worksheet, question },
        lane: String::new(),
        what,
        table: String::new(),
        private: brought.private == Some(true),
        starred: false,
        handed_in: false,
        line: String::new(),
        known: brought.known,
    };
    Item {
        brought,
        file,
        name,
        meeting,
        question: (found.question.number.clone(), found.question.short.clone()),
        lane: (!lane.ja.is_empty()).then_some(lane),
        level: found.question.level,
        fate: None,
        is_chosen: false,
        choice: None,
        differs: false,
        asks: Vec::new(),
        takes: Some(known.cell.takes.clone()),
        row,
    }
}

/// Whether a cell that no question has any more came back as it was written out.
fn stands(cells: &Cells, own: &Record, brought: &Brought) -> bool {
    let values = own.field(&response::field(&brought.lane)).map(Field::values).unwrap_or_default();
    values.iter().any(|value| csv::is_written(&brought.text, &cells.shown(&Takes::Text, value)))
}

impl Plan {
    /// Tells the sheets that the files begin apart: by their number where the file counts them, else by what stands on
    /// them. An anonymous reply is always told by what stands on it, so that the first of one file is not the first of
    /// another; those that say just the same are as many as come in with one import, and with the next one they are those.
    pub(super) fn tell_sheets_apart(&mut self, mut is_reply: impl FnMut(RecordId, &str) -> bool) {
        let mut all: BTreeMap<(usize, usize, RecordId, String, String), Vec<usize>> = BTreeMap::new();
        for (at, item) in self.items.iter().enumerate() {
            if let What::Answer { onto: Onto::New(word), .. } = &item.row.what {
                let key = (item.file, item.name, item.meeting, item.row.at.worksheet.clone(), word.clone());
                all.entry(key).or_default().push(at);
            }
        }
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for ((_, _, meeting, worksheet, word), items) in all {
            let is_counted = !word.is_empty() && !word.starts_with(COUNTED) && !is_reply(meeting, &worksheet);
            let word = if is_counted {
                word
            } else {
                let mut parts: Vec<String> =
                    items.iter().filter_map(|at| self.items.get(*at)).map(says).collect();
                parts.sort();
                let told = submission::told_apart(parts.iter().map(String::as_str));
                // two who say just the same are two
                let count = known.entry(format!("{worksheet}/{told}")).or_default();
                *count += 1;
                format!("{told}/{count}")
            };
            for at in items {
                if let Some(What::Answer { onto, .. }) = self.items.get_mut(at).map(|item| &mut item.row.what)
                {
                    *onto = Onto::New(word.clone());
                }
            }
        }
    }
}

fn says(item: &Item) -> String {
    let What::Answer { path, value, .. } = &item.row.what else { return String::new() };
    // a word for each sort of value, so that the figure 1 and the word 1 are two
    let value = match value {
        Value::Text(text) => format!("text {text}"),
        Value::Int(figure) => format!("figure {figure}"),
        Value::Bool(yes) => format!("is {yes}"),
        Value::List(_) | Value::Map(_) => Figure::read(value)
            .map(|figure| format!("figure {} {} {}", figure.value, figure.about, figure.per))
            .unwrap_or_default(),
    };
    format!("{}/{path}={value}", item.row.at.question)
}

/// The cells that a lane and a text mean, each with its text.
fn parts(question: &Question, lane: &str, text: &str) -> Result<Vec<(String, String)>, Expected> {
    if !lane.trim().is_empty() {
        if let Some(path) = labels::path(question, lane) {
            return Ok(vec![(path, text.to_owned())]);
        }
        // the type alone, and all its cells in one text
        let types =
            question.lanes.iter().filter(|known| known.id == lane.trim() || known.name.is_called(lane));
        let [only] = types.collect::<Vec<_>>()[..] else { return Err(Expected::Cell) };
        return whole(question, &format!("{}.", only.id), text);
    }
    if !question.lanes.is_empty() {
        return Err(Expected::Lane);
    }
    whole(question, "", text)
}

/// The cells that one text fills in: what people write into one field of a table.
fn whole(question: &Question, before: &str, text: &str) -> Result<Vec<(String, String)>, Expected> {
    let only = before.trim_end_matches('.').to_owned();
    let at = |path: &str| format!("{before}{path}");
    match question.kind {
        Kind::Text | Kind::Date => Ok(vec![(only, text.to_owned())]),
        Kind::Agency if !question.several => Ok(vec![(only, text.to_owned())]),
        Kind::Choice => {
            let (name, words) = beside(text);
            let option = option(question, &name).filter(|_| !words.is_empty());
            Ok(match option {
                Some(option) => vec![(only, name), (at(&format!("{option}.{WORDS}")), words)],
                None => vec![(only, text.to_owned())],
            })
        }
        Kind::Choices => ticked(question, before, text),
        Kind::Ranking | Kind::Agency => {
            let cells: Vec<_> = listed(text)
                .into_iter()
                .zip(1_usize..)
                .map(|(one, place)| (at(&place.to_string()), one))
                .collect();
            let fits = question.kind == Kind::Agency || cells.len() <= question.top.max(1) as usize;
            if fits { Ok(cells) } else { Err(Expected::Cell) }
        }
        Kind::Period => {
            let (from, to) = ends(text).ok_or(Expected::Fits(Unread::Month))?;
            Ok(vec![(at("from"), from), (at("to"), to)])
        }
        Kind::Number => match &question.parts[..] {
            [part] => Ok(vec![(at(&part.id), text.to_owned())]),
            _ => Err(Expected::Cell),
        },
        Kind::Counts | Kind::Grid | Kind::List | Kind::Overlap | Kind::Group => Err(Expected::Cell),
    }
}

/// The options that are listed in one text, each with the words in brackets behind it.
fn ticked(question: &Question, before: &str, text: &str) -> Result<Vec<(String, String)>, Expected> {
    let mut cells = Vec::new();
    for one in listed(text) {
        let (name, words) = beside(&one);
        let Some(option) = option(question, &name).or_else(|| option(question, &one)) else {
            let names = question.choices().iter().map(|option| option.name.ja.clone()).collect();
            return Err(Expected::Fits(Unread::Option(names)));
        };
        cells.push((format!("{before}{option}"), "1".to_owned()));
        if !words.is_empty() {
            cells.push((format!("{before}{option}.{WORDS}"), words));
        }
    }
    Ok(cells)
}

/// The months between which a period lies, as they are written.
fn ends(text: &str) -> Option<(String, String)> {
    let bare = |month: &str| month.trim().trim_end_matches("まで").trim().to_owned();
    if let Some((from, to)) = text.split_once("から") {
        return Some((from.trim().to_owned(), bare(to.trim_start_matches(['〜', '～', '~']))));
    }
    // 2024-04 has a sign of its own
    let signs: &[char] = if text.contains(['〜', '～', '~']) { &['〜', '～', '~'] } else { &['-'] };
    let mut months = text.split(signs).map(bare);
    match (months.next(), months.next(), months.next()) {
        (Some(from), Some(to), None) => Some((from, to)),
        _ => None,
    }
}

/// A name with the words that stand in brackets behind it.
fn beside(text: &str) -> (String, String) {
    let text = text.trim();
    let inner = text.strip_suffix(['）', ')']).and_then(|text| text.split_once(['（', '(']));
    match inner {
        Some((name, words)) => (name.trim().to_owned(), words.trim().to_owned()),
        None => (text.to_owned(), String::new()),
    }
}

fn option(question: &Question, name: &str) -> Option<String> {
    let is_it =
        |option: &&crate::domain::worksheet::Choice| option.id == name.trim() || option.name.is_called(name);
    question.options.iter().find(is_it).map(|option| option.id.clone())
}

/// The things in one text; what stands in brackets is no separator.
fn listed(text: &str) -> Vec<String> {
    let (mut depth, mut all, mut one) = (0_usize, Vec::new(), String::new());
    for c in text.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && matches!(c, '、' | ',' | '，' | ';' | '；' | '\n') {
            all.push(std::mem::take(&mut one));
        } else {
            one.push(c);
        }
    }
    all.push(one);
    all.into_iter().map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::worksheet::Choice;

    #[test]
    fn one_field_of_a_table_fills_in_several_cells() {
        let option = |id: &str, ja: &str| Choice {
            id: id.into(),
            name: Bilingual::of(ja, id),
            text: true,
            names: false,
        };
        let question = Question {
            options: vec![option("phone", "電話"), option("other", "その他")],
            top: 2,
            ..Question::default()
        };
        let told = |kind, text: &str| {
            let cells = parts(&Question { kind, ..question.clone() }, "", text);
            cells.map(|cells| {
                cells.iter().map(|(path, text)| format!("{path}={text}")).collect::<Vec<_>>().join(" ")
            })
        };
        assert_eq!(
            told(Kind::Choices, "電話、その他（手紙、葉書）").unwrap(),
            "phone=1 other=1 other.words=手紙、葉書"
        );
        assert!(matches!(told(Kind::Choices, "電話、来所"), Err(Expected::Fits(Unread::Option(_)))));
        assert_eq!(told(Kind::Choice, "その他（手紙）").unwrap(), "=その他 other.words=手紙");
        assert_eq!(told(Kind::Choice, "電話").unwrap(), "=電話");
        assert_eq!(told(Kind::Ranking, "保健所\n社協").unwrap(), "1=保健所 2=社協");
        assert_eq!(told(Kind::Ranking, "一、二、三"), Err(Expected::Cell));
        assert_eq!(told(Kind::Period, "R6.4〜R7.3").unwrap(), "from=R6.4 to=R7.3");
        assert_eq!(told(Kind::Period, "2024-04〜2025-03").unwrap(), "from=2024-04 to=2025-03");
        assert_eq!(told(Kind::Period, "2024.4-2025.3").unwrap(), "from=2024.4 to=2025.3");
        assert_eq!(told(Kind::Period, "2024-04-2025-03"), Err(Expected::Fits(Unread::Month)));
        assert_eq!(
            told(Kind::Period, "令和6年4月から令和7年3月まで").unwrap(),
            "from=令和6年4月 to=令和7年3月"
        );
        assert_eq!(told(Kind::Grid, "3"), Err(Expected::Cell));
    }
}
