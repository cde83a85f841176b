//! Percent-encoding: any text ⇄ the characters that a URL's path, query or fragment may hold.
//!
//! [`encode`] keeps RFC 3986's unreserved characters and writes every other byte as `%XX`; [`decode`] reads
//! any text at all: what is no escape stands for itself.

/// Appends `text` to `url`, with all but letters, digits and `-._~` escaped.
pub fn encode(text: &str, url: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => url.push(byte.into()),
            _ => url.extend(['%', hex_digit(byte >> 4), hex_digit(byte & 0xF)]),
        }
    }
}

/// The text that `url` says: escapes decoded, all else as it is. Bytes that are not UTF-8 become U+FFFD.
pub fn decode(url: &str) -> String {
    decode_with(url, b'+')
}

/// The same of a form's field, where a space is written as `+`.
pub fn decode_field(url: &str) -> String {
    decode_with(url, b' ')
}

/// Calls `each` with the key and the value of every field of a URL's query, with or without its `?`. Values
/// are as the URL has them.
pub fn each_field(query: &str, each: &mut dyn FnMut(&str, &str)) {
    for pair in query.trim_start_matches('?').split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        each(key, value);
    }
}

fn decode_with(url: &str, plus: u8) -> String {
    let mut bytes = Vec::with_capacity(url.len());
    let mut rest = url.as_bytes();
    loop {
        rest = match rest {
            [] => return String::from_utf8_lossy(&bytes).into_owned(),
            [b'%', high, low, after @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                bytes.push(hex_value(*high) << 4 | hex_value(*low));
                after
            }
            [byte, after @ ..] => {
                bytes.push(if *byte == b'+' { plus } else { *byte });
                after
            }
        };
    }
}

fn hex_digit(value: u8) -> char {
    char::from(if value < 10 { b'0' + value } else { b'A' + (value - 10) })
}

fn hex_value(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => (digit | 0x20) - b'a' + 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check_decode(url: &str, expect: &str) {
        assert_eq!(decode(url), expect);
    }

    #[test]
    fn escapes_of_either_case_are_decoded() {
        check_decode("caf%C3%A9%c3%a9", "caféé");
    }

    #[test]
    fn what_is_no_escape_stands_for_itself() {
        check_decode("100%", "100%");
        check_decode("%zz%4", "%zz%4");
        check_decode("é", "é");
    }

    #[test]
    fn bytes_that_are_no_text_are_marked() {
        check_decode("%FFa", "\u{FFFD}a");
    }

    proptest! {
        #[test]
        fn any_text_survives(text in any::<String>()) {
            let mut url = String::new();
            encode(&text, &mut url);
            prop_assert!(url.is_ascii());
            prop_assert_eq!(decode(&url), text);
        }
    }
}
