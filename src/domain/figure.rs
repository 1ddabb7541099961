//! A figure as people write it: `約1,500`, `50程度`, `月1`; blank, 0 and 約 stay different.

use std::collections::BTreeMap;
use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;

use super::Value;

/// Words that say how a figure is meant, as they are stored and shown; the longer ones first.
const ABOUT: [&str; 5] = ["程度以上", "程度", "以上", "以下", "約"];
/// Words that say what a figure is for, as they are stored and shown.
const PER: [&str; 4] = ["年", "月", "週", "日"];
/// The most that is read, be it typed or stored: nine digits. More is a slip of the hand, and of these as many as a session
/// can hold still add up.
const MOST: i64 = 999_999_999;

/// A whole number with what was written around it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure {
    /// The number.
    pub value: i64,
    /// 約, 程度, 以上, 程度以上 or 以下; empty for a plain number.
    pub about: String,
    /// 年, 月, 週 or 日, where it is a rate; once a month stays 1 per month and never becomes 12.
    pub per: String,
}

impl Figure {
    /// A plain number.
    #[must_use]
    pub fn plain(value: i64) -> Self {
        Self { value, ..Self::default() }
    }

    /// Reads what was typed: full-width digits, commas, △ for minus, a unit after it; none where it is no figure.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        let text = whole_numbers(&text.nfkc().collect::<String>())?;
        let mut rest = text.as_str();
        let mut figure = Self::default();
        let take = |rest: &mut &str, figure: &mut Self| {
            let before = *rest;
            for word in PER {
                if let Some(left) =
                    rest.strip_prefix(word).map(|left| left.strip_prefix('に').unwrap_or(left))
                    && left.chars().any(|c| c.is_ascii_digit())
                {
                    (figure.per, *rest) = (word.to_owned(), left);
                }
            }
            if let Some(left) = rest.strip_prefix("約").or_else(|| rest.strip_prefix("およそ")) {
                (figure.about, *rest) = ("約".to_owned(), left);
            }
            before.len() != rest.len()
        };
        while take(&mut rest, &mut figure) {}
        let minus = ['△', '▲', '-', '−', '–'].into_iter().find_map(|sign| rest.strip_prefix(sign));
        let digits = minus.unwrap_or(rest);
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let (number, mut tail) = digits.split_at_checked(end)?;
        let value = number.parse::<i64>().ok().filter(|value| *value <= MOST)?;
        figure.value = if minus.is_some() { -value } else { value };
        tail = tail.trim_start_matches(['回', '件', '人', '部', '名', '歳', '代', '%', 'つ']);
        for word in ABOUT {
            if let Some(left) = tail.strip_prefix(word) {
                (figure.about, tail) = (word.to_owned(), left);
                break;
            }
        }
        tail.is_empty().then_some(figure)
    }

    /// Reads what is stored; none of what is no figure, or more than anybody counts, so that any number of them add up.
    #[must_use]
    pub fn read(value: &Value) -> Option<Self> {
        let figure = match value {
            Value::Int(value) => Self::plain(*value),
            Value::Map(map) => {
                let text = |name: &str| map.get(name).and_then(Value::as_text).unwrap_or_default().to_owned();
                Self { value: map.get("value")?.as_int()?, about: text("about"), per: text("per") }
            }
            _ => return None,
        };
        (-MOST..=MOST).contains(&figure.value).then_some(figure)
    }

    /// As it is stored: a plain number is a number.
    #[must_use]
    pub fn stored(&self) -> Value {
        if self.is_plain() {
            return Value::Int(self.value);
        }
        let mut map = BTreeMap::from([("value".to_owned(), Value::Int(self.value))]);
        for (name, word) in [("about", &self.about), ("per", &self.per)] {
            if !word.is_empty() {
                map.insert(name.to_owned(), word.as_str().into());
            }
        }
        Value::Map(map)
    }

    /// Whether it is nothing but a number.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.about.is_empty() && self.per.is_empty()
    }

    /// Whether what is counted can stand behind it: 約1,500件, and not 月1件 or 50程度件.
    #[must_use]
    pub fn takes_unit(&self) -> bool {
        self.per.is_empty() && matches!(self.about.as_str(), "" | "約")
    }

    /// As it is shown: 月1程度以上, 約1,500, △58.
    #[must_use]
    pub fn shown(&self) -> String {
        let mut shown = self.per.clone();
        let is_before = self.about == "約";
        if is_before {
            shown.push_str(&self.about);
        }
        shown.push_str(&grouped(self.value));
        if !is_before {
            shown.push_str(&self.about);
        }
        shown
    }
}

/// The text without blanks, and without the separators of thousands; none where two numbers would become one (3、4人).
fn whole_numbers(text: &str) -> Option<String> {
    let is_separator = |c: char| matches!(c, ',' | '、');
    let in_number = |c: char| c.is_ascii_digit() || is_separator(c);
    let mut joined = String::new();
    let mut parted = false;
    for c in text.chars() {
        if c.is_whitespace() {
            parted = true;
            continue;
        }
        if parted && in_number(c) && joined.chars().next_back().is_some_and(in_number) {
            return None;
        }
        parted = false;
        joined.push(c);
    }
    let mut whole = String::new();
    for number in joined.split_inclusive(|c: char| !in_number(c)) {
        let digits = number.trim_end_matches(|c: char| !in_number(c));
        let mut groups = digits.split(is_separator);
        let first = groups.next().unwrap_or_default();
        let mut thousands = groups.clone();
        if groups.next().is_some() && (first.is_empty() || first.len() > 3)
            || thousands.any(|group| group.len() != 3)
        {
            return None;
        }
        whole.extend(number.chars().filter(|c| !is_separator(*c)));
    }
    Some(whole)
}

/// A number with commas between thousands, and △ for minus.
#[must_use]
pub fn grouped(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut shown = String::new();
    if value < 0 {
        shown.push('△');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        _ = shown.write_char(digit);
    }
    shown
}

/// A percentage of whole numbers in tenths, half up (56.25 is 563); none of nothing.
///
/// Half up is how offices print shares (四捨五入); printing floats rounds ties to even.
#[must_use]
pub fn tenths(part: i64, of: i64) -> Option<i64> {
    let (part, of) = (i128::from(part), i128::from(of));
    (of > 0).then(|| (2000 * part + of).div_euclid(2 * of)).and_then(|tenths| i64::try_from(tenths).ok())
}

/// Tenths as they are shown: 563 is `56.3`.
#[must_use]
pub fn percent(tenths: i64) -> String {
    let sign = if tenths < 0 { "△" } else { "" };
    format!("{sign}{}.{}", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_people_write_them() {
        let rough = |value, about: &str, per: &str| Figure { value, about: about.into(), per: per.into() };
        for (typed, figure) in [
            ("1,063件", Figure::plain(1063)),
            ("１２", Figure::plain(12)),
            (" 0 ", Figure::plain(0)),
            ("△58", Figure::plain(-58)),
            ("−3", Figure::plain(-3)),
            ("約1,500", rough(1500, "約", "")),
            ("50程度", rough(50, "程度", "")),
            ("50件程度", rough(50, "程度", "")),
            ("月1程度以上", rough(1, "程度以上", "月")),
            ("月1回程度", rough(1, "程度", "月")),
            ("年に約12回", rough(12, "約", "年")),
            ("月 1 回", rough(1, "", "月")),
            ("1,500", Figure::plain(1500)),
            ("１、５００", Figure::plain(1500)),
            ("1,234,567", Figure::plain(1_234_567)),
        ] {
            assert_eq!(Figure::typed(typed), Some(figure.clone()), "{typed}");
            assert_eq!(Figure::typed(&figure.shown()), Some(figure.clone()), "{typed} shown");
            assert_eq!(Figure::read(&figure.stored()), Some(figure));
        }
        for none in [
            "",
            "多数",
            "3.5",
            "1 2人と",
            "9999999999999",
            "約",
            "月",
            "3、4人",
            "1 2",
            "1,2",
            "12,34",
            "1234,567",
            ",500",
            "1,",
            "1, 500",
        ] {
            assert_eq!(Figure::typed(none), None, "{none}");
        }
    }

    #[test]
    fn a_stored_figure_beyond_all_counting_is_none() {
        for (stored, is_read) in [(MOST, true), (-MOST, true), (MOST + 1, false), (i64::MIN, false)] {
            assert_eq!(Figure::read(&Value::Int(stored)).is_some(), is_read, "{stored}");
            let rough = Value::Map(BTreeMap::from([("value".to_owned(), Value::Int(stored))]));
            assert_eq!(Figure::read(&rough).is_some(), is_read, "{stored}");
        }
    }

    #[test]
    fn shares_are_half_up_on_whole_numbers() {
        let shares = [(9, 16), (5, 16), (1, 16), (1, 23), (1, 8), (2, 3), (0, 5)];
        let shown = shares.map(|(part, of)| percent(tenths(part, of).unwrap()));
        assert_eq!(shown, ["56.3", "31.3", "6.3", "4.3", "12.5", "66.7", "0.0"]);
        assert_eq!(tenths(1, 0), None);
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([0, 999, 1000, -1_234_567].map(grouped), ["0", "999", "1,000", "△1,234,567"]);
    }
}
