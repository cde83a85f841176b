//! What the features of each heading speak for → the labels that are likeliest together.
//!
//! Entry point: [`likeliest`], the Viterbi algorithm in whole numbers.

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

/// Stands for what cannot be.
const NEVER: i32 = i32::MIN / 4;

/// The labels that have the highest score together; one that is `fixed` stays.
pub(super) fn likeliest(weights: &Weights, scores: &[Scores], fixed: &[Option<Label>]) -> Vec<Chosen> {
    let allowed = |at: usize, scores: &Scores| -> Scores {
        match fixed.get(at).copied().flatten() {
            None => *scores,
            Some(fixed) => {
                let mut only = [NEVER; LABELS];
                if let (Some(one), Some(score)) = (only.get_mut(fixed as usize), scores.get(fixed as usize)) {
                    *one = *score;
                }
                only
            }
        }
    };
    // The best score of all headings up to this one, for each label of it, and the label before that gives it.
    let mut best: Vec<Scores> = Vec::with_capacity(scores.len());
    let mut from: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
    for (at, here) in scores.iter().enumerate() {
        let here = allowed(at, here);
        let (reached, before) = match best.last() {
            None => (weights.first, [0; LABELS]),
            Some(last) => step(last, &weights.behind),
        };
        let mut sums = here;
        for (sum, reached) in sums.iter_mut().zip(&reached) {
            *sum = sum.saturating_add(*reached).max(NEVER);
        }
        best.push(sums);
        from.push(before);
    }
    let mut chosen = Vec::with_capacity(scores.len());
    let mut label = best.last().map_or(0, |last| highest(last).0);
    for before in from.iter().rev() {
        let known = Label::ALL.get(label).copied().unwrap_or(Label::Other);
        chosen.push(Chosen { label: known, margin: 0, next: known });
        label = usize::from(before.get(label).copied().unwrap_or_default());
    }
    chosen.reverse();
    if FINDINGS {
        margins(weights, scores, &allowed, &best, &mut chosen);
    }
    chosen
}

/// The best score that reaches each label from the labels before it, and the label before.
fn step(last: &Scores, behind: &[Scores; LABELS]) -> (Scores, [u8; LABELS]) {
    let mut reached = [NEVER; LABELS];
    let mut before = [0_u8; LABELS];
    for ((reached, before), behind) in reached.iter_mut().zip(&mut before).zip(behind) {
        for (label, (last, weight)) in last.iter().zip(behind).enumerate() {
            let score = last + weight;
            if score > *reached {
                (*reached, *before) = (score, label as u8);
            }
        }
    }
    (reached, before)
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

/// Fills in how sure each label is.
fn margins(
    weights: &Weights,
    scores: &[Scores],
    allowed: &impl Fn(usize, &Scores) -> Scores,
    best: &[Scores],
    chosen: &mut [Chosen],
) {
    // The best score of all headings behind, for each label of this one.
    let mut rest: Scores = [0; LABELS];
    for (at, ((best, chosen), scores)) in best.iter().zip(chosen).zip(scores).enumerate().rev() {
        let mut sums = *best;
        for (sum, rest) in sums.iter_mut().zip(&rest) {
            *sum = sum.saturating_add(*rest);
        }
        let with = sums.get(chosen.label as usize).copied().unwrap_or_default();
        if let Some(own) = sums.get_mut(chosen.label as usize) {
            *own = i32::MIN;
        }
        let (second, without) = highest(&sums);
        chosen.next = Label::ALL.get(second).copied().unwrap_or(Label::Other);
        chosen.margin = with.saturating_sub(without);
        let here = allowed(at, scores);
        let mut before = [NEVER; LABELS];
        for ((behind, here), rest) in weights.behind.iter().zip(&here).zip(&rest) {
            for (before, weight) in before.iter_mut().zip(behind) {
                *before = (*before).max(here.saturating_add(*weight).saturating_add(*rest).max(NEVER));
            }
        }
        rest = before;
    }
}
