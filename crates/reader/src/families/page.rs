//! A page → what is known of it when rungs of one role are looked for.

use super::name::{self, Name};
use crate::files;
use crate::front_matter::FrontMatter;
use crate::lexicon::Lexicon;
use crate::parsed::ParsedPage;
use rolebook_markdown::slug;
use rolebook_model::{Role, plain_text};

/// A page that may be a rung.
pub(super) struct Page<'a> {
    /// Its place among the pages of the site.
    pub(super) place: usize,
    pub(super) role: &'a Role,
    /// The names that it goes by, with what each says: the file's first.
    pub(super) names: Vec<(String, Name)>,
    /// What they say together.
    pub(super) name: Name,
    /// The slugs of its headings below the title.
    headings: Vec<String>,
}

/// How alike pages are at least that have too few headings to tell.
const FEW: f32 = 0.3;

/// Keys under which site generators take a short title for their menus.
const MENU_TITLES: [&str; 5] = ["sidebar_label", "sidebarTitle", "linkTitle", "nav_title", "menu_title"];

/// How many headings of a page are compared with those of others.
const MOST_HEADINGS: usize = 60;

/// Keys that say which rung it is.
const LEVEL_KEYS: [&str; 4] = ["level", "grade", "rung", "seniority"];

/// The name of a file without its ending.
pub(super) fn stem(file: &str) -> &str {
    let name = files::name(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

impl<'a> Page<'a> {
    pub(super) fn new(
        place: usize,
        role: &'a Role,
        parsed: &'a ParsedPage,
        prefixes: &[String],
        lexicon: &Lexicon,
    ) -> Page<'a> {
        let settings = &parsed.front_matter;
        let names: Vec<(String, Name)> = texts(role, settings)
            .into_iter()
            .map(|text| {
                let name = name::parse(&text, prefixes, lexicon);
                (text, name)
            })
            .collect();
        let name = together(&names, settings, prefixes, lexicon);
        Page { place, role, name, headings: headings(role, &names), names }
    }

    /// Whether levels of the role itself are headings of the page: it is a whole role.
    pub(super) fn has_levels(&self, prefixes: &[String], lexicon: &Lexicon) -> bool {
        let is_rung = |name: &str| {
            let name = name::parse(name, prefixes, lexicon);
            let is_own = name.key() == self.name.key() || (!name.manages && name.noun == self.name.head());
            name.says_rung() && (name.is_bare() || is_own)
        };
        let of_headings = self.role.levels.iter().filter(|level| level.section.is_some());
        let own = |name: &str| self.names.iter().any(|(text, _)| slug(text) == slug(name));
        of_headings.filter(|level| is_rung(&level.name) && !own(&level.name)).count() >= 2
    }

    /// How many of two pages' headings both have, from 0 to 1. Pages with next to none may be alike.
    pub(super) fn likeness(&self, other: &Page<'_>) -> f32 {
        let (one, other) = (&self.headings, &other.headings);
        let shared = one.iter().filter(|heading| other.contains(heading)).count();
        let all = one.len() + other.len() - shared;
        let likeness = shared as f32 / all.max(1) as f32;
        if one.len().min(other.len()) < 2 { likeness.clamp(FEW, FEW + 0.1) } else { likeness }
    }
}

/// The names that a page goes by.
fn texts(role: &Role, settings: &FrontMatter) -> Vec<String> {
    let mut texts = vec![stem(&role.file).to_owned()];
    let first = role.sections.iter().find_map(|section| section.heading.as_ref());
    let heading = first.filter(|heading| heading.depth == 1).map(|heading| plain_text(&heading.content));
    let of_menu = MENU_TITLES.iter().find_map(|key| settings.text(key)).map(str::to_owned);
    for text in [Some(role.title.clone()), heading, of_menu].into_iter().flatten() {
        if !text.trim().is_empty() && !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// What the names of a page say together: the file's counts, where it names a position; a rung alone goes with the
/// noun of a title.
fn together(
    names: &[(String, Name)],
    settings: &FrontMatter,
    prefixes: &[String],
    lexicon: &Lexicon,
) -> Name {
    let of_file = names.first().map(|(_, name)| name.clone()).unwrap_or_default();
    let titles = || names.iter().skip(1).map(|(_, name)| name);
    let mut name = if of_file.is_whole() {
        let agreed = titles().filter(|title| title.key() == of_file.key() && title.rank() == of_file.rank());
        let has_rung = |title: &&Name| title.says_rung() && title.key() == of_file.key();
        match titles().find(has_rung) {
            // "data-engineer.md" with the title "Senior Data Engineer".
            Some(title) if !of_file.says_rung() && agreed.count() == 0 && title.is_whole() => title.clone(),
            _ => of_file,
        }
    } else if let Some(title) = titles().find(|title| title.is_whole()) {
        let mut title = title.clone();
        let is_same = title.rung == 0 || of_file.rung == 0 || title.rung == of_file.rung;
        if of_file.is_bare() && is_same {
            title.rung = title.rung.max(of_file.rung);
            title.number = title.number.max(of_file.number);
            title.code = of_file.code.or(title.code);
        }
        title
    } else if of_file.says_rung() {
        of_file
    } else {
        titles().find(|title| title.says_rung()).cloned().unwrap_or(of_file)
    };
    if let Some(level) = LEVEL_KEYS.iter().find_map(|key| settings.text(key)) {
        add_level(&mut name, level, prefixes, lexicon);
    }
    if let Some(family) = settings.text("family").filter(|family| !family.is_empty()) {
        let family = name::parse(family, prefixes, lexicon);
        name.noun = family.noun;
        name.behind = family.behind;
        name.is_position = true;
    }
    name
}

/// Adds what the front matter says of the rung, where the names do not.
fn add_level(name: &mut Name, level: &str, prefixes: &[String], lexicon: &Lexicon) {
    let said = name::parse(level, prefixes, lexicon);
    if name.code.is_none() {
        name.code = match (said.code, said.number) {
            (Some(code), _) => Some(code),
            (None, 0) => None,
            (None, number) if said.noun.is_empty() => Some(("level".to_owned(), number, 1)),
            _ => None,
        };
    }
    if name.rung == 0 && !name.manages && !said.manages {
        name.rung = said.rung;
    }
}

/// The slugs of the headings of a page, without one that repeats a name of it.
fn headings(role: &Role, names: &[(String, Name)]) -> Vec<String> {
    let own: Vec<String> = names.iter().map(|(text, _)| slug(text)).collect();
    let mut slugs = Vec::new();
    for heading in role.sections.iter().filter_map(|section| section.heading.as_ref()).take(MOST_HEADINGS) {
        let slug = slug(&heading.text);
        if !own.contains(&slug) && !slugs.contains(&slug) {
            slugs.push(slug);
        }
    }
    slugs
}
