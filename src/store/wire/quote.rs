//! Values as text on one line: Japanese stays as it is, only `\`, `"` and the line break are escaped.

use std::fmt::Write;

use crate::domain::Value;

/// Appends a text in quotes; it never contains a line break.
pub(super) fn text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // never in a revision that fits; so that a line is a line whatever it holds
            c if c.is_control() => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Appends a value.
pub(super) fn value(value: &Value, out: &mut String) {
    match value {
        Value::Bool(bool) => out.push_str(if *bool { "true" } else { "false" }),
        Value::Int(int) => {
            let _ = write!(out, "{int}");
        }
        Value::Text(said) => text(said, out),
        Value::List(list) => series(list, out, self::value),
        Value::Map(map) => {
            out.push('{');
            for (at, (name, value)) in map.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                text(name, out);
                out.push(':');
                self::value(value, out);
            }
            out.push('}');
        }
    }
}

/// Appends `[…]`.
pub(super) fn series<T>(items: impl IntoIterator<Item = T>, out: &mut String, item: impl Fn(T, &mut String)) {
    out.push('[');
    for (at, value) in items.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        item(value, out);
    }
    out.push(']');
}
