//! Names that are written in small letters → with a capital in front.

use super::unicode;

/// A text with its first letter as a capital.
pub fn with_capital(text: &str) -> String {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let (first, rest) = text.split_at_checked(first).unwrap_or_default();
    // Nearly all of them: the browser need not be asked.
    let first = if first.is_ascii() { first.to_ascii_uppercase() } else { unicode::capitals(first) };
    first + rest
}

/// Whether a text has a capital letter.
pub fn has_capital(text: &str) -> bool {
    // By the letters' small forms, which are needed anyway: a table of all capitals would weigh more.
    text.chars().any(|letter| letter.to_lowercase().ne([letter]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_becomes_a_capital() {
        for (text, expect) in [
            ("people ops", "People ops"),
            ("öffentlichkeit", "Öffentlichkeit"),
            ("ёлка", "Ёлка"),
            ("ßa", "SSa"),
            ("営業", "営業"),
            ("", ""),
        ] {
            assert_eq!(with_capital(text), expect);
        }
    }

    #[test]
    fn capitals_are_known_in_every_script() {
        assert!(["iOS", "aÖ", "Δ", "ёЛ"].into_iter().all(has_capital));
        assert!(!["r&d", "ö", "営業", "مهندس", ""].into_iter().any(has_capital));
    }
}
