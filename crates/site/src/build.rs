//! A site's content and the built app → the files of the site.
//!
//! [`build`] is the entry point. All is written to a new folder, which takes the old one's place at the end:
//!
//! 1. the app's own files, with the site's colours in the sheet, those for embeds, and whatever else is to lie beside
//!    them;
//! 2. `catalog.json`, `pages.json` and each role's Markdown, which the app reads in the browser;
//! 3. a document for every page, on all cores, so that a link to any of them works on any host of files, and `404.html`,
//!    which such hosts show for every other path;
//! 4. what is told about the pages: icons, manifest, lists for search engines;
//! 5. the worker for times without a network, which knows this build by a sum of all files before it;
//! 6. what no page of this build needs: files that embeds of older builds have pinned, and headers for hosts.

use super::addresses::{self, CATALOG, INDEX, MANIFEST, NO_JEKYLL, PAGES, WORKER};
use super::app::{BuiltApp, is_hashed};
use super::build_error::BuildError;
use super::content;
use super::crawlers::{self, ROBOTS};
use super::documents::{Documents, Texts};
use super::embed::{self, Embed};
use super::files::files;
use super::fingerprint::fingerprint;
use super::head::DataFiles;
use super::headers::{self, HEADERS};
use super::output::Output;
use super::pages::{SitePage, pages};
use super::publishing::Publishing;
use super::shell::Shell;
use super::{accent, icons, manifest};
use rayon::prelude::*;
use rolebook_app::view::SharedCatalog;
use rolebook_model::{Catalog, Site, Source};
use serde_json::json;
use std::io;
use std::path::{Path, PathBuf};

/// What a site is built of.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    /// The pages' text.
    pub source: &'a Source,
    /// The same, read.
    pub catalog: &'a Catalog,
    /// Where and by whom it is published.
    pub publishing: &'a Publishing,
    /// The app that takes the pages over in the browser.
    pub app: App<'a>,
    /// Folders of further files, each to be in the site under its own name.
    pub further: &'a [PathBuf],
}

/// The built app: the folder that Trunk makes.
#[derive(Clone, Copy)]
pub struct App<'a> {
    /// Where it lies.
    pub folder: &'a Path,
    /// The URL path that it was built for, with a slash at both ends.
    pub url: &'a str,
}

/// What was built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Built {
    /// How many pages, without the one for what is not there.
    pub pages: usize,
    /// The tag by which another site loads `<role-book>` in just this version, where the app has it.
    pub embed: Option<String>,
}

/// Writes the site to the folder `out`, which may be the app's own.
///
/// The same plan makes the same files, byte for byte.
pub fn build(plan: &Plan<'_>, out: &Path) -> Result<Built, BuildError> {
    let Plan { source, catalog, publishing, app, further } = *plan;
    let mut built = BuiltApp::read(app.folder)?;
    if let Some(rules) = accent::sheet(&catalog.site) {
        built.extend_sheet(&rules);
    }
    let embed = Embed::of(&built, &catalog.site)?;
    let shell = Shell::new(&built.index, app.url, &catalog.site.base_path)
        .map_err(|missing| BuildError::Shell { path: app.folder.join(INDEX), missing })?;
    let output = Output::beside(out)?;
    further.iter().try_for_each(|folder| write_further(folder, &output))?;
    let of_embed = embed.iter().flat_map(|embed| &embed.files);
    built.files.iter().chain(of_embed).try_for_each(|(name, content)| output.write(name, content))?;
    let texts: Texts<'_> = source.pages.iter().map(|page| (&*page.file, page)).collect();
    let data = write_data(source, catalog, &texts, &output)?;
    let pages = pages(catalog);
    let documents = Documents::new(shell, catalog, publishing, &texts, &data);
    pages.par_iter().try_for_each_init(
        || SharedCatalog::new(catalog.clone()),
        |catalog, page| output.write(&addresses::page(page), documents.document(page, catalog).as_bytes()),
    )?;
    write_about(plan, &pages, &output)?;
    write_worker(&built, &data, &output)?;
    write_for_hosts(&catalog.site, &output)?;
    output.put()?;
    let tag = embed.map(|embed| embed.tag(publishing, &catalog.site.base_path));
    Ok(Built { pages: pages.len() - 1, embed: tag })
}

/// Writes a folder's files as they are. Whatever is written after them and bears one of their names takes its place.
fn write_further(folder: &Path, output: &Output) -> Result<(), BuildError> {
    let failed = |error| BuildError::File { path: folder.to_owned(), error };
    let folder = folder.canonicalize().map_err(failed)?;
    let name =
        folder.file_name().ok_or_else(|| failed(io::ErrorKind::InvalidInput.into()))?.to_string_lossy();
    let files = files(&folder)?;
    files.iter().try_for_each(|(file, content)| output.write(&format!("{name}/{file}"), content))
}

/// Writes what the app reads. Its addresses change with the content, so that no cache answers with an old one.
fn write_data(
    source: &Source,
    catalog: &Catalog,
    texts: &Texts<'_>,
    output: &Output,
) -> Result<DataFiles, BuildError> {
    for (role, page) in catalog.roles.iter().filter_map(|role| Some((role, texts.get(&*role.file)?))) {
        output.write(&addresses::markdown(role), page.text.as_bytes())?;
    }
    let named = |name: &str, text: &str| format!("{name}?v={}", fingerprint(text.as_bytes()));
    let (catalog, pages) = (content::catalog_json(catalog), content::pages_json(catalog, source));
    output.write(CATALOG, catalog.as_bytes())?;
    output.write(PAGES, pages.as_bytes())?;
    Ok(DataFiles { catalog: named(CATALOG, &catalog), pages: named(PAGES, &pages) })
}

/// Writes what is told about the pages to those who do not read them.
fn write_about(
    Plan { catalog, publishing, .. }: &Plan<'_>,
    pages: &[SitePage<'_>],
    output: &Output,
) -> Result<(), BuildError> {
    let site = &catalog.site;
    for (name, icon) in icons::icons(site).map_err(|error| BuildError::Icon { error })? {
        output.write(name, &icon)?;
    }
    output.write(MANIFEST, manifest::manifest(site).as_bytes())?;
    for (name, list) in crawlers::sitemaps(publishing, &site.base_path, pages) {
        output.write(&name, list.as_bytes())?;
    }
    output.write(ROBOTS, crawlers::robots(publishing, &site.base_path).as_bytes())
}

/// Writes the worker, which is told what all pages need and by which name to know this build.
fn write_worker(app: &BuiltApp, data: &DataFiles, output: &Output) -> Result<(), BuildError> {
    let Some(worker) = &app.worker else { return Ok(()) };
    let files: Vec<&str> = app.hashed().chain([&*data.catalog]).collect();
    let worker = worker.replace("__VERSION__", &json!(output.sum()).to_string());
    output.write(WORKER, worker.replace("__FILES__", &json!(files).to_string()).as_bytes())
}

/// Keeps what other sites have pinned of older builds, and tells hosts of files what they have.
fn write_for_hosts(site: &Site, output: &Output) -> Result<(), BuildError> {
    let names = output.names();
    // All pages and texts of roles have one rule.
    let told = names
        .iter()
        .map(|name| &**name)
        .filter(|name| !name.contains('/') || name.starts_with(embed::FOLDER));
    let (mut hashed, others): (Vec<&str>, Vec<&str>) = told.partition(|name| is_hashed(name));
    let older = embed::older::files(output.place());
    older.iter().try_for_each(|name| output.keep(name))?;
    // Behind those of this build, which has to work on hosts that only read so many rules.
    hashed.extend(older.iter().map(|name| &**name).filter(|name| !names.iter().any(|own| own == name)));
    output.write(HEADERS, headers::headers(site, &hashed, &others).as_bytes())?;
    output.write(NO_JEKYLL, b"")
}
