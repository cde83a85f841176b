//! Folders of role pages for a test, and the command run on them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

/// A folder of files that is removed at the end of its test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// A folder with these files, each a path with its content.
    pub(crate) fn with<Content: AsRef<[u8]>>(files: &[(&str, Content)]) -> Folder {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("{}-{}", process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = Folder(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name).join("roles"));
        fs::create_dir_all(&folder.0).unwrap();
        for (file, content) in files {
            folder.add(file, content);
        }
        folder
    }

    /// Adds a file.
    pub(crate) fn add(&self, file: &str, content: impl AsRef<[u8]>) {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays behind harms no other test.
        let _ = fs::remove_dir_all(self.0.parent().unwrap_or(&self.0));
    }
}

/// The project's own folder: the tests belong to the crate of the command.
pub(crate) fn project() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The role pages that ship with the project.
pub(crate) fn own_roles() -> PathBuf {
    project().join("roles")
}

/// The corpus of real pages. Where it does not lie beside the project, what was to be tried on it is skipped,
/// and this says so.
pub(crate) fn corpus() -> Option<PathBuf> {
    let pages = project().join("../shared/corpus/pages");
    if pages.is_dir() {
        return Some(pages);
    }
    eprintln!("skipped: there is no corpus at {}", pages.display());
    None
}

/// What the command printed, and its exit code.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) error: String,
}

/// Runs `rolebook` with `arguments` inside of `folder`.
pub(crate) fn rolebook(folder: &Path, arguments: &[&str]) -> Run {
    let output =
        Command::new(env!("CARGO_BIN_EXE_rolebook")).args(arguments).current_dir(folder).output().unwrap();
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        error: String::from_utf8(output.stderr).unwrap(),
    }
}
