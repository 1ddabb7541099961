//! Loading, printing, saving and opening a session of 3,600 entries: a year of a large network.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput};
use norishiro::domain::{Pen, Session, Writer, attendance, entry, meeting};
use norishiro::store::{SessionFile, Written, create, wire};

use crate::common::NOW;
use crate::least::Least;
use crate::session;
use crate::wall::Wall;

const ENTRIES: usize = 3_600;

pub fn measure(criterion: &mut Criterion) {
    let session = session::of(ENTRIES);
    let texts: Vec<String> = (0..ENTRIES).map(session::said).collect();
    let (ours, least) = (wire::print(&session), flat(&texts));
    load(criterion, ours.as_bytes(), &least);
    print(criterion, &session, &texts);
    save(criterion, session, texts);
    open(criterion, ours.as_bytes(), &least);
}

/// The least file: a list of texts, one a line.
fn flat(texts: &[String]) -> String {
    ron::ser::to_string_pretty(texts, ron::ser::PrettyConfig::new()).unwrap()
}

fn unflat(text: &str) -> Vec<String> {
    ron::from_str(text).unwrap()
}

fn load(criterion: &mut Criterion, ours: &[u8], least: &str) {
    let mut group = criterion.benchmark_group("8 load");
    group.throughput(Throughput::Bytes(ours.len() as u64));
    group.bench_function("ours", |bencher| bencher.iter(|| wire::load(ours).unwrap()));
    group.throughput(Throughput::Bytes(least.len() as u64));
    group.bench_function("least", |bencher| bencher.iter(|| unflat(least)));
    group.finish();
}

fn print(criterion: &mut Criterion, session: &Session, texts: &[String]) {
    let mut group = criterion.benchmark_group("9 print");
    group.bench_function("ours", |bencher| bencher.iter(|| wire::print(session)));
    group.bench_function("least", |bencher| bencher.iter(|| flat(texts)));
    group.finish();
}

/// As the saver does after each entry: what stands on the disk is read, the new file is read back, renamed, synced.
fn save(criterion: &mut Criterion, mut session: Session, mut texts: Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("会議.ron");
    create(&path, &session).unwrap();
    let mut file = SessionFile::new(&norishiro::store::real(), &path);
    file.save(&mut session, &mut Written::default()).unwrap();
    let mut group = criterion.benchmark_group("10 save one more entry");
    group.sample_size(20);
    let mut count = 0;
    group.bench_function("ours", |bencher| {
        bencher.iter_custom(|times| {
            let mut sum = Duration::ZERO;
            for _ in 0..times {
                count += 1;
                say(&mut session, count);
                let start = Instant::now();
                file.save(&mut session, &mut Written::default()).unwrap();
                sum += start.elapsed();
            }
            sum
        });
    });
    group.bench_function("least", |bencher| {
        bencher.iter_custom(|times| {
            let mut sum = Duration::ZERO;
            for _ in 0..times {
                texts.push(session::said(texts.len()));
                let start = Instant::now();
                save_flat(folder.path(), &texts);
                sum += start.elapsed();
            }
            sum
        });
    });
    group.finish();
}

/// Adds one entry, as a person would a second later.
fn say(session: &mut Session, count: u64) {
    let meeting = meeting::all(session).last().unwrap().id();
    let agency = attendance::seats(session, meeting)[0].id();
    let at =
        entry::At { meeting, agency, worksheet: "groupwork".to_owned(), question: "strengths".to_owned() };
    let mut seed = [1; 16];
    seed[..8].copy_from_slice(&count.to_be_bytes());
    let pen = Pen { by: "記録1".into(), now: NOW + i64::try_from(count).unwrap() * 1_000, seed };
    entry::add(&mut Writer::new(session, pen), &at, "", "もう一つ", false);
}

/// The least that is safe: a new file, synced, read back, renamed over the old one, the folder synced.
fn save_flat(folder: &Path, texts: &[String]) {
    let mut fresh = tempfile::NamedTempFile::new_in(folder).unwrap();
    fresh.write_all(flat(texts).as_bytes()).unwrap();
    fresh.as_file().sync_all().unwrap();
    assert_eq!(unflat(&fs::read_to_string(fresh.path()).unwrap()), texts);
    fresh.persist(folder.join("least.ron")).unwrap();
    #[cfg(unix)]
    fs::File::open(folder).unwrap().sync_all().unwrap();
}

fn open(criterion: &mut Criterion, ours: &[u8], least: &str) {
    let mut group = criterion.benchmark_group("11 load, and its first frame");
    group.bench_function("ours", |bencher| {
        bencher.iter(|| Wall::with(wire::load(ours).unwrap().session));
    });
    let rows = Wall::with(wire::load(ours).unwrap().session).rows();
    group.bench_function("least", |bencher| {
        bencher.iter(|| (unflat(least), Least::with(rows.clone())));
    });
    group.finish();
}
