//! Overlaps: whom to ask and why, the needs of the meeting, and what was tied.

use super::phrases;
use crate::i18n::Lang;

phrases! {
    asked_kind => "機関の種類", "kind of agency";
    whom_waits => "さがしています", "one moment";
    shared_one(word: &str) => "「{word}」", "\"{word}\"";
    shared_two(one: &str, other: &str) => "「{one}・{other}」", "\"{one} - {other}\"";
    do_overlap => "のりしろ（弱みと、力になれそうな機関）", "overlaps: needs and who could help";
    do_overlap_short => "のりしろ", "overlaps";
    do_next_need => "次の弱み", "next need";
    do_previous_need => "前の弱み", "need before";
    do_next_filter => "一覧をしぼる", "list others";
    do_previous_filter => "一覧をしぼる（逆順）", "list others (backwards)";
    overlap_left_over(words: &str) => "（前回から）{words}", "(from last time) {words}";
    notice_need_not_shown => "この弱みは、いまの表示では出していません。Ctrl+W で表示を替えると提案できます。", "This need is not shown now. Ctrl+W changes what is shown; then it can be proposed.";
    notice_idea_aside => "書きかけは残してあります。同じ所を開くと続きが書けます。", "What was typed is kept; opened again here, it goes on.";
    whom_about(need: &str, idea: &str) => "「{need}」に: {idea}", "for \"{need}\": {idea}";
    do_cell_left => "左の機関へ", "to the left";
    do_cell_right => "右の機関へ", "to the right";
    do_sentences => "文で読む", "in sentences";
    do_to_list => "一覧へ", "to the list";
    context_overlap => "のりしろ", "Overlaps";
    overlap_title(listed: &str) => "のりしろ（{listed}）", "Overlaps ({listed})";
    overlap_agreed(count: usize) => "了承 {count}件", "{count} agreed";
    filter_all => "すべて", "all";
    filter_mine => "発言中の機関の分", "of the agency in turn";
    filter_open => "相手がこれからの分", "without a partner yet";
    filter_unanswered => "返事を待っている分", "waiting for an answer";
    filter_taken_back => "持ち帰りの分", "to be asked at home";
    overlap_open => "これから", "open";
    overlap_of(agency: &str, text: &str) => "{agency}: {text}", "{agency}: {text}";
    overlap_wish_of(text: &str) => "みんなの願い: {text}", "Joint wish: {text}";
    overlap_new_wish => "みんなの願いを書く", "Write a joint wish";
    overlap_no_idea => "（言葉なし）", "(no words)";
    overlap_others => "ほかの相手を選ぶ（機関の種類・みんな・未定）", "Others: a kind of agency, anyone, undecided";
    overlap_no_needs => "まだ弱みの記入がありません。シート（F2）の弱みの設問で書かれたものが、ここに並びます。", "No weaknesses yet. What is written to that question of the worksheet (F2) is listed here.";
    overlap_no_question => "この会議のシートには、のりしろの設問がありません。", "No worksheet of this meeting asks for overlaps.";
    overlap_none_listed => "あてはまるものはありません。Tab でほかの一覧になります。", "There are none of these. Tab lists others.";
    ties_title => "結んだもの（1 提案 2 了承 3 持ち帰り 4 見送り）", "Tied so far (1 proposed 2 agreed 3 asks at home 4 not now)";
    partners_title => "力になれそうな機関", "Who could help";
    partner_usually(topics: &str) => "ふだん担うこと: {topics}", "Usually does: {topics}";
    idea_for(name: &str) => "{name}に、してもらえると助かること（空でも可）", "What {name} could do (may stay empty)";
    idea_for_others => "してもらえると助かること（空でも可）", "What others could do (may stay empty)";
    idea_wish => "みんなで、できるとよいこと", "What would be good to do together";
    out_proposal_bare(whom: &str) => "{whom}への提案。", "proposal to {whom}.";
    out_proposal_bare_open => "提案（相手は未定）。", "proposal (nobody asked yet).";
    cli_overlaps => "弱みと、力になれそうな機関、結んだものを出す", "Prints needs, who could help, and what was tied";
    cli_overlaps_usage => "norishiro overlaps ファイル [--suggest 数] [--json]", "norishiro overlaps FILE [--suggest N] [--json]";
    cli_overlaps_suggest => "弱みごとに挙げる機関の数（なければ 3）", "How many agencies are named for a need (without it: 3)";
    cli_overlaps_json => "ほかのプログラムのために JSON で出す", "Prints JSON, for other programs";
    cli_count => "数", "N";
    overlaps_needs => "弱みと、力になれそうな機関", "Needs: who could help";
    overlaps_tied => "結んだもの", "Tied so far";
    overlaps_need(agency: &str, need: &str) => "{agency}「{need}」", "{agency}, \"{need}\"";
    overlaps_suggestion(agency: &str, why: &str, said: &str) => "{agency}: {why} {said}", "{agency}: {why} {said}";
    notice_wish_empty => "願いの言葉を書いてください。", "Write the wish in a few words.";
    notice_answer_digits => "返事は 1 提案、2 了承、3 持ち帰り、4 見送り です。", "Answers: 1 proposed, 2 agreed, 3 will ask at home, 4 not now.";
}

impl Lang {
    /// A word in common: once where both say it alike, else both.
    #[must_use]
    pub fn shared_word(self, one: &str, other: &str) -> String {
        if one == other { self.shared_one(one) } else { self.shared_two(one, other) }
    }
}
