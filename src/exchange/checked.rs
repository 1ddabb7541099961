//! What does not hold on a filled sheet, in words.

use crate::domain::check::Why;
use crate::domain::worksheet::Question;
use crate::i18n::Lang;

/// What is told beside the field and in the list of checks.
#[must_use]
pub fn told(why: Why, question: &Question, lang: Lang) -> String {
    match why {
        Why::Check(check) => lang.of(&check.text.ja, &check.text.en).to_owned(),
        Why::Twice if question.ranks_options() => lang.checked_twice().to_owned(),
        Why::Twice => lang.checked_agency_twice().to_owned(),
        Why::Itself => lang.checked_itself().to_owned(),
        Why::Share => lang.checked_share().to_owned(),
        Why::Shares(sum) => lang.checked_shares(sum),
    }
}
