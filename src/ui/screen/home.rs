//! Home.
//!
//! ```text
//!  のりしろ                                                header
//!
//!  会議の記録            さがす [          ]                search
//!
//!  > 新しい会議を作る                                       entries
//!    見本で練習する
//!    R8.2.18   みなと市ネットワーク会議 第2回   機関 8  記入 127
//!
//!  Enter 開く  右 メニュー                  F1 ヘルプ        keys
//! ```

mod found;

use crate::app::home::{Entry, HomeScreen, Library, Listing, Popup};
use crate::app::keymap::Context;
use crate::app::model::View;
use crate::app::region::{self, Rect};
use crate::app::{Action, Model};
use crate::i18n::{Lang, Trouble, date};
use crate::text::{Clean, shorten_apart, shorten_middle, width, wrap};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, choice, line};

/// How many columns before the end of a row it is told what is next, in a wide window.
const STAGE: u16 = 48;

/// Columns without which the name of the folder tells nothing.
const FOLDER: usize = 16;

/// Paints the list of sessions.
pub fn view(model: &Model, canvas: &mut Canvas) {
    let lang = model.lang;
    let (columns, rows) = canvas.size();
    bars::header(model, lang.program(), canvas);
    let unread = model.home.library.as_ref().map_or(0, Library::unread);
    let mut end = columns.saturating_sub(1);
    if model.view == View::Desk {
        end = canvas.right(end, 0, lang.desk(), Ink::Alarm).saturating_sub(2);
    }
    if unread > 0 {
        end = canvas.right(end, 0, &lang.home_still(unread), Ink::Header).saturating_sub(2);
    }
    if !model.home.ticked.is_empty() {
        end = canvas.right(end, 0, &lang.home_ticked(model.home.ticked.len()), Ink::Alarm).saturating_sub(2);
    }
    // which folder it is, where that leaves the title alone
    let room = usize::from(end).saturating_sub(width(lang.program()) + 4);
    if !model.home.folder.is_empty() && room >= FOLDER {
        canvas.right(end, 0, &shorten_middle(&Clean::line(&model.home.folder), room), Ink::Header);
    }
    let after = canvas.text(1, 2, columns, lang.home_title(), Ink::Heading) + 4;
    let after = canvas.text(after, 2, columns.saturating_sub(after), lang.home_search(), Ink::Body) + 1;
    let has_keys = model.home.popup.is_none() && model.home.found.is_none();
    line::single(
        &model.home.search,
        Rect::new(after, 2, columns.saturating_sub(after + 2), 1),
        has_keys,
        canvas,
    );
    list(model, HomeScreen::area((columns, rows)), canvas);
    if let Some(Entry::Session(listing)) = model.home.entry(model.home.at) {
        let stage = model.home.stage(model.home.at, &model.today, lang).unwrap_or_default().1;
        // when people met next stands in the record that goes on
        let next = if model.home.goes_on(model.home.at) { "" } else { &listing.next };
        let place = Rect::new(3, rows.saturating_sub(3), columns.saturating_sub(4), 2);
        detail(listing, (&stage, next), lang, place, canvas);
    }
    let over_all: &[Action] = match model.home.sessions() {
        Some([_, ..]) => &[Action::Menu, Action::Find, Action::Actions, Action::Quit, Action::Tick],
        _ => &[Action::Menu, Action::Quit],
    };
    let actions = [&[Action::Open], over_all].concat();
    bars::keys(model, Context::Home, &actions, canvas);
    if let Some(page) = &model.home.found {
        found::view(model, page, canvas);
    }
    bars::notice(model, canvas);
    match &model.home.popup {
        Some(Popup::Menu(path, menu)) => {
            let about = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let about = if model.home.ticked.len() > 1 { String::new() } else { about };
            choice::view(model, &menu.clone().about(about), canvas);
        }
        Some(Popup::Remove(_, ask) | Popup::Restore(_, ask)) => choice::view(model, ask, canvas),
        Some(Popup::Rename(_, name)) => {
            let area = choice::frame(lang.home_new_name(), columns.saturating_sub(12), 1, canvas);
            line::single(name, area.row(0), true, canvas);
            bars::keys(model, Context::Editing, &[Action::Confirm, Action::Back], canvas);
        }
        None => {}
    }
}

fn list(model: &Model, area: Rect, canvas: &mut Canvas) {
    let home = &model.home;
    let shown = home.window(model.size);
    let (above, below) = (shown.start, home.len() - shown.end);
    let end = area.y + u16::try_from(shown.len()).unwrap_or(0);
    let titles: Vec<&str> = shown
        .clone()
        .filter_map(|at| match home.entry(at) {
            Some(Entry::Session(listing)) => Some(title(listing, home.has_twin(at), model.lang)),
            _ => None,
        })
        .collect();
    for (y, at) in (area.y..).zip(shown) {
        let selected = at == home.at;
        let ink = if selected { Ink::Selected } else { Ink::Body };
        let place = area.row(y - area.y);
        canvas.fill(place, ink);
        canvas.text(place.x, y, 2, if selected { "> " } else { "  " }, ink);
        match home.entry(at) {
            Some(Entry::New) => {
                canvas.short(place.x + 2, y, place.w - 2, model.lang.home_new(), ink);
            }
            Some(Entry::Practise) => {
                canvas.short(place.x + 2, y, place.w - 2, model.lang.home_practise(), ink);
            }
            Some(Entry::Session(listing)) => {
                let is_wide = region::is_wide(model.size);
                let stage = is_wide.then(|| home.stage(at, &model.today, model.lang)).flatten();
                let row = Row {
                    listing,
                    title: title(listing, home.has_twin(at), model.lang),
                    titles: &titles,
                    is_ticked: (!home.ticked.is_empty()).then(|| home.ticked.contains(&listing.path)),
                    stage: stage.unwrap_or_default().0,
                };
                let ink = if selected { ink } else { quiet(listing) };
                session(&row, model.lang, (place, ink), canvas);
            }
            None => {}
        }
    }
    beneath(model, Rect::new(area.x + 2, end + 1, area.w - 2, area.bottom().saturating_sub(end + 1)), canvas);
    if above + below > 0 {
        canvas.short(area.x + 2, area.bottom(), area.w - 2, &model.lang.hidden(above, below), Ink::Quiet);
    }
}

/// A row that is not read yet stands back.
fn quiet(listing: &Listing) -> Ink {
    if listing.is_read { Ink::Body } else { Ink::Quiet }
}

/// What is said below a list that is short: that it is being looked for, that there is nothing, that a folder cannot be
/// read.
fn beneath(model: &Model, place: Rect, canvas: &mut Canvas) {
    let (home, lang) = (&model.home, model.lang);
    let mut lines: Vec<String> = Vec::new();
    let has_none = home.sessions().is_some_and(<[_]>::is_empty);
    if let Some((name, trouble)) = home.trouble.as_ref().filter(|_| has_none) {
        let told = lang.trouble(trouble, &shorten_middle(name, usize::from(place.w / 2)));
        for text in [told.what, told.next] {
            let parts = wrap(&text, usize::from(place.w)).into_iter();
            lines.extend(parts.map(|part| text.get(part.range).unwrap_or_default().to_owned()));
        }
    } else if has_none && home.search.is_empty() {
        lines.extend([lang.home_empty_1(), lang.home_empty_2(), lang.home_empty_3()].map(ToOwned::to_owned));
    } else if home.library.is_none() {
        lines.push(lang.home_reading().to_owned());
    } else if home.is_empty() {
        lines.extend([lang.home_nothing_titled(), lang.home_find_words()].map(ToOwned::to_owned));
    }
    let ink = if home.library.is_none() { Ink::Quiet } else { Ink::Body };
    for (y, line) in (place.y..place.bottom()).zip(lines) {
        canvas.short(place.x, y, place.w, &line, ink);
    }
}

/// Paints more about the session that is selected: what is to be done, its file; what is wrong with it and what can be done.
fn detail(listing: &Listing, (stage, next): (&str, &str), lang: Lang, place: Rect, canvas: &mut Canvas) {
    if let Some(trouble) = &listing.trouble {
        let told = lang.trouble(trouble, &listing.name);
        let next = match trouble {
            Trouble::Damaged { kept, .. } if *kept > 0 => lang.home_can_restore().to_owned(),
            Trouble::Damaged { .. } | Trouble::NotUtf8 | Trouble::OnlyBackup => {
                lang.home_backup_restore().to_owned()
            }
            _ => told.next,
        };
        canvas.short(place.x, place.y, place.w, &told.what, Ink::Body);
        canvas.short(place.x, place.y + 1, place.w, &next, Ink::Body);
        return;
    }
    canvas.short(place.x, place.y, place.w, &ahead(stage, next, lang), Ink::Body);
    canvas.short(place.x, place.y + 1, place.w, &lang.home_file(&listing.name), Ink::Quiet);
}

/// What is next for a session, and when people meet again.
fn ahead(stage: &str, next: &str, lang: Lang) -> String {
    let next = Clean::line(next).into_string();
    let next = date::stored(&next).map_or(next, |day| date::long(lang, day));
    let next = (!next.is_empty()).then(|| lang.home_next_meeting(&next));
    let stage = Some(stage.to_owned()).filter(|stage| !stage.is_empty());
    stage.into_iter().chain(next).collect::<Vec<_>>().join("  ")
}

/// A session as its row shows it.
struct Row<'a> {
    listing: &'a Listing,
    title: &'a str,
    /// Those of all rows that show.
    titles: &'a [&'a str],
    /// Whether it is ticked; none while nothing is.
    is_ticked: Option<bool>,
    /// What is next, in a few words; empty where there is no room for it.
    stage: String,
}

/// A session: its day, its title, and what is in it; of one that is not read yet its file and when that was written.
fn session(row: &Row, lang: Lang, (place, ink): (Rect, Ink), canvas: &mut Canvas) {
    let listing = row.listing;
    let day = listing.date.map(|day| date::short(lang, day)).unwrap_or_default();
    let mut start = place.x + 2;
    if let Some(is_ticked) = row.is_ticked {
        start = canvas.text(start, place.y, 4, if is_ticked { "[x] " } else { "[ ] " }, ink);
    }
    canvas.text(start, place.y, 11, &day, ink);
    start += 12;
    let mut behind = match &listing.trouble {
        _ if listing.waiting => lang.home_waiting().to_owned(),
        Some(Trouble::Damaged { .. } | Trouble::NotUtf8 | Trouble::OnlyBackup | Trouble::NothingLeft) => {
            lang.home_damaged().to_owned()
        }
        Some(Trouble::Newer(..)) => lang.home_newer().to_owned(),
        Some(_) => lang.home_unreadable().to_owned(),
        None if listing.is_read => lang.home_counts(listing.agencies, listing.entries),
        None => listing.written.map(|day| lang.home_written(&date::short(lang, day))).unwrap_or_default(),
    };
    if listing.fictional {
        behind = format!("{}  {behind}", lang.home_fictional());
    }
    let mut end = canvas.right(place.x + place.w - 1, place.y, &behind, ink);
    if !row.stage.is_empty() {
        // what is next stands in a column of its own, as far as the counts leave it
        let column = (place.x + place.w).saturating_sub(STAGE);
        let from = column.min(end.saturating_sub(u16::try_from(width(&row.stage)).unwrap_or(0) + 2));
        canvas.text(from, place.y, end.saturating_sub(from + 1), &row.stage, ink);
        end = from;
    }
    let room = end.saturating_sub(start + 1);
    let titles: Vec<&str> = std::iter::once(row.title).chain(row.titles.iter().copied()).collect();
    let cut = shorten_apart(&titles, usize::from(room)).into_iter().next().unwrap_or_default();
    canvas.text(start, place.y, room, &cut, ink);
}

/// By what a session is called in its row.
fn title(listing: &Listing, has_twin: bool, lang: Lang) -> &str {
    match listing.titles.first().filter(|title| !title.is_empty()) {
        // two of one title and day are told apart by their files
        Some(title) if !has_twin => title,
        None if listing.is_read && listing.trouble.is_none() => lang.home_no_title(),
        _ => &listing.name,
    }
}
