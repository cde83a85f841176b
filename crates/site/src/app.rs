//! The app as built by Trunk → its page and its files, with the site's colours in its style sheet.

use super::addresses::{EMBED, INDEX, NOTES};
use super::build::AppFiles;
use super::build_error::BuildError;
use super::files::{Skipped, for_each_file};
use super::fingerprint::fingerprint;
use super::notes;
use std::io;
use std::path::{Path, PathBuf};

/// The files of the app by name, and the page that starts it.
pub(super) struct BuiltApp {
    /// The text of its `index.html`.
    pub(super) index: String,
    /// The template of the service worker that answers offline.
    pub(super) worker: Option<String>,
    /// The templates of the files for embeds on other sites; their names begin with [`EMBED`].
    pub(super) embed: Vec<(String, Vec<u8>)>,
    /// The files of the visitors' own notes, in the folder that they are in on the site.
    pub(super) notes: Vec<(String, Vec<u8>)>,
    /// All other files with their content, sorted by name, with `/` between the parts of a name.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// What was left out.
    pub(super) skipped: Vec<Skipped>,
}

/// The worker, as Trunk copies it.
const WORKER: &str = "worker.js";

impl BuiltApp {
    /// The app of these files.
    pub(super) fn of(files: AppFiles<'_>) -> Result<BuiltApp, BuildError> {
        match files {
            AppFiles::Folder(folder) => BuiltApp::read(folder),
            AppFiles::Memory(files) => {
                let mut files: Vec<_> =
                    files.iter().map(|(name, content)| ((*name).to_owned(), content.to_vec())).collect();
                files.sort();
                BuiltApp::sorted(files, Vec::new()).map_err(|_| missing(PathBuf::from(INDEX)))
            }
        }
    }

    /// Reads the app in `folder`.
    fn read(folder: &Path) -> Result<BuiltApp, BuildError> {
        let mut files = Vec::new();
        let skipped = for_each_file(folder, |name, content| {
            files.push((name, content));
            Ok(())
        })?;
        BuiltApp::sorted(files, skipped).map_err(|skipped| {
            let path = folder.join(INDEX);
            match skipped.into_iter().find(|skipped| skipped.path == path) {
                Some(Skipped { refusal, .. }) => BuildError::File { path, error: io::Error::other(refusal) },
                None => missing(path),
            }
        })
    }

    /// Sorts the files by their use. The error is what was left out, if there is no page.
    fn sorted(mut files: Vec<(String, Vec<u8>)>, skipped: Vec<Skipped>) -> Result<BuiltApp, Vec<Skipped>> {
        let Some(index) = files.iter().position(|(name, _)| name == INDEX) else { return Err(skipped) };
        let index = String::from_utf8_lossy(&files.remove(index).1).into_owned();
        let worker = files.iter().position(|(name, _)| name == WORKER).map(|at| files.remove(at).1);
        let worker = worker.map(|text| String::from_utf8_lossy(&text).into_owned());
        let (embed, files): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|(name, _)| name.starts_with(EMBED));
        let (notes, files) = files.into_iter().partition(|(name, _)| name.starts_with(NOTES));
        Ok(BuiltApp { index, worker, embed, notes: notes::files(notes), files, skipped })
    }

    /// The names of all its files but the page.
    pub(super) fn names(&self) -> Vec<String> {
        let names = self.files.iter().chain(&self.embed).chain(&self.notes).map(|(name, _)| name.clone());
        names.chain(self.worker.iter().map(|_| WORKER.to_owned())).collect()
    }

    /// The text of the style sheet.
    pub(super) fn sheet(&self) -> &str {
        let sheet = self.files.iter().find(|(name, _)| is_sheet(name));
        sheet.and_then(|(_, text)| std::str::from_utf8(text).ok()).unwrap_or_default()
    }

    /// The names with a hash of the file's content, as Trunk gives them: `app-1a2b3c4d5e6f7a8b_bg.wasm`.
    pub(super) fn hashed(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(name, _)| &**name).filter(|name| is_hashed(name))
    }

    /// Appends a site's own rules to the style sheet, since one sheet is one request. The hash in its name changes with it.
    pub(super) fn extend_sheet(&mut self, rules: &str) {
        let Some((name, sheet)) = self.files.iter_mut().find(|(name, _)| is_sheet(name)) else {
            return;
        };
        sheet.extend_from_slice(rules.as_bytes());
        let stem = name.strip_suffix(".css").unwrap_or(name);
        let stem = stem.rsplit_once('-').map_or(stem, |(stem, _)| stem);
        let new = format!("{stem}-{}.css", fingerprint(sheet));
        self.index = self.index.replace(&*name, &new);
        *name = new;
    }
}

/// The error of an app without a page.
fn missing(path: PathBuf) -> BuildError {
    BuildError::File { path, error: io::ErrorKind::NotFound.into() }
}

/// Whether a file is the style sheet of the pages. That of the preview is in a folder.
fn is_sheet(name: &str) -> bool {
    name.ends_with(".css") && !name.contains('/')
}

/// Whether a name contains a hash of the file's content.
pub(super) fn is_hashed(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash.trim_end_matches("_bg"));
    hash.len() >= SHORTEST_HASH && hash.bytes().all(|digit| digit.is_ascii_hexdigit())
}

/// Trunk leaves out the leading zeros of a hash.
const SHORTEST_HASH: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_hash_is_recognized() {
        for name in
            ["app-73a0fa672651a4d0_bg.wasm", "boot-ad18625770350f.js", "embed/role-book-0.1.0-12345678.js"]
        {
            assert!(is_hashed(name), "{name}");
        }
        for name in ["favicon.svg", "icon-192.png", "two-words.js", "a-1234567x.js", ""] {
            assert!(!is_hashed(name), "{name}");
        }
    }

    #[test]
    fn a_sheet_with_other_rules_has_another_hash() {
        let mut app = BuiltApp {
            index: "<link rel=\"stylesheet\" href=\"/rolebook-1a2b.css\">".to_owned(),
            worker: None,
            embed: Vec::new(),
            notes: Vec::new(),
            files: vec![("rolebook-1a2b.css".to_owned(), b"a {}\n".to_vec())],
            skipped: Vec::new(),
        };
        app.extend_sheet("b {}\n");
        let name = format!("rolebook-{}.css", fingerprint(b"a {}\nb {}\n"));
        assert_eq!(app.files, [(name.clone(), b"a {}\nb {}\n".to_vec())]);
        assert_eq!(app.index, format!("<link rel=\"stylesheet\" href=\"/{name}\">"));
    }
}
