//! The trained model: headings, and what the rules make of them → labels with reasons.
//!
//! Entry point: [`labels`]. The [`features`](super::features) of each heading are looked up in the [`weights`](super::weights), and
//! the [`sequence`] of labels is chosen that is likeliest; [`reasons`] are for authors.
//!
//! Visitors' browsers have no model: the site's catalog says what it answered.

use super::features::PageFeatures;
use super::labels::PageHeadings;
use super::outline::{HeadingContext, Reading};
use super::sequence::Chosen;
use super::weights::{Scores, Sums};
use super::{reasons, sequence};
use rolebook_model::{FINDINGS, Label, Reason};

/// The label of each heading, with the reason; `rules` is what the rules make of each.
pub(super) fn labels(
    page: &PageHeadings<'_>,
    rules: &[Label],
    reading: &Reading<'_>,
) -> Vec<(Label, Reason)> {
    let features = PageFeatures::new(page, rules, reading);
    let mut scores: Vec<Scores> = Vec::with_capacity(rules.len());
    for index in 0..rules.len() {
        let mut sums = Sums::default();
        features.of_heading(index, &mut |_, hash, _| {
            reading.weights.add(hash, &mut sums);
        });
        scores.push(reading.weights.scores(&sums, features.answers(index)));
    }
    // What the page and the site say themselves is a verdict.
    let verdict = |heading: &HeadingContext<'_>| match heading.named {
        Some(_) => Some(Label::Level),
        None => reading.lexicon.own_section(&heading.folded),
    };
    let fixed: Vec<Option<Label>> = page.headings.iter().map(verdict).collect();
    let links = sequence::links(page.headings.iter().map(|heading| heading.parent));
    let chosen = sequence::likeliest(reading.weights, &scores, &links, &fixed);
    let reason = |(heading, chosen): (&HeadingContext<'_>, Chosen)| {
        let reason = match FINDINGS {
            true if heading.named.is_some() => Reason::Because("is named by the front matter"),
            true if verdict(heading).is_some() => Reason::Because("has words of the site's own"),
            true => reasons::reason(&features, heading, reading, &chosen),
            false => Reason::Because(""),
        };
        (chosen.label, reason)
    };
    page.headings.iter().zip(chosen).map(reason).collect()
}
