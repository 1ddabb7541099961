//! What a person can wish: each wish has a name in both languages, a key or a row of the palette, and a place in the help.

use crate::i18n::Lang;

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $phrase:ident;)*) => {
        /// One thing a person can wish.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $($(#[$doc])* $name,)* }

        impl Action {
            /// All of them, in the order help shows them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The word it has in files and documents.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// What it does, as help and the bottom row say it.
            #[must_use]
            pub fn name(self, lang: Lang) -> &'static str {
                match self { $(Self::$name => lang.$phrase(),)* }
            }
        }
    };
}

actions! {
    /// Adds what stands in the line; with an empty line goes on to the next agency or question.
    Add = "add", do_add;
    /// The next agency, around the end.
    NextAgency = "next-agency", do_next_agency;
    /// The agency before.
    PreviousAgency = "previous-agency", do_previous_agency;
    /// The next lane or question.
    NextStep = "next-step", do_next_step;
    /// The lane or question before.
    PreviousStep = "previous-step", do_previous_step;
    /// Finds an agency by a part of its name, or adds it.
    FindAgency = "find-agency", do_find_agency;
    /// The agency has nothing to add to this question; once more takes it back.
    Pass = "pass", do_pass;
    /// Puts the line into the parking lot.
    Park = "park", do_park;
    /// Keeps the line for later, without an agency; with an empty line: gives what was kept to agencies.
    Memo = "memo", do_memo;
    /// Types in the sheets that came back on paper; once more ends it.
    Paper = "paper", do_paper;
    /// The next filled sheet, around the end.
    NextSheet = "next-sheet", do_next_sheet;
    /// The filled sheet before.
    PreviousSheet = "previous-sheet", do_previous_sheet;
    /// Chooses the worksheets of the meeting.
    Sheets = "sheets", do_sheets;
    /// What does not hold on the filled sheet.
    Checks = "checks", do_checks;
    /// Makes a sheet by copying a case.
    CopyCase = "copy-case", do_copy_case;
    /// Removes the filled sheet in turn.
    RemoveSheet = "remove-sheet", do_remove_sheet;
    /// Breaks the line inside an entry.
    LineBreak = "line-break", do_line_break;
    /// From the line up to the needs of the overlap question.
    ToNeeds = "to-needs", do_to_needs;
    /// From the line down to the entries.
    ToEntries = "to-entries", do_to_entries;
    /// The next page of a list.
    NextPage = "next-page", do_next_page;
    /// The page before.
    PreviousPage = "previous-page", do_previous_page;
    /// One row up.
    Up = "up", do_up;
    /// One row down.
    Down = "down", do_down;
    /// Changes the selected entry in place.
    Edit = "edit", do_edit;
    /// Removes what is selected.
    Remove = "remove", do_remove;
    /// Opens the menu of what is selected.
    Menu = "menu", do_menu;
    /// Takes over what was typed.
    Confirm = "confirm", do_confirm;
    /// Ticks what is selected, to choose several.
    Tick = "tick", do_tick;
    /// Opens what is selected.
    Open = "open", do_open;
    /// The next field of a form.
    NextField = "next-field", do_next_field;
    /// The field before.
    PreviousField = "previous-field", do_previous_field;
    /// Back to where one came from.
    Back = "back", do_back;
    /// To the entry on the worksheet.
    GoTo = "go-to", do_go_to;
    /// The next entry.
    NextEntry = "next-entry", do_next_entry;
    /// The entry before.
    PreviousEntry = "previous-entry", do_previous_entry;
    /// Stars an entry, or takes its star away.
    Star = "star", do_star;
    /// Shows only what is starred, or everything again.
    OnlyStarred = "only-starred", do_only_starred;
    /// One entry after the other, large.
    Stroll = "stroll", do_stroll;
    /// What all agencies said; once more looks at it the other way.
    Board = "board", do_board;
    /// The needs and who could help; once more shows the next face.
    Overlap = "overlap", do_overlap;
    /// The next need.
    NextNeed = "next-need", do_next_need;
    /// The need before.
    PreviousNeed = "previous-need", do_previous_need;
    /// The next choice of what is listed.
    NextFilter = "next-filter", do_next_filter;
    /// The choice before.
    PreviousFilter = "previous-filter", do_previous_filter;
    /// Back to the list.
    ToList = "to-list", do_to_list;
    /// The cell on the left.
    CellLeft = "cell-left", do_cell_left;
    /// The cell on the right.
    CellRight = "cell-right", do_cell_right;
    /// The map in sentences.
    Sentences = "sentences", do_sentences;
    /// Counts sheets that are to be mended, too, or leaves them out again.
    CountAll = "count-all", do_count_all;
    /// Finds what was said by a part of it.
    Find = "find", do_find;
    /// To the worksheet; from there to the next one of this meeting.
    Worksheet = "worksheet", do_worksheet;
    /// The agenda, who is here, and the facts of the meeting.
    Meeting = "meeting", do_meeting;
    /// The next meeting of this session, around the end.
    OtherMeeting = "other-meeting", do_other_meeting;
    /// The next part of a screen.
    NextPart = "next-part", do_next_part;
    /// The part before.
    PreviousPart = "previous-part", do_previous_part;
    /// Begins the item that is selected.
    Begin = "begin", do_begin;
    /// The next item of the agenda.
    NextItem = "next-item", do_next_item;
    /// The item before.
    PreviousItem = "previous-item", do_previous_item;
    /// What people wrote differently, to be settled.
    Conflicts = "conflicts", do_conflicts;
    /// What was removed, to be put back.
    Bin = "bin", do_bin;
    /// What was promised before, roles, new actions, decisions, issues.
    Actions = "actions", do_actions;
    /// Makes an action of an overlap.
    MakeAction = "make-action", do_make_action;
    /// What is read out was confirmed; the next.
    ReadConfirm = "read-confirm", do_confirm_read;
    /// The next that is read out.
    ReadNext = "read-next", do_read_next;
    /// The one before.
    ReadPrevious = "read-previous", do_read_previous;
    /// Switches between what the wall may show and the secretariat's view.
    Desk = "desk", do_desk;
    /// Starts or pauses the clock of the question.
    Clock = "clock", do_clock;
    /// Gives the question one minute more.
    MinuteMore = "minute-more", do_minute_more;
    /// Takes other sessions into this one.
    TakeIn = "take-in", do_take_in;
    /// Takes away what was taken in and is not saved yet.
    TakeBack = "take-back", do_take_back;
    /// Takes in what agencies handed in as files.
    Submit = "hand-in", do_submit;
    /// Writes the session for other people.
    Export = "export", do_export;
    /// Switches between Japanese and English.
    Language = "language", do_language;
    /// Asks for other colours of the screen.
    Theme = "theme", do_theme;
    /// Asks for the label under which this machine writes.
    Label = "label", do_label;
    /// Every wish by its name.
    Palette = "palette", do_palette;
    /// Blanks the wall to a neutral card; once more lifts it.
    Curtain = "curtain", do_curtain;
    /// Takes back typing, then the last step.
    Undo = "undo", do_undo;
    /// Does again what was taken back.
    Redo = "redo", do_redo;
    /// Saves now (it is saved anyway).
    SaveNow = "save-now", do_save_now;
    /// To the list of sessions.
    GoHome = "home", do_home;
    /// The keys of this screen.
    Help = "help", do_help;
    /// The hint library, or the next sentence for a silent room.
    Hints = "hints", do_hints;
    /// A sentence to say when the room is silent.
    Silence = "silence", do_silence;
    /// Another sentence.
    NextWords = "next-words", do_next_words;
    /// From the sentences to the hint library.
    Library = "library", do_library;
    /// A hint was tried; once more takes it back.
    Tried = "tried", do_tried;
    /// The cases side by side, with their codes.
    Cases = "cases", do_cases;
    /// What is proposed to ask, by what the agency answered elsewhere.
    Suggested = "suggested", do_suggested;
    /// Who works with whom, out of surveys and hearings.
    WorksWith = "works-with", do_works_with;
    /// The open session in figures.
    Figures = "figures", do_figures;
    /// What went on from meeting to meeting.
    Review = "review", do_review;
    /// Which meetings are compared.
    Compare = "compare", do_compare;
    /// Writes for other people what has changed.
    WriteCompared = "write-compared", do_write_compared;
    /// One thing through the meetings.
    Thread = "thread", do_thread;
    /// The next group of rows.
    NextGroup = "next-group", do_next_group;
    /// The group before.
    PreviousGroup = "previous-group", do_previous_group;
    /// Another view of what lies over the screen.
    NextFace = "next-face", do_next_face;
    /// The view before.
    PreviousFace = "previous-face", do_previous_face;
    /// Draws the screen again.
    Repaint = "repaint", do_repaint;
    /// The terminal's own key for copying reached the program: says how to copy and how to quit.
    Copying = "copying", do_copying;
    /// Ends the program.
    Quit = "quit", do_quit;
}
