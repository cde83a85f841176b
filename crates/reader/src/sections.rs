//! The tree of a page, split at its headings: sections with their items.
//!
//! [`lines`] shows the headings to the outline; [`sections`] then takes the tree apart. Each entry of a list at
//! the top of a section is an item; in requirements it is a must or a bonus.

use super::heading_lines::can_be_divided;
use super::ids::Ids;
use super::levels::Levels;
use super::lexicon::{Folded, Lexicon, Remarks};
use super::outline::{Body, Line, Meaning};
use rolebook_markdown::{Document, DocumentHeading, HeadingKind, Node, slug};
use rolebook_model::limits::MOST_ITEMS;
use rolebook_model::{
    Block, Content, Footnote, Heading, Inline, Item, ItemList, Label, List, ListItem, Necessity, Section,
    plain_text, push_plain_text,
};

/// The headings of a page with what stands below each.
pub(super) fn lines(document: &Document) -> Vec<Line<'_>> {
    headings(document, |kind| kind != HeadingKind::LeadIn)
}

/// The same without the lines that have no depth of their own, which are text here.
pub(super) fn lines_of_own_depth(document: &Document) -> Vec<Line<'_>> {
    headings(document, HeadingKind::has_own_depth)
}

fn headings(document: &Document, is_heading: impl Fn(HeadingKind) -> bool) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut text = String::new();
    let is_end = |node: &Node| matches!(node, Node::Heading(heading) if is_heading(heading.kind));
    for (at, node) in document.nodes.iter().enumerate() {
        match node {
            Node::Heading(heading) if is_heading(heading.kind) => {
                let below = document.nodes.get(at + 1..).unwrap_or_default();
                let below = below.get(..below.iter().take_while(|node| !is_end(node)).count());
                lines.push(Line {
                    depth: heading.depth,
                    text: &heading.text,
                    body: Body::default(),
                    below: below.unwrap_or_default(),
                });
            }
            Node::Heading(paragraph) => {
                if let Some(line) = lines.last_mut() {
                    line.body.has_text = true;
                    line.body.says_grade |= paragraph.text.contains("grade");
                }
            }
            Node::Block(block) => {
                if let Some(line) = lines.last_mut() {
                    line.body.has_text = true;
                    line.body.has_list |= matches!(block, Block::List(_));
                    if let Block::Paragraph(content) = block {
                        text.clear();
                        push_plain_text(content, &mut text);
                        line.body.says_grade |= text.contains("grade");
                    }
                }
            }
        }
    }
    lines
}

/// A text of a section that may say what the section includes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Claim {
    /// The section's index.
    pub(super) section: usize,
    /// Where it stands in the file. A paragraph knows no line, so it has the heading's.
    pub(super) line: u32,
    pub(super) text: Folded,
}

/// Cuts the page into sections; fills in which section each level has. Gives what may say what a section includes, too.
pub(super) fn sections(
    document: Document,
    outline: Vec<Meaning>,
    levels: &mut Levels,
    lexicon: &Lexicon,
) -> (Vec<Section>, Vec<Footnote>, Vec<Claim>) {
    let ids_of = |node: &Node| match node {
        Node::Heading(heading) => usize::from(heading.kind != HeadingKind::LeadIn),
        Node::Block(Block::List(list)) => list.items.len(),
        Node::Block(_) => 0,
    };
    let ids = document.nodes.iter().map(ids_of).sum::<usize>();
    let mut builder = SectionBuilder {
        ids: Ids::with_capacity(ids.min(MOST_ITEMS)),
        open: Vec::new(),
        claims: Claims { lexicon, found: Vec::new() },
        sections: Vec::new(),
        items_left: MOST_ITEMS,
    };
    let mut outline = outline.into_iter().enumerate();
    for node in document.nodes {
        match node {
            Node::Heading(DocumentHeading { kind: HeadingKind::LeadIn, content, .. }) => {
                builder.block(Block::Paragraph(content));
            }
            Node::Heading(heading) => {
                let Some((index, meaning)) = outline.next() else { continue };
                if meaning.label == Label::Level
                    && let Some(level) =
                        levels.of_heading(index).and_then(|level| levels.levels.get_mut(level))
                {
                    level.section = Some(builder.sections.len());
                }
                builder.heading(heading, meaning, levels);
            }
            Node::Block(block) => builder.block(block),
        }
    }
    let mut sections = builder.sections;
    let mut footnotes = document.footnotes;
    keep_unique_anchors(&mut sections, &mut footnotes, builder.ids);
    (sections, footnotes, builder.claims.found)
}

struct SectionBuilder<'a> {
    ids: Ids,
    /// The headings above the current place, with depth, own slug and label.
    open: Vec<(u8, String, Label)>,
    claims: Claims<'a>,
    sections: Vec<Section>,
    /// How many more items get ids of their own.
    items_left: usize,
}

impl SectionBuilder<'_> {
    fn heading(&mut self, heading: DocumentHeading, meaning: Meaning, levels: &Levels) {
        self.open.retain(|(depth, ..)| *depth < heading.depth);
        let owner = meaning.owner.and_then(|owner| levels.of_heading(owner));
        let prefix = match (meaning.label, owner.and_then(|owner| levels.levels.get(owner))) {
            (Label::Level, _) => None,
            (_, Some(level)) => Some(level.slug.as_str()),
            (_, None) => self
                .open
                .last()
                .filter(|(.., label)| lends_its_name(*label))
                .map(|(_, slug, _)| slug.as_str()),
        };
        let is_line = heading.kind != HeadingKind::Heading;
        // A line may be a whole sentence.
        let own = slug(if is_line { first_words(&heading.text, LINE_WORDS) } else { &heading.text });
        let id = self.ids.heading(&own, prefix);
        let section = match self.open.last() {
            Some((.., above)) if is_line && meaning.label == Label::Other && can_be_divided(*above) => *above,
            _ => meaning.label,
        };
        self.open.push((heading.depth, own, section));
        self.claims.look_at(&heading.text, self.sections.len(), heading.position.line);
        self.sections.push(Section {
            heading: Some(Heading {
                position: heading.position,
                is_line,
                depth: heading.depth,
                content: heading.content,
                text: heading.text,
                id,
                label: meaning.label,
                section,
                seniority: meaning.seniority,
                owner,
                reason: meaning.reason,
            }),
            content: Vec::new(),
            includes: Vec::new(),
            is_of_table: heading.kind == HeadingKind::OfTable,
        });
    }

    fn block(&mut self, block: Block) {
        if self.sections.is_empty() {
            self.sections.push(Section {
                heading: None,
                content: Vec::new(),
                includes: Vec::new(),
                is_of_table: false,
            });
        }
        let SectionBuilder { ids, claims, sections, items_left, .. } = self;
        let index = sections.len() - 1;
        let Some(section) = sections.last_mut() else { return };
        let content = match block {
            Block::List(list) if list.items.len() <= *items_left => {
                *items_left -= list.items.len();
                let asks = Asks::of(section, claims.lexicon);
                Content::Items(items(list, index, section, asks, ids, claims))
            }
            block => {
                if let Block::Paragraph(content) = &block {
                    let line = section.heading.as_ref().map_or(1, |heading| heading.position.line);
                    claims.look_at(&plain_text(content), index, line);
                }
                Content::Block(block)
            }
        };
        section.content.push(content);
    }
}

/// How many words of a line that serves as a heading its id takes.
const LINE_WORDS: usize = 8;

/// The first words of a text.
fn first_words(text: &str, count: usize) -> &str {
    let end = text.match_indices(' ').nth(count - 1).map_or(text.len(), |(end, _)| end);
    text.get(..end).unwrap_or(text)
}

/// Gathers the texts that may say what their section includes.
struct Claims<'a> {
    lexicon: &'a Lexicon,
    found: Vec<Claim>,
}

impl Claims<'_> {
    /// Takes a text of the section with this index, if it may be a claim; what it says.
    fn look_at(&mut self, text: &str, section: usize, line: u32) -> Remarks {
        let remarks = self.lexicon.remarks(text);
        if remarks.inherits {
            self.found.push(Claim { section, line, text: Folded::new(text) });
        }
        remarks
    }
}

/// Whether the id of a heading below one with this label begins with its name. Titles and containers of
/// levels are above everything and distinguish nothing.
fn lends_its_name(label: Label) -> bool {
    !matches!(label, Label::Title | Label::Levels)
}

/// What a section asks of its items.
#[derive(Clone, Copy)]
enum Asks {
    /// Nothing: they are no requirements.
    Nothing,
    /// A must, unless an item's own words make it a bonus.
    Musts,
    /// To be welcome.
    Bonuses,
}

impl Asks {
    /// By the section's label; a line such as "Nice to have:" right above a list speaks for the list.
    fn of(section: &Section, lexicon: &Lexicon) -> Asks {
        let says_bonus = matches!(
            section.content.last(),
            Some(Content::Block(Block::Paragraph(content)))
                if is_lead_in(content) && lexicon.remarks(&plain_text(content)).is_bonus
        );
        match section.label() {
            Label::NiceToHave => Asks::Bonuses,
            Label::Requirements if says_bonus => Asks::Bonuses,
            Label::Requirements => Asks::Musts,
            _ => Asks::Nothing,
        }
    }
}

/// Whether a paragraph introduces what follows: it is short and ends with a colon, or is all bold.
fn is_lead_in(content: &[Inline]) -> bool {
    match content {
        [Inline::Strong(_)] => true,
        _ => {
            let text = plain_text(content);
            text.trim_end().ends_with(':') && text.len() < 160
        }
    }
}

fn items(
    list: List,
    index: usize,
    section: &Section,
    asks: Asks,
    ids: &mut Ids,
    claims: &mut Claims<'_>,
) -> ItemList {
    let id_of_section = section.heading.as_ref().map_or("overview", |heading| &heading.id);
    let mut text = String::new();
    let items = list
        .items
        .into_iter()
        .map(|ListItem { line, done, blocks }| {
            text.clear();
            push_plain_text(own_text(&blocks), &mut text);
            let remarks = claims.look_at(&text, index, line);
            let necessity = match asks {
                Asks::Nothing => None,
                Asks::Bonuses => Some(Necessity::Bonus),
                Asks::Musts if remarks.is_bonus => Some(Necessity::Bonus),
                Asks::Musts => Some(Necessity::Must),
            };
            Item { id: ids.item(&text, id_of_section), line, necessity, done, blocks }
        })
        .collect();
    ItemList { numbering: list.numbering, items }
}

/// An item's own text, without what is nested in it.
pub(super) fn own_text(blocks: &[Block]) -> &[Inline] {
    match blocks.first() {
        Some(Block::Paragraph(content) | Block::Subheading { content, .. }) => content,
        _ => &[],
    }
}

/// Drops anchors of the text whose id is given already: by a heading, an item or another anchor.
fn keep_unique_anchors(sections: &mut [Section], footnotes: &mut [Footnote], mut ids: Ids) {
    retain_inlines(sections, footnotes, &mut |inline| match inline {
        Inline::Anchor(id) => ids.take(id),
        _ => true,
    });
}

/// Goes through all text of a page in its order, its footnotes last; what `keeps` is false for goes, with all that is in it.
pub(super) fn retain_inlines(
    sections: &mut [Section],
    footnotes: &mut [Footnote],
    keeps: &mut dyn FnMut(&mut Inline) -> bool,
) {
    for section in sections {
        if let Some(heading) = &mut section.heading {
            retain_in_inlines(&mut heading.content, keeps);
        }
        for content in &mut section.content {
            match content {
                Content::Block(block) => retain_in_block(block, keeps),
                Content::Items(list) => {
                    for item in &mut list.items {
                        item.blocks.iter_mut().for_each(|block| retain_in_block(block, keeps));
                    }
                }
            }
        }
    }
    let blocks = footnotes.iter_mut().flat_map(|footnote| &mut footnote.blocks);
    blocks.for_each(|block| retain_in_block(block, keeps));
}

fn retain_in_block(block: &mut Block, keeps: &mut dyn FnMut(&mut Inline) -> bool) {
    match block {
        Block::Paragraph(content) | Block::Subheading { content, .. } => retain_in_inlines(content, keeps),
        Block::List(list) => {
            for item in &mut list.items {
                item.blocks.iter_mut().for_each(|block| retain_in_block(block, keeps));
            }
        }
        Block::Quote(blocks) => blocks.iter_mut().for_each(|block| retain_in_block(block, keeps)),
        Block::Table(table) => {
            let blocks = table.cells_mut().flat_map(|cell| &mut cell.blocks);
            blocks.for_each(|block| retain_in_block(block, keeps));
        }
        Block::Details { summary, blocks } => {
            retain_in_inlines(summary, keeps);
            blocks.iter_mut().for_each(|block| retain_in_block(block, keeps));
        }
        Block::Code { .. } | Block::Rule => {}
    }
}

fn retain_in_inlines(inlines: &mut Vec<Inline>, keeps: &mut dyn FnMut(&mut Inline) -> bool) {
    inlines.retain_mut(|inline| {
        let is_kept = keeps(inline);
        match inline {
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strikethrough(inner)
            | Inline::Subscript(inner)
            | Inline::Superscript(inner) => retain_in_inlines(inner, keeps),
            Inline::Link(link) => retain_in_inlines(&mut link.content, keeps),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Image(_)
            | Inline::Anchor(_)
            | Inline::Note(_)
            | Inline::Break => {}
        }
        is_kept
    });
}
