//! Reads a line that stands just as it was printed, many times as quickly as a reader of all RON; of any other line
//! it says nothing, and that reader is asked.

use std::str::FromStr;

use super::Line;
use crate::domain::{Stamp, Value};
use crate::store::wire::limits;

/// Reads a line as [`print`](super::print) writes it, without comma and line break; none where it stands otherwise.
pub(super) fn read(line: &str) -> Option<Line> {
    let mut rest = Rest(line);
    let read = Line {
        id: rest.after("(id:", Rest::id)?,
        record: rest.maybe_after(",record:", Rest::id)?,
        kind: rest.after(",kind:", Rest::text)?,
        parents: rest.maybe_after(",parents:[", |rest| rest.series("]", Rest::id))?.unwrap_or_default(),
        stamp: Stamp::from_bits(rest.after(",stamp:", Rest::digits)?.parse().ok()?),
        by: rest.after(",by:", Rest::text)?,
        nonce: rest.maybe_after(",nonce:", Rest::id)?,
        set: rest.maybe_after(",set:{", |rest| rest.series("}", |rest| rest.named(1)))?,
        fields: rest.maybe_after(",fields:[", |rest| rest.series("]", Rest::text))?,
        seal: rest.maybe_after(",seal:", Rest::id)?,
    };
    (rest.0 == ")").then_some(read)
}

/// What is left to be read of a line.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    /// Goes past what must stand here.
    fn past(&mut self, what: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(what)?;
        Some(())
    }

    fn after<T>(&mut self, what: &str, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.past(what)?;
        read(self)
    }

    /// The same where it need not stand here.
    fn maybe_after<T>(&mut self, what: &str, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        if self.0.starts_with(what) { self.after(what, read).map(Some) } else { Some(None) }
    }

    /// What stands before the first byte of a sort; the byte is ASCII.
    fn until(&mut self, stop: impl Fn(u8) -> bool) -> Option<&'a str> {
        let end = self.0.bytes().position(stop)?;
        let (before, rest) = self.0.split_at_checked(end)?;
        self.0 = rest;
        Some(before)
    }

    /// An id, a nonce or a seal.
    fn id<T: FromStr>(&mut self) -> Option<T> {
        self.past("\"")?;
        let id = self.until(|byte| byte == b'"')?.parse().ok()?;
        self.past("\"")?;
        Some(id)
    }

    fn text(&mut self) -> Option<String> {
        let stops = |byte| matches!(byte, b'"' | b'\\');
        self.past("\"")?;
        let mut text = self.until(stops)?.to_owned();
        while self.past("\"").is_none() {
            text.push(self.escaped()?);
            text.push_str(self.until(stops)?);
        }
        Some(text)
    }

    fn escaped(&mut self) -> Option<char> {
        [("\\n", '\n'), ("\\\"", '"'), ("\\\\", '\\')]
            .into_iter()
            .find_map(|(said, meant)| self.past(said).map(|()| meant))
    }

    /// The digits of a number, with no needless zeros before them.
    fn digits(&mut self) -> Option<&'a str> {
        let digits = self.until(|byte| !byte.is_ascii_digit())?;
        (digits == "0" || !digits.starts_with('0')).then_some(digits)
    }

    /// Items with commas between, up to their end.
    fn series<T, All: FromIterator<T>>(
        &mut self,
        end: &str,
        item: impl Fn(&mut Self) -> Option<T>,
    ) -> Option<All> {
        let mut items = Vec::new();
        while self.past(end).is_none() {
            if !items.is_empty() {
                self.past(",")?;
            }
            items.push(item(self)?);
        }
        Some(items.into_iter().collect())
    }

    fn named(&mut self, depth: usize) -> Option<(String, Value)> {
        let name = self.text()?;
        self.past(":")?;
        Some((name, self.value(depth)?))
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        match self.0.bytes().next()? {
            _ if depth > limits::DEPTH => None,
            b'"' => self.text().map(Value::Text),
            b'[' => self.after("[", |rest| rest.series("]", |rest| rest.value(depth + 1))).map(Value::List),
            b'{' => self.after("{", |rest| rest.series("}", |rest| rest.named(depth + 1))).map(Value::Map),
            b't' => self.past("true").map(|()| Value::Bool(true)),
            b'f' => self.past("false").map(|()| Value::Bool(false)),
            b'-' => self
                .after("-", Self::digits)
                .and_then(|digits| format!("-{digits}").parse().ok())
                .map(Value::Int),
            _ => self.digits()?.parse().ok().map(Value::Int),
        }
    }
}
