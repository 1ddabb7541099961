//! Rules of the terminal that hold on every screen: size, caret, popups, figures; and the list of all of them.

mod caret;
mod checklist;
mod figures;
mod finding;
mod menus;
mod popups;
mod resize;
mod scenes;
