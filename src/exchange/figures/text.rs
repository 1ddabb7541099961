//! Figures as plain text: the groups side by side in one table, then everything all in all.

use super::{Report, Section, Telling, group, sections};
use crate::domain::figure::{grouped, percent};
use crate::domain::figures::{By, Figures, Key, total};
use crate::domain::overlap::Answer;
use crate::domain::promise::Fate;
use crate::exchange::results::lines::lay;
use crate::exchange::results::{Row, Table};
use crate::exchange::text::Rows;
use crate::i18n::Lang;
use crate::text::Clean;

/// Writes figures in so many columns.
#[must_use]
pub fn write(report: &Report, telling: Telling, columns: usize) -> String {
    let lang = telling.lang;
    let mut rows = Rows::new(columns);
    rows.heading(lang.figures_title(), "=");
    rows.hang("", &span(report, lang));
    for note in notes(report, lang) {
        rows.hang("", &note);
    }
    if report.sums.total.networks == 0 {
        rows.part("", lang.figures_nothing());
        return rows.finish();
    }
    if let Some(by) = report.by {
        rows.heading(lang.figures_by(by.word()), "-");
        let laid = lay(&overview(report, by, lang), columns, 0);
        for row in laid.head.iter().chain(laid.rows.iter().flatten()) {
            rows.line(row);
        }
        rows.hang("", lang.figures_total_note());
        if by == By::Agency {
            rows.hang("", lang.figures_no_grading());
        }
        if by == By::Area && report.sums.groups.keys().any(|key| key.words.is_empty()) {
            rows.hang("", lang.figures_area_how());
        }
        rows.heading(lang.figures_all(), "-");
    }
    for section in sections(&report.sums.total, telling) {
        rows.part("", &heading(&section, lang));
        let laid = lay(&table(&section), columns.saturating_sub(2), 0);
        for row in laid.head.iter().chain(laid.rows.iter().flatten()) {
            rows.line(&format!("  {row}"));
        }
        for note in &section.notes {
            rows.hang("  ", note);
        }
    }
    rows.finish()
}

/// The title of a section, with what its shares are of.
#[must_use]
pub fn heading(section: &Section, lang: Lang) -> String {
    match section.n {
        Some(n) => format!("{}  {}", section.title, lang.results_n(n)),
        None => section.title.clone(),
    }
}

/// A section as a table: with the shares in a column of their own.
#[must_use]
pub fn table(section: &Section) -> Table {
    let shares = section.n.is_some();
    let mut head = vec![String::new()];
    if section.heads.is_empty() {
        head.push(String::new());
    }
    head.extend(section.heads.iter().map(|(_, head)| head.clone()));
    head.extend(shares.then(String::new));
    let row = |row: &super::Row| {
        let mut cells = vec![row.name.clone()];
        cells.extend(row.cells.iter().map(|cell| cell.shown.clone()));
        if shares {
            cells.push(row.share(section).map(|share| format!("{}%", percent(share))).unwrap_or_default());
        }
        Row { cells, share: row.share(section), ..Row::default() }
    };
    Table { head, rows: section.rows.iter().map(row).collect(), ..Table::default() }
}

/// From when to when.
fn span(report: &Report, lang: Lang) -> String {
    let day = |text: &str| crate::i18n::date::told(lang, text).unwrap_or_default();
    match (report.since.as_str(), report.until.as_str()) {
        ("", "") => lang.figures_files(report.files),
        (since, until) => lang.figures_span(&day(since), &day(until), report.files),
    }
}

/// What is left out, and why.
fn notes(report: &Report, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    if report.fictional {
        notes.push(lang.figures_made_up().to_owned());
    }
    if report.left_out > 0 {
        notes.push(lang.figures_left_out(report.left_out));
    }
    if report.undated > 0 {
        notes.push(lang.figures_undated(report.undated));
    }
    if report.unread > 0 {
        notes.push(lang.figures_unread(report.unread));
    }
    notes
}

/// The groups side by side; what never occurs has no column.
fn overview(report: &Report, by: By, lang: Lang) -> Table {
    type Told = fn(&Figures) -> usize;
    let agreed: Told = |figures| figures.overlaps.get(&Answer::Agreed).copied().unwrap_or(0);
    let done: Told = |figures| figures.actions.get(&Fate::Done).copied().unwrap_or(0);
    let columns: [(&str, Told); 9] = [
        (lang.figures_head_held(), |figures| figures.held),
        (lang.figures_head_agencies(), |figures| figures.agencies.len()),
        (lang.out_count_entries(), Figures::all_entries),
        (lang.figures_head_overlaps(), |figures| total(&figures.overlaps)),
        (lang.figures_head_agreed(), agreed),
        (lang.out_count_actions(), |figures| total(&figures.actions)),
        (lang.figures_head_done(), done),
        (lang.figures_head_cases(), |figures| figures.cases.distinct),
        (lang.figures_head_rows(), |figures| figures.cases.cumulative),
    ];
    let told = |(at, (_, count)): &(usize, (&str, Told))| {
        count(&report.sums.total) > 0 && !(by == By::Agency && *at == 1)
    };
    let columns: Vec<_> = columns.into_iter().enumerate().filter(told).map(|(_, column)| column).collect();
    let row = |name: String, figures: &Figures| {
        let cells = columns.iter().map(|(_, count)| i64::try_from(count(figures)).unwrap_or(i64::MAX));
        let cells = std::iter::once(name).chain(cells.map(grouped)).collect();
        Row { cells, ..Row::default() }
    };
    let names: Vec<_> = report.sums.groups.keys().map(|key| group(key, by, lang)).collect();
    let name = |key: &Key| {
        let name = group(key, by, lang);
        let area = key.id.and_then(|id| report.sums.areas.get(&id));
        match area.filter(|_| names.iter().filter(|other| **other == name).count() > 1) {
            Some(area) => lang.figures_beside(&name, &Clean::line(area)),
            None => name,
        }
    };
    let mut rows: Vec<Row> =
        report.sums.groups.iter().map(|(key, figures)| row(name(key), figures)).collect();
    // what only belongs to what has no column here
    rows.retain(|row| row.cells.iter().skip(1).any(|cell| cell != "0"));
    rows.push(Row { is_total: true, ..row(lang.figures_all().to_owned(), &report.sums.total) });
    let head = std::iter::once(String::new()).chain(columns.iter().map(|(head, _)| (*head).to_owned()));
    Table { head: head.collect(), rows, ..Table::default() }
}
