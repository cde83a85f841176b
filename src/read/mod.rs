//! Text → roles. Reading never fails: it gives a role and findings about what deserves a second look.
//!
//! Entry points: [`catalog`] for all pages of a site, [`page`] for one. A page goes through these steps:
//!
//! 1. [`front_matter`]: the settings on top of the page, and the body below them;
//! 2. [`markdown::parse`]: the body as a tree;
//! 3. [`outline`](outline::outline): what each heading is — label, seniority, owner — by words that are data
//!    ([`english`], extended by the site's own in [`lexicon`]);
//! 4. [`levels`]: the rungs of the role, the base level among them;
//! 5. [`sections`]: the tree cut at its headings, with items, musts and bonuses, and ids for all of them.
//!
//! [`catalog`] then gives every role a URL of its own and puts departments in order.

mod catalog;
mod english;
pub mod front_matter;
mod ids;
mod labels;
mod levels;
mod lexicon;
mod outline;
mod owners;
mod phrases;
mod position;
mod rungs;
mod sections;
mod summary;

#[cfg(test)]
mod tests;

use crate::markdown::{self, Document, Node, slug};
use crate::model::{Finding, Page, Position, Role, Rule, Site, plain_text};
use crate::order;
use front_matter::{FrontMatter, Value};
use lexicon::{Folded, Lexicon};
use outline::Named;

pub use catalog::catalog;

/// Reads one page of a site.
pub fn page(page: &Page, site: &Site) -> Role {
    Reader::new(site).page(page)
}

/// Reads the pages of one site; makes its words ready once.
pub struct Reader<'a> {
    site: &'a Site,
    lexicon: Lexicon,
}

impl<'a> Reader<'a> {
    /// A reader that goes by the words and the link base of `site`.
    pub fn new(site: &'a Site) -> Reader<'a> {
        Reader { site, lexicon: Lexicon::new(&site.words) }
    }

    /// Reads one page. Its slugs are what path and front matter say; [`catalog`] makes them unique.
    pub fn page(&self, page: &Page) -> Role {
        let split = front_matter::split(&page.text);
        let settings = &split.front_matter;
        let mut findings = split.findings;
        if split.body.trim().is_empty() {
            findings.push(Finding::new(
                Rule::EmptyPage,
                Position::line(split.body_line),
                "the page has no text; write what the role does and needs",
            ));
        }
        let (document, more) = markdown::parse(split.body, split.body_line, &self.site.link_base);
        findings.extend(more);

        let title = title(settings, &document, &page.file, &mut findings);
        let named = named_levels(settings);
        let lines = sections::lines(&document);
        report_too_many_headings(&document, &mut findings);
        let outlined = outline::outline(&title, &named, &lines, &self.lexicon);
        report_unknown_levels(settings, &named, &lines, &mut findings);
        let mut levels =
            levels::levels(&title, &lines, &outlined, &self.lexicon, document.starts_with_text());
        levels::report_duplicates(&levels, &document, &mut findings);
        drop(lines);
        let sections = sections::sections(document, outlined, &mut levels, &self.lexicon, &mut findings);
        let findings = order::by_number(findings, |finding| finding.position.rank());

        Role {
            department: department(settings, &page.file),
            slug: role_slug(settings, &page.file),
            summary: summary::summary(settings, &sections),
            aliases: settings.list("aliases").iter().filter_map(text_of).collect(),
            layout: settings.text("layout").unwrap_or_default().to_owned(),
            levels: levels.levels,
            file: page.file.clone(),
            title,
            sections,
            findings,
        }
    }
}

impl Document {
    /// Whether anything stands before the first heading.
    fn starts_with_text(&self) -> bool {
        matches!(self.nodes.first(), Some(Node::Block(_)))
    }
}

/// The title: the front matter's, else the page's first heading, else the file's name in words.
fn title(settings: &FrontMatter, document: &Document, file: &str, findings: &mut Vec<Finding>) -> String {
    if let Some(title) = settings.text("title").filter(|title| !title.is_empty()) {
        return title.to_owned();
    }
    findings.push(Finding::new(
        Rule::MissingTitle,
        Position::START,
        "the front matter names no title; add a line such as `title: Product Manager`",
    ));
    let first_heading = document.nodes.iter().find_map(|node| match node {
        Node::Heading(heading) if heading.depth == 1 => Some(plain_text(&heading.content)),
        _ => None,
    });
    first_heading
        .map(|heading| heading.trim().to_owned())
        .filter(|heading| !heading.is_empty())
        .unwrap_or_else(|| catalog::words_of_slug(&role_slug(settings, file)))
}

fn report_too_many_headings(document: &Document, findings: &mut Vec<Finding>) {
    let mut headings = document.nodes.iter().filter_map(|node| match node {
        Node::Heading(heading) => Some(heading.position),
        Node::Block(_) => None,
    });
    if let Some(position) = headings.nth(outline::MAX_HEADINGS) {
        let message = format!(
            "from its heading number {} on the page is shown but not read into levels and sections; split it",
            outline::MAX_HEADINGS + 1
        );
        findings.push(Finding::new(Rule::TooManyHeadings, position, message));
    }
}

/// The headings that `levels:` names: a list of names, or a mapping of names to rungs.
fn named_levels(settings: &FrontMatter) -> Vec<Named> {
    let mut named = Vec::new();
    for value in settings.list("levels").iter().take(outline::MAX_HEADINGS) {
        match value {
            Value::Text(name) => named.push(Named { name: Folded::new(name), seniority: None }),
            Value::Mapping(entries) => {
                named.extend(entries.iter().take(outline::MAX_HEADINGS).map(|entry| Named {
                    name: Folded::new(&entry.key),
                    seniority: match &entry.value {
                        Value::Text(rung) => levels::rung_by_name(rung),
                        _ => None,
                    },
                }))
            }
            Value::List(_) | Value::Empty => {}
        }
    }
    named
}

fn report_unknown_levels(
    settings: &FrontMatter,
    named: &[Named],
    lines: &[outline::Line<'_>],
    findings: &mut Vec<Finding>,
) {
    let Some(entry) = settings.get("levels") else { return };
    let headings: Vec<Folded> =
        lines.iter().take(outline::MAX_HEADINGS).map(|line| Folded::new(line.text)).collect();
    for level in named {
        if !headings.iter().any(|heading| heading.as_str() == level.name.as_str()) {
            let message = format!(
                "`levels` names \"{}\", but no heading says so; write the heading's own words",
                level.name.as_str()
            );
            findings.push(Finding::new(Rule::UnknownLevel, entry.position, message));
        }
    }
}

/// The department's slug: the front matter's, else the page's first folder, else "general".
fn department(settings: &FrontMatter, file: &str) -> String {
    match settings.text("department").filter(|name| !name.is_empty()) {
        Some(name) => slug(name),
        None => match file.split_once('/') {
            Some((folder, _)) => slug(folder),
            None => "general".to_owned(),
        },
    }
}

/// The role's slug: the file's name, or its folder's where the file is an index.
fn role_slug(settings: &FrontMatter, file: &str) -> String {
    if let Some(name) = settings.text("slug").filter(|name| !name.is_empty()) {
        return slug(name);
    }
    let mut parts = file.rsplit('/');
    let name = parts.next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    match (stem, parts.next()) {
        ("index" | "_index", Some(folder)) => slug(folder),
        _ => slug(stem),
    }
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        _ => None,
    }
}
