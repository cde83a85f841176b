//! Words → a segment of a URL or the id of a heading.

/// `text` in lower case with its letters and digits kept and each run of anything else as one `-`.
///
/// Never empty: what has no letter or digit becomes `section`.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    push_slug(text, &mut slug);
    slug
}

/// Appends the [`slug`] of `text` to `to`.
pub fn push_slug(text: &str, to: &mut String) {
    let start = to.len();
    let mut gap = false;
    for character in text.chars() {
        // ASCII first: nearly every letter is, and there are two ids a line.
        let keeps = match character.is_ascii() {
            true => character.is_ascii_alphanumeric(),
            false => character.is_alphanumeric(),
        };
        if keeps {
            if std::mem::take(&mut gap) {
                to.push('-');
            }
            match character.is_ascii() {
                true => to.push(character.to_ascii_lowercase()),
                false => to.extend(character.to_lowercase()),
            }
        } else {
            gap = to.len() > start;
        }
    }
    if to.len() == start {
        to.push_str("section");
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    fn check(text: &str, expect: &str) {
        assert_eq!(slug(text), expect);
    }

    #[test]
    fn words_are_joined_by_one_hyphen() {
        check("Senior  Product Manager", "senior-product-manager");
        check("  (Intermediate) – R&D! ", "intermediate-r-d");
    }

    #[test]
    fn letters_of_every_language_are_kept() {
        check("Über Ärzte", "über-ärzte");
        check("要件 2", "要件-2");
    }

    #[test]
    fn nothing_to_keep_gives_a_name_all_the_same() {
        check("", "section");
        check("—…!", "section");
    }
}
