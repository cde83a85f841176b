//! The front matter as a full YAML library reads it, compared with the browser's small reader.
//!
//! [`compare`] is the entry point: authors who publish the same pages elsewhere, where a YAML library reads
//! them, are told what would be read in another way there. Where the small reader itself has a finding, that
//! one is enough.

use rolebook_model::limits::MOST_KEYS;
use rolebook_model::{Finding, PageSource, Position, Rule, Source, truncated};
use rolebook_reader::front_matter::{self, Entry, Split, Value};
use serde_saphyr::granit_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// The pages of `source` that a YAML library reads in another way, with what is other.
pub fn differences(source: &Source) -> BTreeMap<String, Vec<Finding>> {
    let found =
        |page: &PageSource| (page.file.clone(), compare(&page.text, &front_matter::split(&page.text)));
    source.pages.iter().map(found).filter(|(_, found)| !found.is_empty()).collect()
}

/// Compares the reading of a page with that of a YAML library.
///
/// `text` is the page and `split` what [`split`](rolebook_reader::front_matter::split) made of it.
pub fn compare(text: &str, split: &Split<'_>) -> Vec<Finding> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Some(yaml) = text.strip_suffix(split.body).filter(|_| split.body_line > 1) else { return Vec::new() };
    match read_with_library(yaml) {
        Ok(theirs) => {
            let mut findings = differences_between(split, &theirs);
            findings.extend(other_types(yaml, &split.front_matter.entries));
            findings
        }
        Err(error) if split.findings.is_empty() => {
            let message = format!("a YAML library cannot read this ({})", error.info());
            vec![Finding::new(Rule::FrontMatterDiffers, position(error.marker()), message)]
        }
        Err(_) => Vec::new(),
    }
}

/// Compares entry by entry, leaving out those about which the author has been told already.
fn differences_between(split: &Split<'_>, theirs: &[Entry]) -> Vec<Finding> {
    let told =
        |lines: Range<u32>| split.findings.iter().any(|finding| lines.contains(&finding.position.line));
    let mut findings = Vec::new();
    // In reverse, so that the first of two equal keys counts.
    let mut unmatched: HashMap<_, _> = theirs.iter().rev().map(|entry| (entry.key.as_str(), entry)).collect();
    let ours = &split.front_matter.entries;
    let ends = ours.iter().skip(1).map(|next| next.position.line).chain([split.body_line]);
    for (our, end) in ours.iter().zip(ends) {
        let (message, help) = match unmatched.remove(our.key.as_str()) {
            Some(their) if same(&our.value, &their.value) => continue,
            Some(their) => {
                let (ours, theirs) = (show(&our.value), show(&their.value));
                let message = format!("\"{}\" is {ours} here, but {theirs} to a YAML library", our.key);
                (message, Rule::FrontMatterDiffers.help())
            }
            None => (format!("\"{}\" is no key to a YAML library", our.key), "indent it like the others"),
        };
        if !told(our.position.line..end) {
            findings.push(Finding::new(Rule::FrontMatterDiffers, our.position, message).with_help(help));
        }
    }
    // Of the keys beyond, one finding says that they are left out.
    let further = if ours.len() < MOST_KEYS { theirs } else { &[] };
    for their in further.iter().filter(|entry| unmatched.contains_key(entry.key.as_str())) {
        if !told(their.position.line..their.position.line + 1) {
            let message = format!("\"{}\" is a key only to a YAML library", their.key);
            let finding = Finding::new(Rule::FrontMatterDiffers, their.position, message);
            findings.push(finding.with_help("write it without marks"));
        }
    }
    findings
}

/// Keys whose value is a text here, whatever it looks like.
const TEXTS: [&str; 7] = ["title", "summary", "description", "department", "slug", "lang", "language"];

/// Values that stand without quotes and are no text to a YAML library.
fn other_types(yaml: &str, ours: &[Entry]) -> Vec<Finding> {
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
    ours.iter().filter_map(other).collect()
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
        "~" | "null" => Some("nothing"),
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

/// Whether two values are equal, wherever they stand.
fn same(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::List(ours), Value::List(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(our, their)| same(our, their))
        }
        (Value::Mapping(ours), Value::Mapping(theirs)) => {
            let same_entry =
                |(our, their): (&Entry, &Entry)| our.key == their.key && same(&our.value, &their.value);
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(same_entry)
        }
        _ => ours == theirs,
    }
}

fn show(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("{:?}", truncated(text, 40)),
        Value::List(values) => format!("a list of {}", values.len()),
        Value::Mapping(entries) => format!("a mapping of {}", entries.len()),
        Value::Empty => "nothing".to_owned(),
    }
}

fn position(marker: &Marker) -> Position {
    let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
    Position { line: count(marker.line()), column: count(marker.col() + 1) }
}

/// The entries of a YAML document that is one mapping; none where it is something else.
fn read_with_library(yaml: &str) -> Result<Vec<Entry>, ScanError> {
    let document =
        Parser::new_from_str(yaml).take_while(|event| !matches!(event, Ok((Event::DocumentEnd, _))));
    let events = document.collect::<Result<Vec<_>, _>>()?;
    let mut nodes = events
        .into_iter()
        .filter(|(event, _)| event.is_node() || matches!(event, Event::SequenceEnd | Event::MappingEnd));
    match read_node(&mut nodes) {
        Some((Value::Mapping(entries), _)) => Ok(entries),
        _ => Ok(Vec::new()),
    }
}

/// A node and where it starts; `None` at the end of a list or a mapping. The library bounds how deep nodes
/// are nested.
fn read_node<'y>(events: &mut impl Iterator<Item = (Event<'y>, Span)>) -> Option<(Value, Position)> {
    let (event, span) = events.next()?;
    let value = match event {
        Event::Scalar(_, ScalarStyle::Plain, ..) if span.is_empty() => Value::Empty,
        Event::Scalar(text, ..) => Value::Text(text.into_owned()),
        Event::SequenceStart(..) => {
            Value::List(std::iter::from_fn(|| read_node(events)).map(|(value, _)| value).collect())
        }
        Event::MappingStart(..) => Value::Mapping(
            std::iter::from_fn(|| {
                let (key, position) = read_node(events)?;
                let (value, _) = read_node(events)?;
                let key = if let Value::Text(key) = key { key } else { show(&key) };
                Some(Entry { key, position, value })
            })
            .collect(),
        ),
        Event::SequenceEnd | Event::MappingEnd => return None,
        _ => Value::Text("an alias".to_owned()),
    };
    Some((value, position(&span.start)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rolebook_reader::front_matter::split;

    /// Reads `yaml` both ways; `findings` are those of the small reader and, with a `≠`, those of the
    /// comparison, as `line:column`.
    fn check(yaml: &str, findings: &str) {
        let page = format!("---\n{yaml}\n---\n");
        let split = split(&page);
        let differences = compare(&page, &split);
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
    fn a_text_that_is_none_to_a_library_is_told() {
        let others = ["~", "null", "True", "no", "5", "-1.5e3", "0x1F", ".inf", "2024-01-31", "5 # five"];
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
    fn where_both_give_up_the_small_reader_has_said_so() {
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
    fn where_only_a_library_reads_on_the_small_reader_has_said_so() {
        check("a: &name x\nb: *name", "2:4 3:4");
        check("a: !!str x", "2:4");
        check("a: {b: c}", "2:4 2:6");
        check("? a\n: b\nc: d", "2:1 3:1");
        check("a: [b: c]", "2:6");
        check("a: x\na: y", "3:1");
    }
}
