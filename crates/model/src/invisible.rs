//! Text as it was written → the same without invisible characters and bidirectional controls.
//!
//! Such characters turn what follows around, so that a title or a link reads as another; they part words that are
//! searched for; or they carry a text of their own. What languages are written with stays: the joiners of Persian and of
//! emoji (U+200C, U+200D), and the marks of direction that turn nothing but themselves (U+200E, U+200F, U+061C).

use std::borrow::Cow;

/// Whether `character` is left out wherever text is shown.
pub fn is_invisible(character: char) -> bool {
    matches!(character,
        // Controls, but for white space.
        '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}'
        // Where a word may be parted, or must not be.
        | '\u{AD}' | '\u{200B}' | '\u{FEFF}'
        // Letters without a shape: fillers of Hangul, vowels of Khmer.
        | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{3164}' | '\u{FFA0}'
        // Embeddings, overrides and isolates of direction; among the latter stand joiners and operators without a shape.
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        // Non-characters, marks of annotations, and tags.
        | '\u{FDD0}'..='\u{FDEF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E00FF}')
}

/// White space that moves a line, or ends it where no editor shows an end.
pub fn is_odd_space(character: char) -> bool {
    matches!(character, '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether `text` has anything that [`visible`] changes.
pub fn has_invisible(text: &str) -> bool {
    // Every page is searched as a whole, and nearly all of them have nothing: without a way out in between, the search for
    // bytes that need a closer look is compiled to vector instructions.
    text.as_bytes().chunks(CHUNK).zip(0..).any(|(chunk, number)| {
        chunk.iter().fold(false, |any, byte| any | is_special(*byte))
            && chunk.iter().zip(number * CHUNK..).any(|(byte, at)| {
                may_start(*byte)
                    && text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(is_changed)
            })
    })
}

/// How many bytes are searched at a time.
const CHUNK: usize = 64;

/// Whether a byte is anything but printable ASCII, a tab or a line end.
fn is_special(byte: u8) -> bool {
    (byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r') | (byte >= 0x7F)
}

/// Whether a byte begins one of the characters that [`visible`] changes.
fn may_start(byte: u8) -> bool {
    matches!(byte, 0..=0x8 | 0xB..=0xC | 0xE..=0x1F | 0x7F | 0xC2 | 0xE1..=0xE3 | 0xEF | 0xF3)
}

fn is_changed(character: char) -> bool {
    is_invisible(character) || is_odd_space(character)
}

/// `text` as it is shown: without what is invisible, with a space for other white space that would move a line, and with
/// what CommonMark puts in place of NUL.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !has_invisible(text) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\0' => shown.push(char::REPLACEMENT_CHARACTER),
            _ if is_odd_space(character) => shown.push(' '),
            _ if is_invisible(character) => {}
            _ => shown.push(character),
        }
    }
    Cow::Owned(shown)
}

/// The message of a finding about `character`, which is invisible.
pub fn message(character: char) -> String {
    let number = u32::from(character);
    format!("U+{number:04X} {}, so it is left out", effect(character))
}

fn effect(character: char) -> &'static str {
    match character {
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "turns the text that follows around",
        '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => "parts or joins words invisibly",
        '\u{E0000}'..='\u{E00FF}' => "carries invisible text",
        _ if character.is_control() => "is a control character",
        _ => "has no shape",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(visible(text), expect, "{text:?}");
    }

    #[test]
    fn invisible_characters_are_left_out() {
        check("a\u{202E}b\u{2066}c\u{2069}", "abc");
        check("pay\u{200B}pal \u{FEFF}\u{AD}\u{2060}", "paypal ");
        check("\u{1}\u{7F}\u{9B}\u{1B}[31m", "[31m");
        check("\u{3164}\u{115F}\u{FFA0}\u{FFF9}\u{E0041}\u{FFFE}", "");
    }

    #[test]
    fn what_languages_are_written_with_stays() {
        for text in [
            "می\u{200C}خواهم",
            "👩\u{200D}💻",
            "\u{200E}a\u{200F}\u{61C}",
            "e\u{301} ❤\u{FE0F}",
            "\t\r\n\u{A0}“ä”",
        ] {
            check(text, text);
            assert!(matches!(visible(text), Cow::Borrowed(_)));
        }
    }

    #[test]
    fn white_space_that_moves_a_line_is_a_space() {
        check("a\u{C}b\u{2028}c\u{85}d", "a b c d");
    }

    #[test]
    fn every_character_that_is_changed_is_found_wherever_it_stands() {
        let some = (0..=0xF_FFFF)
            .filter_map(char::from_u32)
            .filter(|one| is_changed(*one) || u32::from(*one).is_multiple_of(97));
        for character in some {
            let text = format!("{}{character}", "–".repeat(character as usize % 70));
            assert_eq!(has_invisible(&text), is_changed(character), "{text:?}");
        }
    }

    #[test]
    fn nul_is_shown_as_commonmark_has_it() {
        check("a\0b", "a\u{FFFD}b");
    }
}
