//! Files that are the levels of one role.

use crate::destinations::Destinations;
use crate::{Known, fill, roles_and_pages, roles_and_pages_again};
use proptest::prelude::*;
use rolebook_model::{
    Block, Catalog, Content, Inline, PageSource, Role, Rule, Section, Site, Source, plain_text,
};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

const INTRODUCTION: &str = "# Cooks\n\nThey cook. See [the first](junior-cook.md#duties).\n\n- [Cook](cook.md)\n\
                            - [Junior](junior-cook.md)\n- [Senior](senior-cook.md)\n";
const JUNIOR: &str = "---\ntitle: Junior Cook\naliases: [Help]\n---\n\nHelps.[^a]\n\n## Duties\n\n- Washes\n\n## Kitchen\n\nIs warm.\n\n[^a]: One.\n";
const COOK: &str = "# Cook\n\nCooks.[^a]\n\n## Duties\n\n- Fries, as [said](#duties)\n\n### At night\n\n- Locks up[^b]\n\n\
                    ## Kitchen\n\nIs warm.\n\n[^a]: Two.\n[^b]: Three.\n";
const SENIOR: &str = "# Senior Cook\n\n## Duties\n\nAll Cook duties, and:\n\n- Plans\n\n## Kitchen\n\nIs warm.\n\n## Requirements\n\n- Calm\n";

fn source(files: &[(&str, &str)]) -> Source {
    let page =
        |(file, text): &(&str, &str)| PageSource { file: (*file).to_owned(), text: (*text).to_owned() };
    Source { site: Site::default(), pages: files.iter().map(page).collect() }
}

fn cooks() -> Source {
    source(&[
        ("inn/README.md", INTRODUCTION),
        ("inn/cook.md", COOK),
        ("inn/junior-cook.md", JUNIOR),
        ("inn/senior-cook.md", SENIOR),
    ])
}

fn read(source: &Source) -> Catalog {
    roles_and_pages(source).0
}

/// The sections of a role: depth, label, level, id and text of each.
fn shown(role: &Role) -> String {
    let mut out = String::new();
    for section in &role.sections {
        if let Some(heading) = &section.heading {
            let owner =
                heading.owner.and_then(|owner| role.levels.get(owner)).map_or("-", |level| &level.slug);
            let (depth, label, id) = (heading.depth, heading.label.name(), &heading.id);
            write!(out, "{depth} {} ({label} of {owner}, {id})", heading.text).unwrap();
        }
        writeln!(out, ": {}", words(section).join(" ")).unwrap();
    }
    out
}

/// The words of a section's content.
fn words(section: &Section) -> Vec<String> {
    let mut words = Vec::new();
    for content in &section.content {
        match content {
            Content::Block(block) => words_of(block, &mut words),
            Content::Items(list) => {
                list.items.iter().flat_map(|item| &item.blocks).for_each(|block| words_of(block, &mut words))
            }
        }
    }
    words
}

fn words_of(block: &Block, words: &mut Vec<String>) {
    match block {
        Block::Paragraph(content) | Block::Subheading { content, .. } => {
            words.extend(plain_text(content).split_whitespace().map(str::to_owned));
        }
        Block::List(list) => {
            list.items.iter().flat_map(|item| &item.blocks).for_each(|block| words_of(block, words))
        }
        Block::Quote(blocks) => blocks.iter().for_each(|block| words_of(block, words)),
        _ => {}
    }
}

#[test]
fn files_become_levels_behind_what_introduces_them_and_what_they_share() {
    let catalog = read(&cooks());
    let [role] = catalog.roles.as_slice() else { panic!("one role") };
    assert_eq!((&*role.title, &*role.slug, &*role.file), ("Cook", "cook", "inn/README.md"));
    let levels: Vec<_> = role.levels.iter().map(|level| (&*level.name, level.seniority.name())).collect();
    assert_eq!(levels, [("Junior Cook", "associate"), ("Cook", "intermediate"), ("Senior Cook", "senior")]);
    assert_eq!(
        shown(role),
        "1 Cooks (title of -, cooks): They cook. See the first. Cook Junior Senior\n\
         2 Kitchen (other of -, kitchen): Is warm.\n\
         2 Junior Cook (level of -, junior-cook): Helps.\n\
         3 Duties (responsibilities of junior-cook, junior-cook-duties): Washes\n\
         2 Cook (level of -, cook): Cooks.\n\
         3 Duties (responsibilities of cook, cook-duties): Fries, as said\n\
         4 At night (other of cook, cook-duties-at-night): Locks up\n\
         2 Senior Cook (level of -, senior-cook): \n\
         3 Duties (responsibilities of senior-cook, senior-cook-duties): All Cook duties, and: Plans\n\
         3 Requirements (requirements of senior-cook, senior-cook-requirements): Calm\n"
    );
    let notes: Vec<_> = role.footnotes.iter().map(|note| (&*note.id, format!("{:?}", note.blocks))).collect();
    assert_eq!(notes.len(), 3);
    assert!(
        notes.iter().zip(["One", "Two", "Three"]).all(|((_, text), expect)| text.contains(expect)),
        "{notes:?}"
    );
    assert_eq!(role.aliases, ["Help"]);
}

#[test]
fn a_level_includes_another_file() {
    let catalog = read(&cooks());
    let including = catalog.roles[0].sections.iter().filter(|section| !section.includes.is_empty());
    let including: Vec<_> = including.flat_map(|section| &section.includes).map(|it| it.level).collect();
    assert_eq!(including, [1]);
    let (_, pages) = roles_and_pages(&cooks());
    let alone = pages
        .iter()
        .find(|page| page.file == "inn/senior-cook.md")
        .and_then(|page| page.alone.clone())
        .unwrap();
    assert!(
        alone.findings.iter().all(|finding| finding.rule != Rule::UnresolvedInheritance),
        "{:?}",
        alone.findings
    );
}

/// All links of a role, in order.
fn links(role: &Role) -> Vec<String> {
    let mut links = Vec::new();
    let mut role = role.clone();
    crate::sections::retain_inlines(&mut role.sections, &mut role.footnotes, &mut |inline| {
        if let Inline::Link(link) = inline {
            links.push(link.href.clone());
        }
        true
    });
    links
}

#[test]
fn links_between_files_lead_to_levels() {
    let catalog = read(&cooks());
    let level = |slug: &str| format!("/roles/inn/cook/{slug}/");
    assert_eq!(
        links(&catalog.roles[0]),
        [
            format!("{}#junior-cook-duties", level("junior-cook")),
            level("cook"),
            level("junior-cook"),
            level("senior-cook"),
            "#cook-duties".to_owned(),
        ]
    );
}

/// The same catalog as a browser has it: read from its file, and from the texts of its pages.
fn again(source: &Source, catalog: &Catalog) -> Catalog {
    let texts: BTreeMap<&str, &str> = source.pages.iter().map(|page| (&*page.file, &*page.text)).collect();
    let page = |role: &Arc<Role>| PageSource {
        file: role.file.clone(),
        text: role
            .joined_text(|file| texts.get(file).copied())
            .unwrap_or_else(|| texts[&*role.file].to_owned()),
    };
    let pages: Vec<PageSource> = catalog.roles.iter().map(page).collect();
    let mut known = super::filling::without_texts(catalog.clone());
    fill(&mut known, &pages);
    known
}

#[test]
fn a_browser_reads_the_same_role_of_the_text_of_all_files() {
    let source = cooks();
    let catalog = read(&source);
    let read_again = again(&source, &catalog);
    assert_eq!(shown(&read_again.roles[0]), shown(&catalog.roles[0]));
    assert_eq!(links(&read_again.roles[0]), links(&catalog.roles[0]));
    assert_eq!(read_again.roles[0].levels, catalog.roles[0].levels);
    assert_eq!(read_again.roles[0].footnotes, catalog.roles[0].footnotes);
}

#[test]
fn a_page_that_has_changed_is_joined_again() {
    let mut source = cooks();
    let mut known = Known::default();
    roles_and_pages_again(&source, &mut known);
    source.pages[1].text = COOK.replace("Fries", "Boils");
    assert_eq!(roles_and_pages_again(&source, &mut known).0, read(&source));
    source.pages.remove(3);
    let (catalog, _) = roles_and_pages_again(&source, &mut known);
    assert_eq!(catalog, read(&source));
    assert_eq!(catalog.roles[0].levels.len(), 2);
}

#[test]
fn findings_stay_with_their_files() {
    let mut source = cooks();
    source.pages[2].text = JUNIOR.replace("Is warm.", "Is <u>warm</u>.");
    let (catalog, pages) = roles_and_pages(&source);
    assert_eq!(catalog.roles[0].findings, []);
    let found: Vec<_> = pages
        .iter()
        .filter_map(|page| page.alone.as_ref())
        .flat_map(|role| {
            role.findings.iter().map(|finding| (&*role.file, finding.rule, finding.position.line))
        })
        .filter(|(_, rule, _)| *rule == Rule::RawHtml)
        .collect();
    assert_eq!(found, [("inn/junior-cook.md", Rule::RawHtml, 14)]);
}

#[test]
fn no_level_has_an_address_that_a_role_has_for_itself() {
    let catalog = read(&source(&[(
        "a/changes.md",
        "# Cook\n\n## Matrix\n\n- A\n\n## Changes\n\n- B\n\n## Changes Cook\n\n- C\n",
    )]));
    let ids: Vec<_> = catalog.roles[0]
        .sections
        .iter()
        .filter_map(|section| section.heading.as_ref())
        .map(|it| &*it.id)
        .collect();
    assert!(ids.contains(&"section-matrix") && ids.contains(&"section-changes"), "{ids:?}");
    let destinations = Destinations::new(&catalog.roles, &catalog.departments);
    assert_eq!(destinations.of_link(&catalog.roles[0], "#matrix"), None);
}

/// A piece of a page.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "## Duties\n\n- Bakes\n- Sells\n\n",
        "## Needs\n\nCare.\n\n",
        "# Title\n\n",
        "Text[^n] and [a link](#needs).\n\n",
        "[^n]: A note.\n\n",
        "**Bold line**\n\n- One\n\n",
        "You bring:\n\n- Two\n\n",
        "### Deep\n\n> Quoted\n\n",
        "## Senior Cook\n\n- Leads\n\n",
        "<a id=\"needs\"></a>Here.\n\n",
        "| a | b |\n|---|---|\n| c | d |\n\n",
        "\u{1e}\n\n",
    ])
}

prop_compose! {
    fn family()(texts in prop::collection::vec(prop::collection::vec(piece(), 1..6), 3)) -> Source {
        let texts: Vec<String> = texts.iter().map(|pieces| pieces.concat()).collect();
        let names = ["junior-cook", "cook", "senior-cook"];
        let pages = names.iter().zip(texts).map(|(name, text)| PageSource {
            file: format!("inn/{name}.md"),
            text: format!("---\ntitle: {}\n---\n\n{text}", name.replace('-', " ")),
        });
        Source { site: Site::default(), pages: pages.collect() }
    }
}

proptest! {
    #[test]
    fn joining_loses_no_word_and_gives_every_id_once(source in family()) {
        let (catalog, pages) = roles_and_pages(&source);
        let all = |role: &Role| -> Vec<String> {
            let headings = role.sections.iter().filter_map(|section| section.heading.as_ref());
            let headings = headings.flat_map(|heading| heading.text.split_whitespace());
            headings.map(|word| word.to_lowercase()).chain(role.sections.iter().flat_map(words)).collect()
        };
        for role in catalog.roles.iter().filter(|role| !role.parts.is_empty()) {
            let joined = all(role);
            for page in pages.iter().filter_map(|page| page.alone.as_deref()) {
                for word in all(page) {
                    prop_assert!(joined.contains(&word), "{word} of {} is gone", page.file);
                }
            }
            let mut ids: Vec<&str> = role.sections.iter().filter_map(|it| it.heading.as_ref()).map(|it| &*it.id).collect();
            ids.extend(role.sections.iter().flat_map(|section| section.items()).map(|item| &*item.id));
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), count);
            for note in links(role).iter().filter_map(|href| href.strip_prefix('#')) {
                prop_assert!(!note.is_empty());
            }
        }
        let read_again = again(&source, &catalog);
        for (one, other) in catalog.roles.iter().zip(&read_again.roles) {
            prop_assert_eq!(shown(one), shown(other));
        }
    }
}
