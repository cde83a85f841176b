//! A file beside a site that one build at a time holds locked.
//!
//! The system frees the lock of a process that ends, however it ends. The file is removed while the lock is held; whoever has
//! opened it before then finds another file, or none, at its path, and tries again.

use super::regular;
use crate::build_error::BuildError;
use jiff::{Timestamp, Unit};
use serde::{Deserialize, Serialize};
use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// The lock of a site, until it is dropped.
pub(super) struct Lock {
    path: PathBuf,
    file: File,
    /// The folders that were created for it, the innermost last.
    created: Vec<PathBuf>,
}

/// Who holds a lock: the content of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    /// The id of the process.
    process: u32,
    /// When it took the lock.
    since: Timestamp,
}

impl std::fmt::Display for Holder {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "process {}, since {}", self.process, self.since)
    }
}

impl Lock {
    /// Locks the file at `path` for a build to `out`, and creates the folder that it lies in. If another build holds it, this
    /// waits or fails.
    pub(super) fn take(path: &Path, out: &Path, waits: bool) -> Result<Lock, BuildError> {
        let failed = |error| BuildError::Write { path: path.to_owned(), error };
        let mut created = Created(Vec::new());
        loop {
            let mut file = open(path, &mut created).map_err(failed)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) if waits => file.lock().map_err(failed)?,
                Err(TryLockError::WouldBlock) => {
                    return Err(BuildError::Locked { path: out.to_owned(), holder: holder(&mut file) });
                }
                Err(TryLockError::Error(error)) => return Err(failed(error)),
            }
            if !is_at(&file, path) {
                continue;
            }
            if !is_ours(&mut file).map_err(failed)? {
                return Err(BuildError::NotALock { path: path.to_owned() });
            }
            let mut lock = Lock { path: path.to_owned(), file, created: std::mem::take(&mut created.0) };
            lock.sign().map_err(failed)?;
            return Ok(lock);
        }
    }

    /// Writes who holds it.
    fn sign(&mut self) -> io::Result<()> {
        let since = Timestamp::now().round(Unit::Second).unwrap_or(Timestamp::UNIX_EPOCH);
        let holder = Holder { process: std::process::id(), since };
        self.file.set_len(0)?;
        self.file.rewind()?;
        self.file.write_all(format!("{}\n", serde_json::json!(holder)).as_bytes())
    }
}

impl Drop for Lock {
    /// Removes the file, and the folders if nothing was written to them.
    fn drop(&mut self) {
        // Elsewhere, another process may have opened it and lock it once it is no longer at its path.
        if cfg!(unix) && is_at(&self.file, &self.path) {
            let _ = fs::remove_file(&self.path);
        }
        drop(Created(std::mem::take(&mut self.created)));
    }
}

/// Folders that are removed if they are empty.
struct Created(Vec<PathBuf>);

impl Drop for Created {
    fn drop(&mut self) {
        for folder in self.0.drain(..).rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Opens the file or creates it, and the folder that it lies in.
fn open(path: &Path, created: &mut Created) -> io::Result<File> {
    let open = |created: &mut Created| {
        path.parent().map_or(Ok(()), |folder| create_folder(folder, &mut created.0))?;
        // Emptied only when it is locked and known to be a lock.
        regular::options().read(true).write(true).create(true).truncate(false).open(path)
    };
    match open(created) {
        // Another build that has failed removed the folder at this moment.
        Err(error) if error.kind() == io::ErrorKind::NotFound => open(created),
        result => result,
    }
}

/// Creates a folder and those around it, and notes which were missing.
fn create_folder(folder: &Path, created: &mut Vec<PathBuf>) -> io::Result<()> {
    match fs::create_dir(folder) {
        Ok(()) => created.push(folder.to_owned()),
        Err(_) if folder.is_dir() => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let around = folder.parent().ok_or(error)?;
            create_folder(around, created)?;
            return create_folder(folder, created);
        }
        Err(error) => return Err(error),
    }
    Ok(())
}

/// Whether a file is empty, as that of a build which was killed at once, or says who held it.
fn is_ours(file: &mut File) -> io::Result<bool> {
    let is_lone = is_lone(&file.metadata()?);
    Ok(is_lone && (file.metadata()?.len() == 0 || holder(file).is_some()))
}

/// Who holds a lock, if its file says so. On some systems nobody else can read a locked file.
fn holder(file: &mut File) -> Option<Holder> {
    regular::check(file).ok()?;
    let mut text = String::new();
    file.rewind().ok()?;
    file.take(LONGEST).read_to_string(&mut text).ok()?;
    serde_json::from_str(&text).ok()
}

/// More bytes than any lock has.
const LONGEST: u64 = 200;

/// Whether a file has a single name.
#[cfg(unix)]
fn is_lone(metadata: &fs::Metadata) -> bool {
    metadata.is_file() && std::os::unix::fs::MetadataExt::nlink(metadata) == 1
}

#[cfg(not(unix))]
fn is_lone(metadata: &fs::Metadata) -> bool {
    metadata.is_file()
}

/// Whether an open file is the one at this path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |it: io::Result<fs::Metadata>| it.ok().map(|it| (it.dev(), it.ino()));
    identity(file.metadata()).is_some_and(|ours| identity(path.symlink_metadata()) == Some(ours))
}

/// It always is where the file is never removed.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}
