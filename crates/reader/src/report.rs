//! Findings about the structure of a page that no other step makes.

use super::files::invisible_characters;
use super::front_matter::{FrontMatter, Split, Value};
use super::levels::Levels;
use super::lexicon::Folded;
use super::outline::{MAX_HEADINGS, Named};
use rolebook_markdown::{Document, DocumentHeading, HeadingKind, Node};
use rolebook_model::limits::{LONGEST_NAME, LONGEST_QUOTE, LONGEST_TEXT, MOST_ITEMS};
use rolebook_model::{Availability, Block, Finding, Position, Rule, truncated};

/// The findings about a page with this `text`, which was split, parsed and searched for levels; `named` are those that the
/// front matter names.
pub(super) fn report(
    text: &str,
    split: &Split<'_>,
    document: &Document,
    named: &[Named],
    levels: &Levels,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut find = |rule, position, message: String| findings.push(Finding::new(rule, position, message));
    let headings: Vec<&DocumentHeading> = document.nodes.iter().filter_map(heading).collect();

    // Requirements may lie in the front matter.
    if split.body.trim().is_empty() && document.nodes.is_empty() {
        let message = "the page has no text";
        // Where the front matter ends the file, there is no line behind it.
        let last = u32::try_from(text.split('\n').count()).unwrap_or(u32::MAX);
        find(Rule::EmptyPage, Position::line(split.body_line.min(last)), message.to_owned());
    }
    // A page without front matter may take its title from its heading.
    if split.body_line > 1 && split.front_matter.title().is_none() {
        let message = "the front matter names no title";
        find(Rule::MissingTitle, Position::START, message.to_owned());
    }
    if let Some(entry) = split.front_matter.get("vacancy")
        && split.front_matter.text("vacancy").and_then(Availability::from_name).is_none()
    {
        let message = "`vacancy` says neither open nor closed, so it is not known";
        find(Rule::UnknownVacancy, entry.position, message.to_owned());
    }
    for heading in headings.iter().filter(|heading| heading.text.is_empty()) {
        let message = "the heading has no text";
        find(Rule::EmptyHeading, heading.position, message.to_owned());
    }
    if let Some(heading) = headings.get(MAX_HEADINGS) {
        let number = MAX_HEADINGS + 1;
        let message = format!(
            "from its heading number {number} on the page is shown but not read into levels and sections"
        );
        find(Rule::TooManyHeadings, heading.position, message);
    }
    for name in unknown_levels(named, &headings) {
        let (written, position) = written_level(&split.front_matter, name);
        let message =
            format!("`levels` names \"{}\", but no heading says so", truncated(written, LONGEST_QUOTE));
        find(Rule::UnknownLevel, position, message);
    }
    for (name, heading, first) in repeated_levels(levels, &headings) {
        let message = format!("a level named \"{}\" stands above already", truncated(name, LONGEST_QUOTE));
        let finding = Finding::new(Rule::DuplicateLevel, heading.position, message);
        findings.push(Finding { see: first.map(|first| first.position), ..finding });
    }
    findings.extend(too_long(&split.front_matter, &headings));
    findings.extend(beyond_items(document));
    findings.extend(invisible_characters(text));
    findings
}

/// Texts of which only the beginning stands for the page, its levels and its sections.
fn too_long(settings: &FrontMatter, headings: &[&DocumentHeading]) -> Vec<Finding> {
    let limits = [
        ("title", LONGEST_NAME),
        ("aliases", LONGEST_NAME),
        ("summary", LONGEST_TEXT),
        ("description", LONGEST_TEXT),
    ];
    let values = limits.into_iter().filter_map(|(key, most)| {
        let longest = settings.list(key).iter().filter_map(|value| match value {
            Value::Text(text) => Some(text.trim().chars().count()),
            _ => None,
        });
        let length = longest.max().filter(|length| *length > most)?;
        let message = format!("`{key}` has {length} characters, of which the first {most} are shown");
        Some(Finding::new(Rule::TooLong, settings.get(key)?.position, message))
    });
    let headings = headings.iter().filter_map(|heading| {
        let length = heading.text.chars().count();
        let message = format!(
            "the heading has {length} characters, of which the first {LONGEST_NAME} are a name where one is needed"
        );
        (length > LONGEST_NAME).then(|| Finding::new(Rule::TooLong, heading.position, message))
    });
    values.chain(headings).collect()
}

/// The first list whose entries do not become items, since there are too many of them; counted as
/// [`sections`](super::sections) does.
fn beyond_items(document: &Document) -> Option<Finding> {
    let mut left = MOST_ITEMS;
    let beyond = document.nodes.iter().find_map(|node| match node {
        Node::Block(Block::List(list)) => match left.checked_sub(list.items.len()) {
            Some(fewer) => {
                left = fewer;
                None
            }
            None => list.items.first(),
        },
        _ => None,
    })?;
    let message = "the page has more than 5,000 items; those of this list are shown as text only";
    Some(Finding::new(Rule::TooManyItems, Position::line(beyond.line), message))
}

fn heading(node: &Node) -> Option<&DocumentHeading> {
    match node {
        Node::Heading(heading) if !matches!(heading.kind, HeadingKind::LeadIn | HeadingKind::OfTable) => {
            Some(heading)
        }
        _ => None,
    }
}

/// The names that no heading has.
fn unknown_levels<'a>(named: &'a [Named], headings: &[&DocumentHeading]) -> Vec<&'a str> {
    if named.is_empty() {
        return Vec::new();
    }
    let texts: Vec<Folded> =
        headings.iter().take(MAX_HEADINGS).map(|heading| Folded::new(&heading.text)).collect();
    let has_heading = |name: &&str| texts.iter().any(|heading| heading.as_str() == *name);
    named.iter().map(|level| level.name.as_str()).filter(|name| !has_heading(name)).collect()
}

/// A name of `levels` as it is written, and where.
fn written_level<'a>(settings: &'a FrontMatter, name: &'a str) -> (&'a str, Position) {
    let is_it = |written: &str| Folded::new(written).as_str() == name;
    let found = settings.list("levels").iter().find_map(|value| match value {
        Value::Text(written) if is_it(written) => Some((written.as_str(), None)),
        Value::Mapping(entries) => {
            let entry = entries.iter().find(|entry| is_it(&entry.key))?;
            Some((entry.key.as_str(), Some(entry.position)))
        }
        _ => None,
    });
    let (written, position) = found.unwrap_or((name, None));
    let whole = || settings.get("levels").map_or(Position::START, |entry| entry.position);
    (written, position.unwrap_or_else(whole))
}

/// The levels whose name a level above has, with their headings and those of the first of that name.
fn repeated_levels<'a>(
    levels: &'a Levels,
    headings: &[&'a DocumentHeading],
) -> Vec<(&'a str, &'a DocumentHeading, Option<&'a DocumentHeading>)> {
    let heading_of = |heading: &Option<usize>| headings.get((*heading)?).copied();
    // In capitals or not, a URL is the same.
    let names: Vec<String> = levels.levels.iter().map(|level| level.name.to_lowercase()).collect();
    let mut repeated = Vec::new();
    for (index, (level, heading)) in levels.levels.iter().zip(&levels.headings).enumerate() {
        let first =
            names.iter().position(|name| names.get(index) == Some(name)).filter(|first| *first < index);
        if let Some(first) = first
            && let Some(heading) = heading_of(heading)
        {
            repeated.push((level.name.as_str(), heading, levels.headings.get(first).and_then(heading_of)));
        }
    }
    repeated
}
