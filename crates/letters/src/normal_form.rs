//! The same letters in other characters → the same characters (NFC).

use super::unicode::{Form, normalize};
use std::borrow::Cow;

/// `text` in the normal form NFC: "e" and an accent behind it are "é".
///
/// ```
/// assert_eq!(rolebook_letters::nfc("qualite\u{301}"), "qualité");
/// ```
pub fn nfc(text: &str) -> Cow<'_, str> {
    // Nearly all texts have no letter behind Latin's, where the first mark stands: U+0300, which begins with this byte.
    let is_plain = text.bytes().all(|byte| byte < 0xCC);
    match is_plain || !text.chars().any(may_change) {
        true => Cow::Borrowed(text),
        false => normalize(text, Form::Nfc),
    }
}

/// The same, apart from Chinese letters that have a second character for another shape of them: names are written with these,
/// and NFC would take another shape.
pub fn composed(text: &str) -> Cow<'_, str> {
    if !text.contains(is_shape) {
        return nfc(text);
    }
    let mut composed = String::with_capacity(text.len());
    for part in text.split_inclusive(is_shape) {
        let shape = part.chars().next_back().filter(|last| is_shape(*last));
        let before = part.get(..part.len() - shape.map_or(0, char::len_utf8)).unwrap_or_default();
        composed.push_str(&nfc(before));
        composed.extend(shape);
    }
    Cow::Owned(composed)
}

/// Whether a character is in one of the blocks of CJK compatibility ideographs.
fn is_shape(character: char) -> bool {
    matches!(character, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
}

/// Whether NFC may change a character, or its neighbour because of it: `false` for those of most texts.
fn may_change(character: char) -> bool {
    !matches!(character,
        ..'\u{300}' | '\u{388}'..'\u{483}' | '\u{48A}'..'\u{591}' | '\u{61D}'..'\u{64B}' | '\u{E40}'..'\u{E48}'
        | '\u{1E00}'..'\u{1F71}' | '\u{2002}'..'\u{20D0}' | '\u{2190}'..'\u{2329}' | '\u{2500}'..'\u{2ADC}'
        | '\u{3000}'..'\u{302A}' | '\u{3041}'..'\u{3099}' | '\u{309B}'..'\u{A66F}' | '\u{AC00}'..'\u{D7A4}'
        | '\u{FF00}'..'\u{FFF0}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(nfc(text), expect);
        assert_eq!(nfc(expect), expect);
    }

    #[test]
    fn letters_and_their_marks_become_one() {
        check("qualite\u{301}", "qualité");
        check("Ky\u{303} su\u{31b}", "Kỹ sư");
        check("\u{1100}\u{1162}\u{1107}\u{1161}\u{11af}", "개발");
        check("カ\u{3099}", "ガ");
        check("и\u{306}", "й");
        check("\u{212B}", "Å");
    }

    #[test]
    fn what_is_so_already_is_borrowed() {
        for text in ["plain", "Équipe Łódź", "Разработчик", "開発者、ガイド", "개발자", "مهندس", "…–“”"]
        {
            assert!(matches!(nfc(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn shapes_of_names_stay() {
        assert_eq!(composed("\u{FA19}e\u{301}\u{FA1B}"), "\u{FA19}é\u{FA1B}");
        assert_eq!(nfc("\u{FA19}"), "神");
    }

    #[test]
    fn no_character_changes_that_is_said_not_to() {
        let all = ('\0'..=char::MAX).filter(|character| !may_change(*character));
        for character in all {
            for text in [format!("{character}"), format!("a{character}"), format!("か{character}")] {
                assert_eq!(normalize(&text, Form::Nfc), text, "{character:?} {:x}", character as u32);
            }
        }
    }
}
