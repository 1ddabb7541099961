//! The clock: in figures and words for a row, and large for a page.

use crate::app::clock::{Clock, Rest, figures};
use crate::app::region::Rect;
use crate::i18n::Lang;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;

/// What is left, as people say it, and how it is to be noticed; no words while there is plenty.
#[must_use]
pub fn words(clock: &Clock, now: i64, lang: Lang) -> (Option<String>, Ink) {
    let (elapsed, planned) = (clock.elapsed(now), clock.planned());
    // whole minutes, and seconds only in the last one
    let left = (planned - elapsed + 999) / 1_000;
    let left =
        if left > 60 { lang.clock_left_minutes((left + 59) / 60) } else { lang.clock_left_seconds(left) };
    let over = (elapsed - planned).max(0) / 1_000;
    match clock.rest(now) {
        _ if !clock.is_running() => (Some(lang.clock_paused().to_owned()), Ink::Header),
        // without a plan time only goes by
        _ if planned == 0 => (None, Ink::Header),
        Rest::Plenty => (None, Ink::Header),
        Rest::Little => (Some(left), Ink::Waiting),
        Rest::Last => (Some(left), Ink::Alarm),
        Rest::Over => (Some(lang.clock_over(over / 60, over % 60)), Ink::Alarm),
    }
}

/// What has passed of how much, as `07:32/10:00`.
#[must_use]
pub fn passed(clock: &Clock, now: i64) -> String {
    let elapsed = figures(clock.elapsed(now));
    if clock.planned() == 0 { elapsed } else { format!("{elapsed}/{}", figures(clock.planned())) }
}

/// The figures of what is left, large; past the end, of how much it is over.
#[must_use]
pub fn left(clock: &Clock, now: i64) -> String {
    let (elapsed, planned) = (clock.elapsed(now), clock.planned());
    match planned {
        0 => figures(elapsed),
        _ if elapsed > planned => figures(elapsed - planned),
        // a second that has begun is still there
        _ => figures(planned - elapsed + 999),
    }
}

/// Rows of a figure, in pixels.
const HIGH: u16 = 5;
/// Columns of a pixel: two cells make it about square.
const PIXEL: u16 = 2;

/// The pixels of a figure, row by row; three (for the colon one) from left to right.
fn shape(figure: char) -> &'static [&'static str; 5] {
    match figure {
        '0' => &["###", "# #", "# #", "# #", "###"],
        '1' => &[" # ", "## ", " # ", " # ", "###"],
        '2' => &["###", "  #", "###", "#  ", "###"],
        '3' => &["###", "  #", "###", "  #", "###"],
        '4' => &["# #", "# #", "###", "  #", "  #"],
        '5' => &["###", "#  ", "###", "  #", "###"],
        '6' => &["###", "#  ", "###", "# #", "###"],
        '7' => &["###", "  #", "  #", "  #", "  #"],
        '8' => &["###", "# #", "###", "# #", "###"],
        '9' => &["###", "# #", "###", "  #", "###"],
        _ => &[" ", "#", " ", "#", " "],
    }
}

/// Columns that figures take at a size, with a pixel between them.
fn columns(figures: &str, scale: u16) -> u16 {
    let pixels: usize = figures.chars().map(|c| shape(c)[0].len() + 1).sum();
    u16::try_from(pixels.saturating_sub(1)).unwrap_or(u16::MAX).saturating_mul(PIXEL * scale)
}

/// How large figures can be in an area; 0 where they do not fit at all.
fn scale(figures: &str, area: Rect) -> u16 {
    let fits = |scale: &u16| columns(figures, *scale) <= area.w && HIGH * scale <= area.h;
    (1..=3).rev().find(fits).unwrap_or(0)
}

/// Rows that figures take in an area; 0 where they do not fit.
#[must_use]
pub fn rows(figures: &str, area: Rect) -> u16 {
    HIGH * scale(figures, area)
}

/// Paints figures with blocks of background, as large as the area takes, in its middle.
pub fn large(figures: &str, area: Rect, canvas: &mut Canvas) {
    let scale = scale(figures, area);
    if scale == 0 {
        return;
    }
    let mut x = area.x + (area.w - columns(figures, scale)) / 2;
    for figure in figures.chars() {
        let shape = shape(figure);
        for (y, row) in (0..).zip(shape) {
            for (at, pixel) in (0..).zip(row.chars()) {
                if pixel == '#' {
                    let pixel = Rect::new(x + at * PIXEL * scale, area.y + y * scale, PIXEL * scale, scale);
                    canvas.fill(pixel, Ink::Digits);
                }
            }
        }
        x += u16::try_from(shape[0].len() + 1).unwrap_or(4) * PIXEL * scale;
    }
}
