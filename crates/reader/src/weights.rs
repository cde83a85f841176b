//! The trained weights: what each feature speaks for.
//!
//! The file has columns, so that it compresses well: a header, the weights of labels that follow one another, and then of
//! all features the differences between their sorted hashes, the numbers of their weights, the labels, and the weights.
//!
//! | bytes | what |
//! |---|---|
//! | 3 | how many features there are |
//! | 17 | the weight of each label on a page's first heading |
//! | 17 × 17 | the weight of each label behind each label in the same section |
//! | 17 × 17 | the weight of each label as the first in the section of each label |
//! | 4 | the weight of each answer of rules and tables for its label |
//! | a varint a feature | how much larger the upper 24 bits of its hash are than those of the feature before |
//! | a byte a feature | how many weights it has |
//! | a byte a weight | the label for which it speaks |
//! | a byte a weight | the weight, signed |

use super::features::ANSWERS;
use super::sequence::Link;
use rolebook_model::Label;
use std::sync::LazyLock;

/// How many labels there are.
pub const LABELS: usize = Label::ALL.len();

/// One number a label.
pub type Scores = [i32; LABELS];

/// The sums of features' weights, one a label, and some of nothing: three times eight numbers are added at once.
pub type Sums = [i16; LABELS.next_multiple_of(8)];

/// What each feature speaks for, and how likely labels follow one another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weights {
    /// For each label, how much it is favoured on the first heading.
    pub(super) first: Scores,
    /// For each label, how much each label before it in the same section favours it.
    behind: [Scores; LABELS],
    /// For each label, how much each label above it favours it, where it is the first there.
    below: [Scores; LABELS],
    /// How much each answer of rules and tables favours its label.
    pub(super) answers: [i32; ANSWERS],
    /// The upper 24 bits of the features' hashes, in ascending order.
    hashes: Vec<u32>,
    /// In front a row of nothing, for all that are unknown, and the weights of each feature: most features have few weights, and
    /// adding a whole row takes no branches.
    rows: Vec<Sums>,
    /// The features by the hash's upper bits, so that a lookup need not search: the place of the first that is not below.
    starts: Vec<u16>,
}

/// How many of a hash's 24 bits `starts` leaves out.
const LOOKUP_SHIFT: u32 = 12;

static SHIPPED: LazyLock<Weights> = LazyLock::new(|| Weights::decode(include_bytes!("weights.bin")));

impl Weights {
    /// The weights that the reader comes with.
    pub fn shipped() -> &'static Weights {
        &SHIPPED
    }

    /// Reads a file of weights; what is cut off is left out.
    pub fn decode(bytes: &[u8]) -> Weights {
        let mut rest = bytes.iter().copied();
        let mut weights = Weights::default();
        let mut next = || rest.next().unwrap_or_default();
        let count = usize::from(next()) | usize::from(next()) << 8 | usize::from(next()) << 16;
        let count = count.min(bytes.len());
        let pairs = weights.behind.iter_mut().chain(&mut weights.below).flatten();
        for score in weights.first.iter_mut().chain(pairs).chain(&mut weights.answers) {
            *score = signed(next());
        }
        let mut hash = 0_u32;
        for _ in 0..count {
            let (mut difference, mut shift) = (0_u32, 0);
            loop {
                let byte = next();
                difference |= u32::from(byte & 127) << shift;
                shift += 7;
                if byte < 128 || shift > 21 {
                    break;
                }
            }
            hash = hash.saturating_add(difference);
            weights.hashes.push(hash);
        }
        let mut features: Vec<u16> = Vec::new();
        for feature in 0..count as u16 {
            features.extend(std::iter::repeat_n(feature, next().into()));
        }
        let labels: Vec<u8> = features.iter().map(|_| next()).collect();
        weights.rows.resize(count + 1, Sums::default());
        for (feature, label) in features.into_iter().zip(labels) {
            let row = weights.rows.get_mut(usize::from(feature) + 1);
            if let Some(weight) = row.and_then(|row| row.get_mut(usize::from(label))) {
                *weight = i16::from(next() as i8);
            }
        }
        weights.index();
        weights
    }

    fn index(&mut self) {
        let mut at = 0_u16;
        for bits in 0..=(1_u32 << (24 - LOOKUP_SHIFT)) {
            while self.hashes.get(usize::from(at)).is_some_and(|hash| hash >> LOOKUP_SHIFT < bits) {
                at += 1;
            }
            self.starts.push(at);
        }
    }

    /// For each label, how much each label of the heading on which it depends favours it.
    pub(super) fn pairs(&self, link: Link) -> &[Scores; LABELS] {
        match link {
            Link::Behind(_) => &self.behind,
            Link::Below(_) => &self.below,
        }
    }

    /// The weights of the feature with this hash; zeros if it has none. Which of a heading's features are known is as good as
    /// random, so that a branch for it would often be mistaken.
    #[inline]
    pub(super) fn of(&self, hash: u32) -> &Sums {
        const NOTHING: &Sums = &[0; LABELS.next_multiple_of(8)];
        let hash = hash >> 8;
        let start = |bits: u32| self.starts.get(bits as usize).map_or(0, |place| usize::from(*place));
        let (mut place, end) = (start(hash >> LOOKUP_SHIFT), start((hash >> LOOKUP_SHIFT) + 1));
        let is_at = |place: usize| self.hashes.get(place).is_some_and(|other| *other == hash);
        // Hardly ever do more than two features share their first bits.
        while place + 2 < end && !is_at(place) {
            place += 1;
        }
        let row = usize::from(is_at(place)) * (place + 1) + usize::from(is_at(place + 1)) * (place + 2);
        self.rows.get(row).unwrap_or(NOTHING)
    }

    /// Adds the weights of the feature with this hash.
    #[inline]
    pub(super) fn add(&self, hash: u32, sums: &mut Sums) {
        for (sum, weight) in sums.iter_mut().zip(self.of(hash)) {
            *sum = sum.saturating_add(*weight);
        }
    }

    /// The scores of the labels by the sums of features' weights, and by what the answers of rules and tables speak for.
    pub(super) fn scores(&self, sums: &Sums, answers: [Option<Label>; ANSWERS]) -> Scores {
        let mut scores = Scores::default();
        scores.iter_mut().zip(sums).for_each(|(score, sum)| *score = (*sum).into());
        for (answer, weight) in answers.into_iter().zip(self.answers) {
            if let Some(score) = answer.and_then(|label| scores.get_mut(label as usize)) {
                *score += weight;
            }
        }
        scores
    }

    /// The file of these weights: `plain` are `first`, `behind`, `below` and `answers` as in
    /// [`Weights`], one after the other, and for each feature, by its hash in ascending
    /// order, labels with weights.
    #[cfg(feature = "training")]
    pub fn encode(plain: &[i8], features: &[(u32, Vec<(u8, i8)>)]) -> Vec<u8> {
        let count = features.len() as u32;
        let mut bytes = count.to_le_bytes().get(..3).unwrap_or_default().to_vec();
        bytes.extend(plain.iter().map(|weight| *weight as u8));
        let mut before = 0;
        for (hash, _) in features {
            let hash = hash >> 8;
            let mut difference = hash - before;
            before = hash;
            while difference >= 128 {
                bytes.push(difference as u8 | 128);
                difference >>= 7;
            }
            bytes.push(difference as u8);
        }
        bytes.extend(features.iter().map(|(_, weights)| weights.len() as u8));
        bytes.extend(features.iter().flat_map(|(_, weights)| weights.iter().map(|(label, _)| *label)));
        bytes
            .extend(features.iter().flat_map(|(_, weights)| weights.iter().map(|(_, weight)| *weight as u8)));
        bytes
    }
}

fn signed(byte: u8) -> i32 {
    i32::from(byte as i8)
}
