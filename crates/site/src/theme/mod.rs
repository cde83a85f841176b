//! The folder `theme/` beside `site.toml` → what a site has in the place of Rolebook's own, and findings about the rest.
//!
//! [`read`] is the entry point, with the list of [`files`]; each kind of file has a module:
//!
//! 1. [`style`] checks the style sheet, [`head`] reads elements for the head of pages, [`words`] those of the interface, and
//!    [`footer`] the text below every page;
//! 2. [`pictures`] reads favicons and the logo, and [`svg`] refuses an SVG that does more than draw;
//! 3. [`mod@sheet`] makes the style sheet that every page has behind Rolebook's.
//!
//! The policy in [`headers`](super::headers) is the same with any theme. What would need another one is a finding.

mod files;
mod footer;
mod head;
mod pictures;
mod sheet;
mod style;
mod svg;
mod words;

pub(crate) use footer::blocks;
pub(crate) use head::Head;
pub(crate) use pictures::{Favicon, Logo};
pub(crate) use sheet::sheet;

use crate::nearest::nearest;
use files::{
    FAVICON_ICO, FAVICON_PNG, FAVICON_SVG, FILES, FOOTER, HEAD, LOGO_PNG, LOGO_SVG, STYLE, ThemeFile, WORDS,
};
use pictures::Text;
use rolebook_files::{Entry, Folder, Refusal};
use rolebook_model::limits::LONGEST_QUOTE;
use rolebook_model::{Finding, PageSource, Position, Rule, Site, truncated};
use rolebook_reader::files::{invisible_characters, is_markdown};
use std::collections::BTreeMap;
use url::Url;

/// The folder, beside the settings.
pub(crate) const FOLDER: &str = "theme";

/// What a site has in the place of Rolebook's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Theme {
    /// The text of the style sheet, as it was written.
    pub(crate) style: String,
    pub(crate) head: Head,
    /// The text below every page.
    pub(crate) footer: Option<PageSource>,
    pub(crate) favicon: Favicon,
    pub(crate) logo: Option<Logo>,
}

impl Theme {
    /// The text below every page, for findings about its links.
    pub fn footer(&self) -> Option<&PageSource> {
        self.footer.as_ref()
    }
}

/// What was read of a theme.
#[derive(Default)]
pub(crate) struct Read {
    pub(crate) theme: Theme,
    /// Texts of the interface, as [`Site::messages`] has them.
    pub(crate) messages: String,
    /// What was left out, by file.
    pub(crate) findings: BTreeMap<String, Vec<Finding>>,
    /// The texts by file.
    pub(crate) texts: BTreeMap<String, String>,
}

/// The name of a file below the theme's folder, if it is there.
pub(crate) fn name(file: &str) -> Option<&str> {
    file.strip_prefix(FOLDER)?.strip_prefix('/')
}

/// Whether the files below a folder `theme/`, by their names there, are a theme. Without any file of a theme, one with pages
/// is a department of this name.
pub(crate) fn is_theme<'a>(mut names: impl Iterator<Item = &'a str> + Clone) -> bool {
    let has_files = names.clone().any(|name| FILES.iter().any(|file| file.name == name));
    has_files || !names.any(is_markdown)
}

/// Reads the files of a theme for a site with these settings.
pub(crate) fn read(folder: &Folder, entries: &[Entry], site: &Site) -> Read {
    let mut read = Read::default();
    for entry in entries {
        let name = name(&entry.name).unwrap_or_default();
        let Some(file) = FILES.iter().find(|file| file.name == name) else {
            if !files::is_note(name) {
                read.find(entry, unknown(name));
            }
            continue;
        };
        match folder.read(&entry.path, file.limit) {
            Ok(bytes) => read.add(entry, file, bytes, site),
            Err(refusal) => read.find(entry, unread(&refusal)),
        }
    }
    read
}

impl Read {
    fn add(&mut self, entry: &Entry, file: &ThemeFile, bytes: Vec<u8>, site: &Site) {
        let refused = match file.name {
            FAVICON_SVG => {
                set(&mut self.theme.favicon.svg, pictures::read_svg(bytes, Text::Refused).map(|it| it.0))
            }
            FAVICON_PNG => set(&mut self.theme.favicon.png, pictures::read_png(bytes).map(|it| it.0)),
            FAVICON_ICO => set(&mut self.theme.favicon.ico, pictures::read_ico(bytes)),
            LOGO_SVG => set(&mut self.theme.logo, pictures::read_svg(bytes, Text::Allowed).map(Logo::of_svg)),
            // The SVG comes behind it, and is sharper.
            LOGO_PNG => set(&mut self.theme.logo, pictures::read_png(bytes).map(Logo::of_png)),
            name => {
                self.add_text(entry, name, bytes, site);
                None
            }
        };
        if let Some(finding) = refused {
            self.find(entry, finding);
        }
    }

    fn add_text(&mut self, entry: &Entry, name: &str, bytes: Vec<u8>, site: &Site) {
        let Ok(text) = String::from_utf8(bytes) else { return self.find(entry, unread(&Refusal::NotText)) };
        let mut findings = invisible_characters(&text);
        match name {
            STYLE => {
                findings.extend(style::findings(&text, &site.images));
                self.theme.style.clone_from(&text);
            }
            HEAD => {
                let (head, found) = head::read(&text, &site.images);
                self.theme.head = head;
                findings.extend(found);
            }
            WORDS => {
                let (messages, found) = words::read(&text, &site.language);
                self.messages = messages;
                findings.extend(found);
            }
            FOOTER => {
                // Findings about its text are those of a page.
                findings.clear();
                self.theme.footer = Some(PageSource { file: footer::file(), text: text.clone() });
            }
            _ => {}
        }
        findings.into_iter().for_each(|finding| self.find(entry, finding));
        self.texts.insert(entry.name.clone(), text);
    }

    fn find(&mut self, Entry { name, .. }: &Entry, finding: Finding) {
        self.findings.entry(name.clone()).or_default().push(finding);
    }
}

/// Keeps what could be read. Returns what is wrong with it otherwise.
fn set<Value>(place: &mut Option<Value>, read: Result<Value, Finding>) -> Option<Finding> {
    match read {
        Ok(value) => {
            *place = Some(value);
            None
        }
        Err(finding) => Some(finding),
    }
}

fn unknown(name: &str) -> Finding {
    let nearest = nearest(name, FILES.iter().map(|file| file.name)).unwrap_or_default();
    let message = format!("not used, since no file of a theme is called \"{}\"", quoted(name));
    let help = format!("the nearest is {nearest}; files to copy into the site are named with --files");
    Finding::new(Rule::Theme, Position::START, message).with_help(help)
}

fn unread(refusal: &Refusal) -> Finding {
    let message = format!("not used ({refusal})");
    Finding::new(Rule::Theme, Position::START, message).with_help(refusal.help())
}

/// A text of an author as a message quotes it.
fn quoted(text: &str) -> String {
    truncated(text, LONGEST_QUOTE).escape_debug().to_string()
}

/// A URL that stands for the root of the site, which is served anywhere: addresses are resolved as browsers do it.
fn base() -> Option<Url> {
    Url::parse("https://site.invalid/").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_pages_is_a_department_and_no_theme() {
        for (names, expect) in [
            (&["style.css"][..], true),
            (&["footer.md"], true),
            (&["styles.css"], true),
            (&["style.css", "designer.md"], true),
            (&["designer.md"], false),
            (&["designer.md", "picture.png"], false),
            (&["more/designer.md"], false),
        ] {
            assert_eq!(is_theme(names.iter().copied()), expect, "{names:?}");
        }
    }
}
