//! Keeps the invariants that the parts of the crate were laid out by, by reading their sources.
//!
//! A rule gives the lines of a file that break it. Each test tries its rule on a file that breaks it and on one
//! that does not, and then holds every file of the project to it. Comments never count, nor do a file's own
//! tests.

use std::fs;
use std::path::Path;

/// The parts, each with those that it may know.
const ARROWS: &[(&str, &[&str])] = &[
    ("order", &[]),
    ("cut", &[]),
    ("numbers", &[]),
    ("model", &[]),
    ("percent", &[]),
    ("hidden", &[]),
    ("markdown", &["order", "cut", "model", "hidden"]),
    ("read", &["order", "cut", "numbers", "model", "percent", "hidden", "markdown"]),
    ("find", &["order", "cut", "numbers", "model", "percent", "hidden", "markdown", "read"]),
    ("diff", &["order", "cut", "numbers", "model", "percent", "hidden", "markdown", "read"]),
    ("lint", &["order", "cut", "numbers", "model", "percent", "hidden", "markdown", "read"]),
    ("route", &["model", "percent", "hidden", "markdown", "read"]),
    (
        "view",
        &[
            "cut", "numbers", "model", "percent", "hidden", "markdown", "read", "find", "diff", "route",
            "lint",
        ],
    ),
    (
        "browser",
        &[
            "cut", "numbers", "model", "percent", "hidden", "markdown", "read", "find", "diff", "route",
            "lint", "view",
        ],
    ),
    ("site", &["model", "percent", "hidden", "markdown", "read", "find", "diff", "route", "view"]),
    (
        "check",
        &["cut", "model", "percent", "hidden", "markdown", "read", "find", "diff", "route", "lint", "view"],
    ),
];

/// The parts that read what anyone may have written.
const TOTAL: &[&str] =
    &["order", "cut", "numbers", "percent", "hidden", "markdown", "read", "find", "diff", "route", "lint"];

#[test]
fn each_part_knows_only_those_before_it() {
    let rule = |source: &Source| {
        let part = source.part();
        let Some((_, known)) = ARROWS.iter().find(|(name, _)| *name == part) else {
            // The crate's root and the programs know everything; a new part has to be given its place.
            return if ["lib", "bin", ""].contains(&part) { Vec::new() } else { vec![1] };
        };
        source.lines_where(|line| {
            let names = parts_named(line, source.is_root_of_part());
            names.iter().any(|name| *name != part && is_part(name) && !known.contains(name))
        })
    };
    breaks(rule, "src/read/labels.rs", "use crate::view::Page;");
    breaks(rule, "src/find/mod.rs", "let route = crate::route::Route::Directory;");
    breaks(rule, "src/find/mod.rs", "use crate::{model::Role, route::Route};");
    breaks(rule, "src/find/mod.rs", "use super::view;");
    breaks(rule, "src/helpers/mod.rs", "");
    keeps(rule, "src/find/mod.rs", "use crate::model::{Catalog, Role};");
    keeps(rule, "src/model/catalog.rs", "use super::site::Site;");
    keeps(rule, "src/view/mod.rs", "// crate::browser puts it on screen\nuse crate::find::Filter;");
    keeps(rule, "src/bin/app.rs", "rolebook::browser::start();");
    holds(rule);
}

#[test]
fn only_browser_names_the_browser() {
    let names = ["web_sys", "js_sys", "gloo", "wasm_bindgen", "wasm_bindgen_futures", "serde_wasm_bindgen"];
    let rule = |source: &Source| {
        if source.part() == "browser" || source.path == "src/bin/app.rs" {
            return Vec::new();
        }
        source.lines_where(|line| words(line).any(|word| names.contains(&word)))
    };
    breaks(rule, "src/view/mod.rs", "let window = web_sys::window();");
    breaks(rule, "src/view/mod.rs", "use web_sys::InputEvent;");
    breaks(rule, "src/find/mod.rs", "use web_sys::InputEvent;");
    breaks(rule, "src/bin/rolebook.rs", "use wasm_bindgen::prelude::*;");
    keeps(rule, "src/browser/history.rs", "use gloo::events::EventListener;");
    holds(rule);
}

#[test]
fn no_text_becomes_markup_unread() {
    let rule = |source: &Source| {
        source.lines_naming(&[
            "html_unchecked",
            "inner_html",
            "outer_html",
            "innerHTML",
            "outerHTML",
            "AdjacentHTML",
        ])
    };
    breaks(rule, "src/view/text.rs", "Html::from_html_unchecked(text)");
    breaks(rule, "src/browser/mod.rs", "root.set_inner_html(&page);");
    keeps(rule, "src/view/text.rs", "/// Never inner_html.\nhtml! { <p>{ text }</p> }");
    holds(rule);
}

#[test]
fn no_style_stands_in_the_markup() {
    let rule = |source: &Source| {
        if source.part() == "markdown" {
            // It names the element to leave it out.
            return Vec::new();
        }
        source.lines_where(|line| line.contains("<style") || has_attribute(line, "style"))
    };
    breaks(rule, "src/view/ladder.rs", "html! { <li style={width}>{ name }</li> }");
    breaks(rule, "src/site/head.rs", "out.push_str(\"<style>\");");
    breaks(rule, "index.html", "<p style=\"color: red\">");
    keeps(rule, "src/view/ladder.rs", "html! { <li class=\"rung\" data-style=\"a\">{ style }</li> }");
    keeps(rule, "index.html", "<link rel=\"stylesheet\" href=\"a.css\">");
    holds(rule);
}

#[test]
fn reading_never_panics() {
    let calls =
        [".unwrap()", ".expect(", ".unwrap_err(", "panic!", "unreachable!", "todo!", "unimplemented!"];
    let rule = |source: &Source| {
        if !TOTAL.contains(&source.part()) {
            return Vec::new();
        }
        source.lines_where(|line| {
            let line = without_strings(line);
            calls.iter().any(|call| line.contains(call)) || indexes(&line)
        })
    };
    breaks(rule, "src/read/mod.rs", "let first = lines.first().unwrap();");
    breaks(rule, "src/markdown/links.rs", "let rest = &text[1..];");
    breaks(rule, "src/route.rs", "let slug = parts(path)[0];");
    breaks(rule, "src/find/query.rs", "None => unreachable!(\"it was checked\"),");
    keeps(rule, "src/read/mod.rs", "let [first, rest @ ..] = lines else { return vec![] };");
    keeps(rule, "src/read/mod.rs", "#[derive(Clone)] struct Words<'a>(&'a [&'a str], [u8; 2]);");
    keeps(rule, "src/read/mod.rs", "text.split(\"a[0].unwrap()\").next().unwrap_or_default()");
    keeps(rule, "src/read/mod.rs", "fn read() {}\n#[cfg(test)]\nmod tests { fn f() { a.unwrap(); } }");
    keeps(rule, "src/read/labels/tests.rs", "a.unwrap();");
    keeps(rule, "src/site/load.rs", "a[0].unwrap();");
    holds(rule);
}

#[test]
fn a_view_depends_on_nothing_but_what_it_is_given() {
    let names = [
        "HashMap",
        "HashSet",
        "RandomState",
        "SystemTime",
        "Instant",
        "Date",
        "random",
        "rand",
        "locale",
        "thread_local",
        "env",
    ];
    let rule = |source: &Source| {
        if source.part() != "view" {
            return Vec::new();
        }
        source.lines_where(|line| words(&without_strings(line)).any(|word| names.contains(&word)))
    };
    breaks(rule, "src/view/mod.rs", "let groups: HashMap<_, _> = roles.collect();");
    breaks(rule, "src/view/mod.rs", "let now = std::time::Instant::now();");
    keeps(rule, "src/view/mod.rs", "fn name(level: &Level) -> &'static str { \"Date\" }");
    keeps(rule, "src/find/mod.rs", "let groups: HashMap<_, _> = roles.collect();");
    holds(rule);
}

#[test]
fn tests_wait_for_conditions_and_all_of_them_run() {
    let rule = |source: &Source| {
        let lines = source.text.lines().enumerate();
        let names = ["#[ignore", "thread::sleep", "waitForTimeout", "test.only", "test.fixme"];
        let broken = lines.filter(|(_, line)| names.iter().any(|name| line.contains(name)));
        // This file has to name them.
        broken.map(|(at, _)| at + 1).filter(|_| source.path != "tests/native/tidy.rs").collect()
    };
    breaks(rule, "tests/native/outline.rs", "#[ignore]\n#[test]");
    breaks(rule, "tests/e2e/specs/search.spec.js", "await page.waitForTimeout(500);");
    keeps(rule, "tests/e2e/specs/search.spec.js", "await expect(page).toHaveURL('/');");
    holds(rule);
}

/// A rule: the numbers of the lines that break it.
type Lines = Vec<usize>;

/// Holds every file of the project to a rule.
#[track_caller]
fn holds(rule: impl Fn(&Source) -> Lines) {
    let mut sources = Vec::new();
    for path in ["src", "tests", "static", "examples", "index.html"] {
        gather(Path::new(env!("CARGO_MANIFEST_DIR")), path, &mut sources);
    }
    assert!(sources.len() > 20, "only {} files were read", sources.len());
    let broken: Vec<String> =
        sources.iter().flat_map(|source| rule(source).into_iter().map(|line| source.quote(line))).collect();
    assert!(broken.is_empty(), "these lines break the rule:\n{}", broken.join("\n"));
}

#[track_caller]
fn breaks(rule: impl Fn(&Source) -> Lines, path: &str, text: &str) {
    assert!(!rule(&Source::new(path, text)).is_empty(), "{path} breaks the rule: {text}");
}

#[track_caller]
fn keeps(rule: impl Fn(&Source) -> Lines, path: &str, text: &str) {
    assert_eq!(rule(&Source::new(path, text)), Lines::new(), "{path} keeps the rule: {text}");
}

/// A file of the project.
struct Source {
    /// From the project's folder on, with `/`.
    path: String,
    text: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), text: text.to_owned() }
    }

    /// The part of the crate that the file belongs to; empty outside of the crate.
    fn part(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or_default();
        below.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// Whether `super` means the crate's root in this file.
    fn is_root_of_part(&self) -> bool {
        self.path.matches('/').count() == 1 || self.path.ends_with("/mod.rs")
    }

    /// The lines of code that match; none in files of tests.
    fn lines_where(&self, matches: impl Fn(&str) -> bool) -> Lines {
        if self.path.split('/').any(|name| name == "tests" || name == "tests.rs") {
            return Lines::new();
        }
        let code = self.text.lines().enumerate().take_while(|(_, line)| line.trim() != "#[cfg(test)]");
        let broken = code.filter(|(_, line)| !line.trim_start().starts_with("//") && matches(line));
        broken.map(|(at, _)| at + 1).collect()
    }

    fn lines_naming(&self, names: &[&str]) -> Lines {
        self.lines_where(|line| names.iter().any(|name| line.contains(name)))
    }

    fn quote(&self, line: usize) -> String {
        format!("{}:{line}: {}", self.path, self.text.lines().nth(line - 1).unwrap_or_default().trim())
    }
}

/// Reads a file, or all files below a folder that hold code or markup.
fn gather(project: &Path, path: &str, sources: &mut Vec<Source>) {
    let at = project.join(path);
    if at.is_dir() {
        for entry in fs::read_dir(at).unwrap() {
            let name = entry.unwrap().file_name();
            let name = name.to_string_lossy();
            if name != "node_modules" && name != "results" {
                gather(project, &format!("{path}/{name}"), sources);
            }
        }
    } else if ["rs", "js", "html"].iter().any(|kind| path.ends_with(&format!(".{kind}"))) {
        sources.push(Source::new(path, &fs::read_to_string(at).unwrap()));
    }
}

fn is_part(name: &str) -> bool {
    ARROWS.iter().any(|(part, _)| *part == name)
}

/// What stands right behind `crate::` in a line, and behind `super::` where that is the crate's root; of a group
/// in braces its members.
fn parts_named(line: &str, super_is_root: bool) -> Vec<&str> {
    let roots = if super_is_root { &["crate::", "super::"][..] } else { &["crate::"] };
    let paths = roots.iter().flat_map(|root| line.split(root).skip(1));
    paths
        .flat_map(|path| match path.strip_prefix('{') {
            Some(group) => group.split([',', '{', ' ']).filter_map(|member| words(member).next()).collect(),
            None => words(path).take(1).collect::<Vec<_>>(),
        })
        .collect()
}
/// The identifiers of a line; a lifetime is none.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let words = line.split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '\'');
    words.filter(|word| !word.is_empty() && !word.starts_with('\''))
}

/// Whether an element in this line has the attribute.
fn has_attribute(line: &str, name: &str) -> bool {
    ["={", "=\"", "='", "=\\\""].iter().any(|value| line.contains(&format!(" {name}{value}")))
}

/// Whether a line takes an element or a slice by index: a bracket right behind a name, a call or an index.
fn indexes(line: &str) -> bool {
    let letters: Vec<char> = line.chars().collect();
    letters
        .windows(2)
        .any(|pair| pair[1] == '[' && (pair[0].is_alphanumeric() || ['_', ')', ']', '?'].contains(&pair[0])))
}

/// The line with the contents of its strings left out.
fn without_strings(line: &str) -> String {
    let line = line.replace("'\"'", "' '").replace("\\\\", "").replace("\\\"", "");
    line.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}
