//! The reporter: findings → what `rolebook check` prints.
//!
//! A [`Report`] holds the findings of each file with their severities. [`human`], [`json`], [`sarif`] and [`github`] print
//! it, each in its format.

pub mod github;
pub mod human;
pub mod json;
pub mod sarif;

use rolebook_model::invisible::is_invisible;
use rolebook_model::{Edit, Finding, LineIndex, Position, Severity, Site};
use std::ops::Range;

/// The result of a check.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The files with findings, in order.
    pub files: Vec<FileReport>,
    /// How many pages were checked.
    pub pages: usize,
}

/// A file with its findings.
#[derive(Clone, Debug, PartialEq)]
pub struct FileReport {
    /// Its path, relative to the current directory where possible.
    pub path: String,
    /// Its text; empty if it cannot be read.
    pub text: String,
    /// The findings, in order of position.
    pub findings: Vec<GradedFinding>,
    lines: LineIndex,
}

/// A finding with its severity, by default or as the site sets it.
#[derive(Clone, Debug, PartialEq)]
pub struct GradedFinding {
    /// The severity.
    pub severity: Severity,
    /// The finding.
    pub finding: Finding,
}

impl Report {
    /// The number of findings with exactly this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.graded().filter(|(_, graded)| graded.severity == severity).count()
    }

    /// Whether any finding has at least this severity.
    pub fn reaches(&self, severity: Severity) -> bool {
        self.graded().any(|(_, graded)| graded.severity >= severity)
    }

    /// All findings, each with its file.
    pub(super) fn graded(&self) -> impl Iterator<Item = (&FileReport, &GradedFinding)> {
        self.files.iter().flat_map(|file| file.findings.iter().map(move |graded| (file, graded)))
    }

    /// The report with only the findings of at least this severity.
    pub fn at_least(mut self, severity: Severity) -> Report {
        for file in &mut self.files {
            file.findings.retain(|graded| graded.severity >= severity);
        }
        self.files.retain(|file| !file.findings.is_empty());
        self
    }
}

impl FileReport {
    /// A file with its findings, without those that `site` has turned off.
    pub fn new(path: String, text: String, findings: Vec<Finding>, site: &Site) -> FileReport {
        let graded =
            |finding: Finding| Some(GradedFinding { severity: site.severity(finding.rule)?, finding });
        // Positions do not count a byte order mark.
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        let lines = LineIndex::new(&text);
        FileReport { path, text, findings: findings.into_iter().filter_map(graded).collect(), lines }
    }

    /// The line with this number, from 1.
    pub(super) fn line(&self, number: u32) -> Option<&str> {
        self.lines.line(&self.text, number)
    }

    /// The bytes of the text from the start of line `first` to the end of line `last`.
    pub(super) fn window(&self, first: u32, last: u32) -> Range<usize> {
        let start = self.lines.offset(&self.text, Position::line(first));
        let end = self.lines.offset(&self.text, Position { line: last, column: u32::MAX });
        start..end.max(start)
    }

    /// The bytes of the text that are marked at `position`: `length` characters, or the rest of the line if it is 0.
    pub(super) fn marked(&self, position: Position, length: u32) -> Range<usize> {
        let start = self.lines.offset(&self.text, position);
        let line = self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let end = match length {
            0 => line.trim_end().len(),
            length => line.char_indices().nth(length as usize).map_or(line.len(), |(end, _)| end),
        };
        start..start + end
    }

    /// The bytes that an edit replaces; `None` where they are not on the line, as in a text that has changed meanwhile.
    pub(super) fn edited<'f>(&self, finding: &'f Finding) -> Option<(Range<usize>, &'f str)> {
        let Edit { written, meant } = finding.edit.as_deref()?;
        let start = self.lines.offset(&self.text, finding.position);
        let line = self.text.get(start..)?.lines().next()?;
        let start = start + line.find(written.as_str())?;
        Some((start..start + written.len(), meant))
    }

    /// The line of a finding as it should be, where that is known.
    pub(super) fn edited_line(&self, finding: &Finding) -> Option<String> {
        let (Range { start, end }, meant) = self.edited(finding)?;
        let line = self.window(finding.position.line, finding.position.line);
        Some([self.text.get(line.start..start)?, meant, self.text.get(end..line.end)?].concat())
    }

    /// The number of characters that `finding` marks.
    pub(super) fn length(&self, finding: &Finding) -> usize {
        let marked = self.marked(finding.position, finding.length);
        self.text.get(marked).map_or(0, |marked| marked.chars().count())
    }
}

/// `text` with control characters, invisible characters and bidi controls escaped, so that it cannot control a terminal.
pub fn printable(text: &str) -> String {
    let shown = |character: char| match is_control(character) {
        true => character.escape_unicode().to_string(),
        false => character.to_string(),
    };
    text.chars().map(shown).collect()
}

/// A text of several lines, each made [`printable`].
pub fn printable_lines(text: &str) -> String {
    text.split('\n').map(printable).collect::<Vec<_>>().join("\n")
}

/// `source` with control characters replaced by others of the same length in bytes, so that its offsets stay.
pub(super) fn harmless(source: &str) -> String {
    let shown = |character: char| match character {
        '\n' | '\r' | '\t' => character.to_string(),
        _ if !is_control(character) => character.to_string(),
        _ => match character.len_utf8() {
            1 => "?".to_owned(),
            2 => "·".to_owned(),
            3 => "\u{fffd}".to_owned(),
            _ => "··".to_owned(),
        },
    };
    source.chars().map(shown).collect()
}

fn is_control(character: char) -> bool {
    character.is_control() || is_invisible(character) || matches!(character, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_text_is_counted_in_characters() {
        let check = |line: &str, column, length, expected: &str| {
            let file = FileReport::new(String::new(), line.to_owned(), Vec::new(), &Site::default());
            let marked = file.marked(Position { line: 1, column }, length);
            assert_eq!(&line[marked], expected, "{line:?} {column} {length}");
        };
        check("a über b", 3, 4, "über");
        check("a über b  ", 3, 0, "über b");
        check("ab", 9, 3, "");
        check("", 1, 0, "");
    }

    #[test]
    fn nothing_printed_controls_a_terminal() {
        assert_eq!(printable("a\u{1b}[31m\u{202e}b\nü"), "a\\u{1b}[31m\\u{202e}b\\u{a}ü");
        assert_eq!(printable_lines("a\n\u{9b}b"), "a\n\\u{9b}b");
        assert_eq!(harmless("a\u{1b}ä\u{9b}\u{202e}\u{e0041}\n"), "a?ä·\u{fffd}··\n");
    }
}
