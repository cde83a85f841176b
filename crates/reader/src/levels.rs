//! The levels of a role: one for each heading that is a level, and the base level where there is one.
//!
//! The page's title is the base level where sections stand outside of every level and the title names a
//! position that no heading names already. A page without any level describes one position: its title's.

use super::ids::Ids;
use super::lexicon::{Folded, Lexicon};
use super::outline::{Line, Meaning};
use super::position::Position;
use rolebook_markdown::slug;
use rolebook_model::limits::LONGEST_NAME;
use rolebook_model::{Label, Level, Seniority, truncated};

/// The levels of a page, and which heading each of them has.
pub(super) struct Levels {
    /// The base level first, then as on the page. [`Level::section`] is filled in with the sections.
    pub(super) levels: Vec<Level>,
    /// The heading of each level, as an index into the headings; `None` for the base level.
    pub(super) headings: Vec<Option<usize>>,
    /// The slugs of the levels.
    slugs: Ids,
}

impl Levels {
    /// The level whose heading stands at `heading`.
    pub(super) fn of_heading(&self, heading: usize) -> Option<usize> {
        self.headings.iter().position(|of_level| *of_level == Some(heading))
    }
}

/// Gathers the levels of a page called `title` from its headings and what they mean.
pub(super) fn levels(
    title: &str,
    lines: &[Line<'_>],
    outline: &[Meaning],
    lexicon: &Lexicon,
    starts_with_text: bool,
) -> Levels {
    let mut found = Levels { levels: Vec::new(), headings: Vec::new(), slugs: Ids::default() };
    if let Some(seniority) = base_level(title, lines, outline, lexicon, starts_with_text) {
        found.push(title.trim(), seniority, None);
    }
    for (index, (line, meaning)) in lines.iter().zip(outline).enumerate() {
        if meaning.label == Label::Level {
            found.push(line.text, meaning.seniority.unwrap_or(Seniority::Intermediate), Some(index));
        }
    }
    found
}

impl Levels {
    fn push(&mut self, name: &str, seniority: Seniority, heading: Option<usize>) {
        let slug = self.slugs.level(name);
        self.levels.push(Level {
            name: truncated(name, LONGEST_NAME),
            slug,
            seniority,
            track: String::new(),
            section: None,
        });
        self.headings.push(heading);
    }
}

/// The seniority of the base level, where the page has one.
fn base_level(
    title: &str,
    lines: &[Line<'_>],
    outline: &[Meaning],
    lexicon: &Lexicon,
    starts_with_text: bool,
) -> Option<Seniority> {
    let position = title_position(title, outline, lexicon);
    let seniority = position
        .as_ref()
        .map_or(Seniority::Intermediate, |position| position.seniority(position.manages_a_team()));
    let levels = || outline.iter().filter(|meaning| meaning.label == Label::Level);
    if levels().next().is_none() {
        let holds_anything = starts_with_text || !lines.is_empty();
        return holds_anything.then_some(seniority);
    }
    let position = position?;
    let is_described = outline.iter().any(|meaning| {
        meaning.owner.is_none() && matches!(meaning.label, Label::Responsibilities | Label::Requirements)
    });
    let is_named_below = levels()
        .any(|level| level.seniority == Some(seniority) || level.position.as_ref() == Some(&position));
    (is_described && !is_named_below).then_some(seniority)
}

/// The position that the title names: by its noun, or because a level of the page is the same position at another seniority.
fn title_position(title: &str, outline: &[Meaning], lexicon: &Lexicon) -> Option<Position> {
    Position::parse(title, "", lexicon).or_else(|| {
        let folded = Folded::new(title);
        let is_ladder = outline.iter().any(|meaning| {
            meaning.label == Label::Level
                && meaning.position.as_ref().is_some_and(|level| level.noun == folded.as_str())
        });
        is_ladder.then(|| Position::parse(title, folded.as_str(), lexicon)).flatten()
    })
}

/// The seniority with this name, as the front matter may write it: "Senior Manager", "senior-manager".
pub fn seniority_by_name(name: &str) -> Option<Seniority> {
    let name = slug(name).replace('-', "_");
    match name.as_str() {
        "junior" => Some(Seniority::Associate),
        "vice_president" => Some(Seniority::Vp),
        _ => Seniority::from_name(&name),
    }
}
