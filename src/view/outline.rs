//! Headings as written, at whatever depth → ranks that fit the page, and the page's contents.

use super::dom::{attributes, bare, each, element, keyed, link, nodes, phrase, text};
use super::frame::Frame;
use rolebook_model::numbers::digits;
use rolebook_model::{Label, Role, Section};
use yew::prelude::*;

/// A section and where it stands on this page.
#[derive(Clone, Copy)]
pub(super) struct Outlined<'a> {
    /// Its index in the role.
    pub(super) index: usize,
    pub(super) section: &'a Section,
    /// The rank of its heading on this page, 2 for an `<h2>`; without a heading, of the one above it.
    pub(super) rank: u8,
    /// Whether it stands below a specialty, and holds for nobody else.
    pub(super) is_special: bool,
}

/// Gives each of a role's sections the rank that its nesting makes, from `top` on and without a gap, however
/// deep the author wrote it.
pub(super) fn outline(role: &Role, sections: Vec<usize>, top: u8) -> Vec<Outlined<'_>> {
    let mut above: Vec<(u8, bool)> = Vec::new();
    let mut outlined = Vec::new();
    for index in sections {
        let Some(section) = role.sections.get(index) else { continue };
        let Some(heading) = &section.heading else {
            outlined.push(Outlined { index, section, rank: top.saturating_sub(1), is_special: false });
            continue;
        };
        while above.last().is_some_and(|(upper, _)| *upper >= heading.depth) {
            above.pop();
        }
        let is_special = above.last().is_some_and(|(_, is_special)| *is_special);
        let nesting = u8::try_from(above.len()).unwrap_or(u8::MAX);
        above.push((heading.depth, is_special || heading.label == Label::Specialty));
        outlined.push(Outlined { index, section, rank: top.saturating_add(nesting), is_special });
    }
    outlined
}

/// What stands below a section among the ones `after` it, and what comes then.
pub(super) fn below<'a, 'b>(
    section: &Outlined<'_>,
    after: &'a [Outlined<'b>],
) -> (&'a [Outlined<'b>], &'a [Outlined<'b>]) {
    let end = after.iter().position(|other| other.rank <= section.rank).unwrap_or(after.len());
    after.split_at(end)
}

/// A line of the contents.
pub(super) struct Entry {
    /// The heading that it leads to.
    pub(super) id: String,
    /// The heading's words.
    pub(super) text: String,
    /// 2 for a main part of the page, 3 for what stands below one.
    pub(super) rank: u8,
}

/// The contents' lines for these sections. Ranks below the third would drown the others.
pub(super) fn entries(outline: &[Outlined<'_>]) -> Vec<Entry> {
    let mut entries = Vec::new();
    for Outlined { section, rank, .. } in outline {
        if let Some(heading) = section.heading.as_ref().filter(|_| *rank <= 3) {
            entries.push(Entry { id: heading.id.clone(), text: heading.text.clone(), rank: *rank });
        }
    }
    entries
}

/// The contents: links to the headings. They fold away where the screen is narrow.
pub(super) fn contents(frame: Frame<'_>, entries: &[Entry]) -> Html {
    let line = |entry: &Entry| {
        let link = link(&["#", &*entry.id].concat(), text(&entry.text));
        keyed(&entry.id, element("li", attributes! { "data-rank": &*digits(entry.rank.into()) }, link))
    };
    let details = [
        bare("summary", phrase(frame.words.contents)),
        element("ul", attributes! { "role": "list" }, each(entries, line)),
    ];
    // Stands in for the summary where there is room to have the list open for good.
    let title = attributes! { "aria-hidden": "true", "class": "contents-title" };
    let content = [element("p", title, phrase(frame.words.contents)), bare("details", nodes(details))];
    let attributes = attributes! { "aria-label": frame.words.contents, "class": "contents" };
    element("nav", attributes, nodes(content))
}
