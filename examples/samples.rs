//! Makes `sessions/*.ron` out of `sessions/source/*.json`: `cargo run --example samples`.
#![allow(clippy::disallowed_methods, reason = "this is a tool that writes files")]

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use norishiro::store::{sheets, wire};

#[path = "samples/build.rs"]
mod build;
#[path = "samples/source.rs"]
mod source;

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let sheet = sheets::find(build::WORKSHEET).ok_or(io::ErrorKind::NotFound)?;
    let mut samples = BTreeMap::new();
    for name in build::NAMES {
        let text = fs::read_to_string(folder.join("source").join(name).with_extension("json"))?;
        let source: source::Source = serde_json::from_str(&text)?;
        let previous = source.previous.as_deref().and_then(|previous| samples.get(previous));
        let sample = build::build(name, &source, &sheet.definition, previous).map_err(io::Error::other)?;
        fs::write(folder.join(name).with_extension("ron"), wire::print(&sample.session))?;
        samples.insert(name, sample);
    }
    Ok(())
}
