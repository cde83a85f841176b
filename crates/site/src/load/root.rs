//! A path → the folder of roles that it belongs to.

use super::{LoadError, SETTINGS};
use std::path::{Path, PathBuf};

/// The folder of roles that a path belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Root {
    /// The folder.
    pub folder: PathBuf,
    /// Whether it is known to hold all pages of the site; not so for a page outside of any folder of roles.
    pub is_whole: bool,
}

/// Finds the folder of roles that a page or a folder of pages belongs to: the nearest one, itself or around it, with a
/// `site.toml`; else one that is called `roles`; else the folder itself, or the one that the page lies in.
pub fn root(path: &Path) -> Result<Root, LoadError> {
    let full = path.canonicalize().map_err(|error| LoadError::Unreadable { path: path.to_owned(), error })?;
    let has_settings = |folder: &&Path| folder.join(SETTINGS).is_file();
    let is_roles = |folder: &&Path| folder.file_name().is_some_and(|name| name == "roles") && folder.is_dir();
    // As it was given first, so that printed paths stay as short as they were given.
    let given = || path.ancestors().filter(|folder| !folder.as_os_str().is_empty());
    let known = given()
        .find(has_settings)
        .or_else(|| full.ancestors().find(has_settings))
        .or_else(|| given().find(is_roles))
        .or_else(|| full.ancestors().find(is_roles))
        .or_else(|| full.is_dir().then_some(path));
    if let Some(folder) = known {
        return Ok(Root { folder: folder.to_owned(), is_whole: true });
    }
    let around = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(Root { folder: around.to_owned(), is_whole: false })
}
