//! A catalog, a route and a filter → a page, as virtual DOM.
//!
//! Nothing else goes in: no clock, no locale, no randomness, no order of a hash map. So the native render and
//! the browser's are the same.
//!
//! 1. [`App`] is the entry point: it finds the page that the route names and frames it;
//! 2. `directory`, `role_page`, `level_page` and `not_found` are the pages;
//! 3. `header` with `ladder` and `minute`, `outline`, and `sections` with `pieces` and `inclusions` are what the
//!    pages of roles and levels have in common;
//! 4. `text` turns a page's text into nodes, `words` holds the words that are the interface's own, and `dom`
//!    makes elements.
//!
//! Ids of the interface begin with `rolebook-`; all others come from the pages.

mod directory;

mod facets;

mod results;
mod role_page;

mod level_page;

mod not_found;

mod header;

mod ladder;

mod minute;

mod outline;

mod sections;

mod pieces;

mod inclusions;

mod copy_button;

mod beginning;

mod text;

mod dom;

mod frame;

mod location;

mod words;

use self::dom::{attributes, classed, element, keyed, link, nodes, nothing, phrase, text};
use self::frame::Frame;
use self::words::{Words, fill};
use crate::find::TextIndex;
use crate::model::{Catalog, Level, Role};
use crate::route::Route;
use std::rc::Rc;
use yew::prelude::*;

pub use location::Location;

/// A catalog and the index of its words, made once and shared by every render.
#[derive(Clone, Debug)]
pub struct SharedCatalog(Rc<(Catalog, TextIndex)>);

impl SharedCatalog {
    /// Indexes the catalog's words.
    pub fn new(catalog: Catalog) -> SharedCatalog {
        let index = TextIndex::new(&catalog);
        SharedCatalog(Rc::new((catalog, index)))
    }

    /// The catalog.
    pub fn catalog(&self) -> &Catalog {
        &self.0.0
    }

    fn index(&self) -> &TextIndex {
        &self.0.1
    }
}

impl PartialEq for SharedCatalog {
    /// Two handles are equal when they share one catalog: catalogs do not change, and comparing their text
    /// at every render would cost more than the render.
    fn eq(&self, other: &SharedCatalog) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What [`App`] shows, and whom it tells.
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct AppProps {
    /// The roles.
    pub catalog: SharedCatalog,
    /// The page.
    pub location: Location,
    /// What has just happened, if the visitor has to be told.
    #[prop_or_default]
    pub notice: Option<Notice>,
    /// Told where a click on a box leads.
    #[prop_or_default]
    pub on_visit: Callback<Location>,
    /// Told of each change in the search field. What stands in the field only the browser part can read: it
    /// makes the filter with that text.
    #[prop_or_default]
    pub on_search: Callback<Event>,
}

/// What a visitor is told in passing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The link was copied.
    Copied,
    /// The link could not be copied, and stands in the address bar.
    NotCopied,
    /// The part that the URL names is gone, and the one most like it is shown.
    Nearest,
    /// The part that the URL names is gone, and nothing is like it.
    PartGone,
}

/// The page at a location, in the site's frame, as a component by itself.
#[component]
pub fn App(props: &AppProps) -> Html {
    app(props)
}

/// The page at a location, in the site's frame, for a component of one's own to show: one component less is
/// to be compiled for the browser.
pub fn app(props: &AppProps) -> Html {
    let AppProps { catalog: shared, location, notice, on_visit, on_search } = props;
    let Location { route, filter, compared } = location;
    let catalog = shared.catalog();
    let page = Page::at(catalog, route);
    let language = page.language(catalog);
    let frame = Frame { catalog, words: Words::of(language) };
    let base = frame.base();
    let page = match page {
        Page::Directory => directory::directory(frame, shared.index(), filter, on_visit, on_search),
        Page::Role(role) => role_page::role_page(frame, role),
        Page::Level(role, index, level) => level_page::level_page(frame, role, index, level),
        Page::NotFound => not_found::not_found(frame),
    };
    // The key makes each page anew: nothing of the one before can be left in it.
    let key = compared.as_ref().map_or_else(|| route.path(base), |compared| compared.other.path(base));
    let main = element("main", attributes! { "tabindex": "-1" }, page);
    let home = link(base, text(site_name(frame)));
    let notice = notice.map_or_else(nothing, |notice| phrase(frame.words.notice(notice)));
    let parts = [
        keyed("site", classed("header", "site-header", home)),
        keyed(&key, main),
        keyed("notice", element("p", attributes! { "aria-live": "polite", "class": "notice" }, notice)),
    ];
    let attributes = attributes! { "lang": language, "dir": Words::direction(language), "class": "rolebook" };
    element("div", attributes, nodes(parts))
}

/// Whether the site has the page that the route names.
pub fn has_page(catalog: &Catalog, route: &Route) -> bool {
    !matches!(Page::at(catalog, route), Page::NotFound)
}

/// The document's title on the page that the route names.
pub fn title(catalog: &Catalog, route: &Route) -> String {
    let page = Page::at(catalog, route);
    let frame = Frame { catalog, words: Words::of(page.language(catalog)) };
    let site = site_name(frame);
    match page {
        Page::Directory => site.to_owned(),
        Page::Role(role) => [&*role.title, " – ", site].concat(),
        Page::Level(role, _, level) => [&*level_title(frame, role, level), " – ", site].concat(),
        Page::NotFound => [frame.words.not_found, " – ", site].concat(),
    }
}

/// A level's name as it can be understood away from its role, and is not mistaken for it.
fn level_title(frame: Frame<'_>, role: &Role, level: &Level) -> String {
    if level.name == role.title {
        fill(frame.words.level_of, &[frame.words.rung(level.seniority), &role.title])
    } else if level.name.contains(&role.title) {
        level.name.clone()
    } else {
        [&*level.name, " – ", &*role.title].concat()
    }
}

fn site_name(frame: Frame<'_>) -> &str {
    let name = &frame.catalog.site.name;
    if name.is_empty() { frame.words.roles } else { name }
}

/// What a route names in a catalog.
enum Page<'a> {
    Directory,
    Role(&'a Role),
    Level(&'a Role, usize, &'a Level),
    NotFound,
}

impl Page<'_> {
    #[inline(never)]
    fn at<'a>(catalog: &'a Catalog, route: &Route) -> Page<'a> {
        let found = match route {
            Route::Directory => Some(Page::Directory),
            Route::Role { department, role } => catalog.role(department, role).map(|role| Page::Role(role)),
            Route::Level { department, role, level } => catalog.role(department, role).and_then(|role| {
                let index = role.level_index(level)?;
                Some(Page::Level(role, index, role.levels.get(index)?))
            }),
            Route::NotFound { .. } => None,
        };
        found.unwrap_or(Page::NotFound)
    }

    /// The page's language: a role's own where it has one, else the site's.
    fn language<'a>(&'a self, catalog: &'a Catalog) -> &'a str {
        match self {
            Page::Role(role) | Page::Level(role, ..) if !role.language.is_empty() => &role.language,
            _ => &catalog.site.language,
        }
    }
}

#[cfg(all(test, feature = "native"))]
mod tests;
