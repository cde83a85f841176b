//! Folders of role pages for a test, and the command run on them.

use jiff::civil::date;
use rolebook_model::Catalog;
use rolebook_site::vacancies::{self, PayRules, VacancyFiles};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use tempfile::TempDir;

/// A folder of files that is removed at the end of its test. It is called `roles`, within a temporary folder.
pub(crate) struct Folder {
    path: PathBuf,
    _temporary: TempDir,
}

impl Folder {
    /// A folder with these files, each given by its path and content.
    pub(crate) fn with<Content: AsRef<[u8]>>(files: &[(&str, Content)]) -> Folder {
        let temporary = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let folder = Folder { path: temporary.path().join("roles"), _temporary: temporary };
        fs::create_dir(&folder.path).unwrap();
        for (file, content) in files {
            folder.add(file, content);
        }
        folder
    }

    /// Adds a file.
    pub(crate) fn add(&self, file: &str, content: impl AsRef<[u8]>) {
        let path = self.path.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

/// The root of the repository: the tests belong to the package `rolebook` in `crates/cli`.
pub(crate) fn project() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The role pages that ship with the project.
pub(crate) fn own_roles() -> PathBuf {
    project().join("roles")
}

/// The corpus of real pages, if it is beside the project. Otherwise this prints a note, and the caller skips its test.
pub(crate) fn corpus() -> Option<PathBuf> {
    let pages = project().join("../shared/corpus/pages");
    if pages.is_dir() {
        return Some(pages);
    }
    eprintln!("skipped: there is no corpus at {}", pages.display());
    None
}

/// The roles of a folder as a build reads them, with the vacancies that are open on a day of 2026.
pub(crate) fn catalog_with_vacancies(folder: &Path) -> Catalog {
    let mut loaded = rolebook_site::load(folder).unwrap();
    loaded.add_readmes();
    let (mut catalog, pages) = rolebook_reader::roles_and_pages(&loaded.source);
    let files = VacancyFiles::load(folder, &[]).unwrap();
    vacancies::assign(&mut catalog, &pages, &files, &PayRules::Off, date(2026, 11, 22));
    vacancies::add_search_words(&mut catalog);
    catalog
}

/// The output of the command and its exit status.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) error: String,
}

impl Run {
    /// Runs a command to its end.
    pub(crate) fn of(command: &mut Command) -> Run {
        let output = command.output().unwrap();
        Run {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            error: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Runs `rolebook` with `arguments` in `folder`.
pub(crate) fn rolebook(folder: &Path, arguments: &[&str]) -> Run {
    Run::of(Command::new(env!("CARGO_BIN_EXE_rolebook")).args(arguments).current_dir(folder))
}
