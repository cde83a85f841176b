//! Pieces of YAML's grammar within one line, and how lines are joined.

/// Whether `text` starts with a character that no plain scalar starts with.
pub(super) fn starts_with_indicator(text: &str) -> bool {
    text.starts_with(['[', ']', '{', '}', ',', '&', '*', '!', '|', '>', '%', '@', '`', '"', '\'', '#'])
}

/// Whether a scalar without quotes stands for no value.
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(text, "~" | "null" | "Null" | "NULL")
}

/// Joins two lines of running text with blank lines between them.
pub(super) fn push_break(text: &mut String, blank_lines: usize) {
    if blank_lines == 0 {
        text.push(' ');
    }
    push_times(text, '\n', blank_lines);
}

/// Appends `mark` so many times.
pub(super) fn push_times(text: &mut String, mark: char, times: usize) {
    text.extend(std::iter::repeat_n(mark, times));
}

/// The text before a comment, without white space at its end, and whether there is a comment.
pub(super) fn before_comment(text: &str) -> (&str, bool) {
    let gap = text.as_bytes().windows(2).position(|pair| matches!(pair, [b' ' | b'\t', b'#']));
    let before = gap.and_then(|gap| text.get(..gap));
    (before.unwrap_or(text).trim_end(), before.is_some())
}

/// The text from the first colon on that would end a key.
pub(super) fn from_colon(text: &str) -> Option<&str> {
    let next = text.bytes().skip(1).chain([b' ']);
    let colon = text.bytes().zip(next).position(|pair| matches!(pair, (b':', b' ' | b'\t')))?;
    text.get(colon..)
}

/// What follows the colon that `colon` begins with.
pub(super) fn after_colon(colon: &str) -> &str {
    colon.strip_prefix(':').unwrap_or(colon).trim_start()
}
