//! Headings at whatever depth they were written → ranks that fit the page, and its table of contents.

use super::PageContext;
use rolebook_model::{Label, Role, Section};
use yew::prelude::*;

/// A section with its place in the page's outline.
#[derive(Clone, Copy)]
pub(super) struct Outlined<'a> {
    /// Its index in the role.
    pub(super) index: usize,
    pub(super) section: &'a Section,
    /// The rank of its heading on this page, 2 for an `<h2>`. Without a heading, the rank of the one above it.
    pub(super) rank: u8,
    /// Whether its heading says what the page's own does, so that it is not shown.
    pub(super) is_title: bool,
    /// Whether it is below a specialty, and holds only for those who choose that.
    pub(super) is_special: bool,
}

/// Ranks these sections of a role by how they are nested, from `top_rank` on and without gaps.
pub(super) fn outline<'a>(role: &'a Role, sections: &[usize], top_rank: u8) -> Vec<Outlined<'a>> {
    let mut above: Vec<(u8, bool)> = Vec::new();
    let mut outlined: Vec<Outlined<'a>> = Vec::new();
    for &index in sections {
        let Some(section) = role.sections.get(index) else { continue };
        let is_first = outlined.iter().all(|above: &Outlined<'_>| above.section.heading.is_none());
        let is_title = is_first && repeats_title(role, section);
        let Some(heading) = section.heading.as_ref().filter(|_| !is_title) else {
            let rank = top_rank.saturating_sub(1);
            outlined.push(Outlined { index, section, rank, is_title, is_special: false });
            continue;
        };
        while above.last().is_some_and(|(depth, _)| *depth >= heading.depth) {
            above.pop();
        }
        let is_special = above.last().is_some_and(|(_, is_special)| *is_special);
        let nesting = u8::try_from(above.len()).unwrap_or(u8::MAX);
        above.push((heading.depth, is_special || heading.label == Label::Specialty));
        let rank = top_rank.saturating_add(nesting);
        outlined.push(Outlined { index, section, rank, is_title, is_special });
    }
    outlined
}

/// Whether a section's heading is the role's title, as in Markdown without front matter.
fn repeats_title(role: &Role, section: &Section) -> bool {
    let is_same = |text: &str| text.trim().eq_ignore_ascii_case(role.title.trim());
    section.heading.as_ref().is_some_and(|it| it.label == Label::Title && is_same(&it.text))
}

/// Splits the sections `after` this one into those nested below it, and the rest.
pub(super) fn split_nested<'a, 'b>(
    section: &Outlined<'_>,
    after: &'a [Outlined<'b>],
) -> (&'a [Outlined<'b>], &'a [Outlined<'b>]) {
    let end = after.iter().position(|other| other.rank <= section.rank).unwrap_or(after.len());
    after.split_at(end)
}

/// An entry of the table of contents.
pub(super) struct Entry {
    /// The id of the heading.
    pub(super) id: String,
    /// Its text.
    pub(super) text: String,
    /// 2 for a main part of the page, 3 for what is nested in one.
    pub(super) rank: u8,
}

/// The entries for these sections. Deeper headings would make the table of contents as long as the page.
pub(super) fn entries(outline: &[Outlined<'_>]) -> Vec<Entry> {
    let mut entries = Vec::new();
    for Outlined { section, rank, is_title, .. } in outline {
        if let Some(heading) = section.heading.as_ref().filter(|_| *rank <= 3 && !is_title) {
            entries.push(Entry { id: heading.id.clone(), text: heading.text.clone(), rank: *rank });
        }
    }
    entries
}

/// The table of contents. It is folded where the screen is narrow.
pub(super) fn contents(page: PageContext<'_>, entries: &[Entry]) -> Html {
    let PageContext { messages, .. } = page;
    html! {
        <nav aria-label={messages.contents} class="contents">
            // Shown in place of the summary where there is room to keep the list open.
            <p aria-hidden="true" class="contents-title">{ messages.contents }</p>
            <details>
                <summary>{ messages.contents }</summary>
                <ul role="list">
                    for Entry { id, text, rank } in entries {
                        <li key={&**id} data-rank={rank.to_string()}><a href={format!("#{id}")}>{ text }</a></li>
                    }
                </ul>
            </details>
        </nav>
    }
}
