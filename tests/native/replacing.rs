//! A build that fails or is killed leaves the old site as it was, and no build removes what is not a site's.

use crate::building::{SHELL, build, files, project};
use crate::folder::{Folder, own_roles};
use std::path::{Path, PathBuf};
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
        while !temporaries(project).iter().any(|folder| folder.join("roles/everyone").exists()) {
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
        assert_eq!(temporaries(project), <[PathBuf; 0]>::default(), "what was written is removed");
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
fn a_swap_that_was_killed_is_reverted() {
    check(|project| {
        // Where two folders cannot be exchanged at once, a build can be killed between two steps.
        fs::rename(project.path().join("site"), project.path().join(".site.rolebook-a1b2c3")).unwrap();
        assert_eq!(build(project, &["--roles", "nowhere", "--out", "site"]).code, Some(1));
    });
}

#[test]
fn a_build_that_was_killed_at_its_start_leaves_nothing() {
    check(|project| {
        project.add(".site.rolebook-a1b2c3/.rolebook-manifest.jsonl", "");
        project.add(".site.rolebook-b1b2c3/.rolebook-manifest.jsonl", "{\"rolebook\":\"site\",\"form");
        fs::create_dir(project.path().join(".site.rolebook-c1b2c3")).unwrap();
        project.add(".site.rolebook-lock", "");
    });
}

/// The temporary folders of builds to `site`.
fn temporaries(project: &Folder) -> Vec<PathBuf> {
    let entries = fs::read_dir(project.path()).unwrap().map(|entry| entry.unwrap());
    let is_temporary =
        |entry: &fs::DirEntry| entry.file_name().to_string_lossy().starts_with(".site.rolebook-");
    entries.filter(|entry| is_temporary(entry) && entry.path().is_dir()).map(|entry| entry.path()).collect()
}

/// Everything below a folder: names, what links lead to, and the content of files.
pub(crate) fn tree(folder: &Path) -> Vec<(PathBuf, Option<PathBuf>, Vec<u8>)> {
    let entries =
        walkdir::WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter().map(Result::unwrap);
    let read = |entry: &walkdir::DirEntry| match entry.file_type().is_file() {
        true => fs::read(entry.path()).unwrap(),
        false => Vec::new(),
    };
    let one =
        |entry: walkdir::DirEntry| (entry.path().to_owned(), fs::read_link(entry.path()).ok(), read(&entry));
    entries.map(one).collect()
}

/// Builds a site, has `change` change it or what is beside it, and compares the error of the next build, which must change
/// nothing at all.
#[track_caller]
fn check_refused(change: impl FnOnce(&Folder), error: &str) {
    let project = project(SHELL);
    assert_eq!(build(&project, &["--out", "site"]).code, Some(0));
    change(&project);
    let before = tree(project.path());
    let run = build(&project, &["--out", "site"]);
    assert_eq!((run.code, run.error.as_str()), (Some(1), &*format!("rolebook: {error}\n")));
    assert!(tree(project.path()) == before, "something changed");
}

const OTHERS: &str = "site: holds what no build has written, and replacing it would delete that: move it away, or choose a \
                      folder for the site alone";
const NOT_OURS: &str = "site: is not a site that a build has written, and replacing it would delete what it holds: choose an \
                        empty folder, or a new one";
const EARLIER: &str = "site: looks like a site of an earlier version, which has no list of its files: delete the folder if nothing \
                       in it is yours, or choose another one";
const UNREADABLE: &str = "site: its list of files, .rolebook-manifest.jsonl, is not whole: delete the folder if nothing in it \
                          is yours, or choose another one";

/// Puts files into an empty folder `site`.
fn instead(project: &Folder, files: &[(&str, &str)]) {
    fs::remove_dir_all(project.path().join("site")).unwrap();
    files.iter().for_each(|(file, content)| project.add(&format!("site/{file}"), content));
}

#[test]
fn a_project_whose_page_looks_like_a_site_is_not_replaced() {
    let page = "<main id=\"rolebook\">";
    let files = [("index.html", page), ("src/main.rs", ""), ("README.md", ""), ("site.toml", "")];
    let error = format!("{EARLIER}\n  README.md\n  index.html\n  site.toml\n  src/");
    check_refused(|project| instead(project, &files), &error);
}

#[test]
fn a_folder_that_is_not_a_site_is_not_replaced() {
    check_refused(|project| instead(project, &[("notes.txt", "")]), &format!("{NOT_OURS}\n  notes.txt"));
    check_refused(|project| instead(project, &[(".git/config", "")]), &format!("{NOT_OURS}\n  .git/"));
    check_refused(|project| instead(project, &[("a/b", ""), ("c", "")]), &format!("{NOT_OURS}\n  a/\n  c"));
    let many: Vec<String> = (10..=30).map(|number| format!("{number}.txt")).collect();
    let files: Vec<_> = many.iter().map(|file| (&**file, "")).collect();
    let error = format!("{NOT_OURS}\n  {}\n  and 11 more", many[..10].join("\n  "));
    check_refused(|project| instead(project, &files), &error);
}

#[test]
fn a_site_to_which_something_was_added_is_not_replaced() {
    for (file, shown) in [
        ("notes.txt", "notes.txt"),
        ("roles/engineering/drafts/a.md", "roles/engineering/drafts/"),
        ("roles/a.md", "roles/a.md"),
        (".git/config", ".git/"),
        (".rolebook-manifest.jsonl.old", ".rolebook-manifest.jsonl.old"),
        ("roles/.rolebook-manifest.jsonl", "roles/.rolebook-manifest.jsonl"),
    ] {
        check_refused(|project| project.add(&format!("site/{file}"), ""), &format!("{OTHERS}\n  {shown}"));
    }
    check_refused(
        |project| fs::create_dir(project.path().join("site/empty")).unwrap(),
        &format!("{OTHERS}\n  empty/"),
    );
}

#[test]
fn a_file_of_a_site_that_has_become_a_folder_is_not_removed() {
    check_refused(
        |project| {
            fs::remove_file(project.path().join("site/robots.txt")).unwrap();
            project.add("site/robots.txt/notes.txt", "");
        },
        &format!("{OTHERS}\n  robots.txt/"),
    );
}

#[test]
fn a_site_whose_manifest_is_not_whole_is_not_replaced() {
    let manifest = "site/.rolebook-manifest.jsonl";
    let everything = "\n  .nojekyll\n  404.html\n  _headers\n  app-1a2b3c4d.css\n  apple-touch-icon.png\n  \
                      catalog.json\n  favicon.svg\n  icon-192.png\n  icon-512.png\n  index.html\n  and 8 more";
    let text = |project: &Folder| fs::read_to_string(project.path().join(manifest)).unwrap();
    let changed = |change: &dyn Fn(&str) -> String| {
        check_refused(|it| it.add(manifest, change(&text(it))), &format!("{UNREADABLE}{everything}"));
    };
    changed(&|text| text[..text.len() - 1].to_owned());
    changed(&|text| text.lines().take(5).map(|line| format!("{line}\n")).collect());
    changed(&|text| text.replace("\"format\":1", "\"format\":2"));
    changed(&|text| text.replace("404.html", "../app/index.html"));
    changed(&|text| text.to_owned() + "{\"file\":\"notes.txt\",\"hash\":\"0\"}\n");
    changed(&|_| "{}".to_owned());
    check_refused(
        |project| fs::remove_file(project.path().join(manifest)).unwrap(),
        &format!("{EARLIER}{everything}"),
    );
}

#[cfg(unix)]
#[test]
fn links_and_pipes_in_a_site_are_not_removed() {
    use std::ffi::OsStr;
    use std::os::unix::{ffi::OsStrExt, fs::symlink};
    let link = |name: &'static str| {
        move |project: &Folder| {
            let _ = fs::remove_file(project.path().join(name));
            symlink(project.path().join("roles"), project.path().join(name)).unwrap();
        }
    };
    check_refused(link("site/more"), &format!("{OTHERS}\n  more"));
    check_refused(link("site/index.html"), &format!("{OTHERS}\n  index.html"));
    let pipe = |project: &Folder| {
        let path = project.path().join("site/pipe");
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    };
    check_refused(pipe, &format!("{OTHERS}\n  pipe"));
    let name = OsStr::from_bytes(b"site/caf\xe9\n");
    check_refused(
        |project| fs::write(project.path().join(name), "").unwrap(),
        &format!("{OTHERS}\n  caf\u{fffd}\\n"),
    );
}

#[test]
fn what_no_build_has_written_beside_a_site_stays() {
    let project = project(SHELL);
    for file in [
        ".site.new/notes.txt",
        ".site.old/notes.txt",
        ".site.rolebook-a1b2c3/notes.txt",
        ".site.rolebook-b1b2c3",
        ".site.rolebook-lock1",
    ] {
        project.add(file, "mine");
    }
    // A leftover to which a file was added, and a manifest without a site.
    assert_eq!(build(&project, &["--out", "site"]).code, Some(0));
    let site = project.path().join("site");
    fs::rename(&site, project.path().join(".site.rolebook-c1b2c3")).unwrap();
    project.add(".site.rolebook-c1b2c3/roles/mine.txt", "mine");
    project.add(".site.rolebook-d1b2c3/.rolebook-manifest.jsonl", "mine");
    let before = tree(project.path());
    assert_eq!(build(&project, &["--out", "site"]).code, Some(0));
    assert_eq!(build(&project, &["--out", "site"]).code, Some(0));
    fs::remove_dir_all(site).unwrap();
    assert!(tree(project.path()) == before, "something changed");
}
