//! What goes from one meeting into the next.

use super::phrases;
use crate::i18n::Lang;

phrases! {
    carry_title => "次の会議へ引き継ぐこと", "What goes along to the next meeting";
    carry_about => "印を外したものは、前の会議の記録にだけ残ります。", "What is not ticked stays in the record of the earlier meeting only.";
    carry_count(sort: &str, count: usize) => "{sort} {count}", "{sort}: {count}";
    carry_row(words: &str, who: &str) => "{words}（{who}）", "{words} ({who})";
    carry_brought(waits: &str) => "引き継いだこと: {waits}", "Taken along: {waits}";
}

impl Lang {
    /// What sort of thing waits, by its word in `domain::carry`.
    #[must_use]
    pub fn carry_sort(self, word: &str) -> &'static str {
        match word {
            "action" => self.pick("取組", "Actions"),
            "role" => self.pick("役割", "Roles"),
            "answer" => self.pick("返事を待つのりしろ", "Proposals waiting for an answer"),
            "need" => self.pick("相手のいない弱み", "Needs without a partner"),
            "parked" => self.pick("駐車場", "Parked lines"),
            _ => self.pick("課題", "Issues"),
        }
    }

    /// The same in a word, before a count.
    #[must_use]
    pub fn carry_short(self, word: &str) -> &'static str {
        match word {
            "answer" => self.pick("返事待ち", "Unanswered"),
            "need" => self.pick("弱み", "Needs"),
            "parked" => self.pick("駐車場", "Parked"),
            _ => self.carry_sort(word),
        }
    }
}
