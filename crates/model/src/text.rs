//! Text as a tree of allow-listed nodes.
//!
//! There is no node for raw HTML, scripts, styles or event handlers, so hostile Markdown cannot say them.

use std::fmt::Write as _;

/// A block of text: what stands below one another on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A heading inside another block (a quote, a list entry), or one below a section that is no heading
    /// of the page. Page headings are [`Heading`](super::Heading)s and start a section.
    Subheading {
        /// 1 to 6, as written.
        depth: u8,
        /// The heading's text.
        content: Vec<Inline>,
    },
    /// A bulleted, numbered or lettered list.
    List(List),
    /// A quotation.
    Quote(Vec<Block>),
    /// A code block; a mermaid diagram is one too, shown as its source.
    Code {
        /// The first word of the info string, or empty.
        language: String,
        /// The code as written, without the final line end.
        text: String,
    },
    /// A table.
    Table(Table),
    /// A block that opens on demand (`<details>`).
    Details {
        /// What is seen while it is closed.
        summary: Vec<Inline>,
        /// What it holds.
        blocks: Vec<Block>,
    },
    /// A thematic break.
    Rule,
}

/// A list with its entries.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// How the entries are numbered.
    pub numbering: Numbering,
    /// The entries in order.
    pub items: Vec<ListItem>,
}

/// How a list's entries are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// Bullets.
    None,
    /// Numbers, from this one on.
    Numbers(u64),
    /// Lower-case letters from "a" on; read from lines such as "a. …".
    Letters,
}

/// One entry of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListItem {
    /// The line in the file on which the entry starts, counted from 1.
    pub line: u32,
    /// Ticked or not, where the entry is a task (`[x]`).
    pub done: Option<bool>,
    /// The entry's content. A tight list's text is one [`Block::Paragraph`].
    pub blocks: Vec<Block>,
}

/// A table, of Markdown or of HTML.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The line in the file on which it starts, from 1.
    pub line: u32,
    /// How each column is aligned, as far as the table says so.
    pub alignments: Vec<Alignment>,
    /// How many of the rows are its header: the first ones.
    pub heads: usize,
    /// All rows, from the top.
    pub rows: Vec<Row>,
    /// Whether it holds levels, which have what stands in it as sections of their own.
    pub is_ladder: bool,
}

impl Table {
    /// All cells, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flatten()
    }

    /// The same, to be changed.
    pub fn cells_mut(&mut self) -> impl Iterator<Item = &mut Cell> {
        self.rows.iter_mut().flatten()
    }
}

/// One row of a table: its cells. A place that a cell of a row above covers has none.
pub type Row = Vec<Cell>;

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The line in the file on which it starts, from 1.
    pub line: u32,
    /// Whether it is a header, of a column or of a row.
    pub is_head: bool,
    /// How many columns it covers; 1 or more.
    pub columns: u16,
    /// How many rows it covers, none of them below the table's last row or in the header and below it; 1 or more.
    pub rows: u16,
    /// What stands in it: mostly one paragraph, or nothing.
    pub blocks: Vec<Block>,
}

/// How a table's column is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// As the language runs.
    None,
    /// To the start.
    Left,
    /// To the middle.
    Center,
    /// To the end.
    Right,
}

/// A run of text within a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Plain text; a soft line break is one space.
    Text(String),
    /// Emphasised.
    Emphasis(Vec<Inline>),
    /// Strongly emphasised.
    Strong(Vec<Inline>),
    /// No longer valid.
    Strikethrough(Vec<Inline>),
    /// Below the line.
    Subscript(Vec<Inline>),
    /// Above the line.
    Superscript(Vec<Inline>),
    /// Code.
    Code(String),
    /// A link.
    Link(Link),
    /// An image.
    Image(Image),
    /// A place that links can lead to (`<a id="…">`); holds no text.
    Anchor(String),
    /// The mark of a footnote, by its index among those of the page.
    Note(usize),
    /// A hard line break.
    Break,
}

/// A footnote of a page, which is shown wherever its mark is.
#[derive(Clone, Debug, PartialEq)]
pub struct Footnote {
    /// Unique on the page, and made of its number there: `rolebook-note-1`.
    pub id: String,
    /// The text, in which there are no marks of footnotes.
    pub blocks: Vec<Block>,
}

/// A link whose target was allowed and resolved. One that was not is plain [`Inline`]s.
///
/// Embedded frames, and images from where the site allows none, are read as links to what they show: a role page
/// loads nothing from elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// `https:`, `http:`, `mailto:` or `tel:` in full, a relative reference, or `#…`. In a catalog those to other pages begin
    /// with the site's base path.
    pub href: String,
    /// The link's title, or empty.
    pub title: String,
    /// What is shown.
    pub content: Vec<Inline>,
}

/// An image from one of the site's [`images`](super::Site::images).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Image {
    /// Where it is: an `https:` address in full.
    pub src: String,
    /// What it shows, for those who do not see it; empty where it says nothing that the text does not.
    pub text: String,
    /// The image's title, or empty.
    pub title: String,
    /// Width and height in CSS pixels, where the page says so.
    pub size: Option<(u16, u16)>,
}

/// The text of `inlines` as a reader would say it: no marks, one space for a line break.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_plain_text(inlines, &mut text);
    text
}

/// Puts the [`plain_text`] of `inlines` behind `text`.
pub fn push_plain_text(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(run) | Inline::Code(run) => text.push_str(run),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strikethrough(inner)
            | Inline::Subscript(inner)
            | Inline::Superscript(inner) => push_plain_text(inner, text),
            Inline::Link(link) => push_plain_text(&link.content, text),
            Inline::Image(image) => text.push_str(&image.text),
            Inline::Anchor(_) | Inline::Note(_) => {}
            Inline::Break => {
                let _ = text.write_char(' ');
            }
        }
    }
}

/// The first `most` characters of `text`, with an ellipsis in place of the rest.
pub fn truncated(text: &str, most: usize) -> String {
    match text.char_indices().nth(most).and_then(|(end, _)| text.get(..end)) {
        None => text.to_owned(),
        Some(beginning) => format!("{beginning}…"),
    }
}
/// The words or phrases of a list that has a comma and a space between them.
///
/// Long tables of words are such texts: a slice of texts has an address and a length for each, which weigh more in the browser
/// than the words.
///
/// ```
/// assert!(rolebook_model::listed("senior, team lead").eq(["senior", "team lead"]));
/// ```
pub fn listed(words: &str) -> impl Iterator<Item = &str> + Clone {
    words.split(',').map(str::trim_ascii_start)
}
