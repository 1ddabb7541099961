//! What has changed from one meeting (or year) to another, agency by agency and question by question.

use super::super::model::View;
use super::super::scroll::{Row, Words};
use super::reading::Reading;
use super::{Fold, Folds, Spot};
use crate::domain::participation::other_names;
use crate::domain::period::{self, Period};
use crate::domain::place::question_key;
use crate::domain::refilled::{self, Refilled};
use crate::domain::since::{self, Change, Line};
use crate::domain::{RecordId, entry};
use crate::exchange::{compare, refilled as told};
use crate::text::differing;

/// What is compared with what, and the lines of it that may be seen.
pub(super) struct Changes<'s> {
    pub(super) before: Period,
    pub(super) after: Period,
    lines: Vec<Line>,
    /// The answers in cells that were given on both sides.
    answers: Vec<Refilled<'s>>,
}

impl<'s> Changes<'s> {
    pub(super) fn of(read: &Reading<'s>, before: Period, after: Period) -> Self {
        let [old, new] = period::sides(read.session, before, after).unwrap_or_default();
        let lines = since::compare(read.session, read.threads, &old, &new);
        let lines = since::seen(lines, |id| read.seen(id).is_some());
        let mut answers = refilled::compare(read.session, &old, &new);
        answers.retain(|of| of.is_seen(|id| read.seen(id).is_some()));
        Self { before, after, lines, answers }
    }

    /// How many lines there are that are no mere counts.
    pub(super) fn told(&self) -> usize {
        let answers: usize = self.answers.iter().map(|of| of.changed().len()).sum();
        self.lines.iter().filter(|line| line.change != Change::Kept).count() + answers
    }

    pub(super) fn rows(&self, read: &Reading, folds: &Folds) -> Vec<Row<Spot>> {
        let lang = read.lang;
        let mut rows = vec![compared(read, self.before, self.after)];
        let [changed, same] = told::counts(&self.answers);
        if self.lines.is_empty() && changed + same == 0 {
            rows.push(Row::text(lang.years_nothing_said()));
            return rows;
        }
        let said = self.lines.iter().filter(|line| line.is_told());
        let mut total = Row::text(compare::counted(said, lang));
        if changed + same > 0 {
            let answers = lang.refilled_title(changed, same);
            total = if self.lines.is_empty() { Row::text(answers) } else { total.and(answers) };
        }
        let not_told = self.lines.iter().filter(|line| !line.is_told()).count();
        if not_told > 0 {
            total = total.and(lang.years_not_told(not_told));
        }
        if changed == 0 && self.lines.iter().all(|line| line.change == Change::Kept) {
            total = total.and(lang.years_nothing_changed());
        }
        rows.push(total);
        for agency in compare::agencies(&self.lines, &self.answers) {
            let own: Vec<&Line> = self.lines.iter().filter(|line| line.agency == agency).collect();
            rows.push(Row::text(""));
            rows.push(self.head(read, agency, &own, folds));
            if !folds.is_open(&Fold::Agency(agency)) {
                continue;
            }
            let place = |line: &Line| (question_key(&line.worksheet, &line.question), line.lane.clone());
            for said in own.chunk_by(|one, other| place(one) == place(other)) {
                rows.extend(self.question(read, agency, said, folds));
            }
            rows.extend(self.answers(read, agency));
        }
        rows
    }

    /// What an agency answers otherwise on its sheets, question by question.
    fn answers(&self, read: &Reading, agency: RecordId) -> Vec<Row<Spot>> {
        let own = self.answers.iter().filter(|of| of.agency == agency && !of.changed().is_empty());
        let row = |of: &Refilled| {
            let key = question_key(&of.worksheet, &of.question.id);
            let row = Row::new(Spot::Said(of.record()?), read.question(&key, ""));
            let cells = told::told(&read.cells(&of.after), of);
            Some(cells.into_iter().fold(row, Row::and))
        };
        own.filter_map(row).collect()
    }

    /// The agency; at the desk with its counts, at the wall nobody is counted.
    fn head(&self, read: &Reading, agency: RecordId, own: &[&Line], folds: &Folds) -> Row<Spot> {
        let lang = read.lang;
        let mut head = read.agency(agency);
        let names = other_names(read.session, agency);
        if !names.is_empty() {
            head += &lang.years_also(&names.join(lang.out_comma()));
        }
        let name = |period| (period, read.period_short(period));
        head += &compare::unheard(read.session, agency, name(self.before), name(self.after), lang);
        let row = folds.row(Fold::Agency(agency), &head, lang);
        let is_counted = read.view == View::Desk && !own.is_empty();
        if is_counted { row.and(compare::counted(own.iter().copied(), lang)) } else { row }
    }

    fn question(&self, read: &Reading, agency: RecordId, said: &[&Line], folds: &Folds) -> Vec<Row<Spot>> {
        let lang = read.lang;
        let Some(first) = said.first() else { return Vec::new() };
        let key = question_key(&first.worksheet, &first.question);
        let name = read.question(&key, &first.lane);
        let mut rows =
            vec![Row::text(lang.years_counts_of(&name, &compare::counted(said.iter().copied(), lang)))];
        rows.extend(
            said.iter().filter(|line| line.change != Change::Kept).filter_map(|line| row(read, line)),
        );
        let kept: Vec<&&Line> = said.iter().filter(|line| line.change == Change::Kept).collect();
        if !kept.is_empty() {
            let fold = Fold::Kept(agency, key, first.lane.clone());
            let is_open = folds.is_open(&fold);
            rows.push(folds.row(fold, &lang.years_kept(kept.len()), lang));
            if is_open {
                rows.extend(kept.into_iter().filter_map(|line| row(read, line)));
            }
        }
        rows
    }
}

/// What is compared with what, to be chosen.
pub(super) fn compared(read: &Reading, before: Period, after: Period) -> Row<Spot> {
    let lang = read.lang;
    Row::new(Spot::Compare, lang.years_compared_before(&read.period(before)))
        .and(lang.years_compared_after(&read.period(after)))
}

/// One thing that was said.
fn row(read: &Reading, line: &Line) -> Option<Row<Spot>> {
    let lang = read.lang;
    let side = |id: Option<RecordId>| {
        let record = read.session.visible(id?)?;
        Some((record.id(), read.words(record), read.day_of(record)))
    };
    let (before, after) = (side(line.before), side(line.after));
    Some(match (line.change, before, after) {
        (Change::Reworded, Some((_, was, _)), Some((id, now, _))) => {
            let (gone, come) = differing(&was, &now);
            Row::new(Spot::Said(id), Words::marking(&was, &gone, lang).after(lang.years_was_line()))
                .and(Words::marking(&now, &come, lang).after(lang.years_is_line()))
        }
        (Change::Kept, _, Some((id, now, _))) => {
            Row::new(Spot::Said(id), lang.years_kept_line().to_owned() + &now)
        }
        (Change::New, _, Some((id, now, _))) => {
            Row::new(Spot::Said(id), lang.years_new_line().to_owned() + &now)
        }
        (Change::Gone, Some((id, was, day)), _) => {
            let mark = if line.is_told() { lang.years_gone_line() } else { lang.years_unheard_line() };
            Row::new(Spot::Said(id), format!("{mark}{was}{}", lang.years_when(&day)))
        }
        _ => return None,
    })
}

/// Whether a record is one that may go on from another by what a person says.
pub(super) fn may_be_tied(kind: &str) -> bool {
    matches!(kind, entry::KIND | crate::domain::overlap::KIND)
}
