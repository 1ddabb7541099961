//! Sequences of records as Windows Terminal and the old console are known to send them.

use super::*;

fn press(code: u16, unit: u16) -> Record {
    Record { down: true, code, unit, repeat: 1, ..Record::default() }
}

fn release(code: u16, unit: u16) -> Record {
    Record { down: false, ..press(code, unit) }
}

fn events(records: &[Record]) -> Vec<(KeyCode, KeyModifiers, KeyEventKind)> {
    let (mut taken, mut out) = (Records::default(), Vec::new());
    for record in records {
        taken.take(*record, &mut out);
    }
    out.iter().filter_map(Event::as_key_event).map(|key| (key.code, key.modifiers, key.kind)).collect()
}

fn pressed(events: &[(KeyCode, KeyModifiers, KeyEventKind)]) -> String {
    let down = events.iter().filter(|(_, _, kind)| *kind == KeyEventKind::Press);
    down.filter_map(|(code, _, _)| code.as_char()).collect()
}

#[test]
fn name_kanji_in_every_order_of_halves() {
    let (high, low) = (0xD842, 0xDFB7);
    for order in [
        [press(0, high), release(0, high), press(0, low), release(0, low)],
        [press(0, high), press(0, low), release(0, high), release(0, low)],
    ] {
        let all = events(&order);
        assert_eq!(pressed(&all), "𠮷");
        assert_eq!(all.len(), 2, "one press, one release: {all:?}");
    }
    assert_eq!(pressed(&events(&[press(0, high), press(0, low)])), "𠮷");
    assert_eq!(pressed(&events(&[release(0x12, high), release(0x12, low)])), "𠮷");
}

#[test]
fn half_a_character_waits_for_the_other() {
    let (mut taken, mut out) = (Records::default(), Vec::new());
    taken.take(press(0, 0xD842), &mut out);
    assert!(taken.waits() && out.is_empty());
    taken.take(press(0, 0xDFB7), &mut out);
    assert!(!taken.waits() && out.len() == 1);
}

#[test]
fn the_old_console_pastes_through_releases_of_alt() {
    let alt = Record { alt: true, ..press(0x12, 0) };
    assert_eq!(pressed(&events(&[alt, release(0x12, 0x65E5), alt, release(0x12, 0x672C)])), "日本");
}

#[test]
fn keys_chords_and_what_the_ime_swallowed() {
    let ctrl = |record: Record| Record { ctrl: true, ..record };
    let down = |code, held| (code, held, KeyEventKind::Press);
    assert_eq!(
        events(&[
            press(0x0D, 0x0D),
            press(0x26, 0),
            press(0x70, 0),
            ctrl(press(0x5A, 0x1A)),
            ctrl(press(0x31, 0)),
            Record { shift: true, ..press(0x09, 0x09) },
            press(0xE5, 0),
            press(0xF3, 0),
            press(0x10, 0),
        ]),
        [
            down(KeyCode::Enter, KeyModifiers::NONE),
            down(KeyCode::Up, KeyModifiers::NONE),
            down(KeyCode::F(1), KeyModifiers::NONE),
            down(KeyCode::Char('z'), KeyModifiers::CONTROL),
            down(KeyCode::Char('1'), KeyModifiers::CONTROL),
            down(KeyCode::BackTab, KeyModifiers::SHIFT),
        ]
    );
}

#[test]
fn altgr_is_text_and_ctrl_alt_without_text_is_nothing() {
    let both = |record: Record| Record { ctrl: true, alt: true, ..record };
    assert_eq!(pressed(&events(&[both(press(0x51, u16::from(b'@')))])), "@");
    assert_eq!(events(&[both(press(0x41, 0)), both(press(0x41, 1))]), []);
}

#[test]
fn a_held_key_may_come_as_one_record() {
    let held = Record { repeat: 3, ..press(0x25, 0) };
    assert_eq!(events(&[held]).len(), 3);
}
