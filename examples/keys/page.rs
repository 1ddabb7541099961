//! The page of keys: a table for each place, and what the palette alone has.

use norishiro::app::Action;
use norishiro::app::help::{self, Line};
use norishiro::app::input::Key;
use norishiro::app::keymap::{BINDINGS, Context, KEYLESS};
use norishiro::i18n::Lang;

const HEAD: &str = "# Keys

<!-- Written by `cargo run --example keys` from `src/app/keymap.rs`; a test fails when it is stale. -->

日本語: 場所ごとの、キーとその働きです。動く・決める・改行・戻るのほかは、Ctrl+P の一覧から名前でも選べます（日本語の名前でも英語の名前でも
さがせます）。同じ一覧は、記入の行やホームのさがす欄が空のとき、Esc でも開きます。

What each key does, place by place. All but moving, choosing, breaking a line and going back is in the list of Ctrl+P, by its Japanese and its
English name. The same list opens with Esc while the entry line, or the search of Home, is empty; there Esc else means nothing,
or clears the search. Letters are never commands: they go into the line.
";

/// The whole page.
pub(crate) fn page() -> String {
    let mut page = HEAD.to_owned();
    for context in Context::ALL {
        let mut told: Vec<Action> = Vec::new();
        page += &heading(
            help::context_name(context, Lang::Ja),
            help::context_name(context, Lang::En),
            "| key | 日本語 | English |\n|---|---|---|\n",
        );
        for binding in BINDINGS.iter().filter(|binding| binding.context == context) {
            let action = binding.action;
            if !told.contains(&action) {
                told.push(action);
                let same = BINDINGS.iter().filter(|other| other.context == context && other.action == action);
                let keys: Vec<String> = same.map(|binding| label(binding.key)).collect();
                page += &row(&keys.join("、"), action);
            }
        }
    }
    page += &heading(
        "書いている行の中で",
        "In a line being typed",
        "| key | 日本語 | English |\n|---|---|---|\n",
    );
    for (ja, en) in help::typing(Lang::Ja).into_iter().zip(help::typing(Lang::En)) {
        if let (Line::Key(key_ja, ja), Line::Key(key_en, en)) = (ja, en) {
            page += &format!("| {} | {ja} | {en} |\n", both(key_en, &key_ja));
        }
    }
    page += &heading(
        "キーのない操作（Ctrl+P の一覧から）",
        "Without a key (in the list of Ctrl+P)",
        "| 場所 | where | 日本語 | English |\n|---|---|---|---|\n",
    );
    for (context, action) in KEYLESS {
        let places = [Lang::Ja, Lang::En].map(|lang| help::context_name(*context, lang));
        page += &row(&places.join(" | "), *action);
    }
    page
}

fn heading(ja: &str, en: &str, table: &str) -> String {
    format!("\n## {ja} / {en}\n\n{table}")
}

fn row(keys: &str, action: Action) -> String {
    format!("| {keys} | {} | {} |\n", action.name(Lang::Ja), action.name(Lang::En))
}

fn label(key: Key) -> String {
    both(key.label(Lang::En), &key.label(Lang::Ja))
}

/// What is on the key, with the Japanese name where it has another.
fn both(en: String, ja: &str) -> String {
    if en == ja { en } else { format!("{en}（{ja}）") }
}
