//! Cutting texts, with one copy of the checks for all of them.
//!
//! The standard library's checked slicing is compiled into each place that cuts; there are dozens.

/// The two parts of `text` at byte `offset`; all of it and nothing where it cannot be cut there.
#[inline(never)]
pub(crate) fn at(text: &str, offset: usize) -> (&str, &str) {
    text.split_at_checked(offset).unwrap_or((text, ""))
}

/// The two parts of `text` in front of the first of `marks`, which are ASCII; all of it and nothing where it
/// has none.
#[inline(never)]
pub(crate) fn before_any<'a>(text: &'a str, marks: &[u8]) -> (&'a str, &'a str) {
    at(text, text.bytes().position(|byte| marks.contains(&byte)).unwrap_or(text.len()))
}

/// `text` without any of `marks`, which are ASCII, at its start.
#[inline(never)]
pub(crate) fn start<'a>(text: &'a str, marks: &[u8]) -> &'a str {
    at(text, text.bytes().take_while(|byte| marks.contains(byte)).count()).1
}

/// `text` without any of `marks`, which are ASCII, at its end.
#[inline(never)]
pub(crate) fn end<'a>(text: &'a str, marks: &[u8]) -> &'a str {
    let dropped = text.bytes().rev().take_while(|byte| marks.contains(byte)).count();
    at(text, text.len() - dropped).0
}
