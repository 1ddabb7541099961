//! Times of day and numbers of minutes as a Japanese office types them.

use unicode_normalization::UnicodeNormalization;

/// Writes minutes since midnight as a time of day (`14:05`); past midnight it begins anew.
#[must_use]
pub fn of_day(minute: u32) -> String {
    let minute = minute % (24 * 60);
    format!("{}:{:02}", minute / 60, minute % 60)
}

/// Reads a time of day as it is typed: 14:00, 14時, 14時30分, 14時半, 午後2時; in minutes since midnight.
#[must_use]
pub fn typed(text: &str) -> Option<u32> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let (afternoon, text) = match text.strip_prefix("午後") {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix("午前").unwrap_or(&text)),
    };
    let text = text.strip_suffix('分').unwrap_or(text).replace('半', "30");
    let (hour, minute) = match text.split_once([':', '時']) {
        Some((hour, minute)) => (hour, if minute.is_empty() { "0" } else { minute }),
        None => return None,
    };
    let (hour, minute) = (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?);
    let hour = if afternoon && hour < 12 { hour + 12 } else { hour };
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// Reads a number of minutes as it is typed: 30, ３０分, 30 min.
#[must_use]
pub fn minutes(text: &str) -> Option<u32> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let number = UNITS.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text);
    number.parse().ok()
}

/// What may stand behind a number of minutes.
const UNITS: [&str; 3] = ["分", "min", "m"];

/// Parts a title from the minutes that are typed behind it (`事例の検討 30分`, `Break 5 min`); none where no unit
/// says that they are minutes.
#[must_use]
pub fn title_and_minutes(text: &str) -> (String, Option<u32>) {
    let text = text.trim();
    let rest = UNITS.iter().find_map(|unit| text.strip_suffix(unit)).map(str::trim_end);
    let title = rest.map(|rest| rest.trim_end_matches(is_figure));
    match (title, rest.zip(title).and_then(|(rest, title)| minutes(rest.strip_prefix(title)?))) {
        (Some(title), Some(minutes)) if !title.trim().is_empty() => {
            (title.trim_end().to_owned(), Some(minutes))
        }
        _ => (text.to_owned(), None),
    }
}

/// Whether a character is a figure, of either width.
fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_they_are_typed() {
        let read =
            ["14:00", "１４：００", "14時", "14時30分", "14 時半", "午後2時", "午前 9:05", "0:00"].map(typed);
        assert_eq!(read.map(Option::unwrap), [840, 840, 840, 870, 870, 840, 545, 0]);
        for no in ["", "14", "24:00", "14:60", "2時頃", "ab:cd", "午後"] {
            assert_eq!(typed(no), None, "{no}");
        }
        assert_eq!((of_day(545).as_str(), of_day(24 * 60 + 5).as_str()), ("9:05", "0:05"));
    }

    #[test]
    fn minutes_stand_behind_a_title() {
        for (text, title, minutes) in [
            ("事例の検討 30分", "事例の検討", Some(30)),
            ("事例の検討　３０分", "事例の検討", Some(30)),
            ("休憩5分", "休憩", Some(5)),
            ("Break 5 min", "Break", Some(5)),
            ("第2回", "第2回", None),
            ("30分", "30分", None),
            ("紹介（１分ずつ）", "紹介（１分ずつ）", None),
            ("ｶﾞｲﾄﾞ 10分", "ｶﾞｲﾄﾞ", Some(10)),
            ("", "", None),
        ] {
            assert_eq!(title_and_minutes(text), (title.to_owned(), minutes), "{text}");
        }
        assert_eq!(
            ["30", "３０分", " 5 min", "", "x"].map(minutes),
            [Some(30), Some(30), Some(5), None, None]
        );
    }
}
