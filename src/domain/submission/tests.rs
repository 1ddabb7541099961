use std::collections::BTreeSet;

use super::super::desk::Desk;
use super::super::redaction;
use super::super::same::{self, Verdict};
use super::super::undo::Outcome;
use super::super::{Record, Value};
use super::*;
use crate::domain::attendance::{self, State};
use crate::domain::entry::Entry;
use crate::domain::overlap::Overlap;

fn row(desk: &Desk, text: &str) -> Row {
    Row {
        at: desk.at(0),
        lane: String::new(),
        what: What::Entry(text.to_owned()),
        table: String::new(),
        private: false,
        starred: false,
        handed_in: true,
        line: String::new(),
        known: None,
    }
}

fn rows(desk: &Desk, texts: &[&str]) -> Vec<Row> {
    texts.iter().map(|text| row(desk, text)).collect()
}

/// The lines of a form.
fn form(desk: &Desk, texts: &[&str]) -> Vec<Row> {
    let line = |(at, text): (usize, &&str)| Row { line: format!("s{at}"), ..row(desk, text) };
    texts.iter().enumerate().map(line).collect()
}

/// A row as a file of ours carries it.
fn known(desk: &Desk, id: RecordId, text: &str) -> Row {
    let words = desk.session.record(id).unwrap().field("text").unwrap().writes().next_back().unwrap().id();
    Row { known: Some((id, Some(words))), ..row(desk, text) }
}

fn import(desk: &mut Desk, rows: &[Row]) -> Vec<RecordId> {
    let usual: Vec<bool> = fates(&desk.session, rows).into_iter().map(Fate::is_usual).collect();
    desk.write(|writer| take(writer, rows, &usual))
}

/// Everything that is wanted of importing, whatever is imported.
fn adds_nothing(desk: &mut Desk, rows: &[Row]) {
    assert!(!fates(&desk.session, rows).into_iter().any(Fate::is_usual));
    let all = vec![true; rows.len()];
    let removed =
        fates(&desk.session, rows).iter().any(|fate| matches!(fate, Fate::Removed(_) | Fate::Replaced(_)));
    assert!(removed || desk.change(|writer| _ = take(writer, rows, &all)).is_empty());
}

#[test]
fn rows_stand_in_the_order_of_the_file_after_what_stands_there_and_twice_is_once() {
    let mut desk = Desk::new();
    desk.add("先");
    let file = rows(&desk, &["ん", "い", "同じ", "同じ", "あ"]);
    import(&mut desk, &file);
    assert_eq!(desk.texts(), ["先", "ん", "い", "同じ", "同じ", "あ"]);
    adds_nothing(&mut desk, &file);
    desk.add("後");
    assert_eq!(desk.texts().last(), Some(&"後"));
    assert!(matches!(desk.take_back(), Outcome::Done(_)));
    assert!(matches!(desk.take_back(), Outcome::Done(_)));
    assert_eq!(desk.texts(), ["先"]);
    // what was taken back is in the bin, and comes back only where it is asked for
    assert!(fates(&desk.session, &file).iter().all(|fate| matches!(fate, Fate::Removed(_))));
    assert!(import(&mut desk, &file).is_empty());
    desk.write(|writer| take(writer, &file, &[true, false, false, false, false]));
    assert_eq!(desk.texts(), ["先", "ん"]);
}

#[test]
fn a_file_taken_in_on_two_machines_is_there_once_after_the_merge() {
    let mut one = Desk::new();
    let mut two = one.twin(2);
    let file = rows(&one, &["一", "二", "二"]);
    for desk in [&mut one, &mut two] {
        import(desk, &file);
    }
    one.session.union(&two.session);
    assert_eq!(one.texts(), ["一", "二", "二"]);
    assert!(one.session.records().all(|record| record.conflicts().next().is_none()));
    adds_nothing(&mut one, &file);
}

#[test]
fn what_was_typed_with_the_same_words_is_there_already_and_stays_as_it_was_typed() {
    let mut desk = Desk::new();
    let typed = desk.add("サポステと 月１回");
    let file = rows(&desk, &["ｻﾎﾟｽﾃと月1回", "ｻﾎﾟｽﾃと月1回"]);
    assert_eq!(fates(&desk.session, &file), [Fate::Here(typed), Fate::New]);
    import(&mut desk, &file);
    assert_eq!(desk.texts(), ["サポステと 月１回", "ｻﾎﾟｽﾃと月1回"]);
    adds_nothing(&mut desk, &file);
    desk.write(|writer| writer.set(typed, &[("text", "直した".into())]));
    adds_nothing(&mut desk, &file);
    desk.write(|writer| writer.delete(typed));
    assert_eq!(fates(&desk.session, &file)[0], Fate::Removed(typed));
}

#[test]
fn a_row_that_came_back_edited_is_an_edit_of_what_was_written_out() {
    let mut desk = Desk::new();
    let id = desk.add("一");
    let out = [known(&desk, id, "一"), known(&desk, id, "一（直し）")];
    assert_eq!(fates(&desk.session, &out[..1]), [Fate::Here(id)]);
    let mut twin = desk.twin(2);
    import(&mut twin, &out[1..]);
    import(&mut desk, &out[1..]);
    assert_eq!(desk.texts(), ["一（直し）"]);
    desk.session.union(&twin.session);
    assert!(desk.session.disputed().next().is_none());
    adds_nothing(&mut desk, &out[1..]);
    // a row copied with its number is a row of its own
    let copied = [out[1].clone(), Row { what: What::Entry("写した行".into()), ..out[0].clone() }];
    assert_eq!(fates(&desk.session, &copied), [Fate::Here(id), Fate::New]);
    let copied = [out[1].clone(), out[1].clone()];
    assert_eq!(fates(&desk.session, &copied), [Fate::Here(id), Fate::New]);
}

#[test]
fn a_live_edit_meanwhile_becomes_a_conflict_and_an_unedited_row_changes_nothing() {
    let mut desk = Desk::new();
    let id = desk.add("一");
    let (same, edited) = ([known(&desk, id, "一")], [known(&desk, id, "一（紙）")]);
    desk.write(|writer| writer.set(id, &[("text", "一（会議）".into())]));
    adds_nothing(&mut desk, &same);
    assert_eq!(fates(&desk.session, &edited), [Fate::Changed(id)]);
    import(&mut desk, &edited);
    let texts = Entry(desk.session.record(id).unwrap()).texts();
    assert!(texts.len() == 2 && texts.contains(&"一（会議）") && texts.contains(&"一（紙）"));
    adds_nothing(&mut desk, &edited);
    // settled by a person: the file does not open it again
    desk.write(|writer| writer.set(id, &[("text", "一（会議）".into())]));
    adds_nothing(&mut desk, &edited);
    assert_eq!(desk.texts(), ["一（会議）"]);
}

#[test]
fn a_wording_that_is_unknown_here_is_written_on_the_first_and_another_sessions_number_says_nothing() {
    let mut desk = Desk::new();
    let id = desk.add("一");
    let unknown = |rev, text: &str| Row { known: Some((id, rev)), ..row(&desk, text) };
    let (old, new) = ([unknown(None, "一")], [unknown(Some(RevisionId::MAX), "二")]);
    let strange = [Row { known: Some((RecordId::MAX, None)), ..row(&desk, "三") }];
    let elsewhere = [Row { at: desk.at(1), ..new[0].clone() }];
    desk.write(|writer| writer.set(id, &[("text", "直した".into())]));
    assert_eq!(fates(&desk.session, &old), [Fate::Here(id)]);
    assert_eq!(fates(&desk.session, &new), [Fate::Changed(id)]);
    assert_eq!(fates(&desk.session, &strange), [Fate::New]);
    assert_eq!(fates(&desk.session, &elsewhere), [Fate::New]);
    import(&mut desk, &new);
    assert_eq!(Entry(desk.session.record(id).unwrap()).texts().len(), 2);
}

#[test]
fn a_line_of_a_form_that_comes_again_in_other_words_is_the_same_entry() {
    let mut desk = Desk::new();
    let first = form(&desk, &["一", "二"]);
    import(&mut desk, &first);
    let second = form(&desk, &["一", "二（直し）", "三"]);
    let id = fates(&desk.session, &first)[1].record().unwrap();
    assert_eq!(fates(&desk.session, &second)[1], Fate::Changed(id));
    import(&mut desk, &second);
    assert_eq!(desk.texts(), ["一", "二（直し）", "三"]);
    for file in [&first, &second] {
        adds_nothing(&mut desk, file);
    }
    let third = form(&desk, &["一", "二（また直し）"]);
    desk.write(|writer| writer.set(id, &[("text", "二（会議）".into())]));
    import(&mut desk, &third);
    assert_eq!(Entry(desk.session.record(id).unwrap()).texts().len(), 2, "with what was typed");
    // also after it was moved to another question
    let fourth = form(&desk, &["一（直し）"]);
    let moved = fates(&desk.session, &first)[0].record().unwrap();
    desk.write(|writer| writer.set(moved, &[("question", "weaknesses".into())]));
    assert_eq!(fates(&desk.session, &fourth), [Fate::Changed(moved)]);
}

#[test]
fn words_that_were_erased_are_never_taken_in() {
    let mut desk = Desk::new();
    let file = form(&desk, &["山田さん", "二"]);
    let plain = rows(&desk, &["田中さん"]);
    import(&mut desk, &file);
    import(&mut desk, &plain);
    let typed = desk.add("佐藤さん");
    let out = [known(&desk, typed, "佐藤さん"), known(&desk, typed, "佐藤さんのこと")];
    let before = desk.session.clone();
    for id in [fates(&desk.session, &file)[0], fates(&desk.session, &plain)[0], Fate::Here(typed)] {
        let pen = desk.pen();
        let _ = redaction::redact(Writer::new(&mut desk.session, pen), id.record().unwrap(), "text");
    }
    let other = form(&desk, &["山田さんのこと"]);
    for row in [&file[..1], &plain, &out[..1], &out[1..], &other] {
        assert_eq!(fates(&desk.session, row), [Fate::Erased], "{row:?}");
        adds_nothing(&mut desk, row);
    }
    assert!(!format!("{:?}", desk.session).contains("さん"));
    // an older copy takes it in again: the redaction holds after the merge
    let mut old = desk.twin(3);
    old.session = before;
    import(&mut old, &file);
    desk.session.union(&old.session);
    assert!(!format!("{:?}", desk.session).contains("さん"));
}

#[test]
fn nothing_to_say_is_passed_unless_something_was_said() {
    let mut desk = Desk::new();
    let pass = [Row { what: What::Pass, ..row(&desk, "") }];
    assert_eq!(fates(&desk.session, &pass), [Fate::New]);
    import(&mut desk, &pass);
    assert!(pass::said(&desk.session, &desk.at(0), None).is_some());
    adds_nothing(&mut desk, &pass);
    desk.take_back();
    assert!(matches!(fates(&desk.session, &pass)[..], [Fate::Removed(_)]));
    let id = desk.add("一");
    assert_eq!(fates(&desk.session, &pass), [Fate::Here(id)]);
}

#[test]
fn a_proposal_is_tied_to_the_weakness_of_the_same_file() {
    let mut desk = Desk::new();
    let at = |question: &str| At { question: question.to_owned(), ..desk.at(0) };
    let need = Some(Need::Words { question: "weaknesses".to_owned(), text: "車が ない".to_owned() });
    let to = vec![Asked::Agency(desk.agencies[1]), Asked::Anyone];
    let what = What::Overlap { need, to: to.clone(), asked: Vec::new(), idea: "送迎".to_owned() };
    let file = [
        Row { at: at("overlap"), what, ..row(&desk, "") },
        Row { at: at("weaknesses"), private: true, table: "A卓".into(), ..row(&desk, "車がない") },
    ];
    let mut twin = desk.twin(2);
    let ids = import(&mut desk, &file);
    import(&mut twin, &file);
    desk.session.union(&twin.session);
    let overlap = overlap::of_meeting(&desk.session, desk.meeting)[0];
    assert_eq!((overlap.idea(), overlap.need()), ("送迎", Some(ids[0])));
    assert_eq!(overlap.to().into_iter().map(|(asked, _)| asked).collect::<Vec<_>>(), to);
    let entry = Entry(desk.session.record(ids[0]).unwrap());
    assert!(entry.is_private() && entry.is_handed_in() && entry.0.text("table") == "A卓");
    assert!(desk.session.disputed().next().is_none());
    adds_nothing(&mut desk, &file);
}

#[test]
fn who_was_absent_has_handed_in_and_who_had_no_seat_gets_one() {
    let mut desk = Desk::new();
    let (meeting, agencies) = (desk.meeting, desk.agencies.clone());
    for (agency, state) in [(0, State::Absent), (1, State::Late)] {
        desk.write(|writer| attendance::set(writer, meeting, agencies[agency], state));
    }
    let file: Vec<Row> = (0..3).map(|agency| Row { at: desk.at(agency), ..row(&desk, "一") }).collect();
    import(&mut desk, &file);
    let states = |desk: &Desk| -> Vec<State> {
        attendance::seats(&desk.session, meeting).iter().map(|seat| seat.state).collect()
    };
    assert_eq!(states(&desk), [State::HandedIn, State::Late, State::Present]);
    desk.take_back();
    assert_eq!(states(&desk), [State::Absent, State::Late]);
}

#[test]
fn whether_one_was_absent_of_whom_two_laptops_say_different_things_is_left_to_people() {
    // whichever of the two has the later clock
    for [here, there] in [[State::Present, State::Absent], [State::Absent, State::Present]] {
        let mut desk = Desk::new();
        let (meeting, agency) = (desk.meeting, desk.agencies[0]);
        let mut twin = desk.twin(2);
        let seat = desk.write(|writer| attendance::set(writer, meeting, agency, here));
        twin.write(|writer| attendance::set(writer, meeting, agency, there));
        desk.session.union(&twin.session);
        let row = row(&desk, "一");
        import(&mut desk, &[row]);
        let said: BTreeSet<&str> = desk.session.record(seat).unwrap().texts("state").into_iter().collect();
        assert_eq!(said, BTreeSet::from([here.word(), there.word()]));
    }
}

#[test]
fn of_an_agency_with_two_seats_nothing_is_changed_unless_both_are_empty() {
    for [one, other] in [[State::Present, State::Absent], [State::Absent, State::Present], [State::Absent; 2]]
    {
        let mut desk = Desk::new();
        let (meeting, agencies) = (desk.meeting, desk.agencies.clone());
        desk.write(|writer| same::judge(writer, agencies[0], agencies[1], Verdict::Same));
        let seats = [(0, one), (1, other)]
            .map(|(at, state)| desk.write(|writer| attendance::set(writer, meeting, agencies[at], state)));
        let row = row(&desk, "一");
        import(&mut desk, &[row]);
        let said = seats.map(|seat| State::read(desk.session.record(seat).unwrap().text("state")));
        assert_eq!(said, if one == other { [State::HandedIn; 2] } else { [one, other] });
    }
}

#[test]
fn what_a_file_makes_does_not_depend_on_who_takes_it_in() {
    let desk = Desk::new();
    let file = form(&desk, &["一", "二"]);
    let made = |by: &str, now: i64, seed: u8| {
        let mut session = desk.session.clone();
        let pen = crate::domain::Pen { by: by.to_owned(), now, seed: [seed; 16] };
        let ids = take(&mut Writer::new(&mut session, pen), &file, &[true, true]);
        let of_import = session.revisions().values().filter(|revision| revision.by() == BY);
        (ids, of_import.map(|revision| revision.id()).collect::<Vec<_>>())
    };
    assert_eq!(made("記録1", 5, 1), made("テーブルB", -9, 2));
}

#[test]
fn a_row_with_the_first_words_of_an_entry_that_was_edited_since_is_not_lost() {
    let mut desk = Desk::new();
    let file = rows(&desk, &["一"]);
    let id = import(&mut desk, &file)[0];
    desk.write(|writer| writer.set(id, &[("text", "二".into())]));
    let out = [known(&desk, id, "二"), row(&desk, "一")];
    assert_eq!(fates(&desk.session, &out), [Fate::Here(id), Fate::New]);
    import(&mut desk, &out);
    assert_eq!(desk.texts(), ["二", "一"]);
    adds_nothing(&mut desk, &out);
    assert_eq!(Overlap(desk.session.record(id).unwrap()).idea(), "");
    assert!(desk.session.records().filter(|record| record.kind() == entry::KIND).all(has_row));
}

fn has_row(record: &Record) -> bool {
    record.value(ROW).and_then(Value::as_int).is_some()
}

#[test]
fn an_edit_that_was_taken_back_comes_again_only_where_it_is_asked_for() {
    let mut desk = Desk::new();
    let id = desk.add("一");
    let out = [known(&desk, id, "一（紙）")];
    import(&mut desk, &out);
    assert!(matches!(desk.take_back(), Outcome::Done(_)));
    assert_eq!(desk.texts(), ["一"]);
    assert_eq!(fates(&desk.session, &out), [Fate::Replaced(id)]);
    assert!(import(&mut desk, &out).is_empty());
    desk.write(|writer| take(writer, &out, &[true]));
    assert_eq!(Entry(desk.session.record(id).unwrap()).texts(), ["一（紙）"]);
    // a form that was taken in twice, the second time taken back
    let (first, second) = (form(&desk, &["二"]), form(&desk, &["二（直し）"]));
    let line = import(&mut desk, &first)[0];
    import(&mut desk, &second);
    desk.take_back();
    assert_eq!(fates(&desk.session, &second), [Fate::Replaced(line)]);
    desk.write(|writer| take(writer, &second, &[true]));
    assert_eq!(Entry(desk.session.record(line).unwrap()).texts(), ["二（直し）"]);
    // what was typed meanwhile stays beside it
    desk.take_back();
    desk.write(|writer| writer.set(line, &[("text", "二（会議）".into())]));
    assert!(compare(&desk.session, &second)[0].differs);
    desk.write(|writer| take(writer, &second, &[true]));
    assert_eq!(Entry(desk.session.record(line).unwrap()).texts().len(), 2);
}

#[test]
fn taking_an_import_back_leaves_what_was_typed_since_the_file_was_written_out() {
    for is_of_this_run in [true, false] {
        let mut desk = Desk::new();
        let id = desk.add("一");
        let out = [known(&desk, id, "一（紙）")];
        desk.write(|writer| writer.set(id, &[("text", "一（会議）".into())]));
        let mut desk = if is_of_this_run { desk } else { desk.twin(2) };
        assert!(compare(&desk.session, &out)[0].differs);
        import(&mut desk, &out);
        let both = |desk: &Desk| Entry(desk.session.record(id).unwrap()).texts().len() == 2;
        assert!(both(&desk));
        assert!(matches!(desk.take_back(), Outcome::Done(_)));
        assert_eq!(Entry(desk.session.record(id).unwrap()).texts(), ["一（会議）"], "{is_of_this_run}");
        let pen = desk.pen();
        desk.undo.redo(&mut Writer::new(&mut desk.session, pen));
        assert!(both(&desk));
        desk.take_back();
        assert_eq!(Entry(desk.session.record(id).unwrap()).texts(), ["一（会議）"]);
        if is_of_this_run {
            desk.take_back();
            assert_eq!(desk.texts(), ["一"]);
        }
    }
}

#[test]
fn two_imports_are_taken_back_one_after_the_other() {
    let mut desk = Desk::new();
    let id = desk.add("一");
    let (one, two) = ([known(&desk, id, "一（甲）")], [known(&desk, id, "一（乙）")]);
    import(&mut desk, &one);
    import(&mut desk, &two);
    for texts in [vec!["一（甲）"], vec!["一"]] {
        desk.take_back();
        assert_eq!(Entry(desk.session.record(id).unwrap()).texts(), texts);
    }
}

#[test]
fn what_was_moved_twice_is_found_wherever_it_stood() {
    let mut desk = Desk::new();
    let id = desk.add("一");
    desk.write(|writer| writer.set(id, &[("question", "weaknesses".into())]));
    let at = At { question: "weaknesses".into(), ..desk.at(0) };
    let out = [Row { at, ..known(&desk, id, "一（紙）") }];
    desk.write(|writer| writer.set(id, &[("question", "support".into())]));
    assert_eq!(fates(&desk.session, &out), [Fate::Changed(id)]);
    let unedited = [Row { what: What::Entry("一".into()), ..out[0].clone() }];
    assert_eq!(fates(&desk.session, &unedited), [Fate::Here(id)]);
}

#[test]
fn a_file_makes_what_is_there_private_and_never_public() {
    let mut desk = Desk::new();
    let id = desk.add("一");
    let open = [known(&desk, id, "一")];
    let private = [Row { private: true, ..open[0].clone() }];
    assert_eq!(fates(&desk.session, &private), [Fate::Changed(id)]);
    import(&mut desk, &private);
    assert!(Entry(desk.session.record(id).unwrap()).is_private());
    adds_nothing(&mut desk, &private);
    adds_nothing(&mut desk, &open);
    assert!(Entry(desk.session.record(id).unwrap()).is_private());
    let edited = [Row { private: true, ..rows(&desk, &["二"])[0].clone() }];
    let typed = desk.add("二");
    import(&mut desk, &edited);
    assert!(
        Entry(desk.session.record(typed).unwrap()).is_private(),
        "typed at the meeting in the same words"
    );
}

#[test]
fn one_idea_for_two_weaknesses_or_two_agencies_is_two_proposals_in_whatever_order() {
    let mut desk = Desk::new();
    let at = At { question: "overlap".to_owned(), ..desk.at(0) };
    let idea = |to: usize, name: &str| {
        let (need, to) = (None, vec![Asked::Agency(desk.agencies[to])]);
        let what = What::Overlap { need, to, asked: vec![name.to_owned()], idea: "送迎".to_owned() };
        Row { at: at.clone(), what, ..row(&desk, "") }
    };
    let file = [idea(1, "保健所"), idea(2, "包括")];
    let mut twin = desk.twin(2);
    assert_eq!(import(&mut desk, &file).len(), 2);
    import(&mut twin, &[file[1].clone(), file[0].clone()]);
    desk.session.union(&twin.session);
    assert_eq!(overlap::of_meeting(&desk.session, desk.meeting).len(), 2);
    assert!(desk.session.disputed().next().is_none());
    adds_nothing(&mut desk, &file);
}
