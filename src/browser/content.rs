//! The site's files, as JavaScript has parsed them → a [`Catalog`] and [`PageSource`]s.
//!
//! [`catalog`] reads `catalog.json`, [`page`] the text that a page of the site holds of itself, and [`pages`] the texts
//! of all pages. `site::catalog` writes them. Their fields are taken out by name: serde on this side would be 12 kB
//! of compressed code for a handful of fields. What is left out in a file is empty.
//!
//! Whoever embeds pages may have them from anywhere: texts are read as far as those of a site may go, and without what
//! nobody sees of them.

use js_sys::{Array, Reflect};
use rolebook_model::cut;
use rolebook_model::invisible::visible;
use rolebook_model::limits::{LARGEST_PAGE, LONGEST_TEXT, MOST_PAGES};
use rolebook_model::{
    Availability, Catalog, Department, Employment, FINDINGS, Label, Level, PageSource, Pay, PayUnit, Place,
    Role, Rule, Seniority, Severity, Site, Vacancy, Words, truncated,
};
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};

/// The roles that the site has, none of them read yet, with the vacancies that are open `today`.
pub(crate) fn catalog(content: &JsValue, today: &str) -> Catalog {
    Catalog {
        site: site(&field(content, "site")),
        departments: list(content, "departments", |pair| {
            let (slug, name) = (text(pair, "0"), text(pair, "1"));
            Department { slug, name }
        }),
        roles: list(content, "roles", |entry| Arc::new(role(entry, today))),
    }
}

/// A page's text.
pub(crate) fn page(page: &JsValue) -> PageSource {
    PageSource { file: text(page, "file"), text: page_text(&field(page, "text")) }
}

/// The texts of all pages, in the order of the catalog.
pub(crate) fn pages(pages: &JsValue) -> Vec<PageSource> {
    items(pages, |pair| PageSource { file: text(pair, "0"), text: page_text(&field(pair, "1")) })
}

/// A page's text as it was written, as far as pages are read.
pub(crate) fn page_text(text: &JsValue) -> String {
    cut::within(&text.as_string().unwrap_or_default(), LARGEST_PAGE).to_owned()
}

fn site(site: &JsValue) -> Site {
    // The colours are in the style sheet already, and the departments are the catalog's.
    Site {
        name: text(site, "name"),
        description: text(site, "description"),
        language: text(site, "language"),
        interface: text(site, "interface"),
        link_base: address(site, "link_base"),
        images: texts(site, "images"),
        base_path: text(site, "base_path"),
        requirements_note: text(site, "requirements_note"),
        words: words(&field(site, "words")),
        findings: if FINDINGS { severities(site) } else { Vec::new() },
        ..Site::default()
    }
}

/// How grave findings are, for the preview.
fn severities(site: &JsValue) -> Vec<(Rule, Option<Severity>)> {
    let pairs = list(site, "findings", |pair| {
        Some((Rule::named(&text(pair, "0"))?, Severity::from_name(&text(pair, "1"))))
    });
    pairs.into_iter().flatten().collect()
}

fn words(words: &JsValue) -> Words {
    let label = |name: &str| Label::ALL.into_iter().find(|label| label.name() == name);
    Words {
        replace: field(words, "replace").is_truthy(),
        sections: words_by(words, "sections", &label),
        seniority: words_by(words, "seniority", &Seniority::from_name),
        positions: texts(words, "positions"),
        bonus: texts(words, "bonus"),
        inherits: texts(words, "inherits"),
    }
}

/// Pairs of what is meant, by its name, and the words for it.
fn words_by<Meaning>(
    words: &JsValue,
    name: &str,
    named: &dyn Fn(&str) -> Option<Meaning>,
) -> Vec<(Meaning, Vec<String>)> {
    let mut meanings = Vec::new();
    each(&field(words, name), &mut |pair| {
        meanings.extend(named(&text(&pair, "0")).map(|meaning| (meaning, texts(&pair, "1"))));
    });
    meanings
}

fn role(entry: &JsValue, today: &str) -> Role {
    let mut vacancies = list(entry, "vacancies", vacancy);
    let had_any = !vacancies.is_empty();
    vacancies.retain(|vacancy| vacancy.is_open_on(today));
    // All that there were have run out since the site was built.
    let is_over = had_any && vacancies.is_empty();
    let written = Availability::from_name(&text(entry, "availability"));
    Role {
        file: text(entry, "file"),
        department: text(entry, "department"),
        slug: text(entry, "slug"),
        title: text(entry, "title"),
        summary: text(entry, "summary"),
        aliases: texts(entry, "aliases"),
        layout: text(entry, "layout"),
        language: text(entry, "language"),
        availability: if is_over { Some(Availability::Closed) } else { written },
        vacancies,
        levels: list(entry, "levels", |level| Level {
            name: text(level, "0"),
            slug: text(level, "1"),
            seniority: Seniority::from_name(&text(level, "2")).unwrap_or(Seniority::Intermediate),
            section: None,
        }),
        is_loaded: false,
        sections: Vec::new(),
        findings: Vec::new(),
    }
}

fn vacancy(vacancy: &JsValue) -> Vacancy {
    let mut employment = Vec::new();
    for name in texts(vacancy, "employment") {
        employment.extend(Employment::from_name(&name));
    }
    Vacancy {
        level: text(vacancy, "level"),
        title: text(vacancy, "title"),
        places: list(vacancy, "places", |place| Place {
            locality: text(place, "0"),
            region: text(place, "1"),
            country: text(place, "2"),
        }),
        is_remote: field(vacancy, "remote").is_truthy(),
        countries: texts(vacancy, "countries"),
        employment,
        apply: address(vacancy, "apply"),
        posted: text(vacancy, "posted"),
        valid_through: text(vacancy, "valid_through"),
        pay: pay(&field(vacancy, "pay")),
        identifier: text(vacancy, "identifier"),
    }
}

fn pay(pay: &JsValue) -> Option<Pay> {
    let sum = |name: &str| field(pay, name).as_f64().unwrap_or_default() as u32;
    let per = PayUnit::from_name(&text(pay, "per"))?;
    Some(Pay { currency: text(pay, "currency"), least: sum("least"), most: sum("most"), per })
}

fn texts(value: &JsValue, name: &str) -> Vec<String> {
    list(value, name, shown)
}

fn list<Item>(value: &JsValue, name: &str, item: impl FnMut(&JsValue) -> Item) -> Vec<Item> {
    items(&field(value, name), item)
}

pub(crate) fn items<Item>(array: &JsValue, mut item: impl FnMut(&JsValue) -> Item) -> Vec<Item> {
    let mut items = Vec::new();
    each(array, &mut |value| items.push(item(&value)));
    items
}

/// Apart from [`items`], to be compiled once for all kinds of them.
fn each(array: &JsValue, read: &mut dyn FnMut(JsValue)) {
    if let Some(array) = array.dyn_ref::<Array>() {
        (0..array.length().min(MOST_PAGES as u32)).for_each(|number| read(array.get(number)));
    }
}

/// An address that a page may link to. The site's build has refused all others, but whoever embeds pages may have their
/// catalog from anywhere.
fn address(value: &JsValue, name: &str) -> String {
    rolebook_markdown::address(&text(value, name)).unwrap_or_default()
}

/// A text that is shown as it is.
fn text(value: &JsValue, name: &str) -> String {
    shown(&field(value, name))
}

#[inline(never)]
fn shown(text: &JsValue) -> String {
    let text = text.as_string().unwrap_or_default();
    truncated(&visible(&text), LONGEST_TEXT)
}

/// A field of an object or, by its number, an entry of an array; undefined where there is none.
#[inline(never)]
pub(crate) fn field(value: &JsValue, name: &str) -> JsValue {
    // To ask anything else throws, and wasm-bindgen never frees the slot of a call that threw.
    if !value.is_object() {
        return JsValue::UNDEFINED;
    }
    Reflect::get(value, &name.into()).unwrap_or_default()
}
