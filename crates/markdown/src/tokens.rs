//! Raw HTML → texts, tags and comments, attributes and entities.
//!
//! Entry point: [`Tokens`]. It is total: what is not a tag is text. It is linear: no end mark is searched for again once it
//! was not found, and a tag ends at the next `<` outside of quotes. (Of all places from which a tag may be read at most three
//! can be inside of different quotes at once.)

/// An HTML block's text, and where its pieces stand in the source.
#[derive(Default)]
pub(super) struct Markup {
    pub(super) text: String,
    /// Pairs of a byte in `text` and the byte of the source that it is.
    pub(super) pieces: Vec<(usize, usize)>,
}

impl Markup {
    /// Adds a line that the source has at `offset`.
    pub(super) fn push(&mut self, line: &str, offset: usize) {
        self.pieces.push((self.text.len(), offset));
        self.text.push_str(line);
    }
}

/// The byte of the source that byte `at` of markup is, which was put together of `pieces`.
pub(super) fn source_offset(pieces: &[(usize, usize)], at: usize) -> usize {
    let after = pieces.partition_point(|&(start, _)| start <= at);
    let piece = after.checked_sub(1).and_then(|before| pieces.get(before));
    piece.map_or(at, |&(start, offset)| offset + (at - start))
}

/// A part of markup.
pub(super) enum Token<'a> {
    Text(&'a str),
    Start {
        name: &'a str,
        attributes: &'a str,
    },
    End(&'a str),
    Comment,
    /// A comment that is not closed: what follows is text.
    Unclosed,
    /// Something that is no element and left out with its content: a declaration, a script, a style.
    Instruction(&'a str),
}

/// A token and the bytes of the markup that it takes.
pub(super) struct Cut<'a> {
    pub(super) token: Token<'a>,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The tokens of markup, in order.
pub(super) struct Tokens<'a> {
    markup: &'a str,
    at: usize,
    /// End marks of which no more are to come.
    missing: Vec<&'static str>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(markup: &'a str) -> Tokens<'a> {
        Tokens { markup, at: 0, missing: Vec::new() }
    }

    /// The text up to the next `<`; the first character of `rest` is none that begins a tag.
    fn text_token(rest: &'a str) -> Option<(Token<'a>, usize)> {
        let first = rest.chars().next()?.len_utf8();
        let behind = rest.as_bytes().get(first..).unwrap_or_default();
        let length = memchr::memchr(b'<', behind).map_or(rest.len(), |found| first + found);
        Some((Token::Text(rest.get(..length)?), length))
    }

    /// The markup that `rest` starts with, and its length.
    fn markup_token(&mut self, rest: &'a str) -> Option<(Token<'a>, usize)> {
        let inner = rest.strip_prefix('<')?;
        if inner.starts_with("!--") {
            // `<!-->` and `<!--->` are comments too, so the search begins before the dashes end.
            return Some(match self.end_of(rest, 2, "-->") {
                Some(end) => (Token::Comment, end),
                None => (Token::Unclosed, 4),
            });
        }
        for (opening, closing) in [("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">")] {
            if rest.starts_with(opening) {
                let end = self.end_of(rest, opening.len(), closing)?;
                return Some((Token::Instruction(opening), end));
            }
        }
        let (name, attributes, is_end, length) = tag(inner)?;
        if is_end {
            return Some((Token::End(name), length + 1));
        }
        for (hidden, opening, closing) in
            [("script", "<script>", "</script"), ("style", "<style>", "</style")]
        {
            if name.eq_ignore_ascii_case(hidden)
                && let Some(end) = self.end_of(rest, length + 1, closing)
            {
                let behind = rest.as_bytes().get(end..).unwrap_or_default();
                let end = memchr::memchr(b'>', behind).map_or(rest.len(), |found| end + found + 1);
                return Some((Token::Instruction(opening), end));
            }
        }
        Some((Token::Start { name, attributes }, length + 1))
    }

    /// Where `mark`, whatever its case, ends in `rest` after `from`.
    fn end_of(&mut self, rest: &str, from: usize, mark: &'static str) -> Option<usize> {
        if self.missing.contains(&mark) {
            return None;
        }
        let tail = rest.as_bytes().get(from..).unwrap_or_default();
        let found = tail.windows(mark.len()).position(|part| part.eq_ignore_ascii_case(mark.as_bytes()));
        if found.is_none() {
            self.missing.push(mark);
        }
        found.map(|found| from + found + mark.len())
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Cut<'a>;

    fn next(&mut self) -> Option<Cut<'a>> {
        let start = self.at;
        let rest = self.markup.get(start..)?;
        let (token, length) = self.markup_token(rest).or_else(|| Tokens::text_token(rest))?;
        self.at = start + length;
        Some(Cut { token, start, end: self.at })
    }
}

/// The tag that starts after a `<`: name, attributes, whether it is an end tag, and its length.
fn tag(inner: &str) -> Option<(&str, &str, bool, usize)> {
    let is_end = inner.starts_with('/');
    let named = inner.strip_prefix('/').unwrap_or(inner);
    if !named.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_');
    let name_length = named.bytes().take_while(|byte| is_name(*byte)).count();
    let (name, rest) = named.split_at_checked(name_length)?;
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'<') => return None,
            (None, b'>') => {
                let length = usize::from(is_end) + name_length + at + 1;
                return Some((name, rest.get(..at)?, is_end, length));
            }
            _ => {}
        }
    }
    None
}

/// `text` in front of its first white space, and the rest.
pub(super) fn word(text: &str) -> (&str, &str) {
    let length = text.find(char::is_whitespace).unwrap_or(text.len());
    text.split_at_checked(length).unwrap_or((text, ""))
}

/// The value of an attribute, decoded; empty where it has none.
pub(super) fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('/') {
            rest = after;
            continue;
        }
        if rest.is_empty() {
            return None;
        }
        // An attribute's name may even start with `=`; one character at least is taken each time.
        let is_end =
            |(at, mark): &(usize, char)| mark.is_whitespace() || *mark == '/' || (*mark == '=' && *at > 0);
        let length = rest.char_indices().find(is_end).map_or(rest.len(), |(at, _)| at);
        let (name, after) = rest.split_at_checked(length)?;
        let (value, next) = match after.trim_start().strip_prefix('=') {
            Some(assigned) => value(assigned.trim_start()),
            None => ("", after),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(decode(value));
        }
        rest = next;
    }
}

/// The value that `assigned` starts with, and what follows it.
fn value(assigned: &str) -> (&str, &str) {
    match assigned.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let quoted = assigned.strip_prefix(quote).unwrap_or_default();
            quoted.split_once(quote).unwrap_or((quoted, ""))
        }
        _ => word(assigned),
    }
}

/// No entity that is decoded is longer.
const LONGEST_ENTITY: usize = 10;

/// `text` with the entities that people write decoded. An unknown one stays as it is written.
pub(super) fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((plain, behind)) = rest.split_once('&') {
        decoded.push_str(plain);
        let end = behind.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';');
        let character = end.and_then(|end| entity(behind.get(..end)?));
        match (character, end) {
            (Some(character), Some(end)) => {
                decoded.push(character);
                rest = behind.get(end + 1..).unwrap_or_default();
            }
            _ => {
                decoded.push('&');
                rest = behind;
            }
        }
    }
    decoded.push_str(rest);
    decoded
}

const ENTITIES: [(&str, char); 6] =
    [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{A0}')];

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let (digits, radix) = match number.strip_prefix(['x', 'X']) {
            Some(digits) => (digits, 16),
            None => (number, 10),
        };
        return char::from_u32(u32::from_str_radix(digits, radix).ok()?);
    }
    ENTITIES.iter().find(|entity| entity.0 == name).map(|entity| entity.1)
}
