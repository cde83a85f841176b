//! Words → a segment of a URL or the id of a heading.

use rolebook_letters::{is_ignorable, is_mark, nfc};
use std::mem;

/// `text` in lower case with its letters, their marks and digits kept and each run of anything else as one `-`.
///
/// Signs that tell names apart are words: `C++` is `c-plus-plus`, `C#` is `c-sharp` and `.NET` is `dot-net`. What nobody
/// sees is left out. Never empty: a text without letters or digits becomes `section`. Short enough for a file name: what
/// follows after 120 bytes is left out.
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
    if push_plain(text, to) {
        return;
    }
    let text = nfc(text);
    let start = to.len();
    let mut gap = false;
    let mut rest = &*text;
    while to.len() - start < LONGEST {
        let (word, behind) = split_word(rest);
        if !word.is_empty() && mem::take(&mut gap) {
            to.push('-');
        }
        to.push_str(word.get(..LONGEST).unwrap_or(word));
        let mut signs = behind.chars();
        let Some(mark) = signs.next() else { break };
        let is_within = !gap && to.len() > start;
        rest = signs.as_str();
        if mark.is_ascii() {
            gap = to.len() > start;
            if matches!(mark, '+' | '#' | '.')
                && let Some((name, behind)) = sign(&text, word, behind)
            {
                if mem::replace(&mut gap, true) {
                    to.push('-');
                }
                to.push_str(name);
                rest = behind;
            }
        } else if is_ignorable(mark) {
        } else if mark.is_alphanumeric() || (is_within && is_mark(mark)) {
            if mem::take(&mut gap) {
                to.push('-');
            }
            push_lower(mark, to);
        } else {
            gap = to.len() > start;
        }
    }
    to.get_mut(start..).unwrap_or_default().make_ascii_lowercase();
    if to.len() == start {
        to.push_str("section");
    }
}

/// Appends the slug of a short text of ASCII that has letters and no signs that could be part of a name, as most texts are;
/// whether it was one.
fn push_plain(text: &str, to: &mut String) -> bool {
    let mut slug = [0; LONGEST];
    let (mut length, mut last) = (0, GAP);
    if text.len() > LONGEST {
        return false;
    }
    for byte in text.bytes() {
        let in_slug = IN_SLUG.get(usize::from(byte)).copied().unwrap_or(SIGN);
        if in_slug == SIGN {
            return false;
        }
        // Without a branch, which would be mistaken at every end of a word: what parts words is written over unless a letter
        // stands before it.
        slug.get_mut(length).into_iter().for_each(|place| *place = in_slug);
        length += usize::from(in_slug != GAP || last != GAP);
        last = in_slug;
    }
    length -= usize::from(last == GAP && length > 0);
    let slug = slug.get(..length).and_then(|slug| str::from_utf8(slug).ok()).unwrap_or_default();
    to.push_str(slug);
    !slug.is_empty()
}

/// What stands for all that parts words, and for a byte that may be more.
const GAP: u8 = b'-';
const SIGN: u8 = 0;

/// What each byte is in a slug: a letter in lower case or a digit, [`GAP`] or [`SIGN`].
const IN_SLUG: [u8; 256] = {
    let mut table = [GAP; 256];
    let mut rest = table.as_mut_slice();
    let mut byte = 0_u8;
    while let Some((in_slug, behind)) = rest.split_first_mut() {
        if byte.is_ascii_alphanumeric() {
            *in_slug = byte.to_ascii_lowercase();
        } else if !byte.is_ascii() || matches!(byte, b'+' | b'#' | b'.') {
            *in_slug = SIGN;
        }
        byte = byte.wrapping_add(1);
        rest = behind;
    }
    table
};

/// The name of the sign with which `rest` of `text` begins, right behind `word`, if it is part of a name; and what stands
/// behind the sign.
fn sign<'a>(text: &str, word: &str, rest: &'a str) -> Option<(&'static str, &'a str)> {
    let is_of_word = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let ends = |behind: &str| {
        !behind.as_bytes().first().is_some_and(|next| is_of_word(next) || b"+#".contains(next))
    };
    let is_letter = word.as_bytes().last().is_some_and(u8::is_ascii_alphabetic);
    let (name, behind, is_name) = if let Some(behind) = rest.strip_prefix("++") {
        let is_version = behind.as_bytes().first().is_some_and(u8::is_ascii_digit);
        ("plus-plus", behind, is_letter && (is_version || ends(behind)))
    } else if let Some(behind) = rest.strip_prefix('+') {
        ("plus", behind, is_letter && ends(behind))
    } else if let Some(behind) = rest.strip_prefix('#') {
        ("sharp", behind, is_letter && word.len() == 1 && ends(behind))
    } else {
        let behind = rest.strip_prefix('.')?;
        let before = text.as_bytes().get(..text.len() - rest.len())?.last();
        let is_first = !before.is_some_and(|before| is_of_word(before) || *before == b'.');
        let is_capital = matches!(behind.as_bytes(), [b'A'..=b'Z', next, ..] if next.is_ascii_alphabetic());
        ("dot", behind, is_first && is_capital)
    };
    is_name.then_some((name, behind))
}

/// The ASCII letters and digits with which `text` begins, which may be none, and the text behind them.
///
/// Most of what is read are such words: taking one as a whole is quicker than taking its letters one by one.
fn split_word(text: &str) -> (&str, &str) {
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
    fn marks_stay_with_their_letters() {
        check("ผู้จัดการ ผลิตภัณฑ์", "ผู้จัดการ-ผลิตภัณฑ์");
        check("सॉफ़्टवेयर इंजीनियर", "सॉफ़्टवेयर-इंजीनियर");
        check("អ្នកអភិវឌ្ឍន៍", "អ្នកអភិវឌ្ឍន៍");
        check("مُهَنْدِس", "مُهَنْدِس");
        check("q\u{303}a \u{301}b", "q\u{303}a-b");
        check("❤\u{fe0f} Support", "support");
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same() {
        check("Qualite\u{301}", "qualité");
        check("\u{1100}\u{1162}\u{1107}\u{1161}\u{11af}", "개발");
        check("カ\u{3099}イト\u{3099}", "ガイド");
    }

    #[test]
    fn what_nobody_sees_parts_nothing() {
        check("Soft\u{ad}ware\u{200b}", "software");
        check("می\u{200c}خواهم", "میخواهم");
    }

    #[test]
    fn signs_that_tell_names_apart_are_words() {
        check("C++ Developer", "c-plus-plus-developer");
        check("C#", "c-sharp");
        check("C#/C++, F#", "c-sharp-c-plus-plus-f-sharp");
        check("C++17", "c-plus-plus-17");
        check("Disney+ Editor", "disney-plus-editor");
        check(".NET Developer", "dot-net-developer");
        check("Senior .NET (.Net) Developer", "senior-dot-net-dot-net-developer");
    }

    #[test]
    fn other_signs_are_none() {
        check("5+ years", "5-years");
        check("A+B", "a-b");
        check("C+++", "c");
        check("Position#12, Issue# 3", "position-12-issue-3");
        check("ASP.NET, Node.js", "asp-net-node-js");
        check("... and .so on. Then ...So", "and-so-on-then-so");
        check("++ # .", "section");
    }

    #[test]
    fn nothing_to_keep_gives_a_name_all_the_same() {
        check("", "section");
        check("—…!", "section");
    }
}
