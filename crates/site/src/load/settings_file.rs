//! The `site.toml` of a folder → its settings.

use super::{LoadError, Loaded, SETTINGS};
use crate::settings::{Settings, read_settings};
use rolebook_files::{Folder, Refusal};
use rolebook_letters::composed;
use rolebook_model::limits::LARGEST_SETTINGS;
use rolebook_reader::files;
use std::path::Path;

/// The settings of a folder. Their text and findings about it are added to `loaded`.
pub(super) fn settings_in(folder: &Folder, path: &Path, loaded: &mut Loaded) -> Result<Settings, LoadError> {
    let file = path.join(SETTINGS);
    let mut settings = match folder.read_text(SETTINGS, LARGEST_SETTINGS) {
        Ok(text) => {
            let text = composed(&text).into_owned();
            let settings = read_settings(&text).map_err(|error| LoadError::Settings { path: file, error })?;
            let found = files::invisible_characters(&text);
            if !found.is_empty() {
                loaded.findings.insert(SETTINGS.to_owned(), found);
            }
            loaded.other_texts.insert(SETTINGS.to_owned(), text);
            settings
        }
        Err(Refusal::Missing) => Settings::default(),
        Err(refusal) => return Err(LoadError::Refused { path: file, refusal }),
    };
    if settings.site.name.is_empty() {
        settings.site.name = default_name(folder);
    }
    Ok(settings)
}

/// The name of a site without one: the folder's, or its parent's if the folder's own name is a generic one.
fn default_name(folder: &Folder) -> String {
    let mut names =
        folder.path().ancestors().filter_map(|folder| folder.file_name()).map(|name| name.to_string_lossy());
    let specific = names.find(|name| !matches!(name.as_ref(), "roles" | "pages" | "jobs" | "content"));
    specific.map_or_else(|| "Roles".to_owned(), |name| name.into_owned())
}
