//! Lines that serve as headings without being Markdown's: a paragraph that is one bold or emphasised run, or a sentence that
//! ends in a colon in front of a list.
//!
//! [`lines`] cuts a paragraph of the page into its lines and says of each whether it is [marked](mark) as a heading;
//! [`introduction`] what a paragraph is in front of a list; [`is_titled`] whether the entries of a list are headings with lists of
//! their own. [`Depths`] knows how deep such a heading stands.

use super::inlines::{append, fold, push_text};
use rolebook_model::{Block, Inline, List, plain_text};

/// How a line is marked as a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Bold,
    Emphasised,
}

/// A break between two lines of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineBreak {
    /// Which of the paragraph's inlines the next line starts in, and at which byte of it.
    pub(super) inline: usize,
    pub(super) byte: usize,
    /// Where the next line starts in the source.
    pub(super) offset: usize,
    /// Whether the author asked for the break.
    pub(super) is_hard: bool,
}

/// A part of a paragraph.
#[derive(Debug)]
pub(super) struct Part {
    /// Whether it is a heading; else it is text.
    pub(super) mark: Option<Mark>,
    pub(super) content: Vec<Inline>,
    /// Where it starts in the source.
    pub(super) offset: usize,
}

/// How many characters a marked line has at most: longer ones are sentences that matter.
const LONGEST_BOLD: usize = 120;
const LONGEST_EMPHASISED: usize = 70;

/// How many characters a sentence has at most that introduces a list.
const LONGEST_LEAD_IN: usize = 320;

/// Cuts a paragraph that starts at `offset` into headings and the text between them.
pub(super) fn lines(paragraph: Vec<Inline>, offset: usize, breaks: &[LineBreak]) -> Vec<Part> {
    if !paragraph.iter().any(|inline| matches!(inline, Inline::Strong(_) | Inline::Emphasis(_))) {
        return vec![Part { mark: None, content: paragraph, offset }];
    }
    let mut rest = paragraph;
    let mut lines = Vec::with_capacity(breaks.len() + 1);
    for line_break in breaks.iter().rev() {
        let content = split_off(&mut rest, line_break.inline, line_break.byte);
        lines.push((content, line_break.offset, Some(line_break.is_hard)));
    }
    lines.push((rest, offset, None));
    lines.reverse();
    let marks: Vec<Option<Mark>> = lines.iter().map(|(content, ..)| mark(content)).collect();
    let continues: Vec<bool> = lines.iter().map(|(content, ..)| continues_sentence(content)).collect();
    let mut parts: Vec<Part> = Vec::new();
    for (at, (content, offset, break_before)) in lines.into_iter().enumerate() {
        let is_apart_before = match break_before {
            None | Some(true) => true,
            Some(false) => parts.last().is_some_and(|part| part.mark.is_some()),
        };
        let next = marks.get(at + 1).copied();
        let is_apart_behind = breaks.get(at).is_none_or(|behind| behind.is_hard) || next.flatten().is_some();
        let next_begins = continues.get(at + 1).is_some_and(|continues| !continues);
        let of_line = marks.get(at).copied().flatten().filter(|mark| {
            is_apart_before
                && match mark {
                    Mark::Bold => is_apart_behind || next_begins || points_on(&content),
                    // With nothing behind it, it may be a motto or a remark.
                    Mark::Emphasised => is_apart_behind && next.is_some(),
                }
        });
        match parts.last_mut() {
            Some(Part { mark: None, content: before, .. }) if of_line.is_none() => append(before, content),
            _ => parts.push(Part { mark: of_line, content, offset }),
        }
    }
    parts
}

/// Whether a line ends as something does that announces what follows.
fn points_on(line: &[Inline]) -> bool {
    plain_text(line).trim_end().ends_with([':', '：', '-', '–', '—'])
}

/// Whether a line begins within a sentence.
fn continues_sentence(line: &[Inline]) -> bool {
    let text = plain_text(line);
    text.trim_start()
        .starts_with(|first: char| first.is_lowercase() || matches!(first, ',' | '.' | ';' | ')'))
}

/// Takes the inlines from a place on off a paragraph.
fn split_off(paragraph: &mut Vec<Inline>, inline: usize, byte: usize) -> Vec<Inline> {
    let mut content = paragraph.split_off(inline.min(paragraph.len()));
    if byte > 0
        && let Some(Inline::Text(text)) = content.first_mut()
    {
        let (before, own) = text.split_at_checked(byte).unwrap_or((text, ""));
        push_text(paragraph, before);
        *text = own.to_owned();
    }
    content
}

/// How a line is marked as a heading: it is one bold or emphasised run, and at most signs stand beside it.
pub(super) fn mark(line: &[Inline]) -> Option<Mark> {
    let mut mark = None;
    let mut is_closed = false;
    for inline in line {
        match inline {
            Inline::Text(text) if mark.is_none() => {
                if !text.chars().all(may_lead) {
                    return None;
                }
            }
            Inline::Text(text) => {
                if !text.chars().all(may_follow) {
                    return None;
                }
                is_closed |= !text.trim().is_empty();
            }
            Inline::Strong(_) if !is_closed || mark == Some(Mark::Bold) => mark = Some(Mark::Bold),
            Inline::Emphasis(inner) if matches!(inner.as_slice(), [Inline::Strong(_)]) && !is_closed => {
                mark = Some(Mark::Bold);
            }
            Inline::Emphasis(_) if mark.is_none() => mark = Some(Mark::Emphasised),
            Inline::Break | Inline::Anchor(_) | Inline::Note(_) => {}
            Inline::Image(image) if image.text.is_empty() => {}
            _ => return None,
        }
    }
    let mark = mark?;
    is_title(line, mark).then_some(mark)
}

/// Whether a sign may stand in front of a marked line: a symbol or a number, but nothing that opens a quotation.
fn may_lead(sign: char) -> bool {
    !sign.is_alphabetic() && !matches!(sign, '"' | '\'' | '“' | '„' | '«' | '‘' | '(' | '[' | '「')
}

/// Whether a sign may stand behind it.
fn may_follow(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, ':' | '：' | '-' | '–' | '—' | '?' | '？' | '…')
}

/// Whether the words of a marked line are a title: they are few, and no sentence.
fn is_title(line: &[Inline], mark: Mark) -> bool {
    let text = fold(&plain_text(line));
    let text = text.trim_end_matches(|sign: char| may_follow(sign) && !matches!(sign, '?' | '？' | '…'));
    let longest = match mark {
        Mark::Bold => LONGEST_BOLD,
        Mark::Emphasised => LONGEST_EMPHASISED,
    };
    if text.chars().nth(longest).is_some() || !text.chars().any(char::is_alphabetic) || is_link(line) {
        return false;
    }
    let is_sentence = text.ends_with(['.', '。', ';', ',', '!', '！']) && !text.ends_with("...");
    // The name of a note begins with a small letter, too: "warning".
    let is_remark = mark == Mark::Emphasised
        && (text.starts_with(['"', '“', '„', '«', '(', '[', '*'])
            || text.starts_with(char::is_lowercase)
            || text.contains(". "));
    !is_sentence && !is_remark
}

/// Whether all of a line's words are one link: a button, and no title.
fn is_link(line: &[Inline]) -> bool {
    let is_blank = |inline: &&Inline| match inline {
        Inline::Text(text) => !text.chars().any(char::is_alphanumeric),
        inline => matches!(inline, Inline::Break | Inline::Anchor(_) | Inline::Note(_)),
    };
    let mut words = line.iter().filter(|inline| !is_blank(inline));
    match (words.next(), words.next()) {
        (Some(Inline::Link(_)), None) => true,
        (Some(Inline::Strong(inner) | Inline::Emphasis(inner)), None) => is_link(inner),
        _ => false,
    }
}

/// What a paragraph is in front of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Introduction {
    /// The list's title, as it is one emphasised run.
    Title,
    /// A sentence that may be a heading.
    Sentence,
}

/// What a paragraph that is no heading by itself is in front of a list.
pub(super) fn introduction(paragraph: &[Inline]) -> Option<Introduction> {
    if mark(paragraph).is_some() {
        return Some(Introduction::Title);
    }
    is_lead_in(paragraph).then_some(Introduction::Sentence)
}

/// Whether a paragraph may introduce the list behind it: it is a sentence that ends in a colon.
fn is_lead_in(paragraph: &[Inline]) -> bool {
    let ends_with_colon = match paragraph.last() {
        Some(Inline::Text(text)) => text.trim_end().ends_with([':', '：']),
        Some(Inline::Strong(_) | Inline::Emphasis(_) | Inline::Link(_)) => true,
        _ => false,
    };
    if !ends_with_colon || paragraph.iter().any(|inline| matches!(inline, Inline::Image(_))) {
        return false;
    }
    let text = plain_text(paragraph);
    let text = text.trim();
    text.ends_with([':', '：'])
        && text.chars().nth(LONGEST_LEAD_IN).is_none()
        && text.chars().any(char::is_alphabetic)
}

/// The depth of a heading that lacks the space behind its marks, as `line` begins: `###Title`. One mark alone may be a tag or
/// a number, `#remote` or `#1`: there it has to begin as a sentence does, and no other may follow.
pub(super) fn typed_depth(line: &str) -> Option<u8> {
    let title = line.trim_start_matches('#');
    let depth = u8::try_from(line.len() - title.len()).ok().filter(|depth| (1..=DEEPEST).contains(depth))?;
    let is_title = match depth {
        1 => {
            let is_word = title.trim_end().chars().skip(1).all(char::is_lowercase);
            title.starts_with(char::is_uppercase)
                && !title.contains('#')
                && (is_word || title.contains([' ', '\u{3000}']))
        }
        _ => {
            title.chars().next().is_some_and(|first| !first.is_whitespace())
                && title.contains(char::is_alphabetic)
        }
    };
    is_title.then_some(depth)
}

/// Whether each entry of a list is a title in bold with a list of its own: they may be headings.
pub fn is_titled(list: &List) -> bool {
    let is_titled = |blocks: &[Block]| match blocks {
        [Block::Paragraph(title), Block::List(_), ..] => mark(title) == Some(Mark::Bold),
        _ => false,
    };
    list.items.len() > 1 && list.items.iter().all(|item| item.done.is_none() && is_titled(&item.blocks))
}

/// How deep the headings above the current place are.
#[derive(Default)]
pub(super) struct Depths {
    /// That of the last heading that has one of its own.
    written: Option<u8>,
    /// That of the last bold line since.
    bold: Option<u8>,
    /// That of the last bold or emphasised line since.
    marked: Option<u8>,
}

/// The depth of the deepest headings.
const DEEPEST: u8 = 6;

impl Depths {
    /// A heading with a depth of its own follows.
    pub(super) fn heading(&mut self, depth: u8) {
        *self = Depths { written: Some(depth), bold: None, marked: None };
    }

    /// The depth of a marked line that follows.
    pub(super) fn marked(&mut self, mark: Mark) -> u8 {
        let depth = match (mark, self.bold) {
            (Mark::Emphasised, Some(bold)) => below(bold),
            _ => below(self.written.unwrap_or(1)),
        };
        self.marked = Some(depth);
        if mark == Mark::Bold {
            self.bold = self.marked;
        }
        depth
    }

    /// The depth of a sentence that introduces a list here.
    pub(super) fn lead_in(&self) -> u8 {
        below(self.marked.or(self.written).unwrap_or(1))
    }
}

fn below(depth: u8) -> u8 {
    (depth + 1).min(DEEPEST)
}
