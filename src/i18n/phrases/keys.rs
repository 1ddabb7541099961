//! Names of keys, and the help.

use super::phrases;

phrases! {
    key_left => "左", "Left";
    key_right => "右", "Right";
    key_up => "上", "Up";
    key_down => "下", "Down";
    help_title => "ヘルプ", "Help";
    help_keyless(key: &str) => "{key} の一覧にあるもの", "In the list of {key}";
    help_copy => "画面の文字のコピーと貼り付けは、端末のふだんの操作でできます。", "Copy and paste work as usual in your terminal.";
    help_more(above: usize, below: usize) => "上に {above} 行、下に {below} 行", "{above} lines above, {below} below";
    type_home_end => "行の始め・終わり（もう一度で全体の）", "start / end of the row (again: of all)";
    type_words => "言葉ごとに動く", "word by word";
    type_shift_arrows => "Shift+矢印", "Shift+arrows";
    type_select => "文字を選ぶ", "select text";
    context_anywhere => "どの画面でも", "Everywhere";
    context_home => "ホーム", "Home";
    context_new => "新しい会議", "New meeting";
    context_room => "会議の画面に共通", "On every screen of a meeting";
    context_agenda => "次第", "The agenda";
    context_meeting => "会議の情報の一覧", "The meeting: its lists";
    context_meeting_line => "会議の情報で加えるとき", "The meeting: adding something";
    context_page => "映しているページ", "A page on the wall";
    context_line => "記入の行", "The entry line";
    context_needs => "弱みの一覧（のりしろの設問）", "The weaknesses (overlap question)";
    context_entries => "記入の一覧", "The entries";
    context_editing => "記入を直しているとき", "While changing an entry";
    context_board => "ボード", "The board";
    context_stroll => "読み上げ", "Reading aloud";
    context_choice => "選ぶとき（数字でも選べます）", "In a list that asks (digits choose too)";
    context_help => "ヘルプ", "Help";
}
