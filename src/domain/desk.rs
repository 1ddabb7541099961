//! A machine for the tests of this layer: writes, takes back, and meets other machines.

use super::entry::At;
use super::undo::{Outcome, Undo};
use super::{Change, Pen, RecordId, Session, Value, Writer, agency, entry, meeting};

/// A machine with a meeting and some agencies.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) session: Session,
    pub(super) undo: Undo,
    pub(super) meeting: RecordId,
    pub(super) agencies: Vec<RecordId>,
    name: u8,
    count: u8,
}

impl Desk {
    pub(super) fn new() -> Self {
        let mut session = Session::new();
        let mut writer = Writer::new(&mut session, Pen { by: "0".into(), now: 1_000, seed: [0; 16] });
        let meeting = meeting::found(&mut writer, &meeting::Facts::default(), &[]);
        let names = ["社協", "保健所", "包括", "警察"];
        let agencies = names.map(|name| agency::found(&mut writer, &name.into())).into();
        drop(writer);
        Self { session, undo: Undo::default(), meeting, agencies, name: 1, count: 0 }
    }

    /// Another machine with a copy of the session.
    pub(super) fn twin(&self, name: u8) -> Self {
        Self { name, undo: Undo::default(), ..self.clone() }
    }

    /// Writes one change, which can be taken back.
    pub(super) fn write<T>(&mut self, write: impl FnOnce(&mut Writer) -> T) -> T {
        let pen = self.pen();
        let mut writer = Writer::new(&mut self.session, pen);
        let result = write(&mut writer);
        let change = writer.finish();
        self.undo.note(&change);
        result
    }

    /// Writes and says what was written.
    pub(super) fn change(&mut self, write: impl FnOnce(&mut Writer)) -> Change {
        let pen = self.pen();
        let mut writer = Writer::new(&mut self.session, pen);
        write(&mut writer);
        writer.finish()
    }

    pub(super) fn pen(&mut self) -> Pen {
        self.count += 1;
        let mut seed = [0; 16];
        (seed[0], seed[1]) = (self.name, self.count);
        Pen { by: self.name.to_string(), now: 2_000, seed }
    }

    pub(super) fn take_back(&mut self) -> Outcome {
        let pen = self.pen();
        self.undo.undo(&mut Writer::new(&mut self.session, pen))
    }

    pub(super) fn at(&self, agency: usize) -> At {
        let (worksheet, question) = ("groupwork".to_owned(), "strengths".to_owned());
        At { meeting: self.meeting, agency: self.agencies[agency], worksheet, question }
    }

    /// Adds an entry of the first agency.
    pub(super) fn add(&mut self, text: &str) -> RecordId {
        let at = self.at(0);
        self.write(|writer| entry::add(writer, &at, "", text, false))
    }

    /// The texts of the first agency, in order.
    pub(super) fn texts(&self) -> Vec<&str> {
        entry::list(&self.session, &self.at(0), None).into_iter().map(entry::Entry::text).collect()
    }

    /// Takes in rows that are wholly determined, as an import does.
    pub(super) fn import(&mut self, rows: &[&str]) -> Vec<RecordId> {
        let at = self.at(0);
        let row = |writer: &mut Writer, text: &str| {
            let mut fields = at.fields();
            fields.push(("text", text.into()));
            writer.determined(entry::KIND, &fields, &[])
        };
        self.write(|writer| rows.iter().map(|text| row(writer, text)).collect())
    }
}

/// A worksheet with questions for the room, as a session carries it: of each its id, its kind and, of one that ties what was
/// said, the question it ties.
pub(super) fn worksheet(id: &str, questions: &[(&str, &str, Option<&str>)]) -> Value {
    let map = |fields: Vec<(&str, Value)>| {
        Value::Map(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    };
    let text = |ja: &str| map(vec![("ja", ja.into())]);
    let question = |(id, kind, needs): &(&str, &str, Option<&str>)| {
        let mut fields = vec![
            ("id", (*id).into()),
            ("number", "1".into()),
            ("text", text(id)),
            ("short", text(id)),
            ("level", Value::Int(1)),
            ("kind", (*kind).into()),
        ];
        fields.extend(needs.map(|needs| ("needs", needs.into())));
        map(fields)
    };
    map(vec![
        ("id", id.into()),
        ("version", Value::Int(1)),
        ("title", text(id)),
        ("questions", Value::List(questions.iter().map(question).collect())),
    ])
}
