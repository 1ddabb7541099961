//! Files for other people: a session for Word, Excel, the browser and other programs. Pure: content out, no file system.
//!
//! Every form asks [`Audience`] what it may show, and takes what it shows from one sorted list (`minutes`), so that
//! no form can show more than another or in another order.

pub mod answers;
pub mod audience;
pub mod bilingual;
pub mod blank;
pub mod cells;
pub mod checked;
pub mod compare;
mod conflicts;
pub mod counts;
mod csv;
pub mod docx;
mod escape;
pub mod figures;
mod filled;
pub mod form;
mod guard;
pub mod history;
pub mod html;
pub mod intake;
pub mod json;
pub mod labels;
pub(crate) mod levels;
pub mod markdown;
mod minutes;
pub mod missing;
mod names;
pub mod naming;
mod outcome;
pub mod overlaps;
mod page;
mod paper;
pub mod preview;
pub mod refilled;
pub mod results;
mod said;
pub mod stream;
pub mod template;
pub mod text;
mod tie;
pub mod withheld;
mod words;
pub mod xlsx;

pub use audience::Audience;
pub use form::{Encoding, Form, Lost, Order, Written};

#[cfg(test)]
mod tests;
