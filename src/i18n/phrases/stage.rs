//! What is next for a session.

use super::phrases;
use crate::i18n::Lang;

phrases! {
    stage_unread(count: usize) => "読み上げ前 {count}", "{count} not read back";
    stage_overdue(count: usize, since: &str) => "期限切れ {count}（{since}から）", "{count} overdue (since {since})";
    stage_late(count: usize) => "期限切れ{count}", "{count} overdue";
    stage_prepare => "準備", "prepare";
    stage_hold => "本日開催", "today";
    stage_write_up => "記録の整理", "write up";
    stage_prepare_next => "次回の準備", "prepare the next";
    stage_hand_over => "引き継ぎ", "hand over";
    stage_follow_up => "フォロー", "follow up";
    stage_goes_on => "続きあり", "goes on";
    stage_with(stage: &str, what: &str) => "{stage} {what}", "{stage}, {what}";
    stage_says(stage: &str, what: &str) => "{stage}: {what}", "{stage}: {what}";
    stage_passed => "予定日を過ぎました", "its day has passed";
    stage_no_day => "日程未定", "no day yet";
    stage_no_agencies => "機関が未登録", "no agencies yet";
    stage_no_agenda => "次第が未作成", "no agenda yet";
    stage_nothing_said => "記入がありません", "nothing is written down";
    stage_no_promises => "役割・取組なし", "no role or action";
    stage_all_told => "すべて済んでいます", "all is told";
    stage_elsewhere => "続きの会議の記録があります", "a later meeting has a record of its own";
    stage_comma => "・", ", ";
}

impl Lang {
    /// How many days are left.
    #[must_use]
    pub fn stage_in_days(self, days: i64) -> String {
        match (self, days) {
            (Self::Ja, _) => format!("あと{days}日"),
            (Self::En, 1) => "1 day left".to_owned(),
            (Self::En, _) => format!("{days} days left"),
        }
    }

    /// How many of the sheets are in.
    #[must_use]
    pub fn stage_sheets(self, come: usize, of: usize) -> String {
        match (self, of) {
            (Self::Ja, _) => format!("事前のシート {come}/{of}"),
            (Self::En, 1) => format!("{come} of 1 sheet is in"),
            (Self::En, _) => format!("{come} of {of} sheets are in"),
        }
    }

    /// To how many questions nobody spoke.
    #[must_use]
    pub fn stage_silent(self, count: usize) -> String {
        match (self, count) {
            (Self::Ja, _) => format!("発言のない設問 {count}"),
            (Self::En, 1) => "1 question nobody spoke to".to_owned(),
            (Self::En, _) => format!("{count} questions nobody spoke to"),
        }
    }

    /// How many actions are open.
    #[must_use]
    pub fn stage_open(self, count: usize) -> String {
        match (self, count) {
            (Self::Ja, _) => format!("これからの取組 {count}"),
            (Self::En, 1) => "1 open action".to_owned(),
            (Self::En, _) => format!("{count} open actions"),
        }
    }

    /// How many answers are to come.
    #[must_use]
    pub fn stage_answers(self, count: usize) -> String {
        match (self, count) {
            (Self::Ja, _) => format!("返事待ち {count}"),
            (Self::En, 1) => "1 answer to come".to_owned(),
            (Self::En, _) => format!("{count} answers to come"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_told_as_one_and_several_as_several() {
        let told = |lang: Lang, count: usize| {
            let days = lang.stage_in_days(i64::try_from(count).unwrap());
            let sheets = lang.stage_sheets(1, count);
            [days, sheets, lang.stage_silent(count), lang.stage_open(count), lang.stage_answers(count)]
                .join(lang.stage_comma())
        };
        assert_eq!(
            told(Lang::En, 1),
            "1 day left, 1 of 1 sheet is in, 1 question nobody spoke to, 1 open action, 1 answer to come"
        );
        assert_eq!(
            told(Lang::En, 3),
            "3 days left, 1 of 3 sheets are in, 3 questions nobody spoke to, 3 open actions, 3 answers to come"
        );
        assert_eq!(
            told(Lang::Ja, 1),
            "あと1日・事前のシート 1/1・発言のない設問 1・これからの取組 1・返事待ち 1"
        );
    }
}
