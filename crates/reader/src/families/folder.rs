//! The pages of one folder → the groups of them that are rungs of one role.
//!
//! Entry point: [`groups`]. Pages whose names have the same noun are a group; then those join that leave a part of it out,
//! by the same code or the same headings; then tracks that the introduction of the folder presents together. A rung that is
//! there already, or whose headings are all others, stays on its own.

use super::index::Index;
use super::name::{ARCHITECT, Name, Rank, TEAM_LEAD};
use super::page::Page;
use rolebook_markdown::slug;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;

/// Headings must be so alike where nothing but a part of the name is the same.
const ALIKE: f32 = 0.5;
/// Pages with less alike headings are not written as a ladder, whatever their names say.
const RELATED: f32 = 0.15;

/// How many rungs a role may have.
const MOST_RUNGS: usize = 100;
/// In a folder with more pages, those are rungs of one role whose names have the same noun, and no others: whatever else is
/// looked at, all pages are compared with one another for it.
const MOST_PAGES: usize = 500;

/// Pages that are rungs of one role, in their order, and why.
#[derive(Default)]
pub(super) struct Group {
    /// By their places among the pages of the folder.
    pub(super) members: Vec<usize>,
    /// What they have in common.
    pub(super) reasons: Vec<&'static str>,
}

impl Group {
    fn add(&mut self, page: usize, reason: &'static str) {
        self.members.push(page);
        self.because(reason);
    }

    fn because(&mut self, reason: &'static str) {
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }
}

/// Groups by what the names of their pages have in common, in the order of their first pages.
#[derive(Default)]
struct Groups {
    all: Vec<(String, Group)>,
    places: FxHashMap<String, usize>,
}

impl Groups {
    fn members(&self, key: &str) -> &[usize] {
        let group = self.places.get(key).and_then(|place| self.all.get(*place));
        group.map_or(&[], |(_, group)| &group.members)
    }

    fn add(&mut self, key: &str, page: usize, reason: &'static str) {
        match self.places.get(key).and_then(|place| self.all.get_mut(*place)) {
            Some((_, group)) if group.members.len() < MOST_RUNGS => group.add(page, reason),
            Some(_) => {}
            None => {
                self.places.insert(key.to_owned(), self.all.len());
                self.all.push((key.to_owned(), Group { members: vec![page], reasons: vec![reason] }));
            }
        }
    }

    /// Puts all of one group into another.
    fn merge(&mut self, from: &str, into: &str, reason: &'static str) {
        let group = self.places.get(from).and_then(|place| self.all.get_mut(*place));
        let members = group.map(|(_, group)| std::mem::take(&mut group.members)).unwrap_or_default();
        members.into_iter().for_each(|page| self.add(into, page, reason));
    }
}

/// A page that is no rung, although its name says so.
pub(super) struct Miss {
    /// Its place among the pages of the folder.
    pub(super) page: usize,
    /// The rung beside which it would have stood.
    pub(super) beside: usize,
    pub(super) why: Why,
}

/// Why a page is no rung.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Another page is the same rung.
    SameRung,
    /// Its headings are others.
    OtherHeadings,
    /// It has levels of its own.
    HasLevels,
}

const SAME_NOUN: &str = "their names differ by the rung alone";
const GENERAL: &str = "a name says the same position in fewer words, with the same headings";
const SPECIALISM: &str = "a name adds a specialism of a rung, with the same headings";
const CODES: &str = "their codes are one series, with the same headings";
const BARE: &str = "names of rungs alone, in one folder";
const LISTED: &str = "the folder's introduction lists both, with the same headings";
const TOGETHER: &str = "the folder's introduction presents both tracks";

/// The groups of the pages of a folder, and the pages that are nearly rungs. The pages in `whole` have levels of their own.
pub(super) fn groups(pages: &mut [Page<'_>], whole: &[usize], indexes: &[Index]) -> (Vec<Group>, Vec<Miss>) {
    let compares_all = pages.len() <= MOST_PAGES;
    if compares_all {
        find_copies(pages);
        name_leaders(pages);
    }
    let mut grouping = Grouping { pages, indexes, groups: Groups::default(), misses: Vec::new() };
    let loose = grouping.by_name(whole);
    if compares_all {
        grouping.join_general_nouns();
        grouping.join_specialisms();
        grouping.join_codes();
        grouping.join_architects();
    }
    grouping.join_bare(loose);
    grouping.tell_apart();
    grouping.report_whole(whole);
    (grouping.tracks(), grouping.misses)
}

/// "cook-2.md" is a second "cook.md" where both have the title "Cook" and no "cook-1.md" is there.
fn find_copies(pages: &mut [Page<'_>]) {
    let has = |pages: &[Page<'_>], key: &str, number: u32| {
        pages.iter().any(|page| page.name.number == number && page.name.rung == 0 && page.name.key() == key)
    };
    let is_plain = |page: &Page<'_>| {
        let key = page.name.key();
        page.names.iter().skip(1).any(|(_, title)| title.key() == key && !title.says_rung())
    };
    let copies: Vec<usize> = (0..pages.len())
        .filter(|at| {
            pages.get(*at).is_some_and(|page| {
                let key = page.name.key();
                page.name.number > 1 && is_plain(page) && has(pages, &key, 0) && !has(pages, &key, 1)
            })
        })
        .collect();
    for at in copies {
        if let Some(page) = pages.get_mut(at) {
            page.name.number = 0;
        }
    }
}

/// "Learning Content Manager" beside "Learning Content Lead" manages people, where "Learning Content Creators" are a ladder, the
/// headings are the same and no other rung has its name.
fn name_leaders(pages: &mut [Page<'_>]) {
    let mut managers = Vec::new();
    for (at, page) in pages.iter().enumerate().filter(|(_, page)| !page.name.manages && page.name.rung == 0) {
        let Some(team) = page.name.noun.strip_suffix(" manager").filter(|_| page.name.behind.is_empty())
        else {
            continue;
        };
        let is_only = pages.iter().filter(|other| other.name.key() == page.name.key()).count() == 1;
        let is_led = |other: &&Page<'_>| {
            let rest = other.name.noun.strip_prefix(team).filter(|_| !other.name.manages);
            rest.is_some_and(|rest| rest.starts_with(' ') && rest != " manager")
        };
        let leads =
            |other: &Page<'_>| other.name.manages && other.name.noun == team && page.likeness(other) >= ALIKE;
        if is_only && pages.iter().filter(is_led).count() > 1 && pages.iter().any(leads) {
            managers.push((at, team.to_owned()));
        }
    }
    for (at, team) in managers {
        if let Some(page) = pages.get_mut(at) {
            page.name.manages = true;
            page.name.noun = team;
        }
    }
}

struct Grouping<'a, 'p> {
    pages: &'a mut [Page<'p>],
    indexes: &'a [Index],
    groups: Groups,
    misses: Vec<Miss>,
}

impl Grouping<'_, '_> {
    fn name(&self, page: usize) -> Option<&Name> {
        self.pages.get(page).map(|page| &page.name)
    }

    /// The members of a group.
    fn members(&self, key: &str) -> &[usize] {
        self.groups.members(key)
    }

    fn rank(&self, page: usize) -> Option<Rank> {
        self.name(page).map(Name::rank)
    }

    /// Whether a rung like that of `page` is among `members`.
    fn has_rank(&self, members: &[usize], page: usize) -> bool {
        members.iter().any(|other| self.rank(*other) == self.rank(page))
    }

    /// Whether the headings of a page are as alike as this to those of any of these.
    fn is_alike(&self, page: usize, members: &[usize], least: f32) -> bool {
        let Some(page) = self.pages.get(page) else { return false };
        let others = members.iter().filter_map(|other| self.pages.get(*other));
        others.filter(|other| other.place != page.place).take(12).any(|other| page.likeness(other) >= least)
    }

    /// Groups pages whose names have the same noun, and gives those that name a rung alone. A noun that no table of
    /// positions has must be one by the words around it: "Senior Barista" beside "Barista".
    fn by_name(&mut self, whole: &[usize]) -> Vec<usize> {
        let mut loose = Vec::new();
        let mut unknown = Groups::default();
        for (at, page) in self.pages.iter().enumerate().filter(|(at, _)| !whole.contains(at)) {
            if page.name.is_whole() {
                self.groups.add(&page.name.key(), at, SAME_NOUN);
            } else if page.name.is_bare() || is_general(&page.name) {
                loose.push(at);
            } else if !page.name.noun.is_empty() {
                unknown.add(&page.name.key(), at, SAME_NOUN);
            }
        }
        for (key, Group { members, .. }) in unknown.all {
            let said =
                members.iter().filter(|page| self.name(**page).is_some_and(|name| name.rung > 0)).count();
            // "QA 1", "QA 2": an abbreviation, where the pages are written alike.
            let is_series = members.iter().all(|page| {
                self.name(*page).is_some_and(|name| name.number > 0) && self.is_alike(*page, &members, ALIKE)
            });
            if members.len() > 1 && (said * 2 >= members.len() || is_series) {
                members.into_iter().for_each(|page| self.groups.add(&key, page, SAME_NOUN));
            }
        }
        loose
    }

    /// The keys of groups of individuals for which this holds.
    fn keys(&self, is_one: impl Fn(&str, &Group) -> bool) -> Vec<String> {
        let crafts =
            self.groups.all.iter().filter(|(key, group)| !key.starts_with('>') && !group.members.is_empty());
        crafts.filter(|(key, group)| is_one(key, group)).map(|(key, _)| key.clone()).collect()
    }

    /// "Staff Engineer" and "Principal Engineer" go on where "Software Engineer I" to "IV" end, if no other engineers are there.
    fn join_general_nouns(&mut self) {
        for general in self.keys(|key, _| !key.contains([' ', ','])) {
            let longer =
                self.keys(|key, _| key.strip_suffix(&*general).is_some_and(|rest| rest.ends_with(' ')));
            let [specific] = longer.as_slice() else { continue };
            let of_specific = self.members(specific);
            let fits = self.members(&general).iter().all(|page| {
                self.name(*page).is_some_and(|name| name.rung > 0 || name.code.is_some())
                    && !self.has_rank(of_specific, *page)
                    && self.is_alike(*page, of_specific, ALIKE)
            });
            if fits {
                self.groups.merge(&general, specific, GENERAL);
            }
        }
    }

    /// "Principal Designer, Operations" is a rung of "Designer" where no other principal is.
    fn join_specialisms(&mut self) {
        let special = self.keys(|key, group| key.contains(", ") && group.members.len() == 1);
        let mut joins = Vec::new();
        for key in &special {
            let Some((noun, _)) = key.split_once(", ") else { continue };
            let (base, [page]) = (self.members(noun), self.members(key)) else { continue };
            if base.len() > 1 && !self.has_rank(base, *page) && self.is_alike(*page, base, ALIKE) {
                joins.push((key.clone(), noun.to_owned()));
            }
        }
        joins.iter().for_each(|(from, into)| self.groups.merge(from, into, SPECIALISM));
    }

    /// "L4 Cloud Architect" goes on where "L3 Senior Cloud Engineer" ends, if the code is free.
    fn join_codes(&mut self) {
        let single = self.keys(|_, group| group.members.len() == 1);
        for key in single {
            let Some(page) = self.members(&key).first().copied() else { continue };
            let Some(name) = self.name(page).filter(|name| name.code.is_some()) else { continue };
            if !HIGH_NOUNS.contains(&name.head()) {
                continue;
            }
            let goes_on = |key: &str, group: &Group| {
                let shares = key.split(' ').any(|word| name.noun.split(' ').any(|own| own == word));
                group.members.len() > 1
                    && shares
                    && group.members.iter().all(|other| self.is_of_series(page, *other))
                    && self.is_alike(page, &group.members, ALIKE)
            };
            if let [into] = self.keys(goes_on).as_slice() {
                self.groups.merge(&key, into, CODES);
            }
        }
    }

    /// Whether two pages have codes of one series with different numbers.
    fn is_of_series(&self, one: usize, other: usize) -> bool {
        let code = |page| self.name(page).and_then(|name| name.code.as_ref());
        code(one).zip(code(other)).is_some_and(|(one, other)| one.0 == other.0 && one.1 != other.1)
    }

    /// "Architect" is a rung of the only craft of a folder whose introduction lists both.
    fn join_architects(&mut self) {
        let several = self.keys(|_, group| group.members.len() > 1);
        let ([into], [page]) = (several.as_slice(), self.members("architect")) else { return };
        let page = *page;
        let mut both = self.members(into).to_vec();
        both.push(page);
        if self.is_presented(&both) && self.is_alike(page, &both, ALIKE) {
            self.groups.merge("architect", &into.clone(), LISTED);
            if let Some(page) = self.pages.get_mut(page).filter(|page| page.name.rung == 0) {
                page.name.rung = ARCHITECT;
            }
        }
    }

    /// Names of rungs alone: with one another, or with the only group of the folder.
    fn join_bare(&mut self, loose: Vec<usize>) {
        let [mut crafts, mut managers] = [Vec::new(), Vec::new()];
        for page in loose {
            match self.name(page) {
                Some(name) if name.manages => managers.push(page),
                _ => crafts.push(page),
            }
        }
        let several = self.keys(|_, group| group.members.len() > 1);
        let groups = if several.is_empty() { self.keys(|_, _| true) } else { several };
        match groups.as_slice() {
            [] => {
                crafts.into_iter().for_each(|page| self.groups.add("", page, BARE));
            }
            [only] => {
                let members = self.members(only).to_vec();
                crafts
                    .retain(|page| !self.has_rank(&members, *page) && self.is_alike(*page, &members, ALIKE));
                crafts.into_iter().for_each(|page| self.groups.add(only, page, GENERAL));
            }
            _ => {}
        }
        managers.into_iter().for_each(|page| self.groups.add("> ", page, BARE));
    }

    /// Sorts the members of each group. One that is the same rung as another, or whose headings are all others, leaves it.
    fn tell_apart(&mut self) {
        let mut groups = std::mem::take(&mut self.groups);
        for (_, group) in &mut groups.all {
            let all = group.members.clone();
            group.members = self.in_order(&all);
            let mut kept: Vec<usize> = Vec::new();
            for page in std::mem::take(&mut group.members) {
                let is_same = |other: &&usize| {
                    self.rank(**other) == self.rank(page)
                        && self.name(**other).map(|name| &name.behind)
                            == self.name(page).map(|name| &name.behind)
                };
                if let Some(same) = kept.iter().find(is_same) {
                    self.misses.push(Miss { page, beside: *same, why: Why::SameRung });
                } else if all.len() > 1 && !self.is_related(page, &all) {
                    let beside = all.iter().copied().find(|other| *other != page).unwrap_or(page);
                    self.misses.push(Miss { page, beside, why: Why::OtherHeadings });
                } else {
                    kept.push(page);
                }
            }
            group.members = kept;
        }
        self.groups = groups;
    }

    /// Members of a group by their ranks. Groups are small, and a sort of their own would be larger than all of this.
    fn in_order(&self, members: &[usize]) -> Vec<usize> {
        let mut sorted: Vec<usize> = Vec::with_capacity(members.len());
        let behind = |page: usize| self.name(page).map_or("", |name| &*name.behind);
        for page in members {
            let is_before = |other: &&usize| {
                let order = self.rank(**other).cmp(&self.rank(*page));
                order.then_with(|| behind(**other).cmp(behind(*page))).then(other.cmp(&page))
                    == Ordering::Less
            };
            let place = sorted.iter().take_while(is_before).count();
            sorted.insert(place, *page);
        }
        sorted
    }

    /// Whether the headings of a page say that it may be one of these. Who leads may manage or not.
    fn is_related(&self, page: usize, members: &[usize]) -> bool {
        let leads = self.rank(page).is_some_and(|rank| rank.is_manager && rank.rung == TEAM_LEAD);
        self.is_alike(page, members, if leads { ALIKE } else { RELATED }) || self.is_presented(members)
    }

    /// Whether an introduction of the folder presents all of these pages.
    fn is_presented(&self, members: &[usize]) -> bool {
        let files = || members.iter().filter_map(|page| self.pages.get(*page)).map(|page| &*page.role.file);
        self.indexes.iter().any(|index| index.presents(&mut files()))
    }

    /// Whole roles whose name is that of rungs beside them.
    fn report_whole(&mut self, whole: &[usize]) {
        for page in whole {
            let Some(name) = self.name(*page).filter(|name| name.is_whole()) else { continue };
            if let Some(beside) = self.members(&name.key()).first() {
                self.misses.push(Miss { page: *page, beside: *beside, why: Why::HasLevels });
            }
        }
    }

    /// The groups of two or more, where the managers of a team stand behind those of it if the folder's introduction
    /// presents both.
    fn tracks(&mut self) -> Vec<Group> {
        let groups = std::mem::take(&mut self.groups).all;
        let (managers, mut crafts): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|(key, _)| key.starts_with('>'));
        for (key, group) in managers {
            let team = key.trim_start_matches(['>', ' ']);
            let several = crafts.iter().filter(|(_, craft)| craft.members.len() > 1).count();
            let mut related: Vec<(bool, &mut Group)> = crafts
                .iter_mut()
                .filter(|(key, craft)| !key.starts_with('>') && craft.members.len() > 1)
                .map(|(noun, craft)| (is_of_team(noun, team), craft))
                .filter(|(is_of_team, _)| *is_of_team || several == 1)
                .collect();
            if let [(is_of_team, craft)] = related.as_mut_slice() {
                let mut both = craft.members.clone();
                both.extend(&group.members);
                let least = if *is_of_team { RELATED } else { ALIKE };
                let alike = group.members.iter().all(|page| self.is_alike(*page, &craft.members, least));
                if alike && self.is_presented(&both) {
                    craft.members = both;
                    craft.because(TOGETHER);
                    continue;
                }
            }
            crafts.push((key, group));
        }
        crafts.into_iter().map(|(_, group)| group).filter(|group| group.members.len() > 1).collect()
    }
}

/// Nouns of positions at the upper end of ladders whose other rungs have another noun.
const HIGH_NOUNS: &[&str] = &["architect", "fellow", "lead", "expert", "specialist"];

/// Whether a name is one of a rung, with nothing but a word for all of technology: "Tech Fellow".
fn is_general(name: &Name) -> bool {
    name.behind.is_empty() && name.rung > 0 && matches!(&*name.noun, "tech" | "technical" | "engineering")
}

/// Whether those who have a craft may be a team: "engineering" that of engineers, "support" that of support engineers.
fn is_of_team(noun: &str, team: &str) -> bool {
    let stem = |word: &str| word.get(..5).unwrap_or(word).to_owned();
    team.is_empty() || slug(team).split('-').any(|word| noun.split(' ').any(|own| stem(own) == stem(word)))
}
