//! A record, its fields and their values as people read them.

use super::super::meeting::facts;
use super::super::model::View;
use super::super::work::Work;
use super::super::worksheet::{WorksheetScreen, asking, entries};
use crate::domain::agenda::{self, Purpose, Shows};
use crate::domain::meeting::{self, Duty, Meeting};
use crate::domain::overlap::Asked;
use crate::domain::promise::{Lead, Sort};
use crate::domain::worksheet::{self, Worksheet};
use crate::domain::{
    Record, RecordId, Session, Stamp, Value, agency, attendance, coding, conflict, decision, entry,
    hint_note, label, members, outcome, overlap, parked, pass, same, submission, wording,
};
use crate::i18n::{Lang, date};
use crate::text::{Clean, shorten};

/// Columns of a title or a name within a sentence.
const SHORT: usize = 24;

/// What everything is read with.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub(super) session: &'a Session,
    pub(super) worksheet: &'a WorksheetScreen,
    pub(super) view: View,
    pub(super) lang: Lang,
    here: date::Here,
}

impl<'a> Reading<'a> {
    pub(super) fn new(worksheet: &'a WorksheetScreen, work: &'a Work) -> Self {
        let moment = work.moment;
        let here = date::Here { now: moment.now, today: moment.today, minute: moment.minute };
        Self { session: work.session(), worksheet, view: *work.view, lang: work.lang, here }
    }

    /// Whether this view shows a record.
    pub(super) fn shows(self, record: &Record) -> bool {
        self.worksheet.shows(record, self.view)
    }

    /// Who wrote something, and when.
    pub(super) fn written(self, by: &str, stamp: Stamp) -> String {
        let lang = self.lang;
        let by = match by {
            "" | submission::BY => lang.review_imported(),
            label::BY_HAND => lang.review_by_hand(),
            by => by,
        };
        let by = Clean::line(by).into_string();
        let when = stamp.millis().map(|millis| date::moment(lang, millis, self.here)).unwrap_or_default();
        if by == lang.review_by_hand() || when.is_empty() { by } else { lang.review_written(&by, &when) }
    }

    /// What a record is, and whose: 社協・強み, 次第・休憩.
    pub(super) fn what(self, record: &Record) -> String {
        let lang = self.lang;
        let agency = || record.link("agency").map(|id| self.agency(id));
        let title = |text: &str| Some(shorten(&Clean::line(text).into_string(), SHORT));
        let kind = |word: &str| Some(word.to_owned());
        let parts = match record.kind() {
            entry::KIND | overlap::KIND => [agency(), self.question(record)],
            pass::KIND => [agency(), kind(lang.passed())],
            parked::KIND if !record.text("question").is_empty() => {
                [kind(lang.do_memo_short()), self.question(record)]
            }
            parked::KIND => [kind(lang.parking_title()), agency()],
            attendance::KIND => [kind(lang.attendance_title()), agency()],
            agenda::KIND => [kind(lang.part_agenda()), title(record.text("title"))],
            meeting::KIND if record.id() == self.worksheet.meeting => [kind(lang.part_facts()), None],
            meeting::KIND => [kind(lang.part_facts()), title(Meeting(record).title())],
            agency::KIND => [kind(&lang.field("agency")), title(record.text("name"))],
            decision::KIND => [kind(lang.outcome(decision::KIND)), title(&self.title(record.link("item")))],
            made if outcome::is(made) => [kind(lang.outcome(made)), self.lead(record.text("lead"))],
            hint_note::KIND => [kind(lang.hints_title()), None],
            same::KIND => [kind(lang.review_same()), title(&self.pair(record))],
            _ => [kind(lang.review_other_record()), None],
        };
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        parts.join(lang.review_joint())
    }

    /// A record's own words: what was said, else its title or name; 消去済 where they were redacted.
    pub(super) fn words(self, record: &Record) -> String {
        match record.kind() {
            agenda::KIND | meeting::KIND => Clean::line(record.text("title")).into_string(),
            agency::KIND => Clean::line(record.text("name")).into_string(),
            attendance::KIND => record.link("agency").map(|id| self.agency_name(id)).unwrap_or_default(),
            kind if !wording::fields(kind).is_empty() => entries::shown_text(record, self.lang),
            _ => String::new(),
        }
    }

    fn agency(self, id: RecordId) -> String {
        shorten(&asking::name(self.session, &Asked::Agency(id), self.lang), SHORT)
    }

    fn agency_name(self, id: RecordId) -> String {
        // one that is in the bin still has its name there
        let known = conflict::standing(self.session, id).map(agency::Agency::name);
        let name = known.or_else(|| self.session.record(id).map(|record| record.text("name")));
        Clean::line(name.unwrap_or_default()).into_string()
    }

    /// Who leads or minds something, by a short name.
    fn lead(self, word: &str) -> Option<String> {
        Some(match Lead::read(word)? {
            Lead::Agency(id) => self.agency(id),
            Lead::Secretariat => self.lang.duty("secretariat").to_owned(),
        })
    }

    /// The title of a meeting or of an item of its agenda.
    fn title(self, id: Option<RecordId>) -> String {
        let record = id.and_then(|id| self.session.record(id));
        record.map(|record| Clean::line(record.text("title")).into_string()).unwrap_or_default()
    }

    fn pair(self, record: &Record) -> String {
        let name = |field: &str| {
            let one = record.link(field).and_then(|id| self.session.record(id));
            let text = one.map(|one| match one.kind() {
                meeting::KIND => one.text("title"),
                _ => one.text("name"),
            });
            Clean::line(text.unwrap_or_default()).into_string()
        };
        [name("a"), name("b")].join(self.lang.review_joint())
    }

    /// The definition of a worksheet: of this meeting, else of any.
    fn sheet(self, id: &str) -> Option<Worksheet> {
        let here = self.worksheet.sheets.iter().find(|sheet| sheet.id == id).cloned();
        here.or_else(|| {
            let meetings = meeting::all(self.session).into_iter().rev();
            let mut all = meetings.flat_map(Meeting::worksheets);
            all.find_map(|record| worksheet::find(self.session, record).filter(|sheet| sheet.id == id))
        })
    }

    fn question(self, record: &Record) -> Option<String> {
        let sheet = self.sheet(record.text("worksheet"))?;
        let question = sheet.question(record.text("question"))?;
        Some(self.lang.of(&question.short.ja, &question.short.en).to_owned())
    }

    /// The name of a field of a record.
    pub(super) fn field(self, record: &Record, name: &str) -> String {
        let lang = self.lang;
        if let Some(asked) = name.strip_prefix("answer/") {
            return lang.answer_title(&self.lead(asked).unwrap_or_else(|| self.asked(asked)));
        }
        if let Some((coder, code)) = coding::about(name) {
            return coder.map_or_else(|| lang.field_settled(code), |coder| lang.field_code(code, coder));
        }
        if let Some((set, id)) = members::read(name) {
            let agency = self.session.record(id).is_some_and(|member| member.kind() == agency::KIND);
            let member = if agency { self.agency(id) } else { self.other(Some(id)) };
            return lang.field_member(set, &member).unwrap_or_else(|| lang.field(name));
        }
        if record.kind() == meeting::KIND
            && let Some(fact) = facts::of_field(name)
        {
            return facts::name(fact, lang);
        }
        lang.field_of(record.kind(), name)
    }

    /// Who an answer is of, from the end of its field.
    fn asked(self, word: &str) -> String {
        let asked = match word {
            "anyone" => Asked::Anyone,
            "undecided" => Asked::Undecided,
            _ => match word.parse() {
                Ok(id) => Asked::Agency(id),
                Err(_) => return Clean::line(word.trim_start_matches("kind/")).into_string(),
            },
        };
        asking::name(self.session, &asked, self.lang)
    }

    /// A value of a field; never empty.
    pub(super) fn value(self, record: &Record, name: &str, value: &Value) -> String {
        let text = match value {
            Value::Bool(false) if name.starts_with("part/") => self.lang.taking_part("").to_owned(),
            Value::Bool(true) => self.lang.review_yes().to_owned(),
            Value::Bool(false) => self.lang.review_no().to_owned(),
            Value::Int(minutes) if matches!(name, "minutes" | "more") => {
                self.lang.agenda_minutes(u32::try_from(*minutes).unwrap_or(0))
            }
            Value::Int(number) => number.to_string(),
            Value::Text(text) => self.text(record, name, text),
            Value::List(list) => {
                let items: Vec<String> = list.iter().map(|item| self.item(record, name, item)).collect();
                items.join(if name == "rules" { "\n" } else { self.lang.out_comma() })
            }
            Value::Map(_) => self.item(record, name, value),
        };
        if text.is_empty() { self.lang.review_empty().to_owned() } else { text }
    }

    fn item(self, record: &Record, name: &str, item: &Value) -> String {
        match item {
            Value::Text(text) => self.text(record, name, text),
            Value::Map(_) if name == "to" => Asked::read(item)
                .map(|asked| asking::name(self.session, &asked, self.lang))
                .unwrap_or_default(),
            Value::Map(_) | Value::List(_) => self.lang.review_unreadable().to_owned(),
            _ => self.value(record, name, item),
        }
    }

    fn text(self, record: &Record, name: &str, text: &str) -> String {
        let lang = self.lang;
        let id = || text.parse::<RecordId>().ok();
        match name {
            "agency" => id().map_or_else(String::new, |id| self.agency_name(id)),
            "meeting" | "told" | "previous" | "item" => self.title(id()),
            "lead" | "owner" => self.lead(text).unwrap_or_default(),
            "due" | "from_day" => date::told(lang, text).unwrap_or_else(|| Clean::line(text).into_string()),
            "state" if Sort::of_kind(record.kind()).is_some() => lang.became(text).to_owned(),
            "need" | "from" | "continues" | "overlap" => self.other(id()),
            "worksheet" => self.sheet(text).map_or_else(
                || Clean::line(text).into_string(),
                |s| lang.of(&s.title.ja, &s.title.en).to_owned(),
            ),
            "worksheets" => id()
                .and_then(|id| worksheet::find(self.session, id))
                .map_or_else(String::new, |s| lang.of(&s.title.ja, &s.title.en).to_owned()),
            "question" | "lane" => self.place(record, name, text),
            "state" => lang.attendance(text).to_owned(),
            "purpose" => {
                Purpose::read(text).map_or(lang.purpose_none(), |p| lang.purpose(p.word())).to_owned()
            }
            "shows" => self.shown(&Shows::read(text)),
            "verdict" if text == "same" => lang.review_verdict_same().to_owned(),
            "verdict" => lang.review_verdict_not_same().to_owned(),
            "date" | "next" => date::stored(text)
                .map_or_else(|| Clean::line(text).into_string(), |day| date::long(lang, day)),
            _ if name.starts_with("answer/") => lang.answer(text).to_owned(),
            _ if name.starts_with("part/") => lang.taking_part(text).to_owned(),
            _ => Clean::lines(text).into_string(),
        }
    }

    /// Another record that one points to, by its words; also one in the bin, as a line is that became an entry.
    fn other(self, id: Option<RecordId>) -> String {
        match id.and_then(|id| self.session.record(id)) {
            Some(record) if !self.shows(record) => self.lang.review_withheld().to_owned(),
            Some(record) => shorten(&Clean::line(&self.words(record)).into_string(), 2 * SHORT),
            None => self.lang.review_gone().to_owned(),
        }
    }

    /// A question or a lane by its name.
    fn place(self, record: &Record, name: &str, text: &str) -> String {
        let plain = || Clean::line(text).into_string();
        let Some(sheet) = self.sheet(record.text("worksheet")) else { return plain() };
        if name == "question" {
            let question = sheet.question(text);
            return question.map_or_else(plain, |q| self.lang.of(&q.short.ja, &q.short.en).to_owned());
        }
        let lanes = sheet.questions.iter().flat_map(|question| &question.lanes);
        let mut lanes = lanes.filter(|lane| lane.id == text);
        lanes.next().map_or_else(plain, |lane| self.lang.of(&lane.name.ja, &lane.name.en).to_owned())
    }

    fn shown(self, shows: &Shows) -> String {
        match shows {
            Shows::Item => self.lang.shows_item().to_owned(),
            Shows::Page(page) => self.lang.page(page.word()).to_owned(),
            Shows::Actions => self.lang.shows_actions().to_owned(),
            Shows::Sheet(id) => {
                let sheet = self.sheet(id).filter(|_| !id.is_empty());
                sheet.map_or_else(
                    || self.lang.shows_sheet().to_owned(),
                    |sheet| self.lang.of(&sheet.title.ja, &sheet.title.en).to_owned(),
                )
            }
        }
    }
}

/// Whether the values of a field are words of people's own, in which the differing letters are marked and which can
/// be written anew.
pub(super) fn is_wording(record: &Record, field: &str) -> bool {
    let duty = || Duty::ALL.iter().any(|duty| duty.word() == field);
    match record.kind() {
        agenda::KIND => field == "title",
        agency::KIND => matches!(field, "name" | "short" | "reading"),
        meeting::KIND => {
            matches!(
                field,
                "title" | "place" | "area" | "theme" | "layer" | "shell" | "materials" | "openness"
            ) || duty()
        }
        _ => wording::is(record, field),
    }
}
