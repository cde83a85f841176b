//! Words → a segment of a URL or the id of a heading.

/// `text` in lower case with its letters and digits kept and each run of anything else as one `-`.
///
/// Never empty: what has no letter or digit becomes `section`.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut gap = false;
    for character in text.chars() {
        if character.is_alphanumeric() {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            slug.extend(character.to_lowercase());
        } else {
            gap = true;
        }
    }
    if slug.is_empty() { "section".to_owned() } else { slug }
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
