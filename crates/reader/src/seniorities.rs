//! The seniority of each level, by its words and by the other levels of the page.

use super::labels::PageHeadings;
use super::lexicon::words_of;
use super::outline::HeadingContext;
use super::position::Position;
use rolebook_model::{Label, Seniority};

/// The seniority of every heading that is a level, `None` for the others.
pub(super) fn seniorities(page: &PageHeadings<'_>, labels: &[Label]) -> Vec<Option<Seniority>> {
    let mut levels: Vec<&Position> = Vec::new();
    for (heading, label) in page.headings.iter().zip(labels) {
        if *label == Label::Level {
            levels.extend(&heading.position);
        }
    }
    page.headings
        .iter()
        .zip(labels)
        .map(|(heading, label)| (*label == Label::Level).then(|| seniority(page, heading, &levels)))
        .collect()
}

fn seniority(page: &PageHeadings<'_>, heading: &HeadingContext<'_>, levels: &[&Position]) -> Seniority {
    if let Some(Some(named)) = heading.named {
        return named;
    }
    let Some(position) = &heading.position else { return Seniority::Intermediate };
    if position.is_entry() && levels.iter().any(|other| is_above(position, other)) {
        return Seniority::Associate;
    }
    position.seniority(manages_people(page, position, levels))
}

/// Whether a plain position of the same subject stands above an entry position: "Events Manager" above
/// "Events Coordinator".
fn is_above(entry: &Position, other: &Position) -> bool {
    !other.is_entry()
        && other.seniority(false) == Seniority::Intermediate
        && words_of(&other.noun).next() == words_of(&entry.noun).next()
}

/// Whether a "… Manager" manages people: its words say so, the page is about management, or the next seniority
/// on the page is "Senior Manager, …" of the same and there is no "Manager, …" beside it.
pub(super) fn manages_people(page: &PageHeadings<'_>, position: &Position, levels: &[&Position]) -> bool {
    if !position.ends_in_manager() {
        return false;
    }
    if position.manages_a_team() || page.title.has_word("management") {
        return true;
    }
    let of_same = |senior: bool| {
        levels.iter().any(|other| {
            other.begins_with_manager()
                && (other.seniority(true) == Seniority::SeniorManager) == senior
                && other.about() == position.about()
        })
    };
    of_same(true) && !of_same(false)
}
