//! Pages and lists in the project → the first inputs of a target.
//!
//! Those that read pages begin with the project's own and its tests', with hostile texts, and with the examples of
//! CommonMark's specification where its npm package is installed; the target `diff` begins with pairs of pages. All
//! begin with the lines of `fuzz/seeds/<target>.txt` and with inputs that once crashed them.

use super::PACKAGE;
use crate::{project, tools};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Folders and files of Markdown in the project.
const PAGES: &[&str] = &["roles", "docs", "tests/e2e/sites", "README.md", "ARCHITECTURE.md"];
/// CommonMark's specification. Each of its examples stands between two lines of its own, and ends at a line with a dot.
const SPECIFICATION: &str = "node_modules/commonmark-spec/spec.txt";
/// Separates two texts of an input, as in `fuzz/src/lib.rs`.
const SEPARATOR: &str = "␞";

/// Writes a target's seeds into `corpus`. Their names begin with `seed-`; those of an earlier run are overwritten.
pub(super) fn write(target: &str, corpus: &Path) -> Result<()> {
    fs::create_dir_all(corpus).with_context(|| format!("making {}", corpus.display()))?;
    for (number, seed) in seeds(target)?.into_iter().enumerate() {
        let file = corpus.join(format!("seed-{number:04}"));
        fs::write(&file, seed).with_context(|| format!("writing {}", file.display()))?;
    }
    Ok(())
}

fn seeds(target: &str) -> Result<Vec<Vec<u8>>> {
    let package = project().join(PACKAGE);
    let mut seeds = Vec::new();
    match target {
        "reading" | "front_matter" | "markdown" => {
            pages()?.into_iter().for_each(|page| seeds.push(page.into_bytes()));
            hostile::vectors().into_iter().for_each(|vector| seeds.push(vector.text.into_bytes()));
            examples()?.into_iter().for_each(|example| seeds.push(example.into_bytes()));
        }
        "diff" => {
            let pages = pages()?;
            let pairs = pages.iter().zip(pages.iter().skip(1));
            pairs.for_each(|(one, other)| seeds.push([one, SEPARATOR, other].concat().into_bytes()));
        }
        _ => {}
    }
    let list = package.join("seeds").join(format!("{target}.txt"));
    // Line ends are written as they are in Rust.
    seeds.extend(read(&list)?.lines().map(|line| line.replace("\\n", "\n").into_bytes()));
    for file in files(&package.join("crashes").join(target))? {
        seeds.push(fs::read(&file).with_context(|| format!("reading {}", file.display()))?);
    }
    Ok(seeds)
}

fn pages() -> Result<Vec<String>> {
    let mut pages = Vec::new();
    for path in PAGES {
        let path = project().join(path);
        let files = if path.is_dir() { files(&path)? } else { vec![path] };
        for file in files.iter().filter(|file| file.extension().is_some_and(|kind| kind == "md")) {
            pages.push(read(file)?);
        }
    }
    Ok(pages)
}

/// The Markdown of CommonMark's examples.
fn examples() -> Result<Vec<String>> {
    let file = project().join(tools::E2E).join(SPECIFICATION);
    if !file.is_file() {
        return Ok(Vec::new());
    }
    let text = read(&file)?;
    let begin = format!("\n{} example\n", "`".repeat(32));
    let markdown = |example: &str| example.split("\n.\n").next().unwrap_or_default().replace('→', "\t");
    Ok(text.split(&begin).skip(1).map(markdown).collect())
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))
}

/// All files below a folder, sorted by name; none if there is no such folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let entries = entries.filter(|entry| entry.as_ref().map_or(true, |entry| entry.file_type().is_file()));
    entries.map(|entry| Ok(entry?.into_path())).collect()
}
