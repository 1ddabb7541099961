//! Merging eleven files of 2,000 entries each, as after a day at eleven tables: read, put together, printed.

use std::collections::BTreeMap;

use criterion::Criterion;
use norishiro::domain::{Pen, Record, RecordId, Session, Writer, entry};
use norishiro::store::wire;
use serde::{Deserialize, Serialize};

use crate::common::NOW;
use crate::session;

const ENTRIES: usize = 2_000;
const FILES: u64 = 11;

/// The least record of a write: what a revision holds, as plain fields.
#[derive(Clone, Serialize, Deserialize)]
struct Plain {
    record: String,
    kind: String,
    parents: Vec<String>,
    stamp: u64,
    by: String,
    nonce: String,
    set: BTreeMap<String, ron::Value>,
}

type Least = BTreeMap<String, Plain>;

pub fn measure(criterion: &mut Criterion) {
    let ours: Vec<String> = sessions().iter().map(wire::print).collect();
    let least: Vec<String> = ours.iter().map(|text| print(&plain(text))).collect();
    let mut group = criterion.benchmark_group("13 merge eleven files");
    group.sample_size(10);
    group.bench_function("ours", |bencher| {
        bencher.iter(|| {
            let (mut all, mut reader) = (Session::new(), wire::Reader::default());
            ours.iter().for_each(|text| all.union(&reader.load(text.as_bytes()).unwrap().session));
            wire::print(&all)
        });
    });
    group.bench_function("least", |bencher| {
        bencher.iter(|| {
            let mut all = Least::new();
            least.iter().for_each(|text| all.extend(read(text)));
            print(&all)
        });
    });
    group.finish();
}

/// A session and ten copies of it, in each of which some of the entries were changed.
fn sessions() -> Vec<Session> {
    let first = session::of(ENTRIES);
    let entries: Vec<RecordId> = first.of_kind(entry::KIND).map(Record::id).collect();
    let copy = |number: u64| {
        let mut copy = first.clone();
        let mut seed = [0; 16];
        seed[..8].copy_from_slice(&number.to_be_bytes());
        let now = NOW + i64::try_from(number).unwrap() * 1_000;
        let mut writer = Writer::new(&mut copy, Pen { by: format!("卓{number}"), now, seed });
        for id in entries.iter().skip(usize::try_from(number).unwrap()).step_by(19) {
            writer.set(*id, &[("text", format!("卓{number}で直した言葉").into())]);
        }
        drop(writer);
        copy
    };
    (0..FILES).map(|number| if number == 0 { first.clone() } else { copy(number) }).collect()
}

/// The revisions of one of our files as the least program has them.
fn plain(text: &str) -> Least {
    #[derive(Deserialize)]
    struct Line {
        id: String,
        #[serde(default)]
        record: String,
        kind: String,
        #[serde(default)]
        parents: Vec<String>,
        stamp: u64,
        by: String,
        #[serde(default)]
        nonce: String,
        set: BTreeMap<String, ron::Value>,
    }
    let lines = text.lines().filter(|line| line.starts_with("(id:"));
    let read = |line: &str| {
        let Line { id, record, kind, parents, stamp, by, nonce, set } =
            ron::from_str(line.trim_end_matches(',')).unwrap();
        (id, Plain { record, kind, parents, stamp, by, nonce, set })
    };
    lines.map(read).collect()
}

fn print(least: &Least) -> String {
    ron::ser::to_string_pretty(least, ron::ser::PrettyConfig::new().depth_limit(1)).unwrap()
}

fn read(text: &str) -> Least {
    ron::from_str(text).unwrap()
}
