//! Which key means which wish, where: the one table that the program, its help and its documents read.
//!
//! Only keys that an IME lets through; no bare letters, so that typing is never a command.

use super::action::Action;
use super::input::{Code, Input, Key};
use crate::i18n::Lang;

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// On every screen.
    Anywhere,
    /// In the list of sessions.
    Home,
    /// In what was found over all sessions.
    Found,
    /// In the form of a new meeting.
    New,
    /// On every screen of an open session.
    Room,
    /// In the lists of the meeting: attendance, facts.
    Meeting,
    /// In the list of the agenda.
    Agenda,
    /// In the line that adds to the lists.
    MeetingLine,
    /// On a page for the wall.
    Page,
    /// In the entry line of the worksheet.
    Line,
    /// Among the needs of the overlap question.
    Needs,
    /// Among the entries.
    Entries,
    /// While an entry is changed in place.
    Editing,
    /// In a cell of a sheet.
    Cell,
    /// On the board.
    Board,
    /// Among the needs and who could help.
    Overlap,
    /// On common ground.
    Common,
    /// On the map of who asks whom.
    Map,
    /// While entries stand large, one after the other.
    Stroll,
    /// On a row of the Actions screen.
    Actions,
    /// On an overlap of the Actions screen, of which an action can be made.
    Agreed,
    /// In the line of the Actions screen.
    ActionsLine,
    /// In the fields of an action, a role, a decision, an issue.
    Form,
    /// While actions are read out.
    ReadBack,
    /// In a list that asks something.
    Choice,
    /// While what a merge would bring is looked over.
    Preview,
    /// While the help is shown.
    Help,
    /// In the hint library.
    Hints,
    /// While a sentence for a silent room stands there.
    Silence,
    /// While cases are laid side by side.
    Cases,
    /// While it shows who works with whom.
    WorksWith,
    /// While it tells the session in figures.
    Figures,
    /// While it shows what went on from meeting to meeting.
    Years,
}

impl Context {
    /// All places, in the order the documents list them.
    pub const ALL: [Self; 33] = [
        Self::Anywhere,
        Self::Home,
        Self::Found,
        Self::New,
        Self::Room,
        Self::Agenda,
        Self::Meeting,
        Self::MeetingLine,
        Self::Page,
        Self::Line,
        Self::Needs,
        Self::Entries,
        Self::Editing,
        Self::Cell,
        Self::Board,
        Self::Overlap,
        Self::Common,
        Self::Map,
        Self::Stroll,
        Self::Actions,
        Self::Agreed,
        Self::ActionsLine,
        Self::Form,
        Self::ReadBack,
        Self::Choice,
        Self::Preview,
        Self::Help,
        Self::Hints,
        Self::Silence,
        Self::Cases,
        Self::WorksWith,
        Self::Figures,
        Self::Years,
    ];
}

impl Context {
    /// This place and those around it, the nearest first: a key means what the nearest place says.
    #[must_use]
    pub fn around(self) -> &'static [Self] {
        match self {
            Anywhere => &[Anywhere],
            Home => &[Home, Anywhere],
            Found => &[Found, Anywhere],
            New => &[New, Anywhere],
            Room => &[Room, Anywhere],
            Agenda => &[Agenda, Meeting, Room, Anywhere],
            Meeting => &[Meeting, Room, Anywhere],
            MeetingLine => &[MeetingLine, Room, Anywhere],
            Page => &[Page, Room, Anywhere],
            Line => &[Line, Room, Anywhere],
            Needs => &[Needs, Room, Anywhere],
            Entries => &[Entries, Room, Anywhere],
            Editing => &[Editing, Room, Anywhere],
            Cell => &[Cell, Room, Anywhere],
            Board => &[Board, Room, Anywhere],
            Overlap => &[Overlap, Room, Anywhere],
            Common => &[Common, Room, Anywhere],
            Map => &[Map, Room, Anywhere],
            Stroll => &[Stroll, Room, Anywhere],
            Actions => &[Actions, Room, Anywhere],
            Agreed => &[Agreed, Actions, Room, Anywhere],
            ActionsLine => &[ActionsLine, Room, Anywhere],
            Form => &[Form, Anywhere],
            ReadBack => &[ReadBack, Room, Anywhere],
            Choice => &[Choice, Anywhere],
            Preview => &[Preview, Anywhere],
            Help => &[Help, Anywhere],
            Hints => &[Hints, Room, Anywhere],
            Silence => &[Silence, Room, Anywhere],
            Cases => &[Cases, Room, Anywhere],
            WorksWith => &[WorksWith, Room, Anywhere],
            Figures => &[Figures, Room, Anywhere],
            Years => &[Years, Room, Anywhere],
        }
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// The key.
    pub key: Key,
    /// What it means there.
    pub action: Action,
}

const fn bind(context: Context, key: Key, action: Action) -> Binding {
    Binding { context, key, action }
}

use Context::{
    Actions, ActionsLine, Agenda, Agreed, Anywhere, Board, Cases, Cell, Choice, Common, Editing, Entries,
    Figures, Form, Found, Help, Hints, Home, Line, Map, Meeting, MeetingLine, Needs, New, Overlap, Page,
    Preview, ReadBack, Room, Silence, Stroll, WorksWith, Years,
};

/// The table, in the order help shows it.
pub const BINDINGS: &[Binding] = &[
    bind(Line, Key::plain(Code::Enter), Action::Add),
    bind(Line, Key::plain(Code::Tab), Action::NextAgency),
    bind(Line, Key::shift(Code::Tab), Action::PreviousAgency),
    bind(Line, Key::plain(Code::PageDown), Action::NextStep),
    bind(Line, Key::plain(Code::PageUp), Action::PreviousStep),
    bind(Line, Key::ctrl('d'), Action::Pass),
    bind(Line, Key::ctrl('g'), Action::FindAgency),
    bind(Line, Key::ctrl('k'), Action::Park),
    bind(Line, Key::ctrl('u'), Action::Memo),
    bind(Line, Key::ctrl('n'), Action::LineBreak),
    bind(Line, Key::plain(Code::Down), Action::ToEntries),
    bind(Line, Key::plain(Code::Up), Action::ToNeeds),
    bind(Line, Key::plain(Code::Esc), Action::Palette),
    bind(Entries, Key::plain(Code::Up), Action::Up),
    bind(Entries, Key::plain(Code::Down), Action::Down),
    bind(Entries, Key::plain(Code::Enter), Action::Edit),
    bind(Entries, Key::plain(Code::Delete), Action::Remove),
    bind(Entries, Key::plain(Code::Right), Action::Menu),
    bind(Entries, Key::function(9), Action::Star),
    bind(Entries, Key::plain(Code::Esc), Action::Back),
    bind(Entries, Key::plain(Code::Tab), Action::NextAgency),
    bind(Entries, Key::shift(Code::Tab), Action::PreviousAgency),
    bind(Entries, Key::plain(Code::PageDown), Action::NextStep),
    bind(Entries, Key::plain(Code::PageUp), Action::PreviousStep),
    bind(Entries, Key::ctrl('g'), Action::FindAgency),
    bind(Needs, Key::plain(Code::Up), Action::Up),
    bind(Needs, Key::plain(Code::Down), Action::Down),
    bind(Needs, Key::plain(Code::Enter), Action::Confirm),
    bind(Needs, Key::plain(Code::Esc), Action::Back),
    bind(Needs, Key::plain(Code::Tab), Action::NextAgency),
    bind(Needs, Key::shift(Code::Tab), Action::PreviousAgency),
    bind(Needs, Key::plain(Code::PageDown), Action::NextStep),
    bind(Needs, Key::plain(Code::PageUp), Action::PreviousStep),
    bind(Editing, Key::plain(Code::Enter), Action::Confirm),
    bind(Editing, Key::ctrl('n'), Action::LineBreak),
    bind(Editing, Key::plain(Code::Esc), Action::Back),
    bind(Cell, Key::plain(Code::Enter), Action::Confirm),
    bind(Cell, Key::plain(Code::Up), Action::Up),
    bind(Cell, Key::plain(Code::Down), Action::Down),
    bind(Cell, Key::plain(Code::Left), Action::CellLeft),
    bind(Cell, Key::plain(Code::Right), Action::CellRight),
    bind(Cell, Key::plain(Code::Delete), Action::Remove),
    bind(Cell, Key::plain(Code::Tab), Action::NextSheet),
    bind(Cell, Key::shift(Code::Tab), Action::PreviousSheet),
    bind(Cell, Key::plain(Code::PageDown), Action::NextStep),
    bind(Cell, Key::plain(Code::PageUp), Action::PreviousStep),
    bind(Cell, Key::ctrl('d'), Action::Pass),
    bind(Cell, Key::ctrl('g'), Action::FindAgency),
    bind(Cell, Key::ctrl('n'), Action::LineBreak),
    bind(Cell, Key::plain(Code::Esc), Action::Palette),
    bind(Board, Key::plain(Code::Up), Action::Up),
    bind(Board, Key::plain(Code::Down), Action::Down),
    bind(Board, Key::plain(Code::Tab), Action::NextAgency),
    bind(Board, Key::shift(Code::Tab), Action::PreviousAgency),
    bind(Board, Key::plain(Code::PageDown), Action::NextStep),
    bind(Board, Key::plain(Code::PageUp), Action::PreviousStep),
    bind(Board, Key::plain(Code::Enter), Action::GoTo),
    bind(Board, Key::plain(Code::Right), Action::Menu),
    bind(Board, Key::function(7), Action::Stroll),
    bind(Board, Key::function(9), Action::Star),
    bind(Board, Key::function(8), Action::OnlyStarred),
    bind(Board, Key::plain(Code::Esc), Action::Back),
    bind(Overlap, Key::plain(Code::Up), Action::Up),
    bind(Overlap, Key::plain(Code::Down), Action::Down),
    bind(Overlap, Key::plain(Code::Enter), Action::Confirm),
    bind(Overlap, Key::plain(Code::Right), Action::Menu),
    bind(Overlap, Key::plain(Code::Left), Action::ToList),
    bind(Overlap, Key::plain(Code::Delete), Action::Remove),
    bind(Overlap, Key::plain(Code::PageDown), Action::NextNeed),
    bind(Overlap, Key::plain(Code::PageUp), Action::PreviousNeed),
    bind(Overlap, Key::plain(Code::Tab), Action::NextFilter),
    bind(Overlap, Key::shift(Code::Tab), Action::PreviousFilter),
    bind(Overlap, Key::plain(Code::Esc), Action::Back),
    bind(Common, Key::plain(Code::Up), Action::Up),
    bind(Common, Key::plain(Code::Down), Action::Down),
    bind(Common, Key::plain(Code::Enter), Action::Confirm),
    bind(Common, Key::plain(Code::Right), Action::Menu),
    bind(Common, Key::plain(Code::Delete), Action::Remove),
    bind(Common, Key::plain(Code::PageDown), Action::NextNeed),
    bind(Common, Key::plain(Code::PageUp), Action::PreviousNeed),
    bind(Common, Key::function(7), Action::Stroll),
    bind(Common, Key::plain(Code::Esc), Action::Back),
    bind(Map, Key::plain(Code::Up), Action::Up),
    bind(Map, Key::plain(Code::Down), Action::Down),
    bind(Map, Key::plain(Code::Left), Action::CellLeft),
    bind(Map, Key::plain(Code::Right), Action::CellRight),
    bind(Map, Key::plain(Code::Enter), Action::Confirm),
    bind(Map, Key::plain(Code::Tab), Action::Sentences),
    bind(Map, Key::plain(Code::Esc), Action::Back),
    bind(Stroll, Key::plain(Code::Enter), Action::NextEntry),
    bind(Stroll, Key::plain(Code::Right), Action::NextEntry),
    bind(Stroll, Key::plain(Code::Down), Action::NextEntry),
    bind(Stroll, Key::plain(Code::PageDown), Action::NextEntry),
    bind(Stroll, Key::plain(Code::Left), Action::PreviousEntry),
    bind(Stroll, Key::plain(Code::Up), Action::PreviousEntry),
    bind(Stroll, Key::plain(Code::PageUp), Action::PreviousEntry),
    bind(Stroll, Key::function(9), Action::Star),
    bind(Stroll, Key::function(8), Action::OnlyStarred),
    bind(Stroll, Key::plain(Code::Esc), Action::Back),
    bind(Stroll, Key::function(7), Action::Stroll),
    bind(Choice, Key::plain(Code::Up), Action::Up),
    bind(Choice, Key::plain(Code::Down), Action::Down),
    bind(Choice, Key::plain(Code::Enter), Action::Confirm),
    bind(Choice, Key::plain(Code::Tab), Action::Tick),
    bind(Choice, Key::plain(Code::Right), Action::Menu),
    bind(Choice, Key::plain(Code::Delete), Action::Remove),
    bind(Choice, Key::plain(Code::Esc), Action::Back),
    bind(Home, Key::plain(Code::Up), Action::Up),
    bind(Home, Key::plain(Code::Down), Action::Down),
    bind(Home, Key::plain(Code::Enter), Action::Open),
    bind(Home, Key::plain(Code::Tab), Action::Tick),
    bind(Home, Key::plain(Code::Right), Action::Menu),
    bind(Home, Key::plain(Code::PageDown), Action::NextPage),
    bind(Home, Key::plain(Code::PageUp), Action::PreviousPage),
    bind(Home, Key::function(5), Action::Actions),
    bind(Home, Key::ctrl('f'), Action::Find),
    bind(Home, Key::plain(Code::Esc), Action::Back),
    bind(Found, Key::plain(Code::Up), Action::Up),
    bind(Found, Key::plain(Code::Down), Action::Down),
    bind(Found, Key::plain(Code::PageDown), Action::NextPage),
    bind(Found, Key::plain(Code::PageUp), Action::PreviousPage),
    bind(Found, Key::plain(Code::Enter), Action::Confirm),
    bind(Found, Key::function(5), Action::Actions),
    bind(Found, Key::ctrl('f'), Action::Find),
    bind(Found, Key::ctrl('w'), Action::Desk),
    bind(Found, Key::plain(Code::Esc), Action::Back),
    bind(New, Key::plain(Code::Enter), Action::Confirm),
    bind(New, Key::plain(Code::Tab), Action::NextField),
    bind(New, Key::shift(Code::Tab), Action::PreviousField),
    bind(New, Key::plain(Code::Down), Action::Down),
    bind(New, Key::plain(Code::Up), Action::Up),
    bind(New, Key::plain(Code::Delete), Action::Remove),
    bind(New, Key::plain(Code::Esc), Action::Back),
    bind(Help, Key::plain(Code::Up), Action::Up),
    bind(Help, Key::plain(Code::Down), Action::Down),
    bind(Help, Key::plain(Code::PageUp), Action::PreviousPage),
    bind(Help, Key::plain(Code::PageDown), Action::NextPage),
    bind(Help, Key::plain(Code::Enter), Action::Back),
    bind(Help, Key::plain(Code::Esc), Action::Back),
    bind(Preview, Key::plain(Code::Up), Action::Up),
    bind(Preview, Key::plain(Code::Down), Action::Down),
    bind(Preview, Key::plain(Code::PageUp), Action::PreviousStep),
    bind(Preview, Key::plain(Code::PageDown), Action::NextStep),
    bind(Preview, Key::plain(Code::Enter), Action::Confirm),
    bind(Preview, Key::plain(Code::Tab), Action::Tick),
    bind(Preview, Key::ctrl('w'), Action::Desk),
    bind(Preview, Key::plain(Code::Esc), Action::Back),
    bind(Agenda, Key::plain(Code::Enter), Action::Begin),
    bind(Meeting, Key::plain(Code::Enter), Action::Confirm),
    bind(Meeting, Key::plain(Code::Up), Action::Up),
    bind(Meeting, Key::plain(Code::Down), Action::Down),
    bind(Meeting, Key::plain(Code::Right), Action::Menu),
    bind(Meeting, Key::plain(Code::Delete), Action::Remove),
    bind(Meeting, Key::plain(Code::Tab), Action::NextPart),
    bind(Meeting, Key::shift(Code::Tab), Action::PreviousPart),
    bind(Meeting, Key::plain(Code::Esc), Action::Back),
    bind(MeetingLine, Key::plain(Code::Enter), Action::Confirm),
    bind(MeetingLine, Key::plain(Code::Down), Action::Down),
    bind(MeetingLine, Key::plain(Code::Tab), Action::NextPart),
    bind(MeetingLine, Key::shift(Code::Tab), Action::PreviousPart),
    bind(MeetingLine, Key::plain(Code::Esc), Action::Back),
    bind(Page, Key::plain(Code::Enter), Action::NextItem),
    bind(Page, Key::plain(Code::PageDown), Action::NextItem),
    bind(Page, Key::plain(Code::PageUp), Action::PreviousItem),
    bind(Page, Key::plain(Code::Esc), Action::Back),
    bind(Agreed, Key::plain(Code::Enter), Action::MakeAction),
    bind(Agreed, Key::plain(Code::Right), Action::Menu),
    bind(Actions, Key::plain(Code::Enter), Action::Menu),
    bind(Actions, Key::plain(Code::Right), Action::Menu),
    bind(Actions, Key::plain(Code::Up), Action::Up),
    bind(Actions, Key::plain(Code::Down), Action::Down),
    bind(Actions, Key::plain(Code::Delete), Action::Remove),
    bind(Actions, Key::plain(Code::Tab), Action::NextPart),
    bind(Actions, Key::shift(Code::Tab), Action::PreviousPart),
    bind(Actions, Key::function(7), Action::Stroll),
    bind(Actions, Key::plain(Code::Esc), Action::Back),
    bind(ActionsLine, Key::plain(Code::Enter), Action::Confirm),
    bind(ActionsLine, Key::plain(Code::Up), Action::Up),
    bind(ActionsLine, Key::plain(Code::Down), Action::Down),
    bind(ActionsLine, Key::plain(Code::Tab), Action::NextPart),
    bind(ActionsLine, Key::shift(Code::Tab), Action::PreviousPart),
    bind(ActionsLine, Key::function(7), Action::Stroll),
    bind(ActionsLine, Key::plain(Code::Esc), Action::Back),
    bind(Form, Key::plain(Code::Enter), Action::Confirm),
    bind(Form, Key::plain(Code::Tab), Action::NextField),
    bind(Form, Key::shift(Code::Tab), Action::PreviousField),
    bind(Form, Key::plain(Code::Up), Action::Up),
    bind(Form, Key::plain(Code::Down), Action::Down),
    bind(Form, Key::plain(Code::Esc), Action::Back),
    bind(ReadBack, Key::plain(Code::Enter), Action::ReadConfirm),
    bind(ReadBack, Key::plain(Code::Right), Action::ReadNext),
    bind(ReadBack, Key::plain(Code::Down), Action::ReadNext),
    bind(ReadBack, Key::plain(Code::PageDown), Action::ReadNext),
    bind(ReadBack, Key::plain(Code::Left), Action::ReadPrevious),
    bind(ReadBack, Key::plain(Code::Up), Action::ReadPrevious),
    bind(ReadBack, Key::plain(Code::PageUp), Action::ReadPrevious),
    bind(ReadBack, Key::plain(Code::Tab), Action::Menu),
    bind(ReadBack, Key::function(7), Action::Stroll),
    bind(ReadBack, Key::plain(Code::Esc), Action::Back),
    bind(Hints, Key::plain(Code::Up), Action::Up),
    bind(Hints, Key::plain(Code::Down), Action::Down),
    bind(Hints, Key::plain(Code::Enter), Action::Open),
    bind(Hints, Key::plain(Code::Tab), Action::Tried),
    bind(Hints, Key::plain(Code::PageDown), Action::NextPage),
    bind(Hints, Key::plain(Code::PageUp), Action::PreviousPage),
    bind(Hints, Key::plain(Code::Esc), Action::Back),
    bind(Silence, Key::plain(Code::Enter), Action::NextWords),
    bind(Silence, Key::plain(Code::Tab), Action::Library),
    bind(Silence, Key::plain(Code::Esc), Action::Back),
    bind(Cases, Key::plain(Code::Up), Action::Up),
    bind(Cases, Key::plain(Code::Down), Action::Down),
    bind(Cases, Key::plain(Code::Tab), Action::NextFace),
    bind(Cases, Key::shift(Code::Tab), Action::PreviousFace),
    bind(Cases, Key::plain(Code::Enter), Action::Open),
    bind(Cases, Key::plain(Code::PageDown), Action::NextStep),
    bind(Cases, Key::plain(Code::PageUp), Action::PreviousStep),
    bind(Cases, Key::plain(Code::Esc), Action::Back),
    bind(WorksWith, Key::plain(Code::Up), Action::Up),
    bind(WorksWith, Key::plain(Code::Down), Action::Down),
    bind(WorksWith, Key::plain(Code::Tab), Action::NextFace),
    bind(WorksWith, Key::shift(Code::Tab), Action::PreviousFace),
    bind(WorksWith, Key::plain(Code::Left), Action::CellLeft),
    bind(WorksWith, Key::plain(Code::Right), Action::CellRight),
    bind(WorksWith, Key::plain(Code::PageDown), Action::NextPage),
    bind(WorksWith, Key::plain(Code::PageUp), Action::PreviousPage),
    bind(WorksWith, Key::plain(Code::Esc), Action::Back),
    bind(Figures, Key::plain(Code::Up), Action::Up),
    bind(Figures, Key::plain(Code::Down), Action::Down),
    bind(Figures, Key::plain(Code::PageDown), Action::NextPage),
    bind(Figures, Key::plain(Code::PageUp), Action::PreviousPage),
    bind(Figures, Key::plain(Code::Esc), Action::Back),
    bind(Years, Key::plain(Code::Up), Action::Up),
    bind(Years, Key::plain(Code::Down), Action::Down),
    bind(Years, Key::plain(Code::Tab), Action::NextFace),
    bind(Years, Key::shift(Code::Tab), Action::PreviousFace),
    bind(Years, Key::ctrl('r'), Action::NextFace),
    bind(Years, Key::plain(Code::PageDown), Action::NextGroup),
    bind(Years, Key::plain(Code::PageUp), Action::PreviousGroup),
    bind(Years, Key::plain(Code::Enter), Action::GoTo),
    bind(Years, Key::plain(Code::Right), Action::Thread),
    bind(Years, Key::plain(Code::Left), Action::Compare),
    bind(Years, Key::ctrl('e'), Action::WriteCompared),
    bind(Years, Key::plain(Code::Esc), Action::Back),
    bind(Room, Key::function(2), Action::Worksheet),
    bind(Room, Key::ctrl('b'), Action::Meeting),
    bind(Room, Key::function(3), Action::Board),
    bind(Room, Key::function(4), Action::Overlap),
    bind(Room, Key::function(5), Action::Actions),
    bind(Room, Key::ctrl('f'), Action::Find),
    bind(Room, Key::ctrl('r'), Action::Review),
    bind(Room, Key::ctrl('t'), Action::Clock),
    bind(Room, Key::function(6), Action::MinuteMore),
    bind(Room, Key::ctrl('w'), Action::Desk),
    bind(Anywhere, Key::ctrl('p'), Action::Palette),
    bind(Anywhere, Key::function(10), Action::Palette),
    bind(Anywhere, Key::function(12), Action::Curtain),
    bind(Anywhere, Key::ctrl('z'), Action::Undo),
    bind(Anywhere, Key::ctrl('y'), Action::Redo),
    bind(Anywhere, Key::ctrl('e'), Action::Export),
    bind(Anywhere, Key::ctrl('s'), Action::SaveNow),
    bind(Anywhere, Key::ctrl('o'), Action::GoHome),
    bind(Anywhere, Key::function(1), Action::Help),
    bind(Anywhere, Key::ctrl('l'), Action::Repaint),
    bind(Anywhere, Key::ctrl('c'), Action::Copying),
    bind(Anywhere, Key::ctrl('q'), Action::Quit),
];

/// The wishes that no key is spent on, and where they hold; the palette has them.
pub const KEYLESS: &[(Context, Action)] = &[
    (Room, Action::Hints),
    (Board, Action::CountAll),
    (Room, Action::Sheets),
    (Cell, Action::Checks),
    (Cell, Action::CopyCase),
    (Cell, Action::RemoveSheet),
    (Room, Action::Silence),
    (Room, Action::Cases),
    (Room, Action::WorksWith),
    (Room, Action::Figures),
    (Room, Action::Suggested),
    (Room, Action::Paper),
    (Room, Action::OtherMeeting),
    (Room, Action::Conflicts),
    (Room, Action::Bin),
    (Room, Action::TakeIn),
    (Room, Action::TakeBack),
    (Anywhere, Action::Submit),
    (Anywhere, Action::Language),
    (Anywhere, Action::Theme),
    (Anywhere, Action::Label),
];

/// What a key means here; keys with no meaning are left to the line being typed.
#[must_use]
pub fn action(context: Context, key: Key) -> Option<Action> {
    let found = |context| BINDINGS.iter().find(|binding| binding.context == context && binding.key == key);
    context.around().iter().copied().find_map(found).map(|binding| binding.action)
}

/// A key that means the same everywhere, also while something is asked.
#[must_use]
pub fn everywhere(input: &Input) -> Option<Key> {
    everywhere_in(Choice, input)
}

/// The same in another place; where words are typed, undo is theirs.
#[must_use]
pub fn everywhere_in(context: Context, input: &Input) -> Option<Key> {
    let Input::Key(key) = input else { return None };
    let means = action(context, *key)?;
    let is_typing = matches!(context, Editing | Form) && matches!(means, Action::Undo | Action::Redo);
    (!is_typing && action(Anywhere, *key) == Some(means)).then_some(*key)
}

/// The same but undo and redo, which are for what was written last in that place.
#[must_use]
pub fn everywhere_but_undo(context: Context, input: &Input) -> Option<Key> {
    let undoes = |key: &Key| matches!(action(context, *key), Some(Action::Undo | Action::Redo));
    everywhere_in(context, input).filter(|key| !undoes(key))
}

/// Whether an input is the key that chooses.
#[must_use]
pub fn is_confirm(input: &Input) -> bool {
    matches!(input, Input::Key(key) if action(Choice, *key) == Some(Action::Confirm))
}

/// The key of a wish here, for the bottom row.
#[must_use]
pub fn key_of(context: Context, action: Action) -> Option<Key> {
    let found =
        |context| BINDINGS.iter().find(|binding| binding.context == context && binding.action == action);
    context.around().iter().copied().find_map(found).map(|binding| binding.key)
}

impl Key {
    /// How the key is written on screen.
    #[must_use]
    pub fn label(self, lang: Lang) -> String {
        let name = match self.code {
            Code::Enter => "Enter".to_owned(),
            Code::Esc => "Esc".to_owned(),
            Code::Tab => "Tab".to_owned(),
            Code::Backspace => "BackSpace".to_owned(),
            Code::Delete => "Del".to_owned(),
            Code::Left => lang.key_left().to_owned(),
            Code::Right => lang.key_right().to_owned(),
            Code::Up => lang.key_up().to_owned(),
            Code::Down => lang.key_down().to_owned(),
            Code::Home => "Home".to_owned(),
            Code::End => "End".to_owned(),
            Code::PageUp => "PgUp".to_owned(),
            Code::PageDown => "PgDn".to_owned(),
            Code::Function(number) => format!("F{number}"),
            Code::Char(letter) => letter.to_uppercase().to_string(),
        };
        let held = [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")];
        let held: String = held.into_iter().filter(|(held, _)| *held).map(|(_, name)| name).collect();
        held + &name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for (at, one) in BINDINGS.iter().enumerate() {
            for other in &BINDINGS[at + 1..] {
                assert!(one.context != other.context || one.key != other.key, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn every_wish_has_a_key_or_a_row_and_none_is_a_bare_letter() {
        for action in Action::ALL {
            let has_key = BINDINGS.iter().any(|binding| binding.action == *action);
            assert_ne!(has_key, KEYLESS.iter().any(|(_, keyless)| keyless == action), "{action:?}");
        }
        for binding in BINDINGS {
            if let Code::Char(letter) = binding.key.code {
                assert!(binding.key.ctrl, "{binding:?}");
                assert!(!"hijmvx[".contains(letter), "{letter} belongs to the terminal");
            }
            // those above F5 are taken while a conversion is open: the palette has them, too
            let taken = matches!(binding.key.code, Code::Function(6..=11));
            let rows = crate::app::palette::rows(binding.context, Lang::Ja, binding.action.word());
            assert!(!taken || binding.action == Action::Palette || !rows.is_empty(), "{binding:?}");
        }
    }
}
