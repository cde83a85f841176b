//! What a page may contain: the elements, attributes and classes of harmless pages. Pages are parsed by html5ever, as
//! browsers parse them.

use super::{HOME, IMAGES, build};
use crate::building::files;
use crate::folder::{Folder, own_roles};
use rolebook_app::view::SharedCatalog;
use rolebook_site::{load, render};
use scraper::node::Element;
use scraper::{ElementRef, Html, Node};
use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;
use url::Url;

/// The traits of the project's own pages, of sites that use every part of the views, and of a page with all of Markdown.
static ALLOWED: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let sites = crate::folder::project().join("tests/e2e/sites");
    let plain = Folder::with(&[
        ("kitchen/plain-cook.md", include_str!("plain.md")),
        ("kitchen/deep-cook.md", DEEP),
        // Its address was another one once.
        ("kitchen/C# Cook.md", DEEP),
        ("kitchen/C Cook.md", DEEP),
        ("site.toml", "images = [\"https://img.example.com\"]"),
    ]);
    let mut allowed = BTreeSet::new();
    for roles in [own_roles(), sites.join("harbour"), sites.join("german"), plain.path().to_owned()] {
        let project = build(&roles);
        let site = project.path().join("site");
        for file in files(&site).into_iter().filter(|file| file.ends_with(".html")) {
            let page = Html::parse_document(&fs::read_to_string(site.join(file)).unwrap());
            allowed.extend(elements(&page).flat_map(|element| traits(element.value())));
        }
    }
    let catalog = SharedCatalog::new(rolebook_reader::catalog(load(&own_roles()).unwrap().source));
    for url in SHOWN {
        let page = Html::parse_document(&render(&catalog, url));
        allowed.extend(elements(&page).flat_map(|element| traits(element.value())));
    }
    allowed
});

/// A page of nested headings.
const DEEP: &str = "# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six\n";

/// Pages without files: search results, comparisons, and an unknown path.
const SHOWN: &[&str] = &[
    "/?q=roadmap&level=senior&department=product&open=1&track=manager&sort=title",
    "/?q=zeppelin",
    "/roles/product/product-manager/?compare=senior-product-manager",
    "/roles/engineering/backend-engineer/senior-backend-engineer/?compare=staff-backend-engineer&only=differences",
    "/roles/product/product-manager/?compare=nothing",
    "/nothing/here/",
];

/// Attributes whose value is a URL that a browser may open or send data to.
const ADDRESSES: &[&str] =
    &["href", "src", "action", "data-href", "srcset", "poster", "cite", "ping", "formaction"];

/// Elements that load a URL.
const LOADING: &[&str] = &["link", "script", "img", "source", "iframe", "object", "embed"];

/// What is not allowed in a page at `path` of its host, a line each.
pub(super) fn faults(page: &Html, path: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let here = Url::parse(HOME).unwrap().join(path).unwrap();
    let mut ids = BTreeSet::new();
    for element in elements(page) {
        let value = element.value();
        let not_ours = traits(value).filter(|one| !ALLOWED.contains(one));
        faults.extend(not_ours.map(|one| format!("{one} is in no page of ours")));
        faults.extend(
            value.id().filter(|id| !ids.insert(*id)).map(|id| format!("the id {id:?} stands there twice")),
        );
        for (name, written) in value.attrs().filter(|(name, _)| ADDRESSES.contains(name)) {
            let is_loaded = LOADING.contains(&value.name());
            let fault = address_fault(written, &here)
                .or_else(|| (is_loaded && !is_ours(written, &here)).then_some("loads"));
            faults.extend(fault.map(|why| format!("{}[{name}] {why}: {written:?}", value.name())));
        }
        if value.attr("http-equiv").is_some() {
            let leads_to = value.attr("content").and_then(|content| content.strip_prefix("0; url="));
            let why = leads_to.map_or(Some("does more than lead on"), |to| address_fault(to, &here));
            faults.extend(why.map(|why| format!("meta {why}")));
        }
        if value.name() == "script" && value.attr("src").is_some() && !element.inner_html().is_empty() {
            faults.push(format!("a script with text: {}", element.inner_html()));
        }
    }
    let comments =
        page.tree.values().filter(|node| matches!(node, Node::Comment(_) | Node::ProcessingInstruction(_)));
    faults.extend(comments.map(|comment| format!("{comment:?}")));
    faults
}

/// Why a page must not link to an address; `None` if it may.
pub(super) fn address_fault(written: &str, here: &Url) -> Option<&'static str> {
    // What no browser can open harms nobody.
    let url = here.join(written).ok()?;
    let is_scheme =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let scheme = written.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| is_scheme(scheme));
    match scheme {
        _ if !["https", "http", "mailto", "tel"].contains(&url.scheme()) => {
            Some("has a scheme that runs something")
        }
        Some(scheme) if scheme != url.scheme() => Some("is read otherwise than it is written"),
        None if url.origin() != here.origin() => Some("leads to another host than it seems to"),
        Some("https" | "http") if !written.contains("://") => Some("leads elsewhere than it seems to"),
        _ => None,
    }
}

fn is_ours(written: &str, here: &Url) -> bool {
    here.join(written)
        .is_ok_and(|url| url.origin() == here.origin() || url.origin().ascii_serialization() == IMAGES)
}

/// The elements of a page, those of templates too.
pub(super) fn elements(page: &Html) -> impl Iterator<Item = ElementRef<'_>> {
    page.tree.nodes().filter_map(ElementRef::wrap)
}

/// The traits of an element: its name, and each attribute, with its value if the views choose it from a few.
fn traits(element: &Element) -> impl Iterator<Item = String> {
    let name = element.name();
    let namespace =
        if element.name.ns == *"http://www.w3.org/1999/xhtml" { "" } else { " of another language" };
    let of_attribute = element.attrs().flat_map(move |(attribute, value)| {
        let is_choice =
            matches!(attribute, "class" | "type" | "rel" | "role" | "scope" | "name" | "property" | "method");
        let values = if is_choice { value.split_whitespace().collect() } else { vec![""] };
        values.into_iter().map(move |value| format!("<{name} {attribute}={value}>")).collect::<Vec<_>>()
    });
    [format!("<{name}>{namespace}")].into_iter().chain(of_attribute)
}

#[test]
fn dangerous_markup_is_detected() {
    let check = |body: &str, expect: &[&str]| {
        assert_eq!(faults(&Html::parse_document(body), "roles/a/b/"), expect, "{body}");
    };
    check("<p class=\"summary\">Role</p>", &[]);
    check("<p onclick=x>", &["<p onclick=> is in no page of ours"]);
    check("<p class=\"odd\">", &["<p class=odd> is in no page of ours"]);
    check("<a href=\"javascript:x\">", &["a[href] has a scheme that runs something: \"javascript:x\""]);
    check("<a href=\"java\tscript:x\">", &["a[href] has a scheme that runs something: \"java\\tscript:x\""]);
    check(
        "<a href=\"/\\a.example\">",
        &["a[href] leads to another host than it seems to: \"/\\\\a.example\""],
    );
    check("<a href=\"https:a.example\">", &["a[href] leads elsewhere than it seems to: \"https:a.example\""]);
    check("<a href=\"https://a.example\">", &[]);
    check("<link href=\"https://a.example\">", &["link[href] loads: \"https://a.example\""]);
    check("<h2 id=a></h2><h2 id=a></h2>", &["the id \"a\" stands there twice"]);
    check("<svg></svg>", &["<svg> of another language is in no page of ours"]);
}
