//! The page on which a session is written for other people.
//!
//! ```text
//!  書き出す                                          保存済      header
//!
//!  渡す相手: 会議の参加者    置き場所: Documents > norishiro    for whom, where
//!
//!  > Word        会議録                                        forms
//!    Excel       読む表と集計用の表
//!    渡す相手を変える
//!
//!  書き出さないもの                                            what is left out
//!    3 弱みは何ですか（非公開の印） 2件
//!
//!  Enter 書き出す  Esc 戻る                        F1 ヘルプ      keys
//! ```

use crate::app::export::{Asking, Entry, Page, Subject, What, meant, shown};
use crate::app::keymap::Context;
use crate::app::meeting::{Fact, facts};
use crate::app::region::Rect;
use crate::app::years;
use crate::app::{Action, Model};
use crate::domain::period::Period;
use crate::i18n::Lang;
use crate::text::{Buffer, width};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::{bars, choice, line};

/// Paints the page.
pub fn view(model: &Model, page: &Page, canvas: &mut Canvas) {
    let lang = model.lang;
    let (columns, rows) = canvas.size();
    bars::header(model, &title(model, page), canvas);
    let mut keys = vec![Action::Confirm, Action::Back];
    if let Some(audience) = page.audience {
        let (name, note) = lang.audience(audience.word());
        let audience = lang.export_for(&lang.withheld_why(name, note));
        // air where there is room for it
        let air = u16::from(usize::from(rows) >= page.entries().len() + 14);
        canvas.short(1, 1 + air, columns.saturating_sub(2), &audience, Ink::Heading);
        let folder = lang.export_into(&shown(&model.exports, lang));
        canvas.short(1, 2 + air, columns.saturating_sub(2), &folder, Ink::Body);
        let below = entries(page, lang, 3 + 2 * air, canvas) + air;
        let area = Rect::new(1, below, columns.saturating_sub(2), rows.saturating_sub(below + 2));
        if withheld(page, lang, area, canvas) {
            keys.push(Action::NextStep);
        }
    }
    bars::keys(model, page.context(), &keys, canvas);
    bars::notice(model, canvas);
    match &page.asking {
        Some(Asking::Audience(list)) => choice::view(model, list, canvas),
        Some(Asking::Lacks(list)) => choice::view(model, list, canvas),
        Some(Asking::Words(_, list)) => choice::view(model, list, canvas),
        Some(Asking::Make(_, list)) => choice::view(model, list, canvas),
        Some(Asking::Existing(_, list)) => choice::view(model, list, canvas),
        Some(Asking::Typing(What::Folder, line)) => folder(model, line, canvas),
        Some(Asking::Typing(What::Fact(fact), line)) => typing(model, *fact, line, canvas),
        None => {}
    }
}

/// The rows to choose from, from a row on; returns the row after them.
fn entries(page: &Page, lang: Lang, mut y: u16, canvas: &mut Canvas) -> u16 {
    let (columns, _) = canvas.size();
    let all = page.entries();
    let names = all.iter().filter_map(|entry| match entry {
        Entry::Form(form) => Some(width(lang.form(form.word()).0)),
        Entry::Forms | Entry::Paper | Entry::Audience | Entry::Folder => None,
    });
    let widest = u16::try_from(names.max().unwrap_or(0)).unwrap_or(0);
    for (at, entry) in all.iter().enumerate() {
        let selected = at == page.at && page.asking.is_none();
        let ink = if selected { Ink::Selected } else { Ink::Body };
        let quiet = if selected { Ink::Selected } else { Ink::Quiet };
        canvas.fill(Rect::new(1, y, columns.saturating_sub(2), 1), ink);
        canvas.text(1, y, 2, if selected { "> " } else { "  " }, ink);
        let (name, note) = match entry {
            Entry::Form(form) => lang.form(form.word()),
            Entry::Forms => (lang.export_forms(), ""),
            Entry::Paper => (lang.export_paper(), ""),
            Entry::Audience => (lang.export_audience(), ""),
            Entry::Folder => (lang.export_folder(), ""),
        };
        canvas.short(3, y, columns.saturating_sub(4), name, ink);
        let is_written = page.writing == Some(*entry);
        let note = if is_written { lang.export_writing() } else { note };
        canvas.short(5 + widest, y, columns.saturating_sub(7 + widest), note, quiet);
        if selected {
            canvas.set_caret(1, y);
        }
        y += 1;
    }
    y
}

/// What is written.
fn title(model: &Model, page: &Page) -> String {
    let lang = model.lang;
    match &page.subject {
        Subject::Session => lang.export_title().to_owned(),
        Subject::Files(files) => lang.many_title(files.len()),
        Subject::Compared(before, after) => {
            let told =
                |span: &Period| model.open.as_ref().map(|open| years::period(&open.session, *span, lang));
            told(before).zip(told(after)).map(|(from, to)| lang.compare_title(&from, &to)).unwrap_or_default()
        }
    }
}

/// What the audience will not see; says whether there is more than shows, so that the list scrolls.
fn withheld(page: &Page, lang: Lang, area: Rect, canvas: &mut Canvas) -> bool {
    canvas.short(area.x, area.y, area.w, lang.export_withheld_title(), Ink::Heading);
    let indent = 2;
    let room = usize::from(area.h.saturating_sub(1));
    if page.withheld.is_empty() {
        canvas.short(area.x + indent, area.y + 1, area.w - indent, lang.export_withheld_none(), Ink::Body);
        return false;
    }
    let sentences = page.withheld.iter().skip(page.scrolled);
    let left = page.withheld.len().saturating_sub(page.scrolled);
    let more = page.scrolled > 0 || left > room;
    let shown = if more { room.saturating_sub(1) } else { room };
    for (y, text) in (area.y + 1..).zip(sentences.take(shown)) {
        canvas.short(area.x + indent, y, area.w - indent, text, Ink::Body);
    }
    if more {
        let text = lang.hidden(page.scrolled, left.saturating_sub(shown));
        canvas.right(area.x + area.w, area.y + area.h.saturating_sub(1), &text, Ink::Quiet);
    }
    more
}

/// The line of the folder; once it was changed, which one it means.
fn folder(model: &Model, line: &Buffer, canvas: &mut Canvas) {
    let lang = model.lang;
    let hint = match meant(line.text()) {
        Some(folder) if folder == model.exports => lang.export_folder_hint().to_owned(),
        Some(folder) => lang.export_folder_meant(&folder.display().to_string()),
        None => lang.export_no_folder().to_owned(),
    };
    asked(model, lang.export_folder_edit(), (line, &hint), 3, canvas);
}

fn typing(model: &Model, fact: Fact, line: &Buffer, canvas: &mut Canvas) {
    let lang = model.lang;
    let hint = match fact {
        Fact::Materials => lang.export_materials_hint(),
        Fact::Next => lang.export_next_hint(),
        _ => "",
    };
    asked(model, &facts::name(fact, lang), (line, hint), if hint.is_empty() { 1 } else { 2 }, canvas);
}

/// A line being typed over the page, and what is said of it.
fn asked(model: &Model, title: &str, (line, hint): (&Buffer, &str), rows: u16, canvas: &mut Canvas) {
    let (columns, _) = canvas.size();
    let area = choice::frame(title, columns.saturating_sub(12), rows, canvas);
    line::single(line, area.row(0), true, canvas);
    let below = Rect { y: area.y + 1, h: area.h.saturating_sub(1), ..area };
    canvas.paragraph(below, hint, Ink::Popup);
    bars::keys(model, Context::Editing, &[Action::Confirm, Action::Back], canvas);
}
