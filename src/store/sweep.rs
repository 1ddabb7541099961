//! Files on their way that a crash left behind.

use std::path::Path;
use std::time::{Duration, SystemTime};

use super::disk::{Shared, is_temp};

/// A file is on its way for seconds; one so old is nobody's any more.
const OLD: Duration = Duration::from_hours(24);

/// Removes the files on their way that are older than a day. One that cannot be removed does no harm.
pub(super) fn sweep(disk: &Shared, folder: &Path) {
    let now = SystemTime::now();
    let old = |path: &Path| {
        let written = disk.look(path).ok().and_then(|known| known.modified);
        written.and_then(|written| now.duration_since(written).ok()).is_some_and(|age| age > OLD)
    };
    for path in disk.list(folder).unwrap_or_default() {
        if is_temp(&path) && old(&path) {
            let _ = disk.remove(&path);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};

    use super::*;
    use crate::store::disk::real;

    #[test]
    fn only_what_is_old_and_ours_goes() {
        let home = tempfile::tempdir().unwrap();
        let now = SystemTime::now();
        for (name, age) in [
            (".norishiro-1-2.tmp", 90_000),
            (".norishiro-1-3.tmp", 60),
            (".other.tmp", 90_000),
            ("会議.ron", 90_000),
        ] {
            let file = File::create(home.path().join(name)).unwrap();
            file.set_modified(now - Duration::from_secs(age)).unwrap();
        }
        // a clock that was set back
        File::create(home.path().join(".norishiro-4.tmp"))
            .unwrap()
            .set_modified(now + Duration::from_secs(90_000))
            .unwrap();
        sweep(&real(), home.path());
        let mut left: Vec<_> =
            fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, [".norishiro-1-3.tmp", ".norishiro-4.tmp", ".other.tmp", "会議.ron"]);
    }
}
