//! What is found over all sessions.

use super::phrases;

phrases! {
    context_found => "すべての記録から見つけたもの", "What was found in all sessions";
    found_actions(count: usize) => "これからの取組 {count}件（すべての記録から）", "Open actions: {count} (of all sessions)";
    found_words_title => "すべての記録から、話された言葉をさがす", "Find what was said, in all sessions";
    found_words(count: usize) => "見つかったもの {count}件（すべての記録から）", "Found: {count} (in all sessions)";
    found_narrow => "しぼる", "Narrow";
    found_line => "言葉", "Words";
    found_reading => "記録を読んでいます。", "The sessions are being read.";
    found_no_actions => "これからの取組はありません。", "No action is open.";
    found_nothing => "見つかりません。", "Nothing found.";
    found_type_words => "言葉か機関名を入れて Enter。空白で区切ると、すべてを含むものを探します。", "Type words or an agency's name, then Enter. With blanks between, all of them are looked for.";
    found_more(most: usize, all: usize) => "はじめの{most}件だけを出しています（全{all}件）。言葉を足すとしぼれます。", "Only the first {most} of {all} are listed. More words narrow it.";
    found_withheld(count: usize) => "壁に出さないものが{count}件あります（Ctrl+W で事務局の表示）。", "{count} are not for the wall (Ctrl+W: the secretariat's view).";
    found_more_unread(count: usize) => "ほかに読めないファイルが{count}件あります。", "{count} more files cannot be read.";
    found_overdue(day: &str) => "期限切れ {day}", "overdue {day}";
    found_gone => "いまのファイルには、もうありません。", "It is not in the file any more.";
    found_do_words => "言葉", "find";
    found_do_actions => "取組", "to do";
    found_do_desk => "事務局の表示", "secretariat";
    found_look => "さがす", "find";
    found_open => "開く", "open";
}
