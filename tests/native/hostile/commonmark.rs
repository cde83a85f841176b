//! The examples of CommonMark's specification, from its npm package, which `cargo xtask test native` installs.

use super::pages::{check_pages, text_of};
use super::trees::TreeCheck;
use super::{beginning, build};
use crate::folder::Folder;
use rolebook_model::Site;
use scraper::{Html, Node};
use std::fs;

/// An example of the specification.
struct Example {
    markdown: String,
    html: String,
}

/// All examples, in the order of the specification.
fn examples() -> Vec<Example> {
    let path = crate::folder::project().join("tests/e2e/node_modules/commonmark-spec/spec.txt");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!(
            "{}: {error}; `cargo xtask test native` installs it, as does `npm ci` in tests/e2e",
            path.display()
        )
    });
    let fence = "`".repeat(32);
    let (begin, end) = (format!("\n{fence} example\n"), format!("\n{fence}"));
    let example = |part: &str| {
        let body = part.split(&end).next().unwrap_or_default().replace('→', "\t");
        let (markdown, html) =
            body.split_once("\n.\n").or_else(|| Some((body.strip_suffix("\n.")?, ""))).unwrap();
        Example {
            markdown: format!("{}\n", markdown.strip_prefix(".\n").unwrap_or(markdown)),
            html: html.to_owned(),
        }
    };
    text.split(&begin).skip(1).map(example).collect()
}

#[test]
fn there_are_652_examples() {
    assert_eq!(examples().len(), 652);
}

#[test]
fn the_trees_of_all_examples_are_safe_and_keep_their_words() {
    let site = Site { link_base: "https://www.example.com".to_owned(), ..Site::default() };
    for (Example { markdown, html }, number) in examples().into_iter().zip(1..) {
        let mut tree = TreeCheck::default();
        tree.document(&rolebook_markdown::parse(&markdown, 1, &site).0);
        assert!(tree.faults.is_empty(), "example {number}: {:?}", tree.faults);
        let missing: Vec<_> = words(&html).into_iter().filter(|word| !tree.text.contains(&**word)).collect();
        let left_out: &[&str] = match number {
            // An instruction and a declaration end where XML ends them, and for browsers at the first `>`.
            180 => &["';", "?>"],
            // HTML behind HTML is HTML, however deep it is indented.
            184 => &["<div>"],
            191 => &["<td>", "</td>"],
            // A line between the blocks of MyST.
            44 => &["+++"],
            // A list that is indented as code is a list here, so the number is its entry's mark, and `>` a quotation's.
            289 => &["1.", ">"],
            629 => &["&<]]>"],
            _ => &[],
        };
        assert_eq!(missing, left_out, "example {number}: {}", beginning(&tree.text));
    }
}

/// The words of the HTML of an example; none of scripts and styles.
fn words(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let mut text = String::new();
    for node in page.tree.nodes() {
        let is_hidden = node.parent().is_some_and(|parent| match parent.value() {
            Node::Element(element) => matches!(element.name(), "script" | "style"),
            _ => false,
        });
        if let Node::Text(run) = node.value()
            && !is_hidden
        {
            text.push_str(run);
        }
    }
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn the_pages_of_all_examples_contain_only_allowed_markup() {
    let roles = Folder::with::<&str>(&[]);
    for (Example { markdown, .. }, number) in examples().into_iter().zip(1..) {
        roles.add(
            &format!("examples/example-{number}.md"),
            format!("---\ntitle: Example {number}\n---\n\n{markdown}"),
        );
    }
    let project = build(roles.path());
    let site = project.path().join("site");
    assert!(check_pages(&site, roles.path()) > 652);
    let page = fs::read_to_string(site.join("roles/examples/example-652/index.html")).unwrap();
    assert_eq!(text_of(&Html::parse_document(&page), "h1"), "Example 652");
}
