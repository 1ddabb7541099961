//! The form that agencies fill in before a meeting, and the command that makes it.

use super::phrases;

phrases! {
    template_tab => "記入用紙", "Form";
    template_agency => "機関名", "Name of your agency";
    template_how => "一つのことを一行に、短い言葉で書いてください。行は増やしても、空けたままでもかまいません。個人が分かること（名前、住所、生年月日など）は書かないでください。", "Please write one thing a line, in short words. Add rows where you need more, and leave empty what you do not need. Please write nothing that points to a person (names, addresses, dates of birth).";
    template_office_alone => "事務局", "the secretariat";
    template_office(name: &str) => "事務局（{name}）", "the secretariat ({name})";
    template_back(office: &str) => "書き終えたら、このファイルのまま{office}へお返しください。紙に書いたものでもかまいません。", "When you have finished, please send this file back to {office} as it is. Paper will do, too.";
    template_back_before(office: &str, day: &str) => "書き終えたら、会議の日（{day}）の前に、このファイルのまま{office}へお返しください。紙に書いたものでもかまいません。", "When you have finished, please send this file back to {office} before the meeting ({day}), as it is. Paper will do, too.";
    template_need(short: &str) => "{short}のうちどれか（一覧から）", "Which of \"{short}\" (from the list)";
    template_need_none => "どのことについてか", "About what";
    template_to => "どの機関に（一覧から、または記入）", "Which agency (from the list, or write)";
    template_foot => "個人が分かることは書かないでください", "Please write nothing that points to a person";
    cli_template_about => "機関に配る記入用紙を Excel で作る", "Makes forms for the agencies to fill in, for Excel";
    cli_template_usage => "norishiro template シート -o 出力先 [--to xlsx|html] [--session ファイル | --agency 名前...]", "norishiro template SHEET -o OUT [--to xlsx|html] [--session FILE | --agency NAME...]";
    cli_template_sheet => "シート（groupwork など）", "The worksheet (groupwork, say)";
    cli_template_to => "形（xlsx: 機関ごとの Excel、html: 印刷して手で書く白紙）。なければ xlsx", "The form (xlsx: for Excel, one an agency; html: to be printed and filled in by hand); without it: xlsx";
    cli_template_sheet_name => "シート", "SHEET";
    cli_template_output => "書き出すファイル（.xlsx）。いくつかのときは、機関名を加えた名前か、あるフォルダーの中に作ります", "The file to write (.xlsx); for several, the agency's name is added, or they go into a folder that is there";
    cli_template_session => "会議の記録。いちばん新しい会議の機関ごとに、これまでの記入を入れて作ります", "The session: one form for each agency of its newest meeting, with what it has said already";
    cli_template_agency => "機関の名前。いくつでも", "The name of an agency; as many as you like";
    template_no_sheet(name: &str) => "シート「{name}」はありません。", "There is no worksheet \"{name}\".";
    template_sheets(names: &str) => "あるのは: {names}", "There are: {names}";
    template_no_meeting => "この記録に会議がありません。", "There is no meeting in this session.";
    template_no_agencies => "この会議に機関がありません。", "There is no agency at this meeting.";
    template_no_agencies_next => "機関を加えてから作るか、--agency で名前を指定してください。", "Add agencies first, or name them with --agency.";
}
