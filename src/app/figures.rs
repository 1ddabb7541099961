//! The open session in figures, over any screen. At the wall no name stands beside a figure.

use super::action::Action;
use super::input::{Input, Key};
use super::keymap::{self, Context};
use super::model::View;
use super::scroll::{NUMBER, Row, Scroll, inside};
use super::work::Work;
use crate::domain::figures::{Asking, Figures, count};
use crate::domain::session::Edition;
use crate::exchange::figures::{Telling, sections, text};
use crate::exchange::results::lines::lay;

/// The state of it; it stays while it is closed.
#[derive(Clone, Debug)]
pub struct InFigures {
    /// Whether it lies over the screen.
    pub open: bool,
    /// The rows.
    pub list: Scroll<usize>,
    /// What was counted, and of which state of the session.
    counted: Option<(Edition, Figures)>,
}

impl Default for InFigures {
    fn default() -> Self {
        Self { open: false, list: Scroll::new("", Vec::new()), counted: None }
    }
}

impl InFigures {
    /// Lies over the screen from now.
    pub(super) fn begin(&mut self, work: &Work) {
        self.open = true;
        self.list = Scroll::new("", Vec::new());
        self.renew(work);
    }

    /// Reads it anew, after anything changed; what is selected stays so.
    pub(super) fn renew(&mut self, work: &Work) {
        if !self.open {
            return;
        }
        let edition = work.session().edition();
        if self.counted.as_ref().is_none_or(|(known, _)| *known != edition) {
            // on the screen a sample is counted like any other
            let asking = Asking { today: work.today(), fictional: true, ..Asking::default() };
            let counted = count(work.session(), &asking, &std::collections::BTreeMap::new());
            self.counted = Some((edition, counted.sums.total));
        }
        let list = Scroll::new(work.lang.figures_title(), self.rows(work)).unnumbered().to_read();
        let is_new = self.list.rows.is_empty();
        self.list = if is_new { list } else { list.following(&self.list, work.size) };
        self.list.settle(work.size);
    }

    fn rows(&self, work: &Work) -> Vec<Row<usize>> {
        let lang = work.lang;
        let Some((_, figures)) = &self.counted else { return Vec::new() };
        let telling = Telling { lang, kinds: work.kinds, names: *work.view == View::Desk };
        let columns = usize::from(inside(work.size).0.saturating_sub(NUMBER));
        let mut rows = Vec::new();
        for section in sections(figures, telling) {
            rows.push(Row::text(text::heading(&section, lang)));
            let laid = lay(&text::table(&section), columns, 0);
            rows.extend(laid.head.into_iter().map(Row::text));
            for lines in laid.rows {
                let mut lines = lines.into_iter();
                let first = Row::new(rows.len(), lines.next().unwrap_or_default());
                rows.push(lines.fold(first, Row::and));
            }
            rows.extend(section.notes.iter().map(Row::text));
        }
        if rows.is_empty() {
            rows.push(Row::text(lang.figures_nothing()));
        }
        rows
    }

    /// Takes an input; a key that means nothing here comes back.
    pub(super) fn input(&mut self, input: &Input, work: &mut Work) -> Option<Key> {
        match input {
            Input::Text(_) | Input::Paste(_) => work.say(work.lang.notice_no_line()),
            Input::Resize(..) => {}
            Input::Key(key) => match keymap::action(Context::Figures, *key) {
                Some(Action::Up | Action::Down) => _ = self.list.input(input, work.size),
                Some(Action::NextPage) => self.list.page(true, work.size),
                Some(Action::PreviousPage) => self.list.page(false, work.size),
                Some(Action::Back) => self.open = false,
                _ => return Some(*key),
            },
        }
        self.renew(work);
        None
    }
}
