//! Why a site cannot be built.

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
    /// The app's loader of embeds lacks a place that an address is filled into.
    #[error("{file}: lacks `{missing}`, build the app again")]
    Embed {
        /// The file.
        file: &'static str,
        /// The text that it has to contain.
        missing: &'static str,
    },
    /// An icon cannot be drawn in the site's colour.
    #[error("the icons cannot be drawn ({error}), check `accent`")]
    Icon {
        /// The error of the renderer.
        error: String,
    },
    /// The output folder holds something that is not a built site.
    #[error("{}: {reason}: choose a folder for the site alone", path.display())]
    NotASite {
        /// The folder.
        path: PathBuf,
        /// What would be lost.
        reason: &'static str,
    },
}
