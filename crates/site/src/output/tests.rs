//! What the command's own tests cannot bring about: faults at a certain moment of a build.

use super::*;
use tempfile::TempDir;

/// A folder with the site `site` of one file, `old.html`, and folders of inputs.
struct Beside {
    folder: TempDir,
}

impl Beside {
    fn a_site() -> Beside {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("roles")).unwrap();
        fs::create_dir(folder.path().join("app")).unwrap();
        let beside = Beside { folder };
        let output = beside.output();
        output.write("old/index.html", b"old").unwrap();
        assert_eq!(output.commit().unwrap(), None);
        beside
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn output(&self) -> Output {
        let (roles, app) = (self.path("roles"), self.path("app"));
        let inputs = Inputs { roles: &roles, app: Some(&app), extra_files: &[] };
        Output::replacing(&self.path("site"), &inputs, false).unwrap()
    }

    /// The files and folders at the top, sorted.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[track_caller]
    fn check_old_site(&self) {
        assert_eq!(fs::read(self.path("site/old/index.html")).unwrap(), b"old");
        assert_eq!(self.names(), ["app", "roles", "site"], "nothing is left over");
    }
}

/// The folder that a build writes to.
fn work(output: &Output) -> &Path {
    output.work.as_deref().unwrap()
}

#[test]
fn two_folders_that_cannot_be_exchanged_are_swapped_in_two_steps() {
    let beside = Beside::a_site();
    let mut output = beside.output();
    output.write("new.html", b"new").unwrap();
    let Place::Beside { names, .. } = &output.place else { panic!("it replaces a site") };
    let former = swap::in_two_steps(work(&output), &output.target, names).unwrap();
    assert_eq!(fs::read(beside.path("site/new.html")).unwrap(), b"new");
    assert_eq!(fs::read(former.join("old/index.html")).unwrap(), b"old");
    output.work = None;
}

#[test]
fn a_build_killed_between_the_two_steps_leaves_a_whole_site() {
    // With the new site complete or not: whichever whole one is found, nothing is left over.
    for is_complete in [true, false] {
        let beside = Beside::a_site();
        let output = beside.output();
        output.write("new.html", b"new").unwrap();
        if is_complete {
            output.finish(&Manifest { files: output.journal.hashes(), is_complete }).unwrap();
        }
        fs::rename(beside.path("site"), beside.path(".site.rolebook-zzzzzz")).unwrap();
        let mut output = output;
        output.work = None;
        drop(output);
        drop(beside.output());
        let [old, new] = ["site/old/index.html", "site/new.html"].map(|file| beside.path(file).is_file());
        assert!(old != new && (is_complete || old), "{old} {new}");
        assert_eq!(beside.names(), ["app", "roles", "site"]);
    }
}

#[test]
fn a_damaged_site_is_not_restored() {
    let beside = Beside::a_site();
    let away = beside.path(".site.rolebook-a1b2c3");
    fs::rename(beside.path("site"), &away).unwrap();
    fs::write(away.join("old/index.html"), "other").unwrap();
    drop(beside.output());
    assert_eq!(beside.names(), ["app", "roles"]);
}

#[test]
fn what_was_added_to_the_old_site_while_it_was_replaced_is_kept() {
    let beside = Beside::a_site();
    let old = Manifest::read(&beside.path("site")).unwrap();
    fs::write(beside.path("site/old/notes.txt"), "mine").unwrap();
    fs::create_dir(beside.path("site/drafts")).unwrap();
    assert!(!contents::remove(&beside.path("site"), &old).unwrap());
    assert_eq!(fs::read(beside.path("site/old/notes.txt")).unwrap(), b"mine");
    assert!(beside.path("site/drafts").is_dir() && !beside.path("site/old/index.html").exists());
}

#[test]
fn what_was_added_to_the_old_site_during_a_build_ends_it() {
    let beside = Beside::a_site();
    let output = beside.output();
    output.write("new.html", b"new").unwrap();
    fs::write(beside.path("site/notes.txt"), "mine").unwrap();
    let error = output.commit().unwrap_err().to_string();
    assert!(error.ends_with("choose a folder for the site alone\n  notes.txt"), "{error}");
    fs::remove_file(beside.path("site/notes.txt")).unwrap();
    beside.check_old_site();
}

/// Changes the new folder during a build, which then fails with this message, by writing another file or at the end.
#[track_caller]
fn check_disturbed(change: impl FnOnce(&Path), expect: &str) {
    let beside = Beside::a_site();
    let output = beside.output();
    output.write("a/b.html", b"new").unwrap();
    change(work(&output));
    let error = output.write("c/d.html", b"new").and_then(|()| output.commit().map(drop)).unwrap_err();
    assert!(error.to_string().ends_with(expect), "{error}");
    let stay = beside.names().into_iter().filter(|name| name.starts_with(".site.rolebook-"));
    for folder in stay {
        fs::remove_dir_all(beside.path(&folder)).unwrap();
    }
    beside.check_old_site();
}

#[test]
fn a_folder_that_is_removed_during_a_build_ends_it() {
    let removed =
        "cannot be written (No such file or directory (os error 2)), build again, for its folder was removed";
    check_disturbed(|work| fs::remove_dir_all(work).unwrap(), if cfg!(unix) { removed } else { "" });
    let disturbed = "files were added or removed while the site was written there, build again";
    check_disturbed(|work| fs::remove_dir_all(work.join("a")).unwrap(), disturbed);
    check_disturbed(|work| fs::remove_file(work.join("a/b.html")).unwrap(), disturbed);
    check_disturbed(|work| fs::write(work.join("notes.txt"), "").unwrap(), disturbed);
}

#[test]
fn only_files_of_the_old_site_are_kept() {
    let beside = Beside::a_site();
    let output = beside.output();
    for name in ["old/index.html", "none.html", "../roles/a.md", MANIFEST] {
        output.keep(name).unwrap();
    }
    assert_eq!(output.names(), ["old/index.html"]);
    drop(output);
    beside.check_old_site();
}

#[cfg(unix)]
#[test]
fn nothing_is_removed_through_a_link_in_place_of_a_folder() {
    let beside = Beside::a_site();
    let old = Manifest::read(&beside.path("site")).unwrap();
    std::os::unix::fs::symlink("site", beside.path("link")).unwrap();
    assert!(!contents::remove(&beside.path("link"), &old).unwrap());
    assert!(beside.path("site/old/index.html").is_file() && beside.path("site").join(MANIFEST).is_file());
}

#[cfg(unix)]
#[test]
fn an_app_with_a_link_is_not_written_to() {
    let beside = Beside::a_site();
    std::os::unix::fs::symlink(beside.path("roles"), beside.path("app/embed")).unwrap();
    let (roles, app) = (beside.path("roles"), beside.path("app"));
    let error =
        Output::within_app(&app, &Inputs { roles: &roles, app: Some(&app), extra_files: &[] }).err().unwrap();
    assert!(error.to_string().ends_with("build the app again\n  embed"), "{error}");
}
