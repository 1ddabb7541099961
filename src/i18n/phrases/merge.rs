//! Bringing sessions together on the command line: the preview, and what is said while it is done.

use super::phrases;
use crate::i18n::Lang;

impl Lang {
    /// What becomes of a record when sessions are merged.
    #[must_use]
    pub fn fate(self, word: &str) -> &'static str {
        match word {
            "new" => self.pick("新しい", "new"),
            "changed" => self.pick("こちらで変わる", "changed here"),
            "back" => self.pick("ごみ箱から戻る", "coming back from the bin"),
            "changed_on_both_sides" => self.pick("両方で変わった", "changed on both sides"),
            "deleted" => self.pick("ごみ箱に入る", "going to the bin"),
            "redacted" => self.pick("消去される", "erased"),
            _ => self
                .pick("片方で消去し、もう片方で書き直した", "erased on one side and rewritten on the other"),
        }
    }
}

phrases! {
    preview_dot => " ・ ", ", ";
    preview_count(fate: &str, count: usize) => "{fate} {count}", "{fate} {count}";
    preview_into(here: &str, there: &str) => "「{here}」に{there}を合わせると:", "Merging {there} into \"{here}\":";
    preview_answers(counts: &str) => "アンケート・事例などの回答: {counts}", "Answers on sheets (survey, cases and the like): {counts}";
    preview_others(counts: &str) => "機関・出席・次第など: {counts}", "Agencies, attendance, agenda and the like: {counts}";
    preview_refused(count: usize) => "こちらで消去したので取り込まない文: {count}", "Texts erased here, which are not taken in: {count}";
    preview_heading(fate: &str) => "{fate}記録:", "Records {fate}:";
    preview_kept => "（片方で消し、もう片方で直したので、残ります）", " (removed on one side and changed on the other: it stays)";
    preview_out_of_bin => "（こちらで消し、向こうで直したので、戻ります）", " (removed here and changed there: it comes back)";
    preview_rewritten => "合わせても、書き直した言葉は残ります。消去するには、合わせたあとで上のコマンドを使ってください。", "Merged, the new words stay. To erase them, use the commands above after merging.";
    preview_more(count: usize) => "ほか {count} 件", "{count} more";
    preview_side(words: &str, by: &str) => "{words}（{by}）", "{words} ({by})";
    preview_candidates(all: usize, equal: usize, alike: usize) => "同じかもしれないもの {all}（名前が同じ {equal}、似ている {alike}）:", "Perhaps the same {all} (equal names {equal}, alike {alike}):";
    preview_pair(known: &str, fresh: &str, what: &str) => "{known} ／ {fresh}（{what}）", "{known} / {fresh} ({what})";
    preview_like_equal => "名前が同じ", "equal names";
    preview_like_contained => "名前の一部が同じ", "one name contains the other";
    preview_like_alike => "名前が似ている", "names alike";
    preview_bound => "同じとします", "taken as the same";
    preview_kept_apart => "別とします", "kept apart";
    preview_equal => "名前が同じものをまとめて同じとするには --same equal", "To take all with equal names as the same: --same equal";
    preview_apart => "何も指定しなければ、別々のままです（あとからでも決められます）。別だと決めるには --not-same", "Unasked they stay apart, and can be settled later. To say that two are different: --not-same";
    preview_nothing => "新しいことはありません。", "There is nothing new.";
    cli_merge => "いくつかの記録を一つに合わせる", "Merges sessions into one";
    cli_merge_usage => "norishiro merge ファイル... -o 出力先 [--dry-run] [--same \"名前=名前\"]... [--not-same \"名前=名前\"]... [--label 名前] [--json]", "norishiro merge FILE... -o OUT [--dry-run] [--same \"NAME=NAME\"]... [--not-same \"NAME=NAME\"]... [--label NAME] [--json]";
    cli_merge_files => "合わせる記録。順番は問いません", "The sessions to merge, in any order";
    cli_merge_output => "書き出すファイル（合わせる記録の一つでもよい。ほかのファイルには上書きしません）", "The file to write; it may be one of the merged ones, no other file is written over";
    cli_merge_dry_run => "何が変わるかを出すだけで、書き込まない", "Only says what would change, and writes nothing";
    cli_merge_same => "同じ機関（または会議）。equal は名前が同じものすべて", "What is one agency (or meeting); equal: all with equal names";
    cli_merge_not_same => "名前は似ているが別の機関（または会議）", "What are two, although their names are alike";
    cli_merge_label => "だれの判断として残すか（なければ設定の名前）", "The label under which these verdicts are kept";
    cli_merge_json => "何が変わるかを JSON で出す", "Says what would change as JSON";
    cli_pair => "名前=名前", "NAME=NAME";
    merge_exists_next => "上書きはしません。別の名前にするか、このファイルも合わせるときは入力にも加えてください。", "It is not written over. Choose another name; to merge it as well, name it among the input files, too.";
    merge_twice(name: &str) => "「{name}」は2度指定されています。1度だけ使います。", "\"{name}\" is named twice and is used once.";
    merge_strangers(name: &str) => "「{name}」とほかの記録には、同じ会議も同じ機関もありません。別のネットワークの記録かもしれません。合わせた記録には両方が入ります。", "\"{name}\" shares no meeting and no agency with the others; it may be of another network. The merged session holds both.";
    merge_hand(name: &str, count: usize) => "「{name}」には、手で書かれて読めない行が {count} あります。その行は合わせた記録に入りません。", "\"{name}\" has lines written by hand that cannot be read: {count}. They are not in the merged session.";
    merge_written(name: &str) => "「{name}」に書きました。", "Written to \"{name}\".";
    merge_unchanged(name: &str) => "「{name}」はもうすべて含んでいるので、そのままです。", "\"{name}\" holds all of it already and is left as it is.";
    merge_kept(name: &str) => "読めない行があったので、元のファイルの写しを「{name}」に残しました。", "Some lines could not be read, so a copy of the file as it was is kept in \"{name}\".";
    merge_aside(name: &str) => "元のファイルが読めなくなったので、「{name}」に書きました。", "The file itself could no longer be read, so it was written to \"{name}\".";
    merge_dry => "書き込みはしていません。", "Nothing was written.";
    merge_pair_form(text: &str) => "「{text}」は「名前=名前」の形ではありません。", "\"{text}\" is not of the form NAME=NAME.";
    merge_pair_form_next => "例: --same \"みなと保健所=みなと市保健所\"", "For example: --same \"Port clinic=Port health centre\"";
    merge_no_name(name: &str) => "「{name}」という機関も会議もありません。", "There is no agency and no meeting \"{name}\".";
    merge_no_name_next(names: &str) => "あるのは: {names}", "There are: {names}";
    merge_many_names(name: &str) => "「{name}」という名前がいくつもあります。", "Several have the name \"{name}\".";
    merge_many_names_next(ids: &str) => "名前の代わりに番号を使ってください: {ids}", "Use one of these instead of the name: {ids}";
    merge_one_thing(text: &str) => "「{text}」は同じ一つを指しています。", "\"{text}\" names one and the same.";
    merge_two_kinds(text: &str) => "「{text}」は機関と会議です。同じにはできません。", "\"{text}\" is an agency and a meeting; they cannot be the same.";
    merge_both_said(text: &str) => "「{text}」は同じとも別とも指定されています。", "\"{text}\" is said to be the same and not the same.";
    merge_settle_next => "指定を直して、もう一度してください。何も書き込んでいません。", "Correct the arguments and try again; nothing was written.";
    source_journal(name: &str, count: usize) => "「{name}」には、ファイルにまだ入っていない変更 {count} がこのパソコンに残っています。それも含めました。", "This machine keeps changes of \"{name}\" that are not in the file yet: {count}. They are included.";
    source_journal_bad(name: &str) => "「{name}」の変更がこのパソコンに残っていますが、読めません。", "This machine keeps changes of \"{name}\" that cannot be read.";
}
