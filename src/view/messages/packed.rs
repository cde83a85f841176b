//! English as one text, of a line for each message in the order of their places: what the app for visitors has of it. The places
//! and lengths of two hundred texts would weigh half a kilobyte more by brotli.

use super::own::{EMPTY, KEYS, const_text_at, text_at};
use super::{ENGLISH, Messages};

/// The messages in English.
pub(super) fn english() -> Messages {
    let mut messages = EMPTY;
    for (place, line) in LINES.split('\n').enumerate() {
        if let Some(text) = text_at(&mut messages, place) {
            *text = line;
        }
    }
    messages
}

/// The lines. The texts are UTF-8, and so is what they make.
const LINES: &str = match str::from_utf8(&BYTES) {
    Ok(lines) => lines,
    Err(_) => "",
};

#[allow(clippy::indexing_slicing, reason = "an index beyond the end would not compile")]
const BYTES: [u8; LENGTH] = {
    let mut bytes = [b'\n'; LENGTH];
    let (mut end, mut place) = (0, 0);
    while place < KEYS.len() {
        let mut text = const_text_at(&ENGLISH, place).as_bytes();
        while let [byte, rest @ ..] = text {
            bytes[end] = *byte;
            end += 1;
            text = rest;
        }
        end += 1;
        place += 1;
    }
    bytes
};

const LENGTH: usize = {
    let (mut length, mut place) = (0, 0);
    while place < KEYS.len() {
        length += const_text_at(&ENGLISH, place).len() + 1;
        place += 1;
    }
    length
};

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_all_there() {
        assert_eq!(english(), ENGLISH);
        assert_eq!(LINES.lines().count(), KEYS.len());
    }
}
