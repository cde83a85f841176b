//! The path of a site → the hidden names beside it that a build uses.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The names beside a site.
pub(super) struct Names {
    /// The folder that the site lies in.
    pub(super) parent: PathBuf,
    /// How the names of temporary folders begin.
    prefix: OsString,
}

/// How many random characters end the name of a temporary folder.
const RANDOM: usize = 6;
/// What stands between the site's name and these.
const OURS: &str = ".rolebook-";

impl Names {
    /// The names beside the site at this path; `None` if nothing can lie beside it.
    pub(super) fn beside(target: &Path) -> Option<Names> {
        let mut prefix = OsString::from(".");
        prefix.push(target.file_name()?);
        prefix.push(OURS);
        Some(Names { parent: target.parent()?.to_owned(), prefix })
    }

    /// The file that a build locks.
    pub(super) fn lock(&self) -> PathBuf {
        let mut name = self.prefix.clone();
        name.push("lock");
        self.parent.join(name)
    }

    /// Creates a folder of a name that nobody else uses.
    pub(super) fn temporary(&self) -> io::Result<PathBuf> {
        let mut builder = tempfile::Builder::new();
        let folder = builder.prefix(&self.prefix).rand_bytes(RANDOM).tempdir_in(&self.parent)?;
        // A build removes only what it has written, file by file.
        Ok(folder.keep())
    }

    /// The folders beside the site that have names of temporary ones.
    pub(super) fn temporaries(&self) -> io::Result<Vec<PathBuf>> {
        let mut folders = Vec::new();
        for entry in fs::read_dir(&self.parent)? {
            let entry = entry?;
            if self.is_temporary(&entry.file_name()) && entry.file_type()?.is_dir() {
                folders.push(entry.path());
            }
        }
        folders.sort();
        Ok(folders)
    }

    fn is_temporary(&self, name: &OsStr) -> bool {
        let random = name.as_encoded_bytes().strip_prefix(self.prefix.as_encoded_bytes());
        random.is_some_and(is_random)
    }
}

/// Whether a build of some site could use this name for a temporary folder.
pub(super) fn is_reserved(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let random = name.strip_prefix('.').and_then(|name| name.rsplit_once(OURS)).map(|(_, random)| random);
    random.is_some_and(|random| random == "lock" || is_random(random.as_bytes()))
}

fn is_random(text: &[u8]) -> bool {
    text.len() == RANDOM && text.iter().all(u8::is_ascii_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_of_this_site_with_random_characters_is_temporary() {
        let names = Names::beside(Path::new("/srv/site")).unwrap();
        for (name, expect) in [
            (".site.rolebook-a1B2c3", true),
            (".site.rolebook-a1B2c34", false),
            (".site.rolebook-a1B2c.", false),
            (".site.rolebook-lock", false),
            (".site.new", false),
            (".other.rolebook-a1B2c3", false),
            (".site.rolebook-a.rolebook-a1B2c3", false),
        ] {
            assert_eq!(names.is_temporary(OsStr::new(name)), expect, "{name}");
        }
    }

    #[test]
    fn a_root_has_nothing_beside_it() {
        assert!(Names::beside(Path::new("/")).is_none());
    }
}
