//! The texts of two sides → pairs of them.

use super::comparison::{Marked, Pair};
use super::marks::marks;
use super::words::Text;
use rolebook_model::Numbers;
use std::cmp::Reverse;

/// The minimum similarity of two texts that count as one that was changed, in thousandths.
const MIN_SIMILARITY: usize = 450;

/// The maximum number of pairs of texts that are compared: more than any page that people write has. On longer pages
/// only texts in about the same position are, so that work grows with the text and not with its square.
const MAX_COMPARISONS: usize = 100_000;

/// Every one of both sides' texts in a pair.
pub(super) fn pairs<'a>(one: &[Text<'a>], other: &[Text<'a>]) -> Vec<Pair<'a>> {
    let Partners { partners, is_taken } = partners(one, other);
    let mut pairs = Vec::with_capacity(one.len() + other.len());
    // Adds the texts of the other side from an index on, up to the next one that has a partner.
    let push_added = |from: usize, pairs: &mut Vec<Pair<'a>>| {
        let mut index = from;
        while let (Some(text), Some(false)) = (other.get(index), is_taken.get(index)) {
            pairs.push(Pair::Added(text.piece));
            index += 1;
        }
    };
    let mut next_in_other = 0;
    for (text, partner) in one.iter().zip(partners) {
        let Some((index, partner)) = partner.and_then(|index| Some((index, other.get(index)?))) else {
            pairs.push(Pair::Dropped(text.piece));
            continue;
        };
        // What is dropped comes before what is added in its place.
        push_added(next_in_other, &mut pairs);
        pairs.push(pair(text, partner));
        next_in_other = index + 1;
    }
    push_added(next_in_other, &mut pairs);
    pairs
}

/// Two partners, as a pair.
fn pair<'a>(one: &Text<'a>, other: &Text<'a>) -> Pair<'a> {
    if one.words.hash == other.words.hash {
        return Pair::Same { one: one.piece, other: other.piece };
    }
    let (one_marks, other_marks) = marks(&one.words, &other.words);
    Pair::Changed {
        one: Marked { piece: one.piece, marks: one_marks },
        other: Marked { piece: other.piece, marks: other_marks },
    }
}

/// The partners of texts: each has one at most.
struct Partners {
    /// For each text of the one side the index of its partner.
    partners: Vec<Option<usize>>,
    /// Whether each text of the other side has a partner.
    is_taken: Vec<bool>,
}

/// Pairs texts of the same words first, and then the most similar; of equally similar ones those with the closest
/// positions. The result does not depend on the order of the sides.
fn partners(one: &[Text<'_>], other: &[Text<'_>]) -> Partners {
    let mut partners = Partners { partners: vec![None; one.len()], is_taken: vec![false; other.len()] };
    partners.join_same(one, other);
    partners.join_similar(one, other);
    partners
}

impl Partners {
    /// Makes two texts partners unless one of them has a partner already.
    fn join(&mut self, index: usize, partner: usize) {
        if let (Some(free @ None), Some(taken @ false)) =
            (self.partners.get_mut(index), self.is_taken.get_mut(partner))
        {
            (*free, *taken) = (Some(partner), true);
        }
    }

    /// Makes partners of the first texts on either side that have the same words, of the second, and so on.
    fn join_same(&mut self, one: &[Text<'_>], other: &[Text<'_>]) {
        // The first of each that is left, and of each text the next that has the same words.
        let mut first = Numbers::default();
        let mut next = vec![None; other.len()];
        for (partner, text) in other.iter().enumerate().rev() {
            let later = first.insert(text.words.hash, partner);
            if let Some(next) = next.get_mut(partner) {
                *next = later;
            }
        }
        for (index, text) in one.iter().enumerate() {
            let Some(partner) = first.get(text.words.hash) else { continue };
            self.join(index, partner);
            // Where none is left, no text has the number.
            first.insert(text.words.hash, next.get(partner).copied().flatten().unwrap_or(usize::MAX));
        }
    }

    /// Makes partners of similar texts, the most similar first.
    fn join_similar(&mut self, one: &[Text<'_>], other: &[Text<'_>]) {
        let partners = self.partners.iter().enumerate();
        let ones: Vec<usize> =
            partners.filter(|(_, partner)| partner.is_none()).map(|(index, _)| index).collect();
        let taken = self.is_taken.iter().enumerate();
        let others: Vec<usize> = taken.filter(|(_, is_taken)| !**is_taken).map(|(index, _)| index).collect();
        let reach = MAX_COMPARISONS / (ones.len() + others.len()).max(1);
        let mut candidates = Vec::new();
        for (position, &index) in ones.iter().enumerate() {
            let start = position.saturating_sub(reach);
            for (other_position, &partner) in others.iter().enumerate().take(position + reach + 1).skip(start)
            {
                let (Some(text), Some(other_text)) = (one.get(index), other.get(partner)) else { continue };
                let similarity = text.words.similarity(&other_text.words);
                if similarity >= MIN_SIMILARITY {
                    let distance = position.abs_diff(other_position);
                    let rank = (Reverse(similarity), distance, position + other_position);
                    candidates.push((rank, index, partner));
                }
            }
        }
        candidates.sort_by_key(|(rank, ..)| *rank);
        for (_, index, partner) in candidates {
            self.join(index, partner);
        }
    }
}
