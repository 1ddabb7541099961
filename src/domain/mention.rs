//! A mention: how an answer names an agency, be it one of the directory, a kind of agencies, or one nobody here knows.

use super::agency::Agency;
use super::kinds::Kinds;
use super::{RecordId, Session, agency};
use crate::text::fold;

/// Whom an answer names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mention {
    /// An agency of the directory.
    Agency(RecordId),
    /// A kind of agencies, by its word in the list of kinds.
    Kind(String),
    /// A name as it was written.
    Name(String),
}

/// The points of a place, from 1, where so many can be named: of three places 3, 2, 1. Being named first says more than being
/// named last; the points put names in an order and grade nobody.
#[must_use]
pub fn points(place: usize, of: usize) -> usize {
    (of + 1).saturating_sub(place)
}

impl Mention {
    /// As it is stored in a cell.
    #[must_use]
    pub fn stored(&self) -> String {
        match self {
            Self::Agency(id) => id.to_string(),
            Self::Kind(word) => format!("kind:{word}"),
            Self::Name(name) => format!("name:{name}"),
        }
    }

    /// Reads what is stored in a cell.
    #[must_use]
    pub fn read(text: &str) -> Self {
        if let Some(word) = text.strip_prefix("kind:") {
            return Self::Kind(word.to_owned());
        }
        match text.parse() {
            Ok(id) => Self::Agency(id),
            Err(_) => Self::Name(text.strip_prefix("name:").unwrap_or(text).to_owned()),
        }
    }

    /// The same under the record that stands for it, so that one agency made twice is one.
    #[must_use]
    pub fn settled(self, session: &Session) -> Self {
        match self {
            Self::Agency(id) => Self::Agency(session.stands_for(id)),
            other => other,
        }
    }

    /// Finds whom a name that was typed means: an agency with just this name, short name or alias; else a kind with it;
    /// else nobody known.
    #[must_use]
    pub fn of(name: &str, agencies: &[Agency], kinds: &Kinds) -> Self {
        let key = fold(name);
        let is_it = |agency: &&Agency| {
            let names = [agency.name(), agency.short()];
            names.into_iter().chain(agency.aliases()).any(|known| fold(known) == key)
        };
        if let Some(agency) = agencies.iter().find(is_it) {
            return Self::Agency(agency.id());
        }
        let kind = kinds.all().iter().find(|kind| kind.id == name).or_else(|| kinds.called(name));
        kind.map_or_else(|| Self::Name(name.to_owned()), |kind| Self::Kind(kind.id.clone()))
    }

    /// The agency of the directory, where it is one.
    #[must_use]
    pub fn agency(&self, session: &Session) -> Option<RecordId> {
        match self {
            Self::Agency(id) => agency::find(session, *id).map(Agency::id),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::kinds::Kind;
    use super::super::worksheet::Bilingual;
    use super::*;

    #[test]
    fn a_name_means_an_agency_then_a_kind_then_itself() {
        let desk = Desk::new();
        let agencies: Vec<Agency> =
            desk.agencies.iter().filter_map(|id| agency::find(&desk.session, *id)).collect();
        let kind = Kind {
            id: "clinic".into(),
            name: Bilingual::of("精神科医療機関", "Psychiatric clinic"),
            short: "精神科".into(),
            reading: String::new(),
            aliases: vec!["クリニック".into()],
        };
        let kinds = Kinds::of(vec![kind]);
        let of = |name| Mention::of(name, &agencies, &kinds);
        assert_eq!(of("社 協"), Mention::Agency(desk.agencies[0]));
        assert_eq!([of("ｸﾘﾆｯｸ"), of("clinic")], [(); 2].map(|()| Mention::Kind("clinic".into())));
        assert_eq!(of("町の会"), Mention::Name("町の会".into()));
        for mention in [of("社協"), of("精神科"), of("町の会")] {
            assert_eq!(Mention::read(&mention.stored()), mention);
        }
    }
}
