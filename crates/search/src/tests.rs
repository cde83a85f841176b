//! Filters over small catalogs, by the titles that match.

use super::*;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rolebook_model::{
    Availability, Block, Catalog, Content, Department, Inline, Level, Role, Section, Seniority, Site, Track,
};
use std::sync::Arc;

fn role(
    department: &str,
    title: &str,
    levels: &[Seniority],
    text: &str,
    vacancy: Option<Availability>,
) -> Arc<Role> {
    let paragraph = Block::Paragraph(vec![Inline::Text(text.to_owned())]);
    let level = |seniority: &Seniority| Level {
        name: format!("{} {title}", seniority.title()),
        slug: seniority.name().to_owned(),
        seniority: *seniority,
        track: String::new(),
        section: None,
    };
    Arc::new(Role {
        file: format!("{department}/{title}.md"),
        department: department.to_owned(),
        slug: title.to_lowercase(),
        title: title.to_owned(),
        summary: String::new(),
        aliases: Vec::new(),
        layout: String::new(),
        language: String::new(),
        availability: vacancy,
        vacancies: Vec::new(),
        pay: Vec::new(),
        facts: Vec::new(),
        labels: rolebook_model::PageLabels::default(),
        parts: Vec::new(),
        is_loaded: true,
        levels: levels.iter().map(level).collect(),
        sections: vec![Section {
            heading: None,
            content: vec![Content::Block(paragraph)],
            includes: vec![],
            is_of_table: false,
        }],
        footnotes: Vec::new(),
        findings: Vec::new(),
    })
}

fn catalog(roles: Vec<Arc<Role>>) -> Catalog {
    let mut departments: Vec<Department> = Vec::new();
    for role in &roles {
        if departments.iter().all(|department| department.slug != role.department) {
            let (slug, name) = (role.department.clone(), role.department.to_uppercase());
            departments.push(Department { slug, name, introduction: None });
        }
    }
    Catalog { site: Site::default(), departments, roles }
}

fn company() -> Catalog {
    use Seniority::*;
    let (open, closed) = (Some(Availability::Open), Some(Availability::Closed));
    catalog(vec![
        role(
            "product",
            "Product Manager",
            &[Intermediate, Senior, Director],
            "Keeps the roadmap short.",
            open,
        ),
        role(
            "engineering",
            "Compiler Engineer",
            &[Intermediate, Senior, Staff],
            "Writes Rust, uses Git.",
            None,
        ),
        role("engineering", "Site Engineer", &[Senior], "Runs the GitOps pipelines in Łódź.", closed),
    ])
}

fn found(query: &str) -> Found {
    let catalog = company();
    find(&catalog, &TextIndex::new(&catalog), &Filter::from_query(query))
}

#[track_caller]
fn check(query: &str, expect: &[&str]) {
    let catalog = company();
    let titles: Vec<&str> = found(query)
        .roles
        .iter()
        .filter_map(|role| catalog.roles.get(*role))
        .map(|role| &*role.title)
        .collect();
    assert_eq!(titles, expect, "{query}");
}

#[test]
fn the_empty_filter_leaves_everything() {
    check("", &["Product Manager", "Compiler Engineer", "Site Engineer"]);
    check("?q=+,+", &["Product Manager", "Compiler Engineer", "Site Engineer"]);
}

#[test]
fn values_of_a_facet_are_alternatives() {
    check("?level=staff&level=intermediate", &["Product Manager", "Compiler Engineer"]);
    check(
        "?department=product&department=engineering&q=senior+engineer",
        &["Compiler Engineer", "Site Engineer"],
    );
}

#[test]
fn facets_narrow_one_another() {
    check("?department=engineering&level=intermediate", &["Compiler Engineer"]);
    check("?department=product&level=staff", &[]);
}

#[test]
fn every_word_must_occur_and_the_last_may_be_unfinished() {
    check("?q=git", &["Compiler Engineer", "Site Engineer"]);
    check("?q=git+rust", &["Compiler Engineer"]);
    check("?q=rust+roadmap", &[]);
}

#[test]
fn case_accents_and_punctuation_do_not_count() {
    check("?q=LODZ", &["Site Engineer"]);
    check("?q=(roadmap)", &["Product Manager"]);
}

#[test]
fn a_rung_must_be_on_the_track_that_is_asked_for() {
    check("?track=manager", &["Product Manager"]);
    check("?level=senior&track=individual", &["Product Manager", "Compiler Engineer", "Site Engineer"]);
    check("?level=senior&track=manager", &[]);
}

#[test]
fn only_open_vacancies_may_be_asked_for() {
    check("?open=1", &["Product Manager"]);
    check("?open=1&department=engineering", &[]);
    assert_eq!(found("?department=engineering").open.map(|open| open.count), Some(0));
    let unknown = catalog(vec![role("people", "Recruiter", &[], "Listens.", None)]);
    let found = find(&unknown, &TextIndex::new(&unknown), &Filter::default());
    assert_eq!(found.open, None);
}

#[test]
fn the_closer_to_the_title_the_words_stand_the_sooner_a_role_comes() {
    let ranked = |query: &str| {
        let catalog = catalog(vec![
            role("a", "Baker", &[], "Knows pastry.", None),
            role("a", "Cook", &[], "Bakes, and knows what a pastry chef does.", None),
            role("b", "Chef", &[Seniority::Manager], "Writes the menu.", None),
            role("b", "Pastry Chef", &[Seniority::Senior], "Folds dough.", None),
        ]);
        let found = find(&catalog, &TextIndex::new(&catalog), &Filter::from_query(query));
        let titles = found.roles.iter().map(|role| catalog.roles[*role].title.clone());
        titles.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(ranked("?q=pastry"), "Pastry Chef, Baker, Cook");
    assert_eq!(ranked("?q=chef"), "Chef, Pastry Chef, Cook");
    assert_eq!(ranked("?q=manager+chef"), "Chef");
    assert_eq!(ranked("?q=chef&sort=department"), "Cook, Chef, Pastry Chef");
    assert_eq!(ranked("?sort=title"), "Baker, Chef, Cook, Pastry Chef");
    assert_eq!(ranked("?sort=relevance"), "Baker, Cook, Chef, Pastry Chef");
}

#[test]
fn a_typo_is_corrected_where_nothing_matches_what_was_typed() {
    check("?q=raodmap", &["Product Manager"]);
    assert_eq!(found("?q=raodmap").corrections, ["roadmap"]);
    check("?q=rust+pipelinse", &[]);
    check("?q=senior+compller", &["Compiler Engineer"]);
    assert_eq!(found("?q=senior+compller").corrections, ["compiler"]);
    // Spelt right, though another word is similar.
    check("?q=gitops", &["Site Engineer"]);
    assert!(found("?q=gitops").corrections.is_empty());
}

#[test]
fn texts_without_spaces_are_found_by_any_part_of_them() {
    let catalog = catalog(vec![
        role("a", "ソフトウェア開発者", &[], "新しい機能を作る。", None),
        role("a", "디자이너", &[], "화면을 그린다.", None),
    ]);
    let index = TextIndex::new(&catalog);
    let check = |text: &str, expect: &[usize]| {
        let mut roles = find(&catalog, &index, &Filter::default().with_text(text)).roles;
        roles.sort_unstable();
        assert_eq!(roles, expect, "{text}");
    };
    check("開発", &[0]);
    check("発", &[0]);
    check("者 機能", &[0]);
    check("者機", &[]);
    check("자이", &[1]);
}

/// Compares the matches in the only role, marked as `[word]`.
#[track_caller]
fn check_matches(text: &str, expect: &[&str]) {
    let text_around =
        "Everybody who works here says so, and says it often enough for others to hear. ".repeat(2);
    let page = format!(
        "{text_around}The équipe keeps one roadmap for all of its products, and no other. {text_around}"
    );
    let catalog = catalog(vec![role("product", "Product Manager", &[Seniority::Senior], &page, None)]);
    let index = TextIndex::new(&catalog);
    let found = find(&catalog, &index, &Filter::default().with_text(text));
    let shown = |one: &Match| one.excerpt.iter().map(shown).collect::<String>();
    let matches = found.matches(&catalog, &index, 0);
    assert_eq!(matches.iter().map(shown).collect::<Vec<_>>(), expect, "{text}");
}

fn shown((run, is_marked): &Run) -> String {
    if *is_marked { format!("[{run}]") } else { run.clone() }
}

#[test]
fn a_match_shows_the_words_and_some_of_what_stands_around_them() {
    let excerpt = "…and says it often enough for others to hear. The [équipe] keeps one [roadmap] for all of its \
                   products, and no other. Everybody who works here …";
    check_matches("equipe road", &[excerpt]);
    check_matches("eqiupe roadmap", &[excerpt]);
}

#[test]
fn what_the_list_shows_anyway_is_no_match_but_can_be_marked() {
    check_matches("senior", &["[Senior] Product Manager"]);
    check_matches("manag", &["Senior Product [Manager]"]);
    let runs = found("?q=site+eng").marked("Site Engineer, on-site");
    assert_eq!(runs.iter().map(shown).collect::<String>(), "[Site] [Engineer], on-[site]");
}

#[test]
fn neighbours_of_a_run_without_spaces_are_one_mark() {
    let catalog = catalog(vec![role("a", "Role", &[], "新しい機能を作る。", None)]);
    let found = find(&catalog, &TextIndex::new(&catalog), &Filter::default().with_text("機能を"));
    let runs = found.marked("新しい機能を作る。");
    assert_eq!(runs.iter().map(shown).collect::<String>(), "新しい[機能を]作る。");
}

#[test]
fn counts_say_what_the_other_facets_leave() {
    let found = found("?department=product");
    let departments: Vec<(&str, usize, bool)> =
        found.departments.iter().map(|facet| (&*facet.name, facet.count, facet.selected)).collect();
    assert_eq!(departments, [("PRODUCT", 1, true), ("ENGINEERING", 2, false)]);
    let levels: Vec<(&str, usize)> = found.levels.iter().map(|facet| (&*facet.name, facet.count)).collect();
    assert_eq!(levels, [("Intermediate", 1), ("Senior", 1), ("Staff", 0), ("Director", 1)]);
}

#[test]
fn a_value_that_only_the_filter_names_can_still_be_taken_off() {
    let found = found("?department=gone&level=vp");
    assert!(found.roles.is_empty());
    assert!(found.departments.iter().any(|facet| facet.slug == "gone" && facet.selected));
    assert!(found.levels.iter().any(|facet| facet.slug == Seniority::Vp.name() && facet.selected));
}

fn any_catalog() -> impl Strategy<Value = Catalog> {
    let text = proptest::collection::vec(select(vec!["git", "rust", "roadmap", "équipe", "team"]), 0..4);
    let levels = subsequence(Seniority::ALL.to_vec(), 0..4);
    let vacancy = select(vec![None, Some(Availability::Open), Some(Availability::Closed)]);
    let page = (select(vec!["product", "engineering", "people"]), levels, text, vacancy).prop_map(
        |(department, levels, text, vacancy)| role(department, "Role", &levels, &text.join(" "), vacancy),
    );
    proptest::collection::vec(page, 0..12).prop_map(catalog)
}

fn any_filter() -> impl Strategy<Value = Filter> {
    let departments = subsequence(vec!["engineering", "people", "product"], 0..3);
    let levels = subsequence(Seniority::ALL.to_vec(), 0..3);
    let tracks = subsequence(Track::ALL.to_vec(), 0..=2);
    let text = select(vec!["", "git", "te", "rust équ", "roadnap", "nothing"]);
    (text, departments, levels, tracks, any::<bool>(), select(Sort::ALL.to_vec())).prop_map(
        |(text, departments, levels, tracks, open, sort)| Filter {
            text: text.to_owned(),
            departments: departments.into_iter().map(str::to_owned).collect(),
            levels,
            tracks,
            open,
            sort: Some(sort),
            ..Filter::default()
        },
    )
}

#[test]
fn footnotes_are_found_at_their_place() {
    let page = rolebook_model::PageSource {
        file: "a/baker.md".to_owned(),
        text: "# Baker\n\n- Bakes[^n] bread\n\n[^n]: Twice a night.\n".to_owned(),
    };
    let source = rolebook_model::Source { site: Site::default(), pages: vec![page] };
    let catalog = rolebook_reader::catalog(source);
    let found_at = |text: &str| {
        let filter = Filter { text: text.to_owned(), ..Filter::default() };
        let index = TextIndex::new(&catalog);
        let found = find(&catalog, &index, &filter);
        let matches = found.roles.first().map(|role| found.matches(&catalog, &index, *role));
        matches.unwrap_or_default().first().map(|it| it.anchor.clone()).unwrap_or_default()
    };
    assert_eq!(found_at("night"), "rolebook-note-1");
    assert_eq!(found_at("bakes"), "baker--bakes-bread");
}

proptest! {
    #[test]
    fn a_count_is_the_number_of_roles_after_the_click(catalog in any_catalog(), filter in any_filter()) {
        let index = TextIndex::new(&catalog);
        let rows = |filter: Filter| find(&catalog, &index, &filter).roles.len();
        let found = find(&catalog, &index, &filter);
        for facet in &found.departments {
            let only = Filter { departments: vec![facet.slug.clone()], ..filter.clone() };
            prop_assert_eq!(facet.count, rows(only));
        }
        for facet in &found.levels {
            let levels = Seniority::from_name(&facet.slug).into_iter().collect();
            prop_assert_eq!(facet.count, rows(Filter { levels, ..filter.clone() }));
        }
        for facet in &found.tracks {
            let tracks = Track::from_name(&facet.slug).into_iter().collect();
            prop_assert_eq!(facet.count, rows(Filter { tracks, ..filter.clone() }));
        }
        if let Some(facet) = &found.open {
            prop_assert_eq!(facet.count, rows(Filter { open: true, ..filter.clone() }));
        }
    }

    #[test]
    fn an_order_changes_no_more_than_the_order(catalog in any_catalog(), filter in any_filter()) {
        let index = TextIndex::new(&catalog);
        let in_order = |sort| find(&catalog, &index, &filter.with_sort(sort)).roles;
        let by_department = in_order(Sort::Department);
        prop_assert!(by_department.is_sorted());
        for sort in Sort::ALL {
            let mut roles = in_order(sort);
            roles.sort_unstable();
            prop_assert_eq!(&roles, &by_department);
        }
    }

    #[test]
    fn whatever_is_found_shows_where_unless_the_list_does(catalog in any_catalog(), filter in any_filter()) {
        let index = TextIndex::new(&catalog);
        let found = find(&catalog, &index, &filter);
        for role in &found.roles {
            let matches = found.matches(&catalog, &index, *role);
            prop_assert_eq!(matches.is_empty(), !filter.has_words());
            let has_mark = |one: &Match| one.excerpt.iter().any(|(_, is_marked)| *is_marked);
            prop_assert!(matches.iter().all(has_mark));
        }
    }

    #[test]
    fn a_click_and_the_same_click_again_change_nothing(filter in any_filter()) {
        prop_assert_eq!(filter.toggle_department("product").toggle_department("product"), filter.clone());
        prop_assert_eq!(filter.toggle_level(Seniority::Vp).toggle_level(Seniority::Vp), filter.clone());
        prop_assert_eq!(filter.toggle_track(Track::Manager).toggle_track(Track::Manager), filter.clone());
        prop_assert_eq!(filter.toggle_open().toggle_open(), filter);
    }
}
