//! Data that comes with the program, and is written as a town writes its own.

use crate::domain::Value;
use crate::domain::value::Wrong;

use super::wire::{self, Damage, Fault};

/// Reads what a file of data says.
///
/// # Errors
/// A [`Damage`] where it is no RON, or (without a place) where it says something else than is asked for.
pub(super) fn read<T>(text: &str, of: impl Fn(&Value) -> Result<T, Wrong>) -> Result<T, Damage> {
    let tree: Value = wire::read_ron(text)?;
    of(&tree).map_err(|misfit| Damage::at(1, 1, Fault::Other(misfit.to_string()), ""))
}

/// Reads what comes with the program; a test reads each, so that none is ever empty.
pub(super) fn builtin<T: Default>(text: &str, of: impl Fn(&Value) -> Result<T, Wrong>) -> T {
    read(text, of).unwrap_or_default()
}
