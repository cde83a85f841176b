//! What other tools add to Markdown → CommonMark of the same length, so that every position stays.
//!
//! | written | by | becomes |
//! |---|---|---|
//! | `> [!NOTE]` | GitHub, Obsidian | a quotation that begins with *NOTE* |
//! | `!!! note`, `??? note` and what is indented below | MkDocs | a quotation that begins with *note* |
//! | `:::note` … `:::` | Docusaurus, Pandoc, MyST | *note* and what it holds |
//! | ```` ```{note} ```` … ```` ``` ```` | MyST | likewise |
//! | `import …`, `export …` | MDX | nothing, with a finding |
//! | `[TOC]`, `[[_TOC_]]` | many | nothing, with a finding |
//! | `[[Page\|Text]]` | wikis | its text, with a finding |
//!
//! [`rewrite`] reads line by line and leaves fenced and indented code as it is.

use super::Note;
use super::blanks::blank;
use rolebook_model::{FINDINGS, Rule};
use std::ops::Range;

/// Rewrites `body`, where that changes it, and notes what is left out.
pub(super) fn rewrite(body: &str) -> (Option<String>, Vec<Note>) {
    if !may_hold_any(body) {
        return (None, Vec::new());
    }
    let defines = |line: &str| line.trim_start().starts_with('[') && line.contains("]:");
    let mut rewriter = Rewriter { has_references: body.lines().any(defines), ..Rewriter::default() };
    for line in body.split_inclusive('\n') {
        rewriter.line(line);
    }
    if !rewriter.is_changed {
        return (None, Vec::new());
    }
    let Rewriter { text, mut blanks, notes, .. } = rewriter;
    blanks.sort_by_key(|range| range.start);
    (Some(blank(&text, &blanks)), notes)
}

/// Whether a line begins as any of these does, or has a wiki link: most pages have neither.
fn may_hold_any(body: &str) -> bool {
    let may_begin = |line: &str| {
        let line = line.trim_start_matches(['>', ' ', '\t']);
        ["[!", ":::", "!!! ", "???", "```{", "~~~{", "[", "import ", "export "]
            .iter()
            .any(|it| line.starts_with(it))
    };
    memchr::memmem::find(body.as_bytes(), b"[[").is_some() || body.lines().any(may_begin)
}

/// The kinds of notes, by whatever tool.
const NOTES: [&str; 23] = [
    "abstract",
    "admonition",
    "attention",
    "bug",
    "caution",
    "danger",
    "details",
    "error",
    "example",
    "failure",
    "hint",
    "important",
    "info",
    "note",
    "question",
    "quote",
    "seealso",
    "success",
    "summary",
    "tip",
    "todo",
    "tldr",
    "warning",
];

/// How deep what belongs to a note of MkDocs is indented.
const INDENT: usize = 4;
/// The longest text of a wiki link, in bytes.
const LONGEST_LINK: usize = 200;

#[derive(Default)]
struct Rewriter {
    /// The lines so far, with what was rewritten in them.
    text: String,
    is_changed: bool,
    /// What is left out, to be blanked out at the end.
    blanks: Vec<Range<usize>>,
    notes: Vec<Note>,
    /// What the code block that is open began with, and whether it is a note of MyST.
    fence: Option<(char, usize, bool)>,
    /// The indentation of the note of MkDocs that is open.
    note: Option<usize>,
    /// Whether the line is in a paragraph of MDX's imports and exports.
    is_module: bool,
    /// Whether the page defines references, of which `[[a]]` may be one between brackets.
    has_references: bool,
    /// Whether the line before has text.
    follows_text: bool,
}

impl Rewriter {
    fn line(&mut self, line: &str) {
        let start = self.text.len();
        let indent = line.len() - line.trim_start_matches(' ').len();
        let trimmed = line.trim();
        if !self.is_code(trimmed, start + line.len() - line.trim_start().len()) {
            self.is_module &= !trimmed.is_empty();
            self.note = self
                .note
                .filter(|base| trimmed.is_empty() || indent >= base + INDENT || line.starts_with('\t'));
            match self.rewritten(line, indent, trimmed, start) {
                Some(rewritten) => {
                    self.is_changed = true;
                    self.text.push_str(&rewritten);
                }
                None => self.text.push_str(line),
            }
        } else {
            self.text.push_str(line);
        }
        self.follows_text = !trimmed.is_empty();
    }

    /// Whether a line is in a fenced code block, or begins or ends one.
    fn is_code(&mut self, trimmed: &str, start: usize) -> bool {
        let mark = trimmed.chars().next().filter(|mark| matches!(mark, '`' | '~')).unwrap_or_default();
        let length = trimmed.chars().take_while(|it| *it == mark).count();
        match self.fence {
            Some((open, least, is_note)) => {
                let ends = mark == open && length >= least && trimmed.len() == length;
                if ends {
                    self.fence = None;
                    if is_note {
                        self.leave_out(start..start + length);
                        return true;
                    }
                }
                // What a note holds is text.
                !is_note
            }
            None if length >= 3 => {
                let is_note = trimmed.get(length..).is_some_and(|info| named(info, '{', '}').is_some());
                self.fence = Some((mark, length, is_note));
                !is_note
            }
            None => false,
        }
    }

    /// A line as CommonMark has it, if that differs.
    fn rewritten(&mut self, line: &str, indent: usize, trimmed: &str, start: usize) -> Option<String> {
        if let Some(base) = self.note.filter(|_| !trimmed.is_empty()) {
            // The mark of a quotation takes the place of the indentation.
            return match line.strip_prefix('\t') {
                Some(rest) => Some(format!(">{rest}")),
                None => Some(format!("{}>   {}", " ".repeat(base), line.get(base + INDENT..)?)),
            };
        }
        if indent >= INDENT {
            return None;
        }
        let begins_paragraph = !self.follows_text || self.is_module;
        if self.is_module || begins_paragraph && is_module(trimmed) {
            self.leave_module_out(trimmed, start);
            return None;
        }
        if is_contents(trimmed) {
            let at = start + indent;
            self.report(at..at + trimmed.len(), "the mark of a table of contents");
            self.leave_out(at..at + trimmed.len());
            return None;
        }
        self.note_of_mkdocs(line, indent)
            .or_else(|| self.note_of_colons(line, trimmed, start + indent))
            .or_else(|| note_of_myst(line, trimmed))
            .or_else(|| note_of_github(line))
            .or_else(|| {
                self.wiki_links(line, start);
                None
            })
    }

    /// `!!! note "Title"`, `??? note`, `???+ note`.
    fn note_of_mkdocs(&mut self, line: &str, indent: usize) -> Option<String> {
        let rest = line.get(indent..)?;
        let behind = ["!!! ", "???+ ", "??? "].iter().find_map(|mark| rest.strip_prefix(mark))?;
        let (name, behind) = word(behind);
        if !NOTES.contains(&name.to_ascii_lowercase().as_str()) {
            return None;
        }
        self.note = Some(indent);
        let marks = line.len() - behind.len() - indent - 1;
        Some(format!("{}>{}{behind}", " ".repeat(indent), label(name, marks)))
    }

    /// `:::note Title`, `:::note[Title]`, `::: {.note}`, `:::{note}`, and `:::` at the end.
    fn note_of_colons(&mut self, line: &str, trimmed: &str, start: usize) -> Option<String> {
        let behind = trimmed.trim_start_matches(':');
        if trimmed.len() - behind.len() < 3 {
            return None;
        }
        let name = behind.trim_start_matches([' ', '{', '.']);
        let (name, behind) = word(name);
        if !NOTES.contains(&name.to_ascii_lowercase().as_str()) {
            // The end, or a container that says nothing to a reader.
            if !behind.trim_matches(['{', '}', ' ', '.']).is_empty() || !name.is_empty() {
                self.report(start..start + trimmed.len(), "the mark of a container");
            }
            self.leave_out(start..start + trimmed.len());
            return None;
        }
        let title = behind.replace(['{', '}', '[', ']'], " ");
        let indent = line.len() - line.trim_start().len();
        let text = " ".repeat(indent) + &label(name, trimmed.len() - behind.len()) + &title;
        Some(text + line.get(indent + trimmed.len()..)?)
    }

    /// Leaves out a line of MDX's module, which ends at the next empty line.
    fn leave_module_out(&mut self, trimmed: &str, start: usize) {
        let range = start..start + trimmed.len();
        if !self.is_module {
            self.report(range.clone(), "the code of MDX");
        }
        self.is_module = true;
        self.leave_out(range);
    }

    /// Leaves out the marks of wiki links, and the page's name where a text follows it.
    fn wiki_links(&mut self, line: &str, start: usize) {
        if self.has_references {
            return;
        }
        let (mut at, mut is_code) = (0, false);
        while let Some(open) = line.get(at..).and_then(|rest| rest.find("[[")).map(|found| at + found) {
            let passed = line.get(at..open).unwrap_or_default();
            is_code ^= passed.matches('`').count() % 2 == 1;
            at = open + 2;
            // However many there are, each is searched no further than it may reach.
            let rest = line.as_bytes().get(at..).unwrap_or_default();
            let reach = rest.get(..LONGEST_LINK + 2).unwrap_or(rest);
            let Some(length) = memchr::memmem::find(reach, b"]]").filter(|length| *length > 0) else {
                continue;
            };
            let close = at + length;
            let inner = line.get(at..close).unwrap_or_default();
            let is_link = line.get(close + 2..).is_some_and(|behind| !behind.starts_with(['(', '[', ':']));
            if is_code || !is_link || inner.contains(['[', ']', '`']) || passed.ends_with('\\') {
                continue;
            }
            self.report(start + open..start + close + 2, "the wiki link");
            // An embedded file of Obsidian begins with an exclamation mark.
            let open = open - usize::from(passed.ends_with('!'));
            let text = inner.rfind('|').map_or(at, |bar| at + bar + 1);
            self.leave_out(start + open..start + text);
            self.leave_out(start + close..start + close + 2);
            at = close + 2;
        }
    }

    fn leave_out(&mut self, range: Range<usize>) {
        self.is_changed = true;
        if !range.is_empty() {
            self.blanks.push(range);
        }
    }

    fn report(&mut self, range: Range<usize>, what: &str) {
        if FINDINGS {
            let message = format_args!("{what} was left out");
            self.notes.push(Note::new(range, Rule::TemplateLeftover, message));
        }
    }
}

/// ```` ```{note} Title ````.
fn note_of_myst(line: &str, trimmed: &str) -> Option<String> {
    let behind = trimmed.trim_start_matches(['`', '~']);
    let (name, title) = named(behind, '{', '}').filter(|_| behind.len() + 3 <= trimmed.len())?;
    let indent = line.len() - line.trim_start().len();
    let end = line.get(indent + trimmed.len()..)?;
    Some(" ".repeat(indent) + &label(name, trimmed.len() - title.len()) + title + end)
}

/// `> [!NOTE]`, and `> [!note]- Title`.
fn note_of_github(line: &str) -> Option<String> {
    let quote = line.len() - line.trim_start_matches(['>', ' ']).len();
    let (marks, rest) = line.split_at_checked(quote).filter(|(marks, _)| marks.contains('>'))?;
    let (name, behind) = word(rest.strip_prefix("[!")?);
    let behind = behind.strip_prefix(']').filter(|behind| !behind.starts_with(['(', '[', ':']))?;
    let title = behind.strip_prefix(['-', '+']).map_or_else(|| behind.to_owned(), |rest| format!(" {rest}"));
    (!name.is_empty()).then(|| format!("{marks} *{name}*{title}"))
}

/// The name of a note between two marks, and what follows them.
fn named(text: &str, open: char, close: char) -> Option<(&str, &str)> {
    let (name, behind) = word(text.strip_prefix(open)?);
    let behind = behind.strip_prefix(close)?;
    NOTES.contains(&name.to_ascii_lowercase().as_str()).then_some((name, behind))
}

/// The letters with which a text begins, and what follows them.
fn word(text: &str) -> (&str, &str) {
    let end = text.find(|it: char| !it.is_ascii_alphabetic()).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// The name of a note as emphasis with spaces, up to this many bytes. Before a paragraph up to three of them mean nothing.
fn label(name: &str, length: usize) -> String {
    let spaces = length.saturating_sub(name.len() + 2);
    let before = spaces.min(3);
    format!("{:before$}*{name}*{:behind$}", "", "", behind = spaces - before)
}

/// Whether a line is the mark in whose place a tool writes the table of contents.
fn is_contents(trimmed: &str) -> bool {
    ["[TOC]", "[toc]", "[[TOC]]", "[[toc]]", "[[_TOC_]]"].contains(&trimmed)
}

/// Whether a line begins MDX's module: an import with its file, or an export of a declaration.
fn is_module(trimmed: &str) -> bool {
    if let Some(import) = trimmed.strip_prefix("import ") {
        let end = import.trim_end_matches(';');
        let is_file = end.ends_with(['\'', '"']);
        return is_file
            && ([" from '", " from \""].iter().any(|from| import.contains(from))
                || import.starts_with(['\'', '"']))
            || import.starts_with('{') && !import.contains('}');
    }
    trimmed.strip_prefix("export ").is_some_and(|export| {
        let (declaration, behind) = word(export);
        let declares =
            ["const", "let", "var", "function", "async", "class", "default"].contains(&declaration);
        declares && behind.starts_with(' ') || export.starts_with(['{', '*'])
    })
}
