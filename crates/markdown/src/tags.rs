//! HTML's tags and what each is read as: the only place that knows their names.

/// What an element is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
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
    /// As [`Block`](Reading::Block), for parts of an element that was reported already.
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

const TAGS: &[(&str, Reading)] = &[
    ("a", Reading::Anchor),
    ("address", Reading::Block),
    ("article", Reading::Block),
    ("aside", Reading::Block),
    ("audio", Reading::Embed),
    ("b", Reading::Format(Format::Strong)),
    ("blockquote", Reading::Quote),
    ("br", Reading::Break),
    ("caption", Reading::Part),
    ("center", Reading::Block),
    ("cite", Reading::Format(Format::Emphasis)),
    ("code", Reading::Format(Format::Code)),
    ("dd", Reading::Part),
    ("del", Reading::Format(Format::Strikethrough)),
    ("details", Reading::Details),
    ("div", Reading::Block),
    ("dl", Reading::Block),
    ("dt", Reading::Part),
    ("em", Reading::Format(Format::Emphasis)),
    ("embed", Reading::Embed),
    ("figcaption", Reading::Part),
    ("figure", Reading::Block),
    ("font", Reading::Inline),
    ("footer", Reading::Block),
    ("form", Reading::Block),
    ("h1", Reading::Heading(1)),
    ("h2", Reading::Heading(2)),
    ("h3", Reading::Heading(3)),
    ("h4", Reading::Heading(4)),
    ("h5", Reading::Heading(5)),
    ("h6", Reading::Heading(6)),
    ("header", Reading::Block),
    ("hr", Reading::Rule),
    ("i", Reading::Format(Format::Emphasis)),
    ("iframe", Reading::Embed),
    ("img", Reading::Embed),
    ("ins", Reading::Inline),
    ("kbd", Reading::Format(Format::Code)),
    ("li", Reading::Item),
    ("main", Reading::Block),
    ("mark", Reading::Inline),
    ("nav", Reading::Block),
    ("ol", Reading::Numbers),
    ("option", Reading::Part),
    ("p", Reading::Block),
    ("pre", Reading::Block),
    ("q", Reading::Inline),
    ("s", Reading::Format(Format::Strikethrough)),
    ("samp", Reading::Format(Format::Code)),
    ("script", Reading::Hidden),
    ("section", Reading::Block),
    ("small", Reading::Inline),
    ("source", Reading::Embed),
    ("span", Reading::Inline),
    ("strike", Reading::Format(Format::Strikethrough)),
    ("strong", Reading::Format(Format::Strong)),
    ("style", Reading::Hidden),
    ("sub", Reading::Format(Format::Subscript)),
    ("summary", Reading::Summary),
    ("sup", Reading::Format(Format::Superscript)),
    ("table", Reading::Block),
    ("tbody", Reading::Part),
    ("td", Reading::Part),
    ("tfoot", Reading::Part),
    ("th", Reading::Part),
    ("thead", Reading::Part),
    ("tr", Reading::Part),
    ("tt", Reading::Format(Format::Code)),
    ("u", Reading::Inline),
    ("ul", Reading::Bullets),
    ("video", Reading::Embed),
];

/// The known element of this name, whatever its case: its name in lower case and what it is read as.
pub(super) fn known(name: &str) -> Option<(&'static str, Reading)> {
    TAGS.iter().copied().find(|(known, _)| known.eq_ignore_ascii_case(name))
}

/// What is said about an element of this kind; `None` where its parent has said it.
pub(super) fn message(reading: Reading) -> Option<&'static str> {
    Some(match reading {
        Reading::Format(_) => "was read as formatting",
        Reading::Break => "was read as a line break",
        Reading::Rule => "was read as a thematic break",
        Reading::Anchor => "was read as a link or a place to link to",
        Reading::Embed => "was read as a link to what it shows, as pages load nothing from elsewhere",
        Reading::Hidden => "was left out",
        Reading::Details => "was read as a block that opens on demand",
        Reading::Bullets | Reading::Numbers => "was read as a list",
        Reading::Quote => "was read as a quotation",
        Reading::Heading(_) => "was read as a subheading",
        Reading::Block | Reading::Inline => "was left out and its content kept",
        Reading::Item | Reading::Summary | Reading::Part => return None,
    })
}
