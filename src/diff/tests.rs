//! Small pages beside each other, pair by pair.

use super::*;
use crate::model::{Page, Site};
use crate::read;

fn role(text: &str) -> Role {
    read::page(&Page { file: "product/manager.md".to_owned(), text: text.to_owned() }, &Site::default())
}

/// A page of one list.
fn duties(items: &[&str]) -> Role {
    role(&["---\ntitle: Manager\n---\n\n## Responsibilities\n\n- ", &items.join("\n- "), "\n"].concat())
}

fn whole(role: &Role) -> Side<'_> {
    Side { role, level: None }
}

/// The pairs in a line each: `=` same, `~` changed with marks in brackets, `-` dropped, `+` added.
fn lines(comparison: &Comparison<'_>) -> Vec<String> {
    let line = |pair: &Pair<'_>| match pair {
        Pair::Same { one, .. } => format!("= {}", one.text().trim_end()),
        Pair::Changed { one, other } => format!("~ {} | {}", bracketed(one), bracketed(other)),
        Pair::Dropped(piece) => format!("- {}", piece.text().trim_end()),
        Pair::Added(piece) => format!("+ {}", piece.text().trim_end()),
    };
    comparison.groups.iter().flat_map(|group| group.pairs.iter().map(line)).collect()
}

fn bracketed(Marked { piece, marks }: &Marked<'_>) -> String {
    let mut text = piece.text();
    for mark in marks.iter().rev() {
        text.insert(mark.end, ']');
        text.insert(mark.start, '[');
    }
    text.trim_end().to_owned()
}

#[track_caller]
fn check(one: &[&str], other: &[&str], expect: &[&str]) {
    let (one, other) = (duties(one), duties(other));
    assert_eq!(lines(&compare(whole(&one), whole(&other))), expect);
}

#[test]
fn what_both_sides_say_is_the_same_wherever_it_stands() {
    check(&["Plan", "Build"], &["Build", "Plan"], &["= Plan", "= Build"]);
}

#[test]
fn words_that_differ_are_marked() {
    check(
        &["Mentor one engineer of the team"],
        &["Mentor two engineers of the team"],
        &["~ Mentor [one engineer] of the team | Mentor [two engineers] of the team"],
    );
}
