//! Changes of a crate's source, and by what of ours each is allowed.

use crate::project;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A change of one file.
pub(super) struct Edit {
    /// The file's path within the crate.
    pub(super) file: &'static str,
    /// Words of which our sources have none: were there one, what is left out would be used.
    pub(super) unless: &'static [&'static str],
    /// What is changed.
    pub(super) change: Change,
}

/// What is changed in a file.
pub(super) enum Change {
    /// Every arm of a `match` whose pattern begins like this is never taken, so the code behind it is left out.
    Never(&'static str),
    /// The first text stands there once; the other one takes its place.
    Instead(&'static str, &'static str),
}

/// The words of our sources, without comments and tests; those of macros with their `!` too.
pub(super) struct Used {
    words: BTreeSet<String>,
}

impl Used {
    /// The words of these files and folders of the project.
    pub(super) fn of(paths: &[&str]) -> Result<Used> {
        let mut used = Used { words: BTreeSet::new() };
        for path in paths {
            let path = project().join(path);
            if path.is_dir() {
                let is_test = |file: &str| file.split(['/', '.']).any(|part| part == "tests");
                for file in files(&path)?.iter().filter(|file| !is_test(file)) {
                    used.read(&fs::read_to_string(path.join(file))?);
                }
            } else {
                used.read(&fs::read_to_string(&path).with_context(|| path.display().to_string())?);
            }
        }
        Ok(used)
    }

    /// Whether our sources have this word.
    pub(super) fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    fn read(&mut self, text: &str) {
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let words = line.split(|next: char| !next.is_alphanumeric() && next != '_');
            self.words.extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
            // `html!` is a macro, and `html` only a module.
            let calls = line.split(|next: char| !next.is_alphanumeric() && !matches!(next, '_' | '!'));
            self.words.extend(calls.filter(|word| word.ends_with('!')).map(str::to_owned));
        }
    }
}

/// The paths of all files below a folder, with `/` between their parts, in order.
pub(super) fn files(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            files.extend(self::files(&entry.path())?.iter().map(|file| format!("{name}/{file}")));
        } else {
            files.push(name);
        }
    }
    files.sort();
    Ok(files)
}

/// The text of `file` with its edits made.
pub(super) fn edited(file: &str, mut text: String, edits: &[Edit], used: &Used) -> Result<String> {
    for edit in edits.iter().filter(|edit| edit.file == file) {
        if edit.unless.iter().any(|word| used.has(word)) {
            continue;
        }
        text = match edit.change {
            Change::Never(pattern) => never(&text, pattern),
            Change::Instead(from, to) => (text.matches(from).count() == 1).then(|| text.replace(from, to)),
        }
        .with_context(|| match edit.change {
            Change::Never(pattern) => format!("{file} has no arm {pattern}"),
            Change::Instead(from, _) => format!("{file} does not have once: {from}"),
        })?;
    }
    Ok(text)
}

/// `text` with an arm that is never taken in front of each whose pattern is, or begins with, `pattern`.
fn never(text: &str, pattern: &str) -> Option<String> {
    let is_arm = |line: &str| {
        let rest = line.trim_start().strip_prefix(pattern);
        rest.is_some_and(|rest| rest.starts_with([' ', '(']) && rest.contains("=>"))
    };
    let mut edited = String::with_capacity(text.len() + 1_000);
    for line in text.split_inclusive('\n') {
        if is_arm(line) {
            edited += &format!("{pattern} {{ .. }} => unreachable!(),\n");
        }
        edited += line;
    }
    (edited.len() > text.len()).then_some(edited)
}

/// What our sources use, for tests: the words of a text.
#[cfg(test)]
pub(super) fn used(text: &str) -> Used {
    let mut used = Used { words: BTreeSet::new() };
    used.read(text);
    used
}

#[cfg(test)]
mod tests {
    use super::*;

    const EDITS: &[Edit] = &[
        Edit { file: "node.rs", unless: &["Portal"], change: Change::Never("Node::Portal") },
        Edit { file: "node.rs", unless: &[], change: Change::Instead("Tree::new()", "Vec::new()") },
    ];

    #[track_caller]
    fn check(ours: &str, text: &str, expect: Option<&str>) {
        assert_eq!(edited("node.rs", text.to_owned(), EDITS, &used(ours)).ok().as_deref(), expect);
    }

    #[test]
    fn an_arm_that_ours_never_takes_is_left_out() {
        check(
            "Node::Text",
            "let a = Tree::new();\nNode::Portal(it) => it,\n",
            Some("let a = Vec::new();\nNode::Portal { .. } => unreachable!(),\nNode::Portal(it) => it,\n"),
        );
    }

    #[test]
    fn what_ours_uses_stays() {
        check("Node::Portal", "Tree::new() Node::Portal(it) =>", Some("Vec::new() Node::Portal(it) =>"));
    }

    #[test]
    fn a_comment_uses_nothing() {
        check("// Node::Portal", "Tree::new()\nNode::Other(it) => it,", None);
    }

    #[test]
    fn a_source_that_is_not_as_expected_is_refused() {
        check("Portal", "Tree::new() Tree::new()", None);
        check("Portal", "Tree::default()", None);
        check("", "Tree::new() Node::PortalOfAll(it) =>", None);
    }
}
