//! Short messages: what just happened, what is safe, what to do now.

use super::phrases;

phrases! {
    notice_in_use => "ほかで開いているので、閲覧だけできます。向こうを閉じてから開き直してください。", "Open elsewhere: you can look, not write. Close it there, then open it again.";
    notice_read_only => "この記録は閲覧だけできます。書ける場所へ写してから開いてください。", "This session can only be read. Copy it to where you can write.";
    notice_first_question => "最初の設問です。", "This is the first question.";
    notice_last_question => "最後の設問です。終わるときは Ctrl+O（ホーム）か Ctrl+Q。", "This is the last question. To leave: Ctrl+O (Home) or Ctrl+Q.";
    notice_no_agencies => "機関がありません。Ctrl+G で加えてください。", "There are no agencies. Add one with Ctrl+G.";
    notice_only_one_waiting => "まだなのはこの機関だけです。Ctrl+D 特になし、PgDn 次へ。", "Only this agency is left. Ctrl+D nothing to add, PgDn next question.";
    notice_only_one_waiting_last => "まだなのはこの機関だけです。話すことがなければ Ctrl+D。", "Only this agency is left. Nothing to add? Ctrl+D.";
    notice_line_goes_along(name: &str) => "書きかけの行は「{name}」の記入になります。", "The line you are typing now belongs to \"{name}\".";
    notice_one_sheet => "この会議のシートは一つです。", "This meeting has one worksheet.";
    notice_passed => "「特になし」としました。もう一度 Ctrl+D で取り消します。", "Noted: nothing to add. Ctrl+D again takes it back.";
    notice_pass_taken_back => "「特になし」を取り消しました。", "\"Nothing to add\" was taken back.";
    notice_has_spoken => "もう記入があります。", "There are entries already.";
    notice_nothing_to_park => "駐車場は空です。行に書いてから Ctrl+K で置けます。", "Nothing is parked. Type a line, then Ctrl+K parks it.";
    notice_parked(count: usize) => "駐車場に置きました（{count} 件）。", "Parked ({count} in all).";
    notice_wall => "投影用の表示です。", "Wall view.";
    notice_desk => "事務局用の表示です。投影しているときは Ctrl+W で戻してください。", "Desk view: all is shown. When projecting, go back with Ctrl+W.";
    notice_nothing_to_undo => "元に戻すものはありません。", "Nothing to undo.";
    notice_nothing_to_redo => "やり直すものはありません。", "Nothing to redo.";
    notice_overtaken => "ほかの人がその後に直したので、そのままにしました。", "Somebody else changed it since; it was left as it is.";
    notice_undone(what: &str) => "元に戻しました: {what}", "Undone: {what}";
    notice_redone(what: &str) => "やり直しました: {what}", "Done again: {what}";
    notice_edit_left => "直しをやめました。Ctrl+Z で続きに戻れます。", "The change was left. Ctrl+Z brings it back.";
    notice_removed => "消しました。Ctrl+Z で戻ります。", "Removed. Ctrl+Z brings it back.";
    notice_clock_off => "時計を止めました。Ctrl+T で続きます。", "The clock is paused. Ctrl+T goes on.";
    notice_minute_more(minutes: i64) => "1分延ばしました（全部で{minutes}分）。", "One minute more ({minutes} in all).";
    notice_no_time_box => "この設問には時間の決まりがありません。F6 で1分ずつ足せます。", "This question has no time box. F6 adds a minute.";
    notice_too_long => "長すぎます（2万字まで）。分けて記入してください。", "Too long (20,000 characters at most). Please enter it in parts.";
    notice_split_where => "分ける所にカーソルを置いて Enter を押してください。", "Put the cursor where to split, then press Enter.";
    notice_moved => "移しました。Ctrl+Z で戻ります。", "Moved. Ctrl+Z brings it back.";
    notice_private => "非公開にしました。投影には出ません（Ctrl+W で事務局用の表示）。", "Private now: not drawn on the wall (Ctrl+W: desk view).";
    notice_private_waits => "直しかけの非公開の記入があります。Ctrl+W で事務局用にしてから Ctrl+Z。", "A private entry is half changed: Ctrl+W for the desk view, then Ctrl+Z.";
    notice_agency_added(name: &str) => "「{name}」を加えました。", "\"{name}\" was added.";
    notice_pasted(count: usize) => "{count} 件を追加しました。Ctrl+Z でまとめて戻ります。", "Entries added: {count}. Ctrl+Z takes them back together.";
    notice_telltale(kinds: &str) => "個人が分かる言葉かもしれません（{kinds}）。Ctrl+Z 取り消し、下矢印で選んで Enter 直す、右矢印のメニューで非公開。", "This may point to a person ({kinds}). Ctrl+Z takes it back. Down to it: Enter changes it, the menu (Right) makes it private.";
    notice_telltale_private(kinds: &str) => "個人が分かる言葉かもしれません（{kinds}）。非公開のままです。Ctrl+Z で取り消せます。", "This may point to a person ({kinds}). It stays private. Ctrl+Z takes it back.";
    notice_telltale_parked(kinds: &str) => "個人が分かる言葉かもしれません（{kinds}）。駐車場に置きました。Ctrl+Z で取り消せます。", "This may point to a person ({kinds}). It is parked. Ctrl+Z takes it back.";
    notice_telltale_pasted(count: usize, telltale: usize) => "{count} 件を追加しました。うち {telltale} 件は個人が分かる言葉かもしれません。Ctrl+Z でまとめて戻ります。", "Entries added: {count}, of which {telltale} may point to a person. Ctrl+Z takes them back together.";
    notice_saved_again => "保存できるようになりました。", "Saving works again.";
    notice_all_saved => "すべて保存されています。", "Everything is saved.";
    notice_from_disk => "ほかで書かれた記入を取り込みました。", "Entries written elsewhere were taken in.";
    notice_saved_beside(name: &str) => "元のファイルが読めないため、「{name}」に保存しています。", "The file cannot be read; saving to \"{name}\" beside it.";
    notice_sample => "見本です。自由に書き換えて練習できます。", "This is a sample. Change what you like.";
    notice_draft_back => "書きかけの行を戻しました。", "The line you were typing is back.";
    notice_where_you_were => "前に閉じた所から始めます。", "Back where you left off.";
    notice_copying => "コピーは端末の操作で。終わるときは Ctrl+Q を押してください。", "Copy with your terminal's own keys. To quit, press Ctrl+Q.";
    notice_leave_unsaved(what: &str) => "{what}もう一度 Ctrl+O で離れます（記録は別の場所に残します）。", "{what} Ctrl+O again leaves; the record is then kept elsewhere.";
    notice_quit_form => "書きかけの新しい会議があります。もう一度 Ctrl+Q で、始めないまま終わります。", "A new meeting is half filled in. Ctrl+Q again quits without it.";
    notice_filed(name: &str) => "「{name}」を作りました。", "\"{name}\" was made.";
    notice_renamed(name: &str) => "「{name}」という名前にしました。", "It is called \"{name}\" now.";
    notice_kept_copy(name: &str) => "手で書かれた所に読めない行がありました。元のファイルの写しを「{name}」に残しました。", "Some lines written by hand could not be read; a copy of the file is kept as \"{name}\".";
    notice_put_away(name: &str) => "「{name}」を片付けました。removed フォルダーにあります。", "\"{name}\" was put away; it is in the folder \"removed\".";
    notice_closed(name: &str) => "「{name}」は保存して閉じました。", "\"{name}\" is saved and closed.";
    notice_quit_unsaved(what: &str) => "{what}もう一度 Ctrl+Q で終わります（記録は別の場所に残します）。", "{what} Ctrl+Q again quits; the record is then kept elsewhere.";
}
