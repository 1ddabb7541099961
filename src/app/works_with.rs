//! Who works with whom, over any screen: whom each agency named, the same as a map of lines, and what is most common in each
//! type of case. Everything stands in the order of the seats; at the wall nobody is counted.

use super::action::Action;
use super::input::{Input, Key};
use super::keymap::{self, Context};
use super::model::View;
use super::scroll::{Row, Scroll, around, inside};
use super::work::Work;
use super::worksheet::WorksheetScreen;
use super::worksheet::privacy::may_show;
use crate::domain::attendance;
use crate::domain::filled;
use crate::domain::mention::Mention;
use crate::domain::tally::places::{Places, Who};
use crate::domain::tally::{Sum, Tally};
use crate::domain::works_with::WorksWith;
use crate::domain::worksheet::{Bilingual, Kind, Of, Scope};
use crate::exchange::cells::Cells;
use crate::i18n::Lang;
use crate::text::{Clean, shorten, width};

/// Columns of the names of those who name others.
const NAMES: usize = 16;
/// Columns of a cell of the map.
const CELL: usize = 3;

/// What shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    /// Whom each agency named.
    #[default]
    Lines,
    /// The same as a map.
    Map,
    /// What is most common in each type of case.
    Common,
}

impl Face {
    const ALL: [Self; 3] = [Self::Lines, Self::Map, Self::Common];
}

/// The state of it; it stays while it is closed.
#[derive(Clone, Debug)]
pub struct Partners {
    /// Whether it lies over the screen.
    pub open: bool,
    /// What shows.
    pub face: Face,
    /// The rows.
    pub list: Scroll<usize>,
    /// What stands above the map: the numbers of those who are named.
    pub heads: String,
    /// Columns of the map that are scrolled away.
    left: usize,
}

impl Default for Partners {
    fn default() -> Self {
        let list = Scroll::new("", Vec::new());
        Self { open: false, face: Face::Lines, list, heads: String::new(), left: 0 }
    }
}

/// What rows are made with.
struct Reading<'a, 'w> {
    screen: &'a WorksheetScreen,
    work: &'a Work<'w>,
    all: WorksWith,
    /// Those who sit here, then who else was named.
    mentions: Vec<Mention>,
    seats: usize,
}

impl Partners {
    /// Lies over the screen from now; says so where nobody is asked.
    pub(super) fn begin(&mut self, screen: &WorksheetScreen, work: &mut Work) {
        let asks = |kind: Of| {
            let questions = screen.sheets.iter().filter(|sheet| sheet.scope == Scope::Agency);
            questions.flat_map(|sheet| &sheet.questions).any(|q| q.kind == Kind::Ranking && q.of == kind)
        };
        if !asks(Of::Agencies) && !asks(Of::Options) {
            return work.say(work.lang.works_not_asked());
        }
        self.open = true;
        self.renew(screen, work);
    }

    /// Reads it anew, after anything changed; what is selected stays so.
    pub(super) fn renew(&mut self, screen: &WorksheetScreen, work: &Work) {
        if !self.open {
            return;
        }
        let reading = Reading::of(screen, work);
        let selected = self.selected();
        self.lay(&reading, selected, work);
        // the row that is selected now is told in full
        if self.face == Face::Map && self.selected() != selected {
            self.lay(&reading, self.selected(), work);
        }
    }

    fn selected(&self) -> Option<usize> {
        self.list.rows.get(self.list.at()).and_then(|row| row.value)
    }

    fn lay(&mut self, reading: &Reading, selected: Option<usize>, work: &Work) {
        let lang = work.lang;
        self.heads = String::new();
        let (title, rows) = match self.face {
            Face::Lines => (lang.works_title().to_owned(), reading.lines()),
            Face::Common => (lang.works_common(&reading.asked(Of::Options)), reading.common()),
            Face::Map => {
                let fits = reading.fits();
                self.left = self.left.min(reading.mentions.len().saturating_sub(fits));
                self.heads = reading.heads(self.left, fits);
                (lang.works_map().to_owned(), reading.map(self.left, fits, selected))
            }
        };
        let mut list = Scroll::new(title, rows).unnumbered().to_read();
        list.head = u16::from(self.face == Face::Map);
        self.list.renew(list, work.size);
    }

    /// Takes an input; a key that means nothing here comes back.
    pub(super) fn input(&mut self, input: &Input, screen: &WorksheetScreen, work: &mut Work) -> Option<Key> {
        match input {
            Input::Text(_) | Input::Paste(_) => work.say(work.lang.notice_no_line()),
            Input::Resize(..) => {}
            Input::Key(key) => match keymap::action(Context::WorksWith, *key) {
                Some(Action::Up | Action::Down) => _ = self.list.input(input, work.size),
                Some(Action::NextPage) => self.list.page(true, work.size),
                Some(Action::PreviousPage) => self.list.page(false, work.size),
                Some(Action::NextFace) => self.turn(1),
                Some(Action::PreviousFace) => self.turn(-1),
                Some(Action::CellLeft | Action::CellRight) if self.face != Face::Map => {}
                Some(Action::CellLeft) => self.left = self.left.saturating_sub(1),
                Some(Action::CellRight) => self.left += 1,
                Some(Action::Back) => self.open = false,
                _ => return Some(*key),
            },
        }
        self.renew(screen, work);
        None
    }

    fn turn(&mut self, by: isize) {
        self.face = around(&Face::ALL, self.face, by);
        self.list = Scroll::new("", Vec::new());
    }
}

impl<'a, 'w> Reading<'a, 'w> {
    fn of(screen: &'a WorksheetScreen, work: &'a Work<'w>) -> Self {
        let session = work.session();
        let open: Vec<_> = screen
            .sheets
            .iter()
            .cloned()
            .map(|mut sheet| {
                sheet.questions.retain(|question| may_show(*work.view, question.level));
                sheet
            })
            .collect();
        let all = WorksWith::of(session, screen.meeting, &open);
        let seats = attendance::seats(session, screen.meeting);
        let mut mentions: Vec<Mention> =
            seats.iter().map(|seat| Mention::Agency(session.stands_for(seat.id()))).collect();
        let count = mentions.len();
        for mention in all.outside(session, screen.meeting) {
            if !mentions.contains(&mention) {
                mentions.push(mention);
            }
        }
        Self { screen, work, all, mentions, seats: count }
    }

    fn name(&self, mention: &Mention) -> String {
        let work = self.work;
        let (session, today) = (work.session(), work.moment.today);
        if let Mention::Agency(id) = mention
            && let Some(agency) = crate::domain::agency::find(session, *id)
        {
            return Clean::line(agency.short()).into_string();
        }
        let meeting = self.screen.meeting;
        let cells = Cells { lang: work.lang, session, meeting, kinds: work.kinds, today };
        Clean::line(&cells.mention(mention)).into_string()
    }

    fn say(&self, text: &Bilingual) -> String {
        self.work.lang.of(&text.ja, &text.en).to_owned()
    }

    /// What the rankings of one sort are called.
    fn asked(&self, of: Of) -> String {
        let questions = self.screen.sheets.iter().filter(|sheet| sheet.scope == Scope::Agency);
        let rankings = questions.flat_map(|sheet| &sheet.questions);
        let mut names = Vec::new();
        for question in rankings.filter(|question| question.kind == Kind::Ranking && question.of == of) {
            let name = self.say(&question.short);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        self.joined(names)
    }

    fn joined(&self, names: impl IntoIterator<Item = String>) -> String {
        names.into_iter().collect::<Vec<_>>().join(self.work.lang.pick("・", ", "))
    }

    /// Whom one named, in the order it gave; a line for each worksheet, with its title where there are several.
    fn named_by(&self, mention: &Mention) -> Vec<String> {
        let Mention::Agency(by) = mention else { return Vec::new() };
        self.by_sheet(|sheet| {
            let named = self.all.named.iter().filter(|named| named.by == *by && named.on == sheet);
            let places = named.map(|named| self.work.lang.works_place(named.place, &self.name(&named.to)));
            places.collect::<Vec<_>>().join("  ")
        })
    }

    /// By whom one was named, likewise.
    fn named_it(&self, mention: &Mention) -> Vec<String> {
        self.by_sheet(|sheet| {
            let named = self.all.named.iter().filter(|named| named.to == *mention && named.on == sheet);
            let by = self.joined(named.map(|named| self.name(&Mention::Agency(named.by))));
            if by.is_empty() { by } else { self.work.lang.works_by(&by) }
        })
    }

    /// What stands on each worksheet, with its title where it is one of several; where two say the same, once.
    fn by_sheet(&self, told: impl Fn(&str) -> String) -> Vec<String> {
        let mut all: Vec<(Vec<String>, String)> = Vec::new();
        for sheet in &self.all.sheets {
            let told = told(sheet);
            match all.iter_mut().find(|(_, known)| *known == told) {
                _ if told.is_empty() => {}
                Some((titles, _)) => titles.push(self.title(sheet)),
                None => all.push((vec![self.title(sheet)], told)),
            }
        }
        let line = |(titles, told): (Vec<String>, String)| match self.all.sheets.len() {
            0 | 1 => told,
            _ => self.work.lang.out_fact(&self.joined(titles), &told),
        };
        all.into_iter().map(line).collect()
    }

    fn title(&self, id: &str) -> String {
        let sheet = self.screen.sheets.iter().find(|sheet| sheet.id == id);
        sheet.map(|sheet| self.say(&sheet.title)).unwrap_or_default()
    }

    /// Whom each agency named; then who was named by whom, and who named each other.
    fn lines(&self) -> Vec<Row<usize>> {
        let lang = self.work.lang;
        if self.all.named.is_empty() {
            return vec![Row::text(lang.works_none(&self.asked(Of::Agencies)))];
        }
        let mut rows = vec![Row::text(lang.works_named())];
        let seats = self.mentions.iter().take(self.seats).enumerate();
        let named = seats.map(|(at, mention)| (at, mention, self.named_by(mention)));
        rows.extend(
            named.filter(|(.., named)| !named.is_empty()).map(|(at, mention, named)| {
                named.into_iter().fold(Row::new(at, self.name(mention)), Row::and)
            }),
        );
        let name = |id| self.name(&Mention::Agency(id));
        let pairs = |pairs: Vec<_>| {
            let pair = |(one, other)| lang.works_pair(&name(one), &name(other));
            pairs.into_iter().map(pair).collect::<Vec<_>>().join(lang.pick("、", "; "))
        };
        let mutual = self.all.mutual();
        if !mutual.is_empty() {
            rows.push(Row::new(self.mentions.len(), lang.works_mutual()).and(pairs(mutual)));
        }
        rows.push(Row::text(lang.works_were_named()));
        let counts = self.all.counts();
        for (at, mention) in self.mentions.iter().enumerate() {
            let Some(count) = counts.get(mention) else { continue };
            let row = Row::new(self.mentions.len() + 1 + at, self.name(mention));
            let mut row = self.named_it(mention).into_iter().fold(row, Row::and);
            if *self.work.view == View::Desk {
                row = row.and(lang.works_count(count.by.len(), count.first, count.points));
            }
            rows.push(row);
        }
        rows
    }

    /// How many columns of the map fit.
    fn fits(&self) -> usize {
        let columns = usize::from(inside(self.work.size).0);
        (columns.saturating_sub(NAMES + CELL) / CELL).max(1)
    }

    fn heads(&self, left: usize, fits: usize) -> String {
        let shown = (0..self.mentions.len()).skip(left).take(fits);
        let heads: String = shown.map(|at| format!("{:>CELL$}", at + 1)).collect();
        let more = if left + fits < self.mentions.len() { " .." } else { "" };
        format!("{:NAMES$}{}{heads}{more}", "", if left > 0 { ".." } else { "" })
    }

    /// Who names whom, in which place; the selected one in words, and below who the numbers are.
    fn map(&self, left: usize, fits: usize, selected: Option<usize>) -> Vec<Row<usize>> {
        let lang = self.work.lang;
        if self.all.named.is_empty() {
            return vec![Row::text(lang.works_none(&self.asked(Of::Agencies)))];
        }
        let row = |(at, mention): (usize, &Mention)| {
            let Mention::Agency(by) = mention else { return None };
            let cell = |to: &Mention| match self.all.between(*by, to) {
                _ if to == mention => format!("{:>CELL$}", "-"),
                Some(named) if self.all.is_earlier(named) => {
                    format!("{:>CELL$}", format!("({})", named.place))
                }
                Some(named) => format!("{:>CELL$}", named.place),
                None => format!("{:>CELL$}", "."),
            };
            let cells: String = self.mentions.iter().skip(left).take(fits).map(cell).collect();
            let gap = if left > 0 { "  " } else { "" };
            let line = format!("{}{gap}{cells}", self.numbered(at, NAMES));
            let mut row = Row::new(at, line);
            let named = self.named_by(mention);
            if selected == Some(at) {
                let named = if named.is_empty() { vec![lang.works_unanswered().to_owned()] } else { named };
                row = named.into_iter().fold(row, Row::and);
            }
            Some(row)
        };
        let mut rows: Vec<_> = self.mentions.iter().take(self.seats).enumerate().filter_map(row).collect();
        if let Some((_, earlier)) = self.all.sheets.split_first().filter(|(_, earlier)| !earlier.is_empty()) {
            rows.insert(
                0,
                Row::text(lang.works_earlier(&self.joined(earlier.iter().map(|id| self.title(id))))),
            );
        }
        let others = self.mentions.iter().enumerate().skip(self.seats);
        let others: Vec<Row<usize>> = others
            .map(|(at, mention)| Row::new(at, lang.works_number(at + 1, &self.name(mention))))
            .collect();
        if !others.is_empty() {
            rows.push(Row::text(lang.works_elsewhere()));
            rows.extend(others);
        }
        rows
    }

    /// A number and a name, filled up with blanks.
    fn numbered(&self, at: usize, columns: usize) -> String {
        let name = self.mentions.get(at).map(|mention| self.name(mention)).unwrap_or_default();
        let text = shorten(&self.work.lang.works_number(at + 1, &name), columns.saturating_sub(1));
        let blank = columns.saturating_sub(width(&text));
        format!("{text}{:blank$}", "")
    }

    /// What is most common, type by type.
    fn common(&self) -> Vec<Row<usize>> {
        let (work, lang) = (self.work, self.work.lang);
        let mut rows = Vec::new();
        for sheet in self.screen.sheets.iter().filter(|sheet| sheet.scope == Scope::Agency) {
            let sheets = filled::all(work.session(), self.screen.meeting, sheet);
            let open = sheet.questions.iter().filter(|question| {
                may_show(*work.view, question.level)
                    && question.kind == Kind::Ranking
                    && question.of == Of::Options
            });
            for question in open {
                let tally = Tally::of(work.session(), sheet, question, &sheets);
                if tally.answered == 0 {
                    continue;
                }
                rows.push(Row::text(lang.works_question(
                    &self.say(&question.short),
                    tally.answered,
                    question.top.max(1),
                )));
                for part in &tally.parts {
                    if let Some(lane) = part.lane {
                        rows.push(Row::new(rows.len(), self.say(&lane.name)));
                    }
                    if let Sum::Places(places) = &part.sum {
                        rows.extend(self.options(places, lang, rows.len()));
                    }
                }
            }
        }
        if rows.is_empty() {
            rows.push(Row::text(lang.works_nothing_common(&self.asked(Of::Options))));
        }
        rows
    }

    fn options(&self, places: &Places, lang: Lang, from: usize) -> Vec<Row<usize>> {
        let named = places.rows.iter().filter_map(|row| match &row.who {
            Who::Option(option) => Some((self.say(&option.name), row.named(), row.first, row.points)),
            Who::Agency(_) => None,
        });
        let row = |(at, (name, named, first, points)): (usize, (String, usize, usize, usize))| {
            Row::new(from + at, lang.works_option(&name, named, first, points))
        };
        named.enumerate().map(row).collect()
    }
}
