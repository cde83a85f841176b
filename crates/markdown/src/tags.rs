//! HTML's tags and what each is read as: the only place that knows their names.

/// What an element is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TagKind {
    /// Emphasis, strong and the like.
    Format(Format),
    /// A line break.
    Break,
    /// A thematic break.
    Rule,
    /// A link, a place to link to, or both.
    Anchor,
    /// A link to what the element would load; an image where it may load it.
    Embed,
    /// Left out together with its content.
    Hidden,
    /// A block that opens on demand.
    Details,
    /// What such a block shows while it is closed.
    Summary,
    /// A bulleted list.
    Bullets,
    /// A numbered list.
    Numbers,
    /// An entry of a list.
    Item,
    /// A quotation.
    Quote,
    /// A heading of this depth.
    Heading(u8),
    /// Its content, set apart from what is around it.
    Block,
    /// Its content, within the line.
    Inline,
    /// A table.
    Table,
    /// Rows of a table, which are its header or are not.
    Rows(bool),
    /// A cell of a table.
    Cell,
    /// A term, whose description follows it; also the header of a table's row.
    Term,
    /// As [`Block`](TagKind::Block), for parts of an element that was reported already.
    Part,
}

/// How an element's text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Strong,
    Emphasis,
    Strikethrough,
    Subscript,
    Superscript,
    Code,
}

const TAGS: &[(&str, TagKind)] = &[
    ("a", TagKind::Anchor),
    ("address", TagKind::Block),
    ("article", TagKind::Block),
    ("aside", TagKind::Block),
    ("audio", TagKind::Embed),
    ("b", TagKind::Format(Format::Strong)),
    ("blockquote", TagKind::Quote),
    ("br", TagKind::Break),
    ("caption", TagKind::Part),
    ("center", TagKind::Block),
    ("cite", TagKind::Format(Format::Emphasis)),
    ("code", TagKind::Format(Format::Code)),
    ("dd", TagKind::Part),
    ("del", TagKind::Format(Format::Strikethrough)),
    ("details", TagKind::Details),
    ("div", TagKind::Block),
    ("dl", TagKind::Block),
    ("dt", TagKind::Term),
    ("em", TagKind::Format(Format::Emphasis)),
    ("embed", TagKind::Embed),
    ("figcaption", TagKind::Part),
    ("figure", TagKind::Block),
    ("font", TagKind::Inline),
    ("footer", TagKind::Block),
    ("form", TagKind::Block),
    ("h1", TagKind::Heading(1)),
    ("h2", TagKind::Heading(2)),
    ("h3", TagKind::Heading(3)),
    ("h4", TagKind::Heading(4)),
    ("h5", TagKind::Heading(5)),
    ("h6", TagKind::Heading(6)),
    ("header", TagKind::Block),
    ("hr", TagKind::Rule),
    ("i", TagKind::Format(Format::Emphasis)),
    ("iframe", TagKind::Embed),
    ("img", TagKind::Embed),
    ("ins", TagKind::Inline),
    ("kbd", TagKind::Format(Format::Code)),
    ("li", TagKind::Item),
    ("main", TagKind::Block),
    ("mark", TagKind::Inline),
    ("nav", TagKind::Block),
    ("ol", TagKind::Numbers),
    ("option", TagKind::Part),
    ("p", TagKind::Block),
    ("pre", TagKind::Block),
    ("q", TagKind::Inline),
    ("s", TagKind::Format(Format::Strikethrough)),
    ("samp", TagKind::Format(Format::Code)),
    ("script", TagKind::Hidden),
    ("section", TagKind::Block),
    ("small", TagKind::Inline),
    ("source", TagKind::Embed),
    ("span", TagKind::Inline),
    ("strike", TagKind::Format(Format::Strikethrough)),
    ("strong", TagKind::Format(Format::Strong)),
    ("style", TagKind::Hidden),
    ("sub", TagKind::Format(Format::Subscript)),
    ("summary", TagKind::Summary),
    ("sup", TagKind::Format(Format::Superscript)),
    ("table", TagKind::Table),
    ("tbody", TagKind::Rows(false)),
    ("td", TagKind::Cell),
    ("tfoot", TagKind::Rows(false)),
    ("th", TagKind::Term),
    ("thead", TagKind::Rows(true)),
    ("tr", TagKind::Part),
    ("tt", TagKind::Format(Format::Code)),
    ("u", TagKind::Inline),
    ("ul", TagKind::Bullets),
    ("video", TagKind::Embed),
];

/// The known element of this name, whatever its case: its name in lower case and what it is read as.
pub(super) fn known(name: &str) -> Option<(&'static str, TagKind)> {
    TAGS.iter().copied().find(|(known, _)| known.eq_ignore_ascii_case(name))
}

/// The message for an element of this kind; `None` where that of its parent covers it.
pub(super) fn message(kind: TagKind) -> Option<&'static str> {
    Some(match kind {
        TagKind::Format(_) => "was read as formatting",
        TagKind::Break => "was read as a line break",
        TagKind::Rule => "was read as a thematic break",
        TagKind::Anchor => "was read as a link or a place to link to",
        TagKind::Embed => "was read as a link to what it shows, as pages load nothing from elsewhere",
        TagKind::Hidden => "was left out",
        TagKind::Details => "was read as a block that opens on demand",
        TagKind::Bullets | TagKind::Numbers => "was read as a list",
        TagKind::Quote => "was read as a quotation",
        TagKind::Heading(_) => "was read as a heading",
        TagKind::Block | TagKind::Table | TagKind::Inline => "was left out and its content kept",
        TagKind::Item
        | TagKind::Summary
        | TagKind::Term
        | TagKind::Part
        | TagKind::Rows(_)
        | TagKind::Cell => return None,
    })
}
