//! What weighed most for a heading's label, in words for authors.
//!
//! Entry point: [`reason`]. The weights of the features that speak for the label more than for the next one are added up by
//! what they say, since several features may say the same.

use super::features::{ANSWERS, Kind, NONE, PageFeatures, Value};
use super::line_features::LineFeatures;
use super::outline::{HeadingContext, Reading};
use super::sequence::Chosen;
use super::weights::Weights;
use rolebook_model::{Label, Reason, Weighed};
use std::sync::Arc;

/// How many observations are named.
const MOST: usize = 3;

/// Why a heading was labelled as it was.
pub(super) fn reason(
    features: &PageFeatures<'_>,
    heading: &HeadingContext<'_>,
    reading: &Reading<'_>,
    chosen: &Chosen,
) -> Reason {
    if let Some((label, phrase)) = &heading.section
        && *label == chosen.label
        && !heading.folded.as_str().contains(&**phrase)
    {
        return Reason::Says(Arc::clone(phrase));
    }
    let mut reason = unexplained(chosen);
    if reading.explains || reason.is_unsure() {
        let mut found = Vec::new();
        features.of_heading(heading.index, &mut |kind, hash, value| {
            found.extend(gain(reading.weights, hash, chosen).map(|gain| (gain, kind, value)));
        });
        found.extend(answered(features.answers(heading.index), reading.weights, chosen));
        reason.observations = weightiest(found);
    }
    Reason::Weighed(reason)
}

/// Why a line that serves as a heading was labelled as it was.
pub(super) fn of_line(features: &LineFeatures<'_>, reading: &Reading<'_>, chosen: &Chosen) -> Reason {
    let mut reason = unexplained(chosen);
    if reading.explains || reason.is_unsure() {
        let mut found = Vec::new();
        features.all(&mut |kind, hash, value| {
            found.extend(gain(reading.weights, hash, chosen).map(|gain| (gain, kind, value)));
        });
        found.extend(answered(features.answers(), reading.weights, chosen));
        reason.observations = weightiest(found);
    }
    Reason::Weighed(reason)
}

/// How sure a label is, without what weighed for it.
fn unexplained(chosen: &Chosen) -> Weighed {
    Weighed { observations: Vec::new(), margin: chosen.margin, next: chosen.next }
}

/// How much more a feature speaks for the label than for the next one; `None` where it does not.
fn gain(weights: &Weights, hash: u32, chosen: &Chosen) -> Option<i32> {
    let of = |label: Label| weights.of(hash).get(label as usize).copied().map_or(0, i32::from);
    let gain = of(chosen.label) - of(chosen.next);
    (gain > 0).then_some(gain)
}

/// The answers of rules and tables that speak for the label.
fn answered<'a>(
    answers: [Option<Label>; ANSWERS],
    weights: &Weights,
    chosen: &Chosen,
) -> impl Iterator<Item = (i32, Kind, Value<'a>)> {
    let kinds = [Kind::Rule, Kind::Says, Kind::SaysForeign, Kind::SaysEnglish];
    let label = chosen.label;
    let answers = answers.into_iter().zip(weights.answers).zip(kinds);
    answers
        .filter(move |((answer, weight), _)| *answer == Some(label) && *weight > 0)
        .map(move |((_, weight), kind)| (weight, kind, Value::Number(label as u32)))
}

/// The weightiest observations in words.
fn weightiest(mut found: Vec<(i32, Kind, Value<'_>)>) -> Vec<String> {
    // The order of features is fixed, and the sort keeps it: the same page has the same reasons.
    found.sort_by_key(|(gain, ..)| -gain);
    let mut observations: Vec<String> = Vec::with_capacity(MOST);
    for (_, kind, value) in found {
        let Some(observation) = observation(kind, value) else { continue };
        if !observations.contains(&observation) {
            observations.push(observation);
        }
        if observations.len() == MOST {
            break;
        }
    }
    if observations.is_empty() {
        observations.push("says nothing that the reader knows".to_owned());
    }
    observations
}

/// A feature in words; `None` where it is a number that tells an author nothing.
fn observation(kind: Kind, value: Value<'_>) -> Option<String> {
    match value {
        Value::Text(text) => Some(of_words(kind, text)),
        Value::Pair(one, other) => Some(of_words(kind, &format!("{one} {other}"))),
        Value::Number(number) => of_number(kind, number),
    }
}

fn of_words(kind: Kind, words: &str) -> String {
    match kind {
        Kind::Stem => format!("has a word that begins with \"{words}\""),
        Kind::First => format!("starts with \"{words}\""),
        Kind::Last => format!("ends with \"{words}\""),
        Kind::ItemFirst | Kind::ItemPair => format!("an item below it begins with \"{words}\""),
        Kind::Text => format!("the text below it begins with \"{words}\""),
        Kind::ParentWord => format!("the heading above says \"{words}\""),
        Kind::WordBefore => format!("the heading before says \"{words}\""),
        Kind::WordNext => format!("the next heading says \"{words}\""),
        _ => format!("says \"{words}\""),
    }
}

fn of_number(kind: Kind, number: u32) -> Option<String> {
    let of_label = |number: u32, has: &str, has_none: &str| {
        Label::ALL.get(number as usize).map_or_else(
            || (number == NONE).then(|| has_none.to_owned()),
            |label| Some(format!("{has} {}", label.name())),
        )
    };
    let own = "has words of";
    let no_own = "has no words of a section";
    let below = "stands below";
    let plain = |text: &str| Some(text.to_owned());
    match kind {
        Kind::Says | Kind::SaysForeign | Kind::SaysEnglish => of_label(number, own, no_own),
        Kind::SaysAtDepth | Kind::SaysHolding | Kind::SaysSole => of_label(number / 8, own, no_own),
        Kind::SaysBelow => of_label(number / 32, own, no_own),
        Kind::Rule => of_label(number, "the rules say", "no rule knows it"),
        Kind::RuleAtDepth | Kind::RuleRung => of_label(number / 8, "the rules say", "no rule knows it"),
        Kind::RuleBelow | Kind::RuleBefore | Kind::RuleAfter => {
            of_label(number / 32, "the rules say", "no rule knows it")
        }
        Kind::ParentRule => of_label(number, below, "stands below no heading"),
        Kind::RuleNext | Kind::SaysNext => of_label(number, "in front of", "in front of what no table knows"),
        Kind::RulePrevious | Kind::SaysBefore => of_label(number, "follows", "follows what no table knows"),
        Kind::Position | Kind::NamesPosition if number == 0 => plain("names no position"),
        Kind::Position | Kind::NamesPosition => plain("names a position"),
        Kind::Rung if number == 0 => plain("says no seniority"),
        Kind::Rung if number == 1 => plain("has a rung's code"),
        Kind::Rung => plain("says a seniority"),
        Kind::Ladder if number & 3 > 0 && number & 12 > 0 => plain("stands in a row of rungs"),
        Kind::Container if number & 6 > 0 => plain("holds rungs"),
        Kind::Title if number >= 16 => plain("says words of the page's title"),
        Kind::Sole | Kind::Place => plain("by its place on the page"),
        Kind::Depth | Kind::RelativeDepth | Kind::Next | Kind::Before | Kind::SameDepth => {
            plain("by its depth")
        }
        Kind::Nested | Kind::RungsNested | Kind::NestedRepeated => plain("by the headings in it"),
        Kind::Beside | Kind::RungsBeside | Kind::SharedBeside => plain("by the headings beside it"),
        Kind::Repeated if number > 0 => plain("stands on the page more than once"),
        Kind::Below | Kind::Items | Kind::ItemLength | Kind::RungsBelow => plain("by what stands below it"),
        Kind::Signs => plain(match number {
            0 => "an e-mail address stands below it",
            1 => "an amount of money stands below it",
            2 => "a link stands below it",
            _ => "a number of years stands below it",
        }),
        Kind::LineSays | Kind::LineIn | Kind::LineBehind | Kind::LineSaysIn | Kind::LineRungIn => of_label(
            match kind {
                Kind::LineSaysIn => number / 32,
                Kind::LineRungIn => number % 32,
                _ => number / 4,
            },
            match kind {
                Kind::LineSays | Kind::LineSaysIn => own,
                Kind::LineBehind => "follows",
                _ => "stands in",
            },
            match kind {
                Kind::LineSays | Kind::LineSaysIn => no_own,
                _ => "stands in no section",
            },
        ),
        Kind::LineRung if number & 1 > 0 => plain("says a seniority"),
        Kind::LineTitle if number >= 4 => plain("says words of the page's title"),
        Kind::LineRepeated if number > 0 => plain("stands on the page more than once"),
        Kind::LineSaysBonus if number > 0 => plain("says that it is a bonus"),
        Kind::ParentRung | Kind::ParentRepeated => plain("by the heading above"),
        _ => None,
    }
}
