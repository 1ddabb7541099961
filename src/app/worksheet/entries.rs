//! Among the entries: selecting, changing in place, removing, and the menu of one entry.

use super::{Editing, Focus, Need, Popup, WorksheetScreen, asking};
use crate::app::action::Action;
use crate::app::choice::{Choice, Picked, Row};
use crate::app::further::Further;
use crate::app::input::Input;
use crate::app::model::View;
use crate::app::work::Work;
use crate::domain::entry::{self, Entry};
use crate::domain::overlap::{self, Overlap};
use crate::domain::{Record, RecordId, Session, conflict, issue, promise};
use crate::i18n::Lang;
use crate::text::{Buffer, Clean, shorten};

/// Columns of the label of one who wrote a wording.
const BY: usize = 16;

/// What can be done with an entry or an overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// See about what people differ in it.
    Conflict,
    /// Note what the asked say.
    Answer,
    /// Ask others.
    Whom,
    /// Tie it to another need.
    Need,
    /// Change its text.
    Edit,
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// Into another lane (its id).
    Lane(String),
    /// To another agency.
    Agency,
    /// Star it, or take the star away.
    Star(bool),
    /// Keep it off the wall, or put it back.
    Private(bool),
    /// Split it in two.
    Split,
    /// Join it with the next.
    Join,
    /// Put it into the bin.
    Remove,
    /// See how it came to be.
    History,
    /// Remove its words for good.
    Erase,
    /// Note it as an issue of the network, seen in the case it was said about.
    Issue,
    /// Note it as a role of the agency that said it.
    Role,
}

impl WorksheetScreen {
    pub(super) fn act_on_entries(&mut self, action: Action, work: &mut Work) {
        let Focus::Entries(id) = self.focus else { return };
        let ids: Vec<RecordId> =
            self.listed(work.session(), *work.view).iter().map(|record| record.id()).collect();
        let at = ids.iter().position(|other| *other == id);
        match action {
            Action::Up => {
                let above = at.and_then(|at| at.checked_sub(1)).and_then(|at| ids.get(at));
                self.focus = above.map_or(Focus::Line, |id| Focus::Entries(*id));
            }
            Action::Down => {
                if let Some(below) = at.and_then(|at| ids.get(at + 1)) {
                    self.focus = Focus::Entries(*below);
                }
            }
            Action::Back => self.focus = Focus::Line,
            Action::Edit if self.refuses(work) => {}
            Action::Edit => self.edit(id, false, work),
            Action::Remove => self.remove(id, work),
            Action::Menu => self.open_menu(id, work),
            Action::Star => star(id, work),
            _ => {}
        }
    }

    /// Asks what to do with an entry.
    pub(super) fn open_menu(&mut self, id: RecordId, work: &mut Work) {
        let ids: Vec<_> = self.listed(work.session(), *work.view).iter().map(|record| record.id()).collect();
        if let Some(record) = work.session().record(id) {
            let rows = self.commands(work.session(), record, &ids, work.lang);
            let choice = Choice::new(work.lang.menu_entry(), rows).about(quoted(record));
            self.popup = Some(Popup::Menu(id, choice));
        }
    }

    /// Puts an entry into the bin and selects its neighbour.
    fn remove(&mut self, id: RecordId, work: &mut Work) {
        let ids: Vec<_> = self.listed(work.session(), *work.view).iter().map(|record| record.id()).collect();
        let at = ids.iter().position(|other| *other == id).unwrap_or(0);
        if work.write(|writer| writer.delete(id)).is_some() {
            let next = ids.get(at + 1).or(at.checked_sub(1).and_then(|at| ids.get(at)));
            self.focus = next.map_or(Focus::Line, |id| Focus::Entries(*id));
            work.say(work.lang.notice_removed());
        }
    }

    /// What was said about a case becomes an issue of the network that remembers both.
    fn note_issue(&mut self, id: RecordId, work: &mut Work) {
        let Some(entry) = work.session().visible(id) else { return };
        let (words, case, meeting) = (entry.text("text").to_owned(), entry.link("about"), self.meeting);
        let written = work.write(|writer| {
            let issue = issue::note(writer, meeting, &words);
            for seen in [Some(id), case].into_iter().flatten() {
                issue::see(writer, issue, seen, true);
            }
        });
        if written.is_some() {
            work.say(work.lang.notice_issue_noted());
        }
    }

    /// What was said about a case becomes a role, to be agreed to by who takes it.
    fn note_role(&mut self, id: RecordId, work: &mut Work) {
        let Some(entry) = work.session().visible(id) else { return };
        let (words, case, meeting) = (entry.text("text").to_owned(), entry.link("about"), self.meeting);
        let written = work.write(|writer| {
            let plan = promise::Plan { words, ..promise::Plan::default() };
            let role = promise::plan(writer, promise::Sort::Role, meeting, &plan);
            if let Some(case) = case {
                writer.set(role, &[("case", case.into())]);
            }
        });
        if written.is_some() {
            work.say(work.lang.notice_role_noted());
        }
    }

    fn edit(&mut self, id: RecordId, split: bool, work: &mut Work) {
        if !work.may_write() {
            return;
        }
        if let Some(record) = work.session().visible(id) {
            // where the wordings differ, all of them are there to be put together
            let words = record.texts(field(record)).join("\n");
            let (buffer, seen) = (Buffer::from_text(&words), record.heads().clone());
            self.focus = Focus::Editing(Editing { id, buffer, split, seen });
            let differing = differing(work.session(), id, work.lang);
            if split {
                work.say(work.lang.notice_split_where());
            } else if let Some(told) = differing {
                work.say(told);
            }
        }
    }

    /// Takes a change over (or splits where the caret stands).
    pub(super) fn finish_editing(&mut self, work: &mut Work) {
        let Focus::Editing(editing) = self.focus.clone() else { return };
        let id = editing.id;
        let Some(field) = work.session().visible(id).map(field) else {
            self.focus = Focus::Line;
            return;
        };
        if editing.split {
            let (first, second) =
                editing.buffer.text().split_at_checked(editing.buffer.caret()).unwrap_or_default();
            let (first, second) = (Clean::lines(first).into_string(), Clean::lines(second).into_string());
            if first.is_empty() || second.is_empty() {
                work.mark(work.lang.notice_split_where());
                return;
            }
            if let Some(new) = work.write(|writer| entry::split(writer, id, &first, &second)) {
                let ids: Vec<_> = [Some(id), new].into_iter().flatten().collect();
                self.warn(&ids, work);
            }
        } else {
            let text = Clean::lines(editing.buffer.text()).into_string();
            if text.is_empty() {
                // an entry without words is no entry
                self.focus = Focus::Entries(id);
                self.remove(id, work);
                return;
            }
            if !work.may_keep(&text) {
                return;
            }
            let before = work.session().visible(id).map(|record| record.texts(field).join("\n"));
            if before.as_deref() != Some(&text)
                && work.write(|writer| writer.set(id, &[(field, text.into())])).is_some()
            {
                self.warn(&[id], work);
            }
        }
        self.focus = Focus::Entries(id);
    }

    /// What can be done with a record, in the order of the menu.
    fn commands(
        &self,
        session: &Session,
        record: &Record,
        ids: &[RecordId],
        lang: Lang,
    ) -> Vec<Row<Command>> {
        let at = ids.iter().position(|id| *id == record.id());
        let mut rows = Vec::new();
        let overlap = record.kind() == overlap::KIND;
        if overlap {
            rows.push(Row::new(Command::Answer, lang.menu_answer()));
            rows.push(Row::new(Command::Whom, lang.menu_whom()));
            rows.push(Row::new(Command::Need, lang.menu_need()));
        }
        // what every entry has comes first, so that its digits are always the same
        rows.push(Row::new(Command::Edit, lang.menu_edit()));
        let starred = record.flag("starred");
        rows.push(Row::new(
            Command::Star(!starred),
            if starred { lang.menu_unstar() } else { lang.menu_star() },
        ));
        let private = Entry(record).is_private();
        let label = if private { lang.menu_unprivate() } else { lang.menu_private() };
        rows.push(Row::new(Command::Private(!private), label));
        rows.push(Row::new(Command::Remove, lang.menu_remove()));
        rows.push(Row::new(Command::History, lang.menu_history()));
        if !overlap {
            rows.push(Row::new(Command::Agency, lang.menu_agency()));
            rows.push(Row::new(Command::Split, lang.menu_split()));
        }
        if conflict::count(session, record) > 0 {
            rows.push(Row::new(Command::Conflict, lang.review_menu()));
        }
        let lanes = self.question().map(|question| &question.lanes[..]).unwrap_or_default();
        for lane in lanes.iter().filter(|lane| lane.id != record.text("lane")) {
            let name = lang.of(&lane.name.ja, &lane.name.en);
            rows.push(Row::new(Command::Lane(lane.id.clone()), lang.menu_lane(name)));
        }
        if self.question().is_some_and(|question| question.room) {
            rows.push(Row::new(Command::Issue, lang.menu_issue()));
            rows.push(Row::new(Command::Role, lang.menu_role()));
        }
        if at.is_some_and(|at| at > 0) {
            rows.push(Row::new(Command::Up, lang.menu_up()));
        }
        if at.is_some_and(|at| at + 1 < ids.len()) {
            rows.push(Row::new(Command::Down, lang.menu_down()));
            if !overlap {
                rows.push(Row::new(Command::Join, lang.menu_join()));
            }
        }
        rows.push(Row::new(Command::Erase, lang.menu_erase()).without_digit());
        rows
    }

    pub(super) fn answer_menu(
        &mut self,
        id: RecordId,
        mut choice: Choice<Command>,
        input: &Input,
        work: &mut Work,
    ) {
        match choice.input(input) {
            Picked::Chosen(command) => self.command(id, &command, work),
            Picked::Left => {}
            _ => self.popup = Some(Popup::Menu(id, choice)),
        }
    }

    fn command(&mut self, id: RecordId, command: &Command, work: &mut Work) {
        match command {
            Command::Conflict => self.further = Some(Further::Conflict(id)),
            Command::History => self.further = Some(Further::History(id)),
            Command::Erase => self.further = Some(Further::Erase(id)),
            Command::Issue => self.note_issue(id, work),
            Command::Role => self.note_role(id, work),
            Command::Answer => self.open_answer(id, work),
            Command::Whom => self.reopen_whom(id, work),
            Command::Need => {
                let mut rows: Vec<_> = self
                    .needs(work.session(), *work.view)
                    .into_iter()
                    .map(|entry| Row::new(Need::Entry(entry.id()), Clean::line(entry.text()).into_string()))
                    .collect();
                rows.push(Row::new(Need::Wish, work.lang.need_wish()));
                let about = work.session().record(id).map(quoted).unwrap_or_default();
                self.popup =
                    Some(Popup::ChooseNeed(id, Choice::new(work.lang.menu_need(), rows).about(about)));
            }
            Command::Edit => self.edit(id, false, work),
            Command::Split => self.edit(id, true, work),
            Command::Up => {
                work.write(|writer| entry::shift(writer, id, -1));
            }
            Command::Down => {
                work.write(|writer| entry::shift(writer, id, 1));
            }
            Command::Lane(lane) => {
                if work.write(|writer| writer.set(id, &[("lane", lane.as_str().into())])).is_some() {
                    work.say(work.lang.notice_moved());
                }
            }
            Command::Agency => {
                let rows = self.agency_rows(work, "");
                let about = work.session().record(id).map(quoted).unwrap_or_default();
                let choice = Choice::new(work.lang.menu_agency(), rows).about(about).narrowed();
                self.popup = Some(Popup::Move(id, choice));
            }
            Command::Star(on) => {
                work.write(|writer| writer.set(id, &[("starred", (*on).into())]));
            }
            Command::Private(on) => {
                if work.write(|writer| writer.set(id, &[("private", (*on).into())])).is_some() && *on {
                    work.say(work.lang.notice_private());
                }
            }
            Command::Join => {
                let ids: Vec<_> =
                    self.listed(work.session(), *work.view).iter().map(|record| record.id()).collect();
                let next = ids.iter().position(|other| *other == id).and_then(|at| ids.get(at + 1)).copied();
                let words =
                    [Some(id), next].into_iter().flatten().filter_map(|id| work.session().visible(id));
                let joined: String = words.map(|record| record.text("text")).collect();
                if let Some(next) = next.filter(|_| work.may_keep(&joined)) {
                    work.write(|writer| entry::join(writer, id, next));
                }
            }
            Command::Remove => self.remove(id, work),
        }
    }

    /// The other agencies of the meeting whose name matches.
    fn agency_rows(&self, work: &Work, typed: &str) -> Vec<Row<RecordId>> {
        let seats = self.seats(work.session());
        let matching = crate::domain::directory::search(&seats, typed);
        matching
            .into_iter()
            .filter(|seat| Some(seat.id()) != self.agency)
            .map(|seat| Row::new(seat.id(), seat.agency.name()))
            .collect()
    }

    pub(super) fn answer_move(
        &mut self,
        id: RecordId,
        mut choice: Choice<RecordId>,
        input: &Input,
        work: &mut Work,
    ) {
        match choice.input_narrowing(input, |typed| self.agency_rows(work, typed)) {
            Picked::Chosen(agency) => {
                if work.write(|writer| writer.set(id, &[("agency", agency.into())])).is_some() {
                    work.say(work.lang.notice_moved());
                }
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::Move(id, choice)),
        }
    }

    pub(super) fn answer_need(
        &mut self,
        id: RecordId,
        mut choice: Choice<Need>,
        input: &Input,
        work: &mut Work,
    ) {
        match choice.input(input) {
            Picked::Chosen(need) => {
                let value = match need {
                    Need::Entry(need) => need.into(),
                    Need::Wish => crate::domain::Value::several(vec![]),
                };
                work.write(|writer| writer.set(id, &[("need", value)]));
            }
            Picked::Left => {}
            _ => self.popup = Some(Popup::ChooseNeed(id, choice)),
        }
    }

    /// Moves among the needs of the overlap question; below the last is the line.
    pub(super) fn move_need(&mut self, action: Action, work: &mut Work) {
        let mut needs: Vec<Need> =
            self.needs(work.session(), *work.view).iter().map(|entry| Need::Entry(entry.id())).collect();
        needs.push(Need::Wish);
        let at = needs.iter().position(|need| *need == self.need).unwrap_or(needs.len() - 1);
        let next = match action {
            Action::Up => needs.get(at.saturating_sub(1)),
            Action::Down => needs.get(at + 1),
            _ => None,
        };
        match next {
            Some(need) => self.need = *need,
            None => self.focus = Focus::Line,
        }
    }
}

/// Stars an entry, or takes its star away.
pub fn star(id: RecordId, work: &mut Work) {
    if let Some(starred) = work.session().visible(id).map(|record| record.flag("starred")) {
        work.write(|writer| writer.set(id, &[("starred", (!starred).into())]));
    }
}

/// What is said where the wordings of an entry differ and all of them stand in the line; none where they do not.
fn differing(session: &Session, id: RecordId, lang: Lang) -> Option<String> {
    let record = session.visible(id)?;
    let all = conflict::of(session, record);
    let sides = &all.iter().find(|conflict| conflict.fields.contains(&field(record)))?.sides;
    let by: Vec<String> = sides.iter().map(|side| shorten(side.by, BY)).collect();
    Some(lang.notice_wordings(sides.len(), &by.join(lang.out_comma())))
}

/// The field that holds a record's words.
pub(in crate::app) fn field(record: &Record) -> &'static str {
    conflict::words(record).unwrap_or("text")
}

/// A record's words on one line, for the heading of a menu.
#[must_use]
pub fn quoted(record: &Record) -> String {
    Clean::line(record.text(field(record))).into_string()
}

/// The names of those an overlap asks, with their answers: 包括（了承）、みんな（提案）.
#[must_use]
pub fn asked_names(session: &Session, overlap: Overlap, lang: Lang) -> Vec<(String, overlap::Answer)> {
    overlap.to().into_iter().map(|(asked, answer)| (asking::name(session, &asked, lang), answer)).collect()
}

/// The words behind an entry that say something about it: 事前提出, 非公開, the star, 相違.
#[must_use]
pub fn marks(session: &Session, record: &Record, view: View, lang: Lang) -> Vec<&'static str> {
    let mut marks = Vec::new();
    if record.flag("starred") {
        marks.push("*");
    }
    if record.flag("handed_in") {
        marks.push(lang.mark_handed_in());
    }
    if view == View::Desk && Entry(record).is_private() {
        marks.push(lang.mark_private());
    }
    if conflict::count(session, record) > 0 {
        marks.push(lang.mark_conflict());
    }
    marks
}

/// What stands in the list for a record: its words, every wording where they differ.
#[must_use]
pub fn shown_text(record: &Record, lang: Lang) -> String {
    let texts = record.texts(field(record));
    let redacted = record.field(field(record)).is_some_and(crate::domain::record::Field::is_redacted);
    let mut parts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
    if redacted {
        parts.push(lang.mark_redacted().to_owned());
    }
    Clean::lines(&parts.join(" / ")).into_string()
}
