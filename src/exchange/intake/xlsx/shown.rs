//! What people see in a cell, as text.

use calamine::{DataRef, ExcelDateTime};

use crate::text::Clean;

/// The text of a cell; of a formula, its value.
pub(super) fn text(cell: &DataRef) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Clean::lines(text).into_string()
        }
        DataRef::SharedString(text) => Clean::lines(text).into_string(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => figure(*number),
        DataRef::Bool(is) => if *is { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(day) => moment(day),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A figure with the 15 digits that Excel reckons with.
fn figure(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    rounded.to_string()
}

/// A day as `2026-11-21`, a time of day as `14:00`, both where both are there.
fn moment(moment: &ExcelDateTime) -> String {
    let number = moment.as_f64();
    if moment.is_duration() {
        let minutes = (number * 24.0 * 60.0).round();
        let (hours, minutes) = ((minutes / 60.0).trunc(), (minutes % 60.0).abs());
        return format!("{hours}:{minutes:02}");
    }
    let (year, month, day, hour, minute, _, _) = moment.to_ymd_hms_milli();
    let (day, time) = (format!("{year}-{month:02}-{day:02}"), format!("{hour}:{minute:02}"));
    if number < 1.0 {
        time
    } else if number.fract() == 0.0 {
        day
    } else {
        format!("{day} {time}")
    }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    use super::*;

    #[test]
    fn figures_days_and_answers_are_what_people_see() {
        let shown = |cell: DataRef| text(&cell);
        assert_eq!(shown(DataRef::Float(3.0)), "3");
        assert_eq!(shown(DataRef::Float(0.1 + 0.2)), "0.3");
        assert_eq!(shown(DataRef::Float(-1.5)), "-1.5");
        assert_eq!(shown(DataRef::Float(1e15)), "1000000000000000");
        assert_eq!(shown(DataRef::Int(7)), "7");
        assert_eq!(shown(DataRef::Bool(true)), "TRUE");
        let day = |number, sort| shown(DataRef::DateTime(ExcelDateTime::new(number, sort, false)));
        assert_eq!(day(46347.0, DateTime), "2026-11-21");
        assert_eq!(day(46347.5625, DateTime), "2026-11-21 13:30");
        assert_eq!(day(0.5625, DateTime), "13:30");
        assert_eq!(day(1.25, TimeDelta), "30:00");
        assert_eq!(shown(DataRef::SharedString("一\r\n二\u{1b}[31m\t ")), "一\n二[31m");
        assert_eq!(shown(DataRef::String("\u{200B} ".into())), "");
    }
}
