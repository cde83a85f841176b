//! Scalars: the text behind a key or a dash, and the lines below that belong to it → one string.

use super::lines::{Cursor, Line};
use super::quoted::Quoted;
use super::text::{before_comment, from_colon, push_break, push_times, starts_with_indicator};
use rolebook_model::FINDINGS;

impl<'a> Cursor<'a> {
    /// The scalar that `rest`, the end of `line`, starts, with the lines below that belong to it: those
    /// that are indented more than `parent`.
    pub(super) fn scalar(&mut self, line: Line<'a>, rest: &'a str, parent: usize) -> String {
        if let Some((quoted, unread)) = Quoted::open(rest) {
            return self.quoted(line, quoted, unread, parent);
        }
        if matches!(rest.as_bytes().first(), Some(b'|' | b'>')) {
            if let Some(style) = BlockStyle::read(rest) {
                return self.block_scalar(&style, parent);
            }
            self.find(line, rest, "text beside | or >", "start it on the next line, or put it in quotes");
        } else if FINDINGS && let Some((message, help)) = outside_of_the_subset(rest) {
            self.find(line, rest, message, help);
        }
        self.plain(line, rest, parent)
    }

    /// Text without quotes: lines are joined by a space, empty lines between them stay line breaks.
    fn plain(&mut self, line: Line<'a>, rest: &'a str, parent: usize) -> String {
        let (first, mut commented) = before_comment(rest);
        if FINDINGS
            && let Some(colon) = from_colon(rest).filter(|colon| rest.len() - colon.len() < first.len())
        {
            self.find(line, colon, "a colon within a value", "put the value in quotes");
        }
        let mut text = first.to_owned();
        let mut breaks = 0;
        while let Some(line) = self.lines.get(self.next).copied().filter(|_| !commented) {
            if line.is_blank() {
                breaks += 1;
            } else if line.indent <= parent || line.text.starts_with('#') || from_colon(line.text).is_some() {
                break;
            } else {
                push_break(&mut text, breaks);
                breaks = 0;
                let (more, ended) = before_comment(line.text);
                text.push_str(more);
                commented = ended;
            }
            self.next += 1;
        }
        text
    }

    /// Text in quotes; over several lines it is joined like plain text.
    fn quoted(&mut self, opening: Line<'a>, mut quoted: Quoted<'a>, first: &'a str, parent: usize) -> String {
        let (mut line, mut unread) = (opening, first);
        loop {
            let after = quoted.read(unread);
            if let Some(unknown) = quoted.unknown_escape.take() {
                self.find(line, unknown, "unknown escape, kept as written", "write \\\\ for a backslash");
            }
            if let Some(after) = after {
                if !before_comment(after).0.trim().is_empty() {
                    self.find(
                        line,
                        after,
                        "text after the closing quote",
                        "double or escape the quotes within the value",
                    );
                    quoted.text.push_str(after.trim_end());
                }
                return quoted.text;
            }
            let Some((breaks, next)) = self.continuation(parent) else {
                if FINDINGS {
                    let column = opening.text.len() - first.len();
                    let at = opening.text.get(column.saturating_sub(1)..);
                    self.find(opening, at.unwrap_or_default(), "the quote is not closed", "close it");
                }
                return quoted.text;
            };
            quoted.join(breaks);
            (line, unread) = (next, next.text);
        }
    }

    /// The lines below `|` or `>`.
    fn block_scalar(&mut self, style: &BlockStyle, parent: usize) -> String {
        let mut indent = style.indent.map(|more| parent + more);
        let first = self.next;
        while let Some(line) = self.lines.get(self.next).copied() {
            if !line.is_blank() {
                let least = *indent.get_or_insert(line.indent.max(parent + 1));
                if line.indent < least {
                    break;
                }
            }
            self.next += 1;
        }
        style.join(self.lines.get(first..self.next).unwrap_or_default(), indent.unwrap_or(usize::MAX))
    }
}

/// What stands beside a block scalar's key: `|`, `>-`, `|2+`.
struct BlockStyle {
    folded: bool,
    chomp: Chomp,
    /// How much deeper than its key it is indented, where the author says so.
    indent: Option<usize>,
}

/// What happens to the line ends at the end of a block scalar.
enum Chomp {
    /// `-`: they go.
    Strip,
    /// One stays.
    Clip,
    /// `+`: all stay.
    Keep,
}

impl BlockStyle {
    fn read(header: &str) -> Option<BlockStyle> {
        let mut style = BlockStyle { folded: false, chomp: Chomp::Clip, indent: None };
        for mark in before_comment(header).0.bytes() {
            match mark {
                b'|' => {}
                b'>' => style.folded = true,
                b'-' => style.chomp = Chomp::Strip,
                b'+' => style.chomp = Chomp::Keep,
                b'1'..=b'9' => style.indent = Some(usize::from(mark - b'0')),
                _ => return None,
            }
        }
        Some(style)
    }

    /// Joins the lines of a scalar at `indent`, each with its indentation beyond that.
    fn join(&self, lines: &[Line<'_>], indent: usize) -> String {
        let mut text = String::new();
        let mut breaks = 0;
        // A line that is indented more keeps the line ends around it, also in a folded scalar.
        let mut before_was_deeper = true;
        for &Line { indent: deep, text: line, .. } in lines {
            let more = deep.saturating_sub(indent);
            if line.is_empty() && more == 0 {
                breaks += 1;
                continue;
            }
            let deeper = more > 0 || line.starts_with('\t');
            if text.is_empty() {
                push_times(&mut text, '\n', breaks);
            } else if self.folded && !deeper && !before_was_deeper {
                push_break(&mut text, breaks);
            } else {
                push_times(&mut text, '\n', breaks + 1);
            }
            push_times(&mut text, ' ', more);
            text.push_str(line);
            breaks = 0;
            before_was_deeper = deeper;
        }
        match self.chomp {
            Chomp::Strip => {}
            Chomp::Clip if text.is_empty() => {}
            Chomp::Clip => text.push('\n'),
            Chomp::Keep => {
                let last = usize::from(!text.is_empty());
                push_times(&mut text, '\n', breaks + last);
            }
        }
        text
    }
}

/// Why a value that starts like this is not read as YAML would, and what to do.
fn outside_of_the_subset(value: &str) -> Option<(&'static str, &'static str)> {
    let start = value.chars().next()?;
    match start {
        '&' | '*' => Some(("anchors and aliases are not read", "write the value out, or put it in quotes")),
        '!' => Some(("tags are not read", "remove the tag, or put the value in quotes")),
        '{' => Some(("mappings in braces are not read", "write one `key: value` a line")),
        _ if starts_with_indicator(value)
            || ["- ", "? ", ": "].iter().any(|mark| value.starts_with(mark)) =>
        {
            Some(("a value cannot start like this", "put it in quotes"))
        }
        _ => None,
    }
}
