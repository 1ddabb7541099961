//! What is written for other people: text, markdown, and what the command line says.

use super::phrases;
use crate::i18n::Lang;

phrases! {
    out_agencies => "参加機関", "Agencies";
    out_agencies_not_noted => "参加機関（出欠は記録していません）", "Agencies (attendance was not noted)";
    out_not_noted => "記録していません", "not noted";
    out_agenda => "次第", "Agenda";
    out_parked => "駐車場", "Parking lot";
    out_date => "日付", "Date";
    out_place => "場所", "Place";
    out_area => "市区町村", "City, town or village";
    out_layer => "会議の層", "Layer";
    out_theme => "主題", "Theme";
    out_fictional => "この記録は架空の見本です。", "This session is a made-up sample.";
    out_time(start: &str, end: &str) => "{start}～{end}", "{start} to {end}";
    out_shell => "会議の位置づけ", "Held under";
    out_rules => "約束", "Ground rules";
    out_office => "取扱注意。事務局用です（非公開の記入を含みます）。", "Handle with care: for the secretariat, private entries included.";
    out_delicate => "取扱注意", "handle with care";
    out_starred => "重要", "starred";
    out_planned(minutes: u32) => "予定{minutes}分", "{minutes} min planned";
    out_took(minutes: i64) => "実際{minutes}分", "took {minutes} min";
    out_undecided => "未定", "not decided";
    out_differs(text: &str) => "相違: {text}", "differs: {text}";
    out_passed(names: &str) => "特になし: {names}", "Nothing to add: {names}";
    out_comma => "、", ", ";
    out_marks(marks: &str) => "（{marks}）", " ({marks})";
    out_fact(label: &str, text: &str) => "{label}: {text}", "{label}: {text}";
    out_lane(name: &str) => "〔{name}〕", "[{name}]";
    out_on_need(question: &str, need: &str, proposal: &str) => "{question}「{need}」について、{proposal}", "{question}, \"{need}\": a {proposal}";
    out_on_wish(proposal: &str) => "みんなの願いとして、{proposal}", "A joint wish: a {proposal}";
    out_on_nothing(proposal: &str) => "{proposal}", "A {proposal}";
    out_proposal(whom: &str, idea: &str) => "{whom}への提案「{idea}」。", "proposal to {whom}, \"{idea}\".";
    out_proposal_open(idea: &str) => "提案「{idea}」（相手は未定）。", "proposal, \"{idea}\" (nobody asked yet).";
    out_answer(answer: &str) => "返事は{answer}。", " Answer: {answer}.";
    out_answers(answers: &str) => "返事: {answers}。", " Answers: {answers}.";
    out_answer_of(who: &str, answer: &str) => "{who}は{answer}", "{who} {answer}";
    out_no_answer => "返事はこれから。", " No answer yet.";
    out_not_yet => "これから", "not yet";
    out_earlier => "前回までの約束のその後", "What became of earlier promises";
    out_with_note(sentence: &str, note: &str) => "{sentence}{note}", "{sentence} {note}";
    out_told(fate: &str, note: &str) => "{fate}。{note}", "{fate}. {note}";
    out_semicolon => "、", "; ";
    out_rests_on => "もと", "rests on";
    out_about => "関わる機関", "concerned";
    out_seen => "見えた所", "seen in";
    out_no_owner => "これから決める", "still to be found";
    out_common(name: &str, agencies: &str) => "{name}は、{agencies}に共通しています。", "{name} is common to {agencies}.";
    out_quote(who: &str, words: &str) => "{who}{words}", "{who} {words}";
    answer_word => "返事", "answer";
    out_counts => "件数", "Counts";
    out_count_entries => "記入", "Entries";
    out_count_overlaps => "のりしろ（提案）", "Overlaps (proposals)";
    out_count_actions => "取組", "Actions";
    out_count(count: usize) => "{count}件", "{count}";
    out_count_below(small: usize) => "{small}件未満", "fewer than {small}";
    out_count_withheld => "（件数は出しません）", "(not told)";
    out_total => "合計", "Total";
    withheld_why(what: &str, why: &str) => "{what}（{why}）", "{what} ({why})";
    withheld_not(count: usize) => "書き出される記入のうち {count}件に、個人が分かるかもしれない言葉があります。", "Of what is written out, {count} may point to a person.";
    withheld_count(what: &str, count: usize) => "{count}件  {what}", "{count}  {what}";
    export_withheld(what: &str) => "書き出さないもの: {what}", "Not written: {what}";
    withheld_attendance => "出欠", "Attendance";
    withheld_hints => "ヒントへのメモ", "Notes beside hints";
    out_none => "（記入なし）", "(no entries)";
    docx_title => "会議録（要点筆記）", "Minutes of the meeting";
    docx_title_of(title: &str) => "会議録（要点筆記） {title}", "Minutes: {title}";
    docx_name => "会議の名称", "Meeting";
    docx_when => "開催日時", "Date and time";
    docx_present => "出席機関", "Present";
    docx_absent => "欠席機関", "Absent";
    docx_agenda => "議題", "Agenda";
    docx_numbered(number: usize, text: &str) => "{number}　{text}", "{number}. {text}";
    docx_question(heading: &str) => "設問{heading}", "Question {heading}";
    docx_parked => "保留にしたこと（駐車場）", "Kept for later (parking lot)";
    docx_nothing => "（なし）", "(none)";
    docx_course => "会議の経過", "Course of the meeting";
    docx_sheets => "シートの記入", "What the sheets say";
    docx_decisions => "決定事項", "Decisions";
    docx_who => "だれが", "Who";
    docx_by => "いつまでに", "By when";
    docx_from => "いつから", "From when";
    docx_step => "最初の一歩", "First step";
    docx_count => "件数", "Count";
    docx_for_room => "取扱注意（会議の参加機関限り）", "Handle with care: for the agencies of the meeting only";
    docx_for_office => "取扱注意（事務局限り）", "Handle with care: for the secretariat only";
    docx_head(class: &str, shell: &str) => "{class}　{shell}", "{class} - {shell}";
    docx_made(day: &str) => "作成日 {day}", "Written on {day}";
    docx_style_lane => "区分", "Lane";
    docx_style_agency => "発言機関", "Agency";
    docx_style_label => "表の見出し", "Label";
    docx_style_facts => "会議の概要", "Facts";
    docx_style_rows => "一覧", "Rows";
    cli_export_binary => "Word などのファイルは、端末の画面には出せません。", "A file for Word or the like cannot be shown on a terminal.";
    cli_export_binary_next => "-o で書き出すファイルを指定してください。", "Name the file to write with -o.";
}

impl Lang {
    /// Why something is not written for an audience.
    #[must_use]
    pub fn withheld_because(self, reason: &str) -> &'static str {
        match reason {
            "private" => self.pick("非公開の印", "marked private"),
            "small" => self.pick(
                "小さい数と、それが分かってしまう数",
                "small figures, and those that would give them away",
            ),
            "delicate" => {
                self.pick("個人が分かるおそれのある設問", "of a question in which a person may shine through")
            }
            "office" => self.pick("事務局だけの設問", "of a question for the secretariat only"),
            _ => self.pick("会議の中だけのこと", "for those at the meeting only"),
        }
    }
}
