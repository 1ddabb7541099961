//! Filling in the cells of sheets, and turns among sheets that are begun one by one.

use super::phrases;

phrases! {
    context_cell => "シートの欄で", "In a field of a sheet";
    do_next_sheet => "次のシート", "next sheet";
    do_previous_sheet => "前のシート", "previous sheet";
    do_sheets => "この会議のシートを選ぶ", "choose the sheets of this meeting";
    do_checks => "シートの確かめ（直すところ）", "check this sheet";
    do_copy_case => "事例シートから写す", "copy from a case sheet";
    do_remove_sheet => "この一枚を消す（ごみ箱へ）", "remove this filled sheet";
    form_meanwhile(there: &str) => "その間に、ほかで「{there}」と書かれました。もう一度で、いまの言葉にします。", "Meanwhile somebody else wrote \"{there}\". Once more writes your words over it.";
    form_left => "欄に入れていない言葉があります。Ctrl+Z で続きに戻れます。", "Words were not put into their field. Ctrl+Z goes on with them.";
    form_cell_gone => "書いていた欄は、いまはありません。言葉は残してあり、欄が戻れば Ctrl+Z で続けられます。", "The field you were typing in is not there now. Its words are kept: once it is back, Ctrl+Z goes on with them.";
    form_choose => "Space か数字で選びます。", "Choose with Space or its number.";
    form_not_asked => "前の設問の答えから、この設問は書かなくてよいものです。", "By the answers before, this question need not be answered.";
    form_kind => "種類", "a kind";
    form_as_typed(name: &str) => "「{name}」と書く", "Write \"{name}\"";
    form_blank => "（空ける）", "(leave blank)";
    form_error(what: &str) => "確かめてください: {what}", "Please check: {what}";
    form_warning(what: &str) => "念のため: {what}", "A thought: {what}";
    form_row_failed(row: &str, what: &str) => "{row}: {what}", "{row}: {what}";
    form_all_hold => "このシートに、直すところはありません。", "Nothing to mend on this sheet.";
    form_checks => "確かめるところ", "To be checked";
    form_to_mend => "集計の前に直します", "to be mended before it is counted";
    form_new => "新しく書く", "a new one";
    form_case(number: usize, who: &str) => "事例{number} {who}", "Case {number} {who}";
    form_telltale(kinds: &str) => "個人が分かる言葉かもしれません（{kinds}）。書いたままにもできます。PgUp や上矢印で戻って直せます。", "This may point to a person ({kinds}). It is kept as it is; PgUp or Up goes back to change it.";
    form_reply(number: usize) => "{number}票目", "Reply {number}";
    form_sheet(number: usize) => "{number}", "No. {number}";
    form_no_sheet => "消す一枚がありません。", "There is no filled sheet to remove.";
    form_blank_sheet => "何も書かれていない一枚として加えました。", "Added as a sheet that was handed in blank.";
    form_of_meeting => "会議全体で一枚のシートです。", "One sheet for the whole meeting.";
    form_emptied => "空にしました。Ctrl+Z で戻ります。", "It is empty now. Ctrl+Z brings it back.";
    form_begun_already => "この一枚は、もうあります。次の一枚は Tab で開けます。", "This sheet is there already. Tab goes on to the next one.";
    form_removed => "この一枚をごみ箱に入れました。Ctrl+Z で戻ります。", "This sheet is in the bin now. Ctrl+Z brings it back.";
    form_new_of(who: &str) => "新しい一枚（{who}）", "A new one ({who})";
    form_new_sheet => "新しい一枚", "A new one";
    form_new_here => "書きはじめると一枚になります。", "It becomes a sheet with the first thing written.";
    form_words(name: &str) => "{name}の中身", "{name}: which";
    menu_issue => "ネットワークの課題にする", "Note it as an issue of the network";
    menu_role => "役割にする", "Note it as a role";
    notice_issue_noted => "課題にしました。F5 で、担当や手立てを書けます。", "It is an issue now. F5 has its owner and measure.";
    notice_role_noted => "役割にしました。F5 で、引き受ける機関を決められます。", "It is a role now. F5 says who takes it.";
    form_proposed => "提案の設問", "proposed";
    form_differs(texts: &str) => "相違: {texts}", "differs: {texts}";
    form_more(above: usize, below: usize) => "上に {above}、下に {below}", "{above} above, {below} below";
    form_sheets_title => "この会議で使うシート（Space で選ぶ・Enter で終わる）", "Sheets of this meeting (Space ticks, Enter ends)";
    form_sheet_added(title: &str) => "「{title}」を加えました。F2 で移れます。", "\"{title}\" was added. F2 goes there.";
    form_sheet_taken(title: &str) => "「{title}」を外しました。書いたものは記録に残ります。", "\"{title}\" was taken out. What was written stays in the record.";
    form_sheet_last => "シートは一つは必要です。", "One sheet at least is needed.";
    form_copy_title => "どの事例から写しますか", "Copy from which case?";
    form_copy_none => "写せる事例シートが、まだありません。", "There is no case sheet to copy from yet.";
    form_copy_not_here => "このシートは、写して作るものではありません。", "This sheet is not made by copying.";
    form_copied => "写しました。年齢は年代にしました。人が読み直すまで、会議では映しません。", "Copied, the age in decades. Until a person has re-read it, it is not for the wall.";
    form_cleared => "読み直し済み。会議で映せます。", "Re-read: it may be shown.";
    form_not_cleared => "読み直しがまだです。会議では映しません。", "Not re-read yet: not for the wall.";
}
