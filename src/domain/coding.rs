//! Coding: what people who read the cases marked on each of them, every coder apart, and what they settled on in talk.
//!
//! A mark is a field of the filled sheet (`code/<coder>/<code>`, settled `settled/<code>`), so that two laptops code
//! beside each other. Words only propose a code; it stands for nothing until somebody marks it.

use std::collections::{BTreeMap, BTreeSet};

use super::check::Sheet;
use super::clearing;
use super::codebook::{Code, Codebook};
use super::filled::{self, Filled};
use super::response::{Of, Response, Whose};
use super::worksheet::{Kind, Worksheet};
use super::{Record, RecordId, Session, Value, Writer};
use crate::text;

/// The question of a case that says whether it is a good or a difficult one.
pub const VARIANT: &str = "variant";
/// What a coder marks who read a case and found no code that fits.
pub const NONE: &str = "-";

const CODE: &str = "code/";
const SETTLED: &str = "settled/";

/// A case as it is read and coded.
#[derive(Clone, Debug)]
pub struct Case<'s> {
    /// The filled sheet.
    pub filled: Filled<'s>,
    /// Whether it is a good or a difficult one, by the id of the option; empty where nobody said.
    pub variant: &'s str,
    /// What is told of it.
    pub texts: Vec<Told<'s>>,
    /// What was marked.
    pub coding: Coding<'s>,
}

/// What is told of a case at one question.
#[derive(Clone, Debug)]
pub struct Told<'s> {
    /// The stable id of the question.
    pub question: String,
    /// How delicate it is now.
    pub level: u8,
    /// The words.
    pub text: &'s str,
}

/// What was marked on one case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coding<'s> {
    /// The codes of each coder who marked anything.
    pub marks: BTreeMap<&'s str, BTreeSet<&'s str>>,
    /// What was settled in talk.
    pub settled: BTreeSet<&'s str>,
}

/// The cases of a meeting in order, with no more told of them than a reader may see.
#[must_use]
pub fn cases<'s>(
    session: &'s Session,
    meeting: RecordId,
    worksheet: &Worksheet,
    sees: impl Fn(u8) -> bool,
) -> Vec<Case<'s>> {
    let case = |filled: Filled<'s>| {
        let of = Of { meeting, worksheet: worksheet.id.clone(), whose: Whose::Sheet(filled.id()) };
        let sheet = Sheet { session, worksheet, of: &of };
        let texts = worksheet.questions.iter().filter(|question| question.kind == Kind::Text);
        let told = |question: &super::worksheet::Question| {
            let level = clearing::level(&sheet, question);
            let text = Response::find(session, &of, &question.id).value("")?.as_text()?;
            (sees(level) && sheet.asks(question)).then(|| Told { question: question.id.clone(), level, text })
        };
        let variant = Response::find(session, &of, VARIANT).value("").and_then(Value::as_text);
        let (texts, coding) = (texts.filter_map(told).collect(), Coding::of(filled.0));
        Case { filled, variant: variant.unwrap_or_default(), texts, coding }
    };
    filled::list(session, meeting, &worksheet.id).into_iter().map(case).collect()
}

impl Case<'_> {
    /// Whether a word stands in what is told of it, as it is written.
    #[must_use]
    pub fn tells(&self, word: &str) -> bool {
        let word = text::nfkc(word);
        self.told().iter().any(|told| told.contains(&word))
    }

    /// What is told of it, as words are looked for in it.
    fn told(&self) -> Vec<String> {
        self.texts.iter().map(|told| text::nfkc(told.text)).collect()
    }

    /// The codes that its words propose, each with those words.
    #[must_use]
    pub fn proposed<'c>(&self, codebook: &'c Codebook) -> Vec<(&'c Code, Vec<&'c str>)> {
        let suits = codebook.codes.iter().filter(|code| code.group.suits(self.variant));
        let texts = self.told();
        let tells = |word: &str| {
            let word = text::nfkc(word);
            texts.iter().any(|told| told.contains(&word))
        };
        let found = suits.map(|code| {
            let words = code.keywords.iter().map(String::as_str);
            (code, words.filter(|word| tells(word)).collect::<Vec<_>>())
        });
        found.filter(|(_, words)| !words.is_empty() && !self.variant.is_empty()).collect()
    }
}

impl<'s> Coding<'s> {
    /// Reads what was marked on a filled sheet.
    #[must_use]
    pub fn of(record: &'s Record) -> Self {
        let mut coding = Self::default();
        for name in record.fields().keys().filter(|name| record.flag(name)) {
            match about(name) {
                None => {}
                Some((None, code)) => _ = coding.settled.insert(code),
                Some((Some(coder), code)) => {
                    let marks = coding.marks.entry(coder).or_default();
                    if code != NONE {
                        marks.insert(code);
                    }
                }
            }
        }
        coding
    }

    /// Whether a coder marked a code.
    #[must_use]
    pub fn has(&self, coder: &str, code: &str) -> bool {
        self.marks.get(coder).is_some_and(|marks| marks.contains(code))
    }

    /// What every coder marked; nothing where only one coded it.
    #[must_use]
    pub fn both(&self) -> BTreeSet<&'s str> {
        let mut marks = self.marks.values();
        let Some(first) = marks.next().filter(|_| self.marks.len() > 1) else { return BTreeSet::new() };
        marks.fold(first.clone(), |both, marks| both.intersection(marks).copied().collect())
    }

    /// What any coder marked.
    #[must_use]
    pub fn either(&self) -> BTreeSet<&'s str> {
        self.marks.values().flatten().copied().collect()
    }

    /// The codes that some marked and others did not, with those who did.
    #[must_use]
    pub fn disagreed(&self) -> Vec<(&'s str, Vec<&'s str>)> {
        if self.marks.len() < 2 {
            return Vec::new();
        }
        let both = self.both();
        let differing = self.either().into_iter().filter(|code| !both.contains(code));
        let by = |code: &str| {
            let coders = self.marks.iter().filter(|(_, marks)| marks.contains(code));
            coders.map(|(coder, _)| *coder).collect()
        };
        differing.map(|code| (code, by(code))).collect()
    }

    /// Whether everybody marked the same.
    #[must_use]
    pub fn is_alike(&self) -> bool {
        self.marks.len() > 1 && self.both() == self.either()
    }
}

/// Marks a code on a case as a coder, or takes the mark back.
pub fn mark(writer: &mut Writer, sheet: RecordId, coder: &str, code: &str, marked: bool) {
    writer.set(sheet, &[(&format!("{CODE}{coder}/{code}"), marked.into())]);
}

/// Notes that a code was settled on in talk, or not.
pub fn settle(writer: &mut Writer, sheet: RecordId, code: &str, settled: bool) {
    writer.set(sheet, &[(&format!("{SETTLED}{code}"), settled.into())]);
}

/// What a field of a filled sheet is about, where it is a mark: whose (none where it is settled) and which code.
#[must_use]
pub fn about(field: &str) -> Option<(Option<&str>, &str)> {
    match field.strip_prefix(SETTLED) {
        Some(code) => Some((None, code)),
        None => field.strip_prefix(CODE)?.rsplit_once('/').map(|(coder, code)| (Some(coder), code)),
    }
}

/// In which cases a code stands, by their place in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Where every coder marked it.
    pub both: Vec<usize>,
    /// Where any coder did.
    pub either: Vec<usize>,
    /// Where it was settled on.
    pub settled: Vec<usize>,
}

/// Counts one code over cases.
#[must_use]
pub fn count(cases: &[Case], code: &str) -> Count {
    let places = |has: &dyn Fn(&Coding) -> bool| {
        let all = cases.iter().enumerate().filter(|(_, case)| has(&case.coding));
        all.map(|(at, _)| at).collect::<Vec<_>>()
    };
    Count {
        both: places(&|coding| coding.both().contains(code)),
        either: places(&|coding| coding.either().contains(code)),
        settled: places(&|coding| coding.settled.contains(code)),
    }
}

/// How far coders agree over cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Marks that every coder made.
    pub both: usize,
    /// Marks that any coder made.
    pub either: usize,
    /// Cases of which everybody marked the same.
    pub alike: usize,
    /// Cases that more than one coded.
    pub cases: usize,
}

/// How far coders agree on what more than one of them coded.
#[must_use]
pub fn agreement(cases: &[Case]) -> Agreement {
    let coded = cases.iter().map(|case| &case.coding).filter(|coding| coding.marks.len() > 1);
    coded.fold(Agreement::default(), |sum, coding| Agreement {
        both: sum.both + coding.both().len(),
        either: sum.either + coding.either().len(),
        alike: sum.alike + usize::from(coding.is_alike()),
        cases: sum.cases + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::*;

    fn coding(desk: &Desk, sheet: RecordId) -> Coding<'_> {
        Coding::of(desk.session.record(sheet).unwrap())
    }

    #[test]
    fn coders_mark_beside_each_other_and_settle_in_talk() {
        let mut one = Desk::new();
        let meeting = one.meeting;
        let sheet = one.write(|writer| filled::found(writer, meeting, "case", None));
        let mut two = one.twin(2);
        one.write(|writer| mark(writer, sheet, "記録1", "G1", true));
        one.write(|writer| mark(writer, sheet, "記録1", "G5", true));
        assert!(coding(&one, sheet).both().is_empty() && !coding(&one, sheet).is_alike());
        // a label may hold the sign that sets the parts of a field apart
        two.write(|writer| mark(writer, sheet, "2班/書記", "G1", true));
        one.session.union(&two.session);
        assert_eq!(coding(&one, sheet).both(), BTreeSet::from(["G1"]));
        assert_eq!(coding(&one, sheet).disagreed(), [("G5", vec!["記録1"])]);
        one.write(|writer| settle(writer, sheet, "G1", true));
        one.write(|writer| mark(writer, sheet, "記録1", "G5", false));
        assert!(coding(&one, sheet).is_alike() && coding(&one, sheet).settled.contains("G1"));
        one.take_back();
        assert!(!coding(&one, sheet).is_alike());
    }

    #[test]
    fn who_read_a_case_and_found_nothing_disagrees_with_who_found_something() {
        let mut desk = Desk::new();
        let meeting = desk.meeting;
        let sheet = desk.write(|writer| filled::found(writer, meeting, "case", None));
        desk.write(|writer| mark(writer, sheet, "甲", "N3", true));
        assert!(coding(&desk, sheet).disagreed().is_empty());
        desk.write(|writer| mark(writer, sheet, "乙", NONE, true));
        assert_eq!(coding(&desk, sheet).disagreed(), [("N3", vec!["甲"])]);
        assert_eq!(coding(&desk, sheet).either(), BTreeSet::from(["N3"]));
    }
}
