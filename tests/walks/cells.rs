//! Filling in the cells of sheets by keys: every kind of question, as a person types what came back on paper.

use norishiro::app::input::{Code, Key};
use norishiro::app::message::Msg;
use norishiro::app::worksheet::form::rows::Field;
use norishiro::domain::cell::Takes;
use norishiro::domain::response::{Of, Response, Whose};
use norishiro::domain::worksheet::{Question, Worksheet};
use norishiro::domain::{Change, RecordId, Session, Value, filled};
use norishiro::exchange::cells::Cells;
use norishiro::i18n::Lang;
use norishiro::store::{kinds, sheets};

use crate::common::Room;
use crate::common::filled::{Town, fixture};

const SIZE: (u16, u16) = (60, 20);

fn worksheet(id: &str) -> &'static Worksheet {
    &sheets::find(id).unwrap().worksheet
}

/// A room with a meeting that uses these worksheets, at the desk.
pub(super) fn room_of(worksheets: &[&str], fixture_name: &str) -> Room {
    let town = Town::empty(worksheets, &fixture(fixture_name));
    let mut room = Room::with(Lang::Ja, SIZE, town.session);
    room.ctrl('w');
    room
}

/// A person who types what stands on filled sheets.
struct Typist<'t> {
    room: Room,
    source: &'t Session,
    meeting: RecordId,
    sheet: &'static Worksheet,
}

impl<'t> Typist<'t> {
    fn new(town: &'t Town, fixture_name: &str, id: &str) -> Self {
        // the same records of agencies as in the source need the same worksheets
        let ids: &[&str] = if id == "case" { &["case", "case_study"] } else { &[id] };
        let room = room_of(ids, fixture_name);
        Self { room, source: &town.session, meeting: town.meeting, sheet: worksheet(id) }
    }

    /// Types one filled sheet, question by question in the order in which they come.
    fn sheet(&mut self, of: &Of) {
        loop {
            let question = self.room.worksheet().question().unwrap().clone();
            let lane = self.room.worksheet().lane_id();
            if question.kind.has_cells() {
                self.question(of, &question);
            }
            self.room.key(Code::PageDown);
            let now = (self.room.worksheet().question().unwrap().id.clone(), self.room.worksheet().lane_id());
            if now == (question.id.clone(), lane) {
                return;
            }
        }
    }

    fn question(&mut self, of: &Of, question: &Question) {
        let response = Response::find(self.source, of, &question.id);
        let mut at = 0;
        loop {
            let fields: Vec<Field> = {
                let session = self.room.session().clone();
                self.room.worksheet().form_rows(&session).into_iter().flat_map(|row| row.fields).collect()
            };
            let Some(field) = fields.get(at) else { return };
            while self.room.worksheet().form.at < at {
                let before = self.room.worksheet().form.at;
                let is_grid = fields.len() > question.rows.len() && !question.rows.is_empty();
                self.room.key(if is_grid { Code::Right } else { Code::Down });
                assert!(self.room.worksheet().form.at > before, "stuck at {before} of {}", question.id);
            }
            match field {
                Field::Option { path, option } => {
                    if response.value(path).and_then(Value::as_text) == Some(&option.id) {
                        self.room.text(" ");
                    }
                }
                Field::Cell(cell) => match (response.value(&cell.path), &cell.takes) {
                    (None, _) => {}
                    (Some(value), Takes::Tick) => {
                        if *value == Value::Bool(true) {
                            self.room.text("　");
                        }
                    }
                    (Some(value), takes) => {
                        let typed = self.typed(takes, value);
                        self.room.text(&typed);
                        // an answer that is not taken over shows itself: the last one is left by going on
                        if at + 1 < fields.len() || question.several {
                            self.room.key(Code::Enter);
                        }
                    }
                },
            }
            at += 1;
        }
    }

    fn typed(&self, takes: &Takes, value: &Value) -> String {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let (session, meeting, kinds) = (self.source, self.meeting, kinds::builtin());
        Cells { lang: Lang::Ja, session, meeting, kinds, today }.typeable(takes, value)
    }

    /// The sheet of an agency, from its first question.
    fn turn_to(&mut self, agency: &str) {
        self.room.ctrl('g').text(agency).key(Code::Enter);
        self.first();
    }

    fn first(&mut self) {
        self.room.times(40, Code::PageUp);
    }

    /// A new sheet, from its first question.
    fn begin_new(&mut self) {
        while self.room.worksheet().filled.is_some() {
            self.room.key(Code::Tab);
        }
        self.first();
    }

    /// What was typed is what stands in the source.
    fn must_equal(&self, pairs: &[(Of, Of)]) {
        for (source, typed) in pairs {
            for question in self.sheet.questions.iter().filter(|question| question.kind.has_cells()) {
                let one = Response::find(self.source, source, &question.id);
                let other = Response::find(self.room.session(), typed, &question.id);
                // what is not asked is not typed
                let values = |response: &Response| -> Vec<(String, Value)> {
                    let paths = response.paths();
                    paths
                        .into_iter()
                        .map(|path| (path.to_owned(), response.value(path).unwrap().clone()))
                        .collect()
                };
                assert_eq!(values(&one), values(&other), "{} of {}", question.id, self.sheet.id);
            }
        }
    }
}

/// Types all sheets of a fixture into an empty meeting.
fn type_all(fixture_name: &str, id: &str) {
    let town = Town::of(&[fixture_name]);
    let mut typist = Typist::new(&town, fixture_name, id);
    let sheet = typist.sheet;
    let mut pairs = Vec::new();
    let all = filled::all(&town.session, town.meeting, sheet);
    let begun: Vec<Of> = all
        .into_iter()
        .filter(|of| sheet.scope.repeats() || filled::is_begun(&town.session, of, sheet))
        .collect();
    assert!(begun.len() > 4, "{}", begun.len());
    for of in begun {
        match of.whose {
            Whose::Agency(agency) => {
                let name = town.session.visible(agency).unwrap().text("name").to_owned();
                typist.turn_to(&name);
                typist.sheet(&of);
                pairs.push((of.clone(), of));
            }
            Whose::Sheet(id) => {
                let filled = filled::Filled(town.session.visible(id).unwrap());
                if let Some(agency) = filled.agency() {
                    let name = town.session.visible(agency).unwrap().text("name").to_owned();
                    typist.room.ctrl('g').text(&name).key(Code::Enter);
                }
                typist.begin_new();
                typist.sheet(&of);
                if typist.room.worksheet().filled.is_none() {
                    typist.room.ctrl('d');
                }
                let typed = typist.room.worksheet().filled.unwrap();
                let written = filled::Filled(typist.room.session().visible(typed).unwrap());
                let name = |id: Option<RecordId>| {
                    id.map(|id| town.session.visible(id).unwrap().text("name").to_owned())
                };
                assert_eq!(name(written.agency()), name(filled.agency()));
                pairs.push((of.clone(), Of { whose: Whose::Sheet(typed), ..of }));
            }
        }
    }
    typist.must_equal(&pairs);
}

#[test]
fn the_replies_of_a_survey_are_typed() {
    type_all("survey", "survey");
}

#[test]
fn hearings_are_typed() {
    type_all("hearings", "hearing");
}

#[test]
fn cases_are_typed() {
    type_all("cases", "case");
}

#[test]
fn anonymous_slips_are_typed_also_one_that_is_blank() {
    type_all("feedback", "feedback");
}

#[test]
fn the_rows_of_a_year_are_typed_with_what_is_rough_and_what_is_blank() {
    type_all("programme", "programme");
}

#[test]
fn errors_are_told_at_the_field_and_in_a_list_and_more_licences_than_staff_are_none() {
    let mut room = room_of(&["survey"], "survey");
    room.text("8").enter().text("3").enter();
    room.must_not_show("確かめてください");
    room.text("４").enter().must_show("確かめてください");
    assert_eq!(room.worksheet().question().unwrap().id, "staff", "what is to be looked at stays");
    room.enter();
    assert_eq!(room.worksheet().question().unwrap().id, "licences");
    room.text("9").enter().text("9").enter().must_not_show("確かめてください");
    room.ctrl('p').text("シートの点検").enter().must_show("確かめるところ").must_show("集計の前に直します");
    room.enter().must_show("確かめてください");
    assert_eq!(room.worksheet().question().unwrap().id, "staff");
    room.key(Code::Down).text("4").enter().must_not_show("確かめてください");
    room.ctrl('p').text("シートの点検").enter().must_show("直すところはありません");
}

#[test]
fn a_question_that_need_not_be_answered_is_passed_over() {
    let mut room = room_of(&["survey"], "survey");
    let id = |room: &Room| room.worksheet().question().unwrap().id.clone();
    while id(&room) != "first_contact" {
        room.key(Code::PageDown);
    }
    room.text("1").enter().text("2").key(Code::PageDown);
    assert_eq!(id(&room), "family");
    room.key(Code::PageUp).key(Code::Down).text("0").key(Code::PageDown);
    assert_eq!(id(&room), "partners");
    room.key(Code::PageUp);
    assert_eq!(id(&room), "first_contact");
}

#[test]
fn what_is_typed_and_does_not_fit_stays_and_says_what_is_expected() {
    let mut room = room_of(&["survey"], "survey");
    room.text("たくさん").key(Code::PageDown).must_show("数字で書いてください").must_show("くさん");
    assert_eq!(room.worksheet().question().unwrap().id, "staff");
    room.key(Code::Esc).must_not_show("くさん").ctrl('z').must_show("くさん");
    room.key(Code::Esc).text("5").enter().ctrl('z').must_not_show("  5").ctrl('y').must_show("  5");
    room.key(Code::Up).key(Code::Delete).must_not_show("  5").ctrl('z').must_show("  5");
}

#[test]
fn an_option_is_chosen_by_space_or_its_digit_and_enter_goes_on() {
    let mut room = room_of(&["feedback"], "feedback");
    // Enter chooses nothing, and says so
    room.enter().must_show("2/3").must_show("選ばずに進みました").key(Code::PageUp).must_not_show("(x)");
    room.text("２").must_show("(x) 2 やや満足");
    // once more is no taking back; Space is
    room.text("2").must_show("(x) 2 やや満足").text("　").must_show("( ) 2 やや満足").text("2");
    room.enter().must_show("2/3").must_not_show("選ばずに").text("1").text("6");
    room.must_show("[x] 1").must_show("[x] 6 その他").must_show("その他の内容");
    // letters on an option are the words beside one
    room.text("地区の").text("様子").key(Code::PageDown).must_show("[1票目]");
    room.key(Code::PageUp).must_show("地区の様子");
    // what was chosen has the keys, and Enter leaves it as it is
    room.key(Code::PageUp).must_show("> (x) 2").enter().key(Code::PageUp).must_show("(x) 2 やや満足");
}

#[test]
fn the_wall_shows_and_takes_nothing_that_is_not_for_the_room() {
    let mut room = room_of(&["case"], "cases");
    room.text("1").key(Code::PageDown).text("17").enter().must_show("3/13").key(Code::PageUp).must_show("17");
    room.ctrl('w').must_not_show("17").must_show("投影しません").text("18").must_not_show("18");
    room.ctrl('w').must_show("17");
}

#[test]
fn a_sheet_of_the_towns_own_that_cannot_be_used_is_named_where_sheets_are_chosen() {
    let mut room = room_of(&["survey"], "survey");
    room.model.broken_sheets = vec!["survey.ron".into()];
    room.ctrl('p').text("この会議のシート").enter();
    room.must_show("使えない町のシート: survey.ron");
}

#[test]
fn a_case_is_copied_re_read_and_shown_and_an_edit_takes_that_back() {
    let mut room = room_of(&["case", "case_study"], "cases");
    let to = |room: &mut Room, id: &str| {
        room.times(40, Code::PageUp);
        while room.worksheet().question().unwrap().id != id {
            room.key(Code::PageDown);
        }
    };
    room.text("2").key(Code::PageDown).text("54").enter();
    to(&mut room, "outline");
    room.text("二階で過ごす").enter().key(Code::Function(2)).must_show("新しい一枚");
    room.ctrl('p')
        .text("事例シートから写す")
        .enter()
        .must_show("事例1")
        .enter()
        .must_show("読み直しがまだです");
    to(&mut room, "age_decade");
    room.must_show("50").must_not_show("54");
    to(&mut room, "outline");
    room.must_show("二階で過ごす").ctrl('w').must_not_show("二階で過ごす").ctrl('w');
    to(&mut room, "reread_by");
    room.text("提出機関の担当と事務局").enter().text("R8.11.20").enter().text("1");
    room.must_show("読み直し済み").ctrl('w');
    to(&mut room, "outline");
    room.must_show("二階で過ごす")
        .text("す。")
        .enter()
        .key(Code::PageUp)
        .must_not_show("二階で")
        .must_show("投影しません");
}

#[test]
fn what_the_room_says_about_a_case_stays_with_it() {
    let mut room = room_of(&["case_study"], "cases");
    room.text("1").ctrl('w');
    while room.worksheet().question().unwrap().id != "talk_who" {
        room.key(Code::PageDown);
    }
    room.text("高校を離れた子").enter().must_show("高校を離れた子");
    let (entry, about) = {
        let entry = room.session().of_kind("entry").next().unwrap();
        (entry.id(), entry.link("about"))
    };
    assert_eq!(about, room.worksheet().filled);
    room.must_show("誰がはざまに").must_show("事例1");
    // it becomes an issue of the network that remembers both
    room.key(Code::Down).key(Code::Right).must_show("ネットワークの課題にする");
    room.times(20, Code::Up);
    let menu = |room: &mut Room, name: &str| {
        while !room.rows().iter().any(|row| row.contains("> ") && row.contains(name)) {
            room.key(Code::Down);
        }
        room.enter();
    };
    menu(&mut room, "ネットワークの課題にする");
    room.must_show("課題にしました");
    let issue = norishiro::domain::issue::list(
        room.session(),
        norishiro::domain::meeting::all(room.session())[0].id(),
    )[0];
    assert!(
        issue.seen(room.session()).contains(&entry) && issue.seen(room.session()).contains(&about.unwrap())
    );
    room.key(Code::Right);
    menu(&mut room, "役割にする");
    room.must_show("役割にしました").key(Code::Esc);
    room.ctrl('w').times(40, Code::PageUp).key(Code::Tab).text("2").ctrl('w');
    while room.worksheet().question().unwrap().id != "talk_who" {
        room.key(Code::PageDown);
    }
    room.must_not_show("高校を離れた子");
}

#[test]
fn words_that_may_point_to_a_person_are_told_and_kept() {
    let mut room = room_of(&["case"], "cases");
    room.text("1");
    while room.worksheet().question().unwrap().id != "outline" {
        room.key(Code::PageDown);
    }
    room.text("中学では教室に入れず、たけるくんの世話をして過ごす。")
        .enter()
        .must_show("個人が分かる言葉かもしれません")
        .must_show("たけるくん");
    room.enter().key(Code::PageUp).must_show("たけるくん");
}

#[test]
fn a_cell_being_typed_is_there_again_after_a_crash() {
    let mut room = room_of(&["survey"], "survey");
    room.text("8").enter().text("1234").wait(1_500);
    let draft = room.draft.clone().unwrap();
    assert_eq!((draft.text.as_str(), draft.cell.as_deref()), ("1234", Some("full_time")));
    let mut again = Room::new(Lang::Ja, SIZE);
    again.draft = Some(draft);
    again.open(room.disk.clone(), norishiro::app::open::Access::Writable);
    again.must_show("1234").enter().key(Code::Up).must_show("1,234");
}

#[test]
fn a_meeting_chooses_its_sheets_and_what_was_written_stays() {
    let mut room = Room::with(Lang::Ja, SIZE, crate::common::meeting_of(&["みなと市保健所／保健所"]));
    let pick = |room: &mut Room| {
        room.ctrl('p')
            .text("シートを選ぶ")
            .enter()
            .must_show("この会議で使うシート")
            .text(" ")
            .key(Code::Esc);
    };
    pick(&mut room);
    room.key(Code::Function(2)).must_show("1/17").text("5").enter();
    room.ctrl('p').text("シートを選ぶ").enter().text(" ").must_show("書いたものは記録に残ります");
    room.key(Code::Esc).must_show("1/5");
    pick(&mut room);
    room.key(Code::Function(2)).must_show("1/17").must_show("  5");
    // one at least stays
    room.ctrl('p')
        .text("シートを選ぶ")
        .enter()
        .text(" ")
        .times(4, Code::Down)
        .text(" ")
        .must_show("少なくとも一つ必要です");
}

#[test]
fn a_filled_sheet_is_removed_and_comes_back() {
    let mut room = room_of(&["feedback"], "feedback");
    room.text("1").key(Code::Tab).text("2").must_show("[2票目]");
    room.ctrl('p')
        .text("この一枚を消す")
        .enter()
        .must_show("ごみ箱に入れました")
        .must_show("[1票目]")
        .must_not_show("2票目");
    room.ctrl('z').must_show("2票目");
    room.press(Key::shift(Code::Tab));
}

#[test]
fn no_built_in_sheet_asks_for_a_persons_name_address_birth_date_or_telephone() {
    const ASKED: [&str; 10] = [
        "氏名",
        "住所",
        "生年月日",
        "電話番号",
        "イニシャル",
        "連絡先",
        "お名前",
        "full name",
        "birth date",
        "phone number",
    ];
    for sheet in sheets::builtin() {
        for question in &sheet.worksheet.questions {
            let options = question
                .options
                .iter()
                .map(|option| &option.name)
                .chain(question.parts.iter().map(|part| &part.name));
            let names = [&question.text, &question.short].into_iter().chain(options);
            for name in names.flat_map(|name| [&name.ja, &name.en]) {
                let asks = ASKED.iter().find(|word| name.to_lowercase().contains(**word));
                assert_eq!(asks, None, "{} of {}: {name}", question.id, sheet.worksheet.id);
            }
        }
    }
}

#[test]
fn a_cell_that_somebody_else_filled_in_meanwhile_is_not_written_over_unseen() {
    let mut room = room_of(&["survey"], "survey");
    let base = room.session().clone();
    room.text("12");
    // another laptop fills in the same cell and saves
    let mut other = Room::with(Lang::Ja, SIZE, base.clone());
    other.ctrl('w').text("9").enter();
    let revisions = base.missing(other.session()).0;
    room.send(Msg::FromDisk(Change::new(revisions), Vec::new()));
    room.enter().must_show("ほかで「9」と書かれました");
    let value = |room: &Room| {
        let response = Response::find(room.session(), &of(room), "staff");
        response.values("total").into_iter().cloned().collect::<Vec<_>>()
    };
    assert_eq!(value(&room), [Value::Int(9)]);
    // said once: now the newer figure holds
    room.enter();
    assert_eq!(value(&room), [Value::Int(12)]);
}

/// The sheet of the agency in turn.
fn of(room: &Room) -> Of {
    let session = room.session();
    room.worksheet().of(session).unwrap()
}

#[test]
fn words_in_a_cell_survive_leaving_it_by_any_way() {
    let mut room = room_of(&["survey", "feedback"], "survey");
    // F2: what fits is taken over, what does not keeps one there
    room.text("8").key(Code::Function(2)).must_show("1/3").key(Code::Function(2)).must_show("  8");
    room.key(Code::Down)
        .text("たくさん")
        .key(Code::Function(2))
        .must_show("数字で書いてください")
        .must_show("くさん");
    // a jump elsewhere: undo brings them back where they were
    room.key(Code::Function(3)).must_show("n=").key(Code::Function(2)).must_show("くさん");
    room.ctrl('p').text("シートの点検").enter().must_show("くさん");
    room.key(Code::Esc).key(Code::PageDown).must_show("2/17").ctrl('z').must_show("1/17").must_show("くさん");
}

#[test]
fn keys_that_come_at_once_choose_each_and_a_paste_chooses_nothing() {
    let mut room = room_of(&["feedback"], "feedback");
    room.key(Code::PageDown).text("１3").must_show("[x] 1").must_show("[x] 3");
    room.paste("2\n4\n5件").must_show("Space か数字で選びます").must_not_show("[x] 2").must_not_show("[x] 4");
    let lines = (0..200).map(|line| format!("{line}行目")).collect::<Vec<_>>().join("\n");
    room.key(Code::PageDown).paste(&lines).key(Code::PageUp).key(Code::PageDown).must_show("199行目");
    let words = Response::find(room.session(), &of(&room), "words").value("").cloned();
    assert_eq!(words.as_ref().and_then(Value::as_text), Some(lines.as_str()));
}

#[test]
fn enter_goes_on_from_what_a_digit_ticked_to_the_words_beside_it() {
    let mut room = room_of(&["survey"], "survey");
    let has_words = |question: &Question| {
        question.kind == norishiro::domain::worksheet::Kind::Choices
            && question.options.iter().any(|one| one.text)
    };
    while !has_words(room.worksheet().question().unwrap()) {
        room.key(Code::PageDown);
    }
    let question = room.worksheet().question().unwrap().clone();
    room.text("1").must_show("[x] 1").enter();
    assert_ne!(room.worksheet().question().unwrap().id, question.id, "on to the next question");
    room.key(Code::PageUp);
    let at = question.options.iter().position(|one| one.text).unwrap();
    // 0 is the tenth, and what stands behind it has no digit
    room.text(&((at + 1) % 10).to_string()).enter().text("ほかの方法").enter();
    let response = Response::find(room.session(), &of(&room), &question.id);
    let words = format!("{}.words", question.options[at].id);
    assert_eq!(response.value(&words).and_then(Value::as_text), Some("ほかの方法"));
}

#[test]
fn the_tenth_option_is_0_and_those_behind_it_have_no_digit() {
    let more: String = (7..=12)
        .map(|at| format!("(id: \"more{at}\", name: (ja: \"別{at}\", en: \"More {at}\")),"))
        .collect();
    let first = "(id: \"views\"";
    let text = sheets::text_of("feedback").unwrap().replace(first, &format!("{more}{first}"));
    let sheet = sheets::read(&text).unwrap();
    let mut town = Town::empty(&["survey"], &fixture("survey"));
    let meeting = town.meeting;
    town.write(|writer| {
        let id = norishiro::domain::worksheet::carry(writer, &sheet.definition);
        norishiro::domain::meeting::use_worksheets(writer, meeting, &[id]);
    });
    let mut room = Room::with(Lang::Ja, SIZE, town.session);
    room.ctrl('w').key(Code::PageDown);
    let question = room.worksheet().question().unwrap().clone();
    room.text("0");
    let ticked = Response::find(room.session(), &of(&room), &question.id);
    assert_eq!(ticked.ticked(&question, room.worksheet().lane()), [question.options[9].id.as_str()]);
    room.times(20, Code::Down).must_not_show("] 11 ").must_show("[x] 0 ");
}

#[test]
fn a_longer_text_that_is_emptied_can_be_had_back_and_that_is_said() {
    let mut room = room_of(&["feedback"], "feedback");
    room.times(2, Code::PageDown).text("よい会でした").enter().times(2, Code::PageDown);
    room.key(Code::Delete)
        .must_show("Ctrl+Z で戻ります")
        .must_not_show("よい会")
        .ctrl('z')
        .must_show("よい会");
    // a sheet that is there already is not begun once more
    room.ctrl('d').must_show("もうあります");
}

#[test]
fn enter_ends_the_choice_of_sheets() {
    let mut room = Room::with(Lang::Ja, SIZE, crate::common::meeting_of(&["保健所"]));
    let before = room.disk.clone();
    room.ctrl('p')
        .text("シートを選ぶ")
        .enter()
        .must_show("Enter で終わる")
        .enter()
        .must_not_show("Enter で終わる");
    assert_eq!(room.disk, before);
}

#[test]
fn finding_an_agency_leaves_the_slip_in_hand() {
    let mut room = room_of(&["feedback"], "feedback");
    room.text("1").key(Code::Tab).text("2").ctrl('g').enter().must_show("[2票目]");
}

#[test]
fn a_sheet_of_the_whole_meeting_is_one_whoever_is_in_turn() {
    let text = sheets::text_of("programme").unwrap();
    let own =
        text.replace("scope: \"network\"", "scope: \"meeting\"").replace("id: \"programme\"", "id: \"own\"");
    let sheet = sheets::read(&own).unwrap();
    let mut town = Town::empty(&["survey"], &fixture("survey"));
    let meeting = town.meeting;
    town.write(|writer| {
        let id = norishiro::domain::worksheet::carry(writer, &sheet.definition);
        norishiro::domain::meeting::use_worksheets(writer, meeting, &[id]);
    });
    let mut room = Room::with(Lang::Ja, SIZE, town.session);
    room.ctrl('w').must_show("会議全体で一枚のシートです").must_not_show("未[");
    let passes = |room: &Room| room.session().of_kind(norishiro::domain::pass::KIND).count();
    room.key(Code::Tab).must_show("会議全体で一枚").ctrl('d').must_show("会議全体で一枚");
    assert_eq!(passes(&room), 0);
    room.text("1").must_show("(x) 1").key(Code::Tab).must_show("(x) 1");
}

#[test]
fn an_agency_named_twice_or_by_itself_and_shares_over_the_whole_are_told_at_the_field_and_in_the_list() {
    let mut town = Town::empty(&["hearing"], &fixture("hearings"));
    let (own, other) = (town.agencies["shogai"], town.agencies["hoken"]);
    let of = town.whose("hearing", "shogai");
    let put = |town: &mut Town, question: &str, cells: &[(&str, Value)]| {
        let cells: Vec<_> = cells.iter().map(|(path, value)| (*path, Some(value.clone()))).collect();
        town.write(|writer| norishiro::domain::response::fill(writer, &of, question, &cells));
    };
    let ranked = [("1", other), ("2", own), ("3", other)];
    put(&mut town, "partners", &ranked.map(|(path, id): (&str, RecordId)| (path, id.into())));
    put(&mut town, "share", &[("phone", 70.into()), ("visit", 40.into())]);
    let room = |town: &Town, question: &str| {
        let mut room = Room::with(Lang::Ja, SIZE, town.session.clone());
        room.ctrl('w');
        let screen = &mut room.model.room.as_mut().unwrap().worksheet;
        let at = screen.sheets[0].questions.iter().position(|known| known.id == question).unwrap();
        screen.step_at = screen.steps().iter().position(|step| step.question == at).unwrap();
        screen.agency = Some(own);
        room.resize(SIZE);
        room
    };
    room(&town, "partners").must_show("同じ機関が二度あります");
    room(&town, "share").must_show("合わせて110%");
    let mut list = room(&town, "partners");
    list.ctrl('p').text("シートの点検").enter();
    list.must_show("確かめるところ")
        .must_show("同じ機関が二度")
        .must_show("自分の機関が入って")
        .must_show("110%");
    list.must_not_show("集計の前に直します");
    put(&mut town, "share", &[("phone", 170.into())]);
    room(&town, "share").must_show("一つの割合は、100%までです").must_not_show("110%");
    // calm again once it is mended
    put(&mut town, "share", &[("phone", 60.into())]);
    put(&mut town, "partners", &[("2", "kind:clinic".into()), ("3", "name:町の会".into())]);
    room(&town, "partners").must_not_show("二度").must_not_show("自分の機関が");
    room(&town, "share").must_not_show("%までに");
}
