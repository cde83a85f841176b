//! Properties of every page, on the project's own roles and on the corpus of real pages beside the project: no word is lost,
//! ids are unique, links within a page have a target, and results are reproducible.

use crate::folder::{corpus, own_roles};
use crate::markup::{attributes, text};
use rolebook_app::route::Route;
use rolebook_app::view::SharedCatalog;
use rolebook_model::{Label, Role, Source};
use std::collections::{HashMap, HashSet};
use std::path::Path;

#[test]
fn no_word_of_a_page_is_lost() {
    each_site(|source, catalog| {
        for page in &source.pages {
            let mut shown = HashMap::new();
            // A page may describe several roles.
            let roles = catalog.catalog().roles.iter().filter(|role| role.file == page.file);
            for role in roles {
                let route = Route::Role { department: role.department.clone(), role: role.slug.clone() };
                let rendered = render(catalog, &route);
                let (header, article) = rendered.split_once("<article").expect("a role's page has its text");
                let (article, _) = article.split_once("</article>").unwrap();
                // Facts stand above the text.
                let facts = header.split_once("<dl class=\"stated\">").map_or("", |(_, facts)| facts);
                let (facts, _) = facts.split_once("</dl>").unwrap_or_default();
                // The heading of a role on a page of several is its title.
                let title = if role.labels.left_out.is_empty() { "" } else { &role.title };
                let names = names_above(role, header, article);
                let (article, facts) = (text(article), text(facts));
                let all = words(&article).chain(words(&facts)).chain(words(title));
                for word in all.chain(names.iter().map(String::as_str)) {
                    *shown.entry(word.to_owned()).or_insert(0_usize) += 1;
                }
            }
            for word in words(&readable_text(body(&page.text))) {
                let left = shown.entry(word.to_owned()).or_default();
                assert!(*left > 0, "{word:?} is lost in {}", page.file);
                *left -= 1;
            }
        }
    });
}

/// The words that headings do not repeat, since they stand above them: in another heading or in the page's title.
fn names_above(role: &Role, header: &str, article: &str) -> Vec<String> {
    let headings = || role.sections.iter().filter_map(|section| section.heading.as_ref());
    let shown_as = |id: &str| {
        let (_, rest) = article.split_once(&format!("id=\"{id}\">"))?;
        Some(text(rest.split("</h").next()?))
    };
    let mut names = Vec::new();
    for heading in headings() {
        let Some(shown) = shown_as(&heading.id).filter(|shown| shown.len() < heading.text.len()) else {
            continue;
        };
        assert!(heading.text.contains(shown.trim()), "{shown:?} is no part of {:?}", heading.text);
        let mut left: Vec<&str> = words(&shown).collect();
        for word in words(&heading.text) {
            if let Some(place) = left.iter().position(|it| *it == word) {
                left.remove(place);
                continue;
            }
            let is_above = text(header).contains(word)
                || headings().any(|other| other.id != heading.id && other.text.contains(word));
            assert!(is_above, "{word:?} of {:?} stands nowhere", heading.text);
            names.push(word.to_owned());
        }
    }
    names
}

#[test]
fn ids_are_unique_and_references_to_them_resolve() {
    each_page(|url, markup| {
        let ids = attributes(markup, "id");
        let known: HashSet<&str> = ids.iter().map(String::as_str).collect();
        assert_eq!(ids.len(), known.len(), "an id is there twice on {url}: {ids:?}");

        // A link of the author's may lead nowhere, but none of ours.
        let (frame, rest) = markup.split_once("<article").unwrap_or((markup, ""));
        let (article, below) = rest.split_once("</article>").unwrap_or_default();
        let links = [attributes(frame, "href"), attributes(below, "href")].concat();
        let targets = links.iter().filter_map(|href| Some(percent_decoded(href.strip_prefix('#')?)));
        let labels = attributes(markup, "aria-labelledby");
        for target in targets.chain(labels).chain(attributes(markup, "for")) {
            assert!(known.contains(target.as_str()), "nothing on {url} has the id {target:?}");
        }
        // The directory and the departments list roles.
        let is_list = url.split('/').filter(|segment| !segment.is_empty()).count() <= 2;
        assert!(!article.is_empty() || is_list, "{url} has no text");
    });
}

#[test]
fn reading_and_rendering_are_reproducible() {
    each_site(|source, first| {
        let second = SharedCatalog::new(rolebook_reader::catalog(source.clone()));
        for (one, other) in first.catalog().roles.iter().zip(&second.catalog().roles) {
            assert!(one == other, "{} is read in two ways", one.file);
        }
        assert_eq!(first.catalog().roles.len(), second.catalog().roles.len());
        for route in rolebook_site::routes(first.catalog()) {
            let same = render(first, &route) == render(&second, &route);
            assert!(same, "{route:?} is rendered in two ways");
        }
    });
}

#[test]
fn every_heading_has_a_reason_and_every_level_a_seniority() {
    each_site(|_, catalog| {
        for role in &catalog.catalog().roles {
            for heading in role.sections.iter().filter_map(|section| section.heading.as_ref()) {
                let place = format!("{}:{}", role.file, heading.position.line);
                assert!(!heading.reason.to_string().is_empty(), "{place} has no reason");
                assert_eq!(heading.seniority.is_some(), heading.label == Label::Level, "{place}: its rung");
                assert!(
                    heading.owner.is_none_or(|owner| owner < role.levels.len()),
                    "{place}: its owner is no level"
                );
            }
        }
    });
}

#[test]
fn findings_are_sorted_by_position() {
    each_site(|_, catalog| {
        for role in &catalog.catalog().roles {
            assert!(role.findings.is_sorted_by_key(|finding| finding.position), "{}", role.file);
        }
    });
}

#[test]
fn the_projects_own_roles_share_no_sentence_with_the_corpus() {
    let Some(corpus) = corpus() else { return };
    let (theirs, ours) = (load(&corpus), load(&own_roles()));
    let words_of = |text: &str| words(text).map(str::to_lowercase).collect::<Vec<_>>();
    // Seven words in a row may be a coincidence: "Senior Product Manager. A senior product manager …".
    let runs = |text: &str| words_of(text).windows(8).map(<[_]>::to_vec).collect::<HashSet<_>>();
    let taken: HashSet<_> = theirs.pages.iter().flat_map(|page| runs(&page.text)).collect();
    for page in &ours.pages {
        let copied: Vec<_> = runs(&page.text).intersection(&taken).map(|run| run.join(" ")).collect();
        assert!(copied.is_empty(), "{} has the corpus's words: {copied:?}", page.file);
    }
}

/// Calls a function with the project's own roles, and with the corpus if it is there.
fn each_site(try_on: impl Fn(&Source, &SharedCatalog)) {
    for folder in [Some(own_roles()), corpus()].into_iter().flatten() {
        let source = load(&folder);
        try_on(&source, &SharedCatalog::new(rolebook_reader::catalog(source.clone())));
    }
}

/// Calls a function with the URL and the HTML of every page.
fn each_page(try_on: impl Fn(&str, &str)) {
    each_site(|_, catalog| {
        for route in rolebook_site::routes(catalog.catalog()) {
            try_on(&route.path("/"), &render(catalog, &route));
        }
    });
}

fn load(folder: &Path) -> Source {
    rolebook_site::load(folder).unwrap().source
}

fn render(catalog: &SharedCatalog, route: &Route) -> String {
    rolebook_site::render(catalog, &route.path(&catalog.catalog().site.base_path))
}

fn percent_decoded(fragment: &str) -> String {
    rolebook_model::percent::decode(fragment)
}

/// A page's text after the front matter.
fn body(text: &str) -> &str {
    let text = text.trim_start_matches('\u{FEFF}');
    let rest = text.strip_prefix("---").and_then(|rest| rest.split_once("\n---"));
    rest.map_or(text, |(_, body)| body)
}

/// The readable text of a source, independently of the reader: without comments, tags, markup, link targets, list numbers
/// and letters, and languages of code blocks.
fn readable_text(body: &str) -> String {
    let mut text = String::new();
    for line in body.replace("&amp;", "&").replace("&nbsp;", " ").lines() {
        let line = line.trim_start_matches([' ', '>', '\t']);
        let digits = line.trim_start_matches(|digit: char| digit.is_ascii_digit());
        let line = if digits.len() < line.len() && digits.starts_with(['.', ')']) { digits } else { line };
        let is_lettered = matches!(line.as_bytes(), [b'a'..=b'z', b'.', b' ', ..]);
        let line = if is_lettered { &line[2..] } else { line };
        if !line.starts_with("```") {
            text.push_str(line);
        }
        text.push('\n');
    }
    for (open, close) in
        [("<!--", "-->"), ("{:", "}"), ("{{", "}}"), ("{%", "%}"), ("](", ")"), ("][", "]"), ("<", ">")]
    {
        text = without(&text, open, close);
    }
    let is_definition = |line: &&str| !(line.starts_with('[') && line.contains("]: "));
    text.lines().filter(is_definition).collect::<Vec<_>>().join("\n")
}

fn without(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        kept.push_str(before);
        kept.push(' ');
        rest = after.split_once(close).map_or("", |(_, rest)| rest);
    }
    kept + rest
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}
