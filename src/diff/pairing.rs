//! Two lists of texts → which is whose partner.

use super::words::Text;
use crate::order;

/// From which likeness on two texts are taken for one that was changed, in thousandths.
const CHANGED: usize = 450;

/// How many pairs of texts are looked at for a likeness: every one on any page that people write. On longer pages
/// only texts at about the same place are, so that work grows with the text and not with its square.
const LOOKS: usize = 100_000;

/// For each of `one` the place of its partner in `other`, if it has one. Nobody has two.
///
/// Texts of the same words find each other first, and then those that are most alike; of equally alike ones those
/// whose places are closest. Nothing of this depends on which side is which.
pub(super) fn partners(one: &[Text<'_>], other: &[Text<'_>]) -> Vec<Option<usize>> {
    let mut couples = Couples { partners: vec![None; one.len()], is_taken: vec![false; other.len()] };
    for (place, partner) in same(one, other) {
        couples.join(place, partner);
    }
    let (ones, others) = (couples.ones_left(), couples.others_left());
    for (_, place, partner) in order::by_number(alike(one, other, &ones, &others), |(rank, ..)| *rank) {
        couples.join(place, partner);
    }
    couples.partners
}

struct Couples {
    /// For each of the one side its partner's place.
    partners: Vec<Option<usize>>,
    /// Which of the other side have a partner.
    is_taken: Vec<bool>,
}

impl Couples {
    /// Makes two partners of each other unless one of them has a partner already.
    fn join(&mut self, place: usize, partner: usize) {
        if let (Some(free @ None), Some(taken @ false)) =
            (self.partners.get_mut(place), self.is_taken.get_mut(partner))
        {
            (*free, *taken) = (Some(partner), true);
        }
    }

    fn ones_left(&self) -> Vec<usize> {
        (0..).zip(&self.partners).filter(|(_, partner)| partner.is_none()).map(|(place, _)| place).collect()
    }

    fn others_left(&self) -> Vec<usize> {
        (0..).zip(&self.is_taken).filter(|(_, taken)| !**taken).map(|(place, _)| place).collect()
    }
}

/// Texts of the same words: the first that has them on either side, the second, and so on.
fn same(one: &[Text<'_>], other: &[Text<'_>]) -> Vec<(usize, usize)> {
    let all: Vec<(u64, usize)> = one.iter().chain(other).map(|text| text.sign).zip(0..).collect();
    let mut same = Vec::new();
    for equals in order::by_number(all, |(sign, _)| *sign).chunk_by(|before, after| before.0 == after.0) {
        let (ones, others) = equals.split_at(equals.partition_point(|(_, place)| *place < one.len()));
        same.extend(ones.iter().zip(others).map(|((_, place), (_, partner))| (*place, partner - one.len())));
    }
    same
}

/// Of the texts at these places those that are alike, with their rank: the lowest are the best partners.
fn alike(one: &[Text<'_>], other: &[Text<'_>], ones: &[usize], others: &[usize]) -> Vec<(u64, usize, usize)> {
    let reach = LOOKS / (ones.len() + others.len()).max(1);
    let mut alike = Vec::new();
    for (index, &place) in ones.iter().enumerate() {
        let first = index.saturating_sub(reach);
        for (offset, &partner) in others.iter().enumerate().take(index + reach + 1).skip(first) {
            let (Some(text), Some(partner_text)) = (one.get(place), other.get(partner)) else { continue };
            let likeness = text.likeness(partner_text);
            if likeness >= CHANGED {
                // A likeness has ten bits, and the places of all texts that fit in memory fewer than 26.
                let distance = (index.abs_diff(offset) as u64) << 27;
                let rank = ((1023 - likeness as u64) << 53) | distance | (index + offset) as u64;
                alike.push((rank, place, partner));
            }
        }
    }
    alike
}
