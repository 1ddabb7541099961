//! One line that names a record, in lists.

use super::phrases;

phrases! {
    naming_quoted(text: &str) => "「{text}」", "\"{text}\"";
    naming_agency(name: &str) => "機関{name}", "agency {name}";
    naming_meeting(title: &str) => "会議{title}", "meeting {title}";
    naming_attendance(who: &str, state: &str) => "出席 {who}（{state}）", "attendance of {who} ({state})";
    naming_agenda(title: &str) => "次第「{title}」", "agenda item \"{title}\"";
    naming_said(who: &str, question: &str, text: &str) => "{who} {question}{text}", "{who}, {question}: {text}";
    naming_pass(who: &str, question: &str) => "{who} {question} 特になし", "{who}, {question}: nothing to add";
    naming_memo(question: &str, text: &str) => "メモ {question}{text}", "memo, {question}: {text}";
    naming_parked(text: &str) => "駐車場{text}", "parked: {text}";
    naming_same(a: &str, b: &str) => "「{a}」と「{b}」が同じかどうか", "whether \"{a}\" and \"{b}\" are the same";
    naming_is_same => "同じ", "the same";
    naming_is_not_same => "別", "not the same";
    naming_worksheet(title: &str) => "シート「{title}」", "worksheet \"{title}\"";
    naming_role(part: &str) => "役割{part}", "role {part}";
    naming_action(what: &str) => "取組{what}", "action {what}";
    naming_decision(text: &str) => "決定{text}", "decision {text}";
    naming_issue(text: &str) => "課題{text}", "issue {text}";
    naming_common(name: &str) => "重なり{name}", "common ground {name}";
    naming_other(kind: &str) => "ほかの記録（{kind}）", "another record ({kind})";
}
