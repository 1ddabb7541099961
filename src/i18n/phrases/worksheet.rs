//! The worksheet on the wall.

use super::phrases;

phrases! {
    clock_left_minutes(minutes: i64) => "あと{minutes}分", "{minutes} min left";
    clock_left_seconds(seconds: i64) => "あと{seconds}秒", "{seconds} s left";
    clock_over(minutes: i64, seconds: i64) => "{minutes}分{seconds}秒 超過", "{minutes} min {seconds} s over";
    clock_paused => "時計停止中", "clock paused";
    palette_title => "操作", "Commands";
    curtain_wait => "しばらくお待ちください", "One moment, please";
    saved => "保存済", "saved";
    saving => "保存中", "saving";
    not_saved => "未保存", "NOT SAVED";
    only_reading => "閲覧のみ", "read only";
    sample => "見本", "sample";
    desk => "事務局用", "DESK VIEW";
    spoken => "済", "done";
    waiting => "未", "wait";
    away => "欠", "away";
    more_waiting(count: usize) => "ほか{count} 未", "{count} more waiting";
    more_agencies(count: usize) => "ほか{count}", "{count} more";
    passed => "特になし", "nothing to add";
    nothing_yet => "まだ記入がありません", "no entries yet";
    no_agencies => "機関がありません。Ctrl+G で加えてください。", "No agencies. Add one with Ctrl+G.";
    need_wish => "弱みによらない、みんなの願い", "Nobody's weakness: a joint wish";
    parking(count: usize) => "駐車場 {count}", "Parked {count}";
    hidden(above: usize, below: usize) => "上に {above} 件、下に {below} 件", "{above} above, {below} below";
    asked_anyone => "みんな", "anyone";
    asked_undecided => "未定", "undecided";
    agency_gone => "（外された機関）", "(agency removed)";
    overlap_asked(asked: &str) => "〔{asked}〕", "[{asked}] ";
    whom_title => "どの機関に", "Which agency?";
    answer_title(who: &str) => "{who}の返事", "Answer of {who}";
    find_title => "機関をさがす", "Find an agency";
    find_add(name: &str) => "「{name}」を機関に加える", "Add \"{name}\" as an agency";
    attendance_title => "出欠", "Attendance";
    paste_title(count: usize) => "貼り付けた {count} 行を記入にしますか", "Add these {count} lines as entries?";
    menu_entry => "この記入を", "This entry";
    menu_answer => "返事を書く", "Note the answer";
    menu_whom => "相手を変える", "Ask others";
    menu_need => "どの弱みに応えるか", "Which weakness it answers";
    menu_edit => "直す", "Change the words";
    menu_up => "上へ移す", "Move up";
    menu_down => "下へ移す", "Move down";
    menu_lane(name: &str) => "「{name}」へ移す", "Move to \"{name}\"";
    menu_agency => "ほかの機関へ移す", "Move to another agency";
    menu_star => "印を付ける", "Star it";
    menu_unstar => "印を外す", "Take the star away";
    menu_private => "非公開にする（投影しない）", "Make it private (not on the wall)";
    menu_unprivate => "非公開をやめる", "Show it on the wall again";
    menu_split => "二つに分ける", "Split in two";
    menu_join => "次の記入とつなげる", "Join with the next";
    menu_remove => "消す", "Remove";
    mark_handed_in => "事前提出", "handed in";
    mark_private => "非公開", "private";
    mark_conflict => "相違", "differs";
    mark_redacted => "消去済", "redacted";
}
