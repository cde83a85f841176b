//! Where a site shall be written → the resolved path, unless it overlaps with what the site is built from.
//!
//! Nothing is written here. Paths are compared after resolving links, and folders by their identity where the system has one,
//! so that no link, `..`, mount or letter case hides an overlap.

use super::names::is_reserved;
use crate::build_error::BuildError;
use crate::load::root;
use std::io;
use std::path::{Component, Path, PathBuf};

/// What a site is built from, none of which a site may overlap with.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// The folder of role pages, or a single page.
    pub roles: &'a Path,
    /// The folder of the app, if it is in one.
    pub app: Option<&'a Path>,
    /// Folders of extra files.
    pub extra_files: &'a [PathBuf],
}

/// The folder that a site at `out` replaces. If it is a link, that is what it leads to.
pub(super) fn place(out: &Path, inputs: &Inputs<'_>) -> Result<PathBuf, BuildError> {
    let refused = |reason: &str| BuildError::Out { path: out.to_owned(), reason: reason.to_owned() };
    let target = resolve(out)?;
    let (Some(parent), Some(name)) = (target.parent(), target.file_name()) else {
        return Err(refused("the root of a file system, choose a folder for the site alone"));
    };
    if is_reserved(name) {
        return Err(refused("a name that builds use for temporary files, choose another one"));
    }
    match target.symlink_metadata() {
        Ok(metadata) if !metadata.is_dir() => {
            return Err(refused("not a folder, choose a folder for the site alone"));
        }
        Ok(_) if is_mount_point(&target, parent) => {
            return Err(refused(
                "the top of another volume, which cannot be replaced, choose a folder in it",
            ));
        }
        _ => {}
    }
    apart_from_content(out, &target, inputs)?;
    inputs.app.map_or(Ok(()), |app| apart(out, &target, app, "the folder of the app"))?;
    Ok(target)
}

/// Refuses a folder that overlaps with the working folder, the pages or the extra files.
pub(super) fn apart_from_content(out: &Path, target: &Path, inputs: &Inputs<'_>) -> Result<(), BuildError> {
    if is_around(target, &resolve(Path::new("."))?) {
        let reason = "the working folder, or around it: choose a folder for the site alone".to_owned();
        return Err(BuildError::Out { path: out.to_owned(), reason });
    }
    let roles = "the folder of role pages";
    match root(inputs.roles) {
        // A page outside of any folder of roles may lie beside the site.
        Ok(root) if !inputs.roles.is_dir() && !root.is_whole => {
            let page = resolve(inputs.roles)?;
            if is_around(target, &page) {
                return Err(overlap(out, "around", inputs.roles, "the page"));
            }
        }
        Ok(root) if !inputs.roles.is_dir() => apart(out, target, &root.folder, roles)?,
        // Pages at the top of a project have the site among them, where the next build passes it over.
        _ if is_around(&resolve(inputs.roles)?, &resolve(Path::new("."))?) => {}
        _ => apart(out, target, inputs.roles, roles)?,
    }
    inputs.extra_files.iter().try_for_each(|folder| apart(out, target, folder, "a folder of extra files"))
}

/// Refuses a folder that is another one, within it or around it. If the other one does not exist, reading it is the error.
fn apart(out: &Path, target: &Path, other: &Path, what: &str) -> Result<(), BuildError> {
    let Ok(resolved) = other.canonicalize() else { return Ok(()) };
    let how = match (is_around(target, &resolved), is_around(&resolved, target)) {
        (true, true) => "the same as",
        (true, false) => "around",
        (false, true) => "within",
        (false, false) => return Ok(()),
    };
    Err(overlap(out, how, other, what))
}

fn overlap(out: &Path, how: &str, other: &Path, what: &str) -> BuildError {
    let reason = format!("{how} {}, {what}: choose a folder apart from it", other.display());
    BuildError::Out { path: out.to_owned(), reason }
}

/// Whether a folder is the same as a resolved path, or around it.
fn is_around(folder: &Path, path: &Path) -> bool {
    path.ancestors().any(|around| is_same(around, folder))
}

/// Whether two paths lead to the same folder or file. On a file system without case, they may differ.
fn is_same(one: &Path, other: &Path) -> bool {
    one == other || identity(one).is_some_and(|one| identity(other) == Some(one))
}

/// The device of a file and its number there.
#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|it| (it.dev(), it.ino()))
}

/// Resolved paths are unique on this system.
#[cfg(not(unix))]
fn identity(_: &Path) -> Option<()> {
    None
}

/// Whether a folder is where a file system was mounted.
#[cfg(unix)]
fn is_mount_point(folder: &Path, parent: &Path) -> bool {
    let device = |path: &Path| identity(path).map(|(device, _)| device);
    is_mount_root(folder) || device(folder) != device(parent)
}

/// Not known on this system, which says so when the folder is renamed.
#[cfg(not(unix))]
fn is_mount_point(_: &Path, _: &Path) -> bool {
    false
}

/// Whether a folder is the root of a mount, which a part of the same file system may be, too.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn is_mount_root(folder: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, folder, AtFlags::empty(), StatxFlags::empty())
        .is_ok_and(|it| it.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
fn is_mount_root(_: &Path) -> bool {
    false
}

/// The absolute path without links of what exists or will be created.
pub(super) fn resolve(path: &Path) -> Result<PathBuf, BuildError> {
    let refused = |reason: String| BuildError::Out { path: path.to_owned(), reason };
    let failed = |error: io::Error| refused(format!("cannot be resolved ({error}), check the path"));
    let full = std::path::absolute(path).map_err(failed)?;
    for existing in full.ancestors() {
        match existing.canonicalize() {
            Ok(real) => {
                let missing = full.strip_prefix(existing).unwrap_or(Path::new(""));
                if missing.components().any(|part| part == Component::ParentDir) {
                    return Err(failed(io::ErrorKind::NotFound.into()));
                }
                if missing != Path::new("") && !real.is_dir() {
                    let shown = existing.display();
                    return Err(refused(format!("{shown} is not a folder, choose a path through folders")));
                }
                return Ok(if missing == Path::new("") { real } else { real.join(missing) });
            }
            Err(_) if existing.is_symlink() => {
                return Err(refused(format!(
                    "{} is a link to nothing, remove it or choose another folder",
                    existing.display()
                )));
            }
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {}
            Err(error) => return Err(failed(error)),
        }
    }
    Err(failed(io::ErrorKind::NotFound.into()))
}
