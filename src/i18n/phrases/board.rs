//! The board, the stroll, and finding what was said.

use super::phrases;

phrases! {
    board_counts(entries: usize, spoken: usize, asked: usize) => "記入 {entries} 件・発言 {spoken}/{asked} 機関", "{entries} entries, {spoken} of {asked} agencies have spoken";
    board_page(number: usize, count: usize) => "{number}/{count} ページ", "page {number} of {count}";
    board_goes_on(name: &str) => "{name}（続き）", "{name} (continued)";
    board_away(names: &str) => "欠席: {names}", "Not here: {names}";
    board_withheld => "投影しません", "not for the wall";
    board_only_starred => "印の付いた記入だけ", "only what is starred";
    board_nothing_starred => "印の付いた記入はありません。F8 ですべてを表示します。", "Nothing is starred. F8 shows everything.";
    board_need(asked: &str, text: &str) => "{asked}「{text}」", "{asked} \"{text}\"";
    no_agencies_yet => "まだ機関がありません。シート（F2）で Ctrl+G を押すと加えられます。", "No agencies yet. Add one on the worksheet (F2) with Ctrl+G.";
    stroll_position(at: usize, count: usize) => "{at}/{count}", "{at}/{count}";
    search_title => "記入をさがす", "Find an entry";
    search_count(count: usize) => "記入・取組などをさがす（{count} 件）", "Find entries and more ({count})";
    search_newest(count: usize, shown: usize) => "記入・取組などをさがす（{count} 件のうち新しい {shown} 件）", "Find entries and more (the newest {shown} of {count})";
    search_wall_only => "投影に出さないものは、さがしていません（Ctrl+W で切り替え）。", "What is kept off the wall was not searched (Ctrl+W switches).";
    search_nothing(typed: &str) => "「{typed}」は見つかりません。", "\"{typed}\" was not found.";
    notice_nothing_to_read => "読み上げる記入がありません。", "There are no entries to read aloud.";
    notice_last_entry => "ここまでです。Esc でボードに戻ります。", "That was the last one. Esc goes back to the board.";
    notice_first_entry => "最初の記入です。", "This is the first one.";
    notice_board_last_question => "最後の設問です。", "This is the last question.";
    notice_only_starred => "印の付いた記入だけです。F8 ですべてに戻ります。", "Only what is starred. F8 shows everything again.";
    notice_everything => "すべての記入を表示しています。", "Everything is shown.";
}
