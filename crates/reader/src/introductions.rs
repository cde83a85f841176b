//! The page of a department's folder → the introduction on the department's page.
//!
//! [`introduce`] gives departments their introductions when a site is read, and [`as_introduction`] makes one of a page, the
//! same when the site is built and when a browser has fetched the text.
//!
//! Such a page introduces its folder if it begins with a paragraph of text. One that only lists its pages says nothing that
//! the department's page does not say, and one that speaks of the files themselves is for those who edit them. The page
//! of the whole folder of roles introduces nothing: it is the front page of a repository more often than one for
//! visitors, for whom `site.toml` has a description.

#[cfg(feature = "findings")]
use super::parsed::ParsedPage;
use rolebook_markdown::slug;
#[cfg(feature = "findings")]
use rolebook_markdown::{Passage, PassageKind};
use rolebook_model::{Block, Content, Department, Inline, Item, Role, Section, plain_text};
#[cfg(feature = "findings")]
use {
    super::files,
    rolebook_model::{Catalog, Rule},
    std::sync::Arc,
};

/// A page that may introduce the department of its folder.
#[cfg(feature = "findings")]
pub(super) struct Candidate {
    page: Role,
    /// Names of pages that site generators publish come before those that hosts of code show.
    rank: u8,
}

#[cfg(feature = "findings")]
impl Candidate {
    /// `None` where the page is not that of a folder right below that of the roles, or does not introduce it.
    pub(super) fn of(page: Role, parsed: &ParsedPage) -> Option<Candidate> {
        let is_shown = files::is_of_department(&page.file)
            && introduces(&page, parsed)
            && !parsed.front_matter.is_unindexed();
        let rank = match files::name(&page.file).bytes().next()? {
            b'_' => 0,
            b'i' | b'I' => 1,
            _ => 2,
        };
        is_shown.then_some(Candidate { page, rank })
    }
}

/// Gives each department the first of the pages that introduce it. It is the department that the page names, or that of its
/// folder; else the only one that the roles in its folder are of.
#[cfg(feature = "findings")]
pub(super) fn introduce(catalog: &mut Catalog, mut candidates: Vec<Candidate>) {
    candidates.sort_by_key(|candidate| candidate.rank);
    let Catalog { roles, departments, .. } = catalog;
    for Candidate { mut page, .. } in candidates {
        let folder = page.file.find('/').and_then(|end| page.file.get(..=end)).unwrap_or_default();
        let mut of_folder = roles.iter().filter(|role| role.file.starts_with(folder));
        let only = of_folder.next().map(|role| &role.department);
        let only = only.filter(|slug| of_folder.all(|role| role.department == **slug));
        let has = |slug: &String| departments.iter().position(|department| department.slug == *slug);
        let place = has(&page.department).or_else(|| only.and_then(has));
        if let Some(department) = place.and_then(|place| departments.get_mut(place))
            && department.introduction.is_none()
        {
            // It has no levels.
            let is_of_levels = |rule| matches!(rule, Rule::UnresolvedInheritance | Rule::DuplicateLevel);
            page.findings.retain(|found| !is_of_levels(found.rule));
            department.introduction = Some(Arc::new(as_introduction(page, department)));
        }
    }
}

/// Whether a page begins with a paragraph of text, leaving aside headings, images and links. A sentence that ends with
/// a colon belongs to what it precedes.
#[cfg(feature = "findings")]
fn introduces(page: &Role, parsed: &ParsedPage) -> bool {
    let is_text = |passage: &&Passage| passage.kind != PassageKind::Heading && letters(passage).0 > 0;
    let first = parsed.passages.iter().find(is_text);
    first.is_some_and(|first| {
        let (own, of_links) = letters(first);
        first.kind == PassageKind::Paragraph
            && own > of_links
            && !is_lead_in(&first.text)
            && !is_unfinished(page, first)
            && !is_about_files(&first.text)
    })
}

/// How many letters of a passage are its own, and how many those of its links and images.
#[cfg(feature = "findings")]
fn letters(passage: &Passage) -> (usize, usize) {
    let count = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).count();
    let of_links =
        passage.links.iter().map(|link| count(passage.text.get(link.text.clone()).unwrap_or_default()));
    let of_links = of_links.sum();
    (count(&passage.text).saturating_sub(of_links), of_links)
}

/// Whether a passage has something to be filled in, or a template's leftover.
#[cfg(feature = "findings")]
fn is_unfinished(page: &Role, passage: &Passage) -> bool {
    let lines = passage.position(0).line..=passage.position(passage.text.len()).line;
    let is_leftover = |rule| matches!(rule, Rule::TemplateLeftover | Rule::Unfinished);
    passage.text.contains(['[', '<', '{'])
        || ["TODO", "TBD", "FIXME", "Lorem ipsum"].iter().any(|mark| passage.text.contains(mark))
        || page.findings.iter().any(|found| is_leftover(found.rule) && lines.contains(&found.position.line))
}

/// Whether a text speaks of files to those who edit them.
#[cfg(feature = "findings")]
fn is_about_files(text: &str) -> bool {
    let text = text.to_lowercase();
    ABOUT_FILES.iter().any(|words| text.contains(words))
}

/// What texts about files say, in the languages that are read.
#[cfg(feature = "findings")]
const ABOUT_FILES: &[&str] = &[
    "this folder",
    "this directory",
    "this repo",
    "this file",
    "these files",
    "pull request",
    "merge request",
    "markdown",
    ".md",
    "readme",
    "front matter",
    "the template",
    "this template",
    "dieser ordner",
    "diesem ordner",
    "diesen ordner",
    "dieses verzeichnis",
    "diesem verzeichnis",
    "dieses repo",
    "diesem repo",
    "die vorlage",
    "ce dossier",
    "ce répertoire",
    "ce dépôt",
    "esta carpeta",
    "este directorio",
    "este repositorio",
    "esta pasta",
    "este repositório",
    "questa cartella",
    "questo repository",
    "deze map",
    "deze repository",
    "このフォルダ",
    "このディレクトリ",
    "このリポジトリ",
    "此文件夹",
    "该文件夹",
    "本目录",
    "此目录",
    "本仓库",
];

/// A page as the introduction of a department: without what only roles have, a heading that repeats the department's name,
/// and lists of links to pages, of which the department's page has its own.
pub(super) fn as_introduction(mut page: Role, department: &Department) -> Role {
    page.department.clone_from(&department.slug);
    page.slug.clear();
    page.levels.clear();
    let mut emptied = Vec::with_capacity(page.sections.len());
    for section in &mut page.sections {
        section.includes.clear();
        let had = section.content.len();
        drop_lists_of_pages(&mut section.content);
        emptied.push(section.content.is_empty() && had > 0);
    }
    drop_emptied(&mut page.sections, &emptied);
    let first = page.sections.iter_mut().find(|section| section.heading.is_some());
    if let Some(Section { heading, .. }) = first {
        let names = [slug(&department.name), department.slug.clone()];
        heading.take_if(|heading| names.contains(&slug(&heading.text)));
    }
    page
}

/// Drops lists of nothing but relative links, and the line above one that ends with a colon.
fn drop_lists_of_pages(content: &mut Vec<Content>) {
    let mut kept: Vec<Content> = Vec::with_capacity(content.len());
    for one in content.drain(..) {
        let is_list = matches!(&one, Content::Items(list) if list.items.iter().all(is_link_to_page));
        if !is_list {
            kept.push(one);
        } else if let Some(Content::Block(Block::Paragraph(text))) = kept.last()
            && is_lead_in(&plain_text(text))
        {
            kept.pop();
        }
    }
    *content = kept;
}

/// Whether a text is a single sentence that ends with a colon.
fn is_lead_in(text: &str) -> bool {
    let is_one = !text.contains(". ") && !text.contains('。');
    is_one && text.trim_end().ends_with([':', '：'])
}

/// Whether an item is a relative link, and nothing else.
fn is_link_to_page(item: &Item) -> bool {
    let [Block::Paragraph(text)] = item.blocks.as_slice() else { return false };
    let is_link = |inline: &Inline| match inline {
        Inline::Link(link) => !link.href.starts_with(['/', '#']) && !link.href.contains(':'),
        Inline::Text(text) => text.trim().is_empty(),
        _ => false,
    };
    text.iter().all(is_link)
}

/// Drops the headings of sections that were emptied, and of those that held nothing else.
fn drop_emptied(sections: &mut Vec<Section>, emptied: &[bool]) {
    let depth = |section: &Section| section.heading.as_ref().map_or(0, |heading| heading.depth);
    let mut kept: Vec<Section> = Vec::with_capacity(sections.len());
    // How deep the section behind was, if it was dropped.
    let mut dropped = 0;
    for (section, is_emptied) in sections.drain(..).zip(emptied).rev() {
        let depth_here = depth(&section);
        let held_dropped = section.content.is_empty() && dropped > depth_here;
        let holds_kept = kept.last().is_some_and(|next| depth(next) > depth_here);
        if (*is_emptied || held_dropped) && !holds_kept {
            dropped = depth_here;
        } else {
            dropped = 0;
            kept.push(section);
        }
    }
    kept.reverse();
    *sections = kept;
}

#[cfg(all(test, feature = "findings"))]
mod tests;
