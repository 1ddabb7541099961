//! Across the meetings: what has changed, what became of overlaps and promises, who was there.

use super::phrases;
use crate::i18n::Lang;

phrases! {
    do_review => "振り返り（会議をまたいで）", "review: across the meetings";
    do_next_group => "次の機関・まとまり", "next group";
    do_previous_group => "前の機関・まとまり", "previous group";
    do_next_page_of => "次のページ", "next page";
    do_compare => "比べる会議を選ぶ", "choose what is compared";
    do_compare_short => "選び直す", "choose";
    do_fold => "開く・閉じる", "open or close";
    do_go_to_said => "発言へ", "where it was said";
    do_thread_short => "経過", "thread";
    do_next_group_short => "次のまとまり", "next group";
    do_next_meeting_short => "次の会議", "next meeting";
    do_thread => "これまでの経過", "its thread";
    context_years => "振り返り（会議をまたいで）", "Review: across the meetings";
    years_title(page: usize, of: usize, name: &str) => "振り返り {page}/{of}　{name}", "Review {page}/{of}: {name}";
    years_changes => "前から変わったこと", "What has changed";
    years_ways => "のりしろのその後", "What became of the overlaps";
    years_promises => "約束のその後", "What became of the promises";
    years_found => "弱みに相手が見つかったか", "Weaknesses that found a partner";
    years_presence => "参加のようす", "Participation";
    years_compared_before(before: &str) => "前　{before}", "before: {before}";
    years_compared_after(after: &str) => "今　{after}", "now: {after}";
    years_opened(head: &str) => "[-] {head}", "[-] {head}";
    years_closed(head: &str) => "[+] {head}", "[+] {head}";
    years_spoke_to_all => "すべての設問に記入", "spoke to every question";
    years_ask_after => "どの会議（年度）を見ますか", "Which meeting (or fiscal year) is looked at?";
    years_ask_before(after: &str) => "{after} を、どれと比べますか", "With which is {after} compared?";
    fiscal_year(era: &str, year: i32) => "{era}年度（{year}年度）", "fiscal year {year}";
    fiscal_year_short(era: &str, year: i32) => "{era}年度（{year}）", "{year}";
    years_no_day => "日付なし", "no date";
    years_counts_of(question: &str, counts: &str) => "  {question}（{counts}）", "  {question} ({counts})";
    years_not_told(count: usize) => "ほかに、欠席・席なし・問われていない機関の記入 {count}（変わったとは数えません）", "Besides: {count} of agencies that were absent, had no seat or were not asked (not counted as changed)";
    years_kept(count: usize) => "続き　{count}件", "kept: {count}";
    years_kept_line => "続き　", "kept: ";
    years_new_line => "新しく　", "new: ";
    years_was_line => "前　", "before: ";
    years_is_line => "今　", "now: ";
    years_gone_line => "今回なし　", "not said again: ";
    years_unheard_line => "未確認　", "not heard: ";
    years_when(when: &str) => "（{when}）", " ({when})";
    years_absent(when: &str) => "（{when} は欠席）", " (absent on {when})";
    years_no_seat(when: &str) => "（{when} は席なし）", " (no seat on {when})";
    years_was_absent(when: &str) => "（{when} は欠席だった）", " (was absent on {when})";
    years_joined(when: &str) => "（{when} には席がなかった）", " (had no seat on {when})";
    years_also(names: &str) => "（別の名前: {names}）", " (also: {names})";
    years_nothing_changed => "変わったところはありません。同じ言葉で続いています。", "Nothing has changed: all of it is said again in the same words.";
    years_nothing_said => "どちらの会議にも、まだ記入がありません。", "Nothing was said yet at either of them.";
    years_one_meeting => "このファイルの会議は一つだけです。前の会議のファイルを取り込むと、ここで比べられます。", "This file holds one meeting. Take in the file of an earlier one, and they are compared here.";
    years_how_to_bring => "取り込み方: Ctrl+P で「取り込む」を選び、前の会議のファイルを選びます。", "How: Ctrl+P, \"take other sessions in\", then the file of the earlier meeting.";
    years_stand(stand: &str, count: usize) => "{stand}　{count}件", "{stand}: {count}";
    years_no_overlaps => "のりしろの提案は、まだありません。", "No overlap was proposed yet.";
    years_from_to(from: &str, to: &str) => "{from} から {to} へ", "{from} asks {to}";
    years_asks(asks: &str, idea: &str) => "{asks}　{idea}", "{asks}: {idea}";
    years_proposed => "提案", "proposed";
    years_proposed_again => "もう一度提案", "proposed again";
    years_answered(answer: &str, who: &str) => "{answer}（{who}）", "{answer} ({who})";
    years_promised(sort: &str, words: &str) => "{sort}「{words}」", "{sort} \"{words}\"";
    years_step(when: &str, what: &str) => "  {when}　{what}", "  {when}: {what}";
    years_fate(fate: &str, words: &str) => "{fate}「{words}」", "{fate} \"{words}\"";
    years_kept_of(done: usize, all: usize) => "{all}件のうち、できた {done}件", "{done} of {all} kept";
    years_ends(open: usize, not_told: usize, stopped: usize, changed: usize) => "続いている {open}・まだ聞いていない {not_told}・やめた {stopped}・変わった {changed}", "{open} go on, {not_told} not told yet, {stopped} stopped, {changed} changed";
    years_what_counts => "一つの取組・役割を1件と数えます。続けたもの・変えたものは、その先まで見て、できていれば「できた」です。", "An action or a role counts once. What was carried on or changed is followed to its end, and is kept where that was done.";
    years_only_carried => "この会議の記録はこのファイルになく、持ち越された分だけです。件数は数えません。", "This meeting is not in this file, only what was carried on from it: nothing is counted.";
    years_no_promises => "取組・役割は、まだありません。", "No action and no role yet.";
    years_no_lead => "主担当は未定", "no lead yet";
    years_led(lead: &str, words: &str) => "{lead}　{words}", "{lead}: {words}";
    years_end(end: &str, what: &str) => "{end}　{what}", "{end}: {what}";
    years_found_of(found: usize, all: usize) => "相手が決まっていなかった弱み {all}件のうち、その後に決まったもの {found}件", "Of {all} weaknesses without an agreed partner, {found} found one since";
    years_what_found => "相手が決まった: その弱みへの提案に、頼まれた側の了承があること。", "Found: one who was asked has agreed to what was proposed for it.";
    years_now_found => "その後に決まったもの", "Found a partner since";
    years_still_waits => "まだ決まっていないもの", "Still without one";
    years_again(when: &str) => "  {when} にも出た", "  said again on {when}";
    years_again_as(when: &str, words: &str) => "  {when} にも出た　{words}", "  said again on {when}: {words}";
    years_no_needs => "相手の決まっていない弱みはありませんでした。", "There was no weakness without an agreed partner.";
    years_no_agencies => "どの会議にも、まだ機関がありません。", "No meeting has any agency yet.";
    years_long_unseen(names: &str) => "しばらく来ていない（2回以上続けて）: {names}", "Not seen for long (two meetings or more): {names}";
    years_none_unseen => "2回以上続けて来ていない機関はありません。", "No agency was away twice in a row.";
    years_legend => "出 出席　遅 遅刻　欠 欠席　紙 欠席でシートを提出　- 席なし", "P present, L late, A absent, S absent with a sheet, - no seat";
    years_legend_voices => "選んだ機関は、設問ごとに下に出ます。", "Of the selected agency, each question is told below.";
    years_spoke(questions: &str) => "記入: {questions}", "spoke to {questions}";
    years_nothing_to_add(questions: &str) => "特になし: {questions}", "nothing to add to {questions}";
    years_silent(questions: &str) => "記入なし: {questions}", "nothing yet to {questions}";
    years_thread_title => "この記入のこれまで（古い順）", "Its thread, oldest first";
    years_thread_from(when: &str) => "{when}　", "{when}: ";
    years_by_words => "（言葉が似ているので、つながりと見ています）", " (joined because the words are alike)";
    years_goes_on => "これは、前のどれの続きかを選ぶ...", "Goes on from... (choose an earlier one)";
    years_from_nothing => "これは、前のどれの続きでもない", "Goes on from nothing";
    years_ask_from => "どれの続きですか", "From which does it go on?";
    years_taken(when: &str) => "（{when} の記入につながっています）", " (goes on on {when})";
    years_tied => "続きとしました。Ctrl+Z で戻せます。", "It goes on from there. Ctrl+Z takes it back.";
    years_untied => "新しい話としました。Ctrl+Z で戻せます。", "It goes on from nothing. Ctrl+Z takes it back.";
    years_visiting(day: &str) => "{day} の会議です。Ctrl+R で振り返りに戻ります。", "The meeting of {day}. Ctrl+R goes back to the review.";
    years_here => "Ctrl+R で振り返りに戻ります。", "Ctrl+R goes back to the review.";
    years_not_here => "その会議は、このファイルに記録がありません。", "That meeting is not in this file.";
    diff_title(before: &str, after: &str) => "{before} から {after} までに変わったこと", "What has changed from {before} to {after}";
    diff_question(question: &str, counts: &str) => "{question}（{counts}）", "{question} ({counts})";
    diff_strangers => "共通の機関がありません。別々のネットワークの会議のようです（同じ機関の名前が変わったときは --same で結べます）。", "They share no agency: these seem to be meetings of different networks (--same binds agencies whose name has changed).";
    diff_all_withheld(count: usize) => "記入 {count} 件は、どれもこの宛先には出しません。", "All of it is not for this audience: {count} left out.";
    diff_withheld(count: usize) => "この宛先には出さない記入を {count} 件除きました。", "{count} left out: not for this audience.";
    cli_diff => "前の会議（年度）から変わったことを出す", "Prints what has changed since an earlier meeting (or fiscal year)";
    cli_diff_usage => "norishiro diff 前のファイル [後のファイル] [--before 日付|年度] [--after 日付|年度] [--to 形式] [-o ファイル]", "norishiro diff EARLIER [LATER] [--before DATE|YEAR] [--after DATE|YEAR] [--to FORM] [-o FILE]";
    cli_diff_files => "前のファイルと後のファイル。一つなら、その中の会議を比べる", "The earlier and the later file; of one, its meetings are compared";
    cli_diff_when => "日付|年度", "DATE|YEAR";
    cli_diff_before => "前の会議の日付、または年度（4月に始まる年）。なければ、前のファイルの最新の会議", "The earlier meeting by its day, or a fiscal year by the year it begins in; without it: the newest meeting of the earlier file";
    cli_diff_after => "後の会議の日付、または年度。なければ、後のファイルの最新の会議", "The later meeting, or a fiscal year; without it: the newest meeting of the later file";
    cli_diff_to => "形式（text|markdown|csv|json）。なければ text", "The form (text|markdown|csv|json); without it: text";
    diff_one_meeting(which: &str) => "比べる前と後が、同じ会議（{which}）です。", "Both sides are one and the same meeting ({which}).";
    diff_choose(known: &str) => "--before と --after で選んでください。あるもの: {known}", "Choose with --before and --after. There are: {known}";
    diff_no_such(when: &str) => "「{when}」の会議（年度）は、ありません。", "There is no meeting or fiscal year \"{when}\".";
    diff_several(when: &str) => "「{when}」の会議は、いくつもあります。", "There are several meetings on \"{when}\".";
    diff_several_next => "一つの会議だけのファイルで比べるか、年度で指定してください。", "Compare files of one meeting each, or give a fiscal year.";
    diff_no_meeting(file: &str) => "「{file}」に、会議がありません。", "\"{file}\" holds no meeting.";
    diff_no_meeting_next => "会議のあるファイルを指定してください。", "Name a file that holds a meeting.";
    diff_alone(file: &str) => "「{file}」の会議は一つだけで、比べる相手がありません。", "\"{file}\" holds one meeting only: there is nothing to compare it with.";
    diff_alone_next => "前の会議のファイルを先に並べてください。例: norishiro diff 前.ron 今.ron", "Name the file of the earlier meeting first: norishiro diff EARLIER.ron LATER.ron";
}

impl Lang {
    /// What became of things that were said, by its word, with how many; what there is none of is not told.
    #[must_use]
    pub fn changed(self, counts: [(&str, usize); 4]) -> String {
        let name = |word: &str| match word {
            "kept" => self.pick("続き", "kept"),
            "reworded" => self.pick("表現の変更", "reworded"),
            "new" => self.pick("新しく", "new"),
            _ => self.pick("今回なし", "not said again"),
        };
        let told = counts.iter().filter(|(_, count)| *count > 0).map(|(word, count)| match self {
            Self::Ja => format!("{} {count}", name(word)),
            Self::En => format!("{count} {}", name(word)),
        });
        told.collect::<Vec<_>>().join(self.pick("・", ", "))
    }

    /// Where an overlap stands, by its word.
    #[must_use]
    pub fn stand(self, word: &str) -> &'static str {
        match word {
            "waits" => self.pick("返事を待っている", "Waiting for an answer"),
            "agreed" => self.pick("了承された。取組はこれから", "Agreed, nothing promised yet"),
            "promised" => self.pick("取り組んでいる", "Promised, under way"),
            "done" => self.pick("できた", "Done"),
            "stopped" => self.pick("やめた・変わった", "Stopped or changed"),
            _ => self.pick("見送り", "Not now"),
        }
    }

    /// How a promise ended, by its word.
    #[must_use]
    pub fn end(self, word: &str) -> &'static str {
        match word {
            "done" => self.pick("できた", "Done"),
            "goes_on" => self.pick("続いている", "Goes on"),
            "stopped" => self.pick("やめた", "Stopped"),
            "changed" => self.pick("変わった", "Changed"),
            _ => self.pick("まだ聞いていない", "Not told yet"),
        }
    }

    /// How an agency took part, in a letter.
    #[must_use]
    pub fn seat_letter(self, word: &str) -> &'static str {
        match word {
            "present" => self.pick("出", "P"),
            "late" => self.pick("遅", "L"),
            "absent" => self.pick("欠", "A"),
            "handed_in" => self.pick("紙", "S"),
            _ => "-",
        }
    }
}
