//! The text on top of a page and of its levels → the facts in it.
//!
//! A paragraph, a list, a table of two columns or an HTML list of terms is one of facts if each of its lines has a short name
//! and a short value, and at least half of the names are [known](names::kind). What has links, pictures or notes stays in
//! the text as well: a value is plain text.

use super::{FactBlock, Facts, names};
use crate::lexicon::{Folded, Lexicon};
use crate::outline::Named;
use crate::position::Position;
use rolebook_markdown::{Document, DocumentHeading, HeadingKind, Node};
use rolebook_model::limits::LONGEST_NAME;
use rolebook_model::{
    Block, Cell, Fact, FactKind, Inline, Label, ListItem, Row, Table, plain_text, truncated,
};

/// The longest name of a fact, in words.
const LONGEST_FACT_NAME: usize = 5;
/// The longest value of a fact, in characters: what is longer is text.
const LONGEST_VALUE: usize = 100;
/// How many facts of a page are found.
const MOST_FACTS: usize = 200;

/// Finds the facts of a page called `title`, some of whose headings are `named` as levels.
pub(crate) fn find(document: &Document, title: &str, named: &[Named], lexicon: &Lexicon) -> Facts {
    let title = Folded::new(title);
    let mut facts = Facts::default();
    let mut on_top_of = Top::Page { is_titled: false };
    let (mut at, mut left) = (0, MOST_FACTS);
    while let Some(node) = document.nodes.get(at) {
        let nodes = document.nodes.get(at..).unwrap_or_default();
        let found = on_top_of.heading().and_then(|heading| Some((heading, lines(nodes)?)));
        if let Some((heading, (lines, length))) = found
            && are_facts(&lines)
            && lines.len() <= left
        {
            left -= lines.len();
            let is_plain = lines.iter().all(|line| line.is_plain);
            let places = at..if is_plain { at + length } else { at };
            let facts_of_block = lines.into_iter().map(Line::into_fact).collect();
            facts.blocks.push(FactBlock { heading, places, facts: facts_of_block });
            at += length;
            continue;
        }
        if let Node::Heading(heading) = node
            && heading.kind != HeadingKind::LeadIn
        {
            on_top_of = on_top_of.below(heading, &title, named, lexicon);
        }
        at += 1;
    }
    facts
}

/// The fact that a setting of the page gives. What settings say of vacancies is read by the build.
pub(crate) fn of_setting(name: &str, value: &str) -> Option<Fact> {
    let fact = Line::new(name, value, true)?.into_fact();
    let is_of_role = match fact.kind {
        FactKind::Level | FactKind::Grade | FactKind::ReportsTo | FactKind::Scope => true,
        FactKind::Experience | FactKind::Code => true,
        // "department" and the like are where the role is listed.
        FactKind::Team => name.eq_ignore_ascii_case("team"),
        FactKind::Pay | FactKind::Place | FactKind::Other => false,
    };
    is_of_role.then_some(fact)
}

/// The text of blocks that are one short paragraph, or a list of one, and would lose nothing as plain text.
pub(crate) fn short_text(blocks: &[Block]) -> Option<String> {
    let [Block::Paragraph(content)] = blocks else { return None };
    let text = plain_text(content).trim().to_owned();
    (is_plain(content) && text.chars().count() <= LONGEST_VALUE).then_some(text)
}

/// On top of what the text stands.
#[derive(Clone, Copy)]
enum Top {
    /// The page, whose title may have been a heading.
    Page { is_titled: bool },
    /// A level, whose heading stands in this line.
    Level(u32),
    /// Nothing: it is within a section.
    Nothing,
}

impl Top {
    /// The line of the level's heading; `None` where there are no facts.
    fn heading(self) -> Option<Option<u32>> {
        match self {
            Top::Page { .. } => Some(None),
            Top::Level(line) => Some(Some(line)),
            Top::Nothing => None,
        }
    }

    /// The same below one more heading.
    fn below(self, heading: &DocumentHeading, title: &Folded, named: &[Named], lexicon: &Lexicon) -> Top {
        let folded = Folded::new(&heading.text);
        let is_first = matches!(self, Top::Page { is_titled: false });
        if is_first && (heading.depth == 1 || folded.as_str() == title.as_str()) {
            return Top::Page { is_titled: true };
        }
        let section = || lexicon.section(&folded).map(|(label, _)| label);
        if matches!(self, Top::Page { .. }) && section() == Some(Label::Role) {
            return Top::Page { is_titled: true };
        }
        let is_named = || named.iter().any(|level| level.name.as_str() == folded.as_str());
        let is_position = || Position::parse(&heading.text, title.as_str(), lexicon).is_some();
        if is_named() || (section().is_none() && is_position()) {
            return Top::Level(heading.position.line);
        }
        Top::Nothing
    }
}

/// A line of a name and a value.
struct Line {
    name: String,
    value: String,
    kind: Option<FactKind>,
    /// Nothing of it is lost where only its text is kept.
    is_plain: bool,
}

impl Line {
    /// The line with this name and value, if both are short enough.
    fn new(name: &str, value: &str, is_plain: bool) -> Option<Line> {
        let name = name.trim().trim_end_matches([':', '：']).trim_end();
        let value = value.trim_matches(|mark: char| mark.is_whitespace() || matches!(mark, ':' | '：'));
        let value = value.trim_start_matches(['–', '—', '-']).trim_start();
        let is_short = (1..=LONGEST_FACT_NAME).contains(&name.split_whitespace().count())
            && value.chars().count() <= LONGEST_VALUE;
        (is_short && !value.is_empty()).then(|| Line {
            name: truncated(name, LONGEST_NAME),
            value: value.to_owned(),
            kind: names::kind(name),
            is_plain,
        })
    }

    fn into_fact(self) -> Fact {
        Fact { level: String::new(), kind: self.kind.unwrap_or_default(), name: self.name, value: self.value }
    }
}

/// Whether lines of names and values are facts, and not remarks that begin with a word: enough of the names are known.
fn are_facts(lines: &[Line]) -> bool {
    let known = lines.iter().filter(|line| line.kind.is_some()).count();
    known > 0 && known * 2 >= lines.len()
}

/// The lines with which these nodes begin, if each has a name and a value, and how many nodes they are.
fn lines(nodes: &[Node]) -> Option<(Vec<Line>, usize)> {
    let lines = match nodes.first()? {
        Node::Block(Block::Paragraph(content)) => of_paragraph(content),
        Node::Block(Block::List(list)) => list.items.iter().map(of_item).collect(),
        Node::Block(Block::Table(table)) => of_table(table),
        Node::Heading(_) => return of_terms(nodes),
        Node::Block(_) => None,
    };
    Some((lines?, 1))
}

/// Terms, which are headings, each with a paragraph.
fn of_terms(nodes: &[Node]) -> Option<(Vec<Line>, usize)> {
    let mut lines = Vec::new();
    for pair in nodes.chunks(2) {
        let line = match pair {
            [Node::Heading(term), Node::Block(Block::Paragraph(value))]
                if term.kind == HeadingKind::Marked =>
            {
                let is_plain = is_plain(&term.content) && is_plain(value);
                Line::new(&term.text, &plain_text(value), is_plain).filter(|line| line.kind.is_some())
            }
            _ => None,
        };
        let Some(line) = line else { break };
        lines.push(line);
    }
    let length = lines.len() * 2;
    // What follows a single term may be more of its text.
    let ends = lines.len() > 1 || matches!(nodes.get(length), None | Some(Node::Heading(_)));
    (length > 0 && ends).then_some((lines, length))
}

fn of_item(item: &ListItem) -> Option<Line> {
    match item.blocks.as_slice() {
        [Block::Paragraph(content)] if item.done.is_none() => of_line(content),
        _ => None,
    }
}

/// The rows of a table of two columns. A header of other words is none of them.
fn of_table(table: &Table) -> Option<Vec<Line>> {
    let mut lines = Vec::new();
    for (number, row) in table.rows.iter().enumerate() {
        let line = of_row(row);
        let is_header = number < table.heads && line.as_ref().is_none_or(|line| line.kind.is_none());
        if !is_header {
            lines.push(line?);
        }
    }
    Some(lines)
}

fn of_row(row: &Row) -> Option<Line> {
    let [name, value] = row.as_slice() else { return None };
    let (name, value) = (text_of(name)?, text_of(value)?);
    Line::new(&plain_text(name), &plain_text(value), is_plain(name) && is_plain(value))
}

/// The text of a cell that has nothing else.
fn text_of(cell: &Cell) -> Option<&[Inline]> {
    match cell.blocks.as_slice() {
        [Block::Paragraph(content)] if cell.columns == 1 && cell.rows == 1 => Some(content),
        _ => None,
    }
}

/// The lines of a paragraph: between breaks, else from bold name to bold name, else from known name to known name.
fn of_paragraph(content: &[Inline]) -> Option<Vec<Line>> {
    let is_break = |inline: &Inline| matches!(inline, Inline::Break);
    if content.iter().any(is_break) {
        return content.split(is_break).filter(|line| !is_blank(line)).map(of_line).collect();
    }
    let bold = content.iter().filter(|inline| is_bold_name(inline)).count();
    if bold > 1 && content.first().is_some_and(is_bold_name) {
        let starts = (0..content.len()).filter(|at| content.get(*at).is_some_and(is_bold_name));
        let starts: Vec<usize> = starts.chain([content.len()]).collect();
        let line = |ends: &[usize]| of_line(content.get(*ends.first()?..*ends.last()?)?);
        return starts.windows(2).map(line).collect();
    }
    let line = of_line(content)?;
    match split_at_names(&line) {
        Some(lines) => Some(lines),
        None => Some(vec![line]),
    }
}

/// Lines that Markdown has joined, as their author did not break them: "Grade: 7 Team: Bread".
fn split_at_names(line: &Line) -> Option<Vec<Line>> {
    line.kind?;
    let mut lines = Vec::new();
    let (mut name, mut rest) = (line.name.as_str(), line.value.as_str());
    while let Some((start, end)) = known_name(rest) {
        lines.push(Line::new(name, rest.get(..start)?, line.is_plain)?);
        name = rest.get(start..end)?;
        rest = rest.get(end + 1..)?;
    }
    lines.push(Line::new(name, rest, line.is_plain)?);
    Some(lines)
}

/// Where the first known name stands that has a colon behind it and a capital in front.
fn known_name(text: &str) -> Option<(usize, usize)> {
    text.match_indices(':').find_map(|(end, _)| {
        let words = text.get(..end)?.match_indices(' ').map(|(space, _)| space + 1);
        let starts: Vec<usize> = words.collect();
        let is_name = |start: &usize| {
            let name = text.get(*start..end).unwrap_or_default();
            name.starts_with(char::is_uppercase) && names::kind(name).is_some()
        };
        let start =
            starts.iter().rev().take(LONGEST_FACT_NAME).rev().copied().find(|start| is_name(start))?;
        Some((start, end))
    })
}

/// A line: a bold name and a value, or a name, a colon and a value.
fn of_line(content: &[Inline]) -> Option<Line> {
    let is_plain = is_plain(content);
    let content =
        content.iter().position(|it| !is_blank(std::slice::from_ref(it))).and_then(|at| content.get(at..))?;
    if let Some((Inline::Strong(name), value)) = content.split_first() {
        let value = plain_text(value);
        let name = plain_text(name);
        let is_name = name.trim_end().ends_with([':', '：'])
            || value.trim_start().starts_with([':', '：', '–', '—', '-'])
            || names::kind(name.trim()).is_some();
        return is_name.then(|| Line::new(&name, &value, is_plain)).flatten();
    }
    let text = plain_text(content);
    let (name, value) = text.split_once([':', '：'])?;
    // "https://…" and "10:30" are no names.
    if value.starts_with("//") || name.chars().all(|mark| !mark.is_alphabetic()) {
        return None;
    }
    Line::new(name, value, is_plain)
}

fn is_bold_name(inline: &Inline) -> bool {
    matches!(inline, Inline::Strong(name) if plain_text(name).split_whitespace().count() <= LONGEST_FACT_NAME)
}

fn is_blank(content: &[Inline]) -> bool {
    content.iter().all(|inline| matches!(inline, Inline::Text(text) if text.trim().is_empty()))
}

/// Whether nothing but its look is lost where only its text is kept.
fn is_plain(content: &[Inline]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Text(_) | Inline::Code(_) | Inline::Break => true,
        Inline::Emphasis(inner)
        | Inline::Strong(inner)
        | Inline::Subscript(inner)
        | Inline::Superscript(inner) => is_plain(inner),
        Inline::Strikethrough(_)
        | Inline::Link(_)
        | Inline::Image(_)
        | Inline::Anchor(_)
        | Inline::Note(_) => false,
    })
}
