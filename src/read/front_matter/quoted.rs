//! Text in quotes, a line at a time → the string that it stands for.

use super::scalar::push_break;
use std::str::Chars;

/// Text in quotes, as far as it has been read.
pub(super) struct Quoted<'a> {
    pub(super) text: String,
    /// An escape that means nothing, and what follows it.
    pub(super) unknown_escape: Option<&'a str>,
    quote: char,
    /// How much of the text no line end may trim: it was escaped.
    kept: usize,
    escaped_line_end: bool,
}

impl<'a> Quoted<'a> {
    /// Starts reading where `text` starts with a quote; gives what follows it.
    pub(super) fn open(text: &'a str) -> Option<(Quoted<'a>, &'a str)> {
        let quote = text.chars().next().filter(|first| matches!(first, '"' | '\''))?;
        let quoted =
            Quoted { text: String::new(), unknown_escape: None, quote, kept: 0, escaped_line_end: false };
        Some((quoted, text.strip_prefix(quote)?))
    }

    /// Reads up to the closing quote and gives what follows it; `None` where the line ends before.
    pub(super) fn read(&mut self, line: &'a str) -> Option<&'a str> {
        let mut chars = line.chars();
        while let Some(character) = chars.next() {
            if character == '\\' && self.quote == '"' {
                self.escape(&mut chars);
            } else if character != self.quote {
                self.text.push(character);
            } else if character == '\'' && chars.as_str().starts_with('\'') {
                chars.next();
                self.text.push('\'');
            } else {
                return Some(chars.as_str());
            }
        }
        None
    }

    /// Goes on to the next line, which `blank_lines` separate from this one.
    pub(super) fn join(&mut self, blank_lines: usize) {
        if std::mem::take(&mut self.escaped_line_end) {
            self.text.extend(std::iter::repeat_n('\n', blank_lines));
            return;
        }
        self.text.truncate(self.text.trim_end_matches([' ', '\t']).len().max(self.kept));
        push_break(&mut self.text, blank_lines);
        self.kept = self.text.len();
    }

    /// Reads what follows a backslash.
    fn escape(&mut self, chars: &mut Chars<'a>) {
        let escaped = chars.as_str();
        let character = match chars.next() {
            None => {
                self.escaped_line_end = true;
                self.kept = self.text.len();
                return;
            }
            Some('0') => Some('\0'),
            Some('a') => Some('\u{7}'),
            Some('b') => Some('\u{8}'),
            Some('t' | '\t') => Some('\t'),
            Some('n') => Some('\n'),
            Some('v') => Some('\u{b}'),
            Some('f') => Some('\u{c}'),
            Some('r') => Some('\r'),
            Some('e') => Some('\u{1b}'),
            Some(itself @ (' ' | '"' | '/' | '\\')) => Some(itself),
            Some('N') => Some('\u{85}'),
            Some('_') => Some('\u{a0}'),
            Some('L') => Some('\u{2028}'),
            Some('P') => Some('\u{2029}'),
            Some('x') => code_point(chars, 2),
            Some('u') => code_point(chars, 4),
            Some('U') => code_point(chars, 8),
            Some(_) => None,
        };
        match character {
            Some(character) => self.text.push(character),
            None => {
                self.unknown_escape = Some(escaped);
                *chars = escaped.chars();
                self.text.push('\\');
            }
        }
        self.kept = self.text.len();
    }
}

/// The character with the code that the next `digits` hexadecimal digits give.
fn code_point(chars: &mut Chars<'_>, digits: usize) -> Option<char> {
    let hex = chars.as_str().get(..digits).filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    let character = char::from_u32(u32::from_str_radix(hex, 16).ok()?)?;
    *chars = chars.as_str().get(digits..)?.chars();
    Some(character)
}
