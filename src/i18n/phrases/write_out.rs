//! Writing the session for other people: the page that asks for whom and in which form.

use super::phrases;
use crate::i18n::Lang;

phrases! {
    do_export => "書き出す", "write it for other people";
    home_export => "書き出す（Word・Excel・印刷）", "Write it out (Word, Excel, print)";
    export_title => "書き出す", "Write for other people";
    export_ask_audience => "だれに渡すものですか", "Who is it for?";
    export_forms => "提出用シートを作る（Excel、機関ごと）", "Make forms to fill in (Excel, one for each agency)";
    export_paper => "手書き用の白紙を作る（印刷用）", "Make blank forms to print";
    export_forms_folder => "提出用シート", "forms to fill in";
    export_forms_done(count: usize, folder: &str) => "{count}機関分の提出用シートを作りました（{folder}）。", "Forms for {count} agencies were made ({folder}).";
    export_audience => "渡す相手を変える", "Change whom it is for";
    export_folder => "置き場所を変える", "Change the folder";
    export_for(audience: &str) => "渡す相手: {audience}", "For: {audience}";
    export_into(folder: &str) => "置き場所: {folder}", "Folder: {folder}";
    export_folder_between => " > ", " > ";
    export_folder_edit => "置き場所（フォルダー）", "Folder";
    export_no_folder => "フォルダーの場所を、ドライブ名や「/」から書いてください。", "Write where the folder is, beginning with its drive or \"/\".";
    export_folder_missing => "このフォルダーはまだありません", "There is no such folder yet";
    export_folder_make => "書き出すときに作る", "Make it when something is written";
    export_folder_again => "場所を書き直す", "Write the place anew";
    export_folder_nowhere(place: &str) => "「{place}」がありません。ドライブが差してあるか、名前を確かめてください。", "There is no \"{place}\". See whether the drive is plugged in and the name is right.";
    export_withheld_title => "書き出さないもの", "What will not be in it";
    export_withheld_on => "書き出さないものの続き", "more of what is left out";
    export_withheld_none => "この相手に伏せるものはありません。", "Nothing is kept from them.";
    export_writing => "書き出しています", "Writing";
    export_done(name: &str, folder: &str) => "「{name}」を書き出しました（{folder}）。", "Written: \"{name}\" ({folder}).";
    export_exists(ending: &str) => "同じ名前のファイル（{ending}）がもうあります", "There is a file of that name already ({ending})";
    export_exists_told(ending: &str) => "同じ名前のファイル（{ending}）がもうあります。", "There is a file of that name already ({ending}).";
    export_nothing_written => "まだ書き出していません。", "Nothing was written yet.";
    export_folder_meant(folder: &str) => "Enter で置き場所になります: {folder}", "Enter takes this folder: {folder}";
    export_folder_hint => "終わるまで、ここに書き出します。", "Until you quit, files go here.";
    export_beside => "別の名前で残す", "Keep both, under another name";
    export_replace => "前のファイルと置き換える", "Replace the one before";
    export_leave => "書き出さない", "Do not write";
    export_lacks => "会議録に入れることは、ほかにありますか", "Is there more for the minutes?";
    export_lacks_about => "書いたものは会議の情報に残ります。空のままでもかまいません。", "What you write stays with the meeting. It may stay empty.";
    export_as_it_is => "このまま書き出す", "Write it as it is";
    export_materials_hint => "いくつかあれば「／」で区切ります。", "Several are set apart by \" / \".";
    export_next_hint => "日付か「2か月後」。「6月ごろ」のような言葉でもかまいません。", "A day, or \"2 months\"; words like \"around June\" will do, too.";
    export_only_looking => "見ているだけの内容は書き出せません。取り込むか、見るのをやめてからにしてください。", "What is only looked at cannot be written. Take it in or stop looking first.";
    export_no_session => "書き出す記録を選んでください。", "Choose the session to be written.";
}

impl Lang {
    /// An audience: its name, and what it gets.
    #[must_use]
    pub fn audience(self, word: &str) -> (&'static str, &'static str) {
        match word {
            "office" => (
                self.pick("事務局", "The secretariat"),
                self.pick("すべて。取扱注意", "everything; to be handled with care"),
            ),
            "public" => (
                self.pick("外部・公開", "The public"),
                self.pick("公開できることと件数だけ", "only what may be published, and counts"),
            ),
            _ => (
                self.pick("会議の参加者", "Those at the meeting"),
                self.pick("会議の中で話せること", "what may be said inside it"),
            ),
        }
    }

    /// What stands behind the title in the name of a file for an audience.
    #[must_use]
    pub fn export_suffix(self, word: &str) -> &'static str {
        match word {
            "office" => self.pick("（事務局用）", " (office)"),
            "public" => self.pick("（公開用）", " (public)"),
            _ => "",
        }
    }

    /// A form to write: its name, and what it is for.
    #[must_use]
    pub fn form(self, word: &str) -> (&'static str, &'static str) {
        match word {
            "docx" => (self.pick("Word", "Word"), self.pick("会議録", "minutes")),
            "xlsx" => (
                self.pick("Excel", "Excel"),
                self.pick("読む表と集計用の表", "tables to read and to calculate with"),
            ),
            "html" => (
                self.pick("印刷用", "To print"),
                self.pick("ブラウザーで開くページ", "a page for the browser"),
            ),
            "csv" => (self.pick("CSV", "CSV"), self.pick("記入の一覧", "the entries as a list")),
            "text" => {
                (self.pick("テキスト", "Plain text"), self.pick("メールなどに貼る", "for mail and notes"))
            }
            "markdown" => {
                (self.pick("Markdown", "Markdown"), self.pick("見出しのある文書", "a document with headings"))
            }
            "jsonl" => (
                self.pick("JSON（一行に一件）", "JSON Lines"),
                self.pick("ほかのプログラム用", "for other programs"),
            ),
            _ => (self.pick("JSON", "JSON"), self.pick("ほかのプログラム用", "for other programs")),
        }
    }

    /// Two sentences, one after the other.
    #[must_use]
    pub fn in_two(self, first: &str, second: &str) -> String {
        format!("{first}{}{second}", self.pick("", " "))
    }
}
