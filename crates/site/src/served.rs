//! A site's content and the built app → a site in memory, which answers requests for its files: for a server on the author's
//! machine.
//!
//! [`Served::build`] is the entry point. It makes what [`build`](super::build()) makes, with two differences: no service worker
//! keeps what changes at every save, and documents, data and icons are made when they are asked for, so that a change
//! costs what the open page costs.

use super::addresses::{self, CATALOG, INDEX, NOT_FOUND, PAGES};
use super::build::{self, Plan};
use super::build_error::BuildError;
use super::content;
use super::documents::Documents;
use super::files::Skipped;
use super::head::DataFiles;
use super::headers::{Applied, HEADERS};
use super::icons;
use super::moved;
use super::output::{Files, Output};
use super::pages::{pages, where_next};
use super::publishing::Publishing;
use super::shell::Shell;
use super::structured_data::Published;
use super::theme::Theme;
use super::worker;
use percent_encoding::percent_decode_str;
use rolebook_app::view::SharedCatalog;
use rolebook_model::{Catalog, Source};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A site in memory.
pub struct Served {
    files: Files,
    headers: Applied,
    source: Source,
    catalog: Catalog,
    publishing: Publishing,
    theme: Theme,
    /// The files of the pages that search engines shall not list.
    unindexed: BTreeSet<String>,
    shell: Shell,
    data: DataFiles,
}

/// The answer to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<'a> {
    /// A file, by its name in the site.
    File {
        /// Its name.
        name: String,
        /// Its content.
        content: Cow<'a, [u8]>,
        /// Whether it is the page for unknown paths.
        is_missing: bool,
    },
    /// What was asked for is at this path.
    At(String),
}

impl Served {
    /// The site of a plan, and what was left out of it. `version` is another one for each content: the addresses of data end with
    /// it, and `in_head` is added to the head of each page.
    pub fn build(
        plan: &Plan<'_>,
        version: &str,
        in_head: &str,
    ) -> Result<(Served, Vec<Skipped>), BuildError> {
        let Plan { source, catalog, .. } = *plan;
        let publishing = Publishing { network_only: true, ..build::published(plan) };
        let catalog = &content::with_where_next(catalog, source);
        let source = &*content::with_joined_texts(source, catalog);
        let plan = Plan { publishing: &publishing, source, catalog, ..*plan };
        let output = Output::in_memory();
        let texts = build::texts(source);
        let begun = build::begin(&plan, &output)?;
        let unindexed = build::unindexed(&texts);
        build::write_metadata(&plan, &pages(catalog), &unindexed, &output)?;
        worker::write_off(&output)?;
        build::write_for_hosts(
            &catalog.site,
            &[&[INDEX, NOT_FOUND, CATALOG, PAGES], &*icons::names(&plan.theme.favicon)].concat(),
            &output,
        )?;
        let mut files = output.into_files();
        let headers = files.remove(HEADERS).unwrap_or_default();
        let served = Served {
            files,
            headers: Applied::read(&String::from_utf8_lossy(&headers)),
            source: source.clone(),
            catalog: catalog.clone(),
            unindexed: unindexed.iter().map(|file| (*file).to_owned()).collect(),
            theme: plan.theme.clone(),
            publishing,
            shell: begun.shell.with_in_head(in_head),
            data: DataFiles {
                catalog: format!("{CATALOG}?v={version}"),
                pages: format!("{PAGES}?v={version}"),
                notes: begun.notes,
            },
        };
        Ok((served, begun.skipped))
    }

    /// The path that the site is served below, with a slash at both ends.
    pub fn base_path(&self) -> &str {
        &self.catalog.site.base_path
    }

    /// The headers that hosts send with a path.
    pub fn headers(&self, path: &str) -> impl Iterator<Item = (&str, &str)> {
        self.headers.of(path)
    }

    /// The answer to a request for a path, as a static host gives it.
    pub fn answer(&self, path: &str) -> Result<Answer<'_>, BuildError> {
        let Some(below) = path.strip_prefix(self.base_path()) else {
            // As one types the host's name alone.
            return if path == "/" { Ok(Answer::At(self.base_path().to_owned())) } else { self.missing() };
        };
        let name = percent_decode_str(below).decode_utf8_lossy();
        let is_hidden = name.split('/').any(|part| part.starts_with('.'));
        if is_hidden {
            return self.missing();
        }
        if name.is_empty() || name.ends_with('/') {
            let name = format!("{name}{INDEX}");
            return match self.file(&name)? {
                Some(content) => Ok(Answer::File { name, content, is_missing: false }),
                None => self.moved(&name).map_or_else(|| self.missing(), Ok),
            };
        }
        if let Some(content) = self.file(&name)? {
            return Ok(Answer::File { name: name.into_owned(), content, is_missing: false });
        }
        let folder = format!("{name}/{INDEX}");
        let is_folder = self.files.contains_key(&folder) || self.has_document(&folder);
        match is_folder || self.moved(&folder).is_some() {
            true => Ok(Answer::At(format!("{path}/"))),
            false => self.missing(),
        }
    }

    /// Where the page is that had an address before, as hosts are told by rules.
    fn moved(&self, name: &str) -> Option<Answer<'_>> {
        let moved = moved::moved(&self.catalog, &pages(&self.catalog), &build::texts(&self.source));
        let to = moved.get(name)?;
        Some(Answer::At(to.path(self.base_path())))
    }

    /// The page for unknown paths.
    fn missing(&self) -> Result<Answer<'_>, BuildError> {
        let content = self.document(NOT_FOUND).unwrap_or_default().into_bytes().into();
        Ok(Answer::File { name: NOT_FOUND.to_owned(), content, is_missing: true })
    }

    /// A file by its name.
    fn file(&self, name: &str) -> Result<Option<Cow<'_, [u8]>>, BuildError> {
        // A page of the site is written over an extra file of this name.
        if let Some(document) = self.document(name) {
            return Ok(Some(document.into_bytes().into()));
        }
        let favicon = &self.theme.favicon;
        if icons::names(favicon).contains(&name) {
            let icons =
                icons::icons(&self.catalog.site, favicon).map_err(|error| BuildError::Icon { error })?;
            let icon = icons.into_iter().find(|(icon, _)| *icon == name);
            return Ok(icon.map(|(_, icon)| icon.into()));
        }
        match name {
            CATALOG => return Ok(Some(content::catalog_json(&self.catalog).into_bytes().into())),
            PAGES => return Ok(Some(content::pages_json(&self.catalog, &self.source).into_bytes().into())),
            _ => {}
        }
        if let Some(text) = self.markdown(name) {
            return Ok(Some(text.as_bytes().into()));
        }
        if let Some(role) = self.catalog.roles.iter().find(|role| addresses::where_next(role) == name) {
            return Ok(Some(where_next(&self.catalog, role).into_bytes().into()));
        }
        Ok(self.files.get(name).map(|content| (&**content).into()))
    }

    /// The Markdown of a role, or of what introduces a department.
    fn markdown(&self, name: &str) -> Option<&str> {
        if !name.ends_with(".md") {
            return None;
        }
        let Catalog { roles, departments, .. } = &self.catalog;
        let introductions = departments.iter().filter_map(|department| department.introduction.as_ref());
        let page = roles.iter().chain(introductions).find(|page| addresses::markdown(page) == name)?;
        let source = self.source.pages.iter().find(|source| source.file == page.file)?;
        Some(&source.text)
    }

    fn has_document(&self, name: &str) -> bool {
        pages(&self.catalog).iter().any(|page| addresses::page(page) == name)
    }

    /// The document with this name, if there is one.
    fn document(&self, name: &str) -> Option<String> {
        let all = if name.ends_with(".html") { pages(&self.catalog) } else { Vec::new() };
        let page = all.iter().find(|page| addresses::page(page) == name)?;
        let texts = build::texts(&self.source);
        let unindexed = self.unindexed.iter().map(String::as_str).collect();
        let site = Published { catalog: &self.catalog, publishing: &self.publishing, unindexed: &unindexed };
        let documents = Documents::new(&self.shell, site, &self.theme, &texts, &self.data);
        let catalog = SharedCatalog::new(self.catalog.clone());
        documents.of_role(std::slice::from_ref(page), &catalog).next().map(|(_, document)| document)
    }
}
