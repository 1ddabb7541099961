//! Several sessions written into one file, out of the list of sessions.

use super::phrases;

phrases! {
    home_export_ticked => "一つのファイルに書き出す（集計用）", "Write them all into one file (to reckon with)";
    many_title(count: usize) => "{count}件の記録を書き出す", "Write {count} sessions for other people";
    many_file(count: usize) => "会議の記録 {count}件", "{count} sessions";
    many_hint => "渡す相手に応じて除いた件数は、書き出した後にここに出します。", "How much was left out for these readers is told here afterwards.";
    many_writing(done: usize, all: usize) => "書き出しています（{all}件のうち {done}件）。", "Writing ({done} of {all}).";
    many_copies(count: usize) => "ほかと同じ中身の写し {count}件は、重ねて数えていません。", "Copies that hold nothing more: {count}, counted once.";
    many_unread(name: &str, why: &str) => "書き出せなかった記録: 「{name}」{why}", "Not written: \"{name}\". {why}";
    many_unread_more(name: &str, more: usize, why: &str) => "書き出せなかった記録: 「{name}」ほか{more}件。{why}", "Not written: \"{name}\" and {more} more. {why}";
}
