//! The tracks of a page's levels, where its headings name them: "Individual contributor track", "Partner levels".
//!
//! Levels are on tracks if they stand below several headings of one depth, each of which holds levels and nothing else, or
//! says that it is a track.

use super::levels::Levels;
use super::lexicon::Folded;
use super::outline::{Line, Meaning};
use rolebook_model::limits::LONGEST_NAME;
use rolebook_model::{Label, truncated};

/// Words that say that a heading is the name of a track.
const TRACK_WORDS: &[&str] = &[
    "track",
    "tracks",
    "path",
    "pathway",
    "stream",
    "ic",
    "contributor",
    "contributors",
    "fachlaufbahn",
    "führungslaufbahn",
    "filière",
];

/// What stands behind the name of a track.
const ENDINGS: &[&str] = &[
    " career track",
    " career path",
    " track",
    " career ladder",
    " ladder",
    " path",
    " pathway",
    " stream",
    " levels",
    " roles",
    " positions",
];

/// Names the tracks of levels whose headings are among these lines, of which it is known what they are.
pub(super) fn name(levels: &mut Levels, lines: &[Line<'_>], outlined: &[Meaning]) {
    let meaning = |heading: &Option<usize>| outlined.get((*heading)?);
    let of_tables: Vec<Option<String>> =
        levels.headings.iter().map(|heading| meaning(heading)?.track.clone()).collect();
    if of_tables.iter().any(Option::is_some) {
        for (level, track) in levels.levels.iter_mut().zip(of_tables) {
            level.track = track.unwrap_or_default();
        }
        return;
    }
    let above: Vec<Option<usize>> =
        levels.headings.iter().map(|heading| above(lines, outlined, (*heading)?)).collect();
    let mut holders: Vec<usize> = above.iter().copied().flatten().collect();
    holders.sort_unstable();
    holders.dedup();
    let depths: Vec<u8> = holders.iter().filter_map(|holder| Some(lines.get(*holder)?.depth)).collect();
    let is_track = |holder: &usize| {
        let is_container = outlined.get(*holder).is_some_and(|meaning| meaning.label == Label::Levels);
        is_container || lines.get(*holder).is_some_and(|line| says_track(line.text))
    };
    let is_one_depth = depths.iter().all(|depth| Some(depth) == depths.first());
    if holders.len() < 2 || !is_one_depth || !holders.iter().all(is_track) {
        return;
    }
    let name = |holder: &Option<usize>| Some(track_name(lines.get((*holder)?)?.text));
    let names: Vec<Option<String>> = above.iter().map(name).collect();
    let mut named = names.iter().flatten();
    let first = named.next();
    // "Levels" of several parts of a page are no names of theirs.
    if named.all(|name| Some(name) == first) {
        return;
    }
    for (level, name) in levels.levels.iter_mut().zip(names) {
        level.track = name.unwrap_or_default();
    }
}

/// The nearest heading above a level that is none of a level.
fn above(lines: &[Line<'_>], outlined: &[Meaning], heading: usize) -> Option<usize> {
    let mut depth = lines.get(heading)?.depth;
    for before in (0..heading).rev() {
        let line = lines.get(before)?;
        if line.depth < depth {
            depth = line.depth;
            if outlined.get(before)?.label != Label::Level {
                return Some(before);
            }
        }
    }
    None
}

fn says_track(text: &str) -> bool {
    Folded::new(text).words().any(|word| TRACK_WORDS.contains(&word))
}

/// The heading without what only says that it is one of a track.
fn track_name(text: &str) -> String {
    let text = text.trim().trim_end_matches(['.', ':']);
    // "Management levels (M1–M3)"
    let text = match text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        Some((name, _)) if !name.trim().is_empty() => name.trim(),
        _ => text,
    };
    let without = ENDINGS.iter().find_map(|ending| {
        let at = text.len().checked_sub(ending.len())?;
        let (name, end) = (text.get(..at)?, text.get(at..)?);
        (end.eq_ignore_ascii_case(ending) && !name.trim().is_empty()).then(|| name.trim())
    });
    truncated(without.unwrap_or(text), LONGEST_NAME)
}
