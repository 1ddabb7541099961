//! Byte streams as terminals send them, whole and torn apart.

use super::*;

fn decoded(bytes: &[u8]) -> Vec<Event> {
    let mut out = Vec::new();
    let mut decoder = Decoder::default();
    decoder.feed(bytes, &mut out);
    decoder.settle(&mut out);
    out
}

fn keys(list: &[(KeyCode, KeyModifiers)]) -> Vec<Event> {
    list.iter().map(|(code, held)| key(*code, *held)).collect()
}

const NONE: KeyModifiers = KeyModifiers::NONE;

#[test]
fn text_and_plain_keys() {
    assert_eq!(
        decoded("aあ𠮷\r\t\x7f\x0a\x11".as_bytes()),
        keys(&[
            (KeyCode::Char('a'), NONE),
            (KeyCode::Char('あ'), NONE),
            (KeyCode::Char('𠮷'), NONE),
            (KeyCode::Enter, NONE),
            (KeyCode::Tab, NONE),
            (KeyCode::Backspace, NONE),
            (KeyCode::Char('j'), KeyModifiers::CONTROL),
            (KeyCode::Char('q'), KeyModifiers::CONTROL),
        ])
    );
}

#[test]
fn arrows_function_keys_and_modifiers() {
    assert_eq!(
        decoded(b"\x1b[A\x1bOD\x1b[1;5C\x1b[Z\x1bOP\x1b[15~\x1b[24~\x1b[3~\x1b[[B\x1b[1;2R"),
        keys(&[
            (KeyCode::Up, NONE),
            (KeyCode::Left, NONE),
            (KeyCode::Right, KeyModifiers::CONTROL),
            (KeyCode::BackTab, KeyModifiers::SHIFT),
            (KeyCode::F(1), NONE),
            (KeyCode::F(5), NONE),
            (KeyCode::F(12), NONE),
            (KeyCode::Delete, NONE),
            (KeyCode::F(2), NONE),
            (KeyCode::F(3), KeyModifiers::SHIFT),
        ])
    );
}

#[test]
fn escape_alone_twice_and_before_japanese() {
    assert_eq!(decoded(b"\x1b"), keys(&[(KeyCode::Esc, NONE)]));
    assert_eq!(decoded(b"\x1b\x1b"), keys(&[(KeyCode::Esc, NONE), (KeyCode::Esc, NONE)]));
    assert_eq!(decoded("\x1bあ".as_bytes()), keys(&[(KeyCode::Esc, NONE), (KeyCode::Char('あ'), NONE)]));
    assert_eq!(decoded(b"\x1bx"), keys(&[(KeyCode::Char('x'), KeyModifiers::ALT)]));
}

#[test]
fn unknown_sequences_never_become_text() {
    for junk in [
        &b"\x1b[?62;22c"[..],
        b"\x1b[I",
        b"\x1b[O",
        b"\x1b[<0;3;4M",
        b"\x1b]11;rgb:ffff/ffff/ffff\x07",
        b"\x1b]11;rgb:0/0/0\x1b\\",
        b"\x1bP1$r0m\x1b\\",
        b"\x1b[99;5~",
        b"\x1b[?2026;2$y",
        b"\x1b[201~",
        b"\xff\xfe\x80",
    ] {
        assert_eq!(decoded(junk), [], "{junk:?}");
        let mut then = junk.to_vec();
        then.extend_from_slice("山".as_bytes());
        assert_eq!(decoded(&then), keys(&[(KeyCode::Char('山'), NONE)]), "{junk:?}");
    }
}

#[test]
fn a_sequence_broken_off_by_a_key_keeps_the_key() {
    assert_eq!(decoded("\x1b[1;あ".as_bytes()), keys(&[(KeyCode::Char('あ'), NONE)]));
    assert_eq!(decoded(b"\x1b[\r"), keys(&[(KeyCode::Enter, NONE)]));
}

#[test]
fn pastes_are_one_event_with_keys_kept_around_them() {
    let paste = |text: &str| Event::Paste(text.to_owned());
    assert_eq!(
        decoded("a\x1b[200~一\n\x1b[A二\x1b[201~b".as_bytes()),
        [key(KeyCode::Char('a'), NONE), paste("一\n\x1b[A二"), key(KeyCode::Char('b'), NONE)]
    );
    assert_eq!(decoded("\x1b[200~never closed".as_bytes()), [paste("never closed")]);
    assert_eq!(decoded(b"\x1b[200~\x1b[201~\x1b[200~x\x1b[201~"), [paste(""), paste("x")]);
}

#[test]
fn wherever_the_stream_is_torn_the_events_are_the_same() {
    let stream = "aあ𠮷\x1b[1;5C\x1bOP\x1b[200~貼\r付\x1b[201~\x1b]0;t\x07\x1bx\r終".as_bytes();
    let whole = decoded(stream);
    for cut in 1..stream.len() {
        let (mut out, mut decoder) = (Vec::new(), Decoder::default());
        decoder.feed(&stream[..cut], &mut out);
        decoder.feed(&stream[cut..], &mut out);
        decoder.settle(&mut out);
        assert_eq!(out, whole, "torn at {cut}");
    }
    let (mut out, mut decoder) = (Vec::new(), Decoder::default());
    for byte in stream {
        decoder.feed(&[*byte], &mut out);
    }
    assert_eq!(out, whole, "byte by byte");
}
