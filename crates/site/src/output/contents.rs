//! A folder and the manifest of a site → how they differ, and a folder without the site's files.

use super::manifest::{MANIFEST, Manifest};
use std::path::Path;
use std::{fs, io};
use walkdir::{DirEntry, WalkDir};

/// How a folder differs from a manifest.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// What lies in the folder and is not listed, or is no regular file; the name of a folder ends with `/`, and what it holds
    /// is left out.
    pub(super) unlisted: Vec<String>,
    /// How many files are missing.
    pub(super) missing: usize,
}

/// Compares the names in a folder with those that a manifest lists.
pub(super) fn compare(folder: &Path, manifest: &Manifest) -> io::Result<Difference> {
    let folders = manifest.folders();
    let device = device(&folder.symlink_metadata()?);
    let mut unlisted = Vec::new();
    let mut missing = manifest.files.len();
    let mut entries = walk(folder).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = entry?;
        let (name, kind) = (name(folder, &entry), entry.file_type());
        let text = name.as_deref().unwrap_or_default();
        if kind.is_dir() {
            let is_ours = folders.contains(text) && self::device(&entry.metadata()?) == device;
            if !is_ours {
                unlisted.push(shown(folder, &entry) + "/");
                entries.skip_current_dir();
            }
        } else if kind.is_file() && manifest.files.contains_key(text) {
            missing -= 1;
        } else if !kind.is_file() || text != MANIFEST {
            unlisted.push(shown(folder, &entry));
        }
    }
    Ok(Difference { unlisted, missing })
}

/// What in a folder is neither a regular file nor a folder.
pub(super) fn unusual(folder: &Path) -> io::Result<Vec<String>> {
    let mut others = Vec::new();
    for entry in walk(folder).sort_by_file_name() {
        let entry = entry?;
        if !entry.file_type().is_dir() && !entry.file_type().is_file() {
            others.push(shown(folder, &entry));
        }
    }
    Ok(others)
}

/// Removes the files that a manifest lists from a folder, then their folders and the folder itself if nothing else is in them.
/// Whether nothing was.
pub(super) fn remove(folder: &Path, manifest: &Manifest) -> io::Result<bool> {
    if !folder.symlink_metadata()?.is_dir() {
        return Ok(false);
    }
    let folders = manifest.folders();
    for entry in walk(folder).contents_first(true) {
        let entry = entry?;
        let Some(name) = name(folder, &entry) else { continue };
        let kind = entry.file_type();
        if kind.is_file() && manifest.files.contains_key(&name) {
            fs::remove_file(entry.path())?;
        } else if kind.is_dir() && folders.contains(&*name) {
            unless_filled(fs::remove_dir(entry.path()))?;
        }
    }
    // Last, so that the next build can go on if this one is killed.
    match fs::remove_file(folder.join(MANIFEST)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => unless_filled(fs::remove_dir(folder)),
    }
}

/// All that lies in a folder. Links are not followed.
fn walk(folder: &Path) -> WalkDir {
    WalkDir::new(folder).follow_root_links(false).min_depth(1)
}

/// The name of an entry below a folder with `/` between its parts, if it is UTF-8, as that of every file of a site.
fn name(folder: &Path, entry: &DirEntry) -> Option<String> {
    let below = entry.path().strip_prefix(folder).ok()?;
    let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

/// The name of an entry as a message gives it: nothing in it acts on a terminal.
fn shown(folder: &Path, entry: &DirEntry) -> String {
    let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
    below.to_string_lossy().replace('\\', "/").escape_debug().to_string().replace("\\'", "'")
}

/// The file system that a folder lies on: another one that was mounted into a site is not part of it.
#[cfg(unix)]
fn device(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::dev(metadata)
}

/// Not known on this system.
#[cfg(not(unix))]
fn device(_: &fs::Metadata) -> u64 {
    0
}

/// Whether a folder was removed, which it is not if something lies in it.
fn unless_filled(removed: io::Result<()>) -> io::Result<bool> {
    match removed {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(false),
        Err(error) => Err(error),
    }
}
