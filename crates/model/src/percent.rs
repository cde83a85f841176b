//! Percent-encoding of the parts of a URL, by the crate `percent-encoding`: which characters are escaped, and how
//! forms write a space.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, percent_decode_str, utf8_percent_encode};

/// All characters but the unreserved ones of RFC 3986: letters, digits and `-._~`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// `text` as a path segment, a query's value or a fragment holds it: every reserved character escaped. Extend a string
/// by it, or format it.
pub fn encode(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, RESERVED)
}

/// The text of a part of a URL: escapes decoded, all else as it is. Bytes that are not UTF-8 become U+FFFD.
pub fn decode(part: &str) -> String {
    percent_decode_str(part).decode_utf8_lossy().into_owned()
}

/// The text of a form field, which has `+` for a space.
pub fn decode_field(value: &str) -> String {
    decode(&value.replace('+', " "))
}

/// The key and the value of every field of a URL's query, with or without its `?`. Both are still encoded.
pub fn fields(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query.trim_start_matches('?').split('&').map(|field| field.split_once('=').unwrap_or((field, "")))
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
        check_decode("é+", "é+");
    }

    #[test]
    fn bytes_that_are_no_text_are_marked() {
        check_decode("%FFa", "\u{FFFD}a");
    }

    #[test]
    fn a_plus_is_a_space_in_a_field_unless_it_is_escaped() {
        assert_eq!(decode_field("a+b%2Bc"), "a b+c");
    }

    #[test]
    fn a_query_has_fields_with_and_without_values() {
        assert!(fields("?a=b=c&d&=").eq([("a", "b=c"), ("d", ""), ("", "")]));
    }

    proptest! {
        #[test]
        fn any_text_survives(text in any::<String>()) {
            let url = encode(&text).to_string();
            prop_assert!(url.is_ascii());
            prop_assert_eq!(decode(&url), text);
        }
    }
}
