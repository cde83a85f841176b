//! Hostile texts → trees: what the model contains of them.

use super::allowed::address_fault;
use super::{HOME, IMAGES, beginning};
use hostile::vectors;
use rolebook_markdown::{Document, Node};
use rolebook_model::{Block, Content, Inline, PageSource, Role, Site};
use std::slice;
use url::Url;

/// What is not allowed in a tree, and its text.
#[derive(Default)]
pub(super) struct TreeCheck {
    pub(super) faults: Vec<String>,
    pub(super) text: String,
    /// The titles of its links.
    pub(super) titles: String,
}

impl TreeCheck {
    /// Checks a document.
    pub(super) fn document(&mut self, document: &Document) {
        for node in &document.nodes {
            match node {
                Node::Heading(heading) => self.line(&heading.content),
                Node::Block(block) => self.block(block),
            }
        }
        document.footnotes.iter().for_each(|footnote| self.blocks(&footnote.blocks));
    }

    /// Checks the sections of a role.
    fn role(&mut self, role: &Role) {
        for section in &role.sections {
            section.heading.iter().for_each(|heading| self.line(&heading.content));
            for content in &section.content {
                match content {
                    Content::Block(block) => self.block(block),
                    Content::Items(list) => list.items.iter().for_each(|item| self.blocks(&item.blocks)),
                }
            }
        }
        role.footnotes.iter().for_each(|footnote| self.blocks(&footnote.blocks));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(content) | Block::Subheading { content, .. } => self.line(content),
            Block::List(list) => list.items.iter().for_each(|item| self.blocks(&item.blocks)),
            Block::Quote(blocks) => self.blocks(blocks),
            Block::Code { text, .. } => self.say(text),
            Block::Table(table) => {
                table.cells().for_each(|cell| self.blocks(&cell.blocks));
            }
            Block::Details { summary, blocks } => {
                self.line(summary);
                self.blocks(blocks);
            }
            Block::Rule => {}
        }
    }

    fn line(&mut self, content: &[Inline]) {
        self.inlines(content);
        self.text.push('\n');
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) | Inline::Code(text) => self.say(text),
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Strikethrough(inner)
                | Inline::Subscript(inner)
                | Inline::Superscript(inner) => self.inlines(inner),
                Inline::Link(link) => {
                    let here = Url::parse(HOME).unwrap().join("roles/a/b/").unwrap();
                    let fault = address_fault(&link.href, &here);
                    self.faults.extend(fault.map(|why| format!("a link {why}: {:?}", link.href)));
                    self.inlines(&link.content);
                    self.titles.push_str(&link.title);
                }
                Inline::Image(image) => {
                    let is_allowed =
                        Url::parse(&image.src).is_ok_and(|url| url.origin().ascii_serialization() == IMAGES);
                    if !is_allowed {
                        self.faults.push(format!("an image of another origin: {:?}", image.src));
                    }
                    self.say(&image.text);
                }
                Inline::Anchor(_) | Inline::Note(_) => {}
                Inline::Break => self.text.push(' '),
            }
        }
    }

    fn say(&mut self, text: &str) {
        self.text.push_str(text);
    }
}

#[test]
fn no_tree_has_an_address_that_runs_something_or_loads_from_elsewhere() {
    for vector in vectors() {
        for link_base in ["", "https://www.example.com"] {
            let site =
                Site { link_base: link_base.to_owned(), images: vec![IMAGES.to_owned()], ..Site::default() };
            let link = format!(
                "[a](<{0}>) ![a]({0}) ![a](<{IMAGES}{0}>) <a href=\"{0}\">a</a> <img src='{0}'> <img src=\"{IMAGES}/{0}\">",
                vector.text
            );
            let mut tree = TreeCheck::default();
            for text in [&vector.text, &link] {
                tree.document(&rolebook_markdown::parse(text, 1, &site).0);
            }
            assert!(tree.faults.is_empty(), "{}: {:#?}", vector.name, tree.faults);
        }
    }
}

#[test]
fn no_role_is_swallowed_by_a_part_of_its_page() {
    for vector in vectors() {
        let page = PageSource {
            file: format!("hostile/{}.md", vector.name),
            text: hostile::role_page(slice::from_ref(&vector)),
        };
        let role = rolebook_reader::page(&page, &Site::default());
        let mut tree = TreeCheck::default();
        tree.role(&role);
        assert!(tree.faults.is_empty(), "{}: {:#?}", vector.name, tree.faults);
        let beginning_of_role = format!("Role {} begins.", vector.name);
        for kept in [&*beginning_of_role, "The page goes on.", "Pay"] {
            assert!(tree.text.contains(kept), "{}: no {kept:?} in {}", vector.name, beginning(&tree.text));
        }
        assert!(role.sections.len() > 4, "{}: sections are missing", vector.name);
    }
}
