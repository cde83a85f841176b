//! The files of a role, each read on its own → one role, of which every file is a level.
//!
//! Entry point: [`join`]. The introduction of the folder stands first; then what all levels have in common, once; then each
//! level: a heading with its name, and below it the sections of its file, which belong to it. An id begins with its level's, so
//! that it stays what it is whatever other files say.

use super::ids::Ids;
use super::inclusions;
use super::lexicon::Lexicon;
use super::sections::{Claim, retain_inlines};
use rolebook_markdown::{free_id, slug};
use rolebook_model::{
    Content, Fact, Finding, Footnote, Heading, Inline, Label, Level, Position, Reason, Role, Section,
};
use std::cmp::Ordering;

/// A file that was read on its own.
#[derive(Clone)]
pub(super) struct ReadPart {
    pub(super) role: Role,
    /// The texts that may say what a section includes.
    pub(super) claims: Vec<Claim>,
}

/// The role `whole`, whose parts and levels are known, with the text of its files. Gives what could not be resolved, too, each
/// with its section.
pub(super) fn join(mut whole: Role, read: Vec<ReadPart>, lexicon: &Lexicon) -> (Role, Vec<(usize, Finding)>) {
    let introductions = whole.parts.len().saturating_sub(whole.levels.len());
    let mut joined = Joined::default();
    let mut files = Vec::new();
    for (at, (part, read)) in whole.parts.iter().zip(read).enumerate() {
        let level = at.checked_sub(introductions).and_then(|level| whole.levels.get(level));
        whole.facts.extend(read.role.facts.iter().map(|fact| of_level(fact, level)));
        let (mut file, shared) = joined.file(read, &part.shared);
        // What is shared is taken from the first level, and left out of the others.
        match at.cmp(&introductions) {
            Ordering::Less => joined.add(&mut file, None),
            Ordering::Equal => joined.add(&mut { shared }, None),
            Ordering::Greater => {}
        }
        files.push(file);
    }
    for section in &joined.sections {
        joined.shared.extend(section.heading.iter().map(|heading| heading.id.clone()));
    }
    for ((index, level), mut file) in
        whole.levels.iter_mut().enumerate().zip(files.into_iter().skip(introductions))
    {
        level.section = Some(joined.sections.len());
        joined.add(&mut file, Some((index, level)));
    }
    let Joined { mut sections, footnotes, claims, .. } = joined;
    let unresolved = inclusions::include(&mut sections, &claims, &whole.title, &whole.levels, lexicon);
    whole.footnotes = numbered(&mut sections, footnotes);
    whole.sections = sections;
    whole.is_loaded = true;
    (whole, unresolved)
}

/// A fact of a file in the role that is made of it: it holds for the file's level.
fn of_level(fact: &Fact, level: Option<&Level>) -> Fact {
    Fact { level: level.map_or_else(String::new, |level| level.slug.clone()), ..fact.clone() }
}

/// What has been joined so far.
#[derive(Default)]
struct Joined {
    ids: Ids,
    sections: Vec<Section>,
    footnotes: Vec<Footnote>,
    claims: Vec<Claim>,
    /// The ids of sections that are no level's.
    shared: Vec<String>,
}

/// What is left of a file that is being joined: its sections with their places in it.
#[derive(Default)]
struct File {
    sections: Vec<(usize, Section)>,
    claims: Vec<Claim>,
    /// The id of the heading that is its title.
    title: String,
}

impl Joined {
    /// A file without what it shares, and what it shares.
    fn file(&mut self, ReadPart { mut role, claims }: ReadPart, shared: &[bool]) -> (File, File) {
        // The levels of a table in the introduction are those of the files.
        role.sections.retain(|section| !section.is_of_table);
        let before = self.footnotes.len();
        retain_inlines(&mut role.sections, &mut [], &mut |inline| {
            if let Inline::Note(index) = inline {
                *index += before;
            }
            true
        });
        self.footnotes.append(&mut role.footnotes);
        let first = role.sections.iter().find_map(|section| section.heading.as_ref());
        let title = first.filter(|heading| matches!(heading.label, Label::Level | Label::Title));
        let title = title.map(|heading| heading.id.clone()).unwrap_or_default();
        let is_shared = |section: usize| shared.get(section) == Some(&true);
        let (of_all, own) = role.sections.into_iter().enumerate().partition(|(at, _)| is_shared(*at));
        let (claims_of_all, claims) = claims.into_iter().partition(|claim| is_shared(claim.section));
        (
            File { sections: own, claims, title: title.clone() },
            File { sections: of_all, claims: claims_of_all, title },
        )
    }

    /// Adds a file: what is no level's, or a level.
    fn add(&mut self, file: &mut File, level: Option<(usize, &Level)>) {
        let start = self.sections.len();
        let prefix = level.map_or("", |(_, level)| &*level.slug);
        if let Some((_, level)) = level {
            let heading = self.heading_of_level(file, level);
            self.sections.push(Section {
                heading: Some(heading),
                content: Vec::new(),
                includes: Vec::new(),
                is_of_table: false,
            });
        }
        let depths = file.sections.iter().filter_map(|(_, section)| section.heading.as_ref());
        let depths = depths.filter(|heading| heading.label != Label::Title).map(|heading| heading.depth);
        let (least, base) = (depths.min().unwrap_or(1), if level.is_some() { 3 } else { 2 });
        for (place, mut section) in std::mem::take(&mut file.sections) {
            section.includes.clear();
            self.rename(&mut section, &file.title, prefix);
            match &mut section.heading {
                Some(heading) => {
                    if heading.label != Label::Title || level.is_some() {
                        heading.depth = (heading.depth + base).saturating_sub(least).clamp(base, 6);
                    }
                    settle(heading, level.map(|(index, _)| index));
                    self.sections.push(section);
                }
                // Only the first section of a page may lack a heading.
                None => {
                    match if level.is_some() { self.sections.last_mut() } else { self.sections.first_mut() } {
                        Some(above) => above.content.append(&mut section.content),
                        None => self.sections.push(section),
                    }
                }
            }
            let index = self.sections.len().saturating_sub(1);
            let own = file.claims.iter_mut().filter(|claim| claim.section == place);
            let moved = |claim: &mut Claim| Claim {
                section: index,
                line: claim.line,
                text: std::mem::take(&mut claim.text),
            };
            self.claims.extend(own.map(moved));
        }
        self.retarget(start, &file.title, prefix);
    }

    /// The heading of a level: that of its file where it says the same, without which the file goes on with what stood below.
    fn heading_of_level(&mut self, file: &mut File, level: &Level) -> Heading {
        let words = slug(&level.name);
        let is_said = |heading: &Heading| {
            matches!(heading.label, Label::Level | Label::Title)
                && slug(&heading.text).split('-').all(|word| words.split('-').any(|own| own == word))
        };
        let first = file.sections.iter_mut().find(|(_, section)| section.heading.is_some());
        let written = first.and_then(|(_, section)| section.heading.take_if(|heading| is_said(heading)));
        let id = self.ids.unique(free_id(&level.slug));
        let mut heading = written.unwrap_or_else(|| Heading {
            position: Position::START,
            is_line: false,
            depth: 2,
            content: Vec::new(),
            text: String::new(),
            id: String::new(),
            label: Label::Level,
            section: Label::Level,
            seniority: None,
            owner: None,
            reason: Reason::Because("is a file of its own"),
        });
        if slug(&heading.text) != words {
            heading.content = vec![Inline::Text(level.name.clone())];
            heading.text.clone_from(&level.name);
        }
        Heading {
            id,
            depth: 2,
            is_line: false,
            label: Label::Level,
            section: Label::Level,
            seniority: Some(level.seniority),
            owner: None,
            ..heading
        }
    }

    /// Gives the heading of a section, and its items, the ids that they have in the role.
    fn rename(&mut self, section: &mut Section, title: &str, prefix: &str) {
        let mut ids = [String::new(), String::new()];
        if let Some(heading) = &mut section.heading {
            let id = self.ids.unique(free_id(&renamed(&heading.id, title, prefix)));
            ids = [std::mem::replace(&mut heading.id, id.clone()), id];
        }
        let [old, new] = ids;
        for content in &mut section.content {
            let Content::Items(list) = content else { continue };
            for item in &mut list.items {
                item.id = match item.id.strip_prefix(&*old) {
                    Some(rest) if !old.is_empty() => format!("{new}{rest}"),
                    _ => renamed(&item.id, title, prefix),
                };
            }
        }
    }

    /// Gives the anchors of the sections from `start` on the ids that they have in the role, and lets links lead there.
    fn retarget(&mut self, start: usize, title: &str, prefix: &str) {
        let Joined { ids, sections, shared, .. } = self;
        retain_inlines(sections.get_mut(start..).unwrap_or_default(), &mut [], &mut |inline| match inline {
            Inline::Anchor(id) => {
                *id = renamed(id, title, prefix);
                ids.take(id)
            }
            Inline::Link(link) => {
                if let Some(id) = link.href.strip_prefix('#')
                    && !shared.iter().any(|shared| shared == id)
                {
                    link.href = format!("#{}", renamed(id, title, prefix));
                }
                true
            }
            _ => true,
        });
    }
}

/// What a heading is in a role whose level its file is.
fn settle(heading: &mut Heading, owner: Option<usize>) {
    heading.owner = owner;
    heading.seniority = None;
    if heading.label == Label::Level || (heading.label == Label::Title && owner.is_some()) {
        heading.label = Label::Other;
        heading.section = Label::Other;
    }
}

/// The id in a role of what has the id `id` in a file whose title has the id `title`.
fn renamed(id: &str, title: &str, prefix: &str) -> String {
    if prefix.is_empty() {
        return id.to_owned();
    }
    match id.strip_prefix(title).filter(|_| !title.is_empty()) {
        Some("") => prefix.to_owned(),
        Some(rest) if rest.starts_with('-') => format!("{prefix}{rest}"),
        _ => format!("{prefix}-{id}"),
    }
}

/// The footnotes whose marks are left, in the order of their first marks.
fn numbered(sections: &mut [Section], footnotes: Vec<Footnote>) -> Vec<Footnote> {
    let mut left: Vec<(Option<Footnote>, usize)> =
        footnotes.into_iter().map(|note| (Some(note), 0)).collect();
    let mut numbered = Vec::new();
    if left.is_empty() {
        return numbered;
    }
    retain_inlines(sections, &mut [], &mut |inline| {
        if let Inline::Note(index) = inline
            && let Some((footnote, number)) = left.get_mut(*index)
        {
            if let Some(mut footnote) = footnote.take() {
                *number = numbered.len();
                footnote.id = format!("rolebook-note-{}", numbered.len() + 1);
                numbered.push(footnote);
            }
            *index = *number;
        }
        true
    });
    numbered
}
