//! A catalog, a route and a filter → a page, as virtual DOM.
//!
//! Nothing else goes in: no clock, no locale, no randomness, no order of a hash map. So the native render and
//! the browser's are the same.
//!
//! 1. [`App`] is the entry point: it finds the page that the route names and frames it;
//! 2. `directory`, `department`, `role_page`, `level_page`, `compare_page`, `not_found` and `unread` are the pages;
//! 3. `header` with `vacancies`, `ladder` and `minute`, `outline`, and `sections` with `pieces`, `repeats` and
//!    `inclusions` are what the pages of roles and levels have in common; `sides` and `pairs` are what a comparison
//!    is made of;
//! 4. `footnotes` lists a page's links, for print;
//! 5. `text` turns a page's text into nodes, `words` holds the words that are the interface's own, and `dom`
//!    makes elements.
//!
//! Ids of the interface begin with `rolebook-`; all others come from the pages.

mod directory;

mod department;

mod facets;

mod results;

mod role_page;

mod level_page;

mod compare_page;

mod sides;

mod pairs;

mod not_found;

mod unread;

mod header;

mod vacancies;

mod ladder;

mod minute;

mod outline;

mod sections;

mod pieces;

mod inclusions;

mod repeats;

mod copy_button;

mod beginning;

mod footnotes;

mod text;

pub(crate) mod dom;

pub(crate) mod frame;

mod location;

mod parts;

pub(crate) mod words;

use self::dom::{attributes, classed, element, keyed, link, nodes, nothing, phrase, text};
use self::frame::Frame;
use self::words::{Words, fill};
use crate::route::Route;
use rolebook_diff::Side;
use rolebook_model::cut;
use rolebook_model::{Catalog, Department, Level, Role, Vacancy};
use rolebook_search::TextIndex;
use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;
use yew::prelude::*;

pub use frame::role_route;
pub use location::Location;
pub use parts::{HEADING, PARTS};

/// A catalog and the index of its words, shared by every render. The index is made when it is first asked for: only
/// the directory needs it.
#[derive(Clone, Debug)]
pub struct SharedCatalog(Rc<(Catalog, OnceCell<TextIndex>)>);

impl SharedCatalog {
    /// Shares the catalog.
    pub fn new(catalog: Catalog) -> SharedCatalog {
        SharedCatalog(Rc::new((catalog, OnceCell::new())))
    }

    /// The catalog.
    pub fn catalog(&self) -> &Catalog {
        &self.0.0
    }

    fn index(&self) -> &TextIndex {
        let (catalog, index) = &*self.0;
        index.get_or_init(|| TextIndex::new(catalog))
    }
}

impl PartialEq for SharedCatalog {
    /// Two handles are equal when they share one catalog: catalogs do not change, and comparing their text
    /// at every render would cost more than the render.
    fn eq(&self, other: &SharedCatalog) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What [`App`] shows.
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct AppProps {
    /// The roles.
    pub catalog: SharedCatalog,
    /// The page.
    pub location: Location,
    /// What has just happened, if the visitor has to be told.
    #[prop_or_default]
    pub notice: Option<Notice>,
    /// What it is part of.
    #[prop_or_default]
    pub setting: Setting,
}

/// What a page is part of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Setting {
    /// Of nothing: it is the document.
    #[default]
    Document,
    /// Of a document that is somebody else's, and has a header and a main part of its own.
    Part,
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
    /// The link could not be copied, and stands nowhere else.
    CopyRefused,
    /// The pages' texts could not be loaded, so the search only reaches what is known without them.
    NotSearched,
}

/// The page at a location, in the site's frame, as a component by itself.
#[component]
pub fn App(props: &AppProps) -> Html {
    app(props)
}

/// The page at a location, in the site's frame, for a component of one's own to show: one component less is
/// to be compiled for the browser.
pub fn app(props: &AppProps) -> Html {
    let AppProps { catalog: shared, location, notice, setting } = props;
    let Location { route, filter, compared } = location;
    let only_differences = compared.as_ref().is_some_and(|compared| compared.only_differences);
    let catalog = shared.catalog();
    let page = Page::at(catalog, location);
    let language = page.language(catalog);
    let frame = Frame::new(catalog, language);
    let base = frame.base();
    let mut page = match page {
        Page::Directory => directory::directory(frame, shared.index(), filter),
        Page::Department(department) => department::department(frame, department),
        Page::Role(role) => role_page::role_page(frame, role),
        Page::Level(role, index, level) => level_page::level_page(frame, role, index, level),
        Page::Comparison(one, other) => compare_page::compare_page(frame, one, other, only_differences),
        Page::NoOther(one) => compare_page::no_other(frame, one),
        Page::Unread(one) => unread::unread(frame, one, &location.to_url(base)),
        Page::NotFound => not_found::not_found(frame),
    };
    // The key makes each page anew: nothing of the one before can be left in it.
    let other = compared.as_ref().map(|compared| compared.other.path(base));
    let key = [route.path(base), other.unwrap_or_default()].concat();
    // The directory has no article, and may be long.
    let is_directory = *route == Route::Directory;
    let notes = if is_directory { nothing() } else { footnotes::footnotes(frame, &mut page) };
    let page = nodes([page, notes]);
    let notice = notice.map_or_else(nothing, |notice| phrase(frame.words.notice(notice)));
    let notice =
        keyed("notice", element("p", attributes! { "aria-live": "polite", "class": "notice" }, notice));
    let (tag, label, parts) = match setting {
        Setting::Document => {
            let home = link(base, text(site_name(frame)));
            let main = element("main", attributes! { "tabindex": "-1" }, page);
            let header = keyed("site", classed("header", "site-header", home));
            ("div", None, nodes([header, keyed(&key, main), notice]))
        }
        // A landmark that says what is in it, for there may be several; the main part is the document's own.
        Setting::Part => {
            let main = element("div", attributes! { "class": "main" }, page);
            ("section", Some(title(catalog, location)), nodes([keyed(&key, main), notice]))
        }
    };
    let attributes = attributes! {
        "lang": language,
        "dir": Words::direction(language),
        "aria-label": label.as_deref(),
        "class": "rolebook",
    };
    element(tag, attributes, parts)
}

/// Whether the site has what the location names.
pub fn has_page(catalog: &Catalog, location: &Location) -> bool {
    !matches!(Page::at(catalog, location), Page::NoOther(_) | Page::NotFound)
}

/// The roles, as indices into [`Catalog::roles`], whose text the page at the location needs and which are not read.
pub fn unread(catalog: &Catalog, Location { route, compared, .. }: &Location) -> Vec<usize> {
    let sides = [Some(route), compared.as_ref().map(|compared| &compared.other)];
    let mut unread = Vec::new();
    for side in sides.into_iter().flatten().filter_map(|route| side(catalog, route)) {
        let is_it = |role: &Arc<Role>| !role.is_loaded && std::ptr::eq(&**role, side.role);
        // Both may be levels of one role.
        let role = catalog.roles.iter().position(is_it).filter(|role| !unread.contains(role));
        unread.extend(role);
    }
    unread
}

/// The document's title at the location.
pub fn title(catalog: &Catalog, location: &Location) -> String {
    let page = Page::at(catalog, location);
    let frame = Frame::new(catalog, page.language(catalog));
    let site = site_name(frame);
    match page {
        Page::Directory => site.to_owned(),
        Page::Department(department) => [&*department.name, " – ", site].concat(),
        Page::Role(role) => [&*role.title, " – ", site].concat(),
        Page::Level(role, _, level) => [&*level_title(frame, role, level), " – ", site].concat(),
        Page::Unread(one) => [sides::short_name(one), " – ", site].concat(),
        Page::Comparison(one, other) => {
            let [one, other] = sides::names(frame, one, other);
            [&*fill(frame.words.compared, &[&one, &other]), " – ", site].concat()
        }
        Page::NoOther(_) => [frame.words.no_other, " – ", site].concat(),
        Page::NotFound => [frame.words.not_found, " – ", site].concat(),
    }
}

/// The vacancies that stand on the page of a role, or of one of its levels.
pub fn vacancies_of<'a>(role: &'a Role, level: Option<&Level>) -> Vec<&'a Vacancy> {
    vacancies::of(role, level)
}

/// What the way back to the directory is called.
pub fn all_roles(language: &str) -> &'static str {
    Words::of(language).all_roles
}

/// In which direction a language is written, as HTML says it.
pub fn direction(language: &str) -> &'static str {
    Words::direction(language)
}

/// A level's name as it can be understood away from its role, and is not mistaken for it.
fn level_title(frame: Frame<'_>, role: &Role, level: &Level) -> String {
    if level.name == role.title {
        fill(frame.words.level_of, &[frame.words.rung(level.seniority), &role.title])
    } else if cut::says(&level.name, &role.title) {
        level.name.clone()
    } else {
        [&*level.name, " – ", &*role.title].concat()
    }
}

pub(crate) fn site_name(frame: Frame<'_>) -> &str {
    let name = &frame.catalog.site.name;
    if name.is_empty() { frame.words.roles } else { name }
}

/// What a location names in a catalog.
enum Page<'a> {
    Directory,
    Department(&'a Department),
    Role(&'a Role),
    Level(&'a Role, usize, &'a Level),
    Comparison(Side<'a>, Side<'a>),
    /// What the role or level is compared with is not there.
    NoOther(Side<'a>),
    /// The text of the role or level has not come, and will not without being asked for again.
    Unread(Side<'a>),
    NotFound,
}

impl Page<'_> {
    #[inline(never)]
    fn at<'a>(catalog: &'a Catalog, Location { route, compared, .. }: &Location) -> Page<'a> {
        let Some(one) = side(catalog, route) else {
            return match route {
                Route::Directory => Page::Directory,
                Route::Department { department } => {
                    catalog.department(department).map_or(Page::NotFound, Page::Department)
                }
                _ => Page::NotFound,
            };
        };
        if !one.role.is_loaded {
            return Page::Unread(one);
        }
        match (compared, one.level) {
            (Some(compared), _) => match side(catalog, &compared.other) {
                Some(other) if !other.role.is_loaded => Page::Unread(other),
                Some(other) => Page::Comparison(one, other),
                None => Page::NoOther(one),
            },
            (None, Some(index)) => match one.role.levels.get(index) {
                Some(level) => Page::Level(one.role, index, level),
                None => Page::NotFound,
            },
            (None, None) => Page::Role(one.role),
        }
    }

    /// The page's language: a role's own where it has one, else the site's.
    fn language<'a>(&'a self, catalog: &'a Catalog) -> &'a str {
        match self {
            Page::Role(role) | Page::Level(role, ..) => language(catalog, role),
            Page::Comparison(Side { role, .. }, _)
            | Page::NoOther(Side { role, .. })
            | Page::Unread(Side { role, .. }) => language(catalog, role),
            _ => &catalog.site.language,
        }
    }
}

/// The role or level that a route names.
fn side<'a>(catalog: &'a Catalog, route: &Route) -> Option<Side<'a>> {
    match route {
        Route::Role { department, role } => Some(Side { role: catalog.role(department, role)?, level: None }),
        Route::Level { department, role, level } => {
            let role = catalog.role(department, role)?;
            Some(Side { role, level: Some(role.level_index(level)?) })
        }
        Route::Directory | Route::Department { .. } | Route::NotFound { .. } => None,
    }
}

/// The language of a role's page.
fn language<'a>(catalog: &'a Catalog, role: &'a Role) -> &'a str {
    if role.language.is_empty() { &catalog.site.language } else { &role.language }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests;
