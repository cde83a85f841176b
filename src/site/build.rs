//! A site's content and the built app → the files of the site.
//!
//! [`build`] is the entry point. It writes, in a new folder that takes the old one's place at the end:
//!
//! 1. the app's own files, with the site's colours in the sheet;
//! 2. `catalog.json`, `pages.json` and each role's Markdown, which the app reads in the browser;
//! 3. an `index.html` for every page, so that a link to any of them works on any host of files;
//! 4. `404.html`, which such hosts show for every other path.

use super::accent;
use super::app::{BuiltApp, INDEX};
use super::content;
use super::document::{Parts, Shell};
use super::fingerprint::fingerprint;
use super::head::{DataFiles, head};
use super::output::Output;
use super::pages::{SitePage, pages};
use super::render::render_page;
use crate::model::{Catalog, Page, Role, Source};
use crate::route::Route;
use crate::view::{Location, SharedCatalog};
use rayon::prelude::*;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{fmt, io};

/// The built app: the folder that Trunk makes.
pub struct App<'a> {
    /// Where it lies.
    pub folder: &'a Path,
    /// The URL path that it was built for, with a slash at both ends.
    pub url: &'a str,
}

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
            BuildError::NotASite { path, reason } => {
                write!(f, "{}: {reason}: name a folder of the site's own", path.display())
            }
        }
    }
}

impl std::error::Error for BuildError {}

/// Writes the site to the folder `out`, which may be the app's own. Gives the number of its pages.
pub fn build(source: &Source, catalog: &Catalog, app: &App<'_>, out: &Path) -> Result<usize, BuildError> {
    let mut built = BuiltApp::read(app.folder)?;
    if let Some(rules) = accent::sheet(&catalog.site) {
        built.extend_sheet(&rules);
    }
    let shell = Shell::new(&built.index, app.url, &catalog.site.base_path)
        .map_err(|missing| BuildError::Shell { path: app.folder.join(INDEX), missing })?;
    let output = Output::beside(out)?;
    built.files.iter().try_for_each(|(name, content)| output.write(name, content))?;
    let texts: HashMap<&str, &Page> = source.pages.iter().map(|page| (&*page.file, page)).collect();
    let data = write_data(source, catalog, &texts, &output)?;
    let pages = pages(catalog);
    pages.par_iter().try_for_each_init(
        || SharedCatalog::new(catalog.clone()),
        |catalog, page| write_page(page, catalog, &texts, &shell, &data, &output),
    )?;
    output.put()?;
    Ok(pages.len() - 1)
}

/// Writes what the app reads. Its addresses change with the content, so that no cache answers with an old one.
fn write_data(
    source: &Source,
    catalog: &Catalog,
    texts: &HashMap<&str, &Page>,
    output: &Output,
) -> Result<DataFiles, BuildError> {
    // Of the app that still reads all text at once.
    output.write("content.json", &serde_json::to_vec(source).unwrap_or_default())?;
    for (role, page) in catalog.roles.iter().filter_map(|role| Some((role, texts.get(&*role.file)?))) {
        output.write(&markdown_file(role), page.text.as_bytes())?;
    }
    let base = &catalog.site.base_path;
    let address = |name: &str, text: &str| format!("{base}{name}?v={}", fingerprint(text.as_bytes()));
    let (catalog, pages) = (content::catalog_json(catalog), content::pages_json(source));
    output.write(CATALOG, catalog.as_bytes())?;
    output.write(PAGES, pages.as_bytes())?;
    Ok(DataFiles { catalog: address(CATALOG, &catalog), pages: address(PAGES, &pages) })
}

fn write_page(
    page: &SitePage<'_>,
    catalog: &SharedCatalog,
    texts: &HashMap<&str, &Page>,
    shell: &Shell,
    data: &DataFiles,
    output: &Output,
) -> Result<(), BuildError> {
    let text = page.subject.role().and_then(|role| texts.get(&*role.file));
    let document = shell.document(&Parts {
        language: &catalog.catalog().site.language,
        head: &head(catalog.catalog(), page, data),
        body: &render_page(catalog, Location::page(page.route.clone())),
        data: &text.map(|text| page_script(text)).unwrap_or_default(),
    });
    output.write(&file(page), document.as_bytes())
}

/// The element that holds the page's own text, by whose id the app finds it.
fn page_script(page: &Page) -> String {
    let json = content::page_json(page);
    format!("<script type=\"application/json\" id=\"rolebook-page\">{json}</script>")
}

const CATALOG: &str = "catalog.json";
const PAGES: &str = "pages.json";

/// The file that a host of files shows for a page.
fn file(page: &SitePage<'_>) -> String {
    match &page.route {
        Route::Directory => INDEX.to_owned(),
        Route::Department { department } => format!("roles/{department}/{INDEX}"),
        Route::Role { department, role } => format!("roles/{department}/{role}/{INDEX}"),
        Route::Level { department, role, level } => format!("roles/{department}/{role}/{level}/{INDEX}"),
        Route::NotFound { .. } => "404.html".to_owned(),
    }
}

/// The file that holds a role's text, beside the folder of its page.
fn markdown_file(role: &Role) -> String {
    format!("roles/{}/{}.md", role.department, role.slug)
}
