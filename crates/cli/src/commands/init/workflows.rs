//! The workflows that check, build and publish a site, for the hosts of code that are asked for.

use anyhow::bail;
use std::io;
use std::path::{Path, PathBuf};

/// A host of code, or of sites.
#[derive(Clone, Copy)]
pub(super) enum Workflow {
    /// GitHub Actions and Pages.
    GitHub,
    /// GitLab's pipelines and Pages.
    GitLab,
    /// Netlify.
    Netlify,
}

impl Workflow {
    /// The file, from the top of the repository.
    pub(super) fn file(self) -> &'static str {
        match self {
            Workflow::GitHub => ".github/workflows/roles.yml",
            Workflow::GitLab => ".gitlab-ci.yml",
            Workflow::Netlify => "netlify.toml",
        }
    }

    /// The text of the file, for the pages in `roles`, within the repository.
    pub(super) fn text(self, repository: &Path, roles: &Path) -> anyhow::Result<String> {
        let template = match self {
            Workflow::GitHub => include_str!("github.yml"),
            Workflow::GitLab => include_str!("gitlab.yml"),
            Workflow::Netlify => include_str!("netlify.toml"),
        };
        let folder = folder(repository, roles)?;
        Ok(template.replace("VERSION", env!("CARGO_PKG_VERSION")).replace("FOLDER", &folder))
    }
}

/// The top of the repository that a folder is in; else the folder.
pub(super) fn repository(folder: &Path) -> io::Result<PathBuf> {
    if folder.join(".git").exists() {
        return Ok(folder.to_owned());
    }
    let full = folder.canonicalize()?;
    let top = full.ancestors().skip(1).find(|around| around.join(".git").exists());
    Ok(top.map_or_else(|| folder.to_owned(), Path::to_owned))
}

/// The folder of roles, as a workflow names it from the top of the repository.
fn folder(repository: &Path, roles: &Path) -> anyhow::Result<String> {
    // It need not be there yet; what it is in is.
    let existing = roles.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("."));
    let missing = roles.strip_prefix(existing).unwrap_or(Path::new(""));
    let existing = if existing.as_os_str().is_empty() { Path::new(".") } else { existing };
    let full = existing.canonicalize()?.join(missing);
    let below = full.strip_prefix(repository.canonicalize()?).unwrap_or(&full);
    let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
    let folder = if names.is_empty() { ".".to_owned() } else { names.join("/") };
    // It is written into commands of a shell.
    let is_plain = |it: char| it.is_alphanumeric() || "._-/".contains(it);
    if folder.starts_with(['-', '/']) || !folder.chars().all(is_plain) {
        bail!("{folder}: a workflow can only name a folder of letters, digits, `.`, `_` and `-`: rename it");
    }
    Ok(folder)
}
