//! Who was there when, and to which questions it spoke: to see who is missing, not to grade.

use super::super::scroll::Row;
use super::Spot;
use super::reading::Reading;
use crate::domain::RecordId;
use crate::domain::participation::{Part, Participation, Row as Agency, Voice, other_names};
use crate::domain::place::question_key;
use crate::i18n::date;
use crate::text::{shorten, shorten_apart, width};

/// Columns of a name, and of a meeting beside it.
const NAME: usize = 18;
const CELL: usize = 7;

/// The heads of the columns, the newest meetings where not all fit.
pub(super) fn heads(all: &Participation, columns: usize) -> String {
    let heads = all.meetings.iter().skip(hidden(all, columns)).map(|asked| {
        let day = date::stored(asked.meeting.date());
        let day = day.map_or_else(|| "-".to_owned(), |day| day.format("%y/%m").to_string());
        cell(&day)
    });
    let before = if hidden(all, columns) > 0 { ".." } else { "" };
    filled(before, NAME) + &heads.collect::<String>()
}

/// How many of the earliest meetings do not fit.
fn hidden(all: &Participation, columns: usize) -> usize {
    let fits = (columns.saturating_sub(NAME) / CELL).max(1);
    all.meetings.len().saturating_sub(fits)
}

fn filled(text: &str, columns: usize) -> String {
    let text = shorten(text, columns.saturating_sub(1));
    let blank = columns.saturating_sub(width(&text));
    format!("{text}{:blank$}", "")
}

fn cell(text: &str) -> String {
    filled(text, CELL)
}

/// The rows; of the agency that is selected, meeting by meeting.
pub(super) fn rows(
    read: &Reading,
    all: &Participation,
    columns: usize,
    selected: Option<RecordId>,
) -> Vec<Row<Spot>> {
    let lang = read.lang;
    if all.rows.is_empty() {
        return vec![Row::text(lang.years_no_agencies())];
    }
    let names: Vec<String> = all.rows.iter().map(|row| read.agency(row.agency)).collect();
    let mut rows: Vec<Row<Spot>> =
        all.rows
            .iter()
            .zip(shorten_apart(&names, NAME - 1))
            .map(|(agency, name)| {
                let cells =
                    agency.at.iter().skip(hidden(all, columns)).map(|part| {
                        cell(lang.seat_letter(part.as_ref().map_or("", |part| part.state.word())))
                    });
                let line = filled(&name, NAME) + &cells.collect::<String>();
                let row = Row::new(Spot::Agency(agency.agency), line.trim_end());
                if selected == Some(agency.agency) { detail(read, all, agency, row) } else { row }
            })
            .collect();
    let unseen: Vec<String> =
        all.rows.iter().filter(|row| row.is_long_unseen()).map(|row| read.agency(row.agency)).collect();
    let unseen = match unseen.is_empty() {
        true => lang.years_none_unseen().to_owned(),
        false => lang.years_long_unseen(&unseen.join(lang.out_comma())),
    };
    let mut last = Row::text(lang.years_legend()).and(lang.years_legend_voices());
    if all.meetings.len() > 1 {
        last = last.and(unseen);
    }
    rows.push(last);
    rows
}

fn detail(read: &Reading, all: &Participation, agency: &Agency, mut row: Row<Spot>) -> Row<Spot> {
    let lang = read.lang;
    let names = other_names(read.session, agency.agency);
    if !names.is_empty() {
        row = row.and(lang.years_also(&names.join(lang.out_comma())));
    }
    // the newest first: that is what one asks about
    for (asked, part) in all.meetings.iter().zip(&agency.at).rev() {
        let Some(Part { state, voices }) = part else { continue };
        let questions = |voice: Voice| {
            let of = asked.questions().zip(voices).filter(|(_, own)| **own == voice);
            let names =
                of.map(|((sheet, question), _)| read.question(&question_key(&sheet.id, &question.id), ""));
            names.collect::<Vec<_>>().join(lang.out_comma())
        };
        let mut what = vec![lang.attendance(state.word()).to_owned()];
        let told = [Voice::Spoke, Voice::Nothing, Voice::Silent].map(questions);
        let [spoke, nothing, silent] = told;
        if nothing.is_empty() && silent.is_empty() && !spoke.is_empty() {
            what.push(lang.years_spoke_to_all().to_owned());
        } else if !spoke.is_empty() {
            what.push(lang.years_spoke(&spoke));
        }
        if !nothing.is_empty() {
            what.push(lang.years_nothing_to_add(&nothing));
        }
        // an absent agency was not asked
        if !silent.is_empty() && *state != crate::domain::attendance::State::Absent {
            what.push(lang.years_silent(&silent));
        }
        let what = what.join(lang.pick("。", "; "));
        row = row.and(lang.years_step(&read.day(asked.meeting.id()), &what));
    }
    row
}
