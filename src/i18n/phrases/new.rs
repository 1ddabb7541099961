//! The form of a new meeting.

use super::phrases;

phrases! {
    new_title => "新しい会議", "New meeting";
    new_field_title => "会議名", "Title";
    new_field_date => "日付", "Date";
    new_field_agencies => "機関", "Agencies";
    new_field_earlier => "前の会議から引き継ぐ", "Take over from an earlier meeting";
    new_field_waiting(waits: &str) => "引き継ぐこと {waits}", "Goes along: {waits}";
    new_field_none => "引き継ぐこと なし（外しています）", "Goes along: nothing (all left out)";
    new_field_begin => "この会議を始める", "Begin this meeting";
    new_hint_title => "例: 第1回 ひきこもり支援ネットワーク会議", "e.g. Support network meeting no. 1";
    new_hint_date => "例: R8.11.21、11/21", "e.g. 2026-11-21, 11/21";
    new_hint_agencies => "名前を打って Enter（略称は「／」に続けて）", "Type a name, Enter (short name after \" / \")";
    new_hint_paste => "貼り付けると、一行が一つの機関になります", "Paste a list: one agency a line";
    new_example => "例: みなと市社会福祉協議会／社協／しゃきょう", "e.g. Minato Council of Social Welfare / Council";
    new_understood(day: &str) => "{day} ですね。", "That is {day}.";
    new_understood_past(day: &str) => "{day}。過ぎた日です。", "{day}. That day is past.";
    new_bad_date => "日付が読めません。R8.11.21 や 11/21 のように書いてください。", "That is no date. Write it as 2026-11-21 or 11/21.";
    new_no_title => "会議名を書いてください。", "Please write a title.";
    new_no_agencies => "機関を一つ以上書いてください。", "Please write at least one agency.";
    new_known(name: &str) => "「{name}」はもう入っています。", "\"{name}\" is already in the list.";
    new_removed(name: &str) => "「{name}」を外しました。", "\"{name}\" was taken out.";
    new_taken_over(count: usize) => "機関を {count} 引き継ぎました。", "Agencies taken over: {count}.";
    new_taken_over_with(count: usize, waits: &str) => "機関 {count} と、決まっていないことを引き継ぎます（{waits}）。", "Taken over: {count} agencies, and what is open ({waits}).";
    new_no_earlier => "引き継げる記録がまだありません。", "There is no earlier session yet.";
    new_choose_earlier => "どの会議から引き継ぎますか", "Take over from which meeting?";
    new_count(count: usize) => "機関 {count}", "Agencies: {count}";
}
