//! What a meeting comes to: the kinds of records in which it stands, in the order they are told.

use super::promise::Sort;
use super::{common, decision, issue};

/// Roles, actions, decisions, issues and common ground.
pub const KINDS: [&str; 5] =
    [Sort::Role.kind(), Sort::Action.kind(), decision::KIND, issue::KIND, common::KIND];

/// Whether a record of this kind is something that a meeting came to.
#[must_use]
pub fn is(kind: &str) -> bool {
    KINDS.contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::super::promise::Sort;
    use super::*;

    #[test]
    fn promises_are_among_them_and_what_was_said_is_not() {
        assert!(Sort::ALL.iter().all(|sort| is(sort.kind())));
        assert!(!is("entry") && !is("overlap") && !is("agenda"));
    }
}
