//! Comparing two pages: no piece is lost, and the result is symmetric.

use super::tree::{Visit, walk};
use super::{SEPARATOR, texts};
use rolebook_diff::{Comparison, Cursor, Marked, Pair, Piece, Side, compare, first_levels, nearest};
use rolebook_model::{Content, PageSource, Role, Section, Site};
use std::collections::HashMap;

/// For how many of a page's levels the new pieces are checked.
const MOST_LEVELS: usize = 3;

/// Input: two pages; a missing second one is the same as the first.
pub fn check(input: &str) {
    let [one, other] = texts(input);
    let read = |text: &str| {
        rolebook_reader::page(
            &PageSource { file: "data/analyst.md".to_owned(), text: text.to_owned() },
            &Site::default(),
        )
    };
    let one = read(one);
    let other = if input.contains(SEPARATOR) { read(other) } else { one.clone() };
    check_sides(whole(&one), whole(&other));
    check_sides(highest_level(&one), highest_level(&other));
    check_sides(whole(&one), highest_level(&one));
    check_same(whole(&one));
    check_same(highest_level(&other));
    check_first_levels(&one);
    check_nearest(&one, &other);
}

fn whole(role: &Role) -> Side<'_> {
    Side { role, level: None }
}

/// The highest level; the whole page if it has none.
fn highest_level(role: &Role) -> Side<'_> {
    Side { role, level: role.ladder().last().copied() }
}

/// Checks the comparison of two sides against each of them.
pub fn check_sides<'a>(one: Side<'a>, other: Side<'a>) {
    let comparison = compare(one, other);
    check_order(&comparison, one);
    let sides = |pair: &Pair<'a>| match pair {
        Pair::Same { one, other } => (Some(*one), Some(*other)),
        Pair::Changed { one, other } => (Some(one.piece), Some(other.piece)),
        Pair::Dropped(piece) => (Some(*piece), None),
        Pair::Added(piece) => (None, Some(*piece)),
    };
    let (ones, others): (Vec<_>, Vec<_>) = pairs(&comparison).map(sides).unzip();
    assert_eq!(sorted(ones.into_iter().flatten()), sorted(pieces(one)), "the one side is not all there");
    assert_eq!(
        sorted(others.into_iter().flatten()),
        sorted(pieces(other)),
        "the other side is not all there"
    );
    for pair in pairs(&comparison) {
        if let Pair::Changed { one, other } = pair {
            assert_eq!(unmarked(one), unmarked(other), "more differs than what is marked");
            [one, other].into_iter().for_each(check_marks);
        }
    }
    let mut there: Vec<_> = pairs(&comparison).map(key).collect();
    let back = compare(other, one);
    let mut back: Vec<_> = pairs(&back).map(mirrored).collect();
    there.sort_unstable();
    back.sort_unstable();
    assert!(there == back, "the sides cannot be swapped");
}

/// In each group, the first side's pieces are in the page's order, and no group is empty.
fn check_order(comparison: &Comparison<'_>, one: Side<'_>) {
    let positions: HashMap<usize, usize> = pieces(one).map(address).zip(0..).collect();
    for group in &comparison.groups {
        let of_one = |pair: &Pair<'_>| match pair {
            Pair::Same { one, .. } | Pair::Dropped(one) => positions.get(&address(*one)),
            Pair::Changed { one, .. } => positions.get(&address(one.piece)),
            Pair::Added(_) => None,
        };
        assert!(group.pairs.iter().filter_map(of_one).is_sorted(), "the one side is not in order");
        assert!(!group.pairs.is_empty(), "a group of nothing");
    }
}

fn pairs<'c, 'a>(comparison: &'c Comparison<'a>) -> impl Iterator<Item = &'c Pair<'a>> {
    comparison.groups.iter().flat_map(|group| &group.pairs)
}

/// The pieces of a side's sections that contain text.
fn pieces(side: Side<'_>) -> impl Iterator<Item = Piece<'_>> {
    let all = |role: &Role| (0..role.sections.len()).collect();
    let of_level = |level| side.role.sections_of(level).into_iter().map(|(section, _)| section).collect();
    let sections: Vec<usize> = side.level.map_or_else(|| all(side.role), of_level);
    let sections = sections.into_iter().map(|section| &side.role.sections[section]);
    sections.flat_map(pieces_of).filter(|piece| !piece.text().trim_ascii().is_empty())
}

/// What stands in a table of levels stands in their sections, too.
fn pieces_of(section: &Section) -> Vec<Piece<'_>> {
    let compared = section.content.iter().filter(|content| !content.is_ladder());
    let pieces = compared.flat_map(|content| match content {
        Content::Items(list) => list.items.iter().map(Piece::Item).collect::<Vec<_>>(),
        Content::Block(block) => vec![Piece::Block(block)],
    });
    pieces.collect()
}

/// The address of a piece in memory identifies it, since two pieces may have the same text.
fn sorted<'a>(pieces: impl Iterator<Item = Piece<'a>>) -> Vec<usize> {
    let mut addresses: Vec<usize> = pieces.map(address).collect();
    addresses.sort_unstable();
    addresses
}

fn address(piece: Piece<'_>) -> usize {
    match piece {
        Piece::Item(item) => std::ptr::from_ref(item).addr(),
        Piece::Block(block) => std::ptr::from_ref(block).addr(),
    }
}

/// A pair as a value that can be sorted: the piece of each side with its marks, and whether they are the same.
type Key = (Option<(usize, Vec<(usize, usize)>)>, Option<(usize, Vec<(usize, usize)>)>, bool);

fn key(pair: &Pair<'_>) -> Key {
    let plain = |piece: Piece<'_>| Some((address(piece), Vec::new()));
    let marked = |Marked { piece, marks }: &Marked<'_>| {
        Some((address(*piece), marks.iter().map(|mark| (mark.start, mark.end)).collect()))
    };
    match pair {
        Pair::Same { one, other } => (plain(*one), plain(*other), true),
        Pair::Changed { one, other } => (marked(one), marked(other), false),
        Pair::Dropped(piece) => (plain(*piece), None, false),
        Pair::Added(piece) => (None, plain(*piece), false),
    }
}

fn mirrored(pair: &Pair<'_>) -> Key {
    let (one, other, is_same) = key(pair);
    (other, one, is_same)
}

/// The letters and digits of a text, folded: punctuation does not count.
fn unmarked(Marked { piece, marks }: &Marked<'_>) -> String {
    let text = piece.text();
    let mut marks = marks.iter().peekable();
    let kept = text.char_indices().filter(|(place, _)| {
        while marks.next_if(|mark| mark.end <= *place).is_some() {}
        !marks.peek().is_some_and(|mark| mark.contains(place))
    });
    let letters = kept.map(|(_, letter)| letter).filter(|letter| letter.is_alphanumeric());
    // They stand between Chinese words, and are letters to Unicode.
    let letters = letters.filter(|letter| !('\u{3001}'..='\u{301F}').contains(letter));
    letters.flat_map(char::to_lowercase).collect()
}

/// Marks are words, sorted and disjoint, and a walk through the tree finds them.
fn check_marks(Marked { piece, marks }: &Marked<'_>) {
    let text = piece.text();
    let words: Vec<&str> =
        marks.iter().map(|mark| text.get(mark.clone()).expect("a mark is a part of the text")).collect();
    assert!(words.iter().all(|words| !words.is_empty() && words.trim() == *words), "{words:?}");
    assert!(marks.is_sorted_by(|one, next| one.end < next.start), "{marks:?}");

    let mut cursor = Cursor::new(marks);
    let (mut found, mut walked) = (String::new(), String::new());
    walk(piece.blocks(), 0, &mut |visit, _| match visit {
        Visit::Run(run) => {
            for (part, is_marked) in cursor.run(run) {
                found.push_str(if is_marked { part } else { "" });
                walked.push_str(part);
            }
        }
        Visit::Break => {
            cursor.skip();
            walked.push(' ');
        }
        Visit::LineEnd => {
            cursor.skip();
            walked.push('\n');
        }
        Visit::Link(_) | Visit::LinkEnd | Visit::Image(_) | Visit::Anchor(_) | Visit::Entry(_) => {}
    });
    assert_eq!(walked, text, "the tree has another text");
    // What stands between the runs of a mark, a line's end or a break, is no part of any run.
    let solid = |text: &str| text.split([' ', '\n']).collect::<String>();
    assert_eq!(solid(&found), solid(&words.concat()), "the tree has other marks");
}

/// Nothing differs from itself.
fn check_same(side: Side<'_>) {
    let counts = compare(side, side).counts();
    assert_eq!((counts.changed, counts.dropped, counts.added), (0, 0, 0));
    assert_eq!(counts.same, pieces(side).count());
}

/// The level at which a piece first appears is one of the role's.
fn check_first_levels(role: &Role) {
    for level in 0..role.levels.len().min(MOST_LEVELS) {
        for first in first_levels(role, level) {
            assert!(first.level.is_none_or(|first| first < role.levels.len() && first != level));
        }
    }
}

/// The nearest id is one of the ids; of an existing id, itself.
fn check_nearest(one: &Role, other: &Role) {
    let ids = |role: &Role| -> Vec<String> {
        let of_section = |section: &Section| {
            let heading = section.heading.iter().map(|heading| heading.id.clone());
            heading.chain(section.items().map(|item| item.id.clone())).collect::<Vec<_>>()
        };
        role.sections.iter().flat_map(of_section).take(20).collect()
    };
    let (ones, others) = (ids(one), ids(other));
    let ones: Vec<&str> = ones.iter().map(String::as_str).collect();
    for id in &others {
        let found = nearest(&ones, id);
        assert!(found.is_none_or(|found| ones.contains(&found)));
    }
}
