//! The Meeting screen, and the pages for the wall.

use super::phrases;
use crate::i18n::Lang;

phrases! {
    part_agenda => "次第", "Agenda";
    attendance_expected => "出席の予定", "expected";
    part_attendance => "出欠", "Attendance";
    part_facts => "会議について", "Facts";
    line_agenda => "議題を加える（例: 事例の検討 30分）", "Add an item (e.g. A case 30 min)";
    line_attendance => "機関を加える（略称は「／」に続けて）", "Add an agency (short name after \" / \")";
    line_facts => "約束を加える", "Add a ground rule";
    agenda_template => "次第のひな形から加える", "Take over a ready agenda";
    agenda_page => "ページを映す", "Show a page";
    agenda_item => "この議題を", "This item";
    agenda_begin => "始める", "Begin";
    agenda_show => "もう一度映す", "Show it again";
    agenda_end => "終える", "End";
    agenda_retitle => "題名を直す", "Change the title";
    agenda_retime => "時間を決める", "Set the minutes";
    agenda_purpose => "目的を決める", "Say what it is for";
    agenda_shows => "映すものを決める", "Say what the wall shows";
    agenda_minutes(minutes: u32) => "{minutes}分", "{minutes} min";
    agenda_minutes_more(minutes: u32, more: u32) => "{minutes}+{more}分", "{minutes}+{more} min";
    agenda_now => "いま", "now";
    agenda_took(minutes: i64) => "実際 {minutes}分", "took {minutes} min";
    agenda_total(minutes: u32) => "全部で {minutes}分", "{minutes} min in all";
    pace_expected(time: &str) => "終了の見込み {time}", "Will end at {time}";
    pace_planned(time: &str) => "予定 {time}", "planned {time}";
    pace_late(minutes: u32) => "{minutes}分の遅れ", "{minutes} min late";
    purpose_none => "なし", "none";
    shows_item => "題名と時計", "Its title and the clock";
    shows_sheet => "シート", "The worksheet";
    agency_menu => "この機関を", "This agency";
    agency_rename => "名称を直す", "Change its name";
    agency_short => "略称を決める", "Set its short name";
    agency_reading => "よみを決める", "Set its reading";
    agency_unseat => "この会議から外す", "Take it out of this meeting";
    edit_title => "題名", "Title";
    edit_minutes => "時間（分）", "Minutes";
    edit_name => "名称", "Name";
    edit_short => "略称（8字まで）", "Short name (16 letters at most)";
    edit_reading => "よみ（ひらがな）", "Reading (hiragana)";
    fact_start => "開始", "Begins";
    fact_end => "終了の予定", "Planned to end";
    fact_materials => "資料", "Materials";
    fact_between => "／", " / ";
    fact_openness => "公開・非公開", "Open or closed";
    fact_next => "次回", "Next meeting";
    fact_empty => "（未記入）", "(not filled in)";
    rules_usual => "（未記入。Enter で例を入れる）", "(none yet; Enter puts in some usual ones)";
    other_words => "ほかの言葉で書く", "Write other words";
    duty_hint => "名前ではなく、機関や役職で書きます。", "By agency or office, not by name.";
    wall_purpose(purpose: &str) => "【{purpose}】", "[{purpose}]";
    wall_break => "休憩です", "A short break";
    wall_resume(time: &str) => "{time}に再開します", "We go on at {time}";
    wall_no_rules => "約束はまだありません。会議の情報（Ctrl+B）で書けます。", "No ground rules yet. Write them under Ctrl+B.";
    wall_thanks => "ありがとうございました", "Thank you all";
    wall_last_word => "最後に、ひとことずつお願いします", "To end with: a word from each agency";
    wall_for_later => "次回に回すこと", "Kept for the next meeting";
    wall_next(when: &str) => "次回 {when}", "Next meeting: {when}";
    wall_then(title: &str) => "次: {title}", "Then: {title}";
    clock_ready => "時計はまだ動いていません（Ctrl+T）", "The clock has not begun (Ctrl+T)";
    memo_title => "メモの振り分け", "Memos to sort";
    memo_count(count: usize) => "メモ {count}", "Memos {count}";
    memo_to => "どの機関の記入にしますか", "Whose entry is it?";
    memo_remove => "このメモを消す", "Remove this memo";
    notice_memo(count: usize) => "メモにしました（{count} 件）。空の行の Ctrl+U で振り分けます。", "A memo now ({count}). Ctrl+U on an empty line sorts them.";
    notice_no_memo => "メモはありません。行に書いて Ctrl+U で、機関を決めずに残せます。", "No memos. Type a line, then Ctrl+U keeps it without an agency.";
    notice_memo_sorted(name: &str) => "「{name}」の記入にしました。", "Now an entry of \"{name}\".";
    notice_no_clock => "このページには時計がありません。次第の議題として始めると動きます。", "This page has no clock. Begun as an item of the agenda it has one.";
    notice_add_item => "議題を書いてから Enter。下矢印で一覧へ。", "Type an item, then Enter. Down goes to the list.";
    notice_add_agency => "機関の名前を書いてから Enter。下矢印で一覧へ。", "Type an agency, then Enter. Down goes to the list.";
    notice_add_rule => "約束を書いてから Enter。下矢印で一覧へ。", "Type a ground rule, then Enter. Down goes to the list.";
    notice_no_minutes => "時間は 30 のように、分で書いてください（600 まで）。", "Write the minutes as a number, e.g. 30 (600 at most).";
    notice_no_time => "時刻は 14:00 のように書いてください。", "Write the time as 14:00.";
    notice_title_needed => "会議名は空にできません。", "A meeting needs a title.";
    notice_agency_has_entries => "この会議に記入があるため外せません。来ていないときは「欠席」にしてください。", "It stands in entries of this meeting, so it stays. If it is not here, note it as absent.";
    notice_agency_unseated(name: &str) => "「{name}」を会議から外しました。Ctrl+Z で戻ります。", "\"{name}\" was taken out of the meeting. Ctrl+Z brings it back.";
    notice_no_line => "ここでは文字は書けません。F2 でシートに戻ります。", "Nothing can be typed here. F2 goes back to the worksheet.";
    notice_agenda_over => "次第はここまでです。かかった時間が一覧にあります。", "The agenda is done. The list shows how long it took.";
    notice_no_item_before => "最初の議題です。", "This is the first item.";
    notice_next_item => "最後の設問です。Ctrl+B で次の議題へ。", "This is the last question. Ctrl+B: the next item of the agenda.";
}

impl Lang {
    /// Minutes of an item as planned, with what it was given more; empty where it has none.
    #[must_use]
    pub fn minutes_planned(self, minutes: u32, more: u32) -> String {
        match (minutes, more) {
            (0, 0) => String::new(),
            (minutes, 0) => self.agenda_minutes(minutes),
            (minutes, more) => self.agenda_minutes_more(minutes, more),
        }
    }

    /// The usual layers of a meeting.
    #[must_use]
    pub fn usual_layers(self) -> [&'static str; 3] {
        self.pick(
            ["代表者会議", "実務者会議", "個別ケース検討会議"],
            ["Meeting of heads", "Meeting of practitioners", "Meeting on one case"],
        )
    }

    /// The usual rules of secrecy a meeting is held under (laws as of April 2025).
    #[must_use]
    pub fn usual_shells(self) -> [&'static str; 7] {
        self.pick(
            [
                "要綱によるネットワーク会議（個人の情報は扱わない）",
                "支援会議（生活困窮者自立支援法9条・守秘義務あり）",
                "支援会議（社会福祉法106条の6・守秘義務あり）",
                "支援調整会議・重層的支援会議（本人の同意が必要）",
                "子ども・若者支援地域協議会（守秘義務あり）",
                "要保護児童対策地域協議会（守秘義務あり）",
                "調整会議（生活保護法27条の3）",
            ],
            [
                "Network meeting by local outline (no data on persons)",
                "Support meeting (Act on Self-reliance Support, art. 9; duty of secrecy)",
                "Support meeting (Social Welfare Act, art. 106-6; duty of secrecy)",
                "Support coordination meeting (only with the person's consent)",
                "Regional council for children and young people (duty of secrecy)",
                "Regional council for children in need of protection (duty of secrecy)",
                "Coordination meeting (Public Assistance Act, art. 27-3)",
            ],
        )
    }

    /// Whether others may listen and read.
    #[must_use]
    pub fn usual_openness(self) -> [&'static str; 4] {
        self.pick(
            [
                "非公開（資料は会議後に回収）",
                "非公開（会議の要点のみ公開）",
                "一部公開（事例の検討は非公開）",
                "公開",
            ],
            [
                "Closed (papers are collected afterwards)",
                "Closed (only the main points are published)",
                "Partly open (cases are discussed behind closed doors)",
                "Open",
            ],
        )
    }

    /// Ground rules to begin with.
    #[must_use]
    pub fn usual_rules(self) -> [&'static str; 5] {
        self.pick(
            [
                "ここで聞いたことは、外で話さない",
                "名前や住まいなど、本人が分かることは言わない",
                "どの機関も責めない。事例を出した人も責めない",
                "ひとりで長く話さない。全員の話を聞く",
                "「持ち帰って相談する」も良い返事",
            ],
            [
                "What is heard here stays here",
                "Nothing that points to a person: no names, no addresses",
                "No blame, neither for agencies nor for who brought the case",
                "Nobody speaks for long; everybody is heard",
                "\"I will ask my office\" is a good answer",
            ],
        )
    }
}
