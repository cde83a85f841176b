//! Marks of other tools in the source → blanks of the same length, and a note for each.
//!
//! Left out are kramdown's `{: …}`, `{:toc}`, `{::…}` and a heading's `{#id .class}`, ERB's `<% … %>`, Liquid's
//! `{{ … }}` and `{% … %}`, and MDX's `{/* … */}`. Code keeps them: where a page has any and may have code, it is parsed once more only to know what is code. A mark must be closed before the next blank line and stay free of openers, else it is text.
//!
//! A line that holds nothing else becomes an empty line, as kramdown reads it.

use super::blanks::{blank, starts_blank};
use super::{Note, OPTIONS};
use pulldown_cmark::{Event, Parser, Tag};
use rolebook_model::invisible::is_invisible;
use rolebook_model::{FINDINGS, Rule};
use std::ops::Range;

/// Blanks out what other tools left in `body`: the text with the same length and the same lines, where that changes it.
pub(super) fn blank_out(body: &str) -> (Option<String>, Vec<Note>) {
    if !may_hold_marks(body.as_bytes()) {
        return (None, Vec::new());
    }
    let mut marks = marks(body);
    if !marks.is_empty() && may_hold_code(body) {
        drop_code(&mut marks, body);
    }
    if marks.is_empty() {
        return (None, Vec::new());
    }
    let mut notes = Vec::new();
    if FINDINGS {
        notes.extend(marks.iter().map(|mark| note(mark, body)));
    }
    let ranges: Vec<Range<usize>> = marks.into_iter().map(|mark| mark.range).collect();
    (Some(blank(body, &ranges)), notes)
}

/// Whether `body` has a brace or `<%` at all: most pages have neither.
fn may_hold_marks(body: &[u8]) -> bool {
    memchr::memchr2_iter(b'{', b'%', body).any(|at| {
        match at.checked_sub(1).and_then(|before| body.get(before)) {
            Some(b'<') => true,
            _ => body.get(at) == Some(&b'{'),
        }
    })
}

/// Whether `body` has anything that code is made of: a fence or an indentation. Most pages have none.
fn may_hold_code(body: &str) -> bool {
    body.contains(['`', '\t']) || body.contains("~~~") || body.contains("    ")
}

struct Mark {
    range: Range<usize>,
    rule: Rule,
}

/// Every mark in `body`, in order, code included. One pass: at most one mark is open at a time.
fn marks(body: &str) -> Vec<Mark> {
    let bytes = body.as_bytes();
    let mut marks = Vec::new();
    let mut open: Option<(usize, [u8; 2])> = None;
    let mut line_is_blank = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if open.is_none() && !matches!(byte, b'{' | b'<') {
            // Until a mark opens, nothing else counts.
            let behind = bytes.get(at..).unwrap_or_default();
            let Some(next) = memchr::memchr2(b'{', b'<', behind) else { break };
            at += next;
            continue;
        }
        let pair = [byte, bytes.get(at + 1).copied().unwrap_or_default()];
        match byte {
            b'\n' if line_is_blank => open = None,
            b'\n' => line_is_blank = true,
            b' ' | b'\t' | b'\r' => {}
            _ => line_is_blank = false,
        }
        if matches!(byte, b'{' | b'<' | b'}' | b'%') {
            match (open, pair) {
                (_, [b'{', b'{' | b'%'] | [b'<', b'%']) if !is_escaped(bytes, at) => open = Some((at, pair)),
                (_, [b'{', b':' | b'#' | b'.' | b' ' | b'/']) if !is_escaped(bytes, at) => {
                    if let Some((end, rule)) = mark_end(body, at) {
                        marks.push(Mark { range: at..end, rule });
                        open = None;
                        at = end;
                        continue;
                    }
                }
                (Some((start, opener)), closer) if closes(opener, closer) && at >= start + 2 => {
                    marks.push(Mark { range: start..at + 2, rule: Rule::TemplateLeftover });
                    open = None;
                    at += 1;
                }
                _ => {}
            }
        }
        at += 1;
    }
    marks
}

fn is_escaped(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'\\')
}

fn closes(opener: [u8; 2], closer: [u8; 2]) -> bool {
    matches!((&opener, &closer), (b"{{", b"}}") | (b"{%", b"%}") | (b"<%", b"%>"))
}

/// The longest comment of MDX, in bytes.
const LONGEST_COMMENT: usize = 2_000;

/// Where the mark that starts at `start` ends, and its rule: a comment of MDX, or attributes.
fn mark_end(body: &str, start: usize) -> Option<(usize, Rule)> {
    let rest = body.get(start..)?;
    if rest.starts_with("{/*") {
        // However many begin, each is searched no further than it may reach.
        let reach = rest.as_bytes().get(..LONGEST_COMMENT).unwrap_or(rest.as_bytes());
        let length = memchr::memmem::find(reach, b"*/}")? + 3;
        let has_blank_line = rest.get(..length)?.lines().any(|line| line.trim().is_empty());
        return (!has_blank_line).then_some((start + length, Rule::TemplateLeftover));
    }
    attributes_end(body, start).map(|end| (end, Rule::KramdownMark))
}

/// Where the attributes that start at `start` end: on their line, and with nothing in them but names, classes, ids and
/// `key="value"`. Those of Pandoc and mdBook (`{#id .class}`) follow a heading.
fn attributes_end(body: &str, start: usize) -> Option<usize> {
    let rest = body.get(start..)?;
    let is_kramdown = rest.starts_with("{:");
    if !is_kramdown && !rest.trim_start_matches(['{', ' ']).starts_with(['#', '.']) {
        return None;
    }
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate().skip(2) {
        match (quote, byte) {
            (_, b'\n') => return None,
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'}') if at == 2 => return None,
            (None, b'}') if !is_kramdown && !ends_heading(body, start, start + at + 1) => return None,
            (None, b'}') => return Some(start + at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b' ' | b'/' | b'=' | b'-' | b'_' | b'.' | b':' | b'#') => {}
            (None, _) if byte.is_ascii_alphanumeric() || byte >= 0x80 => {}
            _ => return None,
        }
    }
    None
}

/// The id in the attributes with which a heading ends: `## Pay {#pay .wide}`.
pub(super) fn heading_id(heading: &str) -> Option<&str> {
    let line = heading.lines().find(|line| line.trim_end().ends_with('}'))?;
    let (_, attributes) = line.trim_end().strip_suffix('}')?.rsplit_once('{')?;
    let id =
        attributes.trim_start_matches(':').split(' ').find_map(|attribute| attribute.strip_prefix('#'))?;
    let is_plain = |it: char| (it.is_alphanumeric() || "-_.:".contains(it)) && !is_invisible(it);
    (!id.is_empty() && id.chars().all(is_plain)).then_some(id)
}

/// Whether `end` ends a line that is a heading: one that starts with `#`, or that is underlined.
fn ends_heading(body: &str, start: usize, end: usize) -> bool {
    let after = body.get(end..).unwrap_or_default();
    if !starts_blank(after) {
        return false;
    }
    let before = body.get(..start).unwrap_or_default();
    let line = before.rsplit_once('\n').map_or(before, |(_, line)| line);
    let underline = after.split('\n').nth(1).unwrap_or_default().trim();
    let is_underline = |mark: char| !underline.is_empty() && underline.trim_start_matches(mark).is_empty();
    line.trim_start_matches([' ', '>']).starts_with('#') || is_underline('=') || is_underline('-')
}

/// Removes the marks that are in code spans and code blocks.
fn drop_code(marks: &mut Vec<Mark>, body: &str) {
    let events = Parser::new_ext(body, OPTIONS).into_offset_iter();
    let mut code = events.filter_map(|(event, range)| {
        matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))).then_some(range)
    });
    let mut next = code.next();
    marks.retain(|mark| {
        while next.as_ref().is_some_and(|range| range.end <= mark.range.start) {
            next = code.next();
        }
        next.as_ref().is_none_or(|range| mark.range.end <= range.start)
    });
}

fn note(mark: &Mark, body: &str) -> Note {
    let text = body.get(mark.range.clone()).unwrap_or_default();
    let what = match mark.rule {
        Rule::KramdownMark => "the kramdown mark",
        _ => "the template's",
    };
    let shown: String = text.chars().take(60).take_while(|&character| character != '\n').collect();
    let more = if shown.len() < text.len() { "…" } else { "" };
    Note::new(mark.range.clone(), mark.rule, format_args!("{what} `{shown}{more}` was left out"))
}
