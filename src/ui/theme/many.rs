//! Text and background where the terminal has 256 colours or more.
//!
//! A terminal with 256 shows the nearest it has; a test in `shell` holds those pairs to the same contrasts.

use super::Ink;

/// On a light wall.
pub(super) const fn light(ink: Ink) -> (u32, u32) {
    match ink {
        Ink::Body | Ink::Heading => (0x11_1111, 0xfb_faf6),
        Ink::Quiet => (0x45_4540, 0xfb_faf6),
        Ink::Header | Ink::Current | Ink::Digits | Ink::PopupTitle => (0xff_ffff, 0x1d_3a55),
        Ink::Alarm | Ink::NoticeMarked | Ink::Differing => (0x11_1111, 0xff_d23f),
        Ink::Selected | Ink::Marked => (0xff_ffff, 0x22_2222),
        Ink::Spoken => (0x11_1111, 0xd5_e8d0),
        Ink::Waiting => (0x11_1111, 0xf3_dfa2),
        Ink::Line => (0x00_0000, 0xd9_e9f7),
        Ink::Popup => (0x11_1111, 0xe9_eef2),
        Ink::Notice => (0x11_1111, 0xe9_e6dc),
        Ink::Keys => (0x2a_2a2a, 0xe9_e6dc),
    }
}

/// On a dark wall.
pub(super) const fn dark(ink: Ink) -> (u32, u32) {
    match ink {
        Ink::Body | Ink::Heading => (0xf2_f2f2, 0x12_161b),
        Ink::Quiet => (0xc4_c8cc, 0x12_161b),
        Ink::Header => (0xff_ffff, 0x24_4561),
        Ink::Alarm | Ink::NoticeMarked | Ink::Differing => (0x11_1111, 0xff_d23f),
        Ink::Selected | Ink::Marked => (0x11_1111, 0xf2_f2f2),
        Ink::Current | Ink::Digits | Ink::PopupTitle => (0x11_1111, 0x9c_d0ff),
        Ink::Spoken => (0xff_ffff, 0x23_4a2c),
        Ink::Waiting => (0x11_1111, 0xe8_c96a),
        Ink::Line => (0xff_ffff, 0x2c_3f52),
        Ink::Popup => (0xf2_f2f2, 0x25_303b),
        Ink::Notice | Ink::Keys => (0xf2_f2f2, 0x25_2a30),
    }
}

/// Black and white, and blocks that are as light as they can be; each stands in the 256 as it is.
pub(super) const fn contrast(ink: Ink) -> (u32, u32) {
    match ink {
        Ink::Body | Ink::Heading | Ink::Quiet => (0x00_0000, 0xff_ffff),
        Ink::Header | Ink::Current | Ink::Digits | Ink::PopupTitle => (0xff_ffff, 0x00_0000),
        Ink::Selected | Ink::Marked => (0xff_ff00, 0x00_0000),
        Ink::Alarm | Ink::NoticeMarked | Ink::Differing => (0x00_0000, 0xff_ff00),
        Ink::Spoken => (0x00_0000, 0x87_ff87),
        Ink::Waiting => (0x00_0000, 0xff_ff87),
        Ink::Line => (0x00_0000, 0xaf_ffff),
        Ink::Popup | Ink::Notice | Ink::Keys => (0x00_0000, 0xe4_e4e4),
    }
}
