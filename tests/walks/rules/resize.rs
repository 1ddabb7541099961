//! Windows of every size, one after the other, while a person types: nothing is lost, nothing breaks.

use std::thread;

use norishiro::app::input::{Code, Key};
use norishiro::app::region::is_enough;
use norishiro::i18n::Lang;

use super::scenes::{SCENES, Scene};
use crate::common::Room;
use crate::common::whole::must_be_whole;

/// Numbers that look random and are the same in every run.
struct Numbers(u32);

impl Numbers {
    fn next(&mut self, below: u16) -> u16 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u16::try_from((self.0 >> 16) % u32::from(below)).unwrap()
    }

    /// Sizes as people make them, and some that nobody makes.
    fn size(&mut self) -> (u16, u16) {
        match self.next(40) {
            0 => (1, 1),
            1 => (1, 200),
            2 => (500, 1),
            3 => (2, 2),
            4 => (59, 20),
            5 => (60, 19),
            6..=15 => (1 + self.next(60), 1 + self.next(20)),
            _ => (60 + self.next(50), 20 + self.next(15)),
        }
    }
}

/// Types what a scene takes, the same whatever the window is.
fn type_on(room: &mut Room, step: usize) {
    const TYPED: [&str; 5] = ["あ", "①", "𠮷", "a", "ｶﾞ"];
    room.text(TYPED[step % TYPED.len()]);
    if step.is_multiple_of(7) {
        room.key(Code::Left);
    }
    if step.is_multiple_of(11) {
        room.key(Code::Backspace);
    }
}

fn storm(scene: Scene, seed: u32) {
    let start = (80, 24);
    let (mut calm, mut blown) = (scene.at(Lang::Ja, start), scene.at(Lang::Ja, start));
    let mut numbers = Numbers(seed);
    for step in 0..200 {
        let size = if step == 100 { (500, 200) } else { numbers.size() };
        blown.resize(size);
        let (_, caret) = blown.frame();
        if step % 8 == 0 {
            must_be_whole(&blown);
        }
        if is_enough(size) {
            // what is only looked at has none
            let looked_at = scene.name.starts_with("page") || scene.name == "the curtain";
            assert!(
                caret.is_some() || looked_at,
                "no caret on {} at {size:?}\n{}",
                scene.name,
                blown.picture()
            );
        }
        if scene.has_line() && step % 10 == 0 {
            type_on(&mut calm, step / 10);
            type_on(&mut blown, step / 10);
        }
    }
    blown.resize(start);
    // the focus, the line with its caret, what is selected and what is over the screen
    assert_eq!(blown.picture(), calm.picture(), "{}", scene.name);
    assert_eq!(blown.disk, calm.disk, "{}", scene.name);
}

#[test]
fn two_hundred_sizes_on_every_screen_while_a_person_types() {
    // one of the longest tests: in two halves at once
    thread::scope(|scope| {
        for half in 0..2 {
            scope.spawn(move || {
                let own = (1..).zip(SCENES).skip(half).step_by(2);
                own.for_each(|(seed, scene)| storm(*scene, seed));
            });
        }
    });
}

#[test]
fn in_a_window_too_small_to_show_anything_no_key_does_anything_but_what_is_typed_stays() {
    for scene in SCENES {
        let mut room = scene.at(Lang::Ja, (80, 24));
        let (before, asked) = (room.picture(), room.asked.len());
        room.resize((40, 12));
        for key in [Code::Enter, Code::Tab, Code::Delete, Code::Esc, Code::Down, Code::PageDown] {
            room.key(key);
        }
        for number in 1..=9 {
            room.press(Key::function(number));
        }
        room.ctrl('d').ctrl('z').ctrl('p').ctrl('o').resize((80, 24));
        assert_eq!(room.picture(), before, "{}", scene.name);
        assert_eq!(room.asked.len(), asked, "{}", scene.name);
    }
}

#[test]
fn a_size_of_nothing_is_survived() {
    for scene in SCENES {
        let mut room = scene.at(Lang::Ja, (60, 20));
        let before = room.picture();
        for size in [(0, 0), (0, 20), (60, 0)] {
            room.resize(size);
        }
        room.resize((60, 20));
        assert_eq!(room.picture(), before, "{}", scene.name);
    }
}
