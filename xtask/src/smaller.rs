//! pulldown-cmark, made smaller as the compiler is given it.
//!
//! For the smallest build Cargo calls this program instead of the compiler ([`WRAPPER`]). [`compile`] hands everything
//! on, but for the one crate, whose source it copies with three changes:
//!
//! 1. [`entities`] lays its table of named entities down in half of the bytes;
//! 2. [`options`] answers in its source which extensions are on, so that the code of the others is left out;
//! 3. [`search`] looks for the end of an HTML block byte by byte, so that the standard library's search is left out.
//!
//! None changes what is read: the end-to-end tests compare every page with what the crate as it is makes of it. A
//! source that is not as expected ends the build.

mod entities;
mod lookup;

use anyhow::{Context, Result, ensure};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Set to the folder for rewritten sources where Cargo calls this program as its compiler.
pub(crate) const WRAPPER: &str = "ROLEBOOK_REWRITTEN_SOURCES";

/// The crate that is made smaller.
const CRATE: &str = "pulldown_cmark";

/// Runs the compiler with the arguments that Cargo gave it; rewritten sources go below `folder`.
pub(crate) fn compile(arguments: impl IntoIterator<Item = OsString>, folder: &Path) -> Result<ExitCode> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    let is = |name: &str, value: &str| {
        arguments.windows(2).any(|pair| matches!(pair, [one, other] if one == name && other == value))
    };
    if is("--crate-name", CRATE) && is("--target", crate::tools::WASM_TARGET) {
        let root = arguments.iter_mut().find(|argument| Path::new(argument).ends_with("src/lib.rs"));
        let root = root.context("the compiler was given no src/lib.rs of pulldown-cmark")?;
        *root = rewrite(Path::new(root), folder)?.into_os_string();
    }
    let (compiler, arguments) = arguments.split_first().context("cargo named no compiler")?;
    let status = Command::new(compiler).args(arguments).status().context("running the compiler")?;
    Ok(ExitCode::from(u8::try_from(status.code().unwrap_or(1)).unwrap_or(1)))
}

/// Copies the source that begins at `root` below `folder`, made smaller; gives the copy's root.
fn rewrite(root: &Path, folder: &Path) -> Result<PathBuf> {
    let ours = fs::read_to_string(crate::project().join(OPTIONS)).context(OPTIONS)?;
    let from = root.parent().context("src/lib.rs has no folder")?;
    let to = folder.join(CRATE).join("src");
    fs::create_dir_all(&to).with_context(|| format!("making {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("reading {}", from.display()))? {
        let entry = entry?;
        let text = fs::read_to_string(entry.path())?;
        let text = match entry.file_name().to_str() {
            Some(entities::FILE) => entities::table(&text)?,
            Some("lib.rs") => options(&text, &ours)? + ANSWERS,
            Some("firstpass.rs") => options(&search(&text)?, &ours)?,
            _ => options(&text, &ours)?,
        };
        fs::write(to.join(entry.file_name()), text)?;
    }
    Ok(to.join("lib.rs"))
}

/// Our file that says which extensions are on.
const OPTIONS: &str = "src/markdown/tree.rs";

/// Asks whether an extension is on; its name follows.
const QUESTION: &str = ".contains(Options::ENABLE_";

/// What stands in the place of the questions.
const ANSWERS: &str = "
impl Options {
    #[inline(always)]
    pub(crate) fn is_on(&self) -> bool {
        true
    }

    #[inline(always)]
    pub(crate) fn is_off(&self) -> bool {
        false
    }
}

pub(crate) fn holds(text: &str, part: &str) -> bool {
    text.as_bytes().windows(part.len()).any(|window| window == part.as_bytes())
}
";

/// Where an HTML block ends, and what stands in its place. The end is a short text that is never empty.
const SEARCH: (&str, &str) = (
    "self.text[line_start_ix..ix].contains(html_end_tag)",
    "crate::holds(&self.text[line_start_ix..ix], html_end_tag)",
);

/// `text` with its only search for a text that is not a single character answered by ours.
fn search(text: &str) -> Result<String> {
    ensure!(
        text.matches(SEARCH.0).count() == 1,
        "the search for the end of an HTML block is not where it was"
    );
    Ok(text.replace(SEARCH.0, SEARCH.1))
}

/// `text` with each question for an extension answered: whether `ours` names it.
fn options(text: &str, ours: &str) -> Result<String> {
    let mut parts = text.split(QUESTION);
    let mut answered = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(')').context("a question for an extension has no end")?;
        ensure!(name.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'_')), "{name} is no single extension");
        let is_on = ours.split("Options::ENABLE_").skip(1).any(|named| {
            named
                .strip_prefix(name)
                .is_some_and(|end| !end.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
        });
        answered += if is_on { ".is_on()" } else { ".is_off()" };
        answered += rest;
    }
    Ok(answered)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "Options::ENABLE_TABLES.union(Options::ENABLE_OLD_FOOTNOTES)";

    #[test]
    fn an_extension_is_on_where_ours_names_it() {
        let text =
            "if options.contains(Options::ENABLE_TABLES) || !options.contains(Options::ENABLE_MATH) {}";
        assert_eq!(options(text, OURS).unwrap(), "if options.is_on() || !options.is_off() {}");
    }

    #[test]
    fn an_extension_is_told_from_one_whose_name_is_a_part_of_it() {
        let text = "a.contains(Options::ENABLE_FOOTNOTES), a.contains(Options::ENABLE_TABLE)";
        assert_eq!(options(text, OURS).unwrap(), "a.is_off(), a.is_off()");
    }

    #[test]
    fn a_search_that_is_not_as_expected_is_refused() {
        let expected = search("if self.text[line_start_ix..ix].contains(html_end_tag) {").unwrap();
        assert_eq!(expected, "if crate::holds(&self.text[line_start_ix..ix], html_end_tag) {");
        assert!(search("if self.text.contains(html_end_tag) {").is_err());
    }

    #[test]
    fn a_question_for_several_is_refused() {
        assert!(options("a.contains(Options::ENABLE_A.union(B))", OURS).is_err());
    }
}
