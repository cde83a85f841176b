//! Markdown that is written nearly right, and so stays text: links, and marks of bold or deleted text.

use super::context::{PageContext, Text};
use rolebook_markdown::Passage;
use rolebook_model::invisible::visible;
use rolebook_model::{Finding, Rule};
use std::ops::Range;

/// Findings about the marks of a page that stay text.
pub(super) fn findings(page: &PageContext<'_>) -> Vec<Finding> {
    page.texts.iter().flat_map(marks).collect()
}

/// How many characters the text of such a link has at most, and its target.
const LONGEST: usize = 300;

/// What to do where Markdown is written as it should be, and stays text all the same.
const IN_HTML: &str = "leave an empty line between it and the HTML above it";

/// A link that stays text.
pub(super) struct LiteralLink {
    /// The part of the text.
    pub(super) part: Range<usize>,
    /// What to write.
    help: String,
}

impl LiteralLink {
    pub(super) fn finding(&self, text: &Text<'_>) -> Finding {
        let finding = text.finding(Rule::LiteralLink, self.part.clone(), "the link is not read as one");
        finding.with_help(self.help.clone())
    }
}

/// The links of a text that stay text, in order.
pub(super) fn links(text: &Text<'_>) -> Vec<LiteralLink> {
    let mut links: Vec<LiteralLink> = Vec::new();
    for (close, _) in text.passage.text.match_indices([']', ')']) {
        if links.last().is_none_or(|link| link.part.end <= close) {
            links.extend(link(text.passage, close));
        }
    }
    links
}

/// The link whose first part ends at `close`: `[text](a b)`, `[text] (address)`, `[text][address]`, `(text)[address]`.
fn link(passage: &Passage, close: usize) -> Option<LiteralLink> {
    let (before, behind) = passage.text.split_at_checked(close)?;
    let gap = usize::from(behind.as_bytes().get(1) == Some(&b' '));
    let second = close + 1 + gap;
    let [closer, opener] = [behind.chars().next()?, behind.get(1 + gap..)?.chars().next()?];
    let (first_opener, second_closer) = match (closer, opener) {
        (']', '(') => ('[', ')'),
        (']', '（') => ('[', '）'),
        (']', '[') => ('[', ']'),
        (')', '[') => ('(', ']'),
        _ => return None,
    };
    let mut nearby = before.char_indices().rev().take(LONGEST);
    let open = nearby.find(|(_, sign)| *sign == first_opener)?.0;
    let is_mark = |at: usize| !passage.is_code(at) && !passage.is_escaped(at);
    if !(is_mark(open) && is_mark(close) && is_mark(second)) {
        return None;
    }
    let start = second + opener.len_utf8();
    let rest = passage.text.get(start..)?;
    let end = |end: char| rest.char_indices().take(LONGEST).find(|(_, sign)| *sign == end).map(|(at, _)| at);
    let closed = end(second_closer);
    let is_whole = || Some(rest.len()).filter(|length| *length <= LONGEST);
    let length = closed.or_else(|| end(' ')).or_else(is_whole)?;
    let target = rest.get(..length)?;
    let title = [" \"", " '"].into_iter().filter_map(|quote| target.find(quote)).min();
    let target = target.get(..title.unwrap_or(length))?.trim();
    let is_in_order = closed.is_some() && gap == 0 && (closer, opener) == (']', '(');
    if target.is_empty() || !is_in_order && !is_address(target) {
        return None;
    }
    let help = if is_in_order && title.is_none() && !target.contains([' ', '<']) {
        IN_HTML.to_owned()
    } else {
        let target = target.trim_matches(['<', '>']);
        let scheme = if target.starts_with("www.") { "https://" } else { "" };
        let space = if target.starts_with("mailto:") { "" } else { "%20" };
        let words = visible(before.get(open + 1..)?);
        format!("write `[{words}]({scheme}{})`", visible(target).replace(' ', space))
    };
    let end = start + length + closed.map_or(0, |_| second_closer.len_utf8());
    Some(LiteralLink { part: open..end, help })
}

/// Whether a text in brackets is an address.
fn is_address(text: &str) -> bool {
    let begins = ["https://", "http://", "mailto:", "tel:", "www.", "./", "../"];
    let is_path = text.starts_with('/') && text.get(1..).is_some_and(|rest| rest.contains(['/', '.']));
    let is_file = text.ends_with(".md") || text.ends_with(".html");
    begins.iter().any(|scheme| text.starts_with(scheme)) || (is_path || is_file) && !text.contains(' ')
}

/// The marks of a text that stay text: in pairs, or one that begins bold text and is never closed.
fn marks(text: &Text<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for sign in ['*', '~', '_'] {
        let mut find = |part: Range<usize>, is_right: bool| {
            let message = format!("`{sign}{sign}` is shown as it is written");
            let finding = text.finding(Rule::LiteralMark, part, message);
            findings.push(if is_right { finding.with_help(IN_HTML) } else { finding });
        };
        let mut open: Option<Mark> = None;
        for mark in marks_of(sign, text.passage) {
            match open.take() {
                Some(first) => find(first.start..mark.start + 2, first.is_opener && mark.is_closer),
                None => open = Some(mark),
            }
        }
        if let Some(Mark { start, is_opener: true, .. }) = open.filter(|_| sign == '*') {
            find(start..start + 2, false);
        }
    }
    findings
}

/// A mark of two signs.
struct Mark {
    start: usize,
    /// Whether it begins a word, and whether it ends one.
    is_opener: bool,
    is_closer: bool,
}

/// The marks of this sign; between two letters or digits it is none: `2**3`.
fn marks_of(sign: char, passage: &Passage) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some((start, rest)) = passage.text.get(at..).and_then(|rest| {
        let found = rest.find(sign)?;
        Some((at + found, rest.get(found..)?.trim_start_matches(sign)))
    }) {
        at = passage.text.len() - rest.len();
        let before = passage.text.get(..start).unwrap_or_default();
        let [follows, precedes] =
            [before.ends_with(char::is_alphanumeric), rest.starts_with(char::is_alphanumeric)];
        let is_mark = if sign == '_' { follows != precedes } else { !(follows && precedes) };
        let is_literal = |at: usize| !passage.is_code(at) && !passage.is_escaped(at);
        if at - start == 2 && is_mark && is_literal(start) && is_literal(start + 1) {
            marks.push(Mark { start, is_opener: precedes, is_closer: follows });
        }
    }
    marks
}
