//! A session as a page for people: the same blocks in the same order, whatever form they are written in.

use crate::domain::agency::Agency;
use crate::domain::attendance::Seat;
use crate::domain::meeting::{self, Duty};
use crate::domain::{RecordId, Session, common, decision, issue};

use super::filled::sums;
use super::filled::told::{self, Piece};
use super::levels::Levels;
use super::minutes::{Asked, Minutes, Said, What};
use super::words::Words;
use super::{Audience, Order, counts};

/// One piece of the page. People's text in it is dressed for the form; a text can have several lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// The title of a meeting.
    Title(String),
    /// A sentence about the page itself.
    Note(String),
    /// What is known of the meeting, by label.
    Facts(Vec<(&'static str, String)>),
    /// The heading of a part: a question, the parking lot.
    Heading(String),
    /// The agencies, with the way each takes part where that may be seen.
    Agencies(Vec<(String, Option<String>)>),
    /// The name of a lane.
    Lane(String),
    /// The name of an agency; the number says how deep it stands below the heading.
    Agency(usize, String),
    /// What was said, one thing each.
    Items(Vec<String>),
    /// A line of its own.
    Line(String),
    /// What stands beside each label of a sheet.
    Answers(Vec<(String, String)>),
    /// Figures by rows and columns; the first column are the names of the rows.
    Grid(Vec<String>, Vec<Vec<String>>),
    /// Counts with what each is of; the last is the sum.
    Counts(String, Vec<(String, String)>),
}

/// Gathers the page of a session; `dress` makes people's text fit for the form.
pub(super) fn blocks(session: &Session, order: &Order, dress: fn(&str) -> String) -> Vec<Block> {
    let (levels, Order { audience, small, .. }) = (Levels::of(session), *order);
    let words = Words::of(session, &levels, order, dress);
    let mut page = Page { words: &words, small, blocks: Vec::new() };
    for meeting in meeting::all(session) {
        page.meeting(&Minutes::of(session, &levels, meeting, audience));
    }
    page.blocks
}

/// What is known of a meeting, by label.
pub(super) fn facts(words: &Words, minutes: &Minutes) -> Vec<(&'static str, String)> {
    Page { words, small: 0, blocks: Vec::new() }.facts(minutes)
}

struct Page<'w, 's> {
    words: &'w Words<'s>,
    small: usize,
    blocks: Vec<Block>,
}

impl Page<'_, '_> {
    fn meeting(&mut self, minutes: &Minutes) {
        let (words, lang) = (self.words, self.words.lang);
        let title = words.wordings(minutes.meeting.0, "title");
        self.blocks.push(Block::Title(if title.is_empty() {
            lang.home_no_title().to_owned()
        } else {
            title
        }));
        if words.audience == Audience::Office {
            self.blocks.push(Block::Note(lang.out_office().to_owned()));
        }
        if minutes.meeting.is_fictional() {
            self.blocks.push(Block::Note(lang.out_fictional().to_owned()));
        }
        self.blocks.push(Block::Facts(self.facts(minutes)));
        self.blocks.push(Block::Heading(words.over_agencies(minutes).to_owned()));
        let seat = |seat: &Seat| {
            let state = minutes.tells_attendance().then(|| words.attendance(seat));
            (words.wordings(seat.agency.0, "name"), state)
        };
        self.blocks.push(Block::Agencies(minutes.seats.iter().map(seat).collect()));
        self.list(lang.out_agenda(), minutes.agenda.iter().map(|item| words.item(*item)));
        minutes.by_question().iter().for_each(|asked| self.question(minutes, asked));
        for paper in minutes.repeating() {
            for one in &paper.ones {
                self.blocks.push(Block::Heading(told::name(words, paper, one)));
                self.filled(told::of_sheet(words, paper, one));
            }
        }
        for sums in sums::all(words, minutes) {
            self.blocks.push(Block::Heading(sums.heading));
            self.blocks.extend(sums.sheets.into_iter().map(Block::Line));
            for (heading, pieces) in sums.asked {
                self.blocks.push(Block::Lane(heading));
                self.filled(pieces);
            }
        }
        self.outcome(minutes);
        self.list(lang.out_parked(), minutes.parked.iter().map(|record| words.parked(record)));
        self.counts(minutes);
    }

    /// How much was said and came of it.
    fn counts(&mut self, minutes: &Minutes) {
        let words = self.words;
        let counted = counts::counted(words.session, words.levels, minutes, words.audience);
        let tallies = counts::tallies(&counted, words.audience, self.small);
        if !tallies.is_empty() {
            self.blocks.push(Block::Heading(words.lang.out_counts().to_owned()));
        }
        let asked = counted.by_question();
        for tally in tallies {
            let (name, rows) = words.tally(&counted, &asked, &tally);
            self.blocks.push(Block::Counts(name, rows));
        }
    }

    /// What the meeting came to, and first what became of what was promised before.
    fn outcome(&mut self, minutes: &Minutes) {
        let (words, lang, came) = (self.words, self.words.lang, &minutes.outcome);
        self.list(lang.out_earlier(), came.earlier.iter().map(|earlier| words.earlier(minutes, *earlier)));
        self.list(lang.outcome("role"), came.roles.iter().map(|role| words.promise(*role)));
        self.list(lang.outcome("action"), came.actions.iter().map(|action| words.promise(*action)));
        self.decisions(minutes);
        self.list(lang.outcome(issue::KIND), came.issues.iter().map(|issue| words.issue(*issue)));
        self.list(lang.outcome(common::KIND), came.common.iter().map(|common| words.common(*common)));
    }

    /// The decisions by the item of the agenda at which they were settled, those of no item first.
    fn decisions(&mut self, minutes: &Minutes) {
        let (words, all) = (self.words, &minutes.outcome.decisions);
        if all.is_empty() {
            return;
        }
        self.blocks.push(Block::Heading(words.lang.outcome(decision::KIND).to_owned()));
        let known = |id: &RecordId| minutes.agenda.iter().any(|item| item.id() == *id);
        let of = |item: Option<RecordId>| -> Vec<String> {
            let here = all.iter().filter(|decision| decision.item().filter(known) == item);
            here.map(|decision| words.decision(*decision)).collect()
        };
        let none = of(None);
        if !none.is_empty() {
            self.blocks.push(Block::Items(none));
        }
        for item in &minutes.agenda {
            let settled = of(Some(item.id()));
            if !settled.is_empty() {
                self.blocks.push(Block::Lane(words.wordings(item.0, "title")));
                self.blocks.push(Block::Items(settled));
            }
        }
    }

    /// A part with a heading; nothing where there is nothing in it.
    fn list(&mut self, heading: &str, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.collect();
        if !items.is_empty() {
            self.blocks.push(Block::Heading(heading.to_owned()));
            self.blocks.push(Block::Items(items));
        }
    }

    fn facts(&self, minutes: &Minutes) -> Vec<(&'static str, String)> {
        let (words, lang, meeting) = (self.words, self.words.lang, minutes.meeting);
        let facts = [
            (lang.out_date(), words.when(meeting)),
            (lang.out_place(), words.wordings(meeting.0, "place")),
            (lang.out_area(), words.wordings(meeting.0, "area")),
            (lang.out_layer(), words.wordings(meeting.0, "layer")),
            (lang.out_theme(), words.wordings(meeting.0, "theme")),
            (lang.out_shell(), words.wordings(meeting.0, "shell")),
            (lang.out_rules(), words.rules(meeting).join("\n")),
        ];
        let duties = Duty::ALL.into_iter().filter(|_| minutes.shows_attendance);
        let duties = duties.map(|duty| (lang.duty(duty.word()), words.wordings(meeting.0, duty.word())));
        let last = [
            (lang.fact_materials(), words.wordings(meeting.0, "materials")),
            (lang.fact_openness(), words.wordings(meeting.0, "openness")),
            (lang.fact_next(), words.next(meeting)),
        ];
        let all = facts.into_iter().chain(duties).chain(last);
        all.filter(|(_, text)| !text.is_empty()).collect()
    }

    fn question(&mut self, minutes: &Minutes, asked: &Asked) {
        self.blocks.push(Block::Heading(self.words.heading(minutes, asked)));
        let (passed, said): (Vec<&Said>, Vec<&Said>) =
            asked.said.iter().copied().partition(|said| matches!(said.what, What::Pass));
        let mut at: Option<(usize, &str, Option<RecordId>)> = None;
        for said in &said {
            let lane = said.record.text("lane");
            let agency = said.agency.map(Agency::id);
            if at.is_none_or(|(rank, id, _)| (rank, id) != (said.spot.lane, lane)) && !lane.is_empty() {
                self.blocks.push(Block::Lane(self.words.lane(asked.question, lane)));
            }
            if at != Some((said.spot.lane, lane, agency)) {
                let depth = if lane.is_empty() { 1 } else { 2 };
                self.blocks.push(Block::Agency(depth, self.words.name(said.agency)));
                self.blocks.push(Block::Items(Vec::new()));
            }
            at = Some((said.spot.lane, lane, agency));
            if let Some(Block::Items(items)) = self.blocks.last_mut() {
                items.push(self.words.said(minutes, said));
            }
        }
        if let Some(paper) = asked.paper {
            self.filled(told::of_question(self.words, paper, asked.ids.1));
        }
        if asked.paper.is_none() || !passed.is_empty() {
            self.blocks.extend(self.words.passed(&said, &passed).map(Block::Line));
        }
    }

    fn filled(&mut self, pieces: Vec<Piece>) {
        self.blocks.extend(pieces.into_iter().map(|piece| match piece {
            Piece::Whose(name) => Block::Agency(1, name),
            Piece::Facts(facts) => Block::Answers(facts),
            Piece::Text(text) => Block::Items(vec![text]),
            Piece::Grid(heads, rows) => Block::Grid(heads, rows),
            Piece::Note(text) => Block::Note(text),
        }));
    }
}
