//! The files of a site → a folder that takes the place of the old one as a whole.
//!
//! [`Output::beside`] begins a new folder beside the old one, [`Output::write`] fills it, and [`Output::put`] swaps the
//! two. Whatever ends a build before that, be it an error or the machine, leaves the old folder as it was; what the
//! ended build had written is cleared away by the next one.

use super::build_error::BuildError;
use super::fingerprint::fingerprint;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

/// A folder that is being written.
pub(super) struct Output {
    /// Where it will be.
    place: PathBuf,
    /// Where it is until then.
    work: PathBuf,
    /// A sum of each file that was written, by its name.
    sums: Mutex<BTreeMap<String, String>>,
}

impl Output {
    /// Begins a folder that will take the place of `out`, which is an older site, empty, or not there.
    pub(super) fn beside(out: &Path) -> Result<Output, BuildError> {
        let failed = |error| BuildError::File { path: out.to_owned(), error };
        // Where it is a link, the folder behind it is swapped.
        let place = out.canonicalize().or_else(|_| std::path::absolute(out)).map_err(failed)?;
        let work = sibling(&place, "new").ok_or_else(|| failed(io::ErrorKind::InvalidInput.into()))?;
        let output = Output { place, work, sums: Mutex::default() };
        output.clear_leftovers().map_err(failed)?;
        if let Some(reason) = output.not_to_be_replaced() {
            return Err(BuildError::NotASite { path: out.to_owned(), reason });
        }
        fs::create_dir_all(&output.work).map_err(failed)?;
        Ok(output)
    }

    /// Clears away what a build left behind that was ended, and puts the old site back where it was ended between
    /// the two steps of a swap.
    fn clear_leftovers(&self) -> io::Result<()> {
        if let Some(old) = sibling(&self.place, "old").filter(|old| old.exists()) {
            if self.place.exists() { fs::remove_dir_all(old)? } else { fs::rename(old, &self.place)? }
        }
        if self.work.exists() { fs::remove_dir_all(&self.work) } else { Ok(()) }
    }

    /// Why what stands at the place must not be taken away, if there is a reason: it would be lost.
    fn not_to_be_replaced(&self) -> Option<&'static str> {
        let mut entries = fs::read_dir(&self.place).ok()?;
        if self.place.join(".git").exists() {
            return Some("holds a repository, which would be lost");
        }
        let is_ours = || fs::read_to_string(self.place.join("index.html")).is_ok_and(|it| it.contains(MARK));
        (entries.next().is_some() && !is_ours())
            .then_some("holds other files than those of a site, which would be lost")
    }

    /// Writes a file; `/` stands between the parts of its name.
    pub(super) fn write(&self, name: &str, content: &[u8]) -> Result<(), BuildError> {
        let path = self.work.join(name);
        let folder = path.parent().unwrap_or(&path);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&path, content))
            .map_err(|error| BuildError::File { path: self.place.join(name), error })?;
        let mut sums = self.sums.lock().unwrap_or_else(PoisonError::into_inner);
        sums.insert(name.to_owned(), fingerprint(content));
        Ok(())
    }

    /// Keeps a file of the old site. Where it has none of that name, or this one has, nothing is done.
    pub(super) fn keep(&self, name: &str) -> Result<(), BuildError> {
        if self.work.join(name).exists() {
            return Ok(());
        }
        match fs::read(self.place.join(name)) {
            Ok(content) => self.write(name, &content),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(BuildError::File { path: self.place.join(name), error }),
        }
    }

    /// The folder of the old site, if there is one.
    pub(super) fn place(&self) -> &Path {
        &self.place
    }

    /// The names of the files that were written, in order.
    pub(super) fn names(&self) -> Vec<String> {
        let sums = self.sums.lock().unwrap_or_else(PoisonError::into_inner);
        sums.keys().cloned().collect()
    }

    /// A sum of all that was written so far.
    pub(super) fn sum(&self) -> String {
        let sums = self.sums.lock().unwrap_or_else(PoisonError::into_inner);
        let lines: String = sums.iter().map(|(name, sum)| format!("{name} {sum}\n")).collect();
        fingerprint(lines.as_bytes())
    }

    /// Puts the folder in its place. Readers see the old site or the new one, and where the system can exchange two
    /// folders there is no moment between them.
    pub(super) fn put(self) -> Result<(), BuildError> {
        let put = if self.place.exists() { self.swap() } else { fs::rename(&self.work, &self.place) };
        put.map_err(|error| BuildError::File { path: self.place.clone(), error })
    }

    fn swap(&self) -> io::Result<()> {
        match exchange(&self.work, &self.place) {
            Ok(()) => fs::remove_dir_all(&self.work),
            Err(_) => self.swap_in_two_steps(),
        }
    }

    /// Swaps where two folders cannot be exchanged. A build that is ended between the steps leaves no site in the place;
    /// the next one puts it back first.
    fn swap_in_two_steps(&self) -> io::Result<()> {
        let old = sibling(&self.place, "old").ok_or(io::ErrorKind::InvalidInput)?;
        fs::rename(&self.place, &old)?;
        if let Err(error) = fs::rename(&self.work, &self.place) {
            fs::rename(&old, &self.place)?;
            return Err(error);
        }
        fs::remove_dir_all(old)
    }
}

impl Drop for Output {
    /// Takes away what was written for nothing. What cannot be taken away now, the next build clears.
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.work);
    }
}

/// Stands in the directory's page of every site, and in the app's own.
const MARK: &str = "id=\"rolebook\"";

/// The hidden folder beside `place` that bears its name and says what it is for.
fn sibling(place: &Path, purpose: &str) -> Option<PathBuf> {
    let name = place.file_name()?.to_string_lossy();
    Some(place.with_file_name(format!(".{name}.{purpose}")))
}

/// Exchanges two folders in one step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// There is no such step on this system.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{env, process};

    #[test]
    fn two_folders_that_cannot_be_exchanged_are_swapped_in_two_steps() {
        let folder = env::temp_dir().join(format!("rolebook-output-{}", process::id()));
        let site = folder.join("site");
        fs::create_dir_all(&site).unwrap();
        fs::write(site.join("index.html"), MARK).unwrap();
        let output = Output::beside(&site).unwrap();
        output.write("roles/new.html", b"new").unwrap();
        output.swap_in_two_steps().unwrap();
        drop(output);
        assert_eq!(fs::read(site.join("roles/new.html")).unwrap(), b"new");
        assert!(!site.join("index.html").exists());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left over");
        fs::remove_dir_all(folder).unwrap();
    }
}
