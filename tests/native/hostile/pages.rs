//! Hostile texts → built pages, parsed as browsers parse them.

use super::allowed::{elements, faults};
use super::build;
use super::files::check_files;
use crate::building::files;
use crate::folder::{Folder, own_roles};
use hostile::{Vector, vectors};
use rayon::prelude::*;
use rolebook_app::view::SharedCatalog;
use rolebook_model::PageSource;
use rolebook_model::invisible::visible;
use rolebook_reader::files as sources;
use rolebook_site::{load, render};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn text_of_a_role_never_becomes_markup() {
    let vectors = vectors();
    let roles = Folder::with::<&str>(&[]);
    hostile::in_each_role(1, roles.path(), &vectors).unwrap();
    name_as_next(&roles.path().join("hostile"), &vectors);
    let project = build(roles.path());
    let site = project.path().join("site");
    check_files(&site, &load(roles.path()).unwrap().source);
    let pages = check_pages(&site, roles.path());
    assert!(pages > 2 * vectors.len(), "{pages} pages");
}

/// Each role names another one as next, so that the one's page has the other's title and the other way round.
fn name_as_next(folder: &Path, vectors: &[Vector]) {
    for (vector, other) in vectors.iter().zip(vectors.iter().skip(1)) {
        let file = folder.join(format!("{}.md", vector.name));
        let text = fs::read_to_string(&file).unwrap();
        let body = text.strip_prefix("---\n").unwrap();
        fs::write(file, format!("---\nnext: hostile/{}\n{body}", other.name)).unwrap();
    }
}

#[test]
fn text_of_settings_never_becomes_markup() {
    for portion in hostile::portions(&vectors()) {
        let roles = Folder::with::<&str>(&[]);
        hostile::all_in_the_settings(roles.path(), portion).unwrap();
        let project = build(roles.path());
        let site = project.path().join("site");
        check_files(&site, &load(roles.path()).unwrap().source);
        check_pages(&site, roles.path());
        let page = fs::read_to_string(site.join("index.html")).unwrap();
        let title = text_of(&Html::parse_document(&page), "title");
        for Vector { name, text, .. } in portion {
            let text = visible(text).replace("\r\n", "\n").replace('\r', "\n");
            assert!(title.contains(&text), "{name} is missing in the title");
        }
    }
}

#[test]
fn text_of_an_address_never_becomes_markup() {
    let catalog = SharedCatalog::new(rolebook_reader::catalog(load(&own_roles()).unwrap().source));
    let role = "/roles/product/product-manager/";
    for Vector { name, text, .. } in vectors() {
        let encoded: String = text.bytes().map(|byte| format!("%{byte:02x}")).collect();
        for text in [&text, &encoded] {
            let everything =
                format!("/?q={text}&department={text}&level={text}&track={text}&open={text}&sort={text}");
            let paths = [
                format!("/roles/{text}/"),
                format!("/roles/{text}/{text}/{text}/"),
                format!("/roles/product/product-manager/{text}/"),
                format!("{role}?compare={text}&only={text}"),
                format!("{role}?compare=product/{text}/{text}"),
                everything,
            ];
            for path in paths {
                let page = render(&catalog, &path);
                let faults = faults(&Html::parse_document(&page), "roles/a/b/");
                assert!(faults.is_empty(), "{name} at {path:?}: {faults:#?}");
            }
        }
    }
}

/// Checks every page of a site built from a folder of roles; returns their number.
pub(super) fn check_pages(site: &Path, roles: &Path) -> usize {
    let pages: Vec<String> = files(site).into_iter().filter(|file| file.ends_with(".html")).collect();
    let faults: Vec<String> = pages.par_iter().flat_map(|file| check_page(site, file, roles)).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    pages.len()
}

fn check_page(site: &Path, file: &str, roles: &Path) -> Vec<String> {
    let page = Html::parse_document(&fs::read_to_string(site.join(file)).unwrap());
    let mut faults = faults(&page, file.strip_suffix("index.html").unwrap_or(file));
    for script in elements(&page).filter(|element| element.value().name() == "script") {
        faults.extend(script_fault(script, roles));
    }
    faults.into_iter().map(|fault| format!("{file}: {fault}")).collect()
}

/// What is wrong with a script: those with content hold data, and the page's own text as in its file.
fn script_fault(script: ElementRef<'_>, roles: &Path) -> Option<String> {
    let text: String = script.text().collect();
    match (script.attr("type"), script.attr("id")) {
        (Some("module"), None) => None,
        (Some("application/ld+json"), None) => {
            serde_json::from_str::<Value>(&text).err().map(|error| error.to_string())
        }
        (Some("application/json"), Some("rolebook-page")) => {
            match serde_json::from_str::<PageSource>(&text) {
                Ok(page) => {
                    let written = fs::read(roles.join(PathBuf::from(&page.file))).unwrap();
                    let (written, _) = sources::text(written).unwrap();
                    (page.text != written).then(|| format!("the text of {} is another", page.file))
                }
                Err(error) => Some(error.to_string()),
            }
        }
        other => Some(format!("a script of another kind: {other:?}")),
    }
}

/// The text of the first element that matches a selector.
pub(super) fn text_of(page: &Html, selector: &str) -> String {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).next().map(|element| element.text().collect()).unwrap_or_default()
}
