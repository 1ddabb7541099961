//! Taking other sessions in: choosing files, the preview, and what shows until it is saved.

use super::phrases;

phrases! {
    home_merge => "ほかの記録と合わせる", "Merge other sessions into it";
    do_take_in => "ほかの記録を取り込む", "merge other sessions into this one";
    do_take_back => "取り込みを取り消す・見るのをやめる", "take the merge back, or stop looking";
    context_preview => "取り込む前の確認", "Before merging";
    intake_not_kept => "前回取り込んだ分は、まだ保存されていません。もう一度確かめてください。", "What was merged last time is not saved yet. Look it over once more.";
    intake_pick => "どの記録を取り込みますか", "Which sessions are to be merged?";
    intake_pick_about => "いくつかなら Tab で印を付けて Enter。ここにないもの（USBメモリなど）は、ファイルかフォルダーの場所を貼り付けます。", "Several: tick them with Tab, then Enter. For others (on a USB stick, say) paste the place of the file or folder.";
    intake_pick_folder(folder: &str) => "{folder} の記録。Esc で前の一覧に戻ります。", "The sessions in {folder}. Esc goes back to the list before.";
    intake_pick_place(place: &str) => "「{place}」を開く", "Open \"{place}\"";
    intake_pick_none => "ほかの記録はありません。場所を貼り付けてください。", "There are no other sessions. Paste the place of one.";
    intake_reading => "記録を読んでいます。", "Reading the sessions.";
    intake_folder_empty => "そのフォルダーに記録（.ron）はありません。", "There are no sessions (.ron) in that folder.";
    intake_own_file => "それは、いま開いている記録そのものです。", "That is the very session that is open.";
    intake_name(name: &str) => "「{name}」", "\"{name}\"";
    intake_names(name: &str, more: usize) => "「{name}」ほか{more}つ", "\"{name}\" and {more} more";
    intake_nothing_new(name: &str) => "{name}に新しいものはありません。もう全部この記録にあります。", "Nothing new in {name}: all of it is here already.";
    intake_nothing_readable(name: &str) => "{name}の読める所に、新しいものはありません。", "Nothing new in what can be read of {name}.";
    intake_nothing_but_refused(name: &str, count: usize) => "{name}に新しいものはありません（ここで消去した {count} 件は取り込みません）。", "Nothing new in {name} (erased here and not taken in: {count}).";
    intake_title => "取り込む前の確認", "Before merging";
    intake_heading(name: &str) => "{name}を取り込むと、この記録は次のようになります。", "What {name} would change in this session:";
    intake_strangers => "同じ会議も同じ機関もありません。ほかの地域の記録ではありませんか。", "They share no meeting and no agency. Is it the session of another network?";
    intake_strangers_among(names: &str) => "「{names}」には、ほかと同じ会議も同じ機関もありません。ほかの地域の記録ではありませんか。", "\"{names}\" shares no meeting and no agency with the rest. Is it the session of another network?";
    intake_other_meeting => "この会議ではなく、別の会議の記録です。取り込むと、ひとつのファイルに両方の会議が入ります。", "It is another meeting. Taken in, both meetings are in one file.";
    intake_namesakes(label: &str) => "書いた名前が同じ「{label}」です。時刻で見分け、名前は Ctrl+P で変えられます。", "Several wrote as \"{label}\": times tell them apart, Ctrl+P changes the name.";
    intake_damaged(lost: usize) => "壊れたファイルです。読めない {lost} 行は入りません（元のファイルはそのまま）。", "The file is damaged: {lost} lines cannot be read and do not come (it is left as it is).";
    intake_part_new => "新しい記入", "New entries";
    intake_part_changed => "こちらで変わる記入", "Entries changed here";
    intake_part_back => "ごみ箱から戻る記入", "Entries back from the bin";
    intake_part_differs => "両方で変わった記入", "Changed on both sides";
    intake_part_deleted => "消える記入", "Entries removed";
    intake_part_redacted => "消去される記入", "Entries erased";
    intake_part_rewritten => "消去と書き直し", "Erased and rewritten";
    intake_part_outcome => "役割・取組・決定など", "Roles, actions, decisions";
    intake_field_state => "その後", "what became of it";
    intake_field_due => "期日", "the day";
    intake_field_lead => "主と協力", "who leads and helps";
    intake_part_answers => "アンケート・事例などの回答", "Answers on sheets";
    intake_part_others => "機関・出欠・次第など", "Agencies, agenda and so on";
    intake_part_refused => "取り込まない記入", "Entries not taken in";
    intake_pairs_agencies => "同じ機関かもしれない組", "Perhaps the same agency";
    intake_pairs_meetings => "同じ会議かもしれない組", "Perhaps the same meeting";
    intake_note_new => "まだこちらにないもの", "not here yet";
    intake_note_changed => "向こうで直されたもの", "changed there";
    intake_note_back => "こちらで消したもの", "removed here before";
    intake_note_differs => "どちらの言葉も残ります", "both wordings are kept";
    intake_note_deleted => "向こうで消されたもの", "removed there";
    intake_note_redacted => "向こうで消去。戻せません", "erased there, for good";
    intake_note_erases => "[x] 書き直しも消去する", "[x] erase the new words";
    intake_note_keeps => "[ ] 書き直しは残す", "[ ] keep the new words";
    intake_rewritten_about => "片方で消去し、もう片方ではそれを知らずに書き直しています。", "Erased on one side, and rewritten on the other, which did not know of that.";
    intake_note_others => "会議の情報の変更", "the meeting itself";
    intake_note_refused => "こちらで消去したもの", "erased here before";
    intake_note_pairs(same: usize, two: usize, open: usize) => "同じ {same}・別 {two}・あとで {open}", "same {same}, two {two}, later {open}";
    intake_take_in => "取り込む", "Merge";
    intake_look => "見るだけ（記録には入れません）", "Only look (nothing is kept)";
    intake_leave => "やめる", "Leave it";
    intake_refused_about => "ここで消去した言葉が、向こうのファイルにまだ残っています。こちらには戻しません。向こうのファイルでも消すには、取り込んだ後の記録を渡してください。", "Words that were erased here still stand in the other file. They do not come back. To have them erased there, too, hand over this session after merging.";
    intake_hidden(count: usize) => "ほかに、投影しないもの {count} 件（Ctrl+W の事務局用の表示で見られます）。", "{count} more are not shown on the wall (Ctrl+W: desk view).";
    intake_before(text: &str) => "前: {text}", "before: {text}";
    intake_after(text: &str) => "後: {text}", "after: {text}";
    intake_here(text: &str) => "こちら: {text}", "here: {text}";
    intake_there(text: &str) => "向こう: {text}", "there: {text}";
    intake_kept_though_removed => "向こうで消されましたが、こちらで直してあるので、残ります。", "It was removed there and changed here, so it stays.";
    intake_out_of_bin => "こちらで消しましたが、向こうで直してあるので、戻ります。", "It was removed here and changed there, so it comes back.";
    intake_put_back => "こちらで消しましたが、向こうで戻してあります。", "It was removed here and put back there.";
    intake_changed_fields(fields: &str) => "変わるもの: {fields}", "what changes: {fields}";
    intake_field_place => "場所（機関・設問・区分）", "its place (agency, question, lane)";
    intake_field_to => "相手と返事", "who is asked, and the answers";
    intake_field_other => "そのほか", "something else";
    intake_kind_meeting => "会議", "Meetings";
    intake_kind_agency => "機関", "Agencies";
    intake_kind_same => "同じ機関かどうかの判断", "What was said of agencies that may be one";
    intake_kind_attendance => "出欠", "Attendance";
    intake_kind_item => "次第", "Agenda";
    intake_kind_worksheet => "シート", "Worksheets";
    intake_sheet(title: &str) => "{title}のシート", "a sheet: {title}";
    intake_kind_other => "そのほか", "Others";
    intake_pair(a: &str, b: &str) => "「{a}」と「{b}」", "\"{a}\" and \"{b}\"";
    intake_pairs_heading => "二つは同じ機関ですか。同じとすると、発言の順番や一覧で一つになります。名前は両方残ります。", "Is it one agency? Then it has one turn and one place in every list. Both names are kept.";
    intake_meetings_heading => "二つは同じ会議ですか。同じとすると、記入がひと続きに並びます。", "Is it one meeting? Then their entries stand together.";
    intake_same_agency => "[x] 同じ機関", "[x] the same agency";
    intake_same_meeting => "[x] 同じ会議", "[x] the same meeting";
    intake_other_agency => "[-] 別の機関", "[-] two agencies";
    intake_other_one => "[-] 別の会議", "[-] two meetings";
    intake_undecided => "[ ] あとで決める", "[ ] decide later";
    intake_like_equal => "名前が同じです", "the names are equal";
    intake_like_contained => "片方の名前がもう片方に入っています", "one name is within the other";
    intake_like_alike => "名前が似ています", "the names are alike";
    intake_like_meeting => "日付と会議名が同じです", "day and title are equal";
    intake_from_here(name: &str) => "こちら    {name}", "here    {name}";
    intake_from_there(name: &str) => "向こう    {name}", "there   {name}";
    intake_turn_verdict => "同じ・別・あとで", "same, two, later";
    intake_turn_rewritten => "消去・残す", "erase, keep";
    intake_do_back => "確認に戻る", "back to the choice";
    intake_page => "次のページ", "next page";
    intake_only_looking => "見るだけの表示です。Ctrl+Z で確認に戻り、取り込むかやめるかを選んでください。", "You are only looking. Ctrl+Z goes back to choose: merge or leave.";
    intake_banner_taken(name: &str) => "{name}を取り込みました。次の記入で保存します。取り消しは Ctrl+Z。", "Merged: {name}. The next entry saves it, Ctrl+Z takes it back.";
    intake_banner_looked(name: &str) => "取り込み前の表示です（{name}を見るだけ）。Ctrl+Z で確認に戻ります。", "Not merged yet: only looking at {name}. Ctrl+Z goes back.";
    intake_mark_taken => "保存前", "not saved yet";
    intake_mark_looked => "取り込み前", "only looking";
    intake_taken_back(name: &str) => "{name}の取り込みを取り消しました。Ctrl+Y でもう一度取り込めます。", "The merge of {name} was taken back. Ctrl+Y merges it again.";
    intake_erased_stays => "消去されたものは戻りません。", "What was erased stays erased.";
    intake_taken_in_again(name: &str) => "{name}をもう一度取り込みました。", "{name} was merged again.";
    intake_copy => "写し", "copy";
    intake_copies(count: usize) => "この記録の写しが {count} つあります。操作の一覧（Ctrl+P）の「ほかの記録を取り込む」で確かめられます。", "Copies of this session beside it: {count}. \"merge other sessions\" in the list of Ctrl+P looks them over.";
    intake_put_away(name: &str) => "{name}の中身は、全部この記録にあります。写しを片付けますか", "All of {name} is in this session. Put the copy away?";
    find_menu => "出欠・同じ機関", "Attendance, same agency";
    agency_same => "ほかの機関と同じにする", "It is the same as...";
    agency_same_title => "どの機関と同じですか", "Which agency is it the same as?";
    agency_apart(name: &str) => "「{name}」を別の機関に戻す", "\"{name}\" is another agency after all";
    notice_same(a: &str, b: &str) => "「{a}」と「{b}」を同じ機関にしました。Ctrl+Z で戻ります。", "\"{a}\" and \"{b}\" are one agency now. Ctrl+Z takes it back.";
    notice_made_apart(name: &str) => "「{name}」を別の機関に戻しました。Ctrl+Z で戻ります。", "\"{name}\" is an agency of its own again. Ctrl+Z takes it back.";
}

impl crate::i18n::Lang {
    /// What becomes of a record, behind its words in a list.
    #[must_use]
    pub fn intake_fate_behind(self, fate: &str) -> &'static str {
        match fate {
            "changed" => self.pick("（変わる）", " (changed)"),
            "back" => self.pick("（ごみ箱から戻る）", " (back from the bin)"),
            "changed_on_both_sides" => self.pick("（両方で変わった）", " (changed on both sides)"),
            "deleted" => self.pick("（消える）", " (removed)"),
            "redacted" => self.pick("（消去）", " (erased)"),
            _ => "",
        }
    }
}
