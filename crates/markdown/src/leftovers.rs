//! Marks of other tools in the source → blanks of the same length, and a note for each.
//!
//! Left out are kramdown's `{: …}`, `{:toc}`, `{::…}`; attributes of Pandoc and mdBook (`{#id .class}`) behind a link or code,
//! or at the end of a line; MyST's `{role}` in front of code; ERB's `<% … %>`, Liquid's and Hugo's `{{ … }}` and `{% … %}`,
//! with what is between `{% comment %}` and its end; Jinja's `{# … #}` and MDX's `{/* … */}`. Code keeps them: where a page has
//! any and may have code, it is parsed once more only to know what is code. A mark must be closed before the next blank line
//! and stay free of openers, else it is text.
//!
//! A line that holds nothing else becomes an empty line, as kramdown reads it.

use super::blanks::{blank, starts_blank};
use super::memmem;
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
    let mut may_end_comment = true;
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
                // Hugo's `{{% note %}}` is one mark.
                (Some((start, [b'{', b'{'])), [b'{', b'%']) if start + 1 == at => {}
                (_, [b'{', b'{' | b'%'] | [b'<', b'%']) if !is_escaped(bytes, at) => open = Some((at, pair)),
                (_, [b'{', _]) if !is_escaped(bytes, at) => {
                    if let Some((end, rule)) = mark_end(body, at) {
                        marks.push(Mark { range: at..end, rule });
                        open = None;
                        at = end;
                        continue;
                    }
                }
                (Some((start, opener)), closer) if closes(opener, closer) && at >= start + 2 => {
                    let mut end = at + 2;
                    if may_end_comment && is_comment(body.get(start..end).unwrap_or_default()) {
                        match comment_end(body, end) {
                            Some(found) => end = found,
                            None => may_end_comment = false,
                        }
                    }
                    let mut start = start;
                    // An entry of a list that holds nothing else goes with it.
                    if starts_blank(body.get(end..).unwrap_or_default())
                        && let Some([b'\n', b'-' | b'*' | b'+', b' ']) =
                            bytes.get(start.saturating_sub(3)..start)
                    {
                        start -= 2;
                    }
                    marks.push(Mark { range: start..end, rule: Rule::TemplateLeftover });
                    open = None;
                    at = end - 1;
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

/// Whether a mark of Liquid begins a comment.
fn is_comment(mark: &str) -> bool {
    mark.get(2..).is_some_and(|mark| mark.trim_start_matches(['-', ' ']).starts_with("comment"))
}

/// Where the mark ends that ends a comment of Liquid.
fn comment_end(body: &str, from: usize) -> Option<usize> {
    let rest = body.as_bytes().get(from..)?;
    let end = memmem::find(rest, b"endcomment")?;
    Some(from + end + memmem::find(rest.get(end..)?, b"%}")? + 2)
}

/// Where the mark that starts at `start` ends, and its rule: a comment of MDX or Jinja, a role of MyST, or attributes.
fn mark_end(body: &str, start: usize) -> Option<(usize, Rule)> {
    let rest = body.as_bytes().get(start..)?;
    let close: &[u8] = match rest {
        [_, b'/', b'*', ..] => b"*/}",
        [_, b'#', b' ', ..] => b" #}",
        _ => b"",
    };
    // However many begin, each is searched no further than it may reach.
    let reach = rest.get(..LONGEST_COMMENT).unwrap_or(rest);
    if !close.is_empty()
        && let Some(found) = memmem::find(reach, close)
    {
        let length = found + close.len();
        // A comment of MDX goes on behind a blank line.
        let is_mark = close == b"*/}" || memmem::find(reach.get(..length)?, b"\n\n").is_none();
        return is_mark.then_some((start + length, Rule::TemplateLeftover));
    }
    let is_role = |it: &&u8| it.is_ascii_lowercase() || matches!(it, b'-' | b':' | b'_');
    let length = 1 + rest.iter().skip(1).take_while(is_role).count();
    if rest.get(length..)?.starts_with(b"}`") {
        return Some((start + length + 1, Rule::TemplateLeftover));
    }
    attributes_end(body, start).map(|end| (end, Rule::KramdownMark))
}

/// Where the attributes that start at `start` end: on their line, and with nothing in them but names, classes, ids and
/// `key="value"`. Those of Pandoc and mdBook (`{#id .class}`) end a line, or follow a link, emphasis or code.
fn attributes_end(body: &str, start: usize) -> Option<usize> {
    let rest = body.get(start..)?;
    let is_kramdown = rest.starts_with("{:");
    let is_unnumbered = rest.starts_with("{-}");
    let names = rest.trim_start_matches(['{', ' ']);
    let begins = matches!(names.as_bytes().first(), Some(b'#' | b'.'));
    let before = body.get(..start)?;
    let follows = matches!(before.as_bytes().last(), Some(b')' | b']' | b'`' | b'*'));
    let is_set = !(is_kramdown || begins || follows || is_unnumbered) && is_in_heading(before);
    if !(is_kramdown || begins || follows || is_unnumbered || is_set) {
        return None;
    }
    let mut sets = false;
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate().skip(2) {
        match (quote, byte) {
            (_, b'\n') => return None,
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'}') if at == 2 && !is_unnumbered => return None,
            (None, b'}') => {
                let end = start + at + 1;
                let behind = body.get(end..)?;
                let is_last = starts_blank(behind) || behind.trim_start_matches(' ').starts_with("{#");
                let is_one = is_kramdown
                    || follows && (begins || sets)
                    || (begins || is_unnumbered || is_set && sets) && is_last;
                return is_one.then_some(end);
            }
            (None, b'=') => sets = true,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b' ' | b'/' | b'-' | b'_' | b'.' | b':' | b'#' | b'%') => {}
            (None, _) if byte.is_ascii_alphanumeric() || byte >= 0x80 => {}
            _ => return None,
        }
    }
    None
}

/// How many bytes of a heading are looked at for its marks.
const LONGEST_HEADING: usize = 300;

/// Whether a text ends within a heading.
fn is_in_heading(text: &str) -> bool {
    let bytes = text.as_bytes();
    let near = bytes.get(bytes.len().saturating_sub(LONGEST_HEADING)..).unwrap_or_default();
    let line = match memchr::memrchr(b'\n', near) {
        Some(end) => near.get(end + 1..).unwrap_or_default(),
        None if near.len() == bytes.len() => near,
        None => return false,
    };
    line.first() == Some(&b'#')
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
        Rule::KramdownMark if text.starts_with("{:") => "the kramdown mark",
        Rule::KramdownMark => "the mark of Pandoc",
        _ => "the template's",
    };
    let shown: String = text.chars().take(60).take_while(|&character| character != '\n').collect();
    let more = if shown.len() < text.len() { "…" } else { "" };
    Note::new(mark.range.clone(), mark.rule, format_args!("{what} `{shown}{more}` was left out"))
}
