//! A field of a record and what was written into it, on a line.

use super::{Naming, line};
use crate::domain::overlap::Asked;
use crate::domain::{Record, RecordId, Value, agency, members};
use crate::text::Clean;

impl Naming<'_> {
    /// What a field of a record is called; of an answer or a part, with whose it is.
    #[must_use]
    pub fn field(&self, record: &Record, name: &str) -> String {
        let member = members::read(name).and_then(|(set, id)| Some((set, self.session.record(id)?)));
        match member {
            Some(("answer", agency)) => self.lang.out_answer_field(&self.name(agency)),
            Some((set, member)) => {
                let name = self.name(member);
                self.lang.field_member(set, &name).unwrap_or_else(|| self.lang.field_other(set))
            }
            None if name == "answer/secretariat" => self.lang.out_answer_field(self.lang.duty("secretariat")),
            None => self.lang.field_of(record.kind(), name),
        }
    }

    /// What was written into a field: a word the program knows as people read it, else as it is.
    #[must_use]
    pub fn value(&self, record: &Record, name: &str, value: &Value) -> String {
        let each = value.each().iter().map(|value| {
            let known = value.as_text().and_then(|word| self.word(record, name, word));
            known.unwrap_or_else(|| self.told(name, value))
        });
        each.collect::<Vec<_>>().join(self.lang.history_or())
    }

    fn told(&self, name: &str, value: &Value) -> String {
        let lang = self.lang;
        match value {
            Value::Bool(false) if name.starts_with("part/") => lang.taking_part("").to_owned(),
            Value::Bool(yes) => (if *yes { lang.review_yes() } else { lang.review_no() }).to_owned(),
            Value::Int(number) => number.to_string(),
            Value::Text(text) => match text.parse().ok().and_then(|id: RecordId| self.session.record(id)) {
                Some(record) if record.kind() == agency::KIND => line(agency::Agency(record).name()),
                Some(record) => self.name(record),
                None => lang.naming_quoted(Clean::line(text).as_str()),
            },
            Value::List(list) => {
                let parts: Vec<String> = list.iter().map(|part| self.told(name, part)).collect();
                if parts.is_empty() { lang.review_empty().to_owned() } else { parts.join(lang.out_comma()) }
            }
            Value::Map(_) if name == "to" => match Asked::read(value).unwrap_or(Asked::Undecided) {
                Asked::Agency(id) => self.agency(id),
                Asked::Kind(word, name) => line(if name.is_empty() { &word } else { &name }),
                Asked::Anyone => lang.asked_anyone().to_owned(),
                Asked::Undecided => lang.asked_undecided().to_owned(),
            },
            Value::Map(map) => match map.get("name").filter(|value| value.as_text() != Some("")) {
                Some(told) => self.told(name, told),
                None => lang.history_list(map.len()),
            },
        }
    }
}
