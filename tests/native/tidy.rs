//! Keeps the invariants that neither Cargo nor clippy can keep, by reading the sources.
//!
//! A rule gives the lines of a file that break it. Each test tries its rule on a file that breaks it and on one
//! that does not, and then holds every file of the project to it. Comments never count, nor do a file's own
//! tests.

use std::fs;
use std::path::Path;

#[test]
fn only_browser_names_the_browser() {
    let names = ["web_sys", "js_sys", "gloo", "wasm_bindgen", "wasm_bindgen_futures"];
    let rule = |source: &Source| {
        if source.is_browser() {
            return Vec::new();
        }
        source.lines_where(|line| words(line).any(|word| names.contains(&word)))
    };
    breaks(rule, "src/view/mod.rs", "let window = web_sys::window();");
    breaks(rule, "src/view/mod.rs", "use web_sys::InputEvent;");
    breaks(rule, "src/preview/drafts.rs", "use web_sys::File;");
    breaks(rule, "crates/search/src/lib.rs", "use web_sys::InputEvent;");
    breaks(rule, "src/bin/app.rs", "use wasm_bindgen::prelude::*;");
    keeps(rule, "src/browser/history.rs", "use gloo::events::EventListener;");
    keeps(rule, "src/preview/browser/mod.rs", "use web_sys::Element;");
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
        if source.path.starts_with("crates/markdown/") {
            // It names the element to leave it out.
            return Vec::new();
        }
        source.lines_where(|line| line.contains("<style") || has_attribute(line, "style"))
    };
    breaks(rule, "src/view/ladder.rs", "html! { <li style={width}>{ name }</li> }");
    breaks(rule, "crates/site/src/head.rs", "out.push_str(\"<style>\");");
    breaks(rule, "index.html", "<p style=\"color: red\">");
    keeps(rule, "src/view/ladder.rs", "html! { <li class=\"rung\" data-style=\"a\">{ style }</li> }");
    keeps(rule, "index.html", "<link rel=\"stylesheet\" href=\"a.css\">");
    holds(rule);
}

#[test]
fn the_classes_of_an_element_are_written_out() {
    // Yew would put those of an expression into a set, with 2 kB of code.
    let rule = |source: &Source| {
        source.lines_where(|line| ["class={", "{class}", "classes!"].iter().any(|it| line.contains(it)))
    };
    breaks(rule, "src/view/ladder.rs", "html! { <li class={name}></li> }");
    breaks(rule, "src/view/ladder.rs", "html! { <li {class}></li> }");
    breaks(rule, "src/preview/view/mod.rs", "let class = classes!(\"page\", is_open.then_some(\"open\"));");
    keeps(rule, "src/view/ladder.rs", "html! { <li class=\"rung\"></li> }");
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
        if !source.is_view() {
            return Vec::new();
        }
        source.lines_where(|line| words(&without_strings(line)).any(|word| names.contains(&word)))
    };
    breaks(rule, "src/view/mod.rs", "let groups: HashMap<_, _> = roles.collect();");
    breaks(rule, "src/view/mod.rs", "let now = std::time::Instant::now();");
    breaks(rule, "src/preview/view/mod.rs", "let now = std::time::Instant::now();");
    keeps(rule, "src/view/mod.rs", "fn name(level: &Level) -> &'static str { \"Date\" }");
    keeps(rule, "crates/search/src/lib.rs", "let groups: HashMap<_, _> = roles.collect();");
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
    for path in ["crates", "src", "tests", "static", "examples", "index.html"] {
        gather(crate::folder::project(), path, &mut sources);
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

    /// Whether the file belongs to what runs in the browser only.
    fn is_browser(&self) -> bool {
        ["src/browser/", "src/preview/browser/"].iter().any(|part| self.path.starts_with(part))
    }

    /// Whether the file belongs to the views.
    fn is_view(&self) -> bool {
        ["src/view/", "src/preview/view/", "src/preview/messages.rs"]
            .iter()
            .any(|part| self.path.starts_with(part))
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
            // Installed, or built.
            let is_own = !["node_modules", "results"].contains(&&*name)
                && format!("{path}/{name}") != "crates/cli/app";
            if is_own {
                gather(project, &format!("{path}/{name}"), sources);
            }
        }
    } else if ["rs", "js", "html"].iter().any(|kind| path.ends_with(&format!(".{kind}"))) {
        sources.push(Source::new(path, &fs::read_to_string(at).unwrap()));
    }
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

/// The line with the contents of its strings left out.
fn without_strings(line: &str) -> String {
    let line = line.replace("'\"'", "' '").replace("\\\\", "").replace("\\\"", "");
    line.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}
