//! What stands in the rows: what is told of the cases, their codes, the counts, the words that come up again.

use super::Spot;
use crate::app::scroll::Row;
use crate::app::work::Work;
use crate::app::worksheet::WorksheetScreen;
use crate::app::worksheet::privacy::may_show;
use crate::domain::check::Sheet;
use crate::domain::codebook::{Code, Group, Strength};
use crate::domain::coding::{self, Case};
use crate::domain::response::{Of, Whose};
use crate::domain::worksheet::{Bilingual, Question, Worksheet};
use crate::domain::{agency, clearing, filled, recurring};
use crate::exchange::cells::Cells;
use crate::text::{Clean, shorten};

/// Columns of an agency's name.
const NAME: usize = 20;

/// What rows are made with.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a, 'w> {
    pub(super) screen: &'a WorksheetScreen,
    pub(super) cases: &'a [Case<'a>],
    pub(super) work: &'a Work<'w>,
}

/// The rows of a face, with its title.
type Page = (String, Vec<Row<Spot>>);

impl<'a> Reading<'a, '_> {
    fn say(self, text: &Bilingual) -> &str {
        self.work.lang.of(&text.ja, &text.en)
    }

    /// What a case is called: its number, what it is, and whose.
    fn name(self, at: usize) -> String {
        let Some(case) = self.cases.get(at) else { return String::new() };
        let sheet = super::worksheet(&self.screen.sheets);
        let variant = sheet.and_then(|sheet| sheet.question(coding::VARIANT)).and_then(|question| {
            let option = question.options.iter().find(|option| option.id == case.variant)?;
            Some(self.say(&option.name))
        });
        let session = self.work.session();
        let who = case.filled.agency().and_then(|id| agency::find(session, session.stands_for(id)));
        let who = who.map(|who| shorten(Clean::line(who.short()).as_str(), NAME));
        let parts: Vec<String> = [variant.map(ToOwned::to_owned), who].into_iter().flatten().collect();
        self.work.lang.cases_name(at + 1, &parts.join(self.work.lang.pick("・", ", ")))
    }

    /// Numbers of cases: 1・4・6.
    fn numbers(self, places: &[usize]) -> String {
        let numbers: Vec<String> = places.iter().map(|at| (at + 1).to_string()).collect();
        numbers.join(self.work.lang.pick("・", ", "))
    }

    /// The questions that have something to read on this view: of the cases, then of what was made of them.
    pub(super) fn pages(self) -> Vec<(&'a Worksheet, &'a Question)> {
        let of_cases = |sheet: &&Worksheet| sheet.scope == crate::domain::worksheet::Scope::Case;
        let mut sheets: Vec<&Worksheet> = self.screen.sheets.iter().filter(of_cases).collect();
        sheets.sort_by_key(|sheet| sheet.made_from.is_some());
        let mut pages = Vec::new();
        for sheet in sheets {
            // whether it is a good one stands in the name of a case
            let asked = |question: &&Question| question.kind.has_cells() && question.id != coding::VARIANT;
            for question in sheet.questions.iter().filter(asked) {
                if !self.told(sheet, question).is_empty() {
                    pages.push((sheet, question));
                }
            }
        }
        pages
    }

    /// What is told at a question, sheet by sheet; what this view does not show is left out.
    fn told(self, worksheet: &Worksheet, question: &Question) -> Vec<(usize, String)> {
        let session = self.work.session();
        let today = self.work.moment.today;
        let cells = Cells {
            lang: self.work.lang,
            session,
            meeting: self.screen.meeting,
            kinds: self.work.kinds,
            today,
        };
        let list = filled::list(session, self.screen.meeting, &worksheet.id);
        let told = |(at, filled): (usize, &filled::Filled)| {
            let whose = Whose::Sheet(filled.id());
            let of = Of { meeting: self.screen.meeting, worksheet: worksheet.id.clone(), whose };
            let sheet = Sheet { session, worksheet, of: &of };
            let shows = may_show(*self.work.view, clearing::level(&sheet, question));
            if !shows || !sheet.asks(question) {
                return None;
            }
            let response = sheet.response(&question.id);
            let one = |cell: &crate::domain::cell::Cell| {
                let value = response.value(&cell.path)?;
                if *value == crate::domain::Value::Bool(false) {
                    return None;
                }
                let shown = Clean::line(&cells.shown(&cell.takes, value)).into_string();
                let is_ticked = *value == crate::domain::Value::Bool(true);
                Some(if is_ticked { cells.named(&cell.name) } else { shown })
            };
            let parts: Vec<String> = response.cells(question, None).iter().filter_map(one).collect();
            (!parts.is_empty()).then(|| (at, parts.join(self.work.lang.pick("、", ", "))))
        };
        list.iter().enumerate().filter_map(told).collect()
    }

    /// One question, case by case.
    pub(super) fn side(self, pages: &[(&Worksheet, &Question)], at: usize) -> Page {
        let lang = self.work.lang;
        let Some((sheet, question)) = pages.get(at) else {
            let nothing = if self.cases.is_empty() { lang.cases_none() } else { lang.cases_nothing_shown() };
            return (lang.cases_title().to_owned(), vec![Row::text(nothing)]);
        };
        let title = lang.cases_side(self.say(&sheet.title), self.say(&question.short), at + 1, pages.len());
        let made = sheet.made_from.is_some();
        let list = filled::list(self.work.session(), self.screen.meeting, &sheet.id);
        let row = |(at, text): (usize, String)| {
            let id = list.get(at).map(|filled| filled.from().filter(|_| made).unwrap_or(filled.id()));
            let place = self.cases.iter().position(|case| Some(case.filled.id()) == id);
            let name = match place {
                Some(place) => self.name(place),
                None => lang.cases_name(at + 1, self.say(&sheet.title)),
            };
            let codes = place.and_then(|place| self.cases.get(place)).map(|case| self.codes_of(case));
            let name = match codes.filter(|codes| !codes.is_empty()) {
                Some(codes) => lang.cases_with_codes(&name, &codes),
                None => name,
            };
            let mut row = Row::text(name).and(text);
            row.value = id.filter(|_| place.is_some()).map(Spot::Case);
            row
        };
        (title, self.told(sheet, question).into_iter().map(row).collect())
    }

    /// The codes of a case: what was settled, else what everybody or anybody marked.
    fn codes_of(self, case: &Case) -> String {
        let lang = self.work.lang;
        let join = |codes: Vec<&str>| codes.join(" ");
        if !case.coding.settled.is_empty() {
            return lang.cases_codes_settled(&join(case.coding.settled.iter().copied().collect()));
        }
        let either = case.coding.either();
        if either.is_empty() {
            String::new()
        } else {
            lang.cases_codes_marked(&join(either.into_iter().collect()))
        }
    }

    fn group(self, group: Group) -> &'static str {
        match group {
            Group::Good => self.work.lang.cases_good(),
            Group::Person => self.work.lang.cases_person(),
            Group::Network => self.work.lang.cases_network(),
        }
    }

    /// The codes by what they are about, each as a row under its heading.
    fn by_group(self, mut row: impl FnMut(&Code) -> Row<Spot>) -> Vec<Row<Spot>> {
        let mut rows = Vec::new();
        for group in Group::ALL {
            rows.push(Row::text(self.group(group)));
            let codes = self.work.codebook.codes.iter().filter(|code| code.group == group);
            rows.extend(codes.map(&mut row));
        }
        rows
    }

    /// A code with its name; the selected one also with what it takes in and what not.
    fn code(self, code: &Code, ticked: bool, selected: Option<&Spot>) -> Row<Spot> {
        let lang = self.work.lang;
        let spot = Spot::Code(code.id.clone());
        let is_selected = selected == Some(&spot);
        let mut row = Row::new(spot, lang.cases_code(&code.id, self.say(&code.name)));
        row.ticked = Some(ticked);
        if is_selected {
            row = row.and(lang.cases_include(self.say(&code.include)));
            row = row.and(lang.cases_exclude(self.say(&code.exclude)));
        }
        row
    }

    /// What a coder marks on a case.
    pub(super) fn mark(self, at: usize, coder: &str, selected: Option<&Spot>) -> Page {
        let lang = self.work.lang;
        let Some(case) = self.cases.get(at) else { return self.no_case() };
        let title = lang.cases_mark(&self.name(at), self.cases.len());
        let proposed = case.proposed(self.work.codebook);
        let mut rows = vec![Row::new(Spot::Coder, lang.cases_coder(coder))];
        rows.extend(self.by_group(|code| {
            let row = self.code(code, case.coding.has(coder, &code.id), selected);
            match proposed.iter().find(|(known, _)| known.id == code.id) {
                Some((_, words)) => row.and(lang.cases_proposed(&words.join(lang.pick("」「", "\", \"")))),
                None => row,
            }
        }));
        let mine = case.coding.marks.get(coder);
        let mut none = Row::new(Spot::Code(coding::NONE.to_owned()), lang.cases_no_code());
        none.ticked = Some(mine.is_some_and(std::collections::BTreeSet::is_empty));
        rows.push(none);
        (title, rows)
    }

    /// What is settled about a case, with who marked what.
    pub(super) fn settle(self, at: usize, selected: Option<&Spot>) -> Page {
        let lang = self.work.lang;
        let Some(case) = self.cases.get(at) else { return self.no_case() };
        let title = lang.cases_settle(&self.name(at), self.cases.len());
        let disagreed = case.coding.disagreed();
        let coders: Vec<&str> = case.coding.marks.keys().copied().collect();
        let joint = lang.pick("・", ", ");
        let mut rows = vec![Row::text(match (coders.is_empty(), disagreed.is_empty()) {
            (true, _) => lang.cases_uncoded().to_owned(),
            (false, true) => lang.cases_agreed(&coders.join(joint)),
            (false, false) => lang.cases_differ(&coders.join(joint), disagreed.len()),
        })];
        rows.extend(self.by_group(|code| {
            let row = self.code(code, case.coding.settled.contains(code.id.as_str()), selected);
            let by: Vec<&str> =
                coders.iter().copied().filter(|coder| case.coding.has(coder, &code.id)).collect();
            let differs = disagreed.iter().any(|(known, _)| *known == code.id);
            match by.is_empty() {
                true => row,
                false if differs => row.and(lang.cases_marked_differs(&by.join(joint))),
                false => row.and(lang.cases_marked_by(&by.join(joint))),
            }
        }));
        (title, rows)
    }

    fn no_case(self) -> Page {
        (self.work.lang.cases_title().to_owned(), vec![Row::text(self.work.lang.cases_none())])
    }

    /// In how many cases each code stands; then the codes that face each other, with what the room is asked.
    pub(super) fn counts(self) -> Page {
        let lang = self.work.lang;
        let total = self.cases.len();
        if total == 0 {
            return self.no_case();
        }
        let mut rows = self.by_group(|code| {
            let count = coding::count(self.cases, &code.id);
            let (both, either, settled) = (count.both.len(), count.either.len(), count.settled.len());
            let named = lang.cases_code(&code.id, self.say(&code.name));
            if either == 0 && settled == 0 {
                return Row::new(Spot::Code(code.id.clone()), lang.cases_word(&named, 0, total));
            }
            let mut row = Row::text(named).and(lang.cases_count(settled, both, either, total));
            let places = if settled > 0 { &count.settled } else { &count.either };
            if !places.is_empty() {
                row = row.and(lang.cases_in(&self.numbers(places)));
            }
            row.value = Some(Spot::Code(code.id.clone()));
            row
        });
        let agreement = coding::agreement(self.cases);
        if agreement.cases > 0 {
            rows.push(Row::text(lang.cases_agreement(
                agreement.both,
                agreement.either,
                agreement.alike,
                agreement.cases,
            )));
        }
        rows.push(Row::text(lang.cases_mirrors()));
        rows.push(Row::text(self.say(&self.work.codebook.question)));
        for mirror in &self.work.codebook.mirrors {
            let side = |id: &str| {
                let code = self.work.codebook.code(id)?;
                let count = coding::count(self.cases, id);
                let places = if count.settled.is_empty() { count.either } else { count.settled };
                let named = lang.cases_code(&code.id, self.say(&code.name));
                Some(lang.cases_side_of(&named, places.len(), &self.numbers(&places)))
            };
            if let (Some(difficult), Some(good)) = (side(&mirror.difficult), side(&mirror.good)) {
                let strength = match mirror.strength {
                    Strength::Exact => lang.cases_exact(),
                    Strength::Close => lang.cases_close(),
                    Strength::Loose => lang.cases_loose(),
                };
                let mut row = Row::text(difficult).and(lang.cases_facing(&good, strength));
                row.value = Some(Spot::Code(mirror.difficult.clone()));
                rows.push(row);
            }
        }
        (lang.cases_counts(total), rows)
    }

    /// The words that come up again, or the cases of a word that was typed.
    pub(super) fn words(self, typed: &str) -> Page {
        let lang = self.work.lang;
        let total = self.cases.len();
        if total == 0 {
            return self.no_case();
        }
        let typed = typed.trim();
        let found = if typed.is_empty() {
            recurring::found(self.cases, self.work.codebook)
        } else {
            vec![recurring::of(self.cases, typed)]
        };
        let row = |found: recurring::Recurring| {
            let count = found.cases.len();
            let told = Row::new(
                Spot::Word(found.word.clone()),
                lang.cases_word(&Clean::line(&found.word).into_string(), count, total),
            );
            if count == 0 { told } else { told.and(lang.cases_in(&self.numbers(&found.cases))) }
        };
        let mut rows: Vec<_> = found.into_iter().map(row).collect();
        if rows.is_empty() {
            rows.push(Row::text(lang.cases_no_words()));
        }
        (lang.cases_words(total), rows)
    }
}
