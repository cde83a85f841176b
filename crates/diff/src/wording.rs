//! Two pieces of any pages → how similar they are, by the measure of comparisons.

use super::piece::Piece;
use super::words::Words;
use std::ops::Range;

/// A piece's words, by which it is compared with pieces of other pages.
#[derive(Clone, Debug)]
pub struct Wording(Words);

/// A word of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordAt {
    /// Its bytes in [`Piece::text`].
    pub range: Range<usize>,
    /// The hash of the word in lower case, the same on every machine.
    pub hash: u64,
}

impl Wording {
    /// The words of a piece; `None` where it has no text.
    pub fn of(piece: Piece<'_>) -> Option<Wording> {
        Words::of(piece).map(Wording)
    }

    /// The same for pieces of the same words, apart from case, emphasis, spacing and punctuation. A must is not the same as a
    /// bonus.
    pub fn hash(&self) -> u64 {
        self.0.hash
    }

    /// The share of words that both have, in any order, in thousandths of their letters, as comparisons measure it. It is the
    /// same in both directions.
    pub fn similarity(&self, other: &Wording) -> usize {
        self.0.similarity(&other.0)
    }

    /// The words in order.
    pub fn words(&self) -> impl Iterator<Item = WordAt> {
        self.0.list.iter().map(|word| WordAt { range: word.start..word.end, hash: word.hash })
    }
}
