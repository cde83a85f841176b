//! The files of a site ⇄ the file in it that lists them.
//!
//! The manifest is what makes a folder a site that may be replaced, and says which files may be removed. Each of its lines is
//! a JSON object:
//!
//! ```text
//! {"rolebook":"site","format":1}
//! {"file":"404.html","hash":"ba7816bf8f01cfea"}
//! …
//! {"complete":24}
//! ```
//!
//! During a build it is a journal: a file's line is written before the file, in any order, so that whatever a killed build
//! leaves behind is known by name. At the end it is written anew, sorted and with its last line.

use super::regular;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

/// The name of the file.
pub(crate) const MANIFEST: &str = ".rolebook-manifest.jsonl";

/// The version of its format.
const FORMAT: u32 = 1;
/// No site's is larger: this is enough for half a million files.
const LARGEST: u64 = 64 << 20;

/// The files of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// The hash of each file's content, by name.
    pub(super) files: BTreeMap<String, String>,
    /// Whether all of them were written.
    pub(super) is_complete: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Line {
    Header { rolebook: String, format: u32 },
    File { file: String, hash: String },
    End { complete: usize },
}

impl Manifest {
    /// Reads the manifest in a folder. The error is of the kind `NotFound` if there is none, and `InvalidData` if it is not
    /// one of this format.
    pub(super) fn read(folder: &Path) -> io::Result<Manifest> {
        let content = regular::read(&folder.join(MANIFEST), LARGEST)?;
        String::from_utf8(content)
            .ok()
            .and_then(|text| Manifest::parse(&text))
            .ok_or_else(|| io::ErrorKind::InvalidData.into())
    }

    /// A build that was killed may have written half a line, for a file that it had not begun to write.
    fn parse(text: &str) -> Option<Manifest> {
        let mut manifest = Manifest::default();
        if header().starts_with(text) {
            return Some(manifest);
        }
        let text = text.strip_prefix(&*header())?;
        let mut lines = text.split_inclusive('\n').peekable();
        while let Some(line) = lines.next() {
            let is_last = lines.peek().is_none();
            match serde_json::from_str(line) {
                _ if is_last && !line.ends_with('\n') => {}
                Ok(Line::File { file, hash }) if is_valid(&file) => {
                    manifest.files.insert(file, hash);
                }
                Ok(Line::End { complete }) if is_last && complete == manifest.files.len() => {
                    manifest.is_complete = true;
                }
                _ => return None,
            }
        }
        Some(manifest)
    }

    /// The text of a complete manifest.
    pub(super) fn text(&self) -> String {
        let files = self.files.iter().map(|(file, hash)| entry(file, hash));
        let end = line(&Line::End { complete: self.files.len() });
        std::iter::once(header()).chain(files).chain([end]).collect()
    }

    /// The folders that hold files, by name.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        let folders = |name| std::iter::successors(parent(name), |name| parent(name));
        self.files.keys().flat_map(|name| folders(name)).collect()
    }
}

/// The first line.
pub(super) fn header() -> String {
    line(&Line::Header { rolebook: "site".to_owned(), format: FORMAT })
}

/// The line of a file.
pub(super) fn entry(file: &str, hash: &str) -> String {
    line(&Line::File { file: file.to_owned(), hash: hash.to_owned() })
}

fn line(line: &Line) -> String {
    // Plain data has no error to give.
    serde_json::to_string(line).unwrap_or_default() + "\n"
}

fn parent(name: &str) -> Option<&str> {
    name.rsplit_once('/').map(|(folder, _)| folder)
}

/// Whether a site may have a file of this name: it stays within the site, has no control characters, and is neither the
/// manifest nor part of a repository, so that a folder with a repository is never a site.
pub(super) fn is_valid(name: &str) -> bool {
    let is_part = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(is_special);
    let first = name.split('/').next().unwrap_or_default();
    let is_reserved = [MANIFEST, ".git"].iter().any(|reserved| first.eq_ignore_ascii_case(reserved));
    name.split('/').all(is_part) && !is_reserved
}

/// On Windows, a backslash begins a folder and a colon ends a drive.
fn is_special(character: char) -> bool {
    character.is_control() || cfg!(windows) && matches!(character, '\\' | ':')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = "{\"file\":\"a/b.html\",\"hash\":\"1\"}\n{\"file\":\"c\",\"hash\":\"2\"}\n";

    /// Reads these lines after the first; the names of the files and whether they are all, if it is a manifest.
    fn check(lines: &str, expect: Option<(&[&str], bool)>) {
        let manifest = Manifest::parse(&format!("{}{lines}", header()));
        let read =
            manifest.as_ref().map(|it| (it.files.keys().map(|name| &**name).collect(), it.is_complete));
        assert_eq!(read, expect.map(|(names, is_complete)| (names.to_vec(), is_complete)), "{lines}");
    }

    #[test]
    fn a_journal_is_read_up_to_its_last_whole_line() {
        check("", Some((&[], false)));
        check(TWO, Some((&["a/b.html", "c"], false)));
        check(&format!("{TWO}{{\"file\":\"d"), Some((&["a/b.html", "c"], false)));
        check(&format!("{TWO}{{\"complete\":2}}"), Some((&["a/b.html", "c"], false)));
        check(&format!("{TWO}{{\"complete\":2}}\n"), Some((&["a/b.html", "c"], true)));
    }

    #[test]
    fn anything_else_is_not_a_manifest() {
        for lines in [
            &*format!("{TWO}{{\"complete\":3}}\n"),
            &*format!("{{\"complete\":0}}\n{TWO}"),
            &*format!("{TWO}note\n"),
            "{\"file\":\"../a\",\"hash\":\"1\"}\n",
            "{\"file\":\"/a\",\"hash\":\"1\"}\n",
            "{\"file\":\"a//b\",\"hash\":\"1\"}\n",
            "{\"file\":\"a\\nb\",\"hash\":\"1\"}\n",
            "{\"file\":\".rolebook-manifest.jsonl\",\"hash\":\"1\"}\n",
        ] {
            check(lines, None);
        }
        for text in ["{\"rolebook\":\"site\",\"format\":2}\n", "{\"rolebook\":\"catalog\"}\n", TWO, "\n"] {
            assert_eq!(Manifest::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let files = [("b", "2"), ("a/\u{e4} \".css", "1")].map(|(file, hash)| (file.into(), hash.into()));
        let manifest = Manifest { files: files.into(), is_complete: true };
        assert_eq!(Manifest::parse(&manifest.text()), Some(manifest));
    }

    #[test]
    fn every_beginning_of_a_journal_is_one() {
        let text = header() + TWO;
        assert!((0..text.len()).all(|end| Manifest::parse(&text[..end]).is_some_and(|it| !it.is_complete)));
    }
}
