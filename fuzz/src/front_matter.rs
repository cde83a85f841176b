//! A page → its front matter and its body, and the same front matter in another notation.

use super::positions::Positions;
use rolebook::front_matter::compare;
use rolebook_model::limits::LARGEST_FRONT_MATTER;
use rolebook_reader::front_matter::{Entry, FrontMatter, Split, Value, split};
use std::collections::HashSet;
use std::fmt::Write as _;

/// Input: a page.
pub fn check(page: &str) {
    let split = split(page);
    check_split(page, &split);
    // What a full YAML library makes of it may differ, but comparing both never fails.
    compare(page, split.body_line, &split.front_matter, &split.findings);
    check_written(&split.front_matter);
}

/// Nothing of the body is lost, and every position is in the page.
fn check_split(page: &str, split: &Split<'_>) {
    let page = page.strip_prefix('\u{feff}').unwrap_or(page);
    // The mark that ends a comment around the whole page is no text.
    let within = page.trim_end().strip_suffix("-->").and_then(|page| page.strip_suffix(split.body));
    let above = page.strip_suffix(split.body).or(within).expect("the body is the end of the page");
    if !split.body.is_empty() {
        assert_eq!(split.body_line as usize, 1 + above.matches('\n').count(), "the body's first line");
    }
    assert!(above.is_empty() || above.ends_with('\n') || split.body.is_empty());
    if above.is_empty() {
        assert!(split.front_matter.entries.is_empty(), "the settings are shown as text too");
    }
    let positions = Positions::of(page);
    check_entries(&split.front_matter.entries, &positions);
    positions.check_findings(&split.findings);
}

/// No key occurs twice.
fn check_entries(entries: &[Entry], positions: &Positions) {
    let mut keys = HashSet::new();
    for entry in entries {
        positions.check(entry.position, &entry.key);
        assert!(keys.insert(&entry.key), "{:?} is there twice", entry.key);
        check_value(&entry.value, positions);
    }
}

fn check_value(value: &Value, positions: &Positions) {
    match value {
        Value::Text(_) | Value::Empty => {}
        Value::List(values) => values.iter().for_each(|value| check_value(value, positions)),
        Value::Mapping(entries) => check_entries(entries, positions),
    }
}

/// YAML's limit on the length of a key: within it there has to be a colon.
const LONGEST_KEY: usize = 1024;

/// The nesting up to which entries are written in another notation. Lists in brackets may be nested a little deeper than
/// lists with an entry a line.
const DEEPEST: usize = 12;

/// Written with quotes and one entry a line, it is read as the same, also by a YAML library.
fn check_written(front_matter: &FrontMatter) {
    let depth = front_matter.entries.iter().map(|entry| depth(&entry.value)).max();
    if depth.is_none_or(|depth| depth > DEEPEST) {
        return;
    }
    let mut page = "---\n".to_owned();
    write_entries(&front_matter.entries, 0, &mut page);
    page.push_str("---\n");
    if page.len() > LARGEST_FRONT_MATTER {
        return;
    }
    let again = split(&page);
    assert_eq!(again.findings, [], "in {page:?}");
    let (one, other) = (&front_matter.entries, &again.front_matter.entries);
    assert!(same_entries(one, other), "{one:?} became {other:?} by {page:?}");
    if page.lines().all(|line| line.len() < LONGEST_KEY) {
        assert_eq!(compare(&page, again.body_line, &again.front_matter, &again.findings), [], "in {page:?}");
    }
}

fn depth(value: &Value) -> usize {
    let inner = match value {
        Value::Text(_) | Value::Empty => return 0,
        Value::List(values) => values.iter().map(depth).max(),
        Value::Mapping(entries) => entries.iter().map(|entry| depth(&entry.value)).max(),
    };
    1 + inner.unwrap_or_default()
}

fn write_entries(entries: &[Entry], indent: usize, page: &mut String) {
    for entry in entries {
        write_key(&entry.key, indent, page);
        write_value(&entry.value, indent, page);
    }
}

fn write_key(key: &str, indent: usize, page: &mut String) {
    page.extend(std::iter::repeat_n(' ', indent));
    write_quoted(key, page);
    page.push(':');
}

fn write_value(value: &Value, indent: usize, page: &mut String) {
    match value {
        Value::Empty => page.push('\n'),
        Value::Text(text) => {
            page.push(' ');
            write_quoted(text, page);
            page.push('\n');
        }
        Value::List(values) if values.is_empty() => page.push_str(" []\n"),
        Value::List(values) => {
            page.push('\n');
            for value in values {
                page.extend(std::iter::repeat_n(' ', indent + 2));
                page.push('-');
                write_value(value, indent + 2, page);
            }
        }
        Value::Mapping(entries) => {
            page.push('\n');
            write_entries(entries, indent + 2, page);
        }
    }
}

/// Writes `text` in double quotes, with everything but printable ASCII escaped.
fn write_quoted(text: &str, page: &mut String) {
    page.push('"');
    for letter in text.chars() {
        let _ = match letter {
            '"' | '\\' => write!(page, "\\{letter}"),
            ' '..='~' => write!(page, "{letter}"),
            _ => write!(page, "\\U{:08X}", u32::from(letter)),
        };
    }
    page.push('"');
}

/// Whether both have the same values, at any position.
fn same_entries(one: &[Entry], other: &[Entry]) -> bool {
    let same = |(one, other): (&Entry, &Entry)| one.key == other.key && same_value(&one.value, &other.value);
    one.len() == other.len() && one.iter().zip(other).all(same)
}

fn same_value(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::List(ones), Value::List(others)) => {
            ones.len() == others.len() && ones.iter().zip(others).all(|(one, other)| same_value(one, other))
        }
        (Value::Mapping(ones), Value::Mapping(others)) => same_entries(ones, others),
        (one, other) => one == other,
    }
}
