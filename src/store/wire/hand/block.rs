//! The rows of the part for people as they stand in a file, whoever wrote them.

use std::collections::BTreeMap;

use crate::domain::{RecordId, Value};
use crate::store::wire::decode::Source;
use crate::store::wire::fault::{Damage, Expected, Fault};
use crate::store::wire::{line, machine};

/// The lines of one row, as they stand in the file.
pub(in crate::store::wire) struct Block {
    /// The number of the first of them.
    pub(in crate::store::wire) number: usize,
    /// The lines, with what is on their ends.
    pub(super) text: String,
    /// Whether git put it there as one of two sides.
    pub(super) is_side: bool,
}

impl Block {
    /// Id and fields of a row.
    pub(in crate::store::wire) fn parse(
        &self,
        patched: bool,
    ) -> Result<(Option<RecordId>, BTreeMap<String, Value>), Damage> {
        if patched && self.text.contains('\u{FFFD}') {
            return Err(self.damage(Fault::NotUtf8));
        }
        let list: Result<Vec<Value>, _> = line::options().from_str(&format!("[{}\n]", self.text));
        let list = list.map_err(|error| {
            let at = error.span.end.line.saturating_sub(1);
            let first = if at == 0 { 1 } else { 0 };
            let line = self.text.split('\n').nth(at).unwrap_or_default();
            let mut damage = Damage::of_ron(self.number + at, line, error);
            damage.column = damage.column.saturating_sub(first).max(1);
            damage.caret = damage.caret.saturating_sub(first).max(1);
            damage
        })?;
        let [Value::Map(map)] = &list[..] else { return Err(self.damage(Fault::Expected(Expected::Comma))) };
        let mut map = map.clone();
        let id = map.remove("id").as_ref().and_then(Value::as_text).and_then(|id| id.parse().ok());
        Ok((id, map))
    }

    /// The id at the end of a row that stands as it was printed.
    pub(super) fn last_id(&self) -> Option<RecordId> {
        let (_, after) = self.text.rsplit_once("id: \"")?;
        after.split_once('"')?.0.parse().ok()
    }

    /// Says what is wrong with it.
    pub(super) fn damage(&self, fault: Fault) -> Damage {
        Damage::at(self.number, 1, fault, self.text.split('\n').next().unwrap_or_default())
    }
}

/// The rows of the part for people; a row begins with `(` and goes on to the next row, comment or end.
pub(in crate::store::wire) fn blocks(source: &Source) -> Vec<Block> {
    let end = machine::start(source).unwrap_or(usize::MAX);
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    let block = |number, line: &str| {
        let is_side = source.marks.are_around(number);
        Block { number, text: line.to_owned(), is_side }
    };
    let part = source.lines().skip_while(|(_, line)| line.trim_end() != "reading: [").skip(1);
    for (number, line) in part.take_while(|(number, _)| *number < end) {
        let said = line.trim();
        if said.starts_with('(') {
            blocks.push(block(number, line));
            open = !(said.ends_with("),") || said.contains("\"), // "));
        } else if said.starts_with("//") || said.starts_with(']') {
            open = false;
        } else if open && let Some(block) = blocks.last_mut() {
            block.text.push('\n');
            block.text.push_str(line);
            open = !said.ends_with("),");
        } else if !said.is_empty() {
            // words on a line of their own: somebody wrote them
            blocks.push(block(number, line));
        }
    }
    blocks.retain(|block| !block.text.trim().is_empty());
    blocks
}
