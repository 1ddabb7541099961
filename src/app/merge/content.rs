//! What stands in the lists of the preview: every record with its place, reworded ones before and after.
//!
//! What the wall may not show is counted and not shown.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::preview::{Page, Part, Preview};
use crate::app::model::{Model, View};
use crate::app::region::is_wide;
use crate::app::worksheet::{WorksheetScreen, entries};
use crate::domain::agency::Agency;
use crate::domain::arrival::{Fate, is_answer, is_said};
use crate::domain::attendance::{self, State};
use crate::domain::kinds::Kinds;
use crate::domain::meeting::Meeting;
use crate::domain::response::{self, Response};
use crate::domain::{
    Record, RecordId, Session, agency, agenda, classes, conflict, filled, meeting, outcome, parked, pass,
    worksheet,
};
use crate::exchange::answers;
use crate::exchange::cells::Cells;
use crate::i18n::Lang;
use crate::text::{Clean, shorten, wrap};

/// What a row of a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Where it stands: the agency and the question.
    Place,
    /// What comes, or stands there.
    Words,
    /// What is said about it.
    Note,
    /// Nothing.
    Blank,
}

/// One row, as wide as the screen at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub sort: Sort,
    /// Its words.
    pub text: String,
}

/// The rows of the list that shows; none where no list does.
#[must_use]
pub fn shown(model: &Model, preview: &Preview) -> Vec<Line> {
    let (Page::List(part, _), Some(room)) = (preview.page, &model.room) else { return Vec::new() };
    let teller = Teller {
        preview,
        worksheet: &room.worksheet,
        kinds: &model.kinds,
        view: model.view,
        lang: model.lang,
        size: model.size,
    };
    teller.part(part)
}

struct Teller<'a> {
    preview: &'a Preview,
    worksheet: &'a WorksheetScreen,
    kinds: &'a Kinds,
    view: View,
    lang: Lang,
    size: (u16, u16),
}

/// Where a record stands, in the order it is told: the seat, the question, and both in words.
type Place = (usize, usize, String);

impl Teller<'_> {
    fn part(&self, part: Part) -> Vec<Line> {
        let mut lines = Vec::new();
        if part == Part::Refused {
            self.wrapped(Sort::Words, 1, self.lang.intake_refused_about(), &mut lines);
            return lines;
        }
        if part == Part::Rewritten {
            self.wrapped(Sort::Note, 1, self.lang.intake_rewritten_about(), &mut lines);
        }
        let answers: BTreeSet<RecordId> = self.preview.arrival.answers().map(|(_, id)| id).collect();
        let mut hidden = 0;
        let mut places: BTreeMap<Place, Vec<(Fate, RecordId)>> = BTreeMap::new();
        for (fate, id) in &self.preview.arrival.items {
            let Some(record) = self.preview.arrival.after.record(*id) else { continue };
            let belongs = match part {
                Part::Rewritten => *fate == Fate::Rewritten,
                _ if *fate == Fate::Rewritten => false,
                Part::Said(wanted) => *fate == wanted && is_said(record.kind()),
                Part::Answers => answers.contains(id),
                Part::Outcome => outcome::is(record.kind()),
                Part::Others => ![is_said, outcome::is, is_answer].iter().any(|is| is(record.kind())),
                Part::Refused => false,
            };
            if !belongs {
                continue;
            }
            let before = self.preview.here.record(*id);
            // what somebody erased is not for the wall, however it is worded
            let is_shown = self.view == View::Desk || *fate != Fate::Rewritten;
            if is_shown && self.is_shown(record) && before.is_none_or(|before| self.is_shown(before)) {
                places.entry(self.place(record)).or_default().push((*fate, *id));
            } else {
                hidden += 1;
            }
        }
        for ((_, _, place), records) in places {
            if !lines.is_empty() {
                lines.push(Line { sort: Sort::Blank, text: String::new() });
            }
            self.wrapped(Sort::Place, 1, &place, &mut lines);
            for (fate, id) in records {
                self.record(fate, id, &mut lines);
            }
        }
        if hidden > 0 {
            if !lines.is_empty() {
                lines.push(Line { sort: Sort::Blank, text: String::new() });
            }
            self.wrapped(Sort::Note, 1, &self.lang.intake_hidden(hidden), &mut lines);
        }
        lines
    }

    fn is_shown(&self, record: &Record) -> bool {
        self.worksheet.shows(record, self.view)
    }

    /// Where a record stands: 社協・強み, and the meeting where it is another one.
    fn place(&self, record: &Record) -> Place {
        let (after, lang) = (&self.preview.arrival.after, self.lang);
        if let Some(at) = outcome::KINDS.into_iter().position(|kind| kind == record.kind()) {
            return (at, 0, lang.outcome(record.kind()).to_owned());
        }
        if !is_said(record.kind()) && !is_answer(record.kind()) && record.kind() != pass::KIND {
            let (at, kind) = kind(record.kind(), lang);
            return (at, 0, kind.to_owned());
        }
        let own = record.link("sheet").and_then(|id| after.record(id));
        let writer = own.unwrap_or(record).link("agency");
        let class = writer.map(|id| after.class(id)).unwrap_or_default();
        let seats = attendance::seats(after, self.worksheet.meeting);
        let seat = seats.iter().position(|seat| class.contains(&seat.id()));
        let named = class.iter().find_map(|id| agency::find(after, *id));
        let agency = named.map(|agency| agency.short().to_owned()).unwrap_or_default();
        let questions = self
            .worksheet
            .sheets
            .iter()
            .flat_map(|sheet| sheet.questions.iter().map(move |question| (sheet.id.as_str(), question)));
        let asked = questions.enumerate().find(|(_, (sheet, question))| {
            *sheet == record.text("worksheet") && question.id == record.text("question")
        });
        let question = match asked {
            Some((_, (_, question))) => lang.of(&question.short.ja, &question.short.en),
            None if record.kind() == parked::KIND => lang.parking_title(),
            None if record.kind() == filled::KIND => self.title_of(record),
            None => "",
        };
        let other = record
            .link("meeting")
            .filter(|id| !after.class(*id).contains(&self.worksheet.meeting))
            .and_then(|id| after.record(id))
            .map(|record| Meeting(record).title().to_owned())
            .unwrap_or_default();
        let most = if is_wide(self.size) { 40 } else { 24 };
        let parts = [other.as_str(), agency.as_str(), question].into_iter().filter(|part| !part.is_empty());
        let parts: Vec<String> = parts.map(|part| shorten(&Clean::line(part).into_string(), most)).collect();
        let seat = if other.is_empty() { seat.unwrap_or(usize::MAX - 1) } else { usize::MAX };
        (seat, asked.map_or(usize::MAX, |(at, _)| at), parts.join(lang.pick("・", ", ")))
    }

    /// The title of the worksheet of a filled sheet.
    fn title_of(&self, record: &Record) -> &str {
        let sheet = self.worksheet.sheets.iter().find(|sheet| sheet.id == record.text("worksheet"));
        sheet.map_or("", |sheet| self.lang.of(&sheet.title.ja, &sheet.title.en))
    }

    /// What an answer says.
    fn answer(&self, record: &Record, session: &Session) -> String {
        let (lang, worksheet) = (self.lang, self.worksheet);
        let sheet = worksheet.sheets.iter().find(|sheet| sheet.id == record.text("worksheet"));
        let Some(question) = sheet.and_then(|sheet| sheet.question(record.text("question"))) else {
            return record.text("question").to_owned();
        };
        let (kinds, meeting, today) = (self.kinds, worksheet.meeting, NaiveDate::MIN);
        let cells = Cells { lang, session, meeting, kinds, today };
        let told = answers::told(&cells, question, None, &Response::of_records(vec![record])).joined(lang);
        if told.is_empty() { lang.review_empty().to_owned() } else { told }
    }

    fn record(&self, fate: Fate, id: RecordId, lines: &mut Vec<Line>) {
        let (lang, after) = (self.lang, &self.preview.arrival.after);
        let (Some(now), before) = (after.record(id), self.preview.here.record(id)) else { return };
        if now.kind() == response::KIND {
            if let (Fate::Changed | Fate::Back | Fate::Differs, Some(before)) = (fate, before) {
                let before = lang.intake_before(&self.answer(before, &self.preview.here));
                self.wrapped(Sort::Note, 3, &before, lines);
            }
            self.wrapped(Sort::Words, 3, &self.answer(now, after), lines);
            return;
        }
        if !is_said(now.kind()) && !outcome::is(now.kind()) {
            let words = if now.kind() == filled::KIND {
                lang.intake_sheet(self.title_of(now))
            } else {
                described(now, after, lang)
            };
            let words = match fate {
                Fate::New => words,
                other => format!("{words}{}", lang.intake_fate_behind(other.word())),
            };
            self.wrapped(Sort::Words, 3, &words, lines);
            return;
        }
        let words = |record: &Record| entries::shown_text(record, lang);
        match (fate, before) {
            (Fate::Back, _) => {
                self.wrapped(Sort::Words, 3, &words(now), lines);
                let is_kept = now.is_kept_though_deleted();
                let why = if is_kept { lang.intake_out_of_bin() } else { lang.intake_put_back() };
                self.wrapped(Sort::Note, 5, why, lines);
            }
            (Fate::Changed, Some(before)) if words(before) != words(now) => {
                self.wrapped(Sort::Note, 3, &lang.intake_before(&words(before)), lines);
                self.wrapped(Sort::Words, 3, &lang.intake_after(&words(now)), lines);
            }
            (Fate::Differs, Some(before)) => self.sides(before, now, lines),
            (Fate::Redacted, Some(before)) if self.view == View::Desk => {
                self.wrapped(Sort::Words, 3, &words(before), lines);
            }
            (Fate::Deleted, Some(before)) => self.wrapped(Sort::Words, 3, &words(before), lines),
            _ => self.wrapped(Sort::Words, 3, &words(now), lines),
        }
        if fate == Fate::Changed && now.is_kept_though_deleted() {
            self.wrapped(Sort::Note, 5, lang.intake_kept_though_removed(), lines);
        }
        if let (Fate::Changed | Fate::Back | Fate::Differs, Some(before)) = (fate, before) {
            let changed = changed(before, now, lang);
            if !changed.is_empty() {
                let changed = changed.join(lang.pick("・", ", "));
                self.wrapped(Sort::Note, 5, &lang.intake_changed_fields(&changed), lines);
            }
        }
    }

    /// Both wordings, ours first.
    fn sides(&self, before: &Record, now: &Record, lines: &mut Vec<Line>) {
        let (field, lang) = (entries::field(now), self.lang);
        let (ours, all) = (before.texts(field), now.texts(field));
        if all.len() < 2 {
            self.wrapped(Sort::Words, 3, &entries::shown_text(now, lang), lines);
            return;
        }
        let (here, there): (Vec<&str>, Vec<&str>) = all.into_iter().partition(|text| ours.contains(text));
        for text in here {
            self.wrapped(Sort::Words, 3, &lang.intake_here(Clean::lines(text).as_str()), lines);
        }
        for text in there {
            self.wrapped(Sort::Words, 3, &lang.intake_there(Clean::lines(text).as_str()), lines);
        }
    }

    fn wrapped(&self, sort: Sort, indent: usize, text: &str, lines: &mut Vec<Line>) {
        let columns = usize::from(self.size.0).saturating_sub(indent + 1).max(10);
        for row in wrap(text, columns) {
            let part = text.get(row.range).unwrap_or_default().trim_end_matches('\n');
            lines.push(Line { sort, text: format!("{}{part}", " ".repeat(indent)) });
        }
    }
}

/// What a kind of record is called, and its place among the others.
fn kind(kind: &str, lang: Lang) -> (usize, &'static str) {
    match kind {
        meeting::KIND => (0, lang.intake_kind_meeting()),
        agency::KIND => (1, lang.intake_kind_agency()),
        classes::KIND => (2, lang.intake_kind_same()),
        attendance::KIND => (3, lang.intake_kind_attendance()),
        agenda::KIND => (4, lang.intake_kind_item()),
        worksheet::KIND => (5, lang.intake_kind_worksheet()),
        _ => (usize::MAX, lang.intake_kind_other()),
    }
}

/// What a record that nobody said is about, in a few words.
fn described(record: &Record, session: &Session, lang: Lang) -> String {
    let name = |field: &str| {
        let class = record.link(field).map(|id| session.class(id)).unwrap_or_default();
        class.iter().find_map(|id| agency::find(session, *id)).map(|agency| agency.name().to_owned())
    };
    let words = match record.kind() {
        meeting::KIND => {
            let meeting = Meeting(record);
            format!("{} {}", meeting.date(), meeting.title()).trim().to_owned()
        }
        agency::KIND => Agency(record).name().to_owned(),
        attendance::KIND => {
            let state = lang.attendance(State::read(record.text("state")).word());
            format!("{} {state}", name("agency").unwrap_or_default())
        }
        agenda::KIND => record.text("title").to_owned(),
        classes::KIND => {
            let names = ["a", "b"].map(|field| {
                let named = record.link(field).and_then(|id| session.record(id));
                named.map(|record| record.text(if record.kind() == meeting::KIND { "title" } else { "name" }))
            });
            lang.intake_pair(names[0].unwrap_or_default(), names[1].unwrap_or_default())
        }
        worksheet::KIND => worksheet::find(session, record.id())
            .map(|sheet| lang.of(&sheet.title.ja, &sheet.title.en).to_owned())
            .unwrap_or_default(),
        pass::KIND => lang.do_pass().to_owned(),
        _ => String::new(),
    };
    let words = Clean::line(&words).into_string();
    if words.is_empty() { lang.intake_kind_other().to_owned() } else { words }
}

/// What reads otherwise beside the words.
fn changed(before: &Record, now: &Record, lang: Lang) -> Vec<&'static str> {
    let texts = |record: &Record, name: &str| -> Vec<_> {
        let field = record.field(name).map(crate::domain::record::Field::values).unwrap_or_default();
        field.into_iter().cloned().collect()
    };
    let differs = |name: &str| texts(before, name) != texts(now, name);
    let mut told = Vec::new();
    for name in now.fields().keys().filter(|name| differs(name)) {
        let word = match name.as_str() {
            "deleted" | "order" => continue,
            name if conflict::words(now) == Some(name) => continue,
            "starred" => lang.do_star_short(),
            "private" => lang.mark_private(),
            "agency" | "lane" | "question" | "meeting" | "worksheet" => lang.intake_field_place(),
            "to" => lang.intake_field_to(),
            "state" | "note" | "told" if outcome::is(now.kind()) => lang.intake_field_state(),
            "due" | "from_day" => lang.intake_field_due(),
            "lead" | "owner" => lang.intake_field_lead(),
            name if name.starts_with("part/") => lang.intake_field_lead(),
            _ => lang.intake_field_other(),
        };
        if !told.contains(&word) {
            told.push(word);
        }
    }
    told
}
