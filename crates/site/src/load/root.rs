//! A path → the folder of roles that it belongs to.

use super::{LoadError, SETTINGS};
use rolebook_reader::files::is_markdown;
use std::io;
use std::path::{Component, Path, PathBuf};

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
///
/// A link belongs to the folder that it lies in, if that is one of roles, and not to the one that it leads to: whoever may
/// write a link would otherwise choose what is read.
pub fn root(path: &Path) -> Result<Root, LoadError> {
    let unreadable = |error| LoadError::Unreadable { path: path.to_owned(), error };
    let path = &without_slash(path);
    let full = place(path).map_err(unreadable)?;
    // As it was given first, so that printed paths stay as short as they were given.
    let given: Vec<&Path> = path.ancestors().filter(|folder| !folder.as_os_str().is_empty()).collect();
    let known = match given.iter().rposition(|folder| folder.is_symlink()) {
        None => nearest(given.iter().copied().chain(full.ancestors())),
        Some(outermost) => {
            let around = place(given[outermost]).map_err(unreadable)?;
            let around = given.iter().copied().skip(outermost + 1).chain(around.ancestors().skip(1));
            let behind = given.iter().copied().chain(full.ancestors());
            nearest(around).or_else(|| nearest(behind.filter(|folder| !is_page(folder))))
        }
    };
    if let Some(folder) = known.or_else(|| (!is_page(path)).then(|| path.clone())) {
        return Ok(Root { folder, is_whole: true });
    }
    let around = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(Root { folder: around.to_owned(), is_whole: false })
}

/// The first folder with settings, else the first one that is called `roles`.
fn nearest<'a>(mut folders: impl Iterator<Item = &'a Path> + Clone) -> Option<PathBuf> {
    let is_roles = |folder: &&Path| folder.ends_with("roles") && folder.is_dir();
    let found = folders.clone().find(|folder| has_settings(folder)).or_else(|| folders.find(is_roles));
    found.map(Path::to_owned)
}

/// Whether a path stands for a page: a file, or a link with the name of one, wherever it leads.
pub(crate) fn is_page(path: &Path) -> bool {
    let path = without_slash(path);
    let is_link = || path.is_symlink() && is_markdown(&path.to_string_lossy());
    !path.is_dir() || is_link()
}

/// The same path without a slash or a dot at its end, behind which a link could not be told from its target.
pub(super) fn without_slash(path: &Path) -> PathBuf {
    path.components().collect()
}

/// The full path of a file or folder, with all links resolved except for the last one: where it lies.
pub fn place(path: &Path) -> io::Result<PathBuf> {
    path.symlink_metadata()?;
    match path.components().next_back() {
        Some(Component::Normal(name)) => {
            let around = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            Ok(around.unwrap_or(Path::new(".")).canonicalize()?.join(name))
        }
        _ => path.canonicalize(),
    }
}

/// Whether a folder has settings, even if they cannot be read: an error says so then.
pub(super) fn has_settings(folder: &Path) -> bool {
    folder.join(SETTINGS).symlink_metadata().is_ok_and(|file| !file.is_dir())
}
