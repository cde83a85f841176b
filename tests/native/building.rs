//! A folder of role pages and the built app become the files of a site.

use crate::folder::{Folder, Run, rolebook};
use std::fs;
use std::path::Path;

const DEV: &str = "---\ntitle: Dev\n---\n\n## Responsibilities\n\n- Help.\n\n## Senior Dev\n\n- Lead.\n";
const SHELL: &str = "<html lang=\"en\"><head><!-- rolebook build: head --><link href=\"/app-1a.css\"></head>\
    <body><div id=\"rolebook\"><!-- rolebook build: page --></div><!-- rolebook build: data --></body></html>";

/// A folder with the pages in `roles/`, and the app in `app/`.
fn project(index: &str) -> Folder {
    Folder::with(&[
        ("roles/engineering/dev.md", DEV),
        ("app/index.html", index),
        ("app/app-1a.css", "a {}\n"),
    ])
}

fn build(project: &Folder, arguments: &[&str]) -> Run {
    let app: &[&str] = if arguments.contains(&"--app") { &[] } else { &["--app", "app"] };
    rolebook(project.path(), &[&["build"], app, arguments].concat())
}

/// The paths of all files below a folder, in order.
fn files(folder: &Path) -> Vec<String> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| entry.path().strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/"))
        .collect()
}

#[test]
fn every_page_is_a_file_and_the_content_is_beside_them() {
    let project = project(SHELL);
    let run = build(&project, &["--out", "site"]);
    assert_eq!((run.code, run.error.as_str()), (Some(0), ""));
    let site = project.path().join("site");
    assert_eq!(
        files(&site),
        [
            "404.html",
            "_headers",
            "app-1a.css",
            "apple-touch-icon.png",
            "catalog.json",
            "favicon.svg",
            "icon-192.png",
            "icon-512.png",
            "index.html",
            "pages.json",
            "robots.txt",
            "roles/engineering/dev/dev/index.html",
            "roles/engineering/dev/index.html",
            "roles/engineering/dev/senior-dev/index.html",
            "roles/engineering/dev.md",
            "roles/engineering/index.html",
            "site.webmanifest",
        ]
    );
    let level = fs::read_to_string(site.join("roles/engineering/dev/senior-dev/index.html")).unwrap();
    assert!(level.contains("<title>Senior Dev – "), "{level}");
    assert_eq!(fs::read_to_string(site.join("roles/engineering/dev.md")).unwrap(), DEV);
    assert_eq!(fs::read_to_string(project.path().join("app/index.html")).unwrap(), SHELL, "the app is kept");
}

#[test]
fn the_site_takes_the_apps_place_where_no_other_is_named() {
    let project = project(SHELL);
    assert_eq!(build(&project, &[]).code, Some(0));
    assert!(project.path().join("app/roles/engineering/dev/index.html").is_file());
}

#[test]
fn the_sites_own_colours_are_in_the_one_sheet() {
    let project = project(SHELL);
    fs::write(project.path().join("roles/site.toml"), "accent = \"#7a1fa2\"").unwrap();
    assert_eq!(build(&project, &["--out", "site"]).error, "");
    let site = project.path().join("site");
    let sheets: Vec<_> = files(&site).into_iter().filter(|name| name.ends_with(".css")).collect();
    let [sheet] = &*sheets else { panic!("{sheets:?}") };
    let rules = fs::read_to_string(site.join(sheet)).unwrap();
    assert!(rules.starts_with("a {}\n") && rules.contains("--accent: light-dark(#7a1fa2, "), "{rules}");
    assert!(fs::read_to_string(site.join("404.html")).unwrap().contains(&format!("\"/{sheet}\"")));
}

#[test]
fn what_cannot_be_built_is_an_error() {
    for (index, arguments, error) in [
        (SHELL, &["--roles", "nowhere"][..], "rolebook: nowhere: there is no such file or folder"),
        (SHELL, &["--app", "nowhere"], "rolebook: nowhere/index.html: "),
        ("<html>", &[], "rolebook: app/index.html: not the page of an app for role pages, add "),
    ] {
        let run = build(&project(index), arguments);
        assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
        assert!(run.error.starts_with(error), "{}", run.error);
    }
}
