//! Pages → roles, and beside each role what was parsed of its page, for lints: nothing has to be parsed again.

use super::destinations::Destinations;
use super::families::{self, Family, NearMiss, ReadPage};
use super::front_matter::{self, FrontMatter};
use super::introductions::{Candidate, introduce};
use super::parts::ReadPart;
use super::sections::Claim;
use super::{Reader, arrange, department_name, settle_links};
use rolebook_markdown::{Passage, parse_with_passages};
use rolebook_model::limits::LARGEST_PAGE;
use rolebook_model::{Catalog, Finding, PageSource, Position, Role, Rule, Site, Source};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What was parsed of a page, as its author wrote it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParsedPage {
    /// The page's path below the folder of roles.
    pub file: String,
    /// The settings on top of the page.
    pub front_matter: FrontMatter,
    /// What is wrong with the front matter.
    pub front_matter_findings: Vec<Finding>,
    /// The line in the file on which the text below the front matter starts, from 1.
    pub body_line: u32,
    /// The text below the front matter, with positions.
    pub passages: Vec<Passage>,
    /// The role that the page would be on its own, where it is one of the files of a role.
    pub alone: Option<Arc<Role>>,
}

impl ParsedPage {
    /// The department of the page: its slug, and its name as it is written.
    pub fn department_name(&self) -> (String, String) {
        department_name(&self.front_matter, &self.file)
    }
}

/// Reads every page of `source` as [`catalog`](super::catalog) does, and gives what was parsed of each, in the order of
/// the source.
///
/// ```
/// use rolebook_model::{PageSource, Site, Source};
///
/// let text = "---\ntitle: Baker\n---\n\nBakes bread.\n".to_owned();
/// let page = PageSource { file: "kitchen/baker.md".to_owned(), text };
/// let source = Source { site: Site::default(), pages: vec![page] };
/// let (catalog, pages) = rolebook_reader::catalog_and_pages(&source);
/// assert_eq!(catalog.roles[0].title, "Baker");
/// assert_eq!(pages[0].passages[0].position(0).line, 5);
/// ```
pub fn catalog_and_pages(source: &Source) -> (Catalog, Vec<Arc<ParsedPage>>) {
    Known::default().read(source, true, false, &|_, _, _| true)
}

/// The same without the roles of pages that are [none](Reader::is_role). Those of them that are of a department's folder and
/// introduce it become its introduction.
pub fn roles_and_pages(source: &Source) -> (Catalog, Vec<Arc<ParsedPage>>) {
    Known::default().read(source, false, true, &is_role)
}

/// The families among the pages of `source`, each of which is read on its own, and the pages that nearly are of one.
pub fn families(source: &Source) -> (Vec<Family>, Vec<NearMiss>) {
    let reader = Reader::new(&source.site);
    let read: Vec<(Role, ParsedPage)> =
        source.pages.iter().map(|page| reader.page_with_syntax(page)).collect();
    let pages: Vec<ReadPage<'_>> = read
        .iter()
        .zip(&source.pages)
        .map(|((role, parsed), page)| ReadPage {
            role,
            parsed,
            text: &page.text,
            is_role: reader.is_role(page, role),
        })
        .collect();
    reader.families(&pages)
}

/// The same, where a page that is as it was the last time is not read again.
pub fn roles_and_pages_again(source: &Source, known: &mut Known) -> (Catalog, Vec<Arc<ParsedPage>>) {
    known.is_kept = true;
    known.read(source, false, true, &is_role)
}

fn is_of_inclusion(finding: &Finding) -> bool {
    finding.rule == Rule::UnresolvedInheritance
}

fn is_role(reader: &Reader<'_>, page: &PageSource, role: &Role) -> bool {
    reader.is_role(page, role)
}

/// What was read of the pages of a site.
#[derive(Debug, Default)]
pub struct Known {
    /// Whether there will be a next time: what nobody else holds need not be copied to settle its links.
    is_kept: bool,
    site: Site,
    /// By file.
    pages: FxHashMap<String, KnownPage>,
    /// By which the links of the pages were settled.
    destinations: Option<Destinations>,
}

/// A page that was read on its own.
#[derive(Clone, Debug, PartialEq)]
pub struct LonePage {
    /// The role that it would be.
    pub role: Arc<Role>,
    /// What was parsed of it.
    pub parsed: Arc<ParsedPage>,
    /// Whether it [is one](Reader::is_role).
    pub is_role: bool,
    /// The roles of a page that describes several.
    several: Vec<Arc<Role>>,
    /// The texts that may say what a section includes.
    claims: Arc<Vec<Claim>>,
}

/// The pages of a site once those that are files of one role are joined.
#[derive(Debug, Default)]
pub struct JoinedPages {
    /// The roles, each in the place of its first file.
    pub roles: Vec<Arc<Role>>,
    /// What was parsed of each page, in their order.
    pub pages: Vec<Arc<ParsedPage>>,
    /// The pages that are no role's.
    others: Vec<(Arc<Role>, Arc<ParsedPage>)>,
}

#[derive(Clone, Debug)]
struct KnownPage {
    text: String,
    page: LonePage,
    /// The role with settled links.
    settled: Option<Arc<Role>>,
}

impl Known {
    fn read(
        &mut self,
        source: &Source,
        explains: bool,
        joins: bool,
        is_kept: &dyn Fn(&Reader<'_>, &PageSource, &Role) -> bool,
    ) -> (Catalog, Vec<Arc<ParsedPage>>) {
        // Every page is read by the site's words and its link base.
        let mut before =
            if self.site == source.site { std::mem::take(&mut self.pages) } else { FxHashMap::default() };
        self.site.clone_from(&source.site);
        let reader = Reader::new(&source.site);
        #[cfg(feature = "model")]
        let reader = if explains { reader.explaining() } else { reader };
        self.pages.clear();
        let mut read = Vec::with_capacity(source.pages.len());
        for page in &source.pages {
            let known = before.remove(&page.file).filter(|known| known.text == page.text);
            let known = known.unwrap_or_else(|| {
                let text = if self.is_kept { page.text.clone() } else { String::new() };
                let (part, parsed) = reader.page_with_claims(page);
                let is_role = is_kept(&reader, page, &part.role);
                KnownPage { text, page: reader.new_lone_page(page, part, parsed, is_role), settled: None }
            });
            if self.is_kept {
                self.pages.insert(page.file.clone(), known.clone());
            }
            read.push(known.page);
        }
        let texts: Vec<&str> = source.pages.iter().map(|page| &*page.text).collect();
        let JoinedPages { roles, pages, others } = reader.join(&texts, read, joins);
        let of =
            |(role, parsed): (Arc<Role>, Arc<ParsedPage>)| Candidate::of(Arc::unwrap_or_clone(role), &parsed);
        let candidates = others.into_iter().filter_map(of).collect();
        let names: Vec<_> = pages.iter().map(|page| page.department_name()).collect();
        let mut catalog = arrange(source.site.clone(), roles, &names);
        introduce(&mut catalog, candidates);
        self.settle(&mut catalog);
        (catalog, pages)
    }

    /// Settles the links of all roles. A role keeps those of the last time if neither it nor any URL has changed.
    fn settle(&mut self, catalog: &mut Catalog) {
        if !self.is_kept {
            return settle_links(catalog, &|_| true);
        }
        let destinations = Destinations::new(&catalog.roles, &catalog.departments);
        let are_same = self.destinations.as_ref() == Some(&destinations);
        let introductions =
            catalog.departments.iter_mut().filter_map(|department| department.introduction.as_mut());
        for role in catalog.roles.iter_mut().chain(introductions) {
            // One that was given another URL than its page says is no longer the same.
            let known = self.pages.get_mut(&role.file).filter(|known| Arc::ptr_eq(&known.page.role, role));
            match known {
                Some(KnownPage { settled: Some(settled), .. }) if are_same => *role = Arc::clone(settled),
                known => {
                    destinations.settle(Arc::make_mut(role), &catalog.site.base_path);
                    if let Some(known) = known {
                        known.settled = Some(Arc::clone(role));
                    }
                }
            }
        }
        self.destinations = Some(destinations);
    }
}

/// What becomes of pages that are files of one role, by their places among all pages.
#[derive(Default)]
struct Joined {
    /// The role at its first file.
    roles: FxHashMap<usize, Role>,
    /// Its files, each with what its text includes of levels that are not there.
    alone: FxHashMap<usize, Vec<Finding>>,
    /// The findings about pages that nearly are a file of one.
    near: FxHashMap<usize, Finding>,
}

impl Reader<'_> {
    /// Reads one page on its own, to be [joined](Reader::join) with others.
    pub fn lone_page(&self, page: &PageSource, is_role: bool) -> LonePage {
        let (part, parsed) = self.page_with_claims(page);
        self.new_lone_page(page, part, parsed, is_role)
    }

    fn new_lone_page(
        &self,
        page: &PageSource,
        part: ReadPart,
        parsed: ParsedPage,
        is_role: bool,
    ) -> LonePage {
        #[cfg(feature = "model")]
        let several = if is_role { self.roles_of(page, &part.role) } else { Vec::new() };
        #[cfg(not(feature = "model"))]
        let several = {
            let _ = page;
            Vec::new()
        };
        LonePage {
            role: Arc::new(part.role),
            parsed: Arc::new(parsed),
            is_role,
            several: several.into_iter().map(Arc::new).collect(),
            claims: Arc::new(part.claims),
        }
    }

    /// Joins pages of these texts that are files of one role, unless none are to be joined.
    pub fn join(&self, texts: &[&str], read: Vec<LonePage>, joins: bool) -> JoinedPages {
        let mut joined = if joins { self.joined(texts, &read) } else { Joined::default() };
        let mut all = JoinedPages::default();
        for (place, LonePage { mut role, mut parsed, is_role, several, .. }) in read.into_iter().enumerate() {
            all.roles.extend(joined.roles.remove(&place).map(Arc::new));
            if let Some(alone) = joined.alone.remove(&place) {
                if !alone.is_empty() || role.findings.iter().any(is_of_inclusion) {
                    families::role::stand_alone(Arc::make_mut(&mut role), alone);
                }
                Arc::make_mut(&mut parsed).alone = Some(role);
            } else if is_role {
                if let Some(near) = joined.near.remove(&place) {
                    Arc::make_mut(&mut role).findings.push(near);
                }
                if several.is_empty() {
                    all.roles.push(role);
                } else {
                    all.roles.extend(several);
                }
            } else {
                all.others.push((role, Arc::clone(&parsed)));
            }
            all.pages.push(parsed);
        }
        all
    }

    fn joined(&self, texts: &[&str], read: &[LonePage]) -> Joined {
        let pages: Vec<ReadPage<'_>> = read
            .iter()
            .zip(texts)
            .map(|(page, text)| ReadPage {
                role: &page.role,
                parsed: &page.parsed,
                text,
                is_role: page.is_role,
            })
            .collect();
        let (families, near) = self.families(&pages);
        let mut joined = Joined::default();
        let part = |place: usize| read.get(place).map(|page| (&*page.role, page.claims.as_slice()));
        for family in families {
            let places: Vec<usize> = family
                .introduction
                .into_iter()
                .chain(family.members.iter().map(|member| member.page))
                .collect();
            // A browser reads no longer text.
            let length: usize =
                places.iter().filter_map(|place| texts.get(*place)).map(|text| text.len() + 2).sum();
            if length > LARGEST_PAGE {
                continue;
            }
            let Some((role, mut unresolved)) = families::role::joined(&family, &part, &self.lexicon) else {
                continue;
            };
            let places: Vec<usize> = family
                .introduction
                .into_iter()
                .chain(family.members.iter().map(|member| member.page))
                .collect();
            for place in &places {
                let (own, others) = unresolved.into_iter().partition(|(of, _)| of == place);
                unresolved = others;
                let own: Vec<(usize, Finding)> = own;
                let own = own.into_iter().map(|(_, finding)| finding).collect();
                joined.alone.insert(*place, own);
            }
            if let Some(first) = places.iter().min() {
                joined.roles.insert(*first, role);
            }
        }
        for miss in near {
            let beside = read.get(miss.beside).map_or("", |page| &page.role.file);
            let message = format!("looks like a level of the role of {beside}, but {}", miss.reason);
            joined.near.insert(miss.page, Finding::new(Rule::NearLevel, Position::START, message));
        }
        joined
    }

    /// The families among pages that were read on their own.
    pub fn families(&self, pages: &[ReadPage<'_>]) -> (Vec<Family>, Vec<NearMiss>) {
        families::families(pages, &self.site.families, &self.lexicon)
    }

    /// Reads one page as [`page`](Reader::page) does, and gives what was parsed of it.
    pub fn page_with_syntax(&self, page: &PageSource) -> (Role, ParsedPage) {
        let (part, parsed) = self.page_with_claims(page);
        (part.role, parsed)
    }

    fn page_with_claims(&self, page: &PageSource) -> (ReadPart, ParsedPage) {
        let split = front_matter::split(&page.text);
        let (document, passages, notes) = parse_with_passages(split.body, split.body_line, self.site);
        let part = self.described(page, &split, document, notes, None);
        let parsed = ParsedPage {
            file: page.file.clone(),
            body_line: split.body_line,
            front_matter: split.front_matter,
            front_matter_findings: split.findings,
            passages,
            alone: None,
        };
        (part, parsed)
    }
}
