//! The HTML of a page → its tags, attributes and text, as far as the tests need them.

/// A piece of markup.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Piece<'a> {
    /// The text between `<` and `>`.
    Tag(&'a str),
    /// The text between two tags, with character references.
    Text(&'a str),
}

/// Splits HTML into tags and texts. A `>` within an attribute's quotes does not end a tag.
pub(crate) fn pieces(markup: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = markup;
    while let Some((text, from_tag)) = rest.split_once('<') {
        let mut is_quoted = false;
        let end = from_tag.find(|letter| {
            is_quoted ^= letter == '"';
            letter == '>' && !is_quoted
        });
        let (tag, after) = from_tag.split_at(end.expect("every tag ends"));
        pieces.extend([Piece::Text(text), Piece::Tag(tag)]);
        rest = &after[1..];
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// The text, with a space for each tag.
pub(crate) fn text(markup: &str) -> String {
    let texts = pieces(markup).into_iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(decode(text)),
        Piece::Tag(_) => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

/// The values of an attribute on all elements.
pub(crate) fn attributes(markup: &str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    let tags = pieces(markup).into_iter().filter_map(|piece| match piece {
        Piece::Tag(tag) => Some(tag),
        Piece::Text(_) => None,
    });
    let values = tags.filter_map(|tag| Some(tag.split_once(&start)?.1.split_once('"')?.0));
    values.map(decode).collect()
}

/// Decodes the character references that the native render writes.
fn decode(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'");
    text.replace("&#x2F;", "/").replace("&amp;", "&")
}

#[test]
fn markup_is_split_into_tags_and_texts() {
    let markup = r#"<p id="a>b" class="c">1 &lt; 2 id="no"<br></p>"#;
    assert_eq!(text(markup).split_whitespace().collect::<Vec<_>>(), ["1", "<", "2", "id=\"no\""]);
    assert_eq!(attributes(markup, "id"), ["a>b"]);
}
