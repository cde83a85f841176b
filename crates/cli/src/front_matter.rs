//! The front matter as full YAML, TOML and JSON libraries read it, compared with the browser's small readers.
//!
//! [`differences`] is the entry point: where the same pages are published with other tools, such a library reads them, and
//! authors get a finding for what it reads differently. Where the small reader itself has a finding, that one is enough.

use rolebook_model::limits::MOST_KEYS;
use rolebook_model::{Finding, LineIndex, PageSource, Position, Rule, Source, truncated};
use rolebook_reader::ParsedPage;
use rolebook_reader::front_matter::{Entry, FrontMatter, Notation, Value};
use rolebook_site::toml_tree;
use rolebook_site::yaml::{self, Field, Node};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

/// The findings about pages of `source`, parsed as `pages`, that a library reads in another way; by file.
pub fn differences(source: &Source, pages: &[Arc<ParsedPage>]) -> BTreeMap<String, Vec<Finding>> {
    let found = |(source, page): (&PageSource, &Arc<ParsedPage>)| {
        let ParsedPage { body_line, front_matter, front_matter_findings, .. } = &**page;
        (page.file.clone(), compare(&source.text, *body_line, front_matter, front_matter_findings))
    };
    source.pages.iter().zip(pages).map(found).filter(|(_, found)| !found.is_empty()).collect()
}

/// Compares the front matter of a page with what a library for its notation reads.
///
/// `text` is the page, whose Markdown starts on `body_line`; `findings` are those about the front matter.
pub fn compare(text: &str, body_line: u32, front_matter: &FrontMatter, findings: &[Finding]) -> Vec<Finding> {
    if body_line <= 1 {
        return Vec::new();
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let end = LineIndex::new(text).offset(text, Position::line(body_line));
    let text = text.get(..end).unwrap_or(text);
    let small_reader = SmallReader { front_matter, findings, body_line };
    let text = match front_matter.notation {
        Notation::Json => text.to_owned(),
        Notation::Yaml | Notation::Toml => without_fences(text),
    };
    let (root, error) = match front_matter.notation {
        Notation::Yaml => {
            let (root, error) = yaml::read(&text);
            (root.map(|root| root.value), error.map(|error| (error.position, error.message)))
        }
        Notation::Toml => {
            let (root, errors) = toml_tree::read(&text);
            let error = errors.into_iter().next().map(|error| (error.position, error.message));
            (Some(root.value), error)
        }
        Notation::Json => match serde_json::from_str(&text) {
            Ok(value) => (Some(json_value(value)), None),
            Err(error) => {
                let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
                let position =
                    Position { line: number(error.line()).max(1), column: number(error.column()).max(1) };
                (None, Some((position, error.to_string())))
            }
        },
    };
    match error {
        None => {
            // A document that is no mapping has no keys.
            let theirs = match root {
                Some(yaml::Value::Table(fields)) => fields,
                _ => Vec::new(),
            };
            let mut differences = small_reader.differences(&theirs);
            if front_matter.notation == Notation::Yaml {
                differences.extend(other_types(&text, &front_matter.entries));
            }
            differences
        }
        Some((position, message)) if findings.is_empty() => {
            let message = message.trim_end().replace('\n', ", ");
            let message = format!("{} cannot read this ({message})", small_reader.library());
            vec![Finding::new(Rule::FrontMatterDiffers, position, message)]
        }
        Some(_) => Vec::new(),
    }
}

/// The same text with blank lines in place of those that only stand around the settings, and of a comment's marks.
fn without_fences(text: &str) -> String {
    let is_fence = |line: &str| {
        let in_comment = line.strip_prefix("<!--");
        let mark = in_comment.unwrap_or(line).trim();
        let is_opening = line.strip_prefix("---").is_some_and(|of| matches!(of.trim(), "toml" | "yaml"));
        is_opening
            || matches!(mark, "---" | "..." | "+++" | "-->")
            || (mark.is_empty() && in_comment.is_some())
    };
    text.split('\n').map(|line| if is_fence(line) { "" } else { line }).collect::<Vec<_>>().join("\n")
}

/// A JSON value as the same tree, without positions.
fn json_value(value: serde_json::Value) -> yaml::Value {
    let node = |value| Node { position: Position::START, value: json_value(value) };
    match value {
        serde_json::Value::Null => yaml::Value::Empty,
        serde_json::Value::Bool(truth) => yaml::Value::Text(truth.to_string()),
        serde_json::Value::Number(number) => yaml::Value::Text(number.to_string()),
        serde_json::Value::String(text) => yaml::Value::Text(text),
        serde_json::Value::Array(values) => yaml::Value::List(values.into_iter().map(node).collect()),
        serde_json::Value::Object(fields) => {
            let field = |(key, value)| Field { key, position: Position::START, value: node(value) };
            yaml::Value::Table(fields.into_iter().map(field).collect())
        }
    }
}

/// What the small reader read of a page's front matter.
struct SmallReader<'a> {
    front_matter: &'a FrontMatter,
    findings: &'a [Finding],
    body_line: u32,
}

impl SmallReader<'_> {
    /// Compares entry by entry, leaving out those that have a finding already.
    fn differences(&self, theirs: &[Field]) -> Vec<Finding> {
        let mut findings = Vec::new();
        let (entries, library) = (&self.front_matter.entries, self.library());
        // In reverse, so that the first of two equal keys counts.
        let mut unmatched: HashMap<_, _> =
            theirs.iter().rev().map(|field| (field.key.as_str(), field)).collect();
        let ends = entries.iter().skip(1).map(|next| next.position.line).chain([self.body_line]);
        for (our, end) in entries.iter().zip(ends) {
            let (message, help) = match unmatched.remove(our.key.as_str()) {
                Some(their) if same(&our.value, &their.value.value) => continue,
                Some(their) => {
                    let (ours, theirs) = (show(&our.value), show_theirs(&their.value.value));
                    let message = format!("\"{}\" is {ours} here, but {theirs} to {library}", our.key);
                    (message, Rule::FrontMatterDiffers.help())
                }
                None => (format!("\"{}\" is no key to {library}", our.key), "indent it like the others"),
            };
            if !self.has_finding(our.position.line..end) {
                let finding = Finding::new(Rule::FrontMatterDiffers, our.position, message);
                findings.push(finding.with_help(help));
            }
        }
        // Beyond the limit there is a finding already.
        let extra = if entries.len() < MOST_KEYS { theirs } else { &[] };
        for their in extra.iter().filter(|field| unmatched.contains_key(field.key.as_str())) {
            if !self.has_finding(their.position.line..their.position.line + 1) {
                let message = format!("\"{}\" is a key only to {library}", their.key);
                let finding = Finding::new(Rule::FrontMatterDiffers, their.position, message);
                findings.push(finding.with_help("write it without marks"));
            }
        }
        findings
    }

    /// What it is compared with.
    fn library(&self) -> &'static str {
        match self.front_matter.notation {
            Notation::Yaml => "a YAML library",
            Notation::Toml => "a TOML library",
            Notation::Json => "a JSON library",
        }
    }

    fn has_finding(&self, lines: Range<u32>) -> bool {
        self.findings.iter().any(|finding| lines.contains(&finding.position.line))
    }
}

/// Keys whose value is always a text here.
const TEXTS: [&str; 7] = ["title", "summary", "description", "department", "slug", "lang", "language"];

/// Values without quotes that a YAML library does not read as text.
fn other_types(yaml: &str, entries: &[Entry]) -> Vec<Finding> {
    let lines: Vec<&str> = yaml.lines().collect();
    let other = |entry: &Entry| {
        let Value::Text(text) = &entry.value else { return None };
        let line = lines.get((entry.position.line as usize).checked_sub(1)?)?;
        let (_, written) = line.split_once(':').filter(|_| TEXTS.contains(&entry.key.as_str()))?;
        let behind = written.trim().strip_prefix(text.as_str())?;
        let is_plain = behind.is_empty() || behind.starts_with([' ', '\t']);
        let kind = type_of(text).filter(|_| is_plain)?;
        let message = format!("\"{}\" is the text {text:?} here, but {kind} to a YAML library", entry.key);
        Some(Finding::new(Rule::FrontMatterDiffers, entry.position, message))
    };
    entries.iter().filter_map(other).collect()
}

/// What a value without quotes is to YAML, if it is no text: by the core schema of YAML 1.2
/// (<https://yaml.org/spec/1.2.2/#103-core-schema>), and the words and dates of YAML 1.1, which many libraries still read.
fn type_of(text: &str) -> Option<&'static str> {
    let digits =
        |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_based = [("0x", 16), ("0o", 8)].iter().any(|(prefix, base)| {
        number.strip_prefix(prefix).is_some_and(|rest| u128::from_str_radix(rest, *base).is_ok())
    });
    let starts_as_number = number.trim_start_matches('.').starts_with(|first: char| first.is_ascii_digit());
    let day: Vec<&str> = text.get(..10).map_or(Vec::new(), |day| day.split('-').collect());
    match text.to_ascii_lowercase().as_str() {
        "true" | "false" | "yes" | "no" | "on" | "off" => Some("true or false"),
        ".inf" | "-.inf" | "+.inf" | ".nan" => Some("a number"),
        _ if is_based || (starts_as_number && number.parse::<f64>().is_ok()) => Some("a number"),
        _ => match day.as_slice() {
            [year, month, day]
                if digits(year, 4) && digits(month, 2) && digits(day, 2) && text.len() == 10 =>
            {
                Some("a date")
            }
            _ => None,
        },
    }
}

/// Whether two values are equal, wherever they are.
fn same(ours: &Value, theirs: &yaml::Value) -> bool {
    match (ours, theirs) {
        (Value::Text(ours), yaml::Value::Text(theirs)) => ours == theirs || same_scalar(ours, theirs),
        (Value::List(ours), yaml::Value::List(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(our, their)| same(our, &their.value))
        }
        (Value::Mapping(ours), yaml::Value::Table(theirs)) => {
            let same_entry =
                |(our, their): (&Entry, &Field)| our.key == their.key && same(&our.value, &their.value.value);
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(same_entry)
        }
        (ours, theirs) => *ours == Value::Empty && *theirs == yaml::Value::Empty,
    }
}

/// Whether both are the same number or time: libraries do not keep how it was written.
fn same_scalar(ours: &str, theirs: &str) -> bool {
    let number = |text: &str| text.replace('_', "").parse::<f64>().ok();
    let time = |text: &str| text.replace([' ', 't'], "T").replace('z', "Z");
    let starts_alike = ours.get(..10).is_some_and(|day| theirs.starts_with(day));
    number(ours).is_some_and(|ours| number(theirs) == Some(ours))
        || (starts_alike && time(ours) == time(theirs))
}

fn show(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("{:?}", truncated(text, LONGEST_SHOWN)),
        Value::List(values) => format!("a list of {}", values.len()),
        Value::Mapping(entries) => format!("a mapping of {}", entries.len()),
        Value::Empty => "nothing".to_owned(),
    }
}

fn show_theirs(value: &yaml::Value) -> String {
    match value {
        yaml::Value::Text(text) => format!("{:?}", truncated(text, LONGEST_SHOWN)),
        value => value.describe(),
    }
}

/// How many characters of a text a message quotes.
const LONGEST_SHOWN: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;
    use rolebook_reader::front_matter::split;

    /// Reads `yaml` both ways; `findings` are those of the small reader and, with a `≠`, those of the
    /// comparison, as `line:column`.
    fn check(yaml: &str, findings: &str) {
        let page = format!("---\n{yaml}\n---\n");
        let split = split(&page);
        let differences = compare(&page, split.body_line, &split.front_matter, &split.findings);
        let place = |finding: &Finding| format!("{}:{}", finding.position.line, finding.position.column);
        let ours = split.findings.iter().map(place);
        let found: Vec<_> =
            ours.chain(differences.iter().map(|finding| format!("≠{}", place(finding)))).collect();
        assert_eq!(
            found.join(" "),
            findings,
            "in {yaml:?}: {:?} {differences:?}",
            split.front_matter.entries
        );
    }

    #[test]
    fn both_read_what_authors_write() {
        for yaml in [
            "layout: job_page\ntitle: \"Product Manager\"",
            "title: Director, R&D # comment\n# comment\n\nsummary: it's C# and -1 \"quoted\" [not a list]",
            "a: true\nb: 5\nc: 2024-01-31\nd: ~\ne:\nf: \"\"\ng: 1_000\nh: 0x1F",
            "a: https://example.com/#x\nb: x:y\nc: -x\nd: ?x\ne: :x",
            "a: one\n  two\n\n\n  three # c\nb: x",
            "a:\n  one\n  - two",
            "a: \"one\n  two  \n\n  three\\n\\\n   four \\x41\\u00e9\\U0001F600 \\t\\/\"",
            "a: 'it''s\n  # here'\n'b c': x\n\"d\\\"e\": y",
            "a: |\n  one\n   two\n\n  three\n\nb: x",
            "a: |+\n  one\n\nb: |-\n  one\n\nc: |\n\n\n  one\nd: x",
            "a: >\n  one\n  two\n\n  three\n   deep\n\n   deep\n  end\n\n\nb: >-\n  x\nc: >+\n  y\n\nd: z",
            "a: >\n\n  one\n\n   deep\n\n  two\n  \ttab",
            "a: |2\n    one\n  two\nb: >1-\n  one\n two",
            "a: |\nb: x\nc: >-\nd: |+\n\ne: x",
            "a: | # comment\n  # text\n# comment\nb: x",
            "a:\n- one\n- two # c\nb:\n  - three\n  -\n    four\n  -\nc: x",
            "a:\n  - one\n    two\n  - 'three'\n  - |\n    four\n  - [five]",
            "a: [one, \"t, wo\", [three, 'four'],]\nb: []\nc: [ one two ,\n  three\n  four # c\n  ]",
            "a: \"one\ntwo\"\nb: 'one\n\ntwo\n three'\nc: [\n  one,\n  two\n]\nd:\n- [\none\n]",
            "a:\n  - - one\n    - two\n  - three\n  - - four",
            "a:\n  b: one\n  c:\n    d: two\n\n  # c\n  e:\nf: x",
            "levels:\n  - heading: Dev II\n    seniority: senior\n  - heading: Dev III\n  -\n    heading: x",
            "levels:\n  - heading:\n      - a\n    b: c\n  - heading:\n    - a\n    b: c",
            "a: x   \n\n\n   \nb: y",
            "é: ü\nb c: d e",
        ] {
            check(yaml, "");
        }
    }

    #[test]
    fn a_text_that_is_none_to_a_library_is_found() {
        let others = ["True", "no", "5", "-1.5e3", "0x1F", ".inf", "2024-01-31", "5 # five"];
        for other in others {
            check(&format!("title: {other}"), "≠2:1");
            check(&format!("title: '{}'", other.replace(" # five", "")), "");
            check(&format!("layout: {other}"), "");
        }
        for text in
            ["none", "trueish", "5 people", "1st", "2024-1-31", "0xyz", "C", "e5", "1.2.3", ".", "on call"]
        {
            check(&format!("title: {text}"), "");
        }
    }

    #[test]
    fn keys_beyond_the_limit_are_one_finding() {
        let keys: String = (0..MOST_KEYS + 5).map(|number| format!("k{number}: x\n")).collect();
        check(keys.trim_end(), "1002:1");
    }

    #[test]
    fn where_both_give_up_the_small_reader_has_a_finding() {
        check("a: Manager: Sales\nb: x", "2:11");
        check("a: x\nnonsense\nb: y", "3:1");
        check("a: x\n  b: y", "3:3");
        check("a: \"one\nb: x", "2:4");
        check("a: [one\nb: x", "2:8");
        check("a:\n\t- x", "3:2");
        check("a: > text", "2:4");
        check("a: \"\\q\"", "2:6");
        check("a: 'b' c", "2:7");
        check("a: @b\nc: `d`\ne: %f\ng: - h", "2:4 3:4 4:4 5:4");
        check("a: [b, , c]", "2:8");
        check("a: [\"b\" c]", "2:9");
        check("a: one # c\n  two", "3:3");
        check("a: [one # c\n  two]", "3:3");
    }

    #[test]
    fn where_only_a_library_reads_on_the_small_reader_has_a_finding() {
        check("a: &name x\nb: *name", "2:4 3:4");
        check("a: !!str x", "2:4");
        check("a: {b: c}", "2:4 2:6");
        check("? a\n: b\nc: d", "2:1 3:1");
        check("a: [b: c]", "2:6");
        check("a: x\na: y", "3:1");
    }

    /// Compares a whole page, and expects these findings of the comparison, as `line:column message`.
    #[track_caller]
    fn check_page(page: &str, expect: &[&str]) {
        let split = split(page);
        assert!(split.body_line > 1, "no front matter in {page:?}");
        let differences = compare(page, split.body_line, &split.front_matter, &split.findings);
        let shown = |Finding { position: Position { line, column }, message, .. }: &Finding| {
            format!("{line}:{column} {message}")
        };
        assert_eq!(differences.iter().map(shown).collect::<Vec<_>>(), expect, "in {page:?}");
    }

    #[test]
    fn toml_and_json_are_compared_with_their_own_libraries() {
        for page in [
            "+++\ntitle = \"B\\u00e4cker\" # c\nn = 1_000\nf = 1.50\nd = 2017-01-27 09:52:34\nday = 2017-01-27\n[a.b]\nc = [1, {d = 'x'}]\n+++\n",
            "+++\n[[a]]\nb = \"\"\"\none \\\n  two\"\"\"\n[[a]]\nc.d = true\n+++\n",
            "{\"title\": \"\\ud83c\\udf5e\", \"n\": 1.50, \"none\": null, \"in\": [true, {\"a\": \"b\"}]}\n",
            "<!-- ---\ntitle: Baker\n---\n-->\n",
            "<!--\ntitle: Baker\nnone: ~\n-->\n",
        ] {
            check_page(page, &[]);
        }
        check_page(
            "+++\ntitle = Baker\n+++\n",
            &["2:9 a TOML library cannot read this (string values must be quoted, expected literal string)"],
        );
        check_page(
            "{\"title\": 'a', \"b\": 1}\n",
            &["1:11 a JSON library cannot read this (expected value at line 1 column 11)"],
        );
    }
}
