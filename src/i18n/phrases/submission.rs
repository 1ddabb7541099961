//! Taking in what agencies handed in, on the screen.

use super::phrases;
use crate::i18n::Lang;

phrases! {
    do_submit => "事前提出を取り込む（Excel・CSV）", "take in what was handed in (Excel, CSV)";
    home_submit => "事前提出を取り込む（Excel・CSV）", "Take in what was handed in (Excel, CSV)";
    submit_title => "取り込む前の確認", "Before it is taken in";
    submit_no_session => "取り込む先の記録を選んでください。", "Choose the session it goes into.";
    submit_pick => "どのファイルを取り込みますか", "Which files are to be taken in?";
    submit_pick_about => "Tab で選び、Enter で読みます。場所や、Excel でコピーした表を貼り付けることもできます。", "Tab chooses, Enter reads. A place, or a table copied in Excel, can be pasted, too.";
    submit_pick_none => "ドキュメントとダウンロードのフォルダーに、Excel や CSV はありません。場所か、Excel でコピーした表を貼り付けてください。", "No Excel or CSV in Documents and Downloads. Paste a place, or a table copied in Excel.";
    submit_looking => "さがしています", "Looking";
    submit_pasted => "貼り付けた表", "the pasted table";
    submit_heading(name: &str, rows: usize) => "{name}には、記入が {rows}件あります。", "{name} has rows: {rows}.";
    submit_counts(new: usize, changed: usize, here: usize) => "新しいもの {new}・直されたもの {changed}・もうあるもの {here}", "new {new}, edited {changed}, here already {here}";
    submit_undecided => "どの機関か決まっていないもの", "Whose it is not known yet";
    submit_nothing_new => "新しいものはありません。", "There is nothing new.";
    submit_restore => "消したもの、元に戻したものも選ぶ", "Choose what was removed or taken back, too";
    submit_differs => "ここでも直されたので、相違になります", "edited here, too: it will stand as a difference";
    submit_telltale => "個人が分かる言葉かもしれません", "may point to a person";
    submit_unread(names: &str) => "読めなかったファイル: {names}", "These files could not be read: {names}";
    submit_removed => "ここで消したか元に戻したもの（選べば戻します）", "Removed or taken back here (comes back where chosen)";
    submit_erased => "ここで消去されたもの（取り込みません）", "Erased here (not taken in)";
    submit_faults => "読めないところ（下にあります）", "What cannot be read (below)";
    submit_take_in(count: usize) => "選んだ {count}件を取り込む", "Take in what is chosen ({count})";
    submit_nameless => "（機関の名前なし）", "(no name)";
    submit_name_open(name: &str, rows: usize) => "「{name}」はどの機関ですか（{rows}件。Enter で選ぶ）", "Which agency is \"{name}\"? (rows: {rows}; Enter chooses)";
    submit_name_is(name: &str, agency: &str) => "「{name}」は {agency}", "\"{name}\" is {agency}";
    submit_name_new(name: &str) => "「{name}」を新しい機関として加える", "\"{name}\" is added as a new agency";
    submit_name_left_out(name: &str) => "「{name}」の分は取り込まない", "\"{name}\" is left out";
    submit_ask_whose(name: &str) => "「{name}」はどの機関ですか", "Which agency is \"{name}\"?";
    submit_ask_about => "選ぶと、次からはこの名前でも分かります。", "What you choose is remembered for the next file.";
    submit_likely => "近い名前", "a name like it";
    submit_new_agency => "新しい機関として加える", "Add it as a new agency";
    submit_leave_out => "この名前の分は取り込まない", "Leave its rows out";
    submit_row(fate: &str, words: &str) => "{fate} {words}", "{fate} {words}";
    submit_before(before: &str) => "いま: {before}", "now: {before}";
    submit_fault(fault: &str) => "読めない: {fault}", "Not read: {fault}";
    submit_left(count: usize) => "{count}件は取り込んでいません。", "Not taken in: {count}.";
    submit_taken(count: usize) => "{count}件を取り込みました。Ctrl+Z で元に戻せます。", "Taken in: {count}. Ctrl+Z takes it back.";
}

impl Lang {
    /// What becomes of a row.
    #[must_use]
    pub fn submit_fate(self, word: &str) -> &'static str {
        match word {
            "" => self.pick("未定", "open"),
            word => self.import_fate(word).trim_end(),
        }
    }
}
