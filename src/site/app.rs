//! The built app, as Trunk makes it → its page and its files, with the site's own colours in its sheet.

use super::build::BuildError;
use super::fingerprint::fingerprint;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// The app's files, by name, and the page that starts it.
pub(super) struct BuiltApp {
    /// The text of its `index.html`.
    pub(super) index: String,
    /// All others with their content, in order of their names, with `/` between the parts of a name.
    pub(super) files: Vec<(String, Vec<u8>)>,
}

/// The page that starts the app, and that stands for a folder.
pub(super) const INDEX: &str = "index.html";

impl BuiltApp {
    /// Reads the app in `folder`.
    pub(super) fn read(folder: &Path) -> Result<BuiltApp, BuildError> {
        let path = folder.join(INDEX);
        let index = fs::read_to_string(&path).map_err(|error| BuildError::File { path, error })?;
        let mut files = Vec::new();
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let entry =
                entry.map_err(|error| BuildError::File { path: folder.to_owned(), error: error.into() })?;
            let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            let name = parts.join("/");
            if entry.file_type().is_file() && name != INDEX {
                let read = fs::read(entry.path());
                let content = read.map_err(|error| BuildError::File { path: entry.path().into(), error })?;
                files.push((name, content));
            }
        }
        Ok(BuiltApp { index, files })
    }

    /// Adds a site's own rules to the sheet: one sheet is one request. The sheet's name, which its content gives it,
    /// becomes another.
    pub(super) fn extend_sheet(&mut self, rules: &str) {
        let Some((name, sheet)) = self.files.iter_mut().find(|(name, _)| name.ends_with(".css")) else {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_with_other_rules_has_another_name() {
        let mut app = BuiltApp {
            index: "<link rel=\"stylesheet\" href=\"/rolebook-1a2b.css\">".to_owned(),
            files: vec![("rolebook-1a2b.css".to_owned(), b"a {}\n".to_vec())],
        };
        app.extend_sheet("b {}\n");
        let name = format!("rolebook-{}.css", fingerprint(b"a {}\nb {}\n"));
        assert_eq!(app.files, [(name.clone(), b"a {}\nb {}\n".to_vec())]);
        assert_eq!(app.index, format!("<link rel=\"stylesheet\" href=\"/{name}\">"));
    }
}
