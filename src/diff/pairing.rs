//! The texts of two sides → pairs of them.

use super::marks::marks;
use super::words::Text;
use super::{Marked, Pair};
use crate::order;

/// From which likeness on two texts are taken for one that was changed, in thousandths.
const CHANGED: usize = 450;

/// How many pairs of texts are looked at for a likeness: every one on any page that people write. On longer pages
/// only texts at about the same place are, so that work grows with the text and not with its square.
const LOOKS: usize = 100_000;

/// Every one of both sides' texts in a pair.
pub(super) fn pairs<'a>(one: &[Text<'a>], other: &[Text<'a>]) -> Vec<Pair<'a>> {
    let Couples { partners, is_taken } = couples(one, other);
    // What stands alone on the other side from a place on, up to the next text that has a partner.
    let alone = |from: usize| {
        let texts = other.iter().zip(&is_taken).skip(from).take_while(|(_, taken)| !**taken);
        texts.map(|(text, _)| Pair::Added(text.piece))
    };
    let mut pairs = Vec::with_capacity(one.len() + other.len());
    let mut next_in_other = 0;
    for (text, partner) in one.iter().zip(partners) {
        match partner.and_then(|place| Some((place, other.get(place)?))) {
            Some((place, partner)) => {
                // What is dropped stands before what is added in its place.
                pairs.extend(alone(next_in_other));
                pairs.push(pair(text, partner));
                next_in_other = place + 1;
            }
            None => pairs.push(Pair::Dropped(text.piece)),
        }
    }
    pairs.extend(alone(next_in_other));
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
    for (place, partner) in same(one, other) {
        couples.join(place, partner);
    }
    for (_, place, partner) in order::by_number(alike(one, other, &couples), |(rank, ..)| *rank) {
        couples.join(place, partner);
    }
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
}

/// The places of texts of the same words: of the first that has them on either side, of the second, and so on.
fn same(one: &[Text<'_>], other: &[Text<'_>]) -> Vec<(usize, usize)> {
    let all: Vec<(u64, usize)> = one.iter().chain(other).map(|text| text.sign).zip(0..).collect();
    let mut same = Vec::new();
    for equals in order::by_number(all, |(sign, _)| *sign).chunk_by(|before, after| before.0 == after.0) {
        let (ones, others) = equals.split_at(equals.partition_point(|(_, place)| *place < one.len()));
        same.extend(ones.iter().zip(others).map(|((_, place), (_, partner))| (*place, partner - one.len())));
    }
    same
}

/// The places of texts that are alike and have no partner yet, with their rank: the lowest are the best partners.
fn alike(one: &[Text<'_>], other: &[Text<'_>], couples: &Couples) -> Vec<(u64, usize, usize)> {
    let ones = left(one, couples.partners.iter().map(Option::is_some).collect());
    let others = left(other, couples.is_taken.clone());
    let reach = LOOKS / (ones.len() + others.len()).max(1);
    let mut alike = Vec::new();
    for (index, (place, text)) in ones.iter().enumerate() {
        let within_reach =
            others.iter().enumerate().take(index + reach + 1).skip(index.saturating_sub(reach));
        for (other_index, (partner, partner_text)) in within_reach {
            let likeness = text.likeness(partner_text);
            if likeness >= CHANGED {
                // A likeness has ten bits, and the places of all texts that fit in memory fewer than 26.
                let distance = index.abs_diff(other_index) as u64;
                let rank = (1023 - likeness as u64) << 53 | distance << 27 | (index + other_index) as u64;
                alike.push((rank, *place, *partner));
            }
        }
    }
    alike
}

/// The texts that are not taken, with their places.
fn left<'t, 'a>(texts: &'t [Text<'a>], is_taken: Vec<bool>) -> Vec<(usize, &'t Text<'a>)> {
    let free = texts.iter().enumerate().zip(is_taken).filter(|(_, taken)| !taken);
    free.map(|(text, _)| text).collect()
}
