//! What new weights change for those who link to pages: addresses of levels, and ids of headings and items.

use anyhow::{Context, Result};
use rolebook_model::{PageSource, Role, Site};
use rolebook_reader::Reader;
use rolebook_reader::weights::Weights;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// The role pages below `folder`.
pub(crate) fn pages(folder: &Path) -> Result<Vec<PageSource>> {
    let mut pages = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.with_context(|| format!("reading {}", folder.display()))?;
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
            let file = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned();
            pages.push(PageSource { file, text });
        }
    }
    Ok(pages)
}

/// Prints what `after` gives other addresses and ids than `before`; both are files of weights.
pub(crate) fn print(pages: &[PageSource], before: &[u8], after: &[u8]) {
    let site = Site::default();
    let [before, after] =
        [before, after].map(|file| Reader::with_weights(&site, Cow::Owned(Weights::decode(file))));
    let mut count = 0;
    for page in pages {
        let [before, after] = [&before, &after].map(|reader| addresses(&reader.page(page)));
        let gone = before.difference(&after).map(|address| format!("- {address}"));
        let new = after.difference(&before).map(|address| format!("+ {address}"));
        for change in gone.chain(new) {
            println!("{change}");
            count += 1;
        }
    }
    println!("{count} addresses and ids of {} pages change", pages.len());
}

/// The addresses of a role's pages, and the ids on them.
fn addresses(role: &Role) -> BTreeSet<String> {
    let url = format!("/roles/{}/{}/", role.department, role.slug);
    let mut all = BTreeSet::from([url.clone()]);
    all.extend(role.levels.iter().map(|level| format!("{url}{}/", level.slug)));
    for section in &role.sections {
        all.extend(section.heading.iter().map(|heading| format!("{url}#{}", heading.id)));
        all.extend(section.items().map(|item| format!("{url}#{}", item.id)));
    }
    all
}
