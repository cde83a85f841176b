//! The `site.toml` of a folder → its settings.

use super::{LoadError, SETTINGS, read_up_to};
use crate::settings::{Settings, read_settings};
use rolebook_model::Finding;
use rolebook_model::limits::LARGEST_PAGE;
use rolebook_reader::files;
use std::io;
use std::path::Path;

/// The settings of a folder, with findings about their text.
pub(super) fn settings_in(folder: &Path) -> Result<(Settings, Vec<Finding>), LoadError> {
    let path = folder.join(SETTINGS);
    let text = read_up_to(&path, LARGEST_PAGE).and_then(|bytes| match bytes.len() > LARGEST_PAGE {
        true => Err(io::Error::new(io::ErrorKind::InvalidData, format!("larger than {LARGEST_PAGE} bytes"))),
        false => String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error)),
    });
    let (mut settings, findings) = match text {
        Ok(text) => {
            let settings = read_settings(&text).map_err(|error| LoadError::Settings { path, error })?;
            (settings, files::invisible_characters(&text))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Default::default(),
        Err(error) => return Err(LoadError::Unreadable { path, error }),
    };
    if settings.site.name.is_empty() {
        settings.site.name = default_name(folder);
    }
    Ok((settings, findings))
}

/// The name of a site without one: the folder's, or its parent's if the folder's own name is a generic one.
fn default_name(folder: &Path) -> String {
    let full = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let mut names =
        full.ancestors().filter_map(|folder| folder.file_name()).map(|name| name.to_string_lossy());
    let specific = names.find(|name| !matches!(name.as_ref(), "roles" | "pages" | "jobs" | "content"));
    specific.map_or_else(|| "Roles".to_owned(), |name| name.into_owned())
}
