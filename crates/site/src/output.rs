//! The files of a site → a folder that replaces the old one as a whole.
//!
//! 1. [`Output::replacing`] finds the folder by [`mod@place`], which refuses one that overlaps with what the site is built from;
//! 2. it holds the folder's [`lock`] from then on, and removes or restores what killed builds have left ([`leftovers`]);
//! 3. it refuses a folder that holds anything but an [`old_site`], which is what its [`manifest`] lists, and creates a new folder
//!    beside it, of one of the [`names`] that only builds use;
//! 4. [`Output::write`] notes each file in the [`journal`] and writes it, and [`Output::commit`] has [`mod@swap`] put it in the place of the old one, of
//!    which only the files in its manifest are removed.
//!
//! A build that ends before that, by an error or a crash, leaves the old folder as it was. Nothing of what others put beside
//! the site or into it is ever removed.
//!
//! A site that is only served stays in memory: [`Output::in_memory`]. Trunk's own folder, from which Trunk makes the site itself, is written in place: [`Output::within_app`].

mod place;

mod lock;
mod names;

mod leftovers;
mod old_site;

mod contents;
mod journal;
mod manifest;
mod regular;

mod swap;

pub use lock::Holder;
pub use place::Inputs;

use super::build_error::BuildError;
use super::fingerprint::fingerprint;
use contents::Difference;
use journal::Journal;
use lock::Lock;
pub(crate) use manifest::MANIFEST;
use manifest::Manifest;
use names::Names;
use old_site::replaceable;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

/// A site's folder that is being written.
pub struct Output {
    /// The path as it was given.
    out: PathBuf,
    /// The resolved path of the site.
    target: PathBuf,
    /// The path until the commit, which removes it from here.
    work: Option<PathBuf>,
    /// The files of the old site.
    old: Manifest,
    /// The files written so far.
    journal: Journal,
    place: Place,
}

/// How the folder becomes the site.
enum Place {
    /// It replaces another one, whose lock is held until the end.
    Beside { names: Names, _lock: Lock },
    /// It is the app's folder.
    App,
    /// There is none: the files stay in memory, by name.
    Memory(Mutex<Files>),
}

/// Files by their names.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

impl Output {
    /// Creates a folder that will replace `out`, which is an older site, empty, or missing. While another build writes the same
    /// site, this waits or fails.
    pub fn replacing(out: &Path, inputs: &Inputs<'_>, waits: bool) -> Result<Output, BuildError> {
        let target = place::place(out, inputs)?;
        let failed = |error| BuildError::Write { path: out.to_owned(), error };
        let names = Names::beside(&target).ok_or_else(|| failed(io::ErrorKind::InvalidInput.into()))?;
        let lock = Lock::take(&names.lock(), out, waits)?;
        leftovers::clear(&target, &names).map_err(failed)?;
        let old = replaceable(out, &target)?;
        let work = names.temporary().map_err(failed)?;
        let (journal, place) = (Journal::default(), Place::Beside { names, _lock: lock });
        let output = Output { out: out.to_owned(), target, work: Some(work), old, journal, place };
        output.path(MANIFEST).and_then(|path| output.journal.begin(&path)).map_err(failed)?;
        Ok(output)
    }

    /// Writes into the app's own folder, whose files become the site's.
    pub fn within_app(app: &Path, inputs: &Inputs<'_>) -> Result<Output, BuildError> {
        let out = app.to_owned();
        let failed = |error| BuildError::Write { path: out.clone(), error };
        let target = out.canonicalize().map_err(failed)?;
        place::apart_from_content(&out, &target, inputs)?;
        // Nothing that is written may go through a link to another place.
        let others = contents::unusual(&target).map_err(failed)?;
        if !others.is_empty() {
            return Err(BuildError::NotASite { path: out, reason: UNUSUAL, others });
        }
        let (old, work) = (Manifest::default(), Some(target.clone()));
        Ok(Output { out, target, work, old, journal: Journal::default(), place: Place::App })
    }

    /// Keeps the files in memory.
    pub(super) fn in_memory() -> Output {
        Output {
            out: PathBuf::new(),
            target: PathBuf::new(),
            work: None,
            old: Manifest::default(),
            journal: Journal::default(),
            place: Place::Memory(Mutex::default()),
        }
    }

    /// The files, if they are in memory.
    pub(super) fn into_files(self) -> Files {
        match &self.place {
            Place::Memory(files) => std::mem::take(&mut files.lock().unwrap_or_else(PoisonError::into_inner)),
            Place::Beside { .. } | Place::App => Files::default(),
        }
    }

    /// Writes a file. Its name has `/` between its parts.
    pub(super) fn write(&self, name: &str, content: &[u8]) -> Result<(), BuildError> {
        if !manifest::is_valid(name) {
            return Err(BuildError::Name { name: name.to_owned() });
        }
        self.journal
            .note(name, content)
            .and_then(|()| self.put(name, content))
            .map_err(|error| self.failed(name, error))
    }

    /// Writes a file with the folders that it lies in. If the site's own folder was removed, that is an error: files in it are
    /// gone.
    fn put(&self, name: &str, content: &[u8]) -> io::Result<()> {
        if let Place::Memory(files) = &self.place {
            let mut files = files.lock().unwrap_or_else(PoisonError::into_inner);
            files.insert(name.to_owned(), content.to_owned());
            return Ok(());
        }
        let path = self.path(name)?;
        if matches!(self.place, Place::App) && path.symlink_metadata().is_ok() {
            fs::remove_file(&path)?;
        }
        match fs::write(&path, content) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                for (at, _) in name.match_indices('/') {
                    match fs::create_dir(self.path(&name[..at])?) {
                        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
                        _ => {}
                    }
                }
                fs::write(&path, content)
            }
            result => result,
        }
    }

    /// The path of a file until the commit.
    fn path(&self, name: &str) -> io::Result<PathBuf> {
        self.work.as_ref().map(|work| work.join(name)).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn failed(&self, name: &str, error: io::Error) -> BuildError {
        BuildError::Write { path: self.out.join(name), error }
    }

    /// The names of the old site's files, as its build has listed them.
    pub(super) fn old_files(&self) -> impl Iterator<Item = &str> {
        self.old.files.keys().map(|name| &**name)
    }

    /// A file of the old site; `None` unless its build has written one of this name, which is there.
    pub(super) fn old_file(&self, name: &str) -> Result<Option<Vec<u8>>, BuildError> {
        if !self.old.files.contains_key(name) {
            return Ok(None);
        }
        match regular::read(&self.target.join(name), u64::MAX) {
            Ok(content) => Ok(Some(content)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(BuildError::File { path: self.out.join(name), error }),
        }
    }

    /// Keeps a file of the old site, unless it is missing there or was written already.
    pub(super) fn keep(&self, name: &str) -> Result<(), BuildError> {
        match if self.journal.lists(name) { None } else { self.old_file(name)? } {
            Some(content) => self.write(name, &content),
            None => Ok(()),
        }
    }

    /// Removes files of the app that are no files of the site, if the site is written into the app's folder.
    pub(super) fn remove_templates(&self, names: &[String]) -> Result<(), BuildError> {
        let written = self.names();
        let mut templates = names.iter().filter(|name| written.binary_search(name).is_err());
        match self.place {
            Place::App => templates.try_for_each(|name| {
                fs::remove_file(self.target.join(name)).map_err(|error| self.failed(name, error))
            }),
            Place::Beside { .. } | Place::Memory(_) => Ok(()),
        }
    }

    /// The names of the written files, sorted.
    pub(super) fn names(&self) -> Vec<String> {
        self.journal.hashes().into_keys().collect()
    }

    /// A hash of all files written so far.
    pub(super) fn hash(&self) -> String {
        let hashes = self.journal.hashes();
        let lines: String = hashes.iter().map(|(name, hash)| format!("{name} {hash}\n")).collect();
        fingerprint(lines.as_bytes())
    }

    /// Replaces the old site. Returns the folder that it lies in now if it cannot be removed as a whole, since something was
    /// added to it at this moment.
    pub(super) fn commit(mut self) -> Result<Option<PathBuf>, BuildError> {
        let manifest = Manifest { files: self.journal.hashes(), is_complete: true };
        self.finish(&manifest).map_err(|error| self.failed(MANIFEST, error))?;
        let (Place::Beside { names, .. }, Some(work)) = (&self.place, &self.work) else { return Ok(None) };
        let failed = |error| BuildError::Write { path: self.out.clone(), error };
        if contents::compare(work, &manifest).map_err(failed)? != Difference::default() {
            return Err(BuildError::Disturbed { path: work.clone() });
        }
        let old = replaceable(&self.out, &self.target)?;
        let former = swap::swap(work, &self.target, names).map_err(failed)?;
        self.work = None;
        Ok(former.filter(|folder| !contents::remove(folder, &old).is_ok_and(|is_gone| is_gone)))
    }

    /// Writes the manifest anew, sorted and complete.
    fn finish(&self, manifest: &Manifest) -> io::Result<()> {
        let text = manifest.text();
        // The journal lists it as well until it replaces the journal.
        self.journal.note(UNFINISHED, text.as_bytes())?;
        self.put(UNFINISHED, text.as_bytes())?;
        self.journal.end();
        fs::rename(self.path(UNFINISHED)?, self.path(MANIFEST)?)
    }
}

impl Drop for Output {
    /// Removes what was not committed. What is left of it is removed by the next build.
    fn drop(&mut self) {
        let (Place::Beside { .. }, Some(work)) = (&self.place, &self.work) else { return };
        self.journal.end();
        let _ = contents::remove(work, &Manifest { files: self.journal.hashes(), is_complete: false });
    }
}

/// The name of a complete manifest that is being written.
const UNFINISHED: &str = ".rolebook-manifest.jsonl.part";

const UNUSUAL: &str = "holds what is not a file: build the app again";

#[cfg(test)]
mod tests;
