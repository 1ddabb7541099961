//! One record on the command line: its history, and erasing a text; git.

use super::phrases;
use crate::i18n::Lang;

impl Lang {
    /// What a field of a record is called.
    #[must_use]
    pub fn field(self, name: &str) -> String {
        let known = match name {
            "text" => self.pick("言葉", "words"),
            "idea" => self.pick("提案", "idea"),
            "name" => self.pick("名称", "name"),
            "short" => self.pick("略称", "short name"),
            "reading" => self.pick("よみ", "reading"),
            "aliases" => self.pick("別の名前", "other names"),
            "kinds" => self.pick("機関の種類", "kind of agency"),
            "title" => self.pick("題名", "title"),
            "date" => self.pick("日付", "date"),
            "start" => self.pick("開始", "start"),
            "end" => self.pick("終了", "end"),
            "place" => self.pick("場所", "place"),
            "area" => self.pick("市区町村", "city, town or village"),
            "layer" => self.pick("会議の層", "layer"),
            "theme" => self.pick("主題", "theme"),
            "shell" => self.pick("会議の位置づけ", "held under"),
            "rules" => self.pick("約束", "ground rules"),
            "next" => self.pick("次回", "next meeting"),
            "materials" => self.pick("資料", "materials"),
            "openness" => self.pick("公開・非公開", "open or closed"),
            "fictional" => self.pick("見本の印", "marked as a sample"),
            "meeting" => self.pick("会議", "meeting"),
            "agency" => self.pick("機関", "agency"),
            "worksheet" | "worksheets" | "definition" => self.pick("シート", "worksheet"),
            "question" => self.pick("設問", "question"),
            "lane" => self.pick("区分", "part"),
            "table" => self.pick("卓", "table"),
            "starred" => self.pick("印", "star"),
            "private" => self.pick("非公開", "private"),
            "handed_in" => self.mark_handed_in(),
            "deleted" => self.pick("ごみ箱", "in the bin"),
            "need" => self.pick("応える弱み", "weakness it answers"),
            "to" => self.pick("相手", "who is asked"),
            "state" => self.attendance_title(),
            "verdict" => self.review_same(),
            "minutes" => self.pick("時間", "minutes"),
            "more" => self.pick("延ばした時間", "minutes more"),
            "spent" => self.pick("かかった時間（秒）", "seconds taken"),
            "purpose" => self.pick("目的", "purpose"),
            "shows" => self.pick("映すもの", "what the wall shows"),
            "on" | "since" => self.pick("進行中", "going on"),
            "said" => self.passed(),
            "from" => self.pick("もと", "made from"),
            "continues" => self.pick("前回の記入", "continues"),
            "a" | "b" => self.pick("くらべるもの", "one of the two"),
            "facilitator" | "scribe" | "timekeeper" | "adviser" | "secretariat" => self.duty(name),
            "order" => self.pick("並び", "place in the list"),
            "what" => self.pick("取組の内容", "what is done"),
            "part" => self.pick("役割の内容", "the part"),
            "lead" => self.pick("主", "lead"),
            "first_step" => self.pick("最初の一歩", "first step"),
            "due" => self.pick("期日", "due"),
            "from_day" => self.pick("いつから", "from when"),
            "note" => self.pick("その後の話", "what was told"),
            "told" => self.pick("聞いた会議", "told at"),
            "overlap" => self.pick("もとの提案", "came from"),
            "confirmed" => self.pick("読み上げて確かめた印", "read out and confirmed"),
            "item" => self.pick("次第の項目", "agenda item"),
            "owner" => self.pick("受け持ち", "minded by"),
            "measure" => self.pick("手立て", "what is done about it"),
            "evidence" => self.pick("来年確かめること", "what will show it"),
            "source" => self.pick("ほかに見えた所", "seen elsewhere"),
            "previous" => self.pick("前回の会議", "previous meeting"),
            name if name.starts_with("answer/") => self.pick("返事", "answer"),
            name => return self.field_other(name),
        };
        known.to_owned()
    }

    /// What a field of a record of some kind is called.
    #[must_use]
    pub fn field_of(self, kind: &str, name: &str) -> String {
        match (kind, name) {
            ("attendance", "said") => self.pick("出欠の記録", "attendance noted").to_owned(),
            ("role" | "action", "state") => self.pick("その後", "what became of it").to_owned(),
            ("role" | "action", "continues") => self.pick("前の約束", "goes on from").to_owned(),
            ("overlap" | "parked", "continues") => self.pick("前回のもの", "goes on from").to_owned(),
            ("issue", "text") => self.pick("課題", "the issue").to_owned(),
            ("decision", "text") => self.pick("決定", "what was decided").to_owned(),
            ("hint-note", "note") => self.pick("手がかりのメモ", "note beside a hint").to_owned(),
            ("hint-note", "tried") => self.pick("試した印", "tried").to_owned(),
            ("common", "name") => self.pick("重なりの名前", "name of the common ground").to_owned(),
            _ => self.field(name),
        }
    }

    /// What was done by switching a field on or off; none for a field that is told with its value.
    #[must_use]
    pub fn history_switched(self, field: &str, on: bool) -> Option<&'static str> {
        let (switched_on, switched_off) = match field {
            "deleted" => (self.history_removed(), self.history_back()),
            "starred" => (self.history_starred(), self.history_unstarred()),
            "private" => (self.history_private(), self.history_unprivate()),
            _ => return None,
        };
        Some(if on { switched_on } else { switched_off })
    }

    /// What a field is called that says how one member belongs to a set: a part, an entry of common ground.
    #[must_use]
    pub fn field_member(self, set: &str, member: &str) -> Option<String> {
        let label = match set {
            "part" => self.pick("関わり方", "takes part"),
            "about" => self.pick("関わる機関", "concerned"),
            "seen" => self.pick("見えた所", "seen in"),
            "basis" => self.pick("もと", "rests on"),
            "entry" => self.pick("入る記入", "entry in it"),
            _ => return None,
        };
        Some(self.field_about(label, member))
    }
}

phrases! {
    field_other(name: &str) => "ほかの項目（{name}）", "another field ({name})";
    field_about(label: &str, member: &str) => "{label}（{member}）", "{label} ({member})";
    out_answer_field(who: &str) => "{who}の返事", "answer of {who}";
    cli_record => "番号", "RECORD";
    cli_field => "項目", "FIELD";
    cli_history => "だれがいつ何を書いたかを出す", "Prints who wrote what, and when";
    cli_history_usage => "norishiro history ファイル [番号]", "norishiro history FILE [RECORD]";
    cli_history_record => "くわしく見る記録の番号（なければ全部の一覧）", "The record to look at (without it: a list of all)";
    history_all(records: usize, revisions: usize) => "記録 {records}、変更 {revisions}（番号、変更の数、最後に書いた人、その時、内容）", "Records {records}, changes {revisions} (number, changes, last writer, when, what)";
    history_bin => "ごみ箱", "in the bin";
    history_founded => "作成", "made";
    history_was_changed => "変更", "changed";
    history_differs(fields: &str) => "相違が残っています: {fields}", "Still differing: {fields}";
    history_or => "か", " or ";
    history_list(count: usize) => "{count} 項目", "{count} items";
    record_none(typed: &str) => "番号「{typed}」の記録はありません。", "There is no record \"{typed}\".";
    record_several(typed: &str) => "「{typed}」で始まる番号の記録がいくつもあります。", "Several records begin with \"{typed}\".";
    record_next => "番号は norishiro history ファイル で出ます。", "norishiro history FILE lists them.";
    cli_redact => "記録の文を、控えからも消去する（元に戻せません）", "Erases the text of a record from the session and its backups, for good";
    cli_redact_usage => "norishiro redact ファイル 番号... [--field 項目] [--label 名前] [--yes]", "norishiro redact FILE RECORD... [--field FIELD] [--label NAME] [--yes]";
    cli_redact_file => "会議の記録", "The session";
    cli_redact_record => "文を消去する記録の番号（norishiro history ファイル で出ます）。いくつでも", "The record, or several (norishiro history FILE lists them)";
    cli_redact_field => "消去する項目（なければ記入や提案の文）", "The field (without it: the text or the idea)";
    cli_redact_label => "だれが消去したかとして残す名前（なければ設定の名前）", "The label of who does it (without it: the configured one)";
    cli_redact_yes => "確かめずに消去する", "Does not ask";
    redact_preview(name: &str, field: &str) => "{name}の{field}を消去します。書かれたことのある文:", "The {field} of {name} will be erased. Everything it ever said:";
    redact_places(copies: usize) => "ファイルと、この文のある控え {copies} 個と、このパソコンに残る変更から消去します。元に戻せません。", "It is erased from the file, from the backups that hold it ({copies}), and from what this machine keeps. This cannot be undone.";
    redact_alike => "ほかにも、同じ言葉が残っていそうな所があります（必要なら続けて消去してください）:", "Other places where the words may still stand (erase them as well where that is needed):";
    redact_kin => "（ここから、またはここへ移した記入）", " (it came from here, or led here)";
    redact_beside(name: &str) => "同じフォルダーの写し「{name}」にも、この文があります。そちらには残ります。", "The copy \"{name}\" beside the file holds it, too, and keeps it.";
    redact_ask => "消去してよければ「はい」と入力してください。", "Type \"yes\" to erase it.";
    redact_left => "何も消去していません。", "Nothing was erased.";
    redact_not_asked => "端末ではないので、確かめられません。何も消去していません。", "There is no terminal to ask on. Nothing was erased.";
    redact_not_asked_next => "確かめずに消去するときは --yes を付けてください。", "To do it without being asked: --yes";
    redact_nothing => "消去する文がありません。", "There is no text to erase.";
    redact_nothing_next => "もう消去済みか、文のない記録です。", "It was erased already, or the record has no text.";
    redact_which => "どの項目を消去するか、指定してください。", "Say which field to erase.";
    redact_no_field(field: &str) => "「{field}」という、文のある項目はありません。", "There is no field \"{field}\" with a text.";
    redact_which_next(fields: &str) => "--field に使えるのは: {fields}", "For --field: {fields}";
    redact_in_use => "開いたまま消去すると、向こうの画面と控えに残ります。向こうを閉じてから、もう一度してください。", "Erased now, it would stay on that screen and in what it keeps. Close it there, then try again.";
    redact_journal_next(place: &str) => "その中に文が残っているかもしれません。いらなければ「{place}」を片付けてから、もう一度してください。", "The text may be in it. Where it is not needed, remove \"{place}\", then try again.";
    redact_may_be_left(place: &str) => "ここにはまだ残っているかもしれません: {place}", "It may still be here: {place}";
    redact_done(revisions: usize, copies: usize) => "消去しました（文 {revisions} 件、控え {copies} 個）。USBメモリなど、ほかの場所にある写しには残っていますが、合わせても戻りません。", "Erased (wordings {revisions}, backups {copies}). Copies elsewhere, as on a USB stick, still hold it; merging them does not bring it back.";
    cli_driver => "git の合流に使う（README を見てください）", "Merges for git (see the README)";
    cli_driver_usage => "norishiro merge-driver %O %A %B [%L %P]", "norishiro merge-driver %O %A %B [%L %P]";
    cli_driver_base => "分かれる前のファイル", "The file before both";
    cli_driver_ours => "こちらのファイル（合わせた記録をここに書きます）", "Our file; the merged session is written here";
    cli_driver_theirs => "相手のファイル", "Their file";
    cli_driver_marker => "使いません", "Not used";
    cli_driver_path => "ファイルの名前", "The name of the file";
    driver_not_merged(path: &str) => "「{path}」を合わせられませんでした。こちらのファイルはそのままです。", "\"{path}\" could not be merged. Our file is left as it is.";
    driver_ours => "こちら", "Ours";
    driver_theirs => "相手", "Theirs";
    driver_hand(count: usize) => "手で書かれた所に読めない行が {count} あります。", "lines written by hand that cannot be read: {count}";
    driver_steps(steps: &str) => "どちらの言葉も失わずに合わせるには（git の一番上のフォルダーで）:\n{steps}", "To merge them without losing a word of either (in the topmost folder of the repository):\n{steps}";
    driver_opened => "壊れたファイルを norishiro で開くと、読める分から別のファイル（recovered-1）を横に作れます。", "Opening a damaged file offers to make a new one of what can be read; it stands beside it as recovered-1.";
    driver_take_out(step: &str) => "相手のファイルは、次のようにして theirs フォルダーに取り出せます。読めるファイルになってから、norishiro merge で合わせて git add してください。\n{step}", "This takes their file out into the folder \"theirs\". Once it can be read, norishiro merge merges it; then git add.\n{step}";
    driver_not_one_side => "git checkout --ours や --theirs で片方を選ぶと、もう一方の言葉がなくなります。", "Choosing one side with git checkout --ours or --theirs loses the words of the other.";
}
