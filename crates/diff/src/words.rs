//! A piece's text → its words, by which two texts are found to be alike.

use super::Piece;
use super::piece::each_piece;
use rolebook_model::numbers::mixed;
use rolebook_model::order::sorted;
use rolebook_model::{Necessity, Section};

/// A piece with its words.
pub(super) struct Text<'a> {
    pub(super) piece: Piece<'a>,
    /// The words in order.
    pub(super) words: Vec<Word>,
    /// The sign of each word with its letters, by the signs.
    sorted: Vec<(u64, usize)>,
    /// How many letters the words have.
    weight: usize,
    /// Whether it is a requirement that one need not meet.
    is_bonus: bool,
    /// A number that is the same for texts of the same words. A must is not the same as a bonus.
    pub(super) sign: u64,
}

/// A word of a text.
#[derive(Clone, Copy)]
pub(super) struct Word {
    /// The byte at which it starts.
    pub(super) start: usize,
    /// The byte behind it.
    pub(super) end: usize,
    /// A number that is the same for the same word in any case. Of different words it differs, but for one
    /// chance in 2⁶⁴.
    pub(super) sign: u64,
}

impl Word {
    /// How many letters it has, in bytes.
    pub(super) fn letters(&self) -> usize {
        self.end - self.start
    }
}

impl<'a> Text<'a> {
    /// Calls `each` with the texts of the section's pieces; a piece without text has none.
    pub(super) fn each(section: &'a Section, each: &mut dyn FnMut(Text<'a>)) {
        each_piece(section, &mut |piece| {
            let text = piece.text();
            if !text.trim_ascii().is_empty() {
                each(Text::new(piece, &text));
            }
        });
    }

    fn new(piece: Piece<'a>, text: &str) -> Text<'a> {
        let words = words(text);
        let is_bonus = matches!(piece, Piece::Item(item) if item.necessity == Some(Necessity::Bonus));
        let sign = words.iter().fold(u64::from(is_bonus), |sign, word| mixed(sign, word.sign));
        let weight = words.iter().map(Word::letters).sum();
        let sorted = sorted(signs(&words));
        Text { piece, words, sorted, weight, is_bonus, sign }
    }

    /// How much of both texts is words that both have, wherever they stand, in thousandths of the letters: a
    /// long word says more than "of" or "the".
    pub(super) fn likeness(&self, other: &Text<'_>) -> usize {
        let both = self.weight + other.weight;
        // Not worth a look: even if all of the shorter one stood in the longer one, they would be little alike.
        if self.weight.min(other.weight) * 5 < both { 0 } else { 2000 * self.shared(other) / both.max(1) }
    }

    /// Whether every word of this text stands in `other` too, and is as needed there.
    pub(super) fn says_no_more_than(&self, other: &Text<'_>) -> bool {
        self.is_bonus == other.is_bonus && self.shared(other) == self.weight
    }

    /// How many letters the words have that both texts have.
    fn shared(&self, other: &Text<'_>) -> usize {
        let mut shared = 0;
        let (mut ones, mut others) = (&*self.sorted, &*other.sorted);
        while let ([(one, letters), ones_behind @ ..], [(other, other_letters), others_behind @ ..]) =
            (ones, others)
        {
            if one == other {
                shared += letters.min(other_letters);
            }
            let (is_passed, is_other_passed) = (one <= other, other <= one);
            ones = if is_passed { ones_behind } else { ones };
            others = if is_other_passed { others_behind } else { others };
        }
        shared
    }
}

/// The words of `text`: what stands between gaps. Of scripts that write no gaps, each letter is a word.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_gap = true;
    let mut is_alone = false;
    for (start, letter) in text.char_indices() {
        if is_gap_letter(letter) {
            is_gap = true;
            continue;
        }
        let stands_alone = is_ideograph(letter);
        // Accents and the like that stand behind their letter go with it.
        let begins = is_gap || stands_alone || (is_alone && letter.is_alphanumeric());
        if begins {
            words.push(Word { start, end: start, sign: 0 });
            is_alone = stands_alone;
        }
        is_gap = false;
        if let Some(word) = words.last_mut() {
            word.end = start + letter.len_utf8();
            word.sign = with_letter(word.sign, letter);
        }
    }
    words
}

/// Whether a letter stands between words. Punctuation does, but not what makes C++ and C#, $5 and 5% differ from
/// C and 5.
fn is_gap_letter(letter: char) -> bool {
    match letter {
        '#' | '$' | '%' | '&' | '+' | '<' | '=' | '>' | '@' => false,
        // Quotes, dashes, bullets; those of Chinese and Japanese; those of full width.
        '¡' | '«' | '·' | '»' | '¿' => true,
        '\u{2010}'..='\u{205E}' | '\u{3001}'..='\u{301F}' | '\u{FF01}'..='\u{FF0F}' => true,
        '\u{FF1A}'..='\u{FF20}' => true,
        _ => letter.is_ascii_punctuation() || letter.is_ascii_control() || letter.is_whitespace(),
    }
}

/// Letters of Chinese and Japanese, which are written without gaps.
fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
        && letter.is_alphanumeric()
}

fn with_letter(sign: u64, letter: char) -> u64 {
    if letter.is_ascii() {
        return mixed(sign, u64::from(letter.to_ascii_lowercase()));
    }
    letter.to_lowercase().fold(sign, |sign, lower| mixed(sign, u64::from(lower)))
}

/// The sign of each word with its letters.
pub(super) fn signs(words: &[Word]) -> Vec<(u64, usize)> {
    words.iter().map(|word| (word.sign, word.letters())).collect()
}
