//! The meetings that a session file speaks of, found without reading it: lines that stand as they were printed are only
//! looked at. Where one stands otherwise nothing is said, and the file is read as a whole.

use std::collections::BTreeSet;

use crate::domain::{RecordId, Session, meeting, members};

/// What stands before the machine part.
const OPENING: &str = "revisions: [";
/// Letters of an id.
const ID: usize = 16;

/// The meetings held, continued or remembered, each once; none where a line has to be read to know.
pub(super) fn meetings(bytes: &[u8]) -> Option<Vec<RecordId>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut lines = text.lines();
    // a text of the part for people cannot pass for it: a line there is never without quotes
    lines.find(|line| line.trim_end() == OPENING)?;
    let mut ids = BTreeSet::new();
    for line in lines {
        if line.trim_end() == OPENING {
            return None;
        }
        if let Some(rest) = line.strip_prefix("(id:\"") {
            let (own, rest) = id(rest)?;
            let (own, rest) = match rest.strip_prefix(",record:\"") {
                Some(rest) => id(rest)?,
                None => (own, rest),
            };
            let kind = rest.strip_prefix(",kind:\"")?;
            if let Some(rest) = kind.strip_prefix(meeting::KIND).and_then(|rest| rest.strip_prefix('"')) {
                ids.insert(own.parse().ok()?);
                ids.extend(after(rest, "\"previous\":\""));
                ids.extend(after(rest, "\"remembers/"));
            }
        } else if !(line.starts_with("(revision:\"") || is_frame(line)) {
            return None;
        }
    }
    Some(ids.into_iter().collect())
}

/// The same of a session that was read.
pub(super) fn of_session(session: &Session) -> Vec<RecordId> {
    let mut ids = BTreeSet::new();
    for record in session.records().filter(|record| record.kind() == meeting::KIND) {
        ids.insert(record.id());
        ids.extend(record.links("previous"));
        ids.extend(record.fields().keys().filter_map(|field| members::read(field)).map(|(_, id)| id));
    }
    ids.into_iter().collect()
}

/// Whether it is meant as a worksheet, which is a file of the same ending: it has questions, and nothing that a session has.
pub(super) fn is_worksheet(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.contains("questions:") && !text.contains("revisions:"))
}

/// An id and what stands behind its quote.
fn id(text: &str) -> Option<(&str, &str)> {
    let (id, rest) = text.split_at_checked(ID)?;
    Some((id, rest.strip_prefix('"')?))
}

/// The ids that stand behind each of some words; what only looks like one in a text does no harm, as it is nobody's.
fn after<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = RecordId> + 't {
    text.split(words).skip(1).filter_map(|rest| rest.get(..ID)?.parse().ok())
}

fn is_frame(line: &str) -> bool {
    let line = line.trim_end();
    matches!(line, "" | "redactions: [" | "]," | ")") || line.starts_with("end: (")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::wire;
    use crate::store::wire::tests::made::{sample, session_of};

    const SAMPLES: [&str; 3] = [
        include_str!("../../../sessions/minato-1.ron"),
        include_str!("../../../sessions/minato-2.ron"),
        include_str!("../../../sessions/shiokaze.ron"),
    ];

    #[test]
    fn looking_finds_what_reading_finds() {
        let made = wire::print(&session_of(&sample()));
        for text in SAMPLES.into_iter().chain([made.as_str()]) {
            let read = of_session(&wire::load(text.as_bytes()).unwrap().session);
            assert!(!read.is_empty());
            assert_eq!(meetings(text.as_bytes()), Some(read.clone()));
            assert_eq!(meetings(text.replace('\n', "\r\n").as_bytes()), Some(read));
        }
        let [one, two, _] = SAMPLES.map(|text| meetings(text.as_bytes()).unwrap());
        assert!(one.iter().any(|id| two.contains(id)), "the second meeting goes on from the first");
    }

    #[test]
    fn what_does_not_stand_as_it_was_printed_is_left_to_the_reader() {
        let sound = SAMPLES[0];
        let spaced = sound.replacen("(id:\"", "(id: \"", 1);
        let twice = sound.replacen("redactions: [", "revisions: [", 1);
        for text in [spaced.as_str(), twice.as_str(), "", "Session(\nversion: (9, 0),", "questions: []"] {
            assert_eq!(meetings(text.as_bytes()), None, "{text:.40}");
        }
        assert!(is_worksheet(b"( id: 1, questions: [])") && !is_worksheet(sound.as_bytes()));
    }
}
