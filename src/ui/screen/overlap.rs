//! The overlaps.
//!
//! ```text
//!  みなと市ネットワーク会議 第2回                  保存済     header
//!
//!  のりしろ（すべて）                            了承 2件     heading: what is listed, what is agreed to
//!
//!  保健所                                                    the need, or on a wide screen the list beside it
//!  日中に通える場を持っていない
//!
//!  > 教育支援センター                                        who could help
//!    「通える場・居場所」 部屋を開けて【居場所】にしている
//!                                                            notice
//!  Enter 決める  左 一覧へ                      F1 ヘルプ      keys
//! ```

mod common;
mod map;
mod needs;

use super::worksheet::popup;
use crate::app::Model;
use crate::app::overlap::Face;
use crate::app::room::Room;
use crate::domain::meeting::Meeting;
use crate::ui::canvas::Canvas;
use crate::ui::widget::bars;

/// Paints the face that is on.
pub fn view(model: &Model, room: &Room, canvas: &mut Canvas) {
    let Some(open) = &model.open else { return };
    let title =
        open.session.record(room.meeting_id()).map(|record| Meeting(record).title()).unwrap_or_default();
    bars::header(model, title, canvas);
    match room.overlap.face {
        Face::Needs => needs::view(model, room, open, canvas),
        Face::Common => common::view(model, room, open, canvas),
        Face::Map => map::view(model, room, open, canvas),
    }
    bars::notice(model, canvas);
    popup::view(model, &room.worksheet, canvas);
}
