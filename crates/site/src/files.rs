//! A folder → the names and contents of its files.

use super::build_error::BuildError;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// All files below a folder, sorted by name. Names are relative to it and have `/` between their parts.
pub(super) fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, BuildError> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry =
            entry.map_err(|error| BuildError::File { path: folder.to_owned(), error: error.into() })?;
        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        if entry.file_type().is_file() {
            let read = fs::read(entry.path());
            let content = read.map_err(|error| BuildError::File { path: entry.path().into(), error })?;
            files.push((parts.join("/"), content));
        }
    }
    Ok(files)
}
