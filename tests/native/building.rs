//! `rolebook build`: a folder of role pages and the built app become the files of a site.

use crate::folder::{Folder, Run, own_roles, rolebook};
use crate::markup::attributes;
use expect_test::expect;
use rolebook_model::PageSource;
use rolebook_site::{load, routes};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const DEV: &str = "---\ntitle: Dev\n---\n\n## Responsibilities\n\n- Help.\n\n## Senior Dev\n\n- Lead.\n";
/// The `index.html` of an app as built by Trunk.
pub(crate) const SHELL: &str = "<html lang=\"en\"><head><!-- rolebook build: head --><link href=\"/app-1a2b3c4d.css\"></head>\
    <body><div id=\"rolebook\"><!-- rolebook build: page --></div><!-- rolebook build: data --></body></html>";

const WORKER: &str = "const version = __VERSION__, list = __LIST__;";

/// A folder with the pages in `roles/`, and the app in `app/`.
pub(crate) fn project(index: &str) -> Folder {
    Folder::with(&[
        ("roles/engineering/dev.md", DEV),
        ("app/index.html", index),
        ("app/app-1a2b3c4d.css", "a {}\n"),
        ("app/worker.js", WORKER),
    ])
}

/// Runs `rolebook build` in a project.
pub(crate) fn build(project: &Folder, arguments: &[&str]) -> Run {
    let app: &[&str] = if arguments.contains(&"--app") { &[] } else { &["--app", "app"] };
    rolebook(project.path(), &[&["build"], app, arguments].concat())
}

/// The paths of all files below a folder, sorted.
pub(crate) fn files(folder: &Path) -> Vec<String> {
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
    expect![[r#"
        .nojekyll
        .rolebook-manifest.jsonl
        404.html
        _headers
        app-1a2b3c4d.css
        apple-touch-icon.png
        catalog.json
        favicon.svg
        icon-192.png
        icon-512.png
        index.html
        offline.js
        pages.json
        robots.txt
        roles/engineering/dev/dev/index.html
        roles/engineering/dev/index.html
        roles/engineering/dev/matrix/index.html
        roles/engineering/dev/next.txt
        roles/engineering/dev/senior-dev/index.html
        roles/engineering/dev.md
        roles/engineering/index.html
        site.webmanifest
        sw.js
    "#]]
    .assert_eq(
        &(files(&site).into_iter().filter(|name| !is_of_matrix(name)).collect::<Vec<_>>().join("\n") + "\n"),
    );
    assert_eq!(files(&site).iter().filter(|name| is_of_matrix(name)).count(), 2);
    let matrix = fs::read_to_string(site.join("roles/engineering/dev/matrix/index.html")).unwrap();
    assert_eq!(matrix.matches("\"/matrix-").count(), 2, "{matrix}");
    let level = fs::read_to_string(site.join("roles/engineering/dev/senior-dev/index.html")).unwrap();
    assert!(level.contains("<title>Senior Dev – "), "{level}");
    assert_eq!(fs::read_to_string(site.join("roles/engineering/dev.md")).unwrap(), DEV);
    assert_eq!(fs::read_to_string(project.path().join("app/index.html")).unwrap(), SHELL, "the app is kept");
}

/// Whether a file is for pages with levels side by side; its name changes with its content.
fn is_of_matrix(name: &str) -> bool {
    name.starts_with("matrix-")
}

#[test]
fn what_is_not_published_or_no_role_is_in_no_file_of_the_site() {
    let project = project(SHELL);
    let secret = |settings: &str| {
        format!("---\ntitle: Zeppelin Dev\n{settings}\n---\n\n## Responsibilities\n\n- Zeppelin\n")
    };
    project.add("roles/engineering/draft.md", secret("draft: true"));
    project.add("roles/engineering/archived.md", secret("archived: true"));
    project.add("roles/engineering/later.md", secret("publishDate: 2099-01-01"));
    project.add("roles/engineering/_template.md", secret("slug: x"));
    project.add("roles/engineering/index.md", "---\ntitle: Zeppelin\n---\n\n- [Dev](dev.md)\n");
    project.add("roles/engineering/README.md", "# Zeppelin\n\n- [Dev](dev.md)\n");
    project.add("roles/README.md", "The roles of Zeppelin.\n");
    let run = build(&project, &["--out", "site", "--base-url", "https://a.example", "--today", "2026-11-22"]);
    let site = project.path().join("site");
    for file in files(&site) {
        let content = fs::read(site.join(&file)).unwrap();
        assert!(!String::from_utf8_lossy(&content).contains("eppelin"), "in {file}");
    }
    let said: Vec<&str> = run.error.lines().filter_map(|line| line.split(": ").nth(1)).collect();
    assert_eq!(
        said,
        ["no-role", "not-published", "not-published", "no-role", "not-published"][..],
        "{}",
        run.error
    );
}

#[test]
fn a_readme_introduces_its_department_on_every_page_that_shows_it() {
    let project = project(SHELL);
    let readme =
        "# Engineering\n\nWe keep the lights on, with [devs](dev.md).\n\n## How we work\n\n- In pairs\n";
    project.add("roles/engineering/README.md", readme);
    project.add("roles/engineering/_index.md", "---\ntitle: Engineering\n---\n\n- [Dev](dev.md)\n");
    let run = build(&project, &["--out", "site", "--base-path", "/jobs/"]);
    let said: Vec<&str> = run.error.lines().filter_map(|line| line.split(": ").nth(1)).collect();
    assert_eq!((run.code, said), (Some(0), vec!["no-role"]), "{}", run.error);
    let read = |path: &str| fs::read_to_string(project.path().join("site").join(path)).unwrap();
    let page = read("roles/engineering/index.html");
    let mut rest = page.as_str();
    for piece in [
        "<link rel=\"alternate\" type=\"text/markdown\" href=\"/jobs/roles/engineering.md\">",
        "<h1>Engineering</h1>",
        "<p>We keep the lights on, with <a href=\"/jobs/roles/engineering/dev/\">devs</a>.</p>",
        "<h2 id=\"how-we-work\">How we work</h2>",
        "In pairs",
        "<h2>Roles</h2>",
        "id=\"rolebook-page\">{\"file\":\"engineering/README.md\"",
    ] {
        let found = rest.split_once(piece).unwrap_or_else(|| panic!("no {piece} at its place in {page}"));
        rest = found.1;
    }
    assert_eq!(page.matches("<h1").count(), 1);
    assert_eq!(read("roles/engineering.md"), readme);
    assert!(read("catalog.json").contains("\"introductions\":[[\"engineering\",\"engineering/README.md\","));
    assert!(read("offline.js").contains("\"roles/engineering.md\""));
    for file in ["pages.json", "index.html", "roles/engineering/dev/index.html"] {
        assert!(!read(file).contains("keep the lights on"), "{file}");
    }
}

#[test]
fn a_page_that_is_not_to_be_found_is_published_but_not_listed() {
    let project = project(SHELL);
    for settings in ["noindex: true", "robots: noindex", "sitemap: false"] {
        let page = format!(
            "---\ntitle: Zeppelin\n{settings}\n---\n\n## Responsibilities\n\n- Fly\n\n## Senior Zeppelin\n"
        );
        project.add("roles/engineering/zeppelin.md", page);
        let run = build(&project, &["--out", "site", "--base-url", "https://a.example"]);
        assert_eq!(run.code, Some(0), "{}", run.error);
        let read = |path: &str| fs::read_to_string(project.path().join("site").join(path)).unwrap();
        for page in ["", "senior-zeppelin/"] {
            let page = read(&format!("roles/engineering/zeppelin/{page}index.html"));
            assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{settings}: {page}");
            assert!(page.contains("Fly") && !page.contains("application/ld+json"), "{settings}: {page}");
        }
        assert!(!read("sitemap.xml").contains("zeppelin"), "{settings}");
        let directory = read("index.html");
        let (body, data) = directory.split_once("application/ld+json").unwrap();
        assert!(body.contains("Zeppelin") && !data.contains("Zeppelin"), "{settings}: {data}");
        assert!(!read("roles/engineering/dev/index.html").contains("noindex"), "{settings}");
    }
}

/// Runs `rolebook build` as Trunk does: it names its folder in a variable.
fn build_for_trunk(project: &Folder, staging: &Path, arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolebook"));
    command.arg("build").args(arguments).env("TRUNK_STAGING_DIR", staging).current_dir(project.path());
    Run::of(&mut command)
}

#[test]
fn the_app_that_trunk_is_building_becomes_the_site() {
    let [own, beside] = [project(SHELL), project(SHELL)];
    for project in [&own, &beside] {
        project.add("roles/site.toml", "name = \"Lark\"");
        project.add("app/embed/role-book.d.ts", "export {};");
    }
    let run = build_for_trunk(&own, &own.path().join("app"), &[]);
    assert_eq!((run.code, run.error.as_str()), (Some(0), ""));
    assert_eq!(build(&beside, &["--out", "site"]).code, Some(0));
    let of = |folder: PathBuf| {
        files(&folder)
            .into_iter()
            .map(|file| (fs::read(folder.join(&file)).unwrap(), file))
            .collect::<Vec<_>>()
    };
    assert!(of(own.path().join("app")) == of(beside.path().join("site")), "the templates are gone, too");
    assert_eq!(build(&beside, &["--out", "site"]).code, Some(0), "it is a site that may be replaced");
}

#[test]
fn a_folder_that_trunk_is_not_building_is_not_written_to() {
    let project = project(SHELL);
    let before = files(project.path());
    let elsewhere = project.path().join("elsewhere");
    for run in [build(&project, &[]), build_for_trunk(&project, &elsewhere, &["--app", "app"])] {
        let error = "rolebook: the site needs a folder of its own: name it with --out\n";
        assert_eq!((run.code, run.error.as_str()), (Some(1), error));
    }
    for (staging, error) in [(".", "the working folder, or around it"), ("roles", "the same as roles")] {
        let run = build_for_trunk(&project, &project.path().join(staging), &[]);
        assert!(run.code == Some(1) && run.error.contains(error), "{}", run.error);
    }
    assert_eq!(files(project.path()), before);
}

#[test]
fn extra_files_are_copied_under_the_name_of_their_folder() {
    let project = project(SHELL);
    project.add("more/careers/index.html", "<p>Ours</p>");
    project.add("more/site.css", "p {}");
    assert_eq!(build(&project, &["--out", "site", "--files", "more/"]).error, "");
    let site = project.path().join("site");
    assert_eq!(files(&site.join("more")), ["careers/index.html", "site.css"]);
    assert_eq!(fs::read_to_string(site.join("more/careers/index.html")).unwrap(), "<p>Ours</p>");
    let none = build(&project, &["--out", "site", "--files", "none"]);
    assert_eq!(none.code, Some(1));
    assert!(none.error.contains("none: No such file"), "{}", none.error);
    assert!(site.join("more/site.css").is_file(), "the old site stays");
}

#[test]
fn the_sites_own_colours_are_in_the_one_sheet() {
    let project = project(SHELL);
    fs::write(project.path().join("roles/site.toml"), "accent = \"#7a1fa2\"").unwrap();
    assert_eq!(build(&project, &["--out", "site"]).error, "");
    let site = project.path().join("site");
    let sheets: Vec<_> =
        files(&site).into_iter().filter(|name| name.ends_with(".css") && !is_of_matrix(name)).collect();
    let [sheet] = &*sheets else { panic!("{sheets:?}") };
    let rules = fs::read_to_string(site.join(sheet)).unwrap();
    assert!(rules.starts_with("a {}\n") && rules.contains("light-dark(#7a1fa2, "), "{rules}");
    assert!(fs::read_to_string(site.join("404.html")).unwrap().contains(&format!("\"/{sheet}\"")));
}

#[test]
fn what_cannot_be_built_is_an_error() {
    for (index, arguments, error) in [
        (SHELL, &["--roles", "nowhere"][..], "rolebook: nowhere: no such file or folder"),
        (SHELL, &["--app", "nowhere"], "rolebook: nowhere: "),
        ("<html>", &[], "rolebook: app/index.html: not the page of an app for role pages, add "),
    ] {
        let run = build(&project(index), &[&["--out", "site"], arguments].concat());
        assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
        assert!(run.error.starts_with(error), "{}", run.error);
    }
}

/// Builds the project's own site; returns its folder.
fn own_site(project: &Folder, arguments: &[&str]) -> PathBuf {
    let roles = own_roles();
    let always = ["--roles", &roles.to_string_lossy(), "--out", "site", "--today", "2026-11-22"];
    let run = build(project, &[&always, arguments].concat());
    assert_eq!(run.code, Some(0), "{}", run.error);
    project.path().join("site")
}

#[test]
fn every_page_of_the_site_has_a_file_by_its_path() {
    let project = project(SHELL);
    let site = own_site(&project, &[]);
    let catalog = rolebook_reader::catalog(load(&own_roles()).unwrap().source);
    for path in routes(&catalog).iter().map(|route| route.path("/")) {
        assert!(site.join(&path[1..]).join("index.html").is_file(), "{path}");
    }
}

#[test]
fn two_builds_are_the_same_byte_for_byte() {
    let read = |project: &Folder| {
        let site = own_site(project, &["--base-url", "https://roles.example.com"]);
        files(&site).into_iter().map(|file| (fs::read(site.join(&file)).unwrap(), file)).collect::<Vec<_>>()
    };
    for ((one, file), (other, other_file)) in read(&project(SHELL)).into_iter().zip(read(&project(SHELL))) {
        assert_eq!(file, other_file);
        assert!(one == other, "{file} differs");
    }
}

#[test]
fn below_a_path_every_address_begins_with_it() {
    let project = project(SHELL);
    let site = own_site(&project, &["--base-path", "/careers/"]);
    for file in files(&site).into_iter().filter(|file| file.ends_with(".html")) {
        let page = fs::read_to_string(site.join(&file)).unwrap();
        let addresses =
            [attributes(&page, "href"), attributes(&page, "src"), attributes(&page, "action")].concat();
        for address in addresses.iter().filter(|address| address.starts_with('/')) {
            assert!(address.starts_with("/careers/"), "{file} leads to {address}");
        }
    }
    let headers = fs::read_to_string(site.join("_headers")).unwrap();
    assert!(headers.lines().all(|line| line.starts_with("/careers/") || line.starts_with("  ")), "{headers}");
}

/// Compares the canonical URL of the directory, for these settings and arguments.
#[track_caller]
fn check_canonical(settings: &str, arguments: &[&str], expect: Option<&str>) {
    let project = project(SHELL);
    project.add("roles/site.toml", settings);
    let run = build(&project, &[&["--out", "site"], arguments].concat());
    assert_eq!(run.code, Some(0), "{}", run.error);
    let site = project.path().join("site");
    let page = fs::read_to_string(site.join("index.html")).unwrap();
    let link = expect.map(|url| format!("<link rel=\"canonical\" href=\"{url}\">"));
    assert_eq!(page.contains("\"canonical\""), link.is_some());
    assert!(link.is_none_or(|link| page.contains(&link)), "{page}");
    // A note tells how to set the URL.
    assert_eq!(site.join("sitemap.xml").is_file(), expect.is_some());
    assert_eq!(run.out.contains("base_url"), expect.is_none(), "{}", run.out);
}

#[test]
fn absolute_urls_need_a_base_url() {
    check_canonical("", &[], None);
    check_canonical("base_url = \"https://a.example\"", &[], Some("https://a.example/"));
    check_canonical("", &["--base-url", "https://a.example/jobs/"], Some("https://a.example/jobs/"));
    let settings = "base_url = \"https://a.example/old/\"";
    check_canonical(settings, &["--base-path", "/new/"], Some("https://a.example/new/"));
    check_canonical(settings, &["--base-url", "https://b.example"], Some("https://b.example/old/"));
}

#[test]
fn the_page_for_unknown_paths_is_not_indexed() {
    let project = project(SHELL);
    let site = own_site(&project, &["--base-url", "https://roles.example.com"]);
    let page = fs::read_to_string(site.join("404.html")).unwrap();
    assert!(
        page.contains("<meta name=\"robots\" content=\"noindex\">") && !page.contains("canonical"),
        "{page}"
    );
    assert!(!fs::read_to_string(site.join("sitemap.xml")).unwrap().contains("404"));
}

#[test]
fn a_page_holds_its_own_text_which_cannot_end_the_script() {
    let project = project(SHELL);
    let text = "---\ntitle: Cook\n---\n\n`</script>` is <b>code</b>.\n";
    project.add("roles/kitchen/cook.md", text);
    assert_eq!(build(&project, &["--out", "site"]).code, Some(0));
    let page = fs::read_to_string(project.path().join("site/roles/kitchen/cook/index.html")).unwrap();
    let (_, script) = page.split_once("<script type=\"application/json\" id=\"rolebook-page\">").unwrap();
    let held: PageSource = serde_json::from_str(script.split_once("</script>").unwrap().0).unwrap();
    assert_eq!(held, PageSource { file: "kitchen/cook.md".to_owned(), text: text.to_owned() });
}

#[test]
fn the_service_worker_has_another_version_for_another_build() {
    let worker = |text: &str| {
        let project = project(SHELL);
        project.add("roles/engineering/dev.md", text);
        project.add("roles/site.toml", "name = \"Lark\"");
        assert_eq!(build(&project, &["--out", "site"]).code, Some(0));
        fs::read_to_string(project.path().join("site/sw.js")).unwrap()
    };
    assert_eq!(worker(DEV), worker(DEV));
    assert_ne!(worker(DEV), worker(&DEV.replace("Help", "Mend")));
}

#[test]
fn the_service_worker_lists_what_it_may_touch() {
    let project = project(SHELL);
    assert_eq!(build(&project, &["--out", "site"]).code, Some(0));
    let read = |name| fs::read_to_string(project.path().join("site").join(name)).unwrap();
    let worker = read("sw.js");
    assert!(worker.contains("list = \"offline.js?v="), "{worker}");
    let list = read("offline.js");
    let list = list.strip_prefix("const LIST = ").and_then(|list| list.strip_suffix(";\n")).unwrap();
    let list: serde_json::Value = serde_json::from_str(list).unwrap();
    assert_eq!(list["needed"][0], "app-1a2b3c4d.css");
    assert!(list["needed"][1].as_str().unwrap().starts_with("catalog.json?v="), "{list}");
    assert!(list["texts"].as_str().unwrap().starts_with("pages.json?v="), "{list}");
    assert_eq!(list["pages"].to_string(), r#"[["engineering",["dev","dev","senior-dev","matrix"]]]"#);
    assert_eq!(list["matrix"].as_array().map(Vec::len), Some(2), "{list}");
    let offline = list["offline"].as_str().unwrap();
    assert!(list["needed"].as_array().unwrap().iter().all(|file| offline.contains(file.as_str().unwrap())));
    assert!(offline.contains("<h1>This page is not available offline</h1>"), "{offline}");
}

#[test]
fn notes_are_loaded_from_a_folder_with_their_hash_and_only_where_they_are_on() {
    let project = project(SHELL);
    project.add("app/notes/notes.js", "import './store.js';");
    project.add("app/notes/store.js", "");
    let notes = |settings: &str| {
        project.add("roles/site.toml", settings);
        let run = build(&project, &["--out", "site"]);
        assert_eq!(run.code, Some(0), "{}", run.error);
        let site = project.path().join("site");
        let found: Vec<_> = files(&site).into_iter().filter(|file| file.starts_with("notes/")).collect();
        let read = |name: &str| fs::read_to_string(site.join(name)).unwrap();
        (found, read("index.html"), read("offline.js"))
    };
    let (found, page, list) = notes("");
    let [script, store] = found.as_slice() else { panic!("{found:?}") };
    assert!(script.ends_with("/notes.js") && store.ends_with("/store.js"), "{found:?}");
    assert!(page.contains(&format!("<meta name=\"rolebook-notes\" content=\"/{script}\">")), "{page}");
    assert!(list.contains(&format!("\"notes\":[\"{script}\",\"{store}\"]")), "{list}");
    let (found, page, list) = notes("notes = false");
    assert!(found.is_empty() && !page.contains("rolebook-notes") && list.contains("\"notes\":[]"), "{page}");
}

#[test]
fn without_offline_a_worker_removes_that_of_an_earlier_build() {
    let project = project(SHELL);
    fs::write(project.path().join("roles/site.toml"), "offline = false").unwrap();
    assert_eq!(build(&project, &["--out", "site"]).error, "");
    let site = project.path().join("site");
    let worker = fs::read_to_string(site.join("sw.js")).unwrap();
    assert!(worker.contains("registration.unregister()") && !worker.contains("'fetch'"), "{worker}");
    let page = fs::read_to_string(site.join("index.html")).unwrap();
    assert!(page.contains("<meta name=\"rolebook-offline\" content=\"false\">"), "{page}");
}
