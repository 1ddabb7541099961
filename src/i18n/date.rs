//! Dates as a Japanese office writes and types them.
//!
//! Eras: 令和 from 2019-05-01, 平成 from 1989-01-08, 昭和 from 1926-12-25 (cabinet orders on era names). The fiscal
//! year runs from April to March.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Weekday};
use unicode_normalization::UnicodeNormalization;

use super::Lang;

/// An era: its name, its letter, the year before its first, its first day.
type Era = (&'static str, char, i32, (i32, u32, u32));

/// The eras of living people, the newest first.
const ERAS: [Era; 3] = [
    ("令和", 'R', 2018, (2019, 5, 1)),
    ("平成", 'H', 1988, (1989, 1, 8)),
    ("昭和", 'S', 1925, (1926, 12, 25)),
];

/// Writes a day with both calendars: 令和8年（2026年）11月21日（土）, Sat 21 November 2026.
#[must_use]
pub fn long(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::En => date.format("%a %-d %B %Y").to_string(),
        Lang::Ja => {
            let (year, month, day) = (date.year(), date.month(), date.day());
            let weekday = weekday(date.weekday());
            match era(date) {
                Some((era, of_era)) => format!("{era}{of_era}年（{year}年）{month}月{day}日（{weekday}）"),
                None => format!("{year}年{month}月{day}日（{weekday}）"),
            }
        }
    }
}

/// Writes a day as it may be typed: what a form is filled in with.
#[must_use]
pub fn typeable(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::Ja => long(lang, date),
        Lang::En => short(lang, date),
    }
}

/// Writes a day shortly, for lists: R8.11.21, 2026-11-21.
#[must_use]
pub fn short(lang: Lang, date: NaiveDate) -> String {
    let letter = |name: &str| ERAS.iter().find(|era| era.0 == name).map(|era| era.1);
    match (lang, era(date)) {
        (Lang::Ja, Some((name, _))) => {
            let of_era = date.year() - ERAS.iter().find(|era| era.0 == name).map_or(0, |era| era.2);
            format!("{}{of_era}.{}.{}", letter(name).unwrap_or('R'), date.month(), date.day())
        }
        _ => date.format("%Y-%m-%d").to_string(),
    }
}

/// The day and the time of day here at some moment, for labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Here {
    /// Milliseconds since 1970 (UTC).
    pub now: i64,
    /// The day here.
    pub today: NaiveDate,
    /// Minutes since midnight here.
    pub minute: u16,
}

/// Writes shortly when something was: 今日 14:03, R8.11.20 9:30; empty where it cannot be told.
#[must_use]
pub fn moment(lang: Lang, millis: i64, here: Here) -> String {
    // clocks differ from UTC by quarters of an hour
    const QUARTER: i64 = 15 * 60_000;
    let midnight = here.today.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
    let ahead = midnight + i64::from(here.minute) * 60_000 - here.now;
    let ahead = (ahead + QUARTER / 2).div_euclid(QUARTER) * QUARTER;
    let there = DateTime::from_timestamp_millis(millis)
        .and_then(|time| time.naive_utc().checked_add_signed(TimeDelta::milliseconds(ahead)));
    let Some(there) = there else { return String::new() };
    let time = there.time().format("%-H:%M");
    if there.date() == here.today {
        format!("{} {time}", lang.today())
    } else {
        format!("{} {time}", short(lang, there.date()))
    }
}

/// Writes a day by the Japanese calendar alone: 令和8年11月21日; where no era is known, by the western year.
#[must_use]
pub fn of_era(date: NaiveDate) -> String {
    format!("{}年{}月{}日", year_of_era(date), date.month(), date.day())
}

/// Writes the year of a day: 令和8年, 2026.
#[must_use]
pub fn year(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::Ja => format!("{}年", year_of_era(date)),
        Lang::En => date.year().to_string(),
    }
}

/// A fiscal year (April to March) by the year it begins in: 令和8年度（2026年度）.
#[must_use]
pub fn fiscal(lang: Lang, year: i32) -> String {
    // of a year in which an era changed, the new name is the usual one
    let era = NaiveDate::from_ymd_opt(year, 5, 1).map(year_of_era).unwrap_or_default();
    lang.fiscal_year(&era, year)
}

/// The same, shorter: 令和8年度（2026）.
#[must_use]
pub fn fiscal_short(lang: Lang, year: i32) -> String {
    let era = NaiveDate::from_ymd_opt(year, 5, 1).map(year_of_era).unwrap_or_default();
    lang.fiscal_year_short(&era, year)
}

/// Reads a day that is stored as `2026-11-21`.
#[must_use]
pub fn stored(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

/// Writes a day or a month that is stored: 令和8年（2026年）3月6日（金）, 令和8年（2026年）3月, or 今から where it is `now`; none
/// where it is neither.
#[must_use]
pub fn told(lang: Lang, text: &str) -> Option<String> {
    if text == "now" {
        return Some(lang.at_once().to_owned());
    }
    if let Some(day) = stored(text) {
        return Some(long(lang, day));
    }
    let first = stored(&format!("{text}-01"))?;
    let (year, month) = (first.year(), first.month());
    Some(match (lang, era(first)) {
        (Lang::En, _) => first.format("%B %Y").to_string(),
        (Lang::Ja, Some((era, of_era))) => format!("{era}{of_era}年（{year}年）{month}月"),
        (Lang::Ja, None) => format!("{year}年{month}月"),
    })
}

/// Reads a day as it is typed: R8.11.21, 令和8年11月21日, 令和元年…, 2026-11-21, 2026/11/21, 2026年11月21日, or 11/21 and
/// 11月21日, which fall into the fiscal year of `today`. Full-width figures and a weekday in brackets are understood.
#[must_use]
pub fn typed(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    let text = without_brackets(&text).replace("元年", "1年");
    let named = ERAS.iter().find_map(|(name, letter, before, _)| {
        let rest = text.strip_prefix(name).or_else(|| text.strip_prefix(*letter))?;
        Some((*before, rest.to_owned()))
    });
    let (before, rest) = named.map_or((None, text), |(before, rest)| (Some(before), rest));
    let parts: Vec<&str> = rest.split(['年', '月', '日', '/', '-', '.']).collect();
    let mut numbers = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        if part.is_empty() && at + 1 == parts.len() {
            break;
        }
        numbers.push(part.parse::<u32>().ok()?);
    }
    match (&numbers[..], before) {
        (&[year, month, day], Some(before)) => {
            NaiveDate::from_ymd_opt(before + i32::try_from(year).ok()?, month, day)
        }
        (&[year, month, day], None) if (1900..=2199).contains(&year) => {
            NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
        }
        (&[month, day], None) => {
            NaiveDate::from_ymd_opt(fiscal_year(today) + i32::from(month < 4), month, day)
        }
        _ => None,
    }
}

/// Reads a fiscal year as it is typed or shown, by the year it begins in: R7, 令和7年度, 令和7年度（2025）, 2025, ２０２５年度,
/// fiscal year 2025.
#[must_use]
pub fn typed_fiscal(text: &str) -> Option<i32> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    let text = without_brackets(&text);
    let text = text.strip_prefix("FISCALYEAR").unwrap_or(&text);
    let text = text.strip_suffix('度').unwrap_or(text);
    let first = format!("{}年4月1日", text.strip_suffix('年').unwrap_or(text));
    typed(&first, NaiveDate::MIN).map(|day| day.year())
}

/// Reads a month as it is typed, as it is stored (`2024-04`): R6.4, 令和6年4月, 2024-04, 2024/4, or 4月, which falls into
/// the fiscal year of `today`.
#[must_use]
pub fn typed_month(text: &str, today: NaiveDate) -> Option<String> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let text = without_brackets(&text);
    let text = text.trim_end_matches('月');
    let between = text.chars().rev().find(|c| matches!(c, '/' | '-' | '.'));
    let day = between.map_or_else(|| "月1日".to_owned(), |between| format!("{between}1"));
    typed(&format!("{text}{day}"), today).map(|day| day.format("%Y-%m").to_string())
}

/// Writes a stored month so that it can be typed again: R6.4, 2024-04; none where it is none.
#[must_use]
pub fn typeable_month(lang: Lang, stored_month: &str) -> Option<String> {
    let day = short(lang, stored(&format!("{stored_month}-01"))?);
    Some(day.strip_suffix(".1").or_else(|| day.strip_suffix("-01")).unwrap_or(&day).to_owned())
}

/// A text without what stands in brackets: the other calendar, the weekday.
fn without_brackets(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .filter(|c| {
            let bracket = matches!(c, '(' | ')');
            inside = if bracket { *c == '(' } else { inside };
            !bracket && !inside
        })
        .collect()
}

/// The fiscal year a day falls into, by the year it begins in.
#[must_use]
pub fn fiscal_year(date: NaiveDate) -> i32 {
    date.year() - i32::from(date.month() < 4)
}

/// A year of its era: 令和8; where there is none, 1900.
pub(super) fn year_of_era(date: NaiveDate) -> String {
    era(date).map_or_else(|| date.year().to_string(), |(name, year)| format!("{name}{year}"))
}

/// The era of a day and the year in it, the first as 元.
fn era(date: NaiveDate) -> Option<(&'static str, String)> {
    let (name, _, before, _) = ERAS.into_iter().find(|(_, _, _, (year, month, day))| {
        NaiveDate::from_ymd_opt(*year, *month, *day).is_some_and(|first| date >= first)
    })?;
    let year = date.year() - before;
    Some((name, if year == 1 { "元".to_owned() } else { year.to_string() }))
}

/// The weekday as one character.
pub(super) fn weekday(day: Weekday) -> char {
    match day {
        Weekday::Mon => '月',
        Weekday::Tue => '火',
        Weekday::Wed => '水',
        Weekday::Thu => '木',
        Weekday::Fri => '金',
        Weekday::Sat => '土',
        Weekday::Sun => '日',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_day_is_written_with_both_calendars() {
        assert_eq!(long(Lang::Ja, day(2026, 11, 21)), "令和8年（2026年）11月21日（土）");
        assert_eq!(long(Lang::Ja, day(2019, 5, 1)), "令和元年（2019年）5月1日（水）");
        assert_eq!(long(Lang::Ja, day(2019, 4, 30)), "平成31年（2019年）4月30日（火）");
        assert_eq!(long(Lang::En, day(2026, 11, 21)), "Sat 21 November 2026");
        assert_eq!(short(Lang::Ja, day(2026, 11, 21)), "R8.11.21");
        assert_eq!(short(Lang::En, day(2026, 11, 21)), "2026-11-21");
        assert_eq!(of_era(day(2019, 5, 1)), "令和元年5月1日");
        assert_eq!(of_era(day(1912, 7, 30)), "1912年7月30日");
    }

    #[test]
    fn a_stored_day_or_month_is_told() {
        let both = |text: &str| [Lang::Ja, Lang::En].map(|lang| told(lang, text).unwrap_or_default());
        assert_eq!(both("2026-03-06"), ["令和8年（2026年）3月6日（金）", "Fri 6 March 2026"]);
        assert_eq!(both("2026-03"), ["令和8年（2026年）3月", "March 2026"]);
        assert_eq!(both("now"), ["今から", "now"]);
        for other in ["", "来年度", "2026-13", "2026", "2026-02-30"] {
            assert_eq!(told(Lang::Ja, other), None, "{other}");
        }
    }

    #[test]
    fn a_moment_is_told_by_the_clock_of_this_place() {
        // 2026-11-21 14:00:20 in Japan
        let here = Here { now: 1_795_237_220_000, today: day(2026, 11, 21), minute: 14 * 60 };
        for (millis, ja, en) in [
            (1_795_237_220_000, "今日 14:00", "today 14:00"),
            (1_795_237_220_000 - 14 * 3_600_000, "今日 0:00", "today 0:00"),
            (1_795_237_220_000 - 15 * 3_600_000, "R8.11.20 23:00", "2026-11-20 23:00"),
            (0, "S45.1.1 9:00", "1970-01-01 9:00"),
            (i64::MAX, "", ""),
        ] {
            assert_eq!(
                (moment(Lang::Ja, millis, here).as_str(), moment(Lang::En, millis, here).as_str()),
                (ja, en)
            );
        }
    }

    #[test]
    fn a_day_is_read_as_it_is_typed() {
        let today = day(2026, 11, 21);
        for text in [
            "R8.11.21",
            "r8.11.21",
            "Ｒ８．１１．２１",
            "令和8年11月21日",
            "令和８年１１月２１日（土）",
            "2026-11-21",
            "2026/11/21",
            "２０２６／１１／２１",
            "2026年11月21日",
            "11/21",
            "11月21日",
            " 11 / 21 ",
            "令和8年（2026年）11月21日（土）",
            "令和8年（",
        ] {
            let expected = (text != "令和8年（").then_some(today);
            assert_eq!(typed(text, today), expected, "{text}");
        }
        assert_eq!(typed("令和元年5月21日", today), Some(day(2019, 5, 21)));
        assert_eq!(typed("3/31", today), Some(day(2027, 3, 31)));
        assert_eq!(typed("4/1", today), Some(day(2026, 4, 1)));
        for text in ["", "13/1", "2/30", "明日", "R8.11", "8.11.21", "11", "2026/11/21/5", "あ/い"] {
            assert_eq!(typed(text, today), None, "{text}");
        }
    }

    #[test]
    fn a_fiscal_year_is_read_as_it_is_typed_and_as_it_is_shown() {
        let shown = [Lang::Ja, Lang::En].map(|lang| [fiscal(lang, 2025), fiscal_short(lang, 2025)]).concat();
        let typed =
            ["2025", " ２０２５ ", "2025年度", "2025年", "R7", "ｒ７", "令和7年度", "令和７年", "令和7"];
        for text in typed.into_iter().chain(shown.iter().map(String::as_str)) {
            assert_eq!(typed_fiscal(text), Some(2025), "{text}");
        }
        assert_eq!(typed_fiscal("令和元年度"), Some(2019));
        assert_eq!(typed_fiscal("H30"), Some(2018));
        for text in ["", "7", "R7.6.18", "2025-06-18", "R7.6", "来年度", "年度", "令和"] {
            assert_eq!(typed_fiscal(text), None, "{text}");
        }
    }

    #[test]
    fn what_a_form_is_filled_in_with_reads_back() {
        for lang in [Lang::Ja, Lang::En] {
            let today = day(2026, 11, 21);
            assert_eq!(typed(&typeable(lang, today), day(2025, 1, 1)), Some(today));
        }
    }

    #[test]
    fn the_fiscal_year_begins_in_april() {
        assert_eq!(fiscal_year(day(2026, 3, 31)), 2025);
        assert_eq!(fiscal_year(day(2026, 4, 1)), 2026);
    }
}
