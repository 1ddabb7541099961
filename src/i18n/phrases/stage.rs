//! What is next for a session.

use super::phrases;

phrases! {
    stage_prepare => "準備", "prepare";
    stage_hold => "本日開催", "today";
    stage_write_up => "記録の整理", "write up";
    stage_prepare_next => "次回の準備", "prepare the next";
    stage_hand_over => "引き継ぎ", "hand over";
    stage_follow_up => "フォロー", "follow up";
    stage_goes_on => "続きあり", "goes on";
    stage_with(stage: &str, what: &str) => "{stage} {what}", "{stage}, {what}";
    stage_says(stage: &str, what: &str) => "{stage}: {what}", "{stage}: {what}";
    stage_in_days(days: i64) => "あと{days}日", "{days} days left";
    stage_passed => "予定日を過ぎました", "its day has passed";
    stage_no_day => "日程未定", "no day yet";
    stage_no_agencies => "機関が未登録", "no agencies yet";
    stage_no_agenda => "次第が未作成", "no agenda yet";
    stage_sheets(come: usize, of: usize) => "事前のシート {come}/{of}", "sheets in {come} of {of}";
    stage_nothing_said => "記入がありません", "nothing is written down";
    stage_silent(count: usize) => "発言のない設問 {count}", "questions nobody spoke to {count}";
    stage_no_promises => "役割・取組なし", "no role or action";
    stage_unread(count: usize) => "読み上げ前 {count}", "not read back {count}";
    stage_open(count: usize) => "これからの取組 {count}", "open actions {count}";
    stage_overdue(count: usize, since: &str) => "期限切れ {count}（{since}から）", "overdue {count} (since {since})";
    stage_late(count: usize) => "期限切れ{count}", "overdue {count}";
    stage_answers(count: usize) => "返事待ち {count}", "answers to come {count}";
    stage_all_told => "すべて済んでいます", "all is told";
    stage_elsewhere => "続きの会議の記録があります", "a later meeting has a record of its own";
    stage_comma => "・", ", ";
}
