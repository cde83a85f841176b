//! Requirements of all roles → groups of those that ask for the same.
//!
//! 1. Texts of the same [`Meaning`] are one node: they are found by its hash.
//! 2. Nodes whose meanings differ in one word of many are found by the hashes of the longer one without each of its words.
//! 3. Whatever is found so is joined only if comparisons would join it, by their own measure of similarity, and a group has
//!    only nodes each two of which are joined: that two are like a third one says nothing of these two.
//!
//! No two texts are compared unless a hash has brought them together, so the work grows with the texts and not with their
//! pairs. Texts are visited in the order of their hashes: the order of roles makes no difference.

use super::meaning::Meaning;
use super::requirements::{Requirements, Text};
use rolebook_model::Role;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// The similarity from which comparisons take two texts for one that was changed, in thousandths.
const MIN_SIMILARITY: usize = 450;

/// The same of texts of which one has a word more.
const MIN_SIMILARITY_OF_LONGER: usize = 850;

/// How many nodes a group may have: each new one is compared with all of them.
const MOST_NODES: usize = 16;

/// From how many roles on what most of them ask for is company-wide: in a small company three roles may well be near one another.
const MIN_ROLES: usize = 4;

/// More roles than this are no neighbours of one another, however large the company is. It bounds the work for each.
const MOST_ROLES: usize = 100;

/// From how many departments on what most of them ask for is company-wide.
const MIN_DEPARTMENTS: usize = 5;

/// Requirements that ask for the same.
#[derive(Default)]
pub(super) struct Group {
    /// The roles that have one of them, in ascending order.
    pub(super) roles: Vec<usize>,
    /// Whether so many roles have it that it says nothing of how near two of them are.
    pub(super) is_company_wide: bool,
    /// Whether it may stand on several roles' pages without being the same: it refers to its own page.
    pub(super) is_apart: bool,
}

impl Group {
    /// Whether it says anything of how near roles are.
    pub(super) fn is_compared(&self) -> bool {
        !self.is_company_wide && !self.is_apart
    }
}

/// What the requirements of all roles ask for.
pub(super) struct Groups {
    /// The group of each text, as an index.
    of_texts: Vec<usize>,
    pub(super) all: Vec<Group>,
}

impl Groups {
    /// The groups of these requirements, which are of these roles.
    pub(super) fn of(requirements: &Requirements<'_>, roles: &[&Role]) -> Groups {
        let texts = &requirements.texts;
        let nodes = Nodes::of(texts);
        let mut of_nodes: Vec<usize> = (0..nodes.all.len()).collect();
        join_longer(texts, &nodes, &mut of_nodes);
        let mut groups = Groups {
            of_texts: vec![0; texts.len()],
            all: nodes.all.iter().map(|_| Group::default()).collect(),
        };
        for (node, group) in nodes.all.iter().zip(of_nodes) {
            for text in &node.texts {
                groups.add(*text, group, texts, node.meaning.is_none());
            }
        }
        let departments = count(roles.iter().map(|role| &*role.department));
        for group in &mut groups.all {
            group.roles.sort_unstable();
            group.roles.dedup();
            let of_group = count(group.roles.iter().filter_map(|role| Some(&*roles.get(*role)?.department)));
            let have = group.roles.len();
            let is_of_most =
                2 * have > roles.len() || (departments >= MIN_DEPARTMENTS && 2 * of_group > departments);
            group.is_company_wide = have > MOST_ROLES || (have >= MIN_ROLES && is_of_most);
        }
        groups
    }

    fn add(&mut self, text: usize, group: usize, texts: &[Text], is_apart: bool) {
        if let Some(of_text) = self.of_texts.get_mut(text) {
            *of_text = group;
        }
        if let (Some(group), Some(text)) = (self.all.get_mut(group), texts.get(text)) {
            group.roles.extend_from_slice(&text.roles);
            group.is_apart |= is_apart;
        }
    }

    /// The group of a text.
    pub(super) fn of_text(&self, text: usize) -> Option<(usize, &Group)> {
        let index = *self.of_texts.get(text)?;
        Some((index, self.all.get(index)?))
    }
}

/// How many different ones there are.
fn count<'a>(names: impl Iterator<Item = &'a str>) -> usize {
    names.collect::<FxHashSet<&str>>().len()
}

/// Texts of one meaning.
struct Node {
    /// As indices.
    texts: Vec<usize>,
    /// `None` where the text refers to its own page.
    meaning: Option<Meaning>,
    is_bonus: bool,
}

/// What texts mean, in the order of their hashes.
struct Nodes {
    all: Vec<Node>,
    /// By the hash of the meaning, and whether it is a bonus.
    by_meaning: FxHashMap<(u64, bool), usize>,
}

impl Nodes {
    fn of(texts: &[Text]) -> Nodes {
        let mut nodes = Nodes { all: Vec::new(), by_meaning: FxHashMap::default() };
        let mut order: Vec<(u64, usize)> =
            texts.iter().enumerate().map(|(index, text)| (text.wording.hash(), index)).collect();
        order.sort_unstable();
        for (_, index) in order {
            let Some(text) = texts.get(index) else { continue };
            let meaning = Meaning::of(&text.written, &text.wording);
            let key = meaning.as_ref().map(|meaning| (meaning.hash(), text.is_bonus));
            let known = key.and_then(|key| nodes.by_meaning.get(&key).copied());
            match known.and_then(|known| nodes.all.get_mut(known)) {
                Some(node) if is_like_first(node, text, texts) => node.texts.push(index),
                other => {
                    if let (None, Some(key)) = (other, key) {
                        nodes.by_meaning.insert(key, nodes.all.len());
                    }
                    nodes.all.push(Node { texts: vec![index], meaning, is_bonus: text.is_bonus });
                }
            }
        }
        nodes
    }
}

fn is_like_first(node: &Node, text: &Text, texts: &[Text]) -> bool {
    let first = node.texts.first().and_then(|first| texts.get(*first));
    first.is_some_and(|first| first.wording.similarity(&text.wording) >= MIN_SIMILARITY)
}

/// Joins nodes of which one has a word more. `groups` are the groups of the nodes; that of a node is one of its nodes.
fn join_longer(texts: &[Text], nodes: &Nodes, groups: &mut [usize]) {
    let mut pairs = Vec::new();
    for (longer, node) in nodes.all.iter().enumerate() {
        let Some(meaning) = &node.meaning else { continue };
        for hash in meaning.hashes_with_less() {
            if let Some(shorter) = nodes.by_meaning.get(&(hash, node.is_bonus))
                && let Some(similarity) = similarity(texts, nodes, longer, *shorter)
            {
                pairs.push((Reverse(similarity), longer, *shorter));
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let joined: FxHashSet<(usize, usize)> =
        pairs.iter().flat_map(|(_, one, other)| [(*one, *other), (*other, *one)]).collect();
    let mut members: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (_, one, other) in pairs {
        let (Some(&one), Some(&other)) = (groups.get(one), groups.get(other)) else { continue };
        let of = |group: usize| members.get(&group).cloned().unwrap_or_else(|| vec![group]);
        let (ones, others) = (of(one), of(other));
        let are_all = ones.iter().all(|one| others.iter().all(|other| joined.contains(&(*one, *other))));
        if one == other || !are_all || ones.len() + others.len() > MOST_NODES {
            continue;
        }
        for node in &others {
            groups.get_mut(*node).into_iter().for_each(|group| *group = one);
        }
        members.insert(one, [ones, others].concat());
    }
}

/// How similar the first texts of two nodes are, if that is enough.
fn similarity(texts: &[Text], nodes: &Nodes, one: usize, other: usize) -> Option<usize> {
    let first = |node: usize| texts.get(*nodes.all.get(node)?.texts.first()?);
    let similarity = first(one)?.wording.similarity(&first(other)?.wording);
    (similarity >= MIN_SIMILARITY_OF_LONGER).then_some(similarity)
}
