//! A build that fails or is killed leaves the old site as it was.

use crate::building::{SHELL, build, files, project};
use crate::folder::{Folder, own_roles};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::{fs, thread};

/// All files below a folder with their content.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    files(folder).into_iter().map(|file| (file.clone(), fs::read(folder.join(file)).unwrap())).collect()
}

/// Checks that the old site is unchanged after `interrupted_build`, and that the next build leaves nothing behind.
#[track_caller]
fn check(interrupted_build: impl FnOnce(&Folder)) {
    let project = project(SHELL);
    assert_eq!(build(&project, &["--out", "site"]).code, Some(0));
    let before = contents(&project.path().join("site"));
    interrupted_build(&project);
    assert!(contents(&project.path().join("site")) == before, "the old site changed");

    assert_eq!(build(&project, &["--out", "site"]).code, Some(0), "the next build succeeds");
    let names = fs::read_dir(project.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names.retain(|name| name != "many");
    assert_eq!(names, ["app", "roles", "site"], "nothing is left behind");
}

/// Adds enough roles that a build can be killed before it ends.
fn add_many_roles(project: &Folder) {
    let pages = walkdir::WalkDir::new(own_roles()).into_iter().map(Result::unwrap);
    let pages = pages.filter(|page| page.path().extension().is_some_and(|it| it == "md"));
    for page in pages {
        let text = fs::read(page.path()).unwrap();
        let stem = page.path().file_stem().unwrap().to_string_lossy().into_owned();
        for number in 0..40 {
            project.add(&format!("many/everyone/{stem}-{number}.md"), &text);
        }
    }
}

fn start_build_of_many(project: &Folder) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolebook"));
    command.args(["build", "--app", "app", "--roles", "many", "--out", "site"]).current_dir(project.path());
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

#[test]
fn a_build_that_is_killed_leaves_the_old_site() {
    check(|project| {
        add_many_roles(project);
        let mut build = start_build_of_many(project);
        let first_page = project.path().join(".site.new/roles/everyone");
        while !first_page.exists() {
            assert_eq!(build.try_wait().unwrap(), None, "the build ended too early");
            thread::yield_now();
        }
        build.kill().unwrap();
        assert!(!build.wait().unwrap().success());
    });
}

#[test]
fn a_build_that_cannot_write_a_page_leaves_the_old_site() {
    check(|project| {
        project.add("many/everyone/a.md", "Bakes.");
        // A file with the name of the department's folder.
        project.add("many/roles/everyone", "");
        let run = build(project, &["--roles", "many", "--files", "many/roles", "--out", "site"]);
        assert_eq!(run.code, Some(1), "{}", run.error);
        assert!(!project.path().join(".site.new").exists(), "what was written is removed");
    });
}

#[test]
fn a_build_with_invalid_settings_leaves_the_old_site() {
    check(|project| {
        project.add("many/a.md", "Bakes.");
        project.add("many/site.toml", "nmae = \"Lark\"");
        assert_eq!(build(project, &["--roles", "many", "--out", "site"]).code, Some(1));
    });
}

#[test]
fn a_build_without_an_app_leaves_the_old_site() {
    check(|project| assert_eq!(build(project, &["--app", "roles", "--out", "site"]).code, Some(1)));
}

#[test]
fn an_interrupted_swap_is_reverted() {
    check(|project| {
        // Where two folders cannot be exchanged atomically, a build can be killed between two steps.
        fs::rename(project.path().join("site"), project.path().join(".site.old")).unwrap();
        project.add("many/site.toml", "nmae = \"Lark\"");
        project.add(".site.new/index.html", "half of a page");
        let run = build(project, &["--out", "site"]);
        assert_eq!(run.code, Some(0), "{}", run.error);
    });
}

/// Builds to a folder that contains this file, and compares the error.
#[track_caller]
fn check_refused(file: &str, reason: &str) {
    let project = project(SHELL);
    project.add(file, "mine");
    let run = build(&project, &["--out", "site"]);
    assert_eq!((run.code, run.error.as_str()), (Some(1), &*format!("rolebook: site: {reason}\n")));
    assert!(project.path().join(file).is_file());
}

#[test]
fn a_folder_that_is_not_a_site_is_not_replaced() {
    check_refused(
        "site/notes.txt",
        "holds other files than those of a site, which would be lost: choose a folder for the site alone",
    );
    check_refused(
        "site/.git/config",
        "holds a repository, which would be lost: choose a folder for the site alone",
    );
}
