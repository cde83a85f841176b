//! Two crates, made smaller as the compiler is given them.
//!
//! For the smallest build Cargo calls this program instead of the compiler ([`WRAPPER`]). [`compile`] hands everything
//! on, but for the crates of [`CRATES`], whose sources it copies with changes:
//!
//! 1. [`pulldown_cmark`] loses the extensions that are never on, and half the bytes of its named entities;
//! 2. [`yew`] loses what no view of ours is made of.
//!
//! What is used is read off our own sources ([`Used`]), so a crate has again what they begin to use. Nothing else
//! changes: the end-to-end tests compare every page with what the crates as they are make of it. A source that is not
//! as expected ends the build.

mod edit;
mod entities;
#[cfg(test)]
mod few;
mod lookup;
mod pulldown_cmark;
mod yew;

use anyhow::{Context, Result, ensure};
use edit::{Edit, Used};
use std::collections::hash_map::DefaultHasher;
use std::ffi::OsString;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Set to the folder for rewritten sources where Cargo calls this program as its compiler.
pub(crate) const WRAPPER: &str = "ROLEBOOK_REWRITTEN_SOURCES";

/// The crates that are made smaller.
const CRATES: &[Crate] = &[pulldown_cmark::CRATE, yew::CRATE];

/// Where it is said what is changed.
const SOURCES: &[&str] = &[
    include_str!("smaller/edit.rs"),
    include_str!("smaller/entities.rs"),
    include_str!("smaller/few.rs"),
    include_str!("smaller/lookup.rs"),
    include_str!("smaller/pulldown_cmark.rs"),
    include_str!("smaller/yew.rs"),
];

/// How a crate is made smaller.
struct Crate {
    /// As the compiler knows it.
    name: &'static str,
    /// Our files and folders that say what of it is used.
    users: &'static [&'static str],
    /// What is changed in which file.
    edits: &'static [Edit],
    /// What else is made of a file, of which the path within the crate and the edited text are given.
    rewrite: fn(file: &str, text: String, used: &Used) -> Result<String>,
}

/// Runs the compiler with the arguments that Cargo gave it; rewritten sources go below `folder`.
pub(crate) fn compile(arguments: impl IntoIterator<Item = OsString>, folder: &Path) -> Result<ExitCode> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    let is = |name: &str, value: &str| {
        arguments.windows(2).any(|pair| matches!(pair, [one, other] if one == name && other == value))
    };
    let smaller = CRATES.iter().find(|it| is("--crate-name", it.name));
    if let Some(smaller) = smaller.filter(|_| is("--target", crate::tools::WASM_TARGET)) {
        let root = arguments.iter_mut().find(|argument| Path::new(argument).ends_with("src/lib.rs"));
        let root =
            root.with_context(|| format!("the compiler was given no src/lib.rs of {}", smaller.name))?;
        *root = smaller.copy(Path::new(root), folder)?.into_os_string();
    }
    let (compiler, arguments) = arguments.split_first().context("cargo named no compiler")?;
    let status = Command::new(compiler).args(arguments).status().context("running the compiler")?;
    Ok(ExitCode::from(u8::try_from(status.code().unwrap_or(1)).unwrap_or(1)))
}

/// A number for all that is changed: another one where a crate has to be compiled anew.
pub(crate) fn sum() -> u64 {
    let mut sum = DefaultHasher::new();
    SOURCES.hash(&mut sum);
    for smaller in CRATES {
        // Sources that cannot be read end the build where they are needed.
        if let Ok(used) = Used::of(smaller.users) {
            let asked = smaller.edits.iter().flat_map(|edit| edit.unless);
            asked.filter(|word| used.has(word)).for_each(|word| word.hash(&mut sum));
        }
    }
    sum.finish()
}

impl Crate {
    /// Copies the source that begins at `root` below `folder`, made smaller; gives the copy's root.
    fn copy(&self, root: &Path, folder: &Path) -> Result<PathBuf> {
        let used = Used::of(self.users)?;
        let from = root.parent().context("src/lib.rs has no folder")?;
        let to = folder.join(self.name).join("src");
        for file in edit::files(from)? {
            let text = fs::read_to_string(from.join(&file)).with_context(|| format!("reading {file}"))?;
            let text = edit::edited(&file, text, self.edits, &used)?;
            let text = (self.rewrite)(&file, text, &used).with_context(|| file.clone())?;
            let copy = to.join(&file);
            fs::create_dir_all(copy.parent().unwrap_or(&to))?;
            fs::write(copy, text).with_context(|| format!("writing {file}"))?;
        }
        for Edit { file, .. } in self.edits {
            ensure!(to.join(file).is_file(), "{} has no {file}", self.name);
        }
        Ok(to.join("lib.rs"))
    }
}
