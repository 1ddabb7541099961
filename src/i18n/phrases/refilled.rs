//! What has become of answers in cells, from one meeting to another.

use super::phrases;

phrases! {
    refilled_title(changed: usize, same: usize) => "シートの答え（変わった設問 {changed}・同じ設問 {same}）", "Answers on sheets (questions changed: {changed}, the same: {same})";
    refilled_from_to(before: &str, after: &str) => "{before} から {after} に", "{before}, now {after}";
    refilled_new(after: &str) => "{after}（前は空欄）", "{after} (blank before)";
    refilled_gone(before: &str) => "今は空欄（前は {before}）", "blank now (was {before})";
    refilled_ticked(name: &str) => "新しく選んだ: {name}", "now chosen: {name}";
    refilled_unticked(name: &str) => "選ばなくなった: {name}", "no longer chosen: {name}";
}
