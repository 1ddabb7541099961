//! A page for the wall: few words, large, and the time.
//!
//! ```text
//!  みなと市ネットワーク会議 第2回        03:12/08:00  保存済    header
//!
//!                 個 人 で 記 入                             heading
//!          自分たちの「強み」は何ですか                        middle, or a list from the left
//!
//!            ######   ##     ##  ######                     what is left
//!            ##  ##   ##     ##  ##
//!                  あと5分                                  the same in words
//!                  次: 休憩                                 last
//!
//!  Enter 次の議題  Esc 戻る                     F1 ヘルプ      keys
//! ```

use crate::app::clock::Clock;
use crate::app::keymap::Context;
use crate::app::meeting::facts;
use crate::app::open::Open;
use crate::app::region::Rect;
use crate::app::room::Room;
use crate::app::{Action, Model};
use crate::domain::agenda::{self, Item, Page};
use crate::domain::meeting::Meeting;
use crate::domain::parked;
use crate::i18n::{Lang, time};
use crate::text::{Clean, glyphs, width, wrap};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, clock};

/// What stands on a page, from top to bottom.
#[derive(Debug, Default)]
struct Told {
    heading: String,
    /// Sentences in the middle.
    middle: Vec<String>,
    /// Sentences of a list, from the left.
    list: Vec<String>,
    /// A sentence at the bottom.
    last: String,
    /// Whether the time stands there large.
    timed: bool,
}

/// Paints a page; none is the title of the item that is on.
pub fn view(model: &Model, room: &Room, page: Option<Page>, canvas: &mut Canvas) {
    let Some(open) = &model.open else { return };
    let Some(meeting) = open.session.record(room.meeting_id()).map(Meeting) else { return };
    bars::header(model, meeting.title(), canvas);
    let told = told(model, room, open, meeting, page);
    let clock = room.clock(model.screen, &open.session).filter(|_| told.timed);
    paint(model, &told, clock.as_ref(), canvas);
    bars::keys(model, Context::Page, &[Action::NextItem, Action::Back, Action::Clock], canvas);
    bars::notice(model, canvas);
}

fn told(model: &Model, room: &Room, open: &Open, meeting: Meeting, page: Option<Page>) -> Told {
    let lang = model.lang;
    let heading = page.map(|page| lang.page(page.word()).to_owned()).unwrap_or_default();
    match page {
        None => item(open, meeting, lang),
        Some(Page::Rules) => {
            let rules = meeting.rules();
            let numbered = |(at, rule): (usize, &&str)| format!("{} {}", at + 1, Clean::line(rule).as_str());
            let mut list: Vec<String> = rules.iter().enumerate().map(numbered).collect();
            if list.is_empty() {
                list.push(lang.wall_no_rules().to_owned());
            }
            Told { heading, list, last: Clean::line(meeting.shell()).into_string(), ..Told::default() }
        }
        Some(Page::Alone) => {
            let question = room.worksheet.question();
            let text = question.map(|question| lang.of(&question.text.ja, &question.text.en).to_owned());
            Told { heading, middle: text.into_iter().collect(), timed: true, ..Told::default() }
        }
        Some(Page::Break) => {
            let resume = resume(model, room, open).map(|time| lang.wall_resume(&time));
            let middle = [lang.wall_break().to_owned()].into_iter().chain(resume).collect();
            Told { heading, middle, timed: true, ..Told::default() }
        }
        Some(Page::Closing) => {
            let parked = parked::list(&open.session, meeting.id());
            let mut list: Vec<String> = Vec::new();
            if !parked.is_empty() {
                list.push(lang.wall_for_later().to_owned());
                list.extend(
                    parked.iter().map(|line| format!("・{}", Clean::line(line.text("text")).as_str())),
                );
            }
            let next = facts::shown(meeting, facts::Fact::Next, lang);
            let last = if next.is_empty() { next } else { lang.wall_next(&next) };
            let middle = vec![lang.wall_thanks().to_owned(), lang.wall_last_word().to_owned()];
            Told { heading, middle, list, last, timed: false }
        }
    }
}

/// The item that is on, and what comes then.
fn item(open: &Open, meeting: Meeting, lang: Lang) -> Told {
    let items = agenda::list(&open.session, meeting.id());
    let Some(at) = agenda::on(&items) else { return Told::default() };
    let title = |item: &Item| Clean::line(item.title()).into_string();
    let purpose = items.get(at).and_then(|item| item.purpose());
    Told {
        heading: items.get(at).map(title).unwrap_or_default(),
        middle: purpose.map(|purpose| lang.wall_purpose(lang.purpose(purpose.word()))).into_iter().collect(),
        last: items.get(at + 1).map(|item| lang.wall_then(&title(item))).unwrap_or_default(),
        timed: true,
        ..Told::default()
    }
}

/// When the room goes on after a break: when its time is over, unless it is already.
fn resume(model: &Model, room: &Room, open: &Open) -> Option<String> {
    let clock = room.clock(model.screen, &open.session).filter(Clock::is_running)?;
    let left = clock.planned() - clock.elapsed(model.now);
    let minutes = u32::try_from((left + 59_999) / 60_000).ok().filter(|minutes| *minutes > 0)?;
    Some(time::of_day(u32::from(model.minute) + minutes))
}

fn paint(model: &Model, told: &Told, clock: Option<&Clock>, canvas: &mut Canvas) {
    let (columns, rows) = canvas.size();
    let room = usize::from(columns.saturating_sub(6));
    let end = rows.saturating_sub(3);
    let gap = if rows >= 30 { 2 } else { 1 };
    let mut y = 1 + gap;
    y = sentence(&told.heading, y, Ink::Heading, canvas) + gap;
    for text in &told.middle {
        y = sentence(text, y, Ink::Body, canvas);
        y += u16::from(gap > 1);
    }
    y += u16::from(!told.middle.is_empty());
    let below = if told.last.is_empty() { end } else { end.saturating_sub(1) };
    let lines: Vec<(usize, String)> = told
        .list
        .iter()
        .enumerate()
        .flat_map(|(at, text)| wrap(text, room).into_iter().map(move |row| (at, text, row)))
        .map(|(at, text, row)| (at, text.get(row.range).unwrap_or_default().to_owned()))
        .collect();
    // a blank row between sentences, where there is room
    let airy = usize::from(below.saturating_sub(y)) > lines.len() + told.list.len();
    let mut before = 0;
    for (at, line) in lines {
        y += u16::from(airy && at != before);
        before = at;
        if y >= below {
            break;
        }
        canvas.text(3, y, columns.saturating_sub(6), &line, Ink::Body);
        y += 1;
    }
    if let Some(clock) = clock {
        time_large(model, clock, Rect::new(1, y, columns.saturating_sub(2), below.saturating_sub(y)), canvas);
    } else if told.timed {
        canvas.centred(model.lang.clock_ready(), (y + below) / 2, Ink::Quiet);
    }
    canvas.centred(&told.last, end.saturating_sub(1), Ink::Body);
}

/// What is left, large and in words.
fn time_large(model: &Model, time: &Clock, area: Rect, canvas: &mut Canvas) {
    let (words, ink) = clock::words(time, model.now, model.lang);
    let words = words.unwrap_or_else(|| clock::passed(time, model.now));
    let figures = clock::left(time, model.now);
    let high = clock::rows(&figures, Rect { h: area.h.saturating_sub(2), ..area });
    let top = area.y + area.h.saturating_sub(high + 2) / 2;
    clock::large(&figures, Rect { y: top, h: high, ..area }, canvas);
    let ink = if ink == Ink::Header { Ink::Body } else { ink };
    // where the figures do not fit large they stand there as text
    let words = if high == 0 { format!("{figures}  {words}") } else { words };
    canvas.centred(&words, top + high + 1, ink);
}

/// A sentence in the middle, wide letters set apart where they fit on one row so; the row after it.
fn sentence(text: &str, y: u16, ink: Ink, canvas: &mut Canvas) -> u16 {
    let (columns, _) = canvas.size();
    let room = usize::from(columns.saturating_sub(6));
    let spread: Vec<&str> = glyphs(text).map(|glyph| glyph.source).collect();
    let spread = spread.join(" ");
    if !text.is_ascii() && width(&spread) <= room {
        canvas.centred(&spread, y, ink);
        return y + 1;
    }
    let mut y = y;
    for row in wrap(text, room) {
        canvas.centred(text.get(row.range).unwrap_or_default(), y, ink);
        y += 1;
    }
    y
}
