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

use crate::app::home::{Entry, Listing, Popup};
use crate::app::keymap::Context;
use crate::app::region::{Rect, window};
use crate::app::{Action, Model};
use crate::i18n::{Lang, date};
use crate::text::Clean;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, choice, line};

/// Paints the list of sessions.
pub fn view(model: &Model, canvas: &mut Canvas) {
    let lang = model.lang;
    let (columns, rows) = canvas.size();
    bars::header(model, lang.program(), canvas);
    let after = canvas.text(1, 2, columns, lang.home_title(), Ink::Heading) + 4;
    let after = canvas.text(after, 2, columns.saturating_sub(after), lang.home_search(), Ink::Body) + 1;
    let has_keys = model.home.popup.is_none();
    line::single(
        &model.home.search,
        Rect::new(after, 2, columns.saturating_sub(after + 2), 1),
        has_keys,
        canvas,
    );
    list(model, Rect::new(1, 4, columns.saturating_sub(2), rows.saturating_sub(8)), canvas);
    if let Some(Entry::Session(listing)) = model.home.entries().get(model.home.at) {
        let ahead = ahead(listing, lang);
        canvas.short(3, rows.saturating_sub(3), columns.saturating_sub(4), &ahead, Ink::Body);
        let name = lang.home_file(&listing.name);
        canvas.short(3, rows.saturating_sub(2), columns.saturating_sub(4), &name, Ink::Quiet);
    }
    let actions = [Action::Open, Action::Menu, Action::Quit];
    bars::keys(model, Context::Home, &actions, canvas);
    bars::notice(model, canvas);
    match &model.home.popup {
        Some(Popup::Menu(path, menu)) => {
            let about = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
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
    let entries = model.home.entries();
    let heights = vec![1; entries.len()];
    let shown = window(&heights, usize::from(area.h), Some(model.home.at));
    let (above, below) = (shown.start, entries.len() - shown.end);
    for (y, at) in (area.y..).zip(shown) {
        let selected = at == model.home.at;
        let ink = if selected { Ink::Selected } else { Ink::Body };
        let place = area.row(y - area.y);
        canvas.fill(place, ink);
        canvas.text(place.x, y, 2, if selected { "> " } else { "  " }, ink);
        match entries.get(at) {
            Some(Entry::New) => {
                canvas.short(place.x + 2, y, place.w - 2, model.lang.home_new(), ink);
            }
            Some(Entry::Practise) => {
                canvas.short(place.x + 2, y, place.w - 2, model.lang.home_practise(), ink);
            }
            Some(Entry::Session(listing)) => session(model, listing, place, ink, canvas),
            None => {}
        }
    }
    let y = area.y + u16::try_from(entries.len()).unwrap_or(0) + 1;
    match &model.home.sessions {
        None => {
            canvas.short(area.x + 2, y, area.w, model.lang.home_reading(), Ink::Quiet);
        }
        Some(sessions) if sessions.is_empty() && model.home.search.is_empty() => {
            let lines = [model.lang.home_empty_1(), model.lang.home_empty_2(), model.lang.home_empty_3()];
            for (y, line) in (y..).zip(lines) {
                canvas.short(area.x + 2, y, area.w - 2, line, Ink::Body);
            }
        }
        Some(_) if entries.is_empty() => {
            canvas.short(area.x + 2, y, area.w - 2, model.lang.home_nothing_found(), Ink::Body);
        }
        Some(_) => {}
    }
    if above + below > 0 {
        canvas.short(area.x + 2, area.bottom(), area.w - 2, &model.lang.hidden(above, below), Ink::Quiet);
    }
}

/// What of a session is still to be done, and when people meet again.
fn ahead(listing: &Listing, lang: Lang) -> String {
    let actions = (listing.open_actions > 0).then(|| lang.home_open_actions(listing.open_actions));
    let next = Clean::line(&listing.next).into_string();
    let next = date::stored(&next).map_or(next, |day| date::long(lang, day));
    let next = (!next.is_empty()).then(|| lang.home_next_meeting(&next));
    actions.into_iter().chain(next).collect::<Vec<_>>().join("  ")
}

/// A session: its day, its title, and what is in it.
fn session(model: &Model, listing: &Listing, place: Rect, ink: Ink, canvas: &mut Canvas) {
    let lang = model.lang;
    let day = listing.date.map(|day| date::short(lang, day)).unwrap_or_default();
    canvas.text(place.x + 2, place.y, 11, &day, ink);
    let mut behind = match &listing.trouble {
        _ if listing.waiting => lang.home_waiting().to_owned(),
        Some(_) => lang.home_unreadable().to_owned(),
        None => lang.home_counts(listing.agencies, listing.entries),
    };
    if listing.fictional {
        behind = format!("{}  {behind}", lang.home_fictional());
    }
    let end = canvas.right(place.x + place.w - 1, place.y, &behind, ink);
    let title = match (listing.titles.first(), &listing.trouble) {
        // two of one title and day are told apart by their files
        (Some(title), _) if !title.is_empty() && has_twin(model, listing) => listing.name.clone(),
        (Some(title), _) if !title.is_empty() => title.clone(),
        (_, Some(_)) => listing.name.clone(),
        _ => lang.home_no_title().to_owned(),
    };
    let start = place.x + 14;
    canvas.short(start, place.y, end.saturating_sub(start + 1), &title, ink);
}

/// Whether another session of the list has the same title and day.
fn has_twin(model: &Model, listing: &Listing) -> bool {
    let of = |listing: &Listing| (listing.titles.first().cloned(), listing.date);
    model.home.sessions.iter().flatten().filter(|other| of(other) == of(listing)).count() > 1
}
