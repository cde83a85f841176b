//! Front matter: unknown keys, and values of the wrong type.

mod keys;

use super::context::PageContext;
use super::words::{Table, nearest};
use keys::{OTHER_KEYS, OTHER_PREFIXES};
use rolebook_letters::language_tag;
use rolebook_model::invisible;
use rolebook_model::{Finding, Rule, Seniority};
use rolebook_reader::front_matter::{Entry, VacancyKey, Value};
use rolebook_reader::seniority_by_name;

/// The keys that Rolebook reads, as the documentation describes them.
static KEYS: Table = Table::of(
    "title, summary, description, department, slug, aliases, levels, next, vacancy, greenhouse, lever, ashby, board, \
     lang, language, layout",
);

/// Findings about the front matter of a page.
pub(super) fn findings(page: &PageContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for entry in page.settings {
        findings.extend(unknown_key(entry));
        findings.extend(wrong_types(entry));
        findings.extend(escaped_invisible(entry, &page.head));
    }
    findings.iter_mut().for_each(|finding| mark_key(finding, &page.head));
    findings
}

/// Marks the key that a finding is about, as written on its line, with its quotes.
fn mark_key(finding: &mut Finding, lines: &[&str]) {
    let line = (finding.position.line as usize).checked_sub(1).and_then(|line| lines.get(line));
    let line = line.copied().unwrap_or_default();
    let before = (finding.position.column as usize).saturating_sub(1);
    let key: String = line.chars().skip(before).take_while(|mark| *mark != ':').collect();
    finding.length = u32::try_from(key.trim_end().chars().count()).unwrap_or(0);
}

/// An invisible character in a value, written as an escape: `"\u202e"`. Reading finds those that are written as themselves.
fn escaped_invisible(entry: &Entry, lines: &[&str]) -> Option<Finding> {
    let invisible = first_invisible(&entry.value)?;
    let is_written = lines.iter().any(|line| line.contains(invisible));
    let finding = || about_key(entry, Rule::HiddenCharacter, invisible::message(invisible));
    (!is_written).then(finding)
}

fn first_invisible(value: &Value) -> Option<char> {
    match value {
        Value::Text(text) => text.chars().find(|one| invisible::is_invisible(*one)),
        Value::List(values) => values.iter().find_map(first_invisible),
        Value::Mapping(entries) => entries.iter().find_map(|entry| first_invisible(&entry.value)),
        Value::Empty => None,
    }
}

fn unknown_key(entry: &Entry) -> Option<Finding> {
    let folded = entry.key.to_lowercase();
    let is_other = || {
        OTHER_KEYS.contains(&folded.replace(['-', '_'], ""))
            || VacancyKey::of(&entry.key).is_some()
            || OTHER_PREFIXES.iter().any(|prefix| folded.starts_with(prefix))
    };
    if KEYS.contains(&entry.key) || (!KEYS.contains(&folded) && is_other()) {
        return None;
    }
    let message = format!("unknown key `{}`", entry.key);
    let finding = about_key(entry, Rule::UnknownKey, message);
    Some(match nearest(KEYS.phrases(), &folded) {
        Some(meant) => {
            let help = format!("write `{meant}` if that is meant");
            finding.with_help(help).with_edit(&entry.key, meant)
        }
        None => {
            finding.with_help(format!("delete it, or write one of the keys that are read: {}", known_keys()))
        }
    })
}

fn known_keys() -> String {
    KEYS.phrases().collect::<Vec<_>>().join(", ")
}

fn wrong_types(entry: &Entry) -> Vec<Finding> {
    let wrong = |is: &str, takes: &'static str| {
        let finding = about_key(entry, Rule::WrongType, format!("`{}` is {is}", entry.key));
        vec![finding.with_help(takes)]
    };
    match (entry.key.as_str(), &entry.value) {
        (_, Value::Empty) => Vec::new(),
        ("lang" | "language", Value::Text(text)) if language_tag(text).is_none() => {
            wrong("not a language code", "write a code such as `en`, `de` or `pt-BR`")
        }
        (
            "title" | "summary" | "description" | "department" | "slug" | "layout" | "lang" | "language",
            value @ (Value::List(_) | Value::Mapping(_)),
        ) => wrong(kind(value), "write text after the colon, in quotes if it has punctuation"),
        ("aliases", Value::Mapping(_)) => wrong("a mapping", ONE_A_LINE),
        ("aliases", Value::List(values)) if !values.iter().all(is_text) => {
            wrong("a list with values that are not text", ONE_A_LINE)
        }
        ("levels", Value::Mapping(levels)) => levels.iter().filter_map(unknown_seniority).collect(),
        ("levels", Value::List(values)) => {
            let mappings = values.iter().filter_map(|value| match value {
                Value::Mapping(levels) => Some(levels),
                _ => None,
            });
            mappings.flatten().filter_map(unknown_seniority).collect()
        }
        _ => Vec::new(),
    }
}

const ONE_A_LINE: &str = "write a list with one name a line: `- Data Scientist`";

/// A seniority that is not known, in `Guild Lead: leed`.
fn unknown_seniority(level: &Entry) -> Option<Finding> {
    let is_known = match &level.value {
        Value::Text(text) => seniority_by_name(text).is_some(),
        Value::Empty => true,
        Value::List(_) | Value::Mapping(_) => false,
    };
    if is_known {
        return None;
    }
    let message = format!("the level \"{}\" has an unknown seniority", level.key);
    let names: Vec<&str> = Seniority::ALL.iter().map(|seniority| seniority.name()).collect();
    let finding =
        about_key(level, Rule::WrongType, message).with_help(format!("write one of {}", names.join(", ")));
    Some(match &level.value {
        Value::Text(text) => match nearest(names.into_iter(), &text.to_lowercase()) {
            Some(meant) => finding.with_edit(text, meant),
            None => finding,
        },
        _ => finding,
    })
}

fn about_key(entry: &Entry, rule: Rule, message: String) -> Finding {
    Finding::new(rule, entry.position, message)
}

fn is_text(value: &Value) -> bool {
    matches!(value, Value::Text(_) | Value::Empty)
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::List(_) => "a list",
        _ => "a mapping",
    }
}
