//! One build at a time writes a site; a second one says who does, or waits.

use crate::building::{SHELL, build, project};
use crate::folder::Folder;
use crate::replacing::tree;
use std::fs::{self, File};
use std::process::{Command, Stdio};

const LOCK: &str = ".site.rolebook-lock";

/// Holds the lock of `site` with this content.
fn held(project: &Folder, content: &str) -> File {
    project.add(LOCK, content);
    let file = File::open(project.path().join(LOCK)).unwrap();
    file.try_lock().unwrap();
    file
}

#[test]
fn a_second_build_says_who_holds_the_lock_and_since_when() {
    for (content, holder) in [
        (
            "{\"process\":42,\"since\":\"2026-11-28T20:00:00Z\"}\n",
            " (process 42, since 2026-11-28T20:00:00Z)",
        ),
        ("", ""),
    ] {
        let project = project(SHELL);
        let _held = held(&project, content);
        let before = tree(project.path());
        let run = build(&project, &["--out", "site"]);
        let error = format!(
            "rolebook: site: another build is writing this site{holder}: try again when it has ended, or wait for it \
             with --wait\n"
        );
        assert_eq!((run.code, run.error), (Some(1), error));
        assert!(tree(project.path()) == before, "something changed");
    }
}

#[test]
fn a_build_waits_for_another_one_and_reads_the_pages_after_it() {
    let project = project(SHELL);
    let held = held(&project, "");
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolebook"));
    command.args(["build", "--app", "app", "--out", "site", "--wait"]).current_dir(project.path());
    let mut waiting = command.stdout(Stdio::null()).spawn().unwrap();
    project.add("roles/kitchen/cook.md", "---\ntitle: Cook\n---\n\nCooks.\n");
    assert_eq!(waiting.try_wait().unwrap(), None);
    drop(held);
    assert!(waiting.wait().unwrap().success());
    assert!(project.path().join("site/roles/kitchen/cook/index.html").is_file());
    assert!(!project.path().join(LOCK).exists());
}

#[test]
fn the_lock_of_a_process_that_has_ended_is_free() {
    let project = project(SHELL);
    project.add(LOCK, "{\"process\":42,\"since\":\"2026-11-28T20:00:00Z\"}\n");
    assert_eq!(build(&project, &["--out", "site"]).code, Some(0));
    assert!(!project.path().join(LOCK).exists());
}

/// Builds beside something with the name of the lock that `put` has put there: nothing may change.
#[track_caller]
fn check_foreign(put: impl FnOnce(&Folder), error: &str) {
    let project = project(SHELL);
    project.add("secret.txt", "");
    put(&project);
    let before = tree(project.path());
    let run = build(&project, &["--out", "site"]);
    assert!(run.code == Some(1) && run.error.contains(error), "{}", run.error);
    assert!(tree(project.path()) == before, "something changed");
}

#[test]
fn what_is_no_lock_stays() {
    let not_ours = "rolebook-lock: builds lock a file of this name, and this one is not theirs: move it away";
    check_foreign(|project| project.add(LOCK, "mine"), not_ours);
    check_foreign(|project| fs::create_dir(project.path().join(LOCK)).unwrap(), "rolebook-lock: ");
}

#[cfg(unix)]
#[test]
fn the_lock_is_that_of_the_folder_however_it_is_named() {
    let project = project(SHELL);
    fs::create_dir(project.path().join("site")).unwrap();
    std::os::unix::fs::symlink("site", project.path().join("link")).unwrap();
    let _held = held(&project, "");
    for out in ["link", "./site/", "app/../site", "link/../site"] {
        let run = build(&project, &["--out", out]);
        assert!(run.error.contains("another build is writing this site"), "{out}: {}", run.error);
    }
}

#[cfg(unix)]
#[test]
fn a_lock_is_not_written_through_a_link() {
    use std::os::unix::fs::symlink;
    let link = |project: &Folder| symlink("secret.txt", project.path().join(LOCK)).unwrap();
    check_foreign(link, "rolebook-lock: cannot be written");
    let dangling = |project: &Folder| symlink("nowhere", project.path().join(LOCK)).unwrap();
    check_foreign(dangling, "rolebook-lock: cannot be written");
    let hard = |project: &Folder| {
        fs::hard_link(project.path().join("secret.txt"), project.path().join(LOCK)).unwrap();
    };
    check_foreign(hard, "this one is not theirs");
    let pipe = |project: &Folder| {
        assert!(Command::new("mkfifo").arg(project.path().join(LOCK)).status().unwrap().success());
    };
    check_foreign(pipe, "this one is not theirs");
}
