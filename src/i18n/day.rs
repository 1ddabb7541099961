//! A day as people say it when something is promised: 2週間後, 月末, 次回, 12/10, `end of month`.
//!
//! What is written as a date is read by [`date`](super::date); here is what is said beside it.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use unicode_normalization::UnicodeNormalization;

use super::{Lang, date};

/// A day that is meant, or a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// A day.
    On(NaiveDate),
    /// A month, by its first day.
    Month(NaiveDate),
    /// At once.
    Now,
}

/// What was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nothing was said.
    Nothing,
    /// A day.
    Day(Day),
    /// The day of the next meeting, which is not fixed.
    NoNext,
    /// Something else.
    Unknown,
}

/// Days that lie behind by no more than this are meant as they are, not a year later.
const JUST_PAST: i64 = 60;

/// Years ahead beyond which a number was mistyped.
const FARTHEST: i32 = 50;

/// How a day is stored that is at once.
const NOW: &str = "now";

impl Day {
    /// The text that is stored: `2026-12-10`, `2026-12`, `now`.
    #[must_use]
    pub fn stored(self) -> String {
        match self {
            Self::On(day) => day.format("%Y-%m-%d").to_string(),
            Self::Month(day) => day.format("%Y-%m").to_string(),
            Self::Now => NOW.to_owned(),
        }
    }

    /// Reads what is stored.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if text == NOW {
            return Some(Self::Now);
        }
        let month = || date::stored(&format!("{text}-01")).map(Self::Month);
        date::stored(text).map(Self::On).or_else(month)
    }

    /// Whether it lies behind on a day; a month does when it is over.
    #[must_use]
    pub fn is_past(self, today: NaiveDate) -> bool {
        match self {
            Self::On(day) => day < today,
            Self::Month(day) => end_of_month(day) < today,
            Self::Now => false,
        }
    }

    /// Writes it for reading: 12月10日（木）; with its year where that is another.
    #[must_use]
    pub fn shown(self, lang: Lang, today: NaiveDate) -> String {
        match self {
            Self::On(day) if day.year() == today.year() => match lang {
                Lang::Ja => {
                    format!("{}月{}日（{}）", day.month(), day.day(), date::weekday(day.weekday()))
                }
                Lang::En => day.format("%a %-d %B").to_string(),
            },
            Self::On(day) => date::long(lang, day),
            Self::Month(day) => match lang {
                Lang::Ja if day.year() == today.year() => format!("{}月", day.month()),
                Lang::Ja => format!("{}年{}月", date::year_of_era(day), day.month()),
                Lang::En if day.year() == today.year() => day.format("%B").to_string(),
                Lang::En => day.format("%B %Y").to_string(),
            },
            Self::Now => lang.at_once().to_owned(),
        }
    }

    /// The same for lists, where there is less room: R9.2.1（月） in another year.
    #[must_use]
    pub fn listed(self, lang: Lang, today: NaiveDate) -> String {
        match self {
            Self::On(day) if day.year() != today.year() => match lang {
                Lang::Ja => format!("{}（{}）", date::short(lang, day), date::weekday(day.weekday())),
                Lang::En => day.format("%a %-d %b %Y").to_string(),
            },
            Self::On(_) | Self::Month(_) | Self::Now => self.shown(lang, today),
        }
    }

    /// Writes it as it may be typed again.
    #[must_use]
    pub fn typeable(self, lang: Lang) -> String {
        match self {
            Self::On(day) => date::typeable(lang, day),
            Self::Month(day) => day.format("%Y/%-m").to_string(),
            Self::Now => lang.at_once().to_owned(),
        }
    }
}

/// Reads what was said on a day, where the next meeting is on a day or on none yet.
#[must_use]
pub fn said(text: &str, today: NaiveDate, next: Option<NaiveDate>) -> Said {
    let text: String = text.nfkc().collect::<String>().to_lowercase();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return Said::Nothing;
    }
    let bare = stripped(&words);
    if matches!(bare.as_str(), "次回" | "次の会議" | "次回会議" | "次回の会議" | "next" | "next meeting")
    {
        return next.map_or(Said::NoNext, |day| Said::Day(Day::On(day)));
    }
    let day = named(&bare, today)
        .map(Day::On)
        .or_else(|| month(&bare, today).map(Day::Month))
        .or_else(|| matches!(bare.as_str(), "今" | "今から" | "すぐ" | "now").then_some(Day::Now))
        .or_else(|| written(&bare, today).map(Day::On));
    day.map_or(Said::Unknown, Said::Day)
}

/// A day that is named to the day: 12/10, 2か月後, 来週金曜; none where only about a time is meant: 来月, 6月ごろ, 12月上旬.
#[must_use]
pub fn named_exactly(text: &str, from: NaiveDate) -> Option<NaiveDate> {
    let words: String = text.nfkc().collect();
    let is_about = ["旬", "ごろ", "頃", "末", "中", "半ば"].iter().any(|about| words.contains(about));
    let says_which = words.contains(|c: char| c.is_ascii_digit() || "曜後".contains(c))
        || words.split_whitespace().any(|word| word.parse::<Weekday>().is_ok());
    match said(text, from, None) {
        Said::Day(Day::On(day)) if says_which && !is_about => Some(day),
        _ => None,
    }
}

/// Without what a deadline is said with: まで, 頃, by, the blanks of Japanese words.
fn stripped(words: &str) -> String {
    let mut rest = if words.is_ascii() { words.replace(" the ", " ") } else { words.replace(' ', "") };
    for before in ["by ", "from ", "at ", "on ", "the ", "in "] {
        if let Some(after) = rest.strip_prefix(before) {
            rest = after.to_owned();
        }
    }
    let ends = ["までに", "まで", "ごろ", "頃", "から", "より", "中に", "中", "以内"];
    while let Some(shorter) = ends.iter().find_map(|end| rest.strip_suffix(end)).filter(|s| !s.is_empty()) {
        rest = shorter.to_owned();
    }
    rest
}

/// A day by its name or by how far it is away.
fn named(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let end_of_year = NaiveDate::from_ymd_opt(today.year(), 12, 31);
    let friday = |weeks: u64| {
        let monday = today.checked_sub_days(Days::new(u64::from(today.weekday().num_days_from_monday())))?;
        monday.checked_add_days(Days::new(7 * weeks + 4))
    };
    let months = |count: u32| today.checked_add_months(Months::new(count));
    match text {
        "今日" | "本日" | "today" => Some(today),
        "明日" | "あした" | "tomorrow" => today.succ_opt(),
        "明後日" | "あさって" => today.checked_add_days(Days::new(2)),
        "今週" | "今週末" | "this week" | "end of week" => friday(0),
        "来週" | "next week" => today.checked_add_days(Days::new(7)),
        "再来週" => today.checked_add_days(Days::new(14)),
        "来週末" | "end of next week" => friday(1),
        "月末" | "今月末" | "今月" | "end of month" | "end of this month" | "this month" => {
            Some(end_of_month(today))
        }
        "来月" | "next month" => months(1),
        "再来月" => months(2),
        "来月末" | "end of next month" => months(1).map(end_of_month),
        "再来月末" => months(2).map(end_of_month),
        "年末" | "年内" | "今年" | "end of year" => end_of_year,
        "年度末" | "年度内" | "今年度" | "end of fiscal year" => {
            NaiveDate::from_ymd_opt(date::fiscal_year(today) + 1, 3, 31)
        }
        _ => away(text, today).or_else(|| on_weekday(text, today)).or_else(|| within_month(text, today)),
    }
}

/// +2w, 2週間後, 10日後, `in 10 days`.
fn away(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let signed = text.strip_prefix('+');
    let (count, unit) = number(signed.unwrap_or(text).trim_start())?;
    let unit = unit.trim_start();
    let (unit, is_later) = match unit.strip_suffix('後') {
        Some(unit) => (unit, true),
        None => (unit, signed.is_some()),
    };
    // 10日 alone is the day of a month
    let (days, months) = match unit {
        "d" | "day" | "days" => (count, 0),
        "w" | "week" | "weeks" | "週間" | "週" => (count.checked_mul(7)?, 0),
        "m" | "month" | "months" | "か月" | "ヶ月" | "カ月" | "ヵ月" | "ケ月" | "箇月" => {
            (0, count)
        }
        "y" | "year" | "years" => (0, count.checked_mul(12)?),
        "日" if is_later => (count, 0),
        "年" if is_later => (0, count.checked_mul(12)?),
        "" if signed.is_some() => (count, 0),
        _ => return None,
    };
    let day = today.checked_add_months(Months::new(months))?.checked_add_days(Days::new(u64::from(days)))?;
    (day.year() <= today.year() + FARTHEST).then_some(day)
}

/// 来週金曜, 今週の水曜日, `friday`, `next friday`.
fn on_weekday(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let weeks = [("再来週", 2), ("来週", 1), ("今週", 0)];
    if let Some((rest, weeks)) =
        weeks.iter().find_map(|(word, weeks)| Some((text.strip_prefix(word)?, *weeks)))
    {
        let rest = rest.strip_prefix('の').unwrap_or(rest);
        let rest = rest.strip_suffix('日').filter(|rest| rest.ends_with('曜')).unwrap_or(rest);
        let day = rest.strip_suffix('曜').unwrap_or(rest);
        let day = "月火水木金土日".chars().position(|known| day.chars().eq([known]))?;
        let monday = today.checked_sub_days(Days::new(u64::from(today.weekday().num_days_from_monday())))?;
        return monday.checked_add_days(Days::new(7 * weeks + u64::try_from(day).ok()?));
    }
    // a weekday alone is the next one
    let text = text.strip_prefix("next ").unwrap_or(text);
    if text.len() < 3 {
        return None;
    }
    let day: Weekday = text.parse().ok()?;
    let ahead = (7 + day.num_days_from_monday() - today.weekday().num_days_from_monday() - 1) % 7 + 1;
    today.checked_add_days(Days::new(u64::from(ahead)))
}

/// 今月20日, 来月5日, 20日, 12月末, 12月上旬.
fn within_month(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let first = first_of_month(today)?;
    let (month, rest, is_named) = if let Some(rest) = text.strip_prefix("今月") {
        (first, rest, true)
    } else if let Some(rest) = text.strip_prefix("再来月") {
        (first.checked_add_months(Months::new(2))?, rest, true)
    } else if let Some(rest) = text.strip_prefix("来月") {
        (first.checked_add_months(Months::new(1))?, rest, true)
    } else {
        match number(text) {
            Some((number, rest)) if rest.starts_with('月') => {
                let first = written(&format!("{number}/1"), today.with_day(1)?)?;
                (first, rest.strip_prefix('月')?, true)
            }
            _ => (first, text, false),
        }
    };
    let rest = rest.strip_prefix('の').unwrap_or(rest);
    match rest {
        "末" | "下旬" if is_named => return Some(end_of_month(month)),
        "上旬" if is_named => return month.with_day(10),
        "中旬" | "半ば" if is_named => {
            return month.with_day(20).filter(|_| rest == "中旬").or(month.with_day(15));
        }
        _ => {}
    }
    let (number, after) = number(rest)?;
    let day = month.with_day(number).filter(|_| after == "日")?;
    if is_named || day >= today {
        return Some(day);
    }
    month.checked_add_months(Months::new(1))?.with_day(number)
}

/// 12月, 2027年4月, R9.4, 2026-12: a month as a whole.
fn month(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    if let Some((number, "月")) = number(text) {
        return written(&format!("{number}/1"), first_of_month(today)?);
    }
    let text = text.strip_suffix('月').unwrap_or(text);
    let parts = text.split(['年', '/', '-', '.']).count();
    let has_year = text.contains('年') || parts == 2;
    let day = has_year.then(|| date::typed(&format!("{text}/1"), today)).flatten()?;
    // 11/21 has no year: it is a day
    let named = text.split(['年', '/', '-', '.']).next()?;
    (named.len() >= 4 || named.starts_with(|c: char| !c.is_ascii_digit())).then_some(day)
}

/// What is written as a date; without its year it is one to come, or one just past.
fn written(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let day = date::typed(text, today)?;
    let parts = text.split(['年', '月', '日', '/', '-', '.']).filter(|part| !part.is_empty()).count();
    if parts > 2 || (today - day).num_days() <= JUST_PAST {
        return Some(day);
    }
    NaiveDate::from_ymd_opt(day.year() + 1, day.month(), day.day())
}

/// A number at the start, in figures or as 二 and 十, and what follows.
fn number(text: &str) -> Option<(u32, &str)> {
    let figures = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if figures > 0 {
        let (number, rest) = text.split_at_checked(figures)?;
        return Some((number.parse().ok()?, rest));
    }
    let first = text.chars().next()?;
    let number = "一二三四五六七八九十".chars().position(|known| known == first)?;
    Some((u32::try_from(number).ok()? + 1, text.strip_prefix(first)?))
}

fn first_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)
}

fn end_of_month(day: NaiveDate) -> NaiveDate {
    let next = first_of_month(day).and_then(|first| first.checked_add_months(Months::new(1)));
    next.and_then(|first| first.pred_opt()).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    /// A Saturday.
    fn today() -> NaiveDate {
        day(2026, 11, 21)
    }

    fn on(text: &str) -> Option<NaiveDate> {
        match said(text, today(), None) {
            Said::Day(Day::On(day)) => Some(day),
            _ => None,
        }
    }

    #[test]
    fn a_day_of_a_meeting_is_taken_where_it_is_named_to_the_day() {
        for (text, expected) in [
            ("12/10", day(2026, 12, 10)),
            ("２か月後", day(2027, 1, 21)),
            ("来週金曜", day(2026, 11, 27)),
            ("next friday", day(2026, 11, 27)),
            ("R9.2.18", day(2027, 2, 18)),
        ] {
            assert_eq!(named_exactly(text, today()), Some(expected), "{text}");
        }
        for about in ["", "来月", "6月ごろ", "12月上旬", "12月", "年度末", "6月の役員会のあと", "next month"]
        {
            assert_eq!(named_exactly(about, today()), None, "{about}");
        }
    }

    #[test]
    fn a_day_is_understood_as_it_is_said() {
        for (texts, expected) in [
            (
                &[
                    "+2w",
                    "2w",
                    "＋２ｗ",
                    "2週間後",
                    "２週間後まで",
                    "二週間後",
                    "in 2 weeks",
                    "2 weeks",
                    "+14",
                ][..],
                day(2026, 12, 5),
            ),
            (&["+10d", "10日後", "十日後", "in 10 days", "+10 d"], day(2026, 12, 1)),
            (&["+1m", "1か月後", "１ヶ月後", "一カ月後", "来月", "next month", "1 month"], day(2026, 12, 21)),
            (&["1年後", "+1y"], day(2027, 11, 21)),
            (&["今日", "today"], today()),
            (&["明日", "tomorrow"], day(2026, 11, 22)),
            (&["来週", "来週まで", "next week"], day(2026, 11, 28)),
            (&["来週末", "来週金曜", "来週の金曜日", "来週金曜日まで"], day(2026, 11, 27)),
            (&["friday", "fri", "next friday", "by Friday"], day(2026, 11, 27)),
            (&["saturday"], day(2026, 11, 28)),
            (
                &["月末", "今月末", "月末まで", "今月中", "end of month", "by the end of the month"],
                day(2026, 11, 30),
            ),
            (&["来月末", "来月末までに", "end of next month"], day(2026, 12, 31)),
            (&["年末", "年内"], day(2026, 12, 31)),
            (&["年度末", "今年度中", "end of fiscal year"], day(2027, 3, 31)),
            (
                &[
                    "12/10",
                    "１２／１０",
                    "12月10日",
                    "12月10日まで",
                    "R8.12.10",
                    "r8.12.10",
                    "2026-12-10",
                    "令和8年12月10日（木）",
                ],
                day(2026, 12, 10),
            ),
            (&["今月25日", "25日", "２５日まで"], day(2026, 11, 25)),
            (&["20日"], day(2026, 12, 20)),
            (&["今月20日", "11/20"], day(2026, 11, 20)),
            (&["来月5日", "来月の5日"], day(2026, 12, 5)),
            (&["12月末", "12月下旬"], day(2026, 12, 31)),
            (&["12月上旬"], day(2026, 12, 10)),
            (&["1月半ば"], day(2027, 1, 15)),
            (&["4/10"], day(2027, 4, 10)),
            (&["3/31"], day(2027, 3, 31)),
        ] {
            for text in texts {
                assert_eq!(on(text), Some(expected), "{text}");
            }
        }
    }

    #[test]
    fn the_next_meeting_is_its_day_or_none() {
        let next = day(2027, 2, 18);
        for text in ["次回", "次回まで", "次の会議まで", "next meeting", "by the next meeting"] {
            assert_eq!(said(text, today(), Some(next)), Said::Day(Day::On(next)), "{text}");
            assert_eq!(said(text, today(), None), Said::NoNext, "{text}");
        }
    }

    #[test]
    fn a_month_and_at_once_are_understood() {
        for text in ["4月から", "4月", "2027年4月", "2027/4", "R9.4", "令和9年4月から"] {
            assert_eq!(said(text, today(), None), Said::Day(Day::Month(day(2027, 4, 1))), "{text}");
        }
        assert_eq!(said("11月中", today(), None), Said::Day(Day::Month(day(2026, 11, 1))));
        for text in ["今", "今から", "now"] {
            assert_eq!(said(text, today(), None), Said::Day(Day::Now), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_not_guessed() {
        for text in [
            "そのうち",
            "13/1",
            "2/30",
            "12/",
            "/",
            "+",
            "32日",
            "+99999999999w",
            "99999週間後",
            "soon",
            "月",
            "日",
            "2026",
            "あ/い",
            "fr",
        ] {
            assert_eq!(said(text, today(), None), Said::Unknown, "{text}");
        }
        assert_eq!(said("  　", today(), None), Said::Nothing);
    }

    #[test]
    fn what_was_understood_is_shown_with_its_weekday() {
        let shown = |day: Day| (day.shown(Lang::Ja, today()), day.shown(Lang::En, today()));
        let both = |ja: &str, en: &str| (ja.to_owned(), en.to_owned());
        assert_eq!(shown(Day::On(day(2026, 12, 10))), both("12月10日（木）", "Thu 10 December"));
        assert_eq!(
            shown(Day::On(day(2027, 3, 31))),
            both("令和9年（2027年）3月31日（水）", "Wed 31 March 2027")
        );
        assert_eq!(Day::On(day(2027, 3, 31)).listed(Lang::Ja, today()), "R9.3.31（水）");
        assert_eq!(shown(Day::Month(day(2027, 4, 1))), both("令和9年4月", "April 2027"));
        assert_eq!(shown(Day::Month(day(2026, 12, 1))), both("12月", "December"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_fall(text in "[0-9一-十年月日末後まで/.+rR今来週次回wdm ]{0,12}", from in 0..20_000_i64) {
            let today = day(2000, 1, 1) + chrono::TimeDelta::days(from);
            if let Said::Day(read) = said(&text, today, None) {
                prop_assert_eq!(Day::read(&read.stored()), Some(read));
            }
        }

        #[test]
        fn what_is_shown_and_what_is_typed_reads_back(at in 0..5_000_i64, from in 0..5_000_i64) {
            let [today, due] = [from, at].map(|days| day(2020, 1, 1) + chrono::TimeDelta::days(days));
            for day in [Day::On(due), Day::Month(first_of_month(due).unwrap()), Day::Now] {
                for lang in [Lang::Ja, Lang::En] {
                    prop_assert_eq!(said(&day.typeable(lang), today, None), Said::Day(day));
                }
            }
        }

        #[test]
        fn so_many_days_on_are_so_many(count in 0..2_000_u64) {
            let read = said(&format!("+{count}d"), today(), None);
            prop_assert_eq!(read, Said::Day(Day::On(today() + Days::new(count))));
            let read = said(&format!("{count}日後"), today(), None);
            prop_assert_eq!(read, Said::Day(Day::On(today() + Days::new(count))));
        }
    }
}
