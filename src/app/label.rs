//! The label under which this machine writes, asked for over any screen.

use super::input::Input;
use super::line::{self, One};
use super::message::Effect;
use super::model::Model;
use super::notice::Notice;
use crate::domain::label::{self, Unfit};
use crate::text::Buffer;

/// Columns of the line: more than the longest label has.
pub const COLUMNS: u16 = 44;

/// Asks for the label; today's stands there selected: what is typed at once replaces it.
pub(super) fn ask(model: &mut Model) {
    let mut line = Buffer::from_text(&model.by);
    line.select_all();
    model.labelling = Some(line);
}

/// Takes an input while it is asked for. It holds at once, for what is written from then on.
pub(super) fn answer(model: &mut Model, mut line: Buffer, input: &Input, effects: &mut Vec<Effect>) {
    match line::one(&mut line, input, COLUMNS.into()) {
        One::Open => model.labelling = Some(line),
        One::Left => {}
        One::Confirmed => match label::read(line.text()) {
            Ok(label) => {
                model.notice = Some(Notice::calm(model.lang.label_changed(&label)));
                if let Some(open) = model.open.as_mut().filter(|_| model.by != label) {
                    open.namesake_told = false;
                }
                model.by.clone_from(&label);
                effects.push(Effect::Label(label));
            }
            Err(unfit) => {
                let lang = model.lang;
                model.notice = Some(Notice::marked(match unfit {
                    Unfit::Empty => lang.label_empty().to_owned(),
                    Unfit::Long => lang.label_long(label::LONGEST),
                    Unfit::Taken => lang.label_taken(line.text().trim()),
                }));
                model.labelling = Some(line);
            }
        },
    }
}
