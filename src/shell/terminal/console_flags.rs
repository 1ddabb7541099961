//! Which modes of a Windows console's keyboard the program needs, as numbers; pure.

/// One click would select text and freeze the wall.
const QUICK_EDIT: u32 = 0x0040;
/// Makes the change of QuickEdit count.
const EXTENDED_FLAGS: u32 = 0x0080;
/// New sizes of the window are reported.
const WINDOW_INPUT: u32 = 0x0008;
/// The mouse is not ours.
const MOUSE_INPUT: u32 = 0x0010;
/// Keys come as records, not as escape sequences.
const VIRTUAL_TERMINAL_INPUT: u32 = 0x0200;

/// The mode while the terminal is ours: QuickEdit, mouse and escape sequences off, reports of the size on.
pub(super) const fn ours(found: u32) -> u32 {
    (found & !(QUICK_EDIT | MOUSE_INPUT | VIRTUAL_TERMINAL_INPUT)) | EXTENDED_FLAGS | WINDOW_INPUT
}

/// The mode to give back: as it was found; without the flag QuickEdit would not come back.
pub(super) const fn theirs(found: u32) -> u32 {
    found | EXTENDED_FLAGS
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a console starts with (0x01F7) and what raw mode leaves of it.
    const FOUND: [u32; 3] = [0x01F7, 0x01F0, 0x01F0 | VIRTUAL_TERMINAL_INPUT];

    #[test]
    fn one_click_does_not_freeze_the_wall() {
        for found in FOUND {
            let ours = ours(found);
            assert_eq!(ours & (QUICK_EDIT | MOUSE_INPUT | VIRTUAL_TERMINAL_INPUT), 0, "{found:x}");
            assert_eq!(ours & (EXTENDED_FLAGS | WINDOW_INPUT), EXTENDED_FLAGS | WINDOW_INPUT, "{found:x}");
            // line input and echo are for raw mode to decide
            assert_eq!(ours & 0x0007, found & 0x0007, "{found:x}");
        }
    }

    #[test]
    fn what_was_switched_off_comes_back_and_what_was_off_stays_so() {
        for found in FOUND {
            assert_eq!(theirs(found) & !EXTENDED_FLAGS, found & !EXTENDED_FLAGS, "{found:x}");
            assert_eq!(theirs(found) & EXTENDED_FLAGS, EXTENDED_FLAGS, "{found:x}");
            assert_eq!(theirs(found & !QUICK_EDIT) & QUICK_EDIT, 0, "{found:x}");
        }
    }
}
