//! The folder at a site's path → the manifest of the old site in it, unless something else is there.

use super::contents;
use super::manifest::Manifest;
use super::regular;
use crate::build_error::BuildError;
use std::io;
use std::path::Path;

/// The manifest of the site at `target`, which holds nothing else; an empty one if the folder is empty or missing. Any other
/// folder must not be replaced.
pub(super) fn replaceable(out: &Path, target: &Path) -> Result<Manifest, BuildError> {
    let failed = |error| BuildError::File { path: out.to_owned(), error };
    let (manifest, reason) = match Manifest::read(target) {
        Ok(manifest) if manifest.is_complete => (manifest, Some(OTHERS)),
        Ok(_) => (Manifest::default(), None),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => (Manifest::default(), None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            (Manifest::default(), Some(if is_of_earlier_version(target) { EARLIER } else { NOT_OURS }))
        }
        Err(error) => return Err(failed(error)),
    };
    let others = match contents::compare(target, &manifest) {
        Ok(difference) => difference.unlisted,
        Err(error) if error.kind() == io::ErrorKind::NotFound && target.symlink_metadata().is_err() => {
            Vec::new()
        }
        Err(error) => return Err(failed(error)),
    };
    match reason {
        Some(_) if others.is_empty() => Ok(manifest),
        reason => {
            Err(BuildError::NotASite { path: out.to_owned(), reason: reason.unwrap_or(UNREADABLE), others })
        }
    }
}

/// Whether a folder looks like a site that was built without a manifest.
fn is_of_earlier_version(target: &Path) -> bool {
    regular::read(&target.join("index.html"), LARGEST_INDEX)
        .is_ok_and(|page| String::from_utf8_lossy(&page).contains("id=\"rolebook\""))
}

/// No directory page is larger.
const LARGEST_INDEX: u64 = 64 << 20;

const OTHERS: &str = "holds what no build has written, and replacing it would delete that: move it away, or choose a folder for \
                      the site alone";
const NOT_OURS: &str = "is not a site that a build has written, and replacing it would delete what it holds: choose an empty \
                        folder, or a new one";
const EARLIER: &str = "looks like a site of an earlier version, which has no list of its files: delete the folder if nothing in it is \
                       yours, or choose another one";
const UNREADABLE: &str = "its list of files, .rolebook-manifest.jsonl, is not whole: delete the folder if nothing in it is yours, \
                          or choose another one";
