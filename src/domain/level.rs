//! The levels of privacy: of a question by its worksheet, of a record by what it answers.

/// The highest level that is for the room: what is said inside the meeting, and may stand on the wall.
pub const ROOM: u8 = 1;
/// The level of what is only for the secretariat and who wrote it: what is marked private has at least this one.
pub const DESK: u8 = 2;
/// The level of a question that no worksheet at hand knows: nothing is known of it, so it is treated with most care.
pub const UNKNOWN: u8 = 3;
