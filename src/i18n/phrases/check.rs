//! What `check` finds in a file, place by place.

use super::phrases;

phrases! {
    check_place(line: usize, column: usize, what: &str) => "{line}行目の{column}文字目: {what}", "line {line}, character {column}: {what}";
    check_more(count: usize) => "ほかに {count} か所", "{count} more";
    fault_end => "ここで途切れています。", "it ends here too early";
    fault_expected(what: &str) => "ここにあるはずの{what}がありません。", "{what} should stand here";
    fault_escape => "円記号（\\）の後の文字が正しくありません。", "a backslash with something after it that has no meaning";
    fault_number => "数が正しくありません。", "not a number, or too large";
    fault_wide_blank => "全角の空白があります。", "a full-width blank";
    fault_unknown(name: &str) => "「{name}」はここに書けません。", "\"{name}\" does not belong here";
    fault_missing(name: &str) => "「{name}」が足りません。", "\"{name}\" is missing";
    fault_twice(name: &str) => "「{name}」が2度あります。", "\"{name}\" stands twice";
    fault_label => "書いた人の名前が正しくありません。", "not a label of who writes";
    fault_id => "番号が正しくありません。", "not an id";
    fault_utf8 => "UTF-8ではない文字があります。", "bytes that are not UTF-8";
    fault_wrong_id => "この行は、書かれたあとで変わっています。", "this line was changed after it was written";
    fault_unfit => "文字か長さが、記録に入らないものです。", "it does not fit into a session";
    fault_lost(count: usize) => "書かれていた行が {count} 足りません。", "{count} lines that were written are missing";
    fault_other => "読めません。", "it cannot be read";
    part_version => "版の行（version）", "the version";
    part_revisions => "「revisions: [」の行", "the line \"revisions: [\"";
    part_revision => "記録の行", "a record";
    part_text => "「\"」で囲んだ文字", "a text in quotes";
    part_number => "数", "a number";
    part_truth => "true か false", "true or false";
    part_sign(sign: &str) => "「{sign}」", "\"{sign}\"";
    part_name => "項目の名前", "a name";
    check_entry => "記入", "an entry";
    check_gap(name: &str, count: usize) => "途中の変更が {count} 件足りません: {name}", "changes are missing ({count}): {name}";
    check_unfounded(name: &str) => "最初に書かれた内容が足りません: {name}", "what was written first is missing: {name}";
    check_dangling(name: &str, field: &str) => "{field}が指す記録がありません: {name}", "its {field} is not in the file: {name}";
    check_no_sheet(name: &str) => "シートがありません: {name}", "its worksheet is not in the file: {name}";
    check_not_whole(name: &str, count: usize) => "「{name}」は読めますが、足りない所が {count} あります。", "\"{name}\" can be read, but something is missing in {count} places.";
    check_not_whole_next => "ほかの写しか控え（.bak）があれば、norishiro merge で合わせると補われます。", "norishiro merge with another copy or a backup (.bak) fills in what it holds.";
    missing_lines(lines: usize, back: usize) => "読めない行が {lines} 行あり、控えなどから {back} 件戻ります。", "Unreadable lines: {lines}; back from backups and the like: {back}.";
    missing_end(back: usize) => "途中で切れていて、控えなどから {back} 件戻ります。", "It is cut off; back from backups and the like: {back}.";
    missing_nothing => "足りない所は見つかりません。", "Nothing is found missing.";
    missing_unknown(count: usize) => "ほかの {count} 件が何だったかは分かりません。", "What the other {count} said is not known.";
    missing_last => "新しい記入は、戻っていないことがあります。", "What was written last may not be back.";
    missing_places(count: usize) => "足りない所は {count} か所です。", "Incomplete: {count}.";
    missing_more(count: usize) => "ほか {count} か所は、norishiro check で出ます。", "norishiro check names the other {count}.";
    check_conflicts => "相違（どちらの文も残っています）:", "Differing (all wordings are kept):";
    check_copy(name: &str, count: usize) => "写し「{name}」に、ここにない変更が {count} あります。", "The copy \"{name}\" holds changes that are not here: {count}.";
    check_copy_damaged(name: &str) => "写し「{name}」は壊れています。ここにない言葉が残っているかもしれません。", "The copy \"{name}\" is damaged, and may hold words that are nowhere else.";
    check_copy_damaged_next(copy: &str) => "読める分から別に作るには: norishiro \"{copy}\"（できたファイルを norishiro merge で合わせられます）", "To make a new file of what can be read: norishiro \"{copy}\" (norishiro merge takes that one in)";
    check_marks(name: &str, places: usize) => "「{name}」には、git がこちらと相手の両方を残した所が {places} か所あります。どちらの記録も読めて、何も失われていません。", "git left both sides standing in \"{name}\" (places: {places}). Both can be read, and nothing is lost.";
    check_marks_next(name: &str) => "開くと、一つに合わせて書き直します（開かないなら: norishiro merge \"{name}\" -o \"{name}\"）。そのあと git add してください。", "Opening it merges them into one and writes the file anew (or: norishiro merge \"{name}\" -o \"{name}\"). Then git add it.";
    check_copy_same(name: &str) => "写し「{name}」に、新しいことはありません。", "The copy \"{name}\" holds nothing new.";
    check_copy_erased(name: &str, count: usize) => "写し「{name}」に、ここで消去した言葉が残っています（{count} 件）。いらなければ、ファイルを消してください。", "The copy \"{name}\" still holds words that were erased here ({count}). Delete the file if it is not needed.";
    check_copy_next(file: &str, copy: &str) => "取り込むには: norishiro merge \"{file}\" \"{copy}\" -o \"{file}\"", "To take it in: norishiro merge \"{file}\" \"{copy}\" -o \"{file}\"";
    check_kept(count: usize) => "このパソコンに、ファイルにまだ入っていない変更が {count} 残っています。開くとファイルに入ります。", "This machine keeps changes that are not in the file yet: {count}. They go into it when it is opened.";
    check_kept_bad => "このパソコンに残る変更が読めません。そのままにしてあります。", "What this machine keeps of it cannot be read, and was left alone.";
}
