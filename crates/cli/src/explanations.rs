//! The explanations of rules, with a page that breaks each rule and one that follows it: the texts in `explanations/`, one
//! file per rule.
//!
//! `rolebook check --explain` prints them and `docs/findings.md` is generated from them; a test checks every page in them.
//!
//! A file first gives the reason for the rule, and then has the headings `## Bad` and `## Good`, each with one or more
//! fenced code blocks. The word after a block's language is the path of the file that it shows, below the folder of roles.
//! Options follow for what cannot be written down: `repeat=1000` repeats the text, `repeat-line=4x1000` its fourth line,
//! `latin1` saves it in that encoding, `link=..` makes the file a symbolic link.

use crate::report::human::title;
use include_dir::{Dir, include_dir};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use rolebook_model::Rule;
use std::fmt::Write;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/explanations");

/// The explanation of a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The whole text, as Markdown.
    pub text: &'static str,
    /// A folder of roles in which the rule has findings.
    pub bad: Vec<Example>,
    /// One in which it has none.
    pub good: Vec<Example>,
}

/// A file of an example.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Example {
    /// Its path below the folder of roles.
    pub file: String,
    /// How the file is made of the text: `repeat=1000`, `repeat-line=4x1000`, `latin1`, `link=..`.
    pub options: Vec<String>,
    /// Its text.
    pub text: String,
}

/// The explanation of a rule. A test ensures that every rule has one.
pub fn explanation(rule: Rule) -> Explanation {
    let file = FILES.get_file(format!("{}.md", rule.name()));
    let text = file.and_then(|file| file.contents_utf8()).unwrap_or_default();
    let mut explanation = Explanation { text, ..Explanation::default() };
    let (mut heading, mut is_heading) = (String::new(), false);
    let mut example = None;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                heading.clear();
                is_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => is_heading = false,
            Event::Text(text) if is_heading => heading.push_str(&text),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => example = Some(Example::of(&info)),
            Event::Text(text) => example.iter_mut().for_each(|example| example.text.push_str(&text)),
            Event::End(TagEnd::CodeBlock) => match heading.as_str() {
                "Bad" => explanation.bad.extend(example.take()),
                "Good" => explanation.good.extend(example.take()),
                _ => example = None,
            },
            _ => {}
        }
    }
    explanation
}

impl Example {
    /// The file that the info string of a code block describes.
    fn of(info: &str) -> Example {
        let mut words = info.split_whitespace().skip(1).map(str::to_owned);
        let file = words.next().unwrap_or_default();
        Example { file, options: words.collect(), text: String::new() }
    }
}

/// The explanation of a rule as it is printed.
pub fn explain(rule: Rule) -> String {
    let (title, severity, text) = (title(rule), rule.severity().name(), explanation(rule).text.trim_end());
    format!("# {title}\n\nSeverity: {severity}. What to do: {}.\n\n{text}\n", rule.help())
}

/// A table of all rules: code, name, severity and what to do.
pub fn list() -> String {
    let width = Rule::ALL.iter().map(|rule| rule.name().len()).max().unwrap_or_default();
    Rule::ALL.iter().fold(String::new(), |mut list, rule| {
        let (code, name, severity) = (rule.code(), rule.name(), rule.severity().name());
        // Writing to a text cannot fail.
        let _ = writeln!(list, "{code}  {name:<width$}  {severity:<7}  {}", rule.help());
        list
    })
}

/// All explanations in one document: `docs/findings.md`.
pub fn document() -> String {
    let mut document = INTRODUCTION.to_owned();
    document.push_str("| code | name | severity | what to do |\n|---|---|---|---|\n");
    for rule in Rule::ALL {
        let (code, name, severity) = (rule.code(), rule.name(), rule.severity().name());
        let link = format!("[{code}](#{}-{name})", code.to_lowercase());
        let _ = writeln!(document, "| {link} | `{name}` | {severity} | {} |", rule.help());
    }
    for rule in Rule::ALL {
        // One level deeper, below the document's own headings.
        let text = explain(*rule).replace("\n## Bad\n", "\n### Bad\n").replace("\n## Good\n", "\n### Good\n");
        let _ = write!(document, "\n#{text}");
    }
    document
}

const INTRODUCTION: &str = include_str!("findings.md");
