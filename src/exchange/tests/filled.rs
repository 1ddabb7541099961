//! Filled sheets in every form: what each audience sees of them, and what nobody loses.

use super::*;
use crate::domain::clearing;
use crate::domain::filled;
use crate::domain::response::{Of, Whose};
use crate::domain::worksheet::Worksheet;
use crate::exchange::Encoding;

const EVERY: &str = r#"(
    id: "every", version: 1, title: (ja: "何でもシート", en: "Everything"),
    questions: [
        (id: "hours", number: "1", text: (ja: "窓口の時間", en: "Hours"), short: (ja: "時間", en: "Hours"), level: 0, kind: "text"),
        (id: "staff", number: "2", text: (ja: "職員は何人ですか", en: "How many staff?"), short: (ja: "職員", en: "Staff"), level: 0,
            kind: "number", unit: (ja: "人"), parts: [(id: "total", name: (ja: "計", en: "Total")), (id: "full", name: (ja: "常勤", en: "Full")),
            (id: "part", name: (ja: "非常勤", en: "Part"))],
            checks: [(id: "sum", rule: "staff.full + staff.part == staff.total", weight: "error", text: (ja: "計と合いません", en: "not the total"))]),
        (id: "way", number: "3", text: (ja: "最初の連絡", en: "First contact"), short: (ja: "連絡", en: "Contact"), level: 0, kind: "choice",
            options: [(id: "phone", name: (ja: "電話", en: "Phone")), (id: "other", name: (ja: "その他", en: "Other"), text: true)]),
        (id: "ways", number: "4", text: (ja: "支援の方法", en: "Ways"), short: (ja: "方法", en: "Ways"), level: 0, kind: "choices",
            options: [(id: "phone", name: (ja: "電話", en: "Phone")), (id: "visit", name: (ja: "訪問", en: "Visit")), (id: "other", name: (ja: "その他", en: "Other"), text: true)]),
        (id: "jobs", number: "5", text: (ja: "職種", en: "Jobs"), short: (ja: "職種", en: "Jobs"), level: 0, kind: "counts",
            options: [(id: "nurse", name: (ja: "保健師", en: "Nurse")), (id: "psw", name: (ja: "精神保健福祉士", en: "PSW"))]),
        (id: "ages", number: "6", text: (ja: "年齢と性別", en: "Ages"), short: (ja: "年齢", en: "Ages"), level: 0, kind: "grid", total: "total",
            rows: [(id: "young", name: (ja: "39歳まで", en: "to 39")), (id: "old", name: (ja: "40歳から", en: "from 40"))],
            columns: [(id: "male", name: (ja: "男", en: "Male")), (id: "female", name: (ja: "女", en: "Female")), (id: "total", name: (ja: "計", en: "All"))]),
        (id: "partners", number: "7", text: (ja: "よく連携する機関", en: "Partners"), short: (ja: "連携", en: "Partners"), level: 1, kind: "ranking", top: 3),
        (id: "since", number: "8", text: (ja: "調査の期間", en: "Period"), short: (ja: "期間", en: "Period"), level: 1, kind: "period"),
        (id: "day", number: "9", text: (ja: "記入日", en: "Day"), short: (ja: "日", en: "Day"), level: 1, kind: "date"),
        (id: "who", number: "10", text: (ja: "相談先", en: "Asked"), short: (ja: "相談", en: "Asked"), level: 2, kind: "agency", several: true),
        (id: "plan", number: "12", text: (ja: "計画", en: "Plan"), short: (ja: "計画", en: "Plan"), level: 0, kind: "number", rough: true,
            parts: [(id: "planned", name: (ja: "予定", en: "Planned")), (id: "held", name: (ja: "実施", en: "Held"))]),
        (id: "worry", number: "11", text: (ja: "気になること", en: "Worries"), short: (ja: "気がかり", en: "Worry"), level: 3, kind: "text"),
    ],
)"#;

const STORY: &str = r#"(
    id: "story", version: 1, title: (ja: "物語", en: "Story"), scope: "case",
    cleared_if: "reread == 'yes'",
    questions: [
        (id: "outline", number: "1", text: (ja: "経過", en: "Course"), short: (ja: "経過", en: "Course"), level: 3, cleared: 1, kind: "text"),
        (id: "theme", number: "2", text: (ja: "主題", en: "Theme"), short: (ja: "主題", en: "Theme"), level: 1, kind: "text"),
        (id: "reread", number: "3", text: (ja: "読み直しましたか", en: "Re-read?"), short: (ja: "読み直し", en: "Re-read"), level: 2, kind: "choice",
            options: [(id: "yes", name: (ja: "はい", en: "Yes")), (id: "no", name: (ja: "まだ", en: "Not yet"))]),
    ],
)"#;

/// A meeting with these two worksheets and two agencies.
pub(super) struct Filled {
    pub(super) desk: Desk,
    pub(super) hoken: RecordId,
    pub(super) ibasho: RecordId,
}

impl Filled {
    pub(super) fn new() -> Self {
        let mut desk = Desk::new();
        let (hoken, ibasho) = (
            desk.agency("みなと市保健所", "保健所", State::Present),
            desk.agency("居場所「とまりぎ」", "とまりぎ", State::Present),
        );
        let ids: Vec<Value> = [EVERY, STORY]
            .map(|text| {
                let definition: Value = ron::from_str(text).unwrap();
                desk.write(|writer| worksheet::carry(writer, &definition)).to_string().into()
            })
            .into();
        let meeting = desk.meeting;
        desk.set(meeting, "worksheets", Value::List(ids));
        Self { desk, hoken, ibasho }
    }

    fn of(&self, whose: Whose, worksheet: &str) -> Of {
        Of { meeting: self.desk.meeting, worksheet: worksheet.into(), whose }
    }

    pub(super) fn fill(&mut self, agency: RecordId, question: &str, cells: &[(&str, Value)]) {
        let of = self.of(Whose::Agency(agency), "every");
        let cells: Vec<_> = cells.iter().map(|(path, value)| (*path, Some(value.clone()))).collect();
        self.desk.write(|writer| crate::domain::response::fill(writer, &of, question, &cells));
    }

    fn tell(&mut self, sheet: RecordId, question: &str, text: &str) {
        let sheet_of = self.of(Whose::Sheet(sheet), "story");
        let definition: Value = ron::from_str(STORY).unwrap();
        let worksheet = Worksheet::read(&definition).unwrap();
        self.desk.write(|writer| {
            clearing::fill_in(writer, &worksheet, &sheet_of, question, &[("", Some(text.into()))])
        });
    }

    /// Everything filled in by one agency, a little by the other, one case.
    pub(super) fn full() -> (Self, RecordId) {
        let mut filled = Self::new();
        let (hoken, ibasho) = (filled.hoken, filled.ibasho);
        filled.fill(hoken, "hours", &[("", "平日 9時から | 17時".into())]);
        filled.fill(hoken, "staff", &[("total", 9.into()), ("full", 7.into()), ("part", 2.into())]);
        filled.fill(hoken, "way", &[("", "other".into()), ("other.words", "回覧板".into())]);
        filled.fill(
            hoken,
            "ways",
            &[
                ("phone", true.into()),
                ("visit", false.into()),
                ("other", true.into()),
                ("other.words", "手紙".into()),
            ],
        );
        filled.fill(hoken, "jobs", &[("nurse", 12.into()), ("psw", 1.into())]);
        filled.fill(
            hoken,
            "ages",
            &[
                ("young.male", 3.into()),
                ("young.female", 8.into()),
                ("young.total", 11.into()),
                ("old.male", 6.into()),
            ],
        );
        filled.fill(
            hoken,
            "partners",
            &[("1", ibasho.into()), ("2", "name:町の会".into()), ("3", "kind:clinic".into())],
        );
        filled.fill(hoken, "since", &[("from", "2025-04".into()), ("to", "2026-03".into())]);
        filled.fill(hoken, "day", &[("", "2026-02-01".into())]);
        filled.fill(hoken, "who", &[("1", ibasho.into())]);
        filled.fill(hoken, "worry", &[("", "ないしょの心配".into())]);
        filled.fill(hoken, "gone", &[("old", "昔の設問への答え".into())]);
        filled.fill(ibasho, "staff", &[("total", 9.into()), ("full", 5.into()), ("part", 5.into())]);
        let meeting = filled.desk.meeting;
        let case = filled.desk.write(|writer| filled::found(writer, meeting, "story", Some(hoken)));
        filled.tell(case, "outline", "ないしょの経過");
        filled.tell(case, "theme", "出番をつくる");
        (filled, case)
    }
}

/// Every form as text, as far as it is one.
fn texts(session: &Session, audience: Audience) -> Vec<(Form, String)> {
    let order = order(audience, Lang::Ja);
    let text = |form: Form| {
        let bytes = super::super::form::write(
            session,
            &Order { form, kinds: crate::store::kinds::builtin(), ..order },
        )
        .bytes;
        let text = match form {
            Form::Docx | Form::Xlsx => unpacked(&bytes),
            _ => String::from_utf8(bytes).unwrap(),
        };
        (form, text)
    };
    Form::ALL.into_iter().map(text).collect()
}

/// The texts in a packed file.
fn unpacked(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    let mut all = String::new();
    for name in names.iter().filter(|name| name.ends_with(".xml")) {
        std::io::Read::read_to_string(&mut zip.by_name(name).unwrap(), &mut all).unwrap();
    }
    all
}

#[test]
fn every_form_has_what_its_audience_may_see_and_nothing_more() {
    let (filled, _) = Filled::full();
    for (audience, seen, unseen) in [
        (
            Audience::Office,
            &[
                "9時から",
                "回覧板",
                "手紙",
                "町の会",
                "ないしょの心配",
                "昔の設問への答え",
                "ないしょの経過",
                "出番をつくる",
            ][..],
            &[][..],
        ),
        (
            Audience::Room,
            &["9時から", "回覧板", "手紙", "町の会"][..],
            &["ないしょの心配", "昔の設問への答え", "ないしょの経過", "出番をつくる", "計と合いません"][..],
        ),
        (
            Audience::Public,
            &["9時から", "回覧板", "手紙"][..],
            &["町の会", "ないしょ", "昔の設問", "出番をつくる", "計と合いません"][..],
        ),
    ] {
        for (form, text) in texts(&filled.desk.session, audience) {
            for words in seen {
                assert!(text.contains(words), "{words} for {} in {}:\n{text}", audience.word(), form.word());
            }
            for words in unseen {
                assert!(!text.contains(words), "{words} for {} in {}", audience.word(), form.word());
            }
        }
    }
    // what does not add up is for the office to look at again
    for (form, text) in texts(&filled.desk.session, Audience::Office) {
        let tells = !matches!(form, Form::Csv | Form::Json | Form::Jsonl);
        assert_eq!(text.contains("計と合いません"), tells, "{}", form.word());
    }
}

#[test]
fn small_figures_and_what_would_give_them_away_are_not_published() {
    let (filled, _) = Filled::full();
    let flat = json::write(&filled.desk.session, &order(Audience::Public, Lang::Ja));
    let flat: serde_json::Value = serde_json::from_str(&flat).unwrap();
    let value = |agency: &str, question: &str, lane: &str| {
        let rows = flat["responses"].as_array().unwrap();
        let row = rows
            .iter()
            .find(|row| row["agency_name"] == agency && row["question"] == question && row["lane"] == lane);
        row.map(|row| (row["value"].as_str().unwrap().to_owned(), row["figure"].as_i64()))
    };
    let told = |value: &str, figure| Some((value.to_owned(), figure));
    let hoken = "みなと市保健所";
    assert_eq!(value(hoken, "staff", "part"), told("5未満", None));
    assert_eq!(value(hoken, "staff", "total"), told("（数は出しません）", None));
    assert_eq!(value(hoken, "staff", "full"), told("7", Some(7)));
    assert_eq!(value("居場所「とまりぎ」", "staff", "total"), told("9", Some(9)));
    assert_eq!(value(hoken, "ages", "young.male"), told("5未満", None));
    assert_eq!(value(hoken, "ages", "young.total"), told("（数は出しません）", None));
    assert_eq!(value(hoken, "ages", "old.male"), told("6", Some(6)));
    assert_eq!(value(hoken, "jobs", "psw"), told("5未満", None));
    let all = json::write(&filled.desk.session, &Order { small: 0, ..order(Audience::Public, Lang::Ja) });
    assert!(!all.contains("未満"));
}

#[test]
fn where_people_differ_the_smallest_that_counts_anything_is_hidden() {
    let (mut filled, _) = Filled::full();
    let ibasho = filled.ibasho;
    let twin = Desk { session: filled.desk.session.clone(), meeting: filled.desk.meeting, seed: 100 };
    filled.fill(ibasho, "jobs", &[("nurse", 0.into())]);
    let mut other = Filled { desk: twin, hoken: filled.hoken, ibasho };
    other.fill(ibasho, "jobs", &[("nurse", 3.into())]);
    filled.desk.session.union(&other.desk.session);
    for (form, text) in texts(&filled.desk.session, Audience::Public) {
        assert!(!text.contains("相違: 0") && !text.contains("相違: 3"), "{}", form.word());
    }
    let flat = json::write(&filled.desk.session, &order(Audience::Public, Lang::Ja));
    assert!(!flat.contains("\"conflicts\""), "{flat}");
}

#[test]
fn how_often_something_was_held_counts_nobody_and_is_published() {
    let (mut filled, _) = Filled::full();
    let monthly = crate::domain::figure::Figure::typed("月1").unwrap().stored();
    filled.fill(filled.hoken, "plan", &[("planned", monthly), ("held", 4.into())]);
    let flat = json::write(&filled.desk.session, &order(Audience::Public, Lang::Ja));
    let flat: serde_json::Value = serde_json::from_str(&flat).unwrap();
    let rows = flat["responses"].as_array().unwrap().iter().filter(|row| row["question"] == "plan");
    assert_eq!(rows.map(|row| row["value"].as_str().unwrap()).collect::<Vec<_>>(), ["4", "月1"]);
}

#[test]
fn results_leave_out_what_is_marked_private_and_are_not_published() {
    let mut desk = Desk::new();
    let agencies = ["保健所", "社協"].map(|name| desk.agency(name, name, State::Present));
    let sheet: Value = ron::from_str(
        r#"(id: "every", version: 1, title: (ja: "まとめ"), summary: ["way"], questions: [
            (id: "way", text: (ja: "連絡"), short: (ja: "連絡"), level: 1, kind: "choice",
                options: [(id: "phone", name: (ja: "電話")), (id: "other", name: (ja: "その他"), text: true)])])"#,
    )
    .unwrap();
    let (id, meeting) = (desk.write(|writer| worksheet::carry(writer, &sheet)), desk.meeting);
    desk.set(meeting, "worksheets", Value::List(vec![id.to_string().into()]));
    let mut filled = Filled { desk, hoken: agencies[0], ibasho: agencies[1] };
    for (agency, words) in agencies.into_iter().zip(["回覧板", "ないしょの手紙"]) {
        filled.fill(agency, "way", &[("", "other".into()), ("other.words", words.into())]);
    }
    let of = filled.of(Whose::Agency(agencies[1]), "every");
    let record = crate::domain::response::Response::find(&filled.desk.session, &of, "way").records()[0].id();
    filled.desk.set(record, "private", true);
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let kinds = crate::store::kinds::builtin();
    let cells = crate::exchange::cells::Cells {
        lang: Lang::Ja,
        session: &filled.desk.session,
        meeting,
        kinds,
        today,
    };
    let told = |audience| crate::exchange::results::text::write(&cells, audience, 80);
    let room = told(Audience::Room);
    assert!(room.contains("回覧板") && !room.contains("ないしょ"), "{room}");
    assert!(told(Audience::Office).contains("ないしょの手紙"));
    assert_eq!(told(Audience::Public), "");
}

#[test]
fn where_a_question_took_entries_once_they_stand_beside_the_answers() {
    let (mut filled, _) = Filled::full();
    let (hoken, meeting) = (filled.hoken, filled.desk.meeting);
    let at = At { meeting, agency: hoken, worksheet: "every".into(), question: "hours".into() };
    filled.desk.write(|writer| entry::add(writer, &at, "", "昔の書き方", false));
    let book = texts(&filled.desk.session, Audience::Room)
        .remove(Form::ALL.iter().position(|form| *form == Form::Xlsx).unwrap());
    assert!(book.1.contains("9時から") && book.1.contains("昔の書き方"), "{}", book.1);
}

#[test]
fn an_agency_named_in_a_later_place_is_told_by_its_name() {
    let mut filled = Filled::new();
    let (hoken, ibasho) = (filled.hoken, filled.ibasho);
    filled.fill(hoken, "who", &[("1", ibasho.into()), ("3", hoken.into())]);
    for (form, text) in texts(&filled.desk.session, Audience::Office) {
        if !matches!(form, Form::Json | Form::Jsonl | Form::Csv | Form::Xlsx) {
            assert!(!text.contains(&hoken.to_string()), "{}", form.word());
        }
    }
}

#[test]
fn the_wall_and_the_files_leave_out_nothing_of_an_answer() {
    let mut filled = Filled::new();
    let hoken = filled.hoken;
    let figure = |typed: &str| crate::domain::figure::Figure::typed(typed).unwrap().stored();
    filled.fill(hoken, "since", &[("from", "2025-04".into())]);
    filled.fill(
        hoken,
        "ways",
        &[("phone", true.into()), ("other.words", "手紙".into()), ("fax", true.into())],
    );
    filled.fill(
        hoken,
        "staff",
        &[("total", figure("約9")), ("full", figure("5程度")), ("part", figure("月1"))],
    );
    let definition: Value = ron::from_str(EVERY).unwrap();
    let sheet = Worksheet::read(&definition).unwrap();
    let session = &filled.desk.session;
    let kinds = crate::store::kinds::builtin();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let cells =
        crate::exchange::cells::Cells { lang: Lang::Ja, session, meeting: filled.desk.meeting, kinds, today };
    let wall = |question: &str| {
        let of = filled.of(Whose::Agency(hoken), "every");
        let response = crate::domain::response::Response::find(session, &of, question);
        crate::exchange::answers::told(&cells, sheet.question(question).unwrap(), None, &response)
            .joined(Lang::Ja)
    };
    let file = text::write(session, &order(Audience::Office, Lang::Ja), 100);
    assert_eq!(wall("since"), "令和7年（2025年）4月〜");
    assert!(file.contains("令和7年（2025年）4月"), "{file}");
    assert_eq!(wall("ways"), "電話・その他の内容: 手紙・fax: true");
    assert_eq!(wall("staff"), "計 約9人・常勤 5程度・非常勤 月1");
    for told in ["電話", "その他の内容", "手紙", "fax", "約9人", "5程度", "月1"] {
        assert!(file.contains(told), "{told}\n{file}");
    }
    assert!(!file.contains("程度人") && !file.contains("月1人"), "{file}");
}

#[test]
fn what_is_hidden_from_the_public_is_told_beforehand() {
    let (mut filled, _) = Filled::full();
    filled.desk.write(|writer| crate::domain::hint_note::note(writer, "K-1", "試してみた"));
    let told =
        |audience, small| super::super::withheld::withheld(&filled.desk.session, audience, small, Lang::Ja);
    let small = |lines: &[String]| lines.iter().filter(|line| line.contains("小さい数")).count();
    let public = told(Audience::Public, 5);
    assert!(public.iter().any(|line| line.contains("ヒントへのメモ")), "{public:?}");
    assert_eq!(
        [small(&public), small(&told(Audience::Public, 0)), small(&told(Audience::Room, 5))],
        [1, 0, 0]
    );
    assert!(!told(Audience::Room, 5).iter().any(|line| line.contains("ヒント")));
}

#[test]
fn a_case_that_was_re_read_is_for_the_room_until_it_is_edited() {
    let (mut filled, case) = Filled::full();
    let shows = |filled: &Filled| {
        let all = texts(&filled.desk.session, Audience::Room);
        let shows: Vec<bool> = all.iter().map(|(_, text)| text.contains("ないしょの経過")).collect();
        assert!(shows.iter().all(|one| *one == shows[0]));
        shows[0]
    };
    assert!(!shows(&filled));
    filled.tell(case, "reread", "yes");
    assert!(shows(&filled));
    filled.tell(case, "theme", "別の主題");
    assert!(!shows(&filled));
    filled.tell(case, "reread", "no");
    filled.tell(case, "reread", "yes");
    assert!(shows(&filled));
    filled.desk.write(|writer| writer.delete(case));
    for (_, text) in texts(&filled.desk.session, Audience::Office) {
        assert!(!text.contains("ないしょの経過"), "what is in the bin is not written");
    }
}

#[test]
fn where_people_differ_about_a_cell_all_values_stand() {
    let (mut filled, _) = Filled::full();
    let hoken = filled.hoken;
    let twin = Desk { session: filled.desk.session.clone(), meeting: filled.desk.meeting, seed: 100 };
    filled.fill(hoken, "staff", &[("part", 6.into())]);
    let mut other = Filled { desk: twin, hoken, ibasho: filled.ibasho };
    other.fill(hoken, "staff", &[("part", 8.into())]);
    filled.desk.session.union(&other.desk.session);
    for (form, text) in texts(&filled.desk.session, Audience::Room) {
        if form == Form::Csv {
            continue;
        }
        let both = match form {
            Form::Json | Form::Jsonl => text.replace([' ', '\n'], "").contains("\"conflicts\":[\"8\",\"6\"]"),
            _ => text.contains("相違: 6"),
        };
        assert!(both, "{}:\n{text}", form.word());
    }
}

#[test]
fn what_was_filled_in_reads_well_as_text() {
    let (filled, _) = Filled::full();
    let order = Order { kinds: crate::store::kinds::builtin(), ..order(Audience::Office, Lang::Ja) };
    assert_snapshot!("filled_text", text::write(&filled.desk.session, &order, 72));
    assert_snapshot!(
        "filled_markdown",
        markdown::write(&filled.desk.session, &Order { lang: Lang::En, ..order })
    );
}

use crate::exchange::intake::plan::{self, Plan};
use crate::exchange::intake::{self, Expected};

/// Looks a table over and takes in what is usual.
fn take_in(desk: &mut Desk, table: &[u8]) -> (Plan, usize) {
    let kinds = crate::store::kinds::builtin();
    let read = intake::read::read("a", table, &plan::sheets(&desk.session));
    let plan = Plan::of(&desk.session, kinds, vec![read]);
    let before = desk.session.revisions().len();
    desk.write(|writer| plan.take(writer));
    let written = desk.session.revisions().len() - before;
    (plan, written)
}

fn csv_of(session: &Session) -> Vec<u8> {
    let order = Order { kinds: crate::store::kinds::builtin(), ..order(Audience::Office, Lang::Ja) };
    csv::write(session, &order).0
}

/// The cells of a session, as a table has them, without the ids of records.
fn cells_of(session: &Session) -> Vec<String> {
    let flat: serde_json::Value =
        serde_json::from_str(&json::write(session, &order(Audience::Office, Lang::Ja))).unwrap();
    let rows = flat["responses"].as_array().unwrap().iter();
    let told = |row: &serde_json::Value| {
        format!(
            "{} {} {} {} {} {}",
            row["agency_name"],
            row["worksheet"],
            row["question"],
            row["lane"],
            row["value"],
            row["conflicts"]
        )
    };
    let mut all: Vec<String> = rows.filter(|row| row["question"] != "gone").map(told).collect();
    all.sort();
    all
}

/// The session as a table and as a book of Excel, in both languages.
fn tables_of(session: &Session) -> [Vec<u8>; 3] {
    let book = |lang| {
        let kinds = crate::store::kinds::builtin();
        let order = Order { form: Form::Xlsx, kinds, ..order(Audience::Office, lang) };
        super::super::form::write(session, &order).bytes
    };
    [csv_of(session), book(Lang::Ja), book(Lang::En)]
}

#[test]
fn what_was_written_out_as_a_table_or_for_excel_comes_back_whole_and_only_once() {
    for at in 0..3 {
        comes_back(at);
    }
}

fn comes_back(at: usize) {
    let with_town = |filled: &mut Filled| {
        let ids = filled.desk.session.of_kind(worksheet::KIND).map(|sheet| sheet.id().into()).collect();
        filled.desk.set(filled.desk.meeting, "worksheets", Value::List(ids));
    };
    let (mut full, _) = Filled::full();
    with_town(&mut full);
    full.desk.say(full.hoken, "open", "", "所長の経験が長い");
    let table = tables_of(&full.desk.session)[at].clone();
    let mut empty = Filled::new();
    with_town(&mut empty);
    let (plan, written) = take_in(&mut empty.desk, &table);
    // the question that is gone is asked nowhere
    assert_eq!(
        plan.faults.iter().map(|fault| fault.expected.clone()).collect::<Vec<_>>(),
        [Expected::Question]
    );
    assert!(written > 0);
    assert_eq!(cells_of(&empty.desk.session), cells_of(&full.desk.session));
    assert_eq!(empty.desk.session.of_kind("entry").count(), 1);
    let (_, again) = take_in(&mut empty.desk, &table);
    assert_eq!(again, 0, "the same file twice adds nothing");
    // the same file taken into two copies is one answer after the merge
    let mut other = Filled::new();
    with_town(&mut other);
    other.desk.seed = 99;
    take_in(&mut other.desk, &table);
    empty.desk.session.union(&other.desk.session);
    assert_eq!(cells_of(&empty.desk.session), cells_of(&full.desk.session));
    let (plan, at_home) = take_in(&mut { full }.desk, &table);
    let adds: Vec<_> = plan.items.iter().filter(|item| item.is_chosen).collect();
    assert_eq!(at_home, 0, "where it comes from it adds nothing: {adds:?}");
}

#[test]
fn a_table_that_nobody_edited_changes_nothing_whatever_its_words_mean_by_now() {
    let (mut filled, _) = Filled::full();
    let (hoken, ibasho) = (filled.hoken, filled.ibasho);
    filled.fill(hoken, "hours", &[("", "𠮷野さんの日は〜17時".into())]);
    // an option that the sheet no longer has
    filled.fill(hoken, "way", &[("", "fax".into())]);
    let order = Order { kinds: crate::store::kinds::builtin(), ..order(Audience::Office, Lang::Ja) };
    let before = [Encoding::Utf8, Encoding::Cp932]
        .map(|encoding| csv::write(&filled.desk.session, &Order { encoding, ..order }).0);
    let english = csv::write(&filled.desk.session, &Order { lang: Lang::En, ..order }).0;
    // one of those that were named is an agency by now, one is none any more
    let town = filled.desk.agency("町の会", "町の会", State::Present);
    filled.desk.write(|writer| writer.delete(ibasho));
    let after = [Encoding::Utf8, Encoding::Cp932]
        .map(|encoding| csv::write(&filled.desk.session, &Order { encoding, ..order }).0);
    for table in before.iter().chain([&english]).chain(&after) {
        let (plan, written) = take_in(&mut filled.desk, table);
        let told: Vec<_> = plan.items.iter().filter(|item| item.is_chosen).collect();
        let of_hoken = plan.faults.iter().filter(|fault| fault.expected != Expected::Question);
        assert_eq!((written, of_hoken.count()), (0, 0), "{told:?} {:?}", plan.faults);
    }
    // one that was edited is an edit, without what the encoding had put into it
    let [_, table] = &before;
    let mut text = encoding_rs::SHIFT_JIS.decode(table).0.into_owned();
    text = text
        .replace("〓野さんの日は～17時", "〓野さんの日は18時")
        .replace("\"町の会\"", "\"みなと市保健所\"");
    take_in(&mut filled.desk, &encoding_rs::SHIFT_JIS.encode(&text).0);
    let value = |question: &str, path: &str| {
        let of = filled.of(Whose::Agency(hoken), "every");
        crate::domain::response::Response::find(&filled.desk.session, &of, question).value(path).cloned()
    };
    assert_eq!(value("hours", ""), Some("𠮷野さんの日は18時".into()));
    assert_eq!(value("partners", "2"), Some(hoken.to_string().into()));
    assert_ne!(town, hoken);
}

#[test]
fn an_edit_in_between_stands_beside_what_comes_back() {
    let table = |figure: &str| {
        format!("agency,worksheet,question,lane,text\nみなと市保健所,every,staff,常勤,{figure}\n")
            .into_bytes()
    };
    let mut filled = Filled::new();
    let hoken = filled.hoken;
    let value = |filled: &Filled| cells_of(&filled.desk.session);
    take_in(&mut filled.desk, &table("7"));
    take_in(&mut filled.desk, &table("8人"));
    assert!(
        value(&filled)[0].ends_with("\"full\" \"8\" null"),
        "an edited file is an edit: {:?}",
        value(&filled)
    );
    filled.fill(hoken, "staff", &[("full", 5.into())]);
    let (_, none) = take_in(&mut filled.desk, &table("8"));
    assert_eq!(none, 0, "what was written over since comes back only if somebody asks for it");
    let (plan, _) = take_in(&mut filled.desk, &table("9"));
    assert!(plan.items[0].differs());
    assert!(value(&filled)[0].contains("[\"5\",\"9\"]"), "{:?}", value(&filled));
}

#[test]
fn what_does_not_fit_a_cell_is_told_and_the_rest_is_taken() {
    let table = "機関,シート,設問,区分,記入\n\
        みなと市保健所,every,staff,計,たくさん\n\
        みなと市保健所,every,way,,来所\n\
        みなと市保健所,every,ways,,電話、その他（手紙）\n\
        みなと市保健所,every,ages,39歳まで・男,3\n\
        みなと市保健所,every,ages,,3\n\
        みなと市保健所,every,since,,令和7年4月〜令和8年3月\n\
        みなと市保健所,every,partners,,とまりぎ、町の会\n";
    let mut filled = Filled::new();
    let (plan, _) = take_in(&mut filled.desk, table.as_bytes());
    let told: Vec<_> = plan.faults.iter().map(|fault| (fault.place.row, fault.expected.word())).collect();
    assert_eq!(told, [(2, "fits"), (3, "fits"), (6, "cell")]);
    let told = intake::words::fault(Lang::Ja, &plan.faults[1]);
    assert!(told.contains("電話") && told.contains("来所"), "{told}");
    let all = cells_of(&filled.desk.session).join("\n");
    for cell in [
        "\"other.words\" \"手紙\"",
        "\"young.male\" \"3\"",
        "\"from\" \"R7.4\"",
        "\"1\" \"居場所「とまりぎ」\"",
        "\"2\" \"町の会\"",
    ] {
        assert!(all.contains(cell), "{cell} in\n{all}");
    }
}

#[test]
fn a_wide_table_has_a_column_for_each_question_or_cell_and_rows_of_cases_are_sheets() {
    let wide = "機関,窓口の時間,職員・計,ages.old.female\nみなと市保健所,9時から,9,4\n居場所「とまりぎ」,昼から,3,\n";
    let mut filled = Filled::new();
    let (plan, _) = take_in(&mut filled.desk, wide.as_bytes());
    assert!(plan.faults.is_empty(), "{:?}", plan.faults);
    assert_eq!(cells_of(&filled.desk.session).len(), 5);
    let cases = "機関,シート,番号,経過,主題\nみなと市保健所,story,1,一人目の経過,一\nみなと市保健所,story,2,二人目の経過,二\n";
    take_in(&mut filled.desk, cases.as_bytes());
    let count = |filled: &Filled| filled::list(&filled.desk.session, filled.desk.meeting, "story").len();
    assert_eq!(count(&filled), 2);
    let (_, again) = take_in(&mut filled.desk, cases.as_bytes());
    assert_eq!((again, count(&filled)), (0, 2));
    // row by row, the cells of a case kept together by its number
    let rows = "agency,worksheet,sheet,question,text\nみなと市保健所,story,2,theme,二の直し\nみなと市保健所,story,3,theme,三\nみなと市保健所,story,3,outline,三人目\n";
    take_in(&mut filled.desk, rows.as_bytes());
    let all = cells_of(&filled.desk.session).join("\n");
    assert_eq!(count(&filled), 3);
    assert!(all.contains("二の直し") && !all.contains("\"二\""), "{all}");
}

#[test]
fn taking_in_is_one_step_back() {
    let (full, _) = Filled::full();
    let table = csv_of(&full.desk.session);
    let mut empty = Filled::new();
    let before = cells_of(&empty.desk.session);
    let kinds = crate::store::kinds::builtin();
    let read = intake::read::read("a.csv", &table, &plan::sheets(&empty.desk.session));
    let plan = Plan::of(&empty.desk.session, kinds, vec![read]);
    let pen = Pen { by: "記録1".into(), now: 1_700_000_001_000, seed: [250; 16] };
    let mut writer = Writer::new(&mut empty.desk.session, pen);
    plan.take(&mut writer);
    let mut undo = crate::domain::undo::Undo::default();
    undo.note(&writer.finish());
    let pen = Pen { by: "記録1".into(), now: 1_700_000_002_000, seed: [251; 16] };
    undo.undo(&mut Writer::new(&mut empty.desk.session, pen));
    assert_eq!(cells_of(&empty.desk.session), before);
    let (_, again) = take_in(&mut empty.desk, &table);
    assert_eq!(again, 0, "what was taken back does not come by itself");
}

#[test]
fn a_form_for_excel_has_room_for_every_kind_and_comes_back_whole() {
    use crate::domain::agency::Agency;
    use crate::exchange::template::{Blank, Held, write};
    let (full, _) = Filled::full();
    let definition: Value = ron::from_str(EVERY).unwrap();
    let worksheet = Worksheet::read(&definition).unwrap();
    let session = &full.desk.session;
    let meeting = meeting::all(session)[0];
    let agency = Agency(session.record(full.hoken).unwrap());
    let held = Held { session, meeting, agency };
    let made = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let blank = Blank {
        lang: Lang::Ja,
        made,
        agency: agency.name().into(),
        others: vec!["居場所「とまりぎ」".into()],
        held: Some(held),
    };
    let form = write(&worksheet, &blank);
    let read = |session: &Session| {
        let read = intake::read::read("a.xlsx", &form, &plan::sheets(session));
        Plan::of(session, crate::store::kinds::builtin(), vec![read])
    };
    let own = |session: &Session| {
        let all = cells_of(session).into_iter();
        // a kind of agencies is not written into a form, and the case and the other agency have forms of their own
        all.filter(|cell| cell.contains("保健所\" \"every"))
            .filter(|cell| !cell.contains("名簿にない機関"))
            .collect::<Vec<_>>()
    };
    let plan = read(session);
    assert!(plan.faults.is_empty(), "{:?}", plan.faults);
    assert_eq!(plan.chosen(), 0, "what stood in it already adds nothing");
    let mut empty = Filled::new();
    let plan = read(&empty.desk.session);
    assert!(plan.faults.is_empty(), "{:?}", plan.faults);
    empty.desk.write(|writer| plan.take(writer));
    assert!(own(session).len() > 15);
    let told = |session: &Session| {
        own(session).into_iter().filter(|cell| !cell.contains("\"kind")).collect::<Vec<_>>()
    };
    assert_eq!(told(&empty.desk.session), told(session));
}
