//! Where the rows of the Actions screen stand: sections one below the other, of which a window shows.

use super::content::{Content, Place, Row, Section};
use super::telling::Telling;
use crate::app::region::Rect;
use crate::i18n::Lang;
use crate::text::{width, wrap};

/// The row from which on the list stands.
pub const TOP: u16 = 5;
/// Columns before the words of a row.
pub const MARK: u16 = 2;

/// Columns before what is quietly said of it.
pub const DETAIL: u16 = 4;

/// Parts of what is said, on as few lines as hold them whole; one that is longer than a line is broken.
#[must_use]
pub fn flowing(parts: &[String], room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(line) + 2 + width(part) <= room => {
                line.push_str("  ");
                line.push_str(part);
            }
            _ => lines.extend(
                wrap(part, room)
                    .into_iter()
                    .map(|row| part.get(row.range).unwrap_or_default().trim().to_owned()),
            ),
        }
    }
    lines
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The name of a section.
    Heading,
    /// A name within a section.
    Sub,
    /// The first line of a row.
    First,
    /// A further line of its words.
    More,
    /// What is quietly said of it.
    Detail,
    /// A sentence that belongs to no row.
    Hint,
    /// Nothing.
    Blank,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: Kind,
    /// Its section.
    pub section: Section,
    /// Its row, if it belongs to one.
    pub row: Option<Row>,
    /// Its text.
    pub text: String,
    /// What stands at its right end.
    pub note: String,
}

/// The area of the list.
#[must_use]
pub fn area((columns, rows): (u16, u16)) -> Rect {
    Rect::new(1, TOP, columns.saturating_sub(2), rows.saturating_sub(TOP + 2))
}

/// The name of a section.
#[must_use]
pub fn name(section: Section, lang: Lang) -> &'static str {
    match section {
        Section::Before => lang.section_before(),
        Section::Roles => lang.section_roles(),
        Section::Actions => lang.section_actions(),
        Section::Decisions => lang.section_decisions(),
        Section::Issues => lang.section_issues(),
    }
}

/// All lines.
#[must_use]
pub fn lines(content: &Content, telling: Telling, columns: u16) -> Vec<Line> {
    let lang = telling.lang;
    let mut page = Page { lines: Vec::new(), room: usize::from(columns) };
    for (section, rows) in &content.sections {
        if !page.lines.is_empty() {
            page.put(Kind::Blank, *section, None, "");
        }
        page.put(Kind::Heading, *section, None, name(*section, lang));
        if *section == Section::Before
            && content.left > 0
            && let Some(heading) = page.lines.last_mut()
        {
            heading.note = lang.section_left(content.left);
        }
        if rows.iter().all(|row| *row == Row::FromOverlap) {
            page.wrapped(Kind::Hint, *section, None, none(*section, lang));
        }
        let mut before = None;
        for row in rows {
            if matches!(row, Row::Overlap(_)) && !matches!(before, Some(Row::Overlap(_))) {
                page.put(Kind::Sub, *section, None, lang.section_from());
            }
            page.wrapped(Kind::First, *section, Some(*row), &telling.words(*row));
            let details = flowing(&telling.details(*row), page.room.saturating_sub(usize::from(DETAIL)));
            details.iter().for_each(|line| page.put(Kind::Detail, *section, Some(*row), line));
            before = Some(*row);
        }
        if *section == Section::Actions && content.gathers {
            page.wrapped(Kind::Hint, *section, None, lang.share_hint());
        }
    }
    if content.withholds {
        page.wrapped(Kind::Hint, Section::Issues, None, lang.actions_hidden());
    }
    page.lines
}

fn none(section: Section, lang: Lang) -> &'static str {
    match section {
        Section::Before => lang.before_none(),
        Section::Roles => lang.roles_none(),
        Section::Actions => lang.actions_none(),
        Section::Decisions => lang.decisions_none(),
        Section::Issues => lang.issues_none(),
    }
}

struct Page {
    lines: Vec<Line>,
    room: usize,
}

impl Page {
    fn put(&mut self, kind: Kind, section: Section, row: Option<Row>, text: &str) {
        self.lines.push(Line { kind, section, row, text: text.to_owned(), note: String::new() });
    }

    fn wrapped(&mut self, kind: Kind, section: Section, row: Option<Row>, text: &str) {
        for (at, part) in wrap(text, self.room.saturating_sub(usize::from(MARK))).into_iter().enumerate() {
            let kind = if kind == Kind::First && at > 0 { Kind::More } else { kind };
            let text = text.get(part.range).unwrap_or_default().trim();
            if at == 0 || !text.is_empty() {
                self.put(kind, section, row, text);
            }
        }
    }
}

/// The lines that show in so many rows: the heading of the section one is in stands at the top or among them.
#[must_use]
pub fn shown(lines: &[Line], place: Place, room: usize) -> Vec<&Line> {
    let section = place.section();
    let heading = lines.iter().position(|line| line.section == section && line.kind == Kind::Heading);
    let heading = heading.unwrap_or(0);
    let (start, end) = match place {
        Place::Line(_) => (heading, heading + 1),
        Place::Row(section, row) => {
            let is_own = |line: &Line| line.section == section && line.row == Some(row);
            let start = lines.iter().position(is_own).unwrap_or(heading);
            (start, lines.iter().rposition(is_own).map_or(start + 1, |last| last + 1))
        }
    };
    let last_top = lines.len().saturating_sub(room);
    if end <= heading + room {
        let top = heading.min(last_top);
        return lines.iter().skip(top).take(room).collect();
    }
    // the heading stays, and below it the row as far as there is room
    let room = room.saturating_sub(1);
    let top = end.saturating_sub(room).min(start);
    lines.iter().skip(heading).take(1).chain(lines.iter().skip(top).take(room)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: Kind, section: Section, row: Option<Row>) -> Line {
        Line { kind, section, row, text: String::new(), note: String::new() }
    }

    /// Two sections: one of a heading, and one of a heading and rows of two lines each.
    fn page(rows: u64) -> Vec<Line> {
        let mut lines =
            vec![line(Kind::Heading, Section::Before, None), line(Kind::Blank, Section::Roles, None)];
        lines.push(line(Kind::Heading, Section::Roles, None));
        for at in 0..rows {
            let row = Some(Row::Home(crate::domain::RecordId::MIN, usize::try_from(at).unwrap()));
            lines.extend([Kind::First, Kind::Detail].map(|kind| line(kind, Section::Roles, row)));
        }
        lines
    }

    #[test]
    fn the_heading_and_the_selected_row_always_show() {
        for rows in [0, 1, 3, 9] {
            let lines = page(rows);
            for room in 3..14 {
                let mut places = vec![Place::Line(Section::Before), Place::Line(Section::Roles)];
                places.extend((0..rows).map(|at| {
                    let row = Row::Home(crate::domain::RecordId::MIN, usize::try_from(at).unwrap());
                    Place::Row(Section::Roles, row)
                }));
                for place in places {
                    let shown = shown(&lines, place, room);
                    assert!(shown.len() <= room);
                    let heads = |line: &&&Line| line.kind == Kind::Heading && line.section == place.section();
                    assert_eq!(shown.iter().filter(heads).count(), 1, "{place:?} {room}");
                    if let Place::Row(_, row) = place {
                        assert_eq!(shown.iter().filter(|line| line.row == Some(row)).count(), 2);
                    }
                }
            }
        }
    }
}
