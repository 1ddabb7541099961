//! Common ground and the map of what was tied.

use super::phrases;
use crate::i18n::Lang;

phrases! {
    context_common => "重なりの一覧で", "On common ground";
    context_map => "のりしろの地図で", "On the map of overlaps";
    common_title => "重なり（どちらがしてもよい仕事）", "Common ground (work that either side may do)";
    common_none => "名前をつけた重なりは、まだありません。", "No common ground has a name yet.";
    common_proposed => "似ている記入（案）", "Entries that are alike (proposed)";
    common_nothing_alike => "似ている記入は見つかりませんでした。", "No entries are alike.";
    common_area(name: &str, agencies: &str) => "{name}  {agencies}", "{name}: {agencies}";
    common_entry(who: &str, said: &str) => "{who} {said}", "{who}: {said}";
    common_entry_because(who: &str, said: &str, word: &str) => "{who} {said}（{word}）", "{who}: {said} ({word})";
    common_new => "新しい重なりをつくる", "Make a new one";
    common_name => "重なりの名前", "Its name";
    common_no_name => "名前を書いてください。", "Please write a name.";
    common_named(name: &str) => "「{name}」を重なりにしました。", "\"{name}\" is common ground now.";
    common_menu => "この重なりを", "This common ground";
    common_add => "記入を足す・外す", "Add or remove entries";
    common_add_title => "どの記入が入りますか", "Which entries belong to it?";
    common_rename => "名前を変える", "Change its name";
    common_read => "大きく映す", "Show it large";
    common_remove => "重なりを消す（記入は残ります）", "Remove it (its entries stay)";
    map_title => "のりしろの地図（左の機関から上の機関へ）", "Map of overlaps (left asks above)";
    map_signs => "了 了承・持 持ち帰り・提 提案・見 見送り", "A agreed, T asks at home, P proposed, N not now";
    map_empty => "まだ何も結ばれていません。F4 で弱みの一覧に戻り、相手を選ぶと、ここに並びます。", "Nothing is tied yet. F4 goes to the needs; what is tied there stands here.";
    map_between(from: &str, to: &str) => "{from} から {to} へ", "{from} asks {to}";
    map_nothing => "まだ結ばれていません。", "Nothing yet.";
    map_own_cell => "同じ機関どうしの欄です。矢印でほかの欄へ移れます。", "One agency and itself. The arrows lead to other cells.";
    map_nothing_here => "この欄には、まだ何もありません。F4 で弱みの一覧に戻り、相手を選ぶと、ここに入ります。", "Nothing stands here yet. F4 goes to the needs; what is tied there stands here.";
    map_more(count: usize) => "ほかに {count} 件", "{count} more";
    map_sentences => "のりしろを文で読む", "The overlaps in sentences";
    map_untied(names: &str) => "見送りのほかに、まだどことも結ばれていない機関: {names}（次回の話題に）", "Not tied to anybody yet, but for what is not now: {names} (a topic for next time)";
    tie_agreed(to: &str, from: &str, what: &str) => "{to}は、{from}からの{what}を了承しました。", "{to} agreed to what {from} asked: {what}.";
    tie_taken_back(to: &str, from: &str, what: &str) => "{to}は、{from}からの{what}を持ち帰って確かめます。", "{to} asks at home about what {from} asked: {what}.";
    tie_proposed(to: &str, from: &str, what: &str) => "{from}は、{to}に{what}を提案しています。", "{from} proposes to {to}: {what}.";
    tie_not_now(to: &str, from: &str, what: &str) => "{to}は、{from}からの{what}を今回は見送りました。", "{to} cannot now do what {from} asked: {what}.";
    tie_idea(idea: &str) => "「{idea}」", "\"{idea}\"";
    tie_need(need: &str) => "「{need}」への手助け", "help with \"{need}\"";
    tie_bare => "手助け", "help";
}

impl Lang {
    /// An answer as one sign in a cell of the map.
    #[must_use]
    pub fn answer_sign(self, word: &str) -> &'static str {
        match word {
            "agreed" => self.pick("了", "A"),
            "taken_back" => self.pick("持", "T"),
            "not_now" => self.pick("見", "N"),
            _ => self.pick("提", "P"),
        }
    }

    /// A tie as a sentence, by the word of its answer.
    #[must_use]
    pub fn tie_sentence(self, word: &str, from: &str, to: &str, what: &str) -> String {
        match word {
            "agreed" => self.tie_agreed(to, from, what),
            "taken_back" => self.tie_taken_back(to, from, what),
            "not_now" => self.tie_not_now(to, from, what),
            _ => self.tie_proposed(to, from, what),
        }
    }

    /// How many agencies of the map are hidden; empty where none is.
    #[must_use]
    pub fn map_hidden(self, left: usize, right: usize, above: usize, below: usize) -> String {
        let sides = [
            (left, self.pick("左に", "left")),
            (right, self.pick("右に", "right")),
            (above, self.pick("上に", "above")),
            (below, self.pick("下に", "below")),
        ];
        let told = sides.into_iter().filter(|(count, _)| *count > 0);
        let told: Vec<_> = told
            .map(|(count, side)| match self {
                Self::Ja => format!("{side}{count}機関"),
                Self::En => format!("{count} {side}"),
            })
            .collect();
        told.join(self.pick("・", ", "))
    }
}
