//! What a cell that takes an agency or an option can hold, to choose from; none empties it.

use crate::app::choice::{Choice, Picked, Row};
use crate::app::input::Input;
use crate::app::work::Work;
use crate::app::worksheet::{Popup, WorksheetScreen};
use crate::domain::cell::{Cell, Takes};
use crate::domain::mention::Mention;
use crate::domain::{Value, directory};
use crate::text::{self, Clean};

impl WorksheetScreen {
    /// The agencies or options to choose from for a cell.
    pub(super) fn open_offer(&mut self, cell: &Cell, work: &mut Work) {
        if !work.may_write() || !self.may_fill(work) {
            return;
        }
        let rows = self.offered(cell, work, "");
        if !rows.is_empty() {
            let title = self
                .question()
                .map(|question| work.lang.of(&question.short.ja, &question.short.en).to_owned());
            let choice = Choice::new(title.unwrap_or_default(), rows).narrowed();
            self.popup = Some(Popup::Offer(cell.clone(), choice));
        }
    }

    fn offered(&self, cell: &Cell, work: &Work, typed: &str) -> Vec<Row<Option<Value>>> {
        let fits = |names: &[&str]| names.iter().any(|name| text::find(name, typed));
        let row = |value: Value, label: &str| Row::new(Some(value), Clean::line(label).into_string());
        let mut rows = match &cell.takes {
            Takes::Pick(options) => options
                .iter()
                .filter(|option| fits(&[&option.name.ja, &option.name.en]))
                .map(|option| row(option.id.as_str().into(), work.lang.of(&option.name.ja, &option.name.en)))
                .collect(),
            Takes::Agency => {
                let seats = self.seats(work.session());
                let agencies = seats
                    .iter()
                    .filter(|seat| directory::matches(seat.agency, typed))
                    .map(|seat| row(seat.id().into(), seat.agency.name()));
                let kinds = work.kinds.all().iter().filter(|kind| {
                    let aliases = kind.aliases.iter().any(|alias| text::find(alias, typed));
                    aliases || fits(&[&kind.name.ja, &kind.name.en, &kind.short, &kind.reading])
                });
                let kinds = kinds.map(|kind| Row {
                    note: work.lang.form_kind().to_owned(),
                    ..row(
                        Mention::Kind(kind.id.clone()).stored().into(),
                        work.lang.of(&kind.name.ja, &kind.name.en),
                    )
                });
                let mut rows: Vec<_> = agencies.chain(kinds).collect();
                if !typed.trim().is_empty() {
                    let name = Clean::line(typed.trim()).into_string();
                    rows.push(row(
                        Mention::Name(name.clone()).stored().into(),
                        &work.lang.form_as_typed(&name),
                    ));
                }
                rows
            }
            _ => return Vec::new(),
        };
        if typed.is_empty() {
            rows.push(Row::new(None, work.lang.form_blank()));
        }
        rows
    }

    pub(in crate::app::worksheet) fn answer_offer(
        &mut self,
        cell: Cell,
        mut choice: Choice<Option<Value>>,
        input: &Input,
        work: &mut Work,
    ) {
        match choice.input_narrowing(input, |typed| self.offered(&cell, work, typed)) {
            Picked::Chosen(value) => {
                if self.put(&cell.path, value, work) {
                    self.next_field(work);
                }
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::Offer(cell, choice)),
        }
    }
}
