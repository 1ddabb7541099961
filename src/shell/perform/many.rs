//! Several sessions written into one file, one record a line: read, united and forgotten a family at a time.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::app::export::{Exported, Many};
use crate::exchange::{Order, stream, withheld};
use crate::shell::trouble;
use crate::store::families::{self, United};
use crate::store::flow::Flow;
use crate::store::outgoing::{self, Existing};
use crate::store::walk::{File, Found};
use crate::store::{self, Cause, Shelf, Trouble, library};

/// What is to be written, and where.
pub(super) struct Asked {
    /// The files.
    pub(super) files: Vec<PathBuf>,
    /// In which form, for whom.
    pub(super) order: Order,
    /// The folder it goes into.
    pub(super) folder: PathBuf,
    /// Its name, without its ending.
    pub(super) name: String,
    /// What becomes of a file of that name.
    pub(super) existing: Existing,
    /// The folder below which the folders of towns lie.
    pub(super) library: PathBuf,
}

impl Asked {
    /// Writes it whole or not at all; `tell` hears how many files are done, of how many.
    pub(super) fn write(&self, shelf: &Shelf, tell: impl Fn(usize, usize)) -> Exported {
        match self.pieces(shelf, tell) {
            Ok(many) => Exported::Many(many),
            Err(trouble) if trouble.cause == Cause::Exists && self.existing == Existing::Ask => {
                Exported::Exists(self.order.form)
            }
            Err(trouble) => Exported::Failed(trouble::name(&trouble), trouble::told(&trouble, 0)),
        }
    }

    fn pieces(&self, shelf: &Shelf, tell: impl Fn(usize, usize)) -> Result<Many, Trouble> {
        let order = Order { kinds: store::kinds::builtin(), ..self.order };
        let stem = library::file_name("", &self.name);
        let path = outgoing::place(&self.folder, (&stem, order.form.ending()), self.existing)?;
        let mut flow = Flow::begin(&path)?;
        flow.write(&stream::head(&order).bytes)?;
        let gathered = families::gather(self.found(), |_| ());
        let (mut troubles, mut read, mut copies) = (gathered.troubles, 0, 0);
        let (mut kept_back, mut failed) = (Vec::new(), Ok(()));
        let work = |united: United| {
            let piece = stream::piece(&united.session, &order, &united.areas);
            let not_written = withheld::counted(&united.session, order.audience, order.small, order.lang);
            (piece.bytes, not_written, united.files, united.copies.len(), united.troubles)
        };
        families::each(&gathered.families, shelf, work, |(bytes, not_written, files, same, bad)| {
            (read, copies) = (read + files, copies + same);
            troubles.extend(bad);
            withheld::add(&mut kept_back, not_written);
            failed = flow.write(&bytes);
            tell(read + troubles.len(), self.files.len());
            if failed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        failed?;
        let told = |error: &Trouble| (trouble::name(error), trouble::of_session(error, shelf));
        let unread = troubles.iter().map(told).collect();
        match troubles.into_iter().next() {
            Some(trouble) if read == 0 => return Err(trouble),
            _ => flow.finish()?,
        }
        Ok(Many { path, unread, copies, withheld: withheld::sentences(&kept_back, order.lang) })
    }

    /// The files, each with the folder it stands in just below the library: that is its area.
    fn found(&self) -> Found {
        let below = |path: &Path| {
            let parts: Vec<_> = path.strip_prefix(&self.library).ok()?.iter().collect();
            let [folder, _, ..] = parts[..] else { return None };
            Some(folder.to_string_lossy().into_owned())
        };
        let file =
            |path: &PathBuf| File { path: path.clone(), folder: below(path).unwrap_or_default().into() };
        Found { files: self.files.iter().map(file).collect(), ..Found::default() }
    }
}
