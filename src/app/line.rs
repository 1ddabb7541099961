//! The keys of a line being typed, wherever one stands.

use super::action::Action;
use super::input::{Code, Input, Key};
use super::keymap::{self, Context};
use crate::text::Buffer;

/// Does in a line what a key means there; false where it means nothing. `columns` is the width the line has.
pub fn key(buffer: &mut Buffer, key: Key, columns: usize) -> bool {
    let (word, select) = (key.ctrl, key.shift);
    match key.code {
        Code::Backspace if word => buffer.delete_word_back(),
        Code::Backspace => buffer.backspace(),
        Code::Delete if word => buffer.delete_word_forward(),
        Code::Delete => buffer.delete(),
        Code::Left if word => buffer.word_left(select),
        Code::Left => buffer.left(select),
        Code::Right if word => buffer.word_right(select),
        Code::Right => buffer.right(select),
        Code::Home if word => buffer.start(select),
        Code::Home => buffer.home(columns, select),
        Code::End if word => buffer.finish(select),
        Code::End => buffer.end(columns, select),
        Code::Up => return buffer.up(columns, select),
        Code::Down => return buffer.down(columns, select),
        Code::Char('a') if key.ctrl => buffer.select_all(),
        _ => return false,
    }
    true
}

/// What an input to a line of its own came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum One {
    /// It goes on.
    Open,
    /// It was confirmed.
    Confirmed,
    /// It was left.
    Left,
}

/// Takes an input to a line that is asked for by itself.
pub fn one(buffer: &mut Buffer, input: &Input, columns: usize) -> One {
    match input {
        Input::Text(typed) | Input::Paste(typed) => buffer.insert(&typed.replace('\n', " ")),
        Input::Resize(..) => {}
        Input::Key(typed) => match keymap::action(Context::Editing, *typed) {
            Some(Action::Confirm) => return One::Confirmed,
            Some(Action::Back) => return One::Left,
            Some(Action::Undo) => drop(buffer.undo()),
            Some(Action::Redo) => drop(buffer.redo()),
            Some(Action::LineBreak) => {}
            _ => drop(key(buffer, *typed, columns)),
        },
    }
    One::Open
}
