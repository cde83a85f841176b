//! Requirements, duties and the like that stand in front matter → sections in front of the page's first heading.

use super::catalog::words_of_slug;
use super::front_matter::publication::folded;
use super::front_matter::{FrontMatter, Value};
use rolebook_markdown::{Document, DocumentHeading, HeadingKind, Node};
use rolebook_model::{Block, Inline, List, ListItem, Numbering, Site};

/// The keys that sections are made of, with their words joined.
const KEYS: [&str; 8] = [
    "responsibilities",
    "duties",
    "tasks",
    "requirements",
    "qualifications",
    "nicetohave",
    "benefits",
    "perks",
];

/// The page with a section for each of these keys, in their order, whose heading is the key.
pub(super) fn with_sections(settings: &FrontMatter, mut document: Document, site: &Site) -> Document {
    let mut nodes = Vec::new();
    for entry in settings.entries.iter().filter(|entry| KEYS.contains(&folded(&entry.key).as_str())) {
        let line = entry.position.line;
        let below = match &entry.value {
            Value::Text(text) => parsed(text, line, site),
            Value::List(values) => list(values, line, site).into_iter().collect(),
            Value::Mapping(_) | Value::Empty => Vec::new(),
        };
        if !below.is_empty() {
            let text = words_of_slug(&entry.key.replace('_', "-"));
            let content = vec![Inline::Text(text.clone())];
            let (position, kind) = (entry.position, HeadingKind::Heading);
            nodes.push(Node::Heading(DocumentHeading { position, kind, depth: 2, content, text }));
            nodes.extend(below.into_iter().map(Node::Block));
        }
    }
    let first = document.nodes.iter().position(|node| matches!(node, Node::Heading(_)));
    let place = first.unwrap_or(document.nodes.len());
    document.nodes.splice(place..place, nodes);
    document
}

/// A list with an item for each text.
fn list(values: &[Value], line: u32, site: &Site) -> Option<Block> {
    let texts = values.iter().filter_map(|value| match value {
        Value::Text(text) => Some(text),
        _ => None,
    });
    let item = |text: &String| ListItem { line, done: None, blocks: parsed(text, line, site) };
    let items: Vec<ListItem> = texts.map(item).filter(|item| !item.blocks.is_empty()).collect();
    (!items.is_empty()).then_some(Block::List(List { numbering: Numbering::None, items }))
}

/// A value as Markdown, without findings: its place in the file is that of its key.
fn parsed(text: &str, line: u32, site: &Site) -> Vec<Block> {
    let (document, _) = rolebook_markdown::parse(text, line, site);
    let block = |node| match node {
        Node::Heading(DocumentHeading { kind: HeadingKind::LeadIn, content, .. }) => {
            Block::Paragraph(content)
        }
        Node::Heading(DocumentHeading { depth, content, .. }) => Block::Subheading { depth, content },
        Node::Block(block) => block,
    };
    document.into_nodes().into_iter().map(block).collect()
}
