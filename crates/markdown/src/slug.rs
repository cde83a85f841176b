//! Words → a segment of a URL or the id of a heading.

use rolebook_model::invisible::is_invisible;
use std::mem;

/// `text` in lower case with its letters and digits kept and each run of anything else as one `-`.
///
/// Never empty: a text without letters or digits becomes `section`. Short enough for a file name: what follows after 120
/// bytes is left out.
///
/// ```
/// use rolebook_markdown::slug;
///
/// assert_eq!(slug("Senior  Product Manager (R&D)"), "senior-product-manager-r-d");
/// ```
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    push_slug(text, &mut slug);
    slug
}

/// How long a slug may be, in bytes.
const LONGEST: usize = 120;

/// Appends the [`slug`] of `text` to `to`.
pub fn push_slug(text: &str, to: &mut String) {
    let start = to.len();
    let mut gap = false;
    let mut rest = text;
    while to.len() - start < LONGEST {
        let (word, behind) = split_word(rest);
        if !word.is_empty() && mem::take(&mut gap) {
            to.push('-');
        }
        to.push_str(word.get(..LONGEST).unwrap_or(word));
        let mut behind = behind.chars();
        let Some(mark) = behind.next() else { break };
        if !mark.is_ascii() && mark.is_alphanumeric() && !is_invisible(mark) {
            if mem::take(&mut gap) {
                to.push('-');
            }
            push_lower(mark, to);
        } else {
            gap = to.len() > start;
        }
        rest = behind.as_str();
    }
    to.get_mut(start..).unwrap_or_default().make_ascii_lowercase();
    if to.len() == start {
        to.push_str("section");
    }
}

/// The ASCII letters and digits with which `text` begins, which may be none, and the text behind them.
///
/// Most of what is read are such words: taking one as a whole is quicker than taking its letters one by one.
pub fn split_word(text: &str) -> (&str, &str) {
    let is_of_word = |byte: u8| IS_OF_WORD.get(usize::from(byte)).is_some_and(|is_of_word| *is_of_word);
    let end = text.bytes().position(|byte| !is_of_word(byte)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// Whether each byte is an ASCII letter or digit.
const IS_OF_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut rest = table.as_mut_slice();
    let mut byte = 0_u8;
    while let Some((is_of_word, behind)) = rest.split_first_mut() {
        *is_of_word = byte.is_ascii_alphanumeric();
        byte = byte.wrapping_add(1);
        rest = behind;
    }
    table
};

/// Appends a letter in lower case, which may be more than one.
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
