//! The files that a site names as the levels of one role → families.

use super::index::Index;
use super::page::Page;
use super::{Family, ReadPage, prefixes, title};
use crate::files;
use crate::lexicon::Lexicon;
use rolebook_letters::nfc;
use rolebook_model::Families;
use rustc_hash::FxHashMap;

/// Adds the families that a site names, and gives the places of their pages. A file that is not there is left out, and so
/// is one that an earlier family has.
pub(super) fn named(
    pages: &[ReadPage<'_>],
    said: &Families,
    lexicon: &Lexicon,
    found: &mut Vec<Family>,
) -> Vec<usize> {
    let mut taken = Vec::new();
    if said.named.is_empty() {
        return taken;
    }
    let by_file: FxHashMap<String, usize> =
        pages.iter().enumerate().map(|(place, page)| (nfc(&page.role.file).into_owned(), place)).collect();
    for (title, names) in &said.named {
        let mut places: Vec<usize> = Vec::new();
        for place in names.iter().filter_map(|file| by_file.get(file)) {
            if !taken.contains(place) && !places.contains(place) {
                places.push(*place);
            }
        }
        let is_index = |place: &usize| pages.get(*place).is_some_and(|page| files::is_index(&page.role.file));
        let introduction = places.first().copied().filter(is_index);
        if introduction.is_some() {
            places.remove(0);
        }
        if places.len() < 2 {
            continue;
        }
        let introduction = introduction.or_else(|| introduction_of(&places, pages, &taken));
        let prefixes = prefixes(&places, pages);
        let read = |place: &usize| {
            let page = pages.get(*place)?;
            Some(Page::new(*place, page.role, page.parsed, &prefixes, lexicon))
        };
        let members: Vec<Page<'_>> = places.iter().filter_map(read).collect();
        let members: Vec<&Page<'_>> = members.iter().collect();
        taken.extend(places.iter().copied().chain(introduction));
        found.push(Family {
            title: title.clone(),
            introduction,
            members: title::members(&members),
            reason: "site.toml names its files".to_owned(),
            is_listed: introduction.is_some(),
        });
    }
    taken
}

/// The introduction of the folder of these pages that presents them.
fn introduction_of(places: &[usize], pages: &[ReadPage<'_>], taken: &[usize]) -> Option<usize> {
    let folder = |place: usize| {
        let file = pages.get(place).map_or("", |page| &*page.role.file);
        file.rsplit_once('/').map_or("", |(folder, _)| folder)
    };
    let own = folder(*places.first()?);
    let files = || places.iter().filter_map(|place| pages.get(*place)).map(|page| &*page.role.file);
    let is_free = |place: &usize| !taken.contains(place) && !places.contains(place) && folder(*place) == own;
    let index = |place: usize| pages.get(place).and_then(|page| Index::of(place, page.parsed, page.text));
    let indexes = (0..pages.len()).filter(is_free).filter_map(index);
    indexes
        .filter(|index| index.presents(&mut files()))
        .min_by_key(|index| index.rank)
        .map(|index| index.place)
}
