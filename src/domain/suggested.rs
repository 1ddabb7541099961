//! What is proposed for a list by what the same agency answered on another sheet: points to ask on a visit, out of the
//! survey. Proposals only; people write down what they want to ask.

use super::check::Sheet;
use super::response::{Of, Whose};
use super::worksheet::{Question, Scope, Suggestion, Worksheet};
use super::{RecordId, Session, filled};

/// The proposals for a question, by the other sheets of an agency at a meeting. A sheet that nobody filled in proposes
/// nothing: what is blank on it was never asked.
#[must_use]
pub fn of<'q>(
    session: &Session,
    meeting: RecordId,
    worksheets: &[Worksheet],
    question: &'q Question,
    agency: RecordId,
) -> Vec<&'q Suggestion> {
    let sheets = worksheets.iter().filter(|worksheet| worksheet.scope == Scope::Agency);
    let begun: Vec<(&Worksheet, Of)> = sheets
        .map(|worksheet| {
            (worksheet, Of { meeting, worksheet: worksheet.id.clone(), whose: Whose::Agency(agency) })
        })
        .filter(|(worksheet, of)| filled::is_begun(session, of, worksheet))
        .collect();
    let holds = |suggestion: &&Suggestion| {
        begun.iter().any(|(worksheet, of)| {
            let paths = suggestion.when.paths();
            let is_asked =
                |path: &str| path.split('.').next().is_some_and(|id| worksheet.question(id).is_some());
            let about = paths.iter().all(|path| is_asked(path));
            about && suggestion.when.holds(&Sheet { session, worksheet, of }) == Some(true)
        })
    };
    question.suggest.iter().filter(holds).collect()
}
