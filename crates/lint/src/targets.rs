//! All roles of a site → what links can lead to: pages by file and by URL, and the parts of each page.

use rolebook_markdown::slug;
use rolebook_model::{Block, Catalog, Content, Heading, Inline, Role, Section};
use rolebook_reader::ParsedPage;
use rolebook_reader::destinations::Destinations;
use rolebook_reader::role_names::RoleNames;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What links between the pages of a site can lead to.
pub(super) struct Targets<'a> {
    /// Where relative links lead.
    pub(super) destinations: Destinations,
    /// The files of all pages, in the order of the catalog, then those that introduce departments, then those of levels.
    files: Vec<&'a str>,
    /// By file. The parts of a page are listed when a link to one is checked: few pages have such links.
    pages: HashMap<&'a str, (&'a Role, OnceCell<Parts<'a>>)>,
    /// The files of the pages by URL: of roles, of their levels, and of their texts, as `department/role/level`.
    urls: HashMap<String, &'a str>,
    departments: HashSet<&'a str>,
    catalog: &'a Catalog,
    /// The roles by name, made when the first name is looked up: few pages name any.
    names: OnceCell<RoleNames<'a>>,
}

/// The parts of a page that have an id.
#[derive(Default)]
pub(super) struct Parts<'a> {
    /// Whether the page's text has been read, so that its parts are known.
    is_loaded: bool,
    /// In ascending order.
    ids: Vec<&'a str>,
    /// Ids that the author has set, in ascending order.
    anchors: Vec<&'a str>,
    /// The headings by the slug of their text.
    headings: HashMap<String, Vec<&'a Heading>>,
}

/// Longer ids are not compared with others: that takes time that grows with the square of the length.
const LONGEST: usize = 120;

impl<'a> Targets<'a> {
    /// The targets that the roles of a catalog make.
    pub(super) fn of(catalog: &'a Catalog, parsed: &'a [Arc<ParsedPage>]) -> Targets<'a> {
        let mut targets = Targets {
            destinations: Destinations::new(&catalog.roles, &catalog.departments),
            files: Vec::new(),
            pages: HashMap::new(),
            urls: HashMap::new(),
            departments: HashSet::new(),
            catalog,
            names: OnceCell::new(),
        };
        for role in &catalog.roles {
            let file = role.file.as_str();
            let url = format!("{}/{}", role.department, role.slug);
            targets.urls.extend(role.levels.iter().map(|level| (format!("{url}/{}", level.slug), file)));
            targets.urls.insert(format!("{url}.md"), file);
            targets.urls.insert(url, file);
            targets.files.push(file);
            targets.departments.insert(&role.department);
            targets.pages.insert(file, (role, OnceCell::new()));
        }
        // In the order of the destinations.
        let introductions =
            catalog.departments.iter().filter_map(|department| department.introduction.as_ref());
        targets.files.extend(introductions.map(|page| page.file.as_str()));
        let levels = catalog.roles.iter().flat_map(|role| role.level_files());
        targets.files.extend(levels.map(|(part, _)| part.file.as_str()));
        for role in parsed.iter().filter_map(|page| page.alone.as_deref()) {
            targets.pages.insert(&role.file, (role, OnceCell::new()));
        }
        targets
    }

    /// The roles and levels by their names.
    pub(super) fn names(&self) -> &RoleNames<'a> {
        self.names.get_or_init(|| RoleNames::new(self.catalog))
    }

    /// The parts of the page with this file.
    pub(super) fn page(&self, file: &str) -> Option<&Parts<'a>> {
        let (role, parts) = self.pages.get(file)?;
        Some(parts.get_or_init(|| Parts::of(role)))
    }

    /// The files of all pages, in the order of the destinations.
    pub(super) fn files(&self) -> &[&'a str] {
        &self.files
    }

    /// The file of the page or text at `path` below `/roles/`.
    pub(super) fn file_at(&self, path: &str) -> Option<&'a str> {
        self.urls.get(path).copied()
    }

    /// Whether the site has a list of roles at `path` below `/roles/`.
    pub(super) fn has_list(&self, path: &str) -> bool {
        path.is_empty() || self.has_department(path)
    }

    /// Whether the site has a department with this slug.
    pub(super) fn has_department(&self, slug: &str) -> bool {
        self.departments.contains(slug)
    }
}

impl<'a> Parts<'a> {
    fn of(role: &'a Role) -> Parts<'a> {
        let mut parts = Parts { is_loaded: role.is_loaded, ..Parts::default() };
        for section in &role.sections {
            parts.add(section);
        }
        parts.ids.sort_unstable();
        parts.anchors.sort_unstable();
        parts
    }

    fn add(&mut self, section: &'a Section) {
        if let Some(heading) = &section.heading {
            self.ids.push(&heading.id);
            self.headings.entry(slug(&heading.text)).or_default().push(heading);
            self.add_anchors(&heading.content);
        }
        for content in &section.content {
            match content {
                Content::Block(block) => self.add_block(block),
                Content::Items(list) => {
                    for item in &list.items {
                        self.ids.push(&item.id);
                        item.blocks.iter().for_each(|block| self.add_block(block));
                    }
                }
            }
        }
    }

    fn add_block(&mut self, block: &'a Block) {
        match block {
            Block::Paragraph(content) | Block::Subheading { content, .. } => self.add_anchors(content),
            Block::List(list) => {
                list.items.iter().flat_map(|item| &item.blocks).for_each(|block| self.add_block(block));
            }
            Block::Quote(blocks) => blocks.iter().for_each(|block| self.add_block(block)),
            Block::Details { summary, blocks } => {
                self.add_anchors(summary);
                blocks.iter().for_each(|block| self.add_block(block));
            }
            Block::Table(table) => {
                table.cells().flat_map(|cell| &cell.blocks).for_each(|block| self.add_block(block));
            }
            Block::Code { .. } | Block::Rule => {}
        }
    }

    fn add_anchors(&mut self, inlines: &'a [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Anchor(id) => self.anchors.push(id),
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Strikethrough(inner)
                | Inline::Subscript(inner)
                | Inline::Superscript(inner) => self.add_anchors(inner),
                Inline::Link(link) => self.add_anchors(&link.content),
                _ => {}
            }
        }
    }

    /// Whether a link may lead to `#id`.
    pub(super) fn has(&self, id: &str) -> bool {
        !self.is_loaded || has(&self.ids, id) || has(&self.anchors, id)
    }

    /// The headings that `#id` may mean, going by their words alone; none where the author has set the id.
    pub(super) fn meant(&self, id: &str) -> &[&'a Heading] {
        if has(&self.anchors, id) {
            return &[];
        }
        self.headings.get(id).map_or(&[], Vec::as_slice)
    }

    /// The id that is most like one that the page does not have: of the same words, or but for a few letters.
    pub(super) fn nearest(&self, id: &str) -> Option<&'a str> {
        if id.len() > LONGEST {
            return None;
        }
        let words = sorted_words(id);
        let ids = || self.ids.iter().chain(&self.anchors).copied().filter(|other| !other.contains("--"));
        let same = ids().find(|other| other.len() == id.len() && sorted_words(other) == words);
        same.or_else(|| {
            let most = (id.len() / 8).max(2);
            let alike = ids().filter(|other| other.len().abs_diff(id.len()) <= most);
            let nearest = alike.map(|other| (strsim::osa_distance(id, other), other)).min();
            nearest.filter(|(distance, _)| *distance <= most).map(|(_, other)| other)
        })
    }
}

fn has(sorted: &[&str], id: &str) -> bool {
    sorted.binary_search(&id).is_ok()
}

fn sorted_words(id: &str) -> Vec<String> {
    let mut words: Vec<String> = id.split('-').map(str::to_lowercase).collect();
    words.sort_unstable();
    words
}
