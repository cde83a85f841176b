//! Where a site may be written: apart from everything that it is built from.

use crate::building::{SHELL, build, project};
use crate::folder::{Folder, rolebook};
use crate::replacing::tree;

/// A project with extra files, too.
fn with_files() -> Folder {
    let project = project(SHELL);
    project.add("more/site.css", "p {}");
    project.add("work/pages/cook.md", "---\ntitle: Cook\n---\n\nCooks.\n");
    project.add("work/pages/site.toml", "");
    // This alone once made a folder a site that was replaced, with all that was in it.
    project.add("work/index.html", "<main id=\"rolebook\">");
    project.add("file", "mine");
    project
}

/// Builds in such a project; nothing may change.
#[track_caller]
fn check(project: &Folder, arguments: &[&str], error: &str) {
    let before = tree(project.path());
    let run = build(project, arguments);
    assert_eq!((run.code, run.error.as_str()), (Some(1), &*format!("rolebook: {error}\n")), "{arguments:?}");
    assert!(tree(project.path()) == before, "something changed for {arguments:?}");
}

#[test]
fn a_site_does_not_overlap_with_what_it_is_built_from() {
    let project = with_files();
    let apart = "choose a folder apart from it";
    for (arguments, out, overlap) in [
        (&[][..], "roles", "the same as roles, the folder of role pages"),
        (&[], "roles/site", "within roles, the folder of role pages"),
        (&[], "roles/new/site", "within roles, the folder of role pages"),
        (&[], "more/../roles", "the same as roles, the folder of role pages"),
        (&["--roles", "work/pages"], "work", "around work/pages, the folder of role pages"),
        (&["--roles", "work/pages/cook.md"], "work", "around work/pages, the folder of role pages"),
        (&["--roles", "roles/engineering/dev.md"], "roles/site", "within roles, the folder of role pages"),
        (&[], "app", "the same as app, the folder of the app"),
        (&[], "app/site", "within app, the folder of the app"),
        (&["--app", "work/pages"], "work", "around work/pages, the folder of the app"),
        (&["--files", "more"], "more", "the same as more, a folder of extra files"),
        (&["--files", "more/"], "more/site", "within more/, a folder of extra files"),
        (&["--files", "more", "--files", "work/pages"], "work", "around work/pages, a folder of extra files"),
    ] {
        let error = format!("{out}: {overlap}: {apart}");
        check(&project, &[&["--out", out], arguments].concat(), &error);
    }
}

#[test]
fn pages_at_the_top_of_a_project_may_have_the_site_among_them() {
    let project = Folder::with(&[
        ("pages/engineering/dev.md", "---\ntitle: Dev\n---\n\n## Responsibilities\n\n- Help\n"),
        ("app/index.html", SHELL),
    ]);
    let pages = project.path().join("pages");
    let mut sites = Vec::new();
    for _ in 0..2 {
        let run = rolebook(&pages, &["build", "--app", "../app", "-o", "public"]);
        assert_eq!((run.code, run.error.as_str()), (Some(0), ""));
        sites.push(tree(&pages.join("public")));
    }
    assert!(sites[0] == sites[1], "the second build has read the site of the first one");
    assert!(rolebook(&pages, &["check"]).out.contains("1 page"));
    for out in [".", ".."] {
        assert_eq!(rolebook(&pages, &["build", "--app", "../app", "-o", out]).code, Some(1));
    }
}

#[test]
fn the_working_folder_and_those_around_it_are_not_replaced() {
    let project = with_files();
    let root = "the root of a file system, choose a folder for the site alone";
    for (out, error) in [
        (".", "the working folder, or around it: choose a folder for the site alone"),
        ("..", "the working folder, or around it: choose a folder for the site alone"),
        ("app/..", "the working folder, or around it: choose a folder for the site alone"),
        ("/", root),
        ("/..", root),
    ] {
        check(&project, &["--out", out], &format!("{out}: {error}"));
    }
}

#[test]
fn a_site_is_not_written_in_place_of_a_file() {
    let project = with_files();
    for (out, error) in [
        ("file", "not a folder, choose a folder for the site alone"),
        ("file/site", "file is not a folder, choose a path through folders"),
        ("none/../site", "cannot be resolved (entity not found), check the path"),
        (".site.rolebook-a1b2c3", "a name that builds use for temporary files, choose another one"),
    ] {
        let shown = project.path().join("file").display().to_string();
        let error = error.replace("file is", &format!("{shown} is"));
        check(&project, &["--out", out], &format!("{out}: {error}"));
    }
    assert_eq!(build(&project, &["--out", "site"]).code, Some(0), "the next build is not hindered");
}

#[cfg(unix)]
#[test]
fn links_hide_no_overlap() {
    use std::os::unix::fs::symlink;
    let project = with_files();
    let link = |name: &str, to: &str| symlink(to, project.path().join(name)).unwrap();
    link("to-roles", "roles");
    link("to-file", "file");
    link("to-nothing", "nowhere");
    link("to-itself", "to-itself");
    link("to-here", ".");
    let nothing = |name: &str| {
        let path = project.path().join(name).display().to_string();
        format!("{path} is a link to nothing, remove it or choose another folder")
    };
    for (out, error) in [
        ("to-roles", "the same as roles, the folder of role pages: choose a folder apart from it"),
        ("to-roles/site", "within roles, the folder of role pages: choose a folder apart from it"),
        ("to-here", "the working folder, or around it: choose a folder for the site alone"),
        ("to-here/app", "the same as app, the folder of the app: choose a folder apart from it"),
        ("to-file", "not a folder, choose a folder for the site alone"),
        ("to-nothing", &nothing("to-nothing")),
        ("to-nothing/site", &nothing("to-nothing")),
        ("to-itself", &nothing("to-itself")),
    ] {
        check(&project, &["--out", out], &format!("{out}: {error}"));
    }
}

#[cfg(unix)]
#[test]
fn a_site_is_replaced_through_a_link() {
    let project = with_files();
    std::fs::create_dir(project.path().join("empty")).unwrap();
    std::os::unix::fs::symlink("empty", project.path().join("link")).unwrap();
    for _ in 0..2 {
        assert_eq!(build(&project, &["--out", "link"]).error, "");
        assert!(
            project.path().join("link").is_symlink() && project.path().join("empty/index.html").is_file()
        );
    }
}

#[test]
fn a_page_outside_of_a_folder_of_roles_may_lie_beside_the_site() {
    let project = with_files();
    let temporary = tempfile::tempdir().unwrap();
    let page = temporary.path().join("cook.md");
    std::fs::copy(project.path().join("work/pages/cook.md"), &page).unwrap();
    let site = temporary.path().join("site");
    let run = build(&project, &["--roles", &page.to_string_lossy(), "--out", &site.to_string_lossy()]);
    assert_eq!((run.code, run.error.as_str()), (Some(0), ""));
    let around = temporary.path().to_string_lossy().into_owned();
    let error = format!("{around}: around {}, the page: choose a folder apart from it", page.display());
    check(&project, &["--roles", &page.to_string_lossy(), "--out", &around], &error);
}

#[test]
fn folders_are_created_and_removed_again_if_the_build_fails() {
    let project = with_files();
    let before = tree(project.path());
    assert_eq!(build(&project, &["--roles", "nowhere", "--out", "a/b/site"]).code, Some(1));
    assert!(tree(project.path()) == before, "something is left");
    assert_eq!(build(&project, &["--out", "a/b/site"]).code, Some(0));
    assert!(project.path().join("a/b/site/index.html").is_file());
}

#[test]
fn extra_files_of_a_name_that_no_site_has_are_refused() {
    for (folder, file) in [(".git", "config"), ("more", "a\u{1b}.txt"), ("more", "new\nline")] {
        if cfg!(windows) && file.contains(char::is_control) {
            continue;
        }
        let project = with_files();
        project.add(&format!("{folder}/{file}"), "");
        let name = format!("{folder}/{file}").escape_debug().to_string();
        let error = format!("{name}: a site cannot have a file of this name, rename it");
        check(&project, &["--out", "site", "--files", folder], &error);
    }
}
