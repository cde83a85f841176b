//! Facts on top of a page or of a level, in lines of their own: "Reports to: Head of Bakery".
//!
//! Entry points: [`find`] finds them; [`outline`] reads the headings of the page without their lines, which are not shown in the
//! text, since facts stand below the title; [`of_levels`] says which level each is about. Visitors' browsers know from the
//! catalog what the facts are and where their lines stand.

#[cfg(feature = "model")]
mod find;
#[cfg(feature = "model")]
mod names;

#[cfg(feature = "model")]
pub(super) use find::{find, short_text};
#[cfg(feature = "model")]
pub(super) use names::kind as fact_name;

#[cfg(feature = "model")]
use super::catalog::words_of_slug;
#[cfg(feature = "model")]
use super::front_matter::{FrontMatter, Value};
#[cfg(feature = "model")]
use super::levels::Levels;
use super::outline::{self, Meaning, Named, Reading};
use rolebook_markdown::Document;
#[cfg(feature = "model")]
use rolebook_markdown::{HeadingKind, Node};
use rolebook_model::{Fact, Level, PageLabels, Section};
#[cfg(feature = "model")]
use rolebook_model::{FactKind, Label, Role, invisible::visible};
use std::ops::Range;

/// The facts of a page, and where their lines stand.
#[derive(Default)]
pub(super) struct Facts {
    /// Those of which only the places are known, as indices into the nodes of the page.
    known: Vec<usize>,
    blocks: Vec<FactBlock>,
}

/// A paragraph, list, table or row of terms that is one of facts.
pub(super) struct FactBlock {
    /// The line of the heading below which it stands; `None` on top of the page.
    heading: Option<u32>,
    /// The nodes that are not shown, as facts say all of them: none or all.
    places: Range<usize>,
    /// They have no level yet.
    facts: Vec<Fact>,
}

impl Facts {
    /// Those of a page that the build has read.
    pub(super) fn known(known: Option<&PageLabels>) -> Facts {
        Facts { known: known.map_or_else(Vec::new, |known| known.facts.clone()), blocks: Vec::new() }
    }

    /// The nodes that are not shown, in ascending order.
    pub(super) fn places(&self) -> Vec<usize> {
        let found = self.blocks.iter().flat_map(|block| block.places.clone());
        self.known.iter().copied().chain(found).collect()
    }
}

/// Reads the headings of a page as [`outline::outline`] does, without the lines of its facts.
pub(super) fn outline(
    facts: Facts,
    title: &str,
    named: &[Named],
    document: &mut Document,
    reading: &Reading<'_>,
) -> (Vec<Meaning>, PageLabels, Facts) {
    #[cfg(feature = "model")]
    let facts = of_real_levels(facts, title, named, document, reading);
    let places = facts.places();
    leave_out(document, &places);
    let (outlined, labels) = outline::outline(title, named, document, reading);
    if !outline::KEEPS_LABELS {
        return (outlined, labels, facts);
    }
    let left_out = reading.known.map_or_else(Vec::new, |known| known.left_out.clone());
    (outlined, PageLabels { facts: places, left_out, ..labels }, facts)
}

/// Those that stand on top of the page or below a heading that is read as a level: others are text.
#[cfg(feature = "model")]
fn of_real_levels(
    mut facts: Facts,
    title: &str,
    named: &[Named],
    document: &Document,
    reading: &Reading<'_>,
) -> Facts {
    if facts.blocks.iter().any(|block| block.heading.is_some()) {
        let mut document = document.clone();
        leave_out(&mut document, &facts.places());
        let (outlined, _) = outline::outline(title, named, &mut document, reading);
        let levels = lines_of_levels(&document, &outlined);
        facts.blocks.retain(|block| block.heading.is_none_or(|line| levels.contains(&line)));
    }
    facts
}

/// The lines of the headings that are levels.
#[cfg(feature = "model")]
fn lines_of_levels(document: &Document, outlined: &[Meaning]) -> Vec<u32> {
    let headings = document.nodes.iter().filter_map(|node| match node {
        Node::Heading(heading) if heading.kind != HeadingKind::LeadIn => Some(heading.position.line),
        _ => None,
    });
    let levels = headings.zip(outlined).filter(|(_, meaning)| meaning.label == Label::Level);
    levels.map(|(line, _)| line).collect()
}

/// The facts of a page with these levels and sections, each with the level that it is about.
pub(super) fn of_levels(facts: Facts, levels: &[Level], sections: &[Section]) -> Vec<Fact> {
    let line_of = |level: &Level| {
        let heading = sections.get(level.section?)?.heading.as_ref()?;
        Some(heading.position.line)
    };
    let mut all = Vec::new();
    for FactBlock { heading, facts, .. } in facts.blocks {
        let level = heading.and_then(|line| levels.iter().find(|level| line_of(level) == Some(line)));
        let level = level.map_or("", |level| &*level.slug);
        all.extend(facts.into_iter().map(|fact| Fact { level: level.to_owned(), ..fact }));
    }
    all
}

/// Facts, and behind them those of tables, each with the place of its level among those that have headings.
#[cfg(feature = "model")]
pub(super) fn with_those_of_tables(
    mut facts: Vec<Fact>,
    of_tables: Vec<(usize, Fact)>,
    levels: &Levels,
) -> Vec<Fact> {
    let with_heading: Vec<&Level> = levels
        .levels
        .iter()
        .zip(&levels.headings)
        .filter(|(_, heading)| heading.is_some())
        .map(|(level, _)| level)
        .collect();
    for (place, fact) in of_tables {
        if let Some(level) = with_heading.get(place) {
            facts.push(Fact { level: level.slug.clone(), ..fact });
        }
    }
    facts
}

/// All facts of a role: those of its text, those of its settings, and the grades of which its sections speak.
#[cfg(feature = "model")]
pub(super) fn of_role(settings: &FrontMatter, role: &Role) -> Vec<Fact> {
    let mut all = role.facts.clone();
    let mut add = |fact: Fact| {
        if !all.iter().any(|known| known.level == fact.level && known.is_about_what(&fact)) {
            all.push(fact);
        }
    };
    for entry in &settings.entries {
        let name = words_of_slug(&entry.key);
        if let Value::Text(value) = &entry.value
            && let Some(fact) = find::of_setting(&name, &visible(value))
        {
            add(fact);
        }
    }
    for level in std::iter::once(None).chain((0..role.levels.len()).map(Some)) {
        let slug = level.and_then(|level| role.levels.get(level)).map_or("", |level| &*level.slug);
        if let Some(value) = role.own_grade_of(level) {
            add(Fact { level: slug.to_owned(), kind: FactKind::Grade, name: String::new(), value });
        }
    }
    all
}

/// Leaves out the nodes at these places, in ascending order.
pub(super) fn leave_out(document: &mut Document, places: &[usize]) {
    let mut places = places.iter().peekable();
    let mut at = 0;
    document.nodes.retain(|_| {
        let is_left_out = places.next_if_eq(&&at).is_some();
        at += 1;
        !is_left_out
    });
}
