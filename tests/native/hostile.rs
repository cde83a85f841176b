//! Hostile texts in every place where somebody can write something: as trees, and as built pages in the eyes of a browser's
//! parser. Whether one fires in a browser, `tests/e2e/specs/hostile.spec.js` asks.

mod allowed;
mod commonmark;
mod files;
mod pages;
mod settings;
mod trees;

use crate::folder::Folder;
use std::path::Path;

/// The page of an app as Trunk makes it, with all that it asks for.
const SHELL: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><!-- rolebook build: head -->\
    <link rel=\"stylesheet\" href=\"/app-1a2b3c4d.css\"><script type=\"module\" src=\"/boot.js\"></script></head>\
    <body><div id=\"rolebook\"><!-- rolebook build: page --></div><!-- rolebook build: data --></body></html>";

/// Where the tests' sites stand.
const HOME: &str = "https://roles.example.com/";

/// Where the images of the tests' sites may come from.
const IMAGES: &str = "https://img.example.com";

/// The site that the command builds of a folder of roles, in `site` of the folder that is given.
fn build(roles: &Path) -> Folder {
    let project = crate::building::project(SHELL);
    let roles = roles.to_string_lossy();
    let arguments = ["--roles", &*roles, "--out", "site", "--base-url", HOME, "--today", "2026-11-22"];
    let run = crate::building::build(&project, &arguments);
    assert_eq!(run.code, Some(0), "{}", run.error);
    project
}

/// The beginning of a text that is shown in a failure.
fn beginning(text: &str) -> String {
    text.chars().take(200).collect()
}
