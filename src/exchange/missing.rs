//! What is missing in a session, in sentences: where its file is read by `check`, and where what is left of a damaged one
//! was put together.

use crate::domain::soundness::Soundness;
use crate::domain::{Record, RecordId, Session, parked};
use crate::i18n::Lang;

use super::Audience;
use super::naming::Naming;

/// How much of a damaged file is gone, as far as that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone {
    /// How many of its lines cannot be read; none where it is cut off, and nobody knows how many there were.
    pub lines: Option<usize>,
    /// How many changes come back from backups, from this machine, and out of the part for people.
    pub back: usize,
}

impl Gone {
    /// What it comes to in the session that was put together: the sum, and each place where something is missing.
    #[must_use]
    pub fn told(
        self,
        session: &Session,
        lang: Lang,
        name: impl Fn(RecordId, &str) -> String,
    ) -> (String, Vec<String>) {
        let places = places(session, lang, name);
        let sum = match self.lines {
            Some(lines) => lang.missing_lines(lines, self.back),
            None => lang.missing_end(self.back),
        };
        let rest = self.lines.map(|lines| lines.saturating_sub(self.back));
        let known = match (places.len(), rest) {
            (0, Some(0)) => lang.missing_nothing().to_owned(),
            (0, Some(rest)) => lang.missing_unknown(rest),
            (0, None) => lang.missing_last().to_owned(),
            (count, _) => lang.missing_places(count),
        };
        (lang.in_two(&sum, &known), places)
    }
}

/// Each place where something is missing, with the name of its record; nothing where all is whole.
#[must_use]
pub fn places(session: &Session, lang: Lang, name: impl Fn(RecordId, &str) -> String) -> Vec<String> {
    let found = Soundness::of(session);
    let naming = Naming::new(session, Audience::Room, lang);
    let named = |id: &RecordId| {
        let named = session.record(*id).map(|record| naming.name(record)).unwrap_or_default();
        name(*id, &named)
    };
    // words that were found back without their place: all that is known is that somebody wrote them
    let is_lost = |record: &Record| record.kind() == parked::KIND && !naming.shows(record);
    let unfounded = |id: &RecordId| match session.record(*id) {
        Some(record) if is_lost(record) => name(*id, lang.check_entry()),
        _ => named(id),
    };
    let mut told: Vec<String> = Vec::new();
    told.extend(found.gaps.iter().map(|(id, count)| lang.check_gap(&named(id), *count)));
    told.extend(found.unfounded.iter().map(|id| lang.check_unfounded(&unfounded(id))));
    told.extend(found.dangling.iter().map(|(id, field)| {
        let kind = session.record(*id).map_or("", |record| record.kind());
        lang.check_dangling(&named(id), &lang.field_of(kind, field))
    }));
    told.extend(found.without_sheet.iter().map(|id| lang.check_no_sheet(&named(id))));
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::revision::{Body, Parts};
    use crate::domain::{Revision, Stamp};

    #[test]
    fn words_whose_place_is_lost_are_an_entry_and_not_said_to_be_parked() {
        let set = [("text", "言葉".into()), ("private", true.into())];
        let revision = Revision::new(Parts {
            record: Some("aaaaaaaaaaaaaaaa".parse().unwrap()),
            kind: parked::KIND.to_owned(),
            parents: [].into(),
            stamp: Stamp::NONE,
            by: String::new(),
            body: Body::Open { nonce: None, set: set.map(|(name, value)| (name.to_owned(), value)).into() },
        });
        let mut session = Session::new();
        session.take_in([revision.into()], []);
        let told = places(&session, Lang::Ja, |_, name| name.to_owned());
        assert_eq!(told, [Lang::Ja.check_unfounded("記入")]);
    }

    #[test]
    fn what_left_no_trace_is_not_said_to_be_there() {
        let (session, lang) = (Session::new(), Lang::Ja);
        let told = |lines, back| Gone { lines, back }.told(&session, lang, |_, name| name.to_owned()).0;
        assert!(told(Some(3), 3).ends_with(lang.missing_nothing()));
        assert!(told(Some(3), 1).ends_with(&lang.missing_unknown(2)));
        assert!(told(None, 9).ends_with(lang.missing_last()));
    }
}
