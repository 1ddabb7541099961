//! What a worksheet proposes for a day unless something else is written: so long after another day of the same sheet
//! (`date + 3 months`).

use chrono::{Days, Months, NaiveDate};

use super::Value;
use super::check::Sheet;
use super::stage;
use super::worksheet::{Kind, Question};

/// A day that follows another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Later<'w> {
    /// The question whose day it follows.
    pub question: &'w str,
    count: u32,
    unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

impl<'w> Later<'w> {
    /// Reads it as a worksheet writes it; none where it is written otherwise.
    #[must_use]
    pub fn read(written: &'w str) -> Option<Self> {
        let (question, span) = written.split_once('+')?;
        let (count, unit) = span.trim().split_once(' ')?;
        let unit = match unit.trim() {
            "day" | "days" => Unit::Days,
            "week" | "weeks" => Unit::Weeks,
            "month" | "months" => Unit::Months,
            "year" | "years" => Unit::Years,
            _ => return None,
        };
        Some(Self { question: question.trim(), count: count.parse().ok()?, unit })
    }

    /// The day itself. A month without such a day ends with its last: three months after 31 January come to 30 April.
    #[must_use]
    pub fn after(self, day: NaiveDate) -> Option<NaiveDate> {
        let months = |each: u32| day.checked_add_months(Months::new(self.count.checked_mul(each)?));
        let days = |each: u64| day.checked_add_days(Days::new(u64::from(self.count).checked_mul(each)?));
        match self.unit {
            Unit::Days => days(1),
            Unit::Weeks => days(7),
            Unit::Months => months(1),
            Unit::Years => months(12),
        }
    }
}

/// The day that is proposed for a cell of a filled sheet; none where something stands there, or the other day does not.
#[must_use]
pub fn proposed(sheet: &Sheet, question: &Question, path: &str) -> Option<Value> {
    let later = Later::read(question.default.as_deref().filter(|_| question.kind == Kind::Date)?)?;
    if sheet.response(&question.id).value(path).is_some() {
        return None;
    }
    let other = sheet.response(later.question);
    let day = other.value(path).or_else(|| other.value("")).and_then(Value::as_text).and_then(stage::day)?;
    Some(Value::from(later.after(day)?.format("%Y-%m-%d").to_string().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(written: &str, day: &str) -> Option<String> {
        Some(Later::read(written)?.after(stage::day(day)?)?.to_string())
    }

    #[test]
    fn a_month_that_has_no_such_day_ends_with_its_last() {
        for (written, day, expected) in [
            ("date + 3 months", "2026-01-31", "2026-04-30"),
            ("date + 3 months", "2026-03-18", "2026-06-18"),
            ("date+1 month", "2027-12-31", "2028-01-31"),
            ("date + 1 months", "2028-01-31", "2028-02-29"),
            ("date + 2 weeks", "2026-12-20", "2027-01-03"),
            ("date + 10 days", "2026-12-25", "2027-01-04"),
            ("date + 1 year", "2028-02-29", "2029-02-28"),
        ] {
            assert_eq!(after(written, day).as_deref(), Some(expected), "{written} {day}");
        }
    }

    #[test]
    fn what_is_written_otherwise_proposes_nothing() {
        for written in
            ["", "date", "三か月後", "date + months", "date + 3 moons", "date - 3 months", "date + -3 months"]
        {
            assert_eq!(Later::read(written), None, "{written}");
        }
        assert_eq!(after("date + 4294967295 years", "2026-01-31"), None);
    }
}
