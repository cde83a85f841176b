//! The folder `theme/`: what it changes in a built site, what is found in it, and what it cannot change.

use crate::building::{SHELL, build, files, project};
use crate::folder::{Folder, Run, rolebook};
use crate::markup::attributes;
use std::fs;

/// Builds a project with these files in `roles/`, and returns it with what was printed.
fn built(files: &[(&str, &str)]) -> (Folder, Run) {
    let project = project(SHELL);
    for (file, text) in files {
        project.add(&format!("roles/{file}"), text);
    }
    let run =
        build(&project, &["--out", "site", "--base-path", "/jobs/", "--base-url", "https://a.example/jobs/"]);
    assert_eq!(run.code, Some(0), "{}", run.error);
    (project, run)
}

fn read(project: &Folder, file: &str) -> String {
    fs::read_to_string(project.path().join("site").join(file)).unwrap()
}

/// The documents of a site, with those of unknown paths and of being offline.
fn documents(project: &Folder) -> Vec<String> {
    let names = files(&project.path().join("site"));
    let mut documents: Vec<String> =
        names.iter().filter(|name| name.ends_with(".html")).map(|name| read(project, name)).collect();
    let list = read(project, "offline.js");
    let list = list.strip_prefix("const LIST = ").unwrap().trim_end().trim_end_matches(';');
    let list: serde_json::Value = serde_json::from_str(list).unwrap();
    documents.push(list["offline"].as_str().unwrap().to_owned());
    assert!(documents.len() > 5);
    documents
}

const SVG: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 1\"><path d=\"M0 0h3v1z\"/></svg>";

#[test]
fn a_style_sheet_follows_ours_on_every_page() {
    let css = "/* </style><script> */\nh1 { color: teal }\n";
    let (project, run) = built(&[("theme/style.css", css)]);
    assert_eq!(run.error, "");
    let names = files(&project.path().join("site"));
    let sheet = names.iter().find(|name| name.starts_with("theme-")).unwrap();
    assert_eq!(read(&project, sheet), css);
    for document in documents(&project) {
        let sheets = attributes(&document, "href").into_iter().filter(|href| href.ends_with(".css"));
        // That of some pages is in front of ours, and has no say in what ours says.
        let sheets = sheets.filter(|href| !href.starts_with("/jobs/matrix-"));
        assert_eq!(sheets.collect::<Vec<_>>(), ["/jobs/app-1a2b3c4d.css", &format!("/jobs/{sheet}")]);
    }
    let headers = read(&project, "_headers");
    assert!(
        headers.contains(&format!("/jobs/{sheet}\n  Cache-Control: public, max-age=31536000, immutable"))
    );
    assert!(read(&project, "offline.js").contains(sheet), "it is there without a network, too");
}

#[test]
fn a_footer_is_below_every_page_and_its_links_lead_to_pages() {
    let text = "## Larkspindle <script>alert(1)</script>\n\n[A dev](../engineering/dev.md#senior-dev), \
                [bad](javascript:alert(1)), [here](https://b.example/x) <b onclick=x>bold</b>\n";
    let (project, run) = built(&[("theme/footer.md", text)]);
    assert_eq!(run.error, "");
    for document in documents(&project) {
        let (page, below) = document.split_once("<footer ").unwrap();
        assert!(page.ends_with("</div>"), "it is outside of what the app replaces: {document}");
        let (footer, _) = below.split_once("</footer>").unwrap();
        for part in [
            "lang=\"en\" dir=\"ltr\" class=\"rolebook site-footer\"",
            "<h2>Larkspindle</h2>",
            "<a href=\"/jobs/roles/engineering/dev/#senior-dev\">A dev</a>",
            "href=\"https://b.example/x\" rel=\"noopener noreferrer\"",
        ] {
            assert!(footer.contains(part), "{part}: {footer}");
        }
        assert!(!footer.contains("<script") && !footer.contains("javascript") && !footer.contains("onclick"));
    }
    assert!(!files(&project.path().join("site")).iter().any(|name| name.contains("footer")), "it is no page");
}

#[test]
fn the_head_has_what_is_allowed_and_no_second_picture() {
    let html = "<meta property=og:image content=https://a.example/share.png>\n<link rel=me href=mailto:a@a.example>\n\
                <meta http-equiv=refresh content=0>\n<script>alert(1)</script>";
    let (project, run) = built(&[("theme/head.html", html)]);
    assert_eq!(run.error.matches("roles/theme/head.html:3:").count(), 2, "{}", run.error);
    assert_eq!(run.error.matches("roles/theme/head.html:4:1: theme: ").count(), 1, "{}", run.error);
    for document in documents(&project) {
        let (head, _) = document.split_once("</head>").unwrap();
        assert!(head.contains("<link rel=\"me\" href=\"mailto:a@a.example\">"), "{head}");
        assert_eq!(head.matches("og:image").count(), 1, "{head}");
        assert!(!document.contains("http-equiv") && !document.contains("alert(1)"), "{document}");
    }
}

#[test]
fn words_are_on_the_pages_and_in_the_catalog() {
    let words =
        "all_roles = 'All <b>jobs</b>'\nseniorities.senior = 'Expert'\n[de]\nall_roles = 'Alle Stellen'\n";
    let german = "---\ntitle: Bäcker\nlang: de\n---\n\n## Aufgaben\n\n- Backen\n";
    let (project, run) = built(&[("theme/words.toml", words), ("engineering/baecker.md", german)]);
    assert_eq!(run.error, "");
    let page = read(&project, "roles/engineering/dev/senior-dev/index.html");
    assert!(
        page.contains(">All &lt;b&gt;jobs&lt;/b&gt;</a>") && page.contains("Expert level of Dev"),
        "{page}"
    );
    assert!(
        page.contains("\"name\":\"All \\u003cb>jobs\\u003c/b>\""),
        "the structured data says the same: {page}"
    );
    assert!(read(&project, "roles/engineering/baecker/index.html").contains(">Alle Stellen</a>"));
    let words = r#""messages":"en.all_roles=All \u003cb>jobs\u003c/b>\nen.seniorities.senior=Expert\nde.all_roles=Alle Stellen\n""#;
    assert!(read(&project, "catalog.json").contains(words), "{}", read(&project, "catalog.json"));
}

#[test]
fn icons_and_logo_take_the_place_of_ours() {
    let vacancy = "[[vacancies]]\nrole = 'engineering/dev'\nlocations = ['Lisbon, Portugal']\n\
                   apply = 'https://a.example/apply'\nposted = 2026-11-02\n";
    let (project, run) =
        built(&[("theme/favicon.svg", SVG), ("theme/logo.svg", SVG), ("vacancies.toml", vacancy)]);
    assert_eq!(run.error, "");
    assert_eq!((&*read(&project, "favicon.svg"), &*read(&project, "logo.svg")), (SVG, SVG));
    let sheet =
        files(&project.path().join("site")).into_iter().find(|name| name.starts_with("theme-")).unwrap();
    assert!(
        read(&project, &sheet).contains("aspect-ratio: 3 / 1;\n    background-image: url(\"logo.svg\");")
    );
    assert!(read(&project, "site.webmanifest").contains("favicon.svg"));
    assert!(read(&project, "offline.js").contains("\"logo.svg\""));
    let page = read(&project, "roles/engineering/dev/index.html");
    assert!(page.contains("\"logo\":\"https://a.example/jobs/logo.svg\""), "{page}");
    // A PNG alone: nothing refers to an SVG.
    let png = fs::read(project.path().join("site/icon-192.png")).unwrap();
    fs::remove_file(project.path().join("roles/theme/favicon.svg")).unwrap();
    project.add("roles/theme/favicon.png", png);
    assert_eq!(build(&project, &["--out", "site"]).error, "");
    assert!(!project.path().join("site/favicon.svg").exists());
    for file in ["index.html", "site.webmanifest", "offline.js"] {
        assert!(!read(&project, file).contains("favicon.svg"), "{file}");
    }
}

#[test]
fn no_theme_changes_the_policy() {
    let headers = |files: &[(&str, &str)]| {
        let (project, _) = built(files);
        let headers = read(&project, "_headers");
        headers
            .lines()
            .filter(|line| line.contains("Policy: ") && !line.contains("Resource"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let plain = headers(&[]);
    assert!(plain.len() >= 4 && plain[0].contains("script-src 'self' 'wasm-unsafe-eval';"), "{plain:?}");
    let themed = headers(&[
        ("theme/style.css", "@import 'https://evil.example/x.css'; a { b: url(https://evil.example/x.png) }"),
        (
            "theme/head.html",
            "<meta http-equiv=content-security-policy content=\"script-src *\"><meta name=referrer content=unsafe-url><link rel=preconnect href=https://evil.example>",
        ),
        ("theme/footer.md", "![x](https://evil.example/x.png) <script src=https://evil.example></script>"),
        ("theme/words.toml", "directory = \"'; script-src *\""),
        ("theme/logo.svg", &SVG.replace("<path", "<script>alert(1)</script><path")),
        ("theme/_headers", "/*\n  Content-Security-Policy: script-src *"),
        ("theme/index.html", "<script>alert(1)</script>"),
    ]);
    assert_eq!(themed, plain);
}

/// Compares the places and rules that `rolebook check` finds in a theme.
#[track_caller]
fn check(files: &[(&str, &str)], expect: &[&str]) {
    let page = "---\ntitle: Dev\n---\n\n## Responsibilities\n\n- Help\n\n## Requirements\n\n- Care\n";
    let folder = Folder::with(&[("site.toml", "name = 'Lark'"), ("engineering/dev.md", page)]);
    for (file, text) in files {
        folder.add(file, text);
    }
    let run = rolebook(folder.path(), &["check", ".", "--format=json"]);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let found: Vec<String> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| format!("{}:{} {}", it["path"].as_str().unwrap(), it["line"], it["rule"].as_str().unwrap()))
        .collect();
    assert_eq!(found, expect, "{}", run.out);
}

#[test]
fn what_cannot_be_used_is_found_with_file_and_line() {
    check(
        &[("theme/style.css", "h1 {}\n@import 'x';"), ("theme/LICENSE", "Free")],
        &["theme/style.css:2 theme"],
    );
    check(
        &[("theme/styles.css", ""), ("theme/fonts/x.woff2", "")],
        &["theme/fonts/x.woff2:1 theme", "theme/styles.css:1 theme"],
    );
    check(&[("theme/head.html", "\n<base href=/>")], &["theme/head.html:2 theme"]);
    check(&[("theme/words.toml", "directoy = 'x'")], &["theme/words.toml:1 theme"]);
    check(
        &[("theme/logo.svg", "<svg/>"), ("theme/favicon.png", "x")],
        &["theme/favicon.png:1 theme", "theme/logo.svg:1 theme"],
    );
    check(
        &[(
            "theme/footer.md",
            "[x](nowhere.md)\n\n<u>x</u> <script>y</script>\n\n[dev](../engineering/dev.md#nothing)\n\n[ok](../engineering/dev.md)\n\n[js](javascript:x)",
        )],
        &[
            "theme/footer.md:1 dead-link",
            "theme/footer.md:3 raw-html",
            "theme/footer.md:3 raw-html",
            "theme/footer.md:5 dead-anchor",
            "theme/footer.md:9 link-target",
        ],
    );
    check(&[("theme/style.css", &"a{}".repeat(100_000))], &["theme/style.css:1 theme"]);
    check(&[("site.toml", "[findings]\ntheme = 'off'"), ("theme/x.css", "")], &[]);
}

#[cfg(unix)]
#[test]
fn a_theme_is_read_within_the_folder_of_roles_alone() {
    use std::os::unix::fs::symlink;
    for link in ["theme/style.css", "theme"] {
        let project = project(SHELL);
        project.add("secret/style.css", "zeppelin {}");
        project.add("roles/engineering/x.md", "---\ntitle: Dev\n---\n- a\n");
        let target = if link == "theme" { "../secret" } else { "../../secret/style.css" };
        fs::create_dir_all(project.path().join("roles").join(link).parent().unwrap()).unwrap();
        symlink(target, project.path().join("roles").join(link)).unwrap();
        let run = build(&project, &["--out", "site"]);
        assert!(run.code == Some(0) && run.error.contains(&format!("roles/{link}:1:1: ")), "{}", run.error);
        assert!(!files(&project.path().join("site")).iter().any(|name| name.starts_with("theme-")), "{link}");
    }
}

#[test]
fn a_department_may_be_called_theme() {
    let page = "---\ntitle: Theme Designer\n---\n\n## Responsibilities\n\n- Draw\n";
    let (project, run) = built(&[("theme/theme-designer.md", page)]);
    assert_eq!(run.error, "");
    assert!(read(&project, "roles/theme/theme-designer/index.html").contains("Theme Designer"));
}
