//! The folder of role pages that a command reads, which all commands find alike.
//!
//! It is the one that was named; else `roles/`; else the present folder. A named folder without settings whose `roles/` has
//! them stands for that one, so that a project can be named by its top.

use std::path::{Path, PathBuf};

/// Where role pages are
#[derive(clap::Args)]
pub(super) struct Roles {
    /// Folder of role pages [default: roles/ if it is there, else the present folder]
    #[arg(long, value_name = "DIR", env = "ROLEBOOK_ROLES")]
    roles: Option<PathBuf>,
}

impl Roles {
    /// The folder; `dir` is one that was named without `--roles`.
    pub(super) fn find(&self, dir: Option<&Path>) -> PathBuf {
        find(dir.or(self.roles.as_deref()))
    }

    /// The folder that pages are added to, which may be missing: the present one only if it has settings.
    pub(super) fn place(&self) -> PathBuf {
        let is_site = Path::new(SETTINGS).exists() && !Path::new(ROLES).exists();
        let default = if is_site { "." } else { ROLES };
        find(Some(self.roles.as_deref().unwrap_or(Path::new(default))))
    }
}

/// The folder of roles, for a folder that was named.
pub(super) fn find(named: Option<&Path>) -> PathBuf {
    match named {
        Some(folder) => {
            let roles = folder.join(ROLES);
            // A link stands for what it leads to: nothing else is looked for behind it.
            let is_project =
                !folder.is_symlink() && !folder.join(SETTINGS).exists() && roles.join(SETTINGS).is_file();
            if is_project { roles } else { folder.to_owned() }
        }
        None if Path::new(ROLES).is_dir() => PathBuf::from(ROLES),
        None => PathBuf::from("."),
    }
}

/// The folders and pages that were named, else the folder of roles.
pub(super) fn find_all(named: &[PathBuf]) -> Vec<PathBuf> {
    if named.is_empty() { vec![find(None)] } else { named.iter().map(|path| find(Some(path))).collect() }
}

/// The folder of roles within a project.
pub(super) const ROLES: &str = "roles";
/// The file of settings in it.
pub(super) const SETTINGS: &str = "site.toml";
