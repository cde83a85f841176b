//! A folder of role pages → their text and the site's settings.
//!
//! [`load`] walks the folder in a fixed order and reads every Markdown file as far as it can: one that is not UTF-8, too
//! large or not readable is a finding, and the other pages are loaded. [`root`] finds the folder that a page belongs to.
//!
//! Hidden files and folders are left out, and so is a `README.md` without front matter, which describes the folder. With
//! front matter it is a page. An `index.md` is a page like any other, since many site generators keep each page in a folder
//! of its own.

mod error;
mod root;
mod settings_file;

pub use error::LoadError;
pub use root::{Root, root};

use super::publishing::Publishing;
use super::settings::Settings;
use rolebook_model::invisible::is_invisible;
use rolebook_model::limits::{LARGEST_PAGE, LARGEST_SITE, MOST_PAGES};
use rolebook_model::{Finding, PageSource, Position, Rule, Source};
use rolebook_reader::files::{self, is_markdown, is_readme};
use settings_file::settings_in;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};
use walkdir::WalkDir;

/// The file of settings in a folder of roles.
const SETTINGS: &str = "site.toml";

/// A folder of role pages, as it was loaded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The settings and the pages, ordered by file.
    pub source: Source,
    /// Where and by whom they are published.
    pub publishing: Publishing,
    /// By file, why it could not be read as it is. Such a file may have no page.
    pub findings: BTreeMap<String, Vec<Finding>>,
}

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

fn load_folder(folder: &Path) -> Result<Loaded, LoadError> {
    let mut loaded = Loaded::settings_of(folder)?;
    let full =
        folder.canonicalize().map_err(|error| LoadError::Unreadable { path: folder.to_owned(), error })?;
    // Links within the folder are followed; walkdir reports loops. A link to a file outside could publish anything that
    // the machine which builds the site may read.
    let is_visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).follow_links(true).into_iter().filter_entry(is_visible) {
        match entry {
            Ok(entry) if entry.file_type().is_file() && is_markdown(&entry.file_name().to_string_lossy()) => {
                let file = file_below(folder, entry.path());
                // Printed findings begin with the name: it may not end the line, or control a terminal.
                if file.chars().any(|it| it.is_control() || is_invisible(it)) {
                    let reason = "its name has invisible characters";
                    loaded.find_unreadable(file.escape_debug().to_string(), &reason, "rename it");
                } else if !entry.path().canonicalize().is_ok_and(|path| path.starts_with(&full)) {
                    loaded.find_unreadable(
                        file,
                        &"a link to a file outside of the folder of roles",
                        "copy the file itself there",
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
    let mut loaded = folder.map_or_else(|| Ok(Loaded::default()), Loaded::settings_of)?;
    loaded.add(path, path.file_name().unwrap_or_default().to_string_lossy().into_owned());
    Ok(loaded)
}

impl Loaded {
    /// The settings of a folder, without pages.
    fn settings_of(folder: &Path) -> Result<Loaded, LoadError> {
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

/// The first `limit` + 1 bytes of a file. Its size is not asked for: a device has none, and never ends.
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
        return "a link to a folder around it".to_owned();
    }
    error.io_error().map_or_else(|| error.to_string(), |error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Loads three pages of ten bytes, and compares the files that were read and the message about the first one left out.
    fn check(most: usize, largest: usize, expect: &[&str], message: Option<&str>) {
        let folder = tempfile::tempdir().unwrap();
        let files = ["a.md", "b.md", "c.md"].map(|file| (file.to_owned(), folder.path().join(file)));
        files.iter().for_each(|(_, path)| fs::write(path, "ten bytes.").unwrap());
        let mut loaded = Loaded::default();
        loaded.add_all(files.to_vec(), most, largest);
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
    fn pages_beyond_the_limits_are_left_out_with_a_finding() {
        check(3, 30, &["a.md", "b.md", "c.md"], None);
        let message = "the site has more than 1 pages, so this page was left out (2 in all)";
        check(1, 30, &["a.md"], Some(message));
        let message = "the site has more than 15 bytes, so this page was left out (1 in all)";
        check(3, 15, &["a.md", "b.md"], Some(message));
    }
}
