//! Why a site cannot be built.

use crate::output::Holder;
use std::io;
use std::path::PathBuf;
use thiserror::Error;

/// Why a site cannot be built.
#[derive(Debug, Error)]
pub enum BuildError {
    /// A file or folder cannot be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// The system's error.
        error: io::Error,
    },
    /// The app's `index.html` lacks a place that pages are filled into.
    #[error("{}: not the page of an app for role pages, add {missing}", path.display())]
    Shell {
        /// The file.
        path: PathBuf,
        /// The text that it has to contain.
        missing: &'static str,
    },
    /// A script of embeds lacks a place that an address is filled into.
    #[error("{file}: lacks `{missing}`, build the app again")]
    Embed {
        /// The file.
        file: &'static str,
        /// The text that it has to contain.
        missing: String,
    },
    /// An icon cannot be drawn in the site's colour.
    #[error("the icons cannot be drawn ({error}), check `accent`")]
    Icon {
        /// The error of the renderer.
        error: String,
    },
    /// A file or folder of the site cannot be written.
    #[error("{}: {}", path.display(), unwritable(error))]
    Write {
        /// The file or folder, where it would be in the site.
        path: PathBuf,
        /// The system's error.
        error: io::Error,
    },
    /// The site must not be written to this path.
    #[error("{}: {reason}", path.display())]
    Out {
        /// The path.
        path: PathBuf,
        /// Why not, and what to do.
        reason: String,
    },
    /// The output folder holds something that is not part of a built site.
    #[error("{}: {reason}{}", path.display(), lines(others))]
    NotASite {
        /// The folder.
        path: PathBuf,
        /// What is wrong with it, and what to do.
        reason: &'static str,
        /// The names of what would be lost.
        others: Vec<String>,
    },
    /// A file of the site would have a name that none may have.
    #[error("{}: a site cannot have a file of this name, rename it", name.escape_debug())]
    Name {
        /// The name.
        name: String,
    },
    /// Another build is writing the site.
    #[error(
        "{}: another build is writing this site{}: try again when it has ended, or wait for it with --wait",
        path.display(),
        holder.map(|holder| format!(" ({holder})")).unwrap_or_default()
    )]
    Locked {
        /// The site's folder.
        path: PathBuf,
        /// The other build, if it is known.
        holder: Option<Holder>,
    },
    /// The file that builds lock is something else.
    #[error("{}: builds lock a file of this name, and this one is not theirs: move it away", path.display())]
    NotALock {
        /// The file.
        path: PathBuf,
    },
    /// Something else has changed the new site before it was complete.
    #[error("{}: files were added or removed while the site was written there, build again", path.display())]
    Disturbed {
        /// The temporary folder.
        path: PathBuf,
    },
}

fn unwritable(error: &io::Error) -> String {
    let advice = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "free space, or choose a folder on another volume"
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "check the permissions, or choose another folder"
        }
        io::ErrorKind::NotFound => "build again, for its folder was removed",
        io::ErrorKind::InvalidFilename => "choose a shorter name",
        _ => "check the path, or choose another folder",
    };
    format!("cannot be written ({error}), {advice}")
}

/// How many names a message lists.
const LISTED: usize = 10;

/// The first names, each on a line of its own below the message, and how many others there are.
fn lines(names: &[String]) -> String {
    let listed = names.iter().take(LISTED).map(|name| format!("\n  {name}"));
    let more = names.len().saturating_sub(LISTED);
    listed.chain((more > 0).then(|| format!("\n  and {more} more"))).collect()
}
