//! The fields of what stands on the Actions screen: what is in them, what can be chosen, and how they are written.

use std::collections::BTreeSet;

use super::On;
use super::form::Draft;
use super::telling::Telling;
use crate::app::choice::{Choice, Row};
use crate::app::meeting::facts;
use crate::app::work::Work;
use crate::domain::agenda::{self, Item};
use crate::domain::attendance;
use crate::domain::decision::{self, Decision};
use crate::domain::issue::{self, Issue, Text};
use crate::domain::overlap::{self, Answer};
use crate::domain::promise::{self, Lead, Part, Promise, Sort};
use crate::domain::{Record, RecordId, Session, conflict, directory};
use crate::i18n::day::{self, Day, Said};
use crate::i18n::{Lang, date};
use crate::text::{self, Buffer, Clean};

/// A field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// What is done, which part is taken, what was settled, what the problem is.
    Words,
    /// 主.
    Lead,
    /// What the lead says.
    Answer,
    /// 協力.
    Supporting,
    /// 知らせる.
    Informed,
    /// 最初の一歩.
    FirstStep,
    /// 期日, or from when.
    When,
    /// The overlap it came from.
    Overlap,
    /// The item of the agenda.
    Item,
    /// What a decision rests on.
    Basis,
    /// Where an issue was seen.
    Source,
    /// The agencies an issue is about.
    About,
    /// What is done about an issue.
    Measure,
    /// Who minds an issue.
    Owner,
    /// What will show next year whether it got better.
    Evidence,
    /// What became of an earlier promise, in a word.
    Note,
}

/// What can be chosen in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Go on, as it is.
    GoOn,
    /// Nobody, or nothing.
    Nobody,
    /// Who leads.
    Lead(Lead),
    /// An agency, an overlap, an item of the agenda.
    Record(RecordId),
    /// What the lead says.
    Answer(Answer),
}

use Field::{
    About, Answer as Says, Basis, Evidence, FirstStep, Informed, Item as AtItem, Lead as Leads, Measure,
    Note, Overlap as From, Owner, Source, Supporting, When, Words,
};

/// The fields a new record is asked for, in order.
#[must_use]
pub fn walked(record: &Record) -> &'static [Field] {
    match (Sort::of_kind(record.kind()), record.kind()) {
        (Some(Sort::Action), _) => &[Words, Leads, Supporting, Informed, FirstStep, When],
        (Some(Sort::Role), _) => &[Words, Leads, Says, When, Supporting],
        (None, decision::KIND) => &[Words, AtItem, Basis],
        (None, _) => &[Words, Source, About, Measure, Owner, Evidence],
    }
}

/// All fields of a record, as its menu lists them.
#[must_use]
pub fn of(record: &Record) -> &'static [Field] {
    match (Sort::of_kind(record.kind()), record.kind()) {
        (Some(Sort::Action), _) => &[Words, When, Leads, Says, Supporting, Informed, FirstStep, From],
        (Some(Sort::Role), _) => &[Words, When, Leads, Says, Supporting, From],
        _ => walked(record),
    }
}

impl Field {
    /// Whether several can be chosen.
    #[must_use]
    pub fn takes_several(self) -> bool {
        matches!(self, Supporting | Informed | About | Basis)
    }

    /// What it is called in a record of some kind.
    #[must_use]
    pub fn name(self, kind: &str, lang: Lang) -> &'static str {
        match self {
            Words => match (Sort::of_kind(kind), kind) {
                (Some(Sort::Action), _) => lang.form_words_action(),
                (Some(Sort::Role), _) => lang.form_words_role(),
                (None, decision::KIND) => lang.form_words_decision(),
                (None, _) => lang.form_words_issue(),
            },
            Leads => lang.form_lead(),
            Says => lang.form_answer(),
            Supporting => lang.form_supporting(),
            Informed => lang.form_informed(),
            FirstStep => lang.form_first_step(),
            When if kind == Sort::Role.kind() => lang.form_from(),
            When => lang.form_due(),
            From => lang.form_overlap(),
            AtItem => lang.form_item(),
            Basis => lang.form_basis(),
            Source => lang.form_source(),
            About => lang.form_about(),
            Measure => lang.form_measure(),
            Owner => lang.form_owner(),
            Evidence => lang.form_evidence(),
            Note => lang.form_note(),
        }
    }

    fn issue_text(self) -> Option<Text> {
        match self {
            Words => Some(Text::Words),
            Source => Some(Text::Source),
            Measure => Some(Text::Measure),
            Evidence => Some(Text::Evidence),
            _ => None,
        }
    }
}

/// What stands in a field of a record, to be changed.
#[must_use]
pub fn draft(field: Field, record: &Record, on: On, work: &Work) -> Draft {
    match field {
        Words => {
            let texts = conflict::words(record).map(|name| record.texts(name)).unwrap_or_default();
            Draft::Words(Buffer::from_text(&Clean::line(&texts.join(" / ")).into_string()))
        }
        FirstStep => Draft::Words(Buffer::from_text(Promise(record).first_step())),
        Note => Draft::Words(Buffer::from_text(Promise(record).note())),
        When => {
            let text = Promise(record).when();
            let typed = Day::read(text).map_or_else(|| text.to_owned(), |day| day.typeable(work.lang));
            Draft::Words(Buffer::from_text(&typed))
        }
        Source | Measure | Evidence => {
            let text = field.issue_text().map(|text| Issue(record).text(text)).unwrap_or_default();
            Draft::Words(Buffer::from_text(text))
        }
        Leads | Says | Supporting | Informed | From | AtItem | Basis | About | Owner => {
            let chosen = chosen(field, record, work.session());
            let rows = rows(field, record.id(), "", &chosen, on, work);
            let at = match field {
                Says => rows.iter().position(|row| chosen.contains(&row.value)).unwrap_or(0),
                _ => 0,
            };
            let choice = Choice { at, ..Choice::new("", rows) };
            Draft::List(if field == Says { choice } else { choice.narrowed() }, chosen)
        }
    }
}

/// What is chosen in a record.
#[must_use]
pub fn chosen(field: Field, record: &Record, session: &Session) -> Vec<Pick> {
    let several = |ids: BTreeSet<RecordId>| ids.into_iter().map(Pick::Record).collect();
    let one = |id: Option<RecordId>| id.map(Pick::Record).into_iter().collect();
    let lead = |lead: Option<Lead>| lead.map(|lead| Pick::Lead(lead.standing(session))).into_iter().collect();
    match field {
        Leads => lead(Promise(record).lead()),
        Owner => lead(Issue(record).owner()),
        Says => vec![Pick::Answer(Promise(record).answer())],
        Supporting => several(Promise(record).taking_part(session, Part::Supporting)),
        Informed => several(Promise(record).taking_part(session, Part::Informed)),
        About => several(Issue(record).about(session)),
        Basis => several(Decision(record).basis(session)),
        From => one(Promise(record).overlap()),
        AtItem => one(Decision(record).item()),
        _ => Vec::new(),
    }
}

/// The rows of a list, narrowed by what was typed; the first goes on with what is there.
#[must_use]
pub fn rows(field: Field, id: RecordId, typed: &str, chosen: &[Pick], on: On, work: &Work) -> Vec<Row<Pick>> {
    let (session, lang) = (work.session(), work.lang);
    if field == Says {
        let answers = [Answer::Proposed, Answer::Agreed, Answer::TakenBack];
        let row = |answer: Answer| Row::new(Pick::Answer(answer), lang.answer_choice(answer.word()));
        return answers.into_iter().map(row).collect();
    }
    let mut rows = Vec::new();
    if typed.is_empty() {
        rows.push(Row::new(Pick::GoOn, lang.form_go_on()));
    }
    rows.extend(match field {
        Leads | Owner => leads(field, id, typed, chosen, on, work),
        Supporting | Informed | About => agencies(field, id, typed, chosen, on, work),
        _ => others(field, typed, on, work),
    });
    if !field.takes_several() && !chosen.is_empty() && typed.is_empty() {
        let label = if matches!(field, Leads | Owner) { lang.form_nobody() } else { lang.form_none() };
        rows.push(Row::new(Pick::Nobody, label));
    }
    if field.takes_several() {
        let standing = |pick: &Pick| match pick {
            Pick::Record(id) => Pick::Record(session.stands_for(*id)),
            other => *other,
        };
        let chosen: Vec<Pick> = chosen.iter().map(standing).collect();
        for row in rows.iter_mut().filter(|row| row.value != Pick::GoOn) {
            row.ticked = Some(chosen.contains(&standing(&row.value)));
        }
    }
    rows
}

fn leads(_: Field, _: RecordId, typed: &str, _: &[Pick], on: On, work: &Work) -> Vec<Row<Pick>> {
    let (session, lang) = (work.session(), work.lang);
    let seats = attendance::seats(session, on.meeting());
    let found = directory::search(&seats, typed);
    let agency = |seat: &&attendance::Seat| {
        let note = super::super::worksheet::find::state_note(seat.state, lang).to_owned();
        let lead = Lead::Agency(session.stands_for(seat.id()));
        Row { note, ..Row::new(Pick::Lead(lead), seat.agency.name()) }
    };
    let office = lang.duty("secretariat");
    let mut rows: Vec<_> = found.iter().map(agency).collect();
    if text::find(office, typed) {
        rows.push(Row::new(Pick::Lead(Lead::Secretariat), office));
    }
    rows
}

fn agencies(field: Field, id: RecordId, typed: &str, chosen: &[Pick], on: On, work: &Work) -> Vec<Row<Pick>> {
    let (session, lang) = (work.session(), work.lang);
    let lead = session.visible(id).filter(|_| field != About).and_then(|record| Promise(record).lead());
    let lead = lead.map(|lead| lead.standing(session));
    let seats = attendance::seats(session, on.meeting());
    let found = directory::search(&seats, typed);
    let others = found.iter().filter(|seat| Some(Lead::Agency(session.stands_for(seat.id()))) != lead);
    let mut rows: Vec<_> = others
        .map(|seat| {
            let note = super::super::worksheet::find::state_note(seat.state, lang).to_owned();
            Row { note, ..Row::new(Pick::Record(session.stands_for(seat.id())), seat.agency.name()) }
        })
        .collect();
    // one that is not of this meeting can be taken out, too
    for pick in chosen {
        let Pick::Record(id) = pick else { continue };
        let known = conflict::standing(session, *id);
        if let Some(agency) = known.filter(|agency| directory::matches(*agency, typed))
            && !rows.iter().any(|row| row.value == Pick::Record(session.stands_for(*id)))
        {
            rows.push(Row::new(*pick, agency.name()));
        }
    }
    rows
}

/// Overlaps, promises or items of this meeting.
fn others(field: Field, typed: &str, on: On, work: &Work) -> Vec<Row<Pick>> {
    let (session, meeting) = (work.session(), on.meeting());
    let telling = on.telling(work);
    let overlaps = || overlap::of_meeting(session, meeting).into_iter().map(overlap::Overlap::id);
    let ids: Vec<RecordId> = match field {
        AtItem => agenda::list(session, meeting).iter().map(|item| item.id()).collect(),
        Basis => {
            let sorts = Sort::ALL.into_iter().flat_map(|sort| promise::list(session, sort, meeting));
            sorts.map(Promise::id).chain(overlaps()).collect()
        }
        _ => overlaps().collect(),
    };
    let named = ids.into_iter().filter_map(|id| Some((id, label(id, telling)?)));
    named
        .filter(|(_, label)| text::find(label, typed))
        .map(|(id, label)| Row::new(Pick::Record(id), label))
        .collect()
}

/// Another record in a few words.
fn label(id: RecordId, telling: Telling) -> Option<String> {
    let record = telling.session.visible(id)?;
    if record.kind() == agenda::KIND {
        return Some(Clean::line(Item(record).title()).into_string());
    }
    telling.other(id)
}

/// What is chosen, as the form shows it.
#[must_use]
pub fn told(field: Field, chosen: &[Pick], telling: Telling) -> String {
    let lang = telling.lang;
    let name = |pick: &Pick| match pick {
        Pick::GoOn | Pick::Nobody => String::new(),
        Pick::Lead(lead) => telling.lead(*lead),
        Pick::Answer(answer) => lang.answer_choice(answer.word()).to_owned(),
        Pick::Record(id) if matches!(field, Supporting | Informed | About) => telling.names([*id]),
        Pick::Record(id) => label(*id, telling).unwrap_or_default(),
    };
    chosen.iter().map(name).collect::<Vec<_>>().join(lang.out_comma())
}

/// The day of the next meeting, where it is fixed.
#[must_use]
pub fn next_meeting(session: &Session, meeting: RecordId) -> Option<chrono::NaiveDate> {
    session.record(meeting).and_then(|record| date::stored(record.text("next")))
}

/// From which day 2週間後 and 来週金曜 are counted: that of the meeting, where it is over and its minutes are typed up later;
/// what is promised before it is promised today.
#[must_use]
pub fn counted_from(session: &Session, meeting: RecordId, today: chrono::NaiveDate) -> chrono::NaiveDate {
    facts::day_of(session, meeting).filter(|held| *held < today).unwrap_or(today)
}

/// What was understood of a day as it is typed.
#[must_use]
pub fn said(typed: &str, meeting: RecordId, session: &Session, today: chrono::NaiveDate) -> Said {
    day::said(typed, counted_from(session, meeting, today), next_meeting(session, meeting))
}

/// The same, as it is stored: an action is not due `now` but on that day.
#[must_use]
pub fn day(typed: &str, sort: Option<Sort>, on: On, work: &Work) -> String {
    let (meeting, today) = (on.meeting(), work.moment.today);
    match said(typed, meeting, work.session(), today) {
        Said::Day(Day::Now) if sort != Some(Sort::Role) => {
            Day::On(counted_from(work.session(), meeting, today)).stored()
        }
        Said::Day(day) => day.stored(),
        Said::Nothing | Said::NoNext | Said::Unknown => String::new(),
    }
}

/// Writes what stands in a field, as one step; nothing where it is as it was.
pub fn write(field: Field, draft: &Draft, id: RecordId, on: On, work: &mut Work) {
    let Some(record) = work.session().visible(id) else { return };
    let sort = Sort::of_kind(record.kind());
    match draft {
        Draft::Words(buffer) => {
            let text = Clean::line(buffer.text()).into_string();
            let was = self::draft(field, record, on, work);
            if matches!(&was, Draft::Words(was) if Clean::line(was.text()).into_string() == text) {
                return;
            }
            let day = if field == When { day(&text, sort, on, work) } else { String::new() };
            let is_decision = record.kind() == decision::KIND;
            work.write(|writer| match field {
                Words if sort.is_some() => promise::reword(writer, id, &text),
                Words if is_decision => decision::reword(writer, id, &text),
                FirstStep => promise::first_step(writer, id, &text),
                When => promise::when(writer, id, &day),
                _ => {
                    if let Some(issue_text) = field.issue_text() {
                        issue::write(writer, id, issue_text, &text);
                    }
                }
            });
        }
        Draft::List(_, chosen) => {
            let was = self::chosen(field, record, work.session());
            if was == *chosen || (!field.takes_several() && chosen.is_empty()) {
                return;
            }
            write_chosen(field, &was, chosen, id, work);
        }
    }
}

fn write_chosen(field: Field, was: &[Pick], is: &[Pick], id: RecordId, work: &mut Work) {
    let came: Vec<Pick> = is.iter().filter(|pick| !was.contains(pick)).copied().collect();
    let went: Vec<Pick> = was.iter().filter(|pick| !is.contains(pick)).copied().collect();
    let only = is.first().copied().unwrap_or(Pick::Nobody);
    let lead = if let Pick::Lead(lead) = only { Some(lead) } else { None };
    let link = if let Pick::Record(id) = only { Some(id) } else { None };
    work.write(|writer| {
        let mut each = |picks: &[Pick], is: bool| {
            for pick in picks {
                let Pick::Record(other) = *pick else { continue };
                match field {
                    Supporting => promise::take_part(writer, id, other, is.then_some(Part::Supporting)),
                    Informed => promise::take_part(writer, id, other, is.then_some(Part::Informed)),
                    About => issue::concern(writer, id, other, is),
                    Basis => decision::rest_on(writer, id, other, is),
                    _ => {}
                }
            }
        };
        if field.takes_several() {
            each(&went, false);
            each(&came, true);
            return;
        }
        match (field, only) {
            (Leads, _) => promise::lead(writer, id, lead),
            (Owner, _) => issue::give(writer, id, lead),
            (Says, Pick::Answer(answer)) => promise::answer(writer, id, answer),
            (From, _) => promise::come_from(writer, id, link),
            (AtItem, _) => decision::place(writer, id, link),
            _ => {}
        }
    });
}
