//! A page and a site's words → a role with valid references between its parts, and a catalog of it.

use super::markdown::{letters, text};
use super::positions::Positions;
use super::texts;
use super::tree::{Visit, walk, walk_line};
use rolebook_app::route::Route;
use rolebook_diff::Piece;
use rolebook_markdown::free_id;
use rolebook_model::invisible::has_invisible;
use rolebook_model::{
    Catalog, Content, Label, PageSource, Role, Section, Seniority, Site, Source, Words, plain_text,
};
use rolebook_reader::destinations::Destinations;
use rolebook_reader::front_matter;
use rolebook_reader::{ParsedPage, Reader};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// Input: a page, its file's path, the site's link base, and the site's words: a line `senior=sr|iii` for each kind.
pub fn check(input: &str) {
    let [text, file, link_base, words] = texts(input);
    let file = if file.is_empty() { "data/analyst.md" } else { file };
    let page = PageSource { file: file.to_owned(), text: text.to_owned() };
    let site = Site { words: self::words(words), ..super::site(link_base) };

    let reader = Reader::new(&site).explaining();
    let role = reader.page(&page);
    let is_one = reader.roles_of(&page, &role).is_empty();
    check_letters(&page, &site, &role);
    check_references(&role);
    check_ids(&role);
    check_positions(&page, &role);
    // Twice the same page: both have to be shown.
    let source = Source { site: site.clone(), pages: vec![page.clone(), page] };
    let (catalog, parsed) = rolebook_reader::catalog_and_pages(&source);
    if is_one {
        check_catalog(&catalog, &role);
    }
    check_lints(&source, &catalog, &parsed);
}

/// The words of a site in these lines; other lines are ignored.
fn words(lines: &str) -> Words {
    let mut words = Words::default();
    for (kind, phrases) in lines.lines().filter_map(|line| line.split_once('=')) {
        let phrases: Vec<String> = phrases.split('|').map(str::to_owned).collect();
        match kind {
            "replace" => words.replace = true,
            "positions" => words.positions = phrases,
            "bonus" => words.bonus = phrases,
            "inherits" => words.inherits = phrases,
            _ => {
                let label = Label::ALL.into_iter().find(|label| label.name() == kind);
                match (label, Seniority::from_name(kind)) {
                    (Some(label), _) => words.sections.push((label, phrases)),
                    (None, Some(seniority)) => words.seniority.push((seniority, phrases)),
                    (None, None) => {}
                }
            }
        }
    }
    words
}

/// Every letter of the parsed Markdown is in the role, in the page's order.
fn check_letters(page: &PageSource, site: &Site, role: &Role) {
    let split = front_matter::split(&page.text);
    let (document, _) = rolebook_markdown::parse(split.body, split.body_line, site);
    let mut shown = String::new();
    // Lists in the front matter are sections, too.
    let is_below = |section: &&Section| {
        section.heading.as_ref().is_none_or(|heading| heading.position.line >= split.body_line)
    };
    // What tables say of levels stands in these tables.
    for section in role.sections.iter().filter(is_below).filter(|section| !section.is_of_table) {
        if let Some(heading) = &section.heading {
            shown.push_str(&plain_text(&heading.content));
        }
        for content in &section.content {
            match content {
                Content::Block(block) => shown.push_str(&Piece::Block(block).text()),
                Content::Items(list) => {
                    list.items.iter().for_each(|item| shown.push_str(&Piece::Item(item).text()));
                }
            }
        }
    }
    let notes = role.footnotes.iter().flat_map(|footnote| &footnote.blocks);
    notes.for_each(|block| shown.push_str(&Piece::Block(block).text()));
    let written = text(&document);
    if !role.labels.facts.is_empty() {
        // Facts stand above the text, and some in it as well.
        role.facts.iter().for_each(|fact| shown.extend([fact.name.as_str(), &fact.value]));
        let mut left: Vec<char> = letters(&shown).collect();
        left.sort_unstable();
        for letter in letters(&written) {
            let place = left.binary_search(&letter);
            assert!(place.is_ok(), "{letter:?} of {written:?} is not in {shown:?}");
            left.remove(place.unwrap_or_default());
        }
        return;
    }
    assert!(letters(&written).eq(letters(&shown)), "{written:?} became {shown:?}");
}

/// References to levels, sections and inclusions are valid, and required fields are not empty.
fn check_references(role: &Role) {
    for level in &role.levels {
        let Some(section) = level.section else { continue };
        let heading = role.sections.get(section).and_then(|section| section.heading.as_ref());
        let heading = heading.unwrap_or_else(|| panic!("{:?} has no heading", level.name));
        assert_eq!((heading.label, heading.seniority), (Label::Level, Some(level.seniority)));
    }
    assert!(role.levels.iter().skip(1).all(|level| level.section.is_some()), "two base levels");
    assert!(role.sections.iter().skip(1).all(|section| section.heading.is_some()));
    for section in &role.sections {
        if let Some(heading) = &section.heading {
            assert_eq!(heading.seniority.is_some(), heading.label == Label::Level);
            assert!(heading.owner.is_none_or(|owner| owner < role.levels.len()));
            assert!(!heading.reason.to_string().is_empty(), "no reason for {:?}", heading.text);
        }
        for inclusion in &section.includes {
            assert!(inclusion.level < role.levels.len());
            assert_ne!(section.owner(), Some(inclusion.level), "a level includes itself");
            role.included(inclusion);
        }
    }
    let mut ladder = role.ladder();
    ladder.sort_unstable();
    assert!(ladder.into_iter().eq(0..role.levels.len()), "the ladder has every level once");
}

/// Ids and slugs are unique, and valid in HTML and in URLs.
fn check_ids(role: &Role) {
    let mut ids = HashSet::new();
    let mut add = |id: &str| {
        assert!(!id.is_empty() && !has_invisible(id) && free_id(id) == id, "{id:?} is no id");
        assert!(ids.insert(id.to_owned()), "the id {id:?} is there twice");
    };
    for section in &role.sections {
        let mut add_anchor = |visit: Visit<'_>, _| {
            if let Visit::Anchor(id) = visit {
                add(id);
            }
        };
        if let Some(heading) = &section.heading {
            walk_line(&heading.content, 0, &mut add_anchor);
        }
        for content in &section.content {
            match content {
                Content::Block(block) => walk(std::slice::from_ref(block), 0, &mut add_anchor),
                Content::Items(list) => {
                    list.items.iter().for_each(|item| walk(&item.blocks, 0, &mut add_anchor));
                }
            }
        }
        section.heading.iter().for_each(|heading| add(&heading.id));
        section.items().for_each(|item| add(&item.id));
    }
    let slugs: HashSet<&str> = role.levels.iter().map(|level| level.slug.as_str()).collect();
    assert_eq!(slugs.len(), role.levels.len(), "two levels have one slug");
}

/// Headings, items and findings have positions in the file.
fn check_positions(page: &PageSource, role: &Role) {
    let positions = Positions::of(&page.text);
    for section in &role.sections {
        if let Some(heading) = &section.heading {
            positions.check(heading.position, &heading.text);
        }
        section.items().for_each(|item| positions.check_line(item.line, &item.id));
    }
    positions.check_findings(&role.findings);
}

/// So have the findings of lints.
fn check_lints(source: &Source, catalog: &Catalog, parsed: &[Arc<ParsedPage>]) {
    let found = rolebook_lint::findings(source, catalog, parsed, BTreeMap::new());
    for page in &source.pages {
        Positions::of(&page.text).check_findings(found.get(&page.file).into_iter().flatten());
    }
}

/// Every role and every level has a path of its own, and reads the same as without the others.
fn check_catalog(catalog: &Catalog, alone: &Role) {
    assert_eq!(catalog.roles.len(), 2);
    let mut paths = HashSet::new();
    let destinations = Destinations::new(&catalog.roles, &catalog.departments);
    for role in &catalog.roles {
        assert!(catalog.department(&role.department).is_some(), "{:?} is not listed", role.department);
        let mut settled = Role { sections: alone.sections.clone(), ..(**role).clone() };
        destinations.settle(&mut settled, &catalog.site.base_path);
        assert!(role.sections == settled.sections && role.levels == alone.levels);
        destinations.settle(&mut settled, &catalog.site.base_path);
        assert!(role.sections == settled.sections, "links that lead there lead elsewhere when settled again");
        let (department, slug) = (role.department.clone(), role.slug.clone());
        let page = Route::Role { department: department.clone(), role: slug.clone() };
        let levels = role.levels.iter().map(|level| Route::Level {
            department: department.clone(),
            role: slug.clone(),
            level: level.slug.clone(),
        });
        for route in std::iter::once(page).chain(levels) {
            let path = route.path("/");
            assert_eq!(Route::parse(&path, "/"), route);
            assert!(paths.insert(path), "two pages have one path");
        }
    }
}
