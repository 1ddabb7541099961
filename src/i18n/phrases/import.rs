//! Taking in what agencies hand in: tables that come back as files.

use super::phrases;
use crate::i18n::Lang;

phrases! {
    cli_import => "機関から戻った表（CSV など）の記入を取り込む", "Takes in what agencies wrote into tables (CSV and the like)";
    cli_import_usage => "norishiro import ファイル... --into 記録 [--as \"表の名前=機関\"]... [--restore] [--dry-run] [--json] [--label 名前]", "norishiro import FILE... --into SESSION [--as \"NAME IN FILE=AGENCY\"]... [--restore] [--dry-run] [--json] [--label NAME]";
    cli_import_files => "表のファイル（- は標準入力）", "The tables (- is standard input)";
    cli_import_into => "取り込む先の記録", "The session they go into";
    cli_import_as => "表の名前がどの機関か。同じ名前を書くと、新しい機関として加える", "Which agency a name in the file is; the same name again adds a new agency";
    cli_import_as_value => "表の名前=機関", "NAME=AGENCY";
    cli_import_restore => "ごみ箱にある記入と、一度取り込んで今は別の言葉になっている記入も戻す", "Also brings back what is in the bin, or was taken in once and replaced since";
    cli_import_dry_run => "何を取り込むかを出すだけで、書き込まない", "Only says what would be taken in, and writes nothing";
    cli_import_json => "ほかのプログラムのための形で出す", "Says it for other programs";
    cli_import_label => "だれが取り込んだかとして残す名前（なければ設定の名前）", "The label under which it is taken in";
    cli_session => "記録", "SESSION";
    cli_export_encoding => "CSV の文字コード（utf-8、cp932）。なければ utf-8", "The encoding of CSV (utf-8, cp932; without it: utf-8)";
    export_encoding_only => "--encoding は --to csv のときだけ使えます。", "--encoding goes with --to csv only.";
    export_lost(row: usize, what: &str) => "{row}行目の「{what}」は CP932 にない文字なので、〓に替えました。", "Row {row}: \"{what}\" is not in CP932 and became 〓.";
    import_counts(new: usize, changed: usize, here: usize) => "新しい {new}件・直し {changed}件・すでにある {here}件", "new {new}, edited {changed}, here already {here}";
    import_removed_count(count: usize) => "ごみ箱にある {count}件", "in the bin {count}";
    import_replaced_count(count: usize) => "一度取り込み、今は別の言葉の {count}件", "taken in once and replaced since {count}";
    import_differs => "        会議で書き直されています。取り込むと、両方が並びます。", "          edited at the meeting since: both will stand side by side";
    import_erased_count(count: usize) => "消去済みで取り込まない {count}件", "erased here and not taken in {count}";
    import_open_count(count: usize) => "機関が分からない {count}件", "of an unknown agency {count}";
    import_into(file: &str) => "「{file}」への取り込み", "Into \"{file}\"";
    import_row(fate: &str, who: &str, question: &str, text: &str) => "  {fate}  {who}  {question}  「{text}」", "  {fate}  {who}  {question}  \"{text}\"";
    import_before(text: &str) => "        前: 「{text}」", "          before: \"{text}\"";
    import_unsure(name: &str, rows: usize) => "「{name}」（{rows}行）は、どの機関のことか決められません。", "It is not certain which agency \"{name}\" is (rows: {rows}).";
    import_unknown(name: &str, rows: usize) => "「{name}」（{rows}行）という機関は、この記録にありません。", "There is no agency \"{name}\" in this session (rows: {rows}).";
    import_nameless(rows: usize) => "機関の名前がない行が {rows}行あります。", "Rows without the name of an agency: {rows}.";
    import_may_be => "次のどれかを付けて、もう一度実行してください。", "Run it again with one of these:";
    import_as_new => "（新しい機関として加える）", "(adds it as a new agency)";
    import_nameless_next => "表に機関の名前を書いてください。", "Write the names into the table.";
    import_nothing_written => "機関が決まらない行があるので、何も取り込んでいません。", "As long as it is not known whose some rows are, nothing is taken in.";
    import_as_form(text: &str) => "「{text}」は、表の名前と機関の名前を = でつないだ形ではありません。", "\"{text}\" is not a name in the file and an agency with = between them.";
    import_as_form_next => "例: --as \"センター=みなと市保健センター\"", "For example: --as \"centre=Minato health centre\"";
    import_as_unused(name: &str) => "「{name}」という名前は、表にありません。", "There is no name \"{name}\" in the tables.";
    import_as_unused_next(names: &str) => "表にある名前: {names}", "The names there: {names}";
    import_as_nobody(name: &str) => "「{name}」という機関は、この記録にありません。", "There is no agency \"{name}\" in this session.";
    import_as_several(name: &str) => "「{name}」という機関がいくつかあります。番号で書いてください。", "There are several agencies \"{name}\". Use the number of one.";
    import_nothing => "取り込める行がありませんでした。", "There was no row that can be taken in.";
    import_done(count: usize, file: &str) => "{count}件を「{file}」に取り込みました。", "Taken into \"{file}\": {count}.";
    import_unchanged(file: &str) => "新しいものはありません。「{file}」はそのままです。", "Nothing new. \"{file}\" is left as it is.";
    import_place(file: &str, cell: &str) => "「{file}」{cell}", "\"{file}\" {cell}";
    import_place_sheet(file: &str, sheet: &str, cell: &str) => "「{file}」の「{sheet}」{cell}", "\"{file}\", \"{sheet}\", {cell}";
    import_whole_row(row: usize) => "{row}行目", "row {row}";
    import_fault(place: &str, found: &str, expected: &str) => "{place}: {expected}（今は「{found}」）", "{place}: {expected} (it is \"{found}\")";
    import_fault_bare(place: &str, expected: &str) => "{place}: {expected}", "{place}: {expected}";
    import_want_table => "表として読めません。CSV などの表が必要です。", "It cannot be read as a table. A table such as CSV is needed.";
    import_want_column(column: &str) => "見出しの行に「{column}」の列が必要です。", "The heading row needs a column \"{column}\".";
    import_want_question => "この会議のシートにない設問です。番号か設問の言葉を書いてください。", "No worksheet of the meeting has this question. Write its number or its words.";
    import_want_lane => "この設問は区分に分かれています。区分を書いてください。", "This question has lanes. Write which one.";
    import_want_cell => "この設問のどの欄か、「区分」の列に書いてください（欄の名前は、記入用のExcelにあります）。", "Write which field of the question it is in the column \"lane\" (the forms for Excel name them).";
    import_want_meeting => "この記録にない会議です。会議名か日付を確かめてください。", "There is no such meeting in the session. Check its title or its day.";
    import_want_yes_no => "1 か 0、または「はい」か「いいえ」が必要です。", "1 or 0, yes or no is needed.";
    import_want_shorter => "長すぎて取り込めません（1件は 20,000字、1ファイルは 20MB まで）。", "It is too long (20,000 characters a row, 20 MB a file).";
    import_want_fewer => "行が多すぎます。全部を取り込むと、1つの記録に入りきりません。", "There are too many rows for one session.";
    import_want_need => "この提案が答える弱みが、取り込まれていません（取り込まない行か、ごみ箱にあります）。みんなの願いになります。", "The weakness that this proposal answers is not taken in, or is in the bin. It becomes a joint wish.";
    import_want_text => "読めない文字があります。UTF-8 か Shift_JIS（CP932）で保存し直してください。", "There are characters that cannot be read. Save it again as UTF-8 or Shift_JIS (CP932).";
    import_want_unlocked => "パスワードで開けません。パスワードを外して保存し直してください。", "It is locked. Save it again without a password.";
    import_want_xlsx => "古い Excel の形です。「Excel ブック（.xlsx）」で保存し直してください。", "It is of an old Excel. Save it again as an Excel workbook (.xlsx).";
    import_want_smaller => "大きすぎて読めません。要るシートだけにして保存し直してください。", "It is too large. Save only the sheets that are needed.";
    import_column_agency => "機関", "agency";
    import_column_question => "設問", "question";
    import_column_text => "記入", "text";
}

impl Lang {
    /// What becomes of a row, before its words.
    #[must_use]
    pub fn import_fate(self, word: &str) -> &'static str {
        match word {
            "new" => self.pick("新規", "new    "),
            "changed" => self.pick("直し", "edited "),
            "here" => self.pick("既存", "here   "),
            "replaced" => self.pick("取込済", "taken  "),
            "removed" => self.pick("ごみ箱", "in bin "),
            "erased" => self.pick("消去済", "erased "),
            _ => "",
        }
    }

    /// What a column is called that is needed.
    #[must_use]
    pub fn import_column(self, word: &str) -> &'static str {
        match word {
            "agency" => self.import_column_agency(),
            "question" => self.import_column_question(),
            _ => self.import_column_text(),
        }
    }
}
