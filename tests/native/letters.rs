//! Writing systems: every script found, every name as it was written, one address however it was typed.
//!
//! Each test is a table. Its first line is an input that was reported, the others are of the same kind.

mod names;
mod normal_forms;
mod scripts;
mod searching;
#[path = "../browser/letters/table.rs"]
mod table;

use crate::folder::Folder;
use rolebook_letters::{folded, ranks};
use rolebook_markdown::slug;
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

/// The same is tested in a browser, which has its own tables.
#[test]
fn letters_are_folded_and_sorted_by_one_table() {
    for (text, expect) in table::FOLDED {
        assert_eq!(folded(text), *expect, "{text}");
    }
    for (name, expect) in table::SLUGS {
        assert_eq!(slug(name), *expect, "{name}");
    }
    for (language, names) in table::ORDER {
        let reversed: Vec<&str> = names.iter().rev().copied().collect();
        let mut expect: Vec<u32> = (0..).take(names.len()).collect();
        expect.reverse();
        assert_eq!(ranks(&reversed, language), expect, "{language}: {names:?}");
    }
}
