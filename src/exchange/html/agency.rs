//! The page of one agency: first what the others may lean on it for, then what it asks of them, then what it said.

use maud::{Markup, html};

use crate::domain::RecordId;
use crate::domain::agency::Agency;
use crate::domain::attendance::Seat;
use crate::domain::overlap::{Answer, Asked as Whom};
use crate::domain::promise::{Fate, Lead, Part as TakingPart, Promise};
use crate::domain::worksheet::Kind;
use crate::domain::{Record, issue};
use crate::exchange::filled::told;
use crate::exchange::minutes::{Asked, What};
use crate::exchange::outcome::{self, Earlier};
use crate::exchange::{names, tie as asked_of};

use super::by_agency::cell;
use super::tie::{self, Tie};
use super::{Part, filled, list};

/// None where the page is for everyone and would say nothing.
pub(super) fn markup(part: &Part, seat: &Seat) -> Option<Markup> {
    let (words, minutes, lang) = (part.words, part.minutes, part.words.lang);
    let of_own = |agency: Option<Agency>| agency.map(Agency::id) == Some(seat.id());
    let own = minutes.papers.iter().flat_map(|paper| paper.ones.iter().map(move |one| (paper, one)));
    let own: Vec<_> = own.filter(|(_, one)| of_own(one.agency) && !one.answers.is_empty()).collect();
    let has_said = minutes.said.iter().any(|said| of_own(said.agency)) || !own.is_empty();
    if !minutes.shows_attendance && !has_said {
        return None;
    }
    let asks = minutes.said.iter().filter(|said| of_own(said.agency));
    let asks = asks.filter(|said| matches!(said.what, What::Overlap(_)));
    let asks: Vec<String> = asks.map(|said| words.said(minutes, said)).collect();
    let takes_entries = |asked: &&Asked| asked.question.is_none_or(|question| question.kind != Kind::Overlap);
    let has_said = |asked: &&Asked| asked.said.iter().any(|said| of_own(said.agency));
    let asked = minutes.by_question();
    let said: Vec<&Asked> = asked.iter().filter(takes_entries).filter(has_said).collect();
    Some(html! {
        @if minutes.tells_attendance() { p class="text" { (words.attendance(seat)) } }
        @if minutes.shows_attendance {
            h3 { (lang.paper_lean()) }
            @let parts = Leaning { part, id: seat.id() }.parts();
            @if parts.iter().all(|(_, items)| items.is_empty()) { p { (lang.paper_nothing()) } }
            @for (heading, items) in parts {
                @if !items.is_empty() { h4 { (heading) } (list(items)) }
            }
        }
        @if minutes.shows_attendance || !asks.is_empty() {
            h3 { (lang.paper_asks()) }
            @if asks.is_empty() { p { (lang.paper_nothing()) } }
            (list(asks))
        }
        h3 { (lang.paper_said()) }
        @if said.is_empty() && own.is_empty() { p { (lang.out_none()) } }
        div class="saying" {
            @for asked in said {
                h4 { (words.heading(minutes, asked)) }
                div class="text" { (cell(part, asked, Some(seat.agency))) }
            }
        }
        @for (paper, one) in own {
            h4 { @if paper.repeats() { (told::name(words, paper, one)) } @else { (told::title(words, paper)) } }
            (filled::markup(&told::of_sheet(words, paper, one)))
        }
    })
}

/// What others may lean on one agency for.
struct Leaning<'p, 'w, 's> {
    part: &'p Part<'w, 's>,
    id: RecordId,
}

impl<'s> Leaning<'_, '_, 's> {
    fn parts(&self) -> [(&'static str, Vec<String>); 6] {
        let (words, came) = (self.part.words, &self.part.minutes.outcome);
        let lang = words.lang;
        let promises = || came.roles.iter().chain(&came.actions).copied();
        let told = |promises: Vec<Promise>| promises.into_iter().map(|one| words.promise(one)).collect();
        let ties: Vec<Tie> = tie::all(words, self.part.minutes);
        let answered = |is: fn(Answer) -> bool| -> Vec<String> {
            let here = ties.iter().filter(|tie| self.is_asked(&tie.to.asked) && is(tie.answer()));
            here.map(|tie| tie.sentence(words)).collect()
        };
        let minds = came.issues.iter().filter(|issue| self.leads(issue.0, "owner"));
        [
            (lang.paper_leading(), told(promises().filter(|one| self.leads(one.0, "lead")).collect())),
            (lang.paper_agreed(), answered(|answer| answer == Answer::Agreed)),
            (lang.paper_going_on(), self.going_on()),
            (lang.paper_helping(), told(promises().filter(|one| self.helps(*one)).collect())),
            (lang.paper_minding(), minds.map(|issue| self.minded(issue.0)).collect()),
            (lang.paper_waiting(), answered(|answer| matches!(answer, Answer::Proposed | Answer::TakenBack))),
        ]
    }

    fn leads(&self, record: &Record, field: &str) -> bool {
        let own = |lead| match lead {
            Lead::Agency(id) => self.is_own(names::agency(self.part.words.session, id)),
            Lead::Secretariat => false,
        };
        outcome::leads(record, field).into_iter().any(own)
    }

    fn helps(&self, promise: Promise) -> bool {
        let session = self.part.words.session;
        let helping = outcome::agencies(session, promise.taking_part(session, TakingPart::Supporting));
        helping.into_iter().any(|agency| self.is_own(Some(agency)))
    }

    fn is_asked(&self, asked: &Whom) -> bool {
        matches!(asked, Whom::Agency(id) if *id == self.id)
    }

    fn is_own(&self, agency: Option<Agency>) -> bool {
        agency.map(Agency::id) == Some(self.id)
    }

    /// What was promised before and neither done nor made a promise of this meeting.
    fn going_on(&self) -> Vec<String> {
        let (words, minutes) = (self.part.words, self.part.minutes);
        let came = &minutes.outcome;
        let is_made_anew =
            |id: RecordId| came.roles.iter().chain(&came.actions).any(|one| one.continues() == Some(id));
        let goes_on = |earlier: &&Earlier<'s>| match **earlier {
            Earlier::Promise(promise) => {
                let is_open = matches!(promise.fate(), Fate::Open | Fate::Continued);
                is_open && self.leads(promise.0, "lead") && !is_made_anew(promise.id())
            }
            Earlier::Overlap(overlap) => {
                let asked = asked_of::addressed(words.session, overlap).into_iter();
                let asked = asked.filter(|one| one.answer != Answer::NotNow);
                asked.into_iter().any(|one| self.is_asked(&one.asked))
            }
        };
        came.earlier.iter().filter(goes_on).map(|earlier| words.earlier(minutes, *earlier)).collect()
    }

    fn minded(&self, issue: &Record) -> String {
        let field = issue::Text::Words.field();
        self.part.words.head(issue, field, &self.part.words.wording(issue, field))
    }
}
