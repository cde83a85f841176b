//! The reporter: findings → what `rolebook check` prints.
//!
//! A [`Report`] holds each file's findings with their severities; [`human`], [`json`], [`sarif`] and [`github`] print it,
//! each in its format.

pub mod github;
pub mod human;
pub mod json;
pub mod sarif;

use rolebook_model::invisible::is_invisible;
use rolebook_model::{Finding, LineIndex, Position, Severity, Site};
use std::ops::Range;

/// What checking came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The files of which there is something to say, in order.
    pub sheets: Vec<Sheet>,
    /// How many pages were checked.
    pub pages: usize,
}

/// A file with what there is to say about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its path, as whoever reads the report finds it.
    pub path: String,
    /// Its text; empty where it cannot be read.
    pub text: String,
    /// What there is to say, in order of place.
    pub findings: Vec<Graded>,
    lines: LineIndex,
}

/// A finding and how grave the site takes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Graded {
    /// How grave it is.
    pub severity: Severity,
    /// What it is.
    pub finding: Finding,
}

impl Report {
    /// How many findings are just as grave.
    pub fn count(&self, severity: Severity) -> usize {
        self.graded().filter(|(_, graded)| graded.severity == severity).count()
    }

    /// Whether any finding is as grave or graver.
    pub fn reaches(&self, severity: Severity) -> bool {
        self.graded().any(|(_, graded)| graded.severity >= severity)
    }

    /// All findings, each with its file.
    pub(super) fn graded(&self) -> impl Iterator<Item = (&Sheet, &Graded)> {
        self.sheets.iter().flat_map(|sheet| sheet.findings.iter().map(move |graded| (sheet, graded)))
    }

    /// The same with only the findings that are as grave or graver.
    pub fn from_level(mut self, level: Severity) -> Report {
        for sheet in &mut self.sheets {
            sheet.findings.retain(|graded| graded.severity >= level);
        }
        self.sheets.retain(|sheet| !sheet.findings.is_empty());
        self
    }
}

impl Sheet {
    /// A file with its findings, of which those go that `site` has switched off.
    pub fn new(path: String, text: String, findings: Vec<Finding>, site: &Site) -> Sheet {
        let graded = |finding: Finding| Some(Graded { severity: site.severity(finding.rule)?, finding });
        // As it was read: without a byte order mark.
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        let lines = LineIndex::new(&text);
        Sheet { path, text, findings: findings.into_iter().filter_map(graded).collect(), lines }
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

    /// The bytes of the text that are marked at `position`: `length` characters of its line, or all to the line's end
    /// where it is 0.
    pub(super) fn marked(&self, position: Position, length: u32) -> Range<usize> {
        let start = self.lines.offset(&self.text, position);
        let line = self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let end = match length {
            0 => line.trim_end().len(),
            length => line.char_indices().nth(length as usize).map_or(line.len(), |(end, _)| end),
        };
        start..start + end
    }

    /// How many characters `finding` marks.
    pub(super) fn length(&self, finding: &Finding) -> usize {
        let marked = self.marked(finding.position, finding.length);
        self.text.get(marked).map_or(0, |marked| marked.chars().count())
    }
}

/// `text` in a way that no terminal and no program takes for anything but text: a character that controls something, or
/// turns the text around it, is written by its number.
pub fn printable(text: &str) -> String {
    let shown = |character: char| match controls(character) {
        true => format!("\\u{{{:x}}}", u32::from(character)),
        false => character.to_string(),
    };
    text.chars().map(shown).collect()
}

/// Lines of a text, each as [`printable`] has it.
pub fn printable_lines(text: &str) -> String {
    text.split('\n').map(printable).collect::<Vec<_>>().join("\n")
}

/// `source` with other characters, of as many bytes, in place of those that control something: its lines and places stay.
pub(super) fn harmless(source: &str) -> String {
    let shown = |character: char| match character {
        '\n' | '\r' | '\t' => character.to_string(),
        _ if !controls(character) => character.to_string(),
        _ => match character.len_utf8() {
            1 => "?".to_owned(),
            2 => "·".to_owned(),
            3 => "\u{fffd}".to_owned(),
            _ => "··".to_owned(),
        },
    };
    source.chars().map(shown).collect()
}

fn controls(character: char) -> bool {
    character.is_control() || is_invisible(character) || matches!(character, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_is_counted_in_characters() {
        let check = |line: &str, column, length, expected: &str| {
            let sheet = Sheet::new(String::new(), line.to_owned(), Vec::new(), &Site::default());
            let marked = sheet.marked(Position { line: 1, column }, length);
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
