//! The files that a build has written so far: in memory, and in the manifest of the folder that it writes to.

use super::manifest;
use crate::fingerprint::fingerprint;
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The files written so far, by several threads.
#[derive(Default)]
pub(super) struct Journal(Mutex<Notes>);

#[derive(Default)]
struct Notes {
    /// The hash of each file, by name.
    hashes: BTreeMap<String, String>,
    /// The manifest, if files are to be known when the build is killed.
    file: Option<File>,
}

impl Journal {
    /// Creates the manifest at `path`, to which files are appended from here on.
    pub(super) fn begin(&self, path: &Path) -> io::Result<()> {
        let mut file = OpenOptions::new().append(true).create_new(true).open(path)?;
        file.write_all(manifest::header().as_bytes())?;
        self.notes().file = Some(file);
        Ok(())
    }

    /// Notes a file that is about to be written.
    pub(super) fn note(&self, name: &str, content: &[u8]) -> io::Result<()> {
        let hash = fingerprint(content);
        let mut notes = self.notes();
        if let Some(file) = &mut notes.file {
            file.write_all(manifest::entry(name, &hash).as_bytes())?;
        }
        notes.hashes.insert(name.to_owned(), hash);
        Ok(())
    }

    /// Whether a file was noted.
    pub(super) fn lists(&self, name: &str) -> bool {
        self.notes().hashes.contains_key(name)
    }

    /// The hash of each file that was noted, by name.
    pub(super) fn hashes(&self) -> BTreeMap<String, String> {
        self.notes().hashes.clone()
    }

    /// Closes the manifest.
    pub(super) fn end(&self) {
        self.notes().file = None;
    }

    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
