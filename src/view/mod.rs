//! A catalog, a route and a filter → a page, as virtual DOM.
//!
//! A page depends on nothing else: no clock, no locale, no randomness, no iteration order of a hash map. So the native
//! render and the browser's are the same.
//!
//! 1. [`App`] is the entry point. It resolves the [`Location`] against the catalog (`resolve`), renders the page, and puts it
//!    into the site's frame;
//! 2. `directory`, `department`, `role_page`, `level_page`, `comparison`, `not_found` and `not_loaded` are the pages;
//!    `matrix` is one that only the build makes, `offline` one that only the service worker answers with, and `footer` stands below
//!    all of them, outside of the app;
//! 3. `header` (with `vacancies`, `ladder`, `key_facts` and `notes`), `outline`, and `sections` (with `section_content`,
//!    `repeats` and `inclusions`) are the parts that pages of roles and levels share; `folded` is what folds away in some of them, and
//!    `where_next` where one could go from there;
//! 4. `text` renders the text of a file, and `footnotes` its links for print;
//! 5. `messages` contains the texts of the interface.
//!
//! In the browser, [`App`] is the only component. Everything below it is a plain function that returns `Html`: it borrows
//! from the catalog what a component would have to own, and a site of 10,000 pages is rendered without a scope for each
//! part.
//!
//! Ids of the interface begin with `rolebook-`; all others come from the pages.

mod app;

mod shared_catalog;

mod location;

mod notice;

mod resolve;

mod title;

mod page_context;

mod element;

mod directory;

mod department;

mod role_page;

mod level_page;

mod comparison;

#[cfg(not(target_family = "wasm"))]
mod matrix;

mod not_found;

mod offline;

mod footer;

mod not_loaded;

mod header;

mod vacancies;

mod ladder;

mod facts;

mod key_facts;

mod notes;

mod outline;

mod sections;

mod section_content;

mod repeats;

mod inclusions;

mod folded;

mod where_next;

mod copy_button;

mod truncate;

mod text;

mod footnotes;

mod parts;

pub(crate) mod messages;

use rolebook_model::{Catalog, Heading, Level, Role, Site, Vacancy};

pub use app::{App, AppProps, Embedding, app};
pub use footer::{Footer, FooterProps};
pub use location::Location;
#[cfg(not(target_family = "wasm"))]
pub use matrix::{MatrixPage, MatrixPageProps, matrix_title};
pub use messages::LANGUAGES;
pub use notice::Notice;
pub use offline::{OfflinePage, OfflinePageProps};
pub use page_context::role_route;
pub use parts::{HEADING, PARTS};
pub use resolve::{has_page, pages_to_load, where_next_to_load};
pub use shared_catalog::SharedCatalog;
pub use title::title;

pub(crate) use page_context::PageContext;

/// The vacancies on the page of a role, or of one of its levels.
pub fn vacancies_of<'a>(role: &'a Role, level: Option<&Level>) -> Vec<&'a Vacancy> {
    vacancies::of(role, level)
}

/// The text of a heading on a page that is about the heading's level: without that level's name.
pub fn heading_text<'a>(role: &Role, heading: &'a Heading) -> &'a str {
    outline::short(role, heading.owner, heading, &[]).unwrap_or(&heading.text)
}

/// What the interface of a site calls what a vacancy offers: remote work, and the kinds of employment.
pub fn vacancy_words(site: &Site, vacancy: &Vacancy) -> Vec<&'static str> {
    let language = if site.interface.is_empty() { &site.language } else { &site.interface };
    let messages = messages::Messages::for_site(language, &site.messages);
    let remote = vacancy.is_remote.then_some(messages.remote);
    remote.into_iter().chain(vacancy.employment.iter().map(|kind| messages.employment(*kind))).collect()
}

/// The text of the link back to the directory on a page in a BCP 47 language.
pub fn all_roles(catalog: &Catalog, language: &str) -> &'static str {
    PageContext::new(catalog, language).messages.all_roles
}

/// The keys of the texts that a site may have in its own words, each with its text in a BCP 47 language.
pub fn words(language: &str) -> Vec<(&'static str, &'static str)> {
    messages::keyed(language)
}

/// The languages of the interface that are not part of the app for visitors, each by its code, with all its texts as
/// [`Site::messages`] has them.
pub fn translations() -> Vec<(&'static str, String)> {
    messages::translations()
}

/// The code of the interface's language on a page in a BCP 47 language.
pub fn interface_language(language: &str) -> &'static str {
    messages::code(language)
}

/// The direction in which a BCP 47 language is written, as a value of HTML's `dir`.
pub fn direction(language: &str) -> &'static str {
    messages::direction(language)
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests;
