//! What a file is called among others: by its name, with the folders that tell it from one of the same name.

use std::path::{Path, PathBuf};

/// The shortest end of a place that none of the other places has.
#[must_use]
pub fn called(path: &Path, others: &[&Path]) -> String {
    let parts: Vec<_> = path.components().collect();
    let end = |from: usize| parts.iter().skip(from).collect::<PathBuf>();
    let is_own = |end: &PathBuf| others.iter().all(|other| *other == path || !other.ends_with(end));
    let shortest = (0..parts.len()).rev().map(end).find(is_own);
    shortest.unwrap_or_else(|| path.to_owned()).display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_are_told_apart_by_their_folders() {
        let told = |path: &str, others: &[&str]| {
            let others: Vec<&Path> = others.iter().map(Path::new).collect();
            called(Path::new(path), &others).replace('\\', "/")
        };
        assert_eq!(told("/a/b/予算.ron", &["/a/b/予算.ron", "/a/c/会議.ron"]), "予算.ron");
        assert_eq!(told("/a/b/予算.ron", &["/a/c/予算.ron"]), "b/予算.ron");
        assert_eq!(told("/usb/b/予算.ron", &["/a/b/予算.ron", "/a/c/予算.ron"]), "usb/b/予算.ron");
        assert_eq!(told("/b/予算.ron", &["予算.ron"]), "b/予算.ron");
        assert_eq!(told("予算.ron", &["/b/予算.ron"]), "予算.ron");
    }
}
