//! Pages for browser and printer: the record of a meeting, and sheets to be filled in by hand.

use super::phrases;
use crate::i18n::Lang;

phrases! {
    paper_care => "取扱注意", "Handle with care";
    paper_care_office => "取扱注意（事務局用）", "Handle with care (secretariat)";
    paper_sample => "架空の見本", "A made-up sample";
    paper_made(day: &str) => "{day} 作成", "made on {day}";
    paper_made_on => "作成日", "Made on";
    paper_contents => "目次", "Contents";
    paper_summary => "まとめ", "Summary";
    paper_outcome => "会議の結果", "What it came to";
    paper_map => "のりしろの地図", "Map of overlaps";
    paper_map_from => "頼む機関", "who asks";
    paper_map_to => "頼まれる機関", "who is asked";
    paper_map_read => "線は、頼む機関から頼まれる機関へ引いてあります。番号は、下の文の番号です。", "Each line goes from who asks to who is asked. Its number is that of the sentence below.";
    paper_map_told(count: usize) => "頼む機関から頼まれる機関への線が{count}本あり、それぞれに番号と返事が書いてあります。同じことを下の文でも読めます。", "{count} lines from who asks to who is asked, each with its number and its answer. The sentences below say the same.";
    paper_by_question => "設問ごとの記入", "By question";
    paper_by_agency => "機関ごとの記入（一覧）", "By agency";
    paper_agencies => "機関のページ", "The agencies' pages";
    paper_agency => "機関", "Agency";
    paper_no_lane => "区分なし", "no lane";
    paper_said => "記入", "What it said";
    paper_lean => "ほかの機関が頼れること", "What others may lean on it for";
    paper_leading => "主になる役割・取組", "Roles and actions it leads";
    paper_going_on => "前回までの約束で続いていること", "Earlier promises that go on";
    paper_agreed => "了承したのりしろ", "Overlaps it agreed to";
    paper_helping => "協力する役割・取組", "Roles and actions it helps with";
    paper_minding => "受け持つ課題", "Issues it minds";
    paper_waiting => "返事を待っているのりしろ", "Asked of it, answer still open";
    paper_asks => "ほかの機関に頼むこと", "What it asks of others";
    paper_nothing => "まだありません。", "Nothing yet.";
    paper_when => "期日・時期", "When";
    paper_lead => "主", "Lead";
    blank_agency => "機関名", "Agency";
    blank_day => "記入日", "Date";
    blank_care => "記入後は取扱注意", "Handle with care once filled in";
    blank_how => "一行に一つずつ書いてください。足りないときは、設問の番号を添えて別の紙に続けてください。個人が分かることは書かないでください。", "One thing a line, please. If there is not enough room, go on another sheet with the number of the question. Please write nothing by which a person could be known.";
    blank_need(number: &str, question: &str) => "自分たちの「{question}」（設問{number}）", "{question} (question {number})";
    blank_need_any => "困っていること", "What is hard for us";
    blank_whom => "お願いしたい機関", "Which agency to ask";
    blank_beside => "（　　　　　　　　　　）", " (                    )";
    blank_period => "　　　　年　　　月から　　　　年　　　月まで", "from ____ / __ (year, month) to ____ / __";
    blank_date => "　　　　年　　　月　　　日", "____ / __ / __ (year, month, day)";
    blank_idea => "してもらえると助かること", "What it could do";
}

impl Lang {
    /// Who will read what is written to a question, by its privacy level.
    #[must_use]
    pub fn blank_readers(self, level: u8) -> &'static str {
        match level {
            0 => self.pick("公開されることがあります。", "This may be published."),
            1 => self.pick("会議の中で共有します。", "This is shared at the meeting."),
            _ => self.pick("事務局だけが読みます。", "Only the secretariat reads this."),
        }
    }
}
