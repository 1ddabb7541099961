//! Random operations on the buffer, against a simple model.
#![allow(clippy::string_slice, reason = "a test may panic")]

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::super::clean::Clean;
use super::super::width::width;
use super::Buffer;

#[derive(Clone, Debug)]
enum Op {
    Insert(String),
    Paste(String),
    Newline,
    Backspace,
    Delete,
    WordBack,
    WordForward,
    Left(bool),
    Right(bool),
    WordLeft(bool),
    WordRight(bool),
    Home(usize, bool),
    End(usize, bool),
    Up(usize, bool),
    Down(usize, bool),
    Start(bool),
    Finish(bool),
    SelectAll,
    Set(String),
    Undo,
    Redo,
}

fn op() -> impl Strategy<Value = Op> {
    let text = "[aか漢、 　ｶﾞ\u{3099}\u{E0100}\u{FE0F}\u{200D}👨👍🏽🇯🇵①\u{1b}\u{200B}]{0,4}";
    let lines = "[aか。 \n\r\u{3099}🇯\u{200D}👩]{0,6}";
    prop_oneof![
        6 => text.prop_map(Op::Insert),
        1 => lines.prop_map(Op::Insert),
        1 => lines.prop_map(Op::Paste),
        1 => Just(Op::Newline),
        2 => Just(Op::Backspace),
        2 => Just(Op::Delete),
        1 => Just(Op::WordBack),
        1 => Just(Op::WordForward),
        3 => any::<bool>().prop_map(Op::Left),
        3 => any::<bool>().prop_map(Op::Right),
        1 => any::<bool>().prop_map(Op::WordLeft),
        1 => any::<bool>().prop_map(Op::WordRight),
        1 => (0usize..9, any::<bool>()).prop_map(|(columns, select)| Op::Home(columns, select)),
        1 => (0usize..9, any::<bool>()).prop_map(|(columns, select)| Op::End(columns, select)),
        1 => (0usize..9, any::<bool>()).prop_map(|(columns, select)| Op::Up(columns, select)),
        1 => (0usize..9, any::<bool>()).prop_map(|(columns, select)| Op::Down(columns, select)),
        1 => any::<bool>().prop_map(Op::Start),
        1 => any::<bool>().prop_map(Op::Finish),
        1 => Just(Op::SelectAll),
        1 => lines.prop_map(Op::Set),
        1 => Just(Op::Undo),
        1 => Just(Op::Redo),
    ]
}

fn apply(buffer: &mut Buffer, op: &Op) {
    match op {
        Op::Insert(text) => buffer.insert(text),
        Op::Paste(text) => buffer.paste(text),
        Op::Newline => buffer.newline(),
        Op::Backspace => buffer.backspace(),
        Op::Delete => buffer.delete(),
        Op::WordBack => buffer.delete_word_back(),
        Op::WordForward => buffer.delete_word_forward(),
        Op::Left(select) => buffer.left(*select),
        Op::Right(select) => buffer.right(*select),
        Op::WordLeft(select) => buffer.word_left(*select),
        Op::WordRight(select) => buffer.word_right(*select),
        Op::Home(columns, select) => buffer.home(*columns, *select),
        Op::End(columns, select) => buffer.end(*columns, *select),
        Op::Up(columns, select) => drop(buffer.up(*columns, *select)),
        Op::Down(columns, select) => drop(buffer.down(*columns, *select)),
        Op::Start(select) => buffer.start(*select),
        Op::Finish(select) => buffer.finish(*select),
        Op::SelectAll => buffer.select_all(),
        Op::Set(text) => buffer.set(text),
        Op::Undo => drop(buffer.undo()),
        Op::Redo => drop(buffer.redo()),
    }
}

/// All boundaries, counted from the start: no cursor, nothing clever.
fn bounds(text: &str) -> Vec<usize> {
    text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect()
}

/// The text and the caret's grapheme index after an edit; `None` where the model only looks on.
fn model(
    text: &str,
    caret: usize,
    selection: Option<std::ops::Range<usize>>,
    op: &Op,
) -> Option<(String, usize)> {
    let bounds_before = bounds(text);
    let index = bounds_before.iter().position(|&at| at == caret)?;
    let chosen = selection.clone();
    let picked = move |other: std::ops::Range<usize>| chosen.clone().unwrap_or(other);
    let (range, with) = match op {
        Op::Insert(typed) | Op::Paste(typed) => match Clean::typed(typed).into_string() {
            nothing if nothing.is_empty() => (caret..caret, nothing),
            typed => (picked(caret..caret), typed),
        },
        Op::Newline => (picked(caret..caret), "\n".to_owned()),
        Op::Backspace => (picked(bounds_before[index.saturating_sub(1)]..caret), String::new()),
        Op::Delete => {
            let next = bounds_before.get(index + 1).copied().unwrap_or(caret);
            (picked(caret..next), String::new())
        }
        Op::Set(whole) => (0..text.len(), Clean::typed(whole).into_string()),
        Op::Left(select) => {
            let to = selection.filter(|_| !select).map_or(index.saturating_sub(1), |selected| {
                bounds_before.iter().position(|&at| at == selected.start).unwrap()
            });
            return Some((text.to_owned(), to));
        }
        Op::Right(select) => {
            let to =
                selection.filter(|_| !select).map_or((index + 1).min(bounds_before.len() - 1), |selected| {
                    bounds_before.iter().position(|&at| at == selected.end).unwrap()
                });
            return Some((text.to_owned(), to));
        }
        Op::Start(_) => return Some((text.to_owned(), 0)),
        Op::Finish(_) | Op::SelectAll => return Some((text.to_owned(), bounds_before.len() - 1)),
        _ => return None,
    };
    let edited = [&text[..range.start], with.as_str(), &text[range.end..]].concat();
    let end = range.start + with.len();
    let to = bounds(&edited).iter().position(|&at| at >= end)?;
    Some((edited, to))
}

fn check(buffer: &Buffer) -> Result<(), TestCaseError> {
    let bounds = bounds(buffer.text());
    prop_assert!(bounds.contains(&buffer.caret()), "the caret is inside a grapheme");
    if let Some(selected) = buffer.selection() {
        prop_assert!(bounds.contains(&selected.start) && bounds.contains(&selected.end));
    }
    prop_assert_eq!(buffer.caret_cell(0), buffer.caret_cell(1));
    for columns in 1..9 {
        let (column, row) = buffer.caret_cell(columns);
        let rows = buffer.rows(columns);
        prop_assert!(column < columns, "the caret is outside at {columns}");
        prop_assert!(row < rows.len());
        let range = rows[row].range.clone();
        prop_assert!(range.start <= buffer.caret() && buffer.caret() <= range.end);
        let before = width(&buffer.text()[range.start..buffer.caret()]);
        let hangs = before >= columns && column + 1 == columns;
        prop_assert!(column == before || hangs, "the caret is where its text ends");
        let joined: usize = rows.iter().map(|row| row.range.len()).sum();
        prop_assert_eq!(joined + buffer.text().matches('\n').count(), buffer.text().len());
    }
    Ok(())
}

proptest! {
    #[test]
    fn as_the_model_says(begun in "[aか\n\u{3099}🇯]{0,6}", ops in prop::collection::vec(op(), 0..40)) {
        let mut buffer = Buffer::from_text(&begun);
        for op in &ops {
            let expected = model(buffer.text(), buffer.caret(), buffer.selection(), op);
            let before = buffer.text().to_owned();
            apply(&mut buffer, op);
            check(&buffer)?;
            match (expected, op) {
                (Some((text, index)), _) => {
                    prop_assert_eq!(buffer.text(), text, "{:?}", op);
                    prop_assert_eq!(buffer.caret(), bounds(buffer.text())[index], "{:?}", op);
                }
                (None, Op::Undo | Op::Redo) => {}
                (None, Op::WordBack | Op::WordForward) => {
                    prop_assert!(buffer.text().len() <= before.len());
                }
                (None, _) => prop_assert_eq!(buffer.text(), before, "moving changes nothing"),
            }
        }
    }

    #[test]
    fn undo_leads_to_the_start_and_redo_to_the_end(
        begun in "[aか\n\u{3099}🇯]{0,6}", ops in prop::collection::vec(op(), 0..40)
    ) {
        let mut buffer = Buffer::from_text(&begun);
        let first = buffer.text().to_owned();
        for op in &ops {
            apply(&mut buffer, op);
        }
        while buffer.redo() {}
        let last = buffer.text().to_owned();
        while buffer.undo() {
            check(&buffer)?;
        }
        prop_assert_eq!(buffer.text(), first);
        while buffer.redo() {
            check(&buffer)?;
        }
        prop_assert_eq!(buffer.text(), last);
    }
}
