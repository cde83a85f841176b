//! Other sites pin a version of the embed by its hash: its files exist, and outlive later builds.

use crate::building::{SHELL, build, files, project};
use crate::folder::Folder;
use std::fs;
use std::path::Path;

const LOADER: &str = "const files = ['rolebook build: book', 'rolebook build: glue', 'rolebook build: wasm', \
                      'rolebook build: sheet'];";

const BOOK: &str = "export const modules = ['rolebook build: translations', 'rolebook build: matrix'];";

/// A project whose app has an embed, and code with this hash in its file names.
fn project_of(hash: &str) -> Folder {
    let project = project(SHELL);
    project.add("roles/site.toml", "name = \"Lark\"");
    add_code(&project, hash);
    project.add("app/embed/role-book.js", LOADER);
    project.add("app/embed/book.js", BOOK);
    project.add("app/embed/role-book.css", "a { margin: 1rem }");
    project.add("app/embed/role-book.d.ts", "export {};");
    project
}

fn add_code(project: &Folder, hash: &str) {
    project.add(&format!("app/app-{hash}.js"), hash);
    project.add(&format!("app/app-{hash}_bg.wasm"), hash);
}

/// Builds the site; returns the output.
#[track_caller]
fn built(project: &Folder, arguments: &[&str]) -> String {
    let run = build(project, &[&["--out", "site"], arguments].concat());
    assert_eq!((run.code, run.error.as_str()), (Some(0), ""));
    run.out
}

/// The files of a site that belong to the embed or that it loads, sorted.
fn of_embed(site: &Path) -> Vec<String> {
    let mut files = files(site);
    files.retain(|file| file.starts_with("embed/") || file.starts_with("app-") && !file.ends_with(".css"));
    files
}

/// The loader with a hash in its name.
fn pinned(site: &Path) -> String {
    let is_pinned = |file: &String| file.starts_with("embed/role-book-") && file.ends_with(".js");
    of_embed(site).into_iter().find(is_pinned).unwrap()
}

#[test]
fn the_build_prints_the_tag_that_loads_the_embed() {
    let project = project_of("1a2b3c4d");
    let tag = |output: &str| output.lines().last().unwrap().split_once(": ").unwrap().1.to_owned();
    let printed = tag(&built(&project, &["--base-url", "https://a.example/jobs/"]));
    let site = project.path().join("site");
    let pinned = pinned(&site);
    let start =
        format!("<script type=\"module\" src=\"https://a.example/jobs/{pinned}\" integrity=\"sha384-");
    assert!(
        printed.starts_with(&start) && printed.ends_with("\" crossorigin=\"anonymous\"></script>"),
        "{printed}"
    );
    let without_url = tag(&built(&project, &[]));
    assert_eq!(without_url, printed.replace("https://a.example/jobs/", "/"));
    let latest = fs::read(site.join("embed/role-book.js")).unwrap();
    assert_eq!(latest, fs::read(site.join(pinned)).unwrap());
}

#[test]
fn every_origin_may_fetch_the_files_of_an_embed() {
    let project = project_of("1a2b3c4d");
    built(&project, &[]);
    let site = project.path().join("site");
    let headers = fs::read_to_string(site.join("_headers")).unwrap();
    let rules: Vec<_> = headers.split("\n/").collect();
    for file in of_embed(&site).iter().map(String::as_str).chain(["catalog.json", "pages.json", "roles/*"]) {
        let matching: Vec<_> = rules.iter().filter(|rule| rule.lines().next() == Some(file)).collect();
        let [rule] = &*matching else { panic!("{file} has {} rules", matching.len()) };
        assert!(rule.contains("Access-Control-Allow-Origin: *\n"), "{rule}");
        assert!(rule.contains("Cross-Origin-Resource-Policy: cross-origin"), "{rule}");
        let is_hashed = ["app-", "embed/book-", "embed/translations-", "embed/matrix-", "embed/role-book-"]
            .iter()
            .any(|start| file.starts_with(start));
        assert_eq!(rule.contains("immutable"), is_hashed, "{rule}");
    }
}

#[test]
fn pinned_files_outlive_later_builds() {
    let project = project_of("1a2b3c4d");
    let site = project.path().join("site");
    built(&project, &[]);
    let first = of_embed(&site);
    let pinned = pinned(&site);
    let content = fs::read(site.join(&pinned)).unwrap();
    for hash in ["2a2b3c4d", "3a2b3c4d"] {
        fs::remove_dir_all(project.path().join("app")).unwrap();
        for (file, text) in [
            ("index.html", SHELL),
            ("app-1a2b3c4d.css", "a {}\n"),
            ("embed/role-book.js", LOADER),
            ("embed/book.js", BOOK),
        ] {
            project.add(&format!("app/{file}"), text);
        }
        add_code(&project, hash);
        built(&project, &[]);
    }
    assert_eq!(fs::read(site.join(&pinned)).unwrap(), content);
    let kept = of_embed(&site);
    let lost: Vec<_> = first.iter().filter(|file| !kept.contains(file)).collect();
    assert_eq!(lost, ["embed/role-book.d.ts"], "only files that are not pinned are removed");
    assert!(site.join("app-2a2b3c4d.js").is_file() && site.join("app-3a2b3c4d_bg.wasm").is_file());
    let headers = fs::read_to_string(site.join("_headers")).unwrap();
    assert!(headers.contains(&format!("/{pinned}\n  Cache-Control: public, max-age=31536000, immutable")));
    // An app without embeds has none of these files itself.
    fs::remove_dir_all(project.path().join("app/embed")).unwrap();
    built(&project, &[]);
    let lost: Vec<_> = first.iter().filter(|file| !site.join(file).exists()).map(|file| &**file).collect();
    assert_eq!(lost, ["embed/role-book.d.ts", "embed/role-book.js"], "of {first:?}");
    assert!(first.iter().any(|file| file.starts_with("embed/translations-")), "{first:?}");
}

#[test]
fn pinned_files_are_not_cached_by_the_service_worker() {
    let worker = |project: &Folder| {
        built(project, &[]);
        let read = |name| fs::read_to_string(project.path().join("site").join(name)).unwrap();
        read("sw.js") + &read("offline.js")
    };
    let fresh = worker(&project_of("2a2b3c4d"));
    let project = project_of("1a2b3c4d");
    built(&project, &[]);
    fs::remove_dir_all(project.path().join("app")).unwrap();
    let newer = project_of("2a2b3c4d");
    fs::rename(newer.path().join("app"), project.path().join("app")).unwrap();
    assert_eq!(worker(&project), fresh);
    assert!(!fresh.contains("embed/"), "{fresh}");
    assert!(project.path().join("site/app-1a2b3c4d.js").is_file());
}

#[test]
fn a_pinned_file_that_was_deleted_is_not_an_error() {
    let project = project_of("1a2b3c4d");
    built(&project, &[]);
    let site = project.path().join("site");
    fs::rename(project.path().join("app/app-1a2b3c4d.js"), project.path().join("app/app-2a2b3c4d.js"))
        .unwrap();
    fs::rename(
        project.path().join("app/app-1a2b3c4d_bg.wasm"),
        project.path().join("app/app-2a2b3c4d_bg.wasm"),
    )
    .unwrap();
    fs::remove_file(site.join("app-1a2b3c4d.js")).unwrap();
    built(&project, &[]);
    assert!(site.join("app-1a2b3c4d_bg.wasm").is_file() && !site.join("app-1a2b3c4d.js").exists());
}
