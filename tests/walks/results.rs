//! The board of filled sheets, walked by keys: results, the page of all of them, one agency's answers, sheets one under
//! another; and what of it never comes onto the wall.

use crate::common::Room;
use crate::common::filled::{self, Town, fixture};
use crate::common::whole::must_be_whole;
use norishiro::app::board::Way;
use norishiro::app::input::{Code, Key};
use norishiro::domain::meeting::{self, Facts, Meeting};
use norishiro::domain::response::{Of, fill};
use norishiro::domain::{attendance, clearing};
use norishiro::i18n::Lang;
use norishiro::store::sheets;

const BOARD: Key = Key::function(3);

fn open(town: &Town, size: (u16, u16)) -> Room {
    let mut room = Room::with(Lang::Ja, size, town.session.clone());
    room.press(BOARD);
    room
}

/// Rows of the board that are not empty, without header and keys.
fn content(room: &Room) -> Vec<String> {
    let rows = room.rows();
    let rows = rows[4..rows.len() - 1].iter().map(|row| row.trim_end().to_owned());
    rows.filter(|row| !row.is_empty()).collect()
}

/// The board at a question, by its place.
fn at(town: &Town, size: (u16, u16), question: usize) -> Room {
    let mut room = open(town, size);
    room.times(question, Code::PageDown);
    room
}

#[test]
fn one_page_says_what_matters_most() {
    let town = filled::survey();
    let mut room = open(&town, (80, 24));
    room.must_show("I-1-1").key(Code::PageUp).must_show("結果のまとめ").must_show("回答 7/7 機関");
    for shown in [
        "初回の相手      家族 45.0%・当事者 30.6%・関係機関 21.1%・その他 3.3%  n=6",
        "19〜29歳 32.0%・30〜39歳 26.9%",
        "電話相談 100.0%・面接相談 83.3%",
        "n=6、複数回答",
        "連携の多い先    保健所・とまりぎ・精神科医療機関・サポステ",
        "集計に含めていません: 教育支援センター",
    ] {
        room.must_show(shown);
    }
    assert!(content(&room).len() <= 7, "{}", room.picture());
    // around: the questions, one agency, the page again
    room.key(Code::PageUp).must_show("最初の設問です").key(Code::PageDown).must_show("I-1-1 相談");
    room.press(BOARD).must_show("みなと市保健所").must_show("アンケート");
    room.press(BOARD).must_show("結果のまとめ").press(BOARD).must_show("I-1-1 相談");
    // coming back, the board is where the worksheet is
    room.press(BOARD)
        .press(BOARD)
        .must_show("結果のまとめ")
        .key(Code::Esc)
        .press(BOARD)
        .must_show("I-1-1 相談");
    // a worksheet without such a page has none
    let mut room = open(&filled::programme(), (80, 24));
    room.key(Code::PageUp).must_show("最初の設問です").press(BOARD).must_show("16 枚").press(BOARD);
    room.must_show("1/8");
}

#[test]
fn a_result_has_figures_shares_and_bars_and_can_count_every_sheet() {
    let town = filled::survey();
    let mut room = at(&town, (60, 20), 7);
    room.must_show("I-2-1-5").must_show("n=6・回答 6");
    room.must_show("家族       94   45.0").must_show("計        209  100.0").must_show("100%");
    room.must_show("集計に含めていません: 教育支援センター");
    room.ctrl('p').text("確認中").key(Code::Enter).must_show("確認中のシートも集計に含めています");
    room.must_show("n=7・回答 7").must_show("家族      106  46.1").must_show("計        230  99.9");
    room.must_show("足しても100になりません（99.9）").must_show("集計に含めています: 教育支援センター");
    room.ctrl('p').text("count sheets").key(Code::Enter).must_show("n=6・回答 6");
    // of several answers the shares are of those who answered, and who did not has a row
    room.times(4, Code::PageDown).must_show("II-2").must_show("n=6、複数回答");
    room.must_show("無回答             1  16.7").must_show("複数回答のため");
}

/// The bars that are drawn: the first word of the row, the columns drawn and those of the whole.
fn bars(room: &Room) -> Vec<(String, usize, usize)> {
    let (buffer, _) = room.frame();
    let area = buffer.area;
    let row = |y: u16| {
        let cell = |x: u16| buffer.cell((x, y)).unwrap();
        let end = (0..area.width).rev().find(|x| cell(*x).symbol() == "|")?;
        let is_drawn = |x: &u16| {
            cell(*x).bg != cell(0).bg || cell(*x).modifier.contains(ratatui::style::Modifier::REVERSED)
        };
        let drawn: Vec<u16> = (0..end).filter(is_drawn).collect();
        assert!(drawn.iter().all(|x| cell(*x).symbol() == " "), "a bar covers words");
        let first = *drawn.first()?;
        assert!(drawn.iter().copied().eq(first..first + drawn.len() as u16), "a bar has a hole");
        let name = room.rows()[usize::from(y)].split_whitespace().next().unwrap_or_default().to_owned();
        Some((name, drawn.len(), usize::from(end - first)))
    };
    (5..area.height - 1).filter_map(row).collect()
}

#[test]
fn a_bar_is_as_long_as_its_share_of_a_hundred_percent_on_every_page_and_in_every_theme() {
    use norishiro::app::theme::Theme;
    let town = filled::survey();
    for theme in Theme::ALL {
        for size in [(60, 20), (80, 24), (120, 36)] {
            let mut room = at(&town, size, 7);
            room.model.theme = theme;
            let drawn = bars(&room);
            let whole = drawn[0].2;
            assert!(whole >= 6 && drawn.iter().all(|(.., of)| *of == whole), "{drawn:?}");
            let expected = [("当事者", 306), ("家族", 450), ("関係機関", 211), ("その他", 33)];
            let length = |share: usize| ((share * whole * 2 + 1000) / 2000).max(1);
            let expected: Vec<_> =
                expected.map(|(name, share)| (name.to_owned(), length(share), whole)).into();
            assert_eq!(drawn, expected, "{theme:?} {size:?}");
            // the largest of another page is longer, since its share is larger
            room.times(4, Code::PageDown).must_show("II-2").must_show("83.3");
            let (name, drawn, whole) = bars(&room).remove(0);
            assert_eq!((name.as_str(), drawn), ("電話", (833 * whole * 2 + 1000) / 2000));
        }
    }
}

#[test]
fn what_is_taller_than_the_window_is_paged_through_and_no_row_is_lost() {
    let town = filled::survey();
    let mut room = at(&town, (60, 20), 6);
    room.must_show("I-2-1-4").must_show("1/2 ページ").must_show("13〜15歳   3年    3    1.5");
    room.must_show("計              197  100.0   130    60         7").must_not_show("ふぞろい");
    // uneven bands are never drawn
    assert!(bars(&room).is_empty());
    room.must_not_show("100%").key(Code::Down).must_show("2/2 ページ").must_show("幅がふぞろいです");
    room.key(Code::Down).must_show("2/2").key(Code::Up).must_show("1/2").key(Code::Up).must_show("1/2");
    room.key(Code::Down).key(Code::PageDown).must_show("I-2-1-5").must_not_show("ページ");
    // the window grows while the second page is on
    room.key(Code::PageUp)
        .key(Code::Down)
        .resize((120, 36))
        .must_show("13〜15歳")
        .must_show("幅がふぞろいです");
}

#[test]
fn the_year_before_stands_beside_it_and_a_blank_is_no_nought() {
    let mut town = filled::survey();
    let sheet = Meeting(town.session.record(town.meeting).unwrap()).worksheets();
    let facts =
        Facts { title: "令和6年度 第1回".into(), date: "2024-06-20".into(), ..Facts::default() };
    let (agency, before) =
        (town.agencies["hoken"], town.write(|writer| meeting::found(writer, &facts, &sheet)));
    town.write(|writer| attendance::set(writer, before, agency, attendance::State::Present));
    let of = Of { meeting: before, ..town.whose("survey", "hoken") };
    let cells = [("person", Some(70.into())), ("family", Some(20.into())), ("other", Some(7.into()))];
    town.write(|writer| fill(writer, &of, "first_contact", &cells));
    let mut room = at(&town, (60, 20), 7);
    for shown in [
        "           件      %  前回  増減",
        "当事者     64   30.6    70   △6",
        "家族       94   45.0    20    74",
        "関係機関   44   21.1     -    44",
        "その他      7    3.3     7     0",
        "計        209  100.0    97   112",
        "前回に数のない行の増減は、今回の数そのものです。",
    ] {
        room.must_show(shown);
    }
    // what says how many answered has no difference, nor has a question nobody answered then
    room.times(4, Code::PageUp).must_show("I-2-1-1").must_not_show("前回");
}

#[test]
fn who_names_whom_is_told_without_points_on_the_wall() {
    let town = filled::survey();
    let mut room = at(&town, (80, 24), 10);
    room.must_show("保健所                とまりぎ、サポステ、障害福祉課、くらし相談室");
    room.must_show("良し悪しの表ではありません").must_not_show("点 ").must_not_show("1位");
    room.ctrl('w')
        .must_show("機関数  1位  点  挙げた機関")
        .must_show("保健所                     4    1   6  とまりぎ");
    // of options points are no grades
    let mut room = at(&filled::hearings(), (120, 36), 9);
    room.must_show("つながらない・はざま").must_show("診断や疑いがない・判断できない     6    5  17");
}

#[test]
fn who_is_still_to_come_is_named_and_nothing_is_counted_yet() {
    let mut town = Town::empty(&["survey"], &fixture("survey"));
    let mut room = open(&town, (60, 20));
    room.must_show("まだ回答がありません。").must_show("回答待ち: 保健所、とまりぎ、サポステ、社協");
    room.key(Code::PageUp).must_show("回答 0/7 機関").must_show("まだ回答がありません。");
    let of = town.whose("survey", "sapo");
    town.write(|writer| fill(writer, &of, "staff", &[("total", Some(5.into()))]));
    let mut room = open(&town, (60, 20));
    room.must_show("計       5   1/1")
        .must_show("常勤     -   0/1")
        .must_show("回答待ち: 保健所、とまりぎ、社協");
    room.press(BOARD).press(BOARD).must_show("回答 1/7 機関");
    // blank is blank, also where an agency says so
    room.press(BOARD).press(BOARD).times(2, Code::Tab).must_show("みなと若者サポートステーション");
    room.must_show("計 5人").must_not_show("常勤 0").must_show("空欄");
}

#[test]
fn one_agencys_answers_stand_question_by_question_and_enter_goes_there() {
    let town = filled::survey();
    let mut room = open(&town, (80, 24));
    room.press(BOARD).key(Code::Tab).must_show("ひきこもり相談センター「とまりぎ」");
    room.must_show("> I-1-1 相談の職員").must_show("計 7人・常勤 4人・非常勤 3人");
    room.must_show("その他（オンラインの部屋）").times(6, Code::Down).must_show("> I-2-1-4");
    room.must_show("16〜18歳  計 5・男 3・女 1・性別不明 1").must_show("ほかの行は0");
    room.times(4, Code::Down).must_show("1 みなと市保健所").key(Code::Enter);
    assert_eq!(room.worksheet().question().unwrap().id, "partners");
    assert_eq!(room.worksheet().agency, Some(town.agencies["hiki"]));
    // what is not asked of it is not listed: nobody of the family came first
    let mut town = filled::survey();
    let of = town.whose("survey", "hoken");
    town.write(|writer| fill(writer, &of, "first_contact", &[("family", Some(0.into()))]));
    let mut room = open(&town, (120, 36));
    room.press(BOARD).must_show("I-2-1-5 初回の相手").must_not_show("家族の内訳");
}

#[test]
fn undo_on_the_board_shows_where_it_was() {
    let town = filled::survey();
    let mut room = at(&town, (60, 20), 5);
    room.must_show("実      209").key(Code::Enter).text("999").key(Code::Enter).press(BOARD);
    room.must_not_show("実      209")
        .times(3, Code::PageUp)
        .ctrl('z')
        .must_show("I-2-1-3")
        .must_show("実      209");
}

#[test]
fn texts_stand_side_by_side_and_delicate_ones_at_the_desk_only() {
    let town = filled::hearings();
    let mut room = at(&town, (80, 24), 4);
    room.must_show("H1 ")
        .must_show("社協")
        .must_show("地区に一人ずつ。")
        .must_show("> 保健所  まだ記入がありません");
    // walked through in every way, nothing of level 2 or 3 is on the wall
    let secrets =
        ["卒業を控え", "通院をやめた", "年度が替わる", "名前を出さずに", "何がしやすいか", "担任とSSW"];
    for town in [filled::hearings(), filled::survey()] {
        let mut room = open(&town, (120, 36));
        for _ in 0..4 {
            for _ in 0..20 {
                let picture = room.picture();
                let mut secrets = secrets.into_iter().chain(["足が止まる", "寄れる場所"]);
                let secret = secrets.find(|secret| picture.contains(secret));
                assert_eq!(secret, None, "{picture}");
                room.key(if room.model.room.as_ref().unwrap().board.way == Way::Agency {
                    Code::Tab
                } else {
                    Code::PageDown
                });
            }
            room.press(BOARD);
        }
    }
    let mut room = at(&town, (80, 24), 8);
    room.must_show("この設問の記入は投影しません")
        .ctrl('w')
        .must_show("卒業を控え")
        .ctrl('w')
        .must_not_show("卒業");
}

#[test]
fn a_case_study_comes_onto_the_wall_once_it_was_re_read() {
    let mut town = filled::cases();
    let mut room = open(&town, (80, 24));
    // a case as it was handed in: age, trigger and outline are for the secretariat
    room.press(BOARD).must_show("> 事例1 とまりぎ  投影しない欄があります").must_show("性別 男");
    room.must_not_show("16").must_not_show("昼夜逆転").must_show("名乗らなくてもよい場所");
    room.key(Code::Esc).press(Key::function(2)).press(BOARD).must_show("事例検討");
    let outline = |room: &mut Room| {
        for _ in 0..30 {
            if room.shows("投影しない欄があります") && room.shows("中学2年の秋から") {
                return true;
            }
            room.key(Code::Down);
        }
        false
    };
    room.must_not_show("家の中で暮らし").must_not_show("こだわり");
    assert!(outline(&mut room), "{}", room.picture());
    // an edit takes that back
    let of = town.whose("case_study", "minato-c1");
    let worksheet = &sheets::find("case_study").unwrap().worksheet;
    let cells = [("", Some("中学2年の秋から、別の話。".into()))];
    town.write(|writer| clearing::fill_in(writer, worksheet, &of, "outline", &cells));
    let mut room = open(&town, (80, 24));
    room.key(Code::Esc).press(Key::function(2)).press(BOARD).press(BOARD);
    assert!(!outline(&mut room), "{}", room.picture());
}

#[test]
fn rows_and_slips_stand_one_under_another() {
    let town = filled::programme();
    let mut room = open(&town, (60, 20));
    room.press(BOARD).must_show("> ひきこもり専門相談").must_show("計画 1,500程度");
    room.must_show("居場所づくり").must_show("計画 月1程度以上").key(Code::Tab).key(Code::Tab);
    room.must_show("> 居場所づくり")
        .times(6, Code::Down)
        .must_show("> 事例検討会")
        .must_show("区分 休止（R2）");
    room.key(Code::Enter);
    assert_eq!(room.worksheet().filled, Some(town.sheets["5-2"]));
    // counted, they come to no sum that means nothing
    let mut room = at(&town, (60, 20), 4);
    room.must_show("計画   -  15/16").must_show("単位の違う数");
    // slips have no names, and a blank one says so
    let mut room = open(&filled::feedback(), (60, 20));
    room.must_show("無回答       1   8.3").must_show("99.9").press(BOARD).must_show("12 枚");
    room.must_show("1票目").times(5, Code::Tab).times(3, Code::Tab).must_show("7票目  空欄");
}

#[test]
fn every_page_stands_whole_at_every_size_in_both_languages() {
    let mut town = filled::year();
    // a long name, twenty agencies
    for at in 0..13 {
        let name = format!("社会福祉法人{}{at}番町支援センター", "葛飾區𠮷田".repeat(6));
        let named = norishiro::app::new::named(&name).unwrap();
        let meeting = town.meeting;
        town.write(|writer| {
            let agency = norishiro::domain::agency::found(writer, &named);
            attendance::set(writer, meeting, agency, attendance::State::Present);
        });
    }
    for (lang, size) in
        [(Lang::Ja, (60, 20)), (Lang::En, (60, 20)), (Lang::En, (80, 24)), (Lang::Ja, (200, 50))]
    {
        let mut room = Room::with(lang, size, town.session.clone());
        for questions in [17, 15, 3, 8] {
            room.press(BOARD);
            for _ in 0..questions {
                must_be_whole(&room);
                room.key(Code::PageDown);
            }
            room.press(BOARD);
            for _ in 0..5 {
                must_be_whole(&room);
                room.times(3, Code::Down);
            }
            room.press(BOARD);
            must_be_whole(&room);
            room.key(Code::Esc).press(Key::function(2));
        }
    }
    let mut room = open(&town, (60, 20));
    room.resize((20, 5)).key(Code::Down).resize((1, 1)).frame();
}
