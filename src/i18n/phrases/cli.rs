//! The command line: its help, and what it says when something is wrong.

use super::phrases;

phrases! {
    cli_template => "{about-with-newline}\n使い方:\n  {usage}\n\n{all-args}\n", "{about-with-newline}\nUsage:\n  {usage}\n\n{all-args}\n";
    cli_about => "のりしろ: 支援ネットワーク会議を、壁に映して進めるための道具です。ネットワークは使いません。", "norishiro: runs a support-network meeting on the wall. It uses no network.";
    cli_usage => "norishiro [ファイル]\n  norishiro 命令 ...", "norishiro [FILE]\n  norishiro COMMAND ...";
    cli_commands => "命令", "Commands";
    cli_options => "指定", "Options";
    cli_file => "ファイル", "FILE";
    cli_folder => "フォルダー", "FOLDER";
    cli_text => "文字", "TEXT";
    cli_name => "名前", "NAME";
    cli_day => "日付", "DATE";
    cli_open => "開く会議の記録（なければホームから始めます）", "The session to open (without it: Home)";
    cli_lang => "画面の言葉（ja: 日本語、en: 英語）", "The language (ja, en)";
    cli_dir => "会議の記録を置くフォルダー", "The folder of the sessions";
    cli_theme => "画面の色（light: 明るい、dark: 暗い）", "The colours (light, dark)";
    cli_help => "使い方を出す", "Prints this help";
    cli_version => "版を出す", "Prints the version";
    cli_demo => "見本で練習する（新しい写しで始まります）", "Practise on a fresh copy of the sample";
    cli_new => "新しい会議の記録を作って終わる", "Writes the file of a new meeting and ends";
    cli_new_usage => "norishiro new ファイル --title 会議名 [--date 日付] [--agency 名前]... [--from 前の記録]", "norishiro new FILE --title TEXT [--date DATE] [--agency NAME]... [--from PREVIOUS]";
    cli_new_file => "作るファイル（あるファイルには上書きしません）", "The file to write (never over an existing one)";
    cli_new_title => "会議名", "Title of the meeting";
    cli_new_date => "日付（なければ今日）", "Its day (without it: today)";
    cli_new_agency => "機関（名称／略称／よみ）。いくつでも", "An agency (name／short name／reading); as many as you like";
    cli_new_from => "機関を引き継ぐ前の記録", "An earlier session whose agencies are taken over";
    cli_show => "記録のまとめを文字で出す", "Prints the summary as plain text";
    cli_show_usage => "norishiro show ファイル", "norishiro show FILE";
    cli_check => "記録が壊れていないか調べる", "Checks whether each file is sound";
    cli_check_usage => "norishiro check ファイル...", "norishiro check FILE...";
    cli_read => "会議の記録（- は標準入力）", "The session (- is standard input)";
    cli_export => "記録を別の形で書き出す", "Writes a session in another form";
    cli_export_usage => "norishiro export ファイル --to json|markdown [--for room|office|public] [-o 出力先]", "norishiro export FILE --to json|markdown [--for room|office|public] [-o OUT]";
    cli_export_to => "形（json、markdown）", "The form (json, markdown)";
    cli_export_for => "だれに（room: 会議の参加者、office: 事務局、public: 公開）。なければ room", "For whom (room, office, public; without it: room)";
    cli_export_output => "書き出すファイル（なければ標準出力）", "The file to write (without it: standard output)";
    cli_wrong_unknown(arg: &str) => "「{arg}」という指定はありません。", "There is no option \"{arg}\".";
    cli_wrong_no_value(arg: &str) => "「{arg}」に値がありません。", "\"{arg}\" lacks its value.";
    cli_wrong_value(arg: &str, value: &str) => "「{arg}」に「{value}」は使えません。", "\"{value}\" cannot be used for \"{arg}\".";
    cli_wrong_missing(arg: &str) => "「{arg}」が足りません。", "\"{arg}\" is missing.";
    cli_wrong_together(arg: &str) => "「{arg}」はほかの指定と一緒に使えません。", "\"{arg}\" cannot be used together with the rest.";
    cli_wrong_other => "指定が正しくありません。", "The arguments are not right.";
    cli_see_help => "norishiro --help で使い方が出ます。", "norishiro --help tells how to use it.";
    cli_stdin => "標準入力", "standard input";
    cli_stdout => "標準出力", "standard output";
    cli_the_terminal => "端末", "the terminal";
    cli_no_terminal => "画面のある端末で開いてください。", "Please open this in a terminal with a screen.";
    cli_no_terminal_next => "まとめだけ見るときは norishiro show ファイル を使ってください。", "To see only the summary: norishiro show FILE.";
    cli_old_terminal => "この端末は古くて使えません。", "This terminal is too old.";
    cli_old_terminal_next => "Windows Terminal で開いてください。", "Open it in Windows Terminal.";
    cli_not_saved(name: &str) => "「{name}」に保存できませんでした。", "\"{name}\" could not be saved.";
    cli_saved_beside(place: &str) => "記録はここにあります: {place}", "The record is here: {place}";
    cli_not_saved_anywhere => "保存できていない記入があります。控え（.bak）と書きかけは元の場所にあります。", "Some entries are not saved. The backup (.bak) is where the file is.";
    check_sound(name: &str, meetings: usize, agencies: usize, entries: usize, conflicts: usize) => "{name}: 正常（会議 {meetings}、機関 {agencies}、記入 {entries}、相違 {conflicts}）", "{name}: sound (meetings {meetings}, agencies {agencies}, entries {entries}, differing {conflicts})";
    check_bad(bad: usize, all: usize) => "{all} 件のうち {bad} 件に問題があります。", "Problems in {bad} of {all} files.";
}
