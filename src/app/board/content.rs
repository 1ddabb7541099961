//! What stands on the board, before it is laid out: blocks of entries, and the places one can select.

use super::speaker::{self, Speaker};
use super::{Board, Way};
use crate::app::model::View;
use crate::app::worksheet::WorksheetScreen;
use crate::domain::attendance::Seat;
use crate::domain::check::Sheet;
use crate::domain::entry::Entry;
use crate::domain::overlap::Overlap;
use crate::domain::response::Response;
use crate::domain::turn::Round;
use crate::domain::worksheet::{Kind, Lane, Question};
use crate::domain::{Record, RecordId, Session, entry, filled, overlap, pass};

/// One place of the board: an entry, or an agency (a filled sheet) with what else it answered to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The question's place in the worksheet.
    pub question: usize,
    /// The agency, or the filled sheet.
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
    /// Who said it.
    pub speaker: Speaker<'a>,
    /// What was filled in, where the question has cells.
    pub answer: Option<Response<'a>>,
    /// The entries, lane by lane; those of no lane last.
    pub groups: Vec<(Option<&'a Lane>, Vec<&'a Record>)>,
    /// Whether it said 特になし.
    pub passed: bool,
    /// Whether this view shows what is said to the question.
    pub open: bool,
    /// Whether it begins one of the sheets that stand one under another.
    pub begins: bool,
}

/// Everything on the board.
#[derive(Clone, Debug, Default)]
pub struct Content<'a> {
    /// What was said.
    pub blocks: Vec<Block<'a>>,
    /// Those who are not there and said nothing.
    pub away: Vec<Seat<'a>>,
    /// Whether the whole of it is kept from this view.
    pub withheld: bool,
    /// Whether the answers of all come to tables, which stand in the place of blocks.
    pub summed: bool,
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

    /// Whether nothing at all was said.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.is_bare() && self.answer.as_ref().is_none_or(Response::is_blank)
    }

    fn stops(&self) -> Vec<Stop> {
        let stop = |entry| Stop { question: self.at, agency: self.speaker.id, entry };
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
        let mut content = Self::default();
        let Some(sheet) = worksheet.sheet() else { return content };
        let all = |question: Option<&Question>| speaker::all(worksheet, session, question);
        match board.way {
            Way::Summary => content.summed = true,
            Way::Question => {
                let Some(question) = sheet.questions.get(board.question) else { return content };
                content.summed = question.is_summed();
                let speakers = all(Some(question));
                let shown = |speaker: &Speaker| speaker.shows(worksheet, session, question, view);
                content.withheld = match speakers.is_empty() {
                    true => !WorksheetScreen::is_open(question, view),
                    false => !speakers.iter().any(shown),
                };
                content.summed &= !content.withheld;
                if content.summed || content.withheld {
                    return content;
                }
                for speaker in speakers {
                    let seat = speaker.seat;
                    let block = block(worksheet, session, view, (board.question, question), speaker, board);
                    match seat {
                        None if block.is_silent() => {}
                        Some(seat) if block.is_silent() && !block.passed && !seat.state.is_there() => {
                            content.away.push(seat);
                        }
                        _ => content.blocks.push(block),
                    }
                }
            }
            Way::Agency if sheet.scope.repeats() => {
                for speaker in all(None) {
                    content.one_under_another(worksheet, session, view, &speaker, board);
                }
            }
            Way::Agency => {
                for speaker in all(None).into_iter().filter(|speaker| Some(speaker.id) == board.agency) {
                    let read = Sheet { session, worksheet: sheet, of: &speaker.of };
                    let questions = sheet.questions.iter().enumerate().filter(|(_, asked)| {
                        // what is asked no more is for the desk
                        read.asks(asked) && (view == View::Desk || !asked.gone)
                    });
                    let block = |question| block(worksheet, session, view, question, speaker.clone(), board);
                    content.blocks.extend(questions.map(block));
                }
            }
        }
        if board.only_starred {
            content.blocks.retain(|block| !block.is_bare());
            content.summed = false;
            content.away.clear();
        }
        content
    }

    /// A sheet of its own: what is short in one block, then each text.
    fn one_under_another(
        &mut self,
        worksheet: &'a WorksheetScreen,
        session: &'a Session,
        view: View,
        speaker: &Speaker<'a>,
        board: &Board,
    ) {
        let Some(sheet) = worksheet.sheet() else { return };
        let read = Sheet { session, worksheet: sheet, of: &speaker.of };
        let naming = filled::naming(sheet).map(|question| &question.id);
        let asked = sheet.questions.iter().enumerate();
        let asked = asked.filter(|(_, question)| question.kind.has_cells() && read.asks(question));
        for (place, question) in asked.enumerate() {
            let mut block = block(worksheet, session, view, question, speaker.clone(), board);
            block.begins = place == 0;
            let is_text = block.question.kind == Kind::Text && Some(&block.question.id) != naming;
            if block.begins || (is_text && !block.is_silent()) {
                self.blocks.push(block);
            }
        }
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
    speaker: Speaker<'a>,
    board: &Board,
) -> Block<'a> {
    let sheet = worksheet.sheet().map(|sheet| sheet.id.as_str()).unwrap_or_default();
    let place =
        Round { session, meeting: worksheet.meeting, worksheet: sheet, question, about: None }.at(speaker.id);
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
    // of several sheets it is asked about, something was said of one
    let passed = groups.is_empty() && pass::said(session, &place, None).is_some();
    let open = speaker.shows(worksheet, session, question, view);
    let answer = question.kind.has_cells() && open && !board.only_starred;
    let answer = answer.then(|| Response::find(session, &speaker.of, &question.id));
    Block { at, question, speaker, answer, groups, passed, open, begins: false }
}
