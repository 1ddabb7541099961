//! What stands on the board, before it is laid out: blocks of entries, and the places one can select.

use super::{Board, Way};
use crate::app::model::View;
use crate::app::worksheet::WorksheetScreen;
use crate::domain::attendance::Seat;
use crate::domain::entry::Entry;
use crate::domain::overlap::Overlap;
use crate::domain::turn::Round;
use crate::domain::worksheet::{Kind, Lane, Question};
use crate::domain::{Record, RecordId, Session, entry, overlap, pass};

/// One place of the board: an entry, or an agency that has said nothing to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The question's place in the worksheet.
    pub question: usize,
    /// The agency.
    pub agency: RecordId,
    /// The entry.
    pub entry: Option<RecordId>,
}

/// What one agency said to one question.
#[derive(Clone, Debug)]
pub struct Block<'a> {
    /// The question's place in the worksheet.
    pub at: usize,
    /// The question.
    pub question: &'a Question,
    /// The agency.
    pub seat: Seat<'a>,
    /// The entries, lane by lane; those of no lane last.
    pub groups: Vec<(Option<&'a Lane>, Vec<&'a Record>)>,
    /// Whether it said 特になし.
    pub passed: bool,
    /// Whether this view shows what is said to the question.
    pub open: bool,
}

/// Everything on the board.
#[derive(Clone, Debug)]
pub struct Content<'a> {
    /// What was said.
    pub blocks: Vec<Block<'a>>,
    /// Those who are not there and said nothing.
    pub away: Vec<Seat<'a>>,
    /// Whether the whole of it is kept from this view.
    pub withheld: bool,
}

impl Block<'_> {
    /// The entries, in order.
    pub fn entries(&self) -> impl Iterator<Item = &Record> {
        self.groups.iter().flat_map(|(_, records)| records.iter().copied())
    }

    /// Whether there is no entry in it.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.groups.is_empty()
    }

    fn stops(&self) -> Vec<Stop> {
        let stop = |entry| Stop { question: self.at, agency: self.seat.id(), entry };
        if self.is_bare() {
            return vec![stop(None)];
        }
        self.entries().map(|record| stop(Some(record.id()))).collect()
    }
}

impl<'a> Content<'a> {
    /// Reads what stands on the board.
    #[must_use]
    pub fn of(board: &Board, worksheet: &'a WorksheetScreen, session: &'a Session, view: View) -> Self {
        let questions = worksheet.sheet().map(|sheet| &sheet.questions[..]).unwrap_or_default();
        let seats = worksheet.seats(session);
        let mut content = Self { blocks: Vec::new(), away: Vec::new(), withheld: false };
        match board.way {
            Way::Question => {
                let Some(question) = questions.get(board.question) else { return content };
                content.withheld = !WorksheetScreen::is_open(question, view);
                for seat in seats.into_iter().filter(|_| !content.withheld) {
                    let block = block(worksheet, session, view, (board.question, question), seat, board);
                    if !block.is_bare() || block.passed || seat.state.is_there() {
                        content.blocks.push(block);
                    } else {
                        content.away.push(seat);
                    }
                }
            }
            Way::Agency => {
                let seat = seats.into_iter().find(|seat| Some(seat.id()) == board.agency);
                let asked = seat
                    .into_iter()
                    .flat_map(|seat| questions.iter().enumerate().map(move |question| (question, seat)));
                let blocks =
                    asked.map(|(question, seat)| block(worksheet, session, view, question, seat, board));
                content.blocks = blocks.collect();
            }
        }
        if board.only_starred {
            content.blocks.retain(|block| !block.is_bare());
            content.away.clear();
        }
        content
    }

    /// The places one can select, in order.
    #[must_use]
    pub fn stops(&self) -> Vec<Stop> {
        self.blocks.iter().flat_map(Block::stops).collect()
    }

    /// How many entries stand here.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.blocks.iter().map(|block| block.entries().count()).sum()
    }
}

/// How many agencies have spoken to a question, of those who are asked.
#[must_use]
pub fn spoken(round: &Round, seats: &[Seat]) -> (usize, usize) {
    let has_spoken = |seat: &&Seat| round.has_spoken(seat.id());
    let spoken = seats.iter().filter(has_spoken).count();
    let waiting = seats.iter().filter(|seat| seat.state.is_there() && !has_spoken(seat)).count();
    (spoken, spoken + waiting)
}

fn block<'a>(
    worksheet: &WorksheetScreen,
    session: &'a Session,
    view: View,
    (at, question): (usize, &'a Question),
    seat: Seat<'a>,
    board: &Board,
) -> Block<'a> {
    let sheet = worksheet.sheet().map(|sheet| sheet.id.as_str()).unwrap_or_default();
    let place = Round { session, meeting: worksheet.meeting, worksheet: sheet, question }.at(seat.id());
    let mut records: Vec<&Record> = match question.kind {
        Kind::List => entry::list(session, &place, None).into_iter().map(|Entry(record)| record).collect(),
        Kind::Overlap => overlap::list(session, &place).into_iter().map(|Overlap(record)| record).collect(),
        _ => Vec::new(),
    };
    records.retain(|record| worksheet.shows(record, view));
    records.retain(|record| !board.only_starred || record.flag("starred"));
    let mut groups = Vec::new();
    for lane in &question.lanes {
        let (here, rest) = records.into_iter().partition(|record| entry::stands_in(record, &lane.id));
        groups.push((Some(lane), here));
        records = rest;
    }
    groups.push((None, records));
    groups.retain(|(_, records)| !records.is_empty());
    let passed = pass::said(session, &place).is_some();
    Block { at, question, seat, groups, passed, open: WorksheetScreen::is_open(question, view) }
}
