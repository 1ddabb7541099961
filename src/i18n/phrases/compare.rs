//! Two sessions side by side, out of the list of sessions.

use super::phrases;

phrases! {
    home_compare => "2件を見くらべる（どちらにも書き込みません）", "Compare the two (neither is changed)";
    do_write_compared => "変わったことを書き出す", "write what has changed";
    compare_title(before: &str, after: &str) => "変わったことを書き出す（{before} から {after}）", "Write what has changed ({before} to {after})";
    compare_file(before: &str) => "変わったこと（{before}から）", "changes since {before}";
    compare_banner => "2件を見くらべています（書き込みません）。Ctrl+R で振り返り、Ctrl+O で一覧に戻ります。", "Comparing two sessions (nothing is written). Ctrl+R: review, Ctrl+O: home.";
    compare_mark => "見くらべ中", "comparing";
    compare_only_looking => "見くらべるための表示なので、書き込めません。書くときは、一覧（Ctrl+O）から記録を開いてください。", "This is only for comparing. To write, open the session from home (Ctrl+O).";
    compare_same_meeting(one: &str, other: &str) => "「{one}」と「{other}」は、同じ会議の記録です。違いは、合わせる前の確認で見られます。", "\"{one}\" and \"{other}\" are of one meeting. The preview before merging tells their differences.";
    compare_strangers(one: &str, other: &str) => "「{one}」と「{other}」には、同じ機関がありません。見くらべられません。", "\"{one}\" and \"{other}\" share no agency, so there is nothing to compare.";
    compare_damaged(name: &str, lost: usize) => "「{name}」は壊れています。読めない {lost} 行を除いて、くらべています。", "\"{name}\" is damaged: compared without the {lost} lines that cannot be read.";
}
