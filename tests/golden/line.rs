//! A line of a case: what is said in 「」 and what stands around it.

/// What stands in 「」, in order, and the line with □ in its place.
pub(crate) fn parted(line: &str) -> (String, Vec<String>) {
    let (mut form, mut said) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('「') {
        let (text, after) = after.split_once('」').unwrap_or((after, ""));
        form.push_str(before);
        form.push('□');
        said.push(text.to_owned());
        rest = after;
    }
    (form + rest, said)
}

/// The words that stand where a pattern has `*`; none where the line is another.
pub(crate) fn fits<'l>(line: &'l str, pattern: &str) -> Option<Vec<&'l str>> {
    let mut parts = pattern.split('*');
    let mut rest = line.strip_prefix(parts.next()?)?;
    let mut words = Vec::new();
    let parts: Vec<&str> = parts.collect();
    for (at, part) in parts.iter().enumerate() {
        let end = if part.is_empty() && at + 1 == parts.len() { Some(rest.len()) } else { rest.find(part) };
        let (word, after) = rest.split_at(end?);
        words.push(word);
        rest = after.strip_prefix(part)?;
    }
    (rest.is_empty() && words.iter().all(|word| !word.is_empty())).then_some(words)
}
