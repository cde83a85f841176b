//! Real pages: no word of theirs is lost. They lie beside the project and are not part of it.

use super::*;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

#[test]
fn no_word_of_a_real_page_is_lost() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/pages");
    let mut pages = Vec::new();
    collect(&folder, &mut pages);
    if pages.is_empty() {
        println!("skipped: no pages in {}", folder.display());
    }
    for page in pages {
        let text = std::fs::read_to_string(&page).expect("a page is readable");
        let body = body(&text);
        let (document, findings) = parse(body, 1, BASE);
        let mut found = HashMap::new();
        for word in words(&document) {
            *found.entry(word).or_insert(0_usize) += 1;
        }
        for word in split_words(&to_be_read(body)) {
            let left = found.entry(word.clone()).or_insert(0);
            assert!(*left > 0, "{word:?} is lost in {}", page.display());
            *left -= 1;
        }
        let ordered = findings.windows(2).all(|pair| pair[0].position <= pair[1].position);
        assert!(ordered, "findings out of order in {}", page.display());
        assert_eq!(parse(body, 1, BASE), (document, findings));
    }
}

fn collect(folder: &Path, pages: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            collect(&path, pages);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            pages.push(path);
        }
    }
}

/// The text after the front matter.
fn body(text: &str) -> &str {
    let text = text.trim_start_matches('\u{FEFF}');
    let rest = text.strip_prefix("---").and_then(|rest| rest.split_once("\n---"));
    rest.map_or(text, |(_, body)| body)
}

/// What a reader of the source reads, by a rule of its own: no comments, tags, marks or link targets, no
/// list numbers, no letters of lettered lists, no code fence's language.
fn to_be_read(body: &str) -> String {
    let mut text = String::new();
    for line in body.replace("&amp;", "&").replace("&nbsp;", " ").lines() {
        let line = line.trim_start_matches([' ', '>', '\t']);
        let digits = line.trim_start_matches(|digit: char| digit.is_ascii_digit());
        let line = if digits.len() < line.len() && digits.starts_with(['.', ')']) { digits } else { line };
        let is_lettered = matches!(line.as_bytes(), [b'a'..=b'z', b'.', b' ', ..]);
        let line = if is_lettered { line.get(2..).unwrap_or_default() } else { line };
        if !line.starts_with("```") {
            text.push_str(line);
        }
        text.push('\n');
    }
    for (open, close) in
        [("<!--", "-->"), ("{:", "}"), ("{{", "}}"), ("{%", "%}"), ("](", ")"), ("][", "]"), ("<", ">")]
    {
        text = without(&text, open, close);
    }
    let is_definition = |line: &&str| !(line.starts_with('[') && line.contains("]: "));
    text.lines().filter(is_definition).collect::<Vec<_>>().join("\n")
}

fn without(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        kept.push_str(before);
        kept.push(' ');
        rest = after.split_once(close).map_or("", |(_, rest)| rest);
    }
    kept + rest
}
