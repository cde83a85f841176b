//! What pages name as next → for each role and level where it leads, and what leads there.
//!
//! Pages name it under `next` in front matter, and by links in sections about the career ladder.

use rolebook_model::{Block, Catalog, Content, Inline, Label, Role, Section, percent};
use rolebook_reader::front_matter;
use rolebook_reader::role_names::{Named, Place, RoleNames, next_names};
use rustc_hash::{FxHashMap, FxHashSet};

/// How many names and links of a page are followed.
const MOST_NAMES: usize = 50;

/// From where to where pages lead, by the role at the one end.
#[derive(Default)]
pub(super) struct Steps {
    /// By the role that names them: at which level it does, and what it names.
    onward: FxHashMap<usize, Vec<(Option<usize>, Place)>>,
    /// By the role that is named: at which level it is, and what names it.
    back: FxHashMap<usize, Vec<(Option<usize>, Place)>>,
}

impl Steps {
    /// The steps that the roles of a catalog name. `text_of` gives the text of a file.
    pub(super) fn of<'t>(catalog: &Catalog, text_of: &dyn Fn(&str) -> Option<&'t str>) -> Steps {
        let names = RoleNames::new(catalog);
        let mut steps = Steps::default();
        for (index, role) in catalog.roles.iter().enumerate() {
            let linked = linked(catalog, role, &names, index);
            let mut named = named(role, index, &names, text_of);
            named.extend(linked);
            for (level, to) in named {
                steps.add(Place { role: index, level }, to);
            }
        }
        steps.back.values_mut().for_each(|back| back.sort_unstable());
        steps
    }

    fn add(&mut self, from: Place, to: Place) {
        let onward = self.onward.entry(from.role).or_default();
        let is_itself = from.role == to.role && (to.level.is_none() || from.level == to.level);
        if !is_itself && !onward.contains(&(from.level, to)) {
            onward.push((from.level, to));
            self.back.entry(to.role).or_default().push((to.level, from));
        }
    }

    /// Where the page of a role, or of one of its levels, leads by its own words.
    pub(super) fn onward(&self, role: usize, level: Option<usize>) -> Vec<Place> {
        ends(&self.onward, role, level)
    }

    /// What leads to the page of a role, or of one of its levels.
    pub(super) fn back(&self, role: usize, level: Option<usize>) -> Vec<Place> {
        ends(&self.back, role, level)
    }
}

/// The other ends of the steps of a role, or of a level: its own, and those of the whole role.
fn ends(
    steps: &FxHashMap<usize, Vec<(Option<usize>, Place)>>,
    role: usize,
    level: Option<usize>,
) -> Vec<Place> {
    // Every page of a site may name the same one.
    let mut known = FxHashSet::default();
    let steps = steps.get(&role).into_iter().flatten();
    let of_level =
        steps.filter(|(at, _)| level.is_none() || at.is_none() || *at == level).map(|(_, end)| *end);
    of_level.filter(|end| (end.role, end.level) != (role, level) && known.insert(*end)).collect()
}

/// What the front matter of a role's files names, each with the level whose file it is.
fn named<'t>(
    role: &Role,
    index: usize,
    names: &RoleNames<'_>,
    text_of: &dyn Fn(&str) -> Option<&'t str>,
) -> Vec<(Option<usize>, Place)> {
    let parts = role.parts.iter().map(|part| part.file.as_str());
    let introductions = role.parts.len().saturating_sub(role.levels.len());
    let files: Vec<(&str, Option<usize>)> = match role.parts.is_empty() {
        true => vec![(&role.file, None)],
        false => parts.enumerate().map(|(place, file)| (file, place.checked_sub(introductions))).collect(),
    };
    let mut places = Vec::new();
    for (file, level) in files {
        let split = text_of(file).map(front_matter::split);
        let written = split.iter().flat_map(|split| next_names(&split.front_matter)).take(MOST_NAMES);
        places.extend(written.filter_map(|name| match names.find(name, file, Some(index)) {
            Named::One(place) => Some((level, place)),
            Named::Several(_) | Named::Unknown | Named::Elsewhere => None,
        }));
    }
    places
}

/// The roles and levels that links in sections about the career ladder lead to, each with the level whose section it is.
fn linked(
    catalog: &Catalog,
    role: &Role,
    names: &RoleNames<'_>,
    index: usize,
) -> Vec<(Option<usize>, Place)> {
    let mut places = Vec::new();
    for section in role.sections.iter().filter(|section| section.label() == Label::CareerLadder) {
        let mut hrefs = Vec::new();
        push_hrefs(section, &mut hrefs);
        let found = hrefs.into_iter().take(MOST_NAMES).filter_map(|href| place_at(catalog, names, href));
        let others = found.filter(|place| place.role != index || place.level.is_some());
        places.extend(others.map(|place| (section.owner(), place)));
    }
    places
}

/// The role or level at an address of the site; or, for pages that were written for another site with the same folders, where
/// root-relative links lead, that with the same department and name.
fn place_at(catalog: &Catalog, names: &RoleNames<'_>, href: &str) -> Option<Place> {
    let site = &catalog.site;
    let href = &percent::decode(href);
    let below = |base: &str| href.strip_prefix(base).filter(|_| !base.is_empty());
    let path = below(&format!("{}{}", site.origin, site.base_path)).or_else(|| below(&site.base_path));
    if let Some(place) = path.and_then(|path| names.at_address(path)) {
        return Some(place);
    }
    let path = below(&site.link_base)?.split(['?', '#']).next()?;
    let mut last = path.trim_matches('/').rsplit('/');
    let (slug, department) = (last.next()?, last.next()?);
    names.at_address(&format!("{department}/{slug}"))
}

/// Where the links of a section lead, in order.
fn push_hrefs<'a>(section: &'a Section, hrefs: &mut Vec<&'a str>) {
    for content in &section.content {
        match content {
            Content::Block(block) => push_of_blocks(std::slice::from_ref(block), hrefs),
            Content::Items(list) => list.items.iter().for_each(|item| push_of_blocks(&item.blocks, hrefs)),
        }
    }
}

fn push_of_blocks<'a>(blocks: &'a [Block], hrefs: &mut Vec<&'a str>) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Subheading { content, .. } => push_of_inlines(content, hrefs),
            Block::List(list) => list.items.iter().for_each(|item| push_of_blocks(&item.blocks, hrefs)),
            Block::Quote(inner) => push_of_blocks(inner, hrefs),
            Block::Table(table) => table.cells().for_each(|cell| push_of_blocks(&cell.blocks, hrefs)),
            Block::Details { summary, blocks } => {
                push_of_inlines(summary, hrefs);
                push_of_blocks(blocks, hrefs);
            }
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

fn push_of_inlines<'a>(inlines: &'a [Inline], hrefs: &mut Vec<&'a str>) {
    for inline in inlines {
        match inline {
            Inline::Link(link) => hrefs.push(&link.href),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strikethrough(inner)
            | Inline::Subscript(inner)
            | Inline::Superscript(inner) => push_of_inlines(inner, hrefs),
            _ => {}
        }
    }
}
