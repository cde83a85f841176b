//! The bytes of a file → its text: UTF-8, or UTF-16 as PowerShell saves what a command prints.

/// The text of a file that may be cut off within a character, which is left out.
pub(super) fn text_to_cut(bytes: &[u8]) -> Option<String> {
    // No character is longer than four bytes.
    let rests = (0..4).filter_map(|cut| bytes.get(..bytes.len().checked_sub(cut)?));
    rests.into_iter().find_map(text)
}

/// The text without its byte order mark; `None` if it is in neither encoding.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        // Without a mark, JSON, XML and HTML tell by their first bracket.
        [b'{' | b'[' | b'<', 0, ..] => utf16(bytes, u16::from_le_bytes)?,
        [0, b'{' | b'[' | b'<', ..] => utf16(bytes, u16::from_be_bytes)?,
        _ => str::from_utf8(bytes).ok()?.to_owned(),
    };
    Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    if rest.is_empty() { char::decode_utf16(units).collect::<Result<String, _>>().ok() } else { None }
}
