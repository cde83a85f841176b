//! A site's content and the built app → the files of the site.
//!
//! [`build`] is the entry point. It writes everything to an [`Output`], a new folder that replaces the old one at the end:
//!
//! 1. the app's files, with the site's colours in the style sheet, that of the theme, the files for embeds, and extra files;
//! 2. `catalog.json`, `pages.json`, and of each role its Markdown and where one could go from it, which the app fetches;
//! 3. an HTML document for every page, on all cores, so that every link works on any static host, and `404.html`, which
//!    such hosts show for every other path, and a document for each address that has [`moved`];
//! 4. metadata: icons, web app manifest, sitemap and `robots.txt`;
//! 5. the service worker, which identifies this build by a hash of all files before it;
//! 6. files of older builds that embeds have pinned, and headers for hosts.

use super::addresses::{
    self, CATALOG, EMBED, INDEX, MANIFEST, NO_JEKYLL, PAGES, PREVIEW, PREVIEW_WORDS, REDIRECTS,
};
use super::app::{BuiltApp, is_hashed};
use super::build_error::BuildError;
use super::content;
use super::crawlers::{self, ROBOTS};
use super::documents::{Documents, Texts};
use super::embed::{self, Embed};
use super::files::{Skipped, for_each_file};
use super::fingerprint::fingerprint;
use super::head::{self, DataFiles};
use super::headers::{self, HEADERS};
use super::output::Output;
use super::pages::{self, SitePage, Unindexed, pages};
use super::publishing::Publishing;
use super::shell::Shell;
use super::structured_data::Published;
use super::theme::{self, Theme};
use super::{accent, icons, manifest, matrix, moved, notes, worker};
use rayon::prelude::*;
use rolebook_app::view::SharedCatalog;
use rolebook_model::{Catalog, Site, Source};
use rolebook_reader::front_matter;
use std::io;
use std::path::{Path, PathBuf};

/// What a site is built from.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    /// The text of the pages.
    pub source: &'a Source,
    /// The same pages as roles.
    pub catalog: &'a Catalog,
    /// Where and by whom it is published.
    pub publishing: &'a Publishing,
    /// What the site has in the place of Rolebook's own.
    pub theme: &'a Theme,
    /// The app that takes over the pages in the browser.
    pub app: App<'a>,
    /// Folders of extra files, each copied into the site under its own name.
    pub extra_files: &'a [PathBuf],
}

/// The app as built by Trunk.
#[derive(Clone, Copy)]
pub struct App<'a> {
    /// Where its files are.
    pub files: AppFiles<'a>,
    /// The URL path that it was built for, with a slash at both ends.
    pub url: &'a str,
}

/// Where the files of an app are.
#[derive(Clone, Copy)]
pub enum AppFiles<'a> {
    /// In a folder.
    Folder(&'a Path),
    /// In memory: each with its name, which has `/` between its parts.
    Memory(&'a [(&'a str, &'a [u8])]),
}

impl AppFiles<'_> {
    /// The path of its page, for messages.
    fn index(self) -> PathBuf {
        match self {
            AppFiles::Folder(folder) => folder.join(INDEX),
            AppFiles::Memory(_) => PathBuf::from(INDEX),
        }
    }
}

/// A site that was built.
#[derive(Debug)]
pub struct Built {
    /// The number of pages, without `404.html`.
    pub pages: usize,
    /// The tag with which another site loads exactly this version of `<role-book>`, if the app has it.
    pub embed: Option<String>,
    /// The extra files and files of the app that were left out.
    pub skipped: Vec<Skipped>,
    /// The folder that the old site was moved to, if it could not be removed: something was added to it at that moment.
    pub left: Option<PathBuf>,
}

/// Writes the site to the folder that `output` was created for, with the inputs of this plan.
///
/// The same plan makes the same files, byte for byte.
pub fn build(plan: &Plan<'_>, output: Output) -> Result<Built, BuildError> {
    let publishing = &published(plan);
    let catalog = &content::with_where_next(plan.catalog, plan.source);
    let source = &content::with_joined_texts(plan.source, catalog);
    let plan = &Plan { publishing, source, catalog, ..*plan };
    let Plan { source, catalog, theme, .. } = *plan;
    let texts = texts(source);
    let Begun { built, of_app, embed, shell, notes, skipped } = begin(plan, &output)?;
    let data = DataFiles { notes, ..write_data(source, catalog, &texts, &output)? };
    let pages = pages(catalog);
    let unindexed = unindexed(&texts);
    let site = Published { catalog, publishing, unindexed: &unindexed };
    let documents = Documents::new(&shell, site, theme, &texts, &data);
    // The pages of a role follow one another, and are rendered by one thread.
    let same_role = |one: &SitePage<'_>, next: &SitePage<'_>| match (one.subject.role(), next.subject.role())
    {
        (Some(one), Some(next)) => std::ptr::eq(one, next),
        _ => false,
    };
    let groups: Vec<&[SitePage<'_>]> = pages.chunk_by(same_role).collect();
    groups.par_iter().try_for_each_init(
        || SharedCatalog::new(catalog.clone()),
        |catalog, group| {
            let mut documents = documents.of_role(group, catalog);
            documents
                .try_for_each(|(page, document)| output.write(&addresses::page(page), document.as_bytes()))
        },
    )?;
    let moved = moved::moved(catalog, &pages, &texts);
    for (name, to) in &moved {
        output.write(name, moved::document(catalog, to).as_bytes())?;
    }
    if !moved.is_empty() {
        output.write(REDIRECTS, moved::redirects(catalog, &moved).as_bytes())?;
    }
    for (name, icon) in
        icons::icons(&catalog.site, &theme.favicon).map_err(|error| BuildError::Icon { error })?
    {
        output.write(name, &icon)?;
    }
    write_metadata(plan, &pages, &unindexed, &output)?;
    if publishing.network_only {
        worker::write_off(&output)?;
    } else {
        worker::write(&built, catalog, theme, &data, &documents.offline(), &output)?;
    }
    write_for_hosts(&catalog.site, &[], &output)?;
    output.remove_templates(&of_app)?;
    let left = output.commit()?;
    let tag = embed.map(|embed| embed.tag(publishing, &catalog.site.base_path));
    Ok(Built { pages: pages.len() - 1, embed: tag, skipped, left })
}

/// What is known of a site when its app is written.
pub(super) struct Begun {
    built: BuiltApp,
    /// The names of the app's files.
    of_app: Vec<String>,
    embed: Option<Embed>,
    pub(super) shell: Shell,
    /// The script of the visitors' own notes, where the site has it.
    pub(super) notes: Option<String>,
    /// What was left out.
    pub(super) skipped: Vec<Skipped>,
}

/// Writes the files of the app, those for embeds, and extra files.
pub(super) fn begin(plan: &Plan<'_>, output: &Output) -> Result<Begun, BuildError> {
    let Plan { catalog, publishing, theme, app, extra_files, .. } = *plan;
    let mut built = BuiltApp::of(app.files)?;
    let of_app = built.names();
    if let Some(rules) = accent::sheet(&catalog.site) {
        built.extend_sheet(&rules);
    }
    if publishing.without_notes {
        built.notes.clear();
        built.extend_sheet(notes::NO_PLACE);
    }
    let embed = Embed::of(&built, &catalog.site)?;
    let base = &catalog.site.base_path;
    let mut shell = Shell::new(&built.index, app.url, base)
        .map_err(|missing| BuildError::Shell { path: app.files.index(), missing })?;
    let sheet = theme::sheet(theme);
    if !sheet.is_empty() {
        let name = format!("theme-{}.css", fingerprint(sheet.as_bytes()));
        shell = shell.with_in_head(&head::sheet(base, &name));
        built.files.push((name, sheet.into_bytes()));
    }
    let mut skipped = std::mem::take(&mut built.skipped);
    for folder in extra_files {
        skipped.extend(write_extra_files(folder, output)?);
    }
    let embed_files = embed.iter().flat_map(|embed| &embed.files);
    built
        .files
        .iter()
        .chain(embed_files)
        .chain(&built.notes)
        .try_for_each(|(name, content)| output.write(name, content))?;
    for (name, content) in matrix::files() {
        output.write(&name, content.as_bytes())?;
    }
    if let Some(logo) = &theme.logo {
        output.write(logo.name, &logo.content)?;
    }
    if of_app.iter().any(|name| name == PREVIEW) {
        output.write(PREVIEW_WORDS, content::words_json().as_bytes())?;
    }
    let notes = notes::script(&built.notes).map(str::to_owned);
    Ok(Begun { built, of_app, embed, shell, notes, skipped })
}

/// Where and by whom the site is published, with the theme's logo for that of the organization if that has none.
pub(super) fn published(Plan { catalog, publishing, theme, .. }: &Plan<'_>) -> Publishing {
    let mut publishing = (*publishing).clone();
    if let Some(logo) = theme.logo.as_ref().filter(|_| publishing.organization.logo.is_empty()) {
        let url = publishing.url(&format!("{}{}", catalog.site.base_path, logo.name));
        publishing.organization.logo = url.unwrap_or_default();
    }
    publishing
}

/// The pages by their files.
pub(super) fn texts(source: &Source) -> Texts<'_> {
    source.pages.iter().map(|page| (&*page.file, page)).collect()
}

/// The files of the pages whose settings keep them from search engines.
pub(super) fn unindexed<'a>(texts: &Texts<'a>) -> Unindexed<'a> {
    let pages = texts.iter().filter(|(_, page)| front_matter::split(&page.text).front_matter.is_unindexed());
    pages.map(|(file, _)| *file).collect()
}

/// Copies the files of a folder, and returns what was left out. Files that are written later replace those with the same name.
fn write_extra_files(folder: &Path, output: &Output) -> Result<Vec<Skipped>, BuildError> {
    let failed = |error| BuildError::File { path: folder.to_owned(), error };
    let full = folder.canonicalize().map_err(failed)?;
    let name = full.file_name().ok_or_else(|| failed(io::ErrorKind::InvalidInput.into()))?.to_string_lossy();
    for_each_file(folder, |file, content| output.write(&format!("{name}/{file}"), &content))
}

/// Writes the files that the app fetches. Their addresses change with the content, so that no cache answers with an old
/// version.
fn write_data(
    source: &Source,
    catalog: &Catalog,
    texts: &Texts<'_>,
    output: &Output,
) -> Result<DataFiles, BuildError> {
    let introductions = catalog.departments.iter().filter_map(|department| department.introduction.as_ref());
    let pages = catalog.roles.iter().chain(introductions);
    for (page, source) in pages.filter_map(|page| Some((page, texts.get(&*page.file)?))) {
        output.write(&addresses::markdown(page), source.text.as_bytes())?;
    }
    for role in &catalog.roles {
        output.write(&addresses::where_next(role), pages::where_next(catalog, role).as_bytes())?;
    }
    let address = |name: &str, text: &str| format!("{name}?v={}", fingerprint(text.as_bytes()));
    let (catalog, pages) = (content::catalog_json(catalog), content::pages_json(catalog, source));
    output.write(CATALOG, catalog.as_bytes())?;
    output.write(PAGES, pages.as_bytes())?;
    Ok(DataFiles { catalog: address(CATALOG, &catalog), pages: address(PAGES, &pages), notes: None })
}

/// Writes manifest, sitemap and `robots.txt`.
pub(super) fn write_metadata(
    Plan { catalog, publishing, theme, .. }: &Plan<'_>,
    pages: &[SitePage<'_>],
    unindexed: &Unindexed<'_>,
    output: &Output,
) -> Result<(), BuildError> {
    let site = &catalog.site;
    output.write(MANIFEST, manifest::manifest(site, &theme.favicon).as_bytes())?;
    for (name, list) in crawlers::sitemaps(publishing, &site.base_path, pages, unindexed) {
        output.write(&name, list.as_bytes())?;
    }
    output.write(ROBOTS, crawlers::robots(publishing, &site.base_path).as_bytes())
}

/// Keeps files of older builds that other sites have pinned, and writes the headers for hosts: for the files that were written,
/// and for those that are made `later`.
pub(super) fn write_for_hosts(site: &Site, later: &[&str], output: &Output) -> Result<(), BuildError> {
    let mut names = output.names();
    names.extend(later.iter().map(|name| (*name).to_owned()));
    names.sort();
    // One rule covers all pages and texts of roles.
    let listed =
        names.iter().map(|name| &**name).filter(|name| !name.contains('/') || name.starts_with(EMBED));
    let (mut hashed, others): (Vec<&str>, Vec<&str>) = listed.partition(|name| is_hashed(name));
    let older = embed::older::files(output)?;
    older.iter().try_for_each(|name| output.keep(name))?;
    // After those of this build, since some hosts read a limited number of rules.
    hashed.extend(older.iter().map(|name| &**name).filter(|name| !names.iter().any(|own| own == name)));
    output.write(HEADERS, headers::headers(site, &hashed, &others).as_bytes())?;
    output.write(NO_JEKYLL, b"")
}
