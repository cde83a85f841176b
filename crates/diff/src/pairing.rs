//! The texts of two sides → pairs of them.

use super::marks::marks;
use super::words::Text;
use super::{Marked, Pair};
use rolebook_model::order::sorted;

/// From which likeness on two texts are taken for one that was changed, in thousandths.
const CHANGED: usize = 450;

/// How many pairs of texts are looked at for a likeness: every one on any page that people write. On longer pages
/// only texts at about the same place are, so that work grows with the text and not with its square.
const LOOKS: usize = 100_000;

/// Every one of both sides' texts in a pair.
pub(super) fn pairs<'a>(one: &[Text<'a>], other: &[Text<'a>]) -> Vec<Pair<'a>> {
    let Couples { partners, is_taken } = couples(one, other);
    let mut pairs = Vec::with_capacity(one.len() + other.len());
    // What stands alone on the other side from a place on, up to the next text that has a partner.
    let add_alone = |from: usize, pairs: &mut Vec<Pair<'a>>| {
        let mut place = from;
        while let (Some(text), Some(false)) = (other.get(place), is_taken.get(place)) {
            pairs.push(Pair::Added(text.piece));
            place += 1;
        }
    };
    let mut next_in_other = 0;
    for (text, partner) in one.iter().zip(partners) {
        let Some((place, partner)) = partner.and_then(|place| Some((place, other.get(place)?))) else {
            pairs.push(Pair::Dropped(text.piece));
            continue;
        };
        // What is dropped stands before what is added in its place.
        add_alone(next_in_other, &mut pairs);
        pairs.push(pair(text, partner));
        next_in_other = place + 1;
    }
    add_alone(next_in_other, &mut pairs);
    pairs
}

/// Two partners, as a pair.
fn pair<'a>(one: &Text<'a>, other: &Text<'a>) -> Pair<'a> {
    if one.sign == other.sign {
        return Pair::Same { one: one.piece, other: other.piece };
    }
    let (one_marks, other_marks) = marks(one, other);
    Pair::Changed {
        one: Marked { piece: one.piece, marks: one_marks },
        other: Marked { piece: other.piece, marks: other_marks },
    }
}

/// Who is whose partner. Nobody has two.
struct Couples {
    /// For each text of the one side its partner's place.
    partners: Vec<Option<usize>>,
    /// Which texts of the other side have a partner.
    is_taken: Vec<bool>,
}

/// Texts of the same words find each other first, and then those that are most alike; of equally alike ones those
/// whose places are closest. Nothing of this depends on which side is which.
fn couples(one: &[Text<'_>], other: &[Text<'_>]) -> Couples {
    let mut couples = Couples { partners: vec![None; one.len()], is_taken: vec![false; other.len()] };
    couples.join_same(one, other);
    couples.join_alike(one, other);
    couples
}

impl Couples {
    /// Makes two texts partners unless one of them has a partner already.
    fn join(&mut self, place: usize, partner: usize) {
        if let (Some(free @ None), Some(taken @ false)) =
            (self.partners.get_mut(place), self.is_taken.get_mut(partner))
        {
            (*free, *taken) = (Some(partner), true);
        }
    }

    /// Makes partners of the first texts that have the same words on either side, of the second, and so on.
    fn join_same(&mut self, one: &[Text<'_>], other: &[Text<'_>]) {
        let mut signs = Vec::with_capacity(one.len() + other.len());
        for texts in [one, other] {
            for text in texts {
                signs.push((text.sign, signs.len()));
            }
        }
        for same in sorted(signs).chunk_by(|before, after| before.0 == after.0) {
            let (ones, others) = same.split_at(same.partition_point(|(_, place)| *place < one.len()));
            for ((_, place), (_, partner)) in ones.iter().zip(others) {
                self.join(*place, partner - one.len());
            }
        }
    }

    /// Makes partners of texts that are alike, the most alike first.
    fn join_alike(&mut self, one: &[Text<'_>], other: &[Text<'_>]) {
        let (mut ones, mut others) = (Vec::new(), Vec::new());
        for (place, partner) in self.partners.iter().enumerate() {
            ones.extend(partner.is_none().then_some(place));
        }
        for (place, is_taken) in self.is_taken.iter().enumerate() {
            others.extend((!is_taken).then_some(place));
        }
        let reach = LOOKS / (ones.len() + others.len()).max(1);
        let (mut ranks, mut alike) = (Vec::new(), Vec::new());
        for (index, &place) in ones.iter().enumerate() {
            for other_index in index.saturating_sub(reach)..others.len().min(index + reach + 1) {
                let Some(&partner) = others.get(other_index) else { continue };
                let (Some(text), Some(partner_text)) = (one.get(place), other.get(partner)) else { continue };
                let likeness = text.likeness(partner_text);
                if likeness >= CHANGED {
                    // A likeness has ten bits, and the places of all texts that fit in memory fewer than 26.
                    let distance = index.abs_diff(other_index) as u64;
                    let rank = (1023 - likeness as u64) << 53 | distance << 27 | (index + other_index) as u64;
                    ranks.push((rank, alike.len()));
                    alike.push((place, partner));
                }
            }
        }
        for (_, index) in sorted(ranks) {
            if let Some((place, partner)) = alike.get(index) {
                self.join(*place, *partner);
            }
        }
    }
}
