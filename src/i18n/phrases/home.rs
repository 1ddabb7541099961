//! The list of sessions.

use super::phrases;

phrases! {
    program => "のりしろ", "norishiro";
    home_title => "会議の記録", "Sessions";
    home_search => "さがす", "Find";
    home_new => "新しい会議を作る", "Make a new meeting";
    home_practise => "見本で練習する", "Practise on the sample";
    home_reading => "記録を読んでいます", "Reading the sessions";
    home_empty_1 => "まだ記録がありません。", "There are no sessions yet.";
    home_empty_2 => "「新しい会議を作る」で Enter を押すと始まります。", "Press Enter on \"Make a new meeting\" to begin.";
    home_empty_3 => "はじめての方は「見本で練習する」からどうぞ。", "New here? \"Practise on the sample\" shows how it works.";
    choice_nothing_found => "見つかりません。字を減らすと一覧に戻ります。", "Nothing found. Fewer letters bring the list back.";
    home_nothing_titled => "この題やファイル名の記録はありません。", "No session has this title or file name.";
    home_find_words => "Enter で、話された言葉の中をさがします。Esc で一覧に戻ります。", "Enter finds it among what was said. Esc goes back to the list.";
    home_counts(agencies: usize, entries: usize) => "機関 {agencies:>2}  記入 {entries:>3}", "agencies {agencies:>2}  entries {entries:>3}";
    home_next_meeting(when: &str) => "次回 {when}", "next meeting {when}";
    home_file(name: &str) => "ファイル: {name}", "File: {name}";
    home_fictional => "見本", "sample";
    home_waiting => "前回の続きがあります", "unfinished from last time";
    home_ask_restore => "読める所と控えから、別のファイルを作りますか", "Make a new file of what can be read and the backups?";
    home_restore => "作って開く（元のファイルはそのまま残ります）", "Make and open it (the damaged file stays as it is)";
    home_leave => "作らない", "No";
    home_still(count: usize) => "あと{count}件を読んでいます", "reading {count} more";
    home_written(day: &str) => "更新 {day}", "written {day}";
    home_damaged => "壊れています", "damaged";
    home_newer => "新しい版の記録", "of a newer version";
    home_can_restore => "Enter: 読める分から別に作れます（元は残ります）", "Enter: a new file of what is readable (this one stays)";
    home_backup_restore => "Enter: 控えから別に作れます（元は残ります）", "Enter: a new file of the backup (this one stays)";
    home_unreadable => "読めません", "not readable";
    home_no_title => "（会議名なし）", "(no title)";
    home_no_menu => "この行は Enter で始まります。メニューは、会議の記録の行で開きます。", "Enter begins this row. The menu opens on the row of a session.";
    home_menu => "この記録を", "This session";
    home_next => "次の会議を用意する", "Prepare the next meeting";
    home_open => "開く", "Open";
    home_ticked(count: usize) => "印 {count}件", "ticked {count}";
    home_menu_of_ticked(count: usize) => "印を付けた{count}件を", "The {count} ticked sessions";
    home_merge_ticked(into: &str, others: usize) => "「{into}」に、ほかの{others}件を合わせる（先に内容を確かめます）", "Take the other {others} into \"{into}\" (with a preview first)";
    home_untick => "印をすべて外す", "Untick them all";
    home_do_tick => "印", "tick";
    home_do_quit => "終了", "quit";
    home_copy => "写しを作る", "Make a copy";
    home_rename => "ファイルの名前を変える", "Rename the file";
    home_remove => "片付ける", "Put away";
    home_ask_remove => "この記録を片付けますか", "Put this session away?";
    home_keep => "そのままにする", "Leave it here";
    home_put_away => "片付ける（removed フォルダーに残ります）", "Put away (it stays in the folder \"removed\")";
    home_new_name => "新しい名前", "New name";
    theme_title => "画面の色", "Colours of the screen";
    theme_light => "明るい", "light";
    theme_dark => "暗い", "dark";
    theme_contrast => "はっきり（白と黒）", "high contrast (black and white)";
    theme_mono => "色なし", "no colours";
    too_small(cols: u16, rows: u16) => "窓を広げてください（横{cols}・縦{rows} 以上）。", "Please enlarge the window ({cols}x{rows} or more).";
}
