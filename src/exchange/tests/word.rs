//! The minutes for Word: what stands in them and in which order, the styles, and that they are sound.

use insta::assert_snapshot;

use super::outcome::came_to;
use super::*;
use crate::text::Clean;

fn document(session: &Session, audience: Audience, lang: Lang) -> Vec<u8> {
    docx::write(session, &order(audience, lang))
}

fn xml(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn the_minutes_stand_in_the_order_an_office_writes_them() {
    let (desk, _) = came_to();
    assert_snapshot!("docx_ja", words_of(&document(&desk.session, Audience::Room, Lang::Ja)));
    assert_snapshot!("docx_en", words_of(&document(&desk.session, Audience::Office, Lang::En)));
    assert_snapshot!("docx_small_ja", words_of(&document(&small(), Audience::Room, Lang::Ja)));
    assert_snapshot!("docx_public", words_of(&document(&small(), Audience::Public, Lang::Ja)));
}

#[test]
fn what_is_not_there_is_told_as_none_only_to_those_who_would_see_it() {
    let mut desk = Desk::new();
    let hoken = desk.agency("保健所", "", State::Present);
    desk.say(hoken, "open", "", "平日");
    let inside = words_of(&document(&desk.session, Audience::Room, Lang::Ja));
    assert!(
        inside.contains("決定事項\n（なし）\n") && inside.contains("資料\n（未記入）\n次回\n（未記入）\n")
    );
    assert!(!inside.contains("取組") && !inside.contains("課題") && !inside.contains("役割"));
    let outside = words_of(&document(&desk.session, Audience::Public, Lang::Ja));
    assert!(!outside.contains("決定事項") && outside.contains("資料\n（未記入）\n"));
}

#[test]
fn every_page_says_for_whom_it_is_but_to_the_public() {
    let mut desk = Desk::new();
    let meeting = desk.meeting;
    desk.set(meeting, "shell", "社会福祉法第106条の6に定める支援会議");
    desk.set(meeting, "materials", "次第\n機関一覧");
    desk.set(meeting, "openness", "非公開");
    let head = |audience| {
        let raw = xml(&document(&desk.session, audience, Lang::Ja));
        let head = raw.split("<w:hdr").nth(1).unwrap().split("</w:hdr>").next().unwrap().to_owned();
        words_of(head.as_bytes())
    };
    let shell = "社会福祉法第106条の6に定める支援会議\n";
    assert_eq!(head(Audience::Room), format!("取扱注意（会議の参加機関限り）　{shell}"));
    assert_eq!(head(Audience::Office), format!("取扱注意（事務局限り）　{shell}"));
    assert_eq!(head(Audience::Public), "\n");
    let words = words_of(&document(&desk.session, Audience::Room, Lang::Ja));
    assert!(words.contains("公開・非公開\n非公開\n") && words.contains("資料\n次第\n機関一覧\n"), "{words}");
}

#[test]
fn the_styles_are_those_of_word_and_every_one_that_is_used_is_there() {
    let (desk, _) = came_to();
    let raw = xml(&document(&desk.session, Audience::Office, Lang::Ja));
    let values = |name: &str| {
        let all = raw.split(name).skip(1).filter_map(|rest| rest.split('"').next());
        all.map(str::to_owned).collect::<std::collections::BTreeSet<String>>()
    };
    let known = values("w:styleId=\"");
    for used in ["<w:pStyle w:val=\"", "<w:tblStyle w:val=\"", "<w:basedOn w:val=\"", "<w:next w:val=\""] {
        let used = values(used);
        assert!(!used.is_empty() && used.is_subset(&known), "{used:?} of {known:?}");
    }
    for name in ["Normal", "Title", "heading 1", "heading 2", "heading 3", "List Bullet", "header", "footer"]
    {
        assert!(raw.contains(&format!("<w:name w:val=\"{name}\"/>")), "{name}");
    }
    assert!(raw.contains("w:styleId=\"Normal\" w:default=\"1\""));
    // one head row for each table of rows, and none elsewhere
    let heads = raw.matches("<w:tblHeader/>").count();
    assert_eq!(heads, raw.matches("<w:tblStyle w:val=\"Rows\"/>").count());
    assert!(heads >= 3 && raw.contains("w:eastAsia=\"ＭＳ 明朝\""), "{heads}");
    assert!(raw.contains("Target=\"numbering.xml\"") && raw.contains("<w:lvlText w:val=\"・\"/>"));
}

/// Word calls a file damaged, or passes over a property, where these stand otherwise (ISO/IEC 29500-1, 17).
#[test]
fn properties_stand_in_the_order_of_the_schema() {
    let (desk, _) = came_to();
    let raw = xml(&document(&desk.session, Audience::Room, Lang::Ja));
    let inside = |name: &str| {
        let (open, close) = (format!("<w:{name}>"), format!("</w:{name}>"));
        let all: Vec<String> =
            raw.split(&open).skip(1).map(|rest| rest.split(&close).next().unwrap().to_owned()).collect();
        assert!(!all.is_empty(), "{name}");
        all
    };
    let in_order = |within: &str, names: &[&str]| {
        for part in inside(within) {
            let at: Vec<_> = names.iter().filter_map(|name| part.find(&format!("<w:{name}"))).collect();
            assert!(at.is_sorted(), "{within}: {part}");
        }
    };
    in_order("pPr", &["pStyle", "keepNext", "keepLines", "numPr", "spacing", "ind ", "jc", "outlineLvl"]);
    in_order("rPr", &["rFonts", "b/", "bCs", "sz ", "szCs"]);
    in_order("numPr", &["ilvl", "numId"]);
    in_order("tblPr", &["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar"]);
    in_order("tcPr", &["tcW", "shd"]);
    in_order("sectPr", &["headerReference", "footerReference", "pgSz", "pgMar", "cols"]);
    in_order("lvl w:ilvl=\"0\"", &["start", "numFmt", "pStyle", "suff", "lvlText", "lvlJc", "pPr"]);
    assert!(!raw.contains("<w:rPr/>") && !raw.contains("w:gridCol w:w=\"2100\" w:type"));
    assert!(!raw.contains("commentsExtended\" Target"));
}

#[test]
fn each_meeting_has_a_section_of_its_own_on_a_new_page() {
    let (desk, _) = came_to();
    let raw = xml(&document(&desk.session, Audience::Room, Lang::Ja));
    assert_eq!(raw.matches("<w:sectPr>").count(), 2);
    assert_eq!(raw.matches("w:pgMar w:top=\"1417\" w:right=\"1417\"").count(), 2, "25 mm on each page");
    assert!(raw.contains("word/header2.xml"));
    assert_eq!(raw.matches("<w:footerReference w:type=\"default\" r:id=\"rIdFooter1\"/>").count(), 2);
    let words = words_of(raw.as_bytes());
    let (first, second) = (words.find("第2回").unwrap(), words.find("第3回").unwrap());
    assert!(first < second && words.matches("会議録（要点筆記）\n会議の名称").count() + 1 == 2, "{words}");
}

#[test]
fn the_same_order_gives_the_same_bytes_and_no_clock_is_in_them() {
    let (desk, _) = came_to();
    let [one, two] = [(); 2].map(|()| document(&desk.session, Audience::Room, Lang::Ja));
    assert!(one == two);
    let headers: Vec<&[u8]> = one
        .windows(14)
        .filter(|bytes| bytes.starts_with(b"PK\x03\x04"))
        .map(|bytes| &bytes[10..14])
        .collect();
    // 1 January 1980, as files of an archive have that have no time
    assert!(headers.len() > 10 && headers.iter().all(|time| *time == [0, 0, 0x21, 0]), "{headers:?}");
    let raw = xml(&one);
    assert_eq!(raw.matches("2026-11-22T00:00:00Z").count(), 2, "made and changed on the day of the order");
    assert!(raw.contains("<dc:title>会議録（要点筆記） 第2回 # 会議、第3回</dc:title>"));
    assert!(!raw.contains("creator") && !raw.contains("unknown"), "nobody is named as its writer");
    assert!(words_of(&one).contains("作成日 令和8年（2026年）11月22日（日）"));
}

#[test]
fn nothing_that_people_type_breaks_it() {
    let long = "あ".repeat(10_000);
    let texts = [
        "=1+1",
        "<script>alert('&amp;')</script>",
        "]]> <w:p/> </w:t>",
        "\u{1b}[31m赤\u{7}\u{0}\u{b}",
        "一行目\n二行目\r\n三行目",
        "\u{feff}見えない\u{200b}字\u{202e}",
        "\u{fffe}\u{ffff}非文字",
        "𠮷野家 葛󠄀城 👨‍👩‍👧 ①※→ ㈱ ﾊﾛｰﾜｰｸ",
        "C:\\temp\\ \"引用\" 'x' &lt;",
        &long,
    ];
    let mut desk = Desk::new();
    let hoken = desk.agency("<保健所> & \"会\"", "", State::Present);
    for text in texts {
        desk.say(hoken, "weak", "", text);
    }
    let bytes = document(&desk.session, Audience::Office, Lang::Ja);
    let words = words_of(&bytes);
    for text in texts {
        let clean = Clean::lines(text).into_string();
        assert!(words.contains(&clean), "{clean}: {words}");
    }
    assert!(words.contains("<保健所> & \"会\""));
    let raw = xml(&bytes);
    let parts = raw.split("PK\u{3}\u{4}").filter(|part| part.contains("<?xml"));
    for part in parts {
        let (start, end) = (part.find('<').unwrap(), part.rfind('>').unwrap());
        let part = part.get(start..end).unwrap();
        assert!(part.chars().all(|c| c >= ' ' || c == '\n' || c == '\r'), "{part}");
    }
    assert!(docx_rs::read_docx(&bytes).is_ok(), "it is read back");
    assert!(raw.contains("一行目</w:t><w:br w:type=\"textWrapping\"/><w:t"));
}
