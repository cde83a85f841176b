//! A long text → its beginning.

use rolebook_model::cut;

/// The first words of a text, and a mark that there are more, where it has more than `most` characters.
pub(super) fn beginning(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let start = text.get(..end).unwrap_or(text);
    // A text without spaces is cut where it is.
    let words = cut::around_last(start, b' ').map_or(start, |(words, _)| words);
    [words.trim_end_matches(is_between_words), "…"].concat()
}

fn is_between_words(mark: char) -> bool {
    matches!(mark, ' ' | ',' | ';' | ':' | '.' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_behind_a_word_and_says_so() {
        for (text, expect) in [
            ("Keep a roadmap", "Keep a roadmap"),
            ("Keep a roadmap.", "Keep a…"),
            ("Keep it, roadmaps", "Keep it…"),
            ("ロードマップを二四半期先まで保つ", "ロードマップを二四半期先まで…"),
            ("", ""),
        ] {
            assert_eq!(beginning(text, 14), expect);
        }
    }
}
