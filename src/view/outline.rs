//! Headings at whatever depth they were written → ranks that fit the page, and its table of contents.

use super::PageContext;
use super::element::{labelled, link, list};
use super::folded::folded;
use rolebook_model::{Heading, Inline, Label, Role, Section};
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
    /// Its heading without the name of the level below whose name it stands, if it has that: "Responsibilities" for "Staff Cook
    /// Responsibilities".
    pub(super) short: Option<&'a str>,
    /// Whether it is below a specialty, and holds only for those who choose that.
    pub(super) is_special: bool,
}

/// Ranks these sections by how they are nested, from `top_rank` on and without gaps: sections of a role, or of the level of it
/// that the page is about, if it is about one.
pub(super) fn outline<'a>(
    role: &'a Role,
    level_shown: Option<usize>,
    sections: &[usize],
    top_rank: u8,
) -> Vec<Outlined<'a>> {
    let mut above: Vec<Above<'a>> = Vec::new();
    let mut outlined: Vec<Outlined<'a>> = Vec::new();
    for &index in sections {
        let Some(section) = role.sections.get(index) else { continue };
        let is_first = outlined.iter().all(|above: &Outlined<'_>| above.section.heading.is_none());
        let is_title = is_first && repeats_title(role, level_shown, section);
        let Some(heading) = section.heading.as_ref().filter(|_| !is_title) else {
            let rank = top_rank.saturating_sub(1);
            outlined.push(Outlined { index, section, rank, is_title, short: None, is_special: false });
            continue;
        };
        while above.last().is_some_and(|above| above.heading.depth >= heading.depth) {
            above.pop();
        }
        let is_special = above.last().is_some_and(|above| above.is_special);
        let nesting = u8::try_from(above.len()).unwrap_or(u8::MAX);
        let short = short(role, level_shown, heading, &above);
        let is_special_below = is_special || heading.label == Label::Specialty;
        above.push(Above { heading, index, is_special: is_special_below });
        let rank = top_rank.saturating_add(nesting);
        outlined.push(Outlined { index, section, rank, is_title, short, is_special });
    }
    outlined
}

/// A heading above the one that is looked at.
pub(super) struct Above<'a> {
    heading: &'a Heading,
    /// The index of its section.
    index: usize,
    /// Whether what stands below it is of a specialty.
    is_special: bool,
}

/// The text of a heading without the name of its level, where that stands above it: as a heading or as the page's title. A
/// heading of a known kind repeats no other name that stands above it, either.
pub(super) fn short<'a>(
    role: &Role,
    level_shown: Option<usize>,
    heading: &'a Heading,
    above: &[Above<'_>],
) -> Option<&'a str> {
    let owner = heading.owner.and_then(|owner| role.levels.get(owner));
    if let Some(level) = owner
        && (heading.owner == level_shown || above.iter().any(|above| Some(above.index) == level.section))
        && let Some(short) = without_name(heading, &level.name)
    {
        return Some(short);
    }
    match heading.label {
        Label::Level
        | Label::Levels
        | Label::Title
        | Label::Specialties
        | Label::Specialty
        | Label::Other => return None,
        _ => {}
    }
    let of_others = above.iter().find_map(|above| without_name(heading, &above.heading.text));
    of_others.or_else(|| if owner.is_none() { without_name(heading, &role.title) } else { None })
}

/// The text of a heading without this name in front of it, if it has that and nothing but text. What is left is to be a heading
/// of its own.
fn without_name<'a>(heading: &'a Heading, name: &str) -> Option<&'a str> {
    let [Inline::Text(_)] = &*heading.content else { return None };
    let after = heading.text.strip_prefix(name)?;
    let rest = after.trim_start_matches(is_between);
    let is_heading = !rest.is_empty() && !rest.starts_with(|first: char| first.is_ascii_lowercase());
    (is_heading && rest.len() < after.len()).then_some(rest)
}

/// Whether a character stands between a name and what is said of it.
fn is_between(character: char) -> bool {
    matches!(character, ' ' | ':' | '-' | '–' | '—' | ',')
}

/// Whether a section's heading is the title of the role or of the level that is shown, as in Markdown without front matter.
fn repeats_title(role: &Role, level_shown: Option<usize>, section: &Section) -> bool {
    let Some(heading) = &section.heading else { return false };
    let is_same = |title: &str| heading.text.trim().eq_ignore_ascii_case(title.trim());
    let level = level_shown.and_then(|level| role.levels.get(level));
    heading.label == Label::Title && (is_same(&role.title) || level.is_some_and(|level| is_same(&level.name)))
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
    for Outlined { section, rank, is_title, short, .. } in outline {
        if let Some(heading) = section.heading.as_ref().filter(|_| *rank <= 3 && !is_title) {
            let text = short.unwrap_or(&heading.text).to_owned();
            entries.push(Entry { id: heading.id.clone(), text, rank: *rank });
        }
    }
    entries
}

/// The table of contents. It is folded where the screen is narrow.
pub(super) fn contents(page: PageContext<'_>, entries: &[Entry]) -> Html {
    let PageContext { messages, .. } = page;
    let entries = html! {
        for Entry { id, text, rank } in entries {
            <li key={&**id} data-rank={rank.to_string()}>{ link(["#", id].concat(), text) }</li>
        }
    };
    let content = html! {
        <>
            // Shown in place of the summary where there is room to keep the list open.
            <p aria-hidden="true" class="contents-title">{ messages.contents }</p>
            { folded(messages.contents, list("", "", entries)) }
        </>
    };
    labelled("nav", messages.contents, "contents", content)
}
