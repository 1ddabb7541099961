//! What a session is: revisions and their union, and what can be read out of them.
//!
//! A session is a set of immutable [`Revision`]s that only grows; merging two sessions is the union of
//! the two sets ([`Session::union`]). Everything else (records, the values of their fields, conflicts, what is in
//! the bin, who has spoken) is derived from the set and never stored. See `docs/session-format.md`.

pub mod agency;
pub mod agenda;
pub mod alike;
pub mod arrival;
pub mod attendance;
pub mod candidates;
pub mod carry;
pub mod cell;
pub mod change;
pub mod check;
pub mod classes;
pub mod clearing;
pub mod codebook;
pub mod coding;
pub mod common;
pub mod confirmed;
pub mod conflict;
pub mod copied;
pub mod copies;
pub mod decision;
pub mod definition;
#[cfg(test)]
mod desk;
pub mod directory;
pub mod entry;
pub mod field;
pub mod figure;
pub mod filled;
pub mod hint_note;
pub mod hints;
pub mod history;
pub mod id;
pub mod issue;
pub mod kinds;
pub mod likeness;
pub mod map;
pub mod meeting;
pub mod members;
pub mod mention;
pub mod needs;
pub mod order;
pub mod outcome;
pub mod overlap;
pub mod parked;
pub mod partners;
pub mod pass;
pub mod place;
pub mod promise;
pub mod record;
pub mod recurring;
pub mod redaction;
pub mod response;
pub mod revision;
pub mod rule;
pub mod same;
pub mod session;
pub mod since;
pub mod soundness;
pub mod stamp;
pub mod submission;
pub mod suggested;
pub mod tally;
pub mod thread;
pub mod ties;
pub mod together;
pub mod turn;
pub mod undo;
pub mod value;
pub mod wording;
pub mod works_with;
pub mod worksheet;
pub mod writer;

pub use change::Change;
pub use id::{RecordId, RevisionId};
pub use record::Record;
pub use revision::{Nonce, Revision};
pub use session::Session;
pub use stamp::Stamp;
pub use value::Value;
pub use writer::{Pen, Writer};
