//! A long text → its first words.

/// Shortens a text to at most `max` characters, at the end of a word, with an ellipsis.
pub(super) fn truncate(text: &str, max: usize) -> String {
    let Some((start, _)) = text.char_indices().nth(max).and_then(|(end, _)| text.split_at_checked(end))
    else {
        return text.to_owned();
    };
    // A text without spaces may be cut anywhere.
    let words = start.rsplit_once(' ').map_or(start, |(words, _)| words);
    format!("{}…", words.trim_end_matches([' ', ',', ';', ':', '.', '·']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_after_a_word_with_an_ellipsis() {
        for (text, expect) in [
            ("Keep a roadmap", "Keep a roadmap"),
            ("Keep a roadmap.", "Keep a…"),
            ("Keep it, roadmaps", "Keep it…"),
            ("ロードマップを二四半期先まで保つ", "ロードマップを二四半期先まで…"),
            ("", ""),
        ] {
            assert_eq!(truncate(text, 14), expect);
        }
    }
}
