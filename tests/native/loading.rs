//! `rolebook_site::load`: which files of a folder become pages, and with which settings.

use crate::folder::Folder;
use rolebook_model::PageSource;
use rolebook_site::load;

/// Loads `path` in a folder with empty `files`, and compares the files of its pages.
#[track_caller]
fn check(files: &[&str], path: &str, pages: &[&str]) {
    let files: Vec<_> = files.iter().map(|file| (*file, "")).collect();
    let folder = Folder::with(&files);
    let loaded = load(&folder.path().join(path)).unwrap();
    let found: Vec<_> = loaded.source.pages.iter().map(|page| page.file.as_str()).collect();
    assert_eq!(found, pages);
}

#[test]
fn markdown_files_are_pages_in_order_of_their_paths() {
    check(
        &["b.md", "a/z.markdown", "a-b/x.MD", "notes.txt", "a/site.toml"],
        "",
        &["a-b/x.MD", "a/z.markdown", "b.md"],
    );
}

#[test]
fn hidden_files_and_readmes_are_not_pages_but_an_index_is() {
    check(
        &["a.md", ".a.md", ".git/b.md", "README.md", "c/readme.md", "d/index.md"],
        "",
        &["a.md", "d/index.md"],
    );
}

#[test]
fn a_table_of_contents_and_templates_are_not_pages() {
    check(&["SUMMARY.md", "a/_template.md", "a/_index.md", "a/b.md"], "", &["a/_index.md", "a/b.md"]);
    check(
        &[
            "a/b.md",
            "a/role-template.md",
            "a/Template.md",
            "a/role.template.md",
            "_templates/c.md",
            "a/_drafts/d.md",
            "archetypes/default.md",
            "a/_sidebar.md",
            "summary.markdown",
            "a/template-designer.md",
            "a/temp.md",
        ],
        "",
        &["a/b.md", "a/temp.md", "a/template-designer.md"],
    );
}

#[test]
fn pages_that_are_not_published_are_held_back() {
    let page = |settings: &str| format!("---\ntitle: Dev\n{settings}\n---\n");
    let folder = Folder::with(&[
        ("a.md", page("draft: true")),
        ("b.md", page("draft: false")),
        ("c.md", page("date: 2026-11-23")),
        ("d.md", "+++\narchived = true\n+++\n".to_owned()),
    ]);
    let mut loaded = load(folder.path()).unwrap();
    loaded.withhold("2026-11-22");
    let files = |pages: &[PageSource]| pages.iter().map(|page| page.file.clone()).collect::<Vec<_>>();
    assert_eq!(
        (files(&loaded.source.pages), files(&loaded.unpublished)),
        (vec!["b.md".to_owned()], ["a.md", "c.md", "d.md"].map(str::to_owned).to_vec())
    );
    let found: Vec<String> = loaded.findings.values().flatten().map(|found| found.message.clone()).collect();
    assert_eq!(
        found,
        [
            "not published, since `draft` is true",
            "not published, since `date` is 2026-11-23",
            "not published, since `archived` is true",
        ]
    );
}

#[test]
fn a_readme_with_front_matter_is_a_page() {
    let folder = Folder::with(&[("README.md", "---\ntitle: Dev\n---\n")]);
    assert_eq!(load(folder.path()).unwrap().source.pages.len(), 1);
}

#[test]
fn a_single_file_is_a_page_under_its_own_name() {
    check(&["a/b.md", "a/c.md"], "a/b.md", &["b.md"]);
    check(&["notes.txt"], "notes.txt", &["notes.txt"]);
}

#[test]
fn a_single_file_takes_the_nearest_settings_above_it() {
    let folder = Folder::with(&[("site.toml", "name = \"Larkspindle\""), ("a/b.md", "")]);
    assert_eq!(load(&folder.path().join("a/b.md")).unwrap().source.site.name, "Larkspindle");
}

#[test]
fn a_site_without_a_name_is_named_after_its_folder() {
    let folder = Folder::with(&[("larkspindle/a.md", ""), ("larkspindle/roles/b.md", "")]);
    for path in ["larkspindle", "larkspindle/roles"] {
        assert_eq!(load(&folder.path().join(path)).unwrap().source.site.name, "larkspindle");
    }
}
