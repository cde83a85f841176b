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
    for word in text.as_bytes().split(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()) {
        // Nearly every word is ASCII, and there are two ids a line: those are copied as a whole.
        match std::str::from_utf8(word) {
            Ok("") | Err(_) => {}
            Ok(word) if word.is_ascii() => {
                if to.len() > start {
                    to.push('-');
                }
                let end = to.len();
                to.push_str(word);
                to.get_mut(end..).unwrap_or_default().make_ascii_lowercase();
            }
            Ok(word) => push_letters(word, to, start),
        }
    }
    if to.len() == start {
        to.push_str("section");
    }
}

/// Appends the letters and digits of `word`, which may have other marks, to the slug that begins at `start`.
fn push_letters(word: &str, to: &mut String, start: usize) {
    let mut gap = to.len() > start;
    for character in word.chars() {
        if !character.is_alphanumeric() {
            gap = to.len() > start;
            continue;
        }
        if std::mem::take(&mut gap) {
            to.push('-');
        }
        push_lower(character, to);
    }
}

/// Appends a letter in lower case, which may be more than one.
#[inline(never)]
pub fn push_lower(letter: char, to: &mut String) {
    letter.to_lowercase().for_each(|lower| to.push(lower));
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
