//! The large figures of the clock are blanks with a background, and the same stands beside them as text.

use norishiro::app::clock::Clock;
use norishiro::app::region::Rect;
use norishiro::app::theme::{Colours, Theme};
use norishiro::app::{Screen, clock};
use norishiro::domain::agenda::Page;
use norishiro::i18n::Lang;
use norishiro::ui::canvas::Canvas;
use norishiro::ui::theme::Ink;
use norishiro::ui::widget::clock as widget;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect as Area;

use super::scenes::SCENES;
use crate::common::Room;

fn painted(figures: &str, size: (u16, u16)) -> Vec<String> {
    let mut buffer = Buffer::empty(Area::new(0, 0, size.0, size.1));
    let mut canvas = Canvas::new(&mut buffer, Theme::Light, Colours::Many);
    canvas.fill_all(Ink::Body);
    widget::large(figures, Rect::new(0, 0, size.0, size.1), &mut canvas);
    let back = Ink::Digits.style(Theme::Light, Colours::Many).bg;
    assert!(buffer.content.iter().all(|cell| cell.symbol() == " "), "only blanks");
    let cell = |x, y| if Some(buffer[(x, y)].bg) == back { '#' } else { '.' };
    (0..size.1).map(|y| (0..size.0).map(|x| cell(x, y)).collect()).collect()
}

#[test]
fn large_figures_are_blanks_of_two_cells_a_pixel() {
    assert_eq!(
        painted("1:07", (26, 5)),
        [
            "..##........######..######",
            "####....##..##..##......##",
            "..##........##..##......##",
            "..##....##..##..##......##",
            "######......######......##",
        ]
    );
    assert_eq!(painted("1:07", (25, 5)), vec![".".repeat(25); 5], "half a figure is none");
    let twice = painted("1:07", (52, 10));
    assert_eq!(twice[0], "....####................############....############");
    assert_eq!(twice[0], twice[1]);
}

#[test]
fn the_time_stands_beside_its_large_figures_as_text() {
    let (mut clock, lang) = (Clock::new(8), Lang::Ja);
    clock.toggle(0);
    for second in 0..700 {
        let now = second * 1_000;
        let words = widget::words(&clock, now, lang).0;
        let digits = words.as_deref().unwrap_or_default().chars().any(|c| c.is_ascii_digit());
        // with plenty left, what has passed stands there instead of words
        assert!(digits || words.is_none(), "{words:?}");
        assert_eq!(widget::passed(&clock, now), format!("{}/08:00", clock::figures(now)));
    }
    for scene in SCENES.iter().filter(|scene| scene.name.starts_with("page")) {
        for size in [(60, 20), (80, 24), (120, 36)] {
            let mut room = scene.at(lang, size);
            let timed = !matches!(room.model.screen, Screen::Page(Some(Page::Rules | Page::Closing)));
            for _ in 0..4 {
                let large = blocks(&room);
                assert_eq!(large > 0, timed, "{}\n{}", scene.name, room.picture());
                // in the top row what has passed, and below the figures what is left
                let below =
                    room.rows().into_iter().skip(1).any(|row| row.contains(|c: char| c.is_ascii_digit()));
                assert!(
                    !timed || room.rows()[0].contains('/') && below,
                    "{}\n{}",
                    scene.name,
                    room.picture()
                );
                room.wait(5 * 60_000);
            }
        }
    }
}

/// How many cells of large figures there are between the bars at the top and at the bottom.
fn blocks(room: &Room) -> usize {
    let back = Ink::Digits.style(Theme::Light, Colours::Many).bg;
    let (buffer, _) = room.frame();
    let columns = usize::from(buffer.area.width);
    let between = &buffer.content[columns..buffer.content.len() - columns];
    between.iter().filter(|cell| cell.symbol() == " " && Some(cell.bg) == back).count()
}
