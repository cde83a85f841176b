//! The role pages of the benchmarks: those in `ROLEBOOK_ROLES`, else the corpus if it is beside the project, else the
//! project's own.

#![allow(clippy::expect_used, reason = "there is nothing to measure without pages")]

use rolebook_model::{PageSource, Site, Source};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// All pages. Prints their number and size.
///
/// # Panics
///
/// If a page cannot be read.
#[must_use]
pub fn source() -> Source {
    let folder = folder();
    let mut pages = Vec::new();
    gather(&folder, "", &mut pages);
    pages.sort_by(|one, other| one.file.cmp(&other.file));
    let source = Source { site: Site::default(), pages };
    println!("measured: {} pages, {} bytes", source.pages.len(), bytes(&source));
    source
}

/// The size of all texts.
#[must_use]
pub fn bytes(source: &Source) -> u64 {
    source.pages.iter().map(|page| page.text.len() as u64).sum()
}

/// The pages, repeated under other names until there are this many.
#[must_use]
pub fn repeated(source: &Source, count: usize) -> Source {
    let copies = source.pages.iter().cycle().take(count).enumerate();
    let pages = copies.map(|(number, page)| {
        let file = format!("{}-{number}.md", page.file.trim_end_matches(".md"));
        PageSource { file, text: page.text.clone() }
    });
    Source { site: source.site.clone(), pages: pages.collect() }
}

fn folder() -> PathBuf {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let corpus = project.join("../shared/corpus/pages");
    match env::var_os("ROLEBOOK_ROLES") {
        Some(named) => named.into(),
        None if corpus.is_dir() => corpus,
        None => project.join("roles"),
    }
}

fn gather(folder: &Path, below: &str, pages: &mut Vec<PageSource>) {
    for entry in fs::read_dir(folder).expect("the folder of role pages is readable") {
        let path = entry.expect("the folder of role pages is readable").path();
        let file = format!("{below}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            gather(&path, &format!("{file}/"), pages);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            let text = fs::read_to_string(&path).expect("a role page is readable");
            pages.push(PageSource { file, text });
        }
    }
}
