//! Hostile texts in every place that accepts text: as trees, and as built pages parsed by a browser's parser.
//! `tests/e2e/specs/hostile.spec.js` checks that none of them runs in a browser.

mod allowed;
mod commonmark;
mod files;
mod pages;
mod settings;
mod trees;

use crate::folder::Folder;
use std::path::Path;

/// The `index.html` of an app as built by Trunk, with everything that it loads.
const SHELL: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><!-- rolebook build: head -->\
    <link rel=\"stylesheet\" href=\"/app-1a2b3c4d.css\"><script type=\"module\" src=\"/boot.js\"></script></head>\
    <body><div id=\"rolebook\"><!-- rolebook build: page --></div><!-- rolebook build: data --></body></html>";

/// The origin of the tests' sites.
const HOME: &str = "https://roles.example.com/";

/// The origin of images that the tests' sites allow.
const IMAGES: &str = "https://img.example.com";

/// Builds the site of a folder of roles, in `site` of the returned folder.
fn build(roles: &Path) -> Folder {
    let project = crate::building::project(SHELL);
    let roles = roles.to_string_lossy();
    let arguments = ["--roles", &*roles, "--out", "site", "--base-url", HOME, "--today", "2026-11-22"];
    let run = crate::building::build(&project, &arguments);
    assert_eq!(run.code, Some(0), "{}", run.error);
    project
}

/// The start of a text, for failure messages.
fn beginning(text: &str) -> String {
    text.chars().take(200).collect()
}
