//! Why a site cannot be built.

use std::path::PathBuf;
use std::{fmt, io};

/// What keeps a site from being built.
#[derive(Debug)]
pub enum BuildError {
    /// A file or folder cannot be read or written.
    File {
        /// Which one.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The app's `index.html` is not one of ours.
    Shell {
        /// The file.
        path: PathBuf,
        /// What it has to have.
        missing: &'static str,
    },
    /// The app's loader of embeds is not one of ours.
    Embed {
        /// The file.
        file: &'static str,
        /// What it has to have.
        missing: &'static str,
    },
    /// An icon cannot be drawn in the site's colour.
    Icon {
        /// Why.
        error: String,
    },
    /// What the site would take the place of is none.
    NotASite {
        /// The folder.
        path: PathBuf,
        /// What speaks against it.
        reason: &'static str,
    },
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildError::File { path, error } => write!(f, "{}: {error}", path.display()),
            BuildError::Shell { path, missing } => {
                write!(f, "{}: not the page of an app for role pages, add {missing}", path.display())
            }
            BuildError::Embed { file, missing } => write!(f, "{file}: lacks `{missing}`, build the app anew"),
            BuildError::Icon { error } => write!(f, "the icons cannot be drawn ({error}), check `accent`"),
            BuildError::NotASite { path, reason } => {
                write!(f, "{}: {reason}: name a folder of the site's own", path.display())
            }
        }
    }
}

impl std::error::Error for BuildError {}
