//! Why a folder of role pages cannot be loaded.

use crate::settings::SettingsError;
use rolebook_files::Refusal;
use rolebook_model::Finding;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a folder of role pages cannot be loaded.
#[derive(Debug, Error)]
pub enum LoadError {
    /// The folder or the file cannot be read.
    #[error("{}: {}", path.display(), unreadable(error))]
    Unreadable {
        /// What cannot be read.
        path: PathBuf,
        /// The system's error.
        error: io::Error,
    },
    /// The `site.toml` is none, or cannot be read.
    #[error("{}: cannot be read ({refusal}), {}", path.display(), refusal.help())]
    Refused {
        /// The file.
        path: PathBuf,
        /// Why not.
        refusal: Refusal,
    },
    /// There is no page to show.
    #[error("{}: no role pages here, add a Markdown file (.md) for each role, or begin with `rolebook init`{}", folder.display(), lines(folder, findings))]
    NoPages {
        /// The folder.
        folder: PathBuf,
        /// Why its files could not be read, if it has any.
        findings: BTreeMap<String, Vec<Finding>>,
        /// The texts of files that are no pages, for those of the findings that are about them.
        other_texts: BTreeMap<String, String>,
    },
    /// The settings are not valid.
    #[error("{}:{error}", path.display())]
    Settings {
        /// The `site.toml`.
        path: PathBuf,
        /// What is wrong, and where.
        error: SettingsError,
    },
}

fn unreadable(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder, check the path".to_owned(),
        // Not the system's, but one that says what to do.
        _ if error.get_ref().is_some() => format!("cannot be read: {error}"),
        _ => format!("cannot be read ({error}), check its permissions"),
    }
}

/// The findings, each on a line of its own below the message.
fn lines(folder: &Path, findings: &BTreeMap<String, Vec<Finding>>) -> String {
    let findings = findings.iter().flat_map(|(file, found)| found.iter().map(move |finding| (file, finding)));
    findings.map(|(file, finding)| format!("\n{}: {finding}", folder.join(file).display())).collect()
}
