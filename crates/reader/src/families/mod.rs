//! The files of a site → the families among them: files of a folder that are rungs of one role.
//!
//! Entry point: [`Reader::families`](crate::Reader::families). The steps, each in a module of its own:
//!
//! 1. [`name`]: the names of a page, taken apart into rung and noun;
//! 2. [`page`]: what file, title and settings say together;
//! 3. [`folder`]: the pages of a folder that have one noun, and what joins them;
//! 4. [`index`]: what the folder's introduction presents, which may say that two tracks are of one role.
//!
//! [`role`] then makes a role of each, of which [`shared`] finds what all levels have.
//!
//! What the site says ([`named`]) comes before all of that. Otherwise no family crosses a folder, and a page that has levels of
//! its own is a whole role.

mod folder;
mod index;
mod name;
mod named;
mod page;
pub(crate) mod role;
mod shared;
mod title;

use crate::lexicon::Lexicon;
use crate::parsed::ParsedPage;
use folder::{Group, Miss, Why};
use index::Index;
use page::Page;
use rolebook_model::{Families, Role, Seniority, Track};
use rustc_hash::FxHashMap;

/// A page as it was read on its own.
#[derive(Clone, Copy)]
pub struct ReadPage<'a> {
    /// The role that it would be.
    pub role: &'a Role,
    /// What was parsed of it.
    pub parsed: &'a ParsedPage,
    /// Its text.
    pub text: &'a str,
    /// Whether it [is one](crate::Reader::is_role).
    pub is_role: bool,
}

/// Files that are the levels of one role.
#[derive(Clone, Debug, PartialEq)]
pub struct Family {
    /// The title of the role.
    pub title: String,
    /// The page that introduces it, by its place among all pages.
    pub introduction: Option<usize>,
    /// The rungs, in their order: the individual track first.
    pub members: Vec<Member>,
    /// Why they are one.
    pub reason: String,
    /// Whether the introduction lists its files.
    pub is_listed: bool,
}

/// A file that is a level.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its place among all pages.
    pub page: usize,
    /// The name of the level.
    pub level: String,
    /// Its seniority.
    pub seniority: Seniority,
    /// Its track.
    pub track: Track,
}

/// A page that is nearly a level of a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// Its place among all pages.
    pub page: usize,
    /// The page beside which it would have stood.
    pub beside: usize,
    /// Why it does not.
    pub reason: &'static str,
}

/// The families of a site's pages in the order of their first files, and the pages that nearly are of one.
pub(super) fn families(
    pages: &[ReadPage<'_>],
    said: &Families,
    lexicon: &Lexicon,
) -> (Vec<Family>, Vec<NearMiss>) {
    let (mut found, mut missed) = (Vec::new(), Vec::new());
    let taken = named::named(pages, said, lexicon, &mut found);
    let mut folders: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut in_order: Vec<String> = Vec::new();
    for (place, page) in pages.iter().enumerate().filter(|(place, _)| !taken.contains(place)) {
        let file = &*page.role.file;
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let key = format!("{folder}\n{}", language(file));
        let places = folders.entry(key.clone()).or_default();
        if places.is_empty() {
            in_order.push(key);
        }
        places.push(place);
    }
    let is_apart = |folder: &str| {
        let is_it = |apart: &String| {
            folder.strip_prefix(&**apart).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        said.are_off || said.apart.iter().any(is_it)
    };
    for key in in_order {
        let folder = key.split('\n').next().unwrap_or_default();
        let places = folders.remove(&key).unwrap_or_default();
        if !is_apart(folder) {
            in_folder(folder, &places, pages, lexicon, &mut found, &mut missed);
        }
    }
    (found, missed)
}

/// The language in the name of a file: "de" in "baker.de.md".
fn language(file: &str) -> &str {
    let code = page::stem(file).rsplit_once('.').map_or("", |(_, code)| code);
    if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase()) { code } else { "" }
}

fn in_folder(
    folder: &str,
    places: &[usize],
    pages: &[ReadPage<'_>],
    lexicon: &Lexicon,
    found: &mut Vec<Family>,
    missed: &mut Vec<NearMiss>,
) {
    if places.len() < 2 {
        return;
    }
    let of = |place: &usize| pages.get(*place).map(|page| (*place, page));
    let indexes: Vec<Index> = places
        .iter()
        .filter_map(of)
        .filter_map(|(place, page)| Index::of(place, page.parsed, page.text))
        .collect();
    let prefixes = prefixes(places, pages);
    let is_index = |place: &usize| indexes.iter().any(|index| index.place == *place);
    let mut candidates: Vec<Page<'_>> = places
        .iter()
        .filter(|place| !is_index(place))
        .filter_map(of)
        .filter(|(_, page)| page.is_role)
        .map(|(place, page)| Page::new(place, page.role, page.parsed, &prefixes, lexicon))
        .collect();
    let whole: Vec<usize> = (0..candidates.len())
        .filter(|at| candidates.get(*at).is_some_and(|page| page.has_levels(&prefixes, lexicon)))
        .collect();
    let (groups, misses) = folder::groups(&mut candidates, &whole, &indexes);
    let place_of = |at: usize| candidates.get(at).map(|page| page.place);
    let is_grouped = |at: usize| groups.iter().any(|group| group.members.contains(&at));
    let others: Vec<&str> = candidates
        .iter()
        .enumerate()
        .filter(|(at, _)| !is_grouped(*at))
        .map(|(_, page)| &*page.role.file)
        .collect();
    for group in &groups {
        // The introduction of a folder with several roles is of none of them.
        let of_it = |index: &&Index| !others.iter().any(|file| index.place_of(file).is_some());
        let introduction = indexes.iter().filter(of_it).min_by_key(|index| index.rank);
        let introduction = introduction.filter(|_| groups.len() == 1);
        let family = family(group, &candidates, introduction, folder);
        found.push(Family {
            introduction: family.introduction.filter(|_| others.is_empty() || family.is_listed),
            ..family
        });
    }
    for Miss { page, beside, why } in misses {
        if is_grouped(page) || !(is_grouped(beside) || why == Why::SameRung || why == Why::OtherHeadings) {
            continue;
        }
        if let Some((page, beside)) = place_of(page).zip(place_of(beside)) {
            missed.push(NearMiss { page, beside, reason: said(why) });
        }
    }
}

fn said(why: Why) -> &'static str {
    match why {
        Why::SameRung => "it is the same rung",
        Why::OtherHeadings => "it has none of the same headings",
        Why::HasLevels => "it has levels of its own",
    }
}

/// The letters of codes that stand in the names of several files of a folder: "L2", "L3".
fn prefixes(places: &[usize], pages: &[ReadPage<'_>]) -> Vec<String> {
    let mut seen: Vec<(String, u32, bool)> = Vec::new();
    for page in places.iter().filter_map(|place| pages.get(*place)) {
        for text in [page::stem(&page.role.file), &page.role.title] {
            let text = text.to_lowercase();
            for word in text.split(|mark: char| !mark.is_alphanumeric()) {
                let Some((letters, number)) = name::code_of(word) else { continue };
                match seen.iter_mut().find(|(known, ..)| known == letters) {
                    Some((_, first, is_series)) => *is_series |= *first != number,
                    None => seen.push((letters.to_owned(), number, matches!(letters, "l" | "ic"))),
                }
            }
        }
    }
    seen.into_iter().filter(|(.., is_series)| *is_series).map(|(letters, ..)| letters).collect()
}

fn family(group: &Group, pages: &[Page<'_>], introduction: Option<&Index>, folder: &str) -> Family {
    let members: Vec<&Page<'_>> = group.members.iter().filter_map(|at| pages.get(*at)).collect();
    let mut files = members.iter().map(|page| &*page.role.file);
    let mut reason = group.reasons.join("; ");
    let is_listed = introduction.is_some_and(|index| index.presents(&mut files));
    if is_listed {
        reason.push_str("; the folder's introduction lists them");
    }
    Family {
        is_listed,
        title: title::of_family(&members, folder),
        introduction: introduction.map(|index| index.place),
        members: title::members(&members),
        reason,
    }
}

#[cfg(test)]
mod tests;
