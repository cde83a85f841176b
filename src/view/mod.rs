//! A catalog, a route and a filter → a page, as virtual DOM.
//!
//! Nothing else goes in: no clock, no locale, no randomness, no order of a hash map. So the native render and
//! the browser's are the same.
//!
//! 1. [`App`] is the entry point: it finds the page that the route names and frames it;
//! 2. `directory`, `role_page`, `level_page` and `not_found` are the pages;
//! 3. `ladder`, `outline` and `sections` are what they have in common;
//! 4. `text` turns a page's text into nodes, `words` holds the words that are the interface's own, and `dom`
//!    makes elements.
//!
//! Ids of the interface begin with `rolebook-`; all others come from the pages.

mod directory;
mod role_page;

mod level_page;

mod not_found;

mod ladder;

mod outline;

mod sections;

mod text;

mod dom;

mod words;

use self::dom::{attributes, classed, element, keyed, link, nodes, text};
use crate::find::{Filter, TextIndex};
use crate::model::{Catalog, Level, Role};
use crate::route::Route;
use std::rc::Rc;
use yew::prelude::*;

/// Where the visitor is: all that a URL says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The page.
    pub route: Route,
    /// What is wanted of the directory; the default on every other page.
    pub filter: Filter,
}

impl Location {
    /// Where a URL's path and query lead on a site served below `base`. Only the directory is filtered:
    /// the query of another page is not a filter.
    pub fn parse(path: &str, query: &str, base: &str) -> Location {
        let route = Route::parse(path, base);
        let filter = if route == Route::Directory { Filter::from_query(query) } else { Filter::default() };
        Location { route, filter }
    }
}

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
    /// Told of the filter that a click makes.
    #[prop_or_default]
    pub on_filter: Callback<Filter>,
    /// Told of each change in the search field. What stands in the field only the browser part can read: it
    /// makes the filter with that text.
    #[prop_or_default]
    pub on_search: Callback<Event>,
}

/// The page at a location, in the site's frame, as a component by itself.
#[component]
pub fn App(props: &AppProps) -> Html {
    app(props)
}

/// The page at a location, in the site's frame, for a component of one's own to show: one component less is
/// to be compiled for the browser.
pub fn app(props: &AppProps) -> Html {
    let AppProps { catalog, location: Location { route, filter }, on_filter, on_search } = props;
    let Catalog { site, .. } = catalog.catalog();
    let page = match Page::at(catalog.catalog(), route) {
        Page::Directory => directory::directory(catalog, filter, on_filter, on_search),
        Page::Role(role) => role_page::role_page(catalog.catalog(), role),
        Page::Level(role, index, level) => level_page::level_page(catalog.catalog(), role, index, level),
        Page::NotFound => not_found::not_found(&site.base_path),
    };
    // The key makes each page anew: nothing of the one before can be left in it.
    let main = element("main", attributes! { "tabindex": "-1" }, page);
    let home = link(&site.base_path, text(site_name(catalog.catalog())));
    let parts =
        [keyed("site", classed("header", "site-header", home)), keyed(&route.path(&site.base_path), main)];
    classed("div", "rolebook", nodes(parts))
}

/// Whether the site has the page that the route names.
pub fn has_page(catalog: &Catalog, route: &Route) -> bool {
    !matches!(Page::at(catalog, route), Page::NotFound)
}

/// The document's title on the page that the route names.
pub fn title(catalog: &Catalog, route: &Route) -> String {
    let site = site_name(catalog);
    match Page::at(catalog, route) {
        Page::Directory => site.to_owned(),
        Page::Role(role) => [&*role.title, " – ", site].concat(),
        Page::Level(role, _, level) => [&*level_title(role, level), " – ", site].concat(),
        Page::NotFound => [words::NOT_FOUND, " – ", site].concat(),
    }
}

/// A level's name as it can be understood away from its role, and is not mistaken for it.
fn level_title(role: &Role, level: &Level) -> String {
    if level.name == role.title {
        words::level_of(level.seniority.title(), &role.title)
    } else if level.name.contains(&role.title) {
        level.name.clone()
    } else {
        [&*level.name, " – ", &*role.title].concat()
    }
}

fn site_name(catalog: &Catalog) -> &str {
    let name = &catalog.site.name;
    if name.is_empty() { words::ROLES } else { name }
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
}

#[cfg(all(test, feature = "native"))]
mod tests;
