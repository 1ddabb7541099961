//! What is missing in a session, in sentences: where its file is read by `check`, and where what is left of a damaged one
//! was put together.

use crate::domain::soundness::Soundness;
use crate::domain::{RecordId, Session};
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
    let name = |id: &RecordId| {
        let named = session.record(*id).map(|record| naming.name(record)).unwrap_or_default();
        name(*id, &named)
    };
    let mut told: Vec<String> = Vec::new();
    told.extend(found.gaps.iter().map(|(id, count)| lang.check_gap(&name(id), *count)));
    told.extend(found.unfounded.iter().map(|id| lang.check_unfounded(&name(id))));
    told.extend(found.dangling.iter().map(|(id, field)| {
        let kind = session.record(*id).map_or("", |record| record.kind());
        lang.check_dangling(&name(id), &lang.field_of(kind, field))
    }));
    told.extend(found.without_sheet.iter().map(|id| lang.check_no_sheet(&name(id))));
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_left_no_trace_is_not_said_to_be_there() {
        let (session, lang) = (Session::new(), Lang::Ja);
        let told = |lines, back| Gone { lines, back }.told(&session, lang, |_, name| name.to_owned()).0;
        assert!(told(Some(3), 3).ends_with(lang.missing_nothing()));
        assert!(told(Some(3), 1).ends_with(&lang.missing_unknown(2)));
        assert!(told(None, 9).ends_with(lang.missing_last()));
    }
}
