//! Properties of every matrix, on the project's own roles, on the corpus, and on pages made of few items: it has what the pages
//! of the levels have, item by item, and a fold names the rung to the left, which has what is folded.

use crate::folder::{corpus, own_roles};
use proptest::prelude::*;
use proptest::sample::select;
use rolebook_app::view::SharedCatalog;
use rolebook_diff::{Matrix, Piece, RoleWords, State, first_levels};
use rolebook_model::{Block, Content, PageSource, Role, Section, Site, Source};
use scraper::{ElementRef, Html, Selector};
use std::collections::{HashMap, HashSet};

#[test]
fn every_matrix_equals_the_pages_of_its_levels() {
    let mut count = 0;
    for folder in [Some(own_roles()), corpus()].into_iter().flatten() {
        let source = rolebook_site::load(&folder).unwrap().source;
        let catalog = SharedCatalog::new(rolebook_reader::catalog(source));
        for role in catalog.catalog().roles.iter().filter(|role| role.has_matrix()) {
            check(role);
            check_rendered(&catalog, role);
            count += 1;
        }
    }
    assert!(count > 10, "{count} roles have a matrix");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_matrix_equals_the_pages_of_its_levels(
        shared in items(),
        levels in prop::collection::vec((select(LEVELS.to_vec()), items(), items()), 2..6),
    ) {
        let mut text = format!("---\ntitle: Baker\n---\n\n## Responsibilities\n\n{}", list(&shared));
        for (name, duties, requirements) in levels {
            text += &format!("## {name}\n\n### {name} Responsibilities\n\n{}", list(&duties));
            text += &format!("### {name} Requirements\n\n{}", list(&requirements));
        }
        let catalog = catalog_of(&text);
        for role in catalog.catalog().roles.iter().filter(|role| role.has_matrix()) {
            check(role);
            check_rendered(&catalog, role);
        }
    }
}

/// The names of levels on two tracks.
const LEVELS: [&str; 6] = [
    "Junior Baker",
    "Senior Baker",
    "Staff Baker",
    "Principal Baker",
    "Bakery Manager",
    "Director of Baking",
];

/// A few items of which many are nearly the same.
fn items() -> impl Strategy<Value = Vec<&'static str>> {
    const ITEMS: [&str; 7] = [
        "Bakes the bread of the morning",
        "Bakes the bread of the morning and the evening shift",
        "Bakes the bread of the long morning",
        "Plans one week with the team",
        "Plans one quarter with the team",
        "Teaches others",
        "Answers for the books",
    ];
    prop::collection::vec(select(ITEMS.to_vec()), 0..5)
}

fn list(items: &[&str]) -> String {
    items.iter().map(|item| format!("- {item}\n")).chain(["\n".to_owned()]).collect()
}

fn catalog_of(text: &str) -> SharedCatalog {
    let page = PageSource { file: "bakery/baker.md".to_owned(), text: text.to_owned() };
    SharedCatalog::new(rolebook_reader::catalog(Source { site: Site::default(), pages: vec![page] }))
}

/// Every piece of every level stands once in its column or in what all share, in the state that the other pages give it.
fn check(role: &Role) {
    let matrix = Matrix::new(role, &RoleWords::new(role));
    let shared: HashSet<usize> = matrix.shared.iter().copied().collect();
    for (at, column) in matrix.columns.iter().enumerate() {
        let name = format!("{}: {}", role.file, role.levels[column.level].name);
        let held = || role.sections_of(column.level).into_iter().map(|(section, _)| section);
        let own: Vec<usize> = held().filter(|section| !shared.contains(section)).collect();
        let mut left_over: HashMap<*const (), &str> = HashMap::new();
        for piece in own.iter().flat_map(|section| pieces(&role.sections[*section])) {
            left_over.insert(address(piece), "");
        }
        let new: HashSet<*const ()> = first_levels(role, column.level)
            .into_iter()
            .filter(|first| first.level.is_none())
            .map(|first| address(first.piece))
            .collect();
        let of_left: Vec<Vec<String>> = column
            .left
            .into_iter()
            .flat_map(|left| role.sections_of(left))
            .flat_map(|(section, _)| pieces(&role.sections[section]))
            .map(sorted_words)
            .collect();
        for entry in matrix.rows.iter().flat_map(|row| &row.cells[at].entries) {
            let text = entry.piece.text();
            assert!(left_over.remove(&address(entry.piece)).is_some(), "{name} has {text:?} twice");
            match entry.state {
                State::Lowest => assert!(column.left.is_none(), "{name}: {text:?}"),
                State::New => assert!(
                    new.contains(&address(entry.piece))
                        || text.trim().is_empty()
                        || !own.contains(&entry.section),
                    "{name}: {text:?} is not new"
                ),
                State::Repeated => {
                    let words = sorted_words(entry.piece);
                    assert!(
                        of_left.iter().any(|left| is_within(&words, left)),
                        "{name}: {text:?} is not to the left"
                    );
                }
                State::Changed(ref marks) => {
                    assert!(marks.iter().all(|mark| text.get(mark.clone()).is_some()), "{name}: {text:?}");
                }
                State::As(level) => {
                    assert!(role.levels_below(column.level).contains(&level), "{name}: {text:?}")
                }
            }
        }
        assert!(left_over.is_empty(), "{name} lacks {} pieces", left_over.len());
    }
}

fn pieces(section: &Section) -> Vec<Piece<'_>> {
    section.content.iter().filter(|content| !content.is_ladder()).flat_map(pieces_of).collect()
}

fn pieces_of(content: &Content) -> Vec<Piece<'_>> {
    match content {
        Content::Items(list) => list.items.iter().map(Piece::Item).collect(),
        Content::Block(Block::Rule) => Vec::new(),
        Content::Block(block) => vec![Piece::Block(block)],
    }
}

fn address(piece: Piece<'_>) -> *const () {
    match piece {
        Piece::Item(item) => std::ptr::from_ref(item).cast(),
        Piece::Block(block) => std::ptr::from_ref(block).cast(),
    }
}

fn sorted_words(piece: Piece<'_>) -> Vec<String> {
    let text = piece.text().to_lowercase();
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    words.sort();
    words
}

fn is_within(words: &[String], all: &[String]) -> bool {
    let mut all = all.iter();
    words.iter().all(|word| all.any(|other| other == word))
}

/// The page shows in a level's column and below it the items that the level's own page shows.
fn check_rendered(catalog: &SharedCatalog, role: &Role) {
    let page = |last: &str| {
        let path = format!("/roles/{}/{}/{last}/", role.department, role.slug);
        Html::parse_document(&rolebook_site::render(catalog, &path))
    };
    let matrix = page("matrix");
    let heads: Vec<String> =
        all(&matrix, "thead tr:last-child th a").map(|head| head.text().collect::<String>()).collect();
    assert_eq!(heads.len(), role.levels.len(), "{}", role.file);
    for (at, index) in role.ladder().into_iter().enumerate() {
        let level = &role.levels[index];
        assert_eq!(heads[at], level.name);
        let of_level = page(&level.slug);
        let column = format!("tbody:not(.shared) td:nth-child({}) li", at + 2);
        assert_eq!(
            texts(&matrix, &column),
            texts(&of_level, ".part.own li"),
            "{}: {}",
            role.file,
            level.name
        );
        assert_eq!(texts(&matrix, ".shared td li"), texts(&of_level, ".part.shared li"), "{}", role.file);
    }
}

fn all<'a>(page: &'a Html, selector: &str) -> impl Iterator<Item = ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>().into_iter()
}

/// The texts of list items in any order and without spaces, without those of levels that are included and of controls.
fn texts(page: &Html, selector: &str) -> Vec<String> {
    let aside = |element: &ElementRef<'_>| {
        element.value().classes().any(|class| matches!(class, "includes" | "item-links"))
            || element.value().name() == "button"
    };
    let within =
        |element: &ElementRef<'_>| element.ancestors().filter_map(ElementRef::wrap).any(|it| aside(&it));
    let text = |element: ElementRef<'_>| {
        let texts = element.descendants().filter(|node| node.value().is_text()).filter(|node| {
            !node.ancestors().filter_map(ElementRef::wrap).any(|it| {
                it.value().classes().any(|class| class == "mark" || class == "copy")
                    || it.value().name() == "button"
            })
        });
        let text: String =
            texts.filter_map(|node| node.value().as_text().map(|text| text.to_string())).collect();
        text.split_whitespace().collect::<String>()
    };
    let mut texts: Vec<String> = all(page, selector).filter(|it| !within(it)).map(text).collect();
    texts.sort();
    texts
}

#[test]
fn a_matrix_of_a_table_has_its_cells() {
    let table = "| | Junior Baker | Senior Baker | Staff Baker |\n|---|---|---|---|\n\
                 | Scope | One oven | One shift | The whole bakery |\n\
                 | Craft | Bakes bread after a recipe | Writes recipes that others use | Invents what nobody baked before |\n\
                 | People | Asks for help early | Teaches two apprentices | Teaches those who teach |\n";
    let catalog = catalog_of(&format!("---\ntitle: Baker\n---\n\n## Levels\n\n{table}"));
    let role = &catalog.catalog().roles[0];
    assert!(role.has_matrix(), "{:?}", role.levels);
    check(role);
    let page = rolebook_site::render(&catalog, "/roles/bakery/baker/matrix/");
    let page = Html::parse_document(&page);
    for (row, line) in table.lines().skip(2).enumerate() {
        let expect: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let shown: Vec<ElementRef<'_>> =
            all(&page, &format!("tbody tr:nth-child({}) > *", row + 1)).collect();
        for (cell, expect) in shown.iter().zip(&expect) {
            let text: String = cell.text().collect();
            assert!(text.contains(expect), "{expect:?} is not {text:?}");
        }
        assert_eq!(shown.len(), expect.len());
    }
}

#[test]
fn a_role_of_one_level_has_no_matrix() {
    let catalog = catalog_of("---\ntitle: Baker\n---\n\n## Responsibilities\n\n- Bakes\n");
    assert!(!catalog.catalog().roles[0].has_matrix());
    let routes = rolebook_site::routes(catalog.catalog());
    assert!(routes.iter().all(|route| !route.path("/").ends_with("/matrix/")), "{routes:?}");
    let role = rolebook_site::render(&catalog, "/roles/bakery/baker/");
    assert!(!role.contains("/matrix/"), "{role}");
}

#[test]
fn what_a_level_repeats_is_folded_and_named_by_the_rung_to_the_left() {
    let catalog = catalog_of(
        "---\ntitle: Baker\n---\n\n## Junior Baker\n\n### Responsibilities\n\n- Bakes the bread\n- Plans one week with the team\n\n\
         ## Senior Baker\n\n### Responsibilities\n\n- Bakes the bread\n- Plans one week with the team\n- Teaches others\n\n\
         ## Staff Baker\n\n### Responsibilities\n\n- Bakes the bread\n- Plans one quarter with the team\n",
    );
    let page = rolebook_site::render(&catalog, "/roles/bakery/baker/matrix/");
    let page = Html::parse_document(&page);
    let one =
        |selector: &str| all(&page, selector).map(|it| it.text().collect::<String>()).collect::<Vec<_>>();
    assert_eq!(one("tbody td:nth-child(3) summary"), ["As Junior, and:"]);
    assert_eq!(one("tbody td:nth-child(3) [data-state=new] li"), ["Teaches others"]);
    assert_eq!(one("tbody td:nth-child(4) summary"), ["1 as at Senior"]);
    assert_eq!(one("tbody td:nth-child(4) [data-state=changed] .state"), ["Reworded"]);
    assert_eq!(one("tbody td:nth-child(4) [data-state=changed] ins"), ["quarter"]);
}
