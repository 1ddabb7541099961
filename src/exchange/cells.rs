//! Cells of sheets as text: what people type into them and see in them, on the screen, in tables and in files.

use chrono::NaiveDate;

use super::bilingual;
use crate::domain::agency::{self, Agency};
use crate::domain::cell::{Cell, Takes};
use crate::domain::figure::Figure;
use crate::domain::kinds::Kinds;
use crate::domain::mention::Mention;
use crate::domain::worksheet::Bilingual;
use crate::domain::{RecordId, Session, Value, attendance};
use crate::i18n::{Lang, date};
use crate::text::{Clean, yes_no};

/// What text in cells is read and shown with.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'a> {
    /// The language of the screen or the file.
    pub lang: Lang,
    /// The session, for its agencies.
    pub session: &'a Session,
    /// The meeting, whose agencies come first.
    pub meeting: RecordId,
    /// The kinds of agencies.
    pub kinds: &'a Kinds,
    /// The day, for days typed without a year.
    pub today: NaiveDate,
}

/// What a cell expects and was not given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A whole number.
    Figure,
    /// A month.
    Month,
    /// A day.
    Day,
    /// One of these options.
    Option(Vec<String>),
    /// Yes or no.
    Tick,
}

impl Unread {
    /// What is told.
    #[must_use]
    pub fn told(&self, lang: Lang) -> String {
        match self {
            Self::Figure => lang.cell_wants_figure().to_owned(),
            Self::Month => lang.cell_wants_month().to_owned(),
            Self::Day => lang.cell_wants_day().to_owned(),
            Self::Option(options) => lang.cell_wants_option(&options.join(lang.out_comma())),
            Self::Tick => lang.cell_wants_tick().to_owned(),
        }
    }
}

impl Cells<'_> {
    /// Reads what was typed into a cell; none empties it.
    ///
    /// # Errors
    /// An [`Unread`] where the cell takes something else.
    pub fn read(&self, cell: &Cell, typed: &str) -> Result<Option<Value>, Unread> {
        let typed =
            if cell.takes == Takes::Text { Clean::lines(typed) } else { Clean::line(typed) }.into_string();
        let text = typed.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let value = match &cell.takes {
            Takes::Text | Takes::Words => text.into(),
            Takes::Figure { rough } => {
                let figure = Figure::typed(text).ok_or(Unread::Figure)?;
                if figure.value < 0 || (!rough && !figure.per.is_empty()) {
                    return Err(Unread::Figure);
                }
                figure.stored()
            }
            Takes::Tick => tick(cell, text).ok_or(Unread::Tick)?.into(),
            Takes::Pick(options) => {
                let found = options.iter().find(|option| option.id == text || option.name.is_called(text));
                let names = || options.iter().map(|option| self.named(&option.name)).collect();
                found.ok_or_else(|| Unread::Option(names()))?.id.as_str().into()
            }
            Takes::Agency => Mention::of(text, &self.agencies(), self.kinds).stored().into(),
            Takes::Month => date::typed_month(text, self.today).ok_or(Unread::Month)?.into(),
            Takes::Day => {
                date::typed(text, self.today).ok_or(Unread::Day)?.format("%Y-%m-%d").to_string().into()
            }
        };
        Ok(Some(value))
    }

    /// What stands in a cell, as it is shown; what no longer fits the cell is shown as it is stored.
    #[must_use]
    pub fn shown(&self, takes: &Takes, value: &Value) -> String {
        let text = value.as_text().unwrap_or_default();
        let shown = match takes {
            Takes::Figure { .. } => Figure::read(value).map(|figure| figure.shown()),
            Takes::Tick => value.as_bool().map(|yes| {
                (if yes { self.lang.cell_ticked() } else { self.lang.cell_not_ticked() }).to_owned()
            }),
            Takes::Pick(options) => {
                options.iter().find(|option| option.id == text).map(|option| self.named(&option.name))
            }
            Takes::Agency => Some(self.mention(&Mention::read(text))),
            Takes::Month | Takes::Day => date::told(self.lang, text),
            Takes::Text | Takes::Words => None,
        };
        shown.unwrap_or_else(|| plain(value))
    }

    /// What stands in a cell, as it can be typed again.
    #[must_use]
    pub fn typeable(&self, takes: &Takes, value: &Value) -> String {
        let text = value.as_text().unwrap_or_default();
        match takes {
            Takes::Day => {
                date::stored(text).map_or_else(|| plain(value), |day| date::typeable(self.lang, day))
            }
            Takes::Month => date::typeable_month(self.lang, text).unwrap_or_else(|| plain(value)),
            _ => self.shown(takes, value),
        }
    }

    /// A name in the language of the screen or the file.
    #[must_use]
    pub fn named(&self, name: &Bilingual) -> String {
        bilingual::lines(self.lang, name)
    }

    /// What a mentioned agency is called.
    #[must_use]
    pub fn mention(&self, mention: &Mention) -> String {
        let name = match mention {
            Mention::Agency(id) => agency::find(self.session, *id).map(|agency| agency.name().to_owned()),
            Mention::Kind(word) => {
                self.kinds.all().iter().find(|kind| kind.id == *word).map(|kind| self.named(&kind.name))
            }
            Mention::Name(name) => Some(name.clone()),
        };
        Clean::line(&name.unwrap_or_else(|| self.lang.cell_nobody_known().to_owned())).into_string()
    }

    /// The agencies of the meeting, then all others of the session.
    fn agencies(&self) -> Vec<Agency<'_>> {
        let seats = attendance::seats(self.session, self.meeting);
        let mut agencies: Vec<Agency> = seats.into_iter().map(|seat| seat.agency).collect();
        let others = self.session.of_kind(agency::KIND).map(Agency);
        let known: Vec<RecordId> = agencies.iter().map(|agency| agency.id()).collect();
        agencies.extend(others.filter(|agency| !known.contains(&self.session.stands_for(agency.id()))));
        agencies
    }
}

/// Yes where the option itself, a sign of yes or 1 stands there, no where a sign of no or 0 does; anything else is neither.
fn tick(cell: &Cell, text: &str) -> Option<bool> {
    if cell.name.is_called(text)
        || matches!(text, "○" | "〇" | "◯" | "●" | "◎" | "✓" | "✔" | "レ" | "1" | "１" | "x" | "X")
    {
        return Some(true);
    }
    if matches!(text, "×" | "0" | "０" | "-" | "－" | "ー") {
        return Some(false);
    }
    yes_no(text)
}

fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Int(int) => int.to_string(),
        Value::Bool(yes) => yes.to_string(),
        Value::List(list) => list.iter().map(plain).collect::<Vec<_>>().join("、"),
        Value::Map(map) => map.values().map(plain).collect::<Vec<_>>().join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::worksheet::{Choice, Kind, Named, Question};

    fn cells(session: &Session) -> Cells<'_> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let kinds = crate::store::kinds::builtin();
        Cells { lang: Lang::Ja, session, meeting: RecordId::MIN, kinds, today }
    }

    fn question(kind: Kind) -> Question {
        let option =
            |id: &str, ja: &str| Choice { id: id.into(), name: Bilingual::of(ja, id), ..Choice::default() };
        Question {
            kind,
            parts: vec![Named { id: "total".into(), name: Bilingual::of("計", "Total") }],
            options: vec![option("phone", "電話相談"), option("visit", "家庭訪問")],
            ..Question::default()
        }
    }

    #[test]
    fn what_is_typed_into_a_cell_is_stored_shown_and_can_be_typed_again() {
        let session = Session::new();
        let cells = cells(&session);
        for (kind, typed, shown) in [
            (Kind::Number, "１,２００人", "1,200"),
            (Kind::Number, "約1,500", "約1,500"),
            (Kind::Choice, "家庭訪問", "家庭訪問"),
            (Kind::Choice, "visit", "家庭訪問"),
            (Kind::Choices, "○", "はい"),
            (Kind::Period, "令和6年4月", "令和6年（2024年）4月"),
            (Kind::Period, "2024/4", "令和6年（2024年）4月"),
            (Kind::Date, "R7.7.24", "令和7年（2025年）7月24日（木）"),
            (Kind::Agency, "クリニック", "精神科医療機関"),
            (Kind::Agency, "町の会", "町の会"),
            (Kind::Text, "一行目\n二行目", "一行目\n二行目"),
        ] {
            let cell = question(kind).cells(None, 0).remove(0);
            let value = cells.read(&cell, typed).unwrap().unwrap();
            assert_eq!(cells.shown(&cell.takes, &value), shown, "{typed}");
            let again = cells.typeable(&cell.takes, &value);
            assert_eq!(cells.read(&cell, &again), Ok(Some(value)), "{again}");
        }
    }

    #[test]
    fn a_blank_cell_is_emptied_and_what_does_not_fit_is_told() {
        let session = Session::new();
        let cells = cells(&session);
        let read = |kind, typed: &str| cells.read(&question(kind).cells(None, 0).remove(0), typed);
        assert_eq!(read(Kind::Number, "　"), Ok(None));
        assert_eq!(read(Kind::Number, "たくさん"), Err(Unread::Figure));
        assert_eq!(read(Kind::Number, "月5"), Err(Unread::Figure));
        assert_eq!(
            read(Kind::Choice, "来所"),
            Err(Unread::Option(vec!["電話相談".into(), "家庭訪問".into()]))
        );
        assert_eq!(read(Kind::Choices, "0"), Ok(Some(false.into())));
        assert_eq!(read(Kind::Period, "春"), Err(Unread::Month));
        assert_eq!(read(Kind::Date, "13/45"), Err(Unread::Day));
    }
}
