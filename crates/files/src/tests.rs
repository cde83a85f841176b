//! What is read and listed of a folder with links and special files, and what is refused.

use crate::{Folder, Refusal};
use std::fs;
#[cfg(unix)]
use std::path::Path;
use tempfile::TempDir;

/// A folder `inside`, beside a file and a folder that nobody may read.
struct Place {
    temporary: TempDir,
    folder: Folder,
}

impl Place {
    fn with(files: &[&str]) -> Place {
        let temporary = tempfile::tempdir().unwrap();
        let inside = temporary.path().join("inside");
        for file in ["../secret.md", "../elsewhere/secret.md"].iter().chain(files) {
            let path = inside.join(file);
            fs::create_dir_all(&inside).unwrap();
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "text").unwrap();
        }
        let folder = Folder::open(&inside).unwrap();
        Place { temporary, folder }
    }

    fn path(&self, file: &str) -> std::path::PathBuf {
        self.temporary.path().join("inside").join(file)
    }

    /// What is read of a file: its text, or why not.
    fn read(&self, file: &str) -> String {
        self.folder.read_text(file, 10).unwrap_or_else(|refusal| refusal.to_string())
    }

    /// The files and what was left out, as text.
    fn walk(&self) -> (Vec<String>, Vec<String>) {
        let walk = self.folder.walk(1_000, |name| name.starts_with('.'));
        let left_out = walk.left_out.iter().map(|it| format!("{}: {}", it.name, it.refusal));
        (walk.files.iter().map(|file| file.name.clone()).collect(), left_out.collect())
    }
}

const OUTSIDE: &str = "a link out of the folder";
#[cfg(unix)]
const LOOP: &str = "a link to itself or to a folder around it";

#[test]
fn a_path_stays_inside() {
    let place = Place::with(&["a/b.md"]);
    let absolute = place.path("../secret.md").display().to_string();
    for (path, read) in [
        ("a/b.md", "text"),
        ("a/../a/b.md", "text"),
        ("../inside/a/b.md", "text"),
        ("../secret.md", OUTSIDE),
        ("a/../../secret.md", OUTSIDE),
        (&*absolute, OUTSIDE),
        ("../no-such-secret.md", OUTSIDE),
        ("a", "a folder, not a regular file"),
        (".", "a folder, not a regular file"),
        ("c.md", "no such file"),
    ] {
        assert_eq!(place.read(path), read, "{path}");
    }
}

#[test]
fn a_file_is_read_up_to_its_limit_of_bytes() {
    let place = Place::with(&[]);
    fs::write(place.path("ten.md"), "ten bytes.").unwrap();
    fs::write(place.path("eleven.md"), "eleven bytes").unwrap();
    fs::write(place.path("latin.md"), b"\xff").unwrap();
    // It takes no room on the disk, and would take all of the memory.
    fs::File::create(place.path("huge.md")).unwrap().set_len(1 << 40).unwrap();
    assert_eq!(place.read("ten.md"), "ten bytes.");
    assert_eq!(place.read("eleven.md"), "larger than 10 bytes");
    assert_eq!(place.read("huge.md"), "larger than 10 bytes");
    assert_eq!(place.read("latin.md"), "not UTF-8");
}

#[test]
fn a_walk_lists_all_but_hidden_files_in_order() {
    let place = Place::with(&["b.md", "a/z.md", "a-b/x.md", ".git/c.md", ".d.md", "a.md/e.md"]);
    let (files, left_out) = place.walk();
    assert_eq!(files, ["a-b/x.md", "a.md/e.md", "a/z.md", "b.md"]);
    assert_eq!(left_out, [""; 0]);
}

#[test]
fn a_walk_ends_at_its_limit_of_entries() {
    let place = Place::with(&["a/1.md", "a/2.md", "b.md"]);
    let walk = place.folder.walk(3, |_| false);
    let files: Vec<_> = walk.files.iter().map(|file| &*file.name).collect();
    // A folder's own files come first.
    assert_eq!((files.len(), files.last()), (2, Some(&"b.md")));
    assert!(
        matches!(&walk.left_out[..], [it] if it.name == "a" && it.refusal.to_string().contains("more than 3"))
    );
}

#[test]
fn a_walk_ends_at_its_depth() {
    let place = Place::with(&[]);
    let deep: std::path::PathBuf = std::iter::repeat_n("d", 150).collect();
    fs::create_dir_all(place.path("").join(&deep)).unwrap();
    let (_, left_out) = place.walk();
    assert_eq!(left_out.len(), 1);
    assert!(left_out[0].ends_with("in too many folders or with too long a name"), "{left_out:?}");
}

#[test]
fn a_new_file_is_written_with_the_folders_around_it() {
    let place = Place::with(&["a.md"]);
    place.folder.create("b/c/d.md", b"new").unwrap();
    assert_eq!(fs::read_to_string(place.path("b/c/d.md")).unwrap(), "new");
    let exists = |refusal| matches!(refusal, Err(Refusal::System(error)) if error.kind() == std::io::ErrorKind::AlreadyExists);
    assert!(exists(place.folder.create("a.md", b"new")));
    assert!(matches!(place.folder.create("../e.md", b"new"), Err(Refusal::Outside)));
    assert!(!place.path("../e.md").exists());
}

#[cfg(unix)]
mod links {
    use super::*;
    use std::os::unix::fs::symlink;

    /// Reads `link`, a link to `target`, below a folder with the page `a/b.md`.
    #[track_caller]
    fn check(target: impl AsRef<Path>, link: &str, expect: &str) {
        let place = Place::with(&["a/b.md"]);
        symlink(target.as_ref(), place.path(link)).unwrap();
        assert_eq!(place.read(link), expect, "{link} -> {}", target.as_ref().display());
        // A walk says the same.
        let (files, left_out) = place.walk();
        match expect {
            "text" => assert!(files.contains(&link.to_owned()), "{files:?}"),
            _ => assert_eq!(left_out, [format!("{link}: {expect}")]),
        }
    }

    #[test]
    fn links_within_the_folder_are_followed() {
        check("b.md", "a/c.md", "text");
        check("a/b.md", "c.md", "text");
        check("../a/b.md", "a/c.md", "text");
        check("../inside/a/b.md", "c.md", "text");
    }

    #[test]
    fn an_absolute_link_may_lead_inside() {
        let place = Place::with(&["a/b.md"]);
        symlink(place.path("a/b.md"), place.path("c.md")).unwrap();
        symlink(place.path("a"), place.path("d")).unwrap();
        symlink(place.path("c.md"), place.path("e.md")).unwrap();
        assert_eq!([place.read("c.md"), place.read("d/b.md"), place.read("e.md")], ["text"; 3]);
        assert_eq!(place.walk().0, ["a/b.md", "c.md", "d/b.md", "e.md"]);
        place.folder.create("d/new.md", b"new").unwrap();
        assert!(place.path("a/new.md").is_file());
    }

    #[test]
    fn links_out_of_the_folder_are_refused_whether_or_not_the_file_exists() {
        for target in [
            "../secret.md",
            "../../secret.md",
            "../elsewhere/secret.md",
            "../elsewhere",
            "..",
            "/",
            "/proc/self/environ",
            "/etc/passwd",
            "/dev/zero",
            "/no-such-file",
            "../no-such-file",
        ] {
            check(target, "x.md", OUTSIDE);
        }
    }

    #[test]
    fn links_that_lead_nowhere_or_in_a_circle_are_refused() {
        check("nowhere.md", "x.md", "no such file");
        check("x.md", "x.md", LOOP);
        let place = Place::with(&[]);
        for (from, to) in [("1.md", "2.md"), ("2.md", "3.md"), ("3.md", "1.md")] {
            symlink(to, place.path(from)).unwrap();
        }
        assert_eq!(place.read("1.md"), LOOP);
        assert_eq!(place.walk().1.len(), 3);
    }

    #[test]
    fn a_link_behind_another_one_is_refused_if_it_leads_out() {
        let place = Place::with(&["a/b.md"]);
        symlink("y.md", place.path("x.md")).unwrap();
        symlink("../secret.md", place.path("y.md")).unwrap();
        symlink("../elsewhere", place.path("folder")).unwrap();
        for file in ["x.md", "y.md", "folder/secret.md", "folder/no-such-secret.md"] {
            assert_eq!(place.read(file), OUTSIDE, "{file}");
        }
        assert!(matches!(place.folder.create("folder/new.md", b"new"), Err(Refusal::Outside)));
        assert!(matches!(place.folder.create("folder/new/new.md", b"new"), Err(Refusal::Outside)));
        assert_eq!(fs::read_dir(place.path("../elsewhere")).unwrap().count(), 1);
    }

    #[test]
    fn a_link_to_a_folder_around_it_is_not_followed() {
        let place = Place::with(&["a/b/c.md"]);
        symlink("..", place.path("a/up")).unwrap();
        symlink(".", place.path("here")).unwrap();
        symlink("../../a", place.path("a/b/round")).unwrap();
        let (files, left_out) = place.walk();
        assert_eq!(files, ["a/b/c.md"]);
        assert_eq!(left_out, ["a/b/round", "a/up", "here"].map(|name| format!("{name}: {LOOP}")));
    }

    #[test]
    fn a_graph_of_links_is_walked_a_limited_number_of_times() {
        let place = Place::with(&["30/end.md"]);
        for level in 0..30 {
            fs::create_dir(place.path(&level.to_string())).unwrap();
            for link in ["a", "b", "c"] {
                symlink(format!("../{}", level + 1), place.path(&format!("{level}/{link}"))).unwrap();
            }
        }
        let (files, left_out) = place.walk();
        assert!(files.len() <= 100, "{}", files.len());
        assert!(
            left_out.iter().any(|it| it.contains("read 100 times already") || it.contains("more than 1000"))
        );
    }

    #[test]
    fn a_file_exchanged_for_a_link_after_the_walk_is_refused() {
        let place = Place::with(&["a/b.md", "c/d.md"]);
        let walk = place.folder.walk(100, |_| false);
        fs::remove_file(place.path("a/b.md")).unwrap();
        symlink("../../secret.md", place.path("a/b.md")).unwrap();
        fs::remove_dir_all(place.path("c")).unwrap();
        symlink("../elsewhere", place.path("c")).unwrap();
        for file in walk.files {
            assert!(matches!(place.folder.read(&file.path, 10), Err(Refusal::Outside)), "{}", file.name);
        }
    }

    #[test]
    fn the_folder_itself_may_be_behind_a_link() {
        let place = Place::with(&["a.md"]);
        symlink(place.path(""), place.path("../link")).unwrap();
        assert_eq!(Folder::open(&place.path("../link")).unwrap().read("a.md", 10).unwrap(), b"text");
    }
}

#[cfg(unix)]
mod special {
    use super::*;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    fn pipe(path: &Path) {
        // The call for it is not the same on all systems, the program is.
        assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    #[test]
    fn pipes_and_sockets_are_not_opened() {
        let place = Place::with(&[]);
        pipe(&place.path("pipe.md"));
        symlink("pipe.md", place.path("to-pipe.md")).unwrap();
        let _listener = UnixListener::bind(place.path("socket.md")).unwrap();
        assert_eq!(place.read("pipe.md"), "a named pipe, not a regular file");
        assert_eq!(place.read("to-pipe.md"), "a named pipe, not a regular file");
        assert_eq!(place.read("socket.md"), "a socket, not a regular file");
        assert_eq!(place.walk().1.len(), 3);
    }

    #[test]
    fn devices_are_not_opened() {
        let devices = Folder::open(Path::new("/dev")).unwrap();
        for device in ["null", "zero", "tty"] {
            let refusal = devices.read(device, 10).unwrap_err();
            assert_eq!(refusal.to_string(), "a device, not a regular file", "{device}");
        }
    }

    #[test]
    fn a_file_exchanged_for_a_pipe_after_the_walk_is_not_waited_for() {
        let place = Place::with(&["a.md"]);
        let walk = place.folder.walk(100, |_| false);
        fs::remove_file(place.path("a.md")).unwrap();
        pipe(&place.path("a.md"));
        assert!(matches!(place.folder.read(&walk.files[0].path, 10), Err(Refusal::NotRegular(_))));
    }
}
