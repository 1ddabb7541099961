//! The Actions screen: what was promised before, roles, new actions, decisions, issues; and reading them out.

use super::phrases;
use crate::i18n::Lang;

impl Lang {
    /// What became of a promise; empty while that is not told.
    #[must_use]
    pub fn promise_fate(self, word: &str) -> &'static str {
        match word {
            "done" => self.pick("できた", "done"),
            "continued" => self.pick("続ける", "goes on"),
            "stopped" => self.pick("やめる", "stopped"),
            "changed" => self.pick("変わった", "changed"),
            _ => "",
        }
    }
}

phrases! {
    do_actions => "取組（役割・決定・課題も）", "actions (roles, decisions, issues)";
    do_choose_overlap => "のりしろを選ぶ", "choose an overlap";
    do_make_action => "取組にする", "make it an action";
    do_confirm_read => "確認して次へ", "confirmed, next";
    do_read_next => "次", "next";
    do_read_previous => "前", "before";
    context_actions => "取組の画面", "Actions";
    context_agreed => "取組の画面ののりしろ", "Actions: an overlap";
    context_actions_line => "取組の画面の行", "Actions: the line";
    context_form => "取組などの欄", "The fields of an action";
    context_read_back => "取組の読み上げ", "Reading actions out";
    at_once => "今から", "now";
    section_before => "前回の約束", "What was promised before";
    section_roles => "役割", "Roles";
    section_actions => "取組", "Actions";
    section_decisions => "決定", "Decisions";
    section_issues => "課題", "Issues";
    section_from => "のりしろから（Enter で取組に）", "From overlaps (Enter makes an action)";
    section_left(count: usize) => "まだ聞いていないもの {count}", "{count} still to ask after";
    line_roles => "役割を加える（例: 訪問の窓口になる）", "Add a role (e.g. first to be called)";
    line_actions => "取組を加える（例: 相談先の一覧を作る）", "Add an action (e.g. make a list of whom to call)";
    line_decisions => "決定を加える（例: 次の会議も同じ顔ぶれで開く）", "Add a decision (e.g. meet again in the same round)";
    line_issues => "ネットワークの課題を加える（個人のことは書きません）", "Add an issue of the network (nothing about a person)";
    before_digits => "1 できた  2 続ける  3 やめる  4 変わった", "1 done  2 goes on  3 stopped  4 changed";
    before_digits_answer => "1 提案のまま  2 了承  3 持ち帰り  4 見送り", "1 no answer yet  2 agreed  3 asks at home  4 not now";
    before_none => "前の会議からの約束はありません。", "Nothing was promised at an earlier meeting.";
    roles_none => "まだありません。上の行に書いて Enter で加えます。", "None yet. Type it in the line above, then Enter.";
    actions_none => "まだありません。上の行に書いて Enter で加えます。了承されたのりしろは、ここに並びます。", "None yet. Type it in the line above, then Enter. Agreed overlaps will stand here.";
    decisions_none => "まだありません。上の行に書いて Enter で加えます。", "None yet. Type it in the line above, then Enter.";
    issues_none => "まだありません。上の行に書いて Enter で加えます。", "None yet. Type it in the line above, then Enter.";
    role_from_overlap => "のりしろから役割にする", "Make a role of an overlap";
    role_from_which => "どののりしろを役割にしますか", "Which overlap becomes a role?";
    share_hint => "主が一つの機関に集まってきています。分けられるものがないか、見直してもよい頃です。", "Much is led by one agency by now. It may be time to see what could be shared.";
    carried_hint(count: usize) => "{count}回続いています。大きさや担当を見直してもよい頃です。", "Carried on {count} times. Perhaps it is time to look at its size, or who does it.";
    is_lead(who: &str) => "主 {who}", "led by {who}";
    is_lead_none => "主はこれから", "no lead yet";
    is_supporting(who: &str) => "協力 {who}", "with {who}";
    is_informed(who: &str) => "知らせる {who}", "tells {who}";
    is_first_step(words: &str) => "最初の一歩 {words}", "first: {words}";
    is_due(day: &str) => "期日 {day}", "by {day}";
    is_due_none => "期日はこれから", "no day yet";
    is_due_past => "（期日は過ぎています）", " (that day is past)";
    is_from(day: &str) => "{day}から", "from {day}";
    is_now => "今から", "from now";
    is_from_none => "いつからかはこれから", "not said from when";
    is_told(fate: &str, note: &str) => "{fate}（{note}）", "{fate} ({note})";
    is_asked_later => "（これから聞く）", " (still to be asked)";
    is_asked_home => "（持ち帰り）", " (asks at home)";
    is_of_overlap(words: &str) => "のりしろ「{words}」から", "from the overlap \"{words}\"";
    is_of_an_overlap => "のりしろから", "from an overlap";
    is_at_item(title: &str) => "議題 {title}", "at {title}";
    is_resting_on(words: &str) => "もと {words}", "rests on {words}";
    is_seen_in(words: &str) => "見えた所 {words}", "seen in {words}";
    is_about(who: &str) => "関わる機関 {who}", "about {who}";
    is_measure(words: &str) => "手立て {words}", "done about it: {words}";
    is_owner(who: &str) => "受け持ち {who}", "minded by {who}";
    is_evidence(words: &str) => "来年確かめること {words}", "to be seen next year: {words}";
    notice_not_in_list => "一覧にありません。文字を消して選ぶか、Tab で次の欄へ進みます。", "That is not in the list. Erase the letters and choose, or go on with Tab.";
    is_confirmed => "確認済", "confirmed";
    is_answer(who: &str, answer: &str) => "{who}の返事: {answer}", "{who} says: {answer}";
    is_waited_for(who: &str) => "{who}の返事待ち", "no answer from {who} yet";
    kind_role => "役割", "role";
    kind_action => "取組", "action";
    kind_decision => "決定", "decision";
    kind_issue => "課題", "issue";
    form_words_action => "取組", "What";
    form_words_role => "役割", "Part";
    form_words_decision => "決定", "Decision";
    form_words_issue => "課題", "Issue";
    form_lead => "主", "Lead";
    form_answer => "返事", "Its answer";
    form_supporting => "協力", "With";
    form_informed => "知らせる", "Tells";
    form_first_step => "最初の一歩", "First step";
    form_due => "期日", "By when";
    form_from => "いつから", "From when";
    form_overlap => "のりしろ", "Overlap";
    form_item => "議題", "At item";
    form_basis => "もと", "Rests on";
    form_source => "見えた所", "Seen in";
    form_about => "関わる機関", "Agencies";
    form_measure => "手立て", "Measure";
    form_owner => "受け持ち", "Minded by";
    form_evidence => "来年確かめること", "Next year";
    form_note => "どうなったか", "What became of it";
    form_go_on => "（このまま次へ）", "(go on)";
    form_nobody => "（決めない）", "(nobody yet)";
    form_none => "（なし）", "(none)";
    form_source_hint => "アンケート、事例、記入など", "a survey, a case, an entry";
    form_evidence_hint => "よくなったと、何で分かるか", "what will show that it got better";
    form_note_hint => "ひとことで。空のままでもかまいません。", "A word about it; it may stay empty.";
    due_examples => "例: 12/10、2週間後、月末、年度末、次回。空なら決めずに進みます。", "E.g. 2026-12-10, 2 weeks, end of month, next meeting. Empty: not said.";
    from_examples => "例: 今、4月から、12/10。空なら決めずに進みます。", "E.g. now, 2027/4, 2026-12-10. Empty: not said.";
    due_counted(day: &str) => "例: 12/10、2週間後（{day}の会議から数えて）、次回。空なら決めずに進みます。", "E.g. 2026-12-10, 2 weeks (from the meeting, {day}), next meeting. Empty: not said.";
    due_understood(day: &str) => "{day} ですね。Enter で決まります。", "That is {day}. Enter takes it.";
    due_understood_past(day: &str) => "{day} は過ぎています。Enter で決まります。", "{day} is past. Enter takes it all the same.";
    due_no_next => "次回の日はまだ決まっていません。会議の情報（Ctrl+B）に書くと使えます。", "The day of the next meeting is not fixed. It can be written under Ctrl+B.";
    due_unknown => "日付として読めません。12/10、2週間後、月末、年度末、次回 のように書いてください。", "This is not read as a day. Write it as 2026-12-10, 2 weeks, end of month, next meeting.";
    told_title(fate: &str) => "前回の約束: {fate}", "Promised before: {fate}";
    told_again => "まだ聞いていないことに戻す", "Still to be asked after";
    taken_title(who: &str) => "{who}の返事は", "What does {who} say now?";
    menu_show_overlap => "もとののりしろをシートで見る", "See its overlap on the worksheet";
    menu_make_action => "取組にする", "Make it an action";
    menu_make_role => "役割にする", "Make it a role";
    menu_confirm => "確認済にする", "Confirmed";
    menu_unconfirm => "確認を取り消す", "Not confirmed after all";
    menu_record => "選んだものを", "This one";
    notice_section_words => "書いてから Enter。下矢印で一覧へ。", "Type it, then Enter. Down goes to the list.";
    notice_told(fate: &str) => "「{fate}」としました。Ctrl+Z で戻ります。", "Noted: {fate}. Ctrl+Z takes it back.";
    notice_told_on => "この会議の約束としても載せました。", "It stands among the promises of this meeting, too.";
    notice_made => "加えました。続けて Enter で飛ばせます。Esc でここまで。", "Added. Enter passes over a field, Esc leaves the rest.";
    notice_words_needed => "言葉を入れてください。消すときは、一覧で Del。", "It needs words. To remove it: Del in the list.";
    notice_nothing_agreed => "了承または持ち帰りののりしろで、まだ役割になっていないものはありません。", "There is no overlap agreed or taken home that is not a role yet.";
    notice_nothing_to_read_back => "読み上げる取組・役割・決定がまだありません。", "There are no actions, roles or decisions to read out yet.";
    notice_answer_noted(answer: &str) => "「{answer}」としました。Ctrl+Z で戻ります。", "Noted: {answer}. Ctrl+Z takes it back.";
    read_all => "すべて確認しました。", "All of it is confirmed.";
    read_left(count: usize) => "まだ確認していないもの {count} 件", "Not confirmed yet: {count}";
    read_end => "読み上げはここまでです", "That was all";
    actions_hidden => "事務局用の表示で見られるものがあります（Ctrl+W）。", "Some of it shows in the desk view only (Ctrl+W).";
    shows_actions => "取組", "Actions";
}
