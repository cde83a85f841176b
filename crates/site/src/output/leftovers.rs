//! What a killed build has left beside a site → the site as it was, and nothing else.
//!
//! A folder is such a leftover if its name is that of a temporary one, and its manifest lists every file in it, or it is empty.
//! Any other folder is left alone, whatever its name.

use super::contents::{self, Difference};
use super::manifest::Manifest;
use super::names::Names;
use super::regular;
use crate::fingerprint::fingerprint;
use std::path::Path;
use std::{fs, io};

/// Moves the site back if a build was killed between the two steps of a swap, and removes what else killed builds left. The
/// lock must be held, so that no other build is at work.
pub(super) fn clear(target: &Path, names: &Names) -> io::Result<()> {
    for folder in names.temporaries()? {
        match Manifest::read(&folder) {
            Ok(manifest) => {
                let is_missing = target.symlink_metadata().is_err();
                match contents::compare(&folder, &manifest) {
                    Ok(Difference { unlisted, missing: 0 })
                        if unlisted.is_empty() && is_missing && is_whole(&folder, &manifest) =>
                    {
                        fs::rename(&folder, target)?;
                    }
                    Ok(Difference { unlisted, .. }) if unlisted.is_empty() => remove(&folder, &manifest),
                    _ => {}
                }
            }
            // Succeeds only if it is empty.
            Err(error) if error.kind() == io::ErrorKind::NotFound => drop(fs::remove_dir(&folder)),
            Err(_) => {}
        }
    }
    Ok(())
}

/// Whether a manifest is complete, and every file has the content that was written.
fn is_whole(folder: &Path, manifest: &Manifest) -> bool {
    let is_as_written = |(name, hash): (&String, &String)| {
        regular::read(&folder.join(name), u64::MAX).is_ok_and(|content| fingerprint(&content) == *hash)
    };
    manifest.is_complete && manifest.files.iter().all(is_as_written)
}

/// Removes a leftover. What cannot be removed, as that of another user, is no reason not to build.
fn remove(folder: &Path, manifest: &Manifest) {
    let _ = contents::remove(folder, manifest);
}
