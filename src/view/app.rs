//! A catalog and a location → the page, in the site's frame.

use super::comparison::{comparison_page, no_other};
use super::department::department;
use super::directory::directory;
use super::element::link;
use super::footnotes::Footnotes;
use super::level_page::level_page;
use super::messages::direction;
use super::not_found::not_found;
use super::not_loaded::not_loaded;
use super::resolve::Resolved;
use super::role_page::role_page;
use super::title::title;
use super::{Location, Notice, PageContext, SharedCatalog};
use yew::prelude::*;

/// What [`App`] shows.
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct AppProps {
    /// The roles.
    pub catalog: SharedCatalog,
    /// The page.
    pub location: Location,
    /// A message to the visitor, if there is one.
    #[prop_or_default]
    pub notice: Option<Notice>,
    /// What the page is part of.
    #[prop_or_default]
    pub embedding: Embedding,
}

/// What a page is part of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Embedding {
    /// Nothing: the page is the document.
    #[default]
    Document,
    /// A host's document, which has a header and a main part of its own.
    Section,
}

/// The page at a location, in the site's frame.
#[component]
pub fn App(props: &AppProps) -> Html {
    app(props)
}

/// Renders [`App`] as part of another component, which then needs no component below it.
pub fn app(props: &AppProps) -> Html {
    let AppProps { catalog: shared, location, notice, embedding } = props;
    let catalog = shared.catalog();
    let resolved = Resolved::new(catalog, location);
    let lang = AttrValue::from(resolved.language(catalog).to_owned());
    let dir = direction(&lang);
    let page = PageContext { words: Some(shared.words()), ..PageContext::new(catalog, &lang) };
    // The footnotes are numbered while the content is rendered.
    let footnotes = Footnotes::default();
    let content = content(page, props, resolved, &footnotes);
    let content = html! { <>{ content }{ footnotes.section(page) }</> };
    let key = key(page, location);
    let notice = html! {
        <p key="notice" aria-live="polite" class="notice">
            { for notice.map(|notice| page.messages.notice(notice)) }
        </p>
    };
    match embedding {
        Embedding::Document => html! {
            <div {lang} {dir} class="rolebook">
                <a key="skip" href="#rolebook-main" class="skip">{ page.messages.skip }</a>
                { site_header(page) }
                <main {key} id="rolebook-main" tabindex="-1">{ content }</main>
                { notice }
            </div>
        },
        // Labelled, for the document may have several. The main landmark is the document's own.
        Embedding::Section => html! {
            <section {lang} {dir} aria-label={title(catalog, location)} class="rolebook">
                <div {key} class="main">{ content }</div>
                { notice }
            </section>
        },
    }
}

/// The header of every document: the site's name, which leads to the directory.
pub(super) fn site_header(page: PageContext<'_>) -> Html {
    html! {
        <header key="site" class="site-header">
            { link(page.base().to_owned(), page.site_name()) }
        </header>
    }
}

/// Whether lists of roles are shown. The preview opens them on the site: with the search they would be a tenth of its code.
const HAS_LISTS: bool = !cfg!(all(feature = "preview", target_family = "wasm"));

fn content(
    page: PageContext<'_>,
    AppProps { catalog, location, .. }: &AppProps,
    resolved: Resolved<'_>,
    footnotes: &Footnotes,
) -> Html {
    match resolved {
        Resolved::Directory if HAS_LISTS => directory(page, catalog, &location.filter),
        Resolved::Department(shown) if HAS_LISTS => department(page, shown, footnotes),
        Resolved::Role(role) => role_page(page, role, footnotes),
        Resolved::Level(role, index, level) => level_page(page, role, index, level, footnotes),
        Resolved::Comparison(one, other) => comparison_page(page, one, other, footnotes),
        Resolved::NoOther(one) => no_other(page, one),
        Resolved::NotLoaded(side) => not_loaded(page, side, location.to_url(page.base())),
        Resolved::Directory | Resolved::Department(_) | Resolved::NotFound => not_found(page),
    }
}

/// A key for each page, so that nothing of the page before remains in it.
fn key(page: PageContext<'_>, location: &Location) -> String {
    let other = location.compared.as_ref().map(|compared| compared.other.path(page.base()));
    location.route.path(page.base()) + &other.unwrap_or_default()
}
