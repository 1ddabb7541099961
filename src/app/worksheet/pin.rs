//! What stays where it is while others write: the entry line below the needs, and an entry that is selected or changed.

use std::mem::{Discriminant, discriminant};
use std::ops::Range;

use super::{Focus, Popup, WorksheetScreen};
use crate::app::model::View;
use crate::app::room::Room;
use crate::domain::{RecordId, Session};
use crate::i18n::Lang;

/// Where something stood before something arrived; it holds until the room goes elsewhere.
#[derive(Clone, Debug)]
pub(super) struct Pin {
    place: Place,
    /// Rows of the needs above the entry line.
    pub(super) needs: usize,
    /// Rows of the list above what is selected or changed.
    above: usize,
}

/// Where the room is: worksheet, step, agency, where the keys go, and what is selected.
type Place = (usize, usize, Option<RecordId>, Discriminant<Focus>, Option<RecordId>);

impl Pin {
    /// Moves the part of a list that shows so that what is selected stands where it stood; returns how many rows stay
    /// blank above it.
    pub(super) fn keep(
        &self,
        heights: &[usize],
        range: &mut Range<usize>,
        room: usize,
        reach: usize,
        selected: usize,
    ) -> usize {
        let rows = |range: Range<usize>| heights.get(range).unwrap_or_default().iter().sum::<usize>();
        while range.start < selected && rows(range.start..selected) > self.above {
            range.start += 1;
        }
        let (above, own) = (rows(range.start..selected), rows(selected..selected + 1));
        // a change that grows still has its caret in reach
        let lead = (self.above - above).min(room.min(reach).saturating_sub(above + own));
        range.end = selected + 1;
        while range.end < heights.len() && rows(range.start..range.end + 1) + lead <= room {
            range.end += 1;
        }
        lead
    }
}

impl WorksheetScreen {
    fn place(&self) -> Place {
        let selected = match &self.focus {
            Focus::Entries(id) => Some(*id),
            Focus::Editing(editing) => Some(editing.id),
            Focus::Line | Focus::Needs => None,
        };
        (self.sheet_at, self.step_at, self.agency, discriminant(&self.focus), selected)
    }

    /// What is pinned where the room is now.
    pub(super) fn pinned(&self) -> Option<&Pin> {
        self.pin.as_ref().filter(|pin| pin.place == self.place())
    }

    /// Pins what must not move, before something comes in.
    fn hold(&mut self, session: &Session, view: View, lang: Lang, size: (u16, u16)) {
        let layout = self.layout(session, view, size);
        let lanes = self.question().map(|question| &question.lanes[..]).unwrap_or_default();
        let head = if layout.lists.len() > 1 { 2 } else { 0 };
        let (.., selected) = self.place();
        let above = layout.lists.iter().enumerate().find_map(|(at, list)| {
            let lane = if layout.lists.len() > 1 { lanes.get(at) } else { self.lane() };
            let list = crate::app::region::Rect { h: list.h.saturating_sub(head), ..*list };
            let shown = self.shown(session, view, lang, lane, list);
            let on = shown.rows.iter().position(|row| Some(row.id) == selected)?;
            Some(shown.lead + shown.rows.iter().take(on).map(|row| row.lines.len()).sum::<usize>())
        });
        let needs = usize::from(layout.needs.h);
        self.pin = Some(Pin { place: self.place(), needs, above: above.unwrap_or(0) });
    }

    /// The records that are being changed, or asked about.
    pub(in crate::app) fn in_hand(&self) -> Vec<RecordId> {
        let changed = if let Focus::Editing(editing) = &self.focus { Some(editing.id) } else { None };
        changed.into_iter().chain(self.asked_about()).collect()
    }

    /// The record that is asked about.
    pub(super) fn asked_about(&self) -> Option<RecordId> {
        self.popup.as_ref().and_then(|popup| match popup {
            Popup::Menu(id, _)
            | Popup::Move(id, _)
            | Popup::ChooseNeed(id, _)
            | Popup::Parked(id, _)
            | Popup::MemoTo(id, _) => Some(*id),
            Popup::Whom(whom) => whom.changed(),
            Popup::Answer(answering) => answering.changed(),
            Popup::Find(_)
            | Popup::Attendance(..)
            | Popup::Same(..)
            | Popup::Paste(_)
            | Popup::Parking(_)
            | Popup::Memos(_)
            | Popup::Offer(..)
            | Popup::Checks(_)
            | Popup::Shelf(_)
            | Popup::Copy(_)
            | Popup::Suggested(_) => None,
        })
    }
}

impl Room {
    /// Pins what must not move, before something comes in.
    pub(in crate::app) fn hold(&mut self, session: &Session, view: View, lang: Lang, size: (u16, u16)) {
        self.worksheet.hold(session, view, lang, size);
    }
}
