//! Forms for the agencies: made by the real program, filled in as people do, and read back.
#![allow(clippy::disallowed_methods, reason = "a test, which has its own folder")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::Command;

use crate::pty::Home;
use norishiro::app::new::{self, Guest, named};
use norishiro::domain::meeting::{self, Facts};
use norishiro::domain::overlap::{self, Asked, Overlap};
use norishiro::domain::{Pen, Session, Writer, agency, attendance, entry, order};
use norishiro::exchange::intake::plan::Plan;
use norishiro::exchange::intake::{Brought, Expected, Read, xlsx};
use norishiro::exchange::template::{self, Blank, Held};
use norishiro::i18n::Lang;
use norishiro::store::{kinds, sheets, wire};
use norishiro::text::Clean;
use proptest::collection::vec;
use proptest::prelude::*;

fn sample(name: &str) -> Session {
    let path = format!("{}/sessions/{name}.ron", env!("CARGO_MANIFEST_DIR"));
    wire::load(&fs::read(path).unwrap()).unwrap().session
}

fn made() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn empty(agency: &str) -> Blank<'static> {
    let others = vec!["社会福祉協議会".to_owned(), "とまりぎ".to_owned()];
    Blank { lang: Lang::Ja, made: made(), agency: agency.to_owned(), others, held: None }
}

/// The form of one agency of a sample, by the place of its seat.
fn held(session: &Session, seat: usize) -> (Blank<'_>, usize) {
    let meeting = *meeting::all(session).last().unwrap();
    let agency = attendance::seats(session, meeting.id())[seat].agency;
    let own = session.of_kind("entry").chain(session.of_kind("overlap"));
    let own = own.filter(|record| {
        record.link("agency") == Some(agency.id()) && record.link("meeting") == Some(meeting.id())
    });
    let blank = Blank {
        agency: agency.name().to_owned(),
        held: Some(Held { session, meeting, agency }),
        ..empty("")
    };
    (blank, own.count())
}

fn groupwork() -> &'static norishiro::domain::worksheet::Worksheet {
    &sheets::find("groupwork").unwrap().worksheet
}

/// The parts of a packed file.
fn unpack(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        parts.insert(part.name().to_owned(), content);
    }
    parts
}

fn pack(parts: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A form under the hands of people: the xml of its sheet, row by row.
struct Paper {
    parts: BTreeMap<String, Vec<u8>>,
    before: String,
    rows: Vec<Vec<(String, String)>>,
    after: String,
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

impl Paper {
    fn new(bytes: &[u8]) -> Self {
        let parts = unpack(bytes);
        let strings = String::from_utf8(parts["xl/sharedStrings.xml"].clone()).unwrap();
        let strings: Vec<&str> = strings
            .split("<si>")
            .skip(1)
            .map(|si| si.split_once('>').unwrap().1.split("</t>").next().unwrap())
            .collect();
        let sheet = String::from_utf8(parts[SHEET].clone()).unwrap();
        let (before, rest) = sheet.split_once("<sheetData>").unwrap();
        let (data, after) = rest.split_once("</sheetData>").unwrap();
        let mut rows = Vec::new();
        for row in data.split("<row ").skip(1) {
            let number: usize = row.split('"').nth(1).unwrap().parse().unwrap();
            rows.resize(number - 1, Vec::new());
            let cells = row.split("<c r=\"").skip(1).filter_map(|cell| {
                let column: String = cell.chars().take_while(char::is_ascii_uppercase).collect();
                let value = cell.split_once("<v>")?.1.split("</v>").next()?;
                Some((column, strings[value.parse::<usize>().unwrap()].to_owned()))
            });
            rows.push(cells.collect());
        }
        let (before, after) = (before.to_owned(), after.to_owned());
        Self { parts, before, rows, after }
    }

    /// The rows in which something stands in a column.
    fn find(&self, column: &str, text: &str) -> usize {
        self.rows.iter().position(|row| row.iter().any(|(at, cell)| at == column && cell == text)).unwrap()
    }

    fn write(&mut self, row: usize, column: &str, text: &str) {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        self.rows[row].retain(|(at, _)| at != column);
        self.rows[row].push((column.to_owned(), text));
        self.rows[row].sort();
    }

    fn bytes(mut self) -> Vec<u8> {
        let cell = |number: usize, (column, text): &(String, String)| {
            format!(
                "<c r=\"{column}{number}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
            )
        };
        let row = |(at, cells): (usize, &Vec<(String, String)>)| {
            let cells: String = cells.iter().map(|one| cell(at + 1, one)).collect();
            format!("<row r=\"{}\">{cells}</row>", at + 1)
        };
        let rows: String = self.rows.iter().enumerate().map(row).collect();
        let sheet = format!("{}<sheetData>{rows}</sheetData>{}", self.before, self.after);
        self.parts.insert(SHEET.to_owned(), sheet.into_bytes());
        pack(&self.parts)
    }
}

fn read(bytes: &[u8]) -> Read {
    xlsx::read("記入.xlsx", bytes, |grid| panic!("a form is no table: {grid:?}"))
}

fn told(row: &Brought) -> [&str; 4] {
    [&row.question, &row.lane, &row.text, &row.line]
}

#[test]
fn what_is_filled_in_comes_back_where_it_was_written() {
    let mut paper = Paper::new(&template::write(groupwork(), &empty("みなと市保健所")));
    for (line, text) in [
        ("support.accompany.1", "家を訪ねる"),
        ("support.solve.8", "=1+1"),
        ("strengths.3", "一つ\n二行"),
        ("weaknesses.1", "夜に動けない <b> & 'x'"),
        ("overlap.1", "夜の電話を受けてほしい"),
    ] {
        let row = paper.find("J", line);
        paper.write(row, "B", text);
    }
    let tie = paper.find("J", "overlap.1");
    paper.write(tie, "C", "夜に動けない <b> & 'x'");
    paper.write(tie, "D", "とまりぎ");
    let read = read(&paper.bytes());
    assert_eq!(read.faults, []);
    assert_eq!(
        read.rows.iter().map(told).collect::<Vec<_>>(),
        [
            ["support", "accompany", "家を訪ねる", "support.accompany.1"],
            ["support", "solve", "=1+1", "support.solve.8"],
            ["strengths", "", "一つ\n二行", "strengths.3"],
            ["weaknesses", "", "夜に動けない <b> & 'x'", "weaknesses.1"],
            ["overlap", "", "夜の電話を受けてほしい", "overlap.1"],
        ]
    );
    assert!(read.rows.iter().all(|row| row.agency == "みなと市保健所" && row.worksheet == "groupwork"));
    assert!(read.rows.iter().all(|row| row.known.is_none() && row.handed_in.is_none()));
    let tie = read.rows.last().unwrap();
    assert_eq!((tie.need.as_str(), tie.to.as_str()), ("夜に動けない <b> & 'x'", "とまりぎ"));
    assert_eq!(tie.place.sheet, "記入用紙");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn whatever_is_written_on_whichever_lines_comes_back(filled in vec((0..42_usize, "[^\\p{C}]{0,30}"), 0..12)) {
        let mut paper = Paper::new(&template::write(groupwork(), &empty("みなと市保健所")));
        let is_line = |row: &Vec<(String, String)>| row.iter().any(|(at, word)| at == "F" && (word == "line" || word == "tie"));
        let lines: Vec<usize> = (0..paper.rows.len()).filter(|at| is_line(&paper.rows[*at])).collect();
        prop_assert_eq!(lines.len(), 36);
        let filled: BTreeMap<usize, String> = filled.into_iter().map(|(line, text)| (lines[line % 36], text)).collect();
        for (row, text) in &filled {
            paper.write(*row, "B", text);
        }
        let read = read(&paper.bytes());
        let texts: Vec<String> = filled.values().map(|text| Clean::lines(text).into_string()).filter(|text| !text.is_empty()).collect();
        prop_assert_eq!(read.rows.iter().map(|row| row.text.clone()).collect::<Vec<_>>(), texts);
        prop_assert!(read.faults.is_empty());
    }
}

#[test]
fn an_empty_form_brings_nothing_and_no_fault() {
    for lang in [Lang::Ja, Lang::En] {
        let read = read(&template::write(groupwork(), &Blank { lang, ..empty("") }));
        assert_eq!((read.rows.len(), read.faults.len()), (0, 0));
    }
}

#[test]
fn a_form_carries_what_was_said_and_an_edited_row_is_an_edit() {
    for name in ["minato-1", "minato-2", "shiokaze"] {
        let session = sample(name);
        for seat in 0..5 {
            let (blank, count) = held(&session, seat);
            let bytes = template::write(groupwork(), &blank);
            assert!(bytes == template::write(groupwork(), &blank), "the same form is the same bytes");
            let unedited = read(&bytes);
            assert_eq!((unedited.rows.len(), unedited.faults.len()), (count, 0), "{name} {seat}");
            for row in &unedited.rows {
                let (id, revision) = row.known.unwrap();
                let record = session.record(id).unwrap();
                let field = if row.question == "overlap" { "idea" } else { "text" };
                assert_eq!((row.text.as_str(), row.lane.as_str()), (record.text(field), record.text("lane")));
                let write = record.field(field).unwrap().writes().next_back().unwrap().id();
                assert_eq!(revision, Some(write));
                assert_eq!(row.agency_id, blank.held.map(|held| held.agency.id()));
                assert_eq!(row.meeting, blank.held.unwrap().meeting.id().to_string());
                if let Some(need) = record.link("need") {
                    assert_eq!(row.need, session.record(need).unwrap().text("text"));
                }
            }
            let mut paper = Paper::new(&bytes);
            let first = unedited.rows[0].clone();
            let row = paper.find("K", &first.known.unwrap().0.to_string());
            paper.write(row, "B", "言い直した言葉");
            let edited = read(&paper.bytes());
            assert_eq!((edited.rows[0].text.as_str(), edited.rows[0].known), ("言い直した言葉", first.known));
            assert_eq!(edited.rows[1..], unedited.rows[1..]);
        }
    }
}

#[test]
fn rows_put_in_between_copied_moved_and_taken_out_are_read_for_what_they_are() {
    let session = sample("minato-1");
    let (blank, _) = held(&session, 0);
    let mut paper = Paper::new(&template::write(groupwork(), &blank));
    let strengths = paper
        .rows
        .iter()
        .position(|row| row.iter().any(|(at, text)| at == "J" && text.starts_with("strengths.")))
        .unwrap_or_else(|| paper.find("H", "strengths") + 1);
    // a row put in between has nothing hidden
    paper.rows.insert(strengths, vec![("B".into(), "あいだに加えた強み".into())]);
    // a copied row has all of it twice
    let is_known = |row: &Vec<(String, String)>| row.iter().any(|(at, _)| at == "K");
    let known = paper.rows.iter().skip(1).position(is_known).unwrap() + 1;
    let mut copy = paper.rows[known].clone();
    copy.retain(|(at, _)| at != "B");
    copy.push(("B".into(), "写した行の言葉".into()));
    copy.sort();
    paper.rows.insert(known + 1, copy);
    // the empty row below a question belongs to it, and what stands above all of them to none
    let weak = paper.find("H", "weaknesses");
    paper.write(weak - 1, "B", "すき間に書いた言葉");
    paper.rows.insert(1, vec![("B".into(), "どの設問でもない言葉".into())]);
    let read = read(&paper.bytes());
    let of = |text: &str| read.rows.iter().find(|row| row.text == text).unwrap();
    assert_eq!(
        (of("あいだに加えた強み").question.as_str(), of("あいだに加えた強み").line.as_str()),
        ("strengths", "")
    );
    assert_eq!((of("写した行の言葉").known, of("写した行の言葉").line.as_str()), (None, ""));
    assert_eq!(of("すき間に書いた言葉").question, "strengths");
    assert_eq!(read.faults.len(), 1);
    let fault = &read.faults[0];
    assert_eq!(
        (fault.found.as_str(), fault.expected.clone(), fault.place.row),
        ("どの設問でもない言葉", Expected::Question, 2)
    );
    let ids: Vec<_> = read.rows.iter().filter_map(|row| row.known).collect();
    assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), ids.len());
}

#[test]
fn columns_may_be_added_and_another_agency_may_write_on_the_form() {
    let session = sample("minato-1");
    let (blank, count) = held(&session, 0);
    let bytes = template::write(groupwork(), &blank);
    let mut paper = Paper::new(&bytes);
    for row in &mut paper.rows {
        for (column, _) in row.iter_mut() {
            let letter = column.as_bytes()[0];
            *column = char::from(letter + u8::from(letter > b'A')).to_string();
        }
    }
    assert_eq!(read(&paper.bytes()).rows.iter().filter(|row| row.known.is_some()).count(), count);
    let mut other = Paper::new(&bytes);
    let row = other.find("F", "agency");
    other.write(row, "C", "別の機関");
    let read = read(&other.bytes());
    assert!(
        read.rows
            .iter()
            .all(|row| row.agency == "別の機関" && row.agency_id.is_none() && row.known.is_none())
    );
}

#[test]
fn lines_of_a_new_form_are_not_those_of_one_that_came_back() {
    use norishiro::domain::{Pen, Writer, entry};
    let mut session = sample("minato-1");
    let (meeting, agency) = {
        let (blank, _) = held(&session, 0);
        let held = blank.held.unwrap();
        (held.meeting.id(), held.agency.id())
    };
    let at = entry::At { meeting, agency, worksheet: "groupwork".into(), question: "strengths".into() };
    let pen = Pen { by: "x".into(), now: 1_900_000_000_000, seed: [7; 16] };
    let mut writer = Writer::new(&mut session, pen);
    let id = entry::add(&mut writer, &at, "", "五行目に書かれていた強み", true);
    writer.set(id, &[("row", "strengths.5".into())]);
    let _ = writer.finish();
    let (blank, _) = held(&session, 0);
    let paper = Paper::new(&template::write(groupwork(), &blank));
    let lines: Vec<&str> = paper
        .rows
        .iter()
        .flatten()
        .filter(|(at, line)| at == "J" && line.starts_with("strengths."))
        .map(|(_, line)| line.as_str())
        .collect();
    assert!(lines.starts_with(&["strengths.5", "strengths.6", "strengths.7"]), "{lines:?}");
}

#[test]
fn the_weaknesses_above_and_the_agencies_are_offered_and_nothing_is_locked() {
    let bytes = template::write(groupwork(), &empty("みなと市保健所"));
    let parts = unpack(&bytes);
    let sheet = String::from_utf8(parts[SHEET].clone()).unwrap();
    let paper = Paper::new(&bytes);
    let (first, last) = (paper.find("J", "weaknesses.1") + 1, paper.find("J", "weaknesses.6") + 1);
    assert!(sheet.contains(&format!("<formula1>$B${first}:$B${last}</formula1>")), "{sheet}");
    assert!(sheet.contains("<formula1>norishiro!$C$1:$C$2</formula1>"));
    assert!(!sheet.contains("showErrorMessage") && !sheet.contains("sheetProtection"));
    assert!(sheet.contains("paperSize=\"9\"") && sheet.contains("orientation=\"portrait\""));
    let workbook = String::from_utf8(parts["xl/workbook.xml"].clone()).unwrap();
    assert!(workbook.contains("state=\"veryHidden\"") && !workbook.contains("workbookProtection"));
}

fn run(home: &Home, args: &[&str]) -> (Option<i32>, String) {
    let output = home.command("ja", args).current_dir(home.sessions()).output().unwrap();
    assert!(output.stdout.is_empty(), "{output:?}");
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

fn there(home: &Home) -> Vec<String> {
    let files = fs::read_dir(home.sessions()).unwrap();
    let mut names: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name.ends_with(".xlsx"));
    names.sort();
    names
}

#[test]
fn the_command_writes_one_form_for_each_agency_and_none_over_another() {
    let home = Home::new();
    fs::write(home.sessions().join("会議.ron"), wire::print(&sample("minato-2"))).unwrap();
    assert_eq!(run(&home, &["template", "groupwork", "-o", "白紙.xlsx"]), (Some(0), String::new()));
    assert_eq!(there(&home), ["白紙.xlsx"]);
    let (code, told) = run(&home, &["template", "groupwork", "-o", "白紙.xlsx"]);
    assert!(code == Some(1) && told.contains("白紙.xlsx"), "{told}");
    let names =
        ["template", "groupwork", "-o", "記入.xlsx", "--agency", "社協/みなと", "--agency", "社協:みなと"];
    assert_eq!(run(&home, &names), (Some(0), String::new()));
    assert_eq!(there(&home), ["白紙.xlsx", "記入_社協_みなと.xlsx", "記入_社協_みなと_2.xlsx"]);
    let session = ["template", "groupwork", "-o", "第2回.xlsx", "--session", "会議.ron"];
    assert_eq!(run(&home, &session), (Some(0), String::new()));
    let all = there(&home);
    assert_eq!(all.len(), 11, "{all:?}");
    assert!(all.contains(&"第2回_みなと市保健所.xlsx".to_owned()), "{all:?}");
    // one that is there already stops all of them
    fs::remove_file(home.sessions().join("第2回_みなと市障害福祉課.xlsx")).unwrap();
    assert_eq!(run(&home, &session).0, Some(1));
    assert_eq!(there(&home).len(), 10);
    let (code, told) = run(&home, &["template", "none", "-o", "x.xlsx"]);
    assert!(code == Some(1) && told.contains("none") && told.contains("groupwork"), "{told}");
    fs::create_dir(home.sessions().join("配布")).unwrap();
    assert_eq!(run(&home, &["template", "groupwork", "-o", "配布", "--agency", "社協"]).0, Some(0));
    assert!(home.sessions().join("配布/グループワークシート_社協.xlsx").is_file());
}

#[test]
fn a_form_that_libre_office_saved_comes_back_as_it_was() {
    let home = Home::new();
    let session = sample("minato-1");
    let (blank, count) = held(&session, 0);
    let bytes = template::write(groupwork(), &blank);
    let Some(saved) = saved_by_libre_office(home.folder.path(), &bytes) else {
        println!("skipped: there is no LibreOffice here");
        return;
    };
    assert!(saved != bytes);
    let (before, after) = (read(&bytes), read(&saved));
    assert_eq!((after.rows.len(), after.faults.len()), (count, 0));
    assert_eq!(after.rows, before.rows);
}

/// A file as LibreOffice saves it; none where there is no LibreOffice.
fn saved_by_libre_office(folder: &Path, bytes: &[u8]) -> Option<Vec<u8>> {
    fs::write(folder.join("form.xlsx"), bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/office", folder.display());
    let done = Command::new("soffice")
        .args([
            &profile,
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            "saved",
            "form.xlsx",
        ])
        .current_dir(folder)
        .output();
    assert!(done.ok()?.status.success());
    Some(fs::read(folder.join("saved/form.xlsx")).unwrap())
}

/// What each agency said, by question and lane, in order; of a proposal the idea, the weakness and who is asked.
fn sheet_of(session: &Session) -> BTreeMap<(String, String, String), Vec<String>> {
    let mut all: BTreeMap<(String, String, String), Vec<String>> = BTreeMap::new();
    let name = |id| agency::find(session, id).unwrap().name().to_owned();
    for kind in [entry::KIND, overlap::KIND] {
        for record in order::sort(session.of_kind(kind)) {
            let key = (
                name(record.link("agency").unwrap()),
                record.text("question").to_owned(),
                record.text("lane").to_owned(),
            );
            let text = match kind {
                entry::KIND => record.text("text").to_owned(),
                _ => {
                    let tie = Overlap(record);
                    let need = tie.need().map(|id| session.record(id).unwrap().text("text").to_owned());
                    let mut to: Vec<String> = tie
                        .to()
                        .into_iter()
                        .map(|(asked, _)| match asked {
                            Asked::Agency(id) => name(id),
                            Asked::Kind(_, name) => name,
                            Asked::Anyone => Lang::Ja.asked_anyone().to_owned(),
                            Asked::Undecided => Lang::Ja.asked_undecided().to_owned(),
                        })
                        .collect();
                    to.sort();
                    format!("{}|{}|{}", tie.idea(), need.unwrap_or_default(), to.join("、"))
                }
            };
            all.entry(key).or_default().push(text);
        }
    }
    all
}

#[test]
fn a_whole_meeting_that_was_filled_in_by_hand_is_the_meeting_that_was_typed() {
    let typed = sample("shiokaze");
    let held = meeting::all(&typed)[0];
    let guests: Vec<Guest> = attendance::seats(&typed, held.id())
        .iter()
        .map(|seat| Guest { named: named(seat.agency.name()).unwrap(), known: None })
        .collect();
    let pen = |seed| Pen { by: "記録1".into(), now: 1_795_237_200_000, seed: [seed; 16] };
    let facts = Facts { title: held.title().into(), date: held.date().into(), ..Facts::default() };
    let definitions: Vec<_> = sheets::usual();
    let mut session = new::session(pen(1), facts, &guests, &definitions, None);
    let sheet = sheet_of(&typed);
    let mut reads = Vec::new();
    for blank in Blank::of_meeting(&session, meeting::all(&session)[0], Lang::Ja, made()) {
        let mut paper = Paper::new(&template::write(groupwork(), &blank));
        for ((_, question, lane), texts) in sheet.iter().filter(|((agency, ..), _)| *agency == blank.agency) {
            let prefix = if lane.is_empty() { format!("{question}.") } else { format!("{question}.{lane}.") };
            let is_line = |row: &Vec<(String, String)>| {
                row.iter().any(|(at, line)| at == "J" && line.starts_with(&prefix))
            };
            let lines: Vec<usize> = (0..paper.rows.len()).filter(|at| is_line(&paper.rows[*at])).collect();
            assert!(lines.len() >= texts.len(), "{question} {lane}");
            for (row, text) in lines.into_iter().zip(texts) {
                let cells: Vec<&str> = text.split('|').collect();
                for (column, cell) in ["B", "C", "D"].into_iter().zip(cells) {
                    if !cell.is_empty() {
                        paper.write(row, column, cell);
                    }
                }
            }
        }
        reads.push(read(&paper.bytes()));
    }
    let plan = Plan::of(&session, kinds::builtin(), reads);
    assert_eq!((plan.faults.len(), plan.names.iter().filter(|name| name.is_open()).count()), (0, 0));
    let mut writer = Writer::new(&mut session, pen(2));
    let _ = plan.take(&mut writer);
    let _ = writer.finish();
    assert_eq!(sheet_of(&session), sheet);
    assert!(session.of_kind(entry::KIND).all(|record| record.flag("handed_in")));
}

#[test]
fn a_sheet_with_longer_texts_than_a_cell_takes_is_a_form_all_the_same() {
    let long = "問".repeat(40_000);
    let text = format!(
        r#"(id: "town", version: 1, title: (ja: "{long}"), questions: [
            (id: "a", number: "{long}", text: (ja: "{long}"), short: (ja: "短"), guidance: [(ja: "{long}"), (ja: "{long}")],
                level: 1, kind: "list", lanes: [(id: "l", name: (ja: "{long}"))]),
            (id: "b", text: (ja: "問"), short: (ja: "短"), guidance: [(ja: "{long}")], level: 1, kind: "choice",
                options: [(id: "o", name: (ja: "{long}"))])])"#
    );
    let sheet = sheets::read(&text).unwrap().worksheet;
    let form = template::write(&sheet, &empty(&long));
    assert!(form.starts_with(b"PK"), "{} bytes", form.len());
}
