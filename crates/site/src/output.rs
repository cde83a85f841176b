//! The files of a site → a folder that replaces the old one as a whole.
//!
//! [`Output::beside`] creates a new folder beside the old one, [`Output::write`] fills it, and [`Output::commit`] swaps the
//! two. A build that ends before that, by an error or a crash, leaves the old folder as it was, and the next build removes
//! what it had written. That is why the new folder has a fixed name, which those of the crate tempfile have not.

use super::build_error::BuildError;
use super::fingerprint::fingerprint;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

/// A folder that is being written.
pub(super) struct Output {
    /// The path of the site.
    target: PathBuf,
    /// The path until the commit.
    work: PathBuf,
    /// The hashes of the written files, by name.
    hashes: Mutex<BTreeMap<String, String>>,
}

impl Output {
    /// Creates a folder that will replace `out`, which is an older site, empty, or missing.
    pub(super) fn beside(out: &Path) -> Result<Output, BuildError> {
        let failed = |error| BuildError::File { path: out.to_owned(), error };
        // If it is a symbolic link, its target is replaced.
        let target = out.canonicalize().or_else(|_| std::path::absolute(out)).map_err(failed)?;
        let work = sibling(&target, "new").ok_or_else(|| failed(io::ErrorKind::InvalidInput.into()))?;
        let output = Output { target, work, hashes: Mutex::default() };
        output.clear_leftovers().map_err(failed)?;
        if let Some(reason) = output.reason_to_refuse() {
            return Err(BuildError::NotASite { path: out.to_owned(), reason });
        }
        fs::create_dir_all(&output.work).map_err(failed)?;
        Ok(output)
    }

    /// Removes what an aborted build left behind, and restores the old site if it was aborted between the two steps of a
    /// swap.
    fn clear_leftovers(&self) -> io::Result<()> {
        if let Some(old) = sibling(&self.target, "old").filter(|old| old.exists()) {
            if self.target.exists() { fs::remove_dir_all(old)? } else { fs::rename(old, &self.target)? }
        }
        if self.work.exists() { fs::remove_dir_all(&self.work) } else { Ok(()) }
    }

    /// Why the target must not be replaced, if it holds anything but a site.
    fn reason_to_refuse(&self) -> Option<&'static str> {
        let mut entries = fs::read_dir(&self.target).ok()?;
        if self.target.join(".git").exists() {
            return Some("holds a repository, which would be lost");
        }
        let is_ours = || fs::read_to_string(self.target.join("index.html")).is_ok_and(|it| it.contains(MARK));
        (entries.next().is_some() && !is_ours())
            .then_some("holds other files than those of a site, which would be lost")
    }

    /// Writes a file. Its name has `/` between its parts.
    pub(super) fn write(&self, name: &str, content: &[u8]) -> Result<(), BuildError> {
        let path = self.work.join(name);
        let folder = path.parent().unwrap_or(&path);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&path, content))
            .map_err(|error| BuildError::File { path: self.target.join(name), error })?;
        let mut hashes = self.hashes.lock().unwrap_or_else(PoisonError::into_inner);
        hashes.insert(name.to_owned(), fingerprint(content));
        Ok(())
    }

    /// Keeps a file of the old site, unless it is missing there or was written already.
    pub(super) fn keep(&self, name: &str) -> Result<(), BuildError> {
        if self.work.join(name).exists() {
            return Ok(());
        }
        match fs::read(self.target.join(name)) {
            Ok(content) => self.write(name, &content),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(BuildError::File { path: self.target.join(name), error }),
        }
    }

    /// The folder of the old site, which may be missing.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }

    /// The names of the written files, sorted.
    pub(super) fn names(&self) -> Vec<String> {
        let hashes = self.hashes.lock().unwrap_or_else(PoisonError::into_inner);
        hashes.keys().cloned().collect()
    }

    /// A hash of all files written so far.
    pub(super) fn hash(&self) -> String {
        let hashes = self.hashes.lock().unwrap_or_else(PoisonError::into_inner);
        let lines: String = hashes.iter().map(|(name, hash)| format!("{name} {hash}\n")).collect();
        fingerprint(lines.as_bytes())
    }

    /// Replaces the old site. Readers see either the old site or the new one; where the system can exchange two folders,
    /// the change is atomic.
    pub(super) fn commit(self) -> Result<(), BuildError> {
        let result = if self.target.exists() { self.swap() } else { fs::rename(&self.work, &self.target) };
        result.map_err(|error| BuildError::File { path: self.target.clone(), error })
    }

    fn swap(&self) -> io::Result<()> {
        match exchange(&self.work, &self.target) {
            Ok(()) => fs::remove_dir_all(&self.work),
            Err(_) => self.swap_in_two_steps(),
        }
    }

    /// Swaps two folders that cannot be exchanged. A build that is aborted between the steps leaves no site; the next one
    /// restores it first.
    fn swap_in_two_steps(&self) -> io::Result<()> {
        let old = sibling(&self.target, "old").ok_or(io::ErrorKind::InvalidInput)?;
        fs::rename(&self.target, &old)?;
        if let Err(error) = fs::rename(&self.work, &self.target) {
            fs::rename(&old, &self.target)?;
            return Err(error);
        }
        fs::remove_dir_all(old)
    }
}

impl Drop for Output {
    /// Removes what was not committed. If that fails, the next build removes it.
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.work);
    }
}

/// Contained in the directory page of every site, and in the app's `index.html`.
const MARK: &str = "id=\"rolebook\"";

/// The hidden folder beside `path` with its name and a suffix.
fn sibling(path: &Path, suffix: &str) -> Option<PathBuf> {
    let name = path.file_name()?.to_string_lossy();
    Some(path.with_file_name(format!(".{name}.{suffix}")))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_folders_that_cannot_be_exchanged_are_swapped_in_two_steps() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        fs::create_dir_all(&site).unwrap();
        fs::write(site.join("index.html"), MARK).unwrap();
        let output = Output::beside(&site).unwrap();
        output.write("roles/new.html", b"new").unwrap();
        output.swap_in_two_steps().unwrap();
        drop(output);
        assert_eq!(fs::read(site.join("roles/new.html")).unwrap(), b"new");
        assert!(!site.join("index.html").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left over");
    }
}
