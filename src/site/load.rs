//! A folder of role pages → their text and the site's settings.
//!
//! [`load`] walks the folder in a fixed order, takes every Markdown file and reads it as far as it can be
//! read: a file that is not UTF-8, too large or not readable is a finding, and the other pages are loaded.
//!
//! Left out are hidden files and folders, and a `README.md` without front matter: it tells people about the
//! folder. With front matter it is a page that its author put there. An `index.md` is a page like every other,
//! since many site generators keep a page that way in a folder of its own.

use super::publishing::Publishing;
use super::settings::{Settings, SettingsError, read_settings};
use crate::model::{Finding, Page, Position, Rule, Source};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};
use walkdir::WalkDir;

/// Pages beyond this number of bytes are left out: no role page that is written by people comes near.
pub const LARGEST_PAGE: u64 = 8 * 1024 * 1024;

/// What a folder holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The settings and the pages, ordered by file.
    pub source: Source,
    /// Where and by whom they are published.
    pub publishing: Publishing,
    /// By file, what kept it from being read as it is. Such a file may have no page.
    pub findings: BTreeMap<String, Vec<Finding>>,
}

/// Why a folder gives no site.
#[derive(Debug)]
pub enum LoadError {
    /// The folder, the file or its `site.toml` cannot be read.
    Unreadable {
        /// What cannot be read.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// There is no page to show.
    NoPages {
        /// The folder.
        folder: PathBuf,
        /// Why its files could not be read, if it has any.
        findings: BTreeMap<String, Vec<Finding>>,
    },
    /// The settings say something that they cannot mean.
    Settings {
        /// The `site.toml`.
        path: PathBuf,
        /// What is wrong.
        error: SettingsError,
    },
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::Unreadable { path, error } if error.kind() == io::ErrorKind::NotFound => {
                write!(f, "{}: there is no such file or folder, check the path", path.display())
            }
            LoadError::Unreadable { path, error } => {
                write!(f, "{}: cannot be read ({error}), check that you may read it", path.display())
            }
            LoadError::NoPages { folder, findings } => {
                write!(
                    f,
                    "{}: no role pages here, add a Markdown file (.md) for each role",
                    folder.display()
                )?;
                findings
                    .iter()
                    .flat_map(|(file, found)| found.iter().map(move |finding| (file, finding)))
                    .try_for_each(|(file, finding)| write!(f, "\n{}: {finding}", folder.join(file).display()))
            }
            LoadError::Settings { path, error } => write!(f, "{}:{error}", path.display()),
        }
    }
}

impl std::error::Error for LoadError {}

/// Loads a folder of role pages, or a single page.
///
/// The settings are the folder's `site.toml`; for a single page, the nearest one above it.
pub fn load(roles: &Path) -> Result<Loaded, LoadError> {
    let unreadable = |error| LoadError::Unreadable { path: roles.to_owned(), error };
    if fs::metadata(roles).map_err(unreadable)?.is_dir() {
        fs::read_dir(roles).map_err(unreadable)?;
        load_folder(roles)
    } else {
        load_page(roles)
    }
}

/// The folder of roles to which a page or a folder of pages belongs: the nearest one, itself or around it, that has a
/// `site.toml`; else the folder itself, or that in which the page lies.
pub fn root(path: &Path) -> Result<PathBuf, LoadError> {
    let has_settings = |folder: &&Path| folder.join(SETTINGS).is_file();
    // As it was written first, so that paths are printed as short as they were given.
    if let Some(folder) = path.ancestors().filter(|folder| !folder.as_os_str().is_empty()).find(has_settings)
    {
        return Ok(folder.to_owned());
    }
    let full = path.canonicalize().map_err(|error| LoadError::Unreadable { path: path.to_owned(), error })?;
    if let Some(folder) = full.ancestors().find(has_settings) {
        return Ok(folder.to_owned());
    }
    let around = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(if full.is_dir() { path } else { around }.to_owned())
}

fn load_folder(folder: &Path) -> Result<Loaded, LoadError> {
    let mut loaded = Loaded::of(settings_in(folder)?);
    // Links are followed, so that a folder may be put together of others; walkdir reports those that lead
    // back into themselves.
    let shown = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    for entry in WalkDir::new(folder).follow_links(true).into_iter().filter_entry(shown) {
        match entry {
            Ok(entry) if entry.file_type().is_file() && is_markdown(entry.path()) => {
                loaded.add(entry.path(), file_below(folder, entry.path()));
            }
            Ok(_) => {}
            Err(error) => {
                let file = file_below(folder, error.path().unwrap_or(folder));
                loaded.find(file, format!("cannot be read, so it was left out ({})", reason(&error)));
            }
        }
    }
    loaded.source.pages.sort_by(|a, b| a.file.cmp(&b.file));
    if loaded.source.pages.is_empty() {
        return Err(LoadError::NoPages { folder: folder.to_owned(), findings: loaded.findings });
    }
    Ok(loaded)
}

fn load_page(path: &Path) -> Result<Loaded, LoadError> {
    let full = path.canonicalize().map_err(|error| LoadError::Unreadable { path: path.to_owned(), error })?;
    let folder = full.ancestors().skip(1).find(|folder| folder.join(SETTINGS).is_file()).or(full.parent());
    let mut loaded = Loaded::of(folder.map_or_else(|| Ok(Settings::default()), settings_in)?);
    loaded.add(path, path.file_name().unwrap_or_default().to_string_lossy().into_owned());
    Ok(loaded)
}

const SETTINGS: &str = "site.toml";

fn settings_in(folder: &Path) -> Result<Settings, LoadError> {
    let path = folder.join(SETTINGS);
    let mut settings = match fs::read_to_string(&path) {
        Ok(text) => read_settings(&text).map_err(|error| LoadError::Settings { path, error })?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Settings::default(),
        Err(error) => return Err(LoadError::Unreadable { path, error }),
    };
    if settings.site.name.is_empty() {
        settings.site.name = name_of(folder);
    }
    Ok(settings)
}

/// A name for a site that gives itself none: the folder's, or its parent's where the folder's own says only
/// that it holds the pages.
fn name_of(folder: &Path) -> String {
    let full = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let names = full.ancestors().filter_map(|folder| folder.file_name()).map(|name| name.to_string_lossy());
    let telling =
        names.into_iter().find(|name| !matches!(name.as_ref(), "roles" | "pages" | "jobs" | "content"));
    telling.map_or_else(|| "Roles".to_owned(), |name| name.into_owned())
}

impl Loaded {
    /// Nothing yet but the settings.
    fn of(Settings { site, publishing }: Settings) -> Loaded {
        Loaded { source: Source { site, pages: Vec::new() }, publishing, ..Loaded::default() }
    }

    /// Reads one file as far as it can be read.
    fn add(&mut self, path: &Path, file: String) {
        match fs::metadata(path).and_then(|metadata| {
            if metadata.len() > LARGEST_PAGE { Ok(None) } else { fs::read(path).map(Some) }
        }) {
            Ok(Some(bytes)) => {
                let text = self.decode(&file, bytes);
                if !is_readme_of_the_folder(&file, &text) {
                    self.source.pages.push(Page { file, text });
                }
            }
            Ok(None) => {
                let message = format!("larger than {LARGEST_PAGE} bytes, so it was left out");
                self.findings.entry(file).or_default().push(Finding::new(
                    Rule::TooLarge,
                    Position::START,
                    message,
                ));
            }
            Err(error) => self.find(file, format!("cannot be read, so it was left out ({error})")),
        }
    }

    /// The text of a file; what is not UTF-8 becomes replacement characters.
    fn decode(&mut self, file: &str, bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap_or_else(|error| {
            let valid = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let position = Position::after(&String::from_utf8_lossy(&bytes[..valid]));
            let message = "not UTF-8 from here on, so characters are missing";
            let finding = Finding::new(Rule::Encoding, position, message);
            self.findings.entry(file.to_owned()).or_default().push(finding);
            String::from_utf8_lossy(&bytes).into_owned()
        })
    }

    fn find(&mut self, file: String, message: String) {
        self.findings.entry(file).or_default().push(Finding::new(Rule::Unreadable, Position::START, message));
    }
}

fn is_markdown(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    ["md", "markdown"].iter().any(|markdown| extension.eq_ignore_ascii_case(markdown))
}

fn is_readme_of_the_folder(file: &str, text: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    name.eq_ignore_ascii_case("README.md") && !text.starts_with("---")
}

/// The path below `folder`, with `/` on every machine.
fn file_below(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

fn reason(error: &walkdir::Error) -> String {
    if error.loop_ancestor().is_some() {
        return "a link that leads back to a folder around it".to_owned();
    }
    error.io_error().map_or_else(|| error.to_string(), |error| error.to_string())
}
