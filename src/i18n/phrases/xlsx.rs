//! What stands in files for Excel: names of sheets, heads of columns, what is printed on every page.

use super::phrases;
use crate::i18n::Lang;

phrases! {
    xlsx_overview => "概要", "Overview";
    xlsx_answers => "シート", "Worksheet";
    xlsx_overlaps => "のりしろ", "Overlaps";
    xlsx_promises => "取組と役割", "Actions and roles";
    xlsx_settled => "決定と課題", "Decisions and issues";
    xlsx_numbered(name: &str, number: usize) => "{name}（{number}）", "{name} ({number})";
    xlsx_data(name: &str) => "データ_{name}", "data_{name}";
    xlsx_continued(name: &str) => "{name}（続き）", "{name} (continued)";
    xlsx_cut => "（長いため、ここまで）", " (cut here: too long)";
    xlsx_care => "取扱注意", "Handle with care";
    xlsx_care_office => "取扱注意（事務局用）", "Handle with care (secretariat)";
    xlsx_made(day: &str) => "作成 {day}", "Made on {day}";
    xlsx_bullet => "・", "- ";
    xlsx_sort => "種別", "Sort";
    xlsx_agency => "機関", "Agency";
    xlsx_need => "もとの記入", "The entry it answers";
    xlsx_wish => "（みんなの願い）", "(a joint wish)";
    xlsx_whom => "相手", "Who is asked";
    xlsx_idea => "してもらえると助かること", "What would help";
    xlsx_answer => "返事", "Answer";
    xlsx_no_answer => "これから", "not yet";
    xlsx_what => "内容", "What";
    xlsx_lead => "主", "Lead";
    xlsx_with => "協力・知らせる", "With, and told";
    xlsx_first_step => "最初の一歩", "First step";
    xlsx_day => "いつまで・いつから", "By, or from";
    xlsx_from_where => "もと", "Comes from";
    xlsx_became => "その後", "What became of it";
    xlsx_action => "取組", "Action";
    xlsx_role => "役割", "Role";
    xlsx_decision => "決定", "Decision";
    xlsx_issue => "課題", "Issue";
    xlsx_item => "次第", "Item";
    xlsx_about => "関わる機関", "Agencies concerned";
    xlsx_seen => "もと・見えた所", "Rests on, seen in";
    xlsx_measure => "手立て", "Measure";
    xlsx_owner => "担当", "Owner";
    xlsx_evidence => "来年の確かめ方", "What will show it";
}

impl Lang {
    /// The head of a column of a table for programs; in English the word itself.
    #[must_use]
    pub fn column(self, word: &'static str) -> &'static str {
        if self == Self::En {
            return word;
        }
        match word {
            "meeting" => "会議",
            "date" => "日付（西暦）",
            "date_era" => "日付（和暦）",
            "table" => "グループ",
            "agency" => "機関",
            "worksheet" => "シート",
            "question" => "設問",
            "lane" => "区分",
            "text" => "記入",
            "figure" => "数",
            "sheet" => "シート番号",
            "number" => "何枚目",
            "starred" => "印",
            "private" => "非公開",
            "handed_in" => "事前提出",
            "id" => "番号",
            "revision" => "版",
            "level" => "取扱段階",
            "differs" => "相違",
            "title" => "会議名",
            "start" => "開始",
            "end" => "終了",
            "place" => "場所",
            "area" => "市区町村",
            "layer" => "会議の層",
            "theme" => "主題",
            "shell" => "会議の位置づけ",
            "openness" => "公開・非公開",
            "next" => "次回",
            "name" => "機関名",
            "short" => "略称",
            "reading" => "よみ",
            "attendance" => "出欠",
            "item" => "次第",
            "purpose" => "ねらい",
            "minutes" => "時間（分）",
            "more" => "延長（分）",
            "took" => "実際（秒）",
            "need" => "もとの記入",
            "need_id" => "もとの記入の番号",
            "whom" => "相手",
            "answer" => "返事",
            "idea" => "してもらえると助かること",
            "note" => "一言",
            "action" => "取組",
            "lead" => "主",
            "first_step" => "最初の一歩",
            "due" => "期日（西暦）",
            "due_era" => "期日（和暦）",
            "state" => "その後",
            "overlap_id" => "のりしろの番号",
            "continues_id" => "前の約束の番号",
            "confirmed" => "読み上げで確認",
            "role" => "役割",
            "from" => "いつから（西暦）",
            "from_era" => "いつから（和暦）",
            "accepted" => "了承",
            "decision" => "決定",
            "issue" => "課題",
            "source" => "見えた所",
            "measure" => "手立て",
            "owner" => "担当",
            "evidence" => "来年の確かめ方",
            "common" => "重なりの名前",
            "parked" => "駐車場の記入",
            "table_of" => "表",
            "relation" => "関係",
            "other_id" => "相手の番号",
            "other" => "相手の言葉・名前",
            "counted" => "数えたもの",
            "part" => "内訳",
            "count" => "件数（件）",
            "remark" => "注記",
            other => other,
        }
    }

    /// The name of a table for programs, by its word.
    #[must_use]
    pub fn table(self, word: &'static str) -> &'static str {
        if self == Self::En {
            return word;
        }
        match word {
            "entries" => "記入",
            "overlaps" => "のりしろ",
            "actions" => "取組",
            "roles" => "役割",
            "decisions" => "決定",
            "issues" => "課題",
            "attendance" => "出欠",
            "agencies" => "機関",
            "counts" => "件数",
            "passes" => "なしの回答",
            "responses" => "回答",
            "sheets" => "一枚ずつのシート",
            "meetings" => "会議",
            "agenda" => "次第",
            "common" => "重なり",
            "parked" => "駐車場",
            "relations" => "関係",
            other => other,
        }
    }

    /// How one record belongs to another, by the word of the flat form.
    #[must_use]
    pub fn relation(self, word: &'static str) -> &'static str {
        match word {
            "supporting" => self.pick("協力", "supporting"),
            "informed" => self.pick("知らせる", "informed"),
            "basis" => self.pick("もと", "basis"),
            "agencies" => self.pick("関わる機関", "agency"),
            "seen" => self.pick("見えた所", "seen"),
            "entries" => self.pick("重なる記入", "entry"),
            "kinds" => self.pick("機関の種類", "kind"),
            other => other,
        }
    }
}
