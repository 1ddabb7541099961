//! The agencies of the meeting by name, with 済 or 未: a strip of one row, or a column on a wide screen.

use crate::app::Model;
use crate::app::region::{Rect, window};
use crate::app::worksheet::WorksheetScreen;
use crate::domain::attendance::Seat;
use crate::domain::filled::Filled;
use crate::domain::turn::Round;
use crate::domain::{RecordId, Session};
use crate::text::{shorten, shorten_apart, width};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;

/// Columns of a short name at most (8 full-width characters).
const NAME: usize = 16;

/// Paints the strip or the column.
pub(super) fn view(
    model: &Model,
    screen: &WorksheetScreen,
    session: &Session,
    area: Rect,
    canvas: &mut Canvas,
) {
    if screen.repeats() {
        return sheets(model, screen, session, area, canvas);
    }
    if screen.is_of_meeting() {
        return;
    }
    let seats = screen.seats(session);
    let Some(round) = screen.round(session) else { return };
    let at = seats.iter().position(|seat| Some(seat.id()) == screen.agency).unwrap_or(0);
    let round = Asked { round, lane: screen.lane().map(|lane| lane.id.as_str()) };
    if area.h > 1 {
        column(model, &seats, &round, at, area, canvas);
    } else {
        strip(model, &seats, &round, at, area, canvas);
    }
}

/// What is asked on the wall now: the question, or one lane of it.
struct Asked<'a> {
    round: Round<'a>,
    lane: Option<&'a str>,
}

impl Asked<'_> {
    fn has_spoken(&self, agency: RecordId) -> bool {
        self.round.has_said(agency, self.lane)
    }
}

/// The word before a name and its colour: 済, 未, or 欠 for those who are not in the room and have said nothing.
fn word(model: &Model, seat: &Seat, round: &Asked) -> (&'static str, Ink) {
    if round.has_spoken(seat.id()) {
        (model.lang.spoken(), Ink::Spoken)
    } else if seat.state.is_there() {
        (model.lang.waiting(), Ink::Waiting)
    } else {
        (model.lang.away(), Ink::Body)
    }
}

fn waiting(seats: &[Seat], round: &Asked) -> usize {
    seats.iter().filter(|seat| seat.state.is_there() && !round.has_spoken(seat.id())).count()
}

/// The sheets that are begun one by one, and the new one: a window around the one in turn.
fn sheets(model: &Model, screen: &WorksheetScreen, session: &Session, area: Rect, canvas: &mut Canvas) {
    let turns = screen.turns(session);
    let is_on = |turn: Option<Filled>| turn.map(Filled::id) == screen.filled;
    let current = turns.iter().position(|turn| is_on(*turn)).unwrap_or(0);
    let called = |at: usize| {
        let turn = turns.get(at).copied().flatten();
        screen.turn_called(session, model.view, model.lang, at, turn)
    };
    if area.h > 1 {
        let heights = vec![1; turns.len()];
        for (y, at) in (area.y..).zip(window(&heights, usize::from(area.h), Some(current))) {
            let ink = if at == current { Ink::Current } else { Ink::Body };
            canvas.fill(Rect::new(area.x, y, area.w, 1), ink);
            canvas.short(area.x + 1, y, area.w.saturating_sub(2), &called(at), ink);
        }
        return;
    }
    let name = |at: usize| shorten(&called(at), NAME);
    let room = usize::from(area.w).saturating_sub(6);
    let (mut from, mut used) = (current, 0);
    while let Some(before) = from.checked_sub(1) {
        used += width(&name(before)) + 3;
        if used > room / 2 {
            break;
        }
        from = before;
    }
    let mut x = area.x;
    if from > 0 {
        x = canvas.text(x, area.y, area.w, &format!("+{from} "), Ink::Quiet);
    }
    for at in from..turns.len() {
        let left = (area.x + area.w).saturating_sub(x);
        let name = name(at);
        if usize::from(left) < width(&name) + 7 {
            canvas.text(x, area.y, left, &format!("+{}", turns.len() - at), Ink::Quiet);
            break;
        }
        let (text, ink) = if at == current {
            (format!("[{name}]"), Ink::Current)
        } else {
            (format!(" {name} "), Ink::Body)
        };
        x = canvas.text(x, area.y, left, &text, ink) + 1;
    }
}

/// One row: a window around the agency in turn; at its end how many more are waiting.
fn strip(model: &Model, seats: &[Seat], round: &Asked, current: usize, area: Rect, canvas: &mut Canvas) {
    let gap = usize::from(model.lang.pick(0_u8, 1));
    let names = shorten_apart(&shorts(seats), NAME);
    let cost = |at: usize| {
        let name = names.get(at).map_or(0, |name| width(name));
        let word = seats.get(at).map_or(0, |seat| width(word(model, seat, round).0));
        word + gap + name + if at == current { 3 } else { 1 }
    };
    let total: usize = (0..seats.len()).map(cost).sum();
    let room = usize::from(area.w);
    let (mut from, mut to) = (current, (current + 1).min(seats.len()));
    let budget = if total <= room { room } else { room.saturating_sub(width(&model.lang.more_waiting(99))) };
    let mut used = if seats.is_empty() { 0 } else { cost(current) };
    loop {
        let after = (to < seats.len()).then(|| cost(to)).filter(|cost| used + cost <= budget);
        let before = (from > 0).then(|| cost(from - 1)).filter(|cost| used + cost <= budget);
        match (before, after) {
            // grow on the side that is shorter, so that the one in turn stays in the middle
            (_, Some(cost)) if to - current <= current - from || before.is_none() => {
                used += cost;
                to += 1;
            }
            (Some(cost), _) => {
                used += cost;
                from -= 1;
            }
            _ => break,
        }
    }
    let mut x = area.x;
    let end = area.x + area.w;
    for (at, seat) in seats.iter().enumerate().take(to).skip(from) {
        let (word, ink) = word(model, seat, round);
        x = canvas.text(x, area.y, end.saturating_sub(x), word, ink);
        let name = names.get(at).map(String::as_str).unwrap_or_default();
        if at == current {
            x = canvas.text(x, area.y, end.saturating_sub(x), &format!("[{name}]"), Ink::Current) + 1;
        } else {
            x += u16::try_from(gap).unwrap_or(0);
            x = canvas.text(x, area.y, end.saturating_sub(x), name, Ink::Body) + 1;
        }
    }
    if to - from < seats.len() {
        let hidden: Vec<&Seat> = seats.iter().take(from).chain(seats.iter().skip(to)).collect();
        let open = hidden.iter().filter(|seat| seat.state.is_there() && !round.has_spoken(seat.id())).count();
        let text =
            if open > 0 { model.lang.more_waiting(open) } else { model.lang.more_agencies(hidden.len()) };
        canvas.text(x, area.y, end.saturating_sub(x), &text, Ink::Quiet);
    }
}

fn shorts<'s>(seats: &[Seat<'s>]) -> Vec<&'s str> {
    seats.iter().map(|seat| seat.agency.short()).collect()
}

/// A column: a row an agency.
fn column(model: &Model, seats: &[Seat], round: &Asked, current: usize, area: Rect, canvas: &mut Canvas) {
    let heights = vec![1; seats.len()];
    let shown = window(&heights, usize::from(area.h.saturating_sub(2)), Some(current));
    let hidden = seats.len() - shown.len();
    let mark = width(model.lang.waiting()).max(width(model.lang.spoken())).max(width(model.lang.away()));
    let names = shorten_apart(&shorts(seats), usize::from(area.w).saturating_sub(mark + 5));
    let mut y = area.y;
    for at in shown {
        let Some(seat) = seats.get(at) else { continue };
        let (word, ink) = word(model, seat, round);
        let x = canvas.text(area.x, y, area.w, &format!(" {word} "), ink) + 1;
        let ink = if at == current { Ink::Current } else { Ink::Body };
        let name = Rect::new(x, y, (area.x + area.w).saturating_sub(x), 1);
        canvas.fill(name, ink);
        let short = names.get(at).map(String::as_str).unwrap_or_default();
        canvas.short(x + 1, y, name.w.saturating_sub(2), short, ink);
        y += 1;
    }
    if hidden > 0 {
        canvas.text(area.x, y, area.w, &model.lang.more_agencies(hidden), Ink::Quiet);
    }
    let open = waiting(seats, round);
    if open > 0 {
        let text = format!("{} {open}", model.lang.waiting());
        canvas.text(area.x, area.bottom().saturating_sub(1), area.w, &text, Ink::Quiet);
    }
}
