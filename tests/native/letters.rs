//! Writing systems: every script found, every name as it was written, one address however it was typed.
//!
//! Each test is a table. Its first line is an input that was reported, the others are of the same kind.

mod names;
mod normal_forms;
mod scripts;
mod searching;

use crate::folder::Folder;
use rolebook_model::{Catalog, Role};
use rolebook_site::load;

/// A page with this title and duty, and these further lines of front matter.
fn page(title: &str, settings: &str, duty: &str) -> String {
    format!(
        "---\ntitle: {title}\n{settings}---\n\n## Responsibilities\n\n- {duty}\n\n## Requirements\n\n- x\n"
    )
}

/// The catalog of a folder with these files.
fn catalog<Content: AsRef<[u8]>>(files: &[(&str, Content)]) -> Catalog {
    let folder = Folder::with(files);
    rolebook_reader::catalog(load(folder.path()).unwrap().source)
}

fn url(role: &Role) -> String {
    format!("{}/{}", role.department, role.slug)
}
