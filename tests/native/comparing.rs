//! Properties of every comparison, on adjacent levels and adjacent pages of the project's own roles and of the corpus: it
//! is symmetric, each piece is in one pair, and unmarked text is the same on both sides. Work grows linearly, however
//! similar the pieces are.

use crate::folder::{corpus, own_roles};
use rolebook_diff::{Comparison, Group, Marked, Pair, Piece, Side};
use rolebook_model::{Catalog, Content, PageSource, Role, Site};
use std::ops::Range;

#[test]
fn comparisons_are_symmetric() {
    each_two_sides(|one, other| {
        let (there, back) = (rolebook_diff::compare(one, other), rolebook_diff::compare(other, one));
        let mut there: Vec<PairIdentity> = pairs(&there).map(identity).collect();
        let mut back: Vec<PairIdentity> = pairs(&back).map(|pair| swapped(identity(pair))).collect();
        there.sort_unstable_by_key(|identity| format!("{identity:?}"));
        back.sort_unstable_by_key(|identity| format!("{identity:?}"));
        assert!(there == back, "{} and {} differ by which is first", name(one), name(other));
    });
}

#[test]
fn a_side_does_not_differ_from_itself() {
    each_two_sides(|one, _| {
        let comparison = rolebook_diff::compare(one, one);
        let counts = comparison.counts();
        assert_eq!(
            counts,
            rolebook_diff::Counts { same: pieces(one).len(), ..Default::default() },
            "{}",
            name(one)
        );
        for group in &comparison.groups {
            assert_eq!(group.one, group.other, "{}", name(one));
        }
    });
}

#[test]
fn every_piece_is_in_one_pair() {
    each_two_sides(|one, other| {
        let comparison = rolebook_diff::compare(one, other);
        let identity: Vec<PairIdentity> = pairs(&comparison).map(identity).collect();
        for (side, mut in_pairs) in [
            (
                one,
                identity
                    .iter()
                    .filter_map(|identity| identity.one.as_ref())
                    .map(|half| half.0)
                    .collect::<Vec<_>>(),
            ),
            (
                other,
                identity.iter().filter_map(|identity| identity.other.as_ref()).map(|half| half.0).collect(),
            ),
        ] {
            let mut expect = pieces(side);
            in_pairs.sort_unstable();
            expect.sort_unstable();
            assert!(in_pairs == expect, "{} beside {}", name(one), name(other));
        }
    });
}

#[test]
fn unmarked_text_is_the_same() {
    each_two_sides(|one, other| {
        for pair in pairs(&rolebook_diff::compare(one, other)) {
            if let Pair::Changed { one, other } = pair {
                assert_eq!(unmarked(one), unmarked(other));
            }
        }
    });
}

#[test]
fn what_a_level_adds_is_counted_once() {
    each_role(|role| {
        for level in 0..role.levels.len() {
            let rung = role.levels[level].seniority;
            for first in rolebook_diff::first_levels(role, level) {
                let below = first.level.map(|level| role.levels[level].seniority);
                assert!(below.is_none_or(|below| below < rung), "{}: {:?}", role.file, first.piece);
            }
        }
    });
}

/// Compares pages of 150 kB and of 300 kB that repeat `piece`, its `#` replaced by a number. Comparing all pairs of pieces
/// would take minutes, as in `linear_time.rs`.
#[track_caller]
fn check_work(piece: &str) {
    let page = |bytes: usize| {
        let pieces = (0..bytes / piece.len()).map(|number| piece.replace('#', &number.to_string()));
        let text = [
            "## Levels\n\n### Engineer\n\n",
            &pieces.collect::<String>(),
            "\n### Senior Engineer\n\n- Lead #\n",
        ];
        rolebook_reader::page(&PageSource { file: "a.md".to_owned(), text: text.concat() }, &Site::default())
    };
    let (half, whole) = (page(150_000), page(300_000));
    for (one, other) in [(&half, &whole), (&whole, &whole)] {
        let (one, other) = (Side { role: one, level: None }, Side { role: other, level: None });
        let counts = rolebook_diff::compare(one, other).counts();
        let in_pairs = 2 * (counts.same + counts.changed) + counts.dropped + counts.added;
        assert_eq!(in_pairs, pieces(one).len() + pieces(other).len(), "{piece:?}");
    }
    for level in 0..whole.levels.len() {
        rolebook_diff::first_levels(&whole, level);
    }
}

#[test]
fn work_grows_linearly() {
    for piece in [
        "- the same duty\n",
        "- duty #\n",
        "- duty # of many in the team\n",
        "word# ",
        "x\n\n",
        "## Heading #\n\nText.\n\n",
        "| a# | b |\n|--|--|\n",
        "- one\n  - nested #\n",
    ] {
        check_work(piece);
    }
    check_work(&format!("- {}\n", "a b# c ".repeat(300)));
}

/// Calls a function with every two adjacent levels of a role, and with every two adjacent pages.
fn each_two_sides(try_on: impl Fn(Side<'_>, Side<'_>)) {
    each_role(|role| {
        for levels in role.ladder().windows(2) {
            try_on(Side { role, level: Some(levels[0]) }, Side { role, level: Some(levels[1]) });
        }
    });
    each_catalog(|catalog| {
        for roles in catalog.roles.windows(2) {
            try_on(Side { role: &roles[0], level: None }, Side { role: &roles[1], level: None });
        }
    });
}

fn each_role(try_on: impl Fn(&Role)) {
    each_catalog(|catalog| catalog.roles.iter().for_each(|role| try_on(role)));
}

fn each_catalog(try_on: impl Fn(&Catalog)) {
    for folder in [Some(own_roles()), corpus()].into_iter().flatten() {
        try_on(&rolebook_reader::catalog(rolebook_site::load(&folder).unwrap().source));
    }
}

/// The pieces of a side by their addresses, collected independently of the comparison.
fn pieces(Side { role, level }: Side<'_>) -> Vec<usize> {
    let held = level.map(|level| role.sections_of(level).into_iter().map(|(index, _)| index).collect());
    let held: Vec<usize> = held.unwrap_or_else(|| (0..role.sections.len()).collect());
    let contents = held.into_iter().flat_map(|index| &role.sections[index].content);
    // What stands in a table of levels stands in their sections, too.
    let pieces = contents.filter(|content| !content.is_ladder()).flat_map(|content| match content {
        Content::Items(list) => list.items.iter().map(Piece::Item).collect(),
        Content::Block(block) => vec![Piece::Block(block)],
    });
    pieces.filter(|piece| !piece.text().trim().is_empty()).map(address).collect()
}

fn address(piece: Piece<'_>) -> usize {
    match piece {
        Piece::Item(item) => std::ptr::from_ref(item) as usize,
        Piece::Block(block) => std::ptr::from_ref(block) as usize,
    }
}

/// What identifies a pair: whether it is the same, and each side's piece with its marks.
#[derive(Debug, PartialEq)]
struct PairIdentity {
    is_same: bool,
    one: Option<(usize, Vec<Range<usize>>)>,
    other: Option<(usize, Vec<Range<usize>>)>,
}

fn identity(pair: &Pair<'_>) -> PairIdentity {
    let bare = |piece: &Piece<'_>| Some((address(*piece), Vec::new()));
    let marked = |marked: &Marked<'_>| Some((address(marked.piece), marked.marks.clone()));
    let (is_same, one, other) = match pair {
        Pair::Same { one, other } => (true, bare(one), bare(other)),
        Pair::Changed { one, other } => (false, marked(one), marked(other)),
        Pair::Dropped(piece) => (false, bare(piece), None),
        Pair::Added(piece) => (false, None, bare(piece)),
    };
    PairIdentity { is_same, one, other }
}

fn swapped(PairIdentity { is_same, one, other }: PairIdentity) -> PairIdentity {
    PairIdentity { is_same, one: other, other: one }
}

fn pairs<'c>(comparison: &'c Comparison<'_>) -> impl Iterator<Item = &'c Pair<'c>> {
    comparison.groups.iter().flat_map(|group: &Group<'_>| &group.pairs)
}

/// The letters outside of the marks, in lower case.
fn unmarked(Marked { piece, marks }: &Marked<'_>) -> String {
    let mut text = piece.text();
    marks.iter().rev().for_each(|mark| text.replace_range(mark.clone(), ""));
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn name(side: Side<'_>) -> String {
    let level = side.level.map_or("all levels", |level| &side.role.levels[level].name);
    format!("{} ({level})", side.role.file)
}
