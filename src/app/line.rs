//! The keys of a line being typed, wherever one stands.

use super::input::{Code, Key};
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
