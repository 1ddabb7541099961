//! What is filled into cells of sheets.

use super::phrases;

phrases! {
    cell_wants_figure => "数字で書いてください（整数）。わからないときは消します（Esc で元に戻ります）。", "Please write a whole number, or leave it blank (Esc: as it was).";
    cell_wants_month => "年と月を書いてください（例　R6.4、2024年4月）。", "Please write a year and a month (such as 2024-04).";
    cell_wants_day => "日付を書いてください（例　R7.7.24、7月24日）。", "Please write a day (such as 2025-07-24).";
    cell_wants_option(options: &str) => "次の中から選んでください: {options}", "Please choose one of these: {options}";
    cell_wants_tick => "当てはまるときは「はい」と書きます。", "Write yes where it applies.";
    cell_words(option: &str) => "{option}の内容", "{option}: what";
    sheet_numbered(title: &str, number: usize) => "{title} {number}", "{title} {number}";
    paper_results => "シートの集計", "Results of the sheets";
    paper_sheets => "事例などのシート", "Sheets filled in one by one";
    sheet_below(small: usize) => "{small}未満", "fewer than {small}";
    sheet_unit(unit: &str) => "{unit}", " {unit}";
    sheet_withheld => "（数は出しません）", "(not told)";
    sheet_unknown => "今のシートにない設問", "no longer asked";
    sheet_look_again(text: &str) => "確かめるところ: {text}", "To look at again: {text}";
    cell_ticked => "はい", "Yes";
    cell_not_ticked => "いいえ", "No";
    cell_nobody_known => "（名簿にない機関）", "(an agency that is not in the directory)";
}
