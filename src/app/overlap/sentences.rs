//! The map in sentences: what each agency asks of which, who is tied to nobody yet; a proposal opens where it stands.

use crate::app::model::View;
use crate::app::scroll::{Row, Scroll};
use crate::app::worksheet::{WorksheetScreen, asking, entries};
use crate::domain::map::Map;
use crate::domain::overlap::Overlap;
use crate::domain::{RecordId, Session, agency};
use crate::i18n::Lang;
use crate::text::Clean;

/// The list; what can be chosen is a proposal.
#[must_use]
pub fn list(worksheet: &WorksheetScreen, session: &Session, view: View, lang: Lang) -> Scroll<RecordId> {
    let map = Map::of(session, worksheet.meeting, |record| worksheet.shows(record, view));
    let mut rows: Vec<Row<RecordId>> = Vec::new();
    let seats = map.seats.len();
    for from in 0..seats {
        let Some(asker) = map.seats.get(from) else { continue };
        let asker = Clean::line(asker.agency.short()).into_string();
        for to in 0..seats {
            let asked = map.seats.get(to).map(|seat| Clean::line(seat.agency.short()).into_string());
            for (overlap, answer) in map.cell((from, to)) {
                let asked = asked.clone().unwrap_or_default();
                let what = what(*overlap, worksheet, session, view, lang);
                rows.push(Row::new(overlap.id(), lang.tie_sentence(answer.word(), &asker, &asked, &what)));
            }
        }
    }
    for (overlap, asked, answer) in &map.elsewhere {
        let asker = overlap.0.link("agency").map(|id| session.class(id)).unwrap_or_default();
        let asker = asker.into_iter().find_map(|id| agency::find(session, id));
        let asker = asker.map_or(lang.agency_gone(), agency::Agency::short);
        let what = what(*overlap, worksheet, session, view, lang);
        let asked = asking::name(session, asked, lang);
        rows.push(Row::new(overlap.id(), lang.tie_sentence(answer.word(), asker, &asked, &what)));
    }
    let untied = map.untied();
    if !untied.is_empty() && !map.is_empty() {
        let names: Vec<_> =
            untied.iter().map(|seat| Clean::line(seat.agency.short()).into_string()).collect();
        rows.push(Row::text(lang.map_untied(&names.join(lang.pick("、", ", ")))));
    }
    if map.is_empty() {
        rows.push(Row::text(lang.map_empty()));
    }
    Scroll::new(lang.map_sentences(), rows).unnumbered()
}

/// What is asked: the idea, else help with the need, where this view shows it.
fn what(overlap: Overlap, worksheet: &WorksheetScreen, session: &Session, view: View, lang: Lang) -> String {
    let idea = Clean::line(&entries::shown_text(overlap.0, lang)).into_string();
    if !idea.is_empty() {
        return lang.tie_idea(&idea);
    }
    let need = overlap.need().and_then(|id| session.visible(id)).filter(|need| worksheet.shows(need, view));
    match need {
        Some(need) => lang.tie_need(&Clean::line(&entries::shown_text(need, lang)).into_string()),
        None => lang.tie_bare().to_owned(),
    }
}
