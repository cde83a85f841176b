//! A fence that is never closed → text of the same length without it.
//!
//! Such a fence takes all that follows it. If a heading is among that, the fence is left out, and what stands below it is read
//! as text: a page's requirements are not lost in a block of code. Otherwise it stays code. Either is a finding. If the number
//! of fences is odd, the one that was forgotten is the first whose code has a heading.

use super::Note;
use super::fences::{Fence, put, run};
use super::memmem;
use rolebook_model::{FINDINGS, Rule};

/// Leaves out the fence that is never closed, if a heading follows, and notes it in either case.
pub(super) fn without_open_fence(body: &str, notes: &mut Vec<Note>) -> Option<String> {
    // Most pages have no fence.
    if !["```", "~~~"].iter().any(|fence| memmem::find(body.as_bytes(), fence.as_bytes()).is_some()) {
        return None;
    }
    let mut text = Vec::new();
    let mut from = 0;
    // What is left may end with another one, such as the end of this one with other marks.
    while let Some((first, last)) = open_block(body, from) {
        let left_out = if from == 0 { first } else { Some(last).filter(|last| last.heading > 0) };
        let Block { opening: (start, end), heading, .. } = left_out.unwrap_or(last);
        if FINDINGS {
            let what = if heading > 0 { "what follows is text" } else { "all that follows is part of it" };
            let message = ["the code block is never closed, so ", what].concat();
            notes.push(Note { range: start..end, rule: Rule::UnclosedFence, message });
        }
        if left_out.is_none() {
            break;
        }
        if text.is_empty() {
            text.extend_from_slice(body.as_bytes());
        }
        text.get_mut(start..end)?.fill(b' ');
        // Comments of code begin as headings do.
        let mut at = end;
        while let Some(found) = memmem::find(text.get(at..heading)?, b"\n# ") {
            put(&mut text, at + found + 1, "\\#");
            at += found + 1;
        }
        if from > 0 {
            break;
        }
        from = end;
    }
    String::from_utf8(text).ok().filter(|text| !text.is_empty())
}

/// A fenced code block at the top of a page.
#[derive(Clone, Copy)]
struct Block {
    /// Where the line that opens it starts and ends.
    opening: (usize, usize),
    /// Whether it names no language.
    is_plain: bool,
    /// Where the first heading stands in it; 0 if there is none.
    heading: usize,
}

/// If the last fenced code block from a byte on is never closed: the first one with a heading in it, and the last one. Blocks
/// in lists and quotations end with these.
fn open_block(body: &str, from: usize) -> Option<(Option<Block>, Block)> {
    let mut open: Option<(Fence, Block)> = None;
    let mut first = None;
    let (mut at, mut before) = (from, ["", ""]);
    for line in body.get(from..)?.split_inclusive('\n') {
        let trimmed = line.trim();
        let start = at + run(line, b' ');
        match &mut open {
            Some((fence, _)) if fence.is_closed_by(trimmed) => open = None,
            Some((_, block)) if block.heading == 0 => {
                if let Some(above) = heading(trimmed, before, block.is_plain) {
                    block.heading = at - above;
                    first = first.or(Some(*block));
                }
            }
            None if start < at + 2 => {
                open = Fence::opened_by(trimmed).map(|(fence, info)| {
                    let opening = (start, start + trimmed.len());
                    (fence, Block { opening, is_plain: info.is_empty(), heading: 0 })
                });
            }
            _ => {}
        }
        at += line.len();
        before = [before[1], line];
    }
    Some((first, open?.1))
}

/// How many bytes above a line of code a heading starts that it is, or ends: `## Pay` below an empty line; `# Pay`, which is
/// a comment in most languages, where none is named; or the line that it underlines.
fn heading(line: &str, [above, before]: [&str; 2], is_plain: bool) -> Option<usize> {
    let depth = run(line, b'#');
    if depth > 0 {
        let is_heading = line.as_bytes().get(depth) == Some(&b' ') && before.trim().is_empty();
        return (is_heading && depth <= 6 && (depth > 1 || is_plain)).then_some(0);
    }
    let length = run(line, b'-').max(run(line, b'='));
    let is_below = before.starts_with(char::is_alphabetic) && above.trim().is_empty();
    (length >= 3 && length == line.len() && is_below).then_some(before.len())
}
