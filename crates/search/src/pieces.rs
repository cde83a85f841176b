//! A role → the pieces of text that its pages show, always in one order, and where each stands.

use rolebook_model::{Block, Content, Inline, Item, Label, Role, Section, plain_text};
use std::borrow::Cow;

/// One piece of text: a title, a heading, a paragraph, a cell of a table.
pub(super) struct Piece<'a> {
    pub(super) kind: Kind,
    pub(super) place: Place<'a>,
    text: Text<'a>,
}

/// What a piece is to its role, from what counts least to what counts most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Running text, and the summary.
    Prose = 1,
    /// An item of a list at the top of a section.
    Item,
    /// A heading.
    Heading,
    /// The name of a level.
    Level,
    /// The title, or another name of the role.
    Title,
}

/// More than the number of any kind.
pub(super) const KINDS: u32 = 8;

/// Where a piece stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Place<'a> {
    /// The level that it is about, as an index into [`Role::levels`]; `None` where it is about all.
    pub(super) level: Option<usize>,
    /// The section, as an index into [`Role::sections`]; `None` for what stands above all sections.
    pub(super) section: Option<usize>,
    /// The id of the item or heading that it stands in or below; empty where there is none.
    pub(super) anchor: &'a str,
    /// Whether wherever the role is listed the piece can be read there.
    pub(super) is_listed: bool,
}

#[derive(Clone, Copy)]
enum Text<'a> {
    Plain(&'a str),
    Marked(&'a [Inline]),
}

impl<'a> Piece<'a> {
    /// The text as a reader would say it.
    pub(super) fn text(&self) -> Cow<'a, str> {
        match self.text {
            Text::Plain(text) => Cow::Borrowed(text),
            Text::Marked([Inline::Text(text)]) => Cow::Borrowed(text),
            Text::Marked(inlines) => Cow::Owned(plain_text(inlines)),
        }
    }
}

/// Calls `each` with every piece of text that the role's pages show, and with its aliases.
pub(super) fn each_piece<'a>(role: &'a Role, each: &mut dyn FnMut(Piece<'a>)) {
    let listed = Place { is_listed: true, ..Place::default() };
    each(Piece { kind: Kind::Title, place: listed, text: Text::Plain(&role.title) });
    each(Piece { kind: Kind::Prose, place: listed, text: Text::Plain(&role.summary) });
    for alias in &role.aliases {
        each(Piece { kind: Kind::Title, place: Place::default(), text: Text::Plain(alias) });
    }
    for (index, level) in role.levels.iter().enumerate() {
        // Every other level is named by a heading.
        if level.section.is_none() {
            let is_listed = level.name == role.title;
            let place = Place { level: Some(index), is_listed, ..Place::default() };
            each(Piece { kind: Kind::Level, place, text: Text::Plain(&level.name) });
        }
    }
    for (index, section) in role.sections.iter().enumerate() {
        section_pieces(role, index, section, each);
    }
}

fn section_pieces<'a>(role: &'a Role, index: usize, section: &'a Section, each: &mut dyn FnMut(Piece<'a>)) {
    let named = || role.levels.iter().position(|level| level.section == Some(index));
    let mut place = Place { level: section.owner().or_else(named), section: Some(index), ..Place::default() };
    if let Some(heading) = &section.heading {
        place.anchor = &heading.id;
        let kind = if heading.label == Label::Level { Kind::Level } else { Kind::Heading };
        let place = Place { is_listed: heading.label == Label::Title, ..place };
        each(Piece { kind, place, text: Text::Plain(&heading.text) });
    }
    for content in &section.content {
        match content {
            Content::Block(block) => block_pieces(block, Kind::Prose, place, each),
            Content::Items(list) => list.items.iter().for_each(|item| item_pieces(item, place, each)),
        }
    }
}

fn item_pieces<'a>(item: &'a Item, place: Place<'a>, each: &mut dyn FnMut(Piece<'a>)) {
    let place = Place { anchor: &item.id, ..place };
    item.blocks.iter().for_each(|block| block_pieces(block, Kind::Item, place, each));
}

fn block_pieces<'a>(block: &'a Block, kind: Kind, place: Place<'a>, each: &mut dyn FnMut(Piece<'a>)) {
    let mut inlines = |inlines: &'a Vec<Inline>| each(Piece { kind, place, text: Text::Marked(inlines) });
    let inner = match block {
        Block::Paragraph(content) | Block::Subheading { content, .. } => return inlines(content),
        Block::Table(table) => {
            table.head.iter().for_each(&mut inlines);
            return table.rows.iter().flatten().for_each(inlines);
        }
        Block::Code { text, .. } => return each(Piece { kind, place, text: Text::Plain(text) }),
        Block::List(list) => {
            let entries = list.items.iter().flat_map(|item| &item.blocks);
            return entries.for_each(|block| block_pieces(block, kind, place, each));
        }
        Block::Details { summary, blocks } => {
            inlines(summary);
            blocks
        }
        Block::Quote(blocks) => blocks,
        Block::Rule => return,
    };
    inner.iter().for_each(|block| block_pieces(block, kind, place, each));
}
