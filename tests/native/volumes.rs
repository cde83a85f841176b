//! Volumes that are full, read-only, or the site's folder itself: a clear error, and the old site stays whole.

#![cfg(target_os = "linux")]

use crate::building::{SHELL, build, project};
use crate::folder::{Folder, Run};
use crate::replacing::tree;
use std::fs;
use std::process::Command;

/// Builds a site on a volume of 2 MB, runs `between`, builds again to `out`, and runs `undo`; all three are lines of a shell.
/// The site is copied to `before` and `after`, and the names on the volume are written to `names`. `None` if nothing can be
/// mounted here; the caller then skips its test.
fn run(project: &Folder, between: &str, out: &str, undo: &str) -> Option<Run> {
    let script = format!(
        "mkdir volume; mount -t tmpfs -o size=2m none volume || exit 77; \
         build() {{ \"$0\" build --app app --out \"$1\"; }}; \
         build volume/site > /dev/null || exit 78; cp -R volume/site before; \
         {between}; build {out}; status=$?; {undo}; \
         cp -R volume/site after; ls -A volume > names; exit $status"
    );
    let mut command = Command::new("unshare");
    command.args(["-rm", "sh", "-c", &script, env!("CARGO_BIN_EXE_rolebook")]).current_dir(project.path());
    let possible = Command::new("unshare").args(["-rm", "true"]).status().is_ok_and(|it| it.success());
    let run = possible.then(|| Run::of(&mut command)).filter(|run| run.code != Some(77));
    if run.is_none() {
        eprintln!("skipped: no volume can be mounted here");
    }
    run
}

#[track_caller]
fn check(between: &str, out: &str, undo: &str, error: &str) {
    let project = project(SHELL);
    let Some(run) = run(&project, between, out, undo) else { return };
    assert!(run.code == Some(1) && run.error.ends_with(error), "{:?} {}", run.code, run.error);
    let of = |name: &str| {
        let folder = project.path().join(name);
        tree(&folder)
            .into_iter()
            .map(|(path, _, content)| (path.strip_prefix(&folder).unwrap().to_owned(), content))
            .collect::<Vec<_>>()
    };
    assert!(of("before") == of("after") && !of("after").is_empty(), "the old site changed");
    assert_eq!(fs::read_to_string(project.path().join("names")).unwrap(), "site\n", "nothing is left");
    assert_eq!(build(&project, &["--out", "site"]).code, Some(0));
}

#[test]
fn a_full_volume_leaves_the_old_site() {
    let fill = "head -c 4000000 /dev/zero > volume/fill 2> /dev/null";
    let error = "cannot be written (No space left on device (os error 28)), free space, or choose a folder on another volume\n";
    check(fill, "volume/site", "rm volume/fill", error);
    let nearly = "head -c 4000000 /dev/zero > volume/fill 2> /dev/null; truncate -s -40K volume/fill";
    check(nearly, "volume/site", "rm volume/fill", error);
}

#[test]
fn a_read_only_volume_leaves_the_old_site() {
    let error = "cannot be written (Read-only file system (os error 30)), check the permissions, or choose another folder\n";
    check("mount -o remount,ro volume", "volume/site", "true", error);
}

#[test]
fn a_volume_itself_is_not_replaced() {
    let error = "the top of another volume, which cannot be replaced, choose a folder in it\n";
    check("true", "volume", "true", error);
    check("mkdir bound; mount --bind volume/site bound", "bound", "umount bound", error);
}

#[test]
fn a_volume_in_a_site_is_not_part_of_it() {
    let mounted = "mount -t tmpfs none volume/site/roles";
    let error = "choose a folder for the site alone\n  roles/\n";
    check(mounted, "volume/site", "umount volume/site/roles", error);
}

#[test]
fn a_mount_hides_no_overlap() {
    let error = "bound/roles: the same as roles, the folder of role pages: choose a folder apart from it\n";
    check("mkdir bound; mount --bind . bound", "bound/roles", "umount bound", error);
}
