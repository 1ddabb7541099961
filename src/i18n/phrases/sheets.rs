//! Worksheets as files: listed, copied, checked.

use super::phrases;

phrases! {
    cli_sheets => "シートの一覧、写し、点検", "Lists, copies and checks worksheets";
    cli_sheets_usage => "norishiro sheets [show 名前 | copy 名前 | check ファイル...]", "norishiro sheets [show ID | copy ID | check FILE...]";
    cli_sheets_show => "設問を一覧する", "Shows the questions of a worksheet";
    cli_sheets_show_usage => "norishiro sheets show 名前", "norishiro sheets show ID";
    cli_sheets_copy => "町のシートの元にする写しを作る", "Writes a copy to start your own worksheet from";
    cli_sheets_copy_usage => "norishiro sheets copy 名前 [-o ファイル]", "norishiro sheets copy ID [-o FILE]";
    cli_sheets_check => "シートのファイルを点検する", "Checks files of worksheets";
    cli_sheets_check_usage => "norishiro sheets check ファイル...", "norishiro sheets check FILE...";
    cli_sheets_id => "シートの名前（survey など）", "The id of the worksheet (such as survey)";
    cli_sheets_name => "名前", "ID";
    cli_sheets_output => "写しを書くファイル（なければ町のシートの置き場所）", "The file of the copy; without it, the folder of your worksheets";
    cli_sheets_file => "点検するファイル", "The file to check";
    sheets_folder(folder: &str) => "町のシートの置き場所: {folder}", "Your own worksheets: {folder}";
    sheets_own(file: &str) => "町のシート {file}", "your own, {file}";
    sheets_builtin => "備え付け", "built in";
    sheets_usual => "新しい会議で使う", "used by a new meeting";
    sheets_twice(id: &str, file: &str) => "「{file}」は使われません。名前「{id}」のシートがほかにもあります。", "\"{file}\" is not used: another file has the id \"{id}\", too.";
    sheets_unknown(id: &str) => "「{id}」というシートはありません。", "There is no worksheet \"{id}\".";
    sheets_unknown_next(ids: &str) => "あるのは {ids} です。", "There are: {ids}.";
    sheets_copied(file: &str) => "写しを作りました: {file}", "The copy was written: {file}";
    sheets_copied_next => "設問や助言の言葉を町に合わせて直してください。id は年をまたいで比べる鍵なので、同じ問いなら変えません。直したら norishiro sheets check で確かめます。", "Fit the words to your town. The ids are what years are compared by: keep them where the question stays the same. Then look it over with norishiro sheets check.";
    sheets_sound(file: &str, title: &str, count: usize) => "「{file}」は使えます: {title}（設問 {count}）", "\"{file}\" can be used: {title} ({count} questions)";
    sheets_bad(file: &str, count: usize) => "「{file}」に、直すところが {count} か所あります。", "\"{file}\" is wrong in {count} places.";
    sheets_bad_next => "書き方は docs/worksheets.md にあります。", "How it is written stands in docs/worksheets.md.";
    sheets_warned(count: usize) => "人を特定しかねない欄が {count} あります。", "Fields by which a person may be told: {count}.";
    sheets_level(level: u8) => "取扱段階 {level}", "level {level}";
    sheets_scope(scope: &str) => "単位: {scope}", "one sheet for each: {scope}";
    sheet_fault_word(word: &str, known: &str) => "「{word}」は使えません。使えるのは {known} です。", "\"{word}\" cannot be used here. What can be used: {known}.";
    sheet_fault_word_meant(word: &str, meant: &str, known: &str) => "「{word}」は使えません。「{meant}」ではありませんか（使えるのは {known}）。", "\"{word}\" cannot be used here. Did you mean \"{meant}\"? What can be used: {known}.";
    sheet_fault_rule(at: usize, found: &str) => "この決まり（規則）の{at}文字目の「{found}」から先が読めません。", "The rule is not understood from its character {at} on: \"{found}\".";
    sheet_fault_rule_end(at: usize) => "この決まり（規則）は、{at}文字目で途切れています。", "The rule ends too early, at its character {at}.";
    sheet_fault_name(name: &str, known: &str) => "「{name}」という項目はありません。ここに書けるのは {known} です。", "There is no field \"{name}\". What can stand here: {known}.";
    sheet_fault_name_meant(name: &str, meant: &str) => "「{name}」という項目はありません。「{meant}」ではありませんか。", "There is no field \"{name}\". Did you mean \"{meant}\"?";
    sheet_part_list => "[ ] で囲んだ一覧", "a list in [ ]";
    sheet_part_text => "(ja: \"...\") の形の文", "a text as (ja: \"...\")";
    sheet_part_names(names: &str) => "( ) で囲んだ項目（{names}）", "fields in ( ), which may be {names},";
    sheet_fault_twice(id: &str) => "id「{id}」が二度あります。別の id にしてください。", "The id \"{id}\" stands twice. Give one of them another.";
    sheet_fault_default(written: &str) => "default「{written}」が読めません。日付の設問に、日付の設問の id を使って「date + 3 months」のように書きます（days・weeks・months・years）。", "The default \"{written}\" is not understood. It belongs to a question for a day and names another such: \"date + 3 months\" (days, weeks, months, years).";
    sheet_fault_id(id: &str) => "id「{id}」は使えません。文字・数字・_ だけで、文字から始めます。規則の言葉（and・or・not・is・blank・filled・includes・row）は使えません。", "The id \"{id}\" cannot be used: only letters, figures and _, beginning with a letter, and no word of the rules (and, or, not, is, blank, filled, includes, row).";
    sheet_fault_nested => "見出しの中に、見出しは置けません（kind: \"group\"）。", "A group cannot stand in a group (kind: \"group\").";
    sheet_fault_widths(rows: usize) => "widths は rows と同じ数だけ書きます（rows は {rows} 個）。", "There must be as many widths as rows ({rows}).";
    sheet_fault_level(level: i64) => "取扱段階（level）は 0 から 3 までです（今は {level}）。", "The level is 0 to 3 (it is {level}).";
    sheet_fault_lacks(name: &str) => "この設問には「{name}」が要ります。", "This question needs \"{name}\".";
    sheet_fault_unknown(path: &str) => "「{path}」という設問や欄は、このシートにありません。", "The worksheet has no question or field \"{path}\".";
    sheet_fault_unknown_meant(path: &str, meant: &str) => "「{path}」という設問や欄は、このシートにありません。「{meant}」ではありませんか。", "The worksheet has no question or field \"{path}\". Did you mean \"{meant}\"?";
    sheet_fault_empty => "設問がありません。", "It has no questions.";
    sheet_fault_personal(word: &str) => "支援を受ける人が分かる欄は設けません（{word}）。", "No field for what tells who a supported person is ({word}).";
    sheets_unused(files: &str) => "使えない町のシート: {files}（norishiro sheets で確認）", "Your sheets that cannot be used: {files} (see norishiro sheets)";
    sheets_broken(count: usize) => "読めない町のシートが {count} つあります。norishiro sheets で確かめられます。", "Worksheets of your own that cannot be read: {count}. norishiro sheets tells why.";
}

impl crate::i18n::Lang {
    /// Whom one filled sheet belongs to.
    #[must_use]
    pub fn scope(self, word: &str) -> &'static str {
        match word {
            "agency" => self.pick("機関", "agency"),
            "case" => self.pick("事例", "case"),
            "meeting" => self.pick("会議", "meeting"),
            "reply" => self.pick("無記名の回答", "anonymous reply"),
            _ => self.pick("年度の1件", "row of a year"),
        }
    }
}
