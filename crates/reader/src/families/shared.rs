//! The files of a role's levels → the sections that all of them have, word for word.
//!
//! A section counts with all that is nested in it, and so does the text in front of the first heading. The title of a file is
//! its level's.

use rolebook_model::{Block, Content, Heading, Label, Role, Section};
use std::ops::Range;

/// Sections with their headings' words.
type Parts<'a> = Vec<(&'a str, Range<usize>)>;

/// How many sections at the top of a page may be shared.
const MOST_PARTS: usize = 200;

/// Of each role, whether each of its sections is in all of them.
pub(super) fn shared(roles: &[&Role]) -> Vec<Vec<bool>> {
    let mut shared: Vec<Vec<bool>> = roles.iter().map(|role| vec![false; role.sections.len()]).collect();
    let Some((first, others)) = roles.split_first() else { return shared };
    let named: Vec<Parts<'_>> = others.iter().map(|role| parts(role)).collect();
    for (name, part) in parts(first) {
        let of_first = first.sections.get(part.clone()).unwrap_or_default();
        let found = others.iter().zip(&named).map(|(other, named)| {
            let (_, place) = named.iter().find(|(other, _)| *other == name)?;
            is_same(of_first, other.sections.get(place.clone())?).then(|| place.clone())
        });
        let Some(places) = found.collect::<Option<Vec<_>>>() else { continue };
        if others.is_empty() || of_first.iter().all(|section| section.content.is_empty()) {
            continue;
        }
        for (marks, place) in shared.iter_mut().zip(std::iter::once(part).chain(places)) {
            marks.get_mut(place).into_iter().flatten().for_each(|mark| *mark = true);
        }
    }
    shared
}

/// The sections at the top of a page, by their headings, each with those nested in it. One of several with the same words
/// is left aside.
fn parts(role: &Role) -> Parts<'_> {
    let mut parts = Parts::new();
    let mut doubled = Vec::new();
    let headings = || role.sections.iter().map(|section| section.heading.as_ref());
    let is_title = |heading: &Heading| matches!(heading.label, Label::Title | Label::Level);
    let top = headings().flatten().filter(|heading| !is_title(heading)).map(|heading| heading.depth).min();
    let starts: Vec<(usize, Option<&Heading>)> = headings()
        .enumerate()
        .filter(|(_, heading)| heading.is_none_or(|heading| Some(heading.depth) <= top || is_title(heading)))
        .take(MOST_PARTS)
        .collect();
    for (at, (start, heading)) in starts.iter().enumerate() {
        let end = starts.get(at + 1).map_or(role.sections.len(), |(next, _)| *next);
        let name = heading.map_or("", |heading| heading.text.as_str());
        if heading.is_some_and(is_title) {
            continue;
        }
        match parts.iter().any(|(other, _)| *other == name) {
            true => doubled.push(name),
            false => parts.push((name, *start..end)),
        }
    }
    parts.retain(|(name, _)| !doubled.contains(name));
    parts
}

fn is_same(one: &[Section], other: &[Section]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| {
            is_same_heading(one, other)
                && one.content.len() == other.content.len()
                && one.content.iter().zip(&other.content).all(|(one, other)| is_same_content(one, other))
        })
}

fn is_same_heading(one: &Section, other: &Section) -> bool {
    match (&one.heading, &other.heading) {
        (Some(one), Some(other)) => one.content == other.content && one.label == other.label,
        (one, other) => one.is_none() && other.is_none(),
    }
}

fn is_same_content(one: &Content, other: &Content) -> bool {
    match (one, other) {
        (Content::Block(one), Content::Block(other)) => is_same_block(one, other),
        (Content::Items(one), Content::Items(other)) => {
            one.numbering == other.numbering
                && one.items.len() == other.items.len()
                && one.items.iter().zip(&other.items).all(|(one, other)| {
                    one.necessity == other.necessity
                        && one.done == other.done
                        && are_same_blocks(&one.blocks, &other.blocks)
                })
        }
        _ => false,
    }
}

/// Whether two blocks are the same, wherever they stand in their files.
fn is_same_block(one: &Block, other: &Block) -> bool {
    match (one, other) {
        (Block::List(one), Block::List(other)) => {
            one.numbering == other.numbering
                && one.items.len() == other.items.len()
                && one
                    .items
                    .iter()
                    .zip(&other.items)
                    .all(|(one, other)| one.done == other.done && are_same_blocks(&one.blocks, &other.blocks))
        }
        (Block::Quote(one), Block::Quote(other)) => are_same_blocks(one, other),
        (Block::Details { summary, blocks }, Block::Details { summary: other, blocks: others }) => {
            summary == other && are_same_blocks(blocks, others)
        }
        _ => one == other,
    }
}

fn are_same_blocks(one: &[Block], other: &[Block]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same_block(one, other))
}
