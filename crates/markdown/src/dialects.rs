//! What other tools add to Markdown → CommonMark of the same length, so that every position stays.
//!
//! | written | by | becomes |
//! |---|---|---|
//! | `> [!NOTE]` | GitHub, Obsidian | a quotation that begins with *NOTE* |
//! | `!> …`, `?> …` | Docsify | a quotation |
//! | `!!! note`, `??? note` and what is indented below | MkDocs | a quotation that begins with *note* |
//! | `=== "Pay"` and what is indented below | MkDocs | an entry of a list that begins with *Pay* |
//! | `:::note` … `:::` | Docusaurus, Pandoc, MyST | *note* and what it holds |
//! | ```` ```{note} ```` … ```` ``` ```` | MyST | likewise |
//! | `{% hint style="info" %}` … `{% endhint %}` | GitBook | *info* and what it holds |
//! | `{{< note >}}` … `{{< /note >}}`, `{{% … %}}` | Hugo | likewise |
//! | `{% tab title="Pay" %}`, `:::tab[Pay]` and the like | many | *Pay* and what it holds |
//! | ```` ```{toctree} ```` … ```` ``` ````, `(name)=` | MyST | nothing, with a finding |
//! | `**Pay:&#x20;**soon` | editors | `**Pay:**&#x20;soon` |
//! | `import …`, `export …` | MDX | nothing, with a finding |
//! | `[TOC]`, `[[_TOC_]]` and the like | many | nothing, with a finding |
//! | `[[Page\|Text]]` | wikis | its text, with a finding |
//! | a list that is indented so far that CommonMark takes it for code | many | a list, with a finding |
//!
//! [`rewrite`] reads line by line and leaves fenced and indented code as it is. What says something is written over the mark,
//! what says nothing is blanked out.

use super::Note;
use super::blanks::blank;
use super::fences::{Fence, put, run};
use super::memmem;
use memchr::{memchr, memchr_iter};
use rolebook_model::{FINDINGS, Rule};
use std::ops::Range;

mod words;

use words::{
    GENERAL, PLACES, SILENT, TITLES, entry_mark, find, is_definition, is_module, is_setting, meaning,
    module_length, quoted_text, word,
};

/// Rewrites `body`, where that changes it, and notes what is left out.
pub(super) fn rewrite(body: &str, notes: &mut Vec<Note>) -> Option<String> {
    if !may_hold_any(body) {
        return None;
    }
    let has = |it: &str| memmem::find(body.as_bytes(), it.as_bytes()).is_some();
    let mut rewriter = Rewriter {
        body,
        text: body.as_bytes().to_vec(),
        has_links: has("[[") && !has("]: "),
        has_spaces: has(SPACE),
        notes,
        is_changed: false,
        blanks: Vec::new(),
        fences: Vec::new(),
        quotations: Vec::new(),
        list: 0,
        is_code: false,
        is_module: false,
        module_end: 0,
        has_options: false,
        follows_text: false,
    };
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        rewriter.line(line, start);
        start += line.len();
    }
    let Rewriter { text, blanks, is_changed, .. } = rewriter;
    let text = String::from_utf8(text).ok().filter(|_| is_changed)?;
    Some(blank(&text, &blanks))
}

/// Whether a line begins as any of these does, or has a wiki link: most pages have neither.
fn may_hold_any(body: &str) -> bool {
    let has = |it: &&str| memmem::find(body.as_bytes(), it.as_bytes()).is_some();
    let ends = memchr_iter(b'\n', body.as_bytes()).chain([body.len()]);
    let mut start = 0;
    let mut lines = ends.map(|end| body.get(std::mem::replace(&mut start, end + 1)..end).unwrap_or_default());
    [")=", "[[", SPACE].iter().any(has) || lines.any(may_begin)
}

fn may_begin(line: &str) -> bool {
    let is_before = |byte: &u8| matches!(byte, b'>' | b' ' | b'\t');
    let Some(indent) = line.bytes().position(|byte| !is_before(&byte)) else { return false };
    let text = line.get(indent..).unwrap_or_default();
    let is_code = indent > 3 || line.starts_with('\t');
    let begins = match text.as_bytes() {
        [b'!' | b'?', b'>', ..] => true,
        [b'-' | b'+' | b'*', b' ', ..] => text.get(2..).is_some_and(|text| text.starts_with("> [!")),
        [first @ (b':' | b'!' | b'?' | b'=' | b'`' | b'~' | b'-' | b'+'), second, ..] => first == second,
        [b'[', b'!' | b'T' | b't', ..] | [b'{', b'%' | b'{', ..] | [b'i', b'm', ..] | [b'e', b'x', ..] => {
            true
        }
        [b'\\', b'n' | b'p' | b't', ..] | [b'*', b'[', ..] | [b'%', b' ' | b'%', ..] => true,
        _ => false,
    };
    begins || is_code && entry_mark(text).is_some()
}

/// The space that editors write beside emphasis.
const SPACE: &str = "&#x20;";

/// How deep what belongs to a note of MkDocs is indented.
const INDENT: usize = 4;
/// The longest text of a wiki link, in bytes.
const LONGEST_LINK: usize = 200;

/// What a fenced block holds.
#[derive(Clone, Copy, PartialEq)]
enum Content {
    Code,
    Text,
    Nothing,
}

struct Rewriter<'a> {
    body: &'a str,
    /// The page, with what was written over marks.
    text: Vec<u8>,
    is_changed: bool,
    /// What is left out, to be blanked out at the end.
    blanks: Vec<Range<usize>>,
    notes: &'a mut Vec<Note>,
    /// The fenced blocks that are open. All but the last hold text.
    fences: Vec<(Fence, Content)>,
    /// The indentations of the notes of MkDocs that are open.
    quotations: Vec<usize>,
    /// How far the text of the list's entry is indented to which the line may belong; 0 if there is none.
    list: usize,
    /// Whether the lines are indented as code is.
    is_code: bool,
    /// Whether the line is in a paragraph of MDX's imports and exports.
    is_module: bool,
    /// Where the last of these ends, which may have empty lines between its braces.
    module_end: usize,
    /// Whether the line before is a directive of MyST, or an option of one.
    has_options: bool,
    /// Whether the page has wiki links. Where it defines references, `[[a]]` may be one between brackets.
    has_links: bool,
    /// Whether it has a space as editors write it beside emphasis.
    has_spaces: bool,
    /// Whether the line before has text.
    follows_text: bool,
}

impl Rewriter<'_> {
    fn line(&mut self, line: &str, start: usize) {
        let trimmed = line.trim();
        let is_text = !trimmed.is_empty() && !trimmed.starts_with('#');
        let follows_text = std::mem::replace(&mut self.follows_text, is_text);
        let has_options = std::mem::take(&mut self.has_options);
        self.is_module &= is_text;
        if trimmed.is_empty() {
            return;
        }
        let at = start + line.len() - line.trim_start().len();
        let range = at..at + trimmed.len();
        if start < self.module_end {
            return self.leave_out(range, false);
        }
        let indent = line.bytes().take_while(|it| matches!(it, b' ' | b'\t')).count();
        // The mark of a quotation takes the place of the indentation.
        while let Some(base) = self.quotations.last()
            && indent < base + INDENT
            && line.as_bytes().get(*base) != Some(&b'\t')
        {
            self.quotations.pop();
        }
        let mut inner = if line.starts_with('\t') { indent * INDENT } else { indent };
        for base in &self.quotations {
            put(&mut self.text, start + base, ">");
            self.is_changed = true;
            inner = indent.saturating_sub(base + INDENT);
        }
        if self.is_fenced(trimmed, &range) {
            return;
        }
        let entry = entry_mark(trimmed);
        let was_code = self.is_code;
        self.is_code = inner >= self.list + INDENT && (was_code || !follows_text);
        if self.is_code {
            if was_code || entry.is_none() || self.move_list(start, range.start).is_none() {
                return;
            }
            self.is_code = false;
        }
        if let Some((_, length, spaces)) = entry {
            self.list = inner + length + spaces;
        } else if inner == 0 && !follows_text {
            self.list = 0;
        }
        if has_options && trimmed.starts_with(':') && !trimmed.starts_with("::") {
            self.has_options = true;
            return self.leave_out(range, false);
        }
        if self.is_module || !follows_text && is_module(trimmed) {
            let is_first = !std::mem::replace(&mut self.is_module, true);
            if is_first {
                self.module_end = start + module_length(self.body.get(start..).unwrap_or_default());
            }
            return self.leave_out(range, is_first);
        }
        // Text may go on with a percent sign.
        let is_within = follows_text && trimmed.starts_with('%');
        let may_be_place = trimmed.starts_with(['[', '+', '\\']);
        let is_place = may_be_place && find(PLACES, trimmed.as_bytes()).is_some();
        if !is_within && (is_place || is_definition(trimmed)) {
            self.follows_text = false;
            return self.leave_out(range, true);
        }
        if self.mark(trimmed, range, indent).is_none() {
            if self.has_spaces {
                self.space_out(line, start);
            }
            if self.has_links {
                self.wiki_links(line, start);
            }
        }
    }

    /// Moves the marks of a list to the left, out of indented code. What they hold stays where it is. `None` if it is no list:
    /// its lines begin with one mark, or go on with an entry's text, and are no settings.
    fn move_list(&mut self, start: usize, first: usize) -> Option<()> {
        let own = self.body.get(start..first).filter(|own| own.is_ascii())?;
        let tab = own.find('\t');
        // How far it has to move.
        let least = own.len().saturating_sub(self.list + INDENT) + 1;
        let (sign, ..) = entry_mark(self.body.get(first..)?)?;
        let mut moves = Vec::new();
        let mut at = start;
        for line in self.body.get(start..)?.split_inclusive('\n') {
            let text = line.trim_start();
            if !text.is_empty() {
                let Some(inside) = line.strip_prefix(own) else {
                    if line.starts_with("    ") {
                        return None;
                    }
                    break;
                };
                match entry_mark(inside) {
                    Some((mark, length, spaces))
                        if mark == sign && (tab.is_some() || spaces + least <= INDENT) =>
                    {
                        moves.push((at + own.len(), length));
                    }
                    None if inside.starts_with([' ', '\t']) && !is_setting(text) => {
                        moves.push((at + own.len(), 0));
                    }
                    _ => return None,
                }
            }
            at += line.len();
        }
        for (from, length) in moves {
            match tab {
                Some(tab) => put(&mut self.text, from - own.len() + tab, " "),
                None => {
                    self.text.copy_within(from..from + length, from - least);
                    self.text.get_mut(from + length - least..from + length)?.fill(b' ');
                }
            }
        }
        self.is_changed = true;
        if FINDINGS {
            let message = "a list that is indented like code was read as one".to_owned();
            self.notes.push(Note { range: first..first, rule: Rule::LetteredList, message });
        }
        Some(())
    }

    /// Whether a line is in a fenced block that is no text, or ends a block. The directives of MyST that begin one are marks.
    fn is_fenced(&mut self, trimmed: &str, range: &Range<usize>) -> bool {
        let open = self.fences.last().copied();
        if let Some((fence, content)) = open {
            let is_end = fence.is_closed_by(trimmed);
            if is_end {
                self.fences.pop();
            }
            if content == Content::Nothing || is_end && content == Content::Text {
                self.leave_out(range.clone(), false);
            }
            if is_end || content != Content::Text {
                return true;
            }
        }
        let Some((fence, info)) = Fence::opened_by(trimmed) else { return false };
        let name = info.strip_prefix('{').map(word).unwrap_or_default();
        let is_figure = matches!(name, "figure" | "image");
        let is_silent = is_figure || find(SILENT, name.as_bytes()).is_some();
        if is_silent {
            self.leave_out(range.clone(), true);
            self.has_options = is_figure;
        }
        let content = match is_silent {
            true if !is_figure => Content::Nothing,
            false if meaning([name, ""]).is_none() => Content::Code,
            _ => Content::Text,
        };
        self.fences.push((fence, content));
        is_silent || content == Content::Code
    }

    /// Writes what a line means over it that begins or ends a note or another part of a page; `None` if it is no such line.
    fn mark(&mut self, trimmed: &str, mut range: Range<usize>, mut indent: usize) -> Option<()> {
        let bytes = trimmed.as_bytes();
        if let Some(([b'-' | b'*' | b'+', b' '], text)) =
            trimmed.split_at_checked(2).map(|(mark, text)| (mark.as_bytes(), text))
            && text.starts_with('>')
        {
            range.start += 2;
            return self.mark(text, range, INDENT);
        }
        if let [b'!' | b'?', b'>', b' ', ..] = bytes {
            // Docsify's.
            put(&mut self.text, range.start, "> ");
            self.is_changed = true;
            return Some(());
        }
        if bytes.first() == Some(&b'>') {
            let text = trimmed.trim_start_matches(['>', ' ']);
            return self.alert(text, range.end - text.len()..range.end);
        }
        if !matches!(bytes, [b':' | b'`' | b'~' | b'=' | b'!' | b'?' | b'{', ..]) {
            return None;
        }
        let is_opener = |it: &&u8| it.is_ascii_punctuation() && **it != b'"' || **it == b' ';
        let (opener, rest) = trimmed.split_at_checked(bytes.iter().take_while(is_opener).count())?;
        let name = word(rest);
        let attribute = |it: &str| quoted_text(rest, memmem::find(rest.as_bytes(), it.as_bytes())?);
        let mut title = TITLES.split(' ').find_map(attribute);
        match bytes {
            _ if opener.starts_with(":::") || Fence::opened_by(trimmed).is_some() => {
                self.has_options = opener.contains('{');
                let end = if self.has_options { memchr(b'}', rest.as_bytes())? } else { name.len() };
                let (head, behind) = rest.split_at_checked(end)?;
                if meaning([head, ""]).is_none() {
                    // The end, or a container that says nothing to a reader.
                    self.leave_out(range, !name.is_empty());
                    return Some(());
                }
                let behind = behind.trim_start_matches(['}', ' ', '[']).trim_end_matches([' ', ']', ':']);
                title = title.or(Some(behind).filter(|behind| !behind.starts_with('{')));
            }
            [b'=', b'=', b'=', ..] if rest.starts_with('"') => {
                title = quoted_text(rest, 0);
                put(&mut self.text, range.start, "-   ");
                range.start += INDENT;
                self.list = indent + INDENT;
                indent = INDENT;
            }
            [b'{', b'%', ..] | [b'{', b'{', b'<' | b'%', ..]
                if memchr(b'}', rest.as_bytes())? + 2 >= rest.len() =>
            {
                let ended = name.strip_prefix("end");
                meaning([ended.unwrap_or(name), ""])?;
                if ended.is_some() || opener.contains('/') {
                    self.leave_out(range, false);
                    return Some(());
                }
                // The first text may name the group, or an icon.
                let is_id = name == "tabs"
                    || find(GENERAL, name.as_bytes()).is_some()
                        && rest.as_bytes().get(name.len() + 1) == Some(&b'"');
                title = title.or_else(|| quoted_text(rest, 0).filter(|_| !is_id && !rest.contains('=')));
            }
            [b'!', b'!', b'!', ..] | [b'?', b'?', b'?', ..] if opener.ends_with(' ') => {
                meaning([name, ""])?;
                title = quoted_text(rest, 0);
                self.quotations.push(indent);
                put(&mut self.text, range.start, ">");
                range.start += 1;
            }
            _ => return None,
        }
        let title = title.unwrap_or_default();
        // The kind is not read from the title.
        let at = memmem::find(rest.as_bytes(), title.as_bytes())?;
        let around = [rest.get(..at)?, rest.get(at + title.len()..)?];
        self.say(range, indent, meaning(around).unwrap_or_default(), title);
        Some(())
    }

    /// `[!NOTE]`, and `[!note]- Title`, in a quotation.
    fn alert(&mut self, text: &str, range: Range<usize>) -> Option<()> {
        let (name, behind) = text.strip_prefix("[!")?.split_once(']')?;
        if name.is_empty() || name.contains(' ') || behind.starts_with(['(', '[', ':']) {
            return None;
        }
        self.say(range, INDENT, name, behind.trim_start_matches(['-', '+', ' ']));
        Some(())
    }

    /// Writes a note's kind and title over its mark, as emphasis. In front of a paragraph up to three spaces mean nothing, with
    /// those of the line's own `indent`.
    fn say(&mut self, range: Range<usize>, indent: usize, kind: &str, title: &str) {
        self.is_changed = true;
        let length = kind.len() + title.len();
        let (star, between) = match range.len().checked_sub(length + 4) {
            _ if length == 0 => ("", ""),
            _ if kind.is_empty() || title.is_empty() => ("*", ""),
            Some(_) => ("*", ": "),
            None => ("", " "),
        };
        let spare = range.len().saturating_sub(length + between.len() + 2);
        let mut at = range.start + spare.min(3_usize.saturating_sub(indent));
        if let Some(mark) = self.text.get_mut(range) {
            mark.fill(b' ');
        }
        for part in [star, kind, between, title, star] {
            put(&mut self.text, at, part);
            at += part.len();
        }
    }

    /// A space that an editor wrote as `&#x20;`: in front of the mark that ends emphasis, which then ends nothing, it goes
    /// behind it; in front of the mark of a list's entry it becomes the entry's indentation.
    fn space_out(&mut self, line: &str, start: usize) {
        if line.strip_prefix(SPACE).is_some_and(|entry| entry_mark(entry).is_some()) {
            put(&mut self.text, start, "   -    ");
            self.is_changed = true;
        }
        let bytes = line.as_bytes();
        let (mut at, mut stars) = (0, 0);
        while let Some(rest) = line.get(at..)
            && let Some(found) = memmem::find(rest.as_bytes(), SPACE.as_bytes())
        {
            stars += bytes.iter().skip(at).take(found).filter(|it| **it == b'*').count();
            at += found + SPACE.len();
            let marks = run(line.get(at..).unwrap_or_default(), b'*');
            // It ends emphasis if as many marks begin some, and the line's other such marks come in pairs.
            if marks > 0 && stars / marks % 2 == 1 {
                let place = start + at - SPACE.len();
                self.text.get_mut(place..place + marks).unwrap_or_default().fill(b'*');
                put(&mut self.text, place + marks, SPACE);
                self.is_changed = true;
            }
        }
    }

    /// Leaves out the marks of wiki links, and the page's name where a text follows it.
    fn wiki_links(&mut self, line: &str, start: usize) {
        let (mut at, mut is_code) = (0, false);
        while let Some(rest) = line.get(at..)
            && let Some(found) = memmem::find(rest.as_bytes(), b"[[")
        {
            let passed = rest.get(..found).unwrap_or_default();
            is_code ^= passed.bytes().filter(|it| *it == b'`').count() % 2 == 1;
            let open = at + found;
            at = open + 2;
            // However many there are, each is searched no further than it may reach.
            let rest = line.as_bytes().get(at..).unwrap_or_default();
            let reach = rest.get(..LONGEST_LINK + 2).unwrap_or(rest);
            let Some(length) = memmem::find(reach, b"]]").filter(|length| *length > 0) else {
                continue;
            };
            let close = at + length;
            let inner = line.get(at..close).unwrap_or_default();
            let is_link = !matches!(line.as_bytes().get(close + 2), Some(b'(' | b'[' | b':'));
            if is_code || !is_link || inner.contains(['[', ']', '`']) || passed.ends_with('\\') {
                continue;
            }
            // An embedded file of Obsidian begins with an exclamation mark, and may have a width.
            let is_embedded = passed.ends_with('!');
            let bar = inner.find('|').map_or(close, |bar| at + bar);
            let (text, end) = if is_embedded || bar == close { (at, bar) } else { (bar + 1, close) };
            self.leave_out(start + open - usize::from(is_embedded)..start + text, true);
            if let Some(mark) = line.get(text..end).and_then(|text| text.find('#')) {
                self.leave_out(start + text + mark..start + text + mark + 1, false);
            }
            self.leave_out(start + end..start + close + 2, false);
            at = close + 2;
        }
    }

    /// Leaves out a range, with a finding or without.
    fn leave_out(&mut self, range: Range<usize>, is_found: bool) {
        self.is_changed = true;
        if FINDINGS && is_found {
            let message = "the mark of another tool was left out".to_owned();
            self.notes.push(Note { range: range.clone(), rule: Rule::TemplateLeftover, message });
        }
        self.blanks.push(range);
    }
}
