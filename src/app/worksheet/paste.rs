//! Pasted text of several lines: shown first, then as many entries.

use super::{Popup, WorksheetScreen};
use crate::app::action::Action;
use crate::app::input::Input;
use crate::app::keymap::{self, Context};
use crate::app::work::Work;
use crate::domain::entry;
use crate::text::Clean;

/// The lines that are to become entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paste {
    /// One entry each.
    pub lines: Vec<String>,
    /// Which line is selected.
    pub at: usize,
}

impl Paste {
    /// Cuts a text into lines, without the blank ones; none where there are fewer than two.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let lines: Vec<_> = text
            .lines()
            .map(|line| Clean::line(line).into_string())
            .filter(|line| !line.is_empty())
            .collect();
        (lines.len() > 1).then_some(Self { lines, at: 0 })
    }
}

impl WorksheetScreen {
    /// Enter takes the lines as entries, Del drops one; Esc leaves the text in the line, so that nothing is lost.
    pub(super) fn answer_paste(&mut self, mut paste: Paste, input: &Input, work: &mut Work) {
        let last = paste.lines.len().saturating_sub(1);
        let Input::Key(key) = input else {
            if let Input::Text(typed) | Input::Paste(typed) = input {
                // more of a paste that came in pieces
                self.line.paste(typed);
                paste = Paste::of(self.line.text()).unwrap_or(paste);
            }
            self.popup = Some(Popup::Paste(paste));
            return;
        };
        match keymap::action(Context::Choice, *key) {
            Some(Action::Up) => paste.at = paste.at.checked_sub(1).unwrap_or(last),
            Some(Action::Down) => paste.at = if paste.at >= last { 0 } else { paste.at + 1 },
            Some(Action::Remove) => {
                paste.lines.remove(paste.at);
                paste.at = paste.at.min(paste.lines.len().saturating_sub(1));
                if paste.lines.is_empty() {
                    self.line.set("");
                    return;
                }
            }
            Some(Action::Confirm) => {
                self.take_lines(&paste.lines, work);
                return;
            }
            Some(Action::Back) => {
                self.line.set(&paste.lines.join("\n"));
                return;
            }
            _ => {}
        }
        self.popup = Some(Popup::Paste(paste));
    }

    fn take_lines(&mut self, lines: &[String], work: &mut Work) {
        let Some(at) = self.at(work.session()) else {
            work.mark(work.lang.notice_no_agencies());
            return;
        };
        let lane = self.lane_id();
        let handed_in = self.hands_in(work);
        if !lines.iter().all(|line| work.may_keep(line)) {
            self.line.set(&lines.join("\n"));
            return;
        }
        let added = work.write(|writer| {
            for line in lines {
                entry::add(writer, &at, &lane, line, handed_in);
            }
        });
        if added.is_some() {
            self.line.take();
            work.say(work.lang.notice_pasted(lines.len()));
        }
    }
}
