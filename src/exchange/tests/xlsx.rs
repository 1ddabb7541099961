//! Files for Excel, read back as Excel reads them: what stands in which cell, how they print, and what is not in them.

use std::io::Cursor;
use std::io::Read;

use calamine::{Data, Reader, Xlsx};

use super::*;

/// Everything that people can read in a file: what stands in cells, on tabs, at the head and foot of pages, in its properties.
pub(super) fn unpacked(bytes: &[u8]) -> String {
    let mut all = String::new();
    for (name, xml) in parts(bytes) {
        let names = xml.split("<sheet name=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let texts = xml.split('>').filter_map(|rest| rest.split('<').next());
        let texts: Vec<&str> = texts.chain(names).filter(|text| !text.trim().is_empty()).collect();
        all += &format!("{name}\n{}\n", texts.join("\n"));
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
        .into_iter()
        .fold(all, |text, (name, letter)| text.replace(name, letter))
}

fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        all.push((part.name().to_owned(), text));
    }
    all
}

fn book(session: &Session, audience: Audience, lang: Lang) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(excel::write(session, &order(audience, lang)))).unwrap()
}

fn rows(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Vec<Vec<Data>> {
    book.worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn the_table_of_entries_is_that_of_the_csv_form() {
    let mut japanese = book(&small(), Audience::Room, Lang::Ja);
    let table = rows(&mut japanese, "データ_記入");
    let heads: Vec<String> = table[0].iter().map(ToString::to_string).collect();
    let expected = [
        "会議",
        "日付（西暦）",
        "日付（和暦）",
        "グループ",
        "機関",
        "シート",
        "設問",
        "区分",
        "記入",
        "印",
        "非公開",
        "事前提出",
        "番号",
        "版",
        "シート番号",
        "取扱段階",
        "相違",
    ];
    assert_eq!(heads, expected);
    let star = table.iter().find(|row| row[8].to_string().starts_with("<b>太字</b>")).unwrap();
    let Data::DateTime(day) = &star[1] else { panic!("{star:?}") };
    assert_eq!(day.to_ymd_hms_milli(), (2026, 2, 18, 0, 0, 0, 0));
    assert_eq!(star[2], Data::String("令和8年2月18日".into()));
    assert_eq!(
        star[3..8].iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["A卓", "みなと市保健所", "town", "support", "solve"]
    );
    assert_eq!(star[9..12], [Data::Float(1.0), Data::Float(0.0), Data::Float(0.0)]);
    let session = small();
    let record = session.record(star[12].to_string().parse().unwrap()).unwrap();
    let write = record.field("text").unwrap().writes().next().unwrap();
    assert_eq!(star[13], Data::String(write.id().to_string()));
    let differing = table.iter().find(|row| row[8] == *"本人の通う場が遠い").unwrap();
    assert_eq!(differing[16], Data::Float(1.0));
    let mut english = book(&small(), Audience::Room, Lang::En);
    let heads: Vec<String> = rows(&mut english, "data_entries")[0].iter().map(ToString::to_string).collect();
    assert_eq!(
        heads[..9],
        ["meeting", "date", "date_era", "table", "agency", "worksheet", "question", "lane", "text"]
    );
}

#[test]
fn every_datum_has_a_cell_of_its_own_and_no_row_is_blank() {
    let mut book = book(&small(), Audience::Office, Lang::Ja);
    let names: Vec<String> =
        book.sheet_names().into_iter().filter(|name| name.starts_with("データ_")).collect();
    assert_eq!(names.len(), 9, "{names:?}");
    for name in names {
        let table = rows(&mut book, &name);
        assert!(table[0].iter().all(|head| matches!(head, Data::String(_))), "{name}: {:?}", table[0]);
        assert!(table.iter().all(|row| row.iter().any(|cell| *cell != Data::Empty)), "{name}");
    }
    let ties = rows(&mut book, "データ_のりしろ");
    let asked: Vec<_> = ties.iter().filter(|row| row[6].to_string().contains("見学日")).collect();
    let told = |row: &&Vec<Data>| (row[7].to_string(), row[8].to_string());
    assert_eq!(
        asked.iter().map(told).collect::<Vec<_>>(),
        [
            ("居場所「とまりぎ」".to_owned(), "了承".to_owned()),
            ("教育支援センター".to_owned(), "提案".to_owned())
        ]
    );
    assert_eq!(asked[0][4].to_string(), "本人の通う場が遠い");
}

#[test]
fn what_is_small_is_not_told_and_no_figure_stands_in_for_it() {
    let mut book = book(&small(), Audience::Public, Lang::Ja);
    let counts = rows(&mut book, "データ_件数");
    let below = counts.iter().find(|row| row[6].to_string().contains("未満")).unwrap();
    assert_eq!((&below[5], below[6].to_string().as_str()), (&Data::Empty, "5件未満"));
}

#[test]
fn the_sheets_to_read_have_a_row_for_each_agency() {
    let mut book = book(&small(), Audience::Room, Lang::Ja);
    assert_eq!(book.sheet_names()[..4], ["概要", "シート", "のりしろ", "データ_記入"]);
    let table = rows(&mut book, "シート");
    let cell = |agency: &str, head: &str| {
        let at = table[1].iter().position(|cell| cell.to_string().contains(head)).unwrap();
        table.iter().find(|row| row[0] == *agency).unwrap()[at].to_string()
    };
    assert!(cell("みなと市保健所", "〔課題解決型〕").starts_with("・<b>太字</b> と | 縦線"));
    assert!(cell("みなと市保健所", "〔課題解決型〕").ends_with("（重要）"));
    assert_eq!(cell("教育支援センター", "弱みは"), "特になし");
    assert_eq!(cell("居場所「とまりぎ」", "窓口は"), "");
    assert!(cell("みなと市保健所", "弱みは").contains("相違: 本人が通える場がない"));
}

/// A session with edge strings in one agency's entries.
fn edges() -> (Session, Vec<String>) {
    let mut desk = Desk::new();
    let agency = desk.agency(&"とても長い名前の機関".repeat(5), "", State::Present);
    let mut texts: Vec<String> =
        ["=1+1", "@SUM(A1)", "+81", "-1", "_x0041_", "&amp;<script>", "  字下げ", "1/2", "0123", "TRUE"]
            .map(str::to_owned)
            .into();
    texts.push("一\n二\n\n三".into());
    texts.push("字".repeat(10_000));
    texts.push("𠮟".repeat(20_000));
    texts.push("e\u{301}".repeat(9_000));
    for text in &texts {
        desk.say(agency, "weak", "", text);
    }
    desk.say(agency, "weak", "", "色\u{1b}[31m\u{7}\u{0}");
    texts.push("色[31m".into());
    (desk.session, texts)
}

#[test]
fn whatever_was_said_is_text_and_never_a_formula() {
    let (session, texts) = edges();
    let bytes = excel::write(&session, &order(Audience::Room, Lang::Ja));
    assert!(parts(&bytes).iter().all(|(_, text)| !text.contains("<f>") && !text.contains("<f ")));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let table = rows(&mut book, "データ_記入");
    let there: Vec<&Data> = table.iter().skip(1).map(|row| &row[8]).collect();
    assert_eq!(there.len(), texts.len());
    for (cell, text) in there.iter().zip(&texts) {
        let Data::String(cell) = cell else { panic!("{cell:?}") };
        if text.starts_with('𠮟') {
            assert!(cell.ends_with("（長いため、ここまで）") && cell.encode_utf16().count() <= 32_767);
        } else {
            assert_eq!(cell, text);
        }
    }
    // to read, a long text goes on in as many rows as it needs
    let read = rows(&mut book, "シート");
    let all: String = read.iter().skip(2).map(|row| row.last().unwrap().to_string()).collect();
    assert!(all.matches('字').count() >= 10_000);
    assert!(read[3][0].to_string().ends_with("（続き）"));
}

#[test]
fn heads_stay_in_sight_and_every_page_is_a4_and_says_how_it_is_handled() {
    for (audience, care) in
        [(Audience::Room, "取扱注意"), (Audience::Office, "取扱注意（事務局用）"), (Audience::Public, "")]
    {
        let parts = parts(&excel::write(&small(), &order(audience, Lang::Ja)));
        let sheets: Vec<_> =
            parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")).collect();
        let count = sheets.len();
        assert_eq!(count, if audience == Audience::Public { 7 } else { 12 });
        for (name, xml) in sheets {
            assert!(
                xml.contains("state=\"frozen\"") && xml.contains("<pageSetUpPr fitToPage=\"1\"/>"),
                "{name}"
            );
            assert!(xml.contains("paperSize=\"9\"") && xml.contains("orientation=\"landscape\""), "{name}");
            assert!(xml.contains("fitToHeight=\"0\"") && xml.contains("&amp;P / &amp;N"), "{name}");
            assert!(xml.contains(&format!("&amp;R&amp;9{care}")), "{name}: {xml}");
            assert!(!xml.contains("<mergeCell"), "{name}");
        }
        let workbook = &parts.iter().find(|(name, _)| name == "xl/workbook.xml").unwrap().1;
        assert_eq!(workbook.matches("Print_Titles").count(), count);
    }
}

#[test]
fn the_same_session_and_order_are_the_same_bytes() {
    for lang in [Lang::Ja, Lang::En] {
        let write = || excel::write(&small(), &order(Audience::Office, lang));
        let first = write();
        assert!(first == write());
        assert!(unpacked(&first).contains("2026-11-22T00:00:00Z"));
    }
}

#[test]
fn several_meetings_and_none_are_books_too() {
    let book = book(&Session::new(), Audience::Room, Lang::Ja);
    assert_eq!(book.sheet_names(), ["データ_記入"]);
    let mut desk = Desk::new();
    let facts = Facts { title: "第3回 [臨時]: */?".into(), ..Facts::default() };
    desk.write(|writer| meeting::found(writer, &facts, &[]));
    let names: Vec<String> = self::book(&desk.session, Audience::Room, Lang::Ja).sheet_names();
    assert!(names.contains(&"概要（1）".to_owned()) && names.contains(&"概要（2）".to_owned()), "{names:?}");
}

#[test]
fn who_is_to_be_found_and_who_was_there_is_not_left_to_guess() {
    let (desk, _) = outcome::came_to();
    let mut book = book(&desk.session, Audience::Room, Lang::Ja);
    let sheets = book.sheet_names();
    let all: Vec<Vec<Data>> = sheets.iter().flat_map(|sheet| rows(&mut book, sheet)).collect();
    let has = |row: &[Data], text: &str| row.iter().any(|cell| *cell == text);
    let open = all.iter().find(|row| has(row, "当番の下調べ") && has(row, "取組")).unwrap();
    assert_eq!(open.iter().filter(|cell| **cell == "未定").count(), 2, "{open:?}");
    assert!(all.iter().any(|row| has(row, "参加機関（出欠は記録していません）")));
    assert!(!all.iter().any(|row| has(row, "出席")), "{all:?}");
}
