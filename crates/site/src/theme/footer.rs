//! The theme's `footer.md` → the text below every page, and its findings.
//!
//! It is read as pages are: the same Markdown, the same addresses, no raw HTML. Links lead to pages by their files, from
//! the folder `theme/`.

use super::files::FOOTER;
use rolebook_markdown::{HeadingKind, Node};
use rolebook_model::{Block, Catalog, Content, PageSource, Role, Section};
use rolebook_reader::destinations::Destinations;
use rolebook_reader::front_matter;

/// The path of the file below the folder of roles, by which it is read.
pub(super) fn file() -> String {
    format!("{}/{FOOTER}", super::FOLDER)
}

/// The text of a footer, with its links resolved on the site of this catalog.
pub(crate) fn blocks(footer: &PageSource, catalog: &Catalog) -> Vec<Block> {
    let split = front_matter::split(&footer.text);
    let (document, _) = rolebook_markdown::parse(split.body, split.body_line, &catalog.site);
    let content = document.into_nodes().into_iter().map(|node| Content::Block(block(node))).collect();
    let section = Section { heading: None, content, includes: Vec::new(), is_of_table: false };
    // What it would be among the roles: links are resolved from its place.
    let role = rolebook_reader::page(footer, &catalog.site);
    let mut role = Role { slug: String::new(), sections: vec![section], ..role };
    Destinations::new(&catalog.roles, &catalog.departments).settle(&mut role, &catalog.site.base_path);
    let content = role.sections.into_iter().flat_map(|section| section.content);
    let block = |content| match content {
        Content::Block(block) => Some(block),
        Content::Items(_) => None,
    };
    content.filter_map(block).collect()
}

fn block(node: Node) -> Block {
    match node {
        Node::Block(block) => block,
        Node::Heading(heading) if matches!(heading.kind, HeadingKind::Heading | HeadingKind::Written) => {
            Block::Subheading { content: heading.content, depth: heading.depth }
        }
        // A page of a role would begin a section there.
        Node::Heading(heading) => Block::Paragraph(heading.content),
    }
}
