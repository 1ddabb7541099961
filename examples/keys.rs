//! Writes `docs/keys.md` from the key map: `cargo run --example keys`.
#![allow(clippy::disallowed_methods, reason = "this is a tool that writes a file")]

use std::path::Path;
use std::{fs, io};

#[path = "keys/page.rs"]
mod page;

fn main() -> io::Result<()> {
    fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/keys.md"), page::page())
}
