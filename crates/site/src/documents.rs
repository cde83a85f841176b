//! A page → its HTML document: the rendered page, its metadata and its own text.

use super::content;
use super::head::{DataFiles, Heads};
use super::pages::{SitePage, Subject};
use super::render::{render_footer, render_offline, render_page};
use super::shell::{Parts, Shell};
use super::structured_data::{Published, structured_data};
use super::theme::{self, Theme};
use rolebook_app::view::{self, Location, SharedCatalog};
use rolebook_model::PageSource;
use std::collections::HashMap;

/// The text of pages by file.
pub(super) type Texts<'a> = HashMap<&'a str, &'a PageSource>;

/// Makes the documents of a site.
pub(super) struct Documents<'a> {
    shell: &'a Shell,
    heads: Heads<'a>,
    site: Published<'a>,
    texts: &'a Texts<'a>,
    /// The theme's footer as HTML. It is below the page, where the app does not replace it.
    footer: String,
}

impl<'a> Documents<'a> {
    /// The documents of a site whose app fetches its data from `data`.
    pub(super) fn new(
        shell: &'a Shell,
        site: Published<'a>,
        theme: &'a Theme,
        texts: &'a Texts<'a>,
        data: &DataFiles,
    ) -> Documents<'a> {
        let Published { catalog, publishing, .. } = site;
        let footer =
            theme.footer.as_ref().map(|footer| render_footer(catalog, theme::blocks(footer, catalog)));
        let heads = Heads::new(catalog, publishing, theme, data);
        Documents { shell, heads, site, texts, footer: footer.unwrap_or_default() }
    }

    /// The documents of pages that all are of one role, or of a page of none. They are rendered from `catalog`, of
    /// which each thread has its own copy.
    pub(super) fn of_role<'p>(
        &self,
        pages: &'p [SitePage<'p>],
        catalog: &SharedCatalog,
    ) -> impl Iterator<Item = (&'p SitePage<'p>, String)> {
        let text = pages.first().and_then(|page| page.subject.text());
        let text = text.and_then(|text| self.texts.get(&*text.file));
        pages.iter().map(move |page| {
            let text = text.map(|text| text_script(text, &self.where_next(page))).unwrap_or_default();
            (page, self.document(page, &text, catalog))
        })
    }

    /// Where one could go from a page, for the app.
    fn where_next(&self, page: &SitePage<'_>) -> String {
        content::where_next(self.site.catalog, std::iter::once(&*page.route.reference()))
    }

    /// The document that the service worker shows offline in place of one that it does not have.
    pub(super) fn offline(&self) -> String {
        let catalog = self.site.catalog;
        let language = &catalog.site.language;
        self.shell.document(&Parts {
            language,
            direction: view::direction(language),
            head: &self.heads.offline(),
            body: &render_offline(&SharedCatalog::new(catalog.clone())),
            data: &self.footer,
        })
    }

    fn document(&self, page: &SitePage<'_>, text: &str, catalog: &SharedCatalog) -> String {
        let language = page.subject.language(self.site.catalog);
        self.shell.document(&Parts {
            language,
            direction: view::direction(language),
            head: &self.heads.of(page, self.site.unindexed),
            body: &render_page(catalog, Location::page(page.route.clone())),
            data: &match page.subject {
                // Its text is for the app, and what it is about is on the pages of the role and its levels.
                Subject::Matrix(_) => self.footer.clone(),
                _ => format!("{}{text}{}", self.footer, structured_data(self.site, page)),
            },
        })
    }
}

/// The element with the page's own text, which the app finds by its id.
fn text_script(page: &PageSource, next: &str) -> String {
    let json = content::page_json(page, next);
    format!("<script type=\"application/json\" id=\"rolebook-page\">{json}</script>")
}
