//! What filled sheets come to: results on the wall and in texts.

use super::phrases;

phrases! {
    results_title => "結果のまとめ", "Results at a glance";
    do_by_sheet => "一枚ずつ", "sheet by sheet";
    do_by_summary => "まとめ", "at a glance";
    do_count_all => "確認中のシートも集計に含める", "count sheets being checked, too";
    notice_count_all => "確認中のシートも集計に含めています。", "Sheets being checked are counted, too.";
    notice_count_sound => "確認中のシートは集計に含めていません。", "Sheets being checked are not counted.";
    notice_no_entries_here => "シートの答えには、印もメニューもありません。Enter でシートへ移って直せます。", "Answers of a sheet take no star and have no menu. Enter goes to the sheet, to change them.";
    results_n(n: usize) => "n={n}", "n={n}";
    results_n_several(n: usize) => "n={n}、複数回答", "n={n}, several answers each";
    results_n_answered(n: usize, answered: usize) => "n={n}・回答 {answered}", "n={n}, {answered} answered";
    results_handed_in(count: usize, all: usize) => "回答 {count}/{all} 機関", "{count} of {all} agencies have answered";
    results_sheets(count: usize) => "{count} 枚", "{count} sheets";
    results_replies(count: usize) => "{count} 票", "{count} replies";
    results_cases(count: usize) => "{count} 事例", "{count} cases";
    results_answers => "回答", "Answers";
    results_total => "計", "Total";
    results_none => "無回答", "No answer";
    results_kept => "投影しない欄があります", "something is not for the wall";
    results_blank => "空欄", "blank";
    results_not_hundred(sum: &str) => "端数処理のため、割合を足しても100になりません（{sum}）。", "Through rounding the shares make {sum}, not 100.";
    results_several => "複数回答のため、割合を足しても100になりません。", "Several answers each: the shares do not make 100.";
    results_mean => "割合の平均です。", "These are means of the shares.";
    results_uneven => "区分の幅がふぞろいです。件数の大小だけでは比べられません。", "The bands differ in width: do not compare them by their figures alone.";
    results_width => "幅", "Width";
    results_years(years: u32) => "{years}年", "{years} y";
    results_part(given: usize, n: usize) => "{given}/{n}", "{given} of {n}";
    results_apart => "単位の違う数があるため、足していません。", "Not of one measure, so not added up.";
    results_about(sum: &str) => "約{sum}", "about {sum}";
    results_named => "機関数", "Named by";
    results_first => "1位", "First";
    results_points => "点", "Points";
    results_named_by => "挙げた機関", "Named by";
    results_no_grading => "連携の多さの表です。良し悪しの表ではありません。", "This tells how often they work together, not how good they are.";
    results_words(option: &str, words: &str) => "{option}: {words}", "{option}: {words}";
    results_left_out(names: &str) => "確認中のため、集計に含めていません: {names}", "Being checked, not counted: {names}";
    results_counted_in(names: &str) => "確認中のものも、集計に含めています: {names}", "Counted although being checked: {names}";
    results_waiting(names: &str) => "回答待ち: {names}", "Still to come: {names}";
    results_nothing => "まだ回答がありません。", "No answers yet.";
    out_beside(words: &str) => "（{words}）", " ({words})";
    out_span(from: &str, to: &str) => "{from}〜{to}", "{from} to {to}";
    do_next_page => "次のページ", "next page";
    do_previous_page => "前のページ", "previous page";
    results_of(title: &str) => "{title}の結果", "Results: {title}";
    results_rest(count: usize) => "ほか{count}", "{count} more";
    results_zero_rest => "ほかの行は0", "all other rows 0";
    results_before => "前回", "Before";
    results_change => "増減", "Change";
    results_no_before => "前回に数のない行の増減は、今回の数そのものです。", "Where there was no figure before, the change is the figure itself.";
}
