//! Text in quotes, a line at a time → the string that it stands for.

use super::text::{push_break, push_times};

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
        Some((Quoted::empty(quote), text.get(1..)?))
    }

    fn empty(quote: char) -> Quoted<'a> {
        Quoted { text: String::new(), unknown_escape: None, quote, kept: 0, escaped_line_end: false }
    }

    /// Reads up to the closing quote and gives what follows it; `None` where the line ends before.
    pub(super) fn read(&mut self, line: &'a str) -> Option<&'a str> {
        let marks: &[char] = if self.quote == '"' { &['"', '\\'] } else { &['\''] };
        let mut unread = line;
        loop {
            let Some((plain, marked)) = unread.find(marks).and_then(|end| unread.split_at_checked(end))
            else {
                self.text.push_str(unread);
                return None;
            };
            self.text.push_str(plain);
            if let Some(escaped) = marked.strip_prefix('\\') {
                unread = self.escape(escaped);
            } else if self.quote == '\''
                && let Some(after) = marked.strip_prefix("''")
            {
                self.text.push('\'');
                unread = after;
            } else {
                return marked.strip_prefix(self.quote);
            }
        }
    }

    /// Goes on to the next line, which `blank_lines` separate from this one.
    pub(super) fn join(&mut self, blank_lines: usize) {
        if std::mem::take(&mut self.escaped_line_end) {
            push_times(&mut self.text, '\n', blank_lines);
            return;
        }
        self.text.truncate(self.text.trim_end_matches([' ', '\t']).len().max(self.kept));
        push_break(&mut self.text, blank_lines);
        self.kept = self.text.len();
    }

    /// Reads what follows a backslash, and gives what follows that.
    fn escape(&mut self, escaped: &'a str) -> &'a str {
        let Some(letter) = escaped.bytes().next() else {
            self.escaped_line_end = true;
            self.kept = self.text.len();
            return escaped;
        };
        let digits = match letter {
            b'x' => 2,
            b'u' => 4,
            b'U' => 8,
            _ => 0,
        };
        let (character, digits) = match digits {
            0 => (ESCAPES.iter().find(|escape| escape.0 == letter).map(|escape| escape.1), 0),
            _ => match (code_point(escaped.get(1..=digits)), surrogates(escaped)) {
                (None, Some(character)) => (Some(character), 10),
                (character, _) => (character, digits),
            },
        };
        self.text.push(character.unwrap_or('\\'));
        self.kept = self.text.len();
        if character.is_none() {
            self.unknown_escape = Some(escaped);
            return escaped;
        }
        escaped.get(1 + digits..).unwrap_or_default()
    }
}

/// The text of several lines that three double quotes stand around in TOML: a backslash at the end of a line takes the line
/// end away, with the white space behind it.
pub(super) fn lines_of_quoted(text: &str) -> String {
    let mut quoted = Quoted::empty('"');
    let mut is_first = true;
    for line in text.split('\n') {
        let is_joined = quoted.escaped_line_end;
        let mut unread = if is_joined { line.trim_start() } else { line };
        if is_joined && unread.is_empty() {
            continue;
        }
        if !std::mem::take(&mut is_first) && !std::mem::take(&mut quoted.escaped_line_end) {
            quoted.text.push('\n');
        }
        while let Some(after) = quoted.read(unread) {
            quoted.text.push('"');
            unread = after;
        }
    }
    quoted.text
}

/// What a letter after a backslash stands for.
const ESCAPES: [(u8, char); 18] = [
    (b'0', '\0'),
    (b'a', '\u{7}'),
    (b'b', '\u{8}'),
    (b't', '\t'),
    (b'\t', '\t'),
    (b'n', '\n'),
    (b'v', '\u{b}'),
    (b'f', '\u{c}'),
    (b'r', '\r'),
    (b'e', '\u{1b}'),
    (b' ', ' '),
    (b'"', '"'),
    (b'/', '/'),
    (b'\\', '\\'),
    (b'N', '\u{85}'),
    (b'_', '\u{a0}'),
    (b'L', '\u{2028}'),
    (b'P', '\u{2029}'),
];

/// The character whose code these hexadecimal digits give.
fn code_point(digits: Option<&str>) -> Option<char> {
    let hex = digits.filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    char::from_u32(u32::from_str_radix(hex, 16).ok()?)
}

/// The character that two escapes stand for, as JSON writes it: `ud83d\ude00`.
fn surrogates(escaped: &str) -> Option<char> {
    let (first, second) = escaped.strip_prefix('u')?.get(..10)?.split_once("\\u")?;
    let unit = |hex: &str| u16::from_str_radix(hex, 16).ok();
    char::decode_utf16([unit(first)?, unit(second)?]).next()?.ok()
}
