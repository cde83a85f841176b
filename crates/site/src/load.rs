//! A folder of role pages → their text and the site's settings.
//!
//! [`load`] opens the folder, walks it and reads every Markdown file as far as it can: one that is not UTF-8, too large or
//! not readable is a finding, and the other pages are loaded. Nothing outside of the folder is read: see
//! [`rolebook_files`]. [`root`] finds the folder that a page belongs to.
//!
//! Hidden files and folders are left out, and so are built sites, which have Markdown of their own, and a `README.md` without front matter, which describes the folder, unless
//! [`Loaded::add_readmes`] adds it as a possible introduction. With front matter it is a page. An `index.md` is a page like any other, since many site generators keep each page in a folder
//! of its own. A `SUMMARY.md`, templates and names that begin with an underscore are left out with a finding.
//!
//! A folder `theme/` in it is that of the site's [`Theme`], unless it has pages and nothing of a theme.
//!
//! [`Loaded::withhold`] takes out the pages whose settings keep them off the site.

mod error;
mod root;
mod settings_file;

pub use error::LoadError;
pub(crate) use root::is_page;
pub use root::{Root, place, root};

use super::output::MANIFEST;
use super::publishing::Publishing;
use super::settings::{PaySetting, Settings};
use super::theme::{self, Theme};
use super::vacancies::PayRules;
use rolebook_files::{Entry, Folder, LeftOut, Refusal, Walk};
use rolebook_letters::nfc;
use rolebook_model::invisible::is_invisible;
use rolebook_model::limits::{LARGEST_PAGE, LARGEST_SITE, LONGEST_QUOTE, MOST_ENTRIES, MOST_PAGES};
use rolebook_model::{Finding, PageSource, Position, Rule, Source, truncated};
use rolebook_reader::files::{self, is_auxiliary, is_markdown, is_readme};
use rolebook_reader::front_matter;
use settings_file::settings_in;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

/// The file of settings in a folder of roles.
const SETTINGS: &str = "site.toml";

/// A folder of role pages, as it was loaded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The settings and the pages, ordered by file.
    pub source: Source,
    /// Where and by whom they are published.
    pub publishing: Publishing,
    /// What the settings state of pay.
    pub pay: Vec<PaySetting>,
    /// The rules about pay that its vacancies are compared with.
    pub pay_rules: PayRules,
    /// What the site has in the place of Rolebook's own.
    pub theme: Theme,
    /// By file, why it could not be read as it is. Such a file may have no page.
    pub findings: BTreeMap<String, Vec<Finding>>,
    /// By file, the texts that were read and are no pages: `site.toml`, vacancies, READMEs.
    pub other_texts: BTreeMap<String, String>,
    /// The pages that are kept off the site, ordered by file.
    pub unpublished: Vec<PageSource>,
    /// The pages and READMEs that were reached by links, each with the file without links.
    pub links: BTreeMap<String, String>,
}

/// Loads a folder of role pages, or a single page.
///
/// The settings are the folder's `site.toml`; for a single page, the nearest one above it.
pub fn load(roles: &Path) -> Result<Loaded, LoadError> {
    let unreadable = |error| LoadError::Unreadable { path: roles.to_owned(), error };
    let path = &root::without_slash(roles);
    path.symlink_metadata().map_err(unreadable)?;
    if is_page(path) {
        return load_page(path);
    }
    let folder = Folder::open(path).map_err(unreadable)?;
    // A link within a folder of roles may not lead out of it. Any other is the user's own.
    let around = Folder::open(&root(path)?.folder).map_err(unreadable)?;
    if !folder.path().starts_with(around.path()) {
        return Err(LoadError::Refused { path: roles.to_owned(), refusal: Refusal::Outside });
    }
    load_folder(&folder, roles)
}

fn load_folder(folder: &Folder, path: &Path) -> Result<Loaded, LoadError> {
    let mut loaded = Loaded::settings_of(folder, path)?;
    let Walk { mut files, mut folders, mut left_out } = folder.walk(MOST_ENTRIES, files::is_hidden);
    let is_site = |entry: &&Entry| {
        let manifest = folder.path().join(&entry.path).join(MANIFEST);
        manifest.symlink_metadata().is_ok_and(|file| file.is_file())
    };
    let sites: Vec<_> = folders.iter().filter(is_site).map(|entry| format!("{}/", entry.name)).collect();
    let is_of_site = |name: &str| sites.iter().any(|site| format!("{name}/").starts_with(site));
    files.retain(|file| !is_of_site(&file.name));
    folders.retain(|folder| !is_of_site(&folder.name));
    left_out.retain(|left_out| !is_of_site(&left_out.name));
    let of_theme: Vec<_> = files.iter().filter(|file| theme::name(&file.name).is_some()).cloned().collect();
    if theme::is_theme(of_theme.iter().filter_map(|file| theme::name(&file.name))) {
        files.retain(|file| theme::name(&file.name).is_none());
        loaded.add_theme(folder, &of_theme);
    }
    for LeftOut { name, refusal, may_be_folder } in left_out {
        match refusal {
            Refusal::System(error) if name.is_empty() => {
                return Err(LoadError::Unreadable { path: path.to_owned(), error });
            }
            // Other files are none of a site's business.
            refusal if may_be_folder || is_markdown(&name) || theme::name(&name).is_some() => {
                loaded.refuse(name, &refusal)
            }
            _ => {}
        }
    }
    for Entry { name, .. } in folders.into_iter().filter(|folder| is_markdown(&folder.name)) {
        let message = "a folder with the name of a page";
        let finding = Finding::new(Rule::Unreadable, Position::START, message).with_help("rename it");
        loaded.findings.entry(printable(name)).or_default().push(finding);
    }
    let pages = files.into_iter().filter(|file| is_markdown(&file.name)).collect();
    loaded.add_all(folder, pages, MOST_PAGES, LARGEST_SITE);
    loaded.find_missing_of_families();
    if loaded.source.pages.is_empty() {
        let Loaded { findings, other_texts, .. } = loaded;
        return Err(LoadError::NoPages { folder: path.to_owned(), findings, other_texts });
    }
    Ok(loaded)
}

fn load_page(path: &Path) -> Result<Loaded, LoadError> {
    let unreadable = |error| LoadError::Unreadable { path: path.to_owned(), error };
    let full = root::place(path).map_err(unreadable)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // A page may be a link to another one of the same folder of roles.
    let folder = Folder::open(&root(path)?.folder).map_err(unreadable)?;
    let Ok(below) = full.strip_prefix(folder.path()) else {
        let mut loaded = Loaded::default();
        loaded.refuse(name, &Refusal::Outside);
        return Ok(loaded);
    };
    let around = full.ancestors().skip(1).find(|folder| root::has_settings(folder)).or(full.parent());
    let mut loaded = match around {
        Some(around) => Loaded::settings_of(&Folder::open(around).map_err(unreadable)?, around)?,
        None => Loaded::default(),
    };
    loaded.add(&folder, Entry { name, path: below.to_owned() });
    Ok(loaded)
}

impl Loaded {
    /// Takes out the pages that are drafts, archived, unlisted, or not to be published before a day after `today`, which is
    /// written as `2026-11-22`. Each gets a finding.
    pub fn withhold(&mut self, today: &str) {
        for page in std::mem::take(&mut self.source.pages) {
            let split = front_matter::split(&page.text);
            let Some(entry) = split.front_matter.withheld_by(today) else {
                self.source.pages.push(page);
                continue;
            };
            let value = split.front_matter.text(&entry.key).unwrap_or_default();
            let message =
                format!("not published, since `{}` is {}", entry.key, truncated(value, LONGEST_QUOTE));
            let finding = Finding::new(Rule::NotPublished, entry.position, message);
            let finding = finding.with_length(entry.key.chars().count());
            self.findings.entry(page.file.clone()).or_default().push(finding);
            self.unpublished.push(page);
        }
    }

    /// Makes pages of the READMEs, which may introduce the department of their folder.
    pub fn add_readmes(&mut self) {
        let texts = std::mem::take(&mut self.other_texts);
        for (file, text) in texts {
            if is_readme(&file, text.as_bytes()) {
                self.source.pages.push(PageSource { file, text });
            } else {
                self.other_texts.insert(file, text);
            }
        }
        self.source.pages.sort_by(|one, other| one.file.cmp(&other.file));
    }

    /// Takes out again the READMEs that are not among the files that are `shown`.
    pub fn leave_out_readmes(&mut self, shown: &HashSet<&str>) {
        for page in std::mem::take(&mut self.source.pages) {
            if shown.contains(&*page.file) || !is_readme(&page.file, page.text.as_bytes()) {
                self.source.pages.push(page);
            } else {
                self.other_texts.insert(page.file, page.text);
            }
        }
    }

    /// The settings of a folder, without pages. The folder's path is for messages.
    fn settings_of(folder: &Folder, path: &Path) -> Result<Loaded, LoadError> {
        let mut loaded = Loaded::default();
        let Settings { site, publishing, pay, pay_rules } = settings_in(folder, path, &mut loaded)?;
        let source = Source { site, pages: Vec::new() };
        Ok(Loaded { source, publishing, pay, pay_rules, ..loaded })
    }

    /// Reads the theme of the site.
    fn add_theme(&mut self, folder: &Folder, files: &[Entry]) {
        let theme::Read { theme, messages, findings, texts } = theme::read(folder, files, &self.source.site);
        self.theme = theme;
        self.source.site.messages = messages;
        self.findings.extend(findings.into_iter().map(|(file, found)| (printable(file), found)));
        self.other_texts.extend(texts);
    }

    /// Finds the files that the settings name for a role and that are not there.
    fn find_missing_of_families(&mut self) {
        let named = self.source.site.families.named.iter().flat_map(|(_, files)| files);
        let is_there = |file: &&String| {
            let pages = self.source.pages.iter().map(|page| &page.file);
            pages.chain(self.other_texts.keys()).any(|other| nfc(other) == ***file)
        };
        let missing: Vec<String> = named.filter(|file| !is_there(file)).cloned().collect();
        for file in missing {
            let message = format!("`families` names {file}, and there is no such page");
            self.find(SETTINGS.to_owned(), Rule::NearLevel, message);
        }
    }

    /// Reads files in this order until there are `most` pages, or `largest` bytes of them.
    fn add_all(&mut self, folder: &Folder, files: Vec<Entry>, most: usize, largest: usize) {
        let count = files.len();
        let mut bytes = 0;
        for (number, file) in files.into_iter().enumerate() {
            if self.source.pages.len() == most || bytes > largest {
                let limit =
                    if bytes > largest { format!("{largest} bytes") } else { format!("{most} pages") };
                let left_out = count - number;
                let message =
                    format!("the site has more than {limit}, so this page was left out ({left_out} in all)");
                return self.find(file.name, Rule::CatalogTooLarge, message);
            }
            bytes += self.add(folder, file);
        }
    }

    /// Reads one file as far as it can be read. Returns the bytes of the text that is kept.
    fn add(&mut self, folder: &Folder, Entry { name: file, path }: Entry) -> usize {
        if !is_printable(&file) {
            let message = "cannot be read, so it was left out (its name has invisible characters)";
            let finding = Finding::new(Rule::Unreadable, Position::START, message).with_help("rename it");
            self.findings.entry(printable(file)).or_default().push(finding);
            return 0;
        }
        match folder.read(&path, LARGEST_PAGE).map(files::text) {
            Ok(Ok((text, fault))) => {
                if let Some(fault) = fault {
                    self.findings.entry(file.clone()).or_default().push(fault);
                }
                let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
                let without_links = parts.join("/");
                if without_links != file {
                    self.links.insert(file.clone(), without_links);
                }
                let bytes = text.len();
                if is_readme(&file, text.as_bytes()) {
                    self.other_texts.insert(file, text);
                } else if is_auxiliary(&file) {
                    let message = "left out, since a file of this name is no role page";
                    let finding = Finding::new(Rule::NoRole, Position::START, message);
                    let finding = finding.with_help("rename it if it is one");
                    self.findings.entry(file.clone()).or_default().push(finding);
                    self.other_texts.insert(file, text);
                } else {
                    self.source.pages.push(PageSource { file, text });
                }
                return bytes;
            }
            Ok(Err(fault)) => self.findings.entry(file).or_default().push(fault),
            Err(refusal) => self.refuse(file, &refusal),
        }
        0
    }

    /// Takes down why a file was not read, or a folder not walked to its end.
    fn refuse(&mut self, name: String, refusal: &Refusal) {
        let name = if name.is_empty() { ".".to_owned() } else { printable(name) };
        let finding = match refusal {
            Refusal::TooLarge { .. } => files::too_large(),
            Refusal::TooMany { limit } => {
                let message =
                    format!("the site has more than {limit} files and folders, so some were left out");
                Finding::new(Rule::CatalogTooLarge, Position::START, message).with_help(refusal.help())
            }
            _ => {
                let message = format!("cannot be read, so it was left out ({refusal})");
                Finding::new(Rule::Unreadable, Position::START, message).with_help(refusal.help())
            }
        };
        self.findings.entry(name).or_default().push(finding);
    }

    fn find(&mut self, file: String, rule: Rule, message: String) {
        self.findings.entry(file).or_default().push(Finding::new(rule, Position::START, message));
    }
}

/// Printed findings begin with the name: it may not end the line, or control a terminal.
fn is_printable(name: &str) -> bool {
    !name.chars().any(|character| character.is_control() || is_invisible(character))
}

fn printable(name: String) -> String {
    if is_printable(&name) { name } else { name.escape_debug().to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// Loads three pages of ten bytes, and compares the files that were read and the message about the first one left out.
    fn check(most: usize, largest: usize, expect: &[&str], message: Option<&str>) {
        let folder = tempfile::tempdir().unwrap();
        let files = ["a.md", "b.md", "c.md"];
        files.iter().for_each(|file| fs::write(folder.path().join(file), "ten bytes.").unwrap());
        let files = files.map(|file| Entry { name: file.to_owned(), path: file.into() });
        let mut loaded = Loaded::default();
        loaded.add_all(&Folder::open(folder.path()).unwrap(), files.to_vec(), most, largest);
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
