//! Whether every glyph of a frame stands whole.

use norishiro::text::width;
use ratatui::buffer::CellDiffOption;

use super::Room;

/// Fails where a glyph is cut in half, stands on two, or hangs over the edge.
pub fn must_be_whole(room: &Room) {
    let (buffer, caret) = room.frame();
    let area = buffer.area;
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let cell = &buffer[(x, y)];
            assert!(cell.diff_option != CellDiffOption::Skip, "half a glyph at {x},{y}\n{}", room.picture());
            let symbol = cell.symbol();
            assert!(!symbol.chars().any(char::is_control), "{symbol:?} at {x},{y}");
            let wide = glyph_width(symbol);
            assert!((1..=2).contains(&wide), "{symbol:?} at {x},{y} is {wide} wide");
            for second in x + 1..x + wide {
                assert!(second < area.width, "{symbol} hangs over the edge at {x},{y}\n{}", room.picture());
                let half = &buffer[(second, y)];
                assert_eq!(half.diff_option, CellDiffOption::Skip, "{symbol} at {x},{y}\n{}", room.picture());
            }
            x += wide;
        }
    }
    if let Some(at) = caret {
        assert!(at.x < area.width && at.y < area.height, "{at:?}\n{}", room.picture());
        assert!(
            buffer[(at.x, at.y)].diff_option != CellDiffOption::Skip,
            "inside a glyph\n{}",
            room.picture()
        );
    }
}

fn glyph_width(symbol: &str) -> u16 {
    u16::try_from(width(symbol)).unwrap()
}
