//! The bytes of a file → its text: UTF-8, or UTF-16 as PowerShell saves what a command prints.

/// The text without its byte order mark; `None` if it is in neither encoding.
pub(super) fn text(bytes: Vec<u8>) -> Option<String> {
    let text = match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        // Without a mark, JSON tells by its first bracket.
        [b'{' | b'[', 0, ..] => utf16(&bytes, u16::from_le_bytes)?,
        [0, b'{' | b'[', ..] => utf16(&bytes, u16::from_be_bytes)?,
        _ => String::from_utf8(bytes).ok()?,
    };
    Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    if rest.is_empty() { char::decode_utf16(units).collect::<Result<String, _>>().ok() } else { None }
}
