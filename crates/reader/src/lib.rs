//! Role pages in Markdown → roles. Reading never fails: it gives a role, and findings about what reads wrongly.
//!
//! Entry points:
//!
//! - [`page`] reads one page, and a [`Reader`] many pages of one site;
//! - [`catalog`] reads all pages of a site: it gives every role a URL of its own, sorts departments and roles, and makes links
//!   between pages lead to their [`destinations`];
//! - [`arrange`] and [`settle_links`] are the two halves of that for roles which are read already, and [`fill`] reads the pages
//!   of roles of which a catalog has only metadata.
//!
//! A page goes through these steps, each in a module of its own:
//!
//! 1. [`front_matter`]: the settings on top of the page, and the body below them;
//! 2. [`rolebook_markdown::parse`]: the body as a tree;
//!    [`listed`] makes sections of the lists of requirements or duties in the settings;
//! 3. [`outline`](outline::outline): what each heading is (label, seniority, owner), by words that are data
//!    ([`english`], extended by the site's own in [`lexicon`]);
//! 4. [`levels`]: the levels of the role, the base level among them;
//! 5. [`report`]: findings about the page's structure, in builds that make findings;
//! 6. [`sections`]: the tree split at its headings, with items, musts and bonuses, and ids for all of them;
//! 7. [`inclusions`]: the other levels that a section's text includes.
//!
//! ```
//! use rolebook_model::{Label, PageSource, Seniority, Site};
//!
//! let text = "---\ntitle: Baker\n---\n\n## Requirements\n\n- Patience\n- Bonus points: French\n\n## Senior Baker\n\nLeads a shift.\n";
//! let source = PageSource { file: "bakery/baker.md".to_owned(), text: text.to_owned() };
//! let role = rolebook_reader::page(&source, &Site::default());
//!
//! let levels: Vec<_> = role.levels.iter().map(|level| (level.name.as_str(), level.seniority)).collect();
//! assert_eq!(levels, [("Baker", Seniority::Intermediate), ("Senior Baker", Seniority::Senior)]);
//! assert_eq!(role.sections[0].label(), Label::Requirements);
//! ```

// Slicing a text within a character panics. clippy.toml cannot allow it in tests, as it does the others.
#![cfg_attr(not(test), warn(clippy::string_slice))]

mod catalog;
#[cfg(feature = "findings")]
mod corrections;
pub mod destinations;
mod english;
mod facts;
#[cfg(feature = "findings")]
pub mod families;
#[cfg(feature = "model")]
pub mod features;
pub mod files;
pub mod front_matter;
mod gender;
mod heading_lines;
mod ids;
pub mod inclusions;
mod introductions;
mod labels;
#[cfg(feature = "model")]
mod language;
mod levels;
mod lexicon;
#[cfg(feature = "model")]
mod line_features;
#[cfg(feature = "model")]
mod line_labels;
mod listed;

#[cfg(feature = "model")]
mod model;
mod outline;
mod owners;
#[cfg(feature = "findings")]
mod parsed;
mod parts;
mod phrases;
mod position;
#[cfg(feature = "model")]
mod reasons;
mod report;
#[cfg(feature = "findings")]
pub mod role_names;
mod role_page;
mod sections;
mod seniorities;
#[cfg(feature = "model")]
pub mod sequence;
mod several;
mod summary;
mod tables;
#[cfg(feature = "model")]
mod tracks;
#[cfg(feature = "training")]
pub mod training;
#[cfg(feature = "model")]
pub mod weights;
#[cfg(feature = "model")]
mod words;

#[cfg(test)]
mod tests;

use front_matter::{FrontMatter, Split, Value};
use lexicon::{Folded, Lexicon};
use outline::Named;
use parts::ReadPart;
use rolebook_letters::{language_tag, nfc};
use rolebook_markdown::{Document, Node, slug};
use rolebook_model::invisible::visible;
use rolebook_model::limits::LONGEST_NAME;
use rolebook_model::{
    Availability, BETWEEN_PARTS, FINDINGS, Finding, Level, PageLabels, PageSource, Part, Role, Site,
    plain_text, truncated,
};

#[cfg(feature = "model")]
use {language::Tongues, std::borrow::Cow, weights::Weights};

pub use catalog::{Filling, arrange, catalog, department_name, fill, settle_links};
#[cfg(feature = "findings")]
pub use corrections::correction;
#[cfg(feature = "languages")]
pub use language::all_words;
pub use levels::seniority_by_name;
pub use outline::is_guess;
#[cfg(feature = "findings")]
pub use parsed::{
    JoinedPages, Known, LonePage, ParsedPage, catalog_and_pages, families, roles_and_pages,
    roles_and_pages_again,
};
#[cfg(feature = "model")]
pub use tables::{LadderTable, is_fact, ladder_tables};

/// Whether a text has the forms of a noun for several genders: "Entwickler:in", "Développeur·euse", "Engineer (m/w/d)".
#[cfg(feature = "findings")]
pub fn has_gender_forms(text: &str) -> bool {
    matches!(gender::folded(text), std::borrow::Cow::Owned(_))
}

/// Reads one page of a site.
pub fn page(page: &PageSource, site: &Site) -> Role {
    Reader::new(site).page(page)
}

/// Reads the pages of one site, with its words prepared once.
pub struct Reader<'a> {
    site: &'a Site,
    lexicon: Lexicon,
    /// It says why each heading was read as it was, and not only of those that may be something else.
    #[cfg(feature = "model")]
    explains: bool,
    #[cfg(feature = "model")]
    weights: Cow<'a, Weights>,
    #[cfg(feature = "model")]
    tongues: Tongues,
}

impl<'a> Reader<'a> {
    /// A reader with the words and the link base of `site`.
    pub fn new(site: &'a Site) -> Reader<'a> {
        Reader {
            site,
            lexicon: Lexicon::new(&site.words),
            #[cfg(feature = "model")]
            explains: false,
            #[cfg(feature = "model")]
            weights: Cow::Borrowed(Weights::shipped()),
            #[cfg(feature = "model")]
            tongues: Tongues::default(),
        }
    }

    /// The same, which tells for each heading what weighed most for its label. That takes as long again as labelling; others do so
    /// only where the label is [unsure](rolebook_model::Weighed::is_unsure).
    #[cfg(feature = "model")]
    pub fn explaining(self) -> Reader<'a> {
        Reader { explains: true, ..self }
    }

    /// The same with other weights than those that the reader comes with.
    #[cfg(feature = "model")]
    pub fn with_weights(site: &'a Site, weights: Cow<'a, Weights>) -> Reader<'a> {
        Reader { weights, ..Reader::new(site) }
    }

    /// Whether the words of a requirement make it a bonus.
    pub fn says_bonus(&self, text: &str) -> bool {
        self.lexicon.remarks(text).is_bonus
    }

    /// Reads one page. Its slugs are those of path and front matter; [`catalog`] makes them unique.
    pub fn page(&self, page: &PageSource) -> Role {
        self.split_page(page, &front_matter::split(&page.text))
    }

    /// Reads one page whose front matter is parsed.
    fn split_page(&self, page: &PageSource, split: &Split<'_>) -> Role {
        let (document, notes) = rolebook_markdown::parse(split.body, split.body_line, self.site);
        self.described(page, split, document, notes, None).role
    }

    /// Reads one page of which the build has read what is `known`: it stays who it is, and the model is not asked what its
    /// headings are. Labels of another number of headings are of another text, and are left aside.
    pub fn known_page(&self, page: &PageSource, known: &Role) -> Role {
        if !known.parts.is_empty() {
            return self.known_parts(page, known);
        }
        let split = front_matter::split(&page.text);
        let (mut document, notes) = rolebook_markdown::parse(split.body, split.body_line, self.site);
        several::part(&mut document, &known.labels.left_out);
        // A host may give pages of which it knows no more than where they are.
        if known.title.is_empty() {
            return self.described(page, &split, document, notes, Some(&known.labels)).role;
        }
        let read = self.role(page, &split, document, notes, &known.title, Some(&known.labels)).role;
        described_as(known, read)
    }

    /// The same of a role that has several files.
    fn known_parts(&self, page: &PageSource, known: &Role) -> Role {
        let mut texts = page.text.split(BETWEEN_PARTS);
        let read = |part: &Part| {
            let split = front_matter::split(texts.next().unwrap_or_default());
            let (document, notes) = rolebook_markdown::parse(split.body, split.body_line, self.site);
            let title = title(&split.front_matter, &document, &part.file);
            self.role(page, &split, document, notes, &title, Some(&part.labels))
        };
        let read = known.parts.iter().map(read).collect();
        let (levels, parts) = (known.levels.clone(), known.parts.clone());
        let whole = Role { levels, parts, ..without_text(&known.file, &known.title) };
        parts::join(described_as(known, whole), read, &self.lexicon).0
    }

    /// The roles of a page that describes several: see [`several`]. None where `role`, as which it was read, is the only one.
    #[cfg(feature = "model")]
    pub fn roles_of(&self, page: &PageSource, role: &Role) -> Vec<Role> {
        several::split(self, page, &front_matter::split(&page.text), role)
    }

    #[cfg(feature = "model")]
    fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    #[cfg(feature = "model")]
    fn site(&self) -> &Site {
        self.site
    }

    /// Reads a role from its part of a page, whose headings are labelled.
    #[cfg(feature = "model")]
    fn role_of_part(
        &self,
        page: &PageSource,
        split: &Split<'_>,
        document: Document,
        title: &str,
        labels: &PageLabels,
    ) -> Role {
        self.role(page, split, document, Vec::new(), title, Some(labels)).role
    }

    /// What the headings of a page are read by.
    fn words<'r>(
        &'r self,
        settings: &FrontMatter,
        file: &str,
        document: &Document,
        known: Option<&'r PageLabels>,
    ) -> outline::Reading<'r> {
        #[cfg(feature = "model")]
        let place = language::of_page(&language(settings), file, document);
        #[cfg(not(feature = "model"))]
        let _ = (settings, file, document);
        outline::Reading {
            lexicon: &self.lexicon,
            known,
            #[cfg(feature = "model")]
            explains: self.explains,
            #[cfg(feature = "model")]
            weights: &self.weights,
            #[cfg(feature = "model")]
            tongue: place.and_then(|place| self.tongues.get(place, self.site)),
        }
    }

    /// The facts of a page: as the build has found them, or by their names.
    fn facts(
        &self,
        document: &Document,
        title: &str,
        named: &[Named],
        known: Option<&PageLabels>,
    ) -> facts::Facts {
        #[cfg(feature = "model")]
        if known.is_none() {
            return facts::find(document, title, named, &self.lexicon);
        }
        let _ = (document, title, named);
        facts::Facts::known(known)
    }

    /// The role of a page whose front matter and Markdown are parsed; `notes` are the findings about its Markdown.
    fn described(
        &self,
        page: &PageSource,
        split: &Split<'_>,
        document: Document,
        notes: Vec<Finding>,
        known: Option<&PageLabels>,
    ) -> ReadPart {
        let (settings, file) = (&split.front_matter, &*page.file);
        let title = title(settings, &document, file);
        let ReadPart { role, claims } = self.role(page, split, document, notes, &title, known);
        #[cfg(feature = "model")]
        let role = Role { facts: facts::of_role(settings, &role), ..role };
        let role = Role {
            department: slug(department_as_written(settings, file)),
            slug: slug(role_as_named(settings, file)),
            summary: summary::summary(settings, &title, &role.sections),
            aliases: aliases(settings),
            layout: truncated(&visible(settings.text("layout").unwrap_or_default()), LONGEST_NAME),
            language: language(settings),
            availability: settings.text("vacancy").and_then(Availability::from_name),
            ..role
        };
        ReadPart { role, claims }
    }

    /// The same with its title and text only.
    fn role(
        &self,
        page: &PageSource,
        split: &Split<'_>,
        document: Document,
        notes: Vec<Finding>,
        title: &str,
        known: Option<&PageLabels>,
    ) -> ReadPart {
        let settings = &split.front_matter;
        let mut document = listed::with_sections(settings, document, self.site);
        let named = named_levels(settings);
        let reading = self.words(settings, &page.file, &document, known);
        let facts = self.facts(&document, title, &named, known);
        #[cfg_attr(not(feature = "model"), expect(unused_mut, reason = "only the model labels tables"))]
        let (mut outlined, mut labels, facts) = facts::outline(facts, title, &named, &mut document, &reading);
        let known_tables = known.map_or(&[][..], |known| &known.tables);
        #[cfg(feature = "model")]
        let (known_tables, of_tables) = {
            let _ = known_tables;
            labels.tables = tables::labelled(title, &document, &outlined, &reading);
            let of_tables = tables::facts::take(&document, &mut labels.tables);
            (&*labels.tables, of_tables)
        };
        tables::append(&mut document, &mut outlined, known_tables, &self.lexicon);
        let lines = sections::lines(&document);
        let mut levels = levels::levels(title, &lines, &outlined, &self.lexicon, document.starts_with_text());
        #[cfg(feature = "model")]
        tracks::name(&mut levels, &lines, &outlined);
        let reported =
            if FINDINGS { report::report(&page.text, split, &document, &named, &levels) } else { Vec::new() };
        let (mut sections, footnotes, claims) =
            sections::sections(document, outlined, &mut levels, &self.lexicon);
        let unresolved = inclusions::include(&mut sections, &claims, title, &levels.levels, &self.lexicon);
        let facts = facts::of_levels(facts, &levels.levels, &sections);
        #[cfg(feature = "model")]
        let facts = facts::with_those_of_tables(facts, of_tables, &levels);
        let findings = if FINDINGS {
            let mut all = split.findings.clone();
            let unresolved = unresolved.into_iter().map(|(_, finding)| finding);
            all.extend(notes.into_iter().chain(reported).chain(unresolved));
            all.sort_by_key(|finding| finding.position);
            all
        } else {
            Vec::new()
        };

        let role = Role {
            facts,
            labels,
            levels: levels.levels,
            sections,
            footnotes,
            findings,
            ..without_text(&page.file, title)
        };
        ReadPart { role, claims }
    }
}

/// A role with its title only.
fn without_text(file: &str, title: &str) -> Role {
    Role { file: file.to_owned(), title: title.to_owned(), is_loaded: true, ..Role::default() }
}

/// What was read of a page of which the build has read what is `known`.
fn described_as(known: &Role, read: Role) -> Role {
    // One by one: a copy of all that is known would bring the code that copies texts.
    Role {
        department: known.department.clone(),
        slug: known.slug.clone(),
        title: known.title.clone(),
        summary: known.summary.clone(),
        aliases: known.aliases.clone(),
        layout: known.layout.clone(),
        language: known.language.clone(),
        availability: known.availability,
        vacancies: known.vacancies.clone(),
        pay: known.pay.clone(),
        facts: known.facts.clone(),
        levels: with_tracks(read.levels, &known.levels),
        ..read
    }
}

/// Levels with the tracks that are known of them.
fn with_tracks(mut levels: Vec<Level>, known: &[Level]) -> Vec<Level> {
    for level in &mut levels {
        if let Some(known) = known.iter().find(|known| known.slug == level.slug) {
            level.track.clone_from(&known.track);
        }
    }
    levels
}

/// The title: the front matter's, else the page's first heading, else the file's name in words.
fn title(settings: &FrontMatter, document: &Document, file: &str) -> String {
    let written = visible(settings.title().unwrap_or_default());
    if !written.trim().is_empty() {
        return truncated(written.trim(), LONGEST_NAME);
    }
    let first_heading = document.nodes.iter().find_map(|node| match node {
        Node::Heading(heading) if heading.depth == 1 => Some(plain_text(&heading.content)),
        _ => None,
    });
    first_heading
        .map(|heading| truncated(heading.trim(), LONGEST_NAME))
        .filter(|heading| !heading.is_empty())
        .unwrap_or_else(|| name_of_file(settings, file))
}

/// The headings that `levels:` names: a list of names, or a mapping of names to seniorities.
fn named_levels(settings: &FrontMatter) -> Vec<Named> {
    let mut named = Vec::new();
    for value in settings.list("levels").iter().take(outline::MAX_HEADINGS) {
        match value {
            Value::Text(name) => named.push(Named { name: Folded::new(name), seniority: None }),
            Value::Mapping(entries) => {
                named.extend(entries.iter().take(outline::MAX_HEADINGS).map(|entry| Named {
                    name: Folded::new(&entry.key),
                    seniority: match &entry.value {
                        Value::Text(seniority) => levels::seniority_by_name(seniority),
                        _ => None,
                    },
                }))
            }
            Value::List(_) | Value::Empty => {}
        }
    }
    named
}

/// The page's language, which the front matter gives under either name; empty where that is no language's code.
fn language(settings: &FrontMatter) -> String {
    let written = ["lang", "language"].into_iter().find_map(|key| settings.text(key));
    written.and_then(language_tag).unwrap_or_default()
}

/// What the slugs of a page's department and role are made of, as written.
pub fn names_in_url<'a>(settings: &'a FrontMatter, file: &'a str) -> (&'a str, &'a str) {
    (department_as_written(settings, file), role_as_named(settings, file))
}

/// The department as written: the front matter's, else the page's first folder, else "general".
fn department_as_written<'a>(settings: &'a FrontMatter, file: &'a str) -> &'a str {
    let named = settings.text("department").filter(|name| !name.is_empty());
    named.or_else(|| file.split_once('/').map(|(folder, _)| folder)).unwrap_or("general")
}

/// What the role's slug is made of: the front matter's, else the file's name, or its folder's where the file is an index.
fn role_as_named<'a>(settings: &'a FrontMatter, file: &'a str) -> &'a str {
    if let Some(name) = settings.text("slug").filter(|name| !name.is_empty()) {
        return name;
    }
    let (folders, name) = file.rsplit_once('/').unwrap_or(("", file));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    match stem {
        "index" | "_index" if name.len() < file.len() => files::name(folders),
        _ => stem,
    }
}

/// The name of a page's file as a title. Where it has spaces, it is written for people; else hyphens stand for them.
fn name_of_file(settings: &FrontMatter, file: &str) -> String {
    let name = role_as_named(settings, file);
    let shown = match name.contains(' ') {
        true => catalog::name_as_written(&nfc(name)),
        false => catalog::words_of_slug(&slug(name)),
    };
    truncated(&shown, LONGEST_NAME)
}

/// Other names of the role.
fn aliases(settings: &FrontMatter) -> Vec<String> {
    let mut aliases = Vec::new();
    for value in settings.list("aliases") {
        if let Value::Text(text) = value
            && !visible(text).trim().is_empty()
        {
            aliases.push(truncated(visible(text).trim(), LONGEST_NAME));
        }
    }
    aliases
}
