//! The service worker's template → `sw.js`, and the list of what it may touch → `offline.js`.
//!
//! The list is a script, which the browser keeps with the worker: a worker has to decide at once whether a request is its
//! own. It names every page, since the worker must not answer for what else is served below the site's path. Where the settings say
//! `offline = false`, `sw.js` is a worker that removes itself.

use super::addresses::{MANIFEST, OFFLINE, WORKER};
use super::app::BuiltApp;
use super::build_error::BuildError;
use super::fingerprint::fingerprint;
use super::head::DataFiles;
use super::output::Output;
use super::theme::Theme;
use super::{icons, matrix};
use rolebook_model::{Catalog, MATRIX, percent};
use rolebook_search::Facet;
use serde_json::{Value, json};
use std::collections::HashMap;

/// Replaces the worker of an earlier build where there is to be none.
const OFF: &str = include_str!("worker/off.js");
/// The keys of the queries that the app, `boot.js` and the script of a matrix read, beside those of facets: with any of them a
/// page's document is the same.
const QUERY: [&str; 7] = ["q", "sort", "rows", "compare", "levels", "sections", "embed"];

/// Writes the worker that removes the one of an earlier build.
pub(super) fn write_off(output: &Output) -> Result<(), BuildError> {
    output.write(WORKER, OFF.as_bytes())
}

/// Writes the service worker and its list, if the app has one. `offline` is the page that it shows in place of one that it does not have.
pub(super) fn write(
    app: &BuiltApp,
    catalog: &Catalog,
    theme: &Theme,
    data: &DataFiles,
    offline: &str,
    output: &Output,
) -> Result<(), BuildError> {
    let Some(worker) = &app.worker else { return Ok(()) };
    let needed: Vec<&str> = app.hashed().chain([&*data.catalog]).collect();
    let list = json!({
        // Every page of this build needs and names these. Their content never changes.
        "needed": needed,
        // Only a search needs this. Its content never changes, either.
        "texts": data.pages,
        // Only who opens notes needs these. Their folder has another name where their content is another.
        "notes": app.notes.iter().map(|(name, _)| name).collect::<Vec<_>>(),
        // Only the pages that show levels side by side need and name these. Their content never changes, either.
        "matrix": matrix::files().map(|(name, _)| name),
        "others": others(catalog, theme),
        "query": query_keys().collect::<Vec<_>>(),
        "pages": pages(catalog),
        "offline": offline,
    });
    let version = output.hash();
    let list = format!("const LIST = {list};\n");
    output.write(OFFLINE, list.as_bytes())?;
    let address = format!("{OFFLINE}?v={}", fingerprint(list.as_bytes()));
    let worker = worker.replace("__VERSION__", &json!(version).to_string());
    output.write(WORKER, worker.replace("__LIST__", &json!(address).to_string()).as_bytes())
}

/// The keys of the queries with which a page's document is the same.
fn query_keys() -> impl Iterator<Item = &'static str> {
    QUERY.into_iter().chain(Facet::ALL.map(Facet::name))
}

/// Files that change under their name, besides the texts of roles.
fn others(catalog: &Catalog, theme: &Theme) -> Vec<String> {
    let logo = theme.logo.iter().map(|logo| logo.name);
    let named = std::iter::once(MANIFEST).chain(icons::names(&theme.favicon)).chain(logo);
    named.map(str::to_owned).chain(introductions(catalog)).collect()
}

/// The texts of what introduces departments, as they are in URLs.
fn introductions(catalog: &Catalog) -> impl Iterator<Item = String> {
    let introduced = catalog.departments.iter().filter(|department| department.introduction.is_some());
    introduced.map(|department| format!("roles/{}.md", percent::encode(&department.slug)))
}

/// The pages but the directory: `["department", ["role", "level", …], …]` for each department, as they are in URLs. That is
/// about thirty bytes a page, and four compressed.
fn pages(catalog: &Catalog) -> Value {
    let encoded = |slug: &str| Value::from(percent::encode(slug).to_string());
    let mut roles: HashMap<&str, Vec<Value>> = HashMap::new();
    for role in &catalog.roles {
        let levels = role.levels.iter().map(|level| encoded(&level.slug));
        let matrix = role.has_matrix().then(|| MATRIX.into());
        let entry = Value::from_iter([encoded(&role.slug)].into_iter().chain(levels).chain(matrix));
        roles.entry(&role.department).or_default().push(entry);
    }
    let departments = catalog.departments.iter().map(|department| {
        let roles = roles.remove(&*department.slug).unwrap_or_default();
        Value::from_iter([encoded(&department.slug)].into_iter().chain(roles))
    });
    departments.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rolebook_app::route::Route;
    use rolebook_model::{PageSource, Site, Source};
    use rolebook_search::Filter;
    use std::collections::BTreeSet;

    fn page(file: &str, text: &str) -> PageSource {
        PageSource { file: file.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn all_pages_are_listed_as_they_are_in_urls() {
        let pages_of_site = vec![
            page("bakery/baker.md", "---\ntitle: Baker\n---\n\n## Senior Baker\n"),
            page("bakery/chef.md", "---\ntitle: Küchenchef\n---\n"),
            page("office/clerk.md", "---\ntitle: Clerk\n---\n"),
        ];
        let catalog = rolebook_reader::catalog(Source { site: Site::default(), pages: pages_of_site });
        let expect = r#"[["bakery",["baker","senior-baker"],["chef"]],["office",["clerk"]]]"#;
        assert_eq!(pages(&catalog).to_string(), expect);
    }

    #[test]
    fn every_key_that_a_filter_or_a_comparison_writes_is_listed() {
        let all = "?q=a&department=b&level=senior&track=manager&grade=7&open=1&place=Lisbon&country=pt&remote=1\
                   &employment=full-time&pay=1&sort=title&rows=100&compare=a/b";
        let filter = Filter::from_query(all).to_query();
        let route = Route::Role { department: "a".to_owned(), role: "b".to_owned() };
        let comparison = route.compared("compare=a/c").unwrap().to_query(&route);
        let written = percent::fields(&filter).chain(percent::fields(&comparison)).map(|(key, _)| key);
        // Only `boot.js` reads the first one, and only the script of a matrix the others.
        let keys: BTreeSet<&str> = written.chain(["embed", "levels", "sections"]).collect();
        assert_eq!(keys, query_keys().collect());
    }
}
