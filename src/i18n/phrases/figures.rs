//! Meetings in figures: on the command line, in files and on the screen.

use super::phrases;
use crate::i18n::Lang;

phrases! {
    cli_stats => "記録を数で見る（会議、記入、のりしろ、取組、台帳）", "Tells sessions in figures (meetings, entries, overlaps, actions, register)";
    cli_stats_usage => "norishiro stats ファイル|フォルダー... [--by month|year|agency|area|layer] [--since 日付] [--until 日付] [--json | --to text|csv|json] [--fictional] [-o 出力先]", "norishiro stats FILE|FOLDER... [--by month|year|agency|area|layer] [--since DATE] [--until DATE] [--json | --to text|csv|json] [--fictional] [-o OUT]";
    cli_stats_files => "会議の記録か、そのあるフォルダー（下のフォルダーも見ます。- は標準入力）。いくつでも", "Sessions, or folders with sessions in and below them (- is standard input); as many as you like";
    cli_stats_by => "まとめ方（month: 月、year: 年度、agency: 機関、area: 市区町村、layer: 会議の層）", "By what (month, year: fiscal year, agency, area: city, town or village, layer: of the meeting)";
    cli_stats_since => "この日からの会議", "Meetings from this day on";
    cli_stats_until => "この日までの会議", "Meetings up to this day";
    cli_stats_to => "形（text、csv、json）。なければ text", "The form (text, csv, json; without it: text)";
    cli_stats_json => "ほかのプログラム用（JSON）", "For other programs (JSON)";
    cli_stats_fictional => "架空の見本の会議も数える", "Made-up sample meetings count, too";
    cli_export_files => "会議の記録（- は標準入力）。フォルダーかいくつものファイルは csv と jsonl で、一つにまとめて書き出します", "The session (- is standard input). A folder, or several files: only as csv or jsonl, all in one";
    export_many_forms(form: &str) => "フォルダーやいくつものファイルは、{form} では書き出せません。", "A folder, or several files, cannot be written as {form}.";
    export_many_next => "--to csv か --to jsonl にするか、ファイルを一つ選んでください。", "Use --to csv or --to jsonl, or choose one file.";
    stats_looking(done: usize, all: usize) => "ファイルを調べています {done}/{all}", "Looking through files {done}/{all}";
    stats_reading(done: usize, all: usize) => "記録を読んでいます {done}/{all}", "Reading sessions {done}/{all}";
    stats_copy(name: &str) => "ほかのファイルにすべてある写しです: {name}", "A copy, all of which is in other files: {name}";
    stats_copies_more(count: usize) => "ほかにも写しが {count} あります。", "More such copies: {count}.";
    stats_link(name: &str) => "リンクのフォルダーは見ていません: {name}", "A link to a folder, which is not followed: {name}";
    stats_turned_round(since: &str, until: &str) => "始め（{since}）が、終わり（{until}）より後です。", "The first day ({since}) is after the last ({until}).";
    stats_turned_round_next => "--since に早い日、--until に遅い日を指定してください。", "Give the earlier day to --since and the later one to --until.";
    stats_unread(count: usize) => "読めないものが {count} ありました。", "Could not be read: {count}.";
    stats_unread_next => "ほかはすべて数に入っています。norishiro check ファイル で、くわしい場所が分かります。", "All the others are in. norishiro check FILE tells what is wrong and where.";
    figures_title => "数で見る", "In figures";
    do_figures => "数で見る（会議・記入・のりしろ・取組・台帳）", "in figures (meetings, entries, overlaps, actions, register)";
    context_figures => "数で見る", "In figures";
    figures_files(count: usize) => "読んだファイル {count}", "Files read: {count}";
    figures_span(since: &str, until: &str, count: usize) => "{since}〜{until}  読んだファイル {count}", "{since} to {until}. Files read: {count}";
    figures_made_up => "架空の見本の会議を数えています。", "These are made-up sample meetings.";
    figures_left_out(count: usize) => "架空の見本の会議 {count} は数えていません（--fictional で数えます）。", "Made-up meetings left out: {count} (--fictional counts them).";
    figures_undated(count: usize) => "日付のない会議 {count} は数えていません。", "Meetings without a day left out: {count}.";
    figures_unread(count: usize) => "読めないファイルが {count} あり、数に入っていません。", "Files that cannot be read and are not counted: {count}.";
    figures_nothing => "数える会議がありません。", "There is no meeting to count.";
    figures_all => "全体", "All in all";
    figures_total_note => "同じ機関や案件が複数の行にあるとき、全体は行の合計より少なくなります。", "Where one agency or case is in several rows, all in all is less than their sum.";
    figures_total(title: &str, count: &str) => "{title} {count}", "{title}: {count}";
    figures_head_held => "会議", "Held";
    figures_head_agencies => "機関", "Agencies";
    figures_head_overlaps => "のりしろ", "Overlaps";
    figures_head_agreed => "うち了承", "Agreed";
    figures_head_done => "うち完了", "Done";
    figures_head_cases => "案件(実)", "Cases";
    figures_head_rows => "(延べ)", "Times";
    figures_meetings => "会議", "Meetings";
    figures_networks => "ネットワーク", "Networks";
    figures_held => "開いた会議", "Held";
    figures_planned => "これからの会議", "Planned ahead";
    figures_agencies => "参加した機関（実）", "Agencies that took part";
    figures_attendance => "出欠（延べ）", "Seats";
    figures_there => "出席・遅刻", "There";
    figures_overlaps => "のりしろ（返事がいくつもあれば、最も決まっていないもの）", "Overlaps (by their most open answer)";
    figures_answers => "たずねた相手の返事（相手ごと）", "Answers of those who were asked, one for each";
    figures_outcome => "決定と駐車場", "Decisions and parking lot";
    figures_owned => "担当あり", "Somebody minds it";
    figures_ownerless => "担当はこれから", "Nobody minds it yet";
    figures_cases => "調整会議の案件", "Cases of the coordination meeting";
    figures_distinct => "実件数", "Distinct";
    figures_cumulative => "延べ件数", "Times brought";
    figures_routes => "案件の経路", "How the cases came";
    figures_main => "案件の主担当", "Who is mainly responsible";
    figures_states => "案件の状態", "How the cases stand";
    figures_again => "再協議（主担当はこれから）", "To be discussed again";
    figures_other_agency => "その他の機関", "Other agencies";
    figures_not_told => "記入なし", "Not told";
    figures_unknown_question => "設問の分からない記入", "Question not known";
    figures_programme(year: &str) => "計画と実績 {year}", "Planned and held, {year}";
    figures_of_year(given: usize, of: usize) => "ネットワーク {of} のうち、この年度の記入があるのは {given} です。", "Networks with anything of this year: {given} of {of}.";
    figures_plan => "計画", "Planned";
    figures_done => "実績", "Held";
    figures_beside(name: &str, beside: &str) => "{name}（{beside}）", "{name} ({beside})";
    figures_given(sum: &str, given: usize, of: usize) => "{sum}（{of}件中{given}件に記入）", "{sum} (filled in: {given} of {of})";
    figures_apart => "単位が違う", "not of one measure";
    figures_blank => "- は空欄です。0 とは別のものです。", "- is a blank, which is not 0.";
    figures_summed => "分野・名前・単位の同じ事業は、足しています。", "Items of one area, name and unit are added up.";
    figures_no_day => "日付なし", "no day";
    figures_no_agency => "機関の分からないもの", "no agency";
    figures_no_area => "市区町村の分からないもの", "no area";
    figures_area_how => "市区町村は、会議の情報（Ctrl+B）の「市区町村」の欄か、記録を置いたフォルダーの名前で分かります。", "Of which area a meeting is, its facts say (Ctrl+B, \"city, town or village\"), or the name of the folder its file is in.";
    figures_no_layer => "会議の層の分からないもの", "no layer";
    figures_no_grading => "機関を比べるための表ではありません。", "This is not for comparing agencies.";
}

impl Lang {
    /// By what figures are grouped.
    #[must_use]
    pub fn figures_by(self, word: &str) -> &'static str {
        match word {
            "month" => self.pick("月ごと", "By month"),
            "year" => self.pick("年度ごと", "By fiscal year"),
            "agency" => self.pick("機関ごと", "By agency"),
            "layer" => self.pick("会議の層ごと", "By layer"),
            _ => self.pick("市区町村ごと", "By area"),
        }
    }
}
