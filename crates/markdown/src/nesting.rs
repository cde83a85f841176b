//! Lines that open more blocks than the tree keeps → the same lines with the rest of their marks blanked.
//!
//! A Markdown parser checks every open block for every line, so that thousands of marks on one line
//! (`> > > …`) cost their number again for each line below. The tree keeps [`MAX_DEPTH`] nodes anyway: the
//! marks beyond are taken out before Markdown is parsed, and the work stays in proportion to the text.

use super::blanks::blank;
use super::{MAX_DEPTH, Note};
use rolebook_model::{FINDINGS, Rule};
use std::ops::Range;

/// Caps how many blocks a line of `body` can open: the text with the same length and the same lines, where that
/// changes it.
pub(super) fn cap(body: &str) -> (Option<String>, Option<Note>) {
    if !may_open_too_many(body) {
        return (None, None);
    }
    let mut excess = Vec::new();
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', body.as_bytes()).chain([body.len()]) {
        let line = body.as_bytes().get(start..end).unwrap_or_default();
        // A mark takes two bytes, the last one need not.
        if line.len() >= 2 * MAX_DEPTH
            && let Some(range) = excess_marks(line)
        {
            excess.push(start + range.start..start + range.end);
        }
        start = end + 1;
    }
    match excess.first() {
        None => (None, None),
        Some(first) => (Some(blank(body, &excess)), too_deep(first.start)),
    }
}

/// Whether a line could hold more marks than are kept: so many fill at least one of these pieces, of which
/// nearly every other one is done with after its first bytes.
fn may_open_too_many(body: &str) -> bool {
    body.as_bytes().chunks(MAX_DEPTH / 2).any(|piece| {
        piece
            .iter()
            .all(|byte| matches!(byte, b' ' | b'\t' | b'>' | b'-' | b'+' | b'*' | b'.' | b')' | b'0'..=b'9'))
    })
}

/// The note, once a page, where blocks are nested too deeply.
pub(super) fn too_deep(offset: usize) -> Option<Note> {
    let message = format_args!("blocks are nested too deeply and were flattened from here on");
    FINDINGS.then(|| Note::new(offset..offset, Rule::TooDeep, message))
}

/// The marks of quotes and list entries at the start of `line` that come after [`MAX_DEPTH`] of them.
fn excess_marks(line: &[u8]) -> Option<Range<usize>> {
    let mut at = 0;
    let mut marks = 0;
    let mut cut = None;
    loop {
        let rest = line.get(at..).unwrap_or_default();
        let space = rest.iter().take_while(|&&byte| matches!(byte, b' ' | b'\t')).count();
        let Some(mark) = mark(rest.get(space..).unwrap_or_default()) else { break };
        if marks == MAX_DEPTH {
            cut = Some(at + space);
        }
        marks += 1;
        at += space + mark;
    }
    cut.map(|start| start..at)
}

/// The length of the mark that `rest` starts with.
fn mark(rest: &[u8]) -> Option<usize> {
    let is_apart = |after: usize| matches!(rest.get(after), None | Some(b' ' | b'\t'));
    match rest.first()? {
        b'>' => Some(1),
        b'-' | b'+' | b'*' if is_apart(1) => Some(1),
        b'0'..=b'9' => {
            let digits = rest.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
            let is_mark = matches!(rest.get(digits), Some(b'.' | b')')) && is_apart(digits + 1);
            is_mark.then_some(digits + 1)
        }
        _ => None,
    }
}
