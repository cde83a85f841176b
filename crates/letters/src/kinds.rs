//! Characters that are no letters and part no words.

use super::unicode;
use rolebook_model::invisible::is_invisible;

/// Whether a character is a mark on the letter before it: an accent, a vowel sign, a tone mark. It belongs to the word that
/// it stands in.
pub fn is_mark(character: char) -> bool {
    // Punctuation and symbols are common, and asking for each takes time in a browser.
    !matches!(character, ..'\u{300}' | '\u{2000}'..'\u{20D0}' | '\u{2100}'..'\u{2C00}' | '\u{3000}'..'\u{302A}')
        && unicode::is_mark(character)
}

/// Whether a character says nothing of the text: what is [invisible](is_invisible), joiners, marks of direction, and the
/// choice of a shape. It is no letter, and parts none from another.
pub fn is_ignorable(character: char) -> bool {
    matches!(character,
        '\u{61C}' | '\u{200C}'..='\u{200F}' | '\u{180B}'..='\u{180F}' | '\u{34F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
        || (is_invisible(character) && !character.is_control())
}

/// Whether a letter or a mark is of a script that puts no spaces between its words: Chinese and Japanese, Thai, Lao,
/// Khmer, Burmese; and hangul, which puts few.
pub fn is_written_without_spaces(letter: char) -> bool {
    letter >= '\u{E00}' && BLOCKS.iter().any(|(first, last)| (*first..=*last).contains(&letter))
}

/// The Unicode blocks of these scripts, by their first and last letters.
const BLOCKS: &[(char, char)] = &[
    ('\u{E00}', '\u{EFF}'),
    ('\u{1000}', '\u{109F}'),
    ('\u{1100}', '\u{11FF}'),
    ('\u{1780}', '\u{17FF}'),
    ('\u{1950}', '\u{19DF}'),
    ('\u{1A20}', '\u{1AAF}'),
    ('\u{2E80}', '\u{9FFF}'),
    ('\u{A9E0}', '\u{A9FF}'),
    ('\u{AA60}', '\u{AADF}'),
    ('\u{AC00}', '\u{D7FF}'),
    ('\u{F900}', '\u{FAFF}'),
    ('\u{FF66}', '\u{FFDC}'),
    ('\u{20000}', '\u{3FFFF}'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_mark_is_passed_over() {
        for character in '\0'..=char::MAX {
            assert_eq!(is_mark(character), unicode::is_mark(character), "{character:?}");
        }
    }

    #[test]
    fn a_word_is_not_parted_by_what_nobody_sees() {
        for character in
            ['\u{AD}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{200E}', '\u{2060}', '\u{FE0F}', '\u{FEFF}']
        {
            assert!(is_ignorable(character), "{character:?}");
        }
        for character in [' ', '\n', '\t', '\u{A0}', '\u{3000}', '\u{1B}', 'a', '\u{301}', '-'] {
            assert!(!is_ignorable(character), "{character:?}");
        }
    }
}
