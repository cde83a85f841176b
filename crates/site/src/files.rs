//! A folder → the names and contents of its files.

use super::build_error::BuildError;
use rolebook_files::{Folder, Refusal};
use rolebook_model::limits::{LARGEST_EXTRA_FILE, MOST_ENTRIES};
use std::path::{Path, PathBuf};

/// A file or folder that is left out of a site, with the reason and what to do about it.
#[derive(Debug)]
pub struct Skipped {
    /// The file or folder.
    pub path: PathBuf,
    /// Why it was left out.
    pub refusal: Refusal,
}

/// Hands all files below a folder to `each`, in order of their names, and returns what was left out. Names are relative to
/// the folder and have `/` between their parts. Links are followed as long as they stay in the folder.
pub(super) fn for_each_file(
    folder: &Path,
    mut each: impl FnMut(String, Vec<u8>) -> Result<(), BuildError>,
) -> Result<Vec<Skipped>, BuildError> {
    let opened = Folder::open(folder).map_err(|error| BuildError::File { path: folder.to_owned(), error })?;
    let walk = opened.walk(MOST_ENTRIES, |_| false);
    let skip = |name: &str, refusal| Skipped { path: folder.join(name), refusal };
    let mut skipped: Vec<_> =
        walk.left_out.into_iter().map(|left_out| skip(&left_out.name, left_out.refusal)).collect();
    for file in walk.files {
        match opened.read(&file.path, LARGEST_EXTRA_FILE) {
            Ok(content) => each(file.name, content)?,
            Err(refusal) => skipped.push(skip(&file.name, refusal)),
        }
    }
    Ok(skipped)
}

impl std::fmt::Display for Skipped {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}: left out ({}), {}", self.path.display(), self.refusal, self.refusal.help())
    }
}
