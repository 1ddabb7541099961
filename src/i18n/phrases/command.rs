//! What each wish does, as help and the bottom row say it, and where keys are pressed.

use super::phrases;

phrases! {
    do_add => "追加（空のまま: 次へ）", "add (empty: go on)";
    do_next_agency => "次の機関", "next agency";
    do_previous_agency => "前の機関", "previous agency";
    do_next_step => "次の設問（区分）", "next question or part";
    do_next_question => "次の設問", "next question";
    do_find_short => "機関をさがす・出欠", "agencies, attendance";
    do_next_lane => "次の区分", "next part";
    do_previous_step => "前の設問（区分）", "previous question or part";
    do_find_agency => "機関をさがす・加える・出欠", "find or add an agency, attendance";
    do_pass => "特になし", "nothing to add";
    do_park => "駐車場へ（空のまま: 一覧）", "park the line (empty: list)";
    do_park_short => "駐車場", "parking lot";
    do_memo => "メモ（空のまま: 振り分け）", "memo without an agency (empty: sort them)";
    do_memo_short => "メモ", "memo";
    do_line_break => "記入の中で改行", "line break inside an entry";
    do_to_needs => "弱みを選ぶ", "choose a weakness";
    do_to_entries => "記入を選ぶ", "choose an entry";
    do_up => "上へ", "up";
    do_down => "下へ", "down";
    do_read_on => "続きを読む", "read on";
    do_edit => "直す", "change";
    do_remove => "消す", "remove";
    do_menu => "メニュー", "menu";
    do_confirm => "決める", "choose";
    do_tick => "いくつか選ぶ", "choose several";
    do_open => "開く", "open";
    do_next_field => "次の欄", "next field";
    do_previous_field => "前の欄", "previous field";
    do_back => "戻る", "back";
    do_worksheet => "シート（もう一度: 次のシート）", "worksheet (again: the next one)";
    do_other_meeting => "この記録のほかの会議を開く", "another meeting of this session";
    do_meeting => "会議の情報（次第・出欠・約束）", "the meeting: agenda, attendance, facts";
    do_next_part => "次の見出し", "next part";
    do_previous_part => "前の見出し", "previous part";
    do_begin => "始める", "begin";
    do_next_item => "次の議題", "next item of the agenda";
    do_previous_item => "前の議題", "item before";
    do_go_to => "シートのこの記入へ", "to this entry on the worksheet";
    do_go_to_short => "シート", "open";
    do_next_entry => "次の記入", "next entry";
    do_previous_entry => "前の記入", "previous entry";
    do_star => "印を付ける・外す", "star, or take the star away";
    do_star_short => "印", "star";
    do_only_starred => "印の付いた記入だけ・すべて", "only what is starred, or everything";
    do_stroll => "読み上げ（一つずつ大きく）", "read aloud (one by one, large)";
    do_stroll_short => "読み上げ", "aloud";
    do_question_short => "設問", "question";
    do_board => "ボード（もう一度: 見方を変える）", "board (again: the other way)";
    do_by_agency => "機関別", "by agency";
    do_by_question => "設問別", "by question";
    do_find => "記入をさがす", "find an entry";
    do_desk => "投影と事務局用の切り替え", "switch wall and desk view";
    do_clock => "時計を動かす・止める", "start or pause the clock";
    do_minute_more => "1分延ばす", "one minute more";
    do_language => "画面の言語を替える（日本語・英語）", "language (Japanese, English)";
    do_theme => "画面の色を替える", "colours of the screen";
    do_label => "このパソコンの名前を変える", "name of this laptop";
    do_palette => "操作を名前でさがす", "find a command by its name";
    do_curtain => "幕（映す内容を隠す・戻す）", "curtain (hide and show the wall)";
    do_undo => "元に戻す", "undo";
    do_redo => "やり直す", "redo";
    do_save_now => "いま保存（ふだんは自動）", "save now (it is saved anyway)";
    do_home => "ホーム", "home";
    do_help => "ヘルプ", "help";
    do_repaint => "画面を描き直す", "repaint";
    do_copying => "コピーと終わり方", "how to copy and to quit";
    do_quit => "終わる", "quit";
}

impl crate::i18n::Lang {
    /// Other words, of both languages, by which people look for a wish; it is named by its word in files.
    #[must_use]
    pub fn also(wish: &str) -> &'static str {
        match wish {
            "export" => {
                "ワード エクセル 印刷 プリント エクスポート 出力 会議録 議事録 word excel print pdf csv minutes"
            }
            "clock" | "minute-more" => "タイマー ストップウォッチ 残り時間 timer",
            "find-agency" => "名簿 参加者 出席 遅刻 欠席 roster members late absent",
            "meeting" => "名簿 参加者 次回 日程 日時 場所 議題 アジェンダ roster next meeting place",
            "actions" => "次回 宿題 担当 期日 to do tasks due",
            "star" => "印 重要 スター",
            "to-entries" => "印 重要 直す 消す 編集 削除 edit delete",
            "remove" => "削除 delete",
            "quit" => "閉じる 終了 close exit",
            "home" => "閉じる 一覧 close sessions",
            "find" => "検索 search",
            "hand-in" => "回収 インポート import",
            "take-in" => "マージ 統合 合わせる combine",
            "curtain" => "隠す 暗転 blank",
            "undo" => "取り消す 取り消し",
            "figures" => "集計 統計 件数 statistics",
            "theme" => "配色 明るい 暗い 白黒 theme",
            "desk" => "非公開 プロジェクター private projector",
            _ => "",
        }
    }

    /// The short form of what a wish does, for the bottom row where space is dear.
    #[must_use]
    pub fn short_add(self) -> &'static str {
        self.pick("追加", "add")
    }
}
