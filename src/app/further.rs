//! What the menu of a record leads to beyond its own screen.

use crate::domain::RecordId;

/// Something about a record that a menu asks for; the room shows it over the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Further {
    /// About what people differ in it.
    Conflict(RecordId),
    /// How it came to be as it is.
    History(RecordId),
    /// To remove its words for good.
    Erase(RecordId),
}
