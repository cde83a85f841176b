//! A new folder and an old one → the new one in the old one's place.

use super::names::Names;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Moves `work` to `target`, and returns where the old folder is now, if there was one. Readers see either the old folder or
/// the new one; where the system can exchange two folders, the change is atomic.
pub(super) fn swap(work: &Path, target: &Path, names: &Names) -> io::Result<Option<PathBuf>> {
    if target.symlink_metadata().is_err() {
        fs::rename(work, target)?;
        return Ok(None);
    }
    match exchange(work, target) {
        Ok(()) => Ok(Some(work.to_owned())),
        Err(_) => in_two_steps(work, target, names).map(Some),
    }
}

/// Swaps two folders that cannot be exchanged. A build that is killed between the steps leaves no site; the next one restores
/// it first.
pub(super) fn in_two_steps(work: &Path, target: &Path, names: &Names) -> io::Result<PathBuf> {
    let old = names.temporary()?;
    // Not every system renames a folder to one that exists, though it is empty.
    fs::remove_dir(&old)?;
    fs::rename(target, &old)?;
    if let Err(error) = fs::rename(work, target) {
        fs::rename(&old, target)?;
        return Err(error);
    }
    Ok(old)
}

/// Exchanges two folders atomically.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Not supported on this system.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
