//! Files of hostile texts → the texts, and folders of roles that have them wherever somebody can write something.
//!
//! [`vectors`] reads the files, whose form `README.md` says; [`in_each_role`] and [`all_in_the_settings`] write the
//! folders. The tests on this machine and those in Chromium share them.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that lacks its texts has to fail"
)]

mod site;

pub use site::{all_in_the_settings, in_each_role, portions, quoted, role_page};

use std::fs;
use std::path::{Path, PathBuf};

/// A hostile text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vector {
    /// What a failure calls it: lower-case words with `-`.
    pub name: String,
    /// Where an unsafe page would have to put it for it to fire: `markdown`, `attribute`, `link` …
    pub place: String,
    /// The text.
    pub text: String,
}

/// All hostile texts, in the order of their files.
///
/// # Panics
///
/// Where a file cannot be read or is not written as `README.md` says: there is no test without them.
pub fn vectors() -> Vec<Vector> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|file| file.expect("it is there").path())
        .collect();
    files.sort();
    files.iter().flat_map(|file| read(&fs::read_to_string(file).expect("it is UTF-8"))).collect()
}

/// The texts of a file.
fn read(file: &str) -> Vec<Vector> {
    let file = ["\n", file].concat();
    file.split("\n=== ").skip(1).map(vector).collect()
}

fn vector(entry: &str) -> Vector {
    let (head, text) = entry.split_once('\n').expect("a text follows");
    let [name, place, _fires] = head.splitn(3, " | ").collect::<Vec<_>>()[..] else {
        panic!("{head:?} is not name | place | when it fires");
    };
    let text = characters(text.trim_end_matches('\n')).replace("NAME", name);
    Vector { name: name.to_owned(), place: place.to_owned(), text }
}

/// `text` with the characters that are written as `{U+0009}`.
fn characters(text: &str) -> String {
    let mut parts = text.split("{U+");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |before, part| {
        let (code, rest) = part.split_once('}').expect("its number ends");
        let character =
            u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("it is a character");
        format!("{before}{character}{rest}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_as_the_readme_says() {
        let file = "About.\n\n=== a-b | link | if x | y\none {U+0009}NAME\n\ntwo\n\n\n=== c | html | at once\n\u{a0}\n";
        let vector = |name: &str, place: &str, text: &str| Vector {
            name: name.to_owned(),
            place: place.to_owned(),
            text: text.to_owned(),
        };
        assert_eq!(read(file), [vector("a-b", "link", "one \ta-b\n\ntwo"), vector("c", "html", "\u{a0}")]);
    }

    #[test]
    fn there_are_two_hundred_at_least() {
        assert!(vectors().len() >= 200);
    }
}
