//! What is said of one record on a page for people: its wordings, its marks, and a proposal as sentences.

mod outcome;

use chrono::NaiveDate;

use crate::domain::agency::Agency;
use crate::domain::agenda::Item;
use crate::domain::attendance::{Seat, State};
use crate::domain::kinds::Kinds;
use crate::domain::meeting::Meeting;
use crate::domain::overlap::{Answer, Asked as Whom, Overlap};
use crate::domain::worksheet::Question;
use crate::domain::{Record, Session, Value, level, wording};
use crate::i18n::{Lang, date};

use super::conflicts::conflicts;
use super::counts::{Count, Counted, Part, Tally};
use super::filled::told;
use super::levels::{self, Levels};
use super::minutes::{Asked, Minutes, Said, What};
use super::tie::{self, Addressed, Need};
use super::{Audience, Form, Order};

/// Fields beside the words of which every value is written, too.
const IN_WORDS: [&str; 5] = ["lead", "owner", "due", "from_day", "state"];

/// What every word is chosen with.
pub(super) struct Words<'s> {
    pub(super) session: &'s Session,
    pub(super) levels: &'s Levels<'s>,
    pub(super) audience: Audience,
    pub(super) lang: Lang,
    /// The kinds of agencies, for answers that name one.
    pub(super) kinds: &'static Kinds,
    /// Counts below this one are not told to the public.
    pub(super) small: usize,
    /// The day it is written.
    pub(super) made: NaiveDate,
    /// Makes people's text fit for the form.
    pub(super) dress: fn(&str) -> String,
}

impl<'s> Words<'s> {
    /// Those of an order.
    pub(super) fn of(
        session: &'s Session,
        levels: &'s Levels<'s>,
        order: &Order,
        dress: fn(&str) -> String,
    ) -> Self {
        let Order { audience, lang, kinds, small, made, .. } = *order;
        Self { session, levels, audience, lang, kinds, small, made, dress }
    }

    /// The order they are chosen for, whatever its form.
    pub(super) fn order(&self) -> Order {
        let order = Order::new(Form::default(), self.audience, self.lang, self.made);
        Order { kinds: self.kinds, small: self.small, ..order }
    }
}

impl Words<'_> {
    /// A field's wordings, the newest first, each on lines of its own.
    pub(super) fn wordings(&self, record: &Record, field: &str) -> String {
        let others = record.texts(field).into_iter().rev().skip(1).map(self.dress);
        self.differing(std::iter::once(self.wording(record, field)).chain(others))
    }

    /// A field's newest wording; 消去済 where what was written has been redacted.
    pub(super) fn wording(&self, record: &Record, field: &str) -> String {
        match record.field(field) {
            Some(known) if known.shown().is_none() && known.is_redacted() => {
                self.lang.out_marks(self.lang.mark_redacted()).trim_start().to_owned()
            }
            _ => (self.dress)(record.text(field)),
        }
    }

    /// The first of several wordings as it is, every other one below it as a differing one.
    pub(super) fn differing(&self, mut wordings: impl Iterator<Item = String>) -> String {
        let first = wordings.next().unwrap_or_default();
        wordings.fold(first, |all, other| format!("{all}\n{}", self.lang.out_differs(&other)))
    }

    /// The full name of an agency.
    pub(super) fn name(&self, agency: Option<Agency>) -> String {
        agency.map_or_else(|| self.lang.agency_gone().to_owned(), |agency| (self.dress)(agency.name()))
    }

    /// The short name of an agency, for sentences.
    pub(super) fn short(&self, agency: Option<Agency>) -> String {
        agency.map_or_else(|| self.lang.agency_gone().to_owned(), |agency| (self.dress)(agency.short()))
    }

    /// The heading over the agencies of a meeting.
    pub(super) fn over_agencies(&self, minutes: &Minutes) -> &'static str {
        if minutes.lacks_attendance() { self.lang.out_agencies_not_noted() } else { self.lang.out_agencies() }
    }

    /// How an agency takes part.
    pub(super) fn attendance(&self, seat: &Seat) -> String {
        let states = seat.record().texts("state").into_iter().rev();
        self.differing(states.map(|word| self.lang.attendance(State::read(word).word()).to_owned()))
    }

    /// An item of the agenda: what it is for, and its minutes as planned and as they came, where there were any.
    pub(super) fn item(&self, item: Item) -> String {
        let lang = self.lang;
        let purpose = item.purpose().map(|purpose| lang.purpose(purpose.word()).to_owned());
        let planned = Some(item.minutes()).filter(|minutes| *minutes > 0);
        let took = item.took_minutes().filter(|minutes| *minutes > 0);
        let times =
            [planned.map(|minutes| lang.out_planned(minutes)), took.map(|minutes| lang.out_took(minutes))];
        let marks: Vec<String> = purpose.into_iter().chain(times.into_iter().flatten()).collect();
        let title = self.wordings(item.0, "title");
        if marks.is_empty() { title } else { title + &lang.out_marks(&marks.join(lang.out_comma())) }
    }

    /// What all have promised.
    pub(super) fn rules(&self, meeting: Meeting) -> Vec<String> {
        let rules = meeting.0.value("rules").and_then(Value::as_list).unwrap_or_default();
        rules.iter().filter_map(Value::as_text).map(self.dress).collect()
    }

    /// The heading of a question; with several worksheets, their titles stand before it.
    pub(super) fn heading(&self, minutes: &Minutes, asked: &Asked) -> String {
        let of = |text: &crate::domain::worksheet::Bilingual| (self.dress)(self.lang.of(&text.ja, &text.en));
        let Some(question) = asked.question else {
            let (worksheet, question) = asked.ids;
            return [worksheet, question].map(|id| (self.dress)(id)).join(" ");
        };
        let sheet = minutes.sheet_of(question).map(|sheet| of(&sheet.title));
        let parts = [sheet.unwrap_or_default(), (self.dress)(&question.number), of(&question.text)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The heading of a question in a word or two, for lists.
    pub(super) fn short_heading(&self, minutes: &Minutes, asked: &Asked) -> String {
        let Some(question) = asked.question else { return self.heading(minutes, asked) };
        let short = (self.dress)(self.lang.of(&question.short.ja, &question.short.en));
        format!("{} {short}", (self.dress)(&question.number))
    }

    /// What is counted, each part of it with its count, and the sum.
    pub(super) fn tally(
        &self,
        counted: &Minutes,
        asked: &[Asked],
        tally: &Tally<Part>,
    ) -> (String, Vec<(String, String)>) {
        let lang = self.lang;
        let name = match tally.counted {
            Counted::Entries => lang.out_count_entries(),
            Counted::Overlaps => lang.out_count_overlaps(),
            Counted::Actions => lang.out_count_actions(),
        };
        let part = |part: Part| match part {
            Part::Question(at) => asked.get(at).map(|asked| self.heading(counted, asked)).unwrap_or_default(),
            Part::Answer(answer) => lang.answer(answer.word()).to_owned(),
            Part::Fate(fate) => lang.became(fate.word()).to_owned(),
        };
        let parts = tally.parts.iter().map(|(of, count)| (part(*of), self.count(*count)));
        let total = (lang.out_total().to_owned(), self.count(tally.total));
        (name.to_owned(), parts.chain([total]).collect())
    }

    /// A count as it may be told.
    pub(super) fn count(&self, count: Count) -> String {
        match count {
            Count::Of(count) => self.lang.out_count(count),
            Count::Below(small) => self.lang.out_count_below(small),
            Count::Withheld => self.lang.out_count_withheld().to_owned(),
        }
    }

    /// Day and time of a meeting.
    pub(super) fn when(&self, meeting: Meeting) -> String {
        let (record, dress) = (meeting.0, self.dress);
        let day =
            |text: &str| date::stored(text).map_or_else(|| dress(text), |day| date::long(self.lang, day));
        let days = self.differing(record.texts("date").into_iter().rev().map(day));
        let (start, end) = (dress(record.text("start")), dress(record.text("end")));
        let time =
            if start.is_empty() || end.is_empty() { start + &end } else { self.lang.out_time(&start, &end) };
        [days, time].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// When the next meeting is.
    pub(super) fn next(&self, meeting: Meeting) -> String {
        match date::stored(meeting.next()) {
            Some(day) => date::long(self.lang, day),
            None => self.wordings(meeting.0, "next"),
        }
    }

    /// The name of a lane.
    pub(super) fn lane(&self, question: Option<&Question>, id: &str) -> String {
        let known = question.and_then(|question| question.lanes.iter().find(|lane| lane.id == id));
        (self.dress)(known.map_or(id, |lane| self.lang.of(&lane.name.ja, &lane.name.en)))
    }

    /// Those who said 特になし, unless they have said something after all.
    pub(super) fn passed(&self, said: &[&Said], passed: &[&Said]) -> Option<String> {
        let lang = self.lang;
        let id = |said: &Said| said.agency.map(Agency::id);
        let only = passed.iter().filter(|pass| !said.iter().any(|said| id(said) == id(pass)));
        let names: Vec<String> = only.map(|pass| self.short(pass.agency)).collect();
        if names.is_empty() {
            return said.is_empty().then(|| lang.out_none().to_owned());
        }
        Some(lang.out_passed(&names.join(lang.out_comma())))
    }

    /// One thing said, with its marks.
    pub(super) fn said(&self, minutes: &Minutes, said: &Said) -> String {
        match said.what {
            What::Entry => {
                let case = told::spoken_of(self, &minutes.papers, said.record);
                self.marked_of(case.as_deref(), said.record, said.level, &self.wordings(said.record, "text"))
            }
            What::Overlap(overlap) => self.marked(said.record, said.level, &self.overlap(minutes, overlap)),
            What::Pass => self.lang.passed().to_owned(),
        }
    }

    /// A parked line, with who said it where that is known.
    pub(super) fn parked(&self, record: &Record) -> String {
        let text = self.wordings(record, "text");
        let who = record.link("agency").map(|id| self.short(super::names::agency(self.session, id)));
        let text = who.map_or_else(|| text.clone(), |who| self.lang.out_fact(&who, &text));
        self.marked(record, self.levels.level(record), &text)
    }

    /// Adds the marks of a record to its text.
    pub(super) fn marked(&self, record: &Record, level: u8, text: &str) -> String {
        self.marked_of(None, record, level, text)
    }

    /// The same, with what it is about as the first of them.
    fn marked_of(&self, about: Option<&str>, record: &Record, level: u8, text: &str) -> String {
        // differing wordings stand below the text, each marked by itself
        let conflicts = conflicts(self.session, self.levels, self.audience, record);
        let stands = |field: &str| wording::is(record, field) || IN_WORDS.contains(&field);
        let differs = conflicts.keys().any(|field| !stands(field));
        let marks = [
            (record.flag("handed_in"), self.lang.mark_handed_in()),
            (record.flag("starred"), self.lang.out_starred()),
            (level == level::DESK || levels::is_private(record), self.lang.mark_private()),
            (level > level::DESK, self.lang.out_delicate()),
            (differs, self.lang.mark_conflict()),
        ];
        let marks = marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark);
        let marks: Vec<&str> = about.into_iter().chain(marks).collect();
        let marks = if marks.is_empty() {
            String::new()
        } else {
            self.lang.out_marks(&marks.join(self.lang.out_comma()))
        };
        format!("{text}{marks}")
    }

    /// A proposal as sentences: the need, who is asked, the idea, the answer.
    fn overlap(&self, minutes: &Minutes, overlap: Overlap) -> String {
        let lang = self.lang;
        let asked = tie::addressed(self.session, overlap);
        let who: Vec<String> = asked.iter().map(|one| self.whom(one)).collect();
        let idea = self.wording(overlap.0, "idea");
        let nobody = asked.iter().all(|one| one.asked == Whom::Undecided);
        let proposal = if nobody {
            if idea.is_empty() {
                lang.out_proposal_bare_open().to_owned()
            } else {
                lang.out_proposal_open(&idea)
            }
        } else {
            let who_all = who.join(lang.out_comma());
            let proposal = if idea.is_empty() {
                lang.out_proposal_bare(&who_all)
            } else {
                lang.out_proposal(&who_all, &idea)
            };
            proposal + &self.answers(&asked, &who)
        };
        let sentence = match tie::need(self.session, self.levels, self.audience, overlap) {
            Need::Entry(need) => {
                let question = minutes.question_of(need.0).map(|question| &question.short);
                let question = question.map_or("", |short| lang.of(&short.ja, &short.en));
                lang.out_on_need(&(self.dress)(question), &self.wording(need.0, "text"), &proposal)
            }
            Need::Wish => lang.out_on_wish(&proposal),
            Need::Unseen => lang.out_on_nothing(&proposal),
        };
        let note = self.wordings(overlap.0, "note");
        let sentence = if note.is_empty() { sentence } else { lang.out_with_note(&sentence, &note) };
        let others = overlap.0.texts("idea").into_iter().rev().skip(1).map(self.dress);
        self.differing(std::iter::once(sentence).chain(others))
    }

    pub(super) fn whom(&self, one: &Addressed) -> String {
        match &one.asked {
            Whom::Agency(_) => self.short(one.agency),
            Whom::Kind(word, name) => (self.dress)(if name.is_empty() { word } else { name }),
            Whom::Anyone => self.lang.asked_anyone().to_owned(),
            Whom::Undecided => self.lang.asked_undecided().to_owned(),
        }
    }

    /// One answer where all say the same, else each one's.
    fn answers(&self, asked: &[Addressed], who: &[String]) -> String {
        let lang = self.lang;
        let Some(first) = asked.first().map(|one| one.answer) else { return String::new() };
        if asked.iter().all(|one| one.answer == first) {
            return if first == Answer::Proposed {
                lang.out_no_answer().to_owned()
            } else {
                lang.out_answer(lang.answer(first.word()))
            };
        }
        let word = |answer: Answer| {
            if answer == Answer::Proposed { lang.out_not_yet() } else { lang.answer(answer.word()) }
        };
        let each: Vec<_> =
            asked.iter().zip(who).map(|(one, who)| lang.out_answer_of(who, word(one.answer))).collect();
        lang.out_answers(&each.join(lang.out_comma()))
    }
}
