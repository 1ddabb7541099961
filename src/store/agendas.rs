//! The built-in agendas to begin a meeting with, as files of data.

use std::sync::LazyLock;

use crate::domain::agenda::Template;

use super::data;

const FILES: [&str; 2] = [include_str!("../agendas/90.ron"), include_str!("../agendas/120.ron")];

/// Every built-in agenda, the shortest first.
#[must_use]
pub fn builtin() -> &'static [Template] {
    // each of them is read by a test, so none is left out here
    static AGENDAS: LazyLock<Vec<Template>> = LazyLock::new(|| {
        FILES.into_iter().filter_map(|text| data::read(text, Template::read).ok()).collect()
    });
    &AGENDAS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agenda::Shows;

    #[test]
    fn every_built_in_agenda_reads_and_lasts_as_long_as_its_name_says() {
        let minutes: Vec<u32> = builtin().iter().map(Template::minutes).collect();
        assert_eq!(minutes, [90, 120]);
        for item in builtin().iter().flat_map(|agenda| &agenda.items) {
            // a break needs no word for what it is for, and every word is known
            assert_eq!(Shows::read(&item.shows).word(), item.shows);
            assert_eq!(item.purpose.is_none(), item.shows == "break");
            assert!(!item.title.ja.is_empty() && !item.title.en.is_empty());
        }
    }
}
