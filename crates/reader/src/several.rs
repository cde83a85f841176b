//! A page that describes several roles → a role of its own for each.
//!
//! Positions are roles of their own if each has sections of its own, if no title, track or container joins them, and if they are
//! no rungs of one another: of any two there is a seniority that both have.
//!
//! Entry points: [`split`] decides and reads each role from its part of the page, with what all share; [`part`] leaves out the parts
//! of others, for the browser, which knows them from the catalog.

#[cfg(feature = "model")]
mod positions;

#[cfg(feature = "model")]
pub(super) use positions::split;

use rolebook_markdown::{Document, Node};

/// Leaves out the headings at these places among those whose author said how deep they are, each with what stands below it up to
/// the next such heading.
pub(super) fn part(document: &mut Document, left_out: &[usize]) {
    if left_out.is_empty() {
        return;
    }
    let mut place = 0;
    let mut is_left_out = false;
    document.nodes.retain(|node| {
        if let Node::Heading(heading) = node
            && heading.kind.has_own_depth()
        {
            is_left_out = left_out.contains(&place);
            place += 1;
        }
        !is_left_out
    });
}
