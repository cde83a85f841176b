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
use rolebook_model::invisible::is_invisible;
use rolebook_model::limits::{LARGEST_PAGE, LARGEST_SITE, MOST_PAGES};
use rolebook_model::{Finding, PageSource, Position, Rule, Source};
use rolebook_reader::files::{self, is_markdown, is_readme};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};
use walkdir::WalkDir;

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

/// The folder of roles that a path belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Root {
    /// The folder.
    pub folder: PathBuf,
    /// Whether all pages of the site lie in it. Of a page that lies somewhere by itself nobody knows.
    pub is_whole: bool,
}

/// Finds the folder of roles to which a page or a folder of pages belongs: the nearest one, itself or around it, that has a
/// `site.toml`; else one that is called `roles`; else the folder itself, or that in which the page lies.
pub fn root(path: &Path) -> Result<Root, LoadError> {
    let full = path.canonicalize().map_err(|error| LoadError::Unreadable { path: path.to_owned(), error })?;
    let whole = |folder: &Path| Root { folder: folder.to_owned(), is_whole: true };
    let has_settings = |folder: &&Path| folder.join(SETTINGS).is_file();
    let is_called_so =
        |folder: &&Path| folder.file_name().is_some_and(|name| name == "roles") && folder.is_dir();
    // As it was written first, so that paths are printed as short as they were given.
    let written = || path.ancestors().filter(|folder| !folder.as_os_str().is_empty());
    let known = written().find(has_settings).or_else(|| full.ancestors().find(has_settings));
    let known =
        known.or_else(|| written().find(is_called_so)).or_else(|| full.ancestors().find(is_called_so));
    if let Some(folder) = known {
        return Ok(whole(folder));
    }
    if full.is_dir() {
        return Ok(whole(path));
    }
    let around = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(Root { folder: around.to_owned(), is_whole: false })
}

fn load_folder(folder: &Path) -> Result<Loaded, LoadError> {
    let mut loaded = Loaded::of(folder)?;
    let full =
        folder.canonicalize().map_err(|error| LoadError::Unreadable { path: folder.to_owned(), error })?;
    // Links within the folder are followed; walkdir reports those that lead back into themselves. One that leads out
    // could make a page of anything that the machine which builds the site may read.
    let shown = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).follow_links(true).into_iter().filter_entry(shown) {
        match entry {
            Ok(entry) if entry.file_type().is_file() && is_markdown(&entry.file_name().to_string_lossy()) => {
                let file = file_below(folder, entry.path());
                // What is printed of a page begins with its name: it may not end the line, or mean something to a terminal.
                if file.chars().any(|it| it.is_control() || is_invisible(it)) {
                    let reason = "its name has characters that nobody sees";
                    loaded.find_unreadable(file.escape_debug().to_string(), &reason, "rename it");
                } else if !entry.path().canonicalize().is_ok_and(|path| path.starts_with(&full)) {
                    loaded.find_unreadable(
                        file,
                        &"a link that leads out of the folder of roles",
                        "put the file itself there",
                    );
                } else {
                    files.push((file, entry.into_path()));
                }
            }
            Ok(_) => {}
            Err(error) => {
                let file = file_below(folder, error.path().unwrap_or(folder)).escape_debug().to_string();
                loaded.find_unreadable(file, &reason(&error), Rule::Unreadable.help());
            }
        }
    }
    files.sort_unstable();
    loaded.add_all(files, MOST_PAGES, LARGEST_SITE);
    if loaded.source.pages.is_empty() {
        return Err(LoadError::NoPages { folder: folder.to_owned(), findings: loaded.findings });
    }
    Ok(loaded)
}

fn load_page(path: &Path) -> Result<Loaded, LoadError> {
    let full = path.canonicalize().map_err(|error| LoadError::Unreadable { path: path.to_owned(), error })?;
    let folder = full.ancestors().skip(1).find(|folder| folder.join(SETTINGS).is_file()).or(full.parent());
    let mut loaded = folder.map_or_else(|| Ok(Loaded::default()), Loaded::of)?;
    loaded.add(path, path.file_name().unwrap_or_default().to_string_lossy().into_owned());
    Ok(loaded)
}

const SETTINGS: &str = "site.toml";

/// The settings of a folder, and what is wrong with them though they can be read.
fn settings_in(folder: &Path) -> Result<(Settings, Vec<Finding>), LoadError> {
    let path = folder.join(SETTINGS);
    let text = read_up_to(&path, LARGEST_PAGE).and_then(|bytes| match bytes.len() > LARGEST_PAGE {
        true => Err(io::Error::new(io::ErrorKind::InvalidData, format!("larger than {LARGEST_PAGE} bytes"))),
        false => String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error)),
    });
    let (mut settings, findings) = match text {
        Ok(text) => {
            let settings = read_settings(&text).map_err(|error| LoadError::Settings { path, error })?;
            (settings, files::hidden_characters(&text))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Default::default(),
        Err(error) => return Err(LoadError::Unreadable { path, error }),
    };
    if settings.site.name.is_empty() {
        settings.site.name = name_of(folder);
    }
    Ok((settings, findings))
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
    /// Nothing yet but the settings of a folder.
    fn of(folder: &Path) -> Result<Loaded, LoadError> {
        let (Settings { site, publishing }, found) = settings_in(folder)?;
        let mut loaded =
            Loaded { source: Source { site, pages: Vec::new() }, publishing, ..Loaded::default() };
        if !found.is_empty() {
            loaded.findings.insert(SETTINGS.to_owned(), found);
        }
        Ok(loaded)
    }

    /// Reads files in this order until there are `most` pages, or `largest` bytes of them.
    fn add_all(&mut self, files: Vec<(String, PathBuf)>, most: usize, largest: usize) {
        let count = files.len();
        let mut bytes = 0;
        for (number, (file, path)) in files.into_iter().enumerate() {
            if self.source.pages.len() == most || bytes > largest {
                let limit =
                    if bytes > largest { format!("{largest} bytes") } else { format!("{most} pages") };
                let left_out = count - number;
                let message =
                    format!("the site has more than {limit}, so this page was left out ({left_out} in all)");
                return self.find(file, Rule::CatalogTooLarge, message);
            }
            let before = self.source.pages.len();
            self.add(&path, file);
            bytes += self.source.pages.get(before).map_or(0, |page| page.text.len());
        }
    }

    /// Reads one file as far as it can be read.
    fn add(&mut self, path: &Path, file: String) {
        match read_up_to(path, LARGEST_PAGE).map(files::text) {
            Ok(Ok((text, fault))) => {
                if let Some(fault) = fault {
                    self.findings.entry(file.clone()).or_default().push(fault);
                }
                if !is_readme(&file, text.as_bytes()) {
                    self.source.pages.push(PageSource { file, text });
                }
            }
            Ok(Err(fault)) => self.findings.entry(file).or_default().push(fault),
            Err(error) => self.find_unreadable(file, &error, Rule::Unreadable.help()),
        }
    }

    fn find_unreadable(&mut self, file: String, reason: &dyn fmt::Display, help: &'static str) {
        let message = format!("cannot be read, so it was left out ({reason})");
        let finding = Finding::new(Rule::Unreadable, Position::START, message).with_help(help);
        self.findings.entry(file).or_default().push(finding);
    }

    fn find(&mut self, file: String, rule: Rule, message: String) {
        self.findings.entry(file).or_default().push(Finding::new(rule, Position::START, message));
    }
}

/// A file's bytes; where there are more than `limit`, one more than that. What a file says of its size is not asked: a
/// device says nothing, and never ends.
fn read_up_to(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Loads three pages of ten bytes; gives the files that were read, and what is said of the first one that was not.
    fn check(most: usize, largest: usize, expect: &[&str], message: Option<&str>) {
        let folder =
            std::env::temp_dir().join(format!("rolebook-load-{}-{most}-{largest}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let files = ["a.md", "b.md", "c.md"].map(|file| (file.to_owned(), folder.join(file)));
        files.iter().for_each(|(_, path)| fs::write(path, "ten bytes.").unwrap());
        let mut loaded = Loaded::default();
        loaded.add_all(files.to_vec(), most, largest);
        fs::remove_dir_all(&folder).unwrap();
        let read: Vec<_> = loaded.source.pages.iter().map(|page| &*page.file).collect();
        let found: Vec<_> =
            loaded.findings.values().flatten().map(|found| (found.rule, &*found.message)).collect();
        assert_eq!(read, expect);
        assert_eq!(
            found,
            message.map(|message| (Rule::CatalogTooLarge, message)).into_iter().collect::<Vec<_>>()
        );
    }

    #[test]
    fn pages_beyond_the_limits_are_left_out_and_said() {
        check(3, 30, &["a.md", "b.md", "c.md"], None);
        let message = "the site has more than 1 pages, so this page was left out (2 in all)";
        check(1, 30, &["a.md"], Some(message));
        let message = "the site has more than 15 bytes, so this page was left out (1 in all)";
        check(3, 15, &["a.md", "b.md"], Some(message));
    }
}
