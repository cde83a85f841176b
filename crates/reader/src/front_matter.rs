//! Front matter: the settings on top of a page → entries, and the body below them.
//!
//! [`split`] is the entry point. Settings stand between two lines `---` in YAML, between two lines `+++` in TOML, or in a JSON
//! object. YAML is also read from a comment, and where the line above it is missing, as long as every line is a setting and
//! one names the title or the layout.
//!
//! What is read of YAML is a small part, because a YAML library would double the size of the browser's code:
//!
//! - mappings and lists by indentation (with spaces), lists also as `[a, "b", [c]]`;
//! - plain, `'single'` and `"double"` quoted scalars, over several lines too;
//! - literal (`|`) and folded (`>`) scalars, with `-`, `+` and an indentation digit;
//! - comments, CRLF line ends, a byte order mark before the first line.
//!
//! Every scalar stays the text that was written: `true`, `5` and `2024-01-31` mean nothing here; but `~` and `null` are no
//! value. Anchors, aliases, tags, flow mappings, complex keys and directives are outside of the subset: each is a finding at
//! its line and column, and the rest is read all the same. Reading takes time linear in the text.
//!
//! Steps: find the fences; of YAML gather the lines between them (`lines`), read mappings and lists (`block`), in them
//! scalars (`scalar`, `quoted`) and lists in brackets (`flow`); of TOML read keys and tables (`toml`), and their values as
//! those of JSON (`values`).

mod block;
mod flow;
mod lines;
mod quoted;
mod scalar;
mod text;

mod toml;

mod values;

pub(crate) mod publication;
mod vacancy_keys;

pub use vacancy_keys::VacancyKey;

use rolebook_model::limits::{LARGEST_FRONT_MATTER, MOST_KEYS};
use rolebook_model::{FINDINGS, Finding, Position, Rule};

/// The settings on top of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// What they are written in.
    pub notation: Notation,
    /// The entries in the order in which they were written, no key twice.
    pub entries: Vec<Entry>,
}

/// What front matter is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notation {
    /// YAML: between two lines `---`, of which the first may be missing, or in a comment.
    #[default]
    Yaml,
    /// TOML: between two lines `+++`, or `---toml` and `---`.
    Toml,
    /// A JSON object.
    Json,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key, without quotes.
    pub key: String,
    /// Where the key starts in the file.
    pub position: Position,
    /// What it is set to.
    pub value: Value,
}

/// What a key is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A scalar, as it was written or as its quotes say.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Entries of its own.
    Mapping(Vec<Entry>),
    /// Nothing was written.
    Empty,
}

impl FrontMatter {
    /// The entry with this key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The text that `key` is set to, without the white space around it; `None` where it is set to nothing
    /// or to something else.
    pub fn text(&self, key: &str) -> Option<&str> {
        match &self.get(key)?.value {
            Value::Text(text) => Some(text.trim()),
            _ => None,
        }
    }

    /// The text of the title, under the key `title` or one of other tools; `position: 3` orders a menu.
    pub fn title(&self) -> Option<&str> {
        let other = |name: &str| {
            let entry = self.entries.iter().find(|entry| publication::folded(&entry.key) == name)?;
            let text = match &entry.value {
                Value::Text(text) => text.trim(),
                Value::List(values) => match values.as_slice() {
                    [Value::Text(text)] => text.trim(),
                    _ => return None,
                },
                _ => return None,
            };
            let is_name = text.contains(char::is_alphabetic) && !matches!(text, "true" | "false");
            is_name.then_some(text)
        };
        let written = self.text("title").filter(|title| !title.is_empty());
        written.or_else(|| OTHER_TITLES.iter().find_map(|name| other(name)))
    }

    /// The values that `key` is set to; one that is not a list is a list of one, so that authors may write
    /// `aliases: Dev` for short.
    pub fn list(&self, key: &str) -> &[Value] {
        match self.get(key).map(|entry| &entry.value) {
            None | Some(Value::Empty) => &[],
            Some(Value::List(values)) => values,
            Some(value) => std::slice::from_ref(value),
        }
    }
}

/// Keys of other tools under which a title stands, their words joined.
const OTHER_TITLES: [&str; 4] = ["jobtitle", "position", "role", "roles"];

/// A page in two parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split<'a> {
    /// The settings; empty where the page has none that can be read.
    pub front_matter: FrontMatter,
    /// What stands below them: the page's Markdown.
    pub body: &'a str,
    /// The line in the file on which the body starts, from 1.
    pub body_line: u32,
    /// What is wrong with the front matter.
    pub findings: Vec<Finding>,
}

/// Splits a page into front matter and body.
///
/// Where there is no front matter, where it is not closed, or where it holds no entry at all (a page that
/// starts with a thematic break), the whole text is the body, so that nothing of it is lost.
///
/// ```
/// let split = rolebook_reader::front_matter::split("---\ntitle: Baker\n---\nBakes bread.\n");
///
/// assert_eq!(split.front_matter.text("title"), Some("Baker"));
/// assert_eq!((split.body, split.body_line), ("Bakes bread.\n", 4));
/// ```
pub fn split(text: &str) -> Split<'_> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = Lines { rest: text, number: 0 };
    let (mut start, mut opening) = (text, "");
    while opening.trim_end().is_empty() && !lines.rest.is_empty() {
        start = lines.rest;
        opening = lines.next().unwrap_or_default();
    }
    let first = lines.number;
    let mut split = match opening.trim_end() {
        "---" | "---yaml" | "--- yaml" => Fenced { text, lines, fences: "---", is_toml: false }.split(),
        "---toml" | "--- toml" => Fenced { text, lines, fences: "---", is_toml: true }.split(),
        "+++" => Fenced { text, lines, fences: "+++", is_toml: true }.split(),
        _ if start.starts_with('{') => json(text, start, first),
        _ => unfenced(text, start, first),
    };
    if FINDINGS && first > 1 && split.body_line > 1 {
        split.findings.extend(found(
            Rule::FrontMatter,
            Position::line(first),
            "front matter stands below empty lines, where other tools do not see it",
            "move it to the first line",
        ));
    }
    if FINDINGS {
        split.findings.sort_by_key(|finding| finding.position);
    }
    split
}

/// A page whose opening fence was read.
struct Fenced<'a> {
    text: &'a str,
    /// What stands below it.
    lines: Lines<'a>,
    fences: &'static str,
    is_toml: bool,
}

impl<'a> Fenced<'a> {
    fn split(self) -> Split<'a> {
        let Fenced { text, mut lines, fences, is_toml } = self;
        let fence = Position::line(lines.number);
        let start = lines.rest;
        let mut reader = lines::Cursor::default();
        let inside = loop {
            let before = lines.rest;
            let Some(line) = lines.next() else {
                let message = "front matter is not closed and was read as text";
                let help =
                    if fences == "+++" { "add a line +++ below it" } else { "add a line --- below it" };
                return whole(text, found(Rule::FrontMatter, fence, message, help));
            };
            // Some editors indent a whole file.
            let end = if is_toml { line.trim() } else { line.trim_end() };
            if end == fences || (end == "..." && !is_toml) {
                break start.strip_suffix(before).unwrap_or_default();
            }
            if text.len() - lines.rest.len() > LARGEST_FRONT_MATTER {
                return too_large(text, fence);
            }
            reader.push_line(lines.number, line);
        };
        let is_blank = reader.is_blank();
        let (entries, findings) = if is_toml { toml::read(inside, fence.line + 1) } else { reader.read() };
        if entries.is_empty() && !is_blank {
            let (message, help) = if fences == "+++" {
                (
                    "no `key = \"value\"` between the two +++ lines, so they were read as text",
                    "write `title = \"…\"` between them, or leave them out",
                )
            } else {
                (
                    "no `key: value` between the two --- lines, so they were read as text",
                    "write `title: …` between them, or leave them out",
                )
            };
            return whole(text, found(Rule::FrontMatter, fence, message, help));
        }
        let notation = if is_toml { Notation::Toml } else { Notation::Yaml };
        with(notation, entries, findings, lines.rest, lines.number + 1)
    }
}

/// A page that begins with a JSON object at `start`, on line `first`; one that begins with another brace is text.
fn json<'a>(text: &'a str, start: &'a str, first: u32) -> Split<'a> {
    if !start.get(1..).is_some_and(|inside| inside.trim_start().starts_with('"')) {
        return whole(text, Vec::new());
    }
    let most = start.char_indices().map(|(at, _)| at).take_while(|at| *at <= LARGEST_FRONT_MATTER).last();
    let part = start.get(..most.filter(|_| start.len() > LARGEST_FRONT_MATTER).unwrap_or(start.len()));
    let mut values = values::Values::new(part.unwrap_or(start), first, ':');
    let entries = values.mapping(1);
    let inside = part.and_then(|part| part.strip_suffix(values.rest)).unwrap_or(start);
    let after = start.strip_prefix(inside).unwrap_or_default();
    let (rest_of_line, body) = after.split_once('\n').unwrap_or((after, ""));
    if !inside.ends_with('}') || !rest_of_line.trim().is_empty() || entries.is_empty() {
        let message = "the page begins with a brace that was read as text";
        return whole(
            text,
            found(
                Rule::FrontMatter,
                Position::line(first),
                message,
                "close the JSON object, with nothing behind it",
            ),
        );
    }
    let lines = u32::try_from(inside.matches('\n').count()).unwrap_or(u32::MAX);
    with(Notation::Json, entries, values.findings, body, first.saturating_add(lines).saturating_add(1))
}

/// A page that begins with settings without a line `---` above them, or in a comment, at `start` on line `first`. They are
/// settings only if every line is one and they name a title or a layout; all else is text.
fn unfenced<'a>(text: &'a str, start: &'a str, first: u32) -> Split<'a> {
    let mut lines = Lines { rest: start, number: first.saturating_sub(1) };
    let comment = start.strip_prefix("<!--").and_then(|rest| rest.lines().next()).map(str::trim);
    let mut is_fenced = comment.is_none() || comment == Some("---");
    if comment.is_some_and(|rest| !matches!(rest, "" | "---")) {
        return whole(text, Vec::new());
    }
    if comment.is_some() {
        lines.next();
    }
    let mut reader = lines::Cursor::default();
    loop {
        let Some(line) = lines.next() else { return whole(text, Vec::new()) };
        match line.trim_end() {
            "---" if !is_fenced && reader.is_blank() => is_fenced = true,
            "---" if is_fenced => break,
            "-->" if comment.is_some() => break,
            _ if text.len() - lines.rest.len() > LARGEST_FRONT_MATTER || !is_setting(line) => {
                return whole(text, Vec::new());
            }
            _ => reader.push_line(lines.number, line),
        }
    }
    let (entries, mut findings) = reader.read();
    if !entries.iter().any(|entry| NAMING.contains(&entry.key.as_str())) {
        return whole(text, Vec::new());
    }
    if comment.is_none() {
        let message = "front matter has no line --- above it, so other tools read it as text";
        findings.extend(found(Rule::FrontMatter, Position::line(first), message, "add a line --- above it"));
        return with(Notation::Yaml, entries, findings, lines.rest, lines.number + 1);
    }
    let mut below = lines;
    while below.rest.starts_with(['\n', '\r']) {
        below.next();
    }
    if is_fenced && below.next().is_some_and(|line| line.trim() == "-->") {
        lines = below;
    }
    let page = lines.rest.trim_end().strip_suffix("-->");
    // The comment may go around the whole page.
    let body = page.filter(|page| is_fenced && !page.contains("-->")).unwrap_or(lines.rest);
    with(Notation::Yaml, entries, findings, body, lines.number + 1)
}

/// Keys by which settings without a fence are known.
const NAMING: [&str; 3] = ["title", "job_title", "layout"];

/// Whether a line may be one of settings: a key with a colon behind it, an entry of a list, what is indented, or a comment.
fn is_setting(line: &str) -> bool {
    let line = line.trim_end();
    let is_of_key = |mark: char| mark.is_ascii_alphanumeric() || matches!(mark, '_' | '-' | '.');
    let value = line.trim_start_matches(is_of_key);
    let has_key = value.len() < line.len() && (value == ":" || value.starts_with(": "));
    line.is_empty() || has_key || line.starts_with([' ', '#']) || line.starts_with("- ")
}

/// A page that is all text.
fn whole(text: &str, findings: Vec<Finding>) -> Split<'_> {
    Split { front_matter: FrontMatter::default(), body: text, body_line: 1, findings }
}

/// A page whose front matter, which starts at `fence`, is too large to be read.
fn too_large(text: &str, fence: Position) -> Split<'_> {
    let message = "front matter is larger than 65,536 bytes and was read as text";
    let help = "write the text below the front matter";
    whole(text, found(Rule::FrontMatterTooLarge, fence, message, help))
}

/// A page with these settings, as far as the limit allows.
fn with(
    notation: Notation,
    mut entries: Vec<Entry>,
    mut findings: Vec<Finding>,
    body: &str,
    body_line: u32,
) -> Split<'_> {
    if let Some(beyond) = entries.get(MOST_KEYS) {
        let message = "front matter has more than 1,000 keys, and those from here on were left out";
        let help = "leave out what does not belong to the role";
        findings.extend(found(Rule::FrontMatterTooLarge, beyond.position, message, help));
        entries.truncate(MOST_KEYS);
    }
    Split { front_matter: FrontMatter { notation, entries }, body, body_line, findings }
}

/// One finding, where findings are made.
fn found(rule: Rule, position: Position, message: &str, help: &'static str) -> Vec<Finding> {
    if FINDINGS { vec![Finding::new(rule, position, message).with_help(help)] } else { Vec::new() }
}

/// The lines of a file, as far as they have not been read.
#[derive(Clone, Copy)]
struct Lines<'a> {
    rest: &'a str,
    /// How many have been read: the number of the last one.
    number: u32,
}

impl<'a> Lines<'a> {
    /// The next line without its line end.
    fn next(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        let (line, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
        self.rest = rest;
        self.number += 1;
        Some(line.strip_suffix('\r').unwrap_or(line))
    }
}

#[cfg(test)]
mod tests;
