//! The preview of a merge.
//!
//! ```text
//!  取り込む前の確認                                  保存済      header
//!
//!  「グループB.ron」を取り込むと、この記録は次のようになります。     heading
//!
//!    新しい記入                 42   まだこちらにないもの        overview, a list, or pairs
//!    こちらで変わる記入          3   向こうで直されたもの
//!    同じ機関かもしれない組      2   同じ 1・まだ 1
//!
//!  > 取り込む
//!    見るだけ（記録には入れません）
//!    やめる
//!
//!  Enter 決める  Esc 戻る                          F1 ヘルプ      keys
//! ```

use crate::app::keymap::Context;
use crate::app::merge::content::{Line, Sort, shown};
use crate::app::merge::preview::{Entry, Page, Pair, Pairs, Part, Preview, room};
use crate::app::region::{Rect, window};
use crate::app::{Action, Model};
use crate::domain::Record;
use crate::domain::arrival::{Fate, Kinship};
use crate::domain::candidates::Likeness;
use crate::domain::meeting::Meeting;
use crate::domain::same::Verdict;
use crate::i18n::Lang;
use crate::text::{Clean, shorten, width, wrap};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Ink;
use crate::ui::widget::bars;

/// Columns that the labels of those who wrote under one name take.
const LABELS: usize = 40;

/// Paints the preview.
pub fn view(model: &Model, preview: &Preview, canvas: &mut Canvas) {
    bars::header(model, model.lang.intake_title(), canvas);
    match preview.page {
        Page::Overview => overview(model, preview, canvas),
        Page::List(part, from) => list(model, preview, part, from, canvas),
        Page::Pairs(sort, at) => pairs(model, preview, sort, at, canvas),
    }
    bars::notice(model, canvas);
}

/// Writes a sentence over at most three rows; returns the row after it.
fn sentence(text: &str, mut y: u16, ink: Ink, canvas: &mut Canvas) -> u16 {
    let (columns, _) = canvas.size();
    for row in wrap(text, usize::from(columns.saturating_sub(2))).into_iter().take(3) {
        canvas.fill(Rect::new(0, y, columns, 1), ink);
        canvas.text(1, y, columns.saturating_sub(2), text.get(row.range).unwrap_or_default(), ink);
        y += 1;
    }
    y
}

fn overview(model: &Model, preview: &Preview, canvas: &mut Canvas) {
    let lang = model.lang;
    let (columns, rows) = canvas.size();
    let mut y = sentence(&lang.intake_heading(&preview.name), 2, Ink::Heading, canvas);
    if preview.lost > 0 {
        y = sentence(&lang.intake_damaged(preview.lost), y, Ink::NoticeMarked, canvas);
    }
    match preview.arrival.kinship {
        Kinship::Strangers if preview.is_of_strangers() => {
            y = sentence(lang.intake_strangers(), y, Ink::NoticeMarked, canvas);
        }
        Kinship::Strangers | Kinship::SameNetwork if preview.is_another_meeting() => {
            y = sentence(lang.intake_other_meeting(), y, Ink::Body, canvas);
        }
        Kinship::Strangers | Kinship::SameNetwork | Kinship::SameMeeting => {}
    }
    if !preview.strangers.is_empty() {
        let names = preview.strangers.join(lang.out_comma());
        y = sentence(&lang.intake_strangers_among(&shorten(&names, LABELS)), y, Ink::NoticeMarked, canvas);
    }
    let entries = preview.entries();
    if !preview.arrival.namesakes.is_empty() {
        let told = lang.intake_namesakes(&shorten(&preview.arrival.namesakes.join(lang.out_comma()), LABELS));
        let height = wrap(&told, usize::from(columns.saturating_sub(2))).len();
        // where it would take a row from what is decided, times have to do
        if usize::from(y) + height + entries.len() + 2 < usize::from(rows) {
            y = sentence(&told, y, Ink::Quiet, canvas);
        }
    }
    let is_choice = |entry: &Entry| matches!(entry, Entry::TakeIn | Entry::Look | Entry::Leave);
    let first_choice = entries.iter().position(is_choice).unwrap_or(0);
    // air where there is room for it
    let free = usize::from(rows.saturating_sub(y + 2)).saturating_sub(entries.len());
    let roomy = free >= entries.len() + 2;
    y += u16::from(free > 1);
    let widest = entries.iter().take(first_choice).map(|entry| width(label(entry, lang))).max().unwrap_or(0);
    for (at, entry) in entries.iter().enumerate() {
        if at == first_choice && free > 0 {
            y += 1;
        }
        let selected = at == preview.at;
        let ink = if selected { Ink::Selected } else { Ink::Body };
        canvas.fill(Rect::new(1, y, columns.saturating_sub(2), 1), ink);
        canvas.text(1, y, 2, if selected { "> " } else { "  " }, ink);
        canvas.short(3, y, columns.saturating_sub(4), label(entry, lang), ink);
        if let Some((count, note)) = counted(preview, entry, lang) {
            let end = u16::try_from(3 + widest + 6).unwrap_or(columns);
            canvas.right(end, y, &count.to_string(), ink);
            let ink = if selected { Ink::Selected } else { Ink::Quiet };
            canvas.short(end + 3, y, columns.saturating_sub(end + 4), &note, ink);
        }
        if selected {
            canvas.set_caret(1, y);
        }
        y += if roomy { 2 } else { 1 };
    }
    let keys: &[Action] = if preview.is_ticked_here() {
        &[Action::Tick, Action::Confirm, Action::Back]
    } else {
        &[Action::Confirm, Action::Back]
    };
    bars::keys(model, Context::Preview, keys, canvas);
}

fn label(entry: &Entry, lang: Lang) -> &'static str {
    match entry {
        Entry::Part(part, _) => part_name(*part, lang),
        Entry::Pairs(Pairs::Agencies, _) => lang.intake_pairs_agencies(),
        Entry::Pairs(Pairs::Meetings, _) => lang.intake_pairs_meetings(),
        Entry::TakeIn => lang.intake_take_in(),
        Entry::Look => lang.intake_look(),
        Entry::Leave => lang.intake_leave(),
    }
}

fn part_name(part: Part, lang: Lang) -> &'static str {
    match part {
        Part::Said(Fate::New) => lang.intake_part_new(),
        Part::Said(Fate::Changed) => lang.intake_part_changed(),
        Part::Said(Fate::Back) => lang.intake_part_back(),
        Part::Said(Fate::Differs) => lang.intake_part_differs(),
        Part::Said(Fate::Deleted) => lang.intake_part_deleted(),
        Part::Said(Fate::Redacted) => lang.intake_part_redacted(),
        Part::Said(Fate::Rewritten) | Part::Rewritten => lang.intake_part_rewritten(),
        Part::Answers => lang.intake_part_answers(),
        Part::Outcome => lang.intake_part_outcome(),
        Part::Others => lang.intake_part_others(),
        Part::Refused => lang.intake_part_refused(),
    }
}

/// How many, and what that means.
fn counted(preview: &Preview, entry: &Entry, lang: Lang) -> Option<(usize, String)> {
    match entry {
        Entry::Part(part, count) => {
            let note = match part {
                Part::Said(Fate::New) => lang.intake_note_new(),
                Part::Said(Fate::Changed) => lang.intake_note_changed(),
                Part::Said(Fate::Back) => lang.intake_note_back(),
                Part::Said(Fate::Differs) => lang.intake_note_differs(),
                Part::Said(Fate::Deleted) => lang.intake_note_deleted(),
                Part::Said(Fate::Redacted) => lang.intake_note_redacted(),
                Part::Said(Fate::Rewritten) | Part::Rewritten => rewritten(preview, lang),
                Part::Answers => return Some((*count, by_fate(preview, lang))),
                Part::Outcome => return Some((*count, by_kind(preview, lang))),
                Part::Others => lang.intake_note_others(),
                Part::Refused => lang.intake_note_refused(),
            };
            Some((*count, note.to_owned()))
        }
        Entry::Pairs(sort, count) => {
            let pairs = preview.pairs_of(*sort);
            let is = |verdict| pairs.iter().filter(|pair| pair.verdict == verdict).count();
            Some((*count, {
                let (same, two) = (is(Some(Verdict::Same)), is(Some(Verdict::NotSame)));
                lang.intake_note_pairs(same, two, is(None))
            }))
        }
        Entry::TakeIn | Entry::Look | Entry::Leave => None,
    }
}

/// What becomes of what was written anew over an erased text.
fn rewritten(preview: &Preview, lang: Lang) -> &'static str {
    if preview.erases() { lang.intake_note_erases() } else { lang.intake_note_keeps() }
}

/// What becomes of the answers: 新しい 12・こちらで変わる 1.
fn by_fate(preview: &Preview, lang: Lang) -> String {
    let fates = preview.answers_by_fate().into_iter();
    let counts: Vec<String> =
        fates.map(|(fate, count)| lang.preview_count(lang.fate(fate.word()), count)).collect();
    counts.join(lang.review_joint())
}

/// How many of each kind: 役割 4・取組 8.
fn by_kind(preview: &Preview, lang: Lang) -> String {
    let kinds = preview.by_kind().into_iter();
    let counts: Vec<String> =
        kinds.map(|(kind, count)| lang.preview_count(lang.outcome(kind), count)).collect();
    counts.join(lang.review_joint())
}

fn list(model: &Model, preview: &Preview, part: Part, from: usize, canvas: &mut Canvas) {
    let (columns, rows) = canvas.size();
    canvas.short(1, 2, columns.saturating_sub(2), part_name(part, model.lang), Ink::Heading);
    let lines = shown(model, preview);
    let room = room((columns, rows));
    for (y, Line { sort, text }) in (4..).zip(lines.iter().skip(from).take(room)) {
        let ink = match sort {
            Sort::Place => Ink::Heading,
            Sort::Words | Sort::Blank => Ink::Body,
            Sort::Note => Ink::Quiet,
        };
        canvas.text(0, y, columns, text, ink);
    }
    let below = lines.len().saturating_sub(from + room);
    if from > 0 || below > 0 {
        let more = model.lang.help_more(from, below);
        canvas.short(1, rows.saturating_sub(2), columns.saturating_sub(2), &more, Ink::Quiet);
    }
    bars::keys(model, Context::Preview, &[Action::Back, Action::NextStep, Action::Desk], canvas);
    canvas.set_caret(1, 2);
}

/// Rows that a name takes at most: two long ones are to be told apart.
const NAME: usize = 3;

fn pairs(model: &Model, preview: &Preview, sort: Pairs, at: usize, canvas: &mut Canvas) {
    let lang = model.lang;
    let (columns, rows) = canvas.size();
    let heading = match sort {
        Pairs::Agencies => lang.intake_pairs_heading(),
        Pairs::Meetings => lang.intake_meetings_heading(),
    };
    let top = sentence(heading, 2, Ink::Heading, canvas) + 1;
    let pairs = preview.pairs_of(sort);
    let names: Vec<Vec<String>> =
        pairs.iter().map(|pair| names(preview, pair, sort, columns, lang)).collect();
    // what is said of the pair, its names, and a blank row
    let heights: Vec<usize> = names.iter().map(|names| names.len() + 2).collect();
    let room = usize::from(rows.saturating_sub(top + 1));
    let shown = window(&heights, room, Some(at));
    let (above, below) = (shown.start, pairs.len() - shown.end);
    let mut y = top;
    for (at_row, (pair, names)) in pairs.iter().zip(&names).enumerate() {
        if shown.contains(&at_row) {
            pair_rows(pair, names, sort, (y, at_row == at), lang, canvas);
            y += u16::try_from(names.len() + 2).unwrap_or(rows);
        }
    }
    if above + below > 0 {
        let text = lang.hidden(above, below);
        canvas.right(columns.saturating_sub(1), rows.saturating_sub(2), &text, Ink::Quiet);
    }
    bars::keys(model, Context::Preview, &[Action::Tick, Action::Back], canvas);
}

fn pair_rows(
    pair: &Pair,
    names: &[String],
    sort: Pairs,
    (y, selected): (u16, bool),
    lang: Lang,
    canvas: &mut Canvas,
) {
    let (columns, _) = canvas.size();
    let ink = if selected { Ink::Selected } else { Ink::Body };
    let quiet = if selected { Ink::Selected } else { Ink::Quiet };
    canvas.fill(Rect::new(1, y, columns.saturating_sub(2), u16::try_from(names.len() + 1).unwrap_or(1)), ink);
    canvas.text(1, y, 2, if selected { "> " } else { "  " }, ink);
    let word = match (pair.verdict, sort) {
        (Some(Verdict::Same), Pairs::Agencies) => lang.intake_same_agency(),
        (Some(Verdict::Same), Pairs::Meetings) => lang.intake_same_meeting(),
        (Some(Verdict::NotSame), Pairs::Agencies) => lang.intake_other_agency(),
        (Some(Verdict::NotSame), Pairs::Meetings) => lang.intake_other_one(),
        (None, _) => lang.intake_undecided(),
    };
    let why = match (sort, pair.candidate.likeness) {
        (Pairs::Meetings, _) => lang.intake_like_meeting(),
        (_, Likeness::Equal) => lang.intake_like_equal(),
        (_, Likeness::Contained) => lang.intake_like_contained(),
        (_, Likeness::Alike) => lang.intake_like_alike(),
    };
    let end = canvas.right(columns.saturating_sub(2), y, why, quiet);
    canvas.short(3, y, end.saturating_sub(5), word, ink);
    for (row, name) in (y + 1..).zip(names) {
        canvas.text(7, row, columns.saturating_sub(9), name, ink);
    }
    if selected {
        canvas.set_caret(1, y);
    }
}

/// The rows with the two names of a pair, each with the side it is on.
fn names(preview: &Preview, pair: &Pair, sort: Pairs, columns: u16, lang: Lang) -> Vec<String> {
    let words = |record: &Record| {
        if sort == Pairs::Meetings {
            format!("{} {}", Meeting(record).date(), Meeting(record).title())
        } else {
            record.text("name").to_owned()
        }
    };
    let mut rows = Vec::new();
    for id in [pair.candidate.known, pair.candidate.fresh] {
        let name = preview.arrival.after.record(id).map(words).unwrap_or_default();
        let name = Clean::line(&name).into_string();
        let side = if preview.is_here(id) { lang.intake_from_here("") } else { lang.intake_from_there("") };
        let room = usize::from(columns.saturating_sub(9)).saturating_sub(width(&side));
        for (at, row) in wrap(&name, room).into_iter().take(NAME).enumerate() {
            let before = if at == 0 { side.clone() } else { " ".repeat(width(&side)) };
            rows.push(before + name.get(row.range).unwrap_or_default());
        }
    }
    rows
}
