//! Typing in the sheets that came back on paper.

use super::phrases;

phrases! {
    do_paper => "紙のシートを写す（もう一度: 終える）", "type in paper sheets (again: end)";
    menu_paper => "紙のシートを写す", "Type in its paper sheet";
    paper_mark => "紙から", "from paper";
    notice_paper => "紙のシートを写します。Enter で追加、空のまま Enter で次の設問へ。Tab は次の機関、Esc で終わります。", "Typing in a paper sheet. Enter adds; an empty Enter goes on to the next question. Tab: the next agency. Esc ends.";
    notice_paper_sheet(name: &str) => "「{name}」のシートです。", "The sheet of \"{name}\".";
    notice_paper_new => "次の紙を写せます。Esc で終わります。", "The next sheet can be typed in. Esc ends.";
    notice_paper_over => "最後の機関まで来ました。紙のシートはここまでです。", "That was the last agency. The paper sheets are done.";
    notice_paper_ended => "紙のシートを写すのを終えました。", "No longer typing in paper sheets.";
}
