//! Emphasis beside Chinese, Japanese and Korean → text of the same length in which CommonMark finds it.
//!
//! Whether `**` may begin or end emphasis, CommonMark decides by the characters around it, and it expects spaces between
//! words: in `**「責任」**を` the second mark ends nothing. By the CJK-friendly amendments
//! (<https://github.com/tats-u/markdown-cjk-friendly>) a mark between punctuation and a letter may do both if either is CJK.
//! [`rewrite`] puts another character of the same length in place of that one, a letter for punctuation or the reverse, so that
//! both sides are of a kind. Only the parser reads such a text: [`restored`] gives the source's own words back.
//!
//! `_` is left as it is, since the amendments change nothing for it, and so is a single `~`, which stands in ranges.

use super::OPTIONS;
use memchr::memchr2;
use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};
use rolebook_model::invisible::is_invisible;
use std::ops::Range;

/// Rewrites `text` for the parser, where that changes it.
pub(super) fn rewrite(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut swaps = swaps(text);
    if !swaps.is_empty() {
        keep_words(&mut swaps, text);
    }
    let mut bytes = Vec::new();
    for Swap { at, by, .. } in &swaps {
        if bytes.is_empty() {
            bytes.extend_from_slice(text.as_bytes());
        }
        bytes.get_mut(*at..at + by.len())?.copy_from_slice(by.as_bytes());
    }
    String::from_utf8(bytes).ok().filter(|text| !text.is_empty())
}

/// An event of `parsed`, which was made of `text`, with the words that `text` has there.
pub(super) fn restored<'a>(
    event: Event<'a>,
    range: &Range<usize>,
    [parsed, text]: [&'a str; 2],
) -> Event<'a> {
    match event {
        Event::Text(words) if parsed.get(range.clone()) == Some(&words) => {
            Event::Text(text.get(range.clone()).map_or(words, Into::into))
        }
        event => event,
    }
}

/// A character beside a mark that another one stands in for.
struct Swap {
    /// Where the mark stands.
    mark: Range<usize>,
    /// Where the character stands, and what takes its place.
    at: usize,
    by: &'static str,
}

/// What is wanted beside every mark of `text`, in order of the marks; code and links are not told apart.
fn swaps(text: &str) -> Vec<Swap> {
    let bytes = text.as_bytes();
    let mut swaps: Vec<Swap> = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr2(b'*', b'~', rest)) {
        let first = at + found;
        let sign = bytes.get(first);
        at = first + bytes.iter().skip(first).take_while(|byte| Some(*byte) == sign).count();
        let slashes = bytes.iter().take(first).rev().take_while(|byte| **byte == b'\\').count();
        let mark = first + slashes % 2..at;
        if !mark.is_empty() && (sign == Some(&b'*') || mark.len() == 2) {
            swaps.extend(swap(text, mark));
        }
    }
    swaps
}

/// What is wanted beside a mark, if anything is.
fn swap(text: &str, mark: Range<usize>) -> Option<Swap> {
    let mut before = text.get(..mark.start)?.chars().rev();
    let (left, base) = (before.next()?, before.next());
    let right = text.get(mark.end..)?.chars().next()?;
    if is_letter(left) == is_letter(right) || left.is_whitespace() || right.is_whitespace() {
        return None;
    }
    let of_left = if is_variation(left) { base.is_some_and(is_cjk) } else { is_cjk(left) };
    let sides = [(left, mark.start - left.len_utf8(), of_left), (right, mark.end, is_cjk(right))];
    // Punctuation first: a letter may stand between two marks.
    let (sign, at, _) =
        sides.into_iter().filter(|(.., is_cjk)| *is_cjk).min_by_key(|side| is_letter(side.0))?;
    let by = match (is_letter(sign), sign.len_utf8()) {
        (true, 3) => "。",
        (true, 4) => "\u{10100}",
        (false, 3) => "字",
        (false, 4) => "\u{20000}",
        _ => return None,
    };
    Some(Swap { mark, at, by })
}

/// Whether CommonMark takes a character for neither white space nor punctuation.
fn is_letter(sign: char) -> bool {
    sign.is_alphanumeric()
        || is_variation(sign)
        || is_invisible(sign)
        || matches!(sign, '\u{300}'..='\u{36F}' | '\u{200C}'..='\u{200F}' | '\u{20D0}'..='\u{20F0}')
        || matches!(sign, '\u{302A}'..='\u{302F}' | '\u{3099}' | '\u{309A}' | '\u{FE20}'..='\u{FE2F}')
}

/// Whether a character chooses a shape of the one before.
fn is_variation(sign: char) -> bool {
    matches!(sign, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a character is written in Chinese, Japanese or Korean alone: it is wide, half or full, but no emoji, or Hangul.
fn is_cjk(sign: char) -> bool {
    matches!(sign,
        '\u{1100}'..='\u{11FF}' | '\u{2329}' | '\u{232A}' | '\u{2E80}'..='\u{A4CF}' | '\u{A960}'..='\u{A97F}'
        | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF01}'..='\u{FFEF}' | '\u{16FE0}'..='\u{18DFF}' | '\u{1AFF0}'..='\u{1B2FF}'
        | '\u{1F200}'..='\u{1F2FF}' | '\u{20000}'..='\u{3FFFD}')
}

/// Takes out what is wanted beside marks that are no words of `text`: in code, addresses, labels and HTML.
fn keep_words(swaps: &mut Vec<Swap>, text: &str) {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut is_code = false;
    let mut links = Vec::new();
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            // The text of any other is an address, or a label that has to stay what it is.
            Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) => {
                let is_text = matches!(link_type, LinkType::Inline | LinkType::Reference);
                links.push(!is_text || links.last() == Some(&true));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => drop(links.pop()),
            _ if is_code || links.last() == Some(&true) => {}
            Event::Text(_) => words.push(range),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => {
                words.push(range.start..range.start + 1);
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {
                words.push(range.end.saturating_sub(1)..range.end);
            }
            _ => {}
        }
    }
    let mut words = words.into_iter().peekable();
    swaps.retain(|Swap { mark, .. }| {
        while words.next_if(|words| words.end <= mark.start).is_some() {}
        words.peek().is_some_and(|words| words.start < mark.end)
    });
}
