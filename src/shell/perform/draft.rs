//! The line being typed, between the model and the disk.

use std::path::PathBuf;

use crate::app::message::Spot;
use crate::app::open::Draft;
use crate::domain::RecordId;
use crate::store;

/// The line being typed, as it is written beside the session.
pub(super) fn stored(draft: &Draft) -> store::Draft {
    let id = |id: Option<RecordId>| id.map(|id| id.to_string()).unwrap_or_default();
    store::Draft {
        text: draft.text.clone(),
        meeting: draft.spot.meeting.to_string(),
        agency: id(draft.spot.agency),
        sheet: id(draft.spot.sheet),
        worksheet: draft.spot.worksheet.clone(),
        question: draft.spot.question.clone(),
        lane: draft.spot.lane.clone(),
        cell: draft.cell.clone(),
        editing: id(draft.editing),
        seen: draft.seen.iter().map(ToString::to_string).collect(),
        line: draft.line.clone(),
        laid: draft.laid.iter().map(|file| store::open::resolved(file).display().to_string()).collect(),
    }
}

/// The same, read back; none where it names no meeting.
pub(super) fn read(draft: &store::Draft) -> Option<Draft> {
    Some(Draft {
        text: draft.text.clone(),
        spot: Spot {
            meeting: draft.meeting.parse().ok()?,
            agency: draft.agency.parse().ok(),
            sheet: draft.sheet.parse().ok(),
            worksheet: draft.worksheet.clone(),
            question: draft.question.clone(),
            lane: draft.lane.clone(),
        },
        cell: draft.cell.clone(),
        editing: draft.editing.parse().ok(),
        seen: draft.seen.iter().filter_map(|id| id.parse().ok()).collect(),
        line: draft.line.clone(),
        laid: draft.laid.iter().map(PathBuf::from).collect(),
    })
}
