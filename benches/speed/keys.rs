//! From a key to the frame, with twenty thousand entries open, and the first frame of all.

use std::time::{Duration, Instant};

use criterion::Criterion;
use norishiro::app::input::{Code, Input, Key};
use norishiro::app::message::Msg;
use norishiro::app::{Model, Screen, Theme};
use norishiro::i18n::Lang;
use norishiro::store::{agendas, sheets};
use norishiro::ui;

use crate::least::Least;
use crate::session;
use crate::wall::{SIZE, Wall, window};

const ENTRIES: usize = 20_000;
/// What a long meeting of twenty agencies comes to.
const MEETING: usize = 400;
const BURST: usize = 50;

pub fn measure(criterion: &mut Criterion) {
    let session = session::of(ENTRIES);
    let mut wall = Wall::with(session);
    worksheet(criterion, &mut wall);
    burst(criterion, &mut wall);
    enter(criterion, &mut wall);
    find(criterion, &mut wall);
    board(criterion, &mut wall, "6 an arrow on the board");
    board(criterion, &mut Wall::with(session::of(MEETING)), "12 an arrow on the board of one full meeting");
    first(criterion);
}

/// The time of what is measured, without what makes it ready for the next time.
fn timed<S>(state: &mut S, times: u64, work: impl Fn(&mut S), after: impl Fn(&mut S)) -> Duration {
    let mut sum = Duration::ZERO;
    for _ in 0..times {
        let start = Instant::now();
        work(state);
        sum += start.elapsed();
        after(state);
    }
    sum
}

/// The least program: a letter and its frame.
fn letter(least: &mut Least) {
    least.line.push('あ');
    least.draw();
}

fn worksheet(criterion: &mut Criterion, wall: &mut Wall) {
    let mut group = criterion.benchmark_group("1 a letter on the worksheet");
    let mut least = Least::with(wall.rows());
    group.bench_function("ours", |bencher| {
        bencher.iter_custom(|times| {
            let work = |wall: &mut Wall| {
                wall.text("あ");
                wall.draw();
            };
            timed(wall, times, work, |wall| {
                wall.key(Code::Backspace);
                wall.draw();
            })
        });
    });
    group.bench_function("least", |bencher| {
        bencher.iter_custom(|times| timed(&mut least, times, letter, rub_out));
    });
    group.finish();
}

fn rub_out(least: &mut Least) {
    least.line.clear();
    least.draw();
}

fn burst(criterion: &mut Criterion, wall: &mut Wall) {
    let mut group = criterion.benchmark_group("2 fifty letters at once, one frame");
    let mut least = Least::with(wall.rows());
    group.bench_function("ours", |bencher| {
        bencher.iter_custom(|times| {
            let work = |wall: &mut Wall| {
                (0..BURST).for_each(|_| wall.text("あ"));
                wall.draw();
            };
            timed(wall, times, work, |wall| {
                (0..BURST).for_each(|_| wall.key(Code::Backspace));
                wall.draw();
            })
        });
    });
    group.bench_function("least", |bencher| {
        bencher.iter_custom(|times| {
            let work = |least: &mut Least| {
                (0..BURST).for_each(|_| least.line.push('あ'));
                least.draw();
            };
            timed(&mut least, times, work, rub_out)
        });
    });
    group.finish();
}

fn enter(criterion: &mut Criterion, wall: &mut Wall) {
    let mut group = criterion.benchmark_group("3 Enter, which adds an entry");
    let mut least = Least::with(wall.rows());
    wall.text("夜に話せる場所");
    wall.draw();
    group.bench_function("ours", |bencher| {
        bencher.iter_custom(|times| {
            let work = |wall: &mut Wall| {
                wall.key(Code::Enter);
                wall.draw();
            };
            timed(wall, times, work, |wall| {
                // taken back, its words stand in the line again or not: both are made the same
                wall.ctrl('z');
                wall.room.wait(4_000);
                if wall.room.worksheet().line.text().is_empty() {
                    wall.text("夜に話せる場所");
                }
                wall.draw();
            })
        });
    });
    group.bench_function("least", |bencher| {
        bencher.iter_custom(|times| timed(&mut least, times, letter, rub_out));
    });
    group.finish();
    while !wall.room.worksheet().line.text().is_empty() {
        wall.key(Code::Backspace);
    }
    wall.draw();
}

fn find(criterion: &mut Criterion, wall: &mut Wall) {
    let leave = |wall: &mut Wall| {
        wall.key(Code::Esc);
        wall.draw();
    };
    let open = |wall: &mut Wall| {
        wall.ctrl('f');
        wall.draw();
    };
    let mut least = Least::with(wall.rows());
    let mut group = criterion.benchmark_group("4 Ctrl+F opens the list");
    group.bench_function("ours", |bencher| bencher.iter_custom(|times| timed(wall, times, open, leave)));
    group.bench_function("least", |bencher| {
        bencher.iter_custom(|times| timed(&mut least, times, letter, rub_out));
    });
    group.finish();

    let mut group = criterion.benchmark_group("5 the first letter to be found");
    group.bench_function("ours", |bencher| {
        bencher.iter_custom(|times| {
            open(wall);
            let work = |wall: &mut Wall| {
                wall.text("窓");
                wall.draw();
            };
            let spent = timed(wall, times, work, |wall| {
                leave(wall);
                open(wall);
            });
            leave(wall);
            spent
        });
    });
    let texts: Vec<String> = (0..ENTRIES).map(session::said).collect();
    group.bench_function("least", |bencher| {
        bencher.iter_custom(|times| {
            let work = |least: &mut Least| {
                let found = texts.iter().filter(|text| text.contains('窓')).count();
                least.line = found.to_string();
                least.draw();
            };
            timed(&mut least, times, work, rub_out)
        });
    });
    group.finish();
}

fn board(criterion: &mut Criterion, wall: &mut Wall, name: &str) {
    wall.take(Input::Key(Key::function(3)));
    wall.draw();
    assert_eq!(wall.room.model.screen, Screen::Board);
    let mut group = criterion.benchmark_group(name);
    let mut least = Least::with(wall.rows());
    group.bench_function("ours", |bencher| {
        bencher.iter_custom(|times| {
            let step = |code: Code| {
                move |wall: &mut Wall| {
                    wall.key(code);
                    wall.draw();
                }
            };
            timed(wall, times, step(Code::Down), step(Code::Up))
        });
    });
    group.bench_function("least", |bencher| {
        bencher.iter_custom(|times| timed(&mut least, times, letter, rub_out));
    });
    group.finish();
}

fn first(criterion: &mut Criterion) {
    let show = || {
        let definitions = sheets::usual();
        let mut model = Model::new(Lang::Ja, Theme::Light, SIZE, "記録1", definitions);
        model.agendas = agendas::builtin().to_vec();
        model.home.listed(Vec::new());
        let mut terminal = window();
        terminal.draw(|frame| ui::view(&model, frame)).unwrap();
        terminal
    };
    let mut group = criterion.benchmark_group("7 the first frame, Home");
    group.bench_function("ours", |bencher| bencher.iter(show));
    let mut room = crate::common::Room::new(Lang::Ja, SIZE);
    room.send(Msg::Listed(Vec::new()));
    let rows = room.rows().join("\n");
    group.bench_function("least", |bencher| bencher.iter(|| Least::with(rows.clone())));
    group.finish();
}
