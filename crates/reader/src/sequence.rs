//! What the features of each heading speak for → the labels that are likeliest together.
//!
//! The labels of headings that stand side by side go together, and so do those of a heading and the first one in it. These
//! pairs make a tree, as the headings of a page do: [`links`]. Entry point: [`likeliest`], the Viterbi algorithm on
//! that tree, in whole numbers.

use super::weights::{LABELS, Scores, Weights};
use rolebook_model::{FINDINGS, Label};

/// A label that was chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Chosen {
    pub(super) label: Label,
    /// How much better the best labels of the page are than the best with another label here; 0 in builds without findings.
    pub(super) margin: i32,
    /// The label that comes next here.
    pub(super) next: Label,
}

/// The heading on which another's label depends, which stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// The one before it in the same section.
    Behind(usize),
    /// The one above it, of whose section it is the first.
    Below(usize),
}

impl Link {
    /// The heading's index.
    pub fn index(self) -> usize {
        let (Link::Behind(index) | Link::Below(index)) = self;
        index
    }
}

/// Stands for what cannot be. Far below the sum of all weights of a page, and two of it are a number still.
const NEVER: i32 = i32::MIN / 4;

/// On which heading each depends, by the indices of the headings above them; the first depends on none.
pub(super) fn links(parents: impl Iterator<Item = Option<usize>>) -> Vec<Option<Link>> {
    // The last heading so far in the section of each, and in none.
    let mut last: Vec<Option<usize>> = Vec::new();
    let mut last_of_page = None;
    parents
        .enumerate()
        .map(|(index, parent)| {
            last.push(None);
            let of_section = match parent {
                Some(parent) => last.get_mut(parent),
                None => Some(&mut last_of_page),
            };
            let before = of_section.and_then(|last| last.replace(index));
            before.map(Link::Behind).or(parent.map(Link::Below))
        })
        .collect()
}

/// The labels that have the highest score together; one that is `fixed` stays.
pub(super) fn likeliest(
    weights: &Weights,
    scores: &[Scores],
    links: &[Option<Link>],
    fixed: &[Option<Label>],
) -> Vec<Chosen> {
    let best = Best::new(weights, scores, links, fixed);
    let mut chosen: Vec<Chosen> = Vec::with_capacity(scores.len());
    for (at, (best, told)) in best.below.iter().zip(&best.told).enumerate() {
        let on = links.get(at).copied().flatten().and_then(|link| chosen.get(link.index()));
        let label = match on {
            Some(on) => told.label.get(on.label as usize).copied().unwrap_or_default() as usize,
            None => highest(best).0,
        };
        let label = Label::ALL.get(label).copied().unwrap_or(Label::Other);
        chosen.push(Chosen { label, margin: 0, next: label });
    }
    if FINDINGS {
        best.margins(weights, links, &mut chosen);
    }
    chosen
}

/// The best scores of the parts of the tree.
struct Best {
    /// For each heading and label of it, the best score of it and all that depend on it.
    below: Vec<Scores>,
    /// The same for each label of the heading on which it depends.
    told: Vec<Told>,
}

/// What a heading and all that depend on it make of the heading on which it depends.
#[derive(Clone, Copy, Default)]
struct Told {
    /// The best score for each label of that one.
    score: Scores,
    /// The label that gives it here.
    label: Scores,
}

impl Best {
    fn new(weights: &Weights, scores: &[Scores], links: &[Option<Link>], fixed: &[Option<Label>]) -> Best {
        let allowed = |(at, scores): (usize, &Scores)| match fixed.get(at).copied().flatten() {
            None => *scores,
            Some(fixed) => {
                let mut only = [NEVER; LABELS];
                if let (Some(one), Some(score)) = (only.get_mut(fixed as usize), scores.get(fixed as usize)) {
                    *one = *score;
                }
                only
            }
        };
        let mut below: Vec<Scores> = scores.iter().enumerate().map(allowed).collect();
        let mut told = vec![Told::default(); scores.len()];
        for at in (0..scores.len()).rev() {
            let Some(here) = below.get(at).copied() else { break };
            let (on, pairs) = match links.get(at).copied().flatten() {
                None => (at, None),
                Some(link) => (link.index(), Some(weights.pairs(link))),
            };
            let said = match pairs {
                None => Told { score: weights.first, label: [0; LABELS] },
                Some(pairs) => tell(&here, pairs),
            };
            if let Some(on) = below.get_mut(on) {
                add(on, &said.score);
            }
            if let Some(told) = told.get_mut(at) {
                *told = said;
            }
        }
        Best { below, told }
    }

    /// Fills in how sure each label is.
    fn margins(&self, weights: &Weights, links: &[Option<Link>], chosen: &mut [Chosen]) {
        // The best score of all headings that do not depend on this one, for each label of it.
        let mut rest: Vec<Scores> = Vec::with_capacity(chosen.len());
        for (at, (chosen, told)) in chosen.iter_mut().zip(&self.told).enumerate() {
            let mut outside = [0; LABELS];
            if let Some(link) = links.get(at).copied().flatten() {
                let mut on = self.below.get(link.index()).copied().unwrap_or_default();
                add(&mut on, rest.get(link.index()).unwrap_or(&outside));
                on.iter_mut().zip(&told.score).for_each(|(on, told)| *on = (*on - told).max(NEVER));
                for (outside, pairs) in outside.iter_mut().zip(weights.pairs(link)) {
                    let sums = on.iter().zip(pairs).map(|(on, weight)| on + weight);
                    *outside = sums.max().unwrap_or(NEVER).max(NEVER);
                }
            }
            let mut sums = self.below.get(at).copied().unwrap_or_default();
            add(&mut sums, &outside);
            rest.push(outside);
            let own = sums.get_mut(chosen.label as usize).map(|own| std::mem::replace(own, i32::MIN));
            let (second, without) = highest(&sums);
            chosen.next = Label::ALL.get(second).copied().unwrap_or(Label::Other);
            chosen.margin = own.unwrap_or_default().saturating_sub(without);
        }
    }
}

/// What a heading with these scores makes of the one on which it depends.
fn tell(here: &Scores, pairs: &[Scores; LABELS]) -> Told {
    let mut told = Told { score: [NEVER; LABELS], label: [0; LABELS] };
    for (label, (here, pairs)) in here.iter().zip(pairs).enumerate() {
        for ((score, best), weight) in told.score.iter_mut().zip(&mut told.label).zip(pairs) {
            let sum = here + weight;
            if sum > *score {
                (*score, *best) = (sum, label as i32);
            }
        }
    }
    told
}

fn add(sums: &mut Scores, more: &Scores) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum = (*sum + more).max(NEVER);
    }
}

/// The place of the highest score, the first of several, and the score.
fn highest(scores: &Scores) -> (usize, i32) {
    let mut found = (0, i32::MIN);
    for (at, score) in scores.iter().enumerate() {
        if *score > found.1 {
            found = (at, *score);
        }
    }
    found
}
