//! Recorded sequences of keyboards, IMEs and pastes; and that no character is ever lost or doubled.

use super::*;
use proptest::prelude::*;

fn key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn with(code: KeyCode, held: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, held))
}

fn kind(found: char, kind: KeyEventKind) -> Event {
    Event::Key(KeyEvent::new_with_kind(KeyCode::Char(found), KeyModifiers::NONE, kind))
}

/// Types text; `⏎` is Enter, `⇥` Tab, `↓` a line feed.
fn typed(text: &str) -> Vec<Event> {
    let one = |found| match found {
        '⏎' => key(KeyCode::Enter),
        '⇥' => key(KeyCode::Tab),
        '↓' => with(KeyCode::Char('j'), KeyModifiers::CONTROL),
        _ => key(KeyCode::Char(found)),
    };
    text.chars().map(one).collect()
}

fn batch(events: &[Event]) -> Vec<Input> {
    Normaliser::default().batch(events)
}

fn text(text: &str) -> Input {
    Input::Text(text.to_owned())
}

fn paste(text: &str) -> Input {
    Input::Paste(text.to_owned())
}

const ENTER: Input = Input::Key(Key::plain(Code::Enter));
const TAB: Input = Input::Key(Key::plain(Code::Tab));

#[test]
fn windows_terminal_with_ime_sends_press_and_release() {
    use KeyEventKind::{Press, Release};
    let each: Vec<_> = "日本".chars().flat_map(|found| [kind(found, Press), kind(found, Release)]).collect();
    assert_eq!(Normaliser::new(true).batch(&each), [text("日本")]);
    let mut normaliser = Normaliser::new(true);
    assert_eq!(normaliser.batch(&[kind('𠮷', Press)]), [text("𠮷")]);
    assert_eq!(normaliser.batch(&[kind('𠮷', Release)]), [], "the release in a batch of its own");
}

#[test]
fn console_with_ime_sends_presses_only() {
    let mut normaliser = Normaliser::new(true);
    for _ in 0..3 {
        assert_eq!(normaliser.batch(&typed("つつ")), [text("つつ")]);
    }
}

#[test]
fn console_paste_sends_releases_only() {
    let releases: Vec<_> = "日本".chars().map(|found| kind(found, KeyEventKind::Release)).collect();
    let mut normaliser = Normaliser::new(true);
    assert_eq!(normaliser.batch(&releases), [text("日本")]);
    assert_eq!(normaliser.batch(&releases), [text("日本")], "the same again");
    normaliser.batch(&typed("日"));
    for _ in 0..PRESS_LIVES {
        normaliser.batch(&typed("a"));
    }
    assert_eq!(normaliser.batch(&releases), [text("日本")], "after the same was typed");
}

#[test]
fn releases_of_ascii_and_named_keys_are_dropped_and_repeats_taken() {
    let named = KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, KeyEventKind::Release);
    assert_eq!(batch(&[kind('a', KeyEventKind::Release), Event::Key(named)]), []);
    let held =
        [kind('a', KeyEventKind::Press), kind('a', KeyEventKind::Repeat), kind('a', KeyEventKind::Repeat)];
    assert_eq!(batch(&held), [text("aaa")]);
}

#[test]
fn an_enter_with_nothing_behind_it_submits() {
    assert_eq!(batch(&typed("abc⏎")), [text("abc"), ENTER]);
    assert_eq!(batch(&typed("⏎")), [ENTER]);
    assert_eq!(batch(&typed("⏎abc")), [ENTER, text("abc")]);
    assert_eq!(batch(&typed("abc⏎⏎")), [text("abc"), ENTER, ENTER]);
}

#[test]
fn an_enter_among_text_separates_lines() {
    assert_eq!(batch(&typed("一⏎二")), [paste("一\n二")]);
    assert_eq!(batch(&typed("一⏎二⏎")), [paste("一\n二")], "the last is part of the paste");
    assert_eq!(batch(&typed("一⏎⏎二")), [paste("一\n\n二")]);
    assert_eq!(batch(&typed("一⏎↓二⏎↓")), [paste("一\n二")], "CR LF is one break");
    assert_eq!(batch(&typed("一↓二")), [paste("一\n二")]);
    assert_eq!(batch(&typed("一↓")), [text("一"), ENTER]);
    assert_eq!(batch(&typed("↓")), [Input::Key(Key::ctrl('j'))]);
}

#[test]
fn a_key_between_lines_ends_the_run() {
    let mut events = typed("a⏎");
    events.push(key(KeyCode::Down));
    events.extend(typed("b"));
    assert_eq!(batch(&events), [text("a"), ENTER, Input::Key(Key::plain(Code::Down)), text("b")]);
}

#[test]
fn a_tab_inside_text_is_a_blank() {
    assert_eq!(batch(&typed("a⇥b")), [text("a b")]);
    assert_eq!(batch(&typed("a⇥")), [text("a"), TAB]);
    assert_eq!(batch(&typed("⇥a")), [TAB, text("a")]);
    assert_eq!(batch(&typed("a⇥⇥b")), [text("a"), TAB, TAB, text("b")]);
    // of a table that came as typed text the cells stay apart
    assert_eq!(batch(&typed("a⇥⇥b⏎c⇥")), [paste("a\t\tb\nc\t")]);
}

#[test]
fn bracketed_pastes() {
    let one = |body: &str| batch(&[Event::Paste(body.to_owned())]);
    assert_eq!(one("確定した長い文"), [text("確定した長い文")]);
    assert_eq!(one("一行\r\n"), [text("一行")]);
    assert_eq!(one("一\r\n二\r三\n"), [paste("一\n二\n三")]);
    assert_eq!(one("a\tb\u{7}\u{1b}[A\u{85}"), [paste("a\tb[A")]);
    assert_eq!(one(""), []);
    assert_eq!(one("\n\n"), [paste("\n")]);
}

#[test]
fn chords_and_altgr() {
    let both = KeyModifiers::CONTROL | KeyModifiers::ALT;
    assert_eq!(Normaliser::new(true).batch(&[with(KeyCode::Char('@'), both)]), [text("@")]);
    let unix = Input::Key(Key { code: Code::Char('a'), ctrl: true, shift: false, alt: true });
    assert_eq!(batch(&[with(KeyCode::Char('a'), both)]), [unix]);
    let shifted = KeyModifiers::CONTROL | KeyModifiers::SHIFT;
    assert_eq!(batch(&[with(KeyCode::Char('S'), shifted)]), [Input::Key(Key::ctrl('s'))]);
    assert_eq!(batch(&[with(KeyCode::Char('h'), KeyModifiers::CONTROL)]), [Input::Key(Key::ctrl('h'))]);
    assert_eq!(batch(&[with(KeyCode::Char('あ'), KeyModifiers::ALT)]), [text("あ")]);
    assert_eq!(batch(&[with(KeyCode::BackTab, KeyModifiers::SHIFT)]), [Input::Key(Key::shift(Code::Tab))]);
    assert_eq!(batch(&[with(KeyCode::Char('c'), KeyModifiers::SUPER), key(KeyCode::Insert)]), []);
    assert_eq!(batch(&[key(KeyCode::F(11))]), [Input::Key(Key::function(11))]);
}

#[test]
fn nothing_but_keys_and_sizes_comes_through() {
    assert_eq!(batch(&[Event::FocusGained, Event::FocusLost, key(KeyCode::Char('\u{7}'))]), []);
}

#[test]
fn only_the_last_size_counts_and_text_stays_whole() {
    let events =
        [key(KeyCode::Char('a')), Event::Resize(80, 24), key(KeyCode::Char('b')), Event::Resize(60, 20)];
    assert_eq!(batch(&events), [Input::Resize(60, 20), text("ab")]);
    assert_eq!(batch(&[Event::Resize(0, 0)]), []);
}

#[test]
fn ten_thousand_lines_are_one_paste() {
    let inputs = batch(&typed(&"支援の内容⏎".repeat(10_000)));
    assert!(matches!(&inputs[..], [Input::Paste(all)] if all.lines().count() == 10_000));
}

/// Events as a mean mixture: text, breaks, keys, pastes, sizes.
fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => prop_oneof![any::<char>(), prop::char::range('a', 'c'), prop::char::range('あ', 'う')]
            .prop_map(|found| key(KeyCode::Char(found))),
        2 => Just(key(KeyCode::Enter)),
        1 => Just(key(KeyCode::Tab)),
        1 => Just(with(KeyCode::Char('j'), KeyModifiers::CONTROL)),
        1 => Just(key(KeyCode::Left)),
        1 => "\\PC{0,3}\r?\n?[あ-う]{0,2}".prop_map(Event::Paste),
        1 => Just(Event::Resize(60, 20)),
    ]
}

/// Every visible character of the events, in order; blanks are left out, for tabs become blanks.
fn visible(text: &str) -> String {
    text.chars().filter(|found| !found.is_control() && *found != ' ').collect()
}

proptest! {
    #[test]
    fn no_character_is_lost_or_doubled(batches in prop::collection::vec(prop::collection::vec(any_event(), 0..20), 1..4)) {
        let mut normaliser = Normaliser::default();
        let (mut sent, mut got) = (String::new(), String::new());
        for events in &batches {
            for event in events {
                match event {
                    Event::Key(KeyEvent { code: KeyCode::Char(found), modifiers: KeyModifiers::NONE, .. }) => sent.push(*found),
                    Event::Paste(body) => sent.push_str(body),
                    _ => {}
                }
            }
            for input in normaliser.batch(events) {
                match input {
                    Input::Text(all) => {
                        prop_assert!(!all.is_empty() && !all.chars().any(char::is_control));
                        got.push_str(&all);
                    }
                    Input::Paste(all) => {
                        let stays = |c: char| matches!(c, '\n' | '\t');
                        prop_assert!(all.contains(stays) && !all.chars().any(|c| c.is_control() && !stays(c)));
                        got.push_str(&all);
                    }
                    Input::Key(_) | Input::Resize(..) => {}
                }
            }
        }
        prop_assert_eq!(visible(&got), visible(&sent));
    }
}
